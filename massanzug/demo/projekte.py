"""Projects of the demo city: what its teams do for all, with hours and money, and how it comes into the Hauptbuch.

Everything here is invented. An act happens with the first step of a story on its day or after it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from massanzug.demo.geschichten.kalender import geschlossen
from massanzug.demo.praesenz import ALS, Anlass
from massanzug.planbudget.actions import raumarbeit_buchen
from massanzug.planbudget.queries.raumarbeit import offene_raumarbeit
from massanzug.rechenkern.zeitraum import plus_monate
from massanzug.sozialraum import actions as tun
from massanzug.sozialraum.choices import Projektart, Projektkostenart, Projektphase, Taetigkeit, Zeitbezug
from massanzug.sozialraum.models import Projekt, Wirkungsraum

BUCHUNGSTAG: Final = 10
"""Before the month's bills, so that a month is complete when it is closed."""
_WERKTAGE: Final = 5


@dataclass(frozen=True)
class _Vorhaben:
    """A project from its first day: in so many days it runs; `ende` names how it ends and when, if it does."""

    raum: str
    wer: str
    beginn: date
    name: str
    art: Projektart
    thema: str
    erzaehlt: Mapping[str, Any]
    stunden: float
    kosten: tuple[tuple[int, int, Projektkostenart, str], ...] = ()
    laeuft_nach: int = 30
    ende: tuple[date, Projektphase, Mapping[str, Any]] | None = None


