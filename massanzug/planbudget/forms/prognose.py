"""The levers of the forecast, as they stand in the address: everybody with the link sees the same."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final, cast

from django import forms

from massanzug.planbudget.queries.prognose import HEBELNAMEN, hebel_aus
from massanzug.rechenkern.prognose import VERTRAGSENDE, Hebel
from massanzug.rechenkern.zeitraum import datum_als_text

VON_ANFANG_AN: Final = {"fruehere_hilfe", "rueckfuehrung", "vermeidung"}
"""Levers that act from the beginning of the measures on; the others act all the time."""


def _hebel(name: str, einheit: str, *, von: int, bis: int, schritt: int = 5, ruhe: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=HEBELNAMEN[name],
        min_value=von,
        max_value=bis,
        required=False,
        initial=ruhe,
        error_messages={
            "invalid": f"Bitte eine ganze Zahl von {von} bis {bis}.",
            "min_value": f"Bitte eine Zahl von {von} bis {bis}.",
            "max_value": f"Bitte eine Zahl von {von} bis {bis}.",
        },
        help_text=einheit,
        widget=forms.NumberInput(attrs={"type": "range", "min": von, "max": bis, "step": schritt, "class": "hebel"}),
    )


class HebelForm(forms.Form):
    use_required_attribute = False
    fruehere_hilfe = _hebel("fruehere_hilfe", "% der neuen stationären Hilfen beginnen ambulant", von=0, bis=60)
    rueckfuehrung = _hebel("rueckfuehrung", "% der bisherigen", von=50, bis=300, schritt=10, ruhe=100)
    vermeidung = _hebel("vermeidung", "% der neuen und der Wechsel dorthin", von=0, bis=60)
    zugaenge = _hebel("zugaenge", "% der bisherigen", von=50, bis=150, ruhe=100)
    tarif = _hebel("tarif", "Promille mehr in jedem Januar", von=-20, bis=60)
    ab = forms.TypedChoiceField(
        label="Beginn der Maßnahmen",
        help_text="für frühere Hilfe, Rückführungen und vermiedene Unterbringungen",
        required=False,
        coerce=date.fromisoformat,
        empty_value=None,
        error_messages={"invalid_choice": "Bitte wählen Sie einen Tag aus der Liste."},
    )

    def __init__(self, daten: Any, heute: date) -> None:
        felder = {n: daten.get(n, "") for n in self.base_fields}
        super().__init__({n: w if w != "" else self.base_fields[n].initial for n, w in felder.items()})
        cast(forms.ChoiceField, self.fields["ab"]).choices = _anfaenge(heute, str(felder["ab"]))

    @property
    def gezogen(self) -> dict[str, Any]:
        """The levers that do not rest, as plain values; for a form that is valid."""
        bewegt = {n: w for n, w in self.cleaned_data.items() if w is not None and w != self.fields[n].initial}
        if not bewegt.keys() & VON_ANFANG_AN:
            bewegt.pop("ab", None)  # a beginning of nothing
        return {n: w.isoformat() if isinstance(w, date) else w for n, w in bewegt.items()}

    @property
    def hebel(self) -> Hebel:
        """The levers as typed; for a form that is valid."""
        return hebel_aus(self.gezogen)


def _anfaenge(heute: date, gewaehlt: str) -> list[tuple[str, str]]:
    """At once, or a quarter's first day; a day from a link that has passed since stays what it was."""
    quartale = [date(j, m, 1) for j in range(heute.year, VERTRAGSENDE.year + 1) for m in (1, 4, 7, 10)]
    tage = {q.isoformat(): datum_als_text(q) for q in quartale if heute < q <= VERTRAGSENDE}
    with suppress(ValueError):
        tag = date.fromisoformat(gewaehlt)
        if tag.day == 1 and 2000 <= tag.year <= VERTRAGSENDE.year:
            tage.setdefault(tag.isoformat(), datum_als_text(tag))
    return [("", "sofort"), *sorted(tage.items())]


class SzenarioForm(forms.Form):
    name = forms.CharField(label="Wie soll das Szenario heißen?", max_length=60)
    wozu = forms.CharField(
        label="Was soll es zeigen?", max_length=300, required=False, help_text="Ein Satz, der es anderen erklärt."
    )


class AnhaengenForm(forms.Form):
    punkt = forms.TypedChoiceField(
        label="Zu welchem Punkt?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte wählen Sie einen Punkt."},
    )

    def __init__(self, *args: Any, punkte: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["punkt"]).choices = [*punkte]
