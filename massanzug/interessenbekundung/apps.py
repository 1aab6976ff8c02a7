from django.apps import AppConfig


class InteressenbekundungConfig(AppConfig):
    name = "massanzug.interessenbekundung"
    label = "interessenbekundung"

    def ready(self) -> None:
        from massanzug.interessenbekundung.pruefungen import siegel_pruefen
        from massanzug.technik import pruefung

        pruefung.melde_an("siegel", siegel_pruefen)
