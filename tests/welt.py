"""A small city with one person per role, built through the actions once per test database.

Neheim is "eigen", Hüsten is "fremd". Per Wirkungsraum three cases: `frei` (approved and released to the Leitträger's
worker), `vor` (waiting for the second Fachkraft), `neu` (a draft).
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from massanzug.fall import actions as fall
from massanzug.fall.choices import (
    Abschlussgrund,
    Antragsform,
    Bereich,
    Beteiligtenrolle,
    Beziehungsart,
    Einheit,
    Ergebnis,
    Faden,
    Fallrolle,
    Freigabeteil,
    Fristanlass,
    Ideengeber,
    Intensitaet,
    Kanal,
    Kindschaftssache,
    Nachfrageergebnis,
    Qualitaet,
    Ressourcenfeld,
    Ressourcenlage,
    Sektor,
    Sicht,
    Sorgerechtsart,
    Wunschwahl,
    Zielart,
    Zielausgang,
    Zielherkunft,
    Zielwert,
)
from massanzug.fall.models import Baustein, Beratung, Entscheidung, Fall, Freigabe, Person, Teamsitzung, Ziel
from massanzug.interessenbekundung import actions as auswahl
from massanzug.interessenbekundung.choices import Teilart, Verfasserrolle, Vergabegegenstand
from massanzug.interessenbekundung.models import Bekundung, Verfahren
from massanzug.interessenbekundung.queries import verfahren as auswahlqueries
from massanzug.planbudget import actions as planbudget
from massanzug.planbudget.choices import Antwort, Ereignisart, Kontoart
from massanzug.planbudget.einrichtung import stadt_einrichten
from massanzug.planbudget.models import Buchung, Buchungskonto, Budgetereignis, Steuerungspunkt
from massanzug.planbudget.queries.ereignis import ereignis
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, Beigabe
from massanzug.rechenkern.zeitraum import monatsende
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.traeger import actions as traeger
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger, Zugehoerigkeit
from massanzug.traeger.queries import mitgliedschaften
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import IM_WIRKUNGSRAUM, Rolle
from massanzug.zugang.models import Entwurf, Konto
from massanzug.zugang.zugriff import Zugriff, betrieb

HEUTE = date(2026, 11, 22)
JETZT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BEGINN = date(2025, 10, 1)
PASSWORT = "ein-langes-Passwort-fuer-Tests"

PERSONEN: dict[str, Rolle] = {
    "asd": Rolle.ASD_FACHKRAFT,
    "asd2": Rolle.ASD_FACHKRAFT,
    "asd3": Rolle.ASD_FACHKRAFT,
    "asd_leitung": Rolle.ASD_LEITUNG,
    "lt": Rolle.LT_FACHKRAFT,
    "lt2": Rolle.LT_FACHKRAFT,
    "lt_leitung": Rolle.LT_LEITUNG,
    "wjh": Rolle.WJH,
    "vormundschaft": Rolle.VORMUNDSCHAFT,
    "controlling": Rolle.CONTROLLING,
    "kaemmerei": Rolle.KAEMMEREI,
    "steuerungsgruppe": Rolle.STEUERUNGSGRUPPE,
    "jha": Rolle.JHA,
    "datenschutz": Rolle.DATENSCHUTZ,
    "verwaltung": Rolle.VERWALTUNG,
    "auswahl": Rolle.AUSWAHL,
    "auswahl2": Rolle.AUSWAHL,
    "bewerbung": Rolle.BEWERBUNG,
    "mitschreibt": Rolle.BEWERBUNG,
    "bewerbung2": Rolle.BEWERBUNG,
}
BEWERBEN_SICH = {"bewerbung": "Weidenkorb", "mitschreibt": "Weidenkorb", "bewerbung2": "Brückenhaus"}


@dataclass
class Fallwelt:
    """One case with the objects its pages need."""

    fall: Fall
    person: Person
    ziel: Ziel
    baustein: Baustein
    entscheidung: Entscheidung | None = None
    freigabe: Freigabe | None = None


@dataclass
class Welt:
    """Everything by name: `konten["asd"]` works in Neheim, `konten["asd@huesten"]` in Hüsten.

    `buchungen["neheim"]` is a cost of October 2026 that is not paid yet.
    """

    konten: dict[str, Konto] = field(default_factory=dict)
    raeume: dict[str, Wirkungsraum] = field(default_factory=dict)
    traeger: dict[str, Traeger] = field(default_factory=dict)
    faelle: dict[str, Fallwelt] = field(default_factory=dict)
    ereignisse: dict[str, Budgetereignis] = field(default_factory=dict)
    punkte: dict[str, Steuerungspunkt] = field(default_factory=dict)
    buchungen: dict[str, Buchung] = field(default_factory=dict)
    sitzungen: dict[str, Teamsitzung] = field(default_factory=dict)
    verfahren: dict[str, Verfahren] = field(default_factory=dict)
    bekundungen: dict[str, Bekundung] = field(default_factory=dict)

    def zugriff(self, name: str, heute: date = HEUTE) -> Zugriff:
        konto = self.konten[name]
        return Zugriff(konto.pk, konto.name, mitgliedschaften(konto.pk, heute), heute, JETZT)


def baue_welt() -> Welt:
    welt = Welt()
    betreiber = betrieb(BEGINN, JETZT)
    stadt_einrichten(betreiber)
    welt.raeume = {r.schluessel: r for r in Wirkungsraum.objects.all()}
    welt.traeger["amt"] = traeger.traeger_anlegen(zugriff=betreiber, name="Jugendamt", art=Traegerart.OEFFENTLICH)
    welt.traeger["fremd"] = traeger.traeger_anlegen(zugriff=betreiber, name="Freie Hilfe", art=Traegerart.GEWERBLICH)
    for raum in ("neheim", "huesten"):
        lt = traeger.traeger_anlegen(zugriff=betreiber, name=f"Leitträger {raum}", art=Traegerart.FREI)
        welt.traeger[raum] = lt
        traeger.leittraegerschaft_eintragen(
            zugriff=betreiber, traeger=lt, wirkungsraum=welt.raeume[raum], gueltig_von=BEGINN, gueltig_bis=None
        )
    for name in sorted(set(BEWERBEN_SICH.values())):
        welt.traeger[name] = traeger.traeger_anlegen(zugriff=betreiber, name=name, art=Traegerart.FREI)
    welt.konten["ohne_rolle"] = _konto(betreiber, "ohne_rolle")
    for name, rolle in PERSONEN.items():
        orte = ("neheim", "huesten") if rolle in IM_WIRKUNGSRAUM else ("",)
        for ort in orte:
            _person(welt, betreiber, name, rolle, ort)
    for raum in ("neheim", "huesten"):
        for art in ("neu", "vor", "frei"):
            welt.faelle[f"{art}@{raum}"] = _fall(welt, raum, art)
        _wechsel(welt, raum)
        _steuerung(welt, betreiber, raum)
        _team(welt, raum)
    _alter_entwurf(welt)
    _hauptbuch(welt)
    baue_auswahl(welt)
    return welt


KENNWORT = "vier Worte eines Schlüssels"
CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


def baue_auswahl(welt: Welt) -> None:
    """A call in each state. `auswahl` holds a key and lays calls before, `auswahl2` releases and holds none.

    In `offen` „Weidenkorb“ writes and „Brückenhaus“ has handed in; in `zu` (the deadline has passed) and `geoeffnet`
    both have.
    """
    betreiber = betrieb(BEGINN, JETZT)
    for name in ("schluessel2", "schluessel3"):
        _person(welt, betreiber, name, Rolle.AUSWAHL, "")
    for art in ("entwurf", "bereit", "vorgelegt", "offen", "zu", "geoeffnet"):
        _verfahren(welt, art)
    _merke_auswahl(welt)


def _verfahren(welt: Welt, art: str) -> None:
    if art in {"zu", "geoeffnet"}:
        _verfahren_bis(welt, art, JETZT - timedelta(20), JETZT - timedelta(1), geoeffnet=art == "geoeffnet")
    else:
        _verfahren_bis(welt, art, JETZT, JETZT + timedelta(10))


def geoeffnetes_verfahren(welt: Welt, art: str, lage: str, wo: str = "huesten") -> Verfahren:
    """One more call, opened long ago, scored without names; „Brückenhaus“ wants the Wirkungsraum `wo`.

    `lage` is what its canaries say.
    """
    anfang = JETZT - timedelta(60)
    _verfahren_bis(welt, art, anfang, anfang + timedelta(10), geoeffnet=True, lage=lage, fremd=wo, verdeckt=True)
    _merke_auswahl(welt)
    return welt.verfahren[art]


def _verfahren_bis(
    welt: Welt, art: str, anfang: datetime, frist: datetime, *, geoeffnet: bool = False, lage: str = "",
    fremd: str = "huesten", verdeckt: bool = False,
) -> None:  # fmt: skip
    lage = lage or ("offengelegt" if geoeffnet else "auswahl")

    def um(name: str, jetzt: datetime = anfang) -> Zugriff:
        return replace(welt.zugriff(name), jetzt=jetzt)

    v = auswahl.verfahren_anlegen(
        zugriff=um("auswahl"), titel=f"Verfahren {art}", zweck="Leitträger gesucht", frist=frist, verdeckt=verdeckt,
        gegenstand=Vergabegegenstand.LEITTRAEGERSCHAFT, beginn=date(2031, 10, 1), jahre=5, option_jahre=3,
        wirkungsraeume=[welt.raeume["neheim"], welt.raeume["huesten"]],
    )  # fmt: skip
    blatt = Beigabe(0, "blatt.txt", "text/plain", b"Auf einen Blick")
    auswahl.unterlage_einstellen(zugriff=um("auswahl"), verfahren=v, titel="Blatt", datei=blatt)
    if art != "entwurf":
        for name in ("auswahl", "schluessel2", "schluessel3"):
            auswahl.schluessel_annehmen(zugriff=um(name), verfahren=v, kennwort=KENNWORT)
    if art not in {"entwurf", "bereit"}:
        auswahl.verfahren_vorlegen(zugriff=um("auswahl"), verfahren=v)
    if art not in {"entwurf", "bereit", "vorgelegt"}:
        v = auswahl.verfahren_freigeben(zugriff=um("auswahl2"), verfahren=v)
        auswahl.frage_stellen(zugriff=um("bewerbung"), verfahren=v, text=f"Frage zu {art}?")
        for name, raum, wort in (
            ("bewerbung", "neheim", f"{lage}-neheim"), ("bewerbung2", fremd, f"{lage}-huesten")
        ):  # fmt: skip
            _bekundung(welt, um(name), v, name, raum, wort, einreichen=art != "offen" or name == "bewerbung2")
    if geoeffnet:
        kennwoerter = {1: KENNWORT, 2: KENNWORT}
        auswahl.verfahren_oeffnen(
            zugriff=um("auswahl", frist + timedelta(hours=23)), verfahren=v, kennwoerter=kennwoerter
        )


def _bekundung(welt: Welt, wer: Zugriff, v: Verfahren, name: str, raum: str, wort: str, *, einreichen: bool) -> None:
    """Written whole, with a co-author where it is hers, and handed in. `wort` ends its canaries."""
    b = auswahl.bekundung_beginnen(zugriff=wer, verfahren=v, traeger=welt.traeger[BEWERBEN_SICH[name]])
    if name == "bewerbung":
        auswahl.verfasser_aufnehmen(
            zugriff=wer, bekundung=b, konto=welt.konten["mitschreibt"], rolle=Verfasserrolle.SCHREIBT
        )
    verlangt = auswahlqueries.verlangt(v)
    teile = {WIRKUNGSRAUM: str(welt.raeume[raum].pk)}
    teile |= {("abschnitt", n): f"Konzept-{wort} zu {n}" for n in verlangt.abschnitte}
    teile |= {("kriterium", n): f"Nachweis-{wort}" for n in verlangt.kriterien}
    for (art, nummer), text in teile.items():
        auswahl.teil_schreiben(zugriff=wer, bekundung=b, art=Teilart(art), nummer=nummer, text=text, stand=0)
    auswahl.anlage_beifuegen(zugriff=wer, bekundung=b, name=f"Beleg-{wort}.txt", art="text/plain", inhalt=b"Beleg")
    if einreichen:
        auswahl.bekundung_einreichen(zugriff=wer, bekundung=b, eingang=wer.jetzt, code=CODE)


def _merke_auswahl(welt: Welt) -> None:
    welt.verfahren = {v.titel.removeprefix("Verfahren "): v for v in Verfahren.objects.all()}
    for b in Bekundung.objects.select_related("verfahren", "traeger"):
        welt.bekundungen[f"{b.traeger.name} {b.verfahren.titel.removeprefix('Verfahren ')}"] = b


def _hauptbuch(welt: Welt) -> None:
    """In both Wirkungsräume 2025 was closed and corrected since, so it can be closed again; October 2026 is open."""
    raeume = ("neheim", "huesten")
    kaemmerei = welt.zugriff("kaemmerei")
    for raum in raeume:
        _kosten(welt, raum, 120_000_00, date(2025, 12, 1), zahldatum=date(2026, 1, 9))
        welt.buchungen[raum] = _kosten(welt, raum, 4_321_00, date(2026, 10, 1))
    planbudget.monate_abschliessen(zugriff=kaemmerei, bis_monat=202512)
    for raum in raeume:
        planbudget.jahr_abschliessen(zugriff=kaemmerei, wirkungsraum=welt.raeume[raum], jahr=2025)
        _kosten(welt, raum, 500_00, date(2025, 11, 1), nachtrag=f"Rechnung kam spät Nachtrag-geld-{raum}")
        geltend = welt.faelle[f"wechsel@{raum}"].fall.massanzuege.get(stand="bewilligt")
        planbudget.zuordnung_festlegen(
            zugriff=welt.zugriff("controlling"),
            bezug=f"baustein:{Baustein.objects.get(massanzug=geltend).pk}",
            zaehlt=True,
            grund=f"Ausnahme-geld-{raum}",
        )
    konto = Buchungskonto.objects.get(wirkungsraum=welt.raeume["neheim"], art=Kontoart.AMBULANT)
    planbudget.stand_abstimmen(
        zugriff=kaemmerei, konto=konto, stichtag=date(2025, 12, 31), stand_cent=120_000_00, quelle="Sachkontenblatt"
    )


def _kosten(welt: Welt, raum: str, cent: int, von: date, **angaben: Any) -> Buchung:
    """An ambulant bill of the month that begins on `von`."""
    bis = monatsende(von)
    return planbudget.kosten_buchen(
        zugriff=welt.zugriff("wjh"),
        wirkungsraum=welt.raeume[raum],
        art=Kontoart.AMBULANT,
        betrag_cent=cent,
        leistung_von=von,
        leistung_bis=bis,
        beleg=f"R {von:%m%y} Rechnung-geld-{raum}",
        belegdatum=bis,
        **angaben,
    )


def _alter_entwurf(welt: Welt) -> None:
    """asd3 once typed something into a case she may no longer see; even its title must not be shown to her."""
    Entwurf.objects.create(
        konto=welt.konten["asd3"],
        schluessel=f"/faelle/{welt.faelle['neu@neheim'].fall.pk}/ziel/neu/",
        daten={"titel": "Titel-neu-neheim", "felder": {"text": "Getippt-neu-neheim"}},
        geaendert_am=JETZT,
    )


def _konto(betreiber: Zugriff, kennung: str) -> Konto:
    return konto_anlegen(zugriff=betreiber, kennung=kennung, name=f"Person {kennung}", passwort=PASSWORT)


def _person(welt: Welt, betreiber: Zugriff, name: str, rolle: Rolle, ort: str) -> None:
    kennung = name if ort in {"", "neheim"} else f"{name}@{ort}"
    konto = welt.konten[kennung] = _konto(betreiber, kennung)
    organisation = welt.traeger[ort] if name.startswith("lt") else welt.traeger[BEWERBEN_SICH.get(name, "amt")]
    traeger.zugehoerigkeit_eintragen(
        zugriff=betreiber,
        konto=konto,
        traeger=organisation,
        rolle=rolle,
        wirkungsraum=welt.raeume[ort] if ort else None,
        gueltig_von=BEGINN,
    )


def _fall(welt: Welt, raum: str, art: str) -> Fallwelt:
    anhang = "" if raum == "neheim" else f"@{raum}"
    asd, wo = welt.zugriff(f"asd{anhang}"), f"{art}-{raum}"
    objekt = fall.fall_aufnehmen(
        zugriff=asd,
        bezeichnung=f"Familie-{art}-{raum}",
        stadtteil=Stadtteil.objects.filter(wirkungsraum=welt.raeume[raum]).order_by("name").first(),
        person_name=f"Lina-{wo}",
        person_rolle=Fallrolle.KIND,
        person_erreichbar=f"Erreichbar-{wo}",
        kanal=Kanal.TELEFON,
        anliegen=f"Anliegen-{art}-{raum}",
    )
    person = objekt.personen.get()
    besuch: dict[str, Any] = {"zugriff": asd, "am": HEUTE, "kanal": Kanal.BESUCH}
    falsch = fall.kontakt_festhalten(fall=objekt, mit=f"Verwechselt-{wo}", anliegen=f"Verhoert-{wo}", **besuch)
    fall.kontakt_berichtigen(kontakt=falsch, stand=1, mit=f"Gegenueber-{wo}", anliegen=f"Anliegen-{wo}", **besuch)
    fall.wille_festhalten(
        zugriff=asd,
        person=person,
        wille=f"Wille-{wo}",
        am=HEUTE,
        beitrag=f"Beitrag-{wo}",
        wunsch=f"Hoffnung-{wo}",
        erwartung=f"Erwartung-{wo}",
    )
    fall.ressource_festhalten(
        zugriff=asd,
        fall=objekt,
        feld=Ressourcenfeld.SOZIAL,
        beschreibung=f"Ressource-{art}-{raum}",
        genannt_von=person,
        am=HEUTE,
    )
    ziel = fall.ziel_setzen(
        zugriff=asd,
        fall=objekt,
        art=Zielart.HANDLUNG,
        text=f"Ziel-{art}-{raum}",
        person=person,
        herkunft=Zielherkunft.WILLE_KIND,
        woran=f"Woran-{wo}",
    )
    fall.zielschritt_vereinbaren(zugriff=asd, ziel=ziel, wer=f"Schrittmensch-{wo}", was=f"Schritt-{art}-{raum}")
    fall.ressource_fortschreiben(
        zugriff=asd,
        ressource=objekt.ressourcen.get(),
        lage=Ressourcenlage.AKTIVIERT,
        am=HEUTE,
        ziel=ziel,
        worte=f"Lage-{art}-{raum}",
    )
    fall.beratung_festhalten(
        zugriff=asd,
        fall=objekt,
        am=HEUTE,
        frage=f"Frage-{art}-{raum}",
        teilnehmende=f"Runde-{wo}",
        leittraeger_dabei=True,
        jugendamt_dabei=True,
        ideen_ohne_profi=f"Ohneprofi-{wo}",
        ideen_mit_profi=f"Mitprofi-{wo}",
        auswahl=f"Auswahl-{wo}",
        abweichend=f"Dissens-{wo}",
        fehlt_im_raum=f"Luecke-{wo}",
    )
    baustein = fall.baustein_einfuegen(
        zugriff=asd,
        fall=objekt,
        faden=Faden.FACHKRAFT,
        wer=f"Frau Sommer-{wo}",
        was=f"Baustein-{art}-{raum}",
        wie_oft=f"Rhythmus-{wo}",
        ziel=ziel,
        von=HEUTE,
        einheit=Einheit.STUNDEN,
        menge_tausendstel=3000,
        satz_cent=6850,
        anbieter=welt.traeger[raum],
    )
    _netzwerk(asd, objekt, person, f"{art}-{raum}")
    antrag = fall.fristereignis_festhalten(
        zugriff=asd, fall=objekt, art=Fristanlass.ANTRAG_35A, am=HEUTE, form=Antragsform.MUENDLICH
    )
    fall.fristereignis_berichtigen(
        zugriff=asd, ereignis=antrag, am=HEUTE - timedelta(10), grund=f"Fristgrund-{art}-{raum}"
    )
    fall.bereich_zuordnen(
        zugriff=asd,
        fall=objekt,
        bereich=Bereich.KLAERUNG,
        am=HEUTE,
        grund=f"Bereichsgrund-{art}-{raum}",
        auftrag=f"Klaerauftrag-{art}-{raum}",
        bis=HEUTE + timedelta(60),
    )
    ergebnis = Fallwelt(objekt, person, ziel, baustein)
    if art in {"vor", "frei"}:
        ergebnis.entscheidung = _vorlage(welt, asd, objekt, f"asd2{anhang}", "Weil es passt.")
    if art == "frei":
        fall.vertretung_bestimmen(
            zugriff=asd, fall=objekt, konto=welt.konten[f"asd3{anhang}"], von=HEUTE + timedelta(30)
        )
        fall.entscheidung_mitzeichnen(zugriff=welt.zugriff(f"asd2{anhang}"), entscheidung=ergebnis.entscheidung)
        ergebnis.freigabe = fall.fall_freigeben(
            zugriff=asd,
            fall=objekt,
            traeger=welt.traeger[raum],
            fachkraft=welt.konten[f"lt{anhang}"],
            teile=[Freigabeteil.PERSONEN, Freigabeteil.WILLE, Freigabeteil.ZIELE, Freigabeteil.MASSANZUG],
            zweck=f"Durchführung Zweck-{wo}",
            einwilligung_am=HEUTE,
        )
        _blicke_zurueck(asd, ergebnis, wo)
        _papiere(asd, ergebnis, wo)
    return ergebnis


def _blicke_zurueck(asd: Zugriff, fallwelt: Fallwelt, wo: str) -> None:
    fall.rueckblick_festhalten(
        zugriff=asd,
        fall=fallwelt.fall,
        am=HEUTE,
        teilnehmende=f"Kreis-{wo}",
        bewertungen=[fall.Bewertung(fallwelt.ziel, Sicht.JUNGER_MENSCH, Zielwert.ANFANG, f"Beleg-{wo}")],
        was_wirkte=f"Wirkung-{wo}",
        was_lassen=f"Lassen-{wo}",
        neues=f"Neues-{wo}",
        intensitaet=Intensitaet.GLEICH,
        naechster_am=HEUTE + timedelta(180),
    )


def _papiere(asd: Zugriff, fallwelt: Fallwelt, wo: str) -> None:
    """A Hilfeplan two took part in, one of them not signing, a Bescheid and a Gerichtsfassung."""
    assert fallwelt.entscheidung is not None
    plan = fall.hilfeplan_festhalten(
        zugriff=asd,
        fall=fallwelt.fall,
        am=HEUTE,
        fuer=f"Lina-{wo} Planfuer-{wo}",
        bedarf=f"Bedarf-{wo}",
        geschwister=f"Geschwister-{wo}",
        perspektive=f"Perspektive-{wo}",
        naechste_pruefung=HEUTE + timedelta(180),
        rueckruf=f"Rueckruf-{wo}",
        beteiligte=[
            fall.Beteiligt(f"Beteiligt-{wo}", Beteiligtenrolle.JUNGER_MENSCH, meinung=f"Meinung-{wo}"),
            fall.Beteiligt(f"Mama Lina-{wo}", Beteiligtenrolle.SORGEBERECHTIGT, meinung=f"Meinung-{wo}"),
        ],
    )
    fall.unterschrift_festhalten(
        zugriff=asd,
        fall=fallwelt.fall,
        beteiligung=plan.beteiligte.latest("pk"),
        am=HEUTE,
        unterschreibt=False,
        grund=f"Weilgrund-{wo}",
    )
    fall.bescheid_schreiben(
        zugriff=asd,
        entscheidung=Entscheidung.objects.get(pk=fallwelt.entscheidung.pk),
        fuer=f"Lina-{wo}",
        empfaenger=f"Mama Lina-{wo} Briefkopf-{wo}",
        anschrift=f"Anschrift-{wo}",
        datum=HEUTE,
    )
    fall.gerichtsfassung_schreiben(
        zugriff=asd,
        fall=fallwelt.fall,
        sache=Kindschaftssache.GEFAEHRDUNG,
        gericht=f"Amtsgericht Gericht-{wo}",
        geschaeftszeichen=f"Zeichen-{wo}",
        prozess=f"Prozess-{wo}",
    )


def beendeter_fall(welt: Welt, raum: str) -> Fallwelt:
    """A case whose help has ended; built when somebody asks for it."""
    name = f"ende@{raum}"
    if name not in welt.faelle:
        welt.faelle[name] = _fall(welt, raum, "ende")
        beende(welt.zugriff("asd" if raum == "neheim" else f"asd@{raum}"), welt.faelle[name], f"ende-{raum}")
    return welt.faelle[name]


def beende(asd: Zugriff, fallwelt: Fallwelt, wo: str) -> None:
    """The help ends; the family was already asked once whether it holds."""
    fall.hilfe_abschliessen(
        zugriff=asd,
        fall=fallwelt.fall,
        am=HEUTE,
        grund=Abschlussgrund.WUNSCH,
        ergebnis=f"Ergebnis-{wo}",
        wer_bleibt=f"Bleibt-{wo}",
        rueckmeldung=f"Echo-{wo}",
    )
    fall.nachfrage_festhalten(
        zugriff=asd,
        nachfrage=fallwelt.fall.nachfragen.get(monate=12),
        am=HEUTE,
        ergebnis=Nachfrageergebnis.TRAEGT,
        worte=f"Nachwort-{wo}",
    )


def fall_mit_zwei_schnitten(welt: Welt, raum: str) -> Fallwelt:
    """An approved and released case whose next Fassung has two Schnitte side by side and one that was not chosen."""
    name = f"zwei@{raum}"
    if name not in welt.faelle:
        anhang = "" if raum == "neheim" else f"@{raum}"
        asd, fallwelt = welt.zugriff(f"asd{anhang}"), _fall(welt, raum, "zwei")
        fallwelt.entscheidung = fall.entscheidung_mitzeichnen(
            zugriff=welt.zugriff(f"asd2{anhang}"),
            entscheidung=_vorlage(welt, asd, fallwelt.fall, f"asd2{anhang}", "Weil es passt."),
        )
        fallwelt.freigabe = fall.fall_freigeben(
            zugriff=asd,
            fall=fallwelt.fall,
            traeger=welt.traeger[raum],
            fachkraft=welt.konten[f"lt{anhang}"],
            teile=[Freigabeteil.PERSONEN, Freigabeteil.WILLE, Freigabeteil.ZIELE, Freigabeteil.MASSANZUG],
            zweck=f"Durchführung Zweck-zwei-{raum}",
            einwilligung_am=HEUTE,
        )
        erster = fall.massanzug_fortschreiben(zugriff=asd, fall=fallwelt.fall)
        fall.baustein_einfuegen(
            zugriff=asd,
            fall=fallwelt.fall,
            faden=Faden.EIGEN,
            wer="Lina",
            was=f"Daneben-zwei-{raum}",
            ziel=fallwelt.ziel,
            von=HEUTE,
        )
        fall.passung_begruenden(zugriff=asd, fall=fallwelt.fall, passt_weil=f"Passt-zwei-{raum}")
        fall.schnitt_danebenlegen(zugriff=asd, fall=fallwelt.fall)
        fall.schnitt_waehlen(zugriff=asd, fall=fallwelt.fall, massanzug=erster, nicht_weil=f"Nichtweil-zwei-{raum}")
        fall.schnitt_danebenlegen(zugriff=asd, fall=fallwelt.fall)
        welt.faelle[name] = fallwelt
    return welt.faelle[name]


def fall_mit_rueckblick(welt: Welt, raum: str) -> Fallwelt:
    """A case looked back at without the Leitträger's side; goals and Rückblicke are released to lt, names are not."""
    name, anhang = f"blick@{raum}", "" if raum == "neheim" else f"@{raum}"
    if name not in welt.faelle:
        asd, fallwelt = welt.zugriff(f"asd{anhang}"), _fall(welt, raum, "blick")
        fallwelt.entscheidung = fall.entscheidung_mitzeichnen(
            zugriff=welt.zugriff(f"asd2{anhang}"),
            entscheidung=_vorlage(welt, asd, fallwelt.fall, f"asd2{anhang}", "Darum."),
        )
        fallwelt.freigabe = fall.fall_freigeben(
            zugriff=asd,
            fall=fallwelt.fall,
            traeger=welt.traeger[raum],
            fachkraft=welt.konten[f"lt{anhang}"],
            teile=[Freigabeteil.ZIELE, Freigabeteil.RUECKBLICK],
            zweck=f"Zweck-blick-{raum}",
            einwilligung_am=HEUTE,
        )
        _blicke_zurueck(asd, fallwelt, f"blick-{raum}")
        welt.faelle[name] = fallwelt
    return welt.faelle[name]


