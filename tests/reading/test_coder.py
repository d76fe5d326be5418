"""The whole pipeline: what it takes, in what order it answers, and that one bad document never stops a batch."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

import onrecord
from onrecord import Article, ArticleError, OnrecordError, UsageError
from onrecord.reading.coder import DEFAULT_MODEL, PIECE, STAGES

STORY = "Police said on Friday that two men were held near the bridge."


def test_read_takes_what_is_known_of_a_text(coder) -> None:
    document = coder.read(STORY, published="2025-10-31", publisher="Valley Herald").document
    assert (document.text, document.published, document.publisher) == (STORY, "2025-10-31", "Valley Herald")


@pytest.mark.parametrize("published", ["yesterday", "2025-13-01", "31/10/2025"])
def test_a_date_that_is_none_is_refused(coder, published: str) -> None:
    with pytest.raises(ArticleError, match=f"published '{published}' is not a date; write YYYY-MM-DD"):
        coder.read(STORY, published=published)


@pytest.mark.parametrize("published", ["2025-10-31", "2025-10-31T22:15:00Z", date(2025, 10, 31)])
def test_a_date_is_its_day_however_it_is_given(coder, published) -> None:
    (report,) = coder.stream([{"text": STORY, "published": published}])
    assert report.document.published == "2025-10-31"


def test_a_field_that_no_article_has_is_refused(coder) -> None:
    with pytest.raises(TypeError, match="publishd"):
        coder.read(STORY, publishd="2025-10-31")


def test_stream_takes_articles_texts_and_rows_in_order(coder) -> None:
    documents = [Article("One.", title="T"), "Two.", {"text": "Three.", "publisher": "P", "rank": 3, "url": None}]
    told = [report.document for report in coder.stream(documents)]
    assert [d.text for d in told] == ["One.", "Two.", "Three."]
    assert (told[0].title, told[2].publisher) == ("T", "P")


def test_a_rows_other_fields_are_kept_with_its_article(coder) -> None:
    seen = []
    original = coder.parsed

    def parsed(articles):
        for doc in original(articles):
            seen.append(doc._.article)
            yield doc

    coder.parsed = parsed
    try:
        list(coder.stream([{"text": "Three.", "rank": 3}]))
    finally:
        del coder.parsed
    assert seen[0].extra == {"rank": "3"}


@pytest.mark.parametrize("document", [None, 7, {}, {"text": None}, {"title": "T"}, b"bytes"])
def test_what_is_no_document_is_an_error_or_passed_over(coder, document) -> None:
    with pytest.raises(ArticleError, match="document 1: no text"):
        list(coder.stream(["One.", document]))
    passed: list[tuple[int, OnrecordError]] = []
    reports = list(coder.stream(["One.", document, "Two."], unusable=lambda n, e: passed.append((n, e))))
    assert [r.document.text for r in reports] == ["One.", "Two."]
    assert [n for n, _ in passed] == [1]


def test_a_fault_in_one_document_does_not_stop_the_others(coder, monkeypatch) -> None:
    def fail_on_two(doc):
        if doc.text == "Two.":
            raise KeyError("fault")
        return doc

    monkeypatch.setattr(coder, "_stages", [*coder._stages, ("failing", fail_on_two)])
    passed: list[str] = []
    reports = list(coder.stream(["One.", "Two.", "Three."], unusable=lambda n, e: passed.append(str(e))))
    assert [r.document.text for r in reports] == ["One.", "Three."]
    assert passed == ["document 1: a fault in onrecord: KeyError: 'fault'"]
    with pytest.raises(KeyError):
        list(coder.stream(["Two."]))


def test_stream_asks_for_documents_only_as_it_needs_them(coder) -> None:
    asked = []

    def documents():
        for n in range(1_000):
            asked.append(n)
            yield STORY

    next(coder.stream(documents()))
    assert len(asked) < 100


def test_half_a_surrogate_pair_is_replaced(coder) -> None:
    assert coder.read("He said \ud83d no.").document.text == "He said � no."


def test_a_long_text_is_one_document_with_its_offsets(coder) -> None:
    text = f"{STORY}\n\n" * (PIECE // 40)
    (doc,) = coder.docs([Article(text)])
    assert doc.text == text
    last = doc._.tree.sentences[-1]
    assert text.rstrip().endswith(doc._.tree.words(*last).strip())


def test_a_batch_gives_the_same_as_one_by_one(coder) -> None:
    texts = [STORY, "", "Two.", f"{STORY} The mayor denied it.", "😀" * 30]
    assert list(coder.stream(texts)) == [coder.read(text) for text in texts]


@pytest.mark.parametrize("model", ["en_nothing_at_all", "numpy", ""])
def test_a_model_that_is_none_is_a_wrong_call(model: str) -> None:
    if model:
        with pytest.raises(UsageError, match=model):
            onrecord.load(model)
    else:
        assert onrecord.load(model).model.startswith("en_core_web_sm")


def test_a_pipeline_of_another_language_or_without_a_parser_is_a_wrong_call(tmp_path) -> None:
    for language, message in (("de", "onrecord reads English"), ("en", "lacks tagger")):
        spacy.blank(language).to_disk(tmp_path / language)
        with pytest.raises(UsageError, match=message):
            onrecord.load(str(tmp_path / language))


def test_the_stages_work_in_anybodys_pipeline(coder) -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("onrecord_paragraphs", before="parser")
    for name in STAGES:
        nlp.add_pipe(name)
    doc = nlp(STORY)
    assert doc._.article == Article(STORY)
    assert onrecord.reading.coder.build_report(doc, model=coder.model) == coder.read(STORY)


def test_every_stage_declares_what_it_needs_and_gives(nlp) -> None:
    problems = nlp.analyze_pipes(keys=["requires", "assigns"])
    for name in STAGES:
        given = problems["summary"][name]["assigns"]
        assert given, f"{name} declares nothing that it assigns"
        if name != STAGES[0]:
            assert problems["summary"][name]["requires"], f"{name} declares nothing that it requires"
        lacking = [need for need in problems["problems"][name] if need.startswith("doc._.")]
        assert not lacking, f"{name} needs what no stage before it gives"
