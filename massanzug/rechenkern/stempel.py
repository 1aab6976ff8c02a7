"""The city's stamp: an Ed25519 signature (RFC 8032), and how anybody checks it with nothing but the public key.

A public key is written as the Base64 of its DER form (RFC 8410), which is the body of a PEM file. Its fingerprint is
the SHA-256 of that DER form, so `openssl pkey -pubin -outform DER | sha256sum` finds the same.
"""

import base64
import hashlib
import re
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LAENGE = 32
"""Bytes of a key, the secret one as well as the public one."""


class Zweck(StrEnum):
    """What is stamped, and by which version of the rule: a stamp for the one is none for the other."""

    EINGANGSBELEG = "eingangsbeleg:1"
    AKTENPAKET = "aktenpaket:1"


class Abdruckfehler(ValueError):
    """A text is no fingerprint; the message is a German sentence."""


def stemple(geheim: bytes, inhalt: bytes, zweck: Zweck) -> str:
    """The stamp in Base64; the same key, purpose and content always give the same one."""
    stempel = Ed25519PrivateKey.from_private_bytes(geheim).sign(vorsatz(zweck) + inhalt)
    return base64.b64encode(stempel).decode()


def pruefe_stempel(inhalt: bytes, stempel: str, oeffentlich: str, zweck: Zweck) -> bool:
    """Whether the stamp is this key's on this content; what is no stamp or no key at all is not."""
    try:
        roh = base64.b64decode(stempel, validate=True)
        if base64.b64encode(roh).decode() != stempel:  # the last character has bits that nobody reads
            return False
        _lies_oeffentlich(oeffentlich).verify(roh, vorsatz(zweck) + inhalt)
    except (InvalidSignature, ValueError):
        return False
    return True


def vorsatz(zweck: Zweck) -> bytes:
    """What stands before the content when it is stamped."""
    return f"massanzug:{zweck}\n".encode()


def oeffentlich_zu(geheim: bytes) -> str:
    """The public key of a secret one. Raises ValueError unless it has 32 bytes."""
    return _als_text(Ed25519PrivateKey.from_private_bytes(geheim).public_key())


def abdruck(oeffentlich: str) -> str:
    """The fingerprint in groups, to be compared by eye. Raises ValueError for what is no public key."""
    _lies_oeffentlich(oeffentlich)
    return lies_abdruck(hashlib.sha256(base64.b64decode(oeffentlich)).hexdigest())


def lies_abdruck(text: str) -> str:
    """A fingerprint as `abdruck` writes it, however it was typed. Raises Abdruckfehler."""
    zeichen = re.sub(r"[\s:-]", "", text).lower()
    if not re.fullmatch("[0-9a-f]{64}", zeichen):
        raise Abdruckfehler("Ein Fingerabdruck hat 64 Zeichen aus 0 bis 9 und a bis f. Bitte geben Sie ihn ganz an.")
    return ":".join(re.findall("....", zeichen))


def als_pem(oeffentlich: str) -> str:
    """The public key as other programs read it."""
    return f"-----BEGIN PUBLIC KEY-----\n{oeffentlich}\n-----END PUBLIC KEY-----\n"


def _lies_oeffentlich(text: str) -> Ed25519PublicKey:
    schluessel = Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True)[-LAENGE:])
    if _als_text(schluessel) != text:
        raise ValueError("Das ist kein öffentlicher Schlüssel eines Stempels.")
    return schluessel


def _als_text(schluessel: Ed25519PublicKey) -> str:
    return base64.b64encode(schluessel.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
