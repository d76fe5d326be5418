"""Across reports: copies of one story, the same event told twice, what was promised, and the matters they belong to.

The way through: :mod:`.words` (stems), :mod:`.copies` (which documents are one story), :mod:`.accounts` (what a
report tells of events), :mod:`.likeness` (are two accounts of one incident), :mod:`.promises` and :mod:`.lines`
(commitments and positions over time), :mod:`.growth` (which matter a report belongs to), :mod:`.follow` (all of it,
for one report). It knows records and the record, never spaCy; every line of SQL stands in :mod:`onrecord.record`.
"""
