"""The product's settings with a throw-away data directory and fast password hashing; demo mode so that all URLs exist."""

import os
import tempfile

os.environ.setdefault("MASSANZUG_DEMO", "1")
os.environ.setdefault("MASSANZUG_DATEN", tempfile.mkdtemp(prefix="massanzug-test-"))

from massanzug.projekt.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
