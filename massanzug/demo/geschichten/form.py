"""What a story is made of. A story knows no database and no calendar, only days since the first contact."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from massanzug.fall.choices import (
    Abschlussgrund,
    Antragsform,
    Bereich,
    Beziehungsart,
    Bindung,
    Einheit,
    Ergebnis,
    Faden,
    Fallrolle,
    Freigabeteil,
    Fristanlass,
    Intensitaet,
    Kanal,
    Kindschaftssache,
    Nachfrageergebnis,
    Paarstand,
    Qualitaet,
    Ressourcenfeld,
    Ressourcenlage,
    Sektor,
    Sicht,
    Sorgenachweis,
    Sorgerechtsart,
    Wunschwahl,
    Zielart,
)

LEIT = "leit"
"""Stands for the Leitträger of the story's Wirkungsraum."""


@dataclass(frozen=True)
class Mensch:
    """Somebody in the family, called as she calls herself; `alter` in full years at the first contact."""

    name: str
    rolle: Fallrolle
    alter: int | None = None
    erreichbar: bool = False
    verstorben: bool = False


@dataclass(frozen=True)
class Aufnahme:
    """The first contact; always the first act of a story."""

    mensch: Mensch
    anliegen: str
    kanal: Kanal = Kanal.TELEFON
    seit: int = 0
    """Days that the help had already run when the case was taken into the software."""


@dataclass(frozen=True)
class Gespraech:
    mit: str
    anliegen: str
    kanal: Kanal = Kanal.BESUCH


@dataclass(frozen=True)
class Stimme:
    """What somebody wants, what she does for it herself; what others should do and what others expect."""

    wer: str
    wille: str
    beitrag: str = ""
    wunsch: str = ""
    erwartung: str = ""


@dataclass(frozen=True)
class Schatz:
    """A resource; `von` is "" where the Fachkraft saw it."""

    feld: Ressourcenfeld
    was: str
    von: str = ""


@dataclass(frozen=True)
class Haushalt:
    """Who lives together, and how the family calls it."""

    haushalt: str
    wer: tuple[str, ...]


@dataclass(frozen=True)
class Verwandt:
    """`von` is the parent of `zu`; with `paar` the two are or were a couple."""

    von: str
    zu: str
    paar: Paarstand | None = None
    bindung: Bindung | None = None

    @property
    def art(self) -> Beziehungsart:
        return Beziehungsart.PAAR if self.paar else Beziehungsart.ELTERNTEIL


@dataclass(frozen=True)
class Sorge:
    """Who has the custody of `kind` since the child was born; the paper was seen on the day of the act."""

    wer: str
    kind: str
    art: Sorgerechtsart
    nachweis: Sorgenachweis | None = None


@dataclass(frozen=True)
class Nahestehend:
    """Somebody round the family; `gefragt` and `zugesagt` in days since the first contact."""

    name: str
    sektor: Sektor
    naehe: int
    qualitaet: Qualitaet
    beitrag: str = ""
    gefragt: int | None = None
    zugesagt: int | None = None


@dataclass(frozen=True)
class Absicht:
    """A goal; `bis` in days since the first contact."""

    ziel: str
    wer: str
    text: str
    art: Zielart = Zielart.HANDLUNG
    woran: str = ""
    bis: int | None = None


@dataclass(frozen=True)
class Rat:
    """The advice of the Sozialraumteam."""

    frage: str
    ohne: str
    mit: str = ""
    auswahl: str = ""
    abweichend: str = ""
    fehlt: str = ""
    gaeste: str = ""


@dataclass(frozen=True)
class Stueck:
    """A Baustein. `ab` and `bis` in days since the first contact; paid pieces begin with a month, others on a Monday.

    `satz` is a name in `saetze.py`, or cents; `menge` in thousandths of the unit.
    """

    stueck: str
    faden: Faden
    wer: str
    was: str
    ziel: str
    wie_oft: str = ""
    ab: int = 0
    bis: int | None = None
    einheit: Einheit = Einheit.KOSTENLOS
    menge: int = 0
    satz: str | int = 0
    bei: str = ""


@dataclass(frozen=True)
class Stueckwechsel:
    """An existing Baustein changes; None leaves a field as it is."""

    stueck: str
    bis: int | None = None
    menge: int | None = None
    wie_oft: str | None = None
    was: str | None = None


@dataclass(frozen=True)
class Zielwechsel:
    """An existing goal gets other words."""

    ziel: str
    text: str
    woran: str
    bis: int | None = None


