"""A case goes to another Fachkraft, or to another provider: who gives stays in charge until the other one says yes."""

from datetime import date, timedelta

from massanzug.fall import rules
from massanzug.fall.actions.fall import gesperrter_fall, nicht_in_der_zukunft
from massanzug.fall.actions.freigabe import freigabe_fuer_person
from massanzug.fall.choices import Freigabeteil, Funktion, Uebergabestand
from massanzug.fall.models import Fall, Freigabe, Uebergabe, Zustaendigkeit
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries.uebergabe import fallfuehrend
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.traeger.models import Traeger
from massanzug.traeger.queries import fachkraefte
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def uebergabe_vorbereiten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    an: Konto,
    ab: date,
    grund: str,
    nicht_verlieren: str,
    stadtteil: Stadtteil | None = None,
) -> Uebergabe:
    """Ask a colleague to take a case over from a day on; for who leads it, her deputy, or the ASD-Leitung.

    With `stadtteil` the family moves there, and the colleague works in that Wirkungsraum.
    """
    fall = gesperrter_fall(fall)
    verlange(rules.darf_uebergeben(zugriff, queries.bezug(zugriff, fall)))
    von = fallfuehrend(fall, zugriff.heute)
    if von is None:
        raise Unzulaessig("Diesen Fall führt zurzeit niemand. Bitte wenden Sie sich an die Leitung des ASD.")
    if ab < zugriff.heute:
        raise Unzulaessig({"ab": "Übergeben wird ab heute oder später."})
    if fall.uebergaben.filter(stand=Uebergabestand.OFFEN).exists():
        raise Unzulaessig("Für diesen Fall wartet schon eine Übergabe auf Antwort.")
    _verlange_platz(fall, an, stadtteil, von, zugriff.heute)
    uebergabe = Uebergabe(
        fall=fall,
        von=von,
        an=an,
        ab=ab,
        stadtteil=stadtteil,
        grund=grund,
        nicht_verlieren=nicht_verlieren,
        angelegt_von=Konto(pk=zugriff.konto_id),
        angelegt_am=zugriff.heute,
    )
    speichere(uebergabe)
    protokolliere(zugriff, "uebergabe_vorbereiten", uebergabe)
    return uebergabe


def _verlange_platz(fall: Fall, an: Konto, stadtteil: Stadtteil | None, von: Konto, heute: date) -> None:
    """Who takes over works in the ASD of the Wirkungsraum where the family lives or moves to."""
    raum = stadtteil.wirkungsraum if stadtteil else fall.wirkungsraum
    if an.pk == von.pk:
        raise Unzulaessig({"an": f"{an.name} führt diesen Fall schon."})
    if not fachkraefte(raum.pk, Rolle.ASD_FACHKRAFT, heute).filter(pk=an.pk).exists():
        raise Unzulaessig({"an": f"{an.name} arbeitet nicht im ASD des Wirkungsraums {raum.name}."})


def _offene(uebergabe: Uebergabe) -> Uebergabe:
    """As it is now, locked: who takes over never overtakes who takes it back."""
    uebergabe = (
        Uebergabe.objects.select_for_update(of=("self",))
        .select_related("fall__wirkungsraum", "an", "stadtteil__wirkungsraum")
        .get(pk=uebergabe.pk)
    )
    if uebergabe.stand != Uebergabestand.OFFEN:
        raise Unzulaessig("Diese Übergabe wartet nicht mehr auf eine Antwort.")
    return uebergabe


@handlung
def uebergabe_annehmen(*, zugriff: Zugriff, uebergabe: Uebergabe) -> Uebergabe:
    """Take the case over: the day the old Zuständigkeit ends and the new one begins are written in one act.

    When the family moves, this can be said from that day on: the case then belongs to the other Wirkungsraum, and what
    was released ends, because the family has not agreed to another provider yet (§ 64 SGB VIII).
    """
    verlange(rules.darf_uebergabe_beantworten(zugriff, uebergabe.an_id))
    fall = gesperrter_fall(uebergabe.fall)
    uebergabe = _offene(uebergabe)
    von = fallfuehrend(fall, zugriff.heute)
    if von is None or von.pk != uebergabe.von_id:
        raise Unzulaessig("Inzwischen führt jemand anderes diesen Fall. Bitte sprechen Sie miteinander.")
    _verlange_platz(fall, uebergabe.an, uebergabe.stadtteil, von, zugriff.heute)
    ab = max(uebergabe.ab, zugriff.heute)
    zieht_um = uebergabe.stadtteil is not None and uebergabe.stadtteil.wirkungsraum_id != fall.wirkungsraum_id
    if zieht_um and ab > zugriff.heute:
        raise Unzulaessig("Die Familie zieht erst um. Übernehmen können Sie ab diesem Tag.")
    if zieht_um and queries.liegt_vor(fall):
        raise Unzulaessig("Ein Maßanzug liegt noch zur Entscheidung. Bitte warten Sie diese ab.")
    _wechsle_zustaendigkeit(zugriff, uebergabe, ab, zieht_um)
    vorher = schnappschuss(uebergabe)
    if zieht_um:
        uebergabe.raum_vorher = fall.wirkungsraum
        _beende_freigaben(zugriff, fall)
    if uebergabe.stadtteil:
        _ziehe_um(zugriff, fall, uebergabe.stadtteil)
    uebergabe.stand, uebergabe.wirksam_ab, uebergabe.beantwortet_am = Uebergabestand.UEBERNOMMEN, ab, zugriff.heute
    speichere(uebergabe)
    protokolliere(zugriff, "uebergabe_annehmen", uebergabe, vorher=vorher)
    return uebergabe


