"""Fields of the settings: what was read, what was typed over it, and which of it is not saved.

A refresh brings in what others changed and never takes away what is being typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.errors import CounterError, InputError
from ui.pages.settings_channels import ChannelsEdit
from ui.style import Style, Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.lines import Lines
from ui.widgets.ordered import Ordered

Value: TypeAlias = str | frozenset[str]
Entry: TypeAlias = Field | Lines | Ordered | ChannelsEdit | Chips[str]

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Draft:
    """What was typed into a form and not saved, kept while the form shows something else."""

    values: Mapping[str, Value]

    def is_in(self, saved: Mapping[str, Value]) -> bool:
        """Whether all of it has been saved by now."""
        return all(saved.get(name) == value for name, value in self.values.items())


class Form(QObject):
    """Named fields. `changed` whenever a person changed one, or one was filled."""

    changed = Signal()

    def __init__(self, fields: Mapping[str, Entry], parent: QObject) -> None:
        super().__init__(parent)
        self.fields = dict(fields)
        self._kept: dict[str, Value] = {name: _read(one) for name, one in self.fields.items()}
        for one in self.fields.values():
            signal = one.changed if isinstance(one, Chips) else one.typed
            signal.connect(self.changed)

    def refresh(self, values: Mapping[str, Value]) -> None:
        """What is kept now; fields that a person has changed stay as they are."""
        unsaved = self.unsaved()
        for name, value in values.items():
            self._kept[name] = value
            if name not in unsaved and _read(self.fields[name]) != value:
                _write(self.fields[name], value)
        self.changed.emit()

    def load(self, values: Mapping[str, Value], draft: Draft | None = None) -> None:
        """Show something else, with what was typed there before."""
        self._kept |= values
        for name, value in (values if draft is None else {**values, **draft.values}).items():
            _write(self.fields[name], value)
        self.changed.emit()

    def values(self) -> dict[str, Value]:
        """What stands in the fields."""
        return {name: _read(one) for name, one in self.fields.items()}

    def settle(self, saved: Mapping[str, Value]) -> None:
        """These have been saved; what was typed meanwhile is not."""
        self._kept |= saved
        self.changed.emit()

    def undo(self) -> None:
        """Back to what is kept."""
        self.load(dict(self._kept))

    def draft(self) -> Draft | None:
        """What is not saved, to be put back later; None when everything is."""
        unsaved = self.unsaved()
        return Draft({name: _read(self.fields[name]) for name in unsaved}) if unsaved else None

    def unsaved(self) -> list[str]:
        """The names of the fields that differ from what is kept, in order."""
        return [name for name, one in self.fields.items() if _read(one) != self._kept[name]]

    def text(self, name: str) -> str:
        """What stands in a line, or the one value chosen; empty for none."""
        value = _read(self.fields[name])
        return value if isinstance(value, str) else next(iter(value), "")

    def number(self, name: str) -> int:
        """The whole number in a line; `InputError` where it is none."""
        try:
            return int(self.text(name))
        except ValueError:
            raise InputError("Enter a whole number.", field=name) from None

    def complain(self, field: str, text: str) -> bool:
        """Say at its field what is wrong; False where there is no such field."""
        widget = self.fields.get(field)
        if widget is None:
            return False
        widget.complain(text)
        return True

    def clear_marks(self) -> None:
        """Take all errors away."""
        for one in self.fields.values():
            if isinstance(one, Chips):
                one.complain("")
            else:
                one.complain("", focus=False)


class SaveBar(QWidget):
    """Save, undo and perhaps `more` buttons, and in words what is not saved."""

    def __init__(self, style: Style, form: Form, *more: QWidget) -> None:
        super().__init__()
        self._form = form
        self.save = KeyButton(style, self.tr("Save"), "Ctrl+S", Emphasis.PRIMARY)
        self.undo = KeyButton(style, self.tr("Undo changes"), "F4")
        self.undo.clicked.connect(form.undo)
        self._state = Label("", Kind.BODY)
        self._state.setFixedHeight(style.px(44))
        self._state.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(ButtonRow(style, self.save, self.undo, *more, self._state))
        form.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say how it stands."""
        unsaved = self._form.unsaved()
        self.undo.setVisible(bool(unsaved))
        self._state.set_tone(Tone.ATTENTION)
        self._state.setText(self.tr("● Not saved yet") if unsaved else "")

    def say_saved(self, text: str = "") -> None:
        """A short word that it is done; gone at the next change."""
        self._state.set_tone(Tone.NORMAL)
        self._state.setText(f"✓ {text or self.tr('Saved')}")

    def state(self) -> str:
        """What is said."""
        return self._state.text()


def field_of(error: CounterError) -> str:
    """The field that an error names; empty for none."""
    return error.field if isinstance(error, InputError) else ""


def _read(widget: Entry) -> Value:
    return widget.values() if isinstance(widget, Chips) else widget.text()


def _write(widget: Entry, value: Value) -> None:
    if isinstance(widget, Chips):
        widget.set_values([value] if isinstance(value, str) else value)
    elif isinstance(value, str):
        widget.set_text(value)


def yes_no(on: bool) -> frozenset[str]:
    """A yes or no as chips have it."""
    return frozenset({YES if on else NO})


def focus_on(widget: QWidget) -> None:
    """Put the keyboard there."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
