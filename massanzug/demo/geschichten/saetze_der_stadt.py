"""Sentences for the families of the large city: what they add, what helped, how it ended, what they say months later.

They fit every theme, so that a will or a Rückblick is seldom heard twice. `<…>` is filled as in the themes.
"""

from massanzug.fall.choices import Abschlussgrund, Intensitaet, Nachfrageergebnis

KIND_DAZU = (
    "Und dass mich vorher jemand fragt.",
    "Am liebsten schon vor den Ferien.",
    "Meine Freunde sollen nicht alles wissen.",
    "Und sonntags soll alles so bleiben, wie es ist.",
    "Ich möchte sagen dürfen, wenn es mir zu schnell geht.",
    "Das habe ich mir gut überlegt.",
    "Und <Mama> soll dabei sein.",
    "Ich will es erst einmal ausprobieren.",
    "Einen Nachmittag in der Woche will ich nur für mich.",
    "Und wenn es nicht klappt, reden wir noch einmal.",
    "Das sage ich nicht zum ersten Mal, aber diesmal schreibt es jemand auf.",
    "Ich will, dass die Erwachsenen sich daran halten.",
    "Und ein bisschen Spaß muss es auch machen.",
    "Zum Geburtstag soll es schon so sein.",
    "Ich sage Bescheid, wenn ich es allein kann.",
    "Meine Tiere gehören dazu.",
    "Und am Telefon will ich auch mal selbst sprechen.",
    "Ich möchte, dass man mir zuhört, auch wenn ich leise bin.",
    "Die Musik nehme ich mit.",
    "Und ich will wissen, wann wieder jemand kommt.",
    "Wenn ich groß bin, will ich das erzählen können.",
    "Mein Platz am Fenster bleibt meiner.",
    "Dann wäre es so, wie es in meinem Kopf schon ist.",
    "Das Fahrrad hilft mir dabei.",
)
ELTERN_DAZU = (
    "Das ist mir wichtiger als alles, was in Berichten steht.",
    "Ich brauche dafür niemanden, der mir den Alltag abnimmt, sondern jemanden, der mitdenkt.",
    "Bis zum Sommer möchte ich den ersten Schritt geschafft haben.",
    "Die Abende sind dabei das Schwerste.",
    "Ich will, dass <k> das auch so erlebt.",
    "Wir haben es einmal geschafft, also geht es wieder.",
    "Mir hilft, wenn wir klein anfangen.",
    "Und ich möchte, dass man mich anruft und nicht über mich redet.",
    "Arbeit und Kinder sollen zusammenpassen, nicht gegeneinander.",
    "Meine Familie soll wissen, dass ich Hilfe hole und warum.",
    "Ich möchte es selbst in der Hand behalten.",
    "Am Wochenende kann ich am meisten ausprobieren.",
    "Ich sage offen, wenn ich nicht mehr kann.",
    "Dafür stehe ich auch früh auf.",
    "Es soll sich nach uns anfühlen und nicht nach Amt.",
    "Was <ks> Freunde dazu sagen, zählt auch.",
    "Ich habe schon eine Liste angefangen.",
    "Wenn wir das haben, kommt der Rest von selbst.",
    "Die Großeltern würden uns dabei helfen.",
    "Ich möchte, dass wir darüber auch lachen können.",
    "Mit dem Geld müssen wir rechnen, deshalb bitte nichts, was Fahrten kostet.",
    "In einem Jahr will ich sagen können: Das war unsere Idee.",
    "Ich lerne das, ich habe schon ganz anderes gelernt.",
    "Und es soll halten, wenn niemand mehr kommt.",
)
GETAN = (
    "Ich schreibe am Abend einen Satz dazu auf.",
    "Ich frage einmal in der Woche nach, wie es war.",
    "Das übe ich mit meiner Freundin.",
    "Ich sage Termine nicht mehr ab.",
    "Ich halte den Donnerstag frei.",
    "Ich hänge den Plan an die Küchentür.",
    "Ich rede darüber mit der Lehrerin.",
    "Ich nehme das Angebot im Treff an und gehe zweimal im Monat hin.",
    "Ich rufe an, bevor es eng wird.",
    "Wir essen sonntags alle zusammen.",
    "Ich frage zuerst in der Nachbarschaft.",
    "Ich lege das Telefon ab sechs Uhr weg.",
)
GEHOLFEN = (
    ("Dass immer derselbe Mensch kam.", Intensitaet.GLEICH, ""),
    ("Die feste Uhrzeit. Alle wussten, wann es so weit ist.", Intensitaet.WENIGER, ""),
    ("Dass wir die Schritte klein gemacht haben.", Intensitaet.GLEICH, "<k> hat einen Platz im Verein gefunden."),
    ("Der Anruf am Freitag, auch wenn nichts war.", Intensitaet.GLEICH, ""),
    ("Gemeinsam kochen und dabei reden.", Intensitaet.WENIGER, "Die Nachbarin kommt jetzt manchmal dazu."),
    ("Dass <k> sagen durfte, worum es geht.", Intensitaet.GLEICH, ""),
    ("Die Woche im Voraus auf einem Blatt.", Intensitaet.WENIGER, ""),
    ("Dass die Lehrerin mit am Tisch saß.", Intensitaet.GLEICH, "Im Sommer wechselt die Klassenleitung."),
    ("Der Spaziergang statt des Gesprächs im Zimmer.", Intensitaet.GLEICH, ""),
    ("Die Oma. Sie macht, was sonst niemand kann.", Intensitaet.WENIGER, ""),
    ("Dass niemand böse war, als es einmal nicht geklappt hat.", Intensitaet.GLEICH, ""),
    ("Die Sprachnachrichten zwischendurch.", Intensitaet.GLEICH, ""),
    ("Ein Nachmittag nur für <k> und <Mama>.", Intensitaet.WENIGER, ""),
    ("Die Werkstatt. Dort kann <k> zeigen, was geht.", Intensitaet.GLEICH, "Es gibt jetzt auch einen Kurs am Samstag."),
    ("Dass wir den Plan zweimal geändert haben, bis er passte.", Intensitaet.GLEICH, ""),
    ("Der Weg zur Schule in der Gruppe.", Intensitaet.WENIGER, ""),
    ("Dass es mehr geworden ist, als es schwer war.", Intensitaet.MEHR, "Seit dem Umzug ist der Weg weiter."),
    ("Die Elterngruppe. Ich war nicht mehr die Einzige.", Intensitaet.WENIGER, ""),
    ("Das Foto am Kühlschrank von dem Tag, an dem alles klappte.", Intensitaet.GLEICH, ""),
    ("Dass die Fachkraft auch einmal nichts gesagt hat.", Intensitaet.GLEICH, ""),
    (
        "Der Trainer, der einfach gefragt hat.",
        Intensitaet.WENIGER,
        "<k> übernimmt jetzt selbst eine kleine Aufgabe dort.",
    ),
    ("Eine Liste, auf der nur steht, was gut war.", Intensitaet.GLEICH, ""),
)
"""What helped, how to go on, what is new."""
GEHT_ES = (
    "Wir streiten noch, aber wir hören auf, bevor es weh tut.",
    "Morgens kommt <k> allein aus dem Bett, und die Abende laufen meistens auch.",
    "<k> geht gern hin und erzählt davon, ohne dass jemand fragt.",
    "Wir haben einen Plan, der unserer ist, und wir ändern ihn selbst.",
    "Es gibt wieder Sonntage, an denen nichts passieren muss.",
    "Ich weiß, wen ich anrufe. Und ich rufe auch an.",
    "<k> schläft durch, und ich auch.",
    "Das Zeugnis ist nicht das Wichtigste, aber es ist schön geworden.",
    "Wir sind eine Familie mit zwei Wohnungen, und es geht allen gut damit.",
    "<k> sagt jetzt vorher, was los ist.",
    "Die Großen helfen den Kleinen, ohne dass ich bitten muss.",
    "Wir können wieder Besuch haben.",
)
BLEIBT = (
    "Die Großeltern, der Verein und die offene Sprechstunde im Stadtteil.",
    "Die Nachbarin von gegenüber und die Elterngruppe am Dienstag.",
    "Die Patin und die Schulsozialarbeit.",
    "Die Tante, der Trainer und das Familienzentrum.",
    "Der Chor, die Klassenlehrerin und zwei Freundinnen, die wissen, wie es war.",
    "Der Onkel mit der Werkstatt und der Jugendtreff.",
    "Die Gemeinde, die Schwester und die Nummer der Beratungsstelle an der Pinnwand.",
    "Die Feuerwehrjugend und der Bruder, der wieder in der Nähe wohnt.",
    "Der Freundeskreis aus dem Sprachcafé und die Kita.",
    "Die alte Gruppe. Dort darf <k> immer vorbeikommen.",
)
ENDSAETZE: dict[Abschlussgrund, tuple[str, ...]] = {
    Abschlussgrund.GESCHAFFT: GEHT_ES,
    Abschlussgrund.VOLLJAEHRIG: (
        "<k> hat eine Wohnung, einen Schlüssel und eine Ausbildungsstelle.",
        "<k> kocht selbst, zahlt die Miete selbst und lädt am Sonntag ein.",
        "Der Schulabschluss ist da, und im August geht es weiter.",
        "<k> weiß, wo welches Amt ist, und war schon allein dort.",
    ),
    Abschlussgrund.UEBERGANG: (
        "Es geht weiter, nur anders: Der neue Plan steht, und alle waren am Tisch.",
        "<k> wechselt in eine Hilfe, die besser zum neuen Alltag passt.",
        "Die neue Fachkraft war beim letzten Treffen dabei. Der Übergang war <ks> Idee.",
    ),
    Abschlussgrund.WUNSCH: (
        "Wir möchten es jetzt allein versuchen. Was noch offen ist, wissen wir.",
        "Es war gut so, wie es war, und jetzt reicht es.",
        "Die Familie hat gesagt: genug geredet, jetzt machen wir. Das meiste klappt schon.",
    ),
    Abschlussgrund.UMZUG: (
        "Die Familie zieht zu den Großeltern in eine andere Stadt. Was erreicht ist, nimmt sie mit.",
        "Neue Arbeit, neue Stadt. Das Jugendamt dort weiß mit Einverständnis der Familie Bescheid.",
    ),
    Abschlussgrund.ABGEBROCHEN: (
        "Wir haben uns auf keinen Weg geeinigt, der für <k> gepasst hätte. Die Tür bleibt offen.",
        "Die Treffen wurden seltener und hörten dann auf. Ein Brief mit allen Nummern liegt bei der Familie.",
        "Es war nicht die richtige Zeit dafür. Das haben wir einander so gesagt.",
    ),
}
SAGT = (
    "",
    "",
    "Danke, dass Sie zugehört haben.",
    "Ich hätte früher anrufen sollen.",
    "Das Beste war, dass wir bestimmt haben.",
    "Am Anfang war ich misstrauisch. Heute würde ich es weiterempfehlen.",
    "Zu viele Termine, aber gute Leute.",
    "Weniger Papier wäre schön gewesen.",
    "<k> sagt: war okay.",
)
NACHFRAGEN: tuple[tuple[Nachfrageergebnis, str], ...] = (
    (Nachfrageergebnis.TRAEGT, "Es geht uns gut. Danke, dass Sie fragen."),
    (Nachfrageergebnis.TRAEGT, "Der Donnerstag ist immer noch unser Tag."),
    (Nachfrageergebnis.TRAEGT, "<k> spricht jetzt für die ganze Klasse, stellen Sie sich das vor."),
    (Nachfrageergebnis.TRAEGT, "Wir brauchen Sie nicht, und das ist nett gemeint."),
    (Nachfrageergebnis.TRAEGT, "Manchmal holpert es, aber wir kriegen es hin."),
    (Nachfrageergebnis.TEILWEISE, "Zu Hause ja. In der Schule ist es wieder schwieriger."),
    (Nachfrageergebnis.TEILWEISE, "Die Oma ist krank, das merken wir. Sonst läuft es."),
    (Nachfrageergebnis.TEILWEISE, "Bis zum Winter war es gut. Jetzt schauen wir, wie es weitergeht."),
    (Nachfrageergebnis.NEUE_HILFE, "Wir würden gern noch einmal reden. Es ist etwas Neues dazugekommen."),
    (Nachfrageergebnis.NICHT_ERREICHT, ""),
    (Nachfrageergebnis.NICHT_ERREICHT, ""),
)
NICHT_BEWILLIGT = (
    "Gewünscht war eine Begleitung für zwei Stunden im Monat. Was die Familie sucht, gibt es im Familienzentrum ohne Antrag; den ersten Termin haben wir "
    "zusammen vereinbart. Eine Hilfe zur Erziehung ist dafür nicht notwendig (§ 27 Abs. 1 SGB VIII). Kommt etwas dazu, beginnen wir neu.",
    "Es geht um Nachhilfe in zwei Fächern. Dafür sind Schule und Bildungspaket da, beides ist beantragt. Ein erzieherischer Bedarf nach § 27 SGB VIII "
    "besteht nach dem Gespräch mit allen nicht.",
    "Die Eltern wünschen eine Betreuung am Nachmittag, damit beide arbeiten können. Der Platz in der Ganztagsschule ist ab dem nächsten Monat zugesagt; "
    "die Voraussetzungen des § 27 SGB VIII liegen nicht vor.",
)
NUR_BERATUNG = (
    "Zwei Gespräche haben gereicht. Die Familie hat ihren Plan selbst gemacht.",
    "Es ging um eine Auskunft zum Umgang. Die Beratungsstelle hat einen Termin in zwei Wochen.",
    "Nach dem Gespräch in der Schule hat sich geklärt, was los war.",
)
SPFH = (
    "ist zweimal in der Woche da und übt mit allen den Nachmittag",
    "kommt nach Hause, hört zu und ordnet mit <E> die Woche",
    "begleitet die Familie durch den Alltag, Schritt für Schritt weniger",
    "ist morgens oder abends da, je nachdem, was gerade dran ist",
    "hilft, Schule, Ämter und Zuhause unter einen Hut zu bringen",
)
BEISTAND = (
    "trifft <k> einmal in der Woche, draußen oder im Treff",
    "ist für <k> da, auch am Telefon, und spricht mit Schule und Betrieb",
    "geht mit <k> die Dinge an, die allein schwerfallen",
    "hält mit <k> fest, was läuft, und was als Nächstes kommt",
)
GRUPPENARBEIT = (
    "eine Gruppe am Nachmittag: klettern, kochen, klären",
    "acht junge Menschen, ein Projekt, jede Woche ein Treffen",
    "Theaterwerkstatt mit Aufführung im Stadtteil",
)
TAGESGRUPPE = (
    "Mittagessen, Aufgaben in Ruhe, danach Werkstatt oder Garten",
    "nach der Schule bis fünf Uhr, mit Elternnachmittag jede zweite Woche",
)
EINZELN = (
    "ist viel da, oft draußen, und bleibt auch, wenn es schwierig wird",
    "begleitet <k> eng, mit festen Zeiten und einer Nummer für den Abend",
)
