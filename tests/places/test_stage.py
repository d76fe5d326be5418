"""The stage as a whole: use, precision, score, what stays unresolved, and any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.codebook.places import load_own_places, place_words
from onrecord.errors import CodebookError, GazetteerError
from onrecord.reading.places import PlaceFinder, make_places


def places(coder, text: str, **known):
    doc = next(coder.docs([Article(text=text, **known)]))
    return {doc._.tree.words(p.start, p.end): p for p in doc._.places}


def test_places_do_not_overlap_and_stand_in_order(coder) -> None:
    text = "The Iranian embassy in Baku, Azerbaijan, and the Bank of Georgia in Tbilisi, Georgia, were closed."
    found = next(coder.docs([Article(text=text)]))._.places
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_precision_follows_what_the_place_is(coder) -> None:
    found = places(coder, "Talks in Geneva, Switzerland, and in Punjab Province, Pakistan, ended at Heathrow Airport.")
    assert found["Geneva"].precision == "city"
    assert found["Switzerland"].precision == "country"
    assert found["Heathrow Airport"].precision == "point"


def test_an_ambiguous_name_scores_below_a_clear_one(coder) -> None:
    found = places(coder, "He moved from Springfield to Reykjavik.")
    assert found["Springfield"].score < found["Reykjavik"].score


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The Iran–Israel war lasted twelve days.", "metonym"),
        ("They met at the Iran-Azerbaijan border.", "literal"),
        ("The ministers discussed Iran's refusal on Monday.", "metonym"),
        ("The road leads through Iran's north.", "literal"),
    ],
)
def test_a_country_that_is_a_party_stands_for_its_government(coder, text: str, use: str) -> None:
    assert places(coder, text)["Iran"].use == use


def test_what_is_told_beside_a_name_decides(coder) -> None:
    found = places(coder, "The mayor of London, Ontario, met the mayor of Windsor, Ontario.")
    assert found["London"].country == "CAN"
    assert found["Windsor"].country == "CAN"


def test_a_name_has_one_sense_in_a_text(coder) -> None:
    text = "Police in Cambridge, Massachusetts, opened an inquiry. Residents of Cambridge were told to stay at home."
    doc = next(coder.docs([Article(text=text)]))
    senses = {p.geonames_id for p in doc._.places if p.name == "Cambridge"}
    assert senses == {4931972}


def test_the_dateline_counts(coder) -> None:
    text = "Two people were hurt in Victoria on Monday."
    plain, filed = places(coder, text), places(coder, text, dateline="Melbourne")
    assert filed["Victoria"].country == "AUS"
    assert plain["Victoria"].name == "Victoria"


def test_a_site_the_gazetteer_lacks_lies_where_the_text_says(coder) -> None:
    found = places(coder, "They met at Wexcombe Hospital in Glasgow.")
    site = found["Wexcombe Hospital"]
    assert site.geonames_id is None
    assert site.country == "GBR"
    assert site.precision == "city"
    assert site.score < found["Glasgow"].score


def test_a_town_the_gazetteer_lacks_in_a_division_is_not_its_namesake_elsewhere(coder) -> None:
    found = places(coder, "Two people died in Piccadilly, Ohio, on Monday.")
    assert found["Piccadilly"].geonames_id is None
    assert found["Piccadilly"].admin1 == "Ohio"


def test_towns_around_make_a_name_a_place(coder) -> None:
    text = "Crews from Honey Grove and Paris, Texas, fought the fire. A Sherman hospital took in three people."
    assert places(coder, text)["Sherman"].admin1 == "Texas"


ODD = ["", " ", "\n\n", "IN PARIS", "🌍 مرحبا بالعالم", "“", "Paris", "of of of, in , (", "A" * 500]


@pytest.mark.parametrize("text", ODD)
def test_any_text_passes(coder, text: str) -> None:
    places(coder, text)


def test_another_gazetteer_can_be_used(tmp_path: Path, nlp) -> None:
    with pytest.raises(GazetteerError, match="rebuild"):
        make_places(nlp, "onrecord_places", str(tmp_path / "none.sqlite"))
    assert isinstance(make_places(nlp, "onrecord_places", None), PlaceFinder)


def test_the_codebook_of_places_refuses_a_broken_row(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    top = "# title: t\n# origin: o\n# licence: l\n# version: 1\nname,others,lat,lon,feature,country,geonames_id\n"
    path.write_text(top + "Nowhere,,95,10,T.MT,,\n")
    with pytest.raises(CodebookError, match=r"places.csv, line 6: point"):
        load_own_places(path)
    path.write_text(top + "A,,1,1,T.MT,,\nA,,2,2,T.MT,,\n")
    with pytest.raises(CodebookError, match="stands there twice"):
        load_own_places(path)


def test_the_words_around_places_refuse_what_they_do_not_know(tmp_path: Path, monkeypatch) -> None:
    top = 'title = "t"\norigin = "o"\nlicence = "l"\nversion = "1"\n'
    (tmp_path / "xx").mkdir()
    monkeypatch.setattr("onrecord.codebook.places.HOME", tmp_path)
    (tmp_path / "xx" / "places.toml").write_text(top + "[sights]\nends = []\n")
    with pytest.raises(CodebookError, match="unknown section 'sights'"):
        place_words("xx")
    (tmp_path / "xx" / "places.toml").write_text(top + '[sites]\nends = ["Park", "Park"]\n')
    with pytest.raises(CodebookError, match="ends has 'Park' twice"):
        place_words("xx")


def test_every_demonym_has_a_place(coder) -> None:
    words = place_words()
    gazetteer = coder.nlp.get_pipe("onrecord_places").gazetteer
    assert not [n for n in {**words.demonyms, **words.people}.values() if not gazetteer.find(n)]
