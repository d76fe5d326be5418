"""Meanings to TIMEX3 values and ISO bounds, against the day of writing, the tense around, and the dates told before.

No date is invented: what leans on a day of writing that is not known has the value ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from ...records import TimexType
from .calendar import (
    MONTHS,
    YEARS,
    Period,
    add_days,
    add_months,
    century_period,
    day_period,
    decade_period,
    easter,
    half_period,
    make_day,
    month_period,
    nth_weekday,
    quarter_period,
    season_period,
    shift,
    week_period,
    year_period,
)
from .meaning import Clock, Day, Grain, Length, Meaning, Named, Recurring, Reference, Relative, Shifted
from .phrases import length_value
from .tense import Tense

# How much farther a date against the tense counts than one along it: days are told wrongly of near dates only,
# months hardly ever.
AGAINST_TENSE = {"day": 6.0, "month": 30.0, "quarter": 30.0, "half": 30.0, "season": 30.0}
# A date told in one grain can be counted from in this grain or a rougher one.
FINENESS = {
    "day": 1, "week": 2, "weekend": 2, "fortnight": 2, "month": 3, "quarter": 4, "season": 4, "half": 4, "year": 5,
}  # fmt: skip
UNTENSED_AHEAD = 2.0  # without a tense news looks back
OPEN = "open"  # the rule of a holiday whose day the codebook leaves open
STORY_YEARS = 2  # a year told this far from the writing stays the year of the dates after it in its paragraph


class Resolved(NamedTuple):
    """TIMEX3 type and value, ISO bounds, and the period told where there is one."""

    type: TimexType
    value: str | None
    begin: str | None = None
    finish: str | None = None
    period: Period | None = None


@dataclass(slots=True)
class Context:
    """What is known where a time stands: the day of writing, the last period told, the year told in this paragraph."""

    written: date | None
    told: Period | None = None
    year: int | None = None
    tense: Tense | None = None
    after: date | None = None  # where a range begins that this time ends
    near: bool = False  # whether `told` stands in the same sentence or the one before


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """Return what ``meaning`` comes to in ``context``."""
    match meaning:
        case Day():
            return _day(meaning, context)
        case Length():
            return _length(meaning, context)
        case Shifted():
            return _shifted(meaning, context)
        case Recurring():
            return Resolved("SET", meaning.value)
        case Reference():
            return Resolved("DATE", meaning.value)
        case Named():
            return _dated(_named(meaning, context))
        case Grain():
            return _dated(_grain(meaning, context))
        case Relative():
            return _dated(_relative(meaning, context))


def _dated(period: Period | None) -> Resolved:
    if period is None:
        return Resolved("DATE", None)
    return Resolved("DATE", period.value, period.begin, period.finish, period)


def _clocked(period: Period | None, clock: Clock) -> Resolved:
    """Return a time of the day ``period``; without a day the value stays open."""
    if period is None or period.grain != "day":
        return Resolved("TIME", None)
    begin, finish = (_minute(period.first, m) for m in (clock.first, clock.after))
    return Resolved("TIME", f"{period.value}T{clock.text}", begin, finish, period)


def _minute(day: date, minute: int) -> str:
    moved = add_days(day, minute // 1440)
    return f"{moved.isoformat()}T{minute % 1440 // 60:02d}:{minute % 60:02d}"


def _day(meaning: Day, context: Context) -> Resolved:
    period = _day_period(meaning, context)
    return _clocked(period, meaning.clock) if meaning.clock is not None else _dated(period)


def _day_period(meaning: Day, context: Context) -> Period | None:
    if meaning.offset is not None:
        return _offset_day(meaning, context)
    if meaning.month is not None:
        return _month_or_day(meaning, context)
    if meaning.year is not None:
        return year_period(meaning.year)
    if meaning.weekday is not None:
        return _weekday(meaning.weekday, meaning.pointer, context)
    if context.told is not None and context.told.grain == "day" and context.near:
        return context.told
    return None if context.written is None else day_period(context.written)


def _offset_day(meaning: Day, context: Context) -> Period | None:
    base = context.written
    if meaning.narrative:
        base = context.told.first if context.told is not None and context.told.grain == "day" else None
    return None if base is None else day_period(add_days(base, meaning.offset or 0))


def _weekday(weekday: int, pointer: int | None, context: Context) -> Period | None:
    """Return the day that a weekday names: by pointer, else on or before the writing, after it in the future."""
    if context.written is None:
        return None
    today = context.written
    back = (today.isoweekday() - weekday) % 7
    if context.after is not None and pointer is None:
        return day_period(add_days(context.after, (weekday - context.after.isoweekday() - 1) % 7 + 1))
    if pointer is not None and pointer < 0:
        return day_period(add_days(today, -(back or 7)))
    if pointer == 1:
        monday = add_days(today, 8 - today.isoweekday())
        return day_period(add_days(monday, weekday - 1))
    ahead = context.tense in ("future", "present") or (pointer == 0 and context.tense is None)
    if context.tense == "near":
        ahead = back > 3
    return day_period(add_days(today, -back if not ahead or back == 0 else 7 - back))


def _month_or_day(meaning: Day, context: Context) -> Period | None:
    if meaning.shifted_year is not None:
        if context.written is None:
            return None
        meaning = replace(meaning, year=context.written.year + meaning.shifted_year, shifted_year=None)
    years = [meaning.year] if meaning.year is not None else _years(context, weekday=meaning.weekday)
    found = []
    for year in years:
        if meaning.day is None:
            found.append(month_period(year, meaning.month or 1))
        elif (day := make_day(year, meaning.month or 1, meaning.day)) is not None:
            found.append(day_period(day))
    if meaning.year is None and meaning.weekday is not None:
        found = [p for p in found if p.first.isoweekday() == meaning.weekday] or found
    return found[0] if meaning.year is not None and found else _choose(found, meaning.pointer, context)


def _years(context: Context, *, weekday: int | None = None) -> list[int]:
    """Return the years that a date without one may be of: the paragraph's, else those about the writing.

    A date told with its ``weekday`` is of the writing's time: nobody names the weekday of a day long past.
    """
    if context.year is not None and (weekday is None or context.written is None):
        return [context.year]
    return [] if context.written is None else [context.written.year + k for k in (-1, 0, 1)]


def _choose(found: list[Period], pointer: int | None, context: Context) -> Period | None:
    """Return the one of several years' periods that pointer, tense and nearness to the writing choose."""
    if len(found) <= 1 or context.written is None:
        return found[0] if found else None
    today = context.written.isoformat()
    if context.after is not None:
        return next((p for p in found if p.first > context.after), found[-1])
    if pointer == -1:
        return next((p for p in reversed(found) if p.finish <= today), found[0])
    if pointer == 1:
        return next((p for p in found if p.begin > today), found[-1])
    return min(found, key=lambda p: _farness(p, context))


