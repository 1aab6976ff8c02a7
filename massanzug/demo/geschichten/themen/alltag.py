"""Themes of everyday life at home and at school."""

from massanzug.demo.geschichten.form import I, M, P, S, eigen, einmalig, gruppe, monatlich, netz, raum, stunden
from massanzug.demo.geschichten.thema import Fund, Thema, Wort, Zielsatz

SCHULWEG = Thema(
    schluessel="schulweg",
    alter=(9, 13),
    anliegen=(
        "<k> hat jeden Morgen Bauchweh. Wir streiten von sechs bis acht, und dann ist es für die erste Stunde zu spät.",
        "Die Schule hat angerufen: <k> war im letzten Monat an neun Tagen da. Ich möchte das ändern, aber ich muss um halb sieben aus dem Haus.",
    ),
    gespraech=(
        "Am Küchentisch zu dritt. <k> zeigt den Schulweg auf der Karte und die Stelle, an der der Bauch wehtut: hinter der Bushaltestelle.",
        "<k> sagt, mittwochs geht es, da hat <er> in der ersten Stunde Sport. <E> wusste das nicht.",
    ),
    kind=(
        Wort(
            "Ich will morgens losgehen, ohne dass mir schlecht ist.",
            "Ich packe abends alles und lege die Sachen auf den Stuhl.",
            "<Mama> soll morgens nicht so oft fragen.",
            "Die Schule erwartet, dass ich jeden Tag pünktlich bin.",
        ),
        Wort(
            "Ich will in meiner Klasse bleiben und wieder mitkommen.",
            "Ich frage selbst bei Frau Temme, was ich nachholen kann.",
            "Die anderen sollen nicht fragen, wo ich war.",
            "Die Schule möchte ein Attest für jeden Fehltag.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass wir morgens freundlich aus der Tür kommen.",
            "Ich stehe zehn Minuten früher auf und frühstücke mit <k>.",
            "Jemand soll mit der Klassenlehrerin reden, bevor der nächste Brief kommt.",
            "Das Schulamt erwartet einen regelmäßigen Schulbesuch.",
        ),
        Wort(
            "Ich will wissen, was <k> den Magen zuschnürt, und ich will es von <k> hören.",
            "Ich gehe jeden Abend eine Runde mit <k> und dem Hund der Nachbarin.",
            "Die Schule soll mich anrufen und keine Briefe schicken.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> kennt den Busplan auswendig und hilft Kleineren beim Einsteigen.", "e"),
        Fund(P, "<k> kann sehr genau sagen, wann der Bauch wehtut und wann nicht."),
        Fund(P, "<E> bleibt ruhig, wenn andere laut werden.", "k"),
        Fund(S, "<ks> Freundin Nele wohnt zwei Häuser weiter und geht denselben Weg.", "k"),
        Fund(S, "Die Nachbarin Frau Heimann ist morgens wach und hat einen Hund, den <k> mag.", "k"),
        Fund(M, "Ein Fahrrad ist da, die Bremse muss gemacht werden.", "e"),
        Fund(M, "<E> kann die Frühschicht an zwei Tagen tauschen.", "e"),
        Fund(I, "Die Schule hat eine Sozialarbeiterin, die <k> vom Spieletag kennt.", "k"),
        Fund(I, "Die Bücherei in {ort} öffnet nachmittags, dort gibt es ruhige Plätze."),
    ),
    richtung=("Die Schule ist wieder ein Ort, an den ich gehen kann.", "Mein Morgen gehört mir, und ich komme an."),
    ziele_kind=(
        Zielsatz(
            "Ich gehe an drei Tagen in der Woche mit Nele zur ersten Stunde.",
            "Nele und ich machen einen Strich in den Kalender.",
        ),
        Zielsatz(
            "Ich sage meiner Lehrerin mit einem Zeichen, wenn ich kurz raus muss.",
            "Ich bleibe danach bis zum Ende im Unterricht.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir frühstücken an Schultagen zusammen, zehn Minuten, ohne Handy.",
            "<k> verlässt das Haus mit einem Brot in der Hand.",
        ),
        Zielsatz(
            "Ich spreche einmal in der Woche mit der Klassenlehrerin, am Telefon.",
            "Ich erfahre Neues von ihr und keine Überraschung per Brief.",
        ),
    ),
    frage=(
        "Wie kommt <k> morgens gut in die Schule, und wer geht ein Stück mit?",
        "Was hilft <k> an der Stelle hinter der Bushaltestelle?",
    ),
    ideen_ohne=(
        "Nele klingelt um halb acht und geht mit",
        "Frau Heimann läuft mit dem Hund bis zur Haltestelle",
        "Mit dem Rad fahren und die Bushaltestelle auslassen",
        "Der Sportlehrer fragt, ob <k> beim Aufbauen hilft: dann beginnt auch der Montag mit Sport",
        "Verrückt: Die ganze Klasse trifft sich am Brunnen und geht zusammen",
        "Ein Zeichen mit der Lehrerin verabreden, Lehrerin macht mit",
    ),
    ideen_mit=(
        "Vier Wochen lang morgens jemand zum Mitgehen, dann jede Woche ein Tag weniger",
        "Ein Gespräch mit Schule und Familie an einem Tisch, gut vorbereitet",
        "Die Schulsozialarbeit hält zweimal in der Woche einen Platz frei",
    ),
    auswahl=(
        "Zuerst Nele und der Hund. Eine Fachkraft geht nur die ersten Wochen mit und bereitet das Gespräch in der Schule vor.",
        "<k> sucht aus: Zeichen mit der Lehrerin, Rad statt Bus, und mittwochs wie immer.",
    ),
    fehlt=(
        "Für Kinder, die morgens Begleitung brauchen, gibt es in {ort} keine Gruppe, die zusammen zur Schule läuft.",
    ),
    begruendung=(
        "<k> und <elt> haben den größten Teil selbst in der Hand: den Weg mit Nele, das Frühstück, das Zeichen. "
        "Was fehlt, ist für einige Monate jemand, der mit der Schule am Tisch sitzt und die ersten Wege mitgeht.",
        "Der Wille von <k> und <elt3> ist klar und sie haben angefangen. Die Stunden helfen über den schwersten Teil und werden weniger.",
    ),
    eigen=(
        eigen("", "<k>", "packt abends die Tasche und stellt den Wecker selbst", "k", "jeden Abend", ab=0),
        eigen("", "<E>", "frühstückt mit <k> und lässt das Handy liegen", "e", "an Schultagen", ab=0),
        eigen(
            "",
            "<k> und <elt>",
            "reparieren die Bremse und fahren den Weg zusammen ab",
            "k",
            "zweimal am Wochenende",
            ab=0,
            bis=40,
        ),
        eigen("", "<E>", "telefoniert mit der Klassenlehrerin", "e", "freitags", ab=0),
    ),
    netz=(
        netz("", "Nele", "klingelt und geht mit <k> zur Schule", "k", "montags bis freitags um halb acht", ab=0),
        netz(
            "", "Frau Heimann mit Hund Bruno", "läuft bis zur Haltestelle mit", "k", "dienstags und donnerstags", ab=0
        ),
        netz(
            "",
            "<ks> Patenonkel",
            "übt mit <k> Mathe, weil er es gut erklären kann",
            "k",
            "alle zwei Wochen samstags",
            ab=0,
        ),
    ),
    raum=(
        raum("", "Klassenlehrerin Frau Temme", "verabredet ein Zeichen für kurze Pausen", "k", "jeden Tag", ab=0),
        raum(
            "",
            "Bücherei in {ort}",
            "hält einen ruhigen Platz für Hausaufgaben frei",
            "k",
            "montags und mittwochs",
            ab=7,
        ),
        raum("", "Schulsozialarbeit", "trifft <k> in der großen Pause", "k", "mittwochs", ab=0, bis=180),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "geht die ersten Wege mit und bereitet die Gespräche in der Schule vor",
            "k",
            3500,
            ab=0,
            bis=210,
        ),
        stunden(
            "",
            "{leit}, Fachkraft für Schule",
            "übt mit <k> und drei anderen Kindern, was in der Klasse hilft",
            "k",
            1500,
            ab=30,
            bis=210,
        ),
    ),
)

