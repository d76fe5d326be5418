"""Feeds: RSS, RDF and Atom; content before summary; nothing fetched, no entity heeded."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import ArticleError
from onrecord.intake import read_article, read_corpus

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Valley Herald</title><link>https://valley.example/</link>
<item><title>Gates &amp; bridges</title><link>https://valley.example/gates</link>
<pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Police in Lorena said on Friday that <b>two men</b> were held.</p>
<p>The mayor denied it.<br>He left.</p>]]></content:encoded></item>
<item><title>Second</title><guid>tag:2</guid>
<description>Police said &lt;i&gt;on Friday&lt;/i&gt; that it was over.</description></item>
<item><title>Third</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Valley Herald</title>
<entry><title>Gates</title><link rel="self" href="https://valley.example/self"/><link href="https://valley.example/gates"/>
<updated>2024-03-06T00:00:00Z</updated><published>2024-03-05T23:00:00Z</published><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Police said&#160;no.</p><p>The mayor said yes.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Herald</title></channel>
<item><title>Gates</title><link>https://valley.example/gates</link><dc:date>2024-03-05T09:00:00Z</dc:date>
<description>Police said on Friday that it was over.</description></item></rdf:RDF>"""


def read(path: Path, data: str | bytes) -> tuple[list, list[ArticleError]]:
    """Write ``data`` and read it as a corpus."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    errors: list[ArticleError] = []
    return list(read_corpus(path, unusable=errors.append)), errors


def test_rss_gives_the_content_of_its_items_else_their_description(tmp_path: Path) -> None:
    (first, second), errors = read(tmp_path / "a.rss", RSS)
    assert first.text == "Police in Lorena said on Friday that two men were held.\n\nThe mayor denied it.\nHe left."
    assert (first.title, first.url) == ("Gates & bridges", "https://valley.example/gates")
    assert (first.published, first.publisher) == ("2024-03-05", "Valley Herald")
    assert (second.text, second.url) == ("Police said on Friday that it was over.", None)
    assert [(error.reason, error.where) for error in errors] == [("empty", f"{tmp_path / 'a.rss'}, entry 3")]


def test_atom_gives_its_content_and_the_day_it_was_published(tmp_path: Path) -> None:
    (article,), errors = read(tmp_path / "a.atom", ATOM)
    assert not errors
    assert article.text == "Police said no.\n\nThe mayor said yes."
    assert (article.url, article.published) == ("https://valley.example/gates", "2024-03-05")


def test_rdf_is_read_and_a_feed_is_known_without_its_suffix(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "feed", RDF)
    assert (article.text, article.published) == ("Police said on Friday that it was over.", "2024-03-05")
    assert read_article(tmp_path / "feed") == article


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_the_encoding_that_a_feed_declares_is_heeded(tmp_path: Path, encoding: str) -> None:
    feed = RDF.replace("Police said", "The mayor of São Paulo said")
    data = f'<?xml version="1.0" encoding="{encoding}"?>{feed}'.encode(encoding)
    (article,), _ = read(tmp_path / "a.xml", data)
    assert article.text.startswith("The mayor of São Paulo said")


def test_entities_are_neither_heeded_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    dtd = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{bomb}<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    data = RSS.replace("<rss", dtd + "<rss", 1).replace("it was over", "&e12; &x; it was over")
    articles, errors = read(tmp_path / "a.rss", data)
    for article in articles:
        assert "secret" not in article.text
        assert "boom" not in article.text
    assert articles or errors


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<rss><channel><title>x</title></channel></rss>", "a feed without an entry"),
        ("<urlset><url><loc>https://a.example</loc></url></urlset>", "no feed"),
        ("<a>" * 20_000, "no feed"),
        ("<rss>" + "<a>" * 20_000, ""),
        ("", ""),
        ("no XML at all", ""),
    ],
)
def test_what_is_no_feed_or_has_no_entry_is_named(tmp_path: Path, data: str, message: str) -> None:
    articles, (error,) = read(tmp_path / "a.xml", data)
    assert not articles
    assert message in str(error)


def test_a_feed_that_is_cut_off_gives_the_items_before(tmp_path: Path) -> None:
    articles, _ = read(tmp_path / "a.rss", RSS[: RSS.index("<item><title>Third")])
    assert len(articles) == 2


def test_an_item_nested_too_deep_is_no_end_of_the_feed(tmp_path: Path) -> None:
    deep = "<description>" + "&lt;div&gt;" * 10_000 + "Police said on Friday that it was over.</description>"
    data = RSS.replace("<item><title>Third</title>", f"<item>{deep}")
    articles, errors = read(tmp_path / "a.rss", data)
    assert len(articles) + len(errors) == 3


@pytest.mark.parametrize("reference", ["&#xD800;", "&#0;", "&#55296;", "&#x110000;"])
def test_a_reference_to_what_is_no_character_costs_no_entry(tmp_path, reference: str):
    text = "The river rose on Monday and the town of Lodz closed its bridge, the mayor said. "
    filler = "<item><title>Fill</title><description>" + text * 400 + "</description></item>"
    item = f"<item><title>A {reference} B</title><description>{text * 4}</description></item>"
    path = tmp_path / "feed.xml"
    path.write_text(f"<rss><channel><title>Post</title>{filler}{item}{filler}</channel></rss>", encoding="utf-8")
    assert len(list(read_corpus(path))) == 3
