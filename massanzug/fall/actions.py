"""Every act in a case: one function per thing a person does."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Max, Q

from massanzug.fall import rules
from massanzug.fall.choices import (
    Abschlussgrund,
    Beziehungsart,
    Bindung,
    Einheit,
    Entscheidungsstand,
    Ergebnis,
    Faden,
    Fallrolle,
    Freigabeteil,
    Funktion,
    Intensitaet,
    Kanal,
    Massanzugstand,
    Nachfrageergebnis,
    Paarstand,
    Qualitaet,
    Ressourcenfeld,
    Sektor,
    Sicht,
    Sorgenachweis,
    Sorgerechtsart,
    Wunschwahl,
    Zielart,
    Zielherkunft,
    Zielwert,
)
from massanzug.fall.models import (
    Abschluss,
    Baustein,
    Beratung,
    Beziehung,
    Entscheidung,
    Fall,
    Familienressource,
    Freigabe,
    Kontakt,
    Massanzug,
    Nachfrage,
    Netzwerkperson,
    Person,
    Rueckblick,
    Sorgerecht,
    Wille,
    Ziel,
    Zielbewertung,
    Zustaendigkeit,
)
from massanzug.fall.queries import faelle as queries
from massanzug.rechenkern.fristen import frist
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.traeger.models import Traeger
from massanzug.traeger.queries import fachkraefte, gehoert_zu
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

NOCH_EINMAL = "Ihr Text steht noch da. Bitte prüfen Sie ihn und speichern Sie noch einmal."
EntfernbarT = TypeVar("EntfernbarT", Beziehung, Netzwerkperson)
AMT = "51"
"""Number of the Jugendamt in the Aktenzeichen (KGSt file plan)."""


@handlung
def fall_aufnehmen(
    *,
    zugriff: Zugriff,
    bezeichnung: str,
    stadtteil: Stadtteil,
    person_name: str,
    person_rolle: Fallrolle,
    kanal: Kanal,
    anliegen: str,
    person_geboren_am: date | None = None,
    person_erreichbar: str = "",
    am: date | None = None,
) -> Fall:
    """First contact: the case, the person who came, her words. The acting Fachkraft leads the case from today."""
    raum = stadtteil.wirkungsraum
    verlange(rules.darf_fall_aufnehmen(zugriff, raum.pk, raum.name))
    tag = _nicht_in_der_zukunft(am or zugriff.heute, zugriff.heute, "am")
    fall = Fall(
        aktenzeichen=_naechstes_aktenzeichen(zugriff.heute.year),
        bezeichnung=bezeichnung,
        wirkungsraum=raum,
        stadtteil=stadtteil,
        begonnen_am=tag,
    )
    speichere(fall)
    konto = Konto(pk=zugriff.konto_id)
    speichere(Zustaendigkeit(fall=fall, konto=konto, funktion=Funktion.FALLFUEHREND, gueltig_von=tag))
    person = Person(
        fall=fall,
        name=person_name,
        rolle=person_rolle,
        geboren_am=person_geboren_am,
        erreichbar=person_erreichbar,
    )
    speichere(person)
    speichere(Kontakt(fall=fall, am=tag, kanal=kanal, mit=person_name, anliegen=anliegen, erfasst_von=konto))
    protokolliere(zugriff, "fall_aufnehmen", fall)
    return fall


def _naechstes_aktenzeichen(jahr: int) -> str:
    # the Wirkungsräume are locked so that two first contacts at once get two numbers
    list(Wirkungsraum.objects.select_for_update().order_by("pk"))
    anfang = f"{AMT}-{jahr}-"
    letztes = Fall.objects.filter(aktenzeichen__startswith=anfang).aggregate(m=Max("aktenzeichen"))["m"]
    nummer = int(letztes.rsplit("-", 1)[1]) + 1 if letztes else 1
    return f"{anfang}{nummer:05d}"


def _nicht_in_der_zukunft(tag: date, heute: date, feld: str) -> date:
    if tag > heute:
        raise Unzulaessig({feld: "Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum."})
    return tag


def _bearbeiten(zugriff: Zugriff, fall: Fall) -> None:
    verlange(rules.darf_fall_bearbeiten(zugriff, queries.bezug(zugriff, fall)))


@handlung
def vertretung_bestimmen(*, zugriff: Zugriff, fall: Fall, konto: Konto) -> Zustaendigkeit:
    """Name a deputy from the same Wirkungsraum, from today on."""
    _bearbeiten(zugriff, fall)
    moegliche = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, zugriff.heute, ausser=zugriff.konto_id)
    if not moegliche.filter(pk=konto.pk).exists():
        raise Unzulaessig({"konto": "Bitte wählen Sie eine Fachkraft des ASD in diesem Wirkungsraum."})
    if fall.zustaendigkeiten.filter(konto=konto, funktion=Funktion.VERTRETUNG, gueltig_bis__isnull=True).exists():
        raise Unzulaessig({"konto": f"{konto.name} vertritt Sie in diesem Fall schon."})
    vertretung = Zustaendigkeit(fall=fall, konto=konto, funktion=Funktion.VERTRETUNG, gueltig_von=zugriff.heute)
    speichere(vertretung)
    protokolliere(zugriff, "vertretung_bestimmen", vertretung)
    return vertretung


@handlung
def person_aufnehmen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    name: str,
    rolle: Fallrolle,
    geboren_am: date | None = None,
    erreichbar: str = "",
    haushalt: str = "",
    verstorben: bool = False,
) -> Person:
    """Add somebody who belongs to this family's way."""
    _bearbeiten(zugriff, fall)
    if geboren_am:
        _nicht_in_der_zukunft(geboren_am, zugriff.heute, "geboren_am")
    person = Person(
        fall=fall,
        name=name,
        rolle=rolle,
        geboren_am=geboren_am,
        erreichbar=erreichbar,
        haushalt=haushalt,
        verstorben=verstorben,
    )
    speichere(person)
    protokolliere(zugriff, "person_aufnehmen", person)
    return person


