"""The money of a Wirkungsraum: published amounts, readings, split, commitments."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from massanzug.fall import actions as fall_actions
from massanzug.fall.choices import Einheit, Ergebnis, Faden, Wunschwahl
from massanzug.planbudget import actions
from massanzug.planbudget.choices import Lesartwahl
from massanzug.planbudget.models import Lesart, Planbudget, Verteilvorgabe
from massanzug.planbudget.queries import budget as queries
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.erlaubnis import Verboten
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db


def test_die_drei_veroeffentlichten_betraege_stehen_auf_den_cent(welt: Welt) -> None:
    budgets = {b.raum.name: b for b in queries.raumbudgets(welt.zugriff("kaemmerei"))}
    gelesen = {n: (b.planbudget.quelle_text, b.planbudget.betrag_cent) for n, b in budgets.items() if b.planbudget}
    assert gelesen == {
        "Neheim": ("873.988,551 Euro", 87_398_855),
        "Hüsten": ("918.274,831 Euro", 91_827_483),
        "Alt-Arnsberg": ("2.106.025,41 Euro", 210_602_541),
    }


def test_lesart_gilt_ueberall_und_aendert_keinen_betrag(welt: Welt) -> None:
    kaemmerei = welt.zugriff("kaemmerei")
    jahr = queries.raumbudget(kaemmerei, "neheim")
    actions.lesart_festlegen(zugriff=kaemmerei, lesart=Lesartwahl.QUARTAL, grund="Auskunft der Stadt")
    quartal = queries.raumbudget(kaemmerei, "neheim")
    assert jahr and quartal and jahr.planbudget == quartal.planbudget
    assert (jahr.jahresbetrag, quartal.jahresbetrag) == (Betrag(87_398_855), Betrag(349_595_420))
    actions.lesart_festlegen(zugriff=kaemmerei, lesart=Lesartwahl.JAHR, grund="Doch ein Jahr")
    assert queries.raumbudget(kaemmerei, "neheim") == jahr


@pytest.mark.parametrize("person", ["controlling", "asd", "lt_leitung", "jha", "steuerungsgruppe", "verwaltung"])
def test_lesart_legt_nur_die_kaemmerei_fest(welt: Welt, person: str) -> None:
    with pytest.raises(Verboten):
        actions.lesart_festlegen(zugriff=welt.zugriff(person), lesart=Lesartwahl.QUARTAL, grund="x")
    assert not Lesart.objects.exists()


def test_verteilung_2029_ist_auf_den_cent_genau(welt: Welt) -> None:
    v = queries.verteilung(welt.zugriff("kaemmerei"))
    assert v and v.summe == Betrag(1_500_000_000)
    assert sum(t[2].cent for t in v.teile) == 1_500_000_000
    assert sum(t[3] for t in v.teile) == Fraction(1)
    assert all(stand.ist_beispiel for _, stand, _, _ in v.teile)


@pytest.mark.parametrize("modell", [Planbudget, Verteilvorgabe, Lesart])
def test_die_datenbank_verweigert_aendern_und_loeschen(welt: Welt, modell: Any) -> None:
    actions.lesart_festlegen(zugriff=welt.zugriff("kaemmerei"), lesart=Lesartwahl.JAHR, grund="x")
    feld = "grund" if modell is Lesart else "quelle"
    with pytest.raises(DatabaseError, match="weder geaendert noch geloescht"), transaction.atomic():
        modell.objects.update(**{feld: "anders"})
    with pytest.raises(DatabaseError, match="weder geaendert noch geloescht"), transaction.atomic():
        modell.objects.all()._raw_delete("default")


def _bewilligter_fall(welt: Welt, **baustein: Any) -> int:
    """Approve the draft `neu` with exactly one priced piece; returns its case id."""
    asd, fall = welt.zugriff("asd"), welt.faelle["neu@neheim"]
    fall_actions.baustein_entfernen(zugriff=asd, baustein=fall.baustein)
    fall_actions.baustein_einfuegen(
        zugriff=asd, fall=fall.fall, wer="W", was="H", ziel=fall.ziel, anbieter=welt.traeger["fremd"], **baustein
    )
    e = fall_actions.entscheidung_vorlegen(
        zugriff=asd, fall=fall.fall, zweite_fachkraft=welt.konten["asd2"], ergebnis=Ergebnis.BEWILLIGT, begruendung="b",
        rechtsgrundlage="§ 27", wahl_hinweis_am=HEUTE, wahl_alternativen="a", wahl_ergebnis=Wunschwahl.KEIN_WUNSCH,
    )  # fmt: skip
    fall_actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    return fall.fall.pk


@pytest.mark.parametrize(
    ("baustein", "jahr", "rest"),
    [
        # 3 h × 68.50 € per week from 22.11.: 9 days in November, 31 in December
        (
            {"faden": Faden.FACHKRAFT, "einheit": Einheit.STUNDEN, "menge_tausendstel": 3000, "satz_cent": 6850,
             "von": HEUTE},
            26_421 + 91_007, 26_421 + 91_007,
        ),
        # a place at 200 € a day, every day of December
        (
            {"faden": Faden.STATIONAER, "einheit": Einheit.TAGE, "menge_tausendstel": 7000, "satz_cent": 20_000,
             "von": date(2026, 12, 1)},
            620_000, 620_000,
        ),
        # a flat 100 € a month since 1 October: three months in the year, 9/30 of November and December left
        (
            {"faden": Faden.FACHKRAFT, "einheit": Einheit.MONATLICH, "satz_cent": 10_000, "von": date(2026, 10, 1)},
            30_000, 3_000 + 10_000,
        ),
        # a one-off of last month binds the year, but nothing is left to come
        (
            {"faden": Faden.FACHKRAFT, "einheit": Einheit.EINMALIG, "satz_cent": 25_000, "von": date(2026, 10, 5)},
            25_000, 0,
        ),
    ],
)  # fmt: skip
def test_bindung_folgt_den_bewilligten_bausteinen(welt: Welt, baustein: dict[str, Any], jahr: int, rest: int) -> None:
    kaemmerei = welt.zugriff("kaemmerei")
    vorher = queries.raumbudget(kaemmerei, "neheim")
    fall_pk = _bewilligter_fall(welt, **baustein)
    nachher = queries.raumbudget(kaemmerei, "neheim")
    assert vorher and nachher
    assert nachher.bindung.jahr - vorher.bindung.jahr == Betrag(jahr)
    assert nachher.bindung.rest - vorher.bindung.rest == Betrag(rest)
    wirkung = queries.fallwirkung(welt.zugriff("asd"), fall_pk)
    assert wirkung and wirkung.gilt and wirkung.rest == Betrag(rest)


def test_ein_entwurf_bindet_nichts_zeigt_aber_was_er_kosten_wuerde(welt: Welt) -> None:
    wirkung = queries.fallwirkung(welt.zugriff("asd"), welt.faelle["neu@neheim"].fall.pk)
    assert wirkung and not wirkung.gilt and wirkung.rest.cent > 0
    bewilligt = queries.raumbudget(welt.zugriff("kaemmerei"), "neheim")
    assert bewilligt and bewilligt.bindung.anzahl == 2  # the cases „frei“ and „wechsel“, neither „neu“ nor „vor“


@pytest.mark.parametrize(
    ("von", "bis", "ab", "monat"),
    [
        (date(2026, 10, 1), None, HEUTE, 10_000),  # runs
        (date(2026, 1, 1), date(2026, 6, 30), HEUTE, 0),  # over: it costs nothing any more
        (date(2026, 12, 1), None, date(2026, 12, 1), 10_000),  # not begun: what it will cost then
    ],
)
def test_im_monat_kostet_ein_massanzug_was_laeuft(
    welt: Welt, von: date, bis: date | None, ab: date, monat: int
) -> None:
    bezahlt = {"faden": Faden.FACHKRAFT, "einheit": Einheit.MONATLICH, "satz_cent": 10_000, "von": von, "bis": bis}
    wirkung = queries.fallwirkung(welt.zugriff("asd"), _bewilligter_fall(welt, **bezahlt))
    assert wirkung and (wirkung.ab, wirkung.monat) == (ab, Betrag(monat))
    assert [(wer, was) for wer, was, _ in wirkung.posten] == [("W", "H")]


def test_mehrere_raeume_zusammen_und_beide_lesarten(welt: Welt) -> None:
    alle = queries.raumbudgets(welt.zugriff("kaemmerei"))
    zusammen = queries.gesamt(alle)
    assert zusammen and zusammen.jahresbetrag == Betrag(389_828_879)
    assert [betrag.cent for _, betrag in alle[0].lesarten] == [
        alle[0].planbudget.betrag_cent * faktor for faktor in (1, 4) if alle[0].planbudget
    ]
    assert queries.gesamt(queries.raumbudgets(welt.zugriff("asd"))) is None


def test_die_neue_fassung_zaehlt_statt_der_alten_nie_zusaetzlich(welt: Welt) -> None:
    asd, fall = welt.zugriff("asd"), welt.faelle["frei@neheim"].fall
    vorher = queries.raumbudget(welt.zugriff("kaemmerei"), "neheim")
    fall_actions.massanzug_fortschreiben(zugriff=asd, fall=fall)
    e = fall_actions.entscheidung_vorlegen(
        zugriff=asd, fall=fall, zweite_fachkraft=welt.konten["asd2"], ergebnis=Ergebnis.BEWILLIGT, begruendung="b",
        rechtsgrundlage="§ 27", wahl_hinweis_am=HEUTE, wahl_alternativen="a", wahl_ergebnis=Wunschwahl.KEIN_WUNSCH,
    )  # fmt: skip
    fall_actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=e)
    assert queries.raumbudget(welt.zugriff("kaemmerei"), "neheim").bindung == vorher.bindung  # type: ignore[union-attr]


def test_zeilen_und_summe_sind_dasselbe_geld(welt: Welt) -> None:
    kaemmerei = welt.zugriff("kaemmerei")
    budget = queries.raumbudget(kaemmerei, "neheim")
    assert budget
    zeilen = queries.bindungszeilen(kaemmerei, budget.raum)
    assert sum(z.jahr.cent for z in zeilen) == budget.bindung.jahr.cent > 0


def test_ohne_einwohnerstand_gibt_es_keine_verteilung_aber_auch_keinen_fehler(welt: Welt) -> None:
    from dataclasses import replace

    frueh = replace(welt.zugriff("kaemmerei"), heute=date(2000, 1, 1))
    assert queries.verteilung(frueh) is None
    assert queries.pfad(frueh) is None
