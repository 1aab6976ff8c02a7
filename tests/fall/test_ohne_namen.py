"""What the Sozialraumteam writes down names nobody of the family, whoever types it; professionals may be named."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from massanzug.fall import actions
from massanzug.fall.choices import Faden, Ideengeber, Qualitaet, Sektor
from massanzug.fall.models import Beratung, Raumhinweis
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.models import Konto
from massanzug.zugang.zugriff import Zugriff
from tests.welt import HEUTE, Welt, team_beratung

pytestmark = pytest.mark.django_db


def _beratung(welt: Welt) -> Beratung:
    """The freed sheet of a case around Mila Kaya, with an uncle and a professional in her network."""
    asd, b = welt.zugriff("asd"), team_beratung(welt, "frei@neheim")
    b.fall.personen.filter(rolle="kind").update(name="Mila Kaya", geboren_am=HEUTE.replace(year=2017))
    for name, sektor in (("Onkel Yusuf", Sektor.FAMILIE), ("Petra Demir", Sektor.FACHSTELLE)):
        actions.netzwerkperson_aufnehmen(
            zugriff=asd, fall=b.fall, name=name, sektor=sektor, naehe=2, qualitaet=Qualitaet.STARK, beitrag=""
        )
    return b


Tat = Callable[[Zugriff, Beratung, str], Any]
TATEN: dict[str, Tat] = {
    "idee": lambda z, b, t: actions.idee_festhalten(
        zugriff=z, beratung=b, text=t, faden=Faden.RAUM, von=Ideengeber.LEITTRAEGER
    ),
    "was": lambda z, b, t: actions.auftrag_festhalten(zugriff=z, beratung=b, was=t, wer="wir"),
    "wer": lambda z, b, t: actions.auftrag_festhalten(zugriff=z, beratung=b, was="fragt nach", wer=t),
    "abweichung": lambda z, b, t: actions.abweichung_festhalten(zugriff=z, beratung=b, stand=b.stand, abweichend=t),
    "runde": lambda z, b, t: actions.runde_oeffnen(zugriff=z, beratung=b, grund=t),
    "hinweis": lambda z, b, t: actions.raumhinweis_festhalten(zugriff=z, sitzung=b.sitzung, text=t),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("wer", ["asd", "lt"])
@pytest.mark.parametrize("tat", TATEN)
def test_kein_name_der_familie_wird_gespeichert(welt: Welt, tat: str, wer: str) -> None:
    b = _beratung(welt)
    with pytest.raises(Unzulaessig) as keiner:
        TATEN[tat](welt.zugriff(wer), b, "Milas Freundin mag Yusuf")
    assert str(keiner.value) == "Hier steht noch „Milas“, „Yusuf“. Bitte schreiben Sie stattdessen die Rolle."
    TATEN[tat](welt.zugriff(wer), b, "Die Freundin des Mädchens mag den Onkel")


@pytest.mark.parametrize("tat", TATEN)
def test_wer_abgewiesen_wird_erfaehrt_nur_das_eigene_wort(welt: Welt, tat: str) -> None:
    """A member of the Leitträger has no access to the case."""
    b = _beratung(welt)
    with pytest.raises(Unzulaessig) as keiner:
        TATEN[tat](welt.zugriff("lt"), b, "yusuf, Yusuf und Emil")
    assert str(keiner.value) == "Hier steht noch „Yusuf“. Bitte schreiben Sie stattdessen die Rolle."


def test_fachkraefte_duerfen_sich_kuemmern_auch_wenn_sie_wie_die_familie_heissen(welt: Welt) -> None:
    b, lt = _beratung(welt), welt.zugriff("lt")
    Konto.objects.filter(pk=lt.konto_id).update(name="Sabine Kaya")
    for wer in ("Sabine Kaya", "Petra Demir", "Sabine Kaya und Petra Demir", "Herr Albers, Sportverein"):
        assert TATEN["wer"](lt, b, wer).wer == wer
    for wer in ("Frau Kaya", "Mila Kaya", "Sabine Kaya mit Mila"):
        with pytest.raises(Unzulaessig):
            TATEN["wer"](lt, b, wer)
    with pytest.raises(Unzulaessig, match="Petra Demir"):  # what is to be done tells nobody's helper
        TATEN["was"](lt, b, "Petra Demir anrufen")


def test_der_hinweis_prueft_jeden_fall_der_tagesordnung(welt: Welt, als: Any) -> None:
    """`vor` is on the agenda too, its sheet is not freed."""
    b = _beratung(welt)
    team_beratung(welt, "vor@neheim").fall.personen.filter(rolle="kind").update(name="Jonas Tal")
    adresse = f"/faelle/team/{b.sitzung_id}/fehlt/"
    for satz in ("Für Mila fehlt ein Platz", "Für Jonas fehlt ein Platz"):
        antwort = als("lt").post(adresse, {"text": satz})
        assert antwort.status_code == 422
        seite = antwort.content.decode()
        assert f"Hier steht noch „{satz.split()[1]}“" in seite
        assert not [w for w in ("Kaya", "Tal,", b.fall.bezeichnung, b.fall.aktenzeichen) if w in seite]
    assert not Raumhinweis.objects.filter(text__contains="Platz").exists()


def test_der_hinweis_fragt_gleich_viel_bei_einem_und_bei_vielen_faellen(welt: Welt) -> None:
    b, lt = _beratung(welt), welt.zugriff("lt")

    def gefragt(text: str) -> int:
        with CaptureQueriesContext(connection) as alle:
            TATEN["hinweis"](lt, b, text)
        return len(alle)

    gefragt("Ein Garten")
    mit_zweien = gefragt("Ein Sportplatz")
    team_beratung(welt, "vor@neheim").delete()
    assert gefragt("Ein Werkraum") == mit_zweien


@pytest.mark.parametrize("seite", ["", "auftrag/neu/", "andere-meinung/", "runde-2/"])
def test_die_felder_sagen_es_vorher(welt: Welt, als: Any, seite: str) -> None:
    b = team_beratung(welt, "frei@neheim")
    assert (
        "Ohne Namen aus der Familie." in als("lt").get(f"/faelle/team/{b.sitzung_id}/{b.pk}/{seite}").content.decode()
    )


def test_ein_zweifelhaftes_wort_entscheidet_ein_mensch(welt: Welt, als: Any) -> None:
    """„Bäcker“ of the family Bäcker: kept and marked; whoever frees the sheet says that it is no name."""
    asd, b = als("asd"), team_beratung(welt, "vor@neheim")
    b.fall.personen.filter(rolle="kind").update(name="Mila Bäcker")
    b.fall.ziele.update(text="Ich will Bäcker werden")
    ziel = b.fall.ziele.first()
    adresse = f"/faelle/{b.fall_id}/beratung/{b.pk}/blatt/"
    seite = asd.get(adresse).content.decode()
    assert '<mark class="vielleicht">Bäcker<' in seite
    assert f'name="lassen_ziele-{ziel.pk}"' in seite
    daten = {"stand": b.stand, "text_frage": "Was trägt?", f"zeigen_ziele-{ziel.pk}": "on"}
    daten[f"text_ziele-{ziel.pk}"] = "Ich will Bäcker werden, sagt Mila"
    lassen = {f"lassen_ziele-{ziel.pk}": "on"}
    assert "Hier steht noch „Bäcker“, „Mila“" in asd.post(adresse, daten).content.decode()
    assert "Hier steht noch „Mila“" in asd.post(adresse, daten | lassen).content.decode()
    daten[f"text_ziele-{ziel.pk}"] = "Ich will Bäcker werden"
    assert asd.post(adresse, daten | lassen).status_code == 303
    b.refresh_from_db()
    assert b.blatt[-1]["text"] == "Ich will Bäcker werden"