@handlung
def person_aendern(
    *,
    zugriff: Zugriff,
    person: Person,
    stand: int,
    name: str,
    rolle: Fallrolle,
    geboren_am: date | None = None,
    erreichbar: str = "",
    haushalt: str = "",
    verstorben: bool = False,
) -> Person:
    """Correct how a person is called, who she is or how to reach her; what stood before stays in the Protokoll."""
    _bearbeiten(zugriff, person.fall)
    if geboren_am:
        _nicht_in_der_zukunft(geboren_am, zugriff.heute, "geboren_am")
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.stand != stand:
        raise Zwischenstand(f"Inzwischen hat jemand {person.name} geändert. {NOCH_EINMAL}", person.stand, person)
    vorher = schnappschuss(person)
    person.name, person.rolle, person.geboren_am, person.erreichbar = name, rolle, geboren_am, erreichbar
    person.haushalt, person.verstorben = haushalt, verstorben
    person.stand += 1
    speichere(person)
    protokolliere(zugriff, "person_aendern", person, vorher=vorher)
    return person


@handlung
def kontakt_festhalten(*, zugriff: Zugriff, fall: Fall, am: date, kanal: Kanal, mit: str, anliegen: str) -> Kontakt:
    """Note a conversation in the words of the one who sought it."""
    _bearbeiten(zugriff, fall)
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    kontakt = Kontakt(fall=fall, am=am, kanal=kanal, mit=mit, anliegen=anliegen, erfasst_von=Konto(pk=zugriff.konto_id))
    speichere(kontakt)
    protokolliere(zugriff, "kontakt_festhalten", kontakt)
    return kontakt


@handlung
def wille_festhalten(
    *,
    zugriff: Zugriff,
    person: Person,
    wille: str,
    am: date,
    beitrag: str = "",
    wunsch: str = "",
    erwartung: str = "",
    stand: int | None = None,
) -> Wille:
    """Write down what a person wants, as a new Fassung; wish and others' expectation are kept apart from it.

    `stand` is the Fassung the form was opened on; a newer one in between is shown, not overwritten.
    """
    _bearbeiten(zugriff, person.fall)
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    bisher = Wille.objects.select_for_update().filter(person=person).order_by("-fassung").first()
    fassung = bisher.fassung if bisher else 0
    if stand is not None and bisher and stand != fassung:
        raise Zwischenstand(
            f"Inzwischen wurde schon „{bisher.wille}“ festgehalten. {NOCH_EINMAL}",
            fassung,
            bisher,
        )
    neu = Wille(
        person=person, fassung=fassung + 1, am=am, wille=wille, beitrag=beitrag, wunsch=wunsch, erwartung=erwartung
    )
    speichere(neu)
    protokolliere(zugriff, "wille_festhalten", neu)
    return neu


@handlung
def ressource_festhalten(
    *, zugriff: Zugriff, fall: Fall, feld: Ressourcenfeld, beschreibung: str, genannt_von: Person | None, am: date
) -> Familienressource:
    """Note something the family can build on."""
    _bearbeiten(zugriff, fall)
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    _gehoert_zum_fall(fall, genannt_von, "genannt_von")
    ressource = Familienressource(fall=fall, feld=feld, beschreibung=beschreibung, genannt_von=genannt_von, am=am)
    speichere(ressource)
    protokolliere(zugriff, "ressource_festhalten", ressource)
    return ressource


def _gehoert_zum_fall(fall: Fall, objekt: Person | Ziel | None, feld: str) -> None:
    if objekt is not None and objekt.fall_id != fall.pk:
        raise Unzulaessig({feld: "Diese Auswahl gehört nicht zu diesem Fall."})


@handlung
def beziehung_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    art: Beziehungsart,
    von: Person,
    zu: Person,
    paarstand: Paarstand | str = "",
    bindung: Bindung | str = "",
) -> Beziehung:
    """Note that one is the parent of the other, or that two are or were a couple."""
    _bearbeiten(zugriff, fall)
    beziehung = Beziehung(fall=_gesperrter_fall(fall))
    _fuelle_beziehung(beziehung, art=art, von=von, zu=zu, paarstand=paarstand, bindung=bindung)
    speichere(beziehung)
    protokolliere(zugriff, "beziehung_festhalten", beziehung)
    return beziehung


def _gesperrter_fall(fall: Fall) -> Fall:
    """Locked: what is entered at once is checked one after the other."""
    return Fall.objects.select_for_update().get(pk=fall.pk)


def _fuelle_beziehung(beziehung: Beziehung, *, art: str, von: Person, zu: Person, paarstand: str, bindung: str) -> None:
    _gehoert_zum_fall(beziehung.fall, von, "von")
    _gehoert_zum_fall(beziehung.fall, zu, "zu")
    if von == zu:
        raise Unzulaessig({"zu": "Bitte wählen Sie einen anderen Menschen als links."})
    if art == Beziehungsart.PAAR and not paarstand:
        raise Unzulaessig({"paarstand": "Bitte wählen Sie, wie es um das Paar steht."})
    beziehung.art, beziehung.von, beziehung.zu = art, von, zu
    beziehung.paarstand = paarstand if art == Beziehungsart.PAAR else ""
    beziehung.bindung = bindung
    if art == Beziehungsart.ELTERNTEIL and von.pk in _nachkommen(beziehung):
        raise Unzulaessig({"zu": f"{zu.name} gehört zu den Vorfahren von {von.name}. Bitte tauschen Sie die beiden."})


def _nachkommen(beziehung: Beziehung) -> set[int]:
    """Everybody who descends from the child of this relation, herself included, as the others are entered."""
    eltern = Beziehung.objects.filter(fall=beziehung.fall, art=Beziehungsart.ELTERNTEIL).exclude(pk=beziehung.pk)
    paare = list(eltern.values_list("von_id", "zu_id"))
    alle, neu = set[int](), {beziehung.zu_id}
    while neu:
        alle |= neu
        neu = {kind for elternteil, kind in paare if elternteil in neu} - alle
    return alle


