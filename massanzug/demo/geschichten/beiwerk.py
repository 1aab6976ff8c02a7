"""What happens beside the story: papers, steps, what became of a resource, periods, handovers, a second Schnitt.

It follows from the acts of a story and its place among the others, so that no theme has to tell it: nothing is drawn,
and a story stays the one it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from massanzug.demo.geschichten import form as f
from massanzug.demo.geschichten.von_hand import VON_HAND
from massanzug.fall.choices import (
    Antragsform,
    Bereich,
    Ergebnis,
    Faden,
    Fristanlass,
    Kindschaftssache,
    Ressourcenlage,
    Sicht,
)

T = TypeVar("T")

SCHRITTE = (
    ("schreibt auf, was an guten Tagen anders war", 14),
    ("fragt in der Nachbarschaft, wer mitmachen mag", 21),
    ("ruft beim Verein an und vereinbart einen Probetag", 10),
    ("bespricht es am Sonntag am Küchentisch", 7),
    ("probiert es zwei Wochen lang aus und erzählt davon", 16),
)
MIT_FACHKRAFT = (
    "geht beim ersten Mal mit und hält sich im Hintergrund",
    "fragt im Stadtteilbüro nach einem Raum für den Nachmittag",
    "bringt die Familie mit der Patin zusammen",
)
TRAEGT = ("Darauf bauen wir jetzt jede Woche.", "Das hilft an den schweren Tagen.", "Daran halten sich jetzt alle.")
VERSIEGT = "Das gibt es so nicht mehr. Wir suchen etwas anderes in der Nähe."
BEDARF = (
    "Es braucht jemanden, der in der Woche da ist, und Zeit, die Schritte selbst zu gehen.",
    "Gebraucht wird Unterstützung, die zu den Abenden passt und die Familie nicht ersetzt.",
    "Damit gelingt, was die Familie will, braucht es Begleitung im Alltag und einen Platz in der Nähe.",
)
PERSPEKTIVE = "Das Ziel ist das Leben in der Familie. Bis dahin bleiben die Wochenenden zu Hause verlässlich."
MEINUNGEN = (
    "So stimmt es für mich.",
    "Ich möchte, dass wir nach den Ferien noch einmal darüber reden.",
    "Mir ist wichtig, dass ich gefragt werde, bevor sich etwas ändert.",
)
OHNE_UNTERSCHRIFT = "Ich mache mit, aber unterschreiben möchte ich nichts."
ANDERER_WEG = "Das wäre schneller gegangen, aber es hätte sich nicht nach uns angefühlt."
ZU_KLAEREN = (
    "Bei der Kita nachfragen, mit der Familie gemeinsam die Morgen ansehen und den Kinderarzt einbeziehen.",
    "Mit beiden Eltern getrennt sprechen und klären, wer am Wochenende da ist.",
)
PROZESS = (
    "Der Familie wurden Gespräche und Begleitung im Alltag angeboten. Sie nimmt beides an, die vereinbarten Termine "
    "finden statt. Der nächste gemeinsame Rückblick ist verabredet."
)


def mit_beiwerk(geschichten: Iterable[f.Geschichte], *, jede: int, seit: int) -> list[f.Geschichte]:
    """The same stories with what happens beside them; of the woven ones every `jede`-th has papers.

    `seit` days ago the contracts began, and with them the papers: before that the office wrote them elsewhere.
    """
    return [_ergaenzt(g, nummer, jede, seit) for nummer, g in enumerate(geschichten)]


def _ergaenzt(g: f.Geschichte, nummer: int, jede: int, seit: int) -> f.Geschichte:
    von_hand = g in VON_HAND
    dicht = von_hand or nummer % jede == 0
    verlauf = _eigene_sicht(g) if dicht else g.verlauf
    dazu = [*_zu_zweit(g, nummer)] if not von_hand else []
    if dicht:
        dazu += [*_schritte(g, nummer), *_ressourcen(g, nummer), *_fristen(g), *_papiere(g, nummer)]
        dazu += [*_bereiche(g, nummer // jede), *_uebergaben(g, nummer // jede)]
    dazu = [s for s in dazu if g.vor - s.tag < seit - 5 and _vollstaendig(s, dazu, g.vor - seit + 5)]
    # stable: on the same day what belongs to the story comes first
    return replace(g, verlauf=tuple(sorted((*verlauf, *dazu), key=lambda s: s.tag)))


def _vollstaendig(schritt: f.Schritt, alle: Sequence[f.Schritt], ab: int) -> bool:
    """What answers another act needs that one: it was not cut off with the days before `ab`."""
    gebraucht = _BRAUCHT.get(type(schritt.akt))
    davor = [s for s in alle if s.tag <= schritt.tag and type(s.akt) is gebraucht]
    return gebraucht is None or any(s.tag > ab for s in davor)


_BRAUCHT: dict[type, type] = {f.Getan: f.Vorhaben, f.Post: f.Brief, f.Uebernehmen: f.Abgeben, f.AnsGericht: f.Anlass}


def _tage(g: f.Geschichte, art: type) -> list[int]:
    return [s.tag for s in g.verlauf if isinstance(s.akt, art)]


def _ende(g: f.Geschichte) -> int:
    """Before this day the help has not ended and today has not come."""
    return min([g.vor, *_tage(g, f.Ende)])


def _waehle(nummer: int, karten: Sequence[T]) -> T:
    return karten[nummer % len(karten)]


def _schritte(g: f.Geschichte, nummer: int) -> Iterator[f.Schritt]:
    """A step of the family for the first goal, done after a while; and one that the Leitträger's worker does now."""
    ziele = [s for s in g.verlauf if isinstance(s.akt, f.Absicht)]
    if not ziele:
        return
    erste = ziele[0]
    assert isinstance(erste.akt, f.Absicht)
    was, dauer = _waehle(nummer, SCHRITTE)
    yield from f.am(erste.tag + 1, f.Vorhaben("eigen", erste.akt.ziel, erste.akt.wer, was, dauer))
    if erste.tag + dauer + 1 < _ende(g):
        yield from f.am(erste.tag + dauer, f.Getan("eigen"))
    bestaetigt = [s.akt for s in g.verlauf if isinstance(s.akt, f.Bestaetigung)]
    if bestaetigt and _ende(g) == g.vor and _tage(g, f.Bestaetigung)[-1] < g.vor - 8:
        wer = "{" + bestaetigt[-1].an + "}"
        vorhaben = f.Vorhaben("lt", erste.akt.ziel, wer, _waehle(nummer, MIT_FACHKRAFT), 8 + 7 * (1 + nummer % 4))
        yield from f.am(g.vor - 8, vorhaben)


