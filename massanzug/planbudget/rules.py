"""Who sees which Planbudget. It informs; nothing here can touch a case."""

from massanzug.planbudget.choices import Ereignisart
from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff

STADTWEIT = (Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.STEUERUNGSGRUPPE, Rolle.JHA, Rolle.WJH)
IM_RAUM = (Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.LT_LEITUNG)
MIT_ZEILEN = (Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.WJH)


def darf_planbudget(zugriff: Zugriff) -> Erlaubnis:
    """Whether there is a place „Planbudget“ at all."""
    return JA if zugriff.hat(*STADTWEIT, *IM_RAUM) else nein("Mit Ihrer Rolle sehen Sie keine Planbudgets.")


def darf_probe(zugriff: Zugriff) -> Erlaubnis:
    """Trying out is for those who talk about the distribution: the city's bodies and the Leitträger."""
    return JA if zugriff.hat(*STADTWEIT, Rolle.LT_LEITUNG) else nein("Proben rechnen Stadt und Leitung der Leitträger.")


def darf_planbudget_sehen(zugriff: Zugriff, wirkungsraum_id: int) -> Erlaubnis:
    """City-wide roles see all; who works in a Wirkungsraum sees its own."""
    if zugriff.hat(*STADTWEIT) or wirkungsraum_id in zugriff.raeume(*IM_RAUM):
        return JA
    return nein("Sie sehen das Planbudget Ihres eigenen Wirkungsraums.")


def darf_bindungszeilen_sehen(zugriff: Zugriff) -> Erlaubnis:
    """Single lines are for those who check and pay; councils and partners see sums (visibility table)."""
    return (
        JA
        if zugriff.hat(*MIT_ZEILEN)
        else nein("Einzelne Zeilen sehen Controlling, Kämmerei und Wirtschaftliche Jugendhilfe.")
    )


def darf_lesart_festlegen(zugriff: Zugriff) -> Erlaubnis:
    """How the published amounts are read is decided in one place, with a reason."""
    return JA if zugriff.hat(Rolle.KAEMMEREI) else nein("Die Lesart legt die Kämmerei fest.")


def darf_planbudget_festhalten(zugriff: Zugriff) -> Erlaubnis:
    """Published amounts come from the city's parameter file, with the words of their source."""
    return (
        JA
        if zugriff.ist_betrieb
        else nein("Veröffentlichte Beträge werden bei der Einrichtung übernommen und danach nie geändert.")
    )


def darf_konto_anlegen(zugriff: Zugriff) -> Erlaubnis:
    """The accounts are the same in every Wirkungsraum and come with it."""
    return JA if zugriff.ist_betrieb else nein("Die Konten entstehen bei der Einrichtung.")


def darf_hauptbuch(zugriff: Zugriff) -> Erlaubnis:
    """Who checks and pays reads the single postings."""
    return JA if zugriff.hat(*MIT_ZEILEN) else nein("Das Hauptbuch lesen Controlling, Kämmerei und WJH.")


def darf_buchen(zugriff: Zugriff) -> Erlaubnis:
    """Costs are booked where bills are checked and paid."""
    return JA if zugriff.hat(Rolle.KAEMMEREI, Rolle.WJH) else nein("Gebucht wird in Kämmerei und WJH.")


def darf_abschliessen(zugriff: Zugriff) -> Erlaubnis:
    """Months and years are closed by the Kämmerei."""
    return JA if zugriff.hat(Rolle.KAEMMEREI) else nein("Monate und Jahre schließt die Kämmerei ab.")


VERFASSEN = (Rolle.CONTROLLING, Rolle.KAEMMEREI)
BESTAETIGEN = (Rolle.KAEMMEREI, Rolle.CONTROLLING, Rolle.STEUERUNGSGRUPPE)
FREI_VORSCHLAGBAR = (Ereignisart.UEBERLEITUNG, Ereignisart.TARIF, Ereignisart.U21, Ereignisart.KORREKTUR)
"""Events whose amount somebody decides; the others are published or follow from the cases."""


def darf_ereignisse_sehen(zugriff: Zugriff, wirkungsraum_id: int) -> Erlaubnis:
    """Events name single helps by number: for those who propose, confirm and check, not for committees."""
    if zugriff.hat(*MIT_ZEILEN, Rolle.STEUERUNGSGRUPPE) or wirkungsraum_id in zugriff.raeume(Rolle.LT_LEITUNG):
        return JA
    return nein("Ereignisse lesen Stadt und Leitträger; hier stehen ihre Summen.")


