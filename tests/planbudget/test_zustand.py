"""Fifty thousand tries of many people, and after each the real Hauptbuch is where a small pure model is.

The final hash follows from the seed and the model alone, so it is the same on every database. A short run is in every
suite, the long one in `python3 los.py test --gruendlich`.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as uhrzeit
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from massanzug.planbudget import actions
from massanzug.planbudget.choices import Antwort, Bestandsart, Ereignisart, Ereignisstand, Kontoart, Lesartwahl
from massanzug.planbudget.models import (
    Abstimmung,
    Bestandsuebernahme,
    Buchung,
    Buchungskonto,
    Jahresabschluss,
    Periodenschluss,
    Planbudget,
    Saldo,
)
from massanzug.planbudget.pruefungen import hauptbuch_pruefen, planbudget_pruefen, pruefsumme
from massanzug.planbudget.queries.bindung import bindungszeilen_je_raum
from massanzug.planbudget.queries.budget import lesart_wahl
from massanzug.planbudget.queries.ereignis import Ereignisblick, ereignis, ereignisse, wirkungen_je_raum
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis, letzte_nummer, stand_am
from massanzug.planbudget.queries.steuerung import steuerung
from massanzug.rechenkern.bestand import Bestandszeile, Zahlungszeile
from massanzug.rechenkern.ereignis import plan_im_jahr
from massanzug.rechenkern.jahresabschluss import lade_abschlussregeln
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.zugang.models import Protokoll
from massanzug.zugang.pruefungen import protokoll_pruefen
from massanzug.zugang.zugriff import Zugriff
from tests.haltbarkeit import stand
from tests.haltbarkeit.stand import Melder
from tests.planbudget import modell as m
from tests.planbudget.datenbank import eigene_datenbank
from tests.welt import BEGINN, Welt

melde = stand.melde

SAAT = 20261122
KURZ, LANG = 5_000, 50_000
ALLE = 500
ABWEISUNGEN = {"", "verboten", "unzulaessig", "ungueltig", "datenbank"}


class Haus:
    """The real thing, addressed in the model's words."""

    def __init__(self, welt: Welt) -> None:
        self.zugriffe = {name: welt.zugriff(name) for name in m.PERSONEN}
        self.raeume = {r.schluessel: r for r in welt.raeume.values()}
        self.konten = {(k.wirkungsraum.schluessel, k.art): k for k in Buchungskonto.objects.select_related()}
        self.ereignisse: list[int] = []
        self.uebernahmen: list[int] = []
        self._hilfen(30)

    def _hilfen(self, anzahl: int) -> None:
        """Helps that run before anybody does anything, so that there is something bound."""
        zufall = random.Random(anzahl)
        actions.bestand_uebernehmen(
            zugriff=self.zugriffe["wjh"],
            art=Bestandsart.HILFEN,
            datei="anfang.csv",
            inhalt_pruefsumme="anfang",
            zeilen=[
                self._bestandszeile(
                    m.Altfall(
                        zufall.choice(sorted(self.raeume)),
                        f"A-{n}",
                        date(2025, 10, 1) + timedelta(days=zufall.randint(0, 900)),
                        zufall.randint(10_000, 900_000),
                    ),
                    n,
                    einheit="euro_je_monat",
                    dauer=zufall.choice([None, zufall.randint(40, 1500)]),
                )
                for n in range(anzahl)
            ],
        )

    def _bestandszeile(
        self, h: m.Altfall, nummer: int, einheit: Any = "einmalig", dauer: int | None = None
    ) -> Bestandszeile:
        return Bestandszeile(
            kennung=h.kennung,
            geburtsmonat=None,
            wirkungsraum=h.raum,
            hilfeart="spfh",
            hilfeklasse="ambulant",
            von=h.am,
            bis=h.am + timedelta(days=dauer) if dauer else None,
            einheit=einheit,
            menge=Fraction(1),
            satz_cent=h.cent,
            anbieter="",
            merkmale=frozenset(),
            zaehlt=True,
            zeile=nummer + 2,
        )

    def anfang(self) -> m.Anfang:
        regel = lade_abschlussregeln()[0]
        return m.Anfang(
            raeume=tuple(sorted(self.raeume)),
            budgets={b.wirkungsraum.schluessel: (b.gueltig_von, b.betrag_cent) for b in Planbudget.objects.all()},
            regel=m.Abschlussregel(regel.anteil_promille, regel.deckel_promille, regel.ueberlast_promille),
            hilfen=tuple(self._hilfen_im_modell()),
        )

    def _hilfen_im_modell(self) -> Iterator[m.Hilfe]:
        """How a running help is priced is not what is tried here: its months are taken as they are."""
        namen = {r.pk: r.schluessel for r in self.raeume.values()}
        for zeilen in bindungszeilen_je_raum(list(namen), BEGINN).values():
            for z in zeilen:
                je_monat = {
                    jahr * 100 + monat: z.im_monat(jahr, monat).cent
                    for jahr in range(2025, 2034)
                    for monat in range(1, 13)
                }
                yield m.Hilfe(namen[z.wirkungsraum_id], z.bezug, je_monat)

    def tue(self, zug: m.Zug) -> m.Ausgang:
        jetzt = datetime.combine(zug.heute, uhrzeit(9), UTC)
        zugriff = replace(self.zugriffe[zug.wer], heute=zug.heute, jetzt=jetzt)
        try:
            with transaction.atomic():
                getattr(self, f"_{zug.art}")(zugriff, **zug.daten)
        except Verboten:
            return m.VERBOTEN
        except Unzulaessig as nein:
            return m.unzulaessig(str(nein))
        except ValidationError:
            return m.UNGUELTIG
        except DatabaseError:
            return m.DATENBANK
        return m.GETAN

    def _buchen(self, zugriff: Zugriff, raum: str, art: str, cent: int, von: Any, bis: Any, **rest: Any) -> None:
        actions.kosten_buchen(
            zugriff=zugriff,
            wirkungsraum=self.raeume[raum],
            art=Kontoart(art),
            betrag_cent=cent,
            leistung_von=von,
            leistung_bis=bis,
            **rest,
        )

    def _stornieren(self, zugriff: Zugriff, nummer: int, grund: str) -> None:
        actions.buchung_stornieren(zugriff=zugriff, buchung=Buchung.objects.get(pk=nummer), grund=grund)

    def _schliessen(self, zugriff: Zugriff, bis_monat: int) -> None:
        actions.monate_abschliessen(zugriff=zugriff, bis_monat=bis_monat)

    def _abstimmen(self, zugriff: Zugriff, raum: str, art: str, stichtag: Any, cent: int, quelle: str) -> None:
        actions.stand_abstimmen(
            zugriff=zugriff, konto=self.konten[raum, art], stichtag=stichtag, stand_cent=cent, quelle=quelle
        )

    def _lesen(self, zugriff: Zugriff, lesart: str, grund: str) -> None:
        actions.lesart_festlegen(zugriff=zugriff, lesart=Lesartwahl(lesart), grund=grund)

    def _vorschlagen(
        self, zugriff: Zugriff, raum: str, art: str, jahr_cent: int, ab: Any, bis: Any, nachweis: str
    ) -> None:
        neu = actions.ereignis_vorschlagen(
            zugriff=zugriff,
            wirkungsraum=self.raeume[raum],
            art=Ereignisart(art),
            jahr_cent=jahr_cent,
            wirksam_ab=ab,
            endet_am=bis,
            nachweis=nachweis,
            beschluss="",
        )
        self.ereignisse.append(neu.pk)

    def blick(self, nummer: int) -> Ereignisblick:
        blick = ereignis(self.zugriffe["kaemmerei"], self.ereignisse[nummer])
        assert blick is not None
        return blick

    def _antworten(self, zugriff: Zugriff, nummer: int, antwort: str, grund: str) -> None:
        actions.ereignis_beantworten(zugriff=zugriff, blick=self.blick(nummer), antwort=Antwort(antwort), grund=grund)

    def _zuruecknehmen(self, zugriff: Zugriff, nummer: int, grund: str, gesehen: str) -> None:
        alt = replace(self.blick(nummer), stand=Ereignisstand(gesehen))
        self.ereignisse.append(actions.ereignis_zuruecknehmen(zugriff=zugriff, blick=alt, grund=grund).pk)

    def _uebernehmen(self, zugriff: Zugriff, datei: str, zahlungen: Any, hilfen: Any, nachtrag: str) -> None:
        zeilen = [
            Zahlungszeile(
                kennung=None,
                wirkungsraum=z.raum,
                kostenart=z.art,
                hilfeart=None,
                hilfeklasse=z.art if z.art in m.HILFEN else None,
                leistung_von=z.von,
                leistung_bis=z.bis,
                belegdatum=z.bis,
                zahldatum=z.zahldatum,
                beleg=z.beleg,
                betrag_cent=z.cent,
                anbieter="",
                zeile=nummer,
            )
            for nummer, z in enumerate(zahlungen, 2)
        ]
        neu = actions.bestand_uebernehmen(
            zugriff=zugriff,
            art=Bestandsart.HILFEN if hilfen else Bestandsart.ZAHLUNGEN,
            datei=datei,
            inhalt_pruefsumme=datei,
            zeilen=[self._bestandszeile(h, n) for n, h in enumerate(hilfen)] or zeilen,
            nachtrag=nachtrag,
        )
        self.uebernahmen.append(neu.pk)

    def _zuruecknehmen_bestand(self, zugriff: Zugriff, nummer: int, grund: str) -> None:
        uebernahme = Bestandsuebernahme.objects.get(pk=self.uebernahmen[nummer])
        actions.bestand_zuruecknehmen(zugriff=zugriff, uebernahme=uebernahme, grund=grund)

    def _abschliessen(self, zugriff: Zugriff, raum: str, jahr: int) -> None:
        actions.jahr_abschliessen(zugriff=zugriff, wirkungsraum=self.raeume[raum], jahr=jahr)


