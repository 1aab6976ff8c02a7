"""Two of three open, one does not, one may be lost; whatever was changed does not open and is named."""

import secrets
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massanzug.rechenkern import siegel

VERFAHREN = "Verfahren 1"
PERSONEN = {n: siegel.neuer_schluessel(secrets.token_bytes) for n in (1, 2, 3)}
OEFFENTLICH = {n: s.oeffentlich for n, s in PERSONEN.items()}
VERFAHRENSSCHLUESSEL = siegel.neuer_schluessel(secrets.token_bytes)
TEILE = siegel.teile(VERFAHRENSSCHLUESSEL.geheim, OEFFENTLICH, VERFAHREN)


@pytest.mark.parametrize("paar", list(combinations(PERSONEN, 2)))
def test_je_zwei_von_dreien_oeffnen(paar: tuple[int, int]) -> None:
    beide = {n: PERSONEN[n].geheim for n in paar}
    assert siegel.vereine(TEILE, beide, VERFAHREN) == VERFAHRENSSCHLUESSEL.geheim


@pytest.mark.parametrize("wer", PERSONEN)
def test_eine_allein_oeffnet_nie(wer: int) -> None:
    """With her own key in every place, and with a key she made up for the other."""
    eigener, fremder = PERSONEN[wer].geheim, siegel.neuer_schluessel(secrets.token_bytes).geheim
    with pytest.raises(ValueError, match="zwei"):
        siegel.vereine(TEILE, {wer: eigener}, VERFAHREN)
    for andere in set(PERSONEN) - {wer}:
        for erdacht in (eigener, fremder):
            with pytest.raises(siegel.SiegelVerletzt):
                siegel.vereine(TEILE, {wer: eigener, andere: erdacht}, VERFAHREN)


def test_drei_sind_keine_zwei() -> None:
    with pytest.raises(ValueError, match="zwei"):
        siegel.vereine(TEILE, {n: s.geheim for n, s in PERSONEN.items()}, VERFAHREN)


def test_die_stuecke_eines_anderen_verfahrens_passen_nicht() -> None:
    with pytest.raises(siegel.SiegelVerletzt, match="Verfahren 2"):
        siegel.vereine(TEILE, {1: PERSONEN[1].geheim, 2: PERSONEN[2].geheim}, "Verfahren 2")


def test_kein_stueck_enthaelt_den_schluessel() -> None:
    assert all(VERFAHRENSSCHLUESSEL.geheim not in t for t in TEILE.values())


@given(text=st.binary(max_size=400), wo=st.integers(min_value=0), bit=st.integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_ein_gekipptes_bit_wird_genannt(text: bytes, wo: int, bit: int) -> None:
    zu = bytearray(siegel.versiegle(VERFAHRENSSCHLUESSEL.oeffentlich, text, "Bekundung 7"))
    assert siegel.entsiegle(VERFAHRENSSCHLUESSEL.geheim, bytes(zu), "Bekundung 7") == text
    zu[wo % len(zu)] ^= 1 << bit
    with pytest.raises(siegel.SiegelVerletzt, match="Bekundung 7"):
        siegel.entsiegle(VERFAHRENSSCHLUESSEL.geheim, bytes(zu), "Bekundung 7")


@given(laenge=st.integers(0, 60))
def test_ein_abgeschnittenes_siegel_ist_verletzt(laenge: int) -> None:
    zu = siegel.versiegle(VERFAHRENSSCHLUESSEL.oeffentlich, b"Wille", "B")
    with pytest.raises(siegel.SiegelVerletzt):
        siegel.entsiegle(VERFAHRENSSCHLUESSEL.geheim, zu[:laenge] if laenge < len(zu) else zu + b"x", "B")


def test_unter_einer_anderen_nummer_oeffnet_es_nicht() -> None:
    """Nobody swaps what two applicants have sealed."""
    zu = siegel.versiegle(VERFAHRENSSCHLUESSEL.oeffentlich, b"unser Konzept", "Bekundung 1")
    with pytest.raises(siegel.SiegelVerletzt):
        siegel.entsiegle(VERFAHRENSSCHLUESSEL.geheim, zu, "Bekundung 2")


def test_zweimal_dasselbe_versiegelt_sieht_verschieden_aus() -> None:
    assert len({siegel.versiegle(VERFAHRENSSCHLUESSEL.oeffentlich, b"gleich", "B") for _ in range(20)}) == 20


def test_das_kennwort_oeffnet_den_eigenen_schluessel_und_kein_anderes() -> None:
    schloss = siegel.verschliesse("vier Birken am Fluss", PERSONEN[1].geheim, secrets.token_bytes)
    assert PERSONEN[1].geheim not in schloss
    assert siegel.schliesse_auf("vier Birken am Fluss", schloss) == PERSONEN[1].geheim
    for falsch in ("", "vier Birken am fluss", "vier Birken am Fluss "):
        with pytest.raises(siegel.KennwortFalsch):
            siegel.schliesse_auf(falsch, schloss)
    with pytest.raises(siegel.KennwortFalsch):
        siegel.schliesse_auf("vier Birken am Fluss", schloss[:-1] + bytes([schloss[-1] ^ 1]))


@pytest.mark.parametrize("schloss", [b"", b"kurz", bytes(28)])
def test_ein_verstuemmeltes_schloss_ist_kein_absturz(schloss: bytes) -> None:
    with pytest.raises(siegel.KennwortFalsch):
        siegel.schliesse_auf("vier Birken am Fluss", schloss)


def test_kein_schluessel_steht_in_einer_fehlermeldung() -> None:
    assert PERSONEN[1].geheim.hex() not in repr(PERSONEN[1]) and repr(PERSONEN[1].geheim) not in repr(PERSONEN[1])


def test_ein_kennwort_zu_probieren_kostet_32_megabyte() -> None:
    """RFC 7914: 128 · n · r bytes."""
    assert 128 * siegel.KENNWORT_KOSTEN * siegel._SCRYPT["r"] == 32 * 2**20
