"""A verb dictionary as a codebook file of one's own: a category for each CAMEO code, frames for its verbs and patterns.

Each category refines the PLOVER type that the crosswalk gives its code. What frames cannot hold is told, line by line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from .events import EventBook, event_book
from .own_events import book_with
from .petrarch_verbs import Block, Codes, Pattern, Verb, VerbDictionary
from .plover import ROOT_DIGITS, plover
from .soundness import unreachable

ACTOR, TARGET = "$", "+"
ANYTHING = "@any"
AND = "and"  # a preposition of the codebook's, and no word that a pattern's phrase starts with
WITH_OBJECT = ("to", "with", "against", "on", "for", "from", "in", "object.party", "object")  # where a recipient stands
WITHOUT_OBJECT = ("object", "with", "to", "against", "on")
PARTICLE = 5  # verbs of the codebook that a particle stands after; a noun ("take hostage") does after fewer
MORE_WORDS = "more than one word after a verb"
LONGEST_VERB = 2  # words of a predicate: a verb and what comes after it


class Unheld(NamedTuple):
    """A line that frames cannot hold: its number, why, and the words that it is about."""

    line: int
    reason: str
    what: str


@dataclass(slots=True)
class FrameRow:
    """One frame of the file to write: the line it comes from, its verbs, what must stand with them, who is who."""

    line: int
    verbs: list[str]
    subject: list[str] = field(default_factory=list)
    object: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    phrases: dict[str, list[str]] = field(default_factory=dict)
    recipient: list[str] = field(default_factory=list)
    reciprocal: bool = False


@dataclass(slots=True)
class VerbFile:
    """What a file will hold: frames by CAMEO code, sets of nouns by name, and what could not be held."""

    frames: dict[str, list[FrameRow]]
    sets: dict[str, list[str]]
    unheld: list[Unheld]

    @property
    def verbs(self) -> int:
        """How many different verbs its frames have."""
        return len({verb for rows in self.frames.values() for row in rows for verb in row.verbs})


class CannotHoldError(ValueError):
    """Frames cannot hold a line; the message says why."""


def verb_file(found: VerbDictionary) -> VerbFile:
    """Return the frames that a dictionary makes, and what they cannot hold."""
    return _Maker(found, event_book()).made()


class _Maker:
    """Makes frames of blocks, the more specific ones first."""

    def __init__(self, found: VerbDictionary, book: EventBook) -> None:
        self.found = found
        self.prepositions = book.words.prepositions - {AND}
        self.particles = _particles(book)
        self.frames: dict[str, list[FrameRow]] = {}
        self.unheld: list[Unheld] = []
        self.held: dict[tuple[str, str], int] = {}  # verb and tests -> the line that holds them
        self.used: set[str] = set()

    def made(self) -> VerbFile:
        """Return everything that the dictionary makes."""
        for block in self.found.blocks:
            self._block(block)
        for line, text in self.found.transformations:
            self.unheld.append(Unheld(line, "a transformation, which joins two verbs", text))
        sets = {_class(name): _with_singulars(words) for name, words in self.found.sets.items() if name in self.used}
        in_order = sorted(self.frames.items(), key=lambda held: (_is_loose(held[1]), held[0]))
        return VerbFile(dict(in_order), dict(sorted(sets.items())), sorted(self.unheld))

    def _block(self, block: Block) -> None:
        verbs = [v for v in block.verbs if self._fits(v)]
        barred: list[str] = []
        for pattern in block.patterns:
            try:
                row = self._row(pattern, verbs)
                if pattern.codes.code is not None:
                    self._hold(pattern.line, pattern.text, pattern.codes, row)
                elif row.subject or row.phrases or not row.object:
                    raise CannotHoldError("says that it is no event, by more than its object")
                else:
                    barred.extend(row.object)
            except CannotHoldError as error:
                self.unheld.append(Unheld(pattern.line, str(error), pattern.text))
        for verb in verbs:
            self._bare(verb, verb.codes or block.codes, barred)

    def _fits(self, verb: Verb) -> bool:
        if len(verb.words) <= LONGEST_VERB:
            return True
        self.unheld.append(Unheld(verb.line, MORE_WORDS, " ".join(verb.words)))
        return False

    def _bare(self, verb: Verb, codes: Codes, barred: list[str]) -> None:
        """Hold a verb with no more than its code."""
        if codes.code is None:
            return
        row = FrameRow(verb.line, [" ".join(verb.words)], without=list(dict.fromkeys(barred)))
        row.recipient = list(WITHOUT_OBJECT)
        try:
            self._hold(verb.line, row.verbs[0], codes, row)
        except CannotHoldError as error:
            self.unheld.append(Unheld(verb.line, str(error), row.verbs[0]))

    def _hold(self, line: int, what: str, codes: Codes, row: FrameRow) -> None:
        """Add a frame under its code, without the verbs that an earlier line holds with the same tests."""
        code = str(codes.code)
        base_of(code)
        if codes.other not in (None, code):
            self.unheld.append(Unheld(line, "the second code of a pair", f"{what} [{codes.code}:{codes.other}]"))
        row.reciprocal = codes.other == code
        tests = repr([self._spelled(w) for w in (row.subject, row.object)])
        tests += repr([(p, self._spelled(words)) for p, words in sorted(row.phrases.items())])
        for verb in list(row.verbs):
            before = self.held.setdefault((verb, tests), line)
            if before != line:
                row.verbs.remove(verb)
                self.unheld.append(Unheld(line, "the same verb and conditions again", f"{verb}, held by line {before}"))
        if row.verbs:
            self.frames.setdefault(code, []).append(row)

    def _spelled(self, words: list[str]) -> list[str]:
        """Return a condition's words with its set spelled out: two frames with the same are the same frame."""
        sets = {f"@{_class(name)}": members for name, members in self.found.sets.items()}
        return sorted({form for word in words for form in _with_singulars(sets.get(word, [word]))})

    # ------------------------------------------------------------ patterns
    def _row(self, pattern: Pattern, verbs: list[Verb]) -> FrameRow:
        """Return the frame of a pattern for the verbs of its block."""
        row = FrameRow(pattern.line, list(dict.fromkeys(" ".join(v.words) for v in verbs)))
        if not verbs:
            raise CannotHoldError("a pattern whose block has no verb")
        self._before(pattern, row)
        passive, particle = TARGET in pattern.before, self._after(pattern.after, row)
        if passive and ACTOR not in _flat(pattern.after):
            raise CannotHoldError("the recipient before the verb, and no actor after it")
        if particle:
            row.verbs = [f"{verb} {particle}" for verb in row.verbs if " " not in verb]
            longer = [Unheld(pattern.line, MORE_WORDS, f"{' '.join(v.words)} {particle}") for v in verbs if v.words[1:]]
            self.unheld.extend(longer)
        slots = WITH_OBJECT if row.object else WITHOUT_OBJECT
        row.recipient = list(dict.fromkeys([*row.recipient, *slots]))
        return row

    def _before(self, pattern: Pattern, row: FrameRow) -> None:
        parts = [part for part in pattern.before if part not in (ACTOR, TARGET)]
        if any(part.startswith("(") or part.lower() in self.prepositions for part in parts):
            raise CannotHoldError("words before the verb that are no subject")
        row.subject = self._nouns(parts)

    def _after(self, parts: tuple[str, ...], row: FrameRow) -> str | None:
        """Put what follows the verb into ``row``; return the particle that belongs to it."""
        particle: str | None = None
        nouns: list[str] = []
        preposition: str | None = None  # the one that the nouns now read stand after
        for n, part in enumerate(parts):
            word = part.lower()
            if part.startswith("("):
                self._close(preposition, nouns, row)
                preposition, nouns = None, []
                self._phrase(part, row)
            elif n == 0 and (word in self.particles or (len(parts) == 1 and word in self.prepositions)):
                particle = word
            elif word in self.prepositions:
                self._close(preposition, nouns, row)
                preposition, nouns = word, []
            else:
                nouns.append(part)
        self._close(preposition, nouns, row)
        return particle

    def _phrase(self, part: str, row: FrameRow) -> None:
        words = part[1:-1].split()
        if not words or words[0].lower() not in self.prepositions:
            raise CannotHoldError("a phrase that starts with no preposition of the codebook's")
        self._close(words[0].lower(), words[1:], row)

    def _close(self, preposition: str | None, parts: list[str], row: FrameRow) -> None:
        """Put the nouns read so far where they stand: after ``preposition``, or, with none, as the object."""
        target, nouns = TARGET in parts, [part for part in parts if part not in (TARGET, ACTOR)]
        if preposition is None:
            if nouns:
                row.object = self._nouns(nouns)
            row.recipient.extend(["object"] if target else [])
        elif ACTOR in parts and not nouns:
            return  # "BY $": the passive, which the coder sees by itself
        elif preposition in row.phrases:
            raise CannotHoldError("the same preposition twice")
        else:
            row.phrases[preposition] = self._nouns(nouns) or [ANYTHING]
            row.recipient.extend([preposition] if target or not nouns else [])

    def _nouns(self, parts: list[str]) -> list[str]:
        """Return the words that a noun, or a noun with its modifiers, may be; a set is a class that frames refer to."""
        flat = _flat(parts)
        if any(part in ("^", "%") or part.startswith(("!", "*", "?")) for part in flat):
            raise CannotHoldError("a symbol that frames have nothing for")
        if not flat:
            return []
        last, modifiers = flat[-1], [part.lower() for part in flat[:-1]]
        if any(part.startswith("&") for part in modifiers):
            raise CannotHoldError("a set before a noun")
        if last.startswith("&") and not self.found.sets[last[1:].upper()]:
            raise CannotHoldError("a set with nothing in it")
        if last.startswith("&") and not modifiers:
            self.used.add(last[1:].upper())
            return [f"@{_class(last[1:])}"]
        ends = self.found.sets[last[1:].upper()] if last.startswith("&") else [last.lower()]
        words = ["_".join("_".join([*modifiers, end]).split("_")).strip("_") for end in ends]
        return _with_singulars(words)


