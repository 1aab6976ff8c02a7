"""The selections of the demo city: the finished one of 2024/25 that found the Leitträger, and one open today."""

from collections.abc import Callable, Generator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from massanzug.demo.geschichten.bekundungen import ABSCHNITTE, FRAGEN, FRAGEN_OFFEN, NACHWEISE
from massanzug.demo.geschichten.kalender import bueroarbeitstag, naechster_arbeitstag
from massanzug.demo.personen import passwort_fuer
from massanzug.interessenbekundung import actions as tun
from massanzug.interessenbekundung.blaetter import ANGENOMMEN
from massanzug.interessenbekundung.choices import Kriteriumsart, Teilart, Vergabegegenstand
from massanzug.interessenbekundung.models import Bekundung, Verfahren
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, Beigabe
from massanzug.rechenkern.parameter import Laufzeit, lade_kommune
from massanzug.rechenkern.zeitraum import plus_monate
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.uhr import BERLIN
from massanzug.traeger.models import Traeger
from massanzug.zugang.zugriff import Zugriff

T = TypeVar("T")
Wer = Callable[[str, datetime], Zugriff]
IM_AMT = ("auswahl", "auswahl2", "auswahl3")
BEGINN = date(2024, 11, 4)
"""The first day of the finished selection; only the deadline of 10.01.2025 is from the city's notice."""
FRIST_DER_STADT = datetime(2025, 1, 10, 23, 59, 59, tzinfo=BERLIN)
BEWERBUNGEN = {"lichtfaden": "neheim", "muehlrad": "neheim", "ruhrkiesel": "huesten", "haselbogen": "alt-arnsberg"}
"""Who applied for which Wirkungsraum; all invented."""
ZWECK = (
    "Die Stadt teilt sich in drei Wirkungsräume. In jedem sucht sie einen freien Träger, der als Leitträger Tür an Tür "
    "mit dem Jugendamt arbeitet: mit einem gemeinsamen Planbudget, nach dem Fachkonzept Sozialraumorientierung und auf "
    "der Grundlage eines Vertrags über fünf Jahre mit einer Verlängerung um drei.\n\nAlle anderen Träger bleiben "
    "wählbar: Das Wunsch- und Wahlrecht der Familien (§ 5 SGB VIII) gilt unverändert."
)
ZWECK_OFFEN = (
    "In jedem Wirkungsraum soll eine Familienwerkstatt entstehen: ein offener Ort, an dem Familien gemeinsam "
    "reparieren, kochen und planen. Gesucht wird je Wirkungsraum ein Träger, der den Ort aufbaut und mit den Menschen "
    "dort betreibt.\n\nDieses Verfahren ist erfunden. Sie können es ausprobieren: Melden Sie einen Träger an und "
    "schreiben Sie eine Bekundung."
)
BLATT = (
    "Kurz gesagt\n\nOrt: mindestens 120 Quadratmeter, ohne Stufen erreichbar.\nZeit: an vier Tagen in der Woche offen, "
    "auch am Samstag.\nMenschen: eine feste Stelle, dazu Ehrenamtliche.\n\nDies ist ein Beispiel aus der Demo.\n"
)


class Uhr:
    """Minutes of a working day, in the order of the acts; `um` is the instant of the act that comes now."""

    def __init__(self, tag: date, stunde: int = 9) -> None:
        self.um = datetime.combine(tag, time(stunde, 5), tzinfo=BERLIN).astimezone(UTC)

    def weiter(self, minuten: int = 7) -> datetime:
        self.um += timedelta(minutes=minuten)
        return self.um


Verlauf = Generator[datetime, None, T]
"""A story that says when it goes on before each act, so that others act in between."""


def fruehere_auswahl(
    raeume: Mapping[str, Wirkungsraum], traeger: Mapping[str, Traeger], wer: Wer
) -> Verlauf[Verfahren]:
    """The selection of 2024/25 up to its opening, on its own days."""
    verfahren = yield from _veroeffentlicht(
        wer,
        BEGINN,
        titel="Leitträger für drei Wirkungsräume",
        zweck=ZWECK,
        frist=FRIST_DER_STADT,
        wirkungsraeume=list(raeume.values()),
        gegenstand=Vergabegegenstand.LEITTRAEGERSCHAFT,
        laufzeit=lade_kommune().laufzeit,
        verdeckt=True,
    )
    yield from _fragen(verfahren, FRAGEN, "bewerbung.lichtfaden", wer, naechster_arbeitstag(BEGINN + timedelta(14)))
    for nummer, (schluessel, raum) in enumerate(BEWERBUNGEN.items()):
        uhr = Uhr(bueroarbeitstag(date(2025, 1, 6) + timedelta(nummer)), 10)
        kennung = f"bewerbung.{schluessel}"
        bekundung = yield from _geschrieben(verfahren, traeger[schluessel], raeume[raum], wer, uhr, text_von=schluessel)
        yield uhr.weiter()
        tun.bekundung_einreichen(
            zugriff=wer(kennung, uhr.um), bekundung=bekundung, eingang=uhr.um, code=tun.neuer_code()
        )
    uhr = Uhr(date(2025, 1, 13))
    yield uhr.weiter()
    kennwoerter = {n: passwort_fuer(kennung) for n, kennung in enumerate(IM_AMT, start=1) if n != 3}
    tun.verfahren_oeffnen(zugriff=wer(IM_AMT[0], uhr.um), verfahren=verfahren, kennwoerter=kennwoerter)
    return verfahren


