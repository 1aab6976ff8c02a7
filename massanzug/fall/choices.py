"""Words of the case, with a label per audience where it differs."""

from django.db import models


class Fallrolle(models.TextChoices):
    """Who a person is in this case."""

    KIND = "kind", "Kind oder junger Mensch"
    MUTTER = "mutter", "Mutter"
    VATER = "vater", "Vater"
    ELTERNTEIL = "elternteil", "Elternteil"
    PFLEGEELTERN = "pflegeeltern", "Pflegemutter oder Pflegevater"
    VORMUND = "vormund", "Vormundschaft oder Ergänzungspflege"
    VERWANDT = "verwandt", "aus der Verwandtschaft"
    VERTRAUENSPERSON = "vertrauensperson", "Vertrauensperson"


class Lage(models.TextChoices):
    """Where a case stands in a list; kept by the acts (fall.actions.suchindex), never entered."""

    ANFANG = "anfang", "am Anfang"
    ENTSCHEIDUNG = "entscheidung", "vor der Entscheidung"
    BEWILLIGT = "bewilligt", "Maßanzug bewilligt"
    NEUE_FASSUNG = "neue_fassung", "neue Fassung vor der Entscheidung"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen"


class Suchteil(models.IntegerChoices):
    """To which part of a case a word belongs, so that the search asks for the right to read it."""

    PERSONEN = 1, "Menschen"
    WILLE = 2, "Wille"
    RESSOURCEN = 3, "Ressourcen"
    ZIELE = 4, "Ziele"
    AMT = 5, "Notizen des Jugendamts"
    MASSANZUG = 6, "Maßanzug"
    ENTSCHEIDUNG = 7, "Entscheidung"
    RUECKBLICK = 8, "Rückblick"
    IN_ARBEIT = 9, "Maßanzug in Arbeit"


class Kanal(models.TextChoices):
    TELEFON = "telefon", "Anruf"
    BESUCH = "besuch", "Gespräch im Büro"
    HAUSBESUCH = "hausbesuch", "Gespräch zu Hause"
    SCHRIFTLICH = "schriftlich", "Brief oder E-Mail"
    SOZIALRAUM = "sozialraum", "Begegnung im Stadtteil"


class Bereich(models.TextChoices):
    """Fachkonzept: which kind of task this is; Klärung and Gefährdung follow their own paths."""

    LEISTUNG = "leistung", "Leistungsbereich"
    KLAERUNG = "klaerung", "Klärungsbereich"
    GEFAEHRDUNG = "gefaehrdung", "Gefährdungsbereich"


class Ressourcenfeld(models.TextChoices):
    """The four fields of the Ressourcencheck."""

    PERSOENLICH = "persoenlich", "persönlich"
    SOZIAL = "sozial", "sozial"
    MATERIELL = "materiell", "materiell"
    INFRASTRUKTURELL = "infrastrukturell", "im Umfeld"


class Ressourcenlage(models.TextChoices):
    """What became of a resource."""

    VORHANDEN = "vorhanden", "vorhanden"
    AKTIVIERT = "aktiviert", "aktiviert: sie trägt"
    VERSIEGT = "versiegt", "versiegt: es gibt sie nicht mehr"


class Beziehungsart(models.TextChoices):
    """Only what cannot be concluded from something else: siblings and grandparents follow from the parents."""

    ELTERNTEIL = "elternteil", "ist Elternteil von"
    PAAR = "paar", "ist oder war ein Paar mit"


class Paarstand(models.TextChoices):
    VERHEIRATET = "verheiratet", "verheiratet"
    ZUSAMMEN = "zusammen", "zusammen"
    GETRENNT = "getrennt", "getrennt"
    GESCHIEDEN = "geschieden", "geschieden"


class Bindung(models.TextChoices):
    """How two people stand to each other, where somebody of them said so."""

    ENG = "eng", "eng"
    KONFLIKTHAFT = "konflikthaft", "konflikthaft"
    ABGEBROCHEN = "abgebrochen", "abgebrochen"


