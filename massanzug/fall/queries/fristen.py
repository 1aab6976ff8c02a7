"""The periods of a case: which facts it has, what is due when, whose turn it is, and why."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from massanzug.fall.choices import (
    Entscheidungsstand,
    Fallrolle,
    Fristanlass,
    Fristausgang,
    Funktion,
    Massanzugstand,
)
from massanzug.fall.models import Bescheid, Fall, Fallfrist, Fristereignis, Massanzug, Nachfrage, Zustaendigkeit
from massanzug.fall.queries.faelle import bezug
from massanzug.fall.rules import Bezug, sieht_amtsnotizen
from massanzug.rechenkern.fallfristen import (
    ABSCHLUSS,
    BEKANNTGABE,
    ENTSCHIEDEN,
    ENTSCHIEDEN_35A,
    GEBURTSTAG,
    ZU_SPAET_WEITERGELEITET,
    Tatsache,
    beendende,
    volljaehrig_am,
    vorlauf_tage,
)
from massanzug.rechenkern.fristen import Frist, frist
from massanzug.rechenkern.fristen import fristen as alle_fristen
from massanzug.rechenkern.zeitraum import datum_mit_tag, plus_jahre
from massanzug.technik.adresse import adresse
from massanzug.technik.frage import Zuerst, vorbereitet
from massanzug.zugang.zugriff import Zugriff

# --- facts: a small list of sources -----------------------------------------------------------------------------------


def _ereignisse(fall: Fall) -> Iterator[Tatsache]:
    yield from (Tatsache(e.art, e.am) for e in geltende(fall).order_by("pk"))


def _entscheidungen(fall: Fall) -> Iterator[Tatsache]:
    for e in fall.entscheidungen.filter(stand=Entscheidungsstand.ENTSCHIEDEN):
        assert e.entschieden_am is not None
        yield Tatsache(ENTSCHIEDEN, e.entschieden_am)
        if "35a" in e.rechtsgrundlage:
            yield Tatsache(ENTSCHIEDEN_35A, e.entschieden_am)


def _geburtstage(fall: Fall) -> Iterator[Tatsache]:
    """Of young people who come of age after the case began."""
    for person in fall.personen.filter(rolle=Fallrolle.KIND, geboren_am__isnull=False, verstorben=False):
        assert person.geboren_am is not None
        tag = volljaehrig_am(person.geboren_am)
        if tag >= fall.begonnen_am:
            yield Tatsache(GEBURTSTAG, tag, str(person.pk))


def _ende(fall: Fall) -> Iterator[Tatsache]:
    if hasattr(fall, "abschluss"):
        yield Tatsache(ABSCHLUSS, fall.abschluss.am)


def _bescheide(fall: Fall) -> Iterator[Tatsache]:
    """The days on which letters were posted; two letters of one day are one fact."""
    gepostet = Bescheid.objects.filter(entscheidung__fall=fall, zur_post_am__isnull=False)
    for tag in gepostet.order_by("zur_post_am").values_list("zur_post_am", flat=True).distinct():
        assert tag is not None
        yield Tatsache("bescheid_post", tag)


QUELLEN: tuple[Callable[[Fall], Iterable[Tatsache]], ...] = (
    _ereignisse,
    _entscheidungen,
    _bescheide,
    _geburtstage,
    _ende,
)
"""Where facts come from."""


def tatsachen(fall: Fall) -> list[Tatsache]:
    """All facts of a case that start or end a period."""
    return [t for quelle in QUELLEN for t in quelle(fall)]


def geltende(fall: Fall) -> QuerySet[Fristereignis]:
    """The entries that no other has taken the place of, without those that did not happen."""
    return fall.fristereignisse.filter(berichtigung__isnull=True, gilt=True)


def fristereignis(fall: Fall, pk: int) -> Fristereignis | None:
    """One that counts, to be mended."""
    return geltende(fall).filter(pk=pk).first()


# --- what a page shows ------------------------------------------------------------------------------------------------

_ZWEI_JAHRE = 730
VERLANGT = frozenset({"jugendamt", "traeger"})
"""Where these let a day pass, something was missed; a family's right, or the court's duty, is only over."""
_WER = {
    "familie": "die Familie",
    "jugendamt": "das Jugendamt",
    "traeger": "der Träger",
    "gericht": "das Familiengericht",
    "niemand": "niemand",
}
_WODURCH = {str(a): str(a.label) for a in Fristanlass} | {
    ENTSCHIEDEN: "Das Jugendamt hat entschieden",
    ENTSCHIEDEN_35A: "Das Jugendamt hat nach § 35a entschieden",
    ABSCHLUSS: "Die Hilfe ist abgeschlossen",
    ZU_SPAET_WEITERGELEITET: "Antrag nach der Frist weitergeleitet",
    "nachfrage": "Die Familie wurde gefragt",
}


@dataclass(frozen=True)
class Fristblick:
    """One period as a page shows it. `lage` is one of LAGEN; `beendet` says by what it ended and when."""

    frist: Frist
    stichtag: date
    titel: str
    lage: str
    wann: str
    beendet: str = ""
    beendet_am: date | None = None
    erinnern_ab: date | None = None
    url: str = ""
    vereinbart: bool = False

    @property
    def gezaehlt(self) -> str:
        """From where the day is counted, and why it moved."""
        if self.vereinbart:
            return "Dieser Tag ist im Maßanzug vorgesehen."
        satz = f"Gezählt ab: {self.frist.ausloeser}, {datum_mit_tag(self.frist.beginn)}."
        return f"{satz} {self.frist.verschiebung}".strip()

    @property
    def quelle(self) -> str:
        """The paragraph, not torn from its number at the line's end."""
        return self.frist.quelle.replace("§ ", "§\u00a0")

    @property
    def offen(self) -> bool:
        return self.lage in {"ueberschritten", "heute", "bald", "kommt"}

    @property
    def wer(self) -> str:
        return _WER[self.frist.wer]

    @property
    def am_zug(self) -> str:
        """Whose turn it is now, whose it will be; a right is nobody's turn."""
        if self.frist.wer == "niemand":
            return ""
        if self.frist.wer == "familie":
            return "Das ist ein Recht der Familie."
        return f"{'Dann am Zug' if self.lage == 'kommt' else 'Am Zug'}: {self.wer}"

    @property
    def vorn(self) -> str:
        """How the day is to be read: a last day, or a first one."""
        return {"bis": "bis", "ab": "ab", "danach": "ab"}[self.frist.bedeutung]


