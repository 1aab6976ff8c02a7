"""The Sozialraumteam: its Sitzungen, their agenda, and what the team may read of a case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from massanzug.fall.choices import Blattteil, Faden, Funktion, Ideengeber
from massanzug.fall.models import NACHLAUF, Auftrag, Beratung, Fall, Idee, Raumhinweis, Teamsitzung, Teilnahme
from massanzug.fall.models import Zustaendigkeit as Zustaendig
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger, Zugehoerigkeit, in_kraft
from massanzug.traeger.queries import leittraeger_im
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff

IM_ASD = (Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG)
HOECHSTENS_VERGANGENE = 20


@dataclass(frozen=True)
class Mitglied:
    """Somebody who can be named for a Sitzung, and for which organisation."""

    konto: Konto
    traeger: Traeger


@dataclass(frozen=True)
class Runde:
    """One round of ideas; `faeden` are the threads an idea may have in it."""

    nummer: int
    titel: str
    satz: str
    faeden: tuple[Faden, ...]


RUNDEN = (
    Runde(
        1,
        "Runde 1: ohne Fachkräfte",
        "Was können die Familie selbst, Menschen um sie und der Sozialraum? Nichts wird bewertet.",
        (Faden.EIGEN, Faden.NETZWERK, Faden.RAUM),
    ),
    Runde(2, "Runde 2: auch mit Fachkräften", "Was fehlt dann noch, und wer könnte es tun?", tuple(Faden)),
)


@dataclass(frozen=True)
class Punkt:
    """An item of the agenda, as the team reads it; `fall_pk` only for who works on that case."""

    beratung: Beratung
    ideen: int
    fall_pk: int | None
    zu_lesen: bool

    @property
    def frage(self) -> str:
        return blattfrage(self.beratung) if self.zu_lesen else ""


@dataclass(frozen=True)
class Anwesenheit:
    """Who is there, by organisation; `notiert` is False while nobody has said who came."""

    jugendamt: tuple[Teilnahme, ...]
    leittraeger: tuple[Teilnahme, ...]
    notiert: bool

    @property
    def fehlt(self) -> str:
        """Which organisation is not there; the Sozialraumteam is both."""
        fehlen = [
            wort for wort, da in (("das Jugendamt", self.jugendamt), ("der Leitträger", self.leittraeger)) if not da
        ]
        return " und ".join(fehlen)


@dataclass(frozen=True)
class Sitzungsblick:
    """A Sitzung as its members see it."""

    sitzung: Teamsitzung
    offen: bool
    punkte: tuple[Punkt, ...]
    anwesenheit: Anwesenheit
    hinweise: tuple[Raumhinweis, ...]


@dataclass(frozen=True)
class Protokollpunkt:
    """What the protocol says about one case: nothing but its cover name unless its sheet is freed."""

    beratung: Beratung
    frei: bool
    frage: str
    runden: tuple[tuple[Runde, tuple[Idee, ...]], ...]
    auftraege: tuple[Auftrag, ...]


@dataclass(frozen=True)
class Protokollblick:
    """A Sitzung for its protocol."""

    sitzung: Teamsitzung
    offen: bool
    leittraeger: str
    anwesenheit: Anwesenheit
    punkte: tuple[Protokollpunkt, ...]
    hinweise: tuple[Raumhinweis, ...]


def sitzungen(zugriff: Zugriff) -> QuerySet[Teamsitzung]:
    """The Sitzungen this person belongs to."""
    return Teamsitzung.objects.sichtbar_fuer(zugriff).select_related("wirkungsraum", "moderation", "zeit", "schreibt")


def kommende(zugriff: Zugriff) -> tuple[Teamsitzung, ...]:
    """Those that are open, the next one first, with the number of items on the agenda."""
    offen = sitzungen(zugriff).filter(geschlossen_am__isnull=True, am__gte=zugriff.heute - NACHLAUF)
    return tuple(offen.annotate(faelle=Count("beratungen")).order_by("am", "um", "pk")[:50])


def vergangene(zugriff: Zugriff) -> tuple[Teamsitzung, ...]:
    """The newest of those that are over."""
    vorbei = sitzungen(zugriff).filter(Q(geschlossen_am__isnull=False) | Q(am__lt=zugriff.heute - NACHLAUF))
    return tuple(vorbei.annotate(faelle=Count("beratungen")).order_by("-am", "-um", "-pk")[:HOECHSTENS_VERGANGENE])


def sitzung(zugriff: Zugriff, pk: int) -> Teamsitzung | None:
    return sitzungen(zugriff).filter(pk=pk).first()


def ist_mitglied(zugriff: Zugriff, sitzung: Teamsitzung) -> bool:
    """Whether the person belongs to the team of this Sitzung now."""
    return sitzungen(zugriff).filter(pk=sitzung.pk).exists()


def beratung(sitzung: Teamsitzung, pk: int) -> Beratung | None:
    reihen = sitzung.beratungen.select_related("sitzung", "erfasst_von").prefetch_related("ideen", "auftraege")
    return reihen.filter(pk=pk).first()


def beratung_im_fall(fall: Fall, pk: int) -> Beratung | None:
    """A Beratung of this case that stands on an agenda."""
    reihen = fall.beratungen.select_related("fall", "sitzung__wirkungsraum", "erfasst_von").prefetch_related("ideen")
    return reihen.filter(pk=pk, sitzung__isnull=False).first()


def idee(beratung: Beratung, pk: int) -> Idee | None:
    return beratung.ideen.filter(pk=pk).first()


def idee_im_fall(fall: Fall, pk: int) -> Idee | None:
    """An idea that was taken along, for a Baustein to begin with."""
    return Idee.objects.filter(beratung__fall=fall, gewaehlt=True, pk=pk).first()


def auftrag(beratung: Beratung, pk: int) -> Auftrag | None:
    return beratung.auftraege.filter(pk=pk).first()


def auftrag_im_fall(fall: Fall, pk: int) -> Auftrag | None:
    return Auftrag.objects.filter(beratung__fall=fall, pk=pk).select_related("beratung__fall").first()


def hinweis(sitzung: Teamsitzung, pk: int) -> Raumhinweis | None:
    return hinweise(sitzung).filter(pk=pk).first()


def hinweise(sitzung: Teamsitzung) -> QuerySet[Raumhinweis]:
    """What was found missing in this Wirkungsraum on the day of the Sitzung; a hint knows no more than that."""
    return Raumhinweis.objects.filter(wirkungsraum_id=sitzung.wirkungsraum_id, am=sitzung.am)


def blattfrage(beratung: Beratung) -> str:
    """The question as it was freed for the team."""
    return next((zeile["text"] for zeile in beratung.blatt if zeile["teil"] == "frage"), "")


def sitzungsblick(zugriff: Zugriff, sitzung: Teamsitzung) -> Sitzungsblick:
    """Agenda, people and hints in a constant number of queries."""
    reihen = sitzung.beratungen.select_related("erfasst_von").annotate(zahl=Count("ideen")).order_by("platz", "pk")
    eigene = set(
        meine_faelle(zugriff).filter(fall__in=sitzung.beratungen.values("fall_id")).values_list("fall_id", flat=True)
    )
    return Sitzungsblick(
        sitzung,
        sitzung.ist_offen(zugriff.heute),
        tuple(
            Punkt(b, b.zahl, b.fall_id if b.fall_id in eigene else None, b.freigegeben_am is not None) for b in reihen
        ),
        anwesenheit(sitzung),
        tuple(hinweise(sitzung)[:100]),
    )


def blatt(beratung: Beratung) -> tuple[tuple[str, tuple[dict[str, str], ...]], ...]:
    """The freed lines, part by part; the question stands for itself."""
    teile = [
        (str(t.label), tuple(z for z in beratung.blatt if z["teil"] == t)) for t in Blattteil if t != Blattteil.FRAGE
    ]
    return tuple((titel, zeilen) for titel, zeilen in teile if zeilen)


def bringt_ein(zugriff: Zugriff, beratung: Beratung) -> int | None:
    """The case behind the cover name, only for who works on it."""
    return meine_faelle(zugriff).filter(fall=beratung.fall_id).values_list("fall_id", flat=True).first()


def protokollblick(zugriff: Zugriff, sitzung: Teamsitzung) -> Protokollblick:
    """What the protocol says: the same for every member, never more than was freed."""
    reihen = mit_ideen(sitzung.beratungen.order_by("platz", "pk"))
    leit = leittraeger_im(sitzung.wirkungsraum_id, sitzung.am)
    return Protokollblick(
        sitzung,
        sitzung.ist_offen(zugriff.heute),
        leit.name if leit else "Leitträger",
        anwesenheit(sitzung),
        tuple(_protokollpunkt(b) for b in reihen),
        tuple(hinweise(sitzung)[:100]),
    )


def _protokollpunkt(b: Beratung) -> Protokollpunkt:
    if b.freigegeben_am is None:
        return Protokollpunkt(b, False, "", (), ())
    return Protokollpunkt(b, True, blattfrage(b), ideen_je_runde(b), tuple(b.auftraege.all()))


def anwesenheit(sitzung: Teamsitzung) -> Anwesenheit:
    """Before anybody has said who came, those who are named."""
    alle = list(sitzung.teilnahmen.select_related("konto", "traeger").order_by("traeger__art", "konto__name"))
    notiert = any(t.anwesend is not None for t in alle)
    da = [t for t in alle if t.anwesend or not notiert]
    return Anwesenheit(
        tuple(t for t in da if t.traeger.art == Traegerart.OEFFENTLICH),
        tuple(t for t in da if t.traeger.art != Traegerart.OEFFENTLICH),
        notiert,
    )


def moegliche_mitglieder(wirkungsraum_id: int, heute: date) -> tuple[Mitglied, ...]:
    """The ASD of the Wirkungsraum and the Fachkräfte of its Leitträger today, by organisation and name."""
    leit = leittraeger_im(wirkungsraum_id, heute)
    reihen = (
        Zugehoerigkeit.objects.filter(in_kraft(heute), wirkungsraum_id=wirkungsraum_id, konto__is_active=True)
        .filter(Q(rolle__in=IM_ASD) | Q(rolle=Rolle.LT_FACHKRAFT, traeger=leit))
        .select_related("konto", "traeger")
        .order_by("-traeger__art", "konto__name", "pk")[:200]
    )
    je_konto = {z.konto_id: Mitglied(z.konto, z.traeger) for z in reihen}
    return tuple(je_konto.values())


def meine_faelle(zugriff: Zugriff) -> QuerySet[Zustaendig]:
    """By which right this person may put cases on an agenda today: she leads them, or stands in."""
    heute = Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute)
    alle = Zustaendig.objects.all() if zugriff.hat(Rolle.ASD_FACHKRAFT) else Zustaendig.objects.none()
    return alle.filter(
        heute,
        konto_id=zugriff.konto_id,
        funktion__in=[Funktion.FALLFUEHREND, Funktion.VERTRETUNG],
        gueltig_von__lte=zugriff.heute,
        fall__abschluss__isnull=True,
    )


def einbringbare_faelle(zugriff: Zugriff, wirkungsraum_id: int) -> QuerySet[Fall]:
    """Her cases of this Wirkungsraum that stand on no coming agenda."""
    offen = Beratung.objects.filter(sitzung__geschlossen_am__isnull=True, sitzung__am__gte=zugriff.heute - NACHLAUF)
    meine = Fall.objects.filter(pk__in=meine_faelle(zugriff).values("fall_id"), wirkungsraum_id=wirkungsraum_id)
    return meine.exclude(pk__in=offen.values("fall_id")).order_by("bezeichnung", "pk")


def offene_sitzungen(wirkungsraum_id: int, heute: date) -> QuerySet[Teamsitzung]:
    """Coming Sitzungen of a Wirkungsraum, the next one first."""
    return Teamsitzung.objects.filter(
        wirkungsraum_id=wirkungsraum_id, geschlossen_am__isnull=True, am__gte=heute
    ).order_by("am", "um", "pk")


def auf_der_tagesordnung(fall: Fall, heute: date) -> Beratung | None:
    """The item of a coming or running Sitzung that this case is."""
    offen = fall.beratungen.filter(sitzung__geschlossen_am__isnull=True, sitzung__am__gte=heute - NACHLAUF)
    return offen.select_related("sitzung").first()


def ideen_je_runde(beratung: Beratung) -> tuple[tuple[Runde, tuple[Idee, ...]], ...]:
    """The rounds that have begun, with their ideas in the order in which they came."""
    ideen = list(beratung.ideen.all())
    return tuple((r, tuple(i for i in ideen if i.runde == r.nummer)) for r in RUNDEN if r.nummer <= beratung.runde)


def mit_ideen(reihen: QuerySet[Beratung]) -> QuerySet[Beratung]:
    """Beratungen with what belongs to them, for the case page."""
    return reihen.select_related("erfasst_von", "sitzung").prefetch_related(
        Prefetch("ideen", Idee.objects.order_by("pk")), Prefetch("auftraege", Auftrag.objects.order_by("pk"))
    )


def geber(zugriff: Zugriff) -> Ideengeber:
    """Who most likely had the idea that this person types."""
    return Ideengeber.JUGENDAMT if zugriff.hat(*IM_ASD) else Ideengeber.LEITTRAEGER


def je_organisation(mitglieder: Iterable[Mitglied]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices of a form, grouped by organisation."""
    gruppen: dict[str, list[tuple[int, str]]] = {}
    for m in mitglieder:
        gruppen.setdefault(m.traeger.name, []).append((m.konto.pk, m.konto.name))
    return list(gruppen.items())


def benannt(sitzung: Teamsitzung) -> Sequence[Teilnahme]:
    return list(sitzung.teilnahmen.select_related("konto"))
