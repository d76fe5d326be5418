"""A sheet of text for a terminal: lines put down one by one, wrapped to its width, with labels in the margin."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from .cells import Run, paint, wrap

NARROWEST, WIDEST = 40, 96
MARGIN = 1  # cells kept free on the left
LABEL = 5  # cells for an id and the space after it


class Sheet:
    """Lines as they are put down, each wrapped to the width."""

    def __init__(self, width: int, *, colour: bool = False) -> None:
        self.width = max(NARROWEST, min(width, WIDEST))
        self.colour = colour
        self._lines: list[str] = []

    def put(self, runs: Iterable[Run], *, indent: int = 0, label: str = "", room: int = LABEL) -> None:
        """Put down runs wrapped at ``indent``; ``label`` hangs to their left, in ``room`` cells, on the first line."""
        shown = [r if self.colour or r.style != "mark" else Run(f"_{r.text}_") for r in runs]
        left = MARGIN + indent
        first = [Run(" " * left)]
        if label:
            first = [Run(" " * (left - room)), Run(label, "quiet"), Run(" " * (room - cell_len(label)))]
        if cell_len(label) >= room:  # too long to hang: a line of its own
            self._lines.append(paint(first, colour=self.colour))
            first = [Run(" " * left)]
        for n, line in enumerate(wrap(shown, self.width - left)):
            start = [Run(" " * left)] if n else first
            self._lines.append(paint([*start, *line], colour=self.colour))

    def raw(self, line: str) -> None:
        """Put down a line that is laid out already."""
        self._lines.append(line)

    def title(self, words: str) -> None:
        """Put down the title of a part."""
        self.put([Run(words, "strong")])
        self.gap()

    def gap(self) -> None:
        """Leave one line empty, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """Return everything put down, ending in one newline."""
        return "\n".join(self._lines).rstrip("\n") + "\n"
