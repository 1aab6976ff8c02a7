"""What there is in the neighbourhood: found for a need, listed for a quiet hour, compared while somebody types.

Everything that may be seen is asked of `sichtbare` first; notes and private persons belong to the Wirkungsraum's team.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum

from massanzug.rechenkern import raum as kern
from massanzug.rechenkern.raum.fund import alter_in_worten, zeit_in_worten
from massanzug.rechenkern.raum.offen import Offen
from massanzug.sozialraum.choices import FACHLICH, Ressourcenart
from massanzug.sozialraum.models import Raumressource, Stadtteil
from massanzug.sozialraum.rules import darf_raum_pflegen, teamraeume
from massanzug.zugang.queries import letzter_stand
from massanzug.zugang.zugriff import Zugriff

TREFFER: Final = 20
RUNDE: Final = 20
"""So many entries of a confirmation round at once: a quiet hour, not a burden."""
AEHNLICHE: Final = 3


@dataclass(frozen=True)
class Ressourcenkarte:
    """A resource as it is shown: with what the person may see of it, and why it stands there."""

    ressource: Raumressource
    gruende: tuple[kern.Grund, ...]
    darf_pflegen: bool

    @property
    def zeiten(self) -> str:
        return zeiten_in_worten(self.ressource)

    @property
    def alter(self) -> str:
        return alter_in_worten(self.ressource.alter_von, self.ressource.alter_bis)

    @property
    def themen(self) -> list[str]:
        return namen(self.ressource.themen, {s: t.name for s, t in kern.lade_themen().items()})

    @property
    def sprachen(self) -> list[str]:
        return namen(self.ressource.sprachen, kern.SPRACHEN)

    @property
    def zugang(self) -> list[str]:
        return namen(self.ressource.zugang, kern.ZUGAENGE)


def namen(schluessel: Collection[str], tafel: Mapping[str, str]) -> list[str]:
    return [tafel[eines] for eines in schluessel if eines in tafel]


def zeiten_von(ressource: Raumressource) -> tuple[kern.Zeit, ...]:
    return tuple(kern.Zeit(*zeit) for zeit in ressource.zeiten)


def zeiten_in_worten(ressource: Raumressource) -> str:
    """„dienstags 16 Uhr, nicht in den Ferien“; empty where nothing is said."""
    teile = [zeit_in_worten(z) for z in zeiten_von(ressource)]
    return ", ".join([*teile, *filter(None, [ressource.zeiten_wort])])


def sichtbare(zugriff: Zugriff) -> QuerySet[Raumressource]:
    """What this person may see: public entries; a team all organisations and the private persons of its own area."""
    da = Raumressource.objects.filter(beendet_am__isnull=True).select_related("stadtteil__wirkungsraum")
    return da.filter(_sichtbar(teamraeume(zugriff)))


def _sichtbar(raeume: frozenset[int]) -> Q:
    if not raeume:
        return Q(oeffentlich=True)
    return ~Q(art=Ressourcenart.PERSON) | Q(stadtteil__wirkungsraum_id__in=raeume)


def ressource(zugriff: Zugriff, pk: int) -> Raumressource | None:
    return sichtbare(zugriff).filter(pk=pk).first()


def karte_von(zugriff: Zugriff, eine: Raumressource, gruende: tuple[kern.Grund, ...] = ()) -> Ressourcenkarte:
    return Ressourcenkarte(eine, gruende, bool(darf_raum_pflegen(zugriff, eine.stadtteil.wirkungsraum_id)))


def finde(zugriff: Zugriff, bedarf: kern.Bedarf, *, hoechstens: int = TREFFER) -> list[Ressourcenkarte]:
    """The best hits among what this person may see, each with its reasons; two questions, however many there are."""
    funde = _index(zugriff).finde(bedarf, zugriff.heute, hoechstens=hoechstens)
    je_nummer = sichtbare(zugriff).in_bulk([fund.nummer for fund in funde])
    return [karte_von(zugriff, je_nummer[f.nummer], f.gruende) for f in funde if f.nummer in je_nummer]


def aehnliche(zugriff: Zugriff, name: str) -> list[Raumressource]:
    """Entries that may be the same thing, while somebody types its name."""
    index = _index(zugriff)
    worte = {w for w in kern.verstehe(name).text.split() if len(w) > 2}
    if not worte:
        return []
    funde = index.finde(kern.Bedarf(text=name), zugriff.heute, hoechstens=AEHNLICHE)
    je_nummer = sichtbare(zugriff).in_bulk([f.nummer for f in funde if f.wert >= index.volle(name) / 2])
    return [je_nummer[f.nummer] for f in funde if f.nummer in je_nummer]


def _index(zugriff: Zugriff) -> kern.Raumindex:
    """Made ready for all who see the same; read again only when an entry has changed."""
    return _gelesen(teamraeume(zugriff), stand_jetzt())


def stand_jetzt() -> tuple[object, ...]:
    """As long as it is the same, all entries are."""
    return _stand(letzter_stand())


@lru_cache(maxsize=8)
def _stand(_kopf: tuple[int, str]) -> tuple[object, ...]:
    """Another one whenever an entry was added (its Kennung is like no other) or changed (its `stand` grew)."""
    stand = Raumressource.objects.aggregate(summe=Sum("stand"), zahl=Count("pk"))
    letzte = Raumressource.objects.order_by("-kennung").values_list("kennung", flat=True).first()
    return stand["summe"], stand["zahl"], letzte


@lru_cache(maxsize=8)
def _gelesen(raeume: frozenset[int], _stand: tuple[object, ...]) -> kern.Raumindex:
    alle = Raumressource.objects.filter(beendet_am__isnull=True).filter(_sichtbar(raeume))
    return _gebaut(tuple(eintrag(r) for r in alle.select_related("stadtteil").order_by("pk")))


@lru_cache(maxsize=8)
def _gebaut(eintraege: tuple[kern.Eintrag, ...]) -> kern.Raumindex:
    """The same entries are made ready once, whoever sees them."""
    return kern.Raumindex(eintraege, kern.lade_themen())


def eintrag(r: Raumressource) -> kern.Eintrag:
    """What the search may know: no note, no contact."""
    return kern.Eintrag(
        nummer=r.pk,
        name=r.name,
        worte=r.beschreibung,
        rand=f"{r.traeger} {r.stadtteil.name} {r.get_art_display()} {r.zeiten_wort}",
        themen=frozenset(r.themen),
        bestaetigt_am=r.bestaetigt_am,
        alter_von=r.alter_von,
        alter_bis=r.alter_bis,
        ort=ort_von(r),
        zeiten=zeiten_von(r),
        sprachen=frozenset(r.sprachen),
        zugang=frozenset(r.zugang),
        fachlich=r.art in FACHLICH,
        hoechstens=r.hoechstens or 0,
    )


def ort_von(r: Raumressource) -> kern.Ort:
    """Where it is; of a private person only the Stadtteil is known."""
    if r.breite is not None and r.laenge is not None:
        return kern.Ort(float(r.breite), float(r.laenge))
    return mitte(r.stadtteil)


def mitte(stadtteil: Stadtteil) -> kern.Ort:
    return kern.Ort(float(stadtteil.breite), float(stadtteil.laenge))


def stadtteile(zugriff: Zugriff) -> Sequence[Stadtteil]:
    """Where this person may enter something: her own Wirkungsräume, all for the operator."""
    alle = Stadtteil.objects.select_related("wirkungsraum").order_by("wirkungsraum__reihenfolge", "name")
    return list(alle if zugriff.ist_betrieb else alle.filter(wirkungsraum_id__in=teamraeume(zugriff)))


def alle_stadtteile() -> Sequence[Stadtteil]:
    return list(Stadtteil.objects.order_by("name"))


@dataclass(frozen=True)
class Runde:
    """A confirmation round: the next entries to ask about, and how many there are in all."""

    karten: list[Ressourcenkarte]
    offen: int
    frisch: int


def _eigene(zugriff: Zugriff) -> QuerySet[Raumressource]:
    return sichtbare(zugriff).filter(stadtteil__wirkungsraum_id__in=teamraeume(zugriff))


def _alte(zugriff: Zugriff) -> QuerySet[Raumressource]:
    return _eigene(zugriff).filter(bestaetigt_am__lt=zugriff.heute - timedelta(days=kern.BITTE_BESTAETIGEN))


def zu_bestaetigen(zugriff: Zugriff) -> int:
    return _alte(zugriff).count()


def runde(zugriff: Zugriff) -> Runde:
    """The entries of the own Wirkungsräume that nobody has confirmed for 180 days, the oldest first."""
    offen = zu_bestaetigen(zugriff)
    karten = [karte_von(zugriff, r) for r in _alte(zugriff).order_by("bestaetigt_am", "pk")[:RUNDE]]
    return Runde(karten, offen, _eigene(zugriff).count() - offen)


def frische(r: Raumressource, heute: date) -> kern.Frische:
    return kern.frische(r.bestaetigt_am, heute)


def bedarf_aus(werte: Mapping[str, Any]) -> kern.Bedarf:
    """The need from a form's clean values: words, and what was chosen beside them."""
    wo: Stadtteil | None = werte.get("stadtteil")
    bekannt = kern.Bedarf(
        themen=frozenset(filter(None, [werte.get("thema")])),
        alter=werte.get("alter"),
        ort=mitte(wo) if wo else None,
        tag=werte.get("tag") or None,
        sprache=werte.get("sprache") or None,
        zugang=werte.get("zugang") or None,
    )
    return kern.verstehe(werte.get("q") or "", bekannt)


