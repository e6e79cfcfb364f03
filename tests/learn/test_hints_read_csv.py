"""Files that are read again by the hints for pandas: no error, and no cell with another value."""

from __future__ import annotations

import io
import random
import time
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing.missing import is_null_token
from pandas_semtype.roles import Uniqueness, count_distinct, uniqueness
from pandas_semtype.roles.spelled import MOST_GAPS, Spelled

AT = pd.date_range("2022-02-03 04:05:06", periods=700, freq="11h7min")

COLUMNS = {
    "plain": lambda k, r: f"{r * 900:.2f}",
    "whole": lambda k, r: str(int(r * 900)),
    "exponents": lambda k, r: f"{r * 1e9:.3e}",
    "padded": lambda k, r: f"{r * 100:12.2f}",
    "brackets": lambda k, r: f"({r * 90:.2f})" if r < 0.3 else f"{r * 90:.2f}",
    "minus_behind": lambda k, r: f"{r * 90:.2f}{'-' * (r < 0.3)}",
    "long_minus": lambda k, r: f"{r * 90 - 45:.2f}".replace("-", "\u2212"),
    "thousands": lambda k, r: f"{r * 1e6:,.2f}",
    "comma": lambda k, r: f"{r * 90:.2f}".replace(".", ","),
    "arabic": lambda k, r: str(int(r * 9e3)).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "wide": lambda k, r: str(int(r * 9e3)).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "zeros": lambda k, r: f"{int(r * 1e4):06d}",
    "one_padded": lambda k, r: "007" if k == 11 else str(int(r * 900)),
    "large": lambda k, r: str(10**18 + int(r * 1e17) * 10 + k % 10),
    "too_large": lambda k, r: str(10**19 + int(r * 1e17) * 10 + k % 10),
    "too_long": lambda k, r: f"{10**15 + int(r * 1e15)}.{k % 10}7",
    "fine": lambda k, r: f"0.{int(r * 1e17):020d}",
    "large_float": lambda k, r: f"{10**17 + int(r * 1e16) * 2 + 1}.0",
    "words": lambda k, r: ["oak", "ash", "elm"][k % 3],
    "codes": lambda k, r: ["01", "02", "11"][k * 7 % 3],
    "grades": lambda k, r: ["1.10", "1.1", "2.0"][k * 5 % 3],
    "flags": lambda k, r: ["true", "false"][k % 2],
    "keys": lambda k, r: str(k + 1),
    "day": lambda k, r: AT[k * 3 % 700].strftime("%d.%m.%Y"),
    "moment": lambda k, r: AT[k * 3 % 700].strftime("%Y-%m-%d %H:%M:%S"),
    "zoned": lambda k, r: AT[k * 3 % 700].strftime("%Y-%m-%dT%H:%M:%SZ"),
    "german": lambda k, r: f"{k % 28 + 1}. {['März', 'Mai', 'Oktober'][k % 3]} 2021",
    "quarter": lambda k, r: f"{2015 + k % 7}-Q{k % 4 + 1}",
    "said": lambda k, r: f" note {k} ",
}
GAPS = ["", " ", " " * 9, " " * 33, "\t\t", "\u3000", "n/a", " N/A ", "-", " - ", "unknown", "None"]


