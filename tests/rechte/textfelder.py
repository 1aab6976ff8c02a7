"""The text fields of the house, found in its models, and what stands in them in the sample world."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from massanzug.fall.models import Fall
from tests.rechte.kanarien import KANARIEN

RAEUME_DES_HAUSES = ("zugang", "sozialraum", "traeger", "interessenbekundung", "vertrag", "fall", "planbudget")
TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


def textfelder() -> Iterator[tuple[type[models.Model], Any]]:
    """Every field of the house that holds words, but choices from a list."""
    for modell in apps.get_models():
        if modell._meta.app_label in RAEUME_DES_HAUSES:
            for feld in modell._meta.get_fields():
                if isinstance(feld, TEXT) and not feld.choices:
                    yield modell, feld


def name(modell: type[models.Model], feld: Any) -> str:
    return f"{modell._meta.label}.{feld.name}"


def _weg_zum_fall(modell: type[models.Model]) -> str | None:
    """How the rows of a model lead to their case: „fall“, „person__fall“ …; None where they lead to none."""
    offen: deque[tuple[type[models.Model], tuple[str, ...]]] = deque([(modell, ())])
    gesehen = {modell}
    while offen:
        jetzt, weg = offen.popleft()
        if jetzt is Fall:
            return "__".join((*weg, "bezeichnung"))
        for feld in jetzt._meta.get_fields():
            ziel = feld.related_model if isinstance(feld, models.ForeignKey) else None
            if ziel and ziel not in gesehen and ziel._meta.app_label == "fall":
                gesehen.add(ziel)
                offen.append((ziel, (*weg, feld.name)))
    return None


def texte_je_fall(modell: type[models.Model], feld: Any) -> tuple[dict[str, str], int]:
    """Everything that stands in this field by case („frei-neheim“; "" where rows lead to no case); how many rows."""
    weg, texte, zahl = _weg_zum_fall(modell), dict[str, str](), 0
    for familie, wert in modell.objects.values_list(weg or models.Value(""), feld.name):  # type: ignore[attr-defined]
        fall = familie.removeprefix("Familie-")
        texte[fall] = f"{texte.get(fall, '')} {json.dumps(wert, ensure_ascii=False, default=str)}"
        zahl += 1
    return texte, zahl


def vorhandene(lage: str, raum: str) -> set[str]:
    """The words of all canaries that stand somewhere in the sample world for this case."""
    je_feld = {name(m, f): " ".join(texte_je_fall(m, f)[0].values()) for m, f in textfelder()}
    return {k.wort for k in KANARIEN if f"{k.wort}-{lage}-{raum}" in je_feld[k.feld]}
