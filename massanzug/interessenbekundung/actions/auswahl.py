"""From the opening to a fixed order: checking, the jury, scoring, discussing.

Every act locks the call first: two who act at once act one after the other, and the second sees what the first did.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from massanzug.interessenbekundung.actions.verfahren import gesperrt
from massanzug.interessenbekundung.choices import (
    IN_DER_AUSWAHL,
    Bekundungsstand,
    Formergebnis,
    Kriteriumsergebnis,
    Verfahrensstand,
    Zulassung,
)
from massanzug.interessenbekundung.models import (
    Abschnitt,
    Anhoerung,
    Anhoerungswertung,
    Ausschreibung,
    Aussprache,
    Befangenheit,
    Bekundung,
    Bekundungspruefung,
    Jurymitglied,
    Kriterium,
    Kriteriumspruefung,
    Nachforderung,
    Nachforderungsposten,
    Verfahren,
    Wertung,
    Wertungsabschluss,
)
from massanzug.interessenbekundung.queries.auswahl import (
    braucht_ersatz,
    darf_fuehren,
    darf_sie_werten,
    hoechste_nummer,
    mitgliedschaft,
    moegliche_jury,
    ohne_erklaerung,
    strittige,
    unbefangene,
    ungeprueft,
    zu_wertende_abschnitte,
    zugelassene,
)
from massanzug.interessenbekundung.queries.verfahren import verfasserrolle
from massanzug.interessenbekundung.rules import (
    darf_befangenheit_erklaeren,
    darf_schreiben,
    darf_werten,
)
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig, Zwischenstand, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

# --- checking ---------------------------------------------------------------------------------------------------------


@handlung
def bekundung_formal_pruefen(
    *, zugriff: Zugriff, bekundung: Bekundung, ergebnis: Formergebnis, grund: str, stand: int
) -> Bekundungspruefung:
    """Say whether it is formally in order. What came late or with a broken seal can only be excluded, with a reason."""
    _, bekundung = _fuer_bekundung(zugriff, bekundung, Verfahrensstand.GEOEFFNET)
    if bekundung.stand == Bekundungsstand.ENTWURF:
        raise Unzulaessig("Diese Bekundung ist nicht eingereicht.")
    if ergebnis == Formergebnis.IN_ORDNUNG and bekundung.stand != Bekundungsstand.GEOEFFNET:
        raise Unzulaessig({"ergebnis": f"Sie ist „{bekundung.get_stand_display()}“ und lässt sich nicht werten."})
    pruefung = Bekundungspruefung.objects.filter(bekundung=bekundung).first()
    vorher = schnappschuss(pruefung) if pruefung else None
    pruefung = pruefung or Bekundungspruefung(bekundung=bekundung, stand=0)
    _verlange_stand(pruefung, stand)
    aus = ergebnis == Formergebnis.AUSGESCHLOSSEN
    pruefung.form, pruefung.form_grund = ergebnis, grund
    pruefung.form_von_id, pruefung.form_am = zugriff.konto_id, zugriff.jetzt
    _entscheide(pruefung, zugriff, Zulassung.AUSGESCHLOSSEN if aus else Zulassung.OFFEN, grund if aus else "")
    protokolliere(zugriff, "bekundung_formal_pruefen", pruefung, vorher=vorher)
    return pruefung


@handlung
def kriterium_pruefen(
    *,
    zugriff: Zugriff,
    bekundung: Bekundung,
    kriterium: Kriterium,
    ergebnis: Kriteriumsergebnis,
    notiz: str,
    stand: int,
) -> Kriteriumspruefung:
    """Say whether one Kriterium is met, until it is decided whether the Bekundung is admitted."""
    _, bekundung = _fuer_bekundung(zugriff, bekundung, Verfahrensstand.GEOEFFNET)
    _verlange_unentschieden(bekundung)
    if kriterium.verfahren_id != bekundung.verfahren_id:
        raise Unzulaessig("Dieses Kriterium gehört zu einem anderen Verfahren.")
    pruefung = Kriteriumspruefung.objects.filter(bekundung=bekundung, kriterium=kriterium).first()
    vorher = schnappschuss(pruefung) if pruefung else None
    pruefung = pruefung or Kriteriumspruefung(bekundung=bekundung, kriterium=kriterium, stand=0)
    _verlange_stand(pruefung, stand)
    pruefung.ergebnis, pruefung.notiz = ergebnis, notiz
    pruefung.von_id, pruefung.am, pruefung.stand = zugriff.konto_id, zugriff.jetzt, stand + 1
    speichere(pruefung)
    protokolliere(zugriff, "kriterium_pruefen", pruefung, vorher=vorher)
    return pruefung


@handlung
def nachforderung_stellen(
    *, zugriff: Zugriff, verfahren: Verfahren, frist: datetime, fehlt: Mapping[int, str]
) -> Nachforderung:
    """Ask, once in a call, for what is missing (Bekundung → text): the same deadline for all."""
    verfahren = _fuer_alle(zugriff, verfahren, Verfahrensstand.GEOEFFNET)
    if Nachforderung.objects.filter(verfahren=verfahren).exists():
        raise Unzulaessig("Nachgefordert wird in einem Verfahren nur einmal, damit für alle dasselbe gilt.")
    if ungeprueft(verfahren):
        raise Unzulaessig("Erst sind alle Bekundungen zu prüfen: Nachgefordert wird einmal, von allen zugleich.")
    texte = {pk: text for pk, text in fehlt.items() if text.strip()}
    offen = verfahren.bekundungen.filter(
        pk__in=texte, stand=Bekundungsstand.GEOEFFNET, pruefung__zulassung=Zulassung.OFFEN
    )
    if not texte or offen.count() != len(texte):
        raise Unzulaessig("Nachfordern lässt sich nur, wo etwas fehlt und noch nicht entschieden ist.")
    nachforderung = Nachforderung(verfahren=verfahren, frist=frist, am=zugriff.jetzt, von_id=zugriff.konto_id)
    speichere(nachforderung)
    for bekundung in offen.order_by("pk"):
        posten = Nachforderungsposten(nachforderung=nachforderung, bekundung=bekundung, fehlt=texte[bekundung.pk])
        speichere(posten)
        protokolliere(zugriff, "nachforderung_stellen", posten, begleitend=True)
    protokolliere(zugriff, "nachforderung_stellen", nachforderung)
    return nachforderung


@handlung
def nachforderung_beantworten(
    *, zugriff: Zugriff, posten: Nachforderungsposten, antwort: str, eingang: datetime, stand: int
) -> Nachforderungsposten:
    """Hand in what was missing, until the deadline. `eingang`: when the request had arrived, by the server's clock."""
    bekundung = posten.bekundung
    verlange(darf_schreiben(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    gesperrt(bekundung.verfahren, Verfahrensstand.GEOEFFNET)
    posten = Nachforderungsposten.objects.select_related("nachforderung").get(pk=posten.pk)
    if not rechtzeitig(eingang, posten.nachforderung.frist):
        raise Unzulaessig("Die Frist der Nachforderung ist abgelaufen.")
    _verlange_stand(posten, stand)
    vorher = schnappschuss(posten)
    posten.antwort, posten.beantwortet_am, posten.beantwortet_von_id = antwort, eingang, zugriff.konto_id
    posten.stand = stand + 1
    speichere(posten)
    protokolliere(zugriff, "nachforderung_beantworten", posten, vorher=vorher)
    return posten


@handlung
def zulassung_entscheiden(
    *, zugriff: Zugriff, bekundung: Bekundung, zulassung: Zulassung, grund: str, stand: int
) -> Bekundungspruefung:
    """Admit to the scoring, or exclude with a reason.

    What was only not proven excludes nobody before the one Nachforderung has run out: everybody could still prove it.
    """
    verfahren, bekundung = _fuer_bekundung(zugriff, bekundung, Verfahrensstand.GEOEFFNET)
    pruefung = Bekundungspruefung.objects.filter(bekundung=bekundung, form=Formergebnis.IN_ORDNUNG).first()
    if pruefung is None:
        raise Unzulaessig("Zuerst kommt die formale Prüfung. Was sie ausschließt, ist entschieden.")
    _verlange_stand(pruefung, stand)
    if zulassung != Zulassung.OFFEN:
        _verlange_entscheidbar(zugriff, verfahren, bekundung, zulassung)
    vorher = schnappschuss(pruefung)
    _entscheide(pruefung, zugriff, zulassung, grund)
    protokolliere(zugriff, "zulassung_entscheiden", pruefung, vorher=vorher)
    return pruefung


def _verlange_entscheidbar(zugriff: Zugriff, verfahren: Verfahren, bekundung: Bekundung, zulassung: Zulassung) -> None:
    ergebnisse = list(bekundung.kriteriumspruefungen.values_list("ergebnis", flat=True))
    if len(ergebnisse) != verfahren.kriterien.count():
        raise Unzulaessig("Erst sind alle Kriterien zu prüfen.")
    if zulassung == Zulassung.ZUGELASSEN:
        if set(ergebnisse) != {Kriteriumsergebnis.ERFUELLT}:
            raise Unzulaessig({"zulassung": "Zugelassen wird, wer alle Kriterien erfüllt."})
        return
    if set(ergebnisse) == {Kriteriumsergebnis.ERFUELLT}:
        raise Unzulaessig({"zulassung": "Alle Kriterien sind erfüllt: Dafür schließen Sie niemanden aus."})
    nachforderung = Nachforderung.objects.filter(verfahren=verfahren).first()
    vorbei = nachforderung is not None and not rechtzeitig(zugriff.jetzt, nachforderung.frist)
    if Kriteriumsergebnis.NICHT not in ergebnisse and not vorbei:
        raise Unzulaessig("Was nicht nachgewiesen ist, wird zuerst nachgefordert. Dann läuft die Frist.")


def _entscheide(pruefung: Bekundungspruefung, zugriff: Zugriff, zulassung: Zulassung, grund: str) -> None:
    offen = zulassung == Zulassung.OFFEN
    pruefung.zulassung, pruefung.zulassung_grund = zulassung, grund
    pruefung.zulassung_von_id = None if offen else zugriff.konto_id
    pruefung.zulassung_am = None if offen else zugriff.jetzt
    pruefung.stand += 1
    speichere(pruefung)


# --- the jury ---------------------------------------------------------------------------------------------------------


@handlung
def jury_benennen(*, zugriff: Zugriff, verfahren: Verfahren, konto: Konto) -> Jurymitglied:
    """Name a juror before the scoring begins; later only where bias has left a Wirkungsraum with too few.

    Where the first round was closed already it opens again for her; what the others gave stays as it is.
    """
    verfahren = _fuer_alle(
        zugriff, verfahren, Verfahrensstand.GEOEFFNET, Verfahrensstand.WERTUNG, Verfahrensstand.AUSSPRACHE
    )
    if verfahren.stand != Verfahrensstand.GEOEFFNET and not braucht_ersatz(verfahren):
        raise Unzulaessig("Die Wertung läuft. Wer jetzt dazukäme, wüsste mehr als die anderen.")
    if konto not in moegliche_jury(zugriff, verfahren):
        raise Unzulaessig(
            {"konto": "Werten kann, wer hier eine Aufgabe hat und zu niemandem gehört, der sich bewirbt."}
        )
    mitglied = Jurymitglied(verfahren=verfahren, konto=konto, benannt_am=zugriff.jetzt, benannt_von_id=zugriff.konto_id)
    speichere(mitglied)
    if verfahren.stand == Verfahrensstand.AUSSPRACHE:
        vorher = schnappschuss(verfahren)
        verfahren.stand = Verfahrensstand.WERTUNG
        speichere(verfahren)
        protokolliere(zugriff, "jury_benennen", verfahren, vorher=vorher, begleitend=True)
    protokolliere(zugriff, "jury_benennen", mitglied)
    return mitglied


@handlung
def befangenheit_erklaeren(*, zugriff: Zugriff, bekundung: Bekundung, befangen: bool, grund: str) -> Befangenheit:
    """Say whether one could judge this applicant freely. Who finds out later that she could not says so then.

    Her points for the Wirkungsraum stop counting, and she reads nothing of it any more. It cannot be taken back.
    """
    verlange(darf_befangenheit_erklaeren(zugriff, mitgliedschaft(zugriff, bekundung.verfahren) is not None))
    gesperrt(bekundung.verfahren, *IN_DER_AUSWAHL)
    bekundung = Bekundung.objects.select_related("verfahren").get(pk=bekundung.pk)
    if bekundung.stand != Bekundungsstand.GEOEFFNET:
        raise Unzulaessig("Über diese Bekundung entscheidet keine Wertung.")
    angebot = bekundung.verfahren.angebote.filter(wirkungsraum=bekundung.wirkungsraum)
    if angebot.filter(vermerke__zweite__isnull=False).exists():
        raise Unzulaessig("Der Auswahlvermerk ist unterschrieben. Bitte sagen Sie es denen, die unterschrieben haben.")
    alte = Befangenheit.objects.filter(bekundung=bekundung, konto_id=zugriff.konto_id).first()
    if alte and (alte.befangen or not befangen):
        raise Unzulaessig("Dazu haben Sie sich schon erklärt; zurücknehmen lässt sich das nicht.")
    vorher = schnappschuss(alte) if alte else None
    erklaerung = alte or Befangenheit(bekundung=bekundung, konto_id=zugriff.konto_id)
    erklaerung.befangen, erklaerung.grund, erklaerung.am = befangen, grund, zugriff.jetzt
    speichere(erklaerung)
    protokolliere(zugriff, "befangenheit_erklaeren", erklaerung, vorher=vorher)
    return erklaerung


@handlung
def wertung_beginnen(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Begin the first round: all is decided, the jury is complete, and the Kennungen are drawn by lot."""
    verfahren = _fuer_alle(zugriff, verfahren, Verfahrensstand.GEOEFFNET)
    eingegangen = verfahren.bekundungen.exclude(stand=Bekundungsstand.ENTWURF)
    entschieden = eingegangen.filter(pruefung__isnull=False).exclude(pruefung__zulassung=Zulassung.OFFEN)
    if entschieden.count() != eingegangen.count():
        raise Unzulaessig("Über die Zulassung ist noch nicht bei allen entschieden.")
    vorher = schnappschuss(verfahren)
    pks = list(zugelassene(verfahren).order_by("pk").values_list("pk", flat=True))
    if pks:
        _verlange_jury(verfahren)
        _lose_kennungen(zugriff, pks)
    verfahren.stand = Verfahrensstand.WERTUNG if pks else Verfahrensstand.GEREIHT
    speichere(verfahren)
    protokolliere(zugriff, "wertung_beginnen", verfahren, vorher=vorher)
    return verfahren


def _verlange_jury(verfahren: Verfahren) -> None:
    if fehlend := ohne_erklaerung(verfahren):
        namen = ", ".join(str(m) for m in fehlend)
        raise Unzulaessig(f"Zur Befangenheit haben sich noch nicht zu allen erklärt: {namen}.")
    if braucht_ersatz(verfahren):
        raise Unzulaessig("Für jeden Wirkungsraum werten mindestens drei, die sich unbefangen erklärt haben.")


def _lose_kennungen(zugriff: Zugriff, pks: list[int]) -> None:
    reihenfolge = sorted(pks, key=lambda _: zufallsbytes(16))
    # written in the order of their numbers: the Protokoll would tell the lot otherwise
    for pk, kennung in sorted(zip(reihenfolge, _kennungen(), strict=False)):
        pruefung = Bekundungspruefung.objects.get(bekundung_id=pk)
        vorher = schnappschuss(pruefung)
        pruefung.kennung = kennung
        speichere(pruefung)
        protokolliere(zugriff, "wertung_beginnen", pruefung, vorher=vorher, begleitend=True)


def _kennungen() -> Iterator[str]:
    """A, B, … Z, AA, AB, …"""
    zeichen = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from zeichen
    for erstes in zeichen:
        yield from (erstes + zweites for zweites in zeichen)


# --- scoring ----------------------------------------------------------------------------------------------------------


@handlung
def wertung_abgeben(
    *, zugriff: Zugriff, bekundung: Bekundung, abschnitt: Abschnitt, punkte: int | None, grund: str, stand: int
) -> Wertung:
    """Give points in the first round, None where it cannot be judged; changeable until one's round is finished."""
    mitglied, bekundung = _fuer_jury(zugriff, bekundung, Verfahrensstand.WERTUNG)
    _verlange_abschnitt(bekundung, abschnitt)
    if Wertungsabschluss.objects.filter(mitglied=mitglied, bekundung=bekundung).exists():
        raise Unzulaessig("Diese Wertung haben Sie abgeschlossen.")
    wertung = Wertung.objects.filter(mitglied=mitglied, bekundung=bekundung, abschnitt=abschnitt).first()
    vorher = schnappschuss(wertung) if wertung else None
    wertung = wertung or Wertung(mitglied=mitglied, bekundung=bekundung, abschnitt=abschnitt, stand=0)
    _verlange_stand(wertung, stand)
    wertung.punkte, wertung.grund, wertung.am, wertung.stand = punkte, grund, zugriff.jetzt, stand + 1
    speichere(wertung)
    protokolliere(zugriff, "wertung_abgeben", wertung, vorher=vorher)
    return wertung


@handlung
def wertung_abschliessen(*, zugriff: Zugriff, bekundung: Bekundung) -> Wertungsabschluss:
    """Finish one's first round for a Bekundung: every Abschnitt that counts has points or a reason why not."""
    mitglied, bekundung = _fuer_jury(zugriff, bekundung, Verfahrensstand.WERTUNG)
    soll = set(zu_wertende_abschnitte(bekundung.verfahren).values_list("pk", flat=True))
    ist = dict(Wertung.objects.filter(mitglied=mitglied, bekundung=bekundung).values_list("abschnitt_id", "punkte"))
    if fehlt := len(soll - ist.keys()):
        raise Unzulaessig(f"Es {'fehlt noch 1 Abschnitt' if fehlt == 1 else f'fehlen noch {fehlt} Abschnitte'}.")
    if all(punkte is None for punkte in ist.values()):
        raise Unzulaessig(
            "Sie haben keinen Abschnitt bewertet. Wo etwas fehlt, geben Sie 0 Punkte; „nicht bewertbar“ ist, was Sie "
            "nicht beurteilen können. Mindestens ein Abschnitt braucht Punkte."
        )
    abschluss = Wertungsabschluss(mitglied=mitglied, bekundung=bekundung, am=zugriff.jetzt)
    speichere(abschluss)
    protokolliere(zugriff, "wertung_abschliessen", abschluss)
    return abschluss


@handlung
def erste_wertung_schliessen(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Close the first round when all have finished; from now on jurors see each other's points."""
    verfahren = _fuer_alle(zugriff, verfahren, Verfahrensstand.WERTUNG)
    fertig = set(
        Wertungsabschluss.objects.filter(bekundung__verfahren=verfahren).values_list("mitglied_id", "bekundung_id")
    )
    frei = unbefangene(verfahren)
    for pk, raum in zugelassene(verfahren).values_list("pk", "wirkungsraum_id"):
        if any((m, pk) not in fertig for m in frei[raum]):
            raise Unzulaessig("Noch haben nicht alle in der Jury ihre Wertungen abgeschlossen.")
    if braucht_ersatz(verfahren):
        raise Unzulaessig("Für jeden Wirkungsraum werten mindestens drei. Benennen Sie Ersatz für die Befangenen.")
    return _weiter(zugriff, verfahren, Verfahrensstand.AUSSPRACHE, "erste_wertung_schliessen")


@handlung
def wertung_aendern(
    *, zugriff: Zugriff, bekundung: Bekundung, abschnitt: Abschnitt, punkte: int | None, grund: str, nummer: int
) -> Wertung:
    """Set a new value after hearing the others. The old one and its reason stay; `nummer` is the one it follows."""
    mitglied, bekundung = _fuer_jury(zugriff, bekundung, Verfahrensstand.AUSSPRACHE)
    _verlange_strittig(bekundung, abschnitt)
    if (bisher := hoechste_nummer(mitglied, bekundung, abschnitt)) != nummer:
        raise Zwischenstand(GLEICHZEITIG, bisher, None)
    wertung = Wertung(
        mitglied=mitglied, bekundung=bekundung, abschnitt=abschnitt, nummer=nummer + 1, punkte=punkte, grund=grund,
        am=zugriff.jetzt,
    )  # fmt: skip
    speichere(wertung)
    protokolliere(zugriff, "wertung_aendern", wertung)
    return wertung


@handlung
def aussprache_festhalten(*, zugriff: Zugriff, bekundung: Bekundung, abschnitt: Abschnitt, text: str) -> Aussprache:
    """Write down what was said where points lay far apart."""
    _, bekundung = _fuer_bekundung(zugriff, bekundung, Verfahrensstand.AUSSPRACHE)
    _verlange_strittig(bekundung, abschnitt)
    aussprache = Aussprache(
        bekundung=bekundung, abschnitt=abschnitt, text=text, am=zugriff.jetzt, von_id=zugriff.konto_id
    )
    speichere(aussprache)
    protokolliere(zugriff, "aussprache_festhalten", aussprache)
    return aussprache


@handlung
def anhoerung_ansetzen(
    *, zugriff: Zugriff, ausschreibung: Ausschreibung, termin: datetime, ort: str, ablauf: str
) -> Anhoerung:
    """Invite all admitted applicants for a Wirkungsraum, with the same words for each."""
    ausschreibung = _fuer_raum(zugriff, ausschreibung, Verfahrensstand.AUSSPRACHE)
    if not zugelassene(ausschreibung.verfahren).filter(wirkungsraum_id=ausschreibung.wirkungsraum_id).exists():
        raise Unzulaessig("Für diesen Wirkungsraum ist niemand zugelassen.")
    anhoerung = Anhoerung(
        ausschreibung=ausschreibung, termin=termin, ort=ort, ablauf=ablauf, am=zugriff.jetzt, von_id=zugriff.konto_id
    )
    speichere(anhoerung)
    protokolliere(zugriff, "anhoerung_ansetzen", anhoerung)
    return anhoerung


@handlung
def anhoerung_werten(*, zugriff: Zugriff, bekundung: Bekundung, punkte: int, grund: str) -> Anhoerungswertung:
    """Give points for the hearing, once; they stand beside the order and never enter it."""
    mitglied, bekundung = _fuer_jury(zugriff, bekundung, Verfahrensstand.AUSSPRACHE)
    anhoerung = Anhoerung.objects.filter(
        ausschreibung__verfahren=bekundung.verfahren, ausschreibung__wirkungsraum=bekundung.wirkungsraum
    ).first()
    if anhoerung is None or zugriff.jetzt < anhoerung.termin:
        raise Unzulaessig("Eine Anhörung wird gewertet, wenn sie war.")
    wertung = Anhoerungswertung(
        anhoerung=anhoerung, mitglied=mitglied, bekundung=bekundung, punkte=punkte, grund=grund, am=zugriff.jetzt
    )
    speichere(wertung)
    protokolliere(zugriff, "anhoerung_werten", wertung)
    return wertung


@handlung
def rangfolge_feststellen(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Fix the order: wherever points lay far apart it was talked about, and from now on no point changes."""
    verfahren = _fuer_alle(zugriff, verfahren, Verfahrensstand.AUSSPRACHE)
    besprochen = set(
        Aussprache.objects.filter(bekundung__verfahren=verfahren).values_list("bekundung_id", "abschnitt__nummer")
    )
    if offen := [s for s in strittige(verfahren) if (s.bekundung, s.abschnitt) not in besprochen]:
        raise Unzulaessig(f"Zu {len(offen)} strittigen Wertungen fehlt noch die Aussprache.")
    if braucht_ersatz(verfahren):
        raise Unzulaessig("Für jeden Wirkungsraum werten mindestens drei. Benennen Sie Ersatz für die Befangenen.")
    return _weiter(zugriff, verfahren, Verfahrensstand.GEREIHT, "rangfolge_feststellen")


# --- who, and in which state ------------------------------------------------------------------------------------------


def _fuer_alle(zugriff: Zugriff, verfahren: Verfahren, *staende: Verfahrensstand) -> Verfahren:
    """An act on the whole call: who is biased anywhere in it leaves it to another."""
    verlange(darf_fuehren(zugriff, verfahren, None))
    return gesperrt(verfahren, *staende)


def _fuer_bekundung(zugriff: Zugriff, bekundung: Bekundung, *staende: Verfahrensstand) -> tuple[Verfahren, Bekundung]:
    """An act on one Bekundung. Where nobody knows for which Wirkungsraum it was, it could be any."""
    verlange(darf_fuehren(zugriff, bekundung.verfahren, bekundung.wirkungsraum_id))
    verfahren = gesperrt(bekundung.verfahren, *staende)
    return verfahren, verfahren.bekundungen.select_related("verfahren").get(pk=bekundung.pk)


def _fuer_raum(zugriff: Zugriff, ausschreibung: Ausschreibung, *staende: Verfahrensstand) -> Ausschreibung:
    """An act on one Wirkungsraum; gives it as it is behind the lock."""
    verlange(darf_fuehren(zugriff, ausschreibung.verfahren, ausschreibung.wirkungsraum_id))
    gesperrt(ausschreibung.verfahren, *staende)
    return Ausschreibung.objects.select_related("verfahren", "wirkungsraum").get(pk=ausschreibung.pk)


def _fuer_jury(zugriff: Zugriff, bekundung: Bekundung, *staende: Verfahrensstand) -> tuple[Jurymitglied, Bekundung]:
    mitglied = mitgliedschaft(zugriff, bekundung.verfahren)
    verlange(darf_werten(zugriff, mitglied is not None, darf_sie_werten(mitglied, bekundung)))
    verfahren = gesperrt(bekundung.verfahren, *staende)
    assert mitglied is not None
    return mitglied, verfahren.bekundungen.select_related("verfahren").get(pk=bekundung.pk)


def _verlange_stand(
    objekt: Bekundungspruefung | Kriteriumspruefung | Nachforderungsposten | Wertung, stand: int
) -> None:
    if objekt.stand != stand:
        raise Zwischenstand(GLEICHZEITIG, objekt.stand, objekt)


def _verlange_unentschieden(bekundung: Bekundung) -> None:
    offen = Bekundungspruefung.objects.filter(
        bekundung=bekundung, form=Formergebnis.IN_ORDNUNG, zulassung=Zulassung.OFFEN
    )
    if not offen.exists():
        raise Unzulaessig("Kriterien prüfen Sie nach der formalen Prüfung und vor der Entscheidung.")


def _verlange_abschnitt(bekundung: Bekundung, abschnitt: Abschnitt) -> None:
    if not zu_wertende_abschnitte(bekundung.verfahren).filter(pk=abschnitt.pk).exists():
        raise Unzulaessig("Dieser Abschnitt wird nicht gewertet.")


def _verlange_strittig(bekundung: Bekundung, abschnitt: Abschnitt) -> None:
    _verlange_abschnitt(bekundung, abschnitt)
    if not any(s.bekundung == bekundung.pk and s.abschnitt == abschnitt.nummer for s in strittige(bekundung.verfahren)):
        raise Unzulaessig("Hier liegen die Wertungen nah beieinander. Geändert wird nur, was strittig ist.")


def _weiter(zugriff: Zugriff, verfahren: Verfahren, stand: Verfahrensstand, aktion: str) -> Verfahren:
    vorher = schnappschuss(verfahren)
    verfahren.stand = stand
    speichere(verfahren)
    protokolliere(zugriff, aktion, verfahren, vorher=vorher)
    return verfahren
