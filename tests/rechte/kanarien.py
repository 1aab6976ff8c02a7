"""The canaries of the sample world: which word stands in which text field, to which step it belongs, and who reads it.

A canary is „Word-lage-raum“, so that wherever it is found it says what got out: which field, of which case. Written
apart from the code under test: who reads what is said here once more, after the visibility table of the law.
"""

from typing import NamedTuple

LAGEN = (
    *(
        "neu",
        "vor",
        "zurueck",
        "nein",
        "frei",
        "wechsel",
        "zwei",
        "knapp",
        "alles",
        "weg",
        "weiter",
        "blick",
        "geht",
        "ende",
        "aus",
    ),
    # what belongs to a Sitzung of the Sozialraumteam, to bills, and to no case
    *("team", "geld"),
    *("auswahl", "offengelegt", "verdeckt", "juriert", "entzogen", "rivalin"),
)
AUSWAHLLAGEN = LAGEN[-6:]
"""Of a Bekundung: `auswahl` is sealed, `offengelegt` opened, from `juriert` on the jury reads it.

`verdeckt`: what a juror writes while nobody sees what another gives; `entzogen`: a clerk is biased towards the one in
Neheim; `rivalin`: both want Neheim.
"""
RAEUME = ("neheim", "huesten")
SCHRITTE = (
    *("1 Kontakt", "2 Bereich", "3 Wille", "4 Ressourcen", "5 Ziele", "6 Beratung", "7 Maßanzug", "8 Entscheidung"),
    *("9 Vereinbarung und Freigabe", "10 Durchführung", "11 Rückblick", "12 Abschluss", "13 Nachfrage"),
)
"""The steps of the thread; beside them a case has people, deadlines and handovers."""
DANEBEN = ("Menschen", "Fristen", "Übergabe")


class Kanarie(NamedTuple):
    """`teil` says who reads it (`_JE_TEIL`), `schritt` where on the case page it belongs."""

    wort: str
    feld: str
    teil: str
    schritt: str


