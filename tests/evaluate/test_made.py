"""The made corpus, and the scorers that hold a system's work against its truth."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.evaluate.made import Made, generate
from onrecord.evaluate.made.clusters import bcubed
from onrecord.evaluate.made.score import (
    Coded,
    Kept,
    commitments,
    ids_by_url,
    incidents,
    match_mentions,
    matters,
    origins,
)
from onrecord.evaluate.made.wording import expand, fill, mark, number_word, when
from onrecord.evaluate.made.world import acts, data

ONE = {"a": 1, "b": 1, "c": 1, "d": 2}  # a cluster of three and one of one


@pytest.fixture(scope="module")
def made() -> Made:
    return generate(5, matters=15, documents=500)


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def likeness(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


def told(truth: dict[str, Any]) -> dict[str, list[Coded]]:
    """Return events coded just as the truth has them."""
    known = {i["id"]: i for m in [*truth["matters"], {"incidents": truth["strays"]}] for i in m["incidents"]}
    out = {}
    for d in truth["documents"]:
        out[d["id"]] = [
            Coded(f"{d['id']}.{n}", known[i["incident"]]["type"], tuple(map(tuple, i["spans"])), i["incident"])
            for n, i in enumerate(d["incidents"])
        ]
    return out


# -- the corpus


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(9, matters=4, documents=90).write(tmp_path / name)
    for file in ("documents.jsonl", "truth.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_another_seed_gives_other_news(made: Made) -> None:
    assert generate(6, matters=15, documents=500).documents != made.documents


def test_it_has_as_many_documents_and_matters_as_asked_for(made: Made) -> None:
    assert len(made.documents) == len(made.truth["documents"]) == 500
    assert len(made.truth["matters"]) == 15
    assert [r["id"] for r in made.documents] == [d["id"] for d in made.truth["documents"]]


def test_a_row_is_in_the_input_form(made: Made) -> None:
    for row in made.documents:
        assert set(row) == {"id", "text", "title", "publisher", "published", "url", "language"}
        assert all(row.values())
    assert len({row["url"] for row in made.documents}) == len(made.documents)


def test_nothing_of_a_template_is_left_over(made: Made) -> None:
    for row in made.documents:
        for text in (row["text"], row["title"]):
            assert not re.search(r"[\[\]{}|\ue000\ue001]|  | [.,;]|\.\.|,,", text), text


def test_every_kind_of_matter_and_fate_comes(made: Made) -> None:
    assert len({m["kind"] for m in generate(1).truth["matters"]}) == 15
    fates = {c["status"] for m in generate(1).truth["matters"] for c in m["commitments"]}
    assert fates == {"open", "kept", "broken", "withdrawn"}


def test_spans_hold_whole_sentences(made: Made) -> None:
    texts = {row["id"]: row["text"] for row in made.documents}
    for d in made.truth["documents"]:
        for key in ("incidents", "commitments", "positions", "disputes"):
            for start, end in (span for entry in d[key] for span in entry["spans"]):
                assert texts[d["id"]][start:end].endswith((".", '"')), texts[d["id"]][start:end]


def test_figures_are_those_of_the_text(made: Made) -> None:
    texts = {row["id"]: row["text"] for row in made.documents}
    for d in made.truth["documents"]:
        for entry in d["incidents"]:
            words = " ".join(texts[d["id"]][a:b] for a, b in entry["spans"])
            for number in entry["figures"].values():
                assert number < 100 or f"{number:,}" in words


def test_a_copy_has_the_origin_of_what_it_copies(made: Made) -> None:
    by_id = {d["id"]: d for d in made.truth["documents"]}
    for d in by_id.values():
        source = d["copy_of"]
        assert (source is None) == (d["variety"] == "story")
        assert source is None or by_id[source]["origin"] == d["origin"]
        assert d["revision_of"] is None or d["variety"] in ("update", "correction")


def test_independent_stories_share_little_and_copies_much(made: Made) -> None:
    texts = {row["id"]: row["text"] for row in made.documents}
    by_incident: dict[str, list[str]] = defaultdict(list)
    for d in made.truth["documents"]:
        if d["variety"] == "story":
            for i in d["incidents"]:
                if i["main"]:
                    by_incident[i["incident"]].append(texts[d["id"]])
        elif d["variety"] in ("verbatim", "headline", "boilerplate", "update"):
            assert likeness(texts[d["id"]], texts[d["copy_of"]]) > 0.3
    assert max(likeness(a, b) for told in by_incident.values() for a, b in combinations(told, 2)) < 0.4


def test_a_settled_promise_has_a_document_that_tells_it(made: Made) -> None:
    days = {row["id"]: row["published"] for row in made.documents}
    for c in (c for m in made.truth["matters"] for c in m["commitments"]):
        assert c["documents"]
        assert bool(c["settled_by"]) == (c["status"] != "open")
        assert all(days[d] >= c["settled"] for d in c["settled_by"])
        assert c["status"] != "kept" or c["settled"] <= c["due"]
        assert c["status"] != "broken" or c["settled"] > c["due"]


def test_too_few_documents_are_refused() -> None:
    with pytest.raises(UsageError, match="too few"):
        generate(1, matters=10, documents=20)


# -- the sentences


def test_alternatives_nest_and_slots_fill() -> None:
    slots = {"X": "[Kenya|Kenya]", "by": "on {day}", "day": "Tuesday"}
    assert expand("{X} [closed|closed [the|the] [gate|gate]] {by}", Random(1), slots.__getitem__).startswith("Kenya cl")
    assert expand("{by}", Random(1), slots.__getitem__) == "on Tuesday"


@pytest.mark.parametrize(
    ("number", "opens", "words"),
    [(3, False, "three"), (14, False, "14"), (14, True, "Fourteen"), (42, True, "Forty-two"), (3400, False, "3,400")],
)
def test_numbers_are_written_as_news_writes_them(number: int, opens: bool, words: str) -> None:
    assert number_word(number, opens=opens) == words


@pytest.mark.parametrize(
    ("of", "seen", "told"),
    [
        (date(2025, 3, 4), date(2025, 3, 4), "on Tuesday"),
        (date(2025, 3, 4), date(2025, 3, 8), "on Tuesday"),
        (date(2025, 3, 4), date(2025, 3, 30), "on 4 March"),
        (date(2024, 3, 4), date(2025, 3, 30), "on 4 March 2024"),
    ],
)
def test_days_are_told_as_seen_from_the_report(of: date, seen: date, told: str) -> None:
    assert when(of, seen, "uk", Random(1)) == told


def test_a_figure_is_filled_in_when_the_document_is_written() -> None:
    text = f"{mark('m1.i1', 'killed')} people died, {mark('m1.i1', 'injured')} were hurt."
    assert fill(text, {("m1.i1", "killed"): 5, ("m1.i1", "injured"): 12}) == "Five people died, 12 were hurt."


def test_every_act_of_a_kind_is_written() -> None:
    kinds = data("kinds")
    named = {step["act"] for kind in (*kinds["kind"], *kinds["stray"]) for step in kind["life"] if "act" in step}
    assert named <= set(acts())
    assert all(len(acts()[name].lists["leads"]) >= 5 for name in named)


# -- B-cubed


def test_bcubed_of_the_truth_itself_is_one() -> None:
    assert bcubed(ONE, ONE).f1 == 1.0


def test_bcubed_of_all_in_one_cluster() -> None:
    scored = bcubed(ONE, dict.fromkeys(ONE, "x"))
    assert scored.recall == 1.0
    assert scored.precision == pytest.approx((3 / 4 * 3 + 1 / 4) / 4)  # 0.625


def test_bcubed_of_all_apart() -> None:
    scored = bcubed(ONE, {k: k for k in ONE})
    assert scored.precision == 1.0
    assert scored.recall == pytest.approx((1 / 3 * 3 + 1) / 4)  # 0.5


def test_bcubed_counts_a_missing_item_in_recall_alone() -> None:
    scored = bcubed(ONE, {"a": 1, "b": 1, "d": 2})
    assert scored.precision == 1.0
    assert scored.recall == pytest.approx((2 / 3 * 2 + 0 + 1) / 4)


def test_bcubed_of_nothing_is_nought() -> None:
    assert bcubed(ONE, {}).f1 == 0.0
    assert bcubed({}, {}).f1 == 0.0


# -- the scorers


def test_the_truth_scores_one_everywhere(made: Made) -> None:
    truth = made.truth
    assert origins(truth, {d["id"]: d["origin"] for d in truth["documents"]}).f1 == 1.0
    assert matters(truth, {d["id"]: d["matter"] for d in truth["documents"] if d["matter"]}).f1 == 1.0
    scored = incidents(truth, told(truth))
    assert (scored["coded"], scored["incidents"].f1, scored["incidents_end_to_end"].f1) == (1.0, 1.0, 1.0)


def test_documents_left_out_stand_alone() -> None:
    truth = {"documents": [{"id": i, "origin": o, "matter": None} for i, o in (("a", 1), ("b", 1), ("c", 2))]}
    assert origins(truth, {}).recall == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)
    assert origins(truth, {}).precision == 1.0


def test_documents_are_found_by_their_address(made: Made) -> None:
    ids = ids_by_url(made.truth)
    assert all(ids[row["url"]] == row["id"] for row in made.documents)


def test_documents_of_no_matter_count_where_they_are_given_one() -> None:
    rows = (("a", "m"), ("b", "m"), ("c", None), ("d", None))
    truth = {"documents": [{"id": i, "origin": i, "matter": m} for i, m in rows]}
    assert matters(truth, {"a": "x", "b": "x"}).f1 == 1.0
    scored = matters(truth, {"a": "x", "b": "x", "c": "x"})
    assert scored.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert scored.recall == 1.0


def small() -> dict[str, Any]:
    """One document that tells two incidents of one type, in a sentence each, and a promise."""
    party = {"name": "Kenya", "kind": "country", "country": "KEN"}
    other = {"name": "the Dawn Brigade", "kind": "group", "country": "UGA"}
    base = {"type": "ASSAULT", "also": ["COERCE"], "actors": [other], "recipients": [party]}
    events = [
        {"id": "i1", "date": "2025-03-01", "place": "Mombasa", **base},
        {"id": "i2", "date": "2025-03-08", "place": "Mombasa", **base},
    ]
    mentions = [{"incident": "i1", "spans": [[0, 40]]}, {"incident": "i2", "spans": [[41, 90]]}]
    promised = [{"commitment": "c1", "says": "made", "spans": [[91, 120]]}]
    return {
        "matters": [{"incidents": events, "commitments": [{"id": "c1", "status": "kept"}]}],
        "documents": [{"id": "d1", "incidents": mentions, "commitments": promised}],
    }


def test_a_mention_is_matched_by_sentence_and_type() -> None:
    inside, outside = Coded("e1", "ASSAULT", ((5, 12),), "x"), Coded("e2", "ASSAULT", ((100, 110),), "x")
    other = Coded("e3", "AID", ((50, 60),), "x")
    assert match_mentions(small(), {"d1": [inside, outside, other]}) == {"d1 i1": inside, "d1 i2": None}


def test_the_own_type_goes_before_another_that_may_be_right() -> None:
    near, right = Coded("e1", "COERCE", ((1, 5),), "x", place="Mombasa"), Coded("e2", "ASSAULT", ((9, 12),), "y")
    assert match_mentions(small(), {"d1": [near, right]})["d1 i1"] == right


def test_of_two_alike_the_one_with_the_right_side_is_taken() -> None:
    one = Coded("e1", "ASSAULT", ((1, 5),), "x")
    two = Coded("e2", "ASSAULT", ((9, 12),), "y", names=frozenset({"fighters of the Dawn Brigade"}))
    assert match_mentions(small(), {"d1": [one, two]})["d1 i1"] == two


def test_incidents_linked_into_one_lose_precision() -> None:
    coded = {"d1": [Coded("e1", "ASSAULT", ((1, 5),), "x"), Coded("e2", "ASSAULT", ((50, 55),), "x")]}
    scored = incidents(small(), coded)
    assert (scored["incidents"].precision, scored["incidents"].recall) == (0.5, 1.0)


def test_what_is_not_coded_counts_only_end_to_end() -> None:
    scored = incidents(small(), {"d1": [Coded("e1", "ASSAULT", ((1, 5),), "x")]})
    assert scored["coded"] == 0.5
    assert scored["incidents"].f1 == 1.0
    assert scored["incidents_end_to_end"].recall == 0.5


@pytest.mark.parametrize(
    ("kept", "status", "found"),
    [
        ([Kept("k", ((95, 110),), "kept")], 1.0, 1.0),
        ([Kept("k", ((95, 110),), "open")], 0.0, 1.0),
        ([Kept("k", ((0, 10),), "kept")], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
)
def test_the_status_of_a_commitment(kept: list[Kept], status: float, found: float) -> None:
    scored = commitments(small(), {"d1": kept})
    assert (scored["status"], scored["commitments_found"]) == (status, found)
    assert scored["by_status"] == {"kept": [round(status), 1]}


def test_the_commitment_that_most_documents_tell_answers() -> None:
    truth = small()
    truth["documents"] += [{**truth["documents"][0], "id": "d2"}, {**truth["documents"][0], "id": "d3"}]
    odd, common = Kept("k1", ((95, 110),), "open"), Kept("k2", ((95, 110),), "kept")
    assert commitments(truth, {"d1": [odd], "d2": [common], "d3": [common]})["status"] == 1.0


def test_it_is_json(made: Made) -> None:
    assert json.loads(json.dumps(made.truth)) == made.truth
