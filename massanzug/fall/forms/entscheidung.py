"""Input of the decision."""

from collections.abc import Sequence
from typing import Any

from django import forms

from massanzug.fall.choices import (
    Wunschwahl,
)
from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField, langer_text
from massanzug.zugang.models import Konto


class VorlageForm(Fallform):
    gruppen = (
        ("Ihr Vorschlag", ("ergebnis", "begruendung", "rechtsgrundlage", "hilfeart")),
        (
            "Wunsch- und Wahlrecht der Familie",
            ("wahl_hinweis_am", "wahl_alternativen", "wahl_wunsch", "wahl_ergebnis", "wahl_grund"),
        ),
        ("Zu zweit", ("zweite_fachkraft",)),
    )
    ergebnis = forms.ChoiceField(
        label="Was schlagen Sie vor?",
        choices=[("bewilligt", "Bewilligen"), ("abgelehnt", "Ablehnen")],
        widget=forms.RadioSelect,
    )
    begruendung = langer_text(
        "Warum ist diese Hilfe geeignet und notwendig?", "Die Familie liest diese Sätze.", zeilen=4
    )
    rechtsgrundlage = forms.CharField(
        label="Rechtsgrundlage", max_length=60, help_text="Ein Vorschlag, aus den Bausteinen abgeleitet. Bitte prüfen."
    )
    hilfeart = forms.ChoiceField(
        label="Hilfeart der Statistik", help_text="So zählt die Hilfe in der amtlichen Statistik (§ 99 SGB VIII)."
    )
    wahl_hinweis_am = DatumField(label="Wann haben Sie auf das Wunsch- und Wahlrecht hingewiesen?")
    wahl_alternativen = langer_text("Welche Anbieter haben Sie genannt?", zeilen=2)
    wahl_wunsch = langer_text("Was wünscht die Familie?", required=False, zeilen=2)
    wahl_ergebnis = forms.ChoiceField(
        label="Was wird aus dem Wunsch?", choices=Wunschwahl.choices, widget=forms.RadioSelect
    )
    wahl_grund = langer_text("Wenn nicht ganz: warum?", required=False, zeilen=2)
    zweite_fachkraft = forms.ModelChoiceField(
        Konto.objects.none(), label="Wer entscheidet mit Ihnen?", empty_label="Bitte wählen"
    )

    stand = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(
        self, *args: Any, zweite: Any, hilfearten: Sequence[tuple[str, str]], grund: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hilfeart"].choices = [("", "Bitte wählen"), *hilfearten]  # type: ignore[attr-defined]
        if grund:
            self.fields["rechtsgrundlage"].help_text = f"Ein Vorschlag, bitte prüfen: {grund}"
        self.fields["zweite_fachkraft"].queryset = zweite  # type: ignore[attr-defined]


class RueckgabeForm(Fallform):
    rueckgabe_grund = langer_text("Was ist noch zu klären?", "Eine Frage, auf die es eine Antwort gibt.")
