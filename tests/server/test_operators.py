"""Operators: who they are, how they come to a password, sessions, lock-out, records."""

import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.journal.clock import MINUTE
from counter_app.server.halls import take_hall_id
from counter_app.server.operator_records import Deed, newest_records
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.operator_sessions import IDLE, LONGEST, Sessions
from counter_app.server.operators import (
    LINK_LASTS,
    accept_link,
    add_operator,
    change_operator,
    find_operator,
    first_operator,
    list_operators,
    new_link,
    operator_behind,
)

PASSWORD = "长城内外 2020"
OTHER = "another 2021 one"


@pytest.fixture
def office(centre):
    """A centre whose administrator has chosen name and password."""
    return Office(centre)


class Office:
    def __init__(self, centre):
        self.centre, self.database, self.clock = centre, centre.database, centre.clock
        self.sessions = Sessions(self.database, self.clock)
        secret = self.secret(first_operator(self.database, self.clock))
        self.boss = accept_link(self.database, self.clock, secret, "wang", "王芳", PASSWORD)

    @staticmethod
    def secret(path):
        assert path.startswith("/link/")
        return path.removeprefix("/link/")

    def add(self, login, role=OperatorRole.READER, hall=None, by=None):
        return add_operator(self.database, self.clock, by or self.boss, login, "李敏", role, hall)

    def deeds(self):
        with self.database.of_centre() as connection:
            return [(one.deed, one.operator, one.succeeded) for one in newest_records(connection)]


def test_the_first_administrator_comes_by_a_link_that_is_good_once(office):
    assert office.boss.administers
    assert (office.boss.login, office.boss.name) == ("wang", "王芳")
    assert office.sessions.sign_in(" WANG ", PASSWORD).operator.id == office.boss.id
    assert first_operator(office.database, office.clock) is None, "there is one already"


def test_a_newer_first_link_takes_the_place_of_one_that_nobody_followed(centre):
    older, newer = (first_operator(centre.database, centre.clock) for _ in range(2))
    with pytest.raises(Conflict):
        operator_behind(centre.database, centre.clock, Office.secret(older))
    assert operator_behind(centre.database, centre.clock, Office.secret(newer)).administers
    assert len(list_operators(centre.database)) == 1


def test_a_link_is_used_up_and_ends_after_a_day(office):
    _, path = office.add("li")
    secret = office.secret(path)
    with pytest.raises(InputError) as refused:
        accept_link(office.database, office.clock, secret, "", "", "short")
    assert refused.value.field == "password"
    chosen = accept_link(office.database, office.clock, secret, "boss", "Somebody", OTHER)
    assert (chosen.login, chosen.name) == ("li", "李敏"), "only the first chooses the name"
    with pytest.raises(Conflict):
        accept_link(office.database, office.clock, secret, "", "", OTHER)
    late = office.secret(new_link(office.database, office.clock, office.boss, chosen.id))
    office.clock.advance(LINK_LASTS)
    with pytest.raises(Conflict):
        operator_behind(office.database, office.clock, late)
    assert office.sessions.sign_in("li", OTHER), "the password from before is still good"


def test_neither_tokens_nor_passwords_stand_in_the_database(office):
    session = office.sessions.sign_in("wang", PASSWORD)
    _, path = office.add("li")
    with office.database.of_centre() as connection:
        stored = repr(
            [
                connection.exec_driver_sql(f"SELECT * FROM {table}").all()
                for table in ("operator", "operator_session", "operator_link", "operator_record")
            ]
        )
    for secret in (session.token, office.secret(path), PASSWORD):
        assert secret not in stored
    assert session.token not in repr(session)


def test_wrong_name_and_wrong_password_sound_alike_and_are_written_down(office):
    said = []
    for login, password in (("wang", OTHER), ("nobody", PASSWORD)):
        with pytest.raises(InputError) as refused:
            office.sessions.sign_in(login, password)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert office.deeds()[:2] == [
        (Deed.SIGN_IN, None, False),
        (Deed.SIGN_IN, office.boss.id, False),
    ]


def test_an_account_waits_after_five_wrong_passwords_and_comes_back(office):
    for _ in range(5):
        with pytest.raises(InputError):
            office.sessions.sign_in("wang", OTHER)
    with pytest.raises(InputError) as refused:
        office.sessions.sign_in("wang", PASSWORD)
    assert refused.value.phrase.values["minutes"] == 15
    office.clock.advance(15 * MINUTE)
    assert office.sessions.sign_in("wang", PASSWORD)


def test_a_new_password_ends_the_waiting(office):
    added, path = office.add("li")
    accept_link(office.database, office.clock, office.secret(path), "", "", PASSWORD)
    for _ in range(5):
        with pytest.raises(InputError):
            office.sessions.sign_in("li", OTHER)
    office.clock.advance(1)
    again = office.secret(new_link(office.database, office.clock, office.boss, added.id))
    accept_link(office.database, office.clock, again, "", "", OTHER)
    assert office.sessions.sign_in("li", OTHER)


