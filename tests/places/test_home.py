"""The publisher's home: it decides between namesakes where the text does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Article
from onrecord.codebook.publishers import load_homes
from onrecord.reading.places import make_places


def place(coder, text: str, name: str, **known):
    doc = next(coder.docs([Article(text=text, **known)]))
    return next(p for p in doc._.places if p.name == name)


POLICE = "Police in Richmond said on Friday that two men were arrested."


@pytest.mark.parametrize(
    ("publisher", "division"),
    [("Vancouver Sun", "British Columbia"), ("Richmond Times-Dispatch", "Virginia"), (None, "Virginia")],
)
def test_the_publishers_home_tells_namesakes_apart(coder, publisher: str | None, division: str) -> None:
    assert place(coder, POLICE, "Richmond", publisher=publisher).admin1 == division


def test_a_known_home_makes_the_place_surer(coder) -> None:
    scores = [place(coder, POLICE, "Richmond", publisher=p).score for p in (None, "Richmond Times-Dispatch")]
    assert scores[0] < 0.5 < scores[1]


def test_the_domain_of_the_url_names_the_publisher(coder) -> None:
    found = place(coder, POLICE, "Richmond", url="https://www.vancouversun.com/news/arrests")
    assert found.admin1 == "British Columbia"


def test_a_papers_own_city_is_meant_by_its_name(coder) -> None:
    text = "A fire broke out in London on Monday."
    assert place(coder, text, "London", publisher="London Free Press").country == "CAN"
    assert place(coder, text, "London", publisher="Toronto Star").country == "GBR"


@pytest.mark.parametrize(
    "text",
    [
        "Police in Richmond, Virginia, said that two men were arrested.",
        "Police in Richmond said that two men were arrested in Norfolk and Roanoke, Virginia.",
    ],
)
def test_what_the_text_says_goes_before_the_home(coder, text: str) -> None:
    assert place(coder, text, "Richmond", publisher="Vancouver Sun").admin1 == "Virginia"


def test_the_dateline_goes_before_the_home(coder) -> None:
    text = "Two people were hurt in Victoria on Monday."
    assert place(coder, text, "Victoria", publisher="Vancouver Sun", dateline="Melbourne").country == "AUS"


def test_every_home_of_the_codebook_is_in_the_gazetteer(coder) -> None:
    homes = load_homes()
    finder = coder.nlp.get_pipe("onrecord_places").homes
    for home in homes.listed():
        found = finder.find(Article("", publisher=home.publisher))
        assert found is not None, home
        assert (found.division is None) == (home.division is None), home
        assert (found.city is None) == (home.city is None), home


def test_a_file_of_homes_goes_before_the_codebook(coder, tmp_path: Path) -> None:
    path = tmp_path / "homes.csv"
    top = "# title: t\n# origin: o\n# licence: l\n# version: 1\nname,others,city,division,country\n"
    path.write_text(top + "Vancouver Sun,,Richmond,California,USA\n")
    stage = make_places(coder.nlp, "onrecord_places", None, str(path))
    doc = next(coder.docs([Article(text=POLICE, publisher="Vancouver Sun")]))
    assert next(p for p in stage(doc)._.places if p.name == "Richmond").admin1 == "California"
