from typing import Any

from django import forms

from massanzug.planbudget.choices import Ereignisart
from massanzug.planbudget.rules import FREI_VORSCHLAGBAR
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.formulare import DatumField, langer_text


class VorzeichenbetragField(forms.CharField):
    """An amount that may lie below zero; gives whole cents."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return Betrag.aus_text(text).cent
        except ValueError as fehler:
            raise forms.ValidationError(str(fehler), code="betrag") from fehler


class EreignisForm(forms.Form):
    gruppen = (
        ("Was ändert sich?", ("art", "jahr_cent", "wirksam_ab", "endet_am")),
        ("Worauf beruht es?", ("beschluss", "nachweis")),
    )

    art = forms.ChoiceField(
        label="Welche Art von Ereignis?",
        choices=[(art.value, art.label) for art in FREI_VORSCHLAGBAR],
        widget=forms.RadioSelect,
        help_text="Rückführung und Vermeidung schlägt massanzug aus den Bausteinen vor; sie werden nicht getippt.",
    )
    jahr_cent = VorzeichenbetragField(
        label="Betrag für ein volles Jahr in Euro",
        max_length=30,
        help_text="Mit Minus, wenn das Planbudget kleiner wird. Das erste Jahr zählt ab dem Beginn.",
        widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
    )
    wirksam_ab = DatumField(label="Wirksam ab")
    endet_am = DatumField(
        kommend=True, label="Endet am", required=False, help_text="Leer lassen, wenn es bis auf Weiteres gilt."
    )
    beschluss = forms.CharField(
        label="Beschluss",
        max_length=200,
        help_text="Wer hat es wann beschlossen? Zum Beispiel: JHA, 12. März 2026, TOP 4.",
    )
    nachweis = langer_text("Nachweis", "Woraus folgt der Betrag? Keine Namen von Familien.")

    def clean_art(self) -> Ereignisart:
        return Ereignisart(self.cleaned_data["art"])


class WechselForm(forms.Form):
    nachweis = langer_text(
        "Nachweis",
        "Was belegt den Wechsel, zum Beispiel der Hilfeplan vom Tag der Entscheidung? Keine Namen von Familien.",
    )


class LeerForm(forms.Form):
    """Nothing to fill in, only to confirm."""


class GrundForm(forms.Form):
    grund = langer_text("Warum?")
