"""Typed loader of ``en/setting.toml``: what ties a time or a place to what happens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .files import HOME
from .wordlists import Words, words_of


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
    return SettingWords(**words_of(SettingWords, HOME / language / "setting.toml"))
