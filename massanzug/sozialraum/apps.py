from django.apps import AppConfig


class SozialraumConfig(AppConfig):
    name = "massanzug.sozialraum"
    label = "sozialraum"
