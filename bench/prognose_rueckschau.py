"""Back-test of the forecast on cities whose truth is known: one steady, one growing, one small whose practice changes.

Each lives eight years before its file begins, then five on file; every third month from the third year on is a
Stichtag, asked for the twelve months after it with what was known then. Prices do not move, so no tariff is in it.
The demo city is asked in the same way, as its page asks it, at today's prices; nobody drew its helps from our model.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from bench.gegenueber import cache
from bench.messung import tabelle, zahl
from bench.werk import Werk
from massanzug.rechenkern.prognose import KLASSEN, STADT, Rueckschau, Spanne, rueckschau, rueckschau_aus
from massanzug.rechenkern.prognose.lernen import lade_vorgaben, monatszahl, vorgaben_am
from massanzug.rechenkern.prognose.modell import BAND, BANDGRENZEN, DAUERGRENZEN, ENDALTER, STATIONAER, B, Feld, O, S
from massanzug.rechenkern.prognose.rueckschau import Ausgaben, Blick, werte_aus
from massanzug.rechenkern.zeitraum import monatsende, plus_monate

BEGINN: Final = date(2016, 1, 1)
MONATE: Final = 60
VORLAUF: Final = 96
PREISE: Final = np.array([150_000.0, 260_000.0, 700_000.0, 110_000.0])
DEMO: Final = "Demo-Stadt"
NAMEN: Final = {
    "prognose": "massanzug",
    "gerade": "gerade Linie",
    "letztes_jahr": "letztes Jahr",
    "saisonmittel": "Mittel der gleichen Monate",
}


@dataclass(frozen=True)
class Art:
    """A kind of city: people by Wirkungsraum and band; factors on arrivals and on ends (S) in a month of the file."""

    name: str
    menschen: dict[str, tuple[int, ...]]
    zugang: Callable[[int], Feld] = lambda _: np.ones(S)
    ende: Callable[[int], Feld] = lambda _: np.ones(S)


def _waechst(monat: int) -> Feld:
    """Eight percent more arrivals each year, since five years before the file."""
    return np.full(S, 1.08 ** (max(monat + 60, 0) / 12))


def _andere_praxis_zugang(monat: int) -> Feld:
    """From the middle of the file on fewer arrivals are stationary and more ambulant."""
    return np.array([1.5, 1.0, 0.6, 1.0]) if monat >= MONATE // 2 else np.ones(S)


def _andere_praxis_ende(monat: int) -> Feld:
    mal = np.ones(S)
    mal[STATIONAER] = 1.6 if monat >= MONATE // 2 else 1.0
    return mal


ARTEN: Final = (
    Art(
        "stetig, drei Wirkungsräume",
        {"nord": (1800, 1800, 1800, 900), "mitte": (1200, 1200, 1200, 600), "sued": (600, 600, 600, 300)},
    ),
    Art("wachsend", {"nord": (1500, 1500, 1500, 750), "sued": (900, 900, 900, 450)}, zugang=_waechst),
    Art(
        "klein, Praxis ändert sich",
        {"ort": (400, 400, 400, 200), "land": (200, 200, 200, 100)},
        zugang=_andere_praxis_zugang,
        ende=_andere_praxis_ende,
    ),
)


def laufe(staedte: int, *, demo: bool) -> dict[str, Rueckschau]:
    """`staedte` cities of each kind, all their questions together; then the demo city, if wanted."""
    ergebnis = {}
    for nummer, art in enumerate(ARTEN):
        blicke: list[Blick] = []
        for seed in range(staedte):
            spannen, ausgaben = lebe(art, np.random.default_rng([nummer, seed]))
            blicke += pruefe(spannen, art.menschen, ausgaben, seit=BEGINN).blicke
        ergebnis[art.name] = werte_aus(blicke)
    return ergebnis | ({DEMO: demostadt()} if demo else {})


def pruefe(
    spannen: Sequence[Spanne],
    menschen: Mapping[str, Sequence[int]],
    ausgaben: Ausgaben,
    *,
    seit: date,
    vorher: int = 24,
    schritt: int = 3,
    horizont: int = 12,
) -> Rueckschau:
    """A Stichtag each `schritt` months from `vorher` months after the first spend on; prices without any tariff."""
    bekannt = sorted(set.intersection(*(set(reihe) for reihe in ausgaben.values())))
    return rueckschau(
        spannen,
        menschen,
        ausgaben,
        [_tag(monat) for monat in bekannt[vorher : 1 - horizont : schritt]],
        horizont=horizont,
        seit=seit,
        vorgaben=[replace(vorgabe, tarif_promille=0) for vorgabe in lade_vorgaben()],
        tarifschritte=(),
        ziehungen=16,
    )


def demostadt() -> Rueckschau:
    """The demo city of the day, at today's prices, asked as its page asks it; nobody drew its helps from our model."""
    with tempfile.TemporaryDirectory() as ordner:
        env = {"MASSANZUG_DEMO": "1", "MASSANZUG_DATEN": ordner}
        with Werk(sys.executable, "bench.prognose_demostadt", env) as werk:
            antwort = werk("frage", vorrat=str(cache() / "stadt"))
    assert antwort["horizont"] == 12, "die Fragen stehen neben denen der anderen Städte"
    return rueckschau_aus(antwort["rueckschau"])


