from django.apps import AppConfig


class FallConfig(AppConfig):
    name = "massanzug.fall"
    label = "fall"

    def ready(self) -> None:
        from massanzug.fall.pruefungen import fall_pruefen
        from massanzug.technik import pruefung

        pruefung.melde_an("fall", fall_pruefen)
