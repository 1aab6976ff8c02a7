"""Input of the Hauptbuch: what a bill says, why it is taken back, which months are over, what another book says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from massanzug.planbudget.choices import KOSTEN, Hilfeklasse, Kontoart
from massanzug.planbudget.models import Buchungskonto
from massanzug.planbudget.queries.bindung import Zeile
from massanzug.rechenkern.hauptbuch import (
    BELEG_ZEICHEN,
    FRUEHESTES_JAHR,
    HOECHSTBETRAG,
    SPAETESTES_JAHR,
    monat_von,
)
from massanzug.rechenkern.zeitraum import datum_als_text, datum_aus_text
from massanzug.technik import uhr
from massanzug.technik.formulare import BetragField, DatumField, langer_text
from massanzug.technik.templatetags.massanzug import monatswort

OHNE_NAMEN = "Bitte keine Namen von Familien."


class KostenForm(forms.Form):
    """What a bill says. The reason for a closed month is asked for only when one of the days lies in such a month."""

    gruppen = (
        ("Was steht auf der Rechnung?", ("beleg", "belegdatum", "betrag_cent", "leistung_von", "leistung_bis")),
        ("Wohin gehört sie?", ("art", "bezug", "zahldatum")),
        ("Der Monat ist abgeschlossen", ("nachtrag",)),
    )

    art = forms.ChoiceField(
        label="Konto",
        choices=[("", "Bitte wählen"), *((art.value, art.label) for art in KOSTEN)],
        help_text="„Außerhalb des Planbudgets“ ist, was die Stadt zahlt und nicht in dieses Planbudget zählt.",
    )
    leistung_von = DatumField(label="Leistung von", help_text="Zum Beispiel 1.10. oder 01.10.2026.")
    leistung_bis = DatumField(
        label="Leistung bis", help_text="Geht sie über mehrere Monate, wird der Betrag nach Tagen auf sie verteilt."
    )
    bezug = forms.ChoiceField(
        label="Baustein oder Hilfe",
        required=False,
        help_text="Dann zählt die Rechnung statt der Bindung dieser Hilfe. Bei Sammelrechnungen leer lassen.",
    )
    betrag_cent = BetragField(
        label="Betrag in Euro",
        help_text="Zum Beispiel 1.234,50. Eine Gutschrift mit Minus: -120,00.",
    )
    beleg = forms.CharField(label="Beleg", max_length=BELEG_ZEICHEN, help_text=f"Die Nummer der Rechnung. {OHNE_NAMEN}")
    belegdatum = DatumField(label="Datum des Belegs")
    zahldatum = DatumField(label="Gezahlt am", required=False, help_text="Leer lassen, solange noch nicht gezahlt ist.")
    nachtrag = langer_text("Nachtrag: warum?", f"Steht an der Buchung. {OHNE_NAMEN}", zeilen=2)

    def __init__(self, *args: Any, bezuege: Mapping[str, Zeile], geschlossen_bis: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bezuege = bezuege
        self.geschlossen_bis = geschlossen_bis
        self.fields["bezug"].choices = _bezugswahl(bezuege)  # type: ignore[attr-defined]
        self.fruehester = self._fruehester_monat()
        if not self.fruehester or self.fruehester > geschlossen_bis:
            del self.fields["nachtrag"]
        else:
            monat = monatswort(self.fruehester)
            self.fields["nachtrag"].error_messages["required"] = (
                f"{monat} ist abgeschlossen. Bitte schreiben Sie, warum erst jetzt gebucht wird."
            )

    def _fruehester_monat(self) -> int:
        """The first month that what is typed (or drafted) would book into, 0 while it cannot be told."""
        monate = []
        for feld in ("leistung_von", "zahldatum"):
            roh = self.data.get(feld) if self.is_bound else self.initial.get(feld)
            try:
                tag = roh if isinstance(roh, date) else datum_aus_text(str(roh or ""), uhr.heute())
            except ValueError:
                continue
            monate.append(monat_von(tag))
        return min(monate, default=0)

    def clean_art(self) -> Kontoart:
        return Kontoart(self.cleaned_data["art"])

    def clean_betrag_cent(self) -> int:
        cent: int = self.cleaned_data["betrag_cent"]
        if abs(cent) > HOECHSTBETRAG:
            raise ValidationError("Dieser Betrag ist zu groß. Bitte prüfen Sie ihn.")
        return cent

    def clean(self) -> dict[str, Any]:
        """Days of a possible year, and the Hilfeklasse of a help whose cost does not count into the Planbudget."""
        werte = super().clean() or {}
        for feld in ("leistung_von", "leistung_bis", "belegdatum", "zahldatum"):
            tag = werte.get(feld)
            if tag and not FRUEHESTES_JAHR <= tag.year <= SPAETESTES_JAHR:
                self.add_error(feld, f"Das Jahr {tag.year} kann nicht stimmen. Bitte prüfen Sie das Datum.")
        von, bis = werte.get("leistung_von"), werte.get("leistung_bis")
        if von and bis and bis < von:
            self.add_error("leistung_bis", "Der Leistungszeitraum endet vor seinem Anfang.")
        zeile = self.bezuege.get(werte.get("bezug", ""))
        if zeile and werte.get("art") == Kontoart.AUSSERHALB:
            werte["hilfeklasse"] = zeile.klasse.value
        return werte


def _bezugswahl(bezuege: Mapping[str, Zeile]) -> list[Any]:
    """The helps by number, grouped by Hilfeklasse."""
    gruppen: dict[Hilfeklasse, list[tuple[str, str]]] = defaultdict(list)
    for bezug, zeile in bezuege.items():
        bis = f" bis {datum_als_text(zeile.bis)}" if zeile.bis else ""
        wort = f"{zeile.name}: {zeile.satz_in_worten}, ab {datum_als_text(zeile.von)}{bis}"
        gruppen[zeile.klasse].append((bezug, wort if zeile.zaehlt else f"{wort} (zählt nicht)"))
    return [
        ("", "Keine einzelne Hilfe"),
        *((klasse.label, sorted(gruppen[klasse], key=_nach_nummer)) for klasse in Hilfeklasse if klasse in gruppen),
    ]


def _nach_nummer(wahl: tuple[str, str]) -> tuple[int, str]:
    """Baustein 9 stands before Baustein 10."""
    nummer = wahl[0].rpartition(":")[2]
    return (int(nummer) if nummer.isdigit() else 0, wahl[1])


class StornoForm(forms.Form):
    grund = langer_text("Warum wird storniert?", f"Zum Beispiel: Rechnung doppelt erfasst. {OHNE_NAMEN}")


class MonatsschlussForm(forms.Form):
    bis_monat = forms.TypedChoiceField(
        label="Bis wann sind alle Monate abgeschlossen?", coerce=int, help_text="Alle Wirkungsräume zusammen."
    )

    def __init__(self, *args: Any, monate: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bis_monat"].choices = [  # type: ignore[attr-defined]
            ("", "Bitte wählen"),
            *((str(monat), f"bis {monatswort(monat)}") for monat in monate),
        ]


class AbstimmungForm(forms.Form):
    konto = forms.ModelChoiceField(
        Buchungskonto.objects.none(), label="Welches Konto?", to_field_name="art", empty_label="Bitte wählen"
    )
    stichtag = DatumField(label="Stand am Ende welchen Tages?", help_text="Zum Beispiel 31.10. oder 31.10.2026.")
    stand_cent = BetragField(
        label="Stand laut Kämmerei in Euro",
        help_text="Kosten und Guthaben ohne Vorzeichen. Offene Rechnungen und Auszahlungen mit Minus: -12.000,00.",
    )
    quelle = forms.CharField(
        label="Woher kommt dieser Stand?",
        max_length=200,
        help_text="Zum Beispiel: Sachkontenblatt vom 5. November 2026.",
    )

    def __init__(self, *args: Any, konten: Sequence[Buchungskonto], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld: Any = self.fields["konto"]
        feld.queryset = Buchungskonto.objects.filter(pk__in=[k.pk for k in konten])
        feld.choices = [("", "Bitte wählen"), *((k.art, k.get_art_display()) for k in konten)]

    def clean_stand_cent(self) -> int:
        cent: int = self.cleaned_data["stand_cent"]
        if abs(cent) > HOECHSTBETRAG:
            raise ValidationError("Dieser Betrag ist zu groß. Bitte prüfen Sie ihn.")
        return cent
