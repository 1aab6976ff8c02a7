"""What the facts of a case start and end; the days themselves are golden elsewhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.fallfristen import (
    FOLGEN,
    GEBURTSTAG,
    Fallfrist,
    Tatsache,
    Vorlauf,
    erinnern_ab,
    fallfristen,
    lade_vorlaeufe,
    pruefe_vorlaeufe,
    volljaehrig_am,
    vorlauf_tage,
)
from massanzug.rechenkern.fristen import frist, lade_fristen
from massanzug.rechenkern.parameter.lesen import Parameterfehler

ANTRAG = date(2026, 11, 2)


def lage(*tatsachen: tuple[str, date]) -> dict[str, tuple[str, str, date]]:
    """Key → (outcome, by what, Stichtag); for cases in which each period exists once."""
    return {
        f.frist.schluessel: (f.ausgang, f.durch, f.stichtag) for f in fallfristen(Tatsache(a, t) for a, t in tatsachen)
    }


def test_ein_antrag_nach_35a_beginnt_seine_fristen() -> None:
    assert lage(("antrag_35a", ANTRAG)) == {
        "35a-zustaendigkeit": ("offen", "", date(2026, 11, 16)),
        "35a-entscheidung": ("offen", "", date(2026, 11, 23)),
        "untaetigkeitsklage": ("offen", "", date(2027, 2, 3)),
    }


def test_ein_gutachten_setzt_eine_andere_frist_an_die_stelle() -> None:
    """SGB IX § 14 Abs. 2 Satz 3: two weeks after it is there, over Christmas to the next Arbeitstag."""
    bild = lage(
        ("antrag_35a", ANTRAG), ("gutachten_beauftragt", date(2026, 11, 20)), ("gutachten_da", date(2026, 12, 11))
    )
    assert bild["35a-entscheidung"] == ("entfallen", "gutachten_beauftragt", date(2026, 11, 23))
    assert bild["35a-entscheidung-gutachten"] == ("offen", "", date(2026, 12, 28))


def test_was_die_frist_zu_spaet_ersetzen_soll_ersetzt_sie_nicht() -> None:
    bild = lage(("antrag_35a", ANTRAG), ("gutachten_beauftragt", date(2026, 11, 24)))
    assert bild["35a-entscheidung"][0] == "offen"


@pytest.mark.parametrize(
    ("mehr", "schluessel", "stichtag"),
    [
        ("mehrere_traeger", "35a-entscheidung-mehrere", date(2026, 12, 14)),
        ("teilhabekonferenz", "35a-entscheidung-konferenz", date(2027, 1, 4)),
    ],
)
def test_sind_andere_beteiligt_ist_laenger_zeit(mehr: str, schluessel: str, stichtag: date) -> None:
    """SGB IX § 15 Abs. 4, counted from the application; 2 January 2027 is a Saturday."""
    bild = lage(("antrag_35a", ANTRAG), (mehr, date(2026, 11, 10)))
    assert bild[schluessel] == ("offen", "", stichtag)
    assert bild["35a-entscheidung"][:2] == ("entfallen", mehr)


def test_die_konferenz_geht_den_mehreren_vor() -> None:
    bild = lage(
        ("antrag_35a", ANTRAG), ("mehrere_traeger", date(2026, 11, 5)), ("teilhabekonferenz", date(2026, 12, 1))
    )
    assert bild["35a-entscheidung-mehrere"][:2] == ("entfallen", "teilhabekonferenz")


def test_wer_rechtzeitig_weiterleitet_muss_nicht_entscheiden() -> None:
    bild = lage(("antrag_35a", ANTRAG), ("weitergeleitet", date(2026, 11, 16)))
    assert {ausgang for ausgang, _, _ in bild.values()} == {"erfuellt"}


def test_wer_rechtzeitig_klaert_darf_danach_weiterleiten() -> None:
    bild = lage(
        ("antrag_35a", ANTRAG), ("zustaendigkeit_geklaert", date(2026, 11, 16)), ("weitergeleitet", date(2026, 11, 18))
    )
    assert bild["35a-entscheidung"][:2] == ("erfuellt", "weitergeleitet")


def test_wer_zu_spaet_weiterleitet_bleibt_zustaendig() -> None:
    """SGB IX § 14 Abs. 2 Satz 1: the decision is still the Jugendamt's."""
    bild = lage(("antrag_35a", ANTRAG), ("weitergeleitet", date(2026, 11, 17)))
    assert bild["35a-entscheidung"][0] == "offen"
    assert bild["untaetigkeitsklage"][0] == "offen"
    assert bild["35a-zustaendigkeit"][:2] == ("erfuellt", "zu_spaet_weitergeleitet")


