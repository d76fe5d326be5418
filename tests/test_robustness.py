"""Any text gives a sound record: spans slice, ids are one of a kind, links lead somewhere, two runs give the same."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Article, ArticleError, Report
from onrecord.intake import article_from_text, read_article, read_corpus
from onrecord.intake.decode import decode
from onrecord.schema import spans

STEADY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
WORDS = [
    "Police", "the minister", "Iran", "Tabriz", "the United Nations", "said", "told", "denied that", "promised to",
    "attacked", "was arrested", "in", "on Friday", "last year", "two", "killed", "and", "who", "not", "“", "”", '"',
    "'", ",", ".", "?", "\n\n", "\n", "\r\n", "—", "😀", "وزیر", "e\u0301", "\u200f", "U.S.", "Mr.", "$5", "2025-10-31",
    "it", "they", "(Reuters)", "BEIJING", "-", ":", "http://a.example/b", "\t", "\x0b", "\ufeff", "may", "if",
]  # fmt: skip
news = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
texts = st.one_of(news, st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=30).map("".join))


def check(report: Report) -> None:
    """Hold what every report has to keep."""
    text = report.document.text
    for span in spans(report):
        assert 0 <= span.start < span.end <= len(text), f"span {span} is empty or lies outside the text"
        words = text[span.start : span.end]
        assert words == words.strip() or not text.strip(), f"span {span} has white space at its ends: {words!r}"
    kinds = ("actors", "places", "times", "statements", "events", "commitments", "disputes", "stances")
    ids = {kind: [item.id for item in getattr(report, kind)] for kind in kinds}
    twice = [i for i, count in Counter(i for items in ids.values() for i in items).items() if count > 1]
    assert not twice, f"ids given twice: {twice}"
    known = {kind: set(items) for kind, items in ids.items()}
    anchors = known["places"] | known["times"]
    for event in report.events:
        assert {*event.actors, *event.recipients} <= known["actors"]
        assert {event.place, event.time, event.statement} - {None} <= anchors | known["statements"]
        assert set(event.confirmed_by) <= known["statements"]
        assert {f.holder for f in event.factuality} - {"author"} <= known["actors"]
    for statement in report.statements:
        assert {statement.source, statement.addressee} - {None} <= known["actors"]
        assert {statement.parent} - {None} <= known["statements"] - {statement.id}
        assert {statement.time, statement.place} - {None} <= anchors
    for commitment in report.commitments:
        assert {commitment.promisor, commitment.promisee} - {None} <= known["actors"]
        assert {commitment.statement} - {None} <= known["statements"]
        assert {commitment.made, commitment.due} - {None} <= known["times"]
        assert set(commitment.events) <= known["events"]
    for stance in report.stances:
        assert {stance.holder, stance.target} - {None} <= known["actors"]
        assert {stance.statement} - {None} <= known["statements"]
    for dispute in report.disputes:
        assert set(dispute.about) <= known["events"]
        assert {p.holder for p in dispute.positions} - {None} <= known["actors"]
        assert {p.statement for p in dispute.positions} - {None} <= known["statements"]


def as_json(report: Report) -> str:
    """Return a report as the command line prints it."""
    return json.dumps(report.to_dict(), ensure_ascii=False)


@STEADY
@given(text=texts)
def test_any_text_gives_a_sound_record_and_the_same_again(coder, text: str) -> None:
    report = coder.read(text, published="2025-10-31")
    check(report)
    assert as_json(coder.read(text, published="2025-10-31")) == as_json(report)


@STEADY
@given(data=st.one_of(st.binary(max_size=400), texts.map(lambda t: t.encode("utf-8", "replace"))))
def test_any_bytes_are_an_article_or_a_clear_error(data: bytes) -> None:
    try:
        article = article_from_text(decode(data, "a.txt", declared=True), name="a.txt")
    except ArticleError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert 0 <= article.body <= len(article.text)


@pytest.mark.parametrize(
    "text",
    [
        "Tabriz",
        "Police said no",
        "“Police said that two men were held. The mayor denied it, and left.",
        '"It\'s over," he said. \'We agree," she said, “and so do they.',
        "POLICE SAY TWO MEN WERE KILLED IN TABRIZ ON FRIDAY\n\nThe mayor denied it.",
        "The minister said:\r\n\r\n“We will open the border.”\r\n",
        "The minister, محمد, said 😀😀 that Iran وزیر امور خارجه would attack 🇮🇷 on Friday.",
        "\u202eThe minister said that it was over.\u202c",
        "." * 3_000,
        "(" * 3_000,
        "he said " * 1_000,
        "Iran, Iraq, " * 500,
        "the army of " * 500,
        "\n" * 1_000,
        "e\u0301\u0301\u0301" * 300,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_odd_texts_give_a_sound_record(coder, text: str) -> None:
    check(coder.read(text, published="2025-10-31"))


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster(coder) -> None:
    paragraph = "Police said on Friday that two men were held in Tabriz. “It is over,” the mayor told reporters.\n\n"

    def seconds(copies: int) -> float:
        begin = time.process_time()
        check(coder.read(paragraph * copies, published="2025-10-31"))
        return time.process_time() - begin

    seconds(20)
    assert seconds(1_600) < 10 * seconds(400)


def test_what_has_no_stops_is_cut_into_sentences_of_bounded_length(coder) -> None:
    doc = next(coder.docs([Article("The army " + "attacked and killed and arrested " * 1_000)]))
    assert max(end - start for start, end in doc._.tree.sentences) <= 600


def corpora(shared: Path) -> list[Article]:
    """All the articles there are: Wikinews, the first article, and the texts of GeoWebNews."""
    gwn = ElementTree.parse(shared / "eval" / "places" / "GWN.xml")
    told = [article.findtext("text") or "" for article in gwn.iter("article")]
    assert told
    return [
        *read_corpus(shared / "articles" / "wikinews.jsonl"),
        read_article(shared / "articles" / "border-2025-10-31.txt"),
        *map(Article, told),
    ]


@pytest.mark.shared
@pytest.mark.slow
def test_every_real_article_gives_a_sound_record_and_the_same_again(coder, shared: Path) -> None:
    articles = corpora(shared)
    first = [as_json(checked(report)) for report in coder.stream(articles)]
    assert len(first) == len(articles)
    assert [as_json(report) for report in coder.stream(articles)] == first


def checked(report: Report) -> Report:
    """Return ``report`` after :func:`check`."""
    check(report)
    return report
