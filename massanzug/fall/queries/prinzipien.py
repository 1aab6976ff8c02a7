"""What is counted for the Prinzipiencheck of one case, and where each open question can be mended."""

from dataclasses import dataclass

from django.urls import reverse

from massanzug.fall.choices import Faden, Freigabeteil, Sektor, Zielart, Zielherkunft
from massanzug.fall.models import Netzwerkperson
from massanzug.fall.queries.fallblick import Fallblick
from massanzug.rechenkern.prinzipien import Befund, Prinzip, Tatsachen, pruefe_prinzipien

_PROFIS = frozenset({Faden.FACHKRAFT, Faden.STATIONAER})
_NAH = frozenset({Sektor.FAMILIE, Sektor.FACHSTELLE})


def tatsachen(blick: Fallblick) -> Tatsachen:
    """The counted facts, from what the case page holds anyway and the network; for who sees the whole case."""
    netz = list(Netzwerkperson.objects.filter(fall=blick.fall).values_list("sektor", "zugesagt_am"))
    gehoert = [s for s in blick.stimmen if not s.person.verstorben]
    faeden = [b.faden for b in blick.bausteine]
    je_ziel = {z.pk: {b.faden for b in blick.bausteine if b.ziel_id == z.pk} for z in blick.ziele}
    handlung = {z.pk for z in blick.ziele if z.art == Zielart.HANDLUNG}
    gehalten = [b for b in blick.beratungen if b.gehalten and not (b.sitzung and b.sitzung.ist_offen(blick.heute))]
    # who was there is noted when the Sitzung is closed
    neueste = next((b for b in gehalten if b.sitzung is None or b.sitzung.geschlossen_am), None)
    offene = [f for f in blick.freigaben if f.widerrufen_am is None]
    return Tatsachen(
        menschen=len(gehoert),
        mit_wille=sum(s.wille is not None for s in gehoert),
        mit_beitrag=sum(bool(s.wille and s.wille.beitrag) for s in gehoert),
        ziele=len(blick.ziele),
        aus_wille=sum(z.herkunft != Zielherkunft.AUFLAGE_AMT for z in blick.ziele),
        zielmenschen=len({z.person_id for z in blick.ziele}),
        nur_profi=sum(bool(f) and f <= _PROFIS for f in je_ziel.values()),
        ohne_faden=sum(not f for pk, f in je_ziel.items() if pk in handlung),
        eigene=faeden.count(Faden.EIGEN),
        netzwerk=faeden.count(Faden.NETZWERK),
        raum=faeden.count(Faden.RAUM),
        profis=sum(f in _PROFIS for f in faeden),
        profis_ohne_ende=sum(b.faden in _PROFIS and b.bis is None for b in blick.bausteine),
        felder=sum(bool(f.ressourcen) for f in blick.felder),
        zugesagt=sum(zugesagt is not None for _, zugesagt in netz),
        sektoren=len({sektor for sektor, _ in netz} - _NAH),
        beratungen=len(gehalten),
        auf_der_tagesordnung=blick.auf_der_tagesordnung,
        traeger_dabei=neueste.leittraeger_dabei if neueste else None,
        amt_dabei=neueste.jugendamt_dabei if neueste else None,
        fehlt_notiert=any(b.fehlt_im_raum for b in blick.beratungen),
        wille_freigegeben=any(Freigabeteil.WILLE in f.teile for f in offene) if offene else None,
    )


@dataclass(frozen=True)
class Befundzeile:
    """A finding with the address where it can be mended, empty for who may not change the case."""

    befund: Befund
    url: str
    wort: str


@dataclass(frozen=True)
class Prinzipblick:
    """A principle as the page shows it."""

    prinzip: Prinzip
    fragen: tuple[Befundzeile, ...]


_WORTE = {
    "wille": "Willen aufschreiben",
    "ziele": "Ziele ansehen",
    "ziel_neu": "Ziel setzen",
    "ressource_neu": "Ressource festhalten",
    "netzwerk": "Netzwerkkarte ansehen",
    "beratung_neu": "Beratung festhalten",
    "massanzug": "Maßanzug ansehen",
    "eigen": "Eigenen Beitrag einfügen",
    "netzwerkbaustein": "Beitrag aus dem Netzwerk einfügen",
    "raum": "Beitrag aus dem Stadtteil einfügen",
    "freigabe_neu": "Freigabe ansehen",
}


def prinzipien(blick: Fallblick, bearbeiten: bool) -> tuple[Prinzipblick, ...]:
    """The five principles of this case; links only for who may work on it."""
    return tuple(
        Prinzipblick(
            prinzip,
            tuple(
                Befundzeile(b, _adresse(blick, b.ort) if bearbeiten else "", _WORTE.get(b.ort, ""))
                for b in prinzip.fragen
            ),
        )
        for prinzip in pruefe_prinzipien(tatsachen(blick))
    )


def _adresse(blick: Fallblick, ort: str) -> str:
    pk = blick.fall.pk
    art = {"eigen": "eigen", "netzwerkbaustein": "netzwerk", "raum": "raumressource"}.get(ort)
    if art:
        entwurf = blick.in_arbeit is not None or blick.massanzug is None
        neu = f"{reverse('baustein_neu', args=[pk])}?art={art}"
        return neu if entwurf and not blick.liegt_vor else reverse("massanzug", args=[pk])
    if ort == "wille":
        ungefragt = [s for s in blick.stimmen if s.wille is None and not s.person.verstorben]
        return reverse("wille_neu", args=[pk, ungefragt[0].person.pk]) if ungefragt else reverse("fall", args=[pk])
    if ort == "ziele":
        return f"{reverse('fall', args=[pk])}#ziele"
    if ort == "freigabe_neu" and blick.massanzug is None:
        return reverse("fall", args=[pk])
    return reverse(ort, args=[pk]) if ort else ""
