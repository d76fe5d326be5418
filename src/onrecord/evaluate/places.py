"""Scores toponyms against the XML of LGL, TR-News, GeoVirus and GeoWebNews: found, and resolved within 161 km.

What is gold: every toponym of LGL and TR-News, every location of GeoVirus, and of GeoWebNews every toponym that has a
point, and its demonyms, which have none (the rest of that set are common nouns, homonyms and languages). What has no
point counts for detection only.

Without ``literal``, every place that the coder finds is a prediction, whatever its use: the sets also mark adjectives,
metonyms and places inside other names, each in its own measure. With ``literal``, only predictions used as literal
count, and gold toponyms that GeoWebNews types otherwise are dropped; the other sets do not type theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from xml.etree import ElementTree

from ..errors import GoldError
from ..reading.coder import Coder
from ..reading.places.found import PlaceFound
from ..records import Article
from .parts import Part, part_of
from .scores import Evaluation, match_spans, prf

NEAR_KM = 161.0  # 100 miles, the customary bound (Gritta et al. 2018)
EARTH_KM = 6371.0
TENTHS = 10
FIGURATIVE = ("Metonymic", "Demonym", "Non_Literal_Modifier", "Embedded_Non_Lit")
MARKS = ("toponym", "location")
SHIFTS = (0, -1, 1)  # GeoVirus counts characters from one


class Toponym(NamedTuple):
    """A gold toponym: half-open character span, its point in degrees and GeoNames id where the set gives them."""

    start: int
    end: int
    phrase: str
    lat: float | None
    lon: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold article: its key, text, toponyms in text order, and the url it was published under where that is told."""

    key: str
    text: str
    toponyms: tuple[Toponym, ...]
    url: str | None = None


def score(coder: Coder, gold: Path, *, part: Part | None = None, literal: bool = False) -> Evaluation:
    """Score places against the XML file ``gold``; :class:`GoldError` where it cannot be read.

    Metrics: ``articles``; ``detection`` (spans that overlap, one to one); ``exact_id`` (share of gold toponyms with a
    GeoNames id that were found with it, ``None`` where none has one); ``acc_161km_end_to_end`` (share of gold toponyms
    with a point that were found and resolved within 161 km); ``acc_161km_given_detection`` (the same among those
    found); ``median_km`` (among those found and resolved, ``None`` where there are none); ``calibration`` (for each
    tenth of the score, as "0.8": how many of those found and resolved have it, their mean score, the share within
    161 km).
    """
    articles = [a for a in read_gold(gold, literal=literal) if part is None or part_of(a.key) == part]
    tally = Tally()
    predictions = []
    for article, doc in zip(articles, coder.docs(Article(text=a.text, url=a.url) for a in articles)):
        found = [p for p in doc._.places if p.use == "literal" or not literal]
        spans = [doc._.tree.chars(p.start, p.end) for p in found]
        tally.add(article, found, spans)
        predictions.append(_prediction(article, found, spans))
    return Evaluation({"articles": len(articles), **tally.metrics()}, predictions)


class Tally:
    """Counts over articles, and the metrics they give."""

    def __init__(self) -> None:
        self.hits = self.predicted = self.gold = 0
        self.with_id = self.right_id = 0
        self.with_point = self.found_with_point = self.near = 0
        self.distances: list[float] = []
        self.scored: dict[int, list[tuple[float, bool]]] = defaultdict(list)

    def add(self, article: Marked, found: list[PlaceFound], spans: list[tuple[int, int]]) -> None:
        """Count one article's places against its toponyms."""
        pairs = {g: p for p, g in match_spans(spans, [(t.start, t.end) for t in article.toponyms])}
        self.hits += len(pairs)
        self.predicted += len(found)
        self.gold += len(article.toponyms)
        for n, t in enumerate(article.toponyms):
            place = found[pairs[n]] if n in pairs else None
            self.with_id += t.geonames_id is not None
            self.right_id += place is not None and t.geonames_id is not None and place.geonames_id == t.geonames_id
            if t.lat is not None and t.lon is not None:
                self.with_point += 1
                if place is not None:
                    self._measure(t.lat, t.lon, place)

    def _measure(self, lat: float, lon: float, place: PlaceFound) -> None:
        self.found_with_point += 1
        if place.lat is not None and place.lon is not None:
            distance = kilometres(lat, lon, place.lat, place.lon)
            self.distances.append(distance)
            self.near += distance <= NEAR_KM
            tenth = min(TENTHS - 1, int(round(place.score * TENTHS, 6)))
            self.scored[tenth].append((place.score, distance <= NEAR_KM))

    def metrics(self) -> dict[str, Any]:
        """Return the metrics by the contract's names."""
        return {
            "detection": prf(self.hits, self.predicted, self.gold),
            "exact_id": self.right_id / self.with_id if self.with_id else None,
            "acc_161km_end_to_end": self.near / self.with_point if self.with_point else 0.0,
            "acc_161km_given_detection": self.near / self.found_with_point if self.found_with_point else 0.0,
            "median_km": median(self.distances) if self.distances else None,
            "calibration": {f"{n / TENTHS}": _reliability(self.scored[n]) for n in sorted(self.scored)},
        }


