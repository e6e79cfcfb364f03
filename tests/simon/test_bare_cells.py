"""What surrounds cells, blanks, quotation marks and wide forms, changes no answer."""

import random

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells.bare import bare_text, bare_texts
from pandas_semtype.sampling import RowsRead, sample_series
from pandas_semtype.simon.features.bare import bare_sample


def columns():
    draw = random.Random(11)
    names = ["Anna Berg", "Tomas Novak", "Lucia Marin", "Peter Olsen", "Ines Prado", "Jonas Weber"]
    return {
        "count": [str(draw.randint(0, 2400)) for _ in range(40)],
        "amount": [f"{draw.uniform(1, 900):.2f}" for _ in range(40)],
        "postcode": [f"{draw.randint(1000, 9999)} {draw.choice('ABDE')}{draw.choice('KLP')}"
                     for _ in range(40)],
        "lat": [f"{draw.uniform(40, 52):.5f}" for _ in range(40)],
        "person": [draw.choice(names) for _ in range(40)],
        "season": [f"{y}/{str(y + 1)[2:]}" for y in (draw.randint(1990, 2020) for _ in range(40))],
        "mail": [f"user{draw.randint(1, 999)}@example.org" for _ in range(40)],
    }  # fmt: skip


def pad(cell):
    return cell.ljust(24)


WAYS = {
    "blank behind": lambda cell: cell + " ",
    "blank in front": lambda cell: " " + cell,
    "fixed width": pad,
    "right aligned": lambda cell: cell.rjust(26),
    "no-break": lambda cell: f"\u00a0{cell}\u00a0",
    "carriage return": lambda cell: cell + "\r",
    "tab": lambda cell: "\t" + cell,
    "quoted": lambda cell: f'"{cell}"',
    "curled quotes": lambda cell: f"\u201c{cell}\u201d",
    "wide": lambda cell: "".join("\u3000" if c == " " else chr(ord(c) + 0xFEE0) for c in cell),
}


@pytest.fixture(scope="module")
def plain():
    frame = pd.DataFrame(columns())
    return {names: pandas_semtype.infer(frame, use_names=names) for names in (False, "auto")}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("names", [False, "auto"])
def test_answers_are_those_of_bare_cells(plain, way, names):
    frame = pd.DataFrame({name: [*map(way, cells)] for name, cells in columns().items()})
    found = pandas_semtype.infer(frame, use_names=names)
    told = {name: (found[name].label, found[name].score, found[name].reason) for name in frame}
    assert told == {
        name: (one.label, one.score, one.reason)
        for name, one in ((name, plain[names][name]) for name in frame)
    }


def test_half_of_the_cells_may_be_padded(plain):
    frame = pd.DataFrame(
        {
            name: [c + " " * (i % 2) for i, c in enumerate(cells)]
            for name, cells in columns().items()
        }
    )
    found = pandas_semtype.infer(frame, use_names=False)
    assert {n: found[n].label for n in frame} == {n: plain[False][n].label for n in frame}


def test_cells_that_become_equal_are_counted_together():
    sample = bare_sample(sample_series(pd.Series(["x1", "x1 ", " x1", "y2", None])))
    assert dict(zip(sample.values, sample.counts.tolist(), strict=True)) == {"x1": 3, "y2": 1}
    bare = sample_series(pd.Series(["x1", "x1", "x1", "y2", None]))
    assert sample.values == bare.values  # in the same order


def test_a_sample_that_nothing_surrounds_is_itself():
    sample = sample_series(pd.Series(["a b", "c"]))
    assert bare_sample(sample) is sample
    empty = sample_series(pd.Series([None, None], dtype=object))
    assert bare_sample(empty) is empty


@pytest.mark.parametrize(
    ("texts", "bare"),
    [
        (['5"', '3.5"', '11"'], ['5"', '3.5"', '11"']),  # inches
        (['"a"', '"b"', "c d"], ['"a"', '"b"', "c d"]),  # two of three are quoted
        (['"a" and "b"', '"c"'], ['"a" and "b"', '"c"']),
        (["'t was", "'n half"], ["'t was", "'n half"]),
        (['""', '"a"'], ['""', '"a"']),
        (['" "', *['"a"'] * 9], ['" "', *["a"] * 9]),
        (["NULL", *['"a"'] * 9], ["NULL", *["a"] * 9]),
        ([*['"a"'] * 9, "NULL"], [*["a"] * 9, "NULL"]),
        (['"x', *["\u201ca\u201d"] * 9], ['"x', *["a"] * 9]),
        (["「東京」", "第１章 はじめに"], ["「東京」", "第１章 はじめに"]),
        (["１２，３４５", "￥８００"], ["12,345", "¥800"]),
    ],
)
def test_what_belongs_to_the_cells_stays(texts, bare):
    assert bare_texts(texts) == bare


def test_bare_text_of_one_cell():
    assert bare_text("\u3000ＡＢ－１２ ") == "AB-12"
    assert bare_text("株式会社　山田") == "株式会社　山田"


def test_odd_cells_are_found_in_their_rows_whatever_surrounds_them():
    rows = RowsRead(['"a@b.org"', " １２ ", None, "x "], np.array([2, 5, 7, 8]))
    assert rows.first({"a@b.org", "12", "x"}) == {"a@b.org": 2, "12": 5, "x": 8}
    assert RowsRead(["' y '"], np.array([4])).first({"y"}) == {"y": 4}


@pytest.mark.parametrize("mark", ["\u2019", "\u2009"])
def test_either_apostrophe_or_thin_space_groups_digits(mark):
    draw = random.Random(4)
    whole = [f"{draw.randint(1, 98)}{mark}{draw.randint(0, 999):03d}" for _ in range(40)]
    decimal = [f"{cell}.{draw.randint(0, 99):02d}" for cell in whole]
    found = pandas_semtype.infer(pd.DataFrame({"a": whole, "b": decimal}), use_names=False)
    assert [one.label for one in found] == ["int", "float"]
    assert bare_texts([f"don{mark}t", f"5{mark}12", f"1{mark}2345"])[1:] == [
        f"5{mark}12", f"1{mark}2345",
    ]  # fmt: skip
