"""Two workers on the same form: merged by field, asked where both wrote, and no typed word is lost."""

import html
import random
import re
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from massanzug.fall import actions
from massanzug.fall.choices import Funktion
from massanzug.fall.models import Baustein, Entscheidung, Massanzug, Wille, Ziel, Zustaendigkeit
from massanzug.fall.queries.faelle import planstand
from massanzug.zugang.models import Entwurf, Protokollwert
from tests.welt import Fallwelt, Welt

pytestmark = pytest.mark.django_db
EINGABE = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
TEXTFELD = re.compile(r'<textarea name="(\w+)"[^>]*>\s?(.*?)</textarea>', re.DOTALL)


class Formular:
    """A form in a browser without a script: what stands in it is what is sent, changed by hand."""

    def __init__(self, browser: Client, adresse: str, werte: dict[str, Any], frage: str = "") -> None:
        self.browser, self.adresse = browser, adresse
        antwort = browser.get(adresse + frage)
        assert antwort.status_code == 200, antwort.status_code
        self.felder = dict(werte)
        self._lies(antwort)

    def _lies(self, antwort: HttpResponse) -> None:
        self.seite = html.unescape(antwort.content.decode())
        form = self.seite[self.seite.index("data-entwurf") :] if "data-entwurf" in self.seite else ""
        self.felder |= dict(EINGABE.findall(form))
        if antwort.status_code == 422:
            bound = antwort.context["form"]
            for name in bound.fields:
                if name not in {"stand"}:
                    wert = bound[name].value()
                    self.felder[name] = "" if wert is None else wert
            self.felder = {n: w for n, w in self.felder.items() if not n.startswith("welche_")}

    def speichere(self, **getippt: Any) -> HttpResponse:
        self.felder |= getippt
        antwort = self.browser.post(self.adresse, {n: w for n, w in self.felder.items() if w is not None})
        if antwort.status_code == 422:
            self._lies(antwort)
        return antwort


@pytest.fixture
def zu_zweit(als: Any, welt: Welt) -> Any:
    """asd leads the case `neu`, asd2 is her deputy; (case, my browser, the colleague's)."""
    fw = welt.faelle["neu@neheim"]
    actions.vertretung_bestimmen(zugriff=welt.zugriff("asd"), fall=fw.fall, konto=welt.konten["asd2"])
    return fw, als("asd"), als("asd2")


def ziel_werte(fw: Fallwelt) -> dict[str, Any]:
    return {
        "text": fw.ziel.text, "person": str(fw.person.pk), "herkunft": "wille_kind", "art": "handlung",
        "woran": fw.ziel.woran, "bis": "",
    }  # fmt: skip


def zielformular(fw: Fallwelt, browser: Client) -> Formular:
    return Formular(browser, f"/faelle/{fw.fall.pk}/ziel/{fw.ziel.pk}/", ziel_werte(fw))


def baustein_werte(b: Baustein) -> dict[str, Any]:
    return {
        "faden": b.faden, "wer": b.wer, "was": b.was, "ziel": str(b.ziel_id), "wie_oft": b.wie_oft,
        "von": b.von.strftime("%d.%m.%Y"), "bis": "", "einheit": b.einheit, "menge_tausendstel": "3",
        "satz_cent": "68,50", "anbieter": str(b.anbieter_id or ""),
    }  # fmt: skip


def bausteinformular(fw: Fallwelt, b: Baustein, browser: Client) -> Formular:
    return Formular(browser, f"/faelle/{fw.fall.pk}/baustein/{b.pk}/", baustein_werte(b))


