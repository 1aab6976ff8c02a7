"""Input of the Bereich of a case."""

from typing import Any

from django import forms

from massanzug.fall.choices import Bereich
from massanzug.fall.forms.wofuer import Fallform
from massanzug.technik.formulare import DatumField, langer_text
from massanzug.zugang.models import Konto

WANN_WELCHER = {
    Bereich.LEISTUNG: "Leistungsbereich: Die Familie will etwas verändern, und die Hilfe ist freiwillig",
    Bereich.KLAERUNG: "Klärungsbereich: Ob ein Kind Schutz braucht, ist offen oder umstritten",
    Bereich.GEFAEHRDUNG: "Gefährdungsbereich: Ein Kind braucht Schutz (§ 8a SGB VIII)",
}


class BereichForm(Fallform):
    bereich = forms.ChoiceField(
        label="In welchem Bereich arbeiten Sie?",
        choices=[(b.value, WANN_WELCHER[b]) for b in Bereich],
        widget=forms.RadioSelect,
    )
    grund = langer_text(
        "Warum?", "Was haben Sie selbst gesehen oder gehört, was sagen die Menschen dazu? Was hat sich geändert?"
    )
    am = DatumField(label="Seit wann?")
    auftrag = langer_text("Was ist zu klären?", "Wer fragt wen, wer schaut sich was an?", required=False, zeilen=2)
    bis = DatumField(kommend=True, label="Bis wann?", required=False, help_text="Eine Klärung soll kurz bleiben.")
    gemeinsam_mit = forms.ModelChoiceField(
        Konto.objects.none(),
        label="Mit wem haben Sie gemeinsam eingeschätzt?",
        required=False,
        empty_label="Bitte wählen",
        help_text="In den Gefährdungsbereich und wieder heraus führt nie die Einschätzung einer Person allein.",
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gruppen = (
        ("Der Bereich", ("bereich", "grund", "am")),
        ("Nur im Klärungsbereich", ("auftrag", "bis")),
        ("Nur, wenn es um eine Gefährdung geht oder ging", ("gemeinsam_mit",)),
    )

    def __init__(self, *args: Any, zweite: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeinsam_mit"].queryset = zweite  # type: ignore[attr-defined]
