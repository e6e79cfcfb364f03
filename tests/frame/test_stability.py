"""The same column has the same answer, whatever the seed, its rows and its neighbours."""

import numpy as np
import pandas as pd
import pytest

import pandas_semtype

MODELS = ["simon_v2"]


def table(n=300):
    rng = np.random.default_rng(17)
    words = ["ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine"]
    streets = [f"{n} {w.title()} {k}" for n, w, k in zip(
        rng.integers(1, 900, n), rng.choice(words, n), rng.choice(["Road", "Lane"], n), strict=True
    )]  # fmt: skip
    return pd.DataFrame(
        {
            "tree": rng.choice(words, n),
            "street": streets,
            "code": [f"{a}{b}" for a, b in zip(rng.choice(list("ABC"), n),
                                               rng.integers(1, 400, n), strict=True)],
            "count": rng.integers(0, 4000, n),
            "share": rng.random(n).round(3),
            "when": pd.date_range("2020-01-01", periods=n, freq="7h").astype(str),
            "gap": np.where(rng.random(n) < 0.7, None, rng.choice(words, n)),
        }
    )  # fmt: skip


def answers(result):
    return [(p.label, p.score, p.reason, p.net_scores, p.alternatives) for p in result]


@pytest.mark.parametrize("model", MODELS)
def test_rows_in_any_order_and_any_seed(model):
    frame = table()
    loaded = pandas_semtype.load(model)
    first = answers(pandas_semtype.infer(frame, model=loaded, use_names=False))
    for seed in range(1, 6):
        shuffled = frame.sample(frac=1, random_state=seed)
        assert (
            answers(
                pandas_semtype.infer(shuffled, model=loaded, use_names=False, random_state=seed)
            )
            == first
        )


@pytest.mark.parametrize("model", MODELS)
def test_any_neighbours(model):
    frame = table()
    loaded = pandas_semtype.load(model)
    together = dict(
        zip(frame, answers(pandas_semtype.infer(frame, model=loaded, use_names=False)), strict=True)
    )
    for name in frame:
        loaded.model.engine.forget()
        (alone,) = answers(pandas_semtype.infer(frame[[name]], model=loaded, use_names=False))
        assert alone == together[name]
    loaded.model.engine.forget()
    few = ["gap", "tree", "share"]
    found = answers(pandas_semtype.infer(frame[few], model=loaded, use_names=False))
    assert found == [together[name] for name in few]


def test_scores_have_six_decimals():
    scores = pandas_semtype.load("simon_v2").model.frame_scores(table())
    assert np.array_equal(scores, np.round(scores.astype(float), 6).astype(np.float32))


@pytest.mark.parametrize("dtype", [object, "str", "category"])
def test_any_dtype(dtype):
    frame = table()[["tree", "code"]]
    first = answers(pandas_semtype.infer(frame, model="simon_v2", use_names=False))
    assert (
        answers(pandas_semtype.infer(frame.astype(dtype), model="simon_v2", use_names=False))
        == first
    )
