"""Themes of living together: birth, parting, illness, grief, a new family, shift work."""

from massanzug.demo.geschichten.form import I, M, P, S, eigen, einmalig, monatlich, netz, raum, stunden
from massanzug.demo.geschichten.thema import Fund, Thema, Wort, Zielsatz

NAECHTE = Thema(
    schluessel="naechte",
    alter=(0, 1),
    anliegen=(
        "<k> ist unser erstes Kind und schläft nicht. Ich auch nicht. Die Hebamme hat gesagt, ich darf hier anrufen, bevor ich nicht mehr kann.",
        "Ich bin mit dem Baby viel allein. Tagsüber geht es. Nachts habe ich Angst, etwas falsch zu machen.",
    ),
    gespraech=(
        "<k> lag auf der Decke und hat jeden Schritt von <E> mit den Augen verfolgt. <frau> wusste bei jedem Laut, was er heißt, und glaubte es selbst kaum.",
        "Wir haben die Nächte aufgezeichnet, mit Strichen. Es sind mehr ruhige Stunden, als <frau> dachte, nur nie am Stück.",
    ),
    eltern=(
        Wort(
            "Ich will <meinen> trösten können und dabei ruhig sein.",
            "Ich schlafe, wenn das Baby schläft, und lasse die Küche stehen.",
            "Jemand soll einmal eine Nacht übernehmen.",
            "Die Familie erwartet, dass ich das allein kann.",
        ),
        Wort(
            "Ich will ein Zuhause, in dem wir drei, also <k>, ich und die Nacht, Freunde werden.",
            "Ich gehe jeden Tag raus, auch bei Regen, und rufe an, bevor es eng wird.",
        ),
    ),
    schaetze=(
        Fund(P, "<frau> erkennt am Ton, ob <k> Hunger hat oder Nähe braucht."),
        Fund(P, "<frau> hat um Hilfe gebeten, bevor es zu viel wurde."),
        Fund(S, "Die Patin wohnt in der Nähe und ist eine Nachteule.", "e"),
        Fund(S, "Im Geburtskurs waren vier Paare, mit denen es lustig war.", "e"),
        Fund(M, "Ein Kinderwagen, eine Trage und eine warme Wohnung.", "e"),
        Fund(I, "Die Hebamme kommt noch acht Wochen.", "e"),
        Fund(I, "Das Familienzentrum hat ein Frühstück für Eltern mit Babys."),
    ),
    richtung=(
        "Wir sind zusammen und es geht uns gut, auch nachts.",
        "<k> und ich kennen uns gut und schlafen wieder.",
    ),
    ziele_eltern=(
        Zielsatz("Ich schlafe zweimal in der Woche fünf Stunden am Stück.", "Ich wache von allein auf."),
        Zielsatz(
            "Ich weiß drei Dinge, die uns beide beruhigen, und habe sie ausprobiert.",
            "Der Zettel am Kühlschrank hat drei Haken.",
        ),
        Zielsatz("Ich treffe jede Woche andere Eltern und gehe gern hin.", "Ich rufe eine davon an, einfach so."),
    ),
    frage=(
        "Wer kann nachts da sein oder erreichbar sein, ohne dass es gleich ein Dienst ist?",
        "Was entlastet am Tag so, dass die Nacht leichter wird?",
    ),
    ideen_ohne=(
        "Die Patin übernimmt den Freitag bis Mitternacht",
        "Die vier Paare aus dem Kurs gründen eine Gruppe: Wer wach ist, schreibt",
        "Mittagessen aus der Nachbarschaft, zwei Wochen lang reihum",
        "Die Nachbarin geht eine Stunde mit dem Wagen, <frau> schläft",
        "Verrückt: Ein Schlafsofa im Familienzentrum",
    ),
    ideen_mit=(
        "Eine Familienhebamme bis zum ersten Geburtstag",
        "Eine Fachkraft, die an zwei Abenden die Woche da ist, wenn die Nacht beginnt",
    ),
    auswahl=(
        "Patin, Kurseltern, Frühstück. Eine Fachkraft kommt abends zweimal in der Woche, für drei Monate.",
        "Zuerst Schlaf am Nachmittag durch die Nachbarin. Abends jemand zum Anrufen und, wenn nötig, zum Kommen.",
    ),
    fehlt=(
        "Entlastung für Eltern von Babys am Abend; alle Angebote enden um 17 Uhr.",
        "Eltern mit Babys treffen sich nur vormittags. Wer dann schläft, weil die Nacht keine war, bleibt allein.",
    ),
    begruendung=(
        "<frau> hat früh gefragt und kennt <k> gut. Mit den Menschen, die da sind, und einigen Abenden Unterstützung wird die Nacht wieder zum Schlafen da sein.",
        "Die Hilfe ist kurz und kommt dann, wenn sie gebraucht wird: am Abend. Das Übrige tragen Patin, Nachbarin und die anderen Eltern.",
    ),
    eigen=(
        eigen("", "<E>", "schläft, wenn <k> schläft, und lässt die Küche stehen", "e", "jeden Tag", ab=0),
        eigen("", "<E>", "geht jeden Tag hinaus, auch bei Regen", "e", "jeden Tag", ab=0),
    ),
    netz=(
        netz("", "die Patin", "übernimmt den Freitagabend", "e", "freitags bis Mitternacht", ab=0),
        netz("", "vier Paare aus dem Geburtskurs", "schreiben sich, wenn jemand wach ist", "e", "jede Nacht", ab=0),
        netz(
            "", "Nachbarin aus dem ersten Stock", "schiebt eine Stunde den Wagen", "e", "montags und donnerstags", ab=0
        ),
    ),
    raum=(
        raum("", "Familienzentrum in {ort}", "Frühstück für Eltern mit Babys", "e", "mittwochs", ab=0),
        raum("", "Hebamme", "kommt weiter und übt das Trösten ohne Eile", "e", "einmal in der Woche", ab=0, bis=60),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "ist an zwei Abenden da, wenn die Nacht beginnt, und ist danach erreichbar",
            "e",
            4500,
            ab=0,
            bis=100,
        ),
        stunden("", "{leit}, Familienhebamme", "begleitet bis zum ersten Geburtstag", "e", 1500, ab=30, bis=300),
    ),
)

