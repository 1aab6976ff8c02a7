"""Preparing and releasing a call."""

from collections.abc import Collection
from datetime import datetime

from massanzug.interessenbekundung.choices import SCHLUESSELPERSONEN, Kriteriumsart, Verfahrensstand
from massanzug.interessenbekundung.models import Abschnitt, Anker, Ausschreibung, Kriterium, Schluesselteil, Verfahren
from massanzug.interessenbekundung.queries import siegelbezug
from massanzug.interessenbekundung.rules import darf_verfahren_freigeben, darf_verfahren_vorbereiten
from massanzug.rechenkern import bekundungsvorlage, siegel
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


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
    for anker in bekundungsvorlage.anker():
        speichere(Anker(verfahren=verfahren, punkte=anker.punkte, text=anker.text))
    protokolliere(zugriff, "verfahren_anlegen", verfahren)
    return verfahren


@handlung
def verfahren_vorlegen(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Lay the finished call before a second person; from now on nothing in it changes."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = gesperrt(verfahren, Verfahrensstand.ENTWURF)
    _verlange_fertig(verfahren, zugriff)
    vorher = schnappschuss(verfahren)
    verfahren.stand, verfahren.vorgelegt_von_id = Verfahrensstand.VORGELEGT, zugriff.konto_id
    speichere(verfahren)
    protokolliere(zugriff, "verfahren_vorlegen", verfahren, vorher=vorher)
    return verfahren


@handlung
def verfahren_freigeben(*, zugriff: Zugriff, verfahren: Verfahren) -> Verfahren:
    """Publish the call. Its key is made here, given to the three in pieces, and forgotten."""
    verfahren = gesperrt(verfahren, Verfahrensstand.VORGELEGT)
    verlange(darf_verfahren_freigeben(zugriff, verfahren.vorgelegt_von_id))
    _verlange_fertig(verfahren, zugriff)
    vorher = schnappschuss(verfahren)
    neuer = siegel.neuer_schluessel(zufallsbytes)
    personen = {p.nummer: bytes.fromhex(p.oeffentlich) for p in verfahren.schluesselpersonen.all()}
    for (erste, zweite), teil in siegel.teile(neuer.geheim, personen, siegelbezug(verfahren)).items():
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


def gesperrt(verfahren: Verfahren, stand: Verfahrensstand) -> Verfahren:
    """The call as it is now, held to the end of the act."""
    verfahren = Verfahren.objects.select_for_update().get(pk=verfahren.pk)
    if verfahren.stand != stand:
        raise Unzulaessig(f"Das geht nicht mehr oder noch nicht: Das Verfahren ist „{verfahren.get_stand_display()}“.")
    return verfahren
