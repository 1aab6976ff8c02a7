"""From the opening to the award: what counts, what nobody sees, what nothing can get round."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.auswahldruck import mitteilungsdaten
from massanzug.interessenbekundung.choices import (
    Bekundungsstand,
    Einwandsstand,
    Formergebnis,
    Kriteriumsergebnis,
    Mitteilungsart,
    Verfahrensstand,
    Zulassung,
)
from massanzug.interessenbekundung.models import (
    Auswahlvermerk,
    Befangenheit,
    Bekundung,
    Einwand,
    Los,
    Mitteilung,
    Nachforderungsposten,
    Verfahren,
    Wertung,
    Zuschlag,
)
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.rechenkern import auswahl as kern
from massanzug.rechenkern.wartefrist import warteregel
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Protokoll
from massanzug.zugang.zugriff import Zugriff
from tests.interessenbekundung import auswahlszene as szene
from tests.interessenbekundung.auswahlszene import NACHFRIST, NAMEN, SPAET, WERTTAG, Lage, konto, um
from tests.interessenbekundung.test_gleichzeitig import ZUGLEICH, alle_zugleich, datenbank

__all__ = ["datenbank"]
EINE, RIVALIN, DRITTE, SPAETE = NAMEN
STRITTIG: szene.Punkte = {(EINE, 4): (5, 1, 3, 3)}


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"


# --- checking ---------------------------------------------------------------------------------------------------------


def test_eine_verspaetete_wird_nur_mit_grund_ausgeschlossen_und_nie_gelesen(welt: Any) -> None:
    lage = szene.geoeffnet()
    with pytest.raises(Unzulaessig, match="nach der Frist"):
        szene.formal(lage, SPAETE)
    with pytest.raises(ValidationError):
        szene.formal(lage, SPAETE, Formergebnis.AUSGESCHLOSSEN, grund="")
    pruefung = szene.formal(lage, SPAETE, Formergebnis.AUSGESCHLOSSEN, grund="Eine Minute zu spät.")
    assert (pruefung.zulassung, pruefung.zulassung_grund) == (Zulassung.AUSGESCHLOSSEN, "Eine Minute zu spät.")
    assert lesen.teile(lage.bekundung(SPAETE)) == {} and lage.bekundung(SPAETE).stand == Bekundungsstand.VERSPAETET
    with pytest.raises(Unzulaessig):
        szene.zulassen(lage, SPAETE)


def test_ein_verletztes_siegel_wird_nur_ausgeschlossen(welt: Any) -> None:
    lage = szene.geoeffnet()
    Bekundung.objects.filter(pk=lage.bekundungen[DRITTE].pk).update(stand=Bekundungsstand.VERLETZT)
    with pytest.raises(Unzulaessig, match="Siegel verletzt"):
        szene.formal(lage, DRITTE)


@pytest.mark.parametrize(
    ("ergebnisse", "nachgefordert", "zulassung", "geht"),
    [
        ({}, False, Zulassung.ZUGELASSEN, True),
        ({}, False, Zulassung.AUSGESCHLOSSEN, False),
        ({1: Kriteriumsergebnis.OFFEN}, False, Zulassung.ZUGELASSEN, False),
        ({1: Kriteriumsergebnis.OFFEN}, False, Zulassung.AUSGESCHLOSSEN, False),
        ({1: Kriteriumsergebnis.OFFEN}, True, Zulassung.AUSGESCHLOSSEN, True),
        ({1: Kriteriumsergebnis.OFFEN}, True, Zulassung.ZUGELASSEN, False),
        ({1: Kriteriumsergebnis.NICHT}, False, Zulassung.AUSGESCHLOSSEN, True),
        ({1: Kriteriumsergebnis.NICHT}, False, Zulassung.ZUGELASSEN, False),
    ],
)
def test_wann_zugelassen_und_wann_ausgeschlossen_wird(
    welt: Any, ergebnisse: dict[int, Kriteriumsergebnis], nachgefordert: bool, zulassung: Zulassung, geht: bool
) -> None:
    lage = szene.geoeffnet()
    _alle_formal(lage)
    for name in (EINE, RIVALIN, DRITTE):
        szene.kriterien(lage, name, ergebnisse if name == EINE else None)
    wer = lage.amt[0]
    if nachgefordert:
        actions.nachforderung_stellen(
            zugriff=wer, verfahren=lage.verfahren, frist=NACHFRIST, fehlt=lesen.fehlendes(lage.verfahren)
        )
        with pytest.raises(Unzulaessig):  # the deadline still runs
            szene.zulassen(lage, EINE, zulassung, grund="x", zugriff=um(wer, NACHFRIST))
        wer = um(wer, WERTTAG)
    if geht:
        assert szene.zulassen(lage, EINE, zulassung, grund="Es fehlt.", zugriff=wer).zulassung == zulassung
    else:
        with pytest.raises(Unzulaessig):
            szene.zulassen(lage, EINE, zulassung, grund="Es fehlt.", zugriff=wer)


def _alle_formal(lage: Lage) -> None:
    for name in (EINE, RIVALIN, DRITTE):
        szene.formal(lage, name)
    szene.formal(lage, SPAETE, Formergebnis.AUSGESCHLOSSEN, grund="zu spät")


def _nachgefordert(lage: Lage) -> Nachforderungsposten:
    _alle_formal(lage)
    for name in (EINE, RIVALIN, DRITTE):
        szene.kriterien(lage, name, {1: Kriteriumsergebnis.OFFEN, 3: Kriteriumsergebnis.OFFEN})
    actions.nachforderung_stellen(
        zugriff=lage.amt[0], verfahren=lage.verfahren, frist=NACHFRIST, fehlt=lesen.fehlendes(lage.verfahren)
    )
    return lage.bekundung(EINE).nachforderungsposten


def test_nachgefordert_wird_einmal_von_allen_mit_derselben_frist(welt: Any) -> None:
    lage = szene.geoeffnet()
    _nachgefordert(lage)
    posten = Nachforderungsposten.objects.order_by("pk")
    assert {p.nachforderung.frist for p in posten} == {NACHFRIST} and posten.count() == 3
    assert all(p.fehlt.count("Es fehlt der Nachweis.") == 2 for p in posten)
    with pytest.raises(Unzulaessig, match="nur einmal"):
        actions.nachforderung_stellen(
            zugriff=lage.amt[1], verfahren=lage.verfahren, frist=WERTTAG, fehlt=lesen.fehlendes(lage.verfahren)
        )


def test_erst_pruefen_dann_nachfordern(welt: Any) -> None:
    lage = szene.geoeffnet()
    szene.formal(lage, EINE)
    szene.kriterien(lage, EINE, {1: Kriteriumsergebnis.OFFEN})
    with pytest.raises(Unzulaessig, match="alle Bekundungen"):
        actions.nachforderung_stellen(
            zugriff=lage.amt[0], verfahren=lage.verfahren, frist=NACHFRIST, fehlt={lage.bekundungen[EINE].pk: "x"}
        )


def test_nachgefordert_wird_von_niemandem_ueber_den_entschieden_ist(welt: Any) -> None:
    lage = szene.geoeffnet()
    _alle_formal(lage)
    for name in (EINE, RIVALIN, DRITTE):
        szene.kriterien(lage, name)
    for pk in (lage.bekundungen[SPAETE].pk, 10**6):
        with pytest.raises(Unzulaessig, match="wo etwas fehlt"):
            actions.nachforderung_stellen(
                zugriff=lage.amt[0], verfahren=lage.verfahren, frist=NACHFRIST, fehlt={pk: "x"}
            )


@pytest.mark.parametrize(("spaet", "geht"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_geantwortet_wird_bis_zur_letzten_sekunde(welt: Any, spaet: timedelta, geht: bool) -> None:
    lage = szene.geoeffnet()
    posten, wer = _nachgefordert(lage), um(lage.bewerber[EINE], NACHFRIST + spaet)
    angaben = {"zugriff": wer, "posten": posten, "antwort": "Anbei.", "eingang": NACHFRIST + spaet, "stand": 1}
    if not geht:
        with pytest.raises(Unzulaessig, match="abgelaufen"):
            actions.nachforderung_beantworten(**angaben)
        return
    actions.nachforderung_beantworten(**angaben)
    with pytest.raises(Zwischenstand):
        actions.nachforderung_beantworten(**angaben)
    assert actions.nachforderung_beantworten(**(angaben | {"antwort": "Neu.", "stand": 2})).antwort == "Neu."


@pytest.mark.parametrize("nochmal", ["formal", "kriterium", "zulassung"])
def test_wer_auf_altem_stand_schreibt_ueberschreibt_nichts(welt: Any, nochmal: str) -> None:
    lage = szene.geoeffnet()
    szene.formal(lage, EINE)
    szene.kriterien(lage, EINE)
    taten: dict[str, Callable[[], Any]] = {
        "formal": lambda: szene.formal(lage, EINE, zugriff=lage.amt[1]),
        "kriterium": lambda: szene.kriterien(lage, EINE),
        "zulassung": lambda: szene.zulassen(lage, EINE, stand=7),
    }
    with pytest.raises(Zwischenstand):
        taten[nochmal]()


def test_zwei_pruefen_zugleich_und_eine_erfaehrt_es(datenbank: Any) -> None:
    lage = szene.geoeffnet()
    ergebnisse = alle_zugleich(
        datenbank, [lambda n=n: szene.formal(lage, EINE, zugriff=lage.amt[n % 2]) for n in range(ZUGLEICH)]
    )
    assert Counter(type(e).__name__ for e in ergebnisse) == {"Bekundungspruefung": 1, "Zwischenstand": ZUGLEICH - 1}


def test_zwei_geben_den_zuschlag_zugleich_und_es_gibt_einen(datenbank: Any) -> None:
    lage = szene.mitgeteilt()
    zuschlag = szene.vorgeschlagen(lage)
    ergebnisse = alle_zugleich(
        datenbank,
        [
            lambda n=n: actions.zuschlag_erteilen(zugriff=um(lage.amt[1 + n % 2], SPAET), zuschlag=zuschlag)
            for n in range(ZUGLEICH)
        ],
    )
    assert Counter(type(e).__name__ for e in ergebnisse) == {"Zuschlag": 1, "Unzulaessig": ZUGLEICH - 1}
    assert Protokoll.objects.filter(aktion="zuschlag_erteilen").count() == 1


# --- bias -------------------------------------------------------------------------------------------------------------


def _alles_was_sie_liest(wer: Zugriff, lage: Lage) -> set[int]:
    """The Bekundungen that any read of the selection tells her something of, but for the names she declares on."""
    v, gesehen = lage.verfahren, set()
    gesehen |= {b.pk for b in lesen.bekundungen(wer, v)}
    gesehen |= {b.pk for b in lage.bekundungen.values() if lesen.bekundung(wer, v, b.pk)}
    gesehen |= {z.pk for z in lesen.jurybekundungen(wer, v)}
    gesehen |= {z.pk for k in "ABC" if (z := lesen.jurybekundung(wer, v, k))}
    gesehen |= {w.bekundung_id for w in lesen.wertungen(wer, v)}
    gesehen |= {e.bekundung_id for e in Einwand.objects.all() if lesen.einwand(wer, v, e.pk)}
    for angebot in v.angebote.all():
        gesehen |= {w.bekundung_id for w in lesen.anhoerungspunkte(wer, angebot)}
        if lesen.ausschreibung(wer, v, angebot.pk):
            gesehen |= set(v.bekundungen.filter(wirkungsraum=angebot.wirkungsraum).values_list("pk", flat=True))
    return gesehen


@pytest.mark.parametrize("gegen", [EINE, RIVALIN])
@pytest.mark.parametrize("stand", [Verfahrensstand.WERTUNG, Verfahrensstand.AUSSPRACHE, Verfahrensstand.GEREIHT])
def test_wer_befangen_ist_erreicht_weder_sie_noch_ihre_rivalin(welt: Any, gegen: str, stand: Verfahrensstand) -> None:
    lage = szene.gereiht(szene.WEIDENKORB_VORN, (3, gegen))
    Verfahren.objects.filter(pk=lage.verfahren.pk).update(stand=stand)
    tabu = {lage.bekundungen[EINE].pk, lage.bekundungen[RIVALIN].pk}
    assert _alles_was_sie_liest(lage.jury[3], lage) == {lage.bekundungen[DRITTE].pk}
    assert _alles_was_sie_liest(lage.jury[0], lage) >= tabu, "die anderen sehen sie"
    for name in (EINE, RIVALIN):
        with pytest.raises(Verboten):
            actions.wertung_abgeben(
                zugriff=lage.jury[3], bekundung=lage.bekundung(name), abschnitt=lage.verfahren.abschnitte.get(nummer=4),
                punkte=5, grund="x", stand=0,
            )  # fmt: skip
    assert not Wertung.objects.filter(mitglied__konto_id=lage.jury[3].konto_id, bekundung__in=tabu).exists()


def test_auch_wer_die_auswahl_fuehrt_erreicht_befangen_nichts_davon(welt: Any) -> None:
    lage = szene.mitgeteilt()
    befangen = lage.amt[2]
    Befangenheit.objects.create(
        bekundung=lage.bekundungen[RIVALIN], konto_id=befangen.konto_id, befangen=True, grund="x", am=WERTTAG
    )
    actions.einwand_erheben(zugriff=um(lage.bewerber[RIVALIN], WERTTAG), bekundung=lage.bekundung(RIVALIN), text="x")
    tabu = {lage.bekundungen[EINE].pk, lage.bekundungen[RIVALIN].pk}
    assert not _alles_was_sie_liest(befangen, lage) & tabu
    assert _alles_was_sie_liest(lage.amt[0], lage) >= tabu


def test_ohne_erklaerung_zu_allen_liest_sie_nichts_des_wirkungsraums(welt: Any) -> None:
    lage = szene.wertend()
    erste = Befangenheit.objects.filter(konto_id=lage.jury[0].konto_id, bekundung=lage.bekundungen[RIVALIN])
    erste.delete()
    assert _alles_was_sie_liest(lage.jury[0], lage) == {lage.bekundungen[DRITTE].pk}


def test_wer_gegenueber_einer_ausgeschlossenen_befangen_ist_wertet_auch_ihre_rivalin_nicht(welt: Any) -> None:
    lage = szene.geoeffnet()
    szene.formal(lage, RIVALIN, Formergebnis.AUSGESCHLOSSEN, grund="Unvollständig.")
    szene.formal(lage, SPAETE, Formergebnis.AUSGESCHLOSSEN, grund="zu spät")
    for name in (EINE, DRITTE):
        szene.formal(lage, name)
        szene.kriterien(lage, name)
        szene.zulassen(lage, name)
    szene.erklaert(szene.benannt(lage), (3, RIVALIN))
    actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    assert _alles_was_sie_liest(lage.jury[3], lage) == {lage.bekundungen[DRITTE].pk}


def test_wer_spaeter_befangen_wird_zaehlt_nicht_mehr_und_nimmt_es_nicht_zurueck(welt: Any) -> None:
    lage = szene.ausgesprochen({(EINE, 4): (5, 3, 3, 3)})
    vorher = lesen.reihungen(lage.verfahren)[lage.raeume[0]].plaetze[0].je_abschnitt[4]
    wer = lage.jury[0]
    actions.befangenheit_erklaeren(zugriff=wer, bekundung=lage.bekundung(RIVALIN), befangen=True, grund="Neuer Partner")
    nachher = lesen.reihungen(lage.verfahren)[lage.raeume[0]].plaetze[0].je_abschnitt[4]
    assert (vorher, nachher) == (Fraction(14, 4), 3)
    assert _alles_was_sie_liest(wer, lage) == {lage.bekundungen[DRITTE].pk}
    with pytest.raises(Unzulaessig, match="zurücknehmen"):
        actions.befangenheit_erklaeren(zugriff=wer, bekundung=lage.bekundung(RIVALIN), befangen=False, grund="")


def test_befangenheit_hat_einen_grund_und_kommt_vor_der_unterschrift(welt: Any) -> None:
    lage = szene.benannt(szene.geprueft())
    with pytest.raises(ValidationError):
        actions.befangenheit_erklaeren(zugriff=lage.jury[0], bekundung=lage.bekundung(EINE), befangen=True, grund="")
    spaeter = szene.mitgeteilt(_weiter(lage))
    with pytest.raises(Unzulaessig, match="unterschrieben"):
        actions.befangenheit_erklaeren(
            zugriff=lage.jury[0], bekundung=spaeter.bekundung(EINE), befangen=True, grund="x"
        )


def _weiter(lage: Lage) -> Lage:
    szene.erklaert(lage)
    actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    szene.werte(lage, szene.WEIDENKORB_VORN)
    actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    actions.rangfolge_feststellen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    return lage


@pytest.mark.parametrize("befangen", [(), ((0, EINE), (1, RIVALIN))])
def test_es_werten_mindestens_drei_unbefangene_je_wirkungsraum(welt: Any, befangen: Any) -> None:
    lage = szene.benannt(szene.geprueft())
    if befangen:
        szene.erklaert(lage, *befangen)
    with pytest.raises(Unzulaessig, match="mindestens drei" if befangen else "noch nicht zu allen erklärt"):
        actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)


def test_ersatz_gibt_es_nur_wo_befangenheit_zu_wenige_laesst(welt: Any) -> None:
    lage = szene.wertend()
    neu = replace(lage.amt[2])
    with pytest.raises(Unzulaessig, match="wüsste mehr"):
        actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(neu))
    for n in (0, 1):
        actions.befangenheit_erklaeren(zugriff=lage.jury[n], bekundung=lage.bekundung(EINE), befangen=True, grund="x")
    szene.werte(replace(lage, jury=lage.jury))
    with pytest.raises(Unzulaessig, match="Ersatz"):
        actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(neu))


# --- scoring ----------------------------------------------------------------------------------------------------------


def test_vor_dem_schluss_sieht_niemand_fremde_punkte(welt: Any) -> None:
    lage = szene.werte(szene.wertend())
    for wer in (*lage.jury, *lage.amt, *lage.bewerber.values()):
        gesehen = {w.mitglied.konto_id for w in lesen.wertungen(wer, lage.verfahren)}
        assert gesehen <= {wer.konto_id}
    assert lesen.reihungen(lage.verfahren) == {} and lesen.strittige(lage.verfahren) == ()
    actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    for wer in (lage.jury[0], lage.amt[1]):
        assert len({w.mitglied_id for w in lesen.wertungen(wer, lage.verfahren)}) == 4
    for wer in lage.bewerber.values():
        assert not lesen.wertungen(wer, lage.verfahren).exists()


@pytest.mark.parametrize("verdeckt", [True, False])
def test_namen_bleiben_bis_zum_schluss_der_ersten_runde_verdeckt(welt: Any, verdeckt: bool) -> None:
    lage = szene.wertend(verdeckt=verdeckt)
    zeilen = lesen.jurybekundungen(lage.jury[0], lage.verfahren)
    assert [z.kennung for z in zeilen] == ["A", "B", "C"]
    assert {z.name for z in zeilen} == ({""} if verdeckt else {EINE, RIVALIN, DRITTE})
    szene.werte(lage)
    actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    danach = lesen.jurybekundungen(lage.jury[0], lage.verfahren)
    assert {z.name for z in danach} == {EINE, RIVALIN, DRITTE}
    assert [(z.pk, z.kennung) for z in danach] == [(z.pk, z.kennung) for z in zeilen], "die Reihenfolge bleibt"


def test_die_kennungen_sind_gelost(welt: Any, monkeypatch: Any) -> None:
    """Another source of chance gives another order: it follows neither number nor name nor time of arrival."""
    from massanzug.interessenbekundung.actions import auswahl as modul

    ordnungen = set()
    for saat in range(4):
        werte = iter(bytes([b]) for b in ([3, 1, 2], [1, 2, 3], [2, 3, 1], [3, 2, 1])[saat])
        with transaction.atomic():
            lage = szene.erklaert(szene.benannt(szene.geprueft()))
            monkeypatch.setattr(modul, "zufallsbytes", lambda _, w=werte: next(w))
            actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)
            monkeypatch.undo()
            gelost = Bekundung.objects.filter(verfahren=lage.verfahren, traeger__name__in=NAMEN[:3]).order_by("pk")
            ordnungen.add(tuple(b.pruefung.kennung for b in gelost))
            transaction.set_rollback(True)
    assert len(ordnungen) == 4


def test_nicht_bewertbar_ist_keine_null_und_hat_einen_grund(welt: Any) -> None:
    lage = szene.ausgesprochen({(EINE, 4): (None, 4, 4, 4), (EINE, 5): (None, None, None, None)})
    platz = next(
        p for p in lesen.reihungen(lage.verfahren)[lage.raeume[0]].plaetze if p.bekundung == lage.bekundungen[EINE].pk
    )
    assert platz.je_abschnitt[4] == 4 and platz.offen == (5,)
    with pytest.raises(IntegrityError), transaction.atomic():
        Wertung.objects.all().update(grund="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Wertung.objects.all().update(punkte=6)


def test_abgeschlossen_bleibt_abgeschlossen_und_braucht_jeden_abschnitt(welt: Any) -> None:
    lage = szene.wertend()
    eine = lage.bekundung(EINE)
    with pytest.raises(Unzulaessig, match="fehlen noch 11"):
        actions.wertung_abschliessen(zugriff=lage.jury[0], bekundung=eine)
    with pytest.raises(Unzulaessig, match="Noch haben nicht alle"):
        actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    for nummer in (2, 3):  # without weight: only a K.-o. matter
        with pytest.raises(Unzulaessig, match="nicht gewertet"):
            actions.wertung_abgeben(
                zugriff=lage.jury[0], bekundung=eine, abschnitt=lage.verfahren.abschnitte.get(nummer=nummer), punkte=1,
                grund="x", stand=0,
            )  # fmt: skip
    szene.werte(lage)
    with pytest.raises(Unzulaessig, match="abgeschlossen"):
        actions.wertung_abgeben(
            zugriff=lage.jury[0], bekundung=eine, abschnitt=lage.verfahren.abschnitte.get(nummer=4), punkte=5,
            grund="x", stand=1,
        )  # fmt: skip


def test_strittiges_wird_besprochen_und_alt_und_neu_bleiben(welt: Any) -> None:
    lage = szene.ausgesprochen(STRITTIG)
    eine, vier = lage.bekundung(EINE), lage.verfahren.abschnitte.get(nummer=4)
    assert [(s.bekundung, s.abschnitt, s.von, s.bis) for s in lesen.strittige(lage.verfahren)] == [(eine.pk, 4, 1, 5)]
    with pytest.raises(Unzulaessig, match="fehlt noch die Aussprache"):
        actions.rangfolge_feststellen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    with pytest.raises(Unzulaessig, match="nah beieinander"):
        actions.wertung_aendern(
            zugriff=lage.jury[0], bekundung=eine, abschnitt=lage.verfahren.abschnitte.get(nummer=5), punkte=5,
            grund="x", nummer=1,
        )  # fmt: skip
    actions.aussprache_festhalten(zugriff=lage.amt[0], bekundung=eine, abschnitt=vier, text="Es ging um Seite 3.")
    neu = {"zugriff": lage.jury[1], "bekundung": eine, "abschnitt": vier, "punkte": 4, "grund": "Seite 3 übersehen"}
    actions.wertung_aendern(**neu, nummer=1)
    with pytest.raises(Zwischenstand):
        actions.wertung_aendern(**neu, nummer=1)
    ihre = Wertung.objects.filter(mitglied__konto_id=lage.jury[1].konto_id, bekundung=eine, abschnitt=vier)
    assert list(ihre.values_list("nummer", "punkte")) == [(1, 1), (2, 4)]
    assert lesen.strittige(lage.verfahren), "strittig bleibt, was es war: die anderen dürfen auch noch"
    platz = lesen.reihungen(lage.verfahren)[lage.raeume[0]].plaetze[0]
    assert platz.je_abschnitt[4] == Fraction(5 + 4 + 3 + 3, 4)
    actions.rangfolge_feststellen(zugriff=lage.amt[0], verfahren=lage.verfahren)


def test_die_anhoerung_steht_neben_den_punkten(welt: Any) -> None:
    lage = szene.ausgesprochen(szene.WEIDENKORB_VORN)
    vorher = lesen.reihungen(lage.verfahren)[lage.raeume[0]].plaetze
    actions.anhoerung_ansetzen(
        zugriff=lage.amt[0], ausschreibung=lage.angebot(), termin=WERTTAG, ort="Rathaus", ablauf="Je 30 Minuten."
    )
    assert {lesen.meine_einladung(lage.bekundung(n)) for n in (EINE, RIVALIN)} == {lage.angebot().anhoerung}
    assert (
        lesen.meine_einladung(lage.bekundung(DRITTE)) is None and lesen.meine_einladung(lage.bekundung(SPAETE)) is None
    )
    with pytest.raises(Unzulaessig, match="wenn sie war"):
        actions.anhoerung_werten(zugriff=lage.jury[0], bekundung=lage.bekundung(EINE), punkte=5, grund="x")
    for wer in lage.jury[:2]:
        actions.anhoerung_werten(zugriff=um(wer, WERTTAG), bekundung=lage.bekundung(RIVALIN), punkte=5, grund="x")
    assert lesen.reihungen(lage.verfahren)[lage.raeume[0]].plaetze == vorher
    assert len(lesen.anhoerungspunkte(lage.jury[0], lage.angebot())) == 1, "vorher nur die eigenen"


# --- order and lot ----------------------------------------------------------------------------------------------------


def test_die_rangfolge_ist_die_des_kerns(welt: Any) -> None:
    punkte: szene.Punkte = {(EINE, 4): (5, 4, 4, 3), (RIVALIN, 5): (2, 2, 1, None), (RIVALIN, 6): (4, 4, 4, 4)}
    lage = szene.gereiht(punkte)
    abschnitte = dict(lage.verfahren.abschnitte.values_list("nummer", "gewicht"))
    roh = [
        kern.Wertung(lage.bekundungen[name].pk, a, n, punkte.get((name, a), (3, 3, 3, 3))[n])
        for name in (EINE, RIVALIN)
        for a, gewicht in abschnitte.items()
        if gewicht
        for n in range(4)
    ]
    pks = [lage.bekundungen[n].pk for n in (EINE, RIVALIN)]
    soll = kern.rangfolge(kern.Regeln(abschnitte), pks, roh)
    r = lesen.reihung(lage.angebot())
    assert (r.plaetze, r.fuehrt) == (soll, lage.bekundungen[EINE].pk)
    assert r.wechsel == kern.wechsel(kern.Regeln(abschnitte), pks, roh)


def test_wer_gleichauf_steht_fuehrt_erst_nach_dem_los(welt: Any) -> None:
    lage = szene.gereiht({})
    r = lesen.reihung(lage.angebot())
    beide = {lage.bekundungen[n].pk for n in (EINE, RIVALIN)}
    assert (set(r.gleiche[1]), r.fuehrt) == (beide, None)
    with pytest.raises(Unzulaessig, match="entscheidet das Los"):
        szene.vermerk(lage)
    ziehe: Callable[[Zugriff, Zugriff], Any] = lambda wer, zeugin: actions.los_ziehen(  # noqa: E731
        zugriff=wer, ausschreibung=lage.angebot(), rang=1, zeugin=konto(zeugin)
    )
    for zeugin in (lage.amt[0], lage.bewerber[EINE]):
        with pytest.raises(Unzulaessig, match="zweite Person"):
            ziehe(lage.amt[0], zeugin)
    los = ziehe(lage.amt[0], lage.jury[1])
    assert set(los.reihenfolge) == beide
    nachher = lesen.reihung(lage.angebot())
    assert nachher.gleiche == {} and nachher.fuehrt == los.reihenfolge[0] == nachher.plaetze[0].bekundung
    with pytest.raises(Unzulaessig, match="nichts auszulosen"):
        ziehe(lage.amt[1], lage.jury[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        Los.objects.create(
            ausschreibung=lage.angebot(), rang=1, reihenfolge=[], von_id=lage.amt[1].konto_id, am=WERTTAG,
            zeugin_id=lage.amt[2].konto_id,
        )  # fmt: skip


def test_wo_niemand_zugelassen_ist_steht_die_rangfolge_sofort(welt: Any) -> None:
    lage = szene.geoeffnet()
    for name in NAMEN:
        szene.formal(lage, name, Formergebnis.AUSGESCHLOSSEN, grund="Unvollständig.")
    actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    assert lage.verfahren.stand == Verfahrensstand.GEREIHT and lesen.reihungen(lage.verfahren) == {}


# --- Vermerk, notices, waiting, award ---------------------------------------------------------------------------------


def test_den_vermerk_unterschreiben_zwei_dann_bleibt_er(welt: Any) -> None:
    lage = szene.gereiht()
    erste = szene.vermerk(lage)
    with pytest.raises(Zwischenstand):
        szene.vermerk(lage, wer=lage.amt[1])
    actions.vermerk_unterschreiben(zugriff=lage.amt[0], vermerk=erste)
    zweite = szene.vermerk(lage, stand=1, wer=lage.amt[1])
    with pytest.raises(Unzulaessig, match="neuere Fassung"):
        actions.vermerk_unterschreiben(zugriff=lage.amt[1], vermerk=erste)
    actions.vermerk_unterschreiben(zugriff=lage.amt[0], vermerk=zweite)
    with pytest.raises(Verboten):
        actions.vermerk_unterschreiben(zugriff=lage.amt[0], vermerk=zweite)
    actions.vermerk_unterschreiben(zugriff=lage.amt[1], vermerk=zweite)
    with pytest.raises(Unzulaessig, match="schon von zwei"):
        actions.vermerk_unterschreiben(zugriff=lage.amt[2], vermerk=zweite)
    with pytest.raises(Unzulaessig, match="bleibt, wie er ist"):
        szene.vermerk(lage, stand=2)
    assert lesen.geltender_vermerk(lage.angebot()) == zweite


def test_der_vermerk_nennt_was_geschah_und_gilt_nur_fuer_diese_akte(welt: Any) -> None:
    lage = szene.gereiht({**szene.WEIDENKORB_VORN, **STRITTIG, (RIVALIN, 5): (0, 0, 0, 0)}, (3, DRITTE))
    v = szene.vermerk(lage)
    akte = v.akte
    assert {b["traeger"] for b in akte["bekundungen"]} == {EINE, RIVALIN, SPAETE}, (
        "Spätzug könnte hierher gewollt haben"
    )
    assert all(len(b["abdruck"]) == 64 for b in akte["bekundungen"]) and akte["gewaehlt"] == EINE
    assert [j[1] for j in akte["jury"]] == [True] * 4 and len(akte["wertungen"]) == 2 * 11 * 4
    assert [a[:3] for a in akte["aussprachen"]] == [[EINE, 4, "Besprochen."]]
    actions.befangenheit_erklaeren(zugriff=lage.jury[2], bekundung=lage.bekundung(EINE), befangen=True, grund="x")
    with pytest.raises(Unzulaessig, match="Akte hat sich"):
        actions.vermerk_unterschreiben(zugriff=lage.amt[0], vermerk=v)


def test_alle_erfahren_es_am_selben_tag_auch_die_verspaetete(welt: Any) -> None:
    lage = szene.mitgeteilt()
    gesagt = {m.bekundung.traeger.name: m for m in Mitteilung.objects.select_related("bekundung__traeger")}
    assert {n: m.art for n, m in gesagt.items()} == {
        EINE: Mitteilungsart.AUSGEWAEHLT,
        RIVALIN: Mitteilungsart.NICHT_AUSGEWAEHLT,
        SPAETE: Mitteilungsart.AUSGESCHLOSSEN,
    }
    assert "60,0 von 100" in gesagt[RIVALIN].grund and "Rang 2" in gesagt[RIVALIN].grund
    assert EINE not in gesagt[RIVALIN].grund, "der Name steht im Brief, nicht im Grund"
    szene.mitgeteilt(lage, 1)
    assert Mitteilung.objects.count() == 4, "die Verspätete erfährt es einmal"


def test_der_brief_sagt_jedem_was_aus_der_bekundung_wurde(welt: Any) -> None:
    """Whole sentences for the chosen, the other and the excluded one; nobody's letter carries another's reason."""
    szene.mitgeteilt()
    saetze = {
        m.bekundung.traeger.name: mitteilungsdaten(m, szene.PRUEFTAG.date())["saetze"]
        for m in Mitteilung.objects.select_related("bekundung__traeger", "vorabinformation__vermerk")
    }
    raum = Bekundung.objects.get(traeger__name=EINE).wirkungsraum
    assert saetze[EINE][0] == (
        f"wir möchten Sie als Leitträger im Wirkungsraum {raum} beauftragen. Der Zuschlag folgt nach der Wartefrist."
    )
    assert saetze[RIVALIN][0].endswith("haben wir Sie nicht ausgewählt. Ausgewählt ist Weidenkorb e. V.")
    assert "ausschließen" in saetze[SPAETE][0] and saetze[SPAETE][1]
    assert all(satz.endswith((".", ":")) for zwei in saetze.values() for satz in zwei)


def _erteile(lage: Lage, jetzt: Any) -> Any:
    return actions.zuschlag_vorschlagen(
        zugriff=um(lage.amt[0], jetzt), ausschreibung=lage.angebot(), gremium="JHA",
        beschluss_am=szene.PRUEFTAG.date(), beschluss="Ja.",
    )  # fmt: skip


@pytest.mark.parametrize(("tage", "geht"), [(0, False), (14, False), (15, False), (16, True)])
def test_vor_dem_ende_der_wartefrist_gibt_es_keinen_zuschlag(welt: Any, tage: int, geht: bool) -> None:
    lage = szene.mitgeteilt()
    assert warteregel(szene.PRUEFTAG.date()).annahme
    jetzt = szene.PRUEFTAG + timedelta(days=tage)
    if geht:
        _erteile(lage, jetzt)
    else:
        with pytest.raises(Unzulaessig, match="Wartefrist"):
            _erteile(lage, jetzt)


def _einwand(lage: Lage, name: str) -> Einwand:
    return actions.einwand_erheben(
        zugriff=um(lage.bewerber[name], WERTTAG), bekundung=lage.bekundung(name), text="Bitte prüfen."
    )


@pytest.mark.parametrize("name", [RIVALIN, SPAETE])
@pytest.mark.parametrize(
    ("stand", "geht"),
    [
        (Einwandsstand.EINGEGANGEN, False),
        (Einwandsstand.IN_PRUEFUNG, False),
        (Einwandsstand.ZURUECKGEWIESEN, True),
        (Einwandsstand.ABGEHOLFEN, False),
    ],
)
def test_ein_offener_einwand_haelt_den_zuschlag_auf(welt: Any, name: str, stand: Einwandsstand, geht: bool) -> None:
    lage = szene.mitgeteilt()
    einwand = _einwand(lage, name)
    with pytest.raises(ValidationError), transaction.atomic():
        _einwand(lage, name)
    wer = um(lage.amt[1], WERTTAG)
    if stand != Einwandsstand.EINGEGANGEN:
        actions.einwand_pruefen(zugriff=wer, einwand=einwand, faellig_am=SPAET.date())
    if stand in {Einwandsstand.ZURUECKGEWIESEN, Einwandsstand.ABGEHOLFEN}:
        actions.einwand_entscheiden(
            zugriff=wer, einwand=einwand, abgeholfen=stand == Einwandsstand.ABGEHOLFEN, antwort="Geprüft."
        )
    if geht:
        _erteile(lage, SPAET)
    else:
        with pytest.raises(Unzulaessig, match="Einwand"):
            _erteile(lage, SPAET)
    assert lesen.ist_neu_auszuschreiben(lage.angebot()) == (stand == Einwandsstand.ABGEHOLFEN)


def test_ein_einwand_zwischen_vorschlag_und_zuschlag_haelt_ihn_noch_auf(welt: Any) -> None:
    lage = szene.mitgeteilt()
    zuschlag = szene.vorgeschlagen(lage)
    _einwand(lage, RIVALIN)
    with pytest.raises(Unzulaessig, match="Einwand"):
        actions.zuschlag_erteilen(zugriff=um(lage.amt[1], SPAET), zuschlag=zuschlag)
    assert Zuschlag.objects.get().am is None, "vorgeschlagen ist nicht erteilt"


def test_ein_traeger_bekommt_in_einem_verfahren_nur_einen_wirkungsraum(welt: Any) -> None:
    """Whatever an act would do: one Bekundung per Träger, one award per Bekundung, one per Wirkungsraum."""
    lage = szene.mitgeteilt()
    zuschlag = szene.vorgeschlagen(lage)
    doppelt = {
        "bekundung": zuschlag.bekundung, "ausschreibung": lage.angebot(1), "gremium": "x", "beschluss": "x",
        "beschluss_am": WERTTAG.date(), "vorgeschlagen_von_id": lage.amt[0].konto_id, "vorgeschlagen_am": WERTTAG,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Zuschlag.objects.create(**doppelt)
    with pytest.raises(IntegrityError), transaction.atomic():
        Zuschlag.objects.create(**(doppelt | {"bekundung": lage.bekundung(DRITTE), "ausschreibung": lage.angebot()}))
    with pytest.raises(IntegrityError), transaction.atomic():
        Bekundung.objects.create(verfahren=lage.verfahren, traeger=lage.auswahl.traeger[EINE])
    with pytest.raises(ValidationError), transaction.atomic():
        szene.vorgeschlagen(lage)


GEBROCHEN: list[tuple[type[models.Model], dict[str, Any]]] = [
    (Auswahlvermerk, {"zweite_id": models.F("erste_id")}),
    (Zuschlag, {"von_id": models.F("vorgeschlagen_von_id"), "am": WERTTAG}),
    (Los, {"zeugin_id": models.F("von_id")}),
    (Einwand, {"stand": Einwandsstand.ABGEHOLFEN}),
]


@pytest.mark.parametrize(("modell", "werte"), GEBROCHEN)
def test_auch_die_datenbank_verlangt_zwei_und_gruende(welt: Any, modell: Any, werte: dict[str, Any]) -> None:
    lage = szene.gereiht({})
    actions.los_ziehen(zugriff=lage.amt[0], ausschreibung=lage.angebot(), rang=1, zeugin=konto(lage.amt[1]))
    szene.mitgeteilt(lage)
    szene.vorgeschlagen(lage)
    _einwand(lage, RIVALIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        modell.objects.all().update(**werte)


def test_eine_zusage_steht_wort_fuer_wort_in_der_bekundung_die_gewonnen_hat(welt: Any) -> None:
    lage = szene.mitgeteilt()
    zuschlag = szene.vorgeschlagen(lage)
    teil = lesen.teile(lage.bekundung(EINE))["abschnitt", 13]
    for falsch in ("Weidenkorb schreibt zu 14.", "", " "):
        with pytest.raises(Unzulaessig, match="So steht es nicht"):
            actions.zusage_markieren(zugriff=lage.amt[0], teil=teil, wortlaut=falsch)
    with pytest.raises(Unzulaessig, match="wem der Zuschlag gilt"):
        fremd = lesen.teile(lage.bekundung(RIVALIN))["abschnitt", 1]
        actions.zusage_markieren(zugriff=lage.amt[0], teil=fremd, wortlaut="schreibt")
    actions.zusage_markieren(zugriff=lage.amt[0], teil=teil, wortlaut="Weidenkorb schreibt zu 13.")
    actions.zuschlag_erteilen(zugriff=um(lage.amt[1], SPAET), zuschlag=zuschlag)
    with pytest.raises(Unzulaessig, match="Zuschlag ist erteilt"):
        _einwand(lage, RIVALIN)


def test_wo_niemand_die_mindestpunkte_hat_wird_neu_ausgeschrieben(welt: Any) -> None:
    lage = szene.gereiht(mindestens=100)
    with pytest.raises(Unzulaessig):  # all who applied know it first
        _neu(lage, 0)
    szene.mitgeteilt(lage)
    with pytest.raises(Unzulaessig, match="niemand ausgewählt"):
        szene.vorgeschlagen(lage)
    _neu(lage, 0)
    assert _neu(lage, 2).ausschreibung.wirkungsraum_id == lage.raeume[2], "dort hat sich niemand beworben"
    assert {m.art for m in Mitteilung.objects.all()} == {
        Mitteilungsart.NICHT_AUSGEWAEHLT, Mitteilungsart.AUSGESCHLOSSEN
    }  # fmt: skip


def _neu(lage: Lage, nummer: int) -> Any:
    return actions.wirkungsraum_neu_ausschreiben(
        zugriff=lage.amt[0], ausschreibung=lage.angebot(nummer), grund="Niemand ist geeignet."
    )


def test_wo_jemand_ausgewaehlt_ist_wird_nicht_neu_ausgeschrieben(welt: Any) -> None:
    lage = szene.mitgeteilt()
    with pytest.raises(Unzulaessig, match="Neu ausgeschrieben"):
        _neu(lage, 0)


def test_die_uebersicht_fragt_bei_vielen_nicht_oefter(welt: Any) -> None:
    lage = szene.gereiht()
    fragen = []
    for lesen_alles in (lesen.jurybekundungen, lesen.wertungen):
        with CaptureQueriesContext(
            connection,
        ) as gezaehlt:
            list(lesen_alles(lage.jury[0], lage.verfahren))
        fragen.append(len(gezaehlt))
    with CaptureQueriesContext(connection) as gezaehlt:
        lesen.reihungen(lage.verfahren)
    assert (*fragen, len(gezaehlt)) == (10, 9, 12)
