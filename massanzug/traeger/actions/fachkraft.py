"""Who works for a Träger: entered, corrected, and forgotten when the law says so."""

from datetime import date
from typing import Any, TypedDict, Unpack

from massanzug.rechenkern.praesenz import loeschen_bis, zu_loeschen
from massanzug.rechenkern.zeitraum import EIN_TAG, datum_als_text
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.traeger.choices import MIT_STUDIUM, Qualifikation
from massanzug.traeger.models import Fachkraft, Traeger
from massanzug.traeger.queries.praesenz import NICHT_ANGETRETEN, faellige_angaben
from massanzug.traeger.rules import darf_angaben_loeschen, darf_personal_pflegen
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


class Fachkraftangaben(TypedDict):
    """What the quota needs, and a name to know her by; hours in thousandths a week."""

    name: str
    qualifikation: Qualifikation
    abschluss_am: date | None
    wochenstunden_tausendstel: int
    gueltig_von: date
    gueltig_bis: date | None


@handlung
def fachkraft_eintragen(*, zugriff: Zugriff, traeger: Traeger, **angaben: Unpack[Fachkraftangaben]) -> Fachkraft:
    """Note that somebody works here, or is going to."""
    verlange(darf_personal_pflegen(zugriff, traeger.pk))
    fachkraft = Fachkraft(traeger=traeger, **angaben)
    _pruefe(fachkraft)
    speichere(fachkraft)
    protokolliere(zugriff, "fachkraft_eintragen", fachkraft)
    return fachkraft


@handlung
def fachkraft_aendern(
    *, zugriff: Zugriff, fachkraft: Fachkraft, stand: int, **angaben: Unpack[Fachkraftangaben]
) -> Fachkraft:
    """Correct what is known, or note a last day. Refuses what somebody else has changed meanwhile."""
    jetzt = _gesperrt(zugriff, fachkraft)
    if jetzt.stand != stand:
        raise Zwischenstand("Inzwischen hat jemand diese Angaben geändert.", jetzt.stand, jetzt)
    vorher = schnappschuss(jetzt)
    werte: dict[str, Any] = dict(angaben)
    for name, wert in werte.items():
        setattr(jetzt, name, wert)
    jetzt.stand += 1
    _pruefe(jetzt)
    speichere(jetzt)
    protokolliere(zugriff, "fachkraft_aendern", jetzt, vorher=vorher)
    return jetzt


@handlung
def stunden_umstellen(*, zugriff: Zugriff, fachkraft: Fachkraft, ab: date, wochenstunden_tausendstel: int) -> Fachkraft:
    """From a day on she works more or fewer hours: what was before stays in the quota of its days.

    The row before keeps its numbers only; name and date move to the new one.
    """
    alt = _gesperrt(zugriff, fachkraft)
    if ab <= alt.gueltig_von or (alt.gueltig_bis and ab > alt.gueltig_bis):
        raise Unzulaessig({"ab": "Dieser Tag liegt nicht in der Zeit, in der sie hier arbeitet. Bitte prüfen Sie ihn."})
    neu = Fachkraft(
        traeger=alt.traeger,
        name=alt.name,
        qualifikation=alt.qualifikation,
        abschluss_am=alt.abschluss_am,
        wochenstunden_tausendstel=wochenstunden_tausendstel,
        gueltig_von=ab,
        gueltig_bis=alt.gueltig_bis,
        zeugnis_vom=alt.zeugnis_vom,
    )
    vorher = schnappschuss(alt)
    alt.gueltig_bis, alt.name, alt.zeugnis_vom, alt.geloescht_am = ab - EIN_TAG, "", None, zugriff.heute
    alt.stand += 1
    _pruefe(neu)
    speichere(alt)
    speichere(neu)
    protokolliere(zugriff, "stunden_umstellen", alt, vorher=vorher, begleitend=True)
    protokolliere(zugriff, "stunden_umstellen", neu)
    return neu


@handlung
def zeugnis_festhalten(*, zugriff: Zugriff, fachkraft: Fachkraft, zeugnis_vom: date, ohne_eintrag: bool) -> Fachkraft:
    """Note the date of a Führungszeugnis that was shown and has no entry under § 72a Abs. 1; nothing else is kept."""
    jetzt = _gesperrt(zugriff, fachkraft)
    if not ohne_eintrag:
        raise Unzulaessig(
            {
                "ohne_eintrag": "Wer wegen einer dieser Straftaten verurteilt ist, darf hier nicht arbeiten (§ 72a "
                "Abs. 1 SGB VIII). Das wird nicht gespeichert; bitte sprechen Sie sofort mit dem Jugendamt."
            }
        )
    if zeugnis_vom > zugriff.heute:
        raise Unzulaessig({"zeugnis_vom": "Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum."})
    if jetzt.zeugnis_vom and zeugnis_vom < jetzt.zeugnis_vom:
        raise Unzulaessig({"zeugnis_vom": "Ein neueres Führungszeugnis steht schon hier. Bitte prüfen Sie das Datum."})
    vorher = schnappschuss(jetzt)
    jetzt.zeugnis_vom = zeugnis_vom
    jetzt.stand += 1
    speichere(jetzt)
    protokolliere(zugriff, "zeugnis_festhalten", jetzt, vorher=vorher)
    return jetzt


