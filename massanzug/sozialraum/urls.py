from django.urls import path

from massanzug.sozialraum.views import links, projekte, ressourcen, stadt

urlpatterns = [
    path("", stadt.sozialraum, name="sozialraum"),
    path("ressourcen/", ressourcen.raumressourcen, name="raumressourcen"),
    path("ressourcen/neu/", ressourcen.raumressource_neu, name="raumressource_neu"),
    path("ressourcen/aehnliche/", ressourcen.raumressource_aehnliche, name="raumressource_aehnliche"),
    path("ressourcen/runde/", ressourcen.bestaetigungsrunde, name="bestaetigungsrunde"),
    path("ressourcen/<int:pk>/", ressourcen.raumressource, name="raumressource"),
    path("ressourcen/<int:pk>/aendern/", ressourcen.raumressource_aendern, name="raumressource_aendern"),
    path("ressourcen/<int:pk>/bestaetigen/", ressourcen.raumressource_bestaetigen, name="raumressource_bestaetigen"),
    path("ressourcen/<int:pk>/beenden/", ressourcen.raumressource_beenden, name="raumressource_beenden"),
    path("ressourcen/<int:pk>/link/", links.bestaetigungslink_neu, name="bestaetigungslink_neu"),
    path("projekte/", projekte.projekte, name="projekte"),
    path("projekte/neu/", projekte.projekt_neu, name="projekt_neu"),
    path("projekte/<int:pk>/", projekte.projekt, name="projekt"),
    path("projekte/<int:pk>/aendern/", projekte.projekt_aendern, name="projekt_aendern"),
    path("projekte/<int:pk>/kosten/", projekte.projektkosten_neu, name="projektkosten_neu"),
    path("kosten/<int:pk>/aufheben/", projekte.projektkosten_aufheben, name="projektkosten_aufheben"),
    path("zeit/", projekte.zeit, name="zeit"),
    path("zeit/<int:pk>/aufheben/", projekte.zeit_aufheben, name="zeit_aufheben"),
    path("eintrag/danke/", links.eintrag_danke, name="eintrag_danke"),
    path("eintrag/<str:marke>/", links.eintrag_bestaetigen, name="eintrag_bestaetigen"),
]
