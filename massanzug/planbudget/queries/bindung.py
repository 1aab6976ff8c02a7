"""Commitments: what running Bausteine and taken-over helps bind. Derived each time, never stored, never posted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from massanzug.fall.choices import Einheit, Faden
from massanzug.fall.queries.leistung import Leistungszeile, leistungszeilen
from massanzug.planbudget.choices import Hilfeklasse
from massanzug.planbudget.models import Bestandshilfe, Planbudget, Zuordnungsausnahme
from massanzug.rechenkern.bindung import Posten, bis_jahresende, je_monat, menge_als_text, monatswert
from massanzug.rechenkern.geld import Betrag, euro, summe
from massanzug.rechenkern.tarif import lade_tarif, satz_am, schritte_fuer
from massanzug.rechenkern.zuordnung import OHNE, Ausnahme, Zuordnung, ist_altfall, lade_zuordnung, zuordne
from massanzug.traeger.queries import leittraeger_ids

JE_PARAGRAF = (("§ 35a", "paragraf_35a"), ("§ 33", "paragraf_33"), ("§ 42", "inobhutnahme"))
"""What a decision's legal ground says about a line; source: SGB VIII."""


@dataclass(frozen=True)
class Zeile:
    """One commitment: what it pays for, its price, whether it counts and why. No name in it.

    `monat` is a typical month of what runs today, `jahr` the whole current year, `rest` from today to 31 December.
    """

    bezug: str
    name: str
    wirkungsraum_id: int
    baustein_id: int | None
    fall_id: int | None
    faden: Faden
    klasse: Hilfeklasse
    fremd: bool
    posten: Posten
    zuordnung: Zuordnung
    neu_zaehlt: bool
    """Whether a help of this kind that begins today would count: an Altfall teaches what new ones will be like."""
    satz_jetzt: Betrag
    monat: Betrag
    jahr: Betrag
    rest: Betrag

    @property
    def von(self) -> date:
        return self.posten.von

    @property
    def bis(self) -> date | None:
        return self.posten.bis

    @property
    def zaehlt(self) -> bool:
        return self.zuordnung.zaehlt

    @property
    def satz_in_worten(self) -> str:
        """Quantity and agreed rate as one reads them."""
        return satz_in_worten(self.posten)

    @property
    def ist_besonders(self) -> bool:
        """Whether a rule or an exception says something about this line that it does not say about every line."""
        return not self.zuordnung.regel_schluessel.startswith(OHNE)

    @property
    def mit_tarif(self) -> bool:
        """Whether a tariff step has changed the agreed rate by today."""
        return self.satz_jetzt.cent != self.posten.satz_cent

    def im_monat(self, jahr: int, monat: int) -> Betrag:
        return monatswert(self.posten, jahr, monat)


def satz_in_worten(posten: Posten) -> str:
    """„3 × 68,50 € je Stunde, jede Woche“, „1.200,00 € im Monat“."""
    satz = euro(Betrag(posten.satz_cent))
    menge = menge_als_text(int(posten.menge * 1000))
    mal = "" if menge == "1" else f"{menge} × "
    worte = {
        Einheit.STUNDEN: f"{menge} × {satz} je Stunde, jede Woche",
        Einheit.TAGE: f"{menge} × {satz} je Tag, jede Woche",
        Einheit.MONATLICH: f"{mal}{satz} im Monat",
        Einheit.EINMALIG: f"{mal}{satz} einmalig",
    }
    return worte[Einheit(posten.einheit)]


def laeuft(zeile: Zeile, am: date) -> bool:
    return zeile.von <= am and (zeile.bis is None or zeile.bis >= am)


def klasse_von(leistung: Leistungszeile) -> Hilfeklasse:
    """Stationary threads are stationär, whole days without a bed teilstationär (day group), all else ambulant."""
    if leistung.faden == Faden.STATIONAER:
        return Hilfeklasse.PFLEGE if "§ 33" in leistung.rechtsgrundlage else Hilfeklasse.STATIONAER
    return Hilfeklasse.TEILSTATIONAER if leistung.einheit == Einheit.TAGE else Hilfeklasse.AMBULANT


def bindungszeilen_je_raum(raum_ids: Collection[int], heute: date) -> dict[int, list[Zeile]]:
    """All commitments of these Wirkungsräume since the first Planbudget, in a constant number of queries."""
    grund = _Grundlage(heute)
    leistungen = leistungszeilen(wirkungsraum_ids=raum_ids, ab=min(grund.beginn.values(), default=None))
    hilfen = list(
        Bestandshilfe.objects.select_related("uebernahme").filter(
            wirkungsraum_id__in=raum_ids, uebernahme__zurueckgenommen_am__isnull=True
        )
    )
    je_raum: dict[int, list[Zeile]] = defaultdict(list)
    for zeile in (*map(grund.aus_baustein, leistungen), *map(grund.aus_hilfe, hilfen)):
        je_raum[zeile.wirkungsraum_id].append(zeile)
    return je_raum


def zeilen_des_plans(massanzug_id: int | None, heute: date) -> tuple[Zeile, ...]:
    """The commitments of one plan in any state."""
    if massanzug_id is None:
        return ()
    return aus_leistungen(leistungszeilen(massanzug_id=massanzug_id), heute)


def aus_leistungen(leistungen: Iterable[Leistungszeile], heute: date) -> tuple[Zeile, ...]:
    grund = _Grundlage(heute)
    return tuple(grund.aus_baustein(leistung) for leistung in leistungen)


