"""Events in other vocabularies: what ACLED, CAMEO and PLOVER's scores call them, and when they have no name for one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.codebook.files import HOME
from onrecord.codebook.vocabularies import Codes, in_other_words, vocabularies
from onrecord.errors import CodebookError
from onrecord.records import Actor, Count, Event, Factuality, Span

ARMY = Actor("army", "army", "organization", None, "NOR", ("MIL",), "NORMIL", (), "x")
REBELS = Actor("rebels", "rebels", "group", None, "NOR", ("REB",), "NORREB", (), "x")
VILLAGERS = Actor("villagers", "villagers", "group", None, "NOR", ("CVL",), "NORCVL", (), "x")
NOR = Actor("nor", "Norway", "country", None, "NOR", (), "NOR", (), "x")
ACTORS = {a.id: a for a in (ARMY, REBELS, VILLAGERS, NOR)}
EVENT = Event(
    id="e1", type="ASSAULT", mode=None, contexts=(), cameo="18", quad=4, score=0.9, actors=("army",),
    recipients=("rebels",), trigger=Span(0, 1), mentions=(), sentence=Span(0, 1), place=None, time=None, basis=None,
    fatalities=None, injured=None, factuality=(Factuality("author", "CT+", 3.0),), aspect="past", statement=None,
    confirmation="confirmed", confirmed_by=(), rule="x",
)  # fmt: skip


def acled(**told: object) -> tuple[str | None, str | None]:
    """Return ACLED's event type and sub-type of the event with what is ``told`` of it."""
    codes = in_other_words(replace(EVENT, **told), ACTORS)  # type: ignore[arg-type]
    return codes.acled_event_type, codes.acled_sub_event_type


@pytest.mark.parametrize(
    ("told", "sub"),
    [
        ({}, "Armed clash"),
        ({"mode": "firearms", "recipients": ("villagers",)}, "Attack"),
        ({"mode": "drone", "actors": ()}, "Air/drone strike"),
        ({"mode": "suicide-attack"}, "Suicide bomb"),
        ({"mode": "heavy-weapons"}, "Shelling/artillery/missile attack"),
        ({"mode": "unconventional", "contexts": ("cbrn",)}, "Chemical weapon"),
        ({"mode": "sexual"}, "Sexual violence"),
        ({"mode": "abduct"}, "Abduction/forced disappearance"),
        ({"mode": "destroy"}, "Looting/property destruction"),
        ({"mode": "crowd-control"}, "Protest with intervention"),
        ({"mode": "crowd-control", "injured": Count(3, 3, 3)}, "Excessive force against protesters"),
        ({"type": "PROTEST", "mode": "demo"}, "Peaceful protest"),
        ({"type": "PROTEST", "mode": "riot"}, "Violent demonstration"),
        ({"type": "COERCE", "mode": "arrest"}, "Arrests"),
        ({"type": "RETREAT", "mode": "ceasefire"}, "Agreement"),
        ({"type": "MOBILIZE", "mode": "troops"}, "Change to group/activity"),
    ],
)
def test_what_acled_calls_it(told: dict[str, object], sub: str) -> None:
    assert acled(**told)[1] == sub


@pytest.mark.parametrize(
    "told",
    [
        {"recipients": ("nor",)},  # against whom: a country, which is neither armed nor civil
        {"actors": ("villagers",), "recipients": ("villagers",)},  # a crime, for all that is told
        {"type": "COERCE", "mode": "arrest", "contexts": ("crime",)},
        {"type": "PROTEST", "mode": "strike"},
        {"type": "CONSULT", "mode": "visit"},
        {"aspect": "future"},
        {"factuality": (Factuality("author", "CT-", -3.0),)},
        {"type": "MY-OWN", "mode": None},
    ],
)
def test_what_acled_has_no_name_for(told: dict[str, object]) -> None:
    assert acled(**told) == (None, None)


def test_the_other_columns() -> None:
    codes = in_other_words(EVENT, ACTORS)
    assert codes == Codes("material conflict", -9.0, "18", "Assault", "Political violence", "Battles", "Armed clash")
    own = in_other_words(replace(EVENT, type="MY-OWN", cameo=None, quad=3), ACTORS)
    assert own == Codes("verbal conflict", None, None, None, None, None, None)


def test_a_sub_type_may_be_of_another_disorder_than_its_type() -> None:
    shot = replace(EVENT, mode="crowd-control", fatalities=Count(1, 1, 1))
    assert in_other_words(shot, ACTORS).acled_disorder_type == "Political violence; Demonstrations"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('modes = ["aerial", "drone"]', 'modes = ["kite"]', "acled 2: kite is no mode of ASSAULT"),
        ('contexts = ["cbrn"]', 'contexts = ["weather"]', "acled 5: weather is no context"),
        ('sub_event = "Suicide bomb"', 'sub_event = "Bang"', "acled 1: .*no type and sub-type"),
        ('recipients = "armed"', 'recipients = "brave"', "acled 11: recipients 'brave'"),
        ('type = "ASSAULT"', 'type = "FIGHT"', "acled 1: type 'FIGHT'"),
        ("\nhurt = true\n", "\nkilled = true\n", "acled 6: unknown key killed"),
        ('armed = ["MIL"', 'armed = ["XXX"', "sectors.*XXX"),
        ('03 = "Express intent to cooperate"\n', "", "root.*lacks 03"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (HOME / "vocabularies.toml").read_text(encoding="utf-8")
    (tmp_path / "vocabularies.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        vocabularies(tmp_path)
