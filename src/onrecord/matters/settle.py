"""What later reports say of a promise: kept, broken, withdrawn or put off. After promises.py.

A promise is kept by an act of its promisor that does what was promised, broken by a report that it was not done or that
the opposite was, withdrawn or put off by saying so. Nothing is settled by silence: a promise whose day has passed is
overdue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..codebook.following import (
    following_codes,
    following_words,
    irregular_forms,
    operator_outcomes,
    opposites,
    thresholds,
)
from ..records import Event, Report
from .accounts import Party, ordinal_of, party_of
from .likeness import Weight
from .promises import FRAME, Promise, promises_of, same_promise, same_promisor
from .titles import party_name
from .words import covered, plain_words, stems

Outcome = Literal["kept", "broken", "withdrawn", "extended"]
LEAST_WORDS = 2  # a promise of fewer says too little to be found again
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘A-Z])|\n+")
BEFORE = 3  # words before a past form that may undo it
SAME_FRAME = 0.6  # of the words asked for, where the event coder knows both as one kind of act
FIRM = 2.0  # factuality from which an act counts as done (or, negative, as not done)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a later report says of a promise: the outcome, the item that says so, and why. ``due`` is the new day, if
    put off.
    """

    promise: str
    outcome: Outcome
    evidence: str
    reason: str
    score: float
    due: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence told, or the words of a statement, with its item's id, its words in lower case, its stems, and the
    parties in it.

    ``day`` is when it was first known, ``sure`` how firmly the act in it is told (-3 to 3), ``None`` where it is no
    act that could settle anything; ``frames`` are those that coded it, ``operator`` what they stand under ("fail",
    "delay"), empty for nothing.
    """

    item: str
    text: str
    stems: frozenset[str]
    parties: tuple[Party, ...]
    day: int | None
    sure: float | None = None
    frames: frozenset[str] = frozenset()
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """A report, read for what it says of earlier promises."""

    promises: tuple[Promise, ...]
    passages: tuple[Passage, ...]
    stems: frozenset[str]


def later(report: Report, document: int, first_days: Mapping[str, int]) -> Later:
    """Return what a report says that promises may be settled by; ``first_days`` are the days from which its acts are
    known.
    """
    text = report.document.text
    parties = {a.id: party_of(a) for a in report.actors}
    told = ordinal_of(report.document.published)
    passages = [_act_passage(e, text, parties, first_days.get(e.id, told)) for e in report.events]
    for s in report.statements:
        said = " ".join(text[a:b] for a, b in (*s.content, s.cue))
        passages.append(_passage(s.id, said, [s.source or "", *_named(report, s.content)], parties, told))
    for start, end in sentences(text):
        place = f"{report.document.id}:{start}-{end}"
        passages.append(_passage(place, text[start:end], _named(report, [(start, end)]), parties, told))
    return Later(tuple(promises_of(report, document)), tuple(passages), frozenset().union(*(p.stems for p in passages)))


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text start and end, roughly: this is for finding words, not for reading."""
    ends = [m.start() for m in SENTENCE_END.finditer(text)] + [len(text)]
    return [(a, b) for a, b in zip([0, *ends], ends) if text[a:b].strip()]


