"""The Vermerk and the notices on paper. No database and no clock: what is printed is what was frozen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from massanzug.interessenbekundung.choices import Mitteilungsart
from massanzug.interessenbekundung.models import Auswahlvermerk, Mitteilung
from massanzug.rechenkern.abgabefrist import ORT, frist_als_text
from massanzug.rechenkern.amt import amt_am
from massanzug.rechenkern.wartefrist import warteregel
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.templatetags.massanzug import datum_lang

VERMERK: Final = "interessenbekundung/auswahlvermerk.typ"
MITTEILUNG: Final = "interessenbekundung/mitteilung.typ"


def vermerk_pdf(vermerk: Auswahlvermerk, stand: date) -> bytes:
    """One Fassung as PDF/UA. Raises technik.pdf.PdfFehler."""
    return setze_pdf(VERMERK, vermerkdaten(vermerk, stand), stand=stand)


def vermerkdaten(vermerk: Auswahlvermerk, stand: date) -> dict[str, Any]:
    """Finished German text for the template, from the record as it was when this Fassung was written."""
    a = vermerk.akte
    unterschriften = [
        [str(wer), datum_lang(am)]
        for wer, am in ((vermerk.erste, vermerk.erste_am), (vermerk.zweite, vermerk.zweite_am))
        if wer and am
    ]
    return {
        "titel": f"Auswahlvermerk {a['wirkungsraum']}",
        "verfahren": a["verfahren"],
        "fassung": vermerk.fassung,
        "stand": stand,
        "entwurf": len(unterschriften) < 2,
        "angaben": [
            ["Geschrieben", f"{datum_lang(vermerk.am)} von {vermerk.von}"],
            ["Abgabefrist", _zeit(a["frist"])],
            ["Geöffnet", _zeit(a["geoeffnet_am"])],
            ["Mindestpunkte", f"{a['mindestpunkte']} von 100"],
            ["Erste Wertung", "ohne Namen" if a["verdeckt"] else "mit Namen"],
        ],
        "gewaehlt": a["gewaehlt"],
        "bekundungen": [
            {
                "traeger": b["traeger"],
                "eingang": _zeit(b["eingegangen_am"]),
                "abdruck": b["abdruck"],
                "form": f"{b['form']}{_mit(b['form_grund'])}",
                "zulassung": f"{b['zulassung']}{_mit(b['zulassung_grund'])}",
            }
            for b in a["bekundungen"]
        ],
        "kriterien": [[t, k, f"{e}{_mit(n)}"] for t, k, e, n in a["kriterien"]],
        "nachforderung": [[t, _zeit(f), w, r or "keine Antwort"] for t, f, w, r in a["nachforderung"]],
        "jury": [f"{n}{'' if frei else ' (wertet in diesem Wirkungsraum nicht)'}" for n, frei in a["jury"]],
        "befangenheit": [[w, t, g] for w, t, g in a["befangenheit"]],
        "wertungen": [
            [t, str(n), w if nr == 1 else f"{w}, nach der Aussprache", "–" if p is None else str(p), g]
            for t, n, w, nr, p, g in a["wertungen"]
        ],
        "abschnitte": [[str(n), t, str(g)] for n, t, g in a["abschnitte"]],
        "aussprachen": [[t, str(n), text, wer] for t, n, text, wer in a["aussprachen"]],
        "anhoerung": [[t, w, str(p), g] for t, w, p, g in a["anhoerung"]],
        "rangfolge": [
            [str(r["rang"] or "–"), r["traeger"], r["punkte"], ", ".join(str(n) for n in r["offen"]) or "–"]
            for r in a["rangfolge"]
        ],
        "wechsel": [wechselsatz(n, mehr, wer) for n, mehr, wer in a["wechsel"]],
        "lose": [lossatz(rang, folge, von, zeugin) for rang, folge, von, zeugin in a["lose"]],
        "texte": [
            ["Ermessen", vermerk.ermessen.splitlines()],
            ["Alternativen", vermerk.alternativen.splitlines()],
            ["Wirkung auf die nicht Ausgewählten", vermerk.wirkung.splitlines()],
            ["Keine Ausschließlichkeit", vermerk.offenheit.splitlines()],
        ],
        "unterschriften": unterschriften,
    }


KEIN_WECHSEL: Final = "An der Spitze ändert sich nichts, wenn ein Gewicht um ein Zehntel größer oder kleiner wäre."


def wechselsatz(abschnitt: int, mehr: bool, fuehrt: Sequence[str]) -> str:
    """What would be with another weight."""
    return f"Wöge Abschnitt {abschnitt} ein Zehntel {'mehr' if mehr else 'weniger'}, läge vorn: {', '.join(fuehrt)}"


def lossatz(rang: int, folge: Sequence[str], von: str, zeugin: str) -> str:
    """What was drawn, by whom and before whom."""
    return f"Los um Rang {rang}: {', dann '.join(folge)}. Gezogen von {von}, dabei war {zeugin}."


def _zeit(iso: str) -> str:
    return frist_als_text(datetime.fromisoformat(iso)) if iso else "–"


def _mit(grund: str) -> str:
    return f": {grund}" if grund else ""


def mitteilung_pdf(mitteilung: Mitteilung) -> bytes:
    """The letter to one applicant, dated the day it was told. Raises technik.pdf.PdfFehler."""
    stand = mitteilung.vorabinformation.am.astimezone(ORT).date()
    return setze_pdf(MITTEILUNG, mitteilungsdaten(mitteilung, stand), stand=stand)


def mitteilungsdaten(mitteilung: Mitteilung, am: date) -> dict[str, Any]:
    """Everything the letter says, in the order of reading."""
    vorab, bekundung = mitteilung.vorabinformation, mitteilung.bekundung
    amt, regel = amt_am(am), warteregel(am)
    anmeldung = getattr(bekundung.traeger, "anmeldung", None)
    return {
        "absender": [amt.stadt, amt.amt, *amt.anschrift],
        "absenderzeile": amt.in_einer_zeile,
        "empfaenger": [bekundung.traeger.name, *(anmeldung.anschrift.splitlines() if anmeldung else [])],
        "angaben": [["Verfahren", bekundung.verfahren.titel], ["Datum", datum_lang(am)]],
        "betreff": _betreff(mitteilung),
        "kurz": "Ergebnis der Auswahl",
        "amt": f"{amt.stadt} · {amt.amt}",
        "saetze": [_kern(mitteilung), mitteilung.grund],
        "warten": [
            f"Der Zuschlag wird frühestens nach dem {datum_lang(vorab.wartet_bis)} erteilt. Bis dahin, und solange er "
            "nicht erteilt ist, können Sie in Ihrem Zugang einen Einwand erheben. Solange darüber nicht entschieden "
            "ist, bekommt niemand den Zuschlag.",
            f"Die Wartefrist beträgt {regel.wartetage} Tage.",
        ],
        "offen": "Wer nicht Leitträger wird, bleibt mit seinen Hilfen wählbar: Das Wunsch- und Wahlrecht der Familien "
        "(§ 5 SGB VIII) gilt unverändert.",
    }


def _betreff(mitteilung: Mitteilung) -> str:
    raum = mitteilung.bekundung.wirkungsraum
    return f"Ergebnis der Auswahl{f' für den Wirkungsraum {raum}' if raum else ''}"


def _kern(mitteilung: Mitteilung) -> str:
    gewaehlt = mitteilung.vorabinformation.vermerk.gewaehlt
    raum = mitteilung.vorabinformation.ausschreibung.wirkungsraum
    match mitteilung.art:
        case Mitteilungsart.AUSGEWAEHLT:
            satz = f"wir möchten Sie als Leitträger im Wirkungsraum {raum} beauftragen."
            return f"{satz} Der Zuschlag folgt nach der Wartefrist."
        case Mitteilungsart.NICHT_AUSGEWAEHLT:
            wen = (
                f"Ausgewählt ist {gewaehlt.traeger.name.removesuffix('.')}." if gewaehlt else "Ausgewählt ist niemand."
            )
            return f"danke für Ihre Bekundung. Für den Wirkungsraum {raum} haben wir Sie nicht ausgewählt. {wen}"
    return "danke für Ihre Bekundung. Wir mussten sie von der Auswahl ausschließen. Der Grund:"
