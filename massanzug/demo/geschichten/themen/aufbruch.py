"""Themes of setting out: work, trust, a new town."""

from massanzug.demo.geschichten.form import I, M, P, S, eigen, einmalig, monatlich, netz, raum, stunden
from massanzug.demo.geschichten.thema import Fund, Thema, Wort, Zielsatz

AUSBILDUNG = Thema(
    schluessel="ausbildung",
    alter=(16, 17),
    meldet="k",
    anliegen=(
        "Ich habe die Schule abgebrochen, weil ich mit den Händen arbeiten will. Jetzt sitze ich zu Hause, und das ist auch nichts.",
        "Ich habe dreiundzwanzig Bewerbungen geschrieben und zwei Antworten. Ich möchte, dass mir einer einmal zeigt, wie es geht.",
    ),
    gespraech=(
        "<k> hat das Fahrrad der Kollegin repariert, während wir geredet haben. Es fährt besser als vorher.",
        "<frau> und <k> haben zusammen aufgezählt, was <k> in diesem Jahr gebaut hat: ein Regal, einen Hühnerstall, einen Verstärker.",
    ),
    kind=(
        Wort(
            "Ich will eine Ausbildung, bei der am Abend etwas fertig ist.",
            "Ich stehe um sechs auf und gehe hin, auch wenn es nur ein Praktikum ist.",
            "Der Berufsberater soll mich nicht in den Einzelhandel schicken.",
            "Das Jobcenter erwartet zwei Bewerbungen in der Woche.",
        ),
        Wort(
            "Ich will mein eigenes Geld verdienen und den Führerschein bezahlen.",
            "Ich rufe selbst in den Betrieben an. Ich übe es vorher.",
            "Jemand soll meine Bewerbung lesen, bevor ich sie abschicke.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> wieder einen Grund hat aufzustehen, und zwar <seinen> eigenen.",
            "Ich wecke <ihn> nicht mehr. Dafür frühstücken wir zusammen.",
            "Jemand soll <ihm> sagen, dass ohne Abschluss nichts geht.",
        ),
        Wort(
            "Ich will <k> zutrauen, dass es klappt, und aufhören, jeden Tag zu fragen.",
            "Ich frage nur noch sonntags. Und ich höre mich im Betrieb um.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> repariert alles, was zwei Räder oder einen Stecker hat."),
        Fund(P, "<k> hört nicht auf, bevor es läuft.", "e"),
        Fund(S, "Der Nachbar hat eine Werkstatt und braucht samstags Hilfe.", "k"),
        Fund(S, "Die ältere Cousine hat gerade ihre Lehre beendet und weiß, wie man sich bewirbt.", "k"),
        Fund(M, "Werkzeug vom Großvater, gut gepflegt.", "k"),
        Fund(M, "Ein Mofa, das <k> selbst wieder zum Laufen gebracht hat.", "k"),
        Fund(I, "Drei Handwerksbetriebe in {ort} suchen Leute."),
        Fund(I, "Die Volkshochschule bietet den Abschluss am Abend an.", "e"),
    ),
    richtung=("Ich habe einen Beruf, auf den ich stolz bin.", "Ich verdiene mein Geld mit dem, was ich kann."),
    ziele_kind=(
        Zielsatz(
            "Ich mache vier Wochen Praktikum in einem Betrieb, den ich mir selbst gesucht habe.",
            "Am letzten Tag fragen sie, wann ich wiederkomme.",
        ),
        Zielsatz("Ich gehe dienstags und donnerstags zum Abendkurs.", "Ich habe den Mathetest bestanden."),
    ),
    ziele_eltern=(
        Zielsatz("Ich frage nur noch sonntags, und dann in Ruhe.", "<k> erzählt von sich aus."),
        Zielsatz("Ich lasse <k> morgens allein aufstehen und sage nichts.", "Die Haustür fällt um halb sieben zu."),
    ),
    frage=(
        "Welche Betriebe und Menschen in {ort} geben <k> eine Chance?",
        "Wie kommt <k> von der Werkstatt des Nachbarn in eine Lehre?",
    ),
    ideen_ohne=(
        "Samstags in der Werkstatt des Nachbarn, gegen ein Zeugnis",
        "Die Cousine übt mit <k> das Telefonieren",
        "Der Trainer kennt die Hälfte der Meister in der Stadt",
        "Beim nächsten Handwerkerfrühstück mitgehen",
        "Verrückt: <k> stellt den Hühnerstall auf dem Markt aus und nimmt Aufträge an",
    ),
    ideen_mit=(
        "Jemand geht in den ersten zwei Wochen morgens mit und spricht mit dem Meister",
        "Lerngruppe zur Vorbereitung auf den Abschluss",
    ),
    auswahl=(
        "Praktikum über den Nachbarn, Abendkurs, Cousine. Die Fachkraft hält den Kontakt zum Betrieb, bis <k> es selbst tut.",
        "Die Werkstatt am Samstag bleibt der feste Punkt. Dazu vier Wochen Praktikum und jemand, der im Betrieb nachfragt, solange <k> das noch nicht selbst mag.",
    ),
    fehlt=(
        "Ein Frühstück, bei dem sich junge Leute und Betriebe ohne Bewerbungsmappe treffen.",
        "Betriebe, die auch ohne Zeugnis einen Probetag anbieten, stehen in keiner Liste.",
    ),
    begruendung=(
        "<k> hat Können, Willen und Menschen, die Türen öffnen. Für den Übergang vom Praktikum in die Lehre ist eine Begleitung nötig, die mit dem Betrieb spricht und dann überflüssig wird.",
        "Der Plan beginnt bei dem, was <k> kann. Die Stunden sind auf die Zeit bis zum Lehrbeginn begrenzt.",
    ),
    eigen=(
        eigen("", "<k>", "ruft selbst in drei Betrieben an", "k", "in den ersten zwei Wochen", ab=0, bis=30),
        eigen("", "<k>", "arbeitet samstags in der Werkstatt", "k", "samstags", ab=0),
        eigen("", "<E>", "frühstückt mit <k> und fragt nur sonntags nach", "e", "jeden Morgen", ab=0),
    ),
    netz=(
        netz("", "Nachbar mit Werkstatt", "gibt Aufträge, ein Zeugnis und einen guten Rat", "k", "samstags", ab=0),
        netz("", "die ältere Cousine", "liest Bewerbungen und übt Telefonate", "k", "mittwochs", ab=0, bis=120),
    ),
    raum=(
        raum("", "Handwerksbetrieb in {ort}", "vier Wochen Praktikum", "k", "montags bis freitags", ab=14, bis=60),
        monatlich(
            raum(
                "",
                "Volkshochschule",
                "Abendkurs zum Abschluss, Gebühr und Fahrkarte",
                "k",
                "dienstags und donnerstags",
                ab=0,
                bis=300,
            ),
            6_500,
        ),
        einmalig(raum("", "Fachhandel", "Sicherheitsschuhe und Arbeitshose", "k", "einmal", ab=0, bis=30), 16_900),
    ),
    profi=(
        stunden("", "{lt}, {leit}", "spricht mit dem Betrieb und ist morgens erreichbar", "k", 3000, ab=0, bis=210),
    ),
)

