"""Names in other forms: ids, acronyms, short forms, and whether two differ by a slip of the pen."""

from __future__ import annotations

import unicodedata

from ...codebook.countries import countries
from ...codebook.names import name_words

LONG = 6  # letters of a name in which one may be misspelt


def shorter(name: str) -> list[str]:
    """Return what a body may be called for short: without "Ltd", or without the place it starts with."""
    words = name.lower().split()
    out = [" ".join(words[:-1])] if len(words) > 1 and words[-1] in name_words().firm else []
    proper = not name_words().small & set(words)
    return [*out, *(" ".join(words[k:]) for k in (1, 2) if proper and len(words) > k + 1)]


def without_country(name: str) -> str:
    """Return a body's name without the country that it starts with ("U.S. Environmental Protection Agency")."""
    words, known = name.split(), countries()
    for k in (2, 1):
        first = " ".join(words[:k])
        if len(words) > k + 1 and (first in known.by_demonym or first in known.by_name):
            return " ".join(words[k:])
    return name


def without_initials(name: str) -> str:
    """Return a person's name without middle initials, which one report gives and the next leaves out."""
    words = name.split()
    return " ".join([words[0], *(w for w in words[1:-1] if len(w.strip(".")) > 1), words[-1]])


def slug(name: str) -> str:
    """Return a name as an id: ASCII letters and digits with hyphens; other scripts as they are."""
    plain = unicodedata.normalize("NFKD", name.lower())
    ascii_only = "".join(c for c in plain if c.isascii())
    base = ascii_only if any(c.isalnum() for c in ascii_only) else name.lower()
    return "-".join("".join(c if c.isalnum() else " " for c in base.replace("'", "").replace("’", "")).split())


def initials(name: str) -> str:
    """Return the initials of a name, lower case, as its acronym would be; the name itself where it is one word."""
    words = [w for w in name.replace("-", " ").split() if w.lower() not in name_words().small]
    return "".join(w[0] for w in words).lower() if len(words) > 1 else name.lower()


def one_letter_off(a: str, b: str) -> bool:
    """Tell whether two words of :data:`LONG` letters or more are equal but for one letter changed, added or lost."""
    a, b = sorted((a, b), key=len)
    if len(a) < LONG or len(b) - len(a) > 1 or a == b:
        return False
    k = next((k for k, (x, y) in enumerate(zip(a, b)) if x != y), len(a))
    return a[k + 1 :] == b[k + 1 :] if len(a) == len(b) else a[k:] == b[k + 1 :]
