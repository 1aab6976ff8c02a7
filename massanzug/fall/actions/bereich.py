"""In which Bereich a case is: Leistung, Klärung or Gefährdung, with a reason each time."""

from datetime import date

from massanzug.fall.actions.fall import NOCH_EINMAL, gesperrter_fall, nicht_in_der_zukunft, verlange_bearbeiten
from massanzug.fall.choices import Bereich
from massanzug.fall.models import Bereichszuordnung, Fall
from massanzug.fall.queries.bereich import moegliche_zweite
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def bereich_zuordnen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    bereich: Bereich,
    am: date,
    grund: str,
    auftrag: str = "",
    bis: date | None = None,
    gemeinsam_mit: Konto | None = None,
    stand: int = 0,
) -> Bereichszuordnung:
    """Say in which Bereich the case is from `am` on; `stand` is how often that was said when the form was opened.

    Into and out of the Gefährdungsbereich several Fachkräfte assess together (§ 8a Abs. 1 SGB VIII; NRW: at every
    stage); it holds at once, because protection does not wait for a signature.
    """
    fall = gesperrter_fall(fall)
    verlange_bearbeiten(zugriff, fall)
    bisher = list(fall.bereichszuordnungen.all()[:1])
    _pruefe_stand(fall, stand)
    _pruefe(bereich, auftrag, bis, zugriff.heute)
    if bisher and bereich == fall.bereich == Bereich.LEISTUNG:
        raise Unzulaessig({"bereich": "Dieser Fall ist schon im Leistungsbereich."})
    _pruefe_tag(fall, bisher, am, zugriff.heute)
    if zu_zweit := Bereich.GEFAEHRDUNG in {bereich, fall.bereich}:
        _pruefe_zweite(zugriff, fall, gemeinsam_mit)
    zuordnung = Bereichszuordnung(
        fall=fall,
        bereich=bereich,
        am=am,
        grund=grund,
        auftrag=auftrag,
        bis=bis,
        gemeinsam_mit=gemeinsam_mit if zu_zweit else None,
        festgehalten_von=Konto(pk=zugriff.konto_id),
    )
    speichere(zuordnung)
    if fall.bereich != bereich:
        vorher = schnappschuss(fall)
        fall.bereich = bereich
        speichere(fall)
        protokolliere(zugriff, "bereich_zuordnen", fall, vorher=vorher, begleitend=True)
    protokolliere(zugriff, "bereich_zuordnen", zuordnung)
    return zuordnung


def _pruefe_stand(fall: Fall, stand: int) -> None:
    jetzt = fall.bereichszuordnungen.count()
    if jetzt != stand:
        raise Zwischenstand(
            f"Inzwischen hat jemand diesen Fall neu zugeordnet: {fall.get_bereich_display()}. {NOCH_EINMAL}",
            jetzt,
            None,
        )


def _pruefe(bereich: Bereich, auftrag: str, bis: date | None, heute: date) -> None:
    """What belongs to this Bereich is said, and nothing else."""
    fehler: dict[str, str] = {}
    if bereich == Bereich.KLAERUNG:
        if not auftrag:
            fehler["auftrag"] = "Bitte schreiben Sie, was zu klären ist."
        if bis is None:
            fehler["bis"] = "Bitte sagen Sie, bis wann das geklärt ist. Eine Klärung soll kurz bleiben."
        elif bis <= heute:
            fehler["bis"] = "Bitte nennen Sie einen Tag, der noch kommt."
    elif auftrag or bis:
        feld = "auftrag" if auftrag else "bis"
        fehler[feld] = "Das gehört nur in den Klärungsbereich. Bitte leeren Sie es oder wählen Sie diesen Bereich."
    if fehler:
        raise Unzulaessig(fehler)


def _pruefe_tag(fall: Fall, bisher: list[Bereichszuordnung], am: date, heute: date) -> None:
    nicht_in_der_zukunft(am, heute, "am")
    if am < fall.begonnen_am:
        raise Unzulaessig({"am": "Dieser Tag liegt vor dem ersten Kontakt. Bitte prüfen Sie das Datum."})
    if bisher and am < bisher[0].am:
        raise Unzulaessig({"am": "Dieser Tag liegt vor der letzten Zuordnung. Bitte prüfen Sie das Datum."})


def _pruefe_zweite(zugriff: Zugriff, fall: Fall, gemeinsam_mit: Konto | None) -> None:
    if gemeinsam_mit is None:
        text = "Eine Gefährdung schätzen mehrere Fachkräfte gemeinsam ein (§ 8a SGB VIII). Bitte sagen Sie, mit wem."
        raise Unzulaessig({"gemeinsam_mit": text})
    if not moegliche_zweite(zugriff, fall).filter(pk=gemeinsam_mit.pk).exists():
        raise Unzulaessig({"gemeinsam_mit": "Bitte wählen Sie jemanden aus dem ASD dieses Wirkungsraums."})
