"""What the neighbourhood holds: entered in the street, corrected at the desk, looked for with a family."""

from copy import deepcopy
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from massanzug.rechenkern import raum as kern
from massanzug.sozialraum.choices import (
    VON_UNS,
    Projektart,
    Projektkostenart,
    Projektphase,
    Ressourcenart,
    Taetigkeit,
    Zeitbezug,
)
from massanzug.sozialraum.models import Projekt, Raumressource, Stadtteil, Wirkungsraum
from massanzug.technik.formulare import BetragField, DatumField, langer_text

THEMEN_VON_SELBST: Final = 4
BITTE: Final = ("", "Bitte wählen")
TEXT_HOECHSTENS: Final = 2000
DAUERN: Final = (15, 30, 45, 60, 90, 120, 180, 240, 360, 480)
"""Minutes one can tap; who worked longer notes it twice."""


class ZeitenField(forms.CharField):
    """Weekly times as one writes them; gives [[„di“, „16:00“, „17:30“], …]."""

    def prepare_value(self, value: Any) -> Any:
        return kern.zeiten_als_text([kern.Zeit(*zeit) for zeit in value]) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        try:
            return [list(zeit) for zeit in kern.zeiten_aus_text(super().clean(value))]
        except kern.Zeitenfehler as fehler:
            raise ValidationError(str(fehler), code="zeiten") from fehler


class NameMitAehnlichen(forms.TextInput):
    """While the name is typed, entries that may be the same appear below it."""

    template_name = "sozialraum/name_mit_aehnlichen.html"


