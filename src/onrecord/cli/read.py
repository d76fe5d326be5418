"""``onrecord read``: one article in, its record out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..errors import InputError
from ..records import Report
from .article import article_options, read_one, room


@click.command(name="read")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, on one line.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page with the evidence marked.")
@article_options
def command(article: str, as_json: bool, html: Path | None, **options: str | None) -> None:
    """Read ARTICLE and print its record.

    ARTICLE is a text or HTML file; - is standard input. Without --json or --html the record is printed for a
    person: the story's statements and events in its own order, then what was promised and disputed, and who it
    is about. `onrecord explain ID ARTICLE` tells why any line of it stands there.
    """
    if html is not None and _is_same(html, article):
        raise InputError(f"{html}: the article itself, which the page would replace; name another file for --html")
    report = read_one(article, **options)
    if html is not None:
        _write(html, report)
    if as_json:
        click.echo(json.dumps(report.to_dict(), ensure_ascii=False))
    elif html is None:
        from ..views import show

        click.echo(show(report, **room()), nl=False)


def _is_same(html: Path, article: str) -> bool:
    """Tell whether a page written to ``html`` would replace the file of ``article``."""
    try:
        return article != "-" and html.is_file() and html.samefile(article)
    except (OSError, ValueError):
        return False  # what cannot be looked at cannot be read either, and reading says so


def _write(path: Path, report: Report) -> None:
    from ..views.page import page

    try:
        path.write_text(page(report), encoding="utf-8", errors="xmlcharrefreplace", newline="")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
