"""A call in every state after the opening, built through the acts when somebody asks for it.

„Weidenkorb“ wants Neheim and „Brückenhaus“ Hüsten, in `gleichauf` Neheim too. jha, steuerungsgruppe, kaemmerei and
controlling are the jury; controlling is biased towards „Weidenkorb“.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from massanzug.interessenbekundung import actions
from massanzug.interessenbekundung.choices import Formergebnis, Kriteriumsergebnis, Zulassung
from massanzug.interessenbekundung.models import Ausschreibung, Bekundung, Verfahren
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.zugang.zugriff import Zugriff
from tests.welt import JETZT, Welt, geoeffnetes_verfahren

LAGEN = (
    "geprueft", "nachgefordert", "erklaert", "wertung", "gewertet", "aussprache", "besprochen", "gereiht", "gleichauf",
    "informiert", "gewartet", "vergeben",
)  # fmt: skip
JURY = ("jha", "steuerungsgruppe", "kaemmerei", "controlling")
KANARIENLAGE = {
    "geprueft": "offengelegt", "nachgefordert": "offengelegt", "erklaert": "entzogen", "aussprache": "entzogen",
    "besprochen": "entzogen", "gleichauf": "rivalin",
}  # fmt: skip
TRAEGER = {"Weidenkorb": "neheim", "Brückenhaus": "huesten"}


def verfahren_in_lage(welt: Welt, art: str) -> Verfahren:
    """The call in this state.

    `geprueft`: all is checked, of Weidenkorb something is not proven, the jury is named; `nachgefordert`: something is
    asked of both; `erklaert`: all are admitted, the jury has declared itself, auswahl2 is biased towards Weidenkorb;
    `wertung`: all have scored and nobody has finished, auswahl2 is one of the jury; `gewertet`: all have finished;
    `aussprache`: the first round is closed, one Abschnitt of each is disputed, auswahl2 is biased towards Weidenkorb,
    its hearing was; `besprochen`: it was talked about; `gereiht`: the Vermerk of Neheim has one signature, that of
    Hüsten two; `gleichauf`: both share the first rank in Neheim; `informiert`: an objection of Neheim is being checked,
    one of Hüsten came in; `gewartet`: the waiting is over, in Hüsten auswahl has proposed the award; `vergeben`: Neheim
    is awarded, the objection of Hüsten was right.
    """
    if art not in welt.verfahren:
        lage = KANARIENLAGE.get(art, "juriert")
        v = geoeffnetes_verfahren(welt, art, lage, "neheim" if art == "gleichauf" else "huesten")
        _Weg(welt, v, art, lage).gehe()
    return welt.verfahren[art]


def alle_lagen_der_auswahl(welt: Welt) -> None:
    for art in LAGEN:
        verfahren_in_lage(welt, art)


class _Weg:
    """From the opening to the state that is asked for, one step after the other."""

    def __init__(self, welt: Welt, verfahren: Verfahren, art: str, lage: str) -> None:
        self.welt, self.art, self.lage = welt, art, lage
        self.pk = verfahren.pk

    def um(self, name: str, tage: int = 40) -> Zugriff:
        """This person, so many days ago."""
        damals = JETZT - timedelta(tage)
        return replace(self.welt.zugriff(name), jetzt=damals, heute=damals.date())

    @property
    def v(self) -> Verfahren:
        return Verfahren.objects.get(pk=self.pk)

    def bekundung(self, traeger: str) -> Bekundung:
        return self.v.bekundungen.select_related("verfahren").get(traeger__name=traeger)

    def angebot(self, raum: str) -> Ausschreibung:
        return self.v.angebote.select_related("verfahren").get(wirkungsraum=self.welt.raeume[raum])

    def gehe(self) -> None:
        vor_der_wertung = {"geprueft", "nachgefordert", "erklaert"}
        self.pruefe(offen={"Weidenkorb"} if self.art in vor_der_wertung - {"erklaert"} else set())
        if self.art == "nachgefordert":
            self.fordere_nach()
            return
        jury = (*JURY, "auswahl2") if self.art in {"wertung", "gewertet"} else JURY
        for name in jury:
            actions.jury_benennen(zugriff=self.um("auswahl"), verfahren=self.v, konto=self.welt.konten[name])
        if self.art == "geprueft":
            return
        self.erklaere(jury)
        if self.art == "erklaert":
            self.befangen("auswahl2")
            return
        self.werte(jury)
        if self.art in {"wertung", "gewertet"}:
            return
        self.sprich()
        if self.art in {"aussprache", "besprochen"}:
            return
        actions.rangfolge_feststellen(zugriff=self.um("auswahl"), verfahren=self.v)
        if self.art == "gleichauf":
            return
        self.vergib()

    def pruefe(self, offen: Iterable[str]) -> None:
        amt = self.um("auswahl")
        for traeger in TRAEGER:
            b = self.bekundung(traeger)
            actions.bekundung_formal_pruefen(
                zugriff=amt, bekundung=b, ergebnis=Formergebnis.IN_ORDNUNG, grund="", stand=0
            )
            kriterien = list(self.v.kriterien.all())
            for k in kriterien:
                fehlt = traeger in offen and k == kriterien[-1]
                actions.kriterium_pruefen(
                    zugriff=amt, bekundung=b, kriterium=k, stand=0, notiz="Der Nachweis fehlt." if fehlt else "",
                    ergebnis=Kriteriumsergebnis.OFFEN if fehlt else Kriteriumsergebnis.ERFUELLT,
                )  # fmt: skip
            if self.art not in {"geprueft", "nachgefordert"}:
                actions.zulassung_entscheiden(
                    zugriff=amt, bekundung=b, zulassung=Zulassung.ZUGELASSEN, grund="", stand=1
                )

    def fordere_nach(self) -> None:
        fehlt = {self.bekundung(t).pk: f"Fehlt-{self.lage}-{raum}" for t, raum in TRAEGER.items()}
        frist = JETZT + timedelta(10)
        actions.nachforderung_stellen(zugriff=self.um("auswahl"), verfahren=self.v, frist=frist, fehlt=fehlt)
        for name, traeger in (("bewerbung", "Weidenkorb"), ("bewerbung2", "Brückenhaus")):
            actions.nachforderung_beantworten(
                zugriff=self.um(name), posten=self.bekundung(traeger).nachforderungsposten, eingang=self.um(name).jetzt,
                antwort=f"Nachgereicht-{self.lage}-{TRAEGER[traeger]}", stand=1,
            )  # fmt: skip

    def erklaere(self, jury: Iterable[str]) -> None:
        for name in jury:
            for traeger in TRAEGER:
                befangen = (name, traeger) == ("controlling", "Weidenkorb")
                actions.befangenheit_erklaeren(
                    zugriff=self.um(name), bekundung=self.bekundung(traeger), befangen=befangen,
                    grund="Meine Schwester arbeitet dort." if befangen else "",
                )  # fmt: skip

    def werte(self, jury: Iterable[str]) -> None:
        actions.wertung_beginnen(zugriff=self.um("auswahl"), verfahren=self.v)
        abschnitte = list(lesen.zu_wertende_abschnitte(self.v))
        strittig = self.art in {"aussprache", "besprochen"}
        for name in jury:
            for zeile in lesen.jurybekundungen(self.um(name), self.v):
                b = Bekundung.objects.select_related("verfahren", "traeger").get(pk=zeile.pk)
                for a in abschnitte:
                    auseinander = strittig and a == abschnitte[0] and name == "jha"
                    actions.wertung_abgeben(
                        zugriff=self.um(name), bekundung=b, abschnitt=a, punkte=0 if auseinander else 4,
                        grund=self.wertgrund(name, TRAEGER[b.traeger.name]), stand=0,
                    )  # fmt: skip
                if self.art != "wertung":
                    actions.wertung_abschliessen(zugriff=self.um(name), bekundung=b)

    def wertgrund(self, name: str, raum: str) -> str:
        if self.art not in {"wertung", "gewertet"}:
            return f"Wertgrund-{self.lage}-{raum}"
        return f"Wertgrund-verdeckt-{raum}" if name == "jha" else "klar beschrieben"

    def sprich(self) -> None:
        amt = self.um("auswahl")
        actions.erste_wertung_schliessen(zugriff=amt, verfahren=self.v)
        if self.art == "aussprache":
            actions.anhoerung_ansetzen(
                zugriff=amt, ausschreibung=self.angebot("neheim"), termin=JETZT - timedelta(30), ort="Rathaus",
                ablauf="Je eine Stunde",
            )  # fmt: skip
        if self.art == "besprochen":
            for s in lesen.strittige(self.v):
                actions.aussprache_festhalten(
                    zugriff=amt, bekundung=Bekundung.objects.select_related("verfahren").get(pk=s.bekundung),
                    abschnitt=self.v.abschnitte.get(nummer=s.abschnitt), text="Besprochen.",
                )  # fmt: skip
        if self.art in {"aussprache", "besprochen"}:
            self.befangen("auswahl2")

    def befangen(self, name: str) -> None:
        actions.befangenheit_erklaeren(
            zugriff=self.um(name), bekundung=self.bekundung("Weidenkorb"), befangen=True, grund="Ein Freund."
        )

    def vergib(self) -> None:
        mitgeteilt = 5 if self.art == "informiert" else 30
        for raum in TRAEGER.values():
            vermerk = actions.vermerk_schreiben(
                zugriff=self.um("auswahl"), ausschreibung=self.angebot(raum), ermessen="Abgewogen.",
                alternativen="Keine.", wirkung="Sie bleiben wählbar.", offenheit="Das Wahlrecht bleibt.", stand=0,
            )  # fmt: skip
            vermerk = actions.vermerk_unterschreiben(zugriff=self.um("auswahl"), vermerk=vermerk)
            if (self.art, raum) != ("gereiht", "neheim"):
                actions.vermerk_unterschreiben(zugriff=self.um("auswahl2"), vermerk=vermerk)
            if self.art != "gereiht":
                amt = self.um("auswahl", mitgeteilt)
                actions.vorab_informieren(zugriff=amt, ausschreibung=self.angebot(raum))
        if self.art == "informiert":
            self.wende_ein("bewerbung", "Weidenkorb", bis="in_pruefung")
            self.wende_ein("bewerbung2", "Brückenhaus", bis="eingegangen")
        if self.art == "gewartet":
            self.schlage_vor("huesten")
        if self.art == "vergeben":
            self.wende_ein("bewerbung", "Weidenkorb", bis="zurueckgewiesen")
            self.wende_ein("bewerbung2", "Brückenhaus", bis="abgeholfen")
            self.schlage_vor("neheim")
            zuschlag = self.angebot("neheim").zuschlag
            actions.zuschlag_erteilen(zugriff=self.um("auswahl2", 9), zuschlag=zuschlag)

    def wende_ein(self, name: str, traeger: str, bis: str) -> None:
        wo = f"{self.lage}-{TRAEGER[traeger]}"
        am = 4 if self.art == "informiert" else 20
        amt = self.um("auswahl", am - 1)
        e = actions.einwand_erheben(
            zugriff=self.um(name, am), bekundung=self.bekundung(traeger), text=f"Anders: Einwand-{wo}"
        )
        if bis != "eingegangen":
            e = actions.einwand_pruefen(zugriff=amt, einwand=e, faellig_am=JETZT.date() + timedelta(5))
        if bis in {"zurueckgewiesen", "abgeholfen"}:
            actions.einwand_entscheiden(
                zugriff=amt, einwand=e, abgeholfen=bis == "abgeholfen", antwort=f"Darum: Einwandschluss-{wo}"
            )

    def schlage_vor(self, raum: str) -> None:
        amt = self.um("auswahl", 10)
        actions.zuschlag_vorschlagen(
            zugriff=amt, ausschreibung=self.angebot(raum), gremium="Jugendhilfeausschuss", beschluss_am=amt.heute,
            beschluss="Einstimmig.",
        )  # fmt: skip
