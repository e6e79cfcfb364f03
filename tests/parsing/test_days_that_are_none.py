"""What looks like a date and is another day, or a bound of one."""

from __future__ import annotations

import pandas as pd
import pytest

from pandas_semtype import cast
from pandas_semtype.parsing.date_shapes import formats_of


@pytest.mark.parametrize(
    "cell",
    [
        "15 March 1044 BC", "15 March 1044 BCE", "15 March 1044 B.C.", "15. M\u00e4rz 1044 v. Chr.",
        "15 mars 1044 av. J.-C.", "15 marzo 1044 a.C.", "15 mars 1044 f.Kr.",
        "\u516c\u5143\u524d1044\u5e743\u670815\u65e5", "-1044-03-15", "<2020-01-31", ">2020-01-31",
        "~2020-01-31", "\u2264 31.01.2020",
    ],
)  # fmt: skip
def test_no_day_of_our_calendar(cell):
    assert formats_of(cell) == ()


@pytest.mark.parametrize("cell", ["15 March 1044 AD", "15 March 2020 Vancouver", "- 2020-01-31"])
def test_days_all_the_same(cell):
    assert formats_of(cell)


@pytest.mark.parametrize("word", ["before", "after", "bis", "avant", "hasta", "until"])
def test_bounds_beside_days_do_not_parse(word):
    cells = [f"2021-03-{day:02d}" for day in range(1, 29)] + [f"{word} 2021-04-05"]
    new, report = cast(pd.DataFrame({"due": cells}), types={"due": "datetime"})
    assert report["due"].unparsed.tolist() == [28]
    assert new["due"].isna().sum() == 1


def test_a_word_before_all_days_is_kept_in_the_format():
    cells = [f"until 2021-03-{day:02d}" for day in range(1, 29)]
    new, report = cast(pd.DataFrame({"due": cells}), types={"due": "datetime"})
    assert new["due"].notna().all()
    assert report["due"].lossless


def test_other_words_are_counted():
    cells = [f"{day:02d}.03.2021" for day in range(1, 31)] + ["ca. 14.03.2020"]
    report = cast(pd.DataFrame({"due": cells}), types={"due": "datetime"})[1]
    assert report["due"].reason == "words beside the dates of 1 cell are lost"


@pytest.mark.parametrize(
    "zero", ["00.00.0000", "00000000", "00/00/0000 00:00:00", "0000/00/00", "0000-00-00"]
)
def test_days_of_zeros_are_missing(zero):
    wide = {8: "2021%m%d", 19: "%d/%m/2021 00:00:00"}.get(len(zero), "%Y-%m-%d")
    wide = "%d.%m.%Y" if "." in zero else "%Y/%m/%d" if zero[4] == "/" else wide
    days = pd.date_range("2021-01-01", periods=40).strftime(wide).tolist()
    new, report = cast(pd.DataFrame({"cleared": days + [zero] * 30}), types={"cleared": "datetime"})
    assert new["cleared"].notna().sum() == 40
    assert report["cleared"].null_tokens == (zero,)
    assert report["cleared"].lossless
