"""Typed loader of ``en/times.toml``: the words of time, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

Words = frozenset[str]
T = TypeVar("T")
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
# table -> the lists it must have
LISTS = {
    "zone": ("words", "after", "clock", "military"),
    "pointer_kind": ("narrative", "stretch", "spans", "over", "ended", "participles"),
    "vague": ("words", "of"),
    "modifier": ("before", "of", "glued", "loose", "whole", "long", "old", "fiscal", "end"),
    "approximator": ("phrases", "kept"),
    "shift_kind": ("now", "relational", "origin"),
    "reference_leave": ("words", "adjectives", "beside", "adverbs"),
    "set_words": ("every", "other", "per", "times", "counted"),
    "forward": (
        "strong", "weak", "denials", "verbs", "nouns", "adjectives", "modals", "prepositions", "links", "plain",
    ),
    "number_context": ("not_after", "not_before", "year_before"),
    "link": (
        "period", "part", "join", "of", "range", "bare", "articles", "definite", "indefinite", "ordinal_ends",
        "alternatives", "beyond", "after_noun",
    ),
}  # fmt: skip
NUMBERS = (
    "weekday", "weekday_short", "month", "month_short", "number", "scale", "ordinal", "meridiem", "day", "pointer",
    "shift",
)  # fmt: skip
TEXTS = ("clock", "day_part", "set", "length", "holiday")
GROUPS = ("unit", "part", "season", "reference")
TABLES = (*NUMBERS, *TEXTS, *GROUPS, *LISTS)


class Unit(NamedTuple):
    """A unit of time: the calendar's grain, TIMEX3's letter ("T" before those of the clock), how many, if plural."""

    grain: str
    code: str
    times: int
    plural: bool


class DayPart(NamedTuple):
    """A part of the day: TIMEX3's letters, the hour it begins and the hour it ends (over 24: in the next day)."""

    code: str
    first: int
    after: int


Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All tables of the file. Phrases are kept by first word, the longest first."""

    weekday: dict[str, int]
    weekday_short: dict[str, int]
    month: dict[str, int]
    month_short: dict[str, int]
    number: dict[str, int]
    scale: dict[str, int]
    ordinal: dict[str, int]
    meridiem: dict[str, int]
    day: dict[str, int]
    pointer: dict[str, int]
    shift: dict[str, int]
    clock: dict[str, str]
    day_part: dict[str, str]
    set: dict[str, str]
    length: dict[str, str]
    holiday: Phrases
    unit: dict[str, Unit]
    part: dict[str, DayPart]
    season: dict[str, str]
    reference: Phrases
    approximator: Phrases
    lists: dict[str, Words]

    def has(self, name: str, word: str) -> bool:
        """Tell whether ``word`` stands in the list ``table.key`` called ``name``."""
        return word in self.lists[name]


@cache
def time_words(language: str = "en") -> TimeWords:
    """Return the words of ``language``; :class:`CodebookError` names the file and what is wrong in it."""
    return read_time_words(HOME / language / "times.toml")


def read_time_words(path: Path) -> TimeWords:
    """Return the words that ``path`` lists; :class:`CodebookError` where a table is missing, unknown or doubled."""
    data = read_toml(path)
    if unknown := set(data) - set(TABLES) - set(HEADER):
        raise CodebookError(f"{path.name}: unknown table {', '.join(sorted(unknown))}; allowed: {', '.join(TABLES)}")
    if missing := [t for t in TABLES if not isinstance(data.get(t), dict)]:
        raise CodebookError(f"{path.name}: lacks table {', '.join(missing)}")
    plain: dict[str, Any] = {t: _values(path, t, data[t], int) for t in NUMBERS}
    plain |= {t: _values(path, t, data[t], str) for t in TEXTS if t != "holiday"}
    lists = {f"{t}.{k}": w for t, keys in LISTS.items() for k, w in _lists(path, t, data[t], keys).items()}
    kept = dict.fromkeys(data["approximator"]["phrases"], "") | dict.fromkeys(data["approximator"]["kept"], "kept")
    return TimeWords(
        **plain,
        holiday=_phrases(_values(path, "holiday", data["holiday"], str)),
        unit=_units(path, data["unit"]),
        part=_grouped(path, "part", data["part"], _part),
        season=_grouped(path, "season", data["season"], lambda path, code, entry, word: code),
        reference=_phrases(_references(path, data["reference"])),
        approximator=_phrases(kept),
        lists=lists,
    )


def _values(path: Path, table: str, entries: dict[str, Any], kind: type[T]) -> dict[str, T]:
    for key, value in entries.items():
        if not isinstance(value, kind) or isinstance(value, bool):
            raise CodebookError(f"{path.name}, [{table}] {key}: {value!r} is not {kind.__name__}")
    return dict(entries)


def _lists(path: Path, table: str, entries: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Words]:
    if set(entries) != set(keys):
        raise CodebookError(f"{path.name}, [{table}]: has {', '.join(sorted(entries))}; must have {', '.join(keys)}")
    return {key: frozenset(_words(path, f"[{table}] {key}", entries[key])) for key in keys}


def _words(path: Path, where: str, words: Any) -> list[str]:
    if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
        raise CodebookError(f"{path.name}, {where}: {words!r} is not a list of words")
    if doubled := sorted({w for w in words if words.count(w) > 1}):
        raise CodebookError(f"{path.name}, {where}: {', '.join(doubled)} twice")
    return words


def _grouped(
    path: Path, table: str, groups: dict[str, Any], make: Callable[[Path, str, dict[str, Any], str], T]
) -> dict[str, T]:
    """Return word -> what ``make`` gives for its group; no word may stand in two groups."""
    out: dict[str, T] = {}
    for code, entry in groups.items():
        for word in _words(path, f"[{table}.{code}] words", entry.get("words")):
            if word in out:
                raise CodebookError(f"{path.name}, [{table}.{code}]: {word!r} stands in another group too")
            out[word] = make(path, code, entry, word)
    return out


def _units(path: Path, groups: dict[str, Any]) -> dict[str, Unit]:
    def make(path: Path, name: str, entry: dict[str, Any], word: str) -> Unit:
        code, times = entry.get("code"), entry.get("times", 1)
        if not isinstance(code, str) or not isinstance(times, int):
            raise CodebookError(f"{path.name}, [unit.{name}]: code must be a text and times a number")
        return Unit(name, code, times, word in entry.get("plural", []))

    return _grouped(path, "unit", groups, make)


def _part(path: Path, code: str, entry: dict[str, Any], word: str) -> DayPart:
    hours = entry.get("hours")
    if not isinstance(hours, list) or len(hours) != 2 or not 0 <= hours[0] < hours[1] <= 48:
        raise CodebookError(f"{path.name}, [part.{code}]: hours {hours!r}; expected two, the first the smaller")
    return DayPart(code, hours[0], hours[1])


def _references(path: Path, groups: dict[str, Any]) -> dict[str, str]:
    if set(groups) != set(REFERENCES):
        raise CodebookError(f"{path.name}, [reference]: must have {', '.join(REFERENCES)}")
    return {p: value for value in REFERENCES for p in _words(path, f"[reference] {value}", groups[value])}


def _phrases(table: dict[str, str]) -> Phrases:
    """Return the phrases by first word, cut into words as spaCy cuts them."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in table.items():
        words = tuple(phrase.replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").split())
        out.setdefault(words[0], []).append((words, value))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in out.items()}
