"""What all are told while a call is prepared or open: documents, answers, a later deadline."""

import hashlib
from datetime import datetime

from django.db.models import Max

from massanzug.interessenbekundung.actions.verfahren import beginnt_zu_frueh, gesperrt
from massanzug.interessenbekundung.choices import Verfahrensstand
from massanzug.interessenbekundung.models import Frage, Fristverlaengerung, Unterlage, Verfahren
from massanzug.interessenbekundung.rules import darf_fragen, darf_verfahren_vorbereiten
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.rechenkern.bekundung import Beigabe
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def frist_verlaengern(*, zugriff: Zugriff, verfahren: Verfahren, frist: datetime, grund: str) -> Fristverlaengerung:
    """Move the deadline later for all, before it has passed."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = gesperrt(verfahren, Verfahrensstand.OFFEN)
    if not rechtzeitig(zugriff.jetzt, verfahren.frist):
        raise Unzulaessig("Die Frist ist abgelaufen. Danach lässt sie sich nicht mehr verlängern.")
    if frist <= verfahren.frist:
        raise Unzulaessig({"tag": "Die neue Frist muss später enden als die bisherige."})
    if beginnt_zu_frueh(verfahren.beginn, frist):
        raise Unzulaessig(
            {"tag": f"Am {datum_als_text(verfahren.beginn)} beginnt die Vergabe. Die neue Frist muss vorher enden."}
        )
    verlaengerung = Fristverlaengerung(
        verfahren=verfahren, bisher=verfahren.frist, neu=frist, grund=grund, am=zugriff.jetzt
    )
    speichere(verlaengerung)
    verfahren.frist = frist
    speichere(verfahren)
    protokolliere(zugriff, "frist_verlaengern", verlaengerung)
    return verlaengerung


@handlung
def unterlage_einstellen(*, zugriff: Zugriff, verfahren: Verfahren, titel: str, datei: Beigabe) -> Unterlage:
    """Add a document or its next version; the former one stays."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = gesperrt(verfahren, Verfahrensstand.ENTWURF, Verfahrensstand.OFFEN)
    if not rechtzeitig(zugriff.jetzt, verfahren.frist):
        raise Unzulaessig("Die Frist ist abgelaufen. Die Unterlagen ändern sich nicht mehr.")
    bisher = verfahren.unterlagen.filter(titel=titel).aggregate(letzte=Max("fassung"))["letzte"] or 0
    unterlage = Unterlage(
        verfahren=verfahren,
        titel=titel,
        fassung=bisher + 1,
        dateiname=datei.name,
        art=datei.art,
        inhalt=datei.inhalt,
        abdruck=hashlib.sha256(datei.inhalt).hexdigest(),
        eingestellt_am=zugriff.jetzt,
    )
    speichere(unterlage)
    protokolliere(zugriff, "unterlage_einstellen", unterlage)
    return unterlage


@handlung
def frage_stellen(*, zugriff: Zugriff, verfahren: Verfahren, text: str) -> Frage:
    """Ask about a call; the answer will be for all."""
    verlange(darf_fragen(zugriff))
    verfahren = gesperrt(verfahren, Verfahrensstand.OFFEN)
    if not rechtzeitig(zugriff.jetzt, verfahren.frist):
        raise Unzulaessig("Die Frist ist abgelaufen. Fragen werden nicht mehr beantwortet.")
    frage = Frage(verfahren=verfahren, konto_id=zugriff.konto_id, text=text, gestellt_am=zugriff.jetzt)
    speichere(frage)
    protokolliere(zugriff, "frage_stellen", frage)
    return frage


@handlung
def frage_beantworten(*, zugriff: Zugriff, frage: Frage, antwort: str) -> Frage:
    """Answer a question for all. An answer is not changed afterwards: others have read it."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    frage = Frage.objects.select_for_update(of=("self",)).select_related("verfahren").get(pk=frage.pk)
    if frage.antwort:
        raise Unzulaessig("Diese Frage ist schon beantwortet.")
    if not rechtzeitig(zugriff.jetzt, frage.verfahren.frist):
        raise Unzulaessig("Die Frist ist abgelaufen. Eine Antwort käme für alle zu spät.")
    vorher = schnappschuss(frage)
    frage.antwort, frage.beantwortet_am = antwort, zugriff.jetzt
    speichere(frage)
    protokolliere(zugriff, "frage_beantworten", frage, vorher=vorher)
    return frage
