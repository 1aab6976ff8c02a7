"""What is not readable is not findable; the index follows every act; the list loses and doubles nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from massanzug.fall import actions
from massanzug.fall.actions.suchindex import suche_am_ende, suche_neu
from massanzug.fall.choices import Freigabeteil, Lage, Suchteil
from massanzug.fall.models import Baustein, Fall, Person, Suchwort, Wortschatz, Wortspur, Ziel, Zustaendigkeit
from massanzug.fall.pruefungen import fall_pruefen, suche_pruefen
from massanzug.fall.queries.faelle import Marke, fallseite
from massanzug.fall.queries.suche import suche
from massanzug.sozialraum.models import Stadtteil
from massanzug.zugang.models import Einsicht
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db

KANARIEN = {
    Suchteil.PERSONEN: "Kanarienmensch",
    Suchteil.WILLE: "Quellkanarie",
    Suchteil.RESSOURCEN: "Talentkanarie",
    Suchteil.ZIELE: "Zukunftskanarie",
    Suchteil.AMT: "Notizkanarie",
    Suchteil.MASSANZUG: "Zwirnkanarie",
    Suchteil.ENTSCHEIDUNG: "Granitkanarie",
    Suchteil.RUECKBLICK: "Spiegelkanarie",
    Suchteil.IN_ARBEIT: "Skizzenkanarie",
}
"""One word in each part of the case „frei“ in Neheim."""
SAEMTLICHE = frozenset(KANARIEN)
LESEN_DUERFEN: dict[str, frozenset[Suchteil]] = {
    "asd": SAEMTLICHE,
    "asd2": SAEMTLICHE,
    "asd_leitung": SAEMTLICHE,
    "wjh": frozenset({Suchteil.PERSONEN, Suchteil.MASSANZUG, Suchteil.ENTSCHEIDUNG}),
    "lt2": frozenset(),
    "asd3": frozenset(),
    "asd@huesten": frozenset(),
    "asd_leitung@huesten": frozenset(),
    "lt@huesten": frozenset(),
}


@pytest.fixture
def voll(welt: Welt) -> Fallwelt:
    """The case „frei“ with a canary in each part."""
    frei, asd = welt.faelle["frei@neheim"], welt.zugriff("asd")
    fall = frei.fall
    mensch = actions.person_aufnehmen(
        zugriff=asd, fall=fall, name=f"Ada {KANARIEN[Suchteil.PERSONEN]}", rolle="verwandt",
    )  # type: ignore[arg-type]  # fmt: skip
    actions.wille_festhalten(zugriff=asd, person=mensch, wille=f"Ich will die {KANARIEN[Suchteil.WILLE]}", am=HEUTE)
    actions.ressource_festhalten(
        zugriff=asd, fall=fall, feld="sozial", beschreibung=KANARIEN[Suchteil.RESSOURCEN], genannt_von=None, am=HEUTE,
    )  # type: ignore[arg-type]  # fmt: skip
    actions.ziel_setzen(
        zugriff=asd, fall=fall, art="handlung", text=KANARIEN[Suchteil.ZIELE], person=mensch, herkunft="wille_eltern",
    )  # type: ignore[arg-type]  # fmt: skip
    actions.kontakt_festhalten(
        zugriff=asd, fall=fall, am=HEUTE, kanal="telefon", mit="Ada", anliegen=KANARIEN[Suchteil.AMT],
    )  # type: ignore[arg-type]  # fmt: skip
    _neue_fassung(welt, frei, KANARIEN[Suchteil.MASSANZUG])
    _entscheide(welt, frei, KANARIEN[Suchteil.ENTSCHEIDUNG])
    actions.rueckblick_festhalten(
        zugriff=asd, fall=fall, am=HEUTE, teilnehmende="alle", was_wirkte=KANARIEN[Suchteil.RUECKBLICK],
        bewertungen=[actions.Bewertung(frei.ziel, "eltern", 2)], intensitaet="gleich",
    )  # type: ignore[arg-type]  # fmt: skip
    _neue_fassung(welt, frei, KANARIEN[Suchteil.IN_ARBEIT])
    return frei


def _neue_fassung(welt: Welt, fw: Fallwelt, was: str) -> None:
    actions.massanzug_fortschreiben(zugriff=welt.zugriff("asd"), fall=fw.fall)
    actions.baustein_einfuegen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, faden="eigen", wer="Ada", was=was, ziel=fw.ziel, von=HEUTE,
    )  # type: ignore[arg-type]  # fmt: skip


def _entscheide(welt: Welt, fw: Fallwelt, begruendung: str, zeichnen: bool = True) -> Any:
    entscheidung = actions.entscheidung_vorlegen(
        zugriff=welt.zugriff("asd"), fall=fw.fall, zweite_fachkraft=welt.konten["asd2"], ergebnis="bewilligt",
        begruendung=begruendung, rechtsgrundlage="§ 27", wahl_hinweis_am=HEUTE, wahl_alternativen="zwei Anbieter",
        wahl_ergebnis="kein_wunsch",
    )  # type: ignore[arg-type]  # fmt: skip
    if zeichnen:
        actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=entscheidung)
    return entscheidung


def test_wem_eine_abgeloeste_fassung_freigegeben_ist_der_findet_die_neue_nicht(welt: Welt, voll: Fallwelt) -> None:
    assert _gefunden(welt, "lt", KANARIEN[Suchteil.MASSANZUG]) == set()
    assert _gefunden(welt, "lt", "Baustein frei") == set()
    assert _gefunden(welt, "lt", KANARIEN[Suchteil.ZIELE]) == {voll.fall.pk}


def test_was_vorgelegt_ist_findet_die_wirtschaftliche_jugendhilfe_erst_nach_der_entscheidung(
    welt: Welt, voll: Fallwelt
) -> None:
    entwurf, grund = KANARIEN[Suchteil.IN_ARBEIT], "Vorlagekanarie"
    entscheidung = _entscheide(welt, voll, grund, zeichnen=False)
    assert _gefunden(welt, "wjh", grund) == _gefunden(welt, "wjh", entwurf) == set()
    assert _gefunden(welt, "asd2", grund) == _gefunden(welt, "asd_leitung", entwurf) == {voll.fall.pk}
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=entscheidung)
    assert _gefunden(welt, "wjh", grund) == _gefunden(welt, "wjh", entwurf) == {voll.fall.pk}
    assert suche_pruefen().befunde == ()


def test_was_aus_dem_plan_geht_geht_aus_der_suche(welt: Welt, voll: Fallwelt) -> None:
    entwurf = KANARIEN[Suchteil.IN_ARBEIT]
    baustein = Baustein.objects.get(massanzug__fall=voll.fall, was=entwurf)
    actions.baustein_entfernen(zugriff=welt.zugriff("asd"), baustein=baustein, stand=baustein.stand)
    assert _gefunden(welt, "asd", entwurf) == set()
    assert suche_pruefen().befunde == ()


def _gefunden(welt: Welt, wer: str, worte: str) -> set[int]:
    return {t.zeile.pk for t in suche(welt.zugriff(wer), worte).treffer}


@pytest.mark.parametrize("wer", LESEN_DUERFEN)
def test_gefunden_wird_nur_was_man_lesen_darf(welt: Welt, als: Any, voll: Fallwelt, wer: str) -> None:
    """Part × way of asking: found by those who may read it, and by nobody else, not even as a suggestion."""
    browser = als(wer)
    for teil, kanarie in KANARIEN.items():
        darf = teil in LESEN_DUERFEN[wer]
        halb = "Kanarien" if teil == Suchteil.PERSONEN else kanarie.removesuffix("kanarie")
        for frage in (kanarie, halb, kanarie.replace("n", "nm", 1)):
            assert _gefunden(welt, wer, frage) == ({voll.fall.pk} if darf else set()), (teil, frage)
            seite = browser.get("/faelle/suche/", {"worte": frage}).content.decode()
            assert (kanarie in seite.replace("<mark>", "")) == (darf or frage == kanarie), "nur die Frage steht da"
            assert ("Nichts gefunden" in seite) != darf


@pytest.mark.parametrize("teile", [["personen"], ["wille"], ["ziele", "ressourcen"], [t.value for t in Freigabeteil]])
def test_beim_leittraeger_findet_man_genau_die_freigegebenen_teile(
    welt: Welt, voll: Fallwelt, teile: list[str]
) -> None:
    lt = welt.zugriff("lt")
    assert voll.freigabe is not None
    actions.freigabe_widerrufen(zugriff=welt.zugriff("asd"), freigabe=voll.freigabe)
    assert all(_gefunden(welt, "lt", kanarie) == set() for kanarie in KANARIEN.values())
    actions.fall_freigeben(
        zugriff=welt.zugriff("asd"), fall=voll.fall, traeger=welt.traeger["neheim"], fachkraft=welt.konten["lt"],
        teile=[Freigabeteil(t) for t in teile], zweck="Hilfe", einwilligung_am=HEUTE,
    )  # fmt: skip
    for teil, kanarie in KANARIEN.items():
        ergebnis = suche(lt, kanarie)
        darf = teil not in {Suchteil.AMT, Suchteil.IN_ARBEIT} and teil.name.lower() in teile
        assert bool(ergebnis.treffer) == darf, (teil, teile)
        if darf and "personen" not in teile:
            assert ergebnis.treffer[0].zeile.name == "", "ohne freigegebene Namen steht nur das Aktenzeichen da"


def test_zwei_woerter_muessen_beide_lesbar_sein(welt: Welt, voll: Fallwelt) -> None:
    """Else a search for a name and a secret word would tell whether the word stands there."""
    beides = f"{KANARIEN[Suchteil.PERSONEN]} {KANARIEN[Suchteil.WILLE]}"
    assert _gefunden(welt, "asd", beides) == _gefunden(welt, "asd_leitung", beides) == {voll.fall.pk}
    assert _gefunden(welt, "wjh", KANARIEN[Suchteil.PERSONEN]) == {voll.fall.pk}
    assert _gefunden(welt, "wjh", beides) == set()


@pytest.mark.parametrize("wer", ["asd", "asd_leitung"])
@pytest.mark.parametrize(
    "frage", ["Hausaufgaben", "Hilfe", "hausaufgabe", "Hausafgaben", "HAUSAUFGABENHILFE", "Mueler", "Müler", "MULLER"]
)
def test_beugung_zusammensetzung_tippfehler(welt: Welt, wer: str, frage: str) -> None:
    frei, asd = welt.faelle["neu@neheim"], welt.zugriff("asd")
    actions.ressource_festhalten(
        zugriff=asd, fall=frei.fall, feld="sozial", beschreibung="Hausaufgabenhilfe bei Frau Müller", genannt_von=None,
        am=HEUTE,
    )  # type: ignore[arg-type]  # fmt: skip
    assert _gefunden(welt, wer, frage) == {frei.fall.pk}


def test_aktenzeichen_und_stadtteil(welt: Welt) -> None:
    fall = welt.faelle["frei@neheim"].fall
    kurz = fall.aktenzeichen.removeprefix("51-")
    jahr, nummer = kurz.split("-")
    for frage in (fall.aktenzeichen, kurz, f"{jahr}-{int(nummer)}"):
        assert _gefunden(welt, "asd", frage) == _gefunden(welt, "lt", frage) == {fall.pk}
        assert _gefunden(welt, "asd3", frage) == set()
    ort = fall.stadtteil.name
    for wer in ("asd", "asd_leitung", "wjh", "lt"):
        alle = {f.pk for f in Fall.objects.sichtbar_fuer(welt.zugriff(wer)).filter(stadtteil=fall.stadtteil)}
        assert fall.pk in _gefunden(welt, wer, ort) == alle
    name = fall.bezeichnung.split("-")[1]
    assert fall.pk in _gefunden(welt, "asd_leitung", f"{name} {ort}")
    anderer = Stadtteil.objects.exclude(pk=fall.stadtteil_id).filter(wirkungsraum=welt.raeume["neheim"]).first()
    if anderer:
        assert _gefunden(welt, "asd_leitung", f"{name} {anderer.name}") == set()


def test_ein_name_der_einem_aehnelt_wird_vorgeschlagen(welt: Welt, als: Any, voll: Fallwelt) -> None:
    seite = als("asd").get("/faelle/suche/", {"worte": "Kanarienmennsch"}).content.decode()
    assert "Meinten Sie" in seite and "worte=Kanarienmensch" in seite
    assert "Meinten Sie" not in als("asd").get("/faelle/suche/", {"worte": "Kanarienmensch"}).content.decode()


def test_der_auszug_ist_geschuetzt_und_hebt_das_wort_hervor(welt: Welt, als: Any) -> None:
    asd, neu = welt.zugriff("asd"), welt.faelle["neu@neheim"]
    actions.wille_festhalten(
        zugriff=asd, person=neu.person, wille="<script>alert(1)</script> Ich will <i>Trompete</i> spielen", am=HEUTE
    )
    seite = als("asd").get("/faelle/suche/", {"worte": "trompeten"}).content.decode()
    assert "<mark>Trompete</mark>" in seite and "&lt;i&gt;" in seite
    assert "<script>alert" not in seite and "<i>" not in seite


def test_wer_in_der_suche_worte_eines_falls_sieht_hinterlaesst_eine_einsicht(
    welt: Welt, als: Any, voll: Fallwelt
) -> None:
    def einsichten() -> list[str]:
        return list(Einsicht.objects.filter(zweck="In der Suche gezeigt").values_list("objekt_id", flat=True))

    als("asd").get("/faelle/suche/", {"worte": "gibtesnirgendwo"})
    als("asd3").get("/faelle/suche/", {"worte": KANARIEN[Suchteil.WILLE]})
    als("asd").get("/faelle/suche/", {"worte": voll.fall.aktenzeichen})
    assert einsichten() == []
    als("asd").get("/faelle/suche/", {"worte": KANARIEN[Suchteil.WILLE]})
    assert einsichten() == [str(voll.fall.pk)]


def test_jedes_gefragte_wort_wird_gezeigt(welt: Welt, voll: Fallwelt) -> None:
    """Also where two words stand in two texts of the same part."""
    asd = welt.zugriff("asd")
    for text in ("Posaune", "Ruderboot"):
        actions.ressource_festhalten(
            zugriff=asd, fall=voll.fall, feld="sozial", beschreibung=text, genannt_von=None, am=HEUTE,
        )  # type: ignore[arg-type]  # fmt: skip
    (treffer,) = suche(asd, "posaunen ruderboote").treffer
    assert {s.text for f in treffer.fundstellen for s in f.stuecke if s.treffer} == {"Posaune", "Ruderboot"}


def test_was_aus_dem_text_geht_geht_aus_der_suche(welt: Welt) -> None:
    """A name corrected, a will put anew, a goal changed: the old word is nowhere any more."""
    asd, neu = welt.zugriff("asd"), welt.faelle["neu@neheim"]

    def nirgends(wort: str) -> bool:
        return not any(
            m._default_manager.filter(stamm__startswith=wort).exists() for m in (Suchwort, Wortschatz, Wortspur)
        )

    person = actions.person_aufnehmen(zugriff=asd, fall=neu.fall, name="Falschername", rolle="verwandt")  # type: ignore[arg-type]
    assert not nirgends("falscher")
    person = actions.person_aendern(zugriff=asd, person=person, stand=1, name="Richtigname", rolle="verwandt")  # type: ignore[arg-type]
    assert nirgends("falscher") and _gefunden(welt, "asd", "Richtigname") == {neu.fall.pk}
    for text in ("Posaunenchor", "Ruderboot"):
        actions.wille_festhalten(zugriff=asd, person=person, wille=text, am=HEUTE)
    assert nirgends("posaunen") and _gefunden(welt, "asd", "Ruderboot") == {neu.fall.pk}
    ziel = Ziel.objects.get(pk=neu.ziel.pk)
    for text in ("Zirkuszelt", "Baumhaus"):
        ziel = actions.ziel_aendern(
            zugriff=asd, ziel=ziel, stand=ziel.stand, art="handlung", text=text, person=neu.person,
            herkunft="wille_kind",
        )  # type: ignore[arg-type]  # fmt: skip
    assert nirgends("zirkus") and _gefunden(welt, "asd", "Baumhaus") == {neu.fall.pk}


def test_ein_wort_das_ein_anderer_fall_noch_braucht_bleibt(welt: Welt) -> None:
    asd = welt.zugriff("asd")
    a, b = welt.faelle["neu@neheim"], welt.faelle["vor@neheim"]
    personen = [
        actions.person_aufnehmen(zugriff=asd, fall=f.fall, name="Doppelname", rolle="verwandt")
        for f in (a, b)  # type: ignore[arg-type]
    ]
    actions.person_aendern(zugriff=asd, person=personen[0], stand=1, name="Anders", rolle="verwandt")  # type: ignore[arg-type]
    assert _gefunden(welt, "asd", "Doppelnahme") == {b.fall.pk}


def test_die_welt_ist_geprueft_und_jede_abweichung_faellt_auf(welt: Welt) -> None:
    assert suche_pruefen().befunde == ()
    assert suche_pruefen().geprueft == Fall.objects.count() > 0
    fall = welt.faelle["neu@neheim"].fall
    for kaputt in (
        lambda: Person.objects.filter(fall=fall).update(name="Heimlich"),
        lambda: Suchwort.objects.filter(fall=fall).delete(),
        lambda: Fall.objects.filter(pk=fall.pk).update(lage=Lage.ABGESCHLOSSEN),
        lambda: Suchwort.objects.filter(fall=fall).update(wirkungsraum=welt.raeume["huesten"]),
        lambda: Wortschatz.objects.create(form="rest", stamm="rest", rueckwaerts="tser"),
        lambda: Wortschatz.objects.all().delete(),
    ):
        kaputt()
        assert suche_pruefen().befunde, kaputt
        aus = StringIO()
        call_command("suche_neu", json=True, stdout=aus)
        assert str(Fall.objects.count()) in aus.getvalue()
        assert suche_pruefen().befunde == ()


def test_neu_geschrieben_ist_wie_gefuehrt(welt: Welt, voll: Fallwelt) -> None:
    def alles() -> tuple[set[Any], set[Any], set[Any]]:
        return (
            set(Suchwort.objects.values_list("fall", "teil", "stamm", "wirkungsraum")),
            set(Wortschatz.objects.values_list("form", "stamm", "rueckwaerts")),
            set(Wortspur.objects.values_list("spur", "form")),
        )

    gefuehrt = alles()
    suche_neu()
    assert alles() == gefuehrt
    assert Suchwort.objects.count() == len(gefuehrt[0]), "kein Wort steht doppelt"


def test_wer_eine_stadt_baut_schreibt_die_suche_am_ende(welt: Welt) -> None:
    with suche_am_ende():
        actions.person_aufnehmen(
            zugriff=welt.zugriff("asd"), fall=welt.faelle["neu@neheim"].fall, name="Spaetling", rolle="verwandt",
        )  # type: ignore[arg-type]  # fmt: skip
        assert _gefunden(welt, "asd", "Spaetling") == set()
    assert _gefunden(welt, "asd", "Spaetling") and suche_pruefen().befunde == ()


def test_die_lage_folgt_aus_massanzug_und_abschluss(welt: Welt) -> None:
    lagen = {name: Fall.objects.get(pk=w.fall.pk).lage for name, w in welt.faelle.items()}
    assert (lagen["neu@neheim"], lagen["vor@neheim"], lagen["frei@neheim"]) == ("anfang", "entscheidung", "bewilligt")
    vor = welt.faelle["vor@neheim"]
    assert vor.entscheidung is not None
    actions.entscheidung_mitzeichnen(zugriff=welt.zugriff("asd2"), entscheidung=vor.entscheidung)
    assert Fall.objects.get(pk=vor.fall.pk).lage == Lage.BEWILLIGT
    actions.hilfe_abschliessen(
        zugriff=welt.zugriff("asd"), fall=vor.fall, am=HEUTE, grund="geschafft", ergebnis="viel", wer_bleibt="Oma",
    )  # type: ignore[arg-type]  # fmt: skip
    assert Fall.objects.get(pk=vor.fall.pk).lage == Lage.ABGESCHLOSSEN


def test_was_vor_der_entscheidung_liegt_weiss_nur_der_asd(welt: Welt) -> None:
    frei = welt.faelle["frei@neheim"]
    Fall.objects.filter(pk=frei.fall.pk).update(lage=Lage.NEUE_FASSUNG)
    asd, andere = {Lage.ENTSCHEIDUNG, Lage.NEUE_FASSUNG}, {Lage.BEWILLIGT}
    for wer, soll in (("asd", asd), ("asd_leitung", asd), ("lt", andere), ("wjh", andere)):
        zugriff = welt.zugriff(wer)
        assert {z.lage for z in fallseite(zugriff).zeilen if z.pk == frei.fall.pk} <= soll
        je_filter = {lage for lage in Lage if frei.fall.pk in {z.pk for z in fallseite(zugriff, lage=lage).zeilen}}
        assert je_filter == soll


# The list ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def lange(welt: Welt) -> list[int]:
    """Sixty cases more, several of a day; ids of all that asd leads, newest first."""
    asd = welt.zugriff("asd")
    ort = Stadtteil.objects.filter(wirkungsraum=welt.raeume["neheim"]).first()
    for nummer in range(60):
        actions.fall_aufnehmen(
            zugriff=asd, bezeichnung=f"Liste {nummer}", stadtteil=ort, person_name="Ada", person_rolle="kind",
            kanal="telefon", anliegen="Hallo", am=HEUTE - timedelta(days=(nummer * 7) % 20),
        )  # type: ignore[arg-type]  # fmt: skip
    return list(Fall.objects.sichtbar_fuer(asd).order_by("-begonnen_am", "-pk").values_list("pk", flat=True))


def _seiten(welt: Welt, wer: str, **angaben: Any) -> Iterator[list[int]]:
    nach = None
    while True:
        seite = fallseite(welt.zugriff(wer), nach=nach, **angaben)
        yield [z.pk for z in seite.zeilen]
        nach = seite.weiter
        if nach is None:
            return


def test_jeder_fall_steht_auf_genau_einer_seite_und_zurueck_geht_es_genauso(welt: Welt, lange: list[int]) -> None:
    seiten = list(_seiten(welt, "asd"))
    assert [pk for seite in seiten for pk in seite] == lange
    assert [len(s) for s in seiten[:-1]] == [25] * (len(seiten) - 1)
    zugriff = welt.zugriff("asd")
    letzte = fallseite(zugriff, nach=fallseite(zugriff, nach=fallseite(zugriff).weiter).weiter)
    mitte = fallseite(zugriff, vor=letzte.zurueck)
    assert [z.pk for z in mitte.zeilen] == seiten[1]
    erste = fallseite(zugriff, vor=mitte.zurueck)
    assert [z.pk for z in erste.zeilen] == seiten[0] and erste.zurueck is None


def test_neue_faelle_zwischen_zwei_seiten_verschieben_nichts(welt: Welt, lange: list[int]) -> None:
    asd, gesehen, nach = welt.zugriff("asd"), list[int](), None
    ort = Stadtteil.objects.filter(wirkungsraum=welt.raeume["neheim"]).first()
    while True:
        seite = fallseite(asd, nach=nach)
        gesehen += [z.pk for z in seite.zeilen]
        if (nach := seite.weiter) is None:
            break
        for _ in range(3):
            actions.fall_aufnehmen(
                zugriff=asd, bezeichnung="Neu", stadtteil=ort, person_name="A", person_rolle="kind", kanal="telefon",
                anliegen="Hallo",
            )  # type: ignore[arg-type]  # fmt: skip
    assert gesehen == lange


def test_mehrere_gruende_ergeben_eine_liste_ohne_doppelte(welt: Welt, lange: list[int]) -> None:
    """The Leitung with a second role sees each case once, in the same order."""
    from dataclasses import replace

    beide = replace(
        welt.zugriff("asd"),
        mitgliedschaften=(*welt.zugriff("asd").mitgliedschaften, *welt.zugriff("asd_leitung").mitgliedschaften,
                          *welt.zugriff("wjh").mitgliedschaften),
    )  # fmt: skip
    alle = list(Fall.objects.sichtbar_fuer(beide).order_by("-begonnen_am", "-pk").values_list("pk", flat=True))
    gesehen, nach = list[int](), None
    while True:
        seite = fallseite(beide, nach=nach)
        gesehen += [z.pk for z in seite.zeilen]
        if (nach := seite.weiter) is None:
            break
    assert gesehen == alle and len(alle) > len(lange)


@pytest.mark.parametrize(
    "unfug", ["", "x", "2026-13-01_1", "2026-01-01", "2026-01-01_1_2", "٢٠٢٦-01-01_1", "2026-01-01_" + "9" * 30]
)
def test_eine_falsche_marke_zeigt_den_anfang(als: Any, unfug: str) -> None:
    assert Marke.lies(unfug) is None
    assert als("asd").get("/faelle/", {"nach": unfug, "vor": unfug}).status_code == 200


@pytest.mark.parametrize("wer", ["asd", "asd_leitung", "wjh", "lt"])
@pytest.mark.parametrize("adresse", ["/faelle/", "/faelle/?stand=bewilligt", "/faelle/suche/?worte=Lina"])
def test_nichts_wird_gezaehlt_und_nichts_uebersprungen(als: Any, wer: str, adresse: str, lange: list[int]) -> None:
    browser = als(wer)
    browser.get(adresse)
    with CaptureQueriesContext(connection) as fragen:
        assert browser.get(adresse).status_code == 200
    for frage in fragen.captured_queries:
        assert "OFFSET" not in frage["sql"]
        gezaehlt = re.findall(r"COUNT\(.*", frage["sql"])
        assert all('"fall_ziel"' in g and '"fall_id" = ("fall_fall"."id")' in g for g in gezaehlt), frage["sql"]
    assert len(fragen) <= 24


@pytest.mark.parametrize("wer", ["asd", "asd_leitung", "wjh"])
def test_die_suche_fragt_gleich_oft_wie_viele_es_auch_sind(welt: Welt, als: Any, wer: str) -> None:
    browser = als(wer)

    def anzahl() -> int:
        browser.get("/faelle/suche/", {"worte": "Lina"})
        with CaptureQueriesContext(connection) as fragen:
            browser.get("/faelle/suche/", {"worte": "Lina"})
        return len(fragen)

    vorher, asd = anzahl(), welt.zugriff("asd")
    for welche in ("neu", "vor", "frei"):
        for nummer in range(3):
            actions.person_aufnehmen(
                zugriff=asd, fall=welt.faelle[f"{welche}@neheim"].fall, name=f"Lina {nummer}", rolle="verwandt",
            )  # type: ignore[arg-type]  # fmt: skip
    assert anzahl() == vorher


def test_die_liste_der_eigenen_ist_die_aller_eigenen_auch_mit_mehreren_aufgaben(welt: Welt, lange: list[int]) -> None:
    """Page by page, and who is lead and stand-in in one case has it once."""
    for pk in lange[:40]:
        Zustaendigkeit.objects.create(fall_id=pk, konto=welt.konten["asd"], funktion="vertretung", gueltig_von=HEUTE)
    seiten = list(_seiten(welt, "asd"))
    assert [pk for seite in seiten for pk in seite] == lange
    assert not fall_pruefen().befunde
    Zustaendigkeit.objects.filter(fall_id=lange[0]).update(fall_begonnen_am=HEUTE - timedelta(900))
    assert [b.text for b in fall_pruefen().befunde] == ["Der Tag, an dem der Fall begann, ist ein anderer."] * 2
