"""The file of a selection for a court: all is in, nothing sealed is, every change shows, and who may hand it out."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from massanzug.interessenbekundung import actions, auswahlakte
from massanzug.interessenbekundung.choices import Formergebnis, Kriteriumsergebnis, Verfahrensstand, Zulassung
from massanzug.interessenbekundung.models import Befangenheit, Bekundung, Einwand, Frage, Mitteilung, Verfahren, Wertung
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.rechenkern.aktenpaket import BYTES_HOECHSTENS, KeinPaket, Paketfehler, pruefe
from massanzug.rechenkern.bekundung import Beigabe
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.technik.stempel import abdruck, oeffentlicher_stempel
from massanzug.zugang.models import Protokoll, Protokollwert
from massanzug.zugang.zugriff import Zugriff
from tests.interessenbekundung import auswahlszene as szene
from tests.interessenbekundung.auswahlszene import NACHFRIST, NAMEN, PRUEFTAG, SPAET, WERTTAG, Lage, konto, um
from tests.interessenbekundung.szene import VORHER
from tests.interessenbekundung.test_auswahl_seiten import browser
from tests.technik.test_pdf import gelesen, marken, text

EINE, RIVALIN, DRITTE, SPAETE = NAMEN
WURZEL = Path(__file__).resolve().parents[2]
ADRESSE = "auswahlakte"


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any, monkeypatch: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"
    settings.STEMPEL_DATEI = tmp_path / "stempel"
    monkeypatch.setenv("MASSANZUG_HEUTE", (SPAET + timedelta(days=1)).date().isoformat())


def _pruefen_und_nachfordern(lage: Lage) -> None:
    """DRITTE lacked something, answered and is admitted."""
    for name in (EINE, RIVALIN, DRITTE):
        szene.formal(lage, name)
        szene.kriterien(lage, name, {1: Kriteriumsergebnis.OFFEN} if name == DRITTE else None)
    szene.formal(lage, SPAETE, Formergebnis.AUSGESCHLOSSEN, grund="Kam eine Minute zu spät.")
    actions.nachforderung_stellen(
        zugriff=lage.amt[0], verfahren=lage.verfahren, frist=NACHFRIST,
        fehlt={lage.bekundungen[DRITTE].pk: "Der Nachweis zum Kinderschutz."},
    )  # fmt: skip
    posten = lage.bekundung(DRITTE).nachforderungsposten
    actions.nachforderung_beantworten(
        zugriff=um(lage.bewerber[DRITTE], PRUEFTAG), posten=posten, antwort="Das Konzept vom Mai.",
        eingang=PRUEFTAG, stand=posten.stand,
    )  # fmt: skip
    lage.amt = [um(z, NACHFRIST + timedelta(hours=1)) for z in lage.amt]
    erstes = lage.verfahren.kriterien.all()[0]
    actions.kriterium_pruefen(
        zugriff=lage.amt[0], bekundung=lage.bekundung(DRITTE), kriterium=erstes,
        ergebnis=Kriteriumsergebnis.ERFUELLT, notiz="Mit dem Konzept nachgewiesen.", stand=1,
    )  # fmt: skip
    for name in (EINE, RIVALIN, DRITTE):
        szene.zulassen(lage, name, Zulassung.ZUGELASSEN)


def vergeben() -> Lage:
    """From a question on the call to the award, with everything that can happen in between."""
    lage = szene.geoeffnet()
    a, v = lage.auswahl, lage.verfahren
    Verfahren.objects.filter(pk=v.pk).update(stand=Verfahrensstand.OFFEN, geoeffnet_am=None)
    frage = actions.frage_stellen(
        zugriff=um(a.andere, VORHER), verfahren=v, text="Zählt die Erfahrung aus anderen Städten?"
    )
    actions.frage_beantworten(zugriff=um(lage.amt[0], VORHER), frage=frage, antwort="Ja, sie zählt.")
    for inhalt in (b"%PDF-erste Fassung", b"%PDF-zweite Fassung"):
        actions.unterlage_einstellen(
            zugriff=um(lage.amt[0], VORHER), verfahren=v, titel="Grundlagenvertrag",
            datei=Beigabe(0, "Vertrag über Hilfen.pdf", "application/pdf", inhalt),
        )  # fmt: skip
    Verfahren.objects.filter(pk=v.pk).update(stand=v.stand, geoeffnet_am=v.geoeffnet_am)
    _pruefen_und_nachfordern(lage)
    szene.erklaert(szene.benannt(lage), (3, RIVALIN))
    actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    szene.werte(lage, {(EINE, 4): (5, 1, 4, 4), (DRITTE, 5): (None, 3, 3, 3)})
    actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    abschnitt = lage.verfahren.abschnitte.get(nummer=4)
    actions.anhoerung_ansetzen(
        zugriff=lage.amt[0], ausschreibung=lage.angebot(), termin=WERTTAG, ort="Rathaus", ablauf="30 Minuten für alle"
    )
    actions.wertung_aendern(
        zugriff=um(lage.jury[1], WERTTAG), bekundung=lage.bekundung(EINE), abschnitt=abschnitt, punkte=4,
        grund="Das Beispiel überzeugt mich.", nummer=1,
    )  # fmt: skip
    for s in lesen.strittige(lage.verfahren):
        actions.aussprache_festhalten(
            zugriff=lage.amt[0], bekundung=Bekundung.objects.get(pk=s.bekundung), abschnitt=abschnitt,
            text="Über das Beispiel gesprochen.",
        )  # fmt: skip
    actions.anhoerung_werten(
        zugriff=um(lage.jury[0], WERTTAG), bekundung=lage.bekundung(EINE), punkte=5, grund="Klar vorgetragen."
    )
    actions.rangfolge_feststellen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    szene.vermerk(lage)
    v2 = szene.vermerk(lage, stand=1)
    for wer in lage.amt[:2]:
        v2 = actions.vermerk_unterschreiben(zugriff=wer, vermerk=v2)
    actions.vorab_informieren(zugriff=lage.amt[0], ausschreibung=lage.angebot())
    einwand = actions.einwand_erheben(
        zugriff=um(lage.bewerber[RIVALIN], WERTTAG),
        bekundung=lage.bekundung(RIVALIN),
        text="Abschnitt 4 ist übersehen.",
    )
    actions.einwand_pruefen(zugriff=um(lage.amt[0], WERTTAG), einwand=einwand, faellig_am=WERTTAG.date())
    actions.einwand_entscheiden(
        zugriff=um(lage.amt[0], WERTTAG), einwand=einwand, abgeholfen=False, antwort="Er ist von allen gewertet."
    )
    zuschlag = szene.vorgeschlagen(lage)
    actions.zuschlag_erteilen(zugriff=um(lage.amt[1], SPAET), zuschlag=zuschlag)
    teil = lesen.teile(lage.bekundung(EINE))["abschnitt", 4]
    actions.zusage_markieren(zugriff=um(lage.amt[0], SPAET), teil=teil, wortlaut="schreibt zu 4.")
    lage.amt = [um(z, SPAET + timedelta(days=1)) for z in lage.amt]
    return lage


def paket(lage: Lage, wer: int = 0) -> bytes:
    return auswahlakte.akte(lage.verfahren, lage.amt[wer])


def dateien(inhalt: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhalt)) as paket:
        return {name: paket.read(name) for name in paket.namelist()}


def ohne_leer(wort: str) -> str:
    return re.sub(r"\s", "", wort)


def blaetter(alle: dict[str, bytes]) -> dict[str, str]:
    """Text of every sheet that we set, without white space."""
    return {n: text(d) for n, d in alle.items() if n.endswith(".pdf") and "/unterlagen/" not in n}


def test_alles_ist_darin(welt: Any) -> None:
    lage = vergeben()
    alle = dateien(paket(lage))
    seiten = blaetter(alle)
    daten = json.loads(alle["09-daten/akte.json"])
    roh = alle["09-daten/akte.json"].decode()

    def steht(blatt: str, *worte: object) -> None:
        fehlt = [w for w in worte if ohne_leer(str(w)) not in seiten[blatt]]
        assert not fehlt, (blatt, fehlt)
        for wort in worte:
            assert json.dumps(str(wort), ensure_ascii=False)[1:-1] in roh, wort

    v = lage.verfahren
    steht("01-verfahren/1-bekanntmachung.pdf", v.titel, v.zweck, *(s.anleitung for s in v.abschnitte.all()))
    steht("01-verfahren/1-bekanntmachung.pdf", *(k.text for k in v.kriterien.all()), *(k.text for k in v.anker.all()))
    frage = Frage.objects.get(verfahren=v)
    steht("01-verfahren/2-fragen-und-antworten.pdf", frage.text, frage.antwort)
    assert alle["01-verfahren/unterlagen/01-vertrag-ueber-hilfen-fassung-1.pdf"] == b"%PDF-erste Fassung"
    assert alle["01-verfahren/unterlagen/02-vertrag-ueber-hilfen-fassung-2.pdf"] == b"%PDF-zweite Fassung"
    for name, b in lage.bekundungen.items():
        frisch = lage.bekundung(name)
        steht("02-oeffnung/1-niederschrift.pdf", name, frisch.abdruck)
        beleg = next(n for n in seiten if n.startswith("02-oeffnung/belege/") and n.endswith(f"{_datei(name)}.pdf"))
        assert frisch.abdruck in seiten[beleg]
        if name == SPAETE:
            continue
        blatt = next(n for n in seiten if n.endswith(f"{_datei(name)}/bekundung.pdf"))
        steht(blatt, *(t.text for t in frisch.geoeffnete_teile.exclude(art="wirkungsraum") if t.text != "angenommen"))
        for anlage in frisch.anlagen.all():
            ort = blatt.removesuffix("bekundung.pdf") + f"anlagen/{anlage.nummer:02d}-{name.split()[0].lower()}.txt"
            ort = ort.replace("ü", "ue")
            assert alle[ort] == bytes(anlage.inhalt) and hashlib.sha256(alle[ort]).hexdigest() == anlage.abdruck
        assert b.pk in {o["id"] for o in daten["objekte"]["interessenbekundung.bekundung"]}
    steht("02-oeffnung/2-versiegelt-geblieben.pdf", SPAETE, lage.bekundung(SPAETE).abdruck)
    steht(
        "04-pruefung/pruefung.pdf", "Kam eine Minute zu spät.", "Der Nachweis zum Kinderschutz.",
        "Das Konzept vom Mai.", "Mit dem Konzept nachgewiesen.", *lage.bekundungen,
    )  # fmt: skip
    jury = "05-jury/1-mitglieder-und-befangenheit.pdf"
    steht(jury, *(konto(wer).name for wer in lage.jury), "Meine Schwester arbeitet dort.")
    steht("05-jury/2-wertungen.pdf", *{w.grund for w in Wertung.objects.all()}, "Das Beispiel überzeugt mich.")
    steht("05-jury/3-aussprachen.pdf", "Über das Beispiel gesprochen.")
    steht("05-jury/4-anhoerung.pdf", "Rathaus", "30 Minuten für alle", "Klar vorgetragen.")
    raum = lage.angebot().wirkungsraum.schluessel
    assert {ohne_leer(EINE), ohne_leer(RIVALIN)} <= {
        n for n in map(ohne_leer, NAMEN) if n in seiten[f"06-rangfolge/{raum}.pdf"]
    }
    steht(f"07-vermerk/{raum}-fassung-1.pdf", "Abgewogen.", "Sie bleiben wählbar.")
    steht(f"07-vermerk/{raum}-fassung-2.pdf", *(konto(wer).name for wer in lage.amt[:2]))
    for brief in Mitteilung.objects.all():
        blatt = next(n for n in seiten if "/briefe/" in n and n.endswith(f"{_datei(brief.bekundung.traeger.name)}.pdf"))
        steht(blatt, brief.grund)
    einwand = Einwand.objects.get()
    steht("08-mitteilungen/einwaende.pdf", einwand.text, einwand.antwort, RIVALIN)
    steht("08-mitteilungen/zuschlag.pdf", EINE, "Jugendhilfeausschuss", "Einstimmig.", "schreibt zu 4.")
    for name in alle.keys() - {"LIESMICH.txt", "inhalt.json", "inhalt.json.unterschrift", "00-inhalt/inhalt.pdf"}:
        assert ohne_leer(name) in seiten["00-inhalt/inhalt.pdf"], name


def _datei(name: str) -> str:
    return auswahlakte._name(name)


def test_jeder_punkt_steht_darin_der_alte_und_der_neue(welt: Any) -> None:
    lage = vergeben()
    alle = dateien(paket(lage))
    felder = ("mitglied_id", "bekundung_id", "abschnitt_id", "nummer", "punkte", "grund")
    werte = json.loads(alle["09-daten/akte.json"])["objekte"]["interessenbekundung.wertung"]
    soll = set(Wertung.objects.values_list(*felder))
    assert {tuple(w[f] for f in felder) for w in werte} == soll and len(werte) == len(soll) > 80
    seite = text(alle["05-jury/2-wertungen.pdf"])
    for vorher in ("4FrauJury1ersteWertung5klarbeschrieben", "4FrauJury2ersteWertung1klarbeschrieben"):
        assert vorher in seite
    assert "4FrauJury2nachderAussprache4DasBeispielüberzeugtmich." in seite
    assert "5FrauJury1ersteWertungnichtbewertbarklarbeschrieben" in seite
    je_person = Wertung.objects.filter(nummer=1).count() // lage.verfahren.abschnitte.filter(gewicht__gt=0).count()
    assert seite.count("ersteWertung") == Wertung.objects.filter(nummer=1).count() and je_person == 10
    assert "zähltnicht" not in seite
    Befangenheit.objects.filter(bekundung=lage.bekundungen[EINE], konto_id=lage.jury[0].konto_id).update(
        befangen=True, grund="Sie fragt mich an."
    )
    assert "4FrauJury1ersteWertung,zähltnicht:befangen5" in text(dateien(paket(lage))["05-jury/2-wertungen.pdf"])


def test_vom_versiegelten_steht_kein_wort_darin(welt: Any) -> None:
    lage = vergeben()
    spaete = lage.bekundung(SPAETE)
    wort, siegel = SPAETE.split()[0], bytes(spaete.siegel or b"")
    assert siegel and spaete.rueckschloss
    alle = dateien(paket(lage))
    assert not any(n.startswith("03-") and _datei(SPAETE) in n for n in alle)
    geheim = {f"{wort} schreibt zu", f"{wort} in der Anlage", f"{wort}.txt", siegel.hex(), siegel.hex()[:64]}
    geheim |= {p.schloss for p in lage.verfahren.schluesselpersonen.all()}
    geheim |= {t.siegel for t in lage.verfahren.schluesselteile.all()}
    for name, inhalt in alle.items():
        lesbar = inhalt.decode(errors="replace") + (
            text(inhalt) if name.endswith(".pdf") and "/unter" not in name else ""
        )
        assert not [g for g in geheim if g in lesbar or ohne_leer(g) in ohne_leer(lesbar)], name
        assert siegel not in inhalt and bytes(spaete.rueckschloss) not in inhalt
    assert wort in alle["09-daten/akte.json"].decode()  # that it came is told


def test_wer_gefragt_hat_weiss_nur_das_amt(welt: Any) -> None:
    lage = vergeben()
    alle = dateien(paket(lage))
    (frage,) = json.loads(alle["09-daten/akte.json"])["objekte"]["interessenbekundung.frage"]
    assert "konto_id" not in frage and frage["antwort"] == "Ja, sie zählt."
    assert konto(lage.auswahl.andere).name not in alle["01-verfahren/2-fragen-und-antworten.pdf"].decode("latin-1")
    assert ohne_leer(konto(lage.auswahl.andere).name) not in text(alle["01-verfahren/2-fragen-und-antworten.pdf"])


def test_das_protokoll_nennt_jede_handlung_ohne_einen_wert(welt: Any) -> None:
    lage = vergeben()
    alle = dateien(paket(lage))
    protokoll = json.loads(alle["09-daten/protokoll.json"])
    objekte = json.loads(alle["09-daten/akte.json"])["objekte"]
    hier = {f"{art}:{o['id']}" for art, liste in objekte.items() for o in liste}
    soll = [e for e in Protokoll.objects.order_by("nummer") if f"{e.objekt_typ}:{e.objekt_id}" in hier]
    assert [(e["nummer"], e["handlung"], e["code"]) for e in protokoll] == [(e.nummer, e.aktion, e.code) for e in soll]
    handlungen = {e["handlung"] for e in protokoll}
    assert {"verfahren_oeffnen", "bekundung_einreichen", "wertung_aendern", "zuschlag_erteilen"} <= handlungen
    assert json.loads(soll[-1].verpflichtungen) == protokoll[-1]["verpflichtungen"]
    roh = alle["09-daten/protokoll.json"].decode()
    salze = (w["salz"] for werte in Protokollwert.objects.values_list("werte", flat=True) for w in werte.values())
    assert not any(salz in roh for salz in salze) and "Das Beispiel überzeugt mich" not in roh


def test_jede_art_von_aufzeichnung_ist_darin_oder_es_steht_da_warum_nicht(welt: Any) -> None:
    lage = vergeben()
    objekte = auswahlakte._lies(lage.verfahren, lage.amt[0]).objekte
    arten = set(apps.get_app_config("interessenbekundung").get_models())
    assert set(objekte) == arten - set(auswahlakte.OHNE)
    leer = {art.__name__ for art, liste in objekte.items() if not liste}
    assert leer <= {"Fristverlaengerung", "Los", "Neuausschreibung"}


# --- signed, the same bytes, every change shows -----------------------------------------------------------------------


def test_derselbe_stand_gibt_dieselben_bytes_auch_aus_anderer_hand(welt: Any) -> None:
    lage = vergeben()
    erstes = paket(lage)
    assert erstes == paket(lage) == paket(lage, 1)
    assert erstes == actions.auswahlakte_ausgeben(
        zugriff=um(lage.amt[0], SPAET + timedelta(days=9)), verfahren=lage.verfahren
    )
    assert erstes == paket(lage)  # handing it out is no part of the state
    bericht = pruefe(erstes, abdruck(oeffentlicher_stempel()))
    assert not bericht.befunde and bericht.stand == SPAET.replace(microsecond=0)
    assert bericht.titel == "Auswahlakte: Leitträger gesucht"
    neu = actions.zusage_markieren(
        zugriff=lage.amt[0], teil=lesen.teile(lage.bekundung(EINE))["abschnitt", 5], wortlaut="schreibt zu 5."
    )
    assert pruefe(paket(lage)).stand == neu.am.replace(microsecond=0) and paket(lage) != erstes


def test_ein_geaendertes_byte_faellt_auf(welt: Any) -> None:
    inhalt = paket(vergeben())
    for ort in (0, 40, 300, len(inhalt) // 3, len(inhalt) // 2, len(inhalt) - 2_000, len(inhalt) - 30, len(inhalt) - 1):
        anders = bytearray(inhalt)
        anders[ort] ^= 1
        with suppress(KeinPaket):
            assert pruefe(bytes(anders)).befunde, ort
    befund = pruefe(inhalt.replace(b"Einstimmig.", b"Mehrheitli.")).befunde[0]
    assert befund.stelle == "09-daten/akte.json" and "verändert" in befund.text


def test_ein_gericht_prueft_sie_ohne_alles(welt: Any, tmp_path: Path) -> None:
    pfad, anders = tmp_path / "akte.zip", tmp_path / "anders.zip"
    inhalt = paket(vergeben())
    pfad.write_bytes(inhalt)
    anders.write_bytes(inhalt.replace(b"Das Beispiel", b"Das Beispeil"))

    def lauf(datei: Path) -> subprocess.CompletedProcess[str]:
        code = f"import sys; sys.path.insert(0, {str(WURZEL)!r}); from massanzug.projekt.befehle import main; main()"
        worte = [sys.executable, "-c", code, "akte-pruefen", str(datei), "--abdruck", abdruck(oeffentlicher_stempel())]
        env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}
        return subprocess.run(
            worte, env=env, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60
        )

    gut, schlecht = lauf(pfad), lauf(anders)
    assert gut.returncode == 0 and "IN ORDNUNG" in gut.stdout, gut.stdout + gut.stderr
    assert schlecht.returncode == 1 and "09-daten/akte.json" in schlecht.stdout


def test_alle_blaetter_sind_fuer_alle_lesbar(welt: Any) -> None:
    alle = dateien(paket(vergeben()))
    gesetzt = [d for n, d in alle.items() if n.endswith(".pdf") and "/unterlagen/" not in n]
    assert len(gesetzt) > 20
    for inhalt in gesetzt:
        pdf = gelesen(inhalt)
        assert pdf.root_object["/Lang"] == "de-DE"
        assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.root_object["/Metadata"].get_object().get_data().decode()
        assert pdf.metadata is not None and pdf.metadata.title and marken(inhalt)


# --- before everything is decided -------------------------------------------------------------------------------------


def _staende() -> Iterator[tuple[str, Any]]:
    yield "geoeffnet", szene.geoeffnet
    yield "wertung", lambda: szene.werte(szene.wertend())
    yield "aussprache", lambda: szene.ausgesprochen({(EINE, 4): (5, 1, 4, 4)})
    yield "gereiht", lambda: szene.gereiht({})


@pytest.mark.parametrize(("stand", "baue"), list(_staende()))
def test_in_jedem_stand_gibt_es_eine_akte_und_punkte_erst_wenn_alle_sie_lesen(welt: Any, stand: str, baue: Any) -> None:
    lage = baue()
    assert lage.verfahren.stand == stand
    inhalt = paket(lage)
    assert not pruefe(inhalt).befunde
    werte = json.loads(dateien(inhalt)["09-daten/akte.json"])["objekte"]["interessenbekundung.wertung"]
    assert bool(werte) == (stand in {"aussprache", "gereiht"})
    assert ("klarbeschrieben" in text(dateien(inhalt)["05-jury/2-wertungen.pdf"])) == bool(werte)


def test_vor_der_oeffnung_gibt_es_keine(welt: Any) -> None:
    lage = szene.geoeffnet()
    Verfahren.objects.filter(pk=lage.verfahren.pk).update(stand=Verfahrensstand.OFFEN, geoeffnet_am=None)
    with pytest.raises(Unzulaessig):
        actions.auswahlakte_ausgeben(zugriff=lage.amt[0], verfahren=lage.verfahren)
    assert browser(lage.amt[0]).post(reverse(ADRESSE, args=[lage.verfahren.pk])).status_code == 404


# --- who may, and what stays of it ------------------------------------------------------------------------------------


def test_die_seite_gibt_eine_datei_und_das_protokoll_kennt_ihre_pruefsumme(welt: Any) -> None:
    lage = vergeben()
    da, pk = browser(lage.amt[0]), lage.verfahren.pk
    seite = da.get(reverse("auswahl_uebersicht", args=[pk])).content.decode()
    assert reverse(ADRESSE, args=[pk]) in seite and "Akte für das Gericht ausgeben" in seite
    assert da.get(reverse(ADRESSE, args=[pk])).status_code == 405
    vorher = Protokoll.objects.count()
    antwort = da.post(reverse(ADRESSE, args=[pk]))
    assert antwort.status_code == 200 and antwort["Content-Type"] == "application/zip"
    assert antwort["Content-Disposition"] == f'attachment; filename="auswahlakte-{pk}.zip"'
    assert antwort["X-Content-Type-Options"] == "nosniff" and "no-store" in antwort["Cache-Control"]
    assert antwort.content == paket(lage)
    eintrag = Protokoll.objects.order_by("-nummer")[0]
    assert Protokoll.objects.count() == vorher + 1
    assert (eintrag.aktion, eintrag.objekt_typ, eintrag.objekt_id, eintrag.konto_id) == (
        "auswahlakte_ausgeben", "interessenbekundung.verfahren", str(pk), lage.amt[0].konto_id,
    )  # fmt: skip
    werte = Protokollwert.objects.get(protokoll=eintrag).werte
    assert werte["grund"]["nachher"] == f"SHA-256 {hashlib.sha256(antwort.content).hexdigest()}" and len(werte) == 1


def test_wer_sie_nicht_bekommt(welt: Any) -> None:
    lage = szene.mitgeteilt()
    Befangenheit.objects.create(
        bekundung=lage.bekundungen[DRITTE], konto_id=lage.amt[2].konto_id, befangen=True, grund="x", am=PRUEFTAG
    )
    pk, vorher = lage.verfahren.pk, Protokoll.objects.count()
    leute: dict[str, tuple[Zugriff, int]] = {
        "befangen, in einem anderen Raum": (lage.amt[2], 403),
        "jurorin": (lage.jury[0], 404),
        "ausgewählt": (lage.bewerber[EINE], 404),
        "rivalin": (lage.bewerber[RIVALIN], 404),
        "verwaltung": (welt.zugriff("verwaltung"), 404),
        "leitung": (welt.zugriff("asd_leitung"), 404),
    }
    for name, (wer, code) in leute.items():
        antwort = browser(wer).post(reverse(ADRESSE, args=[pk]))
        assert antwort.status_code == code and b"PK\x03\x04" not in antwort.content, name
        with pytest.raises(Verboten):
            actions.auswahlakte_ausgeben(zugriff=wer, verfahren=lage.verfahren)
    seite = browser(lage.amt[2]).get(reverse("auswahl_uebersicht", args=[pk])).content.decode()
    assert reverse(ADRESSE, args=[pk]) not in seite
    with pytest.raises(Verboten):
        actions.auswahlakte_ausgeben(zugriff=replace(lage.amt[0], mitgliedschaften=()), verfahren=lage.verfahren)
    assert Protokoll.objects.count() == vorher
    assert browser(lage.amt[0]).post(reverse(ADRESSE, args=[pk + 1000])).status_code == 404


def test_wer_ohne_namen_wertet_bekommt_sie_solange_nicht(welt: Any) -> None:
    lage = szene.geprueft()
    actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(lage.amt[2]))
    with pytest.raises(Verboten, match="ohne die Namen"):
        actions.auswahlakte_ausgeben(zugriff=lage.amt[2], verfahren=lage.verfahren)
    assert browser(lage.amt[2]).post(reverse(ADRESSE, args=[lage.verfahren.pk])).status_code == 403


def test_was_zu_gross_ist_sagt_es(welt: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lage, vorher = szene.geoeffnet(), Protokoll.objects.count()

    def zu_gross(*_: Any) -> bytes:
        raise Paketfehler(f"Das Paket wäre zu groß. {BYTES_HOECHSTENS}")

    monkeypatch.setattr(auswahlakte, "packe", zu_gross)
    antwort = browser(lage.amt[0]).post(reverse(ADRESSE, args=[lage.verfahren.pk]))
    assert antwort.status_code == 409 and "zu groß" in antwort.content.decode()
    assert Protokoll.objects.filter(nummer__gt=vorher, aktion="auswahlakte_ausgeben").count() == 0
