from django.apps import AppConfig


class FallConfig(AppConfig):
    name = "massanzug.fall"
    label = "fall"
