"""Input of looking back and of the end."""

from typing import Any

from django import forms

from massanzug.fall.choices import (
    Abschlussgrund,
    Intensitaet,
    Nachfrageergebnis,
    Sicht,
    Zielwert,
)
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Fall
from massanzug.technik.formulare import DatumField, langer_text

KEINE_STIMME: tuple[str, str] = ("", "hat nichts gesagt")


class RueckblickForm(Fallform):
    """Each goal with a question to four sides; who did not speak is left out."""

    teilnehmende = langer_text("Wer war dabei?", "Namen oder Rollen.", zeilen=2)
    was_wirkte = langer_text("Was hat geholfen?", "Was war anders, wenn es gut lief? Wer hat dazu beigetragen?")
    was_lassen = langer_text("Was lassen wir weg?", required=False, zeilen=2)
    neues = langer_text("Was ist neu?", "Ein anderer Wille, jemand Neues, eine neue Möglichkeit.", required=False)
    intensitaet = forms.ChoiceField(
        label="Wie geht es weiter?",
        choices=Intensitaet.choices,
        widget=forms.RadioSelect,
        help_text="Was die Familie möchte. Geändert wird der Maßanzug in einer neuen Fassung.",
    )
    am = DatumField(label="Wann war das Gespräch?")
    naechster_am = DatumField(kommend=True, label="Wann schauen Sie wieder gemeinsam zurück?", required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ziele = tuple(fall.ziele.filter(ausgang=""))
        gruppen = []
        for ziel in self.ziele:
            felder = []
            for sicht in Sicht:
                name = f"wert_{ziel.pk}_{sicht}"
                self.fields[name] = forms.TypedChoiceField(
                    label=f"So sieht es {WER_SIEHT[sicht]}",
                    choices=[KEINE_STIMME, *Zielwert.choices],
                    coerce=int,
                    empty_value=None,
                    required=False,
                )
                felder.append(name)
            beleg = f"beleg_{ziel.pk}"
            self.fields[beleg] = forms.CharField(label="Woran sieht man das?", max_length=300, required=False)
            gruppen.append((f"„{ziel.text}“", (*felder, beleg)))
        self.gruppen = (
            *gruppen,
            ("Was wir daraus lernen", ("was_wirkte", "was_lassen", "neues", "intensitaet")),
            ("Das Gespräch", ("teilnehmende", "am", "naechster_am")),
        )

    def clean(self) -> dict[str, Any]:
        """`bewertungen`: what was said as goal, side, value, evidence."""
        werte = super().clean() or self.cleaned_data
        werte["bewertungen"] = [
            (ziel, sicht, Zielwert(wert), werte.get(f"beleg_{ziel.pk}", ""))
            for ziel in self.ziele
            for sicht in Sicht
            if (wert := werte.get(f"wert_{ziel.pk}_{sicht}")) is not None
        ]
        return werte


WER_SIEHT = {
    Sicht.JUNGER_MENSCH: "der junge Mensch",
    Sicht.ELTERN: "die Familie",
    Sicht.TRAEGER: "der Leitträger",
    Sicht.JUGENDAMT: "das Jugendamt",
}


NICHT_MEHR = "Leer lassen, wenn es niemand mehr sagen kann."


class AbschlussForm(Fallform):
    """What a family and those who come later need to know; nothing else holds up an end."""

    grund = forms.ChoiceField(label="Warum endet die Hilfe?", choices=Abschlussgrund.choices, widget=forms.RadioSelect)
    ergebnis = langer_text("Was ist erreicht?", f"In den Worten der Familie. {NICHT_MEHR}", required=False)
    wer_bleibt = langer_text(
        "Wer bleibt?", f"Wen kann die Familie anrufen, wenn es schwer wird? {NICHT_MEHR}", required=False
    )
    rueckmeldung = langer_text("Was sagt die Familie zur Hilfe?", required=False)
    am = DatumField(label="Wann endet die Hilfe?")


class NachfrageForm(Fallform):
    ergebnis = forms.ChoiceField(
        label="Was sagt die Familie?", choices=Nachfrageergebnis.choices, widget=forms.RadioSelect
    )
    worte = langer_text("In ihren Worten", required=False)
    am = DatumField(label="Wann haben Sie gefragt?")