def offene_auswahl(raeume: Mapping[str, Wirkungsraum], traeger: Traeger, wer: Wer, heute: date) -> Verlauf[None]:
    """A call that is open today, with questions, a document, and a Bekundung that somebody has begun."""
    verfahren = yield from _veroeffentlicht(
        wer,
        bueroarbeitstag(heute - timedelta(12)),
        titel="Drei Familienwerkstätten",
        zweck=ZWECK_OFFEN,
        frist=datetime.combine(naechster_arbeitstag(heute + timedelta(24)), time(12), tzinfo=BERLIN),
        wirkungsraeume=list(raeume.values()),
        gegenstand=Vergabegegenstand.ANDERES,
        laufzeit=Laufzeit(_in_vier_monaten(heute), jahre=3, option_jahre=2, text=""),
        verdeckt=False,
    )
    yield from _fragen(verfahren, FRAGEN_OFFEN, "bewerbung.kornblume", wer, bueroarbeitstag(heute - timedelta(6)))
    uhr = Uhr(bueroarbeitstag(heute - timedelta(3)), 14)
    yield from _geschrieben(verfahren, traeger, raeume["huesten"], wer, uhr, text_von="kornblume")


def _in_vier_monaten(heute: date) -> date:
    return plus_monate(heute.replace(day=1), 4)


def _veroeffentlicht(
    wer: Wer,
    tag: date,
    *,
    titel: str,
    zweck: str,
    frist: datetime,
    wirkungsraeume: list[Wirkungsraum],
    gegenstand: Vergabegegenstand,
    laufzeit: Laufzeit,
    verdeckt: bool,
) -> Verlauf[Verfahren]:
    uhr = Uhr(tag)
    erste, zweite, _ = IM_AMT
    yield uhr.weiter()
    verfahren = tun.verfahren_anlegen(
        zugriff=wer(erste, uhr.um),
        titel=titel,
        zweck=zweck,
        frist=frist.astimezone(UTC),
        wirkungsraeume=wirkungsraeume,
        gegenstand=gegenstand,
        beginn=laufzeit.beginn,
        jahre=laufzeit.jahre,
        option_jahre=laufzeit.option_jahre,
        mindestpunkte=60,
        verdeckt=verdeckt,
    )
    yield uhr.weiter()
    blatt = Beigabe(0, "auf-einen-blick.txt", "text/plain", BLATT.encode())
    tun.unterlage_einstellen(zugriff=wer(erste, uhr.um), verfahren=verfahren, titel="Auf einen Blick", datei=blatt)
    for kennung in IM_AMT:
        yield uhr.weiter()
        tun.schluessel_annehmen(zugriff=wer(kennung, uhr.um), verfahren=verfahren, kennwort=passwort_fuer(kennung))
    yield uhr.weiter()
    tun.verfahren_vorlegen(zugriff=wer(erste, uhr.um), verfahren=verfahren)
    yield uhr.weiter(90)
    return tun.verfahren_freigeben(zugriff=wer(zweite, uhr.um), verfahren=verfahren)


def _fragen(
    verfahren: Verfahren, fragen: tuple[tuple[str, str], ...], kennung: str, wer: Wer, tag: date
) -> Verlauf[None]:
    uhr = Uhr(tag)
    gestellt = []
    for text, _ in fragen:
        yield uhr.weiter()
        gestellt.append(tun.frage_stellen(zugriff=wer(kennung, uhr.um), verfahren=verfahren, text=text))
    for frage, (_, antwort) in zip(gestellt, fragen, strict=True):
        if antwort:
            yield uhr.weiter(20)
            tun.frage_beantworten(zugriff=wer(IM_AMT[0], uhr.um), frage=frage, antwort=antwort)


def _geschrieben(
    verfahren: Verfahren, traeger: Traeger, raum: Wirkungsraum, wer: Wer, uhr: Uhr, *, text_von: str
) -> Verlauf[Bekundung]:
    """What this Träger has to say; one that has not written about all is not finished."""
    kennung, abschnitte = f"bewerbung.{text_von}", ABSCHNITTE[text_von]
    yield uhr.weiter()
    bekundung = tun.bekundung_beginnen(zugriff=wer(kennung, uhr.um), verfahren=verfahren, traeger=traeger)
    texte = {WIRKUNGSRAUM: str(raum.pk)}
    texte |= {(Teilart.ABSCHNITT, n): text for n, text in abschnitte.items()}
    texte |= {(Teilart.KRITERIUM, n): text for n, text in NACHWEISE[text_von].items()}
    if len(abschnitte) == verfahren.abschnitte.count():
        anzunehmen = verfahren.kriterien.filter(art=Kriteriumsart.ANNEHMEN).values_list("nummer", flat=True)
        texte |= {(Teilart.KRITERIUM, n): ANGENOMMEN for n in anzunehmen}
    zugriff = wer(kennung, uhr.um)
    for (art, nummer), text in texte.items():
        tun.teil_schreiben(zugriff=zugriff, bekundung=bekundung, art=Teilart(art), nummer=nummer, text=text, stand=0)
    return bekundung
