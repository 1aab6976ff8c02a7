"""The people round a family as one may see them: Genogramm, Sorgerecht, Netzwerkkarte, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import ManyToOneRel

from massanzug.fall.choices import Beziehungsart, Fallrolle, Freigabeteil, Sektor
from massanzug.fall.models import (
    Beratung,
    Beziehung,
    Fall,
    Fallfrist,
    Hilfeplanbeteiligung,
    Netzwerkperson,
    Person,
    Sorgerecht,
)
from massanzug.fall.queries.faelle import bezug
from massanzug.fall.rules import Bezug, sichtbare_teile, sieht_amtsnotizen
from massanzug.rechenkern.genogramm import Elternschaft, GenogrammBild, Mensch, Paar, genogramm_bild
from massanzug.rechenkern.netzwerkkarte import Nahe, NetzwerkBild, netzwerk_bild
from massanzug.zugang.zugriff import Zugriff


@dataclass(frozen=True)
class Beziehungszeile:
    """A relation in words; `bindung` is empty for those who may not read it."""

    pk: int
    von: str
    worte: str
    zu: str
    bindung: str


@dataclass(frozen=True)
class Menschzeile:
    """Everything the Genogramm shows of one person, in words."""

    person: Person
    unter: str
    geschwister: tuple[str, ...]


@dataclass(frozen=True)
class Sorgezeile:
    sorgerecht: Sorgerecht
    gilt: bool
    kuenftig: bool


@dataclass(frozen=True)
class Sektorzeile:
    """A sector of the Netzwerkkarte, the nearest people first."""

    sektor: Sektor
    personen: tuple[Netzwerkperson, ...]


@dataclass(frozen=True)
class Netzwerkblick:
    """The page as this person may see it; `karte` is None where the network is not for her."""

    bezug: Bezug
    amtsnotizen: bool
    genogramm: GenogrammBild
    menschen: tuple[Menschzeile, ...]
    beziehungen: tuple[Beziehungszeile, ...]
    sorgerechte: tuple[Sorgezeile, ...]
    ohne_sorge: tuple[Person, ...]
    karte: NetzwerkBild | None
    sektoren: tuple[Sektorzeile, ...]
    zugesagt: tuple[Netzwerkperson, ...]
    moeglich: tuple[Netzwerkperson, ...]


def netzwerkblick(zugriff: Zugriff, fall: Fall) -> Netzwerkblick | None:
    """Persons and relations where the persons are visible, else None; Bindung, Sorgerecht and network in the ASD."""
    naehe = bezug(zugriff, fall)
    if Freigabeteil.PERSONEN not in sichtbare_teile(zugriff, naehe):
        return None
    notizen = sieht_amtsnotizen(zugriff, naehe)
    personen = list(fall.personen.order_by("pk"))
    beziehungen = list(fall.beziehungen.select_related("von", "zu").order_by("pk"))
    netz = _nach_naehe(fall) if notizen else []
    sorge = list(fall.sorgerechte.select_related("kind", "person")) if notizen else []
    return Netzwerkblick(
        bezug=naehe,
        amtsnotizen=notizen,
        genogramm=_genogramm(personen, beziehungen, mit_bindung=notizen),
        menschen=_menschen(personen, beziehungen),
        beziehungen=tuple(_in_worten(b, mit_bindung=notizen) for b in beziehungen),
        sorgerechte=tuple(_sorgezeile(s, zugriff.heute) for s in sorge),
        ohne_sorge=_ohne_sorge(personen, sorge, zugriff.heute) if notizen else (),
        karte=_karte(fall, netz) if notizen else None,
        sektoren=tuple(Sektorzeile(s, gruppe) for s in Sektor if (gruppe := tuple(p for p in netz if p.sektor == s))),
        zugesagt=tuple(p for p in netz if p.zugesagt_am),
        moeglich=tuple(p for p in netz if p.beitrag and not p.zugesagt_am),
    )


def _nach_naehe(fall: Fall) -> list[Netzwerkperson]:
    return list(fall.netzwerkpersonen.order_by("naehe", "pk"))


def _genogramm(personen: Sequence[Person], beziehungen: Sequence[Beziehung], *, mit_bindung: bool) -> GenogrammBild:
    return genogramm_bild(
        [
            Mensch(
                id=p.pk,
                name=p.name,
                unter=_unter(p),
                geboren=p.geboren_am.isoformat() if p.geboren_am else "",
                haushalt=p.haushalt,
                kind=p.rolle == Fallrolle.KIND,
                verstorben=p.verstorben,
            )
            for p in personen
        ],
        [
            Elternschaft(b.von_id, b.zu_id, b.bindung if mit_bindung else "")
            for b in beziehungen
            if b.art == Beziehungsart.ELTERNTEIL
        ],
        [
            Paar(b.von_id, b.zu_id, b.paarstand, b.bindung if mit_bindung else "")
            for b in beziehungen
            if b.art == Beziehungsart.PAAR
        ],
    )


_KURZ = {
    Fallrolle.KIND: "Kind",
    Fallrolle.PFLEGEELTERN: "Pflegefamilie",
    Fallrolle.VORMUND: "Vormundschaft",
    Fallrolle.VERWANDT: "verwandt",
}


def _unter(person: Person) -> str:
    """The line under a name: who she is, and the year she was born."""
    wer = _KURZ.get(Fallrolle(person.rolle), person.get_rolle_display())
    return f"{wer}, geb. {person.geboren_am.year}" if person.geboren_am else str(wer)


def _menschen(personen: Sequence[Person], beziehungen: Sequence[Beziehung]) -> tuple[Menschzeile, ...]:
    eltern: dict[int, set[int]] = {}
    for b in beziehungen:
        if b.art == Beziehungsart.ELTERNTEIL:
            eltern.setdefault(b.zu_id, set()).add(b.von_id)
    return tuple(
        Menschzeile(
            person=p,
            unter=_unter(p),
            geschwister=tuple(a.name for a in personen if a != p and eltern.get(a.pk, set()) & eltern.get(p.pk, set())),
        )
        for p in personen
    )


def _in_worten(b: Beziehung, *, mit_bindung: bool) -> Beziehungszeile:
    beide_da = not (b.von.verstorben or b.zu.verstorben)
    worte = {
        "verheiratet": "ist verheiratet mit" if beide_da else "war verheiratet mit",
        "zusammen": "lebt in Partnerschaft mit" if beide_da else "lebte in Partnerschaft mit",
        "getrennt": "ist getrennt von",
        "geschieden": "ist geschieden von",
    }.get(b.paarstand, "ist Elternteil von")
    bindung = str(b.get_bindung_display()) if mit_bindung and b.bindung else ""
    return Beziehungszeile(b.pk, b.von.name, worte, b.zu.name, bindung)


def _sorgezeile(s: Sorgerecht, heute: date) -> Sorgezeile:
    return Sorgezeile(s, _gilt(s, heute), s.gueltig_von > heute)


def _gilt(s: Sorgerecht, heute: date) -> bool:
    return s.gueltig_von <= heute and (s.gueltig_bis is None or s.gueltig_bis >= heute)


def _ohne_sorge(personen: Sequence[Person], sorge: Sequence[Sorgerecht], heute: date) -> tuple[Person, ...]:
    """Young people for whom nothing is entered today; who is of age on that day needs nobody."""
    versorgt = {s.kind_id for s in sorge if _gilt(s, heute)}
    return tuple(
        p for p in personen if p.rolle == Fallrolle.KIND and p.pk not in versorgt and not _volljaehrig(p, heute)
    )


def _volljaehrig(person: Person, heute: date) -> bool:
    g = person.geboren_am
    return g is not None and (g.year + 18, g.month, g.day) <= (heute.year, heute.month, heute.day)


def _karte(fall: Fall, netz: Sequence[Netzwerkperson]) -> NetzwerkBild:
    nahe = [Nahe(p.pk, p.name, p.sektor, p.naehe, p.qualitaet, zugesagt=p.zugesagt_am is not None) for p in netz]
    return netzwerk_bild(f"Familie {fall.bezeichnung}", nahe, {s.value: str(s.label) for s in Sektor})


def beziehung(fall: Fall, pk: int) -> Beziehung | None:
    return fall.beziehungen.select_related("fall", "von", "zu").filter(pk=pk).first()


def sorgerecht(fall: Fall, pk: int) -> Sorgerecht | None:
    return fall.sorgerechte.select_related("fall", "kind", "person").filter(pk=pk).first()


def netzwerkperson(fall: Fall, pk: int) -> Netzwerkperson | None:
    return fall.netzwerkpersonen.select_related("fall").filter(pk=pk).first()


_IN_WORTEN = {"Familienressource": "eine Ressource", "Zielfassung": "ein früherer Wortlaut eines Ziels"}


def was_an_ihr_haengt(person: Person) -> list[str]:
    """What is written about this person, in the words of the house; empty where she could go without a trace.

    Periods are left out: they follow from her birthday and go with her.
    """
    zeiger = [f.field for f in Person._meta.get_fields(include_hidden=True) if isinstance(f, ManyToOneRel)]
    modelle = {z.model for z in zeiger if z.model._default_manager.filter(**{z.name: person}).exists()}
    haengt = {str(m._meta.verbose_name) for m in modelle - {Fallfrist}}
    if Hilfeplanbeteiligung.objects.filter(hilfeplan__fall=person.fall_id, name=person.name).exists():
        haengt.add("Hilfeplan")
    blaetter = Beratung.objects.filter(fall=person.fall_id).values_list("blatt", flat=True)
    if any(zeile.get("schluessel") == f"personen-{person.pk}" for blatt in blaetter for zeile in blatt or ()):
        haengt.add("Fallblatt")
    return sorted(_IN_WORTEN.get(wort, wort) for wort in haengt)
