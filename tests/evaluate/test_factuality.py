from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate import factuality


def write(path: Path, *lines: Any) -> Path:
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_gold_against_itself_is_perfect() -> None:
    metrics = factuality.measure([(3.0, 3.0), (-1.5, -1.5), (0.0, 0.0)])
    assert metrics["mae"] == 0.0
    assert metrics["pearson"] == pytest.approx(1.0)


def test_nothing_scores_nothing() -> None:
    assert factuality.measure([]) == {"targets": 0, "mae": 0.0, "pearson": 0.0, "mae_always_3": 0.0}


def test_figures_worked_by_hand() -> None:
    metrics = factuality.measure([(3.0, 3.0), (1.0, 0.0), (2.0, 3.0)])
    assert metrics["mae"] == pytest.approx(2 / 3)  # (0 + 1 + 1) / 3
    assert metrics["mae_always_3"] == pytest.approx(1.0)  # (0 + 3 + 0) / 3
    # deviations (1, -1, 0) and (1, -2, 1): 3 / sqrt(2 * 6)
    assert metrics["pearson"] == pytest.approx(3 / 12**0.5)


def test_an_answer_that_never_varies_has_no_correlation() -> None:
    assert factuality.pearson([(3.0, 1.0), (3.0, 2.0)]) == 0.0


def test_scores_a_file_through_the_coder(coder: Any, tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold.jsonl",
        {"text": "Troops left the town .", "targets": [{"span1": [1, 2], "label": 3.0}]},
        "",
        {"text": "They did n't leave .", "targets": [{"span1": [3, 4], "label": -3}]},
    )
    result = factuality.score(coder, gold)
    assert result.metrics["targets"] == 2
    assert [p["words"] for p in result.predictions] == ["left", "leave"]
    assert result.predictions[0]["predicted"] == 3.0
    assert result.predictions[1]["predicted"] < -2
    assert result.metrics["mae_always_3"] == 3.0


def test_parts_split_the_gold(coder: Any, tmp_path: Path) -> None:
    lines = [{"text": f"Troops left town {n} .", "targets": [{"span1": [1, 2], "label": 3.0}]} for n in range(9)]
    gold = write(tmp_path / "gold.jsonl", *lines)
    seen = factuality.score(coder, gold, part="seen").metrics["targets"]
    held = factuality.score(coder, gold, part="held").metrics["targets"]
    assert seen + held == 9
    assert seen and held


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{nonsense", "not JSON"),
        ('{"text": "Troops left ."}', "expected an object with text"),
        ('{"text": "Troops left .", "targets": [{"span1": [1], "label": 3}]}', "expected span1"),
        ('{"text": "Troops left .", "targets": [{"span1": [1, 9], "label": 3}]}', "outside the text's 3 tokens"),
        ('{"text": "Troops left .", "targets": [{"span1": [1, 2], "label": 4}]}', "outside \\[-3, 3\\]"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    gold = write(tmp_path / "gold.jsonl", {"text": "Troops left .", "targets": []}, line)
    with pytest.raises(GoldError, match=f"gold.jsonl, line 2: .*{says}"):
        list(factuality.read_gold(gold))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GoldError, match=r"gold\.jsonl: cannot be read"):
        list(factuality.read_gold(tmp_path / "gold.jsonl"))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("name", "mae", "pearson"), [("uw-dev", 0.43, 0.78), ("meantime-dev", 0.28, 0.63)])
def test_floor_on_the_gold_standards(coder: Any, shared: Path, name: str, mae: float, pearson: float) -> None:
    metrics = factuality.score(coder, shared / "eval" / "factuality" / f"{name}.jsonl").metrics
    assert metrics["mae"] <= mae
    assert metrics["pearson"] >= pearson
