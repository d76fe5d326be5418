"""The record as one page: the article with its evidence marked, and the record beside it. No request leaves it.

Everything of the article is escaped by the template; the page's policy allows its own style and script and
nothing else, so that a hostile text stays text.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..records import Report
from . import wording
from .cards import Cards
from .cells import clean
from .pieces import Piece, Pieces
from .story import Story


def page(report: Report) -> str:
    """Return the page of a report as HTML."""
    story = Story(report)
    anchors = {item_id: f"i{n}" for n, item_id in enumerate(story.items)}
    text = Pieces(story, anchors).paragraphs()
    headline = text.pop(0) if text and _same(text[0], report.document.title) else None
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            document=report.document,
            published=wording.day(report.document.published) if report.document.published else None,
            link=_safe_link(report.document.url),
            summary=wording.summary(story),
            headline=headline,
            text=text,
            sections=Cards(story, anchors).sections(),
            coding=report.coding,
            style=Markup(style),
            script=Markup(script),
            policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("onrecord.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0].strip()


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _safe_link(url: str | None) -> str | None:
    """Return an address that may be followed: http or https, nothing that runs."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _same(pieces: list[Piece], title: str | None) -> bool:
    """Tell whether a paragraph is the headline over again, as it is in a plain text."""
    return title is not None and clean("".join(p.text for p in pieces)) == clean(title)
