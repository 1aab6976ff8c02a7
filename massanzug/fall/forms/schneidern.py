"""Input of cutting by hand: moving a piece, planning a switch, choosing between Schnitte."""

from typing import Any

from django import forms
from django.db.models import Case, When

from massanzug.fall.choices import Faden
from massanzug.fall.forms.massanzug import BausteinForm
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Baustein, Fall, Massanzug, Ziel
from massanzug.fall.queries.faelle import waehlbare_ziele
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.technik.formulare import DatumField, langer_text


class VerschiebenForm(Fallform):
    ziel = forms.ModelChoiceField(Ziel.objects.none(), label="Für welches Ziel?", empty_label=None)
    von = DatumField(label="Ab wann?")
    bis = DatumField(
        kommend=True, label="Bis wann?", required=False, help_text="Leer lassen, wenn das Ende noch offen ist."
    )
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fall: Fall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ziel"].queryset = waehlbare_ziele(fall)  # type: ignore[attr-defined]


class _Endende(forms.ModelMultipleChoiceField):
    """Each piece with who does what, and how long it was planned."""

    def label_from_instance(self, obj: Any) -> str:
        ende = f"bis {datum_als_text(obj.bis)}" if obj.bis else "ohne Ende"
        return f"{obj.wer}: {obj.was} ({obj.get_faden_display()}, {ende})"


class WechselForm(BausteinForm):
    gruppen = (
        ("Ab wann und was endet?", ("ab", "endet")),
        ("Was beginnt dann?", ("faden", "art", "wer", "was", "ziel", "wie_oft", "bis")),
        ("Was kostet es?", ("einheit", "menge_tausendstel", "satz_cent", "anbieter")),
    )
    stand = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)  # type: ignore[assignment]  # of the plan
    von = None  # type: ignore[assignment]  # the switch has one day: `ab`
    ab = DatumField(
        kommend=True,
        label="Ab welchem Tag gilt der Wechsel?",
        help_text="Was endet, geht bis zum Tag davor. Das Neue beginnt an diesem Tag.",
    )
    endet = _Endende(
        Baustein.objects.none(),
        label="Was endet?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Alles andere läuft weiter. Was die Familie und ihr Umfeld tun, bleibt meist.",
        error_messages={"required": "Bitte wählen Sie, was mit dem Wechsel endet."},
    )

    def __init__(self, *args: Any, beendbar: list[Baustein], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zuerst = Case(When(faden__in=[Faden.FACHKRAFT, Faden.STATIONAER], then=0), default=1)
        self.fields["endet"].queryset = Baustein.objects.filter(  # type: ignore[attr-defined]
            pk__in=[b.pk for b in beendbar]
        ).order_by(zuerst, "von", "pk")
        self.fields["bis"].help_text = "Leer lassen, wenn das Ende noch offen ist."

    def probe(self) -> Baustein:
        """The new piece as it would be, in memory only; call after `is_valid`."""
        w = self.cleaned_data
        return Baustein(
            faden=w["faden"],
            wer=w["wer"],
            was=w["was"],
            ziel=w["ziel"],
            wie_oft=w["wie_oft"],
            von=w["ab"],
            bis=w["bis"],
            einheit=w["einheit"],
            menge_tausendstel=w["menge_tausendstel"],
            satz_cent=w["satz_cent"],
            anbieter=w["anbieter"] if w["faden"] in {Faden.FACHKRAFT, Faden.STATIONAER} else None,
        )

    def clean(self) -> dict[str, Any]:
        werte: dict[str, Any] = super().clean() or {}
        ab, bis = werte.get("ab"), werte.get("bis")
        if ab and bis and bis < ab:
            self.add_error("bis", "Das Ende liegt vor dem Wechsel. Bitte prüfen Sie beide Tage.")
        for b in werte.get("endet") or ():
            if ab and ab <= b.von:
                self.add_error(
                    "ab", f"„{b}“ beginnt erst am {datum_als_text(b.von)}. Bitte wählen Sie einen späteren Tag."
                )
        return werte


class _Schnittwahl(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"Schnitt {obj.variante}"


class SchnittwahlForm(Fallform):
    massanzug = _Schnittwahl(
        Massanzug.objects.none(),
        label="Welchen Schnitt möchte die Familie?",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    nicht_weil = langer_text(
        "Warum nicht den anderen?",
        "In den Worten der Familie. Die anderen Schnitte bleiben lesbar, mit diesem Satz.",
        zeilen=2,
    )

    def __init__(self, *args: Any, schnitte: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["massanzug"].queryset = schnitte  # type: ignore[attr-defined]


class PassungForm(Fallform):
    passt_weil = forms.CharField(
        label="Warum passt dieser Plan so?",
        max_length=300,
        help_text="Ein Satz genügt, zum Beispiel „Die Großeltern steigen ein, sobald sie umgezogen sind.“",
    )
