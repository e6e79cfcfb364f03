"""Loss and accuracy of a training, epoch by epoch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .errors import ArgumentError, MissingDependencyError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["History"]

_PANELS = ("loss", "accuracy")
_NAMES = {"": "training", "val_": "validation"}


class History(Sequence[Mapping[str, float]]):
    """Hold the metrics of a training after each epoch.

    A convex fit has no epochs; the steps of its solver stand in their place.

    Parameters
    ----------
    entries : iterable of mapping
        One per epoch, such as ``{"epoch": 1, "loss": 0.5, "val_loss": 0.6}``.

    Examples
    --------
    >>> from pandas_semtype.history import History
    >>> history = History([{"epoch": 1, "loss": 0.5}, {"epoch": 2, "loss": 0.25}])
    >>> len(history), history[-1]["loss"]
    (2, 0.25)
    >>> history.to_frame()["loss"].tolist()
    [0.5, 0.25]
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Iterable[Mapping[str, float]] = ()) -> None:
        self._entries = tuple(dict(entry) for entry in entries)

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Mapping[str, float]: ...
    @overload
    def __getitem__(self, index: slice) -> History: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, float] | History:
        if isinstance(index, slice):
            return History(self._entries[index])
        return self._entries[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (History, list, tuple)):
            return list(self._entries) == list(other)
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        if not self._entries:
            return "History(no epochs)"
        last = ", ".join(f"{k} {v:.4g}" for k, v in self._entries[-1].items() if k != "epoch")
        return f"History({len(self)} epochs; last: {last})"

    def to_list(self) -> list[dict[str, float]]:
        """Return the entries as plain dicts."""
        return [dict(entry) for entry in self._entries]

    def to_frame(self) -> pd.DataFrame:
        """Return the entries as a frame: a row per epoch, a column per metric."""
        import pandas as pd

        frame = pd.DataFrame(self.to_list())
        return frame.set_index("epoch") if "epoch" in frame else frame

    def plot(self, axes: Any = None) -> Any:
        """Draw loss and accuracy per epoch; needs matplotlib.

        Parameters
        ----------
        axes : pair of matplotlib axes, optional
            Where to draw; a new figure by default.

        Returns
        -------
        matplotlib.figure.Figure
            The figure that was drawn on.

        Raises
        ------
        ArgumentError
            If there is no epoch to draw.
        MissingDependencyError
            If matplotlib is not installed.
        """
        if not self._entries:
            raise ArgumentError("There is nothing to plot: the history has no epochs. Train first.")
        try:
            import matplotlib.pyplot as plt
        except ImportError as error:
            raise MissingDependencyError(
                "Plotting a history needs the package matplotlib, which is not installed. Install "
                "it with pip install matplotlib."
            ) from error
        if axes is None:
            _, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
        epochs = [entry.get("epoch", i + 1) for i, entry in enumerate(self._entries)]
        for axis, panel in zip(axes, _PANELS, strict=True):
            for start, name in _NAMES.items():
                values = [entry.get(start + panel) for entry in self._entries]
                if any(value is not None for value in values):
                    drawn = [float("nan") if value is None else value for value in values]
                    axis.plot(epochs, drawn, marker="o", markersize=3, label=name)
            axis.set_xlabel("epoch")
            axis.set_ylabel(panel)
            if axis.lines:
                axis.legend()
        return axes[0].figure
