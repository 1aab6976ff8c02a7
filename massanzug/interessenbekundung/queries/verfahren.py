"""What is read of calls and Bekundungen."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet
from django.db.models.functions import Cast

from massanzug.interessenbekundung.choices import CODEZEICHEN, SCHLUESSELPERSONEN, Bekundungsstand, Verfahrensstand
from massanzug.interessenbekundung.models import (
    Bekundung,
    Einladung,
    Frage,
    Jurymitglied,
    Nachforderungsposten,
    Oeffnung,
    Schluesselperson,
    Unterlage,
    Verfahren,
    Verfasser,
)
from massanzug.rechenkern.abgabefrist import frist_als_text, rechtzeitig
from massanzug.rechenkern.bekundung import Beigabe, Inhalt, Mangel, Verlangt, inhalt_aus, maengel
from massanzug.rechenkern.siegel import KennwortFalsch, entschluessle, schliesse_auf
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.adresse import adresse
from massanzug.technik.aufgabe import Aufgabe
from massanzug.technik.frage import vorbereitet
from massanzug.technik.schluesselbund import SchluesselFehlt, schluessel
from massanzug.technik.uhr import tag
from massanzug.traeger.models import Traeger, Zugehoerigkeit, in_kraft
from massanzug.traeger.queries import mitgliedschaften
from massanzug.zugang.choices import Rolle
from massanzug.zugang.models import Konto
from massanzug.zugang.queries import pruefsumme
from massanzug.zugang.zugriff import Zugriff


def meine_bekundungen(zugriff: Zugriff) -> QuerySet[Bekundung]:
    """Those she writes; for everybody else there are none before the opening."""
    return Bekundung.objects.sichtbar_fuer(zugriff).select_related("verfahren", "traeger").order_by("-pk")


def verfasserrolle(zugriff: Zugriff, bekundung: Bekundung) -> str | None:
    """What she is in this Bekundung."""
    rollen = Verfasser.objects.filter(bekundung=bekundung, konto_id=zugriff.konto_id)
    return rollen.values_list("rolle", flat=True).first()


def verlangt(verfahren: Verfahren) -> Verlangt:
    """What this call asks for."""
    return Verlangt(
        abschnitte=dict(verfahren.abschnitte.values_list("nummer", "woerter_hoechstens")),
        kriterien=list(verfahren.kriterien.values_list("nummer", flat=True)),
        wirkungsraeume=list(verfahren.angebote.values_list("wirkungsraum_id", flat=True)),
    )


def entwurfsschluessel(bekundung: Bekundung) -> str:
    """The name of the key with which this Fassung is written: what destroys the former one's never meets the next."""
    return _schluesselname(bekundung, bekundung.fassung)


def _schluesselname(bekundung: Bekundung, fassung: int) -> str:
    return f"bekundung-{bekundung.pk}" if fassung == 1 else f"bekundung-{bekundung.pk}-{fassung}"


def ueberholte_schluessel(bekundung: Bekundung) -> list[str]:
    """Names of keys that nothing is written with any more: of all former Fassungen, and of this one when handed in."""
    bis = bekundung.fassung - (bekundung.stand == Bekundungsstand.ENTWURF)
    return [_schluesselname(bekundung, n) for n in range(1, bis + 1)]


def entwurfsbezug(bekundung_id: int, art: str, nummer: int, stand: int) -> str:
    """What an encrypted part belongs to: nobody puts it into another place, nor an older one back."""
    return f"bekundung {bekundung_id} {art} {nummer} stand {stand}"


def siegelbezug(verfahren: Verfahren) -> str:
    """What the sealed pieces of a call's key belong to."""
    return f"verfahren {verfahren.pk}"


def bekundungsbezug(bekundung: Bekundung) -> str:
    """What a sealed Bekundung belongs to: neither number nor version can be swapped."""
    return f"{siegelbezug(bekundung.verfahren)} bekundung {bekundung.pk} fassung {bekundung.fassung}"


