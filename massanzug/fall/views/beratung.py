"""Pages of the Beratung for those who bring the case: onto an agenda, what the team may read, what is taken along."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from massanzug.fall import actions
from massanzug.fall.forms import beratung as beratung_forms
from massanzug.fall.forms import team as team_forms
from massanzug.fall.queries import fallblatt as blattqueries
from massanzug.fall.queries import team as queries
from massanzug.fall.views.formular import fallformular, mit_stand, sichtbarer_fall, wenn_lesbar
from massanzug.technik.gefunden import oder_404
from massanzug.zugang.formularseite import einmal
from massanzug.zugang.rules import darf_angemeldet
from massanzug.zugang.tuer import nur_fuer
from massanzug.zugang.zugriff import Anfrage


@nur_fuer(darf_angemeldet)
def beratung_neu(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Beratung festhalten")
    return fallformular(
        request,
        fall,
        beratung_forms.BeratungForm,
        "Beratung im Sozialraumteam",
        lambda w: actions.beratung_festhalten(zugriff=zugriff, fall=fall, **w),
        anfang={"am": zugriff.heute, "jugendamt_dabei": True},
        kontext={"einleitung": "Das Team berät. Entschieden wird später im Jugendamt, gemeinsam mit der Familie."},
    )


@nur_fuer(darf_angemeldet)
def beratung_einbringen(request: Anfrage, pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "In das Sozialraumteam einbringen")
    sitzungen = queries.offene_sitzungen(fall.wirkungsraum_id, zugriff.heute)
    return fallformular(
        request,
        fall,
        team_forms.EinbringenForm,
        "In das Sozialraumteam einbringen",
        lambda w: actions.fall_einbringen(zugriff=zugriff, fall=fall, **w),
        knopf="Auf die Tagesordnung setzen",
        danach=f"{reverse('fall', args=[fall.pk])}#beratung",
        form_kwargs={"sitzungen": sitzungen},
        kontext={
            "einleitung": "Das Team liest nur einen Decknamen. Danach bereiten Sie das Fallblatt vor.",
            "ohne_sitzung": not sitzungen.exists(),
        },
        vorlage="fall/einbringen_formular.html",
    )


@nur_fuer(darf_angemeldet)
def fallblatt(request: Anfrage, pk: int, beratung_pk: int) -> HttpResponse:
    """Read what the team would read, line by line, and free it."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Fallblatt für das Team vorbereiten")
    beratung = oder_404(wenn_lesbar(request, fall, queries.beratung_im_fall(fall, beratung_pk)))
    zeilen = blattqueries.blattzeilen(beratung, zugriff.heute)
    frei = {z["schluessel"]: z["text"] for z in beratung.blatt}
    return fallformular(
        request,
        fall,
        team_forms.FallblattForm,
        "Fallblatt für das Team",
        lambda w: actions.fallblatt_freigeben(
            zugriff=zugriff, beratung=beratung, stand=w["stand"] or 0, zeilen=w["zeilen"], lassen=w["lassen"]
        ),
        knopf="Gelesen, für das Team freigeben",
        danach=f"{reverse('fall', args=[fall.pk])}#beratung",
        anfang={"stand": beratung.stand}
        | {f"text_{z.schluessel}": frei.get(z.schluessel, z.text) for z in zeilen}
        | {f"zeigen_{z.schluessel}": z.schluessel in frei for z in zeilen},
        form_kwargs={"zeilen": zeilen},
        kontext={"beratung": beratung},
        vorlage="fall/fallblatt_formular.html",
    )


@nur_fuer(darf_angemeldet)
@require_POST
def fallblatt_zurueckziehen(request: Anfrage, pk: int, beratung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Fallblatt zurückziehen")
    beratung = oder_404(wenn_lesbar(request, fall, queries.beratung_im_fall(fall, beratung_pk)))
    return einmal(
        request,
        f"{reverse('fall', args=[fall.pk])}#beratung",
        lambda: actions.fallblatt_zurueckziehen(zugriff=zugriff, beratung=beratung),
    )


@nur_fuer(darf_angemeldet)
@require_POST
def beratung_absetzen(request: Anfrage, pk: int, beratung_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Von der Tagesordnung nehmen")
    beratung = oder_404(wenn_lesbar(request, fall, queries.beratung_im_fall(fall, beratung_pk)))
    return einmal(
        request,
        f"{reverse('fall', args=[fall.pk])}#beratung",
        lambda: actions.beratung_absetzen(zugriff=zugriff, beratung=beratung),
    )


@nur_fuer(darf_angemeldet)
def beratung_auswahl(request: Anfrage, pk: int, beratung_pk: int) -> HttpResponse:
    """Who brought the case chooses, not the team."""
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Ideen auswählen")
    beratung = oder_404(wenn_lesbar(request, fall, queries.beratung_im_fall(fall, beratung_pk)))
    return fallformular(
        request,
        fall,
        team_forms.AuswahlForm,
        "Was nehmen Sie mit?",
        lambda w: actions.ideen_waehlen(zugriff=zugriff, beratung=beratung, **mit_stand(w)),
        danach=f"{reverse('fall', args=[fall.pk])}#beratung",
        anfang={
            "ideen": [i.pk for i in beratung.ideen.all() if i.gewaehlt],
            "auswahl": beratung.auswahl,
            "stand": beratung.stand,
        },
        form_kwargs={"beratung": beratung},
        kontext={"einleitung": "Sie wählen, was Sie der Familie mitbringen. Was daraus wird, sagt die Familie."},
    )


@nur_fuer(darf_angemeldet)
@require_POST
def auftrag_erledigen(request: Anfrage, pk: int, auftrag_pk: int) -> HttpResponse:
    zugriff, fall = request.zugriff, sichtbarer_fall(request, pk, "Auftrag aus dem Team erledigt")
    auftrag = oder_404(wenn_lesbar(request, fall, queries.auftrag_im_fall(fall, auftrag_pk)))
    return einmal(
        request,
        f"{reverse('fall', args=[fall.pk])}#beratung",
        lambda: actions.auftrag_erledigen(zugriff=zugriff, auftrag=auftrag),
    )
