"""How a city's past comes in: a file is kept for its preview, taken over as a whole, taken back as a whole."""

import hashlib
from collections.abc import Sequence

from massanzug.planbudget.actions.hauptbuch import buche
from massanzug.planbudget.choices import Bestandsart, Buchungsart
from massanzug.planbudget.models import (
    Bestandsdatei,
    Bestandshilfe,
    Bestandsuebernahme,
    Buchung,
    Spaltenzuordnung,
    zeilensumme,
)
from massanzug.planbudget.queries.bestand import HALTBAR
from massanzug.planbudget.queries.bestandspruefung import (
    Mangel,
    Spalten,
    in_kraft,
    kopfsumme,
    schon_uebernommene,
    zahlungsbuchung,
)
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
from massanzug.planbudget.rules import darf_bestand
from massanzug.rechenkern.bestand import Bestandszeile, Fortschritt, Zahlungszeile
from massanzug.rechenkern.hauptbuch import umgekehrt
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.queries import wirkungsraeume
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff

AUF_EINMAL = 500
DATEIEN_HOECHSTENS = 5
"""Files one person may have waiting; the oldest goes."""


def bestandsdatei_ablegen(*, zugriff: Zugriff, name: str, inhalt: bytes) -> Bestandsdatei:
    """Keep a file until it is taken over, at most a day. Nothing is said yet, so nothing goes into the Protokoll."""
    Bestandsdatei.objects.filter(hochgeladen_am__lte=zugriff.jetzt - HALTBAR).delete()
    pruefsumme = hashlib.sha256(inhalt).hexdigest()
    eigene = Bestandsdatei.objects.filter(konto_id=zugriff.konto_id)
    eigene.filter(pruefsumme=pruefsumme).delete()
    Bestandsdatei.objects.filter(pk__in=list(eigene.values_list("pk", flat=True)[DATEIEN_HOECHSTENS - 1 :])).delete()
    datei = Bestandsdatei(
        konto=Konto(pk=zugriff.konto_id),
        name=name[:200],
        inhalt=inhalt,
        pruefsumme=pruefsumme,
        hochgeladen_am=zugriff.jetzt,
    )
    datei.save(force_insert=True)
    return datei


def bestandsdatei_loeschen(*, datei: Bestandsdatei) -> None:
    """It was used, or is not wanted."""
    datei.delete()


@handlung
def bestand_uebernehmen(
    *,
    zugriff: Zugriff,
    art: Bestandsart,
    datei: str,
    inhalt_pruefsumme: str,
    zeilen: Sequence[Bestandszeile | Zahlungszeile],
    kopf: Sequence[str] = (),
    spalten: Spalten | None = None,
    nachtrag: str = "",
    fortschritt: Fortschritt | None = None,
) -> Bestandsuebernahme:
    """Take a checked file over, all of it or nothing: helps begin to bind, payments become one Buchung.

    `nachtrag` is the reason for booking into closed months; without one they refuse. `kopf` and `spalten` are
    remembered for the next file with the same headings. Raises Unzulaessig when a row is there already.
    """
    zuerst_sperren()
    verlange(darf_bestand(zugriff))
    if not zeilen:
        raise Unzulaessig("In dieser Datei ist nichts zu übernehmen.")
    frueher = in_kraft(inhalt_pruefsumme)
    if frueher:
        raise Unzulaessig(
            f"Diese Datei ist schon übernommen, am {datum_als_text(frueher.am)}. Soll sie noch einmal gelesen werden, "
            "nehmen Sie zuerst jene Übernahme zurück."
        )
    neu = Bestandsuebernahme(
        art=art,
        datei=datei[:200],
        pruefsumme=inhalt_pruefsumme,
        anzahl=len(zeilen),
        am=zugriff.heute,
        von=None if zugriff.ist_betrieb else Konto(pk=zugriff.konto_id),
    )
    hilfen = [zeile for zeile in zeilen if isinstance(zeile, Bestandszeile)]
    if art == Bestandsart.HILFEN:
        _verlange_ohne_mangel(schon_uebernommene(hilfen))
        reihen = _als_hilfen(hilfen)
        neu.zeilensumme = zeilensumme(reihen)
        speichere(neu)
        _schreibe_hilfen(neu, reihen, fortschritt)
    else:
        zahlungen = [zeile for zeile in zeilen if isinstance(zeile, Zahlungszeile)]
        neu.buchung = _buche_zahlungen(zugriff, datei, zahlungen, nachtrag, fortschritt)
        neu.zeilensumme = neu.buchung.pruefsumme
        speichere(neu)
    if kopf and spalten is not None:
        _merke(zugriff, art, kopf, spalten)
    protokolliere(zugriff, "bestand_uebernehmen", neu, grund=nachtrag)
    return neu


