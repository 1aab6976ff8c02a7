"""Neheim: Lina who needs a door that is open on both sides, Robin's name, and a bakery family without a professional."""

from massanzug.demo.geschichten.form import (
    KIND,
    MUTTER,
    RICHTUNG,
    VATER,
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
    S,
    Schatz,
    Sorge,
    Stimme,
    Stueckwechsel,
    Unterschrift,
    Verwandt,
    Vorlage,
    Widerruf,
    Zielwechsel,
    am,
    eigen,
    einmalig,
    folge,
    netz,
    raum,
    stunden,
    wohnen,
)
from massanzug.demo.geschichten.form import Gespraech as Kontakt
from massanzug.fall.choices import Bindung, Kanal, Paarstand, Qualitaet, Sektor, Sorgenachweis, Sorgerechtsart

_EWA = "Ewa Wieczorek"

LINA = Geschichte(
    schluessel="lina",
    familie="Wieczorek",
    raum="neheim",
    stadtteil="Neheim",
    vor=330,
    fuehrt="asd",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch("Lina", KIND, 14),
                "Ich war bei der Schulsozialarbeit, und die hat gesagt, ich darf selbst anrufen. Zu Hause ist es gerade zu eng. Ich will nicht weg von Mama. "
                "Ich will nur manchmal eine Tür zumachen können.",
            ),
            Mensch(_EWA, MUTTER, None, True),
            Mensch("Staszek", KIND, 4),
        ),
        am(
            3,
            Kontakt(
                "Ewa Wieczorek",
                "Wir wohnen zu viert in zwei Zimmern, seit meine Mutter bei uns ist. Lina lernt auf der Treppe. Ich sehe das und weiß nicht, wohin mit uns allen. "
                "Wenn wir streiten, dann weil wir beide müde sind.",
            ),
            Mensch("Babcia Halina", VERWANDT),
        ),
        am(
            5,
            Kontakt(
                "Lina, Ewa Wieczorek, Babcia Halina und Staszek",
                "Zu Hause am Küchentisch. Lina hat gezeigt, wo sie schläft: hinter dem Regal. Staszek hat gezeigt, wie er darüberklettert. Alle haben gelacht, auch Lina.",
                Kanal.HAUSBESUCH,
            ),
            Stimme(
                "Lina",
                "Ich will eine Tür haben, die ich zumachen kann, und trotzdem jeden Tag mit Mama essen.",
                "Ich gehe freiwillig drei Tage woandershin, wenn das Bett hier meins bleibt. Ich bringe Staszek morgens in die Kita. Und ich sage, wenn es mir zu viel wird, bevor ich schreie.",
                "Babcia soll eine eigene Wohnung bekommen, gleich um die Ecke.",
                "Die Schule möchte, dass ich wieder in den Förderkurs Mathe gehe.",
            ),
            Stimme(
                _EWA,
                "Ich will, dass Lina bei uns groß wird und dass wir uns abends wieder etwas erzählen.",
                "Ich suche eine größere Wohnung, jeden Tag eine halbe Stunde. Ich frage Lina erst nach dem Essen, wie der Tag war.",
                "Jemand soll dem Vermieter sagen, dass wir gute Mieter sind.",
                "Mein Chef erwartet, dass ich die Spätschicht übernehme.",
            ),
            Stimme(
                "Babcia Halina",
                "Ich will helfen und niemandem im Weg stehen.",
                "Ich koche, ich gehe mit Staszek auf den Spielplatz, und mittwochs gehe ich zum Chor, dann ist die Wohnung leer.",
            ),
        ),
        am(
            8,
            Verwandt("Babcia Halina", _EWA),
            Verwandt(_EWA, "Lina", bindung=Bindung.ENG),
            Verwandt(_EWA, "Staszek"),
            Haushalt("Zu viert in zwei Zimmern", ("Babcia Halina", _EWA, "Lina", "Staszek")),
            Sorge(_EWA, "Lina", Sorgerechtsart.ALLEIN, Sorgenachweis.SORGEREGISTER),
            Sorge(_EWA, "Staszek", Sorgerechtsart.ALLEIN),
            Nahestehend(
                "Ciocia Renata", Sektor.FAMILIE, 1, Qualitaet.STARK, "ein Bett im Gästezimmer, mittwochs", 6, 7
            ),
            Nahestehend("Mariam", Sektor.FREUNDESKREIS, 1, Qualitaet.STARK, "mit Lina lernen", 5, 6),
            Nahestehend("Judotrainer", Sektor.FREIZEIT, 2, Qualitaet.STARK, "nach Wohnungen fragen", 7, 7),
            Nahestehend("Babcias Chor", Sektor.FREIZEIT, 3, Qualitaet.STARK, "beim Umzug anfassen"),
            Nahestehend("Familie unter ihnen", Sektor.NACHBARSCHAFT, 3, Qualitaet.BELASTET),
            Nahestehend("Schulsozialarbeit", Sektor.ARBEIT, 2, Qualitaet.STARK),
            Nahestehend("Ewas Chef", Sektor.ARBEIT, 4, Qualitaet.SCHWACH, "einen Tag frei für den Umzug", 6),
            Nahestehend("Vermieter", Sektor.FACHSTELLE, 5, Qualitaet.BELASTET),
        ),
        am(
            9,
            Schatz(P, "Lina weiß, was sie braucht, und kann es sagen, bevor sie explodiert.", "Lina"),
            Schatz(P, "Lina ist Gelbgurt im Judo und hilft beim Training der Kleinen.", _EWA),
            Schatz(P, "Ewa Wieczorek hört auf, wenn sie merkt, dass sie laut wird, und fängt neu an."),
            Schatz(
                S, "Ciocia Renata wohnt drei Straßen weiter und hat ein Gästezimmer, das mittwochs frei ist.", "Lina"
            ),
            Schatz(S, "Babcia Halina ist immer da und erzählt die besten Geschichten.", "Lina"),
            Schatz(S, "Linas Freundin Mariam hat einen Schreibtisch mit zwei Stühlen.", "Lina"),
            Schatz(M, "Ein festes Einkommen und eine Zusage des Arbeitgebers für einen Umzugstag.", _EWA),
            Schatz(I, "Die Judohalle liegt zwischen Schule und Wohnung und ist nachmittags offen."),
            Schatz(I, "In der Stadtbücherei gibt es einen Lernraum mit Tür, den man buchen kann.", "Lina"),
        ),
        am(
            14,
            Absicht("r", "Lina", "Ich habe eine Tür, und Mama hat mich.", RICHTUNG),
            Absicht(
                "lernen",
                "Lina",
                "Ich lerne an vier Tagen in der Woche an einem Tisch, an dem mich keiner stört.",
                woran="Meine Hefte sind vollständig, und ich weiß in Mathe, worum es geht.",
                bis=150,
            ),
            Absicht(
                "essen",
                "Lina",
                "Ich esse jeden Abend mit Mama, Babcia und Staszek, auch an den Tagen, an denen ich woanders schlafe.",
                woran="Wir sitzen länger als eine halbe Stunde, und keiner steht auf.",
                bis=210,
            ),
            Absicht(
                "wohnung",
                _EWA,
                "Wir leben in einer Wohnung, in der Lina ein Zimmer mit Tür hat.",
                woran="Auf der Klingel stehen wir vier, und an Linas Tür hängt ihr Schild.",
                bis=330,
            ),
        ),
        am(
            20,
            Rat(
                "Wie bekommt Lina eine Tür, ohne ihr Zuhause zu verlieren, und wie findet die Familie eine größere Wohnung?",
                "– Mittwochs bei Ciocia Renata schlafen: Babcia ist im Chor, Lina hat Ruhe, alle treffen sich zum Essen\n"
                "– Den Lernraum in der Bücherei fest buchen, Mariam kommt mit\n"
                "– Judotrainer fragt in der Halle nach Wohnungen, er kennt halb Neheim\n"
                "– Lina bringt Staszek morgens in die Kita: Das ist ihre Zeit zu zweit\n"
                "– Aushang im Chor: Familie mit Oma sucht Wohnung, singt auch\n"
                "– Verrückt: ein Hochbett mit Tür",
                "– Drei Tage in der Woche ein Zimmer in der Wohngruppe um die Ecke, mit festem Ende; Essen bleibt zu Hause\n"
                "– Eine Fachkraft, die beim Vermieter mitredet und nach dem Essen manchmal dabei ist",
                "Tage in der Gruppe auf Zeit, Abendessen zu Hause, Ciocia am Mittwoch, Wohnungssuche mit allen, die wir kennen. Lina nimmt das Hochbett mit Tür als Idee mit und lacht.",
                "Ein Kollege fragt, ob die Tage in der Gruppe nicht ein Anfang ohne Ende sind. Das Team schlägt deshalb ein festes Datum für die Rückkehr vor.",
                "Bezahlbare Wohnungen mit vier Zimmern. Und ein Ort zum Lernen, der bis 20 Uhr offen ist.",
                "Frau Ostermann, Schulsozialarbeit",
            ),
        ),
        am(
            25,
            eigen("kita", "Lina", "bringt Staszek in die Kita", "essen", "jeden Morgen", ab=38),
            eigen(
                "tisch",
                "Ewa Wieczorek",
                "kocht und hält den Tisch frei von Handy und Ärger",
                "essen",
                "jeden Abend um sieben",
                ab=38,
            ),
            eigen(
                "suche",
                "Ewa Wieczorek und Lina",
                "suchen eine Wohnung, Lina liest vor, Ewa ruft an",
                "wohnung",
                "jeden Tag eine halbe Stunde",
                ab=38,
            ),
            netz(
                "ciocia",
                "Ciocia Renata",
                "hat mittwochs das Gästezimmer für Lina",
                "lernen",
                "mittwochs über Nacht",
                ab=38,
            ),
            netz(
                "babcia",
                "Babcia Halina",
                "geht mittwochs zum Chor und sonst mit Staszek raus, wenn Lina lernt",
                "lernen",
                "montags bis freitags, eine Stunde",
                ab=38,
            ),
            netz("mariam", "Mariam", "lernt mit Lina im Lernraum", "lernen", "dienstags und donnerstags", ab=38),
            raum(
                "buecherei",
                "Stadtbücherei",
                "Lernraum mit Tür, fest gebucht",
                "lernen",
                "dienstags und donnerstags",
                ab=38,
            ),
            raum(
                "judo",
                "Judoverein",
                "Lina trainiert und hilft bei den Kleinen; der Trainer fragt nach Wohnungen",
                "wohnung",
                "montags und freitags",
                ab=38,
            ),
            wohnen(
                "gruppe",
                "Wohngruppe von {leit}",
                "ein Zimmer mit Tür, zum Essen geht Lina nach Hause",
                "lernen",
                3,
                ab=38,
                bis=190,
                wie_oft="sonntags bis mittwochs",
            ),
            stunden(
                "fach",
                "{lt}, {leit}",
                "redet mit dem Vermieter und den Ämtern und sitzt manchmal beim Essen dabei",
                "wohnung",
                3000,
                ab=38,
                bis=300,
            ),
        ),
        am(
            31,
            Vorlage(
                "Lina hat uns gesagt, was sie braucht: eine Tür und ihre Familie. Der Plan gibt ihr beides. Drei Tage in der Wohngruppe sind als Übergang gedacht, bis die Familie "
                "eine größere Wohnung hat; das Bett zu Hause bleibt Linas Bett. Den größten Teil tragen Lina, ihre Mutter, die Babcia, Ciocia Renata und Mariam.",
                wunsch="Lina möchte in die Wohngruppe, die zu Fuß erreichbar ist. Die Familie hat sie sich zusammen angesehen.",
            ),
        ),
        am(34, Unterschrift()),
        am(
            35,
            Freigeben("lt", "Sie begleiten Lina und ihre Familie in den Tagen in der Gruppe und auf dem Weg zurück."),
        ),
        am(37, Bestaetigung("lt")),
        am(
            120,
            Kontakt(
                "Lina",
                "Ich habe in Mathe eine Drei. Ich schlafe gut in der Gruppe, aber das Beste ist das Essen danach zu Hause. Babcia hat gefragt, ob ich sie vermisse. Ich habe Ja gesagt.",
                Kanal.SOZIALRAUM,
            ),
        ),
        am(
            172,
            Kontakt(
                "Ewa Wieczorek",
                "Wir haben eine Wohnung. Vier Zimmer, über der alten Druckerei. Der Judotrainer hat den Tipp gegeben, und der Vermieter singt mit Babcia im Chor.",
            ),
        ),
        am(
            176,
            Stimme(
                "Lina",
                "Ich will nach Hause, in mein Zimmer, und ich will wissen, dass ich notfalls eine Nacht woanders sein darf.",
                "Ich streiche mein Zimmer selbst und lade die aus der Gruppe zum Pierogi-Essen ein.",
                "Staszek soll anklopfen.",
            ),
            Zielwechsel(
                "wohnung",
                "Wir sind in der neuen Wohnung angekommen, und Linas Tür darf zu sein.",
                "Staszek klopft an, und Lina sagt meistens Herein.",
                420,
            ),
            Fortschreibung(),
            Stueckwechsel("gruppe", bis=188),
            Stueckwechsel("fach", bis=188),
            eigen(
                "streichen",
                "Lina und Mariam",
                "streichen Linas Zimmer",
                "wohnung",
                "an zwei Wochenenden",
                ab=189,
                bis=240,
            ),
            netz(
                "chor",
                "der halbe Chor",
                "trägt die Möbel in den dritten Stock",
                "wohnung",
                "an einem Samstag",
                ab=189,
                bis=215,
            ),
            einmalig(
                raum("farbe", "Baumarkt", "Farbe und eine Tür für Linas Zimmer", "wohnung", "einmal", ab=189, bis=240),
                34_500,
            ),
            wohnen(
                "nacht",
                "Wohngruppe von {leit}",
                "ein Bett auf Abruf, eine Nacht in der Woche, wenn Lina es will",
                "lernen",
                1,
                ab=189,
                bis=400,
                wie_oft="auf Linas Anruf",
            ),
            stunden(
                "fach2",
                "{lt}, {leit}",
                "schaut beim Essen vorbei und fragt, ob die Tür reicht",
                "essen",
                1500,
                ab=189,
                bis=400,
            ),
        ),
        am(
            181,
            Vorlage(
                "Die Familie hat geschafft, was sie sich vorgenommen hat: eine Wohnung, in der alle Platz haben. Lina kehrt nach Hause zurück. Das Bett auf Abruf bleibt, "
                "weil Lina es so möchte und weil eine Tür auch nach außen aufgehen darf.",
            ),
        ),
        am(183, Unterschrift()),
        am(184, Widerruf("lt"), Freigeben("lt", "Linas Rückkehr nach Hause; Bett auf Abruf in der Gruppe.")),
        am(186, Bestaetigung("lt")),
        am(
            260,
            Kontakt(
                _EWA,
                "Lina war zweimal eine Nacht in der Gruppe, beide Male kam sie mit Brötchen zurück. Staszek klopft. Babcia hat jetzt eine eigene Wohnung im selben Haus.",
                Kanal.HAUSBESUCH,
            ),
        ),
    ),
)

