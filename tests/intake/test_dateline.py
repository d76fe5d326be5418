"""Datelines and credits: what opens a story, and what only looks like it."""

from __future__ import annotations

import pytest

from onrecord.intake.dateline import credit_in, find_dateline

DATELINES = [
    ("TEHRAN – The minister said", "TEHRAN", None, None),
    ("LORENA — Two bridges reopened", "LORENA", None, None),
    ("UNITED NATIONS -- The council met", "UNITED NATIONS", None, None),
    ("PORT-AU-PRINCE, Haiti — Gangs fought", "PORT-AU-PRINCE, Haiti", None, None),
    ("SÃO PAULO — Brazil voted", "SÃO PAULO", None, None),
    ("GAZA/JERUSALEM, Oct 7 (Reuters) - Rockets fell", "GAZA/JERUSALEM", None, "Reuters"),
    ("BEIJING (Reuters) - China said", "BEIJING", None, "Reuters"),
    ("KYIV, Ukraine (AP) — Russia struck", "KYIV, Ukraine", None, "Associated Press"),
    ("WASHINGTON (AP) The senate voted", "WASHINGTON", None, "Associated Press"),
    ("BEIJING, Oct. 31 (Xinhua) -- China said", "BEIJING", None, "Xinhua"),
    ("Geneva, 5 May 2009 — The agency warned", "Geneva", "2009-05-05", None),
    ("LORENA, Friday, Oct. 31, 2025 (MNA) – Officials met", "LORENA", "2025-10-31", "Mehr News Agency"),
    ("Tehran, IRNA – The foreign ministry said", "Tehran", None, "IRNA"),
    ("Paris (AFP) – French police said", "Paris", None, "Agence France-Presse"),
    ("Brookside, March 3 — Voters went", "Brookside", None, None),
    ("MOSCOW, April 5. /TASS/. Russia said", "MOSCOW", None, "TASS"),
    ("NEW DELHI: The government said", "NEW DELHI", None, None),
    ("Beirut - Jets struck", "Beirut", None, None),
    ("(Reuters) - Two men were held", None, None, "Reuters"),
    ("(CNN)Police said", None, None, "CNN"),
]


@pytest.mark.parametrize(("text", "place", "published", "wire"), DATELINES, ids=[row[0] for row in DATELINES])
def test_a_dateline_tells_place_date_and_credit(text, place, published, wire) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.published, found.wire) == (place, published, wire)


@pytest.mark.parametrize("text", [row[0] for row in DATELINES])
def test_the_story_starts_right_after_the_dateline(text: str) -> None:
    found = find_dateline(text)
    assert found is not None
    rest = text[found.end :]
    assert rest[0].isalpha()
    assert text[: found.end].rstrip().endswith(("–", "—", "-", ")", ":", "/."))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes – he said",
        "BREAKING: police said two men were held",
        "NATO: the alliance met",
        "Moscow: the city that never was",
        "He said: we will go",
        "President Moreau — who is ill — left",
        "France-Germany — relations are good",
        "Police said on Friday (Reuters) that it was over",
        "LORENA – POLICE HOLD TWO",
        "Two-thirds of voters – a record – stayed away",
        "The minister – speaking in Tabriz – said no",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [("(AP)", "Associated Press"), ("AFP/AP", "Agence France-Presse"), ("Ann Lee, Reuters", "Reuters"), ("x", None)],
)
def test_a_credit_names_its_first_agency(text: str, agency: str | None) -> None:
    assert credit_in(text) == agency
