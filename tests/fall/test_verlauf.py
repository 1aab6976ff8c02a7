"""What changed, told in sentences: everything since the last Rückblick, and to each person only her parts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from massanzug.fall import actions
from massanzug.fall.choices import (
    Faden,
    Freigabeteil,
    Intensitaet,
    Ressourcenlage,
    Sicht,
    Zielart,
    Zielherkunft,
    Zielwert,
)
from massanzug.fall.models import Freigabe, Kontakt, Rueckblick, Wille, Zielfassung
from massanzug.fall.queries.verlauf import GRENZE, Ereignis, Verlauf, verlauf
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db
SPAETER = HEUTE + timedelta(30)


def erzaehlt(welt: Welt, wer: str, fw: Fallwelt, am: date = HEUTE, **wie: Any) -> Verlauf:
    return verlauf(welt.zugriff(wer, am), fw.fall, **wie)


def worte(v: Verlauf) -> str:
    return "\n".join(f"{e.art} {e.satz} {e.zitat} {e.vorher} {' '.join(e.zeilen)}" for e in v.ereignisse)


def arten(v: Verlauf) -> set[str]:
    return {e.art for e in v.ereignisse}


def aendere_ziel(welt: Welt, fw: Fallwelt, am: date = SPAETER, **anders: Any) -> None:
    ziel = fw.fall.ziele.get()
    werte = {
        "art": Zielart.HANDLUNG, "text": ziel.text, "person": fw.person, "herkunft": Zielherkunft.WILLE_KIND,
    } | anders  # fmt: skip
    actions.ziel_aendern(zugriff=welt.zugriff("asd", am), ziel=ziel, stand=ziel.stand, **werte)


def test_seit_dem_rueckblick_steht_was_neu_ist_mit_dem_alten_wort(welt: Welt) -> None:
    fw, asd = welt.faelle["frei@neheim"], welt.zugriff("asd", SPAETER)
    Rueckblick.objects.filter(fall=fw.fall).update(am=HEUTE + timedelta(10))
    actions.wille_festhalten(zugriff=asd, person=fw.person, wille="Ich will zum Judo.", am=SPAETER)
    aendere_ziel(welt, fw, text="Ich gehe dienstags zum Judo.", bis=date(2027, 3, 31))
    schritt = actions.zielschritt_vereinbaren(zugriff=asd, ziel=fw.ziel, wer="Oma", was="fährt hin")
    actions.zielschritt_erledigen(zugriff=asd, schritt=schritt)
    actions.ressource_fortschreiben(
        zugriff=asd, ressource=fw.fall.ressourcen.get(), lage=Ressourcenlage.VERSIEGT, am=SPAETER, worte="Sie zog weg"
    )
    v = erzaehlt(welt, "asd", fw, SPAETER)
    assert (v.seit, v.alles) == (HEUTE + timedelta(10), False)
    assert arten(v) == {
        "Wille, neu gefasst", "Ziel, neu gefasst", "Schritt vereinbart", "Schritt getan", "Ressource versiegt",
        "Rückblick", "Zuständigkeit",
    }  # fmt: skip
    ziel = next(e for e in v.ereignisse if e.art == "Ziel, neu gefasst")
    assert (ziel.zitat, ziel.vorher, ziel.zeilen) == (
        "Ich gehe dienstags zum Judo.", "Ziel-frei-neheim",
        ("Woran wir es merken: nichts statt „Woran-frei-neheim“", "Bis wann: 31.03.2027 statt nichts"),
    )  # fmt: skip
    alles = erzaehlt(welt, "asd", fw, SPAETER, alles=True)
    neues_ziel = next(e for e in alles.ereignisse if e.art == "Neues Ziel")
    assert neues_ziel.zitat == "Ziel-frei-neheim"  # as it was said then
    assert {"Gespräch", "Beratung im Team", "Freigabe", "Entscheidung"} <= arten(alles)


def test_jede_fruehere_fassung_eines_ziels_bleibt(welt: Welt) -> None:
    fw = welt.faelle["neu@neheim"]
    for text in ("Zwei", "Drei", "Vier"):
        aendere_ziel(welt, fw, text=text)
    assert list(Zielfassung.objects.values_list("text", "stand")) == [("Ziel-neu-neheim", 1), ("Zwei", 2), ("Drei", 3)]
    neu_gefasst = [e for e in erzaehlt(welt, "asd", fw, SPAETER).ereignisse if e.art == "Ziel, neu gefasst"]
    assert {(e.vorher, e.zitat) for e in neu_gefasst} == {
        ("Ziel-neu-neheim", "Zwei"), ("Zwei", "Drei"), ("Drei", "Vier"),
    }  # fmt: skip


SOMMER = "Frau Sommer-wechsel-neheim: Baustein-wechsel-neheim"


def test_mit_der_entscheidung_steht_was_am_plan_anders_ist(welt: Welt) -> None:
    """The case `wechsel`: its second Fassung has one hour a week instead of three."""
    fw = welt.faelle["wechsel@neheim"]
    v = erzaehlt(welt, "asd", fw)
    saetze = [zeile for e in v.ereignisse if e.art == "Entscheidung" for zeile in e.zeilen]
    assert (
        "Geändert: Frau Sommer-wechsel-neheim: Baustein-wechsel-neheim. "
        "Umfang: 1 Stunde in der Woche statt 3 Stunden in der Woche." in saetze
    )
    assert f"Neuer Baustein: {SOMMER} (3 Stunden in der Woche)" in saetze
    neu = actions.massanzug_fortschreiben(zugriff=welt.zugriff("asd"), fall=fw.fall)
    actions.baustein_entfernen(zugriff=welt.zugriff("asd"), baustein=neu.bausteine.get())
    actions.baustein_einfuegen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, faden=Faden.EIGEN, wer="Lina", was="kocht", ziel=fw.ziel, von=HEUTE
    )
    in_arbeit = next(e for e in erzaehlt(welt, "asd", fw).ereignisse if e.art == "Maßanzug in Arbeit")
    assert set(in_arbeit.zeilen) == {"Neuer Baustein: Lina: kocht", f"Weggefallen: {SOMMER}"}
    assert "kocht" not in worte(erzaehlt(welt, "wjh", fw)) + worte(erzaehlt(welt, "lt", fw))


def test_der_leittraeger_liest_nichts_aus_der_zeit_vor_der_freigabe(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    Wille.objects.filter(person=fw.person).update(am=HEUTE - timedelta(5), wille="Vor-der-Freigabe")
    assert "Vor-der-Freigabe" in worte(erzaehlt(welt, "asd", fw, alles=True))
    v = erzaehlt(welt, "lt", fw, alles=True)
    assert "Vor-der-Freigabe" not in worte(v)
    assert arten(v) <= {"Freigabe", "Neues Ziel", "Schritt vereinbart", "Wille"}


@pytest.mark.parametrize("teil", list(Freigabeteil))
def test_jeder_teil_oeffnet_nur_seine_ereignisse(teil: Freigabeteil, welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    Freigabe.objects.filter(fall=fw.fall).update(teile=[str(teil)])
    text = worte(erzaehlt(welt, "lt", fw, alles=True))
    gehoert = {
        "Wille-frei-neheim": {Freigabeteil.WILLE}, "Ziel-frei-neheim": {Freigabeteil.ZIELE},
        "Schritt-frei-neheim": {Freigabeteil.ZIELE}, "Ressource-frei-neheim": {Freigabeteil.RESSOURCEN},
        "Lage-frei-neheim": {Freigabeteil.RESSOURCEN}, "Wirkung-frei-neheim": {Freigabeteil.RUECKBLICK},
        "bewilligt Fassung": {Freigabeteil.ENTSCHEIDUNG}, "Anliegen-frei-neheim": set(), "Frage-frei-neheim": set(),
        "Lina-frei-neheim": set(), "Baustein-frei-neheim": set(), "Person lt": set(),
    }  # fmt: skip
    for wort, teile in gehoert.items():
        assert (wort in text) == (teil in teile), wort


def test_die_seite_blaettert_und_verliert_dabei_nichts(als: Any, welt: Welt) -> None:
    fw, konto = welt.faelle["neu@neheim"], welt.konten["asd"]
    Kontakt.objects.bulk_create(
        Kontakt(
            fall=fw.fall, am=HEUTE - timedelta(n // 3), kanal="telefon", mit="Lina", anliegen=f"Satz {n};",
            erfasst_von=konto,
        )
        for n in range(2 * GRENZE + 20)
    )  # fmt: skip
    gelesen: list[Ereignis] = []
    vor = None
    for _ in range(9):
        v = erzaehlt(welt, "asd", fw, vor=vor)
        gelesen += v.ereignisse
        if v.weiter is None:
            break
        vor = v.weiter
    saetze = [e.zitat for e in gelesen if e.zitat.startswith("Satz")]
    assert sorted(saetze) == sorted(f"Satz {n};" for n in range(2 * GRENZE + 20))
    seite = als("asd").get(f"/faelle/{fw.fall.pk}/verlauf/?vor=quatsch").content.decode()
    assert "Weiter zurück" in seite


def test_die_seite_fragt_gleich_oft_wie_viel_auch_geschah(als: Any, welt: Welt) -> None:
    fw, browser = welt.faelle["frei@neheim"], als("asd")
    adresse = f"/faelle/{fw.fall.pk}/verlauf/?seit=anfang"

    def fragen() -> int:
        with CaptureQueriesContext(connection) as gezaehlt:
            assert browser.get(adresse).status_code == 200
        return len(gezaehlt)

    aendere_ziel(welt, fw, HEUTE, text="Z")
    fragen()
    wenige = fragen()
    for n in range(3):
        actions.wille_festhalten(zugriff=welt.zugriff("asd"), person=fw.person, wille=f"W{n}", am=HEUTE)
        aendere_ziel(welt, fw, HEUTE, text=f"Z{n}")
    assert fragen() == wenige <= 41


def test_neben_dem_rueckblick_steht_kurz_was_seit_dem_letzten_war(als: Any, welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    seite = als("asd").get(f"/faelle/{fw.fall.pk}/rueckblick/neu/").content.decode()
    assert "Seit dem Rückblick am 22." in seite and "Wille-frei-neheim" in seite
    Rueckblick.objects.filter(fall=fw.fall).update(am=SPAETER, naechster_am=None)
    seite = als("asd").get(f"/faelle/{fw.fall.pk}/rueckblick/neu/").content.decode()
    assert "Noch ist nichts dazugekommen." in seite


# --- next steps and resources ---------------------------------------------------------------------------------------


def test_ein_schritt_wird_auf_der_fallseite_vereinbart_und_getan(als: Any, welt: Welt) -> None:
    fw, browser = welt.faelle["neu@neheim"], als("asd")
    fall = f"/faelle/{fw.fall.pk}/"
    antwort = browser.post(
        f"{fall}ziel/{fw.ziel.pk}/schritt/neu/", {"wer": "Oma", "was": "ruft an", "bis": "1.12.2026"}
    )
    assert (antwort.status_code, antwort.url) == (303, f"{fall}#ziel-{fw.ziel.pk}")
    schritt = fw.ziel.schritte.get(wer="Oma")
    assert "Oma:</strong> ruft an" in browser.get(fall).content.decode()
    browser.post(f"{fall}schritt/{schritt.pk}/getan/")
    schritt.refresh_from_db()
    assert (schritt.erledigt_am, schritt.stand) == (HEUTE, 2)
    assert browser.post(f"{fall}schritt/{schritt.pk}/getan/").status_code == 409
    with pytest.raises(Zwischenstand):
        actions.zielschritt_aendern(zugriff=welt.zugriff("asd"), schritt=schritt, stand=1, wer="x", was="y")
    fehler = browser.post(f"{fall}ziel/{fw.ziel.pk}/schritt/neu/", {"wer": "", "was": "ruft an"})
    assert fehler.status_code == 422 and "ruft an" in fehler.content.decode()


def test_eine_ressource_lebt_und_niemand_schreibt_ihre_geschichte_um(als: Any, welt: Welt) -> None:
    fw, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    ressource = fw.fall.ressourcen.get()
    seite = als("asd").get(f"/faelle/{fw.fall.pk}/").content.decode()
    assert "Aktiviert</strong> seit 22." in seite and "Lage-neu-neheim" in seite
    actions.ressource_fortschreiben(zugriff=asd, ressource=ressource, lage=Ressourcenlage.VERSIEGT, am=HEUTE)
    seite = als("asd").get(f"/faelle/{fw.fall.pk}/").content.decode()
    assert "<s>Ressource-neu-neheim</s>" in seite and ressource.staende.count() == 2
    for am, wort in ((HEUTE + timedelta(1), "Zukunft"), (HEUTE - timedelta(1), "vor dem, an dem")):
        with pytest.raises(Unzulaessig, match=wort):
            actions.ressource_fortschreiben(zugriff=asd, ressource=ressource, lage=Ressourcenlage.VORHANDEN, am=am)
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Fall"):
        actions.ressource_fortschreiben(
            zugriff=asd, ressource=ressource, lage=Ressourcenlage.AKTIVIERT, am=HEUTE,
            ziel=welt.faelle["vor@neheim"].ziel,
        )  # fmt: skip


def test_ein_rueckblick_ohne_teil_verraet_sein_datum_nicht(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    actions.rueckblick_festhalten(
        zugriff=welt.zugriff("asd"), fall=fw.fall, am=HEUTE, teilnehmende="alle", was_wirkte="x",
        bewertungen=[actions.Bewertung(fw.ziel, Sicht.ELTERN, Zielwert.ANFANG)], intensitaet=Intensitaet.GLEICH,
    )  # fmt: skip
    assert erzaehlt(welt, "lt", fw).seit is None
