"""The end of a help: nobody has to invent an answer, and what was granted is not ended unsaid."""

from datetime import timedelta
from typing import Any

import pytest

from massanzug.fall.models import Abschluss, Baustein
from massanzug.fall.queries.verlauf import verlauf
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db


@pytest.fixture
def fw(welt: Welt) -> Fallwelt:
    return welt.faelle["frei@neheim"]


def lies(als: Any, adresse: str) -> str:
    return str(als("asd").get(adresse).content.decode()).replace("\u00a0", " ").replace("&nbsp;", " ")


def test_was_niemand_mehr_sagen_kann_bleibt_leer_und_wird_nirgends_vermisst(fw: Fallwelt, welt: Welt, als: Any) -> None:
    antwort = als("asd").post(f"/faelle/{fw.fall.pk}/abschluss/", {"grund": "umzug", "am": "22.11.2026"})
    assert antwort.status_code == 303, antwort.context["form"].errors
    ende = Abschluss.objects.get(fall=fw.fall)
    assert (ende.ergebnis, ende.wer_bleibt) == ("", "")
    seite = lies(als, f"/faelle/{fw.fall.pk}/")
    karte = seite[seite.index('id="abschluss"') :]
    karte = karte[: karte.index("</section>")]
    assert "Erreicht ist" not in karte and "Wer bleibt" not in karte
    zeilen = [e.zeilen for e in verlauf(welt.zugriff("asd"), fw.fall, alles=True).ereignisse if e.art == "Abschluss"]
    assert zeilen == [()]


def test_was_noch_bewilligt_ist_wird_genannt_und_das_abschliessen_bleibt_moeglich(fw: Fallwelt, als: Any) -> None:
    Baustein.objects.filter(pk=fw.baustein.pk).update(bis=HEUTE + timedelta(130))
    seite = lies(als, f"/faelle/{fw.fall.pk}/abschluss/")
    assert f"{fw.baustein}, bis 1. April 2027" in seite
    for satz in ("hören Sie die Familie vorher an (§ 24 SGB X)", "§§ 45 bis 48 SGB X"):
        assert satz in seite
    antwort = als("asd").post(f"/faelle/{fw.fall.pk}/abschluss/", {"grund": "wunsch", "am": "22.11.2026"})
    assert antwort.status_code == 303


EIGENES = {"faden": "eigen", "einheit": "kostenlos", "anbieter": None, "satz_cent": 0, "menge_tausendstel": 0}


@pytest.mark.parametrize("aenderung", [{"bis": HEUTE}, EIGENES])
def test_was_ohnehin_endet_oder_nicht_bewilligt_ist_mahnt_nicht(
    aenderung: dict[str, Any], fw: Fallwelt, als: Any
) -> None:
    Baustein.objects.filter(pk=fw.baustein.pk).update(**aenderung)
    assert "Bewilligt ist noch mehr" not in lies(als, f"/faelle/{fw.fall.pk}/abschluss/")
