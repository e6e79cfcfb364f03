"""Ranges of pages are no spans of years; lives, reigns and terms of office are."""

from __future__ import annotations

import random
from itertools import pairwise

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.page_ranges import are_page_ranges


def spans(first, last, longest, form="({}-{})", n=90, shortest=1, seed=21):
    rng = random.Random(seed)
    begins = [rng.randrange(first, last) for _ in range(n)]
    return [form.format(begin, begin + rng.randint(shortest, longest)) for begin in begins]


def volume(form, n=24, seed=4):
    rng, page, out = random.Random(seed), 1003, []
    for _ in range(n):
        end = page + rng.randint(4, 25)
        out.append(form.format(page, end))
        page = end + 1
    return out


REIGNS = [1137, 1154, 1180, 1223, 1226, 1270, 1285, 1314, 1316, 1322, 1328, 1350, 1364, 1380, 1422,
          1461, 1483, 1498, 1515, 1547, 1559, 1560, 1574, 1589, 1610, 1643, 1715]  # fmt: skip
WARS = ["(1202-1204)", "(1337-1453)", "(1455-1487)", "(1618-1648)", "(1701-1714)", "(1756-1763)",
        "(1853-1856)", "(1870-1871)", "(1899-1902)", "(1914-1918)", "(1939-1945)"]  # fmt: skip

PAGES = {
    "articles of many volumes": spans(1005, 1980, 28),
    "without brackets": spans(1110, 1920, 14, "{}-{}"),
    "with dashes": spans(1005, 1700, 22, "{}\u2013{}"),
    "beyond all years": spans(1600, 2900, 18, "{}-{}"),
    "one volume": volume("({}-{})"),
    "one volume without brackets": volume("{}-{}"),
}
YEARS = {
    "lives": spans(1810, 1930, 90, shortest=25),
    "lives of long ago": spans(1210, 1900, 85, shortest=30),
    "reigns": [f"({a}-{b})" for a, b in pairwise(REIGNS)],
    "terms": spans(1946, 2019, 5),
    "terms of several centuries": spans(1620, 2010, 9),
    "wars": WARS,
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("name", ["x", "pages"])
def test_pages_are_text(kind, name):
    assert cells_of(PAGES[kind]).once(are_page_ranges)
    assert pandas_semtype.infer(pd.DataFrame({name: PAGES[kind]})).types[name] == "text"


@pytest.mark.parametrize("kind", YEARS)
def test_years_are_no_pages(kind):
    assert not cells_of(YEARS[kind]).once(are_page_ranges)
    assert pandas_semtype.infer(pd.DataFrame({"x": YEARS[kind]})).types["x"] == "year_range"


@pytest.mark.parametrize("cells", [["1-12", "13-20"] * 9, ["(1024-1059)"] * 30, ["red"] * 9])
def test_other_columns_are_left_alone(cells):
    assert not cells_of(cells).once(are_page_ranges)
