"""Reads of the Hauptbuch. A balance is the kept months before, and the lines of the month it lies in."""

from datetime import date

from django.db import connection

from massanzug.planbudget.choices import Kontoart
from massanzug.technik.zug import in_einem_zug


def konten_im(wirkungsraum_id: int) -> dict[Kontoart, int]:
    """Kind → id of the accounts of a Wirkungsraum."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT art, id FROM planbudget_buchungskonto WHERE wirkungsraum_id = %s", (wirkungsraum_id,))
        return {Kontoart(art): pk for art, pk in cursor.fetchall()}


def geschlossen_bis() -> int:
    """The newest closed month, 0 before the first."""
    return _zahl("SELECT MAX(bis_monat) FROM planbudget_periodenschluss")


def letzte_nummer() -> int:
    """Number of the newest Buchung, 0 before the first."""
    return _zahl("SELECT MAX(nummer) FROM planbudget_buchung")


def _zahl(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] or 0


STAND = """
SELECT COALESCE((SELECT SUM(cent) FROM planbudget_saldo WHERE konto_id = %s AND monat < %s), 0)
     + COALESCE((SELECT SUM(betrag_cent) FROM planbudget_buchungszeile
                 WHERE soll_id = %s AND tag BETWEEN %s AND %s), 0)
     - COALESCE((SELECT SUM(betrag_cent) FROM planbudget_buchungszeile
                 WHERE haben_id = %s AND tag BETWEEN %s AND %s), 0)
"""


def stand_am(konto_id: int, tag: date) -> int:
    """Balance of an account at the end of `tag`, in cents; reads the kept months and the lines of one month only."""
    erster, letzter = tag.replace(day=1).isoformat(), tag.isoformat()
    werte = (konto_id, tag.year * 100 + tag.month, konto_id, erster, letzter, konto_id, erster, letzter)
    ((stand,),) = in_einem_zug([(STAND, werte)])[0]
    return int(stand)
