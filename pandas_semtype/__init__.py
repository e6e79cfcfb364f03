"""Semantic types of pandas columns, ``df.semtype.infer()``, and fake-news texts.

Importing the package registers the accessors ``DataFrame.semtype``,
``Series.semtype``, ``Series.text`` and ``Series.fakenews``.
Models and engines are loaded at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import accessors
from .accessors import extend, semtype
from .config import configure, get_option, option_context
from .session import activate, deactivate, using

if TYPE_CHECKING:
    from .fakenews.classifier import FakeNewsClassifier
    from .fakenews.estimator import FakeNewsEstimator
    from .inference import infer
    from .loading import load
    from .presets import list_models
    from .results import ColumnPrediction, InferenceResult
    from .simon.classifier import SimonClassifier

__all__ = [
    "ColumnPrediction",
    "FakeNewsClassifier",
    "FakeNewsEstimator",
    "InferenceResult",
    "SimonClassifier",
    "__version__",
    "activate",
    "configure",
    "deactivate",
    "extend",
    "get_option",
    "infer",
    "list_models",
    "load",
    "option_context",
    "semtype",
    "using",
]

__version__ = "0.1.0"

_LATER = {
    "ColumnPrediction": "results",
    "FakeNewsClassifier": "fakenews.classifier",
    "FakeNewsEstimator": "fakenews.estimator",
    "InferenceResult": "results",
    "SimonClassifier": "simon.classifier",
    "infer": "inference",
    "list_models": "presets",
    "load": "loading",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        value = getattr(import_module(f".{_LATER[name]}", __name__), name)
        globals()[name] = value
        return value
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message, name=name, obj=import_module(__name__))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


accessors.register()
