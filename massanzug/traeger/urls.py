from django.urls import path

from massanzug.traeger import views

urlpatterns = [
    path("zugehoerigkeiten/", views.zugehoerigkeiten, name="zugehoerigkeiten"),
    path("zugehoerigkeiten/neu/", views.zugehoerigkeit_neu, name="zugehoerigkeit_neu"),
    path("zugehoerigkeiten/<int:pk>/beenden/", views.zugehoerigkeit_beenden, name="zugehoerigkeit_beenden"),
]
