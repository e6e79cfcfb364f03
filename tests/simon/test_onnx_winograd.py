import numpy as np
import pytest

pytest.importorskip("onnx", reason="the graphs of these tests are built with the extra 'train'")

import onnxruntime
from onnx import TensorProto, helper

from pandas_semtype.simon.network.onnx_builder import Builder
from pandas_semtype.simon.network.onnx_winograd import Positions, convolved, filtering_of, looked_up


def run(b, result, x):
    kind = TensorProto.FLOAT if x.dtype == np.float32 else TensorProto.INT32
    inputs = [helper.make_tensor_value_info("x", kind, [x.shape[0], *["n"] * (x.ndim - 1)])]
    model = b.model(inputs, b.node("Identity", result.name), [None] * 3, "y")
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    found = session.run(None, {"x": x})[0]
    return found[np.argsort(result.order)]


def expected(x, kernel, bias, pool):
    """Return the convolution as its definition has it; x is (positions, cells, channels)."""
    size = len(kernel)
    windows = np.stack([x[k : len(x) - size + 1 + k] for k in range(size)])
    y = np.einsum("kpnc,kcf->pnf", windows.astype(np.float64), kernel.astype(np.float64)) + bias
    used = len(y) // pool * pool
    return np.maximum(y[:used].reshape(used // pool, pool, *y.shape[1:]).max(axis=1), 0)


@pytest.mark.parametrize(
    ("length", "size", "pool", "products"),
    [
        (15, 3, 2, 6),  # tiles of four, pooled inside
        (6, 3, 4, 6),  # one tile, pooled to one
        (10, 3, 8, 6),  # pooled over two tiles
        (6, 3, 1, 6),
        (4, 3, 2, 4),  # a tile of two
        (8, 3, 6, 4),
        (8, 3, 3, None),  # nothing fits: the plain way
        (9, 2, 4, None),
        (5, 5, 1, None),
    ],
)
@pytest.mark.parametrize("shuffled", [False, True])
def test_convolution(length, size, pool, products, shuffled):
    rng = np.random.default_rng(length)
    used = (length - size + 1) // pool * pool
    filtering = filtering_of(size, used, pool)
    assert (filtering and filtering.products) == products
    x = rng.normal(size=(length, 7, 5)).astype(np.float32)
    kernel = rng.normal(size=(size, 5, 4)).astype(np.float32)
    bias = rng.normal(size=4).astype(np.float32)
    order = rng.permutation(length) if shuffled else np.arange(length)
    b = Builder()
    found = convolved(b, Positions("x", 5, tuple(order.tolist())), kernel, bias, pool)
    assert run(b, found, x[order]) == pytest.approx(expected(x, kernel, bias, pool), abs=2e-5)


@pytest.mark.parametrize(("size", "pool"), [(3, 2), (3, 1), (1, 1), (4, 3)])
def test_look_up(size, pool):
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(9, 5)).astype(np.float32)
    kernel = rng.normal(size=(size, 5, 4)).astype(np.float32)
    bias = rng.normal(size=4).astype(np.float32)
    ids = rng.integers(0, 9, (10, 6)).astype(np.int32)
    b = Builder()
    found = looked_up(b, "x", 10, rows, kernel, bias, pool)
    assert run(b, found, ids) == pytest.approx(expected(rows[ids], kernel, bias, pool), abs=1e-5)
