"""The one-time code with which a device is enrolled: its characters, and what it binds.

Four groups of five characters of Crockford's base 32 (no I, L, O, U; read aloud and typed without
mistakes). The first ten are the secret: they go to the server. The last ten are the beginning of
the fingerprint of the server's certificate and never travel: a client compares them with what it
sees, so a code typed to a wrong address gives nothing away. Who makes codes and keeps their
digests is `server.codes`.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from counter_app.errors import InputError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HALF = 10
"""Characters of each half: 50 bits."""

GROUP = 5
ALIKE = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Code:
    """A one-time code; `secret` and `binding` are ten characters each."""

    secret: str
    binding: str

    def __repr__(self) -> str:
        return "Code(…)"

    @property
    def text(self) -> str:
        """As it is printed and typed: four groups of five."""
        plain = self.secret + self.binding
        return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))

    def fits(self, certificate: bytes) -> bool:
        """Whether `certificate` (DER) is the one that this code was made for."""
        return secrets.compare_digest(self.binding, binding_of(certificate))

    def fits_digest(self, digest: str) -> bool:
        """The same for a certificate of which only the SHA-256 (hexadecimal) is known."""
        try:
            bits = int(digest[:14], 16) >> 6
        except ValueError:
            return False
        return secrets.compare_digest(self.binding, _characters(bits))


def read_code(text: str) -> Code:
    """The code that somebody typed or scanned: case, spaces, dashes and full width do not matter.

    Raises `InputError` with `field="code"` where it can't be one.
    """
    plain = plain_code(text)
    if len(plain) != 2 * HALF or not set(plain) <= set(ALPHABET):
        raise InputError(
            "A code has four groups of five letters and digits, like 7K2QM-90XDA-B3TZV-0H1RC. "
            "Look at it again.",
            field="code",
        )
    return Code(plain[:HALF], plain[HALF:])


def plain_code(text: str) -> str:
    """The characters of a code without what people put between them; O is 0, I and L are 1."""
    joined = unicodedata.normalize("NFKC", text).upper().translate(ALIKE)
    return "".join(character for character in joined if character.isalnum())


def new_secret_half() -> str:
    """Fifty random bits as ten characters."""
    return _characters(secrets.randbits(50))


def binding_of(certificate: bytes) -> str:
    """The half that binds a certificate (DER): the first 50 bits of its SHA-256."""
    return _characters(int.from_bytes(hashlib.sha256(certificate).digest()[:7]) >> 6)


def _characters(bits: int) -> str:
    return "".join(ALPHABET[(bits >> shift) & 31] for shift in range(45, -5, -5))
