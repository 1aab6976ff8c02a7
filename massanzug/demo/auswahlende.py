"""From the opening to the award: how the demo's finished selection of 2024/25 went on. All of it is invented."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from massanzug.demo.auswahl import BEWERBUNGEN, IM_AMT, Uhr, Verlauf, Wer
from massanzug.demo.geschichten.bekundungen import BEGRUENDUNGEN
from massanzug.interessenbekundung import actions as tun
from massanzug.interessenbekundung.choices import Formergebnis, Kriteriumsergebnis, Teilart, Zulassung
from massanzug.interessenbekundung.models import Abschnitt, Ausschreibung, Bekundung, Kriterium, Verfahren
from massanzug.technik.uhr import BERLIN
from massanzug.zugang.models import Konto

JURY = ("jha", "steuerungsgruppe", "controlling", "vormundschaft")
BEFANGEN = ("vormundschaft", "muehlrad", "Meine Schwester arbeitet dort in der Verwaltung.")
NACHWEIS_FEHLT = ("ruhrkiesel", 1)
STRITTIG = ("muehlrad", 5)
PUNKTE: Mapping[str, Mapping[int, int]] = {
    "lichtfaden": {1: 4, 4: 5, 5: 4, 6: 5, 7: 4, 8: 4, 9: 4, 10: 4, 11: 4, 12: 5, 13: 4},
    "muehlrad": {1: 3, 4: 4, 5: 5, 6: 2, 7: 4, 8: 3, 9: 2, 10: 3, 11: 4, 12: 4, 13: 4},
    "ruhrkiesel": {1: 4, 4: 4, 5: 4, 6: 4, 7: 5, 8: 3, 9: 4, 10: 4, 11: 5, 12: 4, 13: 5},
    "haselbogen": {1: 4, 4: 4, 5: 3, 6: 4, 7: 4, 8: 4, 9: 3, 10: 4, 11: 4, 12: 4, 13: 4},
}
"""What the first juror gives; the others differ by a point here and there."""
KURZ = {
    0: "Dazu finde ich nichts.",
    1: "Nur angerissen; der Weg dorthin bleibt offen.",
    2: "Ein Anfang, aber mir fehlt, wie es im Alltag geht.",
    3: "Schlüssig, an wenigen Stellen noch allgemein.",
    4: "Gut begründet und mit Erfahrung unterlegt.",
    5: "Das überzeugt mich ganz und passt zum Ort.",
}
VERMERK = {
    "ermessen": "Gewogen wurden die elf gewerteten Abschnitte mit den vor der Öffnung festgelegten Gewichten. Den Ausschlag gab, "
    "wie überzeugend der Weg von einer Hilfeform in eine andere beschrieben und mit Erfahrung belegt ist.",
    "alternativen": "Erwogen wurde, den Wirkungsraum gemeinsam zu vergeben oder neu auszuschreiben. Beides wurde verworfen: Der "
    "Grundlagenvertrag sieht einen Leitträger vor, und eine geeignete Bekundung liegt vor.",
    "wirkung": "Wer nicht ausgewählt ist, bleibt im Stadtgebiet tätig und kann weiter Hilfen erbringen. Laufende Hilfen werden zu "
    "Ende geführt.",
    "offenheit": "Die Auswahl schließt niemanden aus: Das Wunsch- und Wahlrecht nach § 5 SGB VIII gilt unverändert, und Hilfen "
    "anderer Träger bleiben möglich.",
}
EINWAND = (
    "Wir sehen unsere Erfahrung mit flexiblen Hilfen nicht angemessen gewürdigt und bitten, die Wertung zu Abschnitt 5 "
    "noch einmal zu prüfen."
)
ANTWORT = (
    "Die Wertung zu Abschnitt 5 wurde in der Aussprache angehoben und liegt jetzt gleichauf. Der Abstand ergibt sich aus "
    "den Abschnitten 6 und 9; dort sind die Gründe der Jury nachvollziehbar. Der Einwand wird zurückgewiesen."
)

ZUSAGEN: Mapping[tuple[str, int], str] = {
    (
        "lichtfaden",
        7,
    ): "Im ersten Jahr wollen wir mit den Grundschulen in Neheim drei Orte finden, an denen Eltern ohne Anmeldung Rat bekommen.",
    (
        "lichtfaden",
        9,
    ): "Bis Ende 2028 brauchen wir drei Menschen mit Studium mehr, dann sind es 29 von 41 und damit über 70 Prozent.",
    ("ruhrkiesel", 9): "In vier Jahren sollen es 21 von 29 sein.",
    ("ruhrkiesel", 11): "jede Idee bekommt binnen vier Wochen eine Antwort",
    ("haselbogen", 7): "Für die Arbeit ohne Fallbezug planen wir zwölf Wochenstunden fest ein.",
    ("haselbogen", 11): "Daraus soll je Ort ein Vorhaben entstehen, das Menschen von dort führen.",
}
"""What the chosen ones promise, word for word: the contract will hold them to it."""


def auswahl_zu_ende(verfahren: Verfahren, wer: Wer) -> Verlauf[None]:
    """Checks, jury, scoring, talk, Vermerk, an objection, and the three awards."""
    bekundungen = {
        schluessel: Bekundung.objects.select_related("verfahren", "traeger").get(
            verfahren=verfahren, verfasser__konto__kennung=f"bewerbung.{schluessel}"
        )
        for schluessel in BEWERBUNGEN
    }
    yield from _pruefe(verfahren, bekundungen, wer)
    yield from _benenne(verfahren, bekundungen, wer)
    yield from _werte(verfahren, bekundungen, wer)
    yield from _sprich(verfahren, bekundungen, wer)
    yield from _vergib(verfahren, bekundungen, wer)


def _pruefe(verfahren: Verfahren, bekundungen: Mapping[str, Bekundung], wer: Wer) -> Verlauf[None]:
    uhr, amt = Uhr(date(2025, 1, 15)), IM_AMT[0]
    for schluessel, b in bekundungen.items():
        yield uhr.weiter()
        zugriff = wer(amt, uhr.um)
        tun.bekundung_formal_pruefen(zugriff=zugriff, bekundung=b, ergebnis=Formergebnis.IN_ORDNUNG, grund="", stand=0)
        for k in verfahren.kriterien.all():
            fehlt = (schluessel, k.nummer) == NACHWEIS_FEHLT
            tun.kriterium_pruefen(
                zugriff=zugriff,
                bekundung=b,
                kriterium=k,
                ergebnis=Kriteriumsergebnis.OFFEN if fehlt else Kriteriumsergebnis.ERFUELLT,
                notiz="Der Nachweis nennt kein Jahr und kein Verfahren." if fehlt else "",
                stand=0,
            )
    yield from _fordere_nach(verfahren, bekundungen[NACHWEIS_FEHLT[0]], wer, uhr)
    uhr = Uhr(date(2025, 2, 3))
    for b in bekundungen.values():
        yield uhr.weiter()
        tun.zulassung_entscheiden(
            zugriff=wer(amt, uhr.um), bekundung=b, zulassung=Zulassung.ZUGELASSEN, grund="", stand=1
        )


def _fordere_nach(verfahren: Verfahren, b: Bekundung, wer: Wer, uhr: Uhr) -> Verlauf[None]:
    frist = datetime.combine(date(2025, 1, 31), time(12), tzinfo=BERLIN).astimezone(UTC)
    yield uhr.weiter(30)
    nachforderung = tun.nachforderung_stellen(
        zugriff=wer(IM_AMT[0], uhr.um),
        verfahren=verfahren,
        frist=frist,
        fehlt={b.pk: "Bitte nennen Sie zu Kriterium 1, in wie vielen Verfahren Sie seit wann mitgewirkt haben."},
    )
    uhr = Uhr(date(2025, 1, 24))
    yield uhr.weiter()
    posten = nachforderung.posten.select_related("bekundung").get()
    tun.nachforderung_beantworten(
        zugriff=wer(f"bewerbung.{NACHWEIS_FEHLT[0]}", uhr.um),
        posten=posten,
        antwort="Seit 2009 haben wir in 64 Verfahren zum Schutz von Kindern mitgewirkt, zuletzt 2024 in sieben.",
        eingang=uhr.um,
        stand=posten.stand,
    )
    uhr = Uhr(date(2025, 1, 31), 14)
    yield uhr.weiter()
    kriterium: Kriterium = verfahren.kriterien.get(nummer=NACHWEIS_FEHLT[1])
    tun.kriterium_pruefen(
        zugriff=wer(IM_AMT[0], uhr.um),
        bekundung=b,
        kriterium=kriterium,
        ergebnis=Kriteriumsergebnis.ERFUELLT,
        notiz="Mit der Antwort nachgewiesen.",
        stand=1,
    )


def _benenne(verfahren: Verfahren, bekundungen: Mapping[str, Bekundung], wer: Wer) -> Verlauf[None]:
    uhr = Uhr(date(2025, 2, 5))
    for kennung in JURY:
        yield uhr.weiter()
        konto = Konto.objects.get(kennung=kennung)
        tun.jury_benennen(zugriff=wer(IM_AMT[0], uhr.um), verfahren=verfahren, konto=konto)
    for kennung in JURY:
        for schluessel, b in bekundungen.items():
            yield uhr.weiter(3)
            befangen = (kennung, schluessel) == BEFANGEN[:2]
            tun.befangenheit_erklaeren(
                zugriff=wer(kennung, uhr.um), bekundung=b, befangen=befangen, grund=BEFANGEN[2] if befangen else ""
            )
    uhr = Uhr(date(2025, 2, 7))
    yield uhr.weiter()
    tun.wertung_beginnen(zugriff=wer(IM_AMT[0], uhr.um), verfahren=verfahren)


def _werte(verfahren: Verfahren, bekundungen: Mapping[str, Bekundung], wer: Wer) -> Verlauf[None]:
    gewertet = list(verfahren.abschnitte.filter(gewicht__gt=0))
    for tag, (schluessel, b) in enumerate(bekundungen.items(), start=10):
        uhr = Uhr(date(2025, 2, tag))
        for platz, kennung in enumerate(JURY):
            if kennung == BEFANGEN[0] and BEWERBUNGEN[schluessel] == BEWERBUNGEN[BEFANGEN[1]]:
                continue
            for a in gewertet:
                yield uhr.weiter(3)
                punkte, grund = _gibt(schluessel, a, platz)
                tun.wertung_abgeben(
                    zugriff=wer(kennung, uhr.um), bekundung=b, abschnitt=a, punkte=punkte, grund=grund, stand=0
                )
            yield uhr.weiter(3)
            tun.wertung_abschliessen(zugriff=wer(kennung, uhr.um), bekundung=b)
    uhr = Uhr(date(2025, 2, 17))
    yield uhr.weiter()
    tun.erste_wertung_schliessen(zugriff=wer(IM_AMT[0], uhr.um), verfahren=verfahren)


def _gibt(schluessel: str, a: Abschnitt, platz: int) -> tuple[int, str]:
    """The first one's reason belongs to the text; the second differs in every third Abschnitt, and once widely."""
    punkte = PUNKTE[schluessel][a.nummer]
    if platz == 0:
        return punkte, BEGRUENDUNGEN[schluessel, a.nummer]
    if (schluessel, a.nummer) == STRITTIG and platz == 1:
        punkte = 2
    elif (a.nummer + platz) % 3 == 0:
        punkte = max(1, punkte - 1)
    return punkte, KURZ[punkte]


