"""The demo city as it stands after `massanzug demo`: the same for the same seed, whole, and alive on every desk."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from massanzug.demo.geschichten.kalender import geschlossen
from massanzug.demo.personen import ORGANISATIONEN, PERSONEN
from massanzug.zugang.choices import Rolle
from tests.demo.stadt import HEUTE, Stadt, baue

BERLIN = ZoneInfo("Europe/Berlin")
RAEUME = ("neheim", "huesten", "alt-arnsberg")
PRESSE = ("Kompass", "SkF", "Sozialdienst katholischer Frauen", "Verein für Kinder- und Jugendhilfe")


@pytest.fixture(scope="module")
def staedte(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[Stadt, Stadt, Stadt]:
    """Twice the same seed in processes that hash differently, and another seed."""
    basis = tmp_path_factory.getbasetemp()
    wurzel: Path = basis if worker_id == "master" else basis.parent
    plan = [("gleich-a", 1, "1"), ("gleich-b", 1, "2"), ("anders", 2, "3")]
    with ThreadPoolExecutor(2) as laeufer:
        a, b, c = laeufer.map(lambda p: baue(wurzel, *p), plan)
    return a, b, c


@pytest.fixture(scope="module")
def stadt(staedte: tuple[Stadt, Stadt, Stadt]) -> Stadt:
    return staedte[0]


@pytest.fixture(scope="module")
def auskunft(stadt: Stadt) -> dict[str, Any]:
    return stadt.auskunft()


def test_gleiche_saat_gibt_dieselbe_stadt(staedte: tuple[Stadt, Stadt, Stadt]) -> None:
    a, b = staedte[0].abzug(), staedte[1].abzug()
    assert list(a) == list(b)
    assert len(a["zugang_konto"]) == len(PERSONEN)
    for tabelle, zeilen in a.items():
        assert zeilen == b[tabelle], tabelle


def test_andere_saat_gibt_eine_andere_stadt(staedte: tuple[Stadt, Stadt, Stadt]) -> None:
    familien = [sorted(s.zeilen("SELECT bezeichnung, begonnen_am FROM fall_fall")) for s in staedte]
    assert familien[0] != familien[2]
    assert len(familien[0]) == len(familien[2]) == 45


def test_alles_geprueft_und_in_ordnung(staedte: tuple[Stadt, Stadt, Stadt]) -> None:
    for stadt in (staedte[0], staedte[2]):
        antwort = stadt.aufruf("pruefe", "--json")
        bericht = json.loads(antwort.stdout)
        assert (antwort.returncode, bericht["befunde"]) == (0, [])
        assert bericht["geprueft"]["protokoll"] > 1000


def test_protokoll_waechst_mit_der_zeit_und_bleibt_im_buero(stadt: Stadt) -> None:
    zeilen = stadt.zeilen("SELECT zeit, konto_id, objekt_typ FROM zugang_protokoll ORDER BY nummer")
    zeiten = [datetime.fromisoformat(f"{zeit}+00:00") for zeit, *_ in zeilen]
    assert zeiten == sorted(zeiten)
    for instant, (_, konto, typ) in zip(zeiten, zeilen, strict=True):
        ort = instant.astimezone(BERLIN)
        assert not geschlossen(ort.date())
        assert 8 <= ort.hour < 18
        assert ort.date().isoformat() < HEUTE
        assert konto is not None or not typ.startswith("fall."), "Einen Fall führt kein Betrieb."


def test_in_jedem_wirkungsraum_steht_jeder_schritt(stadt: Stadt) -> None:
    staende = stadt.zeilen(
        "SELECT r.schluessel, m.stand FROM fall_massanzug m JOIN fall_fall f ON f.id = m.fall_id "
        "JOIN sozialraum_wirkungsraum r ON r.id = f.wirkungsraum_id"
    )
    for raum in RAEUME:
        hier = [stand for wo, stand in staende if wo == raum]
        assert {"bewilligt", "vorgelegt", "abgeloest"} <= set(hier)
        assert hier.count("vorgelegt") >= 2
    assert [raum for raum, stand in staende if stand == "abgelehnt"] == ["huesten"]
    assert {stand for _, stand in staende} == {
        *("entwurf", "vorgelegt", "bewilligt", "abgelehnt", "abgeloest"),
        *("daneben", "nicht_gewaehlt"),
    }
    assert stadt.zeilen("SELECT count(*) FROM fall_entscheidung WHERE stand = 'zurueckgegeben'")[0][0] == 2
    assert stadt.zeilen("SELECT count(*) FROM fall_zustaendigkeit WHERE funktion = 'vertretung'")[0][0] == 1
    wahl = dict(stadt.zeilen("SELECT wahl_ergebnis, count(*) FROM fall_entscheidung GROUP BY 1"))
    assert wahl["entsprochen"] >= 2
    assert wahl["teilweise"] == wahl["nicht"] == 1


SEITEN_BRAUCHEN = {
    "Bescheid zur Post": "fall_bescheid WHERE zur_post_am IS NOT NULL",
    "wer den Hilfeplan nicht unterschreibt": "fall_hilfeplanunterschrift WHERE NOT unterschreibt",
    "Fassung für das Gericht": "fall_gerichtsfassung",
    "offene Frist": "fall_fallfrist WHERE ausgang = 'offen'",
    "erledigte Frist": "fall_fallfrist WHERE ausgang = 'erfuellt'",
    "Übergabe, die wartet": "fall_uebergabe WHERE stand = 'offen'",
    "Übergabe, die geschehen ist": "fall_uebergabe WHERE stand = 'uebernommen'",
    "Schritt, der getan ist": "fall_zielschritt WHERE erledigt_am IS NOT NULL",
    "Schritt, der aussteht": "fall_zielschritt WHERE erledigt_am IS NULL",
    "Ressource, die trägt": "fall_ressourcenstand WHERE lage = 'aktiviert'",
    "Ressource, die versiegt ist": "fall_ressourcenstand WHERE lage = 'versiegt'",
    "Fall in der Klärung": "fall_fall WHERE bereich = 'klaerung'",
    "Fall mit einem Kind in Gefahr": "fall_fall WHERE bereich = 'gefaehrdung'",
    "eigene Sicht des Leitträgers": "fall_zielbewertung WHERE eingetragen_von_id IS NOT NULL",
    "andere Meinung im Team": "fall_beratung WHERE abweichend <> '' AND sitzung_id IS NOT NULL",
    "Auftrag, der erledigt ist": "fall_auftrag WHERE erledigt_am IS NOT NULL",
    "Auftrag, der aussteht": "fall_auftrag WHERE erledigt_am IS NULL",
}


@pytest.mark.parametrize("was", SEITEN_BRAUCHEN)
def test_jede_seite_hat_etwas_zu_zeigen(was: str, stadt: Stadt) -> None:
    assert stadt.zeilen(f"SELECT count(*) FROM {SEITEN_BRAUCHEN[was]}")[0][0] > 0


def test_auf_jedem_schreibtisch_des_asd_liegt_etwas_zum_mitzeichnen(auskunft: dict[str, Any]) -> None:
    for raum in RAEUME:
        for platz in ("asd", "asd2", "asd-leitung"):
            aufgaben = auskunft["konten"][f"{platz}.{raum}"]["aufgaben"]
            assert any("mitzeichnen" in titel for titel in aufgaben), f"{platz}.{raum}"


def test_jede_fachkraft_beim_leittraeger_sieht_freigegebene_faelle(auskunft: dict[str, Any]) -> None:
    for raum in RAEUME:
        for platz in ("lt", "lt2"):
            assert auskunft["konten"][f"{platz}.{raum}"]["faelle"] >= 2
        assert any(auskunft["konten"][f"{p}.{raum}"]["aufgaben"] for p in ("lt", "lt2")), "etwas Neues zu bestätigen"


def test_das_planbudget_ist_glaubhaft_gebunden(staedte: tuple[Stadt, Stadt, Stadt], auskunft: dict[str, Any]) -> None:
    for anteile in (auskunft["anteile"], staedte[2].auskunft()["anteile"]):
        assert set(anteile) == set(RAEUME)
        assert all(0.55 <= anteil <= 0.85 for anteil in anteile.values()), anteile


def test_jede_rolle_hat_eine_person(stadt: Stadt, auskunft: dict[str, Any]) -> None:
    rollen = {rolle for (rolle,) in stadt.zeilen("SELECT DISTINCT rolle FROM traeger_zugehoerigkeit")}
    assert rollen == {rolle.value for rolle in Rolle}
    assert list(auskunft["konten"]) == [p.kennung for p in PERSONEN]
    assert [k["wirkungsraum"] for k in auskunft["konten"].values()][:6] == ["Neheim"] * 6


def test_die_zugaenge_stimmen(stadt: Stadt, auskunft: dict[str, Any]) -> None:
    zugaenge = json.loads(stadt.aufruf("demo-zugaenge", "--json").stdout)
    assert [z["konto"] for z in zugaenge] == [p.kennung for p in PERSONEN]
    assert set(zugaenge[0]) == {"konto", "passwort", "rolle", "wirkungsraum", "organisation"}
    assert (zugaenge[0]["rolle"], zugaenge[0]["wirkungsraum"]) == ("asd_fachkraft", "neheim")
    assert zugaenge[-1]["wirkungsraum"] is None
    assert auskunft["passwort_passt"]
    assert "asd.neheim" in stadt.aufruf("demo-zugaenge").stdout


def _worte(wert: object) -> str:
    """A value as text; of JSON the words without its marks."""
    if isinstance(wert, str) and wert.startswith(("[{", '{"')):
        wert = json.loads(wert)
    if isinstance(wert, dict):
        wert = list(wert.values())
    return " ".join(_worte(inhalt) for inhalt in wert) if isinstance(wert, list) else str(wert)


def test_texte_ohne_amtsblick_und_ohne_platzhalter(stadt: Stadt) -> None:
    abzug = stadt.abzug()
    assert all(abzug[f"fall_{name}"] for name in ("wille", "kontakt", "baustein", "beratung", "entscheidung"))
    for tabelle, zeilen in abzug.items():
        if tabelle.startswith(("fall_", "traeger_", "zugang_konto")):
            text = " ".join(str(wert) for zeile in zeilen for wert in zeile)
            assert "klient" not in text.lower(), tabelle
            assert not set("<>") & set(text), tabelle
            assert not [name for name in PRESSE if name in text], tabelle
            # JSON has braces of its own: of a case sheet its words count, of a release there are only keys
            worte = " ".join(_worte(wert) for zeile in zeilen for wert in zeile)
            if tabelle != "fall_freigabe":
                assert not set("{}") & set(worte), tabelle


def test_die_traeger_der_presse_kommen_nicht_vor() -> None:
    for organisation in ORGANISATIONEN:
        assert not any(name.lower() in organisation.name.lower() for name in PRESSE)


def test_eine_stadt_wird_nie_ueberschrieben(staedte: tuple[Stadt, Stadt, Stadt]) -> None:
    stadt = staedte[2]
    vorher = stadt.zeilen("SELECT nummer, code FROM zugang_protokollkopf")
    noch_einmal, leise = stadt.aufruf("demo"), stadt.aufruf("demo", "--nur-wenn-leer")
    assert (noch_einmal.returncode, leise.returncode) == (2, 0)
    assert "Es wurde nichts geändert" in noch_einmal.stderr
    assert leise.stdout.strip() == "Die Demo-Stadt steht schon."
    assert stadt.zeilen("SELECT nummer, code FROM zugang_protokollkopf") == vorher
