"""Themes in which a child lives somewhere else for a time, and the way home or out into the own life."""

from massanzug.demo.geschichten.form import I, M, P, S, eigen, monatlich, netz, raum, stunden, wohnen
from massanzug.demo.geschichten.thema import Fund, Thema, Wort, Zielsatz

GESCHWISTER = Thema(
    schluessel="geschwister",
    alter=(9, 12),
    geschwister=2,
    anliegen=(
        "Meine drei wohnen seit zwei Jahren in der Wohngruppe. Ich habe viel geschafft in der Zeit. Ich möchte, dass wir jetzt über den Weg nach Hause reden, "
        "und zwar über einen, der hält.",
        "Vor anderthalb Jahren konnte ich nicht mehr, und die drei sind in die Gruppe gezogen. Heute kann ich wieder. Nicht alles auf einmal, aber jeden Monat etwas mehr.",
        "In der Gruppe geht es den dreien gut, das sehe ich. Trotzdem fragt <k3> jeden Sonntag, wann der letzte Sonntag ist. Ich möchte eine ehrliche Antwort geben können.",
    ),
    gespraech=(
        "Alle drei waren dabei. <k> führte das Wort, <k2> die Strichliste, <k3> saß daneben und malte. Am Ende stand fest: erst Wochenenden, dann mehr.",
        "<k> hat für das Gespräch eine Liste gemalt: zwei Häuser, dazwischen ein Bus. „Am Anfang fahren wir oft hin und her. Später nur noch hin.“",
        "Wir haben im Garten der Gruppe gesessen. <k> fragte: „Und wenn es zu Hause wieder nicht geht?“ <frau> antwortete: „Dann sage ich es euch zuerst, und wir machen langsamer.“",
    ),
    kind=(
        Wort(
            "Ich will mit <k2> und <k3> zusammenbleiben, egal wo, und am Ende zu Hause.",
            "Ich passe auf, dass <k3> ihre Sachen nicht vergisst, und sage, wenn es mir zu viel wird.",
            "Die Gruppe soll nicht böse sein, wenn wir gehen.",
            "Das Familiengericht möchte alle sechs Monate hören, wie es steht.",
        ),
        Wort(
            "Ich will nicht mehr packen. Ich will, dass alle meine Sachen an einem Ort sind und <Mama> auch.",
            "Ich rede im Kinderrat für uns drei und sage auch die schweren Sachen.",
            "Die Erwachsenen sollen schneller machen.",
        ),
        Wort(
            "Ich will, dass <k3> nicht mehr fragt, wann wir heimkommen, weil wir da sind.",
            "Ich erkläre <k2> und <k3>, was wann passiert, und male es auf.",
            "Die Erwachsenen sollen nichts versprechen, was sie nicht halten.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will meine Kinder wieder morgens wecken und abends zudecken, Schritt für Schritt und ohne dass es wieder kippt.",
            "Ich mache die Therapie weiter, gehe zur Elterngruppe und koche am Wochenende für alle.",
            "Die Wohngruppe soll mir auch die schwierigen Tage zutrauen.",
            "Die Schule erwartet, dass kein Schulwechsel mitten im Jahr kommt.",
        ),
        Wort(
            "Ich will zeigen, dass ich ein Zuhause halten kann, an Montagen genauso wie an Sonntagen.",
            "Ich arbeite vormittags, bin um eins zu Hause und rufe an, bevor es mir über den Kopf wächst.",
            "Alle sollen aufhören, mich an früher zu messen.",
        ),
        Wort(
            "Ich will, dass <k>, <k2> und <k3> sich auf mein Ja und auf mein Nein verlassen können.",
            "Ich sage jeden Besuch verlässlich zu und übe die schwierigen Stunden zuerst: Schlafen und Abschied.",
            "Jemand soll am Sonntagabend ans Telefon gehen.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> spürt genau, was <k3> braucht, und kann es sagen."),
        Fund(P, "<E> hat zwei Jahre lang keinen Besuch verpasst.", ""),
        Fund(S, "Die Großmutter wohnt im selben Haus und ist bei den Kindern beliebt.", "e"),
        Fund(S, "Die Bezugserzieherin kennt alle drei und will den Weg mitgehen.", "k"),
        Fund(M, "Die Wohnung hat seit Kurzem ein drittes Zimmer.", "e"),
        Fund(I, "Von der Wohngruppe nach Hause sind es vier Haltestellen."),
        Fund(I, "Alle drei können auf ihren Schulen bleiben.", "e"),
    ),
    richtung=(
        "Wir vier wohnen zusammen, und es geht uns gut dabei.",
        "Wir haben eine Wohnung, einen Tisch und vier Zahnbürsten im selben Glas.",
        "Unser Zuhause hält, auch an Regentagen.",
    ),
    ziele_kind=(
        Zielsatz(
            "Ich schlafe freitags bis montags zu Hause und freue mich drauf.",
            "Ich packe die Tasche selbst und rufe nicht mehr in der Gruppe an.",
        ),
        Zielsatz(
            "Ich schlafe an drei Wochenenden im Monat zu Hause, in meinem Bett.",
            "Ich weiß am Mittwoch noch, wovon ich dort geträumt habe.",
        ),
        Zielsatz(
            "Ich nehme jede Woche ein Ding aus der Gruppe mit nach Hause, das dort bleibt.",
            "Mein Regal zu Hause wird voller als das in der Gruppe.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Ich schaffe ein ganzes Wochenende mit allen dreien, vom Einkauf bis zur Schultasche.",
            "Am Montag sagen alle drei: Das machen wir wieder.",
        ),
        Zielsatz(
            "Ich bringe alle drei an einem Schultag von zu Hause aus in die Schule.",
            "Alle sind pünktlich, und niemand hat geweint.",
        ),
        Zielsatz(
            "Ich rufe an, bevor es kippt, und nicht danach.",
            "Im Heft steht jede Woche, wann ich angerufen habe und was geholfen hat.",
        ),
    ),
    frage=(
        "Wie sieht ein Heimweg in Stufen aus, der auch einen schlechten Tag aushält?",
        "Drei Kinder, ein Weg: Was hilft den Geschwistern, zusammen nach Hause zu kommen und zusammen zu bleiben?",
        "Woran merken alle, dass die nächste Stufe dran ist, und was tun wir, wenn sie zu früh kam?",
    ),
    ideen_ohne=(
        "Die Großmutter übernimmt den Sonntagabend, da wird es am ehesten eng",
        "Jedes Kind bekommt einen eigenen Nachmittag allein mit <E>",
        "Die Patentante holt samstags zwei Kinder ab, damit <E> mit dem dritten Zeit hat",
        "Ein Notfallkoffer mit Telefonnummern, den die Kinder selbst packen",
        "Verrückt: Die Wohngruppe zieht für ein Wochenende bei der Familie ein",
    ),
    ideen_mit=(
        "Dieselbe Fachkraft in der Gruppe und zu Hause, damit nichts zweimal erklärt wird",
        "Ein Bett in der Gruppe bleibt frei, bis das erste halbe Jahr zu Hause geschafft ist",
    ),
    auswahl=(
        "Heimweg in drei Stufen. Wann die nächste kommt, sagen die Kinder und <E> gemeinsam, beim Pfannkuchenessen am ersten Sonntag im Monat.",
        "Wochenenden, dann Ferien, dann Schultage. Die Großmutter am Sonntagabend. Wenn es schwer wird, gehen wir eine Stufe zurück, und das ist dann kein Scheitern.",
        "Die Kinder malen den Weg auf ein Plakat, die Erwachsenen unterschreiben. Fachkraft und Gruppe arbeiten als ein Team.",
    ),
    fehlt=(
        "Eine Elterngruppe am Abend für Eltern, deren Kinder gerade nach Hause zurückkehren.",
        "Wohnraum für Familien, die wieder zusammenziehen, bevor das Jobcenter die größere Wohnung bezahlt.",
    ),
    begruendung=(
        "Die drei Geschwister wollen zusammen nach Hause, und <E> hat viel dafür aufgebaut. Damit der Weg hält, bleiben die Plätze in der Wohngruppe zunächst "
        "bestehen und werden Stufe um Stufe durch Tage zu Hause ersetzt. Alles geschieht in einem Plan; die Familie muss nichts neu beantragen.",
        "<frau> hat gezeigt, dass Verlass ist, und die Kinder wollen heim. Der Weg geht in Stufen, die die Familie mitbestimmt. Solange er dauert, bleiben Gruppe und Zuhause in einem Plan verbunden.",
        "Die Kinder sollen nicht zweimal Abschied nehmen. Darum bleiben die Plätze bestehen, während die Tage zu Hause mehr werden. Die Menschen um die Familie sind fest eingeplant.",
    ),
    eigen=(
        eigen("", "<E>", "übernimmt Arzttermine, Elternabende und die Wochenenden", "e", "jede Woche", ab=0),
        eigen(
            "",
            "<k>, <k2> und <k3>",
            "entscheiden beim Pfannkuchenessen mit, wann die nächste Stufe beginnt",
            "k",
            "erster Sonntag im Monat",
            ab=0,
        ),
    ),
    netz=(
        netz(
            "", "die Großmutter", "ist sonntagabends da, bringt alle zur Gruppe und singt im Bus", "e", "sonntags", ab=0
        ),
        netz(
            "",
            "Patentante Ilka",
            "nimmt samstags zwei Kinder mit, eines bleibt allein bei <E>",
            "k",
            "alle zwei Wochen",
            ab=7,
        ),
    ),
    raum=(
        raum(
            "",
            "Sportverein in {ort}",
            "alle drei turnen dort, an Heimtagen wie an Gruppentagen",
            "k",
            "mittwochs",
            ab=0,
        ),
        raum(
            "", "Familienzentrum in {ort}", "Elternfrühstück, bei dem <E> andere Eltern trifft", "e", "freitags", ab=0
        ),
    ),
    profi=(
        wohnen("", "<k>, Wohngruppe von {leit}", "Wohnen in der Gruppe, Wochenenden zu Hause", "k", ab=0, bis=480),
        stunden(
            "",
            "{lt}, {leit}",
            "ist an den Wochenenden erreichbar und bespricht mit <E> jeden Montag, was ging",
            "e",
            4000,
            ab=0,
            bis=480,
        ),
    ),
    profis=2,
)

