from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records import Count, Factuality, Report, Span
from onrecord.views import wording
from onrecord.views.story import Story

from .invented import HUNGARY, VILLAGERS, report


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2025-10-30", "Thursday 30 October 2025"),
        ("2025-10-29TEV", "Wednesday 29 October 2025, evening"),
        ("2025-10-29T21:00", "Wednesday 29 October 2025, 21:00"),
        ("2023-01", "January 2023"),
        ("2023", "2023"),
        ("2026-W11", "week of 9 March 2026"),
        ("2026-W60", "2026-W60"),
        ("2025-SU", "summer of 2025"),
        ("P2D", "2 days"),
        ("P1Y", "1 year"),
        ("PT5M", "5 minutes"),
        ("PRESENT_REF", "at present"),
        ("2025-02-31", "2025-02-31"),
        ("PXW", "some weeks"),
    ],
)
def test_times_in_words(value: str, told: str) -> None:
    assert wording.when(replace(report().times[0], value=value)) == told


def test_a_time_that_comes_again_and_again() -> None:
    assert wording.when(replace(report().times[0], type="SET", value="P1Y")) == "every year"
    assert wording.when(replace(report().times[0], type="SET", value="P2W")) == "every 2 weeks"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(3, 3, 3), "3 killed"),
        (Count(3, None, None), "3 killed"),
        (Count(4, 4, None), "at least 4 killed"),
        (Count(None, 2, 5), "2 to 5 killed"),
        (Count(None, None, 9), "at most 9 killed"),
        (None, ""),
    ],
)
def test_tolls_in_words(count: Count | None, told: str) -> None:
    assert wording.toll(replace(report().events[0], fatalities=count)) == told


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_in_a_list(names: list[str], told: str) -> None:
    assert wording.listed(names) == told


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("government of Hungary", "organization", "the government of Hungary"),
        ("assailant", "unnamed", "the assailant"),
        ("its staff", "unnamed", "its staff"),
        ("residents of Graz", "group", "residents of Graz"),
        ("Red Cross", "organization", "Red Cross"),
    ],
)
def test_names_inside_a_sentence(name: str, kind, told: str) -> None:
    made = report()
    actors = tuple(replace(a, name=name, kind=kind) if a.id == HUNGARY else a for a in made.actors)
    assert wording.named(Story(replace(made, actors=actors)), HUNGARY) == told


@pytest.mark.parametrize(
    ("actors", "recipients", "told"),
    [
        ((HUNGARY,), (), "government of Hungary"),
        ((HUNGARY,), (VILLAGERS,), "government of Hungary → Villagers near Graz"),
        ((), (VILLAGERS,), "somebody not named → Villagers near Graz"),
        ((HUNGARY, VILLAGERS), (HUNGARY, VILLAGERS), "government of Hungary and Villagers near Graz, with each other"),
        ((), (), ""),
    ],
)
def test_who_does_it_to_whom(actors: tuple[str, ...], recipients: tuple[str, ...], told: str) -> None:
    event = replace(report().events[0], actors=actors, recipients=recipients)
    assert wording.parties(Story(report()), event) == told


def sure(*factuality: Factuality, statement: bool = True) -> str:
    """Return how sure the third event is told with these factualities."""
    made = report()
    event = replace(made.events[2], factuality=factuality, statement=made.events[2].statement if statement else None)
    return wording.how_sure(Story(made), event)


def test_how_sure_is_the_innermost_tellers() -> None:
    assert sure(Factuality("author", "Uu", 0), Factuality(VILLAGERS, "PS+", 1)) == "told as possible"


def test_the_report_is_named_where_it_adds_its_own() -> None:
    told = sure(Factuality("author", "CT-", -3), Factuality(VILLAGERS, "CT+", 3))
    assert told == "told as certain; by the report itself told as certainly not so"


def test_the_reports_taking_no_stand_is_not_put_on_somebody_unknown() -> None:
    assert sure(Factuality("author", "Uu", 0)) == ""


def test_an_event_of_the_reports_own() -> None:
    assert sure(Factuality("author", "PR+", 2), statement=False) == "told as probable"


def test_a_chain_of_sources_is_told_from_the_outside_in() -> None:
    made: Report = report()
    story = Story(made)
    event = replace(made.events[0], statement=made.statements[1].id)
    assert wording.on_whose_word(story, event) == "on the word of Lena Brunner, citing the government of Hungary"


def test_a_source_that_is_nobody_known_is_quoted() -> None:
    made = report()
    statement = replace(made.statements[0], source=None)
    assert wording.teller(Story(made), statement) == "“Lena Brunner”"
    assert wording.teller(Story(made), replace(statement, source_span=None)) == "somebody not named"


def test_a_confirmation_by_another_names_them() -> None:
    made = report()
    event = replace(made.events[2], confirmation="confirmed", confirmed_by=(made.statements[4].id,))
    assert wording.standing(Story(made), event) == (None, "confirmed by the government of Hungary (s5)")


def test_what_the_report_says_did_not_happen_is_set_off() -> None:
    made = report()
    event = replace(made.events[0], statement=None, factuality=(Factuality("author", "CT-", -3),))
    assert wording.standing(Story(made), event) == ("Not so", "")


def test_words_of_several_spans_are_parted() -> None:
    assert wording.words(Story(report()), [Span(0, 4), Span(6, 13)]) == "GRAZ … Austria"


def test_what_is_inferred_says_on_what_ground() -> None:
    told = report()
    event = next(e for e in told.events if e.place)
    assert "(" not in wording.setting(Story(told), replace(event, place_basis="stated")).split(" · ")[0]
    assert "(from where the story is set)" in wording.setting(Story(told), replace(event, place_basis="story"))
