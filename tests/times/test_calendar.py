"""The arithmetic of periods."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.times import calendar as c


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (c.week_period(date(2000, 1, 1)), ("1999-W52", "1999-12-27", "2000-01-03")),
        (c.quarter_period(1999, 4), ("1999-Q4", "1999-10-01", "2000-01-01")),
        (c.half_period(1999, 2), ("1999-H2", "1999-07-01", "2000-01-01")),
        (c.season_period(1999, "WI"), ("1999-WI", "1999-12-01", "2000-03-01")),
        (c.decade_period(199), ("199", "1990-01-01", "2000-01-01")),
        (c.century_period(19), ("19", "1900-01-01", "2000-01-01")),
        (c.weekend_period(date(2025, 10, 31)), ("2025-W44-WE", "2025-11-01", "2025-11-03")),
    ],
)
def test_a_period_has_value_and_bounds(period, expected):
    assert period[:3] == expected


@pytest.mark.parametrize(
    ("year", "day"), [(1999, date(1999, 4, 4)), (2000, date(2000, 4, 23)), (2025, date(2025, 4, 20))]
)
def test_easter(year, day):
    assert c.easter(year) == day


def test_months_are_cut_to_their_length():
    assert c.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert c.add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


def test_nth_weekday():
    assert c.nth_weekday(1999, 11, 4, 4) == date(1999, 11, 25)
    assert c.nth_weekday(1999, 5, -1, 1) == date(1999, 5, 31)


def test_shifting_leaves_the_calendar_as_none():
    assert c.shift(date(2000, 1, 1), "century", -50) is None
