"""The codebook's files for actors: what they say, and how a broken one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook import countries as countries_file
from onrecord.codebook import organizations as organizations_file
from onrecord.codebook import people as people_file
from onrecord.codebook import roles as roles_file
from onrecord.codebook.actors import actor_words
from onrecord.codebook.countries import countries
from onrecord.codebook.names import name_words
from onrecord.codebook.organizations import organizations
from onrecord.codebook.people import people
from onrecord.codebook.roles import role_words
from onrecord.errors import CodebookError

HEADER = "# title: t\n# origin: o\n# licence: l\n# version: 1\n"


def test_every_iso_country_has_a_name() -> None:
    assert len(countries().by_code) >= 249
    assert all(c.name for c in countries().by_code.values())


@pytest.mark.parametrize(
    ("table", "word", "code"),
    [
        ("by_name", "Ivory Coast", "CIV"),
        ("by_name", "U.S.", "USA"),
        ("by_name", "Republic of Azerbaijan", "AZE"),
        ("by_demonym", "Danish", "DNK"),
        ("by_people", "Danes", "DNK"),
        ("by_people", "French", "FRA"),
        ("by_people", "Englishmen", "GBR"),
        ("by_capital", "TEHRAN", "IRN"),
        ("by_seat", "Kremlin", "RUS"),
    ],
)
def test_words_for_countries(table: str, word: str, code: str) -> None:
    assert getattr(countries(), table)[word] == code


@pytest.mark.parametrize("word", ["us", "turkey", "polish", "Us"])
def test_words_without_their_capitals_are_no_countries(word: str) -> None:
    c = countries()
    assert not any(word in t for t in (c.by_name, c.by_demonym, c.by_people, c.by_capital))


def test_organizations_go_by_all_their_names() -> None:
    assert organizations()["WHO"] is organizations()["World Health Organisation"]
    assert organizations()["Hezbollah"].country == "LBN"


def test_roles_know_kind_sector_and_what_they_borrow() -> None:
    roles = role_words()
    assert roles.nouns["prime minister"].office
    assert roles.nouns["police"].sector == "COP"
    assert roles.borrows(roles.nouns["spokesman"])
    assert not roles.borrows(roles.nouns["farmer"])


def test_sectors_of_a_person_go_by_the_date() -> None:
    person = people()["obama"]
    assert person.sectors("2010-05-01") == ("GOV",)
    assert person.sectors("2020-05-01") == ("ELI",)
    assert person.sectors(None) == ("GOV",)


def test_word_files_load() -> None:
    assert "he" in actor_words().masculine
    assert name_words().honorific["mrs."] == "f"


@pytest.mark.parametrize(
    ("module", "name", "rows", "fault"),
    [
        (countries_file, "countries", "code,name,aliases,adjectives,people,capitals,seats\nXX,,,,,,\n", "line 6: 'XX'"),
        (organizations_file, "organizations", "name,aliases,country,sectors\nA,,ZZZ,\n", "line 6: country 'ZZZ'"),
        (organizations_file, "organizations", "name,aliases,country,sectors\nA,,USA,XYZ\n", "line 6: sector XYZ"),
        (organizations_file, "organizations", "name,aliases,country,sectors\nA,,USA,\nB,A,USA,\n", "line 7: 'A' also"),
        (people_file, "people", "name,aliases,gender,country,sector,since,until\nA B,,x,USA,GOV,,\n", "line 6: gender"),
    ],
)
def test_a_broken_row_is_named(module, name: str, rows: str, fault: str, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / f"{name}.csv").write_text(HEADER + rows, encoding="utf-8")
    monkeypatch.setattr(module, "HOME", tmp_path)
    with pytest.raises(CodebookError, match=fault):
        getattr(module, name).__wrapped__()


def test_a_doubled_noun_is_named(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "en").mkdir()
    text = 'title="t"\norigin="o"\nlicence="l"\nversion="1"\n'
    text += '[[role]]\nkind="person"\nnouns=["imam"]\n[[role]]\nkind="person"\nnouns=["imam"]\n'
    text += '[modifier]\n[ending]\n[abbreviation]\n[borrowing]\nfamilies=["a"]\nnouns=["b"]\n[family]\n'
    (tmp_path / "en" / "roles.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(roles_file, "HOME", tmp_path)
    with pytest.raises(CodebookError, match="role 2: 'imam'"):
        role_words.__wrapped__("en")