def _particles(book: EventBook) -> set[str]:
    """Return the words that stand after many a verb of the codebook and start no phrase of its frames: "up", "off"."""
    frames = [frame for table in book.frames.values() for held in table.values() for frame in held]
    phrases = {preposition for frame in frames for preposition in frame.phrases}
    after = Counter(frame.extra for frame in frames if frame.extra and frame.extra not in phrases)
    return {word for word, verbs in after.items() if verbs >= PARTICLE}


def _flat(parts: Iterable[str]) -> list[str]:
    """Return the words of parts, out of their braces and parentheses."""
    return [word for part in parts for word in part.strip("(){}").split()]


def _is_loose(rows: Iterable[FrameRow]) -> bool:
    """Tell whether a frame takes anything after its preposition: those go last, as of two that fit the first counts."""
    return any(ANYTHING in words for row in rows for words in row.phrases.values())


def _class(name: str) -> str:
    return f"dict_{name.lower()}"


def _with_singulars(words: Iterable[str]) -> list[str]:
    """Return words and what they would be in the singular, each once: frames go by dictionary forms."""
    return list(dict.fromkeys(form for word in words for form in (word, _singular(word))))


def _singular(word: str) -> str:
    if re.search(r"[^aeiou]ies$", word):
        return word[:-3] + "y"
    if re.search(r"(ch|sh|ss|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^siu]s$", word) else word