def test_was_nur_eine_seite_aenderte_kommt_von_selbst_zusammen(zu_zweit: Any) -> None:
    fw, ich, sie = zu_zweit
    meins, ihres = zielformular(fw, ich), zielformular(fw, sie)
    assert ihres.speichere(woran="Sonntags erzählt jeder etwas.").status_code == 303
    antwort = meins.speichere(bis="31.3.2027")
    assert antwort.status_code == 422
    blick = antwort.context["zusammen"]
    assert [(u.label, u.jetzt, u.vorher) for u in blick.uebernommen] == [
        ("Woran merken wir, dass es erreicht ist?", "Sonntags erzählt jeder etwas.", fw.ziel.woran)
    ]
    assert (blick.nur_meine, blick.beide) == (("Bis wann?",), ())
    assert "Person asd2" in meins.seite and "Zusammengeführt" in meins.seite
    assert Ziel.objects.get(pk=fw.ziel.pk).bis is None  # nothing is saved before she has seen it
    assert meins.speichere().status_code == 303
    ziel = Ziel.objects.get(pk=fw.ziel.pk)
    assert (ziel.woran, ziel.bis and ziel.bis.isoformat(), ziel.stand) == (
        "Sonntags erzählt jeder etwas.", "2027-03-31", 3,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wahl", "getippt", "ergebnis"),
    [
        ("meine", {}, "Wir essen abends zusammen."),
        ("ihre", {}, "Wir essen zusammen, ohne Handy."),
        ("zusammen", {}, "Wir essen abends zusammen, ohne Handy."),
        ("zusammen", {"text": "Abends ohne Handy."}, "Abends ohne Handy."),
    ],
)
def test_wo_beide_schrieben_stehen_beide_texte_da_und_ein_mensch_waehlt(
    zu_zweit: Any, wahl: str, getippt: dict[str, str], ergebnis: str
) -> None:
    fw, ich, sie = zu_zweit
    assert zielformular(fw, ich).speichere(text="Wir essen zusammen.").status_code == 303
    meins, ihres = zielformular(fw, ich), zielformular(fw, sie)
    assert ihres.speichere(text="Wir essen zusammen, ohne Handy.").status_code == 303
    assert meins.speichere(text="Wir essen abends zusammen.").status_code == 422
    assert "<ins>, ohne Handy</ins>" in meins.seite and "<ins>abends </ins>" in meins.seite
    ohne_wahl = meins.speichere()
    assert ohne_wahl.status_code == 422 and "Bitte wählen Sie, was gelten soll." in meins.seite
    assert Ziel.objects.get(pk=fw.ziel.pk).text == "Wir essen zusammen, ohne Handy."
    assert meins.speichere(welche_text=wahl, **getippt).status_code == 303
    assert Ziel.objects.get(pk=fw.ziel.pk).text == ergebnis


def test_auch_das_zweite_speichern_ueberschreibt_nichts(zu_zweit: Any) -> None:
    """Between the choice and the save somebody saves again: the same check, on the newer state."""
    fw, ich, sie = zu_zweit
    meins, ihres = zielformular(fw, ich), zielformular(fw, sie)
    ihres.speichere(text="Ihrer, eins")
    assert meins.speichere(text="Meiner").status_code == 422
    assert zielformular(fw, sie).speichere(text="Ihrer, zwei").status_code == 303
    assert meins.speichere(welche_text="meine").status_code == 422
    assert "Ihrer, zwei" in meins.seite and "Meiner" in meins.seite
    assert Ziel.objects.get(pk=fw.ziel.pk).text == "Ihrer, zwei"
    assert meins.speichere(welche_text="meine").status_code == 303
    assert Ziel.objects.get(pk=fw.ziel.pk).text == "Meiner"


def test_eine_fremde_oder_verbogene_grundlage_fragt_nach_allem(zu_zweit: Any) -> None:
    fw, ich, sie = zu_zweit
    meins = zielformular(fw, ich)
    zielformular(fw, sie).speichere(text="Ihrer", woran="Ihres")
    for marke in ("erfunden", zielformular(fw, sie).felder["grundlage"]):
        antwort = meins.speichere(text="Meiner", woran="", grundlage=marke, stand="1")
        assert antwort.status_code == 422
        assert antwort.context["zusammen"].beide == ("Wie lautet das Ziel?", "Woran merken wir, dass es erreicht ist?")
    assert Ziel.objects.get(pk=fw.ziel.pk).text == "Ihrer"


def test_ein_entwurf_behaelt_die_zwei_fassungen(zu_zweit: Any, welt: Welt) -> None:
    fw, ich, sie = zu_zweit
    meins = zielformular(fw, ich)
    zielformular(fw, sie).speichere(text="Ihrer Text")
    meins.speichere(text="Mein Text")
    assert ich.post("/entwurf/", meins.felder | {"welche_text": "ihre"}).status_code == 200
    wieder = Formular(ich, meins.adresse, ziel_werte(fw), "?entwurf=1")
    assert "Ihrer Text" in wieder.seite and "Mein Text" in wieder.seite
    assert re.search(r'id="welche_text_ihre"[^>]*checked', wieder.seite)
    assert wieder.speichere(welche_text="meine").status_code == 303
    assert Ziel.objects.get(pk=fw.ziel.pk).text == "Mein Text"


