"""What a person can be found by, as words of an index; and what was typed, as a query over them.

The index is FTS5 with the tokenizer `ascii`, which keeps every character outside of ASCII whole.
All is found by beginnings: a name from each of its characters on, in all readings of pinyin
(joined, initials, the family name in full with initials after it); a document or a phone backwards
behind a marker, so that the beginning of the word is the end of the number. Not here: the index
(`finding`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from counter_app.hall.pinyin import is_han, readings

SURNAMES = {
    "秘": "bi",
    "种": "chong",
    "重": "chong",
    "盖": "ge",
    "黑": "he",
    "阚": "kan",
    "缪": "miao",
    "能": "nai",
    "区": "ou",
    "朴": "piao",
    "繁": "po",
    "覃": "qin",
    "仇": "qiu",
    "单": "shan",
    "折": "she",
    "隗": "wei",
    "洗": "xian",
    "解": "xie",
    "尉": "yu",
    "乐": "yue",
    "员": "yun",
    "曾": "zeng",
    "查": "zha",
    "祭": "zhai",
    "翟": "zhai",
    "单于": "chan yu",
    "东方": "dong fang",
    "独孤": "du gu",
    "端木": "duan mu",
    "公孙": "gong sun",
    "呼延": "hu yan",
    "皇甫": "huang fu",
    "令狐": "ling hu",
    "万俟": "mo qi",
    "慕容": "mu rong",
    "南宫": "nan gong",
    "欧阳": "ou yang",
    "单父": "shan fu",
    "上官": "shang guan",
    "司马": "si ma",
    "司徒": "si tu",
    "澹台": "tan tai",
    "拓跋": "tuo ba",
    "西门": "xi men",
    "夏侯": "xia hou",
    "轩辕": "xuan yuan",
    "尉迟": "yu chi",
    "宇文": "yu wen",
    "长孙": "zhang sun",
    "诸葛": "zhu ge",
}
"""Family names of two characters, and those that are not read in the character's usual way."""

MOST_READINGS = 24
"""Ways to read a name that are kept, the usual ones first; names that have more are very rare."""

LONGEST_PIECE = 8
"""Characters of a name that one word holds; a longer piece is found by its first so many."""

LONGEST_SPELLING = 24
"""Letters of a word in pinyin or Latin; cut alike when indexed and when typed."""

MOST_WORDS = 8
LONGEST_QUERY = 80

_ASCII_PIECES = re.compile("[0-9a-z]+").findall
_TICKET_PARTS = re.compile("([a-z]*)([0-9]+)").fullmatch

# Noncharacters: no name can hold them, and no typing gets them past `_clean`.
DOCUMENT, PHONE, TICKET = "\ufdd0", "\ufdd1", "\ufdd2"


def search_text(name: str, document: str, phone: str, ticket: str) -> str:
    """The words of one visit, separated by spaces; each once.

    Personal data as much as what it is made of: it goes where the name goes.
    """
    words: dict[str, None] = {}
    pieces = _clean(name)
    characters = "".join(pieces)
    if any(map(is_han, characters)):
        words.update(dict.fromkeys(_beginnings(characters)))
        words.update(dict.fromkeys(_spellings(characters)))
    runs = [run for piece in (*pieces, characters) for run in _runs(piece)]
    words.update(dict.fromkeys(run[: _longest_run(run)] for run in runs))
    for marker, number in ((DOCUMENT, document), (PHONE, phone)):
        joined = "".join(_clean(number))
        words[marker + joined[::-1] if joined else ""] = None
    words.update(dict.fromkeys(_ticket_words("".join(_clean(ticket)))))
    return " ".join(_longest(words))


def search_query(typed: str) -> str | None:
    """The FTS5 expression for what was typed, or None when there is nothing to look for.

    All words must fit. Digits are the end of a document or a phone, or a ticket; everything else
    is a name or its pinyin. Any input is safe: only letters and digits, quoted, reach the
    expression.
    """
    pieces = _clean(typed[:LONGEST_QUERY])[:MOST_WORDS]
    if not pieces:
        return None
    every = " AND ".join(f"({_meaning(piece)})" for piece in pieces)
    if len(pieces) > 1 and all(map(_is_number, pieces)):
        # A phone number with gaps, or the ends of two numbers.
        return f"({every}) OR {_alternatives(''.join(pieces))}"
    return every


