"""Grammar of times that lean on a calendar unit: lengths, shifts ("ago"), pointed and numbered periods.

Each reader takes a :class:`Line` and a position and returns a :class:`Match`, or ``None``.
"""

from __future__ import annotations

from dataclasses import replace

from ...codebook.times import Unit
from .dates import (
    calendar_date,
    holiday,
    is_year,
    month_at,
    part_after,
    part_clock,
    weekday_at,
    weekday_date,
    year_number,
)
from .line import Line
from .meaning import Day, Grain, Length, Match, Named, Relative, Shifted
from .numbers import number, ordinal, quantity

FINITE = ("VBD", "VBZ", "VBP", "MD", "CC", "IN", "WDT", "WP", "WRB", "TO")
SMALLER = {"Y": ("M", "W", "D"), "M": ("W", "D"), "W": ("D",), "D": ("TH",), "TH": ("TM", "TS"), "TM": ("TS",)}
NOUNS = ("NN", "NNS", "NNP", "NNPS")


def unit_at(line: Line, i: int) -> Unit | None:
    """Return the unit that word ``i`` is; "second" and "half" only as nouns, "min" never as a name."""
    unit = line.words.unit.get(line.low[i])
    if unit is not None and unit.grain == "second" and line.tag(i) not in NOUNS:
        return None
    return unit


def _hyphen(line: Line, i: int) -> int:
    return i + 1 if line.low[i] == "-" and line.glued[i] else i


def unit_after(line: Line, i: int) -> tuple[Unit, int] | None:
    """Return the unit at ``i``, past a hyphen and words like "full" or "more", and the end."""
    i = _hyphen(line, i)
    for _ in range(3):
        unit = unit_at(line, i)
        if unit is not None:
            return unit, i + 1
        if line.low[i] not in line.words.lists["modifier.whole"]:
            return None
        i += 1
    return None


def make_length(unit: Unit, count: float | None, toward: int = 0) -> Length:
    """Return ``count`` of a unit as a length."""
    return Length(unit.grain, unit.code, None if count is None else count * unit.times, toward)


def length(line: Line, i: int) -> Match | None:
    """Read a quantity of a unit and what follows it: "two days", "a week later", "day-long"; ages give nothing."""
    found, low = quantity(line, i), line.low
    if found is not None and (after := unit_after(line, found[1])) is not None:
        unit, end = after
        if unit.grain in ("half", "weekend", "quarter") and (found[0] is None or not unit.plural):
            return None
        if found[1] == i + 1 and low[i] in line.words.lists["link.articles"] and low[end] == "-":
            return None  # "a day-long meeting": the article is the meeting's
        if found[0] == 0.5 and low[found[1] - 1] != "half" and unit.plural:
            return None
        measured, end = _with_rest(line, make_length(unit, found[0]), end)
        return _finish_length(line, i, end, measured)
    return _bare_length(line, i)


def _with_rest(line: Line, measured: Length, end: int) -> tuple[Length, int]:
    """Take in the smaller unit of "two years and four months", "1 hour 20 minutes"."""
    j = end + 1 if line.low[end] in line.words.lists["link.join"] else end
    found = number(line, j)
    if found is None or measured.count is None or measured.count % 1 or found[1] >= len(line):
        return measured, end
    unit = unit_at(line, _hyphen(line, found[1]))
    if unit is None or unit.code not in SMALLER.get(measured.code, ()):
        return measured, end
    return replace(measured, rest=make_length(unit, found[0])), _hyphen(line, found[1]) + 1


def _bare_length(line: Line, i: int) -> Match | None:
    """Read "day-long", "decades-long", "yearlong"; "weeks" where a preposition or shift makes it a length."""
    words, low = line.words, line.low
    if low[i] in words.length:
        unit = words.unit[words.length[low[i]]]
        return Match(i, i + 1, make_length(unit, 1), "length")
    unit_ = unit_at(line, i)
    if unit_ is None or unit_.grain in ("half", "quarter", "weekend"):
        return None
    if low[i + 1] == "-" and low[i + 2] in words.lists["modifier.long"]:
        return Match(i, i + 3, make_length(unit_, None if unit_.plural else 1), "length")
    if not unit_.plural:
        return _shift_glued(line, i, unit_)
    match = _finish_length(line, i, i + 1, make_length(unit_, None))
    if line.before(i) == "the" and low[i + 1] in words.lists["link.beyond"]:
        return match
    bare = line.before(i) in words.lists["link.bare"] and low[i + 1] not in ("of",)
    if match is not None and (match.end > i + 1 or low[i + 1] in words.shift or bare):
        return match
    return None