@handlung
def fachkraft_entfernen(*, zugriff: Zugriff, fachkraft: Fachkraft) -> Traeger:
    """She did not come after all: everything about her goes at once (§ 72a Abs. 5 SGB VIII: unverzüglich)."""
    jetzt = _gesperrt(zugriff, fachkraft)
    if zugriff.heute > jetzt.gueltig_von + NICHT_ANGETRETEN:
        raise Unzulaessig("Sie arbeitet schon länger als einen Monat hier. Bitte tragen Sie ihren letzten Tag ein.")
    protokolliere(zugriff, "fachkraft_entfernen", jetzt, entfernt=True)
    traeger = jetzt.traeger
    jetzt.delete()
    return traeger


@handlung
def personenangaben_loeschen(*, zugriff: Zugriff, fachkraft: Fachkraft) -> Fachkraft:
    """Delete name and date of somebody who has left: the Träger at any time, the operator when the law's day has come.

    Degree, hours and days stay: they are the quota of the past, and nobody's name.
    """
    verlange(darf_angaben_loeschen(zugriff, fachkraft.traeger_id))
    jetzt = Fachkraft.objects.select_for_update().get(pk=fachkraft.pk)
    if jetzt.geloescht_am:
        raise Unzulaessig("Diese Angaben sind schon gelöscht.")
    if jetzt.gueltig_bis is None or jetzt.gueltig_bis >= zugriff.heute:
        raise Unzulaessig("Wer hier arbeitet, steht hier mit Namen. Bitte tragen Sie zuerst den letzten Tag ein.")
    if zugriff.ist_betrieb and not zu_loeschen(jetzt.gueltig_bis, zugriff.heute):
        raise Unzulaessig(f"Der Betrieb löscht erst ab dem {datum_als_text(loeschen_bis(jetzt.gueltig_bis))}.")
    vorher = schnappschuss(jetzt)
    jetzt.name, jetzt.zeugnis_vom, jetzt.geloescht_am = "", None, zugriff.heute
    jetzt.stand += 1
    speichere(jetzt)
    protokolliere(zugriff, "personenangaben_loeschen", jetzt, vorher=vorher, grund="§ 72a Abs. 5 SGB VIII")
    return jetzt


def loesche_faellige(*, zugriff: Zugriff, traeger_id: int | None = None) -> int:
    """Delete what is due today, one act each, so that one that fails leaves the others; returns how many."""
    faellig = list(faellige_angaben(zugriff.heute, traeger_id))
    for fachkraft in faellig:
        personenangaben_loeschen(zugriff=zugriff, fachkraft=fachkraft)
    return len(faellig)


def _gesperrt(zugriff: Zugriff, fachkraft: Fachkraft) -> Fachkraft:
    verlange(darf_personal_pflegen(zugriff, fachkraft.traeger_id))
    jetzt = Fachkraft.objects.select_for_update().get(pk=fachkraft.pk)
    if jetzt.geloescht_am:
        raise Unzulaessig("Diese Angaben sind gelöscht und lassen sich nicht mehr ändern.")
    return jetzt


def _pruefe(fachkraft: Fachkraft) -> None:
    """What belongs together, in words that name the field."""
    fehler: dict[str, str] = {}
    if not fachkraft.name:
        fehler["name"] = "Bitte schreiben Sie einen Namen oder ein Kürzel, an dem Sie die Person erkennen."
    if fachkraft.gueltig_bis and fachkraft.gueltig_bis < fachkraft.gueltig_von:
        fehler["gueltig_bis"] = "Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."
    if fachkraft.abschluss_am and fachkraft.qualifikation not in MIT_STUDIUM:
        fehler["abschluss_am"] = "Ein Tag gehört nur zu einem Studium. Bitte wählen Sie es oder leeren Sie dieses Feld."
    if not 1 <= fachkraft.wochenstunden_tausendstel <= 48_000:
        fehler["wochenstunden_tausendstel"] = "Bitte schreiben Sie eine Zahl über 0 und bis 48, etwa 19,5."
    if fehler:
        raise Unzulaessig(fehler)