GEFUEHLE = Thema(
    schluessel="gefuehle",
    alter=(7, 10),
    anliegen=(
        "<Mein> fühlt alles sehr stark, Freude und Wut. In der Betreuung heißt es jetzt, es gehe so nicht weiter. Zu Hause kommen wir aber zurecht.",
        "Ich wünsche mir, dass jemand auch sieht, was <k> alles kann. Im Moment reden alle nur über die drei Male, als Stühle umgefallen sind.",
    ),
    gespraech=(
        "<k> zeigt <sein> Zimmer: ein Sack zum Boxen, ein Buch über Wale. „Wenn es in mir kocht, gehe ich zum Sack. In der Schule ist kein Sack.“",
        "<E> erzählt, was zu Hause hilft: früh Bescheid sagen, wenn etwas anders wird, und fünf Minuten Ruhe ohne Reden.",
    ),
    kind=(
        Wort(
            "Ich will in der Betreuung bleiben, bei meinen Freunden.",
            "Ich gehe raus, bevor es kocht, und komme wieder rein.",
            "Die Erwachsenen sollen mich nicht festhalten.",
            "Die Betreuung verlangt, dass nichts mehr geworfen wird.",
        ),
        Wort(
            "Ich will stark sein und dabei niemandem wehtun.",
            "Ich boxe jeden Tag gegen den Sack und zähle bis fünfzig.",
            "In der Schule soll es auch einen Sack geben.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass wir zu Hause und in der Betreuung dasselbe machen, wenn es eng wird.",
            "Ich schreibe auf, was bei uns hilft, und bringe es in die Betreuung mit.",
            "Die Betreuung soll mich nicht jeden Tag anrufen.",
            "Die Schule fragt, ob eine andere Schule besser wäre.",
        ),
        Wort(
            "Ich will abends mit <k> über den Tag reden können, ohne dass es ein Verhör wird.",
            "Ich erzähle zuerst von meinem Tag, auch von dem, was mir nicht gelungen ist.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> merkt früh, wenn es anderen schlecht geht, und holt Hilfe."),
        Fund(P, "<k> weiß alles über Wale und kann es spannend erzählen.", "e"),
        Fund(P, "<k> kann nach einem Streit als <eine> der Ersten wieder lachen."),
        Fund(S, "Onkel Robert trainiert die Jugend im Ringen und hat Zeit.", "e"),
        Fund(S, "Zwei gute Freunde in der Betreuung, die zu <k> halten.", "k"),
        Fund(M, "Ein eigenes Zimmer mit Boxsack.", "k"),
        Fund(M, "<E> arbeitet im Ort und ist in zehn Minuten da.", "e"),
        Fund(I, "Die Sporthalle liegt neben der Schule und ist mittags frei."),
        Fund(I, "Im Wald hinter {ort} kann man laut sein.", "k"),
    ),
    richtung=(
        "Ich bin stark und ich bin freundlich, beides auf einmal.",
        "Ich gehöre dazu, in der Klasse und in der Betreuung.",
    ),
    ziele_kind=(
        Zielsatz(
            "Ich zeige die rote Karte und gehe zum Sack, wenn es in mir kocht.",
            "Die Karte liegt danach wieder auf meinem Platz und ich auch.",
        ),
        Zielsatz(
            "Ich bleibe an vier Tagen bis zum Schluss in der Betreuung.",
            "Der Kalender an der Tür hat vier Wale in der Woche.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Betreuung und Zuhause haben dieselben drei Regeln, auf einem Blatt.",
            "<k> kann die Regeln aufsagen und hat eine davon selbst geschrieben.",
        ),
        Zielsatz(
            "Wir haben jeden Abend eine Viertelstunde, in der niemand schimpft.", "Wir lachen an den meisten Abenden."
        ),
    ),
    frage=(
        "Wie kann <k> in der Betreuung bleiben, und wo ist dort Platz für viel Kraft?",
        "Was können Schule und Betreuung von zu Hause lernen?",
    ),
    ideen_ohne=(
        "Onkel Robert nimmt <k> mit zum Ringen, auch zum Helfen bei den Kleinen",
        "Der Hausmeister hängt einen Boxsack in den Geräteraum",
        "<k> hält einen Vortrag über Wale in der Nachbarklasse",
        "Die zwei Freunde kennen die rote Karte und gehen mit raus",
        "Verrückt: Die ganze Betreuung lernt ringen",
        "Mittags zehn Minuten Sporthalle für alle, die Kraft übrig haben",
    ),
    ideen_mit=(
        "Eine Fachkraft ist vier Wochen in der Betreuung dabei und macht das Team sicher",
        "Ein Nachmittag in der Tagesgruppe, wenn es in der Betreuung zu viel wird",
        "Gemeinsamer Abend für Eltern und Betreuung: Was hilft bei uns?",
    ),
    auswahl=(
        "Ringen mit Onkel Robert und die rote Karte. Die Fachkraft arbeitet mit dem Team der Betreuung, nicht an <k>.",
        "Erst der Sack im Geräteraum, dann sehen wir, was noch fehlt.",
    ),
    fehlt=(
        "In {ort} gibt es mittags keinen Ort, an dem Kinder sich austoben können, wenn es in der Betreuung eng wird.",
    ),
    begruendung=(
        "<k> hat viel Kraft und Menschen, die sie mögen. Damit <er> in der Betreuung bleiben kann, braucht das Team dort für einige Zeit "
        "jemanden, der mit ihm und der Familie dieselben Wege einübt.",
        "Der Maßanzug setzt auf Sport, Freunde und klare Absprachen. Die Stunden der Fachkraft sind dafür da, dass alle Erwachsenen am gleichen Strang ziehen.",
    ),
    eigen=(
        eigen("", "<k>", "zeigt die rote Karte und geht zum Boxsack, bevor es kocht", "k", "wenn es nötig ist", ab=0),
        eigen("", "<k>", "bereitet den Vortrag über Wale vor", "k", "einmal", ab=0, bis=45),
        eigen("", "<E>", "erzählt abends zuerst vom eigenen Tag, dann ist <k> dran", "e", "jeden Abend", ab=0),
        eigen(
            "",
            "<E>",
            "bringt das Blatt mit den drei Regeln in die Betreuung",
            "e",
            "einmal, dann bei Bedarf",
            ab=0,
            bis=60,
        ),
    ),
    netz=(
        netz("", "Onkel Robert", "nimmt <k> mit zum Ringen", "k", "dienstags und freitags", ab=0),
        netz(
            "",
            "zwei Freunde aus der Betreuung",
            "kennen die rote Karte und gehen mit raus",
            "k",
            "wenn es nötig ist",
            ab=0,
        ),
        netz("", "Tante Inge", "macht einen Nachmittag Waldzeit mit allen Cousins", "e", "alle zwei Wochen", ab=7),
    ),
    raum=(
        raum("", "Hausmeister der Schule", "hängt einen Boxsack in den Geräteraum", "k", "einmal", ab=0, bis=30),
        einmalig(
            raum("", "Ringerverein", "nimmt <k> auf, Schuhe und Jahresbeitrag", "k", "einmal im Jahr", ab=0), 14_800
        ),
        raum(
            "",
            "Betreuung der Grundschule",
            "hält die fünf Minuten Ruhe ein und fragt erst danach",
            "k",
            "jeden Tag",
            ab=0,
        ),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "ist in der Betreuung dabei, übt mit dem Team und trifft die Familie alle zwei Wochen",
            "k",
            4000,
            ab=0,
            bis=240,
        ),
        gruppe(
            "",
            "Tagesgruppe von {leit}",
            "ein Nachmittag in kleiner Runde mit Werkstatt und Bewegung",
            "k",
            2,
            ab=0,
            bis=240,
        ),
    ),
    profis=2,
)

