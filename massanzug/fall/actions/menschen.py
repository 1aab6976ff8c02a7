"""People, how they belong together, who may decide for a child, and who is around."""

from datetime import date
from typing import NotRequired, TypedDict, TypeVar, Unpack

from django.db.models import Q

from massanzug.fall.actions.fall import (
    gehoert_zum_fall,
    gesperrter_fall,
    nicht_in_der_zukunft,
    schon_geboren,
    verlange_bearbeiten,
    verlange_stand,
)
from massanzug.fall.actions.nachfuehren import fristen_nachfuehren
from massanzug.fall.choices import (
    Beziehungsart,
    Bindung,
    Fallrolle,
    Paarstand,
    Qualitaet,
    Sektor,
    Sorgenachweis,
    Sorgerechtsart,
)
from massanzug.fall.models import (
    Beziehung,
    Fall,
    Fallfrist,
    Netzwerkperson,
    Person,
    Sorgerecht,
)
from massanzug.fall.queries.netzwerk import was_an_ihr_haengt
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

EntfernbarT = TypeVar("EntfernbarT", Beziehung, Netzwerkperson, Person)


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
    verlange_bearbeiten(zugriff, fall)
    schon_geboren(geboren_am, zugriff.heute, "geboren_am")
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
    if geboren_am:
        fristen_nachfuehren(fall)
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
    verlange_bearbeiten(zugriff, person.fall)
    schon_geboren(geboren_am, zugriff.heute, "geboren_am")
    person = Person.objects.select_for_update().get(pk=person.pk)
    verlange_stand(person, stand, f"{person.name} geändert")
    vorher = schnappschuss(person)
    person.name, person.rolle, person.geboren_am, person.erreichbar = name, rolle, geboren_am, erreichbar
    person.haushalt, person.verstorben = haushalt, verstorben
    person.stand += 1
    speichere(person)
    fristen_nachfuehren(person.fall)
    protokolliere(zugriff, "person_aendern", person, vorher=vorher)
    return person


@handlung
def person_entfernen(*, zugriff: Zugriff, person: Person) -> None:
    """Take out somebody who was entered by mistake, while nothing is written about her; the Protokoll keeps it."""
    fall, pk = gesperrter_fall(person.fall), person.pk
    verlange_bearbeiten(zugriff, fall)
    person = _noch_da(Person.objects.select_for_update().filter(pk=pk).first(), "Diese Person")
    if haengt := was_an_ihr_haengt(person):
        was = ", ".join(haengt)
        raise Unzulaessig(f"Zu {person.name} steht schon etwas da ({was}). Name und Angaben können Sie berichtigen.")
    Fallfrist.objects.filter(person=person).delete()
    person.delete()
    fristen_nachfuehren(fall)
    person.pk = pk  # the Protokoll comes last, and names who it was
    protokolliere(zugriff, "person_entfernen", person, entfernt=True)


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
    verlange_bearbeiten(zugriff, fall)
    beziehung = Beziehung(fall=gesperrter_fall(fall))
    _fuelle_beziehung(beziehung, art=art, von=von, zu=zu, paarstand=paarstand, bindung=bindung)
    speichere(beziehung)
    protokolliere(zugriff, "beziehung_festhalten", beziehung)
    return beziehung


def _fuelle_beziehung(beziehung: Beziehung, *, art: str, von: Person, zu: Person, paarstand: str, bindung: str) -> None:
    gehoert_zum_fall(beziehung.fall, von, "von")
    gehoert_zum_fall(beziehung.fall, zu, "zu")
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
    verlange_bearbeiten(zugriff, beziehung.fall)
    gesperrter_fall(beziehung.fall)
    beziehung = _noch_da(Beziehung.objects.select_for_update().filter(pk=beziehung.pk).first(), "Diese Beziehung")
    verlange_stand(beziehung, stand, "diese Beziehung geändert")
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
    verlange_bearbeiten(zugriff, beziehung.fall)
    beziehung = _noch_da(Beziehung.objects.select_for_update().filter(pk=beziehung.pk).first(), "Diese Beziehung")
    protokolliere(zugriff, "beziehung_entfernen", beziehung, entfernt=True)
    beziehung.delete()


class Sorgerechtswerte(TypedDict):
    """Who may decide for whom, since when, and which paper says so."""

    kind: Person
    person: Person
    art: Sorgerechtsart
    gueltig_von: date
    gueltig_bis: NotRequired[date | None]
    teilbereich: NotRequired[str]
    nachweis: NotRequired[Sorgenachweis | str]
    nachweis_am: NotRequired[date | None]


@handlung
def sorgerecht_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    **werte: Unpack[Sorgerechtswerte],
) -> Sorgerecht:
    """Note who may decide for a child, since when, and which paper was seen."""
    verlange_bearbeiten(zugriff, fall)
    sorgerecht = Sorgerecht(fall=gesperrter_fall(fall))
    _fuelle_sorgerecht(sorgerecht, zugriff.heute, **werte)
    speichere(sorgerecht)
    protokolliere(zugriff, "sorgerecht_festhalten", sorgerecht)
    return sorgerecht


def _fuelle_sorgerecht(
    sorgerecht: Sorgerecht,
    heute: date,
    *,
    kind: Person,
    person: Person,
    art: Sorgerechtsart,
    gueltig_von: date,
    gueltig_bis: date | None = None,
    teilbereich: str = "",
    nachweis: Sorgenachweis | str = "",
    nachweis_am: date | None = None,
) -> None:
    gehoert_zum_fall(sorgerecht.fall, kind, "kind")
    gehoert_zum_fall(sorgerecht.fall, person, "person")
    if kind.rolle != Fallrolle.KIND:
        raise Unzulaessig({"kind": f"{kind.name} ist in diesem Fall nicht als Kind oder junger Mensch eingetragen."})
    if person.rolle == Fallrolle.KIND:
        raise Unzulaessig({"person": "Das Sorgerecht hat ein erwachsener Mensch. Bitte wählen Sie ihn."})
    if nachweis_am:
        nicht_in_der_zukunft(nachweis_am, heute, "nachweis_am")
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
    **werte: Unpack[Sorgerechtswerte],
) -> Sorgerecht:
    """Change or end a custody; nothing is taken out, for what once held keeps mattering."""
    verlange_bearbeiten(zugriff, sorgerecht.fall)
    gesperrter_fall(sorgerecht.fall)
    sorgerecht = Sorgerecht.objects.select_for_update().get(pk=sorgerecht.pk)
    verlange_stand(sorgerecht, stand, "dieses Sorgerecht geändert")
    vorher = schnappschuss(sorgerecht)
    _fuelle_sorgerecht(sorgerecht, zugriff.heute, **werte)
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
    verlange_bearbeiten(zugriff, fall)
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
            nicht_in_der_zukunft(tag, heute, feld)
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
    verlange_bearbeiten(zugriff, netzwerkperson.fall)
    wer = Netzwerkperson.objects.select_for_update().filter(pk=netzwerkperson.pk).first()
    wer = _noch_da(wer, "Diese Person")
    verlange_stand(wer, stand, f"{wer.name} geändert")
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
    verlange_bearbeiten(zugriff, netzwerkperson.fall)
    wer = Netzwerkperson.objects.select_for_update().filter(pk=netzwerkperson.pk).first()
    wer = _noch_da(wer, "Diese Person")
    protokolliere(zugriff, "netzwerkperson_entfernen", wer, entfernt=True)
    wer.delete()
