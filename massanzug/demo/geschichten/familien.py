"""Invented families for the woven stories: who lives there and what they call each other. Each is used once."""

from dataclasses import dataclass

W, M = "w", "m"


@dataclass(frozen=True)
class Sippe:
    """A family; `kinder` oldest first with their grammatical gender, parents by first name, "" where there is none."""

    familie: str
    kinder: tuple[tuple[str, str], ...]
    mutter: str = ""
    vater: str = ""


SIPPEN = (
    Sippe("Schulte-Eickhoff", (("Jette", W), ("Mats", M), ("Frieda", W)), "Anja", "Carsten"),
    Sippe("Aydınlık", (("Elif", W), ("Kerem", M), ("Defne", W)), "Sevgi", "Murat"),
    Sippe("Kaczmarek", (("Oliwia", W), ("Filip", M), ("Zosia", W)), "Beata", "Marek"),
    Sippe("Qabbaji", (("Yara", W), ("Omar", M), ("Sham", W)), "Ruba", "Bassel"),
    Sippe("Bondarets", (("Daryna", W), ("Tymofij", M), ("Sofija", W)), "Iryna", ""),
    Sippe("Vilarinho", (("Beatriz", W), ("Tiago", M), ("Mariana", W)), "Lurdes", "Paulo"),
    Sippe("Feldkötter", (("Pia", W), ("Lennard", M), ("Mila", W)), "Stefanie", "Olaf"),
    Sippe("Krasniqaj", (("Arta", W), ("Leart", M), ("Dea", W)), "Valbona", "Agim"),
    Sippe("Wiemer", (("Clara", W), ("Joris", M), ("Ida", W)), "Nicole", ""),
    Sippe("Owusu-Mensah", (("Abena", W), ("Kojo", M), ("Esi", W)), "Grace", "Daniel"),
    Sippe("Fontanella", (("Giulia", W), ("Matteo", M), ("Chiara", W)), "Antonella", "Salvatore"),
    Sippe("Hesse-Lübke", (("Marlene", W), ("Fiete", M), ("Greta", W)), "Kirsten", "Andreas"),
    Sippe("Tesfay", (("Rahel", W), ("Natnael", M), ("Senait", W)), "Mebrat", ""),
    Sippe("Rosenkötter", (("Leni", W), ("Anton", M), ("Paula", W)), "Melanie", "Dirk"),
    Sippe("Przybylak", (("Maja", W), ("Kuba", M), ("Lena", W)), "Dorota", "Piotr"),
    Sippe("Yalçıner", (("Zehra", W), ("Baran", M), ("Nehir", W)), "Hatice", "Cemal"),
    Sippe("Neumann", (("Amelie", W), ("Till", M), ("Charlotte", W)), "Yvonne", ""),
    Sippe("Darwisch", (("Lamis", W), ("Jad", M), ("Tala", W)), "Hanan", "Samer"),
    Sippe("Brockhoff", (("Luisa", W), ("Hannes", M), ("Emmi", W)), "Silke", "Markus"),
    Sippe("Moreira", (("Inês", W), ("Duarte", M), ("Leonor", W)), "Fátima", "Abílio"),
    Sippe("Hryhorjew", (("Polina", W), ("Maksym", M), ("Alisa", W)), "Olena", "Serhij"),
    Sippe("Schäfermeier", (("Romy", W), ("Henri", M), ("Nora", W)), "Tanja", "Frank"),
    Sippe("Sivakumar", (("Anjali", W), ("Kavin", M), ("Nila", W)), "Vasuki", "Ravi"),
    Sippe("Gerke", (("Josefine", W), ("Bela", M), ("Thea", W)), "Sandra", ""),
    Sippe("Jovičević", (("Milica", W), ("Luka", M), ("Ana", W)), "Jelena", "Dragan"),
    Sippe("Vogt", (("Lotta", W), ("Ben", M), ("Matilda", W)), "Claudia", "Sven"),
    Sippe("Zangana-Weber", (("Rojin", W), ("Aram", M), ("Lara", W)), "Julia", "Hiwa"),
    Sippe("Niggemann", (("Fenja", W), ("Oskar", M), ("Merle", W)), "Heike", "Uwe"),
    Sippe("Munteleanu", (("Ioana", W), ("Andrei", M), ("Mara", W)), "Daniela", "Florin"),
    Sippe("Demuth", (("Helena", W), ("Jannis", M), ("Malia", W)), "Kathrin", ""),
    Sippe("Keller-Diallo", (("Aminata", W), ("Malik", M), ("Awa", W)), "Birte", "Ibrahima"),
    Sippe("Stratenwerth", (("Carlotta", W), ("Theo", M), ("Liv", W)), "Verena", "Jens"),
    Sippe("Güler", (("Melisa", W), ("Emir", M), ("Asya", W)), "Songül", ""),
    Sippe("Bergenthal", (("Ronja", W), ("Jaron", M), ("Hilda", W)), "Maren", "Holger"),
    Sippe("Haverkamp", (("Enno", M), ("Greta", W), ("Pelle", M)), "Silke", "Bernd"),
    Sippe("Okafor", (("Chidi", M), ("Amara", W), ("Zola", W)), "Ngozi", "Emeka"),
    Sippe("Wiesmann", (("Anneke", W), ("Torben", M), ("Imke", W)), "Petra", ""),
)