STILLE = Thema(
    schluessel="stille",
    alter=(8, 12),
    anliegen=(
        "<k> redet zu Hause viel und in der Schule kein Wort. Ich möchte, dass andere <mein> auch so kennenlernen, wie <er> wirklich ist.",
        "Seit dem Umzug in die neue Klasse kommt niemand mehr zu uns. <k> sagt, das sei egal. Ich sehe, dass es nicht egal ist.",
    ),
    gespraech=(
        "<k> hat nicht gesprochen und dafür gezeichnet: eine Stadt mit vielen Fenstern. In einem sitzt jemand und winkt. „Das bin ich.“",
        "Wir haben eine Stunde Karten gespielt. Beim dritten Spiel hat <k> die Regeln erklärt, laut und mit Freude.",
    ),
    kind=(
        Wort(
            "Ich will eine Freundin oder einen Freund haben, nur für mich.",
            "Ich frage Samira aus der Parallelklasse, ob sie auch gern zeichnet.",
            "Die anderen sollen mich einladen.",
            "Die Schule wünscht sich, dass ich mich öfter melde.",
        ),
        Wort(
            "Ich will in der Pause nicht mehr so tun, als müsste ich zur Toilette.",
            "Ich nehme mein Kartenspiel mit und setze mich auf die Bank am Baum.",
            "Eine Lehrerin soll sagen, dass ich gut Karten spiele.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> irgendwo sagen kann: Da gehöre ich hin.",
            "Ich lade am Freitag Leute ein, auch wenn es bei uns nicht aufgeräumt ist.",
            "Die Schule soll die Gruppen anders mischen.",
            "Die Lehrerin rät zu einer Therapie.",
        ),
        Wort(
            "Ich will mir weniger Sorgen machen und mehr mit <k> unternehmen.",
            "Ich gehe mit <ihm> zum Spieleabend, auch wenn ich selbst niemanden kenne.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> zeichnet so, dass man stehen bleibt."),
        Fund(P, "<k> merkt sich jede Regel und jedes Gesicht.", "e"),
        Fund(P, "<frau> kann herzlich einladen, mit Kuchen und ohne großen Plan."),
        Fund(S, "Samira aus der Parallelklasse hat schon zweimal herübergeschaut.", "k"),
        Fund(S, "Der Opa ist Kartenspieler und kommt jeden Sonntag.", "k"),
        Fund(M, "Ein Tisch im Hof, an dem acht Leute Platz haben.", "e"),
        Fund(M, "Zeichensachen sind da, gute sogar.", "k"),
        Fund(I, "In {ort} gibt es einmal im Monat einen Spieleabend für alle."),
        Fund(I, "Die Bücherei sucht Kinder, die Plakate für die Lesenacht malen.", "k"),
    ),
    richtung=("Ich habe jemanden, mit dem ich lache.", "Die anderen kennen mich, und ich kenne sie."),
    ziele_kind=(
        Zielsatz(
            "Ich verabrede mich einmal in der Woche mit jemandem aus meiner Klasse.",
            "Auf unserem Kalender stehen Namen.",
        ),
        Zielsatz("Ich spiele in zwei großen Pausen Karten auf der Bank am Baum.", "Wir sind mindestens zu dritt."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Freitags ist bei uns der Hof offen, mit Kuchen und Karten.",
            "Es kommen Leute, die wir vorher nicht kannten.",
        ),
        Zielsatz(
            "Ich kenne drei andere Eltern mit Namen und Telefonnummer.", "Wir haben uns einmal gegenseitig geholfen."
        ),
    ),
    frage=(
        "Wo in {ort} fällt es leicht, <k> kennenzulernen?",
        "Wie finden <k> und andere Kinder zueinander, ohne dass es peinlich wird?",
    ),
    ideen_ohne=(
        "Opa eröffnet die Kartenrunde im Hof",
        "<k> malt die Plakate für die Lesenacht, Samira malt mit",
        "Spieleabend im Pfarrsaal, <k> erklärt die Regeln",
        "Die Lehrerin bittet <k>, das Bühnenbild zu entwerfen",
        "Verrückt: Ein Winkefenster mit Zeichnungen zur Straße, jede Woche neu",
    ),
    ideen_mit=(
        "Eine kleine Gruppe am Nachmittag, zu der jedes Kind ein anderes mitbringt",
        "Jemand, der die ersten drei Male zum Spieleabend mitgeht und dann wegbleibt",
    ),
    auswahl=(
        "Der Hof am Freitag und die Plakate. Die Fachkraft hilft beim Anfangen und zieht sich nach drei Monaten zurück.",
        "<k> möchte die Bank am Baum selbst schaffen. Mit Begleitung: der Spieleabend.",
    ),
    fehlt=("Ein regelmäßiger Zeichen- oder Spieltreff für Kinder, der nichts kostet und keine Anmeldung braucht.",),
    begruendung=(
        "<k> weiß, was <er> will, und <elt> macht mit. Der größere Teil geschieht im Hof, auf dem Pausenhof und in der Bücherei. Eine Fachkraft hilft "
        "für kurze Zeit, die ersten Begegnungen möglich zu machen.",
        "Es geht um Freundschaft, und die lässt sich nicht bewilligen. Bewilligt werden wenige Stunden, die Gelegenheiten schaffen.",
    ),
    eigen=(
        eigen(
            "",
            "<k>",
            "nimmt die Karten mit in die Pause und setzt sich auf die Bank am Baum",
            "k",
            "dienstags und donnerstags",
            ab=0,
        ),
        eigen("", "<E>", "öffnet den Hof und backt", "e", "freitags", ab=0),
        eigen("", "<k>", "malt Plakate für die Lesenacht", "k", "in den nächsten Wochen", ab=0, bis=60),
    ),
    netz=(
        netz("", "Opa", "eröffnet die Kartenrunde im Hof", "e", "freitags", ab=0),
        netz("", "Samira", "malt mit <k> die Plakate", "k", "mittwochs", ab=7, bis=60),
        netz("", "eine Mutter aus der Parallelklasse", "bringt ihre zwei Kinder mit in den Hof", "e", "freitags", ab=7),
    ),
    raum=(
        raum(
            "",
            "Bücherei in {ort}",
            "lässt <k> die Plakate gestalten und hängt sie aus",
            "k",
            "bis zur Lesenacht",
            ab=0,
            bis=75,
        ),
        raum("", "Spieleabend im Pfarrsaal", "<k> erklärt die Regeln", "k", "einmal im Monat", ab=14),
        einmalig(
            raum("", "Jugendkunstschule", "Kurs Comic, Gebühr für ein Halbjahr", "k", "samstags", ab=14, bis=190), 9_600
        ),
    ),
    profi=(
        stunden("", "{lt}, {leit}", "schafft erste Gelegenheiten und zieht sich dann zurück", "k", 2000, ab=0, bis=120),
        stunden("", "{lt}, {leit}", "trifft <E> zum Gespräch über Sorgen und Pläne", "e", 1000, ab=0, bis=120),
    ),
)

