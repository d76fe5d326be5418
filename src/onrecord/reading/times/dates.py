"""Grammar of dates and clock times: days, months, years, decades, centuries, weekdays, holidays, in all written forms.

Each reader takes a :class:`Line` and a position and returns a :class:`Match`, or ``None``.
"""

from __future__ import annotations

from dataclasses import replace

from ...codebook.times import DayPart
from .line import Line
from .meaning import Clock, Day, Grain, Match, Meaning, Named
from .numbers import ordinal, whole

YEARS = (1000, 2100)
SHORT_YEAR = 50  # two digits below this are of this century


def month_at(line: Line, i: int) -> int | None:
    """Return the month that word ``i`` names, or ``None``; "may", "march" and short forms only where they look it."""
    low, words = line.low[i], line.words
    plain = low.rstrip(".")
    if plain in words.month_short and (low != plain or line.low[i + 1][:1].isdigit()):
        return words.month_short[plain]
    found = words.month.get(low)
    if found is None or not line.text(i)[:1].isupper():
        return None
    return found if line.tag(i) in ("NNP", "NNPS", "NN", "CD", "JJ") or _dated(line, i) else None


def _dated(line: Line, i: int) -> bool:
    """Tell whether a day or year stands beside word ``i``."""
    return whole(line.low[i + 1], 1, YEARS[1]) is not None or (i > 0 and _day_number(line, i - 1) is not None)


def weekday_at(line: Line, i: int) -> tuple[int, int] | None:
    """Return the weekday at ``i`` and where it ends; short forms need a full stop or a date."""
    low, words = line.low[i], line.words
    if low in words.weekday and not line.text(i).islower():
        return words.weekday[low], i + 1
    plain = low.rstrip(".")
    if plain in words.weekday_short and line.text(i)[:1].isupper():
        end = i + 2 if low == plain and line.low[i + 1] == "." and line.glued[i + 1] else i + 1
        after = end + 1 if line.low[end] == "," else end
        if month_at(line, after) is not None or (low != plain and line.tag(i) == "NNP"):
            return words.weekday_short[plain], end
    return None


def _day_number(line: Line, i: int) -> int | None:
    """Return the day of the month at ``i`` ("5", "5th")."""
    low = line.low[i]
    return whole(low, 1, 31) or (whole(low[:-2], 1, 31) if low[-2:] in line.words.lists["link.ordinal_ends"] else None)


def year_number(line: Line, i: int) -> int | None:
    """Return the year that the four digits at ``i`` may be, or ``None``."""
    return whole(line.low[i], *YEARS) if len(line.low[i]) == 4 else None


def _year_after(line: Line, i: int) -> tuple[int | None, int]:
    """Return the year that follows a date at ``i``, after a comma or "of" or not, and the end."""
    j = i + 1 if line.low[i] in (",", "of") else i
    found = year_number(line, j)
    if found is not None:
        return found, j + 1
    if line.low[j] == "'" and line.glued[j + 1] and (short := whole(line.low[j + 1], 0, 99)) is not None:
        return full_year(short), j + 2
    if line.low[j][:1] == "'" and (short := whole(line.low[j][1:], 0, 99)) is not None:
        return full_year(short), j + 1
    return None, i


def full_year(short: int) -> int:
    """Return the year that two digits stand for."""
    return short + (2000 if short < SHORT_YEAR else 1900)


def calendar_date(line: Line, i: int) -> Match | None:
    """Read "Oct. 23", "October 23rd, 1998", "23 October 1998", "the 23rd of October", "October 1998", "October"."""
    month = month_at(line, i)
    if month is not None:
        return _month_first(line, i, month)
    j = i + 1 if line.low[i] == "the" and not line.low[i + 1].isdigit() else i
    day = _day_number(line, j)
    if day is None and (found := ordinal(line, j)) is not None and 0 < found[0] <= 31:
        day, end = found
    else:
        end = j + 1
    if day is None:
        return None
    end = end + 1 if line.low[end] == "of" else end
    month = month_at(line, end)
    if month is None or (line.low[end] == "may" and line.tag(end) == "MD"):
        return None
    year, end = _year_after(line, end + 1)
    return Match(i, end, Day(year=year, month=month, day=day), "date")


