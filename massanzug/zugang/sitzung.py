"""The session of a request and whose it is: two questions of every page, asked the short way."""

from datetime import datetime
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DjangosSessionStore
from django.db.models import QuerySet

from massanzug.technik.frage import vorbereitet
from massanzug.zugang.models import Konto


@vorbereitet
def _sitzung(*, schluessel: str, jetzt: datetime) -> QuerySet[Any]:
    return SessionStore.get_model_class().objects.filter(session_key=schluessel, expire_date__gt=jetzt)


@vorbereitet
def _konto(*, pk: int) -> QuerySet[Konto]:
    return Konto.objects.filter(pk=pk)


class SessionStore(DjangosSessionStore):
    """Django's sessions in the database."""

    def _get_session_from_db(self) -> Any:
        jetzt = self.get_expiry_date(expiry=1)  # Django's own clock wrote when a session ends
        if gefunden := _sitzung(schluessel=self.session_key, jetzt=jetzt):
            return gefunden[0]
        self._session_key = None
        return None


class Anmeldeweg(AuthenticationBackend):
    """allauth's way to log in."""

    def get_user(self, user_id: int) -> Konto | None:
        """Who is logged in; None for an account that is gone or blocked."""
        konto = next(iter(_konto(pk=user_id)), None)
        return konto if konto and self.user_can_authenticate(konto) else None
