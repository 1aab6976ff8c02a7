"""Two Fassungen of a plan beside each other: every piece is told once, and nothing that stayed the same."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.planvergleich import Beitrag, planvergleich

ALLE = [
    Beitrag(faden, wer, was, von, umfang=umfang)
    for faden in ("eigen", "fachkraft")
    for wer in ("Lina", "Frau Sommer")
    for was in ("Judo", "kocht")
    for von in (date(2026, 1, 1), date(2026, 2, 1))
    for umfang in ("", "3 Stunden in der Woche")
]
PLAN = st.lists(st.sampled_from(ALLE), max_size=6)


@given(PLAN, PLAN)
def test_jeder_baustein_kommt_genau_einmal_vor(vorher: list[Beitrag], nachher: list[Beitrag]) -> None:
    v = planvergleich(vorher, nachher)
    bleibt = Counter(nachher) - Counter(v.neu) - Counter(a.nachher for a in v.anders)
    assert Counter(vorher) == Counter(v.weg) + Counter(a.vorher for a in v.anders) + bleibt


@given(PLAN)
def test_derselbe_plan_hat_keinen_unterschied(plan: list[Beitrag]) -> None:
    assert not planvergleich(plan, list(reversed(plan)))


@given(PLAN, PLAN)
def test_zurueck_ist_neu_was_weg_war(vorher: list[Beitrag], nachher: list[Beitrag]) -> None:
    hin, her = planvergleich(vorher, nachher), planvergleich(nachher, vorher)
    assert (len(hin.neu), len(hin.weg)) == (len(her.weg), len(her.neu))


def test_eine_aenderung_sagt_worin() -> None:
    alt = Beitrag("fachkraft", "Frau Sommer", "Judo", date(2026, 1, 1), umfang="5 Stunden")
    neu = Beitrag("fachkraft", "Frau Sommer", "Judo", date(2026, 1, 1), date(2026, 6, 30), umfang="3 Stunden")
    (anders,) = planvergleich([alt], [neu]).anders
    assert anders.worin == ("Umfang: 3 Stunden statt 5 Stunden", "Bis: 30.06.2026 statt offen")
