"""The Sozialraumteam meets: the Sitzung, its agenda, ideas in rounds, errands. It advises; nobody decides here."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import Any

from django.db.models import Max

from massanzug.fall import rules
from massanzug.fall.actions.fall import (
    gesperrter_fall,
    nicht_in_der_zukunft,
    verlange_bearbeiten,
    verlange_stand,
)
from massanzug.fall.actions.ohne_namen import (
    namen_der_beratung,
    namen_der_tagesordnung,
    ohne_fachkraefte,
    verlange_ohne_namen,
)
from massanzug.fall.choices import Faden, Ideengeber
from massanzug.fall.models import Auftrag, Beratung, Fall, Idee, Raumhinweis, Teamsitzung, Teilnahme
from massanzug.fall.queries import team as queries
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

BUCHSTABEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HOECHSTENS_IDEEN = 100


# The Sitzung ----------------------------------------------------------------------------------------------------------


@handlung
def teamsitzung_ansetzen(
    *, zugriff: Zugriff, wirkungsraum: Wirkungsraum, am: date, um: time, ort: str, benannt: Collection[int] = ()
) -> Teamsitzung:
    """Fix a Sitzung and name who takes part (`benannt`: ids of Konten)."""
    verlange(rules.darf_sitzung_leiten(zugriff, wirkungsraum.pk, True))
    if am < zugriff.heute:
        raise Unzulaessig({"am": "Dieser Tag ist schon vorbei. Bitte wählen Sie einen kommenden Tag."})
    sitzung = Teamsitzung(wirkungsraum=wirkungsraum, am=am, um=um, ort=ort)
    speichere(sitzung)
    _benenne(zugriff, "teamsitzung_ansetzen", sitzung, set(benannt), None)
    protokolliere(zugriff, "teamsitzung_ansetzen", sitzung)
    return sitzung


def _benenne(zugriff: Zugriff, aktion: str, sitzung: Teamsitzung, wer: set[int], anwesend: bool | None) -> None:
    """Name those who are not named yet. Only the ASD and the Leitträger's Fachkräfte of this Wirkungsraum can be."""
    moegliche = {m.konto.pk: m for m in queries.moegliche_mitglieder(sitzung.wirkungsraum_id, zugriff.heute)}
    schon = {t.konto_id for t in sitzung.teilnahmen.all()}
    if wer - schon - moegliche.keys():
        raise Unzulaessig("Benannt werden können nur Fachkräfte des ASD und des Leitträgers in diesem Wirkungsraum.")
    for pk in sorted(wer - schon):
        m = moegliche[pk]
        teilnahme = Teilnahme(sitzung=sitzung, konto=m.konto, traeger=m.traeger, anwesend=anwesend)
        speichere(teilnahme)
        protokolliere(zugriff, aktion, teilnahme, begleitend=True)


def _gesperrt(sitzung: Teamsitzung) -> Teamsitzung:
    """As it is now, locked: nothing is added to a Sitzung that somebody is closing."""
    return Teamsitzung.objects.select_for_update().get(pk=sitzung.pk)


def _zum_leiten(zugriff: Zugriff, sitzung: Teamsitzung) -> Teamsitzung:
    jetzt = _gesperrt(sitzung)
    verlange(rules.darf_sitzung_leiten(zugriff, jetzt.wirkungsraum_id, jetzt.ist_offen(zugriff.heute)))
    return jetzt


@handlung
def teamsitzung_aendern(
    *, zugriff: Zugriff, sitzung: Teamsitzung, stand: int, am: date, um: time, ort: str
) -> Teamsitzung:
    """Move a Sitzung to another day, hour or place; its Beratungen move along."""
    sitzung = _zum_leiten(zugriff, sitzung)
    verlange_stand(sitzung, stand, "die Sitzung geändert")
    if am < zugriff.heute:
        raise Unzulaessig({"am": "Dieser Tag ist schon vorbei. Bitte wählen Sie einen kommenden Tag."})
    vorher = schnappschuss(sitzung)
    sitzung.am, sitzung.um, sitzung.ort = am, um, ort
    sitzung.stand += 1
    speichere(sitzung)
    for beratung in sitzung.beratungen.select_for_update().order_by("pk"):
        bisher = schnappschuss(beratung)
        beratung.am = am
        speichere(beratung)
        protokolliere(zugriff, "teamsitzung_aendern", beratung, vorher=bisher, begleitend=True)
    protokolliere(zugriff, "teamsitzung_aendern", sitzung, vorher=vorher)
    return sitzung


