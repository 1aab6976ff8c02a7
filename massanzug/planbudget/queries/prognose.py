"""The forecast's page: what is known today becomes a model, the model becomes years with bands.

One model for the whole city, because hazards are learnt together; a person sees the Wirkungsräume that are hers.
What was reckoned for one state of the books is kept in the process and used again until something changes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, cast

from django.db.models import Sum

from massanzug.fall.choices import Einheit
from massanzug.fall.queries.leistung import geburtsmonate
from massanzug.planbudget.choices import Kontoart
from massanzug.planbudget.models import Bestandshilfe, Saldo
from massanzug.planbudget.queries.bindung import Zeile, bindungszeilen_je_raum
from massanzug.planbudget.queries.budget import lesart_wahl
from massanzug.planbudget.queries.ereignis import wirkungen_je_raum
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis
from massanzug.planbudget.queries.steuerung import Raum, sichtbare_raeume, steuerung
from massanzug.planbudget.rules import darf_stadt_steuern
from massanzug.rechenkern import prognose as kern
from massanzug.rechenkern.bindung import je_monat
from massanzug.rechenkern.ereignis import plan_monate
from massanzug.rechenkern.faecherbild import Faecherbild, faecherbild
from massanzug.rechenkern.geld import Betrag, summe
from massanzug.rechenkern.hochrechnung import (
    Hilfeklasse,
    Jahresbild,
    Monatsbild,
    Monatslage,
    Voraussage,
    hochrechnung,
)
from massanzug.rechenkern.spannen import Kostenzeile, erstes_ende, spannen_aus
from massanzug.rechenkern.zeitraum import datum_als_text, plus_monate
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.sozialraum.queries import einwohnerstaende
from massanzug.zugang.queries import letzter_stand
from massanzug.zugang.zugriff import Zugriff

BANDTEILE: Final = (6, 6, 6, 3)
"""Years of age in each band of the model: people under 21 are spread evenly over them, an assumption."""
Budgets = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True)
class Grundlage:
    """Everything the forecast is reckoned from, as of the first day of the next month; hashable, so it can be kept."""

    stichtag: date
    monat: date
    """The first of today's month: prices are those of this month, and what is not over is not learnt from."""
    spannen: tuple[kern.Spanne, ...]
    """All helps of a kind that would count today: an Altfall costs elsewhere, but teaches."""
    laufende: tuple[kern.Spanne, ...]
    """Those that count into the Planbudget and run on the Stichtag, as far as it is approved today."""
    bevoelkerung: tuple[tuple[str, tuple[int, ...]], ...]
    budgets: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    bisher: tuple[tuple[str, int], ...]
    """What this year has cost up to then, by Wirkungsraum: booked, still bound, and work for all not yet booked."""
    gemeinsam: tuple[tuple[str, int], ...]
    """Work for all (fallunspezifisch, fallübergreifend) in a month, as in the last twelve."""
    nachzutragen: tuple[tuple[str, int, int], ...]
    """(Wirkungsraum, month, cents): of that work, what is not booked yet in open months; this year's is in `bisher`."""
    einmalig: tuple[tuple[str, int, int], ...]
    """(Wirkungsraum, month, cents): what is approved once, for months to come."""
    ohne_alter: int
    """Lines whose family gave no date of birth; they are taken to be twelve when they began."""


@dataclass(frozen=True)
class Jahreszeile:
    """One year to read: amounts, and the chance that the Planbudget is not enough."""

    jahr: int
    wert: kern.Jahreswert

    @property
    def jahr_in_worten(self) -> str:
        """„2033 bis September“ for the year in which the contract ends."""
        bis = self.jahr == kern.VERTRAGSENDE.year
        return f"{self.jahr} bis September" if bis else str(self.jahr)

    @property
    def plan(self) -> Betrag | None:
        return None if self.wert.budget_cent is None else Betrag(self.wert.budget_cent)

    @property
    def mittel(self) -> Betrag:
        """The mean, not the median: means of the Wirkungsräume add up to the city's."""
        return Betrag(self.wert.mittel_cent)

    @property
    def von(self) -> Betrag:
        return Betrag(self.wert.p10_cent)

    @property
    def bis(self) -> Betrag:
        return Betrag(self.wert.p90_cent)

    @property
    def in_worten(self) -> str:
        return chance_in_worten(self.wert.ueberschreitung)

    @property
    def kurz(self) -> str:
        """„3 von 10“, for a narrow column in which it stays together."""
        return (
            self.in_worten.removeprefix("in ")
            .removesuffix(" Verläufen")
            .replace(" von ", "\N{NO-BREAK SPACE}von\N{NO-BREAK SPACE}")
        )

    @property
    def satz(self) -> str:
        """„In 3 von 10 Verläufen reicht das Planbudget 2028 nicht.“"""
        if self.wert.ueberschreitung is None:
            return f"Für {self.jahr} gibt es noch kein Planbudget."
        return f"{self.in_worten[0].upper()}{self.in_worten[1:]} reicht das Planbudget {self.jahr} nicht."


