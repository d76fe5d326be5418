"""Coding in bulk. One of the doors. For now: how fast it goes (:mod:`.bench`)."""
