from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.style import Style, Tone
from ui.widgets.attention_card import AttentionCard
from ui.widgets.chart import Bar, BarChart, LineChart, Series, nice_ticks, number_text
from ui.widgets.chips import Chips, Choice
from ui.widgets.deadline import Deadline
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.label import Label
from ui.widgets.notice import Notice
from ui.widgets.stat_tile import StatTile
from ui.widgets.suggest import SuggestField
from ui.widgets.table import Column, Table
from ui.widgets.ticket import TicketNumber
from ui.widgets.ticking import Stage, TurningTime, clock_text, remaining_text
from ui.widgets.timeline import Step, Timeline
from ui.widgets.verdict import VerdictBand

ENTER = Qt.Key.Key_Return


class Form(QWidget):
    def __init__(self, *widgets):
        super().__init__()
        box = QVBoxLayout(self)
        for widget in widgets:
            box.addWidget(widget)


def colours(widget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_a_key_works_from_any_field_but_not_when_disabled_hidden_or_held(look, shown, qapp):
    presses = []
    button = KeyButton(look, "next", "Enter", Emphasis.PRIMARY)
    button.clicked.connect(lambda: presses.append(1))
    line = QLineEdit()
    shown(Form(line, button))
    line.setFocus()
    QTest.keyClick(line, ENTER)
    QTest.keyClick(line, Qt.Key.Key_Enter)
    assert len(presses) == 2
    button.setEnabled(False)
    QTest.keyClick(line, ENTER)
    button.setEnabled(True)
    button.hide()
    QTest.keyClick(line, ENTER)
    assert len(presses) == 2


def test_enter_on_a_focused_button_presses_it_and_not_the_primary_one(look, shown):
    presses = []
    first = KeyButton(look, "next", "Enter", Emphasis.PRIMARY)
    second = KeyButton(look, "other", "F8")
    first.clicked.connect(lambda: presses.append("first"))
    second.clicked.connect(lambda: presses.append("second"))
    shown(Form(first, second))
    second.setFocus()
    QTest.keyClick(second, ENTER)
    assert presses == ["second"]


def test_a_field_says_its_mark_and_its_problem_until_one_types(look, shown):
    field = Field(look, "name")
    shown(Form(field))
    field.mark("✓", Tone.NORMAL)
    field.complain("wrong")
    assert field.problem() == "wrong"
    assert field.edit.hasFocus()
    assert field.edit.accessibleDescription() == "wrong"
    QTest.keyClicks(field.edit, "x")
    assert field.problem() == ""


def test_rare_characters_are_never_cut(look, qtbot):
    field = Field(look, "name")
    qtbot.addWidget(field)
    field.set_text("𬭚" * 200)
    assert field.text() == "𬭚" * 200


@pytest.mark.parametrize(
    ("choice", "keys", "chosen"),
    [
        (Choice.ONE, [Qt.Key.Key_Right], {"b"}),
        (Choice.ONE, [Qt.Key.Key_Left], {"c"}),
        (Choice.ONE, [Qt.Key.Key_Space], {"a"}),
        (Choice.AT_MOST_ONE, [Qt.Key.Key_Space], set()),
        (Choice.AT_MOST_ONE, [Qt.Key.Key_Right, Qt.Key.Key_Space], {"b"}),
        (Choice.SEVERAL, [Qt.Key.Key_Right, Qt.Key.Key_Space], {"a", "b"}),
    ],
)
def test_chips_are_chosen_by_keyboard(look, shown, qapp, choice, keys, chosen):
    chips = Chips(look, "mask", [("a", "A"), ("b", "B"), ("c", "C")], choice)
    chips.set_value("a")
    told = []
    chips.changed.connect(lambda: told.append(chips.values()))
    shown(Form(chips))
    chips.first_focus()
    for key in keys:
        QTest.keyClick(qapp.focusWidget(), key)
    assert chips.values() == chosen
    assert told[-1] == chosen


def test_chips_are_one_tab_stop(look, shown, qapp):
    chips, line = Chips(look, "mask", [(1, "A"), (2, "B")]), QLineEdit()
    shown(Form(chips, line))
    chips.first_focus()
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    assert line.hasFocus()


@dataclass(frozen=True)
class Visit:
    ticket: str
    name: str


def table_of(look) -> Table[Visit]:
    columns = [
        Column[Visit]("ticket", lambda visit: visit.ticket, 80, bold=True),
        Column[Visit]("name", lambda visit: visit.name, tone=lambda _: Tone.ALARM),
        Column[Visit]("", lambda _: "open", 60, press=True),
        Column[Visit]("", lambda visit: visit.name, 80, pill=True, right=True),
    ]
    return Table(look, columns, lambda visit: visit.ticket, "nobody waits")


def test_a_table_keeps_its_selection_by_key(look, shown):
    table = table_of(look)
    shown(Form(table))
    told = []
    table.chosen_row.connect(told.append)
    table.show_rows([Visit("A1", "x"), Visit("A2", "y")])
    assert table.selected() is None
    table.select("A2")
    assert told == [Visit("A2", "y")]
    table.show_rows([Visit("A0", "w"), Visit("A1", "x"), Visit("A2", "changed")])
    assert table.selected() == Visit("A2", "changed")
    table.show_rows([Visit("A0", "w")])
    assert table.selected() is None
    assert told[-1] is None


def test_a_table_is_worked_by_keyboard_and_keeps_enter_from_the_primary_button(look, shown):
    table = table_of(look)
    button = KeyButton(look, "next", "Enter")
    presses, opened = [], []
    button.clicked.connect(lambda: presses.append(1))
    table.activated_row.connect(opened.append)
    shown(Form(table, button))
    table.show_rows([Visit("A1", "x"), Visit("A2", "y")])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, ENTER)
    assert opened == [Visit("A2", "y")]
    assert presses == []
    table.clearSelection()
    QTest.keyClick(table, ENTER)
    assert presses == [1]


