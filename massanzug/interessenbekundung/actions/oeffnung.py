"""The opening: two of three, after the deadline."""

import hashlib
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from massanzug.interessenbekundung.actions.schluessel import aufgeschlossen
from massanzug.interessenbekundung.actions.verfahren import gesperrt
from massanzug.interessenbekundung.choices import VERSIEGELT, Bekundungsstand, Verfahrensstand
from massanzug.interessenbekundung.models import (
    Bekundung,
    Bekundungsanlage,
    Bekundungsteil,
    Oeffnung,
    Schluesselperson,
    Verfahren,
)
from massanzug.interessenbekundung.queries.verfahren import bekundungsbezug, siegelbezug
from massanzug.interessenbekundung.rules import darf_oeffnen
from massanzug.rechenkern import siegel
from massanzug.rechenkern.abgabefrist import rechtzeitig
from massanzug.rechenkern.bekundung import WIRKUNGSRAUM, Beigabe, Dokumentfehler, Inhalt, inhalt_aus
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def verfahren_oeffnen(*, zugriff: Zugriff, verfahren: Verfahren, kennwoerter: Mapping[int, str]) -> Oeffnung:
    """Open what came in time, with the passphrases of two of the three (number → passphrase), after the deadline.

    What came late stays sealed. What was changed under its seal stays closed, the others open all the same; the minutes
    name every one.
    """
    verfahren = gesperrt(verfahren, Verfahrensstand.OFFEN)
    personen = {p.nummer: p for p in verfahren.schluesselpersonen.filter(nummer__in=kennwoerter)}
    verlange(darf_oeffnen(zugriff, any(p.konto_id == zugriff.konto_id for p in personen.values())))
    if rechtzeitig(zugriff.jetzt, verfahren.frist):
        raise Unzulaessig("Die Frist läuft noch. Vor ihrem Ende wird nichts geöffnet.")
    if len(personen) != 2:
        raise Unzulaessig("Es öffnen immer zwei zusammen.")
    geheim = _vereint(verfahren, personen, kennwoerter)
    # whoever is handing in at this moment finishes first, or finds the call opened
    list(verfahren.bekundungen.select_for_update().order_by("pk").values_list("pk"))
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


def _vereint(verfahren: Verfahren, personen: Mapping[int, Schluesselperson], kennwoerter: Mapping[int, str]) -> bytes:
    geheime = {n: aufgeschlossen(p, kennwoerter[n]) for n, p in personen.items()}
    teile = {(t.erste, t.zweite): bytes.fromhex(t.siegel) for t in verfahren.schluesselteile.all()}
    try:
        return siegel.vereine(teile, geheime, siegelbezug(verfahren))
    except siegel.SiegelVerletzt:
        raise Unzulaessig(
            "Die Schlüsselteile dieses Verfahrens wurden verändert. Bitte nehmen Sie zwei andere."
        ) from None


def _geoeffnet(bekundung: Bekundung, geheim: bytes) -> dict[str, str]:
    """Open one that came in time, and say what was found."""
    if bekundung.stand == Bekundungsstand.EINGEREICHT:
        try:
            with transaction.atomic():
                _lege_offen(bekundung, _unter_dem_siegel(bekundung, geheim))
        except (siegel.SiegelVerletzt, Dokumentfehler, ValidationError, RecursionError):
            bekundung.stand, bekundung.wirkungsraum_id = Bekundungsstand.VERLETZT, None
        speichere(bekundung)
    return {
        "traeger": bekundung.traeger.name,
        "eingegangen_am": bekundung.eingegangen_am.isoformat() if bekundung.eingegangen_am else "",
        "abdruck": bekundung.abdruck,
        "ergebnis": bekundung.stand,
    }


def _unter_dem_siegel(bekundung: Bekundung, geheim: bytes) -> Inhalt:
    """What was handed in. Everybody could seal something: it is that only with the hash that the receipt names."""
    roh = bytes(bekundung.siegel or b"")
    if hashlib.sha256(roh).hexdigest() != bekundung.abdruck:
        raise siegel.SiegelVerletzt(bekundung.abdruck)
    return inhalt_aus(siegel.entsiegle(geheim, roh, bekundungsbezug(bekundung)))


def _lege_offen(bekundung: Bekundung, inhalt: Inhalt) -> None:
    """Raises Dokumentfehler, ValidationError for what could not have been handed in in this call."""
    raum = inhalt.teile.get(WIRKUNGSRAUM, "")
    if raum not in {str(w) for w in bekundung.verfahren.angebote.values_list("wirkungsraum_id", flat=True)}:
        raise Dokumentfehler
    bekundung.stand, bekundung.wirkungsraum_id = Bekundungsstand.GEOEFFNET, int(raum)
    for (art, nummer), text in inhalt.teile.items():
        speichere(Bekundungsteil(bekundung=bekundung, art=art, nummer=nummer, text=text))
    for beigabe in inhalt.beigaben:
        speichere(_gefunden(bekundung, beigabe))


def _gefunden(bekundung: Bekundung, b: Beigabe) -> Bekundungsanlage:
    return Bekundungsanlage(
        bekundung=bekundung,
        nummer=b.nummer,
        dateiname=b.name,
        art=b.art,
        inhalt=b.inhalt,
        abdruck=hashlib.sha256(b.inhalt).hexdigest(),
    )
