"""What is read of the selection, from the opening to the award.

Who is biased towards one applicant finds nothing of her nor of her rivals for the same Wirkungsraum: they are compared,
and whoever judges the rival judges her as well. Every read here asks for that; what it leaves out does not exist.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from massanzug.interessenbekundung.choices import (
    IN_DER_AUSWAHL,
    JURY_MINDESTENS,
    OFFENE_EINWAENDE,
    VOR_DER_AUSSPRACHE,
    Bekundungsstand,
    Einwandsstand,
    Formergebnis,
    Kriteriumsergebnis,
    Teilart,
    Verfahrensstand,
    Zulassung,
)
from massanzug.interessenbekundung.models import (
    Abschnitt,
    Anhoerung,
    Anhoerungswertung,
    Ausschreibung,
    Aussprache,
    Auswahlvermerk,
    Befangenheit,
    Bekundung,
    Bekundungsanlage,
    Bekundungsteil,
    Einwand,
    Jurymitglied,
    Kriteriumspruefung,
    Nachforderungsposten,
    Neuausschreibung,
    Verfahren,
    Verfasser,
    Wertung,
    Wertungsabschluss,
    Zusage,
    Zuschlag,
)
from massanzug.interessenbekundung.rules import darf_auswahl_fuehren
from massanzug.rechenkern import auswahl as kern
from massanzug.rechenkern.rangbild import Rangbild, punkte_als_text, rangbild
from massanzug.technik.erlaubnis import Erlaubnis
from massanzug.technik.uhr import tag
from massanzug.traeger.models import Zugehoerigkeit, in_kraft
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.queries import leserinnen
from massanzug.zugang.zugriff import Zugriff

# --- who stands where -------------------------------------------------------------------------------------------------


def befangene_raeume(konto_id: int, verfahren: Verfahren) -> frozenset[int]:
    """The Wirkungsräume in which somebody is biased: she said so, or she stands on an applicant's side.

    All of the call where the applicant's own is not known.
    """
    befangen = Befangenheit.objects.filter(konto_id=konto_id, bekundung__verfahren=verfahren, befangen=True)
    erklaert = befangen.values_list("bekundung__wirkungsraum_id", flat=True)
    raeume = {*erklaert, *(raum for _, raum in parteien(verfahren, konto_id))}
    if None in raeume:
        return frozenset(verfahren.angebote.values_list("wirkungsraum_id", flat=True))
    return frozenset(raum for raum in raeume if raum is not None)


def parteien(verfahren: Verfahren, konto_id: int | None = None) -> set[tuple[int, int | None]]:
    """(Konto, Wirkungsraum) of all who belong to an applicant since the deadline or wrote its Bekundung.

    § 16 Abs. 1 SGB X: whoever works for a party is excluded, whatever she declares.
    """
    dabei = eingegangene(verfahren)
    schreiben = Verfasser.objects.filter(bekundung__in=dabei)
    gehoeren = Zugehoerigkeit.objects.filter(
        Q(gueltig_bis__isnull=True) | Q(gueltig_bis__gte=tag(verfahren.frist)), traeger__in=dabei.values("traeger")
    )
    if konto_id is not None:
        schreiben, gehoeren = schreiben.filter(konto=konto_id), gehoeren.filter(konto=konto_id)
    je_traeger = dict(dabei.values_list("traeger_id", "wirkungsraum_id"))
    return set(schreiben.values_list("konto_id", "bekundung__wirkungsraum_id")) | {
        (konto, je_traeger[traeger]) for konto, traeger in gehoeren.values_list("konto_id", "traeger_id")
    }


def mitgliedschaft(zugriff: Zugriff, verfahren: Verfahren) -> Jurymitglied | None:
    """Her place in the jury of this call."""
    return Jurymitglied.objects.filter(verfahren=verfahren, konto_id=zugriff.konto_id).first()


def wertet_verdeckt(zugriff: Zugriff, verfahren: Verfahren) -> bool:
    """Whether she scores without names right now: then she does not read them as a clerk either."""
    verdeckt = verfahren.verdeckt and verfahren.stand in VOR_DER_AUSSPRACHE
    return verdeckt and mitgliedschaft(zugriff, verfahren) is not None


def darf_fuehren(zugriff: Zugriff, verfahren: Verfahren, raum: int | None) -> Erlaubnis:
    """Whether she may act for this Wirkungsraum; None is the whole call, or a Bekundung that could be meant for any."""
    raeume = befangene_raeume(zugriff.konto_id, verfahren)
    befangen = bool(raeume) if raum is None else raum in raeume
    return darf_auswahl_fuehren(zugriff, befangen, wertet_verdeckt(zugriff, verfahren))


def unbefangene(verfahren: Verfahren) -> dict[int, set[int]]:
    """By Wirkungsraum the jurors (ids of Jurymitglied) who declared themselves free towards all applicants for it."""
    mitglieder = {m.konto_id: m.pk for m in verfahren.jury.all()}
    bekundungen: dict[int, set[int]] = defaultdict(set)
    for pk, raum in zugelassene(verfahren).values_list("pk", "wirkungsraum_id"):
        bekundungen[raum].add(pk)
    frei: dict[int, set[int]] = defaultdict(set)
    befangen: set[tuple[int, int | None]] = parteien(verfahren)
    erklaert = Befangenheit.objects.filter(bekundung__verfahren=verfahren, konto_id__in=mitglieder)
    for konto, pk, raum, ja in erklaert.values_list(
        "konto_id", "bekundung_id", "bekundung__wirkungsraum_id", "befangen"
    ):
        if ja:
            befangen.add((konto, raum))
        else:
            frei[konto].add(pk)
    return {
        raum: {m for k, m in mitglieder.items() if pks <= frei[k] and not {(k, raum), (k, None)} & befangen}
        for raum, pks in bekundungen.items()
    }


def ohne_erklaerung(verfahren: Verfahren) -> list[Jurymitglied]:
    """Jurors who have not yet spoken about every admitted applicant."""
    pks = set(zugelassene(verfahren).values_list("pk", flat=True))
    erklaert: dict[int, set[int]] = defaultdict(set)
    for konto, pk in Befangenheit.objects.filter(bekundung__in=pks).values_list("konto_id", "bekundung_id"):
        erklaert[konto].add(pk)
    return [m for m in verfahren.jury.select_related("konto") if pks - erklaert[m.konto_id]]


# --- calls and Bekundungen --------------------------------------------------------------------------------------------


def auswahlen(zugriff: Zugriff) -> QuerySet[Verfahren]:
    """Calls that were opened: all for who leads the selection, for jurors those they score in."""
    offen = Verfahren.objects.filter(stand__in=IN_DER_AUSWAHL)
    if zugriff.hat(Rolle.AUSWAHL):
        return offen
    if not zugriff.mitgliedschaften:
        return offen.none()
    return offen.filter(jury__konto_id=zugriff.konto_id)


def auswahl(zugriff: Zugriff, pk: int) -> Verfahren | None:
    """For who leads the selection; a juror without that task has the jury's pages."""
    return auswahlen(zugriff).filter(pk=pk).first() if zugriff.hat(Rolle.AUSWAHL) else None


