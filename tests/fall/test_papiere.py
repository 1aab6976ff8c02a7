"""The papers of a case: what stands on each, who may read it, and that what was agreed stays what it was."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from massanzug.fall import actions, druck
from massanzug.fall.actions import Beteiligt
from massanzug.fall.choices import (
    Beteiligtenrolle,
    Einheit,
    Ergebnis,
    Faden,
    Freigabeteil,
    Intensitaet,
    Kindschaftssache,
    Sicht,
    Wunschwahl,
    Zielwert,
)
from massanzug.fall.models import (
    Bescheid,
    Entscheidung,
    Fall,
    Gerichtsfassung,
    Hilfeplan,
    Hilfeplanbeteiligung,
    Hilfeplanunterschrift,
    Massanzug,
)
from massanzug.fall.pruefungen import fall_pruefen
from massanzug.fall.queries import papiere
from massanzug.fall.queries.fallblick import fallblick
from massanzug.rechenkern.amt import amt_am
from massanzug.rechenkern.fristen import frist
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Einsicht, Protokoll
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


def text(inhalt: bytes) -> str:
    """All pages as another program copies them, with single spaces."""
    return " ".join(" ".join(seite.extract_text() for seite in PdfReader(io.BytesIO(inhalt)).pages).split())


def eng(wort: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", wort)


def ist_pdfua(inhalt: bytes) -> bool:
    """Typst refuses to set a page that breaks PDF/UA-1; what it claims is checked here as far as it can be read."""
    wurzel = PdfReader(io.BytesIO(inhalt)).root_object
    return bool(
        wurzel["/Lang"] == "de-DE"
        and wurzel["/MarkInfo"]["/Marked"]
        and wurzel["/ViewerPreferences"]["/DisplayDocTitle"]
        and "/StructTreeRoot" in wurzel
        and "<pdfuaid:part>1</pdfuaid:part>" in wurzel["/Metadata"].get_object().get_data().decode()
    )


def halte_fest(welt: Welt, fw: Fallwelt, **anders: Any) -> Hilfeplan:
    angaben: dict[str, Any] = {
        "am": HEUTE,
        "fuer": "Lina",
        "bedarf": "Lina braucht morgens Begleitung.",
        "naechste_pruefung": HEUTE + timedelta(180),
        "rueckruf": "Person asd, 02932 0000",
        "beteiligte": [
            Beteiligt("Lina", Beteiligtenrolle.JUNGER_MENSCH, meinung="Ich finde drei Stunden zu viel."),
            Beteiligt("Mama", Beteiligtenrolle.SORGEBERECHTIGT, meinung="Drei Stunden sind genau richtig."),
            Beteiligt("Frau Ohm", Beteiligtenrolle.SCHULE, dabei=False),
        ],
    }
    return actions.hilfeplan_festhalten(zugriff=welt.zugriff("asd"), fall=fw.fall, **angaben | anders)


def schreibe(welt: Welt, entscheidung: Entscheidung | None, **anders: Any) -> Bescheid:
    assert entscheidung is not None
    angaben: dict[str, Any] = {
        "fuer": "Lina",
        "empfaenger": "Petra Muster",
        "anschrift": "Lange Straße 1\n59755 Arnsberg",
        "datum": HEUTE,
        "rueckruf": "02932 0000",
    }
    frisch = Entscheidung.objects.get(pk=entscheidung.pk)
    return actions.bescheid_schreiben(zugriff=welt.zugriff("asd"), entscheidung=frisch, **angaben | anders)


def entscheide(welt: Welt, name: str = "neu@neheim", **anders: Any) -> Entscheidung:
    angaben: dict[str, Any] = {
        "zweite_fachkraft": welt.konten["asd2"],
        "ergebnis": Ergebnis.BEWILLIGT,
        "begruendung": "Sie ist geeignet und notwendig.",
        "rechtsgrundlage": "§ 27 Abs. 2 SGB VIII",
        "hilfeart": "14",
        "wahl_hinweis_am": HEUTE,
        "wahl_alternativen": "Freie Hilfe; Leitträger.",
        "wahl_ergebnis": Wunschwahl.KEIN_WUNSCH,
    }
    e = actions.entscheidung_vorlegen(zugriff=welt.zugriff("asd"), fall=welt.faelle[name].fall, **angaben | anders)
    return actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)


def pdf(bescheid: Bescheid) -> str:
    return text(druck.bescheid_pdf(bescheid.inhalt, bescheid.datum, beispiel=False))


# --- Bescheid ---------------------------------------------------------------------------------------------------------


def test_ein_bescheid_sagt_was_warum_wonach_und_wie_man_sich_wehrt(welt: Welt) -> None:
    e = entscheide(welt)
    gedruckt = pdf(schreibe(welt, e))
    for wort in (
        "Stadt Arnsberg", "Petra Muster", "Lange Straße 1", "59755 Arnsberg", "51-2026-", "22. November 2026",
        "Hilfe für Lina wird bewilligt", "Baustein-neu-neheim", "3 Stunden in der Woche", "Leitträger neheim",
        "Sie ist geeignet und notwendig.", "§ 27 Abs. 2 SGB VIII", "Wunsch- und Wahlrecht", "Freie Hilfe; Leitträger",
        "innerhalb eines Monats nach seiner Bekanntgabe Widerspruch", "Rathausplatz 2, 59759 Arnsberg",
        "zur Niederschrift", "Ombudschaft Jugendhilfe NRW", "Person asd", "Person asd2", "keinen Kostenbeitrag",
    ):  # fmt: skip
        assert eng(wort) in eng(gedruckt), wort


def test_die_belehrung_nennt_keinen_errechneten_tag(welt: Welt) -> None:
    """A wrong day in it would give a year (§ 58 Abs. 2 VwGO), and nobody knows yet when the letter arrives."""
    inhalt = schreibe(welt, entscheide(welt)).inhalt
    assert not re.search(r"\d{1,2}\.\s*(?:\d{1,2}\.|[A-Z])", " ".join(inhalt["belehrung"]).replace("Abs. ", ""))
    assert "eines Monats" in inhalt["belehrung"][0]


def test_was_familie_und_nachbarn_beitragen_bewilligt_kein_amt(welt: Welt) -> None:
    fw = welt.faelle["neu@neheim"]
    actions.baustein_einfuegen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, faden=Faden.EIGEN, wer="Lina", was="stellt den Wecker", ziel=fw.ziel,
        von=HEUTE,
    )  # fmt: skip
    inhalt = schreibe(welt, entscheide(welt)).inhalt
    assert [zeile["was"] for zeile in inhalt["leistungen"]] == ["Baustein-neu-neheim"]


@pytest.mark.parametrize(
    ("wunsch", "satz"),
    [
        (
            (Wunschwahl.NICHT, "Die Freie Hilfe", "Sie hat keinen Platz."),
            "Diesem Wunsch folgen wir nicht. Der Grund: Sie",
        ),
        ((Wunschwahl.TEILWEISE, "Die Freie Hilfe", "Nur am Montag."), "könnten wir nur zum Teil folgen."),
        ((Wunschwahl.ENTSPROCHEN, "Die Freie Hilfe", ""), "kommt es auf diesen Wunsch jetzt nicht an"),
        ((Wunschwahl.KEIN_WUNSCH, "", ""), "Einen bestimmten Wunsch haben Sie nicht genannt."),
    ],
)
def test_eine_ablehnung_mit_wunsch_liest_sich_richtig(welt: Welt, wunsch: tuple[Any, str, str], satz: str) -> None:
    ergebnis, wort, grund = wunsch
    e = entscheide(
        welt, ergebnis=Ergebnis.ABGELEHNT, begruendung="Lina ist schon gut begleitet.", wahl_ergebnis=ergebnis,
        wahl_wunsch=wort, wahl_grund=grund,
    )  # fmt: skip
    gedruckt = pdf(schreibe(welt, e))
    for stueck in (satz, "wird nicht bewilligt", "wir lehnen die Hilfe für Lina ab", "Das war vorgeschlagen",
                   "Lina ist schon gut begleitet.", "Wir beraten Sie weiter", "Widerspruch"):  # fmt: skip
        assert eng(stueck) in eng(gedruckt), stueck
    assert eng("Diesem Wunsch folgen wir.") not in eng(gedruckt)
    assert "Kostenbeitrag" not in gedruckt and "Das wird bewilligt" not in gedruckt


def test_wo_jemand_ausser_haus_wohnt_wird_ueber_kosten_eigens_entschieden(welt: Welt) -> None:
    fw = welt.faelle["neu@neheim"]
    actions.baustein_einfuegen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, faden=Faden.STATIONAER, wer="Haus", was="Wohngruppe", ziel=fw.ziel,
        von=HEUTE, einheit=Einheit.TAGE, menge_tausendstel=7000, satz_cent=25000, anbieter=welt.traeger["neheim"],
    )  # fmt: skip
    gedruckt = pdf(schreibe(welt, entscheide(welt)))
    assert "§ 92 Abs. 3 SGB VIII" in gedruckt and "7 Tage in der Woche" in gedruckt
    assert "keinen Kostenbeitrag" not in gedruckt


def test_ohne_entscheidung_kein_bescheid_und_nie_vor_ihr(welt: Welt) -> None:
    with pytest.raises(Verboten, match="sobald zu zweit entschieden"):
        schreibe(welt, welt.faelle["vor@neheim"].entscheidung)
    davor = Bescheid.objects.count()
    with pytest.raises(Unzulaessig, match=r"Entschieden wurde am 22\.11\.2026"):
        schreibe(welt, welt.faelle["frei@neheim"].entscheidung, datum=HEUTE - timedelta(1))
    with pytest.raises(Unzulaessig, match="Zukunft"):
        schreibe(welt, welt.faelle["frei@neheim"].entscheidung, datum=HEUTE + timedelta(1))
    assert Bescheid.objects.count() == davor


def test_jeder_bekommt_einen_eigenen_bescheid_mit_eigener_nummer(welt: Welt) -> None:
    e = welt.faelle["frei@neheim"].entscheidung
    assert e is not None
    nummern = [schreibe(welt, e, empfaenger=wer).nummer for wer in ("Petra", "Jens")]
    akte = e.fall.aktenzeichen
    assert nummern == [f"{akte}/B2", f"{akte}/B3"]


def test_der_tag_der_post_wird_nachgetragen_und_nur_mit_grund_berichtigt(welt: Welt) -> None:
    b, asd = schreibe(welt, welt.faelle["frei@neheim"].entscheidung), welt.zugriff("asd")
    assert b.zur_post_am is None
    spaeter = welt.zugriff("asd", HEUTE + timedelta(5))
    with pytest.raises(Unzulaessig, match="Vorher kann er nicht"):
        actions.bescheid_zur_post_geben(zugriff=asd, bescheid=b, zur_post_am=HEUTE - timedelta(1))
    with pytest.raises(Unzulaessig, match="Zukunft"):
        actions.bescheid_zur_post_geben(zugriff=asd, bescheid=b, zur_post_am=HEUTE + timedelta(1))
    b = actions.bescheid_zur_post_geben(zugriff=spaeter, bescheid=b, zur_post_am=HEUTE + timedelta(1))
    assert (b.zur_post_am, b.zur_post_von_id) == (HEUTE + timedelta(1), spaeter.konto_id)
    with pytest.raises(Unzulaessig, match="warum der Tag berichtigt wird"):
        actions.bescheid_zur_post_geben(zugriff=spaeter, bescheid=b, zur_post_am=HEUTE + timedelta(2))
    actions.bescheid_zur_post_geben(zugriff=spaeter, bescheid=b, zur_post_am=HEUTE + timedelta(2), grund="Tippfehler")
    werte = Protokoll.objects.order_by("nummer").last().wert.werte  # type: ignore[union-attr]
    assert werte["zur_post_am"] == werte["zur_post_am"] | {"vorher": "2026-11-23", "nachher": "2026-11-24"}
    assert werte["grund"]["nachher"] == "Tippfehler"


def test_ein_bescheid_druckt_dasselbe_auch_wenn_sich_alles_aendert(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    b = schreibe(welt, fw.entscheidung)
    vorher = druck.bescheid_pdf(b.inhalt, b.datum, beispiel=False)
    Massanzug.objects.filter(fall=fw.fall).update(geprueft_bis=date(2030, 1, 1))
    fw.baustein.was = "etwas anderes"
    fw.baustein.save()
    b.refresh_from_db()
    assert druck.bescheid_pdf(b.inhalt, b.datum, beispiel=False) == vorher


# --- Hilfeplan --------------------------------------------------------------------------------------------------------


def test_der_hilfeplan_haelt_fest_was_an_diesem_tag_galt(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    plan = halte_fest(welt, fw)
    actions.wille_festhalten(zugriff=welt.zugriff("asd"), person=fw.person, wille="Ganz anders", am=HEUTE, stand=1)
    actions.ziel_aendern(
        zugriff=welt.zugriff("asd"), ziel=fw.ziel, stand=1, text="Neues Ziel", art=fw.ziel.art, person=fw.ziel.person,
        herkunft=fw.ziel.herkunft,
    )  # fmt: skip
    gelesen = papiere.hilfeplan(welt.zugriff("asd"), fw.fall, plan.pk)
    assert gelesen is not None
    gedruckt = text(druck.hilfeplan_pdf(papiere.hilfeplan_blatt(gelesen, fw.fall), plan.am, beispiel=False))
    for wort in (
        "Hilfeplan für Lina", "Lina braucht morgens Begleitung.", "Wille-frei-neheim", "Ziel-frei-neheim",
        "Baustein-frei-neheim", "Ich finde drei Stunden zu viel.", "Drei Stunden sind genau richtig.",
        "war nicht dabei, wurde gehört", "Niemand muss unterschreiben", "21. Mai 2027", "02932 0000",
    ):  # fmt: skip
        assert eng(wort) in eng(gedruckt), wort
    assert "Ganz anders" not in gedruckt and "Neues Ziel" not in gedruckt


def test_meinungen_die_verschieden_sind_stehen_nebeneinander(welt: Welt, als: Browser) -> None:
    fw = welt.faelle["frei@neheim"]
    plan = halte_fest(welt, fw)
    seite = als("asd").get(reverse("hilfeplan", args=[fw.fall.pk, plan.pk])).content.decode()
    assert "Ich finde drei Stunden zu viel." in seite and "Drei Stunden sind genau richtig." in seite


@pytest.mark.parametrize(
    ("anders", "wort"),
    [
        ({"beteiligte": []}, "entsteht gemeinsam"),
        ({"am": HEUTE + timedelta(1)}, "Zukunft"),
        ({"naechste_pruefung": HEUTE}, "nach dem Gespräch"),
    ],
)
def test_was_kein_hilfeplan_ist(welt: Welt, anders: dict[str, Any], wort: str) -> None:
    davor = Hilfeplan.objects.count()
    with pytest.raises(Unzulaessig, match=wort):
        halte_fest(welt, welt.faelle["frei@neheim"], **anders)
    assert Hilfeplan.objects.count() == davor


def test_ohne_bewilligten_massanzug_kein_hilfeplan(welt: Welt) -> None:
    for name in ("neu@neheim", "vor@neheim"):
        with pytest.raises(Verboten, match="sobald ein Maßanzug bewilligt ist"):
            halte_fest(welt, welt.faelle[name])


def test_wer_ausser_haus_lebt_braucht_eine_perspektive(welt: Welt) -> None:
    fw = welt.faelle["neu@neheim"]
    actions.baustein_einfuegen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, faden=Faden.STATIONAER, wer="Haus", was="Wohngruppe", ziel=fw.ziel,
        von=HEUTE, einheit=Einheit.TAGE, menge_tausendstel=7000, satz_cent=25000, anbieter=welt.traeger["neheim"],
    )  # fmt: skip
    entscheide(welt)
    with pytest.raises(Unzulaessig) as fehler:
        halte_fest(welt, fw)
    assert "§ 37c" in fehler.value.fehler["perspektive"]
    assert halte_fest(welt, fw, perspektive="Lina kommt im Sommer zurück.").perspektive


def test_jede_fassung_zaehlt_weiter_und_plant_die_naechste_pruefung(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    fassungen = [halte_fest(welt, fw, naechste_pruefung=HEUTE + timedelta(tage)).fassung for tage in (180, 9)]
    assert fassungen == [2, 3]
    assert Massanzug.objects.get(fall=fw.fall, stand="bewilligt").geprueft_bis == HEUTE + timedelta(9)


def test_wer_nicht_unterschreibt_wird_ohne_vorwurf_festgehalten(welt: Welt) -> None:
    fw, asd = welt.faelle["frei@neheim"], welt.zugriff("asd")
    plan = halte_fest(welt, fw)
    lina, mama, ohm = plan.beteiligte.all()
    werte: dict[str, Any] = {"zugriff": asd, "fall": fw.fall, "am": HEUTE}
    actions.unterschrift_festhalten(
        **werte, beteiligung=lina, unterschreibt=False, grund="ich will erst sehen, wie es läuft"
    )
    actions.unterschrift_festhalten(**werte, beteiligung=ohm, unterschreibt=False)
    actions.unterschrift_festhalten(**werte, beteiligung=mama, unterschreibt=True, grund="überzählig")
    gelesen = papiere.hilfeplan(asd, fw.fall, plan.pk)
    assert gelesen is not None
    gedruckt = text(druck.hilfeplan_pdf(papiere.hilfeplan_blatt(gelesen, fw.fall), plan.am, beispiel=False))
    assert "unterschreibt nicht, weil: ich will erst sehen, wie es läuft" in gedruckt
    assert "hat am 22. November 2026 unterschrieben" in gedruckt.replace("\xa0", " ") and "überzählig" not in gedruckt
    with pytest.raises(Verboten, match="schon festgehalten"):
        actions.unterschrift_festhalten(**werte, beteiligung=lina, unterschreibt=True)


def test_das_blatt_fuer_die_familie_ist_eine_seite_in_einfachen_worten(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    plan = papiere.hilfeplan(welt.zugriff("asd"), fw.fall, halte_fest(welt, fw).pk)
    assert plan is not None
    inhalt = druck.familienblatt_pdf(papiere.hilfeplan_blatt(plan, fw.fall), plan.am, beispiel=False)
    assert len(PdfReader(io.BytesIO(inhalt)).pages) == 1
    gedruckt = text(inhalt)
    for wort in ("Das haben wir besprochen", "Wer macht was?", "Baustein-frei-neheim", "02932 0000", "anders sehe"):
        assert eng(wort) in eng(gedruckt), wort
    assert "§" not in gedruckt and "Ich finde drei Stunden zu viel." not in gedruckt


def test_auf_dem_blatt_fuer_die_familie_steht_nichts_was_schon_vorbei_ist(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    plan = halte_fest(welt, fw)
    zeile = plan.inhalt["bausteine"][0]
    plan.inhalt["bausteine"] += [
        zeile | {"was": "gestern zu Ende", "bis": str(plan.am - timedelta(1))},
        zeile | {"was": "heute zum letzten Mal", "bis": str(plan.am)},
    ]
    blatt = papiere.hilfeplan_blatt(plan, fw.fall)
    familie, ganz = (
        eng(text(drucke(blatt, plan.am, beispiel=False))) for drucke in (druck.familienblatt_pdf, druck.hilfeplan_pdf)
    )
    assert eng("heute zum letzten Mal") in familie and eng("gestern zu Ende") not in familie
    assert eng("gestern zu Ende") in ganz


# --- court and transmission log ---------------------------------------------------------------------------------------


def _vor_gericht(welt: Welt, fw: Fallwelt, sache: Kindschaftssache) -> str:
    fassung = actions.gerichtsfassung_schreiben(
        zugriff=welt.zugriff("asd"), fall=fw.fall, sache=sache, gericht="Amtsgericht Arnsberg",
        geschaeftszeichen="12 F 34/26", prozess="Die Hilfe läuft seit November.",
    )  # fmt: skip
    return text(druck.gerichtsfassung_pdf(fassung.inhalt, fassung.am, beispiel=False))


def test_das_gericht_bekommt_nur_was_das_gesetz_nennt(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    halte_fest(welt, fw)
    gedruckt = _vor_gericht(welt, fw, Kindschaftssache.GEFAEHRDUNG)
    for wort in ("12 F 34/26", "Die Hilfe läuft seit November.", "Lina braucht morgens Begleitung.",
                 "Baustein-frei-neheim", "3 Stunden in der Woche", "die Hilfe soll so bleiben"):  # fmt: skip
        assert eng(wort) in eng(gedruckt), wort
    for wort in ("Wille-", "Ziel-", "Ressource-", "Anliegen-", "Wirkung-", "Beleg-", "Begruendung-", "Frage-", "Mama",
                 "zu viel", "genau richtig", "Nachbarin-", "Familie-"):  # fmt: skip
        assert wort not in gedruckt, wort


def test_ohne_anforderung_bleibt_der_hilfeplan_im_amt(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    halte_fest(welt, fw)
    gedruckt = _vor_gericht(welt, fw, Kindschaftssache.ANDERE)
    assert "Die Hilfe läuft seit November." in gedruckt
    assert "Lina braucht morgens" not in gedruckt and "Baustein-" not in gedruckt
    angefordert = _vor_gericht(welt, fw, Kindschaftssache.ANGEFORDERT)
    assert "Lina braucht morgens Begleitung." in angefordert
    assert "Hilfeplan gibt es in dieser Sache noch nicht" in _vor_gericht(
        welt, welt.faelle["neu@neheim"], Kindschaftssache.GEFAEHRDUNG
    )


def test_was_nur_auf_der_tagesordnung_steht_ist_noch_niemandem_weitergegeben(welt: Welt) -> None:
    asd, fw = welt.zugriff("asd"), welt.faelle["neu@neheim"]
    actions.fall_einbringen(zugriff=asd, sitzung=welt.sitzungen["offen@neheim"], fall=fw.fall, frage="Was hilft?")
    inhalt = papiere.weitergaben(asd, fw.fall)
    assert inhalt is not None and inhalt["fallblaetter"] == []


def test_die_liste_der_weitergaben_nennt_auch_widerruf_und_gericht(welt: Welt) -> None:
    fw, asd = welt.faelle["frei@neheim"], welt.zugriff("asd")
    assert fw.freigabe is not None
    actions.freigabe_bestaetigen(zugriff=welt.zugriff("lt"), freigabe=fw.freigabe)
    actions.freigabe_widerrufen(zugriff=asd, freigabe=fw.freigabe)
    _vor_gericht(welt, fw, Kindschaftssache.ANDERE)
    inhalt = papiere.weitergaben(asd, fw.fall)
    assert inhalt is not None
    gedruckt = text(druck.weitergaben_pdf(inhalt, HEUTE, beispiel=False)).replace("\xa0", " ")
    for wort in ("Person lt", "Leitträger neheim", "Wille", "Durchführung", "widerrufen am 22. November 2026",
                 "Bestätigt am 22. November 2026", "Amtsgericht Arnsberg"):  # fmt: skip
        assert eng(wort) in eng(gedruckt), wort


# --- who may read -----------------------------------------------------------------------------------------------------


def _adressen(welt: Welt, fw: Fallwelt) -> dict[str, str]:
    plan, bescheid = halte_fest(welt, fw), schreibe(welt, fw.entscheidung)
    _vor_gericht(welt, fw, Kindschaftssache.GEFAEHRDUNG)
    gericht = Gerichtsfassung.objects.filter(fall=fw.fall).latest("pk")
    pk = fw.fall.pk
    return {
        "hilfeplan": reverse("hilfeplan", args=[pk, plan.pk]),
        "hilfeplan_pdf": reverse("hilfeplan_pdf", args=[pk, plan.pk]),
        "familienblatt_pdf": reverse("familienblatt_pdf", args=[pk, plan.pk]),
        "bescheid_pdf": reverse("bescheid_pdf", args=[pk, bescheid.pk]),
        "gerichtsfassung_pdf": reverse("gerichtsfassung_pdf", args=[pk, gericht.pk]),
        "weitergaben_pdf": reverse("weitergaben_pdf", args=[pk]),
    }


def test_der_leittraeger_liest_den_hilfeplan_nur_wenn_er_so_freigegeben_ist(welt: Welt, als: Browser) -> None:
    fw = welt.faelle["frei@neheim"]
    adressen = _adressen(welt, fw)
    assert {n: als("lt").get(a).status_code for n, a in adressen.items()} == dict.fromkeys(adressen, 404)
    assert "Papiere" not in als("lt").get(reverse("fall", args=[fw.fall.pk])).content.decode()
    assert fw.freigabe is not None
    fw.freigabe.teile = [Freigabeteil.MASSANZUG, Freigabeteil.HILFEPLAN, Freigabeteil.ENTSCHEIDUNG]
    fw.freigabe.save()
    frei = {"hilfeplan", "hilfeplan_pdf", "familienblatt_pdf"}
    assert {n for n, a in adressen.items() if als("lt").get(a).status_code == 200} == frei
    seite = als("lt").get(reverse("fall", args=[fw.fall.pk])).content.decode()
    assert "Petra Muster" not in seite and "bescheid" not in seite and "gericht" not in seite
    assert (
        "Hilfeplan, Fassung 1" in seite and "unterschrift" not in als("lt").get(adressen["hilfeplan"]).content.decode()
    )


def test_ein_hilfeplan_einer_anderen_fassung_ist_nicht_mit_freigegeben(welt: Welt, als: Browser) -> None:
    fw = welt.faelle["frei@neheim"]
    assert fw.freigabe is not None
    fw.freigabe.teile = [Freigabeteil.HILFEPLAN]
    fw.freigabe.save()
    actions.massanzug_fortschreiben(zugriff=welt.zugriff("asd"), fall=fw.fall)
    entscheide(welt, "frei@neheim")
    neuer = halte_fest(welt, fw)
    assert als("lt").get(reverse("hilfeplan", args=[fw.fall.pk, neuer.pk])).status_code == 404
    assert papiere.papierblick(fallblick(welt.zugriff("lt"), fw.fall)).hilfeplaene == (
        Hilfeplan.objects.get(fall=fw.fall, fassung=1),
    )


def test_jedes_papier_ist_eine_einsicht_und_heisst_nach_niemandem(welt: Welt, als: Browser) -> None:
    fw = welt.faelle["frei@neheim"]
    for name, adresse in _adressen(welt, fw).items():
        davor = Einsicht.objects.count()
        antwort = als("asd").get(adresse)
        assert Einsicht.objects.count() == davor + 1, name
        if name == "hilfeplan":
            continue
        assert antwort["Content-Type"] == "application/pdf" and "no-store" in antwort["Cache-Control"]
        assert not re.search(r"lina|petra|muster|familie-frei", antwort["Content-Disposition"].lower()), name
        assert fw.fall.aktenzeichen in antwort["Content-Disposition"]
        assert ist_pdfua(antwort.content), name


def test_ein_papier_eines_anderen_falls_gibt_es_unter_dieser_adresse_nicht(welt: Welt, als: Browser) -> None:
    fw, anderer = welt.faelle["frei@neheim"], welt.faelle["wechsel@neheim"].fall
    for adresse in _adressen(welt, fw).values():
        if "weitergaben" not in adresse:
            fremd = adresse.replace(f"/{fw.fall.pk}/", f"/{anderer.pk}/", 1)
            assert als("asd").get(fremd).status_code == 404, fremd


# --- it stays what it was ---------------------------------------------------------------------------------------------


def test_die_datenbank_aendert_keinen_hilfeplan(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    plan = halte_fest(welt, fw)
    beteiligung = plan.beteiligte.earliest("pk")
    u = actions.unterschrift_festhalten(
        zugriff=welt.zugriff("asd"), fall=fw.fall, beteiligung=beteiligung, am=HEUTE, unterschreibt=True
    )
    versuche: list[Callable[[], Any]] = [
        lambda: Hilfeplan.objects.filter(pk=plan.pk).update(bedarf="anders"),
        lambda: Hilfeplanbeteiligung.objects.filter(pk=beteiligung.pk).update(meinung="anders"),
        lambda: Hilfeplanbeteiligung.objects.exclude(pk=beteiligung.pk).filter(hilfeplan=plan).delete(),
        lambda: Hilfeplanunterschrift.objects.filter(pk=u.pk).update(unterschreibt=False),
        lambda: Hilfeplanunterschrift.objects.filter(pk=u.pk).delete(),
    ]
    for versuch in versuche:
        with pytest.raises(DatabaseError), transaction.atomic():
            versuch()
    plan.refresh_from_db()
    assert plan.bedarf == "Lina braucht morgens Begleitung."


def test_die_datenbank_laesst_am_bescheid_nur_die_post_zu(welt: Welt) -> None:
    b = schreibe(welt, welt.faelle["frei@neheim"].entscheidung)
    reihe = Bescheid.objects.filter(pk=b.pk)
    for feld, wert in (("inhalt", {"x": 1}), ("anschrift", "woanders"), ("datum", date(2020, 1, 1)), ("nummer", "1")):
        with pytest.raises(DatabaseError), transaction.atomic():
            reihe.update(**{feld: wert})
    with pytest.raises(DatabaseError), transaction.atomic():
        reihe.delete()
    reihe.update(zur_post_am=HEUTE, zur_post_von=welt.konten["asd"])
    with pytest.raises(DatabaseError), transaction.atomic():
        reihe.update(zur_post_am=None, zur_post_von=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        reihe.update(zur_post_am=HEUTE - timedelta(1))


def test_die_pruefung_findet_fehlende_waechter_und_veraenderte_papiere(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    plan = halte_fest(welt, fw)
    schreibe(welt, fw.entscheidung)
    assert fall_pruefen().befunde == ()
    anhang = "" if connection.vendor == "sqlite" else " ON fall_hilfeplan"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER hilfeplan_kein_update{anhang}")
    Hilfeplan.objects.filter(pk=plan.pk).update(bedarf="anders")
    texte = " ".join(f"{b.stelle} {b.text}" for b in fall_pruefen().befunde)
    assert "hilfeplan_kein_update" in texte and "bedarf" in texte


# --- what people wrote is only ever text ------------------------------------------------------------------------------

SCHLIMM = "#evil() *b* $x^2$ `c` \"Ja\" 'Nein' „innen“ @ref <l> \\ #panic() = Titel [a] مرحبا بكم שלום"


def _alle(wort: str, leer: str = "") -> dict[str, bytes]:
    """Every paper with `wort` in each field and `leer` in each that may be empty."""
    amt = amt_am(HEUTE)
    zeile = {"was": wort, "wer": wort, "umfang": leer, "zeit": wort}
    brief = druck.Anschreiben(
        amt=amt, nummer="1", aktenzeichen="51-2026-00001", datum=HEUTE, empfaenger=wort[:120], anschrift=wort[:300],
        fuer=wort[:120], schreibt=wort[:120], rueckruf=leer,
    )  # fmt: skip
    e = druck.Entschieden(
        ergebnis=Ergebnis.ABGELEHNT, entschieden_am=HEUTE, fassung=1, begruendung=wort, rechtsgrundlage=wort[:60],
        wahl_hinweis_am=HEUTE, wahl_alternativen=wort, wahl_wunsch=wort, wahl_ergebnis=Wunschwahl.NICHT,
        wahl_grund=wort, leistungen=[zeile], mit_wohnen=True, pruefung_am=None, namen=(wort[:120], wort[:120]),
    )  # fmt: skip
    gruppen = [{"titel": "T", "zeilen": [zeile | {"anbieter": leer, "ziel": wort, "faden": "eigen"}]}]
    plan = {
        "titel": f"Hilfeplan für {wort[:100]}", "untertitel": wort[:120], "kurz": wort[:40], "amt": "Amt",
        "familie": wort[:80], "aktenzeichen": "51", "am": "heute", "fuer": wort[:120], "bedarf": druck.absaetze(wort),
        "geschwister": druck.absaetze(leer), "perspektive": druck.absaetze(leer), "pruefung": "bald",
        "rueckruf": wort[:160], "festgehalten": wort[:120], "ombudsstelle": leer, "ombudsstelle_kontakt": leer,
        "willen": [{"wer": wort[:80], "wille": wort, "beitrag": leer}],
        "ziele": [{"text": wort, "art": "x", "herkunft": "y", "wer": wort[:80], "woran": leer, "bis": leer}],
        "gruppen": gruppen, "ab_jetzt": gruppen,
        "hilfeart": leer, "rechtsgrundlage": leer,
        "beteiligte": [
            {
                "name": wort[:120], "rolle": "r", "dabei": False, "gehoert": True,
                "meinung": druck.absaetze(wort), "unterschrift": wort,
            }
        ],
    }  # fmt: skip
    auszug = {
        "am": "heute", "fassung": "1", "bedarf": druck.absaetze(wort), "hilfeart": leer, "rechtsgrundlage": leer,
        "leistungen": [{"was": wort[:200], "umfang": leer, "zeit": wort[:80]}], "pruefungen": [["heute", wort[:200]]],
    }  # fmt: skip
    gericht = druck.gerichtsfassung_inhalt(
        amt=amt, sache=Kindschaftssache.GEFAEHRDUNG, gericht=wort[:120], geschaeftszeichen=leer, aktenzeichen="51",
        fuer=wort[:120], prozess=wort, am=HEUTE, schreibt=wort[:120], hilfeplan=auszug,
    )  # fmt: skip
    freigabe = {
        "an": wort[:120], "traeger": wort[:120], "was": wort[:200], "fassung": "1", "wofuer": wort[:200],
        "einwilligung": "x", "am": "y", "von": wort[:120], "bestaetigt": leer, "ende": wort[:80],
    }  # fmt: skip
    blatt = {
        "sitzung": wort[:120], "name": "Familie A", "an": wort[:120], "was": wort[:200], "am": "x", "von": wort[:120],
        "ende": "y",
    }  # fmt: skip
    log = {
        "amt": "Amt", "familie": wort[:80], "aktenzeichen": "51", "am": "heute", "freigaben": [freigabe],
        "fallblaetter": [blatt],
        "gerichte": [{"an": wort[:120], "am": "x", "was": "y", "sache": "z", "wer": wort[:120]}],
    }  # fmt: skip
    return {
        "bescheid": druck.bescheid_pdf(druck.bescheid_inhalt(brief, e), HEUTE, beispiel=True),
        "hilfeplan": druck.hilfeplan_pdf(plan, HEUTE, beispiel=True),
        "familienblatt": druck.familienblatt_pdf(plan, HEUTE, beispiel=False),
        "gerichtsfassung": druck.gerichtsfassung_pdf(gericht, HEUTE, beispiel=False),
        "weitergaben": druck.weitergaben_pdf(log, HEUTE, beispiel=True),
    }


def test_auszeichnung_anfuehrung_und_schrift_von_rechts_sind_nur_text() -> None:
    for name, inhalt in _alle(SCHLIMM).items():
        assert ist_pdfua(inhalt), name
        gedruckt = eng(text(inhalt))
        for wort in ("#evil()", "$x^2$", "`c`", "@ref", "<l>", "#panic()", "=Titel", "[a]"):
            assert wort in gedruckt, (name, wort)


def test_lange_texte_brechen_um_und_leere_felder_fehlen_einfach() -> None:
    lang = "Ein langer Satz mit #Raute. " * 108
    for name, inhalt in _alle(lang).items():
        pdf_ = PdfReader(io.BytesIO(inhalt))
        seiten = [seite.extract_text() for seite in pdf_.pages]
        if len(seiten) > 1:
            assert all(f"Seite {nr} von {len(seiten)}" in s for nr, s in enumerate(seiten, 1)), name
    wort = "A" * 3000
    for name, inhalt in _alle(wort).items():
        assert _rechter_rand(inhalt) < 640, name  # points; the sheet is 595 wide, a letter's width is estimated


def _rechter_rand(inhalt: bytes) -> float:
    rechts: list[float] = []
    for seite in PdfReader(io.BytesIO(inhalt)).pages:
        seite.extract_text(visitor_text=lambda w, _cm, tm, *_: rechts.append(tm[4] + 4 * len(w.strip())))
    return max(rechts)


@settings(max_examples=12, deadline=None)
@given(wort=st.text(max_size=200), leer=st.text(max_size=30))
@example(wort="", leer="")
@example(wort="\n\n#\n$\n*", leer="*")
def test_jeder_text_laesst_sich_drucken(wort: str, leer: str) -> None:
    assert all(inhalt.startswith(b"%PDF-") for inhalt in _alle(wort, leer).values())


# --- case page --------------------------------------------------------------------------------------------------------


def test_die_fallseite_sagt_was_es_gibt_was_geht_und_was_noch_nicht(welt: Welt, als: Browser) -> None:
    neu, frei = welt.faelle["neu@neheim"].fall, welt.faelle["frei@neheim"]
    seite = als("asd").get(reverse("fall", args=[neu.pk])).content.decode()
    assert "Noch kein Papier" in seite and "Einen Hilfeplan gibt es, sobald ein Maßanzug bewilligt ist." in seite
    assert "Einen Bescheid gibt es, sobald zu zweit entschieden ist." in seite
    seite = als("asd").get(reverse("fall", args=[frei.fall.pk])).content.decode()
    assert "Weiteren Bescheid schreiben" in seite and "Hilfeplan festhalten" in seite
    seite = als("asd").get(reverse("fall", args=[welt.faelle["wechsel@neheim"].fall.pk])).content.decode()
    assert "Bescheid schreiben" in seite and "Weiteren Bescheid schreiben" not in seite
    b = schreibe(welt, frei.entscheidung)
    seite = als("asd").get(reverse("fall", args=[frei.fall.pk])).content.decode()
    assert (
        f"Bescheid {b.nummer}" in seite and "Noch nicht zur Post." in seite and "Weiteren Bescheid schreiben" in seite
    )


def test_die_seiten_fuellen_vor_was_der_fall_schon_weiss(welt: Welt, als: Browser) -> None:
    fw, browser = welt.faelle["frei@neheim"], als("asd")
    assert fw.entscheidung is not None
    seite = browser.get(reverse("bescheid_neu", args=[fw.fall.pk, fw.entscheidung.pk])).content.decode()
    assert 'value="Mama Lina-frei-neheim"' in seite and 'value="Lina-frei-neheim"' in seite
    assert "von der Stadt noch zu bestätigen" in seite
    seite = browser.get(reverse("hilfeplan_neu", args=[fw.fall.pk])).content.decode()
    assert "Person lt, Leitträger neheim (Träger der Hilfe)" in seite and "Wo soll das Kind leben?" not in seite


def test_ueber_die_seite_entsteht_ein_hilfeplan_mit_allen_die_dazugehoeren(welt: Welt, als: Browser) -> None:
    fw = welt.faelle["frei@neheim"]
    felder = {
        "fuer": "Lina", "bedarf": "Begleitung", "am": "22.11.2026", "naechste_pruefung": "22.5.2027", "rueckruf": "0",
        "p0_dabei": "dabei", "p0_meinung": "gut", "p1_dabei": "gehoert", "p1_meinung": "schlecht",
        "w0_name": "Frau Ohm", "w0_rolle": "schule", "w0_dabei": "dabei",
    }  # fmt: skip
    adresse = reverse("hilfeplan_neu", args=[fw.fall.pk])
    assert als("asd").post(adresse, felder | {"w0_rolle": ""}).status_code == 422
    assert als("asd").post(adresse, felder | {"p1_dabei": ""}).status_code == 422  # a mother is not left out unsaid
    assert als("asd").post(adresse, felder).status_code == 303
    plan = Hilfeplan.objects.filter(fall=fw.fall).latest("pk")
    assert [(b.name, b.dabei, b.meinung) for b in plan.beteiligte.all()] == [
        ("Lina-frei-neheim", True, "gut"), ("Mama Lina-frei-neheim", False, "schlecht"), ("Frau Ohm", True, ""),
    ]  # fmt: skip


def test_wann_die_rueckblicke_waren_steht_im_auszug_ohne_ein_wort_daraus(welt: Welt) -> None:
    fw = welt.faelle["frei@neheim"]
    actions.rueckblick_festhalten(
        zugriff=welt.zugriff("asd"), fall=fw.fall, am=HEUTE, teilnehmende="Geheim",
        bewertungen=[actions.Bewertung(fw.ziel, Sicht.ELTERN, Zielwert.ANFANG)], was_wirkte="Geheim",
        intensitaet=Intensitaet.ENDE,
    )  # fmt: skip
    auszug = papiere.gerichtsauszug(halte_fest(welt, fw))
    assert [wort for _, wort in auszug["pruefungen"]][-1].endswith("nicht mehr nötig.")
    assert "Geheim" not in str(auszug)


def test_eine_hilfeart_die_nicht_in_der_liste_steht_wird_nicht_genommen(welt: Welt) -> None:
    with pytest.raises(Unzulaessig) as fehler:
        entscheide(welt, hilfeart="99")
    assert "hilfeart" in fehler.value.fehler
    assert Fall.objects.filter(entscheidungen__hilfeart="14").count() == 0
    assert entscheide(welt).hilfeart == "14"


def test_mit_der_post_laeuft_die_frist_der_familie(welt: Welt) -> None:
    """§ 37 Abs. 2 SGB X, § 70 VwGO: the posting brings the Bekanntgabe, and that the month for a Widerspruch."""
    fall = welt.faelle["frei@neheim"].fall
    bescheid = schreibe(welt, welt.faelle["frei@neheim"].entscheidung)
    assert not fall.fristen.filter(schluessel="widerspruch").exists()
    actions.bescheid_zur_post_geben(zugriff=welt.zugriff("asd"), bescheid=bescheid, zur_post_am=bescheid.datum)
    bekannt = frist("bekanntgabe-post", bescheid.datum).stichtag
    widerspruch = fall.fristen.get(schluessel="widerspruch")
    assert (widerspruch.beginn, widerspruch.stichtag) == (bekannt, frist("widerspruch", bekannt).stichtag)