class Sorgerechtsart(models.TextChoices):
    GEMEINSAM = "gemeinsam", "gemeinsam"
    ALLEIN = "allein", "allein"
    TEILBEREICH = "teilbereich", "für einen Teilbereich"


class Sorgenachweis(models.TextChoices):
    """The paper that was seen (BGB §§ 1626a, 1671, 1773; SGB VIII § 58)."""

    GEBURTSURKUNDE = "geburtsurkunde", "Geburtsurkunde und Eheurkunde"
    SORGEERKLAERUNG = "sorgeerklaerung", "Sorgeerklärung"
    SORGEREGISTER = "sorgeregister", "Auskunft aus dem Sorgeregister"
    BESCHLUSS = "beschluss", "Beschluss des Familiengerichts"
    BESTELLUNG = "bestellung", "Bestellung zum Vormund oder Pfleger"


class Sektor(models.TextChoices):
    """The sectors of the Netzwerkkarte."""

    FAMILIE = "familie", "Familie"
    FREUNDESKREIS = "freundeskreis", "Freundeskreis"
    NACHBARSCHAFT = "nachbarschaft", "Nachbarschaft"
    ARBEIT = "arbeit", "Schule und Arbeit"
    FREIZEIT = "freizeit", "Verein und Freizeit"
    FACHSTELLE = "fachstelle", "Fachstelle"


class Naehe(models.IntegerChoices):
    """How near somebody is to the family, in the family's eyes."""

    GANZ_NAH = 1, "1: ganz nah"
    NAH = 2, "2: nah"
    MITTEL = 3, "3: mittel"
    FERN = 4, "4: eher fern"
    GANZ_FERN = 5, "5: weit weg"


class Qualitaet(models.TextChoices):
    STARK = "stark", "stark"
    SCHWACH = "schwach", "schwach"
    BELASTET = "belastet", "belastet"


class Zielart(models.TextChoices):
    RICHTUNG = "richtung", "Richtungsziel"
    HANDLUNG = "handlung", "Handlungsziel"


class Zielausgang(models.TextChoices):
    """What became of a goal; a new one is open until somebody says so."""

    ERREICHT = "erreicht", "erreicht"
    AUFGEGEBEN = "aufgegeben", "aufgegeben"
    OFFEN = "offen", "wieder aufgenommen"


class Zielherkunft(models.TextChoices):
    """Only the first two count as will."""

    WILLE_KIND = "wille_kind", "Wille des Kindes"
    WILLE_ELTERN = "wille_eltern", "Wille der Eltern"
    AUFLAGE_AMT = "auflage_amt", "Auflage des Jugendamts"


class Faden(models.TextChoices):
    """Who contributes: the five threads, the one colour code of the product."""

    EIGEN = "eigen", "Eigener Beitrag"
    NETZWERK = "netzwerk", "Netzwerk"
    RAUM = "raum", "Sozialraum"
    FACHKRAFT = "fachkraft", "Fachkraft"
    STATIONAER = "stationaer", "Stationär"


class Bausteinart(models.TextChoices):
    """What kind of Baustein it is, in the order of the principles: first the family, last what is paid."""

    EIGEN = "eigen", "Eigener Beitrag"
    NETZWERK = "netzwerk", "Menschen im Netzwerk"
    RAUMRESSOURCE = "raumressource", "Raumressource"
    PROJEKT = "projekt", "Projekt im Sozialraum"
    FACHSTUNDEN = "fachstunden", "Stunden von Fachkräften"
    TAGESGRUPPE = "tagesgruppe", "Tagesgruppe"
    WOHNTAGE = "wohntage", "Tage in einer Wohngruppe"
    GELD = "geld", "Geld für etwas Bestimmtes"


