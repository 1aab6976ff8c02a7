"""Writing for a call and handing in; nothing of it is stored readable."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from massanzug.interessenbekundung.actions.verfahren import gesperrt
from massanzug.interessenbekundung.choices import (
    ANLAGEN_HOECHSTENS,
    ANLAGEN_ZUSAMMEN,
    CODELAENGE,
    CODEZEICHEN,
    VERSIEGELT,
    Bekundungsstand,
    Teilart,
    Verfahrensstand,
    Verfasserrolle,
)
from massanzug.interessenbekundung.models import Bekundung, Entwurfsanlage, Entwurfsteil, Verfahren, Verfasser
from massanzug.interessenbekundung.queries.verfahren import (
    anlagenbezug,
    bekundungsbezug,
    entwurf,
    entwurfsanlagen,
    entwurfsbezug,
    entwurfsschluessel,
    gereinigt,
    mit_code,
    moegliche_verfasser,
    verfasserrolle,
    was_fehlt,
)
from massanzug.interessenbekundung.rules import darf_bekunden, darf_einreichen, darf_schreiben
from massanzug.rechenkern import siegel
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, Beigabe, Inhalt, dokument
from massanzug.technik import schluesselbund
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig, Zwischenstand, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@dataclass(frozen=True, repr=False)
class Beleg:
    """What the Träger gets when it has handed in. `code` opens its own text again and is kept nowhere."""

    bekundung: Bekundung
    rechtzeitig: bool
    code: str


@handlung
def bekundung_beginnen(*, zugriff: Zugriff, verfahren: Verfahren, traeger: Traeger) -> Bekundung:
    """Begin to write for one's Träger; there is one for each Träger and call."""
    verlange(darf_bekunden(zugriff, traeger.pk))
    verfahren = gesperrt(verfahren, Verfahrensstand.OFFEN)
    if not rechtzeitig(zugriff.jetzt, verfahren.frist):
        raise Unzulaessig("Die Frist ist abgelaufen.")
    # a number by lot: one that counts up would tell how many others have begun
    bekundung = Bekundung(pk=1 + int.from_bytes(zufallsbytes(6)), verfahren=verfahren, traeger=traeger)
    speichere(bekundung)
    speichere(Verfasser(bekundung=bekundung, konto_id=zugriff.konto_id, rolle=Verfasserrolle.VERANTWORTLICH))
    schluesselbund.neuer_schluessel(entwurfsschluessel(bekundung))
    protokolliere(zugriff, "bekundung_beginnen", bekundung)
    return bekundung


