from django.urls import path

from massanzug.planbudget import views

urlpatterns = [
    path("", views.planbudget, name="planbudget"),
    path("lesart/", views.lesart, name="lesart"),
    path("fall/<int:pk>/", views.fallwirkung, name="fallwirkung"),
    path("<slug:schluessel>/", views.raum, name="planbudget_raum"),
    path("<slug:schluessel>/bindung/", views.bindung, name="bindung"),
]