AUSZUG = Thema(
    schluessel="auszug",
    alter=(17, 17),
    meldet="k",
    anliegen=(
        "Ich werde bald achtzehn und will in eine eigene Wohnung. Zu Hause ist es zu eng für uns alle, aber ich will nicht im Streit gehen.",
        "Ich mache nächstes Jahr meinen Abschluss. Bis dahin brauche ich einen Ort, an dem ich lernen und schlafen kann.",
    ),
    gespraech=(
        "<k> hat eine Tabelle gemacht: Miete, Essen, Bahn, Handy. „Ich weiß, was es kostet. Ich weiß nur nicht, wie man anfängt.“",
        "<E> sagt: „<k> darf gehen. Ich möchte nur, dass <er> sonntags zum Essen kommt.“",
    ),
    kind=(
        Wort(
            "Ich will allein wohnen können und trotzdem eine Familie haben.",
            "Ich arbeite samstags in der Bäckerei und lege jeden Monat achtzig Euro weg.",
            "Jemand soll mit mir zu den Ämtern gehen, beim ersten Mal.",
            "Die Schule erwartet, dass ich die Fehlstunden aufhole.",
        ),
        Wort(
            "Ich will meinen Abschluss machen und dabei Ruhe haben.",
            "Ich lerne jeden Tag zwei Stunden, auch wenn keiner fragt.",
            "Meine Eltern sollen anrufen und nicht vor der Tür stehen.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> gut ankommt, und dass die Tür hier offen bleibt.",
            "Ich zeige <ihm>, wie man wäscht, kocht und eine Rechnung liest. Und ich halte mich zurück.",
            "Jemand soll <k> an die Termine erinnern, damit ich es nicht muss.",
        ),
        Wort(
            "Ich will wieder über andere Dinge mit <k> reden als über Geschirr und Uhrzeiten.",
            "Ich koche sonntags und frage nichts.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> kann rechnen und hält einen Plan ein.", "e"),
        Fund(P, "<k> findet überall schnell Menschen, die <ihm> helfen."),
        Fund(S, "Die Chefin in der Bäckerei hält große Stücke auf <k>.", "k"),
        Fund(S, "Eine Cousine wohnt seit einem Jahr allein und kennt alle Anfängerfehler.", "k"),
        Fund(M, "Eigenes Einkommen aus der Bäckerei und ein Sparkonto.", "k"),
        Fund(M, "Die Großeltern haben Möbel auf dem Dachboden.", "e"),
        Fund(I, "Der Bus fährt bis kurz vor Mitternacht zur Schule und zurück."),
        Fund(I, "Die Verbraucherberatung gibt einen Kurs zur ersten Wohnung.", "k"),
    ),
    richtung=(
        "Ich habe meine eigene Tür und einen Schlüssel zu der meiner Familie.",
        "Ich mache meinen Abschluss und weiß, wo ich danach wohne.",
    ),
    ziele_kind=(
        Zielsatz(
            "Ich komme vier Wochen mit meinem Geld aus, mit Essen, Bahn und Handy.",
            "Am Monatsende sind noch zehn Euro da.",
        ),
        Zielsatz(
            "Ich gehe jeden Morgen zur Schule, ohne dass mich jemand weckt.",
            "Der Klassenlehrer sagt beim Zwischengespräch: läuft.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir essen sonntags zusammen und streiten dabei über Fußball statt über Termine.",
            "<k> bleibt länger, als <er> müsste.",
        ),
        Zielsatz("Ich rufe zweimal in der Woche an und höre mehr zu, als ich rate.", "<k> ruft auch von sich aus an."),
    ),
    frage=(
        "Was braucht <k>, um allein zu wohnen, und was kann <er> schon?",
        "Wie bleibt die Familie beieinander, wenn <k> geht?",
    ),
    ideen_ohne=(
        "Die Cousine zeigt <ihre> Liste mit Anfängerfehlern",
        "Möbel vom Dachboden, geschleppt von der Fußballmannschaft des Vaters",
        "Ein Probemonat im Gartenhaus der Großeltern",
        "Die Chefin der Bäckerei fragt ihren Vermieter",
        "Verrückt: <k> lädt die Familie ein und kocht ein Menü für vier mit zehn Euro",
    ),
    ideen_mit=(
        "Ein Zimmer im begleiteten Wohnen für ein Jahr, mit eigenem Schlüssel",
        "Beim ersten Gang zu jedem Amt geht jemand mit, beim zweiten nicht mehr",
    ),
    auswahl=(
        "Begleitetes Wohnen mit festem Ende und von Anfang an die Suche nach einer eigenen Wohnung. Sonntags Essen zu Hause, das war <ks> Bedingung.",
        "Ein Jahr eigenes Zimmer bis zum Abschluss. Die Cousine und die Chefin bleiben die Ersten, die <k> fragt.",
    ),
    fehlt=("Kleine Wohnungen, in die junge Menschen ohne Bürgschaft einziehen können.",),
    begruendung=(
        "<k> hat ein klares Ziel und vieles, was man zum Alleinwohnen braucht. Zu Hause ist dafür kein Raum. Das begleitete Wohnen ist auf ein Jahr geplant, "
        "die Stunden werden weniger, die Sonntage bleiben.",
        "Für den Abschluss braucht <k> Ruhe und einen verlässlichen Ort. Die Familie trägt den Plan mit und bleibt der Mittelpunkt.",
    ),
    eigen=(
        eigen("", "<k>", "führt ein Haushaltsbuch und spart für die Kaution", "k", "jeden Abend fünf Minuten", ab=0),
        eigen("", "<k>", "arbeitet samstags in der Bäckerei", "k", "samstags", ab=0),
        eigen("", "<E>", "kocht sonntags für alle und fragt nichts", "e", "sonntags", ab=0),
    ),
    netz=(
        netz("", "die Cousine", "geht mit <k> die Liste der Anfängerfehler durch", "k", "einmal im Monat", ab=0),
        netz(
            "",
            "die Chefin der Bäckerei",
            "fragt bei ihren Vermietern nach einer kleinen Wohnung",
            "k",
            "wenn etwas frei wird",
            ab=30,
        ),
    ),
    raum=(
        raum("", "Verbraucherberatung", "Kurs „Meine erste Wohnung“", "k", "vier Abende", ab=30, bis=90),
        monatlich(
            raum(
                "",
                "Nachbarschaftsküche in {ort}",
                "<k> kocht dort mit und nimmt Essen für zwei Tage mit",
                "k",
                "dienstags",
                ab=0,
                bis=330,
            ),
            2_400,
        ),
    ),
    profi=(
        wohnen(
            "",
            "Begleitetes Wohnen von {leit}",
            "eigenes Zimmer mit eigenem Schlüssel, Fachkraft im Haus",
            "k",
            satz="verselbstaendigung",
            ab=0,
            bis=360,
        ),
        stunden(
            "",
            "{lt}, {leit}",
            "geht beim ersten Mal mit zu Ämtern und hilft bei der Wohnungssuche",
            "k",
            2000,
            ab=120,
            bis=420,
        ),
    ),
    profis=2,
)

