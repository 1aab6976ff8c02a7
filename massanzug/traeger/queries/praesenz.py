"""Where every Träger works, how present it is, and who works there: directory, page of one, its people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from django.db.models import Prefetch, Q, QuerySet, Sum

from massanzug.rechenkern import praesenz as kern
from massanzug.rechenkern.parameter import lade_kommune
from massanzug.rechenkern.zeitraum import plus_jahre, plus_monate
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.traeger.models import Fachkraft, Leittraegerschaft, Platzbuchung, Standort, Traeger, in_kraft
from massanzug.traeger.rules import (
    darf_personal_sehen,
    darf_platz_buchen,
    darf_quote_sehen,
    darf_standort_pflegen,
)
from massanzug.zugang.zugriff import Zugriff

KOMMENDE_TAGE: Final = 28
NICHT_ANGETRETEN: Final = timedelta(31)
"""So long after the first day somebody may still turn out not to have come."""
ZEUGNISWORTE: Final = {
    "fehlt": "noch nicht gesehen",
    "gesehen": "gesehen",
    "bald": "bald neu vorzulegen",
    "faellig": "neu vorzulegen",
}


@dataclass(frozen=True)
class Verzeichniszeile:
    """A Träger in the directory: which Wirkungsräume it leads, where it works."""

    traeger: Traeger
    leitet: tuple[Wirkungsraum, ...]
    standorte: tuple[Standort, ...]

    @property
    def plaetze_amt(self) -> int:
        return sum(s.plaetze_amt for s in self.standorte)


def verzeichnis(zugriff: Zugriff) -> QuerySet[Traeger]:
    """All known Träger with what stands beside them; every one can be chosen (§ 5 SGB VIII)."""
    standorte = Standort.objects.filter(in_kraft(zugriff.heute)).select_related("stadtteil__wirkungsraum")
    return Traeger.objects.filter(bestaetigt=True).prefetch_related(Prefetch("standorte", standorte)).order_by("name")


def verzeichniszeilen(zugriff: Zugriff, traeger: Iterable[Traeger]) -> list[Verzeichniszeile]:
    """One question more, however many there are."""
    je: dict[int, list[Wirkungsraum]] = {}
    schaften = Leittraegerschaft.objects.filter(in_kraft(zugriff.heute)).select_related("wirkungsraum")
    for schaft in schaften.order_by("wirkungsraum__reihenfolge"):
        je.setdefault(schaft.traeger_id, []).append(schaft.wirkungsraum)
    return [Verzeichniszeile(t, tuple(je.get(t.pk, ())), tuple(t.standorte.all())) for t in traeger]


def ein_traeger(zugriff: Zugriff, pk: int) -> Traeger | None:
    return Traeger.objects.filter(bestaetigt=True, pk=pk).first()


def standort(zugriff: Zugriff, pk: int) -> Standort | None:
    return (
        Standort.objects.filter(traeger__bestaetigt=True, pk=pk)
        .select_related("traeger", "stadtteil__wirkungsraum")
        .first()
    )


def buchung(zugriff: Zugriff, pk: int) -> Platzbuchung | None:
    return Platzbuchung.objects.filter(pk=pk).select_related("standort__stadtteil", "standort__traeger").first()


def stadtteile() -> QuerySet[Stadtteil]:
    return Stadtteil.objects.select_related("wirkungsraum").order_by("wirkungsraum__reihenfolge", "name")


def leitet(traeger_id: int, heute: date) -> tuple[Leittraegerschaft, ...]:
    """The Leitträgerschaften in force, or to come."""
    kommend = Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=heute)
    schaften = Leittraegerschaft.objects.filter(kommend, traeger_id=traeger_id).select_related("wirkungsraum")
    return tuple(schaften.order_by("gueltig_von", "pk"))


def geleitete_raeume(traeger_id: int, heute: date) -> frozenset[int]:
    reihen = Leittraegerschaft.objects.filter(in_kraft(heute), traeger_id=traeger_id)
    return frozenset(reihen.values_list("wirkungsraum_id", flat=True))


# The page of a Träger -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Standortblick:
    """A Standort with its opening hours and the next days on which desks are booked."""

    standort: Standort
    tage: tuple[tuple[date, int], ...]
    eigene: tuple[Platzbuchung, ...]
    darf_buchen: bool

    @property
    def zeiten(self) -> list[str]:
        return [teil.strip() for teil in self.standort.oeffnungszeiten.split(";") if teil.strip()]


@dataclass(frozen=True)
class Quotenblick:
    """The degree quota of today with both readings, the outlook and the picture."""

    heute: kern.Quote
    stellen: Fraction
    stellen_studiert: Fraction
    ziel_promille: int
    blick: kern.Aussicht | None
    bild: kern.Bestandsbild | None
    fehlende: int
    verlauf: tuple[tuple[date, kern.Quote], ...]
    vollzeit: kern.Praesenzregel

    @property
    def erreicht_personen(self) -> bool:
        return kern.erreicht(self.heute.anteil_personen, self.ziel_promille)

    @property
    def erreicht_stellen(self) -> bool:
        return kern.erreicht(self.heute.anteil_stunden, self.ziel_promille)


@dataclass(frozen=True)
class Traegerblick:
    """Everything the page of a Träger shows to this person."""

    traeger: Traeger
    leitet: tuple[Leittraegerschaft, ...]
    standorte: tuple[Standortblick, ...]
    fruehere: tuple[Standort, ...]
    plaetze_soll: int | None
    quartale: tuple[kern.Platzquartal, ...]
    wachstum: kern.Bestandsbild | None
    quote: Quotenblick | None
    darf_pflegen: bool
    darf_personal: bool

    @property
    def plaetze_amt(self) -> int:
        return sum(b.standort.plaetze_amt for b in self.standorte)

    @property
    def plaetze_fehlen(self) -> bool:
        return self.plaetze_soll is not None and self.plaetze_amt < self.plaetze_soll


def traegerblick(zugriff: Zugriff, traeger: Traeger) -> Traegerblick:
    """In a fixed number of questions, however many Standorte and people there are."""
    schaften = leitet(traeger.pk, zugriff.heute)
    alle = list(traeger.standorte.select_related("stadtteil__wirkungsraum").order_by("gueltig_von", "pk"))
    da = [s for s in alle if s.gueltig_bis is None or s.gueltig_bis >= zugriff.heute]
    kommende = _kommende(da, zugriff.heute)
    seit = schaften[0].gueltig_von if schaften else min((s.gueltig_von for s in alle), default=zugriff.heute)
    quartale = _quartale(alle, seit, zugriff.heute)
    raeume = frozenset(s.wirkungsraum_id for s in schaften if s.gueltig_von <= zugriff.heute)
    return Traegerblick(
        traeger=traeger,
        leitet=schaften,
        standorte=tuple(_standortblick(zugriff, s, kommende) for s in da),
        fruehere=tuple(s for s in alle if s not in da),
        plaetze_soll=lade_kommune().anforderungen.arbeitsplaetze_amt if schaften else None,
        quartale=quartale,
        wachstum=kern.wachstumsbild(quartale) if alle else None,
        quote=_quotenblick(zugriff, traeger, schaften) if darf_quote_sehen(zugriff, traeger.pk) else None,
        darf_pflegen=bool(darf_standort_pflegen(zugriff, traeger.pk)),
        darf_personal=bool(darf_personal_sehen(zugriff, traeger.pk, raeume)),
    )


def _kommende(standorte: Sequence[Standort], heute: date) -> list[Platzbuchung]:
    bis = heute + timedelta(KOMMENDE_TAGE)
    return list(Platzbuchung.objects.filter(standort__in=standorte, tag__gte=heute, tag__lte=bis).order_by("tag", "pk"))


def _standortblick(zugriff: Zugriff, standort: Standort, kommende: Iterable[Platzbuchung]) -> Standortblick:
    hier = [b for b in kommende if b.standort_id == standort.pk]
    je_tag: dict[date, int] = {}
    for eine in hier:
        je_tag[eine.tag] = je_tag.get(eine.tag, 0) + eine.plaetze
    raum = standort.stadtteil.wirkungsraum_id
    darf_buchen = bool(standort.plaetze_amt and darf_platz_buchen(zugriff, raum))
    eigene = tuple(b for b in hier if b.gebucht_von_id == zugriff.konto_id)
    return Standortblick(standort, tuple(je_tag.items()), eigene, darf_buchen)


def _quartale(standorte: Sequence[Standort], seit: date, heute: date) -> tuple[kern.Platzquartal, ...]:
    """Three months each from the beginning on; the last one runs still. Several Standorte on one day are one day."""
    gebucht = Platzbuchung.objects.filter(standort__in=standorte, tag__gte=seit, tag__lte=heute)
    je_tag = dict(gebucht.values("tag").annotate(summe=Sum("plaetze")).order_by("tag").values_list("tag", "summe"))
    quartale, nummer = [], 0
    while (ab := plus_monate(seit, 3 * nummer)) <= heute:
        bis = plus_monate(seit, 3 * nummer + 3)
        tage = [summe for tag, summe in je_tag.items() if ab <= tag < bis]
        quartale.append(kern.Platzquartal(ab, len(tage), sum(tage)))
        nummer += 1
    return tuple(quartale)


def _quotenblick(zugriff: Zugriff, traeger: Traeger, schaften: Sequence[Leittraegerschaft]) -> Quotenblick | None:
    stellen = [stelle(f) for f in traeger.fachkraefte.all()]
    if not stellen and not schaften:
        return None
    heute, soll = zugriff.heute, lade_kommune().anforderungen
    stand = kern.quote(stellen, heute)
    blick = bild = None
    verlauf: tuple[tuple[date, kern.Quote], ...] = ()
    if schaften and schaften[0].gueltig_von <= heute:
        beginn = schaften[0].gueltig_von
        faellig = plus_jahre(beginn, soll.studienabschluss_nach_jahren)
        verlauf = kern.verlauf(stellen, beginn, heute)
        blick = kern.aussicht(stellen, beginn, heute, faellig)
        bild = kern.quotenbild(verlauf, beginn, soll.studienabschluss_promille, blick)
    return Quotenblick(
        heute=stand,
        stellen=kern.vollzeitstellen(stand.stunden, heute),
        stellen_studiert=kern.vollzeitstellen(stand.stunden_studiert, heute),
        ziel_promille=soll.studienabschluss_promille,
        blick=blick,
        bild=bild,
        fehlende=kern.fehlende(stand, soll.studienabschluss_promille),
        verlauf=verlauf,
        vollzeit=kern.regel_am("vollzeit", heute),
    )


def stelle(fachkraft: Fachkraft) -> kern.Stelle:
    """What the quota knows of somebody: no name."""
    return kern.Stelle(
        studium=fachkraft.studium,
        stunden=fachkraft.wochenstunden_tausendstel,
        von=fachkraft.gueltig_von,
        bis=fachkraft.gueltig_bis,
        abschluss_am=fachkraft.abschluss_am,
    )


# The people of a Träger -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fachkraftblick:
    """A Fachkraft with where her Führungszeugnis stands; the date itself the page shows to the Träger alone."""

    fachkraft: Fachkraft
    lage: kern.Zeugnislage
    naechste: date | None
    loeschen_bis: date | None
    noch_zu_entfernen: bool

    @property
    def lage_wort(self) -> str:
        return ZEUGNISWORTE[self.lage]


@dataclass(frozen=True)
class Personalblick:
    """Who works here, who is to come, and who has left and is not forgotten yet."""

    hier: tuple[Fachkraftblick, ...]
    kommend: tuple[Fachkraftblick, ...]
    gegangen: tuple[Fachkraftblick, ...]
    faellig: int


def fachkraft(zugriff: Zugriff, pk: int) -> Fachkraft | None:
    """Somebody whose name this person may see; deleted ones are nobody's any more."""
    eine = Fachkraft.objects.filter(pk=pk, geloescht_am__isnull=True).select_related("traeger").first()
    if eine is None or not darf_personal_sehen(
        zugriff, eine.traeger_id, geleitete_raeume(eine.traeger_id, zugriff.heute)
    ):
        return None
    return eine


