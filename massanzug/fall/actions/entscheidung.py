"""The decision, two Fachkräfte together."""

from datetime import date

from massanzug.fall import rules
from massanzug.fall.actions.fall import nicht_in_der_zukunft
from massanzug.fall.actions.massanzug import verlange_gesehen
from massanzug.fall.actions.nachfuehren import fristen_nachfuehren
from massanzug.fall.choices import (
    Entscheidungsstand,
    Ergebnis,
    Funktion,
    Massanzugstand,
    Wunschwahl,
)
from massanzug.fall.models import (
    Entscheidung,
    Fall,
    Massanzug,
    Zustaendigkeit,
)
from massanzug.fall.queries import faelle as queries
from massanzug.rechenkern.fristen import frist
from massanzug.rechenkern.hilfevorschlag import statistikarten
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.traeger.queries import fachkraefte
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def entscheidung_vorlegen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    zweite_fachkraft: Konto,
    ergebnis: Ergebnis,
    begruendung: str,
    rechtsgrundlage: str,
    wahl_hinweis_am: date,
    wahl_alternativen: str,
    wahl_ergebnis: Wunschwahl,
    wahl_wunsch: str = "",
    wahl_grund: str = "",
    hilfeart: str = "",
    stand: str = "",
) -> Entscheidung:
    """The first Fachkraft proposes the decision and names the second; § 5 choice is recorded with it.

    `hilfeart` is a key of the yearly statistics in the list of today, as she confirmed it.

    `stand` says which Bausteine were on the table (queries.planstand): another plan is not presented unseen.

    Nothing here asks for money: a decision is the same in a Wirkungsraum whose Planbudget is zero.
    """
    daneben = [Massanzugstand.DANEBEN, Massanzugstand.NICHT_GEWAEHLT]
    plaene = Massanzug.objects.select_for_update().filter(fall=fall).exclude(stand__in=daneben)
    plan = plaene.order_by("-fassung").first()
    planstand, bausteine = (plan.stand, plan.bausteine.count()) if plan else (Massanzugstand.ENTWURF, 0)
    verlange(rules.darf_vorlegen(zugriff, queries.bezug(zugriff, fall), planstand, bausteine))
    assert plan is not None  # a plan without a piece was refused above
    if fall.massanzuege.filter(stand=Massanzugstand.DANEBEN).exists():
        raise Unzulaessig("Es liegen noch andere Schnitte daneben. Bitte wählen Sie zuerst mit der Familie einen aus.")
    if stand:
        verlange_gesehen(stand, plan.bausteine.all())
    moegliche = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_FACHKRAFT, zugriff.heute, ausser=zugriff.konto_id)
    leitung = fachkraefte(fall.wirkungsraum_id, Rolle.ASD_LEITUNG, zugriff.heute, ausser=zugriff.konto_id)
    if not (moegliche | leitung).filter(pk=zweite_fachkraft.pk).exists():
        raise Unzulaessig(
            {"zweite_fachkraft": "Bitte wählen Sie eine andere Fachkraft des ASD in diesem Wirkungsraum."}
        )
    if wahl_ergebnis in {Wunschwahl.NICHT, Wunschwahl.TEILWEISE} and not wahl_grund:
        raise Unzulaessig(
            {"wahl_grund": "Bitte schreiben Sie den Grund. Die Familie hat ein Recht darauf (§ 5 SGB VIII)."}
        )
    nicht_in_der_zukunft(wahl_hinweis_am, zugriff.heute, "wahl_hinweis_am")
    entscheidung = Entscheidung(
        fall=fall,
        massanzug=plan,
        stand=Entscheidungsstand.VORGELEGT,
        ergebnis=ergebnis,
        begruendung=begruendung,
        rechtsgrundlage=rechtsgrundlage,
        hilfeart=_hilfeart(hilfeart, zugriff.heute),
        wahl_hinweis_am=wahl_hinweis_am,
        wahl_alternativen=wahl_alternativen,
        wahl_wunsch=wahl_wunsch,
        wahl_ergebnis=wahl_ergebnis,
        wahl_grund=wahl_grund,
        vorgelegt_von=Konto(pk=zugriff.konto_id),
        vorgelegt_am=zugriff.heute,
        zweite_fachkraft=zweite_fachkraft,
    )
    speichere(entscheidung)
    plan.stand = Massanzugstand.VORGELEGT
    speichere(plan)
    _zeige_der_zweiten(fall, zweite_fachkraft, zugriff.heute)
    protokolliere(zugriff, "entscheidung_vorlegen", entscheidung)
    return entscheidung


def _hilfeart(schluessel: str, heute: date) -> str:
    if schluessel and schluessel not in {art.schluessel for art in statistikarten(heute)}:
        raise Unzulaessig({"hilfeart": "Diese Hilfeart steht nicht in der Liste der Statistik. Bitte wählen Sie eine."})
    return schluessel