@handlung
def teilnahme_festhalten(
    *,
    zugriff: Zugriff,
    sitzung: Teamsitzung,
    stand: int,
    da: Collection[int],
    gaeste: str = "",
    moderation: Konto | None = None,
    zeit: Konto | None = None,
    schreibt: Konto | None = None,
) -> Teamsitzung:
    """Note who is there (`da`: ids of Konten) and who takes which role; who comes unnamed is named with it."""
    sitzung = _zum_leiten(zugriff, sitzung)
    verlange_stand(sitzung, stand, "die Sitzung geändert")
    anwesend = set(da)
    _benenne(zugriff, "teilnahme_festhalten", sitzung, anwesend, True)
    for teilnahme in sitzung.teilnahmen.select_for_update().order_by("pk"):
        war = teilnahme.konto_id in anwesend
        if teilnahme.anwesend is not war:
            bisher = schnappschuss(teilnahme)
            teilnahme.anwesend = war
            speichere(teilnahme)
            protokolliere(zugriff, "teilnahme_festhalten", teilnahme, vorher=bisher, begleitend=True)
    vorher = schnappschuss(sitzung)
    sitzung.gaeste, sitzung.moderation, sitzung.zeit, sitzung.schreibt = gaeste, moderation, zeit, schreibt
    sitzung.stand += 1
    speichere(sitzung)
    protokolliere(zugriff, "teilnahme_festhalten", sitzung, vorher=vorher)
    return sitzung


@handlung
def teamsitzung_schliessen(*, zugriff: Zugriff, sitzung: Teamsitzung) -> Teamsitzung:
    """From now on nobody in the team sees a case sheet; each Beratung keeps which organisation was there."""
    sitzung = _zum_leiten(zugriff, sitzung)
    if sitzung.am > zugriff.heute:
        raise Unzulaessig(f"Diese Sitzung ist erst am {datum_als_text(sitzung.am)}.")
    dabei = queries.anwesenheit(sitzung)
    vorher = schnappschuss(sitzung)
    sitzung.geschlossen_am = zugriff.heute
    sitzung.stand += 1
    speichere(sitzung)
    for beratung in sitzung.beratungen.select_for_update().order_by("pk"):
        bisher = schnappschuss(beratung)
        beratung.jugendamt_dabei, beratung.leittraeger_dabei = bool(dabei.jugendamt), bool(dabei.leittraeger)
        speichere(beratung)
        protokolliere(zugriff, "teamsitzung_schliessen", beratung, vorher=bisher, begleitend=True)
    protokolliere(zugriff, "teamsitzung_schliessen", sitzung, vorher=vorher)
    return sitzung


# The agenda and the case sheet: for who brings the case ---------------------------------------------------------------


