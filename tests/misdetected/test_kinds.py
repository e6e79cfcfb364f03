"""What looks like a label is asked for it, cell by cell: columns drawn anew for each seed."""

import pandas as pd
import pytest
from kinds import KINDS

import pandas_semtype

SEEDS = range(3)


def told(kind, mode="medium_confidence", **options):
    columns = {f"c{seed}": pd.Series(kind.column(seed), dtype=object) for seed in SEEDS}
    return list(pandas_semtype.infer(pd.DataFrame(columns), model="simon_v2", mode=mode, **options))


@pytest.mark.parametrize("name", KINDS)
def test_a_column_is_what_its_cells_are(name):
    kind = KINDS[name]
    assert {p.label for p in told(kind)} <= set(kind.right.split()), told(kind)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.never])
def test_a_guess_is_not_what_no_cell_is(name):
    kind = KINDS[name]
    for prediction in told(kind, mode="best_guess"):
        assert prediction.label not in kind.never.split()


OPEN = {
    "answers from 1 to 5": (
        "ordinal", [str(1 + i * 7 % 5) for i in range(300)], "weekdays are few numbers too"
    ),
}  # fmt: skip
"""Wrong still with simon_v2, which only a network can mend: label, cells, and why."""


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        pytest.param(label, cells, marks=pytest.mark.xfail(reason=why, strict=False), id=name)
        for name, (label, cells, why) in OPEN.items()
    ],
)
def test_wrong_still(label, cells):
    frame = pd.DataFrame({"x": cells})
    assert pandas_semtype.infer(frame, model="simon_v2")["x"].label == label


@pytest.mark.parametrize(
    "name",
    [
        "days that do not exist",
        "octets beyond 255",
        "three answers",
    ],
)
def test_a_name_does_not_make_it_so(name):
    kind = KINDS[name]
    header = {"days that do not exist": "date", "octets beyond 255": "ip", "three answers": "is_ok"}
    frame = pd.DataFrame({header[name]: kind.column(5)})
    result = pandas_semtype.infer(frame, model="simon_v2", use_names=True)
    assert result[header[name]].label not in kind.never.split()