def _farness(period: Period, context: Context) -> float:
    assert context.written is not None
    today = context.written
    if period.begin <= today.isoformat() < period.finish:
        return 0.0
    weight = AGAINST_TENSE.get(period.grain, 1.0)
    days = (period.first - today).days
    if days > 0:
        return days * (weight if context.tense == "past" else UNTENSED_AHEAD if context.tense is None else 1.0)
    past = (today - date.fromisoformat(period.finish)).days + 1
    return past * (weight if context.tense == "future" else 1.0)


def _named(meaning: Named, context: Context) -> Period | None:
    if meaning.rule == OPEN:
        return None
    years = [meaning.year] if meaning.year is not None else _years(context)
    days = [_rule_day(meaning.rule, year) for year in years if 1 <= year <= 9998]
    found = _choose([day_period(d) for d in days], meaning.pointer, context)
    return week_period(found.first) if found is not None and meaning.week else found


def _rule_day(rule: str, year: int) -> date:
    """Return a holiday's day: "12-25", "11-4-4" (month, which, weekday), "easter-2", "election"."""
    if rule == "election":
        return add_days(nth_weekday(year, 11, 1, 1), 1)
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:] or 0))
    parts = rule.split("-")
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    return nth_weekday(year, int(parts[0]), -1 if parts[1] == "last" else int(parts[1]), int(parts[2]))