NAHEBEI = Thema(
    schluessel="nahebei",
    alter=(8, 10),
    geschwister=1,
    anliegen=(
        "Ich bin im letzten Jahr dreimal im Krankenhaus gewesen, und es kommt wieder. Meine Kinder sollen an einem Ort sein, der bleibt, und ich will sie jede Woche sehen.",
        "Meine Kinder leben seit zwei Jahren in der Wohngruppe, erst weit weg. Ich möchte, dass sie in der Nähe wohnen und wir uns einfach besuchen können.",
        "Meine Gesundheit kommt und geht. Die Kinder brauchen etwas, das bleibt. Am liebsten so nah, dass sie mein Fenster sehen.",
    ),
    gespraech=(
        "<k> und <k2> haben ein Haus gemalt, mit zwei Türen. „Eine ist für <Mama>, die darf immer rein.“",
        "<frau> hat Fotos der letzten Jahre mitgebracht und zu jedem gesagt, was die Kinder an diesem Tag gelernt haben.",
        "<frau> hatte einen guten Tag. Alle haben Waffeln gebacken. Die Kinder wissen genau, woran sie einen guten Tag erkennen: „Dann singt <Mama> beim Abwaschen.“",
    ),
    kind=(
        Wort(
            "Ich will mit <k2> in einem Zimmer wohnen und <Mama> jede Woche sehen.",
            "Ich helfe <k2> beim Einschlafen und sage den Erziehern, wenn ich traurig bin.",
            "<Mama> soll gesund werden.",
            "Die Richterin fragt, wo ich leben möchte.",
        ),
        Wort(
            "Ich will auf meiner Schule bleiben und am Wochenende nach Hause.",
            "Ich fahre den Weg mit dem Bus allein, ich habe ihn geübt.",
            "Keiner soll mich fragen, warum ich nicht zu Hause wohne.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will an guten Tagen ganz für meine Kinder da sein und an schlechten wissen, dass es ihnen gut geht.",
            "Ich komme jeden Mittwoch und koche in der Gruppe, und ich sage ab, wenn es nicht geht.",
            "Die Ärzte sollen mir endlich sagen, wie lange das noch so geht.",
            "Das Gericht erwartet, dass ich mich einmal im Jahr äußere.",
        ),
        Wort(
            "Ich will, dass meine Kinder mich nicht verlieren und nicht auf mich warten müssen.",
            "Ich halte die Besuche ein und bringe immer etwas Kleines zum Basteln mit.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> und <k2> halten zusammen und streiten fair."),
        Fund(P, "<frau> sagt den Kindern immer die Wahrheit, in ihren Worten."),
        Fund(S, "Tante und Onkel nehmen die Kinder in den Ferien.", "e"),
        Fund(S, "Die beste Freundin von <k> wohnt neben der Gruppe.", "k"),
        Fund(M, "<frau> hat ein Zimmer für die Wochenenden eingerichtet.", "k"),
        Fund(I, "Die Wohngruppe liegt im selben Stadtteil wie Schule und Wohnung."),
        Fund(I, "Der Musikverein leiht Instrumente aus.", "k"),
    ),
    richtung=(
        "Wir sind eine Familie an zwei Orten.",
        "Wir wohnen an zwei Orten und gehören zusammen.",
        "Jeden Tag ist jemand da, und jede Woche sind wir es alle.",
    ),
    ziele_kind=(
        Zielsatz("Ich bin mittwochs mit <Mama> und <k2> in der Küche der Gruppe.", "Wir kochen etwas, das alle mögen."),
        Zielsatz("Ich schlafe jedes zweite Wochenende zu Hause und weiß vorher, wann.", "Der Kalender stimmt."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Ich halte jeden Besuch ein oder sage am Tag vorher Bescheid.",
            "Die Kinder fragen nicht mehr, ob ich komme.",
        ),
        Zielsatz(
            "Ich bin bei jedem Elternabend dabei, wenn nötig am Telefon.",
            "Die Lehrerinnen rufen mich an und nicht zuerst die Gruppe.",
        ),
    ),
    frage=(
        "Wie bleiben die Kinder nah an Schule, Freundin und <elt3>, auch wenn die Krankheit wiederkommt?",
        "Was gibt den Kindern Ruhe, wenn <elt> einen schlechten Monat hat?",
        "Wer gehört zu dieser Familie, und wie bleiben alle in Reichweite?",
    ),
    ideen_ohne=(
        "Tante und Onkel übernehmen feste Ferienwochen",
        "Mittwochs kochen alle zusammen in der Gruppe, die Freundin von nebenan kommt dazu",
        "Ein Kalender mit Bildern, den auch <k2> lesen kann",
        "Eine Nachbarin begleitet <E> zum Arzt und zurück",
        "Verrückt: Die Wohngruppe feiert Weihnachten im Garten von Tante und Onkel",
    ),
    ideen_mit=(
        "Wohngruppe im Stadtteil, mit fester Ansprechperson",
        "Fachkraft, die mit den Kindern über die Krankheit redet",
    ),
    auswahl=(
        "Wohngruppe in der Nähe, Mittwochsküche, feste Ferien bei Tante und Onkel. Nach einem halben Jahr schauen alle zusammen, ob mehr Wochenenden gehen.",
        "Bleiben im Stadtteil, Waffeln am Mittwoch, Ferien bei Tante und Onkel. Wie viele Wochenenden es werden, entscheidet jeden Monat das Befinden, offen ausgesprochen.",
        "Ein Kalender mit drei Farben: Gruppe, Zuhause, Tante. Die Kinder hängen ihn auf, die Erwachsenen halten ihn ein.",
    ),
    begruendung=(
        "Die Kinder brauchen einen Ort, der bleibt, und <elt4> in der Nähe. Beides ist möglich, weil die Wohngruppe im Stadtteil liegt. "
        "<frau> gestaltet den Alltag mit, so viel die Gesundheit erlaubt; Tante und Onkel sind fest eingeplant.",
        "Die Krankheit bestimmt, wie viel Alltag <frau> geben kann; wie viel Liebe, bestimmt sie nicht. Der Plan sichert den Alltag und hält die Wege kurz. Verwandte und Nachbarschaft gehören fest dazu.",
        "Die Kinder sollen in ihrer Schule, bei ihren Freunden und in der Nähe bleiben. Die Wohngruppe im Stadtteil macht das möglich. An guten Tagen ist Zuhause offen.",
    ),
    eigen=(
        eigen("", "<E>", "kocht mittwochs mit den Kindern in der Gruppe", "e", "mittwochs", ab=0),
        eigen(
            "",
            "<k>",
            "fährt allein mit dem Bus nach Hause, den Weg hat <er> geübt",
            "k",
            "jedes zweite Wochenende",
            ab=0,
        ),
    ),
    netz=(
        netz("", "Tante und Onkel", "nehmen die Kinder in den Ferien", "k", "fünf Wochen im Jahr", ab=30),
        netz("", "die Nachbarin", "begleitet <E> zu Arztterminen", "e", "nach Absprache", ab=0),
    ),
    raum=(
        raum("", "Musikverein in {ort}", "leiht ein Instrument, Unterricht in der Gruppe", "k", "montags", ab=14),
        raum("", "Kita und Grundschule", "alle bleiben in ihren Gruppen und Klassen", "k", "jeden Tag", ab=0),
    ),
    profi=(
        wohnen("", "<k>, Wohngruppe von {leit}", "Wohnen in der Gruppe im Stadtteil", "k", ab=0, bis=540),
        stunden("", "{lt}, {leit}", "hält die Verbindung zwischen Gruppe, Schule und <elt3>", "e", 2000, ab=0, bis=360),
    ),
    profis=2,
)