def entwurf(bekundung: Bekundung) -> dict[tuple[str, int], str]:
    """The parts that are being written; empty once it is handed in. The caller has asked who she is."""
    if bekundung.stand != Bekundungsstand.ENTWURF:
        return {}
    try:
        geheim = schluessel(entwurfsschluessel(bekundung))
    except SchluesselFehlt:
        return {}
    return {
        (t.art, t.nummer): entschluessle(
            geheim, bytes(t.geheimtext), entwurfsbezug(bekundung.pk, t.art, t.nummer, t.stand)
        ).decode()
        for t in bekundung.teile.all()
    }


def was_fehlt(bekundung: Bekundung, teile: Mapping[tuple[str, int], str]) -> tuple[Mangel, ...]:
    """What keeps it from being handed in: the page shows it, handing in checks the same."""
    return maengel(verlangt(bekundung.verfahren), teile)


def anlagenbezug(bekundung_id: int, nummer: int) -> str:
    """What an encrypted file belongs to."""
    return f"bekundung {bekundung_id} anlage {nummer}"


def entwurfsanlagen(bekundung: Bekundung) -> Iterator[Beigabe]:
    """The files that go with what is being written; none without its key. The caller has asked who she is."""
    try:
        geheim = schluessel(entwurfsschluessel(bekundung))
    except SchluesselFehlt:
        return
    for a in bekundung.entwurfsanlagen.all():
        bezug = anlagenbezug(bekundung.pk, a.nummer)
        name, art = json.loads(entschluessle(geheim, bytes(a.geheimname), f"{bezug} name"))
        yield Beigabe(a.nummer, name, art, entschluessle(geheim, bytes(a.geheimtext), bezug))


def anlagenliste(bekundung: Bekundung) -> list[tuple[int, str, int]]:
    """Number, name and size in bytes of the files that go with what is being written."""
    try:
        geheim = schluessel(entwurfsschluessel(bekundung))
    except SchluesselFehlt:
        return []
    liste = []
    for a in bekundung.entwurfsanlagen.defer("geheimtext"):
        kopf = entschluessle(geheim, bytes(a.geheimname), f"{anlagenbezug(bekundung.pk, a.nummer)} name")
        liste.append((a.nummer, str(json.loads(kopf)[0]), a.groesse))
    return liste


def gereinigt(code: str) -> str:
    """A code as it was shown, however it was typed."""
    zeichen = "".join(z for z in code.upper() if z in CODEZEICHEN)
    return "-".join(zeichen[i : i + 4] for i in range(0, len(zeichen), 4))


def mit_code(bekundung: Bekundung, code: str) -> Inhalt | None:
    """The Träger's own copy of what it handed in; None where the code does not open it."""
    if bekundung.rueckschloss is None:
        return None
    try:
        return inhalt_aus(schliesse_auf(gereinigt(code), bytes(bekundung.rueckschloss)))
    except KennwortFalsch:
        return None


# --- the call, for the office -----------------------------------------------------------------------------------------


def verfahrensliste(zugriff: Zugriff) -> QuerySet[Verfahren]:
    """All calls, the newest first; the page's door has asked who reads them."""
    return Verfahren.objects.order_by("-pk")


def verfahren_im_amt(zugriff: Zugriff, pk: int) -> Verfahren | None:
    return Verfahren.objects.select_related("vorgelegt_von", "freigegeben_von").filter(pk=pk).first()


def schluesselpersonen(verfahren: Verfahren) -> list[Schluesselperson]:
    return list(verfahren.schluesselpersonen.select_related("konto"))


def mein_schluessel(zugriff: Zugriff, verfahren: Verfahren) -> Schluesselperson | None:
    return verfahren.schluesselpersonen.filter(konto_id=zugriff.konto_id).first()


def offene_fragen(verfahren: Verfahren) -> QuerySet[Frage]:
    return verfahren.fragen.filter(antwort="")


def frage_im_amt(zugriff: Zugriff, pk: int) -> Frage | None:
    return Frage.objects.select_related("verfahren").filter(pk=pk).first()


@dataclass(frozen=True)
class Schritt:
    """One step of preparing a call, for the list beside the page."""

    nummer: int
    name: str
    stand: str
    url: str = ""
    hinweis: str = ""


