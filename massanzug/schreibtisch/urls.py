from django.urls import path

from massanzug.schreibtisch import views

urlpatterns = [
    path("schreibtisch/", views.schreibtisch, name="schreibtisch"),
    path("kalender/<str:marke>.ics", views.kalender, name="kalender"),
]
