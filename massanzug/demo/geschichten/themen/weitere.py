"""Themes of the large city only: living with foster parents, and taking part in spite of an impairment (§ 35a)."""

from massanzug.demo.geschichten.form import LEIT, I, M, P, S, eigen, netz, raum, stunden
from massanzug.demo.geschichten.form import Stueck as Teil
from massanzug.demo.geschichten.thema import Fund, Thema, Wort, Zielsatz
from massanzug.fall.choices import Einheit, Faden

AMT = "jugendamt"


def pflegegeld(was: str, cent: int) -> Teil:
    """A month's Pflegegeld, paid by the Jugendamt (§ 39 SGB VIII)."""
    return Teil(
        "", Faden.STATIONAER, "Pflegefamilie", was, "e", "jeden Tag", 0, None, Einheit.MONATLICH, 1000, cent, AMT
    )


PFLEGE = Thema(
    schluessel="pflege",
    alter=(1, 8),
    anliegen=(
        "Ich kann <k> zurzeit nicht jeden Tag versorgen. Ich möchte, dass <er> in einer Familie lebt, die mich kennt und in der ich willkommen bin.",
        "<k> wohnt bei Pflegeeltern, die <ihn> lieben. Ich möchte, dass alle wissen, wer die Mutter und wer der Vater ist, und dass es trotzdem gut geht.",
        "Ich bin oft im Krankenhaus. <k> soll deshalb nicht jedes Mal umziehen müssen. Ich wünsche mir einen festen Ort für <ihn>.",
    ),
    gespraech=(
        "Am Tisch saßen alle, die <k> lieb haben. <k> hat jedem ein Bild gemalt.",
        "Wir haben auf dem Spielplatz geredet. <k> lief zwischen <elt3> und den Pflegeeltern hin und her.",
        "<frau> hat das Fotobuch mitgebracht. Auf der letzten Seite ist Platz für das, was kommt.",
    ),
    kind=(
        Wort("Ich will ein Bett, das immer meins ist.", "Ich erzähle allen, wie mein Tag war."),
        Wort("Ich will hier wohnen und <Mama> besuchen, wann ich will.", "Ich packe die Besuchstasche selbst."),
        Wort("Ich will, dass meine Leute sich mögen.", "Ich male für jeden ein Bild."),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> an einem Ort groß wird und mich dabei behält.",
            "Ich komme zu jedem verabredeten Besuch und sage vorher, wenn ich es nicht schaffe.",
        ),
        Wort(
            "Ich will wichtig bleiben, auch wenn <k> woanders schläft.",
            "Ich rufe dienstags und freitags an und lese vor.",
        ),
        Wort(
            "Ich will gesund werden und <k> dabei in guten Händen wissen.",
            "Ich gehe zur Behandlung und erzähle <k>, wo ich bin.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> geht auf Menschen zu und merkt sich jeden Namen."),
        Fund(P, "<frau> spricht gut über die Pflegeeltern, auch wenn es schwer ist."),
        Fund(S, "Die Pflegeeltern laden von sich aus ein.", "e"),
        Fund(S, "Die Großmutter hält Kontakt zu allen.", "e"),
        Fund(M, "Ein eigenes Zimmer mit Blick auf den Garten.", "k"),
        Fund(I, "Die Kita ist dieselbe geblieben."),
    ),
    richtung=("Ich habe ein Zuhause und verliere niemanden.", "Alle meine Leute gehören zusammen."),
    ziele_kind=(
        Zielsatz(
            "Ich weiß, wann ich <Mama> sehe, und male es in den Kalender.", "Ich schlafe nach dem Besuch gut ein."
        ),
        Zielsatz("Ich zeige <Mama> mein Zimmer.", "<Mama> war da und hat gelacht."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Ich besuche <k> jede zweite Woche und bringe etwas mit, das wir zusammen machen.", "Kein Besuch fällt aus."
        ),
        Zielsatz(
            "Ich erzähle <k> unsere Geschichte, so dass <er> sie weitererzählen kann.", "Das Fotobuch hat neue Seiten."
        ),
    ),
    frage=(
        "Was braucht <k>, damit ein Zuhause auf Dauer und die eigene Familie zusammengehen?",
        "Wie können Besuche so sein, dass sich alle darauf freuen?",
    ),
    ideen_ohne=(
        "Ein Fotobuch, an dem beide Familien schreiben",
        "Die Großmutter feiert Weihnachten mit allen",
        "Ein fester Platz auf dem Spielplatz, an dem man sich trifft",
        "Der Kalender mit den bunten Tagen hängt in beiden Küchen",
    ),
    ideen_mit=("Begleitung der ersten Besuche", "Die Gruppe für Pflegeeltern im Familienzentrum"),
    auswahl=(
        "<k> lebt bei der Pflegefamilie, die Besuche stehen im Kalender, das Fotobuch wandert mit.",
        "Ein Zuhause, zwei Familien, ein Kalender. Nach einem halben Jahr schauen alle wieder hin.",
    ),
    begruendung=(
        "<k> braucht einen Ort, der bleibt, und die Verbindung zur eigenen Familie. Die Pflegefamilie gibt beides; <frau> trägt den Weg mit.",
        "Alle Beteiligten wünschen, dass <k> bei der Pflegefamilie lebt. Die Besuche sind verabredet, und <frau> bekommt eigene Unterstützung.",
    ),
    eigen=(
        eigen("", "<E>", "kommt jede zweite Woche und bringt etwas zum Basteln mit", "e", "jede zweite Woche", ab=0),
        eigen("", "<E>", "ruft dienstags und freitags an und liest vor", "e", "zweimal in der Woche", ab=0),
        eigen("", "<k>", "malt nach jedem Besuch ein Bild für das Fotobuch", "k", ab=0),
    ),
    netz=(
        netz("", "Großmutter", "feiert Geburtstage mit beiden Familien", "k", ab=0),
        netz("", "Patentante", "holt <k> einmal im Monat zum Schwimmen ab", "k", "einmal im Monat", ab=0),
    ),
    raum=(
        raum("", "Kita", "lädt zu Festen beide Familien ein", "k", ab=0),
        raum("", "Familienzentrum in {ort}", "Treffpunkt für Besuche, wenn es regnet", "e", ab=0),
    ),
    profi=(pflegegeld("Leben in der Pflegefamilie, Pflegegeld im Monat", 1_083_00),),
)

