"""First will and first goal in one go, and what each required answer is for."""

import importlib
import pkgutil
from typing import Any

import pytest
from django import forms as djforms

from massanzug.fall import actions, forms
from massanzug.fall.choices import Fallrolle, Zielart, Zielherkunft
from massanzug.fall.forms.wofuer import WOFUER, Fallform
from massanzug.fall.models import Person, Wille
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.models import Protokoll
from tests.welt import Welt

PFLICHT_HOECHSTENS = 4


def _person(welt: Welt, rolle: Fallrolle) -> Person:
    fall = welt.faelle["neu@neheim"].fall
    return actions.person_aufnehmen(zugriff=welt.zugriff("asd"), fall=fall, name="Ben", rolle=rolle)


@pytest.mark.parametrize(
    ("rolle", "herkunft"),
    [(Fallrolle.KIND, Zielherkunft.WILLE_KIND), (Fallrolle.VATER, Zielherkunft.WILLE_ELTERN)],
)
def test_aus_dem_willen_wird_das_eigene_ziel(welt: Welt, rolle: Fallrolle, herkunft: Zielherkunft) -> None:
    person = _person(welt, rolle)
    ziel = actions.anfang_festhalten(
        zugriff=welt.zugriff("asd"), fall=person.fall, person=person, wille="Ich will zum Judo.", ziel="Ich bin dabei."
    )
    assert (ziel.person, ziel.art, ziel.herkunft, ziel.text) == (person, Zielart.RICHTUNG, herkunft, "Ich bin dabei.")
    assert [w.wille for w in person.willen.all()] == ["Ich will zum Judo."]
    assert Protokoll.objects.filter(aktion="anfang_festhalten").count() == 2


def test_ein_genannter_wille_wird_nicht_ueberschrieben(welt: Welt) -> None:
    person = welt.faelle["frei@neheim"].person
    vorher = list(Wille.objects.filter(person=person).values_list("wille", flat=True))
    with pytest.raises(Unzulaessig, match="hat schon einen Willen genannt"):
        actions.anfang_festhalten(
            zugriff=welt.zugriff("asd"), fall=person.fall, person=person, wille="anders", ziel="anders"
        )
    assert list(Wille.objects.filter(person=person).values_list("wille", flat=True)) == vorher


def test_wer_zu_einem_anderen_fall_gehoert_wird_nicht_angenommen(welt: Welt) -> None:
    fremde = welt.faelle["frei@neheim"].person
    with pytest.raises(Unzulaessig):
        actions.anfang_festhalten(
            zugriff=welt.zugriff("asd"), fall=welt.faelle["neu@neheim"].fall, person=fremde, wille="x", ziel="y"
        )


def test_der_anfang_fragt_hoechstens_vier_dinge(als: Any, welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"].fall
    seite = als("asd").get(f"/faelle/{fall.pk}/anfang/").content.decode().replace("\u00a0", " ")
    assert 1 <= seite.count("(erforderlich") <= PFLICHT_HOECHSTENS
    assert "Wofür fragen wir das?" in seite
    for grund in WOFUER["AnfangForm"].values():
        assert grund in seite


def _formulare() -> list[type[djforms.Form]]:
    gefunden = {}
    for modul in pkgutil.iter_modules(forms.__path__):
        inhalt = vars(importlib.import_module(f"{forms.__name__}.{modul.name}"))
        gefunden |= {n: k for n, k in inhalt.items() if isinstance(k, type) and issubclass(k, djforms.Form)}
    return [k for n, k in sorted(gefunden.items()) if k.__module__.startswith(forms.__name__)]


@pytest.mark.parametrize("form", _formulare(), ids=lambda k: k.__name__)
def test_jede_pflichtangabe_sagt_wofuer(form: type[djforms.Form]) -> None:
    """§ 62 Abs. 1 SGB VIII: nothing is asked that the task does not need."""
    pflicht = {n for n, f in form.base_fields.items() if f.required and not isinstance(f.widget, djforms.HiddenInput)}
    if pflicht:
        assert issubclass(form, Fallform)
    assert set(WOFUER.get(form.__name__, {})) == pflicht
