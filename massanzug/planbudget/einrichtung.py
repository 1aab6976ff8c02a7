"""A city comes into the house from its parameter file: areas, populations, amounts, all through the actions."""

from decimal import Decimal

from massanzug.planbudget.actions import buchungskonto_anlegen, planbudget_festhalten, verteilvorgabe_festhalten
from massanzug.planbudget.choices import Kontoart
from massanzug.rechenkern.parameter import lade_kommune
from massanzug.sozialraum.actions import einwohnerstand_eintragen, stadtteil_anlegen, wirkungsraum_anlegen
from massanzug.sozialraum.queries import wirkungsraeume
from massanzug.zugang.zugriff import Zugriff


def stadt_einrichten(zugriff: Zugriff, name: str = "arnsberg") -> bool:
    """Take over what the municipality's file says; False (and nothing done) where it was done before."""
    if wirkungsraeume(zugriff).exists():
        return False
    kommune = lade_kommune(name)
    raeume = {
        r.schluessel: wirkungsraum_anlegen(zugriff=zugriff, schluessel=r.schluessel, name=r.name, reihenfolge=i)
        for i, r in enumerate(kommune.wirkungsraeume, start=1)
    }
    for raum in raeume.values():
        for art in Kontoart:
            buchungskonto_anlegen(zugriff=zugriff, wirkungsraum=raum, art=art)
    for teil in kommune.stadtteile:
        stadtteil_anlegen(
            zugriff=zugriff,
            wirkungsraum=raeume[teil.wirkungsraum],
            name=teil.name,
            breite=Decimal(str(teil.breite)),
            laenge=Decimal(str(teil.laenge)),
            zuordnung_ist_annahme=teil.annahme,
        )
    for stand in kommune.einwohnerstaende:
        einwohnerstand_eintragen(
            zugriff=zugriff,
            wirkungsraum=raeume[stand.wirkungsraum],
            stichtag=stand.stichtag,
            alle=None,
            u21=stand.unter_21,
            quelle=stand.quelle,
            ist_beispiel=stand.beispiel,
        )
    for budget in kommune.planbudgets:
        planbudget_festhalten(
            zugriff=zugriff,
            wirkungsraum=raeume[budget.wirkungsraum],
            gueltig_von=budget.gueltig_von,
            betrag_cent=budget.betrag_cent,
            quelle_text=budget.text,
            quelle=kommune.quelle,
            fussnote=budget.fussnote or "",
        )
    verteilvorgabe_festhalten(
        zugriff=zugriff,
        jahr=kommune.ziel.jahr,
        betrag_cent=kommune.ziel.betrag_cent,
        schluessel=kommune.ziel.verteilschluessel,
        quelle_text=kommune.ziel.text,
        quelle=kommune.quelle,
    )
    return True
