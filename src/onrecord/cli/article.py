"""What the commands that take one article share: its options, reading it, and the room there is to show it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from ..records import Report

Function = TypeVar("Function", bound=Callable[..., Any])
KNOWN = (
    click.option("--published", metavar="DATE", help="When it was published (YYYY-MM-DD)."),
    click.option("--publisher", metavar="NAME", help="Who published it."),
    click.option("--title", metavar="TITLE", help="Its headline."),
    click.option("--url", metavar="URL", help="Where it was published."),
)
OWN = (
    click.option("--model", metavar="NAME", help="An installed spaCy English pipeline to use instead of the default."),
    click.option("--gazetteer", type=click.Path(), metavar="FILE", help="A gazetteer of your own."),
    click.option("--homes", type=click.Path(), metavar="FILE", help="Publishers' homes of your own (gazetteer homes)."),
    click.option("--actors", type=click.Path(), metavar="FILE", help="Actors of your own (codebook actors import)."),
    click.option("--codebook", type=click.Path(), metavar="FILE", help="Your own kinds of event (docs/codebook.md)."),
)


def article_options(function: Function) -> Function:
    """Give a command the options that say what an article's file does not, and those of :func:`coder_options`."""
    return _given(coder_options(function), KNOWN)


def coder_options(function: Function) -> Function:
    """Give a command the options of loading the coder: a model, and the user's own files."""
    return _given(function, OWN)


def _given(function: Function, options: tuple[Callable[[Function], Function], ...]) -> Function:
    for option in reversed(options):
        function = option(function)
    return function


def read_one(
    article: str,
    *,
    model: str | None,
    gazetteer: str | None,
    actors: str | None,
    homes: str | None,
    codebook: str | None,
    **known: str | None,
) -> Report:
    """Return the report of the article at a path, or standard input for ``-``; ``known`` is what it does not tell."""
    from ..intake import read_article

    taken = read_article(article, **known)
    from ..reading.coder import load

    return load(model, gazetteer=gazetteer, actors=actors, homes=homes, codebook=codebook).read(taken)


def room() -> dict[str, Any]:
    """Return the width of the terminal and whether to use colour, as the views take them."""
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return {"width": shutil.get_terminal_size((80, 24)).columns, "colour": wanted}
