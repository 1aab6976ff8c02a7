"""What is done with Budgetereignisse: propose, confirm or refuse, withdraw by a reversal. Nothing is ever edited."""

from datetime import date
from fractions import Fraction

from massanzug.planbudget.choices import Antwort, Ereignisart, Ereignisstand
from massanzug.planbudget.models import Budgetereignis, Ereignisantwort
from massanzug.planbudget.queries.ereignis import Ereignisblick, stand_aus, umkehrung_von, vorschlag
from massanzug.planbudget.rules import (
    FREI_VORSCHLAGBAR,
    darf_ereignis_beantworten,
    darf_ereignis_vorschlagen,
    organisation_in,
)
from massanzug.rechenkern.geld import runde_kaufmaennisch
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff


@handlung
def ereignis_vorschlagen(
    *,
    zugriff: Zugriff,
    wirkungsraum: Wirkungsraum,
    art: Ereignisart,
    jahr_cent: int,
    wirksam_ab: date,
    nachweis: str,
    beschluss: str,
    endet_am: date | None = None,
) -> Budgetereignis:
    """Propose more or less Planbudget per full year (cents, signed) with its evidence and Beschluss.

    Only for the kinds that somebody decides; Rückführung and Vermeidung come from the cases (`wechsel_vorschlagen`).
    """
    verlange(darf_ereignis_vorschlagen(zugriff, wirkungsraum.pk))
    if art not in FREI_VORSCHLAGBAR:
        raise Unzulaessig({"art": "Rückführung und Vermeidung werden aus den Bausteinen vorgeschlagen, nicht getippt."})
    if not jahr_cent:
        raise Unzulaessig({"jahr_cent": "Bitte geben Sie den Betrag für ein volles Jahr an, zum Beispiel 12.000,00."})
    if art == Ereignisart.UEBERLEITUNG:  # counts by the month, as the help itself does
        monat_cent, jahr = runde_kaufmaennisch(Fraction(jahr_cent, 12)), 0
    else:
        monat_cent, jahr = 0, jahr_cent
    ereignis = Budgetereignis(
        wirkungsraum=wirkungsraum,
        art=art,
        monat_cent=monat_cent,
        jahr_cent=jahr,
        wirksam_ab=wirksam_ab,
        endet_am=endet_am,
        nachweis=nachweis,
        beschluss=beschluss,
        verfasst_am=zugriff.heute,
        verfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(ereignis)
    protokolliere(zugriff, "ereignis_vorschlagen", ereignis)
    return ereignis


@handlung
def wechsel_vorschlagen(
    *, zugriff: Zugriff, wirkungsraum: Wirkungsraum, massanzug_id: int, nachweis: str
) -> Budgetereignis:
    """Propose the Rückführung or Vermeidung that follows from a change of plan; the amount is reckoned, not typed."""
    zuerst_sperren()
    verlange(darf_ereignis_vorschlagen(zugriff, wirkungsraum.pk))
    quelle = vorschlag(wirkungsraum, massanzug_id, zugriff.heute)
    if quelle is None:
        raise Unzulaessig("Aus diesem Wechsel folgt kein Vorschlag mehr. Vielleicht gibt es das Ereignis schon.")
    wirkung = quelle.rechnung.wirkung
    ereignis = Budgetereignis(
        wirkungsraum=wirkungsraum,
        art=quelle.art,
        monat_cent=wirkung.monat_cent,
        deckel_jahr_cent=wirkung.deckel_jahr_cent,
        wirksam_ab=wirkung.wirksam_ab,
        endet_am=wirkung.endet_am,
        nachweis=nachweis,
        methode=quelle.rechnung.regel.methode,
        annahme=quelle.rechnung.annahme,
        bezug=quelle.bezug,
        verfasst_am=zugriff.heute,
        verfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(ereignis)
    protokolliere(zugriff, "wechsel_vorschlagen", ereignis)
    return ereignis


@handlung
def ereignis_beantworten(
    *, zugriff: Zugriff, blick: Ereignisblick, antwort: Antwort, grund: str = ""
) -> Ereignisantwort:
    """Confirm or refuse for one's own organisation; the second confirmation puts the event into force."""
    ereignis = blick.ereignis
    zuerst_sperren()
    verlange(darf_ereignis_beantworten(zugriff, ereignis.wirkungsraum_id))
    mitglied = organisation_in(zugriff, ereignis.wirkungsraum_id)
    if ereignis.verfasst_von_id == zugriff.konto_id:
        raise Unzulaessig("Sie haben dieses Ereignis verfasst. Bestätigen müssen es zwei andere Menschen.")
    stand = stand_aus(Ereignisantwort.objects.filter(ereignis=ereignis))
    if stand != Ereignisstand.VORGESCHLAGEN:  # what two have confirmed goes by its reversal only
        raise Unzulaessig(f"Dieses Ereignis ist schon {stand.label}.")
    neu = Ereignisantwort(
        ereignis=ereignis,
        antwort=antwort,
        grund=grund,
        von=Konto(pk=zugriff.konto_id),
        traeger=Traeger(pk=mitglied.traeger_id if mitglied else None),
        am=zugriff.heute,
    )
    speichere(neu)
    protokolliere(zugriff, "ereignis_beantworten", neu, grund=grund)
    return neu


@handlung
def ereignis_zuruecknehmen(*, zugriff: Zugriff, blick: Ereignisblick, grund: str) -> Budgetereignis:
    """Propose the reversal of a confirmed event: the same effect, opposite sign, to be confirmed by two again."""
    alt = blick.ereignis
    zuerst_sperren()
    verlange(darf_ereignis_vorschlagen(zugriff, alt.wirkungsraum_id))
    if alt.hebt_auf_id is not None or blick.stand != Ereignisstand.BESTAETIGT:
        raise Unzulaessig("Zurückgenommen wird ein bestätigtes Ereignis, das noch gilt.")
    if umkehrung_von(Budgetereignis.objects.get(pk=alt.pk)):  # what the page prefetched may be old
        raise Unzulaessig("Die Rücknahme ist schon vorgeschlagen.")
    umkehrung = Budgetereignis(
        wirkungsraum=alt.wirkungsraum,
        art=alt.art,
        monat_cent=-alt.monat_cent,
        jahr_cent=-alt.jahr_cent,
        deckel_jahr_cent=alt.deckel_jahr_cent,
        wirksam_ab=alt.wirksam_ab,
        endet_am=alt.endet_am,
        nachweis=grund,
        methode=alt.methode,
        annahme=f"Rücknahme von Ereignis {alt.pk}: {alt.annahme}".strip(),
        beschluss=alt.beschluss,
        bezug=alt.bezug,
        hebt_auf=alt,
        verfasst_am=zugriff.heute,
        verfasst_von=Konto(pk=zugriff.konto_id),
    )
    speichere(umkehrung)
    protokolliere(zugriff, "ereignis_zuruecknehmen", umkehrung, grund=grund)
    return umkehrung