SCHULBEGLEITUNG = Thema(
    schluessel="schulbegleitung",
    alter=(7, 12),
    anliegen=(
        "<k> versteht alles, aber in der Klasse ist es <ihm> zu laut und zu viel. Ich möchte, dass <er> dort bleiben kann, wo <seine> Freunde sind.",
        "Die Ärztin hat aufgeschrieben, was wir längst wussten. Jetzt möchten wir, dass <k> in der Schule zeigen kann, was in <ihm> steckt.",
        "<k> kommt mittags nach Hause und kann nicht mehr. Wir suchen jemanden, der <ihn> in der Schule durch die schwierigen Momente bringt.",
    ),
    gespraech=(
        "<k> hat uns den Klassenraum gezeichnet und die lauten Stellen rot gemalt.",
        "Mit <k> im Garten. <Er> erklärte die Bahnstrecke nach Hagen, mit allen Halten. Danach sprachen wir über die Schule.",
    ),
    kind=(
        Wort("Ich will in meiner Klasse bleiben und zwischendurch rausgehen dürfen.", "Ich zeige die blaue Karte, wenn es mir zu viel wird."),
        Wort("Ich will wissen, was als Nächstes kommt.", "Ich schaue morgens auf meinen Plan."),
        Wort("Ich will in der Pause nicht allein sein.", "Ich frage Jannis, ob wir zusammen gehen."),
    ),
    eltern=(
        Wort("Ich will, dass <k> gern zur Schule geht und dort dazugehört.", "Ich schreibe jeden Morgen zwei Sätze ins Heft."),
        Wort("Wir wollen nachmittags wieder eine Familie sein und nicht nur Hausaufgaben.", "Wir lassen die erste Stunde nach der Schule frei."),
    ),
    schaetze=(
        Fund(P, "<k> kann sich stundenlang in eine Sache vertiefen und weiß dann mehr als wir alle."),
        Fund(P, "<frau> erklärt anderen ruhig, was <k> hilft."),
        Fund(S, "Ein Mitschüler, der wartet.", "k"),
        Fund(S, "Der Großvater, der Modellbahnen baut.", "k"),
        Fund(M, "Kopfhörer, die wirklich helfen.", "k"),
        Fund(I, "Ein ruhiger Raum neben der Bücherei der Schule."),
    ),
    richtung=("Ich gehe gern in meine Schule.", "Ich gehöre dazu, so wie ich bin."),
    ziele_kind=(
        Zielsatz("Ich bleibe vier Stunden in der Klasse und hole mir die Pausen, die ich brauche.", "Die blaue Karte liegt abends noch im Fach."),
        Zielsatz("Ich mache bei einer Gruppenarbeit mit.", "Mein Name steht auf dem Plakat."),
    ),
    ziele_eltern=(
        Zielsatz("Ich spreche einmal im Monat mit der Klassenlehrerin, bevor etwas ist.", "Es gibt keine Anrufe mehr mitten am Vormittag."),
        Zielsatz("Wir haben drei freie Nachmittage in der Woche.", "<k> fährt mit dem Großvater Bahn."),
    ),
    frage=(
        "Was hilft <k>, den Vormittag in der Klasse zu schaffen und dabei Kind zu sein?",
        "Wie wird die Hilfe in der Schule so, dass sie mit der Zeit weniger werden kann?",
    ),
    ideen_ohne=(
        "Zwei Kinder aus der Klasse holen <k> morgens ab",
        "Der Großvater stellt seine Bahn in der Schule aus, <k> erklärt sie",
        "Ein Platz am Fenster, der immer frei bleibt",
        "Die Bücherei als Rückzugsort, die Klasse weiß Bescheid",
    ),
    ideen_mit=("Eine Begleitung, die auch zwei anderen Kindern hilft", "Beratung der Lehrkräfte durch die Fachberatung"),
    auswahl=(
        "Begleitung für die Stunden, die schwer sind, nicht für alle. Die Klasse macht mit.",
        "Die Begleitung beginnt mit drei Stunden am Tag und wird jedes halbe Jahr angeschaut.",
    ),
    begruendung=(
        "Die Stellungnahme nach § 35a Abs. 1a SGB VIII liegt vor. Damit <k> am Unterricht teilhaben kann, braucht <er> eine Begleitung; was Klasse und "
        "Familie selbst tun, steht im Plan zuerst.",
        "Die seelische Gesundheit weicht nach der Stellungnahme vom Alterstypischen ab, und die Teilhabe in der Schule ist beeinträchtigt. Die Begleitung "
        "ist geeignet und notwendig. Sie soll mit der Zeit weniger werden.",
    ),
    eigen=(
        eigen("", "<k>", "zeigt die blaue Karte, bevor es zu viel wird", "k", "jeden Tag", ab=0),
        eigen("", "<E>", "schreibt morgens zwei Sätze ins Heft", "e", "jeden Schultag", ab=0),
    ),
    netz=(
        netz("", "Großvater", "fährt mittwochs mit <k> Bahn", "k", "jeden Mittwoch", ab=0),
        netz("", "Zwei Kinder aus der Klasse", "holen <k> morgens ab", "k", "jeden Schultag", ab=0),
    ),
    raum=(
        raum("", "Schule", "hält den Raum neben der Bücherei frei", "k", ab=0),
        raum("", "Offener Treff in {ort}", "Technikgruppe am Freitag", "k", "freitags", ab=0),
    ),
    profi=(
        Teil(
            "", Faden.FACHKRAFT, "Schulbegleitung, {leit}", "ist in der Klasse dabei und zieht sich zurück, wo es geht",
            "k", "an Schultagen", 0, None, Einheit.STUNDEN, 16_000, 36_80, LEIT,
        ),
    ),
)  # fmt: skip

