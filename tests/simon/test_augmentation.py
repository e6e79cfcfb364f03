"""Sub-samples of example columns."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pytest
from transfer_helpers import columns, containers, sample

from pandas_semtype.simon.features.statistics import STATISTICS, column_statistics
from pandas_semtype.simon.transfer.augmentation import (
    altered,
    are_words,
    stretched,
    subsamples,
    without_cells,
)

COLUMN = sample([*columns(containers, 1)[0], None, None])


def test_the_first_is_the_whole_column():
    first, *rest = subsamples(COLUMN, 10, np.random.default_rng(0))
    assert sorted(first.values) == sorted(COLUMN.values)
    assert (first.n_missing, first.n_sampled) == (2, 22)
    assert all(5 <= part.counts.sum() <= 20 for part in rest)
    assert all(set(part.values) <= set(COLUMN.values) for part in rest)
    assert len({tuple(part.values) for part in rest}) == 9


def test_repeated_cells_repeat():
    column = sample(["a"] * 15 + ["b"] * 5)
    first = subsamples(column, 1, np.random.default_rng(0))[0]
    assert dict(zip(first.values, first.counts.tolist(), strict=True)) == {"a": 15, "b": 5}


@pytest.mark.parametrize("n", [3, 20, 500])
def test_short_and_long_columns(n):
    column = sample([f"v{i}" for i in range(n)])
    for part in subsamples(column, 20, np.random.default_rng(1)):
        assert min(n, 5) <= part.counts.sum() <= n


def test_the_seed_decides():
    one, two = (
        [part.values for part in subsamples(COLUMN, 4, np.random.default_rng(s))] for s in (0, 0)
    )
    assert one == two


def test_without_cells():
    assert without_cells(COLUMN, {"elsewhere"}) is COLUMN
    assert without_cells(COLUMN, set(COLUMN.values)) is None
    rest = without_cells(COLUMN, set(COLUMN.values[:5]))
    assert rest.values == COLUMN.values[5:]
    assert rest.n_sampled == rest.counts.sum() + 2


def test_altered_cells_keep_their_shape():
    changed = altered(COLUMN, np.random.default_rng(0))
    assert all(re.fullmatch(r"[A-Z]{4}\d{7}", value) for value in changed.values)
    assert set(changed.values) != set(COLUMN.values)
    assert set("".join(changed.values)) <= set("".join(COLUMN.values))
    assert changed.counts.sum() == COLUMN.counts.sum()


def test_altered_cells_stay_in_their_alphabet():
    column = sample(["0x1f", "0xa0", "ÄÖ-漢"])
    changed = altered(column, np.random.default_rng(0), fraction=1.0)
    assert all(
        re.fullmatch(r"[0-9]x[0-9a-fx]{2}|[0-9][a-fx][0-9a-fx]{2}|[ÄÖ]{2}-漢", v)
        for v in changed.values
    )


def test_stretched_columns_look_longer():
    unlike, alike = COLUMN, sample(["a", "b"] * 10)
    plain = np.repeat(column_statistics([unlike, alike]), 50, axis=0)
    longer = stretched(plain, np.random.default_rng(0))
    at = {name: i for i, name in enumerate(STATISTICS)}
    changed = longer[:, at["log_cells"]] > plain[:, at["log_cells"]] + 1e-6
    assert 20 < changed.sum() < 80
    assert (longer[:50, at["distinct_share"]] == 1).all()
    assert longer[:50, at["log_distinct"]] == pytest.approx(longer[:50, at["log_cells"]])
    assert (longer[50:, at["log_distinct"]] == plain[50:, at["log_distinct"]]).all()
    assert (longer[50:, at["distinct_share"]] <= plain[50:, at["distinct_share"]]).all()
    assert np.expm1(7 * longer[:, at["log_cells"]]).max() <= 513
    other = [i for name, i in at.items() if name not in (
        "log_cells", "log_distinct", "distinct_share", "top_share", "second_share",
        "single_share", "single_distinct")]  # fmt: skip
    assert np.array_equal(longer[:, other], plain[:, other])


@pytest.mark.parametrize(
    "words",
    [
        ["हिन्दी", "किताब", "विद्यालय", "सड़क", "पानी", "नदी", "पुस्तकालय"],
        ["বই", "স্কুল", "রাস্তা", "বন্ধু", "নদী", "আকাশ"],
        ["หนังสือ", "โรงเรียน", "ถนน", "แม่น้ำ", "ข้าวผัด"],
        ["石英", "长石", "方解石", "磁铁矿", "黄玉"],
        ["さくら", "カメラ", "コーヒー", "桃", "トマト・ソース"],
        ["사과", "바나나", "포도", "딸기", "수박"],
        ["كِتَاب", "مَدْرَسَة", "شارع", "می\u200cخواهم"],
        [
            unicodedata.normalize("NFD", word)
            for word in ("Réglisse", "Café crème", "Huître", "Pâté")
        ],
    ],
)
def test_words_of_any_script_are_words(words):
    assert are_words(sample(words))


@pytest.mark.parametrize(
    "codes",
    [
        ["京A12345", "沪B23456", "粤C34567"],
        ["กข 1234", "ชด 99", "ฮฮ 8"],
        ["第12号", "第13号", "第140号"],
        ["LHR", "JFK", "CDG", "FRA", "MUC"],
        ["今天天气很好。我们去公园。", "他说他明天会来。"],
    ],
)
def test_codes_and_sentences_of_any_script_are_no_words(codes):
    assert not are_words(sample(codes))
