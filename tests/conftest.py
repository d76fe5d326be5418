"""What tests share: the folder of gold standards, a bare vocabulary, and one loaded pipeline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from spacy.vocab import Vocab

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the gold standards and articles, kept beside the checkout; skips where it is absent."""
    folder = Path(os.environ.get("ONRECORD_SHARED", HERE.parent.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: the gold standards are kept beside the checkout (or at $ONRECORD_SHARED)")
    return folder


@pytest.fixture(scope="session")
def coder():
    """The whole pipeline, loaded once."""
    import onrecord

    return onrecord.load()


@pytest.fixture(scope="session")
def nlp(coder):
    """spaCy's pipeline with every component of onrecord in it."""
    return coder.nlp


@pytest.fixture
def vocab() -> Vocab:
    """An empty vocabulary for hand-built parses."""
    return Vocab()
