import pytest

from counter_app.errors import Conflict, EnvironmentFault
from counter_app.journal.clock import MINUTE
from counter_app.store.daily import BACKUPS, LOCK_FILE, daily_backups
from counter_app.store.holding import only_one
from tests.ui.conftest import NOON
from ui.keeping import back_up_now, read_backups
from ui.opening import open_hall
from ui.screen_settings import ScreenSettings, keep_screen_settings

DAY = 24 * 60 * MINUTE


@pytest.fixture
def opened(hall_folder, clock):
    hall = open_hall(hall_folder, clock)
    yield hall
    hall.close()


def test_backups_are_counted_and_one_is_made_anew_without_pushing_others_out(opened, clock):
    assert read_backups(opened).newest_at is None
    first = back_up_now(opened)
    assert (first.count, first.newest_size > 0) == (1, True)
    clock.moment = NOON + DAY
    for _ in range(3):
        assert back_up_now(opened).count == 2
    names = [path.name for path in daily_backups(opened.folder)]
    assert names == ["daily-2020-02-10.backup", "daily-2020-02-11.backup"]


def test_two_windows_do_not_back_up_at_once(opened):
    back_up_now(opened)
    with only_one(opened.folder / BACKUPS / LOCK_FILE) as mine:
        assert mine
        with pytest.raises(Conflict):
            back_up_now(opened)


def test_screen_settings_that_cannot_be_kept_are_said(tmp_path):
    with pytest.raises(EnvironmentFault):
        keep_screen_settings(tmp_path / "missing", ScreenSettings())