def vorbereitung(verfahren: Verfahren, schluessel: Sequence[Schluesselperson]) -> list[Schritt]:
    """What a call still needs until it is open, and what comes then."""
    summe = sum(verfahren.abschnitte.values_list("gewicht", flat=True))
    folge = list(Verfahrensstand)
    weit = folge.index(Verfahrensstand(verfahren.stand))
    halten = sum(p.verloren_am is None for p in schluessel)
    erledigt = [
        ("Angaben", True, ""),
        ("Gewichte", summe == 100, "" if summe == 100 else f"ergeben {summe} statt 100"),
        ("Schlüssel", halten == SCHLUESSELPERSONEN, f"{halten} von {SCHLUESSELPERSONEN}"),
        ("Vorlegen", weit >= folge.index(Verfahrensstand.VORGELEGT), ""),
        ("Freigeben", weit >= folge.index(Verfahrensstand.OFFEN), "eine zweite Person"),
        ("Bekundungen annehmen", weit > folge.index(Verfahrensstand.OFFEN), ""),
        ("Öffnen", weit >= folge.index(Verfahrensstand.GEOEFFNET), "zwei von drei"),
    ]
    jetzt = next((n for n, (_, fertig, _) in enumerate(erledigt) if not fertig), len(erledigt))
    return [
        Schritt(n + 1, name, "erledigt" if fertig else "jetzt" if n == jetzt else "spaeter", hinweis=hinweis)
        for n, (name, fertig, hinweis) in enumerate(erledigt)
    ]


def niederschrift(verfahren: Verfahren) -> Oeffnung | None:
    return Oeffnung.objects.select_related("erste", "zweite").filter(verfahren=verfahren).first()


# --- the call, for everybody ------------------------------------------------------------------------------------------

OEFFENTLICH = tuple(s for s in Verfahrensstand if s not in (Verfahrensstand.ENTWURF, Verfahrensstand.VORGELEGT))


def veroeffentlichte() -> QuerySet[Verfahren]:
    """Calls that all may read, those with the latest deadline first."""
    return Verfahren.objects.filter(stand__in=OEFFENTLICH).order_by("-frist", "-pk")


def offene(jetzt: datetime) -> QuerySet[Verfahren]:
    """Calls that take Bekundungen now."""
    return veroeffentlichte().filter(stand=Verfahrensstand.OFFEN, frist__gt=jetzt - timedelta(seconds=1))


def veroeffentlicht(pk: int) -> Verfahren | None:
    return veroeffentlichte().filter(pk=pk).first()


def wirkungsraeume_im(verfahren: Verfahren) -> list[Wirkungsraum]:
    return [a.wirkungsraum for a in verfahren.angebote.select_related("wirkungsraum")]


def unterlagen(verfahren: Verfahren) -> QuerySet[Unterlage]:
    """Documents without their bytes, newest version of each first."""
    return verfahren.unterlagen.defer("inhalt")


def unterlage(verfahren: Verfahren, pk: int) -> Unterlage | None:
    return verfahren.unterlagen.filter(pk=pk).first()


@dataclass(frozen=True, order=True)
class Neuigkeit:
    """Something that all are told, with a mark that stays."""

    am: datetime
    marke: str
    titel: str
    text: str


def neuigkeiten(verfahren: Verfahren) -> list[Neuigkeit]:
    """All that was told since the call was published, the newest first."""
    seit = verfahren.offen_seit
    if seit is None:
        return []
    alle = [Neuigkeit(seit, "offen", "Das Verfahren ist veröffentlicht", verfahren.titel)]
    for u in unterlagen(verfahren):
        if u.fassung > 1 or u.eingestellt_am > seit:
            titel = "Neue Fassung einer Unterlage" if u.fassung > 1 else "Neue Unterlage"
            alle.append(Neuigkeit(u.eingestellt_am, f"unterlage-{u.pk}", titel, str(u)))
    for f in verfahren.fragen.exclude(antwort=""):
        if f.beantwortet_am:
            alle.append(Neuigkeit(f.beantwortet_am, f"frage-{f.pk}", "Eine Frage ist beantwortet", f.text))
    for v in verfahren.verlaengerungen.all():
        text = f"Neu: {frist_als_text(v.neu)}. {v.grund}"
        alle.append(Neuigkeit(v.am, f"frist-{v.pk}", "Die Frist ist verlängert", text))
    return sorted(alle, reverse=True)


