"""From a fixed order to the award: lot, Vermerk, notices, objections, award, promises."""

import hashlib
from datetime import date

from massanzug.interessenbekundung.actions.auswahl import _fuer_alle, _fuer_raum
from massanzug.interessenbekundung.actions.verfahren import gesperrt
from massanzug.interessenbekundung.auswahlakte import AUSGEBEN
from massanzug.interessenbekundung.auswahlakte import akte as aktenpaket
from massanzug.interessenbekundung.choices import (
    IN_DER_AUSWAHL,
    Einwandsstand,
    Mitteilungsart,
    Teilart,
    Verfahrensstand,
)
from massanzug.interessenbekundung.models import (
    Ausschreibung,
    Auswahlvermerk,
    Bekundung,
    Bekundungsteil,
    Einwand,
    Los,
    Mitteilung,
    Neuausschreibung,
    Verfahren,
    Vorabinformation,
    Zusage,
    Zuschlag,
)
from massanzug.interessenbekundung.queries.auswahl import (
    Reihung,
    akte,
    darf_fuehren,
    eingegangene,
    geltender_vermerk,
    ist_neu_auszuschreiben,
    letzter_vermerk,
    moegliche_zeugen,
    reihung,
    was_dem_zuschlag_fehlt,
    zu_wenige_werten,
)
from massanzug.interessenbekundung.queries.verfahren import verfasserrolle
from massanzug.interessenbekundung.rules import darf_schreiben, darf_zweite_auswahlperson
from massanzug.interessenbekundung.signale import zusage_markiert, zuschlag_erteilt
from massanzug.rechenkern.aktenpaket import Paketfehler
from massanzug.rechenkern.rangbild import punkte_als_text
from massanzug.rechenkern.wartefrist import warteregel
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig, Zwischenstand, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def los_ziehen(*, zugriff: Zugriff, ausschreibung: Ausschreibung, rang: int, zeugin: Konto) -> Los:
    """Put those who share a rank into an order by lot, once and for good, before a witness."""
    ausschreibung = _fuer_raum(zugriff, ausschreibung, Verfahrensstand.GEREIHT)
    if zeugin not in moegliche_zeugen(zugriff, ausschreibung):
        raise Unzulaessig(
            {"zeugin": "Dabei ist eine zweite Person, die unbefangen ist und mit der Auswahl zu tun hat."}
        )
    gleiche = reihung(ausschreibung).gleiche.get(rang)
    if gleiche is None:
        raise Unzulaessig("Auf diesem Rang ist nichts auszulosen.")
    reihenfolge = sorted(gleiche, key=lambda _: zufallsbytes(16))
    los = Los(
        ausschreibung=ausschreibung, rang=rang, reihenfolge=reihenfolge, von_id=zugriff.konto_id, zeugin=zeugin,
        am=zugriff.jetzt,
    )  # fmt: skip
    speichere(los)
    protokolliere(zugriff, "los_ziehen", los)
    return los


@handlung
def vermerk_schreiben(
    *, zugriff: Zugriff, ausschreibung: Ausschreibung, ermessen: str, alternativen: str, wirkung: str, offenheit: str,
    stand: int,
) -> Auswahlvermerk:  # fmt: skip
    """Write the next Fassung upon the record as it is now. `stand` is the Fassung it follows, 0 for none."""
    ausschreibung = _fuer_raum(zugriff, ausschreibung, Verfahrensstand.GEREIHT)
    if geltender_vermerk(ausschreibung):
        raise Unzulaessig("Der Vermerk ist von zwei Personen unterschrieben und bleibt, wie er ist.")
    _verlange_genug(ausschreibung)
    letzter = letzter_vermerk(ausschreibung)
    if (bisher := letzter.fassung if letzter else 0) != stand:
        raise Zwischenstand(GLEICHZEITIG, bisher, letzter)
    r = reihung(ausschreibung)
    if 1 in r.gleiche:
        raise Unzulaessig("Auf Rang 1 stehen mehrere gleichauf: Zuerst entscheidet das Los.")
    vermerk = Auswahlvermerk(
        ausschreibung=ausschreibung, fassung=stand + 1, akte=akte(ausschreibung), gewaehlt_id=r.fuehrt,
        ermessen=ermessen, alternativen=alternativen, wirkung=wirkung, offenheit=offenheit,
        von_id=zugriff.konto_id, am=zugriff.jetzt,
    )  # fmt: skip
    speichere(vermerk)
    protokolliere(zugriff, "vermerk_schreiben", vermerk)
    return vermerk


