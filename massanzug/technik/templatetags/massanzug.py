"""German numbers and dates, and the few tags the components need."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Any

from django import template
from django.apps import apps
from django.forms import BoundField, Field, Form
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from massanzug.rechenkern.geld import MINUS, SCHMALES_LEERZEICHEN, Betrag, runde_kaufmaennisch
from massanzug.rechenkern.geld import euro as euro_text
from massanzug.rechenkern.hauptbuch import monat_als_text
from massanzug.rechenkern.zeitraum import datum_mit_tag

register = template.Library()
_VOR_DER_ZAHL = re.compile(r"(§|Abs\.|Satz|Nr\.) (?=\d)")

MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
UMLAUTE = (
    (re.compile("ae"), "ä"),
    (re.compile("oe"), "ö"),
    (re.compile("(?<![aeq])ue(?!ll)"), "ü"),
)
"""For names of actions only: words like „neue“ and „aktuell“ keep their ue."""
ZAHLWORTE = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
)  # fmt: skip
_PFLICHTWORTE = {
    "checkbox": "Bitte setzen Sie hier ein Häkchen.",
    "checkboxselectmultiple": "Bitte wählen Sie mindestens eine Antwort.",
    "radioselect": "Bitte wählen Sie eine Antwort.",
    "select": "Bitte wählen Sie etwas aus.",
}


def _zahl(ganz: int) -> str:
    """Whole number with points at the thousands and a real minus."""
    text = f"{abs(ganz):,}".replace(",", ".")
    return MINUS + text if ganz < 0 else text


@register.filter
def euro(cent: Any) -> str:
    """Cents (int or Betrag) → `1.234,50 €`; nothing for None."""
    if cent is None or cent == "":
        return ""
    return euro_text(cent if isinstance(cent, Betrag) else Betrag(int(cent)))


@register.filter
def euro_rund(cent: Any) -> str:
    """Cents → whole Euro, rounded once: `1.235 €`."""
    if cent is None or cent == "":
        return ""
    wert = cent.cent if isinstance(cent, Betrag) else int(cent)
    return f"{_zahl(runde_kaufmaennisch(Fraction(wert, 100)))}{SCHMALES_LEERZEICHEN}€"


@register.filter
def tausend(zahl: Any) -> str:
    """`15000000` → `15.000.000`."""
    return "" if zahl is None or zahl == "" else _zahl(int(zahl))


@register.filter
def stunden(minuten: Any) -> str:
    """Minutes → hours with at most two decimals: `90` → `1,5`."""
    if minuten is None or minuten == "":
        return ""
    hundertstel = runde_kaufmaennisch(Fraction(int(minuten) * 100, 60))
    ganz, rest = divmod(abs(hundertstel), 100)
    return f"{MINUS if hundertstel < 0 else ''}{_zahl(ganz)}" + (f",{rest:02d}".rstrip("0") if rest else "")


@register.filter
def zahlwort(zahl: Any) -> str:
    """Small numbers in sentences: `3` → `drei`; from 13 on as digits."""
    return ZAHLWORTE[int(zahl)] if 0 <= int(zahl) < len(ZAHLWORTE) else tausend(zahl)


@register.filter
def prozent(anteil: Any) -> str:
    """A Fraction of 1, or whole per mille → `33,0 %`."""
    if anteil is None or anteil == "":
        return ""
    promille = runde_kaufmaennisch(anteil * 1000) if isinstance(anteil, Fraction) else int(anteil)
    ganz, rest = divmod(abs(promille), 10)
    return f"{MINUS if promille < 0 else ''}{ganz:,}".replace(",", ".") + f",{rest}{SCHMALES_LEERZEICHEN}%"


def _tag(wert: date | datetime) -> date:
    """The Berlin calendar day of an instant, or the day itself."""
    if isinstance(wert, datetime):
        return (localtime(wert) if wert.tzinfo else wert).date()
    return wert


@register.filter
def datum(wert: Any) -> str:
    """For tables: `03.05.2026`."""
    return _tag(wert).strftime("%d.%m.%Y") if wert else ""


@register.filter
def monatszahl(monat: Any) -> str:
    """A month as the ledger counts it: `202611` → `11/2026`."""
    return monat_als_text(int(monat)) if monat else ""


@register.filter
def monatswort(monat: Any) -> str:
    """The same month in words: `202611` → `November 2026`."""
    return f"{MONATE[int(monat) % 100 - 1]}\u00a0{int(monat) // 100}" if monat else ""


@register.filter
def datum_lang(wert: Any) -> str:
    """For sentences: `3. Mai 2026`, not torn at the line's end."""
    if not wert:
        return ""
    tag = _tag(wert)
    return f"{tag.day}.\u00a0{MONATE[tag.month - 1]}\u00a0{tag.year}"


@register.filter
def datum_tag(wert: Any) -> str:
    """With the day of the week: `Montag, 23. November 2026`."""
    return datum_mit_tag(_tag(wert)) if wert else ""


@register.filter
def jahr(wert: Any) -> str:
    """A year without a point: `2026`, from a date or a number (Django would print 2.026)."""
    if wert is None or wert == "":
        return ""
    return str(_tag(wert).year if isinstance(wert, date) else int(wert))


@register.filter
def uhrzeit(wert: Any) -> str:
    """`14:03`."""
    if not wert:
        return ""
    return (localtime(wert) if isinstance(wert, datetime) and wert.tzinfo else wert).strftime("%H:%M")


