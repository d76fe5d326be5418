"""What a person decides of matters: names, joins, splits, pins and closes. It holds whatever reports come in.

A decision is entered with who made it, when and why, and then carried out; none is ever deleted, a later one goes
before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import RecordError, UsageError
from ..record.matters import matter_row
from ..record.threads import Threads
from .follow import Follower


def number_of(threads: Threads, id: str) -> int:
    """Return the number of the matter with that id; :class:`RecordError` where there is none."""
    row = matter_row(threads.db, id)
    if row is None:
        raise RecordError(f"matter {id!r} is not on the record; `onrecord matters` lists those that are")
    return int(row["number"])


def name(threads: Threads, id: str, title: str, *, person: str, recorded: str, reason: str | None = None) -> None:
    """Give a matter a name of a person's own."""
    if not title.strip():
        raise UsageError("a matter's name must have a word in it")
    matter = number_of(threads, id)
    threads.decide("name", matter, person=person, recorded=recorded, reason=reason, value=title.strip())
    threads.change_matter(matter, {"name": title.strip()})


def mark(threads: Threads, kind: str, id: str, *, person: str, recorded: str, reason: str | None = None) -> None:
    """Pin, unpin, close or reopen a matter."""
    column = {"pin": ("pinned", 1), "unpin": ("pinned", 0), "close": ("closed", 1), "reopen": ("closed", 0)}
    if kind not in column:
        raise UsageError(f"{kind!r} is not one of {', '.join(column)}")
    matter = number_of(threads, id)
    threads.decide(kind, matter, person=person, recorded=recorded, reason=reason)
    threads.change_matter(matter, dict([column[kind]]))


def merge(threads: Threads, kept: str, gone: str, *, person: str, recorded: str, reason: str | None = None) -> None:
    """Make one matter of two, under the id of the first; the other's id leads there ever after."""
    one, other = number_of(threads, kept), number_of(threads, gone)
    if one == other:
        raise UsageError(f"{kept} and {gone} are one matter already")
    threads.decide("merge", one, other=other, person=person, recorded=recorded, reason=reason)
    Follower(threads).join(one, other)


def split(
    threads: Threads, id: str, documents: Sequence[str], *, person: str, recorded: str, reason: str | None = None
) -> str:
    """Move reports out of a matter into one of their own and return its id; they never come back by likeness."""
    matter = number_of(threads, id)
    numbers = threads.numbers_of(documents)
    held = set(threads.documents_of(matter))
    for document in documents:
        if numbers.get(document) not in held:
            raise RecordError(f"matter {id}: it has no report {document!r}; `onrecord matter {id}` lists its reports")
    moved = [numbers[d] for d in documents]
    if held == set(moved):
        raise UsageError(f"matter {id}: a split leaves at least one report behind")
    new = threads.new_matter(threads.bags_of(matter) | {"id": f"m-{documents[0]}-{len(moved)}s{matter}", "reports": 0})
    for number in moved:
        threads.decide("detach", matter, other=new, document=number, person=person, recorded=recorded, reason=reason)
        threads.move(number, matter, new)
    threads.decide("split", matter, other=new, person=person, recorded=recorded, reason=reason)
    return threads.id_of(new)
