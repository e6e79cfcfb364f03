"""Cells of a column as text: `count` some rows, or read them one by one with `texts`."""

from .counting import CellCounts, count, count_texts, present_rows, take
from .order import order_of
from .plain_arrow import plain_array, plain_arrow, plain_frame
from .tame import tamed
from .texts import MAX_CHARS, gaps, is_blank, texts

__all__ = [
    "MAX_CHARS",
    "CellCounts",
    "count",
    "count_texts",
    "gaps",
    "is_blank",
    "order_of",
    "plain_array",
    "plain_arrow",
    "plain_frame",
    "present_rows",
    "take",
    "tamed",
    "texts",
]
