"""Work that belongs to no single case: projects with their six questions, what they cost, the time they took."""

from datetime import date
from typing import Final, TypedDict, Unpack

from massanzug.sozialraum.choices import (
    FAMILIENZEIT,
    Projektart,
    Projektkostenart,
    Projektphase,
    Taetigkeit,
    Zeitbezug,
)
from massanzug.sozialraum.models import Projekt, Projektkosten, Wirkungsraum, Zeiteintrag
from massanzug.sozialraum.rules import darf_raum_pflegen, darf_zeit_aufheben
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

TAG_MINUTEN: Final = 24 * 60
RUECKWIRKEND_TAGE: Final = 366
"""Older than that nobody remembers how long it took, and the year's account is closed."""


class Projektwerte(TypedDict, total=False):
    """What a project is told in; what is left out keeps its value, or is empty in a new one."""

    name: str
    art: Projektart
    phase: Projektphase
    thema: str
    anlass: str
    ziele: str
    nutzen: str
    mitwirkende: str
    erreicht: str
    bewertung: str
    partner: str
    menschen_erreicht: int | None
    familien_jetzt: int | None
    familien_moeglich: int | None
    grundlage: str
    ist_beispiel: bool


@handlung
def projekt_anlegen(*, zugriff: Zugriff, wirkungsraum: Wirkungsraum, **werte: Unpack[Projektwerte]) -> Projekt:
    """Begin a project, be it only an idea."""
    verlange(darf_raum_pflegen(zugriff, wirkungsraum.pk))
    projekt = Projekt(wirkungsraum=wirkungsraum, phase_seit=zugriff.heute, **werte)
    _pruefe(projekt)
    speichere(projekt)
    protokolliere(zugriff, "projekt_anlegen", projekt)
    return projekt


@handlung
def projekt_aendern(*, zugriff: Zugriff, projekt: Projekt, stand: int, **werte: Unpack[Projektwerte]) -> Projekt:
    """Tell on, or move it on in its life. Refuses what somebody else has changed meanwhile."""
    gesperrt = Projekt.objects.select_for_update().get(pk=projekt.pk)
    verlange(darf_raum_pflegen(zugriff, gesperrt.wirkungsraum_id))
    if gesperrt.stand != stand:
        raise Zwischenstand("Inzwischen hat jemand dieses Projekt geändert.", gesperrt.stand, gesperrt)
    vorher, phase, art = schnappschuss(gesperrt), gesperrt.phase, gesperrt.art
    for name, wert in werte.items():
        setattr(gesperrt, name, wert)
    if gesperrt.art != art and (gesperrt.kosten.exists() or gesperrt.zeiten.exists()):
        raise Unzulaessig({"art": "Zeit und Geld stehen schon unter dieser Art. Bitte legen Sie ein neues Projekt an."})
    if gesperrt.phase != phase:
        gesperrt.phase_seit = zugriff.heute
    gesperrt.stand += 1
    _pruefe(gesperrt)
    speichere(gesperrt)
    protokolliere(zugriff, "projekt_aendern", gesperrt, vorher=vorher)
    return gesperrt


@handlung
def projektkosten_eintragen(
    *, zugriff: Zugriff, projekt: Projekt, art: Projektkostenart, betrag_cent: int, am: date, wofuer: str, beleg: str
) -> Projektkosten:
    """Note what was spent for a project (cents, on the day); the Kämmerei books it from there, once."""
    verlange(darf_raum_pflegen(zugriff, projekt.wirkungsraum_id))
    if betrag_cent <= 0:
        raise Unzulaessig({"betrag_cent": "Bitte geben Sie einen Betrag über null an. Falsches heben Sie auf."})
    _verlange_vergangen(zugriff, "am", am)
    kosten = Projektkosten(
        projekt=projekt, art=art, betrag_cent=betrag_cent, am=am, wofuer=wofuer, beleg=beleg,
        von_id=zugriff.konto_id or None, eingetragen_am=zugriff.heute,
    )  # fmt: skip
    speichere(kosten)
    protokolliere(zugriff, "projektkosten_eintragen", kosten)
    return kosten


