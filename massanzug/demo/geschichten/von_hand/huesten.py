"""Hüsten: Mehmet and the engine, a grandmother who raises two, and a boy who did not want to go away."""

from massanzug.demo.geschichten.form import (
    KIND,
    MUTTER,
    RICHTUNG,
    VATER,
    VERTRAUT,
    VERWANDT,
    Absicht,
    Aufnahme,
    Bestaetigung,
    Fortschreibung,
    Freigeben,
    Geschichte,
    Haushalt,
    I,
    M,
    Mensch,
    P,
    Rat,
    S,
    Schatz,
    Stimme,
    Stueckwechsel,
    Unterschrift,
    Vertretung,
    Verwandt,
    Vorlage,
    Widerruf,
    am,
    eigen,
    einmalig,
    folge,
    monatlich,
    netz,
    raum,
    stunden,
)
from massanzug.demo.geschichten.form import Gespraech as Kontakt
from massanzug.fall.choices import Ergebnis, Kanal, Wunschwahl

MEHMET = Geschichte(
    schluessel="mehmet",
    familie="Demirbaş",
    raum="huesten",
    stadtteil="Hüsten",
    vor=265,
    fuehrt="asd",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch("Mehmet", KIND, 16, True),
                "Ich will nicht reden, ich will was machen. Mein Trainer hat gesagt, ich soll herkommen, und den enttäusche ich nicht. "
                "Ich kann Motoren. Ich brauche einen, der mir die Werkstatt aufmacht.",
                Kanal.BESUCH,
            ),
            Mensch("Hasan Demirbaş", VATER),
            Mensch("Aynur Demirbaş", MUTTER, None, True),
            Mensch("Marvin Oelker, Boxtrainer", VERTRAUT),
        ),
        am(
            2,
            Kontakt(
                "Hasan und Aynur Demirbaş",
                "Der Vater schob uns den Brief vom Gericht über den Tisch und redete dann über Motoren. Er war selbst Mechaniker, bis der Rücken nicht mehr wollte. "
                "Die Mutter sagte: „Die beiden haben die gleichen Hände. Sie haben es nur noch nicht gemerkt.“",
                Kanal.HAUSBESUCH,
            ),
        ),
        am(
            6,
            Stimme(
                "Mehmet",
                "Ich will Kfz-Mechatroniker werden und mein eigenes Geld verdienen, damit mir keiner mehr etwas vorhält.",
                "Ich stehe auf, wenn es um sechs losgeht. Ich fahre keine Mopeds mehr, die mir nicht gehören. Und ich lerne Prozentrechnen, weil man das an der Werkbank braucht.",
                "Der Richter soll sehen, dass ich arbeite.",
                "Das Jugendgericht erwartet vierzig Arbeitsstunden. Die Schule erwartet, dass ich mich abmelde oder komme.",
            ),
            Stimme(
                "Hasan Demirbaş",
                "Ich will meinem Sohn zeigen, was ich kann, bevor er denkt, ich könnte nichts mehr.",
                "Ich gehe samstags mit in die Werkstatt, sitze auf dem Hocker und rede nur, wenn er fragt.",
                "Jemand soll dem Meister sagen, dass der Junge gut ist.",
            ),
            Stimme(
                "Aynur Demirbaş",
                "Ich will abends beide am Tisch haben, ohne dass einer aufsteht.",
                "Ich koche, was beide mögen, und setze mich dazwischen.",
                "Der Onkel soll nicht mehr sagen, früher wäre das anders gelöst worden.",
            ),
        ),
        am(
            11,
            Schatz(P, "Mehmet hört am Klang, was einem Motor fehlt.", "Hasan Demirbaş"),
            Schatz(P, "Mehmet hält Wort, wenn er jemanden achtet.", "Marvin Oelker, Boxtrainer"),
            Schatz(P, "Hasan Demirbaş kann erklären, ohne zu belehren."),
            Schatz(S, "Marvin Oelker, der Trainer: Bei ihm ist Mehmet seit drei Jahren jeden Dienstag.", "Mehmet"),
            Schatz(S, "Onkel Selim hat eine Garage und einen Golf, der seit einem Jahr steht.", "Mehmet"),
            Schatz(S, "Der alte Meister Wulf kennt den Vater noch von früher.", "Hasan Demirbaş"),
            Schatz(M, "Das Werkzeug des Vaters, vollständig und geputzt.", "Hasan Demirbaş"),
            Schatz(I, "Zwei Werkstätten in Hüsten suchen Lehrlinge.", "Aynur Demirbaş"),
            Schatz(I, "Die Boxhalle gibt ab fünf Uhr Mathe, bevor trainiert wird.", "Marvin Oelker, Boxtrainer"),
        ),
        am(
            16,
            Absicht("r", "Mehmet", "Ich bin Mechatroniker, und auf meiner Jacke steht mein Name.", RICHTUNG),
            Absicht(
                "werk",
                "Mehmet",
                "Ich arbeite vier Wochen bei Meister Wulf und bin jeden Tag um Viertel vor sieben da.",
                woran="Meister Wulf gibt mir einen Spind.",
                bis=75,
            ),
            Absicht(
                "lehre",
                "Mehmet",
                "Ich habe einen Lehrvertrag.",
                woran="Ich habe ihn unterschrieben und mein Vater auch.",
                bis=200,
            ),
            Absicht(
                "hocker",
                "Hasan Demirbaş",
                "Ich sitze samstags mit Mehmet in der Garage, und der Golf läuft.",
                woran="Wir fahren damit zu meiner Schwester.",
                bis=180,
            ),
        ),
        am(
            21,
            Rat(
                "Wer macht Mehmet die Werkstatt auf, und wie kommt der Vater mit hinein?",
                "– Der Vater ruft Meister Wulf selbst an; der hat ihm nie abgesagt\n"
                "– Onkel Selims Golf: Vater und Sohn bringen ihn zum Laufen, wer zuerst flucht, zahlt Eis\n"
                "– Arbeitsstunden vom Gericht in der Fahrradwerkstatt des Jugendtreffs ableisten, da zeigt Mehmet den anderen, wie es geht\n"
                "– Mathe in der Boxhalle: kein Satz, kein Sack\n"
                "– Mutter und Tante fragen im Verein nach einem, der gerade ausgelernt hat\n"
                "– Verrückt: Der Richter bringt sein Auto zur Inspektion",
                "– Jemand steht die ersten zwei Wochen um halb sieben vor der Tür und geht mit, danach nicht mehr\n"
                "– Hilfe beim Lehrvertrag, bei der Berufsschule und beim Gericht, gebündelt bei einem Menschen",
                "Erst Meister Wulf und der Golf. Die Fachkraft nur für Tür, Gericht und Vertrag. Der Trainer sagt, er sei sowieso da.",
                "Der Trainer findet, zwei Wochen vor der Tür seien eine zu viel. Das Team lässt Mehmet entscheiden.",
                "Ein Ort, an dem Jugendliche unter Anleitung schrauben dürfen. Die Fahrradwerkstatt ist dafür zu klein.",
                "Marvin Oelker, Boxverein",
            ),
        ),
        am(
            26,
            eigen(
                "aufstehen",
                "Mehmet",
                "steht um sechs auf und ist um Viertel vor sieben da",
                "werk",
                "montags bis freitags",
                ab=38,
            ),
            eigen("golf", "Mehmet und sein Vater", "bringen den Golf zum Laufen", "hocker", "samstags", ab=38),
            eigen(
                "tisch",
                "Aynur Demirbaş",
                "kocht, was beide mögen, und setzt sich dazwischen",
                "hocker",
                "jeden Abend",
                ab=38,
            ),
            netz(
                "wulf",
                "Meister Wulf",
                "vier Wochen Praktikum, danach sehen wir weiter",
                "werk",
                "montags bis freitags",
                ab=45,
                bis=80,
            ),
            netz(
                "trainer",
                "Marvin Oelker, Boxtrainer",
                "Mathe vor dem Training: kein Satz, kein Sack",
                "lehre",
                "dienstags und donnerstags ab fünf",
                ab=38,
            ),
            netz("selim", "Onkel Selim", "gibt Garage und Golf", "hocker", "samstags", ab=38),
            raum(
                "fahrrad",
                "Fahrradwerkstatt im Jugendtreff",
                "Mehmet leistet die Arbeitsstunden ab und leitet Jüngere an",
                "lehre",
                "mittwochs, zehn Wochen",
                ab=38,
                bis=120,
            ),
            einmalig(
                raum(
                    "schuhe",
                    "Berufskleidung",
                    "Sicherheitsschuhe und eine Jacke mit Namen",
                    "werk",
                    "einmal",
                    ab=38,
                    bis=60,
                ),
                18_900,
            ),
            stunden(
                "fach",
                "{lt}, {leit}",
                "steht anfangs mit vor der Tür; dann Gericht, Berufsschule, Lehrvertrag",
                "lehre",
                4500,
                ab=38,
                bis=330,
            ),
        ),
        am(
            32,
            Vorlage(
                "Mehmet weiß, was er werden will, und die Menschen um ihn herum öffnen die Türen. Für Gericht, Berufsschule und Lehrvertrag und für die ersten Morgen braucht er "
                "einen Menschen, der verlässlich da ist. Der Vater ist Teil des Plans, mit dem, was er am besten kann.",
                wunsch="Mehmet will jemanden, der früher selbst geschraubt hat. Beim Leitträger gibt es so jemanden.",
                wahl=Wunschwahl.ENTSPROCHEN,
            ),
        ),
        am(35, Unterschrift()),
        am(37, Freigeben("lt", "Sie begleiten Mehmet in die Werkstatt und zum Lehrvertrag.")),
        am(38, Bestaetigung("lt")),
        am(
            74,
            Kontakt(
                "Mehmet",
                "Ich habe einen Spind. Meister Wulf hat nichts gesagt, er hat ihn einfach hingestellt.",
                Kanal.SOZIALRAUM,
            ),
        ),
        am(
            96,
            Kontakt(
                "Mehmet und Hasan Demirbaş",
                "Mehmet möchte künftig mit {lt2} weiterarbeiten, weil der auch boxt und donnerstags in der Halle ist. {lt} findet das gut und hat ihn vorgestellt.",
            ),
        ),
        am(
            97,
            Widerruf("lt"),
            Freigeben("lt2", "Sie übernehmen die Begleitung von Mehmet; Übergabe zu dritt in der Boxhalle."),
        ),
        am(99, Bestaetigung("lt2")),
        am(140, Vertretung()),
        am(
            150,
            Kontakt(
                "Hasan Demirbaş",
                "Der Golf läuft. Wir sind zu meiner Schwester gefahren, Mehmet am Steuer auf dem Feldweg, ich daneben. Er hat gefragt, wie ich das früher gemacht habe.",
            ),
            durch="asd2",
        ),
        am(
            212,
            Kontakt(
                "Mehmet",
                "Der Lehrvertrag liegt auf dem Tisch. Zwei Unterschriften, meine und die von meinem Vater.",
                Kanal.BESUCH,
            ),
            Stimme(
                "Mehmet",
                "Ich will die Lehre durchziehen und in der Halle die Jüngeren trainieren.",
                "Ich mache donnerstags Mathe mit drei Jungs, die keinen Bock haben. So wie ich damals.",
                "Die Jacke soll jetzt endlich kommen.",
            ),
        ),
        am(
            253,
            Kontakt(
                "Mehmet, Aynur und Hasan Demirbaş",
                "Die Jacke ist da. Auf dem Rücken steht der Betrieb, auf der Brust „Mehmet“. Der Vater hat sie zweimal angezogen, als Mehmet nicht hinsah. "
                "Alle drei sagen: Die Stunden können weniger werden, ganz aufhören sollen sie noch nicht, solange die Berufsschule neu ist.",
                Kanal.HAUSBESUCH,
            ),
        ),
        am(
            256,
            Fortschreibung(),
            Stueckwechsel("fach", bis=275),
            eigen("halle", "Mehmet", "macht mit drei Jüngeren Mathe vor dem Training", "lehre", "donnerstags", ab=276),
            stunden(
                "fach2",
                "{lt2}, {leit}",
                "fragt alle zwei Wochen nach der Berufsschule und ist da, wenn es hakt",
                "lehre",
                1500,
                ab=276,
                bis=450,
            ),
        ),
        am(
            260,
            Vorlage(
                "Mehmet hat einen Lehrvertrag und ist jeden Morgen pünktlich. Den neuen Zuschnitt haben er und seine Eltern vorgeschlagen: weniger Stunden, dafür bis zum Ende des ersten Lehrjahrs.",
                zweite="asd-leitung",
            ),
        ),
    ),
)

