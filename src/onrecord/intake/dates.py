"""Dates as the press writes them and as the command line takes them, to ISO dates."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from ..codebook.intake import intake_words
from ..errors import ArticleError

LONGEST = 100  # characters of what may be a date
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
SLASHED = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})\b")
ISO_LIKE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}.*)?")


def iso_date(value: str, what: str) -> str:
    """Return ``value``, an ISO date or date and time, as an ISO date; :class:`ArticleError` where ``what`` is none."""
    value = value.strip()[:LONGEST]
    try:
        if ISO_LIKE.fullmatch(value):
            return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        pass
    raise ArticleError(f"{what} {value!r} is not a date; write YYYY-MM-DD", reason="bad date")


def told_date(value: str, what: str) -> str:
    """Return a date as rows, feeds and exports write it, as an ISO date.

    ISO with or without a time, 20251031, "31 Oct 2025", "Oct 31, 2025", "Fri, 31 Oct 2025 09:00:00 GMT", 31/10/2025
    where only one reading is a date. :class:`ArticleError` where ``what`` is none of these.
    """
    found = _read_date(value.strip()[:LONGEST])
    return iso_date(value, what) if found is None else found


def _read_date(value: str) -> str | None:
    if ISO_LIKE.fullmatch(value):
        return None  # iso_date knows
    if found := COMPACT.match(value):
        return _day(*found.groups())
    if found := SLASHED.match(value):
        first, second, year = found.groups()
        either = {_day(year, first, second), _day(year, second, first)} - {None}
        return either.pop() if len(either) == 1 else None
    return written_date(value) or _mailed(value)


def _mailed(value: str) -> str | None:
    """Return a date as mail and RSS write it, years of two digits included (RFC 2822)."""
    from email.utils import parsedate_to_datetime  # as long to import as all of intake, and hardly asked for

    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@cache
def date_pattern() -> re.Pattern[str]:
    """Return the pattern of a full or yearless date: ISO, "Oct. 31, 2025", "31 October 2025", a weekday before it."""
    words = intake_words()
    month = "|".join(sorted(words.months, key=len, reverse=True))
    weekday = "|".join(sorted(words.weekdays, key=len, reverse=True))
    return re.compile(
        rf"""(?:(?:{weekday})\.?,?\s{{1,3}})?
        (?:(?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\s?[+-]\d\d:?\d\d)?)?
        |(?P<m1>{month})\.?\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,3}}(?P<y1>\d{{4}}))?
        |(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?P<m2>{month})\.?,?(?:\s{{1,3}}(?P<y2>\d{{4}}))?)(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )


def date_of(found: re.Match[str]) -> str | None:
    """Return the ISO date of a match of :func:`date_pattern`; ``None`` where it has no year or is no day there is."""
    months = intake_words().months
    if found["iso"]:
        year, month, day = map(int, re.split("[-/]", found["iso"]))
    else:
        written = found["y1"] or found["y2"]
        if not written:
            return None
        year, month = int(written), months[(found["m1"] or found["m2"]).lower()]
        day = int(found["d1"] or found["d2"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def written_date(text: str) -> str | None:
    """Return the ISO date that ``text`` starts with, ``None`` where it starts with none or with one without a year."""
    found = date_pattern().match(text.strip())
    return None if found is None else date_of(found)