BLEIBEN = Thema(
    schluessel="bleiben",
    alter=(14, 16),
    meldet="k",
    anliegen=(
        "Ich wohne seit einem Jahr in der Wohngruppe und will hier bleiben, bis ich fertig bin mit der Schule. Zu Hause besuche ich gern.",
        "Mir geht es in der Gruppe gut. Ich möchte, dass jemand das mal aufschreibt, damit nicht alle halbe Jahre wieder alles offen ist.",
    ),
    gespraech=(
        "<k> hat <sein> Zimmer gezeigt, mit einem Bild von zu Hause an der Wand. „Hier kann ich denken. Dort kann ich essen.“",
        "<frau> kam mit in die Gruppe. Es ist der erste Besuch, bei dem beide gelacht haben.",
    ),
    kind=(
        Wort(
            "Ich will hier wohnen bleiben, meinen Abschluss machen und meine Familie besuchen, wenn ich Lust habe.",
            "Ich lerne, übernehme den Küchendienst für die Neuen und rufe sonntags zu Hause an.",
            "Keiner soll mich fragen, wann ich wieder nach Hause ziehe.",
            "Die Familie erwartet, dass ich an den Feiertagen da bin.",
        ),
        Wort(
            "Ich will die Schule schaffen und danach etwas mit Tieren lernen.",
            "Ich stehe um halb sechs auf und versorge vor der Schule die Pferde.",
            "Das Jugendamt soll mir das Monatsticket zahlen.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will <k> gehen lassen können, ohne das Gefühl, versagt zu haben.",
            "Ich komme jeden zweiten Sonntag und rede nicht über früher.",
            "<k> soll öfter anrufen.",
        ),
        Wort(
            "Ich will, dass <k> weiß: Hier ist immer ein Teller für <ihn>.",
            "Ich schicke mittwochs ein Päckchen mit Essen.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> steht auf, ohne dass jemand weckt, und hält durch."),
        Fund(P, "<k> kann gut mit den Neuen in der Gruppe umgehen."),
        Fund(S, "Die Großeltern holen <k> jedes zweite Wochenende.", "k"),
        Fund(S, "Ein Lehrer, der an <ihn> glaubt und das auch sagt.", "k"),
        Fund(M, "Ein ruhiges Zimmer und ein Schreibtisch.", "k"),
        Fund(I, "Der Reiterhof liegt eine Busfahrt entfernt.", "k"),
        Fund(I, "Die Berufsschule ist in der Stadt."),
    ),
    richtung=(
        "Ich habe einen Abschluss und zwei Orte, an denen ich gern bin.",
        "Ich weiß, wo ich morgen wohne, und lerne für übermorgen.",
    ),
    ziele_kind=(
        Zielsatz("Ich schaffe das Halbjahr mit einer Drei in Mathe.", "Auf dem Zeugnis steht eine Drei."),
        Zielsatz("Ich mache zwei Wochen Praktikum auf dem Reiterhof.", "Sie fragen, ob ich in den Ferien wiederkomme."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir verbringen jeden zweiten Sonntag zusammen und es wird ein schöner Tag.", "Wir machen am Ende ein Foto."
        ),
        Zielsatz(
            "Ich frage bei Besuchen nach heute und morgen, nicht nach gestern.",
            "<k> zeigt mir von sich aus das Zimmer.",
        ),
    ),
    frage=(
        "Was gibt <k> Sicherheit bis zum Abschluss, und wie bleibt die Familie nah?",
        "Wie wird aus „vorläufig“ ein Ort, auf den sich <k> verlassen kann?",
    ),
    ideen_ohne=(
        "Die Großeltern behalten ihr Wochenende und den Sonntagsbraten",
        "Der Lehrer trifft <k> einmal in der Woche zum Lernen",
        "Der Reiterhof bietet ein Ferienpraktikum an",
        "Päckchen am Mittwoch, mit Rezept zum Nachkochen",
        "Verrückt: <k> lädt beide Familien, die alte und die aus der Gruppe, zum Grillen ein",
    ),
    ideen_mit=(
        "Zusage des Platzes bis zum Schulabschluss",
        "Ein Training für die erste eigene Wohnung ab dem letzten Schuljahr",
    ),
    auswahl=(
        "Der Platz bleibt bis zum Abschluss, und das steht so im Plan. Großeltern, Lehrer und Reiterhof sind fest verabredet.",
        "Bleiben bis zum Abschluss, schriftlich. Wochenenden bei den Großeltern. Nach der Zehnten reden alle neu, und zwar am Küchentisch der Gruppe.",
    ),
    begruendung=(
        "<k> hat in der Gruppe einen guten Ort gefunden und will dort den Abschluss machen. Familie und Großeltern stehen dahinter. Die Zusage bis zum Schulende gibt die Ruhe, die zum Lernen nötig ist.",
        "Alle halbe Jahre offen zu sein, ist kein Zuhause. <k> möchte bleiben, lernen und die Familie besuchen; die Familie trägt das mit. Deshalb gilt die Hilfe bis zum Schulabschluss und wird jedes Halbjahr gemeinsam angeschaut.",
    ),
    eigen=(
        eigen("", "<k>", "lernt jeden Tag eine Stunde und zeigt den Neuen die Küche", "k", "jeden Tag", ab=0),
        eigen("", "<E>", "kommt jeden zweiten Sonntag", "e", "sonntags", ab=0),
    ),
    netz=(
        netz("", "die Großeltern", "holen <k> am Wochenende", "k", "jedes zweite Wochenende", ab=0),
        netz("", "der Mathelehrer", "lernt mit <k>", "k", "donnerstags in der siebten Stunde", ab=0, bis=200),
    ),
    raum=(
        raum(
            "", "Reiterhof", "<k> versorgt die Pferde und macht ein Praktikum", "k", "samstags und in den Ferien", ab=14
        ),
        monatlich(raum("", "Verkehrsbetrieb", "Monatskarte", "k", "monatlich", ab=0, bis=360), 4_300),
    ),
    profi=(
        wohnen("", "<k>, Wohngruppe von {leit}", "Wohnen in der Gruppe bis zum Schulabschluss", "k", ab=0, bis=600),
    ),
)

