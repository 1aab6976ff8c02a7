"""Rules as tables: role × state over all roles and states."""

from datetime import UTC, date, datetime

import pytest

from massanzug.fall import rules
from massanzug.fall.choices import Entscheidungsstand, Freigabeteil, Funktion, Massanzugstand
from massanzug.zugang.choices import IM_WIRKUNGSRAUM, Rolle
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff

RAUM, ANDERER_RAUM, ICH, KOLLEGIN = 1, 2, 10, 11
FUEHRT = frozenset({Funktion.FALLFUEHREND})
VERTRITT = frozenset({Funktion.VERTRETUNG})
ZWEITE = frozenset({Funktion.ZWEITE})
KEINE: frozenset[Funktion] = frozenset()


def zugriff(*rollen: Rolle, raum: int = RAUM, konto: int = ICH) -> Zugriff:
    mitglied = tuple(Mitgliedschaft(r, 1, "Träger", raum if r in IM_WIRKUNGSRAUM else None) for r in rollen)
    return Zugriff(konto, "Ich", mitglied, date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC))


def bezug(funktionen: frozenset[Funktion] = KEINE, teile: frozenset[Freigabeteil] | None = None) -> rules.Bezug:
    return rules.Bezug(1, RAUM, funktionen, teile)


@pytest.mark.parametrize("rolle", Rolle)
@pytest.mark.parametrize("funktionen", [KEINE, FUEHRT, VERTRITT, ZWEITE])
def test_bearbeiten_darf_nur_wer_fuehrt_oder_vertritt(rolle: Rolle, funktionen: frozenset[Funktion]) -> None:
    erlaubnis = rules.darf_fall_bearbeiten(zugriff(rolle), bezug(funktionen))
    assert bool(erlaubnis) == (rolle == Rolle.ASD_FACHKRAFT and bool(funktionen & (FUEHRT | VERTRITT)))
    assert erlaubnis.ja or erlaubnis.grund.endswith(".")


@pytest.mark.parametrize("rolle", Rolle)
def test_kontakt_nimmt_nur_der_asd_auf(rolle: Rolle) -> None:
    assert bool(rules.darf_fall_anlegen(zugriff(rolle))) == (rolle == Rolle.ASD_FACHKRAFT)


def test_kontakt_nimmt_der_asd_des_eigenen_wirkungsraums_auf() -> None:
    asd = zugriff(Rolle.ASD_FACHKRAFT)
    assert rules.darf_fall_aufnehmen(asd, RAUM, "Neheim")
    assert "Hüsten" in rules.darf_fall_aufnehmen(asd, ANDERER_RAUM, "Hüsten").grund


@pytest.mark.parametrize("stand", Massanzugstand)
@pytest.mark.parametrize("funktionen", [KEINE, FUEHRT, VERTRITT, ZWEITE])
def test_geaendert_wird_nur_ein_entwurf(stand: Massanzugstand, funktionen: frozenset[Funktion]) -> None:
    erlaubnis = rules.darf_massanzug_aendern(zugriff(Rolle.ASD_FACHKRAFT), bezug(funktionen), stand)
    assert bool(erlaubnis) == (stand == Massanzugstand.ENTWURF and bool(funktionen & (FUEHRT | VERTRITT)))


@pytest.mark.parametrize("stand", Massanzugstand)
@pytest.mark.parametrize("bausteine", [0, 1])
def test_vorgelegt_wird_ein_entwurf_mit_inhalt(stand: Massanzugstand, bausteine: int) -> None:
    erlaubnis = rules.darf_vorlegen(zugriff(Rolle.ASD_FACHKRAFT), bezug(FUEHRT), stand, bausteine)
    assert bool(erlaubnis) == (stand == Massanzugstand.ENTWURF and bausteine == 1)