def _sprich(verfahren: Verfahren, bekundungen: Mapping[str, Bekundung], wer: Wer) -> Verlauf[None]:
    uhr = Uhr(date(2025, 2, 19))
    b, abschnitt = bekundungen[STRITTIG[0]], verfahren.abschnitte.get(nummer=STRITTIG[1])
    yield uhr.weiter()
    tun.aussprache_festhalten(
        zugriff=wer(IM_AMT[0], uhr.um),
        bekundung=b,
        abschnitt=abschnitt,
        text="Die Beispiele im zweiten Absatz wurden zuerst überlesen. Nach gemeinsamem Lesen liegen die Wertungen näher beieinander.",
    )
    yield uhr.weiter()
    tun.wertung_aendern(
        zugriff=wer(JURY[1], uhr.um),
        bekundung=b,
        abschnitt=abschnitt,
        punkte=4,
        grund="Nach der Aussprache: Die Beispiele zeigen, dass Hilfen wirklich auf eine Familie zugeschnitten werden.",
        nummer=1,
    )
    uhr = Uhr(date(2025, 2, 26))
    yield uhr.weiter()
    tun.rangfolge_feststellen(zugriff=wer(IM_AMT[0], uhr.um), verfahren=verfahren)


def _vergib(verfahren: Verfahren, bekundungen: Mapping[str, Bekundung], wer: Wer) -> Verlauf[None]:
    angebote = list(Ausschreibung.objects.filter(verfahren=verfahren).select_related("verfahren", "wirkungsraum"))
    uhr = Uhr(date(2025, 3, 3))
    for angebot in angebote:
        yield uhr.weiter(40)
        vermerk = tun.vermerk_schreiben(zugriff=wer(IM_AMT[0], uhr.um), ausschreibung=angebot, stand=0, **VERMERK)
        for kennung in IM_AMT[:2]:
            yield uhr.weiter()
            vermerk = tun.vermerk_unterschreiben(zugriff=wer(kennung, uhr.um), vermerk=vermerk)
    uhr = Uhr(date(2025, 3, 4))
    for angebot in angebote:
        yield uhr.weiter()
        tun.vorab_informieren(zugriff=wer(IM_AMT[0], uhr.um), ausschreibung=angebot)
    yield from _einwand(bekundungen[STRITTIG[0]], wer)
    uhr = Uhr(date(2025, 3, 26))
    for angebot in angebote:
        yield uhr.weiter()
        zuschlag = tun.zuschlag_vorschlagen(
            zugriff=wer(IM_AMT[0], uhr.um),
            ausschreibung=angebot,
            gremium="Jugendhilfeausschuss",
            beschluss_am=date(2025, 3, 25),
            beschluss="Dem Vorschlag wird gefolgt (Beispiel aus der Demo).",
        )
        yield uhr.weiter(20)
        tun.zuschlag_erteilen(zugriff=wer(IM_AMT[1], uhr.um), zuschlag=zuschlag)
    yield from _halte_zusagen_fest(bekundungen, wer, uhr)


