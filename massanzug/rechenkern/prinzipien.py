"""Prinzipiencheck: what of the five principles can be seen in a case, and what one could still ask about.

Evidence and open questions are sentences with a place where they can be mended; there is no score, no colour and no
order of cases, and nothing is held up by it. Each principle is looked at from three sides: the family's, the Träger's,
the Amt's. Source: Bekanntmachung der Stadt Arnsberg (five principles), Fachkonzept Sozialraumorientierung (Hinte).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Sicht: TypeAlias = Literal["familie", "traeger", "amt"]
Ort: TypeAlias = Literal[
    "wille", "ziele", "ziel_neu", "ressource_neu", "netzwerk", "beratung_neu", "massanzug", "eigen", "netzwerkbaustein",
    "raum", "freigabe_neu", ""
]  # fmt: skip

PRINZIPIEN: Final = {
    "wille": ("Interessen und Wille", "Die Menschen und nicht die Verfahren stehen im Mittelpunkt."),
    "selbsthilfe": (
        "Eigeninitiative und Selbsthilfe",
        "Was kann die Familie selbst, und was kommt danach ohne Hilfe aus?",
    ),
    "ressourcen": ("Ressourcen", "Was die Menschen und ihr Umfeld mitbringen, trägt am längsten."),
    "uebergreifend": (
        "Über Gruppen und Bereiche hinweg",
        "Nicht nur Jugendhilfe: Schule, Verein, Nachbarschaft, Arbeit.",
    ),
    "kooperation": ("Kooperation", "Familie, Leitträger und Jugendamt auf Augenhöhe, im Team beraten."),
}
"""Key of each principle, its short name and the sentence that explains it, in the order of the Bekanntmachung."""
SICHTEN: Final[dict[Sicht, str]] = {"familie": "Familie", "traeger": "Leitträger", "amt": "Jugendamt"}


@dataclass(frozen=True, slots=True)
class Tatsachen:
    """Counted facts of one case; no text of a person is in here.

    `menschen` are those who are heard (living persons), `mit_wille` those whose will is written down, `mit_beitrag`
    those who said what they do for it themselves. Of the goals `aus_wille` come from the will of the family, and
    `zielmenschen` is whose they are. `nur_profi` are goals to which only professionals contribute, `ohne_faden` those
    to which nobody does. `felder` are the four fields of the Ressourcencheck of which something was named.
    `zugesagt` are people of the network who agreed to something. `sektoren` are sectors of the network other than
    family and Fachstelle. `freigegeben` is None while nothing is decided that could be released.
    """

    menschen: int = 0
    mit_wille: int = 0
    mit_beitrag: int = 0
    ziele: int = 0
    aus_wille: int = 0
    zielmenschen: int = 0
    nur_profi: int = 0
    ohne_faden: int = 0
    eigene: int = 0
    netzwerk: int = 0
    raum: int = 0
    profis: int = 0
    profis_ohne_ende: int = 0
    felder: int = 0
    zugesagt: int = 0
    sektoren: int = 0
    beratungen: int = 0
    auf_der_tagesordnung: bool = False
    traeger_dabei: bool | None = None
    amt_dabei: bool | None = None
    fehlt_notiert: bool = False
    wille_freigegeben: bool | None = None

    @property
    def gemeinsame(self) -> int:
        """Contributions of the family, its network and the space."""
        return self.eigene + self.netzwerk + self.raum

    @property
    def bausteine(self) -> int:
        return self.gemeinsame + self.profis


@dataclass(frozen=True, slots=True)
class Befund:
    """One finding: `da` is evidence, else an open question; `ort` is where it can be mended, empty where nowhere."""

    sicht: Sicht
    da: bool
    satz: str
    ort: Ort = ""

    @property
    def wer(self) -> str:
        """Whose side this is, in a word."""
        return SICHTEN[self.sicht]


@dataclass(frozen=True, slots=True)
class Prinzip:
    """A principle with what can be seen of it and what one could still ask."""

    schluessel: str
    name: str
    worum: str
    befunde: tuple[Befund, ...]

    @property
    def belege(self) -> tuple[Befund, ...]:
        """What can be seen."""
        return tuple(b for b in self.befunde if b.da)

    @property
    def fragen(self) -> tuple[Befund, ...]:
        """What one could still ask."""
        return tuple(b for b in self.befunde if not b.da)


_WORTE: Final = (
    "kein",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)


def _satz(anzahl: int, eins: str, viele: str) -> str:
    """`eins` for one, else `viele` with `{n}` as a word, or a figure above twelve; the first letter is a capital."""
    wort = _WORTE[anzahl] if anzahl < len(_WORTE) else str(anzahl)
    text = eins if anzahl == 1 else viele.format(n=wort)
    return text[:1].upper() + text[1:]


def pruefe_prinzipien(t: Tatsachen) -> tuple[Prinzip, ...]:
    """All five principles in their order, each with at least one finding."""
    regeln = {
        "wille": _wille,
        "selbsthilfe": _selbsthilfe,
        "ressourcen": _ressourcen,
        "uebergreifend": _uebergreifend,
        "kooperation": _kooperation,
    }
    return tuple(
        Prinzip(schluessel, name, worum, tuple(regeln[schluessel](t)))
        for schluessel, (name, worum) in PRINZIPIEN.items()
    )


def _wille(t: Tatsachen) -> Iterator[Befund]:
    if t.mit_wille:
        satz = _satz(t.mit_wille, "ein Mensch hat gesagt, was er will.", "{n} Menschen haben gesagt, was sie wollen.")
        yield Befund("familie", True, satz)
    if ungefragt := t.menschen - t.mit_wille:
        eins = "von einem Menschen wissen wir noch nicht, was er will. Mag er es erzählen?"
        viele = "von {n} Menschen wissen wir noch nicht, was sie wollen. Mögen sie es erzählen?"
        yield Befund("familie", False, _satz(ungefragt, eins, viele), "wille")
    if not t.ziele:
        yield Befund(
            "amt", False, "Noch gibt es kein Ziel. Was soll anders werden, und woran merken es alle?", "ziel_neu"
        )
    elif auflagen := t.ziele - t.aus_wille:
        eins = "ein Ziel hat das Jugendamt gesetzt. Steckt etwas dahinter, das die Familie selbst will?"
        viele = "{n} Ziele hat das Jugendamt gesetzt. Steckt etwas dahinter, das die Familie selbst will?"
        yield Befund("amt", False, _satz(auflagen, eins, viele), "ziele")
    else:
        yield Befund(
            "amt", True, _satz(t.ziele, "das Ziel kommt von der Familie.", "alle {n} Ziele kommen von der Familie.")
        )
    if t.wille_freigegeben is not None:
        yield (
            Befund("traeger", True, "Der Leitträger kann lesen, was die Familie will.")
            if t.wille_freigegeben
            else Befund(
                "traeger",
                False,
                "Der Leitträger kann nicht lesen, was die Familie will. Möchte sie es ihm zeigen?",
                "freigabe_neu",
            )
        )


def _selbsthilfe(t: Tatsachen) -> Iterator[Befund]:
    if t.eigene:
        eins, viele = "einen Beitrag leistet die Familie selbst.", "{n} Beiträge leistet die Familie selbst."
        yield Befund("familie", True, _satz(t.eigene, eins, viele))
    else:
        yield Befund(
            "familie", False, "Noch steht kein eigener Beitrag im Plan. Was klappt in der Familie schon?", "eigen"
        )
    if t.mit_beitrag:
        eins = "ein Mensch hat gesagt, was er selbst dafür tut."
        yield Befund(
            "familie", True, _satz(t.mit_beitrag, eins, "{n} Menschen haben gesagt, was sie selbst dafür tun.")
        )
    if t.profis_ohne_ende:
        eins = "ein Beitrag von Fachkräften hat noch kein Ende. Wer macht danach weiter?"
        viele = "{n} Beiträge von Fachkräften haben noch kein Ende. Wer macht danach weiter?"
        yield Befund("traeger", False, _satz(t.profis_ohne_ende, eins, viele), "massanzug")
    elif t.profis:
        yield Befund("traeger", True, "Alles, was Fachkräfte tun, hat ein Ende, auf das sich alle einstellen können.")
    if t.nur_profi:
        eins = "bei einem Ziel tun nur Fachkräfte etwas. Was kann jemand aus der Familie dazu tun?"
        viele = "bei {n} Zielen tun nur Fachkräfte etwas. Was kann jemand aus der Familie dazu tun?"
        yield Befund("amt", False, _satz(t.nur_profi, eins, viele), "massanzug")
    elif t.bausteine:
        yield Befund("amt", True, "Kein Ziel hängt allein an Fachkräften.")


def _ressourcen(t: Tatsachen) -> Iterator[Befund]:
    if t.felder == _FELDER:
        yield Befund("familie", True, "In allen vier Feldern ist aufgeschrieben, was schon da ist.")
    else:
        eins = "in einem der vier Felder ist noch nichts aufgeschrieben. Was ist dort schon da?"
        viele = "in {n} der vier Felder ist noch nichts aufgeschrieben. Was ist dort schon da?"
        yield Befund("familie", False, _satz(_FELDER - t.felder, eins, viele), "ressource_neu")
    if t.netzwerk:
        eins, viele = "ein Mensch aus dem Netzwerk macht mit.", "{n} Beiträge kommen von Menschen aus dem Netzwerk."
        yield Befund("familie", True, _satz(t.netzwerk, eins, viele))
    elif t.zugesagt:
        eins = "ein Mensch aus dem Netzwerk hat zugesagt und steht noch nicht im Plan."
        viele = "{n} Menschen aus dem Netzwerk haben zugesagt und stehen noch nicht im Plan."
        yield Befund("familie", False, _satz(t.zugesagt, eins, viele), "netzwerkbaustein")
    else:
        satz = "Noch macht niemand aus dem Netzwerk mit. Wen würde die Familie gern fragen?"
        yield Befund("familie", False, satz, "netzwerk")
    if t.raum:
        eins, viele = "einen Beitrag gibt der Stadtteil.", "{n} Beiträge gibt der Stadtteil."
        yield Befund("traeger", True, _satz(t.raum, eins, viele))
    else:
        satz = "Noch trägt der Stadtteil nichts bei. Was gibt es dort für alle, das passt?"
        yield Befund("traeger", False, satz, "raum")
    if t.ohne_faden:
        eins = "für ein Ziel trägt noch niemand etwas bei."
        yield Befund(
            "amt", False, _satz(t.ohne_faden, eins, "für {n} Ziele trägt noch niemand etwas bei."), "massanzug"
        )


def _uebergreifend(t: Tatsachen) -> Iterator[Befund]:
    if t.sektoren:
        eins = "die Netzwerkkarte reicht in einen Bereich außerhalb von Familie und Fachstellen."
        viele = "die Netzwerkkarte reicht in {n} Bereiche außerhalb von Familie und Fachstellen."
        yield Befund("familie", True, _satz(t.sektoren, eins, viele))
    else:
        satz = "Auf der Netzwerkkarte fehlen noch Nachbarn, Freunde, Schule, Arbeit oder Verein. Wer ist da?"
        yield Befund("familie", False, satz, "netzwerk")
    if t.zielmenschen > 1:
        yield Befund("amt", True, _satz(t.zielmenschen, "", "die Ziele gehören {n} Menschen, nicht nur einem."))
    elif t.ziele and t.menschen > 1:
        yield Befund("amt", False, "Alle Ziele gehören einem Menschen. Was wollen die anderen für sich?", "ziel_neu")
    if t.fehlt_notiert:
        yield Befund("traeger", True, "Im Team ist aufgeschrieben, was im Stadtteil noch fehlt.")
    elif t.beratungen:
        yield Befund(
            "traeger", False, "Fehlt im Stadtteil etwas, das auch anderen Familien helfen würde?", "beratung_neu"
        )


def _kooperation(t: Tatsachen) -> Iterator[Befund]:
    if t.auf_der_tagesordnung:
        yield Befund("amt", True, "Der Fall steht auf der Tagesordnung des Sozialraumteams.")
    elif not t.beratungen:
        yield Befund("amt", False, "Das Sozialraumteam hat noch nicht mitgedacht.", "beratung_neu")
    if not t.beratungen:
        return
    yield Befund("amt", True, _satz(t.beratungen, "das Team hat beraten.", "das Team hat {n}-mal beraten."))
    seiten: tuple[tuple[Sicht, str, bool | None], ...] = (
        ("traeger", "Der Leitträger", t.traeger_dabei),
        ("amt", "Das Jugendamt", t.amt_dabei),
    )
    for sicht, wer, dabei in seiten:
        if dabei:
            yield Befund(sicht, True, f"{wer} war bei der letzten Beratung dabei.")
        elif dabei is False:
            yield Befund(sicht, False, f"{wer} war bei der letzten Beratung nicht dabei.", "beratung_neu")


_FELDER: Final = 4
"""The fields of the Ressourcencheck."""
