"""WSGI entry point: refuses to serve on unsafe storage or with a view that declares no rule."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from massanzug.technik.zeichensatz import nur_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "massanzug.projekt.settings")
application = nur_utf8(get_wsgi_application())

from django.db import connection  # noqa: E402

from massanzug.technik.speicher import verlange_sicheren_speicher  # noqa: E402

verlange_sicheren_speicher(connection)
connection.close()

gc.collect()
gc.freeze()  # the house itself is no waste: each walk over it stopped all requests of the process (0.16 s)
