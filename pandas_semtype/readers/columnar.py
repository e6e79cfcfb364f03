"""Parquet, Feather (Arrow IPC) and ORC, by pyarrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..checks import require_installed
from .source import FileError, Source

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_columnar"]


def read_columnar(source: Source, kind: str) -> tuple[pd.DataFrame, list[str]]:
    """Read a columnar file with its own dtypes.

    Parameters
    ----------
    source : Source
        The file.
    kind : {"parquet", "feather", "orc"}

    Returns
    -------
    frame : DataFrame
    notes : list of str
        Empty: such a file says itself how it is to be read.

    Raises
    ------
    MissingDependencyError
        If pyarrow is missing.
    FileError
        If the file is damaged.
    """
    import pandas as pd

    require_installed("pyarrow", extra="parquet", purpose=f"Reading {kind.capitalize()} files")
    readers: dict[str, Callable[[Any], pd.DataFrame]] = {
        "parquet": pd.read_parquet,
        "feather": pd.read_feather,
        "orc": pd.read_orc,
    }
    with source.seekable() as stream:
        try:
            return readers[kind](stream), []
        except MemoryError:
            raise
        except Exception as error:
            raise FileError(
                f"{source.name} cannot be read as {kind}: it is damaged, or something else "
                f"({type(error).__name__}). Write it again, or pass its --format."
            ) from error
