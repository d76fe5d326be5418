"""Typed loader of ``en/factuality.toml``: what words do to the certainty of what they govern."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

NUMBERS = ("adverb", "adjective", "determiner", "quantifier", "conjunction", "preposition", "clause")
LISTS = ("outcomes", "firsts", "states", "likeness")
TABLES = ("class", "modal", "perfect", "words", *NUMBERS)
KINDS = ("verbs", "nouns", "adjectives")
CLASS_FIELDS = {"held", "negated", "holder", "nominal", "finite", "raising", "prepositions", *KINDS}
CLAUSES = (
    "question", "stated_question", "imperative", "bare_infinitive", "purpose", "relative_infinitive",
    "counterfactual", "conditional", "future_in_past", "headline", "yet_to", "gerund", "be_to", "finite",
    "infinitive", "modifier", "nominal", "nominal_indefinite", "negated_object", "inquired", "without_denied",
    "whether",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word's complement is worth in [-1, 1]: where the word holds, where it is negated, to the holder.

    ``nominal`` is the worth of an event noun as complement, where the word holds; ``finite`` tells whether
    the word does this to a finite clause too; ``raising`` whether its subject is really its complement's;
    ``prepositions`` are those through which it governs.
    """

    name: str
    held: float
    negated: float
    holder: float
    nominal: float
    finite: bool
    raising: bool
    prepositions: frozenset[str]

    def at(self, value: float, *, nominal: bool = False) -> float:
        """Return the complement's worth when the word itself is worth ``value`` in [-1, 1]."""
        return ((1 + value) * (self.nominal if nominal else self.held) + (1 - value) * self.negated) / 2


@dataclass(frozen=True, slots=True)
class FactualityWords:
    """Signatures by part of speech and lemma; modals, modifiers, conjunctions, prepositions, clause kinds."""

    verbs: dict[str, Signature]
    nouns: dict[str, Signature]
    adjectives: dict[str, Signature]
    modal: dict[str, tuple[float, float]]
    perfect: dict[str, tuple[float, float]]
    adverb: dict[str, float]
    adjective: dict[str, float]
    determiner: dict[str, float]
    quantifier: dict[str, float]
    conjunction: dict[str, float]
    preposition: dict[str, float]
    clause: dict[str, float]
    outcomes: frozenset[str]
    firsts: frozenset[str]
    states: frozenset[str]
    likeness: frozenset[str]


@cache
def factuality_words(language: str = "en", home: Path = HOME) -> FactualityWords:
    """Return the words of ``language``; :class:`CodebookError` names what is missing, unknown or out of range."""
    path = home / language / "factuality.toml"
    data = read_toml(path)
    if unknown := set(data) - set(TABLES) - set(HEADER):
        raise CodebookError(f"{path.name}: unknown table {', '.join(sorted(unknown))}; allowed: {', '.join(TABLES)}")
    verbs, nouns, adjectives = _classes(path, data.get("class", {}))
    numbers = {table: _numbers(path, data, table) for table in NUMBERS}
    if missing := [c for c in CLAUSES if c not in numbers["clause"]]:
        raise CodebookError(f"{path.name}, [clause]: lacks {', '.join(missing)}")
    words = data.get("words", {})
    if set(words) != set(LISTS):
        raise CodebookError(f"{path.name}, [words]: has {', '.join(words)}; expected {', '.join(LISTS)}")
    return FactualityWords(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        modal=_pairs(path, data, "modal"),
        perfect=_pairs(path, data, "perfect"),
        adverb=numbers["adverb"],
        adjective=numbers["adjective"],
        determiner=numbers["determiner"],
        quantifier=numbers["quantifier"],
        conjunction=numbers["conjunction"],
        preposition=numbers["preposition"],
        clause=numbers["clause"],
        outcomes=frozenset(words["outcomes"]),
        firsts=frozenset(words["firsts"]),
        states=frozenset(words["states"]),
        likeness=frozenset(words["likeness"]),
    )


def _classes(path: Path, classes: dict[str, Any]) -> tuple[dict[str, Signature], ...]:
    tables: dict[str, dict[str, Signature]] = {kind: {} for kind in KINDS}
    for name, entry in classes.items():
        if unknown := set(entry) - CLASS_FIELDS:
            raise CodebookError(f"{path.name}, class {name}: unknown {', '.join(sorted(unknown))}")
        signature = _signature(path, name, entry)
        for kind, table in tables.items():
            for word in entry.get(kind, []):
                if word in table:
                    raise CodebookError(f"{path.name}: {kind[:-1]} {word!r} is in class {table[word].name} and {name}")
                table[word] = signature
    return tuple(tables.values())


def _signature(path: Path, name: str, entry: dict[str, Any]) -> Signature:
    held, negated, holder = (_worth(path, f"class.{name}.{k}", entry.get(k)) for k in ("held", "negated", "holder"))
    return Signature(
        name=name,
        held=held,
        negated=negated,
        holder=holder,
        nominal=_worth(path, f"class.{name}.nominal", entry.get("nominal", held)),
        finite=bool(entry.get("finite", True)),
        raising=bool(entry.get("raising", False)),
        prepositions=frozenset(entry.get("prepositions", [])),
    )


def _numbers(path: Path, data: dict[str, Any], table: str) -> dict[str, float]:
    return {key: _worth(path, f"{table}.{key}", value) for key, value in data.get(table, {}).items()}


def _pairs(path: Path, data: dict[str, Any], table: str) -> dict[str, tuple[float, float]]:
    out = {}
    for key, value in data.get(table, {}).items():
        where = f"{table}.{key}"
        if not isinstance(value, list) or len(value) != 2:
            raise CodebookError(f"{path.name}: {where} must be two numbers, as it stands and negated")
        out[key] = (_worth(path, where, value[0]), _worth(path, where, value[1]))
    return out


def _worth(path: Path, key: str, value: Any) -> float:
    if not isinstance(value, (int, float)) or not -1 <= value <= 1:
        raise CodebookError(f"{path.name}: {key} is {value!r}; expected a number from -1 to 1")
    return float(value)
