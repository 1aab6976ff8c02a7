"""What of a case could be shown to the Sozialraumteam: lines without names, each to be read and freed by a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from massanzug.fall.choices import Blattteil, Fallrolle, Sektor
from massanzug.fall.models import Beratung, Fall, Netzwerkperson, Person, Wille
from massanzug.rechenkern.namenwort import als_mensch
from massanzug.rechenkern.pseudonym import Gemeint, Stueck, fraglich, noch_genannt, ohne_namen, volle_jahre

ROLLENWORT = {
    Fallrolle.KIND: "Kind",
    Fallrolle.MUTTER: "Mutter",
    Fallrolle.VATER: "Vater",
    Fallrolle.ELTERNTEIL: "Elternteil",
    Fallrolle.PFLEGEELTERN: "Pflegeelternteil",
    Fallrolle.VORMUND: "Vormundschaft",
    Fallrolle.VERWANDT: "jemand aus der Verwandtschaft",
    Fallrolle.VERTRAUENSPERSON: "Vertrauensperson",
}
FACHSTELLE = f"jemand: {Sektor.FACHSTELLE.label}"


@dataclass(frozen=True)
class Blattzeile:
    """One line that could be freed: `schluessel` names its source, `stuecke` are its words without names."""

    schluessel: str
    teil: Blattteil
    wer: str
    stuecke: tuple[Stueck, ...]
    fraglich: tuple[str, ...] = ()
    """Words that may be names and may be words: left in the text, a person decides."""

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.stuecke)

    @property
    def ersetzt(self) -> int:
        return sum(bool(s.vorher) for s in self.stuecke)


@dataclass(frozen=True)
class Decknamen:
    """Who must not be named in this case, and what stands instead."""

    gemeinte: tuple[Gemeint, ...]
    familie: Gemeint
    rollen: dict[int, str]

    def lies(self, text: str) -> tuple[Stueck, ...]:
        return ohne_namen(text, self.gemeinte, self.familie)

    def fraglich(self, text: str) -> tuple[str, ...]:
        """Of what is `genannt` the words that a person may leave as words."""
        return fraglich(text, self.gemeinte, self.familie)

    def genannt(self, text: str) -> tuple[str, ...]:
        """The words of `text` that name somebody of this case."""
        return noch_genannt(text, self.gemeinte, self.familie)

    def ohne_fachstellen(self) -> "Decknamen":
        """The same without the professionals around the family."""
        return replace(self, gemeinte=tuple(g for g in self.gemeinte if g.statt != FACHSTELLE))


def decknamen(fall: Fall, deckname: str, heute: date) -> Decknamen:
    """Names of the case's people and of those around them; two who would be called the same are numbered."""
    personen = list(fall.personen.all())
    worte = [_rolle(p, heute) for p in personen]
    doppelt = {wort for wort, zahl in Counter(worte).items() if zahl > 1}
    gezaehlt: Counter[str] = Counter()
    rollen: dict[int, str] = {}
    for person, wort in zip(personen, worte, strict=True):
        gezaehlt[wort] += 1
        erstes, _, rest = wort.partition(",")
        rollen[person.pk] = f"{erstes} {gezaehlt[wort]}{',' if rest else ''}{rest}" if wort in doppelt else wort
    gemeinte = [Gemeint(als_mensch(p.name), rollen[p.pk], p.geboren_am) for p in personen]
    gemeinte += [Gemeint(n.name, _netzwort(n)) for n in fall.netzwerkpersonen.all()]
    return Decknamen(tuple(gemeinte), Gemeint(fall.bezeichnung, deckname), rollen)


def _rolle(person: Person, heute: date) -> str:
    """„Kind, 9 Jahre“: the role, and the age of young people only."""
    wort = ROLLENWORT[Fallrolle(person.rolle)]
    if person.verstorben:
        return f"{wort}, verstorben"
    if person.geboren_am is None or person.rolle != Fallrolle.KIND:
        return wort
    jahre = volle_jahre(person.geboren_am, heute)
    return f"{wort}, {jahre} {'Jahr' if jahre == 1 else 'Jahre'}"


def _netzwort(person: Netzwerkperson) -> str:
    return f"jemand: {person.get_sektor_display()}"


def blattzeilen(beratung: Beratung, heute: date) -> tuple[Blattzeile, ...]:
    """Everything that could be freed, in the order of the sheet; the question first."""
    namen = decknamen(beratung.fall, beratung.deckname, heute)
    return tuple(
        Blattzeile(f"{teil}-{pk}" if pk else str(teil), teil, wer, namen.lies(text), namen.fraglich(text))
        for teil, pk, wer, text in _quellen(beratung, namen)
        if text.strip()
    )


def _quellen(beratung: Beratung, namen: Decknamen) -> Iterator[tuple[Blattteil, int, str, str]]:
    """Part, key of the source, whose it is, and the words as they stand in the case."""
    fall = beratung.fall
    yield Blattteil.FRAGE, 0, "", beratung.frage
    for person in fall.personen.all():
        yield Blattteil.PERSONEN, person.pk, "", namen.rollen[person.pk]
    neueste: dict[int, Wille] = {}
    for wille in Wille.objects.filter(person__fall=fall).order_by("fassung"):
        neueste[wille.person_id] = wille
    for wille in neueste.values():
        selbst = f" (Selbst dafür tun: {wille.beitrag})" if wille.beitrag else ""
        yield Blattteil.WILLE, wille.pk, namen.rollen[wille.person_id], f"{wille.wille}{selbst}"
    for ziel in fall.ziele.filter(ausgang=""):
        yield Blattteil.ZIELE, ziel.pk, namen.rollen[ziel.person_id], ziel.text
    for ressource in fall.ressourcen.all()[:60]:
        yield Blattteil.RESSOURCEN, ressource.pk, ressource.get_feld_display(), ressource.beschreibung
    for n in fall.netzwerkpersonen.all()[:60]:
        worte = n.beitrag or str(n.get_naehe_display()).split(": ", 1)[1]
        yield Blattteil.NETZWERK, n.pk, n.get_sektor_display(), worte
