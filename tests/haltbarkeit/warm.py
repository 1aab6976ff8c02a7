"""A server that starts fast: run by test_kill.py as `python -m tests.haltbarkeit.warm PORT`.

Everything is imported once; each line on standard input forks a server: gunicorn's own arbiter and worker, with the
arguments that `massanzug dienst` would hand to it. The answer is its process group, which the test kills as a whole.
Before the next one starts, every process of the last is gone.
"""

import ctypes
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

PR_SET_CHILD_SUBREAPER = 36


def argumente(port: int) -> list[str]:
    """What `massanzug dienst` runs, caught at the moment it would become gunicorn."""
    from django.core.management import call_command

    gefangen: list[str] = []

    def statt_execv(_: str, befehl: list[str]) -> NoReturn:
        gefangen.extend(befehl)
        raise InterruptedError

    echt, os.execv = os.execv, statt_execv  # type: ignore[assignment]
    try:
        call_command("dienst", port=port, ohne_rechenwerk=True)  # we wait for every child that is left
    except InterruptedError:
        pass
    finally:
        os.execv = echt
    assert gefangen[1:3] == ["-m", "gunicorn"], gefangen
    return gefangen[3:]


def diene(befehl: list[str]) -> NoReturn:
    from gunicorn.app.wsgiapp import run

    os.setsid()
    sys.stdin.close()
    sys.argv = ["gunicorn", *befehl]
    run()
    os._exit(0)


def main(port: int) -> None:
    import django

    django.setup()
    befehl = argumente(port)
    from django.db import connections
    from django.test import Client

    for modul in ("gunicorn.app.wsgiapp", "gunicorn.workers.gthread", "massanzug.projekt.wsgi"):
        import_module(modul)
    Client().get("/konto/anmelden/")  # URLs, templates and forms as well
    sys.modules.pop("massanzug.projekt.wsgi")  # each server loads it anew, with its check of the storage
    connections.close_all()  # nothing of SQLite may be open when we fork
    # orphans of a killed server come to us, so that we can wait for their end
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    sys.stdout.write("bereit\n")
    sys.stdout.flush()
    kind: int | None = None
    for _ in sys.stdin:
        while True:
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                break
        kind = os.fork()
        if kind == 0:
            diene(befehl)
        sys.stdout.write(f"{kind}\n")
        sys.stdout.flush()
    if kind:  # the test is gone, however it ended
        with suppress(ProcessLookupError):
            os.killpg(kind, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
