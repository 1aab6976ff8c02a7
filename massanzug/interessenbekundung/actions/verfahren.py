"""Preparing and releasing a call."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final

from massanzug.interessenbekundung.choices import SCHLUESSELPERSONEN, Kriteriumsart, Verfahrensstand, Vergabegegenstand
from massanzug.interessenbekundung.models import Abschnitt, Anker, Ausschreibung, Kriterium, Schluesselteil, Verfahren
from massanzug.interessenbekundung.queries.verfahren import siegelbezug
from massanzug.interessenbekundung.rules import darf_verfahren_freigeben, darf_verfahren_vorbereiten
from massanzug.rechenkern import bekundungsvorlage, siegel
from massanzug.rechenkern.abgabefrist import ORT
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import GLEICHZEITIG, Unzulaessig, Zwischenstand, verlange
from massanzug.technik.zufall import zufallsbytes
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def verfahren_anlegen(
    *,
    zugriff: Zugriff,
    titel: str,
    zweck: str,
    frist: datetime,
    wirkungsraeume: Collection[Wirkungsraum],
    gegenstand: Vergabegegenstand,
    beginn: date,
    jahre: int,
    option_jahre: int,
    mindestpunkte: int = 0,
    verdeckt: bool = False,
) -> Verfahren:
    """Begin a call from the shipped template: its Abschnitte, Kriterien, and the Wirkungsräume it is for."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = Verfahren(
        titel=titel, zweck=zweck, frist=frist, gegenstand=gegenstand, beginn=beginn, jahre=jahre,
        option_jahre=option_jahre, mindestpunkte=mindestpunkte, verdeckt=verdeckt,
    )  # fmt: skip
    _verlange_beginn_nach_frist(beginn, frist)
    speichere(verfahren)
    _schreibe_aus(verfahren, wirkungsraeume)
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
def verfahren_aendern(
    *,
    zugriff: Zugriff,
    verfahren: Verfahren,
    titel: str,
    zweck: str,
    frist: datetime,
    wirkungsraeume: Collection[Wirkungsraum],
    gegenstand: Vergabegegenstand,
    beginn: date,
    jahre: int,
    option_jahre: int,
    mindestpunkte: int,
    verdeckt: bool,
    stand: int,
) -> Verfahren:
    """Change what is looked for, as long as it is prepared."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren, vorher = _im_entwurf(verfahren, stand)
    verfahren.titel, verfahren.zweck, verfahren.frist = titel, zweck, frist
    verfahren.gegenstand, verfahren.beginn = gegenstand, beginn
    verfahren.jahre, verfahren.option_jahre = jahre, option_jahre
    verfahren.mindestpunkte, verfahren.verdeckt = mindestpunkte, verdeckt
    _verlange_beginn_nach_frist(beginn, frist)
    speichere(verfahren)
    verfahren.angebote.all().delete()
    _schreibe_aus(verfahren, wirkungsraeume)
    protokolliere(zugriff, "verfahren_aendern", verfahren, vorher=vorher)
    return verfahren


@handlung
def gewichte_festlegen(
    *, zugriff: Zugriff, verfahren: Verfahren, gewichte: Mapping[int, int], woerter: Mapping[int, int], stand: int
) -> Verfahren:
    """Weight (points of 100, 0 is not scored) and most words by number of the Abschnitt; fixed once it is open."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren, vorher = _im_entwurf(verfahren, stand)
    if (summe := sum(gewichte.values())) != 100:
        raise Unzulaessig(f"Die Gewichte ergeben zusammen {summe} statt 100.")
    for abschnitt in verfahren.abschnitte.all():
        abschnitt.gewicht = gewichte[abschnitt.nummer]
        abschnitt.woerter_hoechstens = woerter[abschnitt.nummer]
        speichere(abschnitt)
    speichere(verfahren)
    gewogen = ", ".join(f"{nummer}: {gewicht}" for nummer, gewicht in sorted(gewichte.items()))
    protokolliere(zugriff, "gewichte_festlegen", verfahren, vorher=vorher, grund=f"Gewichte {gewogen}")
    return verfahren


