"""The compiled function is the network of Keras; Keras is run on torch, in another process."""

import subprocess
import sys

import numpy as np
import pytest

pytestmark = pytest.mark.torch
pytest.importorskip("torch")
pytest.importorskip("keras", reason="training needs the extra 'train'")

from pandas_semtype.simon.training.torch_network import distinct_cells, supported  # noqa: E402

PARITY = """
import numpy as np, torch
from tiny import TINY, LABELS, random_network
from pandas_semtype.simon.training.torch_network import distinct_cells, forward
network = random_network(TINY, ("a", "b", "c"))
rng = np.random.default_rng(0)
ids = rng.integers(0, TINY.width, (9, 5, 12)).astype(np.uint8)
ids[3] = ids[3, :1]
statistics = rng.normal(size=(9, 50)).astype(np.float32)
told = network.predict_on_batch([ids.astype(np.int32), statistics])
weights = {v.path: v.value for v in network.weights}
for dtype, most in ((torch.float32, 1e-5), (torch.bfloat16, 0.05)):
    cells, place = map(torch.from_numpy, distinct_cells(ids))
    with torch.no_grad():
        scores, votes = forward(
            weights, cells, place, torch.from_numpy(statistics), TINY, dtype=dtype, training=False
        )
    assert np.abs(torch.sigmoid(scores).numpy() - told["scores"]).max() < most
    assert np.abs(votes.numpy() - told["votes"]).max() < 20 * most
"""


def test_it_is_the_network_of_keras():
    from pathlib import Path

    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", PARITY], capture_output=True, text=True, check=False,
        env={**__import__("os").environ, "KERAS_BACKEND": "torch",
             "PYTHONPATH": f"{here}:{here.parents[1]}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def test_distinct_cells_are_found_again():
    rng = np.random.default_rng(1)
    characters = rng.integers(0, 3, (40, 6, 3)).astype(np.uint8)
    cells, place = distinct_cells(characters)
    assert np.array_equal(cells[place], characters)
    assert place.max() + 1 == len(np.unique(characters.reshape(-1, 3), axis=0))
    assert len(cells) % 256 == 0


def test_the_published_layout_stays_with_keras():
    from pandas_semtype.simon.network.backbone import PUBLISHED, Architecture

    assert supported(Architecture())
    assert not supported(PUBLISHED)


FROZEN = """
import numpy as np, torch
from tiny import TINY, random_network
from pandas_semtype.simon.training.frozen_cells import FrozenCells
from pandas_semtype.simon.training.torch_network import (
    cell_patterns, cell_vectors, distinct_cells,
)
network = random_network(TINY, ("a", "b", "c"))
weights = {v.path: v.value for v in network.weights}
rng = np.random.default_rng(0)
def encode(ids):
    patterns = cell_patterns(weights, ids, TINY, torch.float32)
    return cell_vectors(weights, patterns, TINY, torch.float32)
frozen = FrozenCells(encode, 2 * TINY.cell_units, torch.float32, most=40)
encoded = 0
def counted(ids, new, once=frozen._encode):
    global encoded
    encoded += len(new)
    once(ids, new)
frozen._encode = counted
for n, known in ((30, 30), (30, 30), (12, 32)):
    ids = np.arange(n * 12).reshape(1, n, 12) % TINY.width
    cells, _ = distinct_cells(ids.astype(np.uint8))
    cells = torch.from_numpy(cells)
    with torch.no_grad():
        told = encode(cells).numpy()
    assert np.abs(frozen.vectors(cells).numpy() - told).max() < 1e-3
distinct = len(frozen)
assert encoded == distinct, (encoded, distinct)  # none was read twice
other = torch.from_numpy(rng.integers(0, TINY.width, (39, 12)).astype(np.int32))
with torch.no_grad():
    told = encode(other).numpy()
assert np.abs(frozen.vectors(other).numpy() - told).max() < 1e-3
assert len(frozen) <= 40
"""


def test_a_cell_that_is_not_trained_is_encoded_once():
    from pathlib import Path

    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", FROZEN], capture_output=True, text=True, check=False,
        env={**__import__("os").environ, "KERAS_BACKEND": "torch",
             "PYTHONPATH": f"{here}:{here.parents[1]}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
