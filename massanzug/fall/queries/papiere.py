"""The papers of a case: which there are for whom, and what a new one will hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from massanzug.fall import druck
from massanzug.fall.choices import (
    Beteiligtenrolle,
    Entscheidungsstand,
    Faden,
    Fallrolle,
    Freigabeteil,
    Funktion,
)
from massanzug.fall.models import (
    Baustein,
    Bescheid,
    Entscheidung,
    Fall,
    Freigabe,
    Gerichtsfassung,
    Hilfeplan,
    Hilfeplanbeteiligung,
    Massanzug,
    Person,
    Wille,
)
from massanzug.fall.queries.faelle import bezug, freigabe_fuer
from massanzug.fall.queries.fallblick import Fallblick, junge_zuerst
from massanzug.fall.queries.weitergaben import enden, fallblaetter
from massanzug.fall.rules import sichtbare_teile, sieht_amtsnotizen
from massanzug.rechenkern.amt import amt_am
from massanzug.rechenkern.hilfevorschlag import Hilfevorschlag, Stueck, schlage_vor, statistikart
from massanzug.technik.frage import vorbereitet
from massanzug.technik.templatetags.massanzug import datum_lang
from massanzug.zugang.zugriff import Zugriff

HOECHSTENS = 20
"""Papers of one kind on the case's page; older ones are in the file."""


@dataclass(frozen=True)
class Papierblick:
    """The papers as this person may see them; `ohne_bescheid` are decisions no letter was written for yet."""

    hilfeplaene: tuple[Hilfeplan, ...] = ()
    bescheide: tuple[Bescheid, ...] = ()
    gerichtsfassungen: tuple[Gerichtsfassung, ...] = ()
    entschieden: tuple[Entscheidung, ...] = ()

    @property
    def ohne_bescheid(self) -> tuple[Entscheidung, ...]:
        geschrieben = {b.entscheidung_id for b in self.bescheide}
        return tuple(e for e in self.entschieden if e.pk not in geschrieben)

    def __bool__(self) -> bool:
        return bool(self.hilfeplaene or self.bescheide or self.gerichtsfassungen)


def papierblick(blick: Fallblick) -> Papierblick:
    """What the card on the case's page shows: three questions in the office, one at the Leitträger, else none."""
    fall = blick.fall
    plaene = _hilfeplaene(fall, blick.freigabe) if Freigabeteil.HILFEPLAN in blick.teile else ()
    if not blick.amtsnotizen:
        return Papierblick(tuple(plaene))
    return Papierblick(
        hilfeplaene=tuple(plaene),
        bescheide=tuple(_bescheide(fall=fall.pk)),
        gerichtsfassungen=tuple(_gerichtsfassungen(fall=fall.pk)),
        entschieden=tuple(e for e in blick.entscheidungen if e.stand == Entscheidungsstand.ENTSCHIEDEN),
    )


def _hilfeplaene(fall: Fall, freigabe: Freigabe | None) -> Iterable[Hilfeplan]:
    """At the Leitträger those of the released Fassung, nothing older and nothing newer."""
    if freigabe:
        return _hilfeplaene_der_fassung(fall=fall.pk, massanzug=freigabe.massanzug_id)
    return _letzte_hilfeplaene(fall=fall.pk)


@vorbereitet
def _letzte_hilfeplaene(*, fall: int) -> QuerySet[Hilfeplan]:
    return Hilfeplan.objects.filter(fall_id=fall)[:HOECHSTENS]


@vorbereitet
def _hilfeplaene_der_fassung(*, fall: int, massanzug: int) -> QuerySet[Hilfeplan]:
    return Hilfeplan.objects.filter(fall_id=fall, massanzug_id=massanzug)[:HOECHSTENS]


@vorbereitet
def _bescheide(*, fall: int) -> QuerySet[Bescheid]:
    reihen = Bescheid.objects.filter(entscheidung__fall_id=fall)
    return reihen.select_related("entscheidung", "zur_post_von")[:HOECHSTENS]


@vorbereitet
def _gerichtsfassungen(*, fall: int) -> QuerySet[Gerichtsfassung]:
    return Gerichtsfassung.objects.filter(fall_id=fall)[:HOECHSTENS]


def hilfeplan(zugriff: Zugriff, fall: Fall, pk: int) -> Hilfeplan | None:
    """A Hilfeplan with who took part, or None where it does not exist for this person."""
    naehe = bezug(zugriff, fall)
    if Freigabeteil.HILFEPLAN not in sichtbare_teile(zugriff, naehe):
        return None
    freigabe = freigabe_fuer(zugriff, fall) if naehe.freigegebene_teile is not None else None
    beteiligte = Hilfeplanbeteiligung.objects.select_related("unterschrift").order_by("pk")
    reihen = fall.hilfeplaene.select_related("massanzug", "festgehalten_von").prefetch_related(
        Prefetch("beteiligte", beteiligte)
    )
    if freigabe:
        reihen = reihen.filter(massanzug_id=freigabe.massanzug_id)
    return reihen.filter(pk=pk).first()


