"""The levers of a try-out. The form holds what was typed; what it means is judged by rechenkern.probe."""

from collections.abc import Iterator
from typing import Final

from django import forms
from django.forms import BoundField

from massanzug.planbudget.queries.probe import Probeblick
from massanzug.rechenkern.verteilung import MISCHBAR

SCHLUESSEL: Final = {
    "u21_anteilig": "nach Menschen unter 21",
    "gleich": "zu gleichen Teilen",
    "indikator": "nach einer eigenen Zahl",
    "bestand": "nach laufenden Kosten",
    "mischung": "nach einer Mischung",
}
AUSWAHLEN: Final = {
    "schluessel": ("Verteilt wird", SCHLUESSEL),
    "verlauf": (
        "Auf dem Weg dahin jedes Jahr",
        {"linear": "gleich viel mehr", "geometrisch": "der gleiche Anteil mehr"},
    ),
    "lesart": ("Die Startbeträge gelten", {"jahr": "für ein Jahr", "quartal": "für ein Vierteljahr"}),
}
RAUMWORTE: Final = {
    "start": "Startbetrag in Euro",
    "u21": "Menschen unter 21",
    "indikator": "Eigene Zahl, die für den Bedarf steht",
    "bestand": "Laufende Kosten im Monat in Euro",
}
NUR_GEFRAGT: Final = ("indikator", "bestand", "mischung")
"""Bases that one key needs and the others do not look at."""


class ProbeForm(forms.Form):
    """One field per parameter of the address; errors come from the core."""

    use_required_attribute = False

    def __init__(self, blick: Probeblick) -> None:
        super().__init__(data=dict(blick.parameter))
        self.namen = blick.namen
        self.fields |= {
            "schluessel": _auswahl("schluessel"),
            "summe": _feld("Summe für alle im Zieljahr, in Euro", "decimal"),
            "von": _feld("Startjahr", "numeric"),
            "bis": _feld("Zieljahr", "numeric"),
            "verlauf": _auswahl("verlauf"),
            "lesart": _auswahl("lesart"),
        }
        for vorsilbe, worte in RAUMWORTE.items():
            zahl = "decimal" if worte.endswith("Euro") else "numeric"
            for schluessel, name in self.namen.items():
                self.fields[f"{vorsilbe}-{schluessel}"] = _feld(f"{name}: {worte}", zahl)
        for schluessel in MISCHBAR:
            self.fields[f"mischung-{schluessel}"] = _feld(f"Anteil {SCHLUESSEL[schluessel]}", "numeric")
        self._melde(blick)

    def _melde(self, blick: Probeblick) -> None:
        """What is to mend, at its field; what concerns a whole group at its first one."""
        for name, text in blick.meldungen.items():
            wert = blick.parameter.get(name, "")
            if name in AUSWAHLEN and wert not in AUSWAHLEN[name][1]:
                self.add_error(name, "Diese Auswahl gibt es nicht. Bitte wählen Sie aus der Liste.")
                continue
            gruppe = wert if name == "schluessel" else name
            erstes = next((feld for feld in self.fields if feld.startswith(f"{gruppe}-")), None)
            self.add_error(erstes if erstes or name not in self.fields else name, text)

    @property
    def schluesselwort(self) -> str:
        """The chosen key in words."""
        return SCHLUESSEL.get(self.data["schluessel"], "")

    @property
    def haupt(self) -> list[BoundField]:
        """The levers that everybody turns."""
        return [self[name] for name in ("schluessel", "summe", "von", "bis", "verlauf", "lesart")]

    @property
    def gefragte(self) -> Iterator[tuple[str, str, list[tuple[str, BoundField]]]]:
        """The bases of single keys: name of the group, its words, and its fields with a short label each."""
        for vorsilbe in NUR_GEFRAGT[:2]:
            yield vorsilbe, RAUMWORTE[vorsilbe], self._je_raum(vorsilbe)
        teile = [(SCHLUESSEL[name], self[f"mischung-{name}"]) for name in MISCHBAR]
        yield "mischung", "Anteile in Promille, zusammen 1000 (500 ist die Hälfte)", teile

    @property
    def grundzahlen(self) -> Iterator[tuple[str, list[tuple[str, BoundField]]]]:
        """What is said of each Wirkungsraum whatever the key."""
        for vorsilbe in ("start", "u21"):
            yield RAUMWORTE[vorsilbe], self._je_raum(vorsilbe)

    @property
    def grundzahlen_offen(self) -> bool:
        """Whether something is to mend among them."""
        return any(name.startswith(("start-", "u21-")) for name in self.errors)

    def _je_raum(self, vorsilbe: str) -> list[tuple[str, BoundField]]:
        return [(name, self[f"{vorsilbe}-{schluessel}"]) for schluessel, name in self.namen.items()]


def _feld(label: str, art: str) -> forms.CharField:
    attribute = {"inputmode": art, "autocomplete": "off"}
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs=attribute))


def _auswahl(name: str) -> forms.CharField:
    """A choice whose unknown values are judged by the core, as all the rest."""
    label, worte = AUSWAHLEN[name]
    return forms.CharField(label=label, required=False, widget=forms.Select(choices=list(worte.items())))