def _ausgaben(spannen: Sequence[Spanne], raeume: Iterable[str], monate: range) -> dict[str, dict[int, int]]:
    """What the spells cost by Wirkungsraum and month."""
    ausgaben = {raum: dict.fromkeys(monate, 0) for raum in raeume}
    for spanne in spannen:
        letzter = monate.stop - 1 if spanne.ende is None else min(monatszahl(spanne.ende), monate.stop - 1)
        for t in range(max(monatszahl(spanne.beginn), monate.start), letzter + 1):
            ausgaben[spanne.wirkungsraum][t] += spanne.monatskosten_cent or 0
    return ausgaben


def lebe(art: Art, zufall: np.random.Generator) -> tuple[list[Spanne], dict[str, dict[int, int]]]:
    """Spells on file and spend by Wirkungsraum and month. The city's own rates are drawn around the defaults."""
    vorgaben = vorgaben_am(BEGINN)
    tafel = np.stack([vorgabe.uebergang() for vorgabe in vorgaben]) * zufall.gamma(16, 1 / 16, (S, 1, 1, O))
    rate = np.array([vorgabe.zugang for vorgabe in vorgaben]) * zufall.gamma(16, 1 / 16, (S, 1)) / 1000
    spannen: list[Spanne] = []
    for raum, menschen in art.menschen.items():
        hier = rate * menschen * zufall.gamma(8, 0.125, (S, B))
        for monat in range(-VORLAUF, MONATE):
            for (s, b), anzahl in np.ndenumerate(zufall.poisson(hier * art.zugang(monat)[:, None])):
                for alter in zufall.integers(BANDGRENZEN[b], BANDGRENZEN[b + 1], anzahl):
                    spannen += _lebenslauf(art, raum, (s, int(alter), monat), tafel=tafel, zufall=zufall)
    null = monatszahl(BEGINN)
    ausgaben = _ausgaben(spannen, art.menschen, range(null, null + MONATE))
    return [s for s in spannen if s.ende is None or s.ende >= BEGINN], ausgaben