def _ressourcen(g: f.Geschichte, nummer: int) -> Iterator[f.Schritt]:
    """What was found carries after the decision; now and then one is gone later."""
    schaetze = [s.akt.was for s in g.verlauf if isinstance(s.akt, f.Schatz)]
    entschieden = _tage(g, f.Unterschrift)
    if not schaetze or not entschieden or entschieden[0] + 30 >= _ende(g):
        return
    yield from f.am(entschieden[0] + 21, f.Wandel(schaetze[0], Ressourcenlage.AKTIVIERT, _waehle(nummer, TRAEGT)))
    umfeld = [s.akt.was for s in g.verlauf if isinstance(s.akt, f.Schatz) and s.akt.feld == f.I]
    if nummer % 3 == 0 and umfeld and umfeld[-1] != schaetze[0] and entschieden[0] + 90 < _ende(g):
        yield from f.am(entschieden[0] + 75, f.Wandel(umfeld[-1], Ressourcenlage.VERSIEGT, VERSIEGT))


def _fristen(g: f.Geschichte) -> Iterator[f.Schritt]:
    """When the family applied; where Eingliederungshilfe comes into question, two weeks before the proposal."""
    vorlagen = [s for s in g.verlauf if isinstance(s.akt, f.Vorlage)]
    if not vorlagen:
        return
    erste = vorlagen[0]
    assert isinstance(erste.akt, f.Vorlage)
    if "35a" in erste.akt.grundlage:
        yield from f.am(max(1, erste.tag - 12), f.Anlass(Fristanlass.ANTRAG_35A, Antragsform.SCHRIFTLICH))
    else:
        yield from f.am(max(1, erste.tag - 20), f.Anlass(Fristanlass.ANTRAG, Antragsform.MUENDLICH))
    nein = erste.akt.ergebnis == Ergebnis.ABGELEHNT
    if nein and (unterschrieben := _tage(g, f.Unterschrift)) and unterschrieben[0] + 20 < _ende(g):
        yield from f.am(unterschrieben[0] + 18, f.Anlass(Fristanlass.WIDERSPRUCH))


def _papiere(g: f.Geschichte, nummer: int) -> Iterator[f.Schritt]:
    """A Bescheid for each decision, posted the next day; a Hilfeplan with the first plan in force; some for a court."""
    entschieden = _tage(g, f.Unterschrift)
    nein = {s.tag for s in g.verlauf if isinstance(s.akt, f.Vorlage) and s.akt.ergebnis == Ergebnis.ABGELEHNT}
    for tag in entschieden:
        yield from f.am(tag, f.Brief())
        yield from f.am(tag + 1, f.Post())
    if not entschieden or nein or entschieden[0] + 6 >= _ende(g):
        return
    stationaer = any(isinstance(s.akt, f.Stueck) and s.akt.faden == Faden.STATIONAER for s in g.verlauf)
    plan = f.Vereinbarung(
        _waehle(nummer, BEDARF),
        PERSPEKTIVE if stationaer else "",
        _waehle(nummer, MEINUNGEN),
        _waehle(nummer + 1, MEINUNGEN),
        OHNE_UNTERSCHRIFT if nummer % 4 == 0 else "",
    )
    yield from f.am(entschieden[0] + 4, plan)
    if nummer % 9 == 4 and entschieden[0] + 30 < _ende(g):
        yield from f.am(entschieden[0] + 25, f.Anlass(Fristanlass.GERICHT))
        yield from f.am(entschieden[0] + 26, f.AnsGericht(Kindschaftssache.GEFAEHRDUNG, PROZESS))


