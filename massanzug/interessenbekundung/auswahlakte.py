"""The file of a selection for a court: everything of a call as one signed package, in the order of the procedure.

What stands in it is what `zugriff` may read, so who may read less gets less; the act refuses her anyway. Nothing here
asks the clock: the package is as of the last act, and the same state gives the same bytes. That a file was handed out
is no part of the state.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, Final

from django.db.models import BinaryField, ForeignKey, Model

from massanzug.interessenbekundung import auswahldruck, druck
from massanzug.interessenbekundung import models as m
from massanzug.interessenbekundung.choices import VOR_DER_AUSSPRACHE, Bekundungsstand, Verfahrensstand
from massanzug.interessenbekundung.queries import auswahl as lesen
from massanzug.rechenkern.abgabefrist import frist_als_text
from massanzug.rechenkern.aktenpaket import packe
from massanzug.rechenkern.bekundung import Beigabe, Inhalt
from massanzug.rechenkern.rangbild import punkte_als_text
from massanzug.rechenkern.worte import normal
from massanzug.rechenkern.zeitraum import datum_als_text
from massanzug.sozialraum.models import Wirkungsraum
from massanzug.technik import uhr
from massanzug.technik.pdf import setze_pdf
from massanzug.technik.stempel import Zweck, oeffentlicher_stempel, stemple
from massanzug.traeger.models import Traeger
from massanzug.zugang.models import Konto, Protokoll
from massanzug.zugang.protokollieren import NIE_PROTOKOLLIERT
from massanzug.zugang.queries import eintraege
from massanzug.zugang.zugriff import Zugriff

AUSGEBEN: Final = "auswahlakte_ausgeben"
BLATT: Final = "interessenbekundung/akte.typ"
OHNE: Final = {
    m.Entwurfsteil: "was nicht eingereicht ist, kennt nur, wer es schreibt",
    m.Entwurfsanlage: "wie der Text, zu dem sie gehört",
    m.Schluesselteil: "der geheime Schlüssel der Öffnung, versiegelt",
    m.Einladung: "wen ein Träger zum Schreiben holt, ist seine Sache",
    m.Traegeranmeldung: "gehört zum Träger, nicht zu einem Verfahren",
}
"""Records of this room that are no part of the file, and why."""

Datei = tuple[str, str, bytes]
"""Name within its folder, what it is, content."""
Teil = dict[str, Any]
Objekte = Mapping[type[Model], list[Any]]


@dataclass(frozen=True)
class _Akte:
    """What all folders are made from, read once."""

    verfahren: m.Verfahren
    zugriff: Zugriff
    bekundungen: list[m.Bekundung]
    raeume: list[m.Ausschreibung]
    objekte: Objekte

    @cached_property
    def protokoll(self) -> list[Protokoll]:
        """The entries of everything in the file, oldest first."""
        je_art = (eintraege(art, [o.pk for o in objekte]) for art, objekte in self.objekte.items())
        return sorted((e for art in je_art for e in art if e.aktion != AUSGEBEN), key=lambda e: e.nummer)

    @cached_property
    def stand(self) -> datetime:
        """When the last act was."""
        assert self.verfahren.geoeffnet_am is not None
        return max((e.zeit for e in self.protokoll), default=self.verfahren.geoeffnet_am).astimezone(uhr.BERLIN)

    @property
    def tag(self) -> date:
        return self.stand.date()

    @cached_property
    def traeger(self) -> dict[int, str]:
        """Name of the Träger by Bekundung."""
        return {b.pk: b.traeger.name for b in self.bekundungen}

    @cached_property
    def ordner(self) -> dict[int, str]:
        """What a Bekundung is called in names of files: its place in the list and its Träger."""
        return {b.pk: f"{n:02d}-{_name(b.traeger.name)}" for n, b in enumerate(self.bekundungen, start=1)}

    def alle(self, art: type[Model], **bedingung: Any) -> list[Any]:
        return [o for o in self.objekte[art] if all(getattr(o, f) == w for f, w in bedingung.items())]

    def pdf(self, titel: str, *teile: Teil) -> bytes:
        daten = {"titel": titel, "verfahren": self.verfahren.titel, "stand": self.tag, "teile": teile}
        return setze_pdf(BLATT, daten, stand=self.tag)


def akte(verfahren: m.Verfahren, zugriff: Zugriff) -> bytes:
    """The package, for a call that was opened. Raises Paketfehler when it gets too large."""
    a = _lies(verfahren, zugriff)
    dateien = {
        f"{ordner}/{name}": (was, inhalt) for ordner, (_, baue) in ORDNER.items() for name, was, inhalt in baue(a)
    }
    inhalt = {"00-inhalt/inhalt.pdf": _inhalt(a, {name: was for name, (was, _) in dateien.items()})}
    return packe(
        f"Auswahlakte: {verfahren.titel}",
        a.stand,
        inhalt | {name: daten for name, (_, daten) in dateien.items()},
        partial(stemple, zweck=Zweck.AKTENPAKET),
        oeffentlicher_stempel(),
    )


def _lies(v: m.Verfahren, zugriff: Zugriff) -> _Akte:
    """Points only once all may read them: one clerk's file is like another's, even if she scores as well."""
    fest = v.stand == Verfahrensstand.GEREIHT
    bekundungen = list(lesen.bekundungen(zugriff, v))
    raeume = list(lesen.ausschreibungen(zugriff, v))
    je_verfahren, je_raum = {"verfahren": v}, {"ausschreibung__in": raeume}
    je_bekundung = {"bekundung__in": bekundungen}
    objekte: dict[type[Model], list[Any]] = {
        m.Verfahren: [v],
        m.Ausschreibung: raeume,
        **{
            art: _gelesen(art, bedingung)
            for bedingung, arten in (
                (je_verfahren, (m.Abschnitt, m.Kriterium, m.Anker, m.Schluesselperson, m.Fristverlaengerung)),
                (je_verfahren, (m.Unterlage, m.Frage, m.Oeffnung, m.Nachforderung, m.Jurymitglied)),
                (je_bekundung, (m.Verfasser, m.Bekundungsteil, m.Bekundungsanlage, m.Bekundungspruefung)),
                (je_bekundung, (m.Kriteriumspruefung, m.Nachforderungsposten, m.Befangenheit, m.Wertungsabschluss)),
                (je_bekundung, (m.Aussprache, m.Mitteilung, m.Einwand)),
                (je_raum, (m.Anhoerung, m.Los, m.Auswahlvermerk, m.Vorabinformation, m.Zuschlag, m.Neuausschreibung)),
                ({"teil__bekundung__in": bekundungen}, (m.Zusage,)),
            )
            for art in arten
        },
        m.Bekundung: bekundungen,
        m.Wertung: [] if v.stand in VOR_DER_AUSSPRACHE else list(lesen.wertungen(zugriff, v)),
        m.Anhoerungswertung: [w for raum in raeume if fest for w in lesen.anhoerungspunkte(zugriff, raum)],
    }
    return _Akte(v, zugriff, bekundungen, raeume, objekte)


def _gelesen(art: type[Model], bedingung: Mapping[str, Any]) -> list[Any]:
    return list(art._default_manager.filter(**bedingung).select_related(*_bezuege(art)).order_by("pk"))


def _bezuege(art: type[Model]) -> Iterator[str]:
    """Relations that are read along: all but the Bekundung with its seal, which is at hand."""
    felder = (f for f in art._meta.concrete_fields if isinstance(f, ForeignKey))
    return (f.name for f in felder if f.related_model not in (m.Bekundung, m.Verfahren))


# --- words ------------------------------------------------------------------------------------------------------------


def _teil(titel: str, *absaetze: str, angaben: Iterable[tuple[str, str]] = (), tafeln: Iterable[Teil] = ()) -> Teil:
    zeilen = [zeile for absatz in absaetze for zeile in absatz.splitlines() if zeile.strip()]
    return {"titel": titel, "absaetze": zeilen, "angaben": list(angaben), "tafeln": list(tafeln)}


def _tafel(koepfe: str, breiten: Iterable[int], zeilen: Iterable[Iterable[object]], leer: str = "Nichts.") -> Teil:
    """`koepfe` separated by „|“; a width of 0 is as narrow as it can be."""
    texte = [["–" if wert in (None, "") else str(wert) for wert in zeile] for zeile in zeilen]
    return {"koepfe": koepfe.split("|"), "breiten": list(breiten), "zeilen": texte, "leer": leer}


def _zeit(am: datetime | None) -> str:
    """Short, for tables."""
    return "–" if am is None else f"{am.astimezone(uhr.BERLIN):%d.%m.%Y, %H:%M:%S}"


def _wer(am: datetime | None, wer: Konto | None) -> str:
    return f"{_zeit(am)}, {wer}" if am and wer else "–"


def _name(text: str) -> str:
    """Of a file or folder: safe everywhere."""
    return normal(text).replace(" ", "-")[:40].strip("-") or "ohne-namen"


def _dateiname(nummer: int, name: str, zusatz: str = "") -> str:
    stamm, punkt, endung = name.rpartition(".")
    return f"{nummer:02d}-{_name(stamm if punkt else name)}{zusatz}" + (f".{_name(endung)[:8]}" if punkt else "")


# --- the folders ------------------------------------------------------------------------------------------------------


def _inhalt(a: _Akte, was: Mapping[str, str]) -> bytes:
    """What is in the file, in the order of the procedure."""
    v = a.verfahren
    ablauf = dict.fromkeys((_zeit(e.zeit), SCHRITTE[e.aktion]) for e in a.protokoll if e.aktion in SCHRITTE)
    return a.pdf(
        "Akte der Auswahl",
        _teil(
            "Verfahren",
            "Ob nichts verändert ist, zeigt „massanzug akte-pruefen“; ohne dieses Programm geht es, wie es in "
            "LIESMICH.txt steht. Was versiegelt blieb, ist nur mit Eingang und Prüfsumme genannt.",
            angaben=[("Stand der Akte", frist_als_text(a.stand)), ("Stand", v.get_stand_display())],
        ),
        _teil("Ablauf", tafeln=[_tafel("Zeit|Schritt", (0, 1), ablauf)]),
        *(
            _teil(
                f"{ordner[:2]} {titel}",
                tafeln=[_tafel("Datei|Inhalt", (3, 2), [(d, w) for d, w in was.items() if d.startswith(f"{ordner}/")])],
            )
            for ordner, (titel, _) in ORDNER.items()
        ),
    )


SCHRITTE: Final = {
    "verfahren_freigeben": "Bekanntmachung freigegeben und veröffentlicht",
    "frist_verlaengern": "Frist verlängert",
    "verfahren_oeffnen": "Bekundungen geöffnet",
    "nachforderung_stellen": "Fehlendes nachgefordert",
    "wertung_beginnen": "Erste Wertung begonnen",
    "erste_wertung_schliessen": "Erste Wertung geschlossen",
    "anhoerung_ansetzen": "Zur Anhörung eingeladen",
    "rangfolge_feststellen": "Rangfolge festgestellt",
    "los_ziehen": "Los gezogen",
    "vermerk_unterschreiben": "Auswahlvermerk unterschrieben",
    "vorab_informieren": "Ergebnis allen mitgeteilt",
    "einwand_erheben": "Einwand erhoben",
    "einwand_entscheiden": "Über einen Einwand entschieden",
    "zuschlag_erteilen": "Zuschlag erteilt",
    "wirkungsraum_neu_ausschreiben": "Wirkungsraum erneut auszuschreiben",
}


def _verfahren(a: _Akte) -> Iterator[Datei]:
    yield "1-bekanntmachung.pdf", "Bekanntmachung, Abschnitte, Gewichte, Kriterien, Anker, Fristen", _bekanntmachung(a)
    fragen = [
        _teil(
            f"Frage vom {_zeit(f.gestellt_am)}",
            f.text,
            f"Antwort vom {_zeit(f.beantwortet_am)}:" if f.antwort else "Nicht beantwortet.",
            f.antwort,
        )
        for f in a.alle(m.Frage)
    ]
    keine = [_teil("Keine", "Es wurde nichts gefragt.")]
    yield "2-fragen-und-antworten.pdf", "Fragen und Antworten", a.pdf("Fragen und Antworten", *(fragen or keine))
    for n, u in enumerate(sorted(a.alle(m.Unterlage), key=lambda u: (u.titel, u.fassung)), start=1):
        name = _dateiname(n, u.dateiname, f"-fassung-{u.fassung}")
        yield f"unterlagen/{name}", f"{u}, eingestellt {_zeit(u.eingestellt_am)}", bytes(u.inhalt)


def _bekanntmachung(a: _Akte) -> bytes:
    v = a.verfahren
    return a.pdf(
        "Bekanntmachung",
        _teil(
            "Angaben",
            v.zweck,
            angaben=[
                ("Wirkungsräume", ", ".join(str(r.wirkungsraum) for r in a.raeume)),
                ("Abgabefrist", frist_als_text(v.frist)),
                ("Vergeben wird", v.get_gegenstand_display()),
                ("Laufzeit", v.laufzeit),
                ("Erste Wertung", "ohne Namen" if v.verdeckt else "mit Namen"),
                ("Mindestpunkte", f"{v.mindestpunkte} von 100"),
                ("Vorgelegt von", str(v.vorgelegt_von)),
                ("Freigegeben von", str(v.freigegeben_von)),
                ("Veröffentlicht", _zeit(v.offen_seit)),
                ("Schlüssel hielten", ", ".join(p.konto.name for p in a.alle(m.Schluesselperson))),
            ],
        ),
        _teil("Abschnitte", tafeln=[_tafel("Nummer|Titel|Anleitung|Wörter höchstens|Gewicht", (0, 1, 2, 0, 0), (
            (s.nummer, s.titel, s.anleitung, s.woerter_hoechstens, s.gewicht) for s in v.abschnitte.all()
        ))]),
        _teil("Kriterien", tafeln=[_tafel("Nummer|Kriterium|Art", (0, 1, 0), (
            (k.nummer, k.text, k.get_art_display()) for k in v.kriterien.all()
        ))]),
        _teil("Was Punkte bedeuten", tafeln=[
            _tafel("Punkte|Bedeutung", (0, 1), ((k.punkte, k.text) for k in v.anker.all()))
        ]),
        _teil("Verlängerungen der Frist", tafeln=[_tafel("Am|Bisher|Neu|Grund", (1, 1, 1, 2), (
            (_zeit(f.am), _zeit(f.bisher), _zeit(f.neu), f.grund) for f in a.alle(m.Fristverlaengerung)
        ), "Die Frist wurde nicht verlängert.")]),
    )  # fmt: skip


def _oeffnung(a: _Akte) -> Iterator[Datei]:
    for oeffnung in a.alle(m.Oeffnung):
        yield "1-niederschrift.pdf", "Niederschrift über die Öffnung", druck.niederschrift_pdf(a.verfahren, oeffnung)
    zu = [b for b in a.bekundungen if b.stand != Bekundungsstand.GEOEFFNET]
    zeilen = ((b.traeger, _zeit(b.eingegangen_am), b.get_stand_display(), b.abdruck) for b in zu)
    tafel = _tafel("Träger|Eingegangen|Stand|SHA-256", (1, 1, 1, 2), zeilen, "Alles Eingegangene wurde geöffnet.")
    teil = _teil("Versiegelt geblieben", "Was darin steht, hat niemand gelesen.", tafeln=[tafel])
    yield "2-versiegelt-geblieben.pdf", "Was nicht geöffnet wurde: Eingang und SHA-256", a.pdf("Nicht geöffnet", teil)
    for b in a.bekundungen:
        yield f"belege/{a.ordner[b.pk]}.pdf", f"Eingangsbeleg für {b.traeger}", druck.beleg_pdf(b)


def _bekundungen(a: _Akte) -> Iterator[Datei]:
    for b in a.bekundungen:
        if b.stand != Bekundungsstand.GEOEFFNET or b.eingegangen_am is None:
            continue
        anlagen = sorted(a.alle(m.Bekundungsanlage, bekundung_id=b.pk), key=lambda x: x.nummer)
        beigaben = tuple(Beigabe(x.nummer, x.dateiname, x.art, bytes(x.inhalt)) for x in anlagen)
        teile = {(t.art, t.nummer): t.text for t in a.alle(m.Bekundungsteil, bekundung_id=b.pk)}
        pdf = druck.bekundung_pdf(b, Inhalt(teile, beigaben), uhr.tag(b.eingegangen_am))
        yield f"{a.ordner[b.pk]}/bekundung.pdf", f"Bekundung von {b.traeger}", pdf
        for x in beigaben:
            yield f"{a.ordner[b.pk]}/anlagen/{_dateiname(x.nummer, x.name)}", f"Anlage „{x.name}“", x.inhalt


def _pruefung(a: _Akte) -> Iterator[Datei]:
    teile = [
        _teil("Nachforderung", angaben=[("Gestellt", _wer(n.am, n.von)), ("Frist für alle", frist_als_text(n.frist))])
        for n in a.alle(m.Nachforderung)
    ]
    pdf = a.pdf("Prüfung", *teile, *(_geprueft(a, b) for b in a.bekundungen))
    yield "pruefung.pdf", "Formale Prüfung, Kriterien, Nachforderung mit Antworten, Zulassung", pdf


def _geprueft(a: _Akte, b: m.Bekundung) -> Teil:
    angaben = []
    for p in a.alle(m.Bekundungspruefung, bekundung_id=b.pk):
        angaben += [
            ("Formale Prüfung", f"{p.get_form_display()} {p.form_grund}".strip()),
            ("Geprüft", _wer(p.form_am, p.form_von)),
            ("Zulassung", f"{p.get_zulassung_display()} {p.zulassung_grund}".strip()),
            ("Entschieden", _wer(p.zulassung_am, p.zulassung_von)),
            ("Kennung in der Jury", p.kennung or "–"),
        ]
    for n in a.alle(m.Nachforderungsposten, bekundung_id=b.pk):
        angaben += [
            ("Nachgefordert", n.fehlt),
            ("Antwort", n.antwort or "keine"),
            ("Beantwortet", _wer(n.beantwortet_am, n.beantwortet_von)),
        ]
    zeilen = (
        (z.kriterium.text, z.text, z.pruefung.get_ergebnis_display(), z.pruefung.notiz, z.pruefung.von)
        for z in lesen.kriterien(b)
        if z.pruefung
    )
    tafel = _tafel("Kriterium|Erklärung|Ergebnis|Notiz|Geprüft von", (2, 2, 1, 2, 1), zeilen, "Kein Kriterium geprüft.")
    return _teil(b.traeger.name, angaben=angaben, tafeln=[tafel])


def _jury(a: _Akte) -> Iterator[Datei]:
    mitglieder = ((x.konto, _zeit(x.benannt_am), x.benannt_von) for x in a.alle(m.Jurymitglied))
    erklaerungen = (
        (e.konto, a.traeger[e.bekundung_id], "befangen" if e.befangen else "nicht befangen", e.grund, _zeit(e.am))
        for e in a.alle(m.Befangenheit)
    )
    yield (
        "1-mitglieder-und-befangenheit.pdf",
        "Mitglieder der Jury, Erklärungen zur Befangenheit",
        a.pdf(
            "Jury",
            _teil("Mitglieder", tafeln=[_tafel("Name|Benannt am|Benannt von", (1, 1, 1), mitglieder)]),
            _teil("Befangenheit", tafeln=[_tafel("Wer|Gegenüber|Erklärung|Grund|Am", (2, 2, 1, 2, 1), erklaerungen)]),
        ),
    )
    frei = lesen.unbefangene(a.verfahren)
    yield (
        "2-wertungen.pdf",
        "Alle Wertungen, vor und nach der Aussprache, mit Gründen",
        a.pdf("Wertungen", *(_gewertet(a, b, frei) for b in a.bekundungen)),
    )
    gesagt = ((a.traeger[x.bekundung_id], x.abschnitt, x.text, _wer(x.am, x.von)) for x in a.alle(m.Aussprache))
    yield "3-aussprachen.pdf", "Aussprachen", a.pdf(
        "Aussprachen",
        _teil("Was besprochen wurde", tafeln=[
            _tafel("Träger|Abschnitt|Besprochen|Festgehalten", (1, 1, 2, 1), gesagt, "Keine Aussprache.")
        ]),
    )  # fmt: skip
    keine = [_teil("Keine", "Es gab keine Anhörung.")]
    angehoert = [_angehoert(a, x) for x in a.alle(m.Anhoerung)]
    yield "4-anhoerung.pdf", "Anhörung und ihre Punkte", a.pdf("Anhörung", *(angehoert or keine))


def _gewertet(a: _Akte, b: m.Bekundung, frei: Mapping[int, set[int]]) -> Teil:
    wertungen = sorted(
        a.alle(m.Wertung, bekundung_id=b.pk), key=lambda w: (w.abschnitt.nummer, w.mitglied_id, w.nummer)
    )
    zeilen = (
        (
            w.abschnitt.nummer,
            w.mitglied,
            ("erste Wertung" if w.nummer == 1 else "nach der Aussprache")
            + ("" if w.mitglied_id in frei.get(b.wirkungsraum_id or 0, ()) else ", zählt nicht: befangen"),
            "nicht bewertbar" if w.punkte is None else w.punkte,
            w.grund,
            _zeit(w.am),
        )
        for w in wertungen
    )
    leer = (
        "Nicht gewertet." if a.verfahren.stand == Verfahrensstand.GEREIHT else "Noch nichts, was gelesen werden darf."
    )
    tafel = _tafel("Abschnitt|Wer|Wertung|Punkte|Grund|Am", (0, 2, 2, 0, 3, 2), zeilen, leer)
    return _teil(b.traeger.name, tafeln=[tafel])


def _angehoert(a: _Akte, x: m.Anhoerung) -> Teil:
    punkte = a.alle(m.Anhoerungswertung, anhoerung_id=x.pk)
    zeilen = ((a.traeger[w.bekundung_id], w.mitglied, w.punkte, w.grund, _zeit(w.am)) for w in punkte)
    return _teil(
        str(x.ausschreibung),
        x.ablauf,
        "Diese Punkte stehen neben der Rangfolge und gehen nicht in sie ein.",
        angaben=[("Termin", frist_als_text(x.termin)), ("Ort", x.ort), ("Eingeladen", _wer(x.am, x.von))],
        tafeln=[_tafel("Träger|Wer|Punkte|Grund|Am", (2, 2, 0, 3, 2), zeilen)],
    )


def _rangfolge(a: _Akte) -> Iterator[Datei]:
    for raum in a.raeume:
        pdf = a.pdf(f"Rangfolge {raum}", *_gereiht(a, raum))
        yield f"{raum.wirkungsraum.schluessel}.pdf", f"Rangfolge {raum}, und wovon sie abhängt", pdf


def _gereiht(a: _Akte, raum: m.Ausschreibung) -> Iterator[Teil]:
    r = lesen.reihung(raum)
    if not r.plaetze:
        fest = a.verfahren.stand == Verfahrensstand.GEREIHT
        yield _teil("Rangfolge", "Niemand ist zugelassen." if fest else "Noch keine Rangfolge.")
        return
    yield _teil(
        "Rangfolge",
        "" if a.verfahren.stand == Verfahrensstand.GEREIHT else "Vorläufig, solange die Aussprache offen ist.",
        lesen.bild(raum, r).beschreibung,
        *(
            f"{a.traeger[x]} und {a.traeger[y]} haben gleich viele Punkte. Dann zählt der Abschnitt mit dem größten "
            f"Gewicht, in dem sie sich unterscheiden: Abschnitt {nummer}."
            for x, y, nummer in lesen.gleichstaende(a.verfahren, r)
        ),
        *(f"Auf Rang {rang} stehen {len(gleiche)} gleichauf." for rang, gleiche in r.gleiche.items()),
        *(
            auswahldruck.lossatz(los.rang, [a.traeger[b] for b in los.reihenfolge], los.von.name, los.zeugin.name)
            for los in a.alle(m.Los, ausschreibung_id=raum.pk)
        ),
        tafeln=[_tafel("Rang|Träger|Punkte von 100|Nicht bewertbar", (0, 1, 0, 0), (
            (p.rang, a.traeger[p.bekundung], punkte_als_text(p.punkte), ", ".join(map(str, p.offen))) for p in r.plaetze
        ))],
    )  # fmt: skip
    yield _teil("Mittel der Jury, 0 bis 5", tafeln=[_tafel("Träger|Abschnitt|Gewicht|Mittel", (1, 2, 0, 0), (
        (a.traeger[p.bekundung], s, s.gewicht, punkte_als_text(p.je_abschnitt[s.nummer]))
        for p in r.plaetze for s in lesen.zu_wertende_abschnitte(a.verfahren) if s.nummer in p.je_abschnitt
    ))])  # fmt: skip
    wechsel = [auswahldruck.wechselsatz(w.abschnitt, w.faktor > 1, _namen(a, w.fuehrt)) for w in r.wechsel]
    yield _teil("Wovon sie abhängt", *(wechsel or [auswahldruck.KEIN_WECHSEL]))


def _namen(a: _Akte, pks: Iterable[int]) -> list[str]:
    return sorted(a.traeger[pk] for pk in pks)


def _vermerk(a: _Akte) -> Iterator[Datei]:
    for raum in a.raeume:
        for v in sorted(a.alle(m.Auswahlvermerk, ausschreibung_id=raum.pk), key=lambda v: v.fassung):
            was = f"{v}{', unterschrieben' if v.zweite_id else ''}"
            yield f"{raum.wirkungsraum.schluessel}-fassung-{v.fassung}.pdf", was, auswahldruck.vermerk_pdf(v, a.tag)


def _mitteilungen(a: _Akte) -> Iterator[Datei]:
    for x in a.alle(m.Mitteilung):
        name = f"briefe/{a.ordner[x.bekundung_id]}.pdf"
        yield name, f"Mitteilung an {a.traeger[x.bekundung_id]}", auswahldruck.mitteilung_pdf(x)
    einwaende = [_eingewandt(a, e) for e in a.alle(m.Einwand)]
    keine = [_teil("Keine", "Es wurde kein Einwand erhoben.")]
    yield "einwaende.pdf", "Einwände und Entscheidungen", a.pdf("Einwände", *(einwaende or keine))
    yield "zuschlag.pdf", "Vorabinformation, Zuschlag, Zusagen", a.pdf("Zuschlag", *(_vergeben(a, r) for r in a.raeume))


def _eingewandt(a: _Akte, e: m.Einwand) -> Teil:
    return _teil(
        f"Einwand von {a.traeger[e.bekundung_id]}",
        e.text,
        "Entscheidung:" if e.antwort else "Noch nicht entschieden.",
        e.antwort,
        angaben=[
            ("Eingegangen", _wer(e.eingegangen_am, e.erhoben_von)),
            ("Zu entscheiden bis", datum_als_text(e.faellig_am) if e.faellig_am else "–"),
            ("Stand", e.get_stand_display()),
            ("Entschieden", _wer(e.entschieden_am, e.entschieden_von)),
        ],
    )


def _vergeben(a: _Akte, raum: m.Ausschreibung) -> Teil:
    hier = {"ausschreibung_id": raum.pk}
    angaben: list[tuple[str, str]] = []
    zusagen: list[Teil] = []
    for x in a.alle(m.Vorabinformation, **hier):
        angaben += [("Ergebnis mitgeteilt", _wer(x.am, x.von)), ("Wartefrist bis", datum_als_text(x.wartet_bis))]
    for z in a.alle(m.Zuschlag, **hier):
        angaben += [
            ("Zuschlag an", a.traeger[z.bekundung_id]),
            ("Beschluss", f"{z.gremium}, {datum_als_text(z.beschluss_am)}: {z.beschluss}"),
            ("Vorgeschlagen", _wer(z.vorgeschlagen_am, z.vorgeschlagen_von)),
            ("Erteilt", _wer(z.am, z.von) if z.am else "noch nicht"),
        ]
        zeilen = (
            (g.teil, g.wortlaut, _wer(g.am, g.von)) for g in a.alle(m.Zusage) if g.teil.bekundung_id == z.bekundung_id
        )
        zusagen.append(_tafel("Aus|Wortlaut|Festgehalten", (1, 3, 1), zeilen, "Keine Zusage festgehalten."))
    for n in a.alle(m.Neuausschreibung, **hier):
        angaben += [("Erneut auszuschreiben", n.grund), ("Festgehalten", _wer(n.am, n.von))]
    return _teil(str(raum), "" if angaben else "Noch nichts entschieden.", angaben=angaben, tafeln=zusagen)


# --- the same for a machine -------------------------------------------------------------------------------------------


def _daten(a: _Akte) -> Iterator[Datei]:
    daten = {
        "verfahren": a.verfahren.titel,
        "stand": a.stand,
        "objekte": {art._meta.label_lower: [_werte(o) for o in _geordnet(alle)] for art, alle in a.objekte.items()},
        "bezeichnungen": _bezeichnungen(a.objekte),
        "rangfolgen": {raum.wirkungsraum.schluessel: _reihung(raum) for raum in a.raeume},
    }
    yield "akte.json", "Alles noch einmal für Programme", _json(daten)
    protokoll = [
        {
            "nummer": e.nummer,
            "zeit": e.zeit,
            "handlung": e.aktion,
            "objekt": f"{e.objekt_typ}:{e.objekt_id}",
            "verpflichtungen": json.loads(e.verpflichtungen),
            "code": e.code,
        }
        for e in a.protokoll
    ]
    yield "protokoll.json", "Protokoll: jede Handlung mit Verpflichtungen und Kettencode", _json(protokoll)


def _json(daten: Any) -> bytes:
    text = json.dumps(daten, ensure_ascii=False, indent=1, sort_keys=True, default=lambda wert: wert.isoformat())
    return text.encode() + b"\n"


def _geordnet(objekte: Iterable[Any]) -> list[Any]:
    return sorted(objekte, key=lambda o: o.pk)


def _felder(art: type[Model]) -> Iterator[Any]:
    """What may be read: no bytes, no secrets, and not who asked a question (only the office knows)."""
    for feld in art._meta.concrete_fields:
        geheim = feld.attname in NIE_PROTOKOLLIERT or (art is m.Frage and feld.name == "konto")
        if not geheim and not isinstance(feld, BinaryField):
            yield feld


def _werte(objekt: Model) -> dict[str, Any]:
    return {feld.attname: getattr(objekt, feld.attname) for feld in _felder(type(objekt))}


def _bezeichnungen(objekte: Objekte) -> dict[str, dict[str, str]]:
    """Names for the numbers of persons, Träger and Wirkungsräume."""
    namen: dict[str, dict[str, str]] = {}
    for ziel in (Konto, Traeger, Wirkungsraum):
        pks = {
            getattr(o, feld.attname)
            for art, alle in objekte.items()
            for feld in _felder(art)
            if feld.related_model is ziel
            for o in alle
        }
        namen[ziel._meta.model_name or ""] = {
            str(pk): name for pk, name in ziel._default_manager.filter(pk__in=pks - {None}).values_list("pk", "name")
        }
    return namen


def _reihung(raum: m.Ausschreibung) -> dict[str, Any]:
    """Exact fractions: nothing is rounded."""
    r = lesen.reihung(raum)
    return {
        "fuehrt": r.fuehrt,
        "plaetze": [
            {
                "bekundung": p.bekundung,
                "rang": p.rang,
                "punkte": str(p.punkte),
                "je_abschnitt": {str(n): str(mittel) for n, mittel in p.je_abschnitt.items()},
                "nicht_bewertbar": p.offen,
            }
            for p in r.plaetze
        ],
        "wechsel": [{"abschnitt": w.abschnitt, "faktor": str(w.faktor), "fuehrt": sorted(w.fuehrt)} for w in r.wechsel],
    }


ORDNER: Final[Mapping[str, tuple[str, Callable[[_Akte], Iterator[Datei]]]]] = {
    "01-verfahren": ("Verfahren", _verfahren),
    "02-oeffnung": ("Öffnung", _oeffnung),
    "03-bekundungen": ("Bekundungen", _bekundungen),
    "04-pruefung": ("Prüfung", _pruefung),
    "05-jury": ("Jury", _jury),
    "06-rangfolge": ("Rangfolge", _rangfolge),
    "07-vermerk": ("Auswahlvermerk", _vermerk),
    "08-mitteilungen": ("Mitteilungen, Einwände, Zuschlag", _mitteilungen),
    "09-daten": ("Daten für Programme", _daten),
}
"""Folder → its title and what makes it."""
