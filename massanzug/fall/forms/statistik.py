"""Input of what only the statistics ask for: every answer may stay open."""

from datetime import date
from typing import Any

from django import forms

from massanzug.rechenkern.statistik import merkmale

NOCH_OFFEN: tuple[str, str] = ("", "noch offen")
GRUPPEN = (("Zum Anfang der Hilfe", ("beginn", "freiwillig")), ("Zum Ende der Hilfe", ("ende",)))


class StatistikForm(forms.Form):
    """One list per question in force on the day; the ones about the end come once the help has ended."""

    def __init__(self, *args: Any, heute: date, beendet: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fragen = merkmale(heute)
        for m in fragen:
            if beendet or m.ab != "ende":
                self.fields[m.schluessel] = forms.ChoiceField(
                    label=m.frage,
                    help_text=m.hilfe,
                    required=False,
                    choices=[NOCH_OFFEN, *((w.wert, w.name) for w in m.werte)],
                )
        self.gruppen = tuple(
            (titel, tuple(m.schluessel for m in fragen if m.ab in ab and m.schluessel in self.fields))
            for titel, ab in GRUPPEN
            if beendet or "ende" not in ab
        )
        self.fields["stand"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """`werte`: the answers given, by question; `stand`: on which state they were given."""
        gegeben = super().clean() or self.cleaned_data
        return {
            "stand": gegeben.get("stand") or 0,
            "werte": {feld: wert for feld, wert in gegeben.items() if feld != "stand"},
        }
