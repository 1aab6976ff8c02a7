"""The product's settings bent as the environment says, for power cuts with every pairing and for refused starts.

HALTBARKEIT_OHNE_PYSQLITE=1 takes Python's own SQLite; HALTBARKEIT_PRAGMAS is sent behind the product's own PRAGMAs.
"""

import os
import sys

if os.environ.get("HALTBARKEIT_OHNE_PYSQLITE"):
    sys.modules["pysqlite3"] = None  # type: ignore[assignment]

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["OPTIONS"]["init_command"] += os.environ.get("HALTBARKEIT_PRAGMAS", "")
