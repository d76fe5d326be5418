"""Round after round: feeds asked for what is new, entries read, coded and added. Everything else of the room serves it.

Fetching is done by threads, everything that touches the record or the coder by the caller's. What a feed tells is kept
before any of it is read, and each entry is done with by itself, so that a stop at any moment loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import partial
from time import time
from typing import NamedTuple, TypeVar

from ...errors import RecordError
from ...record import Record
from ...record.adding import Adding, add_articles
from ...record.feeds import Feeds, Followed
from ...records import Article
from .address import FetchError, host_of
from .connection import Stopped
from .feeds import Feed, read_feed
from .fetch import Fetched, Fetcher
from .pages import Read, read_entry

# What feeds are served as; pages too, so that an HTML page is called one.
TYPES = ("application/rss+xml", "application/atom+xml", "application/xml", "text/", "application/")
WORKERS = 8  # threads that fetch
SHOWN = 100  # characters of a title in a line
SLACK = 15  # seconds by which a round may come early, as those of cron do
LONGEST = 86_400  # seconds that a fault puts off the next try, at the most

Tell = Callable[[str], None]
Given = TypeVar("Given")
Result = TypeVar("Result")


@dataclass(slots=True)
class Round:
    """What a round came to: feeds asked, unchanged, failed; entries never seen before; what became of those read."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    resting: int = 0
    new: int = 0
    added: int = 0
    same: int = 0
    skipped: int = 0
    later: int = 0

    def __str__(self) -> str:
        words = {
            "feeds": "feed" if self.feeds == 1 else "feeds",
            "unchanged": "unchanged",
            "failed": "failed",
            "resting": "not asked again yet",
            "new": "new entry" if self.new == 1 else "new entries",
            "added": "added",
            "same": "there already",
            "skipped": "skipped",
            "later": "to be tried again",
        }
        counts = {field.name: getattr(self, field.name) for field in fields(self)}
        return ", ".join(f"{counts[n]} {w}" for n, w in words.items() if counts[n] or n in ("feeds", "added"))


class _Asked(NamedTuple):
    followed: Followed
    fetched: Fetched | None
    feed: Feed | None
    fault: FetchError | None


