"""Reports made up, as a coder would make them but without reading: for measuring and testing the record.

Words, names and places are strings of syllables, drawn with the frequencies of a language (Zipf), and the same seed
gives the same reports. Sizes are near those of agency reports: some 2,000 characters, 7 actors, 7 statements, 3 events.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from onrecord.errors import ArticleError, OnrecordError
from onrecord.records import (
    Actor,
    Article,
    Coding,
    Commitment,
    Count,
    Dispute,
    Document,
    Event,
    Factuality,
    Place,
    Position,
    Report,
    Span,
    Statement,
    Time,
)

SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
COUNTRIES = ["IRN", "AFG", "AUT", "HUN", "KEN", "PER", "JPN", "CAN", "MEX", "EGY", "IND", "CHL", "NOR", "POL", "GHA"]
TYPES = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]
TYPES += ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
FORCES = ["assert", "deny", "claim", "promise", "demand", "ask", "accuse"]
DAYS, FIRST = 3650, date(2015, 1, 1)


@cache
def words(count: int = 20_000) -> tuple[list[str], list[float]]:
    """Return a vocabulary and its cumulated frequencies."""
    rng = random.Random("words")
    made = list(dict.fromkeys("".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3, 4)))) for _ in range(2 * count)))
    return made[:count], list(accumulate(1 / (n + 2.7) for n in range(len(made[:count]))))


@cache
def persons(count: int = 4000) -> tuple[list[str], list[float]]:
    """Return names of persons and how often they are in the news, cumulated."""
    rng = random.Random("persons")
    made = [" ".join("".join(rng.choices(SYLLABLES, k=3)).title() for _ in range(2)) for _ in range(count)]
    return made, list(accumulate(1 / (n + 5) for n in range(count)))


def made_articles(count: int, *, seed: int = 0, start: int = 0, sentences: int = 16) -> Iterator[Article]:
    """Yield ``count`` articles, those from number ``start`` on, in the order of publication."""
    vocabulary, frequencies = words()
    for number in range(start, start + count):
        rng = random.Random(f"{seed} {number}")
        lengths = [rng.randint(12, 30) for _ in range(sentences)]
        told = [" ".join(rng.choices(vocabulary, cum_weights=frequencies, k=n)).capitalize() + "." for n in lengths]
        day = FIRST + timedelta(days=number * DAYS // 300_000)
        publisher = f"{rng.choice(SYLLABLES).title()} Times"
        title = " ".join(rng.choices(vocabulary, cum_weights=frequencies, k=7))
        yield Article(" ".join(told), title=title, publisher=publisher, published=day.isoformat())


def article_id(article: Article) -> str:
    """Return the id of the document that an article becomes."""
    parts = [article.text, article.title, article.publisher, article.published, article.url]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


class MadeCoder:
    """Makes reports of articles, the same for the same article and version; a text with "unreadable" in it has none."""

    def __init__(self, codebook: str = "1") -> None:
        self.coding = Coding("0", codebook, "made")

    def stream(
        self, documents: Iterable[Any], *, unusable: Callable[[int, OnrecordError], None] | None = None
    ) -> Iterator[Report]:
        """Yield a report for each article."""
        for number, article in enumerate(documents):
            if "unreadable" in article.text and unusable is not None:
                unusable(number, ArticleError(f"document {number}: unreadable"))
                continue
            yield _Maker(article, self.coding).report()


class _Maker:
    """One report in the making."""

    def __init__(self, article: Article, coding: Coding) -> None:
        self.article, self.coding = article, coding
        self.id = article_id(article)
        self.rng = random.Random(self.id + coding.codebook)
        self.sentences = _sentences(article.text)
        self.actors = [self._actor(n) for n in range(7)]
        self.places = [self._place(n) for n in range(2)]
        self.times = [self._time(n) for n in range(2)]

    def report(self) -> Report:
        """Return the report."""
        a, rng = self.article, self.rng
        document = Document(self.id, a.title, a.publisher, a.url, a.published, a.dateline, a.wire, a.language, a.text)
        statements = [self._statement(n) for n in range(min(7, len(self.sentences)))]
        events = [self._event(n, statements) for n in range(3)]
        commitments = [self._commitment(statements[0], events[0])] if rng.random() < 0.3 else []
        disputes = [self._dispute(statements, events[1])] if rng.random() < 0.2 and len(statements) > 2 else []
        parts = (self.actors, self.places, self.times, statements, events, commitments, disputes, [])
        return Report(document, *(tuple(part) for part in parts), self.coding)  # type: ignore[arg-type]

    def _key(self, kind: str, number: int) -> str:
        return f"{self.id}.{kind}{number + 1}"

    def _actor(self, n: int) -> Actor:
        rng, country = self.rng, self.rng.choice(COUNTRIES)
        mentions = (self._word(rng.choice(self.sentences)),)
        if n == 0:
            return Actor(f"gov:{country}", f"government of {country.title()}", "organization", None, country, ("GOV",),
                         f"{country}GOV", mentions, "made")  # fmt: skip
        if n < 4:
            names, often = persons()
            name = rng.choices(names, cum_weights=often)[0]
            key = f"person:{name.lower().replace(' ', '-')}"
            country = COUNTRIES[sum(key.encode()) % len(COUNTRIES)]  # a person stays of one
            if key not in {a.id for a in getattr(self, "actors", [])}:
                return Actor(f"{key}-{n}", name, "person", rng.choice(("minister", "mayor", None)), country, ("GOV",),
                             f"{country}GOV", mentions, "made")  # fmt: skip
        name = rng.choice(("police", "villagers", "officials", "two men", "residents", "soldiers"))
        return Actor(self._key("a", n), name, "group", None, country, ("CVL",), f"{country}CVL", mentions, "made")

    def _place(self, n: int) -> Place:
        rng = random.Random(f"place {self.rng.randrange(3000)}")
        geonames = rng.randrange(1, 1 << 22)
        name = "".join(rng.choices(SYLLABLES, k=3)).title()
        at = (round(rng.uniform(-60, 60), 3), round(rng.uniform(-180, 180), 3))
        span = self._word(self.sentences[n % len(self.sentences)])
        return Place(self._key("p", n), name, geonames, *at, rng.choice(COUNTRIES), "Division", "P.PPL", "city", 0.9,
                     "literal", (span,), "made")  # fmt: skip

    def _time(self, n: int) -> Time:
        day = date.fromisoformat(self.article.published or "2020-01-01") - timedelta(days=n)
        after = (day + timedelta(days=1)).isoformat()
        span = self._word(self.sentences[-1 - n % len(self.sentences)])
        return Time(self._key("t", n), "DATE", day.isoformat(), day.isoformat(), after, span, "made")

    def _word(self, sentence: Span, nth: int = 1) -> Span:
        start = sentence.start
        for _ in range(nth):
            start = self.article.text.find(" ", start, sentence.end) + 1 or sentence.start
        end = self.article.text.find(" ", start, sentence.end)
        return Span(start, end if end > start else sentence.end)

    def _statement(self, n: int) -> Statement:
        rng, sentence = self.rng, self.sentences[n]
        cue = self._word(sentence, 2)
        content = (Span(min(cue.end + 1, sentence.end), sentence.end),)
        return Statement(
            id=self._key("s", n), source=rng.choice(self.actors).id, source_span=self._word(sentence), cue=cue,
            cue_lemma="say", content=content, manner="indirect", force=rng.choice(FORCES), negated=False, official=True,
            addressee=rng.choice(self.actors).id if rng.random() < 0.2 else None,
            time=self.times[0].id if rng.random() < 0.4 else None, place=None, parent=None, rule="made",
        )  # fmt: skip

    def _event(self, n: int, statements: list[Statement]) -> Event:
        rng, sentence = self.rng, self.sentences[-1 - n % len(self.sentences)]
        kind = rng.choice(TYPES)
        trigger = self._word(sentence, 3)
        dead = rng.randrange(1, 40)
        toll = Count(dead, dead, dead) if kind == "ASSAULT" else None
        return Event(
            id=self._key("e", n), type=kind, mode=None, contexts=(), cameo=None, quad=TYPES.index(kind) // 4 + 1,
            score=0.7, actors=(rng.choice(self.actors).id,), recipients=(rng.choice(self.actors).id,), trigger=trigger,
            mentions=(trigger,), sentence=sentence, place=rng.choice(self.places).id if rng.random() < 0.6 else None,
            time=rng.choice(self.times).id if rng.random() < 0.7 else None, basis="stated", fatalities=toll,
            injured=None, factuality=(Factuality("author", "CT+", 3.0),), aspect="past",
            statement=statements[0].id if rng.random() < 0.3 else None, confirmation="confirmed", confirmed_by=(),
            rule="made",
        )  # fmt: skip

    def _commitment(self, s: Statement, e: Event) -> Commitment:
        promisor = s.source if self.rng.random() < 0.8 else None
        due = (date.fromisoformat(self.article.published or "2020-01-01") + timedelta(days=30)).isoformat()
        return Commitment(self._key("c", 0), promisor, self.actors[0].id, s.content, s.time, None,
                          self.rng.choice(("open", "open", "kept")), s.id, (e.id,), "made", due)  # fmt: skip

    def _dispute(self, statements: list[Statement], e: Event) -> Dispute:
        positions = tuple(Position(s.source, s.content, s.id) for s in statements[1:3])
        return Dispute(self._key("d", 0), (e.id,), positions, "made")


def _sentences(text: str) -> list[Span]:
    out, start = [], 0
    while start < len(text):
        end = text.find(". ", start)
        end = len(text) if end < 0 else end + 1
        out.append(Span(start, end))
        start = end + 1
    return out
