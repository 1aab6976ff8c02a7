"""Hints on wording: what is noticed in real sentences, what is left alone, and that any text is borne."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.sprachhinweise import (
    HOECHSTENS,
    Sprachhinweis,
    hinweise_wille,
    hinweise_ziel,
    lade_sprachregeln,
)

from .gold import faelle, ohne_frist

WOERTER = """
nicht kein mehr besser soll muss dass das Jugendamt die Lehrerin und ich Therapie nimmt teil hört auf außerdem
Tagesstruktur „ “ " , . - 1. ä I\u0307 a\u0308 ß 😀 Sozialarbeiter*in z. B. Termine wahrnehmen
"""
BAUSTEINE = (*WOERTER.split(), "\n", "\u00ad", "\u00a0", " ")
texte = st.text() | st.lists(st.sampled_from(BAUSTEINE), max_size=40).map(" ".join)
arten = st.sampled_from(["", "richtung", "handlung"])


def _schluessel(hinweise: tuple[Sprachhinweis, ...]) -> list[str]:
    return sorted(hinweis.schluessel for hinweis in hinweise)


def _ziel(fall: dict[str, Any]) -> tuple[Sprachhinweis, ...]:
    return hinweise_ziel(
        fall["text"],
        art=fall.get("art", "richtung"),
        hat_datum=fall.get("datum", False),
        woran=fall.get("woran", ""),
        herkunft=fall.get("herkunft", ""),
    )


@pytest.mark.parametrize("fall", faelle("sprachhinweise", "ziel"))
def test_ziel(fall: dict[str, Any]) -> None:
    assert _schluessel(_ziel(fall)) == fall["hinweise"], fall["text"]


@pytest.mark.parametrize("fall", faelle("sprachhinweise", "wille"))
def test_wille(fall: dict[str, Any]) -> None:
    assert _schluessel(hinweise_wille(fall["text"])) == fall["hinweise"], fall["text"]


def test_es_gibt_genug_saetze_und_genug_gute() -> None:
    alle = [satz.values[0] for art in ("ziel", "wille") for satz in faelle("sprachhinweise", art)]
    gute = [fall for fall in alle if not fall["hinweise"]]
    assert len(alle) >= 60
    assert len(gute) >= 20


def test_jeder_beispielsatz_ist_selbst_ein_guter_satz() -> None:
    for regel in lade_sprachregeln():
        assert _schluessel(hinweise_ziel(regel.einfach)) == [], regel.einfach


def test_namen_werden_nie_bemerkt() -> None:
    assert _schluessel(hinweise_ziel("Mehr kocht mit Nie.")) == ["komparativ", "verneinung"]
    assert hinweise_ziel("Mehr kocht mit Nie.", namen=["Anna Mehr", "Nie"]) == ()


def test_das_beispiel_passt_zum_thema() -> None:
    (handy,) = hinweise_ziel("Ich will nicht mehr so lange am Handy sein.")
    (streit,) = hinweise_ziel("Wir wollen nicht mehr streiten.")
    assert "Handy" in handy.beispiel
    assert "laut" in streit.beispiel
    assert handy.zitat == "nicht mehr"
    assert "„nicht mehr“" in handy.bemerkt


def test_zerlegte_umlaute_gelten_wie_ganze() -> None:
    (hinweis,) = hinweise_ziel("Ich will aufho\u0308ren.")
    assert (hinweis.schluessel, hinweis.zitat) == ("verneinung", "aufho\u0308ren")


def test_das_wort_eines_anderen_wird_nicht_bemerkt() -> None:
    assert hinweise_ziel("Ich rufe an, wenn Papa „Du musst nicht kommen“ sagt.") == ()
    assert _schluessel(hinweise_wille("Lina sagt: „Ich will nicht ins Heim.“")) == ["verneinung"]


@ohne_frist
@given(texte, arten, st.booleans(), st.text(max_size=5), st.lists(st.text(max_size=8), max_size=3))
def test_jeder_text_wird_ertragen_und_genau_zitiert(
    text: str, art: str, datum: bool, woran: str, namen: list[str]
) -> None:
    ziel = hinweise_ziel(text, art=art, hat_datum=datum, woran=woran, namen=namen)
    for hinweis in (*ziel, *hinweise_wille(text, namen=namen)):
        assert 0 <= hinweis.von <= hinweis.bis <= len(text)
        assert hinweis.zitat == text[hinweis.von : hinweis.bis]
        assert hinweis.bemerkt and hinweis.warum and hinweis.beispiel
        assert bool(hinweis.zitat) == (hinweis.schluessel not in {"kein_datum", "kein_woran"})


@ohne_frist
@given(
    texte.filter(lambda t: len(t) < HOECHSTENS - 20),
    st.text(" \t\n\r\u00a0", max_size=5),
    st.text(" \n\u00a0", max_size=5),
)
def test_leerraum_ringsum_aendert_nichts(text: str, davor: str, danach: str) -> None:
    def ohne_ort(hinweise: tuple[Sprachhinweis, ...]) -> list[tuple[str, ...]]:
        return [(h.schluessel, h.zitat, h.bemerkt, h.beispiel) for h in hinweise]

    for lies in (hinweise_ziel, hinweise_wille):
        eng, weit = lies(text), lies(davor + text + danach)
        assert ohne_ort(eng) == ohne_ort(weit)
        assert [(h.von + len(davor), h.bis + len(davor)) for h in eng if h.zitat] == [
            (h.von, h.bis) for h in weit if h.zitat
        ]
