"""What proves a role, and what only looks like it."""

from __future__ import annotations

import pytest

from pandas_semtype.roles import Uniqueness
from pandas_semtype.roles.patterns import is_scale, settled_role
from pandas_semtype.roles.shape import MOST_CELLS, SHAPE_NAMES, shape_of

MANY = Uniqueness(100, 50, 0)


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (['{"a": 1}', '{"b": null}'], "json"),
        (["{'a': 1}", "{'b': None}"], "json"),
        (['[{"a": 1}]', "[{}, {}]"], "json"),
        (["[1, 2]", "[]", '["x"]'], "list"),
        (["['x']", "['y', 'z']"], "list"),
        (["[294]", "1.5", "2.5"], None),
        (["{curly}", "{braces}"], None),
        (["[Kr] 4d2", "[Xe]"], None),
        (["{" * 3000, "[" * 3000], None),
        (["[" * 5000 + "]" * 5000], "list"),
    ],
)
def test_objects_in_cells(cells, role):
    assert settled_role(cells, "", MANY) == role


def test_counts_and_dtypes_prove_roles():
    assert settled_role([], "", Uniqueness(4, 0, 4)) == "empty"
    assert settled_role([], "datetime", Uniqueness(0, 0, 0)) == "empty"
    assert settled_role(["a"], "", Uniqueness(4, 1, 0)) == "constant"
    assert settled_role(["True", "False"], "boolean", MANY) == "categorical"
    assert settled_role(["b'x'", "b'y'"], "binary", MANY) == "other"


def test_scales_are_whole_numbers_without_gaps():
    def counts(low, high, distinct):
        return Uniqueness(200, distinct, 0, "", low, high)

    five = ["1", "2", "3", "4", "5"]
    assert is_scale(five, counts(1, 5, 5))
    assert not is_scale(five, counts(1, 6, 5))
    assert not is_scale(["3", "4", "5", "6", "7"], counts(3, 7, 5))
    assert not is_scale(["0", "1"], counts(0, 1, 2))
    assert not is_scale(["1.5"], counts(1, 5, 5))
    assert not is_scale(five, Uniqueness(6, 5, 0, "", 1, 5))


def test_shapes_are_numbers_for_any_cells():
    odd = ["", " ", "\ud800", "9" * 400, "1e999", "-0", "\0", "٣", "a" * 5000, "𝟛", "(", "1e-400"]
    for cells in ([], odd, *[[cell] for cell in odd]):
        shape = shape_of(cells)
        assert shape.shape == (len(SHAPE_NAMES),)
        assert (abs(shape) < 1e9).all()
    cells = [f"{i} kg" for i in range(MOST_CELLS)]
    assert (shape_of(cells) == shape_of([*cells, "more"])).all()
