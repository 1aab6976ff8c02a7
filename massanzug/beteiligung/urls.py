from django.urls import path

from massanzug.beteiligung import views

urlpatterns = [
    path("", views.start, name="start"),
    path("hilfe/", views.hilfe, name="hilfe"),
    path("barrierefreiheit/", views.barrierefreiheit, name="barrierefreiheit"),
    path("wer-hilft/", views.wer_hilft, name="wer_hilft"),
]
