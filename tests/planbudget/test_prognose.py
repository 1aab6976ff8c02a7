"""The forecast's page and command: they say the same, to whom it belongs, and never fall over."""

import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from massanzug.planbudget.queries import prognose as queries
from massanzug.planbudget.queries.steuerung import steuerung
from massanzug.rechenkern.prognose import OHNE_HEBEL, Hebel
from massanzug.sozialraum.models import Einwohnerstand, Wirkungsraum
from massanzug.technik.templatetags.massanzug import euro_rund
from tests.rechte.proben import uebernahme
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


SEITE = "/planbudget/prognose/"
HTMX = {"HX-Request": "true"}


def _json(*angaben: str) -> dict[str, Any]:
    aus = io.StringIO()
    call_command("prognose", "--json", *angaben, stdout=aus)
    return json.loads(aus.getvalue())  # type: ignore[no-any-return]


def test_die_seite_zeigt_was_der_befehl_sagt(als: Any, welt: Welt) -> None:
    bericht = _json()
    assert bericht["verfahren"] == "genau" and set(bericht["wirkungsraeume"]) == {
        "neheim", "huesten", "alt-arnsberg", "stadt"
    }  # fmt: skip
    jahre = bericht["wirkungsraeume"]["neheim"]
    assert [j["jahr"] for j in jahre] == list(range(2026, 2034))
    assert all(j["p10_cent"] <= j["p50_cent"] <= j["p90_cent"] and 0 <= j["ueberschreitung"] <= 1 for j in jahre)
    text = als("controlling").get(SEITE, {"raum": "neheim", "genau": "1"}).content.decode()
    for j in jahre:
        assert all(euro_rund(j[feld]) in text for feld in ("mittel_cent", "p10_cent", "p90_cent"))
        assert queries.chance_in_worten(j["ueberschreitung"]) in text
    assert "kein Grund, eine Hilfe zu versagen" in text


def test_gewuerfelt_mit_gleicher_saat_sind_es_dieselben_zahlen(welt: Welt) -> None:
    eins, zwei, anders = (_json("--laeufe", "50", "--seed", saat) for saat in ("1", "1", "2"))
    assert eins == zwei != anders and eins["verfahren"] == "simulation" and eins["laeufe"] == 50


@pytest.mark.parametrize("angaben", [("--laeufe", "0"), ("--laeufe", "9999999"), ("--seed", "-1")])
def test_falsche_angaben_sagen_was_geht(welt: Welt, angaben: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="--"):
        call_command("prognose", *angaben)


def test_ein_hebel_antwortet_sofort_und_dann_genau(als: Any, welt: Welt) -> None:
    browser = als("steuerungsgruppe")
    schnell = browser.get(SEITE, {"zugaenge": "60", "schnell": "1", "genau": "1"}, headers=HTMX).content.decode()
    genau = browser.get(SEITE, {"zugaenge": "60", "genau": "1"}, headers=HTMX).content.decode()
    assert "Schnell gerechnet" in schnell and "Genau gerechnet" in genau and "<html" not in schnell + genau
    g = queries.grundlage(HEUTE)
    weniger, wie_jetzt = (queries.genau(g, h).stadt.jahre[-1].mittel_cent for h in (Hebel(zugaenge=0.6), OHNE_HEBEL))
    assert weniger < wie_jetzt


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_die_tafel_zum_mitnehmen_sagt_welche_hebel_gezogen_sind(als: Any, welt: Welt, format_: str) -> None:
    angaben = {"raum": "neheim", "zugaenge": "80", "genau": "1", "format": format_}
    antwort = als("kaemmerei").get(SEITE, angaben)
    assert antwort.status_code == 200 and f"prognose-neheim.{format_}" in antwort["Content-Disposition"]
    if format_ == "csv":
        text = antwort.content.decode("utf-8-sig")
        assert "2033" in text and "Verläufen" in text
    assert als("kaemmerei").get(SEITE, angaben | {"format": "exe"}).status_code == 404


