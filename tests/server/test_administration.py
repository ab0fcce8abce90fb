"""What the centre's administrator does in the browser, step by step as a person would."""

import re
from datetime import date

import pytest

from counter_app.hall.catalogue import catalogue_now
from counter_app.hall.epidemic import read_epidemic_end
from counter_app.hall.thresholds import Operator, Thresholds, thresholds_now
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import user_names
from counter_app.server.halls import halls as hall_records
from counter_app.server.operator_records import Deed, newest_records
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.operators import find_operator
from counter_app.sync.codes import read_code
from counter_app.sync.wire import Purpose
from tests.server.browsing import PASSWORD, Browser
from tests.server.held_halls import enrolled, fetch
from tests.server.writing_halls import NOON

NEW_PASSWORD = "长城内外 2021"
CODE = r'id="code">([^<]+)<'
LINK = r'id="link">https://centre\.example(/link/[^<]+)<'


@pytest.fixture
def boss(centre):
    one = Browser(centre)
    one.sign_in_as(OperatorRole.ADMINISTRATOR)
    return one


def shown(boss, pattern):
    found = re.search(pattern, boss.answer.text)
    assert found, boss.page.text
    return found[1]


def deeds(centre):
    with centre.database.of_centre() as connection:
        return [(one.deed, one.about) for one in newest_records(connection)]


def test_from_a_new_hall_to_its_first_desk(centre, boss):
    boss.get("/new-hall")
    assert boss.send(name=" 滨江  大厅 ") == 303
    assert boss.follow() == 200
    assert "滨江 大厅" in boss.page.text
    with centre.database.of_centre() as connection:
        (record,) = hall_records(connection)
    assert boss.send(f"/halls/{record.hall}/code", purpose="desk") == 200
    text = shown(boss, CODE)
    assert "centre.example" in boss.page.text
    assert '<svg class="qr"' in boss.answer.text
    code = read_code(text)
    asked, told = centre.enrol(code)
    assert told.hall == record.hall
    boss.get(f"/halls/{record.hall}")
    assert "D01" in boss.page.part("desks")
    assert text not in boss.answer.text, "shown once"
    assert centre.device(asked.device).purpose is Purpose.DESK
    assert deeds(centre)[:2] == [(Deed.CODE_MADE, "desk"), (Deed.HALL_ADDED, "滨江 大厅")]


def test_a_code_for_a_hub_is_one_for_a_hub(centre, boss, east):
    boss.get(f"/halls/{east.hall}")
    boss.send(f"/halls/{east.hall}/code", purpose="hub")
    code = read_code(shown(boss, CODE))
    asked, _ = centre.enrol(code, purpose=Purpose.HUB, name="主机")
    assert centre.device(asked.device).purpose is Purpose.HUB


def test_what_cannot_be_a_hall_is_said_at_the_form(boss, east):
    boss.get("/new-hall")
    assert boss.send(name=" ") == 400
    assert "请填写" in boss.page.text
    assert boss.send(name="城东大厅") == 400
    assert "城东大厅" in boss.answer.text, "what was typed stays"
    boss.get("/")
    assert boss.page.part("halls").count("城东大厅") == 1


def test_a_server_without_a_certificate_makes_no_code(centre, boss, east):
    centre.server.certificate = None
    boss.get(f"/halls/{east.hall}")
    assert boss.send(f"/halls/{east.hall}/code", purpose="desk") == 409
    assert "证书" in boss.page.text


def test_a_device_is_revoked_after_a_question(centre, boss, east):
    device = enrolled(centre, east, east.desk.device, seen=NOON, unsent=4).device
    boss.get(f"/halls/{east.hall}")
    assert f"/devices/{device}/revoke" in boss.page.links
    assert boss.get(f"/devices/{device}/revoke") == 200
    assert "D00" in boss.page.text
    assert centre.device(device).revoked is None, "asking changes nothing"
    assert boss.send() == 303
    boss.follow()
    assert "已吊销" in boss.page.part("desks")
    assert centre.device(device).revoked == NOON
    assert deeds(centre)[0] == (Deed.DEVICE_REVOKED, "D00")
    assert boss.get("/devices/" + "f" * 32 + "/revoke") == 409


