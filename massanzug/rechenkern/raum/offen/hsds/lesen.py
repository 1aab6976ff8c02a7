"""HSDS 3 from anywhere, read leniently: what another directory says becomes an entry, or says why it cannot be one.

Only what an `Offen` has a place for is read: contacts (people) of HSDS never are. Unknown languages, themes and
accessibility words are left out, long texts are cut. The times stand on the clock of the place, as they are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final

from massanzug.rechenkern.raum.bedarf import SPRACHEN, ZUGAENGE
from massanzug.rechenkern.raum.eintrag import Ort, Zeit
from massanzug.rechenkern.raum.offen.eintrag import (
    Offen,
    Offenfehler,
    Zeilenfehler,
    als_kennung,
    ist_ort,
    kennung_aus,
    nachsichtig,
    ohne_doppelte,
    rein,
    themen_aus_worten,
)
from massanzug.rechenkern.raum.offen.hsds.felder import SPRACHE_AUS, ohne_traeger_id
from massanzug.rechenkern.raum.offen.ics import BYDAY
from massanzug.rechenkern.worte import normal

Objekt = Mapping[str, Any]
BYTES_HOECHSTENS: Final = 20 * 2**20
EINTRAEGE_HOECHSTENS: Final = 5_000
_LISTE_HOECHSTENS: Final = 200
"""Of one service; whoever has more phones or times is no neighbour."""
_GEHT_WEITER: Final = frozenset({"", "active", "temporarily closed"})
_TAG_AUS: Final = {byday: tag for tag, byday in BYDAY.items()}
_UHRZEIT = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-9.]+)?(?:Z|[+-][0-9:]+)?")
_ISO_TAG = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.DOTALL)


def aus_hsds_json(daten: bytes) -> list[Offen | Zeilenfehler]:
    """A JSON file or answer. Raises Offenfehler for what is none, or too large."""
    if len(daten) > BYTES_HOECHSTENS:
        raise Offenfehler(f"Die Datei ist größer als {BYTES_HOECHSTENS // 2**20} MB. Bitte teilen Sie sie auf.")
    try:
        inhalt = json.loads(daten.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fehler:
        raise Offenfehler("Die Datei ist kein lesbares JSON. Bitte laden Sie sie noch einmal herunter.") from fehler
    return aus_hsds(inhalt)


def aus_hsds(inhalt: object) -> list[Offen | Zeilenfehler]:
    """A page of services, one service, or a list of them, in their order; services that ended are left out.

    Raises Offenfehler when there are no services in it, or too many.
    """
    dienste = _dienste(inhalt)
    if len(dienste) > EINTRAEGE_HOECHSTENS:
        raise Offenfehler(f"Das sind mehr als {EINTRAEGE_HOECHSTENS} Einträge. Bitte teilen Sie die Datei auf.")
    return [_gelesen(nummer, d) for nummer, d in enumerate(dienste, start=1) if _geht_weiter(d)]


def _dienste(inhalt: object) -> list[Any]:
    match inhalt:
        case {"contents": list(dienste)} | {"services": list(dienste)} | list(dienste):
            return dienste
        case {"id": _, "name": _}:
            return [inhalt]
        case _:
            raise Offenfehler("Darin stehen keine Angebote nach HSDS 3. Erwartet wird, was „/services“ antwortet.")


def _geht_weiter(dienst: object) -> bool:
    return not isinstance(dienst, dict) or _text(dienst, "status").lower() in _GEHT_WEITER


def _gelesen(nummer: int, dienst: object) -> Offen | Zeilenfehler:
    if not isinstance(dienst, dict):
        return Zeilenfehler(nummer, "", "Das ist kein Angebot nach HSDS.")
    if not _text(dienst, "name"):
        return Zeilenfehler(nummer, "name", "Der Name fehlt. Bitte ergänzen Sie ihn in der Quelle.")
    try:
        return _offen(dienst)
    except Offenfehler as fehler:
        return Zeilenfehler(nummer, _text(dienst, "name")[:80], str(fehler))


def _offen(dienst: Objekt) -> Offen:
    kennung = als_kennung(dienst.get("id")) or kennung_aus("hsds", _text(dienst, "id") or _text(dienst, "name"))
    orte = [_objekt(stelle, "location") for stelle in _objekte(dienst, "service_at_locations")]
    anschriften = [a for ort in orte for a in _objekte(ort, "addresses") if _text(a, "address_type") != "postal"]
    anschrift = anschriften[0] if anschriften else {}
    merkmale = _merkmale(dienst)
    stellen = [*_objekte(dienst, "service_at_locations"), *orte]
    zeitplaene = _alle("schedules", dienst, *stellen)
    return nachsichtig(
        kennung=kennung,
        name=_text(dienst, "name"),
        art=_erstes(merkmale.get("art")),
        art_wort=_erstes(merkmale.get("art_wort")),
        beschreibung=_text(dienst, "description"),
        themen=(*merkmale.get("thema", ()), *themen_aus_worten(merkmale.get("worte", ()))),
        traeger=_traeger(kennung, _objekt(dienst, "organization")),
        alter_von=_alter(dienst, "minimum_age"),
        alter_bis=_alter(dienst, "maximum_age"),
        stadtteil=_erstes(merkmale.get("stadtteil")) or _text(anschrift, "address_2"),
        wirkungsraum=_erstes(merkmale.get("wirkungsraum")),
        anschrift=_text(anschrift, "address_1"),
        ort=next((p for ort in orte if (p := _punkt(ort)) is not None), None),
        zeiten=[zeit for plan in zeitplaene for zeit in _zeiten(plan)],
        zeiten_wort="; ".join(
            ohne_doppelte(t for p in zeitplaene if not _zeiten(p) and (t := _text(p, "description")))
        ),
        kosten=_kosten(dienst),
        sprachen=[s for eintrag in _alle("languages", dienst) if (s := _sprache(eintrag))],
        zugang=[z for eintrag in _alle("accessibility", *orte) if (z := _zugang(eintrag))],
        telefon=_erstes(_text(telefon, "number") for telefon in _alle("phones", dienst, *stellen)),
        email=_text(dienst, "email"),
        web=_text(dienst, "url"),
        kontakt=_text(dienst, "application_process"),
        bestaetigt_am=_tag(dienst, "assured_date"),
        geaendert_am=_tag(dienst, "last_modified"),
    )


def _traeger(kennung: str, organisation: Objekt) -> str:
    return "" if organisation.get("id") == ohne_traeger_id(kennung) else _text(organisation, "name")


def _merkmale(dienst: Objekt) -> dict[str, list[str]]:
    """Our own terms by taxonomy, and the names and codes of all others under `worte`."""
    je_taxonomie: dict[str, list[str]] = {}
    for merkmal in _objekte(dienst, "attributes"):
        begriff = _objekt(merkmal, "taxonomy_term")
        taxonomie, _, schluessel = _text(begriff, "code").partition(":")
        if taxonomie in {"art", "thema"} and re.fullmatch(r"[a-z][a-z0-9_]*", schluessel):
            je_taxonomie.setdefault(taxonomie, []).append(schluessel)
            je_taxonomie.setdefault(f"{taxonomie}_wort", []).append(_text(begriff, "name"))
        elif taxonomie in {"stadtteil", "wirkungsraum"}:
            je_taxonomie.setdefault(taxonomie, []).append(schluessel)
        else:
            je_taxonomie.setdefault("worte", []).extend((_text(begriff, "name"), _text(begriff, "code")))
    return je_taxonomie


def _kosten(dienst: Objekt) -> str:
    einzeln = (_text(k, "amount_description") or _text(k, "option") for k in _objekte(dienst, "cost_options"))
    return _text(dienst, "fees_description") or _text(dienst, "fees") or _erstes(einzeln)


def _zeiten(plan: Objekt) -> list[Zeit]:
    """The weekly times of a schedule; none for one of every other week, or of certain weeks or days only."""
    von, bis = _uhrzeit(plan, "opens_at"), _uhrzeit(plan, "closes_at")
    seltener = _zahl(plan, "interval") not in (None, 1) or any(_text(plan, f) for f in ("byweekno", "bymonthday"))
    if _text(plan, "freq").upper() != "WEEKLY" or seltener or not von or not bis or bis <= von:
        return []
    tage = [teil.strip().upper() for teil in _text(plan, "byday").split(",")]
    return [Zeit(_TAG_AUS[tag], von, bis) for tag in ohne_doppelte(tage) if tag in _TAG_AUS]


def _uhrzeit(plan: Objekt, feld: str) -> str:
    treffer = _UHRZEIT.fullmatch(_text(plan, feld))
    return f"{int(treffer[1]):02d}:{treffer[2]}" if treffer else ""


def _sprache(eintrag: Objekt) -> str:
    namen = {normal(name): kuerzel for kuerzel, name in SPRACHEN.items()}
    code = _text(eintrag, "code").lower()
    return SPRACHE_AUS.get(code) or SPRACHE_AUS.get(code[:2]) or namen.get(normal(_text(eintrag, "name")), "")


def _zugang(eintrag: Objekt) -> str:
    namen = {normal(name): schluessel for schluessel, name in ZUGAENGE.items()}
    return namen.get(normal(_text(eintrag, "description")), "")


def _punkt(ort: Objekt) -> Ort | None:
    breite, laenge = _zahl(ort, "latitude"), _zahl(ort, "longitude")
    if breite is None or laenge is None or not ist_ort(Ort(breite, laenge)):
        return None
    return Ort(breite, laenge)


def _alter(objekt: Objekt, feld: str) -> int | None:
    zahl = _zahl(objekt, feld)
    return None if zahl is None else int(zahl)


def _tag(objekt: Objekt, feld: str) -> date | None:
    treffer = _ISO_TAG.fullmatch(_text(objekt, feld))
    try:
        return date(*(int(teil) for teil in treffer.groups())) if treffer else None
    except ValueError:
        return None


# --- what is there, whatever it is ------------------------------------------------------------------------------------


def _text(objekt: Objekt, feld: str) -> str:
    wert = objekt.get(feld)
    return rein(wert[:5_000]) if isinstance(wert, str) else ""


def _zahl(objekt: Objekt, feld: str) -> float | None:
    wert = objekt.get(feld)
    try:
        zahl = float(wert) if isinstance(wert, int | float | str) and not isinstance(wert, bool) else None
    except (ValueError, OverflowError):
        return None
    return zahl if zahl is not None and isfinite(zahl) else None


def _objekt(objekt: Objekt, feld: str) -> Objekt:
    wert = objekt.get(feld)
    return wert if isinstance(wert, dict) else {}


def _objekte(objekt: Objekt, feld: str) -> list[Objekt]:
    wert = objekt.get(feld)
    return [eins for eins in wert[:_LISTE_HOECHSTENS] if isinstance(eins, dict)] if isinstance(wert, list) else []


def _alle(feld: str, *objekte: Objekt) -> list[Objekt]:
    return [eins for objekt in objekte for eins in _objekte(objekt, feld)][:_LISTE_HOECHSTENS]


def _erstes(texte: Iterable[str] | None) -> str:
    return next((text for text in texte or () if text), "")