def _month_first(line: Line, i: int, month: int) -> Match | None:
    spoken = line.low[i + 1] == "the" and not line.low[i + 2].isdigit() and _day_number(line, i + 2) is not None
    j = i + 2 if spoken else i + 1
    day = _day_number(line, j)
    if day is not None and not _counts_things(line, j):
        year, end = _year_after(line, j + 1)
        if year is None and line.low[j + 1] in line.words.lists["link.range"] and _day_number(line, j + 2) is not None:
            year = _year_after(line, j + 3)[0]  # "June 5-7, 1999"
        if year is not None or line.low[j + 1] != "of":
            return Match(i, end, Day(year=year, month=month, day=day), "date")
    if _other_noun(line, i):
        return None
    year, end = _year_after(line, i + 1)
    if line.low[i + 1] == "," and year is not None and line.low[end] not in (",", ".", "\n", ")", ";", ":"):
        year, end = None, i + 1  # "in March, 2000 people"
    return Match(i, end, Day(year=year, month=month), "month")


def _other_noun(line: Line, i: int) -> bool:
    """Tell whether the month's name at ``i`` is another noun ("the annual March for Life")."""
    lists = line.words.lists
    if line.low[i + 1] not in lists["link.after_noun"] or year_number(line, i + 2) is not None or i == 0:
        return False
    return line.tag(i - 1) in ("DT", "JJ", "PRP$", "``") and line.low[i - 1] not in lists["modifier.before"]


def _counts_things(line: Line, i: int) -> bool:
    return line.low[i + 1] in line.words.lists["number_context.not_before"]


def dated(line: Line, i: int) -> Match | None:
    """Read a calendar date with the year that follows it in words ("June last year", "December 7 of this year")."""
    match = calendar_date(line, i)
    if match is None or not isinstance(match.meaning, Day) or match.meaning.year is not None:
        return match
    low, words = line.low, line.words
    j = match.end + 1 if low[match.end] == "of" else match.end
    unit = words.unit.get(low[j + 1])
    pointer = words.pointer.get(low[j])
    if pointer is None or low[j] in words.lists["pointer_kind.narrative"]:
        return match
    if unit is None or unit.grain != "year" or unit.plural:
        return match
    return Match(match.start, j + 2, replace(match.meaning, shifted_year=pointer), match.rule)


def weekday_date(line: Line, i: int) -> Match | None:
    """Read a weekday alone, before a date ("Monday, Oct. 26"), or before a part of the day ("Monday night")."""
    found = weekday_at(line, i)
    if found is None:
        return None
    weekday, end = found
    j = end + 1 if line.low[end] == "," else end
    dated = calendar_date(line, j)
    if dated is not None and isinstance(dated.meaning, Day) and dated.meaning.day is not None:
        return Match(i, dated.end, replace(dated.meaning, weekday=weekday), "date")
    clock, end = part_after(line, end)
    return Match(i, end, Day(weekday=weekday, clock=clock), "weekday")


def part_after(line: Line, i: int) -> tuple[Clock | None, int]:
    """Return the part of the day at ``i`` ("morning") and the end; nothing and ``i`` where none stands there."""
    part = line.words.part.get(line.low[i])
    return (part_clock(part), i + 1) if part is not None else (None, i)


def part_clock(part: DayPart) -> Clock:
    """Return a part of the day as a :class:`Clock`."""
    return Clock(part.code, part.first * 60, part.after * 60)


