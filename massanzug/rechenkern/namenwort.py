"""Which words of an entry („Onkel Yusuf, Werkstatt in der Möhnestraße“) name somebody, and how surely.

Function words, words in lower case, kinship and forms of address name nobody, nor does a description: what stands
behind a comma, in brackets or behind „aus“, „vom“, „beim“.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum

from massanzug.rechenkern.suchwort import FUELLWOERTER

WORT = re.compile(r"[^\W\d_]+", re.UNICODE)


class Art(IntEnum):
    """How surely a word that is written with a capital names somebody."""

    NAME = 0
    """Always („Yusuf“)."""
    ALLTAG = 1
    """An ordinary word, too („Sommer“): not behind an article, otherwise a person decides."""
    ANREDE = 2
    """Behind a form of address only („Herr Müller“ from „Schreinerei Müller“)."""


ANREDEN = frozenset(WORT.findall("frau herr herrn familie dr doktor prof fräulein eheleute geschwister"))
_VERWANDT = frozenset(
    WORT.findall("""
    mama papa mami papi mutti vati oma opa omi opi omas opas tante tanten onkel cousin cousine cousins cousinen neffe
    nichte schwager schwägerin enkel enkelin pate patin paten zwilling zwillinge eltern elternteil ehemann ehefrau mann
    partner partnerin freund freundin freunde nachbar nachbarin nachbarn nachbarschaft kollege kollegin chef chefin
    kind kinder sohn tochter junge mädchen baby familien leute mutter vater bruder schwester geschwister verwandte
    verwandter anwalt anwältin arzt ärztin ex hund katze sozialarbeiter sozialarbeiterin teyze amca
    """)
)
_ROLLE_AM_ENDE = tuple(
    WORT.findall("""
    mutter vater bruder brüder schwester schwestern tante onkel tochter kind kinder eltern nachbar nachbarin
    freundin trainer trainerin lehrer lehrerin betreuer betreuerin helfer helferin
    erzieher erzieherin hebamme pfleger pflegerin berater beraterin therapeut therapeutin
    kollege kollegin arbeiterin begleiter begleiterin fachkraft
    """)
)
_STELLE_AM_ENDE = tuple(
    WORT.findall("""
    schule schulen kindergarten verein praxis zentrum werkstatt straße strasse stelle gruppe gemeinde moschee
    synagoge bücherei bibliothek feuerwehr klinik krankenhaus bäckerei metzgerei schreinerei tischlerei gärtnerei
    druckerei schlosserei verband beratung
    """)
)
_STELLEN = frozenset(
    WORT.findall("""
    tus sv tsv fc sc tv vfl vfb djk drk dlrg thw awo skf skm ogs vhs asd kita club klub amt jugendamt kirche dienst
    treff laden café cafe firma betrieb kiosk salon studio hort diakonie caritas büro kasse heim hilfe schmiede haus
    weg platz hausmeister
    """)
)
ALLTAG = frozenset(
    WORT.findall("""
    sommer winter herbst mai august freitag sonntag montag sonne mond stern morgen abend bach berg see wald feld
    busch baum blume rose linde birke buche eiche garten hof haus burg stein sand fluss graben brunnen brand frost
    schnee regen wolf fuchs bär hase hahn vogel adler falke fink sperling specht kuckuck hirsch löwe lamm fisch hecht
    käfer igel bäcker koch schneider schreiber schmied maurer zimmermann tischler gärtner
    fischer jäger bauer hirte förster metzger fleischer richter ritter könig kaiser fürst graf herzog
    bischof pfarrer mönch engel teufel herz kraft glück freude hoffnung gnade friede frieden ehre treue stolz mut
    brot apfel kirsche korn weizen kohl pfeffer salz zucker honig wein bier krug topf kessel hammer nagel schlüssel
    rad wagen ball spiel sport tanz sang lied reim buch blatt kreuz krone schild schwert pfeil bogen horn
    lang kurz groß gross klein alt jung neu gut schön stark schwach reich arm frei froh fromm klug weise wild still
    rot weiß weiss schwarz braun grün blau gelb grau kalt warm süß sauer hell dunkel ernst frisch lustig
    pfeifer sänger läufer keller kammer stube markt acker wiese moos heide ast zweig beere perle silber gold eisen
    norden westen osten süden ferien
    """)
)
_BESCHREIBT_AB = frozenset(
    WORT.findall("aus vom beim bei im in ins am an zur zum auf mit für nebenan wegen über unter")
)
_PARTIKEL = frozenset(WORT.findall("van de den der di da dos del el al bin ibn ben le la du von zu zum ter"))


def ist_keiner(wort: str) -> bool:
    """Whether the word tells who somebody is to the family, or nothing („Onkel“, „Nachbarin“, „in“)."""
    klein = wort.lower()
    if klein in FUELLWOERTER or klein in _VERWANDT or klein in ANREDEN or wort in _PARTIKEL:
        return True
    return klein in _ROLLE_AM_ENDE or (len(klein) > 8 and klein.endswith(_ROLLE_AM_ENDE))


def ist_stelle(wort: str) -> bool:
    """Whether the word names a kind of place or institution („Grundschule“)."""
    klein = wort.lower()
    return klein in _STELLEN or klein in _STELLE_AM_ENDE or (len(klein) > 6 and klein.endswith(_STELLE_AM_ENDE))


def als_mensch(name: str) -> str:
    """The entry of a family member: „Kaya, Mila“ and „Elisabeth (Lisa)“ are names all through, no description."""

    def oeffne(teil: str) -> str:
        worte = [w for w in WORT.findall(teil) if w != "genannt"]
        nur_namen = worte and all(w[0].isupper() and not ist_keiner(w) and not ist_stelle(w) for w in worte)
        return " ".join(worte) if nur_namen else ""

    kopf, *rest = re.split(r"[,(]", name)
    weitere = [oeffne(t) for t in rest]
    return " ".join(filter(None, [kopf.strip(), *weitere]))


def namen_in(eintrag: str) -> Iterator[tuple[str, Art]]:
    """Each name of an entry as it is written, first the whole of several, with how surely it names somebody."""
    kopf = re.split(r"[,(]", unicodedata.normalize("NFC", eintrag), maxsplit=1)[0]
    klein_geschrieben = not any(w[0].isupper() for w in WORT.findall(kopf))
    worte: list[tuple[re.Match[str], Art]] = []
    an_der_stelle = False
    for treffer in WORT.finditer(kopf):
        wort = treffer[0]
        if wort in _BESCHREIBT_AB and treffer.start():
            break
        an_der_stelle = an_der_stelle or ist_stelle(wort)
        if len(wort) > 1 and (klein_geschrieben or wort[0].isupper()) and not ist_stelle(wort):
            if not ist_keiner(wort):
                art = Art.ALLTAG if wort.lower() in ALLTAG else Art.NAME
                worte.append((treffer, Art.ANREDE if an_der_stelle else art))
            elif worte and not _ist_fuellwort(wort):  # „Eva Vetter“
                worte.append((treffer, Art.ANREDE))
    sicher = [t for t, art in worte if art != Art.ANREDE]
    if len(sicher) > 1:
        yield kopf[sicher[0].start() : sicher[-1].end()], Art.NAME
    yield from ((treffer[0], art) for treffer, art in worte)


def namen_der_familie(bezeichnung: str) -> Iterator[tuple[str, Art]]:
    """As `namen_in`, for what the family is called: it may be called „Vetter“, and it is one name as a whole."""
    mensch = als_mensch(unicodedata.normalize("NFC", bezeichnung))
    gefunden = dict(namen_in(mensch))
    for wort in WORT.findall(mensch):
        if wort not in gefunden and len(wort) > 1 and wort[0].isupper() and not _ist_fuellwort(wort):
            gefunden[wort] = Art.ANREDE
    if bezeichnung not in gefunden and len(bezeichnung) > 1:
        gefunden[bezeichnung] = Art.NAME
    yield from gefunden.items()


def _ist_fuellwort(wort: str) -> bool:
    return wort.lower() in FUELLWOERTER | ANREDEN
