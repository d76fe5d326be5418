"""An entry of a feed to its article: the story on its page, else the text that the feed has of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, NamedTuple

from ...errors import ArticleError
from ...intake import MAX_CHARS, article_from_text
from ...intake.feed import ADDRESSES
from ...intake.page import is_page, read_page
from ...record.feeds import Waiting
from ...records import Article
from .address import FetchError, host_of
from .connection import Stopped
from .feeds import plain_text, text_of
from .fetch import Fetched, Fetcher

TYPES = ("text/html", "application/xhtml+xml", "text/plain")
TRIES = 5  # times that a page is asked for which might be had later


class Read(NamedTuple):
    """What became of an entry: its article with the SHA-256 of its page (``None`` for the feed's own text), or a fault.

    ``fault`` may also tell why it is the feed's own text. With ``later``, it is to be tried again, after so many
    seconds where the server says so.
    """

    waiting: Waiting
    article: Article | None = None
    page: str | None = None
    fault: str | None = None
    later: bool = False
    after: float | None = None


def read_entry(waiting: Waiting, fetcher: Fetcher) -> Read | None:
    """Return the article of an entry, or why there is none; ``None`` where the work was stopped. Never raises."""
    entry = waiting.entry
    name = entry.url or f"{waiting.feed}, entry {entry.title or entry.key!r}"
    try:
        if entry.url is None:
            return _own(waiting, name, "the entry has no page of its own")
        fetched = fetcher.get(entry.url, types=TYPES)
        return Read(waiting, _story(fetched, waiting), hashlib.sha256(fetched.body).hexdigest())
    except Stopped:
        return None
    except FetchError as error:
        if error.retry and waiting.tries + 1 < TRIES:
            return Read(waiting, fault=str(error), later=True, after=error.after)
        return _own(waiting, name, str(error))
    except ArticleError as error:
        return Read(waiting, fault=str(error)) if error.reason == "language" else _own(waiting, name, str(error))
    except Exception as error:  # pages that others wrote meet code that others wrote: anything may come of it
        return _own(waiting, name, f"{name}: cannot be read ({type(error).__name__}: {str(error)[:100]})")


def _story(fetched: Fetched, waiting: Waiting) -> Article:
    """Return the article on a page; what the page does not say of itself is as the feed has it.

    The day is the feed's, where it has one: it tells of this story and of nothing else on the page.
    """
    text = text_of(fetched.body, fetched.url)
    entry = waiting.entry
    told: dict[str, Any] = {"title": entry.title, "publisher": waiting.publisher, "url": fetched.url}
    if is_page(text):
        page = read_page(text, fetched.url, url=fetched.url)
        text = page.text
        told |= {key: value for key in ("title", "publisher", "published") if (value := getattr(page, key))}
        if waiting.publisher and host_of(f"//{told['publisher']}") == host_of(fetched.url):
            told["publisher"] = waiting.publisher  # the page names nobody but its host
        told["url"] = page.url if page.url and _same_host(page.url, fetched.url) else fetched.url
    told["published"] = entry.published or told.get("published")
    return _marked(article_from_text(text, name=fetched.url, known=told), waiting, fetched)


def _own(waiting: Waiting, name: str, why: str) -> Read:
    """Return the article of an entry by the text that its feed has of it."""
    entry = waiting.entry
    text = plain_text(entry.content or "")
    if not text:
        return Read(waiting, fault=why if why.startswith(name) else f"{name}: {why}, and no text")
    known = {"title": entry.title, "publisher": waiting.publisher, "published": entry.published, "url": entry.url}
    try:
        article = _marked(article_from_text(text, name=name, known=known), waiting, None)
    except ArticleError as error:
        return Read(waiting, fault=str(error))
    except Exception as error:  # as above
        return Read(waiting, fault=f"{name}: cannot be read ({type(error).__name__}: {str(error)[:100]})")
    return Read(waiting, article, fault=why)


def _marked(article: Article, waiting: Waiting, fetched: Fetched | None) -> Article:
    """Return an article that says where it was read; :class:`ArticleError` where it is too long to be one."""
    if len(article.text) > MAX_CHARS:
        message = f"{article.url or waiting.feed}: {len(article.text):,} characters; the limit is {MAX_CHARS:,}"
        raise ArticleError(message, reason="too long")
    extra = {"feed": waiting.feed}
    if fetched is not None:
        extra["page_sha256"] = hashlib.sha256(fetched.body).hexdigest()
    return replace(article, extra=article.extra | extra)


def _same_host(one: str, other: str) -> bool:
    """Tell whether two addresses are of one host: a page names its own address, or somebody else's."""
    return one.startswith(ADDRESSES) and host_of(one) == host_of(other)
