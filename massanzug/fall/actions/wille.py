"""What people want, what is there, what they aim at."""

from datetime import date

from massanzug.fall.actions.fall import (
    NOCH_EINMAL,
    gehoert_zum_fall,
    nicht_in_der_zukunft,
    verlange_bearbeiten,
    verlange_stand,
)
from massanzug.fall.choices import (
    Fallrolle,
    Ressourcenfeld,
    Zielart,
    Zielherkunft,
)
from massanzug.fall.models import (
    Fall,
    Familienressource,
    Person,
    Wille,
    Ziel,
    Zielfassung,
)
from massanzug.technik.erlaubnis import Unzulaessig, Zwischenstand
from massanzug.zugang.protokollieren import handlung, protokolliere, schnappschuss, speichere
from massanzug.zugang.zugriff import Zugriff

ZIELFELDER = ("stand", "art", "text", "person", "herkunft", "woran", "bis")


@handlung
def wille_festhalten(
    *,
    zugriff: Zugriff,
    person: Person,
    wille: str,
    am: date,
    beitrag: str = "",
    wunsch: str = "",
    erwartung: str = "",
    stand: int | None = None,
) -> Wille:
    """Write down what a person wants, as a new Fassung; wish and others' expectation are kept apart from it.

    `stand` is the Fassung the form was opened on; a newer one in between is shown, not overwritten.
    """
    verlange_bearbeiten(zugriff, person.fall)
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    bisher = Wille.objects.select_for_update().filter(person=person).order_by("-fassung").first()
    fassung = bisher.fassung if bisher else 0
    if stand is not None and bisher and stand != fassung:
        raise Zwischenstand(
            f"Inzwischen wurde schon „{bisher.wille}“ festgehalten. {NOCH_EINMAL}",
            fassung,
            bisher,
        )
    neu = Wille(
        person=person, fassung=fassung + 1, am=am, wille=wille, beitrag=beitrag, wunsch=wunsch, erwartung=erwartung
    )
    speichere(neu)
    protokolliere(zugriff, "wille_festhalten", neu)
    return neu


@handlung
def anfang_festhalten(
    *, zugriff: Zugriff, fall: Fall, person: Person, wille: str, ziel: str, beitrag: str = "", woran: str = ""
) -> Ziel:
    """The first will and the goal that follows from it, said today by one person: what she wants is her own goal."""
    verlange_bearbeiten(zugriff, fall)
    gehoert_zum_fall(fall, person, "person")
    if Wille.objects.select_for_update().filter(person=person).exists():
        raise Unzulaessig({"person": f"{person.name} hat schon einen Willen genannt. Bitte fassen Sie ihn dort neu."})
    gesagt = Wille(person=person, fassung=1, am=zugriff.heute, wille=wille, beitrag=beitrag)
    speichere(gesagt)
    protokolliere(zugriff, "anfang_festhalten", gesagt, begleitend=True)
    vom_kind = person.rolle == Fallrolle.KIND
    neu = Ziel(
        fall=fall,
        art=Zielart.RICHTUNG,
        text=ziel,
        person=person,
        herkunft=Zielherkunft.WILLE_KIND if vom_kind else Zielherkunft.WILLE_ELTERN,
        woran=woran,
        gesetzt_am=zugriff.heute,
    )
    speichere(neu)
    protokolliere(zugriff, "anfang_festhalten", neu)
    return neu


@handlung
def ressource_festhalten(
    *, zugriff: Zugriff, fall: Fall, feld: Ressourcenfeld, beschreibung: str, genannt_von: Person | None, am: date
) -> Familienressource:
    """Note something the family can build on."""
    verlange_bearbeiten(zugriff, fall)
    nicht_in_der_zukunft(am, zugriff.heute, "am")
    gehoert_zum_fall(fall, genannt_von, "genannt_von")
    ressource = Familienressource(fall=fall, feld=feld, beschreibung=beschreibung, genannt_von=genannt_von, am=am)
    speichere(ressource)
    protokolliere(zugriff, "ressource_festhalten", ressource)
    return ressource


@handlung
def ziel_setzen(
    *,
    zugriff: Zugriff,
    fall: Fall,
    art: Zielart,
    text: str,
    person: Person,
    herkunft: Zielherkunft,
    woran: str = "",
    bis: date | None = None,
) -> Ziel:
    """Set a goal in the words of the person it belongs to."""
    verlange_bearbeiten(zugriff, fall)
    gehoert_zum_fall(fall, person, "person")
    ziel = Ziel(
        fall=fall, art=art, text=text, person=person, herkunft=herkunft, woran=woran, bis=bis, gesetzt_am=zugriff.heute
    )
    speichere(ziel)
    protokolliere(zugriff, "ziel_setzen", ziel)
    return ziel


@handlung
def ziel_aendern(
    *,
    zugriff: Zugriff,
    ziel: Ziel,
    stand: int,
    art: Zielart,
    text: str,
    person: Person,
    herkunft: Zielherkunft,
    woran: str = "",
    bis: date | None = None,
) -> Ziel:
    """Change a goal; how it was worded before stays as a Zielfassung."""
    verlange_bearbeiten(zugriff, ziel.fall)
    gehoert_zum_fall(ziel.fall, person, "person")
    ziel = Ziel.objects.select_for_update().get(pk=ziel.pk)
    verlange_stand(ziel, stand, f"das Ziel geändert zu: „{ziel.text}“")
    vorher = schnappschuss(ziel)
    frueher = Zielfassung(ziel=ziel, ersetzt_am=zugriff.heute, **{f: getattr(ziel, f) for f in ZIELFELDER})
    speichere(frueher)
    protokolliere(zugriff, "ziel_aendern", frueher, begleitend=True)
    ziel.art, ziel.text, ziel.person, ziel.herkunft, ziel.woran, ziel.bis = art, text, person, herkunft, woran, bis
    ziel.stand += 1
    speichere(ziel)
    protokolliere(zugriff, "ziel_aendern", ziel, vorher=vorher)
    return ziel