TRENNUNG = Thema(
    schluessel="trennung",
    alter=(6, 11),
    anliegen=(
        "Wir haben uns getrennt und schaffen es nicht, über <k> zu reden, ohne uns zu verletzen. Das muss aufhören, für <k>.",
        "<k> packt seit der Trennung jeden Sonntag schon mittags die Tasche. Ich glaube, <er> hat Angst vor der Übergabe.",
    ),
    gespraech=(
        "<k> hat zwei Häuser gebaut, mit einer Brücke. „Auf der Brücke darf man nicht streiten, sonst geht sie kaputt.“",
        "Zuerst mit jedem allein. Beide haben unabhängig voneinander dasselbe gesagt: <k> soll sonntags lachen können.",
    ),
    kind=(
        Wort(
            "Ich will beide lieb haben dürfen, ohne dass einer traurig guckt.",
            "Ich sage Stopp, wenn einer etwas über den anderen sagt.",
            "Sie sollen sich wieder Guten Tag sagen.",
            "Das Gericht möchte, dass beide sich einigen.",
        ),
        Wort(
            "Ich will bei der Übergabe keinen Bauch voller Steine haben.",
            "Ich nehme meinen Fuchs mit, der kommt immer in beide Häuser.",
            "Oma soll mich bringen und holen.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> merkt: Wir sind beide noch da und reden freundlich.",
            "Ich schreibe erst eine Stunde später zurück, nicht sofort.",
            "Der andere Elternteil soll pünktlich sein.",
            "Das Familiengericht erwartet eine Vereinbarung.",
        ),
        Wort(
            "Ich will loslassen können, ohne <k> loszulassen.",
            "Ich frage <k> nach dem Wochenende nur, was schön war.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> kann sehr genau sagen, was hilft und was nicht."),
        Fund(P, "Beide Eltern haben noch nie ein Wochenende abgesagt.", "k"),
        Fund(S, "Beide Omas verstehen sich und telefonieren.", "e"),
        Fund(S, "Der Trainer im Schwimmverein kennt beide Eltern.", "k"),
        Fund(M, "In beiden Wohnungen hat <k> ein eigenes Bett und eigene Schuhe.", "e"),
        Fund(I, "Die Schule liegt genau zwischen den Wohnungen."),
        Fund(I, "Die Beratungsstelle hat in sechs Wochen einen Platz für Elterngespräche.", "e"),
    ),
    richtung=("Ich habe zwei Zuhause und einen ruhigen Bauch.", "Die Brücke hält."),
    ziele_kind=(
        Zielsatz(
            "Ich wechsle freitags nach dem Schwimmen und bin dabei fröhlich.", "Die Tasche packe ich erst am Freitag."
        ),
        Zielsatz(
            "Ich rufe jeden Abend kurz im anderen Haus an.",
            "Ich erzähle, was ich gegessen habe, und beide freuen sich.",
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir besprechen einmal in der Woche zwanzig Minuten, was <k> betrifft, nur das.",
            "Wir haben ein Heft und schreiben beide hinein.",
        ),
        Zielsatz(
            "Wir sagen uns bei der Übergabe Guten Tag und einen Satz zur Woche.",
            "<k> steht daneben und kommt nicht dazwischen.",
        ),
    ),
    frage=(
        "Wie wird die Übergabe zu einem leichten Moment?",
        "Was brauchen zwei Eltern, um zwanzig Minuten gut miteinander zu reden?",
    ),
    ideen_ohne=(
        "Übergabe beim Schwimmen statt an der Haustür",
        "Die Omas wechseln sich beim Bringen ab",
        "Ein Heft, das mit dem Fuchs hin und her reist",
        "Beide Eltern kommen zum Schulfest und helfen am selben Stand",
        "Verrückt: <k> schreibt die Hausordnung für beide Häuser",
    ),
    ideen_mit=(
        "Moderierte Elterngespräche, bis der Platz in der Beratungsstelle frei ist",
        "Ein Kurs für Kinder, deren Eltern sich getrennt haben",
    ),
    auswahl=(
        "Schwimmen als Brücke und das Heft. Die Fachkraft moderiert sechs Elterngespräche.",
        "Die Omas übernehmen die ersten vier Wochen. In der Zeit lernen die Eltern, wieder zwanzig Minuten zu reden.",
    ),
    begruendung=(
        "<k> hat klar gesagt, was <er> braucht: eine Brücke ohne Streit. Beide Eltern wollen das auch. Für den Anfang brauchen sie jemanden im Raum, der auf <k> schaut.",
        "Der Plan verlegt die Übergabe an einen guten Ort und gibt den Eltern einen geschützten Anfang für ihre Gespräche. Danach führt die Beratungsstelle weiter.",
    ),
    eigen=(
        eigen("", "<k>", "nimmt den Fuchs und das Heft in beide Häuser mit", "k", "bei jedem Wechsel", ab=0),
        eigen(
            "",
            "<E> und der andere Elternteil",
            "schreiben beide in das Heft und reden zwanzig Minuten",
            "e",
            "sonntags am Telefon",
            ab=0,
        ),
    ),
    netz=(
        netz(
            "", "beide Omas", "bringen und holen <k> in den ersten Wochen", "k", "jeden zweiten Freitag", ab=0, bis=60
        ),
        netz("", "der Schwimmtrainer", "weiß Bescheid und ist bei der Übergabe da", "k", "freitags", ab=0),
    ),
    raum=(
        raum("", "Schwimmverein", "Ort der Übergabe", "k", "freitags", ab=0),
        raum(
            "", "Beratungsstelle", "Elterngespräche, sobald ein Platz frei ist", "e", "alle zwei Wochen", ab=45, bis=200
        ),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "moderiert die Elterngespräche und hört <k> jede zweite Woche zu",
            "e",
            2000,
            ab=0,
            bis=120,
        ),
        stunden(
            "",
            "{leit}, Gruppe für Kinder",
            "sechs Nachmittage mit anderen Kindern, deren Eltern getrennt leben",
            "k",
            1500,
            ab=14,
            bis=90,
        ),
    ),
)

