"""The invented people and organisations of the demo city. Nobody here exists; the names are made up.

Passwords follow from the Kennung alone, so that `massanzug demo-zugaenge` can name them without storing them. That is
for the demo only: the app `massanzug.demo` is installed with MASSANZUG_DEMO=1 and nowhere else.
"""

import hashlib
from dataclasses import dataclass

from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Zugehoerigkeit
from massanzug.zugang.choices import Rolle


@dataclass(frozen=True)
class Organisation:
    """An invented organisation; `leitet` is the key of the Wirkungsraum it leads, `kurz` how people say it."""

    schluessel: str
    name: str
    art: Traegerart
    leitet: str = ""
    kurz: str = ""


@dataclass(frozen=True)
class Demoperson:
    """One invented person with the one role she holds."""

    kennung: str
    name: str
    rolle: Rolle
    organisation: str
    wirkungsraum: str = ""


AMT = "jugendamt"
ORGANISATIONEN = (
    Organisation(AMT, "Jugendamt der Stadt Arnsberg (Demo)", Traegerart.OEFFENTLICH),
    Organisation("lichtfaden", "Lichtfaden Jugendhilfe gGmbH", Traegerart.FREI, "neheim", "Lichtfaden"),
    Organisation("ruhrkiesel", "Ruhrkiesel Familienhilfen e. V.", Traegerart.FREI, "huesten", "Ruhrkiesel"),
    Organisation(
        "haselbogen", "Haselbogen – Kinder, Jugend, Familie e. V.", Traegerart.FREI, "alt-arnsberg", "Haselbogen"
    ),
    Organisation("muehlrad", "Mühlrad Familienbegleitung e. V.", Traegerart.FREI),
    Organisation("kornblume", "Kornblume Nachbarschaftswerk gGmbH", Traegerart.FREI),
    Organisation("wegwarte", "Praxis Wegwarte, Familienberatung", Traegerart.GEWERBLICH),
)
LEITTRAEGER = {o.leitet: o.schluessel for o in ORGANISATIONEN if o.leitet}

_JE_RAUM = {
    "neheim": ("Katrin Vollmer", "Emre Tuncel", "Birgit Kemper", "Milena Nowak", "Jonas Hellmann", "Sabine Rüther"),
    "huesten": (
        "Rima Darwish",
        "Thorsten Risse",
        "Ulrike Sommerfeld",
        "Halyna Melnychuk",
        "Tobias Feldkamp",
        "Nuno Barradas",
    ),
    "alt-arnsberg": (
        "Hannah Schnettler",
        "Dariusz Sobolik",
        "Georg Padberg",
        "Yasemin Korkut",
        "Inês Valadares",
        "Martina Ostwald",
    ),
}
_PLAETZE = (
    ("asd", Rolle.ASD_FACHKRAFT),
    ("asd2", Rolle.ASD_FACHKRAFT),
    ("asd-leitung", Rolle.ASD_LEITUNG),
    ("lt", Rolle.LT_FACHKRAFT),
    ("lt2", Rolle.LT_FACHKRAFT),
    ("lt-leitung", Rolle.LT_LEITUNG),
)
_GANZE_STADT = (
    ("wjh", "Petra Dahlhoff", Rolle.WJH),
    ("vormundschaft", "Simon Adomako", Rolle.VORMUNDSCHAFT),
    ("controlling", "Anke Brüggemann", Rolle.CONTROLLING),
    ("kaemmerei", "Ralf Stiefermann", Rolle.KAEMMEREI),
    ("steuerungsgruppe", "Claudia Menzel", Rolle.STEUERUNGSGRUPPE),
    ("jha", "Gesine Albers", Rolle.JHA),
    ("datenschutz", "Lars Tigges", Rolle.DATENSCHUTZ),
    ("verwaltung", "Monika Prein", Rolle.VERWALTUNG),
    ("auswahl", "Henrike Blomberg", Rolle.AUSWAHL),
    ("auswahl2", "Kerem Saygin", Rolle.AUSWAHL),
    ("auswahl3", "Ludger Frense", Rolle.AUSWAHL),
)
_BEWERBUNG = (
    ("lichtfaden", "Doris Pieper"),
    ("muehlrad", "Silke Ahrendt"),
    ("ruhrkiesel", "Andrej Holub"),
    ("haselbogen", "Wiebke Nettelroth"),
    ("kornblume", "Marit Sandvoß"),
)


