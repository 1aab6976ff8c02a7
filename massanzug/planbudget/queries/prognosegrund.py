"""Why to believe a forecast, and how far: what it takes for granted, what moves it most, how good it was so far."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, cast

from massanzug.planbudget.queries.prognose import Grundlage
from massanzug.planbudget.queries.rechenlauf import Ausfuehrlich
from massanzug.rechenkern import prognose as kern
from massanzug.rechenkern.faecherbild import MITTE
from massanzug.rechenkern.geld import Betrag, euro
from massanzug.rechenkern.hilfearten import KLASSENNAMEN
from massanzug.rechenkern.hochrechnung import Hilfeklasse
from massanzug.rechenkern.parameter import lade_kommune
from massanzug.rechenkern.tarif import lade_tarif
from massanzug.technik.templatetags.massanzug import euro_rund


@dataclass(frozen=True)
class Annahme:
    """Something that is taken for granted, with where it comes from and since when it stands there."""

    worueber: str
    was: str
    quelle: str
    seit: date
    ist_annahme: bool


def annahmen(g: Grundlage) -> tuple[Annahme, ...]:
    """Everything a forecast of this day takes for granted where the city's own history says little."""
    je_klasse = [
        Annahme(
            KLASSENNAMEN[v.klasse][0].upper() + KLASSENNAMEN[v.klasse][1:],
            f"Dauer {_komma(v.dauer_monate)} Monate; neue Hilfen je 1.000 Menschen des Altersbands im Monat "
            f"{' – '.join(_komma(z) for z in v.zugang)} (0–5, 6–11, 12–17, 18–20 Jahre); {euro(Betrag(v.kosten_cent))} "
            f"im Monat, mit {_komma(v.streuung_promille / 10)} % Streuung; jeden Januar "
            f"{_komma(v.tarif_promille / 10)} % mehr, nach dem letzten vereinbarten Tarifschritt",
            v.quelle,
            v.gueltig_von,
            v.annahme,
        )
        for v in kern.vorgaben_am(g.stichtag)
    ]
    schritte = [
        Annahme(
            "Tarifschritt", f"{_komma(s.promille / 10)} % mehr für {_klassen(s.gilt_fuer)}", s.quelle, s.gueltig_von,
            s.beispiel,
        )
        for s in lade_tarif()
        if s.gueltig_von >= g.stichtag
    ]  # fmt: skip
    return (*je_klasse, *schritte)


def _klassen(gilt_fuer: Collection[str]) -> str:
    return ", ".join(KLASSENNAMEN.get(cast(Hilfeklasse, eines), eines) for eines in sorted(gilt_fuer))


def stadtname() -> str:
    return f"Stadt {lade_kommune().name}"


def _komma(zahl: float) -> str:
    return f"{zahl:g}".replace(".", ",")


@dataclass(frozen=True)
class Treiberzeile:
    """An assumption, by how much it was moved, and what that does to the cost of a place until the contract ends."""

    name: str
    um: str
    niedriger: Betrag
    hoeher: Betrag


def treiberzeilen(alle: Sequence[kern.Treiber]) -> tuple[Treiberzeile, ...]:
    """What moves the result most, in order; assumptions that move nothing are left out."""
    return tuple(
        Treiberzeile(
            t.name,
            "1 Prozentpunkt im Jahr" if t.name == "Tarif" else f"{round(100 * t.um)} %",
            Betrag(t.niedriger.mittel_cent),
            Betrag(t.hoeher.mittel_cent),
        )
        for t in alle
        if t.gewicht > 0
    )


WEGE: Final = {
    "prognose": "Diese Prognose",
    "gerade": "Gerade Linie",
    "letztes_jahr": "Letztes Jahr noch einmal",
    "saisonmittel": "Mittel der gleichen Monate",
}


@dataclass(frozen=True)
class Weg:
    """A way to foresee: how far it lay off on average, and whether it says too much or too little."""

    name: str
    fehler: Betrag
    """Absolute error of the single or middle value, on average: like compared with like."""
    crps: Betrag
    """Over the whole band; for a single value the same as `fehler`."""
    verzerrung: float
    bester: bool

    @property
    def neigung(self) -> str:
        """„+3,1 %“; U+2212 for less."""
        zahl = f"{abs(100 * self.verzerrung):.1f}".replace(".", ",")
        return f"{'−' if self.verzerrung < 0 else '+'}{zahl} %" if zahl != "0,0" else "0,0 %"


class Bandzeile(NamedTuple):
    """How often what came should have lain in a band, and how often it did."""

    name: str
    soll: int
    ist: int


BANDNAMEN: Final = {50: "die Hälfte", 80: "8 von 10", 95: "19 von 20"}


@dataclass(frozen=True)
class Rueckblick:
    """The back-test in words: all questions, and those of one place one by one."""

    horizont: int
    fragen: int
    baender: tuple[tuple[int, int], ...]
    """(band in percent, how often what came lay in it)."""
    klein: tuple[int, int] | None
    """Of the questions where fewer than `wenige` helps ran: how many, and how often the 80 percent band held."""
    wege: tuple[Weg, ...]
    einzelne: tuple[kern.Blick, ...]

    @property
    def wenige(self) -> int:
        return kern.WENIGE_HILFEN

    @property
    def bandzeilen(self) -> tuple[Bandzeile, ...]:
        return tuple(Bandzeile(BANDNAMEN[p], round(p * self.fragen / 100), ist) for p, ist in self.baender)

    @property
    def satz(self) -> str:
        """Who was nearest, in one sentence; also when it was not we."""
        eigener, bester = self.wege[0], next(w for w in self.wege if w.bester)
        if eigener.bester:
            andere = min(self.wege[1:], key=lambda w: w.fehler.cent)
            return (
                f"Im Mittel lag die Prognose {euro_rund(eigener.fehler)} daneben; am nächsten kam ihr "
                f"„{andere.name}“ mit {euro_rund(andere.fehler)}."
            )
        return (
            f"„{bester.name}“ war hier besser: im Mittel {euro_rund(bester.fehler)} daneben, "
            f"die Prognose {euro_rund(eigener.fehler)}."
        )


def rueckblick(ergebnis: Ausfuehrlich, schluessel: str) -> Rueckblick | None:
    """From a finished calculation: for the city all questions, for a Wirkungsraum its own; None without a question."""
    if ergebnis.rueckschau is None:
        return None
    alle = ergebnis.rueckschau.blicke
    schau = kern.werte_aus([b for b in alle if schluessel in {kern.STADT, b.wirkungsraum}])
    mitten = [abs(b.quantile_cent[MITTE] - b.ist_cent) for b in schau.blicke]
    fehler = {name: g.crps_cent for name, g in schau.guete.items()} | {"prognose": sum(mitten) // len(mitten)}
    kleinster = min(fehler.values())
    abdeckung = schau.guete["prognose"].abdeckung
    wenige = [b for b in schau.blicke if kern.ist_klein(b)]
    return Rueckblick(
        horizont=ergebnis.horizont,
        fragen=len(schau.blicke),
        baender=tuple((prozent, round(anteil * len(schau.blicke))) for prozent, anteil in abdeckung.items()),
        klein=(len(wenige), round(schau.klein["prognose"].abdeckung[80] * len(wenige))) if wenige else None,
        wege=tuple(
            Weg(WEGE[name], Betrag(fehler[name]), Betrag(g.crps_cent), g.verzerrung, fehler[name] == kleinster)
            for name, g in schau.guete.items()
        ),
        einzelne=tuple(b for b in alle if b.wirkungsraum == schluessel),
    )
