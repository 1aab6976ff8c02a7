"""Words fit their place, labels never overlap, axes begin at zero and the map keeps the proportions of the land."""

import math
import re
import tomllib
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from massanzug.rechenkern import parameter
from massanzug.rechenkern.diagramm import (
    Bildfehler,
    KartenBild,
    KartenOrt,
    Kasten,
    PfadBild,
    Punkt,
    Reihe,
    Wort,
    auseinander,
    beruehren,
    flicken,
    karte_bild,
    kuerze,
    kurz_mit_einheit,
    pfad_bild,
    textbreite,
    umbrich,
    zahl,
)

JAHRE = [2025, 2026, 2027, 2028, 2029]
ARNSBERG = [
    Reihe("Neheim", [87_398_855, 189_445_641, 291_492_428, 393_539_214, 495_586_000]),
    Reihe("Hüsten", [91_827_483, 177_620_612, 263_413_742, 349_206_871, 435_000_000]),
    Reihe("Alt-Arnsberg", [210_602_541, 300_451_906, 390_301_270, 480_150_635, 569_414_000]),
]


def ohne_schutz(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def kasten(wort: Wort, groesse: float) -> Kasten:
    breite, x, y = textbreite(wort.text, groesse), float(wort.x), float(wort.y)
    links = {"start": x, "middle": x - breite / 2, "end": x - breite}[wort.anker]
    return Kasten(links, y - groesse * 0.75, links + breite, y + groesse * 0.2)


def pruefe_ohne_ueberlappung(worte: list[tuple[Wort, float]]) -> None:
    for (a, groesse_a), (b, groesse_b) in combinations(worte, 2):
        assert not kasten(a, groesse_a).trifft(kasten(b, groesse_b)), (a.text, b.text)


# words

TEXT = st.text(max_size=200)


@given(TEXT, st.floats(20, 300))
def test_gekuerzt_passt_es_oder_es_war_nie_laenger(text: str, breite: float) -> None:
    kurz = kuerze(text, breite, 14)
    assert textbreite(kurz, 14) <= breite + 0.001
    assert kurz == text or kurz.endswith("…")


@given(TEXT, st.floats(30, 300), st.integers(1, 6))
def test_umbruch_bleibt_im_platz(text: str, breite: float, zeilen: int) -> None:
    fertig = umbrich(text, breite, 14, zeilen)
    assert len(fertig) <= zeilen
    assert all(zeile and textbreite(zeile, 14) <= breite + 0.001 for zeile in fertig)
    if fertig and not fertig[-1].endswith("…") and not any(zeile.endswith("-") for zeile in fertig):
        assert "".join(fertig).replace(" ", "") == "".join(text.split())


def test_umbruch_am_eigenen_strich_und_mit_trennstrich() -> None:
    assert umbrich("Alt-Arnsberg", 70, 14, 3) == ("Alt-", "Arnsberg")
    assert umbrich("Jugendzentrumneheim", 70, 14, 3)[0].endswith("-")


def test_lange_texte_dauern_nicht_lange() -> None:
    assert kuerze("x" * 200_000, 100, 14).endswith("…")
    assert len(umbrich("Wort " * 20_000, 100, 14, 3)) == 3


def test_zusammengesetzte_zeichen_werden_nicht_zerrissen() -> None:
    familie = "👨\u200d👩\u200d👧"
    assert kuerze(familie * 9, 60, 14).removesuffix("…").replace(familie, "") == ""
    assert textbreite("e\u0301", 14) == textbreite("é", 14) == textbreite("e", 14)


@pytest.mark.parametrize(
    ("wert", "text"), [(1.0, "1"), (1.25, "1.2"), (-0.04, "0"), (1234.56, "1234.6"), (-3.5, "-3.5")]
)
def test_zahl_ist_immer_englisch(wert: float, text: str) -> None:
    assert zahl(wert) == text


KAESTEN = st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), max_size=8)


@given(KAESTEN)
def test_auseinander_ueberlappt_nie_und_bleibt_in_der_reihe(kaesten: list[tuple[float, float]]) -> None:
    mitten = auseinander([m for m, _ in kaesten], [h for _, h in kaesten], 0, 400)
    for (a, (_, ha)), (b, (_, hb)) in pairwise(zip(mitten, kaesten, strict=True)):
        assert b - a >= (ha + hb) / 2 - 1e-6
    if kaesten:
        assert mitten[0] - kaesten[0][1] / 2 >= -1e-6
        if sum(h for _, h in kaesten) <= 400:
            assert mitten[-1] + kaesten[-1][1] / 2 <= 400 + 1e-6


