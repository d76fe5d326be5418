"""A dump is read line by line; what is wrong with a line is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer.dump import LONGEST_LINE, check_dump, read_dump

from .dumps import LINES, line, write_dump


def test_a_line_gives_a_place(tmp_path: Path) -> None:
    read = list(read_dump(write_dump(tmp_path)))
    assert [item.number for item in read] == list(range(1, len(LINES) + 1))
    town = read[5].place
    assert town is not None
    assert (town.geonames_id, town.name, town.lat, town.country) == (12, "Nephelo", 11.4, "DNK")
    assert (town.feature, town.admin1, town.admin2, town.population) == ("P.PPL", "DK.01", "DK.01.010", 2000)
    assert town.own == {"nephelo"}


def test_other_names_are_those_an_english_text_may_use(tmp_path: Path) -> None:
    stream = list(read_dump(write_dump(tmp_path)))[4].place
    assert stream is not None
    assert stream.others == {"river anyder", "anider"}


def test_reading_goes_on_from_a_byte(tmp_path: Path) -> None:
    path = write_dump(tmp_path)
    whole = list(read_dump(path))
    assert list(read_dump(path, start=whole[3].end, number=4)) == whole[4:]


GOOD = line(7, "Amaurot", "P.PPL").split("\t")


def changed(column: int, value: str) -> str:
    return "\t".join([*GOOD[:column], value, *GOOD[column + 1 :]])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1 columns, not 19"),
        ("\t".join(GOOD[:-1]), "18 columns, not 19"),
        (changed(0, "x7"), "geonameid 'x7' is no whole number"),
        (changed(0, "9" * 30), "is no whole number"),
        (changed(1, " "), "no name"),
        (changed(4, "north"), "latitude 'north' is no number"),
        (changed(4, "nan"), "latitude 'nan' is not within 90 degrees"),
        (changed(5, "181"), "longitude '181' is not within 180 degrees"),
        (changed(6, "Q"), "feature class 'Q' is not one of AHLPRSTUV"),
        (changed(14, "-5"), "population '-5' is no whole number"),
    ],
)
def test_a_malformed_line_says_what_is_wrong(tmp_path: Path, text: str, fault: str) -> None:
    (item,) = read_dump(write_dump(tmp_path, text))
    assert item.place is None
    assert item.fault is not None
    assert fault in item.fault


def test_any_bytes_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(b"\xff\xfe\t\n" + b"x" * (2 * LONGEST_LINE + 5) + b"\n" + LINES[0].encode() + b"\r\n")
    read = list(read_dump(path))
    assert [item.fault for item in read] == ["not UTF-8", "1 columns, not 19", None]
    assert read[2].end == path.stat().st_size


def test_a_line_without_a_feature_is_no_fault(tmp_path: Path) -> None:
    (item,) = read_dump(write_dump(tmp_path, changed(7, "")))
    assert item.place is None
    assert item.fault is None


def test_what_can_be_no_dump_says_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"absent.txt: No such file"):
        check_dump(tmp_path / "absent.txt")
    with pytest.raises(GazetteerError, match="Is a directory"):
        check_dump(tmp_path)
    zipped, empty = tmp_path / "a.zip", tmp_path / "a.txt"
    zipped.write_bytes(b"PK\x03\x04....")
    empty.touch()
    with pytest.raises(GazetteerError, match="unpack it"):
        check_dump(zipped)
    with pytest.raises(GazetteerError, match="empty"):
        check_dump(empty)
