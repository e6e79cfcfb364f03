"""Semantic types of pandas columns, ``df.semtype.infer()``, and fake-news texts.

Importing the package registers the accessors ``DataFrame.semtype``,
``Series.semtype``, ``Series.text`` and ``Series.fakenews``.
Models and engines are loaded at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import accessors
from .accessors import extend, register, semtype
from .config import configure, get_option, option_context
from .session import deactivate

if TYPE_CHECKING:
    from .activation import activate, using
    from .casting import CastReport, cast
    from .diff import SchemaDiff
    from .evidence.collecting import collect_evidence
    from .evidence.frame import FrameEvidence
    from .fakenews.classifier import FakeNewsClassifier
    from .fakenews.estimator import FakeNewsEstimator
    from .inference import infer, infer_evidence
    from .learn.pipeline import semtype_pipeline
    from .learn.selector import make_semtype_selector
    from .learn.typer import SemanticTyper
    from .loading import load
    from .parsing import ParseFacts
    from .presets import list_models
    from .results import ColumnPrediction, InferenceResult
    from .simon.classifier import SimonClassifier

__all__ = [
    "CastReport",
    "ColumnPrediction",
    "FakeNewsClassifier",
    "FakeNewsEstimator",
    "FrameEvidence",
    "InferenceResult",
    "ParseFacts",
    "SchemaDiff",
    "SemanticTyper",
    "SimonClassifier",
    "__version__",
    "activate",
    "cast",
    "collect_evidence",
    "configure",
    "deactivate",
    "extend",
    "get_option",
    "infer",
    "infer_evidence",
    "list_models",
    "load",
    "make_semtype_selector",
    "option_context",
    "register",
    "semtype",
    "semtype_pipeline",
    "using",
]

__version__ = "0.2.0"

_LATER = {
    "CastReport": "casting",
    "ColumnPrediction": "results",
    "FakeNewsClassifier": "fakenews.classifier",
    "FakeNewsEstimator": "fakenews.estimator",
    "FrameEvidence": "evidence.frame",
    "InferenceResult": "results",
    "ParseFacts": "parsing",
    "SchemaDiff": "diff",
    "SemanticTyper": "learn.typer",
    "SimonClassifier": "simon.classifier",
    "activate": "activation",
    "cast": "casting",
    "collect_evidence": "evidence.collecting",
    "infer": "inference",
    "infer_evidence": "inference",
    "list_models": "presets",
    "load": "loading",
    "make_semtype_selector": "learn.selector",
    "semtype_pipeline": "learn.pipeline",
    "using": "activation",
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