def juryverfahren(zugriff: Zugriff, pk: int) -> Verfahren | None:
    """For who scores in it, or may have to declare herself because she leads it."""
    return auswahlen(zugriff).filter(pk=pk).first()


def eingegangene(verfahren: Verfahren) -> QuerySet[Bekundung]:
    """What was handed in, late ones and broken seals too."""
    return verfahren.bekundungen.exclude(stand=Bekundungsstand.ENTWURF)


def zugelassene(verfahren: Verfahren) -> QuerySet[Bekundung]:
    return verfahren.bekundungen.filter(pruefung__zulassung=Zulassung.ZUGELASSEN)


def bekundungen(zugriff: Zugriff, verfahren: Verfahren) -> QuerySet[Bekundung]:
    """What a clerk reads with names: not what she is biased towards, and nothing while she scores without names."""
    alle = eingegangene(verfahren).select_related("traeger", "wirkungsraum", "pruefung")
    if not zugriff.hat(Rolle.AUSWAHL) or wertet_verdeckt(zugriff, verfahren):
        return alle.none()
    return alle.exclude(_in(befangene_raeume(zugriff.konto_id, verfahren))).order_by(
        F("wirkungsraum__reihenfolge").asc(nulls_last=True), "eingegangen_am", "pk"
    )


def entschieden(bekundung: Bekundung) -> bool:
    """Whether it is admitted or excluded."""
    pruefung = getattr(bekundung, "pruefung", None)
    return pruefung is not None and pruefung.zulassung != Zulassung.OFFEN


def _in(raeume: Iterable[int]) -> Q:
    return Q(wirkungsraum_id__isnull=False, wirkungsraum_id__in=raeume)


def bekundung(zugriff: Zugriff, verfahren: Verfahren, pk: int) -> Bekundung | None:
    return bekundungen(zugriff, verfahren).filter(pk=pk).first()


def teile(bekundung: Bekundung) -> dict[tuple[str, int], Bekundungsteil]:
    """What was found under the seal; empty for one that is late or broken."""
    return {(t.art, t.nummer): t for t in bekundung.geoeffnete_teile.all()}


def anlagen(bekundung_pk: int) -> QuerySet[Bekundungsanlage]:
    """The files of a Bekundung without their bytes; the caller has found it."""
    return Bekundungsanlage.objects.filter(bekundung_id=bekundung_pk).defer("inhalt").order_by("nummer")


def anlage(bekundung_pk: int, nummer: int) -> Bekundungsanlage | None:
    return Bekundungsanlage.objects.filter(bekundung_id=bekundung_pk, nummer=nummer).first()


def ausschreibungen(zugriff: Zugriff, verfahren: Verfahren) -> QuerySet[Ausschreibung]:
    """The Wirkungsräume she may decide on, with what belongs to their award."""
    alle = verfahren.angebote.select_related("wirkungsraum", "verfahren")
    if not zugriff.hat(Rolle.AUSWAHL) or wertet_verdeckt(zugriff, verfahren):
        return alle.none()
    return alle.exclude(wirkungsraum_id__in=befangene_raeume(zugriff.konto_id, verfahren))


def ausschreibung(zugriff: Zugriff, verfahren: Verfahren, pk: int) -> Ausschreibung | None:
    return ausschreibungen(zugriff, verfahren).filter(pk=pk).first()


@dataclass(frozen=True)
class Kriteriumszeile:
    """One Kriterium beside what the Träger wrote to it and what was found."""

    kriterium: Any
    text: str
    pruefung: Kriteriumspruefung | None


def kriterien(bekundung: Bekundung) -> list[Kriteriumszeile]:
    texte = {t.nummer: t.text for t in bekundung.geoeffnete_teile.filter(art=Teilart.KRITERIUM)}
    geprueft = {p.kriterium_id: p for p in bekundung.kriteriumspruefungen.select_related("von")}
    return [
        Kriteriumszeile(k, texte.get(k.nummer, ""), geprueft.get(k.pk)) for k in bekundung.verfahren.kriterien.all()
    ]


def ungeprueft(verfahren: Verfahren) -> list[Bekundung]:
    """Handed in, and its formal check, or one of its Kriterien where that was in order, is still to do."""
    soll = verfahren.kriterien.count()
    alle = eingegangene(verfahren).annotate(geprueft=Count("kriteriumspruefungen")).select_related("pruefung")
    return [
        b
        for b in alle
        if not hasattr(b, "pruefung") or (b.pruefung.form == Formergebnis.IN_ORDNUNG and b.geprueft < soll)
    ]


