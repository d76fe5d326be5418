"""The attribution scorer: gold against itself, nothing, a case by hand, the reader of brat files, and the floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.tokens import Doc

from onrecord.errors import GoldError
from onrecord.evaluate import attribution
from onrecord.evaluate.attribution import Side, compare, gold_files, phrase_head, read_attributions, tokens_in
from onrecord.reading.language import build_tree

ANN = """T1\tSource 0 7\tThe man
T2\tCue 8 12\tsaid
T3\tContent 13 22;30 35\the left it .. again
T4\tAttribution 8 12\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 40 50\treportedly
T6\tAttribution-no-source 40 50\treportedly
E2\tAttribution-no-source:T6 Cue:T5 Content1:T3 Content2:T1
"""


def side(cue, source=(), content=(), head=None) -> Side:
    return Side(frozenset(cue), frozenset(source), frozenset(content), head)


GOLD = [side({2}, {0, 1}, {3, 4, 5}, 1), side({8}, (), {9, 10})]


def test_gold_against_itself_is_perfect():
    assert all(right == predicted == gold for right, predicted, gold in compare(GOLD, GOLD).values())


def test_nothing_scores_nothing():
    assert {right for right, _, _ in compare([], GOLD).values()} == {0}


def test_a_case_by_hand():
    # the first has one content token too many and the right head, the second no gold cue, the gold's second is missed
    predicted = [side({2}, {1}, {3, 4, 5, 6}, 1), side({12}, {11}, {13}, 11)]
    assert compare(predicted, GOLD) == {
        "cue": (1, 2, 2),
        "source": (1, 2, 2),
        "content": (3, 5, 5),
        "exact": (1, 2, 2),  # F1 of the contents is 2 * 3 / 7 = .857
    }


def test_a_wrong_head_is_not_exact():
    assert compare([side({2}, {0}, {3, 4, 5}, 0)], GOLD)["exact"] == (0, 1, 2)


def test_of_two_cues_at_one_place_the_better_content_is_paired():
    predicted = [side({2}, {0, 1}, {9}, 1), side({2}, {0, 1}, {3, 4, 5}, 1)]
    assert compare(predicted, GOLD)["exact"] == (1, 2, 2)


def test_brat_files_are_read(tmp_path: Path):
    path = tmp_path / "a.ann"
    path.write_text(ANN, encoding="utf-8")
    first, second = read_attributions(path)
    assert (first.source, first.cue, first.content) == ([(0, 7)], [(8, 12)], [(13, 22), (30, 35)])
    assert second.source == []
    assert second.content == [(13, 22), (30, 35), (0, 7)]


def test_the_first_annotator_counts(tmp_path: Path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text("x", encoding="utf-8")
    for name in ("a_1f00.ann", "a_0b1c.ann"):
        (tmp_path / "attributions" / name).write_text(ANN, encoding="utf-8")
    assert [(name, ann.name) for name, _, ann in gold_files(tmp_path)] == [("a", "a_0b1c.ann")]


def test_a_folder_without_gold_is_refused(tmp_path: Path):
    with pytest.raises(GoldError, match="no text/NAME"):
        list(gold_files(tmp_path))


def test_the_head_of_a_phrase_hangs_outside_of_it(vocab):
    doc = Doc(vocab, words=["The", "old", "man", "said"], heads=[2, 2, 3, 3], deps=["det", "amod", "nsubj", "ROOT"])
    tree = build_tree(doc)
    assert phrase_head(tree, tokens_in(tree, [(0, 11)])) == 2
    assert phrase_head(tree, frozenset()) is None


def test_the_head_of_a_phrase_parsed_as_a_clause_is_its_subject(nlp):
    doc = Doc(nlp.vocab, words=["voters", "waiting", "said"], heads=[1, 2, 2], deps=["nsubj", "csubj", "ROOT"],
              pos=["NOUN", "VERB", "VERB"])  # fmt: skip
    assert phrase_head(build_tree(doc), frozenset({0, 1})) == 0


def test_scores_a_folder_and_writes_predictions(coder, tmp_path: Path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text("The man said the dog had left. He praised the dog.", encoding="utf-8")
    ann = "T1\tSource 0 7\tx\nT2\tCue 8 12\tx\nT3\tContent 13 29\tx\nE1\tAttribution:T9 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a.ann").write_text(ann, encoding="utf-8")
    result = attribution.score(coder, tmp_path)
    assert result.metrics["articles"] == 1
    assert result.metrics["cue"].recall == 1.0
    assert result.metrics["cue"].precision == 0.5
    assert attribution.score(coder, tmp_path, only="speech").metrics["exact"].f1 == 1.0
    (prediction,) = result.predictions
    assert prediction["document"] == "a"
    assert prediction["attributions"][0]["cue"] == (8, 12)
    assert json.dumps(prediction)


@pytest.mark.shared
@pytest.mark.slow
def test_floor(coder, shared: Path):
    gold = shared / "eval" / "attribution" / "polnear-dev"
    if not gold.is_dir():
        pytest.skip(f"no {gold}")
    metrics = attribution.score(coder, gold, part="held").metrics
    assert metrics["cue"].f1 > 0.76
    assert metrics["content"].f1 > 0.77
    assert metrics["exact"].f1 > 0.58
