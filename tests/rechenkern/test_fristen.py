"""Periods end on the day the law says, with every holiday of Nordrhein-Westfalen in between."""

import re
import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.fristen import (
    HANDELNDE,
    Fristfehler,
    Fristregel,
    Stand,
    feiertag,
    feiertage,
    frist,
    fristen,
    fristregel,
    ist_arbeitstag,
    ist_werktag,
    lade_fristen,
    nach_regel,
    naechster_arbeitstag,
    ostersonntag,
    pruefe_fristregeln,
    stand,
)
from massanzug.rechenkern.parameter.lesen import Parameterfehler, regeln_aus_text

from .gold import ORDNER, faelle, ohne_frist

TAG = st.dates(min_value=date(1991, 1, 1), max_value=date(2120, 12, 31))
REGEL = st.sampled_from(lade_fristen())
VORWAERTS = st.sampled_from([regel for regel in lade_fristen() if regel.richtung == "nach"])
EIN_TAG = timedelta(days=1)


@pytest.mark.parametrize("fall", faelle("fristen", "frist"))
def test_goldfall(fall: dict[str, Any]) -> None:
    eine = frist(fall["schluessel"], fall["beginn"], recht_am=fall.get("recht_am"))
    assert (eine.rechnerisch, eine.ende) == (fall.get("rechnerisch", fall["ende"]), fall["ende"])


def test_jede_fassung_jeder_regel_hat_einen_goldfall() -> None:
    inhalt = tomllib.loads((ORDNER / "fristen.toml").read_text(encoding="utf-8"))
    gerechnet = {fristregel(f["schluessel"], f.get("recht_am", f["beginn"])) for f in inhalt["frist"]}
    assert gerechnet == set(fristen())


@pytest.mark.parametrize("fall", faelle("fristen", "ostern"))
def test_ostern(fall: dict[str, Any]) -> None:
    assert [ostersonntag(tag.year) for tag in fall["tage"]] == fall["tage"]


@pytest.mark.parametrize("fall", faelle("fristen", "feiertage"))
def test_feiertage_eines_jahres(fall: dict[str, Any]) -> None:
    assert list(feiertage(fall["tage"][0].year)) == fall["tage"]


def test_feiertage_haben_namen() -> None:
    assert list(feiertage(2027).values()) == [
        "Neujahr",
        "Karfreitag",
        "Ostermontag",
        "1. Mai",
        "Christi Himmelfahrt",
        "Pfingstmontag",
        "Fronleichnam",
        "Tag der Deutschen Einheit",
        "Allerheiligen",
        "1. Weihnachtstag",
        "2. Weihnachtstag",
    ]
    assert feiertag(date(2008, 5, 1)) == "1. Mai und Christi Himmelfahrt"
    assert feiertag(date(2017, 10, 31)) == "Reformationstag"
    assert feiertag(date(2018, 10, 31)) is None
    assert feiertag(date(1994, 11, 16)) == "Buß- und Bettag"


@ohne_frist
@given(st.integers(1990, 2199))
def test_ostern_und_was_daran_haengt(jahr: int) -> None:
    ostern = ostersonntag(jahr)
    assert ostern.weekday() == 6
    assert date(jahr, 3, 22) <= ostern <= date(jahr, 4, 25)
    wochentage = {name: tag.weekday() for tag, name in feiertage(jahr).items()}
    assert (wochentage["Karfreitag"], wochentage["Ostermontag"], wochentage["Pfingstmontag"]) == (4, 0, 0)
    assert wochentage["Fronleichnam"] == 3
    assert len(feiertage(jahr)) in {10, 11, 12}


def test_samstag_ist_werktag_aber_kein_arbeitstag() -> None:
    samstag, sonntag, montag = date(2026, 4, 18), date(2026, 4, 19), date(2026, 4, 20)
    assert [ist_werktag(tag) for tag in (samstag, sonntag, montag)] == [True, False, True]
    assert [ist_arbeitstag(tag) for tag in (samstag, sonntag, montag)] == [False, False, True]
    assert not ist_werktag(date(2026, 4, 6))
    assert naechster_arbeitstag(samstag) == naechster_arbeitstag(montag) == montag


