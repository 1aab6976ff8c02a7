"""What the invented Träger of the demo write in their Bekundungen. Example data."""

from collections.abc import Mapping

ABSCHNITTE: Mapping[str, Mapping[int, str]] = {
    "lichtfaden": {
        1: "Lichtfaden hat 1996 in einer stillgelegten Lampenwerkstatt in Neheim angefangen: vier Kolleginnen, ein Telefon, eine Gruppe für Schularbeiten. Heute sind wir 41 Fachkräfte. Wir begleiten Familien zu Hause, führen eine Tagesgruppe und zwei Wohngruppen, helfen jungen Menschen in die erste eigene Wohnung und arbeiten mit neun Erziehungsstellen.\n\nAm meisten gelernt haben wir seit 2018. Damals haben wir die Wand zwischen dem ambulanten Team und den Wohngruppen eingerissen, im Dienstplan und im Erdgeschoss auch wörtlich. Seitdem kann dieselbe Fachkraft am Nachmittag bei den Eltern in der Küche sitzen und dem Kind am Abend in der Gruppe gute Nacht sagen.\n\n2024 haben wir 138 junge Menschen aus Neheim, Voßwinkel und Bachum begleitet.",
        2: "Geschäftsführung und Gesellschafter haben den Grundlagenvertrag gemeinsam gelesen und stimmen ihm in der vorliegenden Form zu. Der Betriebsrat kennt ihn; seine Fragen zu den Dienstwegen sind beantwortet.\n\nIn der Organisationsstruktur arbeiten wir auf allen Ebenen mit. Ins Sozialraumteam schicken wir Fachkräfte, die selbst in Familien arbeiten, und eine feste Vertretung. Die Leitung bildet mit der Teamleitung des ASD ein Tandem, das sich jede Woche trifft. Wir beraten, was einer Familie helfen kann. Über eine Hilfe entscheidet das Jugendamt.",
        3: "Wir bewerben uns für den Wirkungsraum Neheim und für keinen anderen. Hier steht unser Haus, hier wohnen zwei Drittel unserer Mitarbeiterinnen und Mitarbeiter, hier kennen uns die Menschen vom Wochenmarkt.\n\nDie alte Lampenwerkstatt wird unser Standort für das Sozialraumteam. Im ersten Stock richten wir vier Arbeitsplätze für das Jugendamt ein, einen mehr als verlangt, dazu ein Besprechungszimmer mit Spielecke. Eine Sprechstunde in Voßwinkel und eine in Bachum kommen im ersten Jahr dazu, damit niemand für ein erstes Gespräch in den Bus steigen muss.",
        4: "Jede Hilfe beginnt bei uns mit der Frage, was die Familie selbst ändern will und was sie dafür tun wird. Dafür nehmen wir uns drei Treffen Zeit, an Orten, die die Familie aussucht. Was wir hören, steht im Wortlaut im Hilfeplan. Erst danach sprechen wir über Stunden, Gruppen oder Plätze.\n\nEltern bleiben Eltern, auch wenn ihr Kind eine Zeit lang in der Wohngruppe lebt. Sie kochen dort am Mittwoch mit, gehen mit zum Kinderarzt und unterschreiben das Zeugnis. Für getrennte Eltern gibt es zwei Termine und einen gemeinsamen Kalender.\n\nEin Elternabend im Monat gehört den Müttern und Vätern allein. Sie bestimmen das Thema; wir sorgen für Kinderbetreuung und Suppe. Zuletzt ging es um Handys nachts, um Geld und um Großeltern, die es gut meinen.",
        5: "Wir denken in Bausteinen: Stunden zu Hause, ein Platz am Nachmittag, ein Bett auf Zeit, eine Werkstatt am Samstag, das Gespräch mit dem Vermieter. Was davon zusammenkommt, entwickeln wir mit der Familie und dem Sozialraumteam. Passt nach sechs Wochen etwas nicht mehr, ändern wir es, ohne dass jemand den Ansprechpartner wechselt.\n\nEin Beispiel: Ein Fünfzehnjähriger wollte zu Hause wohnen, aber die Abende gingen schief. Er aß viermal in der Woche bei seinem Onkel, hatte zwei Nächte in der Gruppe sicher und einen festen Platz in unserer Lampenwerkstatt. Nach sieben Monaten brauchte er die Nächte nicht mehr.\n\nNeu einführen wollen wir den Stundentopf: Die Familie verteilt einen Teil der vereinbarten Stunden selbst über den Monat.",
        6: "Der Weg zurück beginnt am Tag des Einzugs. Mit Eltern, Kind und ASD halten wir fest, was zu Hause anders sein soll, damit das Kind dort wieder leben kann, und wer welchen Schritt geht. Alle acht Wochen schauen wir gemeinsam darauf.\n\nVon 2019 bis 2024 sind 31 Kinder und Jugendliche aus unseren Wohngruppen in ihre Familie oder zu Verwandten gezogen. 24 von ihnen lebten ein Jahr später noch dort. Bei den anderen sieben haben wir gefragt, was gefehlt hat: meist jemand, der am Wochenende kommt. Deshalb bleibt die Bezugsfachkraft heute sechs Monate dabei, auch samstags.\n\nUmgekehrt geht es genauso. Wird es zu Hause eng, kann ein Kind nach Absprache mit dem Jugendamt für einige Nächte zu uns kommen, ohne dass die Hilfe zu Hause endet.",
        7: "Zwei Fachkräfte haben bei uns zehn Stunden in der Woche ohne Fallauftrag. Sie gehen auf den Markt, in die Moschee, zum Angelverein, in die Cafés am Busbahnhof, und fragen, was die Leute gut können. Was sie finden, steht in einer Kartei mit heute 164 Einträgen: die Schneiderin, die Praktika gibt, der Rentner mit der Modelleisenbahn, der Hof mit dem Pony.\n\nFallübergreifend arbeiten wir, wo mehrere Familien dasselbe wollen. Vier Mütter suchten jemanden für die Frühschicht ihrer Woche; daraus wurde ein Frühstückstisch, der um halb sechs öffnet und heute von elf Familien genutzt wird.\n\nIm ersten Jahr wollen wir mit den Grundschulen in Neheim drei Orte finden, an denen Eltern ohne Anmeldung Rat bekommen.",
        8: "Wirtschaftlich ist eine Hilfe, wenn sie wirkt und rechtzeitig endet. Einmal im Monat legt unsere Verwaltung den Teams eine Seite vor: vereinbarte und geleistete Stunden, Fahrzeit, freie Plätze, Hilfen ohne Gespräch seit mehr als zwölf Wochen. Die Teams erklären Abweichungen, bevor jemand danach fragt.\n\nUnsere kaufmännische Leiterin hat zwölf Jahre in der Wirtschaftlichen Jugendhilfe einer anderen Stadt gearbeitet und kennt beide Seiten der Rechnung. Fahrzeiten haben wir von 19 auf 12 Prozent der Arbeitszeit gesenkt, weil Dienste nach Straßen geplant werden.\n\nAuf das Planbudget schauen wir jedes Quartal gemeinsam mit dem Jugendamt. Was eine Familie braucht, wird dabei nicht kleiner gerechnet; darüber entscheidet die Hilfeplanung.",
        9: "Bei uns arbeiten 41 Fachkräfte auf 33,5 Stellen. 26 von ihnen, also 63 Prozent, haben ein einschlägiges Studium: 19 in Sozialer Arbeit, fünf in Pädagogik, zwei in Psychologie. 13 sind Erzieherinnen und Erzieher, zwei Heilerziehungspflegerinnen.\n\nBis Ende 2028 brauchen wir drei Menschen mit Studium mehr, dann sind es 29 von 41 und damit über 70 Prozent. Zwei Erzieher studieren schon berufsbegleitend Soziale Arbeit; wir zahlen die Hälfte der Gebühren und geben zwölf freie Tage im Jahr. Drei Stellen werden durch Ruhestand frei.\n\nWir wissen auch, was wir an den anderen haben. Unser Werkstattleiter ist Tischler und Erzieher, und manches Gespräch gelingt an der Hobelbank am besten.",
        10: "Jede Hilfe wird bei uns von vier Seiten angeschaut: junger Mensch, Eltern, ASD und Fachkraft sagen zu jedem Ziel, wie weit es erreicht ist. Liegen die Antworten weit auseinander, reden wir darüber, statt den Mittelwert zu bilden. Sechs Monate nach dem Ende rufen wir an, wenn die Familie das möchte.\n\nKollegiale Beratung findet jede Woche statt, Supervision jeden Monat. Zweimal im Jahr laden wir ein Team eines Trägers aus einer anderen Stadt ein, das zwei Verläufe mit uns durchgeht. Der letzte Besuch hat uns gezeigt, dass unsere Berichte zu lang waren. Sie haben jetzt zwei Seiten, und die Familie liest sie zuerst.\n\nBeschwerden nimmt eine Ombudsfrau an, die nicht bei uns angestellt ist.",
        11: "Wir wollen, dass in Neheim Dinge entstehen, die uns überleben. Im ersten Jahr fragen wir an 300 Haustüren, beim Bäcker und an Bushaltestellen, was die Menschen in ihrer Straße anfangen würden, wenn jemand den Schlüssel und das Werkzeug hätte. Die Antworten hängen wir öffentlich aus.\n\nFür die ersten Schritte gibt es in unserer Werkstatt einen Raum ohne Miete und eine kleine Kasse. Über sie entscheiden fünf Nachbarinnen und Nachbarn, zwei davon unter achtzehn. Wir sitzen dabei, stimmen aber nicht mit.\n\nSo ist 2023 schon ein Fahrradkeller entstanden: Zwei Väter und eine Schülerin öffnen ihn freitags. Von uns kommt nur noch der Strom.",
        12: "Zwei insoweit erfahrene Fachkräfte beraten unsere Teams, eine weitere steht bei Urlaub und Krankheit bereit. Von 2022 bis 2024 haben wir 37 Gefährdungseinschätzungen nach § 8a SGB VIII vorgenommen. In 14 davon haben wir das Jugendamt informiert, in zwölf mit Wissen der Eltern; zweimal hätte das Gespräch vorher das Kind gefährdet.\n\nWenn Auflagen vereinbart sind, sagen wir der Familie klar, was wir prüfen und wem wir es berichten. Hilfe und Kontrolle sollen nicht im selben Satz verschwimmen.\n\nUnser Schutzkonzept für die Wohngruppen haben Jugendliche mitgeschrieben. Führungszeugnisse nach § 72a SGB VIII sehen wir alle drei Jahre ein.",
        13: "In Neheim arbeiten wir mit allen Grundschulen und zwei weiterführenden Schulen zusammen, mit sechs Kindertagesstätten, dem Jugendzentrum, der Kinderarztpraxis um die Ecke und einer Hebamme, die jeden Dienstag bei uns frühstückt.\n\nWir sitzen in der Arbeitsgemeinschaft der freien Träger, in der Stadtteilrunde der Schulen und im Netzwerk der Frühen Hilfen. Mindestens so wichtig sind uns Menschen ohne Amt: die Wirtin, bei der drei junge Leute ihre ersten Schichten gearbeitet haben, zwei Ausbilder aus der Leuchtenindustrie und der Platzwart, der merkt, wer länger bleibt als die anderen. Wer bei uns neu anfängt, verbringt die erste Woche mit Besuchen bei diesen Leuten.",
    },
    "ruhrkiesel": {
        1: "1991 saßen sieben Eltern in einer Küche in Hüsten und ärgerten sich, dass es nachmittags für ihre Kinder nichts gab. Daraus ist Ruhrkiesel geworden. Im Vorstand sitzen bis heute Mütter und Väter, zwei von ihnen haben selbst einmal Hilfe von uns bekommen.\n\nWir sind 29 Fachkräfte. Die meisten arbeiten dort, wo Familien wohnen: in Hüsten, Bruchhausen, Herdringen, Holzen und Müschede. Dazu kommen eine Tagesgruppe mit großem Garten, eine Wohngruppe für acht Jugendliche, Trainingswohnungen und fünf Erziehungsstellen.\n\nBekannt sind wir für etwas, das in keiner Leistungsbeschreibung steht: Bei uns ist die Küche immer offen. Wer hereinkommt, bekommt einen Kaffee und wird gefragt, was er kann.",
        2: "Der Vorstand hat den Grundlagenvertrag in zwei Sitzungen beraten und stimmt ihm ohne Änderung zu. Die Mitgliederversammlung hat das mit 41 von 43 Stimmen bestätigt.\n\nWir nehmen an der Organisationsstruktur teil, im Sozialraumteam, in der gemeinsamen Leitung und in der Steuerung. Für uns heißt Augenhöhe auch: Wir sagen im Team, wenn wir anderer Meinung sind, und tragen danach mit, was das Jugendamt entschieden hat. Die Termine des Sozialraumteams haben bei uns Vorrang vor internen Runden. Die gemeinsame Küche steht nach jeder Sitzung allen offen.",
        3: "Ruhrkiesel bewirbt sich für den Wirkungsraum Hüsten. Einen zweiten Wunsch haben wir nicht.\n\nWir kennen die Wege hier. Wir wissen, dass man aus Holzen nach sechs Uhr schlecht wegkommt, dass in Müschede die Jugend an der Röhr sitzt und dass in Bruchhausen zwei Straßen ihre Feste lieber getrennt feiern.\n\nUnser Standort wird das frühere Möbelhaus, in dem wir seit 2016 zur Miete sind. Das Obergeschoss ist frei. Dort richten wir drei Arbeitsplätze für das Jugendamt ein, hell und mit eigener Tür, dazu zwei Räume für Gespräche und einen für das Sozialraumteam.",
        4: "Bei uns kommt die Hilfe zu Fuß. Jede Fachkraft ist für ein paar Straßen da und bleibt es auch, wenn gerade keine Familie dort begleitet wird. So weiß sie, wessen Oma noch backt und welcher Nachbar einen Anhänger hat.\n\nMit Eltern arbeiten wir gern an etwas Greifbarem. Wir streichen mit ihnen das Kinderzimmer, fahren zum Schwimmen, schreiben den Brief an die Schule. Beim Streichen sagt ein Vater Dinge, die er am Tisch nie gesagt hätte. Danach setzen wir uns hin und halten sein Ziel fest, in seinen Worten.\n\nEinmal im Vierteljahr treffen sich Eltern, deren Begleitung zu Ende ist, mit Eltern, die gerade anfangen. Die einen erzählen, was geholfen hat. Wir spülen.",
        5: "Eine Mutter in Herdringen brauchte niemanden am Mittwoch um zehn. Sie brauchte jemanden um sechs Uhr früh, wenn sie zur Schicht musste und ihr Sohn nicht aufstand. Wir haben drei Monate lang um sechs geklingelt, dann hat es der große Bruder seiner Mitschülerin getan, für ein Frühstück.\n\nSo versuchen wir es immer: mit der Uhrzeit der Familie, mit den Menschen, die ohnehin da sind, und mit einem Ende, das wir von Anfang an ansprechen.\n\nDer Wechsel zwischen Tagesgruppe und Begleitung zu Hause gelingt gut. Bei Nächten sind wir noch nicht so beweglich, wie wir sein möchten. Geplant sind zwei Gästezimmer in der Wohngruppe, in denen ein junger Mensch nach Absprache mit dem ASD für kurze Zeit bleiben kann.",
        6: "In unserer Wohngruppe leben acht Jugendliche. Elf sind seit 2020 vor dem achtzehnten Geburtstag zu Mutter, Vater oder Verwandten zurückgegangen, neun davon blieben.\n\nGeholfen haben drei Dinge. Erstens ein Probewohnen, bei dem die Eltern den Alltag bestimmen und wir nur kommen, wenn sie rufen. Zweitens jemand aus der Verwandtschaft oder Nachbarschaft, der zugesagt hat, ans Telefon zu gehen. Drittens ein Fest: Wer auszieht, wird verabschiedet, und die Familie lädt ein.\n\nAls Leitträger wollen wir früher anfangen. Für Kinder, die außerhalb der Stadt leben, möchten wir mit dem ASD jede Familie fragen, ob und wie ein Leben in Hüsten denkbar wäre. Wie viele Wege daraus werden, wissen wir heute nicht.",
        7: "Hier schlägt unser Herz. Seit 2011 rollt im Sommer unser Bauwagen durch die Orte, je zwei Wochen. Es gibt Werkzeug, Wasser und eine Fachkraft mit Zeit. Aus dem Bauwagen sind ein Bolzplatz in Müschede, ein Tauschregal in Holzen und eine Nähgruppe entstanden, in der 14 Frauen aus sechs Ländern arbeiten.\n\nFallübergreifend nutzen wir das so: Wünschen sich drei Jugendliche einen Ort zum Schrauben, suchen wir einen Ort für alle drei und zwanzig weitere. Die Schrauberhalle gehört heute einem Verein, den Väter gegründet haben.\n\nJedes Vorhaben bekommt vorab einen Zettel: Wer hat die Idee, wer macht mit, welchen Familien kann es nützen, wann sind wir überflüssig?",
        8: "Wir sind sparsame Leute, das bringt die Vereinsgeschichte mit. Möbel bauen wir selbst, Autos teilen sich drei Teams, und 60 Ehrenamtliche tragen vieles, das sonst Geld kosten würde.\n\nDie Zahlen führt unsere Geschäftsstelle: Stunden, Belegung und Kosten je Hilfe, vierteljährlich an den Vorstand. Bisher hatten die Teams selbst wenig Einblick. Das ändern wir 2025; eine Betriebswirtin kommt mit halber Stelle dazu und wird den Teams jeden Monat zeigen, wo Stunden liegen bleiben und wo Überstunden entstehen.\n\nBeim Abschluss einer Hilfe fragen wir immer, welcher Teil am meisten bewirkt hat. Oft ist es der kleinste. Das prägt die nächste Planung.",
        9: "Zu uns gehören 29 Fachkräfte auf 22 Stellen. 17 haben Soziale Arbeit, Pädagogik oder Psychologie studiert, das sind knapp 59 Prozent. Zwölf sind Erzieherinnen, Erzieher oder Heilpädagoginnen mit Fachschulabschluss, viele seit über fünfzehn Jahren im Haus.\n\nIn vier Jahren sollen es 21 von 29 sein. Drei Kolleginnen beginnen im Herbst ein berufsbegleitendes Studium, eine Stelle wird durch Ruhestand frei und mit Studium neu besetzt. Dazu nehmen wir jedes Jahr zwei Studierende ins Praxissemester; fünf unserer Kolleginnen sind so zu uns gekommen.\n\nIn unseren Teams sprechen wir neun Sprachen. Das steht in keinem Zeugnis und hilft fast täglich.",
        10: "Zu jedem Abschluss gehört ein Gespräch, das die Familie leitet. Sie bekommt dafür fünf Karten: Was war gut? Was war überflüssig? Wann haben wir zu viel geredet? Was kannst du jetzt? Wer bleibt? Die Antworten sammeln wir ohne Namen und lesen sie zweimal im Jahr mit allen Teams.\n\nDie Teams beraten sich wöchentlich kollegial, Supervision haben sie alle sechs Wochen. Eine Kollegin ist mit einem Viertel ihrer Zeit für Qualität freigestellt.\n\n2024 kam auf den Karten häufig, dass wir zu spät zurückrufen. Seit Oktober gilt: bis zum nächsten Mittag. Ob das klappt, zählen wir mit einer Strichliste am Telefon. Ein Handbuch haben wir auch, es wird gerade gekürzt.",
        11: "In jedem der fünf Orte soll es eine Gastgeberin oder einen Gastgeber geben, die das Viertel kennen und ihre Tür aufmachen. Keine Fachkräfte, sondern Menschen, die hier leben. Sie bekommen eine Aufwandsentschädigung, einen Schlüssel und unsere Telefonnummer.\n\nZweimal im Jahr gibt es am langen Tisch ein Essen im Freien, jedes Mal in einem anderen Ort. Wer eine Idee hat, schreibt sie aufs Tischtuch. Das Tischtuch hängen wir danach ins Fenster, und jede Idee bekommt binnen vier Wochen eine Antwort, auch wenn sie Nein heißt.\n\nKinder fragen wir gesondert, mit Straßenplan und Kamera, auf ihren eigenen Wegen. Ihre Karte von Hüsten zeigt andere Orte als unsere.",
        12: "Wir haben eine insoweit erfahrene Fachkraft im Haus und eine zweite in Ausbildung; bis dahin vertritt uns eine Beratungsstelle, mit der wir das schriftlich vereinbart haben. In den letzten drei Jahren haben wir 22 Einschätzungen nach § 8a SGB VIII vorgenommen und achtmal das Jugendamt informiert.\n\nWas wir gelernt haben: Wer lange in einer Familie ist, gewöhnt sich. Deshalb kommt zu jeder Einschätzung eine Kollegin aus einem anderen Ort dazu, die die Familie nicht kennt.\n\nMit den Eltern sprechen wir früh und offen, solange das Kind dadurch geschützt bleibt. In sechs der acht Verläufe sind wir nach der Klärung weiter willkommen gewesen.",
        13: "Unser Adressbuch ist dick, und das meiste darin sind Vornamen. In Hüsten und den vier Orten ringsum kennen wir Trainer, Küsterinnen, Hausmeister, zwei Imame, die Feuerwehrjugend, die Landfrauen und den Mann vom Kiosk am Bahnhof. Beim Schützenfest zapfen wir eine Schicht.\n\nFachlich verbunden sind wir mit Schulsozialarbeit, offenen Ganztagsschulen, neun Kitas, der offenen Jugendarbeit und den Frühen Hilfen. Jeden ersten Donnerstag laden wir zum Brotzeittisch für alle, die in Hüsten mit Kindern arbeiten; im Schnitt kommen 25 Leute. Ein Protokoll gibt es nicht, dafür eine Wand mit Zetteln: suche, biete, weiß jemand.",
    },
    "haselbogen": {
        1: "Haselbogen begann 1958 als Kinderheim mit sechzig Betten, Mauer und Glocke. Die Glocke hängt noch. 2003 haben wir das große Haus geschlossen, weil wir gesehen hatten, was es Kindern nimmt: ihre Straße, ihre Schule, ihre Leute. Diesen Teil unserer Geschichte haben wir mit früheren Bewohnerinnen und Bewohnern aufgearbeitet; ihre Berichte stehen in unserem Archiv und im Lehrplan für neue Kollegen.\n\nHeute arbeiten 52 Fachkräfte bei uns, in vier kleinen Wohngruppen, zwei Tagesgruppen, elf Erziehungsstellen, einem intensiv betreuten Angebot für drei Jugendliche und einem ambulanten Team, das am schnellsten wächst.\n\nWir begleiten rund 190 junge Menschen im Jahr, zwischen der Altstadt und den Dörfern am oberen Lauf der Ruhr.",
        2: "Vorstand und Geschäftsführung stimmen dem Grundlagenvertrag zu, so wie er der Bekanntmachung beiliegt. Wir haben ihn außerdem mit allen Teamleitungen Absatz für Absatz durchgearbeitet, damit niemand von einer Pflicht überrascht wird.\n\nAn der Organisationsstruktur beteiligen wir uns verlässlich: mit vier festen Fachkräften im Sozialraumteam, einer Leitung mit halber Freistellung für das Tandem mit dem ASD und unserer Geschäftsführung in der Steuerung. Vorlagen liefern wir fünf Werktage vorher. Die Rollen sind uns klar. Das Sozialraumteam berät; das Jugendamt entscheidet und trägt die Gesamtverantwortung.",
        3: "Unsere Bekundung gilt für den Wirkungsraum Alt-Arnsberg.\n\nEr ist weit. Zwischen der Altstadt und Breitenbruch liegt viel Wald, zwischen Wennigloh und Oeventrop eine gute halbe Stunde Fahrt. Wer hier arbeitet, muss unterwegs sein. Wir planen deshalb einen Hauptstandort in der Altstadt, in unserem Haus am alten Obstgarten, mit fünf Arbeitsplätzen für das Jugendamt. Dazu kommt eine Zweigstelle in Oeventrop, die an drei Tagen öffnet, und der Haselbus: ein umgebauter Kleinbus mit Tisch, Heizung und Spielzeug, der jede Woche in Rumbeck, Uentrop, Niedereimer und Wennigloh hält.",
        4: "In einem so weiten Raum braucht jede Familie eine Person, die den ganzen Weg mitgeht. Bei uns heißt sie Wegbegleitung. Sie lernt die Familie kennen, bevor über eine Hilfe beraten wird, bringt mit ihr die Fragen ins Sozialraumteam und bleibt, wenn sich die Form der Hilfe ändert.\n\nMit den Eltern beginnen wir bei dem, was gelingt. Eine Netzwerkkarte zeigt, wer in Familie, Dorf und Verein schon da ist. Die Eltern entscheiden, wen sie einladen; in zwei von drei Familien sitzt beim zweiten Gespräch jemand mit am Tisch, den wir vorher nicht kannten.\n\nVäter erreichen wir besser, seit Gespräche auch samstags und am Telefon im Lkw möglich sind. Für Eltern, deren Kind in einer Wohngruppe lebt, haben wir zwei Gästezimmer.",
        5: "Wir kommen aus Häusern mit festen Plätzen und haben Beweglichkeit erst lernen müssen. Seit 2019 rechnen drei unserer Teams keine Angebote mehr gegeneinander ab. Sie haben gemeinsame Stunden und fragen jede Woche, welche Familie gerade mehr und welche weniger braucht; Änderungen stimmen wir mit dem ASD ab, bevor sie gelten.\n\nFür vier Geschwister aus einem Dorf haben wir statt zweier Plätze eine Lösung im Ort entwickelt: Die Tante zog ins Nachbarhaus, wir waren anfangs jeden Abend da, die Feuerwehr baute das Dachgeschoss mit aus.\n\nNoch nicht überall geht es so. Zwei Wohngruppen arbeiten mit starrem Schichtplan. Bis Ende 2026 stellen wir auch sie um und lassen uns dabei von außen begleiten.",
        6: "Wir haben nachgesehen, wie es den jungen Menschen ging, die seit 2014 aus unseren Gruppen nach Hause gezogen sind. Es waren 57. Bei 38 hat es gehalten, zehn kamen noch einmal wieder und gingen später endgültig, neun fanden anderswo einen guten Ort. Der wichtigste Unterschied war der Abschied von uns: Wo die Begleitung nach dem Umzug zu früh endete, wurde es eng.\n\nDaraus folgt unser Vorgehen. Sechs Monate vor dem Umzug verschieben sich die Stunden Woche für Woche aus der Gruppe in die Familie. Nach dem Umzug bleibt die Gruppe ein halbes Jahr lang ansprechbar, auch nachts am Telefon.\n\nEine unserer vier Wohngruppen soll bis 2028 kein Wohnort mehr sein. Ihr Team wird ambulant arbeiten, mit zwei Betten für kurze Zeiten.",
        7: "In den Dörfern gibt es Vereine, Hallen und hilfsbereite Leute. Was manchmal fehlt, ist jemand, der das eine vom anderen weiß. Unser Haselbus hält deshalb jede Woche am selben Ort zur selben Zeit. Man kann einsteigen, ohne etwas zu wollen. Aus solchen Gesprächen ist in Rumbeck eine Großelternbörse geworden und in Oeventrop ein Probenraum, den Jugendliche selbst verwalten.\n\nFallübergreifend bieten wir an, was mehrere Familien nennen, zuletzt eine Gruppe für Kinder, deren Eltern sich getrennt haben, zusammen mit zwei Grundschulen.\n\nFür die Arbeit ohne Fallbezug planen wir zwölf Wochenstunden fest ein. Jedes Vorhaben werten wir nach einem Jahr aus: Wer hat es genutzt, in welcher Hilfe hat es geholfen, wer führt es weiter?",
        8: "Ein Träger mit vier Häusern muss rechnen können. Wir haben ein eigenes Controlling mit zwei Fachleuten, geprüfte Jahresabschlüsse und seit 2015 eine Kostenrechnung, die jede Leistung bis zum Heizöl abbildet. Monatsberichte gehen an alle Leitungen, Quartalsberichte an den Vorstand.\n\nUnsere Sätze liegen über denen anderer. Das hat Gründe: erfahrenes Personal, Tariftreue, weite Wege. Einen Teil gleichen wir durch kürzere Verläufe aus, wo eine Rückkehr gelingt. Die mittlere Dauer einer stationären Hilfe ist bei uns seit 2018 von 31 auf 23 Monate gesunken.\n\nMit dem Haselbus sparen wir Familien Wege und uns etwa 400 Fahrstunden im Jahr. Dem Jugendamt legen wir Zahlen so vor, dass es sie nachrechnen kann.",
        9: "Haselbogen beschäftigt 52 Fachkräfte auf 43 Stellen. 35 haben ein einschlägiges Studium: 24 in Sozialer Arbeit, acht in Erziehungswissenschaft, zwei in Psychologie, eine in Soziologie. Das sind 67 Prozent. 15 sind staatlich anerkannte Erzieherinnen und Erzieher, zwei Heilerziehungspfleger.\n\nFür 70 Prozent fehlen uns zwei Menschen mit Studium. Zwei Erzieherinnen schließen ihr Studium 2026 ab; dann wären es 37 von 52, gut 71 Prozent, ein Jahr nach dem Start.\n\nNeue Kolleginnen und Kollegen begleitet ein Jahr lang eine Patin. Im Schnitt bleiben Menschen elf Jahre bei uns. Drei unserer Fachkräfte haben als Kinder selbst in einer Wohngruppe gelebt und schulen uns andere darin, was man dort hört, wenn Erwachsene leise reden.",
        10: "Unser Qualitätskonzept hat drei Ebenen. In jeder Hilfe prüfen wir Ziele alle drei Monate mit der Familie. In jedem Team gibt es wöchentlich kollegiale Beratung und monatlich Supervision. Für das ganze Haus veröffentlichen wir einmal im Jahr einen Bericht, auch mit dem, was misslungen ist.\n\nSeit 2017 führen zwei Menschen, die früher von uns begleitet wurden, Abschlussgespräche mit jungen Leuten. Ihnen sagen sie anderes als uns. Eine Folge: Taschengeldabzüge sind abgeschafft.\n\nWir dokumentieren einheitlich, prüfen jährlich zehn Akten je Team und nehmen an einem überregionalen Vergleich mit acht Trägern teil. Einmal im Jahr möchten wir mit dem Jugendamt zwei Verläufe von Anfang bis Ende nachgehen.",
        11: "Zuerst wollen wir zuhören. In den ersten sechs Monaten hält der Haselbus in jedem Dorf zweimal am Abend; gefragt wird, was die Menschen für Kinder und Familien tun wollen und was sie daran hindert. Die Ergebnisse stellen wir in acht Dorfversammlungen vor.\n\nDaraus soll je Ort ein Vorhaben entstehen, das Menschen von dort führen. Wir geben Räume, Verwaltung und, wenn gewünscht, eine Moderation. Im zweiten Jahr bilden wir mit Jugendlichen einen Beirat, der zu allen Vorhaben mit mehr als 2.000 Euro gehört wird.\n\nIn der Altstadt öffnen wir unseren Obstgarten. Der Zaun kommt weg; was dort wächst, dürfen alle ernten. Den Pflegeplan macht eine Gruppe aus der Nachbarschaft.",
        12: "Kinderschutz ist bei uns seit Jahrzehnten tägliche Arbeit, auch aus der Pflicht unserer eigenen Geschichte. Vier insoweit erfahrene Fachkräfte stehen den Teams zur Seite, eine ist immer erreichbar. Von 2022 bis 2024 haben wir 64 Einschätzungen nach § 8a SGB VIII vorgenommen, in 29 das Jugendamt informiert und in 17 Verfahren vor dem Familiengericht berichtet.\n\nWir nehmen Kinder nach einer Inobhutnahme auf und arbeiten vom ersten Tag an mit ihren Eltern, wenn das Jugendamt zustimmt.\n\nUnser Schutzkonzept wird alle zwei Jahre mit Kindern und einer Fachstelle von außen überprüft. Jede Meldung nach § 47 SGB VIII besprechen wir im Haus, ohne Schuldige zu suchen.",
        13: "Wir arbeiten in Alt-Arnsberg mit elf Schulen, vierzehn Kitas, zwei Familienzentren, Schulsozialarbeit, offener Jugendarbeit, Ärztinnen und Ärzten, Polizei und Familiengericht zusammen. Mit acht dieser Stellen gibt es schriftliche Absprachen, die wir jährlich erneuern.\n\nIn den Dörfern sind es Heimatvereine, Chöre, Feuerwehren und Ortsvorsteher, mit denen wir uns zweimal im Jahr treffen, jeweils dort. Überregional gehören wir einem Fachverband und einem Kreis von acht Trägern an, die ihre Ergebnisse vergleichen.\n\nGleichmäßig ist das nicht. In der Altstadt ist unser Netz dicht, in Breitenbruch und Wennigloh besteht es aus wenigen Menschen. Dort wollen wir im ersten Jahr am meisten unterwegs sein.",
    },
    "muehlrad": {
        1: "Mühlrad ist klein, und das hat Vorteile. Wir sind 18 Fachkräfte, kennen einander gut und kommen schnell zu einer Entscheidung. Gegründet haben uns 2009 drei Familienhelferinnen, die nicht länger in Halbjahresstunden denken wollten.\n\nUnser Schwerpunkt ist die Begleitung zu Hause, in Neheim und in den Dörfern am Rand. Außerdem führen wir eine Tagesgruppe mit neun Plätzen und seit 2021 eine Wohngruppe für sechs Kinder.\n\nEin Leitträger waren wir noch nie, ein Planbudget haben wir noch nicht geführt. Was wir mitbringen, sind fünfzehn Jahre mit rund 400 Familien und der Ruf, auch dann zu kommen, wenn andere Feierabend haben.",
        2: "Wir stimmen dem Grundlagenvertrag zu. Der Vorstand hat ihn sich laut vorgelesen, Seite für Seite, und danach abgestimmt: einstimmig.\n\nBei der Organisationsstruktur machen wir mit. Uns ist bewusst, dass das für einen kleinen Träger viele Termine sind. Wir haben sie durchgerechnet und dafür eine Dreiviertelstelle vorgesehen, damit keine Familie deshalb kürzer tritt. Im Sozialraumteam wollen wir Ideen beisteuern und von anderen welche bekommen. Entscheidungen über Hilfen trifft das Jugendamt, und so soll es bleiben.",
        3: "Wir bewerben uns für den Wirkungsraum Neheim. Hier haben wir angefangen, hier wohnen vierzehn von uns achtzehn, und hier müssen wir niemandem den Weg erklären.\n\nUnsere jetzigen Räume über der Fahrschule sind zu klein. Für den Fall der Auswahl haben wir eine Zusage für ein leeres Ladenlokal mit Hinterhaus in der Nähe der Möhne: unten ein offener Raum für alle, oben drei Arbeitsplätze für das Jugendamt und sechs für uns. Umbauen wollen wir mit Familien, die das Handwerk beherrschen. Bezugsfertig wäre es im September 2025.",
        4: "Wir fragen nicht zuerst, was los ist. Wir fragen, wann es zuletzt gut war und wer dabei war. Das verändert den Ton am Tisch, und es führt schnell zu Menschen, die helfen können.\n\nEltern sagen uns, was sie wollen; wir sagen, was wir können. Auf einem Blatt steht dann beides nebeneinander, und das Blatt hängt am Kühlschrank der Familie. Den Hilfeplan des Jugendamtes bereiten wir damit gemeinsam vor.\n\nDie Elterngruppe am Donnerstag leiten seit drei Jahren zwei Mütter. Wir werden eingeladen, wenn sie eine Frage haben. Für ein Konzept, das alle Hilfen in ganz Neheim umfasst, brauchen wir Partner; mit zwei Trägern haben wir erste Gespräche geführt.",
        5: "Das können wir. Bei Mühlrad gibt es keine Wochenstunden, die immer gleich sind. Eine Familie hatte in der Woche vor der Einschulung vierzehn Stunden und im Monat danach zwei. Ein Vater wollte am liebsten beim Angeln reden, also angeln wir. Eine Alleinerziehende brauchte acht Wochen lang jemanden von fünf bis acht am Abend; danach übernahm eine Nachbarin, die sie selbst gefragt hatte.\n\nUnser Dienstplan entsteht jeden Montag neu, nach den Anrufen der Familien. Wer abends arbeitet, hat morgens frei. Änderungen melden wir dem ASD am selben Tag und rechnen nur ab, was war.\n\nUnsere Lieblingsfrage: Was wäre diese Woche das Nützlichste? Manchmal ist die Antwort ein Umzugskarton.",
        6: "Hier haben wir weniger vorzuweisen. In unserer Wohngruppe leben sechs Kinder, sie besteht erst seit 2021. Zwei Kinder sind seither zu ihrer Familie zurückgegangen. Bei einem hat es gehalten, das andere kam nach vier Monaten wieder, weil wir die Ferien nicht mitgeplant hatten.\n\nStark sind wir davor: In neun Familien konnten wir seit 2022 zusammen mit dem ASD erreichen, dass Kinder zu Hause blieben, obwohl ein Platz schon angefragt war. Wir waren anfangs täglich dort, auch am Sonntag.\n\nFür Rückkehr aus anderen Einrichtungen haben wir noch kein erprobtes Vorgehen. Wir wollen es im ersten Jahr mit dem Jugendamt entwickeln und mit drei Familien beginnen, die es selbst wünschen.",
        7: "Unser bestes Vorhaben heißt Leiter. Im Treppenhaus eines Hochhauses steht ein Regal mit Werkzeug und eine Leiter, dazu dienstags einer von uns mit Kaffee. Wer etwas leiht, trägt ein, was er kann. So ist eine Liste mit 70 Namen entstanden, und viele davon haben inzwischen jemandem aus der Nachbarschaft geholfen. Meist erfahren wir es erst hinterher.\n\nFallübergreifend laufen bei uns die Elterngruppe und ein Fußballkäfig, den drei Väter am Wochenende aufschließen.\n\nMehr war bisher kaum zu bezahlen, denn abgerechnet wird die Stunde in der Familie. Als Leitträger würden wir acht Wochenstunden fest für das Viertel einplanen und in Voßwinkel mit einer zweiten Leiter anfangen.",
        8: "Unsere Verwaltung sind eine Kollegin, eine Steuerberaterin und ein gutes Programm für Zeiten. Abgerechnet wird auf die Viertelstunde. Die Kosten der Leitung liegen bei sieben Prozent, weil auch unsere Leitung in Familien arbeitet.\n\nDie mittlere Dauer einer Begleitung beträgt elf Monate. Wir beenden, sobald die Familie sagt, dass es geht, und bleiben danach drei Monate telefonisch erreichbar. Das hat sich bewährt: Von 61 Familien, die 2022 und 2023 aufgehört haben, brauchten neun später wieder Hilfe.\n\nMit Pauschalen und einem Budget über mehrere Hilfearten haben wir keine Erfahrung. Wir würden dafür ein Controlling mit halber Stelle einrichten und bitten um gemeinsame Quartalsgespräche.",
        9: "Wir sind 18 Fachkräfte auf 14 Stellen. Acht haben studiert, sieben davon Soziale Arbeit, eine Pädagogik. Das sind 44 Prozent. Die übrigen zehn sind Erzieherinnen und Erzieher, zwei mit Ausbildung in systemischer Beratung.\n\nAls Leitträger würden wir auf etwa 24 Fachkräfte wachsen. Alle sechs neuen Stellen schreiben wir mit Studium aus. Drei Erzieherinnen studieren nebenher. Dann wären es 2029 siebzehn von vierundzwanzig, knapp 71 Prozent. Das geht nur auf, wenn alles klappt, und der Arbeitsmarkt ist eng. Das sagen wir lieber jetzt.\n\nWas für uns spricht: In fünf Jahren haben nur zwei Menschen Mühlrad verlassen, einer davon ging in Rente.",
        10: "Einmal im Monat sitzen wir zu dritt mit einer Familie, die Lust dazu hat, und fragen: Was sollen wir lassen? Dafür gibt es eine Pizza und ein Protokoll auf einer Seite. Aus diesen Abenden stammen unsere besten Regeln, etwa die, dass niemand mehr unangekündigt zu zweit kommt.\n\nWir beraten uns jeden Montag kollegial, haben alle vier Wochen Supervision und besuchen zweimal im Jahr Fortbildungen, immer im Tandem.\n\nEin geschriebenes Konzept für die Qualität haben wir seit 2022, zwölf Seiten. Ziele werten wir bisher nur für jede Familie aus; eine Übersicht über alle Verläufe fehlt uns noch. Sie soll bis Sommer 2025 stehen.",
        11: "Das Ladenlokal soll nach einem Jahr nicht mehr nach Mühlrad aussehen. Der untere Raum gehört dem Viertel: Wer einen Schlüssel will, unterschreibt eine Seite Regeln, die eine Gruppe aus dem Viertel selbst verfasst.\n\nWir fangen mit drei Dingen an, nach denen wir am häufigsten gefragt werden: eine Waschmaschine für alle, ein Tisch für Papierkram mit Leuten, die das gern machen, und ein Abend, an dem Jugendliche kochen und Erwachsene Gäste sind.\n\nFragen stellen wir auf der Straße, mit einem Lastenrad und zwei Hockern. Wer sitzt, erzählt. Was daraus wird, schreiben wir mit Kreide an die Hauswand, damit alle sehen, ob sich etwas bewegt.",
        12: "Wir haben eine insoweit erfahrene Fachkraft mit acht Jahren Praxis; ihre Vertretung übernimmt nach schriftlicher Absprache eine Praxis in der Stadt. Von 2022 bis 2024 haben wir elf Einschätzungen nach § 8a SGB VIII gemacht und viermal das Jugendamt informiert.\n\nWeil wir oft abends und am Wochenende in Familien sind, sehen wir manches früh. Für diese Zeiten gilt: Niemand entscheidet allein, eine zweite Kollegin ist immer am Telefon, und die Schritte stehen auf einer Karte im Portemonnaie.\n\nIn zwei Verfahren haben wir vor dem Familiengericht berichtet. Für die Wohngruppe haben wir ein Schutzkonzept; die Kinder haben die Seite über Zimmertüren geschrieben.",
        13: "Unser Netz besteht aus Leuten, die wir beim Vornamen kennen: drei Schulsekretärinnen, ein Kinderarzt, die Hausmeister zweier Wohnanlagen, eine Dolmetscherin, die Frau vom Secondhandladen und ein Fußballtrainer, der jeden in die Mannschaft nimmt.\n\nMit vier Grundschulen und drei Kitas arbeiten wir regelmäßig, in die Frühen Hilfen sind wir eingebunden. In der Arbeitsgemeinschaft der freien Träger sitzen wir seit 2013.\n\nZu den weiterführenden Schulen und zu den Betrieben haben wir bisher wenige Wege. Dort würden wir zuerst anklopfen, am liebsten zusammen mit Jugendlichen, die wissen, wo sie einmal arbeiten wollen.",
    },
    "kornblume": {
        1: "Kornblume ist 2017 aus einem Reparaturabend entstanden. Eine Mutter brachte einen Toaster mit, ihr Sohn eine Tüte Schrauben, und am Ende blieben alle bis elf. Heute sind wir ein eingetragener Verein mit elf Beschäftigten, 35 Freiwilligen und einem Schuppen voller Werkzeug.\n\nWir veranstalten Reparaturabende, Kochsamstage und Abende, an denen Familien gemeinsam planen. Im letzten Jahr waren 240 Familien mindestens einmal da, die meisten kommen wieder. Hilfen zur Erziehung haben wir bisher als Partner begleitet: Wenn eine Familie es möchte, ist unsere Werkstatt einer der Orte, an denen sie an ihren Zielen arbeitet.",
        4: "In der Familienwerkstatt gibt es keine Anmeldung und keine Akte. Wer kommt, ist Gast und bald auch Gastgeber. Manche Familien haben gerade eine Hilfe zur Erziehung, die meisten nicht, und am Tisch sieht man den Unterschied nicht.\n\nEltern erleben hier, dass ihre Kinder ihnen etwas zutrauen. Ein Vater, der einen Fahrradschlauch flickt, erklärt dabei mehr als die Luftpumpe. Unsere Fachkräfte sind da, ohne zu stören. Fragt jemand nach mehr, setzen wir uns in die Planungsecke: ein ruhiger Platz mit Papier, Stiften und Zeit. Auf Wunsch holen wir den ASD oder den Leitträger dazu, und die Familie entscheidet, was sie erzählt.",
        5: "Eine Werkstatt ist beweglich, weil man an jedem Tisch etwas anderes machen kann. Familien nutzen sie so, wie sie es brauchen: Die einen kommen einmal mit einem kaputten Stuhl, die anderen ein halbes Jahr lang jeden Freitag zum Kochen, weil sie den Abend gern in Gesellschaft verbringen.\n\nIst eine Hilfe vereinbart, kann unsere Werkstatt ein Stück davon sein. Eine Dreizehnjährige wollte mit ihrem Stiefvater wieder reden; sie haben neun Wochen an einem Boot gebaut. Es schwimmt.\n\nNeu planen wir eine rollende Werkbank, die für ein Wochenende in einen Hof gefahren wird, wenn drei Familien sie bestellen.",
        7: "Vorbeugen heißt für uns: Leute kennen sich, bevor sie einander brauchen. An den Kochsamstagen sitzen zwölf bis zwanzig Familien zusammen, die sich sonst nur im Treppenhaus sehen. Aus der Runde sind Fahrgemeinschaften, eine Ferienbetreuung und zwei Freundschaften fürs Leben entstanden.\n\nAm Schwarzen Brett hängen Karten mit „Ich kann“ und „Ich suche“. Im letzten Winter fanden 86 Karten ihr Gegenstück. Wir schreiben nur mit, wie viele es waren, keine Namen.\n\nWas wir über den Sozialraum erfahren, bringen wir ins Sozialraumteam ein: welche Wege fehlen, welcher Raum leer steht, wer etwas anfangen möchte.",
        9: "Bei Kornblume arbeiten elf Menschen auf sieben Stellen. Fünf haben studiert: drei Soziale Arbeit, eine Kindheitspädagogik, einer Psychologie. Zwei sind Erzieherinnen. Dazu kommen ein Tischlermeister, eine Köchin, ein Elektriker im Unruhestand und eine Kollegin für die Verwaltung. In jeder Öffnungszeit ist eine pädagogische Fachkraft im Haus.\n\nDie Handwerker zählen wir in der Quote nicht als Fachkräfte mit, für die Werkstatt sind sie unverzichtbar. Neue pädagogische Stellen besetzen wir mit Studium. Damit die Werkstatt auch samstags und in den Ferien offen ist, wollen wir im ersten Jahr noch zwei Kolleginnen",
    },
}
"""Träger -> number of the Abschnitt -> text; kornblume is still writing."""

