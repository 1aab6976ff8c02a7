"""Files that come in: looked into before anything is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from massanzug.rechenkern.bekundung import Beigabe
from massanzug.technik.anlage import ACCEPT, ANLAGE_HOECHSTENS, ERLAUBT_ALS_TEXT, Anlagenfehler, pruefe_anlage

MB = ANLAGE_HOECHSTENS // 2**20


class DateiForm(forms.Form):
    """A file of a kind that everybody can open; gives a Beigabe without a number as `datei`."""

    datei = forms.FileField(
        label="Welche Datei?",
        help_text=f"{ERLAUBT_ALS_TEXT}, höchstens {MB} MB.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def __init__(self, *args: Any, zu_gross: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fehlt = "Bitte wählen Sie eine Datei aus."
        gross = f"Die Datei ist größer als {MB} MB. Bitte verkleinern oder teilen Sie sie."
        self.fields["datei"].error_messages["required"] = gross if zu_gross else fehlt

    def clean_datei(self) -> Beigabe:
        datei = self.cleaned_data["datei"]
        try:
            anlage = pruefe_anlage(datei.name, datei.read())
        except Anlagenfehler as fehler:
            raise ValidationError(str(fehler), code="anlage") from fehler
        return Beigabe(0, anlage.name, anlage.art, anlage.inhalt)


class UnterlageForm(DateiForm):
    field_order = ["titel", "datei"]
    titel = forms.CharField(
        label="Wie heißt die Unterlage?",
        max_length=120,
        help_text="Zum Beispiel: Entwurf des Grundlagenvertrags. Gleicher Titel heißt neue Fassung; die alte bleibt.",
    )
