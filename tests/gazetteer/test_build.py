"""A full gazetteer: the shipped places as they are, those of a dump after them; stopped, it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import Gazetteer
from onrecord.gazetteer import build as module
from onrecord.gazetteer.build import Built, build_full

from .dumps import LINES, line, write_base, write_dump


def quiet(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def built(folder: Path, *lines: str, name: str = "full.sqlite") -> tuple[Gazetteer, Built]:
    path = folder / name
    result = build_full(write_dump(folder, *lines), path, progress=quiet, base=write_base(folder))
    return Gazetteer(path), result


def test_shipped_places_keep_their_ids_and_checked_points(tmp_path: Path) -> None:
    full, _ = built(tmp_path)
    base = Gazetteer(tmp_path / "base.sqlite")
    for number in (1, 2):
        assert full.place(number) == base.place(number)


def test_a_shipped_town_takes_the_dumps_point_and_feature(tmp_path: Path) -> None:
    town = built(tmp_path)[0].find("Amaurotum")[0]
    assert (town.lat, town.feature, town.population, town.minor) == (11.6, "P.PPLA", 60_000, False)


def test_a_shipped_place_without_an_id_gains_it(tmp_path: Path) -> None:
    (sea,) = built(tmp_path)[0].find("Sea of More")
    assert (sea.geonames_id, sea.lat, sea.minor) == (14, 12.0, False)


def test_the_dumps_places_follow_with_their_divisions(tmp_path: Path) -> None:
    full, result = built(tmp_path)
    (town,) = full.find("Nephelo")
    assert town.minor
    assert full.admin1_name(town) == "North Utopia"
    over = full.place(town.admin2)
    assert over is not None
    assert over.name == "Greater Amaurot"
    assert result == Built(9, 5, 0, [])


def test_minor_namesakes_stand_last_and_other_names_give_way(tmp_path: Path) -> None:
    full, _ = built(tmp_path)
    assert [(e.geonames_id, e.own, e.minor) for e in full.find("Amaurot")] == [(3, True, False), (13, True, True)]
    assert [e.geonames_id for e in full.find("River Anyder")] == [11]
    assert [e.geonames_id for e in full.find("Anyder")] == [15, 11]


def test_of_one_name_a_country_keeps_the_most_prominent(tmp_path: Path) -> None:
    lines = [line(100 + n, "Springfield", "P.PPL", population=n) for n in range(50)]
    found = built(tmp_path, *lines)[0].find("Springfield")
    assert [e.population for e in found] == list(range(49, 49 - module.NAMESAKES, -1))


def test_malformed_lines_are_skipped_and_named(tmp_path: Path) -> None:
    full, result = built(tmp_path, LINES[0], "nonsense", LINES[5], LINES[5].replace("11.4", "x"))
    assert result.faults == [(2, "1 columns, not 19"), (4, "latitude 'x' is no number")]
    assert full.find("Nephelo")


def test_what_has_no_place_is_no_dump(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"not a GeoNames dump \(line 1: 2 columns, not 19\)"):
        built(tmp_path, "a\tb", "c")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["base.sqlite", "dump.txt"]


def test_the_same_dump_gives_the_same_bytes_and_replaces_a_gazetteer(tmp_path: Path) -> None:
    built(tmp_path)
    before = (tmp_path / "full.sqlite").read_bytes()
    built(tmp_path)
    assert (tmp_path / "full.sqlite").read_bytes() == before
    assert not list(tmp_path.glob("*.part*"))


def test_a_file_of_something_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "full.sqlite").write_text("my thesis " * 50)
    with pytest.raises(GazetteerError, match="not overwritten"):
        built(tmp_path)
    with pytest.raises(GazetteerError, match="no such folder"):
        build_full(tmp_path / "dump.txt", tmp_path / "no" / "x.sqlite", progress=quiet)


STOPS = 12


@pytest.mark.parametrize("stop", range(STOPS))
def test_a_stopped_build_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    lines = (*LINES[:3], "nonsense", *LINES[3:])
    _, undisturbed = built(tmp_path, *lines, name="whole.sqlite")
    calls = 0

    def stopping(step: str, done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > stop:
            raise KeyboardInterrupt

    base, dump, path = tmp_path / "base.sqlite", tmp_path / "dump.txt", tmp_path / "stopped.sqlite"
    with pytest.raises(KeyboardInterrupt):
        build_full(dump, path, progress=stopping, base=base)
    steps: list[tuple[str, int]] = []
    again = build_full(dump, path, progress=lambda step, done, total: steps.append((step, done)), base=base)
    assert again == undisturbed
    assert path.read_bytes() == (tmp_path / "whole.sqlite").read_bytes()
    assert stop == 0 or len([s for s in steps if s[0] == "reading"]) == max(0, 4 - stop)


def test_another_dump_is_not_mixed_with_a_stopped_build(tmp_path: Path) -> None:
    def stopping(step: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    dump, base, path = write_dump(tmp_path, *LINES[:4]), write_base(tmp_path), tmp_path / "full.sqlite"
    with pytest.raises(KeyboardInterrupt):
        build_full(dump, path, progress=stopping, base=base)
    full, result = built(tmp_path, LINES[5])
    assert result.minor == 1
    assert not full.find("Greater Amaurot")


def test_a_broken_working_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "full.sqlite.part").write_text("no database, though it is long enough to be one " * 40)
    assert built(tmp_path)[1].places == 9
