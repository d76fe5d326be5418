"""What the codebook says of widely known people depends on the report's date."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Article, Coder
from onrecord.codebook.people import Person
from onrecord.codebook.roles import _roles
from onrecord.errors import CodebookError

IN_OFFICE = Person("A B", "f", "NOR", "GOV", "2009-01-20", "2017-01-20")


@pytest.mark.parametrize(
    ("published", "sectors"),
    [
        ("2009-01-20", ("GOV",)),
        ("2017-01-20", ("GOV",)),
        ("2017-01-21", ("ELI",)),
        ("2009-01-19", ()),  # not in that office yet: the codebook does not know what else
        (None, ("GOV",)),
    ],
)
def test_date_picks_the_sector(published: str | None, sectors: tuple[str, ...]) -> None:
    assert IN_OFFICE.sectors(published) == sectors


def test_who_held_no_office_is_no_former_official() -> None:
    assert Person("A B", "f", "NOR", "BUS", "1990", "1999").sectors("2005-01-01") == ("BUS",)


@pytest.mark.parametrize(("published", "sector"), [("2010-05-01", "GOV"), ("2019-05-01", "ELI")])
def test_report_date_reaches_the_actor(coder: Coder, published: str, sector: str) -> None:
    article = Article(text="Barack Obama criticised the plan on Monday.", published=published)
    report = next(iter(coder.stream([article])))
    assert [a.code for a in report.actors if a.name == "Barack Obama"] == [f"USA{sector}"]


def test_role_of_an_unknown_country_is_refused() -> None:
    with pytest.raises(CodebookError, match="role 3: country 'XXX' is not known"):
        _roles(Path("roles.toml"), 3, {"kind": "person", "country": "XXX", "nouns": ["pope"]})
