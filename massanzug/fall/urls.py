from django.urls import path

from massanzug.fall.views import (
    beratung,
    entscheidung,
    fall,
    freigabe,
    massanzug,
    menschen,
    rueckblick,
<<<<<<< HEAD
    statistik,
=======
    schneidern,
>>>>>>> 84152db (fall: cutting by hand: palette, moving, switch, Schnitte side by side, Prinzipiencheck, hint at the shelf (first slice))
    wille,
)

urlpatterns = [
    path("", fall.faelle, name="faelle"),
    path("neu/", fall.fall_neu, name="fall_neu"),
    path("<int:pk>/", fall.fall, name="fall"),
    path("<int:pk>/person/neu/", menschen.person_neu, name="person_neu"),
    path("<int:pk>/person/<int:person_pk>/", menschen.person_aendern, name="person_aendern"),
    path("<int:pk>/vertretung/neu/", fall.vertretung_neu, name="vertretung_neu"),
    path("<int:pk>/kontakt/neu/", fall.kontakt_neu, name="kontakt_neu"),
    path("<int:pk>/anfang/", wille.anfang, name="anfang"),
    path("<int:pk>/wille/<int:person_pk>/", wille.wille_neu, name="wille_neu"),
    path("<int:pk>/ressource/neu/", wille.ressource_neu, name="ressource_neu"),
    path("<int:pk>/netzwerk/", menschen.netzwerk, name="netzwerk"),
    path("<int:pk>/beziehung/neu/", menschen.beziehung_neu, name="beziehung_neu"),
    path("<int:pk>/beziehung/<int:beziehung_pk>/", menschen.beziehung_aendern, name="beziehung_aendern"),
    path("<int:pk>/beziehung/<int:beziehung_pk>/entfernen/", menschen.beziehung_entfernen, name="beziehung_entfernen"),
    path("<int:pk>/sorgerecht/neu/", menschen.sorgerecht_neu, name="sorgerecht_neu"),
    path("<int:pk>/sorgerecht/<int:sorgerecht_pk>/", menschen.sorgerecht_aendern, name="sorgerecht_aendern"),
    path("<int:pk>/netzwerkperson/neu/", menschen.netzwerkperson_neu, name="netzwerkperson_neu"),
    path(
        "<int:pk>/netzwerkperson/<int:netzwerkperson_pk>/",
        menschen.netzwerkperson_aendern,
        name="netzwerkperson_aendern",
    ),
    path(
        "<int:pk>/netzwerkperson/<int:netzwerkperson_pk>/entfernen/",
        menschen.netzwerkperson_entfernen,
        name="netzwerkperson_entfernen",
    ),
    path("<int:pk>/ziel/neu/", wille.ziel_neu, name="ziel_neu"),
    path("<int:pk>/ziel/<int:ziel_pk>/", wille.ziel_aendern, name="ziel_aendern"),
    path("<int:pk>/ziel/hinweise/", wille.ziel_hinweise, name="ziel_hinweise"),
    path("<int:pk>/wille/hinweise/", wille.wille_hinweise, name="wille_hinweise"),
    path("<int:pk>/beratung/neu/", beratung.beratung_neu, name="beratung_neu"),
    path("<int:pk>/massanzug/", massanzug.massanzug, name="massanzug"),
    path("<int:pk>/massanzug/fortschreiben/", massanzug.massanzug_fortschreiben, name="massanzug_fortschreiben"),
    path("<int:pk>/baustein/neu/", massanzug.baustein_neu, name="baustein_neu"),
    path("<int:pk>/baustein/<int:baustein_pk>/", massanzug.baustein_aendern, name="baustein_aendern"),
    path("<int:pk>/baustein/<int:baustein_pk>/entfernen/", massanzug.baustein_entfernen, name="baustein_entfernen"),
    path(
        "<int:pk>/baustein/<int:baustein_pk>/verschieben/", schneidern.baustein_verschieben, name="baustein_verschieben"
    ),
    path("<int:pk>/massanzug/wechsel/", schneidern.wechsel_planen, name="wechsel_planen"),
    path("<int:pk>/massanzug/wechsel/vorschau/", schneidern.wechsel_vorschau, name="wechsel_vorschau"),
    path("<int:pk>/massanzug/schnitte/", schneidern.schnitte_vergleichen, name="schnitte_vergleichen"),
    path("<int:pk>/massanzug/schnitte/neu/", schneidern.schnitt_danebenlegen, name="schnitt_danebenlegen"),
    path(
        "<int:pk>/massanzug/schnitte/<int:massanzug_pk>/vornehmen/",
        schneidern.schnitt_vornehmen,
        name="schnitt_vornehmen",
    ),
    path("<int:pk>/massanzug/schnitte/waehlen/", schneidern.schnitt_waehlen, name="schnitt_waehlen"),
    path("<int:pk>/massanzug/passung/", schneidern.passung_begruenden, name="passung_begruenden"),
    path("<int:pk>/prinzipien/", schneidern.prinzipien, name="prinzipien"),
    path("<int:pk>/entscheidung/neu/", entscheidung.vorlegen, name="vorlegen"),
    path("<int:pk>/entscheidung/<int:entscheidung_pk>/mitzeichnen/", entscheidung.mitzeichnen, name="mitzeichnen"),
    path("<int:pk>/entscheidung/<int:entscheidung_pk>/zurueckgeben/", entscheidung.zurueckgeben, name="zurueckgeben"),
    path("<int:pk>/rueckblick/neu/", rueckblick.rueckblick_neu, name="rueckblick_neu"),
    path("<int:pk>/abschluss/", rueckblick.hilfe_abschliessen, name="hilfe_abschliessen"),
    path("<int:pk>/statistik/", statistik.statistik, name="statistik"),
    path("<int:pk>/nachfrage/<int:nachfrage_pk>/", rueckblick.nachfrage, name="nachfrage"),
    path("<int:pk>/freigabe/neu/", freigabe.freigabe_neu, name="freigabe_neu"),
    path("<int:pk>/freigabe/<int:freigabe_pk>/widerrufen/", freigabe.freigabe_widerrufen, name="freigabe_widerrufen"),
    path(
        "<int:pk>/freigabe/<int:freigabe_pk>/bestaetigen/", freigabe.freigabe_bestaetigen, name="freigabe_bestaetigen"
    ),
]
