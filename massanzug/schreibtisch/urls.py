from django.urls import path

from massanzug.schreibtisch import views

urlpatterns = [path("schreibtisch/", views.schreibtisch, name="schreibtisch")]
