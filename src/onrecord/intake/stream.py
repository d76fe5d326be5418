"""A file to a stream of its bytes, gzip and Zstandard inflated on the way, with limits; and to lines of text.

Nothing here holds more than a line, and no line more than :data:`LARGEST` bytes.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol, cast

from ..errors import ArticleError
from .decode import SAMPLE, encoding_of

LARGEST = 64 << 20  # bytes; no article has more, and what never ends must not fill the memory
# A packed file may inflate to that many times its own size, once it has inflated to more than that many bytes. Text
# packs 3 to 20 times smaller, and files of many near copies 100 times; a bomb 1,000 to 30,000 times.
MAX_RATIO = 500
UNASKED = 128 << 20
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_WINDOW = 1 << 27  # bytes of what was inflated that a file may ask to be kept: what `zstd --long` asks for
ZSTD_PIECE = 2_048  # bytes inflated at once: at the worst ratio there is, 64 MB


class Line(NamedTuple):
    """A line with its number from 1; ``text`` is ``None`` where it is longer than any article."""

    number: int
    text: str | None


class Source(Protocol):
    """What inflated bytes are read from."""

    def read1(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end."""


@contextmanager
def open_stream(path: Path) -> Iterator[io.BufferedReader]:
    """Open a file for reading its bytes, inflated where its first bytes show that it is packed.

    :class:`ArticleError` where it cannot be opened; on reading, where it is damaged, cut off or inflates without end.
    """
    name = str(path)
    try:
        file = path.open("rb", SAMPLE)
    except FileNotFoundError as error:
        raise ArticleError(f"{name}: no such file", where=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{name}: cannot be read ({reason})", where=name) from error
    with file:
        yield inflated(cast(io.BufferedReader, file), name)


def inflated(file: io.BufferedReader, name: str) -> io.BufferedReader:
    """Return ``file``, or a stream of what it inflates to where it is packed with gzip or Zstandard."""
    start = file.peek(4)
    packed = _Counted(file)
    if start.startswith(GZIP):
        import gzip

        return io.BufferedReader(Inflated(gzip.GzipFile(fileobj=cast(Any, packed)), packed, name), SAMPLE)
    if start.startswith(ZSTD):
        return io.BufferedReader(Inflated(_Zstd(packed), packed, name), SAMPLE)
    return file


class _Counted:
    """A file with how many bytes were read of it: one that is a pipe cannot tell."""

    def __init__(self, file: io.BufferedReader) -> None:
        self.count = 0
        self._file = file

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        data = self._file.read(size)
        self.count += len(data)
        return data


class Inflated(io.RawIOBase):
    """The bytes of a packed file, inflated as they are read; :class:`ArticleError` where it is damaged or a bomb."""

    def __init__(self, source: Source, packed: _Counted, name: str) -> None:
        self._source = source
        self._packed = packed
        self._name = name
        self._total = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``; return how many bytes there were."""
        try:
            data = self._source.read1(len(buffer))
        except EOFError as error:
            raise self._error("packed, and cut off before its end") from error
        except (zlib.error, OSError, ValueError) as error:
            raise self._error(f"packed, and damaged ({error})") from error
        self._total += len(data)
        if self._total > UNASKED and self._total > MAX_RATIO * self._packed.count:
            raise self._error(f"packed, and inflates to more than {MAX_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)

    def _error(self, what: str) -> ArticleError:
        return ArticleError(f"{self._name}: {what}", where=self._name)


class _Zstd:
    """Zstandard frames one after another. The library's own stream takes a frame that is cut off for a whole one."""

    def __init__(self, packed: _Counted) -> None:
        import zstandard

        self._packed = packed
        self._library = zstandard
        self._frame: Any = None
        self._rest = b""
        self._out = memoryview(b"")

    def read1(self, size: int) -> bytes:
        """Return up to ``size`` inflated bytes, none at the end."""
        while not self._out:
            data = self._rest or self._packed.read(ZSTD_PIECE)
            self._rest = b""
            if not data:
                if self._frame is not None:
                    raise EOFError
                return b""
            self._out = memoryview(self._inflate(data))
        out, self._out = self._out[:size], self._out[size:]
        return bytes(out)

    def _inflate(self, data: bytes) -> bytes:
        if self._frame is None:
            self._frame = self._library.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()
        try:
            out: bytes = self._frame.decompress(data)
        except self._library.ZstdError as error:
            raise ValueError(str(error)) from error
        if self._frame.eof:
            self._rest = self._frame.unused_data
            self._frame = None
        return out


def read_whole(stream: BinaryIO, name: str) -> bytes:
    """Return all that a stream has; :class:`ArticleError` where that is more than :data:`LARGEST` bytes."""
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:
        raise ArticleError(f"{name}: cannot be read ({error.strerror or error})", where=name) from error
    if len(data) > LARGEST:
        message = f"{name}: larger than {LARGEST >> 20} MB; give one article at a time"
        raise ArticleError(message, reason="too long", where=name)
    return data


def text_stream(stream: io.BufferedReader, name: str) -> io.TextIOWrapper:
    """Return a stream as text in the encoding that its beginning shows; what does not decode becomes U+FFFD."""
    encoding = encoding_of(peek(stream), name)
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def peek(stream: io.BufferedReader) -> bytes:
    """Return the first bytes of a stream, up to what it buffers, without taking them."""
    return stream.peek(SAMPLE)[:SAMPLE]


def lines_of(stream: io.BufferedReader, name: str) -> Iterator[Line]:
    """Yield the lines of a stream with their ends, each decoded by itself, so that a file may mix encodings."""
    sample = peek(stream)
    encoding = encoding_of(sample, name)
    if encoding.startswith(("utf-16", "utf-32")) or (b"\r" in sample and b"\n" not in sample):
        yield from _lines(text_stream(stream, name), "\n")
        return
    fallback = "cp1252" if encoding.startswith("utf-8") else encoding
    for number, raw in _lines(stream, b"\n"):
        yield Line(number, None if raw is None else _decoded(raw, fallback, first=number == 1))


def _decoded(raw: bytes, fallback: str, *, first: bool) -> str:
    try:
        return raw.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError:
        return raw.decode(fallback, errors="replace")


def _lines(stream: Any, end: Any) -> Iterator[Any]:
    number = 0
    while line := stream.readline(LARGEST):
        number += 1
        if len(line) < LARGEST or line.endswith(end):
            yield Line(number, line)
            continue
        yield Line(number, None)
        while line and not line.endswith(end):
            line = stream.readline(LARGEST)
