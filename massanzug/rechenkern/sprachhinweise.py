"""Hints on the wording of a goal or a will: they teach and never block.

Each hint quotes what it noticed, says why it matters and shows a better sentence. The rules look at words, clauses and
commas, not at meaning: where a rule is not sure it says nothing, because a wrong hint costs more than a missing one.
Nothing here is decided or counted. Vocabulary: `parameter/sprachhinweise.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

from massanzug.rechenkern.parameter.lesen import Parameterfehler, lies_regeln

Wortart: TypeAlias = Literal["fachwort", "massnahme", "alltag", "komparativ", "akteur", "nahe", "beispiel"]

HOECHSTENS: Final = 2000
"""Characters that are looked at; a goal is a sentence."""
WOERTER_ZIEL: Final = 28
WOERTER_WILLE: Final = 45
"""A sentence with more words is hard to say by heart; the will is left as long as it was spoken."""
FACHWOERTER_HOECHSTENS: Final = 3
_ZITAT_HOECHSTENS: Final = 60


@dataclass(frozen=True, slots=True)
class Sprachhinweis:
    """One hint. `zitat` is the text from `von` to `bis`, empty where something is missing."""

    schluessel: str
    bemerkt: str
    warum: str
    beispiel: str
    zitat: str = ""
    von: int = 0
    bis: int = 0


@dataclass(frozen=True, slots=True)
class Sprachregel:
    """Words of one kind from the parameter file; `einfach` is the plain sentence that goes with them."""

    art: Wortart
    worte: tuple[str, ...]
    einfach: str = ""
    zu: str = ""


@dataclass(frozen=True, slots=True)
class _Muster:
    """Words and word parts, ready to be compared fast."""

    ganze: frozenset[str]
    anfaenge: tuple[str, ...]
    enden: tuple[str, ...]
    teile: tuple[str, ...]

    @classmethod
    def aus(cls, worte: Iterable[str]) -> _Muster:
        worte = tuple(worte)
        return cls(
            frozenset(w for w in worte if "*" not in w),
            tuple(w[:-1] for w in worte if w.endswith("*") and not w.startswith("*")),
            tuple(w[1:] for w in worte if w.startswith("*") and not w.endswith("*")),
            tuple(w[1:-1] for w in worte if w.startswith("*") and w.endswith("*") and len(w) > 2),
        )

    def passt(self, wort: str) -> bool:
        return (
            wort in self.ganze
            or wort.startswith(self.anfaenge)
            or wort.endswith(self.enden)
            or any(teil in wort for teil in self.teile)
        )


@dataclass(frozen=True, slots=True)
class _Wortschatz:
    fachworte: tuple[tuple[_Muster, str], ...]
    massnahme: _Muster
    alltag: _Muster
    komparativ: frozenset[str]
    steigerung: frozenset[str]
    akteur: frozenset[str]
    nahe: frozenset[str]
    beispiele: dict[str, tuple[tuple[_Muster, str], ...]]
    sonst: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Wort:
    """A word in its place; `satz` and `teil` count sentences and clauses, `stumm` words are never noticed."""

    klein: str
    von: int
    bis: int
    gross: bool
    satz: int
    teil: int
    stumm: bool


@cache
def lade_sprachregeln() -> tuple[Sprachregel, ...]:
    """All entries of the parameter file. Raises Parameterfehler when one lacks its sentence."""
    regeln = lies_regeln("sprachhinweise", Sprachregel)
    for regel in regeln:
        if regel.art in {"fachwort", "beispiel"} and not regel.einfach:
            raise Parameterfehler(f"„sprachhinweise“: Bei „{regel.worte[0]}“ fehlt der einfache Satz.")
    return regeln


@cache
def _wortschatz() -> _Wortschatz:
    regeln = lade_sprachregeln()

    def worte(art: Wortart) -> list[str]:
        return [wort for regel in regeln if regel.art == art for wort in regel.worte]

    beispiele: dict[str, list[tuple[_Muster, str]]] = {}
    sonst: dict[str, str] = {}
    for regel in regeln:
        if regel.art == "beispiel" and regel.worte == ("*",):
            sonst[regel.zu] = regel.einfach
        elif regel.art == "beispiel":
            beispiele.setdefault(regel.zu, []).append((_Muster.aus(regel.worte), regel.einfach))
    komparativ = frozenset(worte("komparativ"))
    immer = next(frozenset(regel.worte) for regel in regeln if regel.art == "komparativ")
    return _Wortschatz(
        fachworte=tuple((_Muster.aus(r.worte), r.einfach) for r in regeln if r.art == "fachwort"),
        massnahme=_Muster.aus(worte("massnahme")),
        alltag=_Muster.aus(worte("alltag")),
        komparativ=komparativ,
        steigerung=komparativ - immer,
        akteur=frozenset(worte("akteur")),
        nahe=frozenset(worte("nahe")),
        beispiele={zu: tuple(liste) for zu, liste in beispiele.items()},
        sonst=sonst,
    )


# --- reading the text -------------------------------------------------------------------------------------------------

_WORT = re.compile(
    r"[^\W\d_]+(?:(?:[*:_]|/-?)in(?:nen)?(?![^\W\d_])|[-’'][^\W\d_]+)*|\d+(?:[.,:/]\d+)*",
)
_GESCHLECHT = re.compile(r"(?:[*:_]|/-?)(?=in(?:nen)?$)")
_ZITAT = re.compile(r"„[^“”\"]*[“”\"]|\"[^\"]*\"|»[^«]*«|«[^»]*»|“[^”]*”|‚[^‘’]*[‘’]")
_SATZENDE = re.compile(r"[.!?…;]|\n\s*\n")
_AUFZAEHLUNG = re.compile(r"^[ \t]*(?:[-–*•]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)
_ABKUERZUNG: Final = frozenset(
    {"z", "b", "d", "h", "u", "a", "o", "ca", "bzw", "usw", "dr", "nr", "str", "evtl", "ggf"}
)
_ANREDE: Final = frozenset({"herr", "herrn", "frau", "familie", "dr"})


class _Gelesen:
    """A text as words in sentences and clauses."""

    def __init__(self, text: str, namen: Collection[str] = ()) -> None:
        self.text = text
        eben, self.orte = _eben(text[:HOECHSTENS])
        self.eben = eben
        self.worte = tuple(_worte(eben, _namensteile(namen)))
        self.saetze = _gruppen(self.worte, lambda w: w.satz)
        self.teile = _gruppen(self.worte, lambda w: w.teil)

    def stelle(self, von: _Wort, bis: _Wort) -> tuple[int, int]:
        """Where this is in the text as it was typed."""
        return self.orte[von.von] if self.orte else von.von, self.orte[bis.bis] if self.orte else bis.bis

    def satz(self, wort: _Wort) -> tuple[_Wort, ...]:
        return self.saetze[wort.satz]

    def teil(self, wort: _Wort) -> tuple[_Wort, ...]:
        return self.teile[wort.teil]


def _eben(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with composed umlauts, and for each of its places the place in the original (empty: the same)."""
    if unicodedata.is_normalized("NFC", text):
        return text, ()
    stuecke: list[str] = []
    orte: list[int] = []
    anfang = 0
    for ende in range(1, len(text) + 1):
        if ende < len(text) and unicodedata.combining(text[ende]):
            continue
        stueck = unicodedata.normalize("NFC", text[anfang:ende])
        stuecke.append(stueck)
        orte += [anfang] * len(stueck)
        anfang = ende
    return "".join(stuecke), (*orte, len(text))