def fall_der_geht(welt: Welt, raum: str) -> Fallwelt:
    """A case that asd wants to hand over to asd3, who has not answered; built when somebody asks for it."""
    name, anhang = f"geht@{raum}", "" if raum == "neheim" else f"@{raum}"
    if name not in welt.faelle:
        welt.faelle[name] = _fall(welt, raum, "geht")
        angaben: dict[str, Any] = {
            "zugriff": welt.zugriff(f"asd{anhang}"),
            "fall": welt.faelle[name].fall,
            "ab": HEUTE,
            "grund": f"Grund-geht-{raum}",
            "nicht_verlieren": f"Versprochen-geht-{raum}",
        }
        _fasse_neu(angaben["zugriff"], welt.faelle[name].ziel, f"geht-{raum}")
        erste = fall.uebergabe_vorbereiten(an=welt.konten[f"asd2{anhang}"], **angaben)
        fall.uebergabe_ablehnen(zugriff=welt.zugriff(f"asd2{anhang}"), uebergabe=erste, antwort=f"Antwort-geht-{raum}")
        fall.uebergabe_vorbereiten(an=welt.konten[f"asd3{anhang}"], **angaben)
    return welt.faelle[name]


def _fasse_neu(asd: Zugriff, ziel: Ziel, wo: str) -> None:
    """The goal was worded otherwise for a while."""
    for text, woran in ((f"Frueher-{wo}", f"Ehedem-{wo}"), (f"Ziel-{wo}", f"Woran-{wo}")):
        jetzt = Ziel.objects.get(pk=ziel.pk)
        fall.ziel_aendern(
            zugriff=asd,
            ziel=jetzt,
            stand=jetzt.stand,
            art=Zielart(jetzt.art),
            text=text,
            person=jetzt.person,
            herkunft=Zielherkunft(jetzt.herkunft),
            woran=woran,
        )