@handlung
def beziehung_aendern(
    *,
    zugriff: Zugriff,
    beziehung: Beziehung,
    stand: int,
    art: Beziehungsart,
    von: Person,
    zu: Person,
    paarstand: Paarstand | str = "",
    bindung: Bindung | str = "",
) -> Beziehung:
    """Change a relation; what stood before stays in the Protokoll."""
    _bearbeiten(zugriff, beziehung.fall)
    _gesperrter_fall(beziehung.fall)
    beziehung = _noch_da(Beziehung.objects.select_for_update().filter(pk=beziehung.pk).first(), "Diese Beziehung")
    if beziehung.stand != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand diese Beziehung geändert. {NOCH_EINMAL}", beziehung.stand, beziehung
        )
    vorher = schnappschuss(beziehung)
    _fuelle_beziehung(beziehung, art=art, von=von, zu=zu, paarstand=paarstand, bindung=bindung)
    beziehung.stand += 1
    speichere(beziehung)
    protokolliere(zugriff, "beziehung_aendern", beziehung, vorher=vorher)
    return beziehung


def _noch_da(objekt: EntfernbarT | None, was: str) -> EntfernbarT:
    if objekt is None:
        raise Unzulaessig(f"{was} hat inzwischen jemand entfernt.")
    return objekt


@handlung
def beziehung_entfernen(*, zugriff: Zugriff, beziehung: Beziehung) -> None:
    """Take out a relation that was entered by mistake; the Protokoll keeps what it said."""
    _bearbeiten(zugriff, beziehung.fall)
    beziehung = _noch_da(Beziehung.objects.select_for_update().filter(pk=beziehung.pk).first(), "Diese Beziehung")
    protokolliere(zugriff, "beziehung_entfernen", beziehung, entfernt=True)
    beziehung.delete()


@handlung
def sorgerecht_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    kind: Person,
    person: Person,
    art: Sorgerechtsart,
    gueltig_von: date,
    gueltig_bis: date | None = None,
    teilbereich: str = "",
    nachweis: Sorgenachweis | str = "",
    nachweis_am: date | None = None,
) -> Sorgerecht:
    """Note who may decide for a child, since when, and which paper was seen."""
    _bearbeiten(zugriff, fall)
    sorgerecht = Sorgerecht(fall=_gesperrter_fall(fall))
    _fuelle_sorgerecht(
        sorgerecht,
        zugriff.heute,
        kind=kind,
        person=person,
        art=art,
        gueltig_von=gueltig_von,
        gueltig_bis=gueltig_bis,
        teilbereich=teilbereich,
        nachweis=nachweis,
        nachweis_am=nachweis_am,
    )
    speichere(sorgerecht)
    protokolliere(zugriff, "sorgerecht_festhalten", sorgerecht)
    return sorgerecht


def _fuelle_sorgerecht(
    sorgerecht: Sorgerecht,
    heute: date,
    *,
    kind: Person,
    person: Person,
    art: str,
    gueltig_von: date,
    gueltig_bis: date | None,
    teilbereich: str,
    nachweis: str,
    nachweis_am: date | None,
) -> None:
    _gehoert_zum_fall(sorgerecht.fall, kind, "kind")
    _gehoert_zum_fall(sorgerecht.fall, person, "person")
    if kind.rolle != Fallrolle.KIND:
        raise Unzulaessig({"kind": f"{kind.name} ist in diesem Fall nicht als Kind oder junger Mensch eingetragen."})
    if person.rolle == Fallrolle.KIND:
        raise Unzulaessig({"person": "Das Sorgerecht hat ein erwachsener Mensch. Bitte wählen Sie ihn."})
    if nachweis_am:
        _nicht_in_der_zukunft(nachweis_am, heute, "nachweis_am")
    if art == Sorgerechtsart.TEILBEREICH and not teilbereich:
        raise Unzulaessig({"teilbereich": "Bitte schreiben Sie, für was, zum Beispiel „Gesundheit“."})
    sorgerecht.kind, sorgerecht.person, sorgerecht.art = kind, person, art
    sorgerecht.teilbereich = teilbereich if art == Sorgerechtsart.TEILBEREICH else ""
    sorgerecht.gueltig_von, sorgerecht.gueltig_bis = gueltig_von, gueltig_bis
    sorgerecht.nachweis, sorgerecht.nachweis_am = nachweis, nachweis_am
    _allein_ist_allein(sorgerecht)


def _allein_ist_allein(neu: Sorgerecht) -> None:
    """Nobody else has the whole custody while one has it alone; whoever has a part of it may stand beside."""
    if neu.art == Sorgerechtsart.TEILBEREICH:
        return
    andere = Sorgerecht.objects.filter(kind=neu.kind).exclude(pk=neu.pk).exclude(art=Sorgerechtsart.TEILBEREICH)
    if neu.art != Sorgerechtsart.ALLEIN:
        andere = andere.filter(Q(art=Sorgerechtsart.ALLEIN) | Q(person=neu.person))
    andere = andere.filter(Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=neu.gueltig_von))
    if neu.gueltig_bis:
        andere = andere.filter(gueltig_von__lte=neu.gueltig_bis)
    anderes = andere.select_related("person").first()
    if anderes:
        raise Unzulaessig(
            {
                "art": f"In dieser Zeit ist für {neu.kind.name} schon eingetragen: {anderes}. "
                "Bitte tragen Sie dort das Ende ein."
            }
        )