@dataclass(frozen=True)
class Blick:
    """The page: one Wirkungsraum or the city, its years, its picture, how it was reckoned."""

    name: str
    schluessel: str
    vorhersage: kern.Vorhersage
    zeilen: tuple[Jahreszeile, ...]
    bild: Faecherbild
    satz: str
    laufende: int
    gemeinsam: Betrag
    """Work for all in a month, as in the last twelve."""
    ohne_alter: int
    seit: date | None
    stichtag: date

    @property
    def schnell(self) -> bool:
        return self.vorhersage.verfahren == "kumulanten"

    @property
    def geglaettet(self) -> str:
        """„2028, 2029“: years with too few helps for the exact law of amounts, whose band is smoothed a little."""
        jahre = [j.rpartition("/")[2] for j in self.vorhersage.geglaettet if j.startswith(f"{self.schluessel}/")]
        return ", ".join(jahre)

    @property
    def ausfuehrlich(self) -> bool:
        """Whether the uncertainty of all rates is in it, by draws."""
        return self.vorhersage.ratenunsicherheit == "mischung"


def chance_in_worten(p: float | None) -> str:
    """„in 3 von 10 Verläufen“; at the ends it says that it is not certain."""
    if p is None:
        return "kein Planbudget"
    if p < 0.05:
        return "in weniger als 1 von 20 Verläufen"
    if p > 0.95:
        return "in mehr als 19 von 20 Verläufen"
    return f"in {max(1, min(9, round(10 * p)))} von 10 Verläufen"


HEBELNAMEN: Final = {
    "fruehere_hilfe": "Frühere Hilfe",
    "rueckfuehrung": "Rückführungen",
    "vermeidung": "Vermiedene Unterbringungen",
    "zugaenge": "Neue Hilfen",
    "tarif": "Tarif zusätzlich",
}


def in_worten(gezogen: Mapping[str, Any]) -> str:
    """What was pulled, as a sentence for paper and for lists."""
    worte = [
        f"{name} {gezogen[n]} {'Promille' if n == 'tarif' else '%'}" for n, name in HEBELNAMEN.items() if n in gezogen
    ]
    ab = f", Maßnahmen ab {datum_als_text(date.fromisoformat(gezogen['ab']))}" if gezogen.get("ab") else ""
    return f"Angenommen: {', '.join(worte)}{ab}." if worte else "Ohne Hebel."


def hebel_aus(werte: Mapping[str, Any]) -> kern.Hebel:
    """The kernel's levers from whole numbers as a page shows them; what is not named rests.

    Percent, but `tarif` in promille a year and `ab` a day (or its ISO text): from when on the measures act.
    """
    ab = werte.get("ab")
    return kern.Hebel(
        fruehere_hilfe=werte.get("fruehere_hilfe", 0) / 100,
        rueckfuehrung=werte.get("rueckfuehrung", 100) / 100,
        vermeidung=werte.get("vermeidung", 0) / 100,
        tarif_promille=float(werte.get("tarif", 0)),
        zugaenge=werte.get("zugaenge", 100) / 100,
        ab=date.fromisoformat(ab) if isinstance(ab, str) and ab else ab or None,
    )


def waehlbare(zugriff: Zugriff) -> list[tuple[str, str]]:
    """(key, name) of what this person may look at: her Wirkungsräume, and the city for who sees all."""
    raeume = [(r.schluessel, r.name) for r in sichtbare_raeume(zugriff)]
    return [(kern.STADT, "Ganze Stadt"), *raeume] if darf_stadt_steuern(zugriff) else raeume


def grundlage(heute: date) -> Grundlage:
    """What is known today, read again only after an act: each leaves an entry in the Protokoll.

    In a number of questions that does not grow with the helps. Raises Prognosefehler without people.
    """
    return _gelesen(heute, letzter_stand())