_NADIJA = "Nadija Lyskowez"

LYSKOWEZ = Geschichte(
    schluessel="grossmutter",
    familie="Lyskowez",
    raum="huesten",
    stadtteil="Bruchhausen",
    vor=210,
    fuehrt="asd2",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch(_NADIJA, VERWANDT),
                "Ich bin achtundsechzig und habe zwei Enkel großzuziehen. Ich habe schon einmal zwei großgezogen. Jetzt sind die Treppen höher. "
                "Meine Tochter ist Ärztin im Krieg und ruft an, wenn sie kann.",
                Kanal.SOZIALRAUM,
            ),
            Mensch("Danylo", KIND, 11),
            Mensch("Solomija", KIND, 7),
            Mensch("Oksana, die Mutter, am Telefon", MUTTER),
        ),
        am(
            2,
            Verwandt(_NADIJA, "Oksana, die Mutter, am Telefon"),
            Verwandt("Oksana, die Mutter, am Telefon", "Danylo"),
            Verwandt("Oksana, die Mutter, am Telefon", "Solomija"),
            Haushalt("bei Oma", (_NADIJA, "Danylo", "Solomija")),
        ),
        am(
            4,
            Kontakt(
                "Nadija Lyskowez, Danylo und Solomija",
                "Danylo hat das Fenster repariert und uns die Zahnräder erklärt. Solomija sang im Treppenhaus, weil es dort hallt. Die Großmutter sagte: „Ich habe alles. Ich habe nur keine Kraft am Nachmittag.“",
                Kanal.HAUSBESUCH,
            ),
            Stimme(
                "Danylo",
                "Ich will etwas bauen, das fliegt, und dabei nicht dauernd übersetzen müssen.",
                "Ich lerne jeden Tag zehn deutsche Wörter für Werkzeug.",
                "Mama soll am Samstag anrufen, nicht mitten in der Woche.",
                "Die Schule möchte, dass ich eine Klasse zurückgehe.",
            ),
            Stimme(
                "Solomija",
                "Ich will singen, wo es hallt.",
                "Ich singe auch leise, wenn Oma schläft.",
                "Oma soll mitsingen.",
            ),
            Stimme(
                _NADIJA,
                "Ich will meine Enkel selbst großziehen, bis meine Tochter kommt, und dabei gesund bleiben.",
                "Ich gehe dreimal in der Woche zum Deutschkurs und schlafe mittags eine Stunde, ohne schlechtes Gewissen.",
                "Jemand, der meine Sprache spricht, soll mit den Ämtern reden.",
                "Die Behörde möchte alle drei Monate eine Bescheinigung.",
            ),
        ),
        am(
            9,
            Schatz(P, "Danylo versteht Maschinen, bevor er die Anleitung gelesen hat.", _NADIJA),
            Schatz(P, "Solomija hört ein Lied einmal und kann es.", "Danylo"),
            Schatz(P, "Nadija Lyskowez kann lachen, auch über sich selbst."),
            Schatz(S, "Zwei Familien aus derselben Stadt wohnen im Haus gegenüber.", _NADIJA),
            Schatz(S, "Herr Schüngel, Modellflieger, hat Danylo am Zaun angesprochen.", "Danylo"),
            Schatz(S, "Die Chorleiterin fragt jeden Sonntag nach Solomija.", _NADIJA),
            Schatz(M, "Eine Wohnung im Erdgeschoss, in drei Monaten frei und fest zugesagt.", _NADIJA),
            Schatz(I, "Der Modellflugplatz ist mit dem Bus erreichbar.", "Danylo"),
            Schatz(I, "Das Familienzentrum hat einen Ruheraum und ein Elterncafé am Nachmittag."),
        ),
        am(
            15,
            Absicht("r", _NADIJA, "Die Kinder wachsen bei mir auf und ich bleibe gesund.", RICHTUNG),
            Absicht(
                "bauen",
                "Danylo",
                "Ich baue ein Modellflugzeug und lasse es vor meiner Klasse fliegen.",
                woran="Es landet heil, und ich erkläre es auf Deutsch.",
                bis=120,
            ),
            Absicht(
                "chor",
                "Solomija",
                "Ich singe im Kinderchor mit.",
                woran="Ich stehe beim nächsten Konzert vorn.",
                bis=100,
            ),
            Absicht(
                "ruhe",
                _NADIJA,
                "Ich ruhe jeden Nachmittag eine Stunde, während jemand mit den Kindern lernt.",
                woran="Ich stehe auf und habe Lust auf den Abend.",
                bis=180,
            ),
        ),
        am(
            22,
            Rat(
                "Wer ist am Nachmittag für zwei Kinder und eine Großmutter da?",
                "– Herr Schüngel nimmt Danylo mit zum Modellflugplatz; er hat auf diese Frage gewartet\n"
                "– Chor für Solomija, die Chorleiterin holt sie ab\n"
                "– Die Familien gegenüber teilen sich das Kochen am Freitag\n"
                "– Großmutter und zwei andere Frauen eröffnen ein Erzählcafé, dann ist der Deutschkurs auch eine Verabredung\n"
                "– Verrückt: Danylo baut dem Jugendamt einen Wetterhahn",
                "– Eine Fachkraft, die Ukrainisch spricht, für Ämter und Schule\n"
                "– Lernen am Nachmittag an drei Tagen, in der Wohnung, damit die Großmutter ruhen kann",
                "Modellflug, Chor, Kochen am Freitag. Dazu zwei Anbieter, weil die Familie eine Fachkraft mit eigener Sprache möchte und der Leitträger am Nachmittag Zeit hat.",
                "",
                "Anlaufstelle für Großeltern, die Enkel großziehen. Es sind inzwischen drei Familien.",
                "Familienzentrum Bruchhausen",
            ),
        ),
        am(
            28,
            eigen("woerter", "Danylo", "lernt zehn Wörter und schreibt sie an die Wand", "bauen", "jeden Tag", ab=40),
            eigen(
                "schlaf",
                "Nadija Lyskowez",
                "schläft eine Stunde, ohne schlechtes Gewissen",
                "ruhe",
                "jeden Nachmittag",
                ab=40,
            ),
            eigen(
                "anruf",
                "Oksana, die Mutter",
                "ruft an, wenn sie kann, und hört sich das neue Lied an",
                "chor",
                "samstags",
                ab=40,
            ),
            netz("schuengel", "Herr Schüngel", "baut mit Danylo ein Flugzeug", "bauen", "samstags", ab=40),
            netz("gegenueber", "zwei Familien von gegenüber", "kochen freitags für alle", "ruhe", "freitags", ab=40),
            raum(
                "kinderchor", "Kinderchor", "Solomija singt mit, die Leiterin holt sie ab", "chor", "donnerstags", ab=40
            ),
            raum("cafe", "Familienzentrum", "Erzählcafé, von Nadija Lyskowez mit eröffnet", "ruhe", "dienstags", ab=70),
            monatlich(
                raum("modell", "Modellflugverein", "Jugendbeitrag und Material", "bauen", "monatlich", ab=40, bis=330),
                1_800,
            ),
            stunden(
                "sprache",
                "Fachkraft der Praxis Wegwarte, spricht Ukrainisch",
                "Ämter, Schule, Gespräche mit der Großmutter",
                "ruhe",
                2000,
                ab=40,
                bis=330,
                bei="wegwarte",
            ),
            stunden("lernen", "{lt2}, {leit}", "lernt nachmittags mit beiden Kindern", "bauen", 3500, ab=40, bis=330),
        ),
        am(
            34,
            Vorlage(
                "Frau Lyskowez zieht ihre Enkel mit viel Kraft und Liebe groß. Am Nachmittag braucht sie eine Stunde für sich; die Kinder brauchen Menschen, die mit ihnen bauen und singen. "
                "Fast alles davon ist in Bruchhausen schon da. Zwei Fachkräfte ergänzen es: eine mit der Sprache der Familie, eine für das Lernen am Nachmittag.",
                wunsch="Frau Lyskowez möchte alle Stunden bei der Praxis Wegwarte, weil dort jemand Ukrainisch spricht.",
                wahl=Wunschwahl.TEILWEISE,
                grund="Die Praxis Wegwarte hat nur dienstags Zeit und kann die Nachmittage nicht übernehmen. Deshalb gehen die Gespräche und Ämter dorthin, wie gewünscht, und das Lernen zum Leitträger. "
                "Wird in der Praxis mehr Zeit frei, sprechen wir neu darüber.",
            ),
        ),
        am(38, Unterschrift()),
        am(40, Freigeben("lt2", "Sie lernen nachmittags mit Danylo und Solomija, Familie Lyskowez freut sich.")),
        am(41, Bestaetigung("lt2")),
        am(
            130,
            Kontakt(
                "Danylo",
                "Es ist geflogen. Vierzehn Sekunden, dann kam der Baum. Meine Klasse hat geklatscht, und ich habe „Tragfläche“ gesagt und alle haben es verstanden.",
                Kanal.SOZIALRAUM,
            ),
        ),
    ),
)