def neues_fuer(zugriff: Zugriff) -> list[tuple[Verfahren, Neuigkeit]]:
    """What was told in the calls that run and that she writes for or has asked about, the newest first."""
    betrifft = Q(pk__in=meine_bekundungen(zugriff).order_by().values("verfahren_id")) | Q(
        pk__in=Frage.objects.filter(konto_id=zugriff.konto_id).values("verfahren_id")
    )
    laufend = veroeffentlichte().filter(betrifft, stand=Verfahrensstand.OFFEN)[:5]
    alle = [(v, n) for v in laufend for n in neuigkeiten(v)]
    return sorted(alle, key=lambda vn: vn[1], reverse=True)[:8]


# --- the Bekundung, for those who write it ----------------------------------------------------------------------------


def meine_bekundung(zugriff: Zugriff, pk: int) -> Bekundung | None:
    return meine_bekundungen(zugriff).filter(pk=pk).first()


def meine_bekundung_im(zugriff: Zugriff, verfahren: Verfahren) -> Bekundung | None:
    return meine_bekundungen(zugriff).filter(verfahren=verfahren).first()


def meine_traeger(zugriff: Zugriff) -> QuerySet[Traeger]:
    """Those for which she may write."""
    return Traeger.objects.filter(pk__in=zugriff.traeger(Rolle.BEWERBUNG))


def staende(bekundung: Bekundung) -> dict[tuple[str, int], int]:
    """How often each part was written."""
    return {(art, nummer): stand for art, nummer, stand in bekundung.teile.values_list("art", "nummer", "stand")}


def verfasserinnen(bekundung: Bekundung) -> QuerySet[Verfasser]:
    return bekundung.verfasser.select_related("konto").order_by("pk")


def moegliche_verfasser(bekundung: Bekundung, heute: date) -> QuerySet[Konto]:
    """Colleagues of the Träger who do not write yet."""
    dabei = bekundung.verfasser.values("konto_id")
    kolleginnen = Zugehoerigkeit.objects.filter(
        in_kraft(heute), traeger_id=bekundung.traeger_id, rolle=Rolle.BEWERBUNG
    ).values("konto_id")
    return Konto.objects.filter(pk__in=kolleginnen, is_active=True).exclude(pk__in=dabei).order_by("name")


def noch_versiegeltes() -> Q:
    """What the Protokoll does not list before the opening: it would tell who writes, who handed in, and how many."""
    offen = Bekundung.objects.filter(verfahren__stand=Verfahrensstand.OFFEN)
    alle = Q(pk__in=[])
    for modell, reihen in (
        (Bekundung, offen),
        (Verfasser, Verfasser.objects.filter(bekundung__in=offen)),
        (Einladung, Einladung.objects.filter(bekundung__in=offen)),
    ):
        nummern = reihen.annotate(als_text=Cast("pk", CharField())).values("als_text")
        alle |= Q(objekt_typ=modell._meta.label_lower, objekt_id__in=nummern)
    return alle


def offene_einladungen(bekundung: Bekundung, jetzt: datetime) -> QuerySet[Einladung]:
    return bekundung.einladungen.filter(angenommen_von__isnull=True, gilt_bis__gt=jetzt)


def offene_einladung(marke: str, jetzt: datetime, *, sperren: bool = False) -> Einladung | None:
    """The invitation with this secret, while it can be followed and the Bekundung is being written."""
    alle = Einladung.objects.select_for_update(of=("self",)) if sperren else Einladung.objects.all()
    return (
        alle.filter(
            pruefsumme=pruefsumme(marke), angenommen_von__isnull=True, gilt_bis__gt=jetzt,
            bekundung__stand=Bekundungsstand.ENTWURF, bekundung__verfahren__stand=Verfahrensstand.OFFEN,
        )
        .select_related("bekundung__traeger", "bekundung__verfahren", "von")
        .first()
    )  # fmt: skip


def zugriff_der_marke(konto_id: int, heute: date, jetzt: datetime) -> Zugriff | None:
    """Who wrote a page that is kept after her login expired, with the rights of now; None for a blocked account."""
    konto = Konto.objects.filter(pk=konto_id, is_active=True).first()
    return Zugriff(konto.pk, konto.name, mitgliedschaften(konto.pk, heute), heute, jetzt) if konto else None


