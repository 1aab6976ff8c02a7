"""The advice of the Sozialraumteam."""

from datetime import date

from massanzug.fall.actions.fall import nicht_in_der_zukunft, verlange_bearbeiten
from massanzug.fall.models import (
    Beratung,
    Fall,
)
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff


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
    verlange_bearbeiten(zugriff, fall)
    nicht_in_der_zukunft(am, zugriff.heute, "am")
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
