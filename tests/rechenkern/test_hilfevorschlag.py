"""Legal basis and Hilfeart follow the finished plan, with the reason in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.hilfevorschlag import Stueck, schlage_vor, statistikart, statistikarten
from massanzug.rechenkern.parameter.lesen import Parameterfehler

TAG = date(2026, 11, 22)
EIGEN, STUNDEN, TAGE = Stueck("eigen"), Stueck("fachkraft", "stunden_je_woche"), Stueck("fachkraft", "tage_je_woche")
WOHNEN = Stueck("stationaer", "tage_je_woche")


@pytest.mark.parametrize(("stuecke", "volljaehrig", "grundlage", "hilfeart"), [
    ([EIGEN], False, "§ 27 Abs. 2 SGB VIII", "16"),
    ([EIGEN, STUNDEN], False, "§ 27 Abs. 2 SGB VIII", "14"),
    ([STUNDEN, TAGE], False, "§ 27 Abs. 2 SGB VIII", "14"),
    ([EIGEN, TAGE], False, "§§ 27, 32 SGB VIII", "08"),
    ([EIGEN, WOHNEN], False, "§§ 27, 34 SGB VIII", "11"),
    ([WOHNEN, STUNDEN], False, "§ 27 Abs. 2 SGB VIII", "15"),
    ([WOHNEN, TAGE], False, "§ 27 Abs. 2 SGB VIII", "15"),
    ([STUNDEN], True, "§ 41 SGB VIII", "14"),
    ([WOHNEN], True, "§ 41 i. V. m. § 34 SGB VIII", "11"),
    ([], False, "§ 27 Abs. 2 SGB VIII", "16"),
])  # fmt: skip
def test_der_vorschlag_folgt_den_bausteinen(
    stuecke: list[Stueck], volljaehrig: bool, grundlage: str, hilfeart: str
) -> None:
    v = schlage_vor(stuecke, volljaehrig=volljaehrig)
    assert (v.rechtsgrundlage, v.hilfeart) == (grundlage, hilfeart)
    assert ("§ 41" in v.grund) == volljaehrig


@given(st.lists(st.sampled_from([EIGEN, STUNDEN, TAGE, WOHNEN])), st.booleans())
def test_jeder_vorschlag_steht_in_der_liste_und_hat_einen_grund(stuecke: list[Stueck], volljaehrig: bool) -> None:
    v = schlage_vor(stuecke, volljaehrig=volljaehrig)
    assert statistikart(v.hilfeart, TAG).name and v.grund.endswith(".")
    assert len(v.rechtsgrundlage) <= 60
    assert schlage_vor(stuecke[::-1], volljaehrig=volljaehrig) == v


def test_die_liste_ist_die_der_erhebung() -> None:
    assert [art.schluessel for art in statistikarten(TAG)] == [f"{n:02d}" for n in range(1, 17)]
    assert all(art.annahme and "zu bestätigen" in art.quelle for art in statistikarten(TAG))
    with pytest.raises(Parameterfehler, match="gibt es in der Liste dieses Tages nicht"):
        statistikart("14", date(2000, 1, 1))
