"""An invented entry with every field, and a strategy for any entry."""

from datetime import date

from hypothesis import strategies as st

from massanzug.rechenkern.raum.bedarf import SPRACHEN, WOCHENTAGE, ZUGAENGE
from massanzug.rechenkern.raum.eintrag import Ort, Zeit
from massanzug.rechenkern.raum.offen.eintrag import Offen, rein
from massanzug.rechenkern.raum.offen.hsds import Stadt
from massanzug.rechenkern.raum.themen import lade_themen

STADT = Stadt("Arnsberg", plz={"Alt-Arnsberg": "59821"})
ARTEN = {"treff": "Treffpunkt", "verein": "Verein", "schule": "Schule", "person": "Privatperson"}

VOLL = Offen(
    kennung="7f1c2f0e-3b0e-5d7c-9a55-0d6f3e1b2a44",
    name="Küche für alle, Alt-Arnsberg",
    art="treff",
    art_wort="Treffpunkt",
    beschreibung="Gemeinsam kochen; Kinder sind willkommen.\nAlle bringen etwas mit, „Reste“ auch.",
    themen=("kochen", "nachbarschaft"),
    traeger="Nachbarschaftshilfe e. V.",
    alter_von=0,
    alter_bis=99,
    stadtteil="Alt-Arnsberg",
    wirkungsraum="Arnsberg-Ost",
    anschrift="Ringstraße 7",
    ort=Ort(51.39712, 8.06431),
    zeiten=(Zeit("di", "16:00", "17:30"), Zeit("sa", "10:00", "13:00")),
    zeiten_wort="nicht in den Ferien",
    kosten="kostenlos",
    sprachen=("de", "uk", "dgs"),
    zugang=("stufenlos", "ohne_anmeldung"),
    telefon="+49 2931 555 0100",
    email="kueche@beispiel.de",
    web="https://kueche.beispiel.de/kalender?woche=1",
    kontakt="nachmittags klingeln",
    bestaetigt_am=date(2026, 11, 20),
    geaendert_am=date(2026, 11, 22),
)


def texte(hoechstens: int, *, mindestens: int = 0) -> st.SearchStrategy[str]:
    """Any clean text; an entry never holds another."""
    zeichen = st.characters(codec="utf-8")
    return (
        st.text(zeichen, max_size=min(hoechstens, 40))
        .map(lambda text: rein(text)[:hoechstens].strip())
        .filter(lambda text: len(text) >= mindestens)
    )


_UHR = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda t: f"{t[0]:02d}:{t[1]:02d}")
_ZEIT = st.builds(
    lambda tag, uhren: Zeit(tag, min(uhren), max(uhren)),
    st.sampled_from(sorted(WOCHENTAGE)),
    st.tuples(_UHR, _UHR).filter(lambda u: u[0] != u[1]),
)
_GRAD = st.integers(-89 * 10**5, 89 * 10**5).map(lambda g: g / 10**5)
_ALTER = st.none() | st.tuples(st.integers(0, 120), st.integers(0, 120)).map(sorted)
_TAG = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))


@st.composite
def offene(draw: st.DrawFn) -> Offen:
    def einige(aus: object) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(sorted(aus)), unique=True, max_size=5)))  # type: ignore[call-overload]

    alter = draw(_ALTER) or (None, None)
    art = draw(st.sampled_from(["", "treff", "verein", "schule"]))
    return Offen(
        kennung=str(draw(st.uuids())),
        name=draw(texte(120, mindestens=1)),
        art=art,
        art_wort=ARTEN.get(art, ""),
        beschreibung=draw(texte(600)),
        themen=einige(lade_themen()),
        traeger=draw(texte(120)),
        alter_von=alter[0],
        alter_bis=alter[1],
        stadtteil=draw(texte(80)),
        wirkungsraum=draw(texte(80)),
        anschrift=draw(texte(120)),
        ort=draw(st.none() | st.builds(Ort, _GRAD, _GRAD)),
        zeiten=tuple(draw(st.lists(_ZEIT, max_size=4, unique=True))),
        zeiten_wort=draw(texte(120)),
        kosten=draw(texte(80)),
        sprachen=einige(SPRACHEN),
        zugang=einige(ZUGAENGE),
        telefon=draw(st.sampled_from(["", "+49 2931 555 0100", "02931/12345"])),
        email=draw(st.sampled_from(["", "treff@beispiel.de"])),
        web=draw(st.sampled_from(["", "https://www.beispiel.de", "http://a.beispiel.org/x?y=1,2"])),
        kontakt=draw(texte(120)),
        bestaetigt_am=draw(_TAG),
        geaendert_am=draw(_TAG),
    )
