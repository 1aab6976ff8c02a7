"""The contract's sheet: parties, term, obligations, promises. No database and no clock."""

from datetime import date
from typing import Any

from massanzug.rechenkern.amt import amt_am
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.vertrag.models import Grundlagenvertrag, Pflicht
from massanzug.vertrag.queries import Vertragsblick

VORLAGE = "vertrag/grundlagenvertrag.typ"


def stadt(vertrag: Grundlagenvertrag) -> str:
    """The other party, as it is called when the contract begins."""
    amt = amt_am(vertrag.beginn)
    return f"{amt.stadt}, {amt.amt}"


def vertrag_pdf(blick: Vertragsblick, stand: date) -> bytes:
    """PDF/UA. Raises technik.pdf.PdfFehler."""
    return setze_pdf(VORLAGE, vertragsdaten(blick, stand), stand=stand)


def vertragsdaten(blick: Vertragsblick, stand: date) -> dict[str, Any]:
    """Everything the sheet says, in the order of reading."""
    v = blick.vertrag
    zuschlag = v.zuschlag
    return {
        "titel": f"Grundlagenvertrag {v.wirkungsraum}",
        "untertitel": f"{stadt(v)} und {v.traeger}",
        "stand": datum_lang(stand),
        "angaben": [
            ["Leitträger", v.traeger.name],
            ["Jugendamt", stadt(v)],
            ["Wirkungsraum", v.wirkungsraum.name],
            ["Laufzeit", v.laufzeit],
            ["Verfahren", zuschlag.ausschreibung.verfahren.titel],
            ["Beschluss", f"{zuschlag.gremium}, {datum_als_text(zuschlag.beschluss_am)}: {zuschlag.beschluss}"],
            ["Zuschlag", datum_lang(v.entstanden_am)],
        ],
        "option": v.option_bis > v.ende,
        "dauernd": [[str(p.nummer), f"{p.titel}. {p.text}", p.nachweis] for p in blick.dauernd],
        "befristet": [[str(p.nummer), f"{p.titel}. {p.text}", p.nachweis, _bis(p)] for p in blick.befristet],
        "zusagen": [[str(p.nummer), p.text, p.quelle] for p in blick.zusagen],
        "unterlagen": [[str(u), datum_als_text(u.eingestellt_am.date()), u.abdruck] for u in blick.unterlagen],
    }


def _bis(pflicht: Pflicht) -> str:
    assert pflicht.faellig_am is not None
    tag = datum_als_text(pflicht.faellig_am)
    return f"{tag}, dann jedes Jahr" if pflicht.jaehrlich else tag
