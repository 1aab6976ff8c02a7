"""Form fields that understand German input, and KERN's markup for every field."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting

from massanzug.rechenkern.bindung import menge_als_text
from massanzug.rechenkern.geld import Betrag
from massanzug.rechenkern.zeitraum import datum_aus_text
from massanzug.technik import uhr


class Formularbild(TemplatesSetting):
    """Every field is drawn by one template."""

    field_template_name = "formulare/feld.html"
    form_template_name = "formulare/formular.html"


class DatumField(forms.CharField):
    """A date typed as 1.3., 1.3.26 or 01.03.2026; gives a date. With `kommend` a day without a year lies ahead."""

    def __init__(self, *, kommend: bool = False, **kwargs: Any) -> None:
        self.kommend = kommend
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d.%m.%Y") if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return datum_aus_text(text, uhr.heute(), kommend=self.kommend)
        except ValueError as error:
            raise ValidationError(str(error), code="datum") from error


class BetragField(forms.CharField):
    """An amount of money as Germans write it; gives whole cents (0 when left empty)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return Betrag(value).als_text() if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return 0
        try:
            return Betrag.aus_text(text).cent
        except ValueError as error:
            raise ValidationError(str(error), code="betrag") from error


class MengeField(forms.CharField):
    """A quantity with up to three decimals („1,5“); gives thousandths (0 when left empty)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return menge_als_text(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return 0
        ganz, _, rest = text.replace(" ", "").partition(",")
        if (
            not ganz.isascii()
            or not ganz.isdigit()
            or (rest and not (rest.isascii() and rest.isdigit()))
            or len(rest) > 3
        ):
            raise ValidationError("Bitte schreiben Sie die Menge so: 3 oder 1,5.", code="menge")
        if len(ganz) > 4:
            raise ValidationError("Diese Menge ist zu groß. Bitte prüfen Sie die Zahl.", code="menge")
        return int(ganz) * 1000 + int(rest.ljust(3, "0") or 0)


def langer_text(label: str, hilfe: str = "", *, required: bool = True, zeilen: int = 3) -> forms.CharField:
    """A field for people's words."""
    return forms.CharField(
        label=label,
        help_text=hilfe,
        required=required,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": zeilen}),
    )
