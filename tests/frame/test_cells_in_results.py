"""What a result that is kept holds of cells: exactly what the documentation says."""

from __future__ import annotations

import json
import pickle

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import InferenceResult
from pandas_semtype.errors import ArgumentError

N = 40
FRAME = pd.DataFrame(
    {
        "day": [f"Novak {k % 28 + 1}. Mai 2020" for k in range(N)],
        "iso": [f"2025-03-{k % 28 + 1:02d}T10:{k:02d}:00Z" for k in range(N)],
        "japan": [f"2023年5月{k % 28 + 1}日" for k in range(N)],
        "paid": [f"{k},5 Okafor" for k in range(N)],
        "size": [f"{k} kg" for k in range(N)],
        "euro": [f"{k},50 €" for k in range(N)],
        "kept": ["oui" if k % 3 else "non" for k in range(N)],
        "gaps": [str(k) if k % 4 else "k.A." for k in range(N)],
        "salary": [41234.5, 38765.25, 912345.75, 55111.125] * (N // 4),
        "town": ["Zwettl", "Graz", "Linz", "Wels"] * (N // 4),
        "mail": [f"novak{k}@example.org" for k in range(N - 1)] + ["ask Novak"],
        "same": ["Okafor"] * N,
    }
)
QUOTED = ["Novak", "Okafor", "oui", "k.A.", "912345.75", "38765.25"]
NEVER = ["Zwettl", "novak7", "ask Novak", "41234.5", "55111.125"]


@pytest.fixture(scope="module")
def result():
    return pandas_semtype.infer(FRAME)


def test_what_parses_other_cells_is_kept(result):
    written = json.dumps(result.to_dict(), ensure_ascii=False)
    assert [text for text in QUOTED if text not in written] == []
    assert [text for text in NEVER if text in written] == []


def test_pickles_hold_the_same(result):
    again = pickle.loads(pickle.dumps(result))
    assert again.to_dict() == result.to_dict()
    content = pickle.dumps(result)
    assert [text for text in NEVER if text.encode() in content] == []


def test_without_cells(result):
    data = result.to_dict(cells=False)
    written = json.dumps(data, ensure_ascii=False, allow_nan=False)
    assert [text for text in [*QUOTED, *NEVER] if text in written] == []
    parse = {row["name"]: row["parse"] is not None for row in data["columns"]}
    known = {name for name, there in parse.items() if there}
    assert {"iso", "japan", "euro", "salary", "town", "mail", "same"} == known
    again = InferenceResult.from_dict(json.loads(written))
    assert again.types.equals(result.types)
    assert again.roles.equals(result.roles)
    assert again.unique.equals(result.unique)


def test_a_result_without_cells_still_casts(result):
    frame = FRAME[["day", "iso", "euro", "gaps", "salary"]]
    kept = pandas_semtype.infer(frame)
    again = InferenceResult.from_dict(kept.to_dict(cells=False))
    expected, _ = pandas_semtype.cast(frame, kept, report=True)
    found, _ = pandas_semtype.cast(frame, again, report=True)
    pd.testing.assert_frame_equal(found, expected)


def test_cells_is_a_flag(result):
    with pytest.raises(ArgumentError, match="cells is not valid"):
        result.to_dict(cells="no")