def fehlendes(verfahren: Verfahren) -> dict[int, str]:
    """By Bekundung what was not proven, as a first draft of the Nachforderung."""
    offen = Kriteriumspruefung.objects.filter(
        bekundung__verfahren=verfahren, ergebnis=Kriteriumsergebnis.OFFEN, bekundung__pruefung__form="in_ordnung"
    ).select_related("kriterium")
    zeilen: dict[int, list[str]] = defaultdict(list)
    for p in offen.order_by("kriterium__nummer"):
        zeilen[p.bekundung_id].append(f"Zu „{p.kriterium.text}“: {p.notiz}")
    return {pk: "\n".join(z) for pk, z in zeilen.items()}


def nummern(verfahren: Verfahren) -> list[int]:
    """Of all Bekundungen of a call that was opened."""
    return list(verfahren.bekundungen.values_list("pk", flat=True))


def moegliche_jury(zugriff: Zugriff, verfahren: Verfahren) -> list[Konto]:
    """Who could be named: has a task here today, belongs to nobody who applied, wrote nothing for this call, and is not
    in the jury yet.

    Where names are hidden, nobody who has read a Bekundung, or checked it.
    """
    heute = Zugehoerigkeit.objects.filter(in_kraft(zugriff.heute))
    beworben = Q(rolle=Rolle.BEWERBUNG) | Q(traeger__in=eingegangene(verfahren).values("traeger"))
    leute = Konto.objects.filter(pk__in=heute.values("konto"), is_active=True).exclude(
        Q(pk__in=heute.filter(beworben).values("konto"))
        | Q(pk__in=verfahren.jury.values("konto"))
        | Q(pk__in=Verfasser.objects.filter(bekundung__verfahren=verfahren).values("konto"))
    )
    if verfahren.verdeckt:
        for geprueft in ("pruefung__form_von", "pruefung__zulassung_von", "kriteriumspruefungen__von"):
            gelesen = verfahren.bekundungen.filter(**{f"{geprueft}__isnull": False})
            leute = leute.exclude(pk__in=gelesen.values(geprueft))
        leute = leute.exclude(pk__in=leserinnen(Bekundung, nummern(verfahren)))
    return list(leute.order_by("name"))


# --- bias -------------------------------------------------------------------------------------------------------------


def zu_erklaeren(zugriff: Zugriff, verfahren: Verfahren) -> list[tuple[Bekundung, Befangenheit | None]]:
    """All applicants by name, and what she has said of each. Neither Wirkungsraum nor Kennung: names stay apart."""
    if not (zugriff.hat(Rolle.AUSWAHL) or mitgliedschaft(zugriff, verfahren)):
        return []
    ihre = {
        e.bekundung_id: e
        for e in Befangenheit.objects.filter(konto_id=zugriff.konto_id, bekundung__verfahren=verfahren)
    }
    alle = verfahren.bekundungen.filter(stand=Bekundungsstand.GEOEFFNET).select_related("traeger")
    return [(b, ihre.get(b.pk)) for b in alle.order_by("traeger__name")]


# --- the jury ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Jurybekundung:
    """A Bekundung as a juror meets it: `name` is empty while names are hidden."""

    pk: int
    kennung: str
    wirkungsraum: str
    name: str
    gewertet: int
    zu_werten: int
    abgeschlossen: bool


def jurybekundungen(zugriff: Zugriff, verfahren: Verfahren) -> list[Jurybekundung]:
    """What she scores, from the beginning of the scoring on, in the drawn order."""
    mitglied = mitgliedschaft(zugriff, verfahren)
    if mitglied is None or not zugriff.mitgliedschaften or verfahren.stand == Verfahrensstand.GEOEFFNET:
        return []
    raeume = {raum for raum, frei in unbefangene(verfahren).items() if mitglied.pk in frei}
    soll = verfahren.abschnitte.filter(gewicht__gt=0).count()
    alle = (
        zugelassene(verfahren)
        .filter(wirkungsraum_id__in=raeume)
        .select_related("traeger", "wirkungsraum", "pruefung")
        .annotate(
            gewertet=Count("wertungen", filter=Q(wertungen__mitglied=mitglied, wertungen__nummer=1), distinct=True),
            fertig=Count("wertungsabschluesse", filter=Q(wertungsabschluesse__mitglied=mitglied), distinct=True),
        )
    )
    verdeckt = verfahren.verdeckt and verfahren.stand in VOR_DER_AUSSPRACHE
    zeilen = [
        Jurybekundung(
            b.pk, b.pruefung.kennung, str(b.wirkungsraum), "" if verdeckt else b.traeger.name,
            b.gewertet, soll, bool(b.fertig),
        )
        for b in alle
    ]  # fmt: skip
    return sorted(zeilen, key=lambda z: (len(z.kennung), z.kennung))


def jurybekundung(zugriff: Zugriff, verfahren: Verfahren, kennung: str) -> Jurybekundung | None:
    return next((b for b in jurybekundungen(zugriff, verfahren) if b.kennung == kennung), None)


def darf_sie_werten(mitglied: Jurymitglied | None, bekundung: Bekundung) -> bool:
    """Whether this juror has declared herself free towards the Bekundung and all its rivals."""
    if mitglied is None or bekundung.wirkungsraum_id is None:
        return False
    return mitglied.pk in unbefangene(bekundung.verfahren).get(bekundung.wirkungsraum_id, set())


def zu_wertende_abschnitte(verfahren: Verfahren) -> QuerySet[Abschnitt]:
    return verfahren.abschnitte.filter(gewicht__gt=0)


def abschnittstext(bekundung_pk: int, nummer: int) -> str:
    teil = Bekundungsteil.objects.filter(bekundung=bekundung_pk, art=Teilart.ABSCHNITT, nummer=nummer).first()
    return teil.text if teil else ""


def meine_wertungen(zugriff: Zugriff, bekundung_pk: int) -> dict[int, Wertung]:
    """Her newest points for one Bekundung, by number of the Abschnitt."""
    eigene = Wertung.objects.filter(mitglied__konto_id=zugriff.konto_id, bekundung=bekundung_pk)
    return {w.abschnitt.nummer: w for w in eigene.select_related("abschnitt").order_by("nummer")}


