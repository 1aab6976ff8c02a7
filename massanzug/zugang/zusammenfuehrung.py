"""Two people on the same form: what each changed, merged field by field; where both wrote, a person chooses.

The form carries what it was opened on (`grundlage`), signed, so that a save can be compared from three sides: as
opened, as saved by now, as typed. It holds nothing but the values of the fields it stands beside; a draft keeps it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core import signing
from django.db import models
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import localtime

from massanzug.rechenkern.zusammenfuehrung import (
    Eingabe,
    Feldlage,
    Lage,
    Stueck,
    gemeinsamer_text,
    unterschied,
    zusammenfuehren,
)
from massanzug.technik.erlaubnis import Zwischenstand
from massanzug.zugang.models import Protokoll
from massanzug.zugang.zugriff import Zugriff

SALZ = "massanzug.grundlage"
FELD = "grundlage"
WAEHLEN = "Hier haben Sie beide etwas geändert. Bitte wählen Sie, was gelten soll."
MEINE, IHRE, ZUSAMMEN = "meine", "ihre", "zusammen"


@dataclass(frozen=True)
class Grundlage:
    """What the form was opened on; after a Zwischenstand also who changed what since."""

    basis: Mapping[str, Eingabe]
    lagen: Mapping[str, Feldlage] = field(default_factory=dict)
    von: str = ""

    @property
    def offen(self) -> frozenset[str]:
        return frozenset(name for name, lage in self.lagen.items() if lage.lage == Lage.BEIDE)


@dataclass(frozen=True)
class Zweierlei:
    """A field that both changed, for the page; `wahl` is what was chosen so far."""

    name: str
    label: str
    meine: tuple[Stueck, ...]
    ihre: tuple[Stueck, ...]
    von: str
    wahl: str
    ist_text: bool
    vergleicht: bool


@dataclass(frozen=True)
class Uebernommen:
    """A field that only the other person changed: what stood there, what stands there now."""

    label: str
    vorher: str
    jetzt: str


@dataclass(frozen=True)
class Zusammenblick:
    """What the page says above the form."""

    von: str
    uebernommen: tuple[Uebernommen, ...]
    nur_meine: tuple[str, ...]
    beide: tuple[str, ...]


def als_eingabe(feld: forms.Field, wert: Any) -> Eingabe:
    """A value as the form would send it."""
    if isinstance(feld, forms.BooleanField):
        return ("on",) if wert else ()
    mehrere = getattr(feld.widget, "allow_multiple_selected", False)
    if mehrere and isinstance(wert, list | tuple | models.QuerySet):
        return tuple(sorted(str(feld.prepare_value(w)) for w in wert))
    vorbereitet = feld.prepare_value(wert)
    return ("" if vorbereitet is None else str(vorbereitet),)


def beim_oeffnen(form: forms.Form) -> Grundlage:
    """What a form that is opened now is opened on."""
    felder = {n: f for n, f in form.fields.items() if n != "stand"}
    return Grundlage({n: als_eingabe(f, form.get_initial_for_field(f, n)) for n, f in felder.items()})


def packe(zugriff: Zugriff, pfad: str, grundlage: Grundlage) -> str:
    """The signed value for the form; it opens for the same person on the same form only."""
    lagen = {n: [lage.basis, lage.meine, lage.ihre] for n, lage in grundlage.lagen.items()}
    wert = {"konto": zugriff.konto_id, "pfad": pfad, "basis": grundlage.basis, "lagen": lagen, "von": grundlage.von}
    return signing.dumps(wert, salt=SALZ, compress=True)


def entpacke(zugriff: Zugriff, pfad: str, text: str) -> Grundlage | None:
    """None for what is not ours or belongs to another form: then nobody knows what it was opened on."""
    try:
        wert = signing.loads(text, salt=SALZ)
    except (signing.BadSignature, json.JSONDecodeError):
        return None
    if (wert["konto"], wert["pfad"]) != (zugriff.konto_id, pfad):
        return None
    lagen = {n: Feldlage(None if b is None else tuple(b), tuple(m), tuple(i)) for n, (b, m, i) in wert["lagen"].items()}
    return Grundlage({n: tuple(w) for n, w in wert["basis"].items()}, lagen, wert["von"])


def gewaehlt(post: QueryDict, grundlage: Grundlage | None) -> tuple[MultiValueDict[str, str], frozenset[str]]:
    """What was sent with the choices made in it, and the fields where nobody has chosen yet."""
    daten: MultiValueDict[str, str] = MultiValueDict(dict(post.lists()))
    offen = set()
    for name in grundlage.offen if grundlage else ():
        lage, wahl = grundlage.lagen[name], post.get(f"welche_{name}", "")  # type: ignore[union-attr]
        if wahl in {MEINE, IHRE}:
            _setze(daten, name, lage.meine if wahl == MEINE else lage.ihre)
        elif wahl != ZUSAMMEN:
            offen.add(name)
    return daten, frozenset(offen)


def fuehre_zusammen(form: forms.Form, fehler: Zwischenstand, grundlage: Grundlage | None) -> Grundlage | None:
    """Lay theirs and mine together in a valid form: it now shows what holds, and asks where both wrote.

    Returns what the next save is made on.
    """
    getippt, jetzt = dict(form.cleaned_data), fehler.jetzt
    daten: MultiValueDict[str, str] = MultiValueDict(dict(form.data.lists()))  # type: ignore[attr-defined]
    daten["stand"] = str(fehler.stand)
    form.data = daten
    if not isinstance(jetzt, models.Model):
        return Grundlage(grundlage.basis) if grundlage else None
    eigene = {"stand", *getattr(form, "nie_zusammenfuehren", ())}
    gemeinsam = {n: f for n, f in form.fields.items() if n not in eigene and n in getippt and hasattr(jetzt, n)}
    ihre = {n: als_eingabe(f, getattr(jetzt, n)) for n, f in gemeinsam.items()}
    lagen = zusammenfuehren(
        grundlage.basis if grundlage else None,
        {n: als_eingabe(f, getippt[n]) for n, f in gemeinsam.items()},
        ihre,
    )
    for name, lage in lagen.items():
        if lage.lage == Lage.NUR_IHRE:
            _setze(daten, name, lage.ihre)
        elif lage.lage == Lage.BEIDE:
            if _ist_text(gemeinsam[name]):
                daten[name] = gemeinsamer_text("".join(lage.basis or ()), "".join(lage.meine), "".join(lage.ihre))
            daten.pop(f"welche_{name}", None)
            form.add_error(name, WAEHLEN)
    basis = dict(grundlage.basis if grundlage else {}) | ihre
    return Grundlage(basis, lagen, _von_wem(jetzt))


def zeige(form: forms.Form, grundlage: Grundlage, wahlen: Mapping[str, Any]) -> Zusammenblick:
    """Give each field that both changed its two sides, and say what was merged without asking."""
    for name in grundlage.offen & form.fields.keys():
        feld, lage = form.fields[name], grundlage.lagen[name]
        blick = Zweierlei(
            name,
            str(feld.label or name),
            *_gegenueber(feld, lage),
            grundlage.von,
            str(wahlen.get(f"welche_{name}", "")),
            _ist_text(feld),
            bool(lage.basis and "".join(lage.basis)),
        )
        feld.zweierlei, feld.innen = blick, feld.template_name or "formulare/feld.html"  # type: ignore[attr-defined]
        feld.template_name = "zugang/feld_zweierlei.html"  # type: ignore[attr-defined]
    je_lage: dict[Lage, list[str]] = {lage: [] for lage in Lage}
    for name, lage in grundlage.lagen.items():
        if name in form.fields:
            je_lage[lage.lage].append(name)

    def worte(namen: list[str]) -> tuple[str, ...]:
        return tuple(str(form.fields[n].label) for n in namen)

    return Zusammenblick(
        grundlage.von,
        tuple(_uebernommen(form.fields[n], grundlage.lagen[n]) for n in je_lage[Lage.NUR_IHRE]),
        worte(je_lage[Lage.NUR_MEINE]),
        worte(je_lage[Lage.BEIDE]),
    )


def _uebernommen(feld: forms.Field, lage: Feldlage) -> Uebernommen:
    return Uebernommen(str(feld.label), in_worten(feld, lage.basis or ()), in_worten(feld, lage.ihre))


def _gegenueber(feld: forms.Field, lage: Feldlage) -> tuple[tuple[Stueck, ...], tuple[Stueck, ...]]:
    """Mine and theirs, each with what is new in it."""
    if not _ist_text(feld):
        return (Stueck(in_worten(feld, lage.meine), "gleich"),), (Stueck(in_worten(feld, lage.ihre), "gleich"),)
    vorher = "".join(lage.basis or ())
    seiten = ["".join(seite) for seite in (lage.meine, lage.ihre)]
    if not vorher:
        return (Stueck(seiten[0] or "nichts", "gleich"),), (Stueck(seiten[1] or "nichts", "gleich"),)
    return unterschied(vorher, seiten[0]), unterschied(vorher, seiten[1])


def _ist_text(feld: forms.Field) -> bool:
    """Words that two people can write on together; a date or a number is one or the other."""
    return type(feld) is forms.CharField


def in_worten(feld: forms.Field, eingabe: Eingabe) -> str:
    """A sent value as a person reads it."""
    if isinstance(feld, forms.BooleanField):
        return "ja" if eingabe else "nein"
    if isinstance(feld, forms.ModelChoiceField):
        objekte = feld.queryset.filter(pk__in=[e for e in eingabe if e.isdigit()]) if feld.queryset is not None else ()
        return ", ".join(str(feld.label_from_instance(o)) for o in objekte) or "nichts"
    if isinstance(feld, forms.ChoiceField):
        auswahl = {str(wert): str(wort) for wert, wort in feld.choices}  # type: ignore[misc,union-attr]
        return ", ".join(auswahl.get(e, e) for e in eingabe if e) or "nichts"
    return "".join(eingabe) or "nichts"


def _setze(daten: MultiValueDict[str, str], name: str, eingabe: Eingabe) -> None:
    if eingabe:
        daten.setlist(name, list(eingabe))
    else:
        daten.pop(name, None)


def _von_wem(jetzt: models.Model) -> str:
    """Who saved it last, and when; empty where the trace does not say."""
    eintraege = Protokoll.objects.filter(objekt_typ=jetzt._meta.label_lower, objekt_id=str(jetzt.pk))
    letzter = eintraege.select_related("konto").order_by("-nummer").first()
    if letzter is None or letzter.konto is None:
        return ""
    return f"{letzter.konto.name}, {localtime(letzter.zeit).strftime('%H:%M')}\u00a0Uhr"