BILDSCHIRM = Thema(
    schluessel="bildschirm",
    alter=(14, 15),
    anliegen=(
        "<k> ist bis drei Uhr online und schläft dann in der Schule. Ich will den Stecker nicht mehr ziehen, das endet jedes Mal schlimm.",
        "Wir reden nur noch über das WLAN. Ich hätte gern wieder andere Themen mit <meinem>.",
    ),
    gespraech=(
        "<k> zeigt <sein> Team: fünf Leute aus vier Ländern, <k> ist der Kopf. „Um elf fangen die anderen erst an. Wenn ich gehe, verlieren wir.“",
        "<frau> hat zum ersten Mal eine Stunde zugeschaut. „Ich wusste nicht, dass <er> so gut Englisch kann.“",
    ),
    kind=(
        Wort(
            "Ich will in meinem Team bleiben und trotzdem die Neunte schaffen.",
            "Ich verlege die Spiele auf Freitag und Samstag und sage das dem Team selbst.",
            "Zu Hause soll keiner den Router ausmachen.",
            "Die Schule verlangt, dass ich wach bin und Hausaufgaben habe.",
        ),
        Wort(
            "Ich will aus dem, was ich kann, etwas machen. Schneiden, Ton, so was.",
            "Ich mache ein Video über unsere Straße und zeige es in der Schule.",
            "Ich wünsche mir einen besseren Rechner.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass wir uns wieder vertrauen und nachts alle schlafen.",
            "Ich lege mein eigenes Handy um neun in die Schublade.",
            "Jemand soll <k> sagen, wie wichtig der Abschluss ist.",
            "Die Schule droht, dass <k> das Jahr wiederholt.",
        ),
        Wort(
            "Ich will verstehen, was <k> da macht, und dann mitreden.",
            "Ich schaue samstags zu und frage, statt zu schimpfen.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> führt ein Team von fünf Leuten und bleibt im Spiel fair."),
        Fund(P, "<k> spricht besser Englisch als <seine> Lehrer glauben.", "e"),
        Fund(P, "<frau> gibt zu, wenn <sie> sich geirrt hat.", "k"),
        Fund(S, "Der große Cousin arbeitet bei einer Firma für Veranstaltungstechnik.", "k"),
        Fund(S, "Zwei Freunde aus der Klasse spielen freitags mit.", "k"),
        Fund(M, "Ein Schnittprogramm und ein altes Mikrofon sind da.", "k"),
        Fund(I, "Das Jugendzentrum hat einen Medienraum, der nachmittags leer steht."),
        Fund(I, "Die Schule sucht jemanden für die Technik bei der Abschlussfeier.", "k"),
    ),
    richtung=(
        "Ich schaffe die Schule und bin gut in dem, was ich liebe.",
        "Zu Hause reden wir wieder über alles Mögliche.",
    ),
    ziele_kind=(
        Zielsatz("Ich bin von Sonntag bis Donnerstag um elf offline.", "Ich stehe mit dem ersten Wecker auf."),
        Zielsatz(
            "Ich drehe einen Film von drei Minuten und führe ihn im Jugendzentrum vor.",
            "Mindestens zehn Leute schauen zu.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir essen viermal in der Woche zusammen, die Handys liegen in der Schublade.",
            "Wir sitzen länger als eine halbe Stunde.",
        ),
        Zielsatz(
            "Ich schaue samstags eine Stunde zu und kann danach erklären, worum es geht.",
            "<k> lacht nicht mehr über meine Fragen.",
        ),
    ),
    frage=(
        "Wie wird aus dem, was <k> nachts kann, etwas für den Tag?",
        "Wie kommt die Familie zu einer Abmachung, die alle halten?",
    ),
    ideen_ohne=(
        "Der Cousin nimmt <k> mit, wenn eine Bühne aufgebaut wird",
        "<k> übernimmt die Technik bei der Abschlussfeier",
        "Alle in der Familie legen das Handy in dieselbe Schublade, auch die Erwachsenen",
        "Die Freunde aus der Klasse ziehen mit und spielen nur am Wochenende",
        "Verrückt: <k> bringt dem Lehrerkollegium das Spiel bei",
    ),
    ideen_mit=(
        "Ein Vertrag zwischen <k> und <elt3>, ausgehandelt mit jemandem, der beide Seiten versteht",
        "Medienraum an einem Nachmittag mit einer Fachkraft öffnen, <k> hilft mit",
    ),
    auswahl=(
        "Abmachung aushandeln, Film drehen, Schublade für alle. Der Cousin ist angefragt und hat zugesagt.",
        "Technik in der Schule und Medienraum im Jugendzentrum. Die Stunden gelten der Abmachung zu Hause.",
    ),
    fehlt=("Der Medienraum im Jugendzentrum hat keine festen Öffnungszeiten.",),
    begruendung=(
        "<k> kann viel, nur zur falschen Uhrzeit. Der Plan macht daraus etwas, das am Tag zählt. Für die Abmachung zu Hause braucht die Familie einige Monate "
        "jemanden, der nicht Partei ist.",
        "Beide wollen wieder miteinander reden und haben damit begonnen. Die bewilligten Stunden sind für das Aushandeln da und enden, wenn die Abmachung hält.",
    ),
    eigen=(
        eigen("", "<k>", "geht um elf offline und sagt es dem Team vorher", "k", "Sonntag bis Donnerstag", ab=0),
        eigen("", "<E>", "legt das eigene Handy um neun in die Schublade", "e", "jeden Abend", ab=0),
        eigen("", "<k>", "dreht und schneidet den Film über die Straße", "k", "bis zur Vorführung", ab=0, bis=90),
    ),
    netz=(
        netz("", "der große Cousin", "nimmt <k> zum Bühnenaufbau mit", "k", "einmal im Monat samstags", ab=7),
        netz(
            "", "zwei Freunde aus der Klasse", "spielen nur noch am Wochenende mit", "k", "freitags und samstags", ab=0
        ),
    ),
    raum=(
        raum("", "Schule", "<k> macht die Technik bei der Abschlussfeier", "k", "ab den Proben", ab=14, bis=120),
        raum("", "Jugendzentrum in {ort}", "gibt <k> den Schlüssel zum Medienraum", "k", "mittwochs", ab=7),
        monatlich(raum("", "Offener Kanal", "Leihgerät für Schnitt und Ton", "k", "monatlich", ab=0, bis=180), 1_500),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "handelt mit <k> und <elt3> eine Abmachung aus und schaut alle zwei Wochen, ob sie trägt",
            "e",
            2500,
            ab=0,
            bis=150,
        ),
        stunden(
            "",
            "{leit}, Medienwerkstatt",
            "öffnet den Medienraum, <k> und andere kommen dazu",
            "k",
            1500,
            ab=14,
            bis=200,
        ),
    ),
    profis=2,
)