def wertungen(zugriff: Zugriff, verfahren: Verfahren) -> QuerySet[Wertung]:
    """Her own; everybody's only after the first round is closed, and never of Wirkungsräume she is biased in."""
    alle = Wertung.objects.filter(bekundung__verfahren=verfahren).select_related("abschnitt", "mitglied__konto")
    mitglied = mitgliedschaft(zugriff, verfahren) if zugriff.mitgliedschaften else None
    raeume = {r for r, frei in unbefangene(verfahren).items() if mitglied and mitglied.pk in frei}
    if verfahren.stand in VOR_DER_AUSSPRACHE:
        return alle.filter(mitglied=mitglied, bekundung__wirkungsraum_id__in=raeume)
    if zugriff.hat(Rolle.AUSWAHL):
        return alle.exclude(bekundung__wirkungsraum_id__in=befangene_raeume(zugriff.konto_id, verfahren))
    return alle.filter(bekundung__wirkungsraum_id__in=raeume)


@dataclass(frozen=True)
class Juryfortschritt:
    """How far a juror is, without a single point."""

    mitglied: Jurymitglied
    abgeschlossen: int
    von: int


def fortschritt(verfahren: Verfahren) -> list[Juryfortschritt]:
    """Of every juror: how many of the Bekundungen that she scores are finished."""
    raeume = dict(zugelassene(verfahren).values_list("wirkungsraum_id").annotate(n=Count("pk")))
    frei = unbefangene(verfahren)
    fertig: dict[int, int] = defaultdict(int)
    zeilen = Wertungsabschluss.objects.filter(bekundung__verfahren=verfahren)
    for mitglied, raum in zeilen.values_list("mitglied_id", "bekundung__wirkungsraum_id"):
        fertig[mitglied] += mitglied in frei.get(raum, set())
    return [
        Juryfortschritt(m, fertig[m.pk], sum(raeume[r] for r, leute in frei.items() if m.pk in leute))
        for m in verfahren.jury.select_related("konto")
    ]


# --- points, order, what is disputed ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reihung:
    """The order for one Wirkungsraum, as the core reckons it, with the lots that were drawn.

    `fuehrt` is None where nobody qualifies or a lot has still to decide. `gleiche` are ranks shared by several that no
    lot has put into an order yet; only the first rank needs one.
    """

    plaetze: tuple[kern.Platz, ...]
    wechsel: tuple[kern.Wechsel, ...]
    gleiche: Mapping[int, tuple[int, ...]]
    fuehrt: int | None

    @property
    def geeignet(self) -> bool:
        return any(p.rang is not None for p in self.plaetze)


def regeln(verfahren: Verfahren) -> kern.Regeln:
    return kern.Regeln(dict(verfahren.abschnitte.values_list("nummer", "gewicht")), Fraction(verfahren.mindestpunkte))


def kernwertungen(verfahren: Verfahren, *, erste_runde: bool = False) -> list[kern.Wertung]:
    """The points that count: finished ones of jurors who are unbiased today, the newest value of each."""
    frei = unbefangene(verfahren)
    fertig = set(
        Wertungsabschluss.objects.filter(bekundung__verfahren=verfahren).values_list("mitglied_id", "bekundung_id")
    )
    alle = Wertung.objects.filter(bekundung__verfahren=verfahren, **({"nummer": 1} if erste_runde else {}))
    felder = ("bekundung_id", "abschnitt__nummer", "mitglied_id", "punkte", "bekundung__wirkungsraum_id")
    neueste = {
        (b, a, m): kern.Wertung(b, a, m, p)
        for b, a, m, p, raum in alle.order_by("nummer").values_list(*felder)
        if m in frei.get(raum, set()) and (m, b) in fertig
    }
    return list(neueste.values())


def strittige(verfahren: Verfahren) -> tuple[kern.Strittig, ...]:
    """Where the first round lies too far apart: fixed with it, whatever is changed afterwards."""
    if verfahren.stand in VOR_DER_AUSSPRACHE:
        return ()
    return kern.strittige(kernwertungen(verfahren, erste_runde=True))


def reihungen(verfahren: Verfahren) -> dict[int, Reihung]:
    """By Wirkungsraum. Empty before the first round is closed."""
    if verfahren.stand in VOR_DER_AUSSPRACHE:
        return {}
    regel, alle = regeln(verfahren), kernwertungen(verfahren)
    raeume: dict[int, list[int]] = defaultdict(list)
    for pk, raum in zugelassene(verfahren).order_by("pk").values_list("pk", "wirkungsraum_id"):
        raeume[raum].append(pk)
    lose: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for los in verfahren.angebote.values_list("wirkungsraum_id", "lose__rang", "lose__reihenfolge"):
        if los[1] is not None:
            lose[los[0]][los[1]] = los[2]
    return {raum: _reihung(regel, pks, alle, lose[raum]) for raum, pks in raeume.items()}


def reihung(ausschreibung: Ausschreibung) -> Reihung:
    leer = Reihung((), (), {}, None)
    return reihungen(ausschreibung.verfahren).get(ausschreibung.wirkungsraum_id, leer)


def _reihung(regel: kern.Regeln, pks: list[int], alle: list[kern.Wertung], lose: Mapping[int, list[int]]) -> Reihung:
    """No order where somebody has no point that counts: all who gave some have found themselves biased since."""
    eigene = [w for w in alle if w.bekundung in pks]
    if {w.bekundung for w in eigene if w.punkte is not None} != set(pks):
        return Reihung((), (), {}, None)
    plaetze = kern.rangfolge(regel, pks, eigene)
    je_rang: dict[int, list[int]] = defaultdict(list)
    for p in plaetze:
        if p.rang is not None:
            je_rang[p.rang].append(p.bekundung)
    gleiche = {r: tuple(b) for r, b in je_rang.items() if len(b) > 1 and set(lose.get(r, [])) != set(b)}
    gezogen = {b: n for rang, folge in lose.items() if rang not in gleiche for n, b in enumerate(folge)}
    geordnet = sorted(plaetze, key=lambda p: (p.rang is None, p.rang or 0, gezogen.get(p.bekundung, 0)))
    if any(p.rang is None for p in plaetze):
        geordnet = [p for p in geordnet if p.rang is not None] + [p for p in plaetze if p.rang is None]
    erste = geordnet[0] if geordnet and geordnet[0].rang is not None and 1 not in gleiche else None
    return Reihung(tuple(geordnet), kern.wechsel(regel, pks, eigene), gleiche, erste.bekundung if erste else None)


