"""The stories before they are told: pure data, checked without a database."""

from datetime import date
from random import Random

import pytest
from django.core.management import CommandError, call_command

from massanzug.demo.geschichten import alle_geschichten
from massanzug.demo.geschichten import form as f
from massanzug.demo.geschichten.kalender import (
    bueroarbeitstag,
    geburtstag,
    geschlossen,
    monatsende,
    naechster_arbeitstag,
    naechster_erster,
    naechster_montag,
)
from massanzug.demo.geschichten.saetze import SAETZE
from massanzug.demo.geschichten.themen import THEMEN
from massanzug.demo.geschichten.von_hand import VON_HAND
from massanzug.demo.personen import AMT, LEITTRAEGER, ORGANISATIONEN, PERSONEN, passwort_fuer
from massanzug.fall.choices import Faden, Ressourcenfeld
from massanzug.sozialraum.models import Wirkungsraum

HEUTE = date(2026, 11, 22)


@pytest.mark.parametrize("saat", range(6))
def test_jede_geschichte_beginnt_mit_der_aufnahme_und_laeuft_vorwaerts(saat: int) -> None:
    geschichten = alle_geschichten(Random(saat), HEUTE)
    assert len({g.schluessel for g in geschichten}) == len({g.familie for g in geschichten}) == len(geschichten)
    for g in geschichten:
        tage = [s.tag for s in g.verlauf]
        assert isinstance(g.verlauf[0].akt, f.Aufnahme)
        assert tage[0] == 0
        assert tage == sorted(tage), g.schluessel
        assert tage[-1] < g.vor, f"{g.schluessel} endet in der Zukunft."


@pytest.mark.parametrize("saat", range(6))
def test_bausteine_dienen_genannten_zielen_und_haben_einen_preis(saat: int) -> None:
    for g in alle_geschichten(Random(saat), HEUTE):
        ziele = {s.akt.ziel for s in g.verlauf if isinstance(s.akt, f.Absicht)}
        for s in g.verlauf:
            if isinstance(s.akt, f.Stueck):
                b = s.akt
                assert b.ziel in ziele, (g.schluessel, b)
                bei = LEITTRAEGER[g.raum] if b.bei == f.LEIT else b.bei
                assert bool(bei) == (b.faden in {Faden.FACHKRAFT, Faden.STATIONAER}), (g.schluessel, b)
                assert isinstance(b.satz, int) or b.satz in SAETZE[bei], (g.schluessel, b)
                assert len(b.wer) <= 100
                assert len(b.was) <= 190


def test_das_eigene_kommt_zuerst_und_einmal_ist_es_regalware() -> None:
    """Only one plan is made of one cloth: the one that was given back for that reason."""
    ohne_eigenes = set()
    for g in alle_geschichten(Random(1), HEUTE):
        faeden = {s.akt.faden for s in g.verlauf if isinstance(s.akt, f.Stueck)}
        if faeden and not faeden & {Faden.EIGEN, Faden.NETZWERK, Faden.RAUM}:
            ohne_eigenes.add(g.schluessel)
    assert ohne_eigenes == {"regalware"}


def test_ein_massanzug_kommt_ohne_fachkraft_aus() -> None:
    [g] = [g for g in VON_HAND if g.schluessel == "ohne-fachkraft"]
    faeden = {s.akt.faden for s in g.verlauf if isinstance(s.akt, f.Stueck)}
    assert faeden == {Faden.EIGEN, Faden.NETZWERK, Faden.RAUM}


@pytest.mark.parametrize("thema", THEMEN, ids=lambda t: t.schluessel)
def test_jedes_thema_kennt_alle_vier_felder_und_ideen_ohne_fachkraefte(thema: object) -> None:
    felder = {fund.feld for fund in thema.schaetze}  # type: ignore[attr-defined]
    assert felder == set(Ressourcenfeld)
    assert len(thema.ideen_ohne) > len(thema.ideen_mit)  # type: ignore[attr-defined]
    assert bool(thema.kind) == bool(thema.ziele_kind)  # type: ignore[attr-defined]


def test_die_preise_liegen_im_rahmen() -> None:
    rahmen = {"stunde": (6400, 7200), "tagesgruppe": (11000, 14000)}
    for preise in SAETZE.values():
        for name, cent in preise.items():
            unten, oben = rahmen.get(name, (19000, 28000))
            assert unten <= cent <= oben, name


def test_passwoerter_sind_lang_und_verschieden() -> None:
    passwoerter = [passwort_fuer(p.kennung) for p in PERSONEN]
    assert len(set(passwoerter)) == len(PERSONEN)
    assert all(len(p) >= 15 and p.isascii() for p in passwoerter)


def test_menschen_und_organisationen_sind_vollstaendig() -> None:
    assert len({p.name for p in PERSONEN}) == len(PERSONEN) == 34
    bekannt = {o.schluessel for o in ORGANISATIONEN}
    assert {p.organisation for p in PERSONEN} <= bekannt
    assert set(SAETZE) == bekannt - {AMT, "kornblume"}, "sie bewirbt sich erst"
    assert set(LEITTRAEGER) == {"neheim", "huesten", "alt-arnsberg"}


def test_kalender() -> None:
    assert geschlossen(date(2026, 4, 3))  # Karfreitag
    assert geschlossen(date(2026, 6, 4))  # Fronleichnam
    assert geschlossen(date(2025, 11, 1))  # Allerheiligen, in NRW
    assert not geschlossen(date(2025, 10, 31))  # Reformationstag, not in NRW
    assert bueroarbeitstag(date(2026, 11, 22)) == date(2026, 11, 20)
    assert naechster_arbeitstag(date(2026, 12, 24)) == date(2026, 12, 28)
    assert monatsende(date(2026, 2, 3)) == date(2026, 2, 28)
    assert monatsende(date(2026, 12, 31)) == date(2026, 12, 31)
    assert naechster_erster(date(2026, 2, 1)) == date(2026, 2, 1)
    assert naechster_erster(date(2026, 2, 2)) == date(2026, 3, 1)
    assert naechster_montag(date(2026, 11, 23)) == date(2026, 11, 23)
    assert naechster_montag(date(2026, 11, 24)) == date(2026, 11, 30)
    assert geburtstag(date(2026, 11, 22), 14, 30) == date(2012, 10, 23)
    assert geburtstag(date(2024, 3, 30), 1, 30) == date(2023, 2, 28)


@pytest.mark.django_db
def test_vor_dem_vertrag_gibt_es_keine_stadt() -> None:
    vorher = Wirkungsraum.objects.count()
    with pytest.raises(CommandError, match=r"1\. Oktober 2025") as fehler:
        call_command("demo", heute=date(2025, 10, 5))
    assert fehler.value.returncode == 2
    assert Wirkungsraum.objects.count() == vorher
