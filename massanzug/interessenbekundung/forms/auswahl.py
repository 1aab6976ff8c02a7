"""What is typed from the opening to the award."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms

from massanzug.interessenbekundung.choices import Formergebnis, Kriteriumsergebnis, Zulassung
from massanzug.rechenkern.abgabefrist import Uhrzeitfehler, ortszeit
from massanzug.technik.formulare import DatumField, langer_text

NICHT_BEWERTBAR = "nicht"


class Standform(forms.Form):
    """`stand` is the one that was read; who saves on an older one is told."""

    stand = forms.IntegerField(widget=forms.HiddenInput)


class FormpruefungForm(Standform):
    ergebnis = forms.ChoiceField(label="Ergebnis", choices=Formergebnis.choices, widget=forms.RadioSelect)
    grund = langer_text(
        "Grund", "Für einen Ausschluss nötig. Der Träger liest ihn in seiner Mitteilung.", required=False
    )

    def __init__(self, *args: Any, nur_ausschluss: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if nur_ausschluss:
            self.fields["ergebnis"].choices = [(Formergebnis.AUSGESCHLOSSEN.value, Formergebnis.AUSGESCHLOSSEN.label)]  # type: ignore[attr-defined]
            self.fields["grund"].required = True


class KriteriumspruefungForm(Standform):
    ergebnis = forms.ChoiceField(label="Ist es erfüllt?", choices=Kriteriumsergebnis.choices, widget=forms.RadioSelect)
    notiz = langer_text("Notiz", "Was fehlt? Nötig, wenn es nicht erfüllt oder nicht nachgewiesen ist.", required=False)


class ZulassungForm(Standform):
    zulassung = forms.ChoiceField(label="Entscheidung", choices=Zulassung.choices, widget=forms.RadioSelect)
    grund = langer_text(
        "Grund", "Für einen Ausschluss nötig. Der Träger liest ihn in seiner Mitteilung.", required=False
    )


class ZeitpunktForm(forms.Form):
    """A day and a time of the city's clocks; `zeitpunkt` is the instant."""

    tag = DatumField(kommend=True, label="Tag")
    uhrzeit = forms.TimeField(
        label="Uhrzeit", input_formats=["%H:%M", "%H"], help_text="Zum Beispiel 12:00",
        error_messages={"invalid": "Bitte schreiben Sie die Uhrzeit so: 9:30."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        if werte.get("tag") and isinstance(werte.get("uhrzeit"), time):
            try:
                werte["zeitpunkt"] = ortszeit(werte["tag"], werte["uhrzeit"])
            except Uhrzeitfehler as fehler:
                self.add_error("uhrzeit", str(fehler))
        return werte


class NachforderungForm(ZeitpunktForm):
    """One field for each applicant who lacks something; an empty one asks nothing of her."""

    def __init__(self, *args: Any, posten: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for pk, name in posten:
            self.fields[f"fehlt_{pk}"] = langer_text(f"Was fehlt bei {name}?", required=False, zeilen=5)

    def fehlt(self) -> dict[int, str]:
        return fehlt_aus(self.cleaned_data)


def fehlt_aus(werte: dict[str, Any]) -> dict[int, str]:
    """By Bekundung what was typed for it."""
    return {int(n.removeprefix("fehlt_")): t for n, t in werte.items() if n.startswith("fehlt_")}


class AntwortForm(Standform):
    antwort = langer_text(
        "Ihre Antwort", "Schreiben Sie, was gefehlt hat. Bis zur Frist können Sie sie ändern.", zeilen=10
    )


class JuryForm(forms.Form):
    konto = forms.TypedChoiceField(label="Wer wertet?", coerce=int)

    def __init__(self, *args: Any, leute: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["konto"].choices = [("", "Bitte wählen"), *((k.pk, k.name) for k in leute)]  # type: ignore[attr-defined]


class BefangenheitForm(forms.Form):
    """For each applicant: biased or not, and why."""

    def __init__(self, *args: Any, namen: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for pk, name in namen:
            self.fields[f"befangen_{pk}"] = forms.ChoiceField(
                label=name, widget=forms.RadioSelect,
                choices=[("nein", "Ich kann frei urteilen"), ("ja", "Ich bin befangen")],
            )  # fmt: skip
            self.fields[f"grund_{pk}"] = langer_text(
                f"Warum? ({name})", "Nur nötig, wenn Sie befangen sind.", required=False, zeilen=2
            )

    def clean(self) -> dict[str, Any]:
        werte = super().clean() or {}
        for name, wert in list(werte.items()):
            grund = name.replace("befangen_", "grund_")
            if wert == "ja" and name.startswith("befangen_") and not werte.get(grund):
                self.add_error(grund, "Bitte schreiben Sie kurz, warum.")
        return werte


def _punktewahl(anker: dict[int, str]) -> list[tuple[str, str]]:
    zahlen = [(str(p), f"{p} – {anker[p]}" if p in anker else str(p)) for p in range(6)]
    return [*zahlen, (NICHT_BEWERTBAR, "nicht bewertbar")]


class WertungForm(Standform):
    punkte = forms.ChoiceField(label="Punkte", widget=forms.RadioSelect)
    grund = langer_text("Warum?", "Ein, zwei Sätze. Nach der ersten Runde lesen sie die anderen in der Jury.")

    def __init__(self, *args: Any, anker: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["punkte"].choices = _punktewahl(anker)  # type: ignore[attr-defined]


def punkte_aus(wert: str) -> int | None:
    return None if wert == NICHT_BEWERTBAR else int(wert)


class AnhoerungswertungForm(forms.Form):
    punkte = forms.TypedChoiceField(
        label="Punkte", coerce=int, choices=[(str(p), str(p)) for p in range(6)], widget=forms.RadioSelect
    )
    grund = langer_text("Warum?")


class AusspracheForm(forms.Form):
    text = langer_text("Was wurde besprochen?", "Auch, worin Sie sich nicht einig wurden.", zeilen=5)


class AnhoerungForm(ZeitpunktForm):
    ort = forms.CharField(label="Ort", max_length=200)
    ablauf = langer_text("Ablauf", "Für alle gleich: Dauer, Fragen, wer dabei ist.")


class LosForm(forms.Form):
    zeugin = forms.TypedChoiceField(label="Wer ist dabei?", coerce=int)

    def __init__(self, *args: Any, leute: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zeugin"].choices = [("", "Bitte wählen"), *((k.pk, k.name) for k in leute)]  # type: ignore[attr-defined]


class VermerkForm(Standform):
    ermessen = langer_text("Ermessen", "Warum diese Auswahl? Was wurde gegeneinander abgewogen?", zeilen=6)
    alternativen = langer_text("Alternativen", "Was hätte man stattdessen tun können, und warum nicht?", zeilen=5)
    wirkung = langer_text(
        "Wirkung auf die nicht Ausgewählten",
        "Was heißt die Auswahl für sie? Welche Arbeit bleibt ihnen, wer hat dazu gesprochen?", zeilen=5,
    )  # fmt: skip
    offenheit = langer_text(
        "Keine Ausschließlichkeit",
        "Wie bleibt das Wunsch- und Wahlrecht (§ 5 SGB VIII) gewahrt, und wie kommen andere Träger zum Zug?", zeilen=5,
    )  # fmt: skip


class EinwandForm(forms.Form):
    text = langer_text("Ihr Einwand", "Was sehen Sie anders, und warum?", zeilen=8)


class EinwandPruefenForm(forms.Form):
    faellig_am = DatumField(kommend=True, label="Entschieden wird bis")


class EinwandEntscheidenForm(forms.Form):
    abgeholfen = forms.TypedChoiceField(
        label="Entscheidung", widget=forms.RadioSelect, coerce=lambda wert: wert == "ja",
        choices=[("nein", "Der Einwand wird zurückgewiesen"), ("ja", "Dem Einwand wird abgeholfen")],
        help_text="Wird abgeholfen, gilt diese Auswahl nicht mehr, und der Wirkungsraum wird neu ausgeschrieben.",
    )  # fmt: skip
    antwort = langer_text("Grund", "Der Träger liest ihn.", zeilen=6)


class ZuschlagForm(forms.Form):
    gremium = forms.CharField(
        label="Wer hat beschlossen?", max_length=200, help_text="Zum Beispiel Jugendhilfeausschuss"
    )
    beschluss_am = DatumField(label="Wann?")
    beschluss = langer_text("Der Beschluss")


class NeuForm(forms.Form):
    grund = langer_text("Warum wird neu ausgeschrieben?")


class ZusageForm(forms.Form):
    wortlaut = langer_text(
        "Zusage", "Bitte übernehmen Sie die Worte genau aus dem Text: kopieren, nicht abschreiben.", zeilen=4
    )