_EHEPAAR = "Martin Hagenkötter"

HAGENKOETTER = Geschichte(
    schluessel="abgelehnt",
    familie="Hagenkötter",
    raum="huesten",
    stadtteil="Herdringen",
    vor=120,
    fuehrt="asd",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch(_EHEPAAR, VATER, None, True),
                "Wir möchten, dass unser Sohn auf ein Internat geht. Er ist klug, aber er lässt sich hängen. Wir arbeiten beide viel und erreichen ihn nicht.",
                Kanal.SCHRIFTLICH,
            ),
            Mensch("Kirsten Hagenkötter", MUTTER),
            Mensch("Konstantin", KIND, 15),
        ),
        am(
            6,
            Kontakt(
                "Konstantin",
                "Spaziergang mit dem Hund. „Internat ist, wenn man mich wegbringt, damit es zu Hause leiser wird.“ Der Hund heißt Kaffee und hat Konstantin kein einziges Mal aus den Augen gelassen.",
                Kanal.SOZIALRAUM,
            ),
            Stimme(
                "Konstantin",
                "Ich will hier bleiben, bei Kaffee und in meiner Band, und ich will, dass meine Eltern mal fragen statt planen.",
                "Ich mache das Schuljahr fertig und sage jeden Abend einen Satz über meinen Tag. Einen richtigen.",
                "Sie sollen zum Konzert kommen, beide, und bis zum Ende bleiben.",
                "Meine Eltern erwarten, dass ich Abitur mache wie sie.",
            ),
            Stimme(
                _EHEPAAR,
                "Ich will, dass aus Konstantin etwas wird.",
                "Ich würde die Kosten des Internats zur Hälfte tragen.",
                "Das Jugendamt soll die andere Hälfte zahlen.",
            ),
            Stimme(
                "Kirsten Hagenkötter",
                "Ich will wieder wissen, was Konstantin denkt.",
                "Ich könnte mittwochs um drei zu Hause sein. Das wäre mir ernst.",
            ),
        ),
        am(
            11,
            Schatz(P, "Konstantin schreibt Texte, die andere auswendig lernen."),
            Schatz(P, "Kirsten Hagenkötter merkt, wenn sie nicht zugehört hat, und sagt es."),
            Schatz(S, "Die Band und der Hund.", "Konstantin"),
            Schatz(S, "Der Patenonkel lädt Konstantin jeden Monat ein.", "Kirsten Hagenkötter"),
            Schatz(M, "Eigenes Zimmer, Instrumente und genug Geld.", _EHEPAAR),
            Schatz(I, "Beratungsstelle für Familien, Termin in zwei Wochen möglich."),
        ),
        am(
            17,
            Absicht("r", "Konstantin", "Zu Hause fragt mich jemand und hört die Antwort ab.", RICHTUNG),
            Absicht(
                "jahr",
                "Konstantin",
                "Ich schließe das Schuljahr hier ab.",
                woran="Ich habe ein Zeugnis, das ich zeigen mag.",
                bis=180,
            ),
            Absicht(
                "internat",
                _EHEPAAR,
                "Konstantin lernt in einem Internat, in dem er gefördert wird.",
                woran="Die Noten werden besser.",
                bis=300,
            ),
        ),
        am(
            24,
            Rat(
                "Die Eltern möchten ein Internat, der Sohn möchte bleiben. Was wäre der kleinste Schritt, der beiden etwas gibt?",
                "– Mittwochs um drei ist die Mutter da, der Kuchen auch\n"
                "– Beide Eltern kommen zum Konzert und bleiben bis zum Ende\n"
                "– Der Patenonkel übernimmt das Gespräch über die Schule, damit zu Hause Ruhe ist\n"
                "– Verrückt: Die Eltern spielen einmal in der Band mit",
                "– Familiengespräche in der Beratungsstelle, kostenlos\n– Internat auf Zeit, wie die Eltern es vorschlagen",
                "Beratungsstelle, Mittwoch, Konzert. Für das Internat hat niemand im Team einen Grund gefunden, der bei Konstantin liegt.",
                "Eine Stimme im Team: Ein halbes Jahr Abstand könne allen guttun. Konstantin sagt dazu Nein.",
            ),
        ),
        am(
            31,
            eigen(
                "satz",
                "Konstantin",
                "sagt jeden Abend einen richtigen Satz über seinen Tag",
                "jahr",
                "jeden Abend",
                ab=45,
            ),
            eigen("mittwoch", "Kirsten Hagenkötter", "ist mittwochs um drei da", "jahr", "mittwochs", ab=45),
            monatlich(
                raum(
                    "internat",
                    "ein Internat, zwei Stunden entfernt",
                    "Wohnen und Schule, die Hälfte des Beitrags",
                    "internat",
                    "in der Schulzeit",
                    ab=45,
                    bis=400,
                ),
                145_000,
            ),
        ),
        am(
            37,
            Vorlage(
                "Wir lehnen das Internat ab. Der erste Grund ist Konstantin: Er ist fünfzehn und sagt klar, dass er bleiben will, bei seiner Familie, seiner Band und seinem Hund. "
                "Der zweite: Es gibt hier nichts, was nur ein Internat geben könnte. Die Beratungsstelle hat in zwei Wochen einen Termin, kostenlos; die Mutter möchte ihn wahrnehmen. "
                "Reicht das nicht, können Sie jederzeit wiederkommen, und wir denken neu. Gegen diese Entscheidung können Sie Widerspruch einlegen; wie das geht, steht auf der Rückseite.",
                wunsch="Die Eltern wünschen ein bestimmtes Internat.",
                wahl=Wunschwahl.NICHT,
                grund="Ein Anbieter kann nur gewählt werden, wenn die Hilfe selbst geeignet und notwendig ist. Das ist das Internat nach unserer Überzeugung nicht, weil Konstantin bleiben will und hier Hilfe möglich ist.",
                ergebnis=Ergebnis.ABGELEHNT,
            ),
        ),
        am(40, Unterschrift()),
        am(
            75,
            Kontakt(
                "Kirsten Hagenkötter",
                "Wir waren zweimal in der Beratung und einmal beim Konzert. Bis zum Ende. Mein Mann hat mitgesummt. Mittwochs um drei gehört uns jetzt.",
            ),
        ),
    ),
)

ALLE = (MEHMET, LYSKOWEZ, HAGENKOETTER)
