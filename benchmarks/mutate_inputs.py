"""Reads corpora whose files were harmed in every way there is, and holds that each gives articles or named skips.

    python benchmarks/mutate_inputs.py [--inputs 10000] [--seed 0] [--limit 20] [--code]

Each input is a small file of one of the formats, harmed: bytes flipped, cut, repeated or put in, another encoding,
tags 10,000 deep, control characters, a line of a megabyte, packed and harmed again, a bomb, one format under the name
of another. ``--code`` codes the articles that come out, too. Exit status 1 where an input raised an error, took longer
than ``--limit`` seconds, gave a skip without reason or place, or an article that cannot be saved.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import zstandard

import onrecord
from onrecord.errors import ArticleError
from onrecord.intake import read_corpus
from onrecord.records import Article

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.intake.exports.shapes import SHAPES
from tests.intake.made import DATED, STORY, feed, page, record

REASONS = {"empty", "language", "too long", "no story", "not readable", "bad row", "bad date"}
SUFFIXES = (".txt", ".html", ".jsonl", ".json", ".csv", ".tsv", ".warc", ".xml")
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "cp1251", "utf-7")
CONTROL = bytes(range(32)) + b"\x7f\x80\x9d\xa0\xad\xfe\xff"
BOMB = 200 << 20  # bytes
Mutation = Callable[[random.Random, bytes], bytes]


class Harmed(NamedTuple):
    """One harmed input: the name of its file, its bytes, and what was done to it."""

    name: str
    data: bytes
    how: str


def seeds() -> dict[str, bytes]:
    """Return sound files by their names: each format, some reports in each."""
    rows = [{"text": STORY, "title": f"Gates {n}", "published": "2024-03-05", "rank": n} for n in range(4)]
    quoted = STORY.replace('"', '""')
    table = "".join(f'{n},"{quoted}",2024-03-05\n' for n in range(4))
    return {
        "story.txt": f"Gates to reopen\n\nLORENA (AP) — {STORY}".encode(),
        "page.html": page(DATED),
        "rows.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "rows.json": json.dumps(rows, indent=1).encode(),
        "table.csv": f"id,text,date\n{table}".encode(),
        "table.tsv": f"id\ttext\tdate\n{table}".replace(",", "\t").encode(),
        "pages.warc": b"".join(record(page(), f"https://valley.example/{n}") for n in range(3)),
        "feed.xml": feed(3).encode(),
        **{f"{name.replace(' ', '_')}.txt": text.encode() for name, text in SHAPES.items()},
    }


def flip(rng: random.Random, data: bytes) -> bytes:
    """Change some bytes."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut(rng: random.Random, data: bytes) -> bytes:
    """Leave out the end, the start or a piece."""
    a, b = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return rng.choice((data[:a], data[a:], data[:a] + data[b:]))


def repeat(rng: random.Random, data: bytes) -> bytes:
    """Repeat a piece."""
    a, b = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return data[:a] + data[a:b] * rng.randrange(2, 30) + data[b:]


def put_in(rng: random.Random, data: bytes) -> bytes:
    """Put in control characters, quotation marks, brackets, marks of an encoding."""
    at = rng.randrange(len(data) + 1)
    control = bytes(rng.choice(CONTROL) for _ in range(rng.randrange(1, 40)))
    odd = (control, b'"', b"'", b"{", b"]", b"<", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"&#x0;", b"\\ud800", b"\r")
    return data[:at] + rng.choice(odd) * rng.choice((1, 1, 50)) + data[at:]


def deepen(rng: random.Random, data: bytes) -> bytes:
    """Put in tags or brackets 10,000 deep, closed or not."""
    at = rng.randrange(len(data) + 1)
    start, end = rng.choice(((b"<div>", b"</div>"), (b"<b>", b""), (b"<item>", b""), (b"[", b"]"), (b'{"a":', b"}")))
    return data[:at] + start * 10_000 + end * 10_000 + data[at:]