def _lebenslauf(
    art: Art, raum: str, start: tuple[int, int, int], *, tafel: Feld, zufall: np.random.Generator
) -> list[Spanne]:
    """A help from its start (class, age, month) to its end or the end of the file, one spell for each class."""
    null, ergebnis = monatszahl(BEGINN), []
    s, alter, monat = start
    geburt, neu, ziel = _tag(null + monat - alter), True, s + 1
    while ziel > 0 and monat < MONATE and alter < ENDALTER:
        s, beginn, ziel = ziel - 1, monat, -1
        while ziel < 0 and monat < MONATE and alter < ENDALTER:
            zelle = tafel[s, BAND[alter], np.searchsorted(DAUERGRENZEN, monat - beginn, "right") - 1].copy()
            zelle[0] *= art.ende(monat)[s]
            los = int(np.searchsorted(zelle.cumsum(), zufall.random(), "right"))
            monat, alter, ziel = monat + 1, alter + 1, los if los < O else -1
        kosten = int(PREISE[s] * zufall.gamma(6.25, 0.16))
        spanne = Spanne(raum, KLASSEN[s], geburt, _tag(null + beginn), neu=neu, monatskosten_cent=kosten)
        if ziel >= 0 or alter >= ENDALTER:
            danach = KLASSEN[ziel - 1] if ziel > 0 and alter < ENDALTER else None
            spanne = replace(spanne, ende=monatsende(_tag(null + monat - 1)), danach=danach)
        ergebnis.append(spanne)
        neu = False
    return ergebnis


def _tag(nummer: int) -> date:
    return plus_monate(date(1, 1, 1), nummer - 12)


def als_markdown(ergebnis: dict[str, Rueckschau], staedte: int) -> str:
    """A table for each kind; the best in bold, also when it is not ours."""
    einleitung = f"""## Rückschau

Erfundene Städte, deren Wahrheit bekannt ist, je Art {staedte}, je fünf Jahre Akten, und die Demo-Stadt, deren
Hilfen nicht aus diesem Modell gelost sind, mit ihren Akten zu heutigen Preisen. An jedem Stichtag (alle drei Monate
ab dem dritten Jahr) wird mit dem damaligen Wissen gefragt, was die zwölf Monate danach kosten, je Wirkungsraum und für
die Stadt. CRPS ist der mittlere Fehler in Euro (für einen einzelnen Wert der absolute Fehler; kleiner ist besser); ein
Band hat es dabei leichter als ein Wert, deshalb steht daneben der absolute Fehler des mittleren Werts. Verzerrung ist
der Anteil, um den zu viel (+) oder zu wenig vorausgesagt war; die Abdeckung soll 50, 80 und 95 % sein. Die Fragen einer
Stadt überlappen sich."""
    return "\n\n".join([einleitung, *(_eine_art(name, eines) for name, eines in ergebnis.items())]) + "\n"


def _eine_art(name: str, eines: Rueckschau) -> str:
    laufende = [blick.laufende for blick in eines.blicke if blick.wirkungsraum == STADT]
    fehler = {weg: guete.crps_cent for weg, guete in eines.guete.items()}
    fehler["prognose"] = round(np.mean([abs(blick.quantile_cent[3] - blick.ist_cent) for blick in eines.blicke]))
    zeilen = []
    for weg, guete in eines.guete.items():
        if guete.verzerrung <= -1:  # it knows no month that it could use
            zeilen.append([NAMEN[weg], *6 * ["–"]])
            continue
        crps = _betrag(guete.crps_cent, min(g.crps_cent for g in eines.guete.values()))
        deckung = [f"{zahl(100 * guete.abdeckung[p])} %" if guete.abdeckung else "–" for p in (50, 80, 95)]
        verzerrung = f"{100 * guete.verzerrung:+.1f} %".replace(".", ",")
        zeilen.append([NAMEN[weg], crps, _betrag(fehler[weg], min(fehler.values())), verzerrung, *deckung])
    kopf = ["Weg", "CRPS in €", "Fehler in €", "Verzerrung", "im 50-%-Band", "im 80-%-Band", "im 95-%-Band"]
    helfen = f"{min(laufende)} bis {max(laufende)} laufende Hilfen, {zahl(len(eines.blicke))} Fragen"
    return f"Stadt „{name}“: {helfen}.\n\n{tabelle(kopf, zeilen)}"


def _betrag(cent: int, bester: int) -> str:
    return f"**{zahl(cent / 100)}**" if cent == bester else zahl(cent / 100)
