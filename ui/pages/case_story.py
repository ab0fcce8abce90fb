"""What happened in an isolation case, line by line, beside the cases (N2.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.hall.timeline import Moment
from ui.pages.visit_words import time_of_day
from ui.style import Style
from ui.widgets.label import Kind, Label
from ui.widgets.timeline import Step, Timeline

HEIGHT = 300


class CaseStory(QWidget):
    """The timeline of the chosen case, the oldest first."""

    def __init__(self, style: Style, say: Callable[..., str]) -> None:
        super().__init__()
        self._say = say
        self.timeline = Timeline(style)
        self.timeline.setFixedHeight(style.px(HEIGHT))
        self._heading = Label(self.tr("Course of the case"), Kind.HEADING)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(style.px(8))
        box.addWidget(self._heading)
        box.addWidget(self.timeline)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these; nothing where there is no case."""
        self.setVisible(bool(moments))
        self.timeline.show_steps([self._step(moment) for moment in moments])

    def _step(self, moment: Moment) -> Step:
        late = moment.entered_at - moment.happened_at >= 60_000
        marks = []
        if late:
            marks.append(self.tr("entered {time}").format(time=time_of_day(moment.entered_at)))
        if moment.to_check:
            marks.append(self.tr("to be checked"))
        return Step(
            time_of_day(moment.happened_at),
            self._say(moment.what),
            moment.by,
            " · ".join(marks),
        )
