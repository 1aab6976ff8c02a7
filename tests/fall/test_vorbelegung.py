"""A choice nobody made is no choice: no form attests anything by default, and each offers what can be chosen."""

from datetime import timedelta
from typing import Any

import pytest

from massanzug.fall.models import Freigabe
from massanzug.traeger.models import Zugehoerigkeit
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db


@pytest.fixture
def frei(welt: Welt) -> Fallwelt:
    return welt.faelle["frei@neheim"]


@pytest.mark.parametrize(
    ("name", "pfad", "leer"),
    [
        ("frei", "freigabe/neu/", ("einwilligung_am", "teile")),
        ("frei", "freigabe/{freigabe}/uebergeben/", ("einwilligung_am", "teile")),
        ("neu", "entscheidung/neu/", ("ergebnis", "wahl_hinweis_am", "wahl_ergebnis")),
        ("frei", "rueckblick/neu/", ("intensitaet",)),
    ],
)
def test_was_niemand_sagte_steht_nicht_da(name: str, pfad: str, leer: tuple[str, ...], welt: Welt, als: Any) -> None:
    fw = welt.faelle[f"{name}@neheim"]
    adresse = f"/faelle/{fw.fall.pk}/{pfad.format(freigabe=fw.freigabe.pk if fw.freigabe else '')}"
    form = als("asd").get(adresse).context["form"]
    assert [feld for feld in leer if form[feld].value()] == []
    # sent as it came, it names each answer that is missing
    antwort = als("asd").post(adresse, {feld.html_name: feld.value() or "" for feld in form})
    assert antwort.status_code == 422
    assert set(leer) <= set(antwort.context["form"].errors)
    assert not Freigabe.objects.filter(fall=fw.fall).exclude(pk=fw.freigabe.pk if fw.freigabe else 0).exists()


def test_der_tag_des_gespraechs_bleibt_vorgeschlagen(frei: Fallwelt, als: Any) -> None:
    form = als("asd").get(f"/faelle/{frei.fall.pk}/rueckblick/neu/").context["form"]
    assert form["am"].value() == "22.11.2026" or form["am"].value() == HEUTE


def test_freigegeben_wird_nur_an_traeger_mit_fachkraft_hier_und_man_sieht_wessen(
    frei: Fallwelt, welt: Welt, als: Any
) -> None:
    seite = als("asd").get(f"/faelle/{frei.fall.pk}/freigabe/neu/")
    form = seite.context["form"]
    assert [t.name for t in form.fields["traeger"].queryset] == ["Leitträger neheim"]
    namen = dict(form.fields["fachkraft"].choices)
    assert {str(name) for wert, name in namen.items() if wert} == {
        f"{welt.konten[k].name} (Leitträger neheim)" for k in ("lt", "lt2")
    }


def test_wer_dort_nicht_mehr_arbeitet_wird_nicht_angeboten(frei: Fallwelt, welt: Welt, als: Any) -> None:
    Zugehoerigkeit.objects.filter(traeger=welt.traeger["neheim"]).update(gueltig_bis=HEUTE - timedelta(1))
    form = als("asd").get(f"/faelle/{frei.fall.pk}/freigabe/neu/").context["form"]
    assert not form.fields["traeger"].queryset.exists() and not form.fields["fachkraft"].queryset.exists()
    assert "niemand" in form.fields["fachkraft"].help_text
