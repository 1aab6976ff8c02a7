"""A fresh mark for every rendered button, so that pressing it twice acts once."""

import secrets

from django import template

register = template.Library()


@register.simple_tag
def neue_marke() -> str:
    return secrets.token_hex(16)