@dataclass
class Lauf:
    """Model and house side by side."""

    haus: Haus
    modell: m.Modell
    einfaelle: m.Einfaelle

    def schritt(self, nummer: int) -> m.Ausgang:
        zug = self.einfaelle.naechster()
        soll, ist = self.modell.tue(zug), self.haus.tue(zug)
        assert (ist.art, soll.wort in ist.wort) == (soll.art, True), f"{nummer}: {zug}\nModell {soll}\nHaus {ist}"
        return soll

    def vergleiche(self, *, jahre: Iterator[int] | range) -> None:
        modell, haus = self.modell, self.haus
        schluessel = {k.pk: konto for konto, k in haus.konten.items()}
        gefuehrt = {
            (schluessel[konto], monat): [cent, anzahl]
            for konto, monat, cent, anzahl in Saldo.objects.values_list("konto_id", "monat", "cent", "anzahl")
        }
        assert gefuehrt == dict(modell.salden)
        assert (geschlossen_bis(), letzte_nummer()) == (modell.geschlossen, len(modell.buch))
        assert list(Periodenschluss.objects.order_by("pk").values_list("bis_monat", flat=True)) == modell.schluesse
        assert list(Abstimmung.objects.order_by("pk").values_list("gebucht_cent", flat=True)) == modell.abgestimmt
        self._vergleiche_ereignisse()
        self._vergleiche_abschluesse()
        for raum in haus.raeume.values():
            wirkungen = [w for w, _ in wirkungen_je_raum([raum.pk], lesart_wahl().value)[raum.pk]]
            for jahr in jahre:
                assert plan_im_jahr(wirkungen, jahr).cent == modell.plan(raum.schluessel, jahr), (raum, jahr)

    def _vergleiche_ereignisse(self) -> None:
        nummer = {pk: n for n, pk in enumerate(self.haus.ereignisse)}
        blicke = [b for raum in self.haus.raeume.values() for b in ereignisse(raum)]
        staende = {nummer[b.ereignis.pk]: b.stand.value for b in blicke}
        assert staende == {n: self.modell.ereignisstand(n) for n in range(len(self.modell.ereignisse))}

    def _vergleiche_abschluesse(self) -> None:
        reihen = Jahresabschluss.objects.select_related("wirkungsraum").order_by("pk")
        gefuehrt: dict[tuple[str, int], list[Any]] = {}
        for a in reihen:
            fassungen = gefuehrt.setdefault((a.wirkungsraum.schluessel, a.jahr), [])
            assert a.fassung == len(fassungen) + 1
            e = a.ergebnis
            fassungen.append((a.plan_cent, a.ist_cent, tuple(e["rueckstellung"]), tuple(e["reserve"]), a.buchung_id))
        assert gefuehrt == {
            stelle: [(f.plan, f.ist, f.rueckstellung, f.reserve, f.nummer) for f in fassungen]
            for stelle, fassungen in self.modell.abschluesse.items()
            if fassungen
        }

    def vergleiche_seite(self) -> None:
        """What a page and a single balance say."""
        zufall = self.einfaelle.zufall.__class__(len(self.modell.buch))
        heute = self.einfaelle.heute
        raum = zufall.choice(sorted(self.haus.raeume))
        bild = steuerung([self.haus.raeume[raum]], heute.year, heute).bild
        assert bild.ist.cent == self.modell.ist(raum, heute.year)
        assert bild.plan.cent == self.modell.plan(raum, heute.year)
        assert [b.ist.cent for b in bild.monate] == [self.modell.ist(raum, heute.year, [n]) for n in range(1, 13)]
        monate = range(heute.year * 100 + 1, heute.year * 100 + 13)
        assert [b.bindung.cent for b in bild.monate] == [self.modell.bindung(raum, monat) for monat in monate]
        for _ in range(20):
            konto, tag = zufall.choice(sorted(self.haus.konten)), heute - timedelta(days=zufall.randint(0, 900))
            assert stand_am(self.haus.konten[konto].pk, tag) == self.modell.stand(konto, tag)


