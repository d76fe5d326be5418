"""The gazetteer: places by name, from one file that is opened read-only. Ground storey.

::

    gazetteer = open_gazetteer()
    gazetteer.find("Tabriz")[0]     # Entry(geonames_id=113646, lat=38.08, country="IRN", feature="P.PPL" ...)
"""

from __future__ import annotations

from .names import key_of
from .store import Entry, Gazetteer, open_gazetteer

__all__ = ["Entry", "Gazetteer", "key_of", "open_gazetteer"]
