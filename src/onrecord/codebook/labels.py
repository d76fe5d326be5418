"""Typed loader of ``en/labels.toml``: what a reader is told for each code of a report."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args

from .. import records
from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

# table -> the codes that it must have, no more and no fewer
CODES: dict[str, tuple[str, ...]] = {
    "value": get_args(records.Value),
    "negative": ("CT-", "PR-", "PS-"),
    "confirmation": get_args(records.Confirmation),
    "meaning": get_args(records.Confirmation),
    "aspect": get_args(records.Aspect),
    "basis": get_args(records.Basis),
    "precision": get_args(records.Precision),
    "use": get_args(records.PlaceUse),
    "manner": get_args(records.Manner),
    "status": get_args(records.CommitmentStatus),
    "polarity": get_args(records.Polarity),
    "quad": ("1", "2", "3", "4"),
    "unit": ("Y", "M", "W", "D", "TH", "TM", "TS"),
    "part_of_year": ("SP", "SU", "FA", "WI", "Q1", "Q2", "Q3", "Q4", "H1", "H2"),
    "reference": ("PAST_REF", "PRESENT_REF", "FUTURE_REF"),
    "part_of_day": ("MO", "MI", "AF", "EV", "NI", "DT"),
}


@dataclass(frozen=True, slots=True)
class Labels:
    """Words for codes, one table a field of the record; ``quad`` is keyed by the class as a string.

    ``unarticled`` are first words of names that take no "the" in a sentence.
    """

    unarticled: frozenset[str]
    value: dict[str, str]
    negative: dict[str, str]
    confirmation: dict[str, str]
    meaning: dict[str, str]
    aspect: dict[str, str]
    basis: dict[str, str]
    precision: dict[str, str]
    use: dict[str, str]
    manner: dict[str, str]
    status: dict[str, str]
    polarity: dict[str, str]
    quad: dict[str, str]
    unit: dict[str, str]
    part_of_year: dict[str, str]
    reference: dict[str, str]
    part_of_day: dict[str, str]


@cache
def labels(language: str = "en", home: Path = HOME) -> Labels:
    """Return the words of ``language``; :class:`CodebookError` names a table or code that is missing or unknown."""
    path = home / language / "labels.toml"
    data = read_toml(path)
    names = [f.name for f in fields(Labels)]
    if unknown := set(data) - set(names) - set(HEADER):
        raise CodebookError(f"{path.name}: unknown table {', '.join(sorted(unknown))}; allowed: {', '.join(names)}")
    tables = {name: _table(path, name, data.get(name, {})) for name in CODES}
    return Labels(unarticled=_words(path, data.get("unarticled")), **tables)


def _words(path: Path, value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise CodebookError(f"{path.name}: unarticled must be a list of words")
    return frozenset(value)


def _table(path: Path, name: str, table: dict[str, Any]) -> dict[str, str]:
    if set(table) != set(CODES[name]):
        odd = ", ".join(sorted(set(table) ^ set(CODES[name])))
        raise CodebookError(f"{path.name}, [{name}]: must have {', '.join(CODES[name])}; odd ones: {odd}")
    if wrong := [code for code, words in table.items() if not isinstance(words, str)]:
        raise CodebookError(f"{path.name}, [{name}]: {', '.join(wrong)} must be words")
    return table
