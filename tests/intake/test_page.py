"""HTML pages: told by their content, read for article and metadata, refused without an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import ArticleError
from onrecord.intake import article_from_text, read_article
from onrecord.intake.page import is_page

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gates reopen at river crossing | Valley Herald</title>
<meta property="og:site_name" content="Valley Herald">
<meta property="og:title" content="Gates reopen at river crossing">
<meta property="article:published_time" content="2024-03-05T09:00:00Z">
<link rel="canonical" href="https://valley.example/gates"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Gates reopen at river crossing</h1>
<p>LORENA (AP) — The foreign minister said on Tuesday that the two gates at the river crossing would reopen within
a week, after talks with officials from the other bank.</p>
<p>“We have agreed on everything,” she told reporters. Police said that two men were arrested near the bridge.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_about_it() -> None:
    article = article_from_text(PAGE)
    assert (article.title, article.publisher) == ("Gates reopen at river crossing", "Valley Herald")
    assert (article.published, article.url) == ("2024-03-05", "https://valley.example/gates")
    assert (article.dateline, article.wire) == ("LORENA", "Associated Press")
    assert article.text[article.body :].startswith("The foreign minister said")
    assert "Home" not in article.text
    assert "\n\n“We have agreed" in article.text


def test_what_is_given_goes_before_what_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "page.dat"
    path.write_text(PAGE, encoding="utf-8")
    article = read_article(path, published="2024-03-06", publisher="Another", title="T", url="https://x.example/")
    assert (article.published, article.publisher) == ("2024-03-06", "Another")
    assert (article.title, article.url) == ("T", "https://x.example/")


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<!doctype html><html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/login'>Login</a></nav></body></html>",
        "<html><head><title>Not found</title></head><body><p>404: no such page</p></body></html>",
        "<html><body><script>var a = 1;</script>",
        "<html><body><p>We use cookies to improve what you see. By continuing you accept our policy on this.</p>"
        + "<ul>"
        + "<li><a href='/x'>Name of a section</a></li>" * 30
        + "</ul></body></html>",
        "<html><body>" + "".join(f"<li><a href='/{n}'>Gate {n} to reopen after talks</a></li>" for n in range(40)),
        "<html><body>" + "<div>" * 2_000 + "Home",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(ArticleError, match="without an article"):
        article_from_text(html, name="page.html")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("  \n<!DOCTYPE HTML><p>x", True),
        ("<?xml version='1.0'?>\n<html>", True),
        ("<!-- c --><html>", True),
        ("<div>a</div>", True),
        ("The tag <p> is HTML.", False),
        ("<3 is a heart", False),
        ("", False),
    ],
)
def test_a_page_is_told_by_how_it_starts(text: str, page: bool) -> None:
    assert is_page(text) is page
