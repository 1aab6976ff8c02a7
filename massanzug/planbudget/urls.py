from django.urls import path

from massanzug.planbudget.views import budget, ereignis, steuerung

urlpatterns = [
    path("", budget.planbudget, name="planbudget"),
    path("lesart/", budget.lesart, name="lesart"),
    path("fall/<int:pk>/", budget.fallwirkung, name="fallwirkung"),
    path("steuerung/", steuerung.steuerung_stadt, name="steuerung_stadt"),
    path("punkt/<int:pk>/", steuerung.punkt, name="punkt"),
    path("ereignis/<int:pk>/", ereignis.ereignis, name="ereignis"),
    path("ereignis/<int:pk>/bestaetigen/", ereignis.ereignis_bestaetigen, name="ereignis_bestaetigen"),
    path("ereignis/<int:pk>/ablehnen/", ereignis.ereignis_ablehnen, name="ereignis_ablehnen"),
    path("ereignis/<int:pk>/zuruecknehmen/", ereignis.ereignis_zuruecknehmen, name="ereignis_zuruecknehmen"),
    path("<slug:schluessel>/", budget.raum, name="planbudget_raum"),
    path("<slug:schluessel>/steuerung/", steuerung.steuerung, name="steuerung"),
    path("<slug:schluessel>/punkt/neu/", steuerung.punkt_neu, name="punkt_neu"),
    path("<slug:schluessel>/ereignisse/", ereignis.ereignisse, name="ereignisse"),
    path("<slug:schluessel>/ereignisse/neu/", ereignis.ereignis_neu, name="ereignis_neu"),
    path("<slug:schluessel>/wechsel/<int:massanzug_pk>/", ereignis.wechsel, name="wechsel_vorschlagen"),
    path("<slug:schluessel>/zuordnung/<path:bezug>/", steuerung.zuordnung, name="zuordnung"),
    path("<slug:schluessel>/bindung/", budget.bindung, name="bindung"),
]
