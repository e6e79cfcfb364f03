"""How near the cell encoder comes to the fastest matrix products of this machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

BATCH = 128  # cells that the engine reads at once
SIZES = (512, 1024, 1536)  # of the square products that the peak is taken from


def products(shape: Any) -> list[dict[str, Any]]:
    """Return the matrix products the cell encoder makes for one cell.

    A layer makes ``times`` products of ``rows`` x ``inner`` by ``inner`` x ``columns``; the
    first convolution is looked up and makes none. ``direct`` counts the multiply-adds of the
    layer as it is defined, without positions that pooling drops and without the forget gate
    of a zero state.
    """
    from pandas_semtype.simon.network.onnx_winograd import filtering_of

    length, channels = (shape.head + shape.tail) // shape.first_pool, shape.characters
    found: list[dict[str, Any]] = []
    for i, (filters, size, pool) in enumerate(shape.convolutions):
        used = (length - size + 1) // pool * pool
        direct = used * size * channels * filters
        filtering = filtering_of(size, used, pool)
        layer = {"layer": f"convolution_{i + 2}", "direct": direct}
        if i == 0 and shape.first_pool == 1:
            layer |= {"times": 0, "rows": 0, "inner": 0, "columns": 0}
        elif filtering is None:
            layer |= {"times": 1, "rows": used, "inner": size * channels, "columns": filters}
        else:
            rows = used // len(filtering.outputs)
            layer |= {"times": filtering.products, "rows": rows}
            layer |= {"inner": channels, "columns": filters}
        found.append(layer)
        length, channels = used // pool, filters
    gates, inner = 3 * 2 * shape.cell_units, length * channels
    found.append(
        {
            "layer": "cell_lstm",
            "direct": inner * gates,
            "times": 1,
            "rows": length,
            "inner": inner,
            "columns": gates,
        }
    )
    for layer in found:
        layer["needed"] = layer["times"] * layer["rows"] * layer["inner"] * layer["columns"]
    return found


def best(run: Callable[[], object], repeats: int, threads: int = 1) -> float:
    """Return the least seconds of some runs: of CPU where one thread works."""
    clock = time.process_time if threads == 1 else time.perf_counter
    seconds = []
    for _ in range(repeats):
        start = clock()
        run()
        seconds.append(clock() - start)
    return min(seconds)


def alone(rows: int, inner: int, columns: int, threads: int) -> Callable[[], object] | None:
    """Return one product in ONNX Runtime; None without the package ``onnx``."""
    try:
        from onnx import TensorProto, helper

        from pandas_semtype.simon.network.onnx_builder import Builder
    except ImportError:
        return None
    import onnxruntime

    rng = np.random.default_rng(0)
    b = Builder()
    y = b.node("MatMul", "x", b.constant(rng.normal(size=(inner, columns)).astype(np.float32)))
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, [rows, inner])]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        b.model(inputs, y, [rows, columns], "y"), options, providers=["CPUExecutionProvider"]
    )
    x = rng.normal(size=(rows, inner)).astype(np.float32)
    return lambda: session.run(None, {"x": x})


def peak(threads: int, tries: int) -> float:
    """Return the multiply-adds per second of the fastest square product, of two libraries."""
    rng, found = np.random.default_rng(0), []
    with threadpool_limits(threads):
        for size in SIZES:
            a = rng.normal(size=(size, size)).astype(np.float32)
            out = np.empty_like(a)
            found.append(
                size**3 / best(lambda a=a, out=out: np.matmul(a, a, out=out), tries, threads)
            )
            other = alone(size, size, size, threads)
            if other is not None:
                found.append(size**3 / best(other, tries, threads))
    return max(found)


def measure(model: Any, threads: int, n_cells: int, seed: int, repeats: int) -> dict[str, Any]:
    """Time the cell encoder and the peak in turns, so that both see the same machine."""
    import pandas_semtype

    engine, layers = model.model.reader.engine, products(model.model.architecture)
    length = model.model.reader.cells.length
    cells = np.random.default_rng(seed).integers(1, 90, (n_cells, length))
    cells = cells.astype(np.uint8)

    def encode() -> None:
        engine.forget()
        engine.encode_cells(cells)

    seconds, fastest = float("inf"), 0.0
    with pandas_semtype.option_context(threads=threads):
        encode()
        for _ in range(repeats):
            fastest = max(fastest, peak(threads, 3))
            seconds = min(seconds, best(encode, 2, threads))
    needed, direct = (sum(layer[name] for layer in layers) for name in ("needed", "direct"))
    looked_up = sum(layer["direct"] for layer in layers if not layer["times"])
    per_second = n_cells / seconds
    return {
        "threads": threads,
        "cells_per_second": per_second,
        "peak_per_second": fastest,
        "share_needed": per_second * needed / fastest,
        "share_direct": per_second * (direct - looked_up) / fastest,
        "share_direct_with_look_up": per_second * direct / fastest,
    }


def by_layer(model: Any, tries: int) -> list[dict[str, Any]]:
    """Return the products of a batch, each timed alone on one thread."""
    layers = products(model.model.architecture)
    for layer in layers:
        rows = BATCH * layer["rows"]
        run = alone(rows, layer["inner"], layer["columns"], 1) if rows else None
        layer["alone_seconds"] = layer["times"] * best(run, tries) if run else None
    return layers
