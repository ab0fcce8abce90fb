"""The 'needs attention' column at the right: what burns first, and where to deal with it.

Below it is a slot that the current page may fill. Where the window is narrow or the type large,
the column folds to a strip that keeps the count in sight. Not here: what needs attention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.journal.clock import Clock
from counter_app.language import Phrase
from ui.style import Style, Tone
from ui.translation import Words
from ui.widgets.attention_card import AttentionCard
from ui.widgets.label import Kind, Label

WIDTH = 312
STRIP = 52


@dataclass(frozen=True)
class AttentionItem:
    """One thing that needs attention.

    `tone` is ALARM or ATTENTION; alarms are counted in red beside `page` on the rail. `moment`
    (ms since 1970 UTC) lets a time turn beside the title: since then, or until then with `down`.
    Pressing the item opens `page` with `argument`. One that is `heard` chimes when it is new, and
    when each moment in `rings` (ms since 1970 UTC) passes, again and again until it is silenced.
    """

    tone: Tone
    title: Phrase
    page: str
    lines: tuple[Phrase, ...] = ()
    argument: object = None
    moment: int | None = None
    down: bool = False
    heard: bool = False
    rings: tuple[int, ...] = ()


def alarms_by_page(items: Sequence[AttentionItem]) -> Counter[str]:
    """How many alarms each page has."""
    return Counter(item.page for item in items if item.tone is Tone.ALARM)


def newly_heard(before: Sequence[AttentionItem], now: Sequence[AttentionItem]) -> bool:
    """Whether something that chimes is here that was not before."""
    known = {(item.page, item.argument) for item in before if item.heard}
    return any(item.heard and (item.page, item.argument) not in known for item in now)


class AttentionColumn(QWidget):
    """The column, folded or not. `toggled` when the person folds or unfolds it."""

    toggled = Signal()

    def __init__(
        self,
        style: Style,
        words: Words,
        clock: Clock,
        ticking: QTimer,
        go: Callable[[str, object], None],
    ) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style, self._words, self._clock, self._ticking = style, words, clock, ticking
        self._go = go
        self._items: tuple[AttentionItem, ...] | None = None
        self._slot: QWidget | None = None
        self._stale = False
        self._heading = Label(self.tr("Needs attention"), Kind.HEADING)
        self._count = Label("", Kind.SMALL)
        self._fold = QPushButton()
        self._fold.setProperty("kind", "link")
        self._fold.setToolTip(self.tr("Fold or unfold (Ctrl+0)"))
        self._fold.setAccessibleName(self.tr("Fold or unfold (Ctrl+0)"))
        self._fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fold.clicked.connect(self.toggled)
        self._strip_mark = Label()
        self._strip_count = Label("", Kind.STRONG)
        self._build()
        self.set_folded(False)
        self._say_count()

    def show_items(self, items: Sequence[AttentionItem]) -> None:
        """Show these, alarms first; nothing changes where they are the same as before."""
        ordered = tuple(sorted(items, key=lambda item: item.tone is not Tone.ALARM))
        if self._stale:
            self._stale = False
            self._say_count()
        if ordered == self._items:
            return
        self._items = ordered
        while (old := self._cards.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for item in ordered:
            self._cards.addWidget(self._card(item))
        if not ordered:
            calm = Label(self.tr("Nothing just now."), Kind.SECONDARY)
            self._cards.addWidget(calm)
        self._say_count()

    def mark_stale(self) -> None:
        """What needs attention could not be read: what is shown may be old, and says so."""
        self._stale = True
        self._say_count()

    def items(self) -> tuple[AttentionItem, ...]:
        """What is shown."""
        return self._items or ()

    def _say_count(self) -> None:
        count = len(self.items())
        words = self.tr("{count} items").format(count=count) if count else ""
        self._count.setText(f"⚠ {self.tr('not up to date')}" if self._stale else words)
        self._count.set_tone(Tone.ATTENTION if self._stale else None)
        alarm = any(item.tone is Tone.ALARM for item in self.items())
        tone = Tone.ALARM if alarm else Tone.ATTENTION if count or self._stale else Tone.QUIET
        self._strip_mark.setPixmap(self._style.picture("bell", self._style.accent(tone), 22))
        self._strip_count.setText("⚠" if self._stale else str(count) if count else "")
        self._strip_count.set_tone(tone)

    def fill_slot(self, widget: QWidget | None) -> None:
        """Show a page's own widget below; None leaves the place empty."""
        if self._slot is widget:
            return
        if self._slot is not None:
            self._slot.hide()
            self._below.removeWidget(self._slot)
        self._slot = widget
        if widget is not None:
            self._below.addWidget(widget)
            widget.show()

    @property
    def folded(self) -> bool:
        """Whether only the strip is shown."""
        return self._whole.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Show the strip, or the whole column."""
        self._whole.setVisible(not folded)
        self._strip.setVisible(folded)
        self.setFixedWidth(self._style.px(STRIP if folded else WIDTH))
        arrow = "chevron-left" if folded else "chevron-right"
        self._fold.setIcon(self._style.icon(arrow, self._style.colour("secondary"), 16))
        (self._strip_top if folded else self._top).addWidget(self._fold)

    def _build(self) -> None:
        px = self._style.px
        self._whole = QWidget()
        self._top = QHBoxLayout()
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(self._count)
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(12))
        self._below = QVBoxLayout()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, px(2), 0)
        inner.setSpacing(px(20))
        inner.addLayout(self._cards)
        inner.addLayout(self._below)
        inner.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(self._whole)
        body.setContentsMargins(px(18), px(20), px(16), px(16))
        body.setSpacing(px(12))
        body.addLayout(self._top)
        body.addWidget(scroll, 1)
        self._strip = QWidget()
        self._strip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._strip_top = QVBoxLayout(self._strip)
        self._strip_top.setContentsMargins(px(10), px(20), px(10), px(16))
        self._strip_top.setSpacing(px(6))
        self._strip_top.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        for label in (self._strip_mark, self._strip_count):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._strip_top.addWidget(label)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._whole)
        outer.addWidget(self._strip)

    def _card(self, item: AttentionItem) -> AttentionCard:
        say = self._words.say
        card = AttentionCard(
            self._style, item.tone, say(item.title), [say(line) for line in item.lines]
        )
        if item.moment is not None:
            card.run_time(self._clock, self._ticking, item.moment, down=item.down)
        card.clicked.connect(lambda: self._go(item.page, item.argument))
        return card