@handlung
def anker_festlegen(*, zugriff: Zugriff, verfahren: Verfahren, texte: Mapping[int, str], stand: int) -> Verfahren:
    """What each number of points means; fixed once it is open."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren, vorher = _im_entwurf(verfahren, stand)
    for anker in verfahren.anker.all():
        anker.text = texte[anker.punkte]
        speichere(anker)
    speichere(verfahren)
    protokolliere(zugriff, "anker_festlegen", verfahren, vorher=vorher)
    return verfahren


def _im_entwurf(verfahren: Verfahren, stand: int) -> tuple[Verfahren, dict[str, Any]]:
    """The call held for a change, one version further. Raises Zwischenstand where a colleague was quicker."""
    verfahren = gesperrt(verfahren, Verfahrensstand.ENTWURF)
    if verfahren.fassung != stand:
        raise Zwischenstand(GLEICHZEITIG, verfahren.fassung, verfahren)
    vorher = schnappschuss(verfahren)
    verfahren.fassung += 1
    return verfahren, vorher


BEGINN_SPAETESTENS: Final = 5
"""Years after the deadline; more is a slip of the pen."""


def beginnt_zu_frueh(beginn: date, frist: datetime) -> bool:
    """What is awarded begins after the day of the deadline, by the city's clocks."""
    return beginn <= frist.astimezone(ORT).date()


def _verlange_beginn_nach_frist(beginn: date, frist: datetime) -> None:
    if beginnt_zu_frueh(beginn, frist):
        raise Unzulaessig({"beginn": "Die Vergabe beginnt erst nach dem Ende der Abgabefrist."})
    if beginn.year > frist.year + BEGINN_SPAETESTENS:
        raise Unzulaessig({"beginn": "Die Vergabe beginnt spätestens fünf Jahre nach der Abgabefrist."})


def _schreibe_aus(verfahren: Verfahren, wirkungsraeume: Collection[Wirkungsraum]) -> None:
    if not wirkungsraeume:
        raise Unzulaessig({"wirkungsraeume": "Nennen Sie mindestens einen Wirkungsraum."})
    for wirkungsraum in wirkungsraeume:
        speichere(Ausschreibung(verfahren=verfahren, wirkungsraum=wirkungsraum))


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


@handlung
def verfahren_zurueckgeben(*, zugriff: Zugriff, verfahren: Verfahren, grund: str) -> Verfahren:
    """Back into preparation: the second person wants a change, or the first one saw it herself."""
    verlange(darf_verfahren_vorbereiten(zugriff))
    verfahren = gesperrt(verfahren, Verfahrensstand.VORGELEGT)
    vorher = schnappschuss(verfahren)
    verfahren.stand, verfahren.vorgelegt_von = Verfahrensstand.ENTWURF, None
    verfahren.fassung += 1
    speichere(verfahren)
    protokolliere(zugriff, "verfahren_zurueckgeben", verfahren, vorher=vorher, grund=grund)
    return verfahren


def _verlange_fertig(verfahren: Verfahren, zugriff: Zugriff) -> None:
    if verfahren.frist <= zugriff.jetzt:
        raise Unzulaessig({"frist": "Die Abgabefrist liegt in der Vergangenheit."})
    if verfahren.schluesselpersonen.filter(verloren_am__isnull=True).count() != SCHLUESSELPERSONEN:
        raise Unzulaessig("Erst müssen drei Personen einen Schlüssel angenommen haben.")
    if (summe := sum(verfahren.abschnitte.values_list("gewicht", flat=True))) != 100:
        raise Unzulaessig({"gewicht": f"Die Gewichte ergeben {summe} statt 100."})


def gesperrt(verfahren: Verfahren, *staende: Verfahrensstand) -> Verfahren:
    """The call as it is now, held to the end of the act. Raises Unzulaessig unless it stands in one of `staende`."""
    verfahren = Verfahren.objects.select_for_update().get(pk=verfahren.pk)
    if verfahren.stand not in staende:
        raise Unzulaessig(f"Das geht nicht mehr oder noch nicht: Das Verfahren ist „{verfahren.get_stand_display()}“.")
    return verfahren
