"""What follows from a case and is kept for lists and the search: its Lage, its words. Never entered by anybody.

Whatever act saves a text or a plan, the derived rows follow in the same transaction, because they hang on the saving
itself; `massanzug pruefe` compares, `massanzug suche-neu` makes them anew. What leaves a text leaves the index.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.signals import post_delete, post_save

from massanzug.fall.choices import Lage, Massanzugstand, Suchteil
from massanzug.fall.models import (
    Abschluss,
    Baustein,
    Entscheidung,
    Fall,
    Familienressource,
    Kontakt,
    Massanzug,
    Netzwerkperson,
    Person,
    Rueckblick,
    Suchwort,
    Wille,
    Wortschatz,
    Wortspur,
    Ziel,
)
from massanzug.fall.queries.suchtexte import suchtexte
from massanzug.rechenkern.suchwort import Wort, spuren, woerter

STUECK = 500
"""So many cases are read at once when all are made anew."""
_TEIL: dict[type[models.Model], Suchteil] = {
    Person: Suchteil.PERSONEN,
    Wille: Suchteil.WILLE,
    Familienressource: Suchteil.RESSOURCEN,
    Ziel: Suchteil.ZIELE,
    Kontakt: Suchteil.AMT,
    Netzwerkperson: Suchteil.AMT,
    Rueckblick: Suchteil.RUECKBLICK,
}
_AM_PLAN = (Suchteil.MASSANZUG, Suchteil.IN_ARBEIT)
"""Which of them a Baustein belongs to changes with its plan."""


def anschliessen() -> None:
    """Follow every saving of what lists and search are derived from."""
    modelle: tuple[type[models.Model], ...] = (*_TEIL, Fall, Massanzug, Baustein, Entscheidung, Abschluss)
    for modell in modelle:
        for signal in (post_save, post_delete):
            signal.connect(_nachfuehren, sender=modell, dispatch_uid=f"suchindex-{modell.__name__}")


_am_ende: ContextVar[bool] = ContextVar("suche_am_ende", default=False)


@contextmanager
def suche_am_ende() -> Iterator[None]:
    """Who builds a whole city in one transaction has the search written once, behind all acts."""
    token = _am_ende.set(True)
    try:
        yield
    finally:
        _am_ende.reset(token)
    suche_neu()


def _nachfuehren(sender: type[models.Model], instance: Any, raw: bool = False, **_: Any) -> None:
    if raw or _am_ende.get():
        return
    if sender is Fall:
        _fall_nachfuehren(instance)
    elif sender in _TEIL:
        fall = instance.person.fall if isinstance(instance, Wille) else instance.fall
        worte_nachfuehren(fall, _TEIL[sender])
    elif sender is Baustein:
        _worte_am_plan(instance.massanzug.fall, _AM_PLAN)
    elif sender is Entscheidung:
        _worte_am_plan(instance.fall, (Suchteil.ENTSCHEIDUNG, Suchteil.IN_ARBEIT))
    else:
        lage_nachfuehren([instance.fall_id])
        if sender is Massanzug:
            _worte_am_plan(instance.fall, _AM_PLAN)


def _worte_am_plan(fall: Fall, teile: Iterable[Suchteil]) -> None:
    for teil in teile:
        worte_nachfuehren(fall, teil)


def _fall_nachfuehren(fall: Fall) -> None:
    worte_nachfuehren(fall, Suchteil.PERSONEN)
    Suchwort.objects.filter(fall=fall).exclude(wirkungsraum=fall.wirkungsraum_id).update(
        wirkungsraum=fall.wirkungsraum_id
    )
    lage_nachfuehren([fall.pk])


def lage_sql() -> Case:
    """The Lage of a case as it follows from its plans and its end."""
    plaene = Massanzug.objects.filter(fall=OuterRef("pk"))
    bewilligt, vorgelegt = (
        Exists(plaene.filter(stand=s)) for s in (Massanzugstand.BEWILLIGT, Massanzugstand.VORGELEGT)
    )
    return Case(
        When(Exists(Abschluss.objects.filter(fall=OuterRef("pk"))), then=Value(Lage.ABGESCHLOSSEN)),
        When(Q(vorgelegt, bewilligt), then=Value(Lage.NEUE_FASSUNG)),
        When(vorgelegt, then=Value(Lage.ENTSCHEIDUNG)),
        When(bewilligt, then=Value(Lage.BEWILLIGT)),
        default=Value(Lage.ANFANG),
    )


def lage_nachfuehren(fall_ids: Collection[int]) -> None:
    """Write the Lage of these cases where it changed."""
    soll = Fall.objects.filter(pk__in=fall_ids).annotate(soll=lage_sql()).exclude(lage=F("soll"))
    for pk, lage in list(soll.values_list("pk", "soll")):
        Fall.objects.filter(pk=pk).update(lage=lage)


def worte_nachfuehren(fall: Fall, teil: Suchteil) -> None:
    """Make the words of one part of a case what its texts say."""
    worte = woerter(*suchtexte([fall.pk], [teil])[fall.pk, teil])
    soll = {w.stamm for w in worte}
    reihen = Suchwort.objects.filter(fall=fall, teil=teil)
    ist = set(reihen.values_list("stamm", flat=True))
    if weg := ist - soll:
        reihen.filter(stamm__in=weg).delete()
        vergiss(weg)
    if neu := soll - ist:
        Suchwort.objects.bulk_create(
            Suchwort(stamm=s, wirkungsraum_id=fall.wirkungsraum_id, teil=teil, fall=fall) for s in sorted(neu)
        )
    merke(worte)


def merke(worte: Iterable[Wort]) -> None:
    """Enter words that no case used so far."""
    je_form = {w.form: w for w in worte}
    bekannt = set(Wortschatz.objects.filter(form__in=je_form).values_list("form", flat=True)) if je_form else set()
    neue = [je_form[form] for form in sorted(je_form.keys() - bekannt)]
    if neue:
        Wortschatz.objects.bulk_create(
            (Wortschatz(form=w.form, stamm=w.stamm, rueckwaerts=w.stamm[::-1]) for w in neue), batch_size=STUECK
        )
        Wortspur.objects.bulk_create(
            (Wortspur(spur=s, form=w.form, stamm=w.stamm) for w in neue for s in sorted(spuren(w.form))),
            batch_size=STUECK,
        )


def vergiss(staemme: Collection[str]) -> None:
    """Take out words that no case uses any more."""
    gebraucht = Suchwort.objects.filter(stamm=OuterRef("stamm"))
    reihen = Wortschatz.objects.filter(stamm__in=staemme).exclude(Exists(gebraucht))
    if frei := set(reihen.values_list("stamm", flat=True)):
        Wortschatz.objects.filter(stamm__in=frei).delete()
        Wortspur.objects.filter(stamm__in=frei).delete()


def suche_fehlt() -> bool:
    """Whether there are cases, or plans in force, from before the search had words of them."""
    if not Suchwort.objects.exists():
        return Fall.objects.exists()
    plaene = Baustein.objects.filter(massanzug__stand=Massanzugstand.BEWILLIGT)
    return plaene.exists() and not Suchwort.objects.filter(teil=Suchteil.MASSANZUG).exists()


def suche_neu(melde: Callable[[int], None] = lambda _: None) -> int:
    """Make Lage and words of all cases anew, everything or nothing; returns how many cases there are."""
    with transaction.atomic():
        for modell in (Suchwort, Wortspur, Wortschatz):
            modell._default_manager.all().delete()
        anzahl, letzter = 0, 0
        while stueck := list(
            Fall.objects.filter(pk__gt=letzter).order_by("pk").values_list("pk", "wirkungsraum_id")[:STUECK]
        ):
            letzter, anzahl = stueck[-1][0], anzahl + len(stueck)
            _schreibe_neu(dict(stueck))
            melde(anzahl)
    return anzahl


def _schreibe_neu(raum_je_fall: dict[int, int]) -> None:
    lage_nachfuehren(raum_je_fall)
    worte = {ort: woerter(*texte) for ort, texte in suchtexte(raum_je_fall).items()}
    Suchwort.objects.bulk_create(
        (
            Suchwort(stamm=s, wirkungsraum_id=raum_je_fall[pk], teil=teil, fall_id=pk)
            for (pk, teil), menge in worte.items()
            for s in sorted({w.stamm for w in menge})
        ),
        batch_size=4 * STUECK,
    )
    merke(w for menge in worte.values() for w in menge)