FUER_ALLE, FUER_MEHRERE = Projektart.FALLUNSPEZIFISCH, Projektart.FALLUEBERGREIFEND
_VORHABEN: Final = (
    _Vorhaben(
        "neheim", "lt", date(2026, 1, 12), "Küchentisch am Donnerstag", FUER_MEHRERE, "hausaufgaben",
        {
            "anlass": "In sechs Plänen stand dasselbe Ziel: nachmittags in Ruhe Hausaufgaben machen. Jede Familie bekam dafür eigene Stunden.",
            "ziele": "Ein Nachmittag in der Woche, an dem Eltern und Kinder an einem großen Tisch sitzen und einander helfen.",
            "nutzen": "Wer an den Küchentisch kommt, braucht zu Hause weniger Stunden. Im Team hören wir früher, wo es klemmt.",
            "mitwirkende": "Zwei Mütter führen den Schlüssel, die Gemeinde gibt den Saal, eine pensionierte Lehrerin kommt jede zweite Woche.",
            "partner": "Gemeindesaal am Möhnebogen, Grundschule, Bäckerei Krumm",
            "menschen_erreicht": 31, "familien_jetzt": 6, "familien_moeglich": 9,
            "grundlage": "Hilfepläne mit diesem Ziel und Teamgespräch vom 8. Januar 2026",
        },
        2.5,
        ((40, 6480, Projektkostenart.ESSEN, "Brot, Obst und Saft"), (130, 11990, Projektkostenart.MATERIAL, "Stifte, Hefte, zwei Lampen")),
    ),
    _Vorhaben(
        "neheim", "asd", date(2026, 9, 7), "Fahrräder für alle Wege", FUER_ALLE, "fahrrad",
        {
            "anlass": "Viele Kinder kommen nicht allein zum Verein, weil der Bus nachmittags nur einmal in der Stunde fährt.",
            "ziele": "Eine Werkstatt, in der gespendete Räder fahrtüchtig werden und bei den Kindern bleiben.",
            "mitwirkende": "Ein Fahrradhändler gibt Teile, drei Rentner schrauben, Jugendliche lernen mit.",
            "partner": "Werkstatt im Torhaus",
        },
        1.5,
        ((21, 8750, Projektkostenart.MATERIAL, "Schläuche und Bremszüge"),),
        laeuft_nach=200,
    ),
    _Vorhaben(
        "huesten", "lt", date(2025, 11, 10), "Väter kochen samstags", FUER_ALLE, "vaeter",
        {
            "anlass": "In Beratungen hieß es oft: Mit den Vätern spricht niemand. Sie selbst sagten: Wir wissen nicht, wohin.",
            "ziele": "Väter verbringen Zeit mit ihren Kindern und lernen einander kennen.",
            "nutzen": "Väter sitzen häufiger mit am Tisch, wenn ein Plan entsteht.",
            "mitwirkende": "Ein Koch aus der Nachbarschaft, die Schulküche ohne Miete.",
            "partner": "Schulküche, Nachbarschaftsladen", "menschen_erreicht": 46, "familien_jetzt": 4,
            "grundlage": "Anwesenheit, von den Vätern selbst gezählt; Familien in Hilfe nach Teamgespräch",
        },
        2.0,
        ((30, 9420, Projektkostenart.ESSEN, "Zutaten für drei Samstage"), (95, 5600, Projektkostenart.HONORAR, "Aufwandsentschädigung Koch")),
        ende=(date(2026, 9, 21), Projektphase.ALLEIN, {
            "erreicht": "46 Väter waren mindestens zweimal da. Sie haben eine eigene Kasse und einen Kalender.",
            "bewertung": "Gelungen. Unser Teil ist getan, wir schauen einmal im Vierteljahr vorbei.",
        }),
    ),
    _Vorhaben(
        "huesten", "lt2", date(2026, 3, 2), "Deutsch beim Spülen", FUER_MEHRERE, "deutsch_lernen",
        {
            "anlass": "Fünf Mütter wollten Deutsch lernen und fanden keinen Kurs mit Kinderbetreuung.",
            "ziele": "Sprechen üben, während die Kinder nebenan spielen.",
            "nutzen": "Gespräche im Amt gehen öfter ohne Dolmetscherin.",
            "mitwirkende": "Zwei Nachbarinnen leiten abwechselnd, eine Auszubildende spielt mit den Kindern.",
            "partner": "Mehrgenerationentreff", "menschen_erreicht": 17, "familien_jetzt": 5, "familien_moeglich": 3,
            "grundlage": "Teilnahmeliste und Hilfepläne",
        },
        2.0,
        ((25, 4350, Projektkostenart.MATERIAL, "Bildkarten"), (60, 12000, Projektkostenart.RAUM, "Heizkosten des Treffs")),
    ),
    _Vorhaben(
        "alt-arnsberg", "lt", date(2026, 2, 9), "Schwimmen vor der Schule", FUER_ALLE, "schwimmen",
        {
            "anlass": "Im Bad sind die Bahnen von sieben bis acht frei. In zwei Grundschulen kann ein Drittel der Kinder nicht schwimmen.",
            "ziele": "Vierzig Kinder haben im Sommer das Seepferdchen.",
            "mitwirkende": "Der Schwimmverein stellt zwei Trainerinnen, Eltern begleiten zu Fuß.",
            "partner": "Schwimmverein, zwei Grundschulen, Bad", "menschen_erreicht": 44,
        },
        1.5,
        ((20, 18000, Projektkostenart.RAUM, "Bahnmiete"), (80, 7200, Projektkostenart.HONORAR, "Aufwandsentschädigung Trainerinnen")),
        ende=(date(2026, 7, 13), Projektphase.BEENDET, {
            "erreicht": "38 von 44 Kindern haben das Seepferdchen. Der Verein hat elf neue Mitglieder.",
            "bewertung": "Hat gewirkt, war aber zu früh am Morgen. Beim nächsten Mal nach der Schule.",
        }),
    ),
    _Vorhaben(
        "alt-arnsberg", "asd2", date(2026, 5, 4), "Nachtcafé für junge Eltern", FUER_MEHRERE, "baby",
        {
            "anlass": "Junge Eltern schreiben uns nachts. Tagsüber sagen sie: Das Schlimmste ist die Zeit zwischen neun und eins.",
            "ziele": "Ein warmer Raum mit einer erfahrenen Mutter, zweimal in der Woche bis Mitternacht.",
            "nutzen": "Bei vier Familien wurde aus einem nächtlichen Anruf kein Einsatz.",
            "mitwirkende": "Eine Hebamme im Ruhestand, zwei Großmütter, das Elterncafé.",
            "partner": "Elterncafé am Torbogen", "menschen_erreicht": 12, "familien_jetzt": 4, "familien_moeglich": 4,
            "grundlage": "Gespräche mit den Eltern, einzeln nachgefragt",
        },
        3.0,
        ((15, 8900, Projektkostenart.MATERIAL, "Zwei Sessel, Wasserkocher"), (70, 9600, Projektkostenart.HONORAR, "Aufwandsentschädigung Großmütter")),
    ),
)  # fmt: skip


