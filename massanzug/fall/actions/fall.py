"""The first contact, conversations, who is in charge; and what every act in a case asks first."""

from datetime import date
from typing import Any, Protocol

from django.db.models import Max, Q

from massanzug.fall import rules
from massanzug.fall.actions.nachfuehren import fristen_nachfuehren
from massanzug.fall.choices import (
    Fallrolle,
    Funktion,
    Kanal,
)
from massanzug.fall.models import (
    Fall,
    Kontakt,
    Person,
    Ziel,
    Zustaendigkeit,
)
from massanzug.fall.queries import faelle as queries
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

NOCH_EINMAL = "Ihr Text steht noch da. Bitte prüfen Sie ihn und speichern Sie noch einmal."
AMT = "51"
"""Number of the Jugendamt in the Aktenzeichen (KGSt file plan)."""


@handlung
def fall_aufnehmen(
    *,
    zugriff: Zugriff,
    bezeichnung: str,
    stadtteil: Stadtteil,
    person_name: str,
    person_rolle: Fallrolle | None,
    kanal: Kanal,
    anliegen: str,
    person_geboren_am: date | None = None,
    person_erreichbar: str = "",
    am: date | None = None,
) -> Fall:
    """First contact: the case, who came, her words. The acting Fachkraft leads the case from today.

    With `person_rolle` None somebody outside the family called: she stands in the conversation only.
    """
    raum = stadtteil.wirkungsraum
    verlange(rules.darf_fall_aufnehmen(zugriff, raum.pk, raum.name))
    tag = nicht_in_der_zukunft(am or zugriff.heute, zugriff.heute, "am")
    schon_geboren(person_geboren_am, zugriff.heute, "person_geboren_am")
    fall = Fall(
        aktenzeichen=_naechstes_aktenzeichen(zugriff.heute.year),
        bezeichnung=bezeichnung,
        wirkungsraum=raum,
        stadtteil=stadtteil,
        begonnen_am=tag,
    )
    speichere(fall)
    konto = Konto(pk=zugriff.konto_id)
    speichere(Zustaendigkeit(fall=fall, konto=konto, funktion=Funktion.FALLFUEHREND, gueltig_von=tag))
    if person_rolle is not None:
        person = Person(fall=fall, name=person_name, rolle=person_rolle, geboren_am=person_geboren_am)
        person.erreichbar = person_erreichbar
        speichere(person)
        mit = person_name
    else:
        mit = _mit_nummer(person_name, person_erreichbar)
    speichere(Kontakt(fall=fall, am=tag, kanal=kanal, mit=mit, anliegen=anliegen, erfasst_von=konto))
    if person_geboren_am:
        fristen_nachfuehren(fall)
    protokolliere(zugriff, "fall_aufnehmen", fall)
    return fall


def _mit_nummer(name: str, erreichbar: str) -> str:
    mit = f"{name}, {erreichbar}" if erreichbar else name
    hoechstens = Kontakt._meta.get_field("mit").max_length or 0
    if len(mit) > hoechstens:
        zeichen = f"Zusammen mit dem Namen sind es höchstens {hoechstens} Zeichen. Bitte kürzen Sie."
        raise Unzulaessig({"person_erreichbar": zeichen})
    return mit


def _naechstes_aktenzeichen(jahr: int) -> str:
    # the Wirkungsräume are locked so that two first contacts at once get two numbers
    list(Wirkungsraum.objects.select_for_update().order_by("pk"))
    anfang = f"{AMT}-{jahr}-"
    letztes = Fall.objects.filter(aktenzeichen__startswith=anfang).aggregate(m=Max("aktenzeichen"))["m"]
    nummer = int(letztes.rsplit("-", 1)[1]) + 1 if letztes else 1
    return f"{anfang}{nummer:05d}"


def nicht_in_der_zukunft(tag: date, heute: date, feld: str) -> date:
    if tag > heute:
        raise Unzulaessig({feld: "Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum."})
    return tag


def schon_geboren(tag: date | None, heute: date, feld: str) -> None:
    """A birthday lies behind us; a child that is yet to be born has none."""
    if tag and tag > heute:
        raise Unzulaessig(
            {
                feld: "Dieser Geburtstag liegt in der Zukunft. Bitte prüfen Sie das Jahr. Ist das Kind noch nicht "
                "geboren, bleibt das Feld leer."
            }
        )


