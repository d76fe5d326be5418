"""Grammar of what comes again ("daily", "every Friday") and of words that point without a date ("now", "recently").

Each reader takes a :class:`Line` and a position and returns a :class:`Match`, or ``None``.
"""

from __future__ import annotations

from .dates import month_at, part_after, weekday_at
from .line import STOP, Line
from .meaning import Match, Recurring, Reference
from .numbers import number
from .phrases import NOUNS, length_value, make_length, unit_after, unit_at


def recurring(line: Line, i: int) -> Match | None:
    """Read what comes again: "daily", "every two weeks", "each Friday", "twice a week", "per year", "Fridays"."""
    low, words = line.low, line.words
    if low[i] in words.set:
        return Match(i, i + 1, Recurring(words.set[low[i]]), "set") if line.tag(i) not in ("NNP", "NNPS") else None
    if low[i] in words.lists["set_words.every"]:
        return _every(line, i)
    if low[i] in words.lists["set_words.times"]:
        return _per(line, i, i + 1)
    counted = number(line, i)
    if counted is not None and low[counted[1]] in words.lists["set_words.counted"]:
        return _per(line, i, counted[1] + 1)
    if low[i][-1:] == "s" and low[i][:-1] in words.weekday and not line.text(i).islower():
        return Match(i, i + 1, Recurring(f"XXXX-WXX-{words.weekday[low[i][:-1]]}"), "set")
    unit = words.unit.get(low[i])
    if unit is not None and unit.grain == "weekend" and unit.plural and line.tag(i - 1 if i else 0) == "IN":
        return Match(i, i + 1, Recurring("XXXX-WXX-WE"), "set")
    return _rate(line, i)


def _every(line: Line, i: int) -> Match | None:
    low, words = line.low, line.words
    other = low[i + 1] in words.lists["set_words.other"]
    counted = number(line, i + 1)
    j = i + 2 if other else counted[1] if counted is not None else i + 1
    count = 2.0 if other else counted[0] if counted is not None else 1.0
    after = unit_after(line, j)
    if after is not None and after[0].grain != "half" and (counted is not None or not after[0].plural):
        return Match(i, after[1], Recurring(length_value(make_length(after[0], count))), "set")
    if (weekday := weekday_at(line, j)) is not None:
        clock, end = part_after(line, weekday[1])
        return Match(i, end, Recurring(f"XXXX-WXX-{weekday[0]}{'T' + clock.text if clock else ''}"), "set")
    if (month := month_at(line, j)) is not None:
        return Match(i, j + 1, Recurring(f"XXXX-{month:02d}"), "set")
    if (part := words.part.get(low[j])) is not None:
        return Match(i, j + 1, Recurring(f"XXXX-XX-XXT{part.code}"), "set")
    if low[j] in words.season:
        return Match(i, j + 1, Recurring(f"XXXX-{words.season[low[j]]}"), "set")
    return None


def _per(line: Line, i: int, j: int) -> Match | None:
    if line.low[j] not in line.words.lists["set_words.per"] or (after := unit_after(line, j + 1)) is None:
        return None
    return Match(i, after[1], Recurring(length_value(make_length(after[0], 1))), "set")


def _rate(line: Line, i: int) -> Match | None:
    """Read "a year" after an amount ("$1 billion a year"), "per month"."""
    if line.low[i] not in line.words.lists["set_words.per"] or line.tag(i - 1 if i else 0) not in (*NOUNS, "CD"):
        return None
    unit = unit_at(line, i + 1)
    if unit is None or unit.plural or line.low[i + 2] in line.words.shift or unit.code.startswith("T"):
        return None
    t = line.token[i + 1]
    if line.low[i] != "per" and (line.tree.dep[t] != "npadvmod" or line.tree.head[t] > t):
        return None
    return Match(i, i + 2, Recurring(length_value(make_length(unit, 1))), "rate")


def reference(line: Line, i: int) -> Match | None:
    """Read words that point without a date: "now", "recently", "in the future"."""
    words, low = line.words, line.low
    found = line.phrase(i, words.reference)
    if found is None:
        return None
    end, value = found
    start = i
    while start + 1 < end and line.low[start] in words.lists["reference_leave.words"]:
        start += 1
    if end == i + 1 and line.low[i] in words.lists["reference_leave.adjectives"] and line.tag(i) != "JJ":
        return None
    if line.before(i) in words.lists["reference_leave.beside"] and low[end] in words.lists["reference_leave.beside"]:
        return None
    if line.tag(end - 1) in ("NNP", "NNPS"):
        return None
    if line.low[end - 1] in ("past", "present") and (line.tag(end) in (*NOUNS, "CD", "JJ") or line.low[end] == STOP):
        return None
    return Match(start, end, Reference(value), "reference")
