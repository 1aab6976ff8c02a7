"""What is told about the Sozialraumteam afterwards: the transmission log, the Prinzipiencheck, the case's signals."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from massanzug.fall import actions, druck
from massanzug.fall.choices import Abschlussgrund, Faden, Ideengeber
from massanzug.fall.models import Beratung, Fall
from massanzug.fall.queries import papiere
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.prinzipien import prinzipien
from massanzug.fall.queries.verlauf import verlauf
from massanzug.zugang.models import Protokollwert
from tests.fall.test_papiere import eng, text
from tests.welt import HEUTE, Welt, team_beratung

pytestmark = pytest.mark.django_db


def _log(welt: Welt, fall: Fall) -> dict[str, Any]:
    inhalt = papiere.weitergaben(welt.zugriff("asd"), fall)
    assert inhalt is not None
    return inhalt


def _blaetter(welt: Welt, b: Beratung) -> list[tuple[str, str]]:
    return [(z["was"], z["ende"]) for z in _log(welt, b.fall)["fallblaetter"]]


def test_das_fallblatt_steht_in_der_liste_der_weitergaben(welt: Welt) -> None:
    asd, b = welt.zugriff("asd"), team_beratung(welt, "frei@neheim")
    (zeile,) = _log(welt, b.fall)["fallblaetter"]
    assert zeile == {
        "sitzung": "22.\xa0November\xa02026",
        "name": b.deckname,
        "an": "Jugendamt, Leitträger neheim",
        "was": "Frage an das Team, Wille",
        "am": "22.\xa0November\xa02026",
        "von": "Person asd",
        "ende": "gilt noch, bis die Sitzung geschlossen wird",
    }
    gedruckt = eng(text(druck.weitergaben_pdf(_log(welt, b.fall), HEUTE, beispiel=False)).replace("\xa0", " "))
    for wort in (f"Teamsitzung am {zeile['sitzung']}", zeile["an"], zeile["was"], zeile["ende"]):
        assert eng(wort.replace("\xa0", " ")) in gedruckt, wort
    nur_frage = [{"schluessel": "frage", "teil": "frage", "wer": "", "text": "Was trägt?"}]
    b.refresh_from_db()
    actions.fallblatt_freigeben(zugriff=asd, beratung=b, stand=b.stand, zeilen=nur_frage)
    actions.fallblatt_zurueckziehen(zugriff=asd, beratung=b)
    tag = "22.\xa0November\xa02026"
    assert _blaetter(welt, b) == [
        ("Frage an das Team, Wille", f"neu freigegeben am {tag}"),
        ("Frage an das Team", f"zurückgezogen am {tag}"),
    ]


def test_auch_das_fallblatt_einer_sitzung_die_vorbei_ist(welt: Welt) -> None:
    b = team_beratung(welt, "wechsel@neheim")
    assert _blaetter(welt, b)[0][1] == "mit der Sitzung beendet am 22.\xa0November\xa02026"
    Protokollwert.objects.filter(protokoll__aktion="fallblatt_freigeben").delete()
    assert _blaetter(welt, b)[0][0] == "nicht mehr bekannt"


def test_was_mit_der_hilfe_endet_ist_nicht_widerrufen(welt: Welt) -> None:
    fall, tag = welt.faelle["frei@neheim"].fall, "22.\xa0November\xa02026"
    actions.hilfe_abschliessen(
        zugriff=welt.zugriff("asd"), fall=fall, am=HEUTE, grund=Abschlussgrund.GESCHAFFT,
        ergebnis="viel", wer_bleibt="Oma",
    )  # fmt: skip
    log = _log(welt, fall)
    assert [f["ende"] for f in log["freigaben"]] == [f"mit der Hilfe beendet am {tag}"]
    assert [b["ende"] for b in log["fallblaetter"]] == [f"mit der Hilfe beendet am {tag}"]


def test_widerrufen_heisst_widerrufen(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    assert fw.freigabe is not None
    assert [f["ende"] for f in _log(welt, fw.fall)["freigaben"]] == ["gilt noch"]
    actions.freigabe_widerrufen(zugriff=welt.zugriff("asd"), freigabe=fw.freigabe)
    assert [f["ende"] for f in _log(welt, fw.fall)["freigaben"]] == ["widerrufen am 22.\xa0November\xa02026"]


def test_die_liste_fragt_gleich_viel(welt: Welt) -> None:
    b = team_beratung(welt, "frei@neheim")

    def gefragt() -> int:
        with CaptureQueriesContext(connection) as alle:
            _log(welt, b.fall)
        return len(alle)

    einmal = gefragt()
    for _ in range(3):
        b.refresh_from_db()
        zeilen = [{"schluessel": "frage", "teil": "frage", "wer": "", "text": "Was trägt?"}]
        actions.fallblatt_freigeben(zugriff=welt.zugriff("asd"), beratung=b, stand=b.stand, zeilen=zeilen)
    assert gefragt() == einmal


def _kooperation(welt: Welt, fall: Fall) -> list[str]:
    blick = fallblick(welt.zugriff("asd"), fall)
    (prinzip,) = (p.prinzip for p in prinzipien(blick, True) if p.prinzip.name == "Kooperation")
    return [b.satz for b in prinzip.befunde]


def test_solange_die_sitzung_laeuft_fehlte_niemand(welt: Welt) -> None:
    b = team_beratung(welt, "frei@neheim")
    saetze = _kooperation(welt, b.fall)
    assert "Der Fall steht auf der Tagesordnung des Sozialraumteams." in saetze
    assert not [s for s in saetze if "nicht dabei" in s]
    da = [welt.zugriff("asd").konto_id]
    sitzung = actions.teilnahme_festhalten(
        zugriff=welt.zugriff("asd"), sitzung=b.sitzung, stand=b.sitzung.stand, da=da  # type: ignore[arg-type, union-attr]
    )  # fmt: skip
    actions.teamsitzung_schliessen(zugriff=welt.zugriff("asd"), sitzung=sitzung)
    saetze = _kooperation(welt, b.fall)
    assert "Der Leitträger war bei der letzten Beratung nicht dabei." in saetze
    assert "Das Jugendamt war bei der letzten Beratung dabei." in saetze
    assert "Der Fall steht auf der Tagesordnung des Sozialraumteams." not in saetze


# The case's page ------------------------------------------------------------------------------------------------------


def _am_zug(welt: Welt, b: Beratung, als: Any) -> str:
    seite = als("asd").get(f"/faelle/{b.fall_id}/").content.decode()
    gefunden = re.search(r'<p class="ball">(.*?)</p>', seite)
    return re.sub(r"<[^>]+>", "", gefunden[1]).replace("\xa0", " ") if gefunden else ""


def test_mit_dem_freigegebenen_fallblatt_ist_das_team_am_zug(welt: Welt, als: Any) -> None:
    """Only the noted Beratungen are taken away, so that the case waits for its first one."""
    b = team_beratung(welt, "vor@neheim")
    fall = b.fall
    actions.entscheidung_zurueckgeben(
        zugriff=welt.zugriff("asd2"), entscheidung=fall.entscheidungen.get(), rueckgabe_grund="Was sagt das Team?"
    )
    fall.beratungen.filter(sitzung=None).delete()
    assert _am_zug(welt, b, als) == (
        "Am Zug sind Sie: das Fallblatt für die Teamsitzung am 22. November 2026 vorbereiten."
    )
    zeilen = [{"schluessel": "frage", "teil": "frage", "wer": "", "text": "Was trägt?"}]
    actions.fallblatt_freigeben(zugriff=welt.zugriff("asd"), beratung=b, stand=b.stand, zeilen=zeilen)
    assert _am_zug(welt, b, als) == (
        "Am Zug ist das Sozialraumteam: in der Sitzung am 22. November 2026 Ideen sammeln."
    )


def test_der_verlauf_nennt_die_gewaehlten_ideen_und_dann_warum(welt: Welt) -> None:
    asd, b = welt.zugriff("asd"), team_beratung(welt, "frei@neheim")
    for wort in ("Kochen mit der Nachbarin", "Ein Hund"):
        actions.idee_festhalten(zugriff=asd, beratung=b, text=wort, faden=Faden.RAUM, von=Ideengeber.GAST)
    b.refresh_from_db()
    gewaehlt = b.ideen.exclude(text="Ein Hund")
    actions.ideen_waehlen(
        zugriff=asd, beratung=b, stand=b.stand, ideen=[i.pk for i in gewaehlt], auswahl="Das mag sie."
    )  # fmt: skip
    ereignis = next(e for e in verlauf(asd, b.fall, alles=True).ereignisse if e.satz == b.frage)
    assert ereignis.zeilen == (
        "Das nehmen wir mit: Idee-frei-neheim",
        "Das nehmen wir mit: Kochen mit der Nachbarin",
        "Warum: Das mag sie.",
    )
