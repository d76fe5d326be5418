"""Actor and agent dictionaries in PETRARCH's format: what a line says, and which lines are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.actor_files import read_actor_file, write_actor_file
from onrecord.codebook.cameo_actors import read_code
from onrecord.codebook.petrarch import parse
from onrecord.errors import CodebookError

ACTORS = """\
# a dictionary of our own
VALDORIA_ [NOR] ; a country
+KINGDOM_OF_VALDORIA_
ESTEBAN_QUILL_
+QUILL_
    [USAELI <950101]
    [USAGOV 950101-20031231]   # in office
    [USAELI >20040101]
HARBOUR_RELIEF_LEAGUE_ [NGOHRL]
"""


def test_an_actor_has_its_synonyms_and_dated_codes() -> None:
    entries, faults = parse(ACTORS.splitlines())
    assert not faults
    assert [e.names for e in entries] == [
        ["VALDORIA", "KINGDOM OF VALDORIA"],
        ["ESTEBAN QUILL", "QUILL"],
        ["HARBOUR RELIEF LEAGUE"],
    ]
    assert entries[1].codes == [
        ("USAELI", "", "1995-01-01"),
        ("USAGOV", "1995-01-01", "2003-12-31"),
        ("USAELI", "2004-01-01", ""),
    ]
    assert not any(e.agent for e in entries)


def test_an_agent_has_plural_and_macro_forms() -> None:
    entries, faults = parse(["!PERSON! = MAN, WOMEN", "POSSE!PERSON!_ [~COP]", "OX_HERD_ {OX_HERDS_} [AGR~]"])
    assert not faults
    assert [(e.names, e.agent) for e in entries] == [
        (["POSSEMAN", "POSSEWOMEN"], True),
        (["OX HERD", "OX HERDS"], True),
    ]


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        (["+ALONE_"], 1, "a synonym without an actor"),
        (["[USA]"], 1, "a code without an actor"),
        (["QUILL_ [USAGOV"], 1, "not closed"),
        (["QUILL_ [us!]"], 1, "is no code"),
        (["QUILL_", "[USAGOV 951301-960101]"], 2, "'951301' is no date"),
        (["QUILL_", "[USAGOV 960101-950101]"], 2, "ends before it starts"),
        (["QUILL_", "[USAGOV 950101]"], 2, "is no time"),
        (["QUILL_", "VALDORIA_ [NOR]"], 1, "'QUILL' has no code"),
        (["POSSE!MEN!_ [~COP]"], 1, "not defined"),
        (["_ [USA]"], 1, "without a name"),
    ],
)
def test_a_malformed_line_is_named_with_its_number(lines: list[str], line: int, what: str) -> None:
    _, faults = parse(lines)
    assert faults[0].line == line
    assert what in faults[0].what


def test_a_line_that_is_skipped_leaves_the_others() -> None:
    entries, faults = parse(["QUILL_ [USA", "VALDORIA_ [NOR]", "+ !", "LEAGUE_ [NGO]"])
    assert [e.names[0] for e in entries] == ["VALDORIA", "LEAGUE"]
    assert [f.line for f in faults] == [1, 3]


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("USAGOV", "USA", ("GOV",)),
        ("IGOUNO", "IGO", ()),
        ("NGOHLH", "NGO", ("MED",)),
        ("SYRREBISI", "SYR", ("REB",)),
        ("ROMMED", "ROU", ("JRN",)),
        ("~COP", None, ("COP",)),
        ("AGR~", None, ("AGR",)),
        ("---", None, ()),
    ],
)
def test_a_code_is_a_country_and_sectors_where_it_can_be(
    code: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    assert read_code(code) == (country, sectors)


def test_the_date_picks_the_code(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    assert write_actor_file(path, parse(ACTORS.splitlines())[0], "ours") == 3
    quill = read_actor_file(str(path)).actors["quill"]
    codes = {day: (held := quill.on(day)) and held.code for day in ("1990-05-01", "1999-05-01", "2020-05-01", None)}
    assert codes == {"1990-05-01": "USAELI", "1999-05-01": "USAGOV", "2020-05-01": "USAELI", None: None}


def test_a_broken_actor_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    write_actor_file(path, parse(ACTORS.splitlines())[0], "ours")
    path.write_text(path.read_text(encoding="utf-8").replace("USA,ELI", "XXX,ELI", 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"own.csv, line 7: country 'XXX' is not known"):
        read_actor_file(str(path))
