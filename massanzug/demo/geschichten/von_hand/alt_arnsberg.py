"""Alt-Arnsberg: four who want home, a boy who stopped interpreting, and a plan that is still made of one cloth."""

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
    Nahestehend,
    P,
    Rat,
    Rueckgabe,
    S,
    Schatz,
    Stimme,
    Stueckwechsel,
    Unterschrift,
    Verwandt,
    Vorlage,
    Widerruf,
    am,
    eigen,
    einmalig,
    folge,
    gruppe,
    netz,
    raum,
    stunden,
    wohnen,
)
from massanzug.demo.geschichten.form import Gespraech as Kontakt
from massanzug.fall.choices import Kanal, Paarstand, Qualitaet, Sektor

_DANIELA, _ACHIM = "Daniela Brüning", "Achim Brüning"

BRUENING = Geschichte(
    schluessel="vier-geschwister",
    familie="Brüning",
    raum="alt-arnsberg",
    stadtteil="Oeventrop",
    vor=408,
    fuehrt="asd",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch(_DANIELA, MUTTER, None, True),
                "Meine vier Kinder leben seit drei Jahren an zwei Orten, achtzig Kilometer auseinander. Ich bin seit zwei Jahren trocken. Ich will nicht, dass Sie mir glauben. Ich will, dass Sie es sehen.",
                Kanal.BESUCH,
            ),
            Mensch(_ACHIM, VATER),
            Mensch("Jana", KIND, 13),
            Mensch("Paul", KIND, 11),
            Mensch("Emilia", KIND, 8),
            Mensch("Ben", KIND, 5),
        ),
        am(
            5,
            Kontakt(
                "Jana, Paul, Emilia und Ben",
                "Ein Samstag in der Mitte zwischen beiden Orten, auf einem Parkplatz mit Rutsche. Jana hat das Treffen organisiert und die Brote geschmiert. Ben hat gefragt, warum Parkplatz und nicht Garten.",
                Kanal.SOZIALRAUM,
            ),
            Stimme(
                "Jana",
                "Ich will, dass wir vier in derselben Stadt wohnen und dass ich nicht mehr die Mutter sein muss.",
                "Ich passe weiter auf, aber nur noch wie eine Schwester.",
                "Mama soll zuerst mir sagen, wenn es ihr schlecht geht, nicht Ben.",
                "Das Gericht möchte wissen, ob ich zurückwill. Ich sage: langsam.",
            ),
            Stimme(
                "Paul",
                "Ich will in eine Mannschaft, in der ich länger als ein halbes Jahr bleibe.",
                "Ich trainiere und schreibe dem Trainer selbst.",
                "Keiner soll uns wieder umziehen lassen.",
            ),
            Stimme(
                "Emilia",
                "Ich will mit Ben in einem Zimmer schlafen.",
                "Ich mache das Licht aus, wenn er Angst hat, nein, ich mache es an.",
                "Mama soll uns vorlesen.",
            ),
            Stimme(
                "Ben",
                "Ich will einen Garten und alle.",
                "Ich gieße die Tomaten auf Omas Fensterbank.",
                "Mama soll da sein.",
            ),
            Stimme(
                _DANIELA,
                "Ich will meine Kinder nach Hause holen, eins nach dem anderen, und keins zweimal verlieren.",
                "Ich gehe jede Woche in meine Gruppe, ich arbeite in der Gärtnerei, und ich sage Achim und Ihnen sofort, wenn ich schwanke.",
                "Die Leute sollen mich nicht immer ansehen, als käme gleich etwas.",
                "Das Familiengericht erwartet alle sechs Monate einen Bericht.",
            ),
            Stimme(
                _ACHIM,
                "Ich will ein Vater sein, auf den man sich verlassen kann, auch wenn wir kein Paar mehr sind.",
                "Ich habe meine Schicht getauscht und bin jeden zweiten Samstag und jeden Mittwoch da.",
            ),
        ),
        am(
            7,
            Mensch("Oma Gerda", VERWANDT),
            Verwandt("Oma Gerda", _DANIELA),
            Verwandt(_DANIELA, _ACHIM, Paarstand.GETRENNT),
            *(Verwandt(wer, kind) for wer in (_DANIELA, _ACHIM) for kind in ("Jana", "Paul", "Emilia", "Ben")),
            Haushalt("bei den Pflegeeltern", ("Emilia", "Ben")),
            Haushalt("in der Wohngruppe", ("Jana", "Paul")),
            Nahestehend("Pflegeeltern von Emilia und Ben", Sektor.FACHSTELLE, 2, Qualitaet.STARK),
            Nahestehend(
                "Danielas Gruppe", Sektor.FREUNDESKREIS, 1, Qualitaet.STARK, "anrufen, wenn jemand fehlt", 6, 7
            ),
            Nahestehend("Fußballtrainer", Sektor.FREIZEIT, 4, Qualitaet.SCHWACH, "Paul mitten in der Saison nehmen"),
        ),
        am(
            12,
            Schatz(P, "Jana kann eine Familie organisieren und will es nicht mehr müssen.", "Jana"),
            Schatz(P, "Ben vertraut schnell und herzlich.", "Jana"),
            Schatz(P, "Daniela Brüning hat zwei Jahre gehalten, was sie sich vorgenommen hat."),
            Schatz(S, "Oma Gerda hat ein Haus mit Garten in Oeventrop und zwei freie Zimmer.", "Emilia"),
            Schatz(
                S, "Die Gruppe, in die Daniela Brüning geht: zwölf Leute, die anrufen, wenn jemand fehlt.", _DANIELA
            ),
            Schatz(S, "Achim Brüning und Daniela Brüning können wieder miteinander lachen.", "Paul"),
            Schatz(S, "Die Pflegeeltern von Emilia und Ben wollen Freunde der Familie bleiben.", "Emilia"),
            Schatz(M, "Arbeit in der Gärtnerei, eine Wohnung, die noch zu klein ist, ein Auto.", _DANIELA),
            Schatz(I, "Eine Wohngruppe in Alt-Arnsberg hat zum Monatswechsel zwei Plätze."),
            Schatz(I, "Fußballverein, der mitten in der Saison aufnimmt.", "Paul"),
        ),
        am(
            19,
            Absicht("r", _DANIELA, "Wir fünf und Achim sind eine Familie, die sich jeden Tag sehen kann.", RICHTUNG),
            Absicht(
                "stadt",
                "Jana",
                "Wir vier wohnen in derselben Stadt und essen mittwochs bei Oma Gerda.",
                woran="Es gibt keinen Parkplatz mehr.",
                bis=90,
            ),
            Absicht(
                "team",
                "Paul",
                "Ich spiele eine ganze Saison in derselben Mannschaft.",
                woran="Am Ende stehe ich auf dem Mannschaftsfoto.",
                bis=300,
            ),
            Absicht("zimmer", "Emilia", "Ben und ich schlafen in einem Zimmer.", woran="Ich höre ihn atmen.", bis=120),
            Absicht(
                "heim",
                _DANIELA,
                "Ein Kind nach dem anderen zieht bei mir ein, und keins muss wieder gehen.",
                woran="Nach drei Monaten sagen alle: Das bleibt so.",
                bis=420,
            ),
        ),
        am(
            26,
            Rat(
                "Wie kommen vier Kinder aus zwei Orten in eine Stadt und von dort nach Hause, in einer Reihenfolge, die sie selbst bestimmen?",
                "– Mittwochsessen bei Oma Gerda mit allen, auch mit den Pflegeeltern\n"
                "– Achim übernimmt Mittwoch und jeden zweiten Samstag, verlässlich, im Kalender\n"
                "– Die Gruppe ruft an, wenn jemand fehlt: Wir bitten sie, auch für Daniela da zu sein, wenn eins der Kinder einzieht\n"
                "– Paul schreibt dem Trainer, der antwortet heute noch\n"
                "– Oma Gerdas zwei Zimmer als Zwischenstation in den Ferien\n"
                "– Verrückt: Die Kinder laden das Jugendamt zum Essen ein und entscheiden danach, ob es bleiben darf",
                "– Zwei Plätze in der Wohngruppe in der Stadt, zwei in einer Erziehungsstelle zehn Minuten entfernt\n"
                "– Eine Fachkraft für alle vier und beide Eltern, damit es nur einen gibt, dem man alles erzählt",
                "Zuerst alle in eine Stadt. Dann in der Reihenfolge, die die Kinder bestimmen; sie wollen, dass Ben zuerst geht und Jana zuletzt, „damit sie sich ausruhen kann“.",
                "Ein Teammitglied hält den Plan für schnell. Deshalb gibt es nach jedem Einzug drei Monate, in denen nichts Neues beginnt.",
                "Wohnungen mit fünf Zimmern, die eine Familie mit Arbeit in der Gärtnerei bezahlen kann.",
                "Oma Gerda",
            ),
        ),
        am(
            33,
            eigen(
                "mutter",
                _DANIELA,
                "geht in ihre Gruppe, arbeitet und sagt sofort, wenn sie schwankt",
                "heim",
                "jede Woche",
                ab=45,
            ),
            eigen(
                "vater",
                _ACHIM,
                "ist mittwochs und jeden zweiten Samstag da",
                "stadt",
                "mittwochs, jeden zweiten Samstag",
                ab=45,
            ),
            eigen(
                "tomaten",
                "Ben und Emilia",
                "gießen die Tomaten auf Oma Gerdas Fensterbank",
                "zimmer",
                "mittwochs",
                ab=45,
            ),
            netz("oma", "Oma Gerda", "kocht mittwochs für alle, Tür offen", "stadt", "mittwochs", ab=45),
            netz("gruppe", "die Gruppe", "ruft an, wenn jemand fehlt", "heim", "jeden Tag erreichbar", ab=45),
            netz(
                "pflege",
                "die früheren Pflegeeltern",
                "bleiben Freunde und kommen zum Essen",
                "zimmer",
                "einmal im Monat",
                ab=45,
            ),
            raum(
                "verein",
                "Fußballverein",
                "nimmt Paul mitten in der Saison auf",
                "team",
                "dienstags und freitags",
                ab=45,
            ),
            raum(
                "schule",
                "Grundschule Oeventrop",
                "Emilia und Ben kommen dazu, Ben in die Vorschulgruppe",
                "stadt",
                "jeden Tag",
                ab=60,
            ),
            wohnen(
                "jana",
                "Jana, Wohngruppe von {leit}",
                "Wohnen in der Stadt, in derselben Gruppe wie Paul",
                "stadt",
                ab=45,
                bis=200,
            ),
            wohnen(
                "paul",
                "Paul, Wohngruppe von {leit}",
                "Wohnen in der Stadt, in derselben Gruppe wie Jana",
                "team",
                ab=45,
                bis=200,
            ),
            wohnen(
                "emilia",
                "Emilia, Erziehungsstelle von {leit}",
                "Leben in einer Familie, zusammen mit Ben",
                "zimmer",
                satz="erziehungsstelle",
                ab=45,
                bis=200,
            ),
            wohnen(
                "ben",
                "Ben, Erziehungsstelle von {leit}",
                "Leben in einer Familie, zusammen mit Emilia",
                "zimmer",
                satz="erziehungsstelle",
                ab=45,
                bis=200,
            ),
            stunden(
                "fach", "{lt}, {leit}", "eine Fachkraft für alle vier und beide Eltern", "heim", 6000, ab=45, bis=560
            ),
        ),
        am(
            39,
            Vorlage(
                "Die Kinder haben die Reihenfolge selbst festgelegt, die Eltern tragen sie. Der Umzug in eine Stadt ist der erste Schritt, und er geschieht, damit der zweite möglich wird. "
                "Oma Gerda, die Gruppe und die früheren Pflegeeltern sind keine Zierde, sie sind die Balken des Plans.",
                zweite="asd-leitung",
            ),
        ),
        am(42, Unterschrift()),
        am(44, Freigeben("lt", "Sie begleiten alle vier Kinder und beide Eltern, als eine Person.")),
        am(45, Bestaetigung("lt")),
        am(
            130,
            Kontakt(
                "Emilia",
                "Wir haben bei Oma Gerda Nudeln mit den eingekochten Tomaten gegessen. Ben hat gesagt, sie schmecken nach Mama. Ich habe nichts gesagt, weil es stimmte.",
                Kanal.HAUSBESUCH,
            ),
        ),
        am(
            196,
            Kontakt(
                "alle sechs und Oma Gerda",
                "Rückblick in der Küche. Jana hat die Liste vorgelesen: was klappt, was wackelt, was als Nächstes kommt. Ganz oben: „Ben und Emilia nach Hause. Paul und ich bleiben erst mal. Das ist gut so.“",
                Kanal.HAUSBESUCH,
            ),
            Stimme(
                "Jana",
                "Ich will in der Gruppe bleiben, bis ich die Zehnte habe, und am Wochenende die große Schwester sein.",
                "Ich habe aufgehört, für alle die Brote zu schmieren. Fast.",
            ),
            Stimme(
                _DANIELA,
                "Ich will, dass Ben und Emilia bleiben und dass Jana sich ausruhen kann.",
                "Ich rufe an, bevor es schwer wird. Ich habe es dreimal getan.",
            ),
            Fortschreibung(),
            Stueckwechsel("emilia", bis=210),
            Stueckwechsel("ben", bis=210),
            Stueckwechsel("jana", bis=560),
            Stueckwechsel("paul", bis=560),
            eigen(
                "zuhause",
                _DANIELA,
                "ist mittags zu Hause; die Gärtnerei hat den Plan geändert",
                "heim",
                "montags bis freitags",
                ab=211,
            ),
            netz(
                "oma2",
                "Oma Gerda",
                "hat mittwochs und freitags ein Bett für Ben und Emilia",
                "zimmer",
                "mittwochs und freitags",
                ab=211,
            ),
            einmalig(
                raum(
                    "betten",
                    "Möbelkeller der Kirchengemeinde",
                    "Etagenbett und Schreibtisch, der Rest vom Fachhandel",
                    "zimmer",
                    "einmal",
                    ab=211,
                    bis=240,
                ),
                49_000,
            ),
            gruppe(
                "tag",
                "Ben und Emilia, Tagesgruppe von {leit}",
                "Nachmittage, damit der Anfang zu Hause leicht wird",
                "zimmer",
                3,
                ab=211,
                bis=420,
            ),
            stunden(
                "abend",
                "{leit}, Fachkraft am Abend",
                "ist an drei Abenden erreichbar und kommt, wenn Daniela Brüning anruft",
                "heim",
                4000,
                ab=211,
                bis=420,
            ),
        ),
        am(
            202,
            Vorlage(
                "Ben und Emilia ziehen nach Hause, wie die Geschwister es entschieden haben. Jana und Paul bleiben in der Gruppe, bis sie selbst etwas anderes wollen. "
                "Die Tage nach dem Einzug sind mit Tagesgruppe und Abenden gesichert; nach drei Monaten schauen wieder alle in die Küche.",
                zweite="asd-leitung",
            ),
        ),
        am(204, Unterschrift()),
        am(
            206,
            Widerruf("lt"),
            Freigeben("lt", "Rückkehr von Ben und Emilia nach Hause; Jana und Paul bleiben in der Gruppe."),
        ),
        am(208, Bestaetigung("lt")),
        am(
            330,
            Kontakt(
                _ACHIM,
                "Ich habe an einem Mittwoch verschlafen. Ben hat mich angerufen und gesagt: Papa, du bist dran. Ich war in acht Minuten da.",
            ),
        ),
    ),
)

