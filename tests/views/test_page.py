from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from onrecord.views.page import page

from .invented import TEXT, report


class Seen(HTMLParser):
    """What a browser would find: tags with attributes, and the text inside a tag of an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._in_article = False
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_article = self._in_article or tag == "article"
        if tag == "p" and self._in_article:
            self.text += "\n\n"

    def handle_endtag(self, tag) -> None:
        self._in_article = self._in_article and tag != "article"

    def handle_data(self, data) -> None:
        if self._in_article:
            self.text += data


@pytest.fixture(scope="module")
def html() -> str:
    return page(report())


@pytest.fixture(scope="module")
def seen(html: str) -> Seen:
    return Seen(html)


def test_the_article_stands_there_whole(seen: Seen) -> None:
    assert seen.text.split() == TEXT.split()


def test_hostile_text_stays_text(seen: Seen) -> None:
    assert "b" not in {tag for tag, _ in seen.tags}
    evil = '</script><script>alert(1)</script><img src=x onerror="alert(1)">" onmouseover="x'
    made = report(title=evil)
    document = replace(
        made.document, publisher=evil, dateline=evil, wire=evil, url="javascript:alert(1)", text=evil * 9
    )
    actors = tuple(replace(a, name=evil, role=evil) for a in made.actors)
    attacked = Seen(page(replace(made, document=document, actors=actors)))
    assert [tag for tag, _ in attacked.tags].count("script") == 1
    assert not {tag for tag, _ in attacked.tags} & {"img", "iframe", "object", "svg"}
    for _, attributes in attacked.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("href") or "").startswith("javascript")


def test_it_asks_for_nothing_from_outside(html: str, seen: Seen) -> None:
    for tag, attributes in seen.tags:
        assert not attributes.keys() & {"src", "srcset", "style", "action"}
        assert tag != "link"
        href = attributes.get("href") or "#"
        assert href.startswith("#") or "noreferrer" in (attributes.get("rel") or "")
    assert "@import" not in html and "url(" not in html


def test_the_policy_names_the_style_and_the_script_by_their_hashes(html: str, seen: Seen) -> None:
    policy = next(a["content"] for _, a in seen.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inner is not None
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_marks_and_cards_lead_to_each_other(seen: Seen) -> None:
    ids = [a["id"] for _, a in seen.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    links = [a["href"] for _, a in seen.tags if (a.get("href") or "").startswith("#")]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    made = report()
    count = sum(len(getattr(made, k)) for k in ("statements", "events", "commitments", "disputes", "stances"))
    assert len([i for i in ids if re.fullmatch(r"i\d+", i)]) == count + 4 + 1 + 2


def test_every_piece_of_evidence_names_items_that_are_there(seen: Seen) -> None:
    ids = {a.get("id") for _, a in seen.tags}
    pieces = [a for _, a in seen.tags if a.get("data-of")]
    assert pieces
    assert all(i in ids for a in pieces for i in (a["data-of"] or "").split())


def test_doubt_is_told_in_words(html: str) -> None:
    assert re.search(r"<strong>Unconfirmed</strong>", html)
    assert re.search(r"<strong>Denied</strong> by the government of Hungary \(s5\)", html)
    assert "on the word of Villagers near Graz, told as probable" in html


def test_a_title_that_opens_the_text_is_not_shown_twice() -> None:
    made = report(title=TEXT.split("\n\n")[0])
    shown = Seen(page(made))
    assert shown.text.split() == "\n\n".join(TEXT.split("\n\n")[1:]).split()


def test_the_same_report_gives_the_same_bytes(html: str) -> None:
    assert page(report()) == html