def _clean(text: str) -> list[str]:
    """The letters and digits of a text in one form, in pieces between everything else."""
    if text.isascii():  # nothing to compose: numbers, mostly
        return _ASCII_PIECES(text.lower())
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(one for one in apart if unicodedata.category(one) != "Mn")
    whole = unicodedata.normalize("NFC", plain)
    return "".join(one if one.isalnum() or is_han(one) else " " for one in whole).split()


def _longest(words: Iterable[str]) -> list[str]:
    """The words without those that another one begins with: whoever finds it finds them."""
    kept: list[str] = []
    for word in sorted(words, reverse=True):
        if word and not (kept and kept[-1].startswith(word)):
            kept.append(word)
    return kept


def _beginnings(characters: str) -> Iterable[str]:
    """A name from each of its characters on."""
    for start in range(len(characters)):
        yield characters[start : start + LONGEST_PIECE]


def _spellings(characters: str) -> Iterable[str]:
    """A name in letters from each of its characters on: in full, by initials, and mixed."""
    family = _family_readings(characters)
    for start in range(len(characters)):
        piece = characters[start : start + LONGEST_PIECE]
        first = family if start == 0 else ()
        for syllables in _combinations(piece, first):
            yield "".join(syllables)[:LONGEST_SPELLING]
            yield "".join(syllable[0] for syllable in syllables)
            if start == 0:
                cut = max(1, len(first))
                initials = "".join(syllable[0] for syllable in syllables[cut:])
                yield ("".join(syllables[:cut]) + initials)[:LONGEST_SPELLING]


def _family_readings(characters: str) -> tuple[str, ...]:
    """How the family name is read, a syllable a character; empty where just in the usual way."""
    return tuple((SURNAMES.get(characters[:2]) or SURNAMES.get(characters[:1]) or "").split())


def _combinations(piece: str, first: Sequence[str]) -> list[tuple[str, ...]]:
    """The usual ways to read some characters, best first, `first` being the best beginning.

    A way is the worse, the less usual its readings are. The bad ones are dropped at each step, so
    that a long name of many readings costs no more than `MOST_READINGS` ways.
    """
    ways: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for place, character in enumerate(piece):
        spoken = readings(character)
        if place < len(first):
            spoken = tuple(dict.fromkeys((first[place], *spoken)))
        if len(spoken) == 1:
            ways = [(rank, (*syllables, spoken[0])) for rank, syllables in ways]
            continue
        longer = [
            (rank + extra, (*syllables, syllable))
            for rank, syllables in ways
            for extra, syllable in enumerate(spoken)
        ]
        ways = sorted(longer, key=lambda way: way[0])[:MOST_READINGS]
    return [syllables for _, syllables in ways]


def _ticket_words(ticket: str) -> Iterable[str]:
    """A ticket as it stands on the slip and without zeros, with its letter and without."""
    parts = _TICKET_PARTS(ticket)
    if parts is None:
        yield TICKET + ticket if ticket else ""
        return
    letters, digits = parts.groups()
    for number in (digits, digits.lstrip("0")):
        for form in (letters + number, number):
            yield TICKET + form if number else ""


def _runs(piece: str) -> list[str]:
    """A piece parted where Han characters begin or end: 王a023 is 王 and a023."""
    return ["".join(run) for _, run in groupby(piece, key=is_han)]


def _longest_run(run: str) -> int:
    return LONGEST_PIECE if is_han(run[0]) else LONGEST_SPELLING


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdecimal()


def _meaning(piece: str) -> str:
    """What was typed between two gaps: a name and a number, or a document with Han characters."""
    runs = _runs(piece)
    every = " AND ".join(f"({_alternatives(run)})" for run in runs)
    if len(runs) > 1 and re.search("[0-9]", piece):
        return f"({every}) OR {_beginning(DOCUMENT + piece[::-1])}"
    return every


def _alternatives(run: str) -> str:
    """What one run may mean."""
    if not re.search("[0-9]", run) or not run.isascii():
        return _beginning(run[: _longest_run(run)])
    meant = [_beginning(TICKET + run), _beginning(DOCUMENT + run[::-1])]
    if _is_number(run):
        meant.append(_beginning(PHONE + run[::-1]))
    if parts := re.fullmatch(r"([a-z]{2,})([0-9]+x?)", run):
        name, number = parts.groups()  # wang0024
        longest = name[:LONGEST_SPELLING]
        meant.append(f"({_beginning(longest)} AND ({_alternatives(number)}))")
    return " OR ".join(meant)


def _beginning(word: str) -> str:
    """An expression for words that begin like this one."""
    return f'"{word}" *'
