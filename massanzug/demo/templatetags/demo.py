"""The invented people for the login page."""

from django import template

from massanzug.demo.anmeldung import Gruppe, gruppen

register = template.Library()


@register.simple_tag
def demo_gruppen() -> list[Gruppe]:
    return gruppen()
