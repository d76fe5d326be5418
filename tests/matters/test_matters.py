"""Matters: how they grow, what a person decides, and the story they tell."""

from __future__ import annotations

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.matters.room import open_followed

from .stories import STILL_SHUT, article


def main_matter(record):
    return max(record.matters(), key=lambda m: m["reports"])


def test_reports_of_one_issue_and_its_parties_are_one_matter(followed):
    titles = {r["title"] for r in followed.matter(main_matter(followed)["id"]).reports}
    assert len(titles) == 4
    assert all("Sadakhlo" in t for t in titles)


def test_the_same_parties_on_another_issue_and_others_on_the_same_are_other_matters(followed):
    assert sorted(m["reports"] for m in followed.matters()) == [1, 1, 1, 4]


def test_every_report_says_why_it_belongs(followed):
    assert all(r["reason"] for r in followed.matter(main_matter(followed)["id"]).reports)


def test_every_line_of_where_it_stands_names_items_of_the_record(followed):
    story = followed.matter(main_matter(followed)["id"], today="2026-06-10")
    known = {i["id"] for i in followed.incidents()} | {c["id"] for c in followed.commitments()}
    known |= {row["id"] for row in [*followed.statements(), *followed.events()]}
    assert story.stands
    assert all(set(line.items) <= known for line in story.stands)


def test_a_story_is_told_in_the_order_of_events_and_in_that_of_reporting(followed):
    story = followed.matter(main_matter(followed)["id"])
    days = [(i["time"] or {}).get("start") or i["first_told"] for i in story.timeline]
    assert days == sorted(days)
    assert set(story.told) == {i["id"] for i in story.timeline}


def test_each_party_has_its_latest_words(followed):
    positions = {p["party"]: p for p in followed.matter(main_matter(followed)["id"]).positions}
    assert positions["GEO"]["latest"][0]["day"] == "2026-06-02"
    assert "crossing" in positions["GEO"]["latest"][0]["words"]


def test_matters_are_filtered_by_country_and_day(followed):
    assert {m["parties"][0]["name"] for m in followed.matters(country="Peru")} <= {"Peru", "Chile"}
    assert [m["reports"] for m in followed.matters(since="2026-06-01")] == [4]


def test_a_name_holds_when_reports_come_in(own, coder):
    id = main_matter(own)["id"]
    own.decide("name", id, person="N. Reader", title="The Sadakhlo closure")
    own.add(
        coder.read(article(STILL_SHUT.replace("hundreds", "dozens"), "2026-06-20", "Post", "Sadakhlo crossing again"))
    )
    named = main_matter(own)
    assert (named["title"], named["reports"]) == ("The Sadakhlo closure", 5)


def test_a_split_report_never_comes_back(own):
    id = main_matter(own)["id"]
    last = own.matter(id).reports[-1]["id"]
    new = own.decide("split", id, person="N. Reader", documents=[last], reason="another crossing")
    assert [r["id"] for r in own.matter(new).reports] == [last]
    assert last not in {r["id"] for r in own.matter(id).reports}
    assert {d["kind"] for d in own.matter(id).decisions} == {"detach", "split"}


def test_two_matters_joined_are_one_under_the_first_and_the_second_leads_there(own):
    one = main_matter(own)["id"]
    other = next(m["id"] for m in own.matters() if "agreement" in m["title"])
    own.decide("merge", one, person="N. Reader", other=other)
    assert len(own.matter(one).reports) == 5
    assert own.matter(other).matter["id"] == one


def test_a_pinned_matter_comes_first_and_a_closed_one_is_not_open(own):
    oldest = own.matters()[-1]["id"]
    own.decide("pin", oldest, person="N. Reader")
    assert own.matters()[0]["id"] == oldest
    own.decide("close", oldest, person="N. Reader")
    assert oldest not in {m["id"] for m in own.matters(open=True)}


def test_decisions_that_cannot_be_are_refused(own):
    one = main_matter(own)["id"]
    with pytest.raises(RecordError, match="is not on the record"):
        own.decide("pin", "m-nothing", person="N. Reader")
    with pytest.raises(UsageError, match="one matter already"):
        own.decide("merge", one, person="N. Reader", other=one)
    with pytest.raises(UsageError, match="leaves at least one"):
        own.decide("split", one, person="N. Reader", documents=[r["id"] for r in own.matter(one).reports])


def test_the_same_reports_make_the_same_record(reports, own, tmp_path):
    again = open_followed(tmp_path / "again.db")
    with again.writing():
        for report in reports:
            again.add(report)
    assert again.content_hash() == own.content_hash()


def test_adding_again_changes_nothing(own, reports):
    before = own.content_hash()
    for report in reports:
        assert own.add(report) == "same"
    assert own.content_hash() == before
