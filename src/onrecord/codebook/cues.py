"""Typed loader of ``en/cues.toml`` and ``en/cues_nouns.toml``: the words that put something on somebody's word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

FORCES = frozenset({
    "assert", "report", "claim", "confirm", "admit", "deny", "promise", "offer", "propose", "demand", "ask", "doubt",
    "accuse", "warn", "threaten", "predict", "praise", "criticize", "believe", "know", "hope", "want", "plan",
    "decide", "agree", "refuse", "fear", "support", "oppose", "withhold",
})  # fmt: skip
CERTAINTIES = frozenset({"factive", "neutral", "doubting", "denying", "hearsay", "unreal"})
TAKES = frozenset({
    "clause", "quote", "to", "object-to", "hearer-to", "ing", "object", "as", "hearer", "experiencer", "of", "agent",
})  # fmt: skip
KEYS = frozenset({"origin", "force", "certainty", "speech", "official", "impersonal", "takes", "prepositions", "words"})
LISTS = (
    "light", "leading", "reader", "venue", "when", "where", "withheld", "official", "contrast", "beside", "condition",
    "reason", "leading_on", "physical", "deeds", "matters", "showing", "evidence", "receiving", "earning", "manner",
    "idioms", "surveys",
)  # fmt: skip
FILES = {
    "cues.toml": {"verb": "verbs"},
    "cues_nouns.toml": {
        "noun": "nouns",
        "adjective": "adjectives",
        "adverb": "adverbs",
        "attributive": "attributive",
        "phrase": "phrases",
        "inset": "insets",
    },
}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue does and takes; ``word`` is its lemma, parts joined by ``_``.

    ``speech`` marks words of saying. ``takes`` are frames, ``prepositions`` those whose object is content.
    ``impersonal``: it has no source.
    """

    word: str
    force: str
    certainty: str
    speech: bool
    official: bool
    impersonal: bool
    takes: frozenset[str]
    prepositions: frozenset[str]

    @property
    def voiced(self) -> bool:
        """Tell whether direct speech can be its content: words of saying, and those that take a quotation."""
        return self.speech or "quote" in self.takes


@dataclass(frozen=True, slots=True)
class CueWords:
    """Every cue by part of speech and word: the cues of one word differ in what they take, no two in the same.

    ``speech`` has every word of saying with the name of its table, ``longer`` the first parts of cues of several
    words, ``prepositions`` the first words of set phrases, ``accounts`` nouns that can say something themselves
    ("a statement saying"). The lists: ``light`` verbs, whose subject is the source of their object; ``leading``
    prepositions of "in his view"; ``reader`` pronouns that outside of quotations are the reader or anybody;
    ``venue`` nouns of where, ``where`` and ``when`` prepositions of where and when something is said;
    ``withheld`` words over a cue that keep it from being said, ``official`` sectors of official
    speech; ``contrast``, ``condition`` and ``reason`` conjunctions, ``beside`` those before another speaker,
    ``leading_on`` words before a participle of saying that goes on from another cue; ``physical`` verbs that are
    blows as often as words. ``deeds`` are verbs that report with a bare object only where it is one of ``ideas``,
    ``showing`` those whose subject then must be one of ``evidence``; ``receiving`` verbs have no speaker for subject,
    that of ``earning`` verbs is who is praised or blamed; ``manner`` are nouns that "according to" has no speaker in,
    ``surveys`` those of which "in" tells the source; ``idioms`` gives by each of their words the set phrases that
    report nothing.
    ``negated`` gives the force of a cue that is denied; without an entry it is "withhold".
    """

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, tuple[Cue, ...]]
    attributive: dict[str, tuple[Cue, ...]]
    phrases: dict[str, tuple[Cue, ...]]
    insets: dict[str, tuple[Cue, ...]]
    light: frozenset[str]
    speech: frozenset[tuple[str, str]]
    longer: frozenset[str]
    leading: frozenset[str]
    reader: frozenset[str]
    accounts: frozenset[str]
    venue: frozenset[str]
    when: frozenset[str]
    where: frozenset[str]
    withheld: frozenset[str]
    official: frozenset[str]
    contrast: frozenset[str]
    beside: frozenset[str]
    condition: frozenset[str]
    reason: frozenset[str]
    leading_on: frozenset[str]
    physical: frozenset[str]
    deeds: frozenset[str]
    ideas: frozenset[str]
    showing: frozenset[str]
    evidence: frozenset[str]
    receiving: frozenset[str]
    earning: frozenset[str]
    manner: frozenset[str]
    surveys: frozenset[str]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    negated: dict[str, str]
    prepositions: frozenset[str]


