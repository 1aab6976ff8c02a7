"""The living style page: what is shown is drawn from the very file whose text stands beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace as Ding
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string

from massanzug.demo.forms import Stilformular
from massanzug.technik import uhr
from massanzug.technik.aufgabe import Aufgabe

ORDNER = Path(__file__).parent / "templates" / "demo" / "stil"
FARBEN = (
    ("papier", "der Tisch"),
    ("bogen", "ein Blatt"),
    ("tief", "eine Mulde"),
    ("tinte", "Text und Handlung"),
    ("tinte-leise", "was dazugehört"),
    ("linie", "eine Naht"),
    ("linie-fest", "eine Kante"),
    ("rot", "Gefahr und Fehler"),
    ("rot-grund", "darunter"),
)
KAPITEL: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "knopf",
        "Knöpfe",
        "Eine Haupthandlung je Seite, immer an derselben Stelle.",
        {"als_link": "Als Link", "klein": "Als Knopf in einem Formular, klein"},
    ),
    (
        "zitat",
        "Was jemand sagt",
        "Der Wille eines Menschen ist der größte Text der Seite.",
        {
            "der_wille_gross": "Der Wille, groß",
            "ein_satz_aus_einem_gespraech": "Ein Satz aus einem Gespräch",
            "in_einer_anderen_sprache": "In einer anderen Sprache",
            "noch_nicht_gefragt": "Noch nicht gefragt",
        },
    ),
    (
        "faden",
        "Fünf Fäden",
        "Wer trägt bei? Farbe und Muster gehören zusammen und bedeuten nie etwas anderes.",
        {"marken": "Marken", "mit_eigenem_wort": "Mit eigenem Wort", "im_bild": "Im Bild"},
    ),
    (
        "schritte",
        "Schritte",
        "Hinter dem Knoten genäht, davor geheftet.",
        {"ein_fall_auf_dem_weg": "Ein Fall auf dem Weg"},
    ),
    ("hinweis", "Hinweise", "Rot nur bei Gefahr und bei Fehlern.", {"vier_arten": "Vier Arten"}),
    (
        "karte",
        "Karten",
        "Ein Blatt Papier mit einer Überschrift. In der Randspalte wird es von selbst leise.",
        {"mit_handlung": "Mit Handlung", "gefahr": "Gefahr"},
    ),
    (
        "leer",
        "Wenn noch nichts da ist",
        "Was hier stehen würde, und der erste Schritt dahin.",
        {"allein": "Allein", "in_einer_karte": "In einer Karte"},
    ),
    ("aufgabe", "Was wartet", "Wer ist am Zug, bis wann?", {"eine_liste": "Eine Liste"}),
    (
        "zahl",
        "Zahlen",
        "Höchstens drei nebeneinander, und jede lässt sich fragen, woher sie kommt.",
        {"mit_woher": "Mit „Woher?“"},
    ),
    ("angaben", "Angaben", "Wort und Antwort.", {"eine_entscheidung": "Eine Entscheidung"}),
    ("person", "Menschen", "So, wie sie sich nennen.", {"drei": "Kurzer Name, langer Name, noch kein Name"}),
    (
        "tabelle",
        "Tabellen",
        "Höchstens sieben Spalten, der Name ist der Link, die ganze Zeile das Ziel.",
        {"stapel": "Mit Summe; auf dem Telefon als Stapel"},
    ),
    ("reiter", "Ansichten", "Links, die in der Adresse bleiben.", {"drei_auswahlen": "Drei Auswahlen"}),
    (
        "abbildung",
        "Bilder",
        "Der Titel sagt, was zu sehen ist. Die Zahlen sind immer dabei.",
        {"mit_zahlen_und_datei": "Mit Zahlen und Datei"},
    ),
    ("klappe", "Klappen", "Ein Falz im Papier.", {"zu_und_offen": "Zu und offen"}),
    ("marke", "Marken", "Ein Zustand in einem Wort.", {"fuenf_arten": "Fünf Arten"}),
    ("symbol", "Zeichen", "Gehen mit einem Wort, nie statt eines Wortes.", {"alle": "Alle"}),
    (
        "formular",
        "Formulare",
        "Eine Spalte, die Frage oben, die Hilfe darunter.",
        {"jede_art_von_feld": "Jede Art von Feld", "mit_fehlern": "Mit Fehlern"},
    ),
)


@dataclass(frozen=True)
class Muster:
    """One example: its picture and its source."""

    satz: str
    quelle: str
    bild: str


@dataclass(frozen=True)
class Kapitel:
    """One component with its examples."""

    schluessel: str
    titel: str
    satz: str
    muster: tuple[Muster, ...]


def kapitel(request: HttpRequest) -> list[Kapitel]:
    """All chapters with their examples drawn."""
    heute = uhr.heute()
    return [
        Kapitel(
            schluessel,
            titel,
            satz,
            tuple(_muster(f"{schluessel}_{name}", wort, heute, request) for name, wort in namen.items()),
        )
        for schluessel, titel, satz, namen in KAPITEL
    ]


def _muster(name: str, satz: str, heute: date, request: HttpRequest) -> Muster:
    quelle = (ORDNER / f"{name}.html").read_text(encoding="utf-8").strip()
    return Muster(satz, quelle, render_to_string(f"demo/stil/{name}.html", _kontext(name, heute), request))


def _kontext(name: str, heute: date) -> dict[str, Any]:
    """What the example `name` is drawn from."""
    alle: dict[str, Callable[[], dict[str, Any]]] = {
        "schritte_ein_fall_auf_dem_weg": lambda: {"schritte": SCHRITTE},
        "reiter_drei_auswahlen": lambda: {"reiter": REITER},
        "aufgabe_eine_liste": lambda: {"aufgaben": _aufgaben(heute), "heute": heute},
        "zahl_mit_woher": lambda: {"cent": 1_234_550, "rund": 87_398_855, "promille": 330},
        "tabelle_stapel": lambda: {"seite": Paginator(range(4_000), 50).get_page(2)},
        "symbol_alle": lambda: {"namen": SYMBOLE},
        "formular_jede_art_von_feld": lambda: {"form": Stilformular(auto_id="voll_%s")},
        "formular_mit_fehlern": lambda: {"form": Stilformular(FALSCH)},
    }
    return alle[name]() if name in alle else {}


def _aufgaben(heute: date) -> list[Aufgabe]:
    bis = heute + timedelta(days=12)
    return [
        Aufgabe("Familie Yıldız: Maßanzug mitzeichnen", "Vorgelegt von Katrin Vollmer", "#aufgabe", bis=bis),
        Aufgabe("Familie Sommer: Freigabe übernehmen", "", "#aufgabe", seit=heute),
    ]


FALSCH = {"geboren_am": "31.2.2012", "wille": "Dass es abends wieder ruhig ist."}
SYMBOLE = ("info", "warnung", "erfolg", "fehler", "uhr", "pfeil", "stift", "person", "brief", "schloss", "nadel")
SCHRITTE = (
    Ding(nummer=1, name="Gespräch", stand="erledigt", url="#schritte", hinweis=""),
    Ding(nummer=2, name="Wille", stand="erledigt", url="#schritte", hinweis=""),
    Ding(nummer=3, name="Ressourcen", stand="uebersprungen", url="", hinweis="kommt beim Hausbesuch"),
    Ding(nummer=4, name="Ziele", stand="jetzt", url="#schritte", hinweis="ein Ziel fehlt noch"),
    Ding(nummer=5, name="Beratung im Team", stand="spaeter", url="", hinweis=""),
    Ding(nummer=6, name="Maßanzug", stand="spaeter", url="", hinweis=""),
)
REITER = (
    Ding(name="Alle", url="?#reiter", hier=True, anzahl=12),
    Ding(name="Vor der Entscheidung", url="?stand=vor#reiter", hier=False, anzahl=3),
    Ding(name="Bewilligt", url="?stand=ja#reiter", hier=False, anzahl=0),
)
