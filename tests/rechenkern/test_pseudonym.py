"""Names go out of a text, ordinary words stay; what a person retypes is found again."""

from datetime import date

import pytest

from massanzug.rechenkern.namenwort import als_mensch
from massanzug.rechenkern.pseudonym import Gemeint, als_text, fraglich, noch_genannt, ohne_namen, volle_jahre

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


# Only names go, every other word stays --------------------------------------------------------------------------------

YUSUF = Gemeint("Onkel Yusuf, Kfz-Werkstatt in der Möhnestraße", "jemand: Familie")
EINTRAEGE = [
    (YUSUF, {"Yusuf"}),
    (Gemeint("Yusuf (Bruder von Papa, wohnt oben)", "jemand: Familie"), {"Yusuf"}),
    (Gemeint("Frau Demir vom Kiosk", "jemand: Nachbarschaft"), {"Demir"}),
    (Gemeint("Trainer Ali beim TuS Müschede", "jemand: Verein und Freizeit"), {"Ali"}),
    (Gemeint("Nachbarin Inge von gegenüber", "jemand: Nachbarschaft"), {"Inge"}),
    (Gemeint("Anna von der Leyen", "jemand: Freundeskreis"), {"Anna", "Leyen"}),
    (Gemeint("Grundschule", "jemand: Schule und Arbeit"), set()),
    (Gemeint("Oma und Opa", "jemand: Familie"), set()),
    (Gemeint("Patentante", "jemand: Familie"), set()),
]
SAETZE = (
    "Ich will in Ruhe gelassen werden und wieder in der Werkstatt vom Onkel schrauben.",
    "In der Schule will ich von Frau und Herrn Lehrer in Ruhe gelassen werden.",
    "Der Bruder von Papa wohnt oben, und gegenüber die Nachbarin.",
    "Und von der Oma bekomme ich Essen, vom Opa auch. Onkel und Tante helfen der Familie.",
    "Von Mama will ich, dass die Patentante kommt. Beim TuS ist der Trainer nett.",
    "Zur Grundschule gehe ich in die Möhnestraße, am Kiosk vorbei.",
)


@pytest.mark.parametrize(("wer", "namen"), EINTRAEGE, ids=lambda x: getattr(x, "name", None))
@pytest.mark.parametrize("satz", SAETZE)
def test_der_wille_behaelt_alle_worte_ausser_den_namen(wer: Gemeint, namen: set[str], satz: str) -> None:
    """With each name of the entry put behind each word of the sentence: those words go, no other one does."""
    worte = satz.split(" ")
    assert als_text(ohne_namen(satz, [wer], FAMILIE)) == satz
    for name in namen:
        for stelle in range(len(worte) + 1):
            for form in (name, f"{name}s"):
                text = " ".join([*worte[:stelle], form, *worte[stelle:]])
                erwartet = " ".join([*worte[:stelle], f"[{wer.statt}]", *worte[stelle:]])
                assert als_text(ohne_namen(text, [wer], FAMILIE)) == erwartet
                assert noch_genannt(text, [wer], FAMILIE) == (form,)


def test_namen_werden_weiter_gefunden() -> None:
    for text in ("Yusuf", "Yusufs Werkstatt", "Onkel Yusuf", "mit YUSUF", "Yılmaz", "die Yılmaz’s", "Yılmazs Haus"):
        assert len(noch_genannt(text, [YUSUF], FAMILIE)) == 1, text
    for text in ("Yilmaz", "Sebnem", "Frau Yilmaz"):  # as a keyboard without these letters writes them
        assert len(noch_genannt(text, [MUTTER], FAMILIE)) == 1, text
    klein = [Gemeint("mila kaya", "Kind"), Gemeint("Schreinerei Müller", "jemand: Schule und Arbeit")]
    assert noch_genannt("Mila und Kaya bei Herrn Müller", klein, FAMILIE) == ("Mila", "Kaya", "Müller")
    assert noch_genannt("Ben und Al", [Gemeint("Ben Mai", "Kind"), Gemeint("Al", "Kind")], FAMILIE) == ("Ben", "Al")
    assert noch_genannt("In der Schreinerei und beim Müller", klein, FAMILIE) == ()
    vetter = [Gemeint("Eva Vetter", "Mutter")]
    assert noch_genannt("Frau Vetter, Familie Freund", vetter, Gemeint("Freund", "Familie A")) == ("Vetter", "Freund")
    assert noch_genannt("Mein Freund kommt.", vetter, Gemeint("Freund", "Familie A")) == ()


@pytest.mark.parametrize(
    ("name", "gelesen"),
    [
        ("Kaya, Mila", "Kaya Mila"),
        ("Elisabeth (genannt Lisa)", "Elisabeth Lisa"),
        ("Thomas, Vater von Lina", "Thomas"),
        ("Thomas (Stiefvater)", "Thomas"),
        ("Mila Kaya", "Mila Kaya"),
    ],
)
def test_bei_menschen_des_falls_zaehlt_auch_ein_name_hinter_dem_komma(name: str, gelesen: str) -> None:
    assert als_mensch(name) == gelesen


def test_ein_wort_das_auch_ein_name_ist_bleibt_und_wird_markiert() -> None:
    eva, familie = [Gemeint("Eva Sommer", "Mutter")], Gemeint("Sommer", "Familie A")

    def marken(text: str) -> list[str]:
        return [s.text for s in ohne_namen(text, eva, familie) if s.vielleicht]

    for text in ("Im Sommer will ich baden.", "Der Sommer war gut", "Jeden Sommer"):
        assert als_text(ohne_namen(text, eva, familie)) == text
        assert marken(text) == ["Sommer"] and noch_genannt(text, eva, familie) == ()
    assert als_text(ohne_namen("Sommer ist schön", eva, familie)) == "Sommer ist schön"
    assert fraglich("Sommer ist schön", eva, familie) == noch_genannt("Sommer ist schön", eva, familie) == ("Sommer",)
    for text in ("Frau Sommer", "Eva Sommer", "Familie Sommer", "Herr Dr. Sommer"):
        assert fraglich(text, eva, familie) == () and len(noch_genannt(text, eva, familie)) == 1
