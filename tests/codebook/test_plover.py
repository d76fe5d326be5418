from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.files import HOME
from onrecord.codebook.plover import CONTEXTS, MODES, TYPES, cameo_of, plover, quad_of, score_of
from onrecord.errors import CodebookError


def test_sixteen_types_in_four_classes() -> None:
    assert len(TYPES) == 16
    assert {quad_of(name) for name in TYPES} == {1, 2, 3, 4}


@pytest.mark.parametrize(("name", "quad"), [("AGREE", 1), ("AID", 2), ("ACCUSE", 3), ("PROTEST", 4), ("ASSAULT", 4)])
def test_quad_class(name: str, quad: int) -> None:
    assert quad_of(name) == quad


def test_a_mode_without_a_score_takes_its_types() -> None:
    assert score_of("ASSAULT", "drone") == -9.5
    assert score_of("PROTEST", "vandalize") == score_of("PROTEST", None) == -5.0


@pytest.mark.parametrize(
    ("name", "mode", "contexts", "code"),
    [
        ("CONSULT", None, (), "040"),
        ("CONSULT", "phone", ("diplomatic",), "041"),
        ("CONSULT", "visit", (), "04"),  # visit or host: the crosswalk does not tell which
        ("AID", None, ("military",), "072"),
        ("ASSAULT", "drone", ("military",), "195"),
        ("ASSAULT", None, (), "18"),
        ("ASSAULT", "explosives", (), "183"),
        ("COERCE", "arrest", (), "173"),
        ("COERCE", "restrict", (), "17"),
        ("PROTEST", "demo", ("executive",), "141"),
        ("PROTEST", "demo", ("rights_freedoms",), "1413"),
        ("SANCTION", "expel", (), "166"),
        ("AGREE", None, (), "03"),
        ("ACCUSE", None, (), "11"),
        ("ASSAULT", None, ("religion_ethnicity",), "18"),
        ("RETREAT", "withdraw", (), "087"),
        ("RETREAT", "ceasefire", ("military",), "0871"),
    ],
)
def test_cameo_is_as_specific_as_the_crosswalk_is_sure(
    name: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert cameo_of(name, mode, contexts) == code


def test_every_type_and_mode_has_a_code_and_a_score() -> None:
    for name in TYPES:
        for mode in (None, *MODES[name]):
            for context in ("", *CONTEXTS):
                code = cameo_of(name, mode, (context,) if context else ())
                assert 2 <= len(code) <= 4 and code.isdigit()
            assert -10 <= score_of(name, mode) <= 10


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("cameo.csv", "041,CONSULT,phone,", "041,CONSULT,carrier-pigeon,", "line .*carrier-pigeon.*its modes"),
        ("cameo.csv", "061,COOPERATE,,economic", "061,COOPERATE,,weather", "cameo.csv, line .*weather"),
        ("cameo.csv", "041,CONSULT", "041,GOSSIP", "cameo.csv, line .*GOSSIP.* is not one of"),
        ("plover_scores.csv", "AGREE,,2.5", "AGREE,,much", "plover_scores.csv, line .*much"),
        ("plover_scores.csv", "AGREE,,2.5\n", "", "no score for AGREE"),
        ("plover.toml", "quad = 1", "quad = 7", "type AGREE: quad 7"),
    ],
)
def test_a_broken_file_names_file_and_row(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    for name in ("plover.toml", "plover_scores.csv", "cameo.csv"):
        text = (HOME / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(old, new, 1) if name == file else text, encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        plover(tmp_path)