def test_auseinander_laesst_stehen_was_platz_hat() -> None:
    assert auseinander([50, 150, 250], [20, 20, 20], 0, 400) == [50, 150, 250]


# Budgetpfad


def test_der_titel_ist_der_befund() -> None:
    pfad = pfad_bild(JAHRE, ARNSBERG)
    assert ohne_schutz(pfad.titel) == "Alt-Arnsberg wächst bis 2029 von 2,1 auf 5,7 Mio. €"
    assert ohne_schutz(pfad.unter) == "Planbudget im Jahr, je Wirkungsraum. Alle zusammen: von 3,9 auf 15 Mio. €."


@pytest.mark.parametrize(
    ("jahre", "cent", "titel"),
    [
        ([2025, 2026], [500_000_000, 420_000_000], "Neheim sinkt bis 2026 von 5 auf 4,2 Mio. €"),
        ([2025, 2026], [500_000_000, 500_000_001], "Neheim bleibt bis 2026 bei 5,0 Mio. €"),
        ([2025, 2026], [50_000_000, 120_000_000], "Neheim wächst bis 2026 von 0,5 auf 1,2 Mio. €"),
        ([2025, 2026], [0, 87_398_855], "Neheim wächst bis 2026 von 0 auf 873.989 €"),
        ([2025], [87_398_855], "Neheim hat 2025 873.989 €"),
        ([2025, 2026], [0, 0], "Neheim bleibt bis 2026 bei 0 €"),
    ],
)
def test_befund_in_jeder_richtung(jahre: list[int], cent: list[int], titel: str) -> None:
    pfad = pfad_bild(jahre, [Reihe("Neheim", cent)])
    assert ohne_schutz(pfad.titel) == titel
    assert pfad.unter == "Planbudget im Jahr."


def test_tabelle_auf_den_cent() -> None:
    zeilen = pfad_bild(JAHRE, ARNSBERG).zeilen
    assert zeilen[0].jahr == "2025"
    assert [ohne_schutz(betrag) for betrag in zeilen[0].betraege] == ["873.988,55 €", "918.274,83 €", "2.106.025,41 €"]
    assert ohne_schutz(zeilen[0].zusammen) == "3.898.288,79 €"


def test_achse_beginnt_bei_null_und_waechst_gleichmaessig() -> None:
    for ansicht in pfad_bild([2025, 2026, 2027], [Reihe("A", [0, 300_000_000, 600_000_000])]).ansichten:
        (linie,) = ansicht.linien
        unten = float(re.findall(r" ([0-9.]+)H", ansicht.grundlinie)[0])
        hoehen = [float(y) for _, y in linie.punkte]
        assert hoehen[0] == unten
        assert hoehen[0] - hoehen[1] == pytest.approx(hoehen[1] - hoehen[2], abs=0.2)
        assert min(hoehen) >= 0


def test_stufen_sprechen_deutsch() -> None:
    breit, schmal = pfad_bild(JAHRE, ARNSBERG).ansichten
    assert [ohne_schutz(w.text) for w in breit.achse if "€" in w.text] == [
        "0 Mio. €",
        "2 Mio. €",
        "4 Mio. €",
        "6 Mio. €",
    ]
    assert [ohne_schutz(w.text) for w in schmal.achse if "€" in w.text] == ["Mio. €"]
    halbe, _ = pfad_bild([2025, 2026], [Reihe("A", [0, 70_000_000])]).ansichten
    assert [ohne_schutz(w.text) for w in halbe.achse if "€" in w.text][1] == "0,2 Mio. €"


def test_raeume_unterscheiden_sich_durch_den_strich() -> None:
    for ansicht in pfad_bild(JAHRE, ARNSBERG).ansichten:
        assert len({linie.strich for linie in ansicht.linien}) == 3
        assert [linie.name for linie in ansicht.linien] == ["Neheim", "Hüsten", "Alt-Arnsberg"]


