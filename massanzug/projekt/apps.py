from django.apps import AppConfig


class ProjektConfig(AppConfig):
    name = "massanzug.projekt"
    label = "projekt"