def traeger_mit_personal(zugriff: Zugriff, pk: int) -> Traeger | None:
    """A Träger whose people this person may see by name."""
    traeger = ein_traeger(zugriff, pk)
    if traeger is None or not darf_personal_sehen(zugriff, pk, geleitete_raeume(pk, zugriff.heute)):
        return None
    return traeger


def personalblick(zugriff: Zugriff, traeger: Traeger) -> Personalblick:
    """One question. What is due to be deleted is not shown any more, deleted or not."""
    heute = zugriff.heute
    hier, kommend, gegangen, faellig = [], [], [], 0
    for eine in traeger.fachkraefte.filter(geloescht_am__isnull=True):
        if kern.zu_loeschen(eine.gueltig_bis, heute):
            faellig += 1
        elif eine.gueltig_von > heute:
            kommend.append(_fachkraftblick(eine, heute))
        elif eine.gueltig_bis and eine.gueltig_bis < heute:
            gegangen.append(_fachkraftblick(eine, heute))
        else:
            hier.append(_fachkraftblick(eine, heute))
    return Personalblick(tuple(hier), tuple(kommend), tuple(gegangen), faellig)


def _fachkraftblick(eine: Fachkraft, heute: date) -> Fachkraftblick:
    return Fachkraftblick(
        fachkraft=eine,
        lage=kern.zeugnislage(eine.zeugnis_vom, heute),
        naechste=kern.naechste_vorlage(eine.zeugnis_vom) if eine.zeugnis_vom else None,
        loeschen_bis=kern.loeschen_bis(eine.gueltig_bis) if eine.gueltig_bis else None,
        noch_zu_entfernen=heute <= eine.gueltig_von + NICHT_ANGETRETEN,
    )


def faellige_angaben(heute: date, traeger_id: int | None = None) -> list[Fachkraft]:
    """Those who left so long ago that name and date must go (§ 72a Abs. 5 SGB VIII)."""
    gegangen = Fachkraft.objects.filter(geloescht_am__isnull=True, gueltig_bis__lt=heute)
    if traeger_id is not None:
        gegangen = gegangen.filter(traeger_id=traeger_id)
    return [f for f in gegangen.order_by("pk") if kern.zu_loeschen(f.gueltig_bis, heute)]
