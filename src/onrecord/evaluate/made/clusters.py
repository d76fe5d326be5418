"""B-cubed: how well a grouping of items agrees with the true one (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

from ..scores import PRF, prf_of


def bcubed(truth: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> PRF:
    """Return B-cubed precision, recall and F1 of the cluster that each item of ``predicted`` is in.

    For each item, precision is the share of its predicted cluster that shares its true one, recall the share of its
    true cluster that shares its predicted one; both are averaged. An item of ``truth`` without a prediction (missing,
    or ``None``) was not found: it counts 0 in recall and not at all in precision. Items that only ``predicted`` has are
    passed over. All 0.0 where there is nothing.
    """
    found = {item: c for item in truth if (c := predicted.get(item)) is not None}
    both = Counter((truth[item], cluster) for item, cluster in found.items())
    sizes, true_sizes = Counter(found.values()), Counter(truth.values())
    precision = sum(both[truth[i], c] / sizes[c] for i, c in found.items())
    recall = sum(both[truth[i], c] / true_sizes[truth[i]] for i, c in found.items())
    return prf_of(precision / len(found) if found else 0.0, recall / len(truth) if truth else 0.0)


def alone(truth: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> dict[str, Hashable]:
    """Return ``predicted`` with each item of ``truth`` that it lacks in a cluster by itself."""
    return {i: p if (p := predicted.get(i)) is not None else ("alone", i) for i in truth}
