"""A Bekundung as sheets to fill in: one for the Wirkungsraum, one for each Abschnitt, one for the Kriterien."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from massanzug.interessenbekundung.choices import Kriteriumsart, Teilart
from massanzug.interessenbekundung.models import Bekundung
from massanzug.interessenbekundung.queries.verfahren import staende, verlangt, wirkungsraeume_im
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, Mangel, maengel, wortzahl

Ort = tuple[str, int]
Texte = Mapping[Ort, str]
ANGENOMMEN = "Ja, das nehmen wir an."
KRITERIEN = "kriterien"


@dataclass(frozen=True)
class Feld:
    """One part to fill in. `stand` counts its changes, `anderer` is what a co-author wrote meanwhile."""

    art: str
    nummer: int
    label: str
    hilfe: str = ""
    text: str = ""
    stand: int = 0
    hoechstens: int = 0
    wahl: tuple[tuple[str, str], ...] = ()
    annehmen: bool = False
    anderer: str | None = None

    @property
    def ort(self) -> Ort:
        return self.art, self.nummer

    @property
    def name(self) -> str:
        return f"{self.art}-{self.nummer}"

    @property
    def woerter(self) -> int:
        return wortzahl(self.text)

    @property
    def zeilen(self) -> int:
        """Lines that the field is high at first."""
        return 14 if self.hoechstens > 500 else 8 if self.hoechstens else 4


@dataclass(frozen=True)
class Blatt:
    """A page of the form; `fehlt` is what keeps it from being finished."""

    schluessel: str
    titel: str
    felder: tuple[Feld, ...]
    fehlt: tuple[Mangel, ...]

    @property
    def begonnen(self) -> bool:
        return any(f.text for f in self.felder)


def blaetter(bekundung: Bekundung, teile: Texte) -> list[Blatt]:
    """All sheets in the order of the form, with what is written and what is missing."""
    fehlt, alle = maengel(verlangt(bekundung.verfahren), teile), staende(bekundung)

    def mit_text(feld: Feld) -> Feld:
        return replace(feld, text=teile.get(feld.ort, ""), stand=alle.get(feld.ort, 0))

    return [
        Blatt(
            schluessel,
            titel,
            tuple(mit_text(f) for f in felder),
            tuple(m for m in fehlt if any((m.art, m.nummer) == f.ort for f in felder)),
        )
        for schluessel, titel, felder in _vordrucke(bekundung)
    ]


def _vordrucke(bekundung: Bekundung) -> Iterator[tuple[str, str, Sequence[Feld]]]:
    v = bekundung.verfahren
    raeume = tuple((str(r.pk), r.name) for r in wirkungsraeume_im(v))
    frage = "Für welchen Wirkungsraum bewerben Sie sich?"
    yield (
        "wirkungsraum",
        "Wirkungsraum",
        [Feld(*WIRKUNGSRAUM, frage, "Ein Träger bewirbt sich für genau einen.", wahl=raeume)],
    )
    for a in v.abschnitte.all():
        feld = Feld(Teilart.ABSCHNITT, a.nummer, a.titel, a.anleitung, hoechstens=a.woerter_hoechstens)
        yield f"abschnitt-{a.nummer}", str(a), [feld]
    yield (
        KRITERIEN,
        "Kriterien",
        [
            Feld(Teilart.KRITERIUM, k.nummer, k.text, annehmen=k.art == Kriteriumsart.ANNEHMEN)
            for k in v.kriterien.all()
        ],
    )


ZEICHEN_HOECHSTENS = 60_000
"""Characters of one part: five thousand long words; more is cut."""


def mit_getipptem(blatt: Blatt, getippt: Texte, gesehen: Mapping[Ort, int]) -> Blatt:
    """The sheet with what was typed; where a co-author has written since it was seen, her words stand beside it."""
    felder = []
    for feld in blatt.felder:
        anders = feld.stand != gesehen[feld.ort] and feld.text != getippt[feld.ort]
        felder.append(replace(feld, text=getippt[feld.ort], anderer=feld.text if anders else None))
    return replace(blatt, felder=tuple(felder))


def blaetter_fuers_papier(bekundung: Bekundung, teile: Texte) -> list[dict[str, str]]:
    """Title and text of every part, in the order of the form."""
    seiten = []
    for _, titel, felder in _vordrucke(bekundung):
        for feld in felder:
            text = teile.get(feld.ort, "")
            if feld.wahl:
                text = dict(feld.wahl).get(text, "")
            seiten.append({"titel": feld.label if len(felder) > 1 else titel, "text": text})
    return seiten