ROBIN = Geschichte(
    schluessel="robin",
    familie="Lohse-Brandt",
    raum="neheim",
    stadtteil="Neheim",
    vor=150,
    fuehrt="asd2",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch("Katja Lohse", MUTTER, None),
                "Unser Kind heißt Robin. In der Schule steht auf der Liste ein anderer Name, und der wird jeden Morgen vorgelesen. Robin geht seit drei Wochen nicht mehr hin. "
                "Wir sind zu zweit und brauchen trotzdem jemanden, der mit uns denkt.",
            ),
            Mensch("Robin", KIND, 15),
            Mensch("Ines Brandt", MUTTER, None, True),
        ),
        am(
            4,
            Kontakt(
                "Robin, Katja Lohse und Ines Brandt",
                "Robin hat Gitarre gespielt, erst mit dem Rücken zu uns, dann nicht mehr. „Ich bin nicht kompliziert. Ich heiße nur Robin.“",
                Kanal.HAUSBESUCH,
            ),
            Stimme(
                "Robin",
                "Ich will mit meinem Namen angesprochen werden, von allen, auch von Herrn Grote.",
                "Ich gehe wieder hin, sobald die Liste stimmt. Ich erkläre es meiner Klasse selbst, mit einem Lied.",
                "Niemand soll fragen, was ich wirklich bin.",
                "Die Schule verlangt einen Antrag mit Unterschrift.",
            ),
            Stimme(
                "Katja Lohse",
                "Ich will, dass Robin morgens pfeifend aus dem Haus geht, so wie früher.",
                "Ich gehe zur Schulleitung und bleibe freundlich, bis es geregelt ist.",
                "Die Lehrkräfte sollen eine Fortbildung machen.",
            ),
            Stimme(
                "Ines Brandt",
                "Ich will weniger Angst um Robin haben.",
                "Ich treffe andere Eltern und frage, wie sie es gemacht haben.",
            ),
        ),
        am(
            8,
            Schatz(P, "Robin schreibt Lieder, bei denen andere still werden.", "Ines Brandt"),
            Schatz(P, "Robin bleibt freundlich, auch wenn andere es nicht sind."),
            Schatz(S, "Zwei Mütter, die zusammenhalten.", "Robin"),
            Schatz(S, "Die Band im Jugendzentrum: Für die war Robin vom ersten Tag an Robin.", "Robin"),
            Schatz(S, "Frau Yüksel, Musiklehrerin, sagt den richtigen Namen.", "Robin"),
            Schatz(M, "Ein Proberaum im Keller und ein Verstärker.", "Robin"),
            Schatz(
                I,
                "In der Nachbarstadt trifft sich freitags eine Gruppe für queere Jugendliche; die Bahn fährt bis 22 Uhr.",
                "Katja Lohse",
            ),
        ),
        am(
            13,
            Absicht("r", "Robin", "Ich bin Robin, und das ist für alle normal.", RICHTUNG),
            Absicht(
                "schule",
                "Robin",
                "Ich gehe jeden Tag zur Schule, und auf jeder Liste steht Robin.",
                woran="Herr Grote ruft Robin auf und schaut dabei nicht hoch.",
                bis=90,
            ),
            Absicht(
                "leute",
                "Robin",
                "Ich kenne drei Leute, denen es geht wie mir.",
                woran="Wir schreiben uns, auch mitten in der Woche.",
                bis=120,
            ),
            Absicht(
                "ruhe",
                "Ines Brandt",
                "Ich frage nicht mehr jeden Abend, ob etwas passiert ist.",
                woran="Robin erzählt von allein.",
                bis=150,
            ),
        ),
        am(
            19,
            Rat(
                "Wer in Schule und Stadtteil hilft, dass Robin ohne Erklärungen Robin sein kann?",
                "– Frau Yüksel spricht im Kollegium, sie hat es angeboten\n"
                "– Die Band spielt beim Schulfest, Robin singt das Lied\n"
                "– Freitags zusammen in die Nachbarstadt fahren, zwei aus der Band kommen mit\n"
                "– Elternstammtisch: Ines fragt in der Gruppe nach einer Familie mit ähnlicher Geschichte\n"
                "– Verrückt: Alle in der Klasse suchen sich für einen Tag einen neuen Namen aus",
                "– Ein Gespräch mit der Schulleitung, bei dem jemand vom Jugendamt mit am Tisch sitzt\n"
                "– Wenige Stunden für Robin zum Reden, draußen, beim Gehen",
                "Zuerst die Liste, dann das Lied. Das Jugendamt geht mit zur Schulleitung. Alles andere machen Robin, die Band und die Mütter.",
                "",
                "Ein offener Treff für queere Jugendliche in der Stadt selbst. Robin hat dazu eine Idee und kennt schon zwei, die mitmachen würden.",
                "Frau Yüksel, Schule",
            ),
        ),
        am(
            24,
            eigen("lied", "Robin", "schreibt das Lied und erklärt es der Klasse", "schule", "einmal", ab=35, bis=75),
            eigen(
                "leitung",
                "Katja Lohse",
                "spricht mit der Schulleitung und bringt die Formulare hin",
                "schule",
                "bis die Liste stimmt",
                ab=30,
                bis=75,
            ),
            eigen(
                "eltern",
                "Ines Brandt",
                "trifft eine andere Familie zum Spazierengehen",
                "ruhe",
                "alle zwei Wochen",
                ab=35,
            ),
            netz(
                "band", "die Band", "fährt freitags mit und probt mittwochs", "leute", "mittwochs und freitags", ab=35
            ),
            netz(
                "yueksel",
                "Frau Yüksel",
                "spricht im Kollegium und ist in der Pause ansprechbar",
                "schule",
                "jeden Tag",
                ab=30,
            ),
            raum("gruppe", "Jugendgruppe in der Nachbarstadt", "Treffen, Film, Kochen", "leute", "freitags", ab=35),
            raum(
                "juz",
                "Jugendzentrum Neheim",
                "stellt einen Abend im Monat für einen neuen Treff zur Verfügung, Robin plant mit",
                "leute",
                "letzter Donnerstag im Monat",
                ab=70,
            ),
            stunden(
                "fach",
                "{lt2}, {leit}",
                "geht mit Robin spazieren und kommt mit in die Schule, wenn Robin es möchte",
                "schule",
                1500,
                ab=35,
                bis=190,
            ),
        ),
        am(
            29,
            Vorlage(
                "Robin braucht vor allem den eigenen Namen, und dafür setzen sich viele ein. Wenige Stunden mit einem Menschen, der zuhört und in der Schule dabei ist, machen den Anfang leichter.",
            ),
        ),
        am(31, Unterschrift()),
        am(33, Freigeben("lt2", "Sie gehen mit Robin spazieren und, wenn Robin es wünscht, mit in die Schule.")),
        am(34, Bestaetigung("lt2")),
        am(
            66,
            Kontakt(
                "Robin",
                "Auf der Liste steht Robin. Herr Grote hat am ersten Tag zweimal geschluckt und dann einfach weitergemacht. Das Lied war laut. Drei haben geweint, aber gut.",
                Kanal.SOZIALRAUM,
            ),
        ),
        am(
            136,
            Kontakt(
                "Robin und Ines Brandt",
                "Beim ersten Treff am Donnerstag waren sie zu siebt, beim zweiten zu elft. Robin möchte ihn behalten und nicht allein leiten müssen.",
            ),
            Stimme(
                "Robin",
                "Ich will, dass es den Treff noch gibt, wenn ich mit der Schule fertig bin.",
                "Ich mache die Musik und den Tee. Und ich suche zwei, die nach mir weitermachen.",
                "Die Stadt soll die Heizung anlassen.",
            ),
        ),
        am(
            140,
            Fortschreibung(),
            Stueckwechsel("fach", bis=158),
            eigen(
                "treff", "Robin", "macht Musik und Tee und sucht zwei, die weitermachen", "leute", "donnerstags", ab=159
            ),
            netz("band2", "zwei aus der Band", "schließen auf und räumen auf", "leute", "donnerstags", ab=159),
            stunden(
                "fach2",
                "{lt2}, {leit}",
                "ist beim Treff im Haus und sonst zum Spazierengehen da",
                "leute",
                1000,
                ab=159,
                bis=340,
            ),
        ),
        am(
            145,
            Vorlage(
                "Robin geht gern zur Schule und hat etwas angefangen, das auch anderen hilft. Eine Stunde in der Woche reicht, damit der Treff nicht an einer Person hängt.",
                zweite="asd-leitung",
            ),
        ),
    ),
)

