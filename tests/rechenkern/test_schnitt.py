"""The plan's picture says what the plan says: in its words, in its order, and with nothing outside its frame."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from massanzug.fall.choices import Einheit, Faden
from massanzug.rechenkern.diagramm import Bildfehler, Wort, textbreite
from massanzug.rechenkern.schnitt import (
    ARTEN,
    NAMEN,
    Schnittansicht,
    SchnittBild,
    SchnittFaden,
    fenster,
    gewicht_aus,
    schnitt_bild,
)

HEUTE = date(2026, 3, 14)
SCHULE = (1, "Ich will in meiner Klasse bleiben.")
ABEND = (2, "Wir wollen abends ohne Streit essen")
OBERER_RAND = 26


def faden(nummer: int = 1, art: str = "eigen", **anders: Any) -> SchnittFaden:
    werte: dict[str, Any] = {
        "id": nummer,
        "art": art,
        "wer": "Lina",
        "was": "kocht",
        "wie_oft": "montags",
        "von": date(2026, 1, 12),
        "bis": None,
        "ziel_id": 1,
        "gewicht": 2,
    }
    return SchnittFaden(**(werte | anders))


SECHS = [
    faden(1, "eigen", wer="Lina"),
    faden(2, "eigen", wer="Mama", bis=date(2026, 7, 31), ziel_id=2),
    faden(3, "netzwerk", wer="Tante Meryem"),
    faden(4, "raum", wer="TuS Bruchhausen", von=date(2026, 4, 1)),
    faden(5, "fachkraft", wer="Frau Demir", bis=date(2026, 6, 30), ziel_id=2),
    faden(6, "fachkraft", wer="Herr Otto", von=date(2025, 11, 1), bis=date(2026, 2, 27)),
]


def saetze(faeden: list[SchnittFaden], *ziele: tuple[int, str]) -> tuple[str, str]:
    return tuple(satz.replace("\u00a0", " ") for satz in schnitt_bild(faeden, ziele, HEUTE).saetze)  # type: ignore[return-value]


def bild_von(faeden: list[SchnittFaden], *ziele: tuple[int, str], heute: date = HEUTE) -> SchnittBild:
    return schnitt_bild(faeden, ziele or [SCHULE, ABEND], heute)


# words


def test_sechs_faeden_in_zwei_saetzen() -> None:
    assert saetze(SECHS, SCHULE, ABEND) == (
        "Sechs Fäden: zwei von Lina und Mama, einer aus dem Netzwerk (Tante Meryem), "
        "einer aus dem Stadtteil (TuS Bruchhausen) und zwei von Fachkräften (Herr Otto und Frau Demir).",
        "Heute laufen vier, einer beginnt noch und einer ist zu Ende; sie führen zu zwei Zielen.",
    )


@pytest.mark.parametrize(
    ("faeden", "ziele", "erwartet"),
    [
        (
            [],
            [],
            (
                "Noch kein Faden: Hier ist noch nichts vereinbart.",
                "Ein guter erster Faden ist etwas, das schon klappt.",
            ),
        ),
        ([], [SCHULE], (None, "Ein Ziel wartet auf den ersten Faden. Gut ist etwas, das schon klappt.")),
        ([], [SCHULE, ABEND], (None, "Zwei Ziele warten auf den ersten Faden. Gut ist etwas, das schon klappt.")),
        (
            [faden()],
            [SCHULE],
            (
                "Ein Faden: Er kommt von Lina.",
                "Er läuft heute; er führt zu einem Ziel: „Ich will in meiner Klasse bleiben“.",
            ),
        ),
        (
            [faden(art="fachkraft", wer="Herr Otto")],
            [],
            ("Ein Faden: Er kommt von einer Fachkraft (Herr Otto).", "Er läuft heute."),
        ),
        ([faden(von=date(2026, 4, 1))], [], (None, "Er beginnt am 1. April 2026.")),
        ([faden(bis=date(2026, 3, 13))], [], (None, "Er ging bis zum 13. März 2026.")),
        ([faden(bis=HEUTE)], [], (None, "Er läuft heute.")),
        ([faden(1), faden(2)], [], ("Zwei Fäden, beide von Lina.", "Heute laufen beide.")),
        (
            [faden(n, "stationaer", wer="Wohngruppe") for n in range(3)],
            [],
            ("Drei Fäden, alle aus einer stationären Hilfe (Wohngruppe).", "Heute laufen alle."),
        ),
        (
            [faden(1, von=date(2026, 5, 1)), faden(2, von=date(2026, 4, 2))],
            [],
            (None, "Noch hat keiner begonnen, der erste beginnt am 2. April 2026."),
        ),
        (
            [faden(1, bis=date(2026, 2, 1)), faden(2, bis=date(2026, 3, 1))],
            [],
            (None, "Alle sind zu Ende, der letzte ging bis zum 1. März 2026."),
        ),
        (
            [faden(1, bis=date(2026, 2, 1)), faden(2, von=date(2026, 4, 1))],
            [SCHULE, ABEND],
            (
                None,
                "Heute läuft keiner, einer beginnt noch und einer ist zu Ende; sie führen zu einem Ziel: "
                "„Ich will in meiner Klasse bleiben“; für ein Ziel fehlt noch ein Faden: "
                "„Wir wollen abends ohne Streit essen“.",
            ),
        ),
        ([faden(1), faden(2, bis=date(2026, 2, 1))], [], (None, "Heute läuft einer, einer ist zu Ende.")),
        ([faden(n) for n in range(13)], [], ("13 Fäden, alle von Lina.", None)),
    ],
)
def test_grammatik(
    faeden: list[SchnittFaden], ziele: list[tuple[int, str]], erwartet: tuple[str | None, str | None]
) -> None:
    for satz, soll in zip(saetze(faeden, *ziele), erwartet, strict=True):
        assert soll is None or satz == soll


@pytest.mark.parametrize("wer", ["Ich", "Geschwister", "Große Schwester", "der Opa", "Kinder"])
def test_was_sich_nach_von_beugen_muesste_steht_in_klammern(wer: str) -> None:
    assert saetze([faden(wer=wer)])[0] == f"Ein Faden: Er kommt aus der Familie selbst ({wer})."


def test_viele_namen_werden_gezaehlt_und_gleiche_einmal_genannt() -> None:
    namen = ["Lina", "Mama", "Opa", "Lina", "Nele", "Papa"]
    satz, _ = saetze([faden(nummer, wer=name) for nummer, name in enumerate(namen)])
    assert satz == "Sechs Fäden, alle von Lina, Mama und drei weiteren."
    satz, _ = saetze([faden(nummer, "netzwerk", wer=name) for nummer, name in enumerate(namen)])
    assert satz == "Sechs Fäden, alle aus dem Netzwerk (Lina, Mama und drei weitere)."


@pytest.mark.parametrize(
    ("arten", "satz"),
    [
        ("", "Noch kein Faden."),
        ("eigen", "Der eine Faden kommt aus der Familie, dem Netzwerk oder dem Stadtteil."),
        ("eigen raum", "Alle Fäden kommen aus der Familie, dem Netzwerk oder dem Stadtteil."),
        ("eigen fachkraft", "Einer von zwei Fäden kommt aus der Familie, dem Netzwerk oder dem Stadtteil."),
        ("eigen raum fachkraft", "Zwei von drei Fäden kommen aus der Familie, dem Netzwerk oder dem Stadtteil."),
        ("fachkraft", "Noch kein Faden kommt aus der Familie, dem Netzwerk oder dem Stadtteil."),
    ],
)
def test_anteile(arten: str, satz: str) -> None:
    anteile = bild_von([faden(nummer, art) for nummer, art in enumerate(arten.split())]).anteile
    assert anteile.satz == satz
    assert anteile.zahlen == tuple(arten.split().count(art) for art in ARTEN)


def test_verhaeltnis_vom_boden_nach_oben() -> None:
    assert str(bild_von(SECHS).anteile) == "2 : 1 : 1 : 2 : 0"


@pytest.mark.parametrize(
    ("arten", "erwartet"),
    [("", False), ("fachkraft", True), ("stationaer fachkraft", True), ("fachkraft raum", False), ("eigen", False)],
)
def test_regalware_ist_ein_plan_nur_aus_fachkraeften(arten: str, erwartet: bool) -> None:
    bild = bild_von([faden(nummer, art) for nummer, art in enumerate(arten.split())])
    assert (bild.regalware, bool(bild.hinweis)) == (erwartet, erwartet)


def test_leere_unterste_bahnen_bleiben_sichtbar() -> None:
    ansicht = bild_von([faden(art="fachkraft")]).ansichten[0]
    assert [(band.art, bool(band.leer)) for band in ansicht.baender] == [
        ("fachkraft", False),
        ("raum", True),
        ("netzwerk", True),
        ("eigen", True),
    ]


# names shared with the room above


def test_faeden_und_einheiten_heissen_wie_im_fall() -> None:
    assert list(ARTEN) == Faden.values
    assert dict(Faden.choices) == NAMEN
    for einheit in Einheit.values:
        assert gewicht_aus(einheit, 1_000) in range(1, 6)


@pytest.mark.parametrize(
    ("einheit", "menge", "gewicht"),
    [
        ("kostenlos", 0, 2),
        ("einmalig", 3_000, 1),
        ("euro_je_monat", 1_000, 2),
        ("stunden_je_woche", 2_000, 1),
        ("stunden_je_woche", 2_001, 2),
        ("stunden_je_woche", 5_000, 2),
        ("stunden_je_woche", 10_000, 3),
        ("stunden_je_woche", 20_000, 4),
        ("stunden_je_woche", 35_000, 5),
        ("tage_je_woche", 500, 2),
        ("tage_je_woche", 1_000, 3),
        ("tage_je_woche", 3_000, 4),
        ("tage_je_woche", 7_000, 5),
    ],
)
def test_gewicht(einheit: str, menge: int, gewicht: int) -> None:
    assert gewicht_aus(einheit, menge) == gewicht


def test_unmoegliches_wird_abgelehnt() -> None:
    for anders in ({"art": "paragraf"}, {"gewicht": 0}, {"gewicht": 6}, {"bis": date(2026, 1, 11)}):
        with pytest.raises(Bildfehler):
            faden(**anders)
    for einheit, menge in (("pauschal", 1), ("kostenlos", -1)):
        with pytest.raises(Bildfehler):
            gewicht_aus(einheit, menge)


# the picture


def zahlen(wert: str) -> list[float]:
    return [float(zahl) for zahl in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", wert)]


def kasten(wort: Wort, groesse: float = 14.5) -> tuple[float, float]:
    breite = textbreite(wort.text, groesse) + textbreite(wort.mehr, groesse)
    x = float(wort.x)
    links = {"start": x, "middle": x - breite / 2, "end": x - breite}[wort.anker]
    return links, links + breite


def test_vom_boden_nach_oben() -> None:
    for ansicht in bild_von([*SECHS, faden(7, "stationaer")]).ansichten:
        hoehen = {art: [float(k.y) for f in ansicht.faeden if f.art == art for k in f.knoten] for art in ARTEN}
        folge = [hoehe for art in reversed(ARTEN) for hoehe in (min(hoehen[art]), max(hoehen[art]))]
        assert folge == sorted(folge)
        assert float(ansicht.massband.y) > max(hoehen["eigen"])


def test_knoten_sind_anfang_und_ende_ein_offenes_ende_ist_eine_spitze() -> None:
    offen, geschlossen = (bild_von([faden(bis=bis)]).ansichten[0].faeden[0] for bis in (None, date(2026, 6, 30)))
    assert (len(offen.knoten), bool(offen.spitze), offen.offen) == (1, True, True)
    assert (len(geschlossen.knoten), bool(geschlossen.spitze), geschlossen.offen) == (2, False, False)


def test_heute_trennt_vergangenes_von_kuenftigem() -> None:
    for ansicht in bild_von([faden(1, bis=date(2026, 2, 27)), faden(2, von=date(2026, 4, 1))]).ansichten:
        heute = zahlen(ansicht.heute.linie)[0]
        vorbei, kommt = sorted(ansicht.faeden, key=lambda bild: bild.id)
        assert max(float(knoten.x) for knoten in vorbei.knoten) < heute
        assert min(float(knoten.x) for knoten in kommt.knoten) > heute


def test_ein_tag_ist_ein_einziger_knoten() -> None:
    (bild,) = bild_von([faden(bis=date(2026, 1, 12))]).ansichten[0].faeden
    assert len(bild.knoten) == 1
    assert bild.mitte == "" == bild.spitze


def test_jede_art_hat_ihr_eigenes_muster() -> None:
    ansicht = bild_von([faden(nummer, art) for nummer, art in enumerate(ARTEN)]).ansichten[0]
    muster = {
        bild.art: (bool(bild.innen), bool(bild.strich), bild.rund, bild.schraffur.count("M") // 40)
        for bild in ansicht.faeden
    }
    assert len(set(muster.values())) == len(ARTEN)
    assert muster["eigen"] == (False, False, False, 0)


def test_dicke_folgt_dem_gewicht() -> None:
    dicken = [float(bild_von([faden(gewicht=g)]).ansichten[0].faeden[0].aussen) for g in range(1, 6)]
    assert dicken == sorted(set(dicken))


def test_faeden_laufen_zu_ihrem_knopf() -> None:
    for ansicht in bild_von(SECHS).ansichten:
        knoepfe = {1: [], 2: []}  # type: dict[int, list[float]]
        for bild in ansicht.faeden:
            ziel = next(f.ziel_id for f in SECHS if f.id == bild.id)
            knoepfe[ziel].append(zahlen(bild.lauf)[-1])
        hoehen = sorted(float(ziel.y) for ziel in ansicht.ziele)
        mitten = sorted(sum(ankunft) / len(ankunft) for ankunft in knoepfe.values())
        assert mitten == pytest.approx(hoehen, abs=0.2)
        assert all(ziel.verbunden for ziel in ansicht.ziele)


def test_ein_ziel_ohne_faden_bleibt_als_loser_knopf() -> None:
    for ansicht in bild_von([faden(ziel_id=2)]).ansichten:
        assert [ziel.verbunden for ziel in ansicht.ziele] == [True, False]


def test_unbekanntes_ziel_stoert_nicht() -> None:
    bild = schnitt_bild([faden(ziel_id=99)], [], HEUTE)
    assert bild.zeilen[0].ziel == "–"
    assert bild.ansichten[0].ziele == ()
    assert bild.ansichten[0].faeden[0].lauf


def test_lange_namen_im_bild_gekuerzt_in_der_tabelle_ganz() -> None:
    for name in ("Familie Wiśniewski aus dem Nachbarhaus an der Mendener Straße", "M" * 60):
        bild = bild_von([faden(art="netzwerk", wer=name, was=name)])
        assert (bild.zeilen[0].wer, bild.zeilen[0].was) == (name, name)
        for ansicht in bild.ansichten:
            worte = ansicht.faeden[0].worte
            assert worte[0].text.endswith("…")
            assert all(kasten(wort)[1] <= float(ansicht.breite) for wort in worte)


def test_schmal_listet_die_ziele_ganz_und_nummeriert_die_knoepfe() -> None:
    breit, schmal = bild_von(SECHS).ansichten
    assert (breit.klasse, schmal.klasse) == ("breit", "schmal")
    assert [ziel.nummer.text for ziel in schmal.ziele if ziel.nummer] == ["1", "2"]
    assert all(ziel.nummer is None for ziel in breit.ziele)
    assert SCHULE[1] in " ".join(wort.text for wort in schmal.zielworte)


def test_tabelle_vom_boden_nach_oben_mit_stand() -> None:
    zeilen = bild_von(SECHS).zeilen
    assert [zeile.art for zeile in zeilen] == ["eigen", "eigen", "netzwerk", "raum", "fachkraft", "fachkraft"]
    stand = {zeile.wer: (zeile.von, zeile.bis, zeile.stand) for zeile in zeilen}
    assert stand["Lina"] == ("12.01.2026", "offen", "läuft")
    assert stand["TuS Bruchhausen"] == ("01.04.2026", "offen", "beginnt noch")
    assert stand["Herr Otto"] == ("01.11.2025", "27.02.2026", "zu Ende")


# time


def test_schalttag_hat_seinen_platz() -> None:
    kurz = fenster([faden(von=date(2028, 2, 1), bis=date(2028, 2, 29))], date(2028, 2, 29))
    assert kurz.beginn == date(2028, 2, 1)
    assert kurz.anteil(date(2028, 3, 1)) - kurz.anteil(date(2028, 2, 29)) == pytest.approx(
        1 / (kurz.ende - kurz.beginn).days
    )
    (bild,) = (
        bild_von([faden(von=date(2028, 2, 29), bis=date(2028, 2, 29))], heute=date(2028, 3, 1)).ansichten[0].faeden
    )
    assert len(bild.knoten) == 1


def test_monate_stehen_deutsch_am_massband() -> None:
    bild = bild_von([faden(von=date(2025, 11, 3), bis=date(2026, 5, 31))])
    for ansicht in bild.ansichten:
        namen = [wort.text for wort in ansicht.massband.worte]
        assert {"Jan", "März", "2025", "2026"} <= set(namen)
        assert all("Mar" not in name and "May" not in name for name in namen)


def test_hoechstens_drei_jahre_und_was_darueber_hinausgeht_steht_in_worten() -> None:
    lang = [
        faden(1, von=date(2014, 5, 1)),
        faden(2, "stationaer", bis=date(2038, 5, 31)),
        faden(3, "raum", von=date(2016, 1, 1), bis=date(2018, 12, 31)),
    ]
    monate = fenster(lang, HEUTE)
    assert monate.bis - monate.von == 36
    assert monate.beginn < HEUTE < monate.ende
    for ansicht in bild_von(lang).ansichten:
        texte = {bild.id: " ".join(wort.text + wort.mehr for wort in bild.worte) for bild in ansicht.faeden}
        assert "seit Mai 2014" in texte[1]
        assert "bis Mai 2038" in texte[2]
        assert "bis Dezember 2018" in texte[3]
        knoten = {bild.id: len(bild.knoten) for bild in ansicht.faeden}
        assert knoten == {1: 0, 2: 1, 3: 1}


@pytest.mark.parametrize(("heute", "wort"), [(date(2036, 1, 1), "heute →"), (date(2016, 1, 1), "← heute")])
def test_heute_ausserhalb_wird_gesagt_statt_gezeichnet(heute: date, wort: str) -> None:
    for ansicht in bild_von([faden(bis=date(2026, 6, 30))], heute=heute).ansichten:
        assert (ansicht.heute.linie, ansicht.heute.wort.text) == ("", wort)


# whatever people type

TAG = st.dates(min_value=date(2010, 1, 1), max_value=date(2040, 12, 31))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)


@st.composite
def irgendein_faden(draw: st.DrawFn) -> SchnittFaden:
    von = draw(TAG)
    bis = draw(st.none() | st.integers(0, 5_000).map(lambda tage: von + timedelta(days=tage)))
    return SchnittFaden(
        draw(st.integers(1, 99)), draw(st.sampled_from(ARTEN)), draw(TEXT), draw(TEXT), draw(TEXT), von, bis,
        draw(st.integers(1, 5)), draw(st.integers(1, 5)),
    )  # fmt: skip


WEG = re.compile(r"[-0-9. MLHVCQZchvl]*")


def pruefe_rahmen(ansicht: Schnittansicht) -> None:
    breite, hoehe = float(ansicht.breite), float(ansicht.hoehe)
    for wort in ansicht.worte:
        links, rechts = kasten(wort, 14 if ansicht.klasse == "schmal" else 14.5)
        assert links >= -1 and rechts <= breite + 1, wort
        assert 0 < float(wort.y) <= hoehe
    for bild in ansicht.faeden:
        for wert in (bild.mitte, bild.schraffur, bild.spitze, bild.lauf):
            assert WEG.fullmatch(wert)
        assert all(0 <= x <= breite for x in zahlen(bild.lauf)[0:1])
        for knoten in bild.knoten:
            x, y, rx, ry = (float(wert) for wert in knoten[:4])
            assert x - rx >= 0 and x + rx <= breite and y - ry >= 0 and y + ry <= hoehe
    for ziel in ansicht.ziele:
        assert float(ziel.x) + float(ziel.r) <= breite
        assert float(ziel.y) + float(ziel.r) <= float(ansicht.massband.y)
    for feld in fields(ansicht.massband):
        wert = getattr(ansicht.massband, feld.name)
        assert not isinstance(wert, str) or WEG.fullmatch(wert)


@settings(deadline=None, max_examples=60)
@given(st.lists(irgendein_faden(), max_size=12), st.lists(TEXT, max_size=5), TAG)
def test_nichts_steht_ausserhalb_des_rahmens(faeden: list[SchnittFaden], texte: list[str], heute: date) -> None:
    bild = schnitt_bild(faeden, list(enumerate(texte, start=1)), heute)
    assert len(bild.zeilen) == len(faeden)
    for ansicht in bild.ansichten:
        assert len(ansicht.faeden) == len(faeden)
        pruefe_rahmen(ansicht)
        hoehen = [float(bild.worte[0].y) for bild in ansicht.faeden]
        assert hoehen == sorted(hoehen)
        assert len(set(hoehen)) == len(hoehen)


def test_reihenfolge_der_eingabe_aendert_das_bild_nicht() -> None:
    assert bild_von(SECHS) == bild_von(list(reversed(SECHS)))


def test_vorlage_druckt_ohne_stilattribut_und_maskiert_getipptes() -> None:
    boese = replace(SECHS[0], wer="<script>alert(1)</script>", von=date(2026, 1, 1))
    seite = render_to_string("fall/schnitt.html", {"schnitt": bild_von([boese, *SECHS[1:]])})
    assert "style=" not in seite
    assert "<script" not in seite
    assert seite.count('role="img"') == 2
    for attribut in re.findall(r' (?:x|y|cx|cy|r|rx|ry|width|height|stroke-width)="([^"]*)"', seite):
        assert re.fullmatch(r"-?[0-9]*(\.[0-9])?", attribut), attribut


@pytest.mark.parametrize(
    ("ziele", "titel", "text"),
    [
        ([(1, "Ich will in die Schule gehen.")], "zu einem Ziel", "zu einem Ziel: „Ich will in die Schule gehen“."),
        (
            [(1, "Zur Schule gehen"), (2, "Einen Freund finden.")],
            "zu einem Ziel",
            "zu einem Ziel: „Zur Schule gehen“; für ein Ziel fehlt noch ein Faden: „Einen Freund finden“.",
        ),
        (
            [(1, "A"), (2, "B"), (3, "C"), (4, "D"), (5, "E")],
            "zu einem Ziel",
            "zu einem Ziel: „A“; für vier Ziele fehlt noch ein Faden, darunter: „B“, „C“ und „D“.",
        ),
        ([(2, "Einen Freund finden")], "", "für ein Ziel fehlt noch ein Faden: „Einen Freund finden“."),
    ],
)
def test_titel_und_text_zaehlen_dieselben_ziele(ziele: list[tuple[int, str]], titel: str, text: str) -> None:
    """A goal without a thread is none the threads lead to; the text says which ones wait."""
    drei = [faden(nummer) for nummer in (1, 2, 3)]
    bild = schnitt_bild(drei, ziele, date(2026, 6, 1))
    assert bild.titel == f"Der Schnitt: drei Fäden {titel}".strip()
    assert bild.saetze[1].endswith(text)
