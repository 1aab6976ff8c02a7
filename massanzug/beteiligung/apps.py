from django.apps import AppConfig


class BeteiligungConfig(AppConfig):
    name = "massanzug.beteiligung"
    label = "beteiligung"
