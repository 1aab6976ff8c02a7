"""Every text field in which people write has its canary in the sample world, and every kind of answer gives it away."""

import io

import pytest
import xlsxwriter
from django.http import HttpResponse

from massanzug.technik.ausfuhr import INHALTSTYPEN
from massanzug.technik.pdf import setze_pdf
from tests.rechte.auswahllagen import alle_lagen_der_auswahl
from tests.rechte.kanarien import KANARIEN, LAGEN, RAEUME
from tests.rechte.lesbar import kanarien, kanarien_in
from tests.rechte.textfelder import name, texte_je_fall, textfelder
from tests.welt import HEUTE, Welt, alle_lagen

pytestmark = pytest.mark.django_db

OHNE_KANARIE = {
    "vergibt das Programm, niemand schreibt es": (
        "fall.Fall.aktenzeichen", "fall.Bescheid.nummer", "fall.Beratung.deckname", "fall.Massanzug.variante",
        "planbudget.Buchungszeile.bezug", "planbudget.Budgetereignis.bezug", "planbudget.Zuordnungsausnahme.bezug",
        "zugang.Einmalmarke.marke", "zugang.Einmalmarke.ziel", "zugang.Entwurf.schluessel",
        "zugang.Kurzwert.schluessel", "zugang.Kurzwert.wert",
        "zugang.Kalenderadresse.pruefsumme", "sozialraum.Bestaetigungslink.pruefsumme",
        "interessenbekundung.Einladung.pruefsumme", "planbudget.Buchung.pruefsumme",
        "planbudget.Bestandsdatei.pruefsumme",
        "planbudget.Rechenlauf.grundlage", "planbudget.Rechenlauf.hebel", "planbudget.Rechenlauf.ergebnis",
        "planbudget.Rechenlauf.meldung", "planbudget.Rechenlauf.wer",
        "planbudget.Bestandsuebernahme.pruefsumme", "planbudget.Bestandsuebernahme.zeilensumme",
    ),
    "Schlüssel einer Liste, keine Worte": (
        "fall.Entscheidung.hilfeart", "fall.Fallfrist.schluessel", "fall.Fallfrist.durch", "fall.Freigabe.teile",
        "fall.Statistikbogen.werte", "sozialraum.Wirkungsraum.schluessel",
        "sozialraum.Raumressource.themen", "sozialraum.Raumressource.sprachen", "sozialraum.Raumressource.zugang",
        "sozialraum.Projekt.thema",
    ),
    "abgeleitet aus Feldern, die eine Kanarie haben; die Suche steht in der Tabelle der Rechte": (
        "fall.Suchwort.stamm", "fall.Wortschatz.form", "fall.Wortschatz.stamm", "fall.Wortschatz.rueckwaerts",
        "fall.Wortspur.form", "fall.Wortspur.stamm",
    ),
    "Abschrift von Feldern, die eine Kanarie haben, festgehalten mit dem Papier": (
        "fall.Bescheid.inhalt", "fall.Hilfeplan.inhalt", "fall.Gerichtsfassung.inhalt",
    ),
    "Spur: wer, wann, was; keine Seite zeigt Werte": (
        "zugang.Protokoll.aktion", "zugang.Protokoll.objekt_typ", "zugang.Protokoll.objekt_id",
        "zugang.Protokoll.verpflichtungen", "zugang.Protokoll.code", "zugang.Protokollwert.werte",
        "zugang.Protokollkopf.code", "zugang.Einsicht.objekt_typ", "zugang.Einsicht.objekt_id",
        "zugang.Einsicht.zweck",
    ),
    "Konto oder Organisation, steht in keinem Fall": (
        "zugang.Konto.password", "zugang.Konto.kennung", "zugang.Konto.name", "traeger.Traeger.name",
        "sozialraum.Wirkungsraum.name", "sozialraum.Stadtteil.name", "sozialraum.Einwohnerstand.quelle",
    ),
    "Gedächtnis des Sozialraums, kein Fall; tests/sozialraum sucht Privates und Notizen in allen Bytes": (
        "sozialraum.Raumressource.name", "sozialraum.Raumressource.beschreibung", "sozialraum.Raumressource.anschrift",
        "sozialraum.Raumressource.zeiten", "sozialraum.Raumressource.zeiten_wort", "sozialraum.Raumressource.kosten",
        "sozialraum.Raumressource.traeger", "sozialraum.Raumressource.kontakt", "sozialraum.Raumressource.notiz",
    ),
    "Projekt für alle oder für mehrere Familien, kein Fall; die Seiten bitten, keine Familie zu nennen": (
        "sozialraum.Projekt.name", "sozialraum.Projekt.anlass", "sozialraum.Projekt.ziele", "sozialraum.Projekt.nutzen",
        "sozialraum.Projekt.mitwirkende", "sozialraum.Projekt.erreicht", "sozialraum.Projekt.bewertung",
        "sozialraum.Projekt.partner", "sozialraum.Projekt.grundlage", "sozialraum.Projektkosten.wofuer",
        "sozialraum.Projektkosten.beleg",
    ),
    "Standort und Fachkraft eines Trägers, kein Fall; wer Namen liest, prüft tests/traeger": (
        "traeger.Standort.name", "traeger.Standort.anschrift", "traeger.Standort.oeffnungszeiten",
        "traeger.Fachkraft.name",
    ),
    "Geld der Stadt oder eines Wirkungsraums, kein Fall": (
        "planbudget.Planbudget.quelle_text", "planbudget.Planbudget.quelle", "planbudget.Planbudget.fussnote",
        "planbudget.Planbudget.beschluss", "planbudget.Verteilvorgabe.schluessel",
        "planbudget.Verteilvorgabe.quelle_text", "planbudget.Verteilvorgabe.quelle", "planbudget.Lesart.grund",
        "planbudget.Budgetereignis.nachweis", "planbudget.Budgetereignis.methode",
        "planbudget.Budgetereignis.annahme", "planbudget.Budgetereignis.beschluss",
        "planbudget.Ereignisantwort.grund", "planbudget.Steuerungspunkt.anlass",
        "planbudget.Steuerungspunkt.massnahme", "planbudget.Steuerungspunkt.wer",
        "planbudget.Steuerungspunkt.niederschrift", "planbudget.Jahresabschluss.ergebnis",
        "planbudget.Abstimmung.quelle", "planbudget.Buchung.text", "planbudget.Spaltenzuordnung.kopf",
        "planbudget.Spaltenzuordnung.spalten", "planbudget.Szenario.name", "planbudget.Szenario.wozu",
        "planbudget.Szenario.hebel", "planbudget.Szenarioanlage.jahre",
    ),
    "bis zur Öffnung verschlüsselt; tests/interessenbekundung sucht ein Wort davon in allen Bytes": (
        "interessenbekundung.Bekundung.siegel", "interessenbekundung.Bekundung.rueckschloss",
        "interessenbekundung.Entwurfsteil.geheimtext", "interessenbekundung.Entwurfsanlage.geheimname",
        "interessenbekundung.Entwurfsanlage.geheimtext", "interessenbekundung.Schluesselperson.schloss",
        "interessenbekundung.Schluesselteil.siegel",
    ),
    "mit der Freigabe eines Verfahrens für alle zu lesen": (
        "interessenbekundung.Verfahren.titel", "interessenbekundung.Verfahren.zweck",
        "interessenbekundung.Verfahren.oeffentlich", "interessenbekundung.Abschnitt.titel",
        "interessenbekundung.Abschnitt.anleitung", "interessenbekundung.Kriterium.text",
        "interessenbekundung.Anker.text", "interessenbekundung.Schluesselperson.oeffentlich",
        "interessenbekundung.Unterlage.titel", "interessenbekundung.Unterlage.dateiname",
        "interessenbekundung.Unterlage.art", "interessenbekundung.Unterlage.inhalt",
        "interessenbekundung.Unterlage.abdruck", "interessenbekundung.Frage.text", "interessenbekundung.Frage.antwort",
        "interessenbekundung.Fristverlaengerung.grund",
    ),
    "Prüfsumme, Dateiart oder Inhalt einer Datei, deren Name eine Kanarie hat": (
        "interessenbekundung.Bekundung.abdruck", "interessenbekundung.Bekundungsanlage.art",
        "interessenbekundung.Bekundungsanlage.abdruck", "interessenbekundung.Bekundungsanlage.inhalt",
        "interessenbekundung.Oeffnung.niederschrift",
    ),
    "Gründe und Vermerke der Auswahl: wer sie liest, sagen die Tabelle der Rechte und tests/interessenbekundung": (
        "interessenbekundung.Bekundungspruefung.form_grund", "interessenbekundung.Bekundungspruefung.zulassung_grund",
        "interessenbekundung.Kriteriumspruefung.notiz", "interessenbekundung.Befangenheit.grund",
        "interessenbekundung.Aussprache.text", "interessenbekundung.Anhoerung.ort",
        "interessenbekundung.Anhoerung.ablauf", "interessenbekundung.Anhoerungswertung.grund",
        "interessenbekundung.Auswahlvermerk.akte", "interessenbekundung.Auswahlvermerk.ermessen",
        "interessenbekundung.Auswahlvermerk.alternativen", "interessenbekundung.Auswahlvermerk.wirkung",
        "interessenbekundung.Auswahlvermerk.offenheit", "interessenbekundung.Mitteilung.grund",
        "interessenbekundung.Zuschlag.gremium", "interessenbekundung.Zuschlag.beschluss",
        "interessenbekundung.Neuausschreibung.grund", "interessenbekundung.Zusage.wortlaut",
    ),
    "Pflichten aus der Vorlage und Zusagen, die eine Abschrift sind; wer sie liest, prüft tests/vertrag": (
        "vertrag.Pflicht.titel", "vertrag.Pflicht.text", "vertrag.Pflicht.nachweis", "vertrag.Pflicht.quelle",
    ),
    "Nummern und Kennungen der Auswahl, die das Programm vergibt": (
        "interessenbekundung.Bekundungspruefung.kennung", "interessenbekundung.Los.reihenfolge",
    ),
    "Anschrift eines Trägers, die keine Seite zeigt": (
        "interessenbekundung.Traegeranmeldung.anschrift", "interessenbekundung.Traegeranmeldung.mail",
    ),
    "der Bestand aus der Zeit vor massanzug trägt Kennungen, keine Namen": (
        "planbudget.Bestandsuebernahme.datei", "planbudget.Bestandshilfe.kennung", "planbudget.Bestandshilfe.hilfeart",
        "planbudget.Bestandshilfe.einheit", "planbudget.Bestandshilfe.anbieter", "planbudget.Bestandshilfe.merkmale",
        "planbudget.Bestandsdatei.name", "planbudget.Bestandsdatei.inhalt",
    ),
}  # fmt: skip
NICHT_IMMER = {
    "fall.Beratung.ohne_erste_runde": "nur wo Runde 2 ohne Idee begann",
    "fall.Zielende.worte": "nur wo ein Ziel erreicht oder aufgegeben ist",
    "fall.Beratung.blatt": "nur wo ein Fallblatt freigegeben ist",
    "fall.Massanzug.nicht_weil": "nur am nicht gewählten Schnitt",
    "fall.Massanzug.passt_weil": "nur wo jemand den Hinweis auf Regalware beantwortet hat",
    "fall.Entscheidung.wahl_grund": "nur wo dem Wunsch nicht ganz entsprochen wurde",
    "fall.Entscheidung.rueckgabe_grund": "nur wo die zweite Fachkraft zurückgegeben hat",
    "fall.Freigabe.mitgabe": "nur wo die Hilfe an jemand anderen übergeben wurde",
    "fall.Uebergabe.antwort": "nur wo jemand abgelehnt hat",
    "zugang.Entwurf.daten": "nur wo jemand angefangen und nicht gespeichert hat",
}