@pytest.mark.parametrize("rolle", Rolle)
@pytest.mark.parametrize("stand", Entscheidungsstand)
@pytest.mark.parametrize(("zweite", "vorgelegt_von"), [(ICH, KOLLEGIN), (KOLLEGIN, ICH), (ICH, ICH), (KOLLEGIN, 12)])
def test_mitzeichnen_darf_nur_die_benannte_zweite_fachkraft(
    rolle: Rolle, stand: Entscheidungsstand, zweite: int, vorgelegt_von: int
) -> None:
    """The Jugendamt decides (§ 36a SGB VIII): no role of a Träger signs, nobody signs alone."""
    erlaubnis = rules.darf_mitzeichnen(zugriff(rolle), stand, zweite, vorgelegt_von)
    assert bool(erlaubnis) == (
        rolle in {Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG}
        and stand == Entscheidungsstand.VORGELEGT
        and zweite == ICH
        and vorgelegt_von == KOLLEGIN
    )


@pytest.mark.parametrize("stand", Massanzugstand)
def test_freigegeben_wird_nur_bewilligtes(stand: Massanzugstand) -> None:
    erlaubnis = rules.darf_freigeben(zugriff(Rolle.ASD_FACHKRAFT), bezug(FUEHRT), stand)
    assert bool(erlaubnis) == (stand == Massanzugstand.BEWILLIGT)


@pytest.mark.parametrize("rolle", Rolle)
def test_wer_welche_teile_sieht(rolle: Rolle) -> None:
    """Visibility table: the Jugendamt by its function, the Leitträger what was released, the WJH type and cost."""
    nur_wille = frozenset({Freigabeteil.WILLE})
    ohne = rules.sichtbare_teile(zugriff(rolle), bezug())
    if rolle == Rolle.ASD_LEITUNG:
        assert ohne == rules.ALLE_TEILE
    elif rolle == Rolle.WJH:
        assert ohne == {Freigabeteil.PERSONEN, Freigabeteil.MASSANZUG, Freigabeteil.ENTSCHEIDUNG}
    else:
        assert ohne == frozenset()
    assert rules.sichtbare_teile(zugriff(Rolle.LT_FACHKRAFT), bezug(teile=nur_wille)) == nur_wille
    assert rules.sichtbare_teile(zugriff(Rolle.ASD_FACHKRAFT), bezug(ZWEITE)) == rules.ALLE_TEILE


@pytest.mark.parametrize("rolle", Rolle)
@pytest.mark.parametrize("raum", [RAUM, ANDERER_RAUM])
@pytest.mark.parametrize("funktionen", [KEINE, FUEHRT])
def test_amtsnotizen_bleiben_im_amt(rolle: Rolle, raum: int, funktionen: frozenset[Funktion]) -> None:
    sieht = rules.sieht_amtsnotizen(zugriff(rolle, raum=raum), bezug(funktionen))
    assert sieht == (bool(funktionen) or (rolle == Rolle.ASD_LEITUNG and raum == RAUM))


@pytest.mark.parametrize(
    ("fuer", "widerrufen", "gesehen"),
    [(ICH, False, False), (KOLLEGIN, False, False), (ICH, True, False), (ICH, False, True)],
)
def test_bestaetigen_darf_einmal_die_person_fuer_die_freigegeben_ist(
    fuer: int, widerrufen: bool, gesehen: bool
) -> None:
    erlaubnis = rules.darf_freigabe_bestaetigen(zugriff(Rolle.LT_FACHKRAFT), fuer, widerrufen, gesehen)
    assert bool(erlaubnis) == (fuer == ICH and not widerrufen and not gesehen)


def test_rechtsgrundlage_folgt_dem_fertigen_plan() -> None:
    assert rules.vorgeschlagene_rechtsgrundlage({"eigen", "fachkraft"}) == "§ 27 Abs. 2 SGB VIII"
    assert rules.vorgeschlagene_rechtsgrundlage({"eigen", "stationaer"}) == "§§ 27, 34 SGB VIII"
