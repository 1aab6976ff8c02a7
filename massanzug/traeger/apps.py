from django.apps import AppConfig


class TraegerConfig(AppConfig):
    name = "massanzug.traeger"
    label = "traeger"
