"""Something of the neighbourhood becomes a Baustein."""

from typing import Final

from massanzug.fall.actions.massanzug import entwurfsfassung, fuelle_baustein, gehoert_zum_fall
from massanzug.fall.choices import Bausteinart, Faden
from massanzug.fall.models import Baustein, Fall, Ziel
from massanzug.fall.queries.vorschlaege import familien_mit
from massanzug.sozialraum.choices import Ressourcenart
from massanzug.sozialraum.models import Raumressource
from massanzug.sozialraum.queries.ressourcen import zeiten_in_worten
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff

_MENSCHEN: Final = frozenset({Ressourcenart.PERSON, Ressourcenart.NACHBARSCHAFT, Ressourcenart.EHRENAMT})


@handlung
def raumressource_einfuegen(*, zugriff: Zugriff, fall: Fall, ziel: Ziel, ressource: Raumressource) -> Baustein:
    """Put a resource into the plan for this goal; the words can be changed there like those of any Baustein.

    A private person is never asked for more families than she said (docs: Raumressource); the row is locked for that.
    """
    plan = entwurfsfassung(zugriff, fall)
    gehoert_zum_fall(fall, ziel, "ziel")
    gesperrt = Raumressource.objects.select_for_update(of=("self",)).get(pk=ressource.pk)
    _pruefe_platz(zugriff, fall, gesperrt)
    mensch = gesperrt.art in _MENSCHEN
    baustein = Baustein(massanzug=plan, raumressource=gesperrt)
    fuelle_baustein(
        baustein,
        faden=Faden.NETZWERK if mensch else Faden.RAUM,
        art=Bausteinart.NETZWERK if mensch else Bausteinart.RAUMRESSOURCE,
        wer=gesperrt.name,
        was=erster_satz(gesperrt.beschreibung),
        ziel=ziel,
        von=zugriff.heute,
        wie_oft=zeiten_in_worten(gesperrt)[:80],
    )
    speichere(baustein)
    protokolliere(zugriff, "raumressource_einfuegen", baustein)
    return baustein


def erster_satz(text: str, hoechstens: int = 200) -> str:
    """As much as fits into a Baustein: the first sentence, else up to the last whole word."""
    satz = text.split(". ", 1)[0].rstrip(".")
    return satz if len(satz) <= hoechstens else satz[: hoechstens - 1].rsplit(" ", 1)[0] + "…"


def _pruefe_platz(zugriff: Zugriff, fall: Fall, ressource: Raumressource) -> None:
    if ressource.beendet_am:
        raise Unzulaessig(f"„{ressource.name}“ gibt es nicht mehr. Bitte suchen Sie etwas anderes aus.")
    grenze = ressource.hoechstens
    if grenze and familien_mit([ressource.pk], zugriff, ausser=fall)[ressource.pk] >= grenze:
        wie_viele = "eine Familie" if grenze == 1 else f"{grenze} Familien"
        raise Unzulaessig(f"„{ressource.name}“ hilft zugleich höchstens {wie_viele}, und so viele sind es schon.")
