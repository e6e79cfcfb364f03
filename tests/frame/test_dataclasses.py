"""What calls and threads share cannot be changed: every class that only holds values is frozen."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil

import pytest

ROOMS = (
    "arrays", "cells", "checkpoint", "context", "config", "diff", "digest", "evidence",
    "explanation", "infer_options", "names", "parsing", "personal", "prediction", "readers",
    "reliability", "roles", "sampling", "simon.decision", "simon.rules", "store", "verdict",
)  # fmt: skip
"""Rooms that need no extra to be imported."""


def classes() -> list[type]:
    found: dict[str, type] = {}
    for room in ROOMS:
        module = importlib.import_module(f"pandas_semtype.{room}")
        names = [module.__name__]
        if hasattr(module, "__path__"):
            parts = pkgutil.walk_packages(module.__path__, module.__name__ + ".")
            names += [part.name for part in parts if ".build" not in part.name]
        for name in names:
            for value in vars(importlib.import_module(name)).values():
                if dataclasses.is_dataclass(value) and value.__module__ == name:
                    found[f"{name}.{value.__qualname__}"] = value
    return [found[name] for name in sorted(found)]


CLASSES = classes()


def test_they_were_found():
    assert len(CLASSES) > 50


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_it_is_frozen(kind):
    assert kind.__dataclass_params__.frozen


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_what_holds_arrays_is_not_compared_by_them(kind):
    """Arrays have no truth value: two such objects would raise when they are compared."""
    fields = dataclasses.fields(kind)
    if any("ndarray" in str(one.type) and one.compare for one in fields):
        assert not kind.__dataclass_params__.eq


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_it_has_no_room_for_other_attributes(kind):
    slots = "__slots__" in vars(kind)
    properties = {type(value).__name__ for value in vars(kind).values()}
    assert slots or "cached_property" in properties
