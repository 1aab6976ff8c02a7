"""What an applicant fills in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from massanzug.interessenbekundung.choices import Verfasserrolle
from massanzug.rechenkern.worte import eine_zeile
from massanzug.traeger.choices import Traegerart
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto


class Zeile(forms.CharField):
    """One line, however it was sent: what is stamped line by line cannot be given lines of its own."""

    def to_python(self, value: Any) -> str:
        return eine_zeile(super().to_python(value) or "")


class KontoForm(forms.Form):
    """Who writes for a Träger: her name, the address with which she logs in, a password."""

    person = Zeile(label="Ihr Name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    mail = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        max_length=150,
        help_text="Damit melden Sie sich künftig an.",
        error_messages={"invalid": "Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@traeger.de."},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    mail_noch_einmal = forms.EmailField(label="E-Mail-Adresse noch einmal", max_length=150)
    passwort = forms.CharField(
        label="Ein Passwort",
        strip=False,
        max_length=200,
        help_text="Mindestens 15 Zeichen. Drei oder vier Wörter sind leichter zu merken als Sonderzeichen.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        noch = werte.pop("mail_noch_einmal", None)
        if noch and werte.get("mail") and noch.casefold() != werte["mail"].casefold():
            raise ValidationError({"mail_noch_einmal": "Die beiden Adressen sind verschieden."})
        if werte.get("passwort"):
            try:
                validate_password(werte["passwort"], Konto(kennung=werte.get("mail", ""), name=werte.get("person", "")))
            except ValidationError as fehler:
                raise ValidationError({"passwort": fehler}) from fehler
        return werte


class AnmeldeForm(KontoForm):
    """A Träger that the city does not know yet, and the person who writes first."""

    field_order = ["name", "art", "anschrift"]
    name = Zeile(label="Wie heißt Ihr Träger?", max_length=120, help_text="Mit Rechtsform, wie im Register.")
    art = forms.ChoiceField(
        label="Was für ein Träger sind Sie?",
        choices=[(a.value, a.label) for a in (Traegerart.FREI, Traegerart.GEWERBLICH)],
        widget=forms.RadioSelect,
    )
    anschrift = Zeile(label="Anschrift", max_length=200, help_text="Straße, Hausnummer, Postleitzahl, Ort.")


class BeginnForm(forms.Form):
    traeger = forms.ModelChoiceField(
        Traeger.objects.none(), label="Für welchen Träger?", empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, traeger: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld = self.fields["traeger"]
        assert isinstance(feld, forms.ModelChoiceField)
        feld.queryset = traeger


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Ihr Rückholcode",
        max_length=60,
        help_text="Er stand beim Einreichen auf der Seite: sechs Gruppen zu vier Zeichen. Groß oder klein ist gleich.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


class VerfasserForm(forms.Form):
    konto = forms.ModelChoiceField(Konto.objects.none(), label="Wer schreibt mit?", empty_label="Bitte wählen")
    rolle = forms.ChoiceField(label="Was darf sie oder er?", choices=Verfasserrolle.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, konten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld = self.fields["konto"]
        assert isinstance(feld, forms.ModelChoiceField)
        feld.queryset = konten