STURM = Thema(
    schluessel="sturm",
    alter=(13, 15),
    anliegen=(
        "<k> ist im letzten Jahr aus drei Gruppen weggelaufen, jedes Mal in unsere Richtung. Ich möchte, dass wir aufhören zu suchen, wohin <er> passt, und anfangen zu fragen, was <er> will.",
    ),
    gespraech=(
        "Treffen am Fluss. <k> hat Steine über das Wasser springen lassen, sieben Mal. „Ich laufe nicht weg. Ich laufe hin.“",
    ),
    kind=(
        Wort(
            "Ich will in der Nähe von zu Hause wohnen, bei Leuten, die mich aushalten.",
            "Ich sage, wenn ich losmuss, und nehme das Handy mit.",
            "Keiner soll mich mehr in ein anderes Bundesland bringen.",
            "Das Gericht erwartet, dass ich in die Schule gehe.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> nicht mehr weiter weg geschickt wird, als ich fahren kann.",
            "Ich bin jeden Abend um acht am Telefon, egal wo <er> ist.",
            "Jemand soll mir sagen, was ich falsch gemacht habe.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> kennt jeden Weg im Wald und findet überall zurück."),
        Fund(P, "<k> hat Mut und ein Gespür für Ungerechtigkeit.", "e"),
        Fund(S, "Der Förster hat <ihn> zweimal mitgenommen und würde es wieder tun.", "k"),
        Fund(S, "Die kleine Schwester schreibt jeden Tag eine Nachricht.", "k"),
        Fund(M, "Ein gutes Fahrrad.", "k"),
        Fund(I, "Eine kleine Gruppe mit drei Plätzen am Rand von {ort}, nahe am Wald."),
    ),
    richtung=("Ich bin da, wo ich sein will, und muss nicht mehr laufen.",),
    ziele_kind=(
        Zielsatz("Ich schlafe jede Nacht am selben Ort oder sage, wo ich bin.", "Niemand ruft die Polizei."),
        Zielsatz(
            "Ich bin an drei Tagen im Wald beim Förster und an zwei in der Schule.",
            "Der Förster hat mir einen Schlüssel gegeben.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir telefonieren jeden Abend um acht und reden über etwas Schönes.", "<k> ruft auch einmal zuerst an."
        ),
    ),
    frage=("Wie sieht ein Ort aus, zu dem <k> hinläuft?",),
    ideen_ohne=(
        "Zwei Tage in der Woche mit dem Förster",
        "Die kleine Schwester und <k> treffen sich samstags am Fluss",
        "Ein Zelt im Garten, in dem <k> schlafen darf, wenn es drinnen zu eng ist",
        "Verrückt: <k> bekommt den Auftrag, eine Karte aller Wege zu zeichnen",
    ),
    ideen_mit=(
        "Kleine Gruppe mit zwei festen Menschen, die bleiben, auch wenn es kracht",
        "Lernen draußen, mit einer Lehrerin, die mitgeht",
    ),
    auswahl=(
        "Kleine Gruppe in der Nähe, Zelt inbegriffen. Förster und Fluss sind Teil des Plans und keine Belohnung.",
    ),
    abweichend=(
        "Eine Kollegin hält einen größeren Abstand zur alten Clique für nötig. Sie trägt den Versuch mit und schlägt vor, nach sechs Wochen genau darauf zu schauen.",
    ),
    begruendung=(
        "<k> braucht Nähe zur Familie, Natur und Erwachsene, die bleiben. Die kleine Gruppe bietet das. Der Wald und die Schwester gehören zum Plan, weil sie das sind, was <ihn> hält.",
    ),
    eigen=(
        eigen("", "<k>", "sagt Bescheid, bevor <er> losgeht, und nimmt das Handy mit", "k", "jedes Mal", ab=0),
        eigen("", "<E>", "ist jeden Abend um acht am Telefon", "e", "jeden Abend", ab=0),
    ),
    netz=(
        netz("", "der Förster", "nimmt <k> mit in den Wald", "k", "montags und mittwochs", ab=0),
        netz("", "die kleine Schwester", "trifft <k> am Fluss", "k", "samstags", ab=0),
    ),
    raum=(
        raum(
            "",
            "Schule",
            "nimmt <k> an zwei Tagen, mit festem Platz am Fenster",
            "k",
            "dienstags und donnerstags",
            ab=14,
        ),
    ),
    profi=(
        wohnen(
            "",
            "kleine Gruppe von {leit}",
            "Wohnen zu dritt am Waldrand, zwei feste Menschen",
            "k",
            satz="intensiv",
            ab=0,
            bis=420,
        ),
        stunden("", "{lt}, {leit}", "lernt mit <k> draußen und hält Verbindung zur Schule", "k", 4000, ab=30, bis=240),
    ),
    profis=2,
)

