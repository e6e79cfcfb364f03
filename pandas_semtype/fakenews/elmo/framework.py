"""Whether what ELMo stands on is installed."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import MissingDependencyError

__all__ = ["need_tensorflow"]


def need_tensorflow(*others: str) -> None:
    """Raise an error that names the extra unless TensorFlow and its company are installed.

    tensorflow_hub is not among them: a module is loaded without it where it is missing.

    Parameters
    ----------
    *others : str
        Further packages that are needed.

    Examples
    --------
    >>> need_tensorflow("sacremoses")
    """
    for package in ("tensorflow", "keras", *others):
        if find_spec(package) is None:
            raise MissingDependencyError.of(package, "elmo", "Training on ELMo features")
