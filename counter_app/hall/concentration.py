"""Concentrations of disinfectants as they are typed and written; whole numbers of a unit. Pure."""

from __future__ import annotations

import re
import unicodedata

from counter_app.errors import InputError
from counter_app.hall.hygiene_lists import Unit
from counter_app.hall.whole_numbers import parse_whole

PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d))?\s*%?")


def parse_concentration(typed: str, unit: Unit, field: str) -> int:
    """How much was typed: 500 of mg/L; 75, 75% or 0.5 of percent. `InputError` at `field`."""
    clean = unicodedata.normalize("NFKC", typed).strip()
    if unit is Unit.MG_PER_LITRE:
        return parse_whole(re.sub(r"\s*mg\s*/\s*l$", "", clean, flags=re.IGNORECASE), field)
    found = PERCENT.fullmatch(clean)
    if found is None:
        raise InputError("Enter the concentration in percent, as 75 or 0.5.", field=field)
    return int(found[1]) * 10 + int(found[2] or 0)


def amount_text(amount: int, unit: Unit) -> str:
    """The number alone, as it is typed."""
    if unit is Unit.MG_PER_LITRE:
        return str(amount)
    whole, tenths = divmod(amount, 10)
    return f"{whole}.{tenths}" if tenths else str(whole)


def concentration_text(amount: int, unit: Unit) -> str:
    """With its unit, as 500 mg/L or 75 %."""
    return f"{amount_text(amount, unit)} {unit.label.english()}"
