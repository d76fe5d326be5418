"""Text in a terminal: made harmless, wrapped by the cells it takes, and painted where colour is wanted.

A news text is somebody else's: its control characters never reach the terminal. Widths are cells, not
characters: East Asian letters and emoji take two, combining marks none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
INVISIBLE = [0xFEFF, 0xAD, 0x2028, 0x2029]
CONTROLS: dict[int, str | None] = {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys(range(0x7F, 0xA0), " "),
    **dict.fromkeys([*BIDI, *INVISIBLE], None),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
ANSI = {"strong": "1", "quiet": "2", "mark": "4", "alarm": "1;33"}


class Run(NamedTuple):
    """Words in one style: ``""``, ``strong``, ``quiet``, ``mark`` (evidence) or ``alarm``."""

    text: str
    style: str = ""


def clean(text: str) -> str:
    """Return ``text`` on one line: white space joined, control and direction-changing characters out."""
    return " ".join(text.translate(CONTROLS).split())


def clip(text: str, cells: int) -> str:
    """Return ``text`` cut at a word to at most ``cells`` cells, an ellipsis at the cut."""
    if cell_len(text) <= cells:
        return text
    kept: list[str] = []
    used = 1
    for word in text.split(" "):
        used += cell_len(word) + bool(kept)
        if used > cells:
            break
        kept.append(word)
    if not kept:
        kept = [next(_chop(text, cells - 1))]
    return " ".join(kept).rstrip(",;:—–- ") + "…"


def wrap(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Break runs into lines of at most ``width`` cells, at spaces, and within words only where one is too long."""
    lines: list[list[Run]] = [[]]
    used = 0
    for word in _words(runs):
        size = sum(cell_len(run.text) for run in word)
        if lines[-1] and used + 1 + size > width:
            lines.append([])
            used = 0
        if lines[-1]:
            lines[-1].append(Run(" "))
            used += 1
        for piece, style in word:
            for part in _chop(piece, width, used):
                if used and used + cell_len(part) > width:
                    lines.append([])
                    used = 0
                lines[-1].append(Run(part, style))
                used += cell_len(part)
    return lines


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield words; a word whose parts differ in style comes in several runs."""
    word: list[Run] = []
    for text, style in runs:
        for n, part in enumerate(text.split(" ")):
            if n and word:
                yield word
                word = []
            if part:
                word.append(Run(part, style))
    if word:
        yield word


def _chop(word: str, width: int, used: int = 0) -> Iterator[str]:
    """Yield a word in pieces that fit lines of ``width`` cells, of which the first has ``used`` taken."""
    if cell_len(word) <= width - used:
        yield word
        return
    start = taken = 0
    room = width - used
    for n, character in enumerate(word):
        size = cell_len(character)
        if taken + size > room and n > start:
            yield word[start:n]
            start, taken, room = n, 0, width
        taken += size
    yield word[start:]


def paint(line: Iterable[Run], *, colour: bool) -> str:
    """Return a line as a string, with ANSI styles where ``colour`` is wanted; no space is left at its end."""
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    return "".join(f"\x1b[{ANSI[style]}m{text}\x1b[0m" if style else text for text, style in line).rstrip()
