"""The role × step table over all roles and all states of a case, held against docs/rechte-schritte.md."""

import pytest

from tests.rechte.kanarien import AUSWAHLTEILE, KANARIEN
from tests.rechte.schritte import DATEI, FAELLE, ROLLEN, SPALTEN, Schritte
from tests.welt import Welt, alle_lagen

pytestmark = pytest.mark.django_db

NIRGENDS = {"Titel", "Getippt", "Passt"}
"""What asd3 typed into a case that she may no longer see; and a reason that is shown in its own form only."""


def test_rolle_mal_schritt(welt: Welt) -> None:
    alle_lagen(welt, "neheim")
    schritte = Schritte(welt)
    schritte.frage_alle()
    assert schritte.verraten == []
    assert DATEI.read_text(encoding="utf-8") == schritte.tafel(), "python -m tests.rechte.schritte_schreiben"
    gefunden = {wort for worte in schritte.gelesen.values() for wort in worte}
    ungelesen = {k.wort for k in KANARIEN if k.teil not in {"geld", *AUSWAHLTEILE}} - gefunden
    assert ungelesen == NIRGENDS  # else a canary would prove nothing: nobody could come across it
    print(f"{len(ROLLEN)} Personen × {len(FAELLE)} Lagen × {len(SPALTEN)} Spalten")
    print(f"{len(KANARIEN)} Textfelder × {len(ROLLEN)} Personen in {schritte.ausgaben} Ausgaben gesucht")