CENT = st.integers(0, 10**10)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 12), st.data())
def test_worte_am_pfad_ueberlappen_nie(dauer: int, data: st.DataObject) -> None:
    jahre = list(range(2025, 2025 + dauer))
    reihen = [
        Reihe(data.draw(st.sampled_from(["Neheim", "Alt-Arnsberg", "Wirkungsraum mit einem sehr langen Namen"])), werte)
        for werte in data.draw(st.lists(st.lists(CENT, min_size=dauer, max_size=dauer), min_size=1, max_size=4))
    ]
    for ansicht in pfad_bild(jahre, reihen).ansichten:
        groesse = 14.5 if ansicht.klasse == "breit" else 13.5
        pruefe_ohne_ueberlappung([(wort, groesse) for linie in ansicht.linien for wort in linie.worte])
        pruefe_ohne_ueberlappung([(wort, groesse) for wort in ansicht.achse if "ziffern" in wort.klasse])
        blatt = Kasten(-2, 0, float(ansicht.breite) + 6, float(ansicht.hoehe))
        for linie in ansicht.linien:
            assert all(kasten(wort, groesse).liegt_in(blatt) for wort in linie.worte)
            assert all(
                blatt.links <= float(x) <= blatt.rechts and 0 <= float(y) <= blatt.unten for x, y in linie.punkte
            )


def test_leerer_pfad_und_unmoegliches() -> None:
    assert pfad_bild([], []).leer
    assert pfad_bild(JAHRE, []).titel == "Noch kein Planbudget eingetragen."
    for jahre, cent in (([2026, 2025], [1, 2]), ([2025, 2026], [1]), ([2025, 2026], [1, -1])):
        with pytest.raises(Bildfehler):
            pfad_bild(jahre, [Reihe("Neheim", cent)])


@pytest.mark.parametrize(
    ("cent", "text"), [(1_500_000_000, "15 Mio. €"), (0, "0 €"), (100_000_000, "1 Mio. €"), (99_999_999, "1.000.000 €")]
)
def test_kurzbetrag(cent: int, text: str) -> None:
    assert ohne_schutz(kurz_mit_einheit(cent)) == text


# Karte


def arnsberg() -> list[KartenOrt]:
    werte: dict[str, Any] = tomllib.loads((Path(parameter.__file__).parent / "arnsberg.toml").read_text())
    namen = {raum["schluessel"]: raum["name"] for raum in werte["wirkungsraeume"]}
    return [
        KartenOrt(o["name"], namen[o["wirkungsraum"]], o["breite"], o["laenge"], o["einwohner_alt"])
        for o in werte["stadtteile"]
    ]


def pruefe_karte(bild: KartenBild) -> None:
    for ansicht in bild.ansichten:
        ort, raum = (15, 18) if ansicht.klasse == "breit" else (12, 13.5)
        worte = [(punkt.wort, ort) for punkt in ansicht.punkte if punkt.wort]
        worte += [(wort, raum) for r in ansicht.raeume for wort in r.worte]
        pruefe_ohne_ueberlappung(worte)
        blatt = Kasten(0, 0, float(ansicht.breite), float(ansicht.hoehe))
        for wort, groesse in worte:
            assert kasten(wort, groesse).liegt_in(blatt), wort
            for punkt in ansicht.punkte:
                x, y, r = float(punkt.x), float(punkt.y), float(punkt.r)
                assert not kasten(wort, groesse).trifft(Kasten(x - r, y - r, x + r, y + r)), (wort.text, x, y)


def test_arnsberg_nennt_jeden_stadtteil_ohne_ueberlappung() -> None:
    bild = karte_bild(arnsberg())
    pruefe_karte(bild)
    for ansicht in bild.ansichten:
        assert all(punkt.wort for punkt in ansicht.punkte)
        assert [len(raum.worte) for raum in ansicht.raeume] == [1, 1, 1]
        assert len({raum.muster for raum in ansicht.raeume}) == 3
    assert (bild.titel, bild.hinweis) == ("3 Wirkungsräume, 15 Stadtteile", "Zuordnung der Stadtteile: Annahme")


def test_flicken_der_wirkungsraeume_ueberlappen_nicht_und_umschliessen_ihre_stadtteile() -> None:
    orte = arnsberg()
    for ansicht in karte_bild(orte).ansichten:
        flaechen = {}
        for raum in ansicht.raeume:
            zahlen = [float(wert) for wert in re.findall(r"-?[0-9.]+", raum.umriss)]
            flaechen[raum.name] = [Punkt(x, y) for x, y in zip(zahlen[::2], zahlen[1::2], strict=True)]
        for a, b in combinations(flaechen.values(), 2):
            assert not beruehren(a, b)
        for ort, punkt in zip(orte, ansicht.punkte, strict=True):
            x, y = float(punkt.x), float(punkt.y)
            nadel = [Punkt(x - 1, y - 1), Punkt(x + 1, y - 1), Punkt(x, y + 1)]
            assert beruehren(nadel, flaechen[ort.raum])


