"""The calendar of the Leitträger's worker: days of what was released to her, and of her team; nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Freigabeteil
from massanzug.fall.queries.kalendertage import nennt
from massanzug.schreibtisch.queries import kalendereintraege
from massanzug.zugang.actions import kalender_anlegen
from tests.rechte.kanarien import WORTE
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db
BALD = HEUTE + timedelta(12)


def tage(welt: Welt, wer: str = "lt") -> set[tuple[int, str]]:
    """(days from today, word)."""
    return {((e.tag - HEUTE).days, e.titel) for e in kalendereintraege(welt.zugriff(wer))}


@pytest.fixture
def fw(welt: Welt) -> Fallwelt:
    """Released to lt with goals and Maßanzug, without Rückblicke; a step of hers and one of the family."""
    fw = welt.faelle["frei@neheim"]
    for wer in ("Person lt", "Lina"):
        actions.zielschritt_vereinbaren(
            zugriff=welt.zugriff("asd"), ziel=fw.ziel, wer=wer, was="Verein besuchen", bis=BALD
        )
    return fw


def gib_frei(fw: Fallwelt, *teile: Freigabeteil) -> None:
    assert fw.freigabe is not None
    fw.freigabe.teile = sorted(teile)
    fw.freigabe.save()


def test_ihre_schritte_und_ihr_team(welt: Welt, fw: Fallwelt) -> None:
    assert tage(welt) == {(0, "Teamsitzung"), (12, "Schritt in einem Ihrer Fälle")}
    assert tage(welt, "lt2") == set()


def test_der_rueckblick_nur_wo_rueckblicke_und_massanzug_freigegeben_sind(welt: Welt, fw: Fallwelt) -> None:
    rueckblick = (180, "Rückblick in einem Ihrer Fälle")
    gib_frei(fw, Freigabeteil.RUECKBLICK)
    assert rueckblick not in tage(welt)
    gib_frei(fw, Freigabeteil.RUECKBLICK, Freigabeteil.MASSANZUG)
    assert tage(welt) == {(0, "Teamsitzung"), rueckblick}


def test_ohne_ziele_kein_schritt_und_getan_ist_getan(welt: Welt, fw: Fallwelt) -> None:
    gib_frei(fw, Freigabeteil.MASSANZUG)
    assert tage(welt) == {(0, "Teamsitzung")}
    gib_frei(fw, Freigabeteil.ZIELE)
    assert len(tage(welt)) == 2
    actions.zielschritt_erledigen(zugriff=welt.zugriff("asd"), schritt=fw.ziel.schritte.get(wer="Person lt"))
    assert tage(welt) == {(0, "Teamsitzung")}


def test_mit_dem_widerruf_ist_alles_weg(welt: Welt, fw: Fallwelt) -> None:
    assert fw.freigabe is not None
    actions.freigabe_widerrufen(zugriff=welt.zugriff("asd"), freigabe=fw.freigabe)
    assert tage(welt) == {(0, "Teamsitzung")}


def test_nach_draussen_gehen_nur_tage(welt: Welt, fw: Fallwelt) -> None:
    gib_frei(fw, *Freigabeteil)
    _, marke = kalender_anlegen(zugriff=welt.zugriff("lt"))
    datei = Client().get(reverse("kalender", args=[marke])).content.decode()
    assert datei.count("BEGIN:VEVENT") == 3
    assert not [wort for wort in WORTE if f"{wort}-" in datei]
    assert not [wort for wort in ("51-2026", "Person", "neheim", "Verein", "Ort-", "LOCATION") if wort in datei]


@pytest.mark.parametrize(
    ("wer", "name", "ja"),
    [
        ("Frau Sommer", "Nadja Sommer", True),
        ("Sommer und Lina", "Nadja Sommer", True),
        ("Sommerfeld", "Nadja Sommer", False),
        ("Lina", "Nadja Sommer", False),
        ("", "Nadja Sommer", False),
        ("Lina", "", False),
    ],
)
def test_wer_gemeint_ist(wer: str, name: str, ja: bool) -> None:
    assert nennt(wer, name) is ja