def test_vor_1990_sind_keine_feiertage_hinterlegt() -> None:
    with pytest.raises(Fristfehler, match=r"erst ab 1990 hinterlegt, nicht für 1989\. Bitte prüfen Sie das Datum\."):
        ist_arbeitstag(date(1989, 12, 29))


@ohne_frist
@given(REGEL, TAG)
def test_ende_liegt_auf_der_richtigen_seite(regel: Fristregel, beginn: date) -> None:
    eine = nach_regel(regel, beginn)
    assert eine.ende > beginn if regel.richtung == "nach" else eine.ende < beginn
    assert eine.beginn == beginn


@ohne_frist
@given(REGEL, TAG)
def test_verschobenes_ende_ist_der_naechste_arbeitstag(regel: Fristregel, beginn: date) -> None:
    eine = nach_regel(regel, beginn)
    if not regel.verschiebt:
        assert (eine.ende, eine.verschiebung) == (eine.rechnerisch, "")
        return
    assert ist_arbeitstag(eine.ende)
    assert (eine.ende - eine.rechnerisch).days <= 4
    dazwischen = [eine.rechnerisch + n * EIN_TAG for n in range((eine.ende - eine.rechnerisch).days)]
    assert not any(ist_arbeitstag(tag) for tag in dazwischen)
    assert bool(eine.verschiebung) == bool(dazwischen)


@ohne_frist
@given(REGEL, TAG, st.integers(0, 400))
def test_wer_spaeter_beginnt_endet_nie_frueher(regel: Fristregel, beginn: date, tage: int) -> None:
    assert nach_regel(regel, beginn).ende <= nach_regel(regel, beginn + tage * EIN_TAG).ende


@ohne_frist
@given(st.dates(min_value=date(2024, 12, 20), max_value=date(2025, 1, 10)))
def test_auch_ueber_die_neue_bekanntgabe_hinweg_endet_nichts_frueher(aufgegeben: date) -> None:
    heute, morgen = frist("bekanntgabe-post", aufgegeben), frist("bekanntgabe-post", aufgegeben + EIN_TAG)
    assert heute.ende < morgen.ende


@ohne_frist
@given(VORWAERTS, TAG)
def test_rueckwaerts_ist_das_spiegelbild(regel: Fristregel, beginn: date) -> None:
    hin = replace(regel, verschiebt=False, zaehlung="ereignis")
    ende = nach_regel(hin, beginn).ende
    zurueck = nach_regel(replace(hin, richtung="vor"), ende).ende
    if regel.einheit in {"tage", "wochen"} or (regel.einheit in {"monate", "jahre"} and ende.day == beginn.day):
        assert zurueck == beginn
    elif regel.einheit == "werktage":
        assert zurueck == beginn or not ist_werktag(beginn)
    else:
        assert (beginn.year, beginn.month) == (zurueck.year, zurueck.month)
        assert zurueck.day == ende.day < beginn.day


@ohne_frist
@given(TAG, st.integers(1, 30))
def test_gezaehlte_tage_sind_so_viele_wie_gesagt(beginn: date, anzahl: int) -> None:
    regel = replace(fristregel("uma-mitteilung", date(2026, 1, 1)), anzahl=anzahl, verschiebt=False)
    for einheit, zaehlt in (("werktage", ist_werktag), ("arbeitstage", ist_arbeitstag)):
        ende = nach_regel(replace(regel, einheit=einheit), beginn).ende  # type: ignore[arg-type]
        tage = [beginn + n * EIN_TAG for n in range(1, (ende - beginn).days + 1)]
        assert zaehlt(ende)
        assert sum(zaehlt(tag) for tag in tage) == anzahl


def test_von_der_post_bis_zum_widerspruch() -> None:
    """Posted on Wednesday, 4 March: Sunday, 8 March counts as Bekanntgabe, a month later is a Wednesday."""
    assert frist("widerspruch", frist("bekanntgabe-post", date(2026, 3, 4)).ende).ende == date(2026, 4, 8)
    assert frist("widerspruch", frist("bekanntgabe-post", date(2024, 3, 6)).ende).ende == date(2024, 4, 9)


