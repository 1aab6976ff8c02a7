"""Input of next steps and of what becomes of a resource."""

from typing import Any

from django import forms

from massanzug.fall.choices import Ressourcenlage
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Fall, Ziel
from massanzug.technik.formulare import DatumField


class ZielschrittForm(Fallform):
    wer = forms.CharField(label="Wer?", max_length=120)
    was = forms.CharField(label="Was?", max_length=200)
    bis = DatumField(kommend=True, label="Bis wann?", required=False)


class ZielschrittAendernForm(ZielschrittForm):
    erledigt_am = DatumField(label="Getan am", required=False, help_text="Leer lassen, solange es noch aussteht.")
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RessourcenstandForm(Fallform):
    lage = forms.ChoiceField(label="Was ist daraus geworden?", choices=Ressourcenlage.choices, widget=forms.RadioSelect)
    ziel = forms.ModelChoiceField(
        Ziel.objects.none(), label="Für welches Ziel?", required=False, empty_label="Für keines bestimmte"
    )
    worte = forms.CharField(
        label="In Worten", max_length=300, required=False, help_text="Was trägt jetzt, oder was ist anders geworden?"
    )
    am = DatumField(label="Seit wann?")

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ziel"].queryset = fall.ziele.filter(ausgang="")  # type: ignore[attr-defined]
