"""A goal ends: reached or given up, in words and with its day; it waits for nobody any more and can come back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from massanzug.fall import actions
from massanzug.fall.choices import Zielart, Zielausgang, Zielherkunft
from massanzug.fall.models import Baustein, Fall, Ziel, Zielende
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.papiere import hilfeplan_inhalt
from massanzug.fall.queries.schnitte import werkbank
from massanzug.fall.queries.schritte import schritte
from massanzug.fall.queries.uebergabe import uebergabeblick
from massanzug.fall.queries.verlauf import verlauf
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db
WORTE = "Wir frühstücken jeden Tag zusammen."


@pytest.fixture
def fw(welt: Welt) -> Fallwelt:
    return welt.faelle["frei@neheim"]


@pytest.fixture
def zweites(fw: Fallwelt, welt: Welt) -> Ziel:
    """A next step nobody contributes to, with a step agreed on."""
    ziel = actions.ziel_setzen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, art=Zielart.HANDLUNG, text="Morgens ist Ruhe", person=fw.person,
        herkunft=Zielherkunft.WILLE_KIND,
    )  # fmt: skip
    actions.zielschritt_vereinbaren(zugriff=welt.zugriff("asd"), ziel=ziel, wer="Oma", was="weckt")
    return ziel


def beende(welt: Welt, ziel: Ziel, wer: str = "asd", **anders: Any) -> Ziel:
    angaben: dict[str, Any] = {"stand": 1, "ausgang": Zielausgang.ERREICHT, "am": HEUTE, "worte": WORTE}
    return actions.ziel_beenden(zugriff=welt.zugriff(wer), ziel=ziel, **angaben | anders)


def offene(welt: Welt, fall: Fall) -> list[set[str]]:
    """Where open goals are listed: case page, what waits in the picture, Hilfeplan, handover, its promises."""
    blick, plan = fallblick(welt.zugriff("asd"), fall), fall.massanzuege.get(stand="bewilligt")
    uebergabe = uebergabeblick(fall, HEUTE)
    return [
        {z.text for z in blick.ziele},
        {z.text for z in blick.ziele_ohne_baustein},
        {z["text"] for z in hilfeplan_inhalt(fall, plan, HEUTE)["ziele"]},
        {z.text for z in uebergabe.ziele},
        {s.ziel.text for s in uebergabe.versprochen},
    ]


def test_ein_erreichtes_ziel_wartet_auf_niemanden_und_kann_wiederkommen(
    fw: Fallwelt, zweites: Ziel, welt: Welt, als: Any
) -> None:
    assert all("Morgens ist Ruhe" in texte for texte in offene(welt, fw.fall))
    davor = Protokoll.objects.count()
    ziel = beende(welt, zweites)
    assert Protokoll.objects.count() - davor == 2
    assert not any("Morgens ist Ruhe" in texte for texte in offene(welt, fw.fall))
    seite = als("asd").get(f"/faelle/{fw.fall.pk}/").content.decode().replace("\u00a0", " ")
    kasten = seite[seite.index('id="ziele-beendet"') :]
    kasten = kasten[: kasten.index("</details>")]
    assert "Morgens ist Ruhe" in kasten and "Erreicht am 22. November 2026" in kasten and WORTE in kasten
    felder = als("asd").get(f"/faelle/{fw.fall.pk}/rueckblick/neu/").context["form"].fields
    assert f"wert_{fw.ziel.pk}_eltern" in felder and f"wert_{zweites.pk}_eltern" not in felder
    actions.ziel_wieder_aufnehmen(zugriff=welt.zugriff("asd"), ziel=ziel, stand=2, worte="Oma ist weggezogen.")
    assert all("Morgens ist Ruhe" in texte for texte in offene(welt, fw.fall))
    arten = [(e.art, e.satz) for e in verlauf(welt.zugriff("asd"), fw.fall, alles=True).ereignisse]
    assert ("Ziel erreicht", WORTE) in arten and ("Ziel wieder aufgenommen", "Oma ist weggezogen.") in arten


def test_was_zu_einem_beendeten_ziel_laeuft_bleibt_im_plan(fw: Fallwelt, welt: Welt, als: Any) -> None:
    beende(welt, fw.ziel, ausgang=Zielausgang.AUFGEGEBEN)
    blick = fallblick(welt.zugriff("asd"), fw.fall)
    assert [(f.ziel.pk, [b.pk for b in f.bausteine]) for f in werkbank(blick)] == [(fw.ziel.pk, [fw.baustein.pk])]
    knoten = {k.name: k.stand for k in schritte(blick, bearbeiten=True)}
    assert knoten["Ziele"] == "erledigt"
    asd = welt.zugriff("asd")
    actions.massanzug_fortschreiben(zugriff=asd, fall=fw.fall)
    neuer = Baustein.objects.filter(massanzug__fall=fw.fall).latest("pk")
    form = als("asd").get(f"/faelle/{fw.fall.pk}/baustein/{neuer.pk}/").context["form"]
    assert fw.ziel in form.fields["ziel"].queryset  # the form still takes the plan as it is


def test_ohne_offenes_ziel_sagt_der_rueckblick_was_fehlt(fw: Fallwelt, welt: Welt, als: Any) -> None:
    beende(welt, fw.ziel)
    antwort = als("asd").get(f"/faelle/{fw.fall.pk}/rueckblick/neu/")
    assert antwort.status_code == 403 and "offenes Ziel" in antwort.content.decode()


@pytest.mark.parametrize(
    ("anders", "fehler"),
    [
        ({"am": HEUTE + timedelta(1)}, Unzulaessig),
        ({"am": HEUTE - timedelta(1)}, Unzulaessig),  # before it was set
        ({"ausgang": Zielausgang.OFFEN}, Unzulaessig),
        ({"stand": 7}, Zwischenstand),
        ({"wer": "lt"}, Verboten),
        ({"wer": "asd3"}, Verboten),
        ({"wer": "asd_leitung"}, Verboten),
    ],
)
def test_was_nicht_geht_wird_gesagt(anders: Any, fehler: type[Exception], fw: Fallwelt, welt: Welt) -> None:
    with pytest.raises(fehler):
        beende(welt, fw.ziel, **anders)
    assert not Zielende.objects.filter(ziel=fw.ziel).exists()


def test_zweimal_enden_geht_nicht_und_was_gesagt_ist_bleibt(fw: Fallwelt, welt: Welt) -> None:
    with pytest.raises(Unzulaessig, match="ist offen"):
        actions.ziel_wieder_aufnehmen(zugriff=welt.zugriff("asd"), ziel=fw.ziel, stand=1, worte="x")
    ziel = beende(welt, fw.ziel)
    with pytest.raises(Unzulaessig, match="schon beendet"):
        beende(welt, ziel, stand=2)
    for wer in ("lt", "asd3"):
        with pytest.raises(Verboten):
            actions.ziel_wieder_aufnehmen(zugriff=welt.zugriff(wer), ziel=ziel, stand=2, worte="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Zielende.objects.filter(ziel=ziel).update(worte="anders")
    with pytest.raises(IntegrityError), transaction.atomic():
        Ziel.objects.filter(pk=ziel.pk).update(beendet_am=None)


def test_wem_die_ziele_freigegeben_sind_liest_auch_was_erreicht_ist(
    fw: Fallwelt, zweites: Ziel, welt: Welt, als: Any
) -> None:
    beende(welt, zweites)
    seite = als("lt").get(f"/faelle/{fw.fall.pk}/").content.decode()
    assert WORTE in seite and "Wieder aufnehmen" not in seite
    assert WORTE not in als("wjh").get(f"/faelle/{fw.fall.pk}/").content.decode()