@dataclass
class _Bau:
    raeume: Mapping[str, Wirkungsraum]
    als: ALS
    heute: date
    zufall: Random
    projekte: dict[str, Projekt] = field(default_factory=dict)

    def anlaesse(self) -> Iterator[Anlass]:
        for v in _VORHABEN:
            yield Anlass(v.beginn, self._anlegen(v))
            yield Anlass(v.beginn + timedelta(v.laeuft_nach), self._weiter(v, Projektphase.LAEUFT, {}))
            for nach, cent, art, wofuer in v.kosten:
                yield Anlass(v.beginn + timedelta(nach), self._kosten(v, cent, art, wofuer))
            bis = v.ende[0] if v.ende else self.heute
            for tag in self._wochen(v.beginn, bis):
                yield Anlass(tag, self._zeit(v.raum, v.wer, v.stunden, v.name))
            if v.ende:
                yield Anlass(v.ende[0], self._weiter(v, v.ende[1], v.ende[2]))
        for raum in self.raeume:
            for tag in self._wochen(date(2025, 10, 6), self.heute):
                yield Anlass(tag, self._zeit(raum, self.zufall.choice(("lt", "lt2", "asd")), 1.0, ""))
        yield from self._buchungen()

    def _wochen(self, von: date, bis: date) -> Iterator[date]:
        """Some working day of each week."""
        while von < bis:
            tag = von + timedelta(self.zufall.randrange(_WERKTAGE))
            if tag < bis and not geschlossen(tag):
                yield tag
            von += timedelta(7)

    def _anlegen(self, v: _Vorhaben) -> Callable[[datetime], None]:
        def handle(jetzt: datetime) -> None:
            self.projekte[v.name] = tun.projekt_anlegen(
                zugriff=self.als(f"{v.wer}.{v.raum}", jetzt), wirkungsraum=self.raeume[v.raum], name=v.name, art=v.art,
                thema=v.thema, phase=Projektphase.VORBEREITUNG, ist_beispiel=True, **v.erzaehlt,
            )  # fmt: skip

        return handle

    def _weiter(self, v: _Vorhaben, phase: Projektphase, werte: Mapping[str, Any]) -> Callable[[datetime], None]:
        def handle(jetzt: datetime) -> None:
            projekt = self.projekte[v.name]
            self.projekte[v.name] = tun.projekt_aendern(
                zugriff=self.als(f"{v.wer}.{v.raum}", jetzt), projekt=projekt, stand=projekt.stand, phase=phase, **werte
            )

        return handle

    def _kosten(self, v: _Vorhaben, cent: int, art: Projektkostenart, wofuer: str) -> Callable[[datetime], None]:
        def handle(jetzt: datetime) -> None:
            zugriff = self.als(f"{v.wer}.{v.raum}", jetzt)
            tun.projektkosten_eintragen(
                zugriff=zugriff, projekt=self.projekte[v.name], art=art, betrag_cent=cent, am=zugriff.heute,
                wofuer=wofuer, beleg=f"Quittung {cent % 89 + 10}",
            )  # fmt: skip

        return handle

    def _zeit(self, raum: str, wer: str, stunden: float, name: str) -> Callable[[datetime], None]:
        minuten = 15 * max(1, round(4 * stunden * self.zufall.uniform(0.6, 1.4)))
        taetigkeit = self.zufall.choice(list(Taetigkeit))

        def handle(jetzt: datetime) -> None:
            zugriff = self.als(f"{wer}.{raum}", jetzt)
            tun.zeit_notieren(
                zugriff=zugriff, wirkungsraum=self.raeume[raum], bezug=Zeitbezug.RAUM, taetigkeit=taetigkeit,
                minuten=minuten, tag=zugriff.heute, projekt=self.projekte[name] if name else None,
            )  # fmt: skip

        return handle

    def _buchungen(self) -> Iterator[Anlass]:
        """The Kämmerei books once a month what the teams noted."""
        tag = date(2025, 11, BUCHUNGSTAG)
        while tag < plus_monate(self.heute, -1):
            yield Anlass(tag, self._buche)
            tag = plus_monate(tag, 1)

    def _buche(self, jetzt: datetime) -> None:
        zugriff = self.als("kaemmerei", jetzt)
        for raum in self.raeume.values():
            if offene_raumarbeit(zugriff, raum).cent:
                raumarbeit_buchen(zugriff=zugriff, wirkungsraum=raum)


def projektanlaesse(raeume: Mapping[str, Wirkungsraum], als: ALS, heute: date, saat: int) -> list[Anlass]:
    """What happens around the projects up to yesterday, in order of time."""
    zufall = Random(f"projekte:{saat}")  # noqa: S311 -- invented data
    alle = _Bau(raeume, als, heute, zufall).anlaesse()
    return sorted((a for a in alle if a.tag < heute), key=lambda a: a.tag)
