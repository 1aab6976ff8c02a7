"""The short way of a Buchung into the database: what stands there is what the models would have written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from massanzug.planbudget.actions.hauptbuch import AB_MASSE, buche
from massanzug.planbudget.choices import Buchungsart
from massanzug.planbudget.models import Buchung, Buchungskonto, Buchungszeile, Periodenschluss, Saldo
from massanzug.planbudget.queries.hauptbuch import stand_am
from massanzug.rechenkern import hauptbuch as kern
from massanzug.rechenkern.hauptbuch import Zeile
from massanzug.technik.erlaubnis import Unzulaessig
from massanzug.zugang.models import Protokollkopf
from massanzug.zugang.protokollieren import abweichungen_vom_protokoll, handlung, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff, betrieb
from tests.welt import HEUTE, JETZT, Welt

BEGINN = date(2026, 1, 1)


def zeilen(anzahl: int) -> list[Zeile]:
    """Lines over eleven months and all accounts, some paid, some not, with texts that SQL could stumble over."""
    konten = list(Buchungskonto.objects.order_by("pk").values_list("pk", flat=True))
    ergebnis = []
    for n in range(anzahl):
        tag = BEGINN + timedelta(n * 7 % 320)
        ergebnis.append(
            Zeile(
                konten[n % len(konten)],
                konten[(n * 5 + 1) % len(konten)] if (n * 5 + 1 - n) % len(konten) else konten[(n + 1) % len(konten)],
                n + 1,
                tag,
                tag.replace(day=1),
                tag,
                tag,
                f"R-{n} 'ü' 100 % \\t;",
                tag if n % 3 else None,
                "ambulant" if n % 2 else "",
                f"baustein:{n}" if n % 4 == 0 else "",
            )
        )
    return ergebnis


@handlung
def gebucht(zugriff: Zugriff, reihe: list[Zeile], *, text: str = "Übernahme „alt“", nachtrag: str = "") -> Buchung:
    zuerst_sperren()
    return buche(zugriff, "erprobt", Buchungsart.UEBERNAHME, text, reihe, nachtrag=nachtrag)


def letzte() -> int:
    return Buchung.objects.aggregate(n=Max("nummer"))["n"]


@pytest.mark.parametrize("anzahl", [1, 2, AB_MASSE - 1, AB_MASSE, AB_MASSE + 1, 3 * AB_MASSE])
def test_kopf_zeilen_und_salden_stehen_wie_gebucht(welt: Welt, anzahl: int) -> None:
    reihe, davor, stand_davor = zeilen(anzahl), letzte(), gefuehrte_salden()
    buchung = gebucht(welt.zugriff("kaemmerei"), reihe)
    gelesen = Buchung.objects.get(nummer=davor + 1)
    for feld in Buchung._meta.concrete_fields:
        assert getattr(gelesen, feld.attname) == getattr(buchung, feld.attname), feld.attname
    assert gelesen.von == welt.konten["kaemmerei"] and gelesen.am == HEUTE
    assert gelesen.pruefsumme == kern.pruefsumme(reihe) and gelesen.anzahl == anzahl
    assert [z.zeile for z in buchung.zeilen.order_by("pk")] == reihe
    assert all(z.monat == z.zeile.monat for z in buchung.zeilen.all())
    neu = kern.salden(reihe)
    bewegt = {k: c - stand_davor.get(k, 0) for k, c in gefuehrte_salden().items()}
    assert kern.abweichungen(bewegt, neu) == []
    alle = [z.zeile for z in Buchungszeile.objects.all()]
    konto, tag = reihe[0].soll, BEGINN + timedelta(200)
    assert stand_am(konto, tag) == kern.stand_am(alle, konto, tag)
    assert [fehler for _, fehler in abweichungen_vom_protokoll(Buchung) if fehler] == []


def gefuehrte_salden() -> dict[tuple[int, int], int]:
    return {(s.konto_id, s.monat): s.cent for s in Saldo.objects.all()}


def test_was_zurueckkommt_ist_gespeichert_und_nicht_neu(welt: Welt) -> None:
    buchung = gebucht(welt.zugriff("kaemmerei"), zeilen(2))
    assert not buchung._state.adding
    buchung.refresh_from_db()


def test_der_betrieb_bucht_ohne_konto(welt: Welt) -> None:
    buchung = gebucht(betrieb(HEUTE, JETZT), zeilen(1))
    assert buchung.von is None and Buchung.objects.get(nummer=buchung.nummer).von_id is None


@pytest.mark.parametrize("anzahl", [2, AB_MASSE + 1])
def test_ein_konto_das_es_nicht_gibt_wird_abgewiesen_und_nichts_bleibt(welt: Welt, anzahl: int) -> None:
    vorher = letzte(), Protokollkopf.objects.get().nummer, Buchungszeile.objects.count(), gefuehrte_salden()
    falsch = [*zeilen(anzahl - 1), replace(zeilen(anzahl)[-1], soll=10**6)]
    with pytest.raises(IntegrityError), transaction.atomic():
        gebucht(welt.zugriff("kaemmerei"), falsch)
        connection.check_constraints()  # what a commit does; in a test there is none
    assert (letzte(), Protokollkopf.objects.get().nummer, Buchungszeile.objects.count(), gefuehrte_salden()) == vorher


def test_zu_lange_texte_weist_die_handlung_ab_bevor_eine_datenbank_sie_verweigert(welt: Welt) -> None:
    zugriff, davor = welt.zugriff("kaemmerei"), letzte()
    with pytest.raises(Unzulaessig, match="höchstens 80 Zeichen"):
        gebucht(zugriff, [replace(zeilen(1)[0], beleg="R" * 81)])
    with pytest.raises(Unzulaessig, match="höchstens 200 Zeichen"):
        gebucht(zugriff, zeilen(1), text="x" * 201)
    assert letzte() == davor


def test_im_geschlossenen_monat_nur_als_nachtrag(welt: Welt) -> None:
    zugriff, davor = welt.zugriff("kaemmerei"), letzte()
    Periodenschluss.objects.create(bis_monat=202601, bis_buchung=0, am=HEUTE, von=None)
    with pytest.raises(Unzulaessig, match="01/2026 ist abgeschlossen"):
        gebucht(zugriff, zeilen(1))
    assert letzte() == davor
    nachtrag = gebucht(zugriff, zeilen(1), nachtrag="kam erst jetzt")
    assert (nachtrag.nummer, nachtrag.ist_nachtrag, nachtrag.grund) == (davor + 1, True, "kam erst jetzt")
    assert gebucht(zugriff, zeilen(40)[20:]).nummer == davor + 2