def test_jedes_textfeld_hat_eine_kanarie_oder_einen_grund() -> None:
    """A new text field is red here until somebody says who may read it (kanarien.py) or why nobody needs to."""
    alle = {name(m, f) for m, f in textfelder()}
    mit, ohne = {k.feld for k in KANARIEN}, [f for felder in OHNE_KANARIE.values() for f in felder]
    assert sorted(alle - mit - set(ohne)) == []
    assert sorted((mit | set(ohne) | NICHT_IMMER.keys()) - alle) == []  # nothing outlived
    assert len(ohne) == len(set(ohne)) and not mit & set(ohne)
    print(f"{len(alle)} Textfelder: {len(mit)} mit Kanarie, {len(alle - mit)} mit Grund")


def test_jede_kanarie_steht_in_jeder_lage_in_der_es_das_objekt_gibt(welt: Welt) -> None:
    alle_lagen(welt, *RAEUME)
    alle_lagen_der_auswahl(welt)
    je_feld: dict[str, list[str]] = {}
    for k in KANARIEN:
        je_feld.setdefault(k.feld, []).append(k.wort)
    fehlend, objekte = [], 0
    for modell, feld in textfelder():
        if not (worte := je_feld.get(wo := name(modell, feld))):
            continue
        texte, zahl = texte_je_fall(modell, feld)
        objekte += zahl
        if wo not in NICHT_IMMER:
            fehlend += [(wo, f) for f, text in texte.items() if f and not any(f"{w}-{f}" in text for w in worte)]
        alles = " ".join(texte.values())
        for wort in worte:
            raeume = {r for r in RAEUME for lage in LAGEN if f"{wort}-{lage}-{r}" in alles}
            fehlend += [(wo, wort, r) for r in RAEUME if r not in raeume and wo != "zugang.Entwurf.daten"]
    assert fehlend == []
    print(f"{len(je_feld)} Felder in {objekte} Objekten, {len(welt.faelle)} Fällen")


