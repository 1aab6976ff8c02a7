"""A sample object and sample data for every address; written apart from the code under test."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile

from massanzug.fall.models import Baustein, Beratung, Bescheid, Massanzug, Person, Raumhinweis, Zustaendigkeit
from massanzug.fall.queries.faelle import planstand
from massanzug.fall.queries.fristen import geltende
from massanzug.interessenbekundung.actions import kollegin_einladen
from massanzug.interessenbekundung.models import Bekundung, Verfahren
from massanzug.interessenbekundung.queries.auswahl import zu_wertende_abschnitte
from massanzug.planbudget.actions import (
    bestand_uebernehmen,
    bestand_zuruecknehmen,
    bestandsdatei_ablegen,
    buchungskonto_anlegen,
    lauf_anfordern,
    planbudget_festhalten,
    szenario_anlegen,
    verteilvorgabe_festhalten,
)
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.models import Bestandsdatei, Bestandsuebernahme, Rechenlauf, Szenario
from massanzug.planbudget.queries.bestandspruefung import pruefe_tabelle
from massanzug.rechenkern import bekundungsvorlage
from massanzug.sozialraum.actions import (
    bestaetigungslink_anlegen,
    einwohnerstand_eintragen,
    projekt_anlegen,
    projektkosten_eintragen,
    raumressource_eintragen,
    stadtteil_anlegen,
    wirkungsraum_anlegen,
    zeit_notieren,
)
from massanzug.sozialraum.choices import (
    Bestaetigungsweg,
    Projektart,
    Projektkostenart,
    Ressourcenart,
    Taetigkeit,
    Zeitbezug,
)
from massanzug.sozialraum.models import Projekt, Raumressource, Stadtteil, Wirkungsraum, Zeiteintrag
from massanzug.technik.tabellendatei import lies_tabelle
from massanzug.traeger.actions import (
    fachkraft_eintragen,
    leittraegerschaft_eintragen,
    platz_buchen,
    standort_eintragen,
    traeger_anlegen,
    zugehoerigkeit_eintragen,
)
from massanzug.traeger.choices import Qualifikation, Traegerart
from massanzug.traeger.models import Fachkraft, Platzbuchung, Standort
from massanzug.vertrag.models import Grundlagenvertrag
from massanzug.zugang.actions import kalender_anlegen, kalender_widerrufen, konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.tuer import alle_muster
from massanzug.zugang.zugriff import Zugriff, betrieb
from tests.rechte.auswahllagen import verfahren_in_lage
from tests.welt import (
    CODE,
    HEUTE,
    JETZT,
    KENNWORT,
    PASSWORT,
    WEITERE_LAGEN,
    Fallwelt,
    Welt,
    beendeter_fall,
    erste_zugehoerigkeit,
    fall_der_geht,
    fall_in_weiterer_lage,
    fall_mit_rueckblick,
    fall_mit_zwei_schnitten,
)

TAG = "22.11.2026"
UNBEKANNT = 987_654_321


def _raum(objekt: str) -> str:
    return "huesten" if objekt.startswith("fremd") else "neheim"


def fallwelt(welt: Welt, objekt: str) -> Fallwelt:
    lage = objekt.split()[1] if " " in objekt else "frei"
    if lage == "ende":
        return beendeter_fall(welt, _raum(objekt))
    if lage == "zwei":
        return fall_mit_zwei_schnitten(welt, _raum(objekt))
    if lage == "blick":
        return fall_mit_rueckblick(welt, _raum(objekt))
    if lage == "geht":
        return fall_der_geht(welt, _raum(objekt))
    if lage in WEITERE_LAGEN:
        return fall_in_weiterer_lage(welt, _raum(objekt), lage)
    return welt.faelle[f"{lage}@{_raum(objekt)}"]


def muster_von(url: str) -> str:
    return next((route for route, m in alle_muster() if m.name == url), "")


def argumente(welt: Welt, url: str, objekt: str, muster: str) -> dict[str, Any]:
    """The parts of the address for this object; a part nobody thought of fails loudly."""
    teile: dict[str, Any] = {}
    if url == "auswahlen":
        auswahlverfahren(welt, objekt)
    if "<" not in muster:
        return teile
    if url == "kalender":
        return {"marke": kalendermarke(welt, widerrufen=objekt == "fremd")}
    if muster.startswith("interessenbekundung/"):
        return _auswahlteile(welt, url, objekt, muster)
    if muster.startswith("vertraege/"):
        return _vertragsteile(welt, url, objekt)
    if url == "bestand_vorlage":
        return {"art": "hilfen", "endung": "csv"}
    if url in {"bestand_vorschau", "bestand_verwerfen"}:
        return {"pk": bestandsdatei(welt, "kaemmerei" if objekt == "fremd" else "controlling").pk}
    if url in {"bestand_uebernahme", "bestand_zuruecknehmen"}:
        return {"pk": uebernahme(welt).pk}
    if url == "lauf_abbrechen":
        return {"pk": rechenlauf(welt).pk}
    if url in {"szenario_weglegen", "szenario_anhaengen"}:
        return {"pk": szenario(welt).pk}
    if muster.startswith("verzeichnis/"):
        return _verzeichnisteile(welt, url, objekt)
    if muster.startswith(("sozialraum/projekte/", "sozialraum/kosten/", "sozialraum/zeit/")):
        return _projektteile(welt, url, objekt)
    if muster.startswith("sozialraum/"):
        return _ressourcenteile(welt, url, objekt)
    if "schluessel" in muster:
        return _raumteile(welt, objekt, muster)
    if url in {"ereignis", "ereignis_bestaetigen", "ereignis_ablehnen"}:
        stand = "fest" if objekt.endswith("fest") else "offen"
        return {"pk": welt.ereignisse[f"{stand}@{_raum(objekt)}"].pk}
    if url == "ereignis_zuruecknehmen":
        return {"pk": welt.ereignisse[f"fest@{_raum(objekt)}"].pk}
    if "<int:nummer>" in muster:
        return {"nummer": welt.buchungen[_raum(objekt)].nummer}
    if url == "punkt":
        return {"pk": welt.punkte[_raum(objekt)].pk}
    if url == "zugehoerigkeit_beenden":
        return {"pk": erste_zugehoerigkeit(welt).pk}
    if muster.startswith("traeger/"):
        return _traegerteile(welt, url, objekt, muster)
    if "<int:sitzung_pk>" in muster:
        return _teamteile(welt, objekt, muster)
    fall = fallwelt(welt, objekt)
    moeglich = {
        "<int:beratung_pk>": ("beratung_pk", b.pk if (b := im_team(fall)) else 0),
        "<int:auftrag_pk>": ("auftrag_pk", a.pk if b and (a := b.auftraege.first()) else 0),
        "<int:pk>": ("pk", fall.fall.pk),
        "<int:person_pk>": ("person_pk", (_ohne_spur(fall) if url == "person_entfernen" else fall.person).pk),
        "<int:ziel_pk>": (
            "ziel_pk",
            fall.fall.ziele.get(ausgang="erreicht").pk if url == "ziel_wieder_aufnehmen" else fall.ziel.pk,
        ),
        "<int:baustein_pk>": ("baustein_pk", _baustein(fall).pk),
        "<int:entscheidung_pk>": ("entscheidung_pk", fall.entscheidung.pk if fall.entscheidung else 0),
        "<int:nachfrage_pk>": ("nachfrage_pk", nachfrage.pk if (nachfrage := fall.fall.nachfragen.first()) else 0),
        "<int:massanzug_pk>": ("massanzug_pk", daneben.pk if (daneben := _daneben(fall)) else 0),
        "<int:freigabe_pk>": ("freigabe_pk", fall.freigabe.pk if fall.freigabe else 0),
        "<int:hilfeplan_pk>": ("hilfeplan_pk", plan.pk if (plan := fall.fall.hilfeplaene.first()) else 0),
        "<int:beteiligung_pk>": (
            "beteiligung_pk",
            plan.beteiligte.earliest("pk").pk if (plan := fall.fall.hilfeplaene.first()) else 0,
        ),
        "<int:bescheid_pk>": (
            "bescheid_pk",
            b.pk if (b := Bescheid.objects.filter(entscheidung__fall=fall.fall).first()) else 0,
        ),
        "<int:gerichtsfassung_pk>": ("gerichtsfassung_pk", g.pk if (g := fall.fall.gerichtsfassungen.first()) else 0),
        "<int:rueckblick_pk>": ("rueckblick_pk", r.pk if (r := fall.fall.rueckblicke.first()) else 0),
        "<int:uebergabe_pk>": ("uebergabe_pk", u.pk if (u := fall.fall.uebergaben.first()) else 0),
        "<int:zielschritt_pk>": ("zielschritt_pk", s.pk if (s := fall.ziel.schritte.first()) else 0),
        "<int:ressource_pk>": ("ressource_pk", r.pk if (r := fall.fall.ressourcen.first()) else 0),
        "<int:beziehung_pk>": ("beziehung_pk", fall.fall.beziehungen.get().pk),
        "<int:sorgerecht_pk>": ("sorgerecht_pk", fall.fall.sorgerechte.get().pk),
        "<int:kontakt_pk>": ("kontakt_pk", fall.fall.kontakte.earliest("pk").pk),
        "<int:ereignis_pk>": ("ereignis_pk", geltende(fall.fall).get().pk),
        "<int:zustaendigkeit_pk>": ("zustaendigkeit_pk", v.pk if (v := _vertretung(fall)) else 0),
        "<int:netzwerkperson_pk>": ("netzwerkperson_pk", fall.fall.netzwerkpersonen.get().pk),
    }
    if "<int:raumressource_pk>" in muster:
        teile["raumressource_pk"] = raumressource(welt, "eigen").pk
    for platz, (name, wert) in moeglich.items():
        if platz in muster:
            teile[name] = wert
    assert muster.count("<") == len(teile), f"{muster}: kein Probeobjekt für jeden Teil der Adresse"
    return teile


def raumressource(welt: Welt, objekt: str) -> Raumressource:
    """„eigen“ lies in Neheim, „fremd“ in Hüsten; a private person unless it is „eigen“ or „offen“."""
    raum = welt.raeume[_raum(objekt)]
    person = objekt not in {"eigen", "fremd offen"}
    name = f"Probe {objekt}"
    vorhanden = Raumressource.objects.filter(name=name, beendet_am__isnull=True).first()
    return vorhanden or raumressource_eintragen(
        zugriff=betrieb(HEUTE, JETZT),
        bestaetigt_wie=Bestaetigungsweg.ANRUF,
        name=name,
        art=Ressourcenart.PERSON if person else Ressourcenart.TREFF,
        beschreibung="Nachmittags wird gekocht und gerechnet.",
        stadtteil=Stadtteil.objects.filter(wirkungsraum=raum)[0],
        oeffentlich=not person,
        **({"einwilligung_am": HEUTE, "hoechstens": 1} if person else {}),  # type: ignore[typeddict-item]
    )


def projekt(welt: Welt, objekt: str) -> Projekt:
    """„eigen“ is a project in Neheim, „fremd“ one in Hüsten."""
    raum = welt.raeume[_raum(objekt)]
    return Projekt.objects.filter(wirkungsraum=raum).first() or projekt_anlegen(
        zugriff=betrieb(HEUTE, JETZT),
        wirkungsraum=raum,
        name=f"Probe {objekt}",
        art=Projektart.FALLUNSPEZIFISCH,
        anlass="Am Dienstag ist der Treff zu, und alle fragen danach.",
    )


def zeit_von(welt: Welt, wer: str, raum: str, tag: date = HEUTE) -> Zeiteintrag:
    return zeit_notieren(
        zugriff=welt.zugriff(wer), wirkungsraum=welt.raeume[raum], bezug=Zeitbezug.RAUM,
        taetigkeit=Taetigkeit.VERNETZUNG, minuten=60, tag=tag,
    )  # fmt: skip


def _projektteile(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    if url == "zeit_aufheben":
        return {"pk": zeit_von(welt, "asd" if objekt == "eigen" else "asd@huesten", _raum(objekt)).pk}
    if url == "projektkosten_aufheben":
        kosten = projektkosten_eintragen(
            zugriff=betrieb(HEUTE, JETZT), projekt=projekt(welt, objekt), art=Projektkostenart.MATERIAL,
            betrag_cent=4890, am=HEUTE, wofuer="Farbe", beleg="",
        )  # fmt: skip
        return {"pk": kosten.pk}
    return {"pk": projekt(welt, objekt).pk}


def _projektdaten(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    """Valid input for projects, their costs and one's own time."""
    eines = {"name": "Neu", "art": "fallunspezifisch", "phase": "idee", "anlass": "Es fehlt ein Ort."}
    stand = projekt(welt, objekt).stand if url == "projekt_aendern" else 1
    return {
        "projekt_neu": eines,
        "projekt_aendern": eines | {"stand": stand},
        "projektkosten_neu": {"betrag_cent": "48,90", "art": "material", "wofuer": "Farbe", "am": TAG},
        "zeit": {"fuer": "raum", "taetigkeit": "vernetzung", "minuten": "60", "tag": TAG},
    }.get(url, {})


