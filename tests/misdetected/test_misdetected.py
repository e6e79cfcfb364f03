"""What was wrong once stays right; what is wrong still is known."""

import pandas as pd
import pytest
from columns import MENDED, OPEN

import pandas_semtype


def label_of(cells):
    return pandas_semtype.infer(pd.DataFrame({"x": cells}))["x"].label


@pytest.mark.parametrize(("label", "cells", "why"), MENDED.values(), ids=MENDED)
def test_right_now(label, cells, why):
    assert label_of(cells) == label, why


# Not strict: new weights may get some of them right, and pytest then lists them as XPASS.
@pytest.mark.parametrize(
    ("label", "cells"),
    [
        pytest.param(label, cells, marks=pytest.mark.xfail(reason=why, strict=False), id=name)
        for name, (label, cells, why) in OPEN.items()
    ],
)
def test_wrong_still(label, cells):
    assert label_of(cells) == label
