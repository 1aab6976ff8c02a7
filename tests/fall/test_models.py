"""The database itself refuses the impossible, whatever the code above it does."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from massanzug.fall.choices import Entscheidungsstand, Faden, Massanzugstand, Wunschwahl
from massanzug.fall.models import Baustein, Entscheidung, Freigabe, Massanzug, Wille, Zustaendigkeit
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db
GESTERN = HEUTE - timedelta(days=1)


def _verweigert(name: str, tun) -> None:  # type: ignore[no-untyped-def]
    """`tun` must break exactly the constraint `name` (SQLite names columns for unique ones)."""
    with pytest.raises(IntegrityError) as fehler, transaction.atomic():
        tun()
    text = str(fehler.value)
    assert name in text or "UNIQUE" in text


def test_entscheidung_braucht_zwei_personen(welt: Welt) -> None:
    e = welt.faelle["vor@neheim"].entscheidung
    assert e
    _verweigert(
        "entscheidung_zwei_personen",
        lambda: Entscheidung.objects.filter(pk=e.pk).update(zweite_fachkraft=e.vorgelegt_von),
    )


def test_entscheidung_hat_ein_datum_genau_wenn_sie_getroffen_ist(welt: Welt) -> None:
    offen, getroffen = welt.faelle["vor@neheim"].entscheidung, welt.faelle["frei@neheim"].entscheidung
    assert offen and getroffen
    name = "entscheidung_datum_genau_wenn_entschieden"
    _verweigert(name, lambda: Entscheidung.objects.filter(pk=offen.pk).update(entschieden_am=HEUTE))
    _verweigert(name, lambda: Entscheidung.objects.filter(pk=getroffen.pk).update(entschieden_am=None))


def test_wer_zurueckgibt_oder_einen_wunsch_ablehnt_nennt_den_grund(welt: Welt) -> None:
    e = Entscheidung.objects.filter(pk=welt.faelle["vor@neheim"].entscheidung.pk)  # type: ignore[union-attr]
    _verweigert("entscheidung_rueckgabe_mit_grund", lambda: e.update(stand=Entscheidungsstand.ZURUECKGEGEBEN))
    for ergebnis in (Wunschwahl.NICHT, Wunschwahl.TEILWEISE):
        _verweigert("entscheidung_wunsch_mit_grund", lambda w=ergebnis: e.update(wahl_ergebnis=w))


def test_es_gibt_einen_offenen_und_einen_geltenden_massanzug(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"].fall
    _verweigert("massanzug_ein_offener", lambda: Massanzug.objects.create(fall=fall, fassung=2, angelegt_am=HEUTE))
    frei = welt.faelle["frei@neheim"].fall
    _verweigert(
        "massanzug_ein_bewilligter",
        lambda: Massanzug.objects.create(fall=frei, fassung=2, stand=Massanzugstand.BEWILLIGT, angelegt_am=HEUTE),
    )
    _verweigert(
        "massanzug_fassung_einmal",
        lambda: Massanzug.objects.create(fall=frei, fassung=1, stand=Massanzugstand.ABGELOEST, angelegt_am=HEUTE),
    )


def test_baustein_hat_sinnvolle_tage_kosten_und_anbieter(welt: Welt) -> None:
    b = Baustein.objects.filter(pk=welt.faelle["neu@neheim"].baustein.pk)
    _verweigert("baustein_zeitfolge", lambda: b.update(bis=GESTERN))
    _verweigert("baustein_satz_nicht_negativ", lambda: b.update(satz_cent=-1))
    _verweigert("baustein_kosten_passen_zur_einheit", lambda: b.update(einheit="kostenlos"))
    _verweigert("baustein_kosten_passen_zur_einheit", lambda: b.update(menge_tausendstel=0))
    _verweigert("baustein_anbieter_nur_bei_fachkraft", lambda: b.update(anbieter=None))
    _verweigert("baustein_anbieter_nur_bei_fachkraft", lambda: b.update(faden=Faden.EIGEN))


def test_wille_hat_jede_fassung_einmal(welt: Welt) -> None:
    person = welt.faelle["neu@neheim"].person
    _verweigert("wille_fassung_einmal", lambda: Wille.objects.create(person=person, fassung=1, am=HEUTE, wille="x"))


def test_zeiten_laufen_vorwaerts(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"]
    _verweigert(
        "zustaendigkeit_zeitfolge",
        lambda: Zustaendigkeit.objects.filter(fall=fall.fall).update(gueltig_bis=date(2020, 1, 1)),
    )
    _verweigert("freigabe_zeitfolge", lambda: Freigabe.objects.filter(fall=fall.fall).update(widerrufen_am=GESTERN))
    z = Zustaendigkeit.objects.filter(fall=fall.fall).first()
    assert z
    _verweigert(
        "zustaendigkeit_einmal",
        lambda: Zustaendigkeit.objects.create(
            fall=z.fall, konto=z.konto, funktion=z.funktion, gueltig_von=z.gueltig_von
        ),
    )
