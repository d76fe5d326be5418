"""Which documents are one story."""

from __future__ import annotations

import pytest

from onrecord.matters.copies import overlap, sign, unpack
from onrecord.matters.credits import credits_of, share_credit
from onrecord.records import Document

from .stories import CLOSED, CLOSED_AGAIN, STILL_SHUT, article

LONG = CLOSED + STILL_SHUT


def document(text: str, wire: str | None = None) -> Document:
    return Document("d", None, None, None, None, None, wire, "en", text)


def test_a_text_is_wholly_like_itself():
    assert overlap(sign(LONG), sign(LONG)).held == 1.0


def test_a_cut_copy_is_held_in_the_whole():
    half = overlap(sign(LONG), sign(LONG[: len(LONG) // 2]))
    assert half.held > 0.8 > half.jaccard


def test_two_papers_own_words_on_one_event_are_no_copy():
    assert overlap(sign(CLOSED), sign(CLOSED_AGAIN)).held < 0.3


def test_a_signature_comes_back_as_it_was():
    signed = sign(LONG)
    assert unpack(signed.pack(), signed.size) == signed


def test_texts_too_short_have_no_signature():
    assert sign("Two words") is None
    assert sign("") is None


def test_copies_share_bands_and_others_hardly_do():
    assert len(set(sign(LONG).bands()) & set(sign(LONG + " The end.").bands())) > 20
    assert len(set(sign(CLOSED).bands()) & set(sign(CLOSED_AGAIN).bands())) < 3


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The gate is shut, Reuters reported.", "reuters"),
        ("The news was first reported by Northlight Press Agency.", "northlight press agency"),
    ],
)
def test_an_agency_that_a_text_names_is_a_credit(text: str, credit: str):
    assert credit in credits_of(document(text))


def test_a_text_that_names_no_agency_has_no_credits():
    assert credits_of(document("The agency of the river said nothing.")) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("npa", "northlight press agency", True),
        ("equator", "equator news agency", True),
        ("reuters", "reuters", True),
        ("reuters", "equator news agency", False),
    ],
)
def test_credits_agree_by_name_initials_or_first_words(one: str, other: str, same: bool):
    assert share_credit([one], [other]) is same


def test_a_copy_has_the_origin_of_the_first(made):
    record = made(
        article(LONG, "2026-05-04", "Tbilisi Herald", "Armenia closes crossing"),
        article(LONG + "Read more at our site.\n", "2026-05-05", "Batumi Post", "Crossing closed"),
        article(CLOSED_AGAIN, "2026-05-05", "Ararat Daily", "Crossing shut"),
    )
    [matter] = record.matters()
    origins = {r["publisher"]: r["origin"] for r in record.matter(matter["id"]).reports}
    assert origins["Batumi Post"] == origins["Tbilisi Herald"] != origins["Ararat Daily"]


def test_what_a_publisher_prints_again_with_new_words_is_a_new_version(made):
    first = article(LONG, "2026-05-04", "Tbilisi Herald", "Armenia closes crossing")
    second = article(
        LONG + "Two more drivers were detained later.\n", "2026-05-05", "Tbilisi Herald", "Updated: crossing"
    )
    record = made(first, second)
    old, new = record.matter(record.matters()[0]["id"]).reports
    assert (old["revision_of"], new["revision_of"]) == (None, old["id"])


def test_stories_from_one_mould_about_other_places_are_not_one(made):
    mould = (
        "A heatwave settled on {0} this week and schools in {1} were closed at noon on each of the five days, "
        "officials said.\n"
    )
    record = made(
        article(mould.format("Tunisia", "Sfax"), "2026-05-04", "Sun", "Heat in Tunisia"),
        article(mould.format("Guatemala", "Mixco"), "2026-05-05", "Star", "Heat in Guatemala"),
    )
    numbers = record.store.db.execute("SELECT document, origin FROM provenance").fetchall()
    assert all(document == origin for document, origin in numbers)
