"""The award makes the contract: never one without the other, and nobody reads it who is no part of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Vergabegegenstand
from massanzug.interessenbekundung.models import Verfahren, Zuschlag
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.rechenkern import vertragsvorlage
from massanzug.rechenkern.parameter import lade_kommune
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.vertrag import queries
from massanzug.vertrag.choices import Pflichtart
from massanzug.vertrag.druck import vertragsdaten
from massanzug.vertrag.models import Grundlagenvertrag, Pflicht
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Protokoll
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff
from tests.conftest import anmelden
from tests.interessenbekundung import auswahlszene as szene
from tests.interessenbekundung.auswahlszene import NAMEN, SPAET, Lage, konto, um
from tests.interessenbekundung.szene import FRIST, VERGABE

EINE, RIVALIN, *_ = NAMEN
WORT = "Weidenkorb schreibt zu 13."


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"


def vergeben(lage: Lage | None = None, zusage: bool = True) -> tuple[Lage, Zuschlag]:
    lage = lage or szene.mitgeteilt()
    zuschlag = szene.vorgeschlagen(lage)
    if zusage:
        _sage_zu(lage, WORT)
    return lage, actions.zuschlag_erteilen(zugriff=um(lage.amt[1], SPAET), zuschlag=zuschlag)


def _sage_zu(lage: Lage, wort: str, abschnitt: int = 13) -> Any:
    teil = lesen.teile(lage.bekundung(EINE))["abschnitt", abschnitt]
    return actions.zusage_markieren(zugriff=um(lage.amt[0], SPAET), teil=teil, wortlaut=wort)


def test_mit_dem_zuschlag_entsteht_der_vertrag(welt: Any) -> None:
    lage, zuschlag = vergeben()
    v = Grundlagenvertrag.objects.get()
    assert (v.zuschlag, v.traeger.name, v.wirkungsraum_id) == (zuschlag, EINE, lage.raeume[0])
    assert (v.beginn, v.ende, v.option_bis) == (date(2027, 10, 1), date(2032, 9, 30), date(2035, 9, 30))
    pflichten = list(v.pflichten.all())
    assert [p.titel for p in pflichten[:-1]] == [p.titel for p in vertragsvorlage.pflichten()]
    assert (pflichten[-1].art, pflichten[-1].text) == (Pflichtart.ZUSAGE, WORT)
    assert "Abschnitt 13" in pflichten[-1].quelle
    quote = next(p for p in pflichten if "Studienabschluss" in p.titel)
    assert quote.faellig_am == date(2031, 10, 1), "vier Jahre nach Beginn"
    assert [e.aktion for e in Protokoll.objects.order_by("-nummer")[:2]] == [
        "zuschlag_erteilen", "vertrag_aus_zuschlag"
    ]  # fmt: skip


def test_die_laufzeit_der_bekanntmachung_ergibt_ihre_tage(welt: Any) -> None:
    """The notice: from 01.10.2025 five years, three more after a positive evaluation."""
    laufzeit = lade_kommune().laufzeit
    v = Verfahren(beginn=laufzeit.beginn, jahre=laufzeit.jahre, option_jahre=laufzeit.option_jahre)
    assert v.laufzeit == "01.10.2025 bis 30.09.2030, verlängerbar bis 30.09.2033"


def test_vorgeschlagen_ist_noch_kein_vertrag(welt: Any) -> None:
    szene.vorgeschlagen()
    assert not Grundlagenvertrag.objects.exists()


def test_was_keine_leittraegerschaft_ist_macht_keinen_grundlagenvertrag(welt: Any) -> None:
    lage = szene.mitgeteilt()
    Verfahren.objects.filter(pk=lage.verfahren.pk).update(gegenstand=Vergabegegenstand.ANDERES)
    _, zuschlag = vergeben(lage)
    assert zuschlag.am and not Grundlagenvertrag.objects.exists()


def test_scheitert_der_vertrag_gibt_es_auch_keinen_zuschlag(welt: Any, monkeypatch: Any) -> None:
    lage = szene.mitgeteilt()
    Verfahren.objects.filter(pk=lage.verfahren.pk).update(beginn=date(9999, 1, 1))  # its end lies in no calendar
    with pytest.raises(ValueError):
        vergeben(lage, zusage=False)
    assert Zuschlag.objects.get().am is None and not Grundlagenvertrag.objects.exists()


def test_eine_spaetere_zusage_kommt_in_den_vertrag(welt: Any) -> None:
    lage, _ = vergeben(zusage=False)
    assert not Pflicht.objects.filter(art=Pflichtart.ZUSAGE).exists()
    _sage_zu(lage, WORT)
    _sage_zu(lage, "Weidenkorb schreibt zu 4.", 4)
    zusagen = Pflicht.objects.filter(art=Pflichtart.ZUSAGE)
    anzahl = len(vertragsvorlage.pflichten())
    assert [(p.nummer, p.text) for p in zusagen] == [(anzahl + 1, WORT), (anzahl + 2, "Weidenkorb schreibt zu 4.")]


def test_einen_zuschlag_gibt_es_nur_mit_einem_vertrag(welt: Any) -> None:
    _, zuschlag = vergeben()
    v = Grundlagenvertrag.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Grundlagenvertrag.objects.create(
            zuschlag=zuschlag, traeger=v.traeger, wirkungsraum=v.wirkungsraum, beginn=v.beginn, ende=v.ende,
            option_bis=v.option_bis, entstanden_am=v.entstanden_am,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Grundlagenvertrag.objects.update(ende=v.beginn - timedelta(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Pflicht.objects.filter(art=Pflichtart.ZUSAGE).update(zusage=None)


def _als(rolle: Rolle, traeger: int = 0, raum: int | None = None) -> Zugriff:
    return Zugriff(1, "x", (Mitgliedschaft(rolle, traeger, "x", raum),), SPAET.date(), SPAET)


def test_wer_den_vertrag_liest(welt: Any) -> None:
    """City-wide roles all; a Leitung of the ASD her own Wirkungsraum's; a Träger its own; nobody else."""
    lage, zuschlag = vergeben()
    v = Grundlagenvertrag.objects.get()
    stadtweit = {Rolle.AUSWAHL, Rolle.CONTROLLING, Rolle.KAEMMEREI, Rolle.STEUERUNGSGRUPPE, Rolle.JHA}
    for rolle in Rolle:
        hier = {Rolle.LT_LEITUNG: (v.traeger_id, 0), Rolle.BEWERBUNG: (v.traeger_id, None)}
        eigener = _als(rolle, *hier.get(rolle, (0, v.wirkungsraum_id)))
        fremder = _als(rolle, lage.auswahl.traeger[RIVALIN].pk, lage.raeume[1])
        liest = stadtweit | {Rolle.ASD_LEITUNG, Rolle.LT_LEITUNG, Rolle.BEWERBUNG}
        for finde in (lambda z: queries.vertrag(z, v.pk), lambda z: queries.vertrag_zum_zuschlag(z, zuschlag.pk)):
            assert bool(finde(eigener)) == (rolle in liest), rolle
            assert bool(finde(fremder)) == (rolle in stadtweit), rolle
    niemand = replace(_als(Rolle.JHA), mitgliedschaften=())
    assert not queries.vertraege(niemand).exists()


