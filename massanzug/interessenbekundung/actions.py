"""What is done in a selection: prepare, release, write, hand in, open."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from massanzug.interessenbekundung.choices import (
    SCHLUESSELPERSONEN,
    VERSIEGELT,
    Bekundungsstand,
    Kriteriumsart,
    Teilart,
    Verfahrensstand,
    Verfasserrolle,
)
from massanzug.interessenbekundung.models import (
    Abschnitt,
    Ausschreibung,
    Bekundung,
    Bekundungsteil,
    Entwurfsteil,
    Kriterium,
    Oeffnung,
    Schluesselperson,
    Schluesselteil,
    Verfahren,
    Verfasser,
)
from massanzug.interessenbekundung.queries import (
    entwurf,
    entwurfsbezug,
    entwurfsschluessel,
    verfasserrolle,
    was_fehlt,
)
from massanzug.interessenbekundung.rules import (
    darf_bekunden,
    darf_einreichen,
    darf_oeffnen,
    darf_schreiben,
    darf_verfahren_freigeben,
    darf_verfahren_vorbereiten,
)
from massanzug.rechenkern import bekundungsvorlage, siegel
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, Dokumentfehler, dokument, teile_aus
from massanzug.sozialraum.models import Wirkungsraum
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


# --- the call ---------------------------------------------------------------------------------------------------------


@handlung
def verfahren_anlegen(
    *, zugriff: Zugriff, titel: str, zweck: str, frist: datetime, wirkungsraeume: Collection[Wirkungsraum]
) -> Verfahren:
    """Begin a call from the shipped template: its Abschnitte, Kriterien, and the Wirkungsräume it is for."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    if not wirkungsraeume:
        raise Unzulaessig({"wirkungsraeume": "Nennen Sie mindestens einen Wirkungsraum."})
    verfahren = Verfahren(titel=titel, zweck=zweck, frist=frist)
    speichere(verfahren)
    for wirkungsraum in wirkungsraeume:
        speichere(Ausschreibung(verfahren=verfahren, wirkungsraum=wirkungsraum))
    for a in bekundungsvorlage.abschnitte():
        speichere(
            Abschnitt(
                verfahren=verfahren,
                nummer=a.nummer,
                titel=a.titel,
                anleitung=a.anleitung,
                woerter_hoechstens=a.woerter_hoechstens,
                gewicht=a.gewicht,
            )
        )
    for k in bekundungsvorlage.kriterien():
        speichere(Kriterium(verfahren=verfahren, nummer=k.nummer, text=k.text, art=Kriteriumsart(k.art)))
    protokolliere(zugriff, "verfahren_anlegen", verfahren)
    return verfahren


@handlung
def schluessel_annehmen(*, zugriff: Zugriff, verfahren: Verfahren, kennwort: str) -> Schluesselperson:
    """Become one of the three who hold a key. The passphrase is kept nowhere."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = _gesperrt(verfahren, Verfahrensstand.ENTWURF)
    if len(kennwort) < siegel.KENNWORT_MINDESTENS:
        raise Unzulaessig({"kennwort": f"Bitte mindestens {siegel.KENNWORT_MINDESTENS} Zeichen, etwa vier Wörter."})
    vergeben = set(verfahren.schluesselpersonen.values_list("nummer", flat=True))
    frei = sorted(set(range(1, SCHLUESSELPERSONEN + 1)) - vergeben)
    if not frei:
        raise Unzulaessig("Alle drei Schlüssel sind vergeben.")
    eigener = siegel.neuer_schluessel(zufallsbytes)
    person = Schluesselperson(
        verfahren=verfahren,
        nummer=frei[0],
        konto_id=zugriff.konto_id,
        oeffentlich=eigener.oeffentlich.hex(),
        schloss=siegel.verschliesse(kennwort, eigener.geheim, zufallsbytes).hex(),
        geprueft_am=zugriff.jetzt,
    )
    speichere(person)
    protokolliere(zugriff, "schluessel_annehmen", person)
    return person


@handlung
def schluessel_pruefen(*, zugriff: Zugriff, person: Schluesselperson, kennwort: str) -> Schluesselperson:
    """Try one's own passphrase, so that a forgotten one shows while there is still time."""
    verlange(darf_oeffnen(zugriff, person.konto_id == zugriff.konto_id))
    vorher = schnappschuss(person)
    _aufgeschlossen(person, kennwort)
    person.geprueft_am, person.verloren_am = zugriff.jetzt, None
    speichere(person)
    protokolliere(zugriff, "schluessel_pruefen", person, vorher=vorher)
    return person


