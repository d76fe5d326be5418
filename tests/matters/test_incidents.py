"""The same event told twice, and what its accounts come to."""

from __future__ import annotations

import pytest

from onrecord.matters.accounts import Account, Party, Spot
from onrecord.matters.incidents import Told, summarise, window
from onrecord.matters.likeness import agree, likeness, same_party
from onrecord.records import Count

ARMENIA = Party("gov:ARM", "Armenia", "ARM", "ARM", "country")
GEORGIA = Party("gov:GEO", "Georgia", "GEO", "GEO", "country")
ARMY = Party("d1.a3", "Armenian soldiers", "ARM", "ARMMIL", "group")
POLICE = Party("d2.a4", "police", None, "COP", "group")
DAY = 739000
TOWN = Spot("1", "Sadakhlo", 41.2, 44.8, "GEO", "city")
FAR = Spot("2", "Batumi", 41.6, 41.6, "GEO", "city")


def account(**given) -> Account:
    base = {
        "event": "d1.e1", "type": "COERCE", "mode": "restrict", "quad": 4, "actors": (ARMENIA,),
        "recipients": (GEORGIA,), "days": (DAY, DAY), "told": DAY + 1, "spot": TOWN, "words": ("close", "cross"),
        "fatalities": None, "injured": None, "title": "Armenia closed the crossing.",
    }  # fmt: skip
    return Account(**(base | given))


def even(stem: str) -> float:
    return 1.0


def told(document: int, origin: int | None = None, **given) -> Told:
    own = account(event=f"d{document}.e1", **given)
    return Told(own, document, origin if origin is not None else document, None, "confirmed")


def test_the_same_told_again_is_one():
    assert likeness(account(), account(event="d2.e1"), even) > 0.9


@pytest.mark.parametrize(
    "other",
    [
        {"days": (DAY + 7, DAY + 7)},
        {"actors": (GEORGIA,), "recipients": (ARMENIA,)},
        {"quad": 1, "type": "CONSULT"},
        {"spot": FAR, "words": ("strike", "harbour"), "days": None, "told": DAY + 20},
    ],
    ids=["a week later", "the other way round", "of another kind", "elsewhere, in other words, weeks later"],
)
def test_what_differs_in_one_great_thing_is_another(other: dict):
    assert likeness(account(), account(event="d2.e1", **other), even) < 0.5


def test_a_state_and_its_soldiers_are_nearly_one_party_and_two_states_are_not():
    assert 0 < same_party(ARMENIA, ARMY) < 1
    assert same_party(ARMENIA, GEORGIA) == 0
    assert 0 < same_party(POLICE, ARMY) < 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Count(12, None, None), Count(12, None, None), True),
        (Count(None, 12, None), Count(15, None, None), True),
        (Count(12, None, None), Count(15, None, None), False),
        (Count(12, 10, 20), Count(15, None, None), True),
    ],
)
def test_figures_agree_where_their_ranges_meet(a: Count, b: Count, same: bool):
    assert agree(a, b) is same


def test_figures_over_accounts_are_the_latest_the_lowest_and_the_highest():
    whole = summarise(
        [told(1, fatalities=Count(5, None, None)), told(2, told=DAY + 3, fatalities=Count(8, None, None))]
    )
    assert whole.fatalities == Count(8, 5, 8)
    assert [d.what for d in whole.differences] == ["fatalities"]


def test_copies_are_reports_but_no_origins():
    whole = summarise([told(1), told(2, origin=1), told(3)])
    assert (whole.reports, whole.origins) == (3, 2)


def test_an_incident_takes_the_nearest_time_that_most_accounts_give():
    assert summarise([told(1, days=(DAY - 5, DAY + 5)), told(2), told(3)]).days == (DAY, DAY)


def test_places_apart_are_told_as_a_difference():
    [difference] = summarise([told(1), told(2, spot=FAR)]).differences
    assert (difference.what, difference.values) == ("place", ("Sadakhlo", "Batumi"))


def test_an_account_without_any_day_may_be_of_any():
    first, last = window(account(days=None, told=None))
    assert first < DAY < last


def test_two_papers_tell_one_closing(followed):
    [closing] = [i for i in followed.incidents(type="COERCE", actor="Armenia") if i["mode"] == "restrict"]
    assert (closing["reports"], closing["origins"]) == (2, 2)
    assert closing["time"] == {"start": "2026-05-04", "end": "2026-05-04"}
    assert {a["publisher"] for a in closing["accounts"]} == {"Tbilisi Herald", "Ararat Daily"}


def test_another_states_closing_the_same_week_is_another(followed):
    assert len([i for i in followed.incidents(type="COERCE", country="Peru") if i["reports"] == 1]) == 1


def test_every_account_slices_words_of_its_document(followed):
    for incident in followed.incidents():
        for a in incident["accounts"]:
            text = " ".join(followed.report(a["document"]).document.text.split())
            assert a["words"] in text
