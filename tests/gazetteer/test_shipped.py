"""What the shipped gazetteer must know."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from onrecord.codebook.countries import countries
from onrecord.gazetteer import Gazetteer, open_gazetteer
from onrecord.gazetteer.store import SHIPPED


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def test_it_opens_in_no_time() -> None:
    start = time.perf_counter()
    Gazetteer(SHIPPED)
    assert time.perf_counter() - start < 0.05


def test_opening_it_takes_little_memory() -> None:
    code = (
        "import resource; from onrecord.gazetteer import Gazetteer; from onrecord.gazetteer.store import SHIPPED;"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; before = peak();"
        "Gazetteer(SHIPPED).find('Tabriz'); print(peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 30_000  # kB


def test_its_size_stays_moderate() -> None:
    assert SHIPPED.stat().st_size < 25_000_000


def test_it_names_its_origin_and_licence(gazetteer: Gazetteer) -> None:
    assert "GeoNames" in gazetteer.about["origin"]
    assert "CC BY 4.0" in gazetteer.about["licence"]


@pytest.mark.parametrize(
    ("name", "geonames_id"),
    [
        ("Tabriz", 113646),
        ("East Azerbaijan Province", 142549),
        ("Gilan", 133349),
        ("Mazandaran Province", 124544),
        ("Ardabil Province", 413931),
        ("Britain", 2635167),
        ("England", 6269131),
        ("UK", 2635167),
        ("US", 6252001),
        ("America", 6252001),
        ("Saigon", 1566083),
        ("Bavaria", 2951839),
    ],
)
def test_the_first_place_of_a_name(gazetteer: Gazetteer, name: str, geonames_id: int) -> None:
    assert gazetteer.find(name)[0].geonames_id == geonames_id


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("United States", 39.8, -98.5), ("Australia", -25.3, 134), ("Libya", 27, 17.5), ("Caspian Sea", 42, 50.5),
     ("Strait of Hormuz", 26.6, 56.3), ("Illinois", 40, -89.3), ("Queensland", -22.6, 144.3)],
)  # fmt: skip
def test_large_places_have_a_sound_point(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    entry = gazetteer.find(name)[0]
    assert abs(entry.lat - lat) < 1
    assert abs(entry.lon - lon) < 1


def test_every_country_with_people_is_there(gazetteer: Gazetteer) -> None:
    empty = {"ATA", "BVT", "UMI", "BES", "HMD", "IOT", "ATF", "SGS"}
    names = {code: c.names for code, c in countries().by_code.items()}
    lacking = [
        code for code, known in names.items()
        if code not in empty
        and not any(e.country == code and e.feature == "A.PCLI" for n in known for e in gazetteer.find(n))
    ]  # fmt: skip
    assert not lacking
