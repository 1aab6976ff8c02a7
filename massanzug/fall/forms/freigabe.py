"""Input of a release."""

from typing import Any

from django import forms

from massanzug.fall.choices import (
    Freigabeteil,
)
from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto


class FreigabeForm(Fallform):
    traeger = forms.ModelChoiceField(Traeger.objects.all(), label="An welchen Träger?", empty_label="Bitte wählen")
    fachkraft = forms.ModelChoiceField(Konto.objects.none(), label="An welche Fachkraft?", empty_label="Bitte wählen")
    teile = forms.MultipleChoiceField(
        label="Was darf sie sehen?",
        choices=Freigabeteil.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nur, was sie für ihre Aufgabe braucht.",
    )
    zweck = forms.CharField(label="Wofür?", max_length=200)
    einwilligung_am = DatumField(label="Wann hat die Familie zugestimmt?")

    def __init__(self, *args: Any, fachkraefte: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fachkraft"].queryset = fachkraefte  # type: ignore[attr-defined]
