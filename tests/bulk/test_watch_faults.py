"""Following feeds into a record: servers and feeds that fail, in every way; each is named, the rest goes on."""

from __future__ import annotations

import pytest

from onrecord.bulk.watch import loop
from onrecord.bulk.watch.loop import Round
from onrecord.bulk.watch.pages import TRIES
from onrecord.intake import page as pages

from .desk import EVERY, LIMITS, Desk
from .site import Answer, Site, cut_off, dripping, item, packed, page, rss, story


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(page("Menu")), "without an article"),
        (Answer("<html><body>" + "<a>" * 30_000), "30,002 tags"),
        (Answer("", 404), "answers 404"),
        (Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "application/pdf"),
        (Answer(b"\0\1\2" * 100), "binary"),
        (Answer(""), "empty"),
        (Answer("", 302, {"Location": "/a"}), "circle"),
        (Answer(b"x" * 200_000), "the limit is 100,000"),
        (Answer(packed(b"\0" * 9_000_000), headers={"Content-Encoding": "gzip"}), "more than 100,000 bytes"),
    ],
)
def test_where_the_page_gives_no_story_the_feed_has_its_own(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: Answer, why: str
) -> None:
    monkeypatch.setattr(pages, "MAX_TAGS", 10_000)
    site.pages["/a"] = answer
    text = "&lt;p&gt;Police said so in Graz on Monday.&lt;/p&gt;"
    feed = site.feed("/feed", item(f"{site.url}/a", text=text, title="The bridge"))
    assert desk.round(feed) == Round(feeds=1, new=1, added=1)
    (document,) = desk.documents()
    assert document.text == "Police said so in Graz on Monday."
    assert (document.title, document.url, document.published) == ("The bridge", f"{site.url}/a", "2026-03-05")
    assert why in desk.told[0] and "the feed's own text" in desk.told[0]


def test_robots_that_forbid_leave_the_feeds_own_text(site: Site, desk: Desk) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /a\n")
    feed = site.feed("/feed", item(f"{site.url}/a", text="Police said so in Graz."), site.story("/b", story("Rivers")))
    assert desk.round(feed) == Round(feeds=1, new=2, added=2)
    assert site.paths() == ["/feed", "/b"]


def test_robots_that_forbid_the_feed_are_heeded(site: Site, desk: Desk) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /\n")
    feed = site.feed("/feed", site.story("/a", story("Police")))
    assert desk.round(feed) == Round(feeds=1, failed=1)
    assert desk.told[0] == (f"{feed}: forbidden by the host's robots.txt; asked again in 15 min")