@handlung
def sorgerecht_aendern(
    *,
    zugriff: Zugriff,
    sorgerecht: Sorgerecht,
    stand: int,
    kind: Person,
    person: Person,
    art: Sorgerechtsart,
    gueltig_von: date,
    gueltig_bis: date | None = None,
    teilbereich: str = "",
    nachweis: Sorgenachweis | str = "",
    nachweis_am: date | None = None,
) -> Sorgerecht:
    """Change or end a custody; nothing is taken out, for what once held keeps mattering."""
    _bearbeiten(zugriff, sorgerecht.fall)
    _gesperrter_fall(sorgerecht.fall)
    sorgerecht = Sorgerecht.objects.select_for_update().get(pk=sorgerecht.pk)
    if sorgerecht.stand != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand dieses Sorgerecht geändert. {NOCH_EINMAL}", sorgerecht.stand, sorgerecht
        )
    vorher = schnappschuss(sorgerecht)
    _fuelle_sorgerecht(
        sorgerecht,
        zugriff.heute,
        kind=kind,
        person=person,
        art=art,
        gueltig_von=gueltig_von,
        gueltig_bis=gueltig_bis,
        teilbereich=teilbereich,
        nachweis=nachweis,
        nachweis_am=nachweis_am,
    )
    sorgerecht.stand += 1
    speichere(sorgerecht)
    protokolliere(zugriff, "sorgerecht_aendern", sorgerecht, vorher=vorher)
    return sorgerecht


@handlung
def netzwerkperson_aufnehmen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    name: str,
    sektor: Sektor,
    naehe: int,
    qualitaet: Qualitaet,
    beitrag: str = "",
    angesprochen_am: date | None = None,
    zugesagt_am: date | None = None,
) -> Netzwerkperson:
    """Put somebody on the Netzwerkkarte; what she could contribute counts from the day she agreed."""
    _bearbeiten(zugriff, fall)
    netzwerkperson = Netzwerkperson(
        fall=fall, name=name, sektor=sektor, naehe=naehe, qualitaet=qualitaet, beitrag=beitrag
    )
    _frage_und_zusage(netzwerkperson, zugriff.heute, angesprochen_am, zugesagt_am)
    speichere(netzwerkperson)
    protokolliere(zugriff, "netzwerkperson_aufnehmen", netzwerkperson)
    return netzwerkperson


def _frage_und_zusage(wer: Netzwerkperson, heute: date, angesprochen_am: date | None, zugesagt_am: date | None) -> None:
    for feld, tag in (("angesprochen_am", angesprochen_am), ("zugesagt_am", zugesagt_am)):
        if tag:
            _nicht_in_der_zukunft(tag, heute, feld)
    if zugesagt_am and not wer.beitrag:
        raise Unzulaessig({"beitrag": "Was wurde zugesagt? Bitte schreiben Sie es auf."})
    if zugesagt_am and (angesprochen_am is None or angesprochen_am > zugesagt_am):
        raise Unzulaessig({"angesprochen_am": "Wann wurde gefragt? Die Frage kommt vor der Zusage."})
    wer.angesprochen_am, wer.zugesagt_am = angesprochen_am, zugesagt_am


@handlung
def netzwerkperson_aendern(
    *,
    zugriff: Zugriff,
    netzwerkperson: Netzwerkperson,
    stand: int,
    name: str,
    sektor: Sektor,
    naehe: int,
    qualitaet: Qualitaet,
    beitrag: str = "",
    angesprochen_am: date | None = None,
    zugesagt_am: date | None = None,
) -> Netzwerkperson:
    """Change what is known of somebody around the family; without a date of agreement a promise is taken back."""
    _bearbeiten(zugriff, netzwerkperson.fall)
    wer = Netzwerkperson.objects.select_for_update().filter(pk=netzwerkperson.pk).first()
    wer = _noch_da(wer, "Diese Person")
    if wer.stand != stand:
        raise Zwischenstand(f"Inzwischen hat jemand {wer.name} geändert. {NOCH_EINMAL}", wer.stand, wer)
    vorher = schnappschuss(wer)
    wer.name, wer.sektor, wer.naehe, wer.qualitaet, wer.beitrag = name, sektor, naehe, qualitaet, beitrag
    _frage_und_zusage(wer, zugriff.heute, angesprochen_am, zugesagt_am)
    wer.stand += 1
    speichere(wer)
    protokolliere(zugriff, "netzwerkperson_aendern", wer, vorher=vorher)
    return wer


@handlung
def netzwerkperson_entfernen(*, zugriff: Zugriff, netzwerkperson: Netzwerkperson) -> None:
    """Take somebody off the Netzwerkkarte, for instance because she does not want to stand there (Art. 21 DSGVO)."""
    _bearbeiten(zugriff, netzwerkperson.fall)
    wer = Netzwerkperson.objects.select_for_update().filter(pk=netzwerkperson.pk).first()
    wer = _noch_da(wer, "Diese Person")
    protokolliere(zugriff, "netzwerkperson_entfernen", wer, entfernt=True)
    wer.delete()


@handlung
def ziel_setzen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    art: Zielart,
    text: str,
    person: Person,
    herkunft: Zielherkunft,
    woran: str = "",
    bis: date | None = None,
) -> Ziel:
    """Set a goal in the words of the person it belongs to."""
    _bearbeiten(zugriff, fall)
    _gehoert_zum_fall(fall, person, "person")
    ziel = Ziel(
        fall=fall, art=art, text=text, person=person, herkunft=herkunft, woran=woran, bis=bis, gesetzt_am=zugriff.heute
    )
    speichere(ziel)
    protokolliere(zugriff, "ziel_setzen", ziel)
    return ziel


@handlung
def ziel_aendern(
    *,
    zugriff: Zugriff,
    ziel: Ziel,
    stand: int,
    art: Zielart,
    text: str,
    person: Person,
    herkunft: Zielherkunft,
    woran: str = "",
    bis: date | None = None,
) -> Ziel:
    """Change a goal; what it said before stays in the Protokoll."""
    _bearbeiten(zugriff, ziel.fall)
    _gehoert_zum_fall(ziel.fall, person, "person")
    ziel = Ziel.objects.select_for_update().get(pk=ziel.pk)
    if ziel.stand != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand das Ziel geändert zu: „{ziel.text}“. {NOCH_EINMAL}",
            ziel.stand,
            ziel,
        )
    vorher = schnappschuss(ziel)
    ziel.art, ziel.text, ziel.person, ziel.herkunft, ziel.woran, ziel.bis = art, text, person, herkunft, woran, bis
    ziel.stand += 1
    speichere(ziel)
    protokolliere(zugriff, "ziel_aendern", ziel, vorher=vorher)
    return ziel


