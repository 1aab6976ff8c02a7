"""The product's settings in demo mode (all URLs exist), with a throw-away data directory and fast hashing."""

import os
import tempfile

os.environ.setdefault("MASSANZUG_DEMO", "1")
os.environ.setdefault("MASSANZUG_DATEN", tempfile.mkdtemp(prefix="massanzug-test-"))

from massanzug.projekt.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