def _shift_glued(line: Line, i: int, unit: Unit) -> Match | None:
    """Read "year-earlier", "year-ago"."""
    if line.low[i + 1] == "-" and line.low[i + 2] in line.words.shift and line.tag(i + 3) != "CD":
        toward = line.words.shift[line.low[i + 2]]
        narrative = line.low[i + 2] not in line.words.lists["shift_kind.now"]
        return Match(i, i + 3, Shifted(make_length(unit, 1), toward, narrative), "shift")
    return None


def _finish_length(line: Line, i: int, end: int, measured: Length) -> Match | None:
    words, low = line.words, line.low
    if low[end] == "and" and low[end + 1] == "a" and low[end + 2] == "half" and measured.count is not None:
        measured, end = replace(measured, count=measured.count + measured.count * 0.5), end + 3
    if low[_hyphen(line, end)] in words.lists["modifier.old"] or (low[end] == "of" and low[end + 1] == "age"):
        return None
    if low[end] == "-" and low[end + 1] in words.lists["modifier.long"]:
        return Match(i, end + 2, measured, "length")
    j = _hyphen(line, end)
    if low[j] in words.shift and not _relational(line, j):
        narrative = low[j] not in words.lists["shift_kind.now"]
        return Match(i, j + 1, Shifted(measured, words.shift[low[j]], narrative), "shift")
    if low[end] == "from" and low[end + 1] in words.lists["shift_kind.origin"]:
        return Match(i, end + 2, Shifted(measured, 1, False), "shift")
    return Match(i, end, measured, "length")


def _relational(line: Line, i: int) -> bool:
    """Tell whether "before" or "after" at ``i`` goes on to say before what."""
    if line.low[i] not in line.words.lists["shift_kind.relational"]:
        return line.low[i] == "later" and line.low[i + 1] == "than"
    return line.tag(i + 1) not in ("", ",", ".", ":", "''", "-RRB-", *FINITE) or line.low[i + 1] == "to"


def pointed(line: Line, i: int) -> Match | None:
    """Read a period with a pointer: "last week", "the past two years", "next Friday", "this morning", "that day"."""
    words, low = line.words, line.low
    j = i + 1 if low[i] in words.lists["link.definite"] else i
    toward = words.pointer.get(low[j])
    if toward is None or low[j + 1] == "-" or not _points(line, j):
        return None
    if j == i and i and line.tag(i - 1) == "PRP$":
        return None  # "his last day" is not counted from now
    if j == i and low[j] in words.lists["pointer_kind.participles"] and line.tag(j) == "VBG":
        return None
    narrative = low[j] in words.lists["pointer_kind.narrative"]
    spans = low[j] in words.lists["pointer_kind.spans"]
    if spans and (found := quantity(line, j + 1)) is not None and (after := unit_after(line, found[1])) is not None:
        return Match(i, after[1], make_length(after[0], found[0], 0 if narrative else toward), "span")
    after = unit_after(line, j + 1)
    if after is not None:
        return _pointed_unit(line, i, j, after[0], after[1], toward, narrative)
    return _pointed_date(line, i, j, toward, narrative)


def _points(line: Line, j: int) -> bool:
    """Tell whether the pointer at ``j`` is one, not a conjunction or pronoun."""
    return line.low[j] != "that" or line.tag(j) == "DT"


def _pointed_unit(line: Line, i: int, j: int, unit: Unit, end: int, toward: int, narrative: bool) -> Match | None:
    words, low = line.words, line.low
    lists = words.lists
    if unit.code.startswith("T") and not unit.plural:
        return Match(i, end, make_length(unit, 1, toward), "span") if toward else None
    if unit.plural:
        return Match(i, end, make_length(unit, None, toward), "span") if low[j] in lists["pointer_kind.spans"] else None
    stretch = low[j] in lists["pointer_kind.stretch"]
    over = j > i and low[i] == "the" and line.before(i) in lists["pointer_kind.over"] and toward and not narrative
    spans = low[j] in lists["pointer_kind.spans"] and low[j] not in lists["pointer_kind.ended"]
    if unit.grain == "day" and toward < 0 and not narrative and low[j] not in lists["pointer_kind.stretch"]:
        return None  # "the last day I saw her" is not yesterday
    if stretch or (over and spans and unit.grain not in ("day", "weekend", "quarter")):
        return Match(i, end, make_length(unit, 1, toward), "span")
    if unit.grain in ("half", "millennium", "fortnight"):
        return None
    narrative = narrative or (j > i and unit.grain == "day")
    return Match(i, end, Relative(unit.grain, toward, narrative, definite=j > i), "pointed")


