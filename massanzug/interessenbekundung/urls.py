from django.urls import include, path

from massanzug.interessenbekundung.views import bekundung, oeffentlich, verfahren

urlpatterns = [
    # everybody
    path("", oeffentlich.aufrufe, name="aufrufe"),
    path("<int:pk>/", oeffentlich.aufruf, name="aufruf"),
    path("<int:pk>/neuigkeiten.xml", oeffentlich.neuigkeiten, name="aufruf_neuigkeiten"),
    path("<int:pk>/unterlage/<int:nummer>/", oeffentlich.unterlage, name="unterlage"),
    path("<int:pk>/frage/", oeffentlich.frage_neu, name="frage_neu"),
    path("anmelden/", oeffentlich.traeger_anmelden, name="traeger_anmelden"),
    path("einladung/<str:marke>/", oeffentlich.einladung, name="einladung"),
    # those who write
    path("bekundungen/", bekundung.bekundungen, name="bekundungen"),
    path("<int:pk>/beginnen/", bekundung.bekundung_neu, name="bekundung_neu"),
    path("bekundung/<int:pk>/", bekundung.bekundung, name="bekundung"),
    path("bekundung/<int:pk>/blatt/<str:schluessel>/", bekundung.blatt, name="bekundung_blatt"),
    path("bekundung/sichern/", bekundung.blatt_sichern, name="bekundung_sichern"),
    path("bekundung/<int:pk>/anlagen/", bekundung.anlagen, name="bekundung_anlagen"),
    path("bekundung/<int:pk>/anlagen/<int:nummer>/", bekundung.anlage, name="bekundung_anlage"),
    path(
        "bekundung/<int:pk>/anlagen/<int:nummer>/entfernen/",
        bekundung.anlage_entfernen,
        name="bekundung_anlage_entfernen",
    ),
    path("bekundung/<int:pk>/vorschau.pdf", bekundung.vorschau_pdf, name="bekundung_vorschau"),
    path("bekundung/<int:pk>/einreichen/", bekundung.einreichen, name="bekundung_einreichen"),
    path("bekundung/<int:pk>/beleg/", bekundung.beleg, name="bekundung_beleg"),
    path("bekundung/<int:pk>/beleg.pdf", bekundung.belegpapier, name="bekundung_belegpapier"),
    path("bekundung/<int:pk>/zurueckziehen/", bekundung.zurueckziehen, name="bekundung_zurueckziehen"),
    path("bekundung/<int:pk>/eigene-fassung/", bekundung.eigene_fassung, name="bekundung_eigene_fassung"),
    path("bekundung/<int:pk>/mitschreiben/", bekundung.verfasser, name="bekundung_verfasser"),
    path("bekundung/<int:pk>/einladen/", bekundung.einladen, name="bekundung_einladen"),
    # from the opening to the award
    path("auswahl/", include("massanzug.interessenbekundung.urls_auswahl")),
    # the office
    path("verfahren/", verfahren.verfahrensliste, name="auswahlverfahren"),
    path("verfahren/neu/", verfahren.verfahren_neu, name="verfahren_neu"),
    path("verfahren/<int:pk>/", verfahren.verfahren, name="verfahren"),
    path("verfahren/<int:pk>/angaben/", verfahren.verfahren_aendern, name="verfahren_aendern"),
    path("verfahren/<int:pk>/gewichte/", verfahren.gewichte, name="gewichte"),
    path("verfahren/<int:pk>/anker/", verfahren.anker, name="anker"),
    path("verfahren/<int:pk>/unterlage/", verfahren.unterlage_neu, name="unterlage_neu"),
    path("verfahren/<int:pk>/unterlage/<int:nummer>/", verfahren.unterlage_im_amt, name="unterlage_im_amt"),
    path("verfahren/<int:pk>/schluessel/", verfahren.schluessel_annehmen, name="schluessel_annehmen"),
    path("verfahren/<int:pk>/schluessel/pruefen/", verfahren.schluessel_pruefen, name="schluessel_pruefen"),
    path("verfahren/<int:pk>/schluessel/verloren/", verfahren.schluessel_verloren, name="schluessel_verloren"),
    path("verfahren/<int:pk>/vorlegen/", verfahren.verfahren_vorlegen, name="verfahren_vorlegen"),
    path("verfahren/<int:pk>/freigeben/", verfahren.verfahren_freigeben, name="verfahren_freigeben"),
    path("verfahren/<int:pk>/zurueckgeben/", verfahren.verfahren_zurueckgeben, name="verfahren_zurueckgeben"),
    path("verfahren/<int:pk>/frist/", verfahren.frist_verlaengern, name="frist_verlaengern"),
    path("verfahren/<int:pk>/oeffnen/", verfahren.verfahren_oeffnen, name="verfahren_oeffnen"),
    path("verfahren/<int:pk>/niederschrift.pdf", verfahren.niederschrift, name="niederschrift"),
    path("frage/<int:pk>/beantworten/", verfahren.frage_beantworten, name="frage_beantworten"),
]
