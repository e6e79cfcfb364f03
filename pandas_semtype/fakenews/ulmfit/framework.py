"""Whether what ULMFiT stands on is installed."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import MissingDependencyError

__all__ = ["need_fastai"]


def need_fastai() -> None:
    """Raise an error that names the extra unless fastai and its company are installed.

    Examples
    --------
    >>> need_fastai()
    """
    for package in ("torch", "fastai", "spacy", "safetensors"):
        if find_spec(package) is None:
            raise MissingDependencyError.of(package, "ulmfit", "ULMFiT")
