"""Skip what needs a package that is not installed."""

from __future__ import annotations

import doctest
from collections.abc import Generator
from importlib.util import find_spec

import pytest

FRAMEWORKS = {"tf": ("tensorflow", "keras"), "torch": ("torch", "fastai")}
"""Packages that the tests of a marker need."""


@pytest.hookimpl(tryfirst=True)  # before any fixture is made
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that needs a package which is not installed."""
    needed = [name for mark in item.iter_markers("needs") for name in mark.args]
    for marker, packages in FRAMEWORKS.items():
        if item.get_closest_marker(marker):
            needed += packages
    for package in needed:
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, None, None]:
    """Skip an example of a docstring that needs a package of an extra."""
    try:
        yield
    except doctest.UnexpectedException as failure:
        error = failure.exc_info[1]
        own = str(getattr(error, "name", None)).startswith("pandas_semtype")
        if isinstance(error, ImportError) and not own:  # MissingDependencyError is one
            pytest.skip(str(error))
        raise