@cache
def cue_words(language: str = "en") -> CueWords:
    """Return the cues of ``language``; :class:`CodebookError` names file, block and what is wrong in it."""
    tables: dict[str, dict[str, tuple[Cue, ...]]] = {}
    lists: dict[str, frozenset[str]] = {}
    negated: dict[str, str] = {}
    for name, kinds in FILES.items():
        path = HOME / language / name
        data = read_toml(path)
        if unknown := set(data) - set(HEADER) - set(kinds) - set(LISTS) - {"negated"}:
            raise CodebookError(f"{name}: unknown table {', '.join(sorted(unknown))}; allowed: {', '.join(kinds)}")
        negated.update(data.get("negated", {}))
        if unknown := {*negated, *negated.values()} - FORCES:
            raise CodebookError(f"{name}, [negated]: {', '.join(sorted(unknown))} is no force")
        lists.update((key, frozenset(data[key])) for key in LISTS if key in data)
        for kind, table in kinds.items():
            tables[table] = _read_table(path, kind, data.get(kind, []))
    speech = {
        (kind, w.replace(" ", "_"))
        for kind, table in tables.items()
        for w, cues in table.items()
        if any(c.speech for c in cues)
    }
    ideas = frozenset(
        w for w, cues in tables["nouns"].items() if any(c.takes - {"of"} or len(c.prepositions) > 1 for c in cues)
    )
    longer = frozenset(w.split("_")[0] for w in tables["verbs"] if "_" in w)
    return CueWords(
        verbs=tables["verbs"],
        nouns=tables["nouns"],
        adjectives=tables["adjectives"],
        adverbs=tables["adverbs"],
        attributive=tables["attributive"],
        phrases=tables["phrases"],
        insets=tables["insets"],
        light=lists["light"],
        speech=frozenset(speech),
        longer=longer,
        leading=lists["leading"],
        reader=lists["reader"],
        accounts=frozenset(tables["nouns"]) | lists["venue"],
        venue=lists["venue"],
        when=lists["when"],
        where=lists["where"],
        withheld=lists["withheld"],
        official=lists["official"],
        contrast=lists["contrast"],
        beside=lists["beside"],
        condition=lists["condition"],
        reason=lists["reason"],
        leading_on=lists["leading_on"],
        physical=lists["physical"],
        deeds=lists["deeds"],
        ideas=lists["matters"] | ideas,
        showing=lists["showing"],
        evidence=lists["evidence"] | ideas,
        receiving=lists["receiving"],
        earning=lists["earning"],
        manner=lists["manner"],
        surveys=lists["surveys"],
        idioms=_by_word(lists["idioms"]),
        negated=negated,
        prepositions=lists["leading"] | {w.split()[0] for w in tables["phrases"]},
    )


def _by_word(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases, split, by each of their words."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        parts = tuple(phrase.split())
        for word in set(parts):
            out.setdefault(word, []).append(parts)
    return {word: tuple(found) for word, found in out.items()}


def _read_table(path: Path, kind: str, blocks: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """Read the blocks of one kind. "word+frame" gives that frame alone, and takes it from the word's other entries."""
    whole: dict[str, Cue] = {}
    single: dict[str, dict[str, Cue]] = {}
    for number, block in enumerate(blocks, 1):
        row = f"{path.name}, {kind} {number} ({block.get('origin', 'no origin')})"
        _check(row, block)
        for entry in block["words"]:
            word, _, frame = entry.partition("+")
            if frame and frame not in TAKES and frame not in block.get("prepositions", []):
                raise CodebookError(f"{row}: {entry!r} names a frame that is not one of {', '.join(sorted(TAKES))}")
            if (not frame and word in whole) or frame in single.get(word, {}):
                raise CodebookError(f"{row}: {entry!r} is there twice")
            if frame:
                single.setdefault(word, {})[frame] = _cue(word, block, frame)
            else:
                whole[word] = _cue(word, block, None)
    return {w: _joined(whole.get(w), single.get(w, {})) for w in {**whole, **single}}


def _joined(whole: Cue | None, single: dict[str, Cue]) -> tuple[Cue, ...]:
    """Put a word's entries together, those for one frame first."""
    out = list(single.values())
    if whole is not None:
        taken = frozenset(single)
        out.append(replace(whole, takes=whole.takes - taken, prepositions=whole.prepositions - taken))
    return tuple(out)


def _cue(word: str, block: dict[str, Any], frame: str | None) -> Cue:
    takes, prepositions = frozenset(block.get("takes", [])), frozenset(block.get("prepositions", []))
    if frame is not None:
        takes, prepositions = TAKES & {frame}, prepositions & {frame}
    return Cue(
        word=word,
        force=block["force"],
        certainty=block["certainty"],
        speech=bool(block.get("speech", False)),
        official=bool(block.get("official", False)),
        impersonal=bool(block.get("impersonal", False)),
        takes=takes,
        prepositions=prepositions,
    )


def _check(row: str, block: dict[str, Any]) -> None:
    if unknown := set(block) - KEYS:
        raise CodebookError(f"{row}: unknown key {', '.join(sorted(unknown))}; allowed: {', '.join(sorted(KEYS))}")
    if missing := [k for k in ("origin", "force", "certainty", "words") if not block.get(k)]:
        raise CodebookError(f"{row}: lacks {', '.join(missing)}")
    if block["force"] not in FORCES:
        raise CodebookError(f"{row}: force {block['force']!r} is not one of {', '.join(sorted(FORCES))}")
    if block["certainty"] not in CERTAINTIES:
        raise CodebookError(f"{row}: certainty {block['certainty']!r} is not one of {', '.join(sorted(CERTAINTIES))}")
    if unknown := set(block.get("takes", [])) - TAKES:
        raise CodebookError(f"{row}: takes {', '.join(sorted(unknown))}; allowed: {', '.join(sorted(TAKES))}")
    if not all(isinstance(w, str) and w for w in block["words"]):
        raise CodebookError(f"{row}: words must be a list of words")
