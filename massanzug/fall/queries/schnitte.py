"""The Schnitte of a Fassung side by side, a switch before it is kept, and plans that look alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, Prefetch, QuerySet

from massanzug.fall.choices import Bausteinart, Faden, Massanzugstand
from massanzug.fall.models import Baustein, Fall, Massanzug, Ziel, eigene_gruende
from massanzug.fall.queries.faelle import liest_plan
from massanzug.fall.queries.fallblick import Fallblick, schnitt_aus
from massanzug.rechenkern.regalware import Regalhinweis, Stueck, gleicht, regalhinweis
from massanzug.rechenkern.schnitt import SchnittBild
from massanzug.rechenkern.schnittvergleich import Abweichung, Beitrag, Fadensumme, vergleiche, wer_traegt
from massanzug.zugang.zugriff import Zugriff


def beitrag(b: Baustein) -> Beitrag:
    """A Baustein as it is compared."""
    return Beitrag(b.faden, b.wer, b.was, b.wie_oft, b.von, b.bis, b.einheit, b.menge_tausendstel, b.ziel_id)


@dataclass(frozen=True)
class Schnittblick:
    """One Schnitt beside the others, with its picture and what is only in it."""

    plan: Massanzug
    schnitt: SchnittBild
    nur_hier: tuple[Beitrag, ...]
    anders: tuple[Abweichung, ...]
    summen: tuple[Fadensumme, ...]

    @property
    def offen(self) -> bool:
        """Whether the family can still choose it."""
        return self.plan.stand in {Massanzugstand.ENTWURF, Massanzugstand.DANEBEN}


@dataclass(frozen=True)
class Fassungsblick:
    """All Schnitte of one Fassung."""

    fassung: int
    schnitte: tuple[Schnittblick, ...]

    @property
    def zu_waehlen(self) -> bool:
        return sum(s.offen for s in self.schnitte) > 1


def fassungen(blick: Fallblick) -> tuple[Fassungsblick, ...]:
    """The Fassungen that have, or had, more than one Schnitt, newest first; only for who sees drafts."""
    if not blick.amtsnotizen:
        return ()
    mehrere = (
        blick.fall.massanzuege.values("fassung")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
        .values_list("fassung", flat=True)
    )
    bausteine = Baustein.objects.select_related("ziel", "anbieter").order_by("von", "pk")
    plaene = list(
        blick.fall.massanzuege.filter(fassung__in=list(mehrere))
        .prefetch_related(Prefetch("bausteine", bausteine))
        .order_by("-fassung", "variante")[:24]
    )
    nummern = dict.fromkeys(p.fassung for p in plaene)
    return tuple(_fassung(blick, n, [p for p in plaene if p.fassung == n]) for n in nummern)


def _fassung(blick: Fallblick, nummer: int, plaene: Sequence[Massanzug]) -> Fassungsblick:
    alle = [tuple(p.bausteine.all()) for p in plaene]
    ziele = {b.ziel for bausteine in alle for b in bausteine}
    seiten = vergleiche([[beitrag(b) for b in bausteine] for bausteine in alle])
    return Fassungsblick(
        nummer,
        tuple(
            Schnittblick(plan, schnitt_aus(blick, bausteine, auch=ziele), seite.nur_hier, seite.anders, seite.summen)
            for plan, bausteine, seite in zip(plaene, alle, seiten, strict=True)
        ),
    )


def waehlbare(fall: Fall) -> QuerySet[Massanzug]:
    """The Schnitte that still can be chosen."""
    return fall.massanzuege.filter(stand__in=[Massanzugstand.ENTWURF, Massanzugstand.DANEBEN]).order_by("variante")


def schnitt_der_fassung(zugriff: Zugriff, fall: Fall, pk: int) -> Massanzug | None:
    """One of those that still can be chosen, where this person may read it."""
    gefunden = waehlbare(fall).filter(pk=pk).first()
    return gefunden if gefunden and liest_plan(zugriff, fall, gefunden) else None


@dataclass(frozen=True)
class Daneben:
    """How many Schnitte lie beside the one in work to be chosen from, and how many were not chosen."""

    offen: int
    nicht_gewaehlt: int


def daneben(blick: Fallblick) -> Daneben | None:
    """What lies beside the plan shown; None where there is nothing, or drafts are not for this person."""
    if not blick.amtsnotizen:
        return None
    staende = list(
        blick.fall.massanzuege.filter(stand__in=[Massanzugstand.DANEBEN, Massanzugstand.NICHT_GEWAEHLT]).values_list(
            "stand", flat=True
        )
    )
    offen = staende.count(Massanzugstand.DANEBEN)
    return Daneben(offen, len(staende) - offen) if staende else None


# ------------------------------------------------------------------------------------------------------- the switch


@dataclass(frozen=True)
class Wechselblick:
    """A switch before it is kept: both pictures, what ends, what begins, and who contributes from then on."""

    ab: date
    vorher: SchnittBild
    nachher: SchnittBild
    endet: tuple[Baustein, ...]
    beginnt: Beitrag
    traegt: tuple[Beitrag, ...]
    ziele_ohne: tuple[str, ...]


def wechselblick(blick: Fallblick, ab: date, endet: Iterable[Baustein], neu: Baustein) -> Wechselblick:
    """What a switch would do; nothing is saved. `neu` is a Baustein that exists in memory only."""
    letzter = ab - timedelta(days=1)
    enden = {b.pk for b in endet}
    nachher = []
    for b in blick.bausteine:
        kopie = Baustein(**{f.attname: getattr(b, f.attname) for f in Baustein._meta.concrete_fields})
        kopie.ziel = b.ziel
        if b.pk in enden and b.von <= letzter:
            kopie.bis = letzter
        nachher.append(kopie)
    nachher.append(neu)
    traegt = wer_traegt([beitrag(b) for b in nachher], ab)
    ziele = {b.ziel for b in nachher}
    getragen = {b.ziel_id for b in traegt}
    vorher_getragen = {b.ziel_id: b.ziel.text for b in blick.bausteine}
    return Wechselblick(
        ab=ab,
        vorher=schnitt_aus(blick, blick.bausteine, auch=ziele),
        nachher=schnitt_aus(blick, nachher, auch=ziele),
        endet=tuple(b for b in blick.bausteine if b.pk in enden),
        beginnt=beitrag(neu),
        traegt=traegt,
        ziele_ohne=tuple(text for pk, text in vorher_getragen.items() if pk not in getragen),
    )


def beendbare(blick: Fallblick) -> list[Baustein]:
    """What of the plan shown has not ended yet."""
    return [b for b in blick.bausteine if b.bis is None or b.bis >= blick.heute]


def gegenstueck(blick: Fallblick) -> Bausteinart:
    """What a switch most likely goes to: home again where somebody lives elsewhere, else a place to live."""
    wohnt = any(b.faden == Faden.STATIONAER for b in beendbare(blick))
    return Bausteinart.FACHSTUNDEN if wohnt else Bausteinart.WOHNTAGE


# --------------------------------------------------------------------------------------------------- from the shelf

_VERGLICHEN = 40
"""So many plans are looked at; the hint needs one."""


def _stueck(b: Baustein) -> Stueck:
    return Stueck(b.faden, b.was, b.wie_oft, b.einheit, b.menge_tausendstel)


def regalware(zugriff: Zugriff, blick: Fallblick) -> Regalhinweis | None:
    """The hint for the draft, compared only with plans of families this person accompanies herself; none is named."""
    plan = blick.in_arbeit
    if plan is None or plan.stand != Massanzugstand.ENTWURF or plan.passt_weil:
        return None
    eigene = [_stueck(b) for b in blick.bausteine]
    ohne_vergleich = regalhinweis(eigene)
    return ohne_vergleich or regalhinweis(eigene, _gleiche(zugriff, blick, eigene))


def _gleiche(zugriff: Zugriff, blick: Fallblick, eigene: Sequence[Stueck]) -> int:
    """How many other families' newest plans are the same."""
    begleitet = eigene_gruende(zugriff)
    if not eigene or not begleitet:
        return 0
    eigene_faelle = Fall.objects.filter(reduce(or_, begleitet))
    andere = (
        Massanzug.objects.filter(fall__in=eigene_faelle, bausteine__was=blick.bausteine[0].was)
        .exclude(fall=blick.fall)
        .exclude(stand__in=[Massanzugstand.DANEBEN, Massanzugstand.NICHT_GEWAEHLT])
        .order_by("-pk")
        .distinct()
        .prefetch_related("bausteine")[:_VERGLICHEN]
    )
    return len({p.fall_id for p in andere if gleicht(eigene, [_stueck(b) for b in p.bausteine.all()])})


