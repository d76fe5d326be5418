"""Periods of the calendar: each with its TIMEX3 value and its ISO bounds. Pure arithmetic, no language.

Bounds are half-open: ``finish`` is the first day (or minute) after. Seasons are the north's, of three whole
months; weeks are ISO 8601's.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FIRST, LAST = 1, 9999


class Period(NamedTuple):
    """A stretch of the calendar: TIMEX3 value, ISO bounds, the grain it is told in, and its first day."""

    value: str
    begin: str
    finish: str
    grain: str
    first: date


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _period(value: str, first: date, after: date, grain: str) -> Period:
    return Period(value, first.isoformat(), after.isoformat(), grain, first)


def day_period(d: date) -> Period:
    """Return the period of one day."""
    return _period(d.isoformat(), d, add_days(d, 1), "day")


def week_period(d: date) -> Period:
    """Return the ISO week that holds ``d``."""
    year, week, weekday = d.isocalendar()
    first = add_days(d, 1 - weekday)
    return _period(f"{year:04d}-W{week:02d}", first, add_days(first, 7), "week")


def weekend_period(d: date) -> Period:
    """Return the Saturday and Sunday of the ISO week that holds ``d``."""
    year, week, weekday = d.isocalendar()
    first = add_days(d, 6 - weekday)
    return _period(f"{year:04d}-W{week:02d}-WE", first, add_days(first, 2), "weekend")


def month_period(year: int, month: int) -> Period:
    """Return a month."""
    return _months(f"{year:04d}-{month:02d}", year, month, 1, "month")


def quarter_period(year: int, quarter: int) -> Period:
    """Return a calendar quarter, 1-4."""
    return _months(f"{year:04d}-Q{quarter}", year, 3 * quarter - 2, 3, "quarter")


def half_period(year: int, half: int) -> Period:
    """Return half a year, 1-2."""
    return _months(f"{year:04d}-H{half}", year, 6 * half - 5, 6, "half")


def season_period(year: int, season: str) -> Period:
    """Return a northern season; the winter of a year begins in its December."""
    return _months(f"{year:04d}-{season}", year, SEASONS[season], 3, "season")


def year_period(year: int) -> Period:
    """Return a year, 1-9999."""
    return _years(f"{year:04d}", year, 1, "year")


def decade_period(decade: int) -> Period:
    """Return a decade by its leading digits: 199 is the 1990s."""
    return _years(f"{decade:03d}", decade * 10, 10, "decade")


def century_period(century: int) -> Period:
    """Return a century by its leading digits: 19 is the 1900s, the 20th century."""
    return _years(f"{century:02d}", century * 100, 100, "century")


def _months(value: str, year: int, month: int, count: int, grain: str) -> Period:
    return _period(value, date(year, month, 1), _month_start(year, month + count), grain)


def _years(value: str, year: int, count: int, grain: str) -> Period:
    return _period(value, date(max(year, FIRST), 1, 1), date(min(year + count, LAST), 1, 1), grain)


def _month_start(year: int, month: int) -> date:
    index = min(max(year * 12 + month - 1, 12), LAST * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)


def add_days(d: date, days: int) -> date:
    """Return ``d`` moved by ``days``, held inside the calendar."""
    try:
        return d + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(d: date, months: int) -> date:
    """Return ``d`` moved by whole months, its day cut to the month's length."""
    first = _month_start(d.year, d.month + months)
    length = (add_days(_month_start(first.year, first.month + 1), 0) - first).days or 31
    return first.replace(day=min(d.day, length))


def shift(d: date, grain: str, count: int) -> Period | None:
    """Return the period of size ``grain`` that lies ``count`` of them from the one that holds ``d``.

    ``None`` for grains the calendar does not number, and where the count leaves it.
    """
    if abs(count) > 100_000:
        return None
    if grain in DAYS:
        moved = add_days(d, count * DAYS[grain])
        return week_period(moved) if grain in ("week", "fortnight") else _day_or_weekend(moved, grain)
    year = d.year + count * YEARS.get(grain, 0)
    if grain in YEARS:
        return year_like(year, grain)
    if grain in MONTHS:
        return month_like(add_months(d, count * MONTHS[grain]), grain)
    return None


DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "decade": 10, "century": 100}


def _day_or_weekend(d: date, grain: str) -> Period:
    return weekend_period(d) if grain == "weekend" else day_period(d)


def year_like(year: int, grain: str) -> Period | None:
    """Return the year, decade or century that holds ``year``."""
    if not FIRST <= year < LAST:
        return None
    if grain == "year":
        return year_period(year)
    return decade_period(year // 10) if grain == "decade" else century_period(year // 100)


def month_like(d: date, grain: str) -> Period:
    """Return the month, quarter or half that holds ``d``."""
    if grain == "month":
        return month_period(d.year, d.month)
    if grain == "quarter":
        return quarter_period(d.year, (d.month + 2) // 3)
    return half_period(d.year, (d.month + 5) // 6)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the ``nth`` (1-4, or -1 for the last) ``weekday`` (Monday is 1) of a month."""
    if nth > 0:
        first = date(year, month, 1)
        return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = add_days(_month_start(year, month + 1), -1)
    return add_days(last, -((last.isoweekday() - weekday) % 7))