def _wechsle_zustaendigkeit(zugriff: Zugriff, uebergabe: Uebergabe, ab: date, zieht_um: bool) -> None:
    """Who gave it works on it until the day before, at least on her first day; who comes begins on `ab`.

    Who deputised in the old Wirkungsraum does not any more, nor does she who leads it now.
    """
    laeuft = queries.zustaendigkeiten_ab(uebergabe.fall, ab).select_for_update(of=("self",))
    for z in laeuft:
        abloesen = z.funktion == Funktion.FALLFUEHREND or zieht_um
        if abloesen or (z.konto_id == uebergabe.an_id and z.funktion == Funktion.VERTRETUNG):
            vorher = schnappschuss(z)
            z.gueltig_bis = max(ab - timedelta(days=1), z.gueltig_von)
            speichere(z)
            protokolliere(zugriff, "uebergabe_annehmen", z, vorher=vorher, begleitend=True)
    neu = Zustaendigkeit(fall=uebergabe.fall, konto=uebergabe.an, funktion=Funktion.FALLFUEHREND, gueltig_von=ab)
    speichere(neu)
    protokolliere(zugriff, "uebergabe_annehmen", neu, begleitend=True)


def _ziehe_um(zugriff: Zugriff, fall: Fall, stadtteil: Stadtteil) -> None:
    vorher = schnappschuss(fall)
    fall.stadtteil, fall.wirkungsraum = stadtteil, stadtteil.wirkungsraum
    speichere(fall)
    protokolliere(zugriff, "uebergabe_annehmen", fall, vorher=vorher, begleitend=True)


def _beende_freigaben(zugriff: Zugriff, fall: Fall) -> None:
    for freigabe in fall.freigaben.select_for_update().filter(widerrufen_am__isnull=True):
        vorher = schnappschuss(freigabe)
        freigabe.widerrufen_am = zugriff.heute
        speichere(freigabe)
        protokolliere(zugriff, "uebergabe_annehmen", freigabe, vorher=vorher, begleitend=True)


@handlung
def uebergabe_ablehnen(*, zugriff: Zugriff, uebergabe: Uebergabe, antwort: str) -> Uebergabe:
    """Say why it cannot be; who gave it stays in charge."""
    verlange(rules.darf_uebergabe_beantworten(zugriff, uebergabe.an_id))
    return _beantworte(zugriff, uebergabe, "uebergabe_ablehnen", Uebergabestand.ABGELEHNT, antwort)


@handlung
def uebergabe_zurueckziehen(*, zugriff: Zugriff, uebergabe: Uebergabe) -> Uebergabe:
    """Take the question back before it is answered."""
    verlange(rules.darf_uebergeben(zugriff, queries.bezug(zugriff, uebergabe.fall)))
    return _beantworte(zugriff, uebergabe, "uebergabe_zurueckziehen", Uebergabestand.ZURUECKGEZOGEN, "")


def _beantworte(zugriff: Zugriff, uebergabe: Uebergabe, aktion: str, stand: Uebergabestand, antwort: str) -> Uebergabe:
    uebergabe = _offene(uebergabe)
    vorher = schnappschuss(uebergabe)
    uebergabe.stand, uebergabe.antwort, uebergabe.beantwortet_am = stand, antwort, zugriff.heute
    speichere(uebergabe)
    protokolliere(zugriff, aktion, uebergabe, vorher=vorher)
    return uebergabe


@handlung
def freigabe_uebergeben(
    *,
    zugriff: Zugriff,
    freigabe: Freigabe,
    traeger: Traeger,
    fachkraft: Konto,
    teile: list[Freigabeteil],
    zweck: str,
    einwilligung_am: date,
    mitgabe: str,
) -> Freigabe:
    """Another provider, or another person there, takes the help on; the family agreed to exactly this (§ 64 SGB VIII).

    The old release ends with the new one's „Ich übernehme“, in the same act.
    """
    fall = gesperrter_fall(freigabe.fall)
    plan = queries.bewilligter_massanzug(fall)
    verlange(rules.darf_freigeben(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""))
    assert plan is not None
    nicht_in_der_zukunft(einwilligung_am, zugriff.heute, "einwilligung_am")
    alte = Freigabe.objects.select_for_update().get(pk=freigabe.pk)
    if alte.widerrufen_am:
        raise Unzulaessig("Diese Freigabe ist schon widerrufen.")
    neu = freigabe_fuer_person(
        zugriff, plan, traeger=traeger, fachkraft=fachkraft, teile=teile, zweck=zweck, einwilligung_am=einwilligung_am
    )
    neu.loest_ab, neu.mitgabe = alte, mitgabe
    speichere(neu)
    protokolliere(zugriff, "freigabe_uebergeben", neu)
    return neu