@register.filter
def uhr(wert: Any) -> str:
    """For sentences: `14 Uhr`, `14:03 Uhr`."""
    text = uhrzeit(wert)
    if not text:
        return ""
    stunde, minute = text.split(":")
    return f"{int(stunde)}{'' if minute == '00' else ':' + minute}\u00a0Uhr"


@register.filter
def anfuehrung(text: Any) -> str:
    """„…“, with ‚…‘ for quotations inside; what already carries the marks keeps them."""
    kern = str(text or "").strip()
    if not kern or (kern.startswith("„") and kern.endswith("“")):
        return kern
    return f"„{kern.replace('„', '‚').replace('“', '‘')}“"


@register.filter(is_safe=True)
def gebunden(text: Any) -> str:
    """A legal reference stays on one line: the blank between „§“, „Abs.“ and their number does not break."""
    return _VOR_DER_ZAHL.sub("\\1\u00a0", str(text or ""))


@register.filter
def wort(name: Any) -> str:
    """A name from the code for people: `baustein_einfuegen` → `Baustein einfügen`."""
    text = str(name or "").replace("_", " ").replace("massanzug", "maßanzug").replace("schliess", "schließ")
    for roh, umlaut in UMLAUTE:
        text = roh.sub(umlaut, text)
    return text[:1].upper() + text[1:]


@register.filter
def objektart(typ: Any) -> str:
    """A model's label for people: `fall.massanzug` → `Maßanzug`; unknown ones as they are."""
    try:
        return str(apps.get_model(str(typ))._meta.verbose_name)
    except (LookupError, ValueError):
        return wort(typ)


@register.filter
def wie_lange(tag: Any, heute: date) -> str:
    """`heute`, `seit 3 Tagen`, `in 12 Tagen`."""
    if not tag:
        return ""
    tage = (_tag(tag) - heute).days
    if tage == 0:
        return "heute"
    wort = "Tag" if abs(tage) == 1 else "Tagen"
    return f"{'in' if tage > 0 else 'seit'} {_zahl(abs(tage))}\u00a0{wort}"


@register.simple_tag
@cache
def fest(vorlage: str) -> SafeString:
    """A piece of the frame that is the same on every page, made once; a page is opened more often than it changes."""
    return SafeString(get_template(vorlage).render())


@register.simple_tag
def eingabe(feld: BoundField) -> SafeString:
    """The widget of a field with KERN's class; a placeholder is no label, so there is none."""
    typ = feld.widget_type
    klasse = "kern-form-input__input"
    if typ == "checkbox":
        klasse = "kern-form-check__checkbox"
    elif typ == "select":
        klasse = "kern-form-input__select"
    if feld.errors:
        klasse += f" {klasse}--error"
    vorhanden = feld.field.widget.attrs.get("class", "")
    # what is too long is refused with the number, never cut while it is pasted
    attrs: dict[str, str | bool] = {"class": f"{klasse} {vorhanden}".strip(), "placeholder": False, "maxlength": False}
    return feld.as_widget(attrs=attrs)


@register.simple_tag
def wahl(auswahl: Any, hilfe_id: str = "") -> SafeString:
    """One radio or checkbox of a group, with KERN's class; `hilfe_id` is where its own explanation stands."""
    typ = "radio" if auswahl.data["type"] == "radio" else "checkbox"
    auswahl.data["attrs"]["class"] = f"kern-form-check__{typ}"
    if hilfe_id:
        auswahl.data["attrs"]["aria-describedby"] = hilfe_id
    return auswahl.tag(wrap_label=False)


@register.filter
def sprungziel(feld: BoundField) -> str:
    """The id of the first element of a field that can have the focus."""
    return f"{feld.auto_id}_0" if feld.use_fieldset else (feld.id_for_label or feld.auto_id)


@register.filter
def fehlerworte(feld: BoundField) -> list[str]:
    """The errors of a field; where Django only says "required", what to do about it."""
    worte: list[str] = []
    for fehler in feld.errors.as_data():
        if fehler.code == "required" and fehler.message == Field.default_error_messages["required"]:
            worte.append(_PFLICHTWORTE.get(feld.widget_type, "Bitte schreiben Sie hier etwas."))
        else:
            worte.extend(str(text) for text in fehler.messages)
    return worte


@register.filter
def wofuer(form: Form) -> list[tuple[str, str]]:
    """Each required question with what it is for, where the form says so."""
    gruende = getattr(form, "wofuer", {})
    return [(str(feld.label), gruende[feld.name]) for feld in form if feld.name in gruende]


@register.filter
def gruppen(form: Form) -> Iterator[tuple[str, list[BoundField]]]:
    """The visible fields, grouped when the form class says `gruppen = (("Wer?", ("name", "rolle")), …)`."""
    offen = {feld.name: feld for feld in form.visible_fields()}
    for titel, namen in getattr(form, "gruppen", ()):
        felder = [offen.pop(name) for name in namen if name in offen]
        if felder:
            yield titel, felder
    if offen:
        yield "", list(offen.values())


class FangNode(template.Node):
    """Renders what is inside and keeps it under a name, empty if it is only white space."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, name: FilterExpression) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> str:
        inhalt = self.nodelist.render(context)
        context[self.name.resolve(context)] = mark_safe(
            inhalt if inhalt.strip() else ""
        )  # rendered by Django, escaped there
        return ""


@register.tag
def fang(parser: Parser, token: Token) -> FangNode:
    """{% fang "name" %}{% block x %}{% endblock %}{% endfang %}: a wrapper can then be left out when x is empty."""
    name = parser.compile_filter(token.split_contents()[1])
    nodelist = parser.parse(("endfang",))
    parser.delete_first_token()
    return FangNode(nodelist, name)