class Watch:
    """Follows ``feeds``, addresses, into a record. ``tell`` is handed a line for each document, fault and round.

    ``every`` is the time from the start of one round to the next, in seconds, and the first pause after a fault, which
    doubles with each that follows.
    """

    def __init__(
        self,
        record: Record,
        feeds: Sequence[str],
        how: Adding,
        fetcher: Fetcher,
        *,
        tell: Tell,
        every: float = 900.0,
        clock: Callable[[], float] = time,
    ) -> None:
        self._record = record
        self._kept = Feeds(record.store)
        self._feeds = list(dict.fromkeys(feeds))
        self._how = how
        self._fetcher = fetcher
        self._tell = tell
        self._every = every
        self._clock = clock
        self._begun = clock()

    def round(self) -> Round:
        """Ask every feed that is due, then read the entries that wait, and return what came of it.

        Stopped in the middle (:class:`KeyboardInterrupt`), it ends the requests under way; the next round goes on.
        """
        done = Round()
        self._begun = self._clock()
        followed = [self._kept.follow(url) for url in self._feeds]
        due = [f for f in followed if f.due <= self._clock()]
        done.resting = len(followed) - len(due)
        with self._threads() as pool:
            for asked in pool.map(partial(_ask, fetcher=self._fetcher), _by_turns(due, lambda f: f.url)):
                if asked is not None:
                    self._take(asked, done)
            waiting = self._kept.waiting([f.number for f in followed], self._clock())
            ordered = _by_turns(waiting, lambda w: w.entry.url or w.feed)
            for read in pool.map(partial(read_entry, fetcher=self._fetcher), ordered):
                if read is not None:
                    self._enter(read, done)
        self._tell(str(done))
        return done

    @contextmanager
    def _threads(self) -> Iterator[ThreadPoolExecutor]:
        pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="fetch")
        try:
            yield pool
        except BaseException:
            self._fetcher.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def _take(self, asked: _Asked, done: Round) -> None:
        """Keep what a feed answered."""
        followed, fetched, feed = asked.followed, asked.fetched, asked.feed
        done.feeds += 1
        if asked.fault is not None:
            done.failed += 1
            due = self._due(followed.failures, asked.fault.after)
            self._kept.failed(followed.number, due=due)
            self._tell(f"{followed.url}: {_without(followed.url, str(asked.fault))}; asked again in {self._span(due)}")
        elif feed is None or fetched is None:
            done.unchanged += 1
            self._kept.unchanged(followed.number)
        else:
            # A version that breaks off is asked for again, so its marks are not kept.
            marks = (None, None) if feed.cut else (fetched.etag, fetched.modified)
            new = self._kept.taken(followed.number, feed.entries, title=feed.title, etag=marks[0], modified=marks[1])
            done.new += new
            if feed.cut:
                self._tell(f"{followed.url}: breaks off; its last entry waits until the feed is whole")

    def _enter(self, read: Read, done: Round) -> None:
        """Add the article of an entry, or keep why there is none."""
        number = read.waiting.number
        if read.later:
            due = self._due(read.waiting.tries, read.after)
            self._kept.later(number, read.fault or "", due=due)
            self._tell(f"{read.fault}; tried again in {self._span(due)}")
            done.later += 1
        elif read.article is None:
            self._skip(number, read.fault or "", done)
        else:
            self._add(read, read.article, done)

    def _add(self, read: Read, article: Article, done: Round) -> None:
        number = read.waiting.number
        faults: list[str] = []
        id = self._how.document_id(article)
        self._kept.becomes(number, id, page=read.page)
        try:
            *_, outcomes = add_articles(self._record, [article], self._how, unusable=lambda _, e: faults.append(str(e)))
        except RecordError:
            raise
        except Exception as error:  # one document that the parser does not bear must not come back for ever
            faults.append(f"a fault in onrecord: {type(error).__name__}: {error}")
        if faults:
            self._skip(number, f"{article.url or read.waiting.feed}: {faults[0]}", done)
            return
        self._kept.read(number)
        if outcomes["same"]:
            done.same += 1
            return
        done.added += 1
        parts = (article.published, article.publisher, (article.title or "")[:SHOWN], article.url)
        told = " · ".join(part for part in parts if part)
        self._tell(f"added {id} {told}" + (f" (the feed's own text: {read.fault})" if read.fault else ""))

    def _skip(self, entry: int, why: str, done: Round) -> None:
        done.skipped += 1
        self._kept.skipped(entry, why)
        self._tell(why)

    def _due(self, failures: int, after: float | None) -> int:
        """Return when to try again, after so many faults before this one; ``after`` is what the server asks for."""
        pause = min(self._every * 2.0 ** min(failures, 20), LONGEST)
        return int(max(self._begun + pause - SLACK, self._clock() + min(after or 0.0, LONGEST)))

    def _span(self, due: int) -> str:
        seconds = due - self._clock() + SLACK
        return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _ask(followed: Followed, *, fetcher: Fetcher) -> _Asked | None:
    """Ask for a feed; ``None`` where the work was stopped. Never raises."""
    try:
        fetched = fetcher.get(followed.url, types=TYPES, etag=followed.etag, modified=followed.modified)
        return _Asked(followed, fetched, None if fetched.unchanged else read_feed(fetched.body, fetched.url), None)
    except Stopped:
        return None
    except FetchError as error:
        return _Asked(followed, None, None, error)
    except Exception as error:  # feeds that others wrote meet code that others wrote: anything may come of it
        what = f"cannot be read ({type(error).__name__}: {str(error)[:100]})"
        return _Asked(followed, None, None, FetchError(f"{followed.url}: {what}"))


def _by_turns(items: Sequence[Given], address: Callable[[Given], str]) -> list[Given]:
    """Return items so that hosts take turns: no thread then waits for a host while others are free."""
    hosts: defaultdict[str, list[Given]] = defaultdict(list)
    for item in items:
        hosts[host_of(address(item))].append(item)
    ranked = [(turn, item) for queue in hosts.values() for turn, item in enumerate(queue)]
    return [item for _, item in sorted(ranked, key=lambda pair: pair[0])]


def _without(name: str, message: str) -> str:
    return message.removeprefix(f"{name}: ")
