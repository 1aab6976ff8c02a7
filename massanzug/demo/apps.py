from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "massanzug.demo"
    label = "demo"