# --- what waits for somebody ------------------------------------------------------------------------------------------


def offene_aufgaben(zugriff: Zugriff) -> list[Aufgabe]:
    """For the desk: what is being written and its deadline; what the office has to release, answer and open."""
    aufgaben = []
    if zugriff.hat(Rolle.BEWERBUNG):
        aufgaben += [
            Aufgabe(
                f"Bekundung: {b.verfahren.titel}",
                f"{b.traeger.name}, noch nicht eingereicht",
                adresse("bekundung", b.pk),
                bis=tag(b.verfahren.frist),
            )
            for b in meine_bekundungen(zugriff).filter(stand=Bekundungsstand.ENTWURF)[:10]
        ]
        aufgaben += [
            Aufgabe(
                f"Fehlendes nachreichen: {titel}", "Sie sind darum gebeten", adresse("ergebnis", pk), bis=tag(frist)
            )
            for pk, titel, frist in _nachzureichen(zugriff)
        ]
        aufgaben += [
            Aufgabe(
                f"Das Ergebnis ist da: {titel}", "Bis dahin wird kein Zuschlag erteilt", adresse("ergebnis", pk), bis=b
            )
            for pk, titel, b in _mitgeteilt(zugriff)
        ]
    if zugriff.hat(Rolle.AUSWAHL):
        aufgaben += list(_im_amt(zugriff))
    return aufgaben + [
        Aufgabe(f"Jury: {titel}", WERTEN[Verfahrensstand(stand)], adresse("jury", pk))
        for pk, titel, stand in _in_der_jury(konto=zugriff.konto_id)
    ]


WERTEN = {
    Verfahrensstand.GEOEFFNET: "Zur Befangenheit erklären",
    Verfahrensstand.WERTUNG: "Ihre erste Wertung",
    Verfahrensstand.AUSSPRACHE: "Aussprache",
}
"""What a juror has to do."""


@vorbereitet
def _in_der_jury(*, konto: int) -> QuerySet[Any, Any]:
    """Everybody's desk asks this."""
    laufend = Jurymitglied.objects.filter(konto_id=konto, verfahren__stand__in=list(WERTEN)).order_by("verfahren_id")
    return laufend.values_list("verfahren_id", "verfahren__titel", "verfahren__stand")


def _nachzureichen(zugriff: Zugriff) -> QuerySet[Any, Any]:
    posten = Nachforderungsposten.objects.filter(
        bekundung__in=meine_bekundungen(zugriff).order_by(), antwort="", nachforderung__frist__gte=zugriff.jetzt
    )
    return posten.values_list("bekundung_id", "bekundung__verfahren__titel", "nachforderung__frist")[:10]


def _im_amt(zugriff: Zugriff) -> Iterator[Aufgabe]:
    laufend = Verfahren.objects.filter(stand__in=[Verfahrensstand.VORGELEGT, Verfahrensstand.OFFEN]).order_by("frist")
    fragen = Count("fragen", filter=Q(fragen__antwort=""))
    for v in laufend.annotate(fragen_offen=fragen)[:20]:
        seite = adresse("verfahren", v.pk)
        if v.stand == Verfahrensstand.VORGELEGT:
            if v.vorgelegt_von_id != zugriff.konto_id:
                yield Aufgabe("Verfahren freigeben", v.titel, seite, wartet="Eine Kollegin oder ein Kollege")
        elif not rechtzeitig(zugriff.jetzt, v.frist):
            yield Aufgabe("Bekundungen öffnen", v.titel, seite, seit=tag(v.frist))
        elif v.fragen_offen:
            wort = "Eine Frage" if v.fragen_offen == 1 else f"{v.fragen_offen} Fragen"
            yield Aufgabe(f"{wort} beantworten", v.titel, seite, bis=tag(v.frist))


def _mitgeteilt(zugriff: Zugriff) -> QuerySet[Any, Any]:
    """Results that were told and can still be objected to."""
    wartend = meine_bekundungen(zugriff).filter(mitteilung__vorabinformation__wartet_bis__gte=zugriff.heute)
    return wartend.values_list("pk", "verfahren__titel", "mitteilung__vorabinformation__wartet_bis")[:10]
