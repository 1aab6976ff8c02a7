"""Scenarios: kept under a name, compared, laid beside an item with the figures of that day; and the sheets on paper."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from massanzug.planbudget import actions
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.models import Rechenlauf, Szenario, Szenarioanlage
from massanzug.planbudget.queries import prognose, prognosegrund, szenario
from massanzug.planbudget.queries.rechenlauf import Ausfuehrlich
from massanzug.planbudget.queries.steuerung import steuerung
from massanzug.rechenkern import prognose as kern
from massanzug.rechenkern.prognose import OHNE_HEBEL
from massanzug.sozialraum.models import Einwohnerstand
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from tests.rechte.proben import uebernahme
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db
SEITE = "/planbudget/prognose/"
LEER = {"fassung": 1, "jahre": []}
SZENARIEN = f"{SEITE}szenarien/"


def _neu(welt: Welt, name: str = "Mehr Rückkehr", wer: str = "kaemmerei", **hebel: int) -> Szenario:
    return actions.szenario_anlegen(
        zugriff=welt.zugriff(wer), name=name, wozu="Familienrat in jedem Fall", hebel=hebel or {"rueckfuehrung": 200}
    )


def test_vom_hebel_zum_punkt_der_steuerungsgruppe(als: Any, welt: Welt) -> None:
    browser = als("steuerungsgruppe")
    hebel = "raum=neheim&rueckfuehrung=200&ab=2027-07-01"
    assert "Rückführungen 200 %, Maßnahmen ab 01.07.2027" in browser.get(f"{SZENARIEN}neu/?{hebel}").content.decode()
    neu = browser.post(f"{SZENARIEN}neu/?{hebel}", {"name": "Mehr Rückkehr", "wozu": "Familienrat"})
    assert neu.status_code == 303
    eines = Szenario.objects.get()
    assert eines.hebel == {"rueckfuehrung": 200, "ab": "2027-07-01"}
    text = browser.get(neu["Location"]).content.decode()
    assert "Wie es ist" in text and "Mehr Rückkehr" in text and "Familienrat" in text
    punkt = welt.punkte["neheim"]
    antwort = browser.post(f"{SZENARIEN}{eines.pk}/anhaengen/", {"punkt": str(punkt.pk)})
    assert antwort.status_code == 303
    seite = browser.get(antwort["Location"]).content.decode()
    assert "Mehr Rückkehr" in seite and "Diese Zahlen bleiben stehen" in seite
    vorher = szenario.anlagen(punkt)[0].zeilen
    uebernahme(welt)  # what is known changes, what was looked at does not
    assert szenario.anlagen(punkt)[0].zeilen == vorher
    grundlage = prognose.grundlage(HEUTE)
    assert szenario.jahreszeilen(grundlage, "neheim", eines.hebel) != vorher


def test_nebeneinander_wirkt_jeder_hebel_fuer_sich(welt: Welt) -> None:
    mehr, weniger = _neu(welt, "Mehr", zugaenge=130), _neu(welt, "Weniger", zugaenge=70)
    ist, viel, wenig = szenario.nebeneinander(prognose.grundlage(HEUTE), "neheim", [mehr, weniger])
    for heute, oben, unten in zip(ist.zeilen, viel.zeilen, wenig.zeilen, strict=True):
        assert unten.mittel < heute.mittel < oben.mittel
        assert (unten.wert.ueberschreitung or 0) <= (oben.wert.ueberschreitung or 0)


def test_ein_szenario_braucht_einen_hebel_und_einen_eigenen_namen(als: Any, welt: Welt) -> None:
    with pytest.raises(Unzulaessig, match="ohne Hebel"):
        actions.szenario_anlegen(zugriff=welt.zugriff("jha"), name="Nichts", wozu="", hebel={})
    _neu(welt)
    with pytest.raises(ValidationError, match="mit diesem Namen"):
        _neu(welt)
    antwort = als("jha").post(f"{SZENARIEN}neu/?vermeidung=20", {"name": "Mehr Rückkehr", "wozu": "Mein Satz"})
    text = antwort.content.decode()
    assert antwort.status_code == 422 and "mit diesem Namen" in text and "Mein Satz" in text
    with pytest.raises(Verboten):
        _neu(welt, "Von der Fachkraft", wer="asd")


def test_weggelegt_ist_es_von_der_liste_und_bleibt_am_punkt(als: Any, welt: Welt) -> None:
    eines = _neu(welt)
    actions.szenario_anhaengen(
        zugriff=welt.zugriff("controlling"),
        szenario=eines,
        punkt=welt.punkte["neheim"],
        jahre=LEER,
    )
    with pytest.raises(Unzulaessig, match="schon bei"):
        actions.szenario_anhaengen(
            zugriff=welt.zugriff("controlling"),
            szenario=eines,
            punkt=welt.punkte["neheim"],
            jahre=LEER,
        )
    assert als("kaemmerei").post(f"{SZENARIEN}{eines.pk}/weglegen/").status_code == 303
    assert szenario.szenarien() == [] and Szenarioanlage.objects.count() == 1
    assert als("kaemmerei").post(f"{SZENARIEN}{eines.pk}/weglegen/").status_code == 404
    assert _neu(welt).name == eines.name, "der Name ist wieder frei"


def test_an_einen_erledigten_punkt_kommt_nichts_mehr(welt: Welt) -> None:
    punkt, zugriff = welt.punkte["neheim"], welt.zugriff("controlling")
    actions.punkt_fortschreiben(
        zugriff=zugriff, punkt=punkt, stand=punkt.stand, massnahme="Geprüft", wer="", bis=None, niederschrift="",
        erledigt=True,
    )  # fmt: skip
    with pytest.raises(Unzulaessig, match="erledigt"):
        actions.szenario_anhaengen(zugriff=zugriff, szenario=_neu(welt), punkt=punkt, jahre=LEER)


def test_ein_beginn_ohne_massnahme_ist_kein_hebel(als: Any, welt: Welt) -> None:
    antwort = als("jha").post(f"{SZENARIEN}neu/?ab=2027-07-01", {"name": "Nichts"})
    assert antwort.status_code == 422 and "ohne Hebel" in antwort.content.decode()


def test_ein_spaeterer_beginn_wirkt_spaeter(welt: Welt) -> None:
    g = prognose.grundlage(HEUTE)
    hebel = ({}, {"vermeidung": 60, "ab": "2029-01-01"}, {"vermeidung": 60})
    je_jahr = [{z.jahr: z.mittel for z in szenario.jahreszeilen(g, "stadt", h)} for h in hebel]
    assert je_jahr[0][2028] == je_jahr[1][2028] > je_jahr[2][2028]
    assert je_jahr[0][2031] > je_jahr[1][2031] > je_jahr[2][2031]


def test_zwei_seiten_fuer_die_steuerungsgruppe(als: Any, welt: Welt) -> None:
    antwort = als("jha").get(f"{SEITE}pdf/?raum=neheim&vermeidung=20")
    assert antwort.status_code == 200 and "prognose-neheim.pdf" in antwort["Content-Disposition"]
    blatt = PdfReader(io.BytesIO(antwort.content))
    text = " ".join(seite.extract_text() for seite in blatt.pages)
    assert len(blatt.pages) == 2
    g = prognose.grundlage(HEUTE)
    blick = prognose.blick(g, "neheim", "Neheim", prognose.genau(g, prognose.hebel_aus({"vermeidung": 20})))
    flach = " ".join(text.split())
    assert blick.satz in flach and "Vermiedene Unterbringungen 20 %" in flach and "kein Grund" in flach
    assert all(str(z.jahr) in flach for z in blick.zeilen)


def test_der_monatsbericht_sagt_was_die_prognose_sagt(als: Any, welt: Welt) -> None:
    """To the cent: what the year is expected to cost is the same figure on both pages."""
    raum = welt.raeume["neheim"]
    bild = steuerung([raum], 2026, HEUTE, prognose.voraussage(HEUTE, [raum])).bild
    g = prognose.grundlage(HEUTE)
    wert = prognose.genau(g, OHNE_HEBEL).raum("neheim").jahre[0]
    assert bild.erwartet.cent == wert.mittel_cent
    assert [m.monat for m in bild.monate if m.vorausgesagt is not None][-1] == 12
    text = als("controlling").get("/planbudget/neheim/steuerung/").content.decode()
    zeile = prognose.jahreszeile(HEUTE, "neheim", 2026)
    assert zeile is not None and zeile.satz in text and "Zur Prognose" in text
    naechstes = steuerung([raum], 2027, HEUTE, prognose.voraussage(HEUTE, [raum])).bild
    assert naechstes.erwartet.cent == prognose.genau(g, OHNE_HEBEL).raum("neheim").jahre[1].mittel_cent


def test_abgeschlossene_monate_sagt_niemand_voraus(welt: Welt) -> None:
    raum = welt.raeume["neheim"]
    bild = steuerung([raum], 2025, HEUTE, prognose.voraussage(HEUTE, [raum])).bild
    assert not bild.ist_vorausgesagt
    assert date(2026, 12, 1) == prognose.grundlage(HEUTE).stichtag


def test_arbeit_fuer_alle_steht_in_jedem_jahr(welt: Welt) -> None:
    """The Planbudget pays for it too: what was booked in the last twelve months goes on, and rises with the tariff."""
    raum, heute = welt.raeume["neheim"], HEUTE
    ohne = prognose.genau(prognose.grundlage(heute), OHNE_HEBEL).raum("neheim").jahre
    for monat in (8, 9):
        actions.kosten_buchen(
            zugriff=welt.zugriff("wjh"), wirkungsraum=raum, art=Kontoart.FALLUNSPEZIFISCH, betrag_cent=600_000,
            leistung_von=date(2026, monat, 1), leistung_bis=date(2026, monat, 28), beleg=f"R{monat}", belegdatum=heute,
            bezug="",
        )  # fmt: skip
    g = prognose.grundlage(heute)
    im_monat = dict(g.gemeinsam)["neheim"]
    assert im_monat == 600_000, "gemittelt seit dem ersten Monat, in dem es sie gibt"
    mit = prognose.genau(g, OHNE_HEBEL).raum("neheim").jahre
    mehr = {j.jahr: j.mittel_cent - o.mittel_cent for j, o in zip(mit, ohne, strict=True)}
    assert mehr[2027] >= 12 * im_monat and mehr[2032] > mehr[2027] * 1.1
    for jahr in (2026, 2027):
        bild = steuerung([raum], jahr, heute, prognose.voraussage(heute, [raum])).bild
        assert bild.erwartet.cent == next(j.mittel_cent for j in mit if j.jahr == jahr)
    assert all(j.p10_cent - o.p10_cent == mehr[j.jahr] for j, o in zip(mit[1:], ohne[1:], strict=True))


def test_jeder_wirkungsraum_hat_seinen_eigenen_letzten_monat(welt: Welt) -> None:
    """That one books early does not make the other's bills of these months disappear."""
    for raum, monate in (("neheim", (7, 8, 9, 10)), ("huesten", (6, 7))):
        for monat in monate:
            actions.kosten_buchen(
                zugriff=welt.zugriff("wjh"), wirkungsraum=welt.raeume[raum], art=Kontoart.FALLUEBERGREIFEND,
                betrag_cent=800_000, leistung_von=date(2026, monat, 1), leistung_bis=date(2026, monat, 28),
                beleg=f"{raum}{monat}", belegdatum=HEUTE, bezug="",
            )  # fmt: skip
    g = prognose.grundlage(HEUTE)
    assert dict(g.gemeinsam)["neheim"] == dict(g.gemeinsam)["huesten"] == 800_000
    offen = {raum: [monat for name, monat, cent in g.nachzutragen if name == raum and cent] for raum in welt.raeume}
    assert offen["neheim"] == [202611] and offen["huesten"] == [202608, 202609, 202610, 202611]
    naechstes_jahr = prognose.grundlage(date(2027, 1, 2))
    assert [m for name, m, c in naechstes_jahr.nachzutragen if name == "huesten" and c][-1] == 202701
    assert 202612 in [m for name, m, c in naechstes_jahr.nachzutragen if name == "huesten" and c]


