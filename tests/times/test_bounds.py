"""Bounds of what is told, and that nothing upsets the finder."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.codebook.times import time_words
from onrecord.reading.language import LanguageReader
from onrecord.reading.times import TimeFinder
from onrecord.records import Article

FINDER = TimeFinder("en")
PIECES = """
last may 1998 - the of first second 12 : 5 ' 's half a at least every end week year ago OCT. 31 / -- 🙂 שלום day before
after to 10:70 24:00 25:61 q 5q ’90s ² 0 00 0000 2025-10-31 Monday now 99999999999 in
"""
WORDS = [*PIECES.split(), "\n\n"]


def find(vocab, words, published="2025-10-31"):
    """Return the times of a text given as words, without a parse."""
    doc = Doc(vocab, words=words)
    doc._.article = Article(text=doc.text, published=published)
    return FINDER(LanguageReader()(doc))._.times


@pytest.mark.parametrize(
    ("words", "begin", "finish"),
    [
        ("March 2001", "2001-03-01", "2001-04-01"),
        ("the past two years", "2023-10-31", "2025-10-31"),
        ("Over the past year", "2024-10-31", "2025-10-31"),
        ("the next ten days", "2025-10-31", "2025-11-10"),
        ("last week", "2025-10-20", "2025-10-27"),
        ("last weekend", "2025-10-25", "2025-10-27"),
        ("yesterday evening", "2025-10-30T18:00", "2025-10-31T00:00"),
        ("9 p.m. yesterday", "2025-10-30T21:00", "2025-10-30T21:01"),
        ("1999-12-31", "1999-12-31", "2000-01-01"),
    ],
)
def test_bounds_end_after_the_last_day(vocab, words, begin, finish):
    assert [(t.begin, t.finish) for t in find(vocab, words.split())] == [(begin, finish)]


def test_a_length_that_floats_has_no_bounds(vocab):
    assert [(t.value, t.begin, t.finish) for t in find(vocab, ["two", "weeks"])] == [("P2W", None, None)]


def test_a_date_that_the_calendar_lacks_has_no_value(vocab):
    assert [t.value for t in find(vocab, ["February", "30", ",", "2001"])] == [None]


@given(
    st.lists(st.sampled_from(WORDS), max_size=40),
    st.sampled_from([None, "2020-02-29", "0001-01-01", "9999-12-31", "soon"]),
)
@settings(max_examples=150, deadline=None)
def test_any_words_give_times_in_order(vocab_of_module, words, published):
    times = find(vocab_of_module, words, published)
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all(t.start < t.end for t in times)


@pytest.fixture(scope="module")
def vocab_of_module():
    """One vocabulary for all examples."""
    from spacy.vocab import Vocab

    return Vocab()


@pytest.mark.parametrize("word", ["last", "the", "-", "10"])
def test_time_grows_with_the_text(vocab, word):
    def cost(n):
        doc = LanguageReader()(Doc(vocab, words=[word] * n))
        start = time.process_time()
        FINDER(doc)
        return time.process_time() - start

    cost(500)
    assert cost(16_000) < 40 * max(cost(1_000), 0.002)


def test_the_words_load():
    words = time_words()
    assert words.weekday["monday"] == 1
    assert words.unit["weeks"].plural
