"""What the pages of the Hauptbuch show: accounts of a year, lines, one Buchung, months, assertions.

Sums and counts come from the kept balances, never from a walk over all lines. A page of lines is read from the months
it lies in, so it takes as long in a book of a million lines as in one of a hundred.
"""

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from django.db.models import Case, F, Max, Min, Q, QuerySet, Sum, When

from massanzug.planbudget.choices import IM_BUDGET, KOSTEN, Buchungsart, Kontoart
from massanzug.planbudget.models import (
    Abstimmung,
    Bestandsuebernahme,
    Buchung,
    Buchungskonto,
    Buchungszeile,
    Jahresabschluss,
    Periodenschluss,
    Raumbuchung,
    Saldo,
)
from massanzug.planbudget.queries.bindung import Zeile as Bindungszeile
from massanzug.planbudget.queries.bindung import bindungszeilen_je_raum
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.hauptbuch import monat_von
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.zugang.zugriff import Zugriff

JE_SEITE = 50
AUSFUHR_HOECHSTENS = 50_000
"""Lines in one file; a month of a city has far less."""
MONATE_GEZEIGT = 24
VERWANDTE = ("buchung", "buchung__storno", "soll", "haben")
BESTAENDE = tuple(art for art in Kontoart if art not in KOSTEN)
"""Accounts whose stand goes on from year to year."""


# The choice of lines, as it stands in the address ---------------------------------------------------------------------


@dataclass(frozen=True)
class Auswahl:
    """Which lines: of a year or one month of it (0: all), of one account (None: all), with words in Beleg or text."""

    jahr: int
    monat: int = 0
    art: Kontoart | None = None
    suche: str = ""

    @property
    def monate(self) -> tuple[int, int]:
        """First and last month (202601, 202612)."""
        return (self.jahr * 100 + (self.monat or 1), self.jahr * 100 + (self.monat or 12))


def auswahl_aus(angaben: Mapping[str, str], heute: date) -> Auswahl:
    """The choice that an address names; what is no choice is left out."""
    jahr = _zahl(angaben.get("jahr"), 1990, 2100) or heute.year
    art = angaben.get("konto", "")
    suche = angaben.get("suche", "").replace("\x00", "").strip()[:80]
    monat = _zahl(angaben.get("monat"), 1, 12)
    return Auswahl(jahr, monat, Kontoart(art) if art in Kontoart.values else None, suche)


def _zahl(text: str | None, von: int, bis: int) -> int:
    """A number between two bounds, 0 for everything else."""
    if not text or not (text.isascii() and text.isdigit()) or len(text) > 4:
        return 0
    return int(text) if von <= int(text) <= bis else 0


# Accounts -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kontostand:
    """An account in a year: what moved on it, its stand at the year's end (or today), and how many lines say so."""

    konto_id: int
    art: Kontoart
    bewegung: Betrag
    stand: Betrag
    anzahl: int


@dataclass(frozen=True)
class Kontenblick:
    """All accounts of a Wirkungsraum in a year, and the years in which there is something to see."""

    kosten: tuple[Kontostand, ...]
    bestaende: tuple[Kontostand, ...]
    ohne_bewegung: tuple[Kontoart, ...]
    jahre: tuple[int, ...]

    @property
    def im_planbudget(self) -> Betrag:
        return summe(k.bewegung for k in self.kosten if k.art in IM_BUDGET)

    def kosten_von(self, art: Kontoart) -> Betrag:
        return next((k.bewegung for k in self.kosten if k.art == art), Betrag(0))


