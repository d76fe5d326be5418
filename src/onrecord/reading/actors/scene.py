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
from ...codebook.organizations import SUPRANATIONAL, Organization, organizations
from ...codebook.roles import RoleWords, role_words
from ..language import Name, Tree
from .names import mend_names
from .own import with_own

RULING = 0.75  # share of a text's country mentions above which the last country named counts for less
STATE = ("GOV", "LEG", "JUD", "COP", "MIL", "SPY")
PLACED = frozenset({"GPE", "LOC", "FAC", "NORP"})
MAIN = 0.6  # share of a text's country mentions that makes one country the story's own
FOREMOST = 0.34  # and the share that makes it that of the people whose country the text never tells


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
        self.words: ActorWords = actor_words()
        self.roles: RoleWords = roles or role_words()
        self.nations: Countries = countries()
        self.names: list[Name] = mend_names(self.tree, doc._.names or [], self.roles, self.nations)
        self.own_at: dict[int, OwnActor] = {}
        if own is not None:
            self.names, self.own_at = with_own(self.tree, self.names, own)
        self.speaking = name_words().speaking
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
        kind = self.roles.nouns.get(self.tree.lower[name.end - 1])
        if kind is not None and kind.abroad:  # "the British Embassy" is not in Britain
            return next((self.nations.by_demonym.get(self.tree.text[i]) for i in range(name.start, name.end)), None)
        for i in range(name.start, name.end):
            place = self.place_at.get(i)
            if place is not None and place.country is not None:
                return place.country
        return None

    def listed(self, text: str) -> Organization | None:
        """Return the codebook's body called ``text``, ``None`` where it has none or the story's country has another."""
        body = organizations().get(text)
        return None if body is not None and self.of_the_story(body, text) else body

    def of_the_story(self, body: Organization, text: str) -> bool:
        """Tell whether "Senate" or "Supreme Court" is that of the country that the story is about, not the codebook's.

        So are names of common words ("Department of Education") where the text never names the codebook's country.
        """
        if self.foremost is None or body.country in (self.foremost, None, *SUPRANATIONAL):
            return False
        low = text.lower().removeprefix("the ")
        if low in self.roles.nouns:
            return self.main is not None or body.country not in self.named
        words = low.split()
        state = bool(body.sectors) and body.sectors[0] in STATE and not text.isupper()
        unnamed = state and len(words) > 1 and body.country not in self.named
        return unnamed and all(self._common(word) for word in words)

    def _common(self, word: str) -> bool:
        """Tell whether a word of a body's name may be of any country's ("Department", "of", "Education")."""
        known = word in self.roles.nouns or word in self.roles.modifiers or word in self.roles.endings
        return known or word in self.words.official or word in name_words().small

    def _index_countries(self) -> None:
        found: dict[int, str] = {}
        outright: set[int] = set()
        for name in self.names:
            country = self.country_of(name) if name.label in PLACED else None
            if country is not None:
                found[name.start] = country
                if self.nation_of(name) is not None:
                    outright.add(name.start)
        for start, place in self.place_at.items():
            if place.country is not None and place.start == start and place.use != "within a name":
                found.setdefault(start, place.country)
        self._at = sorted(found)
        self._countries = [found[i] for i in self._at]
        self._outright = [i in outright for i in self._at]
        counted = Counter(self._countries)
        self.named: frozenset[str] = frozenset(counted)
        top = counted.most_common(2)
        self.share = top[0][1] / len(found) if top else 0.0
        self.main: str | None = top[0][0] if self.share >= MAIN else None
        alone = len(top) == 1 or (len(top) == 2 and top[0][1] > top[1][1])
        self.foremost: str | None = top[0][0] if self.share >= FOREMOST and alone else None

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
        if self.main is not None and self.share >= RULING and k and not self._outright[k - 1]:
            return self.main  # a town of the story's country has namesakes abroad
        if k and self.tree.sentence[token] - self.tree.sentence[self._at[k - 1]] <= (0 if local else 1):
            return self._countries[k - 1]
        return self.main or self.last_country(token)
