"""The year statement: its figures agree with each other, its sentences are true, the sheet holds what was handed in."""

import io
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from massanzug.planbudget.druck import (
    Abschlussblatt,
    Druckfehler,
    ausgegeben,
    druckdaten,
    jahresabschluss_pdf,
    saetze,
    vereinbart,
)
from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.jahresabschluss import Abschlusszeile

KLASSEN = ["ambulant", "teilstationär", "stationär", "Pflege", "fall\u00adübergreifend", "fall\u00adunspezifisch"]
AMBULANT = (2_384_112, 2_401_550, 2_466_080, 2_512_945, 2_498_300, 2_540_018,
            2_561_277, 2_204_490, 2_619_835, 2_688_402, 2_701_166, 2_655_903)  # fmt: skip
STATIONAER = (3_871_240, 3_496_604, 3_871_240, 3_746_361, 3_608_419, 3_492_018,
              3_608_419, 3_608_419, 3_254_800, 3_119_067, 3_018_452, 3_119_067)  # fmt: skip


def abschluss() -> Abschlussblatt:
    """A year like one in Neheim, invented."""
    return {
        "stadt": "Stadt Arnsberg",
        "wirkungsraum": "Neheim",
        "leittraeger": "Jugendhilfe Ruhrbogen e. V.",
        "jahr": 2026,
        "stand": date(2027, 2, 26),
        "fassung": 2,
        "anlass": "ersetzt Fassung 1 vom 31.01.2027, weil eine Rechnung für November nachkam",
        "abgeschlossen": {"am": date(2027, 2, 26), "name": "Katrin Vogt", "rolle": "Controlling"},
        "pruefwert": "7c1e-90b4-d2f8",
        "plan": [
            {
                "ab": date(2026, 1, 1),
                "ereignis": "Ausgangswert",
                "beleg": "Bekanntmachung der Stadt, „873.988,551 Euro“",
                "betrag": Betrag(87_398_855),
            },
            {
                "ab": date(2026, 5, 1),
                "ereignis": "Rückführung aus stationärer Hilfe",
                "beleg": "Beschluss der Steuerungsgruppe vom 21.04.2026, Nr. 4",
                "betrag": Betrag(3_412_800),
            },
            {
                "ab": date(2026, 7, 1),
                "ereignis": "Tarifabschluss",
                "beleg": "TVöD SuE, Anpassung laut Grundlagenvertrag",
                "betrag": Betrag(1_311_000),
            },
            {
                "ab": date(2026, 9, 1),
                "ereignis": "Korrektur des Ausgangswerts",
                "beleg": "Vermerk der Kämmerei vom 02.09.2026",
                "betrag": Betrag(-250_000),
            },
        ],
        "klassen": KLASSEN,
        "ist": [
            {
                "monat": 202600 + monat,
                "betraege": [
                    Betrag(AMBULANT[monat - 1]),
                    Betrag(648_000 if monat <= 6 else 486_000),
                    Betrag(STATIONAER[monat - 1]),
                    Betrag(398_216),
                    Betrag(62_500 if monat % 2 else 0),
                    Betrag(41_667 if monat < 12 else 41_663),
                ],
            }
            for monat in range(1, 13)
        ],
        "ergebnis": [
            Abschlusszeile(
                "bleibt beim Leitträger als Rückstellung",
                Betrag(3_683_440),
                "50 % eines Überschusses bleiben im Wirkungsraum, bis die Rückstellung 5 % des Planbudgets erreicht.",
                "Annahme, von der Stadt zu bestätigen",
            ),
            Abschlusszeile(
                "geht in die Reserve der Stadt",
                Betrag(3_683_439),
                "Was von einem Überschuss übrig bleibt, geht in die Reserve der Stadt.",
                "Annahme, von der Stadt zu bestätigen",
            ),
        ],
        "bestaende": [
            {
                "name": "Rückstellung des Leitträgers",
                "vorher": Betrag(500_000),
                "zugang": Betrag(3_683_440),
                "abgang": Betrag(120_000),
            },
            {"name": "Reserve der Stadt", "vorher": Betrag(0), "zugang": Betrag(3_683_439), "abgang": Betrag(0)},
        ],
        "korrekturen": [
            {
                "am": date(2026, 8, 14),
                "monat": 202606,
                "grund": "Leistungsnachweis zählte eine Stunde doppelt",
                "wer": "Wirtschaftliche Jugendhilfe",
                "betrag": Betrag(-6_840),
            },
            {
                "am": date(2027, 2, 24),
                "monat": 202611,
                "grund": "Rechnung für November kam erst im Februar",
                "wer": "Wirtschaftliche Jugendhilfe",
                "betrag": Betrag(213_466),
            },
        ],
        "herkunft": [
            (
                "Planbudget",
                "Veröffentlichter Betrag und Ereignisse; jedes haben zwei Menschen aus zwei Häusern bestätigt.",
            ),
            ("Ausgaben", "Hauptbuch des Wirkungsraums, 1.284 Buchungen, Leistungsmonate Januar bis Dezember 2026."),
            ("Abgleich", "Stand laut Kämmerei am 20.02.2027: kein Unterschied."),
            ("Regeln", "Parameter der Stadt, gültig ab 01.10.2025, mit Quelle neben jedem Wert."),
            ("Fassung 1", "Bleibt gespeichert und ist mit ihrem Prüfwert abrufbar."),
        ],
        "beispieldaten": [
            "Ausgaben, Ereignisse und Berichtigungen sind erfunden.",
            "Nur der Ausgangswert stammt aus der Bekanntmachung der Stadt.",
        ],
    }