KUEMMERN = Thema(
    schluessel="kuemmern",
    alter=(10, 14),
    anliegen=(
        "Ich bin seit einem Jahr krank, und <k> macht alles: einkaufen, kochen, mich aufheitern. Ich bin stolz auf <ihn>. Aber es ist zu viel.",
        "Der Arzt sagt, ich soll kürzer treten. Ich frage mich, wer dann für <k> da ist.",
    ),
    gespraech=(
        "<k> hat Tee gekocht, den Müll heruntergebracht und nebenbei zugehört. Auf die Frage, was <er> selbst gern machen würde, war es lange still. Dann: „Klettern.“",
        "<frau> und <k> haben zusammen eine Liste geschrieben, wer was macht. Dann hat <frau> die Hälfte der Punkte bei <k> durchgestrichen.",
    ),
    kind=(
        Wort(
            "Ich will klettern gehen und dabei wissen, dass es <Mama> gut geht.",
            "Ich gehe dienstags los und rufe erst danach an, nicht dazwischen.",
            "Jemand soll in der Zeit da sein.",
            "Die Schule erwartet, dass ich an der Klassenfahrt teilnehme.",
        ),
        Wort(
            "Ich will wieder die einfachen Sachen machen: Hausaufgaben, Freunde, schlafen.",
            "Ich sage Bescheid, wenn es mir zu viel wird, auch wenn <Mama> gerade müde ist.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will auch an schlechten Tagen für <k> sorgen und <ihn> Kind sein lassen.",
            "Ich nehme die Haushaltshilfe der Krankenkasse an und rufe die Nachbarn selbst an.",
            "Jemand soll <k> erklären, was ich habe, in einfachen Worten.",
            "Die Ärzte erwarten, dass ich die Reha antrete.",
        ),
        Wort(
            "Ich will in die Reha gehen können und wissen, dass <k> gut aufgehoben ist, hier in {ort}.",
            "Ich kläre mit meiner Schwester und den Nachbarn, wer wann da ist.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> kann kochen, planen und trösten, und kann jetzt auch Nein sagen."),
        Fund(P, "<frau> spricht offen über die Krankheit."),
        Fund(S, "Die Schwester von <E> kann jede zweite Woche kommen.", "e"),
        Fund(S, "Der beste Freund von <k> klettert schon.", "k"),
        Fund(S, "Die Nachbarn von gegenüber haben ihre Hilfe angeboten, zweimal.", "e"),
        Fund(M, "Die Krankenkasse zahlt eine Haushaltshilfe für sechs Wochen.", "e"),
        Fund(I, "Die Kletterhalle ist mit dem Bus zu erreichen.", "k"),
        Fund(I, "Im Krankenhaus gibt es eine Gruppe für Kinder kranker Eltern."),
    ),
    richtung=("Uns geht es gut, auch wenn einer krank ist.", "Ich darf an mich denken und habe trotzdem alle lieb."),
    ziele_kind=(
        Zielsatz(
            "Ich gehe jeden Dienstag zwei Stunden klettern.", "Ich komme bis ganz nach oben und rufe erst danach an."
        ),
        Zielsatz(
            "Ich fahre mit auf die Klassenfahrt und schlafe dort gut.", "Ich bringe etwas Lustiges zu erzählen mit."
        ),
    ),
    ziele_eltern=(
        Zielsatz(
            "Für jeden Tag der Woche steht ein Name im Plan, der nicht <k> heißt.",
            "Der Plan hängt am Kühlschrank und stimmt.",
        ),
        Zielsatz(
            "Ich trete die Reha an und rufe jeden Abend um sieben an.", "Wir haben beide etwas Gutes zu erzählen."
        ),
    ),
    frage=(
        "Wer übernimmt, was <k> bisher trägt, und wie darf <k> es abgeben?",
        "Wie bleibt <k> Kind in einer Familie, in der jemand krank ist?",
    ),
    ideen_ohne=(
        "Nachbarn kochen montags und donnerstags für zwei Leute mehr",
        "Die Schwester bleibt jede zweite Woche von Freitag bis Sonntag",
        "Der beste Freund holt <k> dienstags ab, ob die Küche fertig ist oder nicht",
        "Ein Notfallblatt: Wen rufe ich an, wenn es <Mama> schlecht geht?",
        "Verrückt: <k> bekommt einen Gutschein für dreißig Tage ohne Einkaufen",
    ),
    ideen_mit=(
        "Eine Fachkraft, die mit beiden über die Krankheit spricht und den Plan hält",
        "Gruppe für Kinder, deren Eltern krank sind",
    ),
    auswahl=(
        "Plan mit Namen für jeden Tag, Klettern am Dienstag. Die Fachkraft hält den Plan zusammen, bis er von allein läuft.",
        "Zuerst das Durchstreichen: Alles, was auf <ks> Liste nicht nach einem Kind klingt, bekommt einen anderen Namen. Die Fachkraft fragt alle zwei Wochen, ob das noch stimmt.",
    ),
    fehlt=(
        "Für Kinder, die zu Hause pflegen, gibt es in der Stadt noch keine feste Ansprechperson.",
        "Ein Ort, an dem Kinder kranker Eltern unter sich sind und niemand fragt.",
    ),
    begruendung=(
        "<k> hat lange mehr getragen, als ein Kind tragen soll, und viel dabei gelernt. Nachbarn, Familie und Krankenkasse übernehmen das meiste. "
        "Die Fachkraft sorgt dafür, dass der Plan hält und <k> gehört wird.",
        "<k> hat gesagt, was <er> wieder tun will, und <elt> hat den größten Schritt schon gemacht: abgeben. Verwandte, Nachbarn und Krankenkasse füllen den Plan. Die Hilfe sorgt dafür, dass er auch in schlechten Wochen gilt.",
    ),
    eigen=(
        eigen("", "<k>", "geht dienstags klettern und lässt das Handy in der Tasche", "k", "dienstags", ab=0),
        eigen("", "<E>", "ruft die Nachbarn selbst an und hält den Plan aktuell", "e", "sonntags", ab=0),
    ),
    netz=(
        netz("", "Nachbarn von gegenüber", "kochen für zwei mehr", "e", "montags und donnerstags", ab=0),
        netz("", "die Schwester von <E>", "ist am Wochenende da", "e", "jedes zweite Wochenende", ab=0),
        netz("", "<ks> bester Freund", "holt <ihn> zum Klettern ab", "k", "dienstags", ab=0),
    ),
    raum=(
        raum("", "Krankenkasse", "Haushaltshilfe", "e", "vormittags, sechs Wochen", ab=0, bis=45),
        monatlich(raum("", "Kletterhalle", "Beitrag und Leihschuhe", "k", "dienstags", ab=0, bis=300), 2_800),
        raum("", "Gruppe im Krankenhaus", "für Kinder kranker Eltern", "k", "alle zwei Wochen", ab=14, bis=200),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "hält den Wochenplan mit allen zusammen und spricht mit <k> und <elt3> über die Krankheit",
            "e",
            3000,
            ab=0,
            bis=200,
        ),
        stunden("", "{leit}, Fachkraft am Abend", "ist während der Reha abends im Haus", "k", 7000, ab=30, bis=75),
    ),
)