def verlange_bearbeiten(zugriff: Zugriff, fall: Fall) -> None:
    verlange(rules.darf_fall_bearbeiten(zugriff, queries.bezug(zugriff, fall)))


@handlung
def vertretung_bestimmen(
    *, zugriff: Zugriff, fall: Fall, konto: Konto, von: date | None = None, bis: date | None = None
) -> Zustaendigkeit:
    """Name a deputy from the same Wirkungsraum, from `von` (today) to `bis` (until it is ended), both included."""
    verlange(rules.darf_vertretung_regeln(zugriff, queries.bezug(zugriff, fall)))
    von = von or zugriff.heute
    if von < zugriff.heute:
        raise Unzulaessig({"von": "Eine Vertretung beginnt frühestens heute. Bitte nennen Sie einen Tag ab heute."})
    if bis and bis < von:
        raise Unzulaessig({"bis": "Das Ende liegt vor dem Anfang. Bitte prüfen Sie die beiden Tage."})
    if not queries.moegliche_vertretungen(fall, zugriff.heute).filter(pk=konto.pk).exists():
        raise Unzulaessig({"konto": "Bitte wählen Sie eine Fachkraft des ASD in diesem Wirkungsraum."})
    zugleich = Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=von)
    if bis:
        zugleich &= Q(gueltig_von__lte=bis)
    if fall.zustaendigkeiten.filter(zugleich, konto=konto, funktion=Funktion.VERTRETUNG).exists():
        raise Unzulaessig({"konto": f"{konto.name} vertritt in dieser Zeit in diesem Fall schon."})
    vertretung = Zustaendigkeit(fall=fall, konto=konto, funktion=Funktion.VERTRETUNG, gueltig_von=von, gueltig_bis=bis)
    speichere(vertretung)
    protokolliere(zugriff, "vertretung_bestimmen", vertretung)
    return vertretung


@handlung
def vertretung_beenden(*, zugriff: Zugriff, vertretung: Zustaendigkeit) -> Zustaendigkeit:
    """End a stand-in with today, or take one back that has not begun: then nobody ever read anything by it."""
    verlange(rules.darf_vertretung_regeln(zugriff, queries.bezug(zugriff, vertretung.fall)))
    vertretung = Zustaendigkeit.objects.select_for_update().get(pk=vertretung.pk)
    if vertretung.funktion != Funktion.VERTRETUNG:
        raise Unzulaessig("Das ist keine Vertretung.")
    if vertretung.gueltig_von > zugriff.heute:
        protokolliere(zugriff, "vertretung_beenden", vertretung, entfernt=True)
        vertretung.delete()
        return vertretung
    if vertretung.gueltig_bis and vertretung.gueltig_bis <= zugriff.heute:
        raise Unzulaessig("Diese Vertretung endet schon heute oder ist zu Ende.")
    vorher = schnappschuss(vertretung)
    vertretung.gueltig_bis = zugriff.heute
    speichere(vertretung)
    protokolliere(zugriff, "vertretung_beenden", vertretung, vorher=vorher)
    return vertretung


@handlung
def kontakt_festhalten(*, zugriff: Zugriff, fall: Fall, am: date, kanal: Kanal, mit: str, anliegen: str) -> Kontakt:
    """Note a conversation in the words of the one who sought it."""
    verlange_bearbeiten(zugriff, fall)
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    kontakt = Kontakt(fall=fall, am=am, kanal=kanal, mit=mit, anliegen=anliegen, erfasst_von=Konto(pk=zugriff.konto_id))
    speichere(kontakt)
    protokolliere(zugriff, "kontakt_festhalten", kontakt)
    return kontakt


class _MitStand(Protocol):
    stand: Any


def verlange_stand(objekt: _MitStand, stand: int, was: str) -> None:
    """Raise Zwischenstand unless the form was opened on what is saved now; `was` says what somebody did since."""
    if objekt.stand != stand:
        raise Zwischenstand(f"Inzwischen hat jemand {was}. {NOCH_EINMAL}", objekt.stand, objekt)


def gehoert_zum_fall(fall: Fall, objekt: Person | Ziel | None, feld: str) -> None:
    if objekt is not None and objekt.fall_id != fall.pk:
        raise Unzulaessig({feld: "Diese Auswahl gehört nicht zu diesem Fall."})


def gesperrter_fall(fall: Fall) -> Fall:
    """Locked: what is entered at once is checked one after the other."""
    return Fall.objects.select_for_update().get(pk=fall.pk)
