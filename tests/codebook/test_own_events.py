"""A user's own kinds of event: what a file may say, what is refused, and what is coded with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onrecord
from onrecord.codebook.events import event_book
from onrecord.codebook.own_events import book_with
from onrecord.errors import CodebookError
from onrecord.evaluate.examples import check

DOCS = Path(__file__).parents[2] / "docs" / "codebook.md"
CASES = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
TOP = '[[category]]\nname = "closing"\ndefinition = "d"\n'
FRAME = 'frame = [{ verb = ["close"], object = ["border"] }]\n'


@pytest.fixture
def own(tmp_path: Path):
    """Write a file of categories and return its path."""

    def write(text: str) -> Path:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("case", CASES, ids=["borders", "aid workers"])
def test_the_cases_of_the_docs_are_sound(own, case) -> None:
    result = check(onrecord.load(codebook=str(own(case))))
    assert not result.problems


def test_a_refined_type_is_a_mode_and_the_report_says_whose_codebook(own) -> None:
    coder = onrecord.load(codebook=str(own(CASES[0])))
    report = coder.read("Azerbaijan closed its border with Iran on Monday.")
    assert [(e.type, e.mode, e.cameo) for e in report.events] == [("COERCE", "border-closure", "172")]
    assert re.fullmatch(r"[0-9a-f]{12} \+ own [0-9a-f]{12}", report.coding.codebook)


def test_a_type_of_ones_own_has_its_quad_and_no_cameo(own) -> None:
    coder = onrecord.load(codebook=str(own(CASES[1])))
    event = coder.read("Gunmen killed three aid workers in Mali.").events[0]
    assert (event.type, event.mode, event.quad, event.cameo) == ("AID-WORKER-ATTACK", None, 4, None)


def test_the_shipped_codebook_is_sound(coder) -> None:
    assert check(coder).problems == []


def test_the_shipped_codebook_is_left_as_it_is(own) -> None:
    book_with(own(TOP + 'base = "COERCE"\n' + FRAME))
    assert not event_book().own and event_book().own_version is None


def test_check_tells_what_an_example_is_confused_with(own) -> None:
    text = TOP + 'base = "COERCE"\n' + FRAME + 'example = [{ text = "Gunmen killed three soldiers in Mali." }]\n'
    problems = check(onrecord.load(codebook=str(own(text)))).problems
    assert any("codes as ASSAULT" in p.found and "expected closing" in p.todo for p in problems)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no [[category]] in it"),
        ("x", "not valid TOML"),
        (TOP + FRAME, "expected either base"),
        (TOP + 'base = "FIGHT"\n' + FRAME, "base 'FIGHT' is not one of"),
        (TOP + "quad = 5\n" + FRAME, "quad 5 is not one of 1, 2, 3, 4"),
        (TOP + 'quad = 4\nlike = "AID"\n' + FRAME, "like 'AID'; expected a type of quad 4"),
        (TOP + 'base = "COERCE"\n', "closing: no frame"),
        (TOP + 'base = "COERCE"\nframe = [{}]\n', "closing, frame 1: an empty frame"),
        (TOP + 'base = "COERCE"\nframe = [{ verb = "close" }]\n', "verb 'close'; expected a list of words"),
        (TOP + 'base = "COERCE"\nframe = [{ verb = ["x"], object = ["@no"] }]\n', "closing, frame 1: no class @no"),
        (TOP + 'base = "COERCE"\nframe = [{ verb = ["x"] }, { verb = ["x"] }]\n', "'x' is already in closing.frame1.x"),
        (TOP + 'base = "COERCE"\ncameo = 172\n' + FRAME, "cameo 172; expected two to four digits, quoted"),
        (TOP.replace("closing", "AID") + 'base = "COERCE"\n' + FRAME, "name 'AID' is a type or mode of the codebook"),
        (2 * (TOP + 'base = "COERCE"\n' + FRAME), "'closing' is there already"),
    ],
)
def test_a_broken_file_is_refused(own, text, told) -> None:
    with pytest.raises(CodebookError, match=re.escape(told)):
        book_with(own(text))
