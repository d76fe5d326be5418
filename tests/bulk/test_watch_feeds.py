"""Feeds to entries: the formats, and what is broken, hostile, or no feed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.bulk.watch.address import FetchError
from onrecord.bulk.watch.feeds import Feed, plain_text, read_feed
from onrecord.record.feeds import Entry

from .site import item, page, rss, story

URL = "https://news.example/feed"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Graz Post</title>
<entry><id>tag:1</id><title type="html">The &lt;b&gt;bridge&lt;/b&gt;</title><link rel="self" href="/self"/>
<link href="/bridge"/><published>2026-03-05T08:00:00Z</published><updated>2026-03-09T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Graz Post</title></channel>
<item rdf:about="x"><title>The bridge</title><link>https://news.example/bridge</link><dc:date>2026-03-05</dc:date>
<description>One.</description></item></rdf:RDF>"""
BRIDGE = "https://news.example/bridge"


def read(text: str | bytes) -> Feed:
    return read_feed(text.encode() if isinstance(text, str) else text, URL)


def only(text: str | bytes) -> Entry:
    (entry,) = read(text).entries
    return entry


def refused(text: str | bytes) -> str:
    with pytest.raises(FetchError) as raised:
        read(text)
    return str(raised.value)


def test_atom() -> None:
    feed = read(ATOM)
    entry = only(ATOM)
    assert (feed.title, feed.cut) == ("Graz Post", False)
    assert entry[:4] == ("tag:1", BRIDGE, "The bridge", "2026-03-05")
    assert plain_text(entry.content or "") == "One.\n\nTwo."


def test_rss_1() -> None:
    assert read(RDF).title == "Graz Post"
    assert only(RDF) == (BRIDGE, BRIDGE, "The bridge", "2026-03-05", "One.")


def test_rss_2() -> None:
    day = "Thu, 05 Mar 2026 08:00:00 GMT"
    entry = only(rss(item(BRIDGE, title="A &amp;amp; B", text="<![CDATA[<p>One.</p>]]>", guid="7", day=day)))
    assert entry == ("7", BRIDGE, "A & B", "2026-03-05", "<p>One.</p>")


def test_an_article_in_an_entry_comes_before_its_summary() -> None:
    extra = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">Whole.</content:encoded>'
    assert only(rss(item(BRIDGE, text="Short.").replace("</item>", f"{extra}</item>"))).content == "Whole."


def test_what_an_entry_says_of_its_pictures_is_not_its_own() -> None:
    extra = '<media:title xmlns:media="http://search.yahoo.com/mrss/">Photo: somebody</media:title>'
    assert only(rss(item(BRIDGE, title="A story").replace("<item>", f"<item>{extra}"))).title == "A story"


def test_entries_come_from_the_oldest_on() -> None:
    assert [e.key for e in read(rss(item(guid="new", text="b"), item(guid="old", text="a"))).entries] == ["old", "new"]


def test_entries_that_come_twice_are_there_once() -> None:
    entries = [
        item(BRIDGE, guid="1"),
        item(BRIDGE, guid="1"),
        item(BRIDGE, guid="2"),
        item(BRIDGE, guid="2", title="?"),
    ]
    assert [(e.key, e.url) for e in read(rss(*entries[:3])).entries] == [("1", BRIDGE)]
    assert [e.key for e in read(rss(*entries[2:])).entries] == ["2"]


def test_a_link_that_different_entries_share_is_no_page_of_theirs() -> None:
    entries = read(rss(item(BRIDGE, title="One", guid="1"), item(BRIDGE, title="Two", guid="2"))).entries
    assert [(e.key, e.url) for e in entries] == [("2", None), ("1", None)]


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>https://news.example/a</guid>", "https://news.example/a"),
        ('<guid isPermaLink="false">https://news.example/a</guid>', None),
        ("<guid>17</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>http://[::1</link>", None),
        ("", None),
    ],
)
def test_entries_without_a_link(guid: str, url: str | None) -> None:
    entry = only(rss(item().replace("</item>", f"{guid}</item>")))
    assert entry.url == url and entry.key


LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!-- a > b --><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>&a;</title></channel></rss>"""


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, LAUGHS.encode("utf-16"), OUTSIDE.lower().encode("utf-16-le")])
def test_entities_of_its_own_are_refused(text: str | bytes) -> None:
    assert "entities of its own" in refused(text)


def test_entities_that_nobody_declared_stay_as_written() -> None:
    assert only(rss(item(BRIDGE, title="The&nbsp;&bridge; is shut"))).title == "The &bridge; is shut"


@pytest.mark.parametrize("reference", ["&#xD800;", "&#55296;", "&#0;", "&#x110000;", "&#99999999999999999999;"])
def test_references_to_what_is_no_character_are_marked(reference: str) -> None:
    feed = read(rss(item(BRIDGE, title=f"A{reference}B &#x2019;", text=reference)))
    assert feed.entries[0].title == "A\ufffdB ’"


def test_a_document_type_without_entities_is_passed_over() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1/rss-0.91.dtd">'
    assert read(rss(item(BRIDGE)).replace("<rss", f"{doctype}<rss")).title == "Graz Post"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        (page(story("Police")), "HTML page, not a feed"),
        ("<html><body>Not found", "HTML page, not a feed"),
        ("Not found.", "no feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "no feed"),
        ("<urlset><url/></urlset>", "its root is 'urlset'"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        ("<?xml", "no feed"),
        ("<!DOCTYPE rss", "no feed"),
        ("<" * 5_000, "no feed"),
    ],
)
def test_what_is_no_feed_is_named(text: str | bytes, words: str) -> None:
    message = refused(text)
    assert words in message and message.startswith(URL)


def test_a_feed_without_entries_is_one() -> None:
    assert read(rss()) == ("Graz Post", [], False)


def test_a_feed_that_breaks_off_gives_the_entries_that_are_whole() -> None:
    whole = rss(item(guid="1", text="One."), item(guid="2", text="Two is longer."))
    feed = read(whole[: whole.index("longer")])
    assert ([e.key for e in feed.entries], feed.cut) == (["1"], True)


def test_broken_markup_is_mended() -> None:
    entries = read(rss(item(guid="1", title="Rock & roll", text="a < b"), item(guid="2"))).entries
    assert {e.key for e in entries} == {"1", "2"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "nonsense"])
def test_the_encoding_is_found_whatever_is_declared(encoding: str, declared: str) -> None:
    text = rss(item(BRIDGE, title="The mayor’s café"), *[item(guid=str(n), text=story("Police")) for n in range(3)])
    data = text.replace('"1.0"', f'"1.0" encoding="{declared}"').encode(encoding)
    assert next(e.title for e in read(data).entries if e.url == BRIDGE) == "The mayor’s café"


def test_elements_nested_without_end_do_no_harm() -> None:
    read(rss(item(BRIDGE, text="<a>" * 20_000)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(ATOM.encode()) - 1), st.binary(min_size=0, max_size=4), st.booleans())
def test_any_change_gives_entries_or_a_named_fault(at: int, put: bytes, cut: bool) -> None:
    data = ATOM.encode()
    try:
        read(data[:at] + put + (b"" if cut else data[at + len(put) :]))
    except FetchError as error:
        assert str(error).startswith(URL)
