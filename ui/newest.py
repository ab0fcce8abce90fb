"""Asking faster than answers come: only the newest question counts, and one is asked at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from counter_app.errors import CounterError
from ui.page import Page

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class NewestAnswer(Generic[Question, Answer]):
    """Looks something up on the database thread for a page.

    While one question is under way, the next waits and replaces the one that waited before; an
    answer to anything but the newest question is dropped.
    """

    def __init__(
        self,
        page: Page,
        look_up: Callable[[Question], Answer],
        show: Callable[[Question, Answer], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        self._page, self._look_up, self._show, self._failed = page, look_up, show, failed
        self._under_way = False
        self._newest: tuple[Question] | None = None

    def ask(self, question: Question) -> None:
        """Ask this, whatever was asked before."""
        self._newest = (question,)
        if not self._under_way:
            self._begin(question)

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._newest = None

    def _begin(self, question: Question) -> None:
        self._under_way = True

        def done(answer: Answer) -> None:
            if self._go_on(question):
                self._show(question, answer)

        def failed(error: CounterError) -> None:
            if self._go_on(question):
                self._failed(error)

        self._page.run(lambda: self._look_up(question), done, failed)

    def _go_on(self, answered: Question) -> bool:
        """Whether the answer is to the newest question; otherwise that one is asked now."""
        self._under_way = False
        newest = self._newest
        if newest is None:
            return False
        if newest[0] == answered:
            self._newest = None
            return True
        self._begin(newest[0])
        return False
