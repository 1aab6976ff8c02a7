"""Presence in the demo city: where the Träger work, who works there, on which days the Jugendamt sits with them.

Everybody here is invented. An act happens with the first step of a story on its day or after it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from massanzug.demo.geschichten.kalender import geschlossen
from massanzug.demo.personen import LEITTRAEGER, PERSONEN
from massanzug.rechenkern.praesenz import loeschen_bis
from massanzug.rechenkern.raum import zeiten_als_text, zeiten_aus_text
from massanzug.rechenkern.zeitraum import plus_monate
from massanzug.sozialraum.models import Stadtteil
from massanzug.traeger import actions as tun
from massanzug.traeger.choices import Qualifikation
from massanzug.traeger.models import Fachkraft, Standort, Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

ALS = Callable[[str, datetime], Zugriff]
BEGINN: Final = date(2025, 10, 1)
EINGETRAGEN: Final = timedelta(30)
"""So long before somebody's first day the Träger notes her."""


@dataclass(frozen=True)
class Anlass:
    """Something to be done on `tag` or after it, at the instant that is handed in."""

    tag: date
    tun: Callable[[datetime], None]


@dataclass(frozen=True)
class _Mensch:
    """Hours in thousandths a week; `von` None: from the beginning; `zeugnis`: days before it, 0 for none yet."""

    name: str
    q: Qualifikation
    stunden: int
    zeugnis: int
    von: date | None = None
    bis: date | None = None
    abschluss: date | None = None


_Ort: TypeAlias = tuple[str, str, str, int, int, str]
"""Name, Stadtteil, address, desks, those for the Jugendamt, opening hours."""
STANDORTE: Final[dict[str, _Ort]] = {
    "lichtfaden": ("Haus am Möhneufer", "Neheim", "Möhneweg 14", 22, 4, "Mo 8-17; Di 8-18; Do 8-18; Fr 8-13"),
    "ruhrkiesel": ("Alte Weberei", "Hüsten", "Weberstiege 3", 18, 3, "Mo 9-17; Mi 9-17; Do 9-18"),
    "haselbogen": ("Torhaus", "Arnsberg", "Am Torbogen 7", 26, 5, "Mo 8-16; Di 8-16; Mi 8-18; Do 8-16; Fr 8-13"),
}
WEITERE: Final[dict[str, _Ort]] = {
    "muehlrad": ("Mühlrad", "Herdringen", "Mühlenpfad 9", 6, 0, "Di 10-16; Do 10-18"),
    "kornblume": ("Nachbarschaftsladen", "Hüsten", "Kornblumenweg 21", 5, 1, "Mo 14-18; Mi 10-18"),
    "wegwarte": ("Praxis Wegwarte", "Neheim", "Gartenstiege 5", 2, 0, "Do 9-12"),
}
ZWEITER: Final[_Ort] = ("Bahnhof Oeventrop", "Oeventrop", "Am Gleis 2", 6, 1, "Di 9-16; Do 9-16")
ZWEITER_AB: Final = date(2026, 4, 1)
"""Haselbogen opens it half a year later: the way into town is long."""