def test_one_click_on_an_action_column_opens_the_row(look, shown):
    table = table_of(look)
    shown(Form(table))
    table.show_rows([Visit("A1", "x")])
    opened = []
    table.activated_row.connect(opened.append)
    for column, count in ((0, 0), (2, 1)):
        place = table.visualRect(table.model().index(0, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(opened) == count


def test_a_table_paints_rows_and_the_words_for_none(look, shown):
    table = table_of(look)
    shown(Form(table))
    table.setFocus()
    assert look.palette.info in colours(table)
    table.show_rows([Visit("A1", "x" * 300)])
    table.select("A1")
    assert look.palette.chosen_row in colours(table)


@pytest.mark.parametrize("tone", list(Tone))
def test_the_band_says_it_in_colour_word_and_icon(look, shown, tone):
    band = VerdictBand(look)
    shown(Form(band), 800, 200)
    height = band.sizeHint().height()
    band.show_verdict(tone, "normal", "next please", caption="today", value="127")
    assert look.fill(tone).name().upper() in colours(band)
    assert (band.headline(), band.detail(), band.value()) == ("normal", "next please", "127")
    assert band._headline.isVisible()
    assert band.accessibleName() == "normal. next please"
    assert band.sizeHint().height() == height, "the page must not jump"
    band.clear("measure")
    assert not band._headline.isVisible()
    assert look.fill(tone).name().upper() not in colours(band) or tone is Tone.QUIET


def test_times_turn_with_the_clock_and_pass_through_stages(look, qtbot, clock):
    ticking = QTimer()
    time = TurningTime(look, clock, ticking)
    qtbot.addWidget(time)
    reached = []
    time.reached.connect(reached.append)
    late = Stage(0, Tone.ALARM, "late")
    time.count_down(clock.now() + 90_000, [Stage(-60_000, Tone.ATTENTION, "soon"), late])
    assert (time.text(), time.word()) == ("01:30", "")
    clock.advance(31_000)
    ticking.timeout.emit()
    assert (time.text(), time.word()) == ("00:59", "soon")
    clock.advance(71_000)
    ticking.timeout.emit()
    assert (time.text(), time.word()) == ("+00:12", "late")
    assert reached[-1] == late
    time.count_up(clock.now() - 3_671_000)
    assert time.text() == "1:01:11"
    time.stop("—")
    ticking.timeout.emit()
    assert time.text() == "—"


def test_lengths_of_time_are_written_as_on_a_clock():
    assert clock_text(-5) == "00:00"
    assert clock_text(59_999) == "00:59"
    assert remaining_text(1) == "00:01"
    assert remaining_text(0) == "00:00"
    assert remaining_text(-61_000) == "+01:01"


def test_an_attention_card_is_pressed_by_keyboard(look, shown, clock):
    card = AttentionCard(look, Tone.ALARM, "case", ["call the centre for disease control"])
    ticking = QTimer()
    card.run_time(clock, ticking, clock.now() - 60_000, down=False)
    pressed = []
    card.clicked.connect(lambda: pressed.append(1))
    shown(Form(card))
    card.setFocus()
    QTest.keyClick(card, ENTER)
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert look.palette.alarm in colours(card)


def test_a_notice_folds_its_details_out_and_goes(look, shown, qtbot):
    notice = Notice(look)
    shown(Form(notice))
    assert notice.text() == ""
    notice.say(Tone.ALARM, "not printed", "print again", "DeviceFault")
    assert notice.text() == "not printed"
    assert not notice._details.isVisible()
    notice._fold.click()
    assert notice._details.isVisible()
    with qtbot.waitSignal(notice.dismissed):
        notice._close.click()
    assert notice.text() == ""


def test_suggestions_follow_the_typing_and_only_the_newest_answer_counts(look, shown, qtbot):
    questions = []
    field = SuggestField(look, "find", lambda *asked: questions.append(asked), str)
    taken, entered = [], []
    field.chosen.connect(taken.append)
    button = KeyButton(look, "go", "Enter")
    button.clicked.connect(lambda: entered.append(1))
    shown(Form(field, button))
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "z")
    qtbot.waitUntil(lambda: len(questions) == 1)
    QTest.keyClicks(field.edit, "s")
    qtbot.waitUntil(lambda: len(questions) == 2)
    assert [text for text, _ in questions] == ["z", "zs"]
    questions[1][1](["张三", "周深"])
    questions[0][1](["too late"])
    assert field.suggestions() == ["张三", "周深"]
    QTest.keyClick(field.edit, ENTER)
    assert entered == [1], "nothing is chosen yet: Enter is the page's"
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, ENTER)
    assert taken == ["周深"]
    assert entered == [1]
    assert not field.is_open()


