from django.apps import AppConfig


class PlanbudgetConfig(AppConfig):
    name = "massanzug.planbudget"
    label = "planbudget"

    def ready(self) -> None:
        from massanzug.planbudget.pruefungen import planbudget_pruefen
        from massanzug.technik import pruefung

        pruefung.melde_an("planbudget", planbudget_pruefen)