def darf_ereignis_vorschlagen(zugriff: Zugriff, wirkungsraum_id: int) -> Erlaubnis:
    """Controlling and Kämmerei for all, the Leitträger's Leitung for its own Wirkungsraum: eye to eye."""
    if zugriff.hat(*VERFASSEN) or wirkungsraum_id in zugriff.raeume(Rolle.LT_LEITUNG):
        return JA
    return nein("Ereignisse schlagen Controlling, Kämmerei und die Leitung des Leitträgers vor.")


def darf_ereignis_beantworten(zugriff: Zugriff, wirkungsraum_id: int) -> Erlaubnis:
    """The city and the Leitträger of the Wirkungsraum answer, each for its organisation."""
    if organisation_in(zugriff, wirkungsraum_id):
        return JA
    return nein("Ereignisse bestätigen die Stadt und die Leitung des Leitträgers in diesem Wirkungsraum.")


def organisation_in(zugriff: Zugriff, wirkungsraum_id: int) -> Mitgliedschaft | None:
    """For which organisation this person answers an event of a Wirkungsraum."""
    for mitglied in zugriff.mitgliedschaften:
        im_raum = mitglied.rolle == Rolle.LT_LEITUNG and mitglied.wirkungsraum_id == wirkungsraum_id
        if mitglied.rolle in BESTAETIGEN or im_raum:
            return mitglied
    return None


def darf_steuern(zugriff: Zugriff) -> Erlaubnis:
    """What the Steuerungsgruppe talks about is written down by its members and by those who prepare it."""
    if zugriff.hat(Rolle.STEUERUNGSGRUPPE, Rolle.CONTROLLING):
        return JA
    return nein("Punkte führen Steuerungsgruppe und Controlling.")


def darf_zuordnung_aendern(zugriff: Zugriff) -> Erlaubnis:
    """An exception from the rules is the Controlling's, with a reason."""
    return JA if zugriff.hat(Rolle.CONTROLLING) else nein("Ausnahmen von der Zuordnung legt das Controlling fest.")


def darf_bestand(zugriff: Zugriff) -> Erlaubnis:
    """The city's past is taken over where its helps are paid."""
    if zugriff.ist_betrieb or zugriff.hat(Rolle.CONTROLLING, Rolle.WJH):
        return JA
    return nein("Den Bestand übernehmen Controlling und Wirtschaftliche Jugendhilfe.")


def darf_gruende_lesen(zugriff: Zugriff, wirkungsraum_id: int) -> Erlaubnis:
    """Reasons of decisions are people's words: only the ASD's Leitung of the Wirkungsraum reads them in a report."""
    if wirkungsraum_id in zugriff.raeume(Rolle.ASD_LEITUNG):
        return JA
    return nein("Die Begründungen liest die Leitung des ASD; hier stehen Zahlen und Zeiten.")


def darf_stadt_steuern(zugriff: Zugriff) -> Erlaubnis:
    """The year of the whole city is for those who see all Wirkungsräume."""
    return JA if zugriff.hat(*STADTWEIT) else nein("Die ganze Stadt sehen Stadt, Steuerungsgruppe und Ausschuss.")


def darf_szenario(zugriff: Zugriff) -> Erlaubnis:
    """A supposition under a name is kept by those who talk about the money; who sees the forecast reads it."""
    if zugriff.hat(*STADTWEIT, Rolle.LT_LEITUNG):
        return JA
    return nein("Szenarien halten Stadt und Leitung der Leitträger fest.")


def darf_szenario_weglegen(zugriff: Zugriff, angelegt_von_id: int) -> Erlaubnis:
    """Who made it, and the Controlling, which keeps the list in order."""
    if zugriff.hat(Rolle.CONTROLLING) or (darf_szenario(zugriff) and zugriff.konto_id == angelegt_von_id):
        return JA
    return nein("Weglegen kann ein Szenario, wer es angelegt hat, und das Controlling.")


def darf_lauf_abbrechen(zugriff: Zugriff, konto_id: int | None) -> Erlaubnis:
    """Who asked for a long calculation stops it; the Controlling may stop any."""
    if zugriff.hat(Rolle.CONTROLLING) or (konto_id is not None and zugriff.konto_id == konto_id):
        return JA
    return nein("Abbrechen kann, wer die Rechnung angefordert hat, und das Controlling.")
