"""The protocol of a Teamsitzung on paper: cover names, ideas, errands. It has no place for a decision.

No database and no clock: queries fill `Protokollblick`, the template only sets it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from massanzug.fall.queries.team import Protokollblick, Protokollpunkt
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.templatetags.massanzug import datum_lang

VORLAGE: Final = "fall/teamprotokoll.typ"


def teamprotokoll_pdf(blick: Protokollblick, stand: date) -> bytes:
    """The protocol as PDF/UA. Raises technik.pdf.PdfFehler."""
    return setze_pdf(VORLAGE, protokolldaten(blick, stand), stand=stand)


def protokolldaten(blick: Protokollblick, stand: date) -> dict[str, Any]:
    """Finished German text for the template."""
    s, da = blick.sitzung, blick.anwesenheit
    rollen = [("Moderation", s.moderation), ("Zeit", s.zeit), ("Protokoll", s.schreibt)]
    return {
        "titel": f"Teamsitzung am {datum_lang(s.am)}",
        "wirkungsraum": s.wirkungsraum.name,
        "stand": stand,
        "vorlaeufig": blick.offen,
        "angaben": [
            ["Ort und Zeit", f"{s.ort}, {s.um:%H:%M} Uhr"],
            ["Jugendamt", ", ".join(t.konto.name for t in da.jugendamt) or "niemand"],
            [blick.leittraeger, ", ".join(t.konto.name for t in da.leittraeger) or "niemand"],
            *([["Gäste", s.gaeste]] if s.gaeste else []),
            *([wort, konto.name] for wort, konto in rollen if konto),
        ],
        "fehlt": f"An dieser Sitzung war {da.fehlt} nicht beteiligt." if da.fehlt and da.notiert else "",
        "notiert": da.notiert,
        "punkte": [_punkt(p) for p in blick.punkte],
        "hinweise": [h.text for h in blick.hinweise],
    }


def _punkt(p: Protokollpunkt) -> dict[str, Any]:
    b = p.beratung
    return {
        "name": b.deckname,
        "bringt_ein": b.erfasst_von.name,
        "frei": p.frei,
        "frage": p.frage,
        "ohne_erste_runde": b.ohne_erste_runde if p.frei else "",
        "runden": [
            {
                "titel": runde.titel,
                "ideen": [
                    {"text": i.text, "wer": f"{i.get_faden_display()} · {i.get_von_display()}", "mit": i.gewaehlt}
                    for i in ideen
                ],
            }
            for runde, ideen in p.runden
        ],
        "auftraege": [f"{a.wer}: {a.was}{f', bis {datum_als_text(a.bis)}' if a.bis else ''}" for a in p.auftraege],
        "abweichend": b.abweichend if p.frei else "",
    }
