"""The gazetteer file: written, opened, asked; and what is said where it is none."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import Gazetteer, open_gazetteer
from onrecord.gazetteer.writer import Draft, write_gazetteer

DRAFTS = [
    Draft("c", "Utopia", 10.0, 20.0, "A.PCLI", "UTO", 1, rank=9.0, known=("Republic of Utopia",)),
    Draft("d", "North Utopia", 11.0, 20.0, "A.ADM1", "UTO", 2, rank=5.0),
    Draft("t", "Amaurot", 11.5, 20.5, "P.PPL", "UTO", 3, "d", None, 50_000, 4.0, others=("Amaurotum", "Utopia")),
]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "small.sqlite"
    assert write_gazetteer(path, DRAFTS, about={"origin": "a test"}) == 3
    return path


def test_a_place_is_found_by_its_own_and_other_names(written: Path) -> None:
    gazetteer = Gazetteer(written)
    (town,) = gazetteer.find("Amaurot")
    assert (town.lat, town.lon, town.country, town.population, town.own) == (11.5, 20.5, "UTO", 50_000, True)
    assert gazetteer.admin1_name(town) == "North Utopia"
    (other,) = gazetteer.find("AMAUROTUM")
    assert other.geonames_id == 3
    assert not other.own
    (country,) = gazetteer.find("Republic of Utopia")
    assert country.own


def test_another_name_gives_way_to_a_place_of_that_name(written: Path) -> None:
    assert [e.geonames_id for e in Gazetteer(written).find("Utopia")] == [1]


def test_an_unknown_name_finds_nothing(written: Path) -> None:
    gazetteer = Gazetteer(written)
    assert gazetteer.find("Nowhere") == ()
    assert gazetteer.find("") == ()
    assert gazetteer.place(None) is None
    assert gazetteer.place(99) is None


def test_the_same_places_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    write_gazetteer(again, reversed(DRAFTS), about={"origin": "a test"})
    assert again.read_bytes() == written.read_bytes()


def test_a_place_without_a_point_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs a point"):
        write_gazetteer(tmp_path / "x.sqlite", [Draft("x", "X", None, None, "P.PPL")], about={})


def test_it_can_be_handed_to_another_process(written: Path) -> None:
    again = pickle.loads(pickle.dumps(Gazetteer(written)))
    assert again.find("Amaurot")[0].geonames_id == 3


def test_an_absent_file_says_how_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no gazetteer there; rebuild it"):
        open_gazetteer(tmp_path / "absent.sqlite")


def test_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("This is no database, though it is long enough to be one. " * 40)
    with pytest.raises(GazetteerError, match="rebuild"):
        open_gazetteer(path)


def test_a_database_of_something_else_says_so(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as store:
        store.execute("create table a (b)")
    with pytest.raises(GazetteerError, match="not a gazetteer of onrecord"):
        open_gazetteer(path)


def test_another_format_says_so(written: Path) -> None:
    with sqlite3.connect(written) as store:
        store.execute("pragma user_version=99")
    with pytest.raises(GazetteerError, match="format 99"):
        Gazetteer(written)


def test_a_truncated_file_says_so(written: Path) -> None:
    written.write_bytes(written.read_bytes()[:8192])
    with pytest.raises(GazetteerError, match="rebuild"):
        Gazetteer(written).find("Amaurot")
