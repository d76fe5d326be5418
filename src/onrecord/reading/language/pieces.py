"""Long texts in pieces: what the tokenizer and the parser can take at once, so that time grows with the text alone."""

from __future__ import annotations

import re

# The tokenizer's time grows with the square of a stretch without white space; words and addresses are shorter.
LONGEST_RUN = 400
RUN = re.compile(rf"\S{{{LONGEST_RUN}}}")
# A sentence's end after a word that is no abbreviation, before one that starts with a capital.
SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"'”’)]{0,2}\s+(?=[\"'“‘(]?[A-Z])")


def split_long(text: str, limit: int) -> list[str]:
    """Cut ``text`` into pieces of at most ``limit`` characters that join to it again.

    Cuts fall after the last blank line in the second half of a piece, else after a line end, a sentence, a space,
    or, where there is none of these, at the limit; and within any stretch of ``LONGEST_RUN`` characters without
    white space.
    """
    forced = [found.end() for found in RUN.finditer(text)]
    pieces = []
    start = 0
    for end in [*forced, len(text)]:
        while end - start > limit:
            cut = _last_break(text, start + limit // 2, start + limit)
            pieces.append(text[start:cut])
            start = cut
        if end > start:
            pieces.append(text[start:end])
        start = end
    return pieces or [""]


def _last_break(text: str, low: int, high: int) -> int:
    """Return where to cut between ``low`` and ``high``: after the strongest break there is, the last of its kind."""
    for mark in ("\n\n", "\n"):
        found = text.rfind(mark, low, high)
        if found >= 0:
            return found + len(mark)
    ends = [found.end() for found in SENTENCE_END.finditer(text, low, high)]
    if ends:
        return ends[-1]
    found = text.rfind(" ", low, high)
    return found + 1 if found >= 0 else high
