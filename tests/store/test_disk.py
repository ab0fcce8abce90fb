import shutil

import pytest

from counter_app.store.disk import disk_state

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("free", "nearly_full", "full", "said"),
    [
        (5_000 * MEGABYTE, False, False, "5000 MB are free on the disk."),
        (500 * MEGABYTE, False, False, "500 MB are free on the disk."),
        (499 * MEGABYTE, True, False, "The disk is nearly full: 499 MB are left. Make room soon."),
        (0, True, True, "The disk is full: nothing more can be saved. Make room now."),
    ],
)
def test_room_is_told_before_it_ends(tmp_path, monkeypatch, free, nearly_full, full, said):
    usage = shutil._ntuple_diskusage(10**12, 10**12 - free, free)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    state = disk_state(tmp_path)
    assert (state.free_bytes, state.nearly_full, state.full) == (free, nearly_full, full)
    assert str(state.phrase) == said


def test_thresholds_are_the_callers(tmp_path):
    free = disk_state(tmp_path).free_bytes
    assert free > 0
    assert disk_state(tmp_path, nearly_full=2**62).nearly_full
    assert not disk_state(tmp_path, nearly_full=0).nearly_full