def test_a_session_ends_when_nobody_is_there_and_after_half_a_day(office):
    token = office.sessions.sign_in("wang", PASSWORD).token
    office.clock.advance(IDLE - 1)
    assert office.sessions.find(token, active=True)
    office.clock.advance(IDLE - 1)
    assert office.sessions.find(token, active=False), "a page that refreshes itself still may"
    office.clock.advance(1)
    assert office.sessions.find(token, active=False) is None, "but does not keep it open"
    token = office.sessions.sign_in("wang", PASSWORD).token
    for _ in range(LONGEST // (IDLE // 2) - 1):
        office.clock.advance(IDLE // 2)
        assert office.sessions.find(token, active=True)
    office.clock.advance(IDLE // 2)
    assert office.sessions.find(token, active=True) is None


def test_a_session_of_the_future_is_none(office):
    token = office.sessions.sign_in("wang", PASSWORD).token
    office.clock.advance(-MINUTE)
    assert office.sessions.find(token, active=True) is None


def test_signing_out_ends_the_session_alone(office):
    one, other = (office.sessions.sign_in("wang", PASSWORD) for _ in range(2))
    office.sessions.end(one)
    assert office.sessions.find(one.token, active=True) is None
    assert office.sessions.find(other.token, active=True)
    assert office.sessions.find("no such token", active=True) is None


def test_a_new_password_ends_every_other_session(office):
    mine, elsewhere = (office.sessions.sign_in("wang", PASSWORD) for _ in range(2))
    office.clock.advance(1)
    with pytest.raises(InputError) as refused:
        office.sessions.change_password(mine, OTHER, OTHER)
    assert refused.value.field == "old_password"
    goes_on = office.sessions.change_password(mine, PASSWORD, OTHER)
    assert office.sessions.find(goes_on.token, active=True)
    assert office.sessions.find(elsewhere.token, active=True) is None
    assert office.sessions.find(mine.token, active=True) is None


def test_an_operator_out_of_use_is_out_at_once(office):
    added, path = office.add("li")
    accept_link(office.database, office.clock, office.secret(path), "", "", OTHER)
    token = office.sessions.sign_in("li", OTHER).token
    change_operator(
        office.database, office.clock, office.boss, added.id, "李敏", added.role, None, False
    )
    assert office.sessions.find(token, active=True) is None
    with pytest.raises(InputError):
        office.sessions.sign_in("li", OTHER)


def test_only_an_administrator_of_the_centre_names_operators(office):
    reader, _ = office.add("li")
    hall = office.centre.hall()
    of_hall, _ = office.add("chen", OperatorRole.HALL, hall.hall)
    for other in (reader, of_hall):
        with pytest.raises(NotAllowed):
            office.add("zhao", by=other)
        with pytest.raises(NotAllowed):
            new_link(office.database, office.clock, other, office.boss.id)
        with pytest.raises(NotAllowed):
            change_operator(
                office.database, office.clock, other, other.id, "x", other.role, None, True
            )
    assert of_hall.sees(hall.hall)
    assert not of_hall.sees(office.centre.hall().hall)
    assert reader.sees(hall.hall)


@pytest.mark.parametrize(
    ("login", "role", "field"),
    [
        ("Not a login!", OperatorRole.READER, "login"),
        ("wang", OperatorRole.READER, "login"),
        ("li", OperatorRole.HALL, "hall"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, login, role, field):
    with pytest.raises(InputError) as refused:
        office.add(login, role, None)
    assert refused.value.field == field
    assert len(list_operators(office.database)) == 1


def test_the_last_administrator_cannot_be_lost(office):
    _, path = office.add("li", OperatorRole.ADMINISTRATOR)

    def retire(id, role=OperatorRole.READER, in_use=True):
        change_operator(office.database, office.clock, None, id, "李敏", role, None, in_use)

    with pytest.raises(Conflict):
        retire(office.boss.id)
    with pytest.raises(Conflict):
        retire(office.boss.id, OperatorRole.ADMINISTRATOR, in_use=False)
    accept_link(office.database, office.clock, office.secret(path), "", "", OTHER)
    retire(office.boss.id)
    assert not find_operator(office.database, "WANG").administers
    with pytest.raises(Conflict):
        find_operator(office.database, "nobody")


def test_an_operator_from_the_command_line_has_a_password_at_once(office):
    operator, path = add_operator(
        office.database, office.clock, None, "li", "李敏", OperatorRole.READER, None, OTHER
    )
    assert path == ""
    assert office.sessions.sign_in("li", OTHER).operator == operator


def test_a_halls_people_follow_the_hall_whose_record_becomes_a_hall(office):
    record = office.centre.hall()
    added, _ = office.add("chen", OperatorRole.HALL, record.hall)
    with office.database.of_centre(writing=True) as connection:
        moved = take_hall_id(connection, record, "f" * 32)
    assert find_operator(office.database, added.login).hall == moved.hall
