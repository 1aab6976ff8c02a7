"""What only the yearly statistics ask for."""

from collections.abc import Mapping
from types import SimpleNamespace

from massanzug.fall import rules
from massanzug.fall.actions.fall import NOCH_EINMAL, gesperrter_fall
from massanzug.fall.models import Fall, Statistikbogen
from massanzug.fall.queries import faelle as queries
from massanzug.rechenkern.statistik import unbekannte
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def statistik_festhalten(*, zugriff: Zugriff, fall: Fall, werte: Mapping[str, str], stand: int = 0) -> Statistikbogen:
    """Keep the answers known so far; possible after the end of the help too, and never a condition of anything."""
    fall = gesperrter_fall(fall)
    verlange(rules.darf_nachfragen(zugriff, queries.bezug(zugriff, fall)))
    if falsch := unbekannte(werte, zugriff.heute):
        raise Unzulaessig(dict.fromkeys(falsch, "Diese Antwort kennt die Statistik nicht. Bitte wählen Sie neu."))
    bogen = Statistikbogen.objects.filter(fall=fall).first() or Statistikbogen(fall=fall, stand=0)
    if bogen.stand != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand hier etwas eingetragen. {NOCH_EINMAL}", bogen.stand, SimpleNamespace(**bogen.werte)
        )
    vorher = schnappschuss(bogen) if bogen.pk else None
    bogen.werte = {feld: wert for feld, wert in werte.items() if wert}
    bogen.stand += 1
    speichere(bogen)
    protokolliere(zugriff, "statistik_festhalten", bogen, vorher=vorher)
    return bogen
