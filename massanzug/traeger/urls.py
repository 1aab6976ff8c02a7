from django.urls import path

from massanzug.traeger.views import fachkraft, praesenz, zugehoerigkeit

urlpatterns = [
    path("", praesenz.verzeichnis, name="traegerverzeichnis"),
    path("<int:pk>/", praesenz.traeger, name="traeger"),
    path("<int:pk>/standorte/neu/", praesenz.standort_neu, name="standort_neu"),
    path("standorte/<int:standort_pk>/aendern/", praesenz.standort_aendern, name="standort_aendern"),
    path("standorte/<int:standort_pk>/platz/", praesenz.platz_buchen, name="platz_buchen"),
    path(
        "buchungen/<int:buchung_pk>/zuruecknehmen/",
        praesenz.platzbuchung_zuruecknehmen,
        name="platzbuchung_zuruecknehmen",
    ),
    path("<int:pk>/fachkraefte/", fachkraft.fachkraefte, name="fachkraefte"),
    path("<int:pk>/fachkraefte/neu/", fachkraft.fachkraft_neu, name="fachkraft_neu"),
    path("<int:pk>/fachkraefte/loeschen/", fachkraft.faellige_loeschen, name="faellige_loeschen"),
    path("fachkraefte/<int:fachkraft_pk>/aendern/", fachkraft.fachkraft_aendern, name="fachkraft_aendern"),
    path("fachkraefte/<int:fachkraft_pk>/stunden/", fachkraft.stunden_umstellen, name="stunden_umstellen"),
    path("fachkraefte/<int:fachkraft_pk>/zeugnis/", fachkraft.zeugnis_festhalten, name="zeugnis_festhalten"),
    path("fachkraefte/<int:fachkraft_pk>/entfernen/", fachkraft.fachkraft_entfernen, name="fachkraft_entfernen"),
    path(
        "fachkraefte/<int:fachkraft_pk>/loeschen/",
        fachkraft.personenangaben_loeschen,
        name="personenangaben_loeschen",
    ),
    path("zugehoerigkeiten/", zugehoerigkeit.zugehoerigkeiten, name="zugehoerigkeiten"),
    path("zugehoerigkeiten/neu/", zugehoerigkeit.zugehoerigkeit_neu, name="zugehoerigkeit_neu"),
    path("zugehoerigkeiten/<int:pk>/beenden/", zugehoerigkeit.zugehoerigkeit_beenden, name="zugehoerigkeit_beenden"),
]
