"""Input of facts that start or end a period."""

from typing import Any

from django import forms

from massanzug.fall.choices import Antragsform, Fristanlass
from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField


class FristereignisForm(Fallform):
    """Only what can have happened in this case now is offered."""

    art = forms.ChoiceField(label="Was ist geschehen?", widget=forms.RadioSelect)
    am = DatumField(
        label="Wann?",
        help_text="Bei einem Antrag, Widerspruch oder Gutachten der Tag, an dem es bei Ihnen eingegangen ist.",
    )
    form = forms.ChoiceField(
        label="Wie kam der Antrag?",
        choices=[("", "kein Antrag oder nicht bekannt"), *Antragsform.choices],
        required=False,
        help_text="Ein Antrag braucht keine Form, auch ein Gespräch kann einer sein (§ 9 SGB X).",
    )

    def __init__(self, *args: Any, moegliche: tuple[Fristanlass, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["art"].choices = [(a.value, a.label) for a in moegliche]  # type: ignore[attr-defined]


class BerichtigungForm(Fallform):
    """The right day, or that it did not happen; the mistaken entry stays readable."""

    am = DatumField(label="Welcher Tag ist richtig?", required=False)
    nie = forms.BooleanField(label="Das ist gar nicht geschehen", required=False)
    grund = forms.CharField(label="Warum berichtigen Sie das?", max_length=300)

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or self.cleaned_data
        if "am" in werte and not werte["am"] and not werte.get("nie"):
            self.add_error("am", "Bitte schreiben Sie den richtigen Tag, oder dass es gar nicht geschehen ist.")
        return werte
