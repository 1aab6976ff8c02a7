"""How actions leave their trace: `@handlung` opens the transaction and demands exactly one entry."""

import functools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from datetime import date
from typing import Any, ParamSpec, TypeVar, cast

from django.db import IntegrityError, connection, models, transaction

from massanzug.technik.zufall import zufallsbytes
from massanzug.technik.zug import Antwort, Befehl, in_einem_zug
from massanzug.zugang import anker, kette
from massanzug.zugang.models import Protokoll, Protokollwert
from massanzug.zugang.zugriff import Zugriff

P = ParamSpec("P")
R = TypeVar("R")
NIE_PROTOKOLLIERT = frozenset({"password", "schloss", "siegel", "rueckschloss"})
OHNE_EINTRAG = "?"
VERSCHWUNDEN = "!"
_EINTRAG = (
    "INSERT INTO zugang_protokoll (nummer, zeit, konto_id, aktion, objekt_typ, objekt_id, verpflichtungen, code) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)
_WERTE = "INSERT INTO zugang_protokollwert (protokoll_id, werte) VALUES (%s, %s)"
_KOPF_LESEN = "SELECT nummer, code FROM zugang_protokollkopf WHERE id = 1"
"""On SQLite every transaction of ours holds the write lock from its first word (IMMEDIATE)."""
_KOPF_GESPERRT = f"{_KOPF_LESEN} FOR UPDATE"
_KOPF = "UPDATE zugang_protokollkopf SET nummer = %s, code = %s WHERE id = 1"
_eintraege: ContextVar[list[int] | None] = ContextVar("protokoll_eintraege", default=None)
_gesperrt: ContextVar[Antwort | None] = ContextVar("protokoll_kopf", default=None)
"""The head as this act read it when it took the lock; true until the next entry is written."""


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
            _gesperrt.set(None)

    ausfuehren.ist_handlung = True  # type: ignore[attr-defined]
    return ausfuehren


def zuerst_sperren(*fragen: Befehl) -> list[Antwort]:
    """Hold the house's one write lock from here to the commit: what is read after it cannot be changed by anybody.

    Every act takes this lock when it writes its entry; one that decides on what others write takes it first.
    `fragen` are asked behind the lock, together with it; their answers come back.
    """
    if _eintraege.get() is None:
        raise RuntimeError("zuerst_sperren gehört in eine @handlung.")
    kopf, *antworten = in_einem_zug([_sperre(), *fragen])
    _gesperrt.set(kopf)
    return antworten


def _sperre() -> Befehl:
    """Reads number and code of the newest entry and locks them until the commit."""
    return (_KOPF_GESPERRT if connection.features.has_select_for_update else _KOPF_LESEN), ()


def schnappschuss(objekt: models.Model) -> dict[str, Any]:
    """Field values of `objekt` as plain JSON values (dates as ISO text, relations as their id).

    Secrets are left out, and what its model names as `nie_protokolliert` because the law wants it gone one day.
    """
    verschwiegen = NIE_PROTOKOLLIERT | getattr(objekt, "nie_protokolliert", frozenset())
    felder = (f.attname for f in objekt._meta.concrete_fields)
    return {feld: _einfach(getattr(objekt, feld)) for feld in felder if feld not in verschwiegen}


def _einfach(wert: Any) -> Any:
    if wert is None or isinstance(wert, (str, int)):
        return wert
    if isinstance(wert, date):  # a datetime is one too
        return wert.isoformat()
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
    begleitend: bool = False,
    mit: Sequence[Befehl] = (),
) -> int:
    """Append the one entry of this action and return its number.

    `vorher` is a `schnappschuss` from before the change, None for a new object. With `entfernt` the object's values are
    kept as what was there before. `begleitend` is an entry for what the act wrote besides, such as the Buchung of a
    year's closing: it has its own entry, and the act still needs its one. `mit` are statements that write the change
    itself; they are sent together with the entry, in front of it.

    Must run inside `@handlung`: entry and change stand or fall together.
    """
    eintraege = _eintraege.get()
    if eintraege is None:
        raise RuntimeError("protokolliere gehört in eine @handlung.")
    felder = _aenderungen(objekt, vorher, grund, entfernt)
    nummer = _anhaengen(zugriff, aktion, objekt, felder, mit)
    if not begleitend:
        eintraege.append(nummer)
    return nummer


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
    zugriff: Zugriff, aktion: str, objekt: models.Model, felder: dict[str, list[Any]], mit: Sequence[Befehl]
) -> int:
    ((letzte, vorgaenger),) = _gesperrt.get() or in_einem_zug([_sperre()])[0]
    _gesperrt.set(None)
    salze = _salze(len(felder))
    werte = {
        f: {"vorher": v, "nachher": n, "salz": salz.hex()}
        for salz, (f, (v, n)) in zip(salze, felder.items(), strict=True)
    }
    pflichten = {f: kette.verpflichtung(salz, f, w) for salz, (f, w) in zip(salze, felder.items(), strict=True)}
    inhalt = kette.Inhalt(
        nummer=letzte + 1,
        zeit=zugriff.jetzt,
        konto_id=zugriff.konto_id if zugriff.konto_id > 0 else None,
        aktion=aktion,
        objekt_typ=objekt._meta.label_lower,
        objekt_id=str(objekt.pk),
        verpflichtungen=kette.knapp(pflichten),
    )
    code = kette.code(anker.schluessel(), vorgaenger, inhalt)
    in_einem_zug([*mit, *_befehle(inhalt, code, werte)])
    zusammen = bool(connection.savepoint_ids)
    transaction.on_commit(functools.partial(_verankere, anker.Anker(letzte, vorgaenger), inhalt.nummer, code, zusammen))
    return inhalt.nummer


