"""Following feeds into a record, one of the doors: the only room that goes out to the network.

The way through: :mod:`.address` (what may be fetched), :mod:`.connection` (one request over a connection with limits),
:mod:`.hosts` and :mod:`.robots` (politeness), :mod:`.fetch` (all of these), :mod:`.feeds` (a feed to its entries),
:mod:`.pages` (an entry to its article), :mod:`.loop` (round after round).
"""