def allein(saat: int, anzahl: int, anfang: m.Anfang, nummern: dict[m.Konto, int]) -> str:
    """The final hash that follows from the seed without any database."""
    modell = m.Modell(anfang)
    einfaelle = m.Einfaelle(saat, modell, anzahl)
    for _ in range(anzahl):
        modell.tue(einfaelle.naechster())
    return modell.pruefsumme(nummern)


def laufe(anzahl: int, ordner: Path, melde: Melder, saat: int = SAAT) -> None:
    datenbank = eigene_datenbank(ordner)
    with datenbank.offen(eilig=True):
        haus = Haus(datenbank.welt)
        anfang = haus.anfang()
        modell = m.Modell(anfang)
        lauf = Lauf(haus, modell, m.Einfaelle(saat, modell, anzahl))
        eintraege = Protokoll.objects.count()
        beginn, gezaehlt = time.monotonic(), Counter[tuple[str, str]]()
        for nummer in range(1, anzahl + 1):
            ausgang = lauf.schritt(nummer)
            gezaehlt[ausgang.art, ausgang.wort] += 1
            if nummer % ALLE == 0:
                jahr = lauf.einfaelle.heute.year
                alles = nummer % (anzahl // 5) == 0
                lauf.vergleiche(jahre=range(2024, 2036) if alles else range(jahr - 1, jahr + 1))
                lauf.vergleiche_seite()
        dauer = time.monotonic() - beginn
        for pruefung in (hauptbuch_pruefen, planbudget_pruefen, protokoll_pruefen):
            assert pruefung().befunde == ()
        assert Protokoll.objects.count() - eintraege == modell.handlungen
        nummern = {konto: k.pk for konto, k in haus.konten.items()}
        orte = [(r.schluessel, art.value) for r in Wirkungsraum.objects.order_by("reihenfolge") for art in Kontoart]
        assert nummern == {ort: nummer for nummer, ort in enumerate(orte, 1)}, "die Prüfsumme nennt Konten mit Nummer"
        summe = pruefsumme()
        assert summe == modell.pruefsumme(nummern)
        assert summe == allein(saat, anzahl, anfang, nummern)
        assert {art for art, _ in gezaehlt} == ABWEISUNGEN
        fassungen = [len(f) for f in modell.abschluesse.values() if f]
        assert max(fassungen) > 1 and modell.schluesse
        wege = ", ".join(f"{zahl} {art or 'getan'}" for art, zahl in sorted(_je_art(gezaehlt).items()))
        melde(
            anzahl,
            f"Versuche auf {connection.vendor} ({wege}), {len(modell.buch)} Buchungen, {len(modell.ereignisse)} "
            f"Ereignisse, {len(modell.schluesse)} Monatsschlüsse, {sum(fassungen)} Fassungen von {len(fassungen)} "
            f"Jahresabschlüssen, {len(modell.uebernahmen)} Übernahmen; {dauer:.0f} s; Saat {saat}, Prüfsumme {summe}",
        )


def _je_art(gezaehlt: Counter[tuple[str, str]]) -> Counter[str]:
    je_art = Counter[str]()
    for (art, _), zahl in gezaehlt.items():
        je_art[art] += zahl
    return je_art


def test_zufaellige_handlungen_lassen_das_buch_wo_das_modell_ist(
    tmp_path: Path, django_db_blocker: Any, melde: Melder
) -> None:
    with django_db_blocker.unblock():
        laufe(KURZ, tmp_path, melde)


@pytest.mark.langsam
def test_fuenfzigtausend_zufaellige_handlungen(tmp_path: Path, django_db_blocker: Any, melde: Melder) -> None:
    with django_db_blocker.unblock():
        laufe(LANG, tmp_path, melde)
