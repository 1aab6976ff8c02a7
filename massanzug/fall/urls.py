from django.urls import path

from massanzug.fall import views

urlpatterns = [
    path("", views.faelle, name="faelle"),
    path("neu/", views.fall_neu, name="fall_neu"),
    path("<int:pk>/", views.fall, name="fall"),
    path("<int:pk>/person/neu/", views.person_neu, name="person_neu"),
    path("<int:pk>/person/<int:person_pk>/", views.person_aendern, name="person_aendern"),
    path("<int:pk>/vertretung/neu/", views.vertretung_neu, name="vertretung_neu"),
    path("<int:pk>/kontakt/neu/", views.kontakt_neu, name="kontakt_neu"),
    path("<int:pk>/wille/<int:person_pk>/", views.wille_neu, name="wille_neu"),
    path("<int:pk>/ressource/neu/", views.ressource_neu, name="ressource_neu"),
    path("<int:pk>/netzwerk/", views.netzwerk, name="netzwerk"),
    path("<int:pk>/beziehung/neu/", views.beziehung_neu, name="beziehung_neu"),
    path("<int:pk>/beziehung/<int:beziehung_pk>/", views.beziehung_aendern, name="beziehung_aendern"),
    path("<int:pk>/beziehung/<int:beziehung_pk>/entfernen/", views.beziehung_entfernen, name="beziehung_entfernen"),
    path("<int:pk>/sorgerecht/neu/", views.sorgerecht_neu, name="sorgerecht_neu"),
    path("<int:pk>/sorgerecht/<int:sorgerecht_pk>/", views.sorgerecht_aendern, name="sorgerecht_aendern"),
    path("<int:pk>/netzwerkperson/neu/", views.netzwerkperson_neu, name="netzwerkperson_neu"),
    path(
        "<int:pk>/netzwerkperson/<int:netzwerkperson_pk>/", views.netzwerkperson_aendern, name="netzwerkperson_aendern"
    ),
    path(
        "<int:pk>/netzwerkperson/<int:netzwerkperson_pk>/entfernen/",
        views.netzwerkperson_entfernen,
        name="netzwerkperson_entfernen",
    ),
    path("<int:pk>/ziel/neu/", views.ziel_neu, name="ziel_neu"),
    path("<int:pk>/ziel/<int:ziel_pk>/", views.ziel_aendern, name="ziel_aendern"),
    path("<int:pk>/ziel/hinweise/", views.ziel_hinweise, name="ziel_hinweise"),
    path("<int:pk>/wille/hinweise/", views.wille_hinweise, name="wille_hinweise"),
    path("<int:pk>/beratung/neu/", views.beratung_neu, name="beratung_neu"),
    path("<int:pk>/massanzug/", views.massanzug, name="massanzug"),
    path("<int:pk>/massanzug/fortschreiben/", views.massanzug_fortschreiben, name="massanzug_fortschreiben"),
    path("<int:pk>/baustein/neu/", views.baustein_neu, name="baustein_neu"),
    path("<int:pk>/baustein/<int:baustein_pk>/", views.baustein_aendern, name="baustein_aendern"),
    path("<int:pk>/baustein/<int:baustein_pk>/entfernen/", views.baustein_entfernen, name="baustein_entfernen"),
    path("<int:pk>/entscheidung/neu/", views.vorlegen, name="vorlegen"),
    path("<int:pk>/entscheidung/<int:entscheidung_pk>/mitzeichnen/", views.mitzeichnen, name="mitzeichnen"),
    path("<int:pk>/entscheidung/<int:entscheidung_pk>/zurueckgeben/", views.zurueckgeben, name="zurueckgeben"),
    path("<int:pk>/rueckblick/neu/", views.rueckblick_neu, name="rueckblick_neu"),
    path("<int:pk>/abschluss/", views.hilfe_abschliessen, name="hilfe_abschliessen"),
    path("<int:pk>/nachfrage/<int:nachfrage_pk>/", views.nachfrage, name="nachfrage"),
    path("<int:pk>/freigabe/neu/", views.freigabe_neu, name="freigabe_neu"),
    path("<int:pk>/freigabe/<int:freigabe_pk>/widerrufen/", views.freigabe_widerrufen, name="freigabe_widerrufen"),
    path("<int:pk>/freigabe/<int:freigabe_pk>/bestaetigen/", views.freigabe_bestaetigen, name="freigabe_bestaetigen"),
]
