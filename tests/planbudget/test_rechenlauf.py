"""Long calculations: shown while they run, stopped when nobody wants them, never done twice, never in doubt."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from massanzug.planbudget.actions import lauf_abbrechen, lauf_anfordern
from massanzug.planbudget.actions.prognose import AUFGEHOBEN, STILL, lauf_beenden, lauf_melden, lauf_uebernehmen
from massanzug.planbudget.choices import Laufstand
from massanzug.planbudget.models import Rechenlauf
from massanzug.planbudget.queries import prognose, rechenlauf
from massanzug.planbudget.rechenwerk import rechne_naechsten
from massanzug.rechenkern.prognose import OHNE_HEBEL, Spanne
from massanzug.sozialraum.models import Einwohnerstand
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Protokoll
from tests.rechte.proben import uebernahme
from tests.welt import HEUTE, JETZT, Welt

pytestmark = pytest.mark.django_db
SEITE = "/planbudget/prognose/"
RECHNEN = f"{SEITE}rechnen/"


class Uhr:
    """Each look moves it on a little, so that every step is told."""

    def __init__(self) -> None:
        self.jetzt = JETZT

    def __call__(self) -> datetime:
        self.jetzt += timedelta(seconds=2)
        return self.jetzt


def _fordere(welt: Welt, wer: str = "controlling", **hebel: int) -> Rechenlauf:
    g = prognose.grundlage(HEUTE)
    abdruck = rechenlauf.abdruck(g, prognose.hebel_aus(hebel))
    return lauf_anfordern(zugriff=welt.zugriff(wer), hebel=hebel, grundlage=abdruck)


def test_von_der_bitte_bis_zum_ergebnis(als: Any, welt: Welt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rechenlauf, "ZIEHUNGEN", 3)
    browser: Client = als("steuerungsgruppe")
    eintraege = Protokoll.objects.count()
    antwort = browser.post(f"{RECHNEN}?raum=neheim&rueckfuehrung=150")
    assert antwort.status_code == 303 and "rueckfuehrung=150" in antwort["Location"]
    assert "Gleich wird gerechnet" in browser.get(antwort["Location"]).content.decode()
    staende: list[tuple[int, int]] = []

    def weiter() -> bool:
        staende.append(Rechenlauf.objects.values_list("getan", "von").get())
        return True

    assert rechne_naechsten(wer="a", uhr=Uhr(), weiter=weiter) and not rechne_naechsten(wer="a", uhr=Uhr())
    assert staende == sorted(staende) and staende[-1][0] <= staende[-1][1] > 0, "der Fortschritt geht nur voran"
    assert Protokoll.objects.count() == eintraege, "eine Rechnung ändert nichts"
    text = browser.get(f"{SEITE}?raum=neheim&rueckfuehrung=150&genau=1").content.decode()
    assert "Ausführlich gerechnet:" in text and "seitdem hat sich nichts geändert" in text
    assert "Was am meisten ausmacht" in text and "Noch zu jung für eine Rückschau" in text
    assert "Ausführlich gerechnet:" not in browser.get(f"{SEITE}?raum=neheim&genau=1").content.decode()
    uebernahme(welt)  # somebody does something
    text = browser.get(f"{SEITE}?raum=neheim&rueckfuehrung=150&genau=1").content.decode()
    assert "hat sich etwas geändert" in text and "Neu rechnen" in text and "Genau gerechnet" in text


def test_dienst_und_rechenwerk_meinen_dasselbe() -> None:
    """They are two processes; a set comes in another order in each, and the result must hold all the same."""
    befehl = (
        "import django; django.setup()\n"
        "from datetime import date\n"
        "from massanzug.planbudget.queries.prognose import Grundlage\n"
        "from massanzug.planbudget.queries.rechenlauf import abdruck\n"
        "from massanzug.rechenkern.prognose import OHNE_HEBEL, Spanne\n"
        "tag = date(2026, 11, 1)\n"
        "hilfe = Spanne('neheim', 'ambulant', date(2015, 3, 1), tag)\n"
        "print(abdruck(Grundlage(tag, tag, (hilfe,), (hilfe,), (), (), (), (), (), (), 0), OHNE_HEBEL))"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    abdruecke = {
        subprocess.run(
            [sys.executable, "-c", befehl],
            env=env | {"PYTHONHASHSEED": saat},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for saat in ("1", "2", "3")
    }
    assert len(abdruecke) == 1


def test_wer_dasselbe_will_wartet_auf_dieselbe_rechnung(welt: Welt) -> None:
    erster = _fordere(welt)
    assert _fordere(welt, "jha").pk == erster.pk and _fordere(welt, vermeidung=10).pk != erster.pk


def test_niemand_stellt_mehr_als_drei_in_die_schlange(als: Any, welt: Welt) -> None:
    for vermeidung in (5, 10, 15):
        _fordere(welt, vermeidung=vermeidung)
    with pytest.raises(Unzulaessig, match="Geduld"):
        _fordere(welt, vermeidung=20)
    assert als("controlling").post(f"{RECHNEN}?vermeidung=20").status_code == 409
    assert _fordere(welt, "kaemmerei", vermeidung=20).ist_offen


def test_abbrechen_wirkt_waehrend_gerechnet_wird(welt: Welt) -> None:
    lauf = _fordere(welt)
    with pytest.raises(Verboten):
        lauf_abbrechen(zugriff=welt.zugriff("jha"), lauf=lauf)
    gefragt = 0

    def weiter() -> bool:
        nonlocal gefragt
        gefragt += 1
        if gefragt == 2:
            lauf_abbrechen(zugriff=welt.zugriff("controlling"), lauf=lauf)
        return True

    assert rechne_naechsten(wer="a", uhr=Uhr(), weiter=weiter)
    lauf.refresh_from_db()
    assert (lauf.stand, lauf.ergebnis) == (Laufstand.ABGEBROCHEN, None) and gefragt == 2
    assert _fordere(welt).pk != lauf.pk, "danach darf man wieder bitten"


def test_endet_der_dienst_bleibt_die_rechnung_fuer_den_naechsten_stehen(welt: Welt) -> None:
    _fordere(welt)
    uhr = Uhr()
    assert rechne_naechsten(wer="a", uhr=uhr, weiter=lambda: False)
    assert lauf_uebernehmen(wer="b", jetzt=uhr()) is None, "wer eben noch da war, kann noch da sein"
    uhr.jetzt += STILL
    neuer = lauf_uebernehmen(wer="b", jetzt=uhr())
    assert neuer is not None and neuer.wer == "b"


def test_zwei_rechnen_nie_dieselbe(welt: Welt) -> None:
    _fordere(welt)
    alter = lauf_uebernehmen(wer="a", jetzt=JETZT)
    assert alter is not None and lauf_uebernehmen(wer="b", jetzt=JETZT) is None
    spaeter = JETZT + STILL + timedelta(seconds=1)
    neuer = lauf_uebernehmen(wer="b", jetzt=spaeter)
    assert neuer is not None
    assert not lauf_melden(lauf=alter, getan=1, von=2, jetzt=spaeter), "der Erste merkt, dass er abgelöst ist"
    lauf_beenden(lauf=alter, ergebnis={"falsch": 1}, grundlage="x", meldung="", jetzt=spaeter)
    neuer.refresh_from_db()
    assert neuer.ergebnis is None and neuer.stand == Laufstand.LAEUFT


def test_geht_es_nicht_steht_da_warum(als: Any, welt: Welt) -> None:
    _fordere(welt)
    Einwohnerstand.objects.filter(wirkungsraum__schluessel="huesten").delete()
    prognose.lies_neu()
    assert rechne_naechsten(wer="a", uhr=Uhr())
    lauf = Rechenlauf.objects.get()
    assert lauf.stand == Laufstand.GESCHEITERT and "Menschen unter 21 (Hüsten)" in lauf.meldung


def test_ein_fehler_von_uns_beendet_das_rechenwerk_nicht(welt: Welt) -> None:
    _fordere(welt)
    Rechenlauf.objects.update(hebel={"vermeidung": "kein Hebel"})
    assert rechne_naechsten(wer="a", uhr=Uhr())
    assert Rechenlauf.objects.get().stand == Laufstand.GESCHEITERT


def test_alte_ergebnisse_gehen(welt: Welt) -> None:
    for nummer in range(AUFGEHOBEN + 5):
        _fordere(welt, zugaenge=50 + nummer)
        Rechenlauf.objects.update(stand=Laufstand.ABGEBROCHEN)
    _fordere(welt)
    lauf = lauf_uebernehmen(wer="a", jetzt=JETZT)
    assert lauf is not None
    lauf_beenden(lauf=lauf, ergebnis=None, grundlage="", meldung="so", jetzt=JETZT)
    assert Rechenlauf.objects.count() == AUFGEHOBEN


def test_die_fragen_der_rueckschau(welt: Welt) -> None:
    """A year ahead where the record is long enough, a quarter in a young one, none in an empty one."""

    def mit(*ende: date) -> tuple[list[date], int]:
        spannen = tuple(Spanne("neheim", "ambulant", date(2015, 1, 1), date(2019, 1, 1), e) for e in ende)
        grund = prognose.Grundlage(
            date(2026, 12, 1), date(2026, 11, 1), spannen, (), (("neheim", (1, 1, 1, 1)),), (), (), (), (), (), 0
        )
        return rechenlauf.stichtage(grund)

    assert mit() == ([], 12)
    lange, jahr = mit(date(2022, 5, 10))
    assert jahr == 12 and lange[0] == date(2023, 7, 1) and lange[-1] == date(2025, 10, 1)
    jung, quartal = mit(date(2025, 1, 10))
    assert quartal == 3 and jung == [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)]
    assert mit(date(2026, 3, 4)) == ([], 3)


@pytest.mark.parametrize("weg", ["lauf/", "pdf/"])
def test_unsinn_in_der_adresse_ist_nichts(als: Any, welt: Welt, weg: str) -> None:
    browser: Callable[..., Any] = als("controlling").get
    assert browser(f"{SEITE}{weg}", {"vermeidung": "x"}).status_code == 404
    assert browser(f"{SEITE}{weg}", {"raum": "gibt-es-nicht"}).status_code == 404
    assert browser(f"{SEITE}{weg}", {"ab": "2030-02-30"}).status_code == 404


def test_der_fortschritt_laedt_am_ende_die_seite_neu(als: Any, welt: Welt) -> None:
    browser: Client = als("controlling")
    _fordere(welt)
    antwort = browser.get(f"{SEITE}lauf/?raum=stadt")
    assert "HX-Refresh" not in antwort and "abbrechen" in antwort.content.decode()
    Rechenlauf.objects.update(stand=Laufstand.ABGEBROCHEN)
    assert browser.get(f"{SEITE}lauf/?raum=stadt")["HX-Refresh"] == "true"


def test_der_abdruck_aendert_sich_mit_hebel_und_grundlage(welt: Welt) -> None:
    g = prognose.grundlage(HEUTE)
    vorher = rechenlauf.abdruck(g, OHNE_HEBEL)
    assert vorher == rechenlauf.abdruck(g, OHNE_HEBEL) != rechenlauf.abdruck(g, prognose.hebel_aus({"vermeidung": 5}))
    uebernahme(welt)
    assert rechenlauf.abdruck(prognose.grundlage(HEUTE), OHNE_HEBEL) != vorher
