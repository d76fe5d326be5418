"""Loading a spaCy pipeline, with clear words where it cannot be had."""

from __future__ import annotations

import spacy
from spacy.language import Language

from ...errors import UsageError
from .hidden import SeeingTokenizer

NEEDED = ("tagger", "parser", "lemmatizer", "ner")


def load_pipeline(model: str) -> Language:
    """Return the English pipeline ``model`` with the paragraph splitter in front of its parser.

    :class:`UsageError` where it is not installed, is of another language, or lacks a component.
    """
    nlp = load_bare(model)
    nlp.tokenizer = SeeingTokenizer(nlp.tokenizer, nlp.vocab)
    nlp.add_pipe("onrecord_paragraphs", before="parser")
    return nlp


def load_bare(model: str) -> Language:
    """Return the English pipeline ``model`` with its own components only; errors as in :func:`load_pipeline`."""
    try:
        nlp = spacy.load(model, exclude=["senter"])  # the parser parts sentences; pipelines carry it switched off
    except OSError as error:
        raise UsageError(f"model {model!r} is not installed; name an installed spaCy English pipeline") from error
    except Exception as error:  # whatever an installed package or folder that is no pipeline may raise
        raise UsageError(f"model {model!r} is no spaCy pipeline that can be loaded ({error})") from error
    if nlp.lang != "en":
        raise UsageError(f"model {model!r} is for language {nlp.lang!r}; onrecord reads English")
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if missing:
        raise UsageError(f"model {model!r} lacks {', '.join(missing)}; onrecord needs {', '.join(NEEDED)}")
    nlp.max_length = 10**9  # long texts are parsed in pieces
    return nlp