@handlung
def vermerk_unterschreiben(*, zugriff: Zugriff, vermerk: Auswahlvermerk) -> Auswahlvermerk:
    """Sign the newest Fassung; the second signature, of another person, freezes it."""
    ausschreibung = _fuer_raum(zugriff, vermerk.ausschreibung, Verfahrensstand.GEREIHT)
    vermerk = Auswahlvermerk.objects.get(pk=vermerk.pk)
    verlange(darf_zweite_auswahlperson(zugriff, vermerk.erste_id))
    _verlange_genug(ausschreibung)
    neuester = letzter_vermerk(ausschreibung)
    if neuester is None or neuester.pk != vermerk.pk:
        raise Unzulaessig("Inzwischen gibt es eine neuere Fassung. Bitte lesen Sie diese.")
    if vermerk.zweite_id is not None:
        raise Unzulaessig("Der Vermerk ist schon von zwei Personen unterschrieben.")
    if vermerk.akte != akte(ausschreibung):
        raise Unzulaessig("Die Akte hat sich seit dieser Fassung geändert. Bitte schreiben Sie eine neue.")
    vorher = schnappschuss(vermerk)
    if vermerk.erste_id is None:
        vermerk.erste_id, vermerk.erste_am = zugriff.konto_id, zugriff.jetzt
    else:
        vermerk.zweite_id, vermerk.zweite_am = zugriff.konto_id, zugriff.jetzt
    speichere(vermerk)
    protokolliere(zugriff, "vermerk_unterschreiben", vermerk, vorher=vorher)
    return vermerk


def _verlange_genug(ausschreibung: Ausschreibung) -> None:
    if zu_wenige_werten(ausschreibung):
        raise Unzulaessig(
            "Für diesen Wirkungsraum sind weniger als drei in der Jury unbefangen. Er wird erneut ausgeschrieben."
        )


@handlung
def vorab_informieren(*, zugriff: Zugriff, ausschreibung: Ausschreibung) -> Vorabinformation:
    """Tell all who applied for a Wirkungsraum on the same day; the waiting begins.

    Whose seal never opened could have meant any Wirkungsraum: they are told together with the first one.
    """
    ausschreibung = _fuer_raum(zugriff, ausschreibung, Verfahrensstand.GEREIHT)
    vermerk = geltender_vermerk(ausschreibung)
    if vermerk is None:
        raise Unzulaessig("Erst unterschreiben zwei Personen den Auswahlvermerk.")
    vorab = Vorabinformation(
        ausschreibung=ausschreibung, vermerk=vermerk, am=zugriff.jetzt, von_id=zugriff.konto_id,
        wartet_bis=warteregel(zugriff.heute).bis(zugriff.heute),
    )  # fmt: skip
    speichere(vorab)
    r = reihung(ausschreibung)
    for bekundung in _zu_unterrichten(ausschreibung):
        art, rang, grund = _ergebnis(bekundung, vermerk, r)
        mitteilung = Mitteilung(vorabinformation=vorab, bekundung=bekundung, art=art, rang=rang, grund=grund)
        speichere(mitteilung)
        protokolliere(zugriff, "vorab_informieren", mitteilung, begleitend=True)
    protokolliere(zugriff, "vorab_informieren", vorab)
    return vorab


def _zu_unterrichten(ausschreibung: Ausschreibung) -> list[Bekundung]:
    hier = eingegangene(ausschreibung.verfahren).filter(mitteilung__isnull=True).select_related("pruefung", "traeger")
    return [b for b in hier.order_by("pk") if b.wirkungsraum_id in {None, ausschreibung.wirkungsraum_id}]


def _ergebnis(bekundung: Bekundung, vermerk: Auswahlvermerk, r: Reihung) -> tuple[Mitteilungsart, int | None, str]:
    """What became of one, with its own points and rank and the first one's points, but nobody else's."""
    platz = next((p for p in r.plaetze if p.bekundung == bekundung.pk), None)
    if platz is None:
        return Mitteilungsart.AUSGESCHLOSSEN, None, bekundung.pruefung.zulassung_grund
    eigene = f"Ihre Bekundung hat {punkte_als_text(platz.punkte)} von 100 Punkten erreicht"
    if bekundung.pk == vermerk.gewaehlt_id:
        return Mitteilungsart.AUSGEWAEHLT, platz.rang, f"{eigene} und steht auf Rang {platz.rang}."
    if platz.rang is None:
        mindestens = vermerk.ausschreibung.verfahren.mindestpunkte
        return Mitteilungsart.NICHT_AUSGEWAEHLT, None, f"{eigene}; nötig waren {mindestens}."
    erste = next(p for p in r.plaetze if p.bekundung == vermerk.gewaehlt_id)
    satz = f"{eigene} und steht auf Rang {platz.rang}. Die ausgewählte hat {punkte_als_text(erste.punkte)} Punkte."
    if platz.rang == erste.rang:
        satz += " Beide stehen gleichauf; das Los hat entschieden."
    elif platz.punkte == erste.punkte:
        satz += " Bei gleichen Punkten zählt zuerst der Abschnitt mit dem größten Gewicht."
    return Mitteilungsart.NICHT_AUSGEWAEHLT, platz.rang, satz


