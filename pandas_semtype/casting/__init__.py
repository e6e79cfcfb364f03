"""Columns of text to columns of values: lossless, or refused, and reported either way."""

from .cast import cast
from .report import CastReport, ColumnCast

__all__ = ["CastReport", "ColumnCast", "cast"]
