"""What an act changes, and what it refuses."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from massanzug.fall import actions
from massanzug.fall.choices import Einheit, Ergebnis, Faden, Freigabeteil, Massanzugstand, Wunschwahl
from massanzug.fall.models import Fall, Massanzug
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.fallblick import fallblick
from massanzug.planbudget.models import Planbudget
from massanzug.planbudget.queries.budget import raumbudget
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db
MORGEN = HEUTE + timedelta(days=1)


def _vorlage(welt: Welt, fall: Fall, **anders: Any) -> Any:
    werte: dict[str, Any] = {
        "zugriff": welt.zugriff("asd"),
        "fall": fall,
        "zweite_fachkraft": welt.konten["asd2"],
        "ergebnis": Ergebnis.BEWILLIGT,
        "begruendung": "Sie passt.",
        "rechtsgrundlage": "§ 27 Abs. 2 SGB VIII",
        "wahl_hinweis_am": HEUTE,
        "wahl_alternativen": "zwei",
        "wahl_ergebnis": Wunschwahl.KEIN_WUNSCH,
    }
    return actions.entscheidung_vorlegen(**(werte | anders))


def test_entschieden_wird_auch_ohne_einen_cent_im_planbudget(welt: Welt) -> None:
    """§ 27 SGB VIII: the right to help does not depend on a budget. Zero, and even no, Planbudget changes nothing."""
    fall = welt.faelle["neu@neheim"].fall
    nullbudget = Planbudget(
        wirkungsraum=fall.wirkungsraum, gueltig_von=HEUTE, betrag_cent=0, quelle_text="0 Euro", quelle="Probe"
    )
    nullbudget.save()
    stand = raumbudget(welt.zugriff("kaemmerei"), "neheim")
    assert stand and stand.jahresbetrag.cent == 0 and stand.bindung.jahr.cent > 0
    e = _vorlage(welt, fall)
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    assert Massanzug.objects.get(fall=fall).stand == Massanzugstand.BEWILLIGT
    danach = raumbudget(welt.zugriff("kaemmerei"), "neheim")
    assert danach and danach.bindung.jahr.cent > stand.bindung.jahr.cent


def test_die_vorlegende_person_zeichnet_nie_selbst(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"].fall
    with pytest.raises(Unzulaessig, match="andere Fachkraft"):
        _vorlage(welt, fall, zweite_fachkraft=welt.konten["asd"])
    e = _vorlage(welt, fall)
    for person in ("asd", "asd3", "lt", "lt_leitung", "kaemmerei"):
        with pytest.raises(Verboten):
            actions.entscheidung_mitzeichnen(zugriff=welt.zugriff(person), entscheidung=e)


@pytest.mark.parametrize("person", ["lt", "lt_leitung", "asd@huesten", "kaemmerei", "wjh"])
def test_zweite_fachkraft_ist_immer_vom_jugendamt_im_wirkungsraum(welt: Welt, person: str) -> None:
    with pytest.raises(Unzulaessig, match="Fachkraft des ASD"):
        _vorlage(welt, welt.faelle["neu@neheim"].fall, zweite_fachkraft=welt.konten[person])


def test_zweimal_mitzeichnen_geht_nicht(welt: Welt) -> None:
    e = welt.faelle["vor@neheim"].entscheidung
    assert e
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    with pytest.raises(Verboten, match="schon entschieden"):
        actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)


def test_abgelehntes_bindet_nichts_und_kann_neu_geschnitten_werden(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"].fall
    vorher = raumbudget(welt.zugriff("kaemmerei"), "neheim")
    e = _vorlage(welt, fall, ergebnis=Ergebnis.ABGELEHNT)
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    assert raumbudget(welt.zugriff("kaemmerei"), "neheim") == vorher
    assert queries.offener_massanzug(fall) is None
    alt = welt.faelle["neu@neheim"].baustein
    neu = actions.baustein_einfuegen(
        zugriff=welt.zugriff("asd"), fall=fall, faden=Faden.EIGEN, wer="Lina", was="Judo", ziel=alt.ziel, von=HEUTE
    )
    assert neu.massanzug.fassung == 2


def test_zurueckgegebenes_ist_wieder_entwurf_und_die_zweite_sieht_es_morgen_nicht_mehr(welt: Welt) -> None:
    e = welt.faelle["vor@neheim"].entscheidung
    assert e
    actions.entscheidung_zurueckgeben(zugriff=welt.zugriff("asd2"), entscheidung=e, rueckgabe_grund="Was will Lina?")
    assert Massanzug.objects.get(pk=e.massanzug_id).stand == Massanzugstand.ENTWURF
    sicht = Fall.objects.filter(pk=e.fall_id)
    assert sicht.sichtbar_fuer(welt.zugriff("asd2")).exists()
    assert not sicht.sichtbar_fuer(replace(welt.zugriff("asd2"), heute=MORGEN)).exists()


def test_dem_wunsch_nicht_entsprechen_braucht_einen_grund(welt: Welt) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        _vorlage(welt, welt.faelle["neu@neheim"].fall, wahl_ergebnis=Wunschwahl.NICHT)
    assert "wahl_grund" in fehler.value.fehler


def test_neue_fassung_laesst_die_alte_gelten_bis_entschieden_ist(welt: Welt) -> None:
    fall, asd = welt.faelle["frei@neheim"].fall, welt.zugriff("asd")
    neu = actions.massanzug_fortschreiben(zugriff=asd, fall=fall)
    assert [b.was for b in neu.bausteine.all()] == ["Baustein-frei-neheim"]
    assert queries.bewilligter_massanzug(fall).fassung == 1  # type: ignore[union-attr]
    e = _vorlage(welt, fall)
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    assert queries.bewilligter_massanzug(fall) == neu
    # the Leitträger's worker keeps seeing the Fassung that was released to her
    blick = fallblick(welt.zugriff("lt"), fall)
    assert blick.massanzug and blick.massanzug.fassung == 1


def test_widerrufene_freigabe_ist_sofort_unsichtbar(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"]
    assert queries.fall(welt.zugriff("lt"), fall.fall.pk)
    actions.freigabe_widerrufen(zugriff=welt.zugriff("asd"), freigabe=fall.freigabe)
    assert queries.fall(welt.zugriff("lt"), fall.fall.pk) is None


def test_freigegeben_wird_nur_an_die_eigene_fachkraft_des_traegers(welt: Welt) -> None:
    werte: dict[str, Any] = {
        "zugriff": welt.zugriff("asd"), "fall": welt.faelle["frei@neheim"].fall, "zweck": "Hilfe",
        "teile": [Freigabeteil.WILLE], "einwilligung_am": HEUTE,
    }  # fmt: skip
    with pytest.raises(Unzulaessig, match="arbeitet nicht bei"):
        actions.fall_freigeben(**werte, traeger=welt.traeger["huesten"], fachkraft=welt.konten["lt2"])
    with pytest.raises(Unzulaessig, match="arbeitet nicht bei"):
        actions.fall_freigeben(**werte, traeger=welt.traeger["huesten"], fachkraft=welt.konten["lt@huesten"])
    with pytest.raises(Unzulaessig, match="gilt schon eine Freigabe"):
        actions.fall_freigeben(**werte, traeger=welt.traeger["neheim"], fachkraft=welt.konten["lt"])


def test_gleichzeitige_aenderung_wird_gezeigt_nicht_ueberschrieben(welt: Welt) -> None:
    ziel, asd = welt.faelle["neu@neheim"].ziel, welt.zugriff("asd")
    werte: dict[str, Any] = {"art": ziel.art, "person": ziel.person, "herkunft": ziel.herkunft}
    actions.ziel_aendern(zugriff=asd, ziel=ziel, stand=1, text="Zuerst", **werte)
    with pytest.raises(Zwischenstand, match="Zuerst") as fehler:
        actions.ziel_aendern(zugriff=asd, ziel=ziel, stand=1, text="Zweites", **werte)
    ziel.refresh_from_db()
    assert (ziel.text, fehler.value.stand) == ("Zuerst", 2)
    person = welt.faelle["neu@neheim"].person
    with pytest.raises(Zwischenstand, match="Wille-neu-neheim"):
        actions.wille_festhalten(zugriff=asd, person=person, wille="Neu", am=HEUTE, stand=0)


def test_frueherer_wille_bleibt_lesbar(welt: Welt) -> None:
    person = welt.faelle["neu@neheim"].person
    actions.wille_festhalten(zugriff=welt.zugriff("asd"), person=person, wille="Neuer", am=HEUTE, stand=1)
    assert list(person.willen.values_list("fassung", "wille")) == [(2, "Neuer"), (1, "Wille-neu-neheim")]


@pytest.mark.parametrize(
    ("anders", "feld"),
    [
        ({"einheit": Einheit.STUNDEN, "satz_cent": 6850}, "menge_tausendstel"),
        ({"einheit": Einheit.STUNDEN, "menge_tausendstel": 3000}, "satz_cent"),
        ({"einheit": Einheit.TAGE, "menge_tausendstel": 8000, "satz_cent": 100}, "menge_tausendstel"),
        ({"einheit": Einheit.STUNDEN, "menge_tausendstel": 169_000, "satz_cent": 100}, "menge_tausendstel"),
        ({"faden": Faden.FACHKRAFT}, "anbieter"),
    ],
)
def test_unmoegliche_bausteine_nennen_das_feld(welt: Welt, anders: dict[str, Any], feld: str) -> None:
    fall = welt.faelle["neu@neheim"]
    werte: dict[str, Any] = {"faden": Faden.EIGEN, "wer": "Lina", "was": "Judo", "ziel": fall.ziel, "von": HEUTE}
    with pytest.raises(Unzulaessig) as fehler:
        actions.baustein_einfuegen(zugriff=welt.zugriff("asd"), fall=fall.fall, **(werte | anders))
    assert feld in fehler.value.fehler


def test_nichts_gehoert_in_einen_fremden_fall(welt: Welt) -> None:
    fremdes_ziel = welt.faelle["vor@neheim"].ziel
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Fall"):
        actions.baustein_einfuegen(
            zugriff=welt.zugriff("asd"), fall=welt.faelle["neu@neheim"].fall, faden=Faden.EIGEN, wer="L", was="J",
            ziel=fremdes_ziel, von=HEUTE,
        )  # fmt: skip


@pytest.mark.parametrize("feld", ["am"])
def test_ein_gespraech_liegt_nie_in_der_zukunft(welt: Welt, feld: str) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        actions.kontakt_festhalten(
            zugriff=welt.zugriff("asd"),
            fall=welt.faelle["neu@neheim"].fall,
            am=MORGEN,
            kanal="telefon",
            mit="L",
            anliegen="x",
        )  # type: ignore[arg-type]
    assert feld in fehler.value.fehler


def test_aktenzeichen_zaehlen_je_jahr_weiter(welt: Welt) -> None:
    zeichen = sorted(Fall.objects.values_list("aktenzeichen", flat=True))
    assert zeichen == [f"51-{date(2026, 1, 1).year}-{n:05d}" for n in range(1, len(zeichen) + 1)]


def test_jede_handlung_schreibt_genau_einen_eintrag(welt: Welt) -> None:
    fall, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    vorher = Protokoll.objects.count()
    actions.person_aufnehmen(zugriff=asd, fall=fall.fall, name="Oma", rolle="verwandt")  # type: ignore[arg-type]
    actions.baustein_entfernen(zugriff=asd, baustein=fall.baustein)
    with pytest.raises(Verboten):
        actions.person_aufnehmen(zugriff=welt.zugriff("lt"), fall=fall.fall, name="Oma", rolle="verwandt")  # type: ignore[arg-type]
    assert Protokoll.objects.count() == vorher + 2
    weg = Protokoll.objects.get(aktion="baustein_entfernen").wert.werte
    assert weg["was"]["vorher"] == "Baustein-neu-neheim" and weg["was"]["nachher"] is None
