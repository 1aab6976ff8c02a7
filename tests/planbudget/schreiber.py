"""Eight people at their desks at once: run by test_gleichzeitig.py as `python -m tests.planbudget.schreiber AUFTRAG`.

Everything is imported once, then each writer is a process of its own with a connection of its own. They book where a
month is just being closed, take the same Buchungen back, answer the same events, and send the same form again.
Each leaves a report of what was acknowledged, what was refused and what went wrong.
"""

import json
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

PROZESSE = 8
HEUTE = date(2099, 12, 31)
"""Late enough that there is always a month to close."""
FORMULARMONAT = "12.2099"
JE_SEKUNDE = 4
"""New forms that all of them fill in alike, and all send."""


@dataclass
class Bericht:
    """What one writer was told: a number or key for each acknowledged act."""

    gebucht: list[tuple[str, int, int]] = field(default_factory=list)
    """Beleg, number of the Buchung, cents."""
    storniert: list[tuple[int, int]] = field(default_factory=list)
    geschlossen: list[int] = field(default_factory=list)
    beantwortet: list[tuple[int, str, str]] = field(default_factory=list)
    vorgeschlagen: list[int] = field(default_factory=list)
    zurueckgenommen: list[tuple[int, int]] = field(default_factory=list)
    abgeschlossen: list[tuple[str, int, int]] = field(default_factory=list)
    formulare: list[tuple[str, str]] = field(default_factory=list)
    """Beleg and the address the browser was sent to."""
    abgewiesen: dict[str, int] = field(default_factory=dict)
    fehler: list[str] = field(default_factory=list)


