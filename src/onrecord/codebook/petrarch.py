"""Reads actor and agent dictionaries in the format of TABARI and PETRARCH.

An actor is a line with its name, lines ``+SYNONYM`` under it, and codes in brackets, on its own line or below, each
with the time it holds: ``[USAGOV 930120-010119]``, ``[RUSELI <910101]``, ``[USAELI >010120]``. An agent is one line
with its noun, its plural in braces where that is irregular, and a code with ``~`` for the country it belongs to:
``POLICEMAN_ {POLICEMEN_} [~COP]``. ``!PERSON! = MAN, WOMAN`` names endings that ``CONGRESS!PERSON! [~LEG]`` then takes.
``_`` stands for a space; ``#`` and ``;`` start a comment. After the descriptions in Schrodt's TABARI manual (2012) and
Norris, Schrodt and Beieler (2017), "PETRARCH2".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

BRACKETS = re.compile(r"\[([^\[\]]*)\]")
BRACES = re.compile(r"\{([^{}]*)\}")
CODE = re.compile(r"[A-Z0-9]{3,30}|~[A-Z0-9]{3,30}|[A-Z0-9]{3,30}~|---")
MACRO = re.compile(r"!([^!\s]+)!")
PIVOT = 30  # two-digit years above it are of the 1900s, as PETRARCH reads them
SHORT_DATE, LONG_DATE = 6, 8  # digits of YYMMDD and YYYYMMDD


class Dated(NamedTuple):
    """A code and the ISO dates from and until which it holds, both included and empty where open."""

    code: str
    since: str
    until: str


@dataclass(slots=True)
class Entry:
    """An actor or agent: its line, names (the first is its own), codes; ``agent`` for common nouns."""

    line: int
    names: list[str]
    codes: list[Dated] = field(default_factory=list)
    agent: bool = False


class Fault(NamedTuple):
    """A line that was skipped: its number and what is wrong."""

    line: int
    what: str


def parse(lines: Iterable[str]) -> tuple[list[Entry], list[Fault]]:
    """Return the entries of a dictionary in its order, and the lines that had to be skipped."""
    reader = _Reader()
    for number, raw in enumerate(lines, 1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].strip()
        if line:
            try:
                reader.take(number, line)
            except ValueError as error:
                reader.faults.append(Fault(number, str(error)))
                reader.faulty = True
    return reader.close()


class _Reader:
    """Holds the entry that the lines so far make, the macros, and what was found."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []
        self.macros: dict[str, list[str]] = {}
        self.now: Entry | None = None
        self.faulty = False  # whether a line of the entry was skipped: no need then to say that it has no code

    def take(self, number: int, line: str) -> None:
        if line.startswith("!") and "=" in line:
            self._macro(line)
        elif line.startswith("+"):
            if self.now is None:
                raise ValueError("a synonym without an actor before it")
            self.now.names.extend(n for n in self._names(line[1:]) if n not in self.now.names)
            self._add(_codes(line))
        elif line.startswith("["):
            if self.now is None:
                raise ValueError("a code without an actor before it")
            self._add(_codes(line))
        else:
            self._start(number, line)

    def _start(self, number: int, line: str) -> None:
        self._end()
        names = self._names(line)
        plural = BRACES.search(line)
        if plural is not None:
            names.extend(self._names(plural.group(1)) if plural.group(1).strip() else [])
        self.now = Entry(number, names)
        self._add(_codes(line))

    def _add(self, codes: list[Dated]) -> None:
        assert self.now is not None
        self.now.codes.extend(codes)
        self.now.agent |= any("~" in c.code for c in codes)

    def _end(self) -> None:
        if self.now is not None:
            if self.now.codes:
                self.entries.append(self.now)
            elif not self.faulty:
                self.faults.append(Fault(self.now.line, f"{self.now.names[0]!r} has no code"))
        self.now, self.faulty = None, False

    def close(self) -> tuple[list[Entry], list[Fault]]:
        self._end()
        return self.entries, sorted(self.faults)

    def _macro(self, line: str) -> None:
        name, _, words = line.partition("=")
        found = [w.strip(" _") for w in words.split(",") if w.strip(" _")]
        key = name.strip().strip("!").upper()
        if not key or not found or key in self.macros:
            raise ValueError(f"{line!r} is no macro: !NAME! = WORD, WORD, each name once")
        self.macros[key] = found

    def _names(self, text: str) -> list[str]:
        """Return the names that a line gives before its code, with each ending of a macro in turn."""
        bare = re.split(r"[\[{]", text, maxsplit=1)[0]
        used = MACRO.search(bare)
        if used is None:
            forms = [bare]
        elif used.group(1).upper() not in self.macros:
            raise ValueError(f"macro !{used.group(1)}! is not defined before this line")
        else:
            forms = [bare[: used.start()] + w + bare[used.end() :] for w in self.macros[used.group(1).upper()]]
        out = [" ".join(f.replace("_", " ").split()) for f in forms]
        if any(not any(c.isalnum() for c in n) for n in out):
            raise ValueError("a line without a name")
        return out


def _codes(line: str) -> list[Dated]:
    if line.count("[") != line.count("]") or line.count("[") != len(BRACKETS.findall(line)):
        raise ValueError("a bracket that is not closed")
    if line.count("{") != line.count("}"):
        raise ValueError("a brace that is not closed")
    return [_dated(inside.strip()) for inside in BRACKETS.findall(line)]


def _dated(text: str) -> Dated:
    code, _, when = text.partition(" ")
    code, when = code.upper(), when.replace(" ", "")
    if not CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no code: three letters or more, with ~ at one end for an agent's country")
    if not when:
        return Dated(code, "", "")
    if when[0] == "<":
        return Dated(code, "", _iso(when[1:]))
    if when[0] == ">":
        return Dated(code, _iso(when[1:]), "")
    since, dash, until = when.partition("-")
    if not dash:
        raise ValueError(f"{when!r} is no time: <DATE, >DATE or DATE-DATE")
    found = Dated(code, _iso(since), _iso(until))
    if found.since > found.until:
        raise ValueError(f"{when!r} ends before it starts")
    return found


def _iso(text: str) -> str:
    """Return YYMMDD or YYYYMMDD as an ISO date."""
    if text.isascii() and text.isdigit() and len(text) in (SHORT_DATE, LONG_DATE):
        century = "" if len(text) == LONG_DATE else "19" if int(text[:2]) > PIVOT else "20"
        full = century + text
        try:
            return date(int(full[:4]), int(full[4:6]), int(full[6:])).isoformat()
        except ValueError:
            pass
    raise ValueError(f"{text!r} is no date: YYMMDD or YYYYMMDD")
