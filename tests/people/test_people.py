import pytest
from sqlalchemy import func, select

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.passwords import hash_password, password_fits
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from counter_app.people.signing_in import (
    LockOut,
    change_own_password,
    sign_in,
    sign_in_table,
    sign_in_workflow,
    waiting_accounts,
)
from counter_app.people.users import (
    add_first_administrator,
    add_user,
    change_user,
    first_account,
    list_users,
    set_password,
    user_workflow,
)
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata

NOON = 1_581_307_200_000
MINUTE = 60_000
PASSWORD = "城东大厅2020"


@pytest.fixture
def journal(tmp_path):
    engine = open_engine(tmp_path / "hall.db", bytes(32))
    with writing(engine) as connection:
        metadata.create_all(connection)
    found_replica(engine, new_id(), new_id())
    yield Journal(engine, Workflows([user_workflow, sign_in_workflow]), SetClock(NOON))
    engine.dispose()


@pytest.fixture
def administrator(journal):
    return Desk(journal, add_first_administrator(journal, first_account("admin", "李敏", PASSWORD)))


def count_entries(journal):
    with journal.read() as connection:
        return connection.scalar(select(func.count()).select_from(entry_table))


def desk_of(journal, *roles):
    return Desk(journal, Person(new_id(), "x", "x", frozenset(roles)))


def test_every_role_has_its_rights_and_every_right_a_role():
    assert set(ROLE_RIGHTS) == set(Role)
    assert frozenset().union(*ROLE_RIGHTS.values()) == frozenset(Right)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_an_act_needs_its_right_in_the_core(journal, role, right):
    desk = desk_of(journal, role)
    if right in ROLE_RIGHTS[role]:
        with desk.act(right) as act:
            assert act.actor == desk.person.id
    else:
        with pytest.raises(NotAllowed), desk.act(right):
            pytest.fail("the block must not run")
        with pytest.raises(NotAllowed), desk.read(right):
            pytest.fail("the block must not run")


