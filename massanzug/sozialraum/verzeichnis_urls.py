"""The public part: addresses that others link to, embed and read as data."""

from django.urls import path

from massanzug.sozialraum.views import verzeichnis

urlpatterns = [
    path("", verzeichnis.verzeichnis, name="verzeichnis"),
    path("einbetten/", verzeichnis.verzeichnis_rahmen, name="verzeichnis_rahmen"),
    path("eintrag/<uuid:kennung>/", verzeichnis.verzeichnis_eintrag, name="verzeichnis_eintrag"),
    path("verzeichnis.<str:format>", verzeichnis.verzeichnis_daten, name="verzeichnis_daten"),
    path("hsds/", verzeichnis.verzeichnis_hsds, name="verzeichnis_hsds_wurzel"),
    path("hsds/services/<uuid:kennung>", verzeichnis.verzeichnis_dienst, name="verzeichnis_dienst"),
    path("hsds/<str:was>", verzeichnis.verzeichnis_hsds, name="verzeichnis_hsds"),
]
