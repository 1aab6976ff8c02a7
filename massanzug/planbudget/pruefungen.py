"""`massanzug pruefe`: amounts are still those that were decided, and the Hauptbuch adds up to what is kept.

Everything is read as it stands in the database and compared with the Protokoll's committed values: whoever changes a
line, a head or a balance by hand is named with the place.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter, itemgetter

from django.db import connection, models

from massanzug.planbudget.models import (
    Abstimmung,
    Bestandshilfe,
    Bestandsuebernahme,
    Buchung,
    Buchungskonto,
    Buchungszeile,
    Budgetereignis,
    Ereignisantwort,
    Jahresabschluss,
    Lesart,
    Periodenschluss,
    Planbudget,
    Saldo,
    Szenarioanlage,
    Verteilvorgabe,
    Zuordnungsausnahme,
    zeilensumme,
)
from massanzug.planbudget.models.hauptbuch import ZEILENFELDER
from massanzug.planbudget.queries.raumarbeit import abweichende_raumbuchungen
from massanzug.planbudget.waechter import NUR_ANHAENGEN, eigene_waechter
from massanzug.rechenkern import hauptbuch as kern
from massanzug.rechenkern.geld import Betrag
from massanzug.technik.pruefung import Befund, Bericht
from massanzug.technik.waechter import fehlende_waechter
from massanzug.zugang.protokollieren import OHNE_EINTRAG, VERSCHWUNDEN, abweichungen_vom_protokoll

BEREICH = "planbudget"
HAUPTBUCH = "hauptbuch"
UNVERAENDERLICH: tuple[type[models.Model], ...] = (
    Planbudget,
    Verteilvorgabe,
    Lesart,
    Buchungskonto,
    Periodenschluss,
    Abstimmung,
    Budgetereignis,
    Ereignisantwort,
    Jahresabschluss,
    Zuordnungsausnahme,
    Bestandsuebernahme,
    Szenarioanlage,
)
AUF_EINMAL = 5000
_BESONDERES = {
    OHNE_EINTRAG: "Dazu gibt es keinen Eintrag im Protokoll.",
    VERSCHWUNDEN: "Das Protokoll kennt sie, in der Datenbank fehlt sie.",
}


def planbudget_pruefen() -> Bericht:
    """Compare every immutable row with what its Protokoll entry says; cents that changed are named."""
    befunde: list[Befund] = []
    geprueft = 0
    for modell in UNVERAENDERLICH:
        anzahl, falsche = _gegen_protokoll(modell, BEREICH)
        geprueft += anzahl
        befunde += falsche
    befunde += _bestand_befunde()
    befunde += _raumarbeit_befunde()
    befunde += [
        Befund(BEREICH, name, "Der Wächter in der Datenbank fehlt, der Ändern und Löschen verweigert.")
        for name in fehlende_waechter(NUR_ANHAENGEN, eigene_waechter(connection.vendor))
    ]
    return Bericht(BEREICH, geprueft, tuple(befunde))


def hauptbuch_pruefen() -> Bericht:
    """Heads against the Protokoll, lines against heads, kept balances against lines, months against closings."""
    if unlesbar := list(_unlesbare_tage()):
        return Bericht(HAUPTBUCH, Buchung.objects.count(), tuple(unlesbar))
    anzahl, befunde = _gegen_protokoll(Buchung, HAUPTBUCH)
    befunde += _luecken(anzahl)
    befunde += _zeilen_befunde()
    befunde += _saldo_befunde()
    befunde += _schluss_befunde()
    return Bericht(HAUPTBUCH, anzahl, tuple(befunde))


def _gegen_protokoll(modell: type[models.Model], bereich: str) -> tuple[int, list[Befund]]:
    name = str(modell._meta.verbose_name)
    befunde = []
    anzahl = 0
    for pk, felder in abweichungen_vom_protokoll(modell):
        anzahl += 1
        for feld in felder:
            text = _BESONDERES.get(feld, f"„{feld}“ ist nicht der Wert, der festgehalten wurde.")
            befunde.append(Befund(bereich, f"{name} {pk}", text))
    return anzahl, befunde


def _raumarbeit_befunde() -> Iterator[Befund]:
    """Every Buchung of work for the neighbourhood is worth what was noted for it, to the cent."""
    for nummer, ist, soll in abweichende_raumbuchungen():
        text = f"Gebucht sind {Betrag(ist)}, die Einträge dazu ergeben {Betrag(soll)}."
        yield Befund(BEREICH, f"Buchung {nummer}", text)


def _bestand_befunde() -> Iterator[Befund]:
    """Every taking over still holds the rows it took over, no more, no fewer, none of them changed."""
    hilfen = Bestandshilfe.objects.order_by("uebernahme_id", "pk").iterator(chunk_size=AUF_EINMAL)
    je_uebernahme = {
        nummer: (len(reihe), zeilensumme(reihe))
        for nummer, gruppe in groupby(hilfen, key=attrgetter("uebernahme_id"))
        if (reihe := list(gruppe))
    }
    for u in Bestandsuebernahme.objects.select_related("buchung").order_by("pk"):
        stelle = f"Bestandsübernahme {u.pk}"
        anzahl, summe = je_uebernahme.get(u.pk, (0, ""))
        if u.buchung:
            anzahl, summe = u.anzahl, u.buchung.pruefsumme
        if anzahl != u.anzahl:
            yield Befund(BEREICH, stelle, f"Sie hat {anzahl} Hilfen, übernommen wurden {u.anzahl}.")
        elif summe != u.zeilensumme:
            yield Befund(BEREICH, stelle, "Eine ihrer Zeilen ist nicht mehr, was übernommen wurde.")


def _unlesbare_tage() -> Iterator[Befund]:
    """Days that are none: SQLite takes any text, and then nothing of that row can be read any more."""
    if connection.vendor != "sqlite":
        return
    for modell, nummer in ((Buchung, "nummer"), (Buchungszeile, "buchung_id")):
        spalten = [f.column for f in modell._meta.concrete_fields if isinstance(f, models.DateField)]
        falsch = " OR ".join(f"({s} IS NOT NULL AND date({s}) IS NOT {s})" for s in spalten)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT DISTINCT {nummer} FROM {modell._meta.db_table} WHERE {falsch} ORDER BY 1")  # noqa: S608
            for (wert,) in cursor.fetchall():
                yield Befund(HAUPTBUCH, f"Buchung {wert}", "Ein Datum in ihr ist keines mehr.")


def _luecken(anzahl: int) -> Iterator[Befund]:
    letzte = Buchung.objects.aggregate(letzte=models.Max("nummer"))["letzte"] or 0
    if letzte != anzahl:
        yield Befund(HAUPTBUCH, "Buchungsnummern", f"Die höchste Nummer ist {letzte}, vorhanden sind {anzahl}.")


def _zeilen_befunde() -> Iterator[Befund]:
    """One walk over all lines in the order of their Buchung; a Buchung is compared with what its head says."""
    koepfe = {
        nummer: (anzahl, summe)
        for nummer, anzahl, summe in Buchung.objects.order_by().values_list("nummer", "anzahl", "pruefsumme")
    }
    reihen = Buchungszeile.objects.order_by("buchung_id", "pk").values_list("buchung_id", "monat", *ZEILENFELDER)
    gesehen = set()
    for nummer, gruppe in groupby(reihen.iterator(chunk_size=AUF_EINMAL), key=itemgetter(0)):
        gesehen.add(nummer)
        eigene = [(monat, kern.Zeile(*werte)) for _, monat, *werte in gruppe]
        stelle = f"Buchung {nummer}"
        anzahl, summe = koepfe.get(nummer, (0, ""))
        if anzahl != len(eigene):
            yield Befund(HAUPTBUCH, stelle, f"Sie hat {len(eigene)} Zeilen, festgehalten sind {anzahl}.")
        elif kern.pruefsumme(zeile for _, zeile in eigene) != summe:
            yield Befund(HAUPTBUCH, stelle, "Eine ihrer Zeilen ist nicht mehr, was gebucht wurde.")
        if any(monat != zeile.monat for monat, zeile in eigene):
            yield Befund(HAUPTBUCH, stelle, "Eine Zeile zählt in einem anderen Monat als ihre Wertstellung.")
    for nummer in sorted(koepfe.keys() - gesehen):
        yield Befund(HAUPTBUCH, f"Buchung {nummer}", "Ihre Zeilen fehlen.")


def _saldo_befunde() -> Iterator[Befund]:
    """The kept balances, added up again from the lines."""
    gefuehrt = {(k, m): (c, n) for k, m, c, n in Saldo.objects.values_list("konto_id", "monat", "cent", "anzahl")}
    gerechnet = _salden_aus_zeilen()
    for stelle in sorted(gefuehrt.keys() | gerechnet.keys()):
        alt, neu = gefuehrt.get(stelle, (0, 0)), gerechnet.get(stelle, (0, 0))
        if alt != neu:
            konto, monat = stelle
            yield Befund(
                HAUPTBUCH,
                f"Konto {konto}, Monat {kern.monat_als_text(monat)}",
                f"Geführt sind {alt[0]} Cent in {alt[1]} Zeilen, die Zeilen ergeben {neu[0]} Cent in {neu[1]}.",
            )


def _salden_aus_zeilen() -> dict[tuple[int, int], tuple[int, int]]:
    summen: dict[tuple[int, int], tuple[int, int]] = {}
    for seite, zeichen in (("soll_id", 1), ("haben_id", -1)):
        reihen = Buchungszeile.objects.order_by().values_list(seite, "monat")
        for konto, monat, cent, anzahl in reihen.annotate(s=models.Sum("betrag_cent"), n=models.Count("pk")):
            bisher = summen.get((konto, monat), (0, 0))
            summen[konto, monat] = (bisher[0] + zeichen * cent, bisher[1] + anzahl)
    return summen


def _schluss_befunde() -> Iterator[Befund]:
    """No line entered a closed month without saying so."""
    for bis_monat, bis_buchung in Periodenschluss.objects.order_by("bis_monat").values_list("bis_monat", "bis_buchung"):
        spaete = (
            Buchungszeile.objects.filter(monat__lte=bis_monat, buchung_id__gt=bis_buchung)
            .exclude(buchung__ist_nachtrag=True)
            .order_by("buchung_id")
            .values_list("buchung_id", flat=True)
            .distinct()
        )
        for nummer in spaete:
            yield Befund(
                HAUPTBUCH,
                f"Buchung {nummer}",
                f"Sie bucht in einen Monat bis {kern.monat_als_text(bis_monat)}, der abgeschlossen war.",
            )


def pruefsumme() -> str:
    """One hash over what the Hauptbuch says, the same on every database: who booked what, and every kept balance."""
    teile = [
        ":".join(map(str, reihe)) for reihe in Buchung.objects.order_by("nummer").values_list("nummer", "pruefsumme")
    ]
    salden = sorted(Saldo.objects.values_list("konto_id", "monat", "cent", "anzahl"), key=itemgetter(0, 1))
    teile += [":".join(map(str, reihe)) for reihe in salden]
    return kern.hash_aus(teile)