def test_only_who_changes_users_can_add_change_or_list_them(journal, administrator):
    clerk = desk_of(journal, Role.CLERK)
    before = count_entries(journal)
    for verb in (
        lambda: add_user(clerk, "wang", "王芳", [Role.CLERK], PASSWORD),
        lambda: change_user(clerk, administrator.person.id, "x", [Role.CLERK], True),
        lambda: set_password(clerk, administrator.person.id, PASSWORD),
        lambda: list_users(clerk),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert count_entries(journal) == before


def test_a_new_clerk_signs_in_with_the_line_down(journal, administrator):
    added = add_user(administrator, " Wang.Fang ", " 王  芳 ", [Role.CLERK], PASSWORD)
    person = sign_in(journal, "WANG.FANG", PASSWORD, LockOut())
    assert (person.id, person.name, person.roles) == (added.id, "王 芳", {Role.CLERK})


def test_the_hall_gets_one_first_administrator_only(journal, administrator):
    with pytest.raises(Conflict):
        add_first_administrator(journal, first_account("second", "乙", PASSWORD))


def test_the_last_administrator_cannot_be_lost(journal, administrator):
    own = administrator.person.id
    with pytest.raises(Conflict, match="no administrator left"):
        change_user(administrator, own, "李敏", [Role.CLERK], True)
    with pytest.raises(Conflict, match="no administrator left"):
        change_user(administrator, own, "李敏", [Role.ADMINISTRATOR], False)
    add_user(administrator, "second", "乙", [Role.ADMINISTRATOR], PASSWORD)
    change_user(administrator, own, "李敏", [Role.CLERK], True)
    assert {user.login: user.roles for user in list_users(administrator)} == {
        "admin": {Role.CLERK},
        "second": {Role.ADMINISTRATOR},
    }


def test_a_name_in_use_is_refused(administrator):
    with pytest.raises(Conflict, match="taken"):
        add_user(administrator, "ADMIN", "乙", [Role.CLERK], PASSWORD)


@pytest.mark.parametrize(
    ("login", "name", "roles", "password", "field"),
    [
        ("", "王芳", [Role.CLERK], PASSWORD, "login"),
        ("wang fang", "王芳", [Role.CLERK], PASSWORD, "login"),
        ("wang", "  ", [Role.CLERK], PASSWORD, "name"),
        ("wang", "王\x00芳", [Role.CLERK], PASSWORD, "name"),
        ("wang", "王芳", [], PASSWORD, "roles"),
        ("wang", "王芳", [Role.CLERK], "short", "password"),
        ("wang", "王芳", [Role.CLERK], "aaaaaaaaaa", "password"),
        ("wangfang", "王芳", [Role.CLERK], "WangFang2020", "password"),
    ],
)
def test_what_cannot_be_accepted_names_its_field(
    journal, administrator, login, name, roles, password, field
):
    before = count_entries(journal)
    with pytest.raises(InputError) as refused:
        add_user(administrator, login, name, roles, password)
    assert refused.value.field == field
    assert count_entries(journal) == before


def test_five_wrong_passwords_lock_out_for_fifteen_minutes(journal, administrator):
    for _ in range(5):
        with pytest.raises(InputError, match="Name or password"):
            sign_in(journal, "admin", "falsch-2020", LockOut())
    before = count_entries(journal)
    with pytest.raises(InputError, match="15 minutes"):
        sign_in(journal, "admin", PASSWORD, LockOut())
    assert count_entries(journal) == before
    journal.clock.advance(14 * MINUTE + 1)
    with pytest.raises(InputError, match="1 minutes"):
        sign_in(journal, "admin", PASSWORD, LockOut())
    journal.clock.advance(MINUTE)
    assert sign_in(journal, "admin", PASSWORD, LockOut()).login == "admin"


def test_a_clock_stepping_back_ten_years_locks_nobody_for_years(journal, administrator):
    for _ in range(5):
        with pytest.raises(InputError):
            sign_in(journal, "admin", "falsch-2020", LockOut())
    journal.clock.advance(-10 * 365 * 24 * 60 * MINUTE)
    assert sign_in(journal, "admin", PASSWORD, LockOut()).login == "admin"


def test_a_success_forgives_earlier_failures(journal, administrator):
    for _ in range(4):
        with pytest.raises(InputError):
            sign_in(journal, "admin", "falsch-2020", LockOut())
    sign_in(journal, "admin", PASSWORD, LockOut())
    with pytest.raises(InputError, match="Name or password"):
        sign_in(journal, "admin", "falsch-2020", LockOut())
    assert sign_in(journal, "admin", PASSWORD, LockOut()).login == "admin"


def test_an_unknown_name_is_not_kept(journal, administrator):
    with pytest.raises(InputError, match="Name or password"):
        sign_in(journal, "my-secret-password", "x", LockOut())
    with journal.read() as connection:
        bodies = b"".join(connection.scalars(select(entry_table.c.body)))
        (attempt,) = connection.execute(select(sign_in_table)).all()
    assert b"my-secret" not in bodies
    assert attempt.user is None
    assert not attempt.succeeded


def test_an_account_out_of_use_and_an_old_password_do_not_sign_in(journal, administrator):
    user = add_user(administrator, "wang", "王芳", [Role.CLERK], PASSWORD)
    set_password(administrator, user.id, "另一个密码2021")
    with pytest.raises(InputError):
        sign_in(journal, "wang", PASSWORD, LockOut())
    assert sign_in(journal, "wang", "另一个密码2021", LockOut()).id == user.id
    change_user(administrator, user.id, "王芳", [Role.CLERK], False)
    with pytest.raises(InputError):
        sign_in(journal, "wang", "另一个密码2021", LockOut())


def test_a_password_is_kept_as_argon2id_and_fits_whatever_the_input_method():
    kept = hash_password("ABCdef123!", "wang")
    assert kept.startswith("$argon2id$")
    assert password_fits(kept, "ＡＢＣｄｅｆ１２３！")
    assert not password_fits(kept, "ABCdef123?")
    assert not password_fits("not a hash", "ABCdef123!")


def fail(journal, times=5):
    for _ in range(times):
        with pytest.raises(InputError, match="Name or password"):
            sign_in(journal, "admin", "falsch-2020", LockOut())


def test_a_new_password_ends_the_wait(journal, administrator):
    own = administrator.person.id
    fail(journal)
    assert waiting_accounts(administrator, LockOut()) == {own: 15}
    journal.clock.advance(10 * MINUTE)
    assert waiting_accounts(administrator, LockOut()) == {own: 5}
    set_password(administrator, own, "另一个密码2021")
    assert waiting_accounts(administrator, LockOut()) == {}
    assert sign_in(journal, "admin", "另一个密码2021", LockOut()).id == own


def test_only_who_changes_users_sees_who_waits(journal):
    with pytest.raises(NotAllowed):
        waiting_accounts(desk_of(journal, Role.LEADER), LockOut())


def test_everybody_changes_the_own_password_who_knows_the_old_one(journal, administrator):
    add_user(administrator, "wang", "王芳", [Role.CARE], PASSWORD)
    wang = Desk(journal, sign_in(journal, "wang", PASSWORD, LockOut()))
    with pytest.raises(InputError) as refused:
        change_own_password(wang, "falsch-2020", "另一个密码2021", LockOut())
    assert refused.value.field == "old_password"
    with pytest.raises(InputError) as refused:
        change_own_password(wang, PASSWORD, "short", LockOut())
    assert refused.value.field == "password"
    change_own_password(wang, PASSWORD, "另一个密码2021", LockOut())
    assert sign_in(journal, "wang", "另一个密码2021", LockOut()).id == wang.person.id


def test_guessing_the_old_password_locks_out(journal, administrator):
    for _ in range(5):
        with pytest.raises(InputError, match="not your present"):
            change_own_password(administrator, "falsch-2020", PASSWORD, LockOut())
    with pytest.raises(InputError, match="15 minutes"):
        change_own_password(administrator, PASSWORD, "另一个密码2021", LockOut())
