"""The product's settings in demo mode (all URLs exist), with a throw-away data directory and fast hashing."""

import atexit
import os
import shutil
import tempfile

# each xdist worker its own key, anchor and files; a directory that a test names for its own process is kept
if os.environ.get("MASSANZUG_DATEN") == os.environ.get("MASSANZUG_PYTEST_DATEN"):
    _daten = tempfile.mkdtemp(prefix="massanzug-test-")
    atexit.register(shutil.rmtree, _daten, ignore_errors=True)
    os.environ["MASSANZUG_DATEN"] = os.environ["MASSANZUG_PYTEST_DATEN"] = _daten
os.environ.setdefault("MASSANZUG_DEMO", "1")

from massanzug.projekt.settings import *  # noqa: F403
from massanzug.rechenkern import siegel

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
siegel._SCRYPT["n"] = 2**4  # as fast as the passwords above; tests/rechenkern/test_siegel.py knows the real cost
