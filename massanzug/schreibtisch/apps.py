from django.apps import AppConfig


class SchreibtischConfig(AppConfig):
    name = "massanzug.schreibtisch"
    label = "schreibtisch"
