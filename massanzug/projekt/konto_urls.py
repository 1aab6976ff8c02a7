"""The allauth pages we offer, each under our address and behind our door."""

from collections.abc import Callable, Iterator
from typing import Any

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.urls import URLPattern, path

from massanzug.technik.nurlesen import schreibt_beim_lesen
from massanzug.zugang.rules import darf_konto
from massanzug.zugang.tuer import nur_fuer, oeffentlich

OEFFENTLICH = {
    "account_login": "anmelden/",
    "mfa_authenticate": "zweiter-faktor/",
    "mfa_login_webauthn": "passkey/",
}
ANGEMELDET = {
    "account_logout": "abmelden/",
    "account_reauthenticate": "bestaetigen/",
    "account_change_password": "passwort/",
    "mfa_index": "sicherheit/",
    "mfa_activate_totp": "sicherheit/app/",
    "mfa_deactivate_totp": "sicherheit/app/entfernen/",
    "mfa_view_recovery_codes": "sicherheit/notfallcodes/",
    "mfa_generate_recovery_codes": "sicherheit/notfallcodes/neu/",
    "mfa_download_recovery_codes": "sicherheit/notfallcodes/datei/",
    "mfa_reauthenticate": "sicherheit/bestaetigen/",
    "mfa_list_webauthn": "sicherheit/passkeys/",
    "mfa_add_webauthn": "sicherheit/passkeys/neu/",
    "mfa_edit_webauthn": "sicherheit/passkeys/<int:pk>/",
    "mfa_remove_webauthn": "sicherheit/passkeys/<int:pk>/entfernen/",
    "mfa_reauthenticate_webauthn": "sicherheit/passkeys/bestaetigen/",
}


def _flach(patterns: list[Any]) -> Iterator[URLPattern]:
    for muster in patterns:
        if isinstance(muster, URLPattern):
            yield muster
        else:
            yield from _flach(muster.url_patterns)


def _fremde() -> dict[str, Callable[..., Any]]:
    return {m.name: m.callback for m in _flach([*account_urls.urlpatterns, *mfa_urls.urlpatterns]) if m.name}


_views = _fremde()
for _name in ("mfa_view_recovery_codes", "mfa_download_recovery_codes"):
    schreibt_beim_lesen(_views[_name], "allauth vermerkt, dass die Notfallcodes gezeigt wurden")
for _name in ("account_login", "account_change_password", "mfa_login_webauthn"):
    schreibt_beim_lesen(_views[_name], "allauth zählt auch ein HEAD als Versuch")
urlpatterns = [path(route, oeffentlich(_views[name]), name=name) for name, route in OEFFENTLICH.items()] + [
    path(route, nur_fuer(darf_konto)(_views[name]), name=name) for name, route in ANGEMELDET.items()
]
