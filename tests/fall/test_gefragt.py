"""Every young person is asked, and stands first; a birthday is not in the future."""

from datetime import date
from typing import Any

import pytest

from massanzug.fall import actions
from massanzug.fall.choices import Fallrolle, Kanal
from massanzug.fall.models import Fall, Person, Wille
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.papiere import hilfeplan_inhalt, papierblick
from massanzug.fall.queries.schritte import ball, schritte
from massanzug.fall.queries.uebergabe import uebergabeblick
from massanzug.technik.erlaubnis import Unzulaessig
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


@pytest.fixture
def fall(welt: Welt) -> Fall:
    """The mother came and said what she wants; Deniz was not asked."""
    fall = actions.fall_aufnehmen(
        zugriff=welt.zugriff("asd"), bezeichnung="Arslan", stadtteil=welt.faelle["neu@neheim"].fall.stadtteil,
        person_name="Ayla", person_rolle=Fallrolle.MUTTER, kanal=Kanal.BESUCH, anliegen="Hilfe",
    )  # fmt: skip
    frage(welt, fall.personen.get(), "Ich will ruhige Abende.")
    kommt_dazu(welt, fall, "Deniz", Fallrolle.KIND)
    return fall


def frage(welt: Welt, person: Person, wille: str) -> Wille:
    return actions.wille_festhalten(zugriff=welt.zugriff("asd"), person=person, wille=wille, am=HEUTE)


def kommt_dazu(welt: Welt, fall: Fall, name: str, rolle: Fallrolle, **anders: Any) -> Person:
    return actions.person_aufnehmen(zugriff=welt.zugriff("asd"), fall=fall, name=name, rolle=rolle, **anders)


def stand(welt: Welt, fall: Fall) -> tuple[str, str]:
    """How the step Wille stands, and what the ball says."""
    zugriff = welt.zugriff("asd")
    blick = fallblick(zugriff, fall)
    knoten = schritte(blick, bearbeiten=True)
    zug = ball(zugriff, blick, knoten, papierblick(blick), bearbeiten=True, nachfragen=True)
    return next(k.stand for k in knoten if k.name == "Wille"), zug.was if zug else ""


def test_der_wille_ist_erst_da_wenn_jeder_junge_mensch_gefragt_ist(fall: Fall, welt: Welt, als: Any) -> None:
    deniz = fall.personen.get(name="Deniz")
    assert stand(welt, fall) == ("jetzt", "Deniz fragen, was Deniz will.")
    seite = als("asd").get(f"/faelle/{fall.pk}/").content.decode()
    assert seite.count(f'href="/faelle/{fall.pk}/wille/{deniz.pk}/"') == 3  # main button, thread, her own card
    frage(welt, deniz, "Ich will zum Judo.")
    assert stand(welt, fall)[0] == "erledigt"
    kommt_dazu(welt, fall, "Onkel Can", Fallrolle.VERWANDT)
    kommt_dazu(welt, fall, "Emre", Fallrolle.KIND, verstorben=True)
    assert stand(welt, fall)[0] == "erledigt"
    kommt_dazu(welt, fall, "Su", Fallrolle.KIND)
    assert stand(welt, fall) == ("jetzt", "Su fragen, was Su will.")


def test_junge_menschen_stehen_im_hilfeplan_und_bei_der_uebergabe_zuerst(fall: Fall, welt: Welt) -> None:
    kommt_dazu(welt, fall, "Oma", Fallrolle.VERWANDT)
    frage(welt, fall.personen.get(name="Deniz"), "Ich will zum Judo.")
    plan = welt.faelle["frei@neheim"].fall.massanzuege.get(stand="bewilligt")
    assert [w["wer"] for w in hilfeplan_inhalt(fall, plan, HEUTE)["willen"]] == ["Deniz", "Ayla"]
    assert [p.name for p, _ in uebergabeblick(fall, HEUTE).stimmen] == ["Deniz", "Ayla", "Oma"]


def test_niemand_ist_in_der_zukunft_geboren(welt: Welt, als: Any) -> None:
    raum = welt.faelle["neu@neheim"].fall.stadtteil
    angaben = {
        "bezeichnung": "Neu", "person_name": "Ada", "person_rolle": "kind", "anliegen": "Hallo", "kanal": "telefon",
        "stadtteil": raum.pk, "am": "22.11.2026",
    }  # fmt: skip
    antwort = als("asd").post("/faelle/neu/", angaben | {"person_geboren_am": "3.5.2027"})
    assert antwort.status_code == 422
    (fehler,) = antwort.context["form"].errors["person_geboren_am"]
    assert "Zukunft" in fehler and "Jahr" in fehler
    assert "sich gemeldet hat" in antwort.context["form"]["person_geboren_am"].label
    for geboren_am in (date(2026, 11, 23), date(2027, 1, 1)):
        with pytest.raises(Unzulaessig, match="Zukunft"):
            kommt_dazu(welt, welt.faelle["neu@neheim"].fall, "Ben", Fallrolle.KIND, geboren_am=geboren_am)
    assert kommt_dazu(welt, welt.faelle["neu@neheim"].fall, "Ben", Fallrolle.KIND, geboren_am=HEUTE).pk