class NeueRessourceForm(forms.Form):
    """As much as one knows standing in the street; everything else can follow."""

    gruppen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Was gibt es hier?", ("name", "art", "beschreibung", "stadtteil", "zeiten", "kontakt", "oeffentlich")),
        ("Nur bei einer Privatperson", ("einwilligung_am", "hoechstens")),
    )
    name = forms.CharField(label="Wie heißt es?", max_length=120, widget=NameMitAehnlichen)
    art = forms.ChoiceField(label="Was ist es?", choices=[BITTE, *Ressourcenart.choices])
    beschreibung = forms.CharField(
        label="Was gibt es dort?",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="So, wie Sie es jemandem erzählen würden. Daraus wird auch gesucht.",
    )
    stadtteil = forms.ModelChoiceField(Stadtteil.objects.none(), label="In welchem Stadtteil?", empty_label=BITTE[1])
    zeiten = ZeitenField(
        label="Wann?", max_length=300, required=False, help_text="Zum Beispiel „dienstags 16 bis 17:30 Uhr; Sa 10-13“."
    )
    kontakt = forms.CharField(label="Wie erreicht man sie?", max_length=120, required=False)
    oeffentlich = forms.BooleanField(
        label="Darf öffentlich stehen", required=False, help_text="Nur, was die Organisation selbst bekannt macht."
    )
    einwilligung_am = DatumField(label="Einverstanden seit", required=False)
    hoechstens = forms.IntegerField(
        label="Höchstens so viele Familien zugleich", min_value=1, max_value=20, required=False
    )

    def __init__(self, *args: Any, stadtteile: list[Stadtteil], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld: Any = self.fields["stadtteil"]
        feld.queryset = Stadtteil.objects.filter(pk__in=[teil.pk for teil in stadtteile])


class RessourceForm(NeueRessourceForm):
    """Everything that can be known."""

    gruppen = (
        ("Was gibt es hier?", ("name", "art", "beschreibung", "themen", "traeger")),
        ("Für wen?", ("alter_von", "alter_bis", "sprachen", "zugang", "kosten")),
        ("Wo und wann?", ("stadtteil", "anschrift", "zeiten", "zeiten_wort", "kontakt")),
        ("Wer darf es sehen?", ("oeffentlich", "notiz", "einwilligung_am", "hoechstens")),
    )
    themen = forms.MultipleChoiceField(label="Themen", required=False, widget=forms.CheckboxSelectMultiple)
    traeger = forms.CharField(label="Wer steht dahinter?", max_length=120, required=False)
    alter_von = forms.IntegerField(label="Ab welchem Alter?", min_value=0, max_value=99, required=False)
    alter_bis = forms.IntegerField(label="Bis zu welchem Alter?", min_value=0, max_value=99, required=False)
    sprachen = forms.MultipleChoiceField(
        label="Sprachen", choices=list(kern.SPRACHEN.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    zugang = forms.MultipleChoiceField(
        label="Gut zu nutzen", choices=list(kern.ZUGAENGE.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    kosten = forms.CharField(label="Was kostet es?", max_length=80, required=False)
    anschrift = forms.CharField(label="Straße und Hausnummer", max_length=120, required=False)
    zeiten_wort = forms.CharField(
        label="Zu den Zeiten", max_length=120, required=False, help_text="Zum Beispiel „nicht in den Ferien“."
    )
    notiz = forms.CharField(
        label="Nur für das Team", max_length=300, required=False, help_text="Steht nie öffentlich und wird nie gesucht."
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, stadtteile: list[Stadtteil], **kwargs: Any) -> None:
        super().__init__(*args, stadtteile=stadtteile, **kwargs)
        feld: Any = self.fields["themen"]
        feld.choices = sorted(((t.schluessel, t.name) for t in kern.lade_themen().values()), key=lambda paar: paar[1])

    @staticmethod
    def anfang(ressource: Raumressource) -> dict[str, Any]:
        """What is saved, as the form shows it."""
        return {name: getattr(ressource, name) for name in RessourceForm.base_fields}


class SucheForm(forms.Form):
    """A need: words, and what is known beside them; all of it stands in the address."""

    use_required_attribute = False
    q = forms.CharField(
        label="Was wird gebraucht?",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
        help_text="In eigenen Worten, zum Beispiel „Mein Sohn (10) soll dienstags schwimmen lernen“.",
    )
    stadtteil = forms.ModelChoiceField(
        Stadtteil.objects.all(), label="Von wo aus?", required=False, empty_label="Ganze Stadt"
    )
    thema = forms.ChoiceField(label="Thema", required=False)
    alter = forms.IntegerField(label="Alter", min_value=0, max_value=99, required=False)
    tag = forms.ChoiceField(
        label="Wochentag", choices=[("", "Jeder"), *((k, w.capitalize()) for k, w in kern.WOCHENTAGE.items())],
        required=False,
    )  # fmt: skip
    sprache = forms.ChoiceField(label="Sprache", choices=[("", "Jede"), *kern.SPRACHEN.items()], required=False)
    zugang = forms.ChoiceField(label="Gut zu nutzen", choices=[("", "Egal"), *kern.ZUGAENGE.items()], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld: Any = self.fields["thema"]
        feld.choices = [
            ("", "Jedes"),
            *sorted(((t.schluessel, t.name) for t in kern.lade_themen().values()), key=lambda p: p[1]),
        ]


class BestaetigenForm(forms.Form):
    wie = forms.ChoiceField(label="Woher wissen Sie es?", choices=[(weg.value, weg.label) for weg in VON_UNS])


class BeendenForm(forms.Form):
    am = DatumField(label="Seit wann gibt es das nicht mehr?")


class EigenerEintragForm(forms.Form):
    """What an organisation may set right in its own entry; what is left as it stands is confirmed by that."""

    FELDER: Final = ("beschreibung", "zeiten", "zeiten_wort", "kosten", "anschrift", "kontakt")
    gruppen: tuple[tuple[str, tuple[str, ...]], ...] = (("Stimmt das so?", FELDER),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: deepcopy(RessourceForm.base_fields[name]) for name in self.FELDER}


class ProjektForm(forms.Form):
    """A project in six questions; an idea needs only its name, its kind and what it is for."""

    gruppen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Worum geht es?", ("name", "art", "phase", "thema", "wirkungsraum")),
        ("Sechs Fragen", ("anlass", "ziele", "nutzen", "mitwirkende", "erreicht", "bewertung")),
        ("Wer und wie viele", ("partner", "menschen_erreicht", "familien_jetzt", "familien_moeglich", "grundlage")),
    )
    name = forms.CharField(label="Wie heißt es?", max_length=120)
    art = forms.ChoiceField(label="Für wen?", choices=Projektart.choices, widget=forms.RadioSelect)
    phase = forms.ChoiceField(label="Wo steht es?", choices=Projektphase.choices)
    thema = forms.ChoiceField(label="Thema", required=False)
    wirkungsraum = forms.ModelChoiceField(Wirkungsraum.objects.none(), label="Wirkungsraum", empty_label=None)
    anlass = langer_text("Was wird gebraucht, und was war der Anlass?", "Bitte nennen Sie keine Familie mit Namen.")
    ziele = langer_text("Was soll sich ändern?", required=False)
    nutzen = langer_text("Was hat die Hilfeplanung davon?", required=False)
    mitwirkende = langer_text("Wer macht mit, und wie ist das verabredet?", required=False)
    erreicht = langer_text("Wen hat es erreicht, und was bleibt?", required=False)
    bewertung = langer_text("Wie urteilen Sie darüber?", required=False)
    partner = forms.CharField(
        label="Partner", max_length=400, required=False, help_text="Vereine, Schulen, Betriebe, Nachbarschaften."
    )
    menschen_erreicht = forms.IntegerField(label="Menschen, die kamen", min_value=0, max_value=99_999, required=False)
    familien_jetzt = forms.IntegerField(
        label="Familien in Hilfe, denen es nützt", min_value=0, max_value=9_999, required=False
    )
    familien_moeglich = forms.IntegerField(
        label="Familien, die sonst Hilfe brauchten", min_value=0, max_value=9_999, required=False
    )
    grundlage = forms.CharField(
        label="Worauf beruht die Schätzung?",
        max_length=300,
        required=False,
        help_text="Zum Beispiel „Teamgespräch am 3.11., acht Hilfepläne mit diesem Thema“.",
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, raeume: list[Wirkungsraum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.gruppen[1][1]:
            self.fields[name].validators.append(MaxLengthValidator(TEXT_HOECHSTENS))
        thema: Any = self.fields["thema"]
        thema.choices = [
            ("", "Keines"),
            *sorted(((t.schluessel, t.name) for t in kern.lade_themen().values()), key=lambda p: p[1]),
        ]
        raum: Any = self.fields["wirkungsraum"]
        raum.queryset = Wirkungsraum.objects.filter(pk__in=[r.pk for r in raeume])
        if len(raeume) < 2:
            del self.fields["wirkungsraum"]

    @staticmethod
    def anfang(projekt: Projekt) -> dict[str, Any]:
        """What is saved, as the form shows it."""
        return {name: getattr(projekt, name) for name in ProjektForm.base_fields}


class ProjektkostenForm(forms.Form):
    betrag_cent = BetragField(label="Betrag in Euro", help_text="Zum Beispiel 48,90.")
    art = forms.ChoiceField(label="Wofür?", choices=Projektkostenart.choices)
    wofuer = forms.CharField(label="Was genau?", max_length=200, help_text="Ohne Namen von Familien.")
    am = DatumField(label="Wann?")
    beleg = forms.CharField(label="Nummer des Belegs", max_length=80, required=False)


class ZeitForm(forms.Form):
    """What, how long, for whom: three taps, and the day is today."""

    fuer = forms.ChoiceField(label="Für wen?", widget=forms.RadioSelect)
    taetigkeit = forms.ChoiceField(label="Was haben Sie getan?", choices=Taetigkeit.choices, widget=forms.RadioSelect)
    minuten = forms.TypedChoiceField(
        label="Wie lange?",
        coerce=int,
        choices=[(m, f"{m} Minuten" if m < 60 else f"{m / 60:g}".replace(".", ",") + " Std.") for m in DAUERN],
        widget=forms.RadioSelect,
    )
    tag = DatumField(label="Wann?")
    wirkungsraum = forms.ModelChoiceField(Wirkungsraum.objects.none(), label="Wirkungsraum", empty_label=None)

    def __init__(self, *args: Any, raeume: list[Wirkungsraum], projekte: list[Projekt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.raeume, self.projekte = raeume, {f"projekt-{p.pk}": p for p in projekte}
        fuer: Any = self.fields["fuer"]
        fuer.choices = [*((k, f"Projekt „{p.name}“") for k, p in self.projekte.items()), *reversed(Zeitbezug.choices)]
        raum: Any = self.fields["wirkungsraum"]
        raum.queryset = Wirkungsraum.objects.filter(pk__in=[r.pk for r in raeume])
        if len(raeume) < 2:
            del self.fields["wirkungsraum"]

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        fuer = werte.pop("fuer", "")
        projekt = self.projekte.get(fuer)
        raum = projekt.wirkungsraum if projekt else werte.get("wirkungsraum") or self.raeume[0]
        return werte | {"projekt": projekt, "wirkungsraum": raum, "bezug": Zeitbezug.RAUM if projekt else fuer}