def test_wer_welchen_wirkungsraum_sieht(als: Any, welt: Welt) -> None:
    assert queries.waehlbare(welt.zugriff("lt_leitung")) == [("neheim", "Neheim")]
    assert [s for s, _ in queries.waehlbare(welt.zugriff("jha"))] == ["stadt", "neheim", "huesten", "alt-arnsberg"]
    leitung = als("lt_leitung")
    assert "Neheim" in leitung.get(SEITE).content.decode()
    for fremd in ("huesten", "stadt", "gibt-es-nicht"):
        assert leitung.get(SEITE, {"raum": fremd}).status_code == 404


@pytest.mark.parametrize("wert", ["-5", "999", "x", "9" * 400, "\x00", "1e3", "50.5"])
def test_ein_unmoeglicher_hebel_sagt_was_geht(als: Any, welt: Welt, wert: str) -> None:
    antwort = als("controlling").get(SEITE, {"vermeidung": wert})
    assert antwort.status_code == 422 and "Vermiedene Unterbringungen" in antwort.content.decode()


def test_ohne_einwohnerzahl_sagt_die_seite_was_fehlt(als: Any, welt: Welt) -> None:
    Einwohnerstand.objects.filter(wirkungsraum__schluessel="huesten").delete()
    queries.lies_neu()
    text = als("controlling").get(SEITE).content.decode()
    assert "Noch keine Prognose" in text and "Menschen unter 21 (Hüsten)" in text
    with pytest.raises(CommandError, match="Hüsten"):
        call_command("prognose")


def test_was_schon_ausgegeben_ist_und_das_planbudget_sind_die_der_steuerung(welt: Welt) -> None:
    g, raum = queries.grundlage(HEUTE), Wirkungsraum.objects.get(schluessel="neheim")
    bisher = [m.erwartet.cent for m in steuerung([raum], 2026, HEUTE).bild.monate if m.monat <= HEUTE.month]
    assert g.stichtag == date(2026, 12, 1) and dict(g.bisher)["neheim"] == sum(bisher) > 0
    budgets = queries.budgets(g)["neheim"]
    assert budgets[2027] == steuerung([raum], 2027, HEUTE).bild.plan.cent
    assert budgets[2032] > budgets[2033] > 0, "2033 endet der Vertrag im September"


def test_im_dezember_beginnt_die_prognose_mit_dem_neuen_jahr(welt: Welt) -> None:
    g = queries.grundlage(date(2026, 12, 15))
    assert g.stichtag == date(2027, 1, 1) and g.bisher == ()
    assert [j.jahr for j in queries.genau(g, OHNE_HEBEL).stadt.jahre] == list(range(2027, 2034))


def test_nach_dem_ende_des_vertrags_gibt_es_nichts_vorauszusagen(als: Any, welt: Welt, monkeypatch: Any) -> None:
    monkeypatch.setenv("MASSANZUG_HEUTE", "2033-09-15")
    text = als("controlling").get(SEITE).content.decode()
    assert "Noch keine Prognose" in text and "Das Ende der Prognose liegt vor ihrem Beginn" in text


def test_mehr_hilfen_fragen_nicht_oefter_und_ein_zweiter_blick_fast_nichts(welt: Welt) -> None:
    def fragen() -> int:
        with CaptureQueriesContext(connection) as gefragt:
            queries.grundlage(HEUTE)
        return len(gefragt)

    vorher, gleich = fragen(), fragen()
    assert gleich == 1, "nur, ob inzwischen etwas geschehen ist"
    uebernahme(welt)  # an act: more helps, and an entry in the Protokoll
    assert 1 < fragen() <= vorher + 1


@pytest.mark.parametrize(
    ("p", "wort"),
    [
        (0.0, "in weniger als 1 von 20 Verläufen"), (0.06, "in 1 von 10 Verläufen"), (0.34, "in 3 von 10 Verläufen"),
        (0.94, "in 9 von 10 Verläufen"), (1.0, "in mehr als 19 von 20 Verläufen"), (None, "kein Planbudget"),
    ],
)  # fmt: skip
def test_eine_chance_in_worten(p: float | None, wort: str) -> None:
    assert queries.chance_in_worten(p) == wort
