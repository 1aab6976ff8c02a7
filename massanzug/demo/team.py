"""The Sozialraumteams of the demo city: in each Wirkungsraum one Sitzung that was, and one that comes."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from massanzug.demo.geschichten.kalender import bueroarbeitstag, naechster_arbeitstag
from massanzug.fall import actions as tun
from massanzug.fall.choices import Blattteil, Faden, Ideengeber
from massanzug.fall.models import Auftrag, Beratung, Teamsitzung
from massanzug.fall.queries.faelle import bezug
from massanzug.fall.queries.fallblatt import blattzeilen
from massanzug.fall.queries.team import einbringbare_faelle, moegliche_mitglieder
from massanzug.fall.rules import darf_fall_bearbeiten
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.uhr import BERLIN
from massanzug.zugang.zugriff import Zugriff

Wer = Callable[[str, datetime], Zugriff]

FRAGEN = (
    "Wer oder was in der Nähe könnte den Alltag leichter machen, ohne dass jemand dafür bezahlt wird?",
    "Wie kann aus dem Willen ein erster Schritt werden, der in zwei Wochen gelingt?",
    "Was haben wir übersehen, das schon da ist?",
)
IDEEN = (
    (Faden.EIGEN, "Am Sonntag plant die Familie gemeinsam die Woche", Ideengeber.JUGENDAMT),
    (Faden.NETZWERK, "Wer von den Verwandten mag an einem festen Tag kochen?", Ideengeber.LEITTRAEGER),
    (Faden.RAUM, "Die Bücherei sucht junge Menschen, die beim Vorlesen helfen", Ideengeber.GAST),
    (Faden.RAUM, "Eine Patin aus dem Seniorentreff begleitet auf dem Schulweg", Ideengeber.LEITTRAEGER),
)
ANDERS = "Ich würde erst mit dem Vater sprechen. Sonst planen wir an ihm vorbei."
VOR_WOCHEN = timedelta(weeks=4)
"""So long ago was the Sitzung whose errands are done by now."""
MIT_FACHKRAFT = (
    Faden.FACHKRAFT,
    "Zwei Stunden in der Woche jemand, der nach der Schule mitgeht",
    Ideengeber.LEITTRAEGER,
)
FEHLT = "Ein Ort, an dem Jugendliche am Abend ohne Anmeldung Sport machen können."
TEILE = frozenset({Blattteil.FRAGE, Blattteil.PERSONEN, Blattteil.WILLE, Blattteil.ZIELE})


def halte_teamsitzungen(raeume: Mapping[str, Wirkungsraum], wer: Wer, heute: date) -> int:
    """All acts late on the last working day, after everybody else's; returns the number of Sitzungen."""
    letzter = bueroarbeitstag(heute - timedelta(1))
    for platz, (schluessel, raum) in enumerate(raeume.items()):
        uhr = _Uhr(datetime.combine(letzter, time(17, platz * 15), tzinfo=BERLIN))
        asd = f"asd.{schluessel}"
        gestern = _setze_an(wer(asd, uhr.weiter()), raum, letzter)
        _bringe_ein(gestern, 1, asd, wer, uhr)
        for beratung in gestern.beratungen.order_by("platz"):
            _berate(beratung, asd, f"lt.{schluessel}", wer, uhr)
        _schliesse(gestern, asd, wer, uhr)
        kommend = _setze_an(wer(asd, uhr.weiter()), raum, naechster_arbeitstag(heute))
        _bringe_ein(kommend, 2, asd, wer, uhr)
    return 2 * len(raeume)


def halte_fruehere(raeume: Mapping[str, Wirkungsraum], wer: Wer, tag: date) -> None:
    """One Sitzung in each Wirkungsraum on this day, after everybody else's acts; one of the team saw it otherwise."""
    for platz, (schluessel, raum) in enumerate(raeume.items()):
        uhr = _Uhr(datetime.combine(tag, time(17, platz * 15), tzinfo=BERLIN))
        asd = f"asd.{schluessel}"
        sitzung = _setze_an(wer(asd, uhr.weiter()), raum, tag)
        _bringe_ein(sitzung, 1, asd, wer, uhr)
        for nummer, beratung in enumerate(sitzung.beratungen.order_by("platz")):
            _berate(beratung, asd, f"lt.{schluessel}", wer, uhr, andere_meinung=nummer == 0)
        _schliesse(sitzung, asd, wer, uhr)


