from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.codebook.contexts import context_words
from onrecord.codebook.files import HOME
from onrecord.errors import CodebookError
from onrecord.reading.actors.found import ActorFound, ActorTable
from onrecord.reading.events.contexts import clause_of, contexts_of
from onrecord.reading.events.details import fill_details
from onrecord.reading.events.found import EventFound
from onrecord.reading.language import Tokens


def event(doc: Any, word: str, kind: str, mode: str | None = None, contexts: tuple[str, ...] = ()) -> EventFound:
    i = next(t.i for t in doc if t.text == word)
    return EventFound(kind, mode, contexts, None, 1, 1.0, (), (), i, Tokens(i, i + 1), "test")


@pytest.mark.parametrize(
    ("text", "word", "kind", "contexts"),
    [
        ("They discussed the pipeline.", "discussed", "CONSULT", {"natural_resource"}),
        ("They agreed to cut tariffs.", "agreed", "AGREE", {"economic"}),
        ("The envoy met the generals.", "met", "CONSULT", {"diplomatic"}),
        ("They accused the ministry of corruption.", "accused", "ACCUSE", {"corruption"}),
        ("Marchers demanded a new constitution.", "demanded", "PROTEST", {"political_institutions"}),
        ("They sent vaccines to the island.", "sent", "AID", {"health"}),
        ("They threatened to test a nuclear warhead.", "threatened", "THREATEN", {"cbrn"}),
        ("The Security Council condemned the killings.", "condemned", "ACCUSE", {"diplomatic"}),
        ("They stormed the hall.", "stormed", "PROTEST", set()),
        ("They met on Monday.", "met", "CONSULT", set()),
    ],
)
def test_words_of_the_clause(nlp: Any, text: str, word: str, kind: str, contexts: set[str]) -> None:
    doc = nlp(text)
    doc._.actors = ActorTable()
    assert set(contexts_of(doc, event(doc, word, kind))) == contexts


def test_another_clause_says_nothing_of_this_one(nlp: Any) -> None:
    doc = nlp("The minister met farmers while prosecutors read the indictment.")
    doc._.actors = ActorTable()
    assert contexts_of(doc, event(doc, "met", "CONSULT")) == ()


def test_a_mode_brings_its_context(nlp: Any) -> None:
    doc = nlp("They held him.")
    doc._.actors = ActorTable()
    assert contexts_of(doc, event(doc, "held", "COERCE", "arrest")) == ("legal",)


def test_contexts_of_the_coder_are_kept(nlp: Any) -> None:
    doc = nlp("They held him.")
    doc._.actors = ActorTable()
    assert contexts_of(doc, event(doc, "held", "COERCE", None, ("gender",))) == ("gender",)


def test_sectors_and_states(nlp: Any) -> None:
    doc = nlp("One met another.")
    table = ActorTable([ActorFound(None, name, "country", country=name) for name in ("FRA", "PER")])
    table.by_head = {0: (0,), 2: (1,)}
    doc._.actors = table
    found = event(doc, "met", "CONSULT")
    found.actor_heads, found.recipient_heads = (0,), (2,)
    assert contexts_of(doc, found) == ("diplomatic",)
    table.actors[0].sectors = ("MIL",)
    assert contexts_of(doc, found) == ("diplomatic", "military")


def test_a_long_sentence_is_not_all_of_it_the_clause(nlp: Any) -> None:
    doc = nlp("They met " + "in the town and " * 40 + "left.")
    start, end = clause_of(doc._.tree, 1)
    assert 0 <= start <= 1 < end <= 30


def test_details_fill_every_field(nlp: Any) -> None:
    doc = nlp("A drone strike killed four soldiers.")
    doc._.actors, doc._.statements = ActorTable(), []
    found = event(doc, "killed", "ASSAULT", "drone")
    fill_details(doc, [found])
    assert (found.cameo, found.quad, found.aspect) == ("195", 4, "past")
    assert found.contexts == ("military",)
    assert found.fatalities is not None and found.fatalities.best == 4
    assert [(f.holder, f.value, f.score) for f in found.factuality] == [("author", "CT+", 3.0)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("\nmilitary = [", '\nweather = ["rain"]\nmilitary = [', "weather is no context"),
        ('"COERCE arrest"', '"COERCE hug"', "'COERCE hug' is no type and mode"),
        ('"spy", "espionage"', '"spy", "spy"', "words.intelligence: spy stands twice"),
        ("[states]", "[state]", "has tables"),
    ],
)
def test_a_broken_file_names_the_row(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (HOME / "en" / "contexts.toml").read_text(encoding="utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "contexts.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        context_words("en", tmp_path)