@dataclass(frozen=True)
class Vorlage:
    """The first Fachkraft proposes the decision; `grundlage` "" takes the one derived from the Bausteine."""

    begruendung: str
    wunsch: str = ""
    wahl: Wunschwahl = Wunschwahl.KEIN_WUNSCH
    grund: str = ""
    ergebnis: Ergebnis = Ergebnis.BEWILLIGT
    grundlage: str = ""
    zweite: str = ""


@dataclass(frozen=True)
class Unterschrift:
    """The named second Fachkraft signs."""


@dataclass(frozen=True)
class Rueckgabe:
    """The named second Fachkraft asks for something to be clarified."""

    grund: str


ALLES = tuple(Freigabeteil)


@dataclass(frozen=True)
class Freigeben:
    """Release to one worker of the Leitträger: "lt" or "lt2"."""

    an: str
    zweck: str
    teile: tuple[Freigabeteil, ...] = ALLES


@dataclass(frozen=True)
class Widerruf:
    an: str


@dataclass(frozen=True)
class Bestaetigung:
    an: str


@dataclass(frozen=True)
class Vertretung:
    """The other Fachkraft of the Wirkungsraum becomes deputy."""


@dataclass(frozen=True)
class Fortschreibung:
    """The next Fassung begins."""


@dataclass(frozen=True)
class Zurueckschau:
    """All look back together; `naehe` is how near the goals are on the whole (0 to 3), the sides differ a little."""

    naehe: int
    half: str
    weiter: Intensitaet
    neues: str = ""
    sichten: tuple[Sicht, ...] = tuple(Sicht)
    ziele: int = 9
    """At most so many goals are looked at."""


@dataclass(frozen=True)
class Nachhaken:
    """Months after the end somebody asks whether it holds."""

    monate: int
    ergebnis: Nachfrageergebnis
    worte: str = ""


@dataclass(frozen=True)
class Ende:
    """The help ends."""

    grund: Abschlussgrund
    erreicht: str
    bleibt: str
    sagt: str = ""


# Beside the story, see beiwerk.py -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vorhaben:
    """A next step; `dauer` days from the day it is agreed."""

    schritt: str
    ziel: str
    wer: str
    was: str
    dauer: int


@dataclass(frozen=True)
class Getan:
    schritt: str


@dataclass(frozen=True)
class Wandel:
    """What became of the resource with these words; for the first goal where it carries."""

    was: str
    lage: Ressourcenlage
    worte: str


@dataclass(frozen=True)
class Anlass:
    """A fact that starts or ends a period, today."""

    art: Fristanlass
    form: Antragsform | str = ""


@dataclass(frozen=True)
class Brief:
    """The Bescheid on the newest decision."""


@dataclass(frozen=True)
class Post:
    """The newest Bescheid is posted."""


@dataclass(frozen=True)
class Vereinbarung:
    """A Hilfeplan with the views of the child and of her parents; `ohne` is why the child does not sign."""

    bedarf: str
    perspektive: str
    sagt_kind: str
    sagt_eltern: str
    ohne: str = ""


@dataclass(frozen=True)
class AnsGericht:
    sache: Kindschaftssache
    prozess: str


@dataclass(frozen=True)
class Einordnung:
    """In which Bereich the case is from today; with `auftrag` for so many days."""

    bereich: Bereich
    auftrag: str = ""
    tage: int = 0


@dataclass(frozen=True)
class Abgeben:
    """The colleague is asked to take the case over."""


@dataclass(frozen=True)
class Uebernehmen:
    """She does."""


@dataclass(frozen=True)
class Danebenlegen:
    """A second Schnitt with another piece; with `nicht_weil` the family chooses the first one."""

    stueck: Stueck
    nicht_weil: str = ""


@dataclass(frozen=True)
class EigeneSicht:
    """The Leitträger's worker says herself how near the goals are."""

    naehe: int


Akt: TypeAlias = (
    Vorhaben
    | Getan
    | Wandel
    | Anlass
    | Brief
    | Post
    | Vereinbarung
    | AnsGericht
    | Einordnung
    | Abgeben
    | Uebernehmen
    | Danebenlegen
    | EigeneSicht
    | Zurueckschau
    | Ende
    | Nachhaken
    | Aufnahme
    | Mensch
    | Gespraech
    | Stimme
    | Schatz
    | Haushalt
    | Verwandt
    | Sorge
    | Nahestehend
    | Absicht
    | Zielwechsel
    | Rat
    | Stueck
    | Stueckwechsel
    | Vorlage
    | Unterschrift
    | Rueckgabe
    | Freigeben
    | Widerruf
    | Bestaetigung
    | Vertretung
    | Fortschreibung
)


@dataclass(frozen=True)
class Schritt:
    """One act on one day of the story; `durch` names another place of the Wirkungsraum than the one who leads."""

    tag: int
    akt: Akt
    durch: str = ""