def _pointed_date(line: Line, i: int, j: int, toward: int, narrative: bool) -> Match | None:
    words, low = line.words, line.low
    if (weekday := weekday_at(line, j + 1)) is not None:
        clock, end = part_after(line, weekday[1])
        return Match(i, end, Day(weekday=weekday[0], pointer=toward, clock=clock), "weekday")
    if (month := month_at(line, j + 1)) is not None:
        dated = calendar_date(line, j + 1)
        if dated is not None and isinstance(dated.meaning, Day) and dated.meaning.day and not dated.meaning.year:
            return Match(i, dated.end, Day(month=month, day=dated.meaning.day, pointer=toward), "date")
        return Match(i, j + 2, Day(month=month, pointer=toward), "month")
    if low[j + 1] in words.season:
        return Match(i, j + 2, Grain("season", name=words.season[low[j + 1]], pointer=toward), "season")
    if (part := words.part.get(low[j + 1])) is not None and not low[j + 1].endswith("s"):
        narrative = narrative or j > i
        return Match(i, j + 2, Day(offset=toward, clock=part_clock(part), narrative=narrative), "part of day")
    named = holiday(line, j + 1)
    if named is not None and isinstance(named.meaning, Named) and named.meaning.year is None:
        return Match(i, named.end, Named(named.meaning.rule, pointer=toward, week=named.meaning.week), "holiday")
    return None


def deictic(line: Line, i: int) -> Match | None:
    """Read "today", "yesterday morning", "tonight"; "the day before yesterday"."""
    words, low = line.words, line.low
    j = i + 1 if low[i] == "the" else i
    unit = words.unit.get(low[j])
    if unit is not None and unit.grain == "day" and low[j + 1] in words.shift and low[j + 2] in words.day:
        offset = words.day[low[j + 2]] + words.shift[low[j + 1]]
        return Match(i, j + 3, Day(offset=offset), "deictic")
    if low[i] not in words.day:
        return None
    part = words.day_part.get(low[i])
    if part is not None:
        found = next(p for p in words.part.values() if p.code == part)
        return Match(i, i + 1, Day(offset=words.day[low[i]], clock=part_clock(found)), "deictic")
    clock, end = part_after(line, i + 1)
    return Match(i, end, Day(offset=words.day[low[i]], clock=clock), "deictic")


def around_day(line: Line, i: int) -> Match | None:
    """Read "the day before", "the week after", "the day before last Friday"; nothing where it is before an event."""
    low, shifts = line.low, line.words.shift
    if low[i] != "the" or low[i + 2] not in line.words.shift:
        return None
    if (part := line.words.part.get(low[i + 1])) is not None and not _relational(line, i + 2):
        day = Day(offset=line.words.shift[low[i + 2]], clock=part_clock(part), narrative=True)
        return Match(i, i + 3, day, "part of day")
    if (unit := unit_at(line, i + 1)) is None or unit.plural:
        return None
    if _relational(line, i + 2):
        base = pointed(line, i + 3) or weekday_date(line, i + 3) or calendar_date(line, i + 3) or holiday(line, i + 3)
        if base is None or unit.grain != "day":
            return None
        return Match(i, base.end, Shifted(make_length(unit, 1), shifts[low[i + 2]], False, base.meaning), "shift")
    return Match(i, i + 3, Shifted(make_length(unit, 1), shifts[low[i + 2]], True), "shift")


def numbered(line: Line, i: int) -> Match | None:
    """Read "the third quarter of 1999", "the second half of the year", "the first two weeks"."""
    low, words = line.low, line.words
    fiscal = 1 if low[i + 1] in words.lists["modifier.fiscal"] else 0
    j = i + 1 + fiscal if low[i] in words.lists["link.articles"] else i
    found = ordinal(line, j)
    if found is None:
        return None
    number_, end = found
    counted = number(line, end)
    after = unit_after(line, counted[1] if counted is not None else end)
    if after is None:
        return None
    unit, end = after
    if counted is not None:
        return Match(i, end, make_length(unit, counted[0]), "length") if unit.plural else None
    return _numbered_unit(line, i, number_, unit, end)


def possessed(line: Line, i: int) -> Match | None:
    """Read "1989's first quarter", "last year's second half"."""
    year = year_number(line, i)
    owner = Match(i, i + 1, Day(year=year), "year") if year is not None else pointed(line, i)
    if owner is None or line.low[owner.end] != "'s" or (found := ordinal(line, owner.end + 1)) is None:
        return None
    unit = unit_at(line, found[1])
    if unit is None or unit.grain not in ("quarter", "half") or not 1 <= found[0] <= 4:
        return None
    pointer = owner.meaning.count if isinstance(owner.meaning, Relative) and owner.meaning.grain == "year" else None
    if year is None and pointer is None:
        return None
    return Match(i, found[1] + 1, Grain(unit.grain, found[0], year=year, pointer=pointer), unit.grain)


