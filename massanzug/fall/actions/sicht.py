"""The Leitträger's worker says herself how near the goals are."""

from collections.abc import Sequence
from typing import NamedTuple

from massanzug.fall import rules
from massanzug.fall.choices import Sicht, Zielwert
from massanzug.fall.models import Rueckblick, Ziel, Zielbewertung
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.rueckblick import ziele_ohne_sicht
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff


class EigeneSicht(NamedTuple):
    """How near the Leitträger sees one goal (0 to 3), and what shows it."""

    ziel: Ziel
    wert: Zielwert
    beleg: str = ""


@handlung
def sicht_eintragen(*, zugriff: Zugriff, rueckblick: Rueckblick, sichten: Sequence[EigeneSicht]) -> Rueckblick:
    """Add the Leitträger's own side to the newest Rückblick; what somebody has said in it already stays."""
    rueckblick = Rueckblick.objects.select_for_update(of=("self",)).select_related("fall").get(pk=rueckblick.pk)
    offen = set(ziele_ohne_sicht(rueckblick).values_list("pk", flat=True))
    verlange(rules.darf_sicht_eintragen(zugriff, queries.bezug(zugriff, rueckblick.fall), len(offen)))
    if not sichten:
        raise Unzulaessig("Bitte sagen Sie zu mindestens einem Ziel, wie nah es ist.")
    for nummer, (ziel, wert, beleg) in enumerate(sichten, start=1):
        if ziel.pk not in offen:
            raise Unzulaessig("Zu diesem Ziel steht die Sicht des Leitträgers schon da. Bitte laden Sie die Seite neu.")
        zeile = Zielbewertung(
            rueckblick=rueckblick,
            ziel=ziel,
            sicht=Sicht.TRAEGER,
            wert=wert,
            beleg=beleg,
            eingetragen_von=Konto(pk=zugriff.konto_id),
            eingetragen_am=zugriff.heute,
        )
        speichere(zeile)
        protokolliere(zugriff, "sicht_eintragen", zeile, begleitend=nummer < len(sichten))
    return rueckblick
