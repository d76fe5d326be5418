"""Typed loaders of ``following.toml`` (limits and weights) and ``en/following.toml`` (words): what joins reports."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml
from .plover import plover
from .roles import SECTORS
from .wordlists import Words, check_keys, word_list, word_table

OUTCOMES = ("kept", "broken", "withdrawn", "extended")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How alike is alike enough; each is described in ``following.toml``."""

    copy: float
    copy_names: float
    copy_shingles: float
    short_copy: float
    credit_days: float
    credited_copy: float
    revision: float
    incident: float
    matter: float
    matter_incident: float
    merge: float
    promise: float
    settle: float
    word: float
    line: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What each agreement or clash of two accounts adds to their likeness; each is described in ``following.toml``."""

    bias: float
    same_mode: float
    other_type: float
    actors: float
    actors_differ: float
    recipients: float
    recipients_differ: float
    same_day: float
    days_apart: float
    near_report: float
    weeks_between: float
    same_place: float
    near_place: float
    other_place: float
    words: float
    same_figures: float
    other_figures: float
    one_story: float


@dataclass(frozen=True, slots=True)
class FollowingCodes:
    """Event types, sectors and forces that following tells apart; each set is described in ``following.toml``."""

    mutual: frozenset[str]
    line: frozenset[str]
    no_act: frozenset[str]
    state: frozenset[str]
    speaks_for: frozenset[str]
    speaks_against: frozenset[str]


@dataclass(frozen=True, slots=True)
class FollowingWords:
    """The words of ``en/following.toml``, lower case; each set is described there."""

    function: Words
    revision: Words
    putting_off: Words
    giving_up: Words
    failing: Words
    undoing: Words
    negation: Words
    undone: Words
    word_kept: Words
    word_broken: Words
    talk: Words


def _numbers(kind: type[Thresholds] | type[Likeness], name: str, home: Path) -> dict[str, float]:
    path = home / "following.toml"
    data = read_toml(path)
    check_keys(path, "", data, (*HEADER, "thresholds", "likeness", "codes"))
    table = data[name]
    check_keys(path, f", [{name}]", table, tuple(f.name for f in fields(kind)))
    if odd := sorted(
        key for key, value in table.items() if not isinstance(value, int | float) or isinstance(value, bool)
    ):
        raise CodebookError(f"{path.name}, [{name}]: {', '.join(odd)} must be a number")
    return {key: float(value) for key, value in table.items()}


@cache
def thresholds(home: Path = HOME) -> Thresholds:
    """Return the limits; :class:`CodebookError` names a missing, unknown or odd entry."""
    return Thresholds(**_numbers(Thresholds, "thresholds", home))


@cache
def likeness_weights(home: Path = HOME) -> Likeness:
    """Return the weights; :class:`CodebookError` names a missing, unknown or odd entry."""
    return Likeness(**_numbers(Likeness, "likeness", home))


@cache
def following_codes(home: Path = HOME) -> FollowingCodes:
    """Return the codes; :class:`CodebookError` names one that there is not, or a set that is missing."""
    path = home / "following.toml"
    table = read_toml(path).get("codes", {})
    known = {"mutual": plover().types, "line": plover().types, "no_act": plover().types, "state": SECTORS}
    check_keys(path, ", [codes]", table, (*known, "for", "against"))
    for name, allowed in known.items():
        if odd := sorted(set(table[name]) - set(allowed)):
            raise CodebookError(f"{path.name}, [codes], {name}: unknown {', '.join(odd)}")
    sets = {name: frozenset(codes) for name, codes in table.items()}
    return FollowingCodes(sets["mutual"], sets["line"], sets["no_act"], sets["state"], sets["for"], sets["against"])


@cache
def following_words(language: str = "en") -> FollowingWords:
    """Return the words of ``language``; :class:`CodebookError` names a missing, unknown or doubled entry."""
    path = HOME / language / "following.toml"
    data = read_toml(path)
    check_keys(path, "", data, (*HEADER, "words", "opposites", "operators", "irregular"))
    return FollowingWords(**word_table(path, data, "words", tuple(f.name for f in fields(FollowingWords))))


@cache
def irregular_forms(language: str = "en") -> dict[str, str]:
    """Return the verb of each past form that a stemmer does not bring together with it."""
    path = HOME / language / "following.toml"
    table: dict[str, str] = read_toml(path)["irregular"]
    if odd := sorted(key for key, value in table.items() if not isinstance(value, str) or key != key.lower()):
        raise CodebookError(f"{path.name}, [irregular]: {', '.join(odd)} must be a form in lower case and its verb")
    return table


@cache
def operator_outcomes(language: str = "en") -> dict[str, str]:
    """Return what each operator of the event coder says of a promise; :class:`CodebookError` for an unknown outcome."""
    path = HOME / language / "following.toml"
    table: dict[str, str] = read_toml(path)["operators"]
    if odd := sorted(key for key, value in table.items() if value not in OUTCOMES):
        raise CodebookError(f"{path.name}, [operators]: {', '.join(odd)} must be one of {', '.join(OUTCOMES)}")
    return table


@cache
def opposites(language: str = "en") -> dict[str, frozenset[str]]:
    """Return for each verb (as written in the file) the verbs that undo it; empty pairs are refused."""
    path = HOME / language / "following.toml"
    out: dict[str, set[str]] = {}
    for row, (one, other) in enumerate(read_toml(path)["opposites"], 1):
        words = [word_list(path, f"opposites {row}", side) for side in (one, other)]
        for a, b in (words, words[::-1]):
            for word in a:
                out.setdefault(word, set()).update(b)
    return {word: frozenset(undo) for word, undo in out.items()}