def test_escape_and_leaving_close_the_suggestions(look, shown, qtbot):
    field = SuggestField(look, "find", lambda _, answer: answer(["a"]), str, takes_first=True)
    line, taken = QLineEdit(), []
    field.chosen.connect(taken.append)
    shown(Form(field, line))
    for leave in (lambda: QTest.keyClick(field.edit, Qt.Key.Key_Escape), line.setFocus):
        field.edit.setFocus()
        QTest.keyClicks(field.edit, "z")
        qtbot.waitUntil(field.is_open)
        leave()
        assert not field.is_open()
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "z")
    qtbot.waitUntil(field.is_open)
    QTest.keyClick(field.edit, ENTER)
    assert taken == ["a"]


@pytest.mark.parametrize(
    ("lowest", "highest", "ticks"),
    [
        (0, 1, [0, 0.5, 1]),
        (0, 35, [0, 10, 20, 30, 40]),
        (0, 0, [0, 0.5, 1]),
        (0, 8, [0, 2, 4, 6, 8]),
        (36.2, 37.8, [36, 36.5, 37, 37.5, 38]),
        (0, 1234, [0, 500, 1000, 1500]),
    ],
)
def test_ticks_are_numbers_people_count_in(lowest, highest, ticks):
    assert nice_ticks(lowest, highest) == ticks


def test_numbers_are_written_without_needless_zeros():
    assert [number_text(number) for number in (3.0, 36.5, 12345)] == ["3", "36.5", "12,345"]


