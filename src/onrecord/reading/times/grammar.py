"""The grammar of time over a text: at each word the longest reading, then what may stand in front of it.

Left to right, each word is read a bounded number of times, so the whole is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ...codebook.times import TimeWords
from . import clocks, dates, phrases, recurring
from .line import Line
from .meaning import Day, Grain, Length, Match, Named, Relative, Shifted

Reader = Callable[[Line, int], Match | None]
READERS: tuple[Reader, ...] = (
    clocks.clock_time,
    dates.numeric_date,
    dates.weekday_date,
    dates.dated,
    dates.holiday,
    recurring.recurring,
    phrases.deictic,
    phrases.pointed,
    phrases.numbered,
    phrases.possessed,
    dates.century,
    dates.continued,
    phrases.around_day,
    phrases.week_of,
    phrases.season,
    phrases.the_period,
    phrases.year_end,
    recurring.reference,
    phrases.length,
    dates.bare_year,
)


class Starters(NamedTuple):
    """The words that a time can begin with, those in digits aside, and those that can follow an article in it."""

    first: frozenset[str]
    second: frozenset[str]


def find_starters(words: TimeWords) -> Starters:
    """Return the words by which to tell at a glance that no time begins somewhere."""
    lists = words.lists
    tables: tuple[Iterable[str], ...] = (
        words.weekday, words.weekday_short, words.month, words.month_short, words.number, words.ordinal, words.day,
        words.pointer, words.clock, words.set, words.length, words.unit, words.season, words.holiday, words.reference,
        words.approximator, lists["vague.words"], lists["vague.of"], lists["modifier.before"], lists["modifier.of"],
        lists["modifier.loose"], lists["modifier.glued"], lists["link.articles"], lists["set_words.every"],
        lists["set_words.times"], lists["set_words.per"], lists["modifier.fiscal"],
    )  # fmt: skip
    first = frozenset(word for table in tables for word in table)
    several = [row[0] for table in (words.holiday, words.reference) for rows in table.values() for row in rows]
    inside = {phrase[1] for phrase in several if len(phrase) > 1}
    return Starters(first, first | inside | lists["modifier.whole"] | words.part.keys())


def find_matches(line: Line, starters: Starters) -> list[Match]:
    """Return the times of a text in order, none overlapping another; ``starters`` from :func:`find_starters`."""
    out: list[Match] = []
    i = 0
    while i < len(line):
        match = read_at(line, i) if _may_start(line, i, starters) else None
        if match is None:
            i += 1
        else:
            out.append(match)
            i = match.end
    return out


def _may_start(line: Line, i: int, starters: Starters) -> bool:
    low = line.low[i]
    if low in line.words.lists["link.articles"]:
        return _is_or_odd(line.low[i + 1], starters.second)
    return _is_or_odd(low, starters.first)


def _is_or_odd(low: str, plain: frozenset[str]) -> bool:
    """Tell whether a word is one of ``plain``, or has marks or digits in it."""
    if low.isalpha():
        return low in plain
    return low in plain or low.rstrip(".") in plain or low[0] == "'" or "-" in low or any(map(str.isdigit, low))


def read_at(line: Line, i: int) -> Match | None:
    """Return the time expression that begins at word ``i``, with its modifiers, or ``None``."""
    return _approximate(line, i) or _modified(line, i) or read_core(line, i)


def read_core(line: Line, i: int) -> Match | None:
    """Return the longest reading at ``i`` without modifiers; the earlier reader wins a tie."""
    best: Match | None = None
    for reader in READERS:
        match = reader(line, i)
        if match is not None and (best is None or match.end > best.end):
            best = match
    return best


def _approximate(line: Line, i: int) -> Match | None:
    """Read "at least two weeks", "nearly four years ago"."""
    found = line.phrase(i, line.words.approximator)
    if found is None:
        return None
    end, kept = found
    match = phrases.length(line, end)
    if match is None or not isinstance(match.meaning, (Length, Shifted)):
        return None
    alone = end == i + 1 and line.tree.dep[line.token[i]] == "prep"  # "over five years", in the course of them
    return match._replace(start=i) if kept and not alone else match


def _modified(line: Line, i: int) -> Match | None:
    """Read a part of a period: "late November", "mid-May", "the end of the year", "earlier this month"."""
    low, lists = line.low, line.words.lists
    j = i + 1 if low[i] in lists["link.articles"] else i
    if low[j] in lists["modifier.loose"] and low[j + 1] in line.words.pointer:
        return _within(line, i, j + 1)
    if low[j] in lists["modifier.glued"] and low[j + 1] == "-":
        return _within(line, i, j + 2)
    if low[j] in lists["modifier.before"] and (match := _within(line, i, j + 1)) is not None:
        return match
    if low[j] in lists["modifier.of"] and low[j + 1] in lists["link.part"]:
        return _within(line, i, j + 2) or _the_period(line, i, j + 2)
    return None


def _within(line: Line, i: int, j: int) -> Match | None:
    match = read_core(line, j)
    if match is None or not isinstance(match.meaning, (Day, Grain, Named, Relative)) or match.rule == "clock":
        return None
    if match.rule == "decade" and line.low[i] in line.words.lists["link.articles"]:
        i += 1
    return match._replace(start=i)


def _the_period(line: Line, i: int, j: int) -> Match | None:
    """Read "the year" after "the end of": the one we are in."""
    unit = phrases.unit_at(line, j + 1) if line.low[j] == "the" else None
    if unit is None or unit.plural or unit.code.startswith("T") or unit.grain in ("half", "day", "millennium"):
        return None
    return Match(i, j + 2, Relative(unit.grain, 0), "period")
