"""The progress bar of a download: size and rate."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from ..config import get_option
from ..progress import _somebody_looks

__all__ = ["byte_meter"]


@contextlib.contextmanager
def byte_meter(
    description: str, total: int | None, *, progress: bool | None = None
) -> Iterator[Callable[[int, int | None], None]]:
    """Give a function to call with the bytes at hand and the bytes there will be.

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
        Takes the number of bytes at hand (which can shrink when a download starts
        anew) and the number there will be, or None.
    """
    wanted = get_option("progress", progress)
    if not (_somebody_looks() if wanted is None else wanted):
        yield lambda _done, _total: None
        return
    from tqdm.auto import tqdm

    with tqdm(desc=description, total=total, unit="B", unit_scale=True) as bar:

        def show(done: int, whole: int | None) -> None:
            if whole is not None and bar.total != whole:
                bar.total = whole
            # A resumed download did not take the time of the bytes it found.
            bar.initial = done if bar.n == 0 and done and not bar.initial else bar.initial
            bar.update(done - bar.n)

        yield show
