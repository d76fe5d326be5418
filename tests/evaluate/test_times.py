"""The scorer of times: gold against itself, nothing, a case by hand, broken files, and the floor on the gold."""

from __future__ import annotations

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.scores import PRF
from onrecord.evaluate.times import Timex, evaluate, normal_value, read_document, read_folder, score

FILE = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="TIME" value="2001-05-04T10:00" functionInDocument="CREATION_TIME">May 4</TIMEX3></DCT>
<TEXT>He <EVENT eid="e1">left</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2001-05-03">Thursday</TIMEX3>
after <TIMEX3 tid="t2" type="DURATION" value="P2W">two weeks</TIMEX3> &amp; more.</TEXT>
</TimeML>
"""
NONE = PRF(0.0, 0.0, 0.0)


@pytest.fixture
def document(tmp_path):
    (tmp_path / "a.tml").write_text(FILE, encoding="utf-8")
    return read_document(tmp_path / "a.tml")


def test_a_file_gives_text_day_and_times(document):
    assert document.published == "2001-05-04"
    assert document.text.startswith("He left on Thursday\nafter two weeks & more.")
    assert [document.text[t.start : t.end] for t in document.times] == ["Thursday", "two weeks"]


def test_gold_against_itself_is_right(document):
    metrics = evaluate([document], [document.times]).metrics
    assert metrics["documents"] == 1
    assert metrics["strict"] == metrics["relaxed"] == metrics["value"] == PRF(1.0, 1.0, 1.0)


def test_nothing_is_worth_nothing(document):
    metrics = evaluate([document], [[]]).metrics
    assert metrics["strict"] == metrics["relaxed"] == metrics["value"] == NONE


def test_a_case_by_hand(document):
    first, second = document.times
    predicted = [
        first._replace(value="2001-05-10"),  # right words, wrong value
        Timex(second.start, second.end - 1, "DURATION", "p2w"),  # overlapping words, right value
        Timex(0, 2, "DATE", "2001"),  # nothing there
    ]
    metrics = evaluate([document], [predicted]).metrics
    assert metrics["strict"] == PRF(1 / 3, 1 / 2, 0.4)
    assert metrics["relaxed"] == PRF(2 / 3, 1.0, 0.8)
    assert metrics["value"] == PRF(1 / 3, 1 / 2, 0.4)


@pytest.mark.parametrize(
    ("a", "b"),
    [("2000-W7", "2000-W07"), ("1949-XX-XX", "1949"), ("196X", "196"), ("pt5m ", "PT5M")],
)
def test_one_value_in_two_spellings(a, b):
    assert normal_value(a) == normal_value(b)


def test_a_vague_length_keeps_its_letter():
    assert normal_value("PXY") == "PXY"


@pytest.mark.parametrize("text", ["", "<TimeML><TEXT>open", "<html><body>no</body></html>"])
def test_a_malformed_file_is_named(tmp_path, text):
    (tmp_path / "bad.tml").write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"bad\.tml"):
        read_folder(tmp_path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(GoldError, match=r"no \.tml file"):
        read_folder(tmp_path)


def test_predictions_slice_the_text(coder, tmp_path, document):
    (row,) = score(coder, tmp_path).predictions
    assert row["document"] == "a.tml"
    assert [document.text[t["start"] : t["end"]] for t in row["times"]] == [t["text"] for t in row["times"]]


@pytest.mark.shared
@pytest.mark.slow
def test_floor_on_the_gold_standard(coder, shared):
    metrics = score(coder, shared / "eval" / "times" / "aquaint-dev").metrics
    assert metrics["strict"].f1 >= 0.85
    assert metrics["relaxed"].f1 >= 0.93
    assert metrics["value"].f1 >= 0.81
