"""Cutting by hand: moving, switching with its dated effect, Schnitte side by side, the hint, the Prinzipiencheck."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from massanzug.fall import actions
from massanzug.fall.choices import Bausteinart, Einheit, Faden, Massanzugstand
from massanzug.fall.models import Baustein, Fall, Massanzug, Ziel
from massanzug.fall.queries.faelle import planstand
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.leistung import leistungszeilen
from massanzug.fall.queries.prinzipien import tatsachen
from massanzug.fall.queries.schnitte import fassungen, regalware
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.fall.test_actions import _vorlage
from tests.welt import HEUTE, Welt, fall_mit_zwei_schnitten

pytestmark = pytest.mark.django_db
AB = date(2026, 12, 15)
VORTAG = AB - timedelta(1)


def _ziel(welt: Welt, fall: Fall) -> Ziel:
    return actions.ziel_setzen(
        zugriff=welt.zugriff("asd"), fall=fall, art="handlung", text="Ich koche montags", herkunft="wille_kind",
        person=fall.personen.first(),
    )  # type: ignore[arg-type]  # fmt: skip


def _wechsle(welt: Welt, fall: Fall, plan: Massanzug, endet: list[Baustein], **anders: Any) -> Baustein:
    werte: dict[str, Any] = {
        "zugriff": welt.zugriff("asd"), "fall": fall, "ab": AB, "endet": endet,
        "stand": planstand(plan.bausteine.all()),
        "faden": Faden.STATIONAER, "wer": "Wohngruppe", "was": "ein Zimmer", "ziel": fall.ziele.get(),
        "einheit": Einheit.TAGE, "menge_tausendstel": 7000, "satz_cent": 18_000, "anbieter": welt.traeger["neheim"],
    }  # fmt: skip
    return actions.wechsel_planen(**(werte | anders))


# ---------------------------------------------------------------------------------------------------------- moving


def test_verschieben_und_zurueck_ist_dieselbe_handlung(welt: Welt) -> None:
    """Two acts in the Protokoll, each with what it changed; afterwards everything is as before."""
    fall, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    anderes, b = _ziel(welt, fall.fall), fall.baustein
    neu = actions.baustein_verschieben(
        zugriff=asd, baustein=b, stand=b.stand, ziel=anderes, von=b.von + timedelta(7), bis=AB
    )
    assert (neu.ziel_id, neu.von, neu.bis, neu.stand) == (anderes.pk, HEUTE + timedelta(7), AB, b.stand + 1)
    assert (neu.wer, neu.menge_tausendstel, neu.satz_cent) == (b.wer, b.menge_tausendstel, b.satz_cent)
    zurueck = actions.baustein_verschieben(
        zugriff=asd, baustein=neu, stand=neu.stand, ziel=b.ziel, von=b.von, bis=b.bis
    )
    assert (zurueck.ziel_id, zurueck.von, zurueck.bis) == (b.ziel_id, b.von, b.bis)
    assert Protokoll.objects.filter(aktion="baustein_verschieben", objekt_id=str(b.pk)).count() == 2


def test_zwei_verschieben_zugleich_und_keines_geht_still_verloren(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    b = fall.baustein
    actions.baustein_verschieben(zugriff=asd, baustein=b, stand=b.stand, ziel=b.ziel, von=AB)
    with pytest.raises(Zwischenstand, match=r"15\.12\.2026"):
        actions.baustein_verschieben(zugriff=asd, baustein=b, stand=b.stand, ziel=b.ziel, von=HEUTE)
    assert Baustein.objects.get(pk=b.pk).von == AB


def test_verschieben_nimmt_kein_ziel_einer_anderen_familie_und_kein_ende_vor_dem_anfang(welt: Welt) -> None:
    b, asd = welt.faelle["neu@neheim"].baustein, welt.zugriff("asd")
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Fall"):
        actions.baustein_verschieben(zugriff=asd, baustein=b, stand=1, ziel=welt.faelle["frei@neheim"].ziel, von=HEUTE)
    with pytest.raises(Unzulaessig, match="Ende liegt vor dem Anfang"):
        actions.baustein_verschieben(zugriff=asd, baustein=b, stand=1, ziel=b.ziel, von=HEUTE, bis=HEUTE - timedelta(1))


def test_ein_bewilligter_plan_laesst_sich_nicht_verschieben(welt: Welt) -> None:
    b = welt.faelle["frei@neheim"].baustein
    with pytest.raises(Verboten, match="neue Fassung"):
        actions.baustein_verschieben(zugriff=welt.zugriff("asd"), baustein=b, stand=1, ziel=b.ziel, von=HEUTE)


def test_nach_dem_verschieben_fuehrt_ein_knopf_zurueck(als: Any, welt: Welt) -> None:
    """Without a script: the plain form, then the page with the way back, which is the reverse change."""
    fall, browser = welt.faelle["neu@neheim"], als("asd")
    b = fall.baustein
    adresse = f"/faelle/{fall.fall.pk}/baustein/{b.pk}/verschieben/"
    seite = browser.post(
        adresse, {"ziel": b.ziel_id, "von": "30.11.2026", "bis": "", "stand": b.stand}, follow=True
    ).content.decode()
    zurueck = seite[seite.index("data-zurueck") :]
    felder = {n: re.search(rf'name="{n}" value="([^"]*)"', zurueck)[1] for n in ("ziel", "von", "bis", "stand")}  # type: ignore[index]
    assert felder == {"ziel": str(b.ziel_id), "von": HEUTE.isoformat(), "bis": "", "stand": "2"}
    browser.post(adresse, felder)
    assert Baustein.objects.get(pk=b.pk).von == HEUTE


@pytest.mark.parametrize(
    "frage", ["bewegt=x", "bewegt=1&ziel=2", "bewegt={b}&ziel={z}&von=morgen", "bewegt={b}&ziel=0"]
)
def test_eine_erfundene_rueckkehr_zeigt_nichts(als: Any, welt: Welt, frage: str) -> None:
    fall = welt.faelle["neu@neheim"]
    frage = frage.format(b=fall.baustein.pk, z=fall.ziel.pk)
    antwort = als("asd").get(f"/faelle/{fall.fall.pk}/massanzug/?{frage}")
    assert antwort.status_code == 200 and "data-zurueck" not in antwort.content.decode()


# --------------------------------------------------------------------------------------------------- the palette


@pytest.mark.parametrize(
    ("art", "faden", "einheit"),
    [
        ("eigen", "eigen", "kostenlos"), ("netzwerk", "netzwerk", "kostenlos"), ("raumressource", "raum", "kostenlos"),
        ("projekt", "raum", "kostenlos"), ("fachstunden", "fachkraft", "stunden_je_woche"),
        ("tagesgruppe", "fachkraft", "tage_je_woche"), ("wohntage", "stationaer", "tage_je_woche"),
        ("geld", "raum", "einmalig"),
    ],
)  # fmt: skip
def test_jede_art_bringt_faden_einheit_und_ziel_mit(als: Any, welt: Welt, art: str, faden: str, einheit: str) -> None:
    fall = welt.faelle["neu@neheim"]
    form = als("asd").get(f"/faelle/{fall.fall.pk}/baustein/neu/?art={art}&ziel={fall.ziel.pk}").context["form"]
    assert {n: str(form[n].value()) for n in ("art", "faden", "einheit", "ziel")} == {
        "art": art, "faden": faden, "einheit": einheit, "ziel": str(fall.ziel.pk),
    }  # fmt: skip


def test_die_palette_steht_in_der_reihenfolge_der_prinzipien(als: Any, welt: Welt) -> None:
    seite = als("asd").get(f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/massanzug/").content.decode()
    assert re.findall(r'data-art="(\w+)" data-taste="(\d)"', seite) == [
        (str(art), str(n)) for n, art in enumerate(Bausteinart, start=1)
    ]


def test_art_und_faden_passen_zusammen(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"]
    with pytest.raises(Unzulaessig, match="gehört zu einem anderen Faden"):
        actions.baustein_einfuegen(
            zugriff=welt.zugriff("asd"), fall=fall.fall, faden=Faden.EIGEN, wer="L", was="T", ziel=fall.ziel,
            von=HEUTE, art=Bausteinart.TAGESGRUPPE,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Baustein.objects.filter(pk=fall.baustein.pk).update(art=Bausteinart.WOHNTAGE)


# ----------------------------------------------------------------------------------------------------- the switch


def test_ein_wechsel_im_entwurf_beendet_und_beginnt_in_einem_zug(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"]
    plan = fall.fall.massanzuege.get()
    neu = _wechsle(welt, fall.fall, plan, [fall.baustein])
    alt = Baustein.objects.get(pk=fall.baustein.pk)
    assert (alt.bis, alt.stand) == (VORTAG, 2)
    assert (neu.von, neu.faden, neu.massanzug_id) == (AB, "stationaer", plan.pk)
    eintraege = Protokoll.objects.filter(aktion="wechsel_planen")
    assert {e.objekt_id for e in eintraege} == {str(alt.pk), str(neu.pk)}


def test_ein_wechsel_ohne_entwurf_beginnt_die_naechste_fassung_und_laesst_die_geltende(welt: Welt) -> None:
    """What is approved goes on being paid as decided until the new Fassung is decided."""
    fall = welt.faelle["frei@neheim"].fall
    geltend = fall.massanzuege.get()
    vorher = leistungszeilen(massanzug_id=geltend.pk)
    _wechsle(welt, fall, geltend, list(geltend.bausteine.all()))
    entwurf = fall.massanzuege.get(stand=Massanzugstand.ENTWURF)
    assert entwurf.fassung == 2
    assert [(b.faden, b.von, b.bis) for b in entwurf.bausteine.order_by("von")] == [
        ("fachkraft", HEUTE, VORTAG),
        ("stationaer", AB, None),
    ]
    assert leistungszeilen(massanzug_id=geltend.pk) == vorher
    assert [(z.faden, z.von, z.bis) for z in leistungszeilen(massanzug_id=entwurf.pk)] == [
        (Faden.FACHKRAFT, HEUTE, VORTAG),
        (Faden.STATIONAER, AB, None),
    ]


def test_ein_wechsel_ohne_ende_oder_vor_dem_anfang_geht_nicht(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"]
    plan = fall.fall.massanzuege.get()
    with pytest.raises(Unzulaessig, match="was mit dem Wechsel endet"):
        _wechsle(welt, fall.fall, plan, [])
    with pytest.raises(Unzulaessig, match=r"beginnt erst am 22\.11\.2026"):
        _wechsle(welt, fall.fall, plan, [fall.baustein], ab=HEUTE)
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Plan"):
        _wechsle(welt, fall.fall, plan, [welt.faelle["frei@neheim"].baustein])
    assert Baustein.objects.get(pk=fall.baustein.pk).bis is None


def test_ein_wechsel_auf_einem_plan_den_jemand_geaendert_hat_wird_nicht_still_gespeichert(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    plan = fall.fall.massanzuege.get()
    stand = planstand(plan.bausteine.all())
    actions.baustein_verschieben(zugriff=asd, baustein=fall.baustein, stand=1, ziel=fall.ziel, von=HEUTE, bis=AB)
    with pytest.raises(Zwischenstand, match="Geändert: „Frau Sommer"):
        _wechsle(welt, fall.fall, plan, [fall.baustein], stand=stand)


def test_die_vorschau_zeigt_die_wirkung_und_speichert_nichts(als: Any, welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"]
    geltend = fall.fall.massanzuege.get()
    daten = {
        "ab": "15.12.2026", "endet": [fall.baustein.pk], "faden": "eigen", "wer": "Mama", "was": "holt Lina ab",
        "ziel": fall.ziel.pk, "einheit": "kostenlos", "stand": planstand(geltend.bausteine.all()),
    }  # fmt: skip
    antwort = als("asd").post(f"/faelle/{fall.fall.pk}/massanzug/wechsel/vorschau/", daten)
    wechsel = antwort.context["wechsel"]
    assert [(b.wer, b.was) for b in wechsel.traegt] == [("Mama", "holt Lina ab")]
    assert (wechsel.vorher.anteile.zahlen, wechsel.nachher.anteile.zahlen) == ((0, 0, 0, 1, 0), (1, 0, 0, 1, 0))
    assert wechsel.nachher.zeilen[1].bis == "14.12.2026"
    assert fall.fall.massanzuege.count() == 1 and Baustein.objects.get(pk=fall.baustein.pk).bis is None


def test_die_vorschau_sagt_wofuer_dann_jemand_fehlt(als: Any, welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"]
    anderes = _ziel(welt, fall.fall)
    daten = {
        "ab": "15.12.2026", "endet": [fall.baustein.pk], "faden": "eigen", "wer": "Mama", "was": "kocht",
        "ziel": anderes.pk, "einheit": "kostenlos", "stand": "1",
    }  # fmt: skip
    antwort = als("asd").post(f"/faelle/{fall.fall.pk}/massanzug/wechsel/vorschau/", daten)
    assert antwort.context["wechsel"].ziele_ohne == (fall.ziel.text,)


def test_eine_unvollstaendige_vorschau_sagt_was_fehlt_und_behaelt_das_getippte(als: Any, welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"]
    antwort = als("asd").post(f"/faelle/{fall.fall.pk}/massanzug/wechsel/vorschau/", {"wer": "Oma Helga"})
    seite = antwort.content.decode()
    assert antwort.status_code == 422
    assert "was mit dem Wechsel endet" in seite and 'value="Oma Helga"' in seite


# ---------------------------------------------------------------------------------------------- Schnitte side by side


def test_ein_zweiter_schnitt_beginnt_als_kopie_und_der_erste_bleibt(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    zweiter = actions.schnitt_danebenlegen(zugriff=asd, fall=fall)
    erster = fall.massanzuege.get(variante="A")
    assert (zweiter.variante, zweiter.fassung, zweiter.stand, erster.stand) == ("B", 1, "entwurf", "daneben")
    assert [b.was for b in zweiter.bausteine.all()] == [b.was for b in erster.bausteine.all()]
    with pytest.raises(Verboten, match="liegt daneben"):
        b = erster.bausteine.get()
        actions.baustein_verschieben(zugriff=asd, baustein=b, stand=1, ziel=b.ziel, von=AB)


def test_vornehmen_wechselt_woran_gearbeitet_wird(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    actions.schnitt_danebenlegen(zugriff=asd, fall=fall)
    actions.schnitt_vornehmen(zugriff=asd, fall=fall, massanzug=fall.massanzuege.get(variante="A"))
    assert {p.variante: p.stand for p in fall.massanzuege.all()} == {"A": "entwurf", "B": "daneben"}
    with pytest.raises(Unzulaessig, match="arbeiten Sie schon"):
        actions.schnitt_vornehmen(zugriff=asd, fall=fall, massanzug=fall.massanzuege.get(variante="A"))


def test_vorgelegt_wird_erst_wenn_die_familie_gewaehlt_hat_und_die_anderen_bleiben_mit_grund(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    actions.schnitt_danebenlegen(zugriff=asd, fall=fall)
    with pytest.raises(Unzulaessig, match="wählen Sie zuerst mit der Familie"):
        _vorlage(welt, fall)
    erster = fall.massanzuege.get(variante="A")
    actions.schnitt_waehlen(zugriff=asd, fall=fall, massanzug=erster, nicht_weil="Oma wohnt zu weit weg.")
    e = _vorlage(welt, fall)
    assert e.massanzug_id == erster.pk
    anderer = fall.massanzuege.get(variante="B")
    assert (anderer.stand, anderer.nicht_weil) == ("nicht_gewaehlt", "Oma wohnt zu weit weg.")
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    gebunden = {z.baustein_id for z in leistungszeilen(wirkungsraum_ids=[fall.wirkungsraum_id])}
    assert gebunden & set(erster.bausteine.values_list("pk", flat=True))
    assert not gebunden & set(anderer.bausteine.values_list("pk", flat=True))


def test_hoechstens_vier_nebeneinander_und_zurueck_kann_niemand_waehlen(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    for _ in range(3):
        actions.schnitt_danebenlegen(zugriff=asd, fall=fall)
    with pytest.raises(Unzulaessig, match="vier Schnitte"):
        actions.schnitt_danebenlegen(zugriff=asd, fall=fall)
    actions.schnitt_waehlen(zugriff=asd, fall=fall, massanzug=fall.massanzuege.get(variante="C"), nicht_weil="nein")
    with pytest.raises(Unzulaessig, match="schon gewählt"):
        actions.schnitt_vornehmen(zugriff=asd, fall=fall, massanzug=fall.massanzuege.get(variante="A"))
    assert fall.massanzuege.filter(stand=Massanzugstand.ENTWURF).get().variante == "C"


def test_im_vergleich_steht_was_nur_einer_hat(welt: Welt) -> None:
    fall = fall_mit_zwei_schnitten(welt, "neheim").fall
    eine = fassungen(fallblick(welt.zugriff("asd"), fall))[0]
    assert [s.plan.stand for s in eine.schnitte] == ["daneben", "nicht_gewaehlt", "entwurf"]
    assert eine.zu_waehlen
    asd = welt.zugriff("asd")
    b = eine.schnitte[2].plan.bausteine.get(faden="eigen")
    actions.baustein_aendern(
        zugriff=asd, baustein=b, stand=1, faden=Faden.EIGEN, wer="Papa", was="kocht", ziel=b.ziel, von=HEUTE
    )
    eine = fassungen(fallblick(asd, fall))[0]
    assert [[x.wer for x in s.nur_hier] for s in eine.schnitte] == [[], [], ["Papa"]]


@pytest.mark.parametrize("person", ["lt", "wjh"])
def test_nur_das_jugendamt_sieht_was_daneben_liegt(als: Any, welt: Welt, person: str) -> None:
    fall = fall_mit_zwei_schnitten(welt, "neheim").fall
    assert fassungen(fallblick(welt.zugriff(person), fall)) == ()
    seite = als(person).get(f"/faelle/{fall.pk}/massanzug/")
    assert seite.status_code == 200 and "daneben" not in seite.content.decode()
    assert als(person).get(f"/faelle/{fall.pk}/massanzug/schnitte/").status_code == 404


# ------------------------------------------------------------------------------------- the hint and the principles


def test_der_hinweis_auf_regalware_verschwindet_mit_einem_grund_und_haelt_nichts_auf(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    assert regalware(asd, fallblick(asd, fall)) is not None
    actions.passung_begruenden(zugriff=asd, fall=fall, passt_weil="Oma zieht erst noch um.")
    assert regalware(asd, fallblick(asd, fall)) is None
    assert _vorlage(welt, fall).stand == "vorgelegt"


def test_ein_gleicher_plan_wird_nur_unter_den_eigenen_familien_gefunden(welt: Welt) -> None:
    """The same words in a case of another worker say nothing here: who may not see it learns nothing of it."""
    asd, fall = welt.zugriff("asd"), welt.faelle["neu@neheim"]
    anderer = welt.faelle["frei@huesten"]
    gleich = {"was": fall.baustein.was, "wie_oft": fall.baustein.wie_oft}
    Baustein.objects.filter(pk=anderer.baustein.pk).update(**gleich, faden="eigen", anbieter=None)
    Baustein.objects.filter(pk=fall.baustein.pk).update(faden="eigen", anbieter=None)
    assert regalware(asd, fallblick(asd, fall.fall)) is None
    eigener = welt.faelle["vor@neheim"]
    Baustein.objects.filter(pk=eigener.baustein.pk).update(**gleich, faden="eigen", anbieter=None)
    hinweis = regalware(asd, fallblick(asd, fall.fall))
    assert hinweis and "Wort für Wort" in hinweis.bemerkt
    assert eigener.fall.bezeichnung not in hinweis.bemerkt


def test_der_prinzipiencheck_zaehlt_was_aufgeschrieben_ist(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    t = tatsachen(fallblick(asd, fall.fall))
    assert (t.menschen, t.mit_wille, t.ziele, t.aus_wille, t.profis, t.nur_profi) == (3, 1, 1, 1, 1, 1)
    assert (t.felder, t.zugesagt, t.sektoren, t.beratungen) == (1, 0, 1, 1)
    assert (t.traeger_dabei, t.amt_dabei, t.wille_freigegeben) == (True, True, None)
    assert tatsachen(fallblick(asd, welt.faelle["frei@neheim"].fall)).wille_freigegeben is True


def test_jede_frage_fuehrt_dorthin_wo_man_sie_beantwortet(als: Any, welt: Welt) -> None:
    browser = als("asd")
    for lage in ("neu", "vor", "frei"):
        seite = browser.get(f"/faelle/{welt.faelle[f'{lage}@neheim'].fall.pk}/prinzipien/")
        urls = [z.url for p in seite.context["prinzipien"] for z in p.fragen]
        assert urls and all(urls)
        assert {browser.get(url).status_code for url in urls} == {200}


def test_seiten_fragen_gleich_oft_wie_voll_der_plan_auch_ist(als: Any, welt: Welt) -> None:
    from tests.haus.test_listen import _fragen

    fall, asd, browser = welt.faelle["neu@neheim"], welt.zugriff("asd"), als("asd")
    actions.baustein_einfuegen(
        zugriff=asd, fall=fall.fall, faden=Faden.EIGEN, wer="Lina", was="Judo", ziel=fall.ziel, von=HEUTE
    )
    actions.schnitt_danebenlegen(zugriff=asd, fall=fall.fall)
    adressen = [f"/faelle/{fall.fall.pk}/{rest}" for rest in ("massanzug/", "massanzug/schnitte/", "prinzipien/")]
    wenige = [_fragen(browser, a) for a in adressen]
    actions.schnitt_danebenlegen(zugriff=asd, fall=fall.fall)
    for n in range(4):
        actions.baustein_einfuegen(
            zugriff=asd, fall=fall.fall, faden=Faden.EIGEN, wer=f"W{n}", was="J", ziel=_ziel(welt, fall.fall), von=HEUTE
        )
    assert [_fragen(browser, a) for a in adressen] == wenige
    assert max(wenige) <= 28
