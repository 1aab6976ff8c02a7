"""What is read of calls and Bekundungen."""

import json
from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from massanzug.interessenbekundung.choices import CODEZEICHEN, Bekundungsstand
from massanzug.interessenbekundung.models import Bekundung, Verfahren, Verfasser
from massanzug.rechenkern.bekundung import Beigabe, Inhalt, Mangel, Verlangt, inhalt_aus, maengel
from massanzug.rechenkern.siegel import KennwortFalsch, entschluessle, schliesse_auf
from massanzug.technik.schluesselbund import SchluesselFehlt, schluessel
from massanzug.zugang.zugriff import Zugriff


def meine_bekundungen(zugriff: Zugriff) -> QuerySet[Bekundung]:
    """Those she writes; for everybody else there are none before the opening."""
    return Bekundung.objects.sichtbar_fuer(zugriff).select_related("verfahren", "traeger").order_by("-pk")


def verfasserrolle(zugriff: Zugriff, bekundung: Bekundung) -> str | None:
    """What she is in this Bekundung."""
    rollen = Verfasser.objects.filter(bekundung=bekundung, konto_id=zugriff.konto_id)
    return rollen.values_list("rolle", flat=True).first()


def verlangt(verfahren: Verfahren) -> Verlangt:
    """What this call asks for."""
    return Verlangt(
        abschnitte=dict(verfahren.abschnitte.values_list("nummer", "woerter_hoechstens")),
        kriterien=list(verfahren.kriterien.values_list("nummer", flat=True)),
        wirkungsraeume=list(verfahren.angebote.values_list("wirkungsraum_id", flat=True)),
    )


def entwurfsschluessel(bekundung: Bekundung) -> str:
    """The name of the key with which this Bekundung is written."""
    return f"bekundung-{bekundung.pk}"


def entwurfsbezug(bekundung_id: int, art: str, nummer: int, stand: int) -> str:
    """What an encrypted part belongs to: nobody puts it into another place, nor an older one back."""
    return f"bekundung {bekundung_id} {art} {nummer} stand {stand}"


def siegelbezug(verfahren: Verfahren) -> str:
    """What the sealed pieces of a call's key belong to."""
    return f"verfahren {verfahren.pk}"


def bekundungsbezug(bekundung: Bekundung) -> str:
    """What a sealed Bekundung belongs to: neither number nor version can be swapped."""
    return f"{siegelbezug(bekundung.verfahren)} bekundung {bekundung.pk} fassung {bekundung.fassung}"


def entwurf(bekundung: Bekundung) -> dict[tuple[str, int], str]:
    """The parts that are being written; empty once it is handed in. The caller has asked who she is."""
    if bekundung.stand != Bekundungsstand.ENTWURF:
        return {}
    try:
        geheim = schluessel(entwurfsschluessel(bekundung))
    except SchluesselFehlt:
        return {}
    return {
        (t.art, t.nummer): entschluessle(
            geheim, bytes(t.geheimtext), entwurfsbezug(bekundung.pk, t.art, t.nummer, t.stand)
        ).decode()
        for t in bekundung.teile.all()
    }


def was_fehlt(bekundung: Bekundung, teile: Mapping[tuple[str, int], str]) -> tuple[Mangel, ...]:
    """What keeps it from being handed in: the page shows it, handing in checks the same."""
    return maengel(verlangt(bekundung.verfahren), teile)


def anlagenbezug(bekundung_id: int, nummer: int) -> str:
    """What an encrypted file belongs to."""
    return f"bekundung {bekundung_id} anlage {nummer}"


def entwurfsanlagen(bekundung: Bekundung) -> Iterator[Beigabe]:
    """The files that go with what is being written. The caller has asked who she is."""
    geheim = schluessel(entwurfsschluessel(bekundung))
    for a in bekundung.entwurfsanlagen.all():
        bezug = anlagenbezug(bekundung.pk, a.nummer)
        name, art = json.loads(entschluessle(geheim, bytes(a.geheimname), f"{bezug} name"))
        yield Beigabe(a.nummer, name, art, entschluessle(geheim, bytes(a.geheimtext), bezug))


def gereinigt(code: str) -> str:
    """A code as it was shown, however it was typed."""
    zeichen = "".join(z for z in code.upper() if z in CODEZEICHEN)
    return "-".join(zeichen[i : i + 4] for i in range(0, len(zeichen), 4))


def mit_code(bekundung: Bekundung, code: str) -> Inhalt | None:
    """The Träger's own copy of what it handed in; None where the code does not open it."""
    if bekundung.rueckschloss is None:
        return None
    try:
        return inhalt_aus(schliesse_auf(gereinigt(code), bytes(bekundung.rueckschloss)))
    except KennwortFalsch:
        return None
