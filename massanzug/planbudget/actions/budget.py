"""What is done with Planbudgets: published amounts are taken over once; nothing edits them."""

from datetime import date

from massanzug.planbudget.choices import Lesartwahl
from massanzug.planbudget.models import Lesart, Planbudget, Verteilvorgabe
from massanzug.planbudget.rules import darf_lesart_festlegen, darf_planbudget_festhalten
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def planbudget_festhalten(
    *,
    zugriff: Zugriff,
    wirkungsraum: Wirkungsraum,
    gueltig_von: date,
    betrag_cent: int,
    quelle_text: str,
    quelle: str,
    fussnote: str = "",
) -> Planbudget:
    """Take over a published start amount (cents) with the words of its source."""
    verlange(darf_planbudget_festhalten(zugriff))
    budget = Planbudget(
        wirkungsraum=wirkungsraum,
        gueltig_von=gueltig_von,
        betrag_cent=betrag_cent,
        quelle_text=quelle_text,
        quelle=quelle,
        fussnote=fussnote,
    )
    speichere(budget)
    protokolliere(zugriff, "planbudget_festhalten", budget)
    return budget


@handlung
def verteilvorgabe_festhalten(
    *, zugriff: Zugriff, jahr: int, betrag_cent: int, schluessel: str, quelle_text: str, quelle: str
) -> Verteilvorgabe:
    """Take over the amount (cents) that all Wirkungsräume share in a year, and its key."""
    verlange(darf_planbudget_festhalten(zugriff))
    vorgabe = Verteilvorgabe(
        jahr=jahr, betrag_cent=betrag_cent, schluessel=schluessel, quelle_text=quelle_text, quelle=quelle
    )
    speichere(vorgabe)
    protokolliere(zugriff, "verteilvorgabe_festhalten", vorgabe)
    return vorgabe


@handlung
def lesart_festlegen(*, zugriff: Zugriff, lesart: Lesartwahl, grund: str) -> Lesart:
    """Decide how the published amounts are read from now on; the amounts themselves stay as they are."""
    verlange(darf_lesart_festlegen(zugriff))
    neu = Lesart(lesart=lesart, grund=grund, am=zugriff.heute, von=Konto(pk=zugriff.konto_id))
    speichere(neu)
    protokolliere(zugriff, "lesart_festlegen", neu, grund=grund)
    return neu
