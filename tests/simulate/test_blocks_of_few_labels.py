"""Blocks of some of the labels hold no others."""

import numpy as np
import pytest

pytest.importorskip("faker", reason="the extra train is not installed")

from pandas_semtype.simon.features.alphabet import alphabet
from pandas_semtype.simon.features.cell_encoder import CellEncoder
from pandas_semtype.simon.simulate.corpus import make_block
from pandas_semtype.simon.simulate.registry import Column, Generator


def test_columns_of_labels_that_are_not_wanted_are_drawn_again():
    def make(rng, n):
        primary = "year" if rng.random() < 0.5 else None
        return Column([str(i) for i in range(n)], primary=primary)

    encoder = CellEncoder(alphabet("universal"), head=2, tail=2)
    sources = {"int": (Generator("int", make),)}
    block = make_block(0, 40, ["email", "int"], encoder, sources=sources, rows=(6, 9))
    assert np.array_equal(block.primary, np.ones(40))