def _verlange_ohne_mangel(maengel: Sequence[Mangel]) -> None:
    if maengel:
        mehr = f" Das betrifft {len(maengel)} Zeilen." if len(maengel) > 1 else ""
        ort = f"Zeile {maengel[0].zeile}: " if maengel[0].zeile else ""
        raise Unzulaessig(f"{ort}{maengel[0].text}{mehr}")


def _als_hilfen(hilfen: Sequence[Bestandszeile]) -> list[Bestandshilfe]:
    raeume = {raum.schluessel: raum.pk for raum in wirkungsraeume(None)}
    return [
        Bestandshilfe(
            wirkungsraum_id=raeume[hilfe.wirkungsraum],
            kennung=hilfe.kennung,
            geburtsmonat=hilfe.geburtsmonat,
            hilfeart=hilfe.hilfeart,
            hilfeklasse=hilfe.hilfeklasse,
            von=hilfe.von,
            bis=hilfe.bis,
            einheit=hilfe.einheit,
            menge_tausendstel=int(hilfe.menge * 1000),
            satz_cent=hilfe.satz_cent,
            anbieter=hilfe.anbieter,
            merkmale=sorted(hilfe.merkmale),
            zaehlt=hilfe.zaehlt,
        )
        for hilfe in hilfen
    ]


def _schreibe_hilfen(neu: Bestandsuebernahme, reihen: list[Bestandshilfe], fortschritt: Fortschritt | None) -> None:
    """In pieces, so that somebody can watch; all in the one transaction of the act."""
    for reihe in reihen:
        reihe.uebernahme = neu
    for anfang in range(0, len(reihen), AUF_EINMAL):
        Bestandshilfe.objects.bulk_create(reihen[anfang : anfang + AUF_EINMAL])
        if fortschritt:
            fortschritt(min(anfang + AUF_EINMAL, len(reihen)), len(reihen))


def _buche_zahlungen(
    zugriff: Zugriff, datei: str, zahlungen: Sequence[Zahlungszeile], nachtrag: str, fortschritt: Fortschritt | None
) -> Buchung:
    buchung = zahlungsbuchung(zahlungen, zugriff.heute)
    _verlange_ohne_mangel(buchung.maengel)
    if buchung.geschlossen_bis and not nachtrag:
        raise Unzulaessig({"nachtrag": "Ein Teil liegt in abgeschlossenen Monaten. Bitte schreiben Sie, warum."})
    ergebnis = buche(
        zugriff,
        "bestand_uebernehmen",
        Buchungsart.UEBERNAHME,
        f"Übernahme aus {datei}"[:200],
        buchung.zeilen,
        nachtrag=nachtrag if buchung.geschlossen_bis else "",
        begleitend=True,
    )
    if fortschritt:
        fortschritt(len(zahlungen), len(zahlungen))
    return ergebnis


def _merke(zugriff: Zugriff, art: Bestandsart, kopf: Sequence[str], spalten: Spalten) -> None:
    """Which column held what, for the next file with the same headings."""
    summe = kopfsumme(kopf)
    gemerkt = Spaltenzuordnung.objects.filter(art=art, kopf=summe).first() or Spaltenzuordnung(art=art, kopf=summe)
    gemerkt.spalten, gemerkt.am = dict(spalten), zugriff.heute
    speichere(gemerkt)


@handlung
def bestand_zuruecknehmen(*, zugriff: Zugriff, uebernahme: Bestandsuebernahme, grund: str) -> Bestandsuebernahme:
    """Take a whole taking over back: its helps bind nothing any more, its payments are reversed by one Buchung.

    Afterwards every balance is what it was, and the file can be taken over again.
    """
    zuerst_sperren()
    verlange(darf_bestand(zugriff))
    jetzt = Bestandsuebernahme.objects.select_related("buchung").get(pk=uebernahme.pk)
    if jetzt.zurueckgenommen_am:
        raise Unzulaessig(f"Diese Übernahme ist schon zurückgenommen, am {datum_als_text(jetzt.zurueckgenommen_am)}.")
    vorher = schnappschuss(jetzt)
    if jetzt.buchung and not Buchung.objects.filter(hebt_auf=jetzt.buchung).exists():
        _storniere(zugriff, jetzt.buchung, grund)
    jetzt.zurueckgenommen_am = zugriff.heute
    speichere(jetzt)
    protokolliere(zugriff, "bestand_zuruecknehmen", jetzt, vorher=vorher, grund=grund)
    return jetzt


def _storniere(zugriff: Zugriff, buchung: Buchung, grund: str) -> Buchung:
    zeilen = umgekehrt(zeile.zeile for zeile in buchung.zeilen.order_by("pk"))
    return buche(
        zugriff,
        "bestand_zuruecknehmen",
        Buchungsart.STORNO,
        f"Storno von Buchung {buchung.nummer}",
        zeilen,
        grund=grund,
        nachtrag=grund if min(zeile.monat for zeile in zeilen) <= geschlossen_bis() else "",
        hebt_auf=buchung,
        begleitend=True,
    )