ZWEIFAMILIEN = Thema(
    schluessel="zwei-familien",
    alter=(4, 6),
    anliegen=(
        "<k> lebt seit einem Jahr in einer Erziehungsstelle und hat mich lieb und die andere Familie auch. Ich möchte, dass das so sein darf.",
        "Ich kann <k> im Moment nicht den ganzen Alltag geben. Ich möchte, dass <er> in einer Familie lebt, die mich mitdenkt.",
    ),
    gespraech=(
        "<k> hat beide Familien auf ein Blatt gemalt, alle Hand in Hand, die Katze in der Mitte.",
        "<frau> und die Erziehungsstelle haben sich in der Küche getroffen und Rezepte getauscht. <k> lief zwischen den Beinen hindurch.",
    ),
    kind=(
        Wort(
            "Ich will bei der Katze wohnen und <Mama> oft sehen.",
            "Ich füttere die Katze und male <Mama> jeden Tag ein Bild.",
            "<Mama> soll auch hier wohnen.",
        ),
        Wort(
            "Ich will, dass alle zu meinem Geburtstag kommen.",
            "Ich verteile die Einladungen selbst.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will ein fester Teil im Leben von <k> sein, jede Woche, ohne dass jemand gegen jemanden ist.",
            "Ich komme samstags und bleibe bis zum Zähneputzen.",
            "Die Besuche sollen länger werden.",
            "Das Gericht erwartet einen Bericht über die Besuche.",
        ),
        Wort(
            "Ich will so gesund werden, dass ich <k> eines Tages wieder länger bei mir haben kann.",
            "Ich mache die Ausbildung zu Ende und gehe zur Beratung.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> kann Nähe zeigen und Abschied nehmen, ohne zu zerbrechen."),
        Fund(P, "<frau> freut sich für <k>, auch wenn es weh tut."),
        Fund(S, "Die Erziehungsstelle lädt von sich aus ein.", "e"),
        Fund(S, "Die Urgroßmutter strickt für beide Familien.", "e"),
        Fund(M, "Eine Wohnung mit Garten bei der Erziehungsstelle, ein Bett für <k> bei <E>."),
        Fund(I, "Kindergarten, in den <k> schon immer geht."),
    ),
    richtung=(
        "Ich habe zwei Familien, und sie mögen sich.",
        "Ich gehöre zu allen, die mich lieb haben.",
    ),
    ziele_kind=(
        Zielsatz("Ich sehe <Mama> jeden Samstag und erzähle von der Katze.", "Ich winke beim Abschied und lache."),
        Zielsatz(
            "Ich übernachte einmal im Monat bei <Mama> und nehme die Stoffkatze mit.",
            "Ich schlafe ein, ohne dass jemand anruft.",
        ),
    ),
    ziele_eltern=(
        Zielsatz("Ich bringe <k> samstags ins Bett und fahre dann nach Hause.", "<k> schläft ein, bevor ich gehe."),
        Zielsatz("Wir feiern den Geburtstag alle zusammen.", "Auf dem Foto sind beide Familien."),
    ),
    frage=(
        "Wie werden zwei Familien zu einem Netz, in dem <k> sicher ist?",
        "Was hilft zwei Familien, über ein Kind gut zu reden?",
    ),
    ideen_ohne=(
        "Die Urgroßmutter ist Ehrengast in beiden Häusern",
        "Ein Heft mit Bildern reist hin und her",
        "Samstags zusammen auf den Markt gehen",
        "Der Kindergarten lädt immer beide Familien ein",
        "Verrückt: Ein Familienfoto mit Katze, jedes Jahr an derselben Stelle",
    ),
    ideen_mit=("Erziehungsstelle mit Zeit für Besuche", "Gespräche zu dritt, einmal im Monat"),
    auswahl=(
        "Samstage mit Zähneputzen, Heft und ein gemeinsamer Geburtstag. Die Gespräche zu dritt einmal im Monat.",
        "Das Heft, der Markt am Samstag und ein gemeinsamer Geburtstag. Einmal im Monat sitzen alle an einem Tisch, mit Moderation.",
    ),
    begruendung=(
        "<k> hat in der Erziehungsstelle ein gutes Zuhause und in <elt3> einen Menschen, der zu <ihm> steht. Der Plan gibt beiden einen festen Platz und hält offen, wie viel Zeit zu Hause später möglich ist.",
        "<k> muss sich nicht entscheiden. Die Erziehungsstelle gibt den Alltag, <elt> bleibt jede Woche ein fester Teil davon. Was später möglich ist, wächst aus dem, was jetzt gelingt.",
    ),
    eigen=(
        eigen("", "<E>", "kommt samstags und bleibt bis zum Zähneputzen", "e", "samstags", ab=0),
        eigen("", "<k>", "füttert die Katze und malt ein Bild für das Heft", "k", "jeden Tag", ab=0),
    ),
    netz=(
        netz("", "die Urgroßmutter", "strickt, erzählt und ist in beiden Häusern eingeladen", "k", "sonntags", ab=0),
    ),
    raum=(raum("", "Kindergarten in {ort}", "lädt immer beide Familien ein", "e", "bei jedem Fest", ab=0),),
    profi=(
        wohnen(
            "",
            "Erziehungsstelle von {leit}",
            "Leben in einer Familie mit Garten und Katze",
            "k",
            satz="erziehungsstelle",
            ab=0,
            bis=600,
        ),
        stunden("", "{lt}, {leit}", "führt Gespräche zu dritt und bereitet die Besuche vor", "e", 1500, ab=0, bis=300),
    ),
    profis=2,
)