LAGEN = {
    "ueberschritten": "überschritten",
    "heute": "heute",
    "bald": "bald",
    "kommt": "kommt",
    "vorbei": "vorbei",
    "erledigt": "erledigt",
    "entfallen": "entfällt",
}


@dataclass(frozen=True)
class Fristenblick:
    """The periods of a case by day: what is behind, what is ahead; and the facts they come from."""

    fall: Fall
    heute: date
    bezug: Bezug
    vergangene: tuple[Fristblick, ...]
    kommende: tuple[Fristblick, ...]
    ereignisse: tuple[Fristereignis, ...] = ()

    @property
    def alle(self) -> tuple[Fristblick, ...]:
        return (*self.vergangene, *self.kommende)

    @property
    def nahe(self) -> tuple[Fristblick, ...]:
        return tuple(f for f in self.kommende if (f.stichtag - self.heute).days < _ZWEI_JAHRE)

    @property
    def ferne(self) -> tuple[Fristblick, ...]:
        """In two years and later; folded away."""
        return tuple(f for f in self.kommende if (f.stichtag - self.heute).days >= _ZWEI_JAHRE)

    @property
    def naechste(self) -> tuple[Fristblick, ...]:
        """The three to look at first: what is late, then what comes."""
        return tuple(sorted((f for f in self.alle if f.offen), key=lambda f: f.stichtag))[:3]


def fristenblick(zugriff: Zugriff, fall: Fall) -> Fristenblick | None:
    """The page of all periods; None for who does not read the office's own notes: it does not exist for her."""
    naehe = bezug(zugriff, fall)
    if not sieht_amtsnotizen(zugriff, naehe):
        return None
    ereignisse = fall.fristereignisse.select_related("erfasst_von", "berichtigt", "berichtigung").order_by("am", "pk")
    return _blick(zugriff, fall, naehe, tuple(ereignisse[:200]))


def naechste_fristen(zugriff: Zugriff, fall: Fall, naehe: Bezug) -> tuple[Fristblick, ...]:
    """The next three for the case's own page; the caller has asked who may read them."""
    return _blick(zugriff, fall, naehe, ()).naechste


def _blick(zugriff: Zugriff, fall: Fall, naehe: Bezug, ereignisse: tuple[Fristereignis, ...]) -> Fristenblick:
    heute = zugriff.heute
    alle = sorted(
        [
            *(_aus_fallfrist(f, heute) for f in _fristen(fall=fall.pk)),
            *_rueckblick(fall, heute),
            *(_aus_nachfrage(n, heute) for n in _nachfragen(fall=fall.pk)),
        ],
        key=lambda f: (f.stichtag, f.titel),
    )
    return Fristenblick(
        fall,
        heute,
        naehe,
        tuple(f for f in alle if f.stichtag < heute),
        tuple(f for f in alle if f.stichtag >= heute),
        ereignisse,
    )