def anhoerungspunkte(zugriff: Zugriff, ausschreibung: Ausschreibung) -> list[Anhoerungswertung]:
    """Points for the hearing: her own, and everybody's once the order is fixed."""
    verfahren = ausschreibung.verfahren
    alle = Anhoerungswertung.objects.filter(anhoerung__ausschreibung=ausschreibung).select_related("mitglied__konto")
    if ausschreibung.wirkungsraum_id in befangene_raeume(zugriff.konto_id, verfahren):
        return []
    if verfahren.stand == Verfahrensstand.GEREIHT and zugriff.hat(Rolle.AUSWAHL):
        return list(alle.order_by("pk"))
    return list(alle.filter(mitglied__konto_id=zugriff.konto_id).order_by("pk"))


def moegliche_zeugen(zugriff: Zugriff, ausschreibung: Ausschreibung) -> list[Konto]:
    """Who may stand by when a lot is drawn: leads or scores, is unbiased, and is not the one who draws."""
    befangen = Befangenheit.objects.filter(
        befangen=True, bekundung__verfahren=ausschreibung.verfahren,
        bekundung__wirkungsraum_id=ausschreibung.wirkungsraum_id,
    )  # fmt: skip
    leute = Zugehoerigkeit.objects.filter(in_kraft(zugriff.heute), rolle=Rolle.AUSWAHL)
    moeglich = Q(pk__in=leute.values("konto")) | Q(pk__in=ausschreibung.verfahren.jury.values("konto_id"))
    return list(
        Konto.objects.filter(moeglich, is_active=True)
        .exclude(pk=zugriff.konto_id)
        .exclude(pk__in=befangen.values("konto_id"))
        .order_by("name")
    )


def gleichstaende(verfahren: Verfahren, r: Reihung) -> list[tuple[int, int, int]]:
    """Neighbours with equal points but not equal rank, and the number of the Abschnitt that told them apart.

    The core looks at the greatest weight first, of equal weights at the smaller number.
    """
    gewichte = dict(zu_wertende_abschnitte(verfahren).values_list("nummer", "gewicht"))
    reihenfolge = sorted(gewichte, key=lambda a: (-gewichte[a], a))
    gefunden = []
    for erster, zweiter in pairwise(r.plaetze):
        if erster.punkte == zweiter.punkte and erster.rang != zweiter.rang:
            anders = (a for a in reihenfolge if _anteil(erster, a) != _anteil(zweiter, a))
            gefunden.append((erster.bekundung, zweiter.bekundung, next(anders)))
    return gefunden


def _anteil(platz: kern.Platz, abschnitt: int) -> Fraction:
    """What the core compares: the mean, or where nobody could judge it the mean of the others."""
    return platz.je_abschnitt.get(abschnitt, platz.punkte * kern.HOECHSTPUNKTE / 100)


def bild(ausschreibung: Ausschreibung, r: Reihung) -> Rangbild:
    """The order as a picture, with names."""
    namen = dict(zugelassene(ausschreibung.verfahren).values_list("pk", "traeger__name"))
    return rangbild(r.plaetze, r.wechsel, namen, ausschreibung.verfahren.mindestpunkte)


@dataclass(frozen=True)
class Strittiges:
    """One disputed place, with everybody's values and what was said of it."""

    bekundung: Bekundung
    abschnitt: Abschnitt
    werte: tuple[tuple[str, tuple[Wertung, ...]], ...]
    aussprache: Any
    meine: Wertung | None


def strittiges(zugriff: Zugriff, verfahren: Verfahren) -> list[Strittiges]:
    """What she may read of the disputed places: a juror those she scores, a clerk those she is unbiased in."""
    je_ort: dict[tuple[int, int], list[Wertung]] = defaultdict(list)
    for w in (
        wertungen(zugriff, verfahren).select_related("bekundung__traeger", "bekundung__pruefung").order_by("nummer")
    ):
        je_ort[w.bekundung_id, w.abschnitt.nummer].append(w)
    gesagt = {
        (a.bekundung_id, a.abschnitt.nummer): a
        for a in Aussprache.objects.filter(bekundung__verfahren=verfahren).select_related("abschnitt", "von")
    }
    frei = unbefangene(verfahren)
    zeilen = []
    for s in strittige(verfahren):
        alle = je_ort.get((s.bekundung, s.abschnitt), [])
        gueltig = [w for w in alle if w.mitglied_id in frei.get(w.bekundung.wirkungsraum_id or 0, set())]
        if not gueltig:
            continue
        je_person: dict[str, list[Wertung]] = defaultdict(list)
        for w in gueltig:
            je_person[w.mitglied.konto.name].append(w)
        eigene = [w for w in gueltig if w.mitglied.konto_id == zugriff.konto_id]
        zeilen.append(
            Strittiges(
                gueltig[0].bekundung, gueltig[0].abschnitt,
                tuple((n, tuple(w)) for n, w in sorted(je_person.items())),
                gesagt.get((s.bekundung, s.abschnitt)), eigene[-1] if eigene else None,
            )
        )  # fmt: skip
    return zeilen


# --- Vermerk, notices, objections, award ------------------------------------------------------------------------------


