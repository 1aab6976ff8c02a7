"""Writing for a call and handing in; nothing of it is stored readable."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from massanzug.interessenbekundung.actions.verfahren import gesperrt
from massanzug.interessenbekundung.choices import (
    VERSIEGELT,
    Bekundungsstand,
    Teilart,
    Verfahrensstand,
    Verfasserrolle,
)
from massanzug.interessenbekundung.models import Bekundung, Entwurfsteil, Verfahren, Verfasser
from massanzug.interessenbekundung.queries import (
    bekundungsbezug,
    entwurf,
    entwurfsbezug,
    entwurfsschluessel,
    verfasserrolle,
    was_fehlt,
)
from massanzug.interessenbekundung.rules import darf_bekunden, darf_einreichen, darf_schreiben
from massanzug.rechenkern import siegel
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, dokument, teile_aus
from massanzug.technik import schluesselbund
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig, Zwischenstand, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

_ZEICHEN = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 that nobody confuses when she reads them from paper."""
CODELAENGE = 24
"""Signs of the code, five bits each."""


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
    bekundung = Bekundung(verfahren=verfahren, traeger=traeger)
    speichere(bekundung)
    speichere(Verfasser(bekundung=bekundung, konto_id=zugriff.konto_id, rolle=Verfasserrolle.VERANTWORTLICH))
    schluesselbund.neuer_schluessel(entwurfsschluessel(bekundung))
    protokolliere(zugriff, "bekundung_beginnen", bekundung)
    return bekundung


@handlung
def verfasser_aufnehmen(*, zugriff: Zugriff, bekundung: Bekundung, konto: Konto, rolle: Verfasserrolle) -> Verfasser:
    """Let a colleague of the same Träger write, too."""
    verlange(darf_einreichen(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    if not konto.zugehoerigkeiten.filter(traeger=bekundung.traeger_id).exists():
        raise Unzulaessig({"konto": "Mitschreiben kann, wer zu Ihrem Träger gehört."})
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
        bekundung = _zum_schreiben(bekundung)
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
    geheim = schluesselbund.schluessel(entwurfsschluessel(bekundung))
    bezug = entwurfsbezug(bekundung.pk, art, nummer, stand)
    geheimtext = siegel.verschluessle(geheim, text.encode(), bezug, zufallsbytes)
    Entwurfsteil.objects.update_or_create(
        bekundung=bekundung, art=art, nummer=nummer, defaults={"geheimtext": geheimtext, "stand": stand}
    )


@handlung
def bekundung_einreichen(*, zugriff: Zugriff, bekundung: Bekundung, eingang: datetime) -> Beleg:
    """Seal what is written and hand it in. `eingang` is when the request had wholly arrived, by the server's clock.

    After the deadline it is kept all the same, sealed and marked. The readable text is nowhere after this act: its key
    is destroyed, and the Träger alone gets the code that opens its own copy.
    """
    verlange(darf_einreichen(zugriff, bekundung.traeger_id, verfasserrolle(zugriff, bekundung)))
    bekundung = _zum_schreiben(bekundung)
    teile = entwurf(bekundung)
    if fehlt := was_fehlt(bekundung, teile):
        raise Unzulaessig({f"{m.art}-{m.nummer}": m.text for m in fehlt})
    vorher, inhalt, code = schnappschuss(bekundung), dokument(teile), _neuer_code()
    puenktlich = rechtzeitig(eingang, bekundung.verfahren.frist)
    oeffentlich = bytes.fromhex(bekundung.verfahren.oeffentlich)
    bekundung.siegel = siegel.versiegle(oeffentlich, inhalt, bekundungsbezug(bekundung))
    bekundung.abdruck = hashlib.sha256(bekundung.siegel).hexdigest()
    bekundung.rueckschloss = siegel.verschliesse(code, inhalt, zufallsbytes)
    bekundung.stand = Bekundungsstand.EINGEREICHT if puenktlich else Bekundungsstand.VERSPAETET
    bekundung.eingegangen_am, bekundung.eingereicht_von_id = eingang, zugriff.konto_id
    speichere(bekundung)
    bekundung.teile.all().delete()
    protokolliere(zugriff, "bekundung_einreichen", bekundung, vorher=vorher)
    transaction.on_commit(lambda: schluesselbund.vernichte(entwurfsschluessel(bekundung)))
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
    try:
        inhalt = siegel.schliesse_auf(_gereinigt(code), bytes(bekundung.rueckschloss or b""))
    except siegel.KennwortFalsch:
        raise Unzulaessig({"code": "Dieser Code passt nicht. Er steht auf Ihrem Eingangsbeleg."}) from None
    vorher = schnappschuss(bekundung)
    schluesselbund.neuer_schluessel(entwurfsschluessel(bekundung))
    for (art, nummer), text in teile_aus(inhalt).items():
        _lege_ab(bekundung, art, nummer, text, 1)
    bekundung.stand, bekundung.fassung = Bekundungsstand.ENTWURF, bekundung.fassung + 1
    bekundung.siegel, bekundung.rueckschloss, bekundung.abdruck = None, None, ""
    bekundung.eingegangen_am, bekundung.eingereicht_von = None, None
    speichere(bekundung)
    protokolliere(zugriff, "bekundung_zurueckziehen", bekundung, vorher=vorher)
    return bekundung


def _zum_schreiben(bekundung: Bekundung) -> Bekundung:
    """The Bekundung as it is now, held to the end of the act."""
    bekundung = Bekundung.objects.select_for_update(of=("self",)).select_related("verfahren").get(pk=bekundung.pk)
    if bekundung.stand != Bekundungsstand.ENTWURF:
        raise Unzulaessig("Diese Bekundung ist eingereicht. Zum Ändern ziehen Sie sie zuerst zurück.")
    if bekundung.verfahren.stand != Verfahrensstand.OFFEN:
        raise Unzulaessig("Dieses Verfahren nimmt nichts mehr an.")
    return bekundung


def _neuer_code() -> str:
    zeichen = "".join(_ZEICHEN[b % len(_ZEICHEN)] for b in zufallsbytes(CODELAENGE))
    return "-".join(zeichen[i : i + 4] for i in range(0, CODELAENGE, 4))


def _gereinigt(code: str) -> str:
    """As it was told, however it was typed."""
    zeichen = "".join(z for z in code.upper() if z in _ZEICHEN)
    return "-".join(zeichen[i : i + 4] for i in range(0, len(zeichen), 4))
