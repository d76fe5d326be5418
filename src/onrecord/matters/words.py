"""Words for comparing texts: stems of what carries meaning, and how much each tells. First on the way.

Stems are Porter's second English stemmer's (Snowball). A word's weight is its inverse document frequency in the
record: a word that every report has says nothing about which story this is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import log, sqrt

from Stemmer import Stemmer

from ..codebook.following import following_words, irregular_forms

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
Weights = Mapping[str, float]


@cache
def _stemmer() -> Stemmer:
    return Stemmer("english")


def plain_words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case and in order, possessive endings cut; empty for a text without any."""
    return [w.lower().replace("’", "'").removesuffix("'s") for w in WORD.findall(text)]


def stems(text: str) -> list[str]:
    """Return the stems of the words of ``text`` that carry meaning, in order: no function words, nothing of one
    letter.
    """
    skip, verbs = following_words().function, irregular_forms()
    kept = [verbs.get(w, w) for w in plain_words(text) if len(w) > 1 and w not in skip]
    return list(_stemmer().stemWords(kept))


def surface_forms(text: str) -> dict[str, str]:
    """Return for each stem of ``text`` the first word that has it, as written in lower case."""
    skip, verbs = following_words().function, irregular_forms()
    words = [w for w in plain_words(text) if len(w) > 1 and w not in skip]
    found = _stemmer().stemWords([verbs.get(w, w) for w in words])
    return dict(zip(reversed(found), reversed(words)))


def weigher(documents: int, frequency: Mapping[str, int]) -> Callable[[str], float]:
    """Return what gives a stem its weight (inverse document frequency, 0-1) in a record of ``documents``.

    ``frequency`` says in how many documents each stem stands; one that it lacks is new and tells the most. A record
    of a few documents knows little of which words are common, so the count starts at a hundred that hold none of them.
    """
    total = documents + 100
    top = log(total)
    known: dict[str, float] = {}

    def weight(stem: str) -> float:
        found = known.get(stem)
        if found is None:
            found = known[stem] = log(total / (1 + frequency.get(stem, 0))) / top
        return found

    return weight


def shared(a: Iterable[str], b: Iterable[str], weight: Callable[[str], float]) -> float:
    """Return how much of the smaller of two sets of stems the other holds, by weight (0-1); 0 where one is empty."""
    a, b = set(a), set(b)
    least = min(sum(map(weight, a)), sum(map(weight, b)))
    return sum(map(weight, a & b)) / least if least else 0.0


def covered(part: Iterable[str], whole: Iterable[str], weight: Callable[[str], float]) -> float:
    """Return how much of ``part`` (stems) stands in ``whole``, by weight (0-1); 0 where ``part`` is empty."""
    part, whole = set(part), set(whole)
    total = sum(map(weight, part))
    return sum(map(weight, part & whole)) / total if total else 0.0


def cosine(a: Weights, b: Weights) -> float:
    """Return the cosine of two weighted bags (0-1 for weights that are not negative); 0 where one is empty."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    dot = sum(w * large[k] for k, w in small.items() if k in large)
    if not dot:
        return 0.0
    return dot / (sqrt(sum(w * w for w in a.values())) * sqrt(sum(w * w for w in b.values())))
