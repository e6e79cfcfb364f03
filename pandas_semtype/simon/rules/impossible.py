"""Labels that the cells rule out or prove: validators asked about the labels in question.

A label none of whose cells passes its own validator is impossible, whatever it is; one whose
cells all pass a test that hardly passes by chance gains. What remains of an impossible label
goes to the general label that surely holds: whole numbers are `int`, words that repeat
`categorical`, anything is `text`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .cardinality import is_of_few_values
from .cells import Cells
from .opinion import Opinion
from .ranges import numbers_of
from .validators import validators

__all__ = ["MOST_CELLS", "is_impossible", "reason_of", "validated_opinions"]

MOST_CELLS = 64
"""Distinct cells that a validator is asked about."""

_LIKELY = 0.5
"""Score of an impossible label from which on another label takes its place."""
_SUPPORT = 0.8
"""Score of the opinion for the general label; set by hand on columns of portals."""
_RIVAL = 0.2
"""Score of a possible label, more specific than those, from which on it takes what remains."""
_GENERAL = frozenset({"categorical", "float", "int", "ordinal", "text"})
_PROVEN = 0.9
"""Score of the opinion for a label that cells prove."""


def reason_of(label: str, *, proved: bool = False) -> str:
    """Return the reason why a label is impossible, or proved.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.impossible import reason_of
    >>> reason_of("mac_address"), reason_of("iban", proved=True)
    ('impossible:mac_address', 'proved:iban')
    """
    return f"{'proved' if proved else 'impossible'}:{label}"


def validated_opinions(cells: Cells, scores: Mapping[str, float]) -> list[Opinion]:
    """Return the opinions of validators on the labels in question.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    scores : mapping of str to float
        Labels in question with their scores; those without a validator are possible.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.impossible import validated_opinions
    >>> cells = Cells(["SDS011", "BME280"], [1, 1], 2, 2, 2, 1)
    >>> [(o.label, o.kind, o.reason) for o in validated_opinions(cells, {"hex_color": 0.9})]
    [('hex_color', 'forbids', 'impossible:hex_color'), ('text', 'supports', 'impossible:others')]
    """
    known = validators()
    seen = cells.values[:MOST_CELLS]
    found: list[Opinion] = []
    dropped = ""
    for label, score in scores.items():
        validator = known.get(label)
        if validator is None:
            continue
        passed = int(np.count_nonzero(validator(seen)))
        if validator.excludes(passed, len(seen)):
            found.append(Opinion(label, 1.0, reason_of(label), "forbids"))
            if score >= _LIKELY and score > scores.get(dropped, 0.0):
                dropped = label
        elif validator.proves(seen, passed):
            found.append(Opinion(label, _PROVEN, reason_of(label, proved=True), "supports"))
    ruled_out = {opinion.label for opinion in found if opinion.kind == "forbids"}
    rest = scores.keys() - ruled_out - _GENERAL
    if dropped and max((scores[label] for label in rest), default=0.0) < _RIVAL:
        found.append(Opinion(_general(cells), _SUPPORT, "impossible:others", "supports"))
    return found


def is_impossible(label: str, cells: Cells) -> bool:
    """Return whether (nearly) no cell passes the validator of a label."""
    validator = validators().get(label)
    seen = cells.values[:MOST_CELLS]
    return validator is not None and validator.excludes(
        int(np.count_nonzero(validator(seen))), len(seen)
    )


def _general(cells: Cells) -> str:
    """Return the label that holds of cells of which nothing is known."""
    if any(c.isdecimal() for c in cells.values[0]):
        numbers = numbers_of(cells)
        if numbers.fraction == 1.0:
            return "float" if numbers.decimals else "int"
    return "categorical" if is_of_few_values(cells) else "text"
