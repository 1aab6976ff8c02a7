"""Fallfristen: which periods the facts of one case start, and which facts end them.

A fact is a word and a day. `FOLGEN` says which rule of `parameter/fristen.toml` a fact starts and what meets it; when
somebody is reminded stands in `parameter/erinnerung.toml`. Unit: calendar days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.fristen import Frist, frist, fristen, lade_fristen
from massanzug.rechenkern.parameter.lesen import Parameterfehler, in_kraft, lies_regeln, pruefe_fristen
from massanzug.rechenkern.zeitraum import EIN_TAG, plus_monate

Ausgang: TypeAlias = Literal["offen", "erfuellt", "entfallen"]

BEKANNTGABE: Final = "bekanntgabe"
GEBURTSTAG: Final = "geburtstag_18"
ENTSCHIEDEN: Final = "entschieden"
ENTSCHIEDEN_35A: Final = "entschieden_35a"
ABSCHLUSS: Final = "abschluss"
WEITERGELEITET: Final = "weitergeleitet"
ZU_SPAET_WEITERGELEITET: Final = "zu_spaet_weitergeleitet"


@dataclass(frozen=True, slots=True)
class Tatsache:
    """Something that happened, or will, on a day; `wer` tells people of one case apart."""

    art: str
    am: date
    wer: str = ""


@dataclass(frozen=True, slots=True)
class Folge:
    """`beginnt` starts the period. `erfuellt` meets it, late too; `ersetzt` puts another period in its place, but only
    while it runs: later it stays open, which is the safe side. `entfaellt` ends its sense. It exists only
    `nur_wenn` one of those facts is there.
    """

    schluessel: str
    beginnt: str
    erfuellt: tuple[str, ...] = ()
    ersetzt: tuple[str, ...] = ()
    entfaellt: tuple[str, ...] = ()
    nur_wenn: tuple[str, ...] = ()


_ENTSCHIEDEN_35A = (ENTSCHIEDEN_35A, "antrag_erledigt", WEITERGELEITET)
FOLGEN: Final = (
    # SGB IX §§ 14, 15: who knows early that others take part, or that an expert is needed, has another period
    Folge("35a-zustaendigkeit", "antrag_35a", ("zustaendigkeit_geklaert", ZU_SPAET_WEITERGELEITET, *_ENTSCHIEDEN_35A)),
    Folge(
        "35a-entscheidung",
        "antrag_35a",
        _ENTSCHIEDEN_35A,
        ("gutachten_beauftragt", "mehrere_traeger", "teilhabekonferenz"),
    ),
    Folge("35a-entscheidung-gutachten", "gutachten_da", _ENTSCHIEDEN_35A, ("mehrere_traeger", "teilhabekonferenz")),
    Folge(
        "35a-entscheidung-mehrere",
        "antrag_35a",
        _ENTSCHIEDEN_35A,
        ("teilhabekonferenz",),
        nur_wenn=("mehrere_traeger",),
    ),
    Folge("35a-entscheidung-konferenz", "antrag_35a", _ENTSCHIEDEN_35A, nur_wenn=("teilhabekonferenz",)),
    Folge("untaetigkeitsklage", "antrag", (ENTSCHIEDEN, "antrag_erledigt")),
    Folge("untaetigkeitsklage", "antrag_35a", _ENTSCHIEDEN_35A),
    Folge("untaetigkeitsklage", "widerspruch", ("widerspruchsbescheid", "widerspruch_erledigt")),
    Folge("bekanntgabe-post", "bescheid_post"),
    Folge("bekanntgabe-elektronisch", "bescheid_elektronisch"),
    Folge("widerspruch", BEKANNTGABE, ("widerspruch",)),
    Folge("klage", "widerspruchsbescheid", ("klage",)),
    Folge("volljaehrigkeit-vorbereiten", GEBURTSTAG, ("uebergang_18",), entfaellt=(ABSCHLUSS,)),
    Folge("uebergang-volljaehrige", "geplantes_ende", ("uebergang_ende",), entfaellt=(ABSCHLUSS,)),
    Folge("uebergang-eingliederungshilfe", "wechsel", ("uebergang_egh",), entfaellt=(ABSCHLUSS,)),
    Folge("gericht-eroerterung", "gericht_begonnen", ("gericht_eroertert",)),
    Folge("gericht-ueberpruefung", "gericht_ohne_massnahme", ("gericht_geprueft",)),
)
_BEKANNT_DURCH: Final = {"bescheid_post": "bekanntgabe-post", "bescheid_elektronisch": "bekanntgabe-elektronisch"}
_NUR_DIE_LETZTE: Final = frozenset({"geplantes_ende", "wechsel"})
"""What is expected changes: only what was said last counts."""


@dataclass(frozen=True, slots=True)
class Fallfrist:
    """A period of this case. `durch` and `am` say what ended it; from `erinnern_ab` on somebody is reminded."""

    frist: Frist
    wer: str
    ausgang: Ausgang
    durch: str = ""
    am: date | None = None
    erinnern_ab: date | None = None

    @property
    def stichtag(self) -> date:
        return self.frist.stichtag


def fallfristen(tatsachen: Iterable[Tatsache]) -> tuple[Fallfrist, ...]:
    """The periods of a case by day, each once. Later facts of the same day and kind add nothing.

    What began before the law knew the period has none.
    """
    alle = _abgeleitet(_gueltige(list(tatsachen)))
    je: dict[tuple[str, date, str], Fallfrist] = {}
    for folge in FOLGEN:
        for beginn in alle:
            if beginn.art != folge.beginnt or not _gilt(folge.schluessel, beginn.am):
                continue
            if not folge.nur_wenn or _erste(alle, folge.nur_wenn, beginn):
                je.setdefault((folge.schluessel, beginn.am, beginn.wer), _rechne(folge, beginn, alle))
    return tuple(sorted(je.values(), key=lambda f: (f.stichtag, f.frist.schluessel, f.wer)))


def pruefe_beginn(art: str, tag: date) -> None:
    """Raise Fristfehler for a fact noted by hand from a day on which one of the periods it begins was not law yet."""
    for folge in FOLGEN:
        if folge.beginnt == art and not folge.nur_wenn:
            frist(folge.schluessel, tag)


def _gilt(schluessel: str, tag: date) -> bool:
    return any(regel.schluessel == schluessel for regel in fristen(tag))


def volljaehrig_am(geboren: date) -> date:
    """The 18th birthday (§ 187 Abs. 2 BGB): who was born on 29 February comes of age on 1 March without a leap day."""
    tag = plus_monate(geboren, 18 * 12)
    return tag if tag.day == geboren.day else tag + EIN_TAG


def beendende(schluessel: str, beginnt: Iterable[str]) -> frozenset[str]:
    """The facts that end this period or put another in its place, when one of `beginnt` started it."""
    arten = set(beginnt)
    return frozenset(
        art
        for folge in FOLGEN
        if folge.schluessel == schluessel and folge.beginnt in arten
        for art in (*folge.erfuellt, *folge.ersetzt)
    )


def _gueltige(tatsachen: list[Tatsache]) -> list[Tatsache]:
    letzte = {t.art: t for t in tatsachen if t.art in _NUR_DIE_LETZTE}
    return [t for t in tatsachen if t.art not in _NUR_DIE_LETZTE or letzte[t.art] is t]


def _abgeleitet(tatsachen: list[Tatsache]) -> list[Tatsache]:
    """With the day on which a letter counts as received, and forwarding that came too late called so."""
    bekannt = [
        Tatsache(BEKANNTGABE, frist(_BEKANNT_DURCH[t.art], t.am).stichtag, t.wer)
        for t in tatsachen
        if t.art in _BEKANNT_DURCH
    ]
    return [*(_weiterleitung(t, tatsachen) for t in tatsachen), *bekannt]


def _weiterleitung(tatsache: Tatsache, alle: list[Tatsache]) -> Tatsache:
    """SGB IX § 14 Abs. 1: who has not found within two weeks that another is competent, stays competent himself."""
    if tatsache.art != WEITERGELEITET:
        return tatsache
    antraege = [t.am for t in alle if t.art == "antrag_35a" and t.am <= tatsache.am]
    if not antraege:
        return tatsache
    antrag = max(antraege)
    geklaert = [t.am for t in alle if t.art == "zustaendigkeit_geklaert" and antrag <= t.am]
    if min([*geklaert, tatsache.am]) <= frist("35a-zustaendigkeit", antrag).ende:
        return tatsache
    return Tatsache(ZU_SPAET_WEITERGELEITET, tatsache.am, tatsache.wer)


def _rechne(folge: Folge, beginn: Tatsache, alle: list[Tatsache]) -> Fallfrist:
    eine = frist(folge.schluessel, beginn.am)
    erinnern = erinnern_ab(eine)
    # what is prepared a year ahead is met from the day of its reminder on: brothers and sisters have their own
    ab = beginn if eine.stichtag >= beginn.am else Tatsache("", erinnern or eine.stichtag, beginn.wer)
    enden = [
        (_erste(alle, folge.erfuellt, ab), "erfuellt"),
        (_erste([t for t in alle if t.am <= eine.stichtag], folge.ersetzt, ab), "entfallen"),
        (_erste(alle, folge.entfaellt, None), "entfallen"),
    ]
    for ende, ausgang in sorted(((e, a) for e, a in enden if e), key=lambda paar: paar[0].am):
        return Fallfrist(eine, beginn.wer, ausgang, ende.art, ende.am, erinnern)  # type: ignore[arg-type]
    return Fallfrist(eine, beginn.wer, "offen", erinnern_ab=erinnern)


def _erste(alle: list[Tatsache], arten: tuple[str, ...], ab: Tatsache | None) -> Tatsache | None:
    """The first of these facts not before `ab`, of the same person where it is somebody's own."""
    passend = [
        t
        for t in alle
        if t.art in arten and (ab is None or t.am >= ab.am) and (not t.wer or ab is None or t.wer == ab.wer)
    ]
    return min(passend, key=lambda t: t.am, default=None)


