"""An act and its entry go to the database together, and the anchor follows without asking where it need not ask."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from massanzug.fall import actions as fall
from massanzug.fall.choices import Kanal
from massanzug.fall.models import Kontakt
from massanzug.technik.zug import Befehl, in_einem_zug
from massanzug.zugang import anker
from massanzug.zugang.models import Protokoll, Protokollkopf
from massanzug.zugang.protokollieren import handlung, protokolliere, zuerst_sperren
from massanzug.zugang.pruefungen import protokoll_pruefen
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import NUR_SQLITE, Bestand, auf_datei
from tests.welt import HEUTE, Welt

bestand = stand.bestand


def kontakt(welt: Welt, anliegen: str = "etwas") -> Kontakt:
    return fall.kontakt_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=welt.faelle["neu@neheim"].fall,
        am=HEUTE,
        kanal=Kanal.TELEFON,
        mit="Lina",
        anliegen=anliegen,
    )


def anliegen_setzen(objekt: Kontakt, text: str) -> Befehl:
    return "UPDATE fall_kontakt SET anliegen = %s WHERE id = %s", (text, objekt.pk)


def der_anker_passt(befunde: Any) -> list[str]:
    """What the check finds, but for the anchor: in these tests nothing is ever committed, and so it does not move."""
    return [b.text for b in befunde if "Anker" not in b.text and b.stelle != "Anker"]


# --- statements that are sent together --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["schlicht", "100 % ; -- und 'Striche' %s \\ \" ü", ";DROP TABLE fall_kontakt"])
def test_alle_anweisungen_laufen_in_ihrer_reihenfolge_und_jeder_wert_kommt_an(welt: Welt, text: str) -> None:
    einer, anderer = kontakt(welt), kontakt(welt)
    in_einem_zug([anliegen_setzen(einer, "vorher"), anliegen_setzen(anderer, "1"), anliegen_setzen(einer, text)])
    assert Kontakt.objects.get(pk=einer.pk).anliegen == text
    assert Kontakt.objects.get(pk=anderer.pk).anliegen == "1"


@pytest.mark.parametrize("kaputt", [0, 1, 2])
def test_scheitert_eine_anweisung_bleibt_keine(welt: Welt, kaputt: int) -> None:
    objekt = kontakt(welt, "wie zuvor")
    befehle = [anliegen_setzen(objekt, "a"), anliegen_setzen(objekt, "b"), anliegen_setzen(objekt, "c")]
    befehle[kaputt] = ("UPDATE fall_kontakt SET fall_id = NULL WHERE id = %s", (objekt.pk,))

    @handlung
    def tun() -> None:
        protokolliere(welt.zugriff("asd"), "erprobt", objekt, mit=befehle)

    vorher = Protokoll.objects.count(), Protokollkopf.objects.get().nummer
    with pytest.raises(DatabaseError):
        tun()
    assert (Protokoll.objects.count(), Protokollkopf.objects.get().nummer) == vorher
    assert Kontakt.objects.get(pk=objekt.pk).anliegen == "wie zuvor"


def test_die_aenderung_kommt_mit_ihrem_eintrag(welt: Welt) -> None:
    objekt = kontakt(welt)

    @handlung
    def tun() -> int:
        return protokolliere(welt.zugriff("asd"), "erprobt", objekt, mit=[anliegen_setzen(objekt, "neu")])

    nummer = tun()
    assert Kontakt.objects.get(pk=objekt.pk).anliegen == "neu"
    assert Protokoll.objects.get(nummer=nummer).aktion == "erprobt"
    assert der_anker_passt(protokoll_pruefen().befunde) == []


# --- the head that was read with the lock -----------------------------------------------------------------------------


def test_zuerst_sperren_geht_nur_in_einer_handlung(db: None) -> None:
    with pytest.raises(RuntimeError, match="gehört in eine @handlung"):
        zuerst_sperren()


@pytest.mark.parametrize("scheitert", [False, True])
@pytest.mark.parametrize("sperrt_selbst", [False, True])
def test_der_gelesene_kopf_gilt_nur_bis_zum_naechsten_eintrag(welt: Welt, scheitert: bool, sperrt_selbst: bool) -> None:
    """An act inside an act writes between the lock and the entry of the outer one."""
    objekt = kontakt(welt)

    @handlung
    def innen() -> None:
        if sperrt_selbst:
            zuerst_sperren()
        protokolliere(welt.zugriff("asd"), "innen", objekt)
        if scheitert:
            raise KeyError

    @handlung
    def aussen() -> int:
        zuerst_sperren()
        try:
            innen()
        except KeyError:
            assert scheitert
        return protokolliere(welt.zugriff("asd"), "aussen", objekt)

    davor = Protokollkopf.objects.get().nummer
    assert aussen() == davor + (1 if scheitert else 2)
    kontakt(welt)
    assert der_anker_passt(protokoll_pruefen().befunde) == []


# --- the anchor -------------------------------------------------------------------------------------------------------


@NUR_SQLITE
def test_der_anker_fragt_die_datenbank_nur_wenn_er_nachhinkt(bestand: Bestand) -> None:
    gefragt: list[str] = []

    def horche(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        gefragt.append(sql)
        return execute(sql, params, many, context)

    def fragen() -> list[str]:
        gefragt.clear()
        with auf_datei(bestand.datei) as db, db.execute_wrapper(horche):
            kontakt(bestand.welt)
        return [sql for sql in gefragt if sql.startswith("SELECT code FROM zugang_protokoll ")]

    alt = bestand.anker.read_text()
    assert fragen() == []
    bestand.anker.write_text(alt)
    assert len(fragen()) == 1
    with auf_datei(bestand.datei):
        assert protokoll_pruefen().befunde == ()
        assert json.loads(bestand.anker.read_text())["nummer"] == Protokollkopf.objects.get().nummer


@NUR_SQLITE
def test_ein_abgeschnittenes_ende_bleibt_sichtbar_auch_wenn_der_kopf_stehen_blieb(bestand: Bestand) -> None:
    """The last entries are cut off, the head is left: the next act joins on, and its gap is found for ever."""
    ende = int(bestand.lies("SELECT max(nummer) FROM zugang_protokoll")[0][0])
    bestand.faelsche(
        f"DELETE FROM zugang_protokollwert WHERE protokoll_id > {ende - 3}",
        f"DELETE FROM zugang_protokoll WHERE nummer > {ende - 3}",
    )
    with auf_datei(bestand.datei):
        for _ in range(3):
            kontakt(bestand.welt)
            assert f"Eintrag {ende - 2}" in {b.stelle for b in protokoll_pruefen().befunde}
    # the attacker cuts what came since as well, and now puts the head back: the anchor has gone on
    code = bestand.lies("SELECT code FROM zugang_protokoll WHERE nummer = ?", ende - 3)[0][0]
    bestand.faelsche(
        f"DELETE FROM zugang_protokollwert WHERE protokoll_id > {ende - 3}",
        f"DELETE FROM zugang_protokoll WHERE nummer > {ende - 3}",
        ("UPDATE zugang_protokollkopf SET nummer = ?, code = ?", (ende - 3, code)),
    )
    with auf_datei(bestand.datei):
        assert {b.stelle for b in protokoll_pruefen().befunde} == {f"Eintrag {ende - 2}"}
        for _ in range(8):  # and the anchor does not follow the new chain, however long it grows
            kontakt(bestand.welt)
            assert protokoll_pruefen().befunde


def test_viele_setzen_den_anker_zugleich_und_jeder_liest_einen_ganzen(tmp_path: Any, settings: Any) -> None:
    """Also the very first ones, when there is no file yet."""
    settings.PROTOKOLL_ANKER_DATEI = tmp_path / "neu" / "protokoll.anker"
    faeden, je_faden = 8, 50
    fehler: list[BaseException] = []
    los, schluss = threading.Barrier(faeden), threading.Event()

    def schreibe(faden: int) -> None:
        try:
            los.wait()
            for n in range(je_faden):
                anker.setze(n * faeden + faden, "c" * 64, lambda _: True)
        except BaseException as e:
            fehler.append(e)

    def lies() -> None:
        letzter = 0
        try:
            while not schluss.is_set():
                bisher = anker.lies()
                assert bisher is None or bisher.nummer >= letzter
                letzter = bisher.nummer if bisher else letzter
        except BaseException as e:
            fehler.append(e)

    leser = threading.Thread(target=lies)
    schreiber = [threading.Thread(target=schreibe, args=(n,)) for n in range(faeden)]
    for faden in (leser, *schreiber):
        faden.start()
    for faden in schreiber:
        faden.join()
    schluss.set()
    leser.join()
    assert not fehler
    assert anker.lies() == anker.Anker((je_faden - 1) * faeden + faeden - 1, "c" * 64)
    assert settings.PROTOKOLL_ANKER_DATEI.stat().st_size == anker.LAENGE


def test_ohne_schluessel_ist_der_anker_nicht_abwesend(tmp_path: Any, settings: Any) -> None:
    """A missing key must not look like a missing anchor."""
    settings.PROTOKOLL_ANKER_DATEI = tmp_path / "protokoll.anker"
    anker.setze(1, "c" * 64, lambda _: True)
    settings.PROTOKOLL_SCHLUESSEL_DATEI = tmp_path / "gibt-es-nicht"
    with pytest.raises(FileNotFoundError):
        anker.lies()


def test_eine_umgebende_transaktion_die_scheitert_laesst_den_kopf_wie_er_war(welt: Welt) -> None:
    vorher = Protokollkopf.objects.get().nummer
    with pytest.raises(KeyError), transaction.atomic():
        kontakt(welt)
        raise KeyError
    kontakt(welt)
    assert Protokollkopf.objects.get().nummer == vorher + 1
    assert der_anker_passt(protokoll_pruefen().befunde) == []