# how a child speaks of the adult it lives with, and how the texts do
ANREDE = {"mutter": ("Mama", "Mutter", W), "vater": ("Papa", "Vater", M)}


def worte(sippe: Sippe, kind: int, elternteil: str) -> dict[str, str]:
    """What `<…>` stands for in the texts, for the child at place `kind` and her "mutter" or "vater"."""
    vorname, art = sippe.kinder[kind]
    mama, wort, wort_art = ANREDE[elternteil]
    name = sippe.mutter if elternteil == "mutter" else sippe.vater
    sein = "sein" if art == M else "ihr"
    endung = "" if wort_art == M else "e"
    andere = [k for i, (k, _) in enumerate(sippe.kinder) if i != kind]
    weiblich = art == W
    return {
        "k": vorname,
        "k2": andere[0] if andere else "",
        "k3": andere[1] if len(andere) > 1 else "",
        "ks": f"{vorname}’" if vorname[-1] in "sxzß" else f"{vorname}s",
        "e": name,
        "E": f"{name} {sippe.familie}",
        "familie": sippe.familie,
        "frau": f"{'Frau' if wort_art == W else 'Herr'} {sippe.familie}",
        "Mama": mama,
        "elt": f"{sein}{endung} {wort}",
        "elt3": f"{sein}{'er' if wort_art == W else 'em'} {wort}",
        "elt4": f"{sein}{'e' if wort_art == W else 'en'} {wort}",
        "er": "sie" if weiblich else "er",
        "Er": "Sie" if weiblich else "Er",
        "ihn": "sie" if weiblich else "ihn",
        "ihm": "ihr" if weiblich else "ihm",
        "sein": "ihr" if weiblich else "sein",
        "seine": "ihre" if weiblich else "seine",
        "seinen": "ihren" if weiblich else "seinen",
        "seinem": "ihrem" if weiblich else "seinem",
        "seiner": "ihrer" if weiblich else "seiner",
        "Mein": "Meine Tochter" if weiblich else "Mein Sohn",
        "mein": "meine Tochter" if weiblich else "mein Sohn",
        "meinen": "meine Tochter" if weiblich else "meinen Sohn",
        "meinem": "meiner Tochter" if weiblich else "meinem Sohn",
        "die": "die" if weiblich else "der",
        "eine": "eine" if weiblich else "einer",
        "ihre": "ihre" if wort_art == W else "seine",
        "sie": "sie" if wort_art == W else "er",
    }
