"""What the first lines of a plain text tell, and where its story starts."""

from __future__ import annotations

import pytest

from onrecord.intake.opening import credit_at_end, read_opening

STORY = "Police said on Friday that two men were held. They denied it."


def test_a_headline_is_a_short_line_without_a_stop_before_a_blank_line() -> None:
    opening = read_opening(f"Two held after river protest\n\n{STORY}")
    assert opening.title == "Two held after river protest"
    assert opening.body == len("Two held after river protest\n\n")


def test_a_headline_all_in_capitals_needs_no_blank_line() -> None:
    assert read_opening(f"TWO HELD AFTER RIVER PROTEST\n{STORY}").title == "TWO HELD AFTER RIVER PROTEST"


@pytest.mark.parametrize(
    "first",
    [
        "Police held two men.",
        "Police held two men\nafter a protest",
        "Police held two. They denied it",
        "Two were held after the protest, officials said,",
        "word " * 40,
    ],
)
def test_a_line_that_is_prose_is_no_headline(first: str) -> None:
    opening = read_opening(f"{first}\n\n{STORY}")
    assert opening.title is None
    assert opening.body == 0


def test_the_only_line_is_the_story() -> None:
    assert read_opening("Two held after river protest") == read_opening("")


@pytest.mark.parametrize(
    "line",
    [
        "2025-10-31",
        "date 2025-10-31",
        "Date: 31 October 2025",
        "Published: Oct. 31, 2025",
        "Friday, October 31, 2025",
        "Oct. 31, 2025 14:05",
        "31 Oct 2025",
        "2025/10/31",
    ],
)
def test_a_line_with_a_full_date_gives_it(line: str) -> None:
    opening = read_opening(f"{line}\n{STORY}")
    assert opening.published == "2025-10-31"
    assert opening.body == len(line) + 1


def test_a_date_may_stand_before_the_dateline_on_its_line() -> None:
    text = f" date 2025-10-31 LORENA – {STORY}"
    opening = read_opening(text)
    assert (opening.published, opening.dateline) == ("2025-10-31", "LORENA")
    assert text[opening.body :] == STORY


@pytest.mark.parametrize("line", ["Oct. 31", "31 February 2025", "Date: soon"])
def test_a_date_that_is_not_full_or_not_one_gives_none(line: str) -> None:
    assert read_opening(f"{line}\n\n{STORY}").published is None


def test_a_story_that_starts_with_a_date_keeps_it() -> None:
    opening = read_opening("31 October 2025 was the day the border reopened, officials said.\n\nThey were glad.")
    assert (opening.published, opening.body) == (None, 0)


def test_labelled_lines_tell_title_publisher_date_and_address() -> None:
    text = (
        "Title: Two held\nSource: Valley Herald\nDate: 2024-03-05\nURL: https://valley.example/a\nAuthor: Ann Lee\n\n"
        f"LORENA (AP) — {STORY}"
    )
    opening = read_opening(text)
    assert (opening.title, opening.publisher, opening.published) == ("Two held", "Valley Herald", "2024-03-05")
    assert (opening.url, opening.dateline, opening.wire) == ("https://valley.example/a", "LORENA", "Associated Press")
    assert text[opening.body :] == STORY


@pytest.mark.parametrize(("line", "wire"), [("By ANN LEE, AP", "Associated Press"), ("Reuters", "Reuters")])
def test_a_byline_or_credit_line_names_the_agency(line: str, wire: str) -> None:
    text = f"Two held after river protest\n\n{line}\n\n{STORY}"
    opening = read_opening(text)
    assert opening.wire == wire
    assert text[opening.body :] == STORY


def test_a_known_title_repeated_in_the_text_is_passed() -> None:
    text = f"The title. With a stop.\n{STORY}"
    assert text[read_opening(text, title="The title. With a stop.").body :] == STORY


@pytest.mark.parametrize(
    ("end", "wire"),
    [
        ("— Reuters", "Reuters"),
        ("(AFP)", "Agence France-Presse"),
        ("Source: IRNA", "IRNA"),
        ("With inputs from PTI", "Press Trust of India"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("He spoke to Reuters.", None),
        ("It was over.", None),
    ],
)
def test_the_last_line_may_credit_an_agency(end: str, wire: str | None) -> None:
    assert credit_at_end(f"{STORY}\n\n{end}\n") == wire
