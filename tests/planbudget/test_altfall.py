"""A help that was granted before the Planbudget began does not count into it, whether taken over or cut here."""

from datetime import date

import pytest

from massanzug.fall import actions
from massanzug.fall.choices import Abschlussgrund, Entscheidungsstand
from massanzug.fall.models import Baustein, Entscheidung, Fall, Massanzug
from massanzug.fall.queries.leistung import leistungszeilen
from massanzug.planbudget.queries.bindung import Zeile, bindungszeilen_je_raum
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db
VORHER = date(2025, 9, 30)


def _zeilen(fall: Fall) -> list[Zeile]:
    je_raum = bindungszeilen_je_raum([fall.wirkungsraum_id], HEUTE)
    return [z for z in je_raum.get(fall.wirkungsraum_id, []) if z.fall_id == fall.pk]


def _bewilligt_am(fall: Fall, tag: date) -> None:
    Entscheidung.objects.filter(fall=fall, stand=Entscheidungsstand.ENTSCHIEDEN).update(entschieden_am=tag)


def test_vor_dem_planbudget_bewilligt_zaehlt_nicht(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    assert all(z.zaehlt for z in _zeilen(fall))
    _bewilligt_am(fall, VORHER)
    zeilen = _zeilen(fall)
    assert zeilen
    assert {z.zuordnung.regel_schluessel for z in zeilen} == {"altfall-2025"}


def test_am_ersten_tag_bewilligt_zaehlt(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    _bewilligt_am(fall, date(2025, 10, 1))
    assert all(z.zaehlt for z in _zeilen(fall))


def test_eine_neue_fassung_macht_aus_dem_altfall_keinen_neuen(welt: Welt) -> None:
    """What counts is when help was first granted, not when its newest plan was."""
    fall = welt.faelle["frei@neheim"].fall
    neu = Entscheidung.objects.filter(fall=fall, stand=Entscheidungsstand.ENTSCHIEDEN).latest("pk")
    frueher = Massanzug.objects.create(fall=fall, fassung=99, angelegt_am=VORHER, stand="abgeloest")
    Entscheidung.objects.create(
        fall=fall,
        massanzug=frueher,
        stand=neu.stand,
        ergebnis=neu.ergebnis,
        begruendung="x",
        rechtsgrundlage="§ 27",
        wahl_hinweis_am=VORHER,
        wahl_alternativen="x",
        wahl_ergebnis=neu.wahl_ergebnis,
        vorgelegt_von=neu.vorgelegt_von,
        vorgelegt_am=VORHER,
        zweite_fachkraft=neu.zweite_fachkraft,
        entschieden_am=VORHER,
    )
    assert not any(z.zaehlt for z in _zeilen(fall))


def test_was_vor_dem_planbudget_zu_ende_war_steht_nicht_in_der_bindung(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    Baustein.objects.filter(massanzug__fall=fall).update(von=date(2025, 1, 1), bis=VORHER)
    assert _zeilen(fall) == []
    assert [z for z in leistungszeilen(wirkungsraum_ids=[fall.wirkungsraum_id]) if z.fall_id == fall.pk]


def test_ein_ende_vor_dem_fachkonzept_plant_keine_nachfrage_und_scheitert_nicht(welt: Welt) -> None:
    """The rule of asking again is in force since the contracts; a help written down late may have ended before."""
    fall = welt.faelle["frei@neheim"].fall
    Fall.objects.filter(pk=fall.pk).update(begonnen_am=date(2025, 1, 7))
    actions.hilfe_abschliessen(
        zugriff=welt.zugriff("asd"),
        fall=Fall.objects.get(pk=fall.pk),
        am=VORHER,
        grund=Abschlussgrund.GESCHAFFT,
        ergebnis="Es trägt.",
        wer_bleibt="Oma",
    )
    assert not fall.nachfragen.exists()