def akte(ausschreibung: Ausschreibung) -> dict[str, Any]:
    """All that the record says of the choice for one Wirkungsraum, in plain values."""
    verfahren = ausschreibung.verfahren
    alle = list(
        eingegangene(verfahren)
        .filter(Q(wirkungsraum_id=ausschreibung.wirkungsraum_id) | Q(wirkungsraum_id__isnull=True))
        .select_related("traeger", "pruefung__form_von", "pruefung__zulassung_von")
        .order_by("eingegangen_am", "pk")
    )
    namen = {b.pk: b.traeger.name for b in alle}
    pks = list(namen)
    frei = unbefangene(verfahren).get(ausschreibung.wirkungsraum_id, set())
    r = reihung(ausschreibung)
    posten = Nachforderungsposten.objects.filter(bekundung__in=pks).select_related("nachforderung").order_by("pk")
    gruende = Befangenheit.objects.filter(bekundung__in=pks, befangen=True).select_related("konto").order_by("pk")
    return {
        "verfahren": verfahren.titel,
        "wirkungsraum": str(ausschreibung.wirkungsraum),
        "frist": verfahren.frist.isoformat(),
        "geoeffnet_am": verfahren.geoeffnet_am.isoformat() if verfahren.geoeffnet_am else "",
        "mindestpunkte": verfahren.mindestpunkte,
        "verdeckt": verfahren.verdeckt,
        "abschnitte": [list(a) for a in zu_wertende_abschnitte(verfahren).values_list("nummer", "titel", "gewicht")],
        "bekundungen": [_aktenzeile(b) for b in alle],
        "kriterien": [
            [namen[p.bekundung_id], p.kriterium.text, p.get_ergebnis_display(), p.notiz]
            for p in Kriteriumspruefung.objects.filter(bekundung__in=pks)
            .select_related("kriterium")
            .order_by("bekundung", "kriterium__nummer")
        ],
        "nachforderung": [
            [namen[p.bekundung_id], p.nachforderung.frist.isoformat(), p.fehlt, p.antwort] for p in posten
        ],
        "jury": [[m.konto.name, m.pk in frei] for m in verfahren.jury.select_related("konto")],
        "befangenheit": [[e.konto.name, namen[e.bekundung_id], e.grund] for e in gruende],
        "wertungen": _aktenwertungen(pks, namen, frei),
        "aussprachen": [
            [namen[b], nummer, text, wer]
            for b, nummer, text, wer in verfahren.bekundungen.filter(pk__in=pks, aussprachen__isnull=False)
            .order_by("pk", "aussprachen__abschnitt__nummer")
            .values_list("pk", "aussprachen__abschnitt__nummer", "aussprachen__text", "aussprachen__von__name")
        ],
        "anhoerung": [
            [namen[w.bekundung_id], w.mitglied.konto.name, w.punkte, w.grund]
            for w in Anhoerungswertung.objects.filter(anhoerung__ausschreibung=ausschreibung)
            .select_related("mitglied__konto")
            .order_by("pk")
        ],
        "rangfolge": [
            {
                "traeger": namen[p.bekundung],
                "rang": p.rang,
                "punkte": punkte_als_text(p.punkte),
                "je_abschnitt": [[a, punkte_als_text(w)] for a, w in p.je_abschnitt.items()],
                "offen": list(p.offen),
            }
            for p in r.plaetze
        ],
        "wechsel": [[w.abschnitt, w.faktor > 1, sorted(namen[b] for b in w.fuehrt)] for w in r.wechsel],
        "lose": [
            [los.rang, [namen[b] for b in los.reihenfolge], los.von.name, los.zeugin.name]
            for los in ausschreibung.lose.select_related("von", "zeugin").order_by("rang")
        ],
        "gewaehlt": namen[r.fuehrt] if r.fuehrt else "",
    }


def _aktenzeile(b: Bekundung) -> dict[str, Any]:
    p = b.pruefung
    return {
        "traeger": b.traeger.name,
        "eingegangen_am": b.eingegangen_am.isoformat() if b.eingegangen_am else "",
        "abdruck": b.abdruck,
        "fassung": b.fassung,
        "stand": b.get_stand_display(),
        "form": p.get_form_display(),
        "form_grund": p.form_grund,
        "zulassung": p.get_zulassung_display(),
        "zulassung_grund": p.zulassung_grund,
        "kennung": p.kennung,
    }


def _aktenwertungen(pks: list[int], namen: Mapping[int, str], frei: set[int]) -> list[list[Any]]:
    alle = Wertung.objects.filter(bekundung__in=pks, mitglied__in=frei).select_related("mitglied__konto", "abschnitt")
    return [
        [namen[w.bekundung_id], w.abschnitt.nummer, w.mitglied.konto.name, w.nummer, w.punkte, w.grund]
        for w in alle.order_by("bekundung", "abschnitt__nummer", "mitglied", "nummer")
    ]


def letzter_vermerk(ausschreibung: Ausschreibung) -> Auswahlvermerk | None:
    vermerke = ausschreibung.vermerke.select_related("von", "erste", "zweite", "gewaehlt__traeger")
    return vermerke.order_by("-fassung").first()


def geltender_vermerk(ausschreibung: Ausschreibung) -> Auswahlvermerk | None:
    """The one that two persons signed."""
    return ausschreibung.vermerke.filter(zweite__isnull=False).select_related("gewaehlt__traeger").first()


def einwaende(ausschreibung: Ausschreibung) -> QuerySet[Einwand]:
    """Of all who could have been chosen here; one whose seal never opened could have been meant for any."""
    return Einwand.objects.filter(
        Q(bekundung__wirkungsraum_id=ausschreibung.wirkungsraum_id) | Q(bekundung__wirkungsraum_id__isnull=True),
        bekundung__verfahren=ausschreibung.verfahren,
    ).select_related("bekundung__traeger", "erhoben_von", "entschieden_von")


