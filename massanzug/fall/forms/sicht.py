"""Input of the Leitträger's own side of the goals."""

from collections.abc import Sequence
from typing import Any

from django import forms

from massanzug.fall.choices import Zielwert
from massanzug.fall.forms.rueckblick import KEINE_STIMME
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Ziel


class SichtForm(Fallform):
    """Each goal with one question; what stays empty is not rated."""

    def __init__(self, *args: Any, ziele: Sequence[Ziel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ziele = tuple(ziele)
        gruppen = []
        for ziel in self.ziele:
            wert, beleg = f"wert_{ziel.pk}", f"beleg_{ziel.pk}"
            self.fields[wert] = forms.TypedChoiceField(
                label="Wie nah ist das Ziel, so wie Sie es sehen?",
                choices=[(KEINE_STIMME[0], "dazu sage ich nichts"), *Zielwert.choices],
                coerce=int,
                empty_value=None,
                required=False,
            )
            self.fields[beleg] = forms.CharField(label="Woran sieht man das?", max_length=300, required=False)
            gruppen.append((f"„{ziel.text}“", (wert, beleg)))
        self.gruppen = tuple(gruppen)

    def clean(self) -> dict[str, Any]:
        """`sichten`: what was said, as goal, value, evidence."""
        werte = super().clean() or self.cleaned_data
        return {
            "sichten": [
                (ziel, Zielwert(wert), werte.get(f"beleg_{ziel.pk}", ""))
                for ziel in self.ziele
                if (wert := werte.get(f"wert_{ziel.pk}")) is not None
            ]
        }
