from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.codebook.factuality import factuality_words
from onrecord.codebook.files import HOME
from onrecord.errors import CodebookError
from onrecord.reading.actors.found import ActorFound, ActorTable, Mention
from onrecord.reading.events.factuality import assign_factuality, factuality_at, letter, number
from onrecord.reading.events.found import EventFound
from onrecord.reading.events.worth import Worth
from onrecord.reading.language import Tokens
from onrecord.reading.statements.found import StatementFound

ROWS = tomllib.loads((Path(__file__).parent.parent / "gold" / "factuality.toml").read_text(encoding="utf-8"))["row"]


def starred(nlp: Any, text: str) -> tuple[Any, int]:
    """Parse a sentence whose event word stands between stars; return the ``Doc`` and the word's token."""
    doc = nlp(text.replace("*", ""))
    at = text.index("*")
    return doc, next(t.i for t in doc if t.idx <= at < t.idx + len(t))


@pytest.mark.parametrize("row", ROWS, ids=[r["text"] for r in ROWS])
def test_row_of_the_table(nlp: Any, row: dict[str, str]) -> None:
    doc, token = starred(nlp, row["text"])
    assert letter(Worth(doc._.tree).of(token)) == row["value"]


@pytest.mark.parametrize(
    ("worth", "value"),
    [(1.0, "CT+"), (0.6, "PR+"), (0.3, "PS+"), (0.0, "Uu"), (-0.3, "PS-"), (-0.6, "PR-"), (-1.0, "CT-")],
)
def test_letters(worth: float, value: str) -> None:
    assert letter(worth) == value


def test_what_is_as_good_as_certain_gets_full_marks() -> None:
    assert number(0.95) == 3.0
    assert number(0.5) == 1.5
    assert -3.0 < number(-1.0) < -2.0


def test_parenthetical_cue_is_no_complement(nlp: Any) -> None:
    doc, token = starred(nlp, "The union, he *said*, must be ready.")
    assert factuality_at(doc, token) == 3.0


def statement(cue: int, source: int, content: tuple[int, int], *, certainty: str, **more: Any) -> StatementFound:
    fields: dict[str, Any] = {"force": "report", "parent": None, **more}
    return StatementFound(
        source=Tokens(source, source + 1),
        source_head=source,
        cue=Tokens(cue, cue + 1),
        cue_head=cue,
        cue_lemma="say",
        content=[Tokens(*content)],
        manner="indirect",
        certainty=certainty,
        official=False,
        addressee_head=None,
        rule="test",
        **fields,
    )


def told(nlp: Any, text: str, statements: list[StatementFound], sources: list[int]) -> dict[str, str]:
    """Return holder -> value for the starred event, which stands in the last statement; source n is actor n."""
    doc, token = starred(nlp, text)
    actors = [ActorFound(None, doc[s].text, "person") for s in sources]
    mentions = [Mention(s, s + 1, s, n, "test") for n, s in enumerate(sources)]
    doc._.actors = ActorTable(actors, mentions, {s: (n,) for n, s in enumerate(sources)})
    doc._.statements = statements
    event = EventFound("ASSAULT", None, (), None, 4, 1.0, (), (), token, Tokens(token, token + 1), "test")
    event.statement = len(statements) - 1 if statements else None
    assign_factuality(doc, [event], Worth(doc._.tree))
    return {f.holder: f.value for f in event.factuality}


def test_author_vouches_for_what_stands_in_no_statement(nlp: Any) -> None:
    assert told(nlp, "Rebels *burned* the bridge.", [], []) == {"author": "CT+"}


def test_author_says_nothing_of_what_a_source_tells(nlp: Any) -> None:
    found = told(nlp, "Ali said that rebels *burned* it.", [statement(1, 0, (2, 6), certainty="neutral")], [0])
    assert found == {"author": "Uu", "0": "CT+"}


def test_author_vouches_through_a_factive_cue(nlp: Any) -> None:
    found = told(nlp, "Ali confirmed that rebels *burned* it.", [statement(1, 0, (2, 6), certainty="factive")], [0])
    assert found == {"author": "CT+", "0": "CT+"}


def test_denial_is_certain_to_its_holder(nlp: Any) -> None:
    denial = statement(1, 0, (2, 6), certainty="denying", force="deny")
    assert told(nlp, "Ali denied that rebels *burned* it.", [denial], [0]) == {"author": "Uu", "0": "CT-"}


def test_outer_source_does_not_vouch_for_the_inner(nlp: Any) -> None:
    outer = statement(1, 0, (2, 9), certainty="neutral")
    inner = statement(4, 3, (5, 9), certainty="neutral", parent=0)
    found = told(nlp, "Ali said that Omar claimed that rebels *burned* it.", [outer, inner], [0, 3])
    assert found == {"author": "Uu", "0": "Uu", "1": "CT+"}


def test_belief_is_probable_to_its_holder(nlp: Any) -> None:
    found = told(nlp, "Ali believes that rebels *burned* it.", [statement(1, 0, (2, 6), certainty="neutral")], [0])
    assert found == {"author": "Uu", "0": "PR+"}


@pytest.mark.parametrize("text", ["", "\n", "😀 مرحبا", "ATTACK", "“", "of of of", "not not not no"])
def test_any_text_has_a_number(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert all(-3 <= factuality_at(doc, i) <= 3 for i in range(len(doc)))


def test_a_deep_tree_does_not_run_out_of_stack(nlp: Any) -> None:
    doc = nlp("He said that she thought " * 600)
    assert -3 <= factuality_at(doc, len(doc) - 1) <= 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[class.factive]\nheld = 0.97", "[class.factive]\nheld = 9", "class.factive.held is 9"),
        ("[class.factive]\nheld", "[class.factive]\nweight = 1\nheld", "class factive: unknown weight"),
        ('"know", ', '"know", "fail", ', "verb 'fail' is in class factive and failing"),
        ("question = ", "questions = ", "lacks question"),
        ("may = [", "may = [0.1, ", "modal.may must be two numbers"),
    ],
)
def test_a_broken_file_names_the_row(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (HOME / "en" / "factuality.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "factuality.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        factuality_words("en", tmp_path)
