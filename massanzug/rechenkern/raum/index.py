"""Finding: words become stems and themes, each entry gets what its best-matching words are worth, then what is known
beside the words moves it up or down.

A word of the question reaches words of the entries by stem, as part of a compound (both ways), by its theme, and, if
nothing else is there, by typing errors (`suchwort`). For each word an entry counts its best match, weighed by where it
stands and by how rare it is among the entries (as in BM25: Robertson and Zaragoza, „The Probabilistic Relevance
Framework“, 2009); the sum is multiplied by factors for way, day, language, access, freshness. Docs: docs/raumsuche.md.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from math import cos, log, radians
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from massanzug.rechenkern.raum.bedarf import BITTWORTE, SPRACHEN, WOCHENTAGE, ZUGAENGE, Bedarf
from massanzug.rechenkern.raum.eintrag import Eintrag
from massanzug.rechenkern.raum.frische import BITTE_BESTAETIGEN, SINKT
from massanzug.rechenkern.raum.fund import Fund, Grund, gruende
from massanzug.rechenkern.raum.themen import Thema
from massanzug.rechenkern.suchwort import TEILLAENGE, TEILWORT, Guete, Wort, abstand, anfaenge, guete, spuren, stellen

Reihe = NDArray[np.float64]
Stellen = NDArray[np.int64]

GEWICHT_NAME, GEWICHT_WORTE, GEWICHT_RAND = 1.0, 0.7, 0.4
"""What a word is worth in an entry's name, in its description, in what stands around it (organisation, place)."""
GUETE: Final = {Guete.GLEICH: 1.0, Guete.ZUSAMMENGESETZT: 0.7, Guete.VERTIPPT: 0.8}
THEMA: Final = 0.9
"""What a theme is worth against the very word."""
AEHNLICHE: Final = 400
"""So many words that begin, end or look alike are considered for one word of a question."""
WORTE: Final = 24
"""So many words of a question count, the rarest of them."""
FACHLICH, VERALTET, BITTE = 0.8, 0.5, 0.85
ANDERER_TAG, ANDERE_SPRACHE, ANDERER_ZUGANG, FREMDES_ALTER = 0.6, 0.5, 0.4, 0.25
HALBER_WEG_M: Final = 4_000.0
"""So far away an entry counts half as much as next door."""
_METER_JE_GRAD: Final = 111_195.0


class Liste(NamedTuple):
    """Entries that hold a word or have a theme: their places in ascending order, and what it is worth there."""

    stellen: Stellen
    wert: Reihe


@dataclass(frozen=True, slots=True)
class Treffer:
    """What a word of the question reaches: stems and themes with what they are worth."""

    staemme: Mapping[str, float]
    themen: Mapping[str, float]


