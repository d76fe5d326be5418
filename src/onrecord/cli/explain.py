"""``onrecord explain``: why an item of a report stands on the record."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import ArticleError
from ..records import Report
from .article import article_options, read_one, room


@click.command(name="explain")
@click.argument("item", metavar="ID")
@click.argument("article")
@article_options
def command(item: str, article: str, **options: str | None) -> None:
    """Tell why ID of ARTICLE was coded: the words, the rule, on whose word it stands, how sure, where and when.

    ID is one that `onrecord read` shows: s3 a statement, e5 an event, c1 a promise, d1 a dispute, n1 a stance,
    a2 or gov:IRN an actor, p1 a place, t1 a time; ids as they stand in the JSON do as well. ARTICLE is the
    article itself, - for standard input, or a .json file that `onrecord read --json` made of it.
    """
    report = _saved(Path(article)) if article.endswith(".json") else read_one(article, **options)
    from ..views import explain

    click.echo(explain(report, item, **room()), nl=False)


def _saved(path: Path) -> Report:
    from ..schema import read_report

    try:
        return read_report(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error
