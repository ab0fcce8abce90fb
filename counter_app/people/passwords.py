"""Passwords: what is accepted, and how they are kept (argon2id, 0.1 to 0.2 s a try on purpose)."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from counter_app.errors import InputError

SHORTEST = 8
LONGEST = 200
"""Characters; a limit only so that nobody can keep a desk busy hashing a book."""


def normal_password(password: str) -> str:
    """The same password typed through another input method stays the same."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, login: str) -> None:
    """Raise `InputError` at `password` for one that protects nothing."""
    normal = normal_password(password)
    if not SHORTEST <= len(normal) <= LONGEST:
        raise InputError(
            "A password has {shortest} to {longest} characters.",
            field="password",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if login.casefold() in normal.casefold() or len(set(normal)) < 4:
        raise InputError("This password is too easy to guess. Choose another.", field="password")


def hash_password(password: str, login: str) -> str:
    """The argon2id string to keep. Raises `InputError` for a password that protects nothing."""
    check_password(password, login)
    return PasswordHasher().hash(normal_password(password))


def password_fits(kept: str, password: str) -> bool:
    """Whether a password is the one that was kept as `kept`."""
    if len(password) > LONGEST:
        return False
    try:
        return PasswordHasher().verify(kept, normal_password(password))
    except (VerificationError, InvalidHashError):
        return False
