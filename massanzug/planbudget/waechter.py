"""Triggers of this room: nothing is edited, balances are kept with every Buchung, nobody answers her own event.

They live in the database, so they hold for whoever writes to it. On PostgreSQL the balances are kept in the order of
their key, so that two writers cannot wait for each other in a circle.
"""

from collections.abc import Sequence

from massanzug.technik.waechter import Waechter, postgres_ausloeser, sqlite_ausloeser

# the statements below are put together from names of this file only
BUCHUNG = "planbudget_buchung"
ZEILE = "planbudget_buchungszeile"
SALDO = "planbudget_saldo"
ANTWORT = "planbudget_ereignisantwort"

NUR_ANHAENGEN = {
    "planbudget_planbudget": "planbudget",
    "planbudget_verteilvorgabe": "verteilvorgabe",
    "planbudget_lesart": "lesart",
    "planbudget_buchungskonto": "buchungskonto",
    BUCHUNG: "buchung",
    ZEILE: "buchungszeile",
    "planbudget_periodenschluss": "periodenschluss",
    "planbudget_abstimmung": "abstimmung",
    "planbudget_budgetereignis": "budgetereignis",
    ANTWORT: "ereignisantwort",
    "planbudget_jahresabschluss": "jahresabschluss",
    "planbudget_zuordnungsausnahme": "zuordnungsausnahme",
    "planbudget_bestandshilfe": "bestandshilfe",
    "planbudget_szenarioanlage": "szenarioanlage",
    "planbudget_raumbuchung": "raumbuchung",
}
"""Append-only tables and the name of their guards."""

# Lines come first, then their Buchung: it takes all of them into the balances at once, and is complete from then on.
# The foreign key of a line is checked at the commit, so no line is without its Buchung either.
_VERSPAETET = "Eine Buchung ist mit ihrem Kopf vollstaendig, sie bekommt keine Zeile mehr."
_UNVOLLSTAENDIG = "Vor dem Kopf einer Buchung stehen ihre Zeilen, so viele, wie er nennt."
_ZEILEN = f"FROM {ZEILE} WHERE buchung_id = NEW.nummer"
_FORTSCHREIBEN = (
    f"ON CONFLICT (konto_id, monat) DO UPDATE SET cent = {SALDO}.cent + excluded.cent, "
    f"anzahl = {SALDO}.anzahl + excluded.anzahl;"
)


def _saldo(vendor: str) -> Waechter:
    name = "buchung_fuehrt_saldo"
    if vendor == "sqlite":
        seiten = (
            f"INSERT INTO {SALDO} (konto_id, monat, cent, anzahl) "
            f"SELECT soll_id, monat, betrag_cent, 1 {_ZEILEN} "
            f"UNION ALL SELECT haben_id, monat, -betrag_cent, 1 {_ZEILEN} {_FORTSCHREIBEN}"
        )
        zaehlen = f"SELECT RAISE(ABORT, '{_UNVOLLSTAENDIG}') WHERE NEW.anzahl <> (SELECT COUNT(*) {_ZEILEN});"
        return sqlite_ausloeser(BUCHUNG, name, "AFTER INSERT", f"{zaehlen} {seiten}")
    rumpf = (
        f"IF NEW.anzahl <> (SELECT COUNT(*) {_ZEILEN}) THEN "
        f"RAISE EXCEPTION '{_UNVOLLSTAENDIG}' USING ERRCODE = 'check_violation'; END IF; "
        f"INSERT INTO {SALDO} (konto_id, monat, cent, anzahl) "
        f"SELECT seite.konto, monat, SUM(seite.cent), COUNT(*) FROM {ZEILE} AS zeile, "
        "LATERAL (VALUES (zeile.soll_id, zeile.betrag_cent), (zeile.haben_id, -zeile.betrag_cent)) "
        "AS seite (konto, cent) WHERE buchung_id = NEW.nummer "
        f"GROUP BY seite.konto, monat ORDER BY seite.konto, monat {_FORTSCHREIBEN} RETURN NULL;"
    )
    return postgres_ausloeser(BUCHUNG, name, "AFTER INSERT", "FOR EACH ROW", rumpf)


def _keine_zeile_danach(vendor: str) -> Waechter:
    name = "buchungszeile_vor_ihrem_kopf"
    if vendor == "sqlite":
        gibt_es = f"EXISTS (SELECT 1 FROM {BUCHUNG} WHERE nummer = NEW.buchung_id)"
        return sqlite_ausloeser(ZEILE, name, "BEFORE INSERT", f"SELECT RAISE(ABORT, '{_VERSPAETET}') WHERE {gibt_es};")
    rumpf = (
        f"IF EXISTS (SELECT 1 FROM {BUCHUNG} WHERE nummer IN (SELECT buchung_id FROM neue)) THEN "
        f"RAISE EXCEPTION '{_VERSPAETET}' USING ERRCODE = 'check_violation'; END IF; RETURN NULL;"
    )
    wie = "REFERENCING NEW TABLE AS neue FOR EACH STATEMENT"
    return postgres_ausloeser(ZEILE, name, "AFTER INSERT", wie, rumpf)


_EIGENES = "SELECT 1 FROM planbudget_budgetereignis WHERE id = NEW.ereignis_id AND verfasst_von_id = NEW.von_id"
_MELDUNG = "Wer ein Ereignis verfasst, bestaetigt es nicht selbst."


def _nicht_selbst(vendor: str) -> Waechter:
    name = "ereignisantwort_nicht_vom_verfasser"
    if vendor == "sqlite":
        rumpf = f"SELECT RAISE(ABORT, '{_MELDUNG}') WHERE EXISTS ({_EIGENES});"
        return sqlite_ausloeser(ANTWORT, name, "BEFORE INSERT", rumpf)
    rumpf = (
        f"IF EXISTS ({_EIGENES}) THEN RAISE EXCEPTION '{_MELDUNG}' USING ERRCODE = 'check_violation'; END IF; "
        "RETURN NEW;"
    )
    return postgres_ausloeser(ANTWORT, name, "BEFORE INSERT", "FOR EACH ROW", rumpf)


def eigene_waechter(vendor: str) -> Sequence[Waechter]:
    """The triggers that do more than refuse a change."""
    return (_saldo(vendor), _keine_zeile_danach(vendor), _nicht_selbst(vendor))
