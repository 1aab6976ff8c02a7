"""Server-side drafts: what is typed is kept per Konto and form, and offered again with its time.

The key is the form's own path, which names form and object at once, so a draft can never appear on another object.
A signed token in the form says whose draft it is, so that even a page whose login has expired loses nothing. The
draft keeps the `stand` it was written on: what somebody else saved since is shown, not overwritten.
"""

from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from massanzug.technik import uhr
from massanzug.technik.frage import vorbereitet
from massanzug.zugang.models import Entwurf
from massanzug.zugang.zugriff import Zugriff

SALZ = "massanzug.entwurf"
HOECHSTALTER = 24 * 3600
HOECHSTGROESSE = 200_000
NIE_BEHALTEN = frozenset({"csrfmiddlewaretoken", "entwurf_token", "einmalmarke", "password", "kennwort", "code"})


class FremderEntwurf(Exception):
    """The token belongs to another Konto than the one logged in."""


def marke_fuer(zugriff: Zugriff, pfad: str, titel: str) -> str:
    """The signed token a form carries."""
    return signing.dumps({"konto": zugriff.konto_id, "pfad": pfad, "titel": titel}, salt=SALZ)


def behalte(post: QueryDict, angemeldet: int | None, jetzt: datetime) -> Entwurf | None:
    """Keep the posted fields as the draft their token names; None for a token that is not ours or too old."""
    try:
        marke = signing.loads(post.get("entwurf_token", ""), salt=SALZ, max_age=HOECHSTALTER)
    except signing.BadSignature:
        return None
    if angemeldet is not None and angemeldet != marke["konto"]:
        raise FremderEntwurf
    # PostgreSQL holds no NUL
    daten = {name: [w.replace("\x00", "") for w in post.getlist(name)] for name in post if name not in NIE_BEHALTEN}
    if sum(len(name) + sum(map(len, werte)) for name, werte in daten.items()) > HOECHSTGROESSE:
        return None
    entwurf, _ = Entwurf.objects.update_or_create(
        konto_id=marke["konto"],
        schluessel=marke["pfad"],
        defaults={"daten": {"titel": marke["titel"], "felder": daten}, "geaendert_am": jetzt},
    )
    return entwurf


def rette(request: HttpRequest) -> bool:
    """Keep what an expired login was about to post; True if something was kept."""
    return behalte(request.POST, None, uhr.jetzt()) is not None


def finde(zugriff: Zugriff, pfad: str) -> Entwurf | None:
    return Entwurf.objects.filter(konto_id=zugriff.konto_id, schluessel=pfad).first()


def felder(entwurf: Entwurf) -> dict[str, Any]:
    """Initial values for the form; several values of one field stay a list."""
    return {name: werte[0] if len(werte) == 1 else werte for name, werte in entwurf.daten["felder"].items()}


def verwirf(zugriff: Zugriff, pfad: str) -> None:
    Entwurf.objects.filter(konto_id=zugriff.konto_id, schluessel=pfad).delete()


def meine(zugriff: Zugriff) -> list[Entwurf]:
    """The newest twenty drafts of this person."""
    return _meine(konto=zugriff.konto_id)


@vorbereitet
def _meine(*, konto: int) -> QuerySet[Entwurf]:
    return Entwurf.objects.filter(konto_id=konto).order_by("-geaendert_am")[:20]
