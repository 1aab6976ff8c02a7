"""Trying out another distribution: what is in force fills the form, nothing is kept. The address is all there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from massanzug.planbudget.queries.budget import geltende, lesart_wahl, raumbudgets, verteilung
from massanzug.rechenkern.diagramm import PfadBild, Reihe, pfad_bild
from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.probe import (
    Probe,
    Probefehler,
    Vergleichsjahr,
    Vergleichszeile,
    aus_parametern,
    probiere,
    vergleiche,
)
from massanzug.rechenkern.verteilung import MISCHBAR, SCHLUESSEL, Verteilschluessel
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.sozialraum.queries import einwohnerstaende, wirkungsraeume
from massanzug.zugang.zugriff import Zugriff

EINZELNE = ("schluessel", "summe", "von", "bis", "verlauf", "lesart")
JE_RAUM = ("start", "u21", "indikator", "bestand")
"""What a try-out may say of each Wirkungsraum."""
GENANNT_HOECHSTENS = 5


@dataclass(frozen=True)
class Probeblick:
    """What was asked, and what comes of it; without `probe` there is something to mend in `meldungen`.

    `parameter` is what stands in the form: what the address says, else what is in force. `fremde` are Wirkungsräume
    that the address names and the city does not have.
    """

    raeume: tuple[Wirkungsraum, ...]
    parameter: Mapping[str, str]
    meldungen: Mapping[str, str]
    fremde: tuple[str, ...]
    probe: Probe | None
    geltend: Probe | None

    @property
    def namen(self) -> dict[str, str]:
        return {raum.schluessel: raum.name for raum in self.raeume}

    @property
    def schluessel(self) -> Verteilschluessel | None:
        return SCHLUESSEL[self.probe.angaben.schluessel] if self.probe else None

    @cached_property
    def jahre(self) -> tuple[Vergleichsjahr, ...]:
        """Every year beside what is in force; beside nothing where nothing is."""
        if self.probe is None:
            return ()
        if self.geltend is not None:
            return vergleiche(self.probe, self.geltend)
        return tuple(
            Vergleichsjahr(
                stufe.jahr,
                tuple(Vergleichszeile(raum, betrag, None) for raum, betrag in stufe.teile),
                Vergleichszeile(None, stufe.summe(), None),
            )
            for stufe in self.probe.pfad.jahre
        )

    @property
    def tabelle(self) -> tuple[tuple[Vergleichsjahr, tuple[tuple[str, Vergleichszeile], ...]], ...]:
        """Every year with the names of the Wirkungsräume."""
        namen = [raum.name for raum in self.raeume]
        return tuple((jahr, tuple(zip(namen, jahr.zeilen, strict=True))) for jahr in self.jahre)

    @property
    def ziel(self) -> tuple[tuple[str, Vergleichszeile], ...]:
        """The last year, with the names of the Wirkungsräume."""
        return self.tabelle[-1][1] if self.jahre else ()

    @property
    def ist_geltend(self) -> bool:
        """Whether the try-out says to the cent what is in force."""
        unterschiede = [zeile.unterschied for jahr in self.jahre for zeile in jahr.zeilen]
        return bool(unterschiede) and all(u is not None and u.ist_null for u in unterschiede)

    @property
    def bild(self) -> PfadBild | None:
        """The path; what is in force as thin lines, where it differs."""
        jahre = self.jahre
        if not jahre:
            return None
        stellen = range(len(self.raeume))
        reihen = [Reihe(self.raeume[i].name, [jahr.zeilen[i].probe.cent for jahr in jahre]) for i in stellen]
        duenn = [] if self.ist_geltend else [[_cent(jahr.zeilen[i].geltend) for jahr in jahre] for i in stellen]
        return pfad_bild([jahr.jahr for jahr in jahre], reihen, duenn)


def _cent(betrag: Betrag | None) -> int | None:
    return None if betrag is None else betrag.cent


def probeblick(zugriff: Zugriff, adresse: Mapping[str, str]) -> Probeblick:
    """Read an address. Whatever it says, the answer is a Probeblick: with a result, or with what is to mend."""
    raeume = tuple(wirkungsraeume(zugriff))
    geltend = _geltendes(zugriff, raeume)
    anfang = dict(geltend) if _nennt_bestand(adresse) else geltend | _bestand(zugriff, raeume)
    bekannte = _namen(raeume)
    parameter = {name: adresse.get(name, anfang.get(name, "")) for name in bekannte}
    probe, meldungen = _probiere(_gebrauchte(parameter))
    return Probeblick(
        raeume=raeume,
        parameter=parameter,
        meldungen=meldungen,
        fremde=_fremde(adresse, bekannte),
        probe=probe,
        geltend=_probiere(geltend)[0],
    )


def _probiere(parameter: Mapping[str, str]) -> tuple[Probe | None, Mapping[str, str]]:
    try:
        return probiere(aus_parametern(parameter)), {}
    except Probefehler as fehler:
        return None, fehler.meldungen


def _geltendes(zugriff: Zugriff, raeume: Sequence[Wirkungsraum]) -> dict[str, str]:
    """What is in force, as the form writes it: published amounts, target, populations, reading."""
    ziel, budgets, staende = verteilung(zugriff), geltende(zugriff.heute), einwohnerstaende(zugriff.heute)
    einzelne = {
        "schluessel": ziel.schluessel.name if ziel else next(iter(SCHLUESSEL)),
        "summe": Betrag(ziel.vorgabe.betrag_cent).als_text() if ziel else "",
        "von": str(min((budget.gueltig_von.year for budget in budgets.values()), default=zugriff.heute.year)),
        "bis": str(ziel.vorgabe.jahr) if ziel else "",
        "verlauf": "linear",
        "lesart": lesart_wahl().value,
    }
    start = {
        f"start-{raum.schluessel}": Betrag(budgets[raum.pk].betrag_cent).als_text()
        for raum in raeume
        if raum.pk in budgets
    }
    return einzelne | start | {f"u21-{r.schluessel}": str(staende[r.pk].u21) for r in raeume if r.pk in staende}


def _nennt_bestand(adresse: Mapping[str, str]) -> bool:
    return any(name.startswith("bestand-") for name in adresse)


def _bestand(zugriff: Zugriff, raeume: Sequence[Wirkungsraum]) -> dict[str, str]:
    """What runs today, in Euro a month; nothing for who may not see all of it."""
    sichtbar = raumbudgets(zugriff)
    if len(sichtbar) < len(raeume):
        return {}
    return {f"bestand-{b.raum.schluessel}": b.bindung.monat.als_text() for b in sichtbar}


def _namen(raeume: Sequence[Wirkungsraum]) -> tuple[str, ...]:
    """The parameters of the page; those of the Wirkungsräume in their order."""
    je_raum = (f"{vorsilbe}-{raum.schluessel}" for vorsilbe in JE_RAUM for raum in raeume)
    return (*EINZELNE, *je_raum, *(f"mischung-{name}" for name in MISCHBAR))


def _gebrauchte(parameter: Mapping[str, str]) -> dict[str, str]:
    """Without the bases that the chosen key does not ask for: they stay in the form and are not looked at."""
    schluessel = parameter["schluessel"]
    gemischt = schluessel == "mischung"
    gefragt = {
        name: schluessel == name or (gemischt and parameter[f"mischung-{name}"].strip() not in {"", "0"})
        for name in ("indikator", "bestand")
    } | {"mischung": gemischt}
    return {name: text for name, text in parameter.items() if gefragt.get(name.partition("-")[0], True)}


def _fremde(adresse: Mapping[str, str], bekannte: Sequence[str]) -> tuple[str, ...]:
    """A few of the Wirkungsräume that an address names and the city does not have, cut short."""
    teile = (name.partition("-") for name in adresse if name not in bekannte)
    namen = {raum[:40] for vorsilbe, strich, raum in teile if strich and vorsilbe in JE_RAUM}
    return tuple(sorted(namen)[:GENANNT_HOECHSTENS])
