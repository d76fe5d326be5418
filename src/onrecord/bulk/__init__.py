"""Coding in bulk, one of the doors: corpora in, tables out.

The way through: :mod:`.chunks` (articles in batches that stand for themselves), :mod:`.coding` (one chunk to its
parts), :mod:`.engine` (workers, watched), :mod:`.pool` and :mod:`.ray_engine` (processes, or a cluster's actors),
:mod:`.assemble` (parts to tables), :mod:`.run` (all of it, resumable). :mod:`.bench` measures the coder, :mod:`.homes`
learns where publishers are at home.
"""
