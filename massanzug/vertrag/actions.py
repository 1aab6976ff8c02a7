"""How a contract comes to be: with the award, inside the same act, so that there is never one without the other."""

from typing import Any

from django.db.models import Max

from massanzug.interessenbekundung.choices import Vergabegegenstand
from massanzug.interessenbekundung.models import Zusage, Zuschlag
from massanzug.rechenkern import vertragsvorlage
from massanzug.vertrag.choices import Pflichtart
from massanzug.vertrag.models import Grundlagenvertrag, Pflicht
from massanzug.zugang.protokollieren import protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff


def vertrag_aus_zuschlag(*, zugriff: Zugriff, zuschlag: Zuschlag, **_: Any) -> None:
    """Make the Grundlagenvertrag of an award: parties, Wirkungsraum, term, obligations, promises word for word.

    Whoever may give the award makes the contract; there is no other way to one. Source of the obligations:
    rechenkern/parameter/grundlagenvertrag.toml.
    """
    verfahren = zuschlag.ausschreibung.verfahren
    if verfahren.gegenstand != Vergabegegenstand.LEITTRAEGERSCHAFT:
        return
    vertrag = Grundlagenvertrag(
        zuschlag=zuschlag, traeger=zuschlag.bekundung.traeger, wirkungsraum=zuschlag.ausschreibung.wirkungsraum,
        beginn=verfahren.beginn, ende=verfahren.ende, option_bis=verfahren.option_bis, entstanden_am=zugriff.jetzt,
    )  # fmt: skip
    speichere(vertrag)
    for nummer, p in enumerate(vertragsvorlage.pflichten(), start=1):
        pflicht = Pflicht(
            vertrag=vertrag, nummer=nummer, art=Pflichtart.VERTRAG, titel=p.titel, text=p.text, nachweis=p.nachweis,
            faellig_am=p.faellig(vertrag.beginn), jaehrlich=p.jaehrlich, annahme=p.annahme, quelle=p.quelle,
        )  # fmt: skip
        speichere(pflicht)
    for zusage in Zusage.objects.filter(teil__bekundung=zuschlag.bekundung).select_related("teil"):
        _nimm_auf(vertrag, zusage)
    protokolliere(zugriff, "vertrag_aus_zuschlag", vertrag, begleitend=True)


def pflicht_aus_zusage(*, zugriff: Zugriff, zusage: Zusage, **_: Any) -> None:
    """Take a promise that was marked after the award into the contract there is."""
    vertrag = Grundlagenvertrag.objects.filter(zuschlag__bekundung=zusage.teil.bekundung_id).first()
    if vertrag:
        protokolliere(zugriff, "pflicht_aus_zusage", _nimm_auf(vertrag, zusage), begleitend=True)


def _nimm_auf(vertrag: Grundlagenvertrag, zusage: Zusage) -> Pflicht:
    letzte = vertrag.pflichten.aggregate(letzte=Max("nummer"))["letzte"]
    pflicht = Pflicht(
        vertrag=vertrag, nummer=letzte + 1, art=Pflichtart.ZUSAGE, titel=f"Zusage: {zusage.teil}",
        text=zusage.wortlaut, quelle=f"Bekundung, {zusage.teil}", zusage=zusage,
    )  # fmt: skip
    speichere(pflicht)
    return pflicht
