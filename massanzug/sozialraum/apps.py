from django.apps import AppConfig


class SozialraumConfig(AppConfig):
    name = "massanzug.sozialraum"
    label = "sozialraum"

    def ready(self) -> None:
        from massanzug.sozialraum.pruefungen import sozialraum_pruefen
        from massanzug.technik import pruefung

        pruefung.melde_an("sozialraum", sozialraum_pruefen)
