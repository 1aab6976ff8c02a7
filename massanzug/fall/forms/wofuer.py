"""Why each required answer is asked: its legal ground or its purpose (§§ 62, 63 SGB VIII: only what the task needs).

One table, so that whoever answers for data protection can read it as a whole. What has no reason here is not required.
"""

from django import forms

_WANN = "Damit die Reihenfolge später stimmt: Die Akte muss den Gang der Dinge zeigen (§ 63 Abs. 1 SGB VIII)."
_ZIEL = "Jede Hilfe dient einem Ziel der Familie, das im Hilfeplan steht (§ 36 Abs. 2 SGB VIII)."

WOFUER: dict[str, dict[str, str]] = {
    "AufnahmeForm": {
        "bezeichnung": "Damit Sie die Familie wiederfinden. So, wie sie sich selbst nennt.",
        "person_name": "Damit Sie wissen, mit wem Sie gesprochen haben und wen Sie zurückrufen können.",
        "person_rolle": "Eltern, Kinder und Vertrauenspersonen haben verschiedene Rechte (§§ 5, 8, 36 SGB VIII).",
        "stadtteil": "Daraus folgt, welcher Wirkungsraum und welches Team zuständig ist (§ 86 SGB VIII).",
        "anliegen": "Damit niemand zweimal erzählen muss. Nur, was für dieses Anliegen nötig ist (§ 62 SGB VIII).",
        "kanal": "Damit man sieht, wie Familien den Weg zu Ihnen finden.",
        "am": _WANN,
    },
    "AnfangForm": {
        "person": "Der Wille gehört immer einem Menschen. Auch Kinder werden gehört (§ 8 SGB VIII).",
        "wille": "Aus dem Willen wird die Hilfe geschnitten. Die Betroffenen wirken an ihr mit (§ 36 SGB VIII).",
        "ziel": _ZIEL,
    },
    "PersonForm": {
        "name": "Damit klar ist, von wem die Rede ist.",
        "rolle": "Eltern, Kinder und Vertrauenspersonen haben verschiedene Rechte (§§ 5, 8, 36 SGB VIII).",
    },
    "VertretungForm": {"konto": "Wer vertritt, darf den Fall sehen. Deshalb steht es fest (§ 35 SGB I)."},
    "KontaktForm": {
        "mit": "Damit klar ist, wer etwas gesagt hat.",
        "anliegen": "Damit niemand zweimal erzählen muss. Nur, was für die Hilfe nötig ist (§ 62 SGB VIII).",
        "kanal": "Damit man sieht, wie das Gespräch zustande kam.",
        "am": _WANN,
    },
    "KontaktBerichtigenForm": {
        "mit": "Damit klar ist, wer etwas gesagt hat.",
        "anliegen": "Was über Menschen in der Akte steht, muss stimmen (Art. 16 DSGVO).",
        "kanal": "Damit man sieht, wie das Gespräch zustande kam.",
        "am": _WANN,
    },
    "BeziehungForm": {
        "von": "Für das Bild der Familie: Wer gehört zu wem?",
        "art": "Aus Eltern folgen Geschwister und Großeltern. Mehr müssen Sie nicht eintragen.",
        "zu": "Für das Bild der Familie: Wer gehört zu wem?",
    },
    "SorgerechtForm": {
        "kind": "Hilfe zur Erziehung bekommt, wer für das Kind sorgen darf (§ 27 SGB VIII).",
        "person": "Nur wer das Sorgerecht hat, kann den Antrag stellen und zustimmen (§ 27 SGB VIII).",
        "art": "Bei gemeinsamer Sorge wirken beide mit (§ 1627 BGB).",
        "gueltig_von": "Damit klar ist, wer an welchem Tag zustimmen konnte.",
    },
    "NetzwerkpersonForm": {
        "name": "Damit die Familie weiß, wer gemeint ist. Ein Vorname oder eine Stelle reicht.",
        "sektor": "Damit man sieht, wo schon jemand ist und wo noch niemand gefragt wurde.",
        "naehe": "Die Familie sagt, wer ihr nahe ist. Danach richtet sich, wen man fragen kann.",
        "qualitaet": "Damit niemand um Hilfe gebeten wird, mit dem es gerade schwer ist.",
    },
    "WilleForm": {
        "wille": "Aus dem Willen wird die Hilfe geschnitten. Die Betroffenen wirken an ihr mit (§ 36 SGB VIII).",
        "am": "Ein Wille ändert sich. Das Datum zeigt, welcher heute gilt.",
    },
    "RessourceForm": {
        "beschreibung": "Hilfe baut auf dem auf, was da ist. Das Umfeld wird einbezogen (§ 27 Abs. 2 SGB VIII).",
        "feld": "Damit man sieht, wonach noch niemand gefragt hat.",
        "am": "Was da ist, kann sich ändern. Das Datum zeigt, wie frisch die Angabe ist.",
    },
    "ZielForm": {
        "text": _ZIEL,
        "person": "Ein Ziel gehört einem Menschen: Wer es hat, geht darauf zu.",
        "herkunft": "Ein eigenes Ziel und eine Auflage sind zweierlei. Die Familie soll den Unterschied sehen.",
        "art": "Ein Richtungsziel zeigt, wohin es geht; ein Handlungsziel ist der nächste Schritt.",
    },
    "BeratungForm": {
        "frage": "Das Team denkt besser mit, wenn es eine Frage hat.",
        "ideen_ohne_profi": "Zuerst, was ohne Fachkräfte geht: So bleibt die Hilfe so klein wie möglich.",
        "teilnehmende": "Damit klar ist, dass beide Organisationen beraten haben (§ 36 Abs. 2 SGB VIII).",
        "am": _WANN,
    },
    "SitzungForm": {
        "am": "Bis zu diesem Tag können Fälle eingebracht werden; danach sieht niemand mehr ein Fallblatt.",
        "um": "Damit alle zur selben Zeit da sind.",
        "ort": "Damit alle hinfinden.",
    },
    "AnsetzenForm": {
        "am": "Bis zu diesem Tag können Fälle eingebracht werden; danach sieht niemand mehr ein Fallblatt.",
        "um": "Damit alle zur selben Zeit da sind.",
        "ort": "Damit alle hinfinden.",
        "wirkungsraum": "Nur das Team dieses Wirkungsraums berät und liest mit (§ 64 SGB VIII).",
    },
    "EinbringenForm": {
        "sitzung": "Daraus folgt, wer das Fallblatt lesen kann, wenn Sie es freigeben.",
        "frage": "Das Team denkt besser mit, wenn es eine Frage hat.",
    },
    "FallEinbringenForm": {
        "fall": "Das Team liest nur einen Decknamen (§ 64 Abs. 2a SGB VIII).",
        "frage": "Das Team denkt besser mit, wenn es eine Frage hat.",
    },
    "IdeeForm": {
        "text": "Eine Zeile genügt. Nichts wird bewertet.",
        "faden": "Damit man sieht, wer beitragen würde: zuerst die Familie, dann ihr Umfeld.",
        "von": "Damit man sieht, ob beide Organisationen mitdenken. Ein Name ist nicht nötig.",
    },
    "AuftragForm": {
        "was": "Damit aus einer Idee ein Versuch wird.",
        "wer": "Damit sich alle darauf verlassen können.",
    },
    "RaumhinweisForm": {"text": "Was vielen fehlt, soll im Sozialraum entstehen können. Keine Familie wird genannt."},
    "BausteinForm": {
        "faden": "Damit man sieht, wer beiträgt. Erst die Familie, dann ihr Umfeld, zuletzt Fachkräfte.",
        "wer": "Damit sich alle darauf verlassen können.",
        "was": "Damit die Familie weiß, womit sie rechnen kann (§ 36 Abs. 2 SGB VIII: notwendige Leistungen).",
        "ziel": _ZIEL,
        "von": "Ab diesem Tag verlässt sich die Familie darauf; daraus folgen auch die Kosten.",
        "einheit": "Damit die Kosten aus dem Plan folgen und niemand sie zweimal eingibt.",
    },
    "VerschiebenForm": {
        "ziel": _ZIEL,
        "von": "Ab diesem Tag verlässt sich die Familie darauf; daraus folgen auch die Kosten.",
    },
    "WechselForm": {
        "ab": "Damit die Familie weiß, ab wann sich etwas ändert; daraus folgen auch die Kosten.",
        "endet": "Damit niemand doppelt kommt und niemand fehlt.",
        "faden": "Damit man sieht, wer dann beiträgt. Erst die Familie, dann ihr Umfeld, zuletzt Fachkräfte.",
        "wer": "Damit sich alle darauf verlassen können.",
        "was": "Damit die Familie weiß, womit sie rechnen kann (§ 36 Abs. 2 SGB VIII: notwendige Leistungen).",
        "ziel": _ZIEL,
        "einheit": "Damit die Kosten aus dem Plan folgen und niemand sie zweimal eingibt.",
    },
    "SchnittwahlForm": {
        "massanzug": "Die Familie wirkt an der Auswahl der Hilfe mit (§ 36 Abs. 1 SGB VIII).",
        "nicht_weil": "Damit alle verstehen, was die Familie nicht wollte, und niemand es ihr wieder anbietet.",
    },
    "PassungForm": {"passt_weil": "Damit die Frage nicht zweimal gestellt wird."},
    "VorlageForm": {
        "ergebnis": "Darüber entscheiden Sie zu zweit (§ 36 Abs. 2 SGB VIII).",
        "begruendung": "Jede Entscheidung wird begründet (§ 35 SGB X).",
        "rechtsgrundlage": "Die Familie muss prüfen können, worauf sich die Entscheidung stützt (§ 35 SGB X).",
        "hilfeart": "Die Jugendhilfestatistik fragt nach der Art der Hilfe (§ 99 Abs. 1 SGB VIII).",
        "wahl_hinweis_am": "Auf das Wunsch- und Wahlrecht ist hinzuweisen (§ 5 Abs. 1 SGB VIII).",
        "wahl_alternativen": "Wählen kann nur, wer mehrere Anbieter kennt (§ 5 SGB VIII).",
        "wahl_ergebnis": "Ein Wunsch wird erfüllt, wenn er nicht unverhältnismäßig mehr kostet (§ 5 Abs. 2 SGB VIII).",
        "zweite_fachkraft": "Es entscheiden mehrere Fachkräfte zusammen (§ 36 Abs. 2 SGB VIII).",
    },
    "RueckgabeForm": {"rueckgabe_grund": "Damit die andere Fachkraft weiß, was noch fehlt."},
    "HilfeplanForm": {
        "fuer": "Damit klar ist, um wen es geht.",
        "bedarf": "Der Hilfeplan stellt fest, was gebraucht wird (§ 36 Abs. 2 SGB VIII).",
        "perspektive": "Wohnt ein Kind außerhalb der Familie, muss geklärt sein, wo es leben soll (§ 37c SGB VIII).",
        "am": _WANN,
        "naechste_pruefung": "Regelmäßig wird geprüft, ob die Hilfe noch passt (§ 36 Abs. 2 SGB VIII).",
        "rueckruf": "Damit die Familie weiß, wen sie anrufen kann.",
    },
    "UnterschriftForm": {
        "unterschreibt": "Damit niemand später etwas anderes annimmt. Beide Antworten sind richtig.",
        "am": _WANN,
    },
    "BescheidForm": {
        "empfaenger": "Eine Entscheidung wirkt erst, wenn sie bekannt gegeben ist (§§ 37, 39 SGB X).",
        "anschrift": "Damit der Brief ankommt.",
        "fuer": "Der Bescheid muss bestimmt sein (§ 33 Abs. 1 SGB X).",
        "datum": _WANN,
    },
    "PostForm": {"zur_post_am": "Ab diesem Tag zählt, wann der Bescheid bekannt gegeben ist (§ 37 Abs. 2 SGB X)."},
    "PostBerichtigungForm": {
        "zur_post_am": "Ab diesem Tag zählt, wann der Bescheid bekannt gegeben ist (§ 37 Abs. 2 SGB X).",
        "grund": "Am Tag der Post hängt eine Frist. Wer sie ändert, sagt warum.",
    },
    "GerichtsfassungForm": {
        "sache": "Davon hängt ab, ob das Gericht aus dem Hilfeplan etwas erfährt (§ 50 Abs. 2 SGB VIII).",
        "gericht": "Daten gehen nur an eine bestimmte Stelle, und das wird festgehalten (§ 67d SGB X).",
        "prozess": "Das Jugendamt unterrichtet das Gericht über angebotene und erbrachte Hilfe (§ 50 Abs. 2 SGB VIII).",
    },
    "FreigabeForm": {
        "traeger": "Daten gehen nur an eine bestimmte Stelle (§ 64 SGB VIII).",
        "fachkraft": "Nur wer den Fall braucht, sieht ihn (§ 35 SGB I).",
        "teile": "Weitergegeben wird nur, was für die Aufgabe nötig ist (§ 64 SGB VIII).",
        "zweck": "Daten dürfen nur für den Zweck genutzt werden, für den sie weitergegeben wurden (§ 78 SGB X).",
        "einwilligung_am": "Die Familie weiß und will, was weitergegeben wird (§ 65 SGB VIII).",
    },
    "FreigabeUebergebenForm": {
        "traeger": "Daten gehen nur an eine bestimmte Stelle (§ 64 SGB VIII).",
        "fachkraft": "Nur wer den Fall braucht, sieht ihn (§ 35 SGB I).",
        "teile": "Weitergegeben wird nur, was für die Aufgabe nötig ist (§ 64 SGB VIII).",
        "zweck": "Daten dürfen nur für den Zweck genutzt werden, für den sie weitergegeben wurden (§ 78 SGB X).",
        "einwilligung_am": "Die Familie weiß und will, was weitergegeben wird (§ 65 SGB VIII).",
        "mitgabe": "Damit die Familie bei der neuen Fachkraft nicht von vorn anfängt.",
    },
    "UebergabeForm": {
        "an": "Wer übernimmt, sieht den Fall ab dem Tag. Deshalb steht es fest (§ 35 SGB I).",
        "ab": "Damit an jedem Tag klar ist, wer zuständig ist.",
        "grund": "Die Familie hat ein Recht zu wissen, warum jemand anderes kommt.",
        "nicht_verlieren": "Damit die Familie nicht von vorn anfängt und Versprochenes gilt.",
    },
    "AblehnungForm": {"antwort": "Damit die andere Fachkraft weiß, wie es weitergehen kann."},
    "ZielschrittForm": {
        "wer": "Ein Schritt braucht einen Menschen, der ihn geht.",
        "was": "Damit alle wissen, was vereinbart ist.",
    },
    "ZielschrittAendernForm": {
        "wer": "Ein Schritt braucht einen Menschen, der ihn geht.",
        "was": "Damit alle wissen, was vereinbart ist.",
    },
    "ZielendeForm": {
        "ausgang": "Es wird regelmäßig geprüft, ob die Hilfe noch passt und nötig ist (§ 36 Abs. 2 SGB VIII).",
        "worte": "Die Menschen sollen später nachlesen können, warum.",
        "am": _WANN,
    },
    "ZielWiederForm": {"worte": "Die Menschen sollen später nachlesen können, warum."},
    "RessourcenstandForm": {
        "lage": "Hilfe baut auf dem auf, was trägt. Das kann sich ändern (§ 27 Abs. 2 SGB VIII).",
        "am": _WANN,
    },
    "RueckblickForm": {
        "teilnehmende": "Die Hilfe wird gemeinsam geprüft (§ 36 Abs. 2 SGB VIII).",
        "was_wirkte": "Was geholfen hat, soll bleiben und anderen nützen.",
        "intensitaet": "Es wird regelmäßig geprüft, ob die Hilfe noch passt und nötig ist (§ 36 Abs. 2 SGB VIII).",
        "am": _WANN,
    },
    "BereichForm": {
        "bereich": "Davon hängt ab, worauf Ihre Arbeit beruht: auf Wille, Klärung oder Schutz (Fachkonzept).",
        "grund": "Wer einer Familie anders begegnet, sagt warum. Sie darf danach fragen (Fachkonzept).",
        "am": _WANN,
    },
    "FristereignisForm": {
        "art": "Daraus folgt, welche Frist beginnt oder endet (unter anderem §§ 14, 15 SGB IX, § 70 VwGO).",
        "am": "Ab diesem Tag wird gezählt (§§ 187, 188 BGB, § 26 SGB X).",
    },
    "BerichtigungForm": {"grund": "Damit später klar ist, warum sich eine Frist verschoben hat."},
    "AbschlussForm": {
        "grund": "Die Jugendhilfestatistik fragt danach (§ 99 Abs. 1 SGB VIII).",
        "am": "An diesem Tag enden die Bausteine, die Kosten und die Freigaben.",
    },
    "NachfrageForm": {
        "ergebnis": "Nur so zeigt sich, ob Hilfe trägt. Antworten ist freiwillig.",
        "am": _WANN,
    },
}  # fmt: skip


class Fallform(forms.Form):
    """A form of a case: says on demand what each required answer is for."""

    @property
    def wofuer(self) -> dict[str, str]:
        return WOFUER.get(type(self).__name__, {})
