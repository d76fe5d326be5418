"""Whom a report has its story from: the agency of its dateline, and agencies and papers that its text names. After
words.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..codebook.intake import intake_words
from ..records import Document
from .words import plain_words

MOST = 6  # credits of one report; a text that names more is about the press


@cache
def _named() -> re.Pattern[str]:
    """Return what finds agencies in a text: the listed ones as written, and names that end as agencies' names do."""
    words = intake_words()
    listed = "|".join(re.escape(form) for form in sorted(words.agencies, key=lambda f: (-len(f), f)) if len(form) > 2)
    ends = "|".join(re.escape(end.title()) for end in words.ends if " " in end)
    return re.compile(rf"\b(?:(?:[A-Z][\w-]+ ){{1,3}}(?:{ends})|{listed})\b")


def credits_of(document: Document) -> tuple[str, ...]:
    """Return the agencies that a document credits or quotes, in lower case, each once; empty where it names none."""
    found = [document.wire] if document.wire else []
    found += [m[0] for m in _named().finditer(document.text)]
    agencies = intake_words().agencies
    names = (" ".join(plain_words(agencies.get(name, name))) for name in found)
    return tuple(dict.fromkeys(n.removeprefix("the ") for n in names if n))[:MOST]


def share_credit(a: Iterable[str], b: Iterable[str]) -> bool:
    """Say whether two documents credit the same source: one name, its initials, or its first words."""
    others = list(b)
    return any(_same(x, y) for x in a for y in others)


def _same(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if short == long:
        return True
    initials = "".join(word[0] for word in long.split())
    return short == initials or (len(long.split()) > 1 and long.startswith(f"{short} "))