def einwand(zugriff: Zugriff, verfahren: Verfahren, pk: int) -> Einwand | None:
    """For who leads the selection, as far as she is unbiased."""
    sichtbar = bekundungen(zugriff, verfahren).values("pk")
    return Einwand.objects.filter(bekundung__in=sichtbar, pk=pk).select_related("bekundung__traeger").first()


def was_dem_zuschlag_fehlt(ausschreibung: Ausschreibung, heute: date) -> str:
    """Why nothing may be awarded yet; empty where it may."""
    vorab = getattr(ausschreibung, "vorabinformation", None)
    if vorab is None:
        return "Zuerst erfahren alle, die sich beworben haben, das Ergebnis."
    if vorab.vermerk.gewaehlt_id is None:
        return "Für diesen Wirkungsraum ist niemand ausgewählt."
    if heute <= vorab.wartet_bis:
        return f"Die Wartefrist läuft bis zum Ende des {vorab.wartet_bis:%d.%m.%Y}."
    return _was_ihm_entgegensteht(ausschreibung)


def _was_ihm_entgegensteht(ausschreibung: Ausschreibung) -> str:
    staende = set(einwaende(ausschreibung).values_list("stand", flat=True))
    if staende & set(OFFENE_EINWAENDE):
        return "Über einen Einwand ist noch nicht entschieden."
    if Einwandsstand.ABGEHOLFEN in staende:
        return "Einem Einwand wurde abgeholfen: Diese Auswahl gilt nicht mehr. Der Wirkungsraum ist neu auszuschreiben."
    if hasattr(ausschreibung, "neuausschreibung"):
        return "Dieser Wirkungsraum wird erneut ausgeschrieben."
    return ""


def braucht_ersatz(verfahren: Verfahren) -> bool:
    """Whether bias has left a Wirkungsraum with too few jurors."""
    return any(len(leute) < JURY_MINDESTENS for leute in unbefangene(verfahren).values())


def zu_wenige_werten(ausschreibung: Ausschreibung) -> bool:
    """Whether bias, found late, has left this Wirkungsraum with fewer jurors than a decision needs."""
    frei = unbefangene(ausschreibung.verfahren).get(ausschreibung.wirkungsraum_id)
    return frei is not None and len(frei) < JURY_MINDESTENS


def ist_neu_auszuschreiben(ausschreibung: Ausschreibung) -> bool:
    """Where nobody qualifies and all know it, an objection has undone the choice, or bias leaves too few to choose."""
    if ausschreibung.verfahren.stand != Verfahrensstand.GEREIHT or hasattr(ausschreibung, "neuausschreibung"):
        return False
    if Zuschlag.objects.filter(ausschreibung=ausschreibung, am__isnull=False).exists():
        return False
    if einwaende(ausschreibung).filter(stand=Einwandsstand.ABGEHOLFEN).exists():
        return True
    if zu_wenige_werten(ausschreibung) and not geltender_vermerk(ausschreibung):
        return True
    beworben = eingegangene(ausschreibung.verfahren).filter(wirkungsraum_id=ausschreibung.wirkungsraum_id).exists()
    return not reihung(ausschreibung).geeignet and (not beworben or hasattr(ausschreibung, "vorabinformation"))


# --- what an applicant sees of her own --------------------------------------------------------------------------------


def meine_auswahl(zugriff: Zugriff) -> QuerySet[Bekundung]:
    """Her own Bekundungen in calls that were opened."""
    eigene = Bekundung.objects.sichtbar_fuer(zugriff).exclude(stand=Bekundungsstand.ENTWURF)
    return eigene.filter(verfahren__stand__in=IN_DER_AUSWAHL).select_related("verfahren", "traeger").order_by("-pk")


def meine(zugriff: Zugriff, pk: int) -> Bekundung | None:
    return meine_auswahl(zugriff).filter(pk=pk).first()


def meine_mitteilung(bekundung: Bekundung) -> Any:
    """What she was told, None before she was."""
    return getattr(bekundung, "mitteilung", None)


def mein_posten(bekundung: Bekundung) -> Any:
    """What was asked of her once, None where nothing was."""
    return getattr(bekundung, "nachforderungsposten", None)


def meine_einladung(bekundung: Bekundung) -> Any:
    """The hearing she is invited to, if there is one and she is admitted."""
    if not zugelassene(bekundung.verfahren).filter(pk=bekundung.pk).exists():
        return None
    angebot = bekundung.verfahren.angebote.filter(wirkungsraum=bekundung.wirkungsraum).first()
    return getattr(angebot, "anhoerung", None)


def hoechste_nummer(mitglied: Jurymitglied, bekundung: Bekundung, abschnitt: Abschnitt) -> int:
    eigene = Wertung.objects.filter(mitglied=mitglied, bekundung=bekundung, abschnitt=abschnitt)
    return eigene.aggregate(n=Max("nummer"))["n"] or 0


@dataclass(frozen=True)
class Raumzeile:
    """How far the choice for one Wirkungsraum is."""

    ausschreibung: Ausschreibung
    eingegangen: int
    zugelassen: int
    stand: str
    traeger: str
    fertig: bool


def raumzeilen(zugriff: Zugriff, verfahren: Verfahren) -> list[Raumzeile]:
    """The Wirkungsräume she may decide on, in a handful of questions however many there are."""
    alle = list(
        ausschreibungen(zugriff, verfahren)
        .select_related("vorabinformation", "zuschlag__bekundung__traeger", "neuausschreibung")
        .annotate(unterschrieben=Count("vermerke", filter=Q(vermerke__zweite__isnull=False), distinct=True))
    )
    je = Counter(eingegangene(verfahren).values_list("wirkungsraum_id", flat=True))
    frei = Counter(zugelassene(verfahren).values_list("wirkungsraum_id", flat=True))
    offene: Counter[int | None] = Counter(
        Einwand.objects.filter(bekundung__verfahren=verfahren, stand__in=OFFENE_EINWAENDE).values_list(
            "bekundung__wirkungsraum_id", flat=True
        )
    )
    gereiht = verfahren.stand == Verfahrensstand.GEREIHT
    zeilen = []
    for a in alle:
        raum = a.wirkungsraum_id
        stand, traeger = _raumstand(a, offene[raum] + offene[None], gereiht)
        fertig = bool(traeger) or hasattr(a, "neuausschreibung")
        zeilen.append(Raumzeile(a, je[raum], frei[raum], stand, traeger, fertig))
    return zeilen


