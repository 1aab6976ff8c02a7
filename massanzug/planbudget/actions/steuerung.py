"""Closing a year, items of the Steuerungsgruppe, exceptions from the assignment. Nothing here can touch a case."""

from dataclasses import asdict
from datetime import date

from massanzug.planbudget.actions.hauptbuch import buche
from massanzug.planbudget.choices import Buchungsart, Kontoart
from massanzug.planbudget.models import Buchung, Jahresabschluss, Steuerungspunkt, Zuordnungsausnahme
from massanzug.planbudget.queries.hauptbuch import konten_im, letzte_nummer
from massanzug.planbudget.queries.steuerung import Abschlussblick, abschlussblick
from massanzug.planbudget.rules import darf_abschliessen, darf_steuern, darf_zuordnung_aendern
from massanzug.rechenkern.hauptbuch import Zeile, umgekehrt
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand, verlange
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff


@handlung
def jahr_abschliessen(*, zugriff: Zugriff, wirkungsraum: Wirkungsraum, jahr: int) -> Jahresabschluss:
    """Close a Wirkungsraum's year: surplus or deficit is divided by the dated rules and booked.

    Can be repeated after a dated correction: the Fassung before is taken back in the same Buchung. Refuses while months
    are open, and when nothing would change.
    """
    zuerst_sperren()
    verlange(darf_abschliessen(zugriff))
    blick = abschlussblick(wirkungsraum, jahr, zugriff.heute)
    _verlange_bereit(blick)
    fassung = blick.letzter.fassung + 1 if blick.letzter else 1
    zeilen = _abschlusszeilen(blick, fassung)
    buchung: Buchung | None = None
    if zeilen:
        text = f"Jahresabschluss {jahr} {wirkungsraum.name}, Fassung {fassung}"
        buchung = buche(
            zugriff, "jahr_abschliessen", Buchungsart.ABSCHLUSS, text, zeilen, nachtrag=text, begleitend=True
        )
    abschluss = Jahresabschluss(
        wirkungsraum=wirkungsraum,
        jahr=jahr,
        fassung=fassung,
        plan_cent=blick.plan.cent,
        ist_cent=blick.ist.cent,
        ergebnis=_als_daten(blick),
        bis_buchung=letzte_nummer(),
        buchung=buchung,
        am=zugriff.heute,
        von=Konto(pk=zugriff.konto_id),
    )
    speichere(abschluss)
    protokolliere(zugriff, "jahr_abschliessen", abschluss)
    return abschluss


def _verlange_bereit(blick: Abschlussblick) -> None:
    if not blick.jahr_vorbei:
        raise Unzulaessig(f"Das Jahr {blick.jahr} läuft noch.")
    if not blick.monate_zu:
        raise Unzulaessig(f"Bitte schließen Sie zuerst alle Monate bis 12/{blick.jahr} ab.")
    if blick.ergebnis is None:
        raise Unzulaessig(blick.fehler)
    if not blick.aendert_sich:
        raise Unzulaessig("Seit der letzten Fassung hat sich nichts geändert. Es gibt nichts abzuschließen.")


def _abschlusszeilen(blick: Abschlussblick, fassung: int) -> list[Zeile]:
    konten = konten_im(blick.raum.pk)
    tag, anfang = date(blick.jahr, 12, 31), date(blick.jahr, 1, 1)
    zeilen: list[Zeile] = []
    if blick.letzter and blick.letzter.buchung:
        zeilen += umgekehrt(_neue_zeilen(blick.letzter))
    if blick.ergebnis:
        zeilen += [
            Zeile(
                soll=konten[Kontoart(u.soll)],
                haben=konten[Kontoart(u.haben)],
                cent=u.betrag.cent,
                tag=tag,
                leistung_von=anfang,
                leistung_bis=tag,
                belegdatum=tag,
                beleg=_beleg(blick.jahr, fassung),
            )
            for u in blick.ergebnis.uebertraege
        ]
    return zeilen


