"""Codes whose example columns agree on a few letters: other letters are another code."""

from __future__ import annotations

import pickle
import string

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.decision.code_letters import letters_key, other_letters, shared_letters
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.look_alikes import traits_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]


def column(prefixes, seed, n=25, form="{}-{:05d}"):
    rng = np.random.default_rng(seed)
    return [form.format(rng.choice(prefixes), rng.integers(100_000)) for _ in range(n)]


PAIRS = [a + b for a in string.ascii_uppercase for b in string.ascii_uppercase]


def letters(*columns):
    return traits_of(gather("mine", list(columns))[0]).get("letters")


@pytest.mark.parametrize(
    ("prefixes", "form"),
    [
        (["INV"], "{}-{:05d}"),
        (["AB", "CD", "EF"], "{}{:05d}"),
        (["emp"], "{}_{:05d}"),
        (["Nr"], "{} {:05d}"),
        ([""], "{}{:05d}"),
        (["Фил"], "{}-{:05d}"),
    ],
)
def test_a_few_letters_that_all_columns_have(prefixes, form):
    found = letters(*[column(prefixes, seed, form=form) for seed in range(4)])
    assert len(found) == len(prefixes)
    assert not other_letters(column(prefixes, 9, form=form), found)
    assert other_letters(column(["XYZ"], 9, form=form), found)
    # A model keeps no part of a cell.
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in found)


@pytest.mark.parametrize(
    "columns",
    [
        [column(["INV"], seed) for seed in range(2)],  # too few columns
        [column([prefix], seed) for seed, prefix in enumerate(["INV", "ORD", "CUS", "DEL"])],
        [column(PAIRS, seed) for seed in range(4)],
        [column(PAIRS, seed, n=400) for seed in range(4)],
        [column(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), seed, n=60) for seed in range(4)],
        [[f"Tosca: act {i}", f"Aida: act {i}", f"Norma: act {i}", "Norma"] for i in range(4)],
        [["oak", "beech", f"elm{'m' * i}"] for i in range(4)],
        # Any column may come with a series of its own.
        [column(["DE"] * 90 + ["FR"] * 40 + [a + "X"] * 4, s) for s, a in enumerate("ABCD")],
        # Rules know that these are units and currencies.
        [column([""], seed, form="{}{} kg") for seed in range(4)],
        [column(["EUR", "USD"], seed, form="{} {}.50") for seed in range(4)],
    ],
)
def test_letters_that_vary_say_nothing(columns):
    assert letters(*columns) is None


def test_some_other_letters_make_no_other_code():
    known = shared_letters([column(["INV"], seed) for seed in range(3)])
    assert not other_letters([*column(["INV"], 5, n=10), *column(["ORD"], 6, n=40)], known)
    assert not other_letters(["inv 7"], known)
    assert other_letters([*column(["INV"], 5, n=2), *column(["ORD"], 6, n=40)], known)
    assert letters_key("A\ud8001") == letters_key("a-1")


def test_a_few_cells_that_are_no_codes_change_nothing():
    columns = [[*column(["INV"], seed), "none", f"see {'abc'[seed]}"] for seed in range(3)]
    found = letters(*columns)
    assert other_letters(column(["ORD"], 9), found)
    assert not other_letters(column(["INV"], 9), found)


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda cell: "".join(chr(ord(c) + 0xFEE0) if c < "~" else c for c in cell),
        lambda cell: cell.replace("É", "E\u0301"),
        lambda cell: cell.replace("-", "\u200b-"),
        lambda cell: cell + "-B",
        lambda cell: cell + "-B" + " and more of it" * 5000,
    ],
)
def test_the_same_letters_however_they_are_written(change):
    found = letters(*[column(["ÉNV"], seed) for seed in range(3)])
    assert not other_letters([change(cell) for cell in column(["ÉNV"], 9)], found)
    assert other_letters([change(cell) for cell in column(["ORD"], 9)], found)


def machines(prefix, seed, n=25):
    rng = np.random.default_rng(seed)
    ends = np.array(list(string.ascii_uppercase))
    return [
        f"{prefix}{rng.integers(9)}-{rng.integers(10**5):05d}{rng.choice(ends)}" for _ in range(n)
    ]


def test_first_letters_count_where_later_ones_are_drawn():
    found = letters(*[machines("KX", seed) for seed in range(4)])
    assert found is not None
    assert not other_letters(machines("KX", 9), found)
    assert not other_letters(column(["KX"], 9), found)
    assert other_letters(machines("QT", 9), found)
    assert other_letters(column(["PO"], 9), found)
    # Here the first letters are drawn too.
    assert letters(*[[f"{c}Z{c}" for c in machines("", seed)] for seed in range(4)]) is None


def test_machines_of_other_makers_are_not_taken():
    base = pandas_semtype.load("simon_v2")
    model = base.extend("machine", [machines("KX", seed) for seed in range(4)])
    frame = pd.DataFrame(
        {"a": machines("KX", 50), "b": machines("QT", 51), "c": column(["PO"], 52)}
    )
    types = frame.semtype.infer(model=model, use_names=False).types
    assert types["a"] == "machine"
    assert not (types[["b", "c"]] == "machine").any()


def test_marks_that_are_not_seen_make_no_other_code():
    model = pandas_semtype.load("simon_v2").extend("inv", [column(["INV"], s) for s in range(4)])
    cells = [cell.replace("-", "\u200b-") for cell in column(["INV"], 9)]
    verdict = model.infer_samples(gather("x", [cells])[0].columns)[0][0]
    assert verdict.label == "inv"


def test_letters_stay_when_a_model_is_extended_again_or_narrowed():
    model = pandas_semtype.load("simon_v2").extend("inv", [column(["INV"], s) for s in range(4)])
    model = model.extend("emp", [column(["emp"], s, form="{}_{}") for s in range(4)])
    frame = pd.DataFrame({"a": column(["INV"], 50), "b": column(["ORD"], 51)})
    for options in ({}, {"types": ["inv", "emp", "identifier", "text"]}):
        for one in (model, pickle.loads(pickle.dumps(model))):
            found = frame.semtype.infer(model=one, use_names=False, **options)
            assert found["a"].label == "inv"
            assert found["b"].label != "inv"


def test_codes_with_other_letters_are_not_taken(tmp_path):
    base = pandas_semtype.load("simon_v2")
    model = base.extend("invoice", [column(["INV"], seed) for seed in range(5)])
    model.save(tmp_path / "model")
    for one in (model, pandas_semtype.load(tmp_path / "model")):
        samples = gather("x", [column(["INV"], 50), column(["ORD"], 51), column(PAIRS, 52)])
        found = [verdict.label for verdict in one.infer_samples(samples[0].columns)[0]]
        assert found[0] == "invoice"
        assert "invoice" not in found[1:]


def test_codes_of_any_letters_are_still_taken():
    model = pandas_semtype.load("simon_v2").extend("tag", [column(PAIRS, s) for s in range(5)])
    samples = gather("x", [column(["XY", "QZ"], 51), column(PAIRS, 52)])[0].columns
    assert [verdict.label for verdict in model.infer_samples(samples)[0]] == ["tag", "tag"]
