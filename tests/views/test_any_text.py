"""Whatever the text: the views fit, and the page holds all of it and nothing of it that runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.records import Article, Report
from onrecord.views import explain, show
from onrecord.views.page import page

from .invented import TEXT, report
from .test_page import Seen

FORBIDDEN = {chr(n) for n in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
HARD = "<>&\"'`\\\x00\x1b\r\n\t\u2028\u202e漢🚢é\u0301 a"


def with_text(text: str) -> Report:
    """Return the invented report over another text of the same length."""
    made = report()
    whole = (text + TEXT[len(text) :])[: len(TEXT)]
    return replace(made, document=replace(made.document, text=whole, title=text[:40]))


def check(made: Report, width: int) -> None:
    shown = [show(made, width=width), explain(made, made.statements[0].id, width=width)] if made.statements else []
    for line in "\n".join(shown).split("\n"):
        assert cell_len(line) <= width
        assert not FORBIDDEN & set(line)
    assert {tag for tag, _ in Seen(page(made)).tags} <= {
        *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "p", "span", "time", "main"),
        *("article", "i", "section", "h2", "ol", "li", "div", "bdi", "strong", "footer", "script"),
    }


@settings(max_examples=30, deadline=None)
@given(st.text(st.one_of(st.sampled_from(HARD), st.characters()), max_size=400), st.integers(40, 100))
def test_any_text_is_shown_whole_and_harmless(text: str, width: int) -> None:
    made = with_text(text)
    check(made, width)
    shown = Seen(page(replace(made, document=replace(made.document, title=None)))).text
    assert shown.split() == made.document.text.split()


@pytest.mark.shared
def test_real_articles_fit(shared: Path, coder) -> None:
    rows = (shared / "articles/wikinews.jsonl").read_text(encoding="utf-8").splitlines()[::12]
    for made in coder.stream(Article(text=json.loads(row)["text"]) for row in rows):
        check(made, 60)
