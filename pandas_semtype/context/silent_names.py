"""Labels of bare numbers that a name of a column always says: none called "loss" is a latitude.

By their range alone many numbers may be degrees, ages, months or days. In tables of portals a
column of them that has a name at all is called so, nearly without exception: a name that says
something else speaks against these labels, more than the few words it is made of can.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from .informative import is_informative
from .tokens import text_of, tokens_of

__all__ = ["UNSAID", "unsaid"]

UNSAID = -4.0
"""Log-odds of such a label where the name does not say it. Of 577 columns of portals with cells of
degrees and a name, every one said so, if only as "y"; of 39 whose cells could be months, days or
ages and whose name said something else, 38 were judged to be none."""

_SAYS = 1.0
"""Evidence from which on a name says a label."""
_SAME = ("latitude", "longitude")
"""A name that says either may be meant for the other one too: gps_y, gps_x."""
_BY_RANGE = (*_SAME, "month", "day", "age")

_PLACES = frozenset(
    ("gps", "geo", "geom", "geometry", "coord", "coords", "coordinate", "coordinates",
     "koordinat", "koordinate", "koordinaten", "coordonnee", "coordonnees", "coordenada",
     "coordenadas", "coordinata", "coor", "koord", "koor", "point", "pos", "position", "wgs",
     "wgs84", "etrs89", "epsg", "lat", "lon", "lng", "long", "degrees", "deg", "dd", "breite",
     "laenge", "lange", "sirka", "delka", "szerokosc", "dlugosc", "szelesseg", "hosszusag",
     "north", "south", "east", "west", "northing", "easting", "nord", "sud", "ost", "est",
     "norte", "sur", "este", "oeste", "xdec", "ydec", "centroid", "meridian", "parallel")
)  # fmt: skip
"""Words of names of coordinates of which the model of names has seen too few to be sure."""
_AXES = frozenset("xyznsewobl")
"""Letters of axes and points of the compass, and of geographic breadth and length."""
_NUMBERED = frozenset("cfv")
"""Letters that programs give to any column."""
_PARTS_OF_DATES = frozenset(("day", "dow", "weekday", "month", "mth", "ngay", "thang", "date"))
_LIVES = frozenset(("age", "ages", "alter", "lifespan", "years", "old"))
_WORDS = {
    "latitude": _PLACES, "longitude": _PLACES, "month": _PARTS_OF_DATES, "day": _PARTS_OF_DATES,
    "age": _LIVES,
}  # fmt: skip


def unsaid(evidence: np.ndarray, names: Sequence[Hashable], labels: Sequence[str]) -> np.ndarray:
    """Return which labels are only possible where a name says them, and which it does not.

    Parameters
    ----------
    evidence : ndarray, shape (names, labels)
        Log-likelihood ratios of the names, before they are weighed.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the columns of `evidence`.

    Returns
    -------
    ndarray of bool, shape (names, labels)
        False where a name tells nothing, or none of its letters is known.

    Examples
    --------
    >>> from pandas_semtype.context import evidence_of_names
    >>> from pandas_semtype.context.silent_names import unsaid
    >>> names, labels = ["lat", "rainfall", "y"], ["latitude", "float"]
    >>> unsaid(evidence_of_names(names, labels, names), names, labels).tolist()
    [[False, False], [True, False], [False, False]]
    """
    out = np.zeros(evidence.shape, dtype=bool)
    place = {label: k for k, label in enumerate(labels)}
    asked = [label for label in _BY_RANGE if label in place]
    if not asked:
        return out
    for row, name in enumerate(names):
        if not evidence[row].any() or not (is_informative(name) or _is_symbol(name)):
            continue
        words = tokens_of(name)
        for label in asked:
            said_by = _SAME if label in _SAME else (label,)
            told = max(evidence[row, place[one]] for one in said_by if one in place)
            out[row, place[label]] = told < _SAYS and _WORDS[label].isdisjoint(words)
    return out


def _is_symbol(name: Hashable) -> bool:
    """Return whether a name is one letter, as symbols of elements are, and none of an axis."""
    text = text_of(name).strip().lower()
    return len(text) == 1 and text.isascii() and text.isalpha() and text not in _AXES | _NUMBERED