def test_an_entry_without_a_link_or_text_is_named(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", item(title="Nothing more"), item(guid="2", text="Police said so in Graz."))
    assert desk.round(feed) == Round(feeds=1, new=2, added=1, skipped=1)
    assert f"{feed}, entry 'Nothing more': the entry has no page of its own, and no text" in desk.told
    assert desk.round(feed) == Round(feeds=1)


def test_other_languages_are_skipped_by_name(site: Site, desk: Desk) -> None:
    text = (
        "Die Polizei teilte am Montag mit, dass die Brücke über den Fluss bis zum April gesperrt bleiben werde.\n"
        "Der Bürgermeister sagte vor der Presse, dass Fachleute Risse in zwei Pfeilern gefunden hätten."
    )
    feed = site.feed("/feed", site.story("/a", text))
    assert desk.round(feed) == Round(feeds=1, new=1, skipped=1)
    assert f"{site.url}/a" in desk.told[0]


def test_what_the_coder_cannot_use_is_named(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", site.story("/a", story("FAIL")), site.story("/b", story("Rivers")))
    assert desk.round(feed) == Round(feeds=1, new=2, added=1, skipped=1)
    assert desk.round(feed) == Round(feeds=1)


@pytest.mark.parametrize("broken", [Answer("", 500), Answer(broken=cut_off)])
def test_a_page_that_may_be_had_later_is_tried_again(site: Site, desk: Desk, broken: Answer) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police")), ETag='"1"')
    whole, site.pages["/a"] = site.pages["/a"], broken
    assert desk.round(feed) == Round(feeds=1, new=1, later=1)
    assert "tried again in 15 min" in desk.told[0]
    site.pages["/a"] = whole
    assert desk.round(feed) == Round(feeds=1, unchanged=1)
    desk.later()
    assert desk.round(feed) == Round(feeds=1, unchanged=1, added=1)


def test_tries_are_further_and_further_apart_and_come_to_an_end(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", item(f"{site.url}/a"))
    site.pages["/a"] = Answer("", 500)
    pauses = []
    while (done := desk.round(feed)).later:
        (due,) = desk.rows("SELECT due FROM feed_entries")[0]
        pauses.append(due - desk.now + loop.SLACK)
        desk.later(pauses[-1])
    assert pauses == [EVERY, 2 * EVERY, 4 * EVERY, 8 * EVERY][: TRIES - 1]
    assert done == Round(feeds=1, skipped=1)
    assert "answers 500" in desk.told[0]


def test_a_page_waits_as_long_as_its_server_asks(site: Site, desk: Desk) -> None:
    site.pages["/a"] = Answer("", 503, {"Retry-After": "5000"})
    desk.round(site.feed("/feed", item(f"{site.url}/a")))
    assert desk.rows("SELECT due FROM feed_entries") == [(int(desk.now) + 5000,)]


FAULTS = {
    "/404": (Answer("", 404), "answers 404"),
    "/500": (Answer("", 500), "answers 500"),
    "/cut": (Answer(broken=cut_off), "cut off"),
    "/circle": (Answer("", 301, {"Location": "/circle"}), "circle"),
    "/html": (Answer(page(story("Police"))), "HTML page, not a feed"),
    "/empty": (Answer(""), "empty"),
    "/huge": (Answer(b"<rss>" + b" " * 200_000), "the limit"),
    "/bomb": (Answer(packed(b"<rss>" + b" " * 9_000_000), headers={"Content-Encoding": "gzip"}), "more than"),
    "/laughs": (Answer('<!DOCTYPE rss [<!ENTITY a "ha">]><rss>&a;</rss>'), "entities of its own"),
    "/picture": (Answer(b"\x89PNG", headers={"Content-Type": "image/png"}), "image/png, which is not read"),
}


def test_feeds_that_fail_are_named_and_the_others_read(site: Site, desk: Desk) -> None:
    site.pages |= {path: answer for path, (answer, _) in FAULTS.items()}
    good = site.feed("/good", site.story("/a", story("Police")))
    done = desk.round(*(site.url + path for path in FAULTS), good, "http://nowhere.invalid/feed", "http://[::1")
    assert done == Round(feeds=len(FAULTS) + 3, failed=len(FAULTS) + 2, new=1, added=1)
    for path, (_, words) in FAULTS.items():
        (line,) = [told for told in desk.told if told.startswith(f"{site.url}{path}:")]
        assert words in line and "asked again in 15 min" in line


def test_a_feed_that_is_too_slow_is_named(site: Site, desk: Desk) -> None:
    site.pages["/slow"] = Answer(broken=dripping)
    assert desk.round(f"{site.url}/slow", limits=LIMITS._replace(total=0.2)) == Round(feeds=1, failed=1)
    assert "no whole answer in time" in desk.told[0]


def test_a_feed_that_fails_is_asked_less_and_less_often(site: Site, desk: Desk) -> None:
    feed, pauses = f"{site.url}/feed", []
    for _ in range(9):
        assert desk.round(feed) == Round(feeds=1, failed=1)
        assert desk.round(feed) == Round(resting=1)
        ((due,),) = desk.rows("SELECT due FROM feeds")
        pauses.append((due - desk.now + loop.SLACK) / EVERY)
        desk.later(due - desk.now)
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 96, 96]
    site.feed("/feed", site.story("/a", story("Police")))
    assert desk.round(feed) == Round(feeds=1, new=1, added=1)
    assert desk.rows("SELECT failures, due FROM feeds") == [(0, 0)]


def test_a_feed_that_breaks_off_is_read_whole_the_next_time(site: Site, desk: Desk) -> None:
    whole = rss(site.story("/b", story("Rivers")), site.story("/a", story("Police")))
    told = {"Content-Type": "text/xml", "ETag": '"1"'}
    site.pages["/feed"] = Answer(whole[: whole.index("</item></channel")], headers=told)
    assert desk.round(f"{site.url}/feed") == Round(feeds=1, new=1, added=1)
    site.pages["/feed"] = Answer(whole, headers=told)
    assert desk.round(f"{site.url}/feed") == Round(feeds=1, new=1, added=1)
