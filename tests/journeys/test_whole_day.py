"""A hall's whole day at one desk, in the program's own window, by keyboard and scanner alone."""

from sqlalchemy import select

from counter_app.documents.preview import page_text
from counter_app.hall.isolation import open_cases
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import MINUTE, SetClock
from counter_app.journal.refold import refold
from counter_app.journal.tables import to_check_table
from counter_app.journal.verify import verify
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from counter_app.store.tables import metadata
from tests.small_hall import NOON
from tests.ui.real_window import PASSWORD, RealWindow
from ui.pages.door_stages import Stage
from ui.pages.window_buttons import Stage as WindowStage

LIU = "110101194912310024"
WANG = "110101199003074514"
CHEN = "11010119900307491X"
FACTS = (LIU, WANG, CHEN, "刘秀兰", "王伟", "13812348000")


def tables(journal):
    """Every folded row, as it stands."""
    with journal.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in (*journal.workflows.tables, to_check_table)
        }


def rows(journal, name):
    with journal.read() as connection:
        return connection.execute(select(metadata.tables[name])).all()


def register_first_matter(desk):
    """From the matters to the next person; the ticket's number."""
    desk.press("Alt+1", "Enter")
    assert desk.page.stage is Stage.REGISTERED
    ticket = desk.page.ticket.current.visit.ticket
    assert ticket in desk.page.band.headline()
    desk.press("Enter")
    assert desk.page.form.is_empty()
    return ticket


def test_a_whole_day_from_an_empty_folder_to_the_next_start(qtbot, tmp_path):
    folder, clock = tmp_path / "hall", SetClock(NOON)
    desk = RealWindow(qtbot, folder, clock)

    # The first start: nothing is there yet.
    desk.found("城东社保经办大厅", "limin")
    assert "城东社保经办大厅" in desk.window.windowTitle()
    administrator = desk.desk
    for login, name, roles in (
        ("zhou", "周明", [Role.SCREENER, Role.CLERK]),
        ("wang", "王芳", [Role.LEADER]),
    ):
        desk.on_database_thread(
            lambda login=login, name=name, roles=roles: add_user(
                administrator, login, name, roles, PASSWORD
            )
        )
    journal = administrator.journal

    # At the door.
    desk.change_user("zhou")
    door = desk.page
    assert door.form.document.edit.hasFocus()
    desk.scan(LIU)
    desk.type("刘秀兰")
    desk.press("Enter")
    desk.type("13812348000")
    desk.press("Enter")
    desk.type("365")
    desk.press("Enter")
    first = register_first_matter(desk)
    # Somebody without a document.
    clock.advance(MINUTE)
    desk.press("Enter")
    desk.type("吴用")
    desk.press("Enter", "Enter")
    desk.type("36.6")
    desk.press("Enter")
    second = register_first_matter(desk)
    # The first one is here again: known by the document alone, and pointed out.
    clock.advance(MINUTE)
    desk.scan(LIU)
    assert first in door.band.headline()
    assert door.form.name.edit.text() == "刘**"
    assert door.form.reading.edit.hasFocus()
    desk.type("364")
    desk.press("Enter", "Enter")
    assert door.stage is Stage.REGISTERED
    third = door.ticket.current.visit.ticket
    desk.press("Enter")
    assert len({first, second, third}) == 3
    assert [name for name, _ in desk.printer.printed] == [first, second, third]
    for (_, paper), ticket in zip(desk.printer.printed, (first, second, third), strict=True):
        text = page_text(paper, 0)
        assert ticket in text
        assert not any(fact in text for fact in FACTS)
    # A fever, and a fever again: isolated with one key.
    desk.scan(WANG)
    desk.type("王伟")
    desk.press("Enter", "Enter")
    desk.type("378")
    desk.press("Enter")
    assert door.stage is Stage.REPEAT
    clock.advance(5 * MINUTE)
    desk.press("Enter")
    desk.type("381")
    desk.press("Enter")
    assert door.stage is Stage.SUSPECTED
    desk.press("F9")
    assert door.stage is Stage.ISOLATED
    desk.press("Enter")

    # At the window: two are served, the third is still called when the person changes.
    desk.press("Ctrl+2", "Enter")
    window = desk.page
    assert window.state.here.number == 1
    served = []
    desk.press("F2")
    for _ in range(2):
        served.append(window.state.current.ticket)
        clock.advance(2 * MINUTE)
        desk.press("F2")
        assert window.view.stage is WindowStage.SERVING
        clock.advance(3 * MINUTE)
        desk.press("F2")
    last = window.state.current.ticket
    assert {*served, last} == {first, second, third}
    assert window.view.stage is WindowStage.CALLED

    # A quick change of user leaves a half-typed form where it was.
    desk.press("Ctrl+1")
    assert desk.page is door
    desk.scan(CHEN)
    desk.type("陈")
    assert door.form.name.edit.hasFocus()
    desk.change_user("wang")
    assert desk.page is not door
    assert desk.page.form.is_empty()
    assert open_cases(desk.desk)[0].person.name == "王*"
    desk.press("Ctrl+8")
    day = desk.page
    shown = {name: day.tile(name).value() for name in ("visits", "inside", "fevers", "serving")}
    assert shown == {"visits": "3", "inside": "1", "fevers": "1", "serving": "3.0"}
    assert day._figures.by_state[VisitState.DONE] == 2
    assert day._figures.checks == 4
    desk.change_user("zhou")
    assert desk.page is door
    assert (door.form.document.text(), door.form.name.text()) == (CHEN, "陈")
    assert door.form.name.edit.hasFocus()
    desk.type("静")
    desk.press("Enter", "Enter")
    desk.type("362")
    desk.press("Enter")
    fourth = register_first_matter(desk)
    desk.press("Ctrl+2")
    desk.press("F2", "F2")
    assert desk.page.state.current.ticket == fourth
    saved = tables(journal)
    assert len(rows(journal, "visit")) == 4
    desk.close()

    # Tomorrow morning, the same folder: what was called saved is there.
    desk = RealWindow(qtbot, folder, clock)
    assert desk.window.new_hall is None
    desk.sign_in("zhou")
    journal = desk.desk.journal
    later = tables(journal)
    later.pop("sign_in")
    assert later == {name: found for name, found in saved.items() if name != "sign_in"}
    assert {row.ticket: row.state for row in rows(journal, "visit")} == {
        first: VisitState.DONE,
        second: VisitState.DONE,
        third: VisitState.DONE,
        fourth: VisitState.CALLED,
    }
    assert {row.ticket for row in desk.page.recent.table.rows()} == {first, second, third, fourth}
    desk.press("Ctrl+2")
    assert desk.page.state.current.ticket == fourth, "who was called is still called here"
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
    before = tables(journal)
    assert before["to_check"] == []
    desk.on_database_thread(lambda: refold(journal))
    assert tables(journal) == before
    assert (folder / "backups").is_dir()
    assert not (folder / "crashes").exists()
    desk.close()