def _ressourcendaten(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    """Valid input for the acts of the memory of the neighbourhood."""
    stadtteil = Stadtteil.objects.filter(wirkungsraum=welt.raeume[_raum(objekt)])[0]
    ressource = {
        "name": "Neu", "art": "treff", "beschreibung": "Es gibt Suppe.", "zeiten": "di 16-18",
        "stadtteil": stadtteil.pk,
    }  # fmt: skip
    stand = raumressource(welt, objekt).stand if url == "raumressource_aendern" else 1
    return {
        "raumressource_neu": ressource,
        "raumressource_aendern": ressource | {"stand": stand},
        "raumressource_bestaetigen": {"wie": "anruf"},
        "raumressource_beenden": {"am": TAG},
        "eintrag_bestaetigen": {"beschreibung": "Es gibt Suppe.", "zeiten": "di 16-18"},
    }.get(url, {})


def _verzeichnisteile(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    if url == "verzeichnis_daten":
        return {"format": "csv"}
    return {"was": "services"} if url == "verzeichnis_hsds" else {"kennung": raumressource(welt, objekt).kennung}


def _ressourcenteile(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    if url != "eintrag_bestaetigen":
        return {"pk": raumressource(welt, objekt).pk}
    caches["prozess"].clear()  # all of them come from one place, which is more often than anybody may
    zugriff = betrieb(HEUTE, JETZT)
    zugriff = replace(zugriff, heute=HEUTE - timedelta(60)) if objekt == "fremd" else zugriff
    _, marke = bestaetigungslink_anlegen(zugriff=zugriff, ressource=raumressource(welt, "eigen"))
    return {"marke": marke}


def _vertretung(fall: Fallwelt) -> Zustaendigkeit | None:
    return fall.fall.zustaendigkeiten.filter(funktion="vertretung").first()


def _traegerteile(welt: Welt, url: str, objekt: str, muster: str) -> dict[str, Any]:
    """A Träger with a Standort, a booking and a Fachkraft; one who has left where that is what the address is for."""
    raum = _raum(objekt)
    if "<int:pk>" in muster:
        if url == "faellige_loeschen":
            fachkraft(welt, raum, gueltig_bis=HEUTE - timedelta(365))
        if url in {"traeger", "fachkraefte"}:  # so that their links and buttons are there to be tried
            _buchung(welt, raum)
            fachkraft(welt, raum)
            fachkraft(welt, raum, gueltig_bis=HEUTE - timedelta(1))
        return {"pk": welt.traeger[raum].pk}
    if "<int:standort_pk>" in muster:
        return {"standort_pk": standort(welt, raum).pk}
    if "<int:buchung_pk>" in muster:
        wer = "asd" if raum == "neheim" else "asd@huesten"
        tag = HEUTE + timedelta(1)
        return {
            "buchung_pk": platz_buchen(zugriff=welt.zugriff(wer), standort=standort(welt, raum), tag=tag, plaetze=1).pk
        }
    gegangen = HEUTE - timedelta(1) if url == "personenangaben_loeschen" else None
    return {"fachkraft_pk": fachkraft(welt, raum, gueltig_bis=gegangen).pk}


def _buchung(welt: Welt, raum: str) -> Platzbuchung:
    wer = "asd" if raum == "neheim" else f"asd@{raum}"
    tag = HEUTE + timedelta(1)
    return platz_buchen(zugriff=welt.zugriff(wer), standort=standort(welt, raum), tag=tag, plaetze=1)


def standort(welt: Welt, raum: str) -> Standort:
    return standort_eintragen(
        zugriff=welt.zugriff("verwaltung"), traeger=welt.traeger[raum], name="Haus", anschrift="Weg 1",
        stadtteil=welt.raeume[raum].stadtteile.earliest("name"), plaetze=9, plaetze_amt=3, oeffnungszeiten="",
        gueltig_von=date(2025, 10, 1), gueltig_bis=None,
    )  # fmt: skip


def fachkraft(welt: Welt, raum: str, gueltig_bis: date | None = None) -> Fachkraft:
    leitung = "lt_leitung" if raum == "neheim" else f"lt_leitung@{raum}"
    return fachkraft_eintragen(
        zugriff=welt.zugriff(leitung), traeger=welt.traeger[raum], name="Ada", qualifikation=Qualifikation.PAEDAGOGIK,
        abschluss_am=None, wochenstunden_tausendstel=39_000,
        gueltig_von=date(2025, 10, 1) if gueltig_bis else HEUTE - timedelta(7), gueltig_bis=gueltig_bis,
    )  # fmt: skip


def kalendermarke(welt: Welt, *, widerrufen: bool) -> str:
    """The secret part of an address of `asd` that is in force; or of one that her colleague has withdrawn."""
    zugriff = welt.zugriff("asd2" if widerrufen else "asd")
    _, marke = kalender_anlegen(zugriff=zugriff)
    if widerrufen:
        kalender_widerrufen(zugriff=zugriff)
    return marke


def _baustein(fall: Fallwelt) -> Baustein:
    """One of the plan in work beside an approved one, where there is such; else the first."""
    in_arbeit = Baustein.objects.filter(massanzug__fall=fall.fall, massanzug__stand="entwurf", massanzug__fassung__gt=1)
    return in_arbeit.first() or fall.baustein


def _daneben(fall: Fallwelt) -> Massanzug | None:
    """A Schnitt that lies beside the one in work."""
    return fall.fall.massanzuege.filter(stand="daneben").first()


def _planstand(fall: Fallwelt) -> str:
    """Of the plan a switch would be planned in: the one in work, else the approved one."""
    offen = fall.fall.massanzuege.filter(stand__in=["entwurf", "vorgelegt"]).first()
    return planstand((offen or fall.fall.massanzuege.get(stand="bewilligt")).bausteine.all())


def _ohne_spur(fall: Fallwelt) -> Person:
    """Her grandmother, of whom nothing is written yet."""
    return fall.fall.personen.get(name__startswith="Oma")


def im_team(fall: Fallwelt) -> Beratung | None:
    return fall.fall.beratungen.filter(sitzung__isnull=False).first()


def _teamteile(welt: Welt, objekt: str, muster: str) -> dict[str, Any]:
    """The parts of an address below a Teamsitzung: „zu“ is the one that is over."""
    zu = objekt.endswith("zu")
    raum = _raum(objekt)
    lage = "wechsel" if zu else (objekt.split()[1] if " " in objekt else "frei")
    beratung = im_team(welt.faelle[f"{lage}@{raum}"])
    assert beratung is not None
    sitzung = welt.sitzungen[f"{'zu' if zu else 'offen'}@{raum}"]
    moeglich = {
        "sitzung_pk": sitzung.pk,
        "beratung_pk": beratung.pk,
        "idee_pk": i.pk if (i := beratung.ideen.first()) else 0,
        "auftrag_pk": a.pk if (a := beratung.auftraege.first()) else 0,
        "hinweis_pk": Raumhinweis.objects.filter(wirkungsraum=sitzung.wirkungsraum)[0].pk,
    }
    return {name: wert for name, wert in moeglich.items() if f"<int:{name}>" in muster}


def _bekundung(welt: Welt, objekt: str) -> Bekundung:
    """„eigen“ is written by `bewerbung`, „eigen zu“ is sealed in a call whose deadline has passed."""
    traeger = "Brückenhaus" if objekt.startswith("fremd") else "Weidenkorb"
    lage = objekt.split()[1] if " " in objekt else "offen"
    auswahlverfahren(welt, lage)
    return welt.bekundungen[f"{traeger} {lage}"]


def auswahlverfahren(welt: Welt, objekt: str) -> Verfahren:
    """„wertung“, „eigen wertung“: the call in this state."""
    return verfahren_in_lage(welt, objekt.rsplit(maxsplit=1)[-1])


def einladungsmarke(welt: Welt, *, abgelaufen: bool) -> str:
    """The secret of an invitation by `bewerbung`: made now, or eight days ago."""
    zugriff = welt.zugriff("bewerbung")
    am = zugriff.jetzt - timedelta(8 if abgelaufen else 0)
    return kollegin_einladen(zugriff=replace(zugriff, jetzt=am), bekundung=_bekundung(welt, "eigen"))


def _vertragsteile(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    """The contract that came out of the award to Weidenkorb."""
    vertrag = Grundlagenvertrag.objects.get(zuschlag__bekundung=_bekundung(welt, objekt))
    return {"pk": vertrag.zuschlag_id if url == "vertrag_zum_zuschlag" else vertrag.pk}


def _nach_der_oeffnung(welt: Welt, url: str, objekt: str, muster: str) -> dict[str, Any]:
    """The parts of an address from the opening to the award; „eigen“ is Weidenkorb in Neheim, „fremd“ Brückenhaus."""
    v = auswahlverfahren(welt, objekt)
    if " " not in objekt:
        return {"pk": v.pk}
    b = Bekundung.objects.get(pk=_bekundung(welt, objekt).pk)
    if "auswahl/meine/" in muster:
        return {"pk": b.pk}
    abschnitt = zu_wertende_abschnitte(v)[0].nummer
    raum = b.wirkungsraum or welt.raeume[_raum(objekt)]  # nobody knows it before the opening
    angebot = v.angebote.get(wirkungsraum=raum)
    moeglich: dict[str, Any] = {
        "bekundung_pk": b.pk,
        "raum_pk": angebot.pk,
        "einwand_pk": e.pk if (e := b.einwaende.first()) else 0,
        "kennung": (p.kennung if (p := getattr(b, "pruefung", None)) else "") or "A",
        "nummer": v.kriterien.latest("nummer").nummer if url == "kriteriumspruefung" else abschnitt,
        "rang": 1,
        "fassung": 1,
    }
    return {"pk": v.pk} | {n: wert for n, wert in moeglich.items() if f":{n}>" in muster}


def _auswahlteile(welt: Welt, url: str, objekt: str, muster: str) -> dict[str, Any]:
    """The parts of an address of the selection: a call by its state, a Bekundung by whose it is."""
    if url == "einladung":
        return {"marke": einladungsmarke(welt, abgelaufen=objekt == "fremd")}
    if muster.startswith("interessenbekundung/bekundung/"):
        b = _bekundung(welt, objekt)
        teile: dict[str, Any] = {"pk": b.pk}
        if "<str:schluessel>" in muster:
            teile["schluessel"] = "abschnitt-4"
        if "<int:nummer>" in muster:
            teile["nummer"] = 1
        return teile
    if muster.startswith("interessenbekundung/auswahl/"):
        return _nach_der_oeffnung(welt, url, objekt, muster)
    verfahren = welt.verfahren[objekt]
    if url == "frage_beantworten":
        return {"pk": verfahren.fragen.get().pk}
    return {"pk": verfahren.pk} | ({"nummer": verfahren.unterlagen.get().pk} if "<int:nummer>" in muster else {})


def _auswahldaten(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    """Valid input for the acts of the selection."""
    frist = {"tag": "1.3.2030", "uhrzeit": "12:00"}
    angaben = {
        "titel": "Neu", "zweck": "Gesucht", "wirkungsraeume": [welt.raeume["neheim"].pk], "mindestpunkte": "60",
        "gegenstand": "leittraegerschaft", "beginn": "1.10.2031", "jahre": "5", "option_jahre": "3", **frist,
    }  # fmt: skip
    stand = {"stand": "1"}
    abschnitte = bekundungsvorlage.abschnitte()
    gewichte = {f"gewicht_{a.nummer}": a.gewicht for a in abschnitte} | {
        f"woerter_{a.nummer}": a.woerter_hoechstens for a in abschnitte
    }
    datei = Probedatei("blatt.txt", b"Auf einen Blick")
    kennwoerter = {"kennwort-1": KENNWORT, "kennwort-2": KENNWORT}
    return {
        "verfahren_neu": angaben,
        "verfahren_aendern": angaben | stand,
        "gewichte": gewichte | stand,
        "anker": {f"punkte_{n}": "Bedeutung" for n in range(6)} | stand,
        "unterlage_neu": {"titel": "Vertrag", "datei": datei},
        "schluessel_annehmen": {"kennwort": KENNWORT, "noch_einmal": KENNWORT},
        "schluessel_pruefen": {"kennwort": KENNWORT},
        "verfahren_zurueckgeben": {"grund": "Ein Tippfehler"},
        "frist_verlaengern": {**frist, "grund": "Feiertage"},
        "frage_beantworten": {"antwort": "Ja."},
        "verfahren_oeffnen": kennwoerter,
        "frage_neu": {"text": "Darf man?"},
        "traeger_anmelden": {},
        "bekundung_neu": {"traeger": welt.traeger["Weidenkorb"].pk},
        "bekundung_blatt": {"abschnitt-4": "Neu", "stand-abschnitt-4": "1"},
        "bekundung_anlagen": {"datei": datei},
        "bekundung_einreichen": {"code": CODE},
        "bekundung_zurueckziehen": {"code": CODE},
        "bekundung_eigene_fassung": {"code": CODE},
        "bekundung_verfasser": {"konto": _kollegin(welt).pk, "rolle": "schreibt"},
    }.get(url) or _daten_nach_der_oeffnung(welt, url, objekt)


def _daten_nach_der_oeffnung(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    bekundungen = [welt.bekundungen.get(f"{t} {objekt.rsplit(maxsplit=1)[-1]}") for t in ("Weidenkorb", "Brückenhaus")]
    wert, stand = {"punkte": "3", "grund": "klar beschrieben"}, {"stand": "1"}
    return {
        "formpruefung": {"ergebnis": "in_ordnung", "grund": "", "stand": "0"},
        "kriteriumspruefung": {"ergebnis": "erfuellt", "notiz": ""} | stand,
        "zulassung": {"zulassung": "zugelassen", "grund": ""} | stand,
        "nachforderung": {"tag": "1.3.2030", "uhrzeit": "12:00"}
        | {f"fehlt_{b.pk}": "Der Beleg" for b in bekundungen if b},
        "nachreichen": {"antwort": "Hier ist er."} | {"stand": "2"},
        "jury_benennen": {"konto": welt.konten["wjh"].pk},
        "befangenheit": {f"befangen_{b.pk}": "nein" for b in bekundungen if b},
        "wertung": wert | stand,
        "wertung_aendern": wert | stand,
        "anhoerung_werten": wert,
        "aussprache_festhalten": {"text": "Wir sind uns einig."},
        "anhoerung_ansetzen": {"tag": "1.3.2030", "uhrzeit": "12:00", "ort": "Rathaus", "ablauf": "Je eine Stunde"},
        "los_ziehen": {"zeugin": welt.konten["schluessel2"].pk},
        "vermerk_schreiben": dict.fromkeys(("ermessen", "alternativen", "wirkung", "offenheit"), "Abgewogen.") | stand,
        "zuschlag_vorschlagen": {"gremium": "JHA", "beschluss_am": "1.11.2026", "beschluss": "Einstimmig."},
        "raum_neu_ausschreiben": {"grund": "Dem Einwand wurde abgeholfen."},
        "zusage_markieren": {"wortlaut": "zu "},
        "einwand_erheben": {"text": "Das sehen wir anders."},
        "einwand_pruefen": {"faellig_am": "1.12.2026"},
        "einwand_entscheiden": {"abgeholfen": "nein", "antwort": "Es bleibt dabei."},
    }.get(url, {})


def _kollegin(welt: Welt) -> Konto:
    """Somebody of the same Träger who does not write yet."""
    betreiber = betrieb(HEUTE, JETZT)
    if konto := Konto.objects.filter(kennung="kollegin").first():
        return konto
    konto = konto_anlegen(zugriff=betreiber, kennung="kollegin", name="Kollegin", passwort=PASSWORT)
    zugehoerigkeit_eintragen(
        zugriff=betreiber, konto=konto, traeger=welt.traeger["Weidenkorb"], rolle=Rolle.BEWERBUNG, wirkungsraum=None,
        gueltig_von=HEUTE,
    )  # fmt: skip
    return konto


def _raumteile(welt: Welt, objekt: str, muster: str) -> dict[str, Any]:
    """The parts of an address below a Wirkungsraum."""
    raum = _raum(objekt)
    teile: dict[str, Any] = {"schluessel": raum}
    if muster.endswith("raumarbeit/buchen/"):
        zeit_von(welt, "asd" if raum == "neheim" else f"asd@{raum}", raum, HEUTE - timedelta(40))
    if "massanzug_pk" in muster:
        teile["massanzug_pk"] = welt.faelle[f"wechsel@{raum}"].fall.massanzuege.get(stand="bewilligt").pk
    if "bezug" in muster:
        teile["bezug"] = f"baustein:{welt.faelle[f'frei@{raum}'].baustein.pk}"
    if "<int:jahr>" in muster:
        teile["jahr"] = 2026 if objekt.endswith("laufend") else 2025
    return teile


BESTAND = "Kennung;Wirkungsraum;Hilfeart;Beginn;Ende;Kosten im Monat\nH-1;Neheim;§ 31;1.1.2020;31.1.2020;10,00".encode()


class Probedatei(SimpleUploadedFile):
    """May be sent by one person after the other."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return super().read(*args)


def bestandsdatei(welt: Welt, wer: str) -> Bestandsdatei:
    """A good file that this person uploaded."""
    eigene = Bestandsdatei.objects.filter(konto=welt.konten[wer])
    return eigene.first() or bestandsdatei_ablegen(zugriff=welt.zugriff(wer), name="bestand.csv", inhalt=BESTAND)


def rechenlauf(welt: Welt) -> Rechenlauf:
    return lauf_anfordern(zugriff=welt.zugriff("asd"), hebel={}, grundlage="probe")


def szenario(welt: Welt) -> Szenario:
    da = Szenario.objects.filter(name="Mehr Rückkehr").first()
    return da or szenario_anlegen(
        zugriff=welt.zugriff("kaemmerei"), name="Mehr Rückkehr", wozu="", hebel={"rueckfuehrung": 150}
    )


def uebernahme(welt: Welt) -> Bestandsuebernahme:
    """A help that ended long ago, taken over by Controlling."""
    return Bestandsuebernahme.objects.first() or _uebernehmen(welt.zugriff("controlling"), "H-0")


def _uebernehmen(zugriff: Zugriff, kennung: str) -> Bestandsuebernahme:
    inhalt = BESTAND.replace(b"H-1", kennung.encode())
    pruefung = pruefe_tabelle(lies_tabelle(inhalt, "x.csv"), zugriff.heute, pruefsumme=kennung)
    return bestand_uebernehmen(
        zugriff=zugriff, art=pruefung.art, datei="x.csv", inhalt_pruefsumme=kennung, zeilen=pruefung.zeilen
    )


def unbekannte(argumente: dict[str, Any]) -> dict[str, Any]:
    """The same address for something that does not exist."""
    return {
        n: UNBEKANNT if isinstance(w, int) else UUID(int=UNBEKANNT) if isinstance(w, UUID) else "gibt-es-nicht"
        for n, w in argumente.items()
    }


def frage(welt: Welt, objekt: str) -> dict[str, str]:
    """What is asked for on a page that searches: a kind of canary, not the canary itself, which the page repeats, a
    Stadtteil, or the number of a case.

    Or the format in which a table is taken along.
    """
    if objekt == "Ort":
        return {"worte": fallwelt(welt, "eigen neu").fall.stadtteil.name}
    if objekt.startswith("Aktenzeichen "):
        return {"worte": fallwelt(welt, objekt.removeprefix("Aktenzeichen ")).fall.aktenzeichen}
    if objekt.startswith("Wort "):
        return {"worte": objekt.split()[1]}
    return {"format": format_} if (format_ := objekt.rpartition(" ")[2]) in {"csv", "xlsx"} else {}


def daten(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    """Valid input for the act behind a POST."""
    if objekt in welt.verfahren or muster_von(url).startswith("interessenbekundung/"):
        return _auswahldaten(welt, url, objekt)
    if muster_von(url).startswith("sozialraum/"):
        return _ressourcendaten(welt, url, objekt) | _projektdaten(welt, url, objekt)
    fall = (
        fallwelt(welt, objekt)
        if objekt and objekt not in {"eigen", "fremd", "eigen laufend", "eigen fest", "eigen zu"}
        else None
    )
    anderer_lt = welt.konten["lt2"]
    baustein = {
        "faden": "eigen", "wer": "Lina", "was": "Judo", "ziel": fall.ziel.pk if fall else "", "von": TAG,
        "einheit": "kostenlos", "stand": "1",
    }  # fmt: skip
    ziel = {
        "text": "Ich gehe gern zur Schule", "person": fall.person.pk if fall else "", "herkunft": "wille_kind",
        "art": "handlung", "stand": "1",
    }  # fmt: skip
    daneben = _daneben(fall) if fall else None
    wechsel = {
        "ab": "1.12.2026", "endet": [str(fall.baustein.pk)] if fall else [], "faden": "eigen", "wer": "Lina",
        "was": "Zu Hause wohnen", "ziel": baustein["ziel"], "einheit": "kostenlos",
        "stand": _planstand(fall) if fall and url.startswith("wechsel_") and url != "wechsel_vorschlagen" else "",
    }  # fmt: skip
    mutter = fall.fall.personen.get(rolle="mutter").pk if fall else ""
    beziehung = {
        "von": mutter, "zu": fall.person.pk if fall else "", "art": "elternteil", "bindung": "eng", "stand": "1",
    }  # fmt: skip
    sorgerecht = {
        "kind": fall.person.pk if fall else "", "person": mutter, "art": "teilbereich", "teilbereich": "Gesundheit",
        "gueltig_von": "1.1.2026", "stand": "1",
    }  # fmt: skip
    netzwerkperson = {"name": "Trainer", "sektor": "freizeit", "naehe": "3", "qualitaet": "stark", "stand": "1"}
    proben: dict[str, dict[str, Any]] = {
        "account_login": {"login": "asd", "password": "falsch"},
        "demo_anmelden": {"kennung": "gibt-es-nicht"},
        "entwurf_verwerfen": {"pfad": "/schreibtisch/"},
        "zugehoerigkeit_neu": {
            "konto": welt.konten["ohne_rolle"].pk, "traeger": welt.traeger["amt"].pk, "rolle": "jha",
            "gueltig_von": TAG,
        },
        "zugehoerigkeit_beenden": {"gueltig_bis": TAG},
        "standort_neu": _standortangaben(welt, objekt),
        "standort_aendern": _standortangaben(welt, objekt) | {"stand": "1"},
        "platz_buchen": {"tag": TAG, "plaetze": "1", "wochen": "2"},
        "fachkraft_neu": _FACHKRAFT,
        "fachkraft_aendern": _FACHKRAFT | {"stand": "1"},
        "stunden_umstellen": {"ab": TAG, "wochenstunden_tausendstel": "19,5"},
        "zeugnis_festhalten": {"zeugnis_vom": "1.11.2026", "ohne_eintrag": "on"},
        "fall_neu": {
            "bezeichnung": "Neu", "person_name": "Ada", "person_rolle": "kind", "anliegen": "Hallo", "kanal": "telefon",
            "stadtteil": welt.raeume["neheim"].stadtteile.first().pk, "am": TAG,
        },
        "person_neu": {"name": "Oma", "rolle": "verwandt"},
        "person_aendern": {"name": "Lina Maria", "rolle": "kind", "stand": "1"},
        "vertretung_neu": {"konto": welt.konten["asd3"].pk, "bis": TAG},
        "fristereignis_neu": {"art": "antrag", "am": TAG, "form": "muendlich"},
        "fristereignis_berichtigen": {"nie": "on", "grund": "Verwechslung"},
        "bereich_zuordnen": {
            "bereich": "klaerung", "grund": "Neues", "am": TAG, "auftrag": "Arzt", "bis": "1.12.2026", "stand": "1",
        },
        "kontakt_neu": {"mit": "Lina", "anliegen": "Gespräch", "kanal": "telefon", "am": TAG},
        "kontakt_berichtigen": {"mit": "Lina", "anliegen": "Anders", "kanal": "telefon", "am": TAG, "stand": "1"},
        "anfang": {
            "person": fall.fall.personen.get(rolle="verwandt").pk if fall else "", "wille": "Ich will", "ziel": "Wir",
        },
        "wille_neu": {"wille": "Ich will", "am": TAG, "stand": "1"},
        "wille_hinweise": {"wille": "Ich soll zur Therapie"},
        "ressource_neu": {"beschreibung": "Fahrrad", "feld": "materiell", "am": TAG},
        "beziehung_neu": beziehung | {"von": fall.fall.personen.get(rolle="verwandt").pk if fall else "", "zu": mutter},
        "beziehung_aendern": beziehung,
        "sorgerecht_neu": sorgerecht,
        "sorgerecht_aendern": sorgerecht,
        "netzwerkperson_neu": netzwerkperson,
        "netzwerkperson_aendern": netzwerkperson,
        "ziel_neu": ziel,
        "ziel_aendern": ziel,
        "ziel_beenden": {"ausgang": "erreicht", "worte": "Wir frühstücken zusammen", "am": TAG, "stand": "1"},
        "ziel_wieder_aufnehmen": {"worte": "Es fehlt doch noch etwas", "stand": "2"},
        "rueckblick_neu": {
            f"wert_{fall.ziel.pk if fall else 0}_eltern": "2", "was_wirkte": "Judo", "intensitaet": "gleich",
            "teilnehmende": "alle", "am": TAG,
        },
        "sicht_eintragen": {f"wert_{fall.ziel.pk if fall else 0}": "2"},
        "hilfe_abschliessen": {"grund": "geschafft", "ergebnis": "viel", "wer_bleibt": "Oma", "am": TAG},
        "nachfrage": {"ergebnis": "traegt", "am": TAG},
        "ziel_hinweise": ziel,
        "statistik": {"anregend": "3", "stand": "0"},
        "beratung_neu": {"frage": "Was?", "ideen_ohne_profi": "Judo", "teilnehmende": "alle", "am": TAG},
        "beratung_einbringen": {"sitzung": welt.sitzungen[f"offen@{_raum(objekt)}"].pk, "frage": "Was trägt?"},
        "fallblatt": {"stand": str(b.stand) if fall and (b := im_team(fall)) else "1", "text_frage": "Was trägt?"},
        "beratung_auswahl": {"stand": str(b.stand) if fall and (b := im_team(fall)) else "1", "auswahl": "Darum."},
        "teamsitzung_neu": {
            "am": TAG, "um": "9:30", "ort": "Rathaus", "wirkungsraum": welt.raeume["neheim"].pk,
            "benannt": [welt.konten["lt"].pk],
        },
        "teamsitzung_aendern": {"am": TAG, "um": "10", "ort": "Rathaus", "stand": _sitzungsstand(welt, objekt)},
        "teilnahme": {"da": [welt.konten["asd"].pk], "stand": _sitzungsstand(welt, objekt)},
        "tagesordnung_einbringen": {"fall": welt.faelle[f"neu@{_raum(objekt)}"].fall.pk, "frage": "Was trägt?"},
        "beratung_runde": {"text": "Judo", "faden": "raum", "von": "gast"},
        "auftrag_neu": {"was": "Anrufen", "wer": "ASD"},
        "abweichung": {"abweichend": "Anders", "stand": _teamstand(welt, objekt)},
        "raumhinweis_neu": {"text": "Ein Sportplatz mit Licht"},
        "baustein_neu": baustein,
        "baustein_aendern": baustein,
        "baustein_verschieben": {"ziel": fall.ziel.pk if fall else "", "von": TAG, "stand": "1"},
        "wechsel_planen": wechsel,
        "wechsel_vorschau": wechsel,
        "schnitt_waehlen": {"massanzug": daneben.pk if daneben else "", "nicht_weil": "Der Weg ist zu weit."},
        "passung_begruenden": {"passt_weil": "Oma zieht erst noch um."},
        "vorlegen": {
            "ergebnis": "bewilligt", "begruendung": "passt", "rechtsgrundlage": "§ 27", "wahl_hinweis_am": TAG,
            "wahl_alternativen": "zwei", "wahl_ergebnis": "kein_wunsch", "zweite_fachkraft": welt.konten["asd2"].pk,
            "hilfeart": "14",
        },
        "zurueckgeben": {"rueckgabe_grund": "Bitte noch einmal mit Lina sprechen."},
        "freigabe_neu": {
            "traeger": welt.traeger["neheim"].pk, "fachkraft": anderer_lt.pk, "teile": ["wille"], "zweck": "Hilfe",
            "einwilligung_am": TAG,
        },
        "hilfeplan_neu": {
            "fuer": "Lina", "bedarf": "Begleitung", "am": TAG, "naechste_pruefung": "22.5.2027", "rueckruf": "Amt",
            "p0_dabei": "dabei", "p1_dabei": "nein",
        },
        "unterschrift_neu": {"unterschreibt": "nein", "grund": "noch nicht", "am": TAG},
        "bescheid_neu": {"empfaenger": "Mama", "anschrift": "Weg 1", "fuer": "Lina", "datum": TAG},
        "bescheid_post": {"zur_post_am": TAG},
        "gerichtsfassung_neu": {"sache": "gefaehrdung", "gericht": "Amtsgericht", "prozess": "läuft"},
        "zielschritt_neu": {"wer": "Lina", "was": "ruft an"},
        "zielschritt_aendern": {"wer": "Lina", "was": "ruft an", "stand": "1"},
        "ressource_fortschreiben": {"lage": "aktiviert", "am": TAG},
        "uebergabe_neu": {
            "an": welt.konten["asd3"].pk, "ab": TAG, "grund": "Elternzeit", "nicht_verlieren": "Donnerstags anrufen",
        },
        "uebergabe_ablehnen": {"antwort": "Ich bin bis Januar in Kur."},
        "freigabe_uebergeben": {
            "traeger": welt.traeger["neheim"].pk, "fachkraft": anderer_lt.pk, "teile": ["wille"], "zweck": "Hilfe",
            "einwilligung_am": TAG, "mitgabe": "Judo am Dienstag",
        },
        "lesart": {"lesart": "quartal", "grund": "Auskunft der Stadt"},
        "buchen": {
            "art": "ambulant", "leistung_von": "1.10.2026", "leistung_bis": "31.10.2026", "betrag_cent": "120,50",
            "beleg": "R 7", "belegdatum": TAG, "zahldatum": TAG,
        },
        "buchung_stornieren": {"grund": "doppelt erfasst"},
        "monate_abschliessen": {"bis_monat": "202601"},
        "abstimmung_neu": {"konto": "ambulant", "stichtag": TAG, "stand_cent": "1,00", "quelle": "Probe"},
        "bestand_einlesen": {"datei": Probedatei("bestand.csv", BESTAND)},
        "bestand_zuruecknehmen": {"grund": "Falsche Datei"},
        "szenario_neu": {"name": "Weniger Heime", "vermeidung": "20"},
        "szenario_anhaengen": {"punkt": str(welt.punkte["neheim"].pk)},
        "punkt_neu": {"anlass": "Mehr Kosten als geplant"},
        "punkt": {"massnahme": "Zahlen prüfen", "stand": "1"},
        "ereignis_neu": {
            "art": "korrektur", "jahr_cent": "1.200,00", "wirksam_ab": TAG, "beschluss": "JHA", "nachweis": "Probe",
        },
        "wechsel_vorschlagen": {"nachweis": "Hilfeplan"},
        "ereignis_ablehnen": {"grund": "Der Betrag ist nicht belegt."},
        "ereignis_zuruecknehmen": {"grund": "Doppelt erfasst."},
        "zuordnung": {"zaehlt": "nein", "grund": "Kosten trägt ein anderer Ort."},
    }  # fmt: skip
    return proben.get(url, {})


_FACHKRAFT = {
    "name": "Ben", "qualifikation": "erziehung", "wochenstunden_tausendstel": "30", "gueltig_von": "1.11.2026",
}  # fmt: skip


def _standortangaben(welt: Welt, objekt: str) -> dict[str, Any]:
    return {
        "name": "Haus", "stadtteil": welt.raeume[_raum(objekt)].stadtteile.earliest("name").pk, "anschrift": "Weg 2",
        "plaetze": "9", "plaetze_amt": "3", "oeffnungszeiten": "Mo 9 bis 16 Uhr", "gueltig_von": "1.10.2025",
    }  # fmt: skip


def _sitzungsstand(welt: Welt, objekt: str) -> str:
    return str(welt.sitzungen[f"{'zu' if objekt.endswith('zu') else 'offen'}@{_raum(objekt)}"].stand)


def _teamstand(welt: Welt, objekt: str) -> str:
    beratung = im_team(welt.faelle[f"frei@{_raum(objekt)}"])
    return str(beratung.stand if beratung else 1)


def handlung(welt: Welt, name: str, zugriff: Zugriff) -> Callable[[], Any]:
    """An act without a page, ready to be called with good input."""
    raum, traeger, tag = welt.raeume["neheim"], welt.traeger["neheim"], date(2030, 1, 1)

    def neuer_raum() -> Wirkungsraum:
        return Wirkungsraum.objects.create(schluessel="probe", name="Probe", reihenfolge=99)

    quelle = {"quelle": "Probe", "quelle_text": "1 Euro"}
    proben: dict[str, Callable[[], Any]] = {
        "konto_anlegen": lambda: konto_anlegen(zugriff=zugriff, kennung="neu", name="Neu", passwort=PASSWORT),
        "kalender_anlegen": lambda: kalender_anlegen(zugriff=zugriff),
        "wirkungsraum_anlegen": lambda: wirkungsraum_anlegen(zugriff=zugriff, schluessel="x", name="X", reihenfolge=9),
        "stadtteil_anlegen": lambda: stadtteil_anlegen(
            zugriff=zugriff, wirkungsraum=raum, name="X", breite=Decimal("51.4"), laenge=Decimal("8.0"),
            zuordnung_ist_annahme=True,
        ),
        "einwohnerstand_eintragen": lambda: einwohnerstand_eintragen(
            zugriff=zugriff, wirkungsraum=raum, stichtag=tag, alle=10, u21=1, quelle="Probe", ist_beispiel=True
        ),
        "traeger_anlegen": lambda: traeger_anlegen(zugriff=zugriff, name="X", art=Traegerart.FREI),
        "leittraegerschaft_eintragen": lambda: leittraegerschaft_eintragen(
            zugriff=zugriff, traeger=traeger, wirkungsraum=raum, gueltig_von=tag, gueltig_bis=None
        ),
        "planbudget_festhalten": lambda: planbudget_festhalten(
            zugriff=zugriff, wirkungsraum=raum, gueltig_von=tag, betrag_cent=100, **quelle
        ),
        "buchungskonto_anlegen": lambda: buchungskonto_anlegen(
            zugriff=zugriff, wirkungsraum=neuer_raum(), art=Kontoart.KASSE
        ),
        "verteilvorgabe_festhalten": lambda: verteilvorgabe_festhalten(
            zugriff=zugriff, jahr=2040, betrag_cent=100, schluessel="gleich", **quelle
        ),
        "bestand_uebernehmen": lambda: _uebernehmen(zugriff, "H-2"),
        "bestand_zuruecknehmen": lambda: bestand_zuruecknehmen(
            zugriff=zugriff, uebernahme=uebernahme(welt), grund="Falsche Datei"
        ),
    }  # fmt: skip
    return proben[name]
