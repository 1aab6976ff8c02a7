"""What is sealed opens for two of three persons together, and for nobody else.

Sealing is HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305). The secret key of a procedure is kept nowhere;
there are three pieces of it, one for each pair of persons, sealed to the one and then to the other. So any two open it,
one does not, and one may be lost. Each person's own secret key is locked with a passphrase (scrypt, RFC 7914).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
SALZ, NONCE = 16, 12
"""Bytes."""
KENNWORT_KOSTEN = 2**15
"""Of scrypt: 32 MB and about 0.1 s for each passphrase that is tried."""
_SCRYPT = {"length": 32, "n": KENNWORT_KOSTEN, "r": 8, "p": 1}

Zufall = Callable[[int], bytes]
Paar = tuple[int, int]
"""Two of the persons, the smaller number first."""


class SiegelVerletzt(ValueError):
    """What was sealed is not what was sealed then, or the key is another one."""


class KennwortFalsch(ValueError):
    """The passphrase does not open this key."""


@dataclass(frozen=True, repr=False)
class Schluessel:
    """A pair of keys, 32 bytes each."""

    geheim: bytes
    oeffentlich: bytes


def neuer_schluessel(zufall: Zufall) -> Schluessel:
    return _schluessel(zufall(32))


def _schluessel(geheim: bytes) -> Schluessel:
    return Schluessel(geheim, X25519PrivateKey.from_private_bytes(geheim).public_key().public_bytes_raw())


def versiegle(oeffentlich: bytes, klartext: bytes, bezug: str) -> bytes:
    """Seal for who holds the secret key. `bezug` says what it belongs to; under another one it does not open."""
    return _HPKE.encrypt(klartext, X25519PublicKey.from_public_bytes(oeffentlich), bezug.encode())


def entsiegle(geheim: bytes, siegel: bytes, bezug: str) -> bytes:
    """Raises SiegelVerletzt where a single bit, the key or `bezug` differs."""
    try:
        return _HPKE.decrypt(siegel, X25519PrivateKey.from_private_bytes(geheim), bezug.encode())
    except (InvalidTag, ValueError) as grund:
        raise SiegelVerletzt(bezug) from grund


def verschliesse(kennwort: str, geheim: bytes, zufall: Zufall) -> bytes:
    """Lock a secret with a passphrase: salt, nonce, and what only the passphrase opens."""
    salz, nonce = zufall(SALZ), zufall(NONCE)
    return salz + nonce + ChaCha20Poly1305(_aus_kennwort(kennwort, salz)).encrypt(nonce, geheim, None)


def schliesse_auf(kennwort: str, schloss: bytes) -> bytes:
    """Raises KennwortFalsch, for a lock that was changed as well."""
    salz, nonce, inhalt = schloss[:SALZ], schloss[SALZ : SALZ + NONCE], schloss[SALZ + NONCE :]
    try:
        return ChaCha20Poly1305(_aus_kennwort(kennwort, salz)).decrypt(nonce, inhalt, None)
    except (InvalidTag, ValueError) as grund:
        raise KennwortFalsch from grund


def _aus_kennwort(kennwort: str, salz: bytes) -> bytes:
    return Scrypt(salt=salz, **_SCRYPT).derive(kennwort.encode())


def verschluessle(schluessel: bytes, klartext: bytes, bezug: str, zufall: Zufall) -> bytes:
    """Encrypt with a key of 32 bytes what is still being written; under another `bezug` it does not open."""
    nonce = zufall(NONCE)
    return nonce + ChaCha20Poly1305(schluessel).encrypt(nonce, klartext, bezug.encode())


def entschluessle(schluessel: bytes, geheimtext: bytes, bezug: str) -> bytes:
    """Raises SiegelVerletzt where a single bit, the key or `bezug` differs."""
    try:
        return ChaCha20Poly1305(schluessel).decrypt(geheimtext[:NONCE], geheimtext[NONCE:], bezug.encode())
    except (InvalidTag, ValueError) as grund:
        raise SiegelVerletzt(bezug) from grund


def teile(geheim: bytes, personen: Mapping[int, bytes], bezug: str) -> dict[Paar, bytes]:
    """The pieces of a secret key for each pair of `personen` (number → public key). Forget the secret key after it."""
    return {
        (a, b): versiegle(personen[a], versiegle(personen[b], geheim, _innen(bezug, b)), _aussen(bezug, a, b))
        for a, b in combinations(sorted(personen), 2)
    }


def vereine(teile: Mapping[Paar, bytes], personen: Mapping[int, bytes], bezug: str) -> bytes:
    """The secret key, from two persons (number → secret key). Raises SiegelVerletzt, ValueError unless they are two."""
    if len(personen) != 2:
        raise ValueError("Es öffnen immer zwei zusammen.")
    a, b = sorted(personen)
    if (a, b) not in teile:
        raise SiegelVerletzt(bezug)
    return entsiegle(personen[b], entsiegle(personen[a], teile[a, b], _aussen(bezug, a, b)), _innen(bezug, b))


def _aussen(bezug: str, a: int, b: int) -> str:
    return f"{bezug} {a}+{b}"


def _innen(bezug: str, b: int) -> str:
    return f"{bezug} {b}"
