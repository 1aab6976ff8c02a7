"""How actions leave their trace: `@handlung` opens the transaction and demands exactly one entry."""

import functools
import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any, ParamSpec, TypeVar, cast

from django.db import models, transaction

from massanzug.technik.zufall import zufallsbytes
from massanzug.zugang import anker, kette
from massanzug.zugang.models import Protokoll, Protokollkopf, Protokollwert
from massanzug.zugang.zugriff import Zugriff

P = ParamSpec("P")
R = TypeVar("R")
NIE_PROTOKOLLIERT = frozenset({"password"})
_eintraege: ContextVar[list[int] | None] = ContextVar("protokoll_eintraege", default=None)


def handlung(funktion: Callable[P, R]) -> Callable[P, R]:
    """Mark an action: one transaction, keyword arguments only, exactly one Protokoll entry, else nothing happens."""

    @functools.wraps(funktion)
    def ausfuehren(*args: P.args, **kwargs: P.kwargs) -> R:
        token = _eintraege.set([])
        try:
            with transaction.atomic():
                ergebnis = funktion(*args, **kwargs)
                anzahl = len(cast(list[int], _eintraege.get()))
                if anzahl != 1:
                    raise RuntimeError(f"{funktion.__name__} schrieb {anzahl} statt einem Protokolleintrag.")
            return ergebnis
        finally:
            _eintraege.reset(token)

    ausfuehren.ist_handlung = True  # type: ignore[attr-defined]
    return ausfuehren


def schnappschuss(objekt: models.Model) -> dict[str, Any]:
    """Field values of `objekt` as plain JSON values (dates as ISO text, relations as their id), secrets left out."""
    felder = (f.attname for f in objekt._meta.concrete_fields)
    return {feld: _einfach(getattr(objekt, feld)) for feld in felder if feld not in NIE_PROTOKOLLIERT}


def _einfach(wert: Any) -> Any:
    if isinstance(wert, date | datetime):
        return wert.isoformat()
    if wert is None or isinstance(wert, bool | int | str):
        return wert
    if isinstance(wert, list | tuple):
        return [_einfach(w) for w in wert]
    if isinstance(wert, Mapping):
        return {str(k): _einfach(v) for k, v in wert.items()}
    return str(wert)


def protokolliere(
    zugriff: Zugriff,
    aktion: str,
    objekt: models.Model,
    *,
    vorher: Mapping[str, Any] | None = None,
    grund: str = "",
    entfernt: bool = False,
) -> Protokoll:
    """Append the one entry of this action; `vorher` is a `schnappschuss` from before the change, None for a new object.

    With `entfernt` the object's values are kept as what was there before.

    Must run inside `@handlung`: entry and change stand or fall together.
    """
    eintraege = _eintraege.get()
    if eintraege is None:
        raise RuntimeError("protokolliere gehört in eine @handlung.")
    felder = _aenderungen(objekt, vorher, grund, entfernt)
    eintrag = _anhaengen(zugriff.konto_id or None, zugriff.jetzt, aktion, objekt, felder)
    eintraege.append(eintrag.nummer)
    return eintrag


def _aenderungen(
    objekt: models.Model, vorher: Mapping[str, Any] | None, grund: str, entfernt: bool
) -> dict[str, list[Any]]:
    jetzt = schnappschuss(objekt)
    alt = dict(vorher or {})
    if entfernt:
        felder = {f: [w, None] for f, w in jetzt.items()}
    else:
        felder = {f: [alt.get(f), w] for f, w in jetzt.items() if vorher is None or alt.get(f) != w}
    if grund:
        felder["grund"] = [None, grund]
    return felder


def _anhaengen(
    konto_id: int | None, zeit: datetime, aktion: str, objekt: models.Model, felder: dict[str, list[Any]]
) -> Protokoll:
    kopf = Protokollkopf.objects.select_for_update().get(id=1)
    werte = {
        f: {"vorher": v, "nachher": n, "salz": zufallsbytes(kette.SALZ_BYTES).hex()} for f, (v, n) in felder.items()
    }
    pflichten = {f: verpflichtung_von(f, w) for f, w in werte.items()}
    inhalt = kette.Inhalt(
        nummer=kopf.nummer + 1,
        zeit=zeit,
        konto_id=konto_id,
        aktion=aktion,
        objekt_typ=objekt._meta.label_lower,
        objekt_id=str(objekt.pk),
        verpflichtungen=json.dumps(pflichten, sort_keys=True, separators=(",", ":")),
    )
    code = kette.code(anker.schluessel(), kopf.code, inhalt)
    eintrag = Protokoll.objects.create(
        nummer=inhalt.nummer,
        zeit=zeit,
        konto_id=konto_id,
        aktion=aktion,
        objekt_typ=inhalt.objekt_typ,
        objekt_id=inhalt.objekt_id,
        verpflichtungen=inhalt.verpflichtungen,
        code=code,
    )
    Protokollwert.objects.create(protokoll=eintrag, werte=werte)
    Protokollkopf.objects.filter(id=1).update(nummer=inhalt.nummer, code=code)
    transaction.on_commit(functools.partial(_verankere, inhalt.nummer, code))
    return eintrag


def _verankere(nummer: int, code: str) -> None:
    """Move the anchor to this committed entry, unless there is a next one by now: that one moves it for both."""
    if not Protokoll.objects.filter(nummer=nummer + 1).exists():
        anker.setze(nummer, code, lambda stand: Protokoll.objects.filter(nummer=stand.nummer, code=stand.code).exists())


def verpflichtung_von(feld: str, wert: Mapping[str, Any]) -> str:
    """The commitment that belongs to one stored value."""
    return kette.verpflichtung(bytes.fromhex(wert["salz"]), feld, [wert["vorher"], wert["nachher"]])


def speichere(objekt: models.Model) -> None:
    """Validate the whole object with its constraints, then save it."""
    objekt.full_clean()
    objekt.save()


def abweichung_vom_protokoll(objekt: models.Model) -> list[str]:
    """Fields of `objekt` that differ from the newest committed values in the Protokoll; `["?"]` without any entry."""
    eintraege = Protokollwert.objects.filter(
        protokoll__objekt_typ=objekt._meta.label_lower, protokoll__objekt_id=str(objekt.pk)
    ).order_by("protokoll_id")
    stand: dict[str, Any] = {}
    for eintrag in eintraege:
        stand |= {feld: wert["nachher"] for feld, wert in eintrag.werte.items() if "nachher" in wert}
    if not stand:
        return ["?"]
    return [feld for feld, wert in schnappschuss(objekt).items() if feld in stand and stand[feld] != wert]
