"""Before the Sozialraumteam reads a text: no name of a case in it. Who is refused learns only the word she typed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from massanzug.fall.models import Beratung, Teamsitzung
from massanzug.fall.queries import team as queries
from massanzug.fall.queries.fallblatt import Decknamen, decknamen
from massanzug.technik.erlaubnis import Unzulaessig


def verlange_ohne_namen(felder: Mapping[str, str], *faelle: Decknamen, lassen: Collection[str] = ()) -> None:
    """Raise Unzulaessig naming field and word where one of these cases is still named (§ 64 Abs. 2a SGB VIII).

    In the fields `lassen` a person decided that a doubtful word is none.
    """
    fehler = {}
    for feld, text in felder.items():
        frei = {wort for namen in faelle for wort in namen.fraglich(text)} if feld in lassen else set()
        if genannt := dict.fromkeys(w for namen in faelle for w in namen.genannt(text) if w not in frei):
            worte = ", ".join(f"„{w}“" for w in genannt)
            fehler[feld] = f"Hier steht noch {worte}. Bitte schreiben Sie stattdessen die Rolle."
    if fehler:
        raise Unzulaessig(fehler)


def namen_der_beratung(beratung: Beratung, heute: date) -> Decknamen:
    return decknamen(beratung.fall, beratung.deckname, heute)


def namen_der_tagesordnung(sitzung: Teamsitzung, heute: date) -> list[Decknamen]:
    """Of every case on the agenda, in a constant number of queries."""
    reihen = sitzung.beratungen.select_related("fall")
    reihen = reihen.prefetch_related("fall__personen", "fall__netzwerkpersonen").order_by("platz", "pk")
    return [namen_der_beratung(b, heute) for b in reihen]


def ohne_fachkraefte(text: str, sitzung: Teamsitzung, heute: date) -> str:
    """`text` without the full names of the colleagues of this Sitzung: they may be called what a family is called."""
    konten = {t.konto.name for t in queries.benannt(sitzung)}
    konten |= {m.konto.name for m in queries.moegliche_mitglieder(sitzung.wirkungsraum_id, heute)}
    return _ohne(text, sorted(konten, key=len, reverse=True))


def _ohne(text: str, namen: Sequence[str]) -> str:
    for name in namen:
        text = text.replace(name, "")
    return text
