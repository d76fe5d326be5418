from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from onrecord.records import Report
from onrecord.views import show

from .invented import HUNGARY, TEXT, at, report

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def shown() -> str:
    return show(report())


def about(shown: str, item: str) -> str:
    """Return the block of an item: from its id to the next empty line."""
    found = re.search(rf"^ *{item} .*?(?=^$|\Z)", shown, re.MULTILINE | re.DOTALL)
    assert found is not None, f"{item} is not shown"
    return " ".join(found[0].split())


def test_the_story_goes_in_the_texts_order(shown: str) -> None:
    ids = re.findall(r"^ +([se]\d+) ", shown, re.MULTILINE)
    assert ids == ["s1", "s2", "e1", "s3", "s4", "s5", "e2", "s6", "e3"]


def test_who_says_it_comes_first(shown: str) -> None:
    assert about(shown, "s6").startswith("s6 Villagers near Graz — reported hearing a blast")


def test_the_words_between_source_and_cue_are_shown_with_it(shown: str) -> None:
    assert about(shown, "s2").startswith("s2 government of Hungary — had promised")


def test_who_does_it_comes_first(shown: str) -> None:
    assert about(shown, "e1").startswith("e1 government of Hungary — AGREE, “promised”")


def test_what_the_text_calls_a_speaker_is_shown_where_it_is_not_the_name(shown: str) -> None:
    assert about(shown, "s3").startswith("s3 Lena Brunner (“the mayor”) — said")
    assert about(shown, "s5").startswith("s5 government of Hungary — denied")


def test_a_person_is_introduced_where_they_first_speak(shown: str) -> None:
    assert about(shown, "s1").startswith("s1 Lena Brunner, Mayor, Austria — told")
    assert "Mayor" not in about(shown, "s3")


def test_what_is_told_inside_a_statement_is_set_in_and_names_its_source(shown: str) -> None:
    lines = {line.split()[0]: line for line in shown.splitlines() if re.match(r" +s\d ", line)}
    assert lines["s1"].index("s1") < lines["s2"].index("s2")
    assert "on the word of Lena Brunner" in about(shown, "s2")


def test_what_is_done_by_saying_it_stands_right_under_the_statement(shown: str) -> None:
    lines = {line.split()[0]: line for line in shown.splitlines() if re.match(r" +[se]\d ", line)}
    assert lines["s2"].index("s2") < lines["e1"].index("e1")


def test_how_sure_and_when_and_where_are_told(shown: str) -> None:
    assert "on the word of Lena Brunner, told as certain · yet to happen" in about(shown, "e1")
    assert "by saying so, on the word" in about(shown, "e1")
    assert "on the word of Villagers near Graz, told as probable · Graz, Austria · 3 killed" in about(shown, "e3")
    assert "Monday 2 March 2026" in about(shown, "s1")


def test_an_events_later_mentions_are_named(shown: str) -> None:
    assert "again in “the reports”" in about(shown, "e3")
    assert "again in" not in about(shown, "e1")


def test_doubt_is_marked_in_words(shown: str) -> None:
    assert "UNCONFIRMED · nobody who would know vouches for it" in about(shown, "e3")
    assert "DENIED by the government of Hungary (s5)" in about(shown, "e2")
    assert "3 events (1 unconfirmed, 1 denied)" in shown


def test_a_statement_that_somebody_contradicts_says_where(shown: str) -> None:
    assert "DISPUTED · see d1" in about(shown, "s4")
    assert "DISPUTED · see d1" in about(shown, "s3")
    assert "DISPUTED" not in about(shown, "s1")


def test_quoted_words_stand_in_quotation_marks_and_others_do_not(shown: str) -> None:
    assert "“The ministry in Vienna" in about(shown, "s3")
    assert about(shown, "s5").endswith("denied that its workers attacked the gate")


def test_an_event_of_the_reports_own_shows_its_words_in_their_sentence() -> None:
    made = report()
    own = replace(made.events[2], statement=None, confirmation="confirmed", confirmed_by=(), factuality=())
    told = about(show(replace(made, events=(own,))), "e3")
    assert "on the report’s own word" in told
    assert "“Villagers near Graz reported hearing a _blast_ that killed three men.”" in told


def test_an_event_denied_by_somebody_else_names_them() -> None:
    made = report()
    event = replace(made.events[2], confirmation="denied", confirmed_by=(made.statements[5].id, made.statements[4].id))
    assert "DENIED by the government of Hungary (s5)" in about(show(replace(made, events=(event,))), "e3")


def test_promises_disputes_and_stances_follow(shown: str) -> None:
    promise = about(shown, "c1")
    assert promise.startswith("c1 government of Hungary OPEN · made Monday 2 March 2026 · due June 2026")
    assert "on the word of Lena Brunner (s2)" in promise
    assert "government of Austria (s4) — the wall is safe Lena Brunner (s3) — we have seen" in about(shown, "d1")
    assert "Villagers near Graz — unfavourable to the government of Hungary “blast”" in about(shown, "n1")


def test_actors_have_their_codes_roles_and_ids(shown: str) -> None:
    assert re.search(r"^ AUTGOV +Lena Brunner, Mayor, Austria a1$", shown, re.MULTILINE)
    assert re.search(rf"^ HUNGOV +government of Hungary {HUNGARY}$", shown, re.MULTILINE)


def test_what_was_left_out_is_counted(shown: str) -> None:
    assert "Left out: place names without coordinates (2)." in shown


def test_nothing_on_record_says_so() -> None:
    made = report()
    empty = Report(made.document, (), (), (), (), (), (), (), (), made.coding)
    assert "Nobody says or does anything here" in show(empty)


def test_colour_changes_nothing_but_colour(shown: str) -> None:
    painted = show(report(), colour=True)
    assert ANSI.sub("", painted).split() == shown.split()
    assert "\x1b[" in painted and "\x1b[" not in shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_it_fits_the_width(width: int) -> None:
    assert all(cell_len(line) <= width for line in show(report(), width=width).splitlines())


@pytest.mark.parametrize("odd", ["漢字漢字漢字", "🚢" * 40, "שלום עולם", "x" * 300, "\x1b[31mred\x07", "a\nb\r\n\tc"])
def test_odd_words_neither_overflow_nor_break_out(odd: str) -> None:
    made = report(title=odd)
    start = at("hearing a blast").start
    text = TEXT[:start] + odd + TEXT[start + len(odd) :]
    shown = show(replace(made, document=replace(made.document, text=text)))
    assert all(cell_len(line) <= 80 for line in shown.splitlines())
    assert not set(shown) & {"\x1b", "\x07", "\r", "\t"}


def test_statements_that_stand_inside_each_other_are_still_shown() -> None:
    made = report()
    first, second, *rest = made.statements
    knot = (replace(first, parent=second.id), replace(second, parent=first.id), *rest)
    assert "s1" in show(replace(made, statements=knot, events=()))
