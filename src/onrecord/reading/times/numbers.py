"""Numbers, ordinals and quantities in words and digits. A reader takes a position, gives what it read and the end."""

from __future__ import annotations

from .line import Line

DIGITS = 9  # longer runs of digits are no amounts of time


def digits(word: str) -> float | None:
    """Return the number that ``word`` writes in digits ("20", "1,000", "1.5"), or ``None``."""
    plain = word.replace(",", "")
    if not plain or len(plain) > DIGITS or not plain[0].isdigit() or not plain.isascii():
        return None
    if plain.isdigit():
        return float(int(plain))
    whole, dot, rest = plain.partition(".")
    return float(plain) if dot and whole.isdigit() and rest.isdigit() else None


def whole(word: str, least: int, most: int) -> int | None:
    """Return ``word`` as a whole number in ``[least, most]`` written in digits, or ``None``."""
    if not word.isdigit() or not word.isascii() or len(word) > 4:
        return None
    number = int(word)
    return number if least <= number <= most else None


def number(line: Line, i: int) -> tuple[float, int] | None:
    """Return the cardinal at ``i``: digits, or words with tens, hundreds and thousands."""
    low = line.low
    value = digits(low[i])
    if value is not None:
        return _scaled(line, value, i + 1)
    if low[i] not in line.words.number:
        return None
    value, end = float(line.words.number[low[i]]), i + 1
    if value >= 20 and value < 100:
        j = end + 1 if low[end] == "-" and line.glued[end] else end
        if 0 < line.words.number.get(low[j], 0) < 10:
            value, end = value + line.words.number[low[j]], j + 1
    return _scaled(line, value, end)


def _scaled(line: Line, value: float, end: int) -> tuple[float, int]:
    while line.low[end] in line.words.scale and value < 1e9:
        value, end = value * line.words.scale[line.low[end]], end + 1
    return value, end


def ordinal(line: Line, i: int) -> tuple[int, int] | None:
    """Return the ordinal at ``i`` ("third", "3rd", "twenty-first"); -1 for "last" and "final"."""
    low = line.low
    if low[i] in line.words.ordinal:
        return line.words.ordinal[low[i]], i + 1
    if low[i][-2:] in line.words.lists["link.ordinal_ends"]:
        value = whole(low[i][:-2], 1, 99)
        return None if value is None else (value, i + 1)
    tens = line.words.number.get(low[i], 0)
    if tens >= 20 and low[i + 1] == "-" and 0 < line.words.ordinal.get(low[i + 2], 0) < 10:
        return tens + line.words.ordinal[low[i + 2]], i + 3
    return None


def quantity(line: Line, i: int) -> tuple[float | None, int] | None:
    """Return how many at ``i``, ``None`` for a vague count: numbers, "a", "half a", "several", "a couple of"."""
    low = line.low
    indefinite = line.words.lists["link.indefinite"]
    article = low[i] in indefinite
    j = i + 1 if article else i
    if low[j] == "half":
        k = j + 2 if low[j + 1] in indefinite or low[j + 1] == "-" else j + 1
        return 0.5, k
    if low[j] in line.words.lists["vague.of"]:
        k = j + 2 if low[j + 1] == "of" else j + 1
        return None, k
    if low[j] in line.words.lists["vague.words"] and line.before(i) != "as":
        return None, j + 1
    if article:
        return 1.0, j
    found = number(line, i)
    return None if found is None else _and_half(line, *found)


def _and_half(line: Line, value: float, end: int) -> tuple[float | None, int]:
    """Take in "and a half", with hyphens or without, and the second number of "two or three", "10 to 15"."""
    low = line.low
    j, parts = end, []
    while low[j] in ("-", "and", "a", "half") and j < end + 6:
        if low[j] != "-":
            parts.append(low[j])
        j += 1
        if parts == ["and", "a", "half"]:
            return value + 0.5, j
    if low[end] == "1/2":
        return value + 0.5, end + 1
    second = number(line, end + 1) if low[end] in line.words.lists["link.alternatives"] else None
    if second is not None and second[0] > value:
        return None, second[1]
    return value, end