def _named(report: Report, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Return the ids of the actors mentioned inside some spans."""
    inside = list(spans)
    return [a.id for a in report.actors if any(s <= m.start and m.end <= e for m in a.mentions for s, e in inside)]


def _passage(item: str, text: str, who: Iterable[str], parties: Mapping[str, Party], day: int | None) -> Passage:
    found = tuple(parties[i] for i in who if i in parties)
    return Passage(item, f" {' '.join(plain_words(text))} ", frozenset(stems(text)), found, day)


def _act_passage(event: Event, text: str, parties: Mapping[str, Party], day: int | None) -> Passage:
    bare = _passage(event.id, text[event.sentence.start : event.sentence.end], event.actors, parties, day)
    done = event.aspect in ("past", "ongoing") and event.type not in following_codes().no_act
    sure = max((f.score for f in event.factuality), key=abs, default=0.0)
    operator = event.rule.partition("(")[0].partition(".")[0]
    if event.aspect == "future" and f"{operator} {event.aspect}" in operator_outcomes():
        operator, done = f"{operator} {event.aspect}", True
    return replace(
        bare,
        sure=sure if done else None,
        frames=frozenset(FRAME.findall(event.rule)),
        operator=operator if operator.islower() else "",
    )


def settle(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    """Return what ``report`` (later than the promise) says became of it; ``None`` where it says nothing.

    The text's own word (a commitment told as kept, broken or withdrawn) goes before an act, an act before a saying.
    """
    if len(promise.words) < LEAST_WORDS or covered(promise.words, report.stems, weight) < 0.5 * thresholds().settle:
        return None
    finders = (_told_settled, _taken_back, _done, _promised_later, _said, _told_done, _word_of_it)
    return next((found for find in finders if (found := find(promise, report, weight))), None)


def _told_settled(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    for told in report.promises:
        if told.status == "open":
            continue
        score = same_promise(promise, told, weight)
        if score >= thresholds().settle:
            reason = f"the report tells it as {told.status}"
            return Settlement(promise.id, told.status, told.id, reason, round(score, 3))  # type: ignore[arg-type]
    return None


def _taken_back(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    """Find the same promise turned into one not to do it, or told as not done."""
    for told in report.promises:
        if _negated(told.content) == _negated(promise.content):
            continue
        score = same_promise(promise, told, weight)
        if score >= thresholds().settle:
            late = promise.due is not None and told.made is not None and told.made > promise.due
            if late or any(
                f" {phrase} " in f" {' '.join(plain_words(told.content))} " for phrase in following_words().undone
            ):
                return Settlement(promise.id, "broken", told.id, "told as not done", round(score, 3))
            return Settlement(promise.id, "withdrawn", told.id, "the opposite was promised", round(score, 3))
    return None


def _negated(content: str) -> bool:
    return any(word in following_words().negation for word in plain_words(content))


def _promised_later(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    for told in report.promises:
        if told.status != "open" or not (told.due and promise.due and told.due > promise.due):
            continue
        score = same_promise(promise, told, weight)
        if score >= thresholds().settle:
            return Settlement(
                promise.id, "extended", told.id, "promised again for a later day", round(score, 3), told.due
            )
    return None


def _said(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    """Find a passage about the promised act that says it was put off, given up or not done, in words not its own."""
    words = following_words()
    outcomes: tuple[tuple[frozenset[str], Outcome, str], ...] = (
        (words.putting_off, "extended", "said to be put off"),
        (words.giving_up, "withdrawn", "said to be given up"),
        (words.failing, "broken", "said not to have been done"),
    )
    for passage in report.passages:
        if not _may_settle(promise, passage) or not _about_act(promise, passage):
            continue
        score = covered(promise.words, passage.stems, weight)
        if score < _least(promise, passage):
            continue
        told = passage.operator in operator_outcomes()
        for cues, outcome, reason in outcomes[:1] if told else outcomes:
            if _has(passage, cues, beside=promise.words):
                return Settlement(promise.id, outcome, passage.item, reason, round(score, 3))
    return None


def _told_done(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    """Find a sentence or saying that tells what was promised in a past form, where the event coder knows no such
    act.
    """
    for passage in report.passages:
        if passage.sure is not None or not _may_settle(promise, passage):
            continue
        score = covered(promise.words, passage.stems, weight)
        if score >= thresholds().settle and _past_form(passage, _acts(promise)):
            return Settlement(promise.id, "kept", passage.item, "told as done", round(score, 3))
    return None


def _past_form(passage: Passage, acts: set[str]) -> bool:
    """Say whether one of some acts (stems) stands in a past form that nothing shortly before it undoes."""
    words = passage.text.split()
    for n, word in enumerate(words):
        if (word.endswith("ed") or word in irregular_forms()) and acts & set(stems(word)):
            return not following_words().undoing & set(words[max(0, n - BEFORE) : n])
    return False


def _has(passage: Passage, cues: Iterable[str], *, beside: Iterable[str] = ()) -> bool:
    """Say whether a passage has one of some words or phrases, other than those with stems of ``beside``."""
    own = set(beside)
    return any(f" {cue} " in passage.text and not own & set(stems(cue)) for cue in cues)


def _word_of_it(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    """Find a passage that says of the promisor's word that it was kept or broken, in a report about what was
    promised.
    """
    score = covered(promise.words, report.stems, weight)
    if score < thresholds().word or promise.promisor is None or not _acts(promise) & report.stems:
        return None
    words = following_words()
    for passage in report.passages:
        if promise.made is not None and passage.day is not None and passage.day <= promise.made:
            continue
        if not _names(passage, promise.promisor):
            continue
        if _has(passage, words.word_kept) and not _negated(passage.text):
            return Settlement(promise.id, "kept", passage.item, "said to have been kept", round(score, 3))
        if _has(passage, words.word_broken):
            return Settlement(promise.id, "broken", passage.item, "said to have been broken", round(score, 3))
    return None


def _names(passage: Passage, promisor: Party) -> bool:
    """Say whether a passage names the promisor or its country, in its words or among who takes part."""
    if any(same_promisor(promisor, p) for p in passage.parties):
        return True
    names = [promisor.name, party_name(promisor.country) if promisor.country else ""]
    return any(n and f" {' '.join(plain_words(n))} " in passage.text for n in names)


def _least(promise: Promise, passage: Passage) -> float:
    """Return how much of a promise a passage must hold to be about it: less where both are one kind of act."""
    return thresholds().settle * (SAME_FRAME if passage.frames & set(promise.frames) else 1.0)


def _may_settle(promise: Promise, passage: Passage) -> bool:
    """Say whether a passage is later than the promise, and the promisor is in it, or nobody."""
    if promise.made is not None and passage.day is not None and passage.day <= promise.made:
        return False
    return not passage.parties or any(same_promisor(promise.promisor, p) for p in passage.parties)


def _about_act(promise: Promise, passage: Passage) -> bool:
    """Say whether the promised act is told in the passage: the event coder's frame of it, or its word."""
    return bool(passage.frames & set(promise.frames) or _acts(promise) & passage.stems)


def _acts(promise: Promise) -> set[str]:
    """Return the stems of the act promised: words that something undoes, else the first of the promise."""
    known = {s for s in promise.words if s in _opposite_stems()}
    names = set(stems(promise.promisor.name)) if promise.promisor else set()
    rest = [s for s in stems(promise.content) if s not in names and s in promise.words]
    return known or set(rest[:1])


def _done(promise: Promise, report: Later, weight: Weight) -> Settlement | None:
    """Find an act that does what was promised, or undoes it, by the promisor or by nobody named."""
    for passage in report.passages:
        if passage.sure is None or abs(passage.sure) < FIRM or not _may_settle(promise, passage):
            continue
        if found := _act(promise, passage, weight):
            return found
    return None


def _act(promise: Promise, passage: Passage, weight: Weight) -> Settlement | None:
    same = bool(passage.frames & set(promise.frames))
    undone = frozenset() if same else _undone(promise, passage.stems)
    score = covered(set(promise.words) - undone, passage.stems, weight)
    if score < _least(promise, passage) or not (undone or _about_act(promise, passage)):
        return None
    outcome, reason = _outcome(passage, undone=bool(undone))
    return Settlement(promise.id, outcome, passage.item, reason, round(score, 3)) if outcome else None


def _outcome(passage: Passage, *, undone: bool) -> tuple[Outcome | None, str]:
    """Return what an act about the promised one says of it, and why; ``None`` for an operator that says nothing."""
    if passage.operator:
        if not undone and _has(passage, following_words().putting_off):
            return "extended", "told as put off"
        found = operator_outcomes().get(passage.operator)
        told = {"broken": "told as not done", "withdrawn": "told as given up", "extended": "told as put off"}
        return (found, told[found]) if found and not undone else (None, "")  # type: ignore[return-value]
    if (passage.sure or 0) < 0:
        return "broken", "told as not done"
    return ("broken", "the opposite was done") if undone else ("kept", "what was promised was done")


def _undone(promise: Promise, said: frozenset[str]) -> frozenset[str]:
    """Return the stems of the promised acts whose opposite is among ``said`` while they are not."""
    return frozenset(
        act for act, undo in _opposite_stems().items() if act in promise.words and act not in said and said & undo
    )


@cache
def _opposite_stems() -> dict[str, frozenset[str]]:
    return {"".join(stems(act)): frozenset(s for u in undo for s in stems(u)) for act, undo in opposites().items()}


def settled(promise: Promise, settlement: Settlement) -> Promise:
    """Return the promise as it stands after ``settlement``: put off, it stays open with its new day."""
    if settlement.outcome == "extended":
        return replace(promise, due=settlement.due or promise.due)
    return replace(promise, status=settlement.outcome)
