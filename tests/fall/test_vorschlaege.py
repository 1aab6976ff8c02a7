"""What the neighbourhood offers for a goal: with its reasons, taken with one key, never too much for one person."""

from typing import Any

import pytest

from massanzug.fall.actions import baustein_entfernen, raumressource_einfuegen
from massanzug.fall.models import Baustein
from massanzug.fall.queries.vorschlaege import vorschlaege
from massanzug.rechenkern import raum as kern
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from tests.sozialraum.test_ressourcen import _eintrag, _person
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


def _judo(welt: Welt, **werte: Any) -> Any:
    beschreibung = "Judo auf weichen Matten. Wer fällt, lacht zuerst."
    return _eintrag(welt, "Matte Neheim", beschreibung=beschreibung, zeiten=[["di", "16:00", "17:00"]], **werte)


def _mit_ziel(welt: Welt, text: str, fall: str = "neu@neheim") -> Any:
    eigener = welt.faelle[fall]
    eigener.ziel.text = text
    eigener.ziel.save()
    return eigener


def test_ein_vorschlag_steht_beim_ziel_und_wird_mit_einer_taste_zum_baustein(als: Any, welt: Welt) -> None:
    judo, f = _judo(welt), _mit_ziel(welt, "Ich will Judo lernen.")
    adresse = f"/faelle/{f.fall.pk}/ziel/{f.ziel.pk}/sozialraum/"
    assert "Matte Neheim" in als("asd").get(adresse, headers={"HX-Request": "true"}).content.decode()
    assert als("asd").post(f"{adresse}{judo.pk}/").status_code == 303
    baustein = Baustein.objects.latest("pk")
    assert (baustein.raumressource, baustein.ziel, baustein.faden, baustein.von) == (judo, f.ziel, "raum", HEUTE)
    assert (baustein.wer, baustein.was) == ("Matte Neheim", "Judo auf weichen Matten")
    assert baustein.wie_oft == "dienstags 16 Uhr" and baustein.satz_cent == 0
    assert "Steht schon im Maßanzug" in als("asd").get(adresse).content.decode()


def test_menschen_fuereinander_laufen_im_faden_des_netzwerks(welt: Welt) -> None:
    f, frau = _mit_ziel(welt, "Jemand soll da sein."), _person(welt)
    baustein = raumressource_einfuegen(zugriff=welt.zugriff("asd"), fall=f.fall, ziel=f.ziel, ressource=frau)
    assert baustein.faden == "netzwerk"


def test_niemand_hilft_mehr_familien_als_sie_will(welt: Welt) -> None:
    zugriff, frau = welt.zugriff("asd"), _person(welt, beschreibung="Näht Kleider mit Kindern.")
    erste, zweite = _mit_ziel(welt, "Ich will nähen."), _mit_ziel(welt, "Wir wollen nähen.", "frei@neheim")
    genommen = raumressource_einfuegen(zugriff=zugriff, fall=erste.fall, ziel=erste.ziel, ressource=frau)
    [vorschlag] = vorschlaege(zugriff, zweite.fall, zweite.ziel)
    assert not vorschlag.frei and "gerade bei einer anderen Familie" in [g.text for g in vorschlag.karte.gruende]
    with pytest.raises(Unzulaessig, match="höchstens eine Familie"):
        raumressource_einfuegen(zugriff=zugriff, fall=zweite.fall, ziel=zweite.ziel, ressource=frau)
    baustein_entfernen(zugriff=zugriff, baustein=genommen)
    [vorschlag] = vorschlaege(zugriff, zweite.fall, zweite.ziel)
    assert vorschlag.frei


def test_was_frueher_half_steht_bei_den_gruenden(welt: Welt) -> None:
    zugriff, judo = welt.zugriff("asd"), _judo(welt)
    frueher, heute = _mit_ziel(welt, "Ich will Judo lernen."), _mit_ziel(welt, "Judo wäre gut.", "frei@neheim")
    raumressource_einfuegen(zugriff=zugriff, fall=frueher.fall, ziel=frueher.ziel, ressource=judo)
    frueher.ziel.ausgang, frueher.ziel.beendet_am = "erreicht", HEUTE
    frueher.ziel.save()
    [vorschlag] = vorschlaege(zugriff, heute.fall, heute.ziel)
    assert kern.Grund("erfahrung", "half bei einem ähnlichen Ziel") in vorschlag.karte.gruende


def test_nur_wer_den_plan_aendern_darf_sucht_darin(welt: Welt) -> None:
    f, judo = welt.faelle["vor@neheim"], _judo(welt)
    with pytest.raises(Verboten):
        raumressource_einfuegen(zugriff=welt.zugriff("asd"), fall=f.fall, ziel=f.ziel, ressource=judo)


def test_eine_fremde_privatperson_ist_nicht_zu_nehmen(als: Any, welt: Welt) -> None:
    f, fremde = _mit_ziel(welt, "Jemand soll da sein."), _person(welt, "huesten")
    antwort = als("asd").post(f"/faelle/{f.fall.pk}/ziel/{f.ziel.pk}/sozialraum/{fremde.pk}/")
    assert antwort.status_code == 404