def lengthen(rng: random.Random, data: bytes) -> bytes:
    """Put in a line of a megabyte."""
    at = rng.randrange(len(data) + 1)
    piece = rng.choice(
        (b"x", b"a ", b" ", b"\t", b"(", b"<a ", b"&amp;", b'""', "“é".encode(), b"\n ", b"1 of 2 ", b"HD ")
    )
    return data[:at] + piece * ((1 << 20) // len(piece)) + data[at:]


def encode(rng: random.Random, data: bytes) -> bytes:
    """Write the text in another encoding."""
    return data.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def scramble(rng: random.Random, data: bytes) -> bytes:
    """Decode the text wrongly and write it again."""
    return data.decode(rng.choice(("cp1252", "latin-1", "cp1251")), "replace").encode()


def noise(rng: random.Random, data: bytes) -> bytes:
    """Put random bytes in its place, after as many of its own as show what it was."""
    return data[: rng.choice((0, 4, 200))] + rng.randbytes(rng.randrange(1, 4_000))


MUTATIONS: tuple[tuple[Mutation, int], ...] = (
    (flip, 30), (cut, 20), (repeat, 8), (put_in, 25),
    (deepen, 4), (lengthen, 2), (encode, 8), (scramble, 3), (noise, 4),
)  # fmt: skip


def harmed(rng: random.Random, sound: dict[str, bytes]) -> Harmed:
    """Return one of the sound files, harmed; now and then packed, and harmed again."""
    name = rng.choice(list(sound))
    mutation = rng.choices([one for one, _ in MUTATIONS], [weight for _, weight in MUTATIONS])[0]
    data, how = mutation(rng, sound[name]), mutation.__name__
    chance = rng.random()
    if chance < 0.1:
        name, how = Path(name).stem + rng.choice(SUFFIXES), f"{how}, renamed"
    elif chance < 0.25 and data:
        suffix = rng.choice((".gz", ".zst"))
        packed = gzip.compress(data, mtime=0) if suffix == ".gz" else zstandard.compress(data)
        again = rng.choice((None, flip, cut, put_in))
        data, name = again(rng, packed) if again else packed, name + suffix
        how = f"{how}, packed" + (f", {again.__name__}" if again else "")
    elif chance < 0.251:
        bomb = rng.choice((b" ", b"\0", b"<a>", b'"', b"{", b"a\n")) * (BOMB // 2)
        data, name, how = gzip.compress(bomb, mtime=0), f"{name}.gz", "bomb"
    return Harmed(name, data, how)


def faults(found: list[Article], skipped: list[ArticleError]) -> Iterator[str]:
    """Yield what is wrong with what an input gave."""
    for error in skipped:
        if error.reason not in REASONS or not error.where or "\n" in error.where:
            yield f"a skip without reason or place: {error!r}"
    for article in found:
        for text in (article.text, article.title or "", article.url or "", *article.extra, *article.extra.values()):
            text.encode()  # raises what the caller names
        if not article.text.strip() or not 0 <= article.body <= len(article.text):
            yield "an article without a text"


def check(harm: Harmed, folder: Path, code: Callable[[Article], Any] | None = None) -> tuple[int, int, list[str]]:
    """Read one input; return how many articles and skips it gave, and what is wrong with them."""
    path = folder / harm.name
    path.write_bytes(harm.data)
    skipped: list[ArticleError] = []
    try:
        found = list(read_corpus(path, unusable=skipped.append))
        wrong = list(faults(found, skipped))
        if code is not None:
            for article in found:
                json.dumps(code(article).to_dict())
    except (Exception, TooSlow) as error:
        return 0, 0, [f"raised {error!r}"]
    finally:
        path.unlink()
    return len(found), len(skipped), wrong


def main() -> int:
    """Harm inputs and read them; say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=float, default=20, help="seconds that an input may take")
    parser.add_argument("--code", action="store_true", help="code the articles that come out")
    given = parser.parse_args()
    sound, rng = seeds(), random.Random(given.seed)
    code = onrecord.load().read if given.code else None
    total: Counter[str] = Counter()
    slowest, worst = 0.0, ""
    signal.signal(signal.SIGALRM, _too_slow)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.inputs):
            harm = harmed(rng, sound)
            begin = time.perf_counter()
            signal.setitimer(signal.ITIMER_REAL, given.limit)
            articles, skipped, wrong = check(harm, Path(folder), code)
            signal.setitimer(signal.ITIMER_REAL, 0)
            taken = time.perf_counter() - begin
            if taken > given.limit and not wrong:
                wrong = [f"took {taken:.0f} s"]
            if taken > slowest:
                slowest, worst = taken, f"{harm.name} ({harm.how})"
            total.update(articles=articles, skipped=skipped, faults=len(wrong), nothing=not articles and not skipped)
            for fault in wrong:
                print(f"input {number}, {harm.name} ({harm.how}): {fault[:300]}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{given.inputs} inputs: {total['articles']} articles, {total['skipped']} skips, {total['faults']} faults")
    print(f"{total['nothing']} gave neither; slowest {slowest:.1f} s, {worst}; peak memory {peak} MB")
    return 1 if total["faults"] else 0


class TooSlow(BaseException):
    """An input took longer than it may."""


def _too_slow(*_: object) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main())