NACHWEISE: Mapping[str, Mapping[int, str]] = {
    "lichtfaden": {
        1: "Von 2022 bis 2024 haben wir 37 Gefährdungseinschätzungen nach § 8a SGB VIII vorgenommen. Die Zertifikate unserer insoweit erfahrenen Fachkräfte und die Vereinbarung mit dem Jugendamt legen wir bei Bedarf vor.",
        6: "Lichtfaden Jugendhilfe gGmbH erklärt: Diese Bekundung gilt für den Wirkungsraum Neheim und für keinen weiteren.",
    },
    "ruhrkiesel": {
        1: "22 Einschätzungen nach § 8a SGB VIII in drei Jahren, jede mit einer zweiten Fachkraft aus einem anderen Ort. Eine insoweit erfahrene Fachkraft gehört zum Haus, die Vertretung ist schriftlich vereinbart.",
        6: "Der Vorstand von Ruhrkiesel erklärt, dass diese Bekundung allein für den Wirkungsraum Hüsten abgegeben wird.",
    },
    "haselbogen": {
        1: "Wir haben von 2022 bis 2024 in 64 Verläufen eine Gefährdung eingeschätzt und in 17 Verfahren vor dem Familiengericht berichtet. Vier insoweit erfahrene Fachkräfte und ein überprüftes Schutzkonzept stehen dafür ein.",
        6: "Haselbogen – Kinder, Jugend, Familie e. V. bewirbt sich ausschließlich für den Wirkungsraum Alt-Arnsberg.",
    },
    "muehlrad": {
        1: "Elf Einschätzungen nach § 8a SGB VIII in drei Jahren, zwei Berichte vor dem Familiengericht, eine insoweit erfahrene Fachkraft mit acht Jahren Praxis.",
        6: "Unsere Bekundung gilt für den Wirkungsraum Neheim. Für einen anderen bewerben wir uns nicht.",
    },
    "kornblume": {
        1: "Drei unserer Fachkräfte sind im Vorgehen nach § 8a SGB VIII geschult. In den letzten beiden Jahren haben wir fünfmal eine insoweit erfahrene Fachkraft hinzugezogen.",
        6: "Kornblume erklärt: Wir bewerben uns für genau einen Wirkungsraum, und zwar für den, der in dieser Bekundung angegeben ist.",
    },
}
"""Träger -> number of a Kriterium that is to be proved -> how."""

