"""The year of a Wirkungsraum: nothing is counted twice, nothing here touches a case, exceptions say why."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from massanzug.fall import actions as fall
from massanzug.fall.choices import Einheit, Ergebnis, Faden, Wunschwahl
from massanzug.planbudget import actions
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.queries.bindung import bindungszeilen_je_raum
from massanzug.planbudget.queries.budget import raumbudget
from massanzug.planbudget.queries.steuerung import gewaehlte_schwelle, gewaehltes_jahr, steuerung
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db
DEZEMBER = 11
"""Place of December among the months of a year."""


def _blick(welt: Welt, raum: str = "neheim", jahr: int = 2026) -> Any:
    return steuerung([welt.raeume[raum]], jahr, HEUTE)


def _zeile(welt: Welt, name: str = "frei@neheim") -> Any:
    raum = welt.raeume["neheim"]
    bezug = f"baustein:{welt.faelle[name].baustein.pk}"
    return next(z for z in bindungszeilen_je_raum([raum.pk], HEUTE)[raum.pk] if z.bezug == bezug)


def _buche(welt: Welt, cent: int, bezug: str, **mehr: Any) -> Any:
    return actions.kosten_buchen(
        zugriff=welt.zugriff("wjh"),
        wirkungsraum=welt.raeume["neheim"],
        art=Kontoart.AMBULANT,
        betrag_cent=cent,
        leistung_von=mehr.pop("von", date(2026, 12, 1)),
        leistung_bis=mehr.pop("bis", date(2026, 12, 31)),
        beleg="R1",
        belegdatum=HEUTE,
        bezug=bezug,
        **mehr,
    )


def test_kosten_und_bindung_desselben_monats_zaehlen_nie_doppelt(welt: Welt) -> None:
    zeile = _zeile(welt)
    gebunden = zeile.im_monat(2026, 12).cent
    vorher = _blick(welt).bild.monate[DEZEMBER]
    _buche(welt, gebunden - 500, zeile.bezug)
    teils = _blick(welt).bild.monate[DEZEMBER]
    assert teils.erwartet == vorher.erwartet  # booked, and the rest still bound
    assert teils.ist.cent - vorher.ist.cent == gebunden - 500
    _buche(welt, 500, zeile.bezug)
    ganz = _blick(welt).bild.monate[DEZEMBER]
    assert ganz.erwartet == vorher.erwartet
    _buche(welt, 777, "")  # belongs to nothing that is bound: comes on top
    assert _blick(welt).bild.monate[DEZEMBER].erwartet.cent == vorher.erwartet.cent + 777


def test_in_abgeschlossenen_monaten_zaehlen_nur_buchungen(welt: Welt) -> None:
    fallwelt = welt.faelle["neu@neheim"]
    plan = fallwelt.fall.massanzuege.get()
    asd = welt.zugriff("asd")
    alt = plan.bausteine.get()
    fall.baustein_aendern(
        zugriff=asd, baustein=alt, stand=alt.stand, faden=Faden.FACHKRAFT, wer=alt.wer, was=alt.was, ziel=alt.ziel,
        von=date(2026, 9, 1), einheit=Einheit.MONATLICH, menge_tausendstel=1000, satz_cent=40_000,
        anbieter=alt.anbieter,
    )  # fmt: skip
    _bewillige(welt, "neu@neheim")
    offen = _blick(welt).bild.monate[8]
    assert offen.bindung.cent == 40_000
    actions.monate_abschliessen(zugriff=welt.zugriff("kaemmerei"), bis_monat=202609)
    zu = _blick(welt).bild.monate[8]
    assert (zu.bindung, zu.geschlossen) == (Betrag(0), True)


def _bewillige(welt: Welt, name: str) -> None:
    vorlage = fall.entscheidung_vorlegen(
        zugriff=welt.zugriff("asd"), fall=welt.faelle[name].fall, zweite_fachkraft=welt.konten["asd2"],
        ergebnis=Ergebnis.BEWILLIGT, begruendung="geeignet und notwendig", rechtsgrundlage="§ 27 Abs. 2 SGB VIII",
        wahl_hinweis_am=HEUTE, wahl_alternativen="zwei", wahl_ergebnis=Wunschwahl.KEIN_WUNSCH,
    )  # fmt: skip
    fall.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=vorlage)


def test_ein_wechsel_von_ambulant_zu_stationaer_zeigt_sich_sofort_in_beiden_ansichten(welt: Welt) -> None:
    """On the page of the Wirkungsraum and in the shares of the year, without any posting."""
    fallwelt = welt.faelle["neu@neheim"]
    alt = fallwelt.fall.massanzuege.get().bausteine.get()
    vorher_budget = raumbudget(welt.zugriff("controlling"), "neheim")
    vorher = _blick(welt).umsteuerung.faelle
    fall.baustein_aendern(
        zugriff=welt.zugriff("asd"), baustein=alt, stand=alt.stand, faden=Faden.STATIONAER, wer=alt.wer, was=alt.was,
        ziel=alt.ziel, von=HEUTE, einheit=Einheit.TAGE, menge_tausendstel=7000, satz_cent=21_000,
        anbieter=alt.anbieter,
    )  # fmt: skip
    _bewillige(welt, "neu@neheim")
    nachher_budget = raumbudget(welt.zugriff("controlling"), "neheim")
    assert vorher_budget and nachher_budget
    assert vorher_budget.bindung.stationaer_monat == Betrag(0) < nachher_budget.bindung.stationaer_monat
    assert vorher.stationaer == 0
    assert _blick(welt).umsteuerung.faelle.stationaer == Fraction(1, 3)


def test_eine_ausnahme_nimmt_eine_hilfe_heraus_und_sagt_warum(welt: Welt) -> None:
    zeile = _zeile(welt)
    assert zeile.zaehlt and "Hilfe zur Erziehung" in zeile.zuordnung.satz
    vorher = _blick(welt).bild.bindung.cent
    actions.zuordnung_festlegen(
        zugriff=welt.zugriff("controlling"), bezug=zeile.bezug, zaehlt=False, grund="Kosten trägt ein anderer Ort"
    )
    danach = _zeile(welt)
    assert not danach.zaehlt and "anderer Ort" in danach.zuordnung.satz
    assert _blick(welt).bild.bindung.cent == vorher - zeile.jahr.cent
    with pytest.raises(Exception, match="darf nicht leer"):
        actions.zuordnung_festlegen(zugriff=welt.zugriff("controlling"), bezug=zeile.bezug, zaehlt=True, grund="")


@pytest.mark.parametrize(
    ("grundlage", "zaehlt"),
    [("§ 27 Abs. 2 SGB VIII", True), ("§ 35a SGB VIII", False), ("§ 42 SGB VIII", False), ("§ 33 SGB VIII", True)],
)
def test_die_rechtsgrundlage_der_entscheidung_ordnet_zu(welt: Welt, grundlage: str, zaehlt: bool) -> None:
    vorlage = fall.entscheidung_vorlegen(
        zugriff=welt.zugriff("asd"), fall=welt.faelle["neu@neheim"].fall, zweite_fachkraft=welt.konten["asd2"],
        ergebnis=Ergebnis.BEWILLIGT, begruendung="passt", rechtsgrundlage=grundlage, wahl_hinweis_am=HEUTE,
        wahl_alternativen="zwei", wahl_ergebnis=Wunschwahl.KEIN_WUNSCH,
    )  # fmt: skip
    fall.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=vorlage)
    zeile = _zeile(welt, "neu@neheim")
    assert zeile.zaehlt is zaehlt
    assert zeile.zuordnung.quelle


def test_der_nachweis_zaehlt_was_aus_den_wuenschen_wurde(welt: Welt) -> None:
    vorlage = fall.entscheidung_vorlegen(
        zugriff=welt.zugriff("asd"), fall=welt.faelle["neu@neheim"].fall, zweite_fachkraft=welt.konten["asd2"],
        ergebnis=Ergebnis.ABGELEHNT, begruendung="nicht geeignet", rechtsgrundlage="§ 27 SGB VIII",
        wahl_hinweis_am=HEUTE, wahl_alternativen="zwei", wahl_wunsch="Freie Hilfe",
        wahl_ergebnis=Wunschwahl.NICHT, wahl_grund="kein Platz",
    )  # fmt: skip
    fall.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=vorlage)
    nachweis = _blick(welt).nachweis
    assert [grund for _, grund in nachweis.abgelehnt] == ["nicht geeignet"]
    assert [grund for _, grund in nachweis.wunsch_nicht] == ["kein Platz"]
    assert len(nachweis.wartend) == 1  # the case „vor“
    assert nachweis.bewilligt == 3  # „frei“, and „wechsel“ twice


def test_gruende_liest_nur_die_leitung_des_asd(als: Any, welt: Welt) -> None:
    test_der_nachweis_zaehlt_was_aus_den_wuenschen_wurde(welt)
    adresse = "/planbudget/neheim/steuerung/"
    assert "kein Platz" in als("asd_leitung").get(adresse).content.decode()
    for person in ("kaemmerei", "controlling", "lt_leitung", "jha", "steuerungsgruppe", "asd"):
        assert "kein Platz" not in als(person).get(adresse).content.decode()


def test_eine_schwelle_eroeffnet_einen_punkt_und_nur_einen(welt: Welt) -> None:
    assert _blick(welt).schwellen == ()
    _buche(welt, 85_000_000, "")
    erreicht = [s.promille for s in _blick(welt).schwellen]
    assert erreicht == [800, 900]
    schwelle = gewaehlte_schwelle("900", welt.raeume["neheim"], HEUTE)
    assert schwelle and gewaehlte_schwelle("1000", welt.raeume["neheim"], HEUTE) is None
    neu = {
        "zugriff": welt.zugriff("steuerungsgruppe"), "wirkungsraum": welt.raeume["neheim"], "jahr": 2026,
        "anlass": schwelle.satz, "schwelle_promille": 900,
    }  # fmt: skip
    punkt = actions.punkt_eroeffnen(**neu)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="schon einen Punkt"):
        actions.punkt_eroeffnen(**neu)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="was geschehen ist"):
        _schreibe_fort(welt, punkt, punkt.stand, erledigt=True)
    fertig = _schreibe_fort(welt, punkt, punkt.stand, massnahme="Zahlen geprüft", erledigt=True)
    assert fertig.erledigt_am == HEUTE
    with pytest.raises(Zwischenstand):
        _schreibe_fort(welt, punkt, punkt.stand, massnahme="Etwas anderes")


def _schreibe_fort(welt: Welt, punkt: Any, stand: int, massnahme: str = "", erledigt: bool = False) -> Any:
    return actions.punkt_fortschreiben(
        zugriff=welt.zugriff("steuerungsgruppe"), punkt=punkt, stand=stand, massnahme=massnahme, wer="Controlling",
        bis=None, niederschrift="", erledigt=erledigt,
    )  # fmt: skip


def test_ein_volles_planbudget_haelt_keine_entscheidung_auf(welt: Welt) -> None:
    _buche(welt, 9_000_000_000, "")
    assert [s.promille for s in _blick(welt).schwellen] == [800, 900, 1000]
    _bewillige(welt, "neu@neheim")
    assert welt.faelle["neu@neheim"].fall.massanzuege.get().stand == "bewilligt"


@pytest.mark.parametrize("text", ["2026", None, "", "x", "1e3", "99999", "2024", "٢٠٢٦"])
def test_jede_jahreszahl_einer_adresse_fuehrt_zu_einem_jahr(welt: Welt, text: str | None) -> None:
    assert gewaehltes_jahr(text, HEUTE) == 2026


def test_ein_betrag_null_und_ein_abgeschlossener_monat_werden_abgewiesen(welt: Welt) -> None:
    with pytest.raises(Unzulaessig, match="null"):
        _buche(welt, 0, "")
    actions.monate_abschliessen(zugriff=welt.zugriff("kaemmerei"), bis_monat=202610)
    oktober = {"von": date(2026, 10, 1), "bis": date(2026, 10, 31)}
    with pytest.raises(Unzulaessig, match="abgeschlossen"):
        _buche(welt, 100, "", **oktober)
    nachtrag = _buche(welt, 100, "", nachtrag="Rechnung kam spät", **oktober)
    assert nachtrag.ist_nachtrag and nachtrag.grund == "Rechnung kam spät"