FAEDEN_DER_ART = {
    Bausteinart.EIGEN: (Faden.EIGEN,),
    Bausteinart.NETZWERK: (Faden.NETZWERK,),
    Bausteinart.RAUMRESSOURCE: (Faden.RAUM,),
    Bausteinart.PROJEKT: (Faden.RAUM,),
    Bausteinart.FACHSTUNDEN: (Faden.FACHKRAFT,),
    Bausteinart.TAGESGRUPPE: (Faden.FACHKRAFT,),
    Bausteinart.WOHNTAGE: (Faden.STATIONAER,),
    Bausteinart.GELD: (Faden.RAUM, Faden.NETZWERK, Faden.EIGEN),
}
"""Who can contribute a Baustein of this kind; the first is what a new one begins with."""


class Ideengeber(models.TextChoices):
    """Who had an idea in the Sozialraumteam: where she stands, never her name."""

    JUGENDAMT = "jugendamt", "Jugendamt"
    LEITTRAEGER = "leittraeger", "Leitträger"
    GAST = "gast", "Gast aus dem Sozialraum"
    FAMILIE = "familie", "die Familie selbst"


class Blattteil(models.TextChoices):
    """What the pseudonymous case sheet of the team can hold; conversations are not among it (§ 65 SGB VIII)."""

    FRAGE = "frage", "Frage an das Team"
    PERSONEN = "personen", "Wer dazugehört"
    WILLE = "wille", "Wille"
    ZIELE = "ziele", "Ziele"
    RESSOURCEN = "ressourcen", "Was schon da ist"
    NETZWERK = "netzwerk", "Menschen um die Familie"


class Einheit(models.TextChoices):
    """How a Baustein costs; the names are those of rechenkern.bindung."""

    KOSTENLOS = "kostenlos", "kostet nichts"
    STUNDEN = "stunden_je_woche", "Stunden in der Woche"
    TAGE = "tage_je_woche", "Tage in der Woche"
    MONATLICH = "euro_je_monat", "Betrag im Monat"
    EINMALIG = "einmalig", "einmaliger Betrag"


EINHEIT_DER_ART = {
    Bausteinart.FACHSTUNDEN: Einheit.STUNDEN,
    Bausteinart.TAGESGRUPPE: Einheit.TAGE,
    Bausteinart.WOHNTAGE: Einheit.TAGE,
    Bausteinart.GELD: Einheit.EINMALIG,
}
"""How a new Baustein of this kind is paid at first; all others cost nothing."""


class Funktion(models.TextChoices):
    """How a person of the Jugendamt belongs to a case."""

    FALLFUEHREND = "fallfuehrend", "fallführend"
    ZWEITE = "zweite", "zweite Fachkraft"
    VERTRETUNG = "vertretung", "Vertretung"


class Uebergabestand(models.TextChoices):
    """What became of the question whether a colleague takes a case over."""

    OFFEN = "offen", "wartet auf Antwort"
    UEBERNOMMEN = "uebernommen", "übernommen"
    ABGELEHNT = "abgelehnt", "nicht möglich"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"


class Massanzugstand(models.TextChoices):
    ENTWURF = "entwurf", "im Entwurf"
    VORGELEGT = "vorgelegt", "zur Entscheidung vorgelegt"
    BEWILLIGT = "bewilligt", "bewilligt"
    ABGELEHNT = "abgelehnt", "abgelehnt"
    ABGELOEST = "abgeloest", "durch eine neue Fassung abgelöst"
    DANEBEN = "daneben", "liegt daneben"
    NICHT_GEWAEHLT = "nicht_gewaehlt", "nicht gewählt"


class Ergebnis(models.TextChoices):
    BEWILLIGT = "bewilligt", "bewilligt"
    ABGELEHNT = "abgelehnt", "abgelehnt"


class Entscheidungsstand(models.TextChoices):
    VORGELEGT = "vorgelegt", "wartet auf die zweite Fachkraft"
    ENTSCHIEDEN = "entschieden", "entschieden"
    ZURUECKGEGEBEN = "zurueckgegeben", "zur Klärung zurückgegeben"