class Raumindex:
    """Entries made ready to be asked; it never changes."""

    def __init__(self, eintraege: Sequence[Eintrag], themen: Mapping[str, Thema]) -> None:
        self.eintraege, self.themen = tuple(eintraege), themen
        self._woerter = _Woerterbuch()
        self._listen = self._lies()
        self._themenlisten = _listen(
            (thema, stelle, 1.0) for stelle, e in enumerate(self.eintraege) for thema in e.themen
        )
        self._themen_je_stamm: dict[str, dict[str, float]] = defaultdict(dict)
        for thema in themen.values():
            for text, wert in ((thema.name, 1.0), (" ".join(thema.woerter), 0.9)):
                for wort in _worte(text):
                    if wort.form in BITTWORTE:
                        continue
                    self._woerter.nimm(wort)
                    self._themen_je_stamm[wort.stamm].setdefault(thema.schluessel, wert)
        self._woerter.ordne()
        self._lage = _Lage(self.eintraege)
        self._treffer = lru_cache(maxsize=4096)(self._suche_treffer)

    def _lies(self) -> dict[str, Liste]:
        posten = []
        for stelle, eintrag in enumerate(self.eintraege):
            wert: dict[str, float] = {}
            for text, gewicht in (
                (eintrag.name, GEWICHT_NAME), (eintrag.worte, GEWICHT_WORTE), (eintrag.rand, GEWICHT_RAND)
            ):  # fmt: skip
                for wort in _worte(text):
                    self._woerter.nimm(wort)
                    wert[wort.stamm] = max(wert.get(wort.stamm, 0), gewicht)
            posten += [(stamm, stelle, gewicht) for stamm, gewicht in wert.items()]
        return _listen(posten)

    def finde(self, bedarf: Bedarf, heute: date, *, hoechstens: int = 20) -> list[Fund]:
        """The best hits, first the best; where nothing was asked in words all that fit, the nearest and freshest first.

        Entries without a free place, out of the asked radius or without an asked theme are left out.
        """
        if not self.eintraege:
            return []
        wert, je_wort = self._wert(bedarf)
        meter = self._lage.meter(bedarf)
        wert = wert * self._lage.faktor(bedarf, heute, meter)
        for thema in bedarf.themen:
            wert[_ohne(self._themenlisten.get(thema), len(wert))] = 0
        if bedarf.umkreis_m is not None and meter is not None:
            wert[~(meter <= bedarf.umkreis_m)] = 0
        beste = _beste(wert, hoechstens)
        return [
            Fund(self.eintraege[s].nummer, float(wert[s]), self._gruende(s, bedarf, heute, meter, je_wort))
            for s in beste
        ]

    def themen_von(self, text: str) -> tuple[str, ...]:
        """Keys of the themes that the words of a text name, those named most often first."""
        zahl: dict[str, float] = defaultdict(float)
        for _, wort in _frageworte(text):
            for thema, wert in self._treffer(wort).themen.items():
                zahl[thema] += wert
        genannt = [thema for thema, wert in zahl.items() if wert >= THEMA]
        return tuple(sorted(genannt, key=lambda thema: -zahl[thema]))

    def volle(self, text: str) -> float:
        """What an entry would be worth that has every known word of a text in its name."""
        return sum(float(self._gewichtet(self._treffer(wort)).max()) for _, wort in _frageworte(text))

    def _wert(self, bedarf: Bedarf) -> tuple[Reihe, list[tuple[str, Treffer]]]:
        """By entry: the sum over the words of the question of the best match of each."""
        je_wort = [(text, self._treffer(wort)) for text, wort in _frageworte(bedarf.text)]
        je_wort = [(text, treffer) for text, treffer in je_wort if treffer.staemme or treffer.themen]
        if not je_wort:
            offen = not _frageworte(bedarf.text)  # nothing was asked in words: everything stays in the race
            return np.full(len(self.eintraege), float(offen)), []
        reihen = [(self._gewichtet(treffer), text, treffer) for text, treffer in je_wort]
        reihen.sort(key=lambda r: -float(r[0].max()))
        summe = np.zeros(len(self.eintraege))
        for reihe, *_ in reihen[:WORTE]:
            summe += reihe
        return summe, [(text, treffer) for _, text, treffer in reihen[:WORTE]]

    def _steht_in(self, stamm: str, stelle: int) -> bool:
        if stamm not in self._listen:
            return False
        orte = self._listen[stamm].stellen
        ort = int(orte.searchsorted(stelle))
        return ort < len(orte) and int(orte[ort]) == stelle

    def _gewichtet(self, treffer: Treffer) -> Reihe:
        """By entry: its best match with one word and with what that word means, each by how rare it is."""
        worte = self._beste_je_eintrag(self._listen, treffer.staemme)
        themen = self._beste_je_eintrag(self._themenlisten, treffer.themen)
        return self._selten(worte) * worte + THEMA * self._selten(themen) * themen

    def _beste_je_eintrag(self, listen: Mapping[str, Liste], werte: Mapping[str, float]) -> Reihe:
        reihe = np.zeros(len(self.eintraege))
        for schluessel, mal in werte.items():
            if schluessel in listen:
                liste = listen[schluessel]
                reihe[liste.stellen] = np.maximum(reihe[liste.stellen], mal * liste.wert)
        return reihe

    def _selten(self, reihe: Reihe) -> float:
        zahl, alle = np.count_nonzero(reihe), len(reihe)
        return log(1 + (alle - zahl + 0.5) / (zahl + 0.5))

    def _suche_treffer(self, frage: Wort) -> Treffer:
        staemme = self._woerter.verwandte(frage)
        themen: dict[str, float] = {}
        for stamm, wert in staemme.items():
            for thema, gewicht in self._themen_je_stamm.get(stamm, {}).items():
                themen[thema] = max(themen.get(thema, 0), wert * gewicht)
        return Treffer(staemme, themen)

    def _gruende(
        self, stelle: int, bedarf: Bedarf, heute: date, meter: Reihe | None, je_wort: Sequence[tuple[str, Treffer]]
    ) -> tuple[Grund, ...]:
        eintrag = self.eintraege[stelle]
        worte = [text for text, treffer in je_wort if any(self._steht_in(stamm, stelle) for stamm in treffer.staemme)]
        themen = [
            self.themen[thema].name
            for thema in eintrag.themen
            if thema in bedarf.themen or any(treffer.themen.get(thema, 0) > 0.5 for _, treffer in je_wort)
        ]
        weit = None if meter is None or np.isnan(meter[stelle]) else float(meter[stelle])
        return gruende(eintrag, bedarf, heute, worte=tuple(worte[:3]), themen=tuple(sorted(themen)[:2]), meter=weit)