TRAUER = Thema(
    schluessel="trauer",
    alter=(7, 13),
    anliegen=(
        "Vor drei Monaten ist <ks> Großvater gestorben, der bei uns gewohnt hat. Seitdem ist bei uns der Ton aus.",
        "<k> ist seit dem Tod der großen Schwester ganz still geworden. Wir trauern alle, jeder in einem anderen Zimmer.",
    ),
    gespraech=(
        "Am Tisch ist ein Platz frei geblieben, und niemand setzt sich dorthin. <k> hat eine Tasse hingestellt. Danach haben alle erzählt.",
        "<k> hat einen Karton mit Dingen gezeigt. Zu jedem Ding gibt es eine Geschichte, manche sind zum Lachen.",
    ),
    kind=(
        Wort(
            "Ich will davon reden dürfen, ohne dass alle weinen müssen.",
            "Ich bringe jeden Sonntag ein Ding aus dem Karton mit an den Tisch.",
            "Die anderen in der Klasse sollen normal zu mir sein.",
            "Die Schule fragt, ob ich in eine Klinik soll.",
        ),
        Wort(
            "Ich will wieder lachen und dabei kein schlechtes Gewissen haben.",
            "Ich gehe wieder zum Training, auch wenn ich danach müde bin.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass wir wieder in einem Zimmer sitzen.",
            "Ich mache abends das Radio an und koche, was wir früher gegessen haben.",
            "Jemand soll mit <k> reden, weil ich selbst zu nah dran bin.",
        ),
        Wort(
            "Ich will traurig sein können und trotzdem für <k> da.",
            "Ich gehe in die Trauergruppe, auch wenn ich lieber zu Hause bliebe.",
            "Die Verwandten sollen nicht sagen, es sei jetzt lange genug.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> findet für Schweres einfache Worte."),
        Fund(P, "<frau> weint, ohne sich zu schämen, und lacht auch wieder."),
        Fund(S, "Der Trainer hat den Platz in der Mannschaft frei gehalten.", "k"),
        Fund(S, "Die Nachbarschaft stellt seit Wochen Suppe vor die Tür.", "e"),
        Fund(M, "Ein Garten, den der Großvater angelegt hat, und ein Karton voller Dinge.", "k"),
        Fund(I, "Der Hospizverein hat eine Trauergruppe für Kinder und eine für Erwachsene.", "e"),
        Fund(I, "Die Klassenlehrerin hat gefragt, was <k> sich wünscht."),
    ),
    richtung=(
        "Bei uns ist Platz für die Traurigkeit und für das Lachen.",
        "Wir vermissen jemanden und sind trotzdem eine Familie, in der gelacht wird.",
    ),
    ziele_kind=(
        Zielsatz("Ich erzähle einmal in der Woche eine Geschichte aus dem Karton.", "Am Ende lachen mindestens zwei."),
        Zielsatz("Ich bin wieder bei jedem Training und beim nächsten Spiel dabei.", "Mein Name steht auf der Liste."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Wir essen sonntags zusammen am großen Tisch.", "Der freie Platz hat eine Tasse und niemand steht auf."
        ),
        Zielsatz(
            "Ich habe einen Ort, an dem ich selbst getröstet werde.", "Ich gehe hin, ohne dass mich jemand erinnert."
        ),
    ),
    frage=(
        "Was hilft einer Familie, gemeinsam zu trauern, und wer geht ein Stück mit?",
        "Wer kann einfach da sein, ohne trösten zu wollen?",
    ),
    ideen_ohne=(
        "Der Garten bekommt einen Baum, die Nachbarn helfen beim Pflanzen",
        "Die Klasse von <k> schreibt Karten, <k> sagt vorher, was darauf stehen darf",
        "Der Trainer holt <k> zum ersten Training ab",
        "Sonntags essen mit einer anderen Familie, damit der Ton wiederkommt",
        "Verrückt: Ein Fest zum Geburtstag des Menschen, der fehlt",
    ),
    ideen_mit=(
        "Trauergruppe für Kinder, und jemand, der beim ersten Mal mitgeht",
        "Eine Fachkraft für einige Wochen, die zuhört, wenn alle gleichzeitig müde sind",
    ),
    auswahl=(
        "Karton, Garten, Mannschaft. Die Trauergruppen beginnen nächsten Monat; bis dahin kommt eine Fachkraft einmal in der Woche.",
        "Baum, Mannschaft, Sonntagstisch. Eine Fachkraft kommt für einige Wochen und hört vor allem zu.",
    ),
    begruendung=(
        "Die Familie trägt viel miteinander und hat gute Menschen um sich. Für die erste Zeit ist jemand dabei, der zuhört und Wege öffnet; dann führen die Trauergruppen weiter.",
        "Trauer ist keine Krankheit, sie braucht Zeit und Menschen. Beides ist da. Für die Wochen, in denen alle gleichzeitig keine Kraft haben, kommt jemand dazu.",
    ),
    eigen=(
        eigen("", "<k>", "bringt ein Ding aus dem Karton mit und erzählt", "k", "sonntags", ab=0),
        eigen("", "<E>", "kocht sonntags und macht das Radio an", "e", "sonntags", ab=0),
    ),
    netz=(
        netz(
            "",
            "der Trainer",
            "holt <k> zum ersten Training ab und hält den Platz frei",
            "k",
            "dienstags und freitags",
            ab=0,
        ),
        netz("", "die Nachbarschaft", "pflanzt mit der Familie einen Baum", "e", "an einem Samstag", ab=14, bis=60),
    ),
    raum=(
        raum(
            "",
            "Hospizverein",
            "Trauergruppe für Kinder und eine für Erwachsene",
            "k",
            "alle zwei Wochen",
            ab=21,
            bis=240,
        ),
        raum("", "Klassenlehrerin", "schreibt mit der Klasse Karten, wie <k> es möchte", "k", "einmal", ab=0, bis=30),
    ),
    profi=(
        stunden(
            "",
            "{lt}, {leit}",
            "kommt einmal in der Woche, hört zu und geht zur ersten Trauergruppe mit",
            "e",
            2500,
            ab=0,
            bis=120,
        ),
    ),
)

