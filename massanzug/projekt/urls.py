from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("massanzug.beteiligung.urls")),
    path("konto/", include("massanzug.projekt.konto_urls")),
    path("", include("massanzug.zugang.urls")),
    path("", include("massanzug.schreibtisch.urls")),
    path("sozialraum/", include("massanzug.sozialraum.urls")),
    path("verzeichnis/", include("massanzug.sozialraum.verzeichnis_urls")),
    path("traeger/", include("massanzug.traeger.urls")),
    path("interessenbekundung/", include("massanzug.interessenbekundung.urls")),
    path("vertraege/", include("massanzug.vertrag.urls")),
    path("faelle/", include("massanzug.fall.urls")),
    path("planbudget/", include("massanzug.planbudget.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("", include("massanzug.demo.urls")))

handler404 = "massanzug.projekt.fehlerseiten.nicht_gefunden"
handler500 = "massanzug.projekt.fehlerseiten.server_fehler"