def test_bars_are_painted_told_and_empty(look, shown):
    chart = BarChart(look, "arrivals", unit="people", empty="nobody yet")
    shown(Form(chart))
    assert look.palette.info not in colours(chart)
    assert chart.accessibleDescription() == "", "nothing is claimed before it is known"
    assert look.palette.secondary not in colours(chart)
    chart.show_bars([])
    assert chart.accessibleDescription() == "nobody yet"
    assert look.palette.info not in colours(chart)
    chart.show_bars([Bar("8:00", 12), Bar("9:00", 40, Tone.ATTENTION)])
    assert {look.palette.info, look.palette.attention_line} <= colours(chart)
    assert chart.accessibleDescription() == "8:00 12 people; 9:00 40 people"
    assert chart.height_of(40) == pytest.approx(chart.plot().top())
    middle = chart.place_of(1).center()
    assert chart._told(middle) == "9:00 40 people"
    assert chart._told(QPointF(0, 0)) == ""


def test_lines_leave_gaps_where_nothing_is_known(look, shown):
    chart = LineChart(look, "waiting", unit="min", empty="nobody yet")
    shown(Form(chart))
    chart.show_lines(
        ["8", "9", "10"],
        [Series("mean", [3, None, 5]), Series("longest", [8, 9, 10], Tone.ATTENTION)],
        limit=(20, "limit"),
    )
    assert {look.palette.info, look.palette.attention_line} <= colours(chart)
    assert chart.describe(1) == "9 longest 9 min"
    chart.show_lines(["8"], [Series("mean", [None])])
    assert not chart.has_data()


def test_an_unknown_number_is_not_zero(look, qtbot):
    tile, ticket = StatTile(look, "arrivals", "people"), TicketNumber()
    qtbot.addWidget(tile)
    qtbot.addWidget(ticket)
    assert tile.value() == ticket.text() == "—"
    tile.set_value("127", note="5 more than yesterday", tone=Tone.NORMAL)
    assert tile.accessibleName() == "arrivals 127 people 5 more than yesterday"
    ticket.set_number("A021")
    assert ticket.text() == "A021"


def test_a_name_is_never_taken_for_markup(qtbot):
    label = Label("<b>王</b>", elides=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.resize(20, 20)
    label.grab()
    assert label.toolTip() == "<b>王</b>"


def test_a_larger_style_makes_larger_widgets(qtbot):
    small, large = (KeyButton(Style(scale), "next", "Enter") for scale in (1.0, 1.5))
    qtbot.addWidget(small)
    qtbot.addWidget(large)
    assert large.sizeHint().height() == round(small.sizeHint().height() * 1.5)


def test_a_timeline_keeps_its_place_and_pages(look, shown, qtbot):
    timeline = Timeline(look, "nothing yet")
    shown(timeline, 400, 160)
    assert timeline.steps() == ()
    steps = [Step(f"10:{n:02}", "a long line that has to be wrapped " * 3, "Li") for n in range(20)]
    timeline.show_steps(steps)
    bar = timeline.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 160)
    timeline.turn_page(1)
    place = bar.value()
    assert place > 0
    timeline.show_steps([*steps, Step("10:59", "one more", mark="to check")])
    QApplication.processEvents()
    assert bar.value() == place
    timeline.turn_page(-5)
    assert bar.value() == 0
    timeline.turn_page(1)
    timeline.show_steps(steps[:19], from_top=True)
    assert bar.value() == 0


def test_a_deadline_says_how_it_stands_in_word_icon_and_colour(look, shown, clock):
    deadline = Deadline(look, clock, QTimer(), "called")
    shown(deadline, 300, 140)
    stages = (
        Stage(-(10**15), Tone.INFO, "left"),
        Stage(-60_000, Tone.ATTENTION, "soon"),
        Stage(1, Tone.ALARM, "overdue"),
    )
    deadline.run(clock.now() + 120_000, stages, "by noon")
    assert (deadline.tone, deadline.time.text()) == (Tone.INFO, "02:00")
    assert deadline.accessibleName() == "called: left. by noon"
    calm = colours(deadline)
    clock.advance(60_000)
    deadline.time.turn()
    assert (deadline.tone, deadline.time.word()) == (Tone.ATTENTION, "soon")
    clock.advance(90_000)
    deadline.time.turn()
    assert (deadline.tone, deadline.time.text()) == (Tone.ALARM, "+00:30")
    assert look.palette.alarm_soft in colours(deadline)
    assert look.palette.alarm_soft not in calm