def test_eine_frist_sagt_was_auf_der_seite_steht() -> None:
    eine = frist("widerspruch", date(2026, 3, 6))
    assert (eine.titel, eine.ausloeser, eine.annahme) == ("Widerspruch", "Bekanntgabe des Bescheids", False)
    assert HANDELNDE[eine.wer] == "Personensorgeberechtigte oder junger Mensch"
    assert eine.quelle.startswith("§ 70 Abs. 1 VwGO")
    assert eine.verschiebung == "Der 06.04.2026 ist Ostermontag, deshalb zählt der nächste Arbeitstag."
    assert frist("widerspruch", date(2026, 3, 18)).verschiebung.startswith("Der 18.04.2026 ist ein Samstag,")
    assert frist("widerspruch", date(2026, 3, 19)).verschiebung.startswith("Der 19.04.2026 ist ein Sonntag,")


@pytest.mark.parametrize(
    ("schluessel", "beginn", "heute", "soll", "text"),
    [
        ("widerspruch", date(2026, 3, 10), date(2026, 4, 8), Stand("laeuft", 2), "noch 2 Tage"),
        ("widerspruch", date(2026, 3, 10), date(2026, 4, 9), Stand("laeuft", 1), "noch 1 Tag"),
        ("widerspruch", date(2026, 3, 10), date(2026, 4, 10), Stand("letzter_tag", 0), "heute ist der letzte Tag"),
        ("widerspruch", date(2026, 3, 10), date(2026, 4, 11), Stand("ueberschritten", 1), "seit 1 Tag überschritten"),
        ("widerspruch", date(2026, 3, 10), date(2026, 4, 13), Stand("ueberschritten", 3), "seit 3 Tagen überschritten"),
        ("bekanntgabe-post", date(2026, 3, 4), date(2026, 3, 7), Stand("laeuft", 1), "noch 1 Tag"),
        ("bekanntgabe-post", date(2026, 3, 4), date(2026, 3, 8), Stand("erreicht", 0), "heute erreicht"),
        ("bekanntgabe-post", date(2026, 3, 4), date(2026, 3, 10), Stand("erreicht", 2), "seit 2 Tagen erreicht"),
        ("untaetigkeitsklage", date(2026, 3, 4), date(2026, 6, 4), Stand("laeuft", 1), "noch 1 Tag"),
        ("untaetigkeitsklage", date(2026, 3, 4), date(2026, 6, 5), Stand("erreicht", 0), "heute erreicht"),
        ("uebergang-volljaehrige", date(2027, 6, 30), date(2026, 6, 29), Stand("laeuft", 1), "noch 1 Tag"),
        ("uebergang-volljaehrige", date(2027, 6, 30), date(2026, 7, 1), Stand("erreicht", 1), "seit 1 Tag erreicht"),
    ],
)
def test_stand(schluessel: str, beginn: date, heute: date, soll: Stand, text: str) -> None:
    ist = stand(frist(schluessel, beginn), heute)
    assert (ist, str(ist)) == (soll, text)


@ohne_frist
@given(REGEL, TAG, TAG)
def test_versaeumt_wird_nur_was_ein_ende_zum_handeln_hat(regel: Fristregel, beginn: date, heute: date) -> None:
    eine = nach_regel(regel, beginn)
    ist = stand(eine, heute)
    assert ist.tage == abs((eine.stichtag - heute).days)
    assert (ist.lage == "ueberschritten") == (regel.bedeutung == "bis" and heute > eine.ende)


def test_liste_der_fristen_an_einem_tag() -> None:
    am_tag = fristen(date(2026, 11, 22))
    schluessel = [regel.schluessel for regel in am_tag]
    assert len(schluessel) == len(set(schluessel))
    assert {regel.schluessel for regel in fristen()} == set(schluessel)
    assert [r.anzahl for r in fristen(date(2024, 12, 31)) if r.schluessel == "bekanntgabe-post"] == [3]
    assert [r.anzahl for r in am_tag if r.schluessel == "bekanntgabe-post"] == [4]


def test_jede_regel_nennt_paragraf_oder_annahme_in_einem_satz() -> None:
    for regel in fristen():
        assert regel.annahme or "§" in regel.quelle, regel.schluessel
        assert not regel.annahme or "Annahme" in regel.quelle, regel.schluessel
        assert regel.erklaerung.endswith("."), regel.schluessel
        assert not re.search(r"[a-zäöüß]\. ", regel.erklaerung), regel.schluessel