def _erreiche(asd: Zugriff, fallwelt: Fallwelt, wo: str) -> None:
    """A second goal that was reached at once."""
    ziel = fall.ziel_setzen(
        zugriff=asd,
        fall=fallwelt.fall,
        art=Zielart.RICHTUNG,
        text=f"Ziel-{wo}",
        person=fallwelt.person,
        herkunft=Zielherkunft.WILLE_KIND,
        woran=f"Woran-{wo}",
    )
    fall.ziel_beenden(zugriff=asd, ziel=ziel, stand=1, ausgang=Zielausgang.ERREICHT, am=HEUTE, worte=f"Zielgrund-{wo}")


WEITERE_LAGEN = ("zurueck", "nein", "knapp", "alles", "weg", "weiter", "aus")


def fall_in_weiterer_lage(welt: Welt, raum: str, lage: str) -> Fallwelt:
    """The other states of a case, built when somebody asks for them.

    `zurueck`: the second Fachkraft gave the decision back; `nein`: refused by two; `knapp`: approved, and only the
    resources are released to `lt`, `asd3` is to take it over; `alles`: every part is, and a Sitzung is to come;
    `weg`: that was withdrawn; `weiter`: `lt2` is to take the help over from `lt`; `aus`: it ended.
    """
    name, anhang = f"{lage}@{raum}", "" if raum == "neheim" else f"@{raum}"
    if name in welt.faelle:
        return welt.faelle[name]
    asd, zweite = welt.zugriff(f"asd{anhang}"), welt.zugriff(f"asd2{anhang}")
    fallwelt = welt.faelle[name] = _fall(welt, raum, lage)
    ergebnis = Ergebnis.ABGELEHNT if lage == "nein" else Ergebnis.BEWILLIGT
    vorlage = _vorlage(welt, asd, fallwelt.fall, f"asd2{anhang}", "Darum.", ergebnis=ergebnis)
    if lage == "zurueck":
        fallwelt.entscheidung = fall.entscheidung_zurueckgeben(
            zugriff=zweite, entscheidung=vorlage, rueckgabe_grund=f"Klaerung-{lage}-{raum}"
        )
        return fallwelt
    fallwelt.entscheidung = fall.entscheidung_mitzeichnen(zugriff=zweite, entscheidung=vorlage)
    if lage == "nein":
        return fallwelt
    _blicke_zurueck(asd, fallwelt, f"{lage}-{raum}")
    _papiere(asd, fallwelt, f"{lage}-{raum}")
    _erreiche(asd, fallwelt, f"{lage}-{raum}")
    an: dict[str, Any] = {
        "zugriff": asd,
        "traeger": welt.traeger[raum],
        "teile": [Freigabeteil.RESSOURCEN] if lage == "knapp" else list(Freigabeteil),
        "einwilligung_am": HEUTE,
    }
    fallwelt.freigabe = fall.fall_freigeben(
        fall=fallwelt.fall, fachkraft=welt.konten[f"lt{anhang}"], zweck=f"Zweck-{lage}-{raum}", **an
    )
    if lage == "knapp":
        worte = {"grund": f"Grund-{lage}-{raum}", "nicht_verlieren": f"Versprochen-{lage}-{raum}"}
        fall.uebergabe_vorbereiten(zugriff=asd, fall=fallwelt.fall, an=welt.konten[f"asd3{anhang}"], ab=HEUTE, **worte)
    elif lage == "weg":
        fallwelt.freigabe = fall.freigabe_widerrufen(zugriff=asd, freigabe=fallwelt.freigabe)
    elif lage == "weiter":
        fallwelt.freigabe = fall.freigabe_uebergeben(
            freigabe=fallwelt.freigabe,
            fachkraft=welt.konten[f"lt2{anhang}"],
            zweck=f"Zweck-{lage}-{raum}",
            mitgabe=f"Mitgabe-{lage}-{raum}",
            **an,
        )
    elif lage == "alles":
        offen = welt.sitzungen[f"offen@{raum}"]
        fall.fall_einbringen(zugriff=asd, sitzung=offen, fall=fallwelt.fall, frage=f"Frage-{lage}-{raum} im Team")
    elif lage == "aus":
        beende(asd, fallwelt, f"{lage}-{raum}")
    return fallwelt


