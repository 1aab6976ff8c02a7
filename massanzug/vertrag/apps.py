from django.apps import AppConfig


class VertragConfig(AppConfig):
    name = "massanzug.vertrag"
    label = "vertrag"

    def ready(self) -> None:
        from massanzug.interessenbekundung.signale import zusage_markiert, zuschlag_erteilt
        from massanzug.vertrag import actions

        zuschlag_erteilt.connect(actions.vertrag_aus_zuschlag, dispatch_uid="vertrag_aus_zuschlag")
        zusage_markiert.connect(actions.pflicht_aus_zusage, dispatch_uid="pflicht_aus_zusage")
