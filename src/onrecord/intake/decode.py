"""Bytes to text: which encoding, or that it is no text at all. First stop of intake."""

from __future__ import annotations

import codecs
import re

from ..errors import ArticleError

# Longest first: UTF-32's little-endian mark starts with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Documents whose bytes may all be ordinary characters, but whose text is not what they spell.
OTHERS = ((b"%PDF-", "a PDF"), (b"{\\rtf", "an RTF document"), (b"%!PS", "a PostScript document"))
SAMPLE = 1 << 16  # bytes that are enough to tell what a file is
CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
CONTROLS = re.compile("[\0-\x08\x0e-\x19\x1c-\x1f]")
MAX_CONTROL = 0.01  # share of control characters that a text may have from careless handling
MAX_BROKEN = 0.1  # share of broken UTF-8 sequences, among all, in what is still UTF-8
# Quotation marks, dashes, ellipsis, euro, and Latin letters: what an English text in Windows-1252 has beyond ASCII.
TYPOGRAPHY = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbd")
MAX_FOREIGN = 0.05  # share of bytes beyond ASCII up to which a text is taken for English in Windows-1252
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)


def decode(data: bytes, name: str, *, declared: bool = False) -> str:
    """Return ``data`` as text, a byte order mark left out; ``declared`` heeds the encoding that an HTML page declares.

    :class:`ArticleError`, which calls the file ``name``, where the bytes are no text.
    """
    for start, kind in OTHERS:
        if data.startswith(start):
            raise ArticleError(f"{name}: {kind}, not text; save its text in a file and give that")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if data[:SAMPLE].count(0):
        return _unmarked_wide(data, name)
    if len(data[:SAMPLE].translate(None, CONTROL)) < len(data[:SAMPLE]) * (1 - MAX_CONTROL):
        raise _binary(name)
    return _utf8(data) or (declared and _declared(data)) or _single_byte(data, name)


def encoding_of(sample: bytes, name: str) -> str:
    """Return the encoding of a file of rows by its first bytes; :class:`ArticleError` where they are no text.

    A stray NUL, as databases export them, does not make such a file binary.
    """
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return encoding
    zeros = sample.count(0)
    if zeros > MAX_CONTROL * len(sample):
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if min(even, odd) > 0.05 * zeros:
            raise _binary(name)
        return "utf-16-le" if odd > even else "utf-16-be"
    if len(sample.translate(None, CONTROL)) < len(sample) * (1 - MAX_CONTROL):
        raise _binary(name)
    if _utf8(sample[: sample.rfind(b"\n") + 1] or sample):
        return "utf-8"
    return _single_byte_encoding(sample, name)


def _binary(name: str) -> ArticleError:
    return ArticleError(f"{name}: a binary file, not text; give a text or HTML file")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name}: marked as {encoding.removesuffix('-sig')} but is not ({error.reason})") from error
    if CONTROLS.search(text[:SAMPLE]):
        raise _binary(name)
    return text


def _unmarked_wide(data: bytes, name: str) -> str:
    """Decode UTF-16 without a mark: in English every other byte is zero; anything else with zeros is binary."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 0.8 * len(sample) / 2 and min(even, odd) < 0.05 * len(sample) / 2:
        return _strict(data, "utf-16-le" if odd > even else "utf-16-be", name)
    raise _binary(name)


def _utf8(data: bytes) -> str:
    """Return ``data`` decoded as UTF-8, a few broken places marked with U+FFFD; "" where it is something else."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    beyond = sum(1 for c in text if c > "\x7f")
    broken = text.count("�") - data.count("�".encode())
    return text if broken <= MAX_BROKEN * beyond else ""


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:4096])
    if found is None:
        return ""
    try:
        return data.decode(found[1].decode("ascii"), errors="replace")
    except LookupError:
        return ""


def _single_byte(data: bytes, name: str) -> str:
    return data.decode(_single_byte_encoding(data, name), errors="replace")


def _single_byte_encoding(data: bytes, name: str) -> str:
    beyond = data.translate(None, bytes(range(128)))
    if len(beyond) <= MAX_FOREIGN * len(data) or TYPOGRAPHY.issuperset(beyond):
        return "cp1252"
    import charset_normalizer  # not needed for what is UTF-8

    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise ArticleError(f"{name}: in no encoding that can be told; save it as UTF-8")
    return best.encoding
