"""Many at once: one Bekundung for each Träger, and in the last second each has a receipt or a clear refusal."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.actions import bekundung as bekundungstaten
from massanzug.interessenbekundung.choices import VERSIEGELT, Bekundungsstand
from massanzug.interessenbekundung.models import Bekundung
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.models import Protokoll
from tests.interessenbekundung.szene import FRIST, NACHHER, geschrieben, oeffnen, offenes_verfahren
from tests.planbudget.datenbank import Datenbank, eigene_datenbank

ZUGLEICH = 8


@pytest.fixture
def datenbank(tmp_path: Path, django_db_blocker: Any, settings: Any) -> Any:
    settings.SCHLUESSELBUND = tmp_path / "geheim" / "entwuerfe"
    with django_db_blocker.unblock():
        eigene = eigene_datenbank(tmp_path)
        with eigene.offen(eilig=True):
            yield eigene
            connection.close()


def alle_zugleich(datenbank: Datenbank, taten: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each of them came to: its result, or what it was told."""

    def eine(tat: Callable[[], Any]) -> Any:
        with datenbank.offen(eilig=True):
            try:
                return tat()
            except (Unzulaessig, ValidationError) as absage:
                return absage
            finally:
                connection.close()

    with ThreadPoolExecutor(ZUGLEICH) as leute:
        return list(leute.map(eine, taten))


def test_zwei_beginnen_zugleich_und_es_gibt_eine(datenbank: Datenbank) -> None:
    auswahl = offenes_verfahren("Weidenkorb e. V.")
    (traeger,) = auswahl.traeger.values()

    def beginnen() -> Bekundung:
        return actions.bekundung_beginnen(zugriff=auswahl.eine, verfahren=auswahl.verfahren, traeger=traeger)

    ergebnisse = alle_zugleich(datenbank, [beginnen] * ZUGLEICH)
    assert Counter(type(e) for e in ergebnisse) == {Bekundung: 1, ValidationError: ZUGLEICH - 1}
    assert Bekundung.objects.count() == 1


def reiche_ein(datenbank: Datenbank, anzahl: int) -> None:
    """Each twice (the double click), half of them after the last second."""
    auswahl = offenes_verfahren(*(f"Träger {n}" for n in range(anzahl)))
    bekundungen = [geschrieben(auswahl, wer) for wer in auswahl.bewerber]

    def einreichen(n: int) -> Any:
        return actions.bekundung_einreichen(
            zugriff=auswahl.bewerber[n], bekundung=bekundungen[n],
            eingang=FRIST + timedelta(milliseconds=500 if n % 2 == 0 else 1000), code=actions.neuer_code(),
        )  # fmt: skip

    ergebnisse = alle_zugleich(datenbank, [lambda n=n: einreichen(n) for n in range(anzahl) for _ in (1, 2)])
    belege = [e for e in ergebnisse if isinstance(e, actions.Beleg)]
    assert sorted(b.bekundung.pk for b in belege) == sorted(b.pk for b in bekundungen), "keine fehlt, keine ist doppelt"
    assert {str(e) for e in ergebnisse if not isinstance(e, actions.Beleg)} == {
        "Diese Bekundung ist eingereicht. Zum Ändern ziehen Sie sie zuerst zurück."
    }
    assert {b.bekundung.pk for b in belege if b.rechtzeitig} == {b.pk for b in bekundungen[::2]}
    da = dict(Bekundung.objects.filter(stand__in=VERSIEGELT).values_list("pk", "abdruck"))
    assert da == {b.bekundung.pk: b.bekundung.abdruck for b in belege}
    assert Protokoll.objects.filter(aktion="bekundung_einreichen").count() == anzahl
    niederschrift = oeffnen(auswahl, jetzt=NACHHER).niederschrift
    assert Counter(z["ergebnis"] for z in niederschrift) == {
        "geoeffnet": (anzahl + 1) // 2, "verspaetet": anzahl // 2
    }  # fmt: skip


def test_in_der_letzten_sekunde_hat_jede_einen_beleg(datenbank: Datenbank) -> None:
    reiche_ein(datenbank, 10)


@pytest.mark.langsam
def test_zweihundert_in_der_letzten_sekunde(datenbank: Datenbank) -> None:
    reiche_ein(datenbank, 200)


def test_was_beim_oeffnen_noch_versiegelt_wird_bleibt_nicht_liegen(datenbank: Datenbank, monkeypatch: Any) -> None:
    """Handed in in time, sealed slowly, while two of three open already: it is opened, or clearly refused."""
    auswahl = offenes_verfahren("Weidenkorb e. V.", "Brückenhaus gGmbH")
    eine, andere = (geschrieben(auswahl, wer) for wer in auswahl.bewerber)
    mittendrin, offen, versiegle = Event(), Event(), bekundungstaten.siegel.versiegle

    def langsam(*args: Any) -> bytes:
        mittendrin.set()
        offen.wait(3)
        return versiegle(*args)

    def einreichen(wer: Any, bekundung: Bekundung) -> Any:
        return actions.bekundung_einreichen(zugriff=wer, bekundung=bekundung, eingang=FRIST, code=actions.neuer_code())

    def oeffnend() -> Any:
        mittendrin.wait(10)
        try:
            return oeffnen(auswahl, jetzt=NACHHER)
        finally:
            offen.set()

    einreichen(auswahl.andere, andere)
    monkeypatch.setattr(bekundungstaten.siegel, "versiegle", langsam)
    alle_zugleich(datenbank, [lambda: einreichen(auswahl.eine, eine), oeffnend])
    assert not Bekundung.objects.filter(stand=Bekundungsstand.EINGEREICHT).exists()
    assert auswahl.frisch().geoeffnet_am is not None
