"""The scorer of places: gold against itself, nothing, a case by hand, and the four formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.places import Marked, Tally, Toponym, kilometres, read_gold, score
from onrecord.reading.places.found import PlaceFound

TEXT = "Floods hit Aville and Beeton."
GOLD = Marked("1", TEXT, (Toponym(11, 17, "Aville", 10.0, 10.0, 1), Toponym(22, 28, "Beeton", 20.0, 20.0, 2)))


def place(lat: float | None, lon: float | None, number: int | None) -> PlaceFound:
    return PlaceFound(0, 1, "x", number, lat, lon, None, None, None, None, 1.0, "literal", "test")


def test_gold_against_itself_is_perfect() -> None:
    tally = Tally()
    tally.add(GOLD, [place(10, 10, 1), place(20, 20, 2)], [(11, 17), (22, 28)])
    metrics = tally.metrics()
    assert metrics["detection"].f1 == 1.0
    assert metrics["exact_id"] == metrics["acc_161km_end_to_end"] == metrics["acc_161km_given_detection"] == 1.0
    assert metrics["median_km"] == 0.0


def test_nothing_scores_nothing() -> None:
    tally = Tally()
    tally.add(GOLD, [], [])
    metrics = tally.metrics()
    assert metrics["detection"].f1 == metrics["exact_id"] == metrics["acc_161km_end_to_end"] == 0.0
    assert metrics["median_km"] is None


def test_a_case_by_hand() -> None:
    tally = Tally()
    found = [place(10, 11, 1), place(None, None, None), place(0, 0, 9)]
    tally.add(GOLD, found, [(11, 15), (22, 28), (0, 6)])
    metrics = tally.metrics()
    assert metrics["detection"].precision == pytest.approx(2 / 3)
    assert metrics["detection"].recall == 1.0
    assert metrics["exact_id"] == 0.5
    assert metrics["acc_161km_end_to_end"] == metrics["acc_161km_given_detection"] == 0.5
    assert metrics["median_km"] == pytest.approx(kilometres(10, 10, 10, 11))


def test_calibration_tells_how_often_each_tenth_of_the_score_is_right() -> None:
    tally = Tally()
    tally.add(
        GOLD, [place(10, 10, 1)._replace(score=0.82), place(40, 10, 2)._replace(score=0.88)], [(11, 15), (22, 28)]
    )
    assert tally.metrics()["calibration"] == {"0.8": {"places": 2, "score": 0.85, "right": 0.5}}


def test_a_degree_of_latitude_is_111_km() -> None:
    assert kilometres(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)


LGL = """<articles><article docid="7"><text>Floods hit Aville.</text><toponyms><toponym><start>11</start><end>17</end>
<phrase>Aville</phrase><gaztag geonameid="1"><lat>10</lat><lon>10</lon></gaztag></toponym></toponyms>
</article></articles>"""
GEOVIRUS = """<articles><article><source>s</source><text>Floods hit Aville.</text><locations>
<location><name>Aville</name><start>12</start><end>18</end><lat>10</lat><lon>10</lon></location></locations>
</article></articles>"""
GWN = """<articles><article file="3"><text>Floods hit Aville.</text><toponyms>
<toponym><extractedName>Aville</extractedName><type>Metonymic</type><start>11</start><end>17</end>
<geonamesID>1</geonamesID>
<latitude>10</latitude><longitude>10</longitude></toponym>
<toponym><extractedName>Floods</extractedName><type>Literal_Expression</type><start>0</start><end>6</end></toponym>
</toponyms></article></articles>"""


@pytest.mark.parametrize(("xml", "key"), [(LGL, "7"), (GEOVIRUS, "s"), (GWN, "3")])
def test_every_format_is_read(tmp_path: Path, xml: str, key: str) -> None:
    path = tmp_path / "gold.xml"
    path.write_text(xml)
    (article,) = read_gold(path)
    assert article.key == key
    (toponym,) = article.toponyms
    assert article.text[toponym.start : toponym.end] == "Aville"
    assert (toponym.lat, toponym.lon) == (10.0, 10.0)


def test_literal_drops_what_the_set_types_as_metonym(tmp_path: Path) -> None:
    path = tmp_path / "gold.xml"
    path.write_text(GWN)
    (article,) = read_gold(path, literal=True)
    assert article.toponyms == ()


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<articles><article>", "not readable as XML"),
        ("<articles/>", "no <article>"),
        ("<articles><article/></articles>", "article 1: no <text>"),
        (LGL.replace("<start>11<", "<start>x<"), "article 1: toponym 'Aville'"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, xml: str, message: str) -> None:
    path = tmp_path / "gold.xml"
    path.write_text(xml)
    with pytest.raises(GoldError, match=message):
        list(read_gold(path))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "literal", "detection", "near"), [("GWN.xml", False, 0.88, 0.77), ("GeoVirus.xml", True, 0.91, 0.84)]
)
def test_floors(coder, shared: Path, name: str, literal: bool, detection: float, near: float) -> None:
    metrics = score(coder, shared / "eval" / "places" / name, literal=literal).metrics
    assert metrics["detection"].f1 >= detection
    assert metrics["acc_161km_end_to_end"] >= near
