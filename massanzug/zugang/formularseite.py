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

from massanzug.technik.erlaubnis import GLEICHZEITIG, Erlaubnis, Unzulaessig, Verboten, Zwischenstand, verlange
from massanzug.zugang import entwuerfe, zusammenfuehrung
from massanzug.zugang.models import Einmalmarke
from massanzug.zugang.zugriff import Anfrage, Zugriff
from massanzug.zugang.zusammenfuehrung import Grundlage


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
        grundlage = zusammenfuehrung.entpacke(zugriff, request.path, request.POST.get(zusammenfuehrung.FELD, ""))
        daten, ungewaehlt = zusammenfuehrung.gewaehlt(request.POST, grundlage)
        form, wahlen = form_class(daten, request.FILES, **kwargs), dict(request.POST.items())
        if form.is_valid() and not ungewaehlt:
            try:
                return HttpResponseRedirect(_einmal(request, zugriff, handeln, form.cleaned_data), status=303)
            except Zwischenstand as fehler:
                grundlage, wahlen = _zeige_zwischenstand(form, fehler, grundlage), {}
            except Unzulaessig as fehler:
                _zeige_fehler(form, fehler)
            except ValidationError as fehler:
                _zeige_validierung(form, fehler)
            except IntegrityError:
                form.add_error(None, GLEICHZEITIG)
            except Verboten as verbot:
                return _verweigert(request, form, verbot)
        for name in ungewaehlt & form.fields.keys():
            form.add_error(name, zusammenfuehrung.WAEHLEN)
    else:
        aus_entwurf = bool(entwurf) and request.GET.get("entwurf") == "1"
        felder = entwuerfe.felder(entwurf) if entwurf and aus_entwurf else {}
        form, wahlen = form_class(initial=(anfang or {}) | felder, **kwargs), felder
        grundlage = (
            zusammenfuehrung.entpacke(zugriff, request.path, str(felder.get(zusammenfuehrung.FELD, "")))
            if felder
            else zusammenfuehrung.beim_oeffnen(form)
        )
    try:
        verlange(darf())
    except Verboten as verbot:
        if request.method != "POST":
            raise
        return _verweigert(request, form, verbot)
    gemeinsam = "stand" in form.fields and grundlage
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
            "grundlage": zusammenfuehrung.packe(zugriff, request.path, grundlage) if grundlage and gemeinsam else "",
            "zusammen": zusammenfuehrung.zeige(form, grundlage, wahlen) if grundlage and grundlage.lagen else None,
            **(kontext or {}),
        },
        status=422 if request.method == "POST" else 200,
    )


def war_offen(request: Anfrage) -> bool:
    """Whether this very form was shown to this person before: what it belongs to may be gone since."""
    marke = request.POST.get(zusammenfuehrung.FELD, "")
    return zusammenfuehrung.entpacke(request.zugriff, request.path, marke) is not None


def einmal(request: Anfrage, danach: str | Callable[[Any], str], tun: Callable[[], Any]) -> HttpResponse:
    """For a button without fields: act once, then go to `danach`, which may depend on what `tun` made."""

    def handeln(_: dict[str, Any]) -> str:
        ergebnis = tun()
        return danach if isinstance(danach, str) else danach(ergebnis)

    return HttpResponseRedirect(_einmal(request, request.zugriff, handeln, {}), status=303)


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


def _zeige_zwischenstand(form: forms.Form, fehler: Zwischenstand, grundlage: Grundlage | None) -> Grundlage | None:
    """The next save is made knowingly, on top of what the other person wrote."""
    neue = zusammenfuehrung.fuehre_zusammen(form, fehler, grundlage)
    _zeige_fehler(form, fehler)
    return neue


def _verweigert(request: Anfrage, form: forms.Form, verbot: Verboten) -> HttpResponse:
    """It may no longer be done, for instance because a colleague has presented the plan: what was typed stays hers."""
    behalten = entwuerfe.behalte(request.POST, request.zugriff.konto_id, request.zugriff.jetzt)
    getippt = [
        (feld.label, wert)
        for feld in form
        if not feld.is_hidden
        and type(feld.field) is forms.CharField
        and not isinstance(feld.field.widget, forms.PasswordInput)
        and (wert := request.POST.get(feld.name, "").strip())
    ]
    return render(
        request,
        "403.html",
        {"grund": verbot.grund, "getippt": getippt, "als_entwurf": behalten is not None},
        status=403,
    )


def _zeige_validierung(form: forms.Form, fehler: ValidationError) -> None:
    if not hasattr(fehler, "error_dict"):
        form.add_error(None, fehler)
        return
    for feld, liste in fehler.error_dict.items():
        form.add_error(feld if feld in form.fields else None, liste)