def test_zwei_willen_bleiben_zwei_fassungen(zu_zweit: Any) -> None:
    fw, ich, sie = zu_zweit
    adresse = f"/faelle/{fw.fall.pk}/wille/{fw.person.pk}/"
    werte = {"wille": "Wille-neu-neheim", "beitrag": "", "wunsch": "", "erwartung": "", "am": "22.11.2026"}
    meins, ihres = Formular(ich, adresse, werte), Formular(sie, adresse, werte)
    ihres.speichere(wille="Ich will zu Oma.", am="21.11.2026")
    assert meins.speichere(wille="Ich will nach Hause.").status_code == 422
    assert meins.felder["am"] == "22.11.2026"  # my own day stays mine
    assert meins.speichere(welche_wille="meine").status_code == 303
    assert list(Wille.objects.filter(person=fw.person).order_by("fassung").values_list("wille", flat=True)) == [
        "Wille-neu-neheim", "Ich will zu Oma.", "Ich will nach Hause.",
    ]  # fmt: skip


def test_eine_auswahl_hat_zwei_seiten_in_worten(zu_zweit: Any) -> None:
    fw, ich, sie = zu_zweit
    meins, ihres = zielformular(fw, ich), zielformular(fw, sie)
    ihres.speichere(herkunft="wille_eltern", bis="1.2.2027")
    assert meins.speichere(herkunft="auflage_amt", bis="1.3.2027").status_code == 422
    assert "Wille der Eltern" in meins.seite and "Auflage des Jugendamts" in meins.seite
    assert meins.speichere(welche_herkunft="ihre", welche_bis="zusammen", bis="15.2.2027").status_code == 303
    ziel = Ziel.objects.get(pk=fw.ziel.pk)
    assert (ziel.herkunft, str(ziel.bis)) == ("wille_eltern", "2027-02-15")


# --- pieces that come and go ----------------------------------------------------------------------------------------


def test_ein_entfernter_baustein_nimmt_keinen_getippten_text_mit(zu_zweit: Any) -> None:
    fw, ich, sie = zu_zweit
    meins = bausteinformular(fw, fw.baustein, ich)
    weg = sie.post(f"/faelle/{fw.fall.pk}/baustein/{fw.baustein.pk}/entfernen/", {"stand": "1"})
    assert weg.status_code == 303
    assert meins.speichere(was="Judo am Dienstag").status_code == 422
    assert "entfernt" in meins.seite and "Judo am Dienstag" in meins.seite and "Neu einfügen" in meins.seite
    assert meins.speichere().status_code == 303
    assert Baustein.objects.get(massanzug__fall=fw.fall).was == "Judo am Dienstag"


def test_ein_baustein_den_es_nie_gab_ist_weiter_nicht_da(zu_zweit: Any) -> None:
    fw, ich, _ = zu_zweit
    adresse = f"/faelle/{fw.fall.pk}/baustein/987654321/"
    assert ich.get(adresse).status_code == 404
    marke = bausteinformular(fw, fw.baustein, ich).felder["grundlage"]
    assert ich.post(adresse, baustein_werte(fw.baustein) | {"grundlage": marke, "stand": "0"}).status_code == 404


def test_was_jemand_geaendert_hat_wird_nicht_ungesehen_entfernt(zu_zweit: Any) -> None:
    fw, ich, sie = zu_zweit
    bausteinformular(fw, fw.baustein, sie).speichere(was="Judo")
    antwort = ich.post(f"/faelle/{fw.fall.pk}/baustein/{fw.baustein.pk}/entfernen/", {"stand": "1"})
    assert antwort.status_code == 409 and "Judo" in antwort.content.decode()
    assert Baustein.objects.filter(pk=fw.baustein.pk).exists()


VORLAGE = {
    "hilfeart": "14",
    "ergebnis": "bewilligt", "begruendung": "Weil es passt", "rechtsgrundlage": "§ 27", "wahl_hinweis_am": "22.11.2026",
    "wahl_alternativen": "zwei", "wahl_ergebnis": "kein_wunsch",
}  # fmt: skip


def vorlage(fw: Fallwelt, browser: Client, zweite: int) -> Formular:
    return Formular(browser, f"/faelle/{fw.fall.pk}/entscheidung/neu/", VORLAGE | {"zweite_fachkraft": str(zweite)})


def test_vorgelegt_wird_nur_was_man_gesehen_hat(zu_zweit: Any, welt: Welt) -> None:
    fw, ich, sie = zu_zweit
    meins = vorlage(fw, ich, welt.konten["asd3"].pk)
    bausteinformular(fw, fw.baustein, sie).speichere(was="Judo")
    sie.post(
        f"/faelle/{fw.fall.pk}/baustein/neu/",
        {
            "faden": "eigen",
            "wer": "Lina",
            "was": "kocht",
            "ziel": fw.ziel.pk,
            "von": "1.12.2026",
            "einheit": "kostenlos",
        },
    )
    assert meins.speichere().status_code == 422
    assert "Neu: „Lina: kocht“." in meins.seite and f"Geändert: „{fw.baustein.wer}: Judo“." in meins.seite
    assert "Weil es passt" in meins.seite and not Entscheidung.objects.filter(fall=fw.fall).exists()
    nochmal = meins.speichere()
    assert nochmal.status_code == 303, nochmal.context["form"].errors
    assert Entscheidung.objects.get(fall=fw.fall).begruendung == "Weil es passt"


