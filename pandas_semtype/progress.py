"""A progress bar that shows itself only where somebody looks at it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from .config import get_option

__all__ = ["progress_bar"]


def _somebody_looks() -> bool:
    """Return whether standard error is a terminal or the code runs in a notebook."""
    kernel = sys.modules.get("ipykernel")
    stream = sys.stderr
    return kernel is not None or bool(stream and hasattr(stream, "isatty") and stream.isatty())


@contextlib.contextmanager
def progress_bar(
    total: int, unit: str, *, progress: bool | None = None, long: bool = True
) -> Iterator[Callable[[int], object]]:
    """Give a function to call with the number of units done.

    Parameters
    ----------
    total : int
        Units of the whole work.
    unit : str
        What is counted, in the plural: ``"columns"``.
    progress : bool, optional
        Show the bar or not; if None, the option of that name decides, and if that is
        not set either, a bar is shown for long work when somebody looks.
    long : bool, default True
        Whether the work takes more than a moment.

    Yields
    ------
    callable
        Takes the number of units done since the last call.

    Examples
    --------
    >>> from pandas_semtype.progress import progress_bar
    >>> with progress_bar(3, "columns", progress=False) as advance:
    ...     for _ in range(3):
    ...         _ = advance(1)
    """
    wanted = get_option("progress", progress)
    if not (long and _somebody_looks() if wanted is None else wanted):
        yield lambda _: None
        return
    from tqdm.auto import tqdm

    with tqdm(total=total, unit=f" {unit}") as bar:
        yield bar.update