# ------------------------------------------------------------------------------------------------ reading the answers
WORT = ("Wille", "frei", "neheim")
KANARIE = "-".join(WORT)


@pytest.mark.parametrize(
    "text",
    [
        KANARIE, KANARIE.upper(), "Wil-\nle-frei-neheim", "Wille-frei-ne­heim", "Wille-\n  frei-\n  neheim",
        "…will Wille–frei–neheim.", "unWille-frei-neheim",
    ],
)  # fmt: skip
def test_keine_zeile_und_kein_trennstrich_versteckt_eine_kanarie(text: str) -> None:
    assert kanarien_in(text) == {WORT}


def test_was_keine_kanarie_ist_wird_nicht_gefunden() -> None:
    assert kanarien_in("Wille neu in Neheim, frei, neheim Wille-frei-hüsten Neheim") == set()


def _antwort(inhalt: bytes, art: str, **kopf: str) -> HttpResponse:
    return HttpResponse(inhalt, content_type=art, headers=kopf)


def test_kanarien_werden_in_jeder_art_von_antwort_gefunden() -> None:
    """Compressed, zipped, folded, in the middle of a mark, in a file name: what a person can read, the search reads."""
    eng = {"titel": "T", "wirkungsraum": "W", "stand": HEUTE, "vorlaeufig": False, "angaben": [], "fehlt": ""}
    punkt = {"name": "A", "bringt_ein": "B", "frei": True, "frage": f"{'lang ' * 14}{KANARIE} " * 4, "runden": [],
             "ohne_erste_runde": "", "auftraege": [], "abweichend": ""}  # fmt: skip
    pdf = setze_pdf("fall/teamprotokoll.typ", eng | {"notiert": True, "punkte": [punkt], "hinweise": []}, stand=HEUTE)
    puffer = io.BytesIO()
    with xlsxwriter.Workbook(puffer) as mappe:
        mappe.add_worksheet("A").write_string(3, 4, KANARIE)
    ics = f"BEGIN:VCALENDAR\r\nSUMMARY:{'x' * 60} Wille-fr\r\n ei-neheim\r\nEND:VCALENDAR\r\n".encode()
    assert KANARIE.encode() not in pdf + puffer.getvalue() + ics  # reading bytes would find nothing
    antworten = [
        _antwort(pdf, "application/pdf"),
        _antwort(puffer.getvalue(), INHALTSTYPEN["xlsx"]),
        _antwort(f"Name;Wille\nx;{KANARIE}\n".encode(), "text/csv; charset=utf-8"),
        _antwort(ics, "text/calendar; charset=utf-8"),
        _antwort(b"<p><mark>Wille</mark>-frei-neheim</p>", "text/html; charset=utf-8"),
        _antwort(b'<input value="Wille-frei-neheim">', "text/html; charset=utf-8"),
        _antwort(b"", "application/pdf2", **{"Content-Disposition": f'attachment; filename="{KANARIE}.pdf"'}),
        _antwort(b"", "text/html", Location=f"/faelle/?wort={KANARIE}"),
    ]
    assert [kanarien(a) for a in antworten] == [{WORT}] * len(antworten)
