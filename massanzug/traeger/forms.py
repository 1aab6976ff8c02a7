from django import forms

from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.formulare import DatumField
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto


class ZugehoerigkeitForm(forms.Form):
    konto = forms.ModelChoiceField(
        Konto.objects.order_by("name"),
        label="Wer?",
        empty_label="Bitte wählen",
        help_text="Ein neues Konto legt die Betriebsstelle mit „massanzug konto-anlegen“ an.",
    )
    traeger = forms.ModelChoiceField(
        Traeger.objects.all(), label="Bei welcher Organisation?", empty_label="Bitte wählen"
    )
    rolle = forms.ChoiceField(choices=[("", "Bitte wählen"), *Rolle.choices], label="In welcher Rolle?")
    wirkungsraum = forms.ModelChoiceField(
        Wirkungsraum.objects.all(),
        label="In welchem Wirkungsraum?",
        required=False,
        empty_label="Ganze Stadt",
        help_text="Fachkräfte und Leitungen arbeiten in einem Wirkungsraum, alle anderen für die ganze Stadt.",
    )
    gueltig_von = DatumField(label="Ab wann?")
    gueltig_bis = DatumField(label="Bis wann?", required=False)


class EndeForm(forms.Form):
    gueltig_bis = DatumField(label="Letzter Tag")