def table(seed, n):
    rng = random.Random(seed)
    data = {}
    for name, write in COLUMNS.items():
        cells = [write(k, rng.random()) for k in range(n)]
        if rng.random() < 0.8:
            gaps = rng.sample(GAPS, rng.choice([1, 1, 2, 3]))
            for _ in range(rng.choice([1, 2, n // 20 + 1])):
                cells[rng.randrange(n)] = rng.choice(gaps)
        data[name] = cells
    return pd.DataFrame(data)


def read_texts(text, **options):
    """Read cells as they are written, as the quickstart does."""
    return pd.read_csv(
        io.StringIO(text), dtype=str, keep_default_na=False, **{"na_values": [""], **options}
    )


def is_same(cell, value):
    if pd.isna(value):
        return pd.isna(cell) or is_null_token(cell)
    if isinstance(value, str):
        return cell == value
    if isinstance(value, pd.Timestamp):
        return pd.to_datetime(cell, dayfirst=cell[2:3] == ".") == value
    if str(value) in ("True", "False"):  # of categories
        return cell.casefold() == str(value).casefold()
    # pandas 2 reads the last digit of long numbers otherwise.
    number = Decimal(cell.strip())
    digits = len(number.normalize().as_tuple().digits)
    is_padded = cell.strip().lstrip("-").startswith("0") and cell.strip().isdecimal()
    same = int(cell) == int(value) if cell.strip().isdecimal() else float(number) == float(value)
    return same and (digits <= 17 or cell.strip().isdecimal()) and not (is_padded and number)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("n", [14, 70, 640])
def test_every_cell_has_its_value(seed, n):
    text = table(seed, n).to_csv(index=False)
    given = read_texts(text)
    hints = pandas_semtype.infer(given).to_hints("pandas")
    again = pd.read_csv(io.StringIO(text), **hints)
    wrong = {
        name: (place, cell, value)
        for name in given
        for place, (cell, value) in enumerate(zip(given[name], again[name], strict=True))
        if not is_same(cell, value)
    }
    assert wrong == {}


TOKENS = {
    "land": ["NA", "ZM", "AO", "LS"],
    "diet": ["None", "vegan", "halal", "no nuts"],
    "answer": ["n/a", "agree", "null", "disagree"],
    "family": ["Null", "Nan", "nan", "Okafor"],
    "remark": ["N/A", "<NA>", "came too late", "#N/A"],
    "size": ["n/a", "4", "17", "23"],
    "price": ["NULL", "€ 4.50", "€ 1,017.25", "n/a"],
    "since": ["nan", "2019-04-03", "2020-11-30", "None"],
    "open": ["NA", "yes", "no", "no"],
}
"""Words that are content in some columns, and missing in others."""


@pytest.mark.parametrize("na_values", [[""], []])
@pytest.mark.parametrize("n", [20, 3000])
def test_the_same_cells_are_missing_as_after_a_cast(n, na_values):
    data = {name: [cells[k * 7 % 4] for k in range(n)] for name, cells in TOKENS.items()}
    data["remark"][9] = data["land"][13] = ""
    text = pd.DataFrame(data).to_csv(index=False)
    given = read_texts(text, na_values=na_values)
    result = pandas_semtype.infer(given)
    cast = given.semtype.cast(result=result, report=False)
    again = pd.read_csv(io.StringIO(text), **result.to_hints("pandas"))
    for name in TOKENS:
        assert again[name].isna().tolist() == cast[name].isna().tolist(), name
    for name in ("land", "diet", "answer", "family", "remark"):
        kept = again[name].notna()
        assert again[name][kept].tolist() == given[name][kept].tolist()
    assert again["size"].isna().any()


def test_a_word_far_beyond_the_sample_stays_content():
    cells = [["ZM", "AO", "LS"][k % 3] for k in range(6000)]
    cells[5003], cells[77] = "NA", ""
    text = pd.DataFrame({"land": cells, "n": range(6000)}).to_csv(index=False)
    again = pd.read_csv(
        io.StringIO(text), **pandas_semtype.infer(read_texts(text)).to_hints("pandas")
    )
    assert again["land"][5003] == "NA"
    assert again["land"].isna().sum() == 1


def test_words_for_missing_that_the_next_file_has_among_numbers():
    text = pd.DataFrame({"charge": [f"{k * 1.75:.2f}" for k in range(80)]}).to_csv(index=False)
    hints = pandas_semtype.infer(read_texts(text)).to_hints("pandas")
    again = pd.read_csv(io.StringIO('charge\n1.5\nNA\n""\nnull\n'), **hints)
    assert again["charge"].isna().tolist() == [False, True, True, True]


def test_plain_columns_are_still_read_as_values():
    text = table(1, 640).to_csv(index=False)
    hints = pandas_semtype.infer(read_texts(text)).to_hints("pandas")
    kinds = {name: hints["dtype"].get(name, "a date") for name in COLUMNS}
    assert kinds["plain"] == kinds["exponents"] == kinds["padded"] == "Float64"
    assert kinds["whole"] == kinds["keys"] == "Int64"
    assert kinds["words"] == kinds["flags"] == "category"
    assert kinds["day"] == kinds["moment"] == kinds["zoned"] == "a date"
    texts = {"brackets", "minus_behind", "arabic", "wide", "codes", "too_large", "too_long", "fine"}
    assert {kinds[name] for name in texts} == {"string"}


@pytest.mark.parametrize("gap", ["-", " n/a ", " " * 40, "\u2003\u2003"])
def test_a_gap_far_beyond_the_sample_is_one(gap):
    cells = [f"{k * 1.75:.2f}" for k in range(6000)]
    cells[5001] = gap
    text = pd.DataFrame({"charge": cells, "n": range(6000)}).to_csv(index=False)
    given = read_texts(text)
    again = pd.read_csv(io.StringIO(text), **pandas_semtype.infer(given).to_hints("pandas"))
    assert str(again["charge"].dtype) == "Float64"
    assert again["charge"].isna().sum() == 1


def test_a_word_far_beyond_the_sample_makes_texts_also_beside_gaps():
    cells = [f"{k * 1.75:.2f}" if k % 9 else "n/a" for k in range(6000)]
    cells[5001] = "see note"
    again_of = pd.DataFrame({"charge": cells, "n": range(6000)})
    hints = pandas_semtype.infer(again_of).to_hints("pandas")
    again = pd.read_csv(io.StringIO(again_of.to_csv(index=False)), **hints)
    assert again["charge"][5001] == "see note"


def test_more_gaps_than_are_known_make_texts():
    cells = [f"{k * 1.75:.2f}" for k in range(400)]
    cells[::4] = [" " * (k + 10) for k in range(100)]
    frame = pd.DataFrame({"charge": cells})
    hints = pandas_semtype.infer(frame).to_hints("pandas")
    assert hints["dtype"] == {"charge": "string"}
    assert len(pandas_semtype.infer(frame)["charge"].uniqueness.gaps) == MOST_GAPS + 1


def test_columns_of_one_name():
    lines = [f"{k * 1.25},2023-01-{k % 28 + 1:02d},{'-' if k == 3 else k}" for k in range(80)]
    text = "\n".join(["x,x,x", *lines])
    given = read_texts(text)
    again = pd.read_csv(io.StringIO(text), **pandas_semtype.infer(given).to_hints("pandas"))
    assert [str(dtype)[:8] for dtype in again.dtypes] == ["Float64", "datetime", "Int64"]


def test_years_of_births_are_not_read_by_pandas():
    days = [f"{k % 28 + 1:02d}.{k % 12 + 1:02d}.{(k * 7) % 60 + 30:02d}" for k in range(90)]
    frame = pd.DataFrame({"date_of_birth": days})
    result = pandas_semtype.infer(frame)
    if result.types["date_of_birth"] == "date_of_birth":
        assert result.to_hints("pandas")["parse_dates"] == []


@pytest.mark.parametrize(
    ("cells", "held", "gaps"),
    [
        (["1", "2", " ", "30"], "i", (" ",)),
        (["1", "2", str(2**60 + 1)], "I", ()),
        (["1", "2", str(2**64)], "z", ()),
        (["1.5", "2", "n/a"], "f", ("n/a",)),
        (["1.5", str(2**60 + 1)], "z", ()),
        (["0.12345678901234567", "2"], "z", ()),
        (["1e400", "2"], "z", ()),
        (["07", "2"], "z", ()),
        (["0.5", "-0.25", "00.75"], "f", ()),
        (["5e-400", "2"], "z", ()),
        (["5e-300", "2"], "f", ()),
        (["1_000", "2", "3"], "z", ()),
        (["٣", "2", "3"], "z", ()),
        (["inf", "2", "-Infinity"], "f", ()),
        (["oak", "2", "3"], "t", ()),
        (["oak", "ash"], "t", ()),
        (["n/a", "n/a", "n/a", "-", "1", "2"], "i", ("-", "n/a")),
        (["n/a", "-"], "t", ()),
        (["n/a", "-", " "], "t", (" ",)),
        (["1", "2", "n/a", "5x"], "t", ()),
        (["0.1" + "0" * 40 + "1", "2"], "z", ()),
        ([None, None], "", ()),
    ],
)
@pytest.mark.parametrize("times", [1, 3000])
def test_what_holds_all_cells(cells, held, gaps, times):
    found = count_distinct(pd.Series(cells * times, dtype=object))
    assert (found.held, found.gaps) == (held, gaps)
    assert Uniqueness.from_dict(found.to_dict()).held == found.held


def test_gaps_that_fill_whole_chunks_of_rows(monkeypatch):
    monkeypatch.setattr(uniqueness, "_CHUNK", 6000)
    found = count_distinct(pd.Series(["n/a"] * 6000 + ["1.5", "2"] * 3000))
    assert (found.held, found.gaps) == ("f", ("n/a",))
    found = count_distinct(pd.Series(["n/a", "1"] * 3000 + ["oak", "ash"] * 3000))
    assert (found.held, found.gaps) == ("t", ())


@pytest.mark.parametrize("odd", ["1" * 200_000 + "x", " " * 200_000 + "x", "1." + "1" * 200_000])
def test_one_very_long_cell_takes_no_time(odd):
    start = time.process_time()
    assert count_distinct(pd.Series(["1", "2", "3", "n/a"] * 30 + [odd])).held in ("t", "z")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("are_numbers", [True, False])
def test_cells_with_nul_characters_are_no_numbers(are_numbers):
    cells = np.array(["1", "2", "n/a", "1\0002"], dtype=object)
    assert Spelled.of(cells, are_numbers=are_numbers) == Spelled(held="t")


def test_results_without_cells_hold_no_gaps():
    frame = pd.DataFrame({"charge": [f"{k * 1.75:.2f}" for k in range(80)] + [" - "]})
    plain = pandas_semtype.infer(frame).to_dict(cells=False)
    assert " - " not in str(plain)
    known = pandas_semtype.InferenceResult.from_dict(plain)
    assert known.to_hints("pandas")["dtype"] == {"charge": "string"}
