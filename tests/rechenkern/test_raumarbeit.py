"""Hours and money for the neighbourhood become postings: to the cent, each once, and what is taken back is gone."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.raumarbeit import Leistung, Stundensatz, lade_stundensaetze, posten

SAETZE = (
    Stundensatz(date(2025, 10, 1), 6500, "q", True, date(2026, 6, 30)),
    Stundensatz(date(2026, 7, 1), 6733, "q", True),
)
TAGE = st.dates(date(2025, 10, 1), date(2027, 12, 31))
LEISTUNGEN = st.lists(
    st.builds(
        Leistung,
        quelle=st.sampled_from(["zeit", "kosten"]),
        nummer=st.integers(1, 10**6),
        konto=st.sampled_from(["fallunspezifisch", "falluebergreifend"]),
        tag=TAGE,
        menge=st.integers(1, 1440),
    ),
    unique_by=lambda x: (x.quelle, x.nummer),
    max_size=30,
)


def test_eine_stunde_kostet_was_am_tag_gilt() -> None:
    zeit = [
        Leistung("zeit", n, "fallunspezifisch", tag, 90) for n, tag in enumerate((date(2026, 6, 30), date(2026, 7, 1)))
    ]
    assert [(p.monat, p.menge, p.cent) for p in posten(zeit, SAETZE)] == [(202606, 90, 9750), (202607, 90, 10100)]


def test_der_satz_ist_eine_annahme_mit_quelle() -> None:
    assert all(satz.annahme and "bestätigen" in satz.quelle for satz in lade_stundensaetze())


@given(LEISTUNGEN)
def test_jeder_eintrag_steht_in_genau_einem_posten(leistungen: list[Leistung]) -> None:
    gebucht = [x for p in posten(leistungen, SAETZE) for x in p.leistungen]
    assert sorted(gebucht, key=repr) == sorted(leistungen, key=repr)
    geld = sum(x.menge for x in leistungen if x.quelle == "kosten")
    stunden = sum(Fraction(x.menge, 60) for x in leistungen if x.quelle == "zeit")
    summe = sum(p.cent for p in posten(leistungen, SAETZE))
    assert geld + stunden * 6500 - len(leistungen) <= summe <= geld + stunden * 6733 + len(leistungen)


@given(LEISTUNGEN, st.integers(0, 30))
def test_was_aufgehoben_ist_kostet_nichts_wann_auch_immer_gebucht_wird(leistungen: list[Leistung], davor: int) -> None:
    gegen = [Leistung(x.quelle, -x.nummer, x.konto, x.tag, -x.menge) for x in leistungen]
    alle = [*leistungen, *gegen]
    laeufe = [alle[:davor], alle[davor:]]
    assert sum(p.cent for lauf in laeufe for p in posten(lauf, SAETZE)) == 0