DRAUSSEN = Thema(
    schluessel="draussen",
    alter=(13, 15),
    anliegen=(
        "<k> kommt nachts nicht nach Hause und sagt, bei Freunden sei mehr Familie als bei uns. Ich will, dass wir wieder eine werden.",
        "Wir haben uns angeschrien, und seitdem schläft <k> bei <seiner> Freundin. Ich weiß, dass <er> sicher ist. Ich vermisse <ihn>.",
    ),
    gespraech=(
        "Spaziergang um den See statt Büro. <k> ging vorneweg und redete nach hinten. „Zu Hause muss ich immer erst Rede und Antwort stehen. Nie sagt mal einer Hallo.“",
        "<frau> hat einen Brief vorgelesen, den <sie> nicht abgeschickt hat. <k> hat gesagt: „Den hätte ich gern gehabt.“",
    ),
    kind=(
        Wort(
            "Ich will nach Hause kommen dürfen, ohne dass zuerst geschimpft wird.",
            "Ich schreibe bis zehn, wo ich bin, und komme freitags um elf.",
            "Sie sollen meine Freunde wenigstens einmal kennenlernen.",
            "Die Polizei hat gesagt, ich darf nachts nicht am Bahnhof sein.",
        ),
        Wort(
            "Ich will selbst bestimmen, mit wem ich meine Zeit verbringe, und trotzdem dazugehören.",
            "Ich bringe meine Freundin mit und koche mit ihr für alle.",
            "Das Handy soll nachts nicht mehr geortet werden.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will <k> an der Tür in den Arm nehmen und erst am nächsten Tag reden.",
            "Ich sage Hallo, stelle Essen hin und beiße mir auf die Zunge.",
            "Der Freundeskreis soll ein anderer werden.",
            "Die Schule fragt, ob <k> noch bei uns wohnt.",
        ),
        Wort(
            "Ich will meinem Kind wieder glauben können, und <k> mir.",
            "Ich schalte die Ortung ab, wenn die Nachricht um zehn kommt.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> sagt die Wahrheit, auch wenn sie unbequem ist."),
        Fund(P, "<frau> kann sich entschuldigen und hat es getan."),
        Fund(S, "Die Mutter der besten Freundin meldet sich, wenn <k> bei ihr schläft.", "e"),
        Fund(S, "Der große Bruder ist ausgezogen und wird von beiden Seiten gehört.", "k"),
        Fund(M, "Ein Sofa, auf dem auch Freunde schlafen können.", "e"),
        Fund(I, "Der Skatepark am Fluss, dort sind auch Ältere, die aufpassen.", "k"),
        Fund(I, "Im Jugendzentrum arbeitet jemand, dem <k> vertraut.", "k"),
    ),
    richtung=("Ich habe ein Zuhause, in das ich gern komme.", "Wir vertrauen uns, und das merkt man an der Tür."),
    ziele_kind=(
        Zielsatz(
            "Ich schlafe an fünf Nächten zu Hause und sage, wo ich in den anderen bin.",
            "Die Nachricht um zehn kommt von mir.",
        ),
        Zielsatz("Ich lade einmal in der Woche jemanden zu uns ein.", "Alle kennen die Namen."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Ich begrüße <k> jeden Abend mit einem Hallo, ohne Frage dahinter.", "<k> bleibt in der Küche stehen."
        ),
        Zielsatz(
            "Ich kenne drei Freunde von <k> und habe mit ihnen gegessen.", "Sie klingeln, statt unten zu pfeifen."
        ),
    ),
    frage=(
        "Was macht die Tür wieder auf, für beide Seiten?",
        "Wie wird aus der Sorge der einen und der Freiheit der anderen eine Abmachung?",
    ),
    ideen_ohne=(
        "Der große Bruder kocht sonntags und sitzt dazwischen",
        "Die Mutter der Freundin und <frau> telefonieren einmal in der Woche",
        "Ein Sofa für Freunde: lieber hier als am Bahnhof",
        "Ein Zeichen an der Tür: rot heißt heute keine Fragen",
        "Verrückt: Die Eltern verbringen einen Abend am Skatepark",
    ),
    ideen_mit=(
        "Streetwork und Familie am selben Tisch, auf neutralem Boden",
        "Eine Fachkraft, die abends erreichbar ist, wenn es knallt",
    ),
    auswahl=(
        "Bruder, Sofa, Nachricht um zehn. Die Fachkraft ist abends erreichbar und trifft <k> am Skatepark.",
        "Das Sofa, die Nachricht um zehn, der Bruder am Sonntag. Eine Fachkraft für die Abende, an denen es kracht.",
    ),
    fehlt=(
        "Abends nach acht gibt es für Jugendliche in {ort} keinen Ort mit Dach.",
        "Ein überdachter Treffpunkt im Freien. Der Skatepark hat keinen.",
    ),
    begruendung=(
        "<k> und <elt> wollen beide zurück an einen Tisch. Der Bruder, die Freundin und ihre Mutter tragen mit. Nötig ist eine Fachkraft, die abends da ist und keiner Seite gehört.",
        "Beide haben gesagt, was sie geben, und nicht nur, was sie verlangen. Daran knüpft der Plan an. Die Stunden liegen am Abend, weil dann gestritten wird und dann auch geredet werden kann.",
    ),
    eigen=(
        eigen("", "<k>", "schreibt bis zehn, wo <er> ist", "k", "jeden Abend", ab=0),
        eigen("", "<E>", "sagt Hallo und redet erst am nächsten Tag", "e", "jeden Abend", ab=0),
        eigen("", "<k> und <seine> Freundin", "kochen für alle", "k", "alle zwei Wochen", ab=7),
    ),
    netz=(
        netz("", "der große Bruder", "kocht sonntags und hört beide Seiten", "e", "sonntags", ab=0),
        netz(
            "",
            "die Mutter der Freundin",
            "telefoniert mit <E> und sagt Bescheid, wenn <k> bei ihr schläft",
            "e",
            "mittwochs",
            ab=0,
        ),
    ),
    raum=(
        raum("", "Jugendzentrum in {ort}", "ein vertrauter Mensch, mit dem <k> redet", "k", "dienstags", ab=0),
        raum("", "Skatepark am Fluss", "<k> hilft beim Kurs für Jüngere", "k", "samstags", ab=14),
    ),
    profi=(
        stunden(
            "", "{lt}, {leit}", "ist abends erreichbar, trifft <k> draußen und <E> zu Hause", "k", 4500, ab=0, bis=180
        ),
    ),
)