@handlung
def projektkosten_aufheben(*, zugriff: Zugriff, kosten: Projektkosten) -> Projektkosten:
    """Take an amount back by its mirror image; nothing is deleted, so what is booked can be followed."""
    verlange(darf_raum_pflegen(zugriff, kosten.projekt.wirkungsraum_id))
    Projekt.objects.select_for_update().get(pk=kosten.projekt_id)
    if kosten.hebt_auf_id or Projektkosten.objects.filter(hebt_auf=kosten).exists():
        raise Unzulaessig("Dieser Betrag ist schon aufgehoben.")
    gegen = Projektkosten(
        projekt_id=kosten.projekt_id, art=kosten.art, betrag_cent=-kosten.betrag_cent, am=kosten.am,
        wofuer=kosten.wofuer, beleg=kosten.beleg, von_id=zugriff.konto_id or None, eingetragen_am=zugriff.heute,
        hebt_auf=kosten,
    )  # fmt: skip
    speichere(gegen)
    protokolliere(zugriff, "projektkosten_aufheben", gegen)
    return gegen


@handlung
def zeit_notieren(
    *,
    zugriff: Zugriff,
    wirkungsraum: Wirkungsraum,
    bezug: Zeitbezug,
    taetigkeit: Taetigkeit,
    minuten: int,
    tag: date,
    projekt: Projekt | None = None,
) -> Zeiteintrag:
    """Note one's own time: what, how long (minutes), for whom. It names no family; a project says itself for whom."""
    verlange(darf_raum_pflegen(zugriff, wirkungsraum.pk))
    if not 0 < minuten <= TAG_MINUTEN:
        raise Unzulaessig({"minuten": "Bitte geben Sie zwischen einer Minute und einem Tag an."})
    _verlange_vergangen(zugriff, "tag", tag)
    if projekt:
        if projekt.wirkungsraum_id != wirkungsraum.pk:
            raise Unzulaessig({"projekt": "Dieses Projekt gehört zu einem anderen Wirkungsraum."})
        bezug = FAMILIENZEIT[Projektart(projekt.art)]
    eintrag = Zeiteintrag(
        von_id=zugriff.konto_id, wirkungsraum=wirkungsraum, projekt=projekt, bezug=bezug, taetigkeit=taetigkeit,
        tag=tag, minuten=minuten, eingetragen_am=zugriff.heute,
    )  # fmt: skip
    speichere(eintrag)
    protokolliere(zugriff, "zeit_notieren", eintrag)
    return eintrag


@handlung
def zeit_aufheben(*, zugriff: Zugriff, eintrag: Zeiteintrag) -> Zeiteintrag:
    """Take one's own time back by its mirror image."""
    gesperrt = Zeiteintrag.objects.select_for_update().get(pk=eintrag.pk)
    verlange(darf_zeit_aufheben(zugriff, gesperrt.von_id))
    if gesperrt.hebt_auf_id or Zeiteintrag.objects.filter(hebt_auf=gesperrt).exists():
        raise Unzulaessig("Diese Zeit ist schon aufgehoben.")
    gegen = Zeiteintrag(
        von_id=gesperrt.von_id, wirkungsraum_id=gesperrt.wirkungsraum_id, projekt_id=gesperrt.projekt_id,
        bezug=gesperrt.bezug, taetigkeit=gesperrt.taetigkeit, tag=gesperrt.tag, minuten=-gesperrt.minuten,
        eingetragen_am=zugriff.heute, hebt_auf=gesperrt,
    )  # fmt: skip
    speichere(gegen)
    protokolliere(zugriff, "zeit_aufheben", gegen)
    return gegen


def _verlange_vergangen(zugriff: Zugriff, feld: str, tag: date) -> None:
    if tag > zugriff.heute:
        raise Unzulaessig({feld: "Dieser Tag liegt in der Zukunft. Bitte nennen Sie den Tag, an dem es war."})
    if (zugriff.heute - tag).days > RUECKWIRKEND_TAGE:
        raise Unzulaessig({feld: "Dieser Tag liegt mehr als ein Jahr zurück. Bitte prüfen Sie das Jahr."})


def _pruefe(projekt: Projekt) -> None:
    familien = (projekt.familien_jetzt, projekt.familien_moeglich)
    if any(zahl is not None for zahl in familien) and not projekt.grundlage.strip():
        raise Unzulaessig({"grundlage": "Bitte sagen Sie, woher Sie die Zahl der Familien haben."})
    if projekt.phase in (Projektphase.ALLEIN, Projektphase.BEENDET) and not projekt.bewertung.strip():
        raise Unzulaessig({"bewertung": "Bevor ein Projekt endet oder allein läuft: Wie urteilen Sie darüber?"})
