"""Triggers of this room: what was agreed in a Hilfeplan, written in a Bescheid or told a court is never edited.

They live in the database, so they hold for whoever writes to it. A Bescheid gets its posting later, nothing else.
"""

from collections.abc import Sequence

from massanzug.technik.waechter import Waechter, postgres_ausloeser, sqlite_ausloeser

NUR_ANHAENGEN = {
    "fall_hilfeplan": "hilfeplan",
    "fall_hilfeplanbeteiligung": "hilfeplanbeteiligung",
    "fall_hilfeplanunterschrift": "hilfeplanunterschrift",
    "fall_gerichtsfassung": "gerichtsfassung",
}
"""Append-only tables and the name of their guards."""

BESCHEID = "fall_bescheid"
_FEST = ("entscheidung_id", "nummer", "empfaenger", "anschrift", "datum", "inhalt", "erstellt_am", "erstellt_von_id")
_INHALT = "Ein Bescheid bleibt, wie er geschrieben ist. Nachgetragen wird nur, wann er zur Post ging."
_WEG = "Ein Bescheid wird nicht geloescht."


def _inhalt_bleibt(vendor: str) -> Waechter:
    """Every column but the posting; a posting may be mended, never taken back."""
    name = "bescheid_inhalt_bleibt"
    ungleich = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    anders = " OR ".join(f"NEW.{feld} {ungleich} OLD.{feld}" for feld in _FEST)
    anders += " OR (OLD.zur_post_am IS NOT NULL AND NEW.zur_post_am IS NULL)"
    if vendor == "sqlite":
        return sqlite_ausloeser(BESCHEID, name, "BEFORE UPDATE", f"SELECT RAISE(ABORT, '{_INHALT}') WHERE {anders};")
    rumpf = f"IF {anders} THEN RAISE EXCEPTION '{_INHALT}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW;"
    return postgres_ausloeser(BESCHEID, name, "BEFORE UPDATE", "FOR EACH ROW", rumpf)


def _bleibt_da(vendor: str) -> Sequence[Waechter]:
    name = "bescheid_kein_delete"
    if vendor == "sqlite":
        return (sqlite_ausloeser(BESCHEID, name, "BEFORE DELETE", f"SELECT RAISE(ABORT, '{_WEG}');"),)
    rumpf = f"RAISE EXCEPTION '{_WEG}';"
    return (
        postgres_ausloeser(BESCHEID, name, "BEFORE DELETE", "FOR EACH ROW", rumpf),
        postgres_ausloeser(BESCHEID, "bescheid_kein_truncate", "BEFORE TRUNCATE", "FOR EACH STATEMENT", rumpf),
    )


def eigene_waechter(vendor: str) -> Sequence[Waechter]:
    """The guards of the Bescheid."""
    return (_inhalt_bleibt(vendor), *_bleibt_da(vendor))
