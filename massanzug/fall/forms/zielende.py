"""Input of the end of a goal."""

from django import forms

from massanzug.fall.choices import Zielausgang
from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField, langer_text


class ZielendeForm(Fallform):
    ausgang = forms.ChoiceField(
        label="Was ist daraus geworden?",
        choices=[
            (Zielausgang.ERREICHT, "Es ist erreicht"),
            (Zielausgang.AUFGEGEBEN, "Es ist aufgegeben: Es passt nicht mehr"),
        ],
        widget=forms.RadioSelect,
    )
    worte = langer_text("Warum?", "In den Worten der Menschen, deren Ziel es ist.", zeilen=2)
    am = DatumField(label="Seit wann?")
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ZielWiederForm(Fallform):
    worte = langer_text("Warum nehmen Sie es wieder auf?", "In den Worten der Menschen, deren Ziel es ist.", zeilen=2)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)
