"""A prepared question says what the queryset says, for any value and for any person; an address is Django's."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.template import engines
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from massanzug.fall import actions
from massanzug.fall.models import Baustein, Fall, Massanzug, Person, Wille
from massanzug.fall.queries.faelle import fall, sichtbare
from massanzug.technik.adresse import adresse
from massanzug.technik.frage import Platz, haenge_an, vorbereitet
from tests.welt import HEUTE, Welt

pytestmark = pytest.mark.django_db

ROLLEN = ("asd", "asd@huesten", "asd_leitung", "lt", "wjh", "kaemmerei", "ohne_rolle")


@vorbereitet
def _namen(*, ids: Any, bis: Any) -> QuerySet[Fall, str]:
    return Fall.objects.filter(pk__in=ids, begonnen_am__lte=bis).order_by("pk").values_list("bezeichnung", flat=True)


@vorbereitet
def _mit_namen(*, namen: Any) -> QuerySet[Fall]:
    return Fall.objects.filter(bezeichnung__in=namen).select_related("stadtteil").order_by("pk")


def test_eine_frage_antwortet_fuer_jede_zahl_von_werten(welt: Welt) -> None:
    alle = list(Fall.objects.order_by("pk"))
    assert _namen(ids=[f.pk for f in alle], bis=HEUTE) == [f.bezeichnung for f in alle]
    assert _namen(ids={alle[1].pk}, bis=HEUTE) == [alle[1].bezeichnung]
    assert _namen(ids=(), bis=HEUTE) == []
    assert _namen(ids=[f.pk for f in alle], bis=min(f.begonnen_am for f in alle) - timedelta(1)) == []


def test_texte_mit_zeichen_die_sql_kennt_sind_nur_texte(welt: Welt) -> None:
    erster = Fall.objects.order_by("pk")[0]
    Fall.objects.filter(pk=erster.pk).update(bezeichnung='O\'Hara %s "{}" ; --')
    gefunden = _mit_namen(namen={'O\'Hara %s "{}" ; --', "gibt es nicht"})
    assert [f.pk for f in gefunden] == [erster.pk]
    with CaptureQueriesContext(connection) as gezaehlt:
        assert gefunden[0].stadtteil.name
    assert not gezaehlt


def test_rechte_in_einer_frage_sind_die_der_person_die_fragt(welt: Welt) -> None:
    """Asked by one after the other, with one kept text for all who hold the same roles."""
    alle = set(Fall.objects.values_list("pk", flat=True))
    for _ in range(2):
        for wer in ROLLEN:
            zugriff = welt.zugriff(wer)
            sieht = set(Fall.objects.sichtbar_fuer(zugriff).values_list("pk", flat=True))
            assert sichtbare(zugriff, alle) == sieht, wer
            assert {pk for pk in alle if fall(zugriff, pk)} == sieht, wer


def test_ein_recht_das_endet_endet_auch_in_der_frage(welt: Welt) -> None:
    eigener, asd = welt.faelle["neu@neheim"].fall, welt.zugriff("asd")
    assert fall(asd, eigener.pk)
    eigener.zustaendigkeiten.update(gueltig_bis=HEUTE - timedelta(1), gueltig_von=HEUTE - timedelta(9))
    assert fall(asd, eigener.pk) is None


def test_eine_zahl_die_keine_spalte_fasst_findet_nichts(welt: Welt) -> None:
    assert fall(welt.zugriff("asd"), 10**30) is None


def test_mit_einem_platz_kann_python_nicht_rechnen() -> None:
    """Else a builder could decide by a value that is not there yet."""
    with pytest.raises(TypeError):
        Platz("heute") + timedelta(1)  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = Platz("heute") < HEUTE  # type: ignore[operator]


def test_angehaengte_kinder_sind_wie_nachgeladene(welt: Welt) -> None:
    fall = welt.faelle["neu@neheim"].fall
    mensch = actions.person_aufnehmen(zugriff=welt.zugriff("asd"), fall=fall, name="Kim", rolle="verwandt")  # type: ignore[arg-type]
    personen = list(Person.objects.filter(fall=fall))
    willen = list(Wille.objects.filter(person__fall=fall).order_by("-fassung"))
    haenge_an(personen, willen, an="person", als="willen")
    with CaptureQueriesContext(connection) as gezaehlt:
        assert {p.pk: list(p.willen.all()) for p in personen} == {
            p.pk: [w for w in willen if w.person_id == p.pk] for p in personen
        }
        assert all(w.person is p for p in personen for w in p.willen.all())
        assert not next(p for p in personen if p.pk == mensch.pk).willen.exists()
    assert not gezaehlt
    erste = willen[0]
    assert list(erste.person.willen.filter(pk=erste.pk)) == [erste]
    assert not erste.person.willen.exclude(person=erste.person).exists()


def test_ein_plan_mit_angehaengten_bausteinen_laesst_sich_weiter_fragen(welt: Welt) -> None:
    plan = Massanzug.objects.filter(bausteine__isnull=False).first()
    assert plan
    haenge_an([plan], list(Baustein.objects.filter(massanzug=plan)), an="massanzug", als="bausteine")
    erster = plan.bausteine.all()[0]
    assert list(plan.bausteine.filter(faden=erster.faden)) == list(
        Baustein.objects.filter(massanzug=plan, faden=erster.faden)
    )


def test_eine_adresse_ist_die_die_django_nennt() -> None:
    assert adresse("faelle") == reverse("faelle")
    assert adresse("fall", 7) == reverse("fall", args=[7])
    assert adresse("wille_neu", 12, 3) == reverse("wille_neu", args=[12, 3])
    with pytest.raises(NoReverseMatch):
        adresse("gibt_es_nicht", 1)


@pytest.mark.parametrize(
    ("vorlage", "kontext"),
    [
        ("{% url 'wille_neu' a b %}", {"a": 5, "b": 6}),
        ("{% url 'planbudget_raum' s %}", {"s": "neheim"}),
        ("{% url 'fall' pk=a %}", {"a": 5}),
        ("{% url 'fall' a as hier %}{{ hier }}", {"a": 5}),
    ],
)
def test_vorlagen_nennen_dieselben_adressen(vorlage: str, kontext: dict[str, Any]) -> None:
    from django.template import Context
    from django.template.engine import Engine

    unsere, djangos = engines["django"].from_string(vorlage), Engine().from_string(vorlage)
    assert unsere.render(kontext) == djangos.render(Context(kontext))
