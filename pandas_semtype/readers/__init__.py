"""Tables from files: CSV of any dialect, JSON, Parquet, Excel, databases; cells as written."""

from .doubtful_names import FIRST_ROW_IN_DOUBT
from .source import FileError, UsageError, sources
from .table import FORMATS, ReadOptions, Table, read_table

__all__ = [
    "FIRST_ROW_IN_DOUBT",
    "FORMATS",
    "FileError",
    "ReadOptions",
    "Table",
    "UsageError",
    "read_table",
    "sources",
]