def alle_lagen(welt: Welt, *raeume: str) -> None:
    """Build whatever state of a case is not there yet."""
    for raum in raeume:
        beendeter_fall(welt, raum)
        fall_mit_zwei_schnitten(welt, raum)
        fall_der_geht(welt, raum)
        fall_mit_rueckblick(welt, raum)
        for lage in WEITERE_LAGEN:
            fall_in_weiterer_lage(welt, raum, lage)


def _netzwerk(asd: Zugriff, objekt: Fall, kind: Person, wo: str) -> None:
    """A mother who may decide on one matter, a grandmother, and a neighbour who agreed to nothing yet."""
    mutter = fall.person_aufnehmen(
        zugriff=asd, fall=objekt, name=f"Mama Lina-{wo}", rolle=Fallrolle.MUTTER, haushalt=f"Haushalt-{wo}"
    )
    fall.beziehung_festhalten(zugriff=asd, fall=objekt, art=Beziehungsart.ELTERNTEIL, von=mutter, zu=kind)
    fall.person_aufnehmen(zugriff=asd, fall=objekt, name=f"Oma Lina-{wo}", rolle=Fallrolle.VERWANDT)
    fall.sorgerecht_festhalten(
        zugriff=asd,
        fall=objekt,
        kind=kind,
        person=mutter,
        art=Sorgerechtsart.TEILBEREICH,
        teilbereich=f"Sorge-{wo}",
        gueltig_von=HEUTE,
    )
    fall.netzwerkperson_aufnehmen(
        zugriff=asd,
        fall=objekt,
        name=f"Nachbarin-{wo}",
        sektor=Sektor.NACHBARSCHAFT,
        naehe=2,
        qualitaet=Qualitaet.STARK,
        beitrag=f"Mittagessen am Dienstag Zusage-{wo}",
    )


