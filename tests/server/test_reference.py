"""Reference data of the centre reaches the halls as entries, under devices that never fork."""

from datetime import date

import pytest

from counter_app.errors import Conflict, NotAllowed
from counter_app.hall.epidemic import read_epidemic_end, set_epidemic_end
from counter_app.hall.thresholds import (
    Thresholds,
    read_thresholds,
    set_thresholds,
    thresholds_now,
)
from counter_app.journal.heads import read_heads
from counter_app.journal.verify import verify
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.people.users import add_user
from counter_app.server.news import Topic
from counter_app.server.operator_records import Deed, newest_records
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.operators import Operator
from counter_app.server.reference import ReferenceData
from tests.server.held_halls import fetch, know

BOSS = Operator("0" * 32, "wang", "王芳", OperatorRole.ADMINISTRATOR, None)
STRICT = Thresholds(fever=372)
END = date(2020, 11, 30)


class Halls:
    """Two halls with a desk each, whose journals are at the centre."""

    def __init__(self, centre, new_hall):
        self.centre, self.database = centre, centre.database
        self.first, self.second = new_hall(), new_hall()
        for name, hall in (("城东", self.first), ("城西", self.second)):
            hall.desk = know(centre, hall, name)

    def fetch(self, hall):
        """What a hall's desk lacks, as it would fetch it. Returns what was refused."""
        return fetch(self.centre, hall, hall.desk)

    def data(self):
        """Another start of the server's process."""
        server = self.centre.server
        return ReferenceData(server.database, server.workflows, server.clock, server.news)

    def authors(self, hall):
        """The devices that wrote in a hall, but for its own desk."""
        with self.database.of_hall(hall.hall) as connection:
            heads = read_heads(connection, hall.hall)
            assert list(verify(connection, hall.hall)) == []
        return {device: head.seq for device, head in heads.items() if device != hall.desk.device}


@pytest.fixture
def halls(centre, new_hall):
    return Halls(centre, new_hall)


def test_it_reaches_every_hall_as_entries(halls):
    both = [halls.first.hall, halls.second.hall]
    data = halls.data()
    assert [one.trouble for one in data.apply(BOSS, both, "t", strict)] == [None, None]
    assert [one.trouble for one in data.apply(BOSS, both[:1], "e", ended)] == [None]
    for hall, end in ((halls.first, END), (halls.second, None)):
        assert halls.fetch(hall) == []
        assert read_thresholds(data.desk(BOSS, hall.hall)) == STRICT
        assert thresholds_at(hall) == STRICT
        assert read_epidemic_end(hall.desk) == end
    assert list(halls.authors(halls.first).values()) == [2]


def test_a_user_added_at_the_centre_signs_in_at_a_desk(halls):
    def add(desk):
        return add_user(desk, "li", "李敏", [Role.CLERK], "长城内外 2020")

    both = [halls.first.hall, halls.second.hall]
    data = halls.data()
    assert [one.trouble for one in data.apply(BOSS, both, "u", add)] == [None, None]
    halls.fetch(halls.first)
    person = sign_in(halls.first.desk, "li", "长城内外 2020", LockOut())
    assert person.name == "李敏"
    again = data.apply(BOSS, both, "u", add)
    assert [str(one.trouble) for one in again] == [
        "This sign-in name is taken. Choose another."
    ] * 2


def test_each_start_of_the_process_writes_as_another_device(halls):
    for seqs in ([1], [1, 1]):
        halls.data().apply(BOSS, [halls.first.hall], "t", strict)
        assert list(halls.authors(halls.first).values()) == seqs


def test_one_process_goes_on_under_its_device(halls):
    data = halls.data()
    for _ in range(3):
        data.apply(BOSS, [halls.first.hall], "t", strict)
    assert list(halls.authors(halls.first).values()) == [3]


def test_a_database_restored_under_a_running_server_forks_nothing(halls):
    data, hall = halls.data(), halls.first
    data.apply(BOSS, [hall.hall], "t", strict)
    halls.fetch(hall)
    (author,) = halls.authors(hall)
    with halls.database.of_hall(hall.hall, writing=True) as connection:
        for table in ("entry", "head"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE device = '{author}'")
    data.apply(BOSS, [hall.hall], "e", ended)
    assert author not in halls.authors(hall), "it does not write a second history under one name"
    assert halls.fetch(hall) == []
    assert read_epidemic_end(hall.desk) == END
    assert thresholds_at(hall) == STRICT


def test_what_fails_in_one_hall_keeps_no_other_from_it(halls):
    record = halls.centre.hall()

    def refuse(desk):
        if desk.journal.hall == halls.first.hall:
            raise Conflict("This matter is retired already.")
        strict(desk)

    wanted = [halls.first.hall, record.hall, halls.second.hall]
    outcomes = halls.data().apply(BOSS, wanted, "t", refuse)
    assert [one.hall for one in outcomes] == wanted
    assert [one.trouble is None for one in outcomes] == [False, False, True]
    assert halls.authors(halls.first) == {}
    with halls.database.of_centre() as connection:
        kept = newest_records(connection)
    assert [(one.hall, one.deed, one.succeeded) for one in reversed(kept)] == [
        (hall, Deed.REFERENCE_SET, hall == halls.second.hall) for hall in wanted
    ]


def test_a_hall_that_nobody_has_joined_stays_without_entries(halls):
    record = halls.centre.hall()
    (outcome,) = halls.data().apply(BOSS, [record.hall], "t", strict)
    assert "No desk has joined" in str(outcome.trouble)
    assert halls.centre.heads(record.hall) == {}, "a computer may still bring its own hall"


@pytest.mark.parametrize("role", [OperatorRole.READER, OperatorRole.HALL])
def test_only_the_centres_administrator_writes(halls, role):
    other = Operator("1" * 32, "li", "李敏", role, halls.first.hall)
    with pytest.raises(NotAllowed):
        halls.data().apply(other, [halls.first.hall], "t", strict)
    assert halls.authors(halls.first) == {}


def test_it_is_news_to_the_hall_alone(halls):
    heard = []
    news = halls.centre.server.news
    for topic in Topic:
        news.call(heard.append, halls.first.hall, topic)
        news.call(lambda hall: heard.append("other"), halls.second.hall, topic)
    halls.data().apply(BOSS, [halls.first.hall], "t", strict)
    assert heard == [halls.first.hall] * len(Topic)


def strict(desk):
    set_thresholds(desk, STRICT)


def ended(desk):
    set_epidemic_end(desk, END)


def thresholds_at(hall):
    with hall.desk.read() as connection:
        return thresholds_now(connection, hall.hall)
