"""Datelines: "TEHRAN –", "KYIV, Ukraine (AP) —", "Geneva, 5 May 2009 —", "NEW DELHI:", "(Reuters) -"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..codebook.intake import intake_words
from ..gazetteer import open_gazetteer
from .dates import date_of, date_pattern

REACH = 120  # characters within which a dateline closes
# A dash (a hyphen only between spaces or after a credit), a stop after a credit between slashes, or a colon.
CLOSE = re.compile(r"\s{0,3}(?:[—–]|--|(?<=\s)-(?=\s)|(?<=\))-|(?<=/)\.)\s{0,3}|\s?:\s")
CREDIT = re.compile(r"\s*[(\[/]\s*([^()\[\]\n]{2,40}?)\s*[)\]/]\s*$")
OPEN_CREDIT = re.compile(r"([^()\n]{0,80}?)\(([^()\n]{2,40})\)\s{0,3}(?=\S)")
PARTS = re.compile(r"\s*[/,;|]\s*|\s+and\s+")
MAX_PIECES = 3
MAX_WORDS = 5
LARGE = 100_000  # people in a place that a dateline names by itself
FOLLOWING = 80  # characters after a dateline in which the story shows lower case


class Dateline(NamedTuple):
    """Where a report is filed from, as written, the full date in it, the agency credited, and where it ends."""

    place: str | None
    published: str | None
    wire: str | None
    end: int


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline or credit that ``text`` starts with, ``None`` where there is none.

    A place in capitals is taken as it stands. One in ordinary letters needs a date or a credit with it, or to be a
    country or large city of the gazetteer; before a colon it needs capitals and one of these, or to be such a city.
    """
    line = text.split("\n", 1)[0]
    for close in CLOSE.finditer(line[:REACH]):
        head = line[: close.start()]
        if not head.strip() or not has_lower(line[close.end() : close.end() + FOLLOWING]):
            return None
        found = _parse(head, colon=":" in close[0])
        if found is not None:
            return found._replace(end=close.end())
    opened = OPEN_CREDIT.match(line[:REACH])
    if opened and credit_in(opened[2]) and has_lower(line[opened.end() : opened.end() + FOLLOWING]):
        found = _parse(line[: opened.end()].rstrip(), colon=False)
        return None if found is None else found._replace(end=opened.end())
    return None


def has_lower(text: str) -> bool:
    """Tell whether any letter of ``text`` is in lower case."""
    return any(map(str.islower, text))


def credit_in(text: str) -> str | None:
    """Return the agency that ``text`` (a credit, a byline) names, the first of several, or ``None``."""
    agencies = intake_words().agencies
    text = text.strip(" \t()[]|.")
    if text in agencies:
        return agencies[text]
    return next((agencies[part] for part in PARTS.split(text) if part in agencies), None)


def _unlisted(text: str, *, alone: bool) -> str | None:
    """Return a credit that names an agency which is not listed: its name's end says so, or it is an acronym.

    One that stands ``alone`` before the story may be any name that is no place (a place there is where it is filed
    from).
    """
    text = text.strip(" \t.")
    if text.lower().endswith(intake_words().ends) and text[0].isupper():
        return text
    acronym = text.isascii() and text.isalpha() and text.isupper() and 3 <= len(text) <= 8
    named = alone and text.lower() not in intake_words().flags and _may_be_place([text])
    return text if (acronym or named) and not open_gazetteer().find(text) else None


def _parse(head: str, *, colon: bool) -> Dateline | None:
    """Return the dateline whose words before the dash or colon are ``head``, or ``None``; its end is left at 0."""
    credit = CREDIT.search(head)
    wire = None
    if credit:
        wire = credit_in(credit[1]) or _unlisted(credit[1], alone=not head[: credit.start()].strip())
    place, day, dated = _without_date(head[: credit.start()] if credit else head)
    pieces = [p for p in re.split(r"\s*[,/]\s*", place.strip(" ,.")) if p]
    named = [p for p in pieces if p in intake_words().agencies]
    pieces = [p for p in pieces if p not in intake_words().agencies]
    wire = wire or (intake_words().agencies[named[0]] if named else None)
    if not pieces:
        return Dateline(None, day, wire, 0) if wire else None
    if not _may_be_place(pieces):
        return None
    capitals = not has_lower(pieces[0]) and len(pieces[0]) > 2
    backed = wire is not None or dated
    if not backed and (colon or not capitals) and not _is_known(pieces[0]):
        return None
    if colon and not capitals and not _is_known(pieces[0], countries=False):
        return None
    return Dateline(", ".join(pieces) if named else place.strip(" ,."), day, wire, 0)


def _without_date(head: str) -> tuple[str, str | None, bool]:
    """Split off the date that closes ``head``: the rest, the ISO date if it is full, and whether there was one."""
    for found in date_pattern().finditer(head):
        if not head[found.end() :].strip(" ,."):
            return head[: found.start()], date_of(found), True
    return head, None, False


def _may_be_place(pieces: list[str]) -> bool:
    """Tell whether every piece reads as a name: few words, each with a capital except small ones that join."""
    words = intake_words()
    if len(pieces) > MAX_PIECES or pieces[0].lower() in words.flags:
        return False
    for piece in pieces:
        parts = piece.split()
        if not 0 < len(parts) <= MAX_WORDS or not parts[0][0].isupper():
            return False
        if not all(p[0].isupper() or p.lower() in words.joints for p in parts):
            return False
        if not all(c.isalpha() or c in " .'’ʻ-" for c in piece):
            return False
    return True


def _is_known(name: str, *, countries: bool = True) -> bool:
    """Tell whether the gazetteer's first place of that very name is a country, a capital or a large city."""
    first = next((e for e in open_gazetteer().find(name)[:1] if e.own), None)
    if first is None:
        return False
    city = first.feature.startswith("P.")
    if first.feature == "A.PCLI":
        return countries
    return first.feature == "P.PPLC" or (city and first.population >= LARGE)
