"""The papers of a case: Hilfeplan and its signatures, Bescheid and its posting, what a court is told."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Max

from massanzug.fall import druck, rules
from massanzug.fall.actions.fall import gesperrter_fall, nicht_in_der_zukunft
from massanzug.fall.actions.massanzug import geltender_massanzug
from massanzug.fall.actions.nachfuehren import fristen_nachfuehren
from massanzug.fall.choices import Beteiligtenrolle, Faden, Kindschaftssache
from massanzug.fall.models import (
    Bescheid,
    Entscheidung,
    Fall,
    Gerichtsfassung,
    Hilfeplan,
    Hilfeplanbeteiligung,
    Hilfeplanunterschrift,
)
from massanzug.fall.queries import faelle as queries
from massanzug.fall.queries import papiere
from massanzug.rechenkern.amt import amt_am
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


class Beteiligt(NamedTuple):
    """Somebody at the table, or heard without being there; `meinung` in her own words."""

    name: str
    rolle: Beteiligtenrolle
    dabei: bool = True
    meinung: str = ""
    gehoert: bool = True


@handlung
def hilfeplan_festhalten(
    *,
    zugriff: Zugriff,
    fall: Fall,
    am: date,
    fuer: str,
    bedarf: str,
    naechste_pruefung: date,
    rueckruf: str,
    beteiligte: Sequence[Beteiligt],
    geschwister: str = "",
    perspektive: str = "",
) -> Hilfeplan:
    """Fix what was agreed (§ 36 Abs. 2 SGB VIII): need, help, goals and Bausteine as they are now, everybody's view.

    From here on it cannot be changed; what changes later is agreed in the next Fassung. Where somebody lives outside
    the family the perspective is settled with it (§ 37c SGB VIII).
    """
    fall = gesperrter_fall(fall)
    plan = geltender_massanzug(fall)
    verlange(rules.darf_hilfeplan_festhalten(zugriff, queries.bezug(zugriff, fall), plan.stand if plan else ""))
    assert plan is not None
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    if naechste_pruefung <= am:
        raise Unzulaessig({"naechste_pruefung": "Die nächste Prüfung liegt nach dem Gespräch."})
    if not beteiligte:
        raise Unzulaessig("Bitte sagen Sie, wer beteiligt war. Ein Hilfeplan entsteht gemeinsam (§ 36 SGB VIII).")
    if not perspektive and papiere.ist_stationaer(plan):
        raise Unzulaessig({"perspektive": "Bitte halten Sie fest, wo das Kind leben soll (§ 37c SGB VIII)."})
    hilfeplan = Hilfeplan(
        fall=fall,
        massanzug=plan,
        fassung=(fall.hilfeplaene.aggregate(m=Max("fassung"))["m"] or 0) + 1,
        am=am,
        fuer=fuer,
        bedarf=bedarf,
        geschwister=geschwister,
        perspektive=perspektive,
        naechste_pruefung=naechste_pruefung,
        rueckruf=rueckruf,
        inhalt=papiere.hilfeplan_inhalt(fall, plan, zugriff.heute),
        festgehalten_am=zugriff.heute,
        festgehalten_von=Konto(pk=zugriff.konto_id),
    )
    speichere(hilfeplan)
    for b in beteiligte:
        zeile = Hilfeplanbeteiligung(
            hilfeplan=hilfeplan,
            name=b.name,
            rolle=b.rolle,
            dabei=b.dabei,
            gehoert=b.gehoert or b.dabei,
            meinung=b.meinung,
        )
        speichere(zeile)
        protokolliere(zugriff, "hilfeplan_festhalten", zeile, begleitend=True)
    vorher = schnappschuss(plan)
    plan.geprueft_bis = naechste_pruefung
    speichere(plan)
    protokolliere(zugriff, "hilfeplan_festhalten", plan, vorher=vorher, begleitend=True)
    protokolliere(zugriff, "hilfeplan_festhalten", hilfeplan)
    return hilfeplan


@handlung
def unterschrift_festhalten(
    *, zugriff: Zugriff, fall: Fall, beteiligung: Hilfeplanbeteiligung, am: date, unterschreibt: bool, grund: str = ""
) -> Hilfeplanunterschrift:
    """Write down that somebody signed, or does not. Nobody must sign, and nobody must say why not."""
    schon = Hilfeplanunterschrift.objects.filter(beteiligung=beteiligung).exists()
    verlange(rules.darf_unterschrift_festhalten(zugriff, queries.bezug(zugriff, fall), schon))
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    if am < beteiligung.hilfeplan.am:
        raise Unzulaessig({"am": "Unterschrieben wird nach dem Gespräch."})
    unterschrift = Hilfeplanunterschrift(
        beteiligung=beteiligung,
        am=am,
        unterschreibt=unterschreibt,
        grund="" if unterschreibt else grund,
        festgehalten_von=Konto(pk=zugriff.konto_id),
    )
    speichere(unterschrift)
    protokolliere(zugriff, "unterschrift_festhalten", unterschrift)
    return unterschrift


@handlung
def bescheid_schreiben(
    *,
    zugriff: Zugriff,
    entscheidung: Entscheidung,
    fuer: str,
    empfaenger: str,
    anschrift: str,
    datum: date,
    rueckruf: str = "",
) -> Bescheid:
    """Write the decision as a letter to one addressee; each Sorgeberechtigte gets her own (§ 37 Abs. 1 SGB X)."""
    fall = gesperrter_fall(entscheidung.fall)
    verlange(rules.darf_bescheid_schreiben(zugriff, queries.bezug(zugriff, fall), entscheidung.stand))
    assert entscheidung.entschieden_am is not None  # a decision that stands has its day
    nicht_in_der_zukunft(datum, zugriff.heute, "datum")
    if datum < entscheidung.entschieden_am:
        tag = datum_als_text(entscheidung.entschieden_am)
        raise Unzulaessig({"datum": f"Entschieden wurde am {tag}. Der Bescheid kann nicht früher geschrieben sein."})
    nummer = f"{fall.aktenzeichen}/B{Bescheid.objects.filter(entscheidung__fall=fall).count() + 1}"
    brief = druck.Anschreiben(
        amt=amt_am(datum),
        nummer=nummer,
        aktenzeichen=fall.aktenzeichen,
        datum=datum,
        empfaenger=empfaenger,
        anschrift=anschrift,
        fuer=fuer,
        schreibt=zugriff.name,
        rueckruf=rueckruf,
    )
    bescheid = Bescheid(
        entscheidung=entscheidung,
        nummer=nummer,
        empfaenger=empfaenger,
        anschrift=anschrift,
        datum=datum,
        inhalt=druck.bescheid_inhalt(brief, _entschieden(entscheidung)),
        erstellt_am=zugriff.heute,
        erstellt_von=Konto(pk=zugriff.konto_id),
    )
    speichere(bescheid)
    protokolliere(zugriff, "bescheid_schreiben", bescheid)
    return bescheid


def _entschieden(e: Entscheidung) -> druck.Entschieden:
    assert e.entschieden_am is not None
    blaetter = papiere.bausteinblaetter(e.massanzug)
    return druck.Entschieden(
        ergebnis=e.ergebnis,
        entschieden_am=e.entschieden_am,
        fassung=e.massanzug.fassung,
        begruendung=e.begruendung,
        rechtsgrundlage=e.rechtsgrundlage,
        wahl_hinweis_am=e.wahl_hinweis_am,
        wahl_alternativen=e.wahl_alternativen,
        wahl_wunsch=e.wahl_wunsch,
        wahl_ergebnis=e.wahl_ergebnis,
        wahl_grund=e.wahl_grund,
        leistungen=[druck.leistungszeile(b) for b in blaetter if druck.ist_leistung(b)],
        mit_wohnen=any(b.faden == Faden.STATIONAER or b.einheit == "tage_je_woche" for b in blaetter),
        pruefung_am=e.massanzug.geprueft_bis,
        namen=(e.vorgelegt_von.name, e.zweite_fachkraft.name),
    )


@handlung
def bescheid_zur_post_geben(*, zugriff: Zugriff, bescheid: Bescheid, zur_post_am: date, grund: str = "") -> Bescheid:
    """Note the day the letter was posted: from it the Bekanntgabe counts (§ 37 Abs. 2 SGB X).

    A wrong day can be mended with a reason; both stay in the Protokoll.
    """
    bescheid = Bescheid.objects.select_for_update(of=("self",)).select_related("entscheidung__fall").get(pk=bescheid.pk)
    verlange(rules.darf_nachfragen(zugriff, queries.bezug(zugriff, bescheid.entscheidung.fall)))
    nicht_in_der_zukunft(zur_post_am, zugriff.heute, "zur_post_am")
    if zur_post_am < bescheid.datum:
        tag = datum_als_text(bescheid.datum)
        raise Unzulaessig({"zur_post_am": f"Der Bescheid ist vom {tag}. Vorher kann er nicht zur Post gegangen sein."})
    if bescheid.zur_post_am and not grund:
        raise Unzulaessig({"grund": "Bitte schreiben Sie, warum der Tag berichtigt wird."})
    vorher = schnappschuss(bescheid)
    bescheid.zur_post_am, bescheid.zur_post_von = zur_post_am, Konto(pk=zugriff.konto_id)
    speichere(bescheid)
    fristen_nachfuehren(bescheid.entscheidung.fall)
    protokolliere(zugriff, "bescheid_zur_post_geben", bescheid, vorher=vorher, grund=grund)
    return bescheid


@handlung
def gerichtsfassung_schreiben(
    *, zugriff: Zugriff, fall: Fall, sache: Kindschaftssache, gericht: str, prozess: str, geschaeftszeichen: str = ""
) -> Gerichtsfassung:
    """What the Familiengericht is told, and nothing beside it (§ 50 Abs. 2 SGB VIII)."""
    verlange(rules.darf_nachfragen(zugriff, queries.bezug(zugriff, fall)))
    plan = None if sache == Kindschaftssache.ANDERE else papiere.neuester_hilfeplan(fall)
    inhalt = druck.gerichtsfassung_inhalt(
        amt=amt_am(zugriff.heute),
        sache=sache,
        gericht=gericht,
        geschaeftszeichen=geschaeftszeichen,
        aktenzeichen=fall.aktenzeichen,
        fuer=plan.fuer if plan else papiere.fuer_wen(fall),
        prozess=prozess,
        am=zugriff.heute,
        schreibt=zugriff.name,
        hilfeplan=papiere.gerichtsauszug(plan) if plan else None,
    )
    fassung = Gerichtsfassung(
        fall=fall,
        hilfeplan=plan,
        sache=sache,
        gericht=gericht,
        geschaeftszeichen=geschaeftszeichen,
        prozess=prozess,
        inhalt=inhalt,
        am=zugriff.heute,
        erstellt_von=Konto(pk=zugriff.konto_id),
    )
    speichere(fassung)
    protokolliere(zugriff, "gerichtsfassung_schreiben", fassung)
    return fassung
