from django.apps import AppConfig


class TechnikConfig(AppConfig):
    name = "massanzug.technik"
    label = "technik"
