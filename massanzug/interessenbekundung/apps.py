from django.apps import AppConfig


class InteressenbekundungConfig(AppConfig):
    name = "massanzug.interessenbekundung"
    label = "interessenbekundung"

    def ready(self) -> None:
        from massanzug.interessenbekundung.pruefungen import siegel_pruefen
        from massanzug.interessenbekundung.queries.verfahren import noch_versiegeltes
        from massanzug.technik import pruefung
        from massanzug.zugang.queries import VERSCHWIEGEN

        pruefung.melde_an("siegel", siegel_pruefen)
        VERSCHWIEGEN.append(noch_versiegeltes)