def beteiligung(plan: Hilfeplan, pk: int) -> Hilfeplanbeteiligung | None:
    return next((b for b in plan.beteiligte.all() if b.pk == pk), None)


def bescheid(zugriff: Zugriff, fall: Fall, pk: int) -> Bescheid | None:
    """A letter to the family, read in the Jugendamt only: it holds an address nobody released."""
    if not sieht_amtsnotizen(zugriff, bezug(zugriff, fall)):
        return None
    reihen = Bescheid.objects.filter(entscheidung__fall=fall).select_related("entscheidung__fall", "zur_post_von")
    return reihen.filter(pk=pk).first()


def gerichtsfassung(zugriff: Zugriff, fall: Fall, pk: int) -> Gerichtsfassung | None:
    if not sieht_amtsnotizen(zugriff, bezug(zugriff, fall)):
        return None
    return fall.gerichtsfassungen.filter(pk=pk).first()


# --- what a new paper will hold ---------------------------------------------------------------------------------------


def bausteinblaetter(plan: Massanzug) -> list[druck.Bausteinblatt]:
    bausteine = Baustein.objects.filter(massanzug=plan).select_related("ziel", "anbieter").order_by("von", "pk")
    return [
        druck.Bausteinblatt(
            faden=b.faden,
            wer=b.wer,
            was=b.was,
            wie_oft=b.wie_oft,
            von=b.von,
            bis=b.bis,
            einheit=b.einheit,
            menge_tausendstel=b.menge_tausendstel,
            satz_cent=b.satz_cent,
            anbieter=b.anbieter.name if b.anbieter else "",
            ziel=b.ziel.text,
        )
        for b in bausteine
    ]


def ist_stationaer(plan: Massanzug | None) -> bool:
    return plan is not None and plan.bausteine.filter(faden=Faden.STATIONAER).exists()


def vorschlag(fall: Fall, plan: Massanzug | None, heute: date) -> Hilfevorschlag:
    """What the plan on the table suggests as legal basis and Hilfeart."""
    stuecke = [Stueck(b.faden, b.einheit) for b in plan.bausteine.all()] if plan else []
    return schlage_vor(stuecke, volljaehrig=_alle_volljaehrig(fall, heute))


def _alle_volljaehrig(fall: Fall, heute: date) -> bool:
    """Whether every young person of the case is of age; one without a birthday is not taken for one."""
    geboren = [p.geboren_am for p in junge_menschen(fall)]
    return bool(geboren) and all(
        g is not None and (g.year + 18, g.month, g.day) <= (heute.year, heute.month, heute.day) for g in geboren
    )


def junge_menschen(fall: Fall) -> list[Person]:
    return list(fall.personen.filter(rolle=Fallrolle.KIND, verstorben=False))


def fuer_wen(fall: Fall) -> str:
    """The young people of the case by name: `Lina`, `Lina und Tom`."""
    namen = [p.name for p in junge_menschen(fall)]
    return " und ".join(filter(None, (", ".join(namen[:-1]), *namen[-1:])))[:120]


def anspruchsberechtigt(fall: Fall, heute: date) -> str:
    """Whose claim it is by default: the young person of age (§ 41), else who cares for her today: by a
    paper, as guardian, or as a parent.
    """
    if _alle_volljaehrig(fall, heute):
        return junge_menschen(fall)[0].name
    sorge = fall.sorgerechte.filter(gueltig_von__lte=heute).exclude(gueltig_bis__lt=heute).select_related("person")
    erste = sorge.order_by("pk").first()
    if erste:
        return erste.person.name
    lebende = fall.personen.filter(verstorben=False)
    eltern = lebende.filter(rolle__in=[Fallrolle.MUTTER, Fallrolle.VATER, Fallrolle.ELTERNTEIL])
    mensch = lebende.filter(rolle=Fallrolle.VORMUND).first() or eltern.first()
    return mensch.name if mensch else ""


_ALS_WER = {
    Fallrolle.KIND: Beteiligtenrolle.JUNGER_MENSCH,
    Fallrolle.MUTTER: Beteiligtenrolle.SORGEBERECHTIGT,
    Fallrolle.VATER: Beteiligtenrolle.SORGEBERECHTIGT,
    Fallrolle.ELTERNTEIL: Beteiligtenrolle.SORGEBERECHTIGT,
    Fallrolle.PFLEGEELTERN: Beteiligtenrolle.FAMILIE,
    Fallrolle.VORMUND: Beteiligtenrolle.SORGEBERECHTIGT,
    Fallrolle.VERWANDT: Beteiligtenrolle.FAMILIE,
    Fallrolle.VERTRAUENSPERSON: Beteiligtenrolle.VERTRAUENSPERSON,
}


