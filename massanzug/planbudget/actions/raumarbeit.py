"""Work for the neighbourhood comes into the Hauptbuch: each noted hour and each amount exactly once."""

from massanzug.planbudget.actions.hauptbuch import buche
from massanzug.planbudget.choices import Buchungsart, Kontoart
from massanzug.planbudget.models import Buchung, Raumbuchung
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis, konten_im
from massanzug.planbudget.queries.raumarbeit import offene_raumarbeit
from massanzug.planbudget.rules import darf_buchen
from massanzug.rechenkern.hauptbuch import Zeile, kostenzeilen
from massanzug.rechenkern.raumarbeit import Posten
from massanzug.rechenkern.zeitraum import kalendermonat
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.zugang.protokollieren import handlung, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff

NACHTRAG = "Arbeit im Sozialraum, die erst nach dem Abschluss des Monats eingetragen oder aufgehoben wurde."


@handlung
def raumarbeit_buchen(*, zugriff: Zugriff, wirkungsraum: Wirkungsraum) -> Buchung:
    """Book what teams noted up to the end of the last full month and no Buchung stands for yet.

    One Buchung with a line for each month, account and kind (time at the dated rate of an hour, money as spent).
    """
    zuerst_sperren()
    verlange(darf_buchen(zugriff))
    arbeit = offene_raumarbeit(zugriff, wirkungsraum)
    zeilen = [zeile for p in arbeit.posten if p.cent for zeile in _zeilen(zugriff, wirkungsraum, p)]
    if not zeilen:
        raise Unzulaessig("Bis zum Ende des letzten Monats ist alles gebucht.")
    nachtrag = NACHTRAG if min(z.monat for z in zeilen) <= geschlossen_bis() else ""
    text = f"Arbeit im Sozialraum {wirkungsraum.name} bis {arbeit.bis:%d.%m.%Y}"
    buchung = buche(zugriff, "raumarbeit_buchen", Buchungsart.KOSTEN, text, zeilen, nachtrag=nachtrag)
    Raumbuchung.objects.bulk_create(
        Raumbuchung(quelle=x.quelle, quelle_nummer=x.nummer, buchung=buchung if p.cent else None)
        for p in arbeit.posten
        for x in p.leistungen
    )
    return buchung


def _zeilen(zugriff: Zugriff, raum: Wirkungsraum, p: Posten) -> tuple[Zeile, ...]:
    konten = konten_im(raum.pk)
    monat = kalendermonat(*divmod(p.monat, 100))
    return kostenzeilen(
        (konten[Kontoart(p.konto)], konten[Kontoart.VERBINDLICHKEIT], konten[Kontoart.KASSE]),
        p.cent,
        monat.von,
        monat.bis or monat.von,
        belegdatum=zugriff.heute,
        beleg=f"Raumarbeit {p.monat} {p.quelle}",
    )
