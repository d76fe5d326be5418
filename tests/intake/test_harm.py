"""Files harmed in every way give articles or named skips: no error, no hang. benchmarks/mutate_inputs.py does more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.mutate_inputs import MUTATIONS, SUFFIXES, check, harmed, seeds
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import ArticleError
from onrecord.intake import read_corpus

SOUND = seeds()


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_gives_articles_only(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    assert list(read_corpus(tmp_path / name))


@pytest.mark.parametrize("seed", range(8))
def test_harmed_files_give_articles_or_named_skips(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25):
        harm = harmed(rng, SOUND)
        assert not check(harm, tmp_path)[2], f"{harm.name} ({harm.how})"


@pytest.mark.parametrize("mutation", [one for one, _ in MUTATIONS], ids=lambda one: one.__name__)
def test_every_kind_of_harm_is_borne_by_every_format(tmp_path: Path, mutation) -> None:
    rng = random.Random(1)
    for name, data in SOUND.items():
        (tmp_path / name).write_bytes(mutation(rng, data))
        list(read_corpus(tmp_path / name, unusable=lambda error: None))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_under_any_name_are_articles_or_named_skips(tmp_path_factory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    errors: list[ArticleError] = []
    found = list(read_corpus(path, unusable=errors.append))
    assert found or errors
    assert all(error.where and error.reason for error in errors)