def moegliche_beteiligte(fall: Fall, heute: date) -> list[tuple[str, Beteiligtenrolle]]:
    """Who is known to belong at the table: the family, the Fachkraft, who works at the Träger."""
    menschen = [(p.name, _ALS_WER[Fallrolle(p.rolle)]) for p in fall.personen.filter(verstorben=False)]
    amt = fall.zustaendigkeiten.filter(funktion=Funktion.FALLFUEHREND, gueltig_bis__isnull=True).select_related("konto")
    menschen += [(z.konto.name, Beteiligtenrolle.JUGENDAMT) for z in amt]
    traeger = fall.freigaben.filter(widerrufen_am__isnull=True).select_related("fachkraft", "traeger")
    menschen += [(f"{f.fachkraft.name}, {f.traeger.name}"[:120], Beteiligtenrolle.TRAEGER) for f in traeger]
    return menschen


def hilfeplan_inhalt(fall: Fall, plan: Massanzug, heute: date) -> dict[str, Any]:
    """What will, goals and Bausteine are on this day, and on which decision they rest, as finished text."""
    blaetter = bausteinblaetter(plan)
    entscheidung = plan.entscheidungen.filter(stand=Entscheidungsstand.ENTSCHIEDEN).order_by("-pk").first()
    return {
        "willen": _willen(fall),
        "ziele": _ziele(fall),
        "bausteine": [druck.bausteinzeile(b) for b in blaetter],
        "leistungen": [druck.leistungszeile(b) for b in blaetter if druck.ist_leistung(b)],
        "rechtsgrundlage": entscheidung.rechtsgrundlage if entscheidung else "",
        "hilfeart": hilfeartname(entscheidung),
    }


def hilfeartname(entscheidung: Entscheidung | None) -> str:
    """The Hilfeart in words; empty for a decision from before there was the field."""
    if entscheidung is None or not entscheidung.hilfeart:
        return ""
    return statistikart(entscheidung.hilfeart, entscheidung.vorgelegt_am).name


def _willen(fall: Fall) -> list[dict[str, str]]:
    personen = fall.personen.filter(verstorben=False).prefetch_related(
        Prefetch("willen", Wille.objects.order_by("-fassung"))
    )
    neueste = [(p.name, next(iter(p.willen.all()), None)) for p in sorted(personen, key=junge_zuerst)]
    return [{"wer": wer, "wille": w.wille, "beitrag": w.beitrag} for wer, w in neueste if w]


def _ziele(fall: Fall) -> list[dict[str, str]]:
    return [
        {
            "text": z.text,
            "art": str(z.get_art_display()),
            "herkunft": str(z.get_herkunft_display()),
            "wer": z.person.name,
            "woran": z.woran,
            "bis": datum_lang(z.bis),
        }
        for z in fall.ziele.filter(ausgang="").select_related("person")
    ]


def hilfeplan_blatt(plan: Hilfeplan, fall: Fall) -> dict[str, Any]:
    """Everything the printed Hilfeplan and the family's page say; only signatures came after it was fixed.

    The Hilfeplan has all of the plan, the family's page what is not over on the day of the talk (`ab_jetzt`).
    """
    amt, bausteine = amt_am(plan.am), plan.inhalt["bausteine"]
    return {
        "titel": f"Hilfeplan für {plan.fuer}",
        "untertitel": f"Fassung {plan.fassung}, Gespräch am {datum_lang(plan.am)}",
        "kurz": f"Hilfeplan {fall.aktenzeichen}, Fassung {plan.fassung}",
        "amt": f"{amt.stadt} · {amt.amt}",
        "familie": fall.bezeichnung,
        "aktenzeichen": fall.aktenzeichen,
        "am": datum_lang(plan.am),
        "fuer": plan.fuer,
        "bedarf": druck.absaetze(plan.bedarf),
        "geschwister": druck.absaetze(plan.geschwister),
        "perspektive": druck.absaetze(plan.perspektive),
        "pruefung": datum_lang(plan.naechste_pruefung),
        "rueckruf": plan.rueckruf,
        "festgehalten": f"{plan.festgehalten_von.name}, {datum_lang(plan.festgehalten_am)}",
        "ombudsstelle": amt.ombudsstelle,
        "ombudsstelle_kontakt": amt.ombudsstelle_kontakt,
        "willen": plan.inhalt["willen"],
        "ziele": plan.inhalt["ziele"],
        "gruppen": druck.nach_faden(bausteine),
        "ab_jetzt": druck.nach_faden([b for b in bausteine if not b.get("bis") or b["bis"] >= plan.am.isoformat()]),
        "hilfeart": plan.inhalt["hilfeart"],
        "rechtsgrundlage": plan.inhalt["rechtsgrundlage"],
        "beteiligte": [_beteiligter(b) for b in plan.beteiligte.all()],
    }


