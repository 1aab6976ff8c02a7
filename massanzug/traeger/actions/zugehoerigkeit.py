"""What is done with organisations and who belongs to them."""

from datetime import date

from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Leittraegerschaft, Traeger, Zugehoerigkeit
from massanzug.traeger.rules import darf_zugehoerigkeit_pflegen
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff


@handlung
def traeger_anlegen(*, zugriff: Zugriff, name: str, art: Traegerart) -> Traeger:
    """Add an organisation."""
    verlange(darf_zugehoerigkeit_pflegen(zugriff))
    traeger = Traeger(name=name, art=art)
    speichere(traeger)
    protokolliere(zugriff, "traeger_anlegen", traeger)
    return traeger


@handlung
def leittraegerschaft_eintragen(
    *, zugriff: Zugriff, traeger: Traeger, wirkungsraum: Wirkungsraum, gueltig_von: date, gueltig_bis: date | None
) -> Leittraegerschaft:
    """Note who leads a Wirkungsraum and when; the award makes a contract, its signing does not do this yet."""
    verlange(darf_zugehoerigkeit_pflegen(zugriff))
    schaft = Leittraegerschaft(
        traeger=traeger, wirkungsraum=wirkungsraum, gueltig_von=gueltig_von, gueltig_bis=gueltig_bis
    )
    speichere(schaft)
    protokolliere(zugriff, "leittraegerschaft_eintragen", schaft)
    return schaft


@handlung
def zugehoerigkeit_eintragen(
    *,
    zugriff: Zugriff,
    konto: Konto,
    traeger: Traeger,
    rolle: Rolle,
    wirkungsraum: Wirkungsraum | None,
    gueltig_von: date,
    gueltig_bis: date | None = None,
) -> Zugehoerigkeit:
    """Give a person a role at an organisation from a day on; nobody gives one to herself."""
    verlange(darf_zugehoerigkeit_pflegen(zugriff))
    if konto.pk == zugriff.konto_id:
        raise Unzulaessig({"konto": "Ihre eigenen Rollen trägt eine andere Person der Verwaltung ein."})
    zugehoerigkeit = Zugehoerigkeit(
        konto=konto,
        traeger=traeger,
        rolle=rolle,
        wirkungsraum=wirkungsraum,
        gueltig_von=gueltig_von,
        gueltig_bis=gueltig_bis,
    )
    speichere(zugehoerigkeit)
    protokolliere(zugriff, "zugehoerigkeit_eintragen", zugehoerigkeit)
    return zugehoerigkeit


@handlung
def zugehoerigkeit_beenden(*, zugriff: Zugriff, zugehoerigkeit: Zugehoerigkeit, gueltig_bis: date) -> Zugehoerigkeit:
    """End a role; the right is gone with the first request after `gueltig_bis`."""
    verlange(darf_zugehoerigkeit_pflegen(zugriff))
    zugehoerigkeit = Zugehoerigkeit.objects.select_for_update().get(pk=zugehoerigkeit.pk)
    if zugehoerigkeit.gueltig_bis and zugehoerigkeit.gueltig_bis < zugriff.heute:
        raise Unzulaessig({"gueltig_bis": "Diese Zugehörigkeit ist schon beendet."})
    vorher = schnappschuss(zugehoerigkeit)
    zugehoerigkeit.gueltig_bis = gueltig_bis
    speichere(zugehoerigkeit)
    protokolliere(zugriff, "zugehoerigkeit_beenden", zugehoerigkeit, vorher=vorher)
    return zugehoerigkeit
