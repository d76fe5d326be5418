"""Times: every expression of time to its TIMEX3 type, value and bounds. One of three siblings on the way through.

The words of a text become a :class:`Line`, the grammar finds :class:`Match` es in it, and each is resolved in
order against the day of writing, the tense around it and what was told before. Values follow TimeML's TIMEX3
(Pustejovsky et al. 2003; Sauri et al. 2006); the choice of readings is the longest at each word.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from ...codebook.times import time_words
from ..language import register
from .found import TimeFound
from .grammar import find_matches, find_starters
from .line import Line, make_line
from .meaning import Day, Match, Meaning
from .names import Namesakes
from .resolve import STORY_YEARS, Context, resolve
from .tense import tense_at

__all__ = ["TimeFinder", "TimeFound", "make_times"]

register("times")
NEWS_YEARS = range(1600, 3000)  # so that no arithmetic from a day of writing leaves the calendar
NEARBY = 6  # words
OPENING = 2  # "In 1962, ..."


class TimeFinder:
    """Component: reads ``doc._.tree``, ``doc._.names`` and ``doc._.article``, and assigns ``doc._.times``."""

    def __init__(self, language: str) -> None:
        self.words = time_words(language)
        self.starters = find_starters(self.words)

    def __call__(self, doc: Doc) -> Doc:
        """Assign the times of a text, a list of :class:`TimeFound` in order; empty where it tells none."""
        line = make_line(doc._.tree, self.words)
        names = Namesakes(doc._.tree, doc._.names)
        matches = [m for m in find_matches(line, self.starters) if not names.hold(line, m)]
        doc._.times = resolve_all(line, matches, written_on(doc))
        return doc


def written_on(doc: Doc) -> date | None:
    """Return the day an article was written, ``None`` where it is not known."""
    published = doc._.article.published if doc._.article is not None else None
    try:
        day = None if published is None else date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if day is not None and day.year in NEWS_YEARS else None


def resolve_all(line: Line, matches: list[Match], written: date | None) -> list[TimeFound]:
    """Return what the matches come to, each in the light of those before it."""
    tree = line.tree
    context = Context(written)
    paragraph, sentence, out = -1, -9, []
    for n, match in enumerate(matches):
        start, end = line.token[match.start], line.token[match.end - 1] + 1
        if tree.paragraph[start] != paragraph:
            paragraph = tree.paragraph[start]
            context.year = context.year if written is None else None
        context.near = tree.sentence[start] - sentence <= 1
        context.after = context.told.first if context.told is not None and _ends_range(line, matches, n) else None
        context.tense = tense_at(tree, line.words, start, end)
        if context.tense == "past" and line.low[match.start] in line.words.lists["reference_leave.adverbs"]:
            continue
        found = resolve(_with_year(line, matches, n) or _with_day(line, matches, n), context)
        if found.period is not None:
            context.told, sentence = found.period, tree.sentence[start]
            _keep_year(context, match, start - tree.sentences[tree.sentence[start]].start)
        out.append(TimeFound(start, end, found.type, found.value, found.begin, found.finish, match.rule))
    return out


def _with_day(line: Line, matches: list[Match], n: int) -> Meaning:
    """Return the meaning of match ``n``; a time of day alone takes the day close after it.

    As in "at 10:35 a.m. (0735 GMT) Friday".
    """
    match = matches[n]
    if not isinstance(match.meaning, Day) or match.meaning != Day(clock=match.meaning.clock):
        return match.meaning
    for after in matches[n + 1 : n + 3]:
        if after.start - match.end > NEARBY or not _same_sentence(line, match, after):
            break
        day = after.meaning
        if isinstance(day, Day) and (day.weekday or day.day or day.offset is not None):
            return replace(day, clock=match.meaning.clock)
    return match.meaning


def _with_year(line: Line, matches: list[Match], n: int) -> Meaning | None:
    """Return a date without a year in the year of the date that it is joined to ("from May 3 to June 5, 1999")."""
    here = matches[n].meaning
    if n + 1 >= len(matches) or not isinstance(here, Day) or here.month is None or here.year is not None:
        return None
    after, link, lists = matches[n + 1], line.low[matches[n].end], line.words.lists
    joined = after.start == matches[n].end + 1 and (link in lists["link.range"] or link in lists["link.join"])
    there = after.meaning
    if not joined or not isinstance(there, Day) or there.month is None or there.year is None:
        return None
    return replace(here, year=there.year - (here.month > there.month))


def _ends_range(line: Line, matches: list[Match], n: int) -> bool:
    """Tell whether match ``n`` is the far end of a range that the match before it begins ("from Monday to Friday")."""
    if n == 0 or matches[n - 1].end != matches[n].start - 1:
        return False
    return line.low[matches[n].start - 1] in line.words.lists["link.range"]


def _same_sentence(line: Line, a: Match, b: Match) -> bool:
    return line.tree.sentence[line.token[a.start]] == line.tree.sentence[line.token[b.start]]


def _keep_year(context: Context, match: Match, place: int) -> None:
    """Let a year told outright stand for the dates after it: where no day of writing is known, or it sets the story.

    It does so where it opens its sentence (``place`` is the token's place in it) and lies years from the writing.
    """
    if not isinstance(match.meaning, Day) or match.meaning.year is None:
        return
    year = match.meaning.year
    if context.written is None:
        context.year = year
    else:
        far = abs(context.written.year - year) >= STORY_YEARS
        context.year = year if far and place <= OPENING else None


@Language.factory(
    "onrecord_times",
    requires=["doc._.article", "doc._.tree", "doc._.names"],
    assigns=["doc._.times"],
    default_config={"language": "en"},
)
def make_times(nlp: Language, name: str, language: str) -> TimeFinder:
    """Make the ``onrecord_times`` component; ``language`` names the codebook's folder."""
    return TimeFinder(language)
