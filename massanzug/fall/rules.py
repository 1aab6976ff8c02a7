"""Who may do what with a case. Pure: (zugriff, bezug) -> Erlaubnis; `Bezug` is read by queries.bezug."""

from collections.abc import Collection
from dataclasses import dataclass

from massanzug.fall.choices import Entscheidungsstand, Freigabeteil, Funktion, Massanzugstand
from massanzug.rechenkern.hilfevorschlag import Stueck, schlage_vor
from massanzug.technik.erlaubnis import JA, Erlaubnis, nein
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff

ALLE_TEILE = frozenset(Freigabeteil)
WJH_TEILE = frozenset({Freigabeteil.PERSONEN, Freigabeteil.MASSANZUG, Freigabeteil.ENTSCHEIDUNG})


@dataclass(frozen=True)
class Bezug:
    """How the asking person stands to one case today."""

    fall_id: int
    wirkungsraum_id: int
    funktionen: frozenset[Funktion] = frozenset()
    freigegebene_teile: frozenset[Freigabeteil] | None = None
    abgeschlossen: bool = False
    fassung_gilt: bool = True
    """Whether the Fassung that was released to her is still the one in force."""


def darf_faelle_sehen(zugriff: Zugriff) -> Erlaubnis:
    """Whether there is a place „Fälle“ at all; which cases are in it is `Fall.sichtbar_fuer`."""
    if zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.WJH, Rolle.LT_FACHKRAFT):
        return JA
    return nein("Mit Ihrer Rolle sehen Sie keine einzelnen Fälle.")


def darf_fall_anlegen(zugriff: Zugriff) -> Erlaubnis:
    if zugriff.hat(Rolle.ASD_FACHKRAFT):
        return JA
    return nein("Einen ersten Kontakt nimmt eine Fachkraft des ASD auf.")


def darf_fall_aufnehmen(zugriff: Zugriff, wirkungsraum_id: int, wirkungsraum: str) -> Erlaubnis:
    """A first contact is taken by the ASD of the Wirkungsraum where the family lives."""
    if wirkungsraum_id in zugriff.raeume(Rolle.ASD_FACHKRAFT):
        return JA
    return nein(f"Für diesen Stadtteil ist der ASD im Wirkungsraum {wirkungsraum} zuständig. Bitte dort anrufen.")


def sichtbare_teile(zugriff: Zugriff, bezug: Bezug) -> frozenset[Freigabeteil]:
    """Which parts of a visible case this person sees (visibility table, SGB VIII §§ 61-65)."""
    if bezug.funktionen or bezug.wirkungsraum_id in zugriff.raeume(Rolle.ASD_LEITUNG):
        return ALLE_TEILE
    if bezug.freigegebene_teile is not None:
        return bezug.freigegebene_teile
    return WJH_TEILE if zugriff.hat(Rolle.WJH) else frozenset()


def sieht_amtsnotizen(zugriff: Zugriff, bezug: Bezug) -> bool:
    """Contacts and Beratungen stay in the ASD."""
    return bool(bezug.funktionen) or bezug.wirkungsraum_id in zugriff.raeume(Rolle.ASD_LEITUNG)


def darf_im_fall_lesen(zugriff: Zugriff, bezug: Bezug, *teile: Freigabeteil) -> Erlaubnis:
    """Whether a single thing in a visible case is there for this person: in one of `teile`, else a note of the ASD."""
    if sieht_amtsnotizen(zugriff, bezug) or sichtbare_teile(zugriff, bezug) & set(teile):
        return JA
    return nein("Das ist nicht für Sie freigegeben.")


