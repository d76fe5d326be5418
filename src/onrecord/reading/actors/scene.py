"""One text as the actors stage sees it: trees, names and places by token, and which country is near."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Protocol

from spacy.tokens import Doc

from ...codebook.actor_files import ActorFile, OwnActor
from ...codebook.actors import ActorWords, actor_words
from ...codebook.countries import Countries, countries
from ...codebook.names import name_words
from ...codebook.roles import RoleWords, role_words
from ..language import Name, Tree
from .own import with_own

RULING = 0.75  # share of a text's country mentions above which the last country named counts for less
PLACED = frozenset({"GPE", "LOC", "FAC", "NORP"})
MAIN = 0.6  # share of a text's country mentions that makes one country the story's own


class PlaceLike(Protocol):
    """What this stage reads of a resolved place."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def use(self) -> str: ...  # noqa: D102


class Scene:
    """The text's tree, names and places, indexed by token, with the codebook's words at hand.

    ``own`` is a team's actor file, ``roles`` the nouns for people where it adds to them; ``own_at`` has its actors by
    the first token of their names.
    """

    def __init__(self, doc: Doc, own: ActorFile | None = None, roles: RoleWords | None = None) -> None:
        self.tree: Tree = doc._.tree
        self.published: str | None = doc._.article.published if doc._.article is not None else None
        self.names: list[Name] = doc._.names or []
        self.own_at: dict[int, OwnActor] = {}
        if own is not None:
            self.names, self.own_at = with_own(self.tree, self.names, own)
        self.words: ActorWords = actor_words()
        self.roles: RoleWords = roles or role_words()
        self.speaking = name_words().speaking
        self.nations: Countries = countries()
        places: list[PlaceLike] = doc._.places or []
        self.name_at: dict[int, Name] = {i: n for n in self.names for i in range(n.start, n.end)}
        self.place_at: dict[int, PlaceLike] = {i: p for p in places for i in range(p.start, p.end)}
        self.surnames = {self.tree.lower[n.end - 1] for n in self.names if n.label == "PERSON" and n.end - n.start > 1}
        self.located = {
            self.text_of(n) for n in self.names if n.start and self.tree.lower[n.start - 1] in self.words.locative
        }
        self.halves: dict[str, str] = self._halves()
        self._index_countries()

    def is_literal(self, name: Name) -> bool:
        """Tell whether the places stage took a name for where something is ("driving to Castlegar")."""
        place = self.place_at.get(name.start)
        return place is not None and place.use == "literal" and place.country is not None

    def _halves(self) -> dict[str, str]:
        """Return countries by the side that their name starts with ("south" -> KOR), but where two share it."""
        out: dict[str, str] = {}
        for name in self.names:
            side, _, land = self.text_of(name).partition(" ")
            code = self.nations.by_name.get(f"{side} {land}") if side.lower() in self.words.parts else None
            if code is not None and out.setdefault(side.lower(), code) != code:
                out[side.lower()] = ""
        return {side: code for side, code in out.items() if code}

    def text_of(self, name: Name) -> str:
        """Return a name as written, its line breaks made spaces."""
        return " ".join(self.tree.words(name.start, name.end).split()).removesuffix("'s").removesuffix("’s")

    def nation_of(self, name: Name) -> str | None:
        """Return the country that a name is, or is a demonym, capital or seat of (alpha-3); ``None`` for others."""
        text = self.text_of(name)
        n = self.nations
        return (
            n.by_name.get(text)
            or n.by_demonym.get(text)
            or n.by_people.get(text)
            or n.by_capital.get(text)
            or n.by_seat.get(text)
        )

    def country_of(self, name: Name) -> str | None:
        """Return the country that a name lies in or belongs to, by the codebook or the places stage."""
        nation = self.nation_of(name)
        if nation is not None:
            return nation
        for i in range(name.start, name.end):
            place = self.place_at.get(i)
            if place is not None and place.country is not None:
                return place.country
        return None

    def _index_countries(self) -> None:
        found: dict[int, str] = {}
        for name in self.names:
            country = self.country_of(name) if name.label in PLACED else None
            if country is not None:
                found[name.start] = country
        for start, place in self.place_at.items():
            if place.country is not None and place.start == start and place.use != "within a name":
                found.setdefault(start, place.country)
        self._at = sorted(found)
        self._countries = [found[i] for i in self._at]
        counted = Counter(self._countries)
        top = counted.most_common(1)
        self.share = top[0][1] / len(found) if top else 0.0
        self.main: str | None = top[0][0] if self.share >= MAIN else None

    def last_country(self, token: int) -> str | None:
        """Return the country last named before ``token``, or first after it in its sentence, or ``None``."""
        k = bisect_right(self._at, token)
        if k:
            return self._countries[k - 1]
        if self._at and self.tree.sentence[self._at[0]] == self.tree.sentence[token]:
            return self._countries[0]
        return None

    def near_country(self, token: int, *, local: bool = False) -> str | None:
        """Return the country in the context of ``token``: the story's own where one rules, or else the last named.

        ``local`` is for those who are where things happen, as police are: what their sentence names comes first.
        """
        if self.main is not None and self.share >= RULING and not local:
            return self.main
        k = bisect_right(self._at, token)
        if k and self.tree.sentence[token] - self.tree.sentence[self._at[k - 1]] <= (0 if local else 1):
            return self._countries[k - 1]
        return self.main or self.last_country(token)