class Schreiber:
    """One of them."""

    def __init__(self, nummer: int, saat: int) -> None:
        from django.test import Client

        from massanzug.sozialraum.models import Wirkungsraum
        from massanzug.traeger.queries import mitgliedschaften
        from massanzug.zugang.models import Konto
        from massanzug.zugang.zugriff import Zugriff
        from tests.conftest import anmelden
        from tests.planbudget.modell import PERSONEN

        self.nummer, self.zufall = nummer, random.Random(saat * 100 + nummer)
        jetzt = datetime(2099, 12, 31, 9, tzinfo=UTC)
        konten = {k.kennung: k for k in Konto.objects.all()}
        self.personen = {
            name: Zugriff(konten[name].pk, name, mitgliedschaften(konten[name].pk, HEUTE), HEUTE, jetzt)
            for name in PERSONEN
        }
        self.raeume = list(Wirkungsraum.objects.order_by("pk"))
        self.browser = anmelden(Client(raise_request_exception=False), konten["wjh"])
        self.bericht = Bericht()
        self.beginn = 0.0
        self._wege: dict[Callable[[], None], float] = {
            self._buche: 55,
            self._storniere: 12,
            self._schliesse: 6,
            self._schliesse_jahr: 2,
            self._schlage_vor: 2,
            self._antworte: 14,
            self._nimm_zurueck: 1,
            self._sende_formular: 8,
        }

    def schreibe(self, beginn: float, sekunden: float) -> Bericht:
        from django.core.exceptions import ValidationError

        from massanzug.technik.erlaubnis import Unzulaessig

        self.beginn = beginn
        abgewiesen = Counter[str]()
        while time.monotonic() < beginn + sekunden:
            (weg,) = self.zufall.choices(list(self._wege), list(self._wege.values()))
            try:
                weg()
            except Unzulaessig as nein:
                abgewiesen[_ohne_zahlen(str(nein))] += 1
            except ValidationError as nein:
                abgewiesen[_ohne_zahlen("; ".join(nein.messages))] += 1
            except Exception as fehler:
                self.bericht.fehler.append(f"{weg.__name__}: {type(fehler).__name__}: {fehler}")
        self.bericht.abgewiesen = dict(abgewiesen)
        return self.bericht

    def _buche(self) -> None:
        from massanzug.planbudget import actions
        from massanzug.planbudget.choices import IM_BUDGET
        from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
        from tests.planbudget.modell import naechster_monat

        zufall = self.zufall
        monat = naechster_monat(geschlossen_bis(), zufall.choices([0, 1, 2], [1, 7, 2])[0])
        tag = date(monat // 100, monat % 100, zufall.randint(1, 28))
        beleg, cent = f"P{self.nummer}-{len(self.bericht.gebucht)}-{zufall.randint(1, 10**9)}", zufall.randint(1, 10**6)
        buchung = actions.kosten_buchen(
            zugriff=self.personen[zufall.choice(["wjh", "kaemmerei"])],
            wirkungsraum=zufall.choice(self.raeume),
            art=zufall.choice(IM_BUDGET),
            betrag_cent=cent,
            leistung_von=tag,
            leistung_bis=tag,
            beleg=beleg,
            belegdatum=tag,
            zahldatum=tag if zufall.random() < 0.5 else None,
            nachtrag="Beleg kam spät" if zufall.random() < 0.05 else "",
        )
        self.bericht.gebucht.append((beleg, buchung.nummer, cent))

    def _storniere(self) -> None:
        """One of the newest; the others are after the same."""
        from massanzug.planbudget import actions
        from massanzug.planbudget.models import Buchung

        kandidaten = list(Buchung.objects.filter(art="kosten").order_by("-nummer")[:6])
        if not kandidaten:
            return
        alt = self.zufall.choice(kandidaten)
        neu = actions.buchung_stornieren(zugriff=self.personen["wjh"], buchung=alt, grund="doppelt")
        self.bericht.storniert.append((neu.nummer, alt.nummer))

    def _schliesse(self) -> None:
        from massanzug.planbudget import actions
        from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
        from tests.planbudget.modell import naechster_monat

        monat = naechster_monat(geschlossen_bis())
        if monat // 100 >= HEUTE.year - 2:  # a quick machine has closed them all
            self._buche()
            return
        actions.monate_abschliessen(zugriff=self.personen["kaemmerei"], bis_monat=monat)
        self.bericht.geschlossen.append(monat)

    def _schliesse_jahr(self) -> None:
        from massanzug.planbudget import actions
        from massanzug.planbudget.queries.hauptbuch import geschlossen_bis

        raum, jahr = self.zufall.choice(self.raeume), geschlossen_bis() // 100 - self.zufall.randint(0, 2)
        neu = actions.jahr_abschliessen(zugriff=self.personen["kaemmerei"], wirkungsraum=raum, jahr=jahr)
        self.bericht.abgeschlossen.append((raum.schluessel, jahr, neu.fassung))

    def _schlage_vor(self) -> None:
        from massanzug.planbudget import actions
        from massanzug.planbudget.choices import Ereignisart

        neu = actions.ereignis_vorschlagen(
            zugriff=self.personen["verfasser"],
            wirkungsraum=self.raeume[0],
            art=Ereignisart.TARIF,
            jahr_cent=self.zufall.randint(1, 10**6),
            wirksam_ab=date(2026, 1, 1),
            nachweis="Probe",
            beschluss="",
        )
        self.bericht.vorgeschlagen.append(neu.pk)

    def _neues_ereignis(self) -> Any:
        from massanzug.planbudget.models import Budgetereignis
        from massanzug.planbudget.queries.ereignis import ereignis

        neueste = list(Budgetereignis.objects.order_by("-pk").values_list("pk", flat=True)[:4])
        return ereignis(self.personen["kaemmerei"], self.zufall.choice(neueste)) if neueste else None

    def _antworte(self) -> None:
        from massanzug.planbudget import actions
        from massanzug.planbudget.choices import Antwort

        blick = self._neues_ereignis()
        if blick is None:
            return
        antwort = self.zufall.choices([Antwort.BESTAETIGT, Antwort.ABGELEHNT], [5, 1])[0]
        wer = self.zufall.choice(["kaemmerei", "controlling", "steuerungsgruppe", "gast", "gast", "lt_leitung"])
        if wer == "lt_leitung":
            wer = "lt_leitung" if blick.ereignis.wirkungsraum.schluessel == "neheim" else "lt_leitung@huesten"
        if blick.ereignis.wirkungsraum.schluessel not in {"neheim", "huesten"}:
            wer = self.zufall.choice(["kaemmerei", "gast"])
        actions.ereignis_beantworten(zugriff=self.personen[wer], blick=blick, antwort=antwort, grund="Probe")
        self.bericht.beantwortet.append((blick.ereignis.pk, wer, antwort.value))

    def _nimm_zurueck(self) -> None:
        from massanzug.planbudget import actions

        blick = self._neues_ereignis()
        if blick is None:
            return
        neu = actions.ereignis_zuruecknehmen(zugriff=self.personen["controlling"], blick=blick, grund="Irrtum")
        self.bericht.zurueckgenommen.append((neu.pk, blick.ereignis.pk))

    def _sende_formular(self) -> None:
        """The form that everybody fills in alike at this moment, or once more one of those before."""
        nummer = int((time.monotonic() - self.beginn) * JE_SEKUNDE) - self.zufall.choices([0, 1, 9], [6, 3, 1])[0]
        raum, beleg = self.raeume[0].schluessel, f"F-{max(nummer, 0)}"
        antwort = self.browser.post(
            f"/planbudget/{raum}/buchen/",
            {
                "art": "ambulant",
                "leistung_von": f"1.{FORMULARMONAT}",
                "leistung_bis": f"31.{FORMULARMONAT}",
                "bezug": "",
                "betrag_cent": "12,34",
                "beleg": beleg,
                "belegdatum": f"31.{FORMULARMONAT}",
                "zahldatum": "",
                "einmalmarke": f"marke-{beleg}",
            },
        )
        if antwort.status_code != 303:
            warum = re.findall(r"(?s)kern-alert.*?</", antwort.content.decode())
            raise RuntimeError(f"{beleg}: {antwort.status_code} {warum}")
        self.bericht.formulare.append((beleg, antwort["Location"]))


def _ohne_zahlen(text: str) -> str:
    return "".join("#" if z.isdigit() else z for z in text)[:80]


def ohne_sperre() -> None:
    """Take the lock away that every act takes first; on SQLite also that a transaction begins with it."""
    from django.db import connections

    from massanzug.planbudget.actions import bestand, ereignis, hauptbuch, steuerung
    from massanzug.zugang import protokollieren

    echt, gesperrt = protokollieren.zuerst_sperren, protokollieren._KOPF_GESPERRT

    def nur_lesen(*fragen: Any) -> Any:
        protokollieren._KOPF_GESPERRT = protokollieren._KOPF_LESEN
        try:
            return echt(*fragen)
        finally:
            protokollieren._KOPF_GESPERRT = gesperrt
            protokollieren._gesperrt.set(None)

    for raum in (bestand, ereignis, hauptbuch, steuerung):
        raum.zuerst_sperren = nur_lesen  # type: ignore[attr-defined]
    if "sqlite" in connections.settings["default"]["ENGINE"]:
        connections.settings["default"]["OPTIONS"]["transaction_mode"] = "DEFERRED"


def _kind(nummer: int, auftrag: dict[str, Any], start: int) -> NoReturn:
    code = 1
    try:
        schreiber = Schreiber(nummer, auftrag["saat"])
        os.read(start, 1)  # all at once
        bericht = schreiber.schreibe(time.monotonic(), auftrag["sekunden"])
        Path(auftrag["ordner"], f"bericht-{nummer}.json").write_text(json.dumps(asdict(bericht)))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def main(auftrag: dict[str, Any]) -> int:
    import django

    django.setup()
    from django.urls import reverse

    reverse("buchen", args=["neheim"])  # URLs, views and forms as well
    import tests.conftest  # noqa: F401

    if auftrag["ohne_sperre"]:
        ohne_sperre()
    start, los = os.pipe()
    kinder = []
    for nummer in range(PROZESSE):
        kind = os.fork()
        if kind == 0:
            _kind(nummer, auftrag, start)
        kinder.append(kind)
    time.sleep(auftrag["anlauf"])
    os.write(los, b"." * PROZESSE)
    return int(any(os.waitpid(kind, 0)[1] for kind in kinder))


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
