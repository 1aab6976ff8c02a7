from django import forms

from massanzug.planbudget.choices import Lesartwahl
from massanzug.technik.formulare import langer_text


class LesartForm(forms.Form):
    lesart = forms.ChoiceField(
        label="Wie sind die veröffentlichten Beträge gemeint?", choices=Lesartwahl.choices, widget=forms.RadioSelect
    )
    grund = langer_text("Woher wissen Sie das?", "Zum Beispiel: Auskunft der Stadt vom 3. Mai 2026.")
