"""How allauth sees our accounts: nobody registers on her own, a name is shown, not a login."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from massanzug.zugang.models import Konto


class KontoAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Kennung oder Passwort stimmen nicht. Bitte prüfen Sie beides.",
        "too_many_login_attempts": "Zu viele Versuche. Bitte warten Sie fünf Minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """The login is given by the administration, never made up here."""


def anzeige(konto: Konto) -> str:
    return konto.name