def _salze(anzahl: int) -> list[bytes]:
    """Salts for so many values; one question to the source of randomness, for it costs as much as a salt's use."""
    alle = zufallsbytes(kette.SALZ_BYTES * anzahl)
    return [alle[i : i + kette.SALZ_BYTES] for i in range(0, len(alle), kette.SALZ_BYTES)]


def _befehle(inhalt: kette.Inhalt, code: str, werte: Mapping[str, Any]) -> Iterator[Befehl]:
    """Entry, values and head in plain SQL: every act of the house pays for this."""
    eintrag = (
        inhalt.nummer,
        connection.ops.adapt_datetimefield_value(inhalt.zeit),
        inhalt.konto_id,
        inhalt.aktion,
        inhalt.objekt_typ,
        inhalt.objekt_id,
        inhalt.verpflichtungen,
        code,
    )
    yield _EINTRAG, eintrag
    yield _WERTE, (inhalt.nummer, json.dumps(werte))
    yield _KOPF, (inhalt.nummer, code)


def _verankere(davor: anker.Anker, nummer: int, code: str, zusammen: bool) -> None:
    """Move the anchor to this committed entry; of several in one transaction the last one moves it for all.

    An anchor that knows the entry right before needs no question: this entry's code covers that one's.
    """
    if not (zusammen and _steht(nummer + 1, None)):
        anker.setze(nummer, code, lambda stand: stand == davor or _steht(stand.nummer, stand.code))


def _steht(nummer: int, code: str | None) -> bool:
    """Whether there is an entry of this number (and code)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM zugang_protokoll WHERE nummer = %s", (nummer,))
        zeile = cursor.fetchone()
    return zeile is not None and code in {None, zeile[0]}


def verpflichtung_von(feld: str, wert: Mapping[str, Any]) -> str:
    """The commitment that belongs to one stored value."""
    return kette.verpflichtung(bytes.fromhex(wert["salz"]), feld, [wert["vorher"], wert["nachher"]])


def speichere(objekt: models.Model) -> None:
    """Validate the whole object, then save it; the database itself holds it to its constraints.

    Which constraint refused, and in which words, is asked only when one did: asking each of them before every write
    costs more than the write. Raises ValidationError as `full_clean` does.
    """
    bekannt = _bekannte_bezuege(objekt)
    objekt.full_clean(exclude=bekannt, validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            objekt.save()
    except IntegrityError:
        objekt.full_clean()
        raise


def _bekannte_bezuege(objekt: models.Model) -> set[str]:
    """Relations whose other end is at hand and was saved: that it exists need not be asked again."""
    felder = (f for f in objekt._meta.concrete_fields if isinstance(f, models.ForeignKey) and f.is_cached(objekt))
    return {f.name for f in felder if (ziel := f.get_cached_value(objekt)) is not None and ziel.pk is not None}


def abweichungen_vom_protokoll(modell: type[models.Model]) -> Iterator[tuple[Any, list[str]]]:
    """Key and differing fields of every row of `modell`, in two walks however many there are.

    For tables whose rows are written once: the values of their one entry are what they must still be. A row without
    an entry differs by OHNE_EINTRAG, an entry without its row by VERSCHWUNDEN; a value that was taken out of the
    entry counts as one that differs.
    """
    festgehalten: dict[str, dict[str, Any]] = {}
    eintraege = Protokollwert.objects.filter(protokoll__objekt_typ=modell._meta.label_lower).order_by("protokoll_id")
    for objekt_id, werte in eintraege.values_list("protokoll__objekt_id", "werte").iterator(chunk_size=2000):
        festgehalten.setdefault(objekt_id, {}).update(_nachher(werte))
    for objekt in modell._default_manager.order_by("pk").iterator(chunk_size=2000):
        soll = festgehalten.pop(str(objekt.pk), None)
        ist = schnappschuss(objekt)
        if soll is None:
            yield objekt.pk, [OHNE_EINTRAG]
            continue
        genommen = _zugesagt(modell, objekt.pk) - soll.keys() if ist.keys() - soll.keys() else set()
        yield objekt.pk, [f for f, w in ist.items() if f in genommen or (f in soll and soll[f] != w)]
    for fehlend in festgehalten:
        yield fehlend, [VERSCHWUNDEN]


def _nachher(werte: Any) -> dict[str, Any]:
    """What an entry says a row became, as far as its values are still there and readable."""
    felder = werte.items() if isinstance(werte, dict) else ()
    return {feld: wert["nachher"] for feld, wert in felder if isinstance(wert, dict) and "nachher" in wert}


def _zugesagt(modell: type[models.Model], pk: Any) -> set[str]:
    """The fields whose values the entries of a row commit to: here nothing is ever deleted lawfully."""
    eintraege = Protokoll.objects.filter(objekt_typ=modell._meta.label_lower, objekt_id=str(pk))
    felder: set[str] = set()
    for text in eintraege.values_list("verpflichtungen", flat=True):
        with suppress(ValueError):  # the walk along the chain names an entry that cannot be read
            felder |= set(json.loads(text))
    return felder