class _Lage:
    """What is known of the entries beside their words, column by column."""

    def __init__(self, eintraege: Sequence[Eintrag]) -> None:
        self.eintraege = eintraege
        leer = float("nan")
        self.breite = np.array([e.ort.breite if e.ort else leer for e in eintraege])
        self.laenge = np.array([e.ort.laenge if e.ort else leer for e in eintraege])
        self.von = np.array([e.alter_von or 0 for e in eintraege], dtype=np.int64)
        self.bis = np.array([999 if e.alter_bis is None else e.alter_bis for e in eintraege], dtype=np.int64)
        self.bestaetigt = np.array([e.bestaetigt_am.toordinal() for e in eintraege], dtype=np.int64)
        self.fest = np.array([(FACHLICH if e.fachlich else 1.0) * e.hat_platz for e in eintraege])
        self.tage = _felder(WOCHENTAGE, eintraege, lambda e: {z.tag for z in e.zeiten})
        self.ohne_zeiten = np.array([not e.zeiten for e in eintraege], dtype=bool)
        self.sprachen = _felder(SPRACHEN, eintraege, lambda e: e.sprachen)
        self.zugang = _felder(ZUGAENGE, eintraege, lambda e: e.zugang)

    def meter(self, bedarf: Bedarf) -> Reihe | None:
        """Metres from where somebody is; NaN for what has no place."""
        if bedarf.ort is None:
            return None
        breite, laenge = bedarf.ort
        ost = (self.laenge - laenge) * cos(radians(breite))
        return np.asarray(np.hypot(self.breite - breite, ost) * _METER_JE_GRAD)

    def faktor(self, bedarf: Bedarf, heute: date, meter: Reihe | None) -> Reihe:
        alter = heute.toordinal() - self.bestaetigt
        faktor = self.fest * np.where(alter > SINKT, VERALTET, np.where(alter > BITTE_BESTAETIGEN, BITTE, 1.0))
        if meter is not None:
            faktor = faktor * np.where(np.isnan(meter), 0.7, HALBER_WEG_M / (HALBER_WEG_M + meter))
        if bedarf.alter is not None:
            daneben = np.maximum(np.maximum(self.von - bedarf.alter, bedarf.alter - self.bis), 0)
            faktor = faktor * np.where(daneben == 0, 1.0, np.where(daneben == 1, FREMDES_ALTER, 0.0))
        if bedarf.tag:
            faktor = faktor * np.where(self.tage[bedarf.tag] | self.ohne_zeiten, 1.0, ANDERER_TAG)
        if bedarf.sprache:
            faktor = faktor * np.where(self.sprachen[bedarf.sprache], 1.0, ANDERE_SPRACHE)
        if bedarf.zugang:
            faktor = faktor * np.where(self.zugang[bedarf.zugang], 1.0, ANDERER_ZUGANG)
        return faktor


def _felder(
    schluessel: Iterable[str], eintraege: Sequence[Eintrag], hat: Callable[[Eintrag], Collection[str]]
) -> Mapping[str, NDArray[np.bool_]]:
    """By key: which entries have it."""
    je_eintrag = [hat(e) for e in eintraege]
    return {eines: np.array([eines in eigene for eigene in je_eintrag], dtype=bool) for eines in schluessel}


