"""Putting right how a conversation was written down."""

from datetime import date

from massanzug.fall import rules
from massanzug.fall.actions.fall import nicht_in_der_zukunft, verlange_stand
from massanzug.fall.choices import Kanal
from massanzug.fall.models import Kontakt, Kontaktfassung
from massanzug.fall.queries import faelle as queries
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

FELDER = ("am", "kanal", "mit", "anliegen")


@handlung
def kontakt_berichtigen(
    *, zugriff: Zugriff, kontakt: Kontakt, stand: int, am: date, kanal: Kanal, mit: str, anliegen: str
) -> Kontakt:
    """Put right what is written about a conversation (Art. 16 DSGVO); how it stood before stays as a Kontaktfassung."""
    verlange(rules.darf_berichtigen(zugriff, queries.bezug(zugriff, kontakt.fall)))
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    kontakt = Kontakt.objects.select_for_update(of=("self",)).select_related("fall").get(pk=kontakt.pk)
    verlange_stand(kontakt, stand, f"dieses Gespräch berichtigt zu: „{kontakt.anliegen}“")
    neu = {"am": am, "kanal": kanal, "mit": mit, "anliegen": anliegen}
    if all(getattr(kontakt, feld) == wert for feld, wert in neu.items()):
        raise Unzulaessig("So steht es schon da. Bitte ändern Sie, was nicht stimmt.")
    vorher = schnappschuss(kontakt)
    frueher = Kontaktfassung(
        kontakt=kontakt,
        stand=kontakt.stand,
        ersetzt_am=zugriff.heute,
        ersetzt_von=Konto(pk=zugriff.konto_id),
        **{feld: getattr(kontakt, feld) for feld in FELDER},
    )
    speichere(frueher)
    protokolliere(zugriff, "kontakt_berichtigen", frueher, begleitend=True)
    kontakt.am, kontakt.kanal, kontakt.mit, kontakt.anliegen = am, kanal, mit, anliegen
    kontakt.stand += 1
    speichere(kontakt)
    protokolliere(zugriff, "kontakt_berichtigen", kontakt, vorher=vorher)
    return kontakt