def test_fehler_nennen_die_abhilfe() -> None:
    with pytest.raises(Fristfehler, match=r"„widerspuch“ gibt es nicht\. Gemeint ist vielleicht „widerspruch“"):
        frist("widerspuch", date(2026, 3, 4))
    with pytest.raises(Fristfehler, match=r"„xyz“ gibt es nicht\. Bekannt sind: bekanntgabe-post, "):
        frist("xyz", date(2026, 3, 4))
    with pytest.raises(Fristfehler, match=r"am 31\.12\.2014 keine Regel .* ab dem 01\.01\.2015\. Bitte prüfen Sie das"):
        frist("widerspruch", date(2014, 12, 31))
    for beginn in (date(9999, 12, 31), date(9999, 12, 24)):
        for schluessel in ("widerspruch", "uma-mitteilung", "35a-entscheidung"):
            with pytest.raises(Fristfehler, match=r"außerhalb des Kalenders\. Bitte prüfen Sie das Datum"):
                frist(schluessel, beginn)
    rueckwaerts = fristregel("uebergang-volljaehrige", date(2026, 1, 1))
    with pytest.raises(Fristfehler, match="außerhalb des Kalenders"):
        nach_regel(rueckwaerts, date(1, 6, 1))


@pytest.mark.parametrize("kein_tag", [datetime(2026, 3, 4), "2026-03-04", None])
def test_nur_kalendertage(kein_tag: Any) -> None:
    eine = frist("widerspruch", date(2026, 3, 4))
    for aufruf in (
        lambda: frist("widerspruch", kein_tag),
        lambda: frist("widerspruch", kein_tag, recht_am=date(2026, 3, 4)),
        lambda: stand(eine, kein_tag),
    ):
        with pytest.raises(TypeError, match="Kalendertag"):
            aufruf()


def test_eine_frist_ist_unveraenderlich_und_vergleichbar() -> None:
    eine = frist("klage", date(2026, 3, 4))
    assert eine == frist("klage", date(2026, 3, 4))
    with pytest.raises(AttributeError):
        eine.ende = date(2030, 1, 1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("aenderung", "sagt"),
    [
        ({"anzahl": 0}, "ganze Zahl ab 1"),
        ({"richtung": "vor"}, "Bitte verschiebt = false setzen"),
        ({"bedeutung": "ab"}, "Bitte verschiebt = false setzen"),
        ({"zaehlung": "ablauf", "einheit": "wochen"}, "Bitte die Zählung weglassen"),
        ({"zaehlung": "tagesbeginn", "richtung": "vor", "verschiebt": False}, "Bitte die Zählung weglassen"),
    ],
)
def test_widerspruechliche_regeln(aenderung: dict[str, Any], sagt: str) -> None:
    with pytest.raises(Fristfehler, match=sagt):
        replace(fristregel("widerspruch", date(2026, 1, 1)), **aenderung)


def test_falsche_datei_wird_mit_ort_abgelehnt() -> None:
    regel = fristregel("widerspruch", date(2026, 1, 1))
    with pytest.raises(Parameterfehler, match=r"„fristen\.widerspruch“ gilt am 01\.02\.2026 mehrfach"):
        pruefe_fristregeln((regel, replace(regel, gueltig_von=date(2026, 2, 1))))
    with pytest.raises(Parameterfehler, match="„widerspruch“ fehlt ein Text"):
        pruefe_fristregeln((replace(regel, quelle=" "),))
    text = (
        '[[regel]]\nschluessel = "x"\ntitel = "X"\ngueltig_von = 2026-01-01\nausloeser = "Tag"\nanzahl = 1\n'
        'einheit = "monate"\nrichtung = "vor"\nbedeutung = "bis"\nverschiebt = true\nwer = "jugendamt"\n'
        'erklaerung = "E."\nquelle = "§ 1"\nannahme = false'
    )
    with pytest.raises(Parameterfehler, match=r"„fristen\.regel\[1\]“: Nur das Ende einer Frist"):
        regeln_aus_text(text, Fristregel, "fristen")
    assert lade_fristen() is lade_fristen()