def _namensteile(namen: Collection[str]) -> frozenset[str]:
    return frozenset(teil for name in namen for teil in _WORT.findall(name) if len(teil) > 1 and teil[0].isupper())


def _worte(text: str, namen: frozenset[str]) -> Iterator[_Wort]:
    zitiert = _zitierte(text)
    satz = teil = 0
    davor, vorwort = 0, ""
    for nummer, treffer in enumerate(_WORT.finditer(text)):
        roh, luecke = treffer[0], text[davor : treffer.start()]
        if nummer and _neuer_satz(luecke, vorwort, roh):
            satz, teil = satz + 1, teil + 1
        elif nummer and any(zeichen in luecke for zeichen in ",:–—()\n"):
            teil += 1
        klein = _GESCHLECHT.sub("", roh).lower()
        stumm = roh in namen or vorwort in _ANREDE or any(von <= treffer.start() < bis for von, bis in zitiert)
        yield _Wort(klein, treffer.start(), treffer.end(), roh[0].isupper(), satz, teil, stumm)
        davor, vorwort = treffer.end(), klein


def _neuer_satz(luecke: str, vorwort: str, wort: str) -> bool:
    if not _SATZENDE.search(luecke):
        return "\n" in luecke and not wort[0].islower()
    if luecke.strip().startswith(".") and "\n" not in luecke:
        return not (wort[0].islower() or vorwort.isdigit() or vorwort in _ABKUERZUNG or wort[0].isdigit())
    return True


