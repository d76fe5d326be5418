"""From a template to a sentence: alternatives, slots, dates as seen from a day, numbers.

A template holds alternatives as ``[one|other|]``, which nest, and slots as ``{name}``. A figure stays a mark in the
sentence until the document is written, so that an update can tell another number: :func:`mark` and :func:`fill`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from .world import data

INNERMOST = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{([A-Za-z_0-9]+)\}")
MARK = re.compile("\ue000([^\ue001]+)\ue001")
VOWEL = re.compile(r"\b([Aa]) (?=(?!One|Eu)[AEIO]|Uzbek)")  # where "a" is to be "an" before a name
SMALL: tuple[str, ...] = tuple(data("numbers")["small"])  # from "no" for 0
TENS: tuple[str, ...] = tuple(data("numbers")["tens"])
MONTHS: tuple[str, ...] = tuple(data("numbers")["months"])
WEEKDAYS: tuple[str, ...] = tuple(data("numbers")["weekdays"])
Figures = Mapping[tuple[str, str], int]


def choose(template: str, rng: Random) -> str:
    """Return ``template`` with one alternative taken of each choice, innermost first."""
    while found := INNERMOST.search(template):
        template = template[: found.start()] + rng.choice(found[1].split("|")) + template[found.end() :]
    return template


def expand(template: str, rng: Random, slot: Callable[[str], str]) -> str:
    """Return the sentence of ``template``: choices made, slots filled (what fills one may hold further ones)."""
    text = choose(template, rng)
    while found := SLOT.search(text):
        text = text[: found.start()] + choose(slot(found[1]), rng) + text[found.end() :]
    return text


def polish(text: str) -> str:
    """Return a sentence with its first letter large, single spaces and no doubled stop."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" (?=[,.;:])|,(?=,)", "", text)
    text = VOWEL.sub(r"\1n ", text)
    first = next((i for i, c in enumerate(text) if c.isalpha() or c == "\ue000"), 0)
    return text[:first] + text[first].upper() + text[first + 1 :]


def mark(incident: str, key: str) -> str:
    """Return the mark that stands for a figure of an incident until the document is written."""
    return f"\ue000{incident}:{key}\ue001"


def marks(text: str) -> list[tuple[str, str]]:
    """Return the figures marked in ``text``, as (incident, key)."""
    return [(m[1].split(":")[0], m[1].split(":")[1]) for m in MARK.finditer(text)]


def fill(text: str, figures: Figures) -> str:
    """Return ``text`` with its marks written out: small numbers in words, and no sentence opens with digits."""

    def written(found: re.Match[str]) -> str:
        incident, key = found[1].split(":")
        number = figures[incident, key]
        opens = not text[: found.start()].strip(' "')
        return number_word(number, opens=opens)

    return MARK.sub(written, text)


def number_word(number: int, *, opens: bool = False) -> str:
    """Return a number as news writes it; ``opens`` says that it opens a sentence."""
    if number < 10 and not opens:
        return SMALL[number]
    if not opens:
        return f"{number:,}"
    if number < 100:
        word = SMALL[number] if number < 20 else TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
        return word[0].upper() + word[1:]
    return f"Some {number:,}"


def day(of: date, style: str, *, year: bool = False) -> str:
    """Return a day of a month, day or month first by ``style``."""
    text = f"{of.day} {MONTHS[of.month - 1]}" if style == "uk" else f"{MONTHS[of.month - 1]} {of.day}"
    return f"{text}, {of.year}" if year and style == "us" else f"{text} {of.year}" if year else text


def when(of: date, seen: date, style: str, rng: Random, *, vague: bool = False) -> str:
    """Return when a day was, as told on the day ``seen``: "on Tuesday", "on 3 March", with ``vague`` "last week"."""
    ago = (seen - of).days
    if 0 <= ago <= 6:
        weekday = WEEKDAYS[of.weekday()]
        return weekday if style == "us" and rng.random() < 0.6 else f"on {weekday}"
    if vague and rng.random() < 0.4 and (word := _vague(of, seen)):
        return word
    return f"on {day(of, style, year=of.year != seen.year)}"


def _vague(of: date, seen: date) -> str | None:
    """Return a phrase without a day that holds ``of`` as seen from ``seen``, ``None`` where none fits."""
    weeks = (seen - timedelta(seen.weekday()) - (of - timedelta(of.weekday()))).days // 7
    months = (seen.year - of.year) * 12 + seen.month - of.month
    if weeks == 1:
        return "last week"
    if weeks in (2, 3):
        return f"{SMALL[weeks]} weeks ago"
    if months == 1:
        return "last month"
    if 2 <= months <= 6 and abs((seen - of).days - 30 * months) < 12:
        return f"{SMALL[months]} months ago"
    return f"in {MONTHS[of.month - 1]}" if months < 10 else f"in {MONTHS[of.month - 1]} {of.year}"