@handlung
def beratung_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    am: date,
    frage: str,
    teilnehmende: str,
    leittraeger_dabei: bool,
    jugendamt_dabei: bool,
    ideen_ohne_profi: str,
    ideen_mit_profi: str = "",
    auswahl: str = "",
    abweichend: str = "",
    fehlt_im_raum: str = "",
) -> Beratung:
    """Keep the advice of the Sozialraumteam. It advises; the Jugendamt decides (§ 36a SGB VIII)."""
    _bearbeiten(zugriff, fall)
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    beratung = Beratung(
        fall=fall,
        am=am,
        frage=frage,
        teilnehmende=teilnehmende,
        leittraeger_dabei=leittraeger_dabei,
        jugendamt_dabei=jugendamt_dabei,
        ideen_ohne_profi=ideen_ohne_profi,
        ideen_mit_profi=ideen_mit_profi,
        auswahl=auswahl,
        abweichend=abweichend,
        fehlt_im_raum=fehlt_im_raum,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(beratung)
    protokolliere(zugriff, "beratung_festhalten", beratung)
    return beratung


def _entwurfsfassung(zugriff: Zugriff, fall: Fall) -> Massanzug:
    """The Fassung in work, locked; made as the next one where there is none."""
    offen = (
        Massanzug.objects.select_for_update()
        .filter(fall=fall, stand__in=[Massanzugstand.ENTWURF, Massanzugstand.VORGELEGT])
        .first()
    )
    if offen is None:
        offen = Massanzug(fall=fall, fassung=_naechste_fassung(fall), angelegt_am=zugriff.heute)
    verlange(rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, fall), offen.stand))
    if offen.pk is None:
        speichere(offen)
    return offen


def _naechste_fassung(fall: Fall) -> int:
    return (fall.massanzuege.aggregate(m=Max("fassung"))["m"] or 0) + 1


def _geltender_massanzug(fall: Fall) -> Massanzug | None:
    """The approved Fassung, locked: what two people begin from it at once happens one after the other."""
    return Massanzug.objects.select_for_update().filter(fall=fall, stand=Massanzugstand.BEWILLIGT).first()


@handlung
def massanzug_fortschreiben(*, zugriff: Zugriff, fall: Fall) -> Massanzug:
    """Begin the next Fassung from the approved one; both stay readable."""
    _bearbeiten(zugriff, fall)
    geltend = _geltender_massanzug(fall)
    if queries.offener_massanzug(fall):
        raise Unzulaessig("Es gibt schon eine Fassung in Arbeit.")
    if geltend is None:
        raise Unzulaessig("Es gibt noch keinen bewilligten Maßanzug, der fortgeschrieben werden könnte.")
    neu = Massanzug(fall=fall, fassung=_naechste_fassung(fall), angelegt_am=zugriff.heute)
    speichere(neu)
    for baustein in geltend.bausteine.all():
        baustein.pk, baustein.massanzug, baustein.stand = None, neu, 1
        baustein._state.adding = True
        speichere(baustein)
    protokolliere(zugriff, "massanzug_fortschreiben", neu)
    return neu


@handlung
def baustein_einfuegen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    faden: Faden,
    wer: str,
    was: str,
    ziel: Ziel,
    von: date,
    bis: date | None = None,
    wie_oft: str = "",
    einheit: Einheit = Einheit.KOSTENLOS,
    menge_tausendstel: int = 0,
    satz_cent: int = 0,
    anbieter: Traeger | None = None,
) -> Baustein:
    """Add a piece to the plan. Quantity in thousandths of the unit, rate in cents per unit."""
    plan = _entwurfsfassung(zugriff, fall)
    _gehoert_zum_fall(fall, ziel, "ziel")
    baustein = Baustein(massanzug=plan)
    _fuelle_baustein(
        baustein,
        faden=faden,
        wer=wer,
        was=was,
        ziel=ziel,
        von=von,
        bis=bis,
        wie_oft=wie_oft,
        einheit=einheit,
        menge_tausendstel=menge_tausendstel,
        satz_cent=satz_cent,
        anbieter=anbieter,
    )
    speichere(baustein)
    protokolliere(zugriff, "baustein_einfuegen", baustein)
    return baustein


def _fuelle_baustein(
    baustein: Baustein,
    *,
    faden: Faden,
    wer: str,
    was: str,
    ziel: Ziel,
    von: date,
    bis: date | None,
    wie_oft: str,
    einheit: Einheit,
    menge_tausendstel: int,
    satz_cent: int,
    anbieter: Traeger | None,
) -> None:
    profi = faden in {Faden.FACHKRAFT, Faden.STATIONAER}
    if profi and anbieter is None:
        raise Unzulaessig({"anbieter": "Bitte wählen Sie den Anbieter, den die Familie möchte."})
    if einheit in {Einheit.MONATLICH, Einheit.EINMALIG}:
        menge_tausendstel = 1000
    if einheit == Einheit.KOSTENLOS:
        menge_tausendstel = satz_cent = 0
    elif not menge_tausendstel:
        raise Unzulaessig({"menge_tausendstel": "Bitte schreiben Sie, wie viele Stunden oder Tage in der Woche."})
    elif not satz_cent:
        raise Unzulaessig({"satz_cent": "Bitte geben Sie den Betrag an, oder wählen Sie „kostet nichts“."})
    if einheit == Einheit.TAGE and menge_tausendstel > 7000:
        raise Unzulaessig({"menge_tausendstel": "Eine Woche hat sieben Tage."})
    if einheit == Einheit.STUNDEN and menge_tausendstel > 168_000:
        raise Unzulaessig({"menge_tausendstel": "Eine Woche hat 168 Stunden."})
    baustein.faden, baustein.wer, baustein.was, baustein.ziel = faden, wer, was, ziel
    baustein.von, baustein.bis, baustein.wie_oft = von, bis, wie_oft
    baustein.einheit, baustein.menge_tausendstel, baustein.satz_cent = einheit, menge_tausendstel, satz_cent
    baustein.anbieter = anbieter if profi else None


