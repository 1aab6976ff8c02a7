"""One thread for linear algebra: the matrices are small, and several test processes share the cores."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
