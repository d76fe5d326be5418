"""Words for comparing texts: stems, weights and shares."""

from __future__ import annotations

from onrecord.matters.words import cosine, covered, plain_words, shared, stems, surface_forms, weigher


def even(stem: str) -> float:
    return 1.0


def test_function_words_are_no_stems():
    assert stems("The minister said that they would reopen it") == ["minist", "reopen"]


def test_an_irregular_past_has_the_stem_of_its_verb():
    assert stems("troops withdrew") == stems("troops withdraw")


def test_a_possessive_ending_is_no_part_of_a_word():
    assert plain_words("Georgia’s drivers") == ["georgia", "drivers"]


def test_a_stem_is_shown_as_first_written():
    assert surface_forms("Lorries waited; a lorry left")["lorri"] == "lorries"


def test_a_word_that_every_document_has_weighs_less_than_a_rare_one():
    weight = weigher(1000, {"border": 900, "sadakhlo": 2})
    assert weight("border") < 0.1 < weight("sadakhlo") < weight("unheard")


def test_shared_looks_at_the_smaller_set():
    assert shared({"a", "b"}, {"a", "b", "c", "d"}, even) == 1.0
    assert shared({"a", "b"}, {"a", "c"}, even) == 0.5
    assert shared(set(), {"a"}, even) == 0.0


def test_covered_looks_at_its_first_set():
    assert covered({"a"}, {"a", "b"}, even) == 1.0
    assert covered({"a", "b"}, {"a"}, even) == 0.5
    assert covered(set(), {"a"}, even) == 0.0


def test_cosine_of_bags():
    assert cosine({"a": 1.0}, {"a": 3.0}) == 1.0
    assert cosine({"a": 1.0}, {"b": 1.0}) == 0.0
    assert cosine({}, {"b": 1.0}) == 0.0