FRAGEN: tuple[tuple[str, str], ...] = (
    (
        "Wir arbeiten heute schon in Neheim und in Hüsten. Können wir uns für beide Wirkungsräume bewerben?",
        "Nein. Jeder Träger kann sich für höchstens einen Wirkungsraum bewerben und erklärt in Abschnitt 3, für welchen. Die Auswahl eines Leitträgers bedeutet nicht, dass andere Träger dort keine Hilfen mehr leisten: Das Wunsch- und Wahlrecht der Familien nach § 5 SGB VIII bleibt bestehen.",
    ),
    (
        "Ist das Planbudget verhandelbar, wenn wir mehr Bedarf sehen, als die Prognose zeigt?",
        "Nein, die Höhe des Planbudgets ist nicht verhandelbar; ein Preisangebot geben Sie daher nicht ab. Das Planbudget wird jährlich evaluiert und kann durch vermiedene Hilfen und durch Rückführungen steigen. Der Anspruch einer Familie auf eine notwendige Hilfe hängt nicht vom Stand des Planbudgets ab.",
    ),
    (
        "Müssen wir schon bei der Bewerbung 70 Prozent Fachkräfte mit Studium haben? Zählen dabei Personen oder Stellen?",
        "Nein, die 70 Prozent sind das Ziel nach vier Jahren. Stellen Sie in Abschnitt 9 dar, wer heute mit welcher Qualifikation bei Ihnen arbeitet und wie Sie das Ziel erreichen wollen. Die Bekanntmachung legt nicht fest, ob Personen oder Stellen zählen. Bitte nennen Sie beides, dann sind die Angaben aller Träger vergleichbar.",
    ),
    (
        "Brauchen wir für die Bekundung schon einen Mietvertrag für den Standort im Wirkungsraum?",
        "Ein Mietvertrag gehört nicht zu den verlangten Unterlagen. Ausgewählte Träger müssen aber einen ausreichend großen Standort im Wirkungsraum beziehen, mit mindestens drei Arbeitsplätzen für Mitarbeiterinnen und Mitarbeiter des Jugendamtes. Beschreiben Sie gern in Abschnitt 3, wie Sie das vorhaben.",
    ),
    (
        "Entscheidet der Leitträger künftig mit, welche Hilfe eine Familie bekommt?",
        "Nein. Im Sozialraumteam beraten Jugendamt und Leitträger gemeinsam und entwickeln Ideen mit den Familien. Über Hilfen zur Erziehung entscheidet das Jugendamt auf Grundlage des Hilfeplans (§§ 36 und 36a SGB VIII). Seine Gesamtverantwortung geht nicht auf den Leitträger über.",
    ),
)
"""Question and answer of the finished call of 2024/25."""

