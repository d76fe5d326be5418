"""Is it English? Counts common words first, and asks a language identifier only where they leave a doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..codebook.intake import intake_words
from ..errors import ArticleError

SAMPLE = 6_000  # characters looked at
ENOUGH = 0.12  # share of words that hardly any other language has: English prose has 0.2 to 0.35
SHORT = 5  # words up to which a text in Latin letters may be anything: names, numbers, a headline
SURE = 0.5  # the identifier's confidence below which it says nothing: lists of names, short headlines
NEAR = frozenset({"en", "pcm"})  # English, and Nigerian Pidgin, which the identifier takes headlines for
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")


def require_english(text: str, name: str) -> None:
    """Raise :class:`ArticleError`, which calls the text ``name``, where it is in another language than English.

    Texts of up to five words in Latin letters pass, as does whatever the identifier takes for English or is not sure
    of. Identification is langid's (Lui and Baldwin 2012).
    """
    words = [w.lower() for w in WORD.findall(text[:SAMPLE])]
    known = intake_words().english
    if sum(1 for w in words if w in known) >= ENOUGH * len(words):
        return
    latin = sum(1 for w in words if LATIN.fullmatch(w)) >= 0.5 * len(words)
    if latin and len(words) <= SHORT:
        return
    code, confidence = _identifier().classify(" ".join(words))
    if not latin or (code not in NEAR and confidence >= SURE):
        message = f"{name}: seems to be in {language_name(code)} ({code}); onrecord reads English"
        raise ArticleError(message, reason="language")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads a model, so only where it is needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code; "another language" where it has none."""
    import pycountry

    found = pycountry.languages.get(alpha_2=code)
    return "another language" if found is None else str(found.name).split(" (")[0]