@handlung
def fall_einbringen(*, zugriff: Zugriff, sitzung: Teamsitzung, fall: Fall, frage: str) -> Beratung:
    """Put a case on the agenda of a coming Sitzung, with the question to the team; it gets a neutral name."""
    verlange_bearbeiten(zugriff, fall)
    fall, sitzung = gesperrter_fall(fall), _gesperrt(sitzung)
    if sitzung.wirkungsraum_id != fall.wirkungsraum_id:
        raise Unzulaessig({"sitzung": "Diese Sitzung gehört zu einem anderen Wirkungsraum."})
    if not sitzung.ist_offen(zugriff.heute):
        raise Unzulaessig({"sitzung": "Diese Teamsitzung ist vorbei. Bitte wählen Sie eine kommende."})
    schon = queries.auf_der_tagesordnung(fall, zugriff.heute)
    if schon and schon.sitzung:
        raise Unzulaessig(f"Dieser Fall steht schon auf der Tagesordnung vom {datum_als_text(schon.sitzung.am)}.")
    beratung = Beratung(
        fall=fall,
        sitzung=sitzung,
        platz=(sitzung.beratungen.aggregate(m=Max("platz"))["m"] or 0) + 1,
        deckname=_deckname(sitzung),
        am=sitzung.am,
        frage=frage,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(beratung)
    protokolliere(zugriff, "fall_einbringen", beratung)
    return beratung


def _deckname(sitzung: Teamsitzung) -> str:
    """The first letter that no case of this Sitzung carries."""
    vergeben = set(sitzung.beratungen.values_list("deckname", flat=True))
    frei = next((f"Familie {b}" for b in BUCHSTABEN if f"Familie {b}" not in vergeben), None)
    if frei is None:
        raise Unzulaessig({"sitzung": "Auf dieser Tagesordnung stehen schon 26 Fälle. Bitte wählen Sie eine andere."})
    return frei


def _zum_einbringen(zugriff: Zugriff, beratung: Beratung) -> Beratung:
    """As it is now, locked, for who works on the case."""
    verlange_bearbeiten(zugriff, beratung.fall)
    return Beratung.objects.select_for_update(of=("self",)).select_related("fall", "sitzung").get(pk=beratung.pk)


@handlung
def beratung_absetzen(*, zugriff: Zugriff, beratung: Beratung) -> None:
    """Take a case off the agenda again, while nobody has thought about it yet."""
    beratung = _zum_einbringen(zugriff, beratung)
    if beratung.sitzung is None or not beratung.sitzung.ist_offen(zugriff.heute):
        raise Unzulaessig("Diese Teamsitzung ist vorbei. Sie können den Fall in eine neue Sitzung einbringen.")
    if beratung.ideen.exists() or beratung.auftraege.exists():
        raise Unzulaessig("Das Team hat schon mitgedacht. Was es gesammelt hat, bleibt.")
    protokolliere(zugriff, "beratung_absetzen", beratung, entfernt=True)
    beratung.delete()


@handlung
def fallblatt_freigeben(
    *,
    zugriff: Zugriff,
    beratung: Beratung,
    stand: int,
    zeilen: Sequence[Mapping[str, str]],
    lassen: Collection[str] = (),
) -> Beratung:
    """Show the team these lines (`schluessel`, `teil`, `wer`, `text`), read and freed by the acting person.

    In the lines `lassen` she said that a word which may be a name is none („Ich will Bäcker werden“).
    Raises Unzulaessig naming the line in which a name of the case still stands (§ 64 Abs. 2a SGB VIII).
    """
    beratung = _zum_einbringen(zugriff, beratung)
    if beratung.sitzung is None or not beratung.sitzung.ist_offen(zugriff.heute):
        raise Unzulaessig("Diese Teamsitzung ist vorbei. Ein Fallblatt sieht dann niemand mehr.")
    verlange_stand(beratung, stand, "an dieser Beratung gearbeitet")
    texte = {f"text_{z['schluessel']}": z["text"] for z in zeilen}
    verlange_ohne_namen(texte, namen_der_beratung(beratung, zugriff.heute), lassen=[f"text_{s}" for s in lassen])
    vorher = schnappschuss(beratung)
    beratung.blatt = [{f: z[f] for f in ("schluessel", "teil", "wer", "text")} for z in zeilen]
    beratung.freigegeben_am = zugriff.heute
    beratung.stand += 1
    speichere(beratung)
    protokolliere(zugriff, "fallblatt_freigeben", beratung, vorher=vorher)
    return beratung


@handlung
def fallblatt_zurueckziehen(*, zugriff: Zugriff, beratung: Beratung) -> Beratung:
    """From the next request on the team sees neither the sheet nor the question; the ideas stay with the case."""
    beratung = _zum_einbringen(zugriff, beratung)
    if beratung.freigegeben_am is None:
        raise Unzulaessig("Dieses Fallblatt ist nicht freigegeben.")
    _verdecke(zugriff, "fallblatt_zurueckziehen", beratung)
    return beratung


def _verdecke(zugriff: Zugriff, aktion: str, beratung: Beratung, *, begleitend: bool = False) -> None:
    vorher = schnappschuss(beratung)
    beratung.freigegeben_am, beratung.blatt = None, []
    beratung.stand += 1
    speichere(beratung)
    protokolliere(zugriff, aktion, beratung, vorher=vorher, begleitend=begleitend)


def ziehe_blaetter_zurueck(zugriff: Zugriff, aktion: str, fall: Fall) -> None:
    """When a help ends, its sheets in Sitzungen that still run end with it."""
    offen = fall.beratungen.filter(freigegeben_am__isnull=False, sitzung__geschlossen_am__isnull=True)
    for beratung in offen.select_for_update(of=("self",)).order_by("pk"):
        _verdecke(zugriff, aktion, beratung, begleitend=True)


@handlung
def ideen_waehlen(
    *, zugriff: Zugriff, beratung: Beratung, stand: int, ideen: Collection[int], auswahl: str = ""
) -> Beratung:
    """Who brought the case says which ideas (ids) she takes to the family, and if she likes, why. The team does not."""
    beratung = _zum_einbringen(zugriff, beratung)
    verlange_stand(beratung, stand, "an dieser Beratung gearbeitet")
    gewaehlt = set(ideen)
    alle = list(beratung.ideen.select_for_update().order_by("pk"))
    if gewaehlt - {i.pk for i in alle}:
        raise Unzulaessig({"ideen": "Eine dieser Ideen gibt es nicht mehr. Bitte laden Sie die Seite neu."})
    for idee in alle:
        if idee.gewaehlt != (idee.pk in gewaehlt):
            bisher = schnappschuss(idee)
            idee.gewaehlt = idee.pk in gewaehlt
            speichere(idee)
            protokolliere(zugriff, "ideen_waehlen", idee, vorher=bisher, begleitend=True)
    vorher = schnappschuss(beratung)
    beratung.auswahl = auswahl
    beratung.stand += 1
    speichere(beratung)
    protokolliere(zugriff, "ideen_waehlen", beratung, vorher=vorher)
    return beratung


@handlung
def auftrag_erledigen(*, zugriff: Zugriff, auftrag: Auftrag) -> Auftrag:
    """Tick an errand off, by who works on the case."""
    verlange_bearbeiten(zugriff, auftrag.beratung.fall)
    auftrag = Auftrag.objects.select_for_update().get(pk=auftrag.pk)
    if auftrag.erledigt_am:
        raise Unzulaessig("Dieser Auftrag ist schon erledigt.")
    vorher = schnappschuss(auftrag)
    auftrag.erledigt_am = zugriff.heute
    speichere(auftrag)
    protokolliere(zugriff, "auftrag_erledigen", auftrag, vorher=vorher)
    return auftrag


# Thinking along: for the whole team -----------------------------------------------------------------------------------


def _zum_mitdenken(zugriff: Zugriff, beratung: Beratung) -> Beratung:
    """As it is now, locked, for the team while it may see the sheet."""
    jetzt = Beratung.objects.select_for_update(of=("self",)).select_related("sitzung", "fall").get(pk=beratung.pk)
    assert jetzt.sitzung is not None
    verlange(
        rules.darf_mitdenken(
            queries.ist_mitglied(zugriff, jetzt.sitzung),
            jetzt.freigegeben_am is not None,
            jetzt.sitzung.ist_offen(zugriff.heute),
        )
    )
    return jetzt


@handlung
def idee_festhalten(*, zugriff: Zugriff, beratung: Beratung, text: str, faden: Faden, von: Ideengeber) -> Idee:
    """Add an idea to the round that is running."""
    beratung = _zum_mitdenken(zugriff, beratung)
    verlange_ohne_namen({"text": text}, namen_der_beratung(beratung, zugriff.heute))
    if beratung.ideen.count() >= HOECHSTENS_IDEEN:
        raise Unzulaessig({"text": "Hundert Ideen sind ein Schatz. Bitte wählen Sie jetzt aus."})
    idee = Idee(beratung=beratung, runde=beratung.runde, faden=faden, text=text, von=von)
    speichere(idee)
    protokolliere(zugriff, "idee_festhalten", idee)
    return idee


@handlung
def idee_entfernen(*, zugriff: Zugriff, beratung: Beratung, idee: Idee) -> None:
    """Take back a line that was mistyped or named somebody."""
    beratung = _zum_mitdenken(zugriff, beratung)
    protokolliere(zugriff, "idee_entfernen", idee, entfernt=True)
    idee.delete()


@handlung
def runde_oeffnen(*, zugriff: Zugriff, beratung: Beratung, grund: str = "") -> Beratung:
    """Open round 2, for ideas with professionals; without one idea in round 1 somebody says why."""
    beratung = _zum_mitdenken(zugriff, beratung)
    if beratung.runde > 1:
        raise Unzulaessig("Runde 2 ist schon offen.")
    if not grund and not beratung.ideen.exists():
        raise Unzulaessig({"grund": "In Runde 1 steht noch keine Idee. Bitte sagen Sie kurz, warum Sie weitergehen."})
    verlange_ohne_namen({"grund": grund}, namen_der_beratung(beratung, zugriff.heute))
    vorher = schnappschuss(beratung)
    beratung.runde, beratung.ohne_erste_runde = 2, grund
    speichere(beratung)
    protokolliere(zugriff, "runde_oeffnen", beratung, vorher=vorher)
    return beratung


@handlung
def auftrag_festhalten(*, zugriff: Zugriff, beratung: Beratung, was: str, wer: str, bis: date | None = None) -> Auftrag:
    """Note who looks after what until when."""
    beratung = _zum_mitdenken(zugriff, beratung)
    if bis and bis < zugriff.heute:
        raise Unzulaessig({"bis": "Dieser Tag ist schon vorbei."})
    _verlange_auftrag_ohne_namen(zugriff, beratung, was, wer)
    auftrag = Auftrag(beratung=beratung, was=was, wer=wer, bis=bis)
    speichere(auftrag)
    protokolliere(zugriff, "auftrag_festhalten", auftrag)
    return auftrag


def _verlange_auftrag_ohne_namen(zugriff: Zugriff, beratung: Beratung, was: str, wer: str) -> None:
    """Who looks after it may be a professional: those are named, also where she is called like the family."""
    assert beratung.sitzung is not None
    namen = namen_der_beratung(beratung, zugriff.heute)
    verlange_ohne_namen({"was": was}, namen)
    verlange_ohne_namen({"wer": ohne_fachkraefte(wer, beratung.sitzung, zugriff.heute)}, namen.ohne_fachstellen())


@handlung
def auftrag_entfernen(*, zugriff: Zugriff, beratung: Beratung, auftrag: Auftrag) -> None:
    """Take back an errand that was mistyped, while the Sitzung is open."""
    _zum_mitdenken(zugriff, beratung)
    protokolliere(zugriff, "auftrag_entfernen", auftrag, entfernt=True)
    auftrag.delete()


@handlung
def abweichung_festhalten(*, zugriff: Zugriff, beratung: Beratung, stand: int, abweichend: str) -> Beratung:
    """Who sees it differently is heard in the protocol."""
    beratung = _zum_mitdenken(zugriff, beratung)
    verlange_stand(beratung, stand, "an dieser Beratung gearbeitet")
    verlange_ohne_namen({"abweichend": abweichend}, namen_der_beratung(beratung, zugriff.heute))
    vorher = schnappschuss(beratung)
    beratung.abweichend = abweichend
    beratung.stand += 1
    speichere(beratung)
    protokolliere(zugriff, "abweichung_festhalten", beratung, vorher=vorher)
    return beratung


def _zum_hinweisen(zugriff: Zugriff, sitzung: Teamsitzung) -> Teamsitzung:
    jetzt = _gesperrt(sitzung)
    verlange(rules.darf_mitdenken(queries.ist_mitglied(zugriff, jetzt), True, jetzt.ist_offen(zugriff.heute)))
    return jetzt


@handlung
def raumhinweis_festhalten(*, zugriff: Zugriff, sitzung: Teamsitzung, text: str) -> Raumhinweis:
    """What is missing in the Wirkungsraum, for everybody; the record leads to no family."""
    sitzung = _zum_hinweisen(zugriff, sitzung)
    nicht_in_der_zukunft(sitzung.am, zugriff.heute, "text")
    verlange_ohne_namen({"text": text}, *namen_der_tagesordnung(sitzung, zugriff.heute))
    hinweis = Raumhinweis(wirkungsraum_id=sitzung.wirkungsraum_id, am=sitzung.am, text=text)
    speichere(hinweis)
    protokolliere(zugriff, "raumhinweis_festhalten", hinweis)
    return hinweis


@handlung
def raumhinweis_entfernen(*, zugriff: Zugriff, sitzung: Teamsitzung, hinweis: Raumhinweis) -> None:
    """Take back a hint that was mistyped or named somebody."""
    _zum_hinweisen(zugriff, sitzung)
    protokolliere(zugriff, "raumhinweis_entfernen", hinweis, entfernt=True)
    hinweis.delete()


@handlung
def tagesordnung_vorziehen(*, zugriff: Zugriff, sitzung: Teamsitzung, beratung: Beratung) -> Beratung:
    """Move a case one place up on the agenda."""
    sitzung = _zum_leiten(zugriff, sitzung)
    reihe: list[Any] = list(sitzung.beratungen.select_for_update().order_by("platz", "pk"))
    ort = next((i for i, b in enumerate(reihe) if b.pk == beratung.pk), 0)
    if ort == 0:
        raise Unzulaessig("Dieser Fall steht schon ganz oben.")
    reihe[ort - 1], reihe[ort] = reihe[ort], reihe[ort - 1]
    for platz, b in enumerate(reihe, start=1):
        if b.platz != platz:
            bisher = schnappschuss(b)
            b.platz = platz
            speichere(b)
            protokolliere(zugriff, "tagesordnung_vorziehen", b, vorher=bisher, begleitend=b.pk != beratung.pk)
    return next(b for b in reihe if b.pk == beratung.pk)
