"""Grammar of times of day, with the day that follows them: "9 a.m. EST Tuesday", "18:00 GMT", "3 o'clock this morning".

Each reader takes a :class:`Line` and a position and returns a :class:`Match`, or ``None``.
"""

from __future__ import annotations

from dataclasses import replace

from .dates import calendar_date, digital, minutes_clock, weekday_date
from .line import Line
from .meaning import Clock, Day, Match
from .numbers import number, whole
from .phrases import deictic, pointed

NOON = 12 * 60


def clock_time(line: Line, i: int) -> Match | None:
    """Read a time of day with the day that follows it: "9 a.m. EST Tuesday", "18:00 GMT", "noon today"."""
    found = _time_of_day(line, i)
    if found is None:
        return None
    clock, end = found
    low, words = line.low, line.words
    while low[end] in words.lists["zone.words"] or low[end] in words.lists["zone.after"]:
        end += 1
    day = weekday_date(line, end) or calendar_date(line, end) or deictic(line, end) or pointed(line, end)
    told = day.meaning if day is not None else None
    if day is not None and isinstance(told, Day) and (told.day or told.weekday or told.offset is not None):
        return Match(i, day.end, replace(told, clock=_in_part(clock, told.clock)), "clock")
    return Match(i, end, Day(clock=clock), "clock")


def _in_part(clock: Clock, part: Clock | None) -> Clock:
    """Return a time of day in the part of the day told with it ("8 o'clock tonight" is 20:00)."""
    late = part is not None and part.first >= NOON and 60 <= clock.first < NOON
    return minutes_clock(clock.first + NOON) if late else clock


def _time_of_day(line: Line, i: int) -> tuple[Clock, int] | None:
    low, words = line.low, line.words
    if low[i] in words.clock:
        hour, minute = words.clock[low[i]].split(":")
        return minutes_clock(int(hour) * 60 + int(minute)), i + 1
    head = low[i]
    for mark in words.meridiem:
        if head.endswith(mark) and (spelt := digital(_colon(head[: -len(mark)])) or _hour(head[: -len(mark)])):
            return _shifted(spelt, words.meridiem[mark]), i + 1
    spelt = digital(head)
    if spelt is None and (low[i + 1] in words.meridiem or low[i + 1] in words.lists["zone.words"]):
        spelt = digital(_colon(head))
    if spelt is not None:
        half = words.meridiem.get(low[i + 1])
        if half is not None:
            return _shifted(spelt, half), i + 2
        sure = low[i + 1] in words.lists["zone.words"] or len(head) == 5 or line.before(i) == "at"
        return (spelt, i + 1) if sure else None
    return _bare_hour(line, i)


def _bare_hour(line: Line, i: int) -> tuple[Clock, int] | None:
    """Read "6 p.m.", "six o'clock", "1800 GMT": an hour that its neighbour makes one."""
    low, words = line.low, line.words
    after = low[i + 1]
    military = after in words.lists["zone.words"] or after in words.lists["zone.military"]
    if len(low[i]) == 4 and low[i].isdigit() and low[i].isascii() and military:
        spelt = digital(f"{low[i][:2]}:{low[i][2:]}")
        return None if spelt is None else (spelt, i + 2)
    if after not in words.meridiem and after not in words.lists["zone.clock"]:
        return None
    found = number(line, i)
    if found is None or not 0 < found[0] <= 24 or found[0] % 1 or found[1] != i + 1:
        return None
    spelt = minutes_clock(int(found[0]) * 60)
    if after in words.meridiem:
        return _shifted(spelt, words.meridiem[after]), i + 2
    return spelt, i + 2


def _colon(word: str) -> str:
    """Return "7.30" as "7:30"."""
    return word.replace(".", ":") if word.count(".") == 1 else word


def _hour(word: str) -> Clock | None:
    hour = whole(word, 1, 12)
    return None if hour is None else minutes_clock(hour * 60)


def _shifted(clock: Clock, half: int) -> Clock:
    """Return a time of the twelve-hour clock in the half of the day that begins at hour ``half``."""
    hour = clock.first // 60
    return minutes_clock(clock.first % 60 + 60 * (hour % 12 + half)) if hour <= 12 else clock
