"""The product's settings in demo mode (all URLs exist), with a throw-away data directory and fast hashing."""

import atexit
import os
import shutil
import tempfile

if "MASSANZUG_DATEN" not in os.environ or os.environ.get("PYTEST_XDIST_WORKER"):
    # each worker its own key, anchor and files
    _daten = tempfile.mkdtemp(prefix="massanzug-test-")
    atexit.register(shutil.rmtree, _daten, ignore_errors=True)
    os.environ["MASSANZUG_DATEN"] = _daten
os.environ.setdefault("MASSANZUG_DEMO", "1")

from massanzug.projekt.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
