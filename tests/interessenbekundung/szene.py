"""A call with its people, for the tests of the room."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.actions import Beleg
from massanzug.interessenbekundung.choices import Teilart, Vergabegegenstand
from massanzug.interessenbekundung.models import Bekundung, Verfahren
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.traeger.models import Traeger, Zugehoerigkeit
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff

FRIST = datetime(2026, 12, 10, 11, tzinfo=UTC)
VORHER, NACHHER = FRIST - timedelta(days=3), FRIST + timedelta(seconds=1)
KENNWOERTER = {n: f"drei Weiden am Bach {n}" for n in (1, 2, 3)}
VERGABE: dict[str, Any] = {
    "gegenstand": Vergabegegenstand.LEITTRAEGERSCHAFT, "beginn": date(2027, 10, 1), "jahre": 5, "option_jahre": 3
}  # fmt: skip
"""What the sample call awards."""
GEHEIM = "Purpurzaunkönig"


@dataclass
class Auswahl:
    """A call that is open, its three key holders, and those who may answer it."""

    verfahren: Verfahren
    amt: list[Zugriff]
    bewerber: list[Zugriff]
    traeger: dict[str, Traeger]

    @property
    def eine(self) -> Zugriff:
        return self.bewerber[0]

    @property
    def andere(self) -> Zugriff:
        return self.bewerber[1]

    def um(self, zugriff: Zugriff, jetzt: datetime) -> Zugriff:
        return replace(zugriff, jetzt=jetzt)

    def frisch(self) -> Verfahren:
        return Verfahren.objects.get(pk=self.verfahren.pk)


def mensch(kennung: str, traeger: Traeger, rolle: Rolle) -> Zugriff:
    konto = Konto.objects.create(kennung=kennung, name=f"Frau {kennung.title()}", angelegt_am=VORHER)
    Zugehoerigkeit.objects.create(konto=konto, traeger=traeger, rolle=rolle, gueltig_von=VORHER.date())
    mitgliedschaft = Mitgliedschaft(rolle, traeger.pk, traeger.name)
    return Zugriff(konto.pk, konto.name, (mitgliedschaft,), VORHER.date(), VORHER)


def offenes_verfahren(*namen: str) -> Auswahl:
    """A call that takes Bekundungen, and a person for each Träger of these names."""
    amt = Traeger.objects.filter(art="oeffentlich")[0]
    traeger = {n: Traeger.objects.create(name=n, art="frei") for n in namen}
    leute = [mensch(f"amt{n}", amt, Rolle.AUSWAHL) for n in (1, 2, 3)]
    bewerber = [mensch(f"t{n}", t, Rolle.BEWERBUNG) for n, t in enumerate(traeger.values())]
    verfahren = actions.verfahren_anlegen(
        zugriff=leute[0], titel="Leitträger gesucht", zweck="Drei Wirkungsräume", frist=FRIST,
        wirkungsraeume=list(Wirkungsraum.objects.all()), **VERGABE,
    )  # fmt: skip
    for n, wer in enumerate(leute, start=1):
        actions.schluessel_annehmen(zugriff=wer, verfahren=verfahren, kennwort=KENNWOERTER[n])
    actions.verfahren_vorlegen(zugriff=leute[0], verfahren=verfahren)
    verfahren = actions.verfahren_freigeben(zugriff=leute[1], verfahren=verfahren)
    return Auswahl(verfahren, leute, bewerber, traeger)


def geschrieben(a: Auswahl, wer: Zugriff, ohne: tuple[str, int] | None = None, wort: str = GEHEIM) -> Bekundung:
    """A whole Bekundung that is not handed in, but for the part `ohne`."""
    traeger = next(t for t in a.traeger.values() if t.pk in wer.traeger(Rolle.BEWERBUNG))
    bekundung = actions.bekundung_beginnen(zugriff=wer, verfahren=a.verfahren, traeger=traeger)
    verlangt = queries.verlangt(a.verfahren)
    teile = {WIRKUNGSRAUM: str(min(verlangt.wirkungsraeume))}
    teile |= {("abschnitt", n): f"{wort} schreibt zu {n}." for n in verlangt.abschnitte}
    teile |= {("kriterium", n): "angenommen" for n in verlangt.kriterien}
    for (art, nummer), text in teile.items():
        if (art, nummer) != ohne:
            actions.teil_schreiben(
                zugriff=wer, bekundung=bekundung, art=Teilart(art), nummer=nummer, text=text, stand=0
            )
    actions.anlage_beifuegen(
        zugriff=wer, bekundung=bekundung, name=f"{wort}.txt", art="text/plain", inhalt=f"{wort} in der Anlage".encode()
    )
    return bekundung


def eingereicht(a: Auswahl, wer: Zugriff, eingang: datetime = VORHER) -> Beleg:
    return actions.bekundung_einreichen(
        zugriff=wer, bekundung=geschrieben(a, wer), eingang=eingang, code=actions.neuer_code()
    )


def oeffnen(a: Auswahl, wer: tuple[int, ...] = (1, 2), jetzt: datetime = NACHHER, **anders: str) -> Any:
    kennwoerter: Mapping[int, str] = {n: anders.get(f"k{n}", KENNWOERTER[n]) for n in wer}
    zugriff = a.um(a.amt[min(wer) - 1], jetzt)
    return actions.verfahren_oeffnen(zugriff=zugriff, verfahren=a.verfahren, kennwoerter=kennwoerter)
