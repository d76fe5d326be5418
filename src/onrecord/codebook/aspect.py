"""Typed loader of ``en/aspect.toml``: words that place an event in time's course."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from ..errors import CodebookError
from ..records import Aspect
from .files import HEADER, HOME, read_toml

TABLES = ("modal", "class", "conjunction", "words")
LISTS = ("pending", "lasting", "now", "soon", "ongoing", "future", "hypothetical")


@dataclass(frozen=True, slots=True)
class AspectWords:
    """Aspect by modal, by factuality class, by conjunction; ``adjectives`` before a noun; verbs and adverbs."""

    modal: dict[str, Aspect]
    governed: dict[str, Aspect]
    conjunction: dict[str, Aspect]
    adjectives: dict[str, Aspect]
    pending: frozenset[str]
    lasting: frozenset[str]
    now: frozenset[str]
    soon: frozenset[str]


@cache
def aspect_words(language: str = "en", home: Path = HOME) -> AspectWords:
    """Return the words of ``language``; :class:`CodebookError` names what is missing, unknown or double."""
    path = home / language / "aspect.toml"
    data = read_toml(path)
    if set(data) - set(HEADER) != set(TABLES):
        raise CodebookError(f"{path.name}: has tables {', '.join(sorted(data))}; expected {', '.join(TABLES)}")
    words = data["words"]
    if set(words) != set(LISTS):
        raise CodebookError(f"{path.name}, [words]: has {', '.join(words)}; expected {', '.join(LISTS)}")
    adjectives: dict[str, Aspect] = {}
    names: tuple[Aspect, ...] = ("ongoing", "future", "hypothetical")
    for name in names:
        for word in words[name]:
            if word in adjectives:
                raise CodebookError(f"{path.name}, [words]: {word!r} is {adjectives[word]} and {name}")
            adjectives[word] = name
    return AspectWords(
        modal=_aspects(path, data, "modal"),
        governed=_aspects(path, data, "class"),
        conjunction=_aspects(path, data, "conjunction"),
        adjectives=adjectives,
        pending=frozenset(words["pending"]),
        lasting=frozenset(words["lasting"]),
        now=frozenset(words["now"]),
        soon=frozenset(words["soon"]),
    )


def _aspects(path: Path, data: dict[str, Any], table: str) -> dict[str, Aspect]:
    for word, value in data[table].items():
        if value not in get_args(Aspect):
            raise CodebookError(f"{path.name}, {table}.{word}: {value!r} is not one of {', '.join(get_args(Aspect))}")
    return dict(data[table])
