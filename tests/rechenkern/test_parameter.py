"""Arnsberg's file says what the notice says, and a wrong file is refused with the place."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Final, Literal

import pytest

from massanzug.rechenkern.ereignis import lade_gegenregeln
from massanzug.rechenkern.fristen import lade_fristen
from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.hochrechnung import lade_schwellen
from massanzug.rechenkern.jahresabschluss import lade_abschlussregeln
from massanzug.rechenkern.parameter import Kommune, Parameterfehler, kommune_aus_text, lade_kommune
from massanzug.rechenkern.parameter.lesen import am_tag, pruefe_fristen, regeln_aus_text
from massanzug.rechenkern.pfad import LESARTEN, budgetpfad
from massanzug.rechenkern.statistik import lade_merkmale
from massanzug.rechenkern.tarif import lade_tarif
from massanzug.rechenkern.verteilung import SCHLUESSEL
from massanzug.rechenkern.zuordnung import lade_zuordnung

REGELWERKE: Final[dict[str, Callable[[], tuple[Any, ...]]]] = {
    "zuordnung": lade_zuordnung,
    "tarif": lade_tarif,
    "ereignis": lade_gegenregeln,
    "abschluss": lade_abschlussregeln,
    "schwellen": lade_schwellen,
    "fristen": lade_fristen,
    "statistik": lade_merkmale,
}
"""The files of dated rules beside the municipalities, and who reads them."""


@pytest.fixture
def arnsberg() -> Kommune:
    return lade_kommune()


@pytest.fixture(scope="module")
def inhalt() -> str:
    return (files("massanzug.rechenkern.parameter") / "arnsberg.toml").read_text(encoding="utf-8")


def test_startbetraege_der_bekanntmachung(arnsberg: Kommune) -> None:
    gelesen = {budget.wirkungsraum: (budget.text, budget.betrag, budget.fussnote) for budget in arnsberg.planbudgets}
    assert gelesen == {
        "neheim": ("873.988,551 Euro", Betrag(87398855), "1"),
        "huesten": ("918.274,831 Euro", Betrag(91827483), "1"),
        "alt-arnsberg": ("2.106.025,41 Euro", Betrag(210602541), None),
    }
    assert {budget.gueltig_von for budget in arnsberg.planbudgets} == {date(2025, 10, 1)}
    assert all(budget.erlaeuterung for budget in arnsberg.planbudgets)


def test_wirkungsraeume_heissen_wie_in_arnsberg(arnsberg: Kommune) -> None:
    namen = {raum.schluessel: raum.name for raum in arnsberg.wirkungsraeume}
    assert namen == {"neheim": "Neheim", "huesten": "Hüsten", "alt-arnsberg": "Alt-Arnsberg"}


def test_ziel_sind_15_millionen_nach_u21(arnsberg: Kommune) -> None:
    assert (arnsberg.ziel.jahr, arnsberg.ziel.betrag_cent) == (2029, 1_500_000_000)
    assert arnsberg.ziel.verteilschluessel in SCHLUESSEL
    assert arnsberg.zielbetraege_cent() == {"neheim": 496478873, "huesten": 433098592, "alt-arnsberg": 570422535}


def test_laufzeit_fuenf_plus_drei(arnsberg: Kommune) -> None:
    assert arnsberg.laufzeit.beginn == date(2025, 10, 1)
    assert arnsberg.laufzeit.ende == date(2030, 9, 30)
    assert arnsberg.laufzeit.ende_mit_option == date(2033, 9, 30)


def test_zeitstrahl(arnsberg: Kommune) -> None:
    assert [(stein.schluessel, stein.am, stein.jahr) for stein in arnsberg.meilensteine] == [
        ("pruefauftrag", date(2024, 6, 27), 2024),
        ("ratsbeschluss", date(2024, 12, 12), 2024),
        ("frist", date(2025, 1, 10), 2025),
        ("start", date(2025, 10, 1), 2025),
        ("paritaet", None, 2029),
    ]


def test_stadt_anforderungen_und_prinzipien(arnsberg: Kommune) -> None:
    assert (arnsberg.stadt.flaeche_qkm, arnsberg.stadt.einwohner_rund) == (193, 75_000)
    assert arnsberg.stadt.hze_budget_text == "knapp 15 Mio. Euro"
    assert arnsberg.anforderungen.arbeitsplaetze_amt == 3
    assert (arnsberg.anforderungen.studienabschluss_promille, arnsberg.anforderungen.studienabschluss_nach_jahren) == (
        700,
        4,
    )
    assert [prinzip.nummer for prinzip in arnsberg.prinzipien] == [1, 2, 3, 4, 5]


def test_fuenfzehn_stadtteile_sind_annahmen(arnsberg: Kommune) -> None:
    assert len(arnsberg.stadtteile) == 15
    assert all(teil.annahme for teil in arnsberg.stadtteile)
    assert sum(teil.einwohner_alt for teil in arnsberg.stadtteile) == 81_605
    je_raum = {
        raum.schluessel: sum(teil.einwohner_alt for teil in arnsberg.stadtteile if teil.wirkungsraum == raum.schluessel)
        for raum in arnsberg.wirkungsraeume
    }
    assert je_raum == {"neheim": 26_930, "huesten": 23_651, "alt-arnsberg": 31_024}
    assert all(51.3 < teil.breite < 51.5 and 7.8 < teil.laenge < 8.2 for teil in arnsberg.stadtteile)


def test_unter_21_sind_beispieldaten(arnsberg: Kommune) -> None:
    assert arnsberg.unter_21() == {"neheim": 4700, "huesten": 4100, "alt-arnsberg": 5400}
    assert all(stand.beispiel and "Beispieldaten" in stand.quelle for stand in arnsberg.einwohnerstaende)
    assert {stand.stichtag for stand in arnsberg.einwohnerstaende} == {date(2025, 12, 31)}


def test_bezugszeitraum_ist_offen(arnsberg: Kommune) -> None:
    assert not arnsberg.bezugszeitraum.geklaert
    assert arnsberg.bezugszeitraum.lesart in LESARTEN


def test_pfad_von_arnsberg_endet_bei_15_millionen(arnsberg: Kommune) -> None:
    pfad = budgetpfad(
        arnsberg.startbetraege_cent(),
        arnsberg.zielbetraege_cent(),
        startjahr=arnsberg.laufzeit.beginn.year,
        zieljahr=arnsberg.ziel.jahr,
        verlauf="geometrisch",
        lesart=arnsberg.bezugszeitraum.lesart,
    )
    assert pfad.jahr(2025).summe() == Betrag.aus_text("3.898.288,79")
    assert pfad.jahr(2029).summe() == Betrag.aus_text("15.000.000,00")


def test_laden_ist_einmalig_und_unveraenderlich(arnsberg: Kommune) -> None:
    assert lade_kommune() is arnsberg
    assert hash(arnsberg) == hash(lade_kommune())
    with pytest.raises(AttributeError):
        arnsberg.name = "Sundern"  # type: ignore[misc]


@pytest.mark.parametrize(
    "name", ["sundern", "../arnsberg", "../parameter/arnsberg", "Arnsberg", "", "arnsberg.toml", "__init__"]
)
def test_unbekannte_kommune(name: str) -> None:
    with pytest.raises(Parameterfehler, match="gibt es keine Parameterdatei"):
        lade_kommune(name)


@pytest.mark.parametrize(
    ("alt", "neu", "sagt"),
    [
        ("betrag_cent = 87_398_855", "betrag_cent = 87_398_856", "sagt der Text 873.988,55"),
        ('fussnote = "1"', "", "Fußnotenzeichen"),
        ('text = "873.988,551 Euro"', 'text = "873.988,55 Euro"', "steht der Betrag nicht in der Zeile"),
        ("unter_21 = 4_700", "unter_21 = 4700.0", r"einwohnerstaende\[1\].unter_21“ muss int sein, nicht float"),
        ("\nbeispiel = true", "\nbeispiel = 1", "beispiel“ muss bool sein, nicht int"),
        ("am = 2024-06-27", "am = 2024-06-27T00:00:00", "muss date oder NoneType sein, nicht datetime"),
        ("am = 2024-06-27", "am = 2023-06-27", "„pruefauftrag“ passen Tag und Jahr nicht"),
        ("flaeche_qkm = 193", "", "In „kommune.stadt“ fehlt: flaeche_qkm"),
        ("flaeche_qkm = 193", "flaeche_qkm = 193\nflaeche_ha = 1", "„kommune.stadt“ enthält Unbekanntes: flaeche_ha"),
        ('lesart = "jahr"', 'lesart = "monat"', "lesart“ kennt „monat“ nicht. Bekannt sind: jahr, quartal"),
        ('verteilschluessel = "u21_anteilig"', 'verteilschluessel = "misch"', "„misch“ gibt es nicht"),
        (
            'name = "Bachum"\nwirkungsraum = "neheim"',
            'name = "Bachum"\nwirkungsraum = "sundern"',
            "stadtteile.*sundern",
        ),
        (
            '[[wirkungsraeume]]\nschluessel = "huesten"',
            '[[wirkungsraeume]]\nschluessel = "sundern"\nname = "S"\n\n[[wirkungsraeume]]\nschluessel = "huesten"',
            "„planbudgets“ passt nicht zu den Wirkungsräumen: sundern",
        ),
        ('schluessel = "bachum"', 'schluessel = "holzen"', "„stadtteile“ nennt mehrfach: holzen"),
        (
            'wirkungsraum = "huesten"\nstichtag',
            'wirkungsraum = "neheim"\nstichtag',
            "„einwohnerstaende“ nennt mehrfach",
        ),
        ("[stadt]", "[[stadt]]", "„kommune.stadt“ muss eine Tabelle sein"),
        ("[[prinzipien]]", "[[prinzip]]", "enthält Unbekanntes: prinzip"),
        ("[stadt]", "[stadt", "kein gültiges TOML"),
    ],
)
def test_falsche_datei_wird_mit_ort_abgelehnt(inhalt: str, alt: str, neu: str, sagt: str) -> None:
    assert alt in inhalt
    with pytest.raises(Parameterfehler, match=sagt):
        kommune_aus_text(inhalt.replace(alt, neu, 1))


def test_fehlender_wirkungsraum_faellt_auf(inhalt: str) -> None:
    ohne = inhalt.replace('[[wirkungsraeume]]\nschluessel = "huesten"\nname = "Hüsten"\n', "", 1)
    with pytest.raises(Parameterfehler, match="„planbudgets“ passt nicht zu den Wirkungsräumen: huesten"):
        kommune_aus_text(ohne)


def test_leere_liste_faellt_auf(inhalt: str) -> None:
    davor, *_, letztes = inhalt.split("[[prinzipien]]")
    danach = letztes[letztes.index("[stadtteilquelle]") :]
    with pytest.raises(Parameterfehler, match=r"„kommune\.prinzipien“ muss eine nicht leere Liste sein"):
        kommune_aus_text("prinzipien = []\n" + davor + danach)


def test_jede_datei_ist_kommune_regelwerk_oder_wortliste() -> None:
    dateien = [d for d in files("massanzug.rechenkern.parameter").iterdir() if d.name.endswith(".toml")]
    inhalte = {d.name.removesuffix(".toml"): tomllib.loads(d.read_text(encoding="utf-8")) for d in dateien}
    regelwerke = {name for name, inhalt in inhalte.items() if inhalt.keys() == {"regel"}}
    assert regelwerke >= set(REGELWERKE)
    wortlisten = {name: i for name, i in inhalte.items() if i.keys() == {"gueltig_von", "quelle", "thema"}}
    assert all(isinstance(w["gueltig_von"], date) and w["quelle"].strip() for w in wortlisten.values())
    kommunen = inhalte.keys() - regelwerke - wortlisten.keys()
    assert "arnsberg" in kommunen
    assert all(lade_kommune(name).schluessel == name for name in kommunen)


@pytest.mark.parametrize("name", REGELWERKE)
def test_jede_regel_sagt_seit_wann_und_woher(name: str) -> None:
    regeln = REGELWERKE[name]()
    assert all(isinstance(regel.gueltig_von, date) and regel.quelle.strip() for regel in regeln)
    assert REGELWERKE[name]() is regeln


@dataclass(frozen=True)
class Beispielregel:
    art: Literal["hell", "dunkel"]
    gueltig_von: date
    gueltig_bis: date | None = None
    worte: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.gueltig_von.year < 2000:
            raise ValueError("Bitte ab 2000.")


def test_regeln_werden_gelesen() -> None:
    text = '[[regel]]\nart = "hell"\ngueltig_von = 2026-01-01\nworte = ["a", "b"]'
    assert regeln_aus_text(text, Beispielregel, "beispiel") == (
        Beispielregel("hell", date(2026, 1, 1), None, frozenset({"a", "b"})),
    )


@pytest.mark.parametrize(
    ("text", "sagt"),
    [
        ("", "muss aus Einträgen"),
        ("regel = []", r"„beispiel\.regel“ muss eine nicht leere Liste sein"),
        ("stand = 1\n[[regel]]\n", "aus nichts sonst"),
        ('[[regel]]\nart = "grau"\ngueltig_von = 2026-01-01', "kennt „grau“ nicht. Bekannt sind: hell, dunkel"),
        ("[[regel]]\nart = [1]\ngueltig_von = 2026-01-01", r"„beispiel\.regel\[1\]\.art“ kennt"),
        ('[[regel]]\nart = "hell"', "fehlt: gueltig_von"),
        ('[[regel]]\nart = "hell"\ngueltig_von = 1999-01-01', r"„beispiel\.regel\[1\]“: Bitte ab 2000"),
    ],
)
def test_falsche_regeln_werden_mit_ort_abgelehnt(text: str, sagt: str) -> None:
    with pytest.raises(Parameterfehler, match=sagt):
        regeln_aus_text(text, Beispielregel, "beispiel")


def test_zwei_regeln_gelten_nie_am_selben_tag() -> None:
    alt = Beispielregel("hell", date(2025, 1, 1), date(2025, 12, 31))
    neu = Beispielregel("hell", date(2026, 1, 1))
    pruefe_fristen([neu, alt], "hell")
    assert [am_tag([alt, neu], date(2025, 12, tag), "hell") for tag in (1, 31)] == [alt, alt]
    assert am_tag([alt, neu], date(2026, 1, 1), "hell") is neu
    with pytest.raises(Parameterfehler, match=r"„hell“ gilt am 31\.12\.2025 mehrfach"):
        pruefe_fristen([alt, Beispielregel("hell", date(2025, 12, 31))], "hell")
    with pytest.raises(Parameterfehler, match="mehrfach"):
        pruefe_fristen([Beispielregel("hell", date(2025, 1, 1)), neu], "hell")
    with pytest.raises(Parameterfehler, match="bevor es beginnt"):
        pruefe_fristen([Beispielregel("hell", date(2025, 1, 2), date(2025, 1, 1))], "hell")
    with pytest.raises(Parameterfehler, match=r"„hell“ gibt es am 31\.12\.2024 keine gültige Regel"):
        am_tag([alt, neu], date(2024, 12, 31), "hell")
