"""Reading with an actor file of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.codebook.actor_files import read_actor_file, write_actor_file
from onrecord.codebook.petrarch import parse
from onrecord.reading.actors import ActorFinder, ActorFound

DICTIONARY = """\
ESTEBAN_QUILL_
    [USAELI <950101]
    [USAGOV 950101-20031231]
HARBOUR_RELIEF_LEAGUE_ [NGOHRL]
+LIGA_DEL_PUERTO_
DRAYMAN_ [~LAB]
"""
Who = Callable[..., dict[str, ActorFound]]


@pytest.fixture
def who(coder, tmp_path: Path) -> Who:
    """Return a function that reads a text with the dictionary and gives its actors by name."""
    path = tmp_path / "own.csv"
    write_actor_file(path, parse(DICTIONARY.splitlines())[0], "ours")
    finder = ActorFinder(read_actor_file(str(path)))

    def read(text: str, published: str | None = None) -> dict[str, ActorFound]:
        doc = next(iter(coder.docs([Article(text=text, published=published)])))
        return {a.name: a for a in finder(doc)._.actors.actors}

    return read


@pytest.mark.parametrize(("day", "code"), [("1994-02-01", "USAELI"), ("1999-02-01", "USAGOV")])
def test_the_articles_date_picks_the_code(who: Who, day: str, code: str) -> None:
    actor = who("Esteban Quill met reporters on Monday. Quill smiled.", day)["Esteban Quill"]
    assert (actor.code, actor.country) == (code, "USA")


def test_all_names_of_an_entry_are_one_actor(who: Who) -> None:
    found = who("The Harbour Relief League sent food. The Liga del Puerto also sent doctors to the town.")
    league = found["Harbour Relief League"]
    assert (league.code, league.country) == ("NGOHRL", None)
    assert not any("Liga" in name for name in found)


def test_an_agents_noun_names_people(who: Who) -> None:
    assert who("Three draymen and a drayman were hurt.")["drayman"].sectors == ("LAB",)
