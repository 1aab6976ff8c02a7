"""People and relations, who may decide for a child, who stands around the family: what is kept, shown and refused."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from massanzug.fall import actions
from massanzug.fall.choices import Fallrolle, Freigabeteil, Sorgerechtsart
from massanzug.fall.models import Beziehung, Netzwerkperson, Person, Sorgerecht
from massanzug.fall.queries.fallblick import fallblick
from massanzug.fall.queries.netzwerk import Netzwerkblick, netzwerkblick
from massanzug.technik.erlaubnis import Unzulaessig, Verboten, Zwischenstand
from massanzug.zugang.models import Einsicht
from tests.welt import HEUTE, Fallwelt, Welt

pytestmark = pytest.mark.django_db
GESTERN = HEUTE - timedelta(1)


@pytest.fixture
def frei(welt: Welt) -> Fallwelt:
    return welt.faelle["frei@neheim"]


def _mama(frei: Fallwelt) -> Person:
    return frei.fall.personen.get(rolle=Fallrolle.MUTTER)


def _dazu(welt: Welt, frei: Fallwelt, name: str, rolle: Fallrolle = Fallrolle.VATER) -> Person:
    return actions.person_aufnehmen(zugriff=welt.zugriff("asd"), fall=frei.fall, name=name, rolle=rolle)


def _verwandt(welt: Welt, frei: Fallwelt, von: Person, zu: Person, art: str = "elternteil", **mehr: Any) -> Beziehung:
    return actions.beziehung_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=frei.fall,
        art=art,
        von=von,
        zu=zu,
        **mehr,  # type: ignore[arg-type]
    )


def _sorge(welt: Welt, frei: Fallwelt, person: Person, art: str, **mehr: Any) -> Sorgerecht:
    werte = {"kind": frei.person, "gueltig_von": date(2015, 1, 1)} | mehr
    return actions.sorgerecht_festhalten(
        zugriff=welt.zugriff("asd"),
        fall=frei.fall,
        person=person,
        art=art,
        **werte,  # type: ignore[arg-type]
    )


def _blick(welt: Welt, wer: str, frei: Fallwelt) -> Netzwerkblick:
    blick = netzwerkblick(welt.zugriff(wer), frei.fall)
    assert blick is not None
    return blick


# What is shown to whom ------------------------------------------------------------------------------------------------


def test_ein_fremder_fall_ist_nicht_da(als: Any, welt: Welt) -> None:
    fremd = welt.faelle["neu@huesten"]
    browser = als("asd")
    nachbarin = fremd.fall.netzwerkpersonen.get()
    for adresse in ("netzwerk/", "beziehung/neu/", "sorgerecht/neu/", f"netzwerkperson/{nachbarin.pk}/"):
        assert browser.get(f"/faelle/{fremd.fall.pk}/{adresse}").status_code == 404
    eigen = welt.faelle["frei@neheim"].fall.pk
    # an object of another case, asked for through a case of one's own
    assert browser.get(f"/faelle/{eigen}/netzwerkperson/{nachbarin.pk}/").status_code == 404
    assert browser.get(f"/faelle/{eigen}/beziehung/{fremd.fall.beziehungen.get().pk}/").status_code == 404
    assert browser.get(f"/faelle/{eigen}/sorgerecht/{fremd.fall.sorgerechte.get().pk}/").status_code == 404
    assert browser.post(f"/faelle/{eigen}/netzwerkperson/{nachbarin.pk}/entfernen/").status_code == 404
    assert Netzwerkperson.objects.filter(pk=nachbarin.pk).exists()


def test_der_leittraeger_sieht_nur_was_freigegeben_ist(als: Any, welt: Welt, frei: Fallwelt) -> None:
    actions.beziehung_aendern(
        zugriff=welt.zugriff("asd"),
        beziehung=(b := frei.fall.beziehungen.get()),
        stand=b.stand,
        art=b.art,  # type: ignore[arg-type]
        von=b.von,
        zu=b.zu,
        bindung="konflikthaft",
    )
    seite = als("lt").get(f"/faelle/{frei.fall.pk}/netzwerk/").content.decode()
    assert "Mama Lina-frei-neheim ist Elternteil von Lina-frei-neheim" in seite
    for verborgen in ("konflikthaft", "Sorge-frei", "Nachbarin", "Mittagessen", "aendern", "Entfernen"):
        assert verborgen not in seite, verborgen
    assert "konflikthaft" in als("asd").get(f"/faelle/{frei.fall.pk}/netzwerk/").content.decode()
    assert frei.freigabe
    frei.freigabe.teile = [Freigabeteil.MASSANZUG]
    frei.freigabe.save()
    assert als("lt").get(f"/faelle/{frei.fall.pk}/netzwerk/").status_code == 404
    assert als("lt").get(f"/faelle/{frei.fall.pk}/").status_code == 200


def test_wer_die_seite_liest_hinterlaesst_eine_einsicht(als: Any, frei: Fallwelt) -> None:
    vorher = Einsicht.objects.count()
    assert als("asd").get(f"/faelle/{frei.fall.pk}/netzwerk/").status_code == 200
    assert Einsicht.objects.count() == vorher + 1


def test_bild_und_worte_nennen_dieselben_menschen(als: Any, frei: Fallwelt) -> None:
    seite = als("asd").get(f"/faelle/{frei.fall.pk}/netzwerk/").content.decode()
    for person in frei.fall.personen.all():
        links = re.findall(rf'href="/faelle/{frei.fall.pk}/person/{person.pk}/"', seite)
        assert len(links) == 2, "once in the picture, once in words"
    assert len(re.findall(rf'href="/faelle/{frei.fall.pk}/netzwerkperson/\d+/"', seite)) == 2


# Contributions --------------------------------------------------------------------------------------------------------


def _aendere(welt: Welt, n: Netzwerkperson, **mehr: Any) -> Netzwerkperson:
    werte = {f: getattr(n, f) for f in ("name", "sektor", "naehe", "qualitaet", "beitrag", "stand")} | mehr
    return actions.netzwerkperson_aendern(zugriff=welt.zugriff("asd"), netzwerkperson=n, **werte)


def test_ein_beitrag_ohne_zusage_gilt_nicht_als_zugesagt(welt: Welt, frei: Fallwelt) -> None:
    nachbarin = frei.fall.netzwerkpersonen.get()
    blick = _blick(welt, "asd", frei)
    assert (blick.zugesagt, blick.moeglich) == ((), (nachbarin,))
    assert blick.karte and not blick.karte.personen[0].haken
    nachbarin = _aendere(welt, nachbarin, angesprochen_am=GESTERN)
    assert _blick(welt, "asd", frei).zugesagt == ()
    nachbarin = _aendere(welt, nachbarin, angesprochen_am=GESTERN, zugesagt_am=HEUTE)
    blick = _blick(welt, "asd", frei)
    assert (blick.zugesagt, blick.moeglich) == ((nachbarin,), ())
    assert blick.karte and blick.karte.personen[0].haken
    _aendere(welt, nachbarin, angesprochen_am=GESTERN)  # she takes it back
    assert _blick(welt, "asd", frei).zugesagt == ()


@pytest.mark.parametrize(
    ("mehr", "mangel"),
    [
        ({"zugesagt_am": HEUTE}, "Frage kommt vor der Zusage"),
        ({"angesprochen_am": HEUTE, "zugesagt_am": GESTERN}, "Frage kommt vor der Zusage"),
        ({"angesprochen_am": GESTERN, "zugesagt_am": GESTERN, "beitrag": ""}, "Was wurde zugesagt"),
        ({"angesprochen_am": HEUTE + timedelta(1)}, "Zukunft"),
    ],
)
def test_eine_zusage_braucht_frage_und_inhalt(welt: Welt, frei: Fallwelt, mehr: dict[str, Any], mangel: str) -> None:
    with pytest.raises(Unzulaessig, match=mangel):
        _aendere(welt, frei.fall.netzwerkpersonen.get(), **mehr)


def test_wer_nicht_auf_der_karte_stehen_will_wird_entfernt(welt: Welt, frei: Fallwelt) -> None:
    nachbarin = frei.fall.netzwerkpersonen.get()
    with pytest.raises(Verboten):
        actions.netzwerkperson_entfernen(zugriff=welt.zugriff("asd2"), netzwerkperson=nachbarin)
    actions.netzwerkperson_entfernen(zugriff=welt.zugriff("asd"), netzwerkperson=nachbarin)
    with pytest.raises(Unzulaessig, match="inzwischen jemand entfernt"):
        _aendere(welt, nachbarin)


# Changed by two at once -----------------------------------------------------------------------------------------------


def test_gleichzeitiges_aendern_faellt_auf(welt: Welt, frei: Fallwelt) -> None:
    nachbarin = frei.fall.netzwerkpersonen.get()
    _aendere(welt, nachbarin, name="Frau Yüksel")
    with pytest.raises(Zwischenstand):
        _aendere(welt, nachbarin, name="Frau Peters")
    assert frei.fall.netzwerkpersonen.get().name == "Frau Yüksel"
    b, s = frei.fall.beziehungen.get(), frei.fall.sorgerechte.get()
    wie: dict[str, Any] = {"zugriff": welt.zugriff("asd"), "stand": 1}
    for _ in range(2):
        neu = {"beziehung": b, "art": b.art, "von": b.von, "zu": b.zu, "bindung": "eng"}
        felder = {"kind": s.kind, "person": s.person, "art": s.art, "teilbereich": "alles", "gueltig_von": HEUTE}
        if _ == 0:
            actions.beziehung_aendern(**wie, **neu)
            actions.sorgerecht_aendern(**wie, sorgerecht=s, **felder)
        else:
            with pytest.raises(Zwischenstand):
                actions.beziehung_aendern(**wie, **neu)
            with pytest.raises(Zwischenstand):
                actions.sorgerecht_aendern(**wie, sorgerecht=s, **felder)


def test_die_seite_sagt_was_inzwischen_gilt(als: Any, welt: Welt, frei: Fallwelt) -> None:
    nachbarin = frei.fall.netzwerkpersonen.get()
    _aendere(welt, nachbarin, name="Frau Yüksel")
    daten = {"name": "Frau Peters", "sektor": "nachbarschaft", "naehe": "2", "qualitaet": "stark", "stand": "1"}
    adresse = f"/faelle/{frei.fall.pk}/netzwerkperson/{nachbarin.pk}/"
    antwort = als("asd").post(adresse, daten)
    assert antwort.status_code == 422
    seite = antwort.content.decode()
    assert "Frau Yüksel" in seite and "Frau Peters" in seite and "Zwei Fassungen" in seite


# What cannot be -------------------------------------------------------------------------------------------------------


def test_niemand_ist_sein_eigener_vorfahr(welt: Welt, frei: Fallwelt) -> None:
    mama = _mama(frei)
    oma = frei.fall.personen.get(rolle=Fallrolle.VERWANDT)
    _verwandt(welt, frei, oma, mama)
    with pytest.raises(Unzulaessig, match="Vorfahren"):
        _verwandt(welt, frei, frei.person, oma)
    with pytest.raises(Unzulaessig, match="anderen Menschen"):
        _verwandt(welt, frei, oma, oma)


def test_zwischen_zweien_steht_eine_beziehung_gleich_wie_herum(welt: Welt, frei: Fallwelt) -> None:
    papa = _dazu(welt, frei, "Papa")
    _verwandt(welt, frei, papa, _mama(frei), "paar", paarstand="getrennt")
    with pytest.raises(ValidationError, match="steht schon eine Beziehung"):
        _verwandt(welt, frei, _mama(frei), papa, "paar", paarstand="zusammen")
    with pytest.raises(Unzulaessig, match="wie es um das Paar steht"):
        _verwandt(welt, frei, papa, frei.person, "paar")


def test_menschen_eines_anderen_falls_gehoeren_nicht_dazu(welt: Welt, frei: Fallwelt) -> None:
    fremd = welt.faelle["neu@neheim"].person
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Fall"):
        _verwandt(welt, frei, _mama(frei), fremd)
    with pytest.raises(Unzulaessig, match="gehört nicht zu diesem Fall"):
        _sorge(welt, frei, _mama(frei), "gemeinsam", kind=fremd)


def test_allein_ist_allein_und_ein_teilbereich_steht_daneben(welt: Welt, frei: Fallwelt) -> None:
    mama, papa = _mama(frei), _dazu(welt, frei, "Papa")
    gemeinsam = _sorge(welt, frei, papa, "gemeinsam")
    _sorge(welt, frei, mama, "gemeinsam")
    with pytest.raises(Unzulaessig, match="tragen Sie dort das Ende ein"):
        _sorge(welt, frei, mama, "allein", gueltig_von=HEUTE)
    for s in (gemeinsam, Sorgerecht.objects.get(person=mama, art="gemeinsam", kind=frei.person)):
        actions.sorgerecht_aendern(
            zugriff=welt.zugriff("asd"),
            sorgerecht=s,
            stand=1,
            kind=s.kind,
            person=s.person,
            art=Sorgerechtsart.GEMEINSAM,
            gueltig_von=s.gueltig_von,
            gueltig_bis=GESTERN,
        )
    _sorge(welt, frei, mama, "allein", gueltig_von=HEUTE, nachweis="beschluss", nachweis_am=HEUTE)
    _sorge(welt, frei, papa, "teilbereich", teilbereich="Gesundheit", gueltig_von=HEUTE)
    zeilen = {(z.sorgerecht.person.name, z.sorgerecht.art): z.gilt for z in _blick(welt, "asd", frei).sorgerechte}
    assert zeilen["Papa", "gemeinsam"] is False
    assert zeilen[mama.name, "allein"] is True


def test_sorge_ist_fuer_kinder_und_von_erwachsenen(welt: Welt, frei: Fallwelt) -> None:
    mama = _mama(frei)
    with pytest.raises(Unzulaessig, match="nicht als Kind"):
        _sorge(welt, frei, _dazu(welt, frei, "Papa"), "allein", kind=mama)
    with pytest.raises(Unzulaessig, match="erwachsener Mensch"):
        _sorge(welt, frei, _dazu(welt, frei, "Ben", Fallrolle.KIND), "allein")


def test_wer_heute_keine_sorge_hat_wird_genannt_und_wer_volljaehrig_ist_nicht(welt: Welt, frei: Fallwelt) -> None:
    gross = _dazu(welt, frei, "Groß", Fallrolle.KIND)
    klein = _dazu(welt, frei, "Klein", Fallrolle.KIND)
    Person.objects.filter(pk=gross.pk).update(geboren_am=date(HEUTE.year - 18, HEUTE.month, HEUTE.day))
    Person.objects.filter(pk=klein.pk).update(geboren_am=date(HEUTE.year - 18, HEUTE.month, HEUTE.day + 1))
    assert _blick(welt, "asd", frei).ohne_sorge == (klein,)


@pytest.mark.parametrize(
    ("modell", "anders"),
    [
        (Beziehung, {"zu": "von"}),
        (Beziehung, {"paarstand": "zusammen"}),
        (Sorgerecht, {"kind": "person"}),
        (Sorgerecht, {"gueltig_bis": date(1999, 1, 1)}),
        (Sorgerecht, {"teilbereich": ""}),
        (Sorgerecht, {"nachweis": "beschluss"}),
        (Netzwerkperson, {"naehe": 6}),
        (Netzwerkperson, {"zugesagt_am": HEUTE}),
        (Netzwerkperson, {"angesprochen_am": HEUTE, "zugesagt_am": GESTERN}),
    ],
)
def test_die_datenbank_weist_unmoegliches_ab(frei: Fallwelt, modell: Any, anders: dict[str, Any]) -> None:
    objekt = modell.objects.get(fall=frei.fall)
    for feld, wert in anders.items():
        setattr(objekt, feld, getattr(objekt, wert) if wert in {"von", "person"} else wert)
    with pytest.raises(IntegrityError), transaction.atomic():
        objekt.save()


def test_die_datenbank_kennt_zwei_menschen_nur_einmal(frei: Fallwelt) -> None:
    b = frei.fall.beziehungen.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Beziehung(fall=b.fall, art="elternteil", von=b.zu, zu=b.von).save()


def test_nach_verstorbenen_wird_nicht_gefragt(welt: Welt, frei: Fallwelt) -> None:
    """Who has died is drawn, and keeps her words; nobody is told to ask her."""
    mama = _mama(frei)
    Person.objects.filter(pk__in=[mama.pk, frei.person.pk]).update(verstorben=True)
    stimmen = [s.person for s in fallblick(welt.zugriff("asd"), frei.fall).stimmen]
    assert mama not in stimmen
    assert frei.person in stimmen
    papa = _dazu(welt, frei, "Papa")
    _verwandt(welt, frei, papa, mama, "paar", paarstand="verheiratet")
    assert "war verheiratet mit" in [b.worte for b in _blick(welt, "asd", frei).beziehungen]
    assert "verstorben" in next(m.volltext for m in _blick(welt, "asd", frei).genogramm.menschen if m.id == mama.pk)


def test_die_seite_fragt_gleich_oft_wie_viele_menschen_es_auch_sind(
    welt: Welt, frei: Fallwelt, django_assert_max_num_queries: Any
) -> None:
    for i in range(3):
        _verwandt(welt, frei, _mama(frei), _dazu(welt, frei, f"K{i}", Fallrolle.KIND))
    with django_assert_max_num_queries(6):
        _blick(welt, "asd", frei)
