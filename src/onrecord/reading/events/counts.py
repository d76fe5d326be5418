"""How many people a phrase counts: "at least 12 soldiers", "between 20 and 30", "dozens", "a man and two women"."""

from __future__ import annotations

import re

from ...codebook.casualties import casualty_words
from ...codebook.grammar import grammar_words
from ...records import Count
from ..language import Tree, grammar

DIGITS = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")
RANGE = re.compile(r"(\d{1,7})[-–—](\d{1,7})")
LONGEST_BOUND = 4


def count_people(tree: Tree, head: int, people: frozenset[int] = frozenset()) -> Count | None:
    """Return how many the phrase at token ``head`` counts, its conjuncts added up; ``None`` where it does not say.

    ``people`` are tokens that are names of persons, each of whom counts one. A number as given is best, low
    and high; "at least" leaves high open, "up to" best and low, "about" both; "dozens" gives only a low.
    """
    total: Count | None = None
    for n, part in enumerate(grammar.conjuncts(tree, head)):
        count = _one(tree, part, people)
        if count is None:
            return total if n else None
        total = count if total is None else _add(total, count)
    return total


def _add(a: Count, b: Count) -> Count:
    def plus(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    return Count(plus(a.best, b.best), plus(a.low, b.low), plus(a.high, b.high))


def _one(tree: Tree, head: int, people: frozenset[int]) -> Count | None:
    words = casualty_words()
    if tree.lower[head] in words.nobody or (tree.lower[head] == "one" and _is_denied(tree, head)):
        return Count(0, 0, 0)
    counted = _counted(tree, head)
    if counted is not None:
        return counted
    if head in people or tree.lower[head] in grammar_words().singular_pronouns:
        return Count(1, 1, 1)
    determiners = [tree.lower[c] for c in tree.kids(head, "det", "poss", "predet")]
    if any(d in words.nobody for d in determiners):
        return Count(0, 0, 0)
    if tree.lemma[head] in words.totals:
        of = grammar.obliques(tree, head).get("of", [])
        return _one(tree, of[0], people) if of else None
    singular = tree.tag[head] == "NN" and tree.lemma[head] not in words.groups
    return Count(1, 1, 1) if singular and any(d in words.one for d in determiners) else None


def _is_denied(tree: Tree, head: int) -> bool:
    return head > 0 and tree.lower[head - 1] == "no"


def _counted(tree: Tree, head: int) -> Count | None:
    """Return the count that a number in the phrase gives: "12 people", "12 of them", "dozens of people"."""
    words = casualty_words()
    if (head_count := _number(tree, head)) is not None:
        return head_count
    for c in tree.children[head]:
        if c < head and tree.dep[c] in ("nummod", "amod", "det", "quantmod", "compound", "nmod", "predet"):
            count = _number(tree, c)
            if count is not None and not (tree.lower[c] in words.numbers and tree.dep[c] == "compound"):
                return count
    return None


def _number(tree: Tree, i: int) -> Count | None:
    """Return the count that token ``i`` names, with the words before it that belong to it."""
    words = casualty_words()
    word = tree.lower[i]
    if word in words.least and word not in words.multiples:
        return Count(None, words.least[word], None)
    if (found := RANGE.fullmatch(word)) is not None:
        low, high = int(found[1]), int(found[2])
        return Count(None, low, high) if low < high else None
    value, start = _value(tree, i)
    if value is None:
        return None
    return _bounded(tree, i, value, start)


def _value(tree: Tree, i: int) -> tuple[int | None, int]:
    """Return the number that ends at token ``i`` ("two dozen", "1,200", "twenty-five") and where it starts."""
    words = casualty_words()
    word = tree.lower[i]
    own = _simple(word)
    if own is None:
        return None, i
    if word not in words.multiples:
        if i > 1 and tree.lower[i - 1] == "-" and (tens := words.numbers.get(tree.lower[i - 2], 0)) >= 20 and own < 10:
            return tens + own, i - 2
        return own, i
    if i > 0 and tree.sentence[i - 1] == tree.sentence[i]:
        factor = 1 if tree.lower[i - 1] == "a" else _simple(tree.lower[i - 1])
        if factor is not None:
            return factor * own, i - 1
    return own, i


def _simple(word: str) -> int | None:
    words = casualty_words()
    if DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    if "-" in word:
        tens, _, unit = word.partition("-")
        if tens in words.numbers and unit in words.numbers and words.numbers[tens] >= 20 > 9 >= words.numbers[unit]:
            return words.numbers[tens] + words.numbers[unit]
    return words.numbers.get(word, words.multiples.get(word))


def _bounded(tree: Tree, i: int, value: int, start: int) -> Count:
    """Return ``value`` with the bounds that the words around it give."""
    words = casualty_words()
    first = max(start - LONGEST_BOUND, tree.sentences[tree.sentence[i]].start)
    before = tree.lower[first:start]
    if len(before) >= 2 and before[-1] in ("and", "to", "or", "-", "–"):
        low, opening = _value(tree, start - 2)
        if low is not None and low < value and (before[-1] != "and" or tree.lower[opening - 1] == "between"):
            return Count(None, low, value)
    if before[-1:] == ["between"] and tree.lower[i + 1 : i + 2] == ["and"] and i + 2 < len(tree):
        high = _simple(tree.lower[i + 2])
        if high is not None and value < high:
            return Count(None, value, high)
    for size in range(LONGEST_BOUND, 0, -1):
        bound = words.bounds.get(tuple(before[-size:])) if size <= len(before) else None
        if bound == "low":
            return Count(value, value, None)
        if bound == "high":
            return Count(None, None, value)
        if bound == "about":
            return Count(value, None, None)
    if i + 2 < len(tree) and tree.lower[i + 1 : i + 3] == ["or", "more"]:
        return Count(value, value, None)
    return Count(value, value, value)