def numeric_date(line: Line, i: int) -> Match | None:
    """Read dates in digits: 2025-10-31 (with T and a time too), 10/31/98 (or 31/10/98), 31.10.1998."""
    word, end = line.low[i], i + 1
    while line.low[end] == "-" and line.glued[end] and line.glued[end + 1] and end < i + 5:
        word, end = f"{word}-{line.low[end + 1]}", end + 2
    date, _, time = word.partition("t")
    for mark in "-/.":
        parts = date.split(mark)
        if len(parts) == 3 and all(p.isdigit() and p.isascii() and len(p) <= 4 for p in parts):
            day = _numeric(parts, mark, day_first=line.day_first)
            if day is None:
                return None
            clock = digital(time.rstrip(".").removesuffix("z")) if time else None
            return Match(i, end, replace(day, clock=clock), "numeric date")
    return None


def _numeric(parts: list[str], mark: str, *, day_first: bool) -> Day | None:
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4:
        return _checked(a, b, c)
    year = c if len(parts[2]) == 4 else full_year(c) if len(parts[2]) == 2 else None
    if year is None or (mark != "/" and len(parts[2]) == 2):
        return None
    american = _checked(year, a, b) if mark == "/" and not day_first else None
    return american or _checked(year, b, a)


def _checked(year: int, month: int, day: int) -> Day | None:
    return Day(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 and 0 < year < 2200 else None


def digital(word: str) -> Clock | None:
    """Return the clock time that "10:35" or "10:35:20" writes, or ``None``."""
    parts = word.split(":")
    if not 2 <= len(parts) <= 3 or not all(len(p) <= 2 and p.isdigit() and p.isascii() for p in parts):
        return None
    hour, minute = int(parts[0]), int(parts[1])
    return minutes_clock(hour * 60 + minute) if hour <= 24 and minute < 60 else None


def minutes_clock(minutes: int) -> Clock:
    """Return a minute of the day as a :class:`Clock`."""
    return Clock(f"{minutes // 60:02d}:{minutes % 60:02d}", minutes, minutes + 1)


def continued(line: Line, i: int) -> Match | None:
    """Read the second end of a range: the 7 of "June 5-7", the 85 of "1984-85"."""
    low = line.low
    if i < 2 or low[i - 1] not in line.words.lists["link.range"]:
        return None
    short = whole(low[i], 0, 99) if len(low[i]) == 2 and line.glued[i] and line.glued[i - 1] else None
    first = year_number(line, i - 2)
    if first is not None and short is not None and short > first % 100:
        return Match(i, i + 1, Day(year=first // 100 * 100 + short), "year")
    month = month_at(line, i - 3) if i > 2 else None
    day = _day_number(line, i)
    if month is None or day is None or _day_number(line, i - 2) is None or line.tag(i + 1) in ("NN", "NNS", "CD"):
        return None
    year, end = _year_after(line, i + 1)
    return Match(i, end, Day(year=year, month=month, day=day), "date")


def holiday(line: Line, i: int) -> Match | None:
    """Read a named day, with its year or its week ("Thanksgiving Day 1999", "Easter week")."""
    found = line.phrase(i, line.words.holiday)
    if found is None or not (line.text(i)[:1].isupper() or line.low[i] == "the"):
        return None
    end, rule = found
    unit = line.words.unit.get(line.low[end])
    if unit is not None and unit.grain == "week":
        return Match(i, end + 1, Named(rule, week=True), "holiday")
    year, end = _year_after(line, end)
    return Match(i, end, Named(rule, year=year), "holiday")


def bare_year(line: Line, i: int) -> Match | None:
    """Read a year ("1998", "fiscal 1998", "FY98", "1998-99" up to its hyphen), a decade, a quarter ("Q3 2021")."""
    low, words = line.low[i], line.words
    if low in words.lists["modifier.fiscal"] and (year := year_number(line, i + 1)) is not None:
        return Match(i, i + 2, Day(year=year), "fiscal year")
    if low[:2] in words.lists["modifier.fiscal"] and (year := whole(low[2:], 0, YEARS[1])) is not None:
        return Match(i, i + 1, Day(year=year if year > 99 else full_year(year)), "fiscal year")
    if (year := _prefixed_year(line, i)) is not None:
        return Match(i, i + 1, Day(year=year), "year")
    if len(low) == 3 and low[0] == "'" and (year := whole(low[1:], 0, 99)) is not None:
        known = line.before(i) in words.lists["number_context.year_before"]
        return Match(i, i + 1, Day(year=full_year(year)), "year") if known else None
    if len(low) == 2 and "q" in low and (number := whole(low.strip("q"), 1, 4)) is not None:
        year_, end = _year_after(line, i + 1)
        return Match(i, end, Grain("quarter", number, year=year_), "quarter")
    return decade(line, i)


def _prefixed_year(line: Line, i: int) -> int | None:
    word = line.low[i]
    prefix, dash, rest = word.partition("-")
    if dash and prefix in line.words.lists["modifier.glued"]:
        return whole(rest, *YEARS) if len(rest) == 4 else None
    year = year_number(line, i)
    return year if year is not None and is_year(line, i) else None


def is_year(line: Line, i: int) -> bool:
    """Tell whether the four digits at ``i`` are a year, not a count of things or a number's part."""
    before, after = line.before(i), line.low[i + 1]
    lists = line.words.lists
    if before in lists["number_context.not_after"] or after in lists["number_context.not_before"]:
        return False
    if before in ("-", "/", ".") and line.glued[i] and not (i > 1 and year_number(line, i - 2)):
        return False
    if after == "of" and line.tag(i + 2)[:3] == "PRP":
        return False  # "2000 of them"
    if after == "-" and line.glued[i + 1] and line.low[i + 2].isalpha():
        return False  # "a 2000-metre race"
    year = int(line.low[i])
    plural = line.tag(i + 1) in ("NNS", "NNPS") and after not in line.words.unit
    introduced = before in lists["number_context.year_before"] or month_at(line, i - 1) is not None if i else False
    if not 1900 <= year < 2060:
        return introduced and not plural and line.tag(i + 1)[:2] not in ("NN", "JJ")
    if year % 100 == 0 or year % 50 == 0:
        return not plural or before == "the"
    return introduced or not plural


def decade(line: Line, i: int) -> Match | None:
    """Read "the 1990s", "the mid-1990s", "the '90s"; a century where it ends in 00."""
    j = i + 1 if line.low[i] == "'" and line.glued[i + 1] else i
    word = line.low[j]
    prefix, dash, rest = word.partition("-")
    word = rest if dash and prefix in line.words.lists["modifier.glued"] else word
    word = word.lstrip("'").replace("'s", "s")
    end = j + 1
    if word.isdigit() and line.low[j + 1] == "'s" and line.glued[j + 1] and len(word) in (2, 4) and word[-1] == "0":
        word, end = word + "s", j + 2
        if len(word) == 5 and line.before(i) != "the":
            return None
    if word[-1:] != "s" or len(word) not in (3, 5) or word[-2] != "0":
        return None
    year = whole(word[:-1], 0, YEARS[1])
    if year is None or (len(word) == 3 and j == i and line.before(i) != "the" and not line.low[j].startswith("'")):
        return None
    year = year if len(word) == 5 else year + 1900 if year >= 20 else year + 2000
    meaning: Meaning = Grain("century", year // 100) if year % 100 == 0 and year < 2000 else Grain("decade", year // 10)
    return Match(i, end, meaning, "decade")


def century(line: Line, i: int) -> Match | None:
    """Read "the 20th century", "nineteenth-century"."""
    found = ordinal(line, i)
    if found is None or not 0 < found[0] <= 30:
        return None
    end = found[1] + 1 if line.low[found[1]] == "-" else found[1]
    unit = line.words.unit.get(line.low[end])
    if unit is None or unit.grain != "century":
        return None
    return Match(i, end + 1, Grain("century", found[0] - 1), "century")
