"""The memory of the neighbourhood: who sees whom, what stays protected, what counts as asked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from massanzug.rechenkern import raum as kern
from massanzug.sozialraum.actions import (
    raumressource_aendern,
    raumressource_beenden,
    raumressource_bestaetigen,
    raumressource_eintragen,
)
from massanzug.sozialraum.choices import Bestaetigungsweg, Ressourcenart
from massanzug.sozialraum.models import Raumressource, Stadtteil
from massanzug.sozialraum.queries import ressourcen
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


def _in(welt: Welt, raum: str) -> Stadtteil:
    return Stadtteil.objects.filter(wirkungsraum=welt.raeume[raum])[0]


def _eintrag(welt: Welt, name: str = "Suppenküche", raum: str = "neheim", vor: int = 0, **werte: Any) -> Raumressource:
    zugriff = welt.zugriff("lt" if raum == "neheim" else f"lt@{raum}")
    return raumressource_eintragen(
        zugriff=replace(zugriff, heute=HEUTE - timedelta(vor)),
        bestaetigt_wie=Bestaetigungsweg.BESUCH,
        **{"name": name, "art": Ressourcenart.TREFF, "beschreibung": "Hier wird gekocht.", "stadtteil": _in(welt, raum)}
        | werte,  # type: ignore[arg-type]
    )


def _person(welt: Welt, raum: str = "neheim", **werte: Any) -> Raumressource:
    person = {"art": Ressourcenart.PERSON, "einwilligung_am": HEUTE, "hoechstens": 1}
    return _eintrag(welt, "Frau Quittek", raum, **person | werte)


# --- a private person ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("feld", "werte"),
    [
        ("einwilligung_am", {"einwilligung_am": None}),
        ("einwilligung_am", {"einwilligung_am": HEUTE + timedelta(1)}),
        ("hoechstens", {"hoechstens": None}),
        ("oeffentlich", {"oeffentlich": True}),
        ("anschrift", {"anschrift": "Ringstraße 3"}),
    ],
)
def test_eine_privatperson_steht_nur_geschuetzt_hier(welt: Welt, feld: str, werte: dict[str, Any]) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        _person(welt, **werte)
    assert list(fehler.value.fehler) == [feld]


def test_auch_die_datenbank_schuetzt_sie(welt: Welt) -> None:
    person = _person(welt)
    with pytest.raises(IntegrityError), transaction.atomic():
        Raumressource.objects.filter(pk=person.pk).update(oeffentlich=True)


def test_eine_privatperson_kennt_nur_das_team_ihres_wirkungsraums(welt: Welt) -> None:
    person = _person(welt)
    sieht = {name for name in welt.konten if "@" not in name and ressourcen.ressource(welt.zugriff(name), person.pk)}
    assert sieht == {"asd", "asd2", "asd3", "asd_leitung", "lt", "lt2", "lt_leitung"}
    assert ressourcen.ressource(welt.zugriff("lt@huesten"), person.pk) is None


@pytest.mark.parametrize("adresse", ["/sozialraum/ressourcen/", "/sozialraum/ressourcen/?q=Quittek", "/sozialraum/"])
def test_privates_und_notizen_stehen_in_keinem_fremden_byte(als: Any, welt: Welt, adresse: str) -> None:
    person = _person(welt, kontakt="0171 3920099", beschreibung="Sitzt gern bei Kindern.")
    treff = _eintrag(welt, notiz="Montags schlecht gelaunt", oeffentlich=True)
    for name in ("kaemmerei", "jha", "verwaltung", "auswahl", "bewerbung"):
        for seite in (adresse, f"/sozialraum/ressourcen/{person.pk}/", f"/sozialraum/ressourcen/{treff.pk}/"):
            inhalt = als(name).get(seite).content.decode()
            # the page repeats what was asked, so the name is looked for as it would stand in a find
            assert "Sitzt gern bei Kindern" not in inhalt and "0171 3920099" not in inhalt, (name, seite)
            assert "Montags schlecht gelaunt" not in inhalt, (name, seite)
    assert "Montags schlecht gelaunt" in als("lt").get(f"/sozialraum/ressourcen/{treff.pk}/").content.decode()


def test_eine_notiz_wird_nie_gesucht(welt: Welt) -> None:
    _eintrag(welt, notiz="Kreisverkehr")
    assert ressourcen.finde(welt.zugriff("lt"), kern.Bedarf(text="Kreisverkehr")) == []


def test_wer_nicht_zum_team_gehoert_pflegt_nicht(welt: Welt) -> None:
    treff = _eintrag(welt)
    for name in ("lt@huesten", "kaemmerei"):
        with pytest.raises(Verboten):
            raumressource_bestaetigen(zugriff=welt.zugriff(name), ressource=treff, wie=Bestaetigungsweg.ANRUF)


# --- freshness -------------------------------------------------------------------------------------------------------


def test_nur_ein_mensch_bestaetigt(welt: Welt) -> None:
    """Changing an entry does not make it fresh; asking does."""
    zugriff, alt = welt.zugriff("lt"), _eintrag(welt, vor=300)
    neu = raumressource_aendern(zugriff=zugriff, ressource=alt, stand=alt.stand, kosten="2 Euro")
    assert (neu.bestaetigt_am, neu.geaendert_am) == (HEUTE - timedelta(300), HEUTE)
    assert ressourcen.frische(neu, HEUTE) == "veraltet"
    bestaetigt = raumressource_bestaetigen(zugriff=zugriff, ressource=alt, wie=Bestaetigungsweg.FAMILIE)
    assert (bestaetigt.bestaetigt_am, ressourcen.frische(bestaetigt, HEUTE)) == (HEUTE, "frisch")


def test_die_runde_beginnt_beim_aeltesten(welt: Welt) -> None:
    for vor in (181, 500, 180, 300):
        _eintrag(welt, f"vor {vor}", vor=vor)
    _eintrag(welt, "in Hüsten", "huesten", vor=400)
    runde = ressourcen.runde(welt.zugriff("asd"))
    assert [k.ressource.name for k in runde.karten] == ["vor 500", "vor 300", "vor 181"]
    assert (runde.offen, runde.frisch) == (3, 1)


def test_zwei_zugleich_ueberschreiben_sich_nicht(welt: Welt) -> None:
    treff = _eintrag(welt)
    raumressource_aendern(zugriff=welt.zugriff("asd"), ressource=treff, stand=1, kosten="2 Euro")
    with pytest.raises(Zwischenstand):
        raumressource_aendern(zugriff=welt.zugriff("lt"), ressource=treff, stand=1, kosten="frei")


def test_auf_der_seite_sieht_der_zweite_was_der_erste_schrieb(als: Any, welt: Welt) -> None:
    """Nothing typed is lost and nothing is overwritten: the form comes back with what is saved now."""
    treff = _eintrag(welt, zeiten=[["di", "16:00", "17:00"]], themen=["kochen"])
    adresse = f"/sozialraum/ressourcen/{treff.pk}/aendern/"
    felder = {
        "name": treff.name, "art": "treff", "beschreibung": "Meine Worte.", "stadtteil": treff.stadtteil_id,
        "zeiten": "mittwochs 9 bis 10 Uhr", "themen": ["kochen"], "stand": "1",
    }  # fmt: skip
    assert "dienstags 16:00 bis 17:00 Uhr" in als("asd").get(adresse).content.decode()
    raumressource_aendern(zugriff=welt.zugriff("lt"), ressource=treff, stand=1, zeiten=[["fr", "08:00", "09:00"]])
    antwort = als("asd").post(adresse, felder)
    assert antwort.status_code == 422 and "Meine Worte." in antwort.content.decode()
    assert "mittwochs 9 bis 10 Uhr" in antwort.content.decode()
    treff.refresh_from_db()
    assert treff.zeiten == [["fr", "08:00", "09:00"]]


def test_was_es_nicht_mehr_gibt_wird_nicht_angeboten(welt: Welt) -> None:
    zugriff, treff = welt.zugriff("lt"), _eintrag(welt)
    assert [k.ressource for k in ressourcen.finde(zugriff, kern.Bedarf(text="kochen"))] == [treff]
    raumressource_beenden(zugriff=zugriff, ressource=treff, am=HEUTE)
    assert ressourcen.finde(zugriff, kern.Bedarf(text="kochen")) == []
    with pytest.raises(Unzulaessig, match="gibt es nicht mehr"):
        raumressource_bestaetigen(zugriff=zugriff, ressource=treff, wie=Bestaetigungsweg.ANRUF)


# --- pages -----------------------------------------------------------------------------------------------------------


def test_eintragen_liest_themen_und_zeiten_aus_den_worten(als: Any, welt: Welt) -> None:
    felder = {
        "name": "Rechentisch", "art": "schule", "stadtteil": _in(welt, "neheim").pk,
        "zeiten": "dienstags 14 bis 16 Uhr",
        "beschreibung": "Hausaufgaben und danach Fußball.", "kontakt": "0171 3920001",
    }  # fmt: skip
    assert als("lt").post("/sozialraum/ressourcen/neu/", felder).status_code == 303
    neu = Raumressource.objects.get()
    assert neu.zeiten == [["di", "14:00", "16:00"]] and {"hausaufgaben", "fussball"} <= set(neu.themen)
    assert (neu.bestaetigt_am, neu.bestaetigt_wie) == (HEUTE, "besuch")


def test_ein_fehler_nennt_feld_und_behebung_und_verliert_nichts(als: Any, welt: Welt) -> None:
    felder = {
        "name": "Frau B.", "art": "person", "stadtteil": _in(welt, "neheim").pk, "beschreibung": "Näht.",
        "zeiten": "irgendwann",
    }  # fmt: skip
    antwort = als("lt").post("/sozialraum/ressourcen/neu/", felder)
    assert antwort.status_code == 422
    assert "„irgendwann“ ist nicht zu lesen" in antwort.content.decode() and "Näht." in antwort.content.decode()
    antwort = als("lt").post("/sozialraum/ressourcen/neu/", felder | {"zeiten": ""})
    assert antwort.status_code == 422 and "Seit wann ist sie da?" in antwort.content.decode()


def test_doppeltes_faellt_beim_tippen_auf(als: Any, welt: Welt) -> None:
    _eintrag(welt, "Café Möhneblick")
    antwort = als("asd").get("/sozialraum/ressourcen/aehnliche/", {"name": "Cafe Moehneblick"}).content.decode()
    assert "Gibt es das schon?" in antwort and "Café Möhneblick" in antwort
    assert "Gibt" not in als("asd").get("/sozialraum/ressourcen/aehnliche/", {"name": "Ruderclub"}).content.decode()


@pytest.mark.parametrize("frage", ["alter=abc", "alter=-3", "stadtteil=999999999", "tag=xx", "q=" + "a" * 400, "q=%00"])
def test_jede_eingabe_bekommt_eine_antwort(als: Any, welt: Welt, frage: str) -> None:
    _eintrag(welt)
    assert als("asd").get(f"/sozialraum/ressourcen/?{frage}").status_code in {200, 422}


def test_der_fund_sagt_warum(als: Any, welt: Welt) -> None:
    _eintrag(welt, "Rechentisch", zeiten=[["di", "16:00", "17:00"]], alter_von=6, alter_bis=12, themen=["hausaufgaben"])
    seite = als("asd").get("/sozialraum/ressourcen/?q=Hilfe+bei+Hausaufgaben,+dienstags,+10+Jahre").content.decode()
    for grund in ("Thema Hausaufgaben", "dienstags 16 Uhr", "6 bis 12 Jahre", "im November bestätigt", "10 Jahre"):
        assert grund in seite


def test_finden_fragt_gleich_oft_ob_einer_oder_viele(welt: Welt, django_assert_max_num_queries: Any) -> None:
    zugriff = welt.zugriff("asd")
    for n in range(12):
        _eintrag(welt, f"Küche {n}")
    with django_assert_max_num_queries(5):  # whether something changed (3), what is searched, the finds
        assert len(ressourcen.finde(zugriff, kern.Bedarf(text="kochen"))) == 12
    with django_assert_max_num_queries(2):
        ressourcen.finde(zugriff, kern.Bedarf(text="Küche"))


def test_jede_handlung_steht_einmal_im_protokoll(welt: Welt) -> None:
    vorher = Protokoll.objects.count()
    treff = _eintrag(welt)
    raumressource_bestaetigen(zugriff=welt.zugriff("lt"), ressource=treff, wie=Bestaetigungsweg.ANRUF)
    neue = Protokoll.objects.order_by("nummer")[vorher:].values_list("aktion", flat=True)
    assert list(neue) == ["raumressource_eintragen", "raumressource_bestaetigen"]
