"""All themes, and the words that fit every theme."""

from massanzug.demo.geschichten.thema import Thema, Weiter
from massanzug.demo.geschichten.themen import alltag, aufbruch, familie, wohnen

THEMEN: tuple[Thema, ...] = (*alltag.ALLE, *familie.ALLE, *aufbruch.ALLE, *wohnen.ALLE)

FORTSCHREIBUNGEN = (
    Weiter(
        "Rückblick am Küchentisch. <k> zählt auf, was klappt, und <E> ergänzt zwei Dinge, die <k> vergessen hat. Beide sagen: weniger reicht jetzt.",
        "Wir wollen mehr selbst machen und trotzdem jemanden anrufen können.",
        "Wir behalten bei, was klappt, und schreiben auf, wann es eng wird.",
        "Was vereinbart war, trägt. Die Familie übernimmt mehr, die Stunden und Tage werden weniger. Der Anruf in engen Momenten bleibt.",
    ),
    Weiter(
        "<E> hat Kaffee gekocht und einen Zettel vorbereitet: links, was geschafft ist, rechts, was noch kommt. Die linke Seite ist länger.",
        "Ich will, dass es jetzt in kleineren Schritten weitergeht und das Gute bleibt.",
        "Ich rufe selbst an, wenn ich etwas brauche, und warte nicht auf den nächsten Termin.",
        "Die Ziele sind zum größeren Teil erreicht. Für das, was noch offen ist, genügt weniger Hilfe von außen. So hat es die Familie vorgeschlagen.",
    ),
    Weiter(
        "<k> möchte diesmal selbst anfangen. „Am Anfang habe ich nicht geglaubt, dass es klappt. Jetzt klappt es meistens.“",
        "Wir wollen zeigen, dass wir es allein können, und wir wollen dabei nicht allein sein.",
        "Wir treffen uns jeden Sonntag und besprechen die Woche.",
        "Die Familie hat ihren Teil und mehr getan. Der neue Zuschnitt gibt ihr Raum und hält eine Verbindung, falls es wieder enger wird.",
    ),
)

RUECKGABEN = (
    "Mir fehlt noch, was <k> selbst zu den Nachmittagen sagt. Bitte einmal nachfragen und aufschreiben, dann zeichne ich gern mit.",
    "Der Plan beginnt mit unseren Stunden. Im Protokoll der Beratung standen zwei Ideen aus der Nachbarschaft. Sind die geprüft? Bitte ergänzen.",
)

ZWECKE = (
    "Sie begleiten die Familie nach dem Maßanzug und melden sich bis Ende der Woche bei ihr.",
    "Start der vereinbarten Stunden, erstes Treffen zu Hause.",
    "Umsetzung des Maßanzugs; die Familie freut sich auf den ersten Termin.",
    "Sie übernehmen den Teil der Fachkraft im Maßanzug. Die Familie kennt Ihren Namen schon.",
)