MENSCHEN: Final = {
    "lichtfaden": (
        _Mensch("Hanne Brücher", Qualifikation.SOZIALE_ARBEIT, 39_000, 210),
        _Mensch("Farid Nouri", Qualifikation.ERZIEHUNG, 39_000, 890),
        _Mensch("Rieke Allermann", Qualifikation.PAEDAGOGIK, 30_000, 430),
        _Mensch("Wim Dornseif", Qualifikation.ERZIEHUNG, 19_500, 1210, bis=date(2026, 2, 28)),
        _Mensch("Svenja Kottkamp", Qualifikation.HEILERZIEHUNG, 35_000, 75),
        _Mensch("Pola Reinders", Qualifikation.ERZIEHUNG, 25_000, 640),
        _Mensch("Malte Grieshop", Qualifikation.SOZIALE_ARBEIT, 39_000, 40, von=date(2026, 3, 1)),
        _Mensch("Ayla Kocaman", Qualifikation.PSYCHOLOGIE, 19_500, 25, von=date(2026, 8, 1)),
    ),
    "ruhrkiesel": (
        _Mensch("Lioba Sträter", Qualifikation.SOZIALE_ARBEIT, 39_000, 320),
        _Mensch("Jannis Wulfert", Qualifikation.ERZIEHUNG, 39_000, 1010),
        _Mensch("Dilan Ekinci", Qualifikation.SOZIALE_ARBEIT, 28_000, 520, abschluss=date(2026, 7, 15)),
        _Mensch("Bernd Quante", Qualifikation.AUSBILDUNG, 39_000, 1290),
        _Mensch("Nele Overhage", Qualifikation.SOZIOLOGIE, 20_000, 33, von=date(2026, 5, 1)),
        _Mensch("Marek Zielonka", Qualifikation.ERZIEHUNG, 30_000, 0, von=date(2026, 10, 1)),
    ),
    "haselbogen": (
        _Mensch("Elsbeth Harnack", Qualifikation.SOZIALE_ARBEIT, 39_000, 150),
        _Mensch("Torge Brinkhoff", Qualifikation.PAEDAGOGIK, 39_000, 720),
        _Mensch("Amina Diallo", Qualifikation.SOZIALE_ARBEIT, 32_000, 980),
        _Mensch("Rolf Siepen", Qualifikation.ERZIEHUNG, 39_000, 1130),
        _Mensch("Cosima Veltins", Qualifikation.AEHNLICH, 19_500, 260),
        _Mensch("Hatice Uzun", Qualifikation.ERZIEHUNG, 39_000, 440),
        _Mensch("Jonte Rabeneck", Qualifikation.ERZIEHUNG, 24_000, 610),
        _Mensch("Greta Pannekamp", Qualifikation.SOZIALE_ARBEIT, 39_000, 20, von=date(2026, 6, 1)),
        _Mensch("Ilias Papadakis", Qualifikation.SOZIALE_ARBEIT, 30_000, 20, von=date(2026, 9, 1)),
    ),
}
WOCHENTAGE: Final[dict[str, dict[int, tuple[tuple[str, int, int], ...]]]] = {
    "neheim": {
        0: (("asd", 1, 1),),
        1: (("asd", 1, 2), ("asd2", 3, 1)),
        3: (("asd", 1, 2), ("asd2", 3, 2), ("asd-leitung", 0, 1)),
    },
    "huesten": {0: (("asd", 0, 1),), 2: (("asd", 0, 2), ("asd2", 3, 1))},
    "alt-arnsberg": {
        0: (("asd2", 2, 2),),
        2: (("asd2", 2, 2), ("asd", 1, 1)),
        4: (("asd2", 2, 3), ("asd", 1, 2), ("asd", 3, 1)),
    },
}
"""Who books which weekday (0: Monday) and how many desks, from which quarter of the contract on."""


def anlaesse(
    traeger: Mapping[str, Traeger], stadtteile: Mapping[str, Stadtteil], als: ALS, heute: date
) -> list[Anlass]:
    """All acts before `heute`, in order of their days."""
    bau = _Praesenz(traeger, stadtteile, als, heute)
    return sorted((a for a in bau.alle() if a.tag < heute), key=lambda a: a.tag)


