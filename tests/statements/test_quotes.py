"""Quotations: whole, carried on, over paragraphs, and what an odd mark may cost."""

from __future__ import annotations

from spacy.tokens import Doc

from onrecord.reading.language import build_tree
from onrecord.reading.statements.quotes import find_quotations
from onrecord.records import Article


def statements(coder, text: str):
    doc = next(coder.docs([Article(text=text)]))
    return doc, [([doc._.tree.words(*c) for c in s.content], s) for s in doc._.statements]


def quotations(nlp, text: str) -> list[str]:
    tree = build_tree(nlp.make_doc(text))
    return [tree.words(*q) for q in find_quotations(tree).ranges]


def test_straight_and_curly_marks(nlp):
    assert quotations(nlp, 'He said "yes" and “no”.') == ['"yes"', "“no”"]


def test_an_unclosed_mark_costs_its_sentence_at_most(nlp):
    found = quotations(nlp, "“He left. She stayed.\n\nThey said “no” later.")
    assert found[-1] == "“no”"


def test_a_closing_mark_alone_opens_nothing(nlp):
    assert quotations(nlp, "He left.” She stayed.") == []


def test_a_quotation_runs_over_paragraphs(coder):
    text = "“The road is closed,” Ms. Abara said. “It will stay closed.\n\n“Nobody told us why.”"
    _, found = statements(coder, text)
    contents, s = found[0]
    assert contents == ["“The road is closed,”", "“It will stay closed.", "“Nobody told us why.”"]
    assert s.manner == "direct"


def test_words_in_marks_are_not_carried_on(coder):
    text = "“The road is closed,” Ms. Abara said. The so-called “peace road” was built in 1990."
    _, found = statements(coder, text)
    assert found[0][0] == ["“The road is closed,”"]


def test_a_cue_inside_a_quotation_reports_nothing_outside(coder):
    _, found = statements(coder, "“I think we lost,” said Omar, who trained for years.")
    for contents, s in found:
        if s.cue_lemma == "think":
            assert contents == ["we lost"]
            assert s.parent is not None


def test_an_empty_document_has_no_statements(vocab):
    assert find_quotations(build_tree(Doc(vocab, words=[]))).ranges == []