@handlung
def einwand_erheben(*, zugriff: Zugriff, bekundung: Bekundung, text: str) -> Einwand:
    """Object to the choice, after the notice and until the award."""
    verlange(darf_schreiben(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    verfahren = gesperrt(bekundung.verfahren, Verfahrensstand.GEREIHT)
    if not hasattr(bekundung, "mitteilung"):
        raise Unzulaessig("Einen Einwand erheben Sie, wenn Sie das Ergebnis erfahren haben.")
    erteilt = Zuschlag.objects.filter(ausschreibung__verfahren=verfahren, am__isnull=False)
    if erteilt.filter(ausschreibung__wirkungsraum=bekundung.wirkungsraum).exists():
        raise Unzulaessig("Der Zuschlag ist erteilt. Danach entscheidet nicht mehr dieses Verfahren.")
    einwand = Einwand(bekundung=bekundung, text=text, eingegangen_am=zugriff.jetzt, erhoben_von_id=zugriff.konto_id)
    speichere(einwand)
    protokolliere(zugriff, "einwand_erheben", einwand)
    return einwand


@handlung
def einwand_pruefen(*, zugriff: Zugriff, einwand: Einwand, faellig_am: date) -> Einwand:
    """Take an objection up and say by when it is decided."""
    einwand = _einwand(zugriff, einwand, Einwandsstand.EINGEGANGEN)
    if faellig_am < zugriff.heute:
        raise Unzulaessig({"faellig_am": "Der Tag liegt in der Vergangenheit."})
    vorher = schnappschuss(einwand)
    einwand.stand, einwand.faellig_am = Einwandsstand.IN_PRUEFUNG, faellig_am
    speichere(einwand)
    protokolliere(zugriff, "einwand_pruefen", einwand, vorher=vorher)
    return einwand


@handlung
def einwand_entscheiden(*, zugriff: Zugriff, einwand: Einwand, abgeholfen: bool, antwort: str) -> Einwand:
    """Give way or refuse, with the reason. Giving way ends this choice: the Wirkungsraum is called for again."""
    einwand = _einwand(zugriff, einwand, Einwandsstand.IN_PRUEFUNG)
    vorher = schnappschuss(einwand)
    einwand.stand = Einwandsstand.ABGEHOLFEN if abgeholfen else Einwandsstand.ZURUECKGEWIESEN
    einwand.antwort = antwort
    einwand.entschieden_von_id, einwand.entschieden_am = zugriff.konto_id, zugriff.jetzt
    speichere(einwand)
    protokolliere(zugriff, "einwand_entscheiden", einwand, vorher=vorher)
    return einwand


def _einwand(zugriff: Zugriff, einwand: Einwand, stand: Einwandsstand) -> Einwand:
    bekundung = einwand.bekundung
    verlange(darf_fuehren(zugriff, bekundung.verfahren, bekundung.wirkungsraum_id))
    gesperrt(bekundung.verfahren, Verfahrensstand.GEREIHT)
    einwand = Einwand.objects.get(pk=einwand.pk)
    if einwand.stand != stand:
        raise Unzulaessig(f"Dieser Einwand ist „{einwand.get_stand_display()}“.")
    return einwand


@handlung
def zuschlag_vorschlagen(
    *, zugriff: Zugriff, ausschreibung: Ausschreibung, gremium: str, beschluss_am: date, beschluss: str
) -> Zuschlag:
    """Propose the award to the chosen one, with the Beschluss it rests on; a second person gives it."""
    ausschreibung = _fuer_raum(zugriff, ausschreibung, Verfahrensstand.GEREIHT)
    _verlange_reif(ausschreibung, zugriff.heute)
    if beschluss_am > zugriff.heute:
        raise Unzulaessig({"beschluss_am": "Der Beschluss liegt in der Zukunft."})
    gewaehlt = ausschreibung.vorabinformation.vermerk.gewaehlt
    assert gewaehlt is not None  # _verlange_reif has asked
    zuschlag = Zuschlag(
        ausschreibung=ausschreibung, bekundung=gewaehlt,
        gremium=gremium, beschluss_am=beschluss_am, beschluss=beschluss, vorgeschlagen_von_id=zugriff.konto_id,
        vorgeschlagen_am=zugriff.jetzt,
    )  # fmt: skip
    speichere(zuschlag)
    protokolliere(zugriff, "zuschlag_vorschlagen", zuschlag)
    return zuschlag


@handlung
def zuschlag_erteilen(*, zugriff: Zugriff, zuschlag: Zuschlag) -> Zuschlag:
    """Give the award, as the second person. An objection that came in the meantime still stops it."""
    ausschreibung = _fuer_raum(zugriff, zuschlag.ausschreibung, Verfahrensstand.GEREIHT)
    zuschlag = Zuschlag.objects.get(pk=zuschlag.pk)
    verlange(darf_zweite_auswahlperson(zugriff, zuschlag.vorgeschlagen_von_id))
    if zuschlag.am is not None:
        raise Unzulaessig("Dieser Zuschlag ist schon erteilt.")
    _verlange_reif(ausschreibung, zugriff.heute)
    vorher = schnappschuss(zuschlag)
    zuschlag.von_id, zuschlag.am = zugriff.konto_id, zugriff.jetzt
    speichere(zuschlag)
    _bestaetige(zugriff, zuschlag.bekundung.traeger)
    zuschlag_erteilt.send(Zuschlag, zugriff=zugriff, zuschlag=zuschlag)
    protokolliere(zugriff, "zuschlag_erteilen", zuschlag, vorher=vorher)
    return zuschlag


def _bestaetige(zugriff: Zugriff, traeger: Traeger) -> None:
    """Whoever is awarded is one that the city knows, and is offered to families from now on (§ 5 SGB VIII)."""
    if not traeger.bestaetigt:
        vorher = schnappschuss(traeger)
        traeger.bestaetigt = True
        speichere(traeger)
        protokolliere(zugriff, "zuschlag_erteilen", traeger, vorher=vorher, begleitend=True)


def _verlange_reif(ausschreibung: Ausschreibung, heute: date) -> None:
    if fehlt := was_dem_zuschlag_fehlt(ausschreibung, heute):
        raise Unzulaessig(fehlt)


@handlung
def wirkungsraum_neu_ausschreiben(*, zugriff: Zugriff, ausschreibung: Ausschreibung, grund: str) -> Neuausschreibung:
    """Record that a Wirkungsraum stays open in this call and is called for again."""
    ausschreibung = _fuer_raum(zugriff, ausschreibung, Verfahrensstand.GEREIHT)
    if not ist_neu_auszuschreiben(ausschreibung):
        raise Unzulaessig(
            "Neu ausgeschrieben wird, wo niemand geeignet ist und alle es wissen, wo zu wenige unbefangen werten, oder "
            "nach einem Einwand."
        )
    neu = Neuausschreibung(ausschreibung=ausschreibung, grund=grund, am=zugriff.jetzt, von_id=zugriff.konto_id)
    speichere(neu)
    protokolliere(zugriff, "wirkungsraum_neu_ausschreiben", neu)
    return neu


@handlung
def zusage_markieren(*, zugriff: Zugriff, teil: Bekundungsteil, wortlaut: str) -> Zusage:
    """Keep a promise of the chosen Bekundung for the contract; it must stand there word for word."""
    bekundung = teil.bekundung
    verlange(darf_fuehren(zugriff, bekundung.verfahren, bekundung.wirkungsraum_id))
    gesperrt(bekundung.verfahren, Verfahrensstand.GEREIHT)
    if not Zuschlag.objects.filter(bekundung=bekundung).exists():
        raise Unzulaessig("Zusagen hält fest, wem der Zuschlag gilt.")
    if teil.art == Teilart.WIRKUNGSRAUM or not wortlaut.strip() or wortlaut not in teil.text:
        raise Unzulaessig({"wortlaut": "So steht es nicht in der Bekundung. Bitte übernehmen Sie die Worte genau."})
    zusage = Zusage(teil=teil, wortlaut=wortlaut, von_id=zugriff.konto_id, am=zugriff.jetzt)
    speichere(zusage)
    protokolliere(zugriff, "zusage_markieren", zusage)
    zusage_markiert.send(Zusage, zugriff=zugriff, zusage=zusage)
    return zusage


@handlung
def auswahlakte_ausgeben(*, zugriff: Zugriff, verfahren: Verfahren) -> bytes:
    """Hand out the whole file of a call as one package, as it is behind the lock; the Protokoll keeps its hash."""
    verfahren = _fuer_alle(zugriff, verfahren, *IN_DER_AUSWAHL)
    try:
        paket = aktenpaket(verfahren, zugriff)
    except Paketfehler as fehler:
        raise Unzulaessig(str(fehler)) from fehler
    abdruck = f"SHA-256 {hashlib.sha256(paket).hexdigest()}"
    protokolliere(zugriff, AUSGEBEN, verfahren, vorher=schnappschuss(verfahren), grund=abdruck)
    return paket