FRAGEN_OFFEN: tuple[tuple[str, str], ...] = (
    (
        "Brauchen Familien eine bewilligte Hilfe, um in die Familienwerkstatt zu kommen?",
        "Nein. Die Familienwerkstätten sind offen für alle Familien im Wirkungsraum, ohne Antrag und ohne Anmeldung. Beschreiben Sie in Ihrer Bekundung, wie Sie Familien mit und ohne Hilfe zur Erziehung willkommen heißen. Namen von Besucherinnen und Besuchern sollen für den Besuch nicht erfasst werden.",
    ),
    (
        "Darf die Werkstatt in Räumen sein, die auch ein Verein oder eine Schule nutzt?",
        "Ja, wenn die Räume im Wirkungsraum liegen und zu den zugesagten Zeiten wirklich offen sind, auch in den Ferien. Bitte nennen Sie die Räume und sagen Sie, wer den Schlüssel hat und wo Werkzeug und Vorräte bleiben. Eine schriftliche Zusage des Vermieters ist mit der Bekundung noch nicht nötig.",
    ),
    (
        "Können wir die Öffnungszeiten im zweiten Jahr ändern, wenn die Familien es sich anders wünschen?",
        "",
    ),
)
"""The same of the call „Drei Familienwerkstätten“; the last question waits for its answer."""

