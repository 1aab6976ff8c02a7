"""Pages of will, resources and goals."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from massanzug.fall import actions, rules
from massanzug.fall.choices import Freigabeteil
from massanzug.fall.forms import wille as wille_forms
from massanzug.fall.queries import faelle as queries
from massanzug.fall.views.formular import fallformular, mit_stand, ohne_stand, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.technik.nurlesen import nur_lesen
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def wille_neu(request: Anfrage, pk: int, person_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Willen festhalten")
    person = oder_404(
        wenn_lesbar(request, fall, queries.person(fall, person_pk), Freigabeteil.PERSONEN, Freigabeteil.WILLE)
    )
    bisher = queries.neuester_wille(person)
    anfang: dict[str, Any] = {"am": zugriff.heute, "stand": bisher.fassung if bisher else 0}
    if bisher:
        anfang |= {f: getattr(bisher, f) for f in ("wille", "beitrag", "wunsch", "erwartung")}
    return fallformular(
        request,
        fall,
        wille_forms.WilleForm,
        f"Was will {person.name}?",
        lambda w: actions.wille_festhalten(zugriff=zugriff, person=person, **w),
        anfang=anfang,
        form_kwargs={"fall": fall},
        kontext={"bisher": bisher},
    )


def _erst_menschen(request: Anfrage, fall: Any) -> HttpResponse | None:
    """A will and a goal are somebody's: where nobody is in the case yet, this comes first."""
    if request.method != "GET" or fall.personen.exists():
        return None
    messages.info(request, "Noch steht niemand aus der Familie im Fall. Wer gehört dazu?")
    return redirect("person_neu", pk=fall.pk)


@nur_fuer(darf_angemeldet)
def anfang(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Willen und Ziel festhalten")
    if zuerst := _erst_menschen(request, fall):
        return zuerst
    moegliche = list(queries.ungefragte(fall))
    return fallformular(
        request,
        fall,
        wille_forms.AnfangForm,
        "Wille und erstes Ziel",
        lambda w: actions.anfang_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"person": moegliche[0]} if len(moegliche) == 1 else None,
        form_kwargs={"fall": fall, "moegliche": queries.ungefragte(fall)},
        kontext={"einleitung": "Drei Antworten genügen für den Anfang. Alles Weitere kann später dazukommen."},
    )


@nur_fuer(darf_angemeldet)
def ressource_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ressource festhalten")
    return fallformular(
        request,
        fall,
        wille_forms.RessourceForm,
        "Was ist schon da?",
        lambda w: actions.ressource_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute},
        form_kwargs={"fall": fall},
    )


@nur_fuer(darf_angemeldet)
def ziel_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ziel setzen")
    if zuerst := _erst_menschen(request, fall):
        return zuerst

    def tun(werte: dict[str, Any]) -> None:
        actions.ziel_setzen(zugriff=zugriff, fall=fall, **ohne_stand(werte))

    return fallformular(request, fall, wille_forms.ZielForm, "Ziel setzen", tun, form_kwargs={"fall": fall})


@nur_fuer(darf_angemeldet)
def ziel_aendern(request: Anfrage, pk: int, ziel_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ziel ändern")
    ziel = oder_404(wenn_lesbar(request, fall, queries.ziel(fall, ziel_pk), Freigabeteil.ZIELE))

    def tun(werte: dict[str, Any]) -> None:
        actions.ziel_aendern(zugriff=zugriff, ziel=ziel, **mit_stand(werte))

    felder = ("text", "person", "herkunft", "art", "woran", "bis", "stand")
    return fallformular(
        request,
        fall,
        wille_forms.ZielForm,
        "Ziel ändern",
        tun,
        anfang={f: getattr(ziel, f) for f in felder},
        form_kwargs={"fall": fall},
    )


def _hinweise(request: Anfrage, pk: int, form_class: type[wille_forms.HinweisForm]) -> HttpResponse:
    """Hints on what is being typed: for who may work on the case, kept nowhere; nothing new (204), nothing to say."""
    fall = oder_404(queries.fall(request.zugriff, pk))
    if not rules.darf_fall_bearbeiten(request.zugriff, queries.bezug(request.zugriff, fall)):
        raise Http404
    with nur_lesen():
        form = form_class(request.POST, fall=fall)
        if request.POST.get("gezeigt") == form.hinweiszeichen:
            return HttpResponse(status=204)
        return render(request, "fall/sprachhinweise.html", {"form": form, "nachgereicht": True})


@nur_fuer(darf_angemeldet)
@require_POST
def ziel_hinweise(request: Anfrage, pk: int) -> HttpResponse:
    return _hinweise(request, pk, wille_forms.ZielForm)


@nur_fuer(darf_angemeldet)
@require_POST
def wille_hinweise(request: Anfrage, pk: int) -> HttpResponse:
    return _hinweise(request, pk, wille_forms.WilleForm)
