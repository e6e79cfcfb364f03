"""The schema of pandera that tests cells, of the types whose cells show what they are."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import InferenceResult
from pandas_semtype.errors import ArgumentError
from pandas_semtype.simon.rules.validators import validators
from pandas_semtype.validation import to_pandera

pandera = pytest.importorskip("pandera.pandas", reason="pandera is in the group frames")
pytestmark = pytest.mark.filterwarnings("ignore")  # pandera imports what else is installed

N = 40
FRAME = pd.DataFrame(
    {
        "mail": [f"user{k}@example.org" for k in range(N - 1)] + [None],
        "due": [f"{k % 28 + 1:02d}.03.2025" for k in range(N - 1)] + ["n/a"],
        "when": pd.date_range("2025-01-01", periods=N, freq="37h"),
        "open": [True, False] * (N // 2),
        "town": ["Oslo", "Lima", "Graz", "Kiel"] * (N // 4),
        "size": [k * 1.37 for k in range(N)],
        "home": [f"https://example.org/{k}" for k in range(N)],
    }
)


@pytest.fixture(scope="module")
def result():
    return pandas_semtype.infer(FRAME)


@pytest.mark.parametrize("with_frame", [True, False])
@pytest.mark.parametrize("stored", [True, False])
def test_the_frame_passes_and_wrong_cells_do_not(result, with_frame, stored):
    if stored:
        result = InferenceResult.from_dict(result.to_dict())
    schema = to_pandera(result, FRAME if with_frame else None)
    assert len(schema.validate(FRAME)) == N
    names = {name: [check.name for check in c.checks] for name, c in schema.columns.items()}
    assert names == {
        "mail": ["email"], "due": ["datetime"], "when": ["datetime"], "open": ["boolean"],
        "town": [], "size": [], "home": ["uri"],
    }  # fmt: skip
    for name, wrong in (("mail", "ask Ann"), ("due", "soon"), ("home", "at home")):
        odd = FRAME.copy()
        odd.loc[[3, 5], name] = wrong
        with pytest.raises(pandera.errors.SchemaErrors) as failure:
            schema.validate(odd, lazy=True)
        assert failure.value.failure_cases["index"].tolist() == [3, 5]
    schema.validate(FRAME.assign(town="nowhere"))
    assert InferenceResult.from_schema(schema).types.equals(result.types)


def test_a_column_that_is_named_like_that_is_not_tested():
    frame = pd.DataFrame({"percent": [k / 100 for k in range(N)]})
    result = pandas_semtype.infer(frame, types=["percent"], threshold=0.0)
    assert result.types["percent"] == "percent"
    assert not to_pandera(result, frame).columns["percent"].checks


def test_frames_with_another_index_and_few_rows(result):
    schema = to_pandera(result)
    schema.validate(FRAME.set_axis([f"r{k % 7}" for k in range(N)]))
    schema.validate(FRAME[:0])
    with pytest.raises(ArgumentError, match="frame"):
        to_pandera(result, FRAME[["mail"]])


def test_the_page_names_every_label_that_is_tested(request):
    page = (request.config.rootpath / "docs" / "schemas.md").read_text(encoding="utf-8")
    section = page[page.index("## Validation") : page.index("## Differences")]
    strict = [label for label, test in validators().items() if test.is_strict]
    assert [label for label in strict if f"`{label}`" not in section] == []
