"""Double entry over whole cents: what a line is, when it may be booked, what a balance is. Pure, no database.

A line moves `cent` > 0 from one account (`haben`) to another (`soll`) on one day. So two entries that cancel each other
are one row, and a Buchung of any number of lines sums to zero by construction: no unbalanced one can be written down.
The balance of an account is what came in less what went out. Unit: cents; a month is the number `jahr * 100 + monat`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from massanzug.rechenkern.geld import runde_kaufmaennisch
from massanzug.rechenkern.zeitraum import Zeitraum

HOECHSTBETRAG: Final = 10**13
"""A hundred billion Euro in cents: larger amounts are typing errors, and sums stay far below 2**63."""
BELEG_ZEICHEN: Final = 80
FRUEHESTES_JAHR: Final = 1990
SPAETESTES_JAHR: Final = 2100

KontoId = int


class Buchungsfehler(ValueError):
    """A Buchung is not possible; `feld` names what to mend, the message is a German sentence."""

    def __init__(self, text: str, feld: str = "") -> None:
        super().__init__(text)
        self.feld = feld


@dataclass(frozen=True, slots=True)
class Zeile:
    """`cent` from account `haben` to account `soll`, counting on `tag`.

    `leistung_von` to `leistung_bis` is when the service was given, `belegdatum` the date on the Beleg, `zahldatum` when
    money moved (None: not yet). `bezug` names what it pays for (a Baustein, an imported help), so that the commitment
    of that month makes room for it.
    """

    soll: KontoId
    haben: KontoId
    cent: int
    tag: date
    leistung_von: date
    leistung_bis: date
    belegdatum: date
    beleg: str
    zahldatum: date | None = None
    hilfeklasse: str = ""
    bezug: str = ""

    @property
    def monat(self) -> int:
        return monat_von(self.tag)


def monat_von(tag: date) -> int:
    """2026-11-22 → 202611."""
    return tag.year * 100 + tag.month


def pruefe_zeilen(zeilen: Sequence[Zeile], geschlossen_bis: int, *, nachtrag: bool = False) -> None:
    """Refuse what may not be booked; `geschlossen_bis` is the newest closed month (0: none).

    A closed month takes only a dated correction that says so (`nachtrag`). Raises Buchungsfehler, TypeError for a
    number that is no int.
    """
    if not zeilen:
        raise Buchungsfehler("Eine Buchung braucht mindestens eine Zeile.")
    for zeile in zeilen:
        _pruefe_zeile(zeile)
    if nachtrag or not geschlossen_bis:
        return
    frueheste = min(zeile.monat for zeile in zeilen)
    if frueheste <= geschlossen_bis:
        raise Buchungsfehler(
            f"Der Monat {monat_als_text(frueheste)} ist abgeschlossen. Bitte buchen Sie in einem offenen Monat, "
            "oder als Nachtrag mit einer Begründung.",
            "tag",
        )


def _pruefe_zeile(zeile: Zeile) -> None:
    if type(zeile.cent) is not int:
        raise TypeError(f"Ein Betrag besteht aus ganzen Cent (int), nicht aus {type(zeile.cent).__name__}.")
    if not 0 < zeile.cent <= HOECHSTBETRAG:
        raise Buchungsfehler("Der Betrag einer Zeile liegt über null und höchstens bei 100 Milliarden Euro.", "betrag")
    if zeile.soll == zeile.haben:
        raise Buchungsfehler("Eine Zeile braucht zwei verschiedene Konten.", "soll")
    if zeile.leistung_bis < zeile.leistung_von:
        raise Buchungsfehler("Der Leistungszeitraum endet vor seinem Anfang.", "leistung_bis")
    if not zeile.beleg.strip():
        raise Buchungsfehler("Zu jeder Zeile gehört ein Beleg, zum Beispiel die Rechnungsnummer.", "beleg")
    if len(zeile.beleg) > BELEG_ZEICHEN:
        raise Buchungsfehler(f"Ein Beleg hat höchstens {BELEG_ZEICHEN} Zeichen. Bitte kürzen Sie ihn.", "beleg")
    for tag in (zeile.tag, zeile.leistung_von, zeile.leistung_bis, zeile.belegdatum, zeile.zahldatum):
        if tag is not None and not FRUEHESTES_JAHR <= tag.year <= SPAETESTES_JAHR:
            raise Buchungsfehler(f"Das Jahr {tag.year} kann nicht stimmen. Bitte prüfen Sie das Datum.", "tag")


def monat_als_text(monat: int) -> str:
    """202611 → „11/2026“."""
    jahr, m = divmod(monat, 100)
    return f"{m:02d}/{jahr}"


def umgekehrt(zeilen: Iterable[Zeile], tag: date | None = None) -> tuple[Zeile, ...]:
    """The lines that take `zeilen` back; on their own days, or all on `tag`."""
    return tuple(replace(z, soll=z.haben, haben=z.soll, tag=tag or z.tag) for z in zeilen)


def je_leistungsmonat(cent: int, von: date, bis: date) -> tuple[tuple[Zeitraum, int], ...]:
    """Divide an amount over the calendar months of its Leistungszeitraum by days; the parts sum to it exactly.

    Each part is the difference of two rounded running totals, so no part is more than one cent away from its share.
    """
    if bis < von:
        raise Buchungsfehler("Der Leistungszeitraum endet vor seinem Anfang.", "leistung_bis")
    alle = (bis - von).days + 1
    teile: list[tuple[Zeitraum, int]] = []
    tage = verteilt = 0
    beginn = von
    while beginn <= bis:
        naechster = date(beginn.year + beginn.month // 12, beginn.month % 12 + 1, 1)
        ende = min(bis, date.fromordinal(naechster.toordinal() - 1))
        tage += (ende - beginn).days + 1
        bis_hier = runde_kaufmaennisch(Fraction(cent * tage, alle)) if tage < alle else cent
        teile.append((Zeitraum(beginn, ende), bis_hier - verteilt))
        verteilt = bis_hier
        beginn = naechster
    return tuple(teile)


def kostenzeilen(
    konten: tuple[KontoId, KontoId, KontoId],
    cent: int,
    von: date,
    bis: date,
    *,
    belegdatum: date,
    beleg: str,
    zahldatum: date | None = None,
    hilfeklasse: str = "",
    bezug: str = "",
) -> tuple[Zeile, ...]:
    """The lines of what a service cost: a line per calendar month of the service, one more once it is paid.

    `konten` are those of the cost, of open bills and of the cash box. Costs count on the last day of the service in
    each month (the year's result), the payment on its own day (the year's cash). A credit (negative `cent`) runs the
    other way. Raises Buchungsfehler for an amount of zero and an end before the beginning.
    """
    kosten, offen, kasse = konten
    if cent == 0:
        raise Buchungsfehler("Ein Betrag von null wird nicht gebucht.", "betrag_cent")
    vorlage = Zeile(kosten, offen, abs(cent), bis, von, bis, belegdatum, beleg, zahldatum, hilfeklasse, bezug)
    zeilen = [
        replace(vorlage, cent=teil, tag=tage.bis or bis, leistung_von=tage.von, leistung_bis=tage.bis or bis)
        for tage, teil in je_leistungsmonat(abs(cent), von, bis)
        if teil
    ]
    if zahldatum is not None:
        zeilen.append(replace(vorlage, soll=offen, haben=kasse, tag=zahldatum))
    return tuple(zeilen) if cent > 0 else umgekehrt(zeilen)


def salden(zeilen: Iterable[Zeile]) -> dict[tuple[KontoId, int], int]:
    """Movement in cents per account and month, as the kept balances must be; months without a line are absent."""
    stand: dict[tuple[KontoId, int], int] = defaultdict(int)
    for zeile in zeilen:
        stand[zeile.soll, zeile.monat] += zeile.cent
        stand[zeile.haben, zeile.monat] -= zeile.cent
    return dict(stand)


def abweichungen(
    gefuehrt: Mapping[tuple[KontoId, int], int], gerechnet: Mapping[tuple[KontoId, int], int]
) -> list[tuple[KontoId, int, int, int]]:
    """Account, month, kept and recomputed cents wherever the two differ; an absent month is zero."""
    stellen = sorted(gefuehrt.keys() | gerechnet.keys())
    return [(k, m, g, r) for k, m in stellen if (g := gefuehrt.get((k, m), 0)) != (r := gerechnet.get((k, m), 0))]


def stand_am(zeilen: Iterable[Zeile], konto: KontoId, tag: date) -> int:
    """Balance of an account at the end of `tag`: the definition that the fast way must equal."""
    return sum(
        (zeile.cent if zeile.soll == konto else 0) - (zeile.cent if zeile.haben == konto else 0)
        for zeile in zeilen
        if zeile.tag <= tag
    )


def kanonisch(zeile: Zeile) -> str:
    """One line as text without ambiguity: fields in fixed order, texts with their length before them."""
    z, gezahlt = zeile, zeile.zahldatum.isoformat() if zeile.zahldatum else "-"
    tage = f"{z.tag.isoformat()},{z.leistung_von.isoformat()},{z.leistung_bis.isoformat()},{z.belegdatum.isoformat()}"
    texte = f"{len(z.beleg)}:{z.beleg}{len(z.hilfeklasse)}:{z.hilfeklasse}{len(z.bezug)}:{z.bezug}"
    return f"{z.soll}>{z.haben}={z.cent};{tage},{gezahlt};{texte}"


def pruefsumme(zeilen: Iterable[Zeile]) -> str:
    """SHA-256 over the lines in their order: the head keeps it, the Protokoll covers the head."""
    return hashlib.sha256("".join(f"{kanonisch(zeile)}\n" for zeile in zeilen).encode()).hexdigest()


def hash_aus(teile: Iterable[str]) -> str:
    """SHA-256 over texts in their order, as hex digits."""
    return hashlib.sha256("\n".join(teile).encode()).hexdigest()
