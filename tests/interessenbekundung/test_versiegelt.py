"""What is handed in stays closed until the deadline is over and two of three open it; nothing is lost or readable."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Bekundungsstand, Teilart, Verfahrensstand, Verfasserrolle
from massanzug.interessenbekundung.models import Bekundung, Bekundungsteil, Entwurfsteil, Verfahren
from massanzug.interessenbekundung.queries import verfahren as queries
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik import schluesselbund
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto, Protokollwert
from massanzug.zugang.zugriff import Mitgliedschaft
from tests.interessenbekundung.szene import (
    FRIST,
    GEHEIM,
    KENNWOERTER,
    NACHHER,
    VERGABE,
    VORHER,
    Auswahl,
    eingereicht,
    geschrieben,
    mensch,
    oeffnen,
    offenes_verfahren,
)


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"


@pytest.fixture
def eigener_anker(tmp_path: Any, settings: Any) -> None:
    """For a test that does what follows a commit: the anchor of the others stays where it is."""
    settings.PROTOKOLL_ANKER_DATEI = Path(shutil.copy(settings.PROTOKOLL_ANKER_DATEI, tmp_path / "anker"))


@pytest.fixture
def auswahl(welt: Any) -> Auswahl:
    return offenes_verfahren("Weidenkorb e. V.", "Brückenhaus gGmbH")


# --- sealed and opened ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wer", list(combinations((1, 2, 3), 2)))
def test_je_zwei_von_dreien_oeffnen_was_geschrieben_wurde(auswahl: Auswahl, wer: tuple[int, int]) -> None:
    beleg = eingereicht(auswahl, auswahl.eine)
    assert beleg.rechtzeitig and Bekundung.objects.get(pk=beleg.bekundung.pk).wirkungsraum is None
    oeffnung = oeffnen(auswahl, wer)
    offen = Bekundung.objects.get(pk=beleg.bekundung.pk)
    assert (offen.stand, auswahl.frisch().stand) == (Bekundungsstand.GEOEFFNET, Verfahrensstand.GEOEFFNET)
    assert offen.wirkungsraum_id == min(queries.verlangt(auswahl.verfahren).wirkungsraeume)
    texte = {(t.art, t.nummer): t.text for t in offen.geoeffnete_teile.all()}
    assert texte["abschnitt", 13] == f"{GEHEIM} schreibt zu 13." and len(texte) == 1 + 13 + 6
    assert {oeffnung.erste_id, oeffnung.zweite_id} == {auswahl.amt[n - 1].konto_id for n in wer}
    assert [z["abdruck"] for z in oeffnung.niederschrift] == [beleg.bekundung.abdruck]


def offene_teile(auswahl: Auswahl) -> Any:
    """What of this call can be read."""
    return Bekundungsteil.objects.filter(bekundung__verfahren=auswahl.verfahren)


def test_eine_allein_oeffnet_nicht_und_ein_falsches_kennwort_wird_genannt(auswahl: Auswahl) -> None:
    eingereicht(auswahl, auswahl.eine)
    with pytest.raises(Unzulaessig, match="zwei zusammen"):
        oeffnen(auswahl, (1,))
    with pytest.raises(Unzulaessig, match="zwei zusammen"):
        oeffnen(auswahl, (1, 2, 3))
    with pytest.raises(Unzulaessig, match="Kennwort zu Schlüssel 2"):
        oeffnen(auswahl, (1, 2), k2=KENNWOERTER[1])
    assert not offene_teile(auswahl).exists() and auswahl.frisch().stand == Verfahrensstand.OFFEN


def test_wer_keinen_schluessel_haelt_oeffnet_auch_mit_zwei_kennwoertern_nicht(auswahl: Auswahl) -> None:
    eingereicht(auswahl, auswahl.eine)
    fremd = auswahl.um(mensch("amt4", Traeger.objects.get(art="oeffentlich"), Rolle.AUSWAHL), NACHHER)
    for wer in (fremd, auswahl.um(auswahl.eine, NACHHER)):
        with pytest.raises(Verboten):
            actions.verfahren_oeffnen(
                zugriff=wer, verfahren=auswahl.verfahren, kennwoerter={n: KENNWOERTER[n] for n in (1, 2)}
            )


@pytest.mark.parametrize(
    "jetzt", [VORHER, FRIST - timedelta(seconds=1), FRIST, FRIST + timedelta(microseconds=999_999)]
)
def test_vor_dem_ende_der_letzten_sekunde_oeffnet_niemand(auswahl: Auswahl, jetzt: datetime) -> None:
    eingereicht(auswahl, auswahl.eine)
    with pytest.raises(Unzulaessig, match="Frist läuft noch"):
        oeffnen(auswahl, jetzt=jetzt)


def test_auch_die_datenbank_oeffnet_nichts_vor_der_frist(auswahl: Auswahl) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Verfahren.objects.filter(pk=auswahl.verfahren.pk).update(geoeffnet_am=FRIST)


def test_ein_gekipptes_bit_bleibt_zu_und_wird_genannt_die_andere_geht_auf(auswahl: Auswahl) -> None:
    heil, verletzt = eingereicht(auswahl, auswahl.eine), eingereicht(auswahl, auswahl.andere)
    siegel = bytearray(bytes(Bekundung.objects.get(pk=verletzt.bekundung.pk).siegel or b""))
    siegel[len(siegel) // 2] ^= 1
    Bekundung.objects.filter(pk=verletzt.bekundung.pk).update(siegel=bytes(siegel))
    niederschrift = {z["traeger"]: z["ergebnis"] for z in oeffnen(auswahl).niederschrift}
    assert niederschrift == {"Weidenkorb e. V.": "geoeffnet", "Brückenhaus gGmbH": "verletzt"}
    assert set(offene_teile(auswahl).values_list("bekundung", flat=True)) == {heil.bekundung.pk}


def test_zwei_vertauschte_siegel_sind_beide_verletzt(auswahl: Auswahl) -> None:
    eine, andere = eingereicht(auswahl, auswahl.eine).bekundung, eingereicht(auswahl, auswahl.andere).bekundung
    Bekundung.objects.filter(pk=eine.pk).update(siegel=andere.siegel, abdruck=andere.abdruck)
    Bekundung.objects.filter(pk=andere.pk).update(siegel=eine.siegel, abdruck=eine.abdruck)
    assert {z["ergebnis"] for z in oeffnen(auswahl).niederschrift} == {"verletzt"}


def test_ein_verlorener_schluessel_schadet_nicht_und_wer_ihn_wiederfindet_sagt_es(auswahl: Auswahl) -> None:
    eingereicht(auswahl, auswahl.eine)
    dritte = auswahl.verfahren.schluesselpersonen.get(nummer=3)
    assert actions.schluessel_verloren_melden(zugriff=auswahl.amt[2], person=dritte).verloren_am
    with pytest.raises(Verboten):
        actions.schluessel_verloren_melden(zugriff=auswahl.amt[0], person=dritte)
    with pytest.raises(Unzulaessig, match="Kennwort zu Schlüssel 3"):
        actions.schluessel_pruefen(zugriff=auswahl.amt[2], person=dritte, kennwort="vergessen vergessen")
    assert (
        actions.schluessel_pruefen(zugriff=auswahl.amt[2], person=dritte, kennwort=KENNWOERTER[3]).verloren_am is None
    )
    assert len(oeffnen(auswahl, (1, 2)).niederschrift) == 1


# --- the deadline -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("abstand", "stand"),
    [
        (timedelta(seconds=-1), Bekundungsstand.EINGEREICHT),
        (timedelta(), Bekundungsstand.EINGEREICHT),
        (timedelta(microseconds=999_999), Bekundungsstand.EINGEREICHT),
        (timedelta(seconds=1), Bekundungsstand.VERSPAETET),
        (timedelta(hours=5), Bekundungsstand.VERSPAETET),
    ],
)
def test_auf_die_sekunde_und_zu_spaetes_bleibt_versiegelt_und_steht_in_der_niederschrift(
    auswahl: Auswahl, abstand: timedelta, stand: Bekundungsstand
) -> None:
    beleg = eingereicht(auswahl, auswahl.eine, FRIST + abstand)
    assert beleg.bekundung.stand == stand and beleg.rechtzeitig == (stand == Bekundungsstand.EINGEREICHT)
    (zeile,) = oeffnen(auswahl, jetzt=FRIST + timedelta(days=1)).niederschrift
    spaet = stand == Bekundungsstand.VERSPAETET
    assert zeile["ergebnis"] == ("verspaetet" if spaet else "geoeffnet")
    assert offene_teile(auswahl).exists() is not spaet


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_nach_dem_einreichen_gibt_es_keinen_schluessel_und_keinen_entwurf_mehr(
    auswahl: Auswahl, django_capture_on_commit_callbacks: Any, eigener_anker: None
) -> None:
    bekundung = geschrieben(auswahl, auswahl.eine)
    name = queries.entwurfsschluessel(bekundung)
    assert queries.entwurf(bekundung)["abschnitt", 4].startswith(GEHEIM) and schluesselbund.schluessel(name)
    with django_capture_on_commit_callbacks(execute=True):
        beleg = actions.bekundung_einreichen(
            zugriff=auswahl.eine, bekundung=bekundung, eingang=VORHER, code=actions.neuer_code()
        )
    with pytest.raises(schluesselbund.SchluesselFehlt):
        schluesselbund.schluessel(name)
    assert not Entwurfsteil.objects.filter(bekundung=bekundung).exists() and queries.entwurf(beleg.bekundung) == {}


def test_kein_wort_und_kein_code_steht_irgendwo_in_der_datenbank(auswahl: Auswahl) -> None:
    beleg = eingereicht(auswahl, auswahl.eine)
    reihe = Bekundung.objects.values().get(pk=beleg.bekundung.pk)
    alles = repr(reihe).encode() + b"".join(bytes(w) for w in reihe.values() if isinstance(w, bytes | memoryview))
    alles += repr(list(Protokollwert.objects.values_list("werte", flat=True))).encode()
    for wort in (GEHEIM, "angenommen", beleg.code, beleg.code.replace("-", ""), *KENNWOERTER.values()):
        assert wort.encode() not in alles and wort.encode("unicode_escape") not in alles


def test_ein_teil_an_einer_anderen_stelle_oeffnet_nicht(auswahl: Auswahl) -> None:
    bekundung = geschrieben(auswahl, auswahl.eine)
    vier, fuenf = (bekundung.teile.get(art="abschnitt", nummer=n) for n in (4, 5))
    Entwurfsteil.objects.filter(pk=vier.pk).update(geheimtext=fuenf.geheimtext)
    with pytest.raises(ValueError, match="abschnitt 4"):
        queries.entwurf(bekundung)


def test_zwei_schreiben_zugleich_und_nichts_wird_ueberschrieben(auswahl: Auswahl) -> None:
    bekundung = geschrieben(auswahl, auswahl.eine)
    kollegin = mensch("t9", bekundung.traeger, Rolle.BEWERBUNG)
    with pytest.raises(Verboten):
        actions.teil_schreiben(
            zugriff=kollegin, bekundung=bekundung, art=Teilart.ABSCHNITT, nummer=1, text="x", stand=1
        )
    actions.verfasser_aufnehmen(
        zugriff=auswahl.eine, bekundung=bekundung, konto=Konto.objects.get(pk=kollegin.konto_id),
        rolle=Verfasserrolle.SCHREIBT,
    )  # fmt: skip
    werte: Any = {"bekundung": bekundung, "art": Teilart.ABSCHNITT, "nummer": 1, "stand": 1}
    assert actions.teil_schreiben(zugriff=kollegin, text="von der Kollegin", **werte) == 2
    with pytest.raises(Zwischenstand) as gleichzeitig:
        actions.teil_schreiben(zugriff=auswahl.eine, text="von mir", **werte)
    assert gleichzeitig.value.stand == 2 and queries.entwurf(bekundung)["abschnitt", 1] == "von der Kollegin"
    with pytest.raises(Verboten, match="verantwortlich"):
        actions.bekundung_einreichen(zugriff=kollegin, bekundung=bekundung, eingang=VORHER, code=actions.neuer_code())


def test_die_konkurrentin_und_das_amt_lesen_und_schreiben_nichts(auswahl: Auswahl) -> None:
    bekundung = geschrieben(auswahl, auswahl.eine)
    for wer in (auswahl.andere, *auswahl.amt):
        assert not queries.meine_bekundungen(wer).exists()
        with pytest.raises(Verboten):
            actions.teil_schreiben(zugriff=wer, bekundung=bekundung, art=Teilart.ABSCHNITT, nummer=1, text="", stand=1)
        with pytest.raises(Verboten):
            actions.bekundung_einreichen(zugriff=wer, bekundung=bekundung, eingang=VORHER, code=actions.neuer_code())
    assert list(queries.meine_bekundungen(auswahl.eine)) == [bekundung]


# --- handing in -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ohne", "wort"),
    [
        (WIRKUNGSRAUM, "Wählen Sie den Wirkungsraum"),
        (("abschnitt", 7), "Abschnitt 7 ist noch leer"),
        (("kriterium", 6), "Kriterium 6 fehlt"),
    ],
)
def test_was_fehlt_ist_immer_dasselbe_wie_beim_einreichen(auswahl: Auswahl, ohne: tuple[str, int], wort: str) -> None:
    bekundung = geschrieben(auswahl, auswahl.eine, ohne=ohne)
    (mangel,) = queries.was_fehlt(bekundung, queries.entwurf(bekundung))
    with pytest.raises(Unzulaessig, match=wort) as fehler:
        actions.bekundung_einreichen(
            zugriff=auswahl.eine, bekundung=bekundung, eingang=VORHER, code=actions.neuer_code()
        )
    assert fehler.value.fehler == {f"{mangel.art}-{mangel.nummer}": mangel.text}
    assert queries.entwurf(bekundung), "nichts Geschriebenes ist verloren"


def test_ein_doppelter_klick_reicht_einmal_ein(auswahl: Auswahl) -> None:
    beleg = eingereicht(auswahl, auswahl.eine)
    with pytest.raises(Unzulaessig, match="ist eingereicht"):
        actions.bekundung_einreichen(
            zugriff=auswahl.eine, bekundung=beleg.bekundung, eingang=VORHER, code=actions.neuer_code()
        )
    assert Bekundung.objects.get(pk=beleg.bekundung.pk).abdruck == beleg.bekundung.abdruck


def test_ein_traeger_hat_hoechstens_eine_bekundung(auswahl: Auswahl) -> None:
    bekundung = geschrieben(auswahl, auswahl.eine)
    with pytest.raises(ValidationError, match="schon eine Bekundung"):
        actions.bekundung_beginnen(zugriff=auswahl.eine, verfahren=auswahl.verfahren, traeger=bekundung.traeger)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bekundung.objects.create(verfahren=auswahl.verfahren, traeger=bekundung.traeger)


def test_zurueckziehen_mit_dem_code_bringt_jedes_wort_zurueck_und_neu_einreichen_geht(auswahl: Auswahl) -> None:
    beleg = eingereicht(auswahl, auswahl.eine)
    werte: Any = {"zugriff": auswahl.eine, "bekundung": beleg.bekundung, "eingang": VORHER}
    with pytest.raises(Unzulaessig, match="Code passt nicht"):
        actions.bekundung_zurueckziehen(code="AAAA-" * 6, **werte)
    getippt = f" {beleg.code.lower().replace('-', ' ')} "
    bekundung = actions.bekundung_zurueckziehen(code=getippt, **werte)
    assert queries.entwurf(bekundung)["abschnitt", 9] == f"{GEHEIM} schreibt zu 9."
    actions.teil_schreiben(
        zugriff=auswahl.eine, bekundung=bekundung, art=Teilart.ABSCHNITT, nummer=9, text="Neu gedacht.", stand=1
    )
    neu = actions.bekundung_einreichen(
        zugriff=auswahl.eine, bekundung=bekundung, eingang=FRIST, code=actions.neuer_code()
    )
    assert neu.bekundung.fassung == 2 and neu.bekundung.abdruck != beleg.bekundung.abdruck and neu.code != beleg.code
    oeffnen(auswahl)
    assert offene_teile(auswahl).get(art="abschnitt", nummer=9).text == "Neu gedacht."


def test_nach_der_frist_zieht_niemand_mehr_zurueck(auswahl: Auswahl) -> None:
    beleg = eingereicht(auswahl, auswahl.eine)
    with pytest.raises(Unzulaessig, match="bleibt eingereicht"):
        actions.bekundung_zurueckziehen(
            zugriff=auswahl.eine, bekundung=beleg.bekundung, code=beleg.code, eingang=NACHHER
        )


# --- before it is open ------------------------------------------------------------------------------------------------


def test_vorlegen_und_freigeben_sind_zwei(auswahl: Auswahl) -> None:
    erste = auswahl.amt[0]
    verfahren = actions.verfahren_anlegen(
        zugriff=erste,
        titel="Noch eines",
        zweck="x",
        frist=FRIST,
        wirkungsraeume=[Wirkungsraum.objects.all()[0]],
        **VERGABE,
    )
    with pytest.raises(Unzulaessig, match="drei Personen"):
        actions.verfahren_vorlegen(zugriff=erste, verfahren=verfahren)
    for n, wer in enumerate(auswahl.amt, start=1):
        actions.schluessel_annehmen(zugriff=wer, verfahren=verfahren, kennwort=KENNWOERTER[n])
    with pytest.raises(Unzulaessig, match="noch nicht"):
        actions.verfahren_freigeben(zugriff=auswahl.amt[1], verfahren=verfahren)
    actions.verfahren_vorlegen(zugriff=erste, verfahren=verfahren)
    with pytest.raises(Verboten, match="zweite Person"):
        actions.verfahren_freigeben(zugriff=erste, verfahren=verfahren)
    assert actions.verfahren_freigeben(zugriff=auswahl.amt[1], verfahren=verfahren).stand == Verfahrensstand.OFFEN


def test_einen_schluessel_haelt_jede_nur_einmal_und_ein_kurzes_kennwort_ist_keines(auswahl: Auswahl) -> None:
    erste = auswahl.amt[0]
    verfahren = actions.verfahren_anlegen(
        zugriff=erste,
        titel="Noch eines",
        zweck="x",
        frist=FRIST,
        wirkungsraeume=[Wirkungsraum.objects.all()[0]],
        **VERGABE,
    )
    with pytest.raises(Unzulaessig, match="mindestens 15 Zeichen"):
        actions.schluessel_annehmen(zugriff=erste, verfahren=verfahren, kennwort="zu kurz")
    actions.schluessel_annehmen(zugriff=erste, verfahren=verfahren, kennwort=KENNWOERTER[1])
    with pytest.raises(ValidationError, match="schon einen Schlüssel"):
        actions.schluessel_annehmen(zugriff=erste, verfahren=verfahren, kennwort=KENNWOERTER[1])


@pytest.mark.parametrize("rolle", sorted(set(Rolle) - {Rolle.AUSWAHL}))
def test_nur_wer_benannt_ist_bereitet_ein_verfahren_vor(auswahl: Auswahl, rolle: Rolle) -> None:
    wer = replace(auswahl.amt[0], mitgliedschaften=(Mitgliedschaft(rolle, 1, "x"),))
    with pytest.raises(Verboten):
        actions.verfahren_anlegen(
            zugriff=wer, titel="x", zweck="x", frist=FRIST, wirkungsraeume=[Wirkungsraum.objects.all()[0]], **VERGABE
        )
