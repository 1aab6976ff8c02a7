from django.urls import path

from massanzug.zugang import views

urlpatterns = [
    path("entwurf/", views.entwurf_speichern, name="entwurf_speichern"),
    path("entwurf/verwerfen/", views.entwurf_verwerfen, name="entwurf_verwerfen"),
    path("konto/", views.konto, name="konto"),
    path("kalender/neu/", views.kalender_neu, name="kalender_neu"),
    path("kalender/widerrufen/", views.kalender_widerrufen, name="kalender_widerrufen"),
    path("protokoll/", views.protokoll, name="protokoll"),
    path("protokoll/einsichten/", views.einsichten, name="einsichten"),
]