def _beteiligter(b: Hilfeplanbeteiligung) -> dict[str, Any]:
    u = getattr(b, "unterschrift", None)
    if u is None:
        stand = ""
    elif u.unterschreibt:
        stand = f"hat am {datum_lang(u.am)} unterschrieben"
    else:
        stand = "unterschreibt nicht" + (f", weil: {u.grund}" if u.grund else "")
    return {
        "name": b.name,
        "rolle": str(b.get_rolle_display()),
        "dabei": b.dabei,
        "gehoert": b.gehoert,
        "meinung": druck.absaetze(b.meinung),
        "unterschrift": stand,
    }


def gerichtsauszug(plan: Hilfeplan) -> dict[str, Any]:
    """Of a Hilfeplan only what § 50 Abs. 2 Satz 3 SGB VIII lists: no goals, no will, no opinions, no names."""
    rueckblicke = plan.fall.rueckblicke.order_by("am", "pk").values_list("am", "intensitaet")
    worte = {
        "mehr": "Der Bedarf besteht weiter, die Hilfe soll mehr werden.",
        "gleich": "Der Bedarf besteht weiter, die Hilfe soll so bleiben.",
        "weniger": "Der Bedarf besteht weiter, die Hilfe soll weniger werden.",
        "ende": "Die Hilfe ist nach gemeinsamer Einschätzung nicht mehr nötig.",
    }
    return {
        "am": datum_lang(plan.am),
        "fassung": str(plan.fassung),
        "bedarf": druck.absaetze(plan.bedarf),
        "hilfeart": plan.inhalt["hilfeart"],
        "rechtsgrundlage": plan.inhalt["rechtsgrundlage"],
        "leistungen": [{"was": b["was"], "umfang": b["umfang"], "zeit": b["zeit"]} for b in plan.inhalt["leistungen"]],
        "pruefungen": [[datum_lang(am), worte[wie]] for am, wie in rueckblicke],
    }


def neuester_hilfeplan(fall: Fall) -> Hilfeplan | None:
    return fall.hilfeplaene.select_related("fall").first()


# --- transmission log -------------------------------------------------------------------------------------------------


def weitergaben(zugriff: Zugriff, fall: Fall) -> dict[str, Any] | None:
    """What was given to whom, when and why: releases with their end and confirmation, Fallblätter, courts.

    None outside the ASD.
    """
    if not sieht_amtsnotizen(zugriff, bezug(zugriff, fall)):
        return None
    amt = amt_am(zugriff.heute)
    freigaben = fall.freigaben.select_related("fachkraft", "traeger", "massanzug", "freigegeben_von").order_by(
        "freigegeben_am", "pk"
    )
    gerichte = fall.gerichtsfassungen.select_related("erstellt_von").order_by("am", "pk")
    gelesen = list(freigaben[:200])
    ende = enden(gelesen)
    return {
        "amt": f"{amt.stadt} · {amt.amt}",
        "familie": fall.bezeichnung,
        "aktenzeichen": fall.aktenzeichen,
        "am": datum_lang(zugriff.heute),
        "freigaben": [_freigabezeile(f, ende.get(f.pk, "gilt noch")) for f in gelesen],
        "fallblaetter": fallblaetter(zugriff, fall),
        "gerichte": [
            {
                "an": g.gericht,
                "am": datum_lang(g.am),
                "was": "Stand des Hilfeprozesses"
                + (" und Hilfeplan in der Fassung für das Gericht" * bool(g.hilfeplan_id)),
                "sache": str(g.get_sache_display()),
                "wer": g.erstellt_von.name,
            }
            for g in gerichte[:200]
        ],
    }


def _freigabezeile(f: Freigabe, ende: str) -> dict[str, str]:
    worte = {str(t): str(t.label) for t in Freigabeteil}
    return {
        "an": f.fachkraft.name,
        "traeger": f.traeger.name,
        "was": ", ".join(worte.get(t, t) for t in f.teile),
        "fassung": str(f.massanzug.fassung),
        "wofuer": f.zweck,
        "einwilligung": datum_lang(f.einwilligung_am),
        "am": datum_lang(f.freigegeben_am),
        "von": f.freigegeben_von.name,
        "bestaetigt": datum_lang(f.gesehen_am),
        "ende": ende,
    }