LERNEN = Thema(
    schluessel="lernen",
    alter=(9, 15),
    anliegen=(
        "<k> strengt sich an und kommt trotzdem nicht mit. Seit dem Sommer will <er> morgens nicht mehr aufstehen. Ich möchte, dass <er> wieder an sich glaubt.",
        "Zahlen tanzen, sagt <k>. Es geht aber nicht nur um Noten. <Er> zieht sich zurück, und das macht mir Sorgen.",
        "Nach der Klinik soll <k> nicht wieder in dasselbe Loch fallen. Wir suchen jemanden, der dranbleibt.",
    ),
    gespraech=(
        "<k> hat uns gezeigt, was <er> kann: Schlagzeug. Danach ging das Reden leichter.",
        "Ein langes Gespräch mit <k> allein, dann mit <elt3>. Beide sagten am Ende fast dasselbe.",
    ),
    kind=(
        Wort("Ich will, dass Lernen sich nicht mehr wie Fallen anfühlt.", "Ich sage, wenn ich etwas nicht verstehe."),
        Wort(
            "Ich will wieder Freunde treffen, ohne dass mir vorher schlecht wird.",
            "Ich gehe dienstags zur Band, auch wenn ich keine Lust habe.",
        ),
    ),
    eltern=(
        Wort(
            "Ich will, dass <k> wieder lacht, wenn der Wecker klingelt. Oder wenigstens nicht weint.",
            "Ich frage nicht mehr zuerst nach den Noten.",
        ),
        Wort(
            "Ich will verstehen, was in <k> vorgeht, und nicht alles falsch machen.",
            "Ich gehe zur Elternberatung und lese das Buch.",
        ),
    ),
    schaetze=(
        Fund(P, "<k> hat ein Gehör für Rhythmus und Geduld mit Kleineren."),
        Fund(P, "<frau> bleibt ruhig, auch wenn es laut wird."),
        Fund(S, "Die Band am Dienstag.", "k"),
        Fund(S, "Die ältere Cousine, die das alles kennt.", "k"),
        Fund(M, "Ein Proberaum, den niemand sonst braucht.", "k"),
        Fund(I, "Die Musikschule ist um die Ecke."),
    ),
    richtung=("Ich traue mir wieder etwas zu.", "Ich finde meinen Takt."),
    ziele_kind=(
        Zielsatz("Ich gehe vier von fünf Tagen hin.", "In meinem Kalender sind mehr grüne als graue Tage."),
        Zielsatz("Ich spiele beim Sommerfest mit.", "Ich stehe auf der Bühne, und <Mama> filmt."),
    ),
    ziele_eltern=(
        Zielsatz(
            "Ich merke früh, wenn es kippt, und sage es der Fachkraft.", "Wir haben dreimal rechtzeitig angerufen."
        ),
        Zielsatz(
            "Ich lobe jeden Tag eine Sache, die nichts mit Schule zu tun hat.", "<k> verdreht die Augen und freut sich."
        ),
    ),
    frage=("Was hilft <k>, wieder Vertrauen in sich zu fassen, in der Schule und draußen?",),
    ideen_ohne=(
        "Die Cousine erzählt, wie es bei ihr war",
        "Die Band probt in der Aula, dann ist <k> schon in der Schule",
        "Lernen im Stehen, im Gehen, am Schlagzeug",
        "Ein Brief an sich selbst, den <k> in einem Jahr öffnet",
    ),
    ideen_mit=("Lerntherapie zweimal in der Woche", "Ein Gespräch mit der Schule über Nachteilsausgleich"),
    auswahl=("Lerntherapie, die Band und ein Nachteilsausgleich. In einem halben Jahr öffnen wir den Brief.",),
    begruendung=(
        "Die Stellungnahme nach § 35a Abs. 1a SGB VIII liegt vor; die Teilhabe in Schule und Freundeskreis ist beeinträchtigt. Die Hilfe setzt an dem an, "
        "was <k> kann, und bezieht Schule und Familie ein.",
        "<k> ist nach ärztlicher Stellungnahme von einer seelischen Behinderung bedroht. Notwendig und geeignet ist eine Begleitung beim Lernen, die "
        "Mut macht; die Schule gleicht Nachteile aus.",
    ),
    eigen=(
        eigen("", "<k>", "geht dienstags zur Band", "k", "jeden Dienstag", ab=0),
        eigen("", "<E>", "fragt zuerst, was schön war", "e", "jeden Tag", ab=0),
    ),
    netz=(
        netz("", "Cousine", "trifft <k> jede zweite Woche", "k", "jede zweite Woche", ab=0),
        netz("", "Bandleiter", "schreibt, wenn <k> fehlt", "k", ab=0),
    ),
    raum=(
        raum("", "Musikschule", "stellt den Proberaum", "k", "dienstags", ab=0),
        raum("", "Schule", "gibt mehr Zeit bei Arbeiten", "k", ab=0),
    ),
    profi=(
        stunden(
            "", "Lerntherapie, {leit}", "übt mit <k> in kleinen Schritten, im eigenen Takt", "k", 2_500, ab=0, bis=None
        ),
    ),
)

ALLE = (PFLEGE, SCHULBEGLEITUNG, LERNEN)
