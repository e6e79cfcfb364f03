"""The arguments of a cast, checked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..checks import flag, require
from ..errors import ArgumentError
from .arrays import BACKENDS

__all__ = ["ERRORS", "CastOptions"]

ERRORS = ("coerce", "raise", "keep")


@dataclass(frozen=True, slots=True)
class CastOptions:
    """Hold how columns are cast.

    Parameters
    ----------
    errors : {"coerce", "raise", "keep"}
        What becomes of cells that do not parse.
    backend : {"numpy_nullable", "pyarrow", "numpy"}
        The family of dtypes.
    order : {"", "day_first", "month_first"}
        The order of day and month where no cell shows it; "" refuses such columns.
    decimal : {"", ".", ","}
        The mark before decimals where no cell shows it; "" is what is usual.
    """

    errors: str
    backend: str
    order: str
    decimal: str = ""

    @classmethod
    def checked(cls, errors: Any, dtype_backend: Any, dayfirst: Any) -> CastOptions:
        """Return the options that arguments stand for.

        Parameters
        ----------
        errors, dtype_backend, dayfirst
            As for `pandas_semtype.cast`.

        Raises
        ------
        ArgumentError
            If one has a value that is not accepted.
        MissingDependencyError
            If dtypes of Arrow are wanted and pyarrow is not installed.
        """
        if not isinstance(errors, str) or errors not in ERRORS:
            raise ArgumentError.of("errors", errors, f"one of {', '.join(ERRORS)}")
        if not isinstance(dtype_backend, str) or dtype_backend not in BACKENDS:
            raise ArgumentError.of("dtype_backend", dtype_backend, f"one of {', '.join(BACKENDS)}")
        if dtype_backend == "pyarrow":
            require("pyarrow", "parquet", "dtype_backend='pyarrow'")
        order = ""
        if dayfirst is not None:
            order = "day_first" if flag("dayfirst", dayfirst) else "month_first"
        return cls(errors, dtype_backend, order)