class _Praesenz:
    def __init__(
        self, traeger: Mapping[str, Traeger], stadtteile: Mapping[str, Stadtteil], als: ALS, heute: date
    ) -> None:
        self.traeger, self.stadtteile, self.als, self.heute = traeger, stadtteile, als, heute
        self.haeuser: dict[str, Standort] = {}
        self.menschen: dict[str, Fachkraft] = {}

    def alle(self) -> Iterator[Anlass]:
        am = BEGINN + timedelta(1)
        for raum, o in LEITTRAEGER.items():
            yield self._standort(am, o, f"lt-leitung.{raum}", STANDORTE[o], BEGINN)
            for mensch in (*_bekannte(raum), *MENSCHEN[o]):
                yield from self._mensch(raum, o, mensch)
            yield from self._tage(raum, o)
        yield self._standort(ZWEITER_AB, "haselbogen", "lt-leitung.alt-arnsberg", ZWEITER, ZWEITER_AB, merken=False)
        for o, ort in WEITERE.items():
            yield self._standort(am, o, "verwaltung", ort, BEGINN)

    def _standort(self, am: date, o: str, wer: str, ort: _Ort, seit: date, *, merken: bool = True) -> Anlass:
        name, stadtteil, anschrift, plaetze, amt, zeiten = ort

        def handle(jetzt: datetime) -> None:
            neu = tun.standort_eintragen(
                zugriff=self.als(wer, jetzt),
                traeger=self.traeger[o],
                name=name,
                stadtteil=self.stadtteile[stadtteil],
                anschrift=anschrift,
                plaetze=plaetze,
                plaetze_amt=amt,
                oeffnungszeiten=zeiten_als_text(zeiten_aus_text(zeiten)),
                gueltig_von=seit,
                gueltig_bis=None,
            )
            if merken:
                self.haeuser[o] = neu

        return Anlass(am, handle)

    def _mensch(self, raum: str, o: str, m: _Mensch) -> Iterator[Anlass]:
        wer, von = f"lt-leitung.{raum}", m.von or BEGINN
        am = max(von - EINGETRAGEN, BEGINN + timedelta(1))

        def eintragen(jetzt: datetime) -> None:
            zugriff = self.als(wer, jetzt)
            self.menschen[m.name] = tun.fachkraft_eintragen(
                zugriff=zugriff,
                traeger=self.traeger[o],
                name=m.name,
                qualifikation=m.q,
                abschluss_am=m.abschluss,
                wochenstunden_tausendstel=m.stunden,
                gueltig_von=von,
                gueltig_bis=None,
            )
            if m.zeugnis:
                tun.zeugnis_festhalten(
                    zugriff=zugriff,
                    fachkraft=self.menschen[m.name],
                    zeugnis_vom=am - timedelta(m.zeugnis),
                    ohne_eintrag=True,
                )

        yield Anlass(am, eintragen)
        if m.bis:
            yield self._geht(wer, m, von, m.bis)
            yield Anlass(
                loeschen_bis(m.bis) - timedelta(14),
                lambda jetzt: _fertig(
                    tun.personenangaben_loeschen(zugriff=self.als(wer, jetzt), fachkraft=self.menschen[m.name])
                ),
            )

    def _geht(self, wer: str, m: _Mensch, von: date, bis: date) -> Anlass:
        def handle(jetzt: datetime) -> None:
            tun.fachkraft_aendern(
                zugriff=self.als(wer, jetzt),
                fachkraft=self.menschen[m.name],
                stand=2 if m.zeugnis else 1,
                name=m.name,
                qualifikation=m.q,
                abschluss_am=m.abschluss,
                wochenstunden_tausendstel=m.stunden,
                gueltig_von=von,
                gueltig_bis=bis,
            )

        return Anlass(bis - timedelta(28), handle)

    def _tage(self, raum: str, o: str) -> Iterator[Anlass]:
        """At the beginning of each quarter the ASD books its weekdays."""
        nummer = 0
        while (ab := plus_monate(BEGINN, 3 * nummer)) < self.heute:
            bis = plus_monate(BEGINN, 3 * nummer + 3)
            stufe = max(n for n in WOCHENTAGE[raum] if n <= nummer)
            for platz, wochentag, plaetze in WOCHENTAGE[raum][stufe]:
                erster = ab + timedelta((wochentag - ab.weekday()) % 7)
                for reihe in _reihen(max(erster, BEGINN + timedelta(7)), bis):
                    yield self._buchung(max(ab, BEGINN + timedelta(1)), f"{platz}.{raum}", o, reihe, plaetze)
            nummer += 1

    def _buchung(self, am: date, wer: str, o: str, reihe: tuple[date, int], plaetze: int) -> Anlass:
        tag, wochen = reihe
        return Anlass(
            am,
            lambda jetzt: _fertig(
                tun.platz_buchen(
                    zugriff=self.als(wer, jetzt), standort=self.haeuser[o], tag=tag, plaetze=plaetze, wochen=wochen
                )
            ),
        )


def _fertig(_: object) -> None:
    """An act's result that nobody needs."""


def _reihen(tag: date, bis: date) -> Iterator[tuple[date, int]]:
    """The same weekday before `bis` in runs of weeks on which the office works: first day and how many."""
    anfang, wochen = tag, 0
    while tag < bis:
        if geschlossen(tag):
            if wochen:
                yield anfang, wochen
            anfang, wochen = tag + timedelta(7), 0
        else:
            wochen += 1
        tag += timedelta(7)
    if wochen:
        yield anfang, wochen


def _bekannte(raum: str) -> Iterator[_Mensch]:
    """The Leitträger's people who have an account in the demo work there, too."""
    for nummer, p in enumerate(p for p in PERSONEN if p.wirkungsraum == raum and p.organisation == LEITTRAEGER[raum]):
        if p.rolle in {Rolle.LT_FACHKRAFT, Rolle.LT_LEITUNG}:
            yield _Mensch(
                p.name,
                Qualifikation.SOZIALE_ARBEIT if nummer != 1 else Qualifikation.ERZIEHUNG,
                39_000,
                90 + 160 * nummer,
            )
