"""Search over what one may see: names, words and Aktenzeichen, with inflections, compounds and typing errors.

The index says quickly which cases to look at. What may be found is decided twice over by the rules of the case's own
page: the case must be visible to the person, and the part in which the word stands must be one that she may read.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from massanzug.fall.choices import Freigabeteil, Suchteil
from massanzug.fall.models import Fall, Suchwort, Wortschatz, Wortspur, eigene_nennungen, sichtgruende
from massanzug.fall.queries.faelle import Listenzeile, bezuege, listenfaelle, listenzeilen, zahl_der_gruende
from massanzug.fall.queries.suchtexte import Texte, suchtexte
from massanzug.fall.rules import Bezug, sichtbare_teile, sieht_amtsnotizen
from massanzug.rechenkern.suchwort import Guete, Stueck, Wort, anfaenge, auszug, guete, spuren, stellen, woerter
from massanzug.sozialraum.models import Stadtteil, Wirkungsraum
from massanzug.technik.frage import Zuerst, vorbereitet
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Mitgliedschaft, Zugriff, muster

HOECHSTENS = 20
"""So many results are shown; whoever has more writes another word."""
FUNDSTELLEN = 4
WORTE = 5
"""So many words of a question count."""
AEHNLICHE = 80
"""So many compounds, and so many words that begin or sound alike, are considered for one word."""
ZWEIGE = 12
"""So many different words are followed through the cases of a whole Wirkungsraum, the nearest first."""
JE_ZWEIG = 60
FENSTER = 1200
"""So many of the newest cases with the rarest word are asked whether they have the other words, too."""
KANDIDATEN = 60
"""So many are looked at closely: enough for a full page and some that may not be read."""
_AKTENZEICHEN = re.compile(r"\s*(?:51-)?(20[0-9]{2})-([0-9]{1,5})\s*", re.ASCII)
_NACH_Z = "zzzz"

_FREIGABETEIL = {
    Suchteil.PERSONEN: Freigabeteil.PERSONEN,
    Suchteil.WILLE: Freigabeteil.WILLE,
    Suchteil.RESSOURCEN: Freigabeteil.RESSOURCEN,
    Suchteil.ZIELE: Freigabeteil.ZIELE,
    Suchteil.MASSANZUG: Freigabeteil.MASSANZUG,
    Suchteil.ENTSCHEIDUNG: Freigabeteil.ENTSCHEIDUNG,
    Suchteil.RUECKBLICK: Freigabeteil.RUECKBLICK,
}
_NUR_IM_AMT = frozenset({Suchteil.AMT, Suchteil.IN_ARBEIT})
_WJH = (Suchteil.PERSONEN, Suchteil.MASSANZUG, Suchteil.ENTSCHEIDUNG)

Aehnliche = Mapping[str, Guete]
"""Stems that answer one word of the question."""


@dataclass(frozen=True)
class Fundstelle:
    """Where in a case the words stand, as a short piece of its text."""

    teil: Suchteil
    stuecke: tuple[Stueck, ...]


@dataclass(frozen=True)
class Treffer:
    zeile: Listenzeile
    fundstellen: tuple[Fundstelle, ...]


@dataclass(frozen=True)
class Ergebnis:
    """`meinten` are the words of the cases that are written nearly like those asked for, where none is alike."""

    treffer: tuple[Treffer, ...] = ()
    mehr: bool = False
    meinten: tuple[str, ...] = ()
    ohne_worte: bool = False


@dataclass(frozen=True)
class _Frage:
    """The question: words of texts, and Stadtteile that narrow it down."""

    worte: tuple[Wort, ...]
    stadtteile: frozenset[int]


def lesbare_teile(zugriff: Zugriff, bezug: Bezug) -> frozenset[Suchteil]:
    """In which parts of a visible case this person may find something."""
    teile = sichtbare_teile(zugriff, bezug)
    lesbar = {s for s, f in _FREIGABETEIL.items() if f in teile}
    if not bezug.fassung_gilt:  # the index has the words of the Fassung in force, and she sees an older one
        lesbar.discard(Suchteil.MASSANZUG)
    return frozenset(lesbar | (_NUR_IM_AMT if sieht_amtsnotizen(zugriff, bezug) else frozenset()))


def suche(zugriff: Zugriff, text: str) -> Ergebnis:
    """The cases that answer all words of `text`, the best first, then the newest."""
    if akte := _AKTENZEICHEN.fullmatch(text):
        return _nach_aktenzeichen(zugriff, f"51-{akte[1]}-{int(akte[2]):05d}")
    frage = _frage(text)
    if not frage.worte and not frage.stadtteile:
        return Ergebnis(ohne_worte=True)
    genau = [_zusammengesetzte(w) for w in frage.worte]
    funde = _funde(zugriff, frage, genau) if all(genau) else {}
    if funde or not frage.worte:
        return _ergebnis(zugriff, funde)
    vertippt = [g | _vertippte(w, g) for g, w in zip(genau, frage.worte, strict=True)]
    funde = _funde(zugriff, frage, vertippt) if vertippt != genau and all(vertippt) else {}
    return _ergebnis(zugriff, funde, aehnlich=True)


def _frage(text: str) -> _Frage:
    """A word that is the name of a Stadtteil narrows the search to it."""
    worte = list(dict.fromkeys(s.wort for s in stellen(unicodedata.normalize("NFC", text))))[:WORTE]
    orte = _ortsworte(tuple(_stadtteile()))
    gemeint = [orte[w.stamm] for w in worte if w.stamm in orte]
    return _Frage(
        tuple(w for w in worte if w.stamm not in orte),
        (frozenset.intersection(*gemeint) or frozenset.union(*gemeint)) if gemeint else frozenset(),
    )


@vorbereitet
def _stadtteile() -> QuerySet[Stadtteil, Any]:
    return Stadtteil.objects.order_by("pk").values_list("pk", "name")


@lru_cache(maxsize=4)
def _ortsworte(stadtteile: tuple[tuple[int, str], ...]) -> dict[str, frozenset[int]]:
    """By stem the Stadtteile with this word in their name."""
    orte: dict[str, frozenset[int]] = {}
    for pk, name in stadtteile:
        orte |= {wort.stamm: orte.get(wort.stamm, frozenset()) | {pk} for wort in woerter(name)}
    return orte


def _zusammengesetzte(wort: Wort) -> dict[str, Guete]:
    """The word itself in all its forms, and compounds that begin or end with it; nothing where no case has any."""
    worte: list[tuple[str, str]] = []
    for anfang in anfaenge(wort):
        worte += _wortschatz("form", von=anfang, bis=anfang + _NACH_Z)
    if len(wort.stamm) >= 4:
        ende = wort.stamm[::-1]
        worte += _wortschatz("rueckwaerts", von=ende, bis=ende + _NACH_Z)
    if not worte and not list(_gibt_es(stamm=wort.stamm)):
        return {}
    return _beste(wort, worte, Guete.ZUSAMMENGESETZT) | {wort.stamm: Guete.GLEICH}


@vorbereitet
def _wortschatz(feld: str, *, von: str, bis: str) -> QuerySet[Wortschatz, Any]:
    reihen = Wortschatz.objects.filter(**{f"{feld}__gte": von, f"{feld}__lt": bis})
    return reihen.values_list("form", "stamm")[:AEHNLICHE]


@vorbereitet
def _gibt_es(*, stamm: str) -> QuerySet[Wortschatz, Any]:
    return Wortschatz.objects.filter(stamm=stamm).values_list("pk")[:1]


def _vertippte(wort: Wort, genau: Aehnliche) -> dict[str, Guete]:
    """What may be meant by a word that nobody has written so. A number is that number or it is another one."""
    if wort.form.isdigit():
        return {}
    reihen = _gleiche_spuren(spuren=spuren(wort.form))
    return {s: g for s, g in _beste(wort, reihen, Guete.VERTIPPT).items() if s not in genau}


@vorbereitet
def _gleiche_spuren(*, spuren: Collection[str]) -> QuerySet[Wortspur, Any]:
    return Wortspur.objects.filter(spur__in=spuren).values_list("form", "stamm").distinct()[: 10 * AEHNLICHE]


def _beste(frage: Wort, worte: Iterable[tuple[str, str]], hoechstens: Guete) -> dict[str, Guete]:
    beste: dict[str, Guete] = {}
    for form, stamm in worte:
        g = guete(frage, Wort(form, stamm))
        if g is not None and g <= hoechstens:
            beste[stamm] = min(g, beste.get(stamm, g))
    return beste


Funde = dict[int, tuple[int, dict[Suchteil, set[str]]]]
"""By case: how far it is from the question (less is better), and the stems found in each part that may be read."""


def _funde(zugriff: Zugriff, frage: _Frage, aehnliche: Sequence[Aehnliche]) -> Funde:
    """Cases with an answer to every word, each in a part that this person may read."""
    orte = _orte(zugriff, frage, aehnliche) if aehnliche else {pk: {} for pk in _nach_ort(zugriff, frage)}
    faelle = _sichtbare(zugriff.mitgliedschaften, konto=zugriff.konto_id, heute=zugriff.heute, ids=orte)
    funde: Funde = {}
    for pk, bezug in bezuege(zugriff, faelle).items():
        je_teil = _lesbar(orte[pk], lesbare_teile(zugriff, bezug))
        abstand = _abstand(set().union(*je_teil.values()), aehnliche)
        if abstand is not None:
            funde[pk] = (abstand, je_teil)
    return funde


@vorbereitet
def _sichtbare(
    mitgliedschaften: tuple[Mitgliedschaft, ...], *, konto: int, heute: date, ids: Collection[int]
) -> QuerySet[Fall]:
    sicht = Fall.objects.sichtbar_fuer(muster(mitgliedschaften, konto, heute)).filter(pk__in=ids).order_by()
    return sicht.select_related("abschluss").only("wirkungsraum_id", "abschluss__fall_id")


def _orte(zugriff: Zugriff, frage: _Frage, aehnliche: Sequence[Aehnliche]) -> dict[int, dict[Suchteil, set[str]]]:
    """The best cases with the parts in which answers stand, before it is asked who may read them.

    Looked through are all cases of her own, and where she sees very many, those that the index names.
    """
    staemme, wer = {s for a in aehnliche for s in a}, zugriff.mitgliedschaften
    werte = {"konto": zugriff.konto_id, "heute": zugriff.heute, "staemme": staemme}
    if frage.stadtteile:
        werte["orte"] = frage.stadtteile
    treffer = [t for grund in range(_zahl_der_eigenen(wer)) for t in _eigene_treffer(wer, grund, **werte)]
    for raeume, teile in _weite_sichten(zugriff):
        if gefunden := set(_nach_worten(raeume, teile, frage, aehnliche)):
            treffer += _treffer(staemme=staemme, ids=gefunden)
    da: dict[int, set[str]] = defaultdict(set)
    for pk, _, stamm in treffer:
        da[pk].add(stamm)
    abstaende = {pk: a for pk, menge in da.items() if (a := _abstand(menge, aehnliche)) is not None}
    orte: dict[int, dict[Suchteil, set[str]]] = {
        pk: defaultdict(set) for pk in sorted(abstaende, key=lambda pk: (abstaende[pk], -pk))[:KANDIDATEN]
    }
    for pk, teil, stamm in treffer:
        if pk in orte:
            orte[pk][Suchteil(teil)].add(stamm)
    return orte


@cache
def _zahl_der_eigenen(mitgliedschaften: tuple[Mitgliedschaft, ...]) -> int:
    return len(eigene_nennungen(muster(mitgliedschaften, 0, date.min)))


@vorbereitet
def _eigene_treffer(
    mitgliedschaften: tuple[Mitgliedschaft, ...],
    grund: int,
    *,
    konto: int,
    heute: date,
    staemme: Collection[str],
    orte: Collection[int] = (),
) -> QuerySet[Suchwort, Any]:
    """Where these stems stand in the cases that name her on one ground, in these Stadtteile where any are given."""
    nennungen = eigene_nennungen(muster(mitgliedschaften, konto, heute))[grund]
    if orte:
        nennungen = nennungen.filter(fall__stadtteil_id__in=orte)
    treffer = Suchwort.objects.filter(stamm__in=staemme, fall__in=Zuerst(nennungen.values("fall_id")))
    return treffer.values_list("fall_id", "teil", "stamm")


@vorbereitet
def _treffer(*, staemme: Collection[str], ids: Collection[int]) -> QuerySet[Suchwort, Any]:
    return Suchwort.objects.filter(stamm__in=staemme, fall_id__in=ids).values_list("fall_id", "teil", "stamm")


def _nach_ort(zugriff: Zugriff, frage: _Frage) -> list[int]:
    """The newest cases of the Stadtteile asked for, when nothing else is asked."""
    ids: set[int] = set()
    wer, werte = zugriff.mitgliedschaften, {"konto": zugriff.konto_id, "heute": zugriff.heute}
    for grund, ort in product(range(zahl_der_gruende(wer)), frage.stadtteile):
        ids |= set(_am_ort(wer, grund, **werte, ort=ort))
    return sorted(ids, reverse=True)[:KANDIDATEN]


@vorbereitet
def _am_ort(
    mitgliedschaften: tuple[Mitgliedschaft, ...], grund: int, *, konto: int, heute: date, ort: int
) -> QuerySet[Fall, int]:
    """One ground after the other, each along its index; whether she sees a case is asked of what comes out."""
    reihen = Fall.objects.filter(sichtgruende(muster(mitgliedschaften, konto, heute))[grund], stadtteil_id=ort)
    return reihen.order_by("-begonnen_am", "-pk").values_list("pk", flat=True)[:KANDIDATEN]


def _lesbar(je_teil: Mapping[Suchteil, set[str]], teile: Collection[Suchteil]) -> dict[Suchteil, set[str]]:
    return {teil: staemme for teil, staemme in je_teil.items() if teil in teile}


def _abstand(da: Collection[str], aehnliche: Sequence[Aehnliche]) -> int | None:
    """How well a case with these stems answers the whole question, None where a word has no answer."""
    summe = 0
    for a in aehnliche:
        je_stamm = [a[s] for s in da if s in a]
        if not je_stamm:
            return None
        summe += int(min(je_stamm))
    return summe


def _weite_sichten(zugriff: Zugriff) -> list[tuple[tuple[int, ...], tuple[Suchteil, ...]]]:
    """(Wirkungsräume, parts) in which she sees nearly every case."""
    sichten: list[tuple[tuple[int, ...], tuple[Suchteil, ...]]] = []
    if raeume := zugriff.raeume(Rolle.ASD_LEITUNG):
        sichten.append((tuple(sorted(raeume)), tuple(Suchteil)))
    if zugriff.hat(Rolle.WJH):
        sichten.append((tuple(_alle_raeume()), _WJH))
    return sichten


@vorbereitet
def _alle_raeume() -> QuerySet[Wirkungsraum, int]:
    return Wirkungsraum.objects.order_by("pk").values_list("pk", flat=True)


def _nach_worten(
    raeume: Collection[int], teile: Collection[Suchteil], frage: _Frage, aehnliche: Sequence[Aehnliche]
) -> list[int]:
    """The newest cases with the rarest word, as far as they may have the others; of a single word the nearest."""
    if len(aehnliche) > 1:
        haeufig = _haeufigkeiten(raeume, aehnliche)
        aehnliche = [aehnliche[i] for i in sorted(range(len(aehnliche)), key=haeufig.__getitem__)]
    fuehrt, *andere = [_naechste(a) for a in aehnliche]
    auch = _auch(andere, frage.stadtteile)
    gleich = [s for s in fuehrt if aehnliche[0][s] == Guete.GLEICH]
    gefunden = dict.fromkeys(_je_stamm(gleich, raeume, teile, FENSTER, auch))
    if andere or len(gefunden) < KANDIDATEN:  # else nothing that is less near would be among the first
        gefunden |= dict.fromkeys(_je_stamm(fuehrt[len(gleich) :], raeume, teile, FENSTER // 10, auch))
    return list(gefunden) if andere else list(gefunden)[:KANDIDATEN]


def _je_stamm(
    staemme: Sequence[str],
    raeume: Collection[int],
    teile: Collection[Suchteil],
    fenster: int,
    auch: tuple[str, Sequence[Any]],
) -> list[int]:
    """The newest cases of each of these stems, of the nearest stem first."""
    bedingung, werte = auch
    zweige, alles = [], list[Any]()
    for (nummer, stamm), raum, teil in product(enumerate(staemme), raeume, teile):
        zweige.append(_ZWEIG.format(auch=bedingung))
        alles += [nummer, stamm, raum, int(teil), fenster, *werte, JE_ZWEIG]
    if not zweige:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(zweige), alles)
        return [pk for _, pk in sorted(cursor.fetchall(), key=lambda z: (z[0], -z[1]))]


_ZWEIG = (
    "SELECT * FROM (SELECT %s AS nummer, s.fall_id FROM (SELECT fall_id FROM fall_suchwort WHERE stamm = %s "
    "AND wirkungsraum_id = %s AND teil = %s ORDER BY fall_id DESC LIMIT %s) s{auch} ORDER BY s.fall_id DESC LIMIT %s) z"
)
"""The newest cases with one stem in one part, straight from the index; Django has no words for many such at once."""
_AUCH_WORT = "EXISTS (SELECT 1 FROM fall_suchwort x WHERE x.fall_id = s.fall_id AND x.stamm IN ({platz}))"
_AUCH_ORT = "EXISTS (SELECT 1 FROM fall_fall f WHERE f.id = s.fall_id AND f.stadtteil_id IN ({platz}))"
_HAEUFIG = (
    "SELECT COUNT(*) FROM (SELECT 1 AS da FROM fall_suchwort "
    "WHERE stamm IN ({staemme}) AND wirkungsraum_id IN ({raeume}) LIMIT %s) z"
)


def _naechste(aehnliche: Aehnliche) -> list[str]:
    return sorted(aehnliche, key=lambda s: (aehnliche[s], len(s), s))[:ZWEIGE]


def _auch(andere: Sequence[Sequence[str]], orte: Collection[int]) -> tuple[str, list[Any]]:
    """The condition that a case has the other words and lies in one of the Stadtteile."""
    teile, werte = [], list[Any]()
    for staemme in andere:
        teile.append(_AUCH_WORT.format(platz=_platz(staemme)))
        werte += staemme
    if orte:
        teile.append(_AUCH_ORT.format(platz=_platz(orte)))
        werte += orte
    return (" WHERE " + " AND ".join(teile) if teile else ""), werte


def _haeufigkeiten(raeume: Collection[int], aehnliche: Sequence[Aehnliche]) -> list[int]:
    """How often each word occurs, counted to FENSTER at most."""
    zweige, werte = [], list[Any]()
    for a in aehnliche:
        staemme = _naechste(a)
        zweige.append(_HAEUFIG.format(staemme=_platz(staemme), raeume=_platz(raeume)))
        werte += [*staemme, *raeume, FENSTER]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(zweige), werte)
        return [anzahl for (anzahl,) in cursor.fetchall()]


def _platz(werte: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(werte))


def _nach_aktenzeichen(zugriff: Zugriff, aktenzeichen: str) -> Ergebnis:
    gefunden = Fall.objects.sichtbar_fuer(zugriff).filter(aktenzeichen=aktenzeichen).values_list("pk", flat=True)
    reihen = list(listenfaelle(list(gefunden)).values())
    return Ergebnis(tuple(Treffer(z, ()) for z in listenzeilen(zugriff, reihen)))


def _ergebnis(zugriff: Zugriff, funde: Funde, *, aehnlich: bool = False) -> Ergebnis:
    """The best results with the places in their texts."""
    beste = sorted(funde, key=lambda pk: (funde[pk][0], -pk))[:HOECHSTENS]
    faelle = listenfaelle(beste)
    zeilen = listenzeilen(zugriff, [faelle[pk] for pk in beste])
    texte = suchtexte(beste, {teil for pk in beste for teil in funde[pk][1]})
    treffer = tuple(Treffer(z, _fundstellen(texte, z.pk, funde[z.pk][1])) for z in zeilen)
    gemeint = (s.text for t in treffer for f in t.fundstellen for s in f.stuecke if s.treffer)
    return Ergebnis(
        treffer, mehr=len(funde) > HOECHSTENS, meinten=tuple(islice(dict.fromkeys(gemeint), 3)) if aehnlich else ()
    )


def _fundstellen(texte: Texte, pk: int, je_teil: Mapping[Suchteil, set[str]]) -> tuple[Fundstelle, ...]:
    """The texts in which a word of the question stands for the first time in this case."""
    gefunden: list[Fundstelle] = []
    gezeigt: set[str] = set()
    for teil, text in ((t, x) for t in sorted(je_teil) for x in texte.get((pk, t), ())):
        neu = {w.stamm for w in woerter(text)} & je_teil[teil] - gezeigt
        if neu and len(gefunden) < FUNDSTELLEN:
            gezeigt |= neu
            gefunden.append(Fundstelle(teil, auszug(text, je_teil[teil])))
    return tuple(gefunden)
