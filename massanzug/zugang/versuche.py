"""So many wrong tries at a secret, then a rest: nobody guesses a passphrase here."""

from django.core.cache import cache, caches

from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.zugriff import Anfrage

HOECHSTENS = 8
RUHE = 15 * 60
"""Seconds until tries count no more."""
ZU_OFT = "Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal."


def begrenze(request: Anfrage, was: str, hoechstens: int = HOECHSTENS) -> None:
    """Count a try of this person at `was`. Raises Unzulaessig after `hoechstens` within RUHE.

    It is counted before the act, outside of its transaction: what is refused is taken back with it.
    """
    if request.method == "POST":
        zaehle(f"{was}:{request.zugriff.konto_id}", hoechstens)


def zaehle(was: str, hoechstens: int) -> None:
    """Count a try at `was`, whoever it is. Raises Unzulaessig after `hoechstens` within RUHE."""
    schluessel = f"versuch:{was}"
    bisher = cache.get(schluessel, 0)
    if bisher >= hoechstens:
        raise Unzulaessig(ZU_OFT)
    cache.set(schluessel, bisher + 1, timeout=RUHE)


def zu_oft(was: str, hoechstens: int, *, sekunden: int) -> bool:
    """Count a reading of `was`; whether it was more than `hoechstens` times in these seconds.

    Counted per process and without the database, so a GET can ask: it bounds the work, not a guess.
    """
    zaehler = caches["prozess"]
    zaehler.add(was, 0, timeout=sekunden)
    try:
        return zaehler.incr(was) > hoechstens
    except ValueError:  # it ran out between the two
        return False
