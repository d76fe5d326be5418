"""Typed loader of ``en/setting.toml``: what ties a time or a place to what happens."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from .files import HOME, read_toml
from .wordlists import Words, check_keys, word_table


@dataclass(frozen=True, slots=True)
class SettingWords:
    """The words of ``setting.toml``, lower case; each set is described there. Verbs and nouns are lemmas."""

    bounds: Words
    owning: Words
    holding: Words
    at: Words
    toward: Words
    going: Words
    part: Words
    regions: Words
    together: Words
    alongside: Words
    phases: Words
    elsewhen: Words


@cache
def setting_words(language: str = "en") -> SettingWords:
    """Return the words of ``language``; :class:`CodebookError` names a missing, unknown or doubled entry."""
    path = HOME / language / "setting.toml"
    data = read_toml(path)
    check_keys(path, "", data, ("title", "origin", "licence", "version", "words"))
    return SettingWords(**word_table(path, data, "words", tuple(f.name for f in fields(SettingWords))))
