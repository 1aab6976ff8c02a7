"""Projects as they are shown: by where they stand, with hours and money by kind; one's own time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from massanzug.rechenkern import raum as kern
from massanzug.sozialraum.choices import ARBEITET, Projektkostenart, Projektphase, Taetigkeit
from massanzug.sozialraum.models import Projekt, Projektkosten, Wirkungsraum, Zeiteintrag
from massanzug.sozialraum.rules import teamraeume
from massanzug.zugang.zugriff import Zugriff

JE_SEITE: Final = 30
LETZTE_ZEITEN: Final = 15
FRAGEN: Final = ("anlass", "ziele", "nutzen", "mitwirkende", "erreicht", "bewertung")
"""The six questions of the Fachkonzept, in their order."""
_REIHE: Final = (Projektphase.LAEUFT, Projektphase.VORBEREITUNG, Projektphase.IDEE, Projektphase.ALLEIN)


@dataclass(frozen=True)
class Anteil:
    """One kind of time (minutes) or money (cents)."""

    wort: str
    menge: int


@dataclass(frozen=True)
class Projektblick:
    """A project with what it took so far: minutes by what was done, cents by what they were spent on."""

    projekt: Projekt
    fragen: tuple[tuple[str, str], ...]
    zeiten: tuple[Anteil, ...]
    kosten: tuple[Anteil, ...]

    @property
    def minuten(self) -> int:
        return sum(anteil.menge for anteil in self.zeiten)

    @property
    def cent(self) -> int:
        return sum(anteil.menge for anteil in self.kosten)

    @property
    def thema(self) -> str:
        thema = kern.lade_themen().get(self.projekt.thema)
        return thema.name if thema else ""


def projekte(zugriff: Zugriff, raum: str = "", phase: str = "") -> QuerySet[Projekt]:
    """Projects of the city or one Wirkungsraum (its key), those that need our time first, with `minuten` and `cent`."""
    alle = Projekt.objects.select_related("wirkungsraum")
    if raum:
        alle = alle.filter(wirkungsraum__schluessel=raum)
    if phase:
        alle = alle.filter(phase=phase)
    reihe = Case(*(When(phase=p, then=i) for i, p in enumerate(_REIHE)), default=9, output_field=IntegerField())
    return alle.annotate(
        reihe=reihe, minuten=_summe(Zeiteintrag, "minuten"), cent=_summe(Projektkosten, "betrag_cent")
    ).order_by("reihe", "name", "pk")


def _summe(modell: type[Zeiteintrag] | type[Projektkosten], feld: str) -> Coalesce:
    je_projekt = modell._default_manager.filter(projekt=OuterRef("pk")).order_by().values("projekt")
    return Coalesce(Subquery(je_projekt.annotate(summe=Sum(feld)).values("summe")), Value(0))


def projekt(zugriff: Zugriff, pk: int) -> Projekt | None:
    return Projekt.objects.select_related("wirkungsraum").filter(pk=pk).first()


def blick(zugriff: Zugriff, eines: Projekt) -> Projektblick:
    """Nobody's hours stand there alone: they are summed by what was done, never by who did it."""
    zeiten = _nach(eines.zeiten.values_list("taetigkeit").annotate(menge=Sum("minuten")).order_by(), Taetigkeit)
    kosten = _nach(eines.kosten.values_list("art").annotate(menge=Sum("betrag_cent")).order_by(), Projektkostenart)
    worte = {feld.attname: str(feld.verbose_name) for feld in Projekt._meta.concrete_fields}
    fragen = tuple((worte[name], getattr(eines, name)) for name in FRAGEN)
    return Projektblick(eines, fragen, zeiten, kosten)


def _nach(paare: Iterable[tuple[Any, ...]], arten: type[Taetigkeit] | type[Projektkostenart]) -> tuple[Anteil, ...]:
    mengen = dict(paare)
    return tuple(Anteil(str(art.label), menge) for art in arten if (menge := mengen.get(art.value, 0)))


def kosten(zugriff: Zugriff, eines: Projekt) -> QuerySet[Projektkosten]:
    return eines.kosten.select_related("aufhebung")


def ein_betrag(zugriff: Zugriff, pk: int) -> Projektkosten | None:
    return Projektkosten.objects.select_related("projekt").filter(pk=pk).first()


def eigene_raeume(zugriff: Zugriff) -> list[Wirkungsraum]:
    """The Wirkungsräume in whose team somebody works."""
    return list(Wirkungsraum.objects.filter(pk__in=teamraeume(zugriff)).order_by("reihenfolge"))


def laufende(zugriff: Zugriff) -> list[Projekt]:
    """Projects of one's own Wirkungsräume on which time can be spent."""
    eigene = Projekt.objects.filter(wirkungsraum_id__in=teamraeume(zugriff), phase__in=ARBEITET)
    return list(eigene.select_related("wirkungsraum").order_by("name")[:100])


def eigene_zeiten(zugriff: Zugriff) -> Sequence[Zeiteintrag]:
    """One's own newest entries, without those that were taken back."""
    eigene = Zeiteintrag.objects.filter(von_id=zugriff.konto_id, hebt_auf__isnull=True, aufhebung__isnull=True)
    return list(eigene.select_related("projekt")[:LETZTE_ZEITEN])


def eigene_minuten(zugriff: Zugriff) -> int:
    """One's own minutes of this week, since Monday."""
    montag: date = zugriff.heute - timedelta(zugriff.heute.weekday())
    eigene = Zeiteintrag.objects.filter(von_id=zugriff.konto_id, tag__gte=montag, tag__lte=zugriff.heute)
    return eigene.aggregate(summe=Sum("minuten"))["summe"] or 0


def eigene_zeit(zugriff: Zugriff, pk: int) -> Zeiteintrag | None:
    """An entry of one's own; another's does not exist."""
    return Zeiteintrag.objects.filter(pk=pk, von_id=zugriff.konto_id, hebt_auf__isnull=True).first()


def raum_mit(zugriff: Zugriff, schluessel: str) -> Wirkungsraum | None:
    return Wirkungsraum.objects.filter(schluessel=schluessel).first()
