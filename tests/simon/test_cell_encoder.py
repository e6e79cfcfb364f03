import numpy as np
import pytest

from pandas_semtype.simon.features.alphabet import alphabet
from pandas_semtype.simon.features.cell_encoder import CellEncoder


@pytest.fixture
def published():
    return CellEncoder(alphabet("published"), head=0, tail=20)


@pytest.fixture
def universal():
    return CellEncoder(alphabet("universal"), head=4, tail=6)


def test_published_encoder_keeps_the_last_20_right_aligned_and_lower(published):
    cells = ["ABC", "x" * 30 + "0123456789012345678Z"]
    rows = published.encode(cells)
    assert rows.shape == (2, 20)
    assert rows.dtype == np.uint8
    assert (rows[0, :17] == 0).all()
    assert published.decode(rows) == ["abc", "0123456789012345678z"]


def test_head_is_left_and_tail_right_aligned(universal):
    row = universal.encode(["abcdefghij"])[0]
    head = universal.encode(["abcd"])[0]
    assert row[:4].tolist() == head[:4].tolist()
    assert universal.decode(row[None]) == ["efghij"]
    short = universal.encode(["ab"])[0]
    assert (short[2:4] == 0).all()
    assert (short[4:8] == 0).all()
    assert (short[8:] > 0).all()


@pytest.mark.parametrize("cell", ["", "\0", "a\0b", "😀", "\ud800", "\u202eabc", "a" * 10**6])
def test_odd_cells_are_encoded(universal, cell):
    rows = universal.encode([cell, "x"])
    assert rows.shape == (2, 10)
    assert (rows[0] > 0).sum() == min(len(cell), 4) + min(len(cell), 6)


def test_no_cells(universal):
    assert universal.encode([]).shape == (0, 10)


def test_decode_shows_shared_ids_as_replacement(universal):
    assert universal.decode(universal.encode(["é"])) == ["\ufffd"]


def test_encoding_does_not_depend_on_the_other_cells(universal):
    cells = ["one", "twenty two", "日本", ""]
    together = universal.encode(cells)
    for cell, row in zip(cells, together, strict=True):
        assert universal.encode([cell])[0].tolist() == row.tolist()