ELTERNSEIN = Thema(
    schluessel="elternsein",
    grundlage="§ 19 SGB VIII",
    alter=(0, 1),
    elternteil="mutter",
    anliegen=(
        "Ich bin neunzehn und habe ein Baby. Meine Familie wohnt weit weg. Ich will lernen, wie man das macht, ohne dass mir jemand <k> aus dem Arm nimmt.",
        "Ich werde in sechs Wochen aus der Klinik entlassen und möchte mit meinem Baby an einem Ort wohnen, wo nachts jemand da ist.",
    ),
    gespraech=(
        "<k> schläft auf dem Bauch von <E> ein, während wir reden. <frau> spricht leise weiter und hat die nächste Flasche im Blick.",
        "<frau> hat ein Heft, in dem jedes Lächeln von <k> mit Uhrzeit steht. Es sind viele.",
    ),
    eltern=(
        Wort(
            "Ich will eine gute Mutter sein und meine Ausbildung zu Ende machen.",
            "Ich stehe nachts selbst auf und frage, wenn ich nicht weiterweiß.",
            "Jemand soll mir sagen, dass ich es richtig mache.",
            "Das Jugendamt erwartet, dass ich die Vorsorgetermine einhalte.",
        ),
        Wort(
            "Ich will mit <k> in einem Jahr in einer eigenen Wohnung leben.",
            "Ich koche, wasche und rechne selbst, auch wenn jemand helfen könnte.",
        ),
    ),
    schaetze=(
        Fund(P, "<frau> antwortet auf jeden Laut von <k>, im Schlaf und im Wachen."),
        Fund(P, "<frau> fragt nach und probiert aus."),
        Fund(S, "Eine Freundin aus der Schule kommt jeden Sonntag.", "e"),
        Fund(S, "Die Großmutter ruft täglich per Video an.", "e"),
        Fund(M, "Ein Ausbildungsvertrag, der ein Jahr ruht.", "e"),
        Fund(I, "Das Elterncafé liegt im Haus nebenan."),
    ),
    richtung=(
        "Wir zwei schaffen das, und wir sind nicht allein.",
        "Ich bin Mama, und ich lerne jeden Tag dazu.",
    ),
    ziele_eltern=(
        Zielsatz(
            "Ich erkenne, was <k> braucht, und handle, bevor geweint wird.",
            "Ich schreibe es ins Heft, und es stimmt meistens.",
        ),
        Zielsatz("Ich gehe an zwei Vormittagen wieder in den Betrieb.", "<k> isst und schläft in der Zeit gut."),
    ),
    frage=(
        "Was braucht eine junge Mutter, damit sie in einem Jahr allein wohnen kann und will?",
        "Was soll in einem Jahr anders sein, und wer ist dann noch da?",
    ),
    ideen_ohne=(
        "Die Freundin wird Patin und übernimmt zwei Nachmittage",
        "Die Großmutter kommt für drei Wochen auf Besuch",
        "Elterncafé nebenan, das erste Mal gehen alle mit",
        "Verrückt: Die Berufsschulklasse lernt Wickeln",
    ),
    ideen_mit=(
        "Gemeinsames Wohnen für Eltern und Kind auf ein Jahr",
        "Von Anfang an eine Fachkraft, die später in die eigene Wohnung mitgeht",
    ),
    auswahl=(
        "Ein Jahr gemeinsames Wohnen mit dem Ziel eigene Wohnung. Freundin, Großmutter und Elterncafé sind von Beginn an dabei.",
        "Eigenes Apartment mit jemandem im Haus. Die Freundin wird Patin. Die Suche nach einer Wohnung beginnt sofort und nicht erst am Ende.",
    ),
    fehlt=(
        "Wohnungen für sehr junge Eltern.",
        "Patinnen für junge Mütter, deren Familie weit weg ist.",
    ),
    begruendung=(
        "<frau> hat eine gute Beziehung zu <k> und klare Ziele. Das gemeinsame Wohnen gibt für ein Jahr Sicherheit in der Nacht und lässt am Tag Raum, alles selbst zu tun. Danach folgt die eigene Wohnung.",
        "Die ersten Monate mit einem Baby sind vor allem dann schwer, wenn man allein ist. Das gemeinsame Wohnen gibt Nachbarinnen und nachts ein offenes Ohr. Der Auszug ist von Anfang an Teil des Plans.",
    ),
    eigen=(
        eigen("", "<E>", "steht nachts selbst auf und führt das Heft weiter", "e", "jede Nacht", ab=0),
        eigen("", "<E>", "geht an zwei Vormittagen in den Betrieb", "e", "dienstags und donnerstags", ab=90),
    ),
    netz=(
        netz(
            "", "die Freundin aus der Schule", "nimmt <k> an zwei Nachmittagen", "e", "dienstags und donnerstags", ab=60
        ),
        netz(
            "", "die Großmutter", "ist jeden Tag am Bildschirm und kommt drei Wochen zu Besuch", "e", "jeden Tag", ab=0
        ),
    ),
    raum=(raum("", "Elterncafé in {ort}", "Treffen mit anderen jungen Eltern", "e", "mittwochs", ab=0),),
    profi=(
        wohnen(
            "",
            "<E> und <k>, gemeinsames Wohnen bei {leit}",
            "eigenes Apartment, nachts jemand im Haus",
            "e",
            satz="wohngruppe",
            ab=0,
            bis=390,
        ),
        stunden(
            "", "{lt}, {leit}", "übt den Alltag und geht später in die eigene Wohnung mit", "e", 3000, ab=60, bis=480
        ),
    ),
    profis=2,
)

ALLE = (GESCHWISTER, AUSZUG, NAHEBEI, BLEIBEN, STURM, ZWEIFAMILIEN, ELTERNSEIN)