def _reliability(scored: list[tuple[float, bool]]) -> dict[str, float]:
    places = len(scored)
    return {
        "places": places,
        "score": round(sum(score for score, _ in scored) / places, 3),
        "right": round(sum(near for _, near in scored) / places, 3),
    }


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance of two points in degrees (haversine)."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def _prediction(article: Marked, found: list[PlaceFound], spans: list[tuple[int, int]]) -> dict[str, Any]:
    places = [
        {"span": list(s), "text": article.text[s[0] : s[1]], "name": p.name, "geonames_id": p.geonames_id, "lat": p.lat,
         "lon": p.lon, "precision": p.precision, "score": p.score, "feature": p.feature, "use": p.use, "rule": p.rule}
        for p, s in zip(found, spans)
    ]  # fmt: skip
    return {"document": article.key, "gold": [t._asdict() for t in article.toponyms], "places": places}


def read_gold(path: Path, *, literal: bool = False) -> Iterator[Marked]:
    """Yield the articles of an XML file of any of the four sets; :class:`GoldError` names file and place."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError, UnicodeDecodeError) as error:
        raise GoldError(f"{path.name}: not readable as XML: {error}") from error
    articles = list(root.iter("article"))
    if not articles:
        raise GoldError(f"{path.name}: no <article>; expected the XML of LGL, TR-News, GeoVirus or GeoWebNews")
    for number, node in enumerate(articles, 1):
        text = node.findtext("text")
        if text is None:
            raise GoldError(f"{path.name}, article {number}: no <text>")
        key = node.get("file") or node.get("docid") or node.findtext("source") or node.findtext("feed") or ""
        where = f"{path.name}, article {number}"
        marks = [m for m in node.iter() if m.tag in MARKS and _is_gold(m, literal=literal)]
        toponyms = sorted((_toponym(where, m, text) for m in marks), key=lambda t: (t.start, t.end))
        yield Marked(key or str(number), text, tuple(toponyms), node.findtext("link") or node.findtext("domain"))


def _is_gold(mark: ElementTree.Element, *, literal: bool) -> bool:
    kind = mark.findtext("type")
    if mark.find("extractedName") is None:
        return True
    return (kind == "Demonym" or bool(mark.findtext("latitude"))) and not (literal and kind in FIGURATIVE)


def _toponym(where: str, mark: ElementTree.Element, text: str) -> Toponym:
    """Read one mark of any of the sets."""
    phrase = mark.findtext("extractedName") or mark.findtext("phrase") or mark.findtext("name") or ""
    tag = mark.find("gaztag")
    try:
        start, end = int(mark.findtext("start") or ""), int(mark.findtext("end") or "")
        lat = _number(mark, tag, "latitude", "lat")
        lon = _number(mark, tag, "longitude", "lon")
        number = mark.findtext("geonamesID") or (tag.get("geonameid") if tag is not None else None)
        geonames_id = int(number) if number else None
    except ValueError as error:
        raise GoldError(f"{where}: toponym {phrase!r}: {error}") from error
    shift = next((s for s in SHIFTS if start + s >= 0 and text[start + s : end + s] == phrase), 0)
    return Toponym(start + shift, end + shift, phrase, lat, lon, geonames_id)


def _number(mark: ElementTree.Element, tag: ElementTree.Element | None, *names: str) -> float | None:
    """Return the number under the first of ``names`` that the mark, or the tag in it, has."""
    for node in (mark, tag):
        for name in names:
            value = node.findtext(name) if node is not None else None
            if value:
                return float(value)
    return None
