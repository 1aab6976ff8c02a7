"""Who asks (request.zugriff), and how long a login lasts."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from massanzug.technik import uhr
from massanzug.traeger.queries import mitgliedschaften
from massanzug.zugang.zugriff import Zugriff

Weiter = Callable[[HttpRequest], HttpResponse]
LEERLAUF_COOKIE = "zuletzt"
ANGEMELDET_SEIT = "angemeldet_seit"


def merke_anmeldung(sender: object, request: HttpRequest, **kwargs: object) -> None:
    """Receiver of Django's user_logged_in."""
    request.session[ANGEMELDET_SEIT] = uhr.jetzt().timestamp()


class ZugriffMiddleware:
    """Sets `request.zugriff`: a Zugriff for who is logged in, None for everybody else. Read afresh on each request.

    What a logged-in person reads stays in no cache.
    """

    def __init__(self, get_response: Weiter) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.zugriff = zugriff_von(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.zugriff:  # type: ignore[attr-defined]
            patch_cache_control(response, private=True, no_store=True)
        return response


def zugriff_von(request: HttpRequest) -> Zugriff | None:
    konto = request.user
    if not konto.is_authenticated:
        return None
    jetzt = uhr.jetzt()
    heute = uhr.tag(jetzt)
    return Zugriff(konto.pk, konto.name, mitgliedschaften(konto.pk, heute), heute, jetzt)


class SitzungsdauerMiddleware:
    """Ends a login after idle time. The last use is a signed cookie, so that reading a page writes nothing.

    The absolute limit is SESSION_COOKIE_AGE, counted from the login that `merke_anmeldung` notes in the session:
    Django's own expiry moves whenever a page saves the session, as allauth's do.
    """

    def __init__(self, get_response: Weiter) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._zu_lange(request):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.set_cookie(
                LEERLAUF_COOKIE,
                signing.dumps(request.session.session_key, salt=LEERLAUF_COOKIE),
                httponly=True,
                samesite="Lax",
                secure=settings.PRODUKTION,
            )
        return response

    @staticmethod
    def _zu_lange(request: HttpRequest) -> bool:
        seit = request.session.get(ANGEMELDET_SEIT, 0)
        if uhr.jetzt().timestamp() - seit > settings.SESSION_COOKIE_AGE:
            return True
        try:
            key = signing.loads(
                request.COOKIES.get(LEERLAUF_COOKIE, ""),
                salt=LEERLAUF_COOKIE,
                max_age=settings.SITZUNG_LEERLAUF_SEKUNDEN,
            )
        except signing.BadSignature:
            return True
        return key != request.session.session_key
