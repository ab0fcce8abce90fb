"""Words in two languages as lines of text, `中文 | English`, as they are typed in the settings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counter_app.hall.catalogue import Words


def lines_of(words: Iterable[Words]) -> str:
    """One line for each."""
    return "\n".join(
        f"{one.chinese} | {one.english}" if one.english else one.chinese for one in words
    )


def words_of(text: str) -> tuple[Words, ...]:
    """What the lines say; empty lines say nothing. Without a bar there is no English."""
    found = []
    for line in text.splitlines():
        chinese, *english = (part.strip() for part in re.split(r"[|｜]", line, maxsplit=1))
        if chinese or english:
            found.append(Words(chinese, english[0] if english else ""))
    return tuple(found)
