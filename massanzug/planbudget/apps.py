from django.apps import AppConfig


class PlanbudgetConfig(AppConfig):
    name = "massanzug.planbudget"
    label = "planbudget"
