from django.urls import path

from massanzug.sozialraum import views

urlpatterns = [path("", views.sozialraum, name="sozialraum")]
