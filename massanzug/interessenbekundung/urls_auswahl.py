"""Addresses from the opening to the award."""

from django.urls import path

from massanzug.interessenbekundung.views import auswahl, ergebnis, jury

_B = "<int:pk>/bekundung/<int:bekundung_pk>/"
_R = "<int:pk>/raum/<int:raum_pk>/"
_E = "<int:pk>/einwand/<int:einwand_pk>/"
_J = "<int:pk>/jury/<str:kennung>/"

urlpatterns = [
    path("", jury.auswahlen, name="auswahlen"),
    path("<int:pk>/", auswahl.auswahl_uebersicht, name="auswahl_uebersicht"),
    path("<int:pk>/akte/", auswahl.auswahlakte, name="auswahlakte"),
    path("<int:pk>/wertung-beginnen/", auswahl.wertung_beginnen, name="wertung_beginnen"),
    path("<int:pk>/wertung-schliessen/", auswahl.erste_wertung_schliessen, name="erste_wertung_schliessen"),
    path("<int:pk>/rangfolge/", auswahl.rangfolge_feststellen, name="rangfolge_feststellen"),
    path("<int:pk>/nachforderung/", auswahl.nachforderung, name="nachforderung"),
    path("<int:pk>/jury-benennen/", auswahl.jury_benennen, name="jury_benennen"),
    path(_B, auswahl.auswahl_bekundung, name="auswahl_bekundung"),
    path(f"{_B}anlage/<int:nummer>/", auswahl.auswahl_anlage, name="auswahl_anlage"),
    path(f"{_B}form/", auswahl.formpruefung, name="formpruefung"),
    path(f"{_B}kriterium/<int:nummer>/", auswahl.kriteriumspruefung, name="kriteriumspruefung"),
    path(f"{_B}zulassung/", auswahl.zulassung, name="zulassung"),
    path(f"{_B}zusage/<int:nummer>/", auswahl.zusage_markieren, name="zusage_markieren"),
    path(f"{_B}mitteilung/", auswahl.mitteilung_pdf, name="mitteilung_pdf"),
    path(_R, auswahl.auswahl_raum, name="auswahl_raum"),
    path(f"{_R}anhoerung/", auswahl.anhoerung_ansetzen, name="anhoerung_ansetzen"),
    path(f"{_R}los/<int:rang>/", auswahl.los_ziehen, name="los_ziehen"),
    path(f"{_R}vermerk/", auswahl.vermerk_schreiben, name="vermerk_schreiben"),
    path(f"{_R}vermerk/<int:fassung>/", auswahl.vermerk_pdf, name="vermerk_pdf"),
    path(f"{_R}vermerk/<int:fassung>/unterschreiben/", auswahl.vermerk_unterschreiben, name="vermerk_unterschreiben"),
    path(f"{_R}mitteilen/", auswahl.vorab_informieren, name="vorab_informieren"),
    path(f"{_R}zuschlag/", auswahl.zuschlag_vorschlagen, name="zuschlag_vorschlagen"),
    path(f"{_R}zuschlag/erteilen/", auswahl.zuschlag_erteilen, name="zuschlag_erteilen"),
    path(f"{_R}neu/", auswahl.raum_neu_ausschreiben, name="raum_neu_ausschreiben"),
    path(_E, auswahl.auswahl_einwand, name="auswahl_einwand"),
    path(f"{_E}pruefen/", auswahl.einwand_pruefen, name="einwand_pruefen"),
    path(f"{_E}entscheiden/", auswahl.einwand_entscheiden, name="einwand_entscheiden"),
    path("<int:pk>/jury/", jury.jury, name="jury"),
    path("<int:pk>/befangenheit/", jury.befangenheit, name="befangenheit"),
    path("<int:pk>/aussprache/", jury.aussprache, name="aussprache"),
    path(_J, jury.jury_bekundung, name="jury_bekundung"),
    path(f"{_J}anlage/<int:nummer>/", jury.jury_anlage, name="jury_anlage"),
    path(f"{_J}abschliessen/", jury.wertung_abschliessen, name="wertung_abschliessen"),
    path(f"{_J}anhoerung/", jury.anhoerung_werten, name="anhoerung_werten"),
    path(f"{_J}<int:nummer>/", jury.wertung, name="wertung"),
    path(f"{_J}<int:nummer>/aendern/", jury.wertung_aendern, name="wertung_aendern"),
    path(f"{_J}<int:nummer>/aussprache/", jury.aussprache_festhalten, name="aussprache_festhalten"),
    path("meine/<int:pk>/", ergebnis.ergebnis, name="ergebnis"),
    path("meine/<int:pk>/nachreichen/", ergebnis.nachreichen, name="nachreichen"),
    path("meine/<int:pk>/einwand/", ergebnis.einwand_erheben, name="einwand_erheben"),
    path("meine/<int:pk>/mitteilung/", ergebnis.ergebnis_pdf, name="ergebnis_pdf"),
]
