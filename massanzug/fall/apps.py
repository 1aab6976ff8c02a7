from django.apps import AppConfig


class FallConfig(AppConfig):
    name = "massanzug.fall"
    label = "fall"

    def ready(self) -> None:
        from massanzug.fall.actions.suchindex import anschliessen
        from massanzug.fall.pruefungen import fall_pruefen, suche_pruefen
        from massanzug.technik import pruefung

        anschliessen()
        pruefung.melde_an("fall", fall_pruefen)
        pruefung.melde_an("suche", suche_pruefen)
