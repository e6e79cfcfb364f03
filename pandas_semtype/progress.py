"""Progress bars, shown on a terminal and in a notebook only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from .config import get_option

__all__ = ["ByteMeter", "Stages", "byte_meter", "progress_bar", "stages_bar"]

Stages = Callable[[float, str], object]
"""Takes the part of the work done since the last call, and the name of the stage it is in."""

ByteMeter = Callable[[int, int | None], object]
"""Takes the bytes received so far and the bytes there will be, None if that is not known."""


def _is_watched() -> bool:
    """Return whether standard error is a terminal or the code runs in a notebook."""
    kernel = sys.modules.get("ipykernel")
    stream = sys.stderr
    return kernel is not None or bool(stream and hasattr(stream, "isatty") and stream.isatty())


@contextlib.contextmanager
def progress_bar(
    total: int, unit: str, *, progress: bool | None = None, long: bool = True, what: str = ""
) -> Iterator[Callable[[int], object]]:
    """Show the progress of work that is counted in units.

    Parameters
    ----------
    total : int
        Units of the whole work.
    unit : str
        What is counted, in the plural: ``"columns"``.
    progress : bool, optional
        Show the bar or not; if None, the option of that name decides, and if that is
        not set either, a bar is shown for long work on a terminal or in a notebook.
    long : bool, default True
        Whether the work takes more than a moment.
    what : str, optional
        What is done, in front of the bar.

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
    if not (long and _is_watched() if wanted is None else wanted):
        yield lambda _: None
        return
    from tqdm.auto import tqdm

    with tqdm(total=total, unit=f" {unit}", desc=what or None) as bar:
        yield bar.update


@contextlib.contextmanager
def stages_bar(total: float, *, progress: bool | None = None) -> Iterator[Stages]:
    """Show the progress of work in stages: the stage, the part done, the time that remains.

    Parameters
    ----------
    total : float
        The whole work, in any unit.
    progress : bool, optional
        Show the bar or not; by default as for `progress_bar`.

    Yields
    ------
    callable
        A `Stages`.

    Examples
    --------
    >>> from pandas_semtype.progress import stages_bar
    >>> with stages_bar(2.0, progress=False) as advance:
    ...     advance(0.5, "reading")
    """
    wanted = get_option("progress", progress)
    if not (_is_watched() if wanted is None else wanted):
        yield lambda _part, _stage: None
        return
    from tqdm.auto import tqdm

    form = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}, {remaining} left"
    with tqdm(total=total, bar_format=form) as bar:

        def advance(part: float, stage: str) -> None:
            if bar.desc != f"{stage}: ":  # told at once, however soon the next one comes
                bar.set_description(stage)
            bar.update(min(part, total - bar.n))  # sums of fractions may exceed it by a bit

        yield advance


@contextlib.contextmanager
def byte_meter(
    description: str, total: int | None, *, progress: bool | None = None
) -> Iterator[ByteMeter]:
    """Show the progress of a download: its size and rate.

    Parameters
    ----------
    description : str
        What is downloaded.
    total : int or None
        Its size, if it is known before.
    progress : bool, optional
        Show the bar or not; by default as the option of that name says, or else on a
        terminal and in a notebook.

    Yields
    ------
    callable
        A `ByteMeter`. The bytes received so far can become fewer: when a download starts
        again from its beginning.
    """
    wanted = get_option("progress", progress)
    if not (_is_watched() if wanted is None else wanted):
        yield lambda _done, _total: None
        return
    from tqdm.auto import tqdm

    with tqdm(desc=description, total=total, unit="B", unit_scale=True) as bar:

        def advance(done: int, whole: int | None) -> None:
            if whole is not None and bar.total != whole:
                bar.total = whole
            # The rate of a resumed download counts only the bytes received now.
            bar.initial = done if bar.n == 0 and done and not bar.initial else bar.initial
            bar.update(done - bar.n)

        yield advance
