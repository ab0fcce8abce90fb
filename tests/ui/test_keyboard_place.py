"""Where the keyboard is stays the person's: nothing that arrives late takes it away."""

import pytest

from counter_app.hall.windows import open_window
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES


@pytest.mark.parametrize("name", ["queue", "window", "visits", "isolation"])
def test_a_page_read_after_it_was_left_does_not_take_the_keyboard(qtbot, small_hall, name):
    open_window(small_hall.leader, small_hall.first)
    small_hall.ticket("504")
    pages = tuple(entry for entry in PAGES if entry.name in ("door", name))
    desk = SmallDesk(qtbot, small_hall.leader, small_hall.clock, pages)
    try:
        go_on = desk.hold_database()
        desk.frame.navigate(name)
        desk.frame.navigate("door")
        field = desk.page.form.document.edit
        assert field.hasFocus()
        go_on.set()
        desk.settle()
        assert field.hasFocus()
        desk.type("1")
        assert field.text() == "1"
        desk.frame.navigate(name)
        desk.settle()
        assert not field.hasFocus()
    finally:
        desk.stop()
