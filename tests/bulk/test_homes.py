"""Learning publishers' homes from a corpus: what a clear majority of stories share, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.bulk.homes import FEW, NAMELESS, SCATTERED, learn_homes, write_homes
from onrecord.codebook.publishers import Home, load_homes

FIRE = "A fire broke out in {} on Monday, officials said, and a man was hurt."
LOCAL = ["Kelowna, British Columbia"] * 4 + ["Vernon, British Columbia", "Berlin, Germany"]
DIVISION = ["Kelowna", "Kamloops", "Nanaimo", "Prince George", "Abbotsford"]
NATIONAL = ["Lagos", "Kano", "Ibadan", "Enugu", "Abuja"]
WORLD = ["Lagos", "Paris", "Berlin", "Tokyo", "Ottawa"]


def stories(publisher: str | None, places: list[str]) -> list[Article]:
    return [Article(text=FIRE.format(place), publisher=publisher) for place in places]


@pytest.fixture(scope="module")
def learned(coder):
    articles = [
        *stories("The Lake Courier", LOCAL[:3]),
        *stories("Lake Courier", LOCAL[3:]),
        *stories("Interior Post", [f"{place}, British Columbia" for place in DIVISION]),
        *stories("Coast Times", [f"{place}, Nigeria" for place in NATIONAL]),
        *stories("World Wire", WORLD),
        *stories("Small Sheet", WORLD[:2]),
        *stories(None, WORLD[:1]),
    ]
    return learn_homes(coder, articles)


def test_a_home_is_as_narrow_as_most_stories_are(learned) -> None:
    homes = {h.publisher: h for h in learned.homes}
    assert homes == {
        "Lake Courier": Home("Lake Courier", "Kelowna", "British Columbia", "CAN"),
        "Interior Post": Home("Interior Post", None, "British Columbia", "CAN"),
        "Coast Times": Home("Coast Times", None, None, "NGA"),
    }


def test_what_has_no_home_is_counted_with_its_reason(learned) -> None:
    assert learned.left_out == {SCATTERED: 1, FEW: 1, NAMELESS: 1}


def test_what_is_learned_does_not_rest_on_a_home_known_before(coder) -> None:
    unclear = stories("Vancouver Sun", ["Richmond"] * 6)
    assert learn_homes(coder, unclear).left_out == {FEW: 1}


def test_the_file_is_one_that_reading_takes(learned, tmp_path: Path) -> None:
    path = tmp_path / "homes.csv"
    write_homes(path, learned, corpus="stories.jsonl")
    assert load_homes(path).listed() == learned.homes


def test_no_stories_give_no_homes(coder) -> None:
    assert learn_homes(coder, []).homes == ()


def test_the_command_learns_and_reading_uses_it(coder, tmp_path: Path, monkeypatch, capsys) -> None:
    from onrecord import cli
    from onrecord.reading import coder as module

    monkeypatch.setattr(module, "load", lambda model=None, **own: coder)
    corpus, path = tmp_path / "stories.jsonl", tmp_path / "homes.csv"
    rows = [{"publisher": "Lake Courier", "text": FIRE.format(place)} for place in LOCAL]
    corpus.write_text("\n".join([*map(json.dumps, rows), "nonsense"]), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["onrecord", "gazetteer", "homes", str(corpus), "-o", str(path)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    told = capsys.readouterr().err
    assert stopped.value.code == 1
    assert "line 7: not a JSON object" in told
    assert "homes of 1 publishers" in told
    assert load_homes(path).find("The Lake Courier", None).city == "Kelowna"
