"""What a person types, as an expression of SQLite's full-text search: nothing typed can break it."""

from __future__ import annotations

import re

MOST = 64  # words of one question; the rest is left out
TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


def expression(typed: str, *, prefix: bool = False) -> str | None:
    """Return what to match for words as people type them, ``None`` where there is no word among them.

    All words must occur; "words in quotes" must stand together, ``word*`` begins a word, ``-word`` must not occur. With
    ``prefix``, every word may be the beginning of one.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in TERM.findall(_whole(typed))[:MOST]:
        term = phrase or word
        if not any(c.isalnum() for c in term):
            continue
        star = "*" if word and (prefix or word.endswith("*")) else ""
        bare = term.rstrip("*")
        (unwanted if minus else wanted).append(f'"{bare}"{star}')
    if not wanted:
        return None
    out = " AND ".join(wanted)
    return f"({out}) NOT ({' OR '.join(unwanted)})" if unwanted else out


def _whole(text: str) -> str:
    """Return ``text`` without what SQLite cannot take: NUL and halves of characters."""
    return "".join(" " if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