_TAFEL = """
Familie       fall.Fall.bezeichnung              personen      Menschen
Lina          fall.Person.name                   personen      Menschen
Erreichbar    fall.Person.erreichbar             personen      Menschen
Haushalt      fall.Person.haushalt               personen      Menschen
Sorge         fall.Sorgerecht.teilbereich        amt           Menschen
Nachbarin     fall.Netzwerkperson.name           amt           Menschen
Zusage        fall.Netzwerkperson.beitrag        amt           Menschen
Bereichsgrund fall.Bereichszuordnung.grund       amt           2
Klaerauftrag  fall.Bereichszuordnung.auftrag     amt           2
Gegenueber    fall.Kontakt.mit                   amt           1
Anliegen      fall.Kontakt.anliegen              amt           1
Verwechselt   fall.Kontaktfassung.mit            amt           1
Verhoert      fall.Kontaktfassung.anliegen       amt           1
Wille         fall.Wille.wille                   wille         3
Beitrag       fall.Wille.beitrag                 wille         3
Hoffnung      fall.Wille.wunsch                  wille         3
Erwartung     fall.Wille.erwartung               wille         3
Ressource     fall.Familienressource.beschreibung ressourcen   4
Lage          fall.Ressourcenstand.worte         ressourcen    4
Ziel          fall.Ziel.text                     ziele         5
Woran         fall.Ziel.woran                    ziele         5
Frueher       fall.Zielfassung.text              frueher       5
Ehedem        fall.Zielfassung.woran             frueher       5
Zielgrund     fall.Zielende.worte                ziele         5
Schrittmensch fall.Zielschritt.wer               ziele         10
Schritt       fall.Zielschritt.was               ziele         10
Frage         fall.Beratung.frage                amt           6
Runde         fall.Beratung.teilnehmende         amt           6
Ohneprofi     fall.Beratung.ideen_ohne_profi     amt           6
Mitprofi      fall.Beratung.ideen_mit_profi      amt           6
Auswahl       fall.Beratung.auswahl              amt           6
Dissens       fall.Beratung.abweichend           amt           6
Abweichung    fall.Beratung.abweichend           team          6
Luecke        fall.Beratung.fehlt_im_raum        amt           6
Ohnerunde     fall.Beratung.ohne_erste_runde     team          6
Teamfrage     fall.Beratung.blatt                team          6
Blatt         fall.Beratung.blatt                blatt         6
Idee          fall.Idee.text                     team          6
Auftrag       fall.Auftrag.was                   team          6
Kuemmert      fall.Auftrag.wer                   team          6
Hinweis       fall.Raumhinweis.text              hinweis       6
Ort           fall.Teamsitzung.ort               sitzung       6
Gaeste        fall.Teamsitzung.gaeste            sitzung       6
Sommer        fall.Baustein.wer                  massanzug     7
Baustein      fall.Baustein.was                  massanzug     7
Rhythmus      fall.Baustein.wie_oft              massanzug     7
Daneben       fall.Baustein.was                  entwurf       7
Nichtweil     fall.Massanzug.nicht_weil          entwurf       7
Passt         fall.Massanzug.passt_weil          entwurf       7
Begruendung   fall.Entscheidung.begruendung      entscheidung  8
Recht         fall.Entscheidung.rechtsgrundlage  entscheidung  8
Anbieterwahl  fall.Entscheidung.wahl_alternativen entscheidung 8
Wahlwunsch    fall.Entscheidung.wahl_wunsch      entscheidung  8
Wahlgrund     fall.Entscheidung.wahl_grund       entscheidung  8
Klaerung      fall.Entscheidung.rueckgabe_grund  amt           8
Briefkopf     fall.Bescheid.empfaenger           amt           8
Anschrift     fall.Bescheid.anschrift            amt           8
Planfuer      fall.Hilfeplan.fuer                hilfeplan     9
Bedarf        fall.Hilfeplan.bedarf              hilfeplan     9
Geschwister   fall.Hilfeplan.geschwister         hilfeplan     9
Perspektive   fall.Hilfeplan.perspektive         hilfeplan     9
Rueckruf      fall.Hilfeplan.rueckruf            hilfeplan     9
Beteiligt     fall.Hilfeplanbeteiligung.name     hilfeplan     9
Meinung       fall.Hilfeplanbeteiligung.meinung  hilfeplan     9
Weilgrund     fall.Hilfeplanunterschrift.grund   hilfeplan     9
Gericht       fall.Gerichtsfassung.gericht       amt           9
Zeichen       fall.Gerichtsfassung.geschaeftszeichen amt       9
Prozess       fall.Gerichtsfassung.prozess       amt           9
Zweck         fall.Freigabe.zweck                freigabe      9
Mitgabe       fall.Freigabe.mitgabe              mitgabe       9
Kreis         fall.Rueckblick.teilnehmende       rueckblick    11
Wirkung       fall.Rueckblick.was_wirkte         rueckblick    11
Lassen        fall.Rueckblick.was_lassen         rueckblick    11
Neues         fall.Rueckblick.neues              rueckblick    11
Beleg         fall.Zielbewertung.beleg           rueckblick    11
Ergebnis      fall.Abschluss.ergebnis            amt           12
Bleibt        fall.Abschluss.wer_bleibt          amt           12
Echo          fall.Abschluss.rueckmeldung        amt           12
Nachwort      fall.Nachfrage.worte               amt           13
Fristgrund    fall.Fristereignis.grund           amt           Fristen
Grund         fall.Uebergabe.grund               uebergabe     Übergabe
Versprochen   fall.Uebergabe.nicht_verlieren     uebergabe     Übergabe
Antwort       fall.Uebergabe.antwort             amt           Übergabe
Rechnung      planbudget.Buchungszeile.beleg     geld          Geld
Nachtrag      planbudget.Buchung.grund           geld          Geld
Ausnahme      planbudget.Zuordnungsausnahme.grund geld         Geld
Konzept       interessenbekundung.Bekundungsteil.text bekundung Auswahl
Nachweis      interessenbekundung.Bekundungsteil.text bekundung Auswahl
Beleg         interessenbekundung.Bekundungsanlage.dateiname bekundung Auswahl
Fehlt         interessenbekundung.Nachforderungsposten.fehlt nachforderung Auswahl
Nachgereicht  interessenbekundung.Nachforderungsposten.antwort nachforderung Auswahl
Wertgrund     interessenbekundung.Wertung.grund  wertgrund     Auswahl
Einwand       interessenbekundung.Einwand.text   einwand       Auswahl
Einwandschluss interessenbekundung.Einwand.antwort einwand     Auswahl
Titel         zugang.Entwurf.daten               eigen         Entwurf
Getippt       zugang.Entwurf.daten               eigen         Entwurf
"""


def _zeile(zeile: str) -> Kanarie:
    wort, feld, teil, schritt = zeile.split()
    name = next((s for s in SCHRITTE if s.split()[0] == schritt), schritt)
    return Kanarie(wort, feld, teil, name)


KANARIEN = tuple(_zeile(z) for z in _TAFEL.strip().splitlines())
WORTE = {k.wort: k for k in KANARIEN}

