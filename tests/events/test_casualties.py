from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.codebook.casualties import casualty_words
from onrecord.codebook.files import HOME
from onrecord.errors import CodebookError
from onrecord.reading.actors.found import ActorTable
from onrecord.reading.events.casualties import assign_casualties, find_harms
from onrecord.reading.events.found import EventFound
from onrecord.reading.events.worth import Worth
from onrecord.reading.language import Tokens
from onrecord.records import Count

NONE = (None, None, None)
ZERO = (0, 0, 0)


def exactly(n: int) -> tuple[int, int, int]:
    return n, n, n


def harms(nlp: Any, text: str) -> dict[str, tuple[int | None, ...]]:
    doc = nlp(text)
    found = find_harms(doc, Worth(doc._.tree))
    return {h.kind: (h.number.best, h.number.low, h.number.high) for h in found}


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("The bombing killed 22 people and wounded 40.", exactly(22), exactly(40)),
        ("Gunmen stormed the inn, killing 22 people and wounding 40 others.", exactly(22), exactly(40)),
        ("Three were killed and seven injured in the raid.", exactly(3), exactly(7)),
        ("The attack, which resulted in one death, was condemned.", exactly(1), NONE),
        ("At least 12 people were killed in the attack.", (12, 12, None), NONE),
        ("More than 100 villagers died in the shelling.", (100, 100, None), NONE),
        ("Up to 30 people were killed.", (None, None, 30), NONE),
        ("Nearly 50 people have died in the violence.", (50, None, None), NONE),
        ("Between 20 and 30 soldiers were killed.", (None, 20, 30), NONE),
        ("The army said it killed 15 to 20 fighters.", (None, 15, 20), NONE),
        ("Dozens were wounded when guards opened fire.", NONE, (None, 24, None)),
        ("Hundreds of marchers were hurt.", NONE, (None, 200, None)),
        ("Several people were wounded.", NONE, (None, 3, None)),
        ("Two dozen people were killed.", exactly(24), NONE),
        ("Twenty-five people were injured, including three children.", NONE, exactly(25)),
        ("The blast killed 1,200 people.", exactly(1200), NONE),
        ("The strike killed a soldier and two farmers.", exactly(3), NONE),
        ("The explosion left 15 people dead and scores injured.", exactly(15), (None, 40, None)),
        ("Two men were shot dead on Friday.", exactly(2), NONE),
        ("A sniper killed the driver.", exactly(1), NONE),
        ("The blast claimed 12 lives.", exactly(12), NONE),
        ("The raid claimed the lives of 11 guards.", exactly(11), NONE),
        ("The death toll rose to 37.", exactly(37), NONE),
        ("The deaths of 12 people in the raid shocked the town.", exactly(12), NONE),
        ("12 killed, 40 wounded in market bombing", exactly(12), exactly(40)),
        ("There were no casualties.", ZERO, ZERO),
        ("No one was killed in the blast.", ZERO, NONE),
        ("Rebels threatened to kill 12 hostages.", NONE, NONE),
        ("More than 200 people died of cholera.", NONE, NONE),
        ("The virus has killed 12 people.", NONE, NONE),
        ("Six people were killed in the floods.", NONE, NONE),
        ("Six people died from gunshot wounds.", exactly(6), NONE),
        ("The number of people killed has risen.", NONE, NONE),
        ("The army killed a family.", NONE, NONE),
    ],
)
def test_counts(nlp: Any, text: str, dead: tuple[int | None, ...], hurt: tuple[int | None, ...]) -> None:
    found = harms(nlp, text)
    assert found.get("fatalities", NONE) == dead
    assert found.get("injured", NONE) == hurt


def coded(nlp: Any, text: str, *words: str, kind: str = "ASSAULT") -> list[EventFound]:
    """Return events of type ``kind`` at the first place of each of ``words``, with their casualties."""
    doc = nlp(text)
    doc._.actors = ActorTable()
    events = []
    for word in words:
        i = next(t.i for t in doc if t.text == word and t.i not in [e.head for e in events])
        events.append(EventFound(kind, None, (), None, 4, 1.0, (), (), i, Tokens(i, i + 1), "test"))
    assign_casualties(doc, events, Worth(doc._.tree))
    return events


def test_count_goes_to_the_event_of_its_clause(nlp: Any) -> None:
    first, second = coded(nlp, "Rebels attacked a bus. A raid killed 12 people on Friday.", "attacked", "raid")
    assert first.fatalities is None
    assert second.fatalities == Count(12, 12, 12)


def test_a_relative_clause_counts_for_its_noun(nlp: Any) -> None:
    (attack,) = coded(nlp, "They condemned the attack, which resulted in one death.", "attack")
    assert attack.fatalities == Count(1, 1, 1)


def test_the_next_sentence_counts_where_it_names_the_event(nlp: Any) -> None:
    text = "Gunmen ambushed a convoy near the river. Six drivers were wounded in the attack."
    (ambush,) = coded(nlp, text, "ambushed")
    assert ambush.injured == Count(6, 6, 6)
    assert ambush.fatalities is None


def test_the_next_sentence_does_not_count_where_it_may_tell_of_another(nlp: Any) -> None:
    (raid,) = coded(nlp, "Gunmen raided a farm. Six drivers were wounded.", "raided")
    assert raid.injured is None


def test_an_arrest_takes_no_casualties_from_the_attack_beside_it(nlp: Any) -> None:
    (arrest,) = coded(nlp, "Police arrested a man. The blast killed six people.", "arrested", kind="COERCE")
    assert arrest.fatalities is None


def test_what_follows_a_killing_does_not_have_its_dead(nlp: Any) -> None:
    (march,) = coded(nlp, "Students marched after guards killed six people.", "marched", kind="PROTEST")
    assert march.fatalities is None


def test_a_protest_has_those_who_died_in_it(nlp: Any) -> None:
    (protest,) = coded(nlp, "Six people were killed in the protest.", "protest", kind="PROTEST")
    assert protest.fatalities == Count(6, 6, 6)


def test_a_meeting_has_no_casualties(nlp: Any) -> None:
    (meeting,) = coded(nlp, "They met after the attack killed six people.", "met", kind="CONSULT")
    assert meeting.fatalities is None


@pytest.mark.parametrize("text", ["", "killed", "dead dead", "No No 12 - - and", "1,2 killed 😀", "KILLED 9999999"])
def test_any_text_is_read(nlp: Any, text: str) -> None:
    doc = nlp(text)
    list(find_harms(doc, Worth(doc._.tree)))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("one = 1\n", "one = 0\n", "numbers.one: 0 is no whole number"),
        ('"at least" = "low"', '"at least" = "lowest"', "bounds.at least: 'lowest'"),
        ('violent = ["ASSAULT"]', 'violent = ["WAR"]', "WAR is no event type"),
        ("[least]", "[fewest]", "the file has"),
    ],
)
def test_a_broken_file_names_the_row(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (HOME / "en" / "casualties.toml").read_text(encoding="utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "casualties.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        casualty_words("en", tmp_path)
