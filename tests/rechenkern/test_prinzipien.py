"""The Prinzipiencheck: which fact becomes evidence, which becomes a question, and that it is never a score."""

import re
from dataclasses import replace
from typing import Any

import pytest

from massanzug.rechenkern.prinzipien import PRINZIPIEN, SICHTEN, Befund, Tatsachen, pruefe_prinzipien

VOLL = Tatsachen(
    menschen=2, mit_wille=2, mit_beitrag=2, ziele=3, aus_wille=3, zielmenschen=2, nur_profi=0, ohne_faden=0,
    eigene=2, netzwerk=2, raum=1, profis=2, profis_ohne_ende=0, felder=4, zugesagt=2, sektoren=3, beratungen=2,
    traeger_dabei=True, amt_dabei=True, fehlt_notiert=True, wille_freigegeben=True,
)  # fmt: skip


def befunde(t: Tatsachen, prinzip: str) -> tuple[Befund, ...]:
    return next(p.befunde for p in pruefe_prinzipien(t) if p.schluessel == prinzip)


def test_wo_alles_da_ist_bleibt_keine_frage() -> None:
    prinzipien = pruefe_prinzipien(VOLL)
    assert [p.schluessel for p in prinzipien] == list(PRINZIPIEN)
    assert [p.fragen for p in prinzipien] == [()] * 5
    assert all(p.belege for p in prinzipien)


# what is changed in the full case, the principle it shows in, from whose side, the words, and where it is mended
FRAGEN: list[tuple[dict[str, Any], str, str, str, str]] = [
    ({"mit_wille": 1}, "wille", "familie", "Von einem Menschen wissen wir noch nicht, was er will", "wille"),
    ({"mit_wille": 0}, "wille", "familie", "Von zwei Menschen wissen wir noch nicht, was sie wollen", "wille"),
    ({"aus_wille": 2}, "wille", "amt", "Ein Ziel hat das Jugendamt gesetzt", "ziele"),
    ({"aus_wille": 1}, "wille", "amt", "Zwei Ziele hat das Jugendamt gesetzt", "ziele"),
    ({"ziele": 0, "aus_wille": 0}, "wille", "amt", "Noch gibt es kein Ziel", "ziel_neu"),
    ({"wille_freigegeben": False}, "wille", "traeger", "Der Leitträger kann nicht lesen", "freigabe_neu"),
    ({"eigene": 0}, "selbsthilfe", "familie", "Noch steht kein eigener Beitrag im Plan", "eigen"),
    ({"profis_ohne_ende": 1}, "selbsthilfe", "traeger", "hat noch kein Ende. Wer macht danach weiter?", "massanzug"),
    ({"nur_profi": 2}, "selbsthilfe", "amt", "Bei zwei Zielen tun nur Fachkräfte etwas", "massanzug"),
    ({"felder": 3}, "ressourcen", "familie", "In einem der vier Felder ist noch nichts", "ressource_neu"),
    ({"felder": 0}, "ressourcen", "familie", "In vier der vier Felder ist noch nichts", "ressource_neu"),
    ({"netzwerk": 0}, "ressourcen", "familie", "Zwei Menschen aus dem Netzwerk haben zugesagt", "netzwerkbaustein"),
    ({"netzwerk": 0, "zugesagt": 0}, "ressourcen", "familie", "Wen würde die Familie gern fragen?", "netzwerk"),
    ({"raum": 0}, "ressourcen", "traeger", "Noch trägt der Stadtteil nichts bei", "raum"),
    ({"ohne_faden": 1}, "ressourcen", "amt", "Für ein Ziel trägt noch niemand etwas bei", "massanzug"),
    ({"sektoren": 0}, "uebergreifend", "familie", "Auf der Netzwerkkarte fehlen noch Nachbarn", "netzwerk"),
    ({"zielmenschen": 1}, "uebergreifend", "amt", "Alle Ziele gehören einem Menschen", "ziel_neu"),
    ({"fehlt_notiert": False}, "uebergreifend", "traeger", "Fehlt im Stadtteil etwas", "beratung_neu"),
    ({"beratungen": 0}, "kooperation", "amt", "Das Sozialraumteam hat noch nicht mitgedacht", "beratung_neu"),
    ({"traeger_dabei": False}, "kooperation", "traeger", "Der Leitträger war bei der letzten", "beratung_neu"),
    ({"amt_dabei": False}, "kooperation", "amt", "Das Jugendamt war bei der letzten", "beratung_neu"),
]


@pytest.mark.parametrize(("anders", "prinzip", "sicht", "worte", "ort"), FRAGEN)
def test_was_fehlt_wird_zu_einer_frage_mit_dem_ort_an_dem_man_es_aendert(
    anders: dict[str, Any], prinzip: str, sicht: str, worte: str, ort: str
) -> None:
    t = replace(VOLL, **anders)
    fragen = [b for b in befunde(t, prinzip) if not b.da]
    assert [(b.sicht, b.ort) for b in fragen] == [(sicht, ort)]
    assert worte in fragen[0].satz
    assert all(p.fragen == () for p in pruefe_prinzipien(t) if p.schluessel != prinzip)


BELEGE: list[tuple[dict[str, Any], str, str]] = [
    ({"mit_wille": 1, "menschen": 1}, "wille", "Ein Mensch hat gesagt, was er will."),
    ({}, "wille", "Alle drei Ziele kommen von der Familie."),
    ({"ziele": 1, "aus_wille": 1}, "wille", "Das Ziel kommt von der Familie."),
    ({"eigene": 1}, "selbsthilfe", "Einen Beitrag leistet die Familie selbst."),
    ({}, "selbsthilfe", "Kein Ziel hängt allein an Fachkräften."),
    ({"netzwerk": 1}, "ressourcen", "Ein Mensch aus dem Netzwerk macht mit."),
    ({"raum": 13}, "ressourcen", "13 Beiträge gibt der Stadtteil."),
    ({"zielmenschen": 3}, "uebergreifend", "Die Ziele gehören drei Menschen, nicht nur einem."),
    ({"beratungen": 1}, "kooperation", "Das Team hat beraten."),
]


@pytest.mark.parametrize(("anders", "prinzip", "satz"), BELEGE)
def test_was_da_ist_wird_gesagt(anders: dict[str, Any], prinzip: str, satz: str) -> None:
    assert satz in [b.satz for b in befunde(replace(VOLL, **anders), prinzip) if b.da]


def test_ein_leerer_fall_stellt_fragen_und_behauptet_nichts() -> None:
    """Nothing was asked yet: no evidence is invented, and what nobody could know is not asked for."""
    leer = pruefe_prinzipien(Tatsachen())
    assert [b.satz for p in leer for b in p.belege] == []
    assert all(p.fragen for p in leer)
    assert not any("freig" in b.ort for p in leer for b in p.befunde)


@pytest.mark.parametrize("t", [Tatsachen(), VOLL, *(replace(VOLL, **anders) for anders, *_ in FRAGEN)])
def test_es_gibt_nie_eine_note(t: Tatsachen) -> None:
    """No percentage, no points, no order; every sentence is whole and from one of three sides."""
    for p in pruefe_prinzipien(t):
        for b in p.befunde:
            assert b.sicht in SICHTEN and (b.da or b.ort)
            assert re.fullmatch(r"[A-ZÄÖÜ0-9].*[.?]", b.satz), b.satz
            assert not re.search(r"%|Punkt|Note|{|}|Defizit|Klient", b.satz), b.satz
