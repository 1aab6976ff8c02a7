"""The Themenradar shows what many families share, and nobody can compute a group of one to four from it.

Two attackers try. The one who reckons (`untere_schranke`) puts all published numbers into equations. The one who knows
the rules (`verraten`) rules out worlds: a group is safe when a world without it publishes, for ever, the very same.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.stats import beta

from massanzug.rechenkern.raum import (
    AB_FAMILIEN,
    Altersanteil,
    Meldung,
    Mindestzahl,
    Quartal,
    Radarfehler,
    Trend,
    Veroeffentlichung,
    Zelle,
    mindestens,
    trend,
    veroeffentliche,
)
from massanzug.rechenkern.raum.radar import verhaeltnis_bereich

Q1, Q2, Q3, Q4 = (Quartal(2026, nummer) for nummer in (1, 2, 3, 4))
STICHTAGE = {Q1: date(2026, 4, 14), Q2: date(2026, 7, 14), Q3: date(2026, 10, 14), Q4: date(2027, 1, 14)}
RAEUME = ("alt-arnsberg", "huesten", "neheim")
THEMEN = ("schwimmen", "streit")
BAENDER = ("unter 12", "ab 12")
FEBRUAR, MAI = date(2026, 2, 10), date(2026, 5, 5)
NACH_Q1, NACH_Q2 = date(2026, 4, 15), date(2026, 7, 15)
ANFANG = Veroeffentlichung(ab=Q1)


def meldung(familie: Any, tag: date = FEBRUAR, bekannt: date | None = None, **anders: Any) -> Meldung:
    werte = {"thema": "schwimmen", "raum": "neheim", "quelle": "plan"} | anders
    return Meldung(familie=familie, tag=tag, bekannt_am=bekannt or tag, **werte)


def meldungen(anzahl: int, ab: int = 0, **anders: Any) -> list[Meldung]:
    return [meldung(nummer, **anders) for nummer in range(ab, ab + anzahl)]


def gezeigt(alle: Sequence[Meldung], quartal: Quartal = Q1, raum: str = "neheim") -> int | None:
    zelle = veroeffentliche(ANFANG, alle, date(2027, 3, 1)).zelle(raum, "schwimmen", quartal)
    return zelle.familien if zelle else None


# --- what is shown -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("anzahl", "zahl"), [(0, None), (1, None), (4, None), (5, 5), (6, 6), (40, 40)])
def test_five_families_are_shown_and_four_are_not(anzahl: int, zahl: int | None) -> None:
    assert gezeigt(meldungen(anzahl)) == zahl


def test_a_family_that_comes_five_times_is_one_family() -> None:
    fuenfmal = [meldung("F", FEBRUAR + timedelta(days=n), quelle=("plan", "beratung")[n % 2]) for n in range(5)]
    assert gezeigt([*meldungen(4), *fuenfmal]) == 5
    assert gezeigt([*meldungen(3), *fuenfmal]) is None


def test_a_family_that_moved_counts_where_it_was_first() -> None:
    umgezogen = [meldung("F", date(2026, 3, 1), raum="huesten"), meldung("F", date(2026, 1, 7))]
    alle = [*meldungen(4), *meldungen(4, ab=10, raum="huesten"), *umgezogen]
    assert gezeigt(alle) == 5
    assert gezeigt(alle, raum="huesten") is None
    # in the next quarter it is at home in the new room
    im_mai = [meldung("F", MAI, raum="huesten"), *meldungen(4, ab=10, raum="huesten", tag=MAI)]
    assert gezeigt([*alle, *im_mai], Q2, "huesten") == 5


def test_a_family_has_one_room_for_all_its_themes() -> None:
    anderswo = meldung("F", date(2026, 3, 1), raum="huesten")
    assert gezeigt([*meldungen(4), meldung("F", date(2026, 1, 7), thema="streit"), anderswo]) == 5


@pytest.mark.parametrize(
    ("bekannt", "quartal"),
    [(date(2026, 4, 14), Q1), (date(2026, 4, 15), Q2), (date(2026, 7, 10), Q3), (date(2026, 12, 1), Q4)],
)
def test_a_late_report_counts_in_the_quarter_in_which_it_is_known(bekannt: date, quartal: Quartal) -> None:
    """The day 10.07. lies in the grace of the second quarter, but the report tells of the first."""
    alle = [m for tag in (FEBRUAR, MAI, date(2026, 8, 1), date(2026, 11, 1)) for m in meldungen(4, tag=tag)]
    mit = [*alle, meldung("F", FEBRUAR, bekannt)]
    assert [q for q in STICHTAGE if gezeigt(mit, q)] == [quartal]


def test_what_is_published_stays_and_is_never_counted_again() -> None:
    erst = veroeffentliche(ANFANG, meldungen(5), NACH_Q1)
    assert [z.familien for z in erst.zellen] == [5]
    # the reports are gone, others came late: the first quarter keeps its number
    dann = veroeffentliche(erst, meldungen(3, ab=20, bekannt=NACH_Q1), NACH_Q2)
    assert dann.zellen == erst.zellen
    assert (erst.bis, dann.bis) == (Q1, Q2)
    # even if somebody dates reports back
    assert veroeffentliche(dann, meldungen(9), NACH_Q2) == dann


def test_a_quarter_is_published_on_the_day_after_its_grace_and_once() -> None:
    assert veroeffentliche(ANFANG, meldungen(5), date(2026, 4, 14)) == ANFANG
    assert veroeffentliche(ANFANG, meldungen(5), NACH_Q1).bis == Q1
    ohne_karenz = replace(ANFANG, karenz_tage=0)
    assert veroeffentliche(ohne_karenz, meldungen(5), date(2026, 4, 1)).bis == Q1
    assert veroeffentliche(ohne_karenz, meldungen(5), date(2026, 3, 31)).bis is None


def test_conversations_in_the_street_are_counted_apart() -> None:
    strasse = [meldung(None, quelle="strasse") for _ in range(5)]
    (nur_gespraeche,) = veroeffentliche(ANFANG, [*meldungen(4), *strasse], NACH_Q1).zellen
    assert (nur_gespraeche.familien, nur_gespraeche.gespraeche) == (None, 5)
    (nur_familien,) = veroeffentliche(ANFANG, [*meldungen(5), *strasse[:4]], NACH_Q1).zellen
    assert (nur_familien.familien, nur_familien.gespraeche) == (5, None)
    # who is known by name is a family, wherever one met
    assert gezeigt([*meldungen(4), meldung("F", quelle="strasse")]) == 5


def test_an_age_split_needs_five_in_every_band() -> None:
    stand = replace(ANFANG, altersbaender=BAENDER)

    def alter(jung: int, alt: int, unbekannt: int) -> tuple[Altersanteil, ...]:
        alle = [
            *meldungen(jung, altersband="unter 12"),
            *meldungen(alt, ab=100, altersband="ab 12"),
            *meldungen(unbekannt, ab=200),
        ]
        (zelle,) = veroeffentliche(stand, alle, NACH_Q1).zellen
        assert zelle.familien == jung + alt + unbekannt
        return zelle.alter

    assert alter(5, 6, 0) == (Altersanteil("unter 12", 5), Altersanteil("ab 12", 6))
    assert alter(5, 6, 7) == (Altersanteil("unter 12", 5), Altersanteil("ab 12", 6), Altersanteil(None, 7))
    for zahlen in [(5, 4, 0), (4, 9, 0), (5, 5, 1), (5, 5, 4), (9, 0, 0), (0, 0, 9)]:
        assert alter(*zahlen) == ()


def test_a_family_with_two_children_stands_in_one_band_only() -> None:
    """Otherwise 6 + 6 bands of 10 families would say: two families have both."""
    geschwister = [
        meldung(n, date(2026, 2, tag), altersband=band)
        for n in (0, 1)
        for tag, band in ((1, BAENDER[1]), (2, BAENDER[0]))
    ]
    alle = [*meldungen(6, altersband=BAENDER[0], tag=date(2026, 2, 2)), *meldungen(4, ab=6, altersband=BAENDER[1])]
    stand = replace(ANFANG, altersbaender=BAENDER)
    (zelle,) = veroeffentliche(stand, [*alle, *geschwister], NACH_Q1).zellen
    assert (zelle.familien, zelle.alter) == (10, ())
    (mehr,) = veroeffentliche(stand, [*alle, *geschwister, meldung("F", altersband=BAENDER[0])], NACH_Q1).zellen
    assert mehr.alter == (Altersanteil(BAENDER[0], 5), Altersanteil(BAENDER[1], 6))


def test_totals_know_published_cells_only_and_say_at_least() -> None:
    alle = [
        *meldungen(8),
        *meldungen(3, ab=20, raum="huesten"),
        *meldungen(6, ab=40, raum="alt-arnsberg"),
        *meldungen(9, tag=MAI),
    ]
    stand = veroeffentliche(ANFANG, alle, NACH_Q2)
    stadt = mindestens(stand, "schwimmen", raeume=RAEUME, quartale=[Q1])
    assert (stadt, stadt.text) == (Mindestzahl(14, 14, 0), "mindestens 14 Familien")
    # eight families of Neheim came again: a sum over quarters counts mentions, not families
    jahr = mindestens(stand, "schwimmen", raeume=RAEUME, quartale=[Q1, Q2, Q3, Q4])
    assert (jahr, jahr.text) == (Mindestzahl(14, 23, 0), "mindestens 14 Familien, mindestens 23 Nennungen")
    nichts = mindestens(stand, "schwimmen", raeume=["huesten"], quartale=[Q1])
    assert (nichts, nichts.text) == (Mindestzahl(0, 0, 0), "keine Zahl ab fünf")


@pytest.mark.parametrize(
    "unsinn",
    [
        lambda: meldung("F", FEBRUAR, FEBRUAR - timedelta(days=1)),
        lambda: meldung(None),
        lambda: Quartal(2026, 5),
        lambda: Veroeffentlichung(ab=Q1, karenz_tage=-1),
        lambda: Veroeffentlichung(ab=Q1, altersbaender=("unter 12",)),
        lambda: Veroeffentlichung(ab=Q1, altersbaender=("unter 12", "unter 12")),
        lambda: Zelle(Q1, "neheim", "schwimmen", 4),
        lambda: Zelle(Q1, "neheim", "schwimmen", None, 3),
        lambda: Zelle(Q1, "neheim", "schwimmen", 9, None, (Altersanteil(None, 4), Altersanteil("ab 12", 5))),
        lambda: Zelle(Q1, "neheim", "schwimmen", 12, None, (Altersanteil(None, 6), Altersanteil("ab 12", 5))),
        lambda: veroeffentliche(replace(ANFANG, altersbaender=BAENDER), [meldung("F", altersband="18")], NACH_Q1),
    ],
)
def test_what_cannot_be_is_refused(unsinn: Callable[[], object]) -> None:
    with pytest.raises(Radarfehler):
        unsinn()


# --- the trend ---------------------------------------------------------------------------------------------------


def reihe(*zahlen: int | None) -> Veroeffentlichung:
    """A series of published quarters from 2026 on; None is hidden."""
    stand = ANFANG
    for zahl in zahlen:
        neue = () if zahl is None else (Zelle(stand.naechstes, "neheim", "schwimmen", zahl),)
        stand = replace(stand, bis=stand.naechstes, zellen=(*stand.zellen, *neue))
    return stand


@pytest.mark.parametrize(
    ("zahlen", "wort", "quartale"),
    [
        ((), "noch nicht zu sagen", 0),
        ((9,), "noch nicht zu sagen", 0),
        ((6, 9), "noch nicht zu sagen", 2),
        ((6, 30), "nimmt zu", 2),
        ((30, 6), "nimmt ab", 2),
        # hidden is unknown, not zero: neither a fall nor a part of the series
        ((30, 30, None), "noch nicht zu sagen", 0),
        ((30, None, 30), "noch nicht zu sagen", 0),
        ((90, None, 6, 30), "nimmt zu", 2),
        # of an odd run the oldest is left out; more than eight are too long ago
        ((90, 6, 30), "nimmt zu", 2),
        ((99, 5, 5, 5, 5, 15, 15, 15, 15), "nimmt zu", 8),
        # a season is no trend once two years are there
        ((30, 5, 5, 5, 30, 5, 5, 5), "noch nicht zu sagen", 8),
    ],
)
def test_the_trend_speaks_only_when_it_is_sure(zahlen: tuple[int | None, ...], wort: str, quartale: int) -> None:
    ergebnis = trend(reihe(*zahlen), "neheim", "schwimmen")
    assert (ergebnis.wort, ergebnis.quartale) == (wort, quartale)


def test_the_trend_of_one_theme_is_not_that_of_another() -> None:
    assert trend(reihe(6, 30), "neheim", "streit") == Trend("noch nicht zu sagen")
    assert trend(reihe(6, 30), "huesten", "schwimmen") == Trend("noch nicht zu sagen")


@given(st.integers(0, 3000), st.integers(0, 3000))
@settings(max_examples=40)
def test_the_interval_is_that_of_clopper_and_pearson(frueher: int, spaeter: int) -> None:
    von, bis = verhaeltnis_bereich(frueher, spaeter)
    unten = beta.ppf(0.025, spaeter, frueher + 1) if spaeter else 0.0
    oben = beta.ppf(0.975, spaeter + 1, frueher) if frueher else 1.0
    assert von == pytest.approx(unten / (1 - unten), rel=1e-7)
    assert bis == (pytest.approx(oben / (1 - oben), rel=1e-7) if frueher else float("inf"))


# --- the attackers -----------------------------------------------------------------------------------------------

Gruppe = tuple[Any, ...]  # (room, theme, quarter) or that and a band
Aussage = tuple[set[Gruppe], float, float]  # these disjoint groups are together at least … and at most … families
Veroeffentlicher = Callable[[Sequence[Meldung]], object]


def zaehlquartal(m: Meldung) -> Quartal:
    eigenes = Quartal.von_tag(m.tag)
    return eigenes if m.bekannt_am <= STICHTAGE.get(eigenes, date.max) else Quartal.von_tag(m.bekannt_am)


def zaehltag(m: Meldung) -> date:
    return m.tag if zaehlquartal(m) == Quartal.von_tag(m.tag) else m.bekannt_am


def wahrheit(alle: Sequence[Meldung]) -> dict[Gruppe, dict[Any, str | None]]:
    """What is really so, counted family by family: cell → its families with their band."""
    zellen: dict[Gruppe, dict[Any, str | None]] = {}
    for familie, quartal in {(m.familie, zaehlquartal(m)) for m in alle if m.familie is not None}:
        eigene = [m for m in alle if m.familie == familie and zaehlquartal(m) == quartal]
        raum = min((zaehltag(m), m.raum) for m in eigene)[1]
        for thema in {m.thema for m in eigene}:
            mit_band = [m for m in eigene if m.thema == thema and m.altersband]
            erste = min(mit_band, key=lambda m: (zaehltag(m), m.raum, BAENDER.index(m.altersband or "")), default=None)
            zellen.setdefault((raum, thema, quartal), {})[familie] = erste.altersband if erste else None
    return zellen


def untere_schranke(aussagen: Sequence[Aussage], gruppe: set[Gruppe]) -> float:
    """How many families the group has at least, for somebody who reckons with all statements at once."""
    namen = sorted({name for menge, _, _ in aussagen for name in menge} | gruppe, key=repr)
    zeilen, grenzen = [], []
    for menge, von, bis in aussagen:
        zeile = [float(name in menge) for name in namen]
        zeilen.append([-x for x in zeile])
        grenzen.append(-von)
        if bis != float("inf"):
            zeilen.append(zeile)
            grenzen.append(bis)
    loesung = linprog([float(name in gruppe) for name in namen], A_ub=zeilen, b_ub=grenzen)
    assert loesung.success, loesung.message
    return round(loesung.fun, 6)


def aussagen_aus(stand: Veroeffentlichung, quartale: Sequence[Quartal]) -> list[Aussage]:
    """All that our radar publishes, hidden cells included (nought to four), as statements on its smallest parts."""
    aussagen: list[Aussage] = []
    zellen = [(raum, thema, q) for raum in RAEUME for thema in THEMEN for q in quartale]
    for raum, thema, q in zellen:
        teile: set[Gruppe] = {(raum, thema, q, band) for band in (*BAENDER, None)}
        zelle = stand.zelle(raum, thema, q)
        zahl = zelle.familien if zelle else None
        aussagen.append((teile, zahl or 0, zahl or AB_FAMILIEN - 1))
        if zelle and zelle.alter:
            je_band = {anteil.altersband: anteil.familien for anteil in zelle.alter}
            aussagen += [({(raum, thema, q, b)}, je_band.get(b, 0), je_band.get(b, 0)) for b in (*BAENDER, None)]
    for thema in THEMEN:
        for q in quartale:
            summe = mindestens(stand, thema, raeume=RAEUME, quartale=[q]).nennungen
            aussagen.append((teile_von(thema, [q]), summe, float("inf")))
        summe = mindestens(stand, thema, raeume=RAEUME, quartale=quartale).nennungen
        aussagen.append((teile_von(thema, quartale), summe, float("inf")))
    return aussagen


def teile_von(thema: str, quartale: Sequence[Quartal], raeume: Sequence[str] = RAEUME) -> set[Gruppe]:
    return {(raum, thema, q, band) for raum in raeume for q in quartale for band in (*BAENDER, None)}


def welten_ohne(alle: Sequence[Meldung]) -> Iterator[tuple[Gruppe, list[list[Meldung]]]]:
    """Each real group of one to four, and worlds in which it is empty and the rest as it was."""
    for (raum, thema, q), familien in wahrheit(alle).items():

        def betroffen(m: Meldung, wer: set[Any], thema: str = thema, q: Quartal = q) -> bool:
            return m.familie in wer and m.thema == thema and zaehlquartal(m) == q

        def mit(wer: set[Any], betroffen: Callable[..., bool] = betroffen, **anders: Any) -> list[Meldung]:
            return [replace(m, **anders) if betroffen(m, wer) else m for m in alle]

        if len(familien) < AB_FAMILIEN:
            yield (raum, thema, q), [mit(set(familien), thema="etwas anderes")]
        for band, anzahl in Counter(familien.values()).items():
            if anzahl < AB_FAMILIEN:
                wer = {familie for familie, seins in familien.items() if seins == band}
                # only stated bands: the attacker may know that nobody leaves the age out
                andere = [neu for neu in BAENDER if neu != band]
                yield (
                    (raum, thema, q, band),
                    [mit(menge, altersband=neu) for menge in (wer, set(familien)) for neu in andere],
                )
        spaete = {m.familie for m in alle if betroffen(m, set(familien)) and zaehltag(m) != m.tag}
        if 0 < len(spaete) < AB_FAMILIEN:
            # nobody came late: it happened on the day on which it became known
            yield (
                (raum, thema, q, "spät"),
                [[replace(m, tag=m.bekannt_am) if betroffen(m, spaete) and zaehltag(m) != m.tag else m for m in alle]],
            )
    gespraeche = Counter((m.raum, m.thema, zaehlquartal(m)) for m in alle if m.familie is None)
    for zelle, anzahl in gespraeche.items():
        if anzahl < AB_FAMILIEN:
            hier = [m.familie is None and (m.raum, m.thema, zaehlquartal(m)) == zelle for m in alle]
            ohne = [replace(m, thema="etwas anderes") if h else m for m, h in zip(alle, hier, strict=True)]
            yield (*zelle, "Gespräche"), [ohne]


def verraten(veroeffentlicher: Veroeffentlicher, alle: Sequence[Meldung]) -> list[Gruppe]:
    """The groups of one to four of which no world without them would have published the same."""
    gesehen = veroeffentlicher(alle)
    return [
        gruppe for gruppe, welten in welten_ohne(alle) if not any(veroeffentlicher(welt) == gesehen for welt in welten)
    ]


def unser_radar(tage: Sequence[date]) -> Veroeffentlicher:
    """All that anybody ever sees: after every publication all cells, totals of rooms and quarters, trends."""

    def veroeffentlicher(alle: Sequence[Meldung]) -> object:
        stand, gesehen = Veroeffentlichung(ab=Q1, altersbaender=BAENDER), []
        for tag in tage:
            stand = veroeffentliche(stand, [m for m in alle if m.bekannt_am <= tag], tag)
            summen = [
                mindestens(stand, thema, raeume=raeume, quartale=quartale)
                for thema in THEMEN
                for raeume in (RAEUME, *combinations(RAEUME, 2))
                for quartale in (list(STICHTAGE), [Q1], [Q2])
            ]
            gesehen.append((stand, summen, [trend(stand, raum, thema) for raum in RAEUME for thema in THEMEN]))
        return gesehen

    return veroeffentlicher


@st.composite
def berichte(draw: st.DrawFn) -> list[Meldung]:
    """Reports of a year; families come often enough that some cells are shown and some are not."""
    zahl = draw(st.integers(0, 120))
    zufall = draw(st.randoms(use_true_random=False))
    alle = []
    for _ in range(zahl):
        tag = date(2026, 1, 1) + timedelta(days=zufall.randrange(180))
        familie = zufall.choice([None, *range(40)])
        zuhause = RAEUME[min(2, (familie or 0) % 5)]
        alle.append(
            Meldung(
                thema=THEMEN[zufall.random() < 0.25],
                familie=familie,
                raum=zuhause if zufall.random() < 0.85 else zufall.choice(RAEUME),
                tag=tag,
                bekannt_am=tag + timedelta(days=zufall.choice([0, 0, 0, 10, 30, 120])),
                quelle="strasse" if familie is None else "plan",
                altersband=zufall.choice([*BAENDER * 4, None]),
            )
        )
    return alle


TAGE = st.lists(st.dates(date(2026, 3, 1), date(2027, 1, 31)), min_size=1, max_size=6).map(sorted)


@given(berichte(), TAGE)
@settings(max_examples=40)
def test_who_knows_all_rules_and_sees_all_publications_cannot_rule_out_that_a_small_group_is_empty(
    alle: list[Meldung], tage: list[date]
) -> None:
    assert verraten(unser_radar(tage), alle) == []


@given(berichte())
@settings(max_examples=25)
def test_who_reckons_with_all_published_numbers_finds_no_small_group(alle: list[Meldung]) -> None:
    stand = veroeffentliche(Veroeffentlichung(ab=Q1, altersbaender=BAENDER), alle, date(2027, 1, 31))
    aussagen = aussagen_aus(stand, [Q1, Q2])
    for (raum, thema, q), familien in wahrheit(alle).items():
        if q not in (Q1, Q2):
            continue
        je_band = Counter(familien.values())
        gruppen: list[set[Gruppe]] = [{(raum, thema, q, b)} for b in (*BAENDER, None) if 0 < je_band[b] < AB_FAMILIEN]
        gruppen += [teile_von(thema, [q], [raum])] if len(familien) < AB_FAMILIEN else []
        for gruppe in gruppen:
            assert untere_schranke(aussagen, gruppe) == 0


@given(berichte(), TAGE)
@settings(max_examples=60)
def test_every_published_number_is_true_at_least_five_and_for_good(alle: list[Meldung], tage: list[date]) -> None:
    staende = [stand for stand, *_ in unser_radar(tage)(alle)]  # type: ignore[attr-defined]
    wahr = wahrheit(alle)
    letzter = staende[-1]
    for frueher, spaeter in pairwise(staende):
        assert spaeter.zellen[: len(frueher.zellen)] == frueher.zellen
    for zelle in letzter.zellen:
        familien = wahr.get((zelle.raum, zelle.thema, zelle.quartal), {})
        assert zelle.familien == (len(familien) if len(familien) >= AB_FAMILIEN else None)
        assert not zelle.alter or {a.altersband: a.familien for a in zelle.alter} == Counter(familien.values())
    # nothing that may be shown is kept back
    veroeffentlicht = [q for q, stichtag in STICHTAGE.items() if stichtag < tage[-1]]
    gross = {zelle for zelle, familien in wahr.items() if len(familien) >= AB_FAMILIEN and zelle[2] in veroeffentlicht}
    assert gross == {(z.raum, z.thema, z.quartal) for z in letzter.zellen if z.familien}


@given(berichte(), TAGE, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_neither_the_order_of_reports_nor_the_days_of_publishing_matter(
    alle: list[Meldung], tage: list[date], zufall: Any
) -> None:
    gemischt = list(alle)
    zufall.shuffle(gemischt)
    schrittweise = unser_radar(tage)(alle)[-1]  # type: ignore[index]
    assert unser_radar(tage[-1:])(gemischt)[-1] == schrittweise  # type: ignore[index]


# --- planted attacks: both attackers see what a naive radar betrays ------------------------------------------------

STADT = [*meldungen(8), *meldungen(6, ab=20, raum="alt-arnsberg"), *meldungen(3, ab=40, raum="huesten")]
HUESTEN = teile_von("schwimmen", [Q1], ["huesten"])


def naive_zahlen(alle: Sequence[Meldung]) -> dict[Gruppe, int]:
    return {zelle: len(familien) for zelle, familien in wahrheit(alle).items() if len(familien) >= AB_FAMILIEN}


def test_a_true_city_total_betrays_three_families_and_ours_does_not() -> None:
    def naiv(alle: Sequence[Meldung]) -> object:
        return naive_zahlen(alle), len({m.familie for m in alle if m.thema == "schwimmen"})

    zahlen, summe = naiv(STADT)  # type: ignore[misc]
    gesehen: list[Aussage] = [(teile_von("schwimmen", [Q1], [raum]), n, n) for (raum, _, _), n in zahlen.items()]
    gesehen.append((teile_von("schwimmen", [Q1]), summe, summe))
    assert untere_schranke(gesehen, HUESTEN) == 3
    assert ("huesten", "schwimmen", Q1) in verraten(naiv, STADT)

    stand = veroeffentliche(ANFANG, STADT, NACH_Q1)
    assert untere_schranke(aussagen_aus(stand, [Q1]), HUESTEN) == 0
    assert verraten(unser_radar([NACH_Q1]), STADT) == []


def test_counting_late_reports_where_they_belong_betrays_who_came_late() -> None:
    alle = [*meldungen(5), *meldungen(2, ab=10, bekannt=MAI), *meldungen(4, ab=20, tag=MAI)]

    def naiv(alle: Sequence[Meldung]) -> object:
        tage = (NACH_Q1, NACH_Q2)
        return [len({m.familie for m in alle if Quartal.von_tag(m.tag) == Q1 and m.bekannt_am <= tag}) for tag in tage]

    erst, dann = naiv(alle)  # type: ignore[misc]
    assert untere_schranke([({("früh",)}, erst, erst), ({("früh",), ("spät",)}, dann, dann)], {("spät",)}) == 2
    assert ("neheim", "schwimmen", Q2, "spät") in verraten(naiv, alle)

    assert verraten(unser_radar([NACH_Q1, NACH_Q2]), alle) == []
    stand = veroeffentliche(ANFANG, alle, NACH_Q2)
    assert [(z.quartal, z.familien) for z in stand.zellen] == [(Q1, 5), (Q2, 6)]


def test_bands_of_nought_or_five_betray_by_a_missing_split_that_both_are_small() -> None:
    """Why the split asks for five in every band: of 5 families without a split, each of two bands has one to four."""
    alle = [*meldungen(3, altersband="unter 12"), *meldungen(2, ab=10, altersband="ab 12")]

    def naiv(alle: Sequence[Meldung]) -> object:
        gesehen = {}
        for zelle, familien in wahrheit(alle).items():
            je_band = Counter(familien.values())
            passt = all(not 0 < je_band[band] < AB_FAMILIEN for band in (*BAENDER, None))
            if len(familien) >= AB_FAMILIEN:
                gesehen[zelle] = (len(familien), je_band if passt else None)
        return gesehen

    assert {gruppe[3:] for gruppe in verraten(naiv, alle)} == {("unter 12",), ("ab 12",)}
    assert verraten(unser_radar([NACH_Q1]), alle) == []


def test_months_beside_quarters_would_betray_the_family_of_march() -> None:
    """Why no other time cut is offered: a quarter of 11 less two shown months of 5 is a month of 1."""
    je_monat = [meldungen(5, ab=10 * n, tag=date(2026, n, 5)) for n in (1, 2)]
    alle = [m for monat in je_monat for m in monat] + meldungen(1, ab=30, tag=date(2026, 3, 5))
    quartal = wahrheit(alle)["neheim", "schwimmen", Q1]
    monate: list[Aussage] = [({(n,)}, 5, 5) for n in (1, 2)]
    assert untere_schranke([*monate, ({(1,), (2,), (3,)}, len(quartal), len(quartal))], {(3,)}) == 1
    stand = veroeffentliche(ANFANG, alle, NACH_Q1)
    assert [z.familien for z in stand.zellen] == [11]
