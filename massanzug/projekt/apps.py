from django.apps import AppConfig


class ProjektConfig(AppConfig):
    name = "massanzug.projekt"
    label = "projekt"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from massanzug.projekt.middleware import merke_anmeldung

        user_logged_in.connect(merke_anmeldung)
