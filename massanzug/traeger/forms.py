"""Who belongs where, where a Träger works, and who works there."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from massanzug.rechenkern.raum import Zeitenfehler, zeiten_als_text, zeiten_aus_text
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.technik.formulare import DatumField, MengeField
from massanzug.traeger.actions.standort import WOCHEN_HOECHSTENS
from massanzug.traeger.choices import Qualifikation
from massanzug.traeger.models import Fachkraft, Standort, Traeger
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


def zahlenfeld(label: str, hoechstens: int, mindestens: int = 0, hilfe: str = "") -> forms.IntegerField:
    """A whole number typed as text: no wheel changes it, no arrow."""
    return forms.IntegerField(
        label=label,
        min_value=mindestens,
        max_value=hoechstens,
        help_text=hilfe,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class OeffnungszeitenField(forms.CharField):
    """Weekly hours as one writes them; gives them as the house does: „dienstags 16:00 bis 17:30 Uhr; …“."""

    def clean(self, value: Any) -> Any:
        try:
            return zeiten_als_text(zeiten_aus_text(super().clean(value)))
        except Zeitenfehler as fehler:
            raise ValidationError(str(fehler), code="zeiten") from fehler


class StandortForm(forms.Form):
    gruppen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Wo?", ("name", "stadtteil", "anschrift")),
        ("Für wen ist Platz?", ("plaetze", "plaetze_amt", "oeffnungszeiten")),
        ("Wie lange?", ("gueltig_von", "gueltig_bis")),
    )
    name = forms.CharField(label="Wie heißt der Standort?", max_length=80)
    stadtteil = forms.ModelChoiceField(
        Stadtteil.objects.select_related("wirkungsraum"), label="In welchem Stadtteil?", empty_label="Bitte wählen"
    )
    anschrift = forms.CharField(label="Straße und Hausnummer", max_length=120)
    plaetze = zahlenfeld("Arbeitsplätze insgesamt", 500)
    plaetze_amt = zahlenfeld(
        "Davon für Menschen aus dem Jugendamt",
        100,
        hilfe="Der Grundlagenvertrag verlangt vom Leitträger mindestens drei.",
    )
    oeffnungszeiten = OeffnungszeitenField(
        label="Wann ist offen?",
        max_length=300,
        required=False,
        help_text="Zum Beispiel „Mo 9 bis 16 Uhr; Do 9 bis 18 Uhr“.",
    )
    gueltig_von = DatumField(label="Seit wann?")
    gueltig_bis = DatumField(label="Bis wann?", required=False, help_text="Leer, solange der Standort bleibt.")
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def anfang(standort: Standort) -> dict[str, Any]:
        """What is saved, as the form shows it."""
        return {name: getattr(standort, name) for name in StandortForm.base_fields}


class PlatzForm(forms.Form):
    tag = DatumField(label="An welchem Tag?", kommend=True)
    plaetze = zahlenfeld("Wie viele Plätze?", 100, 1)
    wochen = zahlenfeld(
        "Wie viele Wochen hintereinander?",
        WOCHEN_HOECHSTENS,
        1,
        "1 heißt nur dieser Tag. Wer an den Plätzen sitzt, wird nicht gespeichert.",
    )


class FachkraftForm(forms.Form):
    gruppen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Wer?", ("name",)),
        ("Was zählt für die Quote?", ("qualifikation", "abschluss_am", "wochenstunden_tausendstel")),
        ("Wie lange?", ("gueltig_von", "gueltig_bis")),
    )
    wofuer = {
        "name": "Damit Sie die Person wiedererkennen. Ein Kürzel reicht. Er wird sechs Monate nach dem letzten Tag "
        "gelöscht.",
        "qualifikation": "Für das Ziel von 70 % mit Studienabschluss im Grundlagenvertrag.",
        "wochenstunden_tausendstel": "Die Quote wird in Personen und in Vollzeitstellen gezeigt.",
    }
    name = forms.CharField(
        label="Name oder Kürzel",
        max_length=80,
        help_text="Den Namen sehen nur Sie und die Leitung des ASD in Ihrem Wirkungsraum.",
    )
    qualifikation = forms.ChoiceField(
        label="Höchster Abschluss", choices=[("", "Bitte wählen"), *Qualifikation.choices]
    )
    abschluss_am = DatumField(
        label="Studium abgeschlossen am",
        required=False,
        help_text="Nur wenn der Abschluss in die Zeit bei Ihnen fällt, auch in der Zukunft. Sonst leer.",
    )
    wochenstunden_tausendstel = MengeField(label="Stunden in der Woche", help_text="Zum Beispiel 39 oder 19,5.")
    gueltig_von = DatumField(label="Arbeitet hier seit")
    gueltig_bis = DatumField(label="Letzter Tag", required=False, help_text="Leer, solange die Person bleibt.")
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def anfang(fachkraft: Fachkraft) -> dict[str, Any]:
        """What is saved, as the form shows it."""
        return {name: getattr(fachkraft, name) for name in FachkraftForm.base_fields}


class StundenForm(forms.Form):
    ab = DatumField(label="Ab wann?")
    wochenstunden_tausendstel = MengeField(label="Stunden in der Woche", help_text="Zum Beispiel 39 oder 19,5.")


class ZeugnisForm(forms.Form):
    zeugnis_vom = DatumField(label="Datum auf dem Führungszeugnis")
    ohne_eintrag = forms.BooleanField(
        label="Es enthält keinen Eintrag nach § 72a Abs. 1 SGB VIII",
        required=False,
        help_text="Nur dann wird das Datum gespeichert. Eine Kopie oder andere Einträge speichern wir nie.",
    )
