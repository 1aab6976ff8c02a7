"""Contact cards: organizations become proposals, people stay where they are."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massanzug.rechenkern.raum.eintrag import Ort
from massanzug.rechenkern.raum.offen import Offen, Offenfehler, Zeilenfehler, aus_vcard
from massanzug.rechenkern.raum.offen.vcard import BYTES_HOECHSTENS, KARTEN_HOECHSTENS


def karte(*zeilen: str, version: str = "3.0", ende: str = "\r\n") -> bytes:
    return "".join(f"{z}{ende}" for z in ("BEGIN:VCARD", f"VERSION:{version}", *zeilen, "END:VCARD")).encode()


def eine(*zeilen: str, version: str = "3.0") -> Offen:
    (offen,) = aus_vcard(karte(*zeilen, version=version))
    assert isinstance(offen, Offen), offen
    return offen


def test_einrichtung_wird_vorschlag() -> None:
    offen = eine(
        "N:;;;;",
        "FN:Bürgerhaus\\, Saal 2",
        "ORG:Bürgerhaus Beispiel e. V.;Saal",
        "item1.TEL;TYPE=\"work,voice\":+49 2931",
        "  555 0100",
        "EMAIL;TYPE=INTERNET:haus@beispiel.de",
        "ADR;TYPE=WORK:;;Ringstraße 7;Arnsberg;NRW;59821;Deutschland",
        "URL:beispiel.de/haus",
        "NOTE:Schlüssel unter der Matte",
        "CATEGORIES:Kochen,MUSIK,Unfug",
        "GEO:51.39712;8.06431",
        "UID:urn:uuid:7f1c2f0e-3b0e-5d7c-9a55-0d6f3e1b2a44",
    )  # fmt: skip
    assert (offen.name, offen.traeger) == ("Bürgerhaus, Saal 2", "Bürgerhaus Beispiel e. V., Saal")
    assert (offen.telefon, offen.email) == ("+49 2931 555 0100", "haus@beispiel.de")
    assert (offen.anschrift, offen.stadtteil, offen.web) == ("Ringstraße 7", "Arnsberg", "https://beispiel.de/haus")
    assert (offen.themen, offen.ort) == (("kochen", "musik"), Ort(51.39712, 8.06431))
    assert offen.kennung == "7f1c2f0e-3b0e-5d7c-9a55-0d6f3e1b2a44"
    assert "Matte" not in repr(offen)


def test_fassung_vier() -> None:
    offen = eine("KIND:org", "FN:Chor", "TEL;VALUE=uri:tel:+49-2931-12345", "GEO:geo:51.4,8.06", version="4.0")
    assert (offen.name, offen.telefon, offen.ort) == ("Chor", "+49-2931-12345", Ort(51.4, 8.06))


def test_ein_mensch_fuehrt_nur_zu_seiner_einrichtung() -> None:
    offen = eine(
        "N:Muster;Maria;;;",
        "FN:Maria Muster",
        "ORG:Sportverein Beispiel",
        "TITLE:Trainerin",
        "TEL;TYPE=CELL,WORK:0170 1111111",
        "TEL;TYPE=HOME:02931 2222222",
        "TEL;TYPE=WORK:02931 3333333",
        "EMAIL:maria@privat.example.de",
        "ADR;TYPE=HOME:;;Privatweg 1;Arnsberg;;;",
        "BDAY:1980-01-01",
        "UID:maria-muster",
    )
    assert (offen.name, offen.telefon, offen.anschrift, offen.email) == (
        "Sportverein Beispiel",
        "02931 3333333",
        "",
        "",
    )
    for geheim in ("Maria", "maria", "Muster", "0170", "2222222", "Privatweg", "1980", "Trainerin"):
        assert geheim not in repr(offen)
    assert offen.kennung == eine("N:Anders;Anna;;;", "FN:Anna Anders", "ORG:Sportverein Beispiel").kennung


@pytest.mark.parametrize(
    ("zeilen", "version"),
    [
        (("N:Muster;Maria;;;", "FN:Maria Muster", "TEL:02931 12345"), "3.0"),
        (("FN:Maria Muster", "TEL:02931 12345"), "4.0"),
        (("KIND:individual", "FN:Maria Muster"), "4.0"),
        (("N:Oma;;;;", "FN:Oma"), "3.0"),
    ],
)
def test_privatpersonen_bleiben_draussen(zeilen: Sequence[str], version: str) -> None:
    (fehler,) = aus_vcard(karte(*zeilen, version=version))
    assert isinstance(fehler, Zeilenfehler)
    assert "Privatpersonen" in fehler.text
    assert "Maria" not in str(fehler)


def test_jede_karte_fuer_sich() -> None:
    daten = karte("ORG:Eins") + karte("ORG:Alt", version="2.1") + b"BEGIN:VCARD\n" + karte("ORG:Drei", ende="\n")
    gelesen = aus_vcard(daten)
    assert [g.name if isinstance(g, Offen) else g.nummer for g in gelesen] == ["Eins", 2, 3, "Drei"]
    assert aus_vcard(karte(*["X:1"] * 600, "ORG:Lang"))[0] == Zeilenfehler(
        1, "Karte 1", "Die Karte ist unvollständig oder zu lang. Bitte neu ausgeben."
    )


def test_grenzen() -> None:
    for daten in (b"", b"Hallo", karte("ORG:X") * (KARTEN_HOECHSTENS + 1), b"x" * (BYTES_HOECHSTENS + 1)):
        with pytest.raises(Offenfehler):
            aus_vcard(daten)


def test_alte_zeichen() -> None:
    assert aus_vcard("BEGIN:VCARD\nVERSION:3.0\nORG:Küche\nEND:VCARD".encode("cp1252"))[0].name == "Küche"  # type: ignore[union-attr]


NAMEN = st.sampled_from(
    ["N", "FN", "ORG", "TEL;TYPE=work", "EMAIL", "ADR", "URL", "GEO", "CATEGORIES", "UID", "KIND", "\\"]
)


@given(st.lists(st.tuples(NAMEN, st.text(max_size=40)), max_size=8), st.sampled_from(["3.0", "4.0", ""]))
def test_feindliche_karten(zeilen: list[tuple[str, str]], version: str) -> None:
    daten = karte(*(f"{name}:{wert}" for name, wert in zeilen if wert.isprintable()), version=version)
    assert all(isinstance(eins, Offen | Zeilenfehler) for eins in aus_vcard(daten))


@given(st.binary(max_size=300))
def test_feindliche_bytes(daten: bytes) -> None:
    with suppress(Offenfehler):
        aus_vcard(b"BEGIN:VCARD\n" + daten)
