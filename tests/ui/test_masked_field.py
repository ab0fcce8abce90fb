from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import Style
from ui.widgets.field import Field
from ui.widgets.masked_field import MaskedField


def stars(text):
    return text[:1] + "*" * (len(text) - 1)


def two_fields(shown):
    holder = QWidget()
    masked, other = MaskedField(Style(), "name", stars), Field(Style(), "other")
    box = QVBoxLayout(holder)
    box.addWidget(masked)
    box.addWidget(other)
    shown(holder)
    return holder, masked, other


def test_it_is_covered_until_the_keyboard_comes(shown, type_in):
    _holder, masked, other = two_fields(shown)
    other.edit.setFocus()
    masked.set_text("刘秀兰")
    assert (masked.edit.text(), masked.text()) == ("刘**", "刘秀兰")
    masked.edit.setFocus()
    assert masked.edit.text() == "刘秀兰"
    masked.edit.end(False)
    type_in("X")
    other.edit.setFocus()
    assert (masked.edit.text(), masked.text()) == ("刘***", "刘秀兰X")


def test_a_held_enter_is_one_enter(shown, qapp):
    _holder, _masked, other = two_fields(shown)
    other.edit.setFocus()
    entered = []
    other.entered.connect(lambda: entered.append(1))
    for repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeated,
        )
        qapp.sendEvent(other.edit, event)
    assert entered == [1]


def test_what_was_typed_here_may_stay_readable_until_another_text_comes(shown, type_in):
    holder = QWidget()
    name = MaskedField(Style(), "name", stars, covers_typed=False)
    other = Field(Style(), "other")
    box = QVBoxLayout(holder)
    box.addWidget(name)
    box.addWidget(other)
    shown(holder)
    name.edit.setFocus()
    type_in("Anna")
    other.edit.setFocus()
    assert name.edit.text() == "Anna"
    name.set_text("王芳")
    assert name.edit.text() == "王*"
