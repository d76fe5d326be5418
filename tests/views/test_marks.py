from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.marks import Mark, find_marks, paragraphs

from .invented import TEXT, report


def test_nested_and_crossing_marks_are_cut_where_any_begins_or_ends() -> None:
    marks = [Mark(0, 6, "said", "s1"), Mark(2, 4, "deed", "e1"), Mark(3, 8, "who", "a1")]
    (segments,) = paragraphs("abcdefghij", marks)
    assert [(s.start, s.end, [m.item for m in s.marks]) for s in segments] == [
        (0, 2, ["s1"]),
        (2, 3, ["e1", "s1"]),
        (3, 4, ["e1", "a1", "s1"]),
        (4, 6, ["a1", "s1"]),
        (6, 8, ["a1"]),
        (8, 10, []),
    ]


def test_a_mark_over_two_paragraphs_goes_on_in_the_second() -> None:
    first, second = paragraphs("ab\n\ncd", [Mark(1, 5, "said", "s1")])
    assert [(s.start, s.end, len(s.marks)) for s in first] == [(0, 1, 0), (1, 2, 1)]
    assert [(s.start, s.end, len(s.marks)) for s in second] == [(4, 5, 1), (5, 6, 0)]


def test_every_item_with_words_is_marked() -> None:
    made = report()
    items = [*made.actors, *made.places, *made.times, *made.statements, *made.events, *made.commitments, *made.stances]
    assert {i.id for i in items} <= {m.item for m in find_marks(made)}


@given(
    st.text("ab \n\r", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("xyz")), max_size=8),
)
def test_segments_cover_the_text_and_hold_just_the_marks_that_cover_them(text: str, spans: list) -> None:
    marks = sorted(
        {Mark(min(a, b), max(a, b), "said", i) for a, b, i in spans if a != b and max(a, b) <= len(text)},
    )
    shown = list(paragraphs(text, marks))
    assert "\n".join("".join(text[s.start : s.end] for s in line) for line in shown).split() == text.split()
    for segment in (s for line in shown for s in line):
        assert set(segment.marks) == {m for m in marks if m.start <= segment.start and segment.end <= m.end}


def test_the_invented_text_comes_back_whole() -> None:
    made = report()
    shown = paragraphs(TEXT, find_marks(made))
    assert "\n\n".join("".join(TEXT[s.start : s.end] for s in line) for line in shown) == TEXT


def test_line_ends_part_paragraphs_only_where_no_empty_lines_do() -> None:
    assert [len(list(paragraphs(text, []))) for text in ("a\nb", "a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "")] == [
        2,
        2,
        2,
        0,
    ]