def test_wer_schreibt_waehrend_vorgelegt_wird_verliert_keinen_satz(zu_zweit: Any, welt: Welt) -> None:
    fw, ich, sie = zu_zweit
    meins = bausteinformular(fw, fw.baustein, ich)
    assert vorlage(fw, sie, welt.konten["asd3"].pk).speichere().status_code == 303
    antwort = meins.speichere(was="Judo am Dienstag")
    seite = antwort.content.decode()
    assert antwort.status_code == 403
    assert "liegt zur Entscheidung" in seite and "Judo am Dienstag" in seite
    entwurf = Entwurf.objects.get(konto=welt.konten["asd"])
    assert entwurf.daten["felder"]["was"] == ["Judo am Dienstag"]
    assert Baustein.objects.get(pk=fw.baustein.pk).was == "Baustein-neu-neheim"


# --- 500 interleavings against a small model ------------------------------------------------------------------------

DURCHLAEUFE = 500
MARKEN = re.compile(r"<del>.*?</del>|</?ins>", re.DOTALL)
WORTE = ("Lina", "kocht", "am Sonntag", "mit Oma", "ohne Streit", "gern", "zweimal", "draußen")


class Modell:
    """What must be true whatever two people do: a saved text stands now, or it stands in the Protokoll."""

    def __init__(self, fw: Fallwelt, browser: dict[str, Client], zufall: random.Random, zweite: int) -> None:
        self.fw, self.browser, self.zufall, self.zweite = fw, browser, zufall, zweite
        self.offen: dict[str, Formular] = {}
        self.gelesen: dict[str, int] = {}
        self.gespeichert: list[str] = []
        self.stand, self.text, self.da, self.vorgelegt = 1, fw.baustein.was, True, False
        self.spuren: list[str] = []

    def schritt(self, wer: str) -> None:
        tun = [self.oeffnen] if wer not in self.offen else [self.speichern, self.speichern, self.oeffnen]
        self.zufall.choice([*tun * 8, self.entfernen, self.vorlegen])(wer)
        self.pruefe()

    def oeffnen(self, wer: str) -> None:
        adresse = f"/faelle/{self.fw.fall.pk}/baustein/{self.fw.baustein.pk}/"
        antwort = self.browser[wer].get(adresse)
        assert antwort.status_code == (404 if not self.da else 403 if self.vorgelegt else 200)
        self.spuren.append(f"{wer} öffnet")
        if antwort.status_code == 200:
            werte = baustein_werte(self.fw.baustein) | {"was": self.text}
            self.offen[wer], self.gelesen[wer] = Formular(self.browser[wer], adresse, werte), self.stand

    def speichern(self, wer: str) -> None:
        """Save what was opened, with a word more; where the house asks, choose."""
        form, zufall = self.offen[wer], self.zufall
        angeboten = form.felder["was"]
        getippt: dict[str, Any] = {}
        if zufall.random() < 0.7:
            getippt["was"] = f"{angeboten} {zufall.choice(WORTE)}"[:190]
        frage = 'name="welche_was"' in form.seite
        if frage and (wahl := zufall.choice(["meine", "ihre", "zusammen", ""])):
            getippt["welche_was"] = wahl
        veraltet, zuvor = self.gelesen[wer] != self.stand, self.text
        antwort = form.speichere(**getippt)
        self.spuren.append(f"{wer} speichert {getippt} {antwort.status_code}")
        neu = getippt.get("was", angeboten)
        if self.vorgelegt:
            assert antwort.status_code == 403
            assert neu in html.unescape(antwort.content.decode())  # not saved, and not lost
            del self.offen[wer]
        elif not self.da:
            self._ohne_baustein(wer, form, antwort, neu)
        elif frage and "welche_was" not in getippt:
            assert antwort.status_code == 422 and "Bitte wählen Sie" in form.seite
        elif veraltet:
            assert antwort.status_code == 422, "a silent overwrite"
            worte = MARKEN.sub("", form.seite)
            assert zuvor in worte, "what the other one saved is not shown"
            assert neu in worte or "was" not in getippt, "what was typed is not shown"
            self.gelesen[wer] = self.stand
        else:
            assert antwort.status_code == 303
            self.stand += 1
            self.text = Baustein.objects.get(pk=self.fw.baustein.pk).was
            if not frage:
                assert self.text == neu
            self.gespeichert.append(self.text)
            del self.offen[wer]

    def _ohne_baustein(self, wer: str, form: Formular, antwort: HttpResponse, neu: str) -> None:
        """The piece is gone: first the house says so, then the words go in as a new one."""
        if antwort.status_code == 422:
            assert "entfernt" in form.seite or "Bitte wählen Sie" in form.seite
            self.gelesen[wer] = 0
        else:
            assert antwort.status_code == 303 and self.gelesen[wer] == 0
            neuer = Baustein.objects.filter(massanzug__fall=self.fw.fall).latest("pk")
            self.gespeichert.append(neuer.was)
            del self.offen[wer]

    def entfernen(self, wer: str) -> None:
        gesehen = self.zufall.choice([self.stand, self.gelesen.get(wer, self.stand)]) or self.stand
        adresse = f"/faelle/{self.fw.fall.pk}/baustein/{self.fw.baustein.pk}/entfernen/"
        antwort = self.browser[wer].post(adresse, {"stand": str(gesehen)})
        self.spuren.append(f"{wer} entfernt {gesehen} {antwort.status_code}")
        if self.vorgelegt:
            assert antwort.status_code == (403 if self.da else 404)
        elif not self.da:
            assert antwort.status_code == 404
        elif gesehen != self.stand:
            assert antwort.status_code == 409
        else:
            assert antwort.status_code == 303
            self.da = False

    def vorlegen(self, wer: str) -> None:
        if self.vorgelegt or not Baustein.objects.filter(massanzug__fall=self.fw.fall).exists():
            return
        adresse, daten = (
            f"/faelle/{self.fw.fall.pk}/entscheidung/neu/",
            VORLAGE | {"zweite_fachkraft": str(self.zweite)},
        )
        if self.zufall.random() < 0.5:  # opened before somebody changed it
            veraltet = {"stand": f"{self.fw.baustein.pk}:0"}
            assert self.browser[wer].post(adresse, daten | veraltet).status_code == 422
        gesehen = {"stand": planstand(Baustein.objects.filter(massanzug__fall=self.fw.fall))}
        assert self.browser[wer].post(adresse, daten | gesehen).status_code == 303
        self.spuren.append(f"{wer} legt vor")
        self.vorgelegt = True

    def pruefe(self) -> None:
        baustein = Baustein.objects.filter(pk=self.fw.baustein.pk).first()
        assert (baustein is not None) == self.da
        if baustein:
            assert (baustein.was, baustein.stand) == (self.text, self.stand), "changed by nobody the model knows"

    def pruefe_alles(self) -> None:
        jetzt = {b.was for b in Baustein.objects.filter(massanzug__fall=self.fw.fall)}
        im_protokoll = Protokollwert.objects.filter(protokoll__objekt_typ="fall.baustein").values_list(
            "werte", flat=True
        )
        spur = {
            w for werte in im_protokoll if "was" in werte for w in (werte["was"]["vorher"], werte["was"]["nachher"])
        }
        for text in self.gespeichert:
            assert text in jetzt | spur, text


