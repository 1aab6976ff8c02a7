from django.urls import path

from massanzug.demo import views

urlpatterns = [
    path("stil/", views.stil, name="stil"),
    path("demo/anmelden/", views.demo_anmelden, name="demo_anmelden"),
]
