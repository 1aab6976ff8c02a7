"""The thirteen steps of a case: where it is, and who has the ball."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from massanzug.fall.choices import (
    Entscheidungsstand,
    Fallrolle,
    Funktion,
)
from massanzug.fall.models import Entscheidung, Person
from massanzug.fall.queries.fallblick import Fallblick
from massanzug.fall.queries.papiere import Papierblick
from massanzug.technik.adresse import adresse
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.zugriff import Zugriff


@dataclass(frozen=True)
class Schritt:
    """One knot of the thread of thirteen."""

    nummer: int
    name: str
    stand: str
    url: str = ""
    hinweis: str = ""


@dataclass(frozen=True)
class Ball:
    """Whose turn it is (`wer` is empty when it is the reader's) and what to do, since when; where, if it is no step."""

    wer: str
    was: str
    seit: date | None = None
    knopf: str = ""
    url: str = ""


def schritte(blick: Fallblick, bearbeiten: bool) -> tuple[Schritt, ...]:
    """The thirteen steps of a case: what is done, what is next, what comes later; links for who may work on it."""
    pk = blick.fall.pk
    plan = blick.plan
    gesagt = blick.bereich is not None
    getan = (
        ("Kontakt", bool(blick.kontakte), adresse("kontakt_neu", pk)),
        (blick.fall.get_bereich_display() if gesagt else BEREICH, gesagt, adresse("bereich_zuordnen", pk)),
        ("Wille", any(s.wille for s in blick.stimmen) and not _ungefragt(blick), _zum_willen(blick)),
        ("Ressourcen", any(f.ressourcen for f in blick.felder), adresse("ressource_neu", pk)),
        ("Ziele", bool(blick.ziele or blick.beendete_ziele), adresse("ziel_neu", pk)),
        ("Beratung im Team", any(b.gehalten for b in blick.beratungen), _ins_team(blick)),
        ("Maßanzug", bool(plan and len(plan.bausteine.all())), adresse("massanzug", pk)),
        ("Entscheidung", blick.massanzug is not None, adresse("massanzug", pk)),
        (
            "Vereinbarung und Freigabe",
            any(f.widerrufen_am is None for f in blick.freigaben),
            adresse("freigabe_neu", pk) if blick.massanzug else "",
        ),
    )
    if blick.abschluss:
        return _nach_dem_ende(blick, [name for name, *_ in getan])
    naechster = next((i for i, (name, fertig, _) in enumerate(getan) if not fertig and name != BEREICH), None)
    knoten = [
        Schritt(
            i + 1, name, "erledigt" if fertig else ("jetzt" if i == naechster else "spaeter"), url if bearbeiten else ""
        )
        for i, (name, fertig, url) in enumerate(getan)
    ]
    zurueck = naechster is None and _blickt_zurueck(blick)
    wege = {"Rückblick": "rueckblick_neu"} if bearbeiten and blick.massanzug and blick.ziele else {}
    for name in DANACH:
        jetzt = naechster is None and name == ("Rückblick" if zurueck else "Durchführung")
        stand = "jetzt" if jetzt else ("erledigt" if name == "Durchführung" and zurueck else "spaeter")
        url = adresse(wege[name], pk) if name in wege else ""
        knoten.append(Schritt(len(knoten) + 1, name, stand, url))
    return tuple(knoten)


BEREICH = "Bereich"
"""As long as nobody said in which one the case is. It is no one's turn for that: the will comes first."""
DANACH = ("Durchführung", "Rückblick", "Abschluss", "Nachfrage")


def _blickt_zurueck(blick: Fallblick) -> bool:
    """Whether it is time to look back together."""
    faellig = blick.massanzug.geprueft_bis if blick.massanzug else None
    return bool(faellig and faellig <= blick.heute)


def _nach_dem_ende(blick: Fallblick, namen: list[str]) -> tuple[Schritt, ...]:
    """All is done but asking again."""
    offen = any(n.am is None for n in blick.nachfragen)
    knoten = [Schritt(i, name, "erledigt") for i, name in enumerate([*namen, *DANACH[:-1]], start=1)]
    return (*knoten, Schritt(len(knoten) + 1, DANACH[-1], "jetzt" if offen else "erledigt"))


def _ungefragt(blick: Fallblick) -> tuple[Person, ...]:
    """The young people of this case whose own will nobody has written down (§ 8 SGB VIII)."""
    jung = (s for s in blick.stimmen if s.person.rolle == Fallrolle.KIND and not s.person.verstorben)
    return tuple(s.person for s in jung if s.wille is None)


def _zum_willen(blick: Fallblick) -> str:
    """Straight to the first person nobody has asked yet; where nothing is said at all, will and goal in one go."""
    if not blick.stimmen:
        return adresse("person_neu", blick.fall.pk)
    if not blick.ziele and not any(s.wille for s in blick.stimmen):
        return adresse("anfang", blick.fall.pk)
    ungefragt = next((s.person for s in blick.stimmen if s.wille is None), None)
    return adresse("wille_neu", blick.fall.pk, ungefragt.pk) if ungefragt else "#wille"


def _ins_team(blick: Fallblick) -> str:
    """Onto an agenda, or to where it stands on one."""
    return "#beratung" if blick.auf_der_tagesordnung else adresse("beratung_einbringen", blick.fall.pk)


_ZU_TUN = {
    "Kontakt": "das erste Gespräch festhalten.",
    "Wille": "fragen und aufschreiben, was die Menschen wollen.",
    "Ressourcen": "festhalten, was schon da ist und gelingt.",
    "Ziele": "aus dem Willen Ziele machen.",
    "Beratung im Team": "das Sozialraumteam um Ideen bitten.",
    "Maßanzug": "mit der Familie den Maßanzug schneiden.",
    "Entscheidung": "den Maßanzug zur Entscheidung vorlegen.",
    "Vereinbarung und Freigabe": "mit der Familie klären, was der Leitträger sehen darf, und es freigeben.",
    "Durchführung": "den Maßanzug begleiten. Was trägt schon, was fehlt noch?",
    "Rückblick": "mit allen zurückblicken: Wie nah sind die Ziele?",
    "Nachfrage": "nachfragen, ob es trägt.",
}


def ball(
    zugriff: Zugriff,
    blick: Fallblick,
    knoten: Iterable[Schritt],
    papiere: Papierblick,
    *,
    bearbeiten: bool,
    nachfragen: bool,
) -> Ball | None:
    """Who has the ball in this case, for those who work on it in the Jugendamt."""
    neueste = next(iter(blick.entscheidungen), None)
    if neueste and neueste.stand == Entscheidungsstand.VORGELEGT:
        ich = neueste.zweite_fachkraft_id == zugriff.konto_id
        wessen = "Ihren Vorschlag" if neueste.vorgelegt_von_id == zugriff.konto_id else "den Vorschlag"
        was = f"{wessen} prüfen, mitzeichnen oder zur Klärung zurückgeben."
        return Ball("" if ich else neueste.zweite_fachkraft.name, was, neueste.vorgelegt_am)
    jetzt = next((s for s in knoten if s.stand == "jetzt"), None)
    if jetzt and jetzt.name == DANACH[-1]:
        return _ball_der_nachfrage(blick, nachfragen)
    wer = (
        "" if bearbeiten else next((z.konto.name for z in blick.zustaendig if z.funktion == Funktion.FALLFUEHREND), "")
    )
    if jetzt is None or not (bearbeiten or wer):
        return None
    if neueste and (brief := _brief(wer, neueste, papiere)):
        return brief
    return _ball_des_schritts(blick, jetzt, wer)


def _ball_des_schritts(blick: Fallblick, schritt: Schritt, wer: str) -> Ball:
    """What is to do in this step; while the case is on an agenda, who has to do it is told by its Fallblatt."""
    neueste = next(iter(blick.entscheidungen), None)
    if neueste and neueste.stand == Entscheidungsstand.ZURUECKGEGEBEN and schritt.name == "Entscheidung":
        return Ball(wer, f"klären, was {neueste.zweite_fachkraft.name} noch wissen will, und neu vorlegen.")
    if schritt.name == "Beratung im Team" and (b := blick.im_team):
        tag = datum_lang(b.am)
        if b.freigegeben_am:
            return Ball("das Sozialraumteam", f"in der Sitzung am {tag} Ideen sammeln.")
        return Ball(wer, f"das Fallblatt für die Teamsitzung am {tag} vorbereiten.")
    if schritt.name == "Wille" and not blick.stimmen:
        return Ball(wer, "aufschreiben, wer zur Familie gehört.", knopf="Person aufnehmen", url=schritt.url)
    if schritt.name == "Wille" and any(s.wille for s in blick.stimmen):
        kind = _ungefragt(blick)[0].name
        return Ball(wer, f"{kind} fragen, was {kind} will.", knopf=f"{kind} fragen", url=schritt.url)
    return Ball(wer, _ZU_TUN[schritt.name])


def _brief(wer: str, e: Entscheidung, papiere: Papierblick) -> Ball | None:
    """What is to be done so that the family holds the decision in her hands; None where nothing is."""
    if e in papiere.ohne_bescheid:
        ort = adresse("bescheid_neu", e.fall_id, e.pk)
        return Ball(wer, "den Bescheid schreiben.", e.entschieden_am, "Bescheid schreiben", ort)
    liegt = next((b for b in papiere.bescheide if b.entscheidung_id == e.pk and b.zur_post_am is None), None)
    if liegt is None:
        return None
    ort = adresse("bescheid_post", e.fall_id, liegt.pk)
    return Ball(wer, "den Bescheid zur Post geben.", liegt.datum, "Bescheid zur Post geben", ort)


def _ball_der_nachfrage(blick: Fallblick, ich: bool) -> Ball | None:
    """Nobody is called until the day has come."""
    faellig = next((n for n in blick.nachfragen if n.am is None and n.faellig_am <= blick.heute), None)
    if faellig is None:
        return None
    wer = next((z.konto.name for z in blick.zustaendig if z.funktion == Funktion.FALLFUEHREND), "")
    return Ball("" if ich else wer, _ZU_TUN[DANACH[-1]], faellig.faellig_am) if ich or wer else None
