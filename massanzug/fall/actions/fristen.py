"""Facts that start or end periods, and their mending."""

from datetime import date

from massanzug.fall import rules
from massanzug.fall.actions.fall import nicht_in_der_zukunft
from massanzug.fall.actions.nachfuehren import fristen_nachfuehren
from massanzug.fall.choices import Antragsform, Fristanlass
from massanzug.fall.models import Fall, Fristereignis
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import fristen as fristqueries
from massanzug.rechenkern.fallfristen import pruefe_beginn
from massanzug.rechenkern.fristen import Fristfehler
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff

ANTRAEGE = frozenset({Fristanlass.ANTRAG, Fristanlass.ANTRAG_35A})


@handlung
def fristereignis_festhalten(
    *, zugriff: Zugriff, fall: Fall, art: Fristanlass, am: date, form: Antragsform | str = ""
) -> Fristereignis:
    """Note a fact that starts or ends a period; what is due from it is reckoned in the same act."""
    verlange(rules.darf_frist_festhalten(zugriff, queries.bezug(zugriff, fall)))
    fall = Fall.objects.select_for_update(no_key=True).get(pk=fall.pk)
    if art not in fristqueries.moegliche_anlaesse(zugriff, fall):
        raise Unzulaessig({"art": "Das passt im Moment nicht zu diesem Fall. Bitte wählen Sie etwas anderes."})
    _pruefe_tag(art, am, zugriff.heute)
    ereignis = Fristereignis(
        fall=fall,
        art=art,
        am=am,
        form=form if art in ANTRAEGE else "",
        erfasst_am=zugriff.heute,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(ereignis)
    fristen_nachfuehren(fall)
    protokolliere(zugriff, "fristereignis_festhalten", ereignis)
    return ereignis


@handlung
def fristereignis_berichtigen(
    *, zugriff: Zugriff, ereignis: Fristereignis, am: date, grund: str, gilt: bool = True
) -> Fristereignis:
    """Put an entry with another day, or one that says it did not happen, in the place of a mistaken one."""
    verlange(rules.darf_frist_festhalten(zugriff, queries.bezug(zugriff, ereignis.fall)))
    fall = Fall.objects.select_for_update(no_key=True).get(pk=ereignis.fall_id)
    if fristqueries.fristereignis(fall, ereignis.pk) is None:
        raise Unzulaessig("Dieser Eintrag ist schon berichtigt. Bitte laden Sie die Seite neu.")
    if gilt:
        _pruefe_tag(Fristanlass(ereignis.art), am, zugriff.heute)
        if am == ereignis.am:
            raise Unzulaessig({"am": "Dieser Tag steht schon da. Bitte schreiben Sie den richtigen."})
    neu = Fristereignis(
        fall=fall,
        art=ereignis.art,
        am=am if gilt else ereignis.am,
        form=ereignis.form,
        gilt=gilt,
        berichtigt=ereignis,
        grund=grund,
        erfasst_am=zugriff.heute,
        erfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(neu)
    fristen_nachfuehren(fall)
    protokolliere(zugriff, "fristereignis_berichtigen", neu, grund=grund)
    return neu


def _pruefe_tag(art: Fristanlass, am: date, heute: date) -> None:
    if art not in fristqueries.IN_DER_ZUKUNFT:
        nicht_in_der_zukunft(am, heute, "am")
    elif am <= heute:
        raise Unzulaessig({"am": "Hier steht, was erwartet wird. Bitte nennen Sie einen Tag, der noch kommt."})
    try:
        pruefe_beginn(art, am)
    except Fristfehler as fehler:
        raise Unzulaessig({"am": str(fehler)}) from fehler
