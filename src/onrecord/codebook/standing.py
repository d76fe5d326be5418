"""Typed loader of ``en/standing.toml``: the words that settle whether a thing told is confirmed, kept or disputed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

Words = frozenset[str]
LISTS = ("unofficial", "state_sectors", "enforcing", "legal", "services", "spoken")  # the keys outside any table


@dataclass(frozen=True, slots=True)
class Presupposed:
    """What a statement starts from: forces that tell plainly, that say what one feels or judges, words of time."""

    plain: Words
    attitudes: Words
    judging: Words
    times: Words
    before: Words


@dataclass(frozen=True, slots=True)
class Verification:
    """Who vouches: verbs, nouns and adjectives of confirming, what stands for earlier accounts, words of failing."""

    verbs: Words
    nouns: Words
    adjectives: Words
    accounts: Words
    failing: Words
    pronouns: Words
    coming: Words


@dataclass(frozen=True, slots=True)
class Promise:
    """Forces of statements that commit their source, how one says what one will do, and nouns of promising."""

    forces: Words
    infinitive_forces: Words
    suggesting: Words
    acts: Words
    ties: Words
    settling: Words
    starting: Words
    asking: Words
    telling: Words
    will: Words
    would: Words
    going: Words
    selves: Words
    states: Words
    asked: Words
    hedges: Words
    nouns: Words
    pacts: Words
    making: Words
    signing: Words
    sources: Words
    sides: Words
    until: Words
    before: Words
    within: Words
    articles: Words
    plans: Words
    deciding: Words
    announcing: Words
    ordering: Words
    ready: Words
    duties: Words
    owing: Words
    drafted: Words
    granting: Words
    somebody: Words
    mouthpieces: Words
    assuring: Words
    unmade: Words
    past: Words
    voices: Words
    hosts: Words
    tellers: Words
    settled: Words
    forecasting: Words
    onlookers: Words
    polled: Words
    truces: Words
    days: Words
    planning: Words
    enlisting: Words
    onto: Words
    undergone: Words
    permitting: Words
    framing: Words
    regarding: Words
    matter: Words
    under: Words
    schemes: Words
    adopting: Words
    honor: Words
    giving: Words
    renewing: Words
    opening: Words
    staying: Words
    terms: Words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a promise: verbs by outcome, nouns that stand for it, and phrasal verbs."""

    kept: Words
    broken: Words
    withdrawn: Words
    awaited: Words
    promises: Words
    broken_phrases: Words
    kept_phrases: Words
    failing: Words
    still: Words


@dataclass(frozen=True, slots=True)
class Contrast:
    """Markers of contrast, nouns that can stand for an event told before, forces that are held against one another."""

    markers: Words
    strong: Words
    differing: Words
    naught: Words
    insisting: Words
    third: Words
    taken_up: Words
    wished: Words
    events: Words
    plain: Words
    charging: Words
    deadly: Words
    harm: Words
    units: Words
    reciprocal: Words
    estimating: Words
    levels: Words
    pleading: Words
    verdicts: Words
    prefixes: Words
    opposites: Words
    countering: Words
    blaming: Words
    many: Words


@dataclass(frozen=True, slots=True)
class Denial:
    """What speaks against an account: nouns for it, forces by what they do, predicates of falsehood."""

    accounts: Words
    parts: Words
    pronouns: Words
    rejecting: Words
    telling: Words
    claiming: Words
    charging: Words
    false: Words
    denying: Words
    going_on: Words
    proof: Words
    common: Words
    avoiding: Words
    points: Words
    refusing: Words
    faulting: Words
    blaming: Words
    charges: Words


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Nouns of feeling, what leads to their target, adjectives by polarity, and how one takes a side."""

    feelings: Words
    toward: Words
    positive: Words
    negative: Words
    rejecting: Words
    agreeing: Words
    dismissing: Words
    unfeeling: Words
    conditional: Words
    resenting: Words
    withdrawing: Words
    ending: Words
    backing: Words
    should: Words
    good: Words
    wrong: Words
    siding: Words
    against: Words
    favoring: Words
    leaning: Words
    into: Words
    favor: Words
    friends: Words
    foes: Words
    warmth: Words
    voicing: Words
    applause: Words
    outcry: Words
    drawing: Words
    through: Words
    givers: Words
    partly: Words
    part_of: Words
    pleased: Words
    feeling_of: Words
    undoing: Words
    enacting: Words
    measures: Words
    mild: Words
    sense: Words
    having_sense: Words
    sides: Words
    lacking: Words
    warning: Words
    trusting: Words
    blaming: Words
    protesting: Words


@dataclass(frozen=True, slots=True)
class Slots:
    """Prepositions by what they lead to, the marker of an infinitive, the auxiliary of the perfect."""

    infinitive: Words
    perfect: Words
    receiving: Words
    giving: Words
    whole: Words
    about: Words
    doing: Words
    origin: Words
    sought: Words
    among: Words


@dataclass(frozen=True, slots=True)
class StandingWords:
    """Everything in ``standing.toml``."""

    unofficial: Words
    state_sectors: Words
    enforcing: Words
    legal: Words
    services: Words
    spoken: Words
    slots: Slots
    presupposed: Presupposed
    verification: Verification
    promise: Promise
    outcome: Outcome
    contrast: Contrast
    denial: Denial
    stance: StanceWords


@cache
def standing_words(language: str = "en") -> StandingWords:
    """Return the words of ``language``; :class:`CodebookError` names a missing, unknown or doubled entry."""
    path = HOME / language / "standing.toml"
    data = read_toml(path)
    known = {f.name for f in fields(StandingWords)} | set(HEADER)
    if unknown := set(data) - known:
        allowed = ", ".join(sorted(known))
        raise CodebookError(f"{path.name}: unknown key {', '.join(sorted(unknown))}; allowed: {allowed}")
    return StandingWords(
        **{key: _words(path, key, data.get(key)) for key in LISTS},
        slots=_table(path, data, "slots", Slots),
        presupposed=_table(path, data, "presupposed", Presupposed),
        verification=_table(path, data, "verification", Verification),
        promise=_table(path, data, "promise", Promise),
        outcome=_table(path, data, "outcome", Outcome),
        contrast=_table(path, data, "contrast", Contrast),
        denial=_table(path, data, "denial", Denial),
        stance=_table(path, data, "stance", StanceWords),
    )


def _table(path: Path, data: dict[str, Any], name: str, kind: type[Any]) -> Any:
    table = data.get(name, {})
    names = [f.name for f in fields(kind)]
    if unknown := set(table) - set(names):
        allowed = ", ".join(names)
        raise CodebookError(f"{path.name}, [{name}]: unknown key {', '.join(sorted(unknown))}; allowed: {allowed}")
    return kind(**{key: _words(path, f"{name}.{key}", table.get(key)) for key in names})


def _words(path: Path, key: str, value: Any) -> Words:
    if not isinstance(value, list) or not value or not all(isinstance(w, str) and w for w in value):
        raise CodebookError(f"{path.name}: {key} must be a list of words")
    if doubled := sorted({w for w in value if value.count(w) > 1}):
        raise CodebookError(f"{path.name}: {key} names {', '.join(doubled)} twice")
    return frozenset(value)