def test_in_500_verflechtungen_geht_kein_text_verloren(zu_zweit: Any, welt: Welt) -> None:
    fw, ich, sie = zu_zweit
    gesehen = {"gespeichert": 0, "gefragt": 0, "entfernt": 0, "vorgelegt": 0}
    for saat in range(DURCHLAEUFE):
        zufall = random.Random(saat)
        with transaction.atomic():
            modell = Modell(fw, {"ich": ich, "sie": sie}, zufall, welt.konten["asd3"].pk)
            try:
                for _ in range(zufall.randint(3, 6)):
                    modell.schritt(zufall.choice(["ich", "sie"]))
                modell.pruefe_alles()
            except AssertionError as fehler:
                raise AssertionError(f"Saat {saat}: {'; '.join(modell.spuren)}") from fehler
            gesehen["gespeichert"] += len(modell.gespeichert)
            gesehen["gefragt"] += sum("422" in s for s in modell.spuren)
            gesehen["entfernt"] += not modell.da
            gesehen["vorgelegt"] += modell.vorgelegt
            transaction.set_rollback(True)
    assert min(gesehen.values()) > 50, gesehen
    assert not Massanzug.objects.filter(fall=fw.fall, stand="vorgelegt").exists()
    assert Zustaendigkeit.objects.filter(fall=fw.fall, funktion=Funktion.VERTRETUNG).count() == 1
    print(gesehen)
