"""Checklists: what is looked at in each kind of place (N7.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

import msgspec

from counter_app.errors import InputError
from counter_app.hall.catalogue import Words
from counter_app.hall.checklists import Checklist, Question, read_checklists, set_checklist
from counter_app.people.roles import Right
from ui.pages.settings_form import Entry, Value
from ui.pages.settings_list import ListSection
from ui.style import Tone
from ui.widgets.field import Field
from ui.widgets.lines import Lines
from ui.widgets.table import Column

BETWEEN = "|"
"""Between the Chinese and the English of a question."""


class ChecklistsSection(ListSection[Checklist]):
    """Each kind of place with its questions, one a line."""

    right = Right.PLAN_ROUNDS
    topics: ClassVar[frozenset[str]] = frozenset({"checklist"})
    fixed = frozenset({"code"})

    def title(self) -> str:
        """The tab."""
        return self.tr("Checklists")

    def columns(self) -> tuple[Column[Checklist], ...]:
        """Kind of place, questions, version."""
        language = self.context.words.language
        return (
            Column(self.tr("Kind of place"), lambda row: row.name(language), tone=self._tone),
            Column(self.tr("Questions"), lambda row: str(len(row.questions)), 90, right=True),
            Column(self.tr("Version"), lambda row: str(row.version), 76, right=True),
        )

    def fields(self) -> Mapping[str, Entry]:
        """Code, names, questions."""
        return {
            "code": Field(self.look, self.tr("Code, as ARCHIVE")),
            "names": Field(self.look, self.tr("Name in Chinese | in English")),
            "questions": Lines(
                self.look, self.tr("Questions, one a line: Chinese | English"), rows=9
            ),
        }

    def read(self) -> list[Checklist]:
        """All kinds of place, in the order of the way."""
        found = read_checklists(self.desk).values()
        return sorted(found, key=lambda one: one.retired)

    def key_of(self, row: Checklist) -> str:
        """The code of the kind of place."""
        return row.code

    def name_of(self, row: Checklist) -> str:
        """Its name."""
        return row.name(self.context.words.language)

    def values_of(self, row: Checklist | None) -> dict[str, Value]:
        """A new one is empty."""
        if row is None:
            return {"code": "", "names": "", "questions": ""}
        lines = [_line_of(one.words) for one in row.questions]
        return {"code": row.code, "names": _line_of(row.names), "questions": "\n".join(lines)}

    def is_in_use(self, row: Checklist) -> bool:
        """Whether new checkpoints can be of this kind."""
        return not row.retired

    def save_verb(self, row: Checklist | None) -> Callable[[], str]:
        """Set the checklist as typed."""
        known = () if row is None else row.questions
        lines = [line for line in self.form.text("questions").splitlines() if line.strip()]
        checklist = Checklist(
            code=self.form.text("code"),
            names=_words_of(self.form.text("names"), "names"),
            questions=_questions(lines, known),
            retired=row is not None and row.retired,
        )
        desk = self.desk

        def save() -> str:
            if row is None and checklist.code.strip().upper() in read_checklists(desk):
                raise InputError("There is a kind of place with this code already.", field="code")
            return set_checklist(desk, checklist).code

        return save

    def use_verb(self, row: Checklist) -> Callable[[], object]:
        """Offer it for checkpoints no more, or again."""
        desk = self.desk
        changed = msgspec.structs.replace(row, retired=not row.retired)
        return lambda: set_checklist(desk, changed)

    def empty_words(self) -> str:
        """There are always those of the program."""
        return self.tr("No checklists.")

    def add_words(self) -> str:
        """The button."""
        return self.tr("New kind of place")

    def _tone(self, row: Checklist) -> Tone | None:
        return Tone.QUIET if row.retired else None


def _line_of(words: Words) -> str:
    return f"{words.chinese} {BETWEEN} {words.english}"


def _words_of(line: str, field: str) -> Words:
    chinese, between, english = line.replace("｜", BETWEEN).partition(BETWEEN)
    if not between:
        raise InputError("Write it in Chinese and in English, with | between them.", field=field)
    return Words(chinese.strip(), english.strip())


def _questions(lines: Iterable[str], known: Iterable[Question]) -> tuple[Question, ...]:
    """Questions of typed lines; one that stays in either language keeps its code."""
    codes = {text: one.code for one in known for text in (one.words.chinese, one.words.english)}
    taken: set[str] = set()
    found: list[Question] = []
    for line in lines:
        words = _words_of(line, "questions")
        code = codes.get(words.chinese) or codes.get(words.english) or ""
        if not code or code in taken:
            numbers = range(1, len(codes) + len(found) + 2)
            free = (f"Q{number}" for number in numbers)
            code = next(one for one in free if one not in taken and one not in codes.values())
        taken.add(code)
        found.append(Question(code=code, words=words))
    return tuple(found)