def _numbered_unit(line: Line, i: int, number_: int, unit: Unit, end: int) -> Match | None:
    if unit.grain not in ("quarter", "half") or not 1 <= number_ <= (4 if unit.grain == "quarter" else 2):
        return None
    year, pointer, last = _of_year(line, end)
    if unit.grain == "half" and last == end:
        return None
    return Match(i, last, Grain(unit.grain, number_, year=year, pointer=pointer), unit.grain)


def _of_year(line: Line, i: int) -> tuple[int | None, int | None, int]:
    """Return the year, or which year, that "of 1999", "of this year", "of the year" at ``i`` tells, and the end."""
    low, words = line.low, line.words
    j = i + 1 if low[i] in words.lists["link.of"] else i
    j = j + 1 if low[j] in words.lists["modifier.fiscal"] else j
    if (year := year_number(line, j)) is not None and is_year(line, j):
        return year, None, j + 1
    k = j + 1 if low[j] == "the" else j
    pointer = words.pointer.get(low[k])
    unit = words.unit.get(low[k + 1] if pointer is not None else low[k])
    if unit is not None and unit.grain == "year" and not unit.plural and j > i:
        return None, pointer or 0, k + (1 if pointer is None else 2)
    return None, None, i


def season(line: Line, i: int) -> Match | None:
    """Read a season with an article, a part or a year: "the summer", "spring 1998", "early fall"."""
    low, words = line.low, line.words
    lists = words.lists
    j = i + 1 if low[i] == "the" else i
    name = words.season.get(low[j])
    if name is None or line.tag(j) not in ("NN", "NNP"):
        return None
    year, pointer, end = _of_year(line, j + 1)
    introduced = line.before(i) in lists["number_context.year_before"] or line.before(i) in lists["modifier.before"]
    if end == j + 1 and (not introduced or line.tag(j + 1) in NOUNS or low[j + 1] in lists["link.of"]):
        return None
    return Match(i, end, Grain("season", name=name, year=year, pointer=pointer), "season")


def week_of(line: Line, i: int) -> Match | None:
    """Read "the week of March 6"."""
    low = line.low
    if low[i] != "the" or low[i + 2] != "of" or (unit := unit_at(line, i + 1)) is None or unit.grain != "week":
        return None
    base = calendar_date(line, i + 3)
    if base is None or not isinstance(base.meaning, Day) or base.meaning.day is None:
        return None
    return Match(i, base.end, Shifted(make_length(unit, 0), 1, False, base.meaning), "week")


def the_period(line: Line, i: int) -> Match | None:
    """Read "the weekend", "the quarter", "earlier in the year", "for the month": which one, the context tells."""
    low, lists = line.low, line.words.lists
    if low[i] != "the":
        return None
    unit = unit_at(line, i + 1)
    if unit is None or unit.plural or line.tag(i + 2) in NOUNS:
        return None
    told = line.before(i) in lists["link.period"] and line.tag(i + 2) in ("", ",", ".")
    told = told or (i > 1 and low[i - 1] in lists["link.of"] and low[i - 2] in lists["modifier.loose"])
    if unit.grain not in ("weekend", "quarter") and not (told and unit.grain in ("week", "month", "year", "decade")):
        return None
    return Match(i, i + 2, Relative(unit.grain, 0, unit.grain == "quarter"), "period")


def year_end(line: Line, i: int) -> Match | None:
    """Read "year-end", "month's end"."""
    unit = unit_at(line, i)
    if unit is None or unit.plural or unit.grain not in ("year", "month", "week", "quarter", "decade", "century"):
        return None
    if line.low[i + 1] in ("-", "'s") and line.low[i + 2] in line.words.lists["modifier.end"]:
        return Match(i, i + 3, Relative(unit.grain, 0), "end")
    return None


def length_value(measured: Length) -> str:
    """Return a length as TIMEX3 writes it: P2D, PT30M, PXY, P0.5Y."""
    clock = measured.code.startswith("T")
    if measured.code == "TH" and measured.count == 0.5:
        return "PT30M"
    count = "X" if measured.count is None else f"{measured.count:g}"
    value = f"P{'T' if clock else ''}{count}{measured.code[-1] if clock else measured.code}"
    if measured.rest is None:
        return value
    rest = length_value(measured.rest).removeprefix("P")
    return value + (rest.removeprefix("T") if clock else rest)
