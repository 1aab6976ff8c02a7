"""What is open is public, clean and readable; a private person cannot be in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.raum.eintrag import Ort, Zeit
from massanzug.rechenkern.raum.offen import Kontakt, Offen, Offenfehler, kontaktzeile, nachsichtig, teile_kontakt
from massanzug.rechenkern.raum.offen.eintrag import FELDER, rein, web_adresse
from tests.rechenkern.raum.offen.muster import VOLL

OEFFENTLICH = {
    "kennung", "name", "art", "art_wort", "beschreibung", "themen", "traeger", "alter_von", "alter_bis", "stadtteil",
    "wirkungsraum", "anschrift", "ort", "zeiten", "zeiten_wort", "kosten", "sprachen", "zugang", "telefon", "email",
    "web", "kontakt", "bestaetigt_am", "geaendert_am",
}  # fmt: skip


def test_nur_oeffentliche_felder() -> None:
    assert set(FELDER) == OEFFENTLICH


@pytest.mark.parametrize(
    "falsch",
    [
        {"art": "person"},
        {"name": " \n"},
        {"kennung": "17"},
        {"name": "x" * 121},
        {"alter_von": 12, "alter_bis": 6},
        {"alter_von": -1, "alter_bis": None},
        {"ort": Ort(91.0, 8.0)},
        {"ort": Ort(float("nan"), 8.0)},
        {"zeiten": (Zeit("di", "18:00", "17:00"),)},
        {"zeiten": (Zeit("Dienstag", "16:00", "17:00"),)},
        {"zeiten": (Zeit("di", "16:00\n", "17:00"),)},
        {"web": "javascript:alert(1)"},
        {"web": "https://x.de/\r\nX: y"},
        {"email": "kein at"},
        {"sprachen": ("de", "de")},
    ],
)
def test_was_kein_eintrag_ist(falsch: dict[str, object]) -> None:
    with pytest.raises(Offenfehler):
        replace(VOLL, **falsch)  # type: ignore[arg-type]


def test_unsichtbares_faellt_heraus() -> None:
    assert replace(VOLL, name=" Tr\u202eeff\x00\u200b ").name == "Treff"
    assert replace(VOLL, beschreibung="می\u200cخواهم\r\nzwei").beschreibung == "می\u200cخواهم\nzwei"


@given(st.text())
def test_rein_ist_rein(text: str) -> None:
    assert rein(rein(text)) == rein(text)
    rein(text).encode()


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("02931 555-0100", Kontakt("02931 555-0100")),
        ("Tel. 02931/5550100, treff@beispiel.de", Kontakt("02931/5550100", "treff@beispiel.de")),
        (
            "Frau Beispiel, +49 (0)2931 12345, www.beispiel.de/x.",
            Kontakt("+49 (0)2931 12345", "", "https://www.beispiel.de/x", "Frau Beispiel"),
        ),
        ("beispiel.de", Kontakt(web="https://beispiel.de")),
        ("www.müller-beispiel.de", Kontakt(web="https://www.xn--mller-beispiel-gsb.de")),
        ("einfach vorbeikommen, ab 16 Uhr", Kontakt(kontakt="einfach vorbeikommen, ab 16 Uhr")),
        ("59821 Arnsberg", Kontakt(kontakt="59821 Arnsberg")),
        ("", Kontakt()),
    ],
)
def test_kontakt_wird_geteilt(text: str, erwartet: Kontakt) -> None:
    assert teile_kontakt(text) == erwartet
    wieder = kontaktzeile(nachsichtig(kennung=VOLL.kennung, name="x", **erwartet._asdict()))
    assert teile_kontakt(wieder) == erwartet


@given(st.text(max_size=300))
def test_jeder_kontakt_gibt_einen_eintrag(text: str) -> None:
    offen = nachsichtig(kennung=VOLL.kennung, name="x", **teile_kontakt(text)._asdict())
    assert len(kontaktzeile(offen)) <= 120


@given(st.text(max_size=80))
def test_nur_webadressen_sind_welche(text: str) -> None:
    adresse = web_adresse(text)
    assert not adresse or adresse.startswith(("http://", "https://"))
    assert adresse.isascii()
    assert web_adresse(adresse) == adresse


def test_nachsichtig_kuerzt_und_laesst_weg() -> None:
    offen = nachsichtig(
        kennung=VOLL.kennung, name="N" * 200, beschreibung="wort " * 300, email="a@", web="ftp://x", alter_von=400
    )
    assert isinstance(offen, Offen)
    assert offen.name.endswith("…")
    assert offen.beschreibung.endswith("wort …")
    assert (offen.email, offen.web, offen.alter_von) == ("", "", None)
