"""The public part of the memory: what everybody may read and take along."""

from functools import lru_cache

from massanzug.rechenkern.raum import offen as kern
from massanzug.sozialraum.choices import Ressourcenart
from massanzug.sozialraum.models import Raumressource
from massanzug.sozialraum.queries.ressourcen import stand_jetzt, zeiten_von


def offene() -> tuple[kern.Offen, ...]:
    """All public entries in the order of their names; read again only when an entry has changed."""
    return _gelesen(stand_jetzt())


def offener(kennung: str) -> kern.Offen | None:
    return next((eintrag for eintrag in offene() if eintrag.kennung == kennung), None)


@lru_cache(maxsize=2)
def _gelesen(_stand: tuple[object, ...]) -> tuple[kern.Offen, ...]:
    da = Raumressource.objects.filter(oeffentlich=True, beendet_am__isnull=True).exclude(art=Ressourcenart.PERSON)
    return tuple(als_offen(r) for r in da.select_related("stadtteil__wirkungsraum").order_by("name", "pk"))


def als_offen(r: Raumressource) -> kern.Offen:
    """What may leave the house: the type has no place for more."""
    ort = (float(r.breite), float(r.laenge)) if r.breite is not None and r.laenge is not None else None
    return kern.nachsichtig(
        kennung=str(r.kennung),
        name=r.name,
        art=str(r.art),
        art_wort=r.get_art_display(),
        beschreibung=r.beschreibung,
        themen=tuple(r.themen),
        traeger=r.traeger,
        alter_von=r.alter_von,
        alter_bis=r.alter_bis,
        stadtteil=r.stadtteil.name,
        wirkungsraum=r.stadtteil.wirkungsraum.name,
        anschrift=r.anschrift,
        ort=kern.Ort(*ort) if ort else None,
        zeiten=zeiten_von(r),
        zeiten_wort=r.zeiten_wort,
        kosten=r.kosten,
        sprachen=tuple(r.sprachen),
        zugang=tuple(r.zugang),
        bestaetigt_am=r.bestaetigt_am,
        geaendert_am=r.geaendert_am,
        **kern.teile_kontakt(r.kontakt)._asdict(),
    )
