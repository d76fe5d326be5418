"""Typed loader of ``en/names.toml``: the words that tell what a name names."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from .files import HOME, read_toml
from .wordlists import Words, check_keys, word_table

TABLES = {
    "honorific": ("m", "f", "any"),
    "part": ("particles", "possessive", "joiners", "small", "suffixes", "furniture"),
    "ending": (
        "organization",
        "event",
        "law",
        "place",
        "facility",
        "disease",
        "world",
        "first_place",
        "first_event",
        "firm",
        "compass",
    ),
    "evidence": ("speaking", "locative", "wide", "led", "firms", "named_thing", "settlements", "not_names"),
    "given": ("m", "f"),
}


@dataclass(frozen=True, slots=True)
class NameWords:
    """Everything in ``names.toml``; ``honorific`` and ``given`` map a word to the gender it tells, or ``None``."""

    honorific: dict[str, str | None]
    given: dict[str, str | None]
    particles: Words
    possessive: Words
    joiners: Words
    small: Words
    suffixes: Words
    furniture: Words
    organization: Words
    event: Words
    law: Words
    place: Words
    facility: Words
    disease: Words
    world: Words
    first_place: Words
    first_event: Words
    firm: Words
    compass: Words
    speaking: Words
    locative: Words
    wide: Words
    led: Words
    firms: Words
    named_thing: Words
    settlements: Words
    not_names: Words


@cache
def name_words(language: str = "en") -> NameWords:
    """Return the words of ``language``; :class:`~onrecord.errors.CodebookError` names what is missing or doubled."""
    path = HOME / language / "names.toml"
    data = read_toml(path)
    check_keys(path, "", {k: v for k, v in data.items() if isinstance(v, dict)}, tuple(TABLES))
    tables = {name: word_table(path, data, name, keys) for name, keys in TABLES.items()}
    flat = {key: words for name in ("part", "ending", "evidence") for key, words in tables[name].items()}
    assert set(flat) == {f.name for f in fields(NameWords)} - {"honorific", "given"}
    return NameWords(_genders(tables["honorific"]), _genders(tables["given"]), **flat)


def _genders(table: dict[str, Words]) -> dict[str, str | None]:
    """Return word -> gender; what both genders have tells none."""
    out: dict[str, str | None] = {}
    for key, words in table.items():
        for word in words:
            out[word] = None if word in out or key == "any" else key
    return out
