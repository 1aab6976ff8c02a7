"""The Bereich of a case: with a reason, never a danger by one person alone, and read by the Jugendamt only."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from massanzug.fall import actions
from massanzug.fall.choices import Bereich, Fallrolle, Freigabeteil, Kanal
from massanzug.fall.models import Bereichszuordnung, Fall, Zustaendigkeit
from massanzug.fall.pruefungen import fall_pruefen
from massanzug.fall.queries.aufgaben import offene_aufgaben
from massanzug.fall.queries.bereich import moegliche_zweite
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.schritte import schritte
from massanzug.fall.queries.verlauf import verlauf
from massanzug.rechenkern.vorrang import Vorrang
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db


@pytest.fixture
def fw(welt: Welt) -> Fallwelt:
    """Released to lt; in the Klärungsbereich since today."""
    return welt.faelle["frei@neheim"]


def ordne_zu(welt: Welt, fw: Fallwelt, bereich: Bereich, wer: str = "asd", **anders: Any) -> Bereichszuordnung:
    angaben: dict[str, Any] = {"am": HEUTE, "grund": "Die Lehrerin hat angerufen", "stand": 1}
    return actions.bereich_zuordnen(zugriff=welt.zugriff(wer), fall=fw.fall, bereich=bereich, **angaben | anders)


def bereich(fw: Fallwelt) -> str:
    return Fall.objects.get(pk=fw.fall.pk).bereich


def test_die_neueste_zuordnung_gilt_und_die_alte_bleibt_lesbar(welt: Welt, fw: Fallwelt) -> None:
    davor = Protokoll.objects.count()
    ordne_zu(welt, fw, Bereich.LEISTUNG, grund="Es ist geklärt: Oma holt Lina ab")
    assert (bereich(fw), Protokoll.objects.count() - davor) == ("leistung", 2)
    blick = fallblick(welt.zugriff("asd"), Fall.objects.get(pk=fw.fall.pk))
    assert blick.bereich is not None
    assert blick.bereich.grund == "Es ist geklärt: Oma holt Lina ab"
    assert schritte(blick, bearbeiten=True)[1].name == "Leistungsbereich"
    saetze = [e.satz for e in verlauf(welt.zugriff("asd"), fw.fall, alles=True).ereignisse if e.art == "Bereich"]
    assert sorted(saetze) == [
        "Klärungsbereich: Bereichsgrund-frei-neheim",
        "Leistungsbereich: Es ist geklärt: Oma holt Lina ab",
    ]


@pytest.mark.parametrize(
    ("anders", "feld"),
    [
        ({"bereich": Bereich.KLAERUNG, "bis": HEUTE + timedelta(9)}, "auftrag"),
        ({"bereich": Bereich.KLAERUNG, "auftrag": "Kita fragen"}, "bis"),
        ({"bereich": Bereich.KLAERUNG, "auftrag": "Kita fragen", "bis": HEUTE}, "bis"),
        ({"bereich": Bereich.LEISTUNG, "auftrag": "Kita fragen"}, "auftrag"),
        ({"bereich": Bereich.LEISTUNG, "am": HEUTE + timedelta(1)}, "am"),
        ({"bereich": Bereich.LEISTUNG, "am": date(2020, 1, 1)}, "am"),
        ({"bereich": Bereich.GEFAEHRDUNG}, "gemeinsam_mit"),
    ],
)
def test_was_fehlt_oder_nicht_passt_wird_gesagt(anders: dict[str, Any], feld: str, welt: Welt, fw: Fallwelt) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        ordne_zu(welt, fw, **anders)
    assert list(fehler.value.fehler) == [feld]
    assert (bereich(fw), Bereichszuordnung.objects.filter(fall=fw.fall).count()) == ("klaerung", 1)


def test_ueber_eine_gefaehrdung_urteilt_niemand_allein_auch_nicht_ueber_ihr_ende(welt: Welt, fw: Fallwelt) -> None:
    zweite = welt.konten["asd3"]
    with pytest.raises(Unzulaessig, match="aus dem ASD dieses Wirkungsraums"):
        ordne_zu(welt, fw, Bereich.GEFAEHRDUNG, gemeinsam_mit=welt.konten["lt"])
    with pytest.raises(Unzulaessig, match="aus dem ASD dieses Wirkungsraums"):
        ordne_zu(welt, fw, Bereich.GEFAEHRDUNG, gemeinsam_mit=welt.konten["asd"])
    ordne_zu(welt, fw, Bereich.GEFAEHRDUNG, gemeinsam_mit=zweite)
    assert bereich(fw) == "gefaehrdung"
    assert not Zustaendigkeit.objects.filter(fall=fw.fall, konto=zweite, gueltig_von__lte=HEUTE).exists()
    with pytest.raises(Unzulaessig, match="mehrere Fachkräfte"):
        ordne_zu(welt, fw, Bereich.LEISTUNG, stand=2)
    ordne_zu(welt, fw, Bereich.LEISTUNG, stand=2, gemeinsam_mit=welt.konten["asd_leitung"])
    assert bereich(fw) == "leistung"
    assert "asd" not in [k.kennung for k in moegliche_zweite(welt.zugriff("asd"), fw.fall)]


def test_auch_dass_es_der_leistungsbereich_ist_kann_jemand_sagen(welt: Welt, fw: Fallwelt) -> None:
    asd = welt.zugriff("asd")
    neu = actions.fall_aufnehmen(
        zugriff=asd, bezeichnung="Neu", stadtteil=fw.fall.stadtteil, person_name="Ana", person_rolle=Fallrolle.MUTTER,
        kanal=Kanal.TELEFON, anliegen="Wir möchten reden.",
    )  # fmt: skip
    vorher = schritte(fallblick(asd, neu), bearbeiten=True)[1]
    assert (vorher.name, vorher.stand) == ("Bereich", "spaeter")
    actions.bereich_zuordnen(zugriff=asd, fall=neu, bereich=Bereich.LEISTUNG, am=HEUTE, grund="Sie will es selbst.")
    nachher = schritte(fallblick(asd, Fall.objects.get(pk=neu.pk)), bearbeiten=True)[1]
    assert (nachher.name, nachher.stand) == ("Leistungsbereich", "erledigt")


def test_im_leistungsbereich_wird_nicht_noch_einmal_zugeordnet(welt: Welt, fw: Fallwelt) -> None:
    ordne_zu(welt, fw, Bereich.LEISTUNG)
    with pytest.raises(Unzulaessig, match="schon im Leistungsbereich"):
        ordne_zu(welt, fw, Bereich.LEISTUNG, stand=2)


def test_wer_auf_einem_alten_stand_schreibt_ueberschreibt_nichts(welt: Welt, fw: Fallwelt) -> None:
    ordne_zu(welt, fw, Bereich.GEFAEHRDUNG, gemeinsam_mit=welt.konten["asd2"])
    with pytest.raises(Zwischenstand, match="Gefährdungsbereich"):
        ordne_zu(welt, fw, Bereich.LEISTUNG, gemeinsam_mit=welt.konten["asd2"])
    assert bereich(fw) == "gefaehrdung"


@pytest.mark.parametrize("wer", ["asd2", "asd3", "asd_leitung", "lt", "wjh"])
def test_zuordnen_kann_nur_wer_den_fall_bearbeitet(wer: str, welt: Welt, fw: Fallwelt) -> None:
    with pytest.raises(Verboten):
        ordne_zu(welt, fw, Bereich.LEISTUNG, wer=wer)


def test_der_leittraeger_erfaehrt_den_bereich_nirgends(welt: Welt, fw: Fallwelt, als: Any) -> None:
    ordne_zu(welt, fw, Bereich.GEFAEHRDUNG, gemeinsam_mit=welt.konten["asd2"], grund="Striemen-Canary")
    assert fw.freigabe is not None
    fw.freigabe.teile = list(Freigabeteil)
    fw.freigabe.save()
    for wer in ("lt", "wjh"):
        for seite in ("fall", "verlauf", "massanzug", "netzwerk"):
            text = als(wer).get(reverse(seite, args=[fw.fall.pk])).content.decode()
            assert not [wort for wort in ("Gefährdungsbereich", "Striemen-Canary") if wort in text], (wer, seite)
        assert all(a.vorrang != Vorrang.SCHUTZ for a in offene_aufgaben(welt.zugriff(wer)))
    assert "Gefährdungsbereich" in als("asd").get(reverse("fall", args=[fw.fall.pk])).content.decode()


def test_eine_klaerung_steht_zwei_wochen_vor_ihrem_tag_auf_dem_schreibtisch(welt: Welt, fw: Fallwelt) -> None:
    def klaerungen(heute: date, wer: str = "asd") -> list[int]:
        return [a.fall_id for a in offene_aufgaben(welt.zugriff(wer, heute)) if "Klärung" in a.titel]

    ordne_zu(welt, fw, Bereich.KLAERUNG, auftrag="Kita fragen", bis=HEUTE + timedelta(20))
    assert klaerungen(HEUTE + timedelta(5)) == []
    assert klaerungen(HEUTE + timedelta(6)) == [fw.fall.pk]
    assert klaerungen(HEUTE + timedelta(6), "asd3") == []
    ordne_zu(welt, fw, Bereich.LEISTUNG, stand=2)
    assert klaerungen(HEUTE + timedelta(6)) == []


def test_was_zugeordnet_ist_aendert_niemand_mehr(welt: Welt, fw: Fallwelt) -> None:
    zuordnung = Bereichszuordnung.objects.get(fall=fw.fall)
    for tun in (lambda: Bereichszuordnung.objects.filter(pk=zuordnung.pk).update(grund="anders"), zuordnung.delete):
        with pytest.raises(DatabaseError, match="weder geaendert noch geloescht"), transaction.atomic():
            tun()
    with pytest.raises(IntegrityError), transaction.atomic():
        Bereichszuordnung.objects.create(
            fall=fw.fall, bereich=Bereich.GEFAEHRDUNG, am=HEUTE, grund="x", festgehalten_von=welt.konten["asd"]
        )


def test_pruefe_findet_einen_fall_in_einem_anderen_bereich(welt: Welt, fw: Fallwelt) -> None:
    assert fall_pruefen().befunde == ()
    Fall.objects.filter(pk=fw.fall.pk).update(bereich=Bereich.LEISTUNG)
    assert [b.stelle for b in fall_pruefen().befunde] == [f"Fall {fw.fall.aktenzeichen}"]


def test_ueber_die_seite(als: Any, welt: Welt, fw: Fallwelt) -> None:
    weg = reverse("bereich_zuordnen", args=[fw.fall.pk])
    seite = als("asd").get(weg).content.decode()
    assert "Klaerauftrag-frei-neheim" in seite
    gesendet = als("asd").post(
        weg, {"bereich": "gefaehrdung", "grund": "Sie hat erzählt", "am": "22.11.2026", "stand": "1"}
    )
    assert "mehrere Fachkräfte" in gesendet.content.decode()
    daten = {"bereich": "gefaehrdung", "grund": "Sie hat erzählt", "am": "22.11.2026", "stand": "1"}
    antwort = als("asd").post(weg, daten | {"gemeinsam_mit": welt.konten["asd2"].pk})
    assert (antwort.status_code, bereich(fw)) == (303, "gefaehrdung")