def _zitierte(text: str) -> list[tuple[int, int]]:
    """What somebody else said. Quotation marks around everything, or after a colon, are the person's own words."""
    spannen = []
    for treffer in _ZITAT.finditer(text):
        aussen = text[: treffer.start()] + text[treffer.end() :]
        if _WORT.search(aussen) and not text[: treffer.start()].rstrip().endswith(":"):
            spannen.append(treffer.span())
    return spannen


def _gruppen(worte: tuple[_Wort, ...], nach: Callable[[_Wort], int]) -> tuple[tuple[_Wort, ...], ...]:
    gruppen: list[list[_Wort]] = []
    for wort in worte:
        if nach(wort) == len(gruppen):
            gruppen.append([])
        gruppen[-1].append(wort)
    return tuple(tuple(gruppe) for gruppe in gruppen)


# --- the rules --------------------------------------------------------------------------------------------------------

_Fund: TypeAlias = tuple[_Wort, _Wort]
_NEBENSATZ: Final = frozenset(
    {
        "wenn",
        "falls",
        "weil",
        "obwohl",
        "ob",
        "bevor",
        "bis",
        "damit",
        "sodass",
        "während",
        "solange",
        "sobald",
        "nachdem",
    }
    | {
        "was",
        "wie",
        "wo",
        "wer",
        "wen",
        "wem",
        "wann",
        "warum",
        "wofür",
        "wohin",
        "statt",
        "anstatt",
        "sondern",
        "auch",
    }
)
_RELATIV: Final = frozenset({"der", "die", "das", "den", "dem", "deren", "denen", "dessen"})
_PRAEPOSITION: Final = frozenset(
    {"an", "in", "auf", "bei", "mit", "für", "von", "zu", "aus", "nach", "vor", "über", "durch"}
)
_NEIN: Final = frozenset(
    {"nicht", "nie", "niemals", "niemand", "niemanden", "niemandem", "nichts", "kein", "keine", "keinen", "keinem"}
    | {"keiner", "keines", "keins", "weniger", "seltener"}
)
_OHNE_ECHTES_NEIN: Final = frozenset(
    {"problem", "probleme", "thema", "zweifel", "wunder", "nur", "zuletzt", "umsonst", "anderes"}
)
_GRENZE: Final = frozenset({"mehr", "länger", "später", "weniger", "öfter", "früher", "höher"})
_LASSEN: Final = frozenset(
    {"aufhören", "aufhört", "aufhöre", "aufhörst", "aufzuhören", "aufgehört", "vermeiden", "vermeide", "vermeidet"}
    | {"unterlassen", "unterlasse", "unterlässt", "verzichten", "verzichte", "verzichtet", "abgewöhnen", "abgewöhnt"}
)
_HOERE: Final = frozenset({"höre", "hört", "hörst", "hören", "hör", "hörte"})
_SOLL: Final = frozenset(
    {"soll", "sollst", "sollen", "sollt", "sollte", "solltest", "sollten", "solle", "muss", "musst", "müssen", "müsst"}
    | {"müsste", "müssten", "muß"}
)
_ICH: Final = frozenset({"ich", "wir", "mir", "mich", "uns"})
_ARTIKEL: Final = frozenset(
    {"der", "die", "das", "ein", "eine", "mein", "meine", "unser", "unsere", "sein", "seine", "ihr", "ihre", "dein"}
    | {"deine", "kein", "keine", "unsre", "diese", "dieser", "dieses", "jede", "jeder", "jedes"}
)
_MASS: Final = frozenset(
    {"einmal", "zweimal", "dreimal", "viermal", "fünfmal", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht"}
    | {"neun", "zehn", "elf", "zwölf", "täglich", "wöchentlich", "jeden", "jede", "jedes", "jeder", "halbe", "stunde"}
    | {f"{tag}{s}" for tag in ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag") for s in ("", "s")}
    | {"sonntag", "sonntags", "sonnabend", "abends", "morgens", "mittags"}
)
_ZEITPUNKT = re.compile(
    r"\bbis\s+(?:spätestens\s+)?(?:(?:zum|zur|zu|ende|anfang|mitte|in|nächste[nrs]?)\b|\d{1,2}\.|(?:januar|februar|märz|"
    r"april|mai|juni|juli|august|september|oktober|november|dezember|weihnachten|ostern|pfingsten|silvester)\b)"
    r"|\b\d{1,2}\.\s?\d{1,2}\.",
    re.IGNORECASE,
)
_TEIL: Final = frozenset({"teilnehmen", "teilnimmt", "teilnehme", "teilzunehmen", "teilgenommen", "teilnahme"})
_NIMMT: Final = frozenset({"nimmt", "nehme", "nehmen", "nimmst", "nahm", "nahmen"})
_NOCH_EINS: Final = frozenset({"außerdem", "zudem", "desweiteren", "zusätzlich"})
_TUT: Final = frozenset(
    {
        "gehe",
        "mache",
        "räume",
        "stehe",
        "helfe",
        "esse",
        "lerne",
        "koche",
        "rufe",
        "schreibe",
        "trage",
        "bringe",
        "halte",
    }
    | {"spreche", "rede", "suche", "finde", "nehme", "lese", "putze", "kümmere", "melde", "treffe", "schlafe", "bleibe"}
    | {"komme", "fahre", "spiele", "besuche", "erledige", "packe", "ziehe", "wasche", "kaufe", "bezahle", "übernehme"}
    | {"hole", "spüle", "bin", "habe", "gehen", "machen", "sind", "haben"}
)
_WUNSCHWORT: Final = frozenset({"wünsche", "wünscht", "wünschte", "hoffe"})


def _im_nebensatz(text: _Gelesen, wort: _Wort) -> bool:
    """In „wenn …“, „weil …“, or a clause after the first that explains („die …“, „was …“): not the goal."""
    teil = text.teil(wort)
    if any(w.klein in _NEBENSATZ for w in teil[:2] if w.von < wort.von):
        return True
    if teil[0] is text.satz(wort)[0]:
        return False
    return teil[0].klein in _RELATIV or (teil[0].klein in _PRAEPOSITION and len(teil) > 1 and teil[1].klein in _RELATIV)


def _verneinung(text: _Gelesen) -> _Fund | None:
    for i, wort in enumerate(text.worte):
        if wort.stumm or _im_nebensatz(text, wort):
            continue
        if wort.klein in _LASSEN:
            return wort, wort
        if wort.klein in _HOERE and (auf := _hoert_auf(text, wort)):
            return wort, auf
        if wort.klein not in _NEIN:
            continue
        danach = text.worte[i + 1 : i + 3]
        if _kein_echtes_nein(text, wort, danach):
            continue
        ende = wort
        nomen = wort.klein.startswith("kein") and danach and danach[0].gross
        if danach and danach[0].teil == wort.teil and (danach[0].klein == "mehr" or nomen):
            ende = danach[0]
        return wort, ende
    return None


def _kein_echtes_nein(text: _Gelesen, wort: _Wort, danach: tuple[_Wort, ...]) -> bool:
    """„nicht nur …“, „nicht …, sondern …“, „nicht später als acht“, „mehr oder weniger“, „…, und kein Dolmetscher“."""
    satz = text.satz(wort)
    stelle = satz.index(wort)
    if stelle > 2 and wort.klein not in {"weniger", "seltener"}:
        davor_wort = satz[stelle - 1]
        if davor_wort.klein == "und" or (davor_wort.teil != wort.teil and wort.klein == "nicht"):
            return True  # what is wanted was said before
    folge = [w.klein for w in danach if w.satz == wort.satz]
    if any(w.klein == "sondern" and w.von > wort.von for w in satz):
        return True
    if folge and folge[0] in _OHNE_ECHTES_NEIN:
        return True
    if wort.klein in {"weniger", "seltener"}:
        davor = [w.klein for w in satz if w.von < wort.von][-2:]
        return "als" in folge or "oder" in davor or "nicht" in davor or "je" in davor
    if len(folge) == 2 and folge[0] in _GRENZE and folge[1] == "als":
        return True
    return wort is satz[0] and wort.klein == "keine" and text.teil(wort)[-1].klein in {"angst", "sorge", "ahnung"}


def _hoert_auf(text: _Gelesen, wort: _Wort) -> _Wort | None:
    """„hört auf“, „höre mit dem Rauchen auf“, „hört auf zu schlagen“; but „hört auf Mama“ is listening."""
    teil = text.teil(wort)
    for i, w in enumerate(teil):
        if w.klein == "auf" and w.von > wort.von:
            nach = teil[i + 1].klein if i + 1 < len(teil) else ""
            if nach in {"", "zu", "mit", "damit", "und"}:
                return w
    return None


def _komparativ(text: _Gelesen) -> _Fund | None:
    schatz = _wortschatz()
    for i, wort in enumerate(text.worte):
        if wort.klein not in schatz.komparativ or wort.stumm or _im_nebensatz(text, wort):
            continue
        satz = text.satz(wort)
        davor = text.worte[i - 1].klein if i and text.worte[i - 1].satz == wort.satz else ""
        danach = text.worte[i + 1] if i + 1 < len(text.worte) else None
        if any((w.klein == "als" and w.von > wort.von) or w.klein in _MASS or w.klein[0].isdigit() for w in satz):
            continue
        if wort.klein == "mehr" and any(w.klein in _NEIN and w.von < wort.von for w in satz):
            continue
        if danach and (danach.klein in {"oder", "gesagt"} and wort.klein in {"mehr", "besser"}):
            continue
        if wort.klein in schatz.steigerung and (
            davor in _ARTIKEL or (danach and danach.gross and wort.teil == danach.teil)
        ):
            continue  # „ein sicherer Ort“ compares nothing
        return wort, wort
    return None


def _fremdauftrag(text: _Gelesen) -> _Fund | None:
    for wort in text.worte:
        if wort.klein not in _SOLL or wort.stumm or _im_nebensatz(text, wort):
            continue
        satz, teil = text.satz(wort), text.teil(wort)
        if wort.gross and wort is not satz[0]:
            continue  # „ein Muss“
        if wort.klein.startswith(("sollte", "müsste")) and wort is teil[0]:
            continue  # „sollte es regnen, …“
        if wort.klein.startswith("m") and any(w.klein in _NEIN for w in teil):
            continue  # what one need not do
        return wort, wort
    return None


def _massnahme(text: _Gelesen) -> _Fund | None:
    schatz = _wortschatz()
    for wort in text.worte:
        if wort.stumm:
            continue
        teil = text.teil(wort)
        spaeter = [w for w in teil if w.von > wort.von]
        if schatz.massnahme.passt(wort.klein) or (wort.klein == "anspruch" and any(w.klein == "in" for w in teil)):
            return wort, wort
        if wort.klein in _TEIL and not any(schatz.alltag.passt(w.klein) for w in teil if w is not wort):
            return wort, wort
        if wort.klein not in _NIMMT:
            continue
        ende = next((w for w in spaeter if w.klein in {"teil", "wahr"}), None)
        if ende is None:
            continue
        inhalt = [w.klein for w in spaeter if w.von < ende.von]
        if ende.klein == "wahr" and not any(w.startswith(("termin", "hilfe", "angebot", "gespräch")) for w in inhalt):
            continue
        if ende.klein == "teil" and any(schatz.alltag.passt(w) for w in inhalt):
            continue
        return wort, ende
    return _termin_wahrnehmen(text)


def _termin_wahrnehmen(text: _Gelesen) -> _Fund | None:
    for teil in text.teile:
        termin = next((w for w in teil if w.klein.startswith("termin") and not w.stumm), None)
        verb = next((w for w in teil if w.klein in {"wahrnehmen", "wahrnimmt", "wahrzunehmen", "wahrgenommen"}), None)
        if termin and verb and termin.von < verb.von:
            return termin, verb
    return None


def _fachworte(text: _Gelesen) -> list[tuple[_Fund, str]]:
    gefunden: dict[str, tuple[_Fund, str]] = {}
    for wort in text.worte:
        if wort.stumm or len(wort.klein) < 4:
            continue
        for muster, einfach in _wortschatz().fachworte:
            if einfach not in gefunden and muster.passt(wort.klein):
                gefunden[einfach] = (wort, wort), einfach
    return list(gefunden.values())[:FACHWOERTER_HOECHSTENS]


def _fachkraft(text: _Gelesen) -> _Fund | None:
    """A sentence or a „dass“ that begins with the worker: she acts, not the person."""
    for teil in text.teile:
        beginn = 1 if teil[0].klein in {"dass", "daß", "und"} else 0
        kopf = teil[beginn : beginn + 3]
        if beginn == 0 and teil[0] is not text.satz(teil[0])[0]:
            continue
        ohne = kopf[:1] and kopf[0].klein in {"asd", "jugendamt", "fachkraft"}
        while kopf and kopf[0].klein in {"der", "die", "das", "unser", "unsere", "meine", "mein"}:
            kopf, ohne = kopf[1:], True
        if not ohne:
            continue
        if not kopf or kopf[0].klein not in _wortschatz().akteur or kopf[0].stumm:
            continue
        rest = [w.klein for w in teil if w.von > kopf[0].von][:2]
        if any(w in {"ich", "wir"} for w in rest):
            continue  # „Die Fachkraft rufe ich an“
        return teil[beginn], kopf[0]
    return None


def _wunsch(text: _Gelesen, *, wille: bool) -> _Fund | None:
    """Somebody else should act: „dass die Lehrerin …“, in a will also „Mama soll …“ and „ich wünsche mir“."""
    schatz = _wortschatz()
    andere = schatz.nahe | schatz.akteur
    for teil in text.teile:
        dass = teil[0]
        if dass.klein in {"dass", "daß"} and not dass.stumm and len(teil) > 1:
            wer = teil[2] if teil[1].klein in _ARTIKEL - {"er", "sie"} and len(teil) > 2 else teil[1]
            nach = [w.klein for w in teil if w.von > wer.von][:2]
            if wer.klein in andere and not wer.stumm and not ("und" in nach[:1] and nach[-1] in {"ich", "wir"}):
                return dass, wer
        if not wille:
            continue
        if (wort := next((w for w in teil if w.klein in _WUNSCHWORT and not w.stumm), None)) is not None:
            return wort, wort
        fund = _andere_sollen(teil, andere)
        if fund:
            return fund
    return None


def _andere_sollen(teil: tuple[_Wort, ...], andere: frozenset[str]) -> _Fund | None:
    for i, wort in enumerate(teil):
        if wort.klein in {"soll", "sollen"} and not wort.stumm:
            davor, danach = teil[max(0, i - 1) : i], teil[i + 1 : i + 3]
            if any(w.klein in {"ich", "wir"} for w in (*teil[:i][-2:], *danach[:1])):
                return None
            wer = next((w for w in (*davor, *danach) if w.klein in andere), None)
            if wer is not None:
                return (wer, wort) if wer.von < wort.von else (wort, wer)
    return None


def _mehrere(text: _Gelesen) -> _Fund | None:
    for satz in text.saetze:
        frei = [w for w in satz if not w.stumm and not _im_nebensatz(text, w)]
        noch = next((w for w in frei if w.klein in _NOCH_EINS and w is not satz[0]), None)
        if noch is not None:
            return noch, noch
        for i, wort in enumerate(frei[:-1]):
            folgt = frei[i + 1]
            if (
                wort.klein == "und"
                and folgt.klein in {"ich", "wir"}
                and any(w.klein in {"ich", "wir"} for w in frei[:i])
            ):
                return wort, folgt
        if frei and frei[0] is satz[0] and satz[0].klein == "ich":
            taten = [w for i, w in enumerate(frei) if w.klein in _TUT and _beginnt(frei, i)]
            if len(taten) >= 3:
                return taten[0], taten[-1]
    zeilen = _AUFZAEHLUNG.findall(text.eben)
    if len(zeilen) >= 2 and len(text.worte) > 1:
        return text.worte[0], text.worte[-1]
    return None


def _beginnt(worte: list[_Wort], i: int) -> bool:
    """Whether this verb begins a part of the sentence: after „ich“, „und“ or a comma."""
    return i > 0 and (worte[i - 1].klein in {"ich", "und"} or worte[i - 1].teil != worte[i].teil)


def _langer_satz(text: _Gelesen, hoechstens: int) -> _Fund | None:
    lang = next((satz for satz in text.saetze if len(satz) > hoechstens), None)
    return (lang[0], lang[-1]) if lang else None


# --- the hints --------------------------------------------------------------------------------------------------------

_WARUM: Final[dict[str, str]] = {
    "verneinung": "Ein Ziel zieht stärker, wenn es sagt, was stattdessen da ist: Darauf kann man zugehen.",
    "komparativ": "Im Vergleich wozu? Mit einem Bild oder einer Zahl wissen alle, wann es geschafft ist.",
    "fremdauftrag": "Das klingt nach dem Auftrag von jemand anderem. Was man selbst will, hält länger.",
    "massnahme": "Das ist ein Weg, noch kein Ziel. Die Frage dahinter: Was ist im Leben anders, wenn es geholfen hat?",
    "fachwort": "Die Familie soll ihr Ziel in ihren eigenen Worten wiederfinden.",
    "fachkraft": "Das Ziel gehört der Familie. Wenn sie selbst handelt, bleibt es auch, wenn die Hilfe endet.",
    "wunsch": "Hier handelt jemand anderes. Ein Ziel trägt, wenn man es aus eigener Kraft erreichen kann.",
    "mehrere_ziele": "Jedes Ziel für sich lässt sich leichter erreichen und feiern. Legen Sie ruhig zwei an.",
    "langer_satz": "Ein kurzer Satz lässt sich merken und am Küchentisch weitererzählen.",
    "kein_datum": "Mit einem Tag vor Augen fängt man eher an, und alle wissen, wann Sie gemeinsam hinschauen.",
    "kein_woran": "Wenn alle dasselbe Zeichen kennen, sehen alle, dass es geklappt hat.",
}
_WARUM_WILLE: Final[dict[str, str]] = _WARUM | {
    "verneinung": "Die Worte dürfen so stehen bleiben. Fragen Sie nach: Was soll stattdessen da sein?",
    "fremdauftrag": "Wer sagt das? Was andere erwarten, hat unten ein eigenes Feld. Was will die Person selbst?",
    "massnahme": "Eine Hilfe ist ein Weg. Fragen Sie nach: Was soll im Leben anders sein, wenn sie geholfen hat?",
    "fachwort": "Hier stehen die Worte der Person. Wie hat sie es selbst gesagt?",
    "wunsch": "Ein Wunsch braucht andere, für ihn gibt es unten ein Feld. Wofür setzt sich die Person selbst ein?",
    "langer_satz": "Der Wille steht groß auf der Fallseite. Welcher Satz ist der wichtigste?",
}
_BEMERKT: Final[dict[str, str]] = {
    "verneinung": "„{}“ sagt, was fehlen soll.",
    "komparativ": "„{}“ vergleicht.",
    "fremdauftrag": "„{}“ klingt nach Pflicht.",
    "massnahme": "„{}“ beschreibt eine Hilfe.",
    "fachwort": "„{}“ ist ein Fachwort.",
    "fachkraft": "Hier handelt „{}“.",
    "wunsch": "„{}“: Hier ist jemand anderes gefragt.",
    "mehrere_ziele": "In „{}“ stecken mehrere Ziele.",
    "langer_satz": "Dieser Satz ist lang: „{}“",
    "kein_datum": "Noch offen: bis wann?",
    "kein_woran": "Noch offen: woran merken es alle?",
}


def hinweise_ziel(
    text: str,
    *,
    art: str = "",
    hat_datum: bool = False,
    woran: str = "",
    herkunft: str = "",
    namen: Collection[str] = (),
) -> tuple[Sprachhinweis, ...]:
    """Hints for a goal, in the order of its text, what is missing last. Empty text, no hints.

    `art` and `herkunft` as in fall.choices. What the office requires (Auflage) may say „muss“.
    `namen` are the people of the case: a name is never noticed.
    """
    gelesen = _Gelesen(text, namen)
    if not gelesen.worte:
        return ()
    auflage = herkunft == "auflage_amt"
    funde: list[tuple[str, _Fund | None]] = [
        ("verneinung", _verneinung(gelesen)),
        ("komparativ", None if woran.strip() else _komparativ(gelesen)),
        ("fremdauftrag", None if auflage else _fremdauftrag(gelesen)),
        ("massnahme", _massnahme(gelesen)),
        ("fachkraft", _fachkraft(gelesen)),
        ("mehrere_ziele", _mehrere(gelesen)),
        ("langer_satz", _langer_satz(gelesen, WOERTER_ZIEL)),
    ]
    if funde[4][1] is None and not auflage:
        funde.append(("wunsch", _wunsch(gelesen, wille=False)))
    hinweise = _hinweise(gelesen, funde, _WARUM)
    if art == "handlung":
        if not hat_datum and not _ZEITPUNKT.search(gelesen.eben):
            hinweise.append(_offen("kein_datum"))
        if not woran.strip():
            hinweise.append(_offen("kein_woran"))
    return tuple(hinweise)


def hinweise_wille(text: str, *, namen: Collection[str] = ()) -> tuple[Sprachhinweis, ...]:
    """Hints for a person's will. It stays in her words: each hint is a question to ask her, not a correction."""
    gelesen = _Gelesen(text, namen)
    if not gelesen.worte:
        return ()
    wunsch = _wunsch(gelesen, wille=True)
    auftrag = _fremdauftrag(gelesen)
    if auftrag and not any(w.klein in _ICH for w in gelesen.teil(auftrag[0])):
        auftrag = None  # „Es soll ruhig sein“: nobody is ordered to do anything
    funde: list[tuple[str, _Fund | None]] = [
        ("verneinung", _verneinung(gelesen)),
        ("fremdauftrag", None if wunsch else auftrag),
        ("massnahme", _massnahme(gelesen)),
        ("wunsch", wunsch),
        ("langer_satz", _langer_satz(gelesen, WOERTER_WILLE)),
    ]
    return tuple(_hinweise(gelesen, funde, _WARUM_WILLE))


def _hinweise(text: _Gelesen, funde: Iterable[tuple[str, _Fund | None]], warum: dict[str, str]) -> list[Sprachhinweis]:
    gefunden = [_hinweis(text, art, fund, _beispiel(text, art, fund), warum) for art, fund in funde if fund]
    gefunden += [_hinweis(text, "fachwort", fund, einfach, warum) for fund, einfach in _fachworte(text)]
    return sorted(gefunden, key=lambda hinweis: (hinweis.von, hinweis.bis))


def _hinweis(text: _Gelesen, art: str, fund: _Fund, beispiel: str, warum: dict[str, str]) -> Sprachhinweis:
    von, bis = text.stelle(*fund)
    zitat = text.text[von:bis]
    return Sprachhinweis(art, _BEMERKT[art].format(_kurz(zitat)), warum[art], beispiel, zitat, von, bis)


def _kurz(zitat: str) -> str:
    """The quote on one line, shortened at a word."""
    eine = " ".join(zitat.split()).replace("„", "‚").replace("“", "‘")
    if len(eine) <= _ZITAT_HOECHSTENS:
        return eine
    return eine[:_ZITAT_HOECHSTENS].rsplit(" ", 1)[0] + " …"


def _offen(art: str) -> Sprachhinweis:
    return Sprachhinweis(art, _BEMERKT[art], _WARUM[art], _wortschatz().sonst[art])


def _beispiel(text: _Gelesen, art: str, fund: _Fund) -> str:
    """The example whose topic is in the sentence that was noticed."""
    satz = [w.klein for w in text.satz(fund[0])]
    for muster, einfach in _wortschatz().beispiele.get(art, ()):
        if any(muster.passt(wort) for wort in satz):
            return einfach
    return _wortschatz().sonst[art]
