"""The next steps towards a goal, and what becomes of a resource."""

from datetime import date

from massanzug.fall import rules
from massanzug.fall.actions.fall import (
    gehoert_zum_fall,
    nicht_in_der_zukunft,
    verlange_bearbeiten,
    verlange_stand,
)
from massanzug.fall.choices import Ressourcenlage
from massanzug.fall.models import Familienressource, Ressourcenstand, Ziel, Zielschritt
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.kalendertage import nennt
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def zielschritt_vereinbaren(
    *, zugriff: Zugriff, ziel: Ziel, wer: str, was: str, bis: date | None = None
) -> Zielschritt:
    """Agree on who does what until when for this goal."""
    verlange_bearbeiten(zugriff, ziel.fall)
    schritt = Zielschritt(ziel=ziel, wer=wer, was=was, bis=bis, vereinbart_am=zugriff.heute)
    speichere(schritt)
    protokolliere(zugriff, "zielschritt_vereinbaren", schritt)
    return schritt


def _heutiger(schritt: Zielschritt) -> Zielschritt:
    return Zielschritt.objects.select_for_update(of=("self",)).select_related("ziel").get(pk=schritt.pk)


@handlung
def zielschritt_aendern(
    *,
    zugriff: Zugriff,
    schritt: Zielschritt,
    stand: int,
    wer: str,
    was: str,
    bis: date | None = None,
    erledigt_am: date | None = None,
) -> Zielschritt:
    """Word a step anew, or say that it is done (or not done after all)."""
    verlange_bearbeiten(zugriff, schritt.ziel.fall)
    if erledigt_am:
        nicht_in_der_zukunft(erledigt_am, zugriff.heute, "erledigt_am")
    schritt = _heutiger(schritt)
    verlange_stand(schritt, stand, f"den Schritt geändert zu: „{schritt}“")
    vorher = schnappschuss(schritt)
    schritt.wer, schritt.was, schritt.bis, schritt.erledigt_am = wer, was, bis, erledigt_am
    schritt.stand += 1
    speichere(schritt)
    protokolliere(zugriff, "zielschritt_aendern", schritt, vorher=vorher)
    return schritt


@handlung
def zielschritt_erledigen(*, zugriff: Zugriff, schritt: Zielschritt) -> Zielschritt:
    """It is done, today."""
    ihrer = nennt(schritt.wer, zugriff.name)
    verlange(rules.darf_schritt_abhaken(zugriff, queries.bezug(zugriff, schritt.ziel.fall), ihrer))
    schritt = _heutiger(schritt)
    if schritt.ziel.ausgang:
        raise Unzulaessig("Dieses Ziel ist schon erreicht oder aufgegeben.")
    if schritt.erledigt_am:
        raise Unzulaessig("Dieser Schritt ist schon getan.")
    vorher = schnappschuss(schritt)
    schritt.erledigt_am, schritt.stand = zugriff.heute, schritt.stand + 1
    speichere(schritt)
    protokolliere(zugriff, "zielschritt_erledigen", schritt, vorher=vorher)
    return schritt


@handlung
def ressource_fortschreiben(
    *,
    zugriff: Zugriff,
    ressource: Familienressource,
    lage: Ressourcenlage,
    am: date,
    ziel: Ziel | None = None,
    worte: str = "",
) -> Ressourcenstand:
    """Note what became of a resource: that it carries now, for which goal, or that it is no longer there."""
    verlange_bearbeiten(zugriff, ressource.fall)
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    gehoert_zum_fall(ressource.fall, ziel, "ziel")
    if am < ressource.am:
        raise Unzulaessig({"am": "Dieser Tag liegt vor dem, an dem die Ressource genannt wurde."})
    stand = Ressourcenstand(ressource=ressource, lage=lage, am=am, ziel=ziel, worte=worte)
    speichere(stand)
    protokolliere(zugriff, "ressource_fortschreiben", stand)
    return stand
