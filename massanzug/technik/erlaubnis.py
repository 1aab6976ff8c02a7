"""What a rule answers: yes, or no with the reason a person reads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Erlaubnis:
    ja: bool
    grund: str = ""

    def __bool__(self) -> bool:
        return self.ja


JA = Erlaubnis(True)
GLEICHZEITIG = "Jemand anderes hat im selben Moment gespeichert. Bitte prüfen Sie den neuen Stand."


def nein(grund: str) -> Erlaubnis:
    return Erlaubnis(False, grund)


class Verboten(Exception):
    """The person may see the object but not do this; `grund` is shown to her."""

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


class Unzulaessig(Exception):
    """The input or state does not allow the act; `fehler` maps field names ("" for the whole) to a mend."""

    def __init__(self, fehler: dict[str, str] | str) -> None:
        self.fehler = {"": fehler} if isinstance(fehler, str) else fehler
        super().__init__("; ".join(self.fehler.values()))


class Zwischenstand(Unzulaessig):
    """Someone else changed the object since the form was opened; nothing was overwritten.

    `stand` is the newer one, `jetzt` the object as it is saved now, None where there is none to lay beside it.
    """

    def __init__(self, fehler: dict[str, str] | str, stand: int | str, jetzt: object) -> None:
        super().__init__(fehler)
        self.stand, self.jetzt = stand, jetzt


def verlange(erlaubnis: Erlaubnis) -> None:
    """Raise Verboten with the rule's reason unless it says yes."""
    if not erlaubnis:
        raise Verboten(erlaubnis.grund)
