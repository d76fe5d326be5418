"""Tables out: one flat schema for every row that leaves the project, and the formats it leaves in.

Ground storey, above records and codebook: it knows reports and rows, never spaCy, and nothing that reads. The schema is
``columns.toml``; :mod:`.rows` makes rows of a report, :mod:`.exports` the event tables that the field's tools take,
:mod:`.formats` writes any of them.
"""
