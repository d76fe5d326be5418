from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from onrecord.schema import read_report, report_schema

from ..views.invented import report
from .conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "river-gate.txt"


def plain(made) -> dict:
    """Return a report as a reader of its JSON gets it."""
    return json.loads(json.dumps(made.to_dict()))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_command_prints_the_schema(run: Run) -> None:
    result = run("schema")
    assert json.loads(result.out) == report_schema()
    assert json.loads(result.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_real_report_holds(validator: jsonschema.Draft202012Validator, coder) -> None:
    validator.validate(plain(coder.read(EXAMPLE.read_text(encoding="utf-8"), published="2026-03-03")))


def test_a_report_with_everything_in_it_holds(validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(plain(report()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.pop("events"),
        lambda r: r["events"][0].update(confirmation="rumoured"),
        lambda r: r["statements"][0].update(cue=[1]),
        lambda r: r["actors"][0].update(name=None),
    ],
)
def test_a_report_that_breaks_the_contract_does_not(validator: jsonschema.Draft202012Validator, spoil) -> None:
    made = plain(report())
    spoil(made)
    assert not validator.is_valid(made)


def test_every_type_and_field_is_described() -> None:
    schema = report_schema()
    for name, kind in {"Report": schema, **schema["$defs"]}.items():
        assert kind["description"], name
        assert all(value["description"] for value in kind.get("properties", {}).values()), name


def test_what_was_printed_is_read_back() -> None:
    assert read_report(json.dumps(report().to_dict())) == report()
