"""What a clerk fills in: the call, its weights and anchors, documents, keys, answers, a later deadline."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from massanzug.interessenbekundung.choices import Vergabegegenstand
from massanzug.interessenbekundung.models import Abschnitt, Anker, Verfahren
from massanzug.rechenkern.abgabefrist import ORT, Uhrzeitfehler, ortszeit
from massanzug.rechenkern.auswahl import HOECHSTPUNKTE
from massanzug.rechenkern.parameter import lade_kommune
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.formulare import DatumField, langer_text


class Fristform(forms.Form):
    """A day and a time on the city's clocks, to the second; gives one instant as `frist`."""

    tag = DatumField(label="Abgabefrist: Tag", kommend=True)
    uhrzeit = forms.TimeField(
        label="Abgabefrist: Uhrzeit",
        help_text="In der Zeit der Stadt, zum Beispiel 12:00 oder 23:59:59. Die genannte Sekunde zählt noch.",
        input_formats=["%H:%M:%S", "%H:%M"],
        error_messages={"invalid": "Bitte schreiben Sie die Uhrzeit so: 12:00 oder 23:59:59."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        tag, uhrzeit = werte.pop("tag", None), werte.pop("uhrzeit", None)
        if tag and isinstance(uhrzeit, time):
            try:
                werte["frist"] = ortszeit(tag, uhrzeit)
            except Uhrzeitfehler as fehler:
                raise ValidationError({"uhrzeit": str(fehler)}) from fehler
        return werte

    @staticmethod
    def frist_als_anfang(frist: datetime) -> dict[str, Any]:
        hier = frist.astimezone(ORT)
        return {"tag": hier.date(), "uhrzeit": f"{hier:%H:%M:%S}"}


LAUFZEIT = lade_kommune().laufzeit


def _jahre(label: str, mindestens: int, vorschlag: int, hilfe: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=mindestens,
        max_value=20,
        initial=vorschlag,
        help_text=hilfe,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class VerfahrenForm(Fristform):
    field_order = [
        "titel", "zweck", "wirkungsraeume", "gegenstand", "beginn", "jahre", "option_jahre", "tag", "uhrzeit",
        "mindestpunkte", "verdeckt",
    ]  # fmt: skip
    titel = forms.CharField(label="Wie heißt das Verfahren?", max_length=120)
    zweck = langer_text(
        "Worum geht es?", "Für alle, die sich bewerben könnten: Aufgabe, Laufzeit, Ansprechpartner.", zeilen=8
    )
    wirkungsraeume = forms.ModelMultipleChoiceField(
        Wirkungsraum.objects.all(),
        label="Für welche Wirkungsräume?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Nennen Sie mindestens einen Wirkungsraum."},
    )
    gegenstand = forms.ChoiceField(
        label="Was wird vergeben?",
        choices=Vergabegegenstand.choices,
        initial=Vergabegegenstand.LEITTRAEGERSCHAFT,
        widget=forms.RadioSelect,
        help_text="Mit dem Zuschlag für eine Leitträgerschaft entsteht der Grundlagenvertrag mit seinen Pflichten.",
    )
    beginn = DatumField(label="Ab wann gilt es?", kommend=True)
    jahre = _jahre("Für wie viele Jahre?", 1, LAUFZEIT.jahre, "Vorgeschlagen ist, was die Bekanntmachung nennt.")
    option_jahre = _jahre("Um wie viele Jahre verlängerbar?", 0, LAUFZEIT.option_jahre, "0 heißt: gar nicht.")
    mindestpunkte = forms.IntegerField(
        label="Mindestpunktzahl von 100",
        min_value=0,
        max_value=100,
        initial=60,
        help_text="Wer darunter bleibt, wird nicht ausgewählt, auch wenn sonst niemand da ist. 0 heißt: keine.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    verdeckt = forms.BooleanField(label="In der ersten Wertung die Namen der Träger verdecken", required=False)


class VerfahrenAendernForm(VerfahrenForm):
    stand = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def anfang(cls, verfahren: Verfahren) -> dict[str, Any]:
        return {
            "titel": verfahren.titel,
            "zweck": verfahren.zweck,
            "wirkungsraeume": [a.wirkungsraum_id for a in verfahren.angebote.all()],
            "gegenstand": verfahren.gegenstand,
            "beginn": verfahren.beginn,
            "jahre": verfahren.jahre,
            "option_jahre": verfahren.option_jahre,
            "mindestpunkte": verfahren.mindestpunkte,
            "verdeckt": verfahren.verdeckt,
            "stand": verfahren.fassung,
        } | cls.frist_als_anfang(verfahren.frist)


class GewichteForm(forms.Form):
    """Two numbers for each Abschnitt; the sum of the weights is 100."""

    stand = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, abschnitte: Iterable[Abschnitt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.abschnitte = list(abschnitte)
        ziffern = forms.TextInput(attrs={"inputmode": "numeric"})
        for a in self.abschnitte:
            self.fields[f"gewicht_{a.nummer}"] = forms.IntegerField(
                label=f"{a}: Gewicht", min_value=0, max_value=100, initial=a.gewicht, widget=ziffern
            )
            self.fields[f"woerter_{a.nummer}"] = forms.IntegerField(
                label=f"{a}: höchstens so viele Wörter",
                min_value=50,
                max_value=5000,
                initial=a.woerter_hoechstens,
                widget=ziffern,
            )

    @property
    def zeilen(self) -> list[tuple[Abschnitt, Any, Any]]:
        """For the page's table: the Abschnitt, its weight, its words."""
        return [(a, self[f"gewicht_{a.nummer}"], self[f"woerter_{a.nummer}"]) for a in self.abschnitte]

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        gewichte = {a.nummer: werte.get(f"gewicht_{a.nummer}") for a in self.abschnitte}
        woerter = {a.nummer: werte.get(f"woerter_{a.nummer}") for a in self.abschnitte}
        return {"gewichte": gewichte, "woerter": woerter, "stand": werte.get("stand")}


class AnkerForm(forms.Form):
    """What 0 to 5 points mean."""

    stand = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, anker: Iterable[Anker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for a in anker:
            wort = "1 Punkt" if a.punkte == 1 else f"{a.punkte} Punkte"
            self.fields[f"punkte_{a.punkte}"] = forms.CharField(label=wort, max_length=200, initial=a.text)

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        texte = {p: werte[f"punkte_{p}"] for p in range(HOECHSTPUNKTE + 1) if f"punkte_{p}" in werte}
        return {"texte": texte, "stand": werte.get("stand")}


def _kennwort(label: str, hilfe: str = "", *, neu: bool, required: bool = True) -> forms.CharField:
    attrs = {"autocomplete": "new-password" if neu else "off", "spellcheck": "false", "autocapitalize": "none"}
    return forms.CharField(
        label=label,
        help_text=hilfe,
        max_length=200,
        strip=False,
        required=required,
        widget=forms.PasswordInput(attrs=attrs),
    )


class SchluesselForm(forms.Form):
    kennwort = _kennwort(
        "Ihr Kennwort für dieses Verfahren",
        "Mindestens 15 Zeichen, am besten vier oder fünf Wörter, die nur Sie zusammenbringen. "
        "Es wird nirgends gespeichert; niemand kann es zurücksetzen.",
        neu=True,
    )
    noch_einmal = _kennwort("Noch einmal", neu=True)

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        if "kennwort" in werte and werte.get("noch_einmal") not in (None, werte["kennwort"]):
            raise ValidationError({"noch_einmal": "Die beiden Eingaben sind verschieden."})
        werte.pop("noch_einmal", None)
        return werte


class KennwortForm(forms.Form):
    kennwort = _kennwort("Ihr Kennwort für dieses Verfahren", neu=False)


class OeffnenForm(forms.Form):
    """Exactly two of the three."""

    def __init__(self, *args: Any, personen: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nummern = []
        for p in personen:
            self.nummern.append(p.nummer)
            self.fields[f"kennwort-{p.nummer}"] = _kennwort(f"{p.konto.name}", neu=False, required=False)

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        kennwoerter = {n: werte[f"kennwort-{n}"] for n in self.nummern if werte.get(f"kennwort-{n}")}
        if len(kennwoerter) != 2:
            raise ValidationError("Bitte geben Sie genau zwei Kennwörter ein; das dritte Feld bleibt leer.")
        return {"kennwoerter": kennwoerter}


class GrundForm(forms.Form):
    grund = langer_text("Was soll sich ändern?")


class VerlaengernForm(Fristform):
    field_order = ["tag", "uhrzeit", "grund"]
    grund = langer_text("Warum?", "Der Grund steht auf der öffentlichen Seite.")


class FrageForm(forms.Form):
    text = forms.CharField(
        label="Ihre Frage",
        help_text="Frage und Antwort stehen für alle auf der öffentlichen Seite, ohne Ihren Namen. "
        "Schreiben Sie nichts hinein, woran man Sie erkennt.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AntwortForm(forms.Form):
    antwort = forms.CharField(
        label="Antwort für alle",
        help_text="Sie steht sofort auf der öffentlichen Seite und bleibt, wie sie ist.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
