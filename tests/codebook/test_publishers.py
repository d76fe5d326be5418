"""Publishers' homes: found by name and by domain, the user's own first, and files that do not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.publishers import Home, load_homes, publisher_key
from onrecord.errors import CodebookError

TOP = "# title: t\n# origin: o\n# licence: l\n# version: 1\nname,others,city,division,country\n"
SUN = Home("Vancouver Sun", "Vancouver", "British Columbia", "CAN")


@pytest.mark.parametrize(
    ("publisher", "url"),
    [
        ("Vancouver Sun", None),
        ("the VANCOUVER  Sun", None),
        ("vancouversun.com", None),
        (None, "https://www.vancouversun.com/news/1"),
        (None, "news.vancouversun.com/1"),
        ("A blog", "https://vancouversun.com"),
    ],
)
def test_a_home_is_found_by_name_or_domain(publisher: str | None, url: str | None) -> None:
    assert load_homes().find(publisher, url) == SUN


@pytest.mark.parametrize(
    ("publisher", "url"),
    [(None, None), ("", ""), ("…", "…"), ("Sun", "http://["), ("x.y", "mailto:a@b.c"), (" ", "//")],
)
def test_what_is_not_known_has_no_home(publisher: str | None, url: str | None) -> None:
    assert load_homes().find(publisher, url) is None


def test_the_users_file_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "homes.csv"
    path.write_text(TOP + "The Vancouver Sun,,Vancouver,Washington,USA\n")
    homes = load_homes(path).before(load_homes())
    assert homes.find("Vancouver Sun", None) == Home("The Vancouver Sun", "Vancouver", "Washington", "USA")
    assert homes.find(None, "https://www.smh.com.au/x").country == "AUS"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("A,,,,XXX", "line 6: country 'XXX'"),
        ("A,B,,,FRA\nB,,,,FRA", "line 7: 'B' also names A"),
        (",,,,FRA", "line 6: '' names no publisher"),
        ("A,,,FRA", "line 6: 4 values"),
    ],
)
def test_a_file_that_does_not_hold_is_refused(tmp_path: Path, row: str, wrong: str) -> None:
    path = tmp_path / "homes.csv"
    path.write_text(TOP + row + "\n")
    with pytest.raises(CodebookError, match=wrong):
        load_homes(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.csv: cannot be read"):
        load_homes(tmp_path / "none.csv")


def test_ways_of_writing_a_name_share_a_key() -> None:
    assert publisher_key("The News & Observer") == publisher_key("news &  observer")
    assert publisher_key("WWW.Example.org") == "example.org"
