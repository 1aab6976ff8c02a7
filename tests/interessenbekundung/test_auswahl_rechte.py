"""Who may do what from the opening to the award, and when: every act by every kind of person in every state."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import (
    IN_DER_AUSWAHL,
    Einwandsstand,
    Formergebnis,
    Kriteriumsergebnis,
    Verfahrensstand,
    Zulassung,
)
from massanzug.interessenbekundung.models import Auswahlvermerk, Befangenheit, Einwand, Verfahren
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.technik.erlaubnis import Unzulaessig, Verboten
from massanzug.traeger.models import Traeger
from massanzug.zugang.choices import Rolle
from massanzug.zugang.zugriff import Zugriff
from tests.interessenbekundung import auswahlszene as szene
from tests.interessenbekundung.auswahlszene import NACHFRIST, PRUEFTAG, SPAET, WERTTAG, Lage, konto, um
from tests.interessenbekundung.szene import mensch

EINE, RIVALIN, DRITTE, SPAETE = szene.NAMEN
AMT = {"amt", "amt2"}
JURY = {"jurorin"}
BEWERBERIN = {"verfasserin"}
G, W, A, R = (
    Verfahrensstand.GEOEFFNET, Verfahrensstand.WERTUNG, Verfahrensstand.AUSSPRACHE, Verfahrensstand.GEREIHT
)  # fmt: skip


@pytest.fixture(autouse=True)
def eigener_bund(tmp_path: Any, settings: Any) -> None:
    settings.SCHLUESSELBUND = tmp_path / "entwuerfe"


def leute(lage: Lage, welt: Any, jetzt: Any) -> dict[str, Zugriff]:
    """`amt_befangen` leads, `jury_befangen` scores, and both have a reason not to judge EINE."""
    stadt, eigene = Traeger.objects.get(art="oeffentlich"), lage.auswahl.traeger[EINE]
    alle = {
        "amt": lage.amt[0],
        "amt2": lage.amt[1],
        "amt_befangen": mensch("amt9", stadt, Rolle.AUSWAHL),
        "jurorin": lage.jury[0],
        "jury_befangen": lage.jury[3],
        "jurorin_ohne_rolle": replace(lage.jury[1], mitgliedschaften=()),
        "verfasserin": lage.bewerber[EINE],
        "kollegin": mensch("t9", eigene, Rolle.BEWERBUNG),
        "rivalin": lage.bewerber[RIVALIN],
        "verfasserin_ohne_rolle": replace(lage.bewerber[EINE], mitgliedschaften=()),
        "leitung": welt.zugriff("asd_leitung"),
        "verwaltung": welt.zugriff("verwaltung"),
        "steuerung": welt.zugriff("steuerungsgruppe"),
    }
    for name in ("amt_befangen", "jury_befangen"):
        Befangenheit.objects.update_or_create(
            bekundung=lage.bekundungen[EINE], konto_id=alle[name].konto_id,
            defaults={"befangen": True, "grund": "x", "am": PRUEFTAG},
        )  # fmt: skip
    if Auswahlvermerk.objects.exists():
        Auswahlvermerk.objects.update(akte=lesen.akte(lage.angebot()))  # the two declarations belong to it
    return {name: um(z, jetzt) for name, z in alle.items()}


def _nachgefordert() -> Lage:
    lage = szene.geoeffnet()
    for name in (EINE, RIVALIN, DRITTE):
        szene.formal(lage, name)
        szene.kriterien(lage, name, {1: Kriteriumsergebnis.OFFEN} if name == EINE else None)
    szene.formal(lage, SPAETE, Formergebnis.AUSGESCHLOSSEN, grund="zu spät")
    return lage


def _mit_posten() -> Lage:
    lage = _nachgefordert()
    _nachfordern(lage, lage.amt[0])
    return lage


def _nachfordern(lage: Lage, wer: Zugriff) -> Any:
    return actions.nachforderung_stellen(
        zugriff=wer, verfahren=lage.verfahren, frist=NACHFRIST, fehlt={lage.bekundungen[EINE].pk: "Nachweis"}
    )


def _antworten(lage: Lage, wer: Zugriff) -> Any:
    posten = lage.bekundung(EINE).nachforderungsposten
    return actions.nachforderung_beantworten(
        zugriff=wer, posten=posten, antwort="Hier ist er.", eingang=PRUEFTAG, stand=posten.stand
    )


def _formal_geprueft() -> Lage:
    lage = szene.geoeffnet()
    szene.formal(lage, EINE)
    return lage


def _kriterien_geprueft() -> Lage:
    lage = _formal_geprueft()
    szene.kriterien(lage, EINE)
    return lage


def _abschnitt(lage: Lage, nummer: int = 4) -> Any:
    return lage.verfahren.abschnitte.get(nummer=nummer)


def _gewertet() -> Lage:
    """The juror of the table has scored all and finished nothing."""
    lage = szene.wertend()
    for abschnitt in lesen.zu_wertende_abschnitte(lage.verfahren):
        actions.wertung_abgeben(
            zugriff=lage.jury[0], bekundung=lage.bekundung(EINE), abschnitt=abschnitt, punkte=3, grund="x", stand=0
        )
    return lage


STRITTIG: szene.Punkte = {(EINE, 4): (5, 1, 3, 3), (RIVALIN, 5): (0, 0, 0, 0)}


def _strittig() -> Lage:
    return szene.ausgesprochen(STRITTIG)


def _mit_anhoerung() -> Lage:
    lage = _strittig()
    _ansetzen(lage, lage.amt[0])
    return lage


def _ansetzen(lage: Lage, wer: Zugriff) -> Any:
    return actions.anhoerung_ansetzen(
        zugriff=wer, ausschreibung=lage.angebot(), termin=um(wer, WERTTAG).jetzt, ort="Rathaus", ablauf="30 Minuten"
    )


def _gleichauf() -> Lage:
    return szene.gereiht({})


def _vermerkt() -> Lage:
    lage = szene.gereiht()
    v = szene.vermerk(lage)
    lage.extra["vermerk"] = actions.vermerk_unterschreiben(zugriff=lage.amt[0], vermerk=v)
    return lage


def _unterschrieben() -> Lage:
    lage = szene.gereiht()
    szene.unterschrieben(lage)
    return lage


def _mit_einwand() -> Lage:
    lage = szene.mitgeteilt()
    _einwenden(lage, um(lage.bewerber[EINE], PRUEFTAG))
    return lage


def _einwenden(lage: Lage, wer: Zugriff) -> Any:
    return actions.einwand_erheben(zugriff=wer, bekundung=lage.bekundung(EINE), text="Abschnitt 4 ist übersehen.")


def _in_pruefung() -> Lage:
    lage = _mit_einwand()
    Einwand.objects.update(stand=Einwandsstand.IN_PRUEFUNG)
    return lage


def _vorgeschlagen() -> Lage:
    lage = szene.mitgeteilt()
    lage.extra["zuschlag"] = szene.vorgeschlagen(lage)
    return lage


def _keine_geeignet() -> Lage:
    return szene.mitgeteilt(szene.gereiht(mindestens=100))


Tat = Callable[[Lage, Zugriff], Any]
TABELLE: dict[str, tuple[Callable[[], Lage], Any, Tat, set[str], set[Verfahrensstand]]] = {
    "bekundung_formal_pruefen": (
        szene.geoeffnet, PRUEFTAG, lambda lage, wer: szene.formal(lage, EINE, zugriff=wer), AMT, {G},
    ),
    "kriterium_pruefen": (
        _formal_geprueft, PRUEFTAG,
        lambda lage, wer: actions.kriterium_pruefen(
            zugriff=wer, bekundung=lage.bekundung(EINE), kriterium=lage.verfahren.kriterien.all()[0],
            ergebnis=Kriteriumsergebnis.ERFUELLT, notiz="", stand=0,
        ),
        AMT, {G},
    ),
    "nachforderung_stellen": (_nachgefordert, PRUEFTAG, _nachfordern, AMT, {G}),
    "nachforderung_beantworten": (_mit_posten, PRUEFTAG, _antworten, BEWERBERIN, {G}),
    "zulassung_entscheiden": (
        _kriterien_geprueft, PRUEFTAG,
        lambda lage, wer: szene.zulassen(lage, EINE, Zulassung.ZUGELASSEN, zugriff=wer), AMT, {G},
    ),
    "jury_benennen": (
        szene.geprueft, PRUEFTAG,
        lambda lage, wer: actions.jury_benennen(zugriff=wer, verfahren=lage.verfahren, konto=konto(lage.jury[2])),
        AMT, {G, W, A},  # in W and A only because too few are unbiased here: nobody has spoken yet
    ),
    "befangenheit_erklaeren": (
        lambda: szene.benannt(szene.geprueft()), PRUEFTAG,
        lambda lage, wer: actions.befangenheit_erklaeren(
            zugriff=wer, bekundung=lage.bekundung(RIVALIN), befangen=False, grund=""
        ),
        AMT | {"amt_befangen", "jurorin", "jury_befangen"}, {G, W, A, R},
    ),
    "wertung_beginnen": (
        lambda: szene.erklaert(szene.benannt(szene.geprueft())), PRUEFTAG,
        lambda lage, wer: actions.wertung_beginnen(zugriff=wer, verfahren=lage.verfahren), AMT, {G},
    ),
    "wertung_abgeben": (
        szene.wertend, WERTTAG,
        lambda lage, wer: actions.wertung_abgeben(
            zugriff=wer, bekundung=lage.bekundung(EINE), abschnitt=_abschnitt(lage), punkte=4, grund="gut", stand=0
        ),
        JURY, {W},
    ),
    "wertung_abschliessen": (
        _gewertet, WERTTAG,
        lambda lage, wer: actions.wertung_abschliessen(zugriff=wer, bekundung=lage.bekundung(EINE)), JURY, {W},
    ),
    "erste_wertung_schliessen": (
        lambda: szene.werte(szene.wertend()), WERTTAG,
        lambda lage, wer: actions.erste_wertung_schliessen(zugriff=wer, verfahren=lage.verfahren), AMT, {W},
    ),
    "wertung_aendern": (
        _strittig, WERTTAG,
        lambda lage, wer: actions.wertung_aendern(
            zugriff=wer, bekundung=lage.bekundung(EINE), abschnitt=_abschnitt(lage), punkte=4, grund="gehört", nummer=1
        ),
        JURY, {A},
    ),
    "aussprache_festhalten": (
        _strittig, WERTTAG,
        lambda lage, wer: actions.aussprache_festhalten(
            zugriff=wer, bekundung=lage.bekundung(EINE), abschnitt=_abschnitt(lage), text="Besprochen."
        ),
        AMT, {A},
    ),
    "anhoerung_ansetzen": (_strittig, PRUEFTAG, _ansetzen, AMT, {A}),
    "anhoerung_werten": (
        _mit_anhoerung, WERTTAG,
        lambda lage, wer: actions.anhoerung_werten(zugriff=wer, bekundung=lage.bekundung(EINE), punkte=4, grund="x"),
        JURY, {A},
    ),
    "rangfolge_feststellen": (
        szene.ausgesprochen, WERTTAG,
        lambda lage, wer: actions.rangfolge_feststellen(zugriff=wer, verfahren=lage.verfahren), AMT, {A},
    ),
    "los_ziehen": (
        _gleichauf, WERTTAG,
        lambda lage, wer: actions.los_ziehen(
            zugriff=wer, ausschreibung=lage.angebot(), rang=1, zeugin=konto(lage.amt[2])
        ),
        AMT, {R},
    ),
    "vermerk_schreiben": (
        szene.gereiht, WERTTAG, lambda lage, wer: szene.vermerk(lage, wer=wer), AMT, {R},
    ),
    "vermerk_unterschreiben": (
        _vermerkt, WERTTAG,
        lambda lage, wer: actions.vermerk_unterschreiben(zugriff=wer, vermerk=lage.extra["vermerk"]),
        {"amt2"}, {R},  # `amt` signed first
    ),
    "vorab_informieren": (
        _unterschrieben, WERTTAG,
        lambda lage, wer: actions.vorab_informieren(zugriff=wer, ausschreibung=lage.angebot()), AMT, {R},
    ),
    "einwand_erheben": (szene.mitgeteilt, WERTTAG, _einwenden, BEWERBERIN, {R}),
    "einwand_pruefen": (
        _mit_einwand, WERTTAG,
        lambda lage, wer: actions.einwand_pruefen(zugriff=wer, einwand=Einwand.objects.get(), faellig_am=wer.heute),
        AMT, {R},
    ),
    "einwand_entscheiden": (
        _in_pruefung, WERTTAG,
        lambda lage, wer: actions.einwand_entscheiden(
            zugriff=wer, einwand=Einwand.objects.get(), abgeholfen=False, antwort="Er ist gewertet."
        ),
        AMT, {R},
    ),
    "zuschlag_vorschlagen": (
        szene.mitgeteilt, SPAET,
        lambda lage, wer: actions.zuschlag_vorschlagen(
            zugriff=wer, ausschreibung=lage.angebot(), gremium="JHA", beschluss_am=PRUEFTAG.date(), beschluss="Ja."
        ),
        AMT, {R},
    ),
    "zuschlag_erteilen": (
        _vorgeschlagen, SPAET,
        lambda lage, wer: actions.zuschlag_erteilen(zugriff=wer, zuschlag=lage.extra["zuschlag"]),
        {"amt2"}, {R},  # `amt` proposed it
    ),
    "wirkungsraum_neu_ausschreiben": (
        _keine_geeignet, WERTTAG,
        lambda lage, wer: actions.wirkungsraum_neu_ausschreiben(
            zugriff=wer, ausschreibung=lage.angebot(), grund="Niemand erreicht die Mindestpunkte."
        ),
        AMT, {R},
    ),
    "zusage_markieren": (
        _vorgeschlagen, SPAET,
        lambda lage, wer: actions.zusage_markieren(
            zugriff=wer, teil=lesen.teile(lage.bekundung(EINE))["abschnitt", 4], wortlaut="schreibt zu 4."
        ),
        AMT, {R},
    ),
    "auswahlakte_ausgeben": (
        szene.gereiht, WERTTAG,
        lambda lage, wer: actions.auswahlakte_ausgeben(zugriff=wer, verfahren=lage.verfahren), AMT, {G, W, A, R},
    ),
}  # fmt: skip


@pytest.mark.parametrize("tat", TABELLE)
def test_wer_was_darf(welt: Any, tat: str) -> None:
    """Each one tries it on the same state; what somebody did is taken back before the next."""
    baue, jetzt, handeln, duerfen, _ = TABELLE[tat]
    lage = baue()
    gelungen = set()
    for name, wer in leute(lage, welt, jetzt).items():
        with transaction.atomic():
            with suppress(Verboten):
                handeln(lage, wer)
                gelungen.add(name)
            transaction.set_rollback(True)
    assert gelungen == duerfen


@pytest.mark.parametrize("tat", TABELLE)
def test_wann_was_geht(welt: Any, tat: str) -> None:
    """In every state of the call that is not its own the act is refused."""
    baue, jetzt, handeln, duerfen, staende = TABELLE[tat]
    lage = baue()
    # names are not hidden: whether she may read them is asked elsewhere
    Verfahren.objects.filter(pk=lage.verfahren.pk).update(verdeckt=False)
    wer = leute(lage, welt, jetzt)[min(duerfen)]
    geht = set()
    for stand in IN_DER_AUSWAHL:
        with transaction.atomic():
            Verfahren.objects.filter(pk=lage.verfahren.pk).update(stand=stand)
            with suppress(Unzulaessig):
                handeln(lage, wer)
                geht.add(stand)
            transaction.set_rollback(True)
    assert geht == staende


def test_die_tabelle_nennt_jede_handlung() -> None:
    hier = ("actions.auswahl", "actions.vergabe")
    handlungen = {
        n for n, w in vars(actions).items() if getattr(w, "ist_handlung", False) and w.__module__.endswith(hier)
    }
    assert set(TABELLE) == handlungen and len(handlungen) == 28


VERDECKT_GESPERRT = ("bekundung_formal_pruefen", "kriterium_pruefen", "zulassung_entscheiden", "nachforderung_stellen")


@pytest.mark.parametrize("tat", VERDECKT_GESPERRT)
def test_wer_ohne_namen_wertet_prueft_nicht_mit_namen(welt: Any, tat: str) -> None:
    baue, jetzt, handeln, _, _ = TABELLE[tat]
    lage = baue()
    dritte = um(lage.amt[2], jetzt)
    actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(dritte))
    assert not lesen.bekundungen(dritte, lage.verfahren).exists() and not lesen.ausschreibungen(dritte, lage.verfahren)
    with pytest.raises(Verboten, match="ohne die Namen"):
        handeln(lage, dritte)
    Verfahren.objects.filter(pk=lage.verfahren.pk).update(verdeckt=False)
    handeln(lage, dritte)


def test_wer_mit_namen_geprueft_hat_wertet_nicht_ohne(welt: Any) -> None:
    lage = szene.geprueft()
    with pytest.raises(Unzulaessig):
        actions.jury_benennen(zugriff=lage.amt[1], verfahren=lage.verfahren, konto=konto(lage.amt[0]))


def test_wer_zu_einem_bewerber_gehoert_wertet_nicht(welt: Any) -> None:
    lage = szene.geprueft(verdeckt=False)
    angestellt = mensch("lt7", lage.auswahl.traeger[EINE], Rolle.JHA)
    for wer in (lage.bewerber[EINE], angestellt):
        with pytest.raises(Unzulaessig):
            actions.jury_benennen(zugriff=lage.amt[0], verfahren=lage.verfahren, konto=konto(wer))


def test_wer_welche_verfahren_sieht(welt: Any) -> None:
    lage = szene.mitgeteilt()
    alle = leute(lage, welt, WERTTAG)
    pk = lage.verfahren.pk
    assert {n for n, z in alle.items() if lesen.auswahl(z, pk)} == AMT | {"amt_befangen"}
    jury = {n for n, z in alle.items() if lesen.juryverfahren(z, pk)}
    assert jury == AMT | {"amt_befangen", "jurorin", "jury_befangen"}
    assert {n for n, z in alle.items() if lesen.ausschreibung(z, lage.verfahren, lage.angebot().pk)} == AMT
    eigene = {n: [b.pk for b in lesen.meine_auswahl(z)] for n, z in alle.items()}
    assert {n: p for n, p in eigene.items() if p} == {
        "verfasserin": [lage.bekundungen[EINE].pk], "rivalin": [lage.bekundungen[RIVALIN].pk]
    }  # fmt: skip
