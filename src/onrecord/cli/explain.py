"""``onrecord explain``: why an item of a report, or of a record, stands there."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import ArticleError
from ..records import Report
from .article import article_options, read_one, room
from .record import reading, record_option


@click.command(name="explain")
@click.argument("item", metavar="ID")
@click.argument("article", required=False)
@record_option
@article_options
def command(item: str, article: str | None, record: Path, **options: str | None) -> None:
    """Tell why ID was coded: the words, the rule, on whose word it stands, how sure, where and when.

    With ARTICLE, ID is one that `onrecord read` shows: s3 a statement, e5 an event, c1 a promise, d1 a dispute, n1 a
    stance, a2 or gov:IRN an actor, p1 a place, t1 a time; ids as they stand in the JSON do as well. ARTICLE is the
    article itself, - for standard input, or a .json file that `onrecord read --json` made of it.

    Without ARTICLE the record is asked, and ID is one that `onrecord events` and the like show: of an item, an actor
    or a document.
    """
    if article is None:
        _recorded(item, record)
        return
    report = _saved(Path(article)) if article.endswith(".json") else read_one(article, **options)
    from ..views import explain

    click.echo(explain(report, item, **room()), nl=False)


def _recorded(item: str, path: Path) -> None:
    """Explain an item, actor or document of the record at ``path``."""
    from ..views import explain, show
    from ..views.recorded import actor_told, document_told

    with reading(path) as record:
        told = record.explain(item)
        if told["kind"] == "actor":
            click.echo(actor_told(told, **room()), nl=False)
            return
        report = record.report(told.get("document") or told["id"])
        origin = record.explain(report.document.id) if report else None
    if report is None or origin is None:
        return
    view = show(report, **room()) if told["kind"] == "document" else explain(report, item, **room())
    click.echo(view + document_told(origin, told["judgements"], **room()), nl=False)


def _saved(path: Path) -> Report:
    from ..schema import read_report

    try:
        return read_report(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error
