"""Plans side by side, who contributes on a day, and the hint at what looks like goods from the shelf."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.regalware import Stueck, gleicht, regalhinweis
from massanzug.rechenkern.schnitt import ARTEN
from massanzug.rechenkern.schnittvergleich import Beitrag, summen, vergleiche, wer_traegt

TAG = date(2026, 12, 1)


def b(
    faden: str = "eigen", wer: str = "Lina", was: str = "kocht", *, oft: str = "", von: date = TAG,
    bis: date | None = None, einheit: str = "kostenlos", menge: int = 0,
) -> Beitrag:  # fmt: skip
    return Beitrag(faden, wer, was, oft, von, bis, einheit, menge, 1)


def test_was_nur_in_einem_schnitt_steht() -> None:
    oma, wg, hilfe = b("netzwerk", "Oma"), b("stationaer", "WG"), b("fachkraft", "Frau Sommer")
    links, rechts = vergleiche([[b(), oma, hilfe], [b(), wg, hilfe]])
    assert (links.nur_hier, rechts.nur_hier) == ((oma,), (wg,))
    assert (links.anders, rechts.anders) == ((), ())


def test_grosse_buchstaben_und_leerzeichen_machen_keinen_anderen_beitrag() -> None:
    links, rechts = vergleiche([[b(wer="Oma  Helga")], [b(wer="oma helga")]])
    assert (links.nur_hier, rechts.nur_hier) == ((), ())


def test_derselbe_beitrag_in_anderem_mass_wird_auf_beiden_seiten_genannt() -> None:
    drei = b("fachkraft", "Frau Sommer", oft="dienstags", einheit="stunden_je_woche", menge=3000)
    sechs = b("fachkraft", "Frau Sommer", einheit="stunden_je_woche", menge=6500, bis=date(2027, 5, 31))
    links, rechts = vergleiche([[drei], [sechs]])
    assert [a.satz for a in links.anders] == ["3\u00a0Stunden, dienstags, ab 01.12.2026"]
    assert [a.satz for a in rechts.anders] == ["6,5\u00a0Stunden, 01.12.2026 bis 31.05.2027"]


def test_summen_nennen_die_vollste_woche_und_nicht_alles_zusammen() -> None:
    """First five hours, later two: never seven at once; a day of overlap is both."""
    erst = b("fachkraft", einheit="stunden_je_woche", menge=5000, bis=TAG + timedelta(30))
    dann = b("fachkraft", was="x", einheit="stunden_je_woche", menge=2000, von=TAG + timedelta(31))
    nahtlos = {s.faden: s for s in summen([erst, dann, b(), b("stationaer", einheit="tage_je_woche", menge=1000)])}
    assert (nahtlos["fachkraft"].anzahl, nahtlos["fachkraft"].stunden) == (2, 5000)
    assert nahtlos["fachkraft"].satz == "2\u00a0Beiträge, höchstens 5\u00a0Stunden in der Woche"
    assert nahtlos["stationaer"].satz == "1\u00a0Beitrag, höchstens 1\u00a0Tag in der Woche"
    assert nahtlos["eigen"].satz == "1\u00a0Beitrag"
    assert nahtlos["raum"].satz == "nichts"
    ueberlappt = summen([erst, b("fachkraft", einheit="stunden_je_woche", menge=2000, von=TAG + timedelta(30))])
    assert ueberlappt[3].stunden == 7000


def test_wer_am_tag_des_wechsels_beitraegt() -> None:
    """The last day before counts no more, the first day does; from the ground up."""
    gestern = b("stationaer", "WG", bis=TAG - timedelta(1))
    ab_heute, spaeter = b("fachkraft", "Frau Sommer"), b("netzwerk", "Oma", von=TAG + timedelta(1))
    lange = b(von=TAG - timedelta(300))
    assert wer_traegt([gestern, ab_heute, spaeter, lange], TAG) == (lange, ab_heute)


VORRAT = [
    b(faden, wer, von=TAG + timedelta(tage), einheit="stunden_je_woche", menge=menge)
    for faden in ARTEN
    for wer in ("A", "B")
    for tage, menge in ((0, 1000), (40, 2500))
]


@given(st.lists(st.lists(st.sampled_from(VORRAT), max_size=5), min_size=2, max_size=3))
def test_nichts_geht_im_vergleich_verloren(plaene: list[list[Beitrag]]) -> None:
    """What is only here is in no other plan; everything else is in one."""
    for nummer, (plan, seite) in enumerate(zip(plaene, vergleiche(plaene), strict=True)):
        andere = {x.kern for stelle, p in enumerate(plaene) if stelle != nummer for x in p}
        assert set(seite.nur_hier) == {x for x in plan if x.kern not in andere}
        assert not {a.beitrag for a in seite.anders} & set(seite.nur_hier)
        assert sum(s.anzahl for s in seite.summen) == len(plan)


# ---- the hint


def s(faden: str = "fachkraft", was: str = "Unterstützung im Alltag", oft: str = "", menge: int = 3000) -> Stueck:
    return Stueck(faden, was, oft, "stunden_je_woche", menge)


def test_nur_fachkraefte_bekommen_einen_hinweis_mit_beispiel() -> None:
    hinweis = regalhinweis([s(), s()])
    assert hinweis and hinweis.bemerkt == "Bisher tragen nur Fachkräfte bei." and "Oma" in hinweis.beispiel
    zu_hause = regalhinweis([s(), s("stationaer")])
    assert zu_hause and "zu Hause" in zu_hause.beispiel


def test_ein_einziger_faden_der_familie_genuegt() -> None:
    for faden in ("eigen", "netzwerk", "raum"):
        assert regalhinweis([s(), s(faden)]) is None


def test_ein_leerer_plan_ist_keine_regalware() -> None:
    assert regalhinweis([]) is None and regalhinweis([], gleiche=3) is None


def test_gleich_ist_ein_plan_nur_wort_fuer_wort() -> None:
    plan = [s(), s("eigen", "Frühstück machen")]
    assert gleicht(plan, [s("eigen", "frühstück  machen."), s()])
    assert not gleicht(plan, [s(), s("eigen", "Frühstück holen")])
    assert not gleicht(plan, [s(menge=4000), s("eigen", "Frühstück machen")])
    assert not gleicht(plan, plan[:1]) and not gleicht([], [])


def test_gleiche_plaene_werden_gezaehlt_und_nicht_benannt() -> None:
    eine = regalhinweis([s(), s("eigen")], gleiche=1)
    assert eine and "dem einer anderen Familie, die Sie begleiten" in eine.bemerkt
    mehrere = regalhinweis([s(), s("eigen")], gleiche=3)
    assert mehrere and "denen von 3 anderen Familien" in mehrere.bemerkt
