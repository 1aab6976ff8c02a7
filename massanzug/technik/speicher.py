"""Storage that keeps what it acknowledged: which SQLite pairings are safe, and refusing the others.

Measured (docs/entscheidungen/): WAL with synchronous=NORMAL and the default DELETE journal with FULL lose acknowledged
commits at a power cut; WAL with FULL and TRUNCATE with FULL lose none. SQLite before 3.51.3 (backports 3.50.7, 3.44.6)
can corrupt a database in WAL mode.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

WAL_SICHER_AB = (3, 51, 3)
WAL_RUECKPORTIERT = {(3, 50): 7, (3, 44): 6}
SYNC_FULL = 2
ZWISCHENSPEICHER_KIB = 32_000
"""Pages a connection keeps at hand; SQLite's own 2,000 is less than the indexes of one year's bookings."""
TRUSTED_SCHEMA_AB = (3, 45, 0)  # older ones (3.40.1 measured) refuse JSON_VALID in Django's own CHECKs without trust
SECURE_DELETE_ON = 1  # 2 is FAST, which leaves what was deleted in free pages


def wal_ist_sicher(version: tuple[int, int, int]) -> bool:
    """True where SQLite `version` has the fix for the WAL-reset bug."""
    if version >= WAL_SICHER_AB:
        return True
    patch = WAL_RUECKPORTIERT.get(version[:2])
    return patch is not None and version[2] >= patch


def sqlite_pragmas(version: tuple[int, int, int]) -> str:
    """The init command for a safe pairing with this SQLite version."""
    journal = "WAL" if wal_ist_sicher(version) else "TRUNCATE"
    trusted_schema = "OFF" if version >= TRUSTED_SCHEMA_AB else "ON"
    # recursive_triggers: without it INSERT OR REPLACE would pass by the triggers that refuse a DELETE
    return (
        f"PRAGMA journal_mode={journal};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        f"PRAGMA secure_delete=ON;PRAGMA trusted_schema={trusted_schema};PRAGMA recursive_triggers=ON;"
        f"PRAGMA cache_size=-{ZWISCHENSPEICHER_KIB};"
    )


def speicher_maengel(connection: Any) -> list[str]:
    """Read back from the open connection what could lose or leak data; empty means safe."""
    if connection.vendor == "sqlite":
        return _sqlite_maengel(connection)
    if connection.vendor == "postgresql":
        return _postgres_maengel(connection)
    return [f"Die Datenbank „{connection.vendor}“ ist nicht geprüft. Bitte SQLite oder PostgreSQL verwenden."]


def _einzelwert(connection: Any, sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _sqlite_maengel(connection: Any) -> list[str]:
    journal = str(_einzelwert(connection, "PRAGMA journal_mode")).lower()
    sync = int(_einzelwert(connection, "PRAGMA synchronous"))
    secure = int(_einzelwert(connection, "PRAGMA secure_delete"))
    text = str(_einzelwert(connection, "SELECT sqlite_version()"))
    version = tuple(int(part) for part in text.split("."))[:3]
    maengel = []
    if journal == "wal" and not wal_ist_sicher(version):  # type: ignore[arg-type]
        maengel.append(f"SQLite {text} kann im WAL-Modus Daten beschädigen. Bitte SQLite ab 3.51.3 oder TRUNCATE.")
    if journal not in {"wal", "truncate", "persist", "memory"}:
        maengel.append(f"Journal „{journal}“ verliert bei Stromausfall bestätigte Eingaben. Bitte WAL oder TRUNCATE.")
    if journal == "memory" and not connection.is_in_memory_db():
        maengel.append("Ein Journal im Arbeitsspeicher verliert bei Stromausfall Daten. Bitte WAL oder TRUNCATE.")
    if sync < SYNC_FULL:
        maengel.append("synchronous steht unter FULL: bestätigte Eingaben können bei Stromausfall verloren gehen.")
    if secure != SECURE_DELETE_ON:
        maengel.append("secure_delete ist nicht ganz an: Gelöschtes bliebe in der Datei lesbar.")
    return maengel


def _postgres_maengel(connection: Any) -> list[str]:
    maengel = []
    for name in ("fsync", "full_page_writes"):
        if _einzelwert(connection, f"SHOW {name}") != "on":
            maengel.append(f"PostgreSQL: {name} ist aus. Bestätigte Eingaben können verloren gehen.")
    if _einzelwert(connection, "SHOW synchronous_commit") == "off":
        maengel.append("PostgreSQL: synchronous_commit ist aus. Bestätigte Eingaben können verloren gehen.")
    return maengel


def verlange_sicheren_speicher(connection: Any) -> None:
    """Refuse to start on an unsafe pairing, saying why."""
    maengel = speicher_maengel(connection)
    if maengel:
        raise ImproperlyConfigured("Der Speicher ist nicht sicher, massanzug startet nicht.\n- " + "\n- ".join(maengel))