def _einwand(b: Bekundung, wer: Wer) -> Verlauf[None]:
    uhr = Uhr(date(2025, 3, 7))
    yield uhr.weiter()
    einwand = tun.einwand_erheben(zugriff=wer(f"bewerbung.{STRITTIG[0]}", uhr.um), bekundung=b, text=EINWAND)
    yield uhr.weiter(60)
    einwand = tun.einwand_pruefen(zugriff=wer(IM_AMT[0], uhr.um), einwand=einwand, faellig_am=date(2025, 3, 21))
    uhr = Uhr(date(2025, 3, 18))
    yield uhr.weiter()
    tun.einwand_entscheiden(zugriff=wer(IM_AMT[1], uhr.um), einwand=einwand, abgeholfen=False, antwort=ANTWORT)


def _halte_zusagen_fest(bekundungen: Mapping[str, Bekundung], wer: Wer, uhr: Uhr) -> Verlauf[None]:
    for (schluessel, nummer), wortlaut in ZUSAGEN.items():
        teil = bekundungen[schluessel].geoeffnete_teile.get(art=Teilart.ABSCHNITT, nummer=nummer)
        yield uhr.weiter()
        tun.zusage_markieren(zugriff=wer(IM_AMT[0], uhr.um), teil=teil, wortlaut=wortlaut)
