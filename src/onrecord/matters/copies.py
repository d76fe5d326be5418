"""Which documents are one story: verbatim copies, cut ones, light rewrites, new versions.

MinHash (Broder 1997) over shingles of three words, kept as 126 numbers a document; documents that share a band of
three of them are compared. From the signatures' agreement (Jaccard) and both sizes comes how much of the smaller text
the larger holds, so that a cut copy is found.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from ..codebook.following import following_words, thresholds
from ..records import Document
from .credits import share_credit
from .words import plain_words

WORDS_PER_SHINGLE = 3
ROWS = 3
BANDS = 42
SEED = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """A text as MinHash sees it: ``values`` (126 numbers below 2**32) and how many distinct shingles it has."""

    values: tuple[int, ...]
    size: int

    def pack(self) -> bytes:
        """Return the values as bytes, little-endian."""
        return struct.pack(f"<{len(self.values)}I", *self.values)

    def bands(self) -> list[int]:
        """Return one number for each band, as SQLite holds them (signed, 64 bits); equal bands mean likely copies."""
        step = ROWS * 4
        raw = self.pack()
        return [_hashed(raw[i * step : (i + 1) * step], i) for i in range(BANDS)]


def _hashed(raw: bytes, band: int) -> int:
    return int.from_bytes(blake2b(raw, digest_size=8, salt=bytes([band])).digest(), "little", signed=True)


def unpack(values: bytes, size: int) -> Signature:
    """Return the signature that :meth:`Signature.pack` made."""
    return Signature(struct.unpack(f"<{len(values) // 4}I", values), size)


def sign(text: str) -> Signature | None:
    """Return the signature of ``text``; ``None`` for one of fewer than three words."""
    words = plain_words(text)
    shingles = {" ".join(words[i : i + WORDS_PER_SHINGLE]) for i in range(len(words) - WORDS_PER_SHINGLE + 1)}
    if not shingles:
        return None
    minhash = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    minhash.update(sorted(shingles))
    return Signature(tuple(minhash.digest()), len(shingles))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How alike two texts are: ``jaccard`` of their shingles, ``held`` the share of the smaller that both have.

    ``common`` is how many shingles that is.
    """

    jaccard: float
    held: float
    common: float


def overlap(a: Signature, b: Signature) -> Overlap:
    """Return how alike two signed texts are (each 0-1)."""
    jaccard = sum(x == y for x, y in zip(a.values, b.values)) / len(a.values)
    common = jaccard * (a.size + b.size) / (1 + jaccard)
    return Overlap(jaccard, min(1.0, common / min(a.size, b.size)), common)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document of the record that a new one may be a copy of; ``credits`` are the agencies it names, ``names`` its
    names.
    """

    number: int
    origin: int
    publisher: str | None
    title: str | None
    url: str | None
    credits: tuple[str, ...]
    names: frozenset[str]
    signature: Signature


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document's story comes from: ``origin`` is the number of the first document that had it.

    ``revision_of`` is the number of the document that this one is a new version of, ``None`` where it is none.
    ``reason`` says what the two share; ``score`` how much (0-1).
    """

    origin: int
    revision_of: int | None
    reason: str
    score: float


NAME = re.compile(r"\b[A-Z][\w-]{2,}|\b\d[\d,.]*")


def names_in(text: str) -> frozenset[str]:
    """Return the words of ``text`` that have a capital, and its numbers: what stories from one mould differ in."""
    return frozenset(NAME.findall(text))


def trace(
    document: Document, signature: Signature, credits: tuple[str, ...], earlier: list[Earlier]
) -> Provenance | None:
    """Return where the story of ``document`` comes from among ``earlier`` ones; ``None`` where it is its own.

    ``credits`` are the agencies that the document names.
    """
    likely = sorted(((overlap(signature, e.signature), e) for e in earlier), key=lambda p: (-p[0].held, p[1].number))
    names = names_in(document.text)
    copied = [(o, e) for o, e in likely if _is_copy(credits, e, o) and _same_names(names, e.names)]
    if not copied:
        return None
    revised = next((e for o, e in copied if _is_revision(document, e, o)), None)
    o, e = copied[0]
    reason = "the same words" if o.held >= thresholds().copy else "the same credit and words"
    if revised:
        reason = "a new version"
    return Provenance(e.origin, revised.number if revised else None, reason, round(o.held, 3))


def _is_copy(credits: tuple[str, ...], e: Earlier, o: Overlap) -> bool:
    limits = thresholds()
    if o.common < limits.copy_shingles:
        return o.held >= limits.short_copy
    return o.held >= limits.copy or (o.held >= limits.credited_copy and share_credit(credits, e.credits))


def _same_names(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether the text with fewer names has most of them in the other; one without any has no say."""
    least = min(len(a), len(b))
    return least == 0 or len(a & b) / least >= thresholds().copy_names


def _is_revision(document: Document, e: Earlier, o: Overlap) -> bool:
    """Say whether the same publisher printed ``e`` before and has now changed it."""
    limits = thresholds()
    if o.held < limits.copy or o.jaccard == 1.0:
        return False
    if document.url and document.url == e.url:
        return True
    if document.publisher is None or document.publisher != e.publisher:
        return False
    return _says_revised(document.title or "") or _says_revised(document.text[:200]) or o.jaccard >= limits.revision


def _says_revised(text: str) -> bool:
    return any(w in following_words().revision for w in plain_words(text)[:30])
