"""The table of actors: names and parts of names, acronyms, governments, keys."""

from __future__ import annotations

import pytest

from onrecord.reading.actors.profile import code_of
from onrecord.reading.actors.spelling import initials, slug
from onrecord.reading.actors.table import Table


def test_a_part_of_a_name_is_the_person_named_before() -> None:
    table = Table(None)
    full = table.person("Amina Okafor", "recogniser")
    assert table.person("Okafor", "recogniser") == full
    assert table.person("Amina", "recogniser") == full


def test_a_full_name_after_a_part_of_it_is_the_same_person_by_the_longer_name() -> None:
    table = Table(None)
    number = table.person("Okafor", "recogniser")
    assert table.person("Amina Okafor", "recogniser") == number
    assert table.actor(number).name == "Amina Okafor"
    assert table.actor(number).key == "person:amina-okafor"


def test_middle_initials_do_not_make_another_key() -> None:
    keys = {(t := Table(None)).actor(t.person(name, "recogniser")).key for name in ("Ada B. Okafor", "Ada Okafor")}
    assert keys == {"person:ada-okafor"}


def test_namesakes_are_two_persons() -> None:
    table = Table(None)
    assert table.person("Amina Okafor", "recogniser") != table.person("Bola Okafor", "recogniser")


def test_a_single_name_has_no_key_across_documents() -> None:
    table = Table(None)
    assert table.actor(table.person("Okafor", "recogniser")).key is None


def test_a_known_person_has_country_and_sector_of_the_date() -> None:
    table = Table("2020-06-01")
    number = table.person("Obama", "recogniser")
    table.settle_known()
    actor = table.actor(number)
    assert (actor.key, actor.country, actor.sectors) == ("person:barack-obama", "USA", ("ELI",))


def test_a_country_becomes_its_government_once_that_acts() -> None:
    table = Table(None)
    number = table.government("NOR", "Norway", acting=False, rule="country")
    assert (table.actor(number).kind, table.actor(number).code) == ("country", "NOR")
    assert table.government("NOR", "Norway", acting=True, rule="seat") == number
    assert (table.actor(number).kind, table.actor(number).code) == ("organization", "NORGOV")


def test_initials_stand_for_a_body() -> None:
    table = Table(None)
    number = table.body("Bureau of Coastal Works", None, rule="recogniser")
    assert table.known_body("BCW") == number
    assert table.known_body("XYZ") is None


@pytest.mark.parametrize(
    ("name", "key"),
    [("Bashar al-Assad", "bashar-al-assad"), ("Mao’s Überflieger", "maos-uberflieger"), ("اب جد", "اب-جد")],
)
def test_slugs(name: str, key: str) -> None:
    assert slug(name) == key


def test_codes_join_country_and_first_sector() -> None:
    assert code_of("IRN", ("GOV", "MIL")) == "IRNGOV"
    assert code_of(None, ("REB",)) == "REB"
    assert code_of(None, ()) is None


def test_initials_leave_small_words_out() -> None:
    assert initials("Bureau of Coastal Works") == "bcw"


def test_namesakes_with_offices_of_two_countries_are_two_persons(coder) -> None:
    from onrecord import Article

    text = "Mexican President Felipe Lopez spoke. Chilean Defense Minister Lopez was absent."
    found = next(coder.docs([Article(text=text)]))._.actors.actors
    assert [(a.name, a.country) for a in found if a.kind == "person"] == [("Felipe Lopez", "MEX"), ("Lopez", "CHL")]