def _wechsel(welt: Welt, raum: str) -> None:
    """A fourth case, `wechsel`: its second approved plan costs less than the first; released without the names."""
    anhang = "" if raum == "neheim" else f"@{raum}"
    asd, zweite = welt.zugriff(f"asd{anhang}"), welt.zugriff(f"asd2{anhang}")
    fallwelt = welt.faelle[f"wechsel@{raum}"] = _fall(welt, raum, "wechsel")
    fall.entscheidung_mitzeichnen(
        zugriff=zweite,
        entscheidung=_vorlage(welt, asd, fallwelt.fall, f"asd2{anhang}", f"Erst-{raum}", f"Wahlgrund-wechsel-{raum}"),
    )
    plan = fall.massanzug_fortschreiben(zugriff=asd, fall=fallwelt.fall)
    alt = plan.bausteine.get()
    fall.baustein_aendern(
        zugriff=asd,
        baustein=alt,
        stand=alt.stand,
        faden=Faden.FACHKRAFT,
        wer=alt.wer,
        was=alt.was,
        wie_oft=alt.wie_oft,
        ziel=alt.ziel,
        von=alt.von,
        einheit=Einheit.STUNDEN,
        menge_tausendstel=1000,
        satz_cent=alt.satz_cent,
        anbieter=alt.anbieter,
    )
    fall.entscheidung_mitzeichnen(
        zugriff=zweite, entscheidung=_vorlage(welt, asd, fallwelt.fall, f"asd2{anhang}", f"Dann-{raum}")
    )
    fallwelt.freigabe = fall.fall_freigeben(
        zugriff=asd,
        fall=fallwelt.fall,
        traeger=welt.traeger[raum],
        fachkraft=welt.konten[f"lt{anhang}"],
        teile=[Freigabeteil.MASSANZUG],
        zweck=f"Durchführung Zweck-wechsel-{raum}",
        einwilligung_am=HEUTE,
    )