BEGRUENDUNGEN: Mapping[tuple[str, int], str] = {
    (
        "lichtfaden",
        1,
    ): "Das Haus ist seit 1996 in Neheim tätig, bietet ambulante wie stationäre Hilfen und hat die Trennung von ambulantem Team und Wohngruppen schon 2018 aufgegeben.",
    (
        "lichtfaden",
        4,
    ): "Der Wille der Familie steht im Wortlaut im Hilfeplan, und Eltern behalten ihre Aufgaben auch dann, wenn das Kind in der Gruppe lebt.",
    (
        "lichtfaden",
        5,
    ): "Die Bausteine und das Beispiel des Fünfzehnjährigen überzeugen, der Stundentopf ist eine gute Idee, aber noch nicht erprobt.",
    (
        "lichtfaden",
        6,
    ): "31 Wege zurück, mit offenem Blick auf die sieben, bei denen es nicht hielt, und eine klare Folgerung daraus: Das ist das stärkste Kapitel.",
    (
        "lichtfaden",
        7,
    ): "Die Kartei mit 164 Einträgen und der Frühstückstisch zeigen, dass Arbeit ohne Fallauftrag hier tatsächlich in Hilfen ankommt.",
    (
        "lichtfaden",
        8,
    ): "Die monatliche Seite für die Teams und die gesenkten Fahrzeiten sind nachprüfbar, und der Bedarf der Familie bleibt vom Budget getrennt.",
    (
        "lichtfaden",
        9,
    ): "63 Prozent heute und drei fehlende Abschlüsse bis 2028 sind sauber gerechnet, mit Studienförderung und frei werdenden Stellen belegt.",
    (
        "lichtfaden",
        10,
    ): "Vier Blickwinkel auf jedes Ziel, Nachfrage nach sechs Monaten und eine Ombudsfrau von außen gehen über das Übliche hinaus.",
    (
        "lichtfaden",
        11,
    ): "Die Kasse, über die fünf Nachbarn ohne Stimme des Trägers entscheiden, ist konsequent, offen bleibt, wer die 300 Haustüren auswählt.",
    (
        "lichtfaden",
        12,
    ): "37 Einschätzungen, eine gesicherte Vertretung und die klare Trennung von Hilfe und Kontrolle sprechen für viel Routine im guten Sinn.",
    (
        "lichtfaden",
        13,
    ): "Schulen, Kitas und Frühe Hilfen sind verlässlich eingebunden, und die Besuchswoche für neue Kolleginnen hält das Netz lebendig.",
    (
        "ruhrkiesel",
        1,
    ): "Ein Verein von Eltern, in dessen Vorstand frühere Nutzerinnen und Nutzer sitzen, bringt Haltung und lange Erfahrung in Hüsten mit.",
    (
        "ruhrkiesel",
        4,
    ): "Fachkräfte, die für Straßen zuständig bleiben, und die Begegnung von erfahrenen mit neuen Eltern sind nah am Alltag und gut beschrieben.",
    (
        "ruhrkiesel",
        5,
    ): "Das Wecken um sechs Uhr ist ein Maßanzug wie aus dem Lehrbuch, bei Nächten und kurzen Aufenthalten fehlt nach eigener Aussage noch Beweglichkeit.",
    (
        "ruhrkiesel",
        6,
    ): "Dass neun von elf Rückkehren gehalten haben, ist beachtlich, die Zahl der künftigen Wege aus Einrichtungen außerhalb der Stadt bleibt aber offen.",
    (
        "ruhrkiesel",
        7,
    ): "Bauwagen, Schrauberhalle und die Frage „Wann sind wir überflüssig?“ zeigen fallunspezifische Arbeit, wie ich sie mir für die ganze Stadt wünsche.",
    (
        "ruhrkiesel",
        8,
    ): "Sparsamkeit und Ehrenamt sind glaubhaft, doch die Teams bekommen ihre Zahlen erst mit der neuen halben Stelle zu sehen.",
    (
        "ruhrkiesel",
        9,
    ): "Der Weg von 17 auf 21 von 29 Fachkräften ist mit Studienplätzen, Stellen und Praxissemestern hinterlegt, der Abstand zum Ziel bleibt dennoch spürbar.",
    (
        "ruhrkiesel",
        10,
    ): "Die fünf Karten und der Rückruf bis zum nächsten Mittag zeigen ein lernendes Haus, das Handbuch ist noch im Umbau.",
    (
        "ruhrkiesel",
        11,
    ): "Gastgeberinnen in jedem Ort und eine Antwort auf jede Idee binnen vier Wochen geben den Menschen wirklich etwas in die Hand.",
    (
        "ruhrkiesel",
        12,
    ): "Der fremde Blick aus einem anderen Ort ist klug, mit nur einer eigenen insoweit erfahrenen Fachkraft ist die Besetzung knapp.",
    (
        "ruhrkiesel",
        13,
    ): "Das Netz reicht vom Kiosk bis zu den Frühen Hilfen, und der monatliche Brotzeittisch mit 25 Leuten besteht schon heute.",
    (
        "haselbogen",
        1,
    ): "Der offene Umgang mit der Heimgeschichte und die Größe des heutigen Angebots geben ein glaubwürdiges, erfahrenes Bild.",
    (
        "haselbogen",
        4,
    ): "Die Wegbegleitung, die über jede Form der Hilfe hinweg bleibt, passt gut zu dem weiten Raum, die Elternarbeit ist mit Beispielen belegt.",
    (
        "haselbogen",
        5,
    ): "Die Lösung für die vier Geschwister ist stark, zwei Wohngruppen arbeiten aber noch mit starrem Schichtplan und werden erst bis Ende 2026 umgestellt.",
    (
        "haselbogen",
        6,
    ): "57 nachverfolgte Rückkehren und der Plan, eine Wohngruppe aufzugeben, zeigen ernsthaften Willen, auch wenn der Umbau bis 2028 dauert.",
    (
        "haselbogen",
        7,
    ): "Der Haselbus erreicht Dörfer, in die sonst niemand kommt, die zwölf Wochenstunden sind für einen so großen Raum allerdings knapp bemessen.",
    (
        "haselbogen",
        8,
    ): "Das Controlling ist das gründlichste von allen, die höheren Sätze werden offen begründet und der kürzere Verlauf mit Zahlen belegt.",
    (
        "haselbogen",
        9,
    ): "Mit 67 Prozent fehlt fast nichts mehr, und wer elf Jahre bleibt, gibt Familien Verlässlichkeit.",
    (
        "haselbogen",
        10,
    ): "Ein öffentlicher Bericht auch über Misslungenes und Abschlussgespräche durch früher Begleitete sind vorbildlich.",
    (
        "haselbogen",
        11,
    ): "Dorfversammlungen und der offene Obstgarten sind gute Anfänge, der Jugendbeirat kommt erst im zweiten Jahr und wird nur gehört.",
    (
        "haselbogen",
        12,
    ): "Vier insoweit erfahrene Fachkräfte, 64 Einschätzungen und Praxis vor dem Familiengericht sind die breiteste Erfahrung in diesem Verfahren.",
    (
        "haselbogen",
        13,
    ): "Schriftliche, jährlich erneuerte Absprachen überzeugen, die dünnen Stellen in Breitenbruch und Wennigloh benennt der Träger selbst.",
    (
        "muehlrad",
        1,
    ): "Fünfzehn Jahre nah an Familien und ein guter Ruf stehen gegen die fehlende Erfahrung mit einer Aufgabe dieser Größe, die der Träger offen einräumt.",
    (
        "muehlrad",
        4,
    ): "Die Frage nach dem letzten guten Tag und das Blatt am Kühlschrank gefallen mir sehr, ein Konzept für ganz Neheim hängt aber an Partnern, die noch nicht feststehen.",
    (
        "muehlrad",
        5,
    ): "Der Dienstplan, der jeden Montag nach den Anrufen der Familien entsteht, ist die beweglichste Lösung aller Bekundungen.",
    (
        "muehlrad",
        6,
    ): "Neun Familien, in denen ein Platz nicht nötig wurde, sind ein gutes Zeichen, für die Rückkehr gibt es mit zwei Kindern jedoch kaum Erfahrung und kein erprobtes Vorgehen.",
    (
        "muehlrad",
        7,
    ): "Die Leiter im Treppenhaus ist einfach und wirksam, darüber hinaus ist bislang wenig entstanden und der Plan eher klein.",
    (
        "muehlrad",
        8,
    ): "Niedrige Leitungskosten und kurze Verläufe sind belegt, mit einem Budget über mehrere Hilfearten hat der Träger keine Erfahrung.",
    (
        "muehlrad",
        9,
    ): "Von 44 auf 70 Prozent kommt der Träger nur, wenn alle sechs neuen Stellen mit Studium besetzt werden, was er selbst als knapp bezeichnet.",
    ("muehlrad", 10): "Die Abende mit Familien sind echte Beteiligung, eine Auswertung über alle Verläufe fehlt noch.",
    (
        "muehlrad",
        11,
    ): "Schlüssel gegen selbst geschriebene Regeln und die Kreide an der Hauswand sind mutig und konkret, beschränken sich aber auf ein Viertel.",
    (
        "muehlrad",
        12,
    ): "Die Regeln für Abende und Wochenenden sind durchdacht, die Zahl der Verfahren ist der Größe entsprechend klein.",
    (
        "muehlrad",
        13,
    ): "Im Viertel ist der Träger gut bekannt, zu weiterführenden Schulen und Betrieben fehlen nach eigener Aussage noch Wege.",
}
"""(Träger, number of the Abschnitt) -> why a juror gave her points."""
