"""Finding a matter of the catalogue as one types: code, Chinese, pinyin initials, English.

Reads a `Catalogue` value, never the database.
"""

from __future__ import annotations

import unicodedata

from counter_app.hall.catalogue import Catalogue, Item, code_order
from counter_app.hall.pinyin import is_spelled

LONGEST_QUERY = 60
"""Characters; what is typed beyond says nothing more."""

MISS = 100


def find_items(catalogue: Catalogue, typed: str) -> list[Item]:
    """What the hall offers that fits everything typed, best first; all of it for nothing typed.

    Each word may be the beginning of a code, a piece of the Chinese name or its characters with
    gaps (社保卡 for 社会保障卡), pinyin or its initials (`zgrz`), or an English word's beginning.
    """
    words = unicodedata.normalize("NFKC", typed).casefold()[:LONGEST_QUERY].split()
    ranked = []
    for item in catalogue.in_use:
        ranks = [_rank(catalogue, item, word) for word in words]
        if max(ranks, default=0) < MISS:
            ranked.append((sum(ranks), code_order(item.group), code_order(item.code), item))
    return [item for *_, item in sorted(ranked, key=lambda one: one[:3])]


def _rank(catalogue: Catalogue, item: Item, word: str) -> int:
    """How well a word fits; 0 best, `MISS` not at all."""
    code, other = item.code.casefold(), item.other_code.casefold()
    if word in (code, other):
        return 0
    if code.startswith(word):
        return 1
    names = [name for name in (item.short_names.chinese, item.names.chinese) if name]
    best = min(_rank_in(name.casefold(), word) for name in names)
    english = f"{item.short_names.english} {item.names.english}".casefold().split()
    if best > 3 and any(one.strip("('").startswith(word) for one in english):
        best = 3
    group = catalogue.group(item.group)
    if best == MISS and group is not None and _rank_in(group.names.chinese, word) <= 4:
        return 8
    return best


def _rank_in(name: str, word: str) -> int:
    if name.startswith(word):
        return 1
    if word in name:
        return 3
    if word.isascii():
        if not word.isalnum():
            return MISS
        if is_spelled(name, word):
            return 2
        starts = range(1, len(name))
        return 4 if any(is_spelled(name[start:], word) for start in starts) else MISS
    return 6 if _in_order(name, word) else MISS


def _in_order(name: str, word: str) -> bool:
    """Whether the characters of `word` all come in `name` in this order."""
    rest = iter(name)
    return all(character in rest for character in word)