def test_an_operator_comes_by_a_link_that_is_shown_once(centre, boss, east):
    boss.get("/operators")
    assert boss.send(login="chen", name="陈杰", role="hall", hall="") == 400
    assert "chen" in boss.answer.text, "what was typed stays"
    assert boss.send(login="chen", name="陈杰", role="hall", hall=east.hall) == 200
    link = shown(boss, LINK)
    boss.get("/operators")
    assert link not in boss.answer.text
    assert "尚未设置密码" in boss.page.text
    newcomer = Browser(centre)
    newcomer.get(link)
    assert newcomer.send(password=PASSWORD, again=PASSWORD) == 303
    newcomer.follow()
    assert "城东大厅" in newcomer.page.text
    operator = find_operator(centre.database, "chen")
    assert (operator.role, operator.hall) == (OperatorRole.HALL, east.hall)
    boss.get(f"/operators/{operator.id}")
    boss.send(f"/operators/{operator.id}/link")
    again = shown(boss, LINK)
    newcomer.get(again)
    assert newcomer.send(password=NEW_PASSWORD, again=NEW_PASSWORD) == 303
    boss.get(f"/operators/{operator.id}")
    assert boss.send(name="陈杰", role="reader", in_use="") == 303
    assert not find_operator(centre.database, "chen").in_use
    assert newcomer.get("/") == 303, "out at once"


def test_the_last_administrator_is_kept_and_it_is_said(centre, boss):
    operator = find_operator(centre.database, "op0")
    boss.get(f"/operators/{operator.id}")
    assert boss.send(name="王芳", role="reader", in_use="yes") == 400
    assert "没有管理员" in boss.page.text
    assert boss.get("/operators/" + "f" * 32) == 409


def test_the_records_tell_who_did_what(centre, boss):
    Browser(centre).sign_in("op0", "wrong password")
    boss.get("/new-hall")
    boss.send(name="滨江大厅")
    boss.get("/records")
    assert re.search(r"op0 添加大厅 · 滨江大厅 滨江大厅 .*成功.* op0 登录 .*拒绝", boss.page.text)


def test_thresholds_and_the_end_reach_the_halls_that_were_meant(centre, boss, east, west):
    boss.get("/reference")
    form = {"operator": "above", "fever": "37.2", "low": "35", "rest_minutes": "3"}
    assert boss.send("/reference/thresholds", **form, hall="all") == 200
    assert boss.page.text.count("已写入") >= 2
    boss.get("/reference")
    assert boss.send("/reference/epidemic", epidemic_end="2020-11-30", hall=east.hall) == 200
    boss.get("/reference")
    assert "2021-02-28" not in boss.page.text or "2020-11-30" in boss.page.text
    for hall, end in ((east, date(2020, 11, 30)), (west, None)):
        assert fetch(centre, hall, hall.desk) == []
        with hall.desk.read() as connection:
            assert thresholds_now(connection, hall.hall) == Thresholds(
                fever=372, operator=Operator.ABOVE, low=350, rest_minutes=3
            )
        assert read_epidemic_end(hall.desk) == end


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("thresholds", {"fever": "hot"}, "体温"),
        ("thresholds", {"rest_minutes": "x"}, "整数"),
        ("epidemic", {"epidemic_end": "2020-11-31"}, "2020-11-30"),
    ],
)
def test_what_cannot_be_meant_is_said_and_written_nowhere(centre, boss, east, action, fields, said):
    before = centre.heads(east.hall)
    boss.get("/reference")
    form = {"operator": "above", "fever": "37.2", "low": "35", "rest_minutes": "3"}
    assert boss.send(f"/reference/{action}", **{**form, **fields}, hall="all") == 400
    assert said in boss.page.text
    assert centre.heads(east.hall) == before


def test_a_limit_that_a_verb_refuses_is_told_for_each_hall(centre, boss, east, west):
    boss.get("/reference")
    form = {"operator": "above", "fever": "36.0", "low": "37.0", "rest_minutes": "3"}
    assert boss.send("/reference/thresholds", **form, hall="all") == 409
    assert "城东大厅" in boss.page.text
    assert "城西大厅" in boss.page.text


