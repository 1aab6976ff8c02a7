"""A sample object and sample data for every address; written apart from the code under test."""

from typing import Any

from tests.welt import Fallwelt, Welt, erste_zugehoerigkeit

TAG = "22.11.2026"
UNBEKANNT = 987_654_321


def _raum(objekt: str) -> str:
    return "huesten" if objekt.startswith("fremd") else "neheim"


def fallwelt(welt: Welt, objekt: str) -> Fallwelt:
    lage = objekt.split()[1] if " " in objekt else "frei"
    return welt.faelle[f"{lage}@{_raum(objekt)}"]


def argumente(welt: Welt, url: str, objekt: str, muster: str) -> dict[str, Any]:
    """The parts of the address for this object; a part nobody thought of fails loudly."""
    teile: dict[str, Any] = {}
    if "<" not in muster:
        return teile
    if "schluessel" in muster:
        return {"schluessel": _raum(objekt)}
    if url == "zugehoerigkeit_beenden":
        return {"pk": erste_zugehoerigkeit(welt).pk}
    fall = fallwelt(welt, objekt)
    moeglich = {
        "<int:pk>": ("pk", fall.fall.pk),
        "<int:person_pk>": ("person_pk", fall.person.pk),
        "<int:ziel_pk>": ("ziel_pk", fall.ziel.pk),
        "<int:baustein_pk>": ("baustein_pk", fall.baustein.pk),
        "<int:entscheidung_pk>": ("entscheidung_pk", fall.entscheidung.pk if fall.entscheidung else 0),
        "<int:freigabe_pk>": ("freigabe_pk", fall.freigabe.pk if fall.freigabe else 0),
    }
    for platz, (name, wert) in moeglich.items():
        if platz in muster:
            teile[name] = wert
    assert muster.count("<") == len(teile), f"{muster}: kein Probeobjekt für jeden Teil der Adresse"
    return teile


def unbekannte(argumente: dict[str, Any]) -> dict[str, Any]:
    """The same address for something that does not exist."""
    return {n: (UNBEKANNT if isinstance(w, int) else "gibt-es-nicht") for n, w in argumente.items()}


def daten(welt: Welt, url: str, objekt: str) -> dict[str, Any]:
    """Valid input for the act behind a POST."""
    fall = fallwelt(welt, objekt) if objekt and objekt not in {"eigen", "fremd"} else None
    anderer_lt = welt.konten["lt2"]
    baustein = {
        "faden": "eigen", "wer": "Lina", "was": "Judo", "ziel": fall.ziel.pk if fall else "", "von": TAG,
        "einheit": "kostenlos", "stand": "1",
    }  # fmt: skip
    ziel = {
        "text": "Ich gehe gern zur Schule", "person": fall.person.pk if fall else "", "herkunft": "wille_kind",
        "art": "handlung", "stand": "1",
    }  # fmt: skip
    proben: dict[str, dict[str, Any]] = {
        "account_login": {"login": "asd", "password": "falsch"},
        "demo_anmelden": {"kennung": "gibt-es-nicht"},
        "entwurf_verwerfen": {"pfad": "/schreibtisch/"},
        "zugehoerigkeit_neu": {
            "konto": welt.konten["ohne_rolle"].pk, "traeger": welt.traeger["amt"].pk, "rolle": "jha",
            "gueltig_von": TAG,
        },
        "zugehoerigkeit_beenden": {"gueltig_bis": TAG},
        "fall_neu": {
            "bezeichnung": "Neu", "person_name": "Ada", "person_rolle": "kind", "anliegen": "Hallo", "kanal": "telefon",
            "stadtteil": welt.raeume["neheim"].stadtteile.first().pk, "am": TAG,
        },
        "person_neu": {"name": "Oma", "rolle": "verwandt"},
        "vertretung_neu": {"konto": welt.konten["asd3"].pk},
        "kontakt_neu": {"mit": "Lina", "anliegen": "Gespräch", "kanal": "telefon", "am": TAG},
        "wille_neu": {"wille": "Ich will", "am": TAG, "stand": "1"},
        "ressource_neu": {"beschreibung": "Fahrrad", "feld": "materiell", "am": TAG},
        "ziel_neu": ziel,
        "ziel_aendern": ziel,
        "beratung_neu": {"frage": "Was?", "ideen_ohne_profi": "Judo", "teilnehmende": "alle", "am": TAG},
        "baustein_neu": baustein,
        "baustein_aendern": baustein,
        "vorlegen": {
            "ergebnis": "bewilligt", "begruendung": "passt", "rechtsgrundlage": "§ 27", "wahl_hinweis_am": TAG,
            "wahl_alternativen": "zwei", "wahl_ergebnis": "kein_wunsch", "zweite_fachkraft": welt.konten["asd2"].pk,
        },
        "zurueckgeben": {"rueckgabe_grund": "Bitte noch einmal mit Lina sprechen."},
        "freigabe_neu": {
            "traeger": welt.traeger["neheim"].pk, "fachkraft": anderer_lt.pk, "teile": ["wille"], "zweck": "Hilfe",
            "einwilligung_am": TAG,
        },
        "lesart": {"lesart": "quartal", "grund": "Auskunft der Stadt"},
    }  # fmt: skip
    return proben.get(url, {})
