"""Small dumps in GeoNames' format, of places that are none."""

from __future__ import annotations

from pathlib import Path

from onrecord.gazetteer.writer import Draft, write_gazetteer

BASE = [
    Draft("c", "Utopia", 10.0, 20.0, "A.PCLI", "DNK", 1, rank=9e9, known=("Republic of Utopia",)),
    Draft("d", "North Utopia", 11.0, 20.0, "A.ADM1", "DNK", 2, rank=5e6),
    Draft("s", "Sea of More", 12.0, 24.0, "H.SEA", rank=2e6),
    Draft("t", "Amaurot", 11.5, 20.5, "P.PPL", "DNK", 3, "d", None, 50_000, 5e4, others=("Amaurotum",)),
]


def write_base(folder: Path) -> Path:
    """Write a gazetteer such as the shipped one is."""
    path = folder / "base.sqlite"
    write_gazetteer(path, BASE, about={"origin": "a test"})
    return path


def line(
    number: int, name: str, feature: str, *, lat: float = 11.4, lon: float = 20.4, others: str = "",
    admin1: str = "", admin2: str = "", population: int = 0,
) -> str:  # fmt: skip
    """Return a line of a dump."""
    letter, _, code = feature.partition(".")
    return "\t".join(
        [str(number), name, name, others, str(lat), str(lon), letter, code, "DK", "", admin1, admin2, "", "",
         str(population), "", "7", "Europe/Copenhagen", "2020-02-02"]
    )  # fmt: skip


LINES = (
    line(1, "Republic of Utopia", "A.PCLI", lat=3.0),
    line(2, "Region North", "A.ADM1", admin1="01"),
    line(3, "Amaurot", "P.PPLA", lat=11.6, admin1="01", population=60_000),
    line(10, "Greater Amaurot", "A.ADM2", admin1="01", admin2="010"),
    line(11, "Anyder", "H.STM", admin1="01", others="River Anyder,Anider,安尼德"),
    line(12, "Nephelo", "P.PPL", admin1="01", admin2="010", population=2_000, others="Nephelo Town,Amaurot"),
    line(13, "Amaurot", "P.PPL", lat=15.0),
    line(14, "Sea of More", "H.SEA", lat=12.5, lon=23.5),
    line(15, "Anyder", "P.PPL", population=70),
)


def write_dump(folder: Path, *lines: str) -> Path:
    """Write a dump of ``lines``, by default of :data:`LINES`."""
    path = folder / "dump.txt"
    path.write_text("".join(f"{text}\n" for text in lines or LINES), encoding="utf-8")
    return path