def _raumstand(a: Any, offene: int, gereiht: bool) -> tuple[str, str]:
    zuschlag = getattr(a, "zuschlag", None)
    vorab = getattr(a, "vorabinformation", None)
    schritte = (
        (zuschlag is not None and zuschlag.am is not None, "Zuschlag erteilt"),
        (hasattr(a, "neuausschreibung"), "erneut auszuschreiben"),
        (bool(offene) and vorab is not None, "Einwand offen"),
        (zuschlag is not None, "Zuschlag vorgeschlagen"),
        (vorab is not None, f"Wartefrist bis {vorab.wartet_bis:%d.%m.%Y}" if vorab else ""),
        (bool(a.unterschrieben), "Vermerk unterschrieben"),
        (gereiht, "Rangfolge steht"),
    )
    traeger = zuschlag.bekundung.traeger.name if zuschlag and zuschlag.am else ""
    return next((wort for gilt, wort in schritte if gilt), "in der Prüfung und Wertung"), traeger


@dataclass(frozen=True)
class Schritt:
    """The one thing to do next in a call. `offen` says what keeps it from being done, empty where nothing does."""

    url: str
    text: str
    offen: str = ""


def naechster_schritt(verfahren: Verfahren) -> Schritt | None:
    """What moves the call on; once the order is fixed each Wirkungsraum goes its own way."""
    if verfahren.stand == Verfahrensstand.GEOEFFNET:
        return _vor_der_wertung(verfahren)
    if verfahren.stand == Verfahrensstand.WERTUNG:
        fehlt = sum(f.abgeschlossen < f.von for f in fortschritt(verfahren))
        wer = "eine Person" if fehlt == 1 else f"{fehlt} Personen"
        return Schritt("erste_wertung_schliessen", "Erste Wertung schließen", f"Es wertet noch {wer}." if fehlt else "")
    if verfahren.stand == Verfahrensstand.AUSSPRACHE:
        offen = len(strittige(verfahren)) - Aussprache.objects.filter(bekundung__verfahren=verfahren).count()
        grund = f"Noch zu besprechen: {offen}." if offen > 0 else ""
        if braucht_ersatz(verfahren):
            grund = "In einem Wirkungsraum sind weniger als drei unbefangen. Benennen Sie Ersatz für die Jury."
        return Schritt("rangfolge_feststellen", "Rangfolge feststellen", grund)
    return None


def _vor_der_wertung(verfahren: Verfahren) -> Schritt:
    offen = eingegangene(verfahren).filter(Q(pruefung__isnull=True) | Q(pruefung__zulassung=Zulassung.OFFEN)).count()
    fehlend, frei = ohne_erklaerung(verfahren), unbefangene(verfahren)
    if offen:
        wort = "einer Bekundung" if offen == 1 else f"{offen} Bekundungen"
        grund = f"Über die Zulassung von {wort} ist noch nicht entschieden."
    elif frei and verfahren.jury.count() < JURY_MINDESTENS:
        grund = "Die Jury hat noch keine drei Mitglieder."
    elif fehlend:
        grund = f"Zur Befangenheit fehlt noch eine Erklärung von {', '.join(str(m) for m in fehlend)}."
    elif any(len(leute) < JURY_MINDESTENS for leute in frei.values()):
        grund = "In einem Wirkungsraum sind weniger als drei unbefangen."
    else:
        grund = ""
    return Schritt("wertung_beginnen", "Wertung beginnen", grund)


def zur_wertung(zugriff: Zugriff, verfahren: Verfahren, kennung: str) -> Bekundung | None:
    """The Bekundung behind a Kennung, for a juror who may score it."""
    zeile = jurybekundung(zugriff, verfahren, kennung)
    return Bekundung.objects.select_related("verfahren").get(pk=zeile.pk) if zeile else None


def anhoerung_zu_werten(zugriff: Zugriff, verfahren: Verfahren, bekundung_pk: int) -> Any:
    """The hearing that was, as long as she has not scored it; None otherwise."""
    if verfahren.stand != Verfahrensstand.AUSSPRACHE:
        return None
    bekundung = Bekundung.objects.get(pk=bekundung_pk)
    anhoerung = Anhoerung.objects.filter(
        ausschreibung__verfahren=verfahren, ausschreibung__wirkungsraum=bekundung.wirkungsraum,
        termin__lte=zugriff.jetzt,
    ).first()  # fmt: skip
    schon = Anhoerungswertung.objects.filter(bekundung=bekundung, mitglied__konto_id=zugriff.konto_id)
    return None if anhoerung is None or schon.exists() else anhoerung


def neu_ausgeschrieben(bekundung: Bekundung) -> Neuausschreibung | None:
    """Whether the Wirkungsraum she applied for stays open in this call and is called for again."""
    hier = Neuausschreibung.objects.filter(ausschreibung__verfahren=bekundung.verfahren)
    return hier.filter(ausschreibung__wirkungsraum=bekundung.wirkungsraum_id).first()


def einwand_zu_spaet(bekundung: Bekundung) -> bool:
    """The award was given, or one objection is open already."""
    erteilt = Zuschlag.objects.filter(
        ausschreibung__verfahren=bekundung.verfahren, ausschreibung__wirkungsraum=bekundung.wirkungsraum,
        am__isnull=False,
    )  # fmt: skip
    return erteilt.exists() or bekundung.einwaende.filter(stand__in=OFFENE_EINWAENDE).exists()


def zusagen(bekundung: Bekundung) -> QuerySet[Zusage]:
    return Zusage.objects.filter(teil__bekundung=bekundung).select_related("teil")