_AGNIESZKA = "Agnieszka Zielińska"

ZIELINSKI = Geschichte(
    schluessel="haende",
    familie="Zielinski",
    raum="alt-arnsberg",
    stadtteil="Arnsberg",
    vor=185,
    fuehrt="asd2",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch(_AGNIESZKA, MUTTER, None),
                "(in Gebärdensprache, gedolmetscht) Unser Sohn hört, mein Mann und ich nicht. Igor übersetzt für uns, beim Arzt, in der Schule, am Telefon. Er ist neun. Wir möchten ihm das abnehmen.",
                Kanal.BESUCH,
            ),
            Mensch("Tomasz Zieliński", VATER),
            Mensch("Igor", KIND, 9),
        ),
        am(
            6,
            Kontakt(
                "Familie Zielinski mit Dolmetscherin",
                "Igor hat erst uns und dann seine Eltern angesehen. Als die Dolmetscherin zu gebärden begann, hat er sich zum ersten Mal zurückgelehnt und einen Comic aufgeschlagen.",
                Kanal.HAUSBESUCH,
            ),
            Stimme(
                "Igor",
                "Ich will beim Elternsprechtag nicht dabei sein und trotzdem wissen, was sie sagen.",
                "Ich bringe meinen Freunden das Fingeralphabet bei. Vier können es schon.",
                "Der Arzt soll mit Mama reden und nicht mit mir.",
                "Die Schule erwartet, dass Mitteilungen unterschrieben zurückkommen.",
            ),
            Stimme(
                _AGNIESZKA,
                "Ich will Igors Mutter sein und er soll mein Kind sein, nicht meine Stimme.",
                "Ich schreibe der Lehrerin, ich bestelle Dolmetscher selbst, und ich bringe den Eltern der Klasse zehn Gebärden bei.",
                "Die Ämter sollen schreiben statt anzurufen.",
            ),
            Stimme(
                "Tomasz Zieliński",
                "Ich will mit Igor laut sein dürfen, auf unsere Art.",
                "Ich baue ihm eine Trommel, die man im Bauch spürt, und er spielt, wann er will.",
            ),
        ),
        am(
            10,
            Schatz(P, "Igor bewegt sich zwischen zwei Welten und merkt, wenn jemand etwas nicht versteht."),
            Schatz(P, "Agnieszka Zielińska zeichnet, bevor sie schreibt, und wird verstanden."),
            Schatz(
                S,
                "Der Gehörlosenverein trifft sich im Nachbarort, dort gibt es auch hörende Kinder.",
                "Tomasz Zieliński",
            ),
            Schatz(S, "Igors Lehrerin hat die ersten zwanzig Gebärden gelernt, ungefragt.", "Igor"),
            Schatz(S, "Großeltern am Bildschirm, jeden Sonntag.", "Igor"),
            Schatz(M, "Werkstatt des Vaters mit allem, was man für Trommeln braucht.", "Igor"),
            Schatz(I, "Dolmetscherdienst im Kreis, zwei Wochen Vorlauf.", _AGNIESZKA),
            Schatz(I, "Das Jugendzentrum hat einen Raum mit Holzboden, auf dem man Musik spürt."),
        ),
        am(
            16,
            Absicht(
                "r", "Igor", "Ich bin ein Kind und kein Dolmetscher, und alle können mit meinen Eltern reden.", RICHTUNG
            ),
            Absicht(
                "frei",
                "Igor",
                "Beim nächsten Arzttermin spiele ich draußen.",
                woran="Ich komme rein, wenn sie fertig sind.",
                bis=60,
            ),
            Absicht(
                "klasse",
                "Igor",
                "Meine Klasse kann sich in Gebärden begrüßen.",
                woran="Mama sagt auf dem Schulfest, dass sie alle verstanden hat.",
                bis=150,
            ),
            Absicht(
                "schreiben",
                _AGNIESZKA,
                "Schule, Arzt und Amt schreiben mir, und ich antworte am selben Tag.",
                woran="Igor bringt keine Zettel mehr.",
                bis=90,
            ),
        ),
        am(
            23,
            Rat(
                "Wie werden Schule, Arzt und Amt für die Familie erreichbar, ohne dass Igor dazwischensteht?",
                "– Die Lehrerin macht mit der ganzen Klasse eine Gebärde am Tag; Igor sucht sie aus, wenn er mag\n"
                "– Der Gehörlosenverein schickt jemanden zum Elternabend\n"
                "– Alle in der Nachbarschaft bekommen eine Nummer zum Schreiben\n"
                "– Trommel-Abend im Jugendzentrum auf dem Holzboden, der Vater baut, alle spüren\n"
                "– Verrückt: Das Jugendamt lernt zwanzig Gebärden und hängt sie an die Tür",
                "– Dolmetscherkosten klären, Anträge einmal richtig und dann nie wieder\n"
                "– Eine Fachkraft mit Gebärdensprache für ein halbes Jahr, die mit Arzt, Schule und Amt Wege baut",
                "Eine Gebärde am Tag und der Trommel-Abend. Fachkraft für ein halbes Jahr, sie soll Wege bauen und keine Wege gehen. Die Idee mit der Tür nehmen wir selbst mit.",
                "",
                "Gebärdensprachkurs in der Volkshochschule, den Nachbarn und Ämter zusammen besuchen.",
                "Frau Linneweber, Grundschule; Vertreterin des Gehörlosenvereins",
            ),
        ),
        am(
            29,
            eigen("draussen", "Igor", "spielt draußen, wenn die Großen reden", "frei", "bei jedem Termin", ab=42),
            eigen(
                "zehn",
                _AGNIESZKA,
                "bringt den Eltern der Klasse zehn Gebärden bei",
                "klasse",
                "an zwei Elternabenden",
                ab=42,
                bis=120,
            ),
            eigen(
                "trommel",
                "Tomasz Zieliński und Igor",
                "bauen eine Trommel, die man im Bauch spürt",
                "frei",
                "samstags",
                ab=42,
            ),
            netz(
                "verein",
                "Gehörlosenverein",
                "begleitet zum Elternabend und zeigt, wie man Dolmetscher bestellt",
                "schreiben",
                "nach Absprache",
                ab=42,
            ),
            netz(
                "freunde",
                "Igors Freunde",
                "können das Fingeralphabet und übernehmen das Rufen auf dem Schulhof",
                "klasse",
                "jeden Tag",
                ab=42,
            ),
            raum(
                "gebaerde",
                "Frau Linneweber, Klassenlehrerin",
                "eine Gebärde am Tag mit der ganzen Klasse",
                "klasse",
                "jeden Morgen",
                ab=42,
            ),
            raum(
                "boden",
                "Jugendzentrum, Raum mit Holzboden",
                "Trommel-Abend für alle, die spüren wollen",
                "frei",
                "einmal im Monat",
                ab=60,
            ),
            stunden(
                "fach",
                "{lt2}, {leit}, mit Gebärdensprache",
                "baut mit Arzt, Schule und Amt Wege, die ohne Igor gehen",
                "schreiben",
                3000,
                ab=42,
                bis=235,
            ),
        ),
        am(
            35,
            Vorlage(
                "Igor soll Kind sein und seine Eltern sollen selbst sprechen. Dafür brauchen Schule, Arzt und Amt Wege, die sie noch nicht haben. Eine Fachkraft mit Gebärdensprache "
                "baut sie in einem halben Jahr, zusammen mit dem Gehörlosenverein. Das meiste tun die Familie, die Klasse und die Lehrerin.",
            ),
        ),
        am(37, Unterschrift()),
        am(39, Freigeben("lt2", "Sie bauen mit Arzt, Schule und Amt Wege, auf denen die Familie ohne Igor auskommt.")),
        am(41, Bestaetigung("lt2")),
        am(
            120,
            Kontakt(
                "Igor",
                "Ich war draußen. Drei Arzttermine. Beim Schulfest haben alle meine Mama begrüßt, zwei haben „Guten Appetit“ gesagt statt „Guten Tag“. Mama hat gelacht und „Danke“ gegessen.",
                Kanal.SOZIALRAUM,
            ),
        ),
        am(
            172,
            Kontakt(
                "Familie Zielinski mit Dolmetscherin",
                "Arzt und Schule schreiben, das Amt schreibt meistens. Igor war seit drei Monaten bei keinem Termin. Offen ist noch der Zahnarzt, und da will Igor mit, aber als Patient.",
                Kanal.HAUSBESUCH,
            ),
        ),
        am(
            176,
            Fortschreibung(),
            Stueckwechsel("fach", bis=195),
            raum(
                "kurs",
                "Volkshochschule",
                "Gebärdensprachkurs für Nachbarn und Ämter, Agnieszka Zielińska unterrichtet mit",
                "klasse",
                "mittwochs",
                ab=196,
            ),
            stunden(
                "fach2",
                "{lt2}, {leit}, mit Gebärdensprache",
                "hilft beim Zahnarzt und beim Wechsel auf die weiterführende Schule",
                "schreiben",
                1000,
                ab=196,
                bis=380,
            ),
        ),
        am(
            180,
            Vorlage(
                "Die Wege stehen, und Igor muss sie nicht mehr gehen. Für den Schulwechsel bittet die Familie um eine Stunde in der Woche.",
                zweite="asd-leitung",
            ),
        ),
    ),
)