def _im_entwurf(zugriff: Zugriff, baustein: Baustein) -> Baustein:
    """The piece as it is now. Its plan is locked, so that it is not presented while it is being changed."""
    plan = Massanzug.objects.select_for_update(of=("self",)).select_related("fall").get(pk=baustein.massanzug_id)
    verlange(rules.darf_massanzug_aendern(zugriff, queries.bezug(zugriff, plan.fall), plan.stand))
    heutiger = plan.bausteine.select_for_update().filter(pk=baustein.pk).first()
    if heutiger is None:
        raise Unzulaessig("Diesen Baustein hat inzwischen jemand entfernt.")
    return heutiger


@handlung
def baustein_aendern(
    *,
    zugriff: Zugriff,
    baustein: Baustein,
    stand: int,
    faden: Faden,
    wer: str,
    was: str,
    ziel: Ziel,
    von: date,
    bis: date | None = None,
    wie_oft: str = "",
    einheit: Einheit = Einheit.KOSTENLOS,
    menge_tausendstel: int = 0,
    satz_cent: int = 0,
    anbieter: Traeger | None = None,
) -> Baustein:
    """Change a piece while its plan is a draft."""
    baustein = _im_entwurf(zugriff, baustein)
    _gehoert_zum_fall(baustein.massanzug.fall, ziel, "ziel")
    if baustein.stand != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand den Baustein geändert zu: „{baustein}“. {NOCH_EINMAL}",
            baustein.stand,
            baustein,
        )
    vorher = schnappschuss(baustein)
    _fuelle_baustein(
        baustein,
        faden=faden,
        wer=wer,
        was=was,
        ziel=ziel,
        von=von,
        bis=bis,
        wie_oft=wie_oft,
        einheit=einheit,
        menge_tausendstel=menge_tausendstel,
        satz_cent=satz_cent,
        anbieter=anbieter,
    )
    baustein.stand += 1
    speichere(baustein)
    protokolliere(zugriff, "baustein_aendern", baustein, vorher=vorher)
    return baustein


@handlung
def baustein_entfernen(*, zugriff: Zugriff, baustein: Baustein) -> None:
    """Take a piece out of a draft; the Protokoll keeps what it said."""
    baustein = _im_entwurf(zugriff, baustein)
    protokolliere(zugriff, "baustein_entfernen", baustein, entfernt=True)
    baustein.delete()


@handlung
def entscheidung_vorlegen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    zweite_fachkraft: Konto,
    ergebnis: Ergebnis,
    begruendung: str,
    rechtsgrundlage: str,
    wahl_hinweis_am: date,
    wahl_alternativen: str,
    wahl_ergebnis: Wunschwahl,
    wahl_wunsch: str = "",
    wahl_grund: str = "",
) -> Entscheidung:
    """The first Fachkraft proposes the decision and names the second; § 5 choice is recorded with it.

    Nothing here asks for money: a decision is the same in a Wirkungsraum whose Planbudget is zero.
    """
    plan = Massanzug.objects.select_for_update().filter(fall=fall).order_by("-fassung").first()
    stand, bausteine = (plan.stand, plan.bausteine.count()) if plan else (Massanzugstand.ENTWURF, 0)
    verlange(rules.darf_vorlegen(zugriff, queries.bezug(zugriff, fall), stand, bausteine))
    assert plan is not None  # a plan without a piece was refused above
    moegliche = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, zugriff.heute, ausser=zugriff.konto_id)
    leitung = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_LEITUNG, zugriff.heute, ausser=zugriff.konto_id)
    if not (moegliche | leitung).filter(pk=zweite_fachkraft.pk).exists():
        raise Unzulaessig(
            {"zweite_fachkraft": "Bitte wählen Sie eine andere Fachkraft des ASD in diesem Wirkungsraum."}
        )
    if wahl_ergebnis in {Wunschwahl.NICHT, Wunschwahl.TEILWEISE} and not wahl_grund:
        raise Unzulaessig(
            {"wahl_grund": "Bitte schreiben Sie den Grund. Die Familie hat ein Recht darauf (§ 5 SGB VIII)."}
        )
    _nicht_in_der_zukunft(wahl_hinweis_am, zugriff.heute, "wahl_hinweis_am")
    entscheidung = Entscheidung(
        fall=fall,
        massanzug=plan,
        stand=Entscheidungsstand.VORGELEGT,
        ergebnis=ergebnis,
        begruendung=begruendung,
        rechtsgrundlage=rechtsgrundlage,
        wahl_hinweis_am=wahl_hinweis_am,
        wahl_alternativen=wahl_alternativen,
        wahl_wunsch=wahl_wunsch,
        wahl_ergebnis=wahl_ergebnis,
        wahl_grund=wahl_grund,
        vorgelegt_von=Konto(pk=zugriff.konto_id),
        vorgelegt_am=zugriff.heute,
        zweite_fachkraft=zweite_fachkraft,
    )
    speichere(entscheidung)
    plan.stand = Massanzugstand.VORGELEGT
    speichere(plan)
    _zeige_der_zweiten(fall, zweite_fachkraft, zugriff.heute)
    protokolliere(zugriff, "entscheidung_vorlegen", entscheidung)
    return entscheidung


def _zeige_der_zweiten(fall: Fall, konto: Konto, heute: date) -> None:
    """The second Fachkraft must be able to read what she signs."""
    schon = fall.zustaendigkeiten.filter(konto=konto, funktion=Funktion.ZWEITE, gueltig_bis__isnull=True)
    if schon.exists():
        return
    erneut = fall.zustaendigkeiten.filter(konto=konto, funktion=Funktion.ZWEITE, gueltig_von=heute).first()
    zustaendig = erneut or Zustaendigkeit(fall=fall, konto=konto, funktion=Funktion.ZWEITE, gueltig_von=heute)
    zustaendig.gueltig_bis = None
    speichere(zustaendig)


