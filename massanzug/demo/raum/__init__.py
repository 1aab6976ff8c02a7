"""What there is in the demo's neighbourhoods: some 400 invented entries, in the files beside this one.

Nobody and nothing here exists; telephone numbers come from the ranges kept for films, addresses end in `.example`.
"""

import tomllib
from importlib.resources import files
from typing import Any, Final

DATEIEN: Final = ("neheim", "huesten", "alt-arnsberg")
"""One file for each Wirkungsraum, named by its key."""


def lies_eintraege(raum: str) -> list[dict[str, Any]]:
    """The entries of a Wirkungsraum as they stand in its file."""
    datei = files(__name__) / f"{raum}.toml"
    eintraege: list[dict[str, Any]] = tomllib.loads(datei.read_text(encoding="utf-8"))["ressource"]
    return eintraege