def _team(welt: Welt, raum: str) -> None:
    """Two Sitzungen of the Sozialraumteam with `lt` named: `offen` with `frei` freed and `vor` not, `zu` is over."""
    anhang = "" if raum == "neheim" else f"@{raum}"
    asd, lt = welt.zugriff(f"asd{anhang}"), welt.konten[f"lt{anhang}"]
    for name, faelle in (("zu", ["wechsel"]), ("offen", ["vor", "frei"])):
        sitzung = welt.sitzungen[f"{name}@{raum}"] = fall.teamsitzung_ansetzen(
            zugriff=asd,
            wirkungsraum=welt.raeume[raum],
            am=HEUTE,
            um=time(9),
            ort=f"Ort-team-{raum}",
            benannt=[lt.pk, asd.konto_id],
        )
        for art in faelle:
            fall.fall_einbringen(
                zugriff=asd,
                sitzung=sitzung,
                fall=welt.faelle[f"{art}@{raum}"].fall,
                frage=f"Frage-{art}-{raum} im Team",
            )
        _berate(asd, team_beratung(welt, f"{faelle[-1]}@{raum}"), sitzung, f"{faelle[-1]}-{raum}")
    zu = welt.sitzungen[f"zu@{raum}"]
    fall.teilnahme_festhalten(
        zugriff=asd, sitzung=zu, stand=zu.stand, da=[lt.pk, asd.konto_id], gaeste=f"Gaeste-team-{raum}"
    )
    welt.sitzungen[f"zu@{raum}"] = fall.teamsitzung_schliessen(zugriff=asd, sitzung=zu)