ANKOMMEN = Thema(
    schluessel="ankommen",
    alter=(10, 14),
    anliegen=(
        "Wir sind vor vier Monaten hergezogen. Ich habe Arbeit gefunden, <k> noch keine Freunde. Ich möchte, dass wir hier Wurzeln schlagen.",
        "<k> fragt jeden Tag, wann wir zurückziehen. Wir ziehen nicht zurück. Ich suche Menschen, die uns zeigen, wie es hier geht.",
    ),
    gespraech=(
        "<k> hat von der alten Straße erzählt: der Kiosk, der Hund, der Baum. Dann: „Hier ist auch ein Baum. Aber noch kein Hund.“",
        "<frau> kennt nach vier Monaten die Namen aller im Haus. Umgekehrt kennt kaum jemand den Namen der Familie.",
    ),
    kind=(
        Wort(
            "Ich will hier jemanden haben, der auf mich wartet.",
            "Ich gehe zum Probetraining, auch wenn ich keinen kenne.",
            "Meine alte Freundin soll mich besuchen dürfen.",
            "Die Schule erwartet, dass ich Englisch aufhole.",
        ),
        Wort(
            "Ich will so gut Fußball spielen, dass sie mich hier aufstellen.",
            "Ich trainiere jeden Tag hinter dem Haus, links und rechts.",
            "Der Trainer soll sehen, was ich kann.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass wir hier Leute haben, die wir um ein Ei bitten können.",
            "Ich lade das ganze Haus zum Kaffee ein, auch wenn ich aufgeregt bin.",
            "Das Wohnungsamt soll schneller antworten.",
        ),
        Wort(
            "Ich will, dass <k> hier glücklich wird, auf <seine> Art.",
            "Ich gehe mit zum Verein und bleibe nicht im Auto sitzen.",
            "Die Schule soll uns alles einmal in Ruhe erklären.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> spricht zwei Sprachen und übersetzt mit Witz."),
        Fund(P, "<frau> geht auf Menschen zu und merkt sich, was sie erzählen."),
        Fund(S, "Eine Familie im Nachbarhaus kommt aus derselben Gegend.", "e"),
        Fund(S, "Die Klassenpatin hat <k> in der ersten Woche alles gezeigt.", "k"),
        Fund(M, "Eine Wohnung mit Platz für eine Gästematratze.", "e"),
        Fund(I, "Der Sportverein in {ort} hat eine Mannschaft in <ks> Alter.", "k"),
        Fund(I, "Im Bürgerhaus gibt es einmal im Monat einen Kochabend."),
    ),
    richtung=("Hier ist jetzt mein Zuhause, und ich kenne die Abkürzungen.", "Wir gehören zu dieser Straße."),
    ziele_kind=(
        Zielsatz(
            "Ich bin im Verein angemeldet und kenne alle Namen in der Mannschaft.", "Jemand holt mich zum Training ab."
        ),
        Zielsatz("Ich bringe einmal im Monat jemanden mit nach Hause.", "Wir haben zusammen etwas gegessen."),
    ),
    ziele_eltern=(
        Zielsatz("Ich kenne fünf Familien, die ich anrufen kann.", "Drei davon haben mich schon angerufen."),
        Zielsatz(
            "Ich verstehe, wie die Schule hier arbeitet, und war bei zwei Elternabenden.",
            "Ich habe dort etwas gefragt.",
        ),
    ),
    frage=(
        "Wer in {ort} nimmt eine neue Familie gern mit?",
        "Was haben wir in {ort}, das es nur gibt, wenn man es weiß?",
    ),
    ideen_ohne=(
        "Kaffee im Treppenhaus, jeder bringt eine Tasse mit",
        "Die Klassenpatin bekommt einen zweiten Auftrag",
        "Kochabend im Bürgerhaus, <frau> kocht, was die Großmutter gekocht hat",
        "Die Mannschaft holt <k> zum ersten Training zu Fuß ab",
        "Verrückt: Ein Stadtspiel, bei dem <k> die Abkürzungen finden muss",
    ),
    ideen_mit=(
        "Eine Fachkraft, die in den ersten Wochen Türen öffnet",
        "Lernzeit in kleiner Runde, bis Englisch sitzt",
    ),
    auswahl=(
        "Treppenhaus, Mannschaft, Kochabend. Die Fachkraft öffnet drei Türen und geht dann.",
        "Der Kochabend und das Training, beides mit Abholen. Eine Fachkraft nur für Schule und Papiere, auf vier Monate.",
    ),
    begruendung=(
        "Die Familie bringt viel mit, was eine Straße freundlicher macht. Es fehlen die ersten Türen. Dafür genügen wenige Stunden auf kurze Zeit; den Rest machen die Menschen in {ort}.",
        "<k> und <elt> gehen auf andere zu. Damit daraus Bekanntschaften werden, die halten, öffnet eine Fachkraft für kurze Zeit Türen: in der Schule, im Verein, im Haus.",
    ),
    eigen=(
        eigen("", "<E>", "lädt das Haus zum Kaffee ein", "e", "einmal, dann jeden Monat", ab=0),
        eigen(
            "",
            "<k>",
            "geht zum Probetraining und bleibt mindestens drei Wochen dabei",
            "k",
            "montags und donnerstags",
            ab=0,
        ),
    ),
    netz=(
        netz(
            "", "Familie im Nachbarhaus", "geht mit zum ersten Elternabend", "e", "zweimal im Halbjahr", ab=0, bis=150
        ),
        netz(
            "",
            "die Klassenpatin",
            "stellt <k> ihren Freundinnen und Freunden vor",
            "k",
            "in den nächsten Wochen",
            ab=0,
            bis=60,
        ),
    ),
    raum=(
        monatlich(
            raum("", "Sportverein in {ort}", "Mitgliedschaft und Trikot", "k", "zweimal in der Woche", ab=0), 1_200
        ),
        raum("", "Bürgerhaus", "Kochabend mit Rezepten aus der alten Heimat", "e", "einmal im Monat", ab=14),
    ),
    profi=(stunden("", "{lt}, {leit}", "öffnet Türen in Schule, Verein und Nachbarschaft", "e", 2500, ab=0, bis=120),),
)

ALLE = (AUSBILDUNG, DRAUSSEN, ANKOMMEN)
