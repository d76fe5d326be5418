"""Typed loader of ``en/grammar.toml``: closed classes of words, and what controls an infinitive or a gerund."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .files import HOME
from .wordlists import Words, words_of


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """The words of ``grammar.toml``, lower case; each set is described there."""

    relatives: Words
    definite: Words
    negatives: Words
    nobody: Words
    indefinite: Words
    counting: Words
    expletives: Words
    demonstratives: Words
    ability: Words
    place: Words
    singular_pronouns: Words
    first_person: Words
    first_person_plural: Words
    subject_control: Words
    object_control: Words
    timing: Words
    makers: Words
    addressing: Words
    participants: Words


@cache
def grammar_words(language: str = "en") -> GrammarWords:
    """Return the words of ``language``; :class:`CodebookError` names a missing, unknown or doubled entry."""
    return GrammarWords(**words_of(GrammarWords, HOME / language / "grammar.toml"))