def am(tag: int, *akte: Akt, durch: str = "") -> tuple[Schritt, ...]:
    """Acts of one day, in this order."""
    return tuple(Schritt(tag, akt, durch) for akt in akte)


def folge(*teile: Iterable[Schritt]) -> tuple[Schritt, ...]:
    return tuple(schritt for teil in teile for schritt in teil)


ANDERE = {"asd": "asd2", "asd2": "asd", "asd3": "asd4", "asd4": "asd5", "asd5": "asd3"}


@dataclass(frozen=True)
class Geschichte:
    """One family's way; `vor` days before today it began, `fuehrt` leads it ("asd" or "asd2")."""

    schluessel: str
    familie: str
    raum: str
    stadtteil: str
    vor: int
    verlauf: tuple[Schritt, ...]
    fuehrt: str = "asd"
    stichworte: frozenset[str] = field(default_factory=frozenset)

    @property
    def andere(self) -> str:
        """The other Fachkraft of the ASD in this Wirkungsraum: each has one for whom she signs."""
        return ANDERE[self.fuehrt]


# Short words for the storyteller --------------------------------------------------------------------------------------


def eigen(stueck: str, wer: str, was: str, ziel: str, wie_oft: str = "", *, ab: int, bis: int | None = None) -> Stueck:
    return Stueck(stueck, Faden.EIGEN, wer, was, ziel, wie_oft, ab, bis)


def netz(stueck: str, wer: str, was: str, ziel: str, wie_oft: str = "", *, ab: int, bis: int | None = None) -> Stueck:
    return Stueck(stueck, Faden.NETZWERK, wer, was, ziel, wie_oft, ab, bis)


def raum(stueck: str, wer: str, was: str, ziel: str, wie_oft: str = "", *, ab: int, bis: int | None = None) -> Stueck:
    return Stueck(stueck, Faden.RAUM, wer, was, ziel, wie_oft, ab, bis)


def monatlich(grund: Stueck, cent: int) -> Stueck:
    """The same piece with a sum of money each month."""
    return _mit_kosten(grund, Einheit.MONATLICH, cent)


def einmalig(grund: Stueck, cent: int) -> Stueck:
    """The same piece with a sum of money once."""
    return _mit_kosten(grund, Einheit.EINMALIG, cent)


def _mit_kosten(g: Stueck, einheit: Einheit, cent: int) -> Stueck:
    return Stueck(g.stueck, g.faden, g.wer, g.was, g.ziel, g.wie_oft, g.ab, g.bis, einheit, 1000, cent, g.bei)


def stunden(
    stueck: str,
    wer: str,
    was: str,
    ziel: str,
    menge: int,
    *,
    ab: int,
    bis: int | None,
    bei: str = LEIT,
    wie_oft: str = "",
) -> Stueck:
    """Fachleistungsstunden in thousandths of an hour a week."""
    return Stueck(stueck, Faden.FACHKRAFT, wer, was, ziel, wie_oft, ab, bis, Einheit.STUNDEN, menge, "stunde", bei)


def gruppe(
    stueck: str,
    wer: str,
    was: str,
    ziel: str,
    tage: int,
    *,
    ab: int,
    bis: int | None,
    bei: str = LEIT,
    wie_oft: str = "",
) -> Stueck:
    """Days a week in a Tagesgruppe."""
    return Stueck(
        stueck, Faden.FACHKRAFT, wer, was, ziel, wie_oft, ab, bis, Einheit.TAGE, tage * 1000, "tagesgruppe", bei
    )


def wohnen(
    stueck: str,
    wer: str,
    was: str,
    ziel: str,
    tage: int = 7,
    *,
    ab: int,
    bis: int | None,
    satz: str = "wohngruppe",
    bei: str = LEIT,
    wie_oft: str = "",
) -> Stueck:
    """Stationary days a week."""
    return Stueck(stueck, Faden.STATIONAER, wer, was, ziel, wie_oft, ab, bis, Einheit.TAGE, tage * 1000, satz, bei)


P, S, M, I = (  # noqa: E741 -- the four fields of the Ressourcencheck
    Ressourcenfeld.PERSOENLICH,
    Ressourcenfeld.SOZIAL,
    Ressourcenfeld.MATERIELL,
    Ressourcenfeld.INFRASTRUKTURELL,
)
KIND, MUTTER, VATER, VERWANDT, VERTRAUT = (
    Fallrolle.KIND,
    Fallrolle.MUTTER,
    Fallrolle.VATER,
    Fallrolle.VERWANDT,
    Fallrolle.VERTRAUENSPERSON,
)
RICHTUNG = Zielart.RICHTUNG
