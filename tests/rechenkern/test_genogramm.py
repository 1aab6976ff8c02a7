"""The Genogramm: everybody once, nobody on top of another, parents above their children, whatever is entered."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.genogramm import (
    BINDUNGEN,
    PAARSTAENDE,
    Elternschaft,
    GenogrammBild,
    Mensch,
    Paar,
    genogramm_bild,
)

Familie = tuple[list[Mensch], list[Elternschaft], list[Paar]]


@st.composite
def familien(draw: st.DrawFn, *, wild: bool = False) -> Familie:
    """A family in which parents come before their children; `wild` ones hold circles, strangers and doubles too."""
    anzahl = draw(st.integers(0, 14))
    haushalte = st.sampled_from(["", "", "bei Mama", "bei Papa und seiner neuen Familie"])
    menschen = [
        Mensch(
            i, draw(st.sampled_from(["Lina", "Ada Mbeki-Schulte zur Wiesche", "", "محمد"])), haushalt=draw(haushalte)
        )
        for i in range(anzahl)
    ]
    wer = st.integers(0, anzahl + 1 if wild else max(0, anzahl - 1))
    paarung = draw(st.lists(st.tuples(wer, wer), max_size=14, unique=not wild)) if anzahl else []
    bindung = st.sampled_from(["", *BINDUNGEN])
    eltern = [Elternschaft(a, b, draw(bindung)) for a, b in paarung if wild or a < b]
    verwandt = {frozenset((e.elternteil, e.kind)) for e in eltern}
    paare = [
        Paar(a, b, draw(st.sampled_from(PAARSTAENDE)), draw(bindung))
        for a, b in (draw(st.lists(st.tuples(wer, wer), max_size=6)) if anzahl else [])
        if wild or (a != b and frozenset((a, b)) not in verwandt)
    ]
    return menschen, eltern, paare


def _orte(bild: GenogrammBild) -> dict[int, tuple[float, float]]:
    return {m.id: m.kasten.mitte for m in bild.menschen}


@given(familien(wild=True))
def test_jeder_mensch_steht_genau_einmal_und_keiner_auf_dem_anderen(familie: Familie) -> None:
    bild = genogramm_bild(*familie)
    assert sorted(m.id for m in bild.menschen) == [m.id for m in familie[0]]
    for eins, zwei in combinations(bild.menschen, 2):
        assert not eins.kasten.trifft(zwei.kasten), (eins.id, zwei.id)
    for m in bild.menschen:
        assert m.kasten.links >= 0 and m.kasten.rechts <= float(bild.breite)
        assert m.kasten.oben >= 0 and m.kasten.unten <= float(bild.hoehe)


@given(familien())
def test_eltern_stehen_ueber_ihren_kindern(familie: Familie) -> None:
    bild = genogramm_bild(*familie)
    orte = {m.id: m.kasten for m in bild.menschen}
    for e in familie[1]:
        assert orte[e.elternteil].unten < orte[e.kind].oben


@given(familien(wild=True))
def test_gleiches_gibt_gleiches(familie: Familie) -> None:
    assert genogramm_bild(*familie) == genogramm_bild(*familie)


@given(familien(wild=True))
def test_gelesen_wird_von_oben_nach_unten_und_von_links_nach_rechts(familie: Familie) -> None:
    orte = [(m.kasten.oben, m.kasten.links) for m in genogramm_bild(*familie).menschen]
    assert orte == sorted(orte)


def _drei_generationen() -> GenogrammBild:
    menschen = [Mensch(i, n) for i, n in enumerate(("Oma", "Mama", "Papa", "Neu", "Lina", "Ben", "Tante", "Freund"))]
    eltern = [Elternschaft(*e) for e in ((0, 1), (0, 6), (1, 4), (2, 4), (1, 5), (3, 5))]
    return genogramm_bild(menschen, eltern, [Paar(1, 2, "geschieden"), Paar(1, 3, "zusammen")])


def test_paare_stehen_nebeneinander_und_wer_zwei_hatte_in_der_mitte() -> None:
    orte = _orte(_drei_generationen())
    oma, mama, papa, neu, lina, ben, tante, freund = (orte[i] for i in range(8))
    assert mama[1] == papa[1] == neu[1] == tante[1]
    assert min(papa[0], neu[0]) < mama[0] < max(papa[0], neu[0])
    assert abs(mama[0] - papa[0]) == pytest.approx(abs(mama[0] - neu[0]))
    assert oma[1] < mama[1] < lina[1] == ben[1] < freund[1]
    assert (lina[0] < ben[0]) == (papa[0] < neu[0])


def test_geschwister_stehen_vom_aeltesten_an() -> None:
    menschen = [Mensch(0, "Mama"), *(Mensch(i, "K", geboren=g) for i, g in ((1, "2015-01-01"), (2, "2010-01-01")))]
    orte = _orte(genogramm_bild(menschen, [Elternschaft(0, 1), Elternschaft(0, 2)], []))
    assert orte[2][0] < orte[1][0]


def test_der_schluessel_erklaert_nur_was_im_bild_ist() -> None:
    assert [z.wort for z in _drei_generationen().zeichen] == ["zusammen", "geschieden"]
    eltern = [Elternschaft(0, 2, "eng"), Elternschaft(1, 2)]
    bild = genogramm_bild([Mensch(i, "x") for i in range(3)], eltern, [])
    assert [z.wort for z in bild.zeichen] == ["gemeinsame Eltern", "enge Bindung"]


def test_ein_haushalt_umschliesst_nie_einen_fremden_kasten() -> None:
    menschen = [Mensch(0, "Mama", haushalt="A"), Mensch(1, "Lina", haushalt="A"), Mensch(2, "Ben", haushalt="B"),
                Mensch(3, "Ida", haushalt="A")]  # fmt: skip
    bild = genogramm_bild(menschen, [Elternschaft(0, i) for i in (1, 2, 3)], [])
    ben = next(m.kasten for m in bild.menschen if m.id == 2)
    assert [h.wort.text for h in bild.haushalte].count("A") == 3
    for h in bild.haushalte:
        if h.wort.text == "A":
            links, rechts = float(h.x), float(h.x) + float(h.breite)
            unten = float(h.y) + float(h.hoehe)
            assert rechts <= ben.links or links >= ben.rechts or unten <= ben.oben
