"""Who may do what in a selection: every act by every kind of person, and nobody else."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Teilart, Verfasserrolle
from massanzug.interessenbekundung.models import Bekundung, Verfahren
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.bekundung import Beigabe
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Verboten
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, betrieb
from tests.interessenbekundung.szene import (
    FRIST,
    KENNWOERTER,
    NACHHER,
    VERGABE,
    VORHER,
    Auswahl,
    geschrieben,
    mensch,
    offenes_verfahren,
)

AMT = {"schluessel", "amt"}
SCHREIBENDE = {"verfasserin", "mitschreiberin"}


@dataclass
class Lage:
    """A call that is open, one in preparation, one laid before by `schluessel`; a Bekundung written, another sealed."""

    auswahl: Auswahl
    leute: dict[str, Zugriff]
    entwurf: Verfahren
    vorgelegt: Verfahren
    bekundung: Bekundung
    beleg: actions.Beleg


def _verfahren(wer: Zugriff) -> Verfahren:
    return actions.verfahren_anlegen(
        zugriff=wer,
        titel="Leitträger",
        zweck="x",
        frist=FRIST,
        wirkungsraeume=[Wirkungsraum.objects.all()[0]],
        **VERGABE,
    )


@pytest.fixture
def lage(welt: Any, tmp_path: Any, settings: Any) -> Lage:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"
    auswahl = offenes_verfahren("Weidenkorb e. V.", "Brückenhaus gGmbH")
    stadt, eigene = Traeger.objects.filter(art="oeffentlich")[0], auswahl.traeger["Weidenkorb e. V."]
    leute = {
        "schluessel": auswahl.amt[0],
        "amt": mensch("amt4", stadt, Rolle.AUSWAHL),
        "verfasserin": auswahl.eine,
        "mitschreiberin": mensch("t8", eigene, Rolle.BEWERBUNG),
        "kollegin": mensch("t9", eigene, Rolle.BEWERBUNG),
        "rivalin": auswahl.andere,
        "leitung": welt.zugriff("asd_leitung"),
        "verwaltung": welt.zugriff("verwaltung"),
        "betrieb": betrieb(VORHER.date(), VORHER),
        "ohne_rolle": replace(auswahl.eine, konto_id=auswahl.eine.konto_id, mitgliedschaften=()),
    }
    entwurf, vorgelegt = _verfahren(auswahl.amt[0]), _verfahren(auswahl.amt[0])
    for wer, kennwort in zip(auswahl.amt, KENNWOERTER.values(), strict=True):
        actions.schluessel_annehmen(zugriff=wer, verfahren=vorgelegt, kennwort=kennwort)
    actions.verfahren_vorlegen(zugriff=auswahl.amt[0], verfahren=vorgelegt)
    bekundung = geschrieben(auswahl, auswahl.eine)
    actions.verfasser_aufnehmen(
        zugriff=auswahl.eine, bekundung=bekundung,
        konto=Konto.objects.get(pk=leute["mitschreiberin"].konto_id), rolle=Verfasserrolle.SCHREIBT,
    )  # fmt: skip
    andere = geschrieben(auswahl, auswahl.andere)
    beleg = actions.bekundung_einreichen(
        zugriff=auswahl.andere, bekundung=andere, eingang=VORHER, code=actions.neuer_code()
    )
    return Lage(auswahl, leute, entwurf, vorgelegt, bekundung, beleg)


def _freigeben(lage: Lage, wer: Zugriff) -> Any:
    return actions.verfahren_freigeben(zugriff=wer, verfahren=lage.vorgelegt)


def _vorlegen(lage: Lage, wer: Zugriff) -> Any:
    for person, kennwort in zip(lage.auswahl.amt, KENNWOERTER.values(), strict=True):
        actions.schluessel_annehmen(zugriff=person, verfahren=lage.entwurf, kennwort=kennwort)
    return actions.verfahren_vorlegen(zugriff=wer, verfahren=lage.entwurf)


def _erster_schluessel(lage: Lage) -> Any:
    return lage.auswahl.verfahren.schluesselpersonen.get(nummer=1)


def _oeffnen(lage: Lage, wer: Zugriff) -> Any:
    return actions.verfahren_oeffnen(
        zugriff=replace(wer, jetzt=NACHHER), verfahren=lage.auswahl.verfahren,
        kennwoerter={n: KENNWOERTER[n] for n in (1, 2)},
    )  # fmt: skip


def _beginnen(lage: Lage, wer: Zugriff) -> Any:
    """In a second call, for the first Träger."""
    zweites = actions.verfahren_freigeben(zugriff=lage.auswahl.amt[1], verfahren=lage.vorgelegt)
    return actions.bekundung_beginnen(zugriff=wer, verfahren=zweites, traeger=lage.auswahl.traeger["Weidenkorb e. V."])


def _aufnehmen(lage: Lage, wer: Zugriff) -> Any:
    return actions.verfasser_aufnehmen(
        zugriff=wer, bekundung=lage.bekundung, konto=Konto.objects.get(pk=lage.leute["kollegin"].konto_id),
        rolle=Verfasserrolle.SCHREIBT,
    )  # fmt: skip


def _frage(lage: Lage) -> Any:
    return actions.frage_stellen(zugriff=lage.auswahl.eine, verfahren=lage.auswahl.verfahren, text="Darf man?")


def _schreiben(lage: Lage, wer: Zugriff) -> Any:
    return actions.teil_schreiben(
        zugriff=wer, bekundung=lage.bekundung, art=Teilart.ABSCHNITT, nummer=1, text="x", stand=1
    )


TABELLE: dict[str, tuple[Callable[[Lage, Zugriff], Any], set[str]]] = {
    "verfahren_anlegen": (lambda _, wer: _verfahren(wer), AMT),
    "schluessel_annehmen": (
        lambda lage, wer: actions.schluessel_annehmen(zugriff=wer, verfahren=lage.entwurf, kennwort=KENNWOERTER[1]),
        AMT,
    ),
    "schluessel_pruefen": (
        lambda lage, wer: actions.schluessel_pruefen(
            zugriff=wer, person=_erster_schluessel(lage), kennwort=KENNWOERTER[1]
        ),
        {"schluessel"},
    ),
    "schluessel_verloren_melden": (
        lambda lage, wer: actions.schluessel_verloren_melden(zugriff=wer, person=_erster_schluessel(lage)),
        {"schluessel"},
    ),
    "verfahren_vorlegen": (_vorlegen, AMT),
    "verfahren_freigeben": (_freigeben, {"amt"}),  # `schluessel` laid it before herself
    "bekundung_beginnen": (_beginnen, {"verfasserin", "mitschreiberin", "kollegin"}),
    "verfasser_aufnehmen": (_aufnehmen, {"verfasserin"}),
    "teil_schreiben": (_schreiben, SCHREIBENDE),
    "bekundung_einreichen": (
        lambda lage, wer: actions.bekundung_einreichen(
            zugriff=wer, bekundung=lage.bekundung, eingang=VORHER, code=actions.neuer_code()
        ),
        {"verfasserin"},
    ),
    "bekundung_zurueckziehen": (
        lambda lage, wer: actions.bekundung_zurueckziehen(
            zugriff=wer, bekundung=lage.beleg.bekundung, code=lage.beleg.code, eingang=VORHER
        ),
        {"rivalin"},  # it is hers
    ),
    "verfahren_oeffnen": (_oeffnen, {"schluessel"}),
    "verfahren_aendern": (
        lambda lage, wer: actions.verfahren_aendern(
            zugriff=wer,
            verfahren=lage.entwurf,
            titel="Neu",
            zweck="x",
            frist=FRIST,
            mindestpunkte=50,
            verdeckt=True,
            wirkungsraeume=[Wirkungsraum.objects.all()[0]],
            stand=1,
            **VERGABE,
        ),
        AMT,
    ),
    "gewichte_festlegen": (
        lambda lage, wer: actions.gewichte_festlegen(
            zugriff=wer,
            verfahren=lage.entwurf,
            gewichte={1: 100} | dict.fromkeys(range(2, 14), 0),
            woerter=dict.fromkeys(range(1, 14), 500),
            stand=1,
        ),
        AMT,
    ),
    "anker_festlegen": (
        lambda lage, wer: actions.anker_festlegen(
            zugriff=wer, verfahren=lage.entwurf, texte=dict.fromkeys(range(6), "Bedeutung"), stand=1
        ),
        AMT,
    ),
    "unterlage_einstellen": (
        lambda lage, wer: actions.unterlage_einstellen(
            zugriff=wer, verfahren=lage.entwurf, titel="Blatt", datei=Beigabe(0, "a.txt", "text/plain", b"x")
        ),
        AMT,
    ),
    "verfahren_zurueckgeben": (
        lambda lage, wer: actions.verfahren_zurueckgeben(zugriff=wer, verfahren=lage.vorgelegt, grund="Tippfehler"),
        AMT,
    ),
    "frist_verlaengern": (
        lambda lage, wer: actions.frist_verlaengern(
            zugriff=wer, verfahren=lage.auswahl.verfahren, frist=FRIST + timedelta(1), grund="Feiertag"
        ),
        AMT,
    ),
    "frage_stellen": (
        lambda lage, wer: actions.frage_stellen(zugriff=wer, verfahren=lage.auswahl.verfahren, text="Darf man?"),
        {"verfasserin", "mitschreiberin", "kollegin", "rivalin"},
    ),
    "frage_beantworten": (
        lambda lage, wer: actions.frage_beantworten(zugriff=wer, frage=_frage(lage), antwort="Ja."),
        AMT,
    ),
    "anlage_beifuegen": (
        lambda lage, wer: actions.anlage_beifuegen(
            zugriff=wer, bekundung=lage.bekundung, name="a.txt", art="text/plain", inhalt=b"x"
        ),
        SCHREIBENDE,
    ),
    "anlage_entfernen": (
        lambda lage, wer: actions.anlage_entfernen(zugriff=wer, bekundung=lage.bekundung, nummer=1),
        SCHREIBENDE,
    ),
    "kollegin_einladen": (
        lambda lage, wer: actions.kollegin_einladen(zugriff=wer, bekundung=lage.bekundung),
        {"verfasserin"},
    ),
    "einladung_annehmen": (
        lambda lage, wer: actions.einladung_annehmen(
            zugriff=wer,
            marke=actions.kollegin_einladen(zugriff=lage.auswahl.eine, bekundung=lage.bekundung),
            person="Ada",
            mail="ada@neu.example",
            passwort="ein-langes-Passwort-fuer-Tests",
        ),
        {"betrieb"},
    ),
    "traeger_anmelden": (
        lambda lage, wer: actions.traeger_anmelden(
            zugriff=wer,
            name="Neu e. V.",
            art=Traegerart.FREI,
            anschrift="Weg 1",
            person="Ada",
            mail="ada@neu.example",
            passwort="ein-langes-Passwort-fuer-Tests",
        ),
        {"betrieb"},
    ),
}
OHNE_EINTRAG = {"teil_schreiben", "anlage_beifuegen", "anlage_entfernen"}
"""What is being written leaves no entry in the Protokoll."""


@pytest.mark.parametrize("tat", TABELLE)
def test_wer_was_darf(lage: Lage, tat: str) -> None:
    """Each one tries it on the same state: what somebody did is taken back before the next."""
    handeln, duerfen = TABELLE[tat]
    gelungen = set()
    for name, wer in lage.leute.items():
        with transaction.atomic():
            with suppress(Verboten):
                handeln(lage, wer)
                gelungen.add(name)
            transaction.set_rollback(True)
    assert gelungen == duerfen


def test_die_tabelle_nennt_jede_handlung() -> None:
    spaeter = ("actions.auswahl", "actions.vergabe")  # after the opening: test_auswahl_rechte
    alle = {n: w for n, w in vars(actions).items() if getattr(w, "ist_handlung", False)}
    handlungen = {n for n, w in alle.items() if not w.__module__.endswith(spaeter)}
    assert set(TABELLE) == handlungen | OHNE_EINTRAG


def test_wer_welche_bekundungen_sieht(lage: Lage) -> None:
    gesehen = {name: {b.pk for b in queries.meine_bekundungen(wer)} for name, wer in lage.leute.items()}
    ihre = {"verfasserin": lage.bekundung, "mitschreiberin": lage.bekundung, "rivalin": lage.beleg.bekundung}
    assert {name: pks for name, pks in gesehen.items() if pks} == {name: {b.pk} for name, b in ihre.items()}


def test_wer_nicht_mehr_zum_traeger_gehoert_liest_und_schreibt_nicht_weiter(lage: Lage) -> None:
    woanders = Mitgliedschaft(Rolle.BEWERBUNG, lage.auswahl.traeger["Brückenhaus gGmbH"].pk, "Brückenhaus gGmbH")
    gewechselt = replace(lage.auswahl.eine, mitgliedschaften=(woanders,))
    assert not queries.meine_bekundungen(gewechselt).exists()
    for tat in ("teil_schreiben", "bekundung_einreichen", "verfasser_aufnehmen"):
        with pytest.raises(Verboten):
            TABELLE[tat][0](lage, gewechselt)


def test_eine_rolle_bei_einem_anderen_traeger_oeffnet_keine_tuer(lage: Lage) -> None:
    fremd = replace(lage.auswahl.eine, mitgliedschaften=(Mitgliedschaft(Rolle.BEWERBUNG, 10**6, "x"),))
    with pytest.raises(Verboten):
        _beginnen(lage, fremd)
    assert timedelta(days=3) == FRIST - VORHER
