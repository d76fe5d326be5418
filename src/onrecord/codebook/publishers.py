"""Where publishers' stories play: ``publishers.csv``, and files of the same form that a user has or has made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import CodebookError
from .countries import countries
from .files import HOME, read_csv

COLUMNS = ("name", "others", "city", "division", "country")
WORDS = re.compile(r"[^\W_]+")
DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a publisher's stories play, as names of places; ``city`` and ``division`` are ``None`` where it is wider.

    ``country`` is ISO 3166-1 alpha-3, ``division`` the first-level one.
    """

    publisher: str
    city: str | None
    division: str | None
    country: str


class Homes:
    """Homes of publishers by name and by domain."""

    def __init__(self, by_key: dict[str, Home]) -> None:
        self._by_key = by_key

    def listed(self) -> tuple[Home, ...]:
        """Return every home once, in the file's order."""
        return tuple(dict.fromkeys(self._by_key.values()))

    def find(self, publisher: str | None, url: str | None) -> Home | None:
        """Return the home of a publisher, by its name or domain, else that of the url's domain; ``None`` for none."""
        for key in (*_name_keys(publisher), *_domain_keys(url)):
            if key in self._by_key:
                return self._by_key[key]
        return None

    def before(self, other: Homes) -> Homes:
        """Return the homes of both, these before ``other``'s."""
        return Homes({**other._by_key, **self._by_key})


@cache
def load_homes(path: Path = HOME / "publishers.csv") -> Homes:
    """Return the homes in a file; :class:`CodebookError` names the line of a name twice, or a country that is none."""
    out: dict[str, Home] = {}
    for number, row in read_csv(path, *COLUMNS):
        where = f"{path.name}, line {number}"
        if row["country"] not in countries().by_code:
            raise CodebookError(f"{where}: country {row['country']!r} is not ISO 3166-1 alpha-3")
        home = Home(row["name"], row["city"] or None, row["division"] or None, row["country"])
        for name in (row["name"], *filter(None, row["others"].split("|"))):
            if not publisher_key(name):
                raise CodebookError(f"{where}: {name!r} names no publisher")
            if out.setdefault(publisher_key(name), home) is not home:
                raise CodebookError(f"{where}: {name!r} also names {out[publisher_key(name)].publisher}")
    return Homes(out)


def publisher_of(publisher: str | None, url: str | None) -> str | None:
    """Return what to call who published a story: the name, else the url's domain; ``None`` where neither is known."""
    if publisher and publisher.strip():
        return " ".join(publisher.split())
    return next(iter(_domain_keys(url)), None)


def publisher_key(name: str) -> str:
    """Return the key that the ways of writing a publisher's name share; a domain stands as it is, without "www."."""
    if DOMAIN.fullmatch(name.strip()):
        return name.strip().lower().removeprefix("www.")
    return " ".join(WORDS.findall(name.casefold())).removeprefix("the ")


def _name_keys(publisher: str | None) -> Iterable[str]:
    if not publisher or not publisher.strip():
        return ()
    name = publisher.strip()
    return (publisher_key(name), *_domain_keys(name)) if DOMAIN.fullmatch(name) else (publisher_key(name),)


def _domain_keys(url: str | None) -> Iterable[str]:
    """Return a url's domain and those above it, the narrowest first: "news.example.com", "example.com"."""
    if not url:
        return ()
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ()
    host = host.removeprefix("www.")
    if not DOMAIN.fullmatch(host):
        return ()
    parts = host.split(".")
    return tuple(".".join(parts[n:]) for n in range(len(parts) - 1))
