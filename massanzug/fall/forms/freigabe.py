"""Input of a release."""

from collections.abc import Sequence
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
    traeger = forms.ModelChoiceField(Traeger.objects.none(), label="An welchen Träger?", empty_label="Bitte wählen")
    fachkraft = forms.ModelChoiceField(Konto.objects.none(), label="An welche Fachkraft?", empty_label="Bitte wählen")
    teile = forms.MultipleChoiceField(
        label="Was darf sie sehen?",
        choices=Freigabeteil.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nur, was sie für ihre Aufgabe braucht.",
    )
    zweck = forms.CharField(label="Wofür?", max_length=200)
    einwilligung_am = DatumField(label="Wann hat die Familie zugestimmt?")

    def __init__(self, *args: Any, fachkraefte: Sequence[tuple[Konto, Sequence[Traeger]]], **kwargs: Any) -> None:
        """`fachkraefte`: who can take this on here today, each with where she works; nobody else is offered."""
        super().__init__(*args, **kwargs)
        wo = {konto.pk: ", ".join(t.name for t in traeger) for konto, traeger in fachkraefte}
        traeger: Any = self.fields["traeger"]
        traeger.queryset = Traeger.objects.filter(pk__in={t.pk for _, alle in fachkraefte for t in alle}).order_by(
            "name"
        )
        fachkraft: Any = self.fields["fachkraft"]
        fachkraft.queryset = Konto.objects.filter(pk__in=wo).order_by("name")
        fachkraft.label_from_instance = lambda konto: f"{konto.name} ({wo[konto.pk]})"
        if not wo:
            fachkraft.help_text = (
                "In diesem Wirkungsraum hat heute niemand bei einem Träger einen Zugang als Fachkraft. "
                "Die Verwaltung kann einen einrichten."
            )