def test_eine_andere_entscheidung_erledigt_den_antrag_nach_35a_nicht() -> None:
    """A plan continued under § 27 must not hide that nobody answered the application."""
    bild = lage(("antrag_35a", ANTRAG), ("entschieden", date(2026, 11, 5)))
    assert {ausgang for ausgang, _, _ in bild.values()} == {"offen"}
    bild = lage(("antrag_35a", ANTRAG), ("entschieden_35a", date(2026, 11, 5)))
    assert {ausgang for ausgang, _, _ in bild.values()} == {"erfuellt"}


def test_eine_entscheidung_vor_dem_antrag_erledigt_ihn_nicht() -> None:
    bild = lage(("entschieden", date(2026, 10, 1)), ("antrag", ANTRAG))
    assert bild["untaetigkeitsklage"][0] == "offen"
    assert lage(("antrag", ANTRAG), ("entschieden", date(2026, 12, 1)))["untaetigkeitsklage"][0] == "erfuellt"


def test_ein_brief_gilt_am_vierten_tag_als_bekannt_und_dann_laeuft_ein_monat() -> None:
    """Posted on Friday 27.11.: known on Tuesday 1.12., Widerspruch until Monday 4.1. (1.1. is a holiday)."""
    bild = lage(("bescheid_post", date(2026, 11, 27)))
    assert bild["bekanntgabe-post"][2] == date(2026, 12, 1)
    assert bild["widerspruch"] == ("offen", "", date(2027, 1, 4))
    bild = lage(("bescheid_post", date(2026, 11, 27)), ("widerspruch", date(2026, 12, 20)))
    assert bild["widerspruch"][:2] == ("erfuellt", "widerspruch")
    assert bild["untaetigkeitsklage"] == ("offen", "", date(2027, 3, 21))


def test_nach_dem_widerspruchsbescheid_laeuft_die_klagefrist() -> None:
    bild = lage(("widerspruch", date(2026, 12, 20)), ("widerspruchsbescheid", date(2027, 1, 31)))
    assert bild["klage"] == ("offen", "", date(2027, 3, 1))
    assert bild["untaetigkeitsklage"][:2] == ("erfuellt", "widerspruchsbescheid")


@pytest.mark.parametrize(
    ("geboren", "volljaehrig"),
    [
        (date(2009, 5, 15), date(2027, 5, 15)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2010, 2, 28), date(2028, 2, 28)),
        (date(2009, 12, 31), date(2027, 12, 31)),
    ],
)
def test_wann_jemand_volljaehrig_wird(geboren: date, volljaehrig: date) -> None:
    assert volljaehrig_am(geboren) == volljaehrig


def _geschwister(*mehr: Tatsache) -> dict[str, Fallfrist]:
    geburtstage = [Tatsache("geburtstag_18", date(2027, 5, 1), "1"), Tatsache("geburtstag_18", date(2030, 5, 1), "2")]
    return {f.wer: f for f in fallfristen([*geburtstage, *mehr])}


def test_jedes_geschwisterkind_hat_seinen_tag() -> None:
    je = _geschwister(Tatsache("uebergang_18", date(2026, 6, 1)))
    assert (je["1"].stichtag, je["1"].ausgang) == (date(2026, 5, 1), "erfuellt")
    assert (je["2"].stichtag, je["2"].ausgang) == (date(2029, 5, 1), "offen")
    assert je["1"].erinnern_ab == date(2026, 4, 17)


