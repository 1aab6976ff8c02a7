"""Names go out of a text, ordinary words stay; what a person retypes is found again."""

from datetime import date

import pytest

from massanzug.rechenkern.pseudonym import Gemeint, als_text, noch_genannt, ohne_namen, volle_jahre

LINA = Gemeint("Lina Marie Yılmaz", "Kind, 9 Jahre", date(2017, 3, 5))
MUTTER = Gemeint("Mama Şebnem Yılmaz", "Mutter")
OMA = Gemeint("Oma Inge", "jemand: Familie")
FAMILIE = Gemeint("Yılmaz", "Familie A")
ALLE = [LINA, MUTTER, OMA]


def lies(text: str) -> str:
    return als_text(ohne_namen(text, ALLE, FAMILIE))


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("Lina will zu Oma Inge.", "[Kind, 9 Jahre] will zu Oma [jemand: Familie]."),
        ("Linas Fahrrad, LINA, lina", "[Kind, 9 Jahre] Fahrrad, [Kind, 9 Jahre], [Kind, 9 Jahre]"),
        ("Lina Marie Yılmaz und Marie", "[Kind, 9 Jahre] und [Kind, 9 Jahre]"),
        ("Frau Yılmaz ruft an", "Frau [Familie A] ruft an"),
        ("Das Lineal und die Marieninsel bleiben.", "Das Lineal und die Marieninsel bleiben."),
        ("Mama und Oma helfen.", "Mama und Oma helfen."),
        ("geboren 05.03.2017", "geboren [Geburtstag: Kind, 9 Jahre]"),
        ("geboren am 5. März 2017", "geboren am [Geburtstag: Kind, 9 Jahre]"),
        ("bis 05.03.2027", "bis 05.03.2027"),
        ("Akte 51-2026-00042", "Akte [Aktenzeichen]"),
        ("ruf an: 0171 39200 12", "ruf an: [Telefon]"),
        ("um 9:30 am 12.10.2026 mit 300 Euro", "um 9:30 am 12.10.2026 mit 300 Euro"),
        ("Yi\u0307lmaz und \u015eebnem S\u0327ebnem", "Yi\u0307lmaz und [Mutter] [Mutter]"),
        ("", ""),
    ],
)
def test_namen_werden_zur_rolle(text: str, erwartet: str) -> None:
    assert lies(text) == erwartet


def test_jede_stelle_weiss_was_dort_stand() -> None:
    stuecke = ohne_namen("Lina mag Inge", ALLE, FAMILIE)
    assert [s.vorher for s in stuecke if s.vorher] == ["Lina", "Inge"]
    assert "".join(s.vorher or s.text for s in stuecke) == "Lina mag Inge"


def test_zwei_mit_demselben_namen_werden_nicht_verwechselt() -> None:
    zwei = [Gemeint("Jonas Berg", "Vater"), Gemeint("Jonas Tal", "Kind, 3 Jahre")]
    text = als_text(ohne_namen("Jonas kommt, Jonas Tal auch, Jonas Berg nicht", zwei, Gemeint("Berg-Tal", "Familie B")))
    assert text == "[jemand aus der Familie] kommt, [Kind, 3 Jahre] auch, [Vater] nicht"


def test_ein_gewoehnliches_wort_ist_kein_name() -> None:
    """Frau Lang may say „lang“ again; written as a name it has to go."""
    lang = [Gemeint("Eva Lang", "Mutter")]
    familie = Gemeint("Lang", "Familie A")
    assert noch_genannt("Es dauert lang.", lang, familie) == ()
    assert noch_genannt("Frau Lang und Eva und noch einmal Eva", lang, familie) == ("Lang", "Eva")
    assert noch_genannt(als_text(ohne_namen("Frau Lang und Eva", lang, familie)), lang, familie) == ()


def test_alter_in_vollen_jahren() -> None:
    assert [volle_jahre(date(2017, 11, 23), date(2026, 11, t)) for t in (22, 23)] == [8, 9]
    assert volle_jahre(date(2020, 2, 29), date(2026, 2, 28)) == 5