@lru_cache(maxsize=2)
def _gelesen(heute: date, _stand: tuple[int, str]) -> Grundlage:
    raeume = list(Wirkungsraum.objects.order_by("reihenfolge"))
    namen = {r.pk: r.schluessel for r in raeume}
    stichtag = plus_monate(heute.replace(day=1), 1)
    zeilen = [z for reihe in bindungszeilen_je_raum(list(namen), heute).values() for z in reihe]
    kosten, zaehlend = _kostenzeilen(zeilen, namen, heute)
    gemeinsam, offen = _gemeinsam(namen, heute)
    return Grundlage(
        stichtag,
        heute.replace(day=1),
        spannen_aus(kosten, heute),
        tuple(s for s in spannen_aus(zaehlend, stichtag) if s.ende is None),
        _bevoelkerung(raeume, heute),
        _budgets(raeume, heute, stichtag),
        _bisher(raeume, heute, stichtag, offen),
        gemeinsam,
        offen,
        tuple(
            (namen[z.wirkungsraum_id], _zahl(z.von), z.im_monat(z.von.year, z.von.month).cent)
            for z in zeilen
            if z.zaehlt and z.posten.einheit == Einheit.EINMALIG and z.von >= stichtag
        ),
        sum(k.geburt is None for k in kosten),
    )


