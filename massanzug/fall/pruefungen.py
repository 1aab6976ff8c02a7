"""`massanzug pruefe`: do decisions, plans and releases fit together?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from massanzug.fall.actions.nachfuehren import gerechnete, unterschied
from massanzug.fall.actions.suchindex import STUECK, lage_sql
from massanzug.fall.choices import Bereich, Entscheidungsstand, Ergebnis, Massanzugstand
from massanzug.fall.models import (
    Baustein,
    Bereichszuordnung,
    Bescheid,
    Entscheidung,
    Fall,
    Freigabe,
    Fristereignis,
    Gerichtsfassung,
    Hilfeplan,
    Hilfeplanbeteiligung,
    Hilfeplanunterschrift,
    Massanzug,
    Suchwort,
    Wortschatz,
    Wortspur,
    Zustaendigkeit,
)
from massanzug.fall.queries.suchtexte import suchtexte
from massanzug.fall.waechter import NUR_ANHAENGEN, eigene_waechter
from massanzug.rechenkern.suchwort import woerter
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang.protokollieren import abweichungen_vom_protokoll

BEREICH = "fall"
WAECHTER = {"fall_fristereignis": "fristereignis"}
NUR_EINMAL = {
    "fall_bereichszuordnung": "bereichszuordnung",
    "fall_zielbewertung": "zielbewertung",
    "fall_kontaktfassung": "kontaktfassung",
    "fall_zielende": "zielende",
}


def fall_pruefen() -> Bericht:
    """What the database cannot refuse by itself because it spans tables."""
    befunde: list[Befund] = []
    entschieden = Entscheidung.objects.filter(stand=Entscheidungsstand.ENTSCHIEDEN, ergebnis=Ergebnis.BEWILLIGT)
    for plan in Massanzug.objects.filter(stand=Massanzugstand.BEWILLIGT).exclude(
        pk__in=entschieden.values("massanzug_id")
    ):
        befunde.append(Befund(BEREICH, f"Maßanzug {plan.pk}", "Er gilt als bewilligt, aber niemand hat entschieden."))
    for entscheidung in Entscheidung.objects.select_related("massanzug").order_by("pk"):
        if entscheidung.massanzug.fall_id != entscheidung.fall_id:
            befunde.append(Befund(BEREICH, f"Entscheidung {entscheidung.pk}", "Sie gehört zu einem anderen Fall."))
    for freigabe in Freigabe.objects.select_related("massanzug").order_by("pk"):
        if freigabe.massanzug.fall_id != freigabe.fall_id:
            befunde.append(
                Befund(BEREICH, f"Freigabe {freigabe.pk}", "Sie gibt den Maßanzug eines anderen Falls frei.")
            )
    for baustein in Baustein.objects.select_related("massanzug", "ziel").order_by("pk").iterator(chunk_size=2000):
        if baustein.ziel.fall_id != baustein.massanzug.fall_id:
            befunde.append(Befund(BEREICH, f"Baustein {baustein.pk}", "Er dient dem Ziel eines anderen Falls."))
    for pk in Zustaendigkeit.objects.exclude(fall_begonnen_am=F("fall__begonnen_am")).values_list("pk", flat=True):
        befunde.append(Befund(BEREICH, f"Zuständigkeit {pk}", "Der Tag, an dem der Fall begann, ist ein anderer."))
    return Bericht(BEREICH, Fall.objects.count(), (*befunde, *_bereiche(), *_fristen(), *_papierbefunde()))


def _fristen() -> Iterator[Befund]:
    """Facts are still what was written, and what is due is what follows from them."""
    for name in fehlende_waechter(WAECHTER):
        yield Befund(BEREICH, name, "Der Wächter fehlt oder ist verändert: Fristereignisse ließen sich ändern.")
    for pk, felder in abweichungen_vom_protokoll(Fristereignis):
        if felder:
            yield Befund(BEREICH, f"Fristereignis {pk}", f"Es steht anders da als im Protokoll: {', '.join(felder)}.")
    mit_fristen = Q(fristereignisse__isnull=False) | Q(fristen__isnull=False) | Q(personen__geboren_am__isnull=False)
    for fall in Fall.objects.filter(mit_fristen).select_related("abschluss").distinct().order_by("pk").iterator(2000):
        if not _fristen_stimmen(fall) and not _in_ruhe(fall.pk):
            yield Befund(
                BEREICH, fall.aktenzeichen, "Die aufgehobenen Fristen folgen nicht aus dem, was geschehen ist."
            )


def _bereiche() -> Iterator[Befund]:
    """Each case is where its newest Zuordnung says, and none of them is other than it was written."""
    for name in fehlende_waechter(NUR_EINMAL):
        yield Befund(BEREICH, name, "Der Wächter fehlt oder ist verändert: Was einmal gesagt ist, ließe sich ändern.")
    for pk, felder in abweichungen_vom_protokoll(Bereichszuordnung):
        if felder:
            text = f"Sie steht anders da als im Protokoll: {', '.join(felder)}."
            yield Befund(BEREICH, f"Bereichszuordnung {pk}", text)
    neueste = Bereichszuordnung.objects.filter(fall=OuterRef("pk")).order_by("-pk").values("bereich")[:1]
    soll = Coalesce(Subquery(neueste), Value(Bereich.LEISTUNG))
    for akte in Fall.objects.annotate(soll=soll).exclude(bereich=F("soll")).values_list("aktenzeichen", flat=True):
        yield Befund(BEREICH, f"Fall {akte}", "Sein Bereich ist nicht der, dem er zuletzt zugeordnet wurde.")


def _papierbefunde() -> Iterator[Befund]:
    """Papers are written once: each must be what its entry says, and the database must still refuse to change it."""
    for modell in (Hilfeplan, Hilfeplanbeteiligung, Hilfeplanunterschrift, Bescheid, Gerichtsfassung):
        for pk, felder in abweichungen_vom_protokoll(modell):
            if felder:
                text = "Er stimmt nicht mit dem Protokoll überein: " + ", ".join(felder) + "."
                yield Befund(BEREICH, f"{modell._meta.verbose_name} {pk}", text)
    for name in fehlende_waechter(NUR_ANHAENGEN, eigene_waechter(connection.vendor)):
        yield Befund(BEREICH, name, "Der Wächter in der Datenbank fehlt, der Ändern und Löschen verweigert.")


def _fristen_stimmen(fall: Fall) -> bool:
    soll = {(f.schluessel, f.beginn, f.person_id): f for f in gerechnete(fall)}
    ist = {(f.schluessel, f.beginn, f.person_id): f for f in fall.fristen.all()}
    return soll.keys() == ist.keys() and not any(unterschied(ist[k], soll[k]) for k in soll)


def _in_ruhe(pk: int) -> bool:
    """Asked again while no act can change the case: what was written between the two reads is no finding."""
    with transaction.atomic():
        Fall.objects.select_for_update().get(pk=pk)
        return _fristen_stimmen(Fall.objects.select_related("abschluss").get(pk=pk))


SUCHE = "suche"
ABHILFE = "„massanzug suche-neu“ schreibt die Suche neu."


def suche_pruefen() -> Bericht:
    """Do the words of the search and the Lage of each case say what its texts and plans say? Names no word."""
    befunde: list[Befund] = []
    falsch = Fall.objects.annotate(soll=lage_sql()).exclude(lage=F("soll")).order_by("pk")
    for akte in falsch.values_list("aktenzeichen", flat=True):
        befunde.append(Befund(SUCHE, f"Fall {akte}", f"Seine Lage in der Liste stimmt nicht. {ABHILFE}"))
    anzahl, letzter = 0, 0
    while stueck := list(
        Fall.objects.filter(pk__gt=letzter).order_by("pk").values_list("pk", "aktenzeichen", "wirkungsraum_id")[:STUECK]
    ):
        letzter, anzahl = stueck[-1][0], anzahl + len(stueck)
        for akte in _falsche({pk: (akte, raum) for pk, akte, raum in stueck}):
            befunde.append(Befund(SUCHE, f"Fall {akte}", f"Seine Wörter in der Suche stimmen nicht. {ABHILFE}"))
    gebraucht = Suchwort.objects.filter(stamm=OuterRef("stamm"))
    for modell in (Wortschatz, Wortspur):
        if modell._default_manager.exclude(Exists(gebraucht)).exists():
            befunde.append(Befund(SUCHE, "Wortschatz", f"Er hält Wörter, die in keinem Fall mehr stehen. {ABHILFE}"))
    return Bericht(SUCHE, anzahl, tuple(befunde))


def _falsche(faelle: Mapping[int, tuple[str, int]]) -> list[str]:
    """The Aktenzeichen of those cases whose words differ, or whose words the Wortschatz does not know."""
    worte = {ort: woerter(*texte) for ort, texte in suchtexte(faelle.keys()).items()}
    formen = {w.form for menge in worte.values() for w in menge}
    bekannt = set(Wortschatz.objects.filter(form__in=formen).values_list("form", flat=True))
    soll: dict[int, set[tuple[int, str, int]]] = defaultdict(set)
    unbekannt = set()
    for (pk, teil), menge in worte.items():
        soll[pk] |= {(int(teil), w.stamm, faelle[pk][1]) for w in menge}
        if any(w.form not in bekannt for w in menge):
            unbekannt.add(pk)
    ist: dict[int, set[tuple[int, str, int]]] = defaultdict(set)
    for pk, *rest in Suchwort.objects.filter(fall_id__in=faelle).values_list(
        "fall_id", "teil", "stamm", "wirkungsraum"
    ):
        ist[pk].add(tuple(rest))  # type: ignore[arg-type]
    return [akte for pk, (akte, _) in faelle.items() if soll[pk] != ist[pk] or pk in unbekannt]