@vorbereitet
def _fristen(*, fall: int) -> QuerySet[Fallfrist]:
    return Fallfrist.objects.filter(fall_id=fall).select_related("person")[:200]


@vorbereitet
def _nachfragen(*, fall: int) -> QuerySet[Nachfrage]:
    return Nachfrage.objects.filter(fall_id=fall).select_related("fall__abschluss")


@vorbereitet
def _geplante(*, fall: int) -> QuerySet[Massanzug]:
    geplant = Massanzug.objects.filter(fall_id=fall, stand=Massanzugstand.BEWILLIGT, geprueft_bis__isnull=False)
    return geplant.order_by("-fassung")[:1]


def _aus_fallfrist(eine: Fallfrist, heute: date) -> Fristblick:
    gerechnet = frist(eine.schluessel, eine.beginn)
    titel = f"{gerechnet.titel}: {eine.person.name}" if eine.person else gerechnet.titel
    if eine.ausgang == Fristausgang.OFFEN:
        return _offen(gerechnet, eine.stichtag, titel, erinnern=eine.erinnern_ab, heute=heute)
    assert eine.beendet_am is not None
    wodurch = _WODURCH.get(eine.durch, eine.durch)
    if eine.ausgang == Fristausgang.ENTFALLEN:
        return Fristblick(gerechnet, eine.stichtag, titel, "entfallen", "entfällt", wodurch, eine.beendet_am)
    spaet = (eine.beendet_am - eine.stichtag).days if gerechnet.bedeutung == "bis" else 0
    wann = "erledigt" if spaet <= 0 else f"erledigt, {_tage(spaet)} nach der Frist"
    return Fristblick(gerechnet, eine.stichtag, titel, "erledigt", wann, wodurch, eine.beendet_am)


def _offen(gerechnet: Frist, tag: date, titel: str, *, erinnern: date | None, heute: date, url: str = "") -> Fristblick:
    tage = (tag - heute).days
    muss = gerechnet.wer in VERLANGT
    letzter = gerechnet.bedeutung == "bis"
    if tage > 0:
        lage = "bald" if erinnern and erinnern <= heute else "kommt"
        wann = f"noch {_tage(tage)}" if tage < _ZWEI_JAHRE else f"in {tage // 365} Jahren"
    elif tage == 0:
        lage, wann = "heute", "heute ist der letzte Tag" if letzter else "ab heute"
    elif letzter:
        lage, wort = ("ueberschritten", "überfällig") if muss else ("vorbei", "vorbei")
        wann = f"seit {_tagen(-tage)} {wort}"
    else:
        lage, wann = ("heute" if muss else "vorbei"), f"seit {_tagen(-tage)} so weit"
    return Fristblick(gerechnet, tag, titel, lage, wann, erinnern_ab=erinnern, url=url)


def _rueckblick(fall: Fall, heute: date) -> Iterator[Fristblick]:
    """The next Rückblick, as planned with the family; six months are only the latest day where nothing was agreed."""
    plan = next(iter(_geplante(fall=fall.pk)), None)
    if plan and plan.geprueft_bis:
        eine = _offen(
            frist("hilfeplan-pruefung", plan.angelegt_am),
            plan.geprueft_bis,
            "Gemeinsam zurückblicken",
            erinnern=rueckblick_erinnern(plan.geprueft_bis),
            heute=heute,
            url=adresse("rueckblick_neu", fall.pk),
        )
        yield replace(eine, vereinbart=True)


def rueckblick_erinnern(tag: date) -> date:
    """From when a planned Rückblick stands on the desk."""
    return date.fromordinal(tag.toordinal() - vorlauf_tage("hilfeplan-pruefung", tag))


def _aus_nachfrage(eine: Nachfrage, heute: date) -> Fristblick:
    gerechnet = frist(f"nachfrage-{eine.monate}-monate", eine.fall.abschluss.am)
    if eine.am:
        return Fristblick(
            gerechnet, eine.faellig_am, gerechnet.titel, "erledigt", "erledigt", _WODURCH["nachfrage"], eine.am
        )
    url = adresse("nachfrage", eine.fall_id, eine.pk)
    return _offen(gerechnet, eine.faellig_am, gerechnet.titel, erinnern=eine.faellig_am, heute=heute, url=url)


def _tage(zahl: int) -> str:
    return "1 Tag" if zahl == 1 else f"{zahl} Tage"


def _tagen(zahl: int) -> str:
    return "1 Tag" if zahl == 1 else f"{zahl} Tagen"


