from django.apps import AppConfig


class ZugangConfig(AppConfig):
    name = "massanzug.zugang"
    label = "zugang"
    verbose_name = "Zugang"

    def ready(self) -> None:
        from massanzug.technik import pruefung
        from massanzug.zugang.pruefungen import protokoll_pruefen, verweise_pruefen

        pruefung.melde_an("protokoll", protokoll_pruefen)
        pruefung.melde_an("verweise", verweise_pruefen)
