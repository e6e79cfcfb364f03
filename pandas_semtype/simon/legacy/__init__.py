"""The networks published in 2019: fetch them, convert them, and use them like any other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..classifier import SimonClassifier
from ..reading_2019 import KIND_2019
from .convert import checkpoint_directory, published_model

__all__ = ["PublishedClassifier", "checkpoint_directory", "read_published"]

PublishedClassifier = SimonClassifier
"""Former name: what differs in a network of 2019 is how its model reads columns."""


def read_published(
    path: Path, labels: Sequence[str] | None = None, *, name: str = KIND_2019, origin: str = ""
) -> SimonClassifier:
    """Make a classifier from a Keras 2 HDF5 file of the published network.

    It reads the cells the original read: 500 per column, repeated ones as often as they
    occur; `SimonClassifier.encode_frame` returns them.

    Parameters
    ----------
    path : path
        A whole model or weights alone.
    labels : sequence of str, optional
        Labels of the output in its order, which is the alphabetical one in the original.
        By default those of the published model with as many outputs.
    name : str
        Name of the model.
    origin : str
        Hash of the file, for the record.

    Returns
    -------
    SimonClassifier

    Raises
    ------
    CheckpointError
        If the file holds another network, or `labels` are not as many as its outputs.
    MissingDependencyError
        If h5py or onnx is not installed.

    Examples
    --------
    >>> from pandas_semtype.simon.legacy import read_published
    >>> model = read_published("base.h5")  # doctest: +SKIP
    >>> model.encode_frame(frame).shape  # doctest: +SKIP
    (3, 500, 20)
    """
    return SimonClassifier(published_model(path, labels, name=name, origin=origin))
