"""How a plain text opens: title, date and labelled lines, then dateline and wire credit, then the story proper.

Only the first lines are looked at, and only what is written there is kept: a date without a year gives none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..codebook.intake import intake_words
from .dateline import credit_in, find_dateline, has_lower
from .dates import date_of, date_pattern, written_date

LINES = 12  # lines of an opening that are looked at
LABEL = re.compile(r"([A-Za-z][A-Za-z ]{1,20}?)\s?:[ \t]+(\S[^\n]*)")
LABELLED_DATE = re.compile(r"(?:date|published|posted|dated)(?: on)?:?[ \t]+(?=\S)", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+\s*$")
MAX_TITLE = 180  # characters
MAX_TITLE_WORDS = 28
MAX_BYLINE_WORDS = 12
INNER_STOP = re.compile(r"[a-z]{3}[.!?][\"'”’)]?\s")  # a sentence ends within the line
STOPS = (".", ",", ";", ":")


@dataclass(slots=True)
class Opening:
    """What an opening tells, ``None`` for what it does not; ``body`` is the offset of the story proper."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    dateline: str | None = None
    wire: str | None = None
    body: int = 0


def read_opening(text: str, *, title: str | None = None) -> Opening:
    """Return what the first lines of ``text`` tell. ``title`` is the title where it is known from elsewhere."""
    opening = Opening()
    at = _skip_space(text, 0)
    for _ in range(LINES):
        after = _past_line(text, at, opening, title)
        if after == at:
            break
        at = after
    opening.body = at
    _read_dateline(text, opening)
    return opening


def _past_line(text: str, at: int, opening: Opening, title: str | None) -> int:
    """Take in the line, or the date before a story on it, at offset ``at``; return where the next starts, or ``at``."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    line = text[at : min(end, at + 1000)].rstrip()
    following = _skip_space(text, end)
    dated = _leading_date(line, opening)
    if 0 < dated < len(line):
        return _skip_space(text, at + dated)
    if following == len(text):
        return at  # the last line is the story
    if dated or _labelled(line, opening) or _credit_line(line, opening) or (title and line == title):
        return following
    blank = "\n" in text[end + 1 : following]
    if opening.title is None and title is None and _is_title(line, blank):
        opening.title = line
        return following
    return at


def _labelled(line: str, opening: Opening) -> bool:
    """Take in a line such as "Source: Daily News" or a bare address; tell whether it was one."""
    if ADDRESS.match(line):
        opening.url = opening.url or line.strip()
        return True
    found = LABEL.match(line)
    field = intake_words().labels.get(found[1].lower()) if found else None
    if found is None or field is None:
        return False
    value: str | None = found[2].strip()
    if field == "published":
        value = written_date(found[2])
        if value is None:
            return False
    if field == "publisher" and opening.wire is None:
        opening.wire = intake_words().agencies.get(found[2].strip())
    if field != "skip" and getattr(opening, field) is None:
        setattr(opening, field, value)
    return True


def _credit_line(line: str, opening: Opening) -> bool:
    """Take in a byline ("By Ann Lee, Associated Press") or a bare credit ("(Reuters)"); tell whether it was one."""
    words = line.split()
    byline = len(words) > 1 and words[0].lower() == "by" and len(words) <= MAX_BYLINE_WORDS
    byline = byline and not line.endswith(STOPS) and words[1][:1].isupper()
    agency = credit_in(line)
    if not byline and not (agency and len(words) <= 4):
        return False
    opening.wire = opening.wire or agency
    return True


def _leading_date(line: str, opening: Opening) -> int:
    """Take in a full date at the start of ``line``; return how many characters it takes, 0 for none.

    The date stands alone on the line, or "date" stands before it, or a dateline follows.
    """
    label = LABELLED_DATE.match(line)
    begin = label.end() if label else 0
    found = date_pattern().match(line, begin)
    day = date_of(found) if found else None
    if found is None or day is None:
        return 0
    rest = line[found.end() :].lstrip(" \t,|–—-")
    if rest and label is None and find_dateline(rest) is None and not _is_clock(rest):
        return 0
    opening.published = opening.published or day
    return len(line) if _is_clock(rest) else len(line) - len(rest)


def _is_clock(rest: str) -> bool:
    """Tell whether what follows a date on its line is a time of day and nothing more."""
    return bool(rest) and len(rest) <= 24 and rest[0].isdigit() and ":" in rest


def _is_title(line: str, blank: bool) -> bool:
    """Tell whether ``line`` reads as a headline: short, no final stop, a blank line after it (or all in capitals)."""
    if len(line) > MAX_TITLE or len(line.split()) > MAX_TITLE_WORDS or line.endswith(STOPS):
        return False
    if find_dateline(line) is not None or INNER_STOP.search(line):
        return False
    return blank or (len(line) > 3 and line.upper() == line and not has_lower(line) and any(map(str.isalpha, line)))


def _read_dateline(text: str, opening: Opening) -> None:
    found = find_dateline(text[opening.body : opening.body + 400])
    if found is None:
        opening.wire = opening.wire or credit_at_end(text)
        return
    opening.dateline = found.place
    opening.published = opening.published or found.published
    opening.wire = opening.wire or found.wire or credit_at_end(text)
    opening.body += found.end


def credit_at_end(text: str) -> str | None:
    """Return the agency that the last line credits ("— Reuters", "Source: IRNA", "(AFP)"), or ``None``."""
    words = intake_words()
    line = text[-400:].rstrip().rsplit("\n", 1)[-1].strip()
    lower = line.lower().rstrip(".")
    for phrase in words.after:
        if lower.endswith(phrase):
            return credit_in(line[: len(lower) - len(phrase)].rsplit(". ", 1)[-1])
    if len(line) <= 80 and lower.startswith(words.before):
        phrase = max((p for p in words.before if lower.startswith(p)), key=len)
        return credit_in(line[len(phrase) :].lstrip(" :/©"))
    tail = re.search(r"(?:[—–-]{1,2}\s?|[(\[/])([\w .'/-]{2,30}?)[)\]/]?\.?$", line)
    return words.agencies.get(tail[1].strip()) if tail else words.agencies.get(line.rstrip("."))


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == "﻿"):
        at += 1
    return at