def test_ein_kilometer_ist_in_beide_richtungen_gleich_lang() -> None:
    grad_nord = 10 / 111.32
    grad_ost = grad_nord / math.cos(math.radians(51.4 + grad_nord / 2))
    orte = [
        KartenOrt("Ursprung", "A", 51.4, 8.0, None),
        KartenOrt("Nord", "A", 51.4 + grad_nord, 8.0, None),
        KartenOrt("Ost", "A", 51.4, 8.0 + grad_ost, None),
    ]
    for ansicht in karte_bild(orte).ansichten:
        (x0, y0), (xn, yn), (xo, yo) = ((float(punkt.x), float(punkt.y)) for punkt in ansicht.punkte)
        assert (xn, yo) == (x0, y0)
        assert yn < y0 < y0 + 1 and xo > x0
        assert y0 - yn == pytest.approx(xo - x0, abs=0.3)
        km = float(re.findall(r"([0-9]+)", ansicht.massstab_wort.text)[0])
        laenge = float(re.findall(r"H([0-9.]+)", ansicht.massstab)[0]) - 4
        assert laenge / km == pytest.approx((xo - x0) / 10, abs=0.2)


def test_punkt_waechst_mit_den_menschen_und_unbekanntes_ist_hohl() -> None:
    orte = [
        KartenOrt("Groß", "A", 51.40, 8.0, 20_000),
        KartenOrt("Klein", "A", 51.45, 8.1, 5_000),
        KartenOrt("Unbekannt", "B", 51.50, 8.2, None),
    ]
    bild = karte_bild(orte)
    gross, klein, unbekannt = bild.ansichten[0].punkte
    assert float(gross.r) == 2 * float(klein.r)
    assert (gross.bekannt, unbekannt.bekannt) == (True, False)
    assert [gruppe.zusammen for gruppe in bild.gruppen] == ["25.000", "–"]


def test_ohne_ort_und_mit_einem_einzigen() -> None:
    assert karte_bild([]).leer
    bild = karte_bild([KartenOrt("Neheim", "Neheim", 51.45, 7.97, None)])
    pruefe_karte(bild)
    assert bild.titel == "1 Wirkungsraum, 1 Stadtteil"
    assert not bild.mit_einwohnern
    with pytest.raises(Bildfehler):
        karte_bild([KartenOrt("Nirgends", "A", 91.0, 8.0, None)])


ORT = st.builds(
    KartenOrt,
    st.sampled_from(["Neheim", "Wennigloh", "Ein Stadtteil mit einem langen Namen", "Ö"]),
    st.sampled_from(["A", "Hüsten", "Wirkungsraum mit einem sehr langen Namen, der nirgends endet"]),
    st.floats(51.3, 51.5),
    st.floats(7.9, 8.2),
    st.none() | st.integers(0, 30_000),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(ORT, min_size=1, max_size=25))
def test_worte_auf_der_karte_ueberlappen_nie(orte: list[KartenOrt]) -> None:
    pruefe_karte(karte_bild(orte))


def test_flicken_um_einen_punkt_ist_ein_kreis() -> None:
    kreis = flicken([Punkt(10, 10)], 5)
    assert all(math.hypot(punkt.x - 10, punkt.y - 10) == pytest.approx(5) for punkt in kreis)


@pytest.mark.parametrize(
    ("vorlage", "name", "bild"),
    [
        ("planbudget/bild_pfad.html", "pfad", pfad_bild(JAHRE, ARNSBERG)),
        ("planbudget/bild_pfad.html", "pfad", pfad_bild([], [])),
        ("sozialraum/karte.html", "karte", karte_bild(arnsberg())),
        ("sozialraum/karte.html", "karte", karte_bild([])),
    ],
)
def test_vorlagen_drucken_ohne_stilattribut_und_mit_punkt(vorlage: str, name: str, bild: PfadBild | KartenBild) -> None:
    seite = render_to_string(vorlage, {name: bild})
    assert "style=" not in seite
    assert seite.count('role="img"') == (0 if bild.leer else 2)
    for attribut in re.findall(r' (?:x|y|cx|cy|r|width|height)="([^"]*)"', seite):
        assert re.fullmatch(r"-?[0-9]+(\.[0-9])?", attribut), attribut