def team_beratung(welt: Welt, fall_name: str) -> Beratung:
    """The item of an agenda that this case is."""
    return welt.faelle[fall_name].fall.beratungen.get(sitzung__isnull=False)


def _berate(asd: Zugriff, beratung: Beratung, sitzung: Teamsitzung, wo: str) -> None:
    frei = [
        {"schluessel": "frage", "teil": "frage", "wer": "", "text": f"Teamfrage-{wo}"},
        {"schluessel": "wille-1", "teil": "wille", "wer": "", "text": f"Blatt-{wo}"},
    ]
    fall.fallblatt_freigeben(zugriff=asd, beratung=beratung, stand=beratung.stand, zeilen=frei)
    if wo.startswith("wechsel"):  # began with the ideas of the second round
        fall.runde_oeffnen(zugriff=asd, beratung=beratung, grund=f"Ohnerunde-{wo}")
    beratung.refresh_from_db()
    idee = fall.idee_festhalten(
        zugriff=asd, beratung=beratung, text=f"Idee-{wo}", faden=Faden.RAUM, von=Ideengeber.LEITTRAEGER
    )
    fall.auftrag_festhalten(zugriff=asd, beratung=beratung, was=f"Auftrag-{wo}", wer=f"Kuemmert-{wo}")
    beratung.refresh_from_db()
    fall.abweichung_festhalten(zugriff=asd, beratung=beratung, stand=beratung.stand, abweichend=f"Abweichung-{wo}")
    beratung.refresh_from_db()
    fall.ideen_waehlen(zugriff=asd, beratung=beratung, stand=beratung.stand, ideen=[idee.pk], auswahl=f"Auswahl-{wo}")
    fall.raumhinweis_festhalten(zugriff=asd, sitzung=sitzung, text=f"Hinweis-{wo}")


