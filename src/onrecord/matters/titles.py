"""What a matter is called until a person names it: its parties and the words of its issue, as the reports have them."""

from __future__ import annotations

from collections.abc import Mapping

from ..codebook.countries import countries

PARTIES = 2
WORDS = 3


def title_of(parties: Mapping[str, float], words: Mapping[str, float], forms: Mapping[str, str]) -> str:
    """Return "Iran, Azerbaijan: border, crossing, trucks"; parties and words that weigh most, no word of ours."""
    who = ", ".join(party_name(p) for p in list(parties)[:PARTIES])
    what = ", ".join(forms.get(s, s) for s in list(words)[:WORDS])
    return f"{who}: {what}" if who else what


def party_name(key: str) -> str:
    """Return a party's key in words: a country's name, else the name in the id."""
    if ":" not in key:
        return _country(key)
    return key.split(":", 1)[1].replace("-", " ").title()


def _country(code: str) -> str:
    found = countries().by_code.get(code)
    return found.name if found else code
