"""Input of the case room. One column, few required fields, each in words."""

import hashlib
from functools import cached_property
from typing import Any

from django import forms

from massanzug.fall.choices import (
    Abschlussgrund,
    Beziehungsart,
    Bindung,
    Einheit,
    Ergebnis,
    Faden,
    Fallrolle,
    Freigabeteil,
    Intensitaet,
    Kanal,
    Nachfrageergebnis,
    Naehe,
    Paarstand,
    Qualitaet,
    Ressourcenfeld,
    Sektor,
    Sicht,
    Sorgenachweis,
    Sorgerechtsart,
    Wunschwahl,
    Zielart,
    Zielherkunft,
    Zielwert,
)
from massanzug.fall.models import Fall, Person, Ziel
from massanzug.rechenkern.sprachhinweise import Sprachhinweis, hinweise_wille, hinweise_ziel
from massanzug.sozialraum.models import Stadtteil
from massanzug.technik.formulare import BetragField, DatumField, MengeField, langer_text
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto

BITTE: tuple[str, str] = ("", "Bitte wählen")


class AufnahmeForm(forms.Form):
    """First contact in four required answers."""

    bezeichnung = forms.CharField(
        label="Wie heißt die Familie?", max_length=80, help_text="So, wie sie sich selbst nennt."
    )
    person_name = forms.CharField(label="Wer hat sich gemeldet?", max_length=80)
    person_rolle = forms.ChoiceField(label="Wer ist das in der Familie?", choices=[BITTE, *Fallrolle.choices])
    stadtteil = forms.ModelChoiceField(
        Stadtteil.objects.none(), label="Wo wohnt die Familie?", empty_label="Bitte wählen"
    )
    anliegen = langer_text("Was ist das Anliegen?", "In den Worten der Person, die sich gemeldet hat.")
    kanal = forms.ChoiceField(label="Wie kam es zum Gespräch?", choices=Kanal.choices, initial=Kanal.TELEFON)
    am = DatumField(label="Wann war das Gespräch?", help_text="Zum Beispiel 3.5. oder 03.05.2026.")
    person_geboren_am = DatumField(label="Geburtsdatum", required=False)
    person_erreichbar = forms.CharField(label="Erreichbar unter", max_length=120, required=False)

    def __init__(self, *args: Any, raeume: frozenset[int] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stadtteil"].queryset = Stadtteil.objects.filter(wirkungsraum_id__in=raeume)  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=80, help_text="So, wie die Person genannt werden möchte.")
    rolle = forms.ChoiceField(label="Wer ist das in der Familie?", choices=[BITTE, *Fallrolle.choices])
    geboren_am = DatumField(label="Geburtsdatum", required=False)
    erreichbar = forms.CharField(label="Erreichbar unter", max_length=120, required=False)
    haushalt = forms.CharField(
        label="In welchem Haushalt?",
        max_length=60,
        required=False,
        help_text="Zum Beispiel „bei Mama“. Wer zusammen lebt, bekommt dasselbe Wort.",
    )
    verstorben = forms.BooleanField(label="Dieser Mensch ist verstorben", required=False)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class VertretungForm(forms.Form):
    konto = forms.ModelChoiceField(
        Konto.objects.none(),
        label="Wer vertritt Sie in diesem Fall?",
        empty_label="Bitte wählen",
        help_text="Die Vertretung sieht den ganzen Fall und kann ihn bearbeiten.",
    )

    def __init__(self, *args: Any, moegliche: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["konto"].queryset = moegliche  # type: ignore[attr-defined]


class KontaktForm(forms.Form):
    mit = forms.CharField(label="Mit wem haben Sie gesprochen?", max_length=120)
    anliegen = langer_text("Worum ging es?", "In den Worten der Person.")
    kanal = forms.ChoiceField(label="Wie?", choices=Kanal.choices)
    am = DatumField(label="Wann?")


class HinweisForm(forms.Form):
    """A form with a text on whose wording there are hints; they follow what stands in it and never refuse it."""

    hinweisfeld = ""
    hinweisadresse = ""

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fall = fall
        self.fields[self.hinweisfeld].template_name = "fall/feld_hinweise.html"  # type: ignore[attr-defined]

    @cached_property
    def hinweise(self) -> tuple[Sprachhinweis, ...]:
        return self.finde_hinweise(tuple(person.name for person in self.fall.personen.all()))

    @property
    def hinweiszeichen(self) -> str:
        """Stands for the hints shown: the page need not be told again what it shows."""
        return hashlib.sha256(repr([(h.schluessel, h.bemerkt) for h in self.hinweise]).encode()).hexdigest()[:12]

    def finde_hinweise(self, namen: tuple[str, ...]) -> tuple[Sprachhinweis, ...]:
        raise NotImplementedError

    def steht(self, feld: str) -> str:
        """What stands in the field, typed or saved."""
        wert = self[feld].value()
        return "" if wert is None else str(wert)


class WilleForm(HinweisForm):
    """Will, wish and expectation are three fields, because they are three things."""

    hinweisfeld = "wille"
    hinweisadresse = "wille_hinweise"
    wille = langer_text(
        "Was ist der Wille?",
        "Was will die Person erreichen und setzt sich selbst dafür ein? In ihren Worten.",
        zeilen=4,
    )
    beitrag = langer_text("Was tut sie selbst dafür?", required=False, zeilen=2)
    wunsch = langer_text(
        "Was wünscht sie sich von anderen?", "Ein Wunsch ist, was andere tun sollen.", required=False, zeilen=2
    )
    erwartung = langer_text(
        "Was erwarten andere?",
        "Zum Beispiel Schule, Gericht oder Jugendamt. Das ist nicht ihr Wille.",
        required=False,
        zeilen=2,
    )
    am = DatumField(label="Wann hat sie das gesagt?")
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def finde_hinweise(self, namen: tuple[str, ...]) -> tuple[Sprachhinweis, ...]:
        return hinweise_wille(self.steht("wille"), namen=namen)


class RessourceForm(forms.Form):
    beschreibung = forms.CharField(
        label="Was ist da?", max_length=300, help_text="Was klappt schon? Wer oder was hilft?"
    )
    feld = forms.ChoiceField(
        label="In welchem Feld?",
        choices=Ressourcenfeld.choices,
        widget=forms.RadioSelect,
        help_text="Persönlich: was jemand kann. Sozial: wer da ist. Materiell: Geld, Wohnung, Dinge."
        " Im Umfeld: was der Stadtteil bietet.",
    )
    genannt_von = forms.ModelChoiceField(
        Person.objects.none(), label="Wer hat es genannt?", required=False, empty_label="Beobachtung der Fachkraft"
    )
    am = DatumField(label="Wann?")

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["genannt_von"].queryset = fall.personen.all()  # type: ignore[attr-defined]


class BeziehungForm(forms.Form):
    von = forms.ModelChoiceField(Person.objects.none(), label="Wer?", empty_label="Bitte wählen")
    art = forms.ChoiceField(label="Was ist sie oder er?", choices=Beziehungsart.choices, widget=forms.RadioSelect)
    zu = forms.ModelChoiceField(Person.objects.none(), label="Wem gegenüber?", empty_label="Bitte wählen")
    paarstand = forms.ChoiceField(
        label="Nur beim Paar: Wie steht es um die beiden?",
        choices=[("", "Kein Paar"), *Paarstand.choices],
        required=False,
    )
    bindung = forms.ChoiceField(
        label="Wie stehen sie zueinander?",
        choices=[("", "Dazu ist nichts gesagt"), *Bindung.choices],
        required=False,
        help_text="Nur, wenn jemand von ihnen es so sagt.",
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for feld in ("von", "zu"):
            self.fields[feld].queryset = fall.personen.all()  # type: ignore[attr-defined]


class SorgerechtForm(forms.Form):
    gruppen = (
        ("Wer sorgt für wen?", ("kind", "person", "art", "teilbereich")),
        ("Von wann bis wann?", ("gueltig_von", "gueltig_bis")),
        ("Welchen Nachweis haben Sie gesehen?", ("nachweis", "nachweis_am")),
    )
    kind = forms.ModelChoiceField(Person.objects.none(), label="Für welches Kind?", empty_label="Bitte wählen")
    person = forms.ModelChoiceField(Person.objects.none(), label="Wer hat das Sorgerecht?", empty_label="Bitte wählen")
    art = forms.ChoiceField(
        label="Wie?",
        choices=Sorgerechtsart.choices,
        widget=forms.RadioSelect,
        help_text="Sorgen zwei Menschen gemeinsam, bekommt jeder von beiden einen Eintrag.",
    )
    teilbereich = forms.CharField(
        label="Für welchen Teilbereich?",
        max_length=200,
        required=False,
        help_text="Nur bei einem Teilbereich, zum Beispiel „Gesundheit“ oder „Aufenthalt“.",
    )
    gueltig_von = DatumField(label="Seit wann?", help_text="Bei Eltern meist der Tag der Geburt.")
    gueltig_bis = DatumField(label="Bis wann?", required=False, help_text="Leer lassen, solange es gilt.")
    nachweis = forms.ChoiceField(
        label="Nachweis", choices=[("", "Noch keinen gesehen"), *Sorgenachweis.choices], required=False
    )
    nachweis_am = DatumField(label="Gesehen am", required=False)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinder = fall.personen.filter(rolle=Fallrolle.KIND)
        self.fields["kind"].queryset = kinder  # type: ignore[attr-defined]
        self.fields["person"].queryset = fall.personen.exclude(rolle=Fallrolle.KIND)  # type: ignore[attr-defined]


class NetzwerkpersonForm(forms.Form):
    gruppen = (
        ("Wer ist das?", ("name", "sektor", "naehe", "qualitaet")),
        ("Was könnte sie beitragen?", ("beitrag", "angesprochen_am", "zugesagt_am")),
    )
    name = forms.CharField(
        label="Name oder Stelle", max_length=80, help_text="Zum Beispiel „Oma Inge“ oder „Trainer beim TuS“."
    )
    sektor = forms.ChoiceField(label="Woher kennt die Familie sie?", choices=[BITTE, *Sektor.choices])
    naehe = forms.TypedChoiceField(
        label="Wie nah steht sie der Familie?",
        choices=Naehe.choices,
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Die Familie sagt, wie nah.",
    )
    qualitaet = forms.ChoiceField(label="Wie ist die Verbindung?", choices=Qualitaet.choices, widget=forms.RadioSelect)
    beitrag = forms.CharField(label="Was könnte sie beitragen?", max_length=200, required=False)
    angesprochen_am = DatumField(label="Wann wurde sie gefragt?", required=False)
    zugesagt_am = DatumField(
        label="Wann hat sie zugesagt?",
        required=False,
        help_text="Erst ab hier gilt der Beitrag als zugesagt. Leer lassen, solange sie nicht Ja gesagt hat.",
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ZielForm(HinweisForm):
    hinweisfeld = "text"
    hinweisadresse = "ziel_hinweise"
    text = langer_text("Wie lautet das Ziel?", "In eigenen Worten, als wäre es schon erreicht.", zeilen=2)
    person = forms.ModelChoiceField(Person.objects.none(), label="Wessen Ziel ist es?", empty_label="Bitte wählen")
    herkunft = forms.ChoiceField(label="Woher kommt es?", choices=Zielherkunft.choices, widget=forms.RadioSelect)
    art = forms.ChoiceField(
        label="Was für ein Ziel?",
        choices=Zielart.choices,
        widget=forms.RadioSelect,
        help_text="Ein Richtungsziel sagt, wohin es geht. Ein Handlungsziel ist der nächste erreichbare Schritt.",
    )
    woran = forms.CharField(label="Woran merken wir, dass es erreicht ist?", max_length=300, required=False)
    bis = DatumField(label="Bis wann?", required=False)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, fall=fall, **kwargs)
        self.fields["person"].queryset = fall.personen.all()  # type: ignore[attr-defined]

    def finde_hinweise(self, namen: tuple[str, ...]) -> tuple[Sprachhinweis, ...]:
        return hinweise_ziel(
            self.steht("text"),
            art=self.steht("art"),
            hat_datum=bool(self.steht("bis").strip()),
            woran=self.steht("woran"),
            herkunft=self.steht("herkunft"),
            namen=namen,
        )


class BeratungForm(forms.Form):
    frage = langer_text("Welche Frage hatten Sie an das Team?", zeilen=2)
    ideen_ohne_profi = langer_text(
        "Welche Ideen kamen ohne Fachkräfte aus?", "Diese Ideen zuerst, ohne Bewertung.", zeilen=4
    )
    ideen_mit_profi = langer_text("Welche Ideen brauchen Fachkräfte?", required=False)
    auswahl = langer_text("Was nehmen Sie mit?", "Sie wählen, was Sie mit der Familie besprechen.", required=False)
    abweichend = langer_text("Gab es eine andere Meinung?", required=False, zeilen=2)
    fehlt_im_raum = langer_text("Was fehlt im Sozialraum?", required=False, zeilen=2)
    teilnehmende = langer_text("Wer war dabei?", "Namen oder Rollen, je Organisation.", zeilen=2)
    jugendamt_dabei = forms.BooleanField(label="Das Jugendamt war dabei", required=False, initial=True)
    leittraeger_dabei = forms.BooleanField(label="Der Leitträger war dabei", required=False)
    am = DatumField(label="Wann?")


class BausteinForm(forms.Form):
    gruppen = (
        ("Wer macht was?", ("faden", "wer", "was", "ziel", "wie_oft")),
        ("Von wann bis wann?", ("von", "bis")),
        ("Was kostet es?", ("einheit", "menge_tausendstel", "satz_cent", "anbieter")),
    )
    faden = forms.ChoiceField(
        label="Wer trägt bei?",
        choices=Faden.choices,
        widget=forms.RadioSelect,
        template_name="fall/feld_faden.html",  # type: ignore[call-arg]  # Django 5.2 takes it, the stubs do not
        help_text="Von oben nach unten: erst, was die Familie selbst kann, zuletzt, was Fachkräfte tun.",
    )
    wer = forms.CharField(
        label="Wer genau?", max_length=120, help_text="Zum Beispiel „Lina und ihre Mutter“ oder „TuS, Judogruppe“."
    )
    was = forms.CharField(label="Was?", max_length=200)
    ziel = forms.ModelChoiceField(Ziel.objects.none(), label="Für welches Ziel?", empty_label="Bitte wählen")
    wie_oft = forms.CharField(label="Wie oft?", max_length=80, required=False, help_text="Zum Beispiel „dienstags“.")
    von = DatumField(label="Ab wann?")
    bis = DatumField(label="Bis wann?", required=False, help_text="Leer lassen, wenn das Ende noch offen ist.")
    einheit = forms.ChoiceField(
        label="Wie wird bezahlt?",
        choices=Einheit.choices,
        initial=Einheit.KOSTENLOS,
        help_text="Was die Familie und ihr Umfeld beitragen, kostet meist nichts.",
    )
    menge_tausendstel = MengeField(
        label="Wie viele in der Woche?",
        required=False,
        help_text="Die Zahl der Stunden oder Tage, zum Beispiel 3 oder 1,5.",
    )
    satz_cent = BetragField(
        label="Betrag in Euro",
        required=False,
        help_text="Was eine Stunde, ein Tag, ein Monat oder das Ganze kostet, zum Beispiel 68,50.",
    )
    anbieter = forms.ModelChoiceField(
        Traeger.objects.all(),
        label="Welcher Anbieter?",
        required=False,
        empty_label="Kein Anbieter",
        help_text="Nur bei „Fachkraft“ und „Stationär“. Die Familie darf jeden geeigneten Anbieter wählen.",
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ziel"].queryset = fall.ziele.all()  # type: ignore[attr-defined]


class VorlageForm(forms.Form):
    gruppen = (
        ("Ihr Vorschlag", ("ergebnis", "begruendung", "rechtsgrundlage")),
        (
            "Wunsch- und Wahlrecht der Familie",
            ("wahl_hinweis_am", "wahl_alternativen", "wahl_wunsch", "wahl_ergebnis", "wahl_grund"),
        ),
        ("Zu zweit", ("zweite_fachkraft",)),
    )
    ergebnis = forms.ChoiceField(
        label="Was schlagen Sie vor?",
        choices=[("bewilligt", "Bewilligen"), ("abgelehnt", "Ablehnen")],
        widget=forms.RadioSelect,
        initial=Ergebnis.BEWILLIGT,
    )
    begruendung = langer_text(
        "Warum ist diese Hilfe geeignet und notwendig?", "Die Familie liest diese Sätze.", zeilen=4
    )
    rechtsgrundlage = forms.CharField(
        label="Rechtsgrundlage", max_length=60, help_text="Ein Vorschlag, aus den Bausteinen abgeleitet. Bitte prüfen."
    )
    wahl_hinweis_am = DatumField(label="Wann haben Sie auf das Wunsch- und Wahlrecht hingewiesen?")
    wahl_alternativen = langer_text("Welche Anbieter haben Sie genannt?", zeilen=2)
    wahl_wunsch = langer_text("Was wünscht die Familie?", required=False, zeilen=2)
    wahl_ergebnis = forms.ChoiceField(
        label="Was wird aus dem Wunsch?", choices=Wunschwahl.choices, widget=forms.RadioSelect
    )
    wahl_grund = langer_text("Wenn nicht ganz: warum?", required=False, zeilen=2)
    zweite_fachkraft = forms.ModelChoiceField(
        Konto.objects.none(), label="Wer entscheidet mit Ihnen?", empty_label="Bitte wählen"
    )

    def __init__(self, *args: Any, zweite: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zweite_fachkraft"].queryset = zweite  # type: ignore[attr-defined]


class RueckgabeForm(forms.Form):
    rueckgabe_grund = langer_text("Was ist noch zu klären?", "Eine Frage, auf die es eine Antwort gibt.")


class FreigabeForm(forms.Form):
    traeger = forms.ModelChoiceField(Traeger.objects.all(), label="An welchen Träger?", empty_label="Bitte wählen")
    fachkraft = forms.ModelChoiceField(Konto.objects.none(), label="An welche Fachkraft?", empty_label="Bitte wählen")
    teile = forms.MultipleChoiceField(
        label="Was darf sie sehen?",
        choices=Freigabeteil.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nur, was sie für ihre Aufgabe braucht.",
    )
    zweck = forms.CharField(label="Wofür?", max_length=200)
    einwilligung_am = DatumField(label="Wann hat die Familie zugestimmt?")

    def __init__(self, *args: Any, fachkraefte: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fachkraft"].queryset = fachkraefte  # type: ignore[attr-defined]


KEINE_STIMME: tuple[str, str] = ("", "hat nichts gesagt")


class RueckblickForm(forms.Form):
    """Each goal with a question to four sides; who did not speak is left out."""

    teilnehmende = langer_text("Wer war dabei?", "Namen oder Rollen.", zeilen=2)
    was_wirkte = langer_text("Was hat geholfen?", "Was war anders, wenn es gut lief? Wer hat dazu beigetragen?")
    was_lassen = langer_text("Was lassen wir weg?", required=False, zeilen=2)
    neues = langer_text("Was ist neu?", "Ein anderer Wille, jemand Neues, eine neue Möglichkeit.", required=False)
    intensitaet = forms.ChoiceField(
        label="Wie geht es weiter?",
        choices=Intensitaet.choices,
        widget=forms.RadioSelect,
        help_text="Was die Familie möchte. Geändert wird der Maßanzug in einer neuen Fassung.",
    )
    am = DatumField(label="Wann war das Gespräch?")
    naechster_am = DatumField(label="Wann schauen Sie wieder gemeinsam zurück?", required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ziele = tuple(fall.ziele.all())
        gruppen = []
        for ziel in self.ziele:
            felder = []
            for sicht in Sicht:
                name = f"wert_{ziel.pk}_{sicht}"
                self.fields[name] = forms.TypedChoiceField(
                    label=f"So sieht es {WER_SIEHT[sicht]}",
                    choices=[KEINE_STIMME, *Zielwert.choices],
                    coerce=int,
                    empty_value=None,
                    required=False,
                )
                felder.append(name)
            beleg = f"beleg_{ziel.pk}"
            self.fields[beleg] = forms.CharField(label="Woran sieht man das?", max_length=300, required=False)
            gruppen.append((f"„{ziel.text}“", (*felder, beleg)))
        self.gruppen = (
            *gruppen,
            ("Was wir daraus lernen", ("was_wirkte", "was_lassen", "neues", "intensitaet")),
            ("Das Gespräch", ("teilnehmende", "am", "naechster_am")),
        )

    def clean(self) -> dict[str, Any]:
        """`bewertungen`: what was said as goal, side, value, evidence."""
        werte = super().clean() or self.cleaned_data
        werte["bewertungen"] = [
            (ziel, sicht, Zielwert(wert), werte.get(f"beleg_{ziel.pk}", ""))
            for ziel in self.ziele
            for sicht in Sicht
            if (wert := werte.get(f"wert_{ziel.pk}_{sicht}")) is not None
        ]
        return werte


WER_SIEHT = {
    Sicht.JUNGER_MENSCH: "der junge Mensch",
    Sicht.ELTERN: "die Familie",
    Sicht.TRAEGER: "der Leitträger",
    Sicht.JUGENDAMT: "das Jugendamt",
}


class AbschlussForm(forms.Form):
    """What a family and those who come later need to know; nothing else holds up an end."""

    grund = forms.ChoiceField(label="Warum endet die Hilfe?", choices=Abschlussgrund.choices, widget=forms.RadioSelect)
    ergebnis = langer_text("Was ist erreicht?", "In den Worten der Familie.")
    wer_bleibt = langer_text("Wer bleibt?", "Wen kann die Familie anrufen, wenn es schwer wird?")
    rueckmeldung = langer_text("Was sagt die Familie zur Hilfe?", required=False)
    am = DatumField(label="Wann endet die Hilfe?")


class NachfrageForm(forms.Form):
    ergebnis = forms.ChoiceField(
        label="Was sagt die Familie?", choices=Nachfrageergebnis.choices, widget=forms.RadioSelect
    )
    worte = langer_text("In ihren Worten", required=False)
    am = DatumField(label="Wann haben Sie gefragt?")


class LeerForm(forms.Form):
    """A question that is answered with yes."""