def _zeige_der_zweiten(fall: Fall, konto: Konto, heute: date) -> None:
    """The second Fachkraft must be able to read what she signs."""
    schon = fall.zustaendigkeiten.filter(konto=konto, funktion=Funktion.ZWEITE, gueltig_bis__isnull=True)
    if schon.exists():
        return
    erneut = fall.zustaendigkeiten.filter(konto=konto, funktion=Funktion.ZWEITE, gueltig_von=heute).first()
    zustaendig = erneut or Zustaendigkeit(fall=fall, konto=konto, funktion=Funktion.ZWEITE, gueltig_von=heute)
    zustaendig.gueltig_bis = None
    speichere(zustaendig)


def _ende_der_zweiten(fall: Fall, konto_id: int, heute: date) -> None:
    """With the decision her need to know ends (today is still readable)."""
    for zustaendig in fall.zustaendigkeiten.filter(
        konto_id=konto_id, funktion=Funktion.ZWEITE, gueltig_bis__isnull=True
    ):
        zustaendig.gueltig_bis = max(heute, zustaendig.gueltig_von)
        speichere(zustaendig)


def _vorgelegte(entscheidung: Entscheidung) -> Entscheidung:
    """The decision as it is now, locked: two signatures at once are one after the other."""
    return (
        Entscheidung.objects.select_for_update(of=("self",)).select_related("massanzug", "fall").get(pk=entscheidung.pk)
    )


@handlung
def entscheidung_mitzeichnen(*, zugriff: Zugriff, entscheidung: Entscheidung) -> Entscheidung:
    """The second Fachkraft signs: from now the decision stands and the plan is in force, or refused."""
    entscheidung = _vorgelegte(entscheidung)
    verlange(_mitzeichnung(zugriff, entscheidung))
    vorher = schnappschuss(entscheidung)
    plan = entscheidung.massanzug
    if entscheidung.ergebnis == Ergebnis.BEWILLIGT:
        pruefung = frist("hilfeplan-pruefung", zugriff.heute).stichtag
        for alt in plan.fall.massanzuege.filter(stand=Massanzugstand.BEWILLIGT):
            if (vereinbart := _vereinbarte_pruefung(alt)) and vereinbart >= zugriff.heute:
                pruefung = min(pruefung, vereinbart)
            alt.stand = Massanzugstand.ABGELOEST
            speichere(alt)
        plan.stand = Massanzugstand.BEWILLIGT
        plan.geprueft_bis = pruefung
    else:
        plan.stand = Massanzugstand.ABGELEHNT
    speichere(plan)
    entscheidung.stand, entscheidung.entschieden_am = Entscheidungsstand.ENTSCHIEDEN, zugriff.heute
    speichere(entscheidung)
    _ende_der_zweiten(entscheidung.fall, zugriff.konto_id, zugriff.heute)
    fristen_nachfuehren(entscheidung.fall)
    protokolliere(zugriff, "entscheidung_mitzeichnen", entscheidung, vorher=vorher)
    return entscheidung


def _vereinbarte_pruefung(plan: Massanzug) -> date | None:
    """The day that was agreed with the family; None where it only followed from the day of the decision."""
    entschieden = plan.entscheidungen.filter(stand=Entscheidungsstand.ENTSCHIEDEN).order_by("-pk").first()
    von_selbst = entschieden and entschieden.entschieden_am and frist("hilfeplan-pruefung", entschieden.entschieden_am)
    return None if von_selbst and plan.geprueft_bis == von_selbst.stichtag else plan.geprueft_bis


@handlung
def entscheidung_zurueckgeben(*, zugriff: Zugriff, entscheidung: Entscheidung, rueckgabe_grund: str) -> Entscheidung:
    """The second Fachkraft asks for something to be clarified; the plan is a draft again."""
    entscheidung = _vorgelegte(entscheidung)
    verlange(_mitzeichnung(zugriff, entscheidung))
    vorher = schnappschuss(entscheidung)
    entscheidung.stand, entscheidung.rueckgabe_grund = Entscheidungsstand.ZURUECKGEGEBEN, rueckgabe_grund
    speichere(entscheidung)
    plan = entscheidung.massanzug
    plan.stand = Massanzugstand.ENTWURF
    speichere(plan)
    _ende_der_zweiten(entscheidung.fall, zugriff.konto_id, zugriff.heute)
    protokolliere(zugriff, "entscheidung_zurueckgeben", entscheidung, vorher=vorher, grund=rueckgabe_grund)
    return entscheidung


def _mitzeichnung(zugriff: Zugriff, e: Entscheidung) -> rules.Erlaubnis:
    return rules.darf_mitzeichnen(zugriff, e.stand, e.zweite_fachkraft_id, e.vorgelegt_von_id)
