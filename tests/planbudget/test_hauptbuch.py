"""What the database itself refuses, what `massanzug pruefe` finds after somebody helped it, and what acts refuse.

The attacks are made past Django by somebody who owns the database but not the key: the guards are taken off first.
"""

import json
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from massanzug.planbudget import actions
from massanzug.planbudget.choices import Antwort, Bestandsart, Ereignisart, Ereignisstand, Kontoart, Lesartwahl
from massanzug.planbudget.models import (
    Buchung,
    Buchungskonto,
    Buchungszeile,
    Budgetereignis,
    Ereignisantwort,
    Jahresabschluss,
    Saldo,
)
from massanzug.planbudget.pruefungen import UNVERAENDERLICH, hauptbuch_pruefen, planbudget_pruefen
from massanzug.planbudget.queries.ereignis import Ereignisblick, ereignis, wirkungen_je_raum
from massanzug.planbudget.queries.hauptbuch import konten_im, letzte_nummer, stand_am
from massanzug.planbudget.waechter import NUR_ANHAENGEN
from massanzug.rechenkern.bestand import Bestandszeile
from massanzug.rechenkern.ereignis import plan_im_jahr
from massanzug.rechenkern.hauptbuch import monat_als_text, pruefsumme
from massanzug.sozialraum.actions import zeit_notieren
from massanzug.sozialraum.choices import Taetigkeit, Zeitbezug
from massanzug.technik import pruefung
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.traeger.actions import zugehoerigkeit_eintragen
from massanzug.zugang.actions import konto_anlegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Protokollwert
from massanzug.zugang.pruefungen import protokoll_pruefen
from massanzug.zugang.zugriff import betrieb
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import MASSANZUG, NUR_SQLITE, Bestand, Melder, umgebung
from tests.welt import BEGINN, HEUTE, JETZT, PASSWORT, Welt

bestand, melde = stand.bestand, stand.melde

Feld = Any
"""A field of a model, whatever its kind."""


def sql(befehl: str, *werte: Any) -> int:
    """How many rows it hit, on the connection of the run."""
    with connection.cursor() as cursor:
        cursor.execute(befehl, werte)
        return int(cursor.rowcount)


LEER = {"fassung": 1, "jahre": []}
"""What lies at an item when nothing was reckoned."""


@pytest.fixture
def volle_welt(welt: Welt) -> Welt:
    """Something in every table that is only ever appended to."""
    actions.lesart_festlegen(zugriff=welt.zugriff("kaemmerei"), lesart=Lesartwahl.JAHR, grund="Auskunft")
    actions.zuordnung_festlegen(zugriff=welt.zugriff("controlling"), bezug="baustein:1", zaehlt=True, grund="Beschluss")
    hilfe = Bestandszeile(
        "H-1", None, "neheim", "spfh", "ambulant", BEGINN, None, "euro_je_monat", 1, 100_00, "", frozenset(), None, 2
    )  # type: ignore[arg-type]
    actions.bestand_uebernehmen(
        zugriff=welt.zugriff("wjh"), art=Bestandsart.HILFEN, datei="h.csv", inhalt_pruefsumme="h", zeilen=[hilfe]
    )
    szenario, _ = [
        actions.szenario_anlegen(zugriff=welt.zugriff("jha"), name=name, wozu="", hebel={"rueckfuehrung": 150})
        for name in ("Mehr Rückkehr", "Noch mehr")
    ]
    actions.szenario_anhaengen(
        zugriff=welt.zugriff("controlling"),
        szenario=szenario,
        punkt=welt.punkte["neheim"],
        jahre=LEER,
    )
    zeit_notieren(
        zugriff=welt.zugriff("lt"), wirkungsraum=welt.raeume["neheim"], bezug=Zeitbezug.RAUM,
        taetigkeit=Taetigkeit.VERNETZUNG, minuten=60, tag=HEUTE - timedelta(40),
    )  # fmt: skip
    actions.raumarbeit_buchen(zugriff=welt.zugriff("kaemmerei"), wirkungsraum=welt.raeume["neheim"])
    return welt


# --- the database refuses -------------------------------------------------------------------------------------------


VERAENDERLICH = {
    "saldo", "steuerungspunkt", "bestandsuebernahme", "bestandsdatei", "spaltenzuordnung", "szenario", "rechenlauf",
}  # fmt: skip
"""Kept by triggers, worked on, taken back, waiting, put away, reckoned; all else of this room is only appended to."""
TABELLEN = sorted(
    modell._meta.db_table
    for modell in apps.get_app_config("planbudget").get_models()
    if modell._meta.model_name not in VERAENDERLICH
)