class _Grundlage:
    """What every line is judged by, read once: rules, exceptions, Leitträger, tariff, begin of the Planbudgets."""

    def __init__(self, heute: date) -> None:
        self.heute = heute
        self.leittraeger = leittraeger_ids(heute)
        self.beginn: Mapping[int, date] = dict(
            Planbudget.objects.order_by("-gueltig_von").values_list("wirkungsraum_id", "gueltig_von")
        )
        self.ausnahmen = {
            bezug: Ausnahme(zaehlt, grund)
            for bezug, zaehlt, grund in Zuordnungsausnahme.objects.order_by("pk").values_list(
                "bezug", "zaehlt", "grund"
            )
        }

    def aus_baustein(self, leistung: Leistungszeile) -> Zeile:
        klasse = klasse_von(leistung)
        leitet = self.leittraeger.get(leistung.wirkungsraum_id)
        fremd = leistung.anbieter_id is not None and leistung.anbieter_id != leitet
        merkmale = {merkmal for wort, merkmal in JE_PARAGRAF if wort in leistung.rechtsgrundlage}
        posten = Posten(
            schluessel=f"Baustein {leistung.baustein_id}",
            einheit=leistung.einheit,  # type: ignore[arg-type]
            menge=Fraction(leistung.menge_tausendstel, 1000),
            satz_cent=leistung.satz_cent,
            von=leistung.von,
            bis=leistung.bis,
            tarif=schritte_fuer(lade_tarif(), leistung.einheit, klasse.value),
        )
        bezug = f"baustein:{leistung.baustein_id}"
        raum = leistung.wirkungsraum_id
        return self._zeile(
            bezug, posten, raum, klasse, merkmale | ({"fremdtraeger"} if fremd else set()),
            faden=leistung.faden, fremd=fremd, baustein_id=leistung.baustein_id, fall_id=leistung.fall_id,
            beginn=leistung.bewilligt_seit,
        )  # fmt: skip

    def aus_hilfe(self, hilfe: Bestandshilfe) -> Zeile:
        klasse = Hilfeklasse(hilfe.hilfeklasse)
        posten = Posten(
            schluessel=hilfe.kennung,
            einheit=hilfe.einheit,  # type: ignore[arg-type]
            menge=Fraction(hilfe.menge_tausendstel, 1000),
            satz_cent=hilfe.satz_cent,
            von=hilfe.von,
            bis=hilfe.bis,
            tarif=schritte_fuer(lade_tarif(), hilfe.einheit, klasse.value),
            vereinbart_am=hilfe.uebernahme.am,
        )
        draussen = klasse in {Hilfeklasse.STATIONAER, Hilfeklasse.PFLEGE}
        ausdruecklich = (
            None if hilfe.zaehlt is None else Ausnahme(hilfe.zaehlt, "So steht es in der übernommenen Datei")
        )
        return self._zeile(
            f"hilfe:{hilfe.kennung}", posten, hilfe.wirkungsraum_id, klasse, set(hilfe.merkmale),
            faden=Faden.STATIONAER if draussen else Faden.FACHKRAFT, fremd="fremdtraeger" in hilfe.merkmale,
            beginn=hilfe.von, ausdruecklich=ausdruecklich,
        )  # fmt: skip

    def _zeile(
        self,
        bezug: str,
        posten: Posten,
        raum: int,
        klasse: Hilfeklasse,
        merkmale: set[str],
        *,
        faden: Faden,
        fremd: bool,
        beginn: date | None,
        baustein_id: int | None = None,
        fall_id: int | None = None,
        ausdruecklich: Ausnahme | None = None,
    ) -> Zeile:
        ab = self.beginn.get(raum)
        # the rules begin with the Planbudget; what ran before it is judged by the first of them
        tag = max(self.heute, ab) if ab else self.heute
        ausnahme = self.ausnahmen.get(bezug, ausdruecklich)
        neu_zaehlt = zuordne(merkmale, tag, lade_zuordnung()).zaehlt
        if ab is not None and beginn is not None and ist_altfall(beginn, ab, self.heute):
            merkmale = merkmale | {"altfall"}
        zeile = Zeile(
            bezug=bezug,
            name=posten.schluessel,
            wirkungsraum_id=raum,
            baustein_id=baustein_id,
            fall_id=fall_id,
            faden=faden,
            klasse=klasse,
            fremd=fremd,
            posten=posten,
            zuordnung=zuordne(merkmale, tag, lade_zuordnung(), ausnahme),
            neu_zaehlt=neu_zaehlt,
            satz_jetzt=Betrag(satz_am(posten.satz_cent, posten.vereinbart_am or posten.von, self.heute, posten.tarif)),
            monat=Betrag(0),
            jahr=summe(monatswert(posten, self.heute.year, monat) for monat in range(1, 13)),
            rest=bis_jahresende(posten, self.heute),
        )
        return replace(zeile, monat=je_monat(posten, self.heute)) if laeuft(zeile, self.heute) else zeile


def sortiert(zeilen: Iterable[Zeile]) -> tuple[Zeile, ...]:
    """Dearest first."""
    return tuple(sorted(zeilen, key=lambda z: (-z.jahr.cent, z.bezug)))


def zaehlende(zeilen: Sequence[Zeile]) -> list[Zeile]:
    """Those that count into the Planbudget."""
    return [zeile for zeile in zeilen if zeile.zaehlt]