def themen_von(zugriff: Zugriff, worte: str) -> list[str]:
    """The themes that somebody's words name, the clearest first: nobody has to tick them in the street."""
    return list(_index(zugriff).themen_von(worte))


def gelesen(bedarf: kern.Bedarf, gewaehlt: Mapping[str, Any]) -> str:
    """What was read from the words and not chosen in a field, so that nobody wonders: „10 Jahre, dienstags“."""
    jahre = "" if bedarf.alter is None else "1 Jahr" if bedarf.alter == 1 else f"{bedarf.alter} Jahre"
    worte = {
        "alter": jahre if bedarf.alter != 0 else "unter einem Jahr",
        "tag": kern.WOCHENTAGE.get(bedarf.tag or "", ""),
        "sprache": kern.SPRACHEN.get(bedarf.sprache or "", ""),
        "zugang": kern.ZUGAENGE.get(bedarf.zugang or "", ""),
    }
    return ", ".join(wort for name, wort in worte.items() if wort and gewaehlt.get(name) in (None, ""))


def worte_zu(eintrag: Offen) -> dict[str, object]:
    """What an open entry says by keys, in words."""
    teile = [zeit_in_worten(zeit) for zeit in eintrag.zeiten]
    return {
        "zeiten": ", ".join([*teile, *filter(None, [eintrag.zeiten_wort])]),
        "alter": alter_in_worten(eintrag.alter_von, eintrag.alter_bis),
        "themen": namen(eintrag.themen, {s: t.name for s, t in kern.lade_themen().items()}),
        "sprachen": namen(eintrag.sprachen, kern.SPRACHEN),
        "zugang": namen(eintrag.zugang, kern.ZUGAENGE),
    }
