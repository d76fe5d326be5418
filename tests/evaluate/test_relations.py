"""The relations scorer: gold against itself, nothing, a case by hand, malformed rows; a floor on the gold standard."""

from __future__ import annotations

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.relations import QUAD_OF, measure, read_rows, score, strip_marks

HEADER = "sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\tgold_penta\n"


def prediction(gold, told, *, directed=False):
    return {
        "gold": gold,
        "gold_quad": QUAD_OF[gold],
        "predicted": told,
        "quad": None if told is None else QUAD_OF[told],
        "directed": directed,
    }


def write(tmp_path, *rows):
    path = tmp_path / "gold.tsv"
    path.write_text(HEADER + "".join(f"{r}\n" for r in rows), encoding="utf-8")
    return path


def test_gold_against_itself_is_perfect() -> None:
    metrics = measure([prediction(root, root, directed=True) for root in QUAD_OF])
    assert (metrics["accuracy"], metrics["macro_f1"], metrics["quad_macro_f1"]) == (1.0, 1.0, 1.0)
    assert (metrics["directed"], metrics["uncoded"]) == (1.0, 0.0)


def test_nothing_scores_nothing() -> None:
    metrics = measure([prediction(root, None) for root in QUAD_OF])
    assert (metrics["accuracy"], metrics["macro_f1"], metrics["quad_macro_f1"], metrics["uncoded"]) == (0, 0, 0, 1.0)


def test_no_rows_score_nothing() -> None:
    assert measure([])["accuracy"] == 0.0


def test_a_case_by_hand() -> None:
    told = [prediction("AID", "AID", directed=True), prediction("AID", "SUPPORT"), prediction("ACCUSE", None)]
    metrics = measure(told)
    assert metrics["accuracy"] == pytest.approx(1 / 3)
    assert metrics["by_type"]["AID"].f1 == pytest.approx(2 / 3)
    assert metrics["macro_f1"] == pytest.approx(2 / 3 / 15)
    assert metrics["quad_macro_f1"] == pytest.approx(2 / 3 / 4)
    assert (metrics["directed"], metrics["uncoded"]) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_marks_are_stripped_and_placed() -> None:
    text, marks = strip_marks("<s>Oman </s>met <t>Iraq</t> and <s>Oman</s> left")
    assert text == "Oman met Iraq and Oman left"
    assert [text[a:b] for a, b in marks["s"] + marks["t"]] == ["Oman ", "Oman", "Iraq"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1\ta", "line 2: 2 fields; expected 7"),
        ("1\ta\t<s>A</s> b <t>C</t>\tA\tC\tFIGHT\t4", "line 2: gold_root 'FIGHT'"),
        ("1\ta\t<s>A</s> b <t>C</t>\tA\tC\tAID\t9", "line 2: gold_penta '9'"),
        ("1\ta\tA b C\tA\tC\tAID\t2", "line 2: marked_sentence has neither"),
    ],
)
def test_a_malformed_row_names_its_line(tmp_path, row, told) -> None:
    with pytest.raises(GoldError, match=told):
        list(read_rows(write(tmp_path, row)))


def test_rows_are_answered_by_marks_or_without(coder, tmp_path) -> None:
    gold = write(tmp_path, "7\tx\t<s>Chad</s> attacked <t>Sudan</t> after talks.\tChad\tSudan\tASSAULT\t4")
    for end_to_end in (False, True):
        result = score(coder, gold, end_to_end=end_to_end)
        assert result.metrics["directed"] == 1.0
        assert result.predictions[0]["predicted"] == "ASSAULT"


@pytest.mark.shared
def test_floor_on_the_gold_standard(coder, shared) -> None:
    metrics = score(coder, shared / "eval" / "relations" / "plv-dev.tsv", part="held").metrics
    assert metrics["macro_f1"] >= 0.80
    assert metrics["quad_macro_f1"] >= 0.88
    assert metrics["directed"] >= 0.73
    assert metrics["uncoded"] <= 0.02
