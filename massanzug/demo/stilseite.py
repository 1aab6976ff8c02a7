"""Examples for the living style page. What is shown is what is written beside it: each source is rendered here."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace as Ding
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from django_cotton.compiler_regex import CottonCompiler

from massanzug.demo.forms import Stilformular
from massanzug.technik import uhr
from massanzug.technik.aufgabe import Aufgabe


@dataclass(frozen=True)
class Muster:
    """One example: what it is for, its source, what the source needs."""

    satz: str
    quelle: str
    kontext: dict[str, Any] = field(default_factory=dict)

    def zeige(self, request: HttpRequest) -> SafeString:
        vorlage = engines["django"].from_string("{% load massanzug %}" + CottonCompiler().process(self.quelle))
        return mark_safe(vorlage.render(self.kontext, request))  # our own sources above, rendered and escaped by Django


@dataclass(frozen=True)
class Kapitel:
    """One component with its examples."""

    schluessel: str
    titel: str
    satz: str
    muster: tuple[Muster, ...]


@dataclass(frozen=True)
class Gezeigt:
    """An example as the page needs it."""

    satz: str
    quelle: str
    bild: SafeString


def kapitel(request: HttpRequest) -> list[dict[str, Any]]:
    """All chapters with their examples rendered."""
    return [
        {
            "schluessel": k.schluessel,
            "titel": k.titel,
            "satz": k.satz,
            "muster": [Gezeigt(m.satz, m.quelle.strip(), m.zeige(request)) for m in k.muster],
        }
        for k in _kapitel(uhr.heute())
    ]


def _falsches_formular() -> Stilformular:
    return Stilformular({"name": "", "geboren_am": "31.2.2012", "wille": "Dass es abends wieder ruhig ist."})


def _seite(anzahl: int) -> Any:
    return Paginator(range(anzahl), 50).get_page(2)


FARBEN = (
    ("papier", "der Tisch"),
    ("bogen", "ein Blatt"),
    ("tief", "eine Mulde"),
    ("tinte", "Text und Handlung"),
    ("tinte-leise", "was dazugehört"),
    ("linie", "eine Naht"),
    ("linie-fest", "eine Kante, mindestens 3 : 1"),
    ("rot", "Gefahr und Fehler"),
    ("rot-grund", "darunter"),
)
SCHRITTE = [
    Ding(nummer=1, name="Gespräch", stand="erledigt", url="#schritte", hinweis=""),
    Ding(nummer=2, name="Wille", stand="erledigt", url="#schritte", hinweis=""),
    Ding(nummer=3, name="Ressourcen", stand="uebersprungen", url="", hinweis="kommt beim Hausbesuch"),
    Ding(nummer=4, name="Ziele", stand="jetzt", url="#schritte", hinweis="ein Ziel fehlt noch"),
    Ding(nummer=5, name="Beratung im Team", stand="spaeter", url="", hinweis=""),
    Ding(nummer=6, name="Maßanzug", stand="spaeter", url="", hinweis=""),
]
REITER = [
    Ding(name="Alle", url="?stand=#reiter", hier=True, anzahl=12),
    Ding(name="Vor der Entscheidung", url="?stand=vor#reiter", hier=False, anzahl=3),
    Ding(name="Bewilligt", url="?stand=ja#reiter", hier=False, anzahl=0),
]


def _kapitel(heute: date) -> tuple[Kapitel, ...]:
    bis = heute + timedelta(days=12)
    return (
        Kapitel("knopf", "Knöpfe", "Eine Haupthandlung je Seite, immer an derselben Stelle.", (
            Muster("Als Link", '<div class="knopfreihe">\n<c-knopf href="#knopf" art="haupt">Gespräch festhalten</c-knopf>\n<c-knopf href="#knopf">Maßanzug ansehen</c-knopf>\n<c-knopf href="#knopf" art="leise">Abbrechen</c-knopf>\n</div>'),
            Muster("Als Knopf in einem Formular, klein", '<div class="knopfreihe">\n<c-knopf typ="button" art="haupt" klein="ja">Übernehmen</c-knopf>\n<c-knopf typ="button" klein="ja">Ändern</c-knopf>\n<c-knopf typ="button" art="leise" klein="ja">Entfernen</c-knopf>\n</div>'),
        )),
        Kapitel("zitat", "Was jemand sagt", "Der Wille eines Menschen ist der größte Text der Seite.", (
            Muster("Der Wille, groß", '<c-zitat gross="ja" person="Lina" am="3. Mai 2026" text="Ich will wieder zu Hause schlafen, ohne Angst." />'),
            Muster("Ein Satz aus einem Gespräch", '<c-zitat person="Frau Yıldız" am="12. Mai 2026">Abends schaffe ich es allein, morgens nicht.</c-zitat>'),
            Muster("In einer anderen Sprache", '<c-zitat person="Amal" sprache="ar" text="أريد أن أذهب إلى المدرسة مع أختي" />'),
            Muster("Noch nicht gefragt", '<c-leer titel="Noch nicht gefragt"><p>Hier steht, was Mehmet will, in seinen Worten.</p></c-leer>'),
        )),
        Kapitel("faden", "Fünf Fäden", "Wer trägt bei? Farbe und Muster gehören zusammen und bedeuten nie etwas anderes.", (
            Muster("Marken", '<ul class="fadenreihe">\n<li><c-faden art="eigen" /></li>\n<li><c-faden art="netzwerk" /></li>\n<li><c-faden art="raum" /></li>\n<li><c-faden art="fachkraft" /></li>\n<li><c-faden art="stationaer" /></li>\n</ul>'),
            Muster("Mit eigenem Wort", '<c-faden art="netzwerk">Oma Renate</c-faden>'),
            Muster("Im Bild", '<svg viewBox="0 0 400 30" width="400" height="30" role="img" aria-label="Ein Faden mit zwei Knoten" class="faden-raum">\n<rect class="faden-flaeche" x="12" y="9" width="376" height="12" fill="url(#muster-raum)"/>\n<circle class="faden-knoten" cx="12" cy="15" r="8"/><circle class="faden-knoten" cx="388" cy="15" r="8"/>\n</svg>'),
        )),
        Kapitel("schritte", "Schritte", "Hinter dem Knoten genäht, davor geheftet.", (
            Muster("Ein Fall auf dem Weg", '<c-schritte :schritte="schritte" titel="Wo wir stehen" />', {"schritte": SCHRITTE}),
        )),
        Kapitel("hinweis", "Hinweise", "Rot nur bei Gefahr und bei Fehlern.", (
            Muster("Vier Arten", '<c-hinweis titel="Neu für Sie freigegeben"><p>Sie sehen, was die Familie freigegeben hat.</p></c-hinweis>\n<c-hinweis art="warnung" titel="Annahme"><p>Die Zuordnung hat die Stadt noch nicht bestätigt.</p></c-hinweis>\n<c-hinweis art="erfolg" titel="Vorgelegt"><p>Frau Kemper prüft bis 12. Juni.</p></c-hinweis>\n<c-hinweis art="fehler" titel="Das hat nicht geklappt"><p>Bitte schreiben Sie das Datum so: 3.5.2026.</p></c-hinweis>'),
        )),
        Kapitel("karte", "Karten", "Ein Blatt Papier mit einer Überschrift. In der Randspalte wird es von selbst leise.", (
            Muster("Mit Handlung", '<c-karte titel="Was schon da ist" id="karte-1"><c-slot name="aktion"><a href="#karte">Festhalten</a></c-slot><p>Linas Bruder hat ein Auto.</p></c-karte>'),
            Muster("Gefahr", '<c-karte titel="Schutz geht vor" id="karte-2" art="warnung"><p>Bitte rufen Sie den Bereitschaftsdienst an.</p></c-karte>'),
        )),
        Kapitel("leer", "Wenn noch nichts da ist", "Was hier stehen würde, und der erste Schritt dahin.", (
            Muster("Allein", '<c-leer titel="Noch kein Fall"><p>Der erste beginnt mit einem Gespräch.</p><c-knopf href="#leer" art="haupt">Kontakt aufnehmen</c-knopf></c-leer>'),
            Muster("In einer Karte", '<c-karte titel="Ziele" id="leer-karte"><c-leer titel="Noch kein Ziel"><p>Aus dem Willen wird ein Ziel: Was soll anders sein, und woran merken es alle?</p></c-leer></c-karte>'),
        )),
        Kapitel("aufgabe", "Was wartet", "Wer ist am Zug, bis wann?", (
            Muster("Eine Liste", '<ul class="aufgaben">{% for a in aufgaben %}<c-aufgabe :aufgabe="a" :heute="heute" />{% endfor %}</ul>', {
                "heute": heute,
                "aufgaben": [
                    Aufgabe("Familie Yıldız: Maßanzug mitzeichnen", "Vorgelegt von Katrin Vollmer", "#aufgabe", bis=bis),
                    Aufgabe("Familie Sommer: Freigabe übernehmen", "", "#aufgabe", seit=heute),
                ],
            }),
        )),
        Kapitel("zahl", "Zahlen", "Höchstens drei nebeneinander, und jede lässt sich fragen, woher sie kommt.", (
            Muster("Mit „Woher?“", '<div class="zahlen">\n<c-zahl wert="{{ cent|euro }}" wort="im Monat gebunden" woher="#zahl" />\n<c-zahl wert="{{ rund|euro_rund }}" wort="im Jahr vereinbart" quelle="Beispieldaten" />\n<c-zahl wert="{{ promille|prozent }}" wort="des Jahresbetrags" />\n</div>', {"cent": 1234550, "rund": 87398855, "promille": 330}),
        )),
        Kapitel("angaben", "Angaben", "Wort und Antwort.", (
            Muster("Eine Entscheidung", '<c-angaben>\n<c-angabe wort="Rechtsgrundlage">§ 27 Absatz 2 SGB VIII</c-angabe>\n<c-angabe wort="Fachkräfte">Katrin Vollmer und Emre Tuncel</c-angabe>\n<c-angabe wort="Wunsch der Familie">Frau Nowak soll kommen, weil Lina sie schon kennt.</c-angabe>\n</c-angaben>'),
        )),
        Kapitel("person", "Menschen", "So, wie sie sich nennen.", (
            Muster("Drei", '<ul class="personen">\n<li><c-person name="Lina" rolle="14 Jahre"></c-person></li>\n<li><c-person name="Prinzessin Maria-Theresia von und zu Hohenlohe-Langenburg" rolle="Großmutter">0170 1234567</c-person></li>\n<li><c-person name="" rolle="Vater"></c-person></li>\n</ul>'),
        )),
        Kapitel("tabelle", "Tabellen", "Höchstens sieben Spalten, der Name ist der Link, die ganze Zeile das Ziel.", (
            Muster("Mit Summe; auf dem Telefon als Stapel", '<c-tabelle titel="Gebunden im Monat" art="stapel">\n<thead><tr><th scope="col">Wirkungsraum</th><th scope="col" class="rechts">im Monat</th><th scope="col" class="rechts">im Jahr</th></tr></thead>\n<tbody>\n<tr class="zeilenziel"><th scope="row"><a href="#tabelle">Neheim</a></th><td class="rechts" data-wort="im Monat">{{ 1234550|euro }}</td><td class="rechts" data-wort="im Jahr">{{ 14814600|euro }}</td></tr>\n<tr class="zeilenziel"><th scope="row"><a href="#tabelle">Hüsten</a></th><td class="rechts" data-wort="im Monat">{{ 98000|euro }}</td><td class="rechts" data-wort="im Jahr">{{ 1176000|euro }}</td></tr>\n<tr class="summe"><th scope="row">Zusammen</th><td class="rechts" data-wort="im Monat">{{ 1332550|euro }}</td><td class="rechts" data-wort="im Jahr">{{ 15990600|euro }}</td></tr>\n</tbody>\n</c-tabelle>\n<c-seiten :seite="seite" einzahl="Fall" mehrzahl="Fälle" />', {"seite": _seite(4000)}),
        )),
        Kapitel("reiter", "Ansichten", "Links, die in der Adresse bleiben.", (
            Muster("Drei Auswahlen", '<c-reiter :reiter="reiter" titel="Welche Fälle?" />', {"reiter": REITER}),
        )),
        Kapitel("abbildung", "Bilder", "Der Titel sagt, was zu sehen ist. Die Zahlen sind immer dabei.", (
            Muster("Mit Zahlen und Datei", '<c-abbildung titel="Stationäre Tage sinken seit März" unter="Tage im Monat, Wirkungsraum Neheim" csv="#abbildung" quelle="Beispieldaten">\n<svg viewBox="0 0 600 150" role="img" aria-label="Fünf Balken, von 310 im Januar auf 150 im Mai">\n<g class="faden-stationaer"><rect class="faden-flaeche" x="10" y="10" width="80" height="110" fill="url(#muster-stationaer)"/><rect class="faden-flaeche" x="130" y="8" width="80" height="112" fill="url(#muster-stationaer)"/><rect class="faden-flaeche" x="250" y="30" width="80" height="90" fill="url(#muster-stationaer)"/><rect class="faden-flaeche" x="370" y="52" width="80" height="68" fill="url(#muster-stationaer)"/><rect class="faden-flaeche" x="490" y="67" width="80" height="53" fill="url(#muster-stationaer)"/></g>\n<g class="bildwort"><text x="50" y="142" text-anchor="middle">Jan</text><text x="170" y="142" text-anchor="middle">Feb</text><text x="290" y="142" text-anchor="middle">März</text><text x="410" y="142" text-anchor="middle">Apr</text><text x="530" y="142" text-anchor="middle">Mai</text></g>\n</svg>\n<c-slot name="zahlen"><c-tabelle titel="Tage im Monat" stumm="ja" klein="ja"><thead><tr><th scope="col">Monat</th><th scope="col" class="rechts">Tage</th></tr></thead><tbody><tr><th scope="row">Januar</th><td class="rechts">310</td></tr><tr><th scope="row">Mai</th><td class="rechts">150</td></tr></tbody></c-tabelle></c-slot>\n</c-abbildung>'),
        )),
        Kapitel("klappe", "Klappen", "Ein Falz im Papier.", (
            Muster("Zu und offen", '<div class="klappen"><c-klappe titel="Was passiert mit meinen Daten?"><p>Nur wer mit Ihrem Fall arbeitet, sieht sie.</p></c-klappe><c-klappe titel="Wer hat hineingesehen?" offen="ja"><p>Das steht im Protokoll.</p></c-klappe></div>'),
        )),
        Kapitel("marke", "Marken", "Ein Zustand in einem Wort.", (
            Muster("Fünf Arten", '<div class="knopfreihe"><c-marke>vor der Entscheidung</c-marke><c-marke art="fest">bewilligt</c-marke><c-marke art="leise">beendet</c-marke><c-marke art="offen">im Entwurf</c-marke><c-marke art="rot">Gefahr</c-marke></div>'),
        )),
        Kapitel("symbol", "Zeichen", "Gehen mit einem Wort, nie statt eines Wortes.", (
            Muster("Alle", '<div class="knopfreihe">{% for name in namen %}<span><c-symbol name="{{ name }}" /> {{ name }}</span>{% endfor %}</div>', {"namen": ("info", "warnung", "erfolg", "fehler", "uhr", "pfeil", "stift", "person", "brief", "schloss", "nadel")}),
        )),
        Kapitel("formular", "Formulare", "Eine Spalte, die Frage oben, die Hilfe darunter.", (
            Muster("Jede Art von Feld", '<form class="formular" novalidate>{{ form }}</form>', {"form": Stilformular(auto_id="voll_%s")}),
            Muster("Mit Fehlern", '<c-fehlerliste :form="form" stufe="4" />\n<form class="formular" novalidate>{{ form }}</form>', {"form": _falsches_formular()}),
        )),
    )  # fmt: skip
