from django.apps import AppConfig


class TraegerConfig(AppConfig):
    name = "massanzug.traeger"
    label = "traeger"

    def ready(self) -> None:
        from massanzug.technik import pruefung
        from massanzug.traeger.pruefungen import fuehrungszeugnisse_pruefen

        pruefung.melde_an("führungszeugnisse", fuehrungszeugnisse_pruefen)