def test_treiber_und_rueckschau_zeigen_nur_den_eigenen_ort() -> None:
    wege = {"gerade": 9, "letztes_jahr": 4, "saisonmittel": 0}
    blick = [
        kern.Blick(date(2025, 1, 1), ort, laufende, (1, 2, 3, 4, 5, 6, 7), ist, wege)
        for ort, laufende, ist in (("neheim", 12, 4), ("huesten", 30, 8), ("stadt", 42, 12))
    ]  # fmt: skip
    leer = kern.Vorhersage("genau", "mischung", (), kern.Raumprognose("stadt", (), ()))
    lang = Ausfuehrlich(leer, {}, kern.werte_aus(blick), 12)
    ort, stadt = prognosegrund.rueckblick(lang, "neheim"), prognosegrund.rueckblick(lang, "stadt")
    assert ort is not None and stadt is not None
    assert (ort.fragen, stadt.fragen) == (1, 3) and [b.ist_cent for b in ort.einzelne] == [4]
    assert ort.klein == (1, 1) and stadt.klein == (1, 1)
    assert [w.bester for w in ort.wege] == [True, False, True, False] and ort.satz.startswith(
        "Im Mittel lag die Prognose"
    )
    assert not stadt.wege[0].bester and "war hier besser" in stadt.satz
    assert [(b.soll, b.ist) for b in stadt.bandzeilen] == [(2, 1), (2, 1), (3, 1)]


