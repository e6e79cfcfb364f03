"""Tables from files: CSV of any dialect, JSON, Parquet, Excel, databases; cells as written."""

from .source import FileError, UsageError, sources
from .table import FORMATS, ReadOptions, Table, read_table

__all__ = [
    "FORMATS",
    "FileError",
    "ReadOptions",
    "Table",
    "UsageError",
    "read_table",
    "sources",
]
