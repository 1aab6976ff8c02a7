"""Input of the Sozialraumteam."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html

from massanzug.fall.choices import Blattteil, Faden, Ideengeber
from massanzug.fall.forms.wofuer import Fallform
from massanzug.fall.models import Beratung, Fall, Teamsitzung
from massanzug.fall.queries.fallblatt import Blattzeile
from massanzug.fall.queries.team import Mitglied, je_organisation
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik.formulare import DatumField, langer_text
from massanzug.zugang.models import Konto


class SitzungForm(Fallform):
    am = DatumField(label="An welchem Tag?")
    um = forms.TimeField(
        label="Um wie viel Uhr?",
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Bitte schreiben Sie die Uhrzeit so: 9:30."},
    )
    ort = forms.CharField(label="Wo?", max_length=120)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AnsetzenForm(SitzungForm):
    wirkungsraum = forms.ModelChoiceField(
        Wirkungsraum.objects.none(), label="In welchem Wirkungsraum?", empty_label=None
    )
    benannt = forms.TypedMultipleChoiceField(
        label="Wer nimmt teil?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wer vom Leitträger hier benannt ist, sieht die freigegebenen Fallblätter dieser Sitzung.",
    )
    field_order = ("am", "um", "ort", "wirkungsraum", "benannt", "stand")

    def __init__(self, *args: Any, raeume: Any, mitglieder: Sequence[Mitglied], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wirkungsraum"].queryset = raeume  # type: ignore[attr-defined]
        self.fields["benannt"].choices = [  # type: ignore[attr-defined]
            (m.konto.pk, f"{m.konto.name}, {m.traeger.name}") for m in mitglieder
        ]


class TeilnahmeForm(Fallform):
    gruppen = (
        ("Wer ist da?", ("da", "gaeste")),
        ("Wer macht was?", ("moderation", "zeit", "schreibt")),
    )
    da = forms.TypedMultipleChoiceField(
        label="Anwesend sind",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wer vom Leitträger hier angekreuzt ist, sieht die freigegebenen Fallblätter dieser Sitzung.",
    )
    gaeste = forms.CharField(
        label="Wer ist noch da?",
        max_length=300,
        required=False,
        help_text="Zum Beispiel „Schulsozialarbeit“. Gäste lesen mit, was am Bildschirm steht.",
    )
    moderation = forms.ModelChoiceField(Konto.objects.none(), label="Moderation", required=False, empty_label="offen")
    zeit = forms.ModelChoiceField(
        Konto.objects.none(), label="Achtet auf die Zeit", required=False, empty_label="offen"
    )
    schreibt = forms.ModelChoiceField(Konto.objects.none(), label="Schreibt mit", required=False, empty_label="offen")
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, mitglieder: Sequence[Mitglied], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["da"].choices = [  # type: ignore[attr-defined]
            (pk, f"{name}, {traeger}") for traeger, leute in je_organisation(mitglieder) for pk, name in leute
        ]
        konten = Konto.objects.filter(pk__in=[m.konto.pk for m in mitglieder]).order_by("name")
        for feld in ("moderation", "zeit", "schreibt"):
            self.fields[feld].queryset = konten  # type: ignore[attr-defined]


_FRAGE = "Eine Frage, auf die das Team Ideen haben kann. Das Team liest sie erst, wenn Sie das Fallblatt freigeben."


class EinbringenForm(Fallform):
    """Of a case: into which Sitzung?"""

    sitzung = forms.ModelChoiceField(Teamsitzung.objects.none(), label="In welche Sitzung?", empty_label=None)
    frage = langer_text("Ihre Frage an das Team", _FRAGE, zeilen=2)

    def __init__(self, *args: Any, sitzungen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feld: Any = self.fields["sitzung"]
        feld.queryset = sitzungen
        feld.label_from_instance = lambda s: f"{s.am:%d.%m.%Y}, {s.um:%H:%M} Uhr, {s.ort}"


class FallEinbringenForm(Fallform):
    """Of a Sitzung: which case?"""

    fall = forms.ModelChoiceField(Fall.objects.none(), label="Welcher Fall?", empty_label="Bitte wählen")
    frage = langer_text("Ihre Frage an das Team", _FRAGE, zeilen=2)

    def __init__(self, *args: Any, faelle: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fall"].queryset = faelle  # type: ignore[attr-defined]


class FallblattForm(Fallform):
    """Each line with its own yes; only what was read and ticked is shown."""

    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, zeilen: Sequence[Blattzeile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zeilen = zeilen
        for z in zeilen:
            wovon = f"{z.teil.label}{f', {z.wer}' if z.wer else ''}"
            if z.teil != Blattteil.FRAGE:
                self.fields[f"zeigen_{z.schluessel}"] = forms.BooleanField(
                    label=format_html('<span class="kern-sr-only">{}: </span>Zeigen', wovon), required=False
                )
            self.fields[f"text_{z.schluessel}"] = forms.CharField(
                label=f"{wovon}: so liest es das Team",
                max_length=5000,
                required=z.teil == Blattteil.FRAGE,
                # a role and an age are our words, there is nothing to write about them
                widget=forms.HiddenInput() if z.teil == Blattteil.PERSONEN else forms.Textarea(attrs={"rows": 2}),
            )

            if z.fraglich:
                worte = ", ".join(f"„{w}“" for w in z.fraglich)
                self.fields[f"lassen_{z.schluessel}"] = forms.BooleanField(
                    label=f"{worte} ist hier kein Name: so lassen", required=False
                )

    def gruppen_des_blatts(self) -> list[tuple[str, list[tuple[Blattzeile, Any, Any, Any]]]]:
        """Part by part: the line, its yes (None for the question), its words, its leave (None without a doubt)."""
        gruppen: dict[str, list[tuple[Blattzeile, Any, Any, Any]]] = {}
        for z in self.zeilen:
            ja = self[f"zeigen_{z.schluessel}"] if z.teil != Blattteil.FRAGE else None
            lassen = self[f"lassen_{z.schluessel}"] if z.fraglich else None
            gruppen.setdefault(str(z.teil.label), []).append((z, ja, self[f"text_{z.schluessel}"], lassen))
        return list(gruppen.items())

    def clean(self) -> dict[str, Any]:
        """`zeilen`: what was freed, in the order of the sheet; `lassen`: in which of them a doubt was answered."""
        werte: dict[str, Any] = super().clean() or {}
        zeilen = [
            {"schluessel": z.schluessel, "teil": str(z.teil), "wer": z.wer, "text": text}
            for z in self.zeilen
            if (text := werte.get(f"text_{z.schluessel}"))
            and (z.teil == Blattteil.FRAGE or werte.get(f"zeigen_{z.schluessel}"))
        ]
        return werte | {
            "zeilen": zeilen,
            "lassen": [z.schluessel for z in self.zeilen if werte.get(f"lassen_{z.schluessel}")],
        }


OHNE_NAMEN = "Ohne Namen aus der Familie."


class IdeeForm(Fallform):
    text = forms.CharField(
        label="Neue Idee",
        max_length=200,
        help_text=OHNE_NAMEN,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "enterkeyhint": "done"}),
    )
    faden = forms.ChoiceField(label="Wer würde beitragen?", widget=forms.RadioSelect)
    von = forms.ChoiceField(label="Wer hat die Idee?", choices=Ideengeber.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, faeden: Sequence[Faden], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["faden"].choices = [(f.value, f.label) for f in faeden]  # type: ignore[attr-defined]


class RundeForm(Fallform):
    grund = forms.CharField(label="Warum gehen Sie weiter?", max_length=300, required=False, help_text=OHNE_NAMEN)


class AuftragForm(Fallform):
    was = forms.CharField(label="Was ist zu tun?", max_length=200, help_text=OHNE_NAMEN)
    wer = forms.CharField(
        label="Wer kümmert sich?",
        max_length=120,
        help_text=f"{OHNE_NAMEN} Fachkräfte können Sie nennen, am besten mit vollem Namen.",
    )
    bis = DatumField(kommend=True, label="Bis wann?", required=False)


class AbweichungForm(Fallform):
    abweichend = langer_text("Wer sieht etwas anders, und wie?", OHNE_NAMEN, required=False)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RaumhinweisForm(Fallform):
    text = forms.CharField(
        label="Was fehlt im Sozialraum?",
        max_length=300,
        help_text=f"{OHNE_NAMEN} So allgemein, dass niemand darin eine Familie erkennt, zum Beispiel "
        "„ein Sportplatz mit Licht“.",
    )


class AuswahlForm(Fallform):
    ideen = forms.TypedMultipleChoiceField(
        label="Welche Ideen nehmen Sie mit?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    auswahl = langer_text("Warum gerade diese?", "Wenn Sie mögen.", required=False, zeilen=2)
    stand = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, beratung: Beratung, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ideen"].choices = [  # type: ignore[attr-defined]
            (i.pk, f"{i.text} ({i.get_faden_display()})") for i in beratung.ideen.all()
        ]
