"""Every public callable, found by looking: functions, constructors, methods of what they return."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

import pandas_semtype
from pandas_semtype.accessors.fakenews import FakeNewsAccessor
from pandas_semtype.accessors.frame import SemtypeFrameAccessor
from pandas_semtype.accessors.series import SemtypeSeriesAccessor
from pandas_semtype.accessors.text import TextSeriesAccessor
from pandas_semtype.privacy import mask
from pandas_semtype.report_page import make_report

SAVED = Path(__file__).parent / "saved_by_0_1"
FRAME = pd.DataFrame(
    {
        "a": ["x@y.zz", "b@c.de"] * 6,
        "b": [f"T{i}-{i * 7}" for i in range(12)],
        "c": range(12),
    }
)
MODEL = pandas_semtype.load(SAVED / "columns")
TEXTS = pandas_semtype.load(SAVED.with_name("saved_by_0_2") / "texts")
WORDS = pd.Series(["one two", "three four"] * 4)
CLASSES = ["a", "b"] * 4


@cache
def result() -> pandas_semtype.InferenceResult:
    return pandas_semtype.infer(FRAME, model=MODEL)


def evidence() -> pandas_semtype.FrameEvidence:
    return pandas_semtype.collect_evidence(FRAME)


def typer() -> Any:
    return pandas_semtype.SemanticTyper(model=MODEL)


def fitted_typer() -> Any:
    return typer().fit(FRAME)


# What there is an instance of, and how to get one. A new public class belongs here: the test of
# the enumeration says so.
MADE: dict[str, tuple[type, Callable[[], Any]]] = {
    "InferenceResult": (pandas_semtype.InferenceResult, result),
    "ColumnPrediction": (pandas_semtype.ColumnPrediction, lambda: result().at(0)),
    "Explanation": (type(result().at(0).explain()), lambda: result().at(0).explain()),
    "ParseFacts": (pandas_semtype.ParseFacts, lambda: result().at(2).parse),
    "SchemaDiff": (pandas_semtype.SchemaDiff, lambda: result().diff(result())),
    "ColumnChange": (
        type(next(iter(result().diff(result())))), lambda: next(iter(result().diff(result()))),
    ),
    "CastReport": (pandas_semtype.CastReport, lambda: pandas_semtype.cast(FRAME, result())[1]),
    "FrameEvidence": (pandas_semtype.FrameEvidence, evidence),
    "SemanticTyper": (pandas_semtype.SemanticTyper, fitted_typer),
    "SemtypeSelector": (
        type(pandas_semtype.make_semtype_selector("email")),
        lambda: pandas_semtype.make_semtype_selector("email", model=MODEL),
    ),
    "SimonClassifier": (pandas_semtype.SimonClassifier, lambda: MODEL),
    "FakeNewsClassifier": (pandas_semtype.FakeNewsClassifier, lambda: TEXTS),
    "FakeNewsEstimator": (
        pandas_semtype.FakeNewsEstimator,
        lambda: pandas_semtype.FakeNewsEstimator("tfidf"),
    ),
    "Report": (type(make_report(FRAME, result())), lambda: make_report(FRAME, result())),
    "df.semtype": (SemtypeFrameAccessor, lambda: FRAME.semtype),
    "series.semtype": (SemtypeSeriesAccessor, lambda: FRAME["a"].semtype),
    "series.text": (TextSeriesAccessor, lambda: WORDS.text),
    "series.text.fakenews": (FakeNewsAccessor, lambda: WORDS.text.fakenews),
}  # fmt: skip

# Arguments that work, by the name of the parameter.
GOOD: dict[str, Any] = {
    "frame": FRAME, "data": FRAME, "X": FRAME, "position": 0, "texts": WORDS, "documents": WORDS,
    "y": CLASSES, "encoder": "tfidf", "directory": "m", "path": "r.html", "columns": ["a"],
    "examples": ["b"], "new_class": "code", "base": MODEL, "model": MODEL, "activate": False,
    "labels": {"a": "mail", "b": "code"}, "name": "threshold", "tool": "pandas", "size": 64,
    "types": ["email"], "key": "a secret of 20 letters", "label": "email", "role": "numeric",
    "result": result(), "other": result(), "evidence": evidence(), "values": [True], "cells": ["7"],
    "schema": result().to_table_schema(), "dialect": "sqlite", "estimator": None, "samples": [],
    "options": {}, "progress": False, "force": False,
}  # fmt: skip
GOOD_FOR: dict[str, dict[str, Any]] = {
    "load": {"model": str(SAVED / "columns")},
    "cast": {"types": {"c": "int"}, "columns": None},
    "df.semtype.cast": {"types": {"c": "int"}, "columns": None},
    "series.semtype.cast": {"types": "text", "result": None},
    "df.semtype.report": {"other": FRAME},
    "make_report": {"other": FRAME},
    "InferenceResult.from_dict": {"data": result().to_dict()},
    "InferenceResult.to_sql": {"name": "t"},
    "ParseFacts.from_dict": {"data": result().at(2).parse.to_dict()},
    "FrameEvidence.from_dict": {"data": evidence().to_dict()},
    "FrameEvidence.from_bytes": {"data": evidence().to_bytes()},
    "FrameEvidence.merge": {"other": evidence()},
    "FrameEvidence.merged": {"parts": [evidence()]},
    "FrameEvidence.renamed": {"names": FRAME.columns},
    "SemanticTyper.fit": {"y": None},
    "SemanticTyper.get_feature_names_out": {"input_features": None},
    "FakeNewsClassifier.evaluate_transfer": {"sources": dict.fromkeys("ab", (WORDS, CLASSES))},
    "FakeNewsEstimator": {"options": None},
    "FakeNewsEstimator.fit": {"X": WORDS},
    "FakeNewsEstimator.predict": {"X": WORDS},
    "FakeNewsEstimator.predict_proba": {"X": WORDS},
    "SimonClassifier.fit_text": {"labels": CLASSES},
    "FakeNewsClassifier.load": {"directory": str(SAVED.with_name("saved_by_0_2") / "texts"),
                                "encoder": None},
    "SimonClassifier.load": {"model": str(SAVED / "columns")},
    "ColumnPrediction.without_values": {"name": "a"},
    "using": {"model": MODEL},
    "activate": {"model": MODEL},
}  # fmt: skip

# Classes that functions make: nobody calls them by hand, and they check little of it.
RECORDS = {
    "ColumnPrediction", "ColumnChange", "ParseFacts", "FrameEvidence", "Explanation", "Report",
    "SchemaDiff", "CastReport", "InferenceResult", "SimonClassifier", "SemtypeSelector",
}  # fmt: skip
# Methods that only the package itself calls, with what it made; Keras; a download.
INTERNAL = {
    "SimonClassifier.best_guesses", "SimonClassifier.network", "ParseFacts.reader",
    "ParseFacts.writer", "SimonClassifier.infer_samples",
}  # fmt: skip


@dataclass(frozen=True)
class Callee:
    """A public callable: how to get it, and what to pass."""

    name: str
    get: Callable[[], Callable[..., Any]]
    parameters: tuple[inspect.Parameter, ...]

    def arguments(self) -> dict[str, Any]:
        """Return arguments that work, where there are any."""
        good = {**GOOD, **GOOD_FOR.get(self.name, {})}
        return {p.name: good[p.name] for p in self.named() if p.name in good}

    def named(self) -> list[inspect.Parameter]:
        star = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
        return [p for p in self.parameters if p.kind not in star]

    def missing(self) -> list[str]:
        """Return required parameters that there is no good argument for."""
        known = self.arguments()
        return [p.name for p in self.named() if p.default is p.empty and p.name not in known]

    def call_with(self, parameter: str, value: object) -> Any:
        """Call it with one argument exchanged."""
        kinds = {p.name: p.kind for p in self.parameters}
        if kinds[parameter] is inspect.Parameter.VAR_POSITIONAL:
            return self.get()(value)
        arguments = self.arguments()
        if kinds[parameter] is inspect.Parameter.VAR_KEYWORD:
            return self.get()(**arguments, no_such_option=value)
        return self.get()(**{**arguments, parameter: value})


def _parameters(function: Any, *, bound: bool) -> tuple[inspect.Parameter, ...]:
    found = tuple(inspect.signature(function).parameters.values())
    return found[1:] if bound else found


def _methods(name: str, kind: type, make: Callable[[], Any]) -> Iterator[Callee]:
    for attribute in dir(kind):
        static = inspect.getattr_static(kind, attribute)
        if attribute.startswith("_"):
            continue
        if isinstance(static, property):
            yield Callee(f"{name}.{attribute}", lambda a=attribute: lambda: getattr(make(), a), ())
            continue
        function = getattr(kind, attribute)
        # What scikit-learn adds raises the errors of scikit-learn.
        if not callable(function) or not str(function.__module__).startswith("pandas_semtype"):
            continue
        of_class = isinstance(static, (classmethod, staticmethod))
        yield Callee(
            f"{name}.{attribute}",
            (lambda a=attribute: getattr(kind, a)) if of_class
            else (lambda a=attribute: getattr(make(), a)),
            _parameters(function, bound=not of_class),
        )  # fmt: skip


@cache
def callees() -> dict[str, Callee]:
    """Return every public callable by its name."""
    found = [
        Callee("mask", lambda: mask, _parameters(mask, bound=False)),
        Callee("make_report", lambda: make_report, _parameters(make_report, bound=False)),
    ]
    for name in pandas_semtype.__all__:
        value = getattr(pandas_semtype, name)
        if callable(value) and name not in RECORDS:
            found.append(Callee(name, lambda v=value: v, _parameters(value, bound=False)))
    for name, (kind, make) in MADE.items():
        found += _methods(name, kind, make)
    return {one.name: one for one in found if one.name not in INTERNAL}
