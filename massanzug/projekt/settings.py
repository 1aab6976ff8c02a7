"""One settings file; everything that differs between places comes from the environment (docs/betrieb.md)."""

import os
import secrets
import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from massanzug.technik import stempel
from massanzug.technik.speicher import sqlite_pragmas

try:  # a safe SQLite where the system's has the WAL-reset bug (docs/entscheidungen/)
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
except ImportError:
    pass
import sqlite3

env = environ.Env()
WURZEL = Path(__file__).resolve().parents[2]
DEMO = env.bool("MASSANZUG_DEMO", default=False)
DEBUG = env.bool("MASSANZUG_DEBUG", default=False)
PRODUKTION = not (DEMO or DEBUG)
DATEN = Path(env.str("MASSANZUG_DATEN", default=str(WURZEL / "daten")))
KARTEN_KACHEL_URL = env.str("KARTEN_KACHEL_URL", default="")


def _geheimdatei(pfad: Path) -> str:
    """A secret kept in a file outside the database; made once for demo and development."""
    if not pfad.exists():
        pfad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fd = os.open(pfad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return pfad.read_text().strip()


def _verlangt(name: str, wozu: str) -> str:
    wert = env.str(name, default="")
    if not wert:
        raise ImproperlyConfigured(f"{name} fehlt. {wozu} Siehe docs/betrieb.md.")
    return wert


if PRODUKTION:
    SECRET_KEY = _verlangt("MASSANZUG_SECRET_KEY", "Bitte einen zufälligen Wert von mindestens 50 Zeichen setzen.")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("MASSANZUG_SECRET_KEY ist zu kurz. Bitte mindestens 50 zufällige Zeichen setzen.")
    ALLOWED_HOSTS = [
        h.strip()
        for h in _verlangt("MASSANZUG_HOSTS", "Bitte die Rechnernamen mit Komma nennen.").split(",")
        if h.strip()
    ]
    if "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("MASSANZUG_HOSTS darf kein * enthalten. Bitte die Rechnernamen nennen.")
    PROTOKOLL_SCHLUESSEL_DATEI = Path(
        _verlangt("MASSANZUG_PROTOKOLL_SCHLUESSEL", "Bitte den Pfad der Schlüsseldatei für das Protokoll nennen.")
    )
    if not PROTOKOLL_SCHLUESSEL_DATEI.is_file() or len(PROTOKOLL_SCHLUESSEL_DATEI.read_text().strip()) < 32:
        raise ImproperlyConfigured(
            f"Die Schlüsseldatei {PROTOKOLL_SCHLUESSEL_DATEI} fehlt oder ist kürzer als 32 Zeichen. "
            "Bitte anlegen, nur für den Dienst lesbar, und getrennt von der Datenbank sichern."
        )
else:
    SECRET_KEY = env.str("MASSANZUG_SECRET_KEY", default="") or _geheimdatei(DATEN / "geheim" / "sitzung.schluessel")
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
    PROTOKOLL_SCHLUESSEL_DATEI = Path(
        env.str("MASSANZUG_PROTOKOLL_SCHLUESSEL", default=str(DATEN / "geheim" / "protokoll.schluessel"))
    )
    _geheimdatei(PROTOKOLL_SCHLUESSEL_DATEI)
STEMPEL_DATEI = Path(env.str("MASSANZUG_STEMPEL", default=str(DATEN / "geheim" / "stempel.schluessel")))
if PRODUKTION:
    stempel.lies(STEMPEL_DATEI)  # one that is broken is said at the start; one that is not there yet is made
SCHLUESSELBUND = DATEN / "geheim" / "entwuerfe"
PROTOKOLL_ANKER_DATEI = Path(env.str("MASSANZUG_ANKER", default=str(DATEN / "anker" / "protokoll.anker")))

if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATEN.mkdir(parents=True, exist_ok=True, mode=0o700)
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATEN / "massanzug.sqlite3")}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": sqlite_pragmas(sqlite3.sqlite_version_info[:3]),
    }
else:  # PostgreSQL plans a question once and takes only its values from then on
    DATABASES["default"].setdefault("OPTIONS", {}).update({"server_side_binding": True, "prepare_threshold": 3})
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # with IMMEDIATE every reader would queue behind a writer
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton",
    "django_htmx",
    "massanzug.technik",
    "massanzug.zugang",
    "massanzug.sozialraum",
    "massanzug.traeger",
    "massanzug.interessenbekundung",
    "massanzug.vertrag",
    "massanzug.fall",
    "massanzug.planbudget",
    "massanzug.schreibtisch",
    "massanzug.beteiligung",
    "massanzug.projekt",
    # behind our rooms, whose templates replace theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
if DEMO:
    INSTALLED_APPS.insert(INSTALLED_APPS.index("massanzug.projekt"), "massanzug.demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "massanzug.projekt.middleware.SitzungsdauerMiddleware",
    "massanzug.projekt.middleware.ZugriffMiddleware",
    "massanzug.zugang.tuer.TuerMiddleware",
    "massanzug.technik.nurlesen.NurLesenMiddleware",
]
ROOT_URLCONF = "massanzug.projekt.urls"
WSGI_APPLICATION = "massanzug.projekt.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "massanzug.projekt.rahmen.rahmen",
            ],
            "builtins": ["massanzug.technik.templatetags.adressen"],
        },
    }
]
FORM_RENDERER = "massanzug.technik.formulare.Formularbild"

AUTH_USER_MODEL = "zugang.Konto"
AUTHENTICATION_BACKENDS = ["massanzug.zugang.sitzung.Anmeldeweg"]
SESSION_ENGINE = "massanzug.zugang.sitzung"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("kennung", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/konto/anmelden/"
LOGIN_REDIRECT_URL = "/schreibtisch/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "massanzug.zugang.anmeldung.KontoAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "kennung"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = "massanzug.zugang.anmeldung.anzeige"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUKTION
MFA_TOTP_ISSUER = "massanzug"

CACHES = {
    "default": {"BACKEND": "massanzug.zugang.kurzspeicher.Kurzspeicher"},  # allauth's limits and used codes
    "prozess": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
SESSION_COOKIE_AGE = 12 * 3600  # absolute; idle time: projekt.middleware.SitzungsdauerMiddleware
SITZUNG_LEERLAUF_SEKUNDEN = env.int("MASSANZUG_LEERLAUF", default=30 * 60)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUKTION
SESSION_COOKIE_NAME = "__Host-sitzung" if PRODUKTION else "sitzung"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUKTION else "csrf"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "massanzug.projekt.fehlerseiten.csrf_fehler"
SECURE_SSL_REDIRECT = PRODUKTION
HINTER_PROXY = env.bool("MASSANZUG_HINTER_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HINTER_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(HINTER_PROXY)  # else all people share the proxy's address and its login limit
SECURE_HSTS_SECONDS = 31_536_000 if PRODUKTION else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # the filters do it for money and counts; years and numbers in SVG stay plain

STATIC_URL = "/statisch/"
STATIC_ROOT = Path(env.str("MASSANZUG_STATISCH", default=str(WURZEL / "statisch"))) if PRODUKTION else None
_kern = WURZEL / "node_modules" / "@kern-ux" / "native" / "dist"
STATICFILES_DIRS = [("kern", str(_kern))] if _kern.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUKTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUKTION
WHITENOISE_AUTOREFRESH = DEBUG
FILE_UPLOAD_HANDLERS = ["massanzug.technik.hochladen.Speicherupload"]  # in memory, where a page asks for one
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"konsole": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["konsole"], "level": "WARNING"},
}