def erledige_auftraege(raeume: Mapping[str, Wirkungsraum], wer: Wer, tag: date) -> None:
    """What the earlier Sitzung asked for is done by now, but for the newest errand of each Wirkungsraum."""
    for platz, (schluessel, raum) in enumerate(raeume.items()):
        uhr = _Uhr(datetime.combine(tag, time(16, 30 + platz * 5), tzinfo=BERLIN))
        offen = Auftrag.objects.filter(beratung__sitzung__wirkungsraum=raum, erledigt_am__isnull=True).order_by("pk")
        for auftrag in list(offen)[:1]:
            zugriff = wer(f"asd.{schluessel}", uhr.weiter())
            if darf_fall_bearbeiten(zugriff, bezug(zugriff, auftrag.beratung.fall)):
                tun.auftrag_erledigen(zugriff=zugriff, auftrag=auftrag)


class _Uhr:
    def __init__(self, jetzt: datetime) -> None:
        self.jetzt = jetzt.astimezone(UTC)

    def weiter(self) -> datetime:
        self.jetzt += timedelta(seconds=20)
        return self.jetzt


def _setze_an(zugriff: Zugriff, raum: Wirkungsraum, am: date) -> Teamsitzung:
    return tun.teamsitzung_ansetzen(
        zugriff=zugriff,
        wirkungsraum=raum,
        am=am,
        um=time(9),
        ort=f"Stadtteilbüro {raum.name}",
        benannt=[m.konto.pk for m in moegliche_mitglieder(raum.pk, zugriff.heute)],
    )


def _bringe_ein(sitzung: Teamsitzung, wie_viele: int, asd: str, wer: Wer, uhr: _Uhr) -> None:
    """Cases with goals, the newest first: they are at the point where ideas help."""
    zugriff = wer(asd, uhr.weiter())
    faelle = einbringbare_faelle(zugriff, sitzung.wirkungsraum_id).filter(ziele__isnull=False).distinct()
    for nummer, fall in enumerate(faelle.order_by("-begonnen_am", "-pk")[:wie_viele]):
        beratung = tun.fall_einbringen(
            zugriff=wer(asd, uhr.weiter()), sitzung=sitzung, fall=fall, frage=FRAGEN[nummer % len(FRAGEN)]
        )
        zeilen = [
            {"schluessel": z.schluessel, "teil": str(z.teil), "wer": z.wer, "text": z.text}
            for z in blattzeilen(beratung, zugriff.heute)
            if z.teil in TEILE
        ]
        tun.fallblatt_freigeben(zugriff=wer(asd, uhr.weiter()), beratung=beratung, stand=beratung.stand, zeilen=zeilen)


def _berate(beratung: Beratung, asd: str, lt: str, wer: Wer, uhr: _Uhr, *, andere_meinung: bool = False) -> None:
    ideen = [
        tun.idee_festhalten(
            zugriff=wer(lt if von == Ideengeber.LEITTRAEGER else asd, uhr.weiter()),
            beratung=beratung,
            text=text,
            faden=faden,
            von=von,
        )
        for faden, text, von in IDEEN
    ]
    tun.runde_oeffnen(zugriff=wer(asd, uhr.weiter()), beratung=beratung)
    faden, text, von = MIT_FACHKRAFT
    tun.idee_festhalten(zugriff=wer(lt, uhr.weiter()), beratung=beratung, text=text, faden=faden, von=von)
    zugriff = wer(asd, uhr.weiter())
    if andere_meinung:
        beratung.refresh_from_db()
        tun.abweichung_festhalten(
            zugriff=wer(lt, uhr.weiter()), beratung=beratung, stand=beratung.stand, abweichend=ANDERS
        )
    zugriff = wer(asd, uhr.weiter())
    tun.auftrag_festhalten(
        zugriff=zugriff,
        beratung=beratung,
        was="In der Bücherei nach der Vorlesegruppe fragen",
        wer=wer(lt, uhr.jetzt).name,
        bis=naechster_arbeitstag(zugriff.heute + timedelta(10)),
    )
    beratung.refresh_from_db()
    tun.ideen_waehlen(
        zugriff=wer(asd, uhr.weiter()), beratung=beratung, stand=beratung.stand, ideen=[ideen[0].pk, ideen[2].pk]
    )


def _schliesse(sitzung: Teamsitzung, asd: str, wer: Wer, uhr: _Uhr) -> None:
    zugriff = wer(asd, uhr.weiter())
    benannt = list(sitzung.teilnahmen.select_related("konto").order_by("pk"))
    tun.raumhinweis_festhalten(zugriff=zugriff, sitzung=sitzung, text=FEHLT)
    sitzung = tun.teilnahme_festhalten(
        zugriff=wer(asd, uhr.weiter()),
        sitzung=sitzung,
        stand=sitzung.stand,
        da=[t.konto_id for t in benannt],
        gaeste="Schulsozialarbeit",
        moderation=benannt[0].konto,
        zeit=benannt[1].konto,
        schreibt=benannt[-1].konto,
    )
    tun.teamsitzung_schliessen(zugriff=wer(asd, uhr.weiter()), sitzung=sitzung)
