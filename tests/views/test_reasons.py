from __future__ import annotations

import pytest
from rich.cells import cell_len

from onrecord.errors import InputError
from onrecord.records import Span
from onrecord.views import explain
from onrecord.views.reasons import underlined

from .invented import ID, TEXT, at, report


def reason(item: str, name: str) -> str:
    """Return what is told under a name, its lines joined."""
    lines = explain(report(), item).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f" {name} "))
    rest = []
    for line in lines[first + 1 :]:
        if not line.startswith(" " * 15):
            break
        rest.append(line.strip())
    return " ".join([lines[first][15:], *rest])


def test_the_words_are_underlined_in_their_sentence() -> None:
    told = explain(report(), "e3").splitlines()
    line = next(n for n, text in enumerate(told) if "hearing a blast" in text)
    assert told[line + 1].index("¯") == told[line].index("blast")
    assert told[line + 1].strip() == "¯" * len("blast")


def test_underlining_follows_the_width_of_letters() -> None:
    assert underlined("漢字 ab", Span(0, 5), [Span(0, 2)], 20) == ["漢字 ab", "¯¯¯¯"]


def test_underlining_goes_on_between_words_and_over_line_ends() -> None:
    assert underlined("one two three", Span(0, 13), [Span(4, 13)], 8) == ["one two", "    ¯¯¯", "three", "¯¯¯¯¯"]


def test_an_event_has_its_rule_sources_and_standing() -> None:
    assert reason("e3", "rule") == "frame:blast"
    assert reason("e3", "type") == "ASSAULT, explosives: material conflict"
    assert reason("e3", "stands") == "the report → Villagers near Graz “reported” (s6) → e3"
    assert reason("e3", "how sure") == (
        "the report itself: Uu, told without committing to it Villagers near Graz: PR+, told as probable"
    )
    assert reason("e3", "settled by") == "s6"
    assert reason("e3", "place") == "Graz, Austria (p1)"
    assert reason("e3", "made by") == "onrecord 0.1.0, codebook abcdef012345, en_core_web_sm 3.8.0"


def test_later_mentions_are_underlined_in_passages_of_their_own() -> None:
    lines = [line.strip() for line in explain(report(), "e3").splitlines()]
    assert "¯" * len("the reports") in lines


def test_a_statement_has_its_source_cue_and_chain() -> None:
    assert reason("s2", "source").startswith("“Hungary”, who is the government of Hungary")
    assert reason("s2", "cue") == "“promised”, a form of promise; force: promise"
    assert reason("s2", "stands") == "the report → Lena Brunner “told” (s1) → s2"
    assert reason("s1", "inside it") == "s2 and e1"


@pytest.mark.parametrize("item", ["c1", "d1", "n1", "a1", "gov:HUN", "p1", "t1", f"{ID}.s1"])
@pytest.mark.parametrize("width", [60, 80])
def test_every_kind_of_item_is_explained_within_the_width(item: str, width: int) -> None:
    told = explain(report(), item, width=width)
    assert f"{item.removeprefix(f'{ID}.')}  " in told or f"{item.removeprefix(f'{ID}.')} " in told
    assert "¯" in told
    assert all(cell_len(line) <= width for line in told.splitlines())


def test_mentions_are_shown_each_in_its_paragraph() -> None:
    told = explain(report(), "a1")
    assert told.count("¯" * len("Lena Brunner")) == 1
    assert "the mayor said." in told
    assert TEXT[at("the mayor").start :].startswith("the mayor")


def test_an_unknown_id_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no 'e9' in this report; it has statements s1 to s6; events e1, e2, e3"):
        explain(report(), "e9")
