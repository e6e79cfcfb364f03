"""Whatever is passed to whatever is public: an answer, or an error of ours."""

from __future__ import annotations

import contextlib
import inspect
import warnings

import pytest

pytest.importorskip("hypothesis", reason="values are drawn by hypothesis")
pytest.importorskip("sklearn", reason="the extra sklearn is not installed")

from helpers import steers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_values import MAKERS, makers
from public_calls import MADE, callees

import pandas_semtype
from pandas_semtype import session
from pandas_semtype.config import OPTIONS
from pandas_semtype.errors import SemtypeError

PAIRS = [(name, p.name) for name, one in callees().items() for p in one.parameters]


@pytest.fixture(scope="module", autouse=True)
def _elsewhere(tmp_path_factory):
    """Whatever is saved under an odd name is saved where it may be."""
    with contextlib.chdir(tmp_path_factory.mktemp("odd")):
        yield


def told_of(name: str, parameter: str, value: object) -> str:
    """Return what is raised, "" if nothing is; only errors of ours get this far."""
    before = dict(session._active)
    options = {option: pandas_semtype.get_option(option) for option in OPTIONS}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = callees()[name].call_with(parameter, value)
            if hasattr(made, "__enter__"):
                with made:
                    pass
    except SemtypeError as error:
        return str(error)
    finally:
        session._active.clear()
        session._active.update(before)
        assert {option: pandas_semtype.get_option(option) for option in OPTIONS} == options
    return ""


def test_every_public_class_has_an_instance():
    """A new public class is looked at too, once it stands in `MADE`."""
    public = {name for name in pandas_semtype.__all__
              if inspect.isclass(getattr(pandas_semtype, name))}  # fmt: skip
    assert public <= set(MADE)


def test_every_public_callable_has_arguments():
    """A new public callable is called too, once there are arguments that work for it."""
    assert len(PAIRS) > 200
    missing = {name: one.missing() for name, one in callees().items() if one.missing()}
    assert not missing, "give them in GOOD or GOOD_FOR of public_calls.py"


@pytest.mark.parametrize("name", sorted(callees()))
def test_every_parameter_of_everything(name):
    """Two values per parameter, others for every parameter."""
    seed = sorted(callees()).index(name)
    for place, parameter in enumerate(callees()[name].parameters):
        for turn in range(2):
            make = MAKERS[(seed * 11 + place * 5 + turn * 31) % len(MAKERS)]
            message = told_of(name, parameter.name, make())
            assert not steers(message)
            assert len(message) < 2000


@given(pair=st.sampled_from(PAIRS), make=makers())
@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_what_is_raised_is_ours(pair, make):
    message = told_of(*pair, make())
    assert not steers(message)
    assert len(message) < 2000
