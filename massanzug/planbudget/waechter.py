"""Triggers of this room: nothing is edited, balances are kept with every line, nobody answers her own event.

They live in the database, so they hold for whoever writes to it. On PostgreSQL the balances are kept once per statement
and in the order of their key, so that two writers cannot wait for each other in a circle.
"""

from collections.abc import Sequence

from massanzug.technik.waechter import Waechter, postgres_ausloeser, sqlite_ausloeser

# the statements below are put together from names of this file only
ZEILE = "planbudget_buchungszeile"
SALDO = "planbudget_saldo"
ANTWORT = "planbudget_ereignisantwort"

NUR_ANHAENGEN = {
    "planbudget_planbudget": "planbudget",
    "planbudget_verteilvorgabe": "verteilvorgabe",
    "planbudget_lesart": "lesart",
    "planbudget_buchungskonto": "buchungskonto",
    "planbudget_buchung": "buchung",
    ZEILE: "buchungszeile",
    "planbudget_periodenschluss": "periodenschluss",
    "planbudget_abstimmung": "abstimmung",
    "planbudget_budgetereignis": "budgetereignis",
    ANTWORT: "ereignisantwort",
    "planbudget_jahresabschluss": "jahresabschluss",
    "planbudget_zuordnungsausnahme": "zuordnungsausnahme",
    "planbudget_bestandshilfe": "bestandshilfe",
}
"""Append-only tables and the name of their guards."""

_FORTSCHREIBEN = "ON CONFLICT (konto_id, monat) DO UPDATE SET cent = {alt}cent + excluded.cent, anzahl = {alt}anzahl + "


def _sqlite_saldo() -> Waechter:
    fort = _FORTSCHREIBEN.format(alt="") + "1;"
    rumpf = " ".join(
        f"INSERT INTO {SALDO} (konto_id, monat, cent, anzahl) VALUES (NEW.{seite}_id, NEW.monat, {wert}, 1) {fort}"
        for seite, wert in (("soll", "NEW.betrag_cent"), ("haben", "-NEW.betrag_cent"))
    )
    return sqlite_ausloeser(ZEILE, "buchungszeile_fuehrt_saldo", "AFTER INSERT", rumpf)


def _postgres_saldo() -> Waechter:
    fort = _FORTSCHREIBEN.format(alt=f"{SALDO}.") + "excluded.anzahl;"
    rumpf = (
        f"INSERT INTO {SALDO} (konto_id, monat, cent, anzahl) "
        "SELECT konto, monat, sum(cent), count(*) FROM ("
        "SELECT soll_id AS konto, monat, betrag_cent AS cent FROM neue "
        "UNION ALL SELECT haben_id, monat, -betrag_cent FROM neue) AS seiten "
        f"GROUP BY konto, monat ORDER BY konto, monat {fort} RETURN NULL;"
    )
    return postgres_ausloeser(
        ZEILE,
        "buchungszeile_fuehrt_saldo",
        "AFTER INSERT",
        "REFERENCING NEW TABLE AS neue FOR EACH STATEMENT",
        rumpf,
    )


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
    return (_sqlite_saldo() if vendor == "sqlite" else _postgres_saldo(), _nicht_selbst(vendor))
