"""What dtypes and classes of cells settle: no network has to guess it from text."""

from __future__ import annotations

from .cells import Cells, Sample
from .formats import format_opinions
from .opinion import Opinion

__all__ = ["structure_in", "structure_opinions"]

_SETTLED = {
    "timedelta": Opinion("duration", 1.0, "dtype:timedelta", "settles"),
    "datetime": Opinion("datetime", 1.0, "dtype:datetime", "settles"),
    "time": Opinion("time", 1.0, "dtype:time", "settles"),
    "boolean": Opinion("boolean", 1.0, "dtype:boolean", "settles"),
    "ordered": Opinion("ordinal", 1.0, "dtype:ordered", "settles"),
    "list": Opinion("list", 1.0, "dtype:list", "settles"),
    "json": Opinion("json", 1.0, "dtype:json", "settles"),
    "binary": Opinion("text", 1.0, "dtype:binary", "settles"),
    "complex": Opinion("text", 1.0, "dtype:complex", "settles"),
}
"""What each structure of `pandas_semtype.cells.structure` settles.

A model without ``list`` and ``json`` says what they imply, which is ``text``.
"""


def structure_in(sample: Sample) -> str:
    """Return the structure of a sample; "" for a simulated column, which has none."""
    return str(getattr(sample, "structure", ""))


def structure_opinions(structure: str, cells: Cells) -> list[Opinion]:
    """Return what the structure of the cells settles; nothing where it is "".

    Parameters
    ----------
    structure : str
        Of a `pandas_semtype.sampling.ColumnSample`.
    cells : Cells
        Present cells of the column: pairs of degrees are more than lists.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.structure import structure_opinions
    >>> lists = Cells(["[1, 2]", "[3]"], [1, 1], 2, 2, 2, 1)
    >>> [opinion.label for opinion in structure_opinions("list", lists)]
    ['list']
    """
    if structure not in _SETTLED:
        return []
    if structure in ("list", "json"):
        for opinion in format_opinions(cells):
            if opinion.label == "geo_coordinate" and opinion.kind == "settles":
                return [opinion]
    return [_SETTLED[structure]]
