"""The day sheet takes figures that make sense, and says what a day was like."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.documents.day_sheet import Band, DaySheet
from counter_app.errors import ProgramFault

EMPTY = DaySheet(
    hall="城关区社会保险经办大厅",
    day=date(2020, 2, 10),
    prepared_by="李会计",
    prepared_at=1581325200000,
    visits=0,
    by_state=(),
    by_group=(),
    by_priority=(),
    outcomes=(),
    diverted=0,
    checks=0,
    refused=0,
    fevers=0,
    open_cases=0,
    waiting=None,
    serving=None,
    peak_inside=0,
    peak_at=None,
    limit_inside=None,
    arrivals=(0,) * 24,
    waiting_bands=(),
    temperatures=(),
    threshold=373,
    matters=(),
    windows=(),
)


def test_a_day_has_24_hours():
    with pytest.raises(ProgramFault):
        replace(EMPTY, arrivals=(1, 2, 3))


def test_only_the_last_band_is_open():
    fine = (Band(below=5, count=2), Band(below=None, count=1))
    assert replace(EMPTY, waiting_bands=fine).waiting_bands == fine
    with pytest.raises(ProgramFault):
        replace(EMPTY, waiting_bands=fine[::-1])


def test_a_day_with_checks_alone_is_not_empty():
    assert EMPTY.empty
    assert not replace(EMPTY, checks=1).empty