def _personen() -> tuple[Demoperson, ...]:
    im_raum = [
        Demoperson(f"{platz}.{raum}", name, rolle, AMT if platz.startswith("asd") else LEITTRAEGER[raum], raum)
        for raum, namen in _JE_RAUM.items()
        for (platz, rolle), name in zip(_PLAETZE, namen, strict=True)
    ]
    stadt = [Demoperson(kennung, name, rolle, AMT) for kennung, name, rolle in _GANZE_STADT]
    bewerbung = [Demoperson(f"bewerbung.{o}", name, Rolle.BEWERBUNG, o) for o, name in _BEWERBUNG]
    return (*im_raum, *stadt, *bewerbung)


PERSONEN = _personen()
"""By Wirkungsraum, ASD first; the whole city last."""

_WEITERE_IM_RAUM = {
    "neheim": ("Annika Bredenkötter", "Luca Ferrantini", "Meike Sandbrink", "Tamara Wojtasik", "Ole Stakelbeck"),
    "huesten": ("Cem Aydoğmuş", "Friederike Lohsiepen", "Paul Vennekamp", "Solveig Tackenberg", "Amir Nazarian"),
    "alt-arnsberg": ("Linda Ostermöller", "Bashar Haddadin", "Verena Kückmann", "Jost Wittlage", "Ewelina Brzozak"),
}
_WEITERE_PLAETZE = (
    ("asd3", Rolle.ASD_FACHKRAFT),
    ("asd4", Rolle.ASD_FACHKRAFT),
    ("asd5", Rolle.ASD_FACHKRAFT),
    ("lt3", Rolle.LT_FACHKRAFT),
    ("lt4", Rolle.LT_FACHKRAFT),
)
WEITERE = tuple(
    Demoperson(f"{platz}.{raum}", name, rolle, AMT if platz.startswith("asd") else LEITTRAEGER[raum], raum)
    for raum, namen in _WEITERE_IM_RAUM.items()
    for (platz, rolle), name in zip(_WEITERE_PLAETZE, namen, strict=True)
)
"""Colleagues in the large city, so that nobody leads a hundred families; the login page does not offer them."""

_WORTE = (
    "Zwirn", "Saum", "Kreide", "Knopf", "Faden", "Garn", "Nadel", "Schere", "Leinen", "Kragen", "Futter", "Spule",
    "Naht", "Stoff", "Elle", "Borte", "Revers", "Webstuhl", "Samt", "Wolle", "Falte", "Muster", "Schnitt", "Fingerhut",
)  # fmt: skip


def passwort_fuer(kennung: str) -> str:
    """The demo password of a Kennung: three words of a tailor and four digits, the same in every demo city."""
    stoff = hashlib.sha256(f"massanzug-demo:{kennung}".encode()).digest()
    worte = [_WORTE[b % len(_WORTE)] for b in stoff[:3]]
    return "-".join([*worte, f"{int.from_bytes(stoff[3:5]) % 10_000:04d}"])


@dataclass(frozen=True)
class DemoKonto:
    """What the demo's login page shows of a person; `wirkungsraum` is "" for the whole city."""

    kennung: str
    name: str
    rolle_label: str
    wirkungsraum: str
    organisation: str


def demo_konten() -> list[DemoKonto]:
    """The invented people that are in the database, by Wirkungsraum, ASD first; the whole city last."""
    kennungen = [p.kennung for p in PERSONEN]
    reihen = Zugehoerigkeit.objects.filter(konto__kennung__in=kennungen, konto__is_active=True)
    je_kennung = {z.konto.kennung: z for z in reihen.select_related("konto", "traeger", "wirkungsraum").order_by("-pk")}
    return [
        DemoKonto(
            kennung=kennung,
            name=z.konto.name,
            rolle_label=str(z.get_rolle_display()),
            wirkungsraum=z.wirkungsraum.name if z.wirkungsraum else "",
            organisation=z.traeger.name,
        )
        for kennung in kennungen
        if (z := je_kennung.get(kennung))
    ]