class Wunschwahl(models.TextChoices):
    """What became of the family's wish for a provider (§ 5 SGB VIII)."""

    KEIN_WUNSCH = "kein_wunsch", "Kein bestimmter Anbieter gewünscht"
    ENTSPROCHEN = "entsprochen", "Wunsch entsprochen"
    TEILWEISE = "teilweise", "Wunsch teilweise entsprochen"
    NICHT = "nicht", "Wunsch nicht entsprochen"


class Freigabeteil(models.TextChoices):
    """What a release can hold; the Leitträger sees these parts and nothing else."""

    PERSONEN = "personen", "Namen und Erreichbarkeit"
    WILLE = "wille", "Wille"
    RESSOURCEN = "ressourcen", "Ressourcen"
    ZIELE = "ziele", "Ziele"
    MASSANZUG = "massanzug", "Maßanzug"
    ENTSCHEIDUNG = "entscheidung", "Entscheidung"
    RUECKBLICK = "rueckblick", "Rückblicke"
    HILFEPLAN = "hilfeplan", "Hilfeplan mit Namen und Meinungen"


class Beteiligtenrolle(models.TextChoices):
    """As who somebody takes part in a Hilfeplan (§ 36 Abs. 2 to 5 SGB VIII)."""

    JUNGER_MENSCH = "junger_mensch", "junger Mensch"
    SORGEBERECHTIGT = "sorgeberechtigt", "Eltern oder Sorgeberechtigte"
    FAMILIE = "familie", "aus der Familie"
    VERTRAUENSPERSON = "vertrauensperson", "Vertrauensperson"
    JUGENDAMT = "jugendamt", "Jugendamt"
    TRAEGER = "traeger", "Träger der Hilfe"
    SCHULE = "schule", "Schule, Kita oder andere Stelle"


class Kindschaftssache(models.TextChoices):
    """In which proceedings the Familiengericht gets a Hilfeplan (§ 50 Abs. 2 Satz 2 and 4 SGB VIII)."""

    GEFAEHRDUNG = "gefaehrdung", "Gefährdung des Kindeswohls (§§ 1666, 1666a BGB)"
    UNTERBRINGUNG = "unterbringung", "Unterbringung mit Freiheitsentziehung (§ 1631b BGB)"
    PFLEGE = "pflege", "Verbleib in der Pflegefamilie (§ 1632 Abs. 4 BGB)"
    BEZUGSPERSON = "bezugsperson", "Verbleib bei einer Bezugsperson (§ 1682 BGB)"
    AENDERUNG = "aenderung", "Änderung oder Ende einer solchen Maßnahme"
    ANGEFORDERT = "angefordert", "Andere Kindschaftssache, das Gericht hat den Hilfeplan angefordert"
    ANDERE = "andere", "Andere Kindschaftssache, ohne Anforderung"