def test_a_matter_is_retired_here_and_restored_everywhere(centre, boss, east, west):
    boss.get(f"/reference/catalogue?hall={east.hall}")
    fields = {"code": "101", "seen": east.hall}
    assert boss.send("/reference/catalogue/use", **fields, act="retire", hall=east.hall) == 200
    assert item_at(centre, east, "101").retired
    assert not item_at(centre, west, "101").retired
    boss.get(f"/reference/catalogue?hall={east.hall}")
    assert "停办" in boss.page.text
    assert boss.send("/reference/catalogue/use", **fields, act="restore", hall="all") == 200
    assert "已写入 2 个大厅中的 1 个" in boss.page.text, "it was in use in the other one"
    assert not item_at(centre, east, "101").retired


def test_a_matter_is_changed_and_its_papers_stay(centre, boss, east, west):
    before = item_at(centre, east, "101")
    boss.get(f"/reference/catalogue/item?hall={east.hall}&code=101")
    changed = {
        "chinese": "单位参保登记",
        "english": "Employer registration",
        "minutes": "25",
        "daily_limit": "40",
        "warning_at": "35",
        "group": before.group,
    }
    assert boss.send(**{**changed, "minutes": "many"}, hall=east.hall) == 400
    assert boss.send(**changed, hall=east.hall) == 200
    after = item_at(centre, east, "101")
    assert (after.names.chinese, after.minutes, after.daily_limit) == ("单位参保登记", 25, 40)
    assert (after.papers, after.channels) == (before.papers, before.channels)
    assert item_at(centre, west, "101").names == before.names


def test_a_new_matter_comes_to_all_halls(centre, boss, east, west):
    boss.get(f"/reference/catalogue/item?hall={east.hall}")
    new = {"code": "199", "group": "1", "chinese": "防疫咨询", "english": "Epidemic advice"}
    assert boss.send(**new, minutes="5", daily_limit="0", warning_at="0", hall="all") == 200
    assert {item_at(centre, hall, "199").names.chinese for hall in (east, west)} == {"防疫咨询"}


def test_staff_is_added_changed_and_given_a_password(centre, boss, east):
    boss.get(f"/reference/users?hall={east.hall}")
    new = {"login": "li", "name": "李敏", "password": PASSWORD, "roles": "clerk"}
    assert boss.send("/reference/users/add", **new, hall=east.hall) == 200
    fetch(centre, east, east.desk)
    person = sign_in(east.desk, "li", PASSWORD, LockOut())
    assert person.roles == {Role.CLERK}
    boss.get(f"/reference/users?hall={east.hall}")
    assert "李敏" in boss.answer.text
    assert PASSWORD not in boss.answer.text
    about = {"hall": east.hall, "user": person.id, "login": "li"}
    boss.get(f"/reference/users?hall={east.hall}")
    assert boss.send("/reference/users/password", **about, password=NEW_PASSWORD) == 200
    fetch(centre, east, east.desk)
    assert sign_in(east.desk, "li", NEW_PASSWORD, LockOut()).id == person.id
    boss.get(f"/reference/users?hall={east.hall}")
    more = {"name": "李晓敏", "roles": "clerk leader", "in_use": "yes"}
    assert boss.send("/reference/users/change", **about, **more) == 409, "no administrator left"
    boss.get(f"/reference/users?hall={east.hall}")
    head = {"login": "zhao", "name": "赵强", "password": PASSWORD, "roles": "administrator"}
    boss.send("/reference/users/add", **head, hall=east.hall)
    boss.get(f"/reference/users?hall={east.hall}")
    assert boss.send("/reference/users/change", **about, **more) == 200
    fetch(centre, east, east.desk)
    assert user_names(east.desk)[person.id] == "李晓敏"


def test_a_hall_that_is_none_is_refused(boss, east):
    boss.get("/reference")
    assert boss.send("/reference/epidemic", epidemic_end="", hall="f" * 32) == 409


def item_at(centre, hall, code):
    with centre.database.of_hall(hall.hall) as connection:
        return catalogue_now(connection, hall.hall).item(code)
