"""Invented rates of the invented providers, cents per hour or day; each provider has one price for one thing."""

SAETZE: dict[str, dict[str, int]] = {
    "lichtfaden": {
        "stunde": 67_40,
        "tagesgruppe": 124_30,
        "wohngruppe": 214_60,
        "verselbstaendigung": 192_80,
        "erziehungsstelle": 198_50,
        "intensiv": 268_40,
    },
    "ruhrkiesel": {
        "stunde": 66_80,
        "tagesgruppe": 119_80,
        "wohngruppe": 209_90,
        "verselbstaendigung": 190_20,
        "erziehungsstelle": 196_70,
        "intensiv": 262_10,
    },
    "haselbogen": {
        "stunde": 69_20,
        "tagesgruppe": 131_60,
        "wohngruppe": 226_40,
        "verselbstaendigung": 198_90,
        "erziehungsstelle": 204_30,
        "intensiv": 277_50,
    },
    "muehlrad": {"stunde": 68_50, "tagesgruppe": 122_70, "wohngruppe": 218_20},
    "wegwarte": {"stunde": 71_90},
}


def satz_cent(anbieter: str, satz: str | int) -> int:
    """The price of `satz` at `anbieter` in cents; a number is its own price."""
    return satz if isinstance(satz, int) else SAETZE[anbieter][satz]
