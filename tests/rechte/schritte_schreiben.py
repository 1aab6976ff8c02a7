"""Writes docs/rechte-schritte.md anew, from what the house really answers:  python -m tests.rechte.schritte_schreiben

Exit 1 when somebody read what is not hers; then nothing is written.
"""

import os
import tempfile

from tests.rechte.mutanten import _richte_django_ein


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="schritte-") as ordner:
        os.environ |= {"MASSANZUG_DATEN": ordner, "MASSANZUG_DEMO": "1"}
        _richte_django_ein()
        from django.core.management import call_command

        from tests.rechte.schritte import DATEI, Schritte
        from tests.welt import alle_lagen, baue_welt

        call_command("migrate", verbosity=0)
        welt = baue_welt()
        alle_lagen(welt, "neheim")
        schritte = Schritte(welt)
        schritte.frage_alle()
        print("\n".join(schritte.verraten))
        if not schritte.verraten:
            DATEI.write_text(schritte.tafel(), encoding="utf-8")
        return 1 if schritte.verraten else 0


if __name__ == "__main__":
    raise SystemExit(main())