def test_die_seite_nennt_pflicht_tag_und_zusage(welt: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("MASSANZUG_HEUTE", SPAET.date().isoformat())
    lage, zuschlag = vergeben()
    browser = anmelden(Client(), konto(lage.bewerber[EINE]))
    seite = browser.get(reverse("vertrag_zum_zuschlag", args=[zuschlag.pk]), follow=True).content.decode()
    for wort in (EINE, "01.10.2031", WORT, "01.10.2027 bis 30.09.2032", "Mindestens drei Arbeitsplätze", "Annahme"):
        assert wort in seite, wort
    assert browser.get(reverse("vertrag_pdf", args=[Grundlagenvertrag.objects.get().pk])).content[:5] == b"%PDF-"
    fremd = anmelden(Client(), konto(lage.bewerber[RIVALIN]))
    assert fremd.get(reverse("vertrag", args=[Grundlagenvertrag.objects.get().pk])).status_code == 404
    assert "Noch kein Grundlagenvertrag" in fremd.get(reverse("vertraege")).content.decode()


def test_das_blatt_sagt_dasselbe_wie_die_seite(welt: Any) -> None:
    vergeben()
    daten = vertragsdaten(queries.blick(Grundlagenvertrag.objects.get()), SPAET.date())
    assert len(daten["dauernd"]) + len(daten["befristet"]) == len(vertragsvorlage.pflichten())
    assert daten["zusagen"][0][1] == WORT and daten["option"]
    tage = [zeile[3] for zeile in daten["befristet"]]
    assert tage[0].startswith("01.10.2027") and "01.10.2028, dann jedes Jahr" in tage and tage[-1] == "01.10.2031"


@pytest.mark.parametrize(
    ("beginn", "wort"), [(FRIST.date(), "nach dem Ende der Abgabefrist"), (date(2040, 1, 1), "spätestens fünf Jahre")]
)
def test_die_vergabe_beginnt_nach_der_frist(welt: Any, beginn: date, wort: str) -> None:
    lage = szene.geoeffnet()
    with pytest.raises(Unzulaessig, match=wort):
        actions.verfahren_anlegen(
            zugriff=lage.amt[0], titel="x", zweck="x", frist=FRIST,
            wirkungsraeume=[lage.angebot().wirkungsraum], **(VERGABE | {"beginn": beginn}),
        )  # fmt: skip
