"""A package for a court: the same content gives the same bytes, and no byte of it can be changed unnoticed."""

import hashlib
import io
import json
import shutil
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from massanzug.rechenkern import aktenpaket, stempel
from massanzug.rechenkern.aktenpaket import INHALT, LIESMICH, UNTERSCHRIFT, KeinPaket, Paketfehler, packe, pruefe
from massanzug.rechenkern.stempel import Zweck

GEHEIM, FREMD = bytes(range(32)), bytes(range(1, 33))
STAND = datetime(2026, 5, 3, 14, 3, 7, 99, tzinfo=ZoneInfo("Europe/Berlin"))
DATEIEN = {"Vermerk.txt": "Anhörung\n".encode(), "Anlagen/Straße 1.pdf": b"%PDF", "leer": b""}


def baue(
    dateien: dict[str, bytes] | None = None, *, geheim: bytes = GEHEIM, titel: str = "Akte", stand: datetime = STAND
) -> bytes:
    unterschrift = partial(stempel.stemple, geheim, zweck=Zweck.AKTENPAKET)
    inhalt = DATEIEN if dateien is None else dateien
    return packe(titel, stand, inhalt, unterschrift, stempel.oeffentlich_zu(geheim))


PAKET = baue()
ABDRUCK = stempel.abdruck(stempel.oeffentlich_zu(GEHEIM))


def bemerkt(paket: bytes) -> bool:
    try:
        return bool(pruefe(paket).befunde)
    except KeinPaket:
        return True


def saetze(paket: bytes, abdruck: str | None = None) -> dict[str, str]:
    return {b.stelle: b.text for b in pruefe(paket, abdruck).befunde}


def auspacken(paket: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(paket)) as archiv:
        return {name: archiv.read(name) for name in archiv.namelist()}


def zip_aus(dateien: dict[str, bytes]) -> bytes:
    """A package as our own packer would build it, but with whatever content."""
    rest = {n: d for n, d in dateien.items() if n not in (INHALT, UNTERSCHRIFT)}
    stempel = dateien[UNTERSCHRIFT].decode().removesuffix("\n")
    return b"".join(daten for _, daten in aktenpaket._paket(STAND, rest, dateien[INHALT], stempel))


def geaendert(wie: Callable[[dict[str, bytes]], object]) -> bytes:
    dateien = auspacken(PAKET)
    wie(dateien)
    return zip_aus(dateien)


# --- what is as it was signed -----------------------------------------------------------------------------------------


def test_ein_unveraendertes_paket_ist_ohne_befund() -> None:
    bericht = pruefe(PAKET, ABDRUCK.upper().replace(":", " "))
    assert (bericht.befunde, bericht.titel, bericht.abdruck) == ((), "Akte", ABDRUCK)
    assert bericht.stand == STAND.replace(microsecond=0)
    assert bericht.dateien == ("Anlagen/Straße 1.pdf", LIESMICH, "Vermerk.txt", "leer")


def test_jedes_andere_programm_liest_es_auch() -> None:
    with zipfile.ZipFile(io.BytesIO(PAKET)) as archiv:
        assert archiv.testzip() is None
        assert {e.date_time for e in archiv.infolist()} == {(2026, 5, 3, 14, 3, 6)}
        assert {name: archiv.read(name) for name in DATEIEN} == DATEIEN
        assert archiv.namelist() == [INHALT, UNTERSCHRIFT, *sorted([*DATEIEN, LIESMICH])]


def test_derselbe_inhalt_gibt_dieselben_bytes() -> None:
    assert baue(dict(reversed(DATEIEN.items()))) == PAKET
    for anders in (baue(titel="Akte 2"), baue(stand=STAND + timedelta(minutes=1)), baue(geheim=FREMD), baue({})):
        assert anders != PAKET and not bemerkt(anders)