def _kostenzeilen(
    zeilen: Sequence[Zeile], namen: Mapping[int, str], heute: date
) -> tuple[list[Kostenzeile], list[Kostenzeile]]:
    """Lines that cost something each month: those whose kind counts today, and those that do count."""
    geboren = geburtsmonate({z.fall_id for z in zeilen if z.fall_id})
    aus_bestand = {
        f"hilfe:{kennung}": date(monat // 100, monat % 100, 1)
        for kennung, monat in Bestandshilfe.objects.filter(geburtsmonat__isnull=False).values_list(
            "kennung", "geburtsmonat"
        )
        if monat
    }
    alle, zaehlend = [], []
    for z in zeilen:
        if z.posten.einheit == Einheit.EINMALIG:
            continue
        kosten = Kostenzeile(
            hilfe=f"fall:{z.fall_id}" if z.fall_id else z.bezug,
            wirkungsraum=namen[z.wirkungsraum_id],
            klasse=cast(Hilfeklasse, z.klasse.value),
            von=z.von,
            bis=z.bis,
            monatskosten_cent=je_monat(z.posten, heute).cent,
            geburt=geboren.get(z.fall_id) if z.fall_id else aus_bestand.get(z.bezug),
        )
        if z.neu_zaehlt:
            alle.append(kosten)
        if z.zaehlt:
            zaehlend.append(kosten)
    return alle, zaehlend


def _bevoelkerung(raeume: Sequence[Wirkungsraum], heute: date) -> tuple[tuple[str, tuple[int, ...]], ...]:
    staende = einwohnerstaende(heute)
    fehlt = [r.name for r in raeume if r.pk not in staende]
    if not raeume or fehlt:
        wo = f" ({', '.join(fehlt)})" if fehlt else ""
        raise kern.Prognosefehler(f"Für die Prognose fehlt die Zahl der Menschen unter 21{wo}.")
    je_raum = ((r.schluessel, staende[r.pk].u21) for r in raeume)
    return tuple((name, tuple(u21 * teil // sum(BANDTEILE) for teil in BANDTEILE)) for name, u21 in je_raum)


def _fenster(stichtag: date) -> dict[int, int]:
    """Calendar year → the last of its months that the forecast reaches."""
    ende = kern.VERTRAGSENDE
    return {jahr: ende.month if jahr == ende.year else 12 for jahr in range(stichtag.year, ende.year + 1)}


def _budgets(raeume: Sequence[Wirkungsraum], heute: date, stichtag: date) -> Any:
    """What is planned for the months that the forecast covers, as it is in force today."""
    wirkungen = wirkungen_je_raum([r.pk for r in raeume], lesart_wahl().value)
    return tuple(
        (
            r.schluessel,
            tuple(
                (jahr, summe(plan_monate([w for w, _ in wirkungen[r.pk]], jahr)[:bis]).cent)
                for jahr, bis in _fenster(stichtag).items()
            ),
        )
        for r in raeume
        if wirkungen.get(r.pk)
    )


GEMEINSAME: Final = (Kontoart.FALLUNSPEZIFISCH, Kontoart.FALLUEBERGREIFEND)
Offene = tuple[tuple[str, int, int], ...]


def _gemeinsam(namen: Mapping[int, str], heute: date) -> tuple[tuple[tuple[str, int], ...], Offene]:
    """Work for all in a month, the mean of the last twelve that are booked, and where it is not booked yet.

    Each Wirkungsraum has its own last month (closed, or booked before this month) and its own first one.
    """
    davor = plus_monate(heute.replace(day=1), -1)
    gebucht = _gemeinsam_gebucht(namen, davor, heute)
    zu = min(geschlossen_bis(), _zahl(davor))
    mittel, offen = [], []
    for name in namen.values():
        eigene = gebucht.get(name, {})
        letzter = max([zu, *(m for m in eigene if m <= _zahl(davor))], default=0)
        monate = [_zahl(plus_monate(_tag(letzter), -n)) for n in range(12)] if letzter else []
        monate = [m for m in monate if eigene and m >= min(eigene)]
        im_monat = max(sum(eigene.get(m, 0) for m in monate), 0) // max(len(monate), 1)
        mittel.append((name, im_monat))
        if im_monat:
            offene = (_zahl(plus_monate(_tag(letzter), n)) for n in range(1, 13))
            offen += [(name, m, max(im_monat - eigene.get(m, 0), 0)) for m in offene if m <= _zahl(heute)]
    return tuple(mittel), tuple(offen)


def _gemeinsam_gebucht(namen: Mapping[int, str], davor: date, heute: date) -> dict[str, dict[int, int]]:
    """Cents by Wirkungsraum and month in which some of it is booked, of the last two years."""
    reihen = (
        Saldo.objects.filter(
            konto__wirkungsraum_id__in=list(namen),
            konto__art__in=GEMEINSAME,
            monat__range=(_zahl(plus_monate(davor, -23)), _zahl(heute)),
        )
        .values_list("konto__wirkungsraum_id", "monat")
        .order_by()
        .annotate(summe=Sum("cent"))
    )
    gebucht: dict[str, dict[int, int]] = {}
    for raum, monat, cent in reihen:
        if cent:
            gebucht.setdefault(namen[raum], {})[monat] = cent
    return gebucht


def _tag(monat: int) -> date:
    return date(monat // 100, monat % 100, 1)


def _zahl(tag: date) -> int:
    return tag.year * 100 + tag.month


def _bisher(raeume: Sequence[Raum], heute: date, stichtag: date, offen: Offene) -> tuple[tuple[str, int], ...]:
    """What this year has cost up to the forecast's first day."""
    if stichtag.year != heute.year:
        return ()
    lagen = [(r.schluessel, steuerung([r], heute.year, heute).bild.monate[: heute.month]) for r in raeume]
    return tuple(
        (name, max(summe(m.erwartet for m in monate).cent + _offen_im(offen, {name}, heute.year), 0))
        for name, monate in lagen
    )


def _offen_im(offen: Offene, namen: Collection[str], jahr: int) -> int:
    return sum(cent for raum, monat, cent in offen if raum in namen and monat // 100 == jahr)


def _neben_je_monat(g: Grundlage, hebel: kern.Hebel) -> dict[str, dict[date, int]]:
    """Beside the helps in the months of the forecast: work for all, which rises as ambulant helps do (assumption), and
    what is approved once.
    """
    steigt = kern.steigerung(modell(g), hebel, "ambulant")
    je_raum = {name: {monat: round(cent * mal) for monat, mal in steigt.items()} for name, cent in g.gemeinsam}
    for name, monat, cent in g.einmalig:
        if _tag(monat) in steigt:
            je_raum[name][_tag(monat)] += cent
    return je_raum


def daneben(g: Grundlage, hebel: kern.Hebel) -> kern.Daneben:
    """What each year costs beside the helps to come: spent already, and work for all."""
    bisher = dict(g.bisher)
    return {
        name: {
            jahr: sum(cent for monat, cent in reihe.items() if monat.year == jahr)
            + (bisher.get(name, 0) if jahr == g.stichtag.year else 0)
            for jahr in {monat.year for monat in reihe}
        }
        for name, reihe in _neben_je_monat(g, hebel).items()
    }


@lru_cache(maxsize=4)
def modell(g: Grundlage) -> kern.Modell:
    """Learnt from everything; running are only the helps that count."""
    menschen, seit = dict(g.bevoelkerung), erstes_ende(g.spannen)
    gelernt = kern.lerne(g.spannen, menschen, g.stichtag, seit=seit, preise_vom=g.monat, wissen_bis=g.monat)
    return replace(gelernt, hilfen=kern.laufende(g.laufende, g.stichtag, gelernt.kosten_cent))


@lru_cache(maxsize=4)
def _raten(g: Grundlage) -> kern.Ratenwirkung:
    return kern.ratenwirkung(modell(g), ziehungen=32)


@lru_cache(maxsize=16)
def genau(g: Grundlage, hebel: kern.Hebel) -> kern.Vorhersage:
    """The exact law of every year, what uncertain transitions and prices do approximated; months are not asked for."""
    return kern.vorhersage(modell(g), hebel, budgets(g), daneben(g, hebel), monate=False, raten=_raten(g))


def schnell(g: Grundlage, hebel: kern.Hebel) -> kern.Vorhersage:
    """Four cumulants with the uncertainty of all rates: while a lever moves."""
    return kern.sofort(modell(g), hebel, budgets(g), daneben(g, hebel), raten=_raten(g))


def budgets(g: Grundlage) -> Budgets:
    return {name: dict(jahre) for name, jahre in g.budgets}


def blick(g: Grundlage, schluessel: str, name: str, vorhersage: kern.Vorhersage) -> Blick:
    """One Wirkungsraum or the city, as this forecast says it."""
    raum = vorhersage.raum(schluessel)
    zeilen = tuple(Jahreszeile(j.jahr, j) for j in raum.jahre)
    hier = sum(schluessel in {kern.STADT, s.wirkungsraum} for s in g.laufende)
    return Blick(
        name, schluessel, vorhersage, zeilen, faecherbild(name, [z.wert for z in zeilen]), _satz(zeilen), hier,
        Betrag(sum(cent for raum, cent in g.gemeinsam if schluessel in {kern.STADT, raum})),
        g.ohne_alter, gelernt_seit(g), g.stichtag,
    )  # fmt: skip


def gelernt_seit(g: Grundlage) -> date | None:
    """From when on rates are learnt: the record is complete, and it is not too long ago. None without an end yet."""
    seit = erstes_ende(g.spannen)
    return None if seit is None else max(seit, plus_monate(g.monat, -kern.RUECKBLICK_MONATE))


@lru_cache(maxsize=8)
def _monatsmittel(g: Grundlage, hebel: kern.Hebel) -> Mapping[str, Mapping[date, int]]:
    return kern.monatsmittel(modell(g), hebel, _raten(g))


def voraussage(heute: date, raeume: Sequence[Raum]) -> Voraussage:
    """What the months to come are expected to cost, for the monthly page: helps that end and helps that begin.

    Where there is no forecast (no people under 21) the simple projection stays.
    """
    try:
        g = grundlage(heute)
        reihen = [
            reihe[r.schluessel]
            for r in raeume
            for reihe in (_monatsmittel(g, kern.OHNE_HEBEL), _neben_je_monat(g, kern.OHNE_HEBEL))
        ]
    except kern.Prognosefehler:
        return hochrechnung

    namen = {r.schluessel for r in raeume}

    def vorausgesagt(monat: Monatsbild) -> Monatsbild:
        tag = date(monat.jahr, monat.monat, 1)
        if monat.geschlossen:
            return monat
        if all(tag in reihe for reihe in reihen):
            return replace(monat, vorausgesagt=Betrag(sum(reihe[tag] for reihe in reihen)))
        offen = sum(cent for raum, nummer, cent in g.nachzutragen if raum in namen and nummer == _zahl(tag))
        return replace(monat, vorausgesagt=monat.erwartet + Betrag(offen)) if offen else monat

    def voraus(monate: Iterable[Monatslage], /) -> Jahresbild:
        return Jahresbild(tuple(vorausgesagt(m) for m in hochrechnung(monate).monate))

    return voraus


def jahreszeile(heute: date, schluessel: str | None, jahr: int) -> Jahreszeile | None:
    """The exact law of one year of a Wirkungsraum (None: the city); None where the forecast does not reach."""
    try:
        raum = genau(grundlage(heute), kern.OHNE_HEBEL).raum(schluessel or kern.STADT)
    except kern.Prognosefehler:
        return None
    return next((Jahreszeile(j.jahr, j) for j in raum.jahre if j.jahr == jahr), None)


def _satz(zeilen: Sequence[Jahreszeile]) -> str:
    """The first year in which it is more likely than not that the Planbudget is too small; else the riskiest."""
    mit_plan = [z for z in zeilen if z.wert.ueberschreitung is not None]
    if not mit_plan:
        return "Es gibt noch kein Planbudget, mit dem sich vergleichen ließe."
    kippt = next((z for z in mit_plan if (z.wert.ueberschreitung or 0) > 0.5), None)
    z = kippt or max(mit_plan, key=lambda z: z.wert.ueberschreitung or 0)
    return z.satz


def lies_neu() -> None:
    """Read what is known again, where it changed without an act: by the operator, or in a test."""
    _gelesen.cache_clear()