TRUBEL = Thema(
    schluessel="trubel",
    alter=(8, 10),
    anliegen=(
        "Bei uns ist immer etwas los: Kinder, Wäsche, Hausaufgaben, Termine. Ich schaffe vieles, aber nicht alles auf einmal, und <k> kommt zu kurz.",
        "Die Lehrerin von <k> hat gefragt, ob ich Hilfe möchte. Ich habe erst Nein gesagt. Jetzt sage ich Ja.",
    ),
    gespraech=(
        "Im Flur hängt ein großer Plan, selbst gemacht, mit Farben für jedes Kind. Er stimmt nur noch nicht mit der Uhr überein, sagt <frau> und lacht.",
        "<k> führt durch die Wohnung: „Hier mache ich Hausaufgaben, wenn keiner badet.“ Der Platz ist der Badewannenrand.",
    ),
    kind=(
        Wort(
            "Ich will einen Tisch, der meiner ist, und <Mama> mal für mich allein.",
            "Ich räume meinen Tisch jeden Abend auf, auch unter dem Tisch.",
            "Die Kleinen sollen nicht an meine Stifte gehen.",
            "Die Schule erwartet, dass die Hausaufgaben vollständig sind.",
        ),
        Wort(
            "Ich will rechtzeitig fertig sein, damit ich noch raus kann.",
            "Ich fange nach dem Essen gleich an.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass der Tag bei uns einen Anfang und ein Ende hat und dazwischen gelacht wird.",
            "Ich mache den Plan neu, mit Uhr, und jedes Kind bekommt eine Aufgabe.",
            "Jemand soll mir beim Papierkram helfen.",
            "Die Schule erwartet vollständige Hefte, das Amt vollständige Anträge.",
        ),
        Wort(
            "Ich will jedem Kind am Tag zehn Minuten nur für sich geben, auch <k>.",
            "Ich schalte in den zehn Minuten alles aus und setze mich auf den Boden.",
            "Ich wünsche mir, dass jemand an zwei Nachmittagen die Kleinen nimmt.",
        ),
    ),
    schaetze=(
        Fund(P, "<frau> verliert auch im größten Trubel den Humor nicht."),
        Fund(P, "<k> liest schon ganze Bücher und liest den Kleinen vor.", "e"),
        Fund(P, "In dieser Familie entschuldigen sich auch die Großen."),
        Fund(S, "Drei Familien im Haus haben Kinder im gleichen Alter.", "e"),
        Fund(S, "Eine Tante wohnt um die Ecke und backt gern mit vielen.", "k"),
        Fund(M, "Im Keller stehen zwei Tische, die nur lackiert werden müssen.", "e"),
        Fund(M, "Eine Waschmaschine und ein Trockner, beide laufen.", "e"),
        Fund(I, "Das Familienzentrum bietet Hausaufgabenzeit mit Ehrenamtlichen an."),
        Fund(I, "Der Spielplatz liegt unter dem Küchenfenster.", "k"),
    ),
    richtung=(
        "Bei uns ist es lebendig und trotzdem ruhig genug zum Denken.",
        "Jedes Kind bei uns hat seinen Platz und seine Zeit.",
    ),
    ziele_kind=(
        Zielsatz(
            "Ich mache meine Aufgaben an meinem eigenen Tisch und bin um vier fertig.", "Um vier bin ich draußen."
        ),
        Zielsatz(
            "Ich lese dienstags und freitags zehn Minuten mit <Mama>, nur wir zwei.",
            "Das Buch hat am Ende der Woche ein neues Lesezeichen.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Um acht sind die Kleinen im Bett, um neun habe ich eine Stunde für mich.",
            "Ich lese selbst wieder ein Buch.",
        ),
        Zielsatz("Alle Briefe vom Amt sind gelesen und in einem Ordner.", "Ich finde jedes Papier in fünf Minuten."),
    ),
    frage=(
        "Wie bekommt ein lebendiger Haushalt Ruhezeiten, und wer hilft dabei gern?",
        "Wo kann <k> in Ruhe lernen, und wie bleibt Zeit zu zweit?",
    ),
    ideen_ohne=(
        "Die drei Familien im Haus wechseln sich mit dem Abholen ab",
        "Die Tante nimmt die Kleinen donnerstags zum Backen",
        "Tische aus dem Keller holen und zusammen lackieren, jedes Kind seine Farbe",
        "Ein Ordner, eine Kaffeekanne, eine Nachbarin, die mit Papieren umgehen kann",
        "Verrückt: Ein Nachmittag in der Woche, an dem die Kinder den Plan bestimmen",
    ),
    ideen_mit=(
        "Jemand, der zwei Nachmittage mit anpackt und dabei nichts übernimmt, was die Familie selbst kann",
        "Drei feste Nachmittage in der Tagesgruppe, bis zu Hause der Tisch steht und der Plan sitzt",
    ),
    auswahl=(
        "Abholen im Wechsel, Tante, Tische. Die Fachkraft kommt nachmittags, wenn es eng ist, und nicht vormittags zum Reden.",
        "<k> geht für einige Monate in die Tagesgruppe, wie <er> es sich nach dem Besuch dort gewünscht hat. Zu Hause wächst der Plan mit.",
    ),
    fehlt=("Hausaufgabenzeit gibt es nur bis zur zweiten Klasse.",),
    begruendung=(
        "Diese Familie hat viel Kraft und wenig Zeit. Mit den Nachbarn und einigen Monaten Unterstützung am Nachmittag wird daraus ein Alltag, in dem jedes Kind "
        "seinen Platz hat.",
        "<k> braucht einen ruhigen Ort zum Lernen, <elt> Luft zum Ordnen. Beides ist auf Zeit angelegt. Die Familie bestimmt das Tempo.",
    ),
    eigen=(
        eigen("", "<E>", "macht den Tagesplan mit Uhr und jedes Kind hängt seine Farbe auf", "e", "sonntags", ab=0),
        eigen("", "<k>", "liest den Kleinen vor, bevor das Licht ausgeht", "k", "montags und mittwochs", ab=0),
        eigen("", "<E> und <k>", "lackieren den Tisch aus dem Keller", "k", "an zwei Wochenenden", ab=0, bis=40),
    ),
    netz=(
        netz(
            "",
            "drei Familien im Haus",
            "holen die Kinder im Wechsel von der Schule ab",
            "e",
            "jede Woche eine andere",
            ab=0,
        ),
        netz("", "die Tante um die Ecke", "backt mit den Kleinen", "k", "donnerstags", ab=0),
        netz("", "Nachbarin Frau Lohmann", "sortiert mit <E> die Post", "e", "alle zwei Wochen", ab=7, bis=120),
    ),
    raum=(
        raum(
            "",
            "Familienzentrum in {ort}",
            "Hausaufgabenzeit mit Ehrenamtlichen",
            "k",
            "dienstags und donnerstags",
            ab=0,
        ),
        raum("", "Möbelkeller der Kirchengemeinde", "Schreibtischstuhl und Lampe", "k", "einmal", ab=0, bis=30),
    ),
    profi=(
        gruppe(
            "",
            "<k>, Tagesgruppe von {leit}",
            "Mittagessen, Aufgaben in Ruhe, danach Werkstatt oder Garten",
            "k",
            5,
            ab=0,
            bis=330,
            wie_oft="montags bis freitags",
        ),
        stunden(
            "", "{lt}, {leit}", "ist an zwei Nachmittagen zu Hause dabei und packt mit an", "e", 4000, ab=0, bis=270
        ),
    ),
    profis=2,
)

ALLE = (SCHULWEG, GEFUEHLE, STILLE, BILDSCHIRM, TRUBEL)
