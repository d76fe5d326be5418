"""A made corpus with its truth: news of invented matters, to measure what follows matters across reports.

:func:`generate` writes it; :mod:`.score` and :mod:`.clusters` score what was made of it.
"""

from .corpus import Made, generate

__all__ = ["Made", "generate"]
