"""Probe: the Steuerungsgruppe tries out a sum, a key and a path, and sees what that does to each Wirkungsraum.

Unit: cents per year. Nothing is stored: the choices (`Probeangaben`) travel in the address, so that a link shows others
the same. Amounts stand there as people write them (`1.234,50`), so a form can be the link. Whatever an address says,
the only error raised is Probefehler, with one German sentence per parameter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.pfad import LESARTEN, VERLAEUFE, Budgetpfad, Lesart, Pfadfehler, Verlauf, budgetpfad
from massanzug.rechenkern.verteilung import MISCHBAR, PROMILLE, SCHLUESSEL, Gewichte, Grundlagen, Verteilfehler

HOECHSTBETRAG: Final = 10**15
"""Cents; amounts lie below (ten trillion Euro), what is larger is a typing error."""
HOECHSTZAHL: Final = 10_000_000
FRUEHESTES_JAHR: Final = 2000
SPAETESTES_JAHR: Final = 2100
HOECHSTDAUER: Final = 30
"""Years of a path."""
HOECHSTENS_RAEUME: Final = 20
_HOECHSTENS_ANGABEN = 200

_RAUMNAME = "Ein Wirkungsraum heißt hier in kleinen Buchstaben, zum Beispiel alt-arnsberg."
_RAUM = re.compile(r"[a-z][a-z0-9-]{0,39}")
_ZAHL = re.compile(r"[0-9]{1,8}")
_JAHR = re.compile(r"[0-9]{4}")

Raumzahlen: TypeAlias = tuple[tuple[str, int], ...]
W = TypeVar("W", bound=str)


class Probefehler(ValueError):
    """A try-out cannot be made; `meldungen` has a German sentence for each parameter to mend."""

    def __init__(self, meldungen: Mapping[str, str]) -> None:
        self.meldungen = dict(meldungen)
        super().__init__(" ".join(self.meldungen.values()))


@dataclass(frozen=True, slots=True)
class Probeangaben:
    """Everything that shapes a try-out. `start_cent` counts for what `lesart` says, `summe_cent` always for a year.

    Raises Probefehler when something is out of bounds or does not fit together; the Wirkungsräume of `start_cent` and
    of the Grundlagen are the same, in the same order.
    """

    start_cent: Raumzahlen
    summe_cent: int
    schluessel: str
    grundlagen: Grundlagen
    startjahr: int
    zieljahr: int
    verlauf: Verlauf
    lesart: Lesart

    def __post_init__(self) -> None:
        if meldungen := dict(_meldungen(self)):
            raise Probefehler(meldungen)

    def als_parameter(self) -> dict[str, str]:
        """The parameters of the address that `aus_parametern` reads back to the same value."""
        return {
            "summe": Betrag(self.summe_cent).als_text(),
            "schluessel": self.schluessel,
            "von": str(self.startjahr),
            "bis": str(self.zieljahr),
            "verlauf": self.verlauf,
            "lesart": self.lesart,
            **{f"start-{raum}": Betrag(cent).als_text() for raum, cent in self.start_cent},
            **{f"u21-{raum}": str(zahl) for raum, zahl in _paare(self.grundlagen.u21)},
            **{f"indikator-{raum}": str(zahl) for raum, zahl in _paare(self.grundlagen.indikator)},
            **{f"bestand-{raum}": Betrag(cent).als_text() for raum, cent in _paare(self.grundlagen.bestand_cent)},
            **{f"mischung-{name}": str(promille) for name, promille in _paare(self.grundlagen.mischung)},
        }


def _paare(gewichte: Gewichte | None) -> Raumzahlen:
    return tuple(dict(gewichte or ()).items())


def _meldungen(angaben: Probeangaben) -> Iterator[tuple[str, str]]:
    """What is out of bounds, by parameter."""
    yield from _meldungen_zur_wahl(angaben)
    yield from _meldungen_zu_jahren(angaben.startjahr, angaben.zieljahr)
    if not 0 <= angaben.summe_cent < HOECHSTBETRAG:
        yield "summe", _grenze_cent("Die Summe")
    raeume = tuple(raum for raum, _ in angaben.start_cent)
    if not 1 <= len(raeume) <= HOECHSTENS_RAEUME or len(set(raeume)) != len(raeume):
        yield "start", f"Bitte geben Sie 1 bis {HOECHSTENS_RAEUME} verschiedene Wirkungsräume an."
    if any(not _RAUM.fullmatch(raum) for raum in raeume):
        yield "start", _RAUMNAME
    if raeume != angaben.grundlagen.raeume:
        yield "u21", "Startbeträge und unter 21-Jährige nennen nicht dieselben Wirkungsräume."
    for name, zahlen, grenze, sagt in (
        ("start", angaben.start_cent, HOECHSTBETRAG, _grenze_cent("Ein Startbetrag")),
        ("bestand", _paare(angaben.grundlagen.bestand_cent), HOECHSTBETRAG, _grenze_cent("Ein Bestand")),
        ("u21", _paare(angaben.grundlagen.u21), HOECHSTZAHL, _grenze_zahl("Die Zahl der unter 21-Jährigen")),
        ("indikator", _paare(angaben.grundlagen.indikator), HOECHSTZAHL, _grenze_zahl("Der Indikator")),
    ):
        for raum, zahl in zahlen:
            if not 0 <= zahl < grenze:
                yield f"{name}-{raum}", sagt


def _meldungen_zur_wahl(angaben: Probeangaben) -> Iterator[tuple[str, str]]:
    for name, wert, bekannte in (
        ("schluessel", angaben.schluessel, tuple(SCHLUESSEL)),
        ("verlauf", angaben.verlauf, VERLAEUFE),
        ("lesart", angaben.lesart, tuple(LESARTEN)),
    ):
        if wert not in bekannte:
            yield name, _bitte_waehlen(bekannte)


def _bitte_waehlen(bekannte: Sequence[str]) -> str:
    return f"Bitte wählen Sie aus: {', '.join(bekannte)}."


def _meldungen_zu_jahren(startjahr: int, zieljahr: int) -> Iterator[tuple[str, str]]:
    for name, jahr in (("von", startjahr), ("bis", zieljahr)):
        if not FRUEHESTES_JAHR <= jahr <= SPAETESTES_JAHR:
            yield name, f"Das Jahr liegt zwischen {FRUEHESTES_JAHR} und {SPAETESTES_JAHR}."
            return
    if not startjahr < zieljahr <= startjahr + HOECHSTDAUER:
        yield "bis", f"Das Zieljahr liegt nach dem Startjahr, höchstens {HOECHSTDAUER} Jahre."


def _grenze_cent(was: str) -> str:
    return f"{was} liegt nicht unter null und unter {Betrag(HOECHSTBETRAG).als_text()} Euro."


def _grenze_zahl(was: str) -> str:
    return f"{was} liegt zwischen 0 und {HOECHSTZAHL - 1}."


@dataclass(frozen=True, slots=True)
class Probe:
    """The choices and what comes of them."""

    angaben: Probeangaben
    ziel_cent: tuple[tuple[str, int], ...]
    pfad: Budgetpfad


def probiere(angaben: Probeangaben) -> Probe:
    """Split the sum, draw the path. Raises Probefehler when the key lacks its basis or the path cannot be drawn."""
    try:
        ziel = SCHLUESSEL[angaben.schluessel].verteile(angaben.summe_cent, angaben.grundlagen)
    except Verteilfehler as fehler:
        raise Probefehler({"schluessel": str(fehler)}) from fehler
    try:
        pfad = budgetpfad(
            dict(angaben.start_cent),
            ziel,
            startjahr=angaben.startjahr,
            zieljahr=angaben.zieljahr,
            verlauf=angaben.verlauf,
            lesart=angaben.lesart,
        )
    except Pfadfehler as fehler:
        raise Probefehler({"verlauf": str(fehler)}) from fehler
    return Probe(angaben, tuple(ziel.items()), pfad)


@dataclass(frozen=True, slots=True)
class Vergleichszeile:
    """One Wirkungsraum in one year, or all together (`raum` None); `geltend` None where the other says nothing."""

    raum: str | None
    probe: Betrag
    geltend: Betrag | None

    @property
    def unterschied(self) -> Betrag | None:
        """Tried out less in force."""
        return None if self.geltend is None else self.probe - self.geltend


@dataclass(frozen=True, slots=True)
class Vergleichsjahr:
    """One year: its Wirkungsräume in order, and their sum."""

    jahr: int
    zeilen: tuple[Vergleichszeile, ...]
    gesamt: Vergleichszeile


def vergleiche(probe: Probe, geltend: Probe) -> tuple[Vergleichsjahr, ...]:
    """Every year and Wirkungsraum of the try-out beside what is in force."""
    return tuple(
        _vergleichsjahr(stufe.jahr, dict(stufe.teile), _werte(geltend, stufe.jahr)) for stufe in probe.pfad.jahre
    )


def _werte(probe: Probe, jahr: int) -> dict[str, Betrag]:
    return {raum: betrag for stufe in probe.pfad.jahre if stufe.jahr == jahr for raum, betrag in stufe.teile}


def _vergleichsjahr(jahr: int, hier: dict[str, Betrag], dort: dict[str, Betrag]) -> Vergleichsjahr:
    zeilen = tuple(Vergleichszeile(raum, betrag, dort.get(raum)) for raum, betrag in hier.items())
    gesamt = Vergleichszeile(None, summe(hier.values()), summe(dort.values()) if dort else None)
    return Vergleichsjahr(jahr, zeilen, gesamt)


def aus_parametern(parameter: Mapping[str, str]) -> Probeangaben:
    """Read the choices from an address; other parameters are left alone, empty ones count as not given.

    The order of the `start-…` parameters is the order of the Wirkungsräume.
    Raises Probefehler with all that is to mend, and nothing else.
    """
    leser = _Leser(parameter)
    start = leser.je_raum("start", _lies_betrag)
    if not start:
        leser.meldungen.setdefault("start", "Bitte geben Sie für jeden Wirkungsraum einen Startbetrag an.")
    u21 = leser.passend("u21", leser.je_raum("u21", _lies_zahl), start)
    indikator = leser.je_raum("indikator", _lies_zahl)
    bestand = leser.je_raum("bestand", _lies_betrag)
    grundlagen = {
        "indikator": leser.passend("indikator", indikator, start) if indikator else None,
        "bestand_cent": leser.passend("bestand", bestand, start) if bestand else None,
        "mischung": leser.mischung(),
    }
    summe_cent = leser.pflicht("summe", _lies_betrag)
    startjahr, zieljahr = leser.pflicht("von", _lies_jahr), leser.pflicht("bis", _lies_jahr)
    schluessel = leser.wahl("schluessel", tuple(SCHLUESSEL))
    verlauf, lesart = leser.wahl("verlauf", VERLAEUFE), leser.wahl("lesart", tuple(LESARTEN))
    if leser.meldungen:
        raise Probefehler(leser.meldungen)
    return Probeangaben(
        start_cent=tuple(start.items()),
        summe_cent=summe_cent,
        schluessel=schluessel,
        grundlagen=Grundlagen(u21, **grundlagen),
        startjahr=startjahr,
        zieljahr=zieljahr,
        verlauf=verlauf,
        lesart=lesart,
    )


class _Leser:
    """Reads parameters and collects what is wrong; what it returns beside a message must not be used."""

    def __init__(self, parameter: Mapping[str, str]) -> None:
        self.texte = {name: text.strip() for name, text in parameter.items() if text.strip()}
        self.meldungen: dict[str, str] = {}
        if len(self.texte) > _HOECHSTENS_ANGABEN:
            self.texte = {}
            self.meldungen["adresse"] = "Diese Adresse enthält zu viele Angaben."

    def pflicht(self, name: str, lies: Callable[[str], int]) -> int:
        """One number that has to be there."""
        if name not in self.texte:
            self.meldungen[name] = "Bitte füllen Sie dieses Feld aus."
            return 0
        return self._lies(name, lies)

    def wahl(self, name: str, bekannte: Sequence[W]) -> W:
        """One of the known words."""
        for wort in bekannte:
            if wort == self.texte.get(name):
                return wort
        self.meldungen[name] = _bitte_waehlen(bekannte)
        return bekannte[0]

    def je_raum(self, vorsilbe: str, lies: Callable[[str], int]) -> dict[str, int]:
        """The numbers of the parameters `<vorsilbe>-<raum>`, in the order of the address."""
        werte = {}
        for name in self.texte:
            if not name.startswith(f"{vorsilbe}-"):
                continue
            raum = name.removeprefix(f"{vorsilbe}-")
            if _RAUM.fullmatch(raum):
                werte[raum] = self._lies(name, lies)
            else:
                self.meldungen[vorsilbe] = _RAUMNAME
        return werte

    def passend(self, vorsilbe: str, werte: Mapping[str, int], start: Mapping[str, int]) -> dict[str, int]:
        """The same numbers in the order of the start amounts, one for each and for no other Wirkungsraum."""
        for raum in start:
            if raum not in werte:
                self.meldungen.setdefault(f"{vorsilbe}-{raum}", "Bitte füllen Sie dieses Feld aus.")
        for raum in werte:
            if raum not in start:
                self.meldungen.setdefault(f"{vorsilbe}-{raum}", f"Für „{raum}“ fehlt der Startbetrag.")
        return {raum: werte[raum] for raum in start if raum in werte}

    def mischung(self) -> dict[str, int] | None:
        """The parts of the mix; None when there is none or every part is 0."""
        teile = {
            name: self._lies(f"mischung-{name}", _lies_zahl) for name in MISCHBAR if f"mischung-{name}" in self.texte
        }
        if any(name.startswith("mischung-") and name.removeprefix("mischung-") not in MISCHBAR for name in self.texte):
            self.meldungen["mischung"] = f"Mischen lassen sich nur: {', '.join(MISCHBAR)}."
        if not any(teile.values()):
            return None
        if sum(teile.values()) != PROMILLE:
            self.meldungen["mischung"] = (
                f"Die Anteile ergeben zusammen {sum(teile.values())} statt {PROMILLE} Promille."
            )
        return teile

    def _lies(self, name: str, lies: Callable[[str], int]) -> int:
        try:
            return lies(self.texte[name])
        except ValueError as fehler:
            self.meldungen[name] = str(fehler)
            return 0


def _lies_betrag(text: str) -> int:
    betrag = Betrag.aus_text(text)
    if betrag.ist_negativ:
        raise ValueError("Bitte geben Sie einen Betrag an, der nicht unter null liegt.")
    return betrag.cent


def _lies_zahl(text: str) -> int:
    if not _ZAHL.fullmatch(text):
        raise ValueError("Bitte geben Sie eine ganze Zahl ohne Punkt und Komma an, zum Beispiel 4700.")
    return int(text)


def _lies_jahr(text: str) -> int:
    if not _JAHR.fullmatch(text):
        raise ValueError("Bitte geben Sie ein Jahr mit vier Ziffern an, zum Beispiel 2029.")
    return int(text)
