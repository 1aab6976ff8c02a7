"""`{% url %}` for every template: a page names dozens of addresses, and most hold nothing but numbers."""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as djangos_url

from massanzug.technik.adresse import adresse

register = template.Library()


class Adressknoten(URLNode):
    """Django's own node, answered by `adresse` where it can be."""

    def render(self, context: Context) -> str:
        zahlen = [a.resolve(context) for a in self.args]
        if all(type(zahl) is int for zahl in zahlen):
            return adresse(self.view_name.resolve(context), *zahlen)
        return str(super().render(context))


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """As Django's; no room has a namespace of addresses, so nothing depends on the page."""
    knoten = djangos_url(parser, token)
    if knoten.kwargs or knoten.asvar:
        return knoten
    return Adressknoten(knoten.view_name, knoten.args, knoten.kwargs, knoten.asvar)