def test_mit_der_hilfe_endet_was_sie_vorbereiten_sollte() -> None:
    je = _geschwister(Tatsache("abschluss", date(2026, 1, 1)))
    assert {(f.ausgang, f.durch) for f in je.values()} == {("entfallen", "abschluss")}
    assert lage(("antrag_35a", ANTRAG), ("abschluss", ANTRAG))["35a-entscheidung"][0] == "offen"


def test_von_dem_was_erwartet_wird_zaehlt_das_letzte() -> None:
    bild = lage(("geplantes_ende", date(2028, 7, 31)), ("geplantes_ende", date(2027, 12, 31)))
    assert bild["uebergang-volljaehrige"][2] == date(2026, 12, 31)


def test_jede_folge_hat_ihre_regel_und_ihren_vorlauf() -> None:
    regeln = {r.schluessel: r for r in lade_fristen()}
    for folge in FOLGEN:
        assert folge.schluessel in regeln
        jemand = regeln[folge.schluessel].wer != "niemand"
        assert (erinnern_ab(frist(folge.schluessel, ANTRAG)) is not None) == jemand, folge.schluessel


def test_der_vorlauf_wird_geprueft() -> None:
    assert vorlauf_tage("hilfeplan-pruefung", ANTRAG) == 14
    with pytest.raises(Parameterfehler, match="kein Vorlauf"):
        vorlauf_tage("bekanntgabe-post", ANTRAG)
    gut = lade_vorlaeufe()[0]
    for falsch in (
        (Vorlauf("gibt-es-nicht", 1, ANTRAG, "x", True),),
        (Vorlauf(gut.schluessel, -1, ANTRAG, "x", True),),
        (gut, gut),
    ):
        with pytest.raises(Parameterfehler):
            pruefe_vorlaeufe(falsch)


ARTEN = sorted({a for f in FOLGEN for a in (f.beginnt, *f.erfuellt, *f.ersetzt, *f.entfaellt)} - {"bekanntgabe"})
TATSACHEN = st.lists(
    st.builds(Tatsache, st.sampled_from(ARTEN), st.dates(date(2025, 1, 1), date(2028, 12, 31))), max_size=10
)


@given(TATSACHEN)
def test_jede_frist_einmal_und_beendet_nur_mit_grund(tatsachen: list[Tatsache]) -> None:
    fristen = fallfristen(tatsachen)
    assert len({(f.frist.schluessel, f.frist.beginn, f.wer) for f in fristen}) == len(fristen)
    assert [f.stichtag for f in fristen] == sorted(f.stichtag for f in fristen)
    for f in fristen:
        assert (f.ausgang == "offen") == (f.durch == "") == (f.am is None)
        assert f.erinnern_ab is None or f.erinnern_ab <= f.stichtag


@given(TATSACHEN, st.sampled_from(ARTEN))
def test_was_in_ferner_zukunft_geschieht_beginnt_nur_neues(tatsachen: list[Tatsache], art: str) -> None:
    """No fact far behind all others takes a period away; only what is expected is replaced by what was said last."""
    vorher = {(f.frist.schluessel, f.frist.beginn) for f in fallfristen(tatsachen)}
    danach = {
        (f.frist.schluessel, f.frist.beginn)
        for f in fallfristen([*tatsachen, Tatsache(art, date(2029, 12, 1) + timedelta(5))])
    }
    if art not in {"geplantes_ende", "wechsel"}:
        assert vorher <= danach


def test_was_begann_bevor_das_gesetz_die_frist_kannte_hat_keine() -> None:
    """§§ 36b, 41 SGB VIII in their present form are in force since 10 June 2021."""
    assert fallfristen([Tatsache(GEBURTSTAG, date(2021, 6, 9), "1")]) == ()
    (eine,) = fallfristen([Tatsache(GEBURTSTAG, date(2021, 6, 10), "1")])
    assert eine.frist.schluessel == "volljaehrigkeit-vorbereiten"
