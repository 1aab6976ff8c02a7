"""Input of handing over."""

from typing import Any

from django import forms

from massanzug.fall.forms.freigabe import FreigabeForm
from massanzug.fall.forms.wofuer import Fallform
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.formulare import DatumField, langer_text
from massanzug.zugang.models import Konto


class UebergabeForm(Fallform):
    an = forms.ModelChoiceField(
        Konto.objects.none(),
        label="Wer übernimmt?",
        empty_label="Bitte wählen",
        help_text="Bis die Person zusagt, bleiben Sie zuständig.",
    )
    ab = DatumField(kommend=True, label="Ab wann?")
    stadtteil = forms.ModelChoiceField(
        Stadtteil.objects.select_related("wirkungsraum").order_by("wirkungsraum__reihenfolge", "name"),
        label="Zieht die Familie um?",
        required=False,
        empty_label="Nein, sie bleibt",
        help_text="Zieht sie in einen anderen Wirkungsraum, enden mit der Übernahme alle Freigaben. Was der neue "
        "Leitträger sehen darf, klärt dann die neue Fachkraft mit der Familie.",
    )
    grund = langer_text("Warum?", "Die Familie darf diesen Satz lesen.", zeilen=2)
    nicht_verlieren = langer_text(
        "Was darf nicht verloren gehen?",
        "Was haben Sie versprochen? Was hilft im Gespräch mit diesen Menschen? Was läuft gerade an?",
        zeilen=5,
    )

    def __init__(self, *args: Any, empfaenger: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld: Any = self.fields["an"]
        feld.queryset = Konto.objects.filter(pk__in=[pk for pk, _ in empfaenger])
        feld.choices = [("", "Bitte wählen"), *empfaenger]
        stadtteil: Any = self.fields["stadtteil"]
        stadtteil.label_from_instance = lambda s: f"Ja, nach {s.name} ({s.wirkungsraum.name})"


class AblehnungForm(Fallform):
    antwort = langer_text("Was steht dem entgegen?", "Die Kollegin oder der Kollege liest diesen Satz.")


class FreigabeUebergebenForm(FreigabeForm):
    mitgabe = langer_text(
        "Was darf nicht verloren gehen?",
        "Was läuft gerade, was ist versprochen? Die neue Fachkraft liest es. Schreiben Sie nur, womit die Familie "
        "einverstanden ist.",
    )
