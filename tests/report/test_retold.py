"""The same event told again within a text is one event, and what is not the same stays apart."""

from __future__ import annotations

import pytest

from onrecord import Coder

ONE = [
    "Gunmen killed three policemen and wounded five in Quetta on Monday.",
    "The shelling of Aleppo killed ten people and injured forty.",
    "A bomb attack on the embassy in Kabul killed four guards. The assailant launched the attack on Friday.",
]
TWO = [
    "Rebels attacked an army base in Mopti on Monday. On Friday they attacked a police post in Gao.",
    "Israel carried out an attack on a depot in Syria. Turkey carried out an attack on a camp in Iraq.",
]


@pytest.mark.parametrize("text", ONE)
def test_an_event_told_twice_is_one_event(coder: Coder, text: str) -> None:
    assert [e.type for e in coder.read(text).events] == ["ASSAULT"]


@pytest.mark.parametrize("text", TWO)
def test_two_events_stay_two(coder: Coder, text: str) -> None:
    assert [e.type for e in coder.read(text).events] == ["ASSAULT", "ASSAULT"]


def test_a_later_mention_fills_in_what_the_first_leaves_open(coder: Coder) -> None:
    text = "An attack on the Turkish embassy in Vienna killed two people. A farmer launched the attack in May 2019."
    report = coder.read(text, published="2025-10-31")
    (event,) = report.events
    actors = {a.id: a.name for a in report.actors}
    assert [actors[a] for a in event.actors] == ["farmer"]
    assert event.fatalities is not None
    assert event.fatalities.best == 2
    assert [t.value for t in report.times if t.id == event.time] == ["2019-05"]
    assert [text[a:b] for a, b in event.mentions][:1] == ["attack"]
    assert len(event.mentions) >= 2