def _steuerung(welt: Welt, betreiber: Zugriff, raum: str) -> None:
    """An event that waits, one that is in force (both by a colleague who is no person of the table), and an item."""
    if "verfasser" not in welt.konten:
        _person(welt, betreiber, "verfasser", Rolle.CONTROLLING, "")
    verfasser = welt.zugriff("verfasser")
    anhang = "" if raum == "neheim" else f"@{raum}"
    for name in ("offen", "fest"):
        welt.ereignisse[f"{name}@{raum}"] = planbudget.ereignis_vorschlagen(
            zugriff=verfasser,
            wirkungsraum=welt.raeume[raum],
            art=Ereignisart.TARIF,
            jahr_cent=1_200_000,
            wirksam_ab=date(2026, 1, 1),
            nachweis=f"{name}@{raum}",
            beschluss="Probe",
        )
    for wer in ("kaemmerei", f"lt_leitung{anhang}"):
        zugriff = welt.zugriff(wer)
        blick = ereignis(zugriff, welt.ereignisse[f"fest@{raum}"].pk)
        assert blick is not None
        planbudget.ereignis_beantworten(zugriff=zugriff, blick=blick, antwort=Antwort.BESTAETIGT)
    welt.punkte[raum] = planbudget.punkt_eroeffnen(
        zugriff=verfasser, wirkungsraum=welt.raeume[raum], jahr=2026, anlass=f"Punkt-{raum}"
    )


def _vorlage(
    welt: Welt,
    asd: Zugriff,
    objekt: Fall,
    zweite: str,
    begruendung: str,
    wahlgrund: str = "",
    ergebnis: Ergebnis = Ergebnis.BEWILLIGT,
) -> Entscheidung:
    """With `wahlgrund` the wish for a provider was fulfilled in part only."""
    wo = objekt.bezeichnung.removeprefix("Familie-")
    return fall.entscheidung_vorlegen(
        zugriff=asd,
        fall=objekt,
        zweite_fachkraft=welt.konten[zweite],
        ergebnis=ergebnis,
        begruendung=f"{begruendung} Begruendung-{wo}",
        rechtsgrundlage=f"§ 27 Abs. 2 SGB VIII Recht-{wo}",
        wahl_hinweis_am=HEUTE,
        wahl_alternativen=f"Leitträger, Freie Hilfe Anbieterwahl-{wo}",
        wahl_wunsch=f"Wahlwunsch-{wo}",
        wahl_ergebnis=Wunschwahl.TEILWEISE if wahlgrund else Wunschwahl.KEIN_WUNSCH,
        wahl_grund=wahlgrund,
    )


def erste_zugehoerigkeit(welt: Welt) -> Zugehoerigkeit:
    return Zugehoerigkeit.objects.get(konto=welt.konten["lt"])


def lade_welt() -> Welt:
    """The same city out of a database in which it was built before."""
    welt = Welt(
        konten={k.kennung: k for k in Konto.objects.all()},
        raeume={r.schluessel: r for r in Wirkungsraum.objects.all()},
    )
    namen = {"Jugendamt": "amt", "Freie Hilfe": "fremd", "Leitträger neheim": "neheim", "Leitträger huesten": "huesten"}
    welt.traeger = {namen.get(t.name, t.name): t for t in Traeger.objects.all()}
    for objekt in Fall.objects.all():
        _, art, raum = objekt.bezeichnung.split("-", 2)
        welt.faelle[f"{art}@{raum}"] = Fallwelt(
            objekt,
            objekt.personen.order_by("pk")[0],
            objekt.ziele.get(),
            Baustein.objects.filter(massanzug__fall=objekt).order_by("pk")[0],
            objekt.entscheidungen.first(),
            objekt.freigaben.first(),
        )
    welt.ereignisse = {e.nachweis: e for e in Budgetereignis.objects.select_related("wirkungsraum")}
    welt.punkte = {p.wirkungsraum.schluessel: p for p in Steuerungspunkt.objects.select_related("wirkungsraum")}
    for sitzung in Teamsitzung.objects.select_related("wirkungsraum"):
        stand = "zu" if sitzung.geschlossen_am else "offen"
        welt.sitzungen[f"{stand}@{sitzung.wirkungsraum.schluessel}"] = sitzung
    oktober = Buchung.objects.filter(zeilen__monat=202610).prefetch_related("zeilen__soll__wirkungsraum")
    welt.buchungen = {b.zeilen.all()[0].soll.wirkungsraum.schluessel: b for b in oktober}
    _merke_auswahl(welt)
    return welt
