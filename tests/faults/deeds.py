"""What people at a desk do, each chosen by numbers, so that a test can do it again exactly.

A deed that is not possible just now does nothing, as a person would be told and go on.
"""

from datetime import date

from sqlalchemy import select

from counter_app.errors import CounterError
from counter_app.hall.attachments import Prepared, attach
from counter_app.hall.case_steps import Details
from counter_app.hall.case_steps import Outcome as CaseOutcome
from counter_app.hall.case_work import (
    close_case,
    detail_case,
    disinfect_after,
    extend_case,
    hand_over,
    move_to_place,
    note_call,
    observe,
    reopen_case,
)
from counter_app.hall.cases import Ordered, case_table
from counter_app.hall.catalogue import catalogue_now, restore_item, retire_item
from counter_app.hall.checking import settle, to_check
from counter_app.hall.closing import close_today
from counter_app.hall.desks import rename_desk, rename_hall
from counter_app.hall.duties import Place, duty_at
from counter_app.hall.epidemic import set_epidemic_end
from counter_app.hall.isolation import clear_case, open_case, raise_case, read_case, reveal_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.queue import call_next, finish, hold, leave, no_show, start, transfer
from counter_app.hall.registering import Registration, correct, register
from counter_app.hall.roster import clear_duty, set_duty, swap_duties
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import Mask, Method, check_table, measure
from counter_app.hall.thresholds import Thresholds, set_thresholds
from counter_app.hall.visit_rows import find_visit
from counter_app.hall.visits import Outcome, VisitState, visit_table
from counter_app.hall.windows import all_windows, close_window, open_window, set_window
from counter_app.journal.contents import digest_of
from counter_app.journal.redaction import Redacted, redaction_of
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from counter_app.people.roles import Right

NAMES = ("刘秀兰", "王建国", "买买提·吐尔逊", "欧阳修")


def _measure(desk, which):
    measure(desk, ("365", "366", "381", "379")[which % 4], Method.FOREHEAD, Mask.WORN, "T-01")


def _repeat(desk, which):
    check = _one(desk, select(check_table.c.id).order_by(check_table.c.id), which)
    measure(desk, ("364", "380")[which % 2], Method.AXILLARY, Mask.WORN, "T-02", check)