@handlung
def verfasser_aufnehmen(*, zugriff: Zugriff, bekundung: Bekundung, konto: Konto, rolle: Verfasserrolle) -> Verfasser:
    """Let a colleague of the same Träger write, too."""
    verlange(darf_einreichen(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    if konto not in moegliche_verfasser(bekundung, zugriff.heute):
        raise Unzulaessig({"konto": "Mitschreiben kann, wer bei Ihrem Träger dafür benannt ist und es noch nicht tut."})
    verfasser = Verfasser(bekundung=bekundung, konto=konto, rolle=rolle)
    speichere(verfasser)
    protokolliere(zugriff, "verfasser_aufnehmen", verfasser)
    return verfasser


def teil_schreiben(*, zugriff: Zugriff, bekundung: Bekundung, art: Teilart, nummer: int, text: str, stand: int) -> int:
    """Keep what is being written, encrypted; returns the new stand.

    Raises Zwischenstand where a co-author has written this part since it was opened (`stand`, 0 for a new one).
    """
    verlange(darf_schreiben(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    with transaction.atomic():
        bekundung = zum_schreiben(bekundung)
        if (art, nummer) not in _orte(bekundung):
            raise Unzulaessig("Diesen Teil gibt es in diesem Verfahren nicht.")
        teil = bekundung.teile.filter(art=art, nummer=nummer).first()
        if (teil.stand if teil else 0) != stand:
            raise Zwischenstand(GLEICHZEITIG, teil.stand if teil else 0, teil)
        _lege_ab(bekundung, art, nummer, text, stand + 1)
    return stand + 1


def _orte(bekundung: Bekundung) -> set[tuple[str, int]]:
    verfahren = bekundung.verfahren
    return {
        WIRKUNGSRAUM,
        *((Teilart.ABSCHNITT, n) for n in verfahren.abschnitte.values_list("nummer", flat=True)),
        *((Teilart.KRITERIUM, n) for n in verfahren.kriterien.values_list("nummer", flat=True)),
    }


def _lege_ab(bekundung: Bekundung, art: str, nummer: int, text: str, stand: int) -> None:
    geheim = _schluessel(bekundung)
    bezug = entwurfsbezug(bekundung.pk, art, nummer, stand)
    geheimtext = siegel.verschluessle(geheim, text.encode(), bezug, zufallsbytes)
    Entwurfsteil.objects.update_or_create(
        bekundung=bekundung, art=art, nummer=nummer, defaults={"geheimtext": geheimtext, "stand": stand}
    )


def anlage_beifuegen(*, zugriff: Zugriff, bekundung: Bekundung, name: str, art: str, inhalt: bytes) -> Entwurfsanlage:
    """Add a file to what is being written, encrypted with its name."""
    verlange(darf_schreiben(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    with transaction.atomic():
        bekundung = zum_schreiben(bekundung)
        vorhanden = list(bekundung.entwurfsanlagen.only("nummer", "groesse"))
        if len(vorhanden) >= ANLAGEN_HOECHSTENS:
            raise Unzulaessig(
                {"datei": f"Es sind schon {ANLAGEN_HOECHSTENS} Anlagen. Bitte entfernen Sie zuerst eine."}
            )
        if sum(a.groesse for a in vorhanden) + len(inhalt) > ANLAGEN_ZUSAMMEN:
            grenze = ANLAGEN_ZUSAMMEN // 2**20
            raise Unzulaessig({"datei": f"Alle Anlagen zusammen dürfen höchstens {grenze} MB groß sein."})
        nummer = max((a.nummer for a in vorhanden), default=0) + 1
        return _lege_anlage_ab(bekundung, Beigabe(nummer, name, art, inhalt))


def anlage_entfernen(*, zugriff: Zugriff, bekundung: Bekundung, nummer: int) -> None:
    """Take a file out of what is being written; one that is gone already is gone."""
    verlange(darf_schreiben(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    with transaction.atomic():
        zum_schreiben(bekundung).entwurfsanlagen.filter(nummer=nummer).delete()


def _lege_anlage_ab(bekundung: Bekundung, beigabe: Beigabe) -> Entwurfsanlage:
    geheim, bezug = _schluessel(bekundung), anlagenbezug(bekundung.pk, beigabe.nummer)
    kopf = json.dumps([beigabe.name, beigabe.art]).encode()
    return Entwurfsanlage.objects.create(
        bekundung=bekundung,
        nummer=beigabe.nummer,
        geheimname=siegel.verschluessle(geheim, kopf, f"{bezug} name", zufallsbytes),
        geheimtext=siegel.verschluessle(geheim, beigabe.inhalt, bezug, zufallsbytes),
        groesse=len(beigabe.inhalt),
    )


@handlung
def bekundung_einreichen(*, zugriff: Zugriff, bekundung: Bekundung, eingang: datetime, code: str) -> Beleg:
    """Seal what is written and hand it in. `eingang` is when the request had wholly arrived, by the server's clock.

    After the deadline it is kept all the same, sealed and marked. The readable text is nowhere after this act: its key
    is destroyed, and only `code` (see `neuer_code`), which the Träger was shown and which is kept nowhere, opens its
    own copy.
    """
    verlange(darf_einreichen(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    if not ist_code(code):
        raise Unzulaessig("Der Rückholcode dieser Seite ist unvollständig. Bitte laden Sie die Seite neu.")
    bekundung = zum_schreiben(bekundung)
    # asked again behind the lock: PostgreSQL read the call before it waited for one that was opening it
    if not Verfahren.objects.filter(pk=bekundung.verfahren_id, stand=Verfahrensstand.OFFEN).exists():
        raise Unzulaessig("Dieses Verfahren nimmt nichts mehr an.")
    teile = entwurf(bekundung)
    if fehlt := was_fehlt(bekundung, teile):
        raise Unzulaessig({f"{m.art}-{m.nummer}": m.text for m in fehlt})
    vorher, inhalt = schnappschuss(bekundung), dokument(Inhalt(teile, tuple(entwurfsanlagen(bekundung))))
    puenktlich = rechtzeitig(eingang, bekundung.verfahren.frist)
    oeffentlich = bytes.fromhex(bekundung.verfahren.oeffentlich)
    bekundung.siegel = siegel.versiegle(oeffentlich, inhalt, bekundungsbezug(bekundung))
    bekundung.abdruck = hashlib.sha256(bekundung.siegel).hexdigest()
    bekundung.rueckschloss = siegel.verschliesse(gereinigt(code), inhalt, zufallsbytes)
    bekundung.stand = Bekundungsstand.EINGEREICHT if puenktlich else Bekundungsstand.VERSPAETET
    bekundung.eingegangen_am, bekundung.eingereicht_von_id = eingang, zugriff.konto_id
    speichere(bekundung)
    bekundung.teile.all().delete()
    bekundung.entwurfsanlagen.all().delete()
    protokolliere(zugriff, "bekundung_einreichen", bekundung, vorher=vorher)
    schluessel = entwurfsschluessel(bekundung)
    transaction.on_commit(lambda: schluesselbund.vernichte(schluessel))
    return Beleg(bekundung, puenktlich, code)


@handlung
def bekundung_zurueckziehen(*, zugriff: Zugriff, bekundung: Bekundung, code: str, eingang: datetime) -> Bekundung:
    """Take back what was handed in, until the deadline, to write on. Raises Unzulaessig for a wrong code."""
    verlange(darf_einreichen(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    bekundung = Bekundung.objects.select_for_update(of=("self",)).select_related("verfahren").get(pk=bekundung.pk)
    if bekundung.stand not in VERSIEGELT:
        raise Unzulaessig("Diese Bekundung ist nicht eingereicht.")
    if not rechtzeitig(eingang, bekundung.verfahren.frist):
        raise Unzulaessig("Nach dem Ende der Frist bleibt eingereicht, was eingereicht ist.")
    inhalt = mit_code(bekundung, code)
    if inhalt is None:
        raise Unzulaessig({"code": "Dieser Code passt nicht. Es ist der, der beim Einreichen auf der Seite stand."})
    vorher = schnappschuss(bekundung)
    bekundung.fassung += 1
    schluesselbund.neuer_schluessel(entwurfsschluessel(bekundung))
    for (art, nummer), text in inhalt.teile.items():
        _lege_ab(bekundung, art, nummer, text, 1)
    for beigabe in inhalt.beigaben:
        _lege_anlage_ab(bekundung, beigabe)
    bekundung.stand = Bekundungsstand.ENTWURF
    bekundung.siegel, bekundung.rueckschloss, bekundung.abdruck = None, None, ""
    bekundung.eingegangen_am, bekundung.eingereicht_von = None, None
    speichere(bekundung)
    protokolliere(zugriff, "bekundung_zurueckziehen", bekundung, vorher=vorher)
    return bekundung


def _schluessel(bekundung: Bekundung) -> bytes:
    """The draft's key. It is in no backup of the database."""
    try:
        return schluesselbund.schluessel(entwurfsschluessel(bekundung))
    except schluesselbund.SchluesselFehlt:
        raise Unzulaessig(
            "Der Schlüssel zu diesem Entwurf liegt nicht mehr auf dem Server, darum kann hier niemand weiterschreiben. "
            "Bitte wenden Sie sich an das Jugendamt."
        ) from None


def zum_schreiben(bekundung: Bekundung) -> Bekundung:
    """The Bekundung as it is now, held to the end of the act."""
    bekundung = Bekundung.objects.select_for_update(of=("self",)).select_related("verfahren").get(pk=bekundung.pk)
    if bekundung.stand != Bekundungsstand.ENTWURF:
        raise Unzulaessig("Diese Bekundung ist eingereicht. Zum Ändern ziehen Sie sie zuerst zurück.")
    if bekundung.verfahren.stand != Verfahrensstand.OFFEN:
        raise Unzulaessig("Dieses Verfahren nimmt nichts mehr an.")
    return bekundung


def neuer_code() -> str:
    """A code with which a Träger opens its own copy again: 120 random bits. It is shown before handing in."""
    return gereinigt("".join(CODEZEICHEN[b % len(CODEZEICHEN)] for b in zufallsbytes(CODELAENGE)))


def ist_code(text: str) -> bool:
    return len(gereinigt(text).replace("-", "")) == CODELAENGE
