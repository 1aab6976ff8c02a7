"""The pages from the opening to the award: who finds what, and what stands on them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Kriteriumsergebnis, Verfahrensstand
from massanzug.interessenbekundung.models import Einwand, Kriteriumspruefung, Verfahren, Wertung, Zuschlag
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.zugang.zugriff import Zugriff
from tests.conftest import anmelden
from tests.interessenbekundung import auswahlszene as szene
from tests.interessenbekundung.auswahlszene import NAMEN, SPAET, Lage, konto, um

EINE, RIVALIN, DRITTE, SPAETE = NAMEN


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any, monkeypatch: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"
    monkeypatch.setenv("MASSANZUG_HEUTE", (SPAET + timedelta(days=1)).date().isoformat())


def browser(wer: Zugriff) -> Client:
    return anmelden(Client(), konto(wer))


def adressen(lage: Lage, kennung: str = "") -> dict[str, list[Any]]:
    """Every page that is read, with its arguments."""
    pk, eine, raum = lage.verfahren.pk, lage.bekundungen[EINE].pk, lage.angebot().pk
    kennung = kennung or lage.bekundung(EINE).pruefung.kennung or "A"
    seiten: dict[str, list[Any]] = {
        "auswahlen": [],
        "auswahl_uebersicht": [pk],
        "nachforderung": [pk],
        "jury_benennen": [pk],
        "jury": [pk],
        "befangenheit": [pk],
        "aussprache": [pk],
        "auswahl_bekundung": [pk, eine],
        "formpruefung": [pk, eine],
        "kriteriumspruefung": [pk, eine, 1],
        "zulassung": [pk, eine],
        "auswahl_raum": [pk, raum],
        "anhoerung_ansetzen": [pk, raum],
        "los_ziehen": [pk, raum, 1],
        "vermerk_schreiben": [pk, raum],
        "zuschlag_vorschlagen": [pk, raum],
        "raum_neu_ausschreiben": [pk, raum],
        "jury_bekundung": [pk, kennung],
        "wertung": [pk, kennung, 4],
        "anhoerung_werten": [pk, kennung],
        "ergebnis": [eine],
    }
    if lesen.geltender_vermerk(lage.angebot()):
        seiten |= {"vermerk_pdf": [pk, raum, 1], "mitteilung_pdf": [pk, eine], "ergebnis_pdf": [eine]}
        seiten["einwand_erheben"] = [eine]
    if einwand := Einwand.objects.first():
        seiten |= {n: [pk, einwand.pk] for n in ("auswahl_einwand", "einwand_pruefen", "einwand_entscheiden")}
    if Zuschlag.objects.exists():
        seiten["zusage_markieren"] = [pk, eine, 4]
    return seiten


AMT = {
    "auswahl_uebersicht", "nachforderung", "jury_benennen", "auswahl_bekundung", "formpruefung", "kriteriumspruefung",
    "zulassung", "auswahl_raum", "anhoerung_ansetzen", "los_ziehen", "vermerk_schreiben", "zuschlag_vorschlagen",
    "raum_neu_ausschreiben", "vermerk_pdf", "mitteilung_pdf", "auswahl_einwand", "einwand_pruefen",
    "einwand_entscheiden", "zusage_markieren",
}  # fmt: skip
BEIDE = {"auswahlen", "jury", "befangenheit", "aussprache"}
JURY = BEIDE | {"jury_bekundung", "wertung", "anhoerung_werten"}
TRAEGER = {"auswahlen", "ergebnis", "ergebnis_pdf", "einwand_erheben"}


def _alles() -> Lage:
    lage = szene.mitgeteilt()
    szene.vorgeschlagen(lage)
    actions.einwand_erheben(zugriff=um(lage.bewerber[RIVALIN], SPAET), bekundung=lage.bekundung(RIVALIN), text="x")
    return lage


def test_wer_welche_seite_findet(welt: Any) -> None:
    """Everybody else finds nothing (404); nobody meets an error."""
    lage = _alles()
    seiten = adressen(lage)
    leute = {
        "amt": (lage.amt[0], AMT | BEIDE),
        "jurorin": (lage.jury[0], JURY),
        "verfasserin": (lage.bewerber[EINE], TRAEGER),
        "rivalin": (lage.bewerber[RIVALIN], {"auswahlen"}),
        "verwaltung": (welt.zugriff("verwaltung"), set()),
        "leitung": (welt.zugriff("asd_leitung"), set()),
    }
    for name, (wer, findet) in leute.items():
        da = browser(wer)
        codes = {seite: da.get(reverse(seite, args=args)).status_code for seite, args in seiten.items()}
        assert set(codes.values()) <= {200, 404}, codes
        assert {s for s, code in codes.items() if code == 200} == findet & seiten.keys(), name


@pytest.mark.parametrize("name", [EINE, SPAETE])
def test_von_der_eigenen_bekundung_geht_es_zum_ergebnis_auch_wenn_sie_zu_spaet_kam(welt: Any, name: str) -> None:
    lage = szene.geoeffnet()
    pk = lage.bekundungen[name].pk
    seite = browser(lage.bewerber[name]).get(reverse("bekundung", args=[pk])).content.decode()
    assert f'href="{reverse("ergebnis", args=[pk])}"' in seite
    assert ("Sie bleibt versiegelt." in seite) == (name == SPAETE)


def test_wer_befangen_ist_findet_keine_seite_davon(welt: Any) -> None:
    lage = szene.gereiht(szene.WEIDENKORB_VORN, (3, RIVALIN))
    actions.befangenheit_erklaeren(zugriff=lage.amt[2], bekundung=lage.bekundung(RIVALIN), befangen=True, grund="x")
    seiten = adressen(lage)
    for wer, erlaubt in ((lage.jury[3], BEIDE), (lage.amt[2], BEIDE | {"auswahl_uebersicht"})):
        da = browser(wer)
        antworten = {seite: da.get(reverse(seite, args=args)) for seite, args in seiten.items()}
        assert {s for s, a in antworten.items() if a.status_code == 200} == erlaubt
        for seite in erlaubt - {"jury", "befangenheit"}:  # where she declares, the names stand
            assert EINE not in antworten[seite].content.decode(), seite


@pytest.mark.parametrize("verdeckt", [True, False])
def test_auf_den_seiten_der_ersten_wertung_steht_kein_name(welt: Any, verdeckt: bool) -> None:
    """Neither in words nor as a number from which it could be told."""
    lage = szene.wertend(verdeckt=verdeckt)
    da, eine = browser(lage.jury[0]), lage.bekundung(EINE)
    pk, kennung = lage.verfahren.pk, eine.pruefung.kennung
    for adresse in (reverse("jury_bekundung", args=[pk, kennung]), reverse("wertung", args=[pk, kennung, 4])):
        seite = da.get(adresse).content.decode()
        assert not (verdeckt and EINE in seite) and f"/bekundung/{eine.pk}/" not in seite
    liste = da.get(reverse("jury", args=[pk])).content.decode()
    assert (f"Bekundung {kennung}: {EINE}" in liste) == (not verdeckt)
    assert ("ohne die Namen" in liste and "nicht verdecken lassen" in liste) == verdeckt


def test_eine_wertung_wird_auf_der_seite_abgegeben_und_ein_entwurf_geht_nicht_verloren(welt: Any) -> None:
    lage = szene.wertend()
    da, kennung = browser(lage.jury[0]), lage.bekundung(EINE).pruefung.kennung
    adresse = reverse("wertung", args=[lage.verfahren.pk, kennung, 4])
    leer = da.post(adresse, {"punkte": "4", "grund": "", "stand": "0"})
    assert leer.status_code == 422 and not Wertung.objects.exists()
    danach = da.post(adresse, {"punkte": "nicht", "grund": "Nur Überschriften.", "stand": "0"})
    assert (danach.status_code, Wertung.objects.get().punkte) == (303, None)
    assert danach["Location"].endswith("/5/")
    alt = da.post(adresse, {"punkte": "4", "grund": "Doch.", "stand": "0"})
    assert alt.status_code == 422 and "Jemand anderes" in alt.content.decode()


def test_die_rangfolge_steht_unveraendert_auf_der_seite(welt: Any) -> None:
    """Golden: 60 and 60 + 14/5 · 1,5 (four points of 4,5 on weight 14), as text, in the table and in the picture."""
    lage = szene.gereiht()
    adresse = reverse("auswahl_raum", args=[lage.verfahren.pk, lage.angebot().pk])
    seite = browser(lage.amt[1]).get(adresse).content.decode()
    gewicht = lage.verfahren.abschnitte.get(nummer=4).gewicht
    soll = f"{60 + gewicht * 3 // 10},{gewicht * 3 % 10}"  # 1,5 of 5 points more on this weight
    assert seite.count(f">{soll}<") == 3 and seite.count(">60,0<") == 3
    assert seite.index(f"1. {EINE}") < seite.index(f"2. {RIVALIN}")
    assert "bleibt vorn" in seite and "<svg" in seite


def test_bei_gleichen_punkten_sagt_die_seite_was_entschied(welt: Any) -> None:
    """Each is stronger in one of two Abschnitte of equal weight: the smaller number decides, and the letter says so."""
    lage = szene.mitgeteilt(szene.gereiht({(EINE, 4): (4, 4, 4, 4), (RIVALIN, 5): (4, 4, 4, 4)}))
    gewichte = dict(lage.verfahren.abschnitte.values_list("nummer", "gewicht"))
    assert gewichte[4] == gewichte[5]
    r = lesen.reihung(lage.angebot())
    assert lesen.gleichstaende(lage.verfahren, r) == [(lage.bekundungen[EINE].pk, lage.bekundungen[RIVALIN].pk, 4)]
    adresse = reverse("auswahl_raum", args=[lage.verfahren.pk, lage.angebot().pk])
    assert "haben gleich viele Punkte" in browser(lage.amt[1]).get(adresse).content.decode()
    assert "größten Gewicht" in lage.bekundung(RIVALIN).mitteilung.grund


def test_der_weg_durch_die_seiten_vom_oeffnen_bis_zur_wertung(welt: Any) -> None:
    lage = szene.geoeffnet(verdeckt=False)
    da, pk = browser(lage.amt[0]), lage.verfahren.pk
    for name, b in lage.bekundungen.items():
        spaet = name == SPAETE
        form = {"ergebnis": "in_ordnung", "grund": "", "stand": "0"}
        form |= {"ergebnis": "ausgeschlossen", "grund": "zu spät"} if spaet else {}
        assert da.post(reverse("formpruefung", args=[pk, b.pk]), form).status_code == 303
        if spaet:
            continue
        for k in lage.verfahren.kriterien.all():
            offen = name == EINE and k.nummer == 2
            ergebnis = {"ergebnis": "erfuellt", "notiz": "", "stand": "0"}
            ergebnis |= {"ergebnis": "offen", "notiz": "Nachweis"} if offen else {}
            assert da.post(reverse("kriteriumspruefung", args=[pk, b.pk, k.nummer]), ergebnis).status_code == 303
    seite = da.get(reverse("nachforderung", args=[pk])).content.decode()
    assert EINE in seite and RIVALIN not in seite
    eine = lage.bekundungen[EINE].pk
    frist = {"tag": "1.3.2027", "uhrzeit": "12:00", f"fehlt_{eine}": "Der Nachweis."}
    assert da.post(reverse("nachforderung", args=[pk]), frist).status_code == 303
    traegerin = browser(lage.bewerber[EINE])
    assert "Der Nachweis." in traegerin.get(reverse("ergebnis", args=[eine])).content.decode()
    assert traegerin.post(reverse("nachreichen", args=[eine]), {"antwort": "Anbei.", "stand": "1"}).status_code == 303
    assert browser(lage.bewerber[RIVALIN]).get(reverse("nachreichen", args=[eine])).status_code == 404
    assert "Anbei." in da.get(reverse("auswahl_bekundung", args=[pk, eine])).content.decode()
    assert (
        da.post(
            reverse("kriteriumspruefung", args=[pk, eine, 2]), {"ergebnis": "erfuellt", "notiz": "", "stand": "1"}
        ).status_code
        == 303
    )
    assert not Kriteriumspruefung.objects.exclude(ergebnis=Kriteriumsergebnis.ERFUELLT).exists()
    for name in (EINE, RIVALIN, DRITTE):
        b = lage.bekundungen[name].pk
        form = {"zulassung": "zugelassen", "grund": "", "stand": "1"}
        assert da.post(reverse("zulassung", args=[pk, b]), form).status_code == 303
    for wer in lage.jury[:3]:
        assert da.post(reverse("jury_benennen", args=[pk]), {"konto": str(wer.konto_id)}).status_code == 303
        namen = {f"befangen_{lage.bekundungen[n].pk}": "nein" for n in (EINE, RIVALIN, DRITTE)}
        namen |= {f"grund_{lage.bekundungen[n].pk}": "" for n in (EINE, RIVALIN, DRITTE)}
        assert browser(wer).post(reverse("befangenheit", args=[pk]), namen).status_code == 303
    assert "Wertung beginnen" in da.get(reverse("auswahl_uebersicht", args=[pk])).content.decode()
    assert da.post(reverse("wertung_beginnen", args=[pk])).status_code == 303
    assert Verfahren.objects.get(pk=pk).stand == Verfahrensstand.WERTUNG


def test_vermerk_und_brief_sind_pdf_mit_dem_was_zaehlt(welt: Any) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    lage = szene.mitgeteilt(szene.gereiht({**szene.WEIDENKORB_VORN, (RIVALIN, 5): (5, 1, 1, 1)}))
    amt, pk, raum = browser(lage.amt[0]), lage.verfahren.pk, lage.angebot().pk

    def text(antwort: Any) -> str:
        assert antwort["Content-Type"] == "application/pdf"
        return " ".join(" ".join(s.extract_text() for s in PdfReader(BytesIO(antwort.content)).pages).split())

    vermerk = text(amt.get(reverse("vermerk_pdf", args=[pk, raum, 1])))
    worte = (EINE, RIVALIN, SPAETE, "Nach der Frist eingegangen", "Frau Jury1", "Abgewogen.", "§ 5 SGB VIII", "Amt2")
    for wort in worte:
        assert wort in vermerk, wort
    brief = text(browser(lage.bewerber[RIVALIN]).get(reverse("ergebnis_pdf", args=[lage.bekundungen[RIVALIN].pk])))
    assert "Rang 2" in brief and f"Ausgewählt ist {EINE}" in brief and "Frau Jury1" not in brief