def _register(desk, which):
    check = measure(desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")
    with desk.journal.read() as connection:
        items = catalogue_now(connection, desk.journal.hall).in_use
    matters = tuple(items[(which + step) % len(items)].code for step in range(1 + which % 2))
    person = PersonFacts(name=NAMES[which % 4]) if which % 3 else PersonFacts()
    register(desk, Registration(check=check.id, matters=matters, person=person))


def _call(desk, which):
    call_next(desk, _window(desk, which))


def _serve(desk, which):
    visit = _visit(desk, which, VisitState.CALLED)
    (start, no_show, start, leave)[which % 4](desk, visit)


def _go_on(desk, which):
    visit = _visit(desk, which, VisitState.SERVING)
    match which % 3:
        case 0:
            hold(desk, visit)
        case 1:
            transfer(desk, visit, why="走错窗口")
        case _:
            with desk.journal.read() as connection:
                matters = find_visit(connection, desk.journal.hall, visit).open_matters
            finish(desk, visit, {matter.code: Outcome.DONE for matter in matters})


def _correct(desk, which):
    visit = _visit(desk, which)
    correct(desk, visit, PersonFacts(name=NAMES[which % 4]), (), which % 3, "写错了")


def _isolate_check(desk, which):
    open_case(desk, check=_one(desk, select(check_table.c.id).order_by(check_table.c.id), which))


def _isolate_visit(desk, which):
    open_case(desk, visit=_visit(desk, which), symptoms="咳嗽")


def _case(desk, which):
    chosen = _one(desk, select(case_table.c.id).order_by(case_table.c.id), which)
    match which % 3:
        case 0:
            raise_case(desk, chosen, "同行者确诊")
        case 1:
            clear_case(desk, chosen, "疾控王医生", Ordered.BY_PHONE, "核酸阴性")
        case _:
            reveal_case(desk, chosen)


def _case_step(desk, which):
    chosen = _one(desk, select(case_table.c.id).order_by(case_table.c.id), which)
    match which % 9:
        case 0:
            move_to_place(desk, chosen, "留观室")
        case 1:
            observe(desk, chosen, ("367", "382")[which % 2], Method.EAR, "T-02")
        case 2:
            note_call(
                desk,
                chosen,
                body="疾控",
                number="0512",
                called_by="李敏",
                reached=which % 2 == 0,
            )
        case 3:
            detail_case(desk, chosen, Details(address=f"和平路 {which} 号"))
        case 4:
            until = desk.journal.clock.now() + (1 + which) * 60_000
            extend_case(desk, chosen, until, "王医生", Ordered.IN_WRITING)
        case 5:
            hand_over(
                desk,
                chosen,
                receiver="孙医生",
                receiver_body="急救中心",
                vehicle="急A 12003",
                destination="市一院",
                signed=which % 2 == 0,
            )
        case 6:
            disinfect_after(
                desk,
                chosen,
                done_by="陈姨",
                agent="含氯消毒剂",
                concentration="1000 mg/L",
                windows=read_case(desk, chosen).windows,
                place=True,
            )
        case 7:
            close_case(desk, chosen, CaseOutcome.UNKNOWN)
        case _:
            reopen_case(desk, chosen, "补记")


def _settle(desk, which):
    items = to_check(desk)
    if not items:
        raise NothingThere("Nothing.")
    settle(desk, items[which % len(items)], "看过")


def _settings(desk, which):
    match which % 5:
        case 0:
            rename_hall(desk, f"城东大厅{which}")
        case 1:
            rename_desk(desk, f"桌{which}")
        case 2:
            set_rules(desk, HallRules(inside_limit=20 + which))
        case 3:
            set_thresholds(desk, Thresholds(fever=373 + which % 5))
        case _:
            set_epidemic_end(desk, date(2020, 6, 1 + which % 28))


def _windows(desk, which):
    match which % 3:
        case 0:
            set_window(desk, 1 + which % 4, ("*",), in_use=which % 5 != 0)
        case 1:
            open_window(desk, _window(desk, which))
        case _:
            close_window(desk, _window(desk, which))


def _catalogue(desk, which):
    with desk.journal.read() as connection:
        items = catalogue_now(connection, desk.journal.hall).in_use
    code = items[which % len(items)].code
    (retire_item if which % 2 else restore_item)(desk, code)


def _redact(desk, which):
    """Take out the body of any entry but of a redaction, personal ones first."""
    entries = [
        entry_of(row)
        for row in _rows(
            desk,
            select(entry_table)
            .where(entry_table.c.body.is_not(None), entry_table.c.kind != Redacted.kind)
            .order_by(entry_table.c.tick.desc(), entry_table.c.device, entry_table.c.seq)
            .limit(30),
        )
    ]
    personal = [one for one in entries if one.kind.endswith(("identified", "detailed"))]
    chosen = personal or entries
    with desk.act(Right.REDACT) as act:
        act.record(*redaction_of(chosen[which % len(chosen)], "保存期满"))


def _roster(desk, which):
    """Enter, clear or swap on three days, so that desks meet there."""
    places = [Place(date(2020, 2, 10 + day)) for day in range(3)]
    with desk.journal.read() as connection:
        duties = [duty_at(connection, desk.journal.hall, place) for place in places]
    one, other = duties[which % 3], duties[(which + 1) % 3]
    if one is None or which % 4 == 0:
        set_duty(desk, places[which % 3], NAMES[which % 4], "", str(which), one)
    elif other is None or which % 4 == 1:
        clear_duty(desk, one)
    else:
        swap_duties(desk, one, other, "调班")


def _attach(desk, which):
    """A photo of several parts; the same one may be attached at several desks."""
    data = bytes([which % 4]) * 40_000
    with desk.act(Right.DO_ROUND) as act:
        attach(act, Prepared(data, digest_of(data), "image/jpeg", "a.jpg", b""))


def _close_day(desk, _which):
    close_today(desk)


DEEDS = {
    "measure": _measure,
    "repeat": _repeat,
    "register": _register,
    "call": _call,
    "serve": _serve,
    "go_on": _go_on,
    "correct": _correct,
    "isolate_check": _isolate_check,
    "isolate_visit": _isolate_visit,
    "case": _case,
    "case_step": _case_step,
    "settle": _settle,
    "settings": _settings,
    "windows": _windows,
    "catalogue": _catalogue,
    "redact": _redact,
    "roster": _roster,
    "attach": _attach,
    "close_day": _close_day,
}


class NothingThere(CounterError):
    """There is nothing here to do this to."""


def do(desk, deed, which):
    """Do a deed at a desk; whether it was possible."""
    try:
        DEEDS[deed](desk, which)
    except CounterError:
        return False
    return True


def _rows(desk, query):
    with desk.journal.read() as connection:
        return connection.execute(query).all()


def _one(desk, query, which):
    rows = _rows(desk, query)
    if not rows:
        raise NothingThere("Nothing.")
    return rows[which % len(rows)][0]


def _visit(desk, which, *states):
    query = select(visit_table.c.id).order_by(visit_table.c.id)
    return _one(desk, query.where(visit_table.c.state.in_(states)) if states else query, which)


def _window(desk, which):
    with desk.journal.read() as connection:
        windows = all_windows(connection, desk.journal.hall)
    return windows[which % len(windows)].id
