"""Input of will, resources and goals."""

import hashlib
from functools import cached_property
from typing import Any

from django import forms

from massanzug.fall.choices import (
    Ressourcenfeld,
    Zielart,
    Zielherkunft,
)
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Fall, Person
from massanzug.rechenkern.sprachhinweise import Sprachhinweis, hinweise_wille, hinweise_ziel
from massanzug.technik.formulare import DatumField, langer_text


class HinweisForm(Fallform):
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
    nie_zusammenfuehren = ("am",)  # each Fassung has its own day
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


class AnfangForm(HinweisForm):
    """The first will and the first goal in three answers; everything else can follow."""

    hinweisfeld = "wille"
    hinweisadresse = "wille_hinweise"
    gruppen = (("Der Wille", ("person", "wille", "beitrag")), ("Das Ziel", ("ziel", "woran")))
    person = forms.ModelChoiceField(Person.objects.none(), label="Wer sagt das?", empty_label="Bitte wählen")
    wille = langer_text("Was will sie oder er erreichen?", "In eigenen Worten, wie gesprochen.")
    beitrag = langer_text("Was tut sie oder er selbst dafür?", required=False, zeilen=2)
    ziel = langer_text(
        "Wie ist es, wenn das gelungen ist?", "Das wird das Ziel. Zum Beispiel: „Wir frühstücken zusammen.“", zeilen=2
    )
    woran = forms.CharField(label="Woran merken es alle?", max_length=300, required=False)

    def __init__(self, *args: Any, moegliche: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = moegliche  # type: ignore[attr-defined]

    def finde_hinweise(self, namen: tuple[str, ...]) -> tuple[Sprachhinweis, ...]:
        return hinweise_wille(self.steht("wille"), namen=namen)


class RessourceForm(Fallform):
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
    bis = DatumField(kommend=True, label="Bis wann?", required=False)
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
