"""What is done in the Hauptbuch: book, reverse, close months, assert a balance. Nothing is ever edited.

Every act takes the house's one write lock first (`zuerst_sperren`): what it then reads, such as the newest closed
month, cannot change before it commits, and no two writers can wait for each other in a circle.
"""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from massanzug.planbudget.choices import KOSTEN, Buchungsart, Hilfeklasse, Kontoart
from massanzug.planbudget.models import Abstimmung, Buchung, Buchungskonto, Periodenschluss
from massanzug.planbudget.queries.buch import storno_hindernis
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis, letzte_nummer, stand_am
from massanzug.planbudget.rules import darf_abschliessen, darf_buchen, darf_konto_anlegen
from massanzug.rechenkern import hauptbuch as kern
from massanzug.rechenkern.hauptbuch import Buchungsfehler, Zeile, pruefe_zeilen, umgekehrt
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.erlaubnis import Unzulaessig, verlange
from massanzug.technik.zug import Befehl, in_einem_zug
from massanzug.zugang.models import Konto
from massanzug.zugang.protokollieren import handlung, protokolliere, speichere, zuerst_sperren
from massanzug.zugang.zugriff import Zugriff

ZEILENSPALTEN = (
    "buchung_id", "soll_id", "haben_id", "betrag_cent", "tag", "monat", "leistung_von", "leistung_bis", "belegdatum",
    "zahldatum", "beleg", "hilfeklasse", "bezug",
)  # fmt: skip
ZEILENTABELLE = "planbudget_buchungszeile"
HILFEKLASSEN = frozenset(Hilfeklasse.values)
AB_MASSE = 200
"""From this number of lines on a way of their own is worth its start."""
TEXT_ZEICHEN = Buchung._meta.get_field("text").max_length or 0
KOPFSPALTEN = tuple(feld.attname for feld in Buchung._meta.concrete_fields)


def _einfuegen(tabelle: str, spalten: Sequence[str]) -> str:
    platz = ", ".join(["%s"] * len(spalten))
    return f"INSERT INTO {tabelle} ({', '.join(spalten)}) VALUES ({platz})"  # noqa: S608 - the words are all ours


KOPF_EINFUEGEN = _einfuegen("planbudget_buchung", KOPFSPALTEN)
ZEILE_EINFUEGEN = _einfuegen(ZEILENTABELLE, ZEILENSPALTEN)
_STAND = (
    "COALESCE((SELECT MAX(bis_monat) FROM planbudget_periodenschluss), 0), "
    "COALESCE((SELECT MAX(nummer) FROM planbudget_buchung), 0)"
)
BUCHSTAND = f"SELECT {_STAND}"
"""The newest closed month and the newest number, 0 before the first."""
KONTEN_UND_BUCHSTAND = f"SELECT art, id, {_STAND} FROM planbudget_buchungskonto WHERE wirkungsraum_id = %s"  # noqa: S608


@handlung
def buchungskonto_anlegen(*, zugriff: Zugriff, wirkungsraum: Wirkungsraum, art: Kontoart) -> Buchungskonto:
    """Open an account of a Wirkungsraum; done once when the city is set up."""
    verlange(darf_konto_anlegen(zugriff))
    konto = Buchungskonto(wirkungsraum=wirkungsraum, art=art)
    speichere(konto)
    protokolliere(zugriff, "buchungskonto_anlegen", konto)
    return konto


@handlung
def kosten_buchen(
    *,
    zugriff: Zugriff,
    wirkungsraum: Wirkungsraum,
    art: Kontoart,
    betrag_cent: int,
    leistung_von: date,
    leistung_bis: date,
    beleg: str,
    belegdatum: date,
    zahldatum: date | None = None,
    hilfeklasse: str = "",
    bezug: str = "",
    text: str = "",
    nachtrag: str = "",
) -> Buchung:
    """Book what a service cost (cents), divided over the months in which it was given; paid if `zahldatum` is known.

    `nachtrag` is the reason for booking into a closed month; without one a closed month refuses.
    """
    (antwort,) = zuerst_sperren((KONTEN_UND_BUCHSTAND, (wirkungsraum.pk,)))
    verlange(darf_buchen(zugriff))
    if art not in KOSTEN:
        raise Unzulaessig({"art": "Kosten stehen auf einem Kostenkonto. Bitte wählen Sie eines."})
    konten: dict[str, int] = {kontoart: pk for kontoart, pk, *_ in antwort}
    try:
        zeilen = kern.kostenzeilen(
            (konten[art], konten[Kontoart.VERBINDLICHKEIT], konten[Kontoart.KASSE]),
            betrag_cent,
            leistung_von,
            leistung_bis,
            belegdatum=belegdatum,
            beleg=beleg,
            zahldatum=zahldatum,
            hilfeklasse=hilfeklasse or (art.value if art.value in HILFEKLASSEN else ""),
            bezug=bezug,
        )
    except Buchungsfehler as fehler:
        raise Unzulaessig({fehler.feld: str(fehler)}) from fehler
    text = text or art.label
    return buche(
        zugriff, "kosten_buchen", Buchungsart.KOSTEN, text, zeilen, nachtrag=nachtrag, buchstand=antwort[0][2:]
    )


@handlung
def buchung_stornieren(*, zugriff: Zugriff, buchung: Buchung, grund: str) -> Buchung:
    """Take a whole Buchung back by its mirror image; into a closed month as a Nachtrag, which the reason explains."""
    zuerst_sperren()
    verlange(darf_buchen(zugriff))
    hindernis = storno_hindernis(buchung)
    if hindernis:
        raise Unzulaessig(hindernis)
    zeilen = umgekehrt(z.zeile for z in buchung.zeilen.order_by("pk"))
    nachtrag = grund if min(z.monat for z in zeilen) <= geschlossen_bis() else ""
    return buche(
        zugriff,
        "buchung_stornieren",
        Buchungsart.STORNO,
        f"Storno von Buchung {buchung.nummer}",
        zeilen,
        grund=grund,
        nachtrag=nachtrag,
        hebt_auf=buchung,
    )