@pytest.mark.parametrize("tabelle", TABELLEN)
def test_nichts_wird_geaendert_geloescht_oder_geleert(tabelle: str, volle_welt: Welt) -> None:
    with connection.cursor() as cursor:
        spalten = [feld.name for feld in connection.introspection.get_table_description(cursor, tabelle)]
        cursor.execute(f"SELECT count(*) FROM {tabelle}")
        zahl = cursor.fetchone()[0]
    assert zahl
    versuche = [f"UPDATE {tabelle} SET {spalte} = {spalte}" for spalte in spalten] + [f"DELETE FROM {tabelle}"]
    if connection.vendor == "sqlite":
        versuche.append(f"INSERT OR REPLACE INTO {tabelle} SELECT * FROM {tabelle}")
    else:
        versuche.append(f"TRUNCATE {tabelle} CASCADE")
    for befehl in versuche:
        abgewiesen = pytest.raises(DatabaseError, match=r"weder geaendert noch geloescht|keine Zeile mehr")
        with abgewiesen, transaction.atomic():
            if befehl.startswith("TRUNCATE"):  # a table with something still to be checked is refused for that
                sql("SET CONSTRAINTS ALL IMMEDIATE")
            sql(befehl)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {tabelle}")
        assert cursor.fetchone()[0] == zahl


def test_jeder_waechter_der_fehlt_wird_genannt(welt: Welt) -> None:
    if connection.vendor == "sqlite":
        frage = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    else:
        frage = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(frage)
        waechter = [(name, tabelle) for name, tabelle in cursor.fetchall() if tabelle in TABELLEN]
    assert {tabelle for _, tabelle in waechter} == set(TABELLEN) and len(waechter) >= 2 * len(TABELLEN)
    for name, tabelle in waechter:
        with transaction.atomic():
            sql("SET CONSTRAINTS ALL IMMEDIATE" if connection.vendor == "postgresql" else "SELECT 1")
            sql(f"DROP TRIGGER {name}" + (f" ON {tabelle}" if connection.vendor == "postgresql" else ""))
            assert name in {b.stelle for b in planbudget_pruefen().befunde}
            transaction.set_rollback(True)


ANTWORT = "INSERT INTO planbudget_ereignisantwort (ereignis_id, antwort, grund, von_id, traeger_id, am) VALUES "


def _antworte_roh(ereignis_pk: int, von: int, traeger: int, antwort: str = "bestaetigt") -> int:
    return sql(f"{ANTWORT} (%s, %s, '', %s, %s, '2026-11-22')", ereignis_pk, antwort, von, traeger)


def test_die_verfasserin_antwortet_sich_nicht_selbst_auch_nicht_an_allem_vorbei(welt: Welt) -> None:
    offen = welt.ereignisse["offen@neheim"]
    amt, verfasser = welt.traeger["amt"].pk, offen.verfasst_von_id
    for traeger in (amt, welt.traeger["neheim"].pk):
        with pytest.raises(DatabaseError, match="Wer ein Ereignis verfasst"), transaction.atomic():
            _antworte_roh(offen.pk, verfasser, traeger)
    with pytest.raises(DatabaseError), transaction.atomic():  # nor by becoming somebody else afterwards
        _antworte_roh(offen.pk, welt.konten["kaemmerei"].pk, amt)
        sql("UPDATE planbudget_ereignisantwort SET von_id = %s WHERE ereignis_id = %s", verfasser, offen.pk)
    assert _antworte_roh(offen.pk, welt.konten["kaemmerei"].pk, amt) == 1


def test_je_organisation_und_je_person_eine_antwort(welt: Welt) -> None:
    offen, konten, traeger = welt.ereignisse["offen@neheim"], welt.konten, welt.traeger
    _antworte_roh(offen.pk, konten["kaemmerei"].pk, traeger["amt"].pk)
    for wer, wofuer in (("controlling", "amt"), ("kaemmerei", "neheim")):
        with pytest.raises(IntegrityError), transaction.atomic():
            _antworte_roh(offen.pk, konten[wer].pk, traeger[wofuer].pk)
    with pytest.raises(IntegrityError), transaction.atomic():  # a refusal says why
        _antworte_roh(offen.pk, konten["lt_leitung"].pk, traeger["neheim"].pk, "abgelehnt")
    assert _antworte_roh(offen.pk, konten["lt_leitung"].pk, traeger["neheim"].pk) == 1


KOPF = (
    "INSERT INTO planbudget_buchung (nummer, art, text, grund, ist_nachtrag, hebt_auf_id, am, von_id, anzahl, "
    "pruefsumme) VALUES "
)


def _kopf_roh(nummer: int, art: str, hebt_auf: int | None, grund: str = "x", anzahl: int = 1) -> int:
    werte = (nummer, art, grund, False, hebt_auf, anzahl)
    return sql(f"{KOPF} (%s, %s, 't', %s, %s, %s, '2026-11-22', NULL, %s, '')", *werte)