@handlung
def schluessel_verloren_melden(*, zugriff: Zugriff, person: Schluesselperson) -> Schluesselperson:
    """Say that one's passphrase is gone. One of three may be; with two nothing can be opened any more."""
    verlange(darf_oeffnen(zugriff, person.konto_id == zugriff.konto_id))
    vorher = schnappschuss(person)
    person.verloren_am = zugriff.jetzt
    speichere(person)
    protokolliere(zugriff, "schluessel_verloren_melden", person, vorher=vorher)
    return person


@handlung
def verfahren_vorlegen(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Lay the finished call before a second person; from now on nothing in it changes."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = _gesperrt(verfahren, Verfahrensstand.ENTWURF)
    _verlange_fertig(verfahren, zugriff)
    vorher = schnappschuss(verfahren)
    verfahren.stand, verfahren.vorgelegt_von_id = Verfahrensstand.VORGELEGT, zugriff.konto_id
    speichere(verfahren)
    protokolliere(zugriff, "verfahren_vorlegen", verfahren, vorher=vorher)
    return verfahren


@handlung
def verfahren_freigeben(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Publish the call. Its key is made here, given to the three in pieces, and forgotten."""
    verfahren = _gesperrt(verfahren, Verfahrensstand.VORGELEGT)
    verlange(darf_verfahren_freigeben(zugriff, verfahren.vorgelegt_von_id))
    _verlange_fertig(verfahren, zugriff)
    vorher = schnappschuss(verfahren)
    neuer = siegel.neuer_schluessel(zufallsbytes)
    personen = {p.nummer: bytes.fromhex(p.oeffentlich) for p in verfahren.schluesselpersonen.all()}
    for (erste, zweite), teil in siegel.teile(neuer.geheim, personen, _bezug(verfahren)).items():
        speichere(Schluesselteil(verfahren=verfahren, erste=erste, zweite=zweite, siegel=teil.hex()))
    verfahren.oeffentlich = neuer.oeffentlich.hex()
    verfahren.stand, verfahren.freigegeben_von_id = Verfahrensstand.OFFEN, zugriff.konto_id
    verfahren.offen_seit = zugriff.jetzt
    speichere(verfahren)
    protokolliere(zugriff, "verfahren_freigeben", verfahren, vorher=vorher)
    return verfahren


def _verlange_fertig(verfahren: Verfahren, zugriff: Zugriff) -> None:
    if verfahren.frist <= zugriff.jetzt:
        raise Unzulaessig({"frist": "Die Abgabefrist liegt in der Vergangenheit."})
    if verfahren.schluesselpersonen.filter(verloren_am__isnull=True).count() != SCHLUESSELPERSONEN:
        raise Unzulaessig("Erst müssen drei Personen einen Schlüssel angenommen haben.")
    if (summe := sum(verfahren.abschnitte.values_list("gewicht", flat=True))) != 100:
        raise Unzulaessig({"gewicht": f"Die Gewichte ergeben {summe} statt 100."})


def _gesperrt(verfahren: Verfahren, stand: Verfahrensstand) -> Verfahren:
    """The call as it is now, held to the end of the act."""
    verfahren = Verfahren.objects.select_for_update().get(pk=verfahren.pk)
    if verfahren.stand != stand:
        raise Unzulaessig(f"Das geht nicht mehr oder noch nicht: Das Verfahren ist „{verfahren.get_stand_display()}“.")
    return verfahren


def _bezug(verfahren: Verfahren) -> str:
    return f"verfahren {verfahren.pk}"


# --- the Bekundung ----------------------------------------------------------------------------------------------------


@handlung
def bekundung_beginnen(*, zugriff: Zugriff, verfahren: Verfahren, traeger: Traeger) -> Bekundung:
    """Begin to write for one's Träger; there is one for each Träger and call."""
    verlange(darf_bekunden(zugriff, traeger.pk))
    verfahren = _gesperrt(verfahren, Verfahrensstand.OFFEN)
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
    bekundung.siegel = siegel.versiegle(oeffentlich, inhalt, _bekundungsbezug(bekundung))
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


def _bekundungsbezug(bekundung: Bekundung) -> str:
    return f"{_bezug(bekundung.verfahren)} bekundung {bekundung.pk} fassung {bekundung.fassung}"


def _neuer_code() -> str:
    zeichen = "".join(_ZEICHEN[b % len(_ZEICHEN)] for b in zufallsbytes(CODELAENGE))
    return "-".join(zeichen[i : i + 4] for i in range(0, CODELAENGE, 4))


def _gereinigt(code: str) -> str:
    """As it was told, however it was typed."""
    zeichen = "".join(z for z in code.upper() if z in _ZEICHEN)
    return "-".join(zeichen[i : i + 4] for i in range(0, len(zeichen), 4))


# --- the opening ------------------------------------------------------------------------------------------------------


@handlung
def verfahren_oeffnen(*, zugriff: Zugriff, verfahren: Verfahren, kennwoerter: Mapping[int, str]) -> Oeffnung:
    """Open what came in time, with the passphrases of two of the three (number → passphrase), after the deadline.

    What came late stays sealed. What was changed under its seal stays closed, the others open all the same; the minutes
    name every one.
    """
    verfahren = _gesperrt(verfahren, Verfahrensstand.OFFEN)
    personen = {p.nummer: p for p in verfahren.schluesselpersonen.filter(nummer__in=kennwoerter)}
    verlange(darf_oeffnen(zugriff, any(p.konto_id == zugriff.konto_id for p in personen.values())))
    if rechtzeitig(zugriff.jetzt, verfahren.frist):
        raise Unzulaessig("Die Frist läuft noch. Vor ihrem Ende wird nichts geöffnet.")
    if len(personen) != 2:
        raise Unzulaessig("Es öffnen immer zwei zusammen.")
    geheim = _vereint(verfahren, personen, kennwoerter)
    zeilen = [
        _geoeffnet(b, geheim)
        for b in verfahren.bekundungen.filter(stand__in=VERSIEGELT).select_related("traeger").order_by("eingegangen_am")
    ]
    erste, zweite = (personen[n] for n in sorted(personen))
    oeffnung = Oeffnung(
        verfahren=verfahren, am=zugriff.jetzt, erste_id=erste.konto_id, zweite_id=zweite.konto_id, niederschrift=zeilen
    )
    speichere(oeffnung)
    verfahren.stand, verfahren.geoeffnet_am = Verfahrensstand.GEOEFFNET, zugriff.jetzt
    speichere(verfahren)
    protokolliere(zugriff, "verfahren_oeffnen", oeffnung)
    return oeffnung


def _aufgeschlossen(person: Schluesselperson, kennwort: str) -> bytes:
    try:
        return siegel.schliesse_auf(kennwort, bytes.fromhex(person.schloss))
    except siegel.KennwortFalsch:
        fehler = f"Das Kennwort zu Schlüssel {person.nummer} stimmt nicht."
        raise Unzulaessig({f"kennwort-{person.nummer}": fehler}) from None


def _vereint(verfahren: Verfahren, personen: Mapping[int, Schluesselperson], kennwoerter: Mapping[int, str]) -> bytes:
    geheime = {n: _aufgeschlossen(p, kennwoerter[n]) for n, p in personen.items()}
    teile = {(t.erste, t.zweite): bytes.fromhex(t.siegel) for t in verfahren.schluesselteile.all()}
    try:
        return siegel.vereine(teile, geheime, _bezug(verfahren))
    except siegel.SiegelVerletzt:
        raise Unzulaessig(
            "Die Schlüsselteile dieses Verfahrens wurden verändert. Bitte nehmen Sie zwei andere."
        ) from None


def _geoeffnet(bekundung: Bekundung, geheim: bytes) -> dict[str, str]:
    """Open one that came in time, and say what was found."""
    if bekundung.stand == Bekundungsstand.EINGEREICHT:
        try:
            teile = teile_aus(siegel.entsiegle(geheim, bytes(bekundung.siegel or b""), _bekundungsbezug(bekundung)))
        except (siegel.SiegelVerletzt, Dokumentfehler):
            bekundung.stand = Bekundungsstand.VERLETZT
        else:
            bekundung.stand, bekundung.wirkungsraum_id = Bekundungsstand.GEOEFFNET, int(teile[WIRKUNGSRAUM])
            for (art, nummer), text in teile.items():
                speichere(Bekundungsteil(bekundung=bekundung, art=art, nummer=nummer, text=text))
        speichere(bekundung)
    return {
        "traeger": bekundung.traeger.name,
        "eingegangen_am": bekundung.eingegangen_am.isoformat() if bekundung.eingegangen_am else "",
        "abdruck": bekundung.abdruck,
        "ergebnis": bekundung.stand,
    }
