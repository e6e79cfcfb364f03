"""``df.semtype.extend``: names of columns, the base, and the active model."""

from __future__ import annotations

import pandas as pd
import pytest
from helpers import TestDouble
from transfer_helpers import columns, containers, frame_of, moves, tiny_model

import pandas_semtype
from pandas_semtype import session
from pandas_semtype.errors import ArgumentError, ColumnSelectionError, ExampleError, FrameTypeError

pytestmark = pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning")

FRAME = frame_of(containers, 3).rename(columns={"c0": "box"})


@pytest.fixture
def base():
    return tiny_model()


def test_columns_by_name(base):
    model = FRAME.semtype.extend(
        "container", ["box", "c1"], base=base, implies="text", activate=True
    )
    assert FRAME.semtype.infer(columns="c2", model=model).types["c2"] == "container"
    more = pd.Series(columns(containers, 1, seed=3)[0])
    added = FRAME.semtype.extend(
        "container", ["box", more], base=base, activate=True
    ).report.taught[0]
    assert added.columns == 2


def test_the_extended_model_becomes_the_active_one(base):
    model = FRAME.semtype.extend("container", FRAME, base=base, activate=True)
    assert session.active_model() is model
    assert set(FRAME.semtype.types) == {"container"}
    assert FRAME.semtype.select("container").shape[1] == 3


def test_not_if_unwanted(base):
    FRAME.semtype.extend("container", FRAME, base=base, activate=False)
    assert session.active_model() is None


def test_the_base_is_the_active_model(base, tmp_path, monkeypatch):
    with pandas_semtype.using(base):
        one = FRAME.semtype.extend("container", FRAME, activate=False)
    assert one.report.base == base.model_id
    session.activate(one)
    two = FRAME.semtype.extend({"move": columns(moves, 3)}, activate=True)
    assert two.report.base == one.model_id
    session.deactivate()
    base.save(tmp_path / "m")
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", str(tmp_path / "m"))
    three = FRAME.semtype.extend("container", FRAME, activate=False)
    assert three.labels == one.labels
    path = FRAME.semtype.extend("container", FRAME, base=tmp_path / "m", activate=False)
    assert path.model_id == three.model_id


def test_the_function_does_the_same(base):
    options = {"base": base, "implies": "text", "random_state": 3}
    one = pandas_semtype.extend(FRAME, "container", ["box", "c1"], activate=False, **options)
    assert session.active_model() is None
    two = FRAME.semtype.extend("container", ["box", "c1"], activate=True, **options)
    assert session.active_model() is two
    assert (one.head.kernel == two.head.kernel).all()
    assert one.model.config == two.model.config


def test_errors(base):
    with pytest.raises(ColumnSelectionError, match="Did you mean 'box'"):
        FRAME.semtype.extend("container", "bix", base=base, activate=True)
    with pytest.raises(ExampleError):
        FRAME.semtype.extend("container", base=base, activate=True)
    with pytest.raises(ExampleError, match="replace=True"):
        FRAME.semtype.extend("email", "box", base=base, activate=True)
    with pytest.raises(ArgumentError, match="activate"):
        FRAME.semtype.extend("container", "box", base=base, activate=1)
    with pytest.raises(ArgumentError, match="a model that can be extended"):
        FRAME.semtype.extend("container", "box", base=TestDouble(), activate=True)
    with pytest.raises(FrameTypeError):
        pandas_semtype.extend(FRAME["box"], "container", [FRAME["box"]], base=base, activate=True)
    assert session.active_model() is None
