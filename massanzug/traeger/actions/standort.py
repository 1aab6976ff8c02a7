"""Where a Träger works, and the desks that the Jugendamt takes there."""

from datetime import date, timedelta
from typing import Any, Final, TypedDict, Unpack

from django.db.models import Max, Sum

from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.traeger.models import Platzbuchung, Standort, Traeger
from massanzug.traeger.rules import darf_buchung_zuruecknehmen, darf_platz_buchen, darf_standort_pflegen
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff

VORAUS: Final = timedelta(366)
WOCHEN_HOECHSTENS: Final = 26


class Standortangaben(TypedDict):
    """What is known of a Standort; opening hours as `rechenkern.raum.zeiten_als_text` writes them."""

    name: str
    stadtteil: Stadtteil
    anschrift: str
    plaetze: int
    plaetze_amt: int
    oeffnungszeiten: str
    gueltig_von: date
    gueltig_bis: date | None


@handlung
def standort_eintragen(*, zugriff: Zugriff, traeger: Traeger, **angaben: Unpack[Standortangaben]) -> Standort:
    """Note where a Träger works and how many desks there are for the Jugendamt."""
    verlange(darf_standort_pflegen(zugriff, traeger.pk))
    standort = Standort(traeger=traeger, **angaben)
    _pruefe(standort)
    speichere(standort)
    protokolliere(zugriff, "standort_eintragen", standort)
    return standort


@handlung
def standort_aendern(
    *, zugriff: Zugriff, standort: Standort, stand: int, **angaben: Unpack[Standortangaben]
) -> Standort:
    """Correct a Standort or close it. Refuses what somebody else has changed meanwhile, and booked days after it."""
    verlange(darf_standort_pflegen(zugriff, standort.traeger_id))
    zuerst_sperren()
    jetzt = Standort.objects.select_related("traeger", "stadtteil").get(pk=standort.pk)
    if jetzt.stand != stand:
        raise Zwischenstand("Inzwischen hat jemand diesen Standort geändert.", jetzt.stand, jetzt)
    vorher = schnappschuss(jetzt)
    werte: dict[str, Any] = dict(angaben)
    for name, wert in werte.items():
        setattr(jetzt, name, wert)
    jetzt.stand += 1
    _pruefe(jetzt)
    _pruefe_buchungen(jetzt)
    speichere(jetzt)
    protokolliere(zugriff, "standort_aendern", jetzt, vorher=vorher)
    return jetzt


@handlung
def platz_buchen(*, zugriff: Zugriff, standort: Standort, tag: date, plaetze: int, wochen: int = 1) -> Platzbuchung:
    """Take desks for people of the Jugendamt on a day, or on the same day of `wochen` weeks: all of them or none."""
    zuerst_sperren()
    standort = Standort.objects.select_related("traeger", "stadtteil").get(pk=standort.pk)
    verlange(darf_platz_buchen(zugriff, standort.stadtteil.wirkungsraum_id))
    if not 1 <= wochen <= WOCHEN_HOECHSTENS:
        raise Unzulaessig({"wochen": f"Bitte buchen Sie für 1 bis {WOCHEN_HOECHSTENS} Wochen."})
    tage = [tag + timedelta(weeks=n) for n in range(wochen)]
    _pruefe_tage(zugriff, standort, tage, plaetze)
    buchungen = []
    for nummer, einer in enumerate(tage):
        buchung = Platzbuchung(standort=standort, tag=einer, plaetze=plaetze, gebucht_von=Konto(pk=zugriff.konto_id))
        speichere(buchung)
        protokolliere(zugriff, "platz_buchen", buchung, begleitend=nummer > 0)
        buchungen.append(buchung)
    return buchungen[0]


@handlung
def platzbuchung_zuruecknehmen(*, zugriff: Zugriff, buchung: Platzbuchung) -> Standort:
    """Give desks back; a day that has passed stays as it was."""
    standort = buchung.standort
    verlange(darf_buchung_zuruecknehmen(zugriff, standort.stadtteil.wirkungsraum_id, buchung.gebucht_von_id))
    if buchung.tag < zugriff.heute:
        raise Unzulaessig("Dieser Tag ist vorbei. Gebuchte Tage bleiben stehen, damit die Zahlen stimmen.")
    protokolliere(zugriff, "platzbuchung_zuruecknehmen", buchung, entfernt=True)
    buchung.delete()
    return standort


def _pruefe(standort: Standort) -> None:
    """What belongs together, in words that name the field."""
    fehler: dict[str, str] = {}
    if standort.plaetze_amt > standort.plaetze:
        fehler["plaetze_amt"] = "Das sind mehr Plätze fürs Jugendamt als insgesamt. Bitte prüfen Sie beide Zahlen."
    if standort.gueltig_bis and standort.gueltig_bis < standort.gueltig_von:
        fehler["gueltig_bis"] = "Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."
    if fehler:
        raise Unzulaessig(fehler)


def _pruefe_buchungen(standort: Standort) -> None:
    if standort.gueltig_bis is None:
        return
    letzte = standort.buchungen.filter(tag__gt=standort.gueltig_bis).aggregate(tag=Max("tag"))["tag"]
    if letzte:
        raise Unzulaessig(
            {
                "gueltig_bis": f"Das Jugendamt hat hier noch bis {datum_als_text(letzte)} Plätze gebucht. Bitte "
                "sprechen Sie es an; sind die Buchungen zurückgenommen, lässt sich der Standort beenden."
            }
        )


def _pruefe_tage(zugriff: Zugriff, standort: Standort, tage: list[date], plaetze: int) -> None:
    if tage[0] < standort.gueltig_von or (standort.gueltig_bis and tage[-1] > standort.gueltig_bis):
        bis = f" bis {datum_als_text(standort.gueltig_bis)}" if standort.gueltig_bis else ""
        raise Unzulaessig({"tag": f"Diesen Standort gibt es seit {datum_als_text(standort.gueltig_von)}{bis}."})
    if tage[-1] > zugriff.heute + VORAUS:
        raise Unzulaessig({"tag": "So weit voraus lässt sich nicht buchen. Bitte wählen Sie einen Tag in diesem Jahr."})
    gebucht = standort.buchungen.filter(tag__in=tage).values("tag").annotate(summe=Sum("plaetze")).order_by("tag")
    belegt = {zeile["tag"]: zeile["summe"] for zeile in gebucht}
    voll = [t for t in tage if belegt.get(t, 0) + plaetze > standort.plaetze_amt]
    if voll:
        frei = max(standort.plaetze_amt - belegt.get(voll[0], 0), 0)
        weitere = f" Das betrifft {len(voll)} der Tage." if len(voll) > 1 else ""
        raise Unzulaessig(
            {
                "plaetze": f"Am {datum_als_text(voll[0])} sind hier noch {frei} von {standort.plaetze_amt} Plätzen "
                f"frei.{weitere} Bitte nehmen Sie weniger Plätze oder einen anderen Tag."
            }
        )
