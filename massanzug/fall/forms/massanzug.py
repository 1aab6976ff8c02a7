"""Input of the Maßanzug."""

from typing import Any

from django import forms

from massanzug.fall.choices import (
    EINHEIT_DER_ART,
    FAEDEN_DER_ART,
    Bausteinart,
    Einheit,
    Faden,
)
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Fall, Ziel
from massanzug.fall.queries.faelle import waehlbare_ziele
from massanzug.technik.formulare import BetragField, DatumField, MengeField
from massanzug.traeger.models import Traeger


class BausteinForm(Fallform):
    gruppen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Wer macht was?", ("faden", "art", "wer", "was", "ziel", "wie_oft")),
        ("Von wann bis wann?", ("von", "bis")),
        ("Was kostet es?", ("einheit", "menge_tausendstel", "satz_cent", "anbieter")),
    )
    faden = forms.ChoiceField(
        label="Wer trägt bei?",
        choices=Faden.choices,
        widget=forms.RadioSelect,
        template_name="fall/feld_faden.html",  # type: ignore[call-arg]  # Django 5.2 takes it, the stubs do not
        help_text="Von oben nach unten: erst, was die Familie selbst kann, zuletzt, was Fachkräfte tun.",
    )
    art = forms.ChoiceField(
        label="Was für ein Baustein?",
        choices=[("", "Nicht näher bestimmt"), *Bausteinart.choices],
        required=False,
        help_text="Hilft später bei der Hilfeart, zum Beispiel bei einer Tagesgruppe.",
    )
    wer = forms.CharField(
        label="Wer genau?", max_length=120, help_text="Zum Beispiel „Lina und ihre Mutter“ oder „TuS, Judogruppe“."
    )
    was = forms.CharField(label="Was?", max_length=200)
    ziel = forms.ModelChoiceField(Ziel.objects.none(), label="Für welches Ziel?", empty_label="Bitte wählen")
    wie_oft = forms.CharField(label="Wie oft?", max_length=80, required=False, help_text="Zum Beispiel „dienstags“.")
    von = DatumField(label="Ab wann?")
    bis = DatumField(
        kommend=True, label="Bis wann?", required=False, help_text="Leer lassen, wenn das Ende noch offen ist."
    )
    einheit = forms.ChoiceField(
        label="Wie wird bezahlt?",
        choices=Einheit.choices,
        initial=Einheit.KOSTENLOS,
        help_text="Was die Familie und ihr Umfeld beitragen, kostet meist nichts.",
    )
    menge_tausendstel = MengeField(
        label="Wie viele in der Woche?",
        required=False,
        help_text="Die Zahl der Stunden oder Tage, zum Beispiel 3 oder 1,5.",
    )
    satz_cent = BetragField(
        label="Betrag in Euro",
        required=False,
        help_text="Was eine Stunde, ein Tag, ein Monat oder das Ganze kostet, zum Beispiel 68,50.",
    )
    anbieter = forms.ModelChoiceField(
        Traeger.objects.filter(bestaetigt=True),
        label="Welcher Anbieter?",
        required=False,
        empty_label="Kein Anbieter",
        help_text="Nur bei „Fachkraft“ und „Stationär“. Die Familie darf jeden geeigneten Anbieter wählen.",
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ziel"].queryset = waehlbare_ziele(fall)  # type: ignore[attr-defined]

    @staticmethod
    def anfang_fuer(art: str, ziel: str) -> dict[str, Any]:
        """What a new Baustein of this kind begins with; words nobody knows are left out."""
        anfang: dict[str, Any] = {"ziel": ziel} if ziel.isascii() and ziel.isdigit() else {}
        if art not in Bausteinart.values:
            return anfang
        gewaehlt = Bausteinart(art)
        return anfang | {
            "art": art,
            "faden": FAEDEN_DER_ART[gewaehlt][0],
            "einheit": EINHEIT_DER_ART.get(gewaehlt, Einheit.KOSTENLOS),
        }