def _beleg(jahr: int, fassung: int) -> str:
    return f"Jahresabschluss {jahr}/{fassung}"


def _neue_zeilen(abschluss: Jahresabschluss) -> list[Zeile]:
    """The lines of a Fassung itself, without those that took back the one before."""
    if abschluss.buchung is None:
        return []
    beleg = _beleg(abschluss.jahr, abschluss.fassung)
    return [z.zeile for z in abschluss.buchung.zeilen.order_by("pk") if z.beleg == beleg]


def _als_daten(blick: Abschlussblick) -> dict[str, object]:
    """The division as plain values, as it is kept with the closing."""
    if blick.ergebnis is None:
        return {}
    return {
        "zeilen": [
            {"was": z.was, "cent": z.betrag.cent, "regel": z.regel, "quelle": z.quelle} for z in blick.ergebnis.zeilen
        ],
        "rueckstellung": [blick.rueckstellung_vorher.cent, blick.ergebnis.rueckstellung.cent],
        "reserve": [blick.reserve_vorher.cent, blick.ergebnis.reserve.cent],
        "regel": {k: str(w) for k, w in asdict(blick.regel).items()},
    }


@handlung
def punkt_eroeffnen(
    *, zugriff: Zugriff, wirkungsraum: Wirkungsraum, jahr: int, anlass: str, schwelle_promille: int | None = None
) -> Steuerungspunkt:
    """Put something on the Steuerungsgruppe's list; a threshold of a year opens one item only."""
    verlange(darf_steuern(zugriff))
    punkt = Steuerungspunkt(
        wirkungsraum=wirkungsraum,
        jahr=jahr,
        schwelle_promille=schwelle_promille,
        anlass=anlass,
        eroeffnet_am=zugriff.heute,
        eroeffnet_von=Konto(pk=zugriff.konto_id),
    )
    speichere(punkt)
    protokolliere(zugriff, "punkt_eroeffnen", punkt)
    return punkt


@handlung
def punkt_fortschreiben(
    *,
    zugriff: Zugriff,
    punkt: Steuerungspunkt,
    stand: int,
    massnahme: str,
    wer: str,
    bis: date | None,
    niederschrift: str,
    erledigt: bool,
) -> Steuerungspunkt:
    """Write down measure, owner, date and minutes, and whether it is done; a change in between is shown, not lost."""
    verlange(darf_steuern(zugriff))
    gesperrt = Steuerungspunkt.objects.select_for_update().get(pk=punkt.pk)
    if gesperrt.stand != stand:
        raise Zwischenstand(
            "Jemand anderes hat diesen Punkt inzwischen geändert. Ihr Text steht noch da.", gesperrt.stand, gesperrt
        )
    vorher = schnappschuss(gesperrt)
    gesperrt.massnahme = massnahme
    gesperrt.wer = wer
    gesperrt.bis = bis
    gesperrt.niederschrift = niederschrift
    gesperrt.erledigt_am = (gesperrt.erledigt_am or zugriff.heute) if erledigt else None
    gesperrt.stand += 1
    speichere(gesperrt)
    protokolliere(zugriff, "punkt_fortschreiben", gesperrt, vorher=vorher)
    return gesperrt


@handlung
def zuordnung_festlegen(*, zugriff: Zugriff, bezug: str, zaehlt: bool, grund: str) -> Zuordnungsausnahme:
    """Decide for one help that it counts otherwise than the rules say; the newest decision is in force."""
    verlange(darf_zuordnung_aendern(zugriff))
    ausnahme = Zuordnungsausnahme(
        bezug=bezug, zaehlt=zaehlt, grund=grund, am=zugriff.heute, von=Konto(pk=zugriff.konto_id)
    )
    speichere(ausnahme)
    protokolliere(zugriff, "zuordnung_festlegen", ausnahme, grund=grund)
    return ausnahme