def test_die_bytes_bleiben_dieselben_ueber_die_jahre(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages lie in archives: other bytes here mean a new version of the format, and the old one must be read too."""
    monkeypatch.setattr(aktenpaket, "_LIESMICH", "{titel} {stand} {abdruck}\n")
    assert hashlib.sha256(baue()).hexdigest() == "e9dccac543c1e5da3779e281a7aa2cf7942273d209ca0f76c6f279ce6a232aa5"


def test_ein_paket_mit_anderem_wortlaut_von_liesmich_bleibt_gueltig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aktenpaket, "_LIESMICH", "Ein alter Wortlaut: {titel}\n")
    alt = baue()
    monkeypatch.undo()
    assert alt != PAKET and not pruefe(alt).befunde


@given(st.dictionaries(st.from_regex(r"[a-z]{1,4}(/[a-z]{1,4})?", fullmatch=True), st.binary(max_size=50), max_size=6))
@settings(max_examples=60)
def test_jeder_inhalt_kommt_heil_wieder_heraus(dateien: dict[str, bytes]) -> None:
    try:
        paket = baue(dateien)
    except Paketfehler as fehler:
        assert "Ordner" in str(fehler) or "nicht sicher" in str(fehler)
        return
    assert not pruefe(paket, ABDRUCK).befunde
    assert dateien.items() <= auspacken(paket).items()


# --- what was changed is noticed --------------------------------------------------------------------------------------


def test_jedes_byte_an_jeder_stelle() -> None:
    """Each position in turn: another value, one byte out, one byte in."""
    for stelle in range(len(PAKET)):
        vorn, byte, hinten = PAKET[:stelle], PAKET[stelle], PAKET[stelle + 1 :]
        for wert in (byte ^ 1, byte ^ 0x20, byte ^ 0x80):
            assert bemerkt(vorn + bytes([wert]) + hinten), (stelle, wert)
        assert bemerkt(vorn + hinten), stelle
        assert bemerkt(vorn + b"\0" + PAKET[stelle:]), stelle
        assert bemerkt(vorn), stelle


@given(stelle=st.integers(0, len(PAKET) - 1), neu=st.binary(max_size=40), weg=st.integers(0, 40))
@settings(max_examples=1500)
def test_jedes_stueck_an_jeder_stelle(stelle: int, neu: bytes, weg: int) -> None:
    anders = PAKET[:stelle] + neu + PAKET[stelle + weg :]
    assert bemerkt(anders) is (anders != PAKET)


@given(st.binary(min_size=1, max_size=100), st.binary(max_size=100))
@settings(max_examples=300)
def test_davor_und_dahinter(davor: bytes, dahinter: bytes) -> None:
    assert bemerkt(davor + PAKET + dahinter)
    assert not dahinter or "Hinter seinem Ende stehen noch" in str(saetze(PAKET + b"\0" + dahinter.replace(b"PK", b"")))


@given(st.binary(max_size=3000))
@settings(max_examples=500)
def test_beliebige_bytes_sind_kein_paket(muell: bytes) -> None:
    with pytest.raises(KeinPaket, match="kein Aktenpaket"):
        pruefe(muell)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=5),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(
        st.sampled_from(["titel", "stand", "schluessel", "dateien", "name", "groesse", "sha256"]), x, max_size=4
    ),
), st.sampled_from(["titel", "stand", "schluessel", "dateien", "format", "version", None]))  # fmt: skip
@example("\ud800", "titel")
@settings(max_examples=500)
def test_jede_andere_liste_wird_bemerkt(wert: object, wo: str | None) -> None:
    """Also where a key signs nonsense: there is a report or KeinPaket, nothing else."""
    for neu_unterschrieben in (False, True):

        def aendere(dateien: dict[str, bytes], neu_unterschrieben: bool = neu_unterschrieben) -> None:
            daten = json.loads(dateien[INHALT])
            neu = wert if wo is None else daten | {wo: wert}
            dateien[INHALT] = json.dumps(neu, indent=2).encode() + b"\n"
            if neu_unterschrieben:
                dateien[UNTERSCHRIFT] = stempel.stemple(GEHEIM, dateien[INHALT], Zweck.AKTENPAKET).encode() + b"\n"

        # a title of letters that JSON need not escape would be another good package
        assert bemerkt(geaendert(aendere)) or (neu_unterschrieben and wo == "titel")


def test_ein_name_voller_ordner_kostet_keinen_speicher() -> None:
    tracemalloc.start()
    try:
        befunde = saetze(geaendert(lambda d: d.update({"a/" * 10_000: b""})))
        assert "Der Name ist nicht sicher." in str(befunde) or "hinzugekommen" in str(befunde)
        assert tracemalloc.get_traced_memory()[1] < 10 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.langsam
def test_ein_verzeichnis_das_wie_ein_ende_aussieht() -> None:
    """Where the directory begins at byte 0x06054B50, the last record holds its own mark twice."""
    groesse = 0x06054B50 - 5_000
    for _ in range(2):
        paket = baue({"a": bytes(groesse)})
        groesse += 0x06054B50 - int.from_bytes(paket[-6:-2], "little")
    assert paket.count(b"PK\5\6") == 2 and not pruefe(paket).befunde


@pytest.mark.parametrize(("wie", "stelle", "satz"), [
    (lambda d: d.pop("leer"), "leer", "Die Datei fehlt."),
    (lambda d: d.update({"neu.txt": b"x"}), "neu.txt", "hinzugekommen"),
    (lambda d: d.update({"leer": b"x"}), "leer", "1 Bytes, unterschrieben 0."),
    (lambda d: d.update({"Vermerk.txt": b"x" * 10}), "Vermerk.txt", "Die Prüfsumme ist nicht die"),
    (lambda d: d.update({LIESMICH: d[LIESMICH].replace(b"KTEN", b"kten")}), LIESMICH, "Die Prüfsumme"),
    (lambda d: d.update({"../boese": b""}), "../boese", "Der Name ist nicht sicher."),
    (lambda d: d.update({"LEER": b""}), "leer", "mehrfach"),
    (lambda d: d.update({INHALT: d[INHALT].replace(b'"Akte"', b'"Aktx"')}), INHALT, "Die Unterschrift passt nicht"),
    (lambda d: d.update({UNTERSCHRIFT: b"A" * 86 + b"==\n"}), INHALT, "Die Unterschrift passt nicht"),
    (lambda d: d.update({"\x1b[2Jrot\u202e": b""}), "\ufffd[2Jrot\ufffd", "Der Name ist nicht sicher."),
])  # fmt: skip
def test_was_geaendert_wurde_steht_beim_namen(
    wie: Callable[[dict[str, bytes]], object], stelle: str, satz: str
) -> None:
    texte = [b.text for b in pruefe(geaendert(wie)).befunde if b.stelle == stelle]
    assert any(satz in text for text in texte), texte


def test_umbenannt_fehlt_die_eine_und_die_andere_ist_neu() -> None:
    befunde = saetze(geaendert(lambda d: d.update({"voll": d.pop("leer")})))
    assert befunde == {
        "leer": "Die Datei fehlt.",
        "voll": "Die Datei ist hinzugekommen; unterschrieben ist sie nicht.",
    }


def test_ohne_unterschrift() -> None:
    gekuerzt = PAKET.replace(UNTERSCHRIFT.encode(), UNTERSCHRIFT.encode().replace(b"schrift", b"tritt.x"))
    assert "Die Unterschrift fehlt." in saetze(gekuerzt)[UNTERSCHRIFT]


def test_doppelte_namen() -> None:
    doppelt = baue({"a.txt": b"1", "b.txt": b"1"}).replace(b"b.txt", b"a.txt")
    assert saetze(doppelt)["a.txt"] == "Der Name kommt mehrfach vor."


def test_mit_einem_anderen_schluessel_neu_unterschrieben() -> None:
    """It proves another key, and only comparing tells."""
    fremd = baue(geheim=FREMD)
    assert pruefe(fremd).befunde == () and pruefe(fremd).abdruck != ABDRUCK
    assert "mit einem anderen Schlüssel unterschrieben" in saetze(fremd, ABDRUCK)[UNTERSCHRIFT]


@pytest.mark.parametrize(("stelle", "satz"), [
    (lambda p: p.index(DATEIEN["Vermerk.txt"]) - 20, "im Kopf vor „Vermerk.txt“"),
    (lambda p: p.index(b"PK\1\2") + 5, f"im Verzeichnis des ZIP bei „{INHALT}“"),
    (lambda p: len(p) - 18, "im Schluss des ZIP"),
])  # fmt: skip
def test_wo_das_zip_selbst_geaendert_wurde(stelle: Callable[[bytes], int], satz: str) -> None:
    wo = stelle(PAKET)
    anders = PAKET[:wo] + bytes([PAKET[wo] ^ 1]) + PAKET[wo + 1 :]
    assert saetze(anders)["Paket"] == f"Das Paket wurde verändert, an Byte {wo + 1}: {satz}."


def test_neu_gepackt_ist_veraendert() -> None:
    neu = io.BytesIO()
    with zipfile.ZipFile(neu, "w") as archiv:
        for name, daten in auspacken(PAKET).items():
            archiv.writestr(name, daten)
    assert "Paket" in saetze(neu.getvalue())


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [
    "", ".", "..", "../a", "a/../b", "/a", "a/", "a//b", "a\\b", "C:a", "~/a", "-rf", ".bashrc", "a.", "a ", "a\nb",
    "a\0", "con", "NUL.txt", "com1.pdf", "a/lpt9", "x\u202efdp.exe", "u\u0308", "\ud800", "a" * 201, "ä" * 101, "a*",
    "a?", 'a"b',
    LIESMICH, "liesmich.TXT", INHALT, UNTERSCHRIFT, "inhalt.json/a",
])  # fmt: skip
def test_unsichere_namen_kommen_in_kein_paket(name: str) -> None:
    with pytest.raises(Paketfehler):
        baue({name: b""})


@pytest.mark.parametrize("namen", [("a", "A"), ("a", "a/b"), ("Ä.pdf", "ä.pdf")])
def test_namen_die_einander_ueberschreiben(namen: tuple[str, str]) -> None:
    with pytest.raises(Paketfehler, match=r"mehrfach|Ordner"):
        baue(dict.fromkeys(namen, b""))


@pytest.mark.parametrize(
    "name", ["a", "a.b", "Anlagen/01 Bericht (Entwurf).pdf", "Müller & Söhne – 3.5.2026.txt", "con2", "ß"]
)
def test_gewoehnliche_namen(name: str) -> None:
    assert not pruefe(baue({name: b"x"})).befunde


def test_titel_ist_eine_zeile() -> None:
    assert pruefe(baue(titel=" Akte\n\x1b\u202eder   Familie\u202f7 ")).titel == "Akte der Familie 7"
    with pytest.raises(Paketfehler, match="Titel"):
        baue(titel=" \n\x1b")


@pytest.mark.parametrize(
    "stand", [datetime(2026, 5, 3), datetime(1979, 5, 3, tzinfo=UTC), datetime(2108, 1, 1, tzinfo=UTC)]
)
def test_stand_ohne_zeitzone_oder_ausserhalb_des_zip(stand: datetime) -> None:
    with pytest.raises(Paketfehler, match="Zeitzone"):
        baue(stand=stand)


def test_der_schluessel_gehoert_zur_unterschrift() -> None:
    for zweck, geheim in ((Zweck.AKTENPAKET, FREMD), (Zweck.EINGANGSBELEG, GEHEIM)):
        unterschrift = partial(stempel.stemple, geheim, zweck=zweck)
        with pytest.raises(Paketfehler, match="gehört nicht"):
            packe("Akte", STAND, {}, unterschrift, stempel.oeffentlich_zu(GEHEIM))


def test_zu_viel_ist_zu_viel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aktenpaket, "DATEIEN_HOECHSTENS", 5)
    viele = {f"{n}.txt": b"" for n in range(6)}
    with pytest.raises(Paketfehler, match="zu groß"):
        baue(viele)
    monkeypatch.setattr(aktenpaket, "BYTES_HOECHSTENS", len(PAKET))
    assert not pruefe(baue()).befunde
    with pytest.raises(Paketfehler, match="zu groß"):
        baue(DATEIEN | {"Vermerk.txt": b"x" * 11})
    with pytest.raises(KeinPaket, match="zu groß"):
        pruefe(PAKET + b"x")


def test_ein_zip_das_sich_aufblaeht_wird_nicht_gelesen() -> None:
    """Many entries over the same bytes: more altogether than the file has."""
    kopf = PAKET[: PAKET.index(b"PK\1\2")]
    eintrag = PAKET[PAKET.index(b"PK\1\2") :][: 46 + len(INHALT)]
    ende = PAKET[-22:-14] + (len(PAKET) // 1000 + 50).to_bytes(2, "little") * 2 + b"\0" * 4
    bombe = kopf + eintrag * 60 + b"PK\5\6" + ende[4:8] + (60).to_bytes(2, "little") * 2 + b"\0" * 4
    bombe += len(kopf).to_bytes(4, "little") + b"\0\0"
    with pytest.raises(KeinPaket, match="Verzeichnis"):
        pruefe(bombe)


# --- without massanzug ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not all(map(shutil.which, ("openssl", "sha256sum", "base64", "sed"))), reason="Werkzeuge fehlen")
def test_was_liesmich_ohne_massanzug_verspricht(tmp_path: Path) -> None:
    """The very lines that stand in it, in a shell: they agree, and they notice what was changed."""
    with zipfile.ZipFile(io.BytesIO(PAKET)) as archiv:
        archiv.extractall(tmp_path)
    zeilen = (tmp_path / LIESMICH).read_text().splitlines()
    befehle = [
        z.strip().replace("/tmp/", f"{tmp_path}/") for z in zeilen
        if z.startswith("  ") and z.strip().startswith(("sed", "openssl", "(printf", "base64", "grep"))
    ]  # fmt: skip
    assert len(befehle) == 7

    mit = {"capture_output": True, "text": True}

    def alle() -> list[subprocess.CompletedProcess[str]]:
        return [subprocess.run(["sh", "-c", b], check=False, cwd=tmp_path, **mit) for b in befehle]

    laeufe = alle()
    assert [lauf.returncode for lauf in laeufe] == [0] * 7, [lauf.stderr for lauf in laeufe]
    assert laeufe[1].stdout[:64] == ABDRUCK.replace(":", "")
    assert "Verified" in laeufe[4].stdout and laeufe[6].stdout.count("OK") == 3
    (tmp_path / "leer").write_text("x")
    (tmp_path / INHALT).write_text((tmp_path / INHALT).read_text() + " ")
    assert [lauf.returncode for lauf in alle()] == [0, 0, 0, 0, 1, 0, 1]
