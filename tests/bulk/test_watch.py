"""Following feeds into a record: rounds against a site of the tests' own, faults and restarts included."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from onrecord.bulk.run import document_name
from onrecord.bulk.watch import loop
from onrecord.bulk.watch.connection import Limits
from onrecord.bulk.watch.fetch import Fetcher
from onrecord.bulk.watch.loop import Round, Watch
from onrecord.record import migrate, open_record
from onrecord.record.adding import Adding

from .desk import CODING, Desk
from .fakes import FakeCoder
from .site import Answer, Site, item, page, story


def test_a_new_entry_becomes_a_document(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police"), title="The bridge"))
    assert desk.round(feed) == Round(feeds=1, new=1, added=1)
    (document,) = desk.documents()
    assert (document.title, document.publisher, document.published) == ("The bridge", "Graz Post", "2026-03-05")
    assert document.url == f"{site.url}/a" and story("Police").replace("\n", "\n\n") in document.text
    assert desk.told == [
        f"added {document.id} 2026-03-05 · Graz Post · The bridge · {site.url}/a",
        "1 feed, 1 new entry, 1 added",
    ]


def test_what_was_fetched_can_be_traced(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police")))
    desk.round(feed)
    page = hashlib.sha256(site.pages["/a"].data).hexdigest()
    assert desk.rows("SELECT json_extract(extra, '$.feed'), json_extract(extra, '$.page_sha256') FROM documents") == [
        (feed, page)
    ]
    assert desk.rows("SELECT state, page, content, document FROM feed_entries") == [
        ("read", page, None, desk.documents()[0].id)
    ]
    assert list(desk.record.check()) == []


def test_what_is_added_is_followed(site: Site, tmp_path: Path) -> None:
    seen = []
    with open_record(tmp_path / "f.db", follow=lambda db, number, report: seen.append(number)) as record:
        Desk(record).round(site.feed("/feed", site.story("/a", story("Police"))))
    assert seen == [1]


def test_another_round_asks_for_what_changed_and_adds_nothing_twice(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police")), ETag='"1"')
    desk.round(feed)
    assert desk.round(feed) == Round(feeds=1, unchanged=1)
    assert site.paths() == ["/feed", "/a", "/feed"]
    site.feed("/feed", site.story("/b", story("Rivers")), site.story("/a", story("Police")), ETag='"2"')
    assert desk.round(feed) == Round(feeds=1, new=1, added=1)
    assert site.paths()[3:] == ["/feed", "/b"]


def test_a_restart_goes_on_from_the_file(site: Site, tmp_path: Path) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police")), ETag='"1"')
    for expected in (Round(feeds=1, new=1, added=1), Round(feeds=1, unchanged=1)):
        with open_record(tmp_path / "news.db") as record:
            assert Desk(record).round(feed) == expected


def test_a_story_that_a_feed_has_anew_is_read_anew(site: Site, desk: Desk) -> None:
    site.story("/a", story("Police"))
    feed = site.feed("/feed", item(f"{site.url}/a", guid="1"))
    desk.round(feed)
    site.story("/a", story("Firemen"))
    site.feed("/feed", item(f"{site.url}/a", guid="2"))
    assert desk.round(feed) == Round(feeds=1, new=1, added=1)


def test_a_document_that_breaks_the_coder_is_skipped(site: Site, desk: Desk) -> None:
    class Breaking(FakeCoder):
        def stream(self, documents, *, unusable=None):
            list(documents)
            raise ValueError("no tree")

    feed = site.feed("/feed", site.story("/a", story("Police")))
    assert desk.round(feed, coder=Breaking()) == Round(feeds=1, new=1, skipped=1)
    assert desk.told[0] == f"{site.url}/a: a fault in onrecord: ValueError: no tree"


def test_a_page_that_two_feeds_link_to_is_read_once(site: Site, desk: Desk) -> None:
    entry = site.story("/a", story("Police"))
    feeds = [site.feed("/one", entry), site.feed("/two", entry, entry)]
    assert desk.round(*feeds, feeds[0]) == Round(feeds=2, new=1, added=1)
    assert site.paths().count("/a") == 1


def test_an_encoding_declared_falsely_does_no_harm(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police").replace("the bridge", "the “café” bridge")))
    site.pages["/a"] = Answer(site.pages["/a"].data.decode().encode("cp1252"))
    desk.round(feed)
    assert "the “café” bridge" in desk.documents()[0].text


def test_a_page_may_name_an_address_of_its_own_host_only(site: Site, desk: Desk) -> None:
    told = {"/a?from=rss": f"{site.url}/a", "/b": "https://other.example/b"}
    for path, canonical in told.items():
        site.pages[path] = Answer(page(story(path[1].upper()), head=f'<link rel="canonical" href="{canonical}">'))
    desk.round(site.feed("/feed", *(item(site.url + path) for path in told)))
    assert {d.url for d in desk.documents()} == {f"{site.url}/a", f"{site.url}/b"}


def test_a_host_gets_one_request_at_a_time(site: Site, desk: Desk) -> None:
    feeds = [site.feed(f"/feed{n}", site.story(f"/{n}", story(f"Report {n}"))) for n in range(12)]
    assert desk.round(*feeds) == Round(feeds=12, new=12, added=12)
    assert site.most_at_once == 1


def test_private_addresses_are_refused_unless_allowed(site: Site, desk: Desk) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police")))
    assert desk.round(feed, allow_private=False) == Round(feeds=1, failed=1)
    assert "--allow-private" in desk.told[0] and site.asked == []


class Dying(FakeCoder):
    """Stops the work at a document, as Ctrl-C does."""

    def stream(self, documents, *, unusable=None):
        for report in super().stream(documents, unusable=unusable):
            if "Rivers" in report.document.text:
                raise KeyboardInterrupt
            yield report


def test_stopped_in_the_middle_nothing_is_lost_or_added_twice(site: Site, desk: Desk) -> None:
    words = ("Lakes", "Rivers", "Police")
    feed = site.feed("/feed", *(site.story(f"/{w}", story(w), title=w) for w in words), ETag='"1"')
    with pytest.raises(KeyboardInterrupt):
        desk.round(feed, coder=Dying())
    assert desk.titles() == ["Police"]
    assert desk.round(feed) == Round(feeds=1, unchanged=1, added=2)
    assert desk.titles() == ["Police", "Rivers", "Lakes"]


def test_killed_between_adding_and_knowing_it_a_changed_page_is_not_read_again(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = site.feed("/feed", site.story("/a", story("Police")))

    def killed(self: object, entry: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(loop.Feeds, "read", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.round(feed)
    site.story("/a", story("Changed"))
    assert desk.round(feed) == Round(feeds=1)
    assert len(desk.documents()) == 1


def run_once(path: Path, feed: str) -> None:
    with open_record(path) as record:
        Desk(record).round(feed)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork to make processes to kill")
def test_killed_at_any_moment_each_entry_is_added_once(site: Site, tmp_path: Path) -> None:
    stories = [site.story(f"/{n}", story(f"Report {n}"), title=f"Report {n}") for n in range(40)]
    feed, path = site.feed("/feed", *stories, ETag='"1"'), tmp_path / "killed.db"
    open_record(path).close()
    rng, kept = random.Random(7), [0]
    for _ in range(10):
        child = multiprocessing.get_context("fork").Process(target=run_once, args=(path, feed))
        child.start()
        child.join(rng.uniform(0.02, 0.25))
        child.kill()
        child.join()
        with open_record(path) as record:
            kept.append(record.counts()["documents"])
    assert kept == sorted(kept)
    with open_record(path) as record:
        desk = Desk(record)
        desk.round(feed)
        assert sorted(title or "" for title in desk.titles()) == sorted(f"Report {n}" for n in range(40))
        assert list(record.check()) == []
        assert desk.rows("SELECT DISTINCT state FROM feed_entries") == [("read",)]


def test_a_stop_ends_requests_that_are_under_way(site: Site, desk: Desk) -> None:
    begun, release = threading.Event(), threading.Event()

    def hanging(request: object) -> None:
        begun.set()
        release.wait(5)

    site.pages["/feed"] = Answer(broken=hanging)
    fetcher = Fetcher(allow_private=True, delay=0.0, limits=Limits(total=5.0))
    threading.Thread(target=lambda: (begun.wait(5), fetcher.stop()), daemon=True).start()
    watch = Watch(
        desk.record, [f"{site.url}/feed"], Adding(FakeCoder(), CODING, "", document_name), fetcher, tell=print
    )
    start = time.monotonic()
    assert watch.round() == Round()
    release.set()
    assert time.monotonic() - start < 2


def test_feeds_are_no_content_of_a_record(site: Site, desk: Desk, tmp_path: Path) -> None:
    desk.round(site.feed("/feed", site.story("/a", story("Police"))))
    desk.round(f"{site.url}/none")
    with open_record(tmp_path / "other.db") as other:
        Desk(other).round(f"{site.url}/feed")
        assert other.content_hash() == desk.record.content_hash()


def test_an_older_record_is_carried_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = migrate.steps()
    monkeypatch.setattr(migrate, "steps", lambda: every[:2])
    open_record(tmp_path / "old.db").close()
    monkeypatch.setattr(migrate, "steps", lambda: every)
    open_record(tmp_path / "old.db").close()
    with sqlite3.connect(tmp_path / "old.db") as db:
        assert db.execute("SELECT count(*) FROM feed_entries").fetchone() == (0,)
    db.close()
