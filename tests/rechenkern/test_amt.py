"""How the office signs, and what a Belehrung must and must not say."""

import re
from dataclasses import replace
from datetime import date

import pytest

from massanzug.rechenkern.amt import amt_am, belehrung, lade_aemter
from massanzug.rechenkern.parameter.lesen import Parameterfehler

TAG = date(2026, 11, 22)


def test_die_belehrung_nennt_rechtsbehelf_behoerde_sitz_und_frist() -> None:
    """§ 36 SGB X; § 58 Abs. 1 VwGO: without one of them a year is open."""
    worte = " ".join(belehrung(amt_am(TAG), TAG))
    for wort in ("Widerspruch", "innerhalb eines Monats nach seiner Bekanntgabe", "Stadt Arnsberg, Jugendamt",
                 "Rathausplatz 2, 59759 Arnsberg", "schriftlich", "elektronischer Form", "Niederschrift"):  # fmt: skip
        assert wort in worte
    assert not re.search(r"\d{1,2}\. ?[A-ZJ]|\d{2}\.\d{2}\.", worte), "nie ein errechneter Tag"


def test_wohin_der_widerspruch_geht_folgt_der_anschrift() -> None:
    amt = replace(amt_am(TAG), anschrift=("Neuer Weg 1", "59821 Arnsberg"))
    assert "Neuer Weg 1, 59821 Arnsberg" in belehrung(amt, TAG)[1]


def test_was_die_stadt_nicht_bestaetigt_hat_sagt_es_selbst() -> None:
    for amt in lade_aemter():
        assert amt.quelle and amt.ombudsstelle
        assert not amt.annahme or "zu bestätigen" in amt.quelle


def test_vor_dem_ersten_eintrag_schreibt_niemand() -> None:
    with pytest.raises(Parameterfehler, match="keine gültige Regel"):
        amt_am(date(2020, 1, 1))
