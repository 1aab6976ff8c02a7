"""`massanzug bestand-einlesen DATEI`: a city's helps or payments, checked and taken over as a whole, or taken back.

Progress goes to stderr, as do the faults, one per line. Exit 0: done; 2: something is to mend, nothing was written.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from massanzug.planbudget.actions import bestand_uebernehmen, bestand_zuruecknehmen
from massanzug.planbudget.choices import Bestandsart
from massanzug.planbudget.models import Bestandsuebernahme
from massanzug.planbudget.queries.bestand import uebernahme
from massanzug.planbudget.queries.bestandspruefung import Pruefung, Spalten, gemerkte_spalten, kernart, pruefe_tabelle
from massanzug.rechenkern.bestand import FELDER, Fehler, erkenne_art, schlage_spalten_vor
from massanzug.technik import uhr
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig
from massanzug.technik.tabellendatei import MIB, Grenzen, Tabellenfehler, lies_tabelle
from massanzug.zugang.zugriff import Zugriff, betrieb

GRENZEN = Grenzen(bytes=100 * MIB, zeilen=100_000, zellen=6_000_000, entpackt_bytes=600 * MIB)
ALLE = 1_000
"""Rows between two words of progress."""


class Command(BaseCommand):
    help = "Übernimmt Hilfen oder Zahlungen aus einer Datei (.xlsx, .csv), alles oder nichts, oder nimmt es zurück."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("datei", nargs="?", type=Path, help="Excel-Arbeitsmappe (.xlsx) oder CSV")
        parser.add_argument("--probe", action="store_true", help="nur prüfen, nichts schreiben")
        parser.add_argument("--art", choices=Bestandsart.values, help="ohne Angabe: was die Überschriften sagen")
        parser.add_argument(
            "--spalte", action="append", default=[], metavar="FELD=ÜBERSCHRIFT", help="welche Spalte was enthält"
        )
        parser.add_argument("--nachtrag", default="", help="Grund, wenn in abgeschlossene Monate gebucht wird")
        parser.add_argument("--zuruecknehmen", type=int, metavar="NR", help="diese Übernahme zurücknehmen")
        parser.add_argument("--grund", default="Zurückgenommen auf der Befehlszeile", help="warum zurückgenommen wird")
        parser.add_argument("--json", action="store_true", help="Ergebnis als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        zugriff = betrieb(uhr.heute(), uhr.jetzt())
        try:
            if options["zuruecknehmen"] is not None:
                self._nimm_zurueck(zugriff, options)
            elif options["datei"] is None:
                raise CommandError("Bitte nennen Sie eine Datei, oder --zuruecknehmen NR.", returncode=2)
            else:
                self._lies_ein(zugriff, options)
        except Unzulaessig as fehler:
            womit = " (--nachtrag GRUND)" if "nachtrag" in fehler.fehler else ""
            raise CommandError(" ".join(fehler.fehler.values()) + womit, returncode=2) from fehler
        except ValidationError as fehler:
            raise CommandError(" ".join(fehler.messages), returncode=2) from fehler
        except IntegrityError as fehler:
            raise CommandError(GLEICHZEITIG, returncode=2) from fehler

    def _nimm_zurueck(self, zugriff: Zugriff, options: dict[str, Any]) -> None:
        blick = uebernahme(zugriff, options["zuruecknehmen"])
        if blick is None:
            raise CommandError(f"Eine Übernahme {options['zuruecknehmen']} gibt es nicht.", returncode=2)
        objekt = bestand_zuruecknehmen(zugriff=zugriff, uebernahme=blick.uebernahme, grund=options["grund"])
        if options["json"]:
            self._sage_json({"nummer": objekt.pk, "zurueckgenommen": True})
        else:
            self.stdout.write(f"Übernahme {objekt.pk} ({objekt.datei}) ist zurückgenommen.")

    def _lies_ein(self, zugriff: Zugriff, options: dict[str, Any]) -> None:
        datei: Path = options["datei"]
        try:
            inhalt = datei.read_bytes()
            tabelle = lies_tabelle(inhalt, datei.name, GRENZEN)
        except FileNotFoundError as fehler:
            raise CommandError(f"Die Datei {datei} gibt es nicht.", returncode=2) from fehler
        except OSError as fehler:
            raise CommandError(f"Die Datei {datei} lässt sich nicht öffnen.", returncode=2) from fehler
        except Tabellenfehler as fehler:
            raise CommandError(str(fehler), returncode=2) from fehler
        pruefsumme = hashlib.sha256(inhalt).hexdigest()
        art = Bestandsart(options["art"] or erkenne_art(tabelle.kopf))
        pruefung = pruefe_tabelle(
            tabelle,
            zugriff.heute,
            pruefsumme=pruefsumme,
            art=art,
            spalten=_spalten(art, tabelle.kopf, options["spalte"]),
            fortschritt=self._fortschritt("Geprüft"),
        )
        for meldung in (*pruefung.fehler, *pruefung.hinweise):
            wort = "" if isinstance(meldung, Fehler) else "Hinweis: "
            self.stderr.write(f"{wort}{_ort(meldung)}: {meldung.text}", self.style.NOTICE if wort else None)
        neu = None
        if not pruefung.fehler and not options["probe"]:
            neu = bestand_uebernehmen(
                zugriff=zugriff,
                art=art,
                datei=datei.name,
                inhalt_pruefsumme=pruefsumme,
                zeilen=pruefung.zeilen,
                kopf=tabelle.kopf,
                spalten=pruefung.spalten,
                nachtrag=options["nachtrag"],
                fortschritt=self._fortschritt("Geschrieben"),
            )
        self._sage(pruefung, neu, datei.name, als_json=options["json"])
        if pruefung.fehler:
            raise SystemExit(2)
        if options["probe"] and pruefung.fruehere:
            raise CommandError("Diese Datei ist schon übernommen.", returncode=2)

    def _fortschritt(self, wort: str) -> Any:
        """Says how far it is, about every thousand rows and at the end."""

        def melde(fertig: int, gesamt: int) -> None:
            if fertig and (fertig % ALLE == 0 or fertig == gesamt):
                self.stderr.write(f"{wort}: {fertig} von {gesamt} Zeilen", self.style.NOTICE)

        return melde

    def _sage(self, pruefung: Pruefung, neu: Bestandsuebernahme | None, name: str, *, als_json: bool) -> None:
        if als_json:
            self._sage_json(_als_daten(pruefung, neu, name))
            return
        self.stdout.write(f"{name}: {pruefung.art.label}, {pruefung.gelesen} Zeilen gelesen")
        for r in pruefung.raeume:
            if pruefung.art == Bestandsart.HILFEN:
                wert = f"{r.laufend} laufen heute, {r.betrag} im Monat"
            else:
                wert = f"{r.betrag} im Planbudget, {r.ausserhalb} außerhalb"
            self.stdout.write(f"  {r.raum.name}: {r.anzahl}, {wert}")
        if neu:
            self.stdout.write(f"Übernommen als Nummer {neu.pk}.")
        elif pruefung.fehler:
            self.stdout.write(f"{len(pruefung.fehler)} Stellen sind zu berichtigen. Nichts ist übernommen.")
        else:
            self.stdout.write("Alles in Ordnung. Nichts ist übernommen (--probe).")

    def _sage_json(self, daten: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(daten, ensure_ascii=False, indent=2))


def _spalten(art: Bestandsart, kopf: Sequence[str], angaben: Sequence[str]) -> Spalten | None:
    """What was suggested, changed by what was said; None where nothing was said."""
    if not angaben:
        return None
    spalten = dict(schlage_spalten_vor(kopf, kernart(art), gemerkte_spalten(art, kopf)))
    felder = [feld.schluessel for feld in FELDER[kernart(art)]]
    for angabe in angaben:
        feld, gleich, name = angabe.partition("=")
        if feld not in felder or not gleich:
            raise CommandError(f"--spalte versteht „{angabe[:60]}“ nicht. Felder: {', '.join(felder)}.", returncode=2)
        if name and name not in kopf:
            raise CommandError(f"Die Überschrift „{name[:60]}“ gibt es nicht in der Datei.", returncode=2)
        spalten = {f: (None if n == name else n) for f, n in spalten.items()} | {feld: name or None}
    return spalten


def _ort(meldung: Any) -> str:
    """`Zeile 17, Spalte „Beginn“`."""
    if not meldung.zeile:
        return "Datei"
    return f"Zeile {meldung.zeile}" + (f", Spalte „{meldung.ueberschrift}“" if meldung.ueberschrift else "")


def _als_daten(pruefung: Pruefung, neu: Bestandsuebernahme | None, name: str) -> dict[str, Any]:
    return {
        "datei": name,
        "art": pruefung.art.value,
        "gelesen": pruefung.gelesen,
        "uebernommen": neu is not None,
        "nummer": neu.pk if neu else None,
        "buchung": neu.buchung_id if neu else None,
        "spalten": dict(pruefung.spalten),
        "wirkungsraeume": [
            {
                "wirkungsraum": r.raum.schluessel,
                "anzahl": r.anzahl,
                "laufend": r.laufend,
                "betrag_cent": r.betrag.cent,
                "ausserhalb_cent": r.ausserhalb.cent,
            }
            for r in pruefung.raeume
        ],
        "fehler": [asdict(fehler) for fehler in pruefung.fehler],
        "hinweise": [asdict(hinweis) for hinweis in pruefung.hinweise],
    }
