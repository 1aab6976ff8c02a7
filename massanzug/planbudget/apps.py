from django.apps import AppConfig


class PlanbudgetConfig(AppConfig):
    name = "massanzug.planbudget"
    label = "planbudget"

    def ready(self) -> None:
        from massanzug.planbudget.pruefungen import hauptbuch_pruefen, planbudget_pruefen
        from massanzug.technik import pruefung

        pruefung.melde_an("planbudget", planbudget_pruefen)
        pruefung.melde_an("hauptbuch", hauptbuch_pruefen)
