from django.urls import path

from massanzug.vertrag import views

urlpatterns = [
    path("", views.vertraege, name="vertraege"),
    path("<int:pk>/", views.vertrag, name="vertrag"),
    path("<int:pk>/pdf/", views.vertrag_pdf, name="vertrag_pdf"),
    path("zuschlag/<int:pk>/", views.vertrag_zum_zuschlag, name="vertrag_zum_zuschlag"),
]
