from typing import Any

from django import forms

from massanzug.planbudget.models import Steuerungspunkt
from massanzug.technik.formulare import DatumField, langer_text


class PunktNeuForm(forms.Form):
    anlass = forms.CharField(
        label="Worüber soll die Steuerungsgruppe sprechen?", max_length=300, help_text="Keine Namen von Familien."
    )


class PunktForm(forms.Form):
    massnahme = langer_text("Was soll geschehen?", required=False)
    wer = forms.CharField(label="Wer kümmert sich?", max_length=120, required=False)
    bis = DatumField(kommend=True, label="Bis wann?", required=False)
    niederschrift = langer_text("Niederschrift", "Was wurde besprochen? Keine Namen von Familien.", required=False)
    erledigt = forms.BooleanField(label="Der Punkt ist erledigt", required=False)
    stand = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def anfang(punkt: Steuerungspunkt) -> dict[str, Any]:
        return {
            "massnahme": punkt.massnahme,
            "wer": punkt.wer,
            "bis": punkt.bis,
            "niederschrift": punkt.niederschrift,
            "erledigt": punkt.erledigt_am is not None,
            "stand": punkt.stand,
        }


class ZuordnungForm(forms.Form):
    zaehlt = forms.TypedChoiceField(
        label="Zählt diese Hilfe ins Planbudget?",
        choices=[("ja", "Ja, sie zählt"), ("nein", "Nein, sie zählt nicht")],
        coerce=lambda wert: wert == "ja",
        widget=forms.RadioSelect,
    )
    grund = langer_text("Warum weicht das von der Regel ab?", "Keine Namen von Familien.")