def test_was_eine_andere_fassung_aufgehoben_hat_wird_neu_gerechnet(als: Any, welt: Welt) -> None:
    Rechenlauf.objects.create(
        grundlage="x", stand="fertig", ergebnis={"fassung": 0}, puls=welt.zugriff("jha").jetzt,
        am=welt.zugriff("jha").jetzt,
    )  # fmt: skip
    text = als("jha").get(f"{SEITE}?genau=1").content.decode()
    assert "Ausführlich rechnen" in text and "Genau gerechnet" in text


@pytest.mark.parametrize(("methode", "weg"), [("get", "pdf/"), ("get", "lauf/"), ("post", "rechnen/")])
def test_ohne_einwohnerzahl_steht_ueberall_warum(als: Any, welt: Welt, methode: str, weg: str) -> None:
    Einwohnerstand.objects.filter(wirkungsraum__schluessel="huesten").delete()
    prognose.lies_neu()
    antwort = getattr(als("controlling"), methode)(f"{SEITE}{weg}?raum=neheim")
    assert antwort.status_code == 409 and "Menschen unter 21 (Hüsten)" in antwort.content.decode()


def test_2033_endet_ueberall_im_september(als: Any, welt: Welt) -> None:
    browser = als("jha")
    eines = _neu(welt)
    for weg in ("?genau=1", f"szenarien/?s={eines.pk}", "?genau=1&format=csv"):
        assert "2033 bis September" in browser.get(f"{SEITE}{weg}").content.decode("utf-8-sig")
