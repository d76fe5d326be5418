"""Typed loader of ``en/actors.toml``: grammar words by which actors are told from places and found again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .files import HOME, read_toml
from .wordlists import Words, check_keys, word_list, word_table

LISTS = (
    "locative", "directional", "moving", "parts", "being", "sided", "local", "empty", "stand_ins", "country",
    "both", "pairing", "region", "former", "people_pronouns", "anonymous", "anyone", "people_adjectives", "opinion",
    "again", "responsible", "again_many", "statesmen", "addressing", "ranks", "times", "of", "naming", "styles",
    "anybody", "young", "adult", "either", "outside", "courtesy", "against", "joined", "managing", "abstract",
    "official", "plain", "mouth", "chamber", "occasions", "during",
)  # fmt: skip
PRONOUNS = ("first", "masculine", "feminine", "neuter", "plural", "reflexive", "relative")


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Everything in ``actors.toml``; the file's comments say what each list is for."""

    locative: Words
    directional: Words
    moving: Words
    parts: Words
    being: Words
    sided: Words
    local: Words
    empty: Words
    stand_ins: Words
    country: Words
    both: Words
    pairing: Words
    region: Words
    former: Words
    people_pronouns: Words
    anonymous: Words
    anyone: Words
    people_adjectives: Words
    opinion: Words
    again: Words
    responsible: Words
    again_many: Words
    statesmen: Words
    addressing: Words
    ranks: Words
    times: Words
    of: Words
    naming: Words
    styles: Words
    anybody: Words
    young: Words
    adult: Words
    either: Words
    outside: Words
    courtesy: Words
    against: Words
    joined: Words
    managing: Words
    abstract: Words
    official: Words
    plain: Words
    mouth: Words
    chamber: Words
    occasions: Words
    during: Words
    first: Words
    masculine: Words
    feminine: Words
    neuter: Words
    plural: Words
    reflexive: Words
    relative: Words


@cache
def actor_words(language: str = "en") -> ActorWords:
    """Return the words of ``language``; :class:`~onrecord.errors.CodebookError` names what is missing or doubled."""
    path = HOME / language / "actors.toml"
    data = read_toml(path)
    check_keys(path, "", {k: v for k, v in data.items() if not isinstance(v, str)}, (*LISTS, "pronoun"))
    lists = {key: frozenset(word_list(path, key, data[key])) for key in LISTS}
    return ActorWords(**lists, **word_table(path, data, "pronoun", PRONOUNS))
