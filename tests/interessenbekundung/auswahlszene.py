"""A call that was opened, its clerks, its jury and four applicants, and the way to every later state."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import (
    Bekundungsstand,
    Formergebnis,
    Kriteriumsergebnis,
    Teilart,
    Zulassung,
)
from massanzug.interessenbekundung.models import Ausschreibung, Bekundung, Verfahren
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff
from tests.interessenbekundung.szene import FRIST, NACHHER, VORHER, Auswahl, geschrieben, mensch, oeffnen
from tests.interessenbekundung.szene import offenes_verfahren as _offenes

PRUEFTAG = NACHHER + timedelta(days=1)
NACHFRIST = NACHHER + timedelta(days=10)
WERTTAG = NACHHER + timedelta(days=20)
SPAET = NACHHER + timedelta(days=60)
NAMEN = ("Weidenkorb e. V.", "Brückenhaus gGmbH", "Lindenhof e. V.", "Spätzug e. V.")


@dataclass
class Lage:
    """Weidenkorb and Brückenhaus want the first Wirkungsraum, Lindenhof the second; Spätzug came late."""

    auswahl: Auswahl
    amt: list[Zugriff]
    jury: list[Zugriff]
    bewerber: dict[str, Zugriff]
    bekundungen: dict[str, Bekundung]
    raeume: list[int]
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def verfahren(self) -> Verfahren:
        return Verfahren.objects.get(pk=self.auswahl.verfahren.pk)

    def bekundung(self, name: str) -> Bekundung:
        return Bekundung.objects.select_related("verfahren").get(pk=self.bekundungen[name].pk)

    def angebot(self, nummer: int = 0) -> Ausschreibung:
        return Ausschreibung.objects.select_related("verfahren").get(
            verfahren=self.auswahl.verfahren, wirkungsraum=self.raeume[nummer]
        )


def um(zugriff: Zugriff, jetzt: datetime) -> Zugriff:
    return replace(zugriff, jetzt=jetzt, heute=jetzt.date())


def konto(zugriff: Zugriff) -> Konto:
    return Konto.objects.get(pk=zugriff.konto_id)


def geoeffnet(*, verdeckt: bool = True, mindestens: int = 0) -> Lage:
    """Opened, nothing checked yet."""
    a = _offenes(*NAMEN)
    Verfahren.objects.filter(pk=a.verfahren.pk).update(verdeckt=verdeckt, mindestpunkte=mindestens)
    raeume = sorted(queries.verlangt(a.verfahren).wirkungsraeume)
    bekundungen, bewerber = {}, dict(zip(NAMEN, a.bewerber, strict=True))
    for name, raum in zip(NAMEN, (raeume[0], raeume[0], raeume[1], raeume[2]), strict=True):
        bekundung = geschrieben(a, bewerber[name], wort=name.split()[0])
        actions.teil_schreiben(
            zugriff=bewerber[name], bekundung=bekundung, art=Teilart.WIRKUNGSRAUM, nummer=0, text=str(raum), stand=1
        )
        eingang = VORHER if name != "Spätzug e. V." else FRIST + timedelta(minutes=1)
        bekundungen[name] = actions.bekundung_einreichen(
            zugriff=bewerber[name], bekundung=bekundung, eingang=eingang, code=actions.neuer_code()
        ).bekundung
    oeffnen(a)
    amt_traeger = Traeger.objects.get(art="oeffentlich")
    jury = [um(mensch(f"jury{n}", amt_traeger, Rolle.JHA), PRUEFTAG) for n in (1, 2, 3, 4)]
    return Lage(a, [um(z, PRUEFTAG) for z in a.amt], jury, bewerber, bekundungen, raeume)


def formal(lage: Lage, name: str, ergebnis: Formergebnis = Formergebnis.IN_ORDNUNG, **anders: Any) -> Any:
    angaben = {"zugriff": lage.amt[0], "bekundung": lage.bekundung(name), "ergebnis": ergebnis, "grund": "", "stand": 0}
    return actions.bekundung_formal_pruefen(**(angaben | anders))


def kriterien(lage: Lage, name: str, anders: Mapping[int, Kriteriumsergebnis] | None = None, stand: int = 0) -> None:
    for k in lage.verfahren.kriterien.all():
        ergebnis = (anders or {}).get(k.nummer, Kriteriumsergebnis.ERFUELLT)
        actions.kriterium_pruefen(
            zugriff=lage.amt[0], bekundung=lage.bekundung(name), kriterium=k, ergebnis=ergebnis,
            notiz="" if ergebnis == Kriteriumsergebnis.ERFUELLT else "Es fehlt der Nachweis.", stand=stand,
        )  # fmt: skip


def zulassen(lage: Lage, name: str, zulassung: Zulassung = Zulassung.ZUGELASSEN, **anders: Any) -> Any:
    angaben = {
        "zugriff": lage.amt[0], "bekundung": lage.bekundung(name), "zulassung": zulassung, "grund": "", "stand": 1,
    }  # fmt: skip
    return actions.zulassung_entscheiden(**(angaben | anders))


def geprueft(**wie: Any) -> Lage:
    """All is checked and decided: three admitted, the late one excluded."""
    lage = geoeffnet(**wie)
    for name, b in lage.bekundungen.items():
        b.refresh_from_db()
        if b.stand == Bekundungsstand.GEOEFFNET:
            formal(lage, name)
            kriterien(lage, name)
            zulassen(lage, name)
        else:
            formal(lage, name, Formergebnis.AUSGESCHLOSSEN, grund="Nach der Frist eingegangen.")
    return lage


def benannt(lage: Lage) -> Lage:
    for wer in lage.jury:
        actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(wer))
    return lage


def erklaert(lage: Lage, *befangen: tuple[int, str]) -> Lage:
    """All jurors speak of all; `befangen` are (number of the juror, applicant)."""
    for n, wer in enumerate(lage.jury):
        for bekundung, bisher in lesen.zu_erklaeren(wer, lage.verfahren):
            if bisher is None:
                ja = (n, bekundung.traeger.name) in befangen
                actions.befangenheit_erklaeren(
                    zugriff=wer, bekundung=bekundung, befangen=ja, grund="Meine Schwester arbeitet dort." if ja else ""
                )
    return lage


def wertend(*befangen: tuple[int, str], **wie: Any) -> Lage:
    """The first round is open."""
    lage = erklaert(benannt(geprueft(**wie)), *befangen)
    actions.wertung_beginnen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    return lage


Punkte = Mapping[tuple[str, int], tuple[int | None, ...]]
"""(applicant, Abschnitt) → what each juror gives; missing is 3 from all."""


def werte(lage: Lage, punkte: Punkte | None = None) -> Lage:
    """All jurors score and finish all that they may."""
    for n, wer in enumerate(lage.jury):
        for zeile in lesen.jurybekundungen(wer, lage.verfahren):
            bekundung = Bekundung.objects.select_related("verfahren", "traeger").get(pk=zeile.pk)
            for abschnitt in lesen.zu_wertende_abschnitte(bekundung.verfahren):
                gibt = (punkte or {}).get((bekundung.traeger.name, abschnitt.nummer), (3, 3, 3, 3))[n]
                actions.wertung_abgeben(
                    zugriff=wer,
                    bekundung=bekundung,
                    abschnitt=abschnitt,
                    punkte=gibt,
                    grund="klar beschrieben",
                    stand=0,
                )
            actions.wertung_abschliessen(zugriff=wer, bekundung=bekundung)
    return lage


def ausgesprochen(punkte: Punkte | None = None, *befangen: tuple[int, str], **wie: Any) -> Lage:
    """The first round is closed."""
    lage = werte(wertend(*befangen, **wie), punkte)
    actions.erste_wertung_schliessen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    return lage


WEIDENKORB_VORN: Punkte = {("Weidenkorb e. V.", 4): (5, 5, 4, 4)}


def gereiht(punkte: Punkte | None = WEIDENKORB_VORN, *befangen: tuple[int, str], **wie: Any) -> Lage:
    """The order is fixed; whatever was disputed has been talked about."""
    lage = ausgesprochen(punkte, *befangen, **wie)
    for s in lesen.strittige(lage.verfahren):
        actions.aussprache_festhalten(
            zugriff=lage.amt[0], bekundung=Bekundung.objects.get(pk=s.bekundung),
            abschnitt=lage.verfahren.abschnitte.get(nummer=s.abschnitt), text="Besprochen.",
        )  # fmt: skip
    actions.rangfolge_feststellen(zugriff=lage.amt[0], verfahren=lage.verfahren)
    return lage


def vermerk(lage: Lage, nummer: int = 0, stand: int = 0, wer: Zugriff | None = None) -> Any:
    return actions.vermerk_schreiben(
        zugriff=wer or lage.amt[0], ausschreibung=lage.angebot(nummer), ermessen="Abgewogen.", alternativen="Keine.",
        wirkung="Sie bleiben wählbar.", offenheit="Das Wahlrecht nach § 5 SGB VIII bleibt.", stand=stand,
    )  # fmt: skip


def unterschrieben(lage: Lage, nummer: int = 0) -> Any:
    v = vermerk(lage, nummer)
    for wer in lage.amt[:2]:
        v = actions.vermerk_unterschreiben(zugriff=wer, vermerk=v)
    return v


def mitgeteilt(lage: Lage | None = None, nummer: int = 0) -> Lage:
    """The Vermerk is signed and all know the result."""
    lage = lage or gereiht()
    unterschrieben(lage, nummer)
    actions.vorab_informieren(zugriff=lage.amt[0], ausschreibung=lage.angebot(nummer))
    return lage


def vorgeschlagen(lage: Lage | None = None, nummer: int = 0) -> Any:
    lage = lage or mitgeteilt()
    return actions.zuschlag_vorschlagen(
        zugriff=um(lage.amt[0], SPAET), ausschreibung=lage.angebot(nummer), gremium="Jugendhilfeausschuss",
        beschluss_am=PRUEFTAG.date(), beschluss="Einstimmig.",
    )  # fmt: skip