class Fristanlass(models.TextChoices):
    """What starts or ends a period of the law; the names are those of rechenkern.fallfristen."""

    ANTRAG = "antrag", "Antrag auf Hilfe zur Erziehung eingegangen"
    ANTRAG_35A = "antrag_35a", "Antrag eingegangen, Eingliederungshilfe (§ 35a) kommt in Betracht"
    ZUSTAENDIGKEIT = "zustaendigkeit_geklaert", "Zuständigkeit geklärt"
    WEITERGELEITET = "weitergeleitet", "Antrag an die zuständige Stelle weitergeleitet"
    GUTACHTEN_BEAUFTRAGT = "gutachten_beauftragt", "Gutachten beauftragt"
    GUTACHTEN_DA = "gutachten_da", "Gutachten liegt vor"
    MEHRERE_TRAEGER = "mehrere_traeger", "Andere Rehabilitationsträger sind beteiligt"
    KONFERENZ = "teilhabekonferenz", "Teilhabeplankonferenz verabredet"
    ANTRAG_ERLEDIGT = "antrag_erledigt", "Antrag entschieden oder zurückgenommen"
    WIDERSPRUCH = "widerspruch", "Widerspruch eingegangen"
    WIDERSPRUCHSBESCHEID = "widerspruchsbescheid", "Widerspruchsbescheid zugestellt"
    WIDERSPRUCH_ERLEDIGT = "widerspruch_erledigt", "Widerspruch abgeholfen oder zurückgenommen"
    KLAGE = "klage", "Klage erhoben"
    GEPLANTES_ENDE = "geplantes_ende", "Geplantes Ende der Hilfe"
    WECHSEL = "wechsel", "Voraussichtlicher Wechsel zur Eingliederungshilfe"
    UEBERGANG_18 = "uebergang_18", "Volljährigkeit mit dem jungen Menschen besprochen"
    UEBERGANG_ENDE = "uebergang_ende", "Übergang nach dem Ende der Hilfe geprüft"
    UEBERGANG_EGH = "uebergang_egh", "Teilhabeplanung mit der Eingliederungshilfe eingeleitet"
    GERICHT = "gericht_begonnen", "Verfahren beim Familiengericht begonnen"
    GERICHT_EROERTERT = "gericht_eroertert", "Beim Familiengericht erörtert"
    GERICHT_OHNE = "gericht_ohne_massnahme", "Familiengericht sieht von einer Maßnahme ab"
    GERICHT_GEPRUEFT = "gericht_geprueft", "Familiengericht hat noch einmal geprüft"


class Antragsform(models.TextChoices):
    """An application needs no form (§ 9 SGB X)."""

    MUENDLICH = "muendlich", "mündlich"
    SCHRIFTLICH = "schriftlich", "schriftlich"
    ELEKTRONISCH = "elektronisch", "elektronisch"


class Fristausgang(models.TextChoices):
    """The names are those of rechenkern.fallfristen."""

    OFFEN = "offen", "offen"
    ERFUELLT = "erfuellt", "erledigt"
    ENTFALLEN = "entfallen", "entfallen"


class Sicht(models.TextChoices):
    """Who looks at a goal; each perspective counts the same (Zielwinkelverfahren)."""

    JUNGER_MENSCH = "junger_mensch", "junger Mensch"
    ELTERN = "eltern", "Eltern"
    TRAEGER = "traeger", "Leitträger"
    JUGENDAMT = "jugendamt", "Jugendamt"


class Zielwert(models.IntegerChoices):
    """How near a goal is."""

    NOCH_NICHT = 0, "noch nicht"
    ANFANG = 1, "ein Anfang ist gemacht"
    GROSSENTEILS = 2, "zum großen Teil"
    ERREICHT = 3, "erreicht"


class Intensitaet(models.TextChoices):
    """What the people want of the help from here on."""

    MEHR = "mehr", "mehr als bisher"
    GLEICH = "gleich", "so wie bisher"
    WENIGER = "weniger", "weniger als bisher"
    ENDE = "ende", "keine Hilfe mehr nötig"


class Abschlussgrund(models.TextChoices):
    """Why a help ends."""

    GESCHAFFT = "geschafft", "Die Familie kommt ohne Hilfe zurecht"
    WUNSCH = "wunsch", "Die Familie wünscht das Ende"
    UEBERGANG = "uebergang", "Übergang in eine andere Hilfe oder Zuständigkeit"
    UMZUG = "umzug", "Umzug in eine andere Stadt"
    VOLLJAEHRIG = "volljaehrig", "Der junge Mensch steht auf eigenen Füßen"
    ABGEBROCHEN = "abgebrochen", "Die Zusammenarbeit endete vor der Zeit"


class Nachfrageergebnis(models.TextChoices):
    """What a family says months after the end."""

    TRAEGT = "traegt", "Es trägt"
    TEILWEISE = "teilweise", "Es trägt zum Teil"
    NEUE_HILFE = "neue_hilfe", "Neue Hilfe wird gewünscht"
    NICHT_ERREICHT = "nicht_erreicht", "Niemand erreicht"