_KHALIL = "Khalil Jarrous"

JARROUS = Geschichte(
    schluessel="ohne-fachkraft",
    familie="Jarrous",
    raum="neheim",
    stadtteil="Neheim",
    vor=95,
    fuehrt="asd",
    verlauf=folge(
        am(
            0,
            Aufnahme(
                Mensch(_KHALIL, VATER, None),
                "Ich backe nachts Brot, und wenn ich heimkomme, gehen die Kinder zur Schule. Seit meine Frau gestorben ist, bin ich Vater und Mutter. Ich komme nicht, weil ich es nicht kann. "
                "Ich komme, weil ich es gut machen will.",
                Kanal.BESUCH,
            ),
            Mensch("Nour", KIND, 11),
            Mensch("Jamil", KIND, 8),
            Mensch("Rima", KIND, 5),
        ),
        am(
            3,
            Mensch("Salma Jarrous", MUTTER, verstorben=True),
            Verwandt(_KHALIL, "Salma Jarrous", Paarstand.VERHEIRATET),
            *(Verwandt(wer, kind) for wer in (_KHALIL, "Salma Jarrous") for kind in ("Nour", "Jamil", "Rima")),
            *(
                Sorge(_KHALIL, kind, Sorgerechtsart.ALLEIN, Sorgenachweis.GEBURTSURKUNDE)
                for kind in ("Nour", "Jamil", "Rima")
            ),
            Nahestehend(
                "Herr und Frau Wortmann", Sektor.NACHBARSCHAFT, 2, Qualitaet.STARK, "mit den Kindern frühstücken"
            ),
            Nahestehend("Frauen aus der Moscheegemeinde", Sektor.FREUNDESKREIS, 3, Qualitaet.STARK, "für alle kochen"),
            Nahestehend("Khalils Bruder", Sektor.FAMILIE, 3, Qualitaet.BELASTET),
        ),
        am(
            5,
            Kontakt(
                "Khalil Jarrous, Nour, Jamil und Rima",
                "Es roch nach frischem Fladenbrot. Nour hat übersetzt, obwohl ihr Vater gut Deutsch spricht. „Ich mache das gern“, sagt sie, „aber nicht immer.“",
                Kanal.HAUSBESUCH,
            ),
            Stimme(
                "Nour",
                "Ich will nach der Schule einmal nicht die Große sein.",
                "Ich wecke die Kleinen weiter, das kann ich gut. Aber um vier gehe ich zum Theater.",
                "Baba soll abends nicht so müde sein.",
            ),
            Stimme(
                "Jamil",
                "Ich will, dass jemand mein Tor sieht.",
                "Ich schieße jeden Tag hundert Mal gegen die Wand.",
                "Baba soll zum Spiel kommen.",
            ),
            Stimme(
                _KHALIL,
                "Ich will abends mit meinen Kindern am Tisch sitzen und morgens wissen, dass jemand da ist, wenn sie aufwachen.",
                "Ich rede mit meinem Meister über die Frühschicht. Ich bringe Nour zum Theater und Jamil zum Spiel. Und ich lerne, Hilfe anzunehmen.",
                "Die Schule soll mich anrufen und keine Zettel mitgeben.",
                "Mein Bruder erwartet, dass ich wieder heirate.",
            ),
        ),
        am(
            9,
            Schatz(P, "Nour kann organisieren, übersetzen und trösten.", _KHALIL),
            Schatz(P, "Jamil gibt nicht auf.", "Nour"),
            Schatz(P, "Khalil Jarrous erzählt abends Geschichten von der Mutter, und alle hören gern zu.", "Rima"),
            Schatz(
                S, "Herr und Frau Wortmann aus dem zweiten Stock sind im Ruhestand und ab halb sechs wach.", _KHALIL
            ),
            Schatz(
                S, "Die Frauen aus der Moscheegemeinde haben drei Monate lang gekocht und fragen noch immer.", _KHALIL
            ),
            Schatz(S, "Der Bäckermeister hat selbst drei Kinder allein großgezogen.", _KHALIL),
            Schatz(M, "Eine feste Stelle, eine Wohnung und jeden Tag frisches Brot.", _KHALIL),
            Schatz(I, "Theatergruppe im Jugendzentrum, dienstags um vier.", "Nour"),
            Schatz(I, "Fußball am Schulhof, Kindergarten im selben Haus wie die Grundschule.", "Jamil"),
        ),
        am(
            14,
            Absicht("r", _KHALIL, "Wir vier sind eine ganze Familie.", RICHTUNG),
            Absicht(
                "theater",
                "Nour",
                "Ich spiele dienstags Theater und denke dabei an nichts anderes.",
                woran="Bei der Aufführung sitzt Baba in der ersten Reihe.",
                bis=120,
            ),
            Absicht(
                "tor",
                "Jamil",
                "Jemand aus meiner Familie ist bei jedem Heimspiel da.",
                woran="Ich schaue zum Rand, und einer winkt.",
                bis=90,
            ),
            Absicht(
                "morgen",
                _KHALIL,
                "Wenn die Kinder aufwachen, ist ein Erwachsener in der Wohnung.",
                woran="Nour schläft bis sieben.",
                bis=60,
            ),
        ),
        am(
            20,
            Rat(
                "Was braucht eine Familie, die schon fast alles hat?",
                "– Wortmanns frühstücken mit den Kindern; sie haben angeboten, es solle bloß niemand Danke sagen\n"
                "– Der Meister tauscht zwei Nächte gegen zwei Frühschichten, er will es von uns hören, nicht lesen\n"
                "– Die Frauen aus der Gemeinde kochen am Dienstag, dann ist Nour frei\n"
                "– Ein Onkel auf Abruf: Der Trainer nimmt Jamil zum Spiel mit\n"
                "– Großelternpatin aus dem Familienzentrum für Rima\n"
                "– Verrückt: Eine Backstunde für die ganze Straße, sonntags",
                "– Eine Fachkraft für die Morgenstunden. Das Team fragt sich, ob sie gebraucht wird, wenn Wortmanns kommen.",
                "Alles aus der ersten Liste. Wir fragen in acht Wochen nach, ob etwas fehlt. Der Vater hat unsere Nummer, und wir seine.",
                "",
                "",
                "Familienzentrum Neheim",
            ),
        ),
        am(
            26,
            eigen(
                "spiel",
                "Khalil Jarrous",
                "bringt Nour zum Theater und steht am Spielfeldrand",
                "tor",
                "dienstags und samstags",
                ab=35,
            ),
            eigen("wecken", "Nour", "weckt die Kleinen, wenn sie mag", "morgen", "an Schultagen", ab=35),
            eigen("hundert", "Jamil", "schießt hundert Mal gegen die Wand", "tor", "jeden Tag", ab=35),
            eigen(
                "geschichte", "Khalil Jarrous", "erzählt eine Geschichte von der Mutter", "morgen", "jeden Abend", ab=35
            ),
            netz(
                "wortmann",
                "Herr und Frau Wortmann",
                "frühstücken mit den Kindern und bleiben, bis der Vater da ist",
                "morgen",
                "montags bis freitags ab halb sechs",
                ab=35,
            ),
            netz(
                "gemeinde",
                "Frauen aus der Moscheegemeinde",
                "kochen, damit Nour zum Theater kann",
                "theater",
                "dienstags",
                ab=35,
            ),
            netz(
                "meister",
                "Bäckermeister Kleine",
                "tauscht zwei Nächte gegen zwei Frühschichten",
                "morgen",
                "zweimal in der Woche",
                ab=35,
            ),
            raum(
                "theatergruppe",
                "Theatergruppe im Jugendzentrum",
                "Nour spielt die Königin",
                "theater",
                "dienstags um vier",
                ab=35,
            ),
            raum("patin", "Großelternpatin im Familienzentrum", "liest mit Rima", "morgen", "donnerstags", ab=42),
            raum(
                "fussball",
                "Fußballverein",
                "der Trainer nimmt Jamil zu Auswärtsspielen mit",
                "tor",
                "alle zwei Wochen",
                ab=35,
            ),
        ),
        am(
            31,
            Vorlage(
                "Die Familie und ihre Nachbarschaft tragen diesen Plan ganz. Wir halten ihn als Hilfe fest, weil er verabredet ist und weil wir in acht Wochen gemeinsam nachschauen. "
                "Braucht die Familie mehr, sprechen wir sofort darüber; der Anspruch bleibt.",
                grundlage="§ 16 SGB VIII, Vereinbarung ohne Kosten",
            ),
        ),
        am(33, Unterschrift()),
        am(
            88,
            Kontakt(
                _KHALIL,
                "Acht Wochen sind um. Nour spielt die Königin, ich habe geweint und keiner hat gelacht. Wortmanns kommen auch am Samstag, obwohl keiner sie gebeten hat.",
            ),
        ),
    ),
)

ALLE = (LINA, ROBIN, JARROUS)
