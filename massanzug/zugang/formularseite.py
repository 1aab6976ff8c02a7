"""One way to serve a form: draft offered, submitted once, refused with the mend, nothing typed is lost."""

import hashlib
import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from massanzug.technik.erlaubnis import GLEICHZEITIG, Erlaubnis, Unzulaessig, Zwischenstand, verlange
from massanzug.zugang import entwuerfe
from massanzug.zugang.models import Einmalmarke
from massanzug.zugang.zugriff import Anfrage, Zugriff


def formularseite(
    request: Anfrage,
    form_class: type[forms.Form],
    *,
    titel: str,
    gegenstand: str = "",
    darf: Callable[[], Erlaubnis],
    handeln: Callable[[dict[str, Any]], str],
    anfang: dict[str, Any] | None = None,
    vorlage: str = "zugang/formular.html",
    kontext: dict[str, Any] | None = None,
    form_kwargs: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the form or act on it.

    `handeln` gets the clean values, calls one action (which asks its own rule) and returns the address to go to;
    `darf` is asked before anything is shown; `gegenstand` says in the list of drafts what the form belongs to.
    """
    zugriff: Zugriff = request.zugriff
    kwargs = form_kwargs or {}
    entwurf = entwuerfe.finde(zugriff, request.path)
    if request.method == "POST":
        form = form_class(request.POST, request.FILES, **kwargs)
        if form.is_valid():
            try:
                return HttpResponseRedirect(_einmal(request, zugriff, handeln, form.cleaned_data), status=303)
            except Unzulaessig as fehler:
                _zeige_fehler(form, fehler)
            except ValidationError as fehler:
                _zeige_validierung(form, fehler)
            except IntegrityError:
                form.add_error(None, GLEICHZEITIG)
    else:
        aus_entwurf = bool(entwurf) and request.GET.get("entwurf") == "1"
        werte = (anfang or {}) | (entwuerfe.felder(entwurf) if entwurf and aus_entwurf else {})
        form = form_class(initial=werte, **kwargs)
    verlange(darf())
    return render(
        request,
        vorlage,
        {
            "form": form,
            "titel": titel,
            "entwurf": entwurf if request.method != "POST" else None,
            "aus_entwurf": request.method != "POST" and request.GET.get("entwurf") == "1",
            "entwurf_token": entwuerfe.marke_fuer(zugriff, request.path, ", ".join(filter(None, (titel, gegenstand)))),
            "einmalmarke": request.POST.get("einmalmarke") or secrets.token_hex(16),
            **(kontext or {}),
        },
        status=422 if request.method == "POST" else 200,
    )


def einmal(request: Anfrage, handeln: Callable[[], str]) -> HttpResponse:
    """For a button without fields: act once, then go to the address `handeln` returns."""
    return HttpResponseRedirect(_einmal(request, request.zugriff, lambda _: handeln(), {}), status=303)


def _einmal(request: Anfrage, zugriff: Zugriff, handeln: Callable[[dict[str, Any]], str], werte: dict[str, Any]) -> str:
    """Run `handeln` once per form: mark and act in one transaction, a repeated post gets the first one's address."""
    roh = f"{zugriff.konto_id}|{request.path}|{request.POST.get('einmalmarke') or secrets.token_hex(16)}"
    marke = hashlib.sha256(roh.encode()).hexdigest()
    with transaction.atomic():
        eintrag, neu = Einmalmarke.objects.get_or_create(
            marke=marke, defaults={"konto_id": zugriff.konto_id, "ziel": "", "zeit": zugriff.jetzt}
        )
        if neu:
            eintrag.ziel = handeln(werte)
            eintrag.save()
            entwuerfe.verwirf(zugriff, request.path)
    return eintrag.ziel


def _zeige_fehler(form: forms.Form, fehler: Unzulaessig) -> None:
    for feld, text in fehler.fehler.items():
        form.add_error(feld if feld in form.fields else None, text)
    if isinstance(fehler, Zwischenstand) and "stand" in form.fields:
        _zeige_was_gilt(form, fehler.jetzt)
        # the next save is made knowingly, on top of what the other person wrote
        form.data = MultiValueDict(form.data)
        form.data["stand"] = str(fehler.stand)


def _zeige_was_gilt(form: forms.Form, objekt: object) -> None:
    """At each field in which something else is saved by now than was typed: what is saved."""
    getippt = dict(form.cleaned_data)
    for name, feld in form.fields.items():
        if name == "stand" or name not in getippt or not hasattr(objekt, name):
            continue
        gilt = getattr(objekt, name)
        if gilt != getippt[name]:
            form.add_error(name, f"Gespeichert ist hier jetzt: {_in_worten(feld, gilt)}.")


def _in_worten(feld: forms.Field, wert: Any) -> str:
    if wert is None or wert == "":
        return "nichts"
    if isinstance(feld, forms.ModelChoiceField):
        return str(feld.label_from_instance(wert))
    if isinstance(feld, forms.ChoiceField):
        return str(dict(feld.choices).get(wert, wert))  # type: ignore[arg-type]
    return f"„{feld.prepare_value(wert)}“"


def _zeige_validierung(form: forms.Form, fehler: ValidationError) -> None:
    if not hasattr(fehler, "error_dict"):
        form.add_error(None, fehler)
        return
    for feld, liste in fehler.error_dict.items():
        form.add_error(feld if feld in form.fields else None, liste)
