"""What size costs: accuracy against the cells that are read, and the graphs' precision.

The folder given with --data is that of infer_accuracy.py. Graphs of 16 and 8 bits are made of the
model's own in memory (extra train, for the package onnx).
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from _report import finish, parser, table

from pandas_semtype.checkpoint import CELL_GRAPH_FILE, DOCUMENT_GRAPH_FILE
from pandas_semtype.metrics import TrueLabels, score_columns
from pandas_semtype.sampling import ColumnSample, sample_frame
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.types import UNKNOWN

CELLS = (4, 8, 16, 24, 32, 64, 128)
SMALL = 64  # numbers; a smaller tensor is no weight matrix
GRAPHS = (CELL_GRAPH_FILE, DOCUMENT_GRAPH_FILE)


def half_precision(graph: bytes) -> bytes:
    """Return a graph whose large weights are stored in 16 bits and computed with in 32."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load_from_string(graph)
    weights, casts = [], []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALL:
            weights.append(tensor)
            continue
        name = f"{tensor.name}_16"
        weights.append(numpy_helper.from_array(values.astype(np.float16), name))
        casts.append(
            onnx.helper.make_node("Cast", [name], [tensor.name], to=onnx.TensorProto.FLOAT)
        )
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.extend(weights)
    return bytes(model.SerializeToString())


def eight_bits(graph: bytes) -> bytes:
    """Return a graph whose products of matrices are of 8-bit numbers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.onnx", Path(folder) / "b.onnx"
        source.write_bytes(graph)
        quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True)
        return target.read_bytes()


def variants(model: Model) -> dict[str, Model]:
    """Return the model with its graphs in several precisions.

    No model that is loaded may have graphs of 16 or 8 bits: their check is left out here.
    """
    made = {"32 bits (shipped)": model}
    cell = GRAPHS[0]
    with patch("pandas_semtype.simon.model.check_graphs"):
        for name, convert in (("16 bits", half_precision), ("8 bits", eight_bits)):
            graphs = {graph: convert(model.files[graph]) for graph in GRAPHS}
            made[name] = model.derive(layers=graphs)
        made["8 bits, cells alone"] = model.derive(layers={cell: eight_bits(model.files[cell])})
    return made


def measured(
    model: Model,
    samples: Sequence[ColumnSample],
    truth: Sequence[TrueLabels],
    cells: int | None = None,
) -> tuple[dict[str, Any], np.ndarray]:
    """Return metrics of one way to read the columns, and the scores of the network."""
    model.infer_samples(samples[:2], max_cells=cells)  # the graphs are loaded at first use
    model.reader.engine.forget()
    start = time.process_time()
    verdicts, proba = model.infer_samples(samples, max_cells=cells)
    seconds = time.process_time() - start
    final = score_columns(truth, [None if v.label == UNKNOWN else v.label for v in verdicts])
    network = score_columns(truth, [v.net_label for v in verdicts])
    return {
        "strict": final.strict,
        "macro_f1": final.macro_f1,
        "net_strict": network.strict,
        "net_macro_f1": network.macro_f1,
        "cpu_ms_per_column": 1000 * seconds / len(samples),
    }, proba


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return what fewer cells and smaller weights cost."""
    keys = ("strict", "macro_f1", "net_strict", "net_macro_f1")
    header = ("strict", "macro F1", "network, strict", "network, macro F1", "CPU ms per column")
    by_cells = [
        [n, *(f"{entry[key]:.2f}" for key in keys), f"{entry['cpu_ms_per_column']:.1f}"]
        for n, entry in results["cells"].items()
    ]
    by_precision = [
        [
            name,
            *(f"{entry[key]:.2f}" for key in keys),
            f"{entry['cpu_ms_per_column']:.1f}",
            f"{entry['megabytes']:.1f}",
            f"{entry['farthest']:.4f}",
        ]
        for name, entry in results["precision"].items()
    ]
    text = (
        f"{results['columns']} columns of real tables, model `{results['model']}`, which reads "
        f"{results['max_cells']} cells.\n\n{table(('cells', *header), by_cells)}\n\n"
        f"{table(('weights of the graphs', *header, 'MB', 'farthest score'), by_precision)}"
    )
    return {"size": text}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options = options_parser.parse_args(arguments)
    if not (options.data / "labels.csv").is_file():
        sys.stderr.write(f"{options.data} has no labels.csv.\n")
        return 1
    model = Model.load(options.model)
    samples: list[ColumnSample] = []
    truth: list[TrueLabels] = []
    for part in labelled_tables(options.data):
        samples += sample_frame(part.frame[list(part.columns)], random_state=options.seed)
        truth += part.truth

    measured(model, samples, truth)  # rules and alphabets make their tables at first use
    by_cells = {
        n: measured(model, samples, truth, n)[0] for n in (CELLS[:2] if options.quick else CELLS)
    }
    by_precision: dict[str, Mapping[str, Any]] = {}
    shipped = None
    for name, variant in variants(model).items():
        metrics, proba = measured(variant, samples, truth)
        shipped = proba if shipped is None else shipped
        by_precision[name] = {
            **metrics,
            "megabytes": sum(len(variant.files[graph]) for graph in GRAPHS) / 1e6,
            "farthest": float(np.nanmax(np.abs(proba - shipped))),
        }
    finish(
        options,
        "infer_size",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "columns": len(truth),
            "max_cells": model.max_cells,
            "cells": by_cells,
            "precision": by_precision,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
