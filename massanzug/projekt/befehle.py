"""The command line `massanzug …`: Django commands under one name, German words with dashes."""

import os
import sys


def main() -> None:
    """Run `massanzug BEFEHL …`; dashes in the command's name stand for underscores in its module.

    Files made by any command, and by the service it starts, are for this account alone.
    """
    os.umask(0o077)
    # the forecast's matrices are small: threads would only wait for each other, in every process of the service
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:2] in (["akte-pruefen"], ["akte_pruefen"]):  # at a court there is no database and no settings
        from massanzug.projekt import aktenpruefung

        raise SystemExit(aktenpruefung.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "massanzug.projekt.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import ManagementUtility
    from django.db import DatabaseError

    argv = list(sys.argv)
    if len(argv) > 1 and not argv[1].startswith("-"):
        argv[1] = argv[1].replace("-", "_")
    try:
        ManagementUtility(["massanzug", *argv[1:]]).execute()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from error
    except DatabaseError as error:
        sys.stderr.write(f"Die Datenbank: {error}\nIst sie eingerichtet? „massanzug einrichten“ tut es.\n")
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
