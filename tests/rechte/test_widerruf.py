"""What was released and is withdrawn is closed with the very next request, at every address that was open before."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Abschlussgrund
from massanzug.sozialraum.models import Stadtteil
from massanzug.traeger.actions import zugehoerigkeit_beenden
from massanzug.zugang.actions import kalender_anlegen
from tests.conftest import anmelden
from tests.rechte.kanarien import WORTE
from tests.rechte.lesbar import kanarien
from tests.rechte.proben import UNBEKANNT, fallwelt, im_team
from tests.rechte.schritte import adressen
from tests.welt import HEUTE, Welt, erste_zugehoerigkeit

pytestmark = pytest.mark.django_db
ALLES = frozenset(WORTE)
NOTIZ = frozenset(k.wort for k in WORTE.values() if k.teil in {"team", "blatt"})


class Widerruf(NamedTuple):
    """Who reads what of which case until `tun`; `zu`: the words that are closed then."""

    wer: str
    lage: str
    tun: Callable[[Welt], Any]
    zu: frozenset[str] = ALLES


def _fall(welt: Welt, lage: str) -> Any:
    return welt.faelle[f"{lage}@neheim"]


def _poste(welt: Welt, wer: str, name: str, *args: int, **daten: Any) -> None:
    """As a person does it: in her browser."""
    browser = anmelden(Client(), welt.konten[wer])
    assert browser.post(reverse(name, args=args), daten).status_code in {302, 303}


def widerrufen(welt: Welt) -> None:
    fw = _fall(welt, "alles")
    _poste(welt, "asd", "freigabe_widerrufen", fw.fall.pk, fw.freigabe.pk)


def uebernommen(welt: Welt) -> None:
    fw = _fall(welt, "weiter")
    _poste(welt, "lt2", "freigabe_bestaetigen", fw.fall.pk, fw.freigabe.pk)


def beendet(welt: Welt) -> None:
    _poste(
        welt, "asd", "hilfe_abschliessen", _fall(welt, "alles").fall.pk, grund=Abschlussgrund.WUNSCH.value,
        ergebnis="viel", wer_bleibt="Oma", am=HEUTE.strftime("%d.%m.%Y"),
    )  # fmt: skip


def umgezogen(welt: Welt) -> None:
    uebergabe = actions.uebergabe_vorbereiten(
        zugriff=welt.zugriff("asd"),
        fall=_fall(welt, "alles").fall,
        an=welt.konten["asd@huesten"],
        ab=HEUTE,
        grund="Umzug",
        nicht_verlieren="Judo",
        stadtteil=Stadtteil.objects.filter(wirkungsraum=welt.raeume["huesten"])[0],
    )
    _poste(welt, "asd@huesten", "uebergabe_annehmen", uebergabe.fall_id, uebergabe.pk)


def ausgeschieden(welt: Welt) -> None:
    zugehoerigkeit_beenden(
        zugriff=welt.zugriff("verwaltung"),
        zugehoerigkeit=erste_zugehoerigkeit(welt),
        gueltig_bis=HEUTE - timedelta(1),
    )


def blatt_zurueckgezogen(welt: Welt) -> None:
    fw = _fall(welt, "frei")
    beratung = im_team(fw)
    assert beratung is not None
    _poste(welt, "asd", "fallblatt_zurueckziehen", fw.fall.pk, beratung.pk)


def sitzung_geschlossen(welt: Welt) -> None:
    _poste(welt, "asd", "teamsitzung_schliessen", welt.sitzungen["offen@neheim"].pk)


def uebergabe_zurueckgezogen(welt: Welt) -> None:
    fw = _fall(welt, "geht")
    _poste(welt, "asd", "uebergabe_zurueckziehen", fw.fall.pk, fw.fall.uebergaben.first().pk)


FAELLE = [
    Widerruf("lt", "alles", widerrufen),
    Widerruf("lt", "weiter", uebernommen),
    Widerruf("lt", "alles", beendet),
    Widerruf("lt", "alles", umgezogen),
    Widerruf("lt", "alles", ausgeschieden),
    Widerruf("asd3", "frei", blatt_zurueckgezogen, NOTIZ),
    Widerruf("lt", "frei", blatt_zurueckgezogen, NOTIZ),
    Widerruf("asd3", "frei", sitzung_geschlossen, frozenset({"Blatt"})),
    Widerruf("lt", "frei", sitzung_geschlossen, frozenset({"Blatt"})),
    Widerruf("asd3", "geht", uebergabe_zurueckgezogen),
]


def _offen(welt: Welt, browser: Client, w: Widerruf) -> list[tuple[str, dict[str, str]]]:
    """Every address at which this person comes across a word that is going to be closed."""
    fw = _fall(welt, w.lage)
    liste: list[tuple[str, dict[str, str]]] = [(a, {}) for a in adressen(welt, fw)]
    liste += [(reverse(name), {}) for name in ("schreibtisch", "faelle", "teamsitzungen")]
    liste += [(reverse("suche"), {"worte": wort}) for wort in ("Wille", "Ressource", "Familie", "Ziel", "Lina")]
    return [(a, worte) for a, worte in liste if _liest(browser.get(a, worte), w)]


def _liest(antwort: Any, w: Widerruf) -> set[str]:
    return {wort for wort, lage, raum in kanarien(antwort) if (lage, raum) == (w.lage, "neheim") and wort in w.zu}


@pytest.mark.parametrize("w", FAELLE, ids=lambda w: f"{w.tun.__name__}-{w.wer}")
def test_der_naechste_aufruf_findet_nichts_mehr(welt: Welt, w: Widerruf) -> None:
    """Each address is the very next request once: before, she reads; then it is withdrawn; then she asks again."""
    fallwelt(welt, f"eigen {w.lage}")
    browser = anmelden(Client(raise_request_exception=False), welt.konten[w.wer])
    offen = _offen(welt, browser, w)
    assert offen
    unbekannt = reverse("fall", args=[UNBEKANNT])
    im_fall = reverse("fall", args=[_fall(welt, w.lage).fall.pk])
    for adresse, worte in offen:
        with transaction.atomic():
            vorher = browser.get(adresse, worte)
            assert "no-store" in vorher["Cache-Control"], "the browser would show it again without asking"
            w.tun(welt)
            danach = browser.get(adresse, worte, headers={"if-none-match": vorher.get("ETag", "*")})
            assert danach.status_code != 304 and _liest(danach, w) == set(), adresse
            if w.zu == ALLES and adresse.startswith(im_fall):
                assert (danach.status_code, danach.content) == (404, browser.get(unbekannt).content), adresse
            transaction.set_rollback(True)
    print(f"{w.tun.__name__} für {w.wer}: {len(offen)} Adressen waren offen und sind mit dem nächsten Aufruf zu")


def test_wer_nichts_mehr_sieht_kann_auch_nichts_mehr_tun(welt: Welt) -> None:
    fw = fallwelt(welt, "eigen alles")
    browser = anmelden(Client(), welt.konten["lt"])
    bestaetigen = [reverse("freigabe_bestaetigen", args=[fw.fall.pk, pk]) for pk in (fw.freigabe.pk, UNBEKANNT)]
    widerrufen(welt)
    antworten = [browser.post(adresse) for adresse in bestaetigen]
    assert [a.status_code for a in antworten] == [404, 404] and antworten[0].content == antworten[1].content


def test_ein_widerrufener_kalender_ist_zu(welt: Welt) -> None:
    _, marke = kalender_anlegen(zugriff=welt.zugriff("asd"))
    adresse = reverse("kalender", args=[marke])
    assert Client().get(adresse).status_code == 200
    _poste(welt, "asd", "kalender_widerrufen")
    assert Client().get(adresse).status_code == 404
