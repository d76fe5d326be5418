"""By when a promise is to be kept: the time its words give, and the last day that this leaves.

A span of time ("within two weeks") is counted from when the promise was made, else from the day of publication.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from ...codebook.standing import standing_words
from ..times.found import TimeFound
from .draft import Draft
from .promised import Promise

SPAN = re.compile(r"PT?(\d{1,4})([YMWDH])")
FAR = 40  # tokens after the words of a promise within which its sentence may still say by when


def due_of(draft: Draft, p: Promise) -> int | None:
    """Return the number of the time by which a promise is to be kept: led in by "by" or "within", else still to come.

    ``None`` where its words, and what is left of their sentence, tell none.
    """
    found = [n for a, b in p.content for n in draft.times_between(a, b)]
    led = next((n for n in [*found, *_after(draft, p)] if _is_led(draft, draft.times[n])), None)
    if led is not None:
        return led
    return next((n for n in found if _lies_ahead(draft.times[n], draft.article.published)), None)


def _after(draft: Draft, p: Promise) -> list[int]:
    """Return the times that follow a promise in its sentence, on nobody else's word."""
    end = max(c.end for c in p.content)
    stop = min(draft.tree.sentences[draft.tree.sentence[end - 1]].end, end + FAR)
    own = draft.holding(p.cue_head)
    return [n for n in draft.times_between(end, stop) if draft.holding(draft.times[n].start) in (own, p.statement)]


def _is_led(draft: Draft, t: TimeFound) -> bool:
    """Tell whether words before a time make it a limit: "by March", "no later than Friday", "within two weeks"."""
    words, lower = standing_words().promise, draft.tree.lower
    lead = lower[t.start - 1] if t.start else ""
    if lead in words.articles and t.start > 1:
        lead = lower[t.start - 2]
    if t.type == "DURATION":
        return lead in words.within
    later = lead == "than" and t.start > 1 and lower[t.start - 2] == "later"
    return t.type != "SET" and t.finish is not None and (lead in words.until or later)


def _lies_ahead(t: TimeFound, published: str | None) -> bool:
    """Tell whether a time is still to come, or not over yet, when the report is published."""
    if t.type not in ("DATE", "TIME") or published is None:
        return False
    return t.finish is not None and t.finish > published


def due_date(draft: Draft, due: int | None, made: int | None) -> str | None:
    """Return the last day (ISO 8601) on which a promise due at time ``due`` is kept in time, ``None`` if unknown.

    "By the end of March" leaves the 31st, "before Friday" Thursday, "within two weeks" the fourteenth day after it
    was made (time ``made``) or, failing that, after the report's publication.
    """
    if due is None:
        return None
    t = draft.times[due]
    if t.type == "DURATION":
        start = None if made is None else draft.times[made].begin
        return _counted(_day(start) or _day(draft.article.published), t.value)
    if t.start and draft.tree.lower[t.start - 1] in standing_words().promise.before:
        begin = _day(t.begin)
        return None if begin is None else _iso(begin.toordinal() - 1)
    finish = _day(t.finish)
    if finish is None:
        return None
    midnight = "T" not in (t.finish or "") or (t.finish or "").endswith("T00:00:00")
    return _iso(finish.toordinal() - 1) if midnight else finish.isoformat()


def _day(moment: str | None) -> date | None:
    try:
        return None if moment is None else date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _iso(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal > 0 else None


def _counted(start: date | None, span: str | None) -> str | None:
    """Return the day that lies a span (TIMEX3, "P2W") after ``start``; ``None`` where either is not known."""
    found = SPAN.fullmatch(span or "")
    if start is None or found is None:
        return None
    number, unit = int(found[1]), found[2]
    if "T" in found[0]:
        number, unit = (-(-number // 24), "D") if unit == "H" else (0, "D")
    try:
        if unit in "WD":
            return (start + timedelta(days=number * (7 if unit == "W" else 1))).isoformat()
        return _months_on(start, number * (12 if unit == "Y" else 1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _months_on(start: date, months: int) -> date:
    """Return the same day some months later, the month's last where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
