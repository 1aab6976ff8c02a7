"""The levers of the forecast, as they stand in the address: everybody with the link sees the same."""

from typing import Any

from django import forms

from massanzug.rechenkern.prognose import Hebel


def _hebel(label: str, einheit: str, *, von: int, bis: int, schritt: int = 5, ruhe: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
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
    fruehere_hilfe = _hebel("Frühere Hilfe", "% der neuen stationären Hilfen beginnen ambulant", von=0, bis=60)
    rueckfuehrung = _hebel("Rückführungen", "% der bisherigen", von=50, bis=300, schritt=10, ruhe=100)
    vermeidung = _hebel("Vermiedene Unterbringungen", "% der neuen und der Wechsel dorthin", von=0, bis=60)
    zugaenge = _hebel("Neue Hilfen", "% der bisherigen", von=50, bis=150, ruhe=100)
    tarif = _hebel("Tarif zusätzlich", "Promille mehr in jedem Januar", von=-20, bis=60)

    def __init__(self, daten: Any) -> None:
        felder = {n: daten.get(n, "") for n in self.base_fields}
        super().__init__({n: w if w != "" else self.base_fields[n].initial for n, w in felder.items()})

    @property
    def in_worten(self) -> str:
        """What was pulled, as a sentence for paper."""
        gezogen = [
            f"{feld.label} {self.cleaned_data[n]} {'Promille' if n == 'tarif' else '%'}"
            for n, feld in self.fields.items()
            if self.cleaned_data[n] not in {None, feld.initial}
        ]
        return f"Angenommen: {', '.join(gezogen)}." if gezogen else "Ohne Hebel."

    @property
    def hebel(self) -> Hebel:
        """The levers as typed; for a form that is valid."""
        w = {n: self.base_fields[n].initial if z is None else z for n, z in self.cleaned_data.items()}
        return Hebel(
            fruehere_hilfe=w["fruehere_hilfe"] / 100,
            rueckfuehrung=w["rueckfuehrung"] / 100,
            vermeidung=w["vermeidung"] / 100,
            tarif_promille=float(w["tarif"]),
            zugaenge=w["zugaenge"] / 100,
        )
