"""Input of Hilfeplan, signature, Bescheid, posting and Gerichtsfassung."""

from collections.abc import Sequence
from typing import Any

from django import forms

from massanzug.fall.choices import Beteiligtenrolle, Kindschaftssache
from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField, langer_text

DABEI = [
    ("dabei", "war dabei"),
    ("gehoert", "war nicht dabei, wurde aber gehört"),
    ("offen", "war nicht dabei und ist noch nicht gehört"),
    ("nein", "gehört nicht dazu"),
]
VON_RECHTS_WEGEN = {Beteiligtenrolle.JUNGER_MENSCH, Beteiligtenrolle.SORGEBERECHTIGT}
"""Of them nobody may leave open whether they were heard (§ 36 Abs. 1 SGB VIII)."""
FACHLEUTE = {Beteiligtenrolle.JUGENDAMT, Beteiligtenrolle.TRAEGER}
WEITERE = 2
"""Empty places for people the case does not know, such as a teacher."""


class HilfeplanForm(Fallform):
    """What was agreed, and each participant's view in her own words."""

    fuer = forms.CharField(label="Für wen ist die Hilfe?", max_length=120)
    bedarf = langer_text(
        "Was wird gebraucht?", "Das Ergebnis, zu dem Sie gemeinsam gekommen sind, in Worten der Familie.", zeilen=4
    )
    perspektive = langer_text(
        "Wo soll das Kind leben?",
        "Soll es zurückkehren, soll es bleiben, ist es noch offen? (§ 37c SGB VIII)",
        zeilen=2,
    )
    geschwister = langer_text("Was ist mit den Geschwistern?", required=False, zeilen=2)
    am = DatumField(label="Wann war das Gespräch?")
    naechste_pruefung = DatumField(kommend=True, label="Wann schauen Sie wieder gemeinsam?")
    rueckruf = forms.CharField(
        label="Wen kann die Familie anrufen?", max_length=160, help_text="Name und Telefonnummer, so steht es im Blatt."
    )

    def __init__(
        self,
        *args: Any,
        menschen: Sequence[tuple[str, Beteiligtenrolle]],
        stationaer: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not stationaer:
            del self.fields["perspektive"]
        self.menschen = tuple(menschen)
        gruppen: list[tuple[str, tuple[str, ...]]] = []
        for i, (name, rolle) in enumerate(self.menschen):
            felder = self._wer(f"p{i}", rolle)
            gruppen.append((f"{name} ({rolle.label})", felder))
        for i in range(WEITERE):
            praefix = f"w{i}"
            self.fields[f"{praefix}_name"] = forms.CharField(label="Wer noch?", max_length=120, required=False)
            self.fields[f"{praefix}_rolle"] = forms.ChoiceField(
                label="Als wer?", choices=[("", "Bitte wählen"), *Beteiligtenrolle.choices], required=False
            )
            felder = self._wer(praefix, None)
            gruppen.append((f"Noch jemand ({i + 1})", (f"{praefix}_name", f"{praefix}_rolle", *felder)))
        self.gruppen = (
            ("Worum es geht", tuple(f for f in ("fuer", "bedarf", "perspektive", "geschwister") if f in self.fields)),
            *gruppen,
            ("Das Gespräch", ("am", "naechste_pruefung", "rueckruf")),
        )

    def _wer(self, praefix: str, rolle: Beteiligtenrolle | None) -> tuple[str, str]:
        muss = rolle in VON_RECHTS_WEGEN
        self.fields[f"{praefix}_dabei"] = forms.ChoiceField(
            label="Beim Gespräch",
            choices=[("", "Bitte wählen"), *DABEI] if muss else DABEI,
            required=muss,
            initial="" if muss else "dabei" if rolle is None or rolle in FACHLEUTE else "nein",
        )
        self.fields[f"{praefix}_meinung"] = langer_text("Was sagt sie oder er dazu?", required=False, zeilen=2)
        return f"{praefix}_dabei", f"{praefix}_meinung"

    @property
    def wofuer(self) -> dict[str, str]:
        gefragt = next((name for name, feld in self.fields.items() if name.endswith("_dabei") and feld.required), "")
        return super().wofuer | {gefragt: "Kinder, Jugendliche und Eltern werden beteiligt (§ 36 Abs. 1 SGB VIII)."}

    def clean(self) -> dict[str, Any]:
        """`beteiligte`: (name, role, was there, words, was heard) of everybody who belongs to it."""
        werte = super().clean() or self.cleaned_data
        werte["beteiligte"] = [*self._bekannte(werte), *self._weitere(werte)]
        return werte

    def _bekannte(self, werte: dict[str, Any]) -> list[tuple[str, str, bool, str, bool]]:
        return [
            (
                name,
                str(rolle),
                (wie := werte[f"p{i}_dabei"]) == "dabei",
                werte.get(f"p{i}_meinung", ""),
                wie != "offen",
            )
            for i, (name, rolle) in enumerate(self.menschen)
            if werte.get(f"p{i}_dabei") in {"dabei", "gehoert", "offen"}
        ]

    def _weitere(self, werte: dict[str, Any]) -> list[tuple[str, str, bool, str, bool]]:
        weitere = []
        for i in range(WEITERE):
            name, rolle = werte.get(f"w{i}_name"), werte.get(f"w{i}_rolle")
            if name and not rolle:
                self.add_error(f"w{i}_rolle", "Bitte sagen Sie, als wer diese Person dabei ist.")
            elif not name and werte.get(f"w{i}_meinung"):
                self.add_error(f"w{i}_name", "Bitte schreiben Sie dazu, wer das sagt.")
            elif name and rolle:
                wie = werte.get(f"w{i}_dabei")
                dabei = wie not in {"gehoert", "offen"}
                weitere.append((name, rolle, dabei, werte.get(f"w{i}_meinung", ""), wie != "offen"))
        return weitere


class UnterschriftForm(Fallform):
    """Signing is free; so is the reason for not doing it."""

    unterschreibt = forms.ChoiceField(
        label="Unterschreibt diese Person den Hilfeplan?",
        choices=[("ja", "Ja, sie hat unterschrieben"), ("nein", "Nein, sie unterschreibt nicht")],
        widget=forms.RadioSelect,
    )
    grund = forms.CharField(
        label="Unterschreibt nicht, weil …",
        max_length=300,
        required=False,
        help_text="Nur wenn die Person es sagen möchte, in ihren Worten. Die Hilfe hängt nicht daran.",
    )
    am = DatumField(label="Wann?")

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or self.cleaned_data
        werte["unterschreibt"] = werte.get("unterschreibt") == "ja"
        return werte


class BescheidForm(Fallform):
    empfaenger = forms.CharField(
        label="An wen?", max_length=120, help_text="Wer den Anspruch hat. Leben Eltern getrennt, bekommt jeder einen."
    )
    anschrift = forms.CharField(
        label="Anschrift",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Straße und Hausnummer, darunter Postleitzahl und Ort.",
    )
    fuer = forms.CharField(label="Für wen ist die Hilfe?", max_length=120)
    rueckruf = forms.CharField(label="Unter welcher Nummer sind Sie zu erreichen?", max_length=60, required=False)
    datum = DatumField(label="Datum des Bescheids")


class PostForm(Fallform):
    zur_post_am = DatumField(label="Wann ging der Bescheid zur Post?")


class PostBerichtigungForm(PostForm):
    grund = forms.CharField(label="Warum wird der Tag berichtigt?", max_length=200)


class GerichtsfassungForm(Fallform):
    sache = forms.ChoiceField(
        label="Worum geht es vor Gericht?", choices=Kindschaftssache.choices, widget=forms.RadioSelect
    )
    gericht = forms.CharField(label="Welches Gericht?", max_length=120)
    geschaeftszeichen = forms.CharField(label="Geschäftszeichen des Gerichts", max_length=60, required=False)
    prozess = langer_text(
        "Wie steht der Hilfeprozess?",
        "Angebotene und erbrachte Hilfe und wie es weitergeht. Nichts Anvertrautes (§ 65 SGB VIII).",
        zeilen=5,
    )