def _grain(meaning: Grain, context: Context) -> Period | None:
    if meaning.grain == "decade":
        return decade_period(meaning.number)
    if meaning.grain == "century":
        return century_period(meaning.number)
    if meaning.year is not None:
        years = [meaning.year]
    elif meaning.pointer is not None and meaning.grain != "season":
        return None if context.written is None else _of_year(meaning, context.written.year + meaning.pointer)
    else:
        years = _years(context)
    return _choose([p for year in years if (p := _of_year(meaning, year)) is not None], meaning.pointer, context)


def _of_year(meaning: Grain, year: int) -> Period | None:
    if meaning.grain == "season":
        return season_period(year, meaning.name)
    return quarter_period(year, meaning.number) if meaning.grain == "quarter" else half_period(year, meaning.number)


def _relative(meaning: Relative, context: Context) -> Period | None:
    base, count = context.written, meaning.count
    if meaning.narrative and meaning.grain == "quarter" and count == 0:
        if context.told is not None and context.told.grain == "quarter":
            return context.told
        count = -1 if context.tense in ("past", None) else 0  # results come when a quarter is over
    elif meaning.narrative:
        base = _told(context, meaning.grain)
    elif meaning.definite and count > 0 and context.tense == "past":
        base = _told(context, meaning.grain) or base
    if base is None:
        return None
    if meaning.grain == "weekend" and count == 0 and context.tense in ("past", None) and base.isoweekday() < 5:
        count = -1
    return shift(base, meaning.grain, count)


def _told(context: Context, grain: str) -> date | None:
    """Return the day to count ``grain`` from in the story, ``None`` where the last date told is too rough for it."""
    if context.told is None or FINENESS.get(context.told.grain, 9) > FINENESS.get(grain, 9):
        return None
    return context.told.first


def _length(meaning: Length, context: Context) -> Resolved:
    value = length_value(meaning)
    if not meaning.toward or context.written is None or meaning.count is None:
        return Resolved("DURATION", value)
    other = _moved(context.written, meaning, meaning.toward)
    if other is None:
        return Resolved("DURATION", value)
    first, after = sorted((context.written, other))
    return Resolved("DURATION", value, first.isoformat(), after.isoformat())


def _moved(base: date, length: Length, toward: int) -> date | None:
    """Return ``base`` moved by a length, ``None`` for lengths of the clock and vague ones."""
    if length.count is None or length.code.startswith("T") or length.count > 100_000:
        return None
    if length.code in ("D", "W", "WE"):
        return add_days(base, round(toward * length.count * (1 if length.code == "D" else 7)))
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12}[length.code]
    base = base if length.rest is None else _moved(base, length.rest, toward) or base
    moved = add_months(base, round(toward * length.count * months))
    return moved if 1 < moved.year < 9990 else None


def _shifted(meaning: Shifted, context: Context) -> Resolved:
    base = context.written
    if meaning.narrative:
        told = _told(context, meaning.length.grain)
        base = told or (base if meaning.length.grain in ("year", "quarter") and meaning.toward < 0 else None)
    elif meaning.base is not None:
        under = resolve(meaning.base, context).period
        base = None if under is None else under.first
    length = meaning.length
    if length.code.startswith("T"):
        return Resolved("DURATION", length_value(length))
    if length.count is None:
        vague = "PAST_REF" if meaning.toward < 0 else "FUTURE_REF"
        return Resolved("DURATION", length_value(length)) if meaning.narrative else Resolved("DATE", vague)
    if base is None:  # "two days later", with no date before it: only the length is told
        return Resolved("DURATION", length_value(length)) if meaning.narrative else Resolved("DATE", None)
    moved = _moved(base, length, meaning.toward)
    if moved is None:
        return Resolved("DATE", None)
    grain = "year" if length.grain in YEARS or length.code == "Y" else length.grain
    if (length.count % 1 or length.rest is not None) and grain in ("year", *MONTHS):
        grain = "month"
    if grain in ("fortnight", "weekend"):
        grain = "week"
    return _dated(shift(moved, grain, 0))