NEUE_FAMILIE = Thema(
    schluessel="neue-familie",
    elternteil="mutter",
    alter=(12, 15),
    anliegen=(
        "Wir sind zusammengezogen: zwei Erwachsene, vier Kinder, ein Bad. <k> sagt, <er> hat hier keinen Platz. Das tut mir weh, weil es stimmt.",
        "Mit meinem neuen Partner läuft es gut, aber <k> redet seit drei Wochen nur noch mit der Katze.",
    ),
    gespraech=(
        "<k> hat den Raum gezeigt, den alle Abstellkammer nennen. „Da passt ein Bett rein. Und eine Tür ist auch dran.“",
        "Alle sechs an einem Tisch. Jeder durfte einen Satz sagen. <k> hat einen aufgeschrieben: „Ich war zuerst da.“",
    ),
    kind=(
        Wort(
            "Ich will in dieser Familie gefragt werden, bevor etwas entschieden ist.",
            "Ich sage, was ich möchte, statt die Tür zu knallen.",
            "Die Kleinen sollen anklopfen.",
            "Alle erwarten, dass ich mich freue.",
        ),
        Wort(
            "Ich will ein eigenes Zimmer und meine alten Sonntage mit <Mama>.",
            "Ich streiche die Kammer selbst und helfe beim Ausräumen.",
            "Der Neue soll nicht so tun, als wäre er mein Vater.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> hier zu Hause ist und nicht zu Besuch.",
            "Ich halte den Sonntagvormittag für <k> frei, ohne Ausnahme.",
            "Mein Partner soll Geduld haben.",
        ),
        Wort(
            "Ich will eine Familie, in der man streiten kann, ohne dass jemand geht.",
            "Ich frage <k> zuerst, bevor ich etwas entscheide.",
            "Die Großeltern sollen aufhören, zu vergleichen.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> sagt klar, was ungerecht ist, und hat oft recht."),
        Fund(P, "<k> kann gut mit Tieren und mit der kleinsten Stiefschwester.", "e"),
        Fund(S, "Der Opa ist Maler und hat Zeit.", "k"),
        Fund(S, "Der neue Partner hat gefragt, was er besser machen kann, statt Regeln aufzustellen.", "e"),
        Fund(M, "Eine Kammer mit Fenster, die leer werden kann.", "k"),
        Fund(I, "Das Jugendzentrum hat freitags ein Fußballtor und ein Sofa.", "k"),
        Fund(I, "Eine Gruppe für zusammengesetzte Familien trifft sich im Familienzentrum."),
    ),
    richtung=("Ich gehöre dazu und habe eine Tür.", "Wir sind viele, und jeder zählt."),
    ziele_kind=(
        Zielsatz(
            "Ich schlafe in meinem eigenen Zimmer und lade einmal im Monat jemanden ein.",
            "An der Tür hängt ein Schild, das alle beachten.",
        ),
        Zielsatz("Ich bringe jede Woche ein Thema in den Familienrat ein.", "Mindestens eins davon wird so gemacht."),
    ),
    ziele_eltern=(
        Zielsatz("Der Sonntagvormittag gehört <k> und mir.", "Seit vier Wochen ist kein Sonntag ausgefallen."),
        Zielsatz(
            "Wir haben einen Familienrat, bei dem auch die Kleinste eine Stimme hat.",
            "Wir kommen ohne Geschrei durch eine Stunde.",
        ),
    ),
    frage=(
        "Wie wird aus sechs Leuten eine Familie, in der <k> einen Platz hat?",
        "Was braucht <k>, um in der neuen Wohnung auch innerlich einzuziehen?",
    ),
    ideen_ohne=(
        "Opa und <k> machen aus der Kammer ein Zimmer",
        "Sonntagvormittag zu zweit, das Bad gehört dann auch euch",
        "Familienrat mit Eieruhr, die Kleinste leitet",
        "Die alte Nachbarin, die <k> seit der Geburt kennt, wird zum Essen eingeladen",
        "Verrückt: Alle tauschen für ein Wochenende die Rollen",
    ),
    ideen_mit=(
        "Jemand, der die ersten drei Familienräte moderiert",
        "Gespräche mit <k> allein, beim Gehen, nicht im Sitzen",
    ),
    auswahl=(
        "Kammer, Sonntag, Familienrat. Die Fachkraft moderiert die ersten Male und geht mit <k> und dem Hund der Nachbarin.",
        "Opa und die Kammer zuerst. Den Familienrat leitet die Kleinste, mit Eieruhr. Eine Fachkraft sitzt die ersten drei Male dabei.",
    ),
    begruendung=(
        "Es fehlt nicht an gutem Willen, es fehlt an Platz und Gewohnheit. Das Zimmer entsteht mit dem Opa. Die Fachkraft hilft, dass <k> gehört wird, bis der Familienrat allein läuft.",
        "Alle Beteiligten wollen, dass es gelingt, und <k> hat gesagt, woran es hängt. Zimmer, Sonntag und Familienrat entstehen aus eigener Kraft; für die ersten Gespräche hilft jemand, der zu niemandem gehört.",
    ),
    eigen=(
        eigen("", "<k>", "räumt die Kammer aus und streicht sie", "k", "an drei Wochenenden", ab=0, bis=40),
        eigen("", "<E>", "hält den Sonntagvormittag für <k> frei", "e", "sonntags", ab=0),
        eigen("", "alle sechs", "setzen sich zum Familienrat, die Kleinste leitet", "e", "mittwochs um sechs", ab=0),
    ),
    netz=(
        netz("", "Opa, Maler im Ruhestand", "baut mit <k> das Zimmer", "k", "samstags", ab=0, bis=45),
        netz("", "die alte Nachbarin", "lädt <k> und den Hund zum Spazieren ein", "k", "donnerstags", ab=0),
    ),
    raum=(
        einmalig(
            raum("", "Baumarkt und Möbelkeller", "Farbe, Bett, Regal für das Zimmer", "k", "einmal", ab=0, bis=40),
            28_500,
        ),
        raum("", "Familienzentrum in {ort}", "Gruppe für zusammengesetzte Familien", "e", "einmal im Monat", ab=14),
    ),
    profi=(
        stunden(
            "", "{lt}, {leit}", "moderiert die ersten Familienräte und geht mit <k> spazieren", "e", 2500, ab=0, bis=150
        ),
    ),
)