# --- reminders --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vorlauf:
    """So many calendar days before its Stichtag a period stands on the desk."""

    schluessel: str
    vorlauf_tage: int
    gueltig_von: date
    quelle: str
    annahme: bool
    gueltig_bis: date | None = None


def erinnern_ab(eine: Frist) -> date | None:
    """From when somebody is reminded, by the rule in force on the Stichtag; None where nobody has to do anything."""
    fassungen = [v for v in lade_vorlaeufe() if v.schluessel == eine.schluessel]
    if not fassungen:
        return None
    vorlauf = next((v for v in fassungen if in_kraft(v, eine.stichtag)), fassungen[0])
    return eine.stichtag - timedelta(vorlauf.vorlauf_tage)


def vorlauf_tage(schluessel: str, tag: date) -> int:
    """How many days ahead this period is shown. Raises Parameterfehler when nothing is laid down for the day."""
    for vorlauf in lade_vorlaeufe():
        if vorlauf.schluessel == schluessel and in_kraft(vorlauf, tag):
            return vorlauf.vorlauf_tage
    raise Parameterfehler(f"Für „{schluessel}“ ist kein Vorlauf hinterlegt.")


@cache
def lade_vorlaeufe() -> tuple[Vorlauf, ...]:
    """The entries of `parameter/erinnerung.toml`. Raises Parameterfehler when the file is wrong."""
    return pruefe_vorlaeufe(lies_regeln("erinnerung", Vorlauf))


def pruefe_vorlaeufe(vorlaeufe: tuple[Vorlauf, ...]) -> tuple[Vorlauf, ...]:
    """Refuse unknown periods, negative days and two entries on one day. Raises Parameterfehler."""
    bekannte = {regel.schluessel for regel in lade_fristen()}
    for vorlauf in vorlaeufe:
        if vorlauf.schluessel not in bekannte:
            raise Parameterfehler(f"Die Frist „{vorlauf.schluessel}“ gibt es nicht.")
        if vorlauf.vorlauf_tage < 0:
            raise Parameterfehler(f"Der Vorlauf von „{vorlauf.schluessel}“ liegt unter null Tagen.")
    for schluessel in {v.schluessel for v in vorlaeufe}:
        pruefe_fristen([v for v in vorlaeufe if v.schluessel == schluessel], f"erinnerung.{schluessel}")
    return vorlaeufe
