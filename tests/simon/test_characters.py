import numpy as np
import pytest

from pandas_semtype.simon.features.characters import (
    CLIP,
    DIGIT,
    LETTER,
    LOWER,
    NO_ALPHA,
    NO_DIGIT,
    OTHER,
    SPACE,
    UPPER,
    cell_text,
)

CELLS = [
    "", "a", "A1", "12", "٣٤", "²", "Ab c", "é", "É", "ßÜ", "ǅ", "ǅa", "Ⅷ", "ªº", "中文", "😀x",
    "a\nb", "\t-", "\0", "x" * (CLIP + 9), "½", "\u2028", "ДА",
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=ascii)
@pytest.mark.parametrize("neighbours", [[], ["plain"], ["漢", ""]], ids=len)
def test_bits_agree_with_the_methods_of_a_string(cell, neighbours):
    seen = int(cell_text([*neighbours, cell]).seen()[-1])
    cell = cell[:CLIP]
    assert (seen & NO_ALPHA == 0) is (cell.isalpha() or not cell)
    assert (seen & NO_DIGIT == 0) is (cell.isdigit() or not cell)
    assert (seen & (UPPER | LOWER) == UPPER) is cell.isupper()
    assert (seen & (UPPER | LOWER) == LOWER) is cell.islower()
    assert bool(seen & SPACE) is (" " in cell)
    assert bool(seen & DIGIT) is any(c in "0123456789" for c in cell)
    assert bool(seen & LETTER) is any(ord(c) >= 0x80 or c.isalpha() for c in cell)
    assert bool(seen & OTHER) is any(
        0 < ord(c) < 0x80 and not c.isalnum() and c not in " \n" for c in cell
    )


def test_ends_and_counts():
    text = cell_text(CELLS)
    cells = [cell[:CLIP].replace("\n", "\0") for cell in CELLS]
    assert text.lengths.tolist() == [len(cell) for cell in cells]
    assert text.count(text.points == ord("b")).tolist() == [cell.count("b") for cell in cells]
    filled = np.flatnonzero(text.lengths)
    assert [chr(c) for c in text.first()[filled]] == [cells[i][0] for i in filled]
    assert [chr(c) for c in text.last()[filled]] == [cells[i][-1] for i in filled]