# ------------------------------------------------------------------------------------------------ who reads what
TEILE = frozenset(k.teil for k in KANARIEN)
AUSWAHLTEILE = frozenset({"bekundung", "nachforderung", "wertgrund", "einwand"})
AMT = TEILE - {"eigen", "geld"} - AUSWAHLTEILE
"""The Zuständigen and the ASD-Leitung read all of a case; a draft is read by nobody but who typed it."""
WJH = frozenset({"personen", "massanzug", "entscheidung"})
"""The Wirtschaftliche Jugendhilfe pays: names, what was approved, and the decision."""
BEWILLIGT = frozenset({"frei", "wechsel", "zwei", "knapp", "alles", "weg", "weiter", "blick", "aus"})
ZWEITE = frozenset({"vor", "zurueck", "nein", *BEWILLIGT})
"""Cases in which asd2 signs today or has signed today."""
_STANDARD = frozenset({"personen", "wille", "ziele", "massanzug", "freigabe"})
_ALLES = frozenset(
    {"personen", "wille", "ressourcen", "ziele", "massanzug", "entscheidung", "rueckblick", "hilfeplan", "freigabe"}
)
FREIGEGEBEN = {
    ("lt", "frei"): _STANDARD,
    ("lt", "zwei"): _STANDARD,
    ("lt", "wechsel"): frozenset({"massanzug", "freigabe"}),
    ("lt", "knapp"): frozenset({"ressourcen", "freigabe"}),
    ("lt", "alles"): _ALLES,
    ("lt", "blick"): frozenset({"ziele", "rueckblick", "freigabe"}),
    ("lt", "weiter"): _ALLES,  # until lt2 says yes
    ("lt2", "weiter"): _ALLES | {"mitgabe"},
}
TEAM = {"frei": frozenset({"blatt", "team", "hinweis"}), "wechsel": frozenset({"team", "hinweis"})}
"""`frei` is freed for a Sitzung that runs; the one with `wechsel` is closed, and its sheet is gone with it."""
IM_TEAM = frozenset({"asd", "asd2", "asd3", "asd_leitung", "lt"})
SCHREIBEN = {"neheim": frozenset({"bewerbung", "mitschreibt"}), "huesten": frozenset({"bewerbung2"})}
WAEHLEN_AUS = frozenset({"auswahl", "auswahl2"})
JURY = frozenset({"jha", "steuerungsgruppe", "kaemmerei"})
"""They are free towards all; `controlling` is in the jury too, and biased towards „Weidenkorb“."""
IM_HAUPTBUCH = frozenset({"wjh", "controlling", "kaemmerei"})
UEBERGABEBLATT = frozenset({"Familie", "Lina", "Wille", "Ziel", "Schritt", "Schrittmensch", "Grund", "Versprochen"})
"""What asd3 reads before she says yes."""


def darf_lesen(rolle: str, lage: str, raum: str) -> frozenset[str]:
    """The canaries of this case that this person may come across anywhere."""
    worte = {k.wort for k in KANARIEN if k.teil in _teile(rolle, lage, raum)}
    if (rolle, raum) == ("asd3", "neheim") and lage in {"geht", "knapp"}:
        worte |= UEBERGABEBLATT
    return frozenset(worte)


def _teile(rolle: str, lage: str, raum: str) -> frozenset[str]:
    if lage in AUSWAHLLAGEN:
        return _auswahlteile(rolle, lage, raum)
    if lage == "geld":
        return frozenset({"geld"}) if rolle in IM_HAUPTBUCH else frozenset()
    if rolle == "wjh":
        return WJH if lage in BEWILLIGT else frozenset()
    if raum != "neheim":
        return frozenset()
    if lage == "team":
        return frozenset({"sitzung"}) if rolle in IM_TEAM else frozenset()
    if rolle in {"asd", "asd_leitung"} or (rolle == "asd2" and lage in ZWEITE):
        return AMT
    teile = FREIGEGEBEN.get((rolle, lage), frozenset())
    return teile | TEAM.get(lage, frozenset()) if rolle in IM_TEAM else teile


def _auswahlteile(rolle: str, lage: str, raum: str) -> frozenset[str]:
    """`raum` says whose it is: in `rivalin` „Brückenhaus“ (huesten) wants Neheim too."""
    if lage == "verdeckt":
        return frozenset({"wertgrund"}) if rolle == "jha" else frozenset()
    if rolle in SCHREIBEN[raum]:
        return AUSWAHLTEILE - {"wertgrund"}
    if rolle in WAEHLEN_AUS:
        befangen = (rolle, lage, raum) == ("auswahl2", "entzogen", "neheim")
        return frozenset() if lage == "auswahl" or befangen else AUSWAHLTEILE
    wertet = rolle in JURY or (rolle == "controlling" and raum == "huesten" and lage != "rivalin")
    if wertet and lage in {"juriert", "entzogen", "rivalin"}:
        return frozenset({"bekundung", "wertgrund"})
    return frozenset()