def darf_fall_bearbeiten(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """Working on a case is for the Fachkraft who leads it, or her deputy, until the help has ended."""
    darf = darf_nachfragen(zugriff, bezug)
    if darf and bezug.abgeschlossen:
        return nein("Diese Hilfe ist abgeschlossen. Kommt die Familie wieder, nehmen Sie einen neuen Kontakt auf.")
    return darf


def darf_nachfragen(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """Asking months later is for those who worked on the case; the end of the help does not end that."""
    if zugriff.hat(Rolle.ASD_FACHKRAFT) and bezug.funktionen & {Funktion.FALLFUEHREND, Funktion.VERTRETUNG}:
        return JA
    return nein("Diesen Fall bearbeitet die fallführende Fachkraft oder ihre Vertretung.")


def darf_berichtigen(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """What is written about a conversation has to be right after the end of a help as well (Art. 16 DSGVO)."""
    return darf_nachfragen(zugriff, bezug)


def darf_schritt_abhaken(zugriff: Zugriff, bezug: Bezug, genannt: bool) -> Erlaubnis:
    """That an agreed step is done is said by who works on the case, or by who took it on and was told the goals."""
    geteilt = bezug.freigegebene_teile or frozenset()
    if genannt and zugriff.hat(Rolle.LT_FACHKRAFT) and Freigabeteil.ZIELE in geteilt and not bezug.abgeschlossen:
        return JA
    return darf_fall_bearbeiten(zugriff, bezug)


def darf_frist_festhalten(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """Facts that start a period come after the end of a help as well: a Widerspruch, a letter of the court."""
    return darf_nachfragen(zugriff, bezug)


def darf_uebergeben(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """Handing a case over is for who works on it, and for the ASD-Leitung when that person is away."""
    if darf_nachfragen(zugriff, bezug) or bezug.wirkungsraum_id in zugriff.raeume(Rolle.ASD_LEITUNG):
        return JA
    return nein("Einen Fall übergibt die fallführende Fachkraft, ihre Vertretung oder die Leitung des ASD.")


def darf_vertretung_regeln(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """A stand-in is named by who works on the case, and by the ASD-Leitung when that person is ill."""
    if bezug.wirkungsraum_id in zugriff.raeume(Rolle.ASD_LEITUNG) and not bezug.abgeschlossen:
        return JA
    return darf_fall_bearbeiten(zugriff, bezug)


def darf_uebergabe_beantworten(zugriff: Zugriff, an_id: int) -> Erlaubnis:
    if zugriff.hat(Rolle.ASD_FACHKRAFT) and zugriff.konto_id == an_id:
        return JA
    return nein("Antworten kann nur die Fachkraft, die gefragt ist.")


def darf_uebergabe_lesen(zugriff: Zugriff, bezug: Bezug, an_id: int, bis_zum_tag: bool) -> Erlaubnis:
    """The handover sheet: those who work on the case, and who is asked, until she works on it herself or said no."""
    if sieht_amtsnotizen(zugriff, bezug) or (bis_zum_tag and darf_uebergabe_beantworten(zugriff, an_id)):
        return JA
    return nein("Diese Übergabe ist nicht für Sie.")


def darf_team_sehen(zugriff: Zugriff) -> Erlaubnis:
    """Whether there is a place „Sozialraumteam“ at all; which Sitzungen are in it is `Teamsitzung.sichtbar_fuer`."""
    if zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG, Rolle.LT_FACHKRAFT):
        return JA
    return nein("Im Sozialraumteam beraten Fachkräfte des Jugendamts und des Leitträgers.")


def darf_sitzung_ansetzen(zugriff: Zugriff) -> Erlaubnis:
    if zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG):
        return JA
    return nein("Eine Teamsitzung setzt der ASD an.")


def darf_sitzung_leiten(zugriff: Zugriff, wirkungsraum_id: int, offen: bool) -> Erlaubnis:
    """Date, order, and above all who is named to see the sheets: the transmitting body answers for that (§ 64)."""
    if wirkungsraum_id not in zugriff.raeume(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG):
        return nein("Das regelt der ASD in diesem Wirkungsraum, denn er verantwortet, wer die Fallblätter sieht.")
    return JA if offen else nein("Diese Teamsitzung ist vorbei.")


def darf_tagesordnung_fuellen(offen: bool, eigene_faelle: bool) -> Erlaubnis:
    """A case is brought by who works on it."""
    if not offen:
        return nein("Diese Teamsitzung ist vorbei.")
    return JA if eigene_faelle else nein("Einbringen können Sie Fälle, die Sie führen oder vertreten. Hier ist keiner.")


def darf_mitdenken(mitglied: bool, freigegeben: bool, offen: bool) -> Erlaubnis:
    """Seeing a case sheet and adding ideas: the team, from the release until the Sitzung is closed."""
    if not mitglied:
        return nein("Mitdenken können das ASD-Team des Wirkungsraums und wer für diese Sitzung benannt ist.")
    if not offen:
        return nein("Diese Teamsitzung ist vorbei. Was das Team gesammelt hat, steht im Protokoll.")
    return JA if freigegeben else nein("Das Fallblatt ist nicht freigegeben. Das tut, wer den Fall einbringt.")


def darf_zurueckblicken(zugriff: Zugriff, bezug: Bezug, stand: str, ziele: int) -> Erlaubnis:
    """Looking back needs a plan in force and a goal to look at."""
    darf = darf_fall_bearbeiten(zugriff, bezug)
    if not darf:
        return darf
    if stand != Massanzugstand.BEWILLIGT:
        return nein("Einen Rückblick gibt es, sobald ein Maßanzug bewilligt ist.")
    return JA if ziele else nein("Zum Zurückblicken braucht es ein offenes Ziel. Bitte setzen Sie zuerst eines.")


def darf_sicht_eintragen(zugriff: Zugriff, bezug: Bezug, offen: int) -> Erlaubnis:
    """The Leitträger's own side of the goals, said by the person to whom goals and Rückblicke are released."""
    if not zugriff.hat(Rolle.LT_FACHKRAFT) or bezug.freigegebene_teile is None:
        return nein("Die Sicht des Leitträgers trägt die Fachkraft ein, für die der Fall freigegeben ist.")
    if not {Freigabeteil.RUECKBLICK, Freigabeteil.ZIELE} <= bezug.freigegebene_teile:
        return nein("Dafür müssen Ihnen Ziele und Rückblicke freigegeben sein.")
    return JA if offen else nein("Hier steht die Sicht des Leitträgers schon, oder es gibt einen neueren Rückblick.")


def darf_abschliessen(zugriff: Zugriff, bezug: Bezug, vorgelegt: bool) -> Erlaubnis:
    """A help ends when nothing waits for a decision; what is missing for the statistics never holds it up."""
    darf = darf_fall_bearbeiten(zugriff, bezug)
    if darf and vorgelegt:
        return nein("Ein Maßanzug liegt noch zur Entscheidung. Bitte warten Sie diese ab.")
    return darf


def darf_massanzug_aendern(zugriff: Zugriff, bezug: Bezug, stand: str) -> Erlaubnis:
    """A plan can be changed while it is a draft."""
    darf = darf_fall_bearbeiten(zugriff, bezug)
    if not darf:
        return darf
    if stand == Massanzugstand.VORGELEGT:
        return nein("Der Maßanzug liegt zur Entscheidung. Geändert werden kann er wieder nach der Entscheidung.")
    if stand == Massanzugstand.DANEBEN:
        return nein("Dieser Schnitt liegt daneben. Nehmen Sie ihn vor, um daran weiterzuschneidern.")
    if stand != Massanzugstand.ENTWURF:
        return nein("Diese Fassung ist abgeschlossen. Bitte beginnen Sie eine neue Fassung.")
    return JA


def darf_schnitte_vergleichen(zugriff: Zugriff, bezug: Bezug) -> Erlaubnis:
    """Drafts and what was not chosen stay in the ASD, as every draft does."""
    if sieht_amtsnotizen(zugriff, bezug):
        return JA
    return nein("Entwürfe bleiben im Jugendamt.")


def darf_vorlegen(zugriff: Zugriff, bezug: Bezug, stand: str, bausteine: int) -> Erlaubnis:
    """The plan goes to the decision when it holds something. Money is not asked here (§ 27 SGB VIII)."""
    darf = darf_massanzug_aendern(zugriff, bezug, stand)
    if not darf:
        return darf
    return JA if bausteine else nein("Der Maßanzug hat noch keinen Baustein.")


def darf_mitzeichnen(zugriff: Zugriff, stand: str, zweite_id: int, vorgelegt_von_id: int) -> Erlaubnis:
    """The second signature: the named Fachkraft of the Jugendamt, never the one who presented (§ 36 SGB VIII)."""
    if not zugriff.hat(Rolle.ASD_FACHKRAFT, Rolle.ASD_LEITUNG):
        return nein("Entscheiden können nur Fachkräfte des Jugendamts.")
    if stand != Entscheidungsstand.VORGELEGT:
        return nein("Über diesen Maßanzug ist schon entschieden.")
    if zugriff.konto_id == vorgelegt_von_id or zugriff.konto_id != zweite_id:
        return nein("Mitzeichnen kann nur die Fachkraft, die als zweite benannt ist.")
    return JA


def darf_freigeben(zugriff: Zugriff, bezug: Bezug, stand: str) -> Erlaubnis:
    """Only what is decided goes to the Leitträger, released by the Fachkraft who leads the case (§ 64 SGB VIII)."""
    darf = darf_fall_bearbeiten(zugriff, bezug)
    if not darf:
        return darf
    if stand != Massanzugstand.BEWILLIGT:
        return nein("Freigegeben wird ein bewilligter Maßanzug.")
    return JA


def darf_freigabe_bestaetigen(zugriff: Zugriff, fachkraft_id: int, widerrufen: bool, gesehen: bool) -> Erlaubnis:
    if zugriff.konto_id != fachkraft_id or widerrufen:
        return nein("Bestätigen kann nur die Fachkraft, für die der Fall freigegeben ist.")
    return nein("Das haben Sie schon bestätigt.") if gesehen else JA


def vorgeschlagene_rechtsgrundlage(faeden: Collection[str]) -> str:
    """The legal basis derived from the finished plan (§ 27 SGB VIII); a Fachkraft confirms or changes it."""
    return schlage_vor([Stueck(str(faden)) for faden in faeden]).rechtsgrundlage


def darf_hilfeplan_festhalten(zugriff: Zugriff, bezug: Bezug, stand: str) -> Erlaubnis:
    """What is agreed rests on a decision (§ 36a Abs. 1 SGB VIII): a Hilfeplan needs a plan in force."""
    darf = darf_fall_bearbeiten(zugriff, bezug)
    if darf and stand != Massanzugstand.BEWILLIGT:
        return nein("Einen Hilfeplan gibt es, sobald ein Maßanzug bewilligt ist.")
    return darf


def darf_unterschrift_festhalten(zugriff: Zugriff, bezug: Bezug, schon: bool) -> Erlaubnis:
    """Each participant says once whether she signs."""
    darf = darf_nachfragen(zugriff, bezug)
    return nein("Das ist für diese Person schon festgehalten.") if darf and schon else darf


def darf_bescheid_schreiben(zugriff: Zugriff, bezug: Bezug, stand: str) -> Erlaubnis:
    """Only what two have decided becomes a letter (§ 33 SGB X); a help that ended may still owe one."""
    darf = darf_nachfragen(zugriff, bezug)
    if darf and stand != Entscheidungsstand.ENTSCHIEDEN:
        return nein("Einen Bescheid gibt es, sobald zu zweit entschieden ist.")
    return darf
