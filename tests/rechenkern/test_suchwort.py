"""Words: what finds what. The table is what people type and what stands in cases."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from massanzug.rechenkern.suchwort import (
    FUELLWOERTER,
    LAENGSTE,
    Guete,
    Stueck,
    abstand,
    auszug,
    falte,
    fehler,
    guete,
    spuren,
    stellen,
    woerter,
    wort,
)

GLEICH, TEIL, VERTIPPT = Guete.GLEICH, Guete.ZUSAMMENGESETZT, Guete.VERTIPPT

GOLD: list[tuple[str, str, Guete | None]] = [
    # forms of a word
    ("Kind", "Kinder", GLEICH),
    ("Kindern", "Kindes", GLEICH),
    ("Hausaufgabe", "Hausaufgaben", GLEICH),
    ("Schule", "Schulen", GLEICH),
    ("Familie", "Familien", GLEICH),
    ("spielen", "spielt", GLEICH),
    ("spielen", "gespielt", GLEICH),
    ("wohnen", "wohne", GLEICH),
    ("Wohnung", "Wohnungen", GLEICH),
    ("Freund", "Freunde", GLEICH),
    ("Freundin", "Freundinnen", TEIL),
    ("Oma", "Omas", GLEICH),
    ("Fahrrad", "Fahrrads", GLEICH),
    ("ruhig", "ruhige", GLEICH),
    ("Müller", "Müllers", GLEICH),
    ("Trainer", "Trainern", GLEICH),
    # however it is typed
    ("müller", "MÜLLER", GLEICH),
    ("Mueller", "Müller", GLEICH),
    ("Muller", "Müller", GLEICH),
    ("Haeuser", "Häuser", GLEICH),
    ("Strasse", "Straße", GLEICH),
    ("Grossmutter", "Großmutter", GLEICH),
    ("Uebung", "Übung", GLEICH),
    ("Koeln", "Köln", GLEICH),
    ("Huesten", "Hüsten", GLEICH),
    ("Özdemir", "Oezdemir", GLEICH),
    ("Ozdemir", "Özdemir", GLEICH),
    ("Jose", "José", GLEICH),
    ("Sorensen", "Sørensen", GLEICH),
    ("Wisniewski", "Wiśniewski", GLEICH),
    ("Lukasz", "Łukasz", GLEICH),
    ("Çelik", "Celik", GLEICH),
    # „ue“ is not always an umlaut
    ("neue", "neues", GLEICH),
    ("Bauer", "Bauern", GLEICH),
    ("Frauen", "Frau", GLEICH),
    ("Quelle", "Quellen", GLEICH),
    # compounds
    ("Hausaufgaben", "Hausaufgabenhilfe", TEIL),
    ("Hilfe", "Hausaufgabenhilfe", TEIL),
    ("Hilfen", "Hausaufgabenhilfe", TEIL),
    ("Schule", "Schulbegleitung", TEIL),
    ("Begleitung", "Schulbegleitung", TEIL),
    ("Fußball", "Fussballverein", TEIL),
    ("Verein", "Fußballverein", TEIL),
    ("Jugend", "Jugendamt", TEIL),
    ("Jugend", "Jugendzentrum", TEIL),
    ("Spielplatz", "Abenteuerspielplatz", TEIL),
    ("Familie", "Familienhilfe", TEIL),
    ("Großmutter", "Urgroßmutter", VERTIPPT),
    ("Mutter", "Großmutter", TEIL),
    ("Platz", "Ausbildungsplatz", TEIL),
    ("Wohnung", "Wohnungssuche", TEIL),
    ("Suche", "Wohnungssuche", TEIL),
    # no compounds
    ("Reis", "Reise", GLEICH),
    ("Rand", "Brandt", None),
    ("Arm", "Armut", None),
    ("Not", "Notebook", None),
    # typing errors
    ("Müler", "Müller", VERTIPPT),
    ("Mülller", "Müller", VERTIPPT),
    ("Hausafgaben", "Hausaufgaben", VERTIPPT),
    ("Hausafgaben", "Hausaufgabenhilfe", VERTIPPT),
    ("Hasuaufgaben", "Hausaufgaben", VERTIPPT),
    ("Huasafgaben", "Hausaufgaben", VERTIPPT),
    ("Schimdt", "Schmidt", VERTIPPT),
    ("Yilmas", "Yılmaz", VERTIPPT),
    ("Kovalski", "Kowalski", VERTIPPT),
    ("Hofmann", "Hoffmann", VERTIPPT),
    ("Fahrad", "Fahrrad", VERTIPPT),
    ("Grossmuter", "Großmutter", TEIL),
    ("Therapi", "Therapie", VERTIPPT),
    ("Tanja", "Tania", VERTIPPT),
    # other words
    ("Oma", "Opa", None),
    ("Vater", "Mutter", None),
    ("Max", "Mia", None),
    ("Haus", "Schule", None),
    ("Hausaufgaben", "Hausaufsicht", None),
    ("Wille", "Ziel", None),
]


@pytest.mark.parametrize(("gefragt", "steht", "soll"), GOLD, ids=[f"{a}-{b}" for a, b, _ in GOLD])
def test_was_findet_was(gefragt: str, steht: str, soll: Guete | None) -> None:
    assert guete(wort(gefragt), wort(steht)) == soll


@pytest.mark.parametrize(("gefragt", "steht"), [(a, b) for a, b, g in GOLD if g == VERTIPPT])
def test_tippfehler_haben_eine_spur_gemein(gefragt: str, steht: str) -> None:
    """Else the index would never look at the word."""
    assert spuren(falte(gefragt)) & spuren(falte(steht))


def test_es_sind_genug_beispiele() -> None:
    assert len(GOLD) >= 60


ALPHABET = "abcdefghiklmnoprstuwzäöüß"
WOERTER = st.text(ALPHABET, min_size=4, max_size=20)


@given(st.text(max_size=60))
def test_jeder_text_hat_kurze_gefaltete_woerter(text: str) -> None:
    for w in woerter(text):
        assert 0 < len(w.form) <= LAENGSTE and 0 < len(w.stamm) <= LAENGSTE


@given(WOERTER)
def test_gross_klein_und_umlaute_sind_gleich(text: str) -> None:
    assert wort(text) == wort(text.upper())
    assert guete(wort(text), wort(text.title())) == GLEICH


@given(WOERTER, st.data())
def test_ein_fehler_wird_immer_gefunden(text: str, data: st.DataObject) -> None:
    """Any letter missing, doubled, wrong or swapped: the index has a trace in common, and the words count as near."""
    form = falte(text)
    stelle = data.draw(st.integers(0, len(form) - 1))
    kaputt = data.draw(
        st.sampled_from(
            [
                form[:stelle] + form[stelle + 1 :],
                form[:stelle] + "x" + form[stelle:],
                form[:stelle] + "x" + form[stelle + 1 :],
                form[: stelle - 1] + form[stelle] + form[stelle - 1] + form[stelle + 1 :] if stelle else form,
            ]
        )
    )
    if min(len(kaputt), len(form)) < 4 or max(len(kaputt), len(form)) > LAENGSTE:
        return
    assert abstand(kaputt, form) <= 1
    assert fehler(min(len(kaputt), len(form))) >= 1
    assert spuren(kaputt) & spuren(form)


@given(WOERTER, WOERTER)
def test_der_abstand_ist_ein_abstand(a: str, b: str) -> None:
    assert abstand(a, b) == abstand(b, a) <= max(len(a), len(b))
    assert (abstand(a, b) == 0) == (a == b)


def test_fuellwoerter_werden_nicht_gesucht() -> None:
    assert woerter("Ich will das und ich kann es") == frozenset()
    assert all(w == w.lower() for w in FUELLWOERTER)


def test_der_auszug_zeigt_die_stelle_und_laesst_nichts_dazwischen_aus() -> None:
    text = "Am Anfang war es schwer. " * 10 + "Lina mag <b>Hausaufgaben</b> nicht. " + "Danach wird es leichter. " * 10
    stuecke = auszug(text, {wort("Hausaufgabe").stamm})
    assert Stueck("Hausaufgaben", treffer=True) in stuecke
    assert stuecke[0] == stuecke[-1] == Stueck("…")
    mitte = "".join(s.text for s in stuecke[1:-1])
    assert mitte in text and len(mitte) <= 200
    assert auszug(text, {"gibtesnicht"}) == ()


@given(st.text(max_size=300))
@example("0000000000000:00 ")  # no space before the hit: the piece began behind it
def test_ein_auszug_ist_immer_ein_stueck_des_textes(text: str) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", text)
    for s in stellen(text)[:3]:
        stuecke = auszug(text, {s.wort.stamm}, breite=40)
        kern = [t for t in stuecke if t != Stueck("…")]
        assert any(t.treffer for t in kern)
        assert "".join(t.text for t in kern) in text