SCHICHT = Thema(
    schluessel="schicht",
    alter=(5, 6),
    anliegen=(
        "Ich arbeite im Schichtdienst und bin mit <k> allein. Die Frühschicht beginnt um fünf. Ich brauche eine Lösung, bei der <k> nicht allein aufwacht.",
        "Meine Chefin kann mir die Spätschicht nicht mehr abnehmen. Ich will die Stelle behalten und für <k> da sein.",
    ),
    gespraech=(
        "<k> weckt die Kuscheltiere der Reihe nach und sagt jedem, wann <Mama> wiederkommt. Die Uhr kann <er> schon lesen.",
        "Wir haben den Dienstplan ausgebreitet und Nachbarn eingezeichnet. Am Ende waren von zwölf Lücken noch fünf da.",
    ),
    kind=(
        Wort(
            "Ich will, dass jemand da ist, wenn ich aufwache, und dass der Kakao warm ist.",
            "Ich ziehe mich allein an, auch die Strumpfhose.",
            "<Mama> soll nicht so früh weg.",
        ),
        Wort(
            "Ich will abends die Geschichte hören, auch wenn <Mama> arbeitet.",
            "Ich putze die Zähne, bevor jemand fragt.",
            "Die Geschichte soll von <Mama> sein.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will arbeiten und mein Kind morgens und abends in guten Händen wissen.",
            "Ich tausche mit Kollegen, so oft es geht, und spreche Geschichten auf.",
            "Die Stadt soll eine Kita haben, die um fünf öffnet.",
            "Das Jobcenter erwartet, dass ich die Stelle behalte.",
        ),
        Wort(
            "Ich will nicht mehr rennen.",
            "Ich mache den Plan drei Wochen im Voraus und hänge ihn für alle auf.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> ist morgens gut gelaunt, wenn jemand mit <ihm> singt.", "e"),
        Fund(P, "<frau> plant genau und sagt früh Bescheid."),
        Fund(S, "Herr Brinkmann im Erdgeschoss steht um vier Uhr auf, er war Bäcker.", "e"),
        Fund(S, "Eine Kollegin hat dieselben Lücken an anderen Tagen.", "e"),
        Fund(M, "Ein fester Arbeitsvertrag und ein Auto, das anspringt.", "e"),
        Fund(I, "Die Kita öffnet um sieben und ist zu Fuß erreichbar."),
        Fund(I, "Eine Tagesmutter in {ort} hat dienstags früh einen Platz.", "e"),
    ),
    richtung=(
        "Bei uns wacht niemand allein auf, und abends gibt es eine Geschichte.",
        "Ich arbeite, <k> lacht, und morgens ist der Kakao warm.",
    ),
    ziele_kind=(
        Zielsatz("Ich wache mit Herrn Brinkmann auf und wir singen.", "Ich winke am Fenster und weine nicht."),
        Zielsatz("Ich höre jeden Abend eine Geschichte, echt oder vom Gerät.", "Ich schlafe vor dem Ende ein."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Für jede Schicht der nächsten drei Wochen steht ein Name im Plan.",
            "Ich werde auf der Arbeit nicht mehr angerufen.",
        ),
        Zielsatz(
            "Ich weiß sonntags, wer in den nächsten drei Wochen wann da ist.", "Ich schlafe vor der Frühschicht durch."
        ),
    ),
    frage=(
        "Wer ist in {ort} um fünf Uhr morgens wach und mag Kinder?",
        "Wie füllen wir die Lücken im Dienstplan mit Menschen, die <k> mag?",
    ),
    ideen_ohne=(
        "Herr Brinkmann frühstückt mit <k> bei Frühschicht",
        "Tausch mit der Kollegin: Du nimmst meine Lücke, ich deine",
        "Geschichten aufnehmen, die Oma am anderen Ende des Landes auch",
        "Die Tagesmutter am Dienstag",
        "Verrückt: Frühstücksclub in der Bäckerei für alle Kinder von Frühschichtlern",
    ),
    ideen_mit=(
        "Eine Kraft für die Randzeiten, bis der Plan voll ist",
        "Mit dem Betrieb über einen festen Rhythmus reden",
    ),
    auswahl=(
        "Herr Brinkmann, Tausch, Tagesmutter. Für die fünf Lücken, die bleiben, kommt für einige Monate jemand vom Leitträger.",
        "Wir füllen den Plan von den Rändern her: zuerst die Frühschichten. Was nach vier Wochen offen ist, übernimmt eine Fachkraft, mit festem Ende.",
    ),
    fehlt=(
        "Betreuung vor sieben Uhr. Im Team ist das der vierte Fall in diesem Jahr.",
        "Abendbetreuung für Kinder, deren Eltern bis 22 Uhr arbeiten.",
    ),
    begruendung=(
        "<frau> sorgt gut für <k> und hat ein Netz geknüpft, das den größten Teil trägt. Für die Randzeiten, die noch offen sind, wird die Hilfe auf einige Monate bewilligt.",
        "<frau> möchte arbeiten und verlässlich für <k> da sein. Nachbarschaft, Kollegin und Tagesmutter machen das an den meisten Tagen möglich. Die bewilligten Stunden schließen die Lücken, bis ein fester Rhythmus im Betrieb gefunden ist.",
    ),
    eigen=(
        eigen("", "<E>", "macht den Plan drei Wochen im Voraus und hängt ihn auf", "e", "alle drei Wochen", ab=0),
        eigen("", "<E>", "nimmt Geschichten auf", "k", "zwei in der Woche", ab=0),
    ),
    netz=(
        netz(
            "",
            "Herr Brinkmann aus dem Erdgeschoss",
            "frühstückt und singt mit <k>",
            "k",
            "bei Frühschicht, montags und mittwochs",
            ab=0,
        ),
        netz(
            "",
            "eine Kollegin mit Kind",
            "tauscht Betreuung an den Spätschichten",
            "e",
            "an drei Abenden im Monat",
            ab=0,
        ),
    ),
    raum=(
        monatlich(raum("", "Tagesmutter in {ort}", "früher Platz", "k", "dienstags ab fünf", ab=0, bis=330), 11_000),
        raum("", "Kita", "nimmt <k> um sieben, Frühstück inbegriffen", "k", "jeden Tag", ab=0),
    ),
    profi=(
        stunden(
            "",
            "{leit}, Kraft für Randzeiten",
            "ist da, wenn sonst niemand kann, früh oder spät",
            "e",
            6000,
            ab=0,
            bis=240,
        ),
        stunden(
            "", "{lt}, {leit}", "redet mit <E> und dem Betrieb über einen festen Rhythmus", "e", 1000, ab=0, bis=90
        ),
    ),
    profis=2,
)

ALLE = (NAECHTE, TRENNUNG, KUEMMERN, TRAUER, NEUE_FAMILIE, SCHICHT)