def mit(**anders: Any) -> Abschlussblatt:
    return abschluss() | anders  # type: ignore[return-value]


def jahr(plan: int, *ist: int) -> Abschlussblatt:
    """A year with one event and one class of help; cents."""
    return mit(
        plan=[{"ab": date(2026, 1, 1), "ereignis": "Ausgangswert", "beleg": "Probe", "betrag": Betrag(plan)}],
        klassen=["ambulant"],
        ist=[{"monat": 202601 + ort, "betraege": [Betrag(cent)]} for ort, cent in enumerate(ist)],
        ergebnis=[],
    )


def text(inhalt: bytes) -> str:
    """All pages as another program copies them, without white space."""
    return re.sub(r"[\s\u00ad-]", "", "".join(seite.extract_text() for seite in PdfReader(io.BytesIO(inhalt)).pages))


def eng(wort: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", wort)


# --- figures and sentences --------------------------------------------------------------------------------------------


def test_das_jahr_in_saetzen() -> None:
    assert [re.sub("[\u202f\u00a0]", " ", satz) for satz in saetze(abschluss())] == [
        "Vereinbart waren 918.726,55 €. Ausgegeben wurden 845.057,76 €, das sind 92,0 % davon. Es bleiben 73.668,79 €.",
        "Am meisten wurde für „stationär“ ausgegeben: 418.141,06 € oder 49,5 %.",
        "In das nächste Jahr gehen: Rückstellung des Leitträgers 40.634,40 €, Reserve der Stadt 36.834,39 €.",
        "Zwei Berichtigungen betreffen Monate, die schon abgeschlossen waren; jede steht unten mit Datum und Grund.",
    ]


@pytest.mark.parametrize(("blatt", "satz"), [
    (jahr(10_000, 10_001), "das sind 100,0 % davon. Es fehlen 0,01 €."),
    (jahr(10_000, 4_000, 6_000), "Planbudget und Ausgaben sind auf den Cent gleich."),
    (jahr(0, 500), "Vereinbart waren 0,00 €. Ausgegeben wurden 5,00 €. Es fehlen 5,00 €."),
    (jahr(0), "Vereinbart waren 0,00 €. Ausgegeben wurden 0,00 €. Planbudget und Ausgaben sind"),
    (mit(korrekturen=[]), "Kein abgeschlossener Monat wurde nachträglich berichtigt."),
    (mit(korrekturen=abschluss()["korrekturen"][:1]), "Eine Berichtigung betrifft Monate"),
])  # fmt: skip
def test_die_saetze_stimmen_auch_in_anderen_jahren(blatt: Abschlussblatt, satz: str) -> None:
    assert satz in re.sub("[\u202f\u00a0]", " ", " ".join(saetze(blatt)))


CENT = st.integers(-(10**13), 10**13)


@given(plan=st.integers(0, 10**13), monate=st.lists(st.lists(CENT, min_size=3, max_size=3), max_size=12))
@example(plan=0, monate=[])
def test_keine_zahl_widerspricht_einer_anderen(plan: int, monate: list[list[int]]) -> None:
    blatt = jahr(plan) | {
        "klassen": ["a", "b", "c"],
        "ist": [{"monat": 202601 + ort, "betraege": [Betrag(c) for c in cent]} for ort, cent in enumerate(monate)],
    }
    daten = druckdaten(blatt)  # type: ignore[arg-type]
    gesamt = sum(sum(cent) for cent in monate)
    assert vereinbart(blatt) == Betrag(plan) and ausgegeben(blatt) == Betrag(gesamt)  # type: ignore[arg-type]
    assert daten["plan"].summe[-1] == Betrag(plan)
    assert daten["ist"].summe[1:] == [*(Betrag(sum(m[ort] for m in monate)) for ort in range(3)), Betrag(gesamt)]
    assert [zeile[-1] for zeile in daten["ist"].zeilen] == [Betrag(sum(cent)) for cent in monate]
    assert daten["ergebnis"].zeilen[0][-1] == Betrag(abs(plan - gesamt))
    assert daten["zahlen"][2][0] == ("Fehlbetrag" if gesamt > plan else "Überschuss")
    assert all(0 <= laenge <= 1000 for laenge in daten["balken"]["laengen"])


def test_ein_ergebnis_das_nicht_aufgeht_wird_nicht_gedruckt() -> None:
    zeilen = abschluss()["ergebnis"]
    with pytest.raises(Druckfehler, match="ergibt zusammen nicht den Unterschied"):
        jahresabschluss_pdf(mit(ergebnis=[zeilen[0], zeilen[1]._replace(betrag=Betrag(3_683_438))]))


@pytest.mark.parametrize("anzahl", [5, 7])
def test_ein_monat_hat_einen_betrag_je_klasse(anzahl: int) -> None:
    with pytest.raises(Druckfehler, match="genau einen Betrag"):
        jahresabschluss_pdf(mit(klassen=["ambulant"] * anzahl))


# --- the sheet --------------------------------------------------------------------------------------------------------


def test_alles_was_uebergeben_wurde_steht_auf_dem_papier() -> None:
    blatt = abschluss()
    gedruckt = text(jahresabschluss_pdf(blatt))
    worte = [
        "Jahresabschluss 2026", "Planbudget im Wirkungsraum Neheim", blatt["leittraeger"], "26. Februar 2027",
        blatt["anlass"], "am 26. Februar 2027 von Katrin Vogt, Controlling", "Prüfwert " + blatt["pruefwert"],
        "Diese Zahlen sind Beispieldaten.", "Seite 1 von 2", "Woher kommen die Zahlen?", "02/202624.015,506.480,00",
        "Summe302.340,7868.040,00418.141,0647.785,923.750,005.000,00845.057,76", "Planbudget des Jahres918.726,55",
        "Reserve der Stadt0,0036.834,390,0036.834,39", "14.08.202606/2026", "−68,40", "Überschuss",
        "Gesehen und miteinander besprochen: Jahresabschluss 2026, Wirkungsraum Neheim, Fassung 2.",
        "Leitträger im Wirkungsraum Neheim", "wird bewilligt (§ 27 SGB VIII)",
    ]  # fmt: skip
    worte += [*blatt["beispieldaten"], *(teil for paar in blatt["herkunft"] for teil in paar)]
    worte += [
        wort for zeile in blatt["plan"] for wort in (zeile["ereignis"], zeile["beleg"], str(zeile["betrag"])[:-2])
    ]
    worte += [f"Davon {zeile.was}" for zeile in blatt["ergebnis"]] + [zeile.regel for zeile in blatt["ergebnis"]]
    worte += [k["grund"] for k in blatt["korrekturen"]] + [b["name"] for b in blatt["bestaende"]]
    assert [wort for wort in worte if eng(wort) not in gedruckt] == []


def test_ein_entwurf_sagt_dass_er_einer_ist_und_wird_nicht_unterschrieben() -> None:
    gedruckt = text(jahresabschluss_pdf(mit(abgeschlossen=None, ergebnis=[])))
    assert eng("Jahresabschluss 2026 – Entwurf") in gedruckt
    assert eng("noch nicht; dies ist ein Entwurf") in gedruckt
    assert "Unterschrift" not in gedruckt
    assert gedruckt.count("Unterschrift") == 0 < text(jahresabschluss_pdf(abschluss())).count("Unterschrift")


def test_ein_leeres_jahr_sagt_was_fehlt() -> None:
    leer = mit(plan=[], ist=[], ergebnis=[], bestaende=[], korrekturen=[], herkunft=[], beispieldaten=[])
    gedruckt = text(jahresabschluss_pdf(leer))
    assert eng("weder Rückstellung noch Reserve") in gedruckt
    assert eng("Kein abgeschlossener Monat wurde berichtigt.") in gedruckt
    assert "Beispieldaten" not in gedruckt


def test_gleiches_jahr_gleiche_bytes() -> None:
    assert jahresabschluss_pdf(abschluss()) == jahresabschluss_pdf(abschluss())


@settings(max_examples=25, deadline=None)
@given(wort=st.text(max_size=200), viele=st.integers(0, 60))
@example(wort="#evil() *b* $x$ @ref \\ <l> " + "A" * 300, viele=60)
def test_jeder_text_und_jede_laenge_laesst_sich_drucken(wort: str, viele: int) -> None:
    blatt = abschluss()
    blatt["wirkungsraum"] = blatt["leittraeger"] = blatt["anlass"] = wort
    blatt["korrekturen"] = [blatt["korrekturen"][0] | {"grund": wort}] * viele  # type: ignore[list-item]
    blatt["herkunft"] = [(wort, wort)] * (viele // 4)
    assert jahresabschluss_pdf(blatt).startswith(b"%PDF-")
