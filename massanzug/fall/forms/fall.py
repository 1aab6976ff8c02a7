"""Input of the first contact, of conversations."""

from typing import Any

from django import forms

from massanzug.fall.choices import (
    Fallrolle,
    Kanal,
)
from massanzug.fall.forms.wofuer import Fallform
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.formulare import DatumField, langer_text
from massanzug.zugang.models import Konto

BITTE: tuple[str, str] = ("", "Bitte wählen")


STELLE = "stelle"
"""Who calls may stand outside the family; then nobody is entered as one of its people."""


class AufnahmeForm(Fallform):
    """First contact in four required answers."""

    bezeichnung = forms.CharField(
        label="Wie heißt die Familie?", max_length=80, help_text="So, wie sie sich selbst nennt."
    )
    person_name = forms.CharField(label="Wer hat sich gemeldet?", max_length=80)
    person_rolle = forms.ChoiceField(
        label="Wer ist das in der Familie?",
        choices=[
            BITTE,
            *Fallrolle.choices,
            (STELLE, "gehört nicht dazu: Schule, Kita, Nachbarschaft oder andere"),
        ],
    )
    stadtteil = forms.ModelChoiceField(
        Stadtteil.objects.none(), label="Wo wohnt die Familie?", empty_label="Bitte wählen"
    )
    anliegen = langer_text("Was ist das Anliegen?", "In den Worten der Person, die sich gemeldet hat.")
    kanal = forms.ChoiceField(label="Wie kam es zum Gespräch?", choices=Kanal.choices, initial=Kanal.TELEFON)
    am = DatumField(label="Wann war das Gespräch?", help_text="Zum Beispiel 3.5. oder 03.05.2026.")
    person_geboren_am = DatumField(label="Geburtsdatum der Person, die sich gemeldet hat", required=False)
    person_erreichbar = forms.CharField(label="Erreichbar unter", max_length=120, required=False)

    def __init__(self, *args: Any, raeume: frozenset[int] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stadtteil"].queryset = Stadtteil.objects.filter(wirkungsraum_id__in=raeume)  # type: ignore[attr-defined]

    def clean_person_rolle(self) -> str | None:
        """None for somebody who is not one of the people of the case."""
        rolle: str = self.cleaned_data["person_rolle"]
        return None if rolle == STELLE else rolle

    def clean(self) -> dict[str, Any]:
        werte: dict[str, Any] = super().clean() or self.cleaned_data
        if "person_rolle" in werte and werte["person_rolle"] is None and werte.get("person_geboren_am"):
            self.add_error("person_geboren_am", "Das gehört nur zu einer Person der Familie. Bitte leeren Sie es.")
        return werte


class VertretungForm(Fallform):
    konto = forms.ModelChoiceField(
        Konto.objects.none(),
        label="Wer vertritt Sie in diesem Fall?",
        empty_label="Bitte wählen",
        help_text="Die Vertretung sieht den ganzen Fall und kann ihn bearbeiten.",
    )
    von = DatumField(label="Ab wann?", required=False, help_text="Leer heißt: ab heute.")
    bis = DatumField(
        kommend=True, label="Bis wann?", required=False, help_text="Leer heißt: bis Sie die Vertretung beenden."
    )

    def __init__(self, *args: Any, moegliche: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["konto"].queryset = moegliche  # type: ignore[attr-defined]


class KontaktForm(Fallform):
    mit = forms.CharField(label="Mit wem haben Sie gesprochen?", max_length=120)
    anliegen = langer_text("Worum ging es?", "In den Worten der Person.")
    kanal = forms.ChoiceField(label="Wie?", choices=Kanal.choices)
    am = DatumField(label="Wann?")


class KontaktBerichtigenForm(KontaktForm):
    """The same answers; `stand` says on which wording the form was opened."""

    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeerForm(Fallform):
    """A question that is answered with yes."""
