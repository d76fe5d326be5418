"""Matters of real news against pairs of articles judged by hand; the locked half was never looked at in tuning."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.wikinews_pairs import PAIRS, Found, Pair, closure, measure, read_pairs, score

FLOORS = {"open": {"f1": 0.44, "bcubed": 0.85}, "locked": {"f1": 0.42, "bcubed": 0.85}}


@pytest.mark.shared
@pytest.mark.slow
def test_pairs_of_real_news_that_tell_of_one_course_of_events(coder, shared: Path) -> None:
    figures = measure(shared / "articles" / "wikinews.jsonl", PAIRS, coder)
    reached = {h: {"f1": figures[h]["on_pairs"]["f1"], "bcubed": figures[h]["bcubed"]["f1"]} for h in FLOORS}
    assert all(reached[h][name] >= floor for h, floors in FLOORS.items() for name, floor in floors.items()), reached


def test_pairs_are_judged_once_and_enough_of_each_kind() -> None:
    pairs = read_pairs(PAIRS)
    assert len({frozenset((p.a, p.b)) for p in pairs}) == len(pairs)
    assert sum(p.matter for p in pairs) >= 40 and sum(not p.matter for p in pairs) >= 40
    assert all(p.matter for p in pairs if p.incident)


def test_no_pair_judged_apart_is_joined_by_others() -> None:
    pairs = read_pairs(PAIRS)
    group = closure(pairs)
    assert all(group[p.a] != group[p.b] for p in pairs if not p.matter)


def test_score_of_a_case_worked_by_hand() -> None:
    pairs = [Pair("a", "b", True, True), Pair("b", "c", True, False), Pair("a", "d", False, False)]
    groups = {"a": {"1"}, "b": {"1"}, "c": {"2"}, "d": {"1"}}
    found = Found(groups, {"a": "1", "b": "1", "c": "2", "d": "1"}, {"a": {"x"}, "b": {"x"}})
    figures = score(pairs, found)
    assert figures["on_pairs"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert (figures["wrongly_together"], figures["incident_recall"]) == (1.0, 1.0)
    # Each of a, b: 2 of 3 right, d 1 of 3, c 1 of 1; recall 2/3, 2/3, 1/3 and 1.
    assert figures["bcubed"] == pytest.approx({"precision": 8 / 12, "recall": 8 / 12, "f1": 8 / 12})