# --- which facts can be entered now -----------------------------------------------------------------------------------

IN_DER_ZUKUNFT = frozenset({Fristanlass.GEPLANTES_ENDE, Fristanlass.WECHSEL})
"""What is expected; everything else has happened."""


def moegliche_anlaesse(zugriff: Zugriff, fall: Fall) -> tuple[Fristanlass, ...]:
    """What can be entered in this case now: what may start a period, and what ends one that runs."""
    da = {Fristanlass(e.art) for e in geltende(fall)}
    moeglich = {Fristanlass.ANTRAG, Fristanlass.ANTRAG_35A, Fristanlass.GERICHT}
    offene = list(fall.fristen.filter(ausgang=Fristausgang.OFFEN))
    for eine in offene:
        vorbereitet = eine.stichtag < eine.beginn
        if vorbereitet and eine.erinnern_ab and eine.erinnern_ab > zugriff.heute:
            continue  # a year ahead there is nothing to be done yet
        enden = beendende(eine.schluessel, (*da, GEBURTSTAG, BEKANNTGABE))
        moeglich |= {Fristanlass(art) for art in enden if art in Fristanlass.values}
    if Fristanlass.GUTACHTEN_BEAUFTRAGT in da and Fristanlass.GUTACHTEN_DA not in da:
        moeglich.add(Fristanlass.GUTACHTEN_DA)
    if fall.entscheidungen.filter(stand=Entscheidungsstand.ENTSCHIEDEN).exists():
        moeglich.add(Fristanlass.WIDERSPRUCH)
        if not hasattr(fall, "abschluss"):
            moeglich |= _erwartbar(zugriff, fall, da)
    if Fristanlass.GERICHT in da:
        moeglich.add(Fristanlass.GERICHT_OHNE)
    return tuple(a for a in Fristanlass if a in moeglich)


_BLEIBEN = frozenset(regel.schluessel for regel in alle_fristen() if regel.wer in VERLANGT)
"""What somebody must still do after its day."""


def _erwartbar(zugriff: Zugriff, fall: Fall, da: set[Fristanlass]) -> set[Fristanlass]:
    """§ 41 Abs. 3 is about young adults, § 36b Abs. 2 about Eingliederungshilfe."""
    moeglich = {Fristanlass.WECHSEL} if Fristanlass.ANTRAG_35A in da else set()
    fast_erwachsen = plus_jahre(zugriff.heute, -17)
    if fall.personen.filter(rolle=Fallrolle.KIND, geboren_am__lte=fast_erwachsen, verstorben=False).exists():
        moeglich.add(Fristanlass.GEPLANTES_ENDE)
    return moeglich


# --- the desk and the calendar ----------------------------------------------------------------------------------------


def meine_faelle(zugriff: Zugriff) -> QuerySet[Zustaendigkeit]:
    """The cases that this person leads or stands in for today."""
    return Zustaendigkeit.objects.filter(
        Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=zugriff.heute),
        konto_id=zugriff.konto_id,
        funktion__in=[Funktion.FALLFUEHREND, Funktion.VERTRETUNG],
        gueltig_von__lte=zugriff.heute,
    )


def offene_fristen(zugriff: Zugriff, *, erinnert_bis: date) -> QuerySet[Fallfrist]:
    """Periods of my cases of which I am reminded by this day, nearest first; without rights that have lapsed."""
    return (
        Fallfrist.objects.filter(
            Q(stichtag__gte=zugriff.heute) | Q(schluessel__in=_BLEIBEN),
            fall__in=Zuerst(meine_faelle(zugriff).values("fall_id")),
            ausgang=Fristausgang.OFFEN,
            erinnern_ab__lte=erinnert_bis,
        )
        .select_related("fall", "person")
        .order_by("stichtag", "pk")
    )


def geplante_rueckblicke(faelle: Collection[int], *, bis: date) -> QuerySet[Massanzug]:
    """Plans of these cases that are to be looked at by this day, nearest first."""
    return (
        Massanzug.objects.filter(fall_id__in=faelle, stand=Massanzugstand.BEWILLIGT, geprueft_bis__lte=bis)
        .select_related("fall")
        .order_by("geprueft_bis", "pk")
    )


def offene_nachfragen(zugriff: Zugriff, *, bis: date) -> QuerySet[Nachfrage]:
    """Families of my cases to be asked again by this day, longest waiting first."""
    return (
        Nachfrage.objects.filter(
            fall__in=Zuerst(meine_faelle(zugriff).values("fall_id")), am__isnull=True, faellig_am__lte=bis
        )
        .select_related("fall")
        .order_by("faellig_am", "pk")
    )