def test_eine_buchung_wird_nur_einmal_storniert(welt: Welt) -> None:
    alt, wjh = welt.buchungen["neheim"], welt.zugriff("wjh")
    storno = actions.buchung_stornieren(zugriff=wjh, buchung=alt, grund="doppelt")
    with pytest.raises(Unzulaessig, match="schon storniert"):
        actions.buchung_stornieren(zugriff=wjh, buchung=alt, grund="doppelt")
    naechste = storno.nummer + 1
    for art, hebt_auf, grund, anzahl in (
        ("storno", alt.pk, "x", 1),
        ("storno", None, "x", 1),
        ("kosten", storno.pk, "x", 1),
        ("storno", storno.pk, "", 1),
        ("kosten", None, "x", 0),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            _kopf_roh(naechste, art, hebt_auf, grund, anzahl)
    with pytest.raises(IntegrityError), transaction.atomic():
        _kopf_roh(storno.nummer, "kosten", None)


ZEILE = (
    "INSERT INTO planbudget_buchungszeile (buchung_id, soll_id, haben_id, betrag_cent, tag, monat, leistung_von, "
    "leistung_bis, belegdatum, zahldatum, beleg, hilfeklasse, bezug) VALUES "
)


def _zeile_roh(nummer: int, soll: int, haben: int, cent: int, bis: str = "2026-10-31") -> int:
    return sql(
        f"{ZEILE} (%s, %s, %s, %s, '2026-10-31', 202610, '2026-10-01', %s, '2026-10-31', NULL, 'R', '', '')",
        nummer, soll, haben, cent, bis,
    )  # fmt: skip


def test_unmoegliche_zeilen_nimmt_die_datenbank_nicht(welt: Welt) -> None:
    nummer = welt.buchungen["neheim"].pk
    konten = konten_im(welt.raeume["neheim"].pk)
    ambulant, offen = konten[Kontoart.AMBULANT], konten[Kontoart.VERBINDLICHKEIT]
    for werte in (
        (ambulant, ambulant, 1),
        (ambulant, offen, 0),
        (ambulant, offen, -1),
        (ambulant, offen, 1, "2026-09-30"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            _zeile_roh(nummer, *werte)  # type: ignore[arg-type]


def test_die_salden_fuehrt_die_datenbank_wer_auch_schreibt(welt: Welt) -> None:
    konten = konten_im(welt.raeume["huesten"].pk)
    ambulant, offen = konten[Kontoart.AMBULANT], konten[Kontoart.VERBINDLICHKEIT]

    def staende() -> list[int]:
        return [stand_am(konto, tag) for konto in (ambulant, offen) for tag in (date(2026, 10, 31), date(2026, 11, 1))]

    vorher, nummer = staende(), letzte_nummer() + 1
    _zeile_roh(nummer, ambulant, offen, 777)
    _zeile_roh(nummer, ambulant, offen, 23)
    _kopf_roh(nummer, "kosten", None, anzahl=2)
    assert [neu - alt for neu, alt in zip(staende(), vorher, strict=True)] == [800, 800, -800, -800]
    assert not [b for b in hauptbuch_pruefen().befunde if b.stelle.startswith("Konto")]


@pytest.mark.parametrize("anzahl", [1, 3])
def test_eine_buchung_kommt_ganz_oder_nicht_und_waechst_nie(anzahl: int, welt: Welt) -> None:
    konten = konten_im(welt.raeume["huesten"].pk)
    ambulant, offen, nummer = konten[Kontoart.AMBULANT], konten[Kontoart.VERBINDLICHKEIT], letzte_nummer() + 1
    with pytest.raises(IntegrityError, match="so viele, wie er nennt"), transaction.atomic():
        for _ in range(2):
            _zeile_roh(nummer, ambulant, offen, 777)
        _kopf_roh(nummer, "kosten", None, anzahl=anzahl)
    with pytest.raises(IntegrityError, match="bekommt keine Zeile mehr"), transaction.atomic():
        _zeile_roh(welt.buchungen["huesten"].pk, ambulant, offen, 777)
    with pytest.raises(IntegrityError), transaction.atomic():
        _zeile_roh(nummer, ambulant, offen, 777)
        connection.check_constraints()  # as at the commit: a line without its Buchung


# --- and finds what was done to it without asking -------------------------------------------------------------------


def ohne_waechter() -> Iterator[str]:
    """The statements that take off every guard and every CHECK of the room."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            yield "SET CONSTRAINTS ALL IMMEDIATE"
            yield from [f"ALTER TABLE {tabelle} DISABLE TRIGGER USER" for tabelle in NUR_ANHAENGEN]
            cursor.execute(
                "SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'c' "
                "AND conrelid::regclass::text = ANY(%s)",
                [list(NUR_ANHAENGEN)],
            )
            yield from [f"ALTER TABLE {tabelle} DROP CONSTRAINT {name}" for tabelle, name in cursor.fetchall()]
            yield "SET CONSTRAINTS ALL DEFERRED"  # as it is outside of this test: a Buchung's head comes last
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            yield from [f"DROP TRIGGER {name}" for (name,) in cursor.fetchall()]
            yield "PRAGMA ignore_check_constraints = ON"


@pytest.fixture
def angreifbar(volle_welt: Welt) -> Iterator[Welt]:
    """The run's own database with nothing to refuse anything; the test's transaction takes most of that back."""
    assert befunde() == {}
    for befehl in ohne_waechter():
        sql(befehl)
    yield volle_welt
    if connection.vendor == "sqlite":
        sql("PRAGMA ignore_check_constraints = OFF")


def befunde() -> dict[str, str]:
    """Place → what was found there; missing guards are another test's."""
    gefunden: dict[str, str] = {}
    for pruefe in (hauptbuch_pruefen, planbudget_pruefen):
        for b in pruefe().befunde:
            if "Wächter" not in b.text:
                gefunden[b.stelle] = f"{gefunden.get(b.stelle, '')} {b.text}".strip()
    return gefunden


def stelle(nummer: int) -> str:
    return f"Buchung {nummer}"


def kontostellen(nummer: int) -> set[str]:
    """The balances in which the lines of a Buchung count."""
    zeilen = Buchungszeile.objects.filter(buchung_id=nummer)
    return {f"Konto {k}, Monat {monat_als_text(z.monat)}" for z in zeilen for k in (z.soll_id, z.haben_id)}


def test_ein_geaenderter_cent(angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    assert sql("UPDATE planbudget_buchungszeile SET betrag_cent = betrag_cent + 1 WHERE buchung_id = %s", nummer) == 1
    gefunden = befunde()
    assert gefunden.keys() == {stelle(nummer)} | kontostellen(nummer)
    assert "nicht mehr, was gebucht wurde" in gefunden[stelle(nummer)]


def test_ein_geaenderter_cent_mit_passenden_salden_und_passendem_kopf(angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    zeile = Buchungszeile.objects.get(buchung_id=nummer)
    sql("UPDATE planbudget_buchungszeile SET betrag_cent = betrag_cent + 1 WHERE buchung_id = %s", nummer)
    for konto, um in ((zeile.soll_id, 1), (zeile.haben_id, -1)):
        sql("UPDATE planbudget_saldo SET cent = cent + %s WHERE konto_id = %s AND monat = %s", um, konto, zeile.monat)
    assert befunde().keys() == {stelle(nummer)}
    zeile.refresh_from_db()
    sql("UPDATE planbudget_buchung SET pruefsumme = %s WHERE nummer = %s", pruefsumme([zeile.zeile]), nummer)
    assert befunde() == {stelle(nummer): "„pruefsumme“ ist nicht der Wert, der festgehalten wurde."}
    _faelsche_wert(nummer, pruefsumme([zeile.zeile]))
    assert befunde() == {}
    texte = [b.text for b in protokoll_pruefen().befunde if "Wächter" not in b.text]
    assert texte == ["Der Wert von „pruefsumme“ ist nicht der protokollierte."]
    for leer in (None, 5, [5]):  # taken out, as if it were deleted lawfully, or made unreadable
        _faelsche_wert(nummer, leer)
        assert befunde() == {stelle(nummer): "„pruefsumme“ ist nicht der Wert, der festgehalten wurde."}


def _faelsche_wert(nummer: int, wert: Any) -> None:
    """What the Protokoll keeps of a head's sum: another one, none any more, or something else altogether."""
    zeile = Protokollwert.objects.get(protokoll__objekt_typ="planbudget.buchung", protokoll__objekt_id=str(nummer))
    alt = zeile.werte.pop("pruefsumme", None)
    if wert is not None:
        zeile.werte["pruefsumme"] = alt | {"nachher": wert} if isinstance(wert, str) else wert
    zeile.save()


@pytest.mark.parametrize("feld", [f for f in Buchungszeile._meta.concrete_fields if not f.primary_key], ids=str)
def test_jede_spalte_einer_zeile(feld: Feld, angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    anders = _anders(feld, Buchungszeile.objects.get(buchung_id=nummer))
    sql(f"UPDATE planbudget_buchungszeile SET {feld.column} = %s WHERE buchung_id = %s", anders, nummer)
    assert stelle(nummer) in befunde()


def _anders(feld: Feld, objekt: models.Model) -> Any:
    """A value that the row does not have."""
    wert = getattr(objekt, feld.attname)
    if feld.is_relation:
        return feld.related_model.objects.exclude(pk=wert).order_by("-pk").values_list("pk", flat=True)[0]
    if isinstance(feld, models.DateField):
        return (wert - timedelta(days=1) if wert else HEUTE).isoformat()
    if isinstance(feld, models.JSONField):
        return '{"anders": 1}'
    if isinstance(feld, models.BooleanField):
        return not wert
    if isinstance(feld, models.IntegerField):
        return (wert or 0) + 1
    return "anders"


def _geaendert(befehl: str, feld: Feld, objekt: models.Model) -> bool:
    """Whether the row could be given another value; what must be unique takes no value of another row."""
    werte = [_anders(feld, objekt)]
    if feld.is_relation:
        werte = feld.related_model.objects.exclude(pk=getattr(objekt, feld.attname)).values_list("pk", flat=True)
    for wert in werte:
        try:
            with transaction.atomic():
                return sql(befehl, wert, objekt.pk) == 1
        except IntegrityError:
            continue
    return False


def test_eine_zeile_in_einem_anderen_monat(angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    sql("UPDATE planbudget_buchungszeile SET monat = 202609 WHERE buchung_id = %s", nummer)
    assert "anderen Monat als ihre Wertstellung" in befunde()[stelle(nummer)]
    sql("UPDATE planbudget_buchungszeile SET tag = '2026-09-30' WHERE buchung_id = %s", nummer)
    assert "nicht mehr, was gebucht wurde" in befunde()[stelle(nummer)]


def test_eine_zeile_in_einen_abgeschlossenen_monat_geschoben(angreifbar: Welt) -> None:
    tag = date(2026, 10, 5)
    nummer = actions.kosten_buchen(
        zugriff=angreifbar.zugriff("wjh"), wirkungsraum=angreifbar.raeume["neheim"], art=Kontoart.AMBULANT,
        betrag_cent=1, leistung_von=tag, leistung_bis=tag, beleg="R", belegdatum=tag,
    ).pk  # fmt: skip
    sql("UPDATE planbudget_buchungszeile SET monat = 202512, tag = '2025-12-31' WHERE buchung_id = %s", nummer)
    assert "der abgeschlossen war" in befunde()[stelle(nummer)]


def test_eine_geloeschte_zeile_und_eine_geloeschte_buchung(angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    sql("DELETE FROM planbudget_buchungszeile WHERE buchung_id = %s", nummer)
    assert befunde()[stelle(nummer)] == "Ihre Zeilen fehlen."
    sql("DELETE FROM planbudget_buchung WHERE nummer = %s", nummer)
    assert "in der Datenbank fehlt sie" in befunde()[stelle(nummer)]


def test_die_letzte_buchung_geloescht_faellt_auch_auf(angreifbar: Welt) -> None:
    letzte = Buchung.objects.latest("nummer")
    eine = Buchungszeile.objects.filter(buchung=letzte)[0]
    sql("DELETE FROM planbudget_buchungszeile WHERE id = %s", eine.pk)
    assert befunde()[stelle(letzte.pk)].startswith(("Sie hat", "Ihre Zeilen"))
    sql("DELETE FROM planbudget_buchungszeile WHERE buchung_id = %s", letzte.pk)
    sql("DELETE FROM planbudget_raumbuchung WHERE buchung_id = %s", letzte.pk)
    sql("DELETE FROM planbudget_buchung WHERE nummer = %s", letzte.pk)
    assert "in der Datenbank fehlt sie" in befunde()[stelle(letzte.pk)]


def test_von_hand_eingefuegt(angreifbar: Welt) -> None:
    konten = konten_im(angreifbar.raeume["neheim"].pk)
    ambulant, offen = konten[Kontoart.AMBULANT], konten[Kontoart.VERBINDLICHKEIT]
    nummer, neue = angreifbar.buchungen["neheim"].pk, Buchung.objects.latest("nummer").pk + 1
    _zeile_roh(nummer, ambulant, offen, 5)
    assert "Sie hat 2 Zeilen, festgehalten sind 1." in befunde()[stelle(nummer)]
    _kopf_roh(neue, "kosten", None)
    _zeile_roh(neue, ambulant, offen, 5)
    assert "keinen Eintrag im Protokoll" in befunde()[stelle(neue)]


@pytest.mark.parametrize("feld", [f for f in Buchung._meta.concrete_fields if not f.primary_key], ids=str)
def test_jede_spalte_eines_kopfs(feld: Feld, angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    anders = _anders(feld, angreifbar.buchungen["neheim"])
    assert sql(f"UPDATE planbudget_buchung SET {feld.column} = %s WHERE nummer = %s", anders, nummer) == 1
    gefunden = befunde()
    assert gefunden.keys() == {stelle(nummer)}
    assert f"„{feld.attname}“ ist nicht der Wert" in gefunden[stelle(nummer)]


@pytest.mark.parametrize("befehl", ["UPDATE planbudget_saldo SET cent = cent + 1", "DELETE FROM planbudget_saldo",
                                    "UPDATE planbudget_saldo SET anzahl = anzahl + 1"])  # fmt: skip
def test_ein_saldo(befehl: str, angreifbar: Welt) -> None:
    saldo = Saldo.objects.filter(monat=202610).earliest("konto_id")
    assert sql(f"{befehl} WHERE konto_id = %s AND monat = 202610", saldo.konto_id) == 1
    gefunden = befunde()
    ort = f"Konto {saldo.konto_id}, Monat 10/2026"
    assert gefunden.keys() == {ort} and gefunden[ort].startswith("Geführt sind")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL nimmt kein Datum, das keines ist.")
@pytest.mark.parametrize("muell", ["gestern", "2026-02-30", "", 5])
def test_ein_datum_das_keines_mehr_ist_wird_mit_seiner_stelle_genannt(muell: object, angreifbar: Welt) -> None:
    nummer = angreifbar.buchungen["neheim"].pk
    sql("UPDATE planbudget_buchungszeile SET tag = %s WHERE buchung_id = %s", muell, nummer)
    assert befunde() == {stelle(nummer): "Ein Datum in ihr ist keines mehr."}
    sql("UPDATE planbudget_budgetereignis SET verfasst_am = %s", "2026-02-30")
    berichte = {b.bereich: b for b in pruefung.alle()}
    assert ["nicht lesbar" in b.text for b in berichte["planbudget"].befunde] == [True]
    assert berichte["protokoll"].geprueft > 0


def test_ein_saldo_wo_keine_zeile_ist(angreifbar: Welt) -> None:
    konto = Buchungskonto.objects.latest("pk")
    sql("INSERT INTO planbudget_saldo (konto_id, monat, cent, anzahl) VALUES (%s, 203001, 5, 1)", konto.pk)
    assert befunde().keys() == {f"Konto {konto.pk}, Monat 01/2030"}


SPALTEN = [
    (modell, feld) for modell in UNVERAENDERLICH for feld in modell._meta.concrete_fields if not feld.primary_key
]


@pytest.mark.parametrize(("modell", "feld"), SPALTEN, ids=[f"{m.__name__}.{f.name}" for m, f in SPALTEN])
def test_jede_spalte_von_allem_was_beschlossen_ist(modell: type[models.Model], feld: Feld, angreifbar: Welt) -> None:
    """Events and their answers, closings, published amounts, assertions, what was taken over."""
    objekt = modell._default_manager.order_by("pk").first()
    assert objekt is not None
    befehl = f"UPDATE {modell._meta.db_table} SET {feld.column} = %s WHERE {modell._meta.pk.column} = %s"
    if not _geaendert(befehl, feld, objekt):
        pytest.skip("Jeder andere Wert steht schon in einer anderen Zeile.")
    assert f"{modell._meta.verbose_name} {objekt.pk}" in befunde()


def test_ein_ereignis_geloescht_und_eines_von_hand(angreifbar: Welt) -> None:
    offen = angreifbar.ereignisse["offen@neheim"]
    sql("DELETE FROM planbudget_budgetereignis WHERE id = %s", offen.pk)
    assert "in der Datenbank fehlt sie" in befunde()[f"Budgetereignis {offen.pk}"]
    fest = angreifbar.ereignisse["fest@neheim"]
    _antworte_roh(fest.pk, angreifbar.konten["wjh"].pk, angreifbar.traeger["fremd"].pk)
    neue = Ereignisantwort.objects.latest("pk")
    assert "keinen Eintrag" in befunde()[f"Antwort auf ein Ereignis {neue.pk}"]


@NUR_SQLITE
def test_pruefe_sagt_es_auf_der_befehlszeile(bestand: Bestand, melde: Melder) -> None:
    """The whole way, one after the other on one file: guards off, change, guards on, and the operator asks."""

    def pruefe() -> tuple[int, set[str]]:
        lauf = subprocess.run(
            [MASSANZUG, "pruefe", "--json"], env=umgebung(bestand.ordner), capture_output=True, text=True, check=False
        )
        return lauf.returncode, {b["stelle"] for b in json.loads(lauf.stdout)["befunde"]}

    assert pruefe() == (0, set())
    nummern = [n for (n,) in bestand.lies("SELECT nummer FROM planbudget_buchung ORDER BY nummer")]
    a, b, c, d = nummern[:4]
    konto, monat = bestand.lies("SELECT konto_id, monat FROM planbudget_saldo ORDER BY konto_id DESC, monat LIMIT 1")[0]
    ereignis_pk = bestand.lies("SELECT max(id) FROM planbudget_budgetereignis")[0][0]
    zeile = "planbudget_buchungszeile WHERE buchung_id"
    versuche = [
        (f"UPDATE {zeile.replace(' WHERE', ' SET betrag_cent = betrag_cent + 1 WHERE')} = {a}", f"Buchung {a}"),
        (f"DELETE FROM {zeile} = {b}", f"Buchung {b}"),
        (f"{ZEILE} ({c}, 1, 2, 5, '2026-10-31', 202610, '2026-10-01', '2026-10-31', '2026-10-31', NULL, 'R', '', '')",
         f"Buchung {c}"),
        (f"UPDATE planbudget_saldo SET cent = cent + 1 WHERE konto_id = {konto} AND monat = {monat}",
         f"Konto {konto}, Monat {monat_als_text(monat)}"),
        (f"UPDATE planbudget_buchung SET text = 'anders' WHERE nummer = {nummern[-1]}", f"Buchung {nummern[-1]}"),
        (f"UPDATE {zeile.replace(' WHERE', ' SET monat = 202609 WHERE')} = {d}", f"Buchung {d}"),
        (f"UPDATE planbudget_budgetereignis SET jahr_cent = jahr_cent + 1 WHERE id = {ereignis_pk}",
         f"Budgetereignis {ereignis_pk}"),
    ]  # fmt: skip
    gefunden: set[str] = set()
    for befehl, ort in versuche:
        assert bestand.faelsche(befehl)
        ende, stellen = pruefe()
        assert ende == 1 and ort in stellen - gefunden, befehl
        assert gefunden <= stellen
        gefunden = stellen
    melde(len(versuche), "Fälschungen am Hauptbuch, jede mit ihrer Stelle genannt")


# --- what acts refuse -----------------------------------------------------------------------------------------------


def _dritte_organisation(welt: Welt) -> Any:
    """Somebody at the table of the Steuerungsgruppe who is neither of the city nor of the Leitträger."""
    betreiber = betrieb(BEGINN, JETZT)
    konto = konto_anlegen(zugriff=betreiber, kennung="gast", name="Gast", passwort=PASSWORT)
    zugehoerigkeit_eintragen(
        zugriff=betreiber, konto=konto, traeger=welt.traeger["fremd"], rolle=Rolle.STEUERUNGSGRUPPE,
        wirkungsraum=None, gueltig_von=BEGINN,
    )  # fmt: skip
    welt.konten["gast"] = konto
    return welt.zugriff("gast")


def _blick(welt: Welt, name: str) -> Ereignisblick:
    blick = ereignis(welt.zugriff("kaemmerei"), welt.ereignisse[name].pk)
    assert blick is not None
    return blick


@pytest.mark.parametrize("antwort", Antwort)
def test_was_zwei_bestaetigt_haben_wirft_eine_dritte_organisation_nicht_um(welt: Welt, antwort: Antwort) -> None:
    raum = welt.raeume["neheim"]

    def plan() -> int:
        return plan_im_jahr([w for w, _ in wirkungen_je_raum([raum.pk], "jahr")[raum.pk]], 2026).cent

    vorher = plan()
    with pytest.raises(Unzulaessig, match="schon bestätigt"):
        actions.ereignis_beantworten(
            zugriff=_dritte_organisation(welt), blick=_blick(welt, "fest@neheim"), antwort=antwort, grund="doch nicht"
        )
    assert _blick(welt, "fest@neheim").stand == Ereignisstand.BESTAETIGT
    assert plan() == vorher


def test_ein_jahr_ohne_unterschied_laesst_sich_abschliessen(welt: Welt) -> None:
    """Plan and cost are the same, so there is nothing to move, and still it is closed."""
    kaemmerei = welt.zugriff("kaemmerei")
    neu = actions.jahr_abschliessen(zugriff=kaemmerei, wirkungsraum=welt.raeume["alt-arnsberg"], jahr=2024)
    assert (neu.plan_cent, neu.ist_cent, neu.buchung) == (0, 0, None)
    with pytest.raises(Unzulaessig, match="nichts geändert"):
        actions.jahr_abschliessen(zugriff=kaemmerei, wirkungsraum=welt.raeume["alt-arnsberg"], jahr=2024)
    assert Jahresabschluss.objects.get(pk=neu.pk).fassung == 1 and befunde() == {}


@pytest.mark.parametrize("art", [art for art in Kontoart if art.value in {"rueckstellung", "reserve", "plan", "kasse"}])
def test_kosten_stehen_auf_kostenkonten(welt: Welt, art: Kontoart) -> None:
    """A credit note on the Rückstellung would push it below zero, and no year could be closed any more."""
    vorher = Buchung.objects.count()
    with pytest.raises(Unzulaessig, match="Kostenkonto"):
        actions.kosten_buchen(
            zugriff=welt.zugriff("wjh"), wirkungsraum=welt.raeume["neheim"], art=art, betrag_cent=-100,
            leistung_von=HEUTE, leistung_bis=HEUTE, beleg="R", belegdatum=HEUTE,
        )  # fmt: skip
    assert Buchung.objects.count() == vorher


@pytest.mark.parametrize("wer", ["controlling", "steuerungsgruppe", "jha", "asd", "lt_leitung", "verwaltung"])
def test_nur_kaemmerei_und_wjh_buchen_und_stornieren(welt: Welt, wer: str) -> None:
    zugriff = welt.zugriff(wer)
    with pytest.raises(Verboten):
        actions.kosten_buchen(
            zugriff=zugriff, wirkungsraum=welt.raeume["neheim"], art=Kontoart.AMBULANT, betrag_cent=1,
            leistung_von=HEUTE, leistung_bis=HEUTE, beleg="R", belegdatum=HEUTE,
        )  # fmt: skip
    with pytest.raises(Verboten):
        actions.buchung_stornieren(zugriff=zugriff, buchung=welt.buchungen["neheim"], grund="x")
    with pytest.raises(Verboten):
        actions.monate_abschliessen(zugriff=zugriff, bis_monat=202610)
    with pytest.raises(Verboten):
        actions.jahr_abschliessen(zugriff=zugriff, wirkungsraum=welt.raeume["neheim"], jahr=2025)


def test_ein_abschluss_ist_nach_einer_berichtigung_wiederholbar(welt: Welt) -> None:
    """The world's 2025 was closed and corrected since: the new Fassung takes the first back and says what is true."""
    kaemmerei, raum = welt.zugriff("kaemmerei"), welt.raeume["neheim"]
    erste = Jahresabschluss.objects.get(wirkungsraum=raum, jahr=2025)
    zweite = actions.jahr_abschliessen(zugriff=kaemmerei, wirkungsraum=raum, jahr=2025)
    assert (zweite.fassung, zweite.ist_cent - erste.ist_cent, zweite.plan_cent) == (2, 500_00, erste.plan_cent)
    konten = konten_im(raum.pk)
    ende = date(2025, 12, 31)
    assert stand_am(konten[Kontoart.RUECKSTELLUNG], ende) == zweite.ergebnis["rueckstellung"][1]
    assert stand_am(konten[Kontoart.RESERVE], ende) == zweite.ergebnis["reserve"][1]
    assert zweite.ergebnis["rueckstellung"][0] == erste.ergebnis["rueckstellung"][0]
    assert stand_am(konten[Kontoart.PLAN], ende) == zweite.ist_cent - zweite.plan_cent
    with pytest.raises(Unzulaessig, match="nichts geändert"):
        actions.jahr_abschliessen(zugriff=kaemmerei, wirkungsraum=raum, jahr=2025)


def test_eine_abgelehnte_ruecknahme_ist_nicht_das_letzte_wort(welt: Welt) -> None:
    controlling, kaemmerei = welt.zugriff("controlling"), welt.zugriff("kaemmerei")
    erste = actions.ereignis_zuruecknehmen(zugriff=controlling, blick=_blick(welt, "fest@neheim"), grund="Irrtum")
    with pytest.raises(Unzulaessig, match="schon vorgeschlagen"):
        actions.ereignis_zuruecknehmen(zugriff=controlling, blick=_blick(welt, "fest@neheim"), grund="Irrtum")
    blick = ereignis(kaemmerei, erste.pk)
    assert blick is not None
    actions.ereignis_beantworten(zugriff=kaemmerei, blick=blick, antwort=Antwort.ABGELEHNT, grund="zu früh")
    assert _blick(welt, "fest@neheim").stand == Ereignisstand.BESTAETIGT
    zweite = actions.ereignis_zuruecknehmen(zugriff=controlling, blick=_blick(welt, "fest@neheim"), grund="jetzt aber")
    for wer in ("kaemmerei", "lt_leitung"):
        blick = ereignis(kaemmerei, zweite.pk)
        assert blick is not None
        actions.ereignis_beantworten(zugriff=welt.zugriff(wer), blick=blick, antwort=Antwort.BESTAETIGT)
    assert _blick(welt, "fest@neheim").stand == Ereignisstand.ZURUECKGENOMMEN
    assert Budgetereignis.objects.filter(hebt_auf=welt.ereignisse["fest@neheim"]).count() == 2
    assert Ereignisart(zweite.art) == Ereignisart.TARIF
