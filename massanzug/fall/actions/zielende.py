"""A goal is reached or given up, and may be taken up again."""

from datetime import date

from massanzug.fall.actions.fall import nicht_in_der_zukunft, verlange_bearbeiten, verlange_stand
from massanzug.fall.choices import Zielausgang
from massanzug.fall.models import Ziel, Zielende
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def ziel_beenden(*, zugriff: Zugriff, ziel: Ziel, stand: int, ausgang: Zielausgang, am: date, worte: str) -> Ziel:
    """Say that a goal is reached or given up, why and since when; what was built on it stays as it is."""
    verlange_bearbeiten(zugriff, ziel.fall)
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    ziel = _heutiges(ziel)
    verlange_stand(ziel, stand, f"das Ziel geändert: „{ziel.text}“")
    if ziel.ausgang or ausgang == Zielausgang.OFFEN:
        raise Unzulaessig("Dieses Ziel ist schon beendet. Sie können es wieder aufnehmen.")
    if am < ziel.gesetzt_am:
        raise Unzulaessig({"am": "Dieser Tag liegt vor dem, an dem das Ziel gesetzt wurde. Bitte prüfen Sie ihn."})
    ende = Zielende(ziel=ziel, ausgang=ausgang, am=am, worte=worte)
    return _halte_fest(zugriff, "ziel_beenden", ende, ausgang=ausgang, beendet_am=am)


@handlung
def ziel_wieder_aufnehmen(*, zugriff: Zugriff, ziel: Ziel, stand: int, worte: str) -> Ziel:
    """From today it is an open goal again; that it had ended stays readable."""
    verlange_bearbeiten(zugriff, ziel.fall)
    ziel = _heutiges(ziel)
    verlange_stand(ziel, stand, f"das Ziel geändert: „{ziel.text}“")
    if not ziel.ausgang:
        raise Unzulaessig("Dieses Ziel ist offen. Es muss nicht wieder aufgenommen werden.")
    wieder = Zielende(ziel=ziel, ausgang=Zielausgang.OFFEN, am=zugriff.heute, worte=worte)
    return _halte_fest(zugriff, "ziel_wieder_aufnehmen", wieder)


def _heutiges(ziel: Ziel) -> Ziel:
    return Ziel.objects.select_for_update(of=("self",)).select_related("fall").get(pk=ziel.pk)


def _halte_fest(
    zugriff: Zugriff, aktion: str, ende: Zielende, *, ausgang: Zielausgang | str = "", beendet_am: date | None = None
) -> Ziel:
    """Append what was said, and let the goal stand as it follows from it."""
    ziel, ende.festgehalten_von = ende.ziel, Konto(pk=zugriff.konto_id)
    vorher = schnappschuss(ziel)
    speichere(ende)
    protokolliere(zugriff, aktion, ende, begleitend=True)
    ziel.ausgang, ziel.beendet_am = ausgang, beendet_am
    ziel.stand += 1
    speichere(ziel)
    protokolliere(zugriff, aktion, ziel, vorher=vorher)
    return ziel
