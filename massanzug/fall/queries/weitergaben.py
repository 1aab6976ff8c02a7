"""What the transmission log reads from the acts: how a release ended, and what the Sozialraumteam could read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from massanzug.fall.choices import Blattteil
from massanzug.fall.models import Beratung, Fall, Freigabe
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.models import Protokoll
from massanzug.zugang.queries import eintraege
from massanzug.zugang.zugriff import Zugriff

HOECHSTENS = 200
_ENDE = {
    "hilfe_abschliessen": "mit der Hilfe beendet am",
    "uebergabe_annehmen": "mit der Übergabe des Falls beendet am",
    "freigabe_bestaetigen": "von einer neuen Freigabe abgelöst am",
}
_BLATT = ("fallblatt_freigeben", "fallblatt_zurueckziehen", "hilfe_abschliessen")


def enden(freigaben: Iterable[Freigabe]) -> dict[int, str]:
    """How each ended release ended, in words; nothing is written about a release after its end."""
    beendet = {f.pk: f for f in freigaben if f.widerrufen_am}
    letzte = {int(e.objekt_id): e.aktion for e in eintraege(Freigabe, beendet)}
    return {
        pk: f"{_ENDE.get(letzte.get(pk, ''), 'widerrufen am')} {datum_lang(f.widerrufen_am)}"
        for pk, f in beendet.items()
    }


def fallblaetter(zugriff: Zugriff, fall: Fall) -> list[dict[str, str]]:
    """Each time a Fallblatt was freed: for whom, which parts, until when. A constant number of queries.

    The parts are those of the act; where its values were deleted lawfully, it says so.
    """
    reihen = fall.beratungen.filter(sitzung__isnull=False).select_related("sitzung").order_by("am", "pk")
    beratungen = list(reihen.prefetch_related("sitzung__teilnahmen__traeger")[:HOECHSTENS])
    je_beratung: dict[int, list[Protokoll]] = defaultdict(list)
    for e in eintraege(Beratung, [b.pk for b in beratungen], _BLATT):
        je_beratung[int(e.objekt_id)].append(e)
    return [zeile for b in beratungen for zeile in _zeilen(zugriff, b, je_beratung[b.pk])]


def _zeilen(zugriff: Zugriff, b: Beratung, taten: list[Protokoll]) -> Iterator[dict[str, str]]:
    assert b.sitzung is not None
    an = sorted({t.traeger.name for t in b.sitzung.teilnahmen.all()})
    was = "nicht mehr bekannt"
    for tat, danach in pairwise([*taten, None]):
        if tat is None or tat.aktion != _BLATT[0]:
            continue
        was = _teile(tat) or was
        yield {
            "sitzung": datum_lang(b.sitzung.am),
            "name": b.deckname,
            "an": ", ".join(an) or "noch niemand benannt",
            "was": was,
            "am": datum_lang(tat.zeit),
            "von": tat.konto.name if tat.konto else "",
            "ende": _ende(zugriff, b, danach),
        }


def _teile(tat: Protokoll) -> str:
    """The parts of the sheet; empty where the act changed none, or says no more which."""
    wert = getattr(tat, "wert", None)
    blatt: Any = (wert.werte.get("blatt") or {}).get("nachher") if wert else None
    teile = {zeile.get("teil") for zeile in blatt or ()}
    return ", ".join(str(t.label) for t in Blattteil if t in teile)


def _ende(zugriff: Zugriff, b: Beratung, danach: Protokoll | None) -> str:
    assert b.sitzung is not None
    if danach is None and b.sitzung.ist_offen(zugriff.heute):
        return "gilt noch, bis die Sitzung geschlossen wird"
    if danach is None:
        return f"mit der Sitzung beendet{f' am {datum_lang(tag)}' if (tag := b.sitzung.geschlossen_am) else ''}"
    if danach.aktion == _BLATT[0]:
        return f"neu freigegeben am {datum_lang(danach.zeit)}"
    wort = _ENDE.get(danach.aktion, "zurückgezogen am")
    return f"{wort} {datum_lang(danach.zeit)}"
