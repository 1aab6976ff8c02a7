"""Why a Planbudget changes: proposed, confirmed by two of two organisations, taken back only by a reversal."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from massanzug.planbudget import actions
from massanzug.planbudget.choices import Antwort, Ereignisart, Ereignisstand
from massanzug.planbudget.models import Budgetereignis, Ereignisantwort
from massanzug.planbudget.queries.ereignis import ereignis, ereignisse, planteile, vorschlaege
from massanzug.planbudget.queries.steuerung import steuerung
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


def _blick(welt: Welt, objekt: Budgetereignis, wer: str = "controlling") -> Any:
    blick = ereignis(welt.zugriff(wer), objekt.pk)
    assert blick
    return blick


def _bestaetige(welt: Welt, objekt: Budgetereignis, wer: str) -> Ereignisantwort:
    return actions.ereignis_beantworten(
        zugriff=welt.zugriff(wer), blick=_blick(welt, objekt), antwort=Antwort.BESTAETIGT
    )


def _plan(welt: Welt, jahr: int = 2026) -> int:
    return steuerung([welt.raeume["neheim"]], jahr, HEUTE).bild.plan.cent


def test_ein_ereignis_wirkt_erst_wenn_zwei_organisationen_bestaetigt_haben(welt: Welt) -> None:
    offen = welt.ereignisse["offen@neheim"]
    vorher = _plan(welt)
    _bestaetige(welt, offen, "kaemmerei")
    assert (_plan(welt), _blick(welt, offen).stand) == (vorher, Ereignisstand.VORGESCHLAGEN)
    with pytest.raises(Exception, match="schon geantwortet"):
        _bestaetige(welt, offen, "steuerungsgruppe")  # another person, the same organisation
    assert _plan(welt) == vorher
    _bestaetige(welt, offen, "lt_leitung")
    assert (_plan(welt), _blick(welt, offen).stand) == (vorher + 1_200_000, Ereignisstand.BESTAETIGT)


def test_wer_verfasst_bestaetigt_nicht_auch_nicht_an_der_anwendung_vorbei(welt: Welt) -> None:
    offen = welt.ereignisse["offen@neheim"]
    with pytest.raises(Unzulaessig, match="verfasst"):
        _bestaetige(welt, offen, "verfasser")
    sql = (
        "INSERT INTO planbudget_ereignisantwort (ereignis_id, antwort, grund, von_id, traeger_id, am) "
        "VALUES (%s, 'bestaetigt', '', %s, %s, %s)"
    )
    werte = (offen.pk, welt.konten["verfasser"].pk, welt.traeger["amt"].pk, HEUTE.isoformat())
    with (
        pytest.raises(DatabaseError, match="bestaetigt es nicht selbst"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, werte)


def test_der_leittraeger_eines_anderen_wirkungsraums_findet_das_ereignis_nicht(welt: Welt) -> None:
    assert ereignis(welt.zugriff("lt_leitung@huesten"), welt.ereignisse["offen@neheim"].pk) is None
    with pytest.raises(Verboten):
        actions.ereignis_beantworten(
            zugriff=welt.zugriff("lt_leitung@huesten"),
            blick=_blick(welt, welt.ereignisse["offen@neheim"]),
            antwort=Antwort.BESTAETIGT,
        )


def test_eine_ablehnung_braucht_einen_grund_und_beendet_das_ereignis(welt: Welt) -> None:
    offen = welt.ereignisse["offen@neheim"]
    lt = welt.zugriff("lt_leitung")
    with pytest.raises(Exception, match="warum Sie ablehnen"):
        actions.ereignis_beantworten(zugriff=lt, blick=_blick(welt, offen), antwort=Antwort.ABGELEHNT)
    actions.ereignis_beantworten(zugriff=lt, blick=_blick(welt, offen), antwort=Antwort.ABGELEHNT, grund="Unbelegt.")
    assert _blick(welt, offen).stand == Ereignisstand.ABGELEHNT
    with pytest.raises(Unzulaessig, match="schon abgelehnt"):
        _bestaetige(welt, offen, "kaemmerei")


def test_zurueckgenommen_wird_nur_durch_ein_umgekehrtes_ereignis(welt: Welt) -> None:
    fest = welt.ereignisse["fest@neheim"]
    vorher = _plan(welt)
    umkehrung = actions.ereignis_zuruecknehmen(
        zugriff=welt.zugriff("controlling"), blick=_blick(welt, fest), grund="Doppelt erfasst."
    )
    assert _plan(welt) == vorher  # proposed is not in force
    with pytest.raises(Unzulaessig, match="schon vorgeschlagen"):
        actions.ereignis_zuruecknehmen(zugriff=welt.zugriff("kaemmerei"), blick=_blick(welt, fest), grund="Noch mal")
    _bestaetige(welt, umkehrung, "kaemmerei")
    _bestaetige(welt, umkehrung, "lt_leitung")
    assert _plan(welt) == vorher - 1_200_000
    assert _blick(welt, fest).stand == Ereignisstand.ZURUECKGENOMMEN
    jahre = [steuerung([welt.raeume["neheim"]], jahr, HEUTE).bild.plan.cent for jahr in (2025, 2026, 2027)]
    assert jahre[1] == jahre[2] == 87_398_855


@pytest.mark.parametrize("art", [Ereignisart.RUECKFUEHRUNG, Ereignisart.VERMEIDUNG, Ereignisart.AUSGANGSWERT])
def test_was_aus_den_faellen_folgt_wird_nicht_getippt(welt: Welt, art: Ereignisart) -> None:
    with pytest.raises(Unzulaessig, match="aus den Bausteinen"):
        actions.ereignis_vorschlagen(
            zugriff=welt.zugriff("controlling"), wirkungsraum=welt.raeume["neheim"], art=art, jahr_cent=1,
            wirksam_ab=HEUTE, nachweis="x", beschluss="x",
        )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        Budgetereignis.objects.bulk_create(
            [
                Budgetereignis(
                    wirkungsraum=welt.raeume["neheim"], art=Ereignisart.VERMEIDUNG, jahr_cent=99, wirksam_ab=HEUTE,
                    nachweis="x", verfasst_am=HEUTE, verfasst_von=welt.konten["controlling"],
                )
            ]
        )  # fmt: skip


def test_der_vorschlag_folgt_aus_den_bausteinen_auf_den_cent(welt: Welt) -> None:
    """3 hours a week become 1: the difference of two typical months, both with the tariff of that day."""
    vorschlag = vorschlaege(welt.raeume["neheim"], HEUTE)[0]
    assert vorschlag.art == Ereignisart.VERMEIDUNG  # nothing stationary in it
    assert vorschlag.rechnung.wirkung.wirksam_ab == date(2026, 12, 1)
    alt, neu = vorschlag.vorher[0].posten, vorschlag.nachher[0].posten
    assert (alt.menge, neu.menge) == (3, 1)
    from massanzug.rechenkern.bindung import je_monat

    ab = date(2026, 12, 1)
    assert vorschlag.rechnung.wirkung.monat_cent == je_monat(alt, ab).cent - je_monat(neu, ab).cent
    assert vorschlag.rechnung.annahme.startswith("Angenommen ist, dass")
    neues = actions.wechsel_vorschlagen(
        zugriff=welt.zugriff("lt_leitung"),
        wirkungsraum=welt.raeume["neheim"],
        massanzug_id=vorschlag.wechsel.neuer_massanzug_id,
        nachweis="Hilfeplan",
    )
    assert neues.monat_cent == vorschlag.rechnung.wirkung.monat_cent
    assert vorschlaege(welt.raeume["neheim"], HEUTE) == ()
    with pytest.raises(Unzulaessig, match="kein Vorschlag mehr"):
        actions.wechsel_vorschlagen(
            zugriff=welt.zugriff("controlling"),
            wirkungsraum=welt.raeume["neheim"],
            massanzug_id=vorschlag.wechsel.neuer_massanzug_id,
            nachweis="Noch einmal",
        )


def test_die_teile_ergeben_das_planbudget(welt: Welt) -> None:
    teile = planteile(welt.raeume["neheim"], "jahr", 2026)
    assert sum(t.betrag.cent for t in teile) == _plan(welt) == 87_398_855 + 1_200_000
    assert [t.art for t in teile] == [Ereignisart.AUSGANGSWERT, Ereignisart.TARIF]
    assert {b.ereignis.nachweis for b in ereignisse(welt.raeume["neheim"])} == {"offen@neheim", "fest@neheim"}


@pytest.mark.parametrize("modell", [Budgetereignis, Ereignisantwort])
def test_die_datenbank_verweigert_aendern_und_loeschen(welt: Welt, modell: Any) -> None:
    objekt = modell.objects.first()
    assert objekt is not None
    for tat in (
        lambda: modell.objects.filter(pk=objekt.pk).update(**{modell._meta.fields[2].attname: 1}),
        lambda: modell.objects.filter(pk=objekt.pk)._raw_delete(modell.objects.db),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            tat()


def test_was_auf_eine_bestaetigung_wartet_steht_auf_dem_schreibtisch(als: Any, welt: Welt) -> None:
    adresse = f"/planbudget/ereignis/{welt.ereignisse['offen@neheim'].pk}/"
    for person in ("kaemmerei", "lt_leitung", "steuerungsgruppe"):
        assert adresse in als(person).get("/schreibtisch/").content.decode()
    for person in ("lt_leitung@huesten", "asd", "jha", "wjh", "verfasser"):
        assert adresse not in als(person).get("/schreibtisch/").content.decode()
    _bestaetige(welt, welt.ereignisse["offen@neheim"], "kaemmerei")
    assert adresse not in als("steuerungsgruppe").get("/schreibtisch/").content.decode()
    assert adresse in als("lt_leitung").get("/schreibtisch/").content.decode()