def _ende_der_zweiten(fall: Fall, konto_id: int, heute: date) -> None:
    """With the decision her need to know ends (today is still readable)."""
    for zustaendig in fall.zustaendigkeiten.filter(
        konto_id=konto_id, funktion=Funktion.ZWEITE, gueltig_bis__isnull=True
    ):
        zustaendig.gueltig_bis = max(heute, zustaendig.gueltig_von)
        speichere(zustaendig)


def _vorgelegte(entscheidung: Entscheidung) -> Entscheidung:
    """The decision as it is now, locked: two signatures at once are one after the other."""
    return (
        Entscheidung.objects.select_for_update(of=("self",)).select_related("massanzug", "fall").get(pk=entscheidung.pk)
    )


@handlung
def entscheidung_mitzeichnen(*, zugriff: Zugriff, entscheidung: Entscheidung) -> Entscheidung:
    """The second Fachkraft signs: from now the decision stands and the plan is in force, or refused."""
    entscheidung = _vorgelegte(entscheidung)
    verlange(_mitzeichnung(zugriff, entscheidung))
    vorher = schnappschuss(entscheidung)
    plan = entscheidung.massanzug
    if entscheidung.ergebnis == Ergebnis.BEWILLIGT:
        for alt in plan.fall.massanzuege.filter(stand=Massanzugstand.BEWILLIGT):
            alt.stand = Massanzugstand.ABGELOEST
            speichere(alt)
        plan.stand = Massanzugstand.BEWILLIGT
        plan.geprueft_bis = frist("hilfeplan-pruefung", zugriff.heute).stichtag
    else:
        plan.stand = Massanzugstand.ABGELEHNT
    speichere(plan)
    entscheidung.stand, entscheidung.entschieden_am = Entscheidungsstand.ENTSCHIEDEN, zugriff.heute
    speichere(entscheidung)
    _ende_der_zweiten(entscheidung.fall, zugriff.konto_id, zugriff.heute)
    protokolliere(zugriff, "entscheidung_mitzeichnen", entscheidung, vorher=vorher)
    return entscheidung


@handlung
def entscheidung_zurueckgeben(*, zugriff: Zugriff, entscheidung: Entscheidung, rueckgabe_grund: str) -> Entscheidung:
    """The second Fachkraft asks for something to be clarified; the plan is a draft again."""
    entscheidung = _vorgelegte(entscheidung)
    verlange(_mitzeichnung(zugriff, entscheidung))
    vorher = schnappschuss(entscheidung)
    entscheidung.stand, entscheidung.rueckgabe_grund = Entscheidungsstand.ZURUECKGEGEBEN, rueckgabe_grund
    speichere(entscheidung)
    plan = entscheidung.massanzug
    plan.stand = Massanzugstand.ENTWURF
    speichere(plan)
    _ende_der_zweiten(entscheidung.fall, zugriff.konto_id, zugriff.heute)
    protokolliere(zugriff, "entscheidung_zurueckgeben", entscheidung, vorher=vorher, grund=rueckgabe_grund)
    return entscheidung


def _mitzeichnung(zugriff: Zugriff, e: Entscheidung) -> rules.Erlaubnis:
    return rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id)


@handlung
def fall_freigeben(
    *,
    zugriff: Zugriff,
    fall: Fall,
    traeger: Traeger,
    fachkraft: Konto,
    teile: list[Freigabeteil],
    zweck: str,
    einwilligung_am: date,
) -> Freigabe:
    """Release named parts of this case to one person at a Träger, for one purpose, with the family's consent (§ 64)."""
    plan = _geltender_massanzug(fall)
    verlange(rules.darf_freigeben(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""))
    assert plan is not None
    _nicht_in_der_zukunft(einwilligung_am, zugriff.heute, "einwilligung_am")
    if not gehoert_zu(fachkraft.pk, traeger.pk, Rolle.LT_FACHKRAFT, fall.wirkungsraum_id, zugriff.heute):
        raise Unzulaessig({"fachkraft": f"Diese Person arbeitet nicht bei {traeger.name} in diesem Wirkungsraum."})
    if not teile:
        raise Unzulaessig({"teile": "Bitte wählen Sie, was freigegeben wird."})
    if fall.freigaben.filter(fachkraft=fachkraft, widerrufen_am__isnull=True).exists():
        raise Unzulaessig(
            {"fachkraft": "Für diese Person gilt schon eine Freigabe. Bitte widerrufen Sie zuerst die alte."}
        )
    freigabe = Freigabe(
        fall=fall,
        traeger=traeger,
        fachkraft=fachkraft,
        massanzug=plan,
        teile=sorted(str(t) for t in teile),
        zweck=zweck,
        einwilligung_am=einwilligung_am,
        freigegeben_am=zugriff.heute,
        freigegeben_von=Konto(pk=zugriff.konto_id),
    )
    speichere(freigabe)
    protokolliere(zugriff, "fall_freigeben", freigabe)
    return freigabe


def _heutige(freigabe: Freigabe) -> Freigabe:
    """The release as it is now, locked: who confirms never writes a withdrawal away."""
    return Freigabe.objects.select_for_update().get(pk=freigabe.pk)


@handlung
def freigabe_widerrufen(*, zugriff: Zugriff, freigabe: Freigabe) -> Freigabe:
    """From now on the Leitträger's worker does not see the case."""
    _bearbeiten(zugriff, freigabe.fall)
    freigabe = _heutige(freigabe)
    if freigabe.widerrufen_am:
        raise Unzulaessig("Diese Freigabe ist schon widerrufen.")
    vorher = schnappschuss(freigabe)
    freigabe.widerrufen_am = zugriff.heute
    speichere(freigabe)
    protokolliere(zugriff, "freigabe_widerrufen", freigabe, vorher=vorher)
    return freigabe


