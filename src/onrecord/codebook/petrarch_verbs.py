"""Reads verb dictionaries in the format of PETRARCH-2.

A set of nouns is a line ``&AID`` and under it lines ``+FOOD``. A block starts with ``--- GIVE [070] ---``; under it
stand its verbs, each with its forms in braces, and in brackets a code of its own where it has one (``HAND_OUT
{HANDED_OUT} [073]``), and patterns that hold for all of them: ``- SOLDIERS * &AID (TO REBELS) [072] # comment``.
``*`` is the verb, ``{}`` holds a noun with its modifiers, ``()`` a phrase with its preposition, ``$`` and ``+`` stand
for actor and recipient. ``[---]`` is no code. ``~`` starts a transformation, which joins two verbs. ``_`` stands for
a space; ``#`` and ``;`` start a comment. After Norris, Schrodt and Beieler (2017), "PETRARCH2", and Schrodt's TABARI
manual (2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from .petrarch import Fault

BRACKETS = re.compile(r"\[([^\[\]]*)\]")
CODE = re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}")
NO_CODE = re.compile(r"-{2,}")
SET_NAME = re.compile(r"[A-Z][A-Z0-9_-]*")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.'-]*")
PARTS = re.compile(r"\([^()]*\)|\{[^{}]*\}|[^\s(){}]+")
PAIRS = (("[", "]", "bracket"), ("{", "}", "brace"), ("(", ")", "parenthesis"))


class Codes(NamedTuple):
    """A code in brackets: CAMEO's digits, ``None`` for ``[---]``, and a second one where it gives a pair."""

    code: str | None
    other: str | None


class Verb(NamedTuple):
    """A verb of a block: its line, its words, its own code (``None`` where the block's holds)."""

    line: int
    words: tuple[str, ...]
    codes: Codes | None


class Pattern(NamedTuple):
    """A pattern of a block: its line, its text, the parts before and after the verb, its code."""

    line: int
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    codes: Codes


@dataclass(slots=True)
class Block:
    """Verbs with their patterns, and the code that holds for verbs without one."""

    line: int
    codes: Codes
    verbs: list[Verb] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)


@dataclass(slots=True)
class VerbDictionary:
    """What a dictionary says: nouns by set, blocks, transformations (line, text), and the lines that were skipped."""

    sets: dict[str, list[str]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    transformations: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def parse_verbs(lines: Iterable[str]) -> VerbDictionary:
    """Return what the ``lines`` of a dictionary say; a malformed one is skipped and named in ``faults``."""
    reader = _Reader()
    for number, raw in enumerate(lines, 1):
        line = reader.uncommented(raw)
        if line:
            try:
                reader.take(number, line)
            except ValueError as error:
                reader.found.faults.append(Fault(number, str(error)))
    return _with_known_sets(reader.found)


def _with_known_sets(found: VerbDictionary) -> VerbDictionary:
    """Return ``found`` without the patterns that name a set which is nowhere defined; they are faults."""
    for block in found.blocks:
        for pattern in list(block.patterns):
            named = re.findall(r"&([^\s(){}]+)", pattern.text)
            if unknown := [name for name in named if name.upper() not in found.sets]:
                found.faults.append(Fault(pattern.line, f"the set &{unknown[0]} is not defined"))
                block.patterns.remove(pattern)
    found.faults.sort()
    return found


class _Reader:
    """Holds the block or set that the lines so far are in, and what was found."""

    def __init__(self) -> None:
        self.found = VerbDictionary()
        self.block: Block | None = None
        self.members: list[str] | None = None
        self.commented = False  # inside <!-- ... -->

    def uncommented(self, raw: str) -> str:
        """Return a line without its comment."""
        if self.commented or raw.lstrip().startswith("<!--"):
            self.commented = "-->" not in raw
            return ""
        return re.split(r"[#;]", raw, maxsplit=1)[0].strip()

    def take(self, number: int, line: str) -> None:
        if not line.replace("\t", " ").isprintable():
            raise ValueError("a control character")
        for opening, closing, name in PAIRS:
            if line.count(opening) != line.count(closing):
                raise ValueError(f"a {name} that is not closed, or not opened")
        if line.startswith("~"):
            self.members = None
            self.found.transformations.append((number, line))
        elif line.startswith("---"):
            self._header(number, line)
        elif line.startswith("-"):
            self._pattern(number, line[1:])
        elif line.startswith("&"):
            self._set(line[1:])
        elif line.startswith("+") and self.members is not None:
            self.members.append(_noun(line[1:]))
        else:
            self._verb(number, line)

    def _header(self, number: int, line: str) -> None:
        self.block, self.members = None, None
        bare = BRACKETS.sub(" ", line).strip("- \t")
        if not NAME.match(bare):
            raise ValueError("a block without a name: --- NAME [CODE] ---")
        self.block = Block(number, _codes(line) or Codes(None, None))
        self.found.blocks.append(self.block)

    def _set(self, text: str) -> None:
        name = text.strip().upper()
        self.block = None
        if not SET_NAME.fullmatch(name):
            raise ValueError(f"{text.strip()!r} is no name of a set: &NAME")
        if name in self.found.sets:
            raise ValueError(f"the set &{name} is there already")
        self.members = self.found.sets[name] = []

    def _verb(self, number: int, line: str) -> None:
        self.members = None
        bare = re.split(r"[\[{]", line, maxsplit=1)[0].replace("+", " ").replace("_", " ").split()
        if not bare or not all(NAME.fullmatch(word) for word in bare):
            raise ValueError(f"{line!r} is no verb, set, pattern or block")
        codes = _codes(line)
        if self.block is None:
            raise ValueError(f"the verb {' '.join(bare)!r} stands in no block: --- NAME [CODE] --- starts one")
        self.block.verbs.append(Verb(number, tuple(word.lower() for word in bare), codes))

    def _pattern(self, number: int, text: str) -> None:
        self.members = None
        if self.block is None:
            raise ValueError("a pattern outside a block")
        codes = _codes(text)
        if codes is None:
            raise ValueError("a pattern without a code in brackets")
        bare = BRACKETS.sub(" ", text)
        parts = PARTS.findall(bare)
        if parts.count("*") != 1:
            raise ValueError("a pattern has one * for its verb")
        at = parts.index("*")
        whole = " ".join(bare.split())
        self.block.patterns.append(Pattern(number, whole, tuple(parts[:at]), tuple(parts[at + 1 :]), codes))


def _noun(text: str) -> str:
    """Return a noun of a set as the codebook writes it: lower case, its words joined by ``_``."""
    word = "_".join(re.split(r"[\[{]", text, maxsplit=1)[0].replace("_", " ").lower().split())
    if not any(c.isalnum() for c in word):
        raise ValueError("a member of a set without a name")
    return word


def _codes(line: str) -> Codes | None:
    """Return the code in a line's brackets, ``None`` where there are none; a pair is ``[CODE:CODE]``."""
    found = BRACKETS.findall(line)
    if not found:
        return None
    parts = [part.strip() for part in found[-1].split(":")]
    if len(found) > 1 or len(parts) > 2 or not all(CODE.fullmatch(p) or NO_CODE.fullmatch(p) or not p for p in parts):
        raise ValueError(f"[{found[-1]}] is no CAMEO code: two to four digits, 01 to 20 first, or ---")
    codes = [part if CODE.fullmatch(part) else None for part in parts]
    kept = [code for code in codes if code]
    return Codes(codes[0] or (kept[0] if kept else None), codes[1] if len(codes) > 1 and codes[0] else None)
