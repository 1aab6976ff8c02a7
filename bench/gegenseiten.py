"""What a page of the same rows costs in plain Django: a list as its tutorial makes it, and the Django admin's list.

The same tables, login, middlewares for session and login, server. No row-level rights, no read log, no frame: each page
is as small as it can be.
"""

from __future__ import annotations

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.gegenseiten_einstellungen"

from typing import Any

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.utils.decorators import method_decorator
from django.views.generic import ListView

from massanzug.fall.models import Fall

VORLAGE = engines["django"].from_string("""<!doctype html><html lang="de"><title>Fälle</title><h1>Fälle</h1><table>
<thead><tr><th>Familie<th>Aktenzeichen<th>Stadtteil<th>Wirkungsraum<th>Seit<th>Stand</tr></thead>
<tbody>{% for f in faelle %}<tr><th><a href="{% url 'fall' f.pk %}">{{ f.bezeichnung }}</a></th>
<td>{{ f.aktenzeichen }}</td><td>{{ f.stadtteil.name }}</td><td>{{ f.wirkungsraum.name }}</td>
<td>{{ f.begonnen_am|date:"d.m.Y" }}</td><td>{{ f.get_lage_display }}</td></tr>{% endfor %}</tbody></table></html>""")


@login_required
def schlicht(request: HttpRequest) -> HttpResponse:
    """The newest 25 cases; nothing is counted."""
    faelle = Fall.objects.select_related("wirkungsraum", "stadtteil").order_by("-begonnen_am", "-pk")[:25]
    return HttpResponse(VORLAGE.render({"faelle": faelle}, request))


@method_decorator(login_required, name="dispatch")
class Seitenweise(ListView):
    """The same with Django's own pages."""

    queryset = Fall.objects.select_related("wirkungsraum", "stadtteil").order_by("-begonnen_am", "-pk")
    paginate_by = 25

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return HttpResponse(VORLAGE.render(context | {"faelle": context["page_obj"]}, self.request))


class Verwaltung(AdminSite):
    """Everybody who is logged in may look; accounts of this house know no staff."""

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        return []


class Falliste(ModelAdmin):
    list_display = ("bezeichnung", "aktenzeichen", "stadtteil", "wirkungsraum", "begonnen_am", "lage")
    list_select_related = ("stadtteil", "wirkungsraum")
    ordering = ("-begonnen_am", "-pk")
    list_per_page = 25

    def has_view_permission(self, request: HttpRequest, obj: Fall | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Fall | None = None) -> bool:
        return False

    has_add_permission = has_delete_permission = has_change_permission


class UeblicheFalliste(Falliste):
    """With what an admin of cases usually has beside its list."""

    list_filter = ("lage", "bereich", "wirkungsraum")
    search_fields = ("aktenzeichen", "bezeichnung")
    date_hierarchy = "begonnen_am"


verwaltung, uebliche = Verwaltung(name="admin"), Verwaltung(name="ueblich")
verwaltung.register(Fall, Falliste)
uebliche.register(Fall, UeblicheFalliste)

urlpatterns = [
    path("schlicht/", schlicht),
    path("seitenweise/", Seitenweise.as_view()),
    path("admin/", verwaltung.urls),
    path("ueblich/", uebliche.urls),
    path("", include("massanzug.projekt.urls")),
]