def _bereiche(g: f.Geschichte, nummer: int) -> Iterator[f.Schritt]:
    """Most stay in the Leistungsbereich. A few have something to clarify, or had a child to protect for a while."""
    if nummer % 7 == 2 and _ende(g) == g.vor and g.vor > 12:
        yield from f.am(g.vor - 5, f.Einordnung(Bereich.KLAERUNG, _waehle(nummer, ZU_KLAEREN), 5 + 10 + nummer % 20))
    if nummer % 13 == 8 and _ende(g) == g.vor and g.vor > 40:
        yield from f.am(g.vor - 6, f.Einordnung(Bereich.GEFAEHRDUNG))
    elif nummer % 11 == 5 and _ende(g) > 60:
        yield from f.am(25, f.Einordnung(Bereich.GEFAEHRDUNG))
        yield from f.am(50, f.Einordnung(Bereich.LEISTUNG))


def _uebergaben(g: f.Geschichte, nummer: int) -> Iterator[f.Schritt]:
    """One colleague asks another; some have answered."""
    if nummer % 10 == 6 and _ende(g) == g.vor and g.vor > 20:
        yield from f.am(g.vor - 2, f.Abgeben())
    if nummer % 10 == 1 and _ende(g) > 100 and not any(s.durch for s in g.verlauf):
        yield from f.am(_ende(g) - 20, f.Abgeben())
        yield from f.am(_ende(g) - 18, f.Uebernehmen())


def _zu_zweit(g: f.Geschichte, nummer: int) -> Iterator[f.Schritt]:
    """A second Schnitt beside the draft: still open where it is not proposed, chosen where it was."""
    stuecke = [s for s in g.verlauf if isinstance(s.akt, f.Stueck)]
    if not stuecke:
        return
    vorlagen, letztes, zurueck = _tage(g, f.Vorlage), stuecke[0].akt, _tage(g, f.Rueckgabe)
    assert isinstance(letztes, f.Stueck)
    anders = f.Stueck(
        "anders", Faden.NETZWERK, "Die Großeltern", "sind an zwei Nachmittagen da", letztes.ziel, "zweimal in der Woche",
        letztes.ab,
    )  # fmt: skip
    if zurueck:
        if not _tage(g, f.Unterschrift) and vorlagen[-1] < zurueck[-1] + 1 < g.vor:
            yield from f.am(zurueck[-1] + 1, f.Danebenlegen(anders))
    elif not vorlagen:
        yield from f.am(stuecke[-1].tag, f.Danebenlegen(anders))
    elif nummer % 8 == 3 and stuecke[0].tag < vorlagen[0]:
        yield from f.am(max(s.tag for s in stuecke if s.tag <= vorlagen[0] - 1), f.Danebenlegen(anders, ANDERER_WEG))


def _eigene_sicht(g: f.Geschichte) -> tuple[f.Schritt, ...]:
    """At the last Rückblick the Leitträger's worker says her side herself, some days later, where all is released."""
    blicke = [i for i, s in enumerate(g.verlauf) if isinstance(s.akt, f.Zurueckschau)]
    freigegeben = [s for s in g.verlauf if isinstance(s.akt, f.Freigeben)]
    if not blicke or not freigegeben or freigegeben[-1].akt.teile != f.ALLES:  # type: ignore[union-attr]
        return g.verlauf
    letzter, an = g.verlauf[blicke[-1]], freigegeben[-1].akt.an  # type: ignore[union-attr]
    weg = [s.tag for s in g.verlauf if isinstance(s.akt, f.Widerruf)]
    if freigegeben[-1].tag >= letzter.tag or letzter.tag + 4 >= _ende(g) or any(t >= freigegeben[-1].tag for t in weg):
        return g.verlauf
    assert isinstance(letzter.akt, f.Zurueckschau)
    ohne = tuple(s for s in letzter.akt.sichten if s != Sicht.TRAEGER)
    verlauf = list(g.verlauf)
    verlauf[blicke[-1]] = replace(letzter, akt=replace(letzter.akt, sichten=ohne))
    if ohne and letzter.tag < g.vor - 25:
        verlauf += f.am(letzter.tag + 2, f.EigeneSicht(letzter.akt.naehe), durch=an)
    return tuple(verlauf) if ohne else g.verlauf