def base_of(code: str) -> str:
    """Return the PLOVER type of a CAMEO code: the crosswalk's for it, or for the longest code that it begins with."""
    known = {row.code: kind for kind, rows in plover().cameo.items() for row in rows}
    roots = {kind.cameo: name for name, kind in plover().types.items()} | {
        code[:ROOT_DIGITS]: kind for code, kind in known.items() if code.endswith("0")
    }
    for n in range(len(code), ROOT_DIGITS, -1):
        if code[:n] in known:
            return known[code[:n]]
    if code[:ROOT_DIGITS] not in roots:
        raise CannotHoldError(f"no PLOVER type for CAMEO {code[:ROOT_DIGITS]}")
    return roots[code[:ROOT_DIGITS]]


# ---------------------------------------------------------------- writing
def write_verb_file(path: Path, made: VerbFile, origin: str) -> None:
    """Write a codebook file and take out of it, telling so, what other frames of it leave nothing to reach.

    :class:`InputError` where the file cannot be written or nothing can be held.
    """
    while True:
        rules = _write(path, made, origin)
        gone = [problem for problem in unreachable(book_with(path)) if problem.row in rules]
        for problem in gone:
            row, verb = rules[problem.row]
            if verb not in row.verbs:
                continue  # its other spelling was out of reach too
            row.verbs.remove(verb)
            made.unheld.append(
                Unheld(row.line, "an earlier frame takes in all that it does", f"{verb}: {problem.found}")
            )
        if not gone:
            return
        made.frames = {code: kept for code, rows in made.frames.items() if (kept := [r for r in rows if r.verbs])}
        made.unheld.sort()


def _write(path: Path, made: VerbFile, origin: str) -> dict[str, tuple[FrameRow, str]]:
    """Write the file; return the rule of each of its frames with its row and verb."""
    rules = {}
    parts = [*_header(origin), *_sets(made.sets)]
    for code, rows in made.frames.items():
        name = f"cameo-{code}"
        parts.extend(["[[category]]", f'name = "{name}"', f'definition = "What the dictionary codes as CAMEO {code}"'])
        parts.extend([f'base = "{base_of(code)}"', f'cameo = "{code}"', "frame = ["])
        for n, row in enumerate(rows, 1):
            parts.append(f"  {_inline(row)},")
            spelled = [(verb, form) for verb in row.verbs for form in (verb, verb.replace("-", "_"))]
            rules.update({f"{name}.frame{n}.{form.replace(' ', '_')}": (row, verb) for verb, form in spelled})
        parts.extend(["]", ""])
    parts.extend(f"# not held, line {line}: {reason}: {what}" for line, reason, what in made.unheld)
    try:
        path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
    return rules


def _header(origin: str) -> Iterator[str]:
    yield 'title = "Verbs of a dictionary in PETRARCH-2\'s format"'
    yield f"origin = {json.dumps(' '.join(origin.split()), ensure_ascii=False)}"
    yield 'licence = "that of the dictionary"'
    yield 'version = "1"'
    yield ""


def _sets(sets: Mapping[str, list[str]]) -> Iterator[str]:
    if sets:
        yield "[class]"
        yield from (f"{name} = {_list(words)}" for name, words in sets.items())
        yield ""


def _inline(row: FrameRow) -> str:
    cells = [f"verb = {_list(row.verbs)}"]
    listed = (("subject", row.subject), ("object", row.object), ("without", row.without))
    cells.extend(f"{key} = {_list(words)}" for key, words in listed if words)
    if row.phrases:
        cells.append("with = { " + ", ".join(f"{p} = {_list(words)}" for p, words in row.phrases.items()) + " }")
    cells.append(f"recipient = {_list(row.recipient)}")
    cells.extend(["reciprocal = true"] if row.reciprocal else [])
    return "{ " + ", ".join(cells) + " }"


def _list(words: Iterable[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)
