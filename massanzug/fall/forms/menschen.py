"""Input of people and their network."""

from typing import Any

from django import forms

from massanzug.fall.choices import (
    Beziehungsart,
    Bindung,
    Fallrolle,
    Naehe,
    Paarstand,
    Qualitaet,
    Sektor,
    Sorgenachweis,
    Sorgerechtsart,
)
from massanzug.fall.forms.fall import BITTE
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Fall, Person
from massanzug.technik.formulare import DatumField


class PersonForm(Fallform):
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


class BeziehungForm(Fallform):
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


class SorgerechtForm(Fallform):
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


class NetzwerkpersonForm(Fallform):
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
