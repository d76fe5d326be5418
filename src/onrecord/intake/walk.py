"""Which files a corpus has: a folder, a glob or a file to regular files, in order. First stop of a corpus."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ..errors import ArticleError

PACKED = (".gz", ".zst")
SUFFIXES = (
    ".txt", ".html", ".htm", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".warc", ".xml", ".rss", ".atom",
)  # fmt: skip
KINDS = {
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


def files_of(path: str | Path) -> Iterator[Path | ArticleError]:
    """Yield the files of a folder or glob, sorted by path, or the one file there is at ``path``.

    A folder's hidden files and those whose names end otherwise than :data:`SUFFIXES` are left out. What is no regular
    file (a FIFO, socket, device, dangling link), a folder that may not be read, and one that is reached twice by links
    are yielded as errors; none of them is opened. :class:`ArticleError` where there is nothing at ``path``, or no file.
    """
    named = str(path)
    if os.path.lexists(path):
        found = [Path(path)]
    elif glob.has_magic(named):
        found = sorted(map(Path, glob.iglob(named, recursive=True)))  # noqa: PTH207  (a pattern may be absolute)
        if not found:
            raise _error(named, "no file has a name like this")
    else:
        raise _error(named, "no such file or folder")
    seen: set[tuple[int, int]] = set()
    for one in found:
        if one.is_dir():
            yield from _folder_given(one, seen)
        else:
            yield _regular(one)


def inner_suffix(path: Path) -> str:
    """Return the suffix that tells a file's format, in lower case: ".csv" for news.csv.gz."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _folder_given(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path | ArticleError]:
    empty = True
    for item in _in_folder(path, seen):
        empty = False
        yield item
    if empty:
        raise _error(str(path), f"no articles in it; a corpus folder holds files in {', '.join(SUFFIXES)}, or packed")


def _in_folder(top: Path, seen: set[tuple[int, int]]) -> Iterator[Path | ArticleError]:
    """Walk a folder by names; the folders still to be walked are kept on a list, so that depth costs no stack."""
    waiting = [top]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            if (found := _wanted(path)) is not None:
                yield found
            continue
        try:
            state = path.stat()
            if (state.st_dev, state.st_ino) in seen:
                yield _error(str(path), "a folder that is read already under another name; passed over")
                continue
            seen.add((state.st_dev, state.st_ino))
            items = sorted(item for item in path.iterdir() if not item.name.startswith("."))
        except OSError as error:
            yield _error(str(path), f"cannot be read ({error.strerror})")
            continue
        waiting.extend(reversed(items))


def _wanted(path: Path) -> Path | ArticleError | None:
    """Return a folder's file where its name is one of a corpus, what is no file as an error, anything else as none."""
    found = _regular(path)
    return found if isinstance(found, ArticleError) or inner_suffix(path) in SUFFIXES else None


def _regular(path: Path) -> Path | ArticleError:
    """Return ``path`` where it is a regular file, or what it is instead as an error; nothing is opened."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _error(str(path), "a link to what is not there")
    except (OSError, ValueError) as error:
        return _error(str(path), f"cannot be read ({getattr(error, 'strerror', None) or error})")
    if stat.S_ISREG(mode):
        return path
    return _error(str(path), f"{KINDS.get(stat.S_IFMT(mode), 'no file')}, not a file")


def _error(name: str, what: str) -> ArticleError:
    return ArticleError(f"{name}: {what}", where=name)