@handlung
def monate_abschliessen(*, zugriff: Zugriff, bis_monat: int) -> Periodenschluss:
    """Close all months up to `bis_monat` (2026-11 → 202611); there is no way back, only Nachträge."""
    zuerst_sperren()
    verlange(darf_abschliessen(zugriff))
    if not 1 <= bis_monat % 100 <= 12 or bis_monat <= geschlossen_bis():
        raise Unzulaessig({"bis_monat": f"Bis {kern.monat_als_text(geschlossen_bis())} ist schon abgeschlossen."})
    if bis_monat >= kern.monat_von(zugriff.heute):
        raise Unzulaessig({"bis_monat": "Abgeschlossen werden kann ein Monat, wenn er vorbei ist."})
    schluss = Periodenschluss(bis_monat=bis_monat, bis_buchung=letzte_nummer(), am=zugriff.heute, von=_konto(zugriff))
    speichere(schluss)
    protokolliere(zugriff, "monate_abschliessen", schluss)
    return schluss


@handlung
def stand_abstimmen(
    *, zugriff: Zugriff, konto: Buchungskonto, stichtag: date, stand_cent: int, quelle: str
) -> Abstimmung:
    """Record what another book says an account holds; ours at that moment stands beside it, nothing is booked."""
    zuerst_sperren()
    verlange(darf_abschliessen(zugriff))
    if stichtag > zugriff.heute:
        raise Unzulaessig({"stichtag": "Ein Stand lässt sich erst festhalten, wenn der Tag da ist."})
    abstimmung = Abstimmung(
        konto=konto,
        stichtag=stichtag,
        stand_cent=stand_cent,
        gebucht_cent=stand_am(konto.pk, stichtag),
        bis_buchung=letzte_nummer(),
        quelle=quelle,
        am=zugriff.heute,
        von=Konto(pk=zugriff.konto_id),
    )
    speichere(abstimmung)
    protokolliere(zugriff, "stand_abstimmen", abstimmung)
    return abstimmung


def buche(
    zugriff: Zugriff,
    aktion: str,
    art: Buchungsart,
    text: str,
    zeilen: Sequence[Zeile],
    *,
    grund: str = "",
    nachtrag: str = "",
    hebt_auf: Buchung | None = None,
    begleitend: bool = False,
    buchstand: tuple[int, ...] = (),
) -> Buchung:
    """Write one Buchung with its lines and its Protokoll entry; for actions that hold the lock.

    `buchstand` is what BUCHSTAND asks, where the action has asked for it together with the lock.
    Raises Unzulaessig naming the field where the core refuses (closed month, amount, dates).
    """
    if len(text) > TEXT_ZEICHEN:
        raise Unzulaessig({"text": f"Ein Buchungstext hat höchstens {TEXT_ZEICHEN} Zeichen. Bitte kürzen Sie ihn."})
    geschlossen, letzte = buchstand or in_einem_zug([(BUCHSTAND, ())])[0][0]
    try:
        pruefe_zeilen(zeilen, geschlossen, nachtrag=bool(nachtrag))
    except Buchungsfehler as fehler:
        raise Unzulaessig({fehler.feld: str(fehler)}) from fehler
    buchung = Buchung(
        nummer=letzte + 1,
        art=art,
        text=text,
        grund=grund or nachtrag,
        ist_nachtrag=bool(nachtrag),
        hebt_auf_id=hebt_auf.pk if hebt_auf else None,
        am=zugriff.heute,
        von_id=zugriff.konto_id or None,
        anzahl=len(zeilen),
        pruefsumme=kern.pruefsumme(zeilen),
    )
    befehle = [*_schreibe(buchung.nummer, zeilen), (KOPF_EINFUEGEN, _kopfwerte(buchung))]
    protokolliere(zugriff, aktion, buchung, grund=buchung.grund, begleitend=begleitend, mit=befehle)
    buchung._state.adding = False
    return buchung


def _kopfwerte(buchung: Buchung) -> list[object]:
    return [wert.isoformat() if isinstance(wert := getattr(buchung, feld), date) else wert for feld in KOPFSPALTEN]


def _konto(zugriff: Zugriff) -> Konto | None:
    return None if zugriff.ist_betrieb else Konto(pk=zugriff.konto_id)


def _werte(nummer: int, z: Zeile) -> tuple[int | str | None, ...]:
    gezahlt = z.zahldatum.isoformat() if z.zahldatum else None
    leistung = (z.leistung_von.isoformat(), z.leistung_bis.isoformat())
    return (
        nummer, z.soll, z.haben, z.cent, z.tag.isoformat(), z.monat, *leistung, z.belegdatum.isoformat(), gezahlt,
        z.beleg, z.hilfeklasse, z.bezug,
    )  # fmt: skip


def _schreibe(nummer: int, zeilen: Sequence[Zeile]) -> list[Befehl]:
    """The statements that append the lines; very many are appended at once. The head behind them keeps the balances."""
    werte = [_werte(nummer, z) for z in zeilen]
    if len(zeilen) < AB_MASSE:
        return [(ZEILE_EINFUEGEN, w) for w in werte]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {ZEILENTABELLE} ({', '.join(ZEILENSPALTEN)}) FROM STDIN") as kopie:
                for zeile in werte:
                    kopie.write_row(zeile)
        else:
            cursor.executemany(ZEILE_EINFUEGEN, werte)
    return []
