"""Taking over a city's past: the file, which column holds what, why something goes into closed months."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from massanzug.planbudget.choices import Bestandsart
from massanzug.planbudget.queries.bestandspruefung import Spalten, kernart
from massanzug.rechenkern.bestand import FELDER
from massanzug.rechenkern.tabelle import spaltenbuchstabe
from massanzug.technik.formulare import langer_text
from massanzug.technik.tabellendatei import Grenzen, Tabellenfehler, lies_tabelle

MIB = 2**20
GRENZEN = Grenzen(bytes=10 * MIB, zeilen=20_000)
"""What a page takes; the command line takes more (`massanzug bestand-einlesen`)."""


class DateiForm(forms.Form):
    """A file that can be read as a table. What it says is shown on the next page."""

    datei = forms.FileField(
        label="Welche Datei?",
        help_text="Excel-Arbeitsmappe (.xlsx) oder CSV, höchstens 10 MB und 20.000 Zeilen. Keine Namen von Menschen.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )

    def __init__(self, *args: Any, zu_gross: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fehlt = "Bitte wählen Sie eine Datei aus."
        gross = f"Die Datei ist größer als {GRENZEN.bytes // MIB} MB. Bitte teilen Sie sie auf."
        self.fields["datei"].error_messages["required"] = gross if zu_gross else fehlt

    def clean_datei(self) -> Any:
        """The name and the bytes; a ValidationError with the mend for what is no table."""
        datei = self.cleaned_data["datei"]
        inhalt = datei.read()
        try:
            lies_tabelle(inhalt, datei.name, GRENZEN)
        except Tabellenfehler as fehler:
            raise ValidationError(str(fehler), code="tabelle") from fehler
        return datei.name.replace("\x00", ""), inhalt


class SpaltenForm(forms.Form):
    """A select per field of the kind: which column holds it. It travels in the address, as letters of the columns."""

    use_required_attribute = False

    def __init__(self, art: Bestandsart, kopf: Sequence[str], spalten: Spalten) -> None:
        buchstaben = {name: spaltenbuchstabe(stelle) for stelle, name in enumerate(kopf)}
        super().__init__(data={feld: buchstaben.get(name or "", "") for feld, name in spalten.items()})
        wahl = [("", "– keine –"), *((b, f"{b}: {name[:60]}") for name, b in buchstaben.items())]
        for feld in FELDER[kernart(art)]:
            self.fields[feld.schluessel] = forms.ChoiceField(label=feld.name, choices=wahl, required=False)


def spalten_aus(adresse: Mapping[str, str], art: Bestandsart, kopf: Sequence[str]) -> Spalten | None:
    """The columns that an address names; None where it names none, then they are suggested."""
    felder = [feld.schluessel for feld in FELDER[kernart(art)]]
    if "art" not in adresse or not any(feld in adresse for feld in felder):
        return None
    namen = {spaltenbuchstabe(stelle): name for stelle, name in enumerate(kopf)}
    vergeben: set[str] = set()
    spalten: dict[str, str | None] = {}
    for feld in felder:
        name = namen.get(adresse.get(feld, ""))
        spalten[feld] = None if name in vergeben else name
        vergeben |= {name} if name else set()
    return spalten


class UebernahmeForm(forms.Form):
    """Nothing to fill in, unless something lies in closed months."""

    nachtrag = langer_text(
        "Warum wird in abgeschlossene Monate gebucht?", "Zum Beispiel: Übernahme der Zahlungen aus der alten Software."
    )

    def __init__(self, *args: Any, mit_grund: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mit_grund:
            del self.fields["nachtrag"]
