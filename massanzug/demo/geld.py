"""The money of the demo city: bills, payments, closings and events, month by month, by who would do it.

Amounts follow the commitments of the invented Maßanzüge with small differences, as bills do. All of it is invented.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from massanzug.demo.geschichten.kalender import naechster_arbeitstag
from massanzug.planbudget import actions as tun
from massanzug.planbudget.choices import Antwort, Ereignisart, Kontoart
from massanzug.planbudget.models import Buchungskonto
from massanzug.planbudget.queries.bindung import bindungszeilen_je_raum
from massanzug.planbudget.queries.ereignis import ereignis, vorschlaege
from massanzug.planbudget.queries.hauptbuch import geschlossen_bis, konten_im, stand_am
from massanzug.rechenkern.zeitraum import Zeitraum, kalendermonat
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.uhr import BERLIN
from massanzug.zugang.zugriff import Zugriff

RECHNUNGSTAG = 12
"""Bills of a month are booked on this day of the next, or on the working day after it."""
ALS = Callable[[str, datetime], Zugriff]


@dataclass(frozen=True)
class Geldtermin:
    """A month's business: `tag` is when, `jahr` and `monat` what it is about."""

    tag: date
    jahr: int
    monat: int


def geldtermine(beginn: date, heute: date) -> Iterator[Geldtermin]:
    """Every month since the beginning whose bills have come before today."""
    jahr, monat = beginn.year, beginn.month
    while True:
        folgemonat = date(jahr + monat // 12, monat % 12 + 1, RECHNUNGSTAG)
        tag = naechster_arbeitstag(folgemonat)
        if tag >= heute:
            return
        yield Geldtermin(tag, jahr, monat)
        jahr, monat = folgemonat.year, folgemonat.month


class Geldbau:
    """Does a month's business when the stories reach its day."""

    def __init__(self, zufall: Random, raeume: dict[str, Wirkungsraum], als: ALS) -> None:
        self.zufall, self.raeume, self.als = zufall, raeume, als
        self.uhr = datetime.min.replace(tzinfo=UTC)
        self.nummer = 0

    def erledige(self, termin: Geldtermin) -> None:
        # a month's bills go through in one go, before the first conversation of the day begins (at 8:05)
        self.uhr = datetime.combine(termin.tag, time(8), tzinfo=BERLIN)
        for schluessel, raum in self.raeume.items():
            self._rechnungen(schluessel, raum, termin)
        self._ereignisse(termin)
        self._abschluesse(termin)

    def _zugriff(self, kennung: str) -> Zugriff:
        self.uhr += timedelta(seconds=self.zufall.randint(1, 3))
        return self.als(kennung, self.uhr.astimezone(UTC))

    def _rechnungen(self, schluessel: str, raum: Wirkungsraum, termin: Geldtermin) -> None:
        monat = kalendermonat(termin.jahr, termin.monat)
        zeilen = bindungszeilen_je_raum([raum.pk], termin.tag).get(raum.pk, [])
        ausserhalb = 0
        for zeile in zeilen:
            gebunden = zeile.im_monat(termin.jahr, termin.monat).cent
            if not zeile.zaehlt:
                ausserhalb += gebunden
                continue
            if not gebunden or self.zufall.random() < 0.08:
                continue  # not yet come: stays bound until the month is closed
            self._buche(raum, Kontoart(zeile.klasse.value), self._aehnlich(gebunden), monat, zeile.bezug)
        if ausserhalb:  # help for those is paid too, together and beside the Planbudget
            self._buche(raum, Kontoart.AUSSERHALB, self._aehnlich(ausserhalb), monat)
        for art, hoehe in ((Kontoart.FALLUNSPEZIFISCH, 4_900_00), (Kontoart.FALLUEBERGREIFEND, 2_600_00)):
            self._buche(raum, art, hoehe + self.zufall.randint(-40_000, 60_000), monat)

    def _aehnlich(self, cent: int) -> int:
        """Bills are a little less than what was granted, seldom more."""
        return max(1, cent * self.zufall.randint(930, 1012) // 1000)

    def _buche(self, raum: Wirkungsraum, art: Kontoart, cent: int, monat: Zeitraum, bezug: str = "") -> None:
        self.nummer += 1
        wjh = self._zugriff("wjh")
        tun.kosten_buchen(
            zugriff=wjh,
            wirkungsraum=raum,
            art=art,
            betrag_cent=cent,
            leistung_von=monat.von,
            leistung_bis=monat.bis or monat.von,
            beleg=f"RE-{monat.von:%Y%m}-{self.nummer:04d}",
            belegdatum=wjh.heute - timedelta(self.zufall.randint(1, 6)),
            zahldatum=wjh.heute if self.zufall.random() < 0.9 else None,
            bezug=bezug,
        )

    def _ereignisse(self, termin: Geldtermin) -> None:
        """What changed in the plans is proposed and confirmed a month later; some of it still waits."""
        for schluessel, raum in self.raeume.items():
            for vorschlag in vorschlaege(raum, termin.tag):
                if vorschlag.wechsel.ab > termin.tag - timedelta(35):
                    continue
                neu = tun.wechsel_vorschlagen(
                    zugriff=self._zugriff("controlling"),
                    wirkungsraum=raum,
                    massanzug_id=vorschlag.wechsel.neuer_massanzug_id,
                    nachweis=f"Bewilligte Fassungen {vorschlag.wechsel.alte_fassung} und "
                    f"{vorschlag.wechsel.neue_fassung}, Fall {vorschlag.wechsel.fall_id}. Beispieldaten.",
                )
                self._bestaetige(neu.pk, ("kaemmerei", f"lt-leitung.{schluessel}"))
        if (termin.jahr, termin.monat) == (2026, 1):
            self._tarif()
        if (termin.jahr, termin.monat) == (2026, 9):
            self._ueberleitung()

    def _tarif(self) -> None:
        for schluessel, raum in self.raeume.items():
            neu = tun.ereignis_vorschlagen(
                zugriff=self._zugriff("controlling"),
                wirkungsraum=raum,
                art=Ereignisart.TARIF,
                jahr_cent=18_600_00 if schluessel != "alt-arnsberg" else 41_200_00,
                wirksam_ab=date(2026, 3, 1),
                nachweis="Tarifabschluss, angewandt auf die Personalkosten der Angebote. Beispieldaten.",
                beschluss="Steuerungsgruppe, 10. Februar 2026 (Beispiel)",
            )
            self._bestaetige(neu.pk, ("kaemmerei", f"lt-leitung.{schluessel}"))

    def _ueberleitung(self) -> None:
        neu = tun.ereignis_vorschlagen(
            zugriff=self._zugriff("controlling"),
            wirkungsraum=self.raeume["huesten"],
            art=Ereignisart.UEBERLEITUNG,
            jahr_cent=74_400_00,
            wirksam_ab=date(2026, 11, 1),
            nachweis="Ein Altfall geht in die Verantwortung des Wirkungsraums über. Beispieldaten.",
            beschluss="Steuerungsgruppe, 6. Oktober 2026 (Beispiel)",
        )
        self._bestaetige(neu.pk, ("kaemmerei",))

    def _bestaetige(self, pk: int, kennungen: tuple[str, ...]) -> None:
        for kennung in kennungen:
            zugriff = self._zugriff(kennung)
            blick = ereignis(zugriff, pk)
            if blick is not None:
                tun.ereignis_beantworten(zugriff=zugriff, blick=blick, antwort=Antwort.BESTAETIGT)

    def _abschluesse(self, termin: Geldtermin) -> None:
        """Each quarter its months are closed and the Kämmerei's stand is compared; in February the year is closed."""
        if termin.monat % 3 == 0:
            bis = termin.jahr * 100 + termin.monat
            if bis > geschlossen_bis():
                tun.monate_abschliessen(zugriff=self._zugriff("kaemmerei"), bis_monat=bis)
            self._abgleich(termin)
        if termin.monat == 12:
            for raum in self.raeume.values():
                tun.jahr_abschliessen(zugriff=self._zugriff("kaemmerei"), wirkungsraum=raum, jahr=termin.jahr)

    def _abgleich(self, termin: Geldtermin) -> None:
        stichtag = kalendermonat(termin.jahr, termin.monat).bis or termin.tag
        for schluessel, raum in self.raeume.items():
            konto = Buchungskonto.objects.get(pk=konten_im(raum.pk)[Kontoart.AMBULANT])
            fehlt = 318_40 if (schluessel, termin.monat) == ("neheim", 9) else 0
            tun.stand_abstimmen(
                zugriff=self._zugriff("kaemmerei"),
                konto=konto,
                stichtag=stichtag,
                stand_cent=stand_am(konto.pk, stichtag) + fehlt,
                quelle=f"Auszug der Kämmerei vom {termin.tag:%d.%m.%Y} (Beispiel)",
            )