@handlung
def freigabe_bestaetigen(*, zugriff: Zugriff, freigabe: Freigabe) -> Freigabe:
    """The Leitträger's worker says: I have it, I take it on."""
    freigabe = _heutige(freigabe)
    verlange(
        rules.darf_freigabe_bestaetigen(
            zugriff, freigabe.fachkraft_id, freigabe.widerrufen_am is not None, freigabe.gesehen_am is not None
        )
    )
    vorher = schnappschuss(freigabe)
    freigabe.gesehen_am = zugriff.heute
    speichere(freigabe)
    protokolliere(zugriff, "freigabe_bestaetigen", freigabe, vorher=vorher)
    return freigabe


class Bewertung(NamedTuple):
    """How near one side sees one goal (0 to 3), and what shows it."""

    ziel: Ziel
    sicht: Sicht
    wert: Zielwert
    beleg: str = ""


@handlung
def rueckblick_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    am: date,
    teilnehmende: str,
    bewertungen: Sequence[Bewertung],
    was_wirkte: str,
    intensitaet: Intensitaet,
    was_lassen: str = "",
    neues: str = "",
    naechster_am: date | None = None,
) -> Rueckblick:
    """Look back together at the plan in force; sides that did not speak are simply not there."""
    plan = _geltender_massanzug(fall)
    bezug = queries.bezug(zugriff, fall)
    verlange(rules.darf_zurueckblicken(zugriff, bezug, plan.stand if plan else "", fall.ziele.count()))
    assert plan is not None
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    if not bewertungen:
        raise Unzulaessig("Bitte halten Sie fest, wie nah mindestens ein Ziel ist und wer das so sieht.")
    if naechster_am and naechster_am <= am:
        raise Unzulaessig({"naechster_am": "Der nächste Rückblick liegt nach diesem."})
    rueckblick = Rueckblick(
        fall=fall,
        massanzug=plan,
        am=am,
        teilnehmende=teilnehmende,
        was_wirkte=was_wirkte,
        was_lassen=was_lassen,
        neues=neues,
        intensitaet=intensitaet,
        naechster_am=naechster_am,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(rueckblick)
    for b in bewertungen:
        _gehoert_zum_fall(fall, b.ziel, "ziel")
        zeile = Zielbewertung(rueckblick=rueckblick, ziel=b.ziel, sicht=b.sicht, wert=b.wert, beleg=b.beleg)
        speichere(zeile)
        protokolliere(zugriff, "rueckblick_festhalten", zeile, begleitend=True)
    plan.geprueft_bis = naechster_am
    speichere(plan)
    protokolliere(zugriff, "rueckblick_festhalten", rueckblick)
    return rueckblick


NACHFRAGE_MONATE = (6, 12)
"""After which a family is asked whether it holds (Fachkonzept)."""


@handlung
def hilfe_abschliessen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    am: date,
    grund: Abschlussgrund,
    ergebnis: str,
    wer_bleibt: str,
    rueckmeldung: str = "",
) -> Abschluss:
    """End the help: the plan stops on that day, releases end, and asking again is planned.

    What ran until then stays as it was decided; the commitment counts no day beyond `am`.
    """
    fall = _gesperrter_fall(fall)
    plan = _geltender_massanzug(fall)
    verlange(rules.darf_abschliessen(zugriff, queries.bezug(zugriff, fall), queries.liegt_vor(fall)))
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    if am < fall.begonnen_am:
        raise Unzulaessig({"am": "Die Hilfe kann nicht enden, bevor sie begonnen hat."})
    if plan:
        vorher = schnappschuss(plan)
        plan.beendet_am, plan.geprueft_bis = am, None
        speichere(plan)
        protokolliere(zugriff, "hilfe_abschliessen", plan, vorher=vorher, begleitend=True)
    for freigabe in fall.freigaben.select_for_update().filter(widerrufen_am__isnull=True):
        vorher = schnappschuss(freigabe)
        freigabe.widerrufen_am = zugriff.heute
        speichere(freigabe)
        protokolliere(zugriff, "hilfe_abschliessen", freigabe, vorher=vorher, begleitend=True)
    abschluss = Abschluss(
        fall=fall,
        am=am,
        grund=grund,
        ergebnis=ergebnis,
        wer_bleibt=wer_bleibt,
        rueckmeldung=rueckmeldung,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(abschluss)
    for monate in NACHFRAGE_MONATE:
        faellig = frist(f"nachfrage-{monate}-monate", am).stichtag
        speichere(Nachfrage(fall=fall, monate=monate, faellig_am=faellig))
    protokolliere(zugriff, "hilfe_abschliessen", abschluss)
    return abschluss


@handlung
def nachfrage_festhalten(
    *, zugriff: Zugriff, nachfrage: Nachfrage, am: date, ergebnis: Nachfrageergebnis, worte: str = ""
) -> Nachfrage:
    """Write down what a family says months after the end."""
    verlange(rules.darf_nachfragen(zugriff, queries.bezug(zugriff, nachfrage.fall)))
    _nicht_in_der_zukunft(am, zugriff.heute, "am")
    nachfrage = Nachfrage.objects.select_for_update(of=("self",)).select_related("fall").get(pk=nachfrage.pk)
    if nachfrage.am:
        raise Unzulaessig(f"Diese Nachfrage ist schon festgehalten, am {datum_als_text(nachfrage.am)}.")
    if am < nachfrage.fall.abschluss.am:
        raise Unzulaessig({"am": "Nachgefragt wird nach dem Ende der Hilfe."})
    vorher = schnappschuss(nachfrage)
    nachfrage.am, nachfrage.ergebnis, nachfrage.worte = am, ergebnis, worte
    speichere(nachfrage)
    protokolliere(zugriff, "nachfrage_festhalten", nachfrage, vorher=vorher)
    return nachfrage