def konten(zugriff: Zugriff, raum: Wirkungsraum, jahr: int) -> Kontenblick:
    """The kept balances of a year, in two queries however large the book is."""
    salden = Saldo.objects.filter(konto__wirkungsraum=raum)
    im_jahr = Q(monat__gte=jahr * 100 + 1)
    reihen = (
        salden.filter(monat__lte=jahr * 100 + 12)
        .values("konto_id", "konto__art")
        .annotate(stand=Sum("cent"), bewegung=Sum("cent", filter=im_jahr), zeilen=Sum("anzahl", filter=im_jahr))
    )
    staende = [
        Kontostand(
            r["konto_id"],
            Kontoart(r["konto__art"]),
            Betrag(int(r["bewegung"] or 0)),
            Betrag(int(r["stand"])),
            int(r["zeilen"] or 0),
        )
        for r in reihen
    ]
    staende.sort(key=lambda k: list(Kontoart).index(k.art))
    gezeigt = [k for k in staende if k.anzahl or (k.art in BESTAENDE and not k.stand.ist_null)]
    jahre = {m // 100 for m in salden.values_list("monat", flat=True).distinct()} | {jahr, zugriff.heute.year}
    return Kontenblick(
        kosten=tuple(k for k in gezeigt if k.art in KOSTEN),
        bestaende=tuple(k for k in gezeigt if k.art in BESTAENDE),
        ohne_bewegung=tuple(art for art in Kontoart if art not in {k.art for k in gezeigt}),
        jahre=tuple(sorted(jahre, reverse=True)),
    )


def buchungskonten(zugriff: Zugriff, raum: Wirkungsraum) -> list[Buchungskonto]:
    """The accounts of a Wirkungsraum in the order of their kinds."""
    return sorted(Buchungskonto.objects.filter(wirkungsraum=raum), key=lambda k: list(Kontoart).index(Kontoart(k.art)))


# Lines ----------------------------------------------------------------------------------------------------------------


class Zeilenliste(Sequence[Buchungszeile]):
    """Lines newest first, read in pieces. Their number per month is known, so a piece is read from its months only."""

    def __init__(
        self, lies: Callable[[date, date], QuerySet[Buchungszeile]], je_monat: Sequence[tuple[int, int]]
    ) -> None:
        self._lies = lies
        self._je_monat = je_monat
        self._anzahl = sum(anzahl for _, anzahl in je_monat)

    def __len__(self) -> int:
        return self._anzahl

    @overload
    def __getitem__(self, stelle: int) -> Buchungszeile: ...
    @overload
    def __getitem__(self, stelle: slice) -> list[Buchungszeile]: ...
    def __getitem__(self, stelle: int | slice) -> Buchungszeile | list[Buchungszeile]:
        if isinstance(stelle, int):
            return self[stelle : stelle + 1][0]
        von, bis, _ = stelle.indices(self._anzahl)
        beruehrt: list[int] = []
        gezaehlt = davor = 0
        for monat, anzahl in self._je_monat:
            if gezaehlt + anzahl <= von:
                davor += anzahl
            elif gezaehlt < bis:
                beruehrt.append(monat)
            gezaehlt += anzahl
        if not beruehrt:
            return []
        return list(self._lies(_erster(beruehrt[-1]), _letzter(beruehrt[0]))[von - davor : bis - davor])


def _erster(monat: int) -> date:
    return date(monat // 100, monat % 100, 1)


def _letzter(monat: int) -> date:
    return date(monat // 100, monat % 100, calendar.monthrange(*divmod(monat, 100))[1])


def zeilen(zugriff: Zugriff, raum: Wirkungsraum, wahl: Auswahl) -> Sequence[Buchungszeile] | QuerySet[Buchungszeile]:
    """The chosen lines, newest day first; `bewegung` is what each does to the chosen account, or its amount."""
    if not wahl.suche:
        return Zeilenliste(lambda von, bis: _zeilen_von(raum, wahl.art, von, bis), _anzahl_je_monat(raum, wahl))
    treffer = Q(beleg__icontains=wahl.suche) | Q(buchung__text__icontains=wahl.suche)
    if wahl.suche.isascii() and wahl.suche.isdigit():
        treffer |= Q(buchung_id=int(wahl.suche[:18]))
    von, bis = wahl.monate
    return _zeilen_von(raum, wahl.art, _erster(von), _letzter(bis)).filter(treffer)


def _zeilen_von(raum: Wirkungsraum, art: Kontoart | None, von: date, bis: date) -> QuerySet[Any]:
    eigene = Buchungskonto.objects.filter(wirkungsraum=raum)
    tage = Q(tag__range=(von, bis))
    reihen: QuerySet[Any]
    if art is None:
        reihen = Buchungszeile.objects.filter(tage, soll__in=list(eigene)).annotate(bewegung=F("betrag_cent"))
    else:
        reihen = _zeilen_des_kontos(eigene.get(art=art).pk, tage)
    return reihen.select_related(*VERWANDTE).order_by("-tag", "-pk")


def _zeilen_des_kontos(konto_id: int, tage: Q) -> QuerySet[Any]:
    """Lines of one account with what they do to it: in (soll) or out (haben). Each side is read by its own index."""
    return Buchungszeile.objects.filter(Q(tage, soll_id=konto_id) | Q(tage, haben_id=konto_id)).annotate(
        bewegung=Case(When(soll_id=konto_id, then=F("betrag_cent")), default=-F("betrag_cent"))
    )


def _anzahl_je_monat(raum: Wirkungsraum, wahl: Auswahl) -> list[tuple[int, int]]:
    """Month and number of lines, newest first: each line is counted on both of its accounts."""
    salden = Saldo.objects.filter(konto__wirkungsraum=raum, monat__range=wahl.monate)
    if wahl.art is not None:
        salden = salden.filter(konto__art=wahl.art)
    reihen = salden.values_list("monat").order_by("-monat").annotate(n=Sum("anzahl"))
    return [(monat, n if wahl.art is not None else n // 2) for monat, n in reihen]


def bewegung(zugriff: Zugriff, raum: Wirkungsraum, wahl: Auswahl) -> Betrag | None:
    """What the chosen lines do to the chosen account together; None where they are not one account's, or searched."""
    if wahl.art is None or wahl.suche:
        return None
    salden = Saldo.objects.filter(konto__wirkungsraum=raum, konto__art=wahl.art, monat__range=wahl.monate)
    return Betrag(int(salden.aggregate(s=Sum("cent"))["s"] or 0))


# One Buchung ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Buchungsblick:
    """A Buchung with what it belongs to; `hindernis` says why it cannot be reversed (empty: it can).

    `summe` is what all lines move, on each side; `kosten` what they add to the cost accounts.
    """

    buchung: Buchung
    raum: Wirkungsraum | None
    summe: Betrag
    kosten: Betrag
    storno: Buchung | None
    abschluss: Jahresabschluss | None
    uebernahme: Bestandsuebernahme | None
    frueheste: int
    hindernis: str
    bezug: str
    zeilen: QuerySet[Buchungszeile]

    @property
    def in_geschlossenem_monat(self) -> bool:
        """Whether taking it back now would be a Nachtrag."""
        return self.frueheste <= geschlossen_bis()


def buchung(zugriff: Zugriff, nummer: int) -> Buchungsblick | None:
    """One Buchung, or None where there is none of this number."""
    objekt = Buchung.objects.select_related("von", "hebt_auf").filter(pk=nummer).first()
    if objekt is None:
        return None
    reihen = objekt.zeilen.select_related("soll__wirkungsraum", "haben").order_by("pk")
    zahlen = objekt.zeilen.aggregate(
        s=Sum("betrag_cent"),
        kosten=Sum("betrag_cent", filter=Q(soll__art__in=KOSTEN)),
        gutschrift=Sum("betrag_cent", filter=Q(haben__art__in=KOSTEN)),
        fruehestes=Min("monat"),
    )
    erste = reihen.first()
    storno = Buchung.objects.filter(hebt_auf=objekt).first()
    return Buchungsblick(
        buchung=objekt,
        raum=erste.soll.wirkungsraum if erste and objekt.art != Buchungsart.UEBERNAHME else None,
        summe=Betrag(int(zahlen["s"] or 0)),
        kosten=Betrag(int(zahlen["kosten"] or 0) - int(zahlen["gutschrift"] or 0)),
        storno=storno,
        abschluss=objekt.abschluesse.select_related("wirkungsraum").first(),
        uebernahme=objekt.uebernahmen.first(),
        frueheste=zahlen["fruehestes"] or 0,
        hindernis=storno_hindernis(objekt, storno),
        bezug=bezug_in_worten(erste.bezug) if erste else "",
        zeilen=reihen,
    )


def abgeschlossene_jahre(blick: Buchungsblick) -> list[int]:
    """The closed years into which a Buchung reaches: if it is taken back, they have to be closed again."""
    jahre = {monat // 100 for monat in blick.buchung.zeilen.values_list("monat", flat=True).distinct()}
    abschluesse = Jahresabschluss.objects.filter(wirkungsraum=blick.raum, jahr__in=jahre)
    return sorted(abschluesse.order_by().values_list("jahr", flat=True).distinct())


def bezug_in_worten(bezug: str) -> str:
    """`baustein:12` → „Baustein 12“, `hilfe:H-7:3` → „Hilfe H-7“."""
    art, _, rest = bezug.partition(":")
    if art == "hilfe":
        rest = rest.rpartition(":")[0] or rest
    return f"{art.capitalize()} {rest}".strip()


def storno_hindernis(objekt: Buchung, storno: Buchung | None = None) -> str:
    """Why a Buchung cannot be reversed on its own, as a sentence; empty where it can."""
    if objekt.art == Buchungsart.STORNO:
        return "Ein Storno wird nicht storniert. Bitte buchen Sie neu."
    if objekt.art == Buchungsart.ABSCHLUSS:
        return "Ein Jahresabschluss wird nicht storniert. Nach einer Berichtigung wird er wiederholt."
    if objekt.art == Buchungsart.UEBERNAHME:
        return "Eine Übernahme wird als Ganzes zurückgenommen, auf der Seite „Bestand“."
    if Raumbuchung.objects.filter(buchung=objekt).exists():
        return "Arbeit im Sozialraum nimmt das Team am Projekt zurück; die nächste Buchung gleicht es aus."
    if storno or Buchung.objects.filter(hebt_auf=objekt).exists():
        return f"Buchung {objekt.nummer} ist schon storniert."
    return ""


# Months ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Monatsblick:
    """A month of the whole city: closed by whom and when (None: open), its lines, its costs within the Planbudgets."""

    monat: int
    schluss: Periodenschluss | None
    zeilen: int
    kosten: Betrag
    laeuft: bool


def _rueckwaerts(monat: int, anzahl: int) -> list[int]:
    """`anzahl` months, `monat` first: 202601 → 202601, 202512, …"""
    zaehler = monat // 100 * 12 + monat % 100 - 1
    return [(n // 12) * 100 + n % 12 + 1 for n in range(zaehler, zaehler - anzahl, -1)]


def monate(zugriff: Zugriff) -> tuple[Monatsblick, ...]:
    """The last 24 months, the current one first; none before the first line."""
    jetzt = monat_von(zugriff.heute)
    gezeigt = _rueckwaerts(jetzt, MONATE_GEZEIGT)
    schluesse = list(Periodenschluss.objects.filter(bis_monat__gte=gezeigt[-1]).select_related("von"))
    reihen = (
        Saldo.objects.filter(monat__range=(gezeigt[-1], jetzt))
        .values_list("monat")
        .annotate(n=Sum("anzahl"), c=Sum("cent", filter=Q(konto__art__in=IM_BUDGET)))
    )
    zahlen = {monat: (n // 2, Betrag(int(cent or 0))) for monat, n, cent in reihen}
    erster = min(zahlen, default=jetzt)
    return tuple(
        Monatsblick(
            monat,
            min((s for s in schluesse if s.bis_monat >= monat), key=lambda s: s.bis_monat, default=None),
            *zahlen.get(monat, (0, Betrag(0))),
            laeuft=monat == jetzt,
        )
        for monat in gezeigt
        if monat >= erster
    )


def abschliessbare_monate(zugriff: Zugriff) -> tuple[int, ...]:
    """The months that can be closed today, the next one first; from the first line on where none was closed yet."""
    vergangene = _rueckwaerts(monat_von(zugriff.heute), 12 * 10)[1:]
    beginn = geschlossen_bis() or (Saldo.objects.aggregate(m=Min("monat"))["m"] or vergangene[11]) - 1
    return tuple(sorted(m for m in vergangene if m > beginn))


# What a bill may be for -----------------------------------------------------------------------------------------------


def bezuege(zugriff: Zugriff, raum: Wirkungsraum) -> dict[str, Bindungszeile]:
    """Bausteine and helps that run, or ended since the beginning of last year: bills come late."""
    ab = date(zugriff.heute.year - 1, 1, 1)
    alle = bindungszeilen_je_raum([raum.pk], zugriff.heute).get(raum.pk, [])
    return {z.bezug: z for z in alle if z.von <= zugriff.heute and (z.bis is None or z.bis >= ab)}


# Balance assertions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stand:
    """What another book said of an account, and by how much ours differed then."""

    abstimmung: Abstimmung
    art: Kontoart
    unterschied: Betrag


def _stand(abstimmung: Abstimmung) -> Stand:
    unterschied = Betrag(abstimmung.stand_cent - abstimmung.gebucht_cent)
    return Stand(abstimmung, Kontoart(abstimmung.konto.art), unterschied)


def _abstimmungen(raum: Wirkungsraum) -> QuerySet[Abstimmung]:
    return Abstimmung.objects.filter(konto__wirkungsraum=raum).select_related("konto", "von")


def letzte_staende(zugriff: Zugriff, raum: Wirkungsraum) -> tuple[Stand, ...]:
    """The newest assertion of each account, those that differ first."""
    neueste = Abstimmung.objects.filter(konto__wirkungsraum=raum).values("konto").annotate(m=Max("pk"))
    staende = [_stand(a) for a in _abstimmungen(raum).filter(pk__in=neueste.values("m"))]
    return tuple(sorted(staende, key=lambda s: (s.unterschied.ist_null, list(Kontoart).index(s.art))))


def fruehere_staende(zugriff: Zugriff, raum: Wirkungsraum) -> QuerySet[Abstimmung]:
    """All assertions, the newest first; `unterschied` in cents."""
    return _abstimmungen(raum).annotate(unterschied=F("stand_cent") - F("gebucht_cent")).order_by("-pk")


@dataclass(frozen=True)
class Ursache:
    """Where a difference can come from: the lines that came to this stand since both books last agreed.

    `zeilen` add up to exactly `zuwachs`: our stand then less our stand when it agreed (nothing where it never did).
    `seitdem` is what was booked for the same days after this assertion.
    """

    stand: Stand
    treffer: Abstimmung | None
    zuwachs: Betrag
    seitdem: Betrag
    zeilen: QuerySet[Buchungszeile]

    @property
    def hoehe(self) -> Betrag:
        """The difference without its sign."""
        return abs(self.stand.unterschied)

    @property
    def unterschied_heute(self) -> Betrag:
        return self.stand.unterschied - self.seitdem


def ursache(zugriff: Zugriff, raum: Wirkungsraum, pk: int) -> Ursache | None:
    """One assertion with the lines behind it; those of exactly the difference first."""
    abstimmung = _abstimmungen(raum).filter(pk=pk).first()
    if abstimmung is None:
        return None
    stand = _stand(abstimmung)
    treffer = (
        Abstimmung.objects.filter(
            konto=abstimmung.konto_id, pk__lt=pk, stichtag__lte=abstimmung.stichtag, stand_cent=F("gebucht_cent")
        )
        .order_by("-stichtag", "-pk")
        .first()
    )
    bis_tag = _zeilen_des_kontos(abstimmung.konto_id, Q(tag__lte=abstimmung.stichtag))
    dabei = bis_tag.filter(buchung_id__lte=abstimmung.bis_buchung)
    if treffer is not None:
        dabei = dabei.exclude(buchung_id__lte=treffer.bis_buchung, tag__lte=treffer.stichtag)
    danach = bis_tag.filter(buchung_id__gt=abstimmung.bis_buchung)
    passt = Q(betrag_cent=abs(stand.unterschied.cent), buchung__hebt_auf__isnull=True, buchung__storno__isnull=True)
    return Ursache(
        stand=stand,
        treffer=treffer,
        zuwachs=Betrag(abstimmung.gebucht_cent - (treffer.gebucht_cent if treffer else 0)),
        seitdem=Betrag(int(danach.aggregate(s=Sum("bewegung"))["s"] or 0)),
        zeilen=dabei.annotate(passt=Case(When(passt, then=1), default=0))
        .select_related(*VERWANDTE)
        .order_by("-passt", "-buchung_id", "-pk"),
    )