class _Woerterbuch:
    """All words there are, so that a word of a question finds those that mean it."""

    def __init__(self) -> None:
        self._alle: set[Wort] = set()
        self._formen: list[tuple[str, str]] = []
        self._enden: list[tuple[str, str]] = []
        self._staemme: set[str] = set()
        self._je_spur: dict[int, list[Wort]] = {}

    def nimm(self, wort: Wort) -> None:
        self._alle.add(wort)

    def ordne(self) -> None:
        self._formen = sorted((w.form, w.stamm) for w in self._alle)
        self._enden = sorted((w.stamm[::-1], w.form) for w in self._alle)
        self._staemme = {w.stamm for w in self._alle}
        je_spur: dict[int, list[Wort]] = defaultdict(list)
        for wort in self._alle:
            for spur in spuren(wort.form):
                je_spur[spur].append(wort)
        self._je_spur = dict(je_spur)

    def verwandte(self, frage: Wort) -> dict[str, float]:
        """Stem → what it is worth: the same, part of one another; of an unknown word what it was meant to be."""
        if frage.stamm in self._staemme:
            return self._bekannte(frage)
        gefunden: dict[str, float] = {}
        for wort in self._gemeinte(frage):
            for stamm, wert in self._bekannte(wort).items():
                gefunden[stamm] = max(gefunden.get(stamm, 0), wert * GUETE[Guete.VERTIPPT])
        return gefunden or self._bekannte(frage)

    def _gemeinte(self, frage: Wort) -> list[Wort]:
        """The words with the fewest typing errors from the question."""
        moeglich = {w for spur in spuren(frage.form) for w in self._je_spur.get(spur, ())}
        je_wort = {w: abstand(frage.form, w.form) for w in moeglich if guete(frage, w) is Guete.VERTIPPT}
        return [w for w, fehler in je_wort.items() if fehler == min(je_wort.values())]

    def _bekannte(self, frage: Wort) -> dict[str, float]:
        gefunden: dict[str, float] = {frage.stamm: GUETE[Guete.GLEICH]} if frage.stamm in self._staemme else {}
        for kandidat in self._zusammengesetzte(frage):
            if guete(frage, kandidat) is Guete.ZUSAMMENGESETZT:
                gefunden.setdefault(kandidat.stamm, GUETE[Guete.ZUSAMMENGESETZT])
        for stamm in self._teile(frage):
            gefunden.setdefault(stamm, GUETE[Guete.ZUSAMMENGESETZT])
        return gefunden

    def _zusammengesetzte(self, frage: Wort) -> Iterable[Wort]:
        """Words that begin or end as the question does."""
        for anfang in anfaenge(frage):
            ab = bisect_left(self._formen, (anfang, ""))
            for form, stamm in islice(self._formen, ab, ab + AEHNLICHE):
                if not form.startswith(anfang):
                    break
                yield Wort(form, stamm)
        if len(frage.stamm) >= TEILLAENGE:
            ende = frage.stamm[::-1]
            ab = bisect_left(self._enden, (ende, ""))
            for umgekehrt, form in islice(self._enden, ab, ab + AEHNLICHE):
                if not umgekehrt.startswith(ende):
                    break
                yield Wort(form, umgekehrt[::-1])

    def _teile(self, frage: Wort) -> Iterable[str]:
        """Stems of words of which the question is composed: „Abenteuerspielplatz“ finds „Spielplatz“."""
        for schnitt in range(TEILWORT, len(frage.form) - TEILWORT + 1):
            for teil in (_wort(frage.form[:schnitt]), _wort(frage.form[schnitt:])):
                if teil.stamm in self._staemme and len(teil.stamm) >= TEILLAENGE and guete(teil, frage) is not None:
                    yield teil.stamm


def _listen(posten: Iterable[tuple[str, int, float]]) -> dict[str, Liste]:
    """Inverted: by word the entries in ascending order."""
    je_wort: dict[str, tuple[list[int], list[float]]] = {}
    for wort, stelle, wert in posten:
        stellen_, werte = je_wort.setdefault(wort, ([], []))
        stellen_.append(stelle)
        werte.append(wert)
    return {wort: Liste(np.array(s, dtype=np.int64), np.array(w)) for wort, (s, w) in je_wort.items()}


def _worte(text: str) -> list[Wort]:
    return [stelle.wort for stelle in stellen(unicodedata.normalize("NFC", text))]


def _wort(form: str) -> Wort:
    return _worte(form)[0] if _worte(form) else Wort(form, form)


def _frageworte(text: str) -> list[tuple[str, Wort]]:
    """The words of a question as they were typed, each stem once; words of asking only where there are no others."""
    text = unicodedata.normalize("NFC", text)
    je_stamm = {stelle.wort.stamm: (text[stelle.von : stelle.bis], stelle.wort) for stelle in stellen(text)}
    alle = list(je_stamm.values())
    return [paar for paar in alle if paar[1].form not in BITTWORTE] or alle


def _beste(wert: Reihe, zahl: int) -> list[int]:
    """Places of the largest values above zero; equal ones in the order of the entries."""
    kandidaten = np.flatnonzero(wert > 0)
    if zahl < len(kandidaten):
        werte = wert[kandidaten]
        kandidaten = kandidaten[werte >= np.partition(werte, len(werte) - zahl)[len(werte) - zahl]]
    return [int(stelle) for stelle in kandidaten[np.argsort(-wert[kandidaten], kind="stable")][:zahl]]


def _ohne(liste: Liste | None, zahl: int) -> Stellen:
    """All places that are not in the list."""
    maske = np.ones(zahl, dtype=bool)
    if liste is not None:
        maske[liste.stellen] = False
    return np.flatnonzero(maske)