# ------------------------------------------------------------------------------------------------------ the workbench


@dataclass(frozen=True)
class Zielfach:
    """A goal with the pieces that serve it, from the ground up."""

    ziel: Ziel
    bausteine: tuple[Baustein, ...]


def werkbank(blick: Fallblick) -> tuple[Zielfach, ...]:
    """Every goal with what runs to it; a goal without anything is where the next piece belongs."""
    rang = {str(faden): nummer for nummer, faden in enumerate(Faden)}
    geordnet = sorted(blick.bausteine, key=lambda b: (rang[b.faden], b.von, b.pk))
    return tuple(Zielfach(z, tuple(b for b in geordnet if b.ziel_id == z.pk)) for z in blick.ziele_am_tisch)


@dataclass(frozen=True)
class Bewegung:
    """A piece that was just moved, and what it was before: the form that moves it back holds that."""

    baustein: Baustein
    ziel: int
    von: date
    bis: date | None


def bewegung(blick: Fallblick, angaben: Mapping[str, str]) -> Bewegung | None:
    """Read from the address after a move; None for anything that is not one of this plan."""
    baustein = next((b for b in blick.bausteine if str(b.pk) == angaben.get("bewegt")), None)
    ziele = {str(z.pk): z.pk for z in blick.ziele_am_tisch}
    if baustein is None or angaben.get("ziel") not in ziele:
        return None
    try:
        von = date.fromisoformat(angaben.get("von", ""))
        bis = date.fromisoformat(angaben["bis"]) if angaben.get("bis") else None
    except ValueError:
        return None
    return Bewegung(baustein, ziele[angaben["ziel"]], von, bis)
