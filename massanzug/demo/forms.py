"""The form of the living style page: every kind of field once."""

from django import forms

from massanzug.technik.formulare import BetragField, DatumField, langer_text


class Stilformular(forms.Form):
    gruppen = (
        ("Wer spricht?", ("name", "wer", "geboren_am")),
        ("Was soll werden?", ("wille", "erreichbar", "ort", "betrag", "verstanden")),
    )
    name = forms.CharField(label="Wie möchten Sie genannt werden?", max_length=40)
    wer = forms.ChoiceField(
        label="Wer sind Sie für das Kind?",
        choices=[("", "Bitte wählen"), ("mutter", "Mutter"), ("vater", "Vater"), ("andere", "jemand anderes")],
    )
    geboren_am = DatumField(label="Geburtstag des Kindes", help_text="Zum Beispiel 1.3.2012", required=False)
    wille = langer_text("Was wollen Sie?", "In Ihren eigenen Worten. Alles darf stehen bleiben.")
    erreichbar = forms.MultipleChoiceField(
        label="Wie sind Sie gut zu erreichen?",
        help_text="Mehreres ist möglich.",
        choices=[("telefon", "Telefon"), ("brief", "Brief"), ("besuch", "Besuch")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ort = forms.ChoiceField(
        label="Wo möchten Sie sprechen?",
        choices=[("zuhause", "Zu Hause"), ("buero", "Im Büro im Stadtteil")],
        widget=forms.RadioSelect,
    )
    betrag = BetragField(label="Was kostet das im Monat?", required=False)
    verstanden = forms.BooleanField(label="Ich weiß, dass ich jederzeit Nein sagen darf")