_SUSANNE = "Susanne Hoppmann"

HOPPMANN = Geschichte(
    schluessel="regalware",
    familie="Hoppmann",
    raum="alt-arnsberg",
    stadtteil="Niedereimer",
    vor=62,
    fuehrt="asd",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch(_SUSANNE, MUTTER, None, True),
                "Leon rastet zu Hause aus, und die Schule schickt ihn jeden Mittag heim. Ich bekomme Druck von allen Seiten. Die Schule hat eine Tagesgruppe vorgeschlagen. Dann eben die.",
            ),
            Mensch("Leon", KIND, 10),
            Mensch("Uwe, der Nachbar", VERTRAUT),
        ),
        am(
            6,
            Stimme(
                "Leon",
                "Ich will, dass sie mich in der Schule lassen und nicht mehr anrufen.",
                "Ich setze mich nach hinten.",
                "Die Lehrerin soll mich mal drannehmen, wenn ich es weiß.",
                "Die Schule will, dass ich in die Tagesgruppe gehe.",
            ),
            Stimme(
                _SUSANNE,
                "Ich will, dass es aufhört, dass das Telefon klingelt.",
                "Ich stelle die Arbeit um, wenn ich muss.",
                "Das Jugendamt soll etwas machen.",
                "Die Schule erwartet eine schnelle Lösung.",
            ),
        ),
        am(
            15,
            Absicht("r", "Leon", "Ich bleibe bis zum Schluss in der Schule.", RICHTUNG),
            Absicht(
                "bleiben",
                "Leon",
                "Ich gehe an fünf Tagen bis zur letzten Stunde.",
                woran="Mama hat mittags keinen Anruf.",
                bis=180,
            ),
        ),
        am(
            28,
            gruppe(
                "tag",
                "Tagesgruppe von {leit}",
                "Nachmittagsbetreuung und soziales Lernen",
                "bleiben",
                5,
                ab=45,
                bis=410,
                wie_oft="montags bis freitags",
            ),
            stunden("spfh", "{lt}, {leit}", "Familienhilfe", "bleiben", 6000, ab=45, bis=410),
        ),
        am(
            34,
            Vorlage(
                "Die Tagesgruppe ist frei und die Schule drängt. Die Familie ist einverstanden.",
                zweite="asd2",
            ),
        ),
        am(
            37,
            Rueckgabe(
                "Der Plan besteht nur aus unseren Stunden, und es gab noch keine Beratung im Team. Was wollen Leon und seine Mutter selbst tun? Uwe, der Nachbar, steht im Fall, aber nicht im Plan. "
                "Bitte in die nächste Sitzung mitbringen; danach zeichne ich gern mit.",
            ),
        ),
        am(
            52,
            Kontakt(
                "Leon und Uwe, der Nachbar",
                "Leon war in Uwes Hühnerstall, drei Stunden, und hat die Tränke repariert. Uwe sagt: „Der rastet nicht aus. Der hat nur keinen, der ihm was zutraut.“ Leon hat gefragt, ob er wiederkommen darf.",
                Kanal.SOZIALRAUM,
            ),
        ),
    ),
)

ALLE = (BRUENING, ZIELINSKI, HOPPMANN)
