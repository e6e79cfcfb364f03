"""The published flow: every cell of every column through one Keras predict."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from _columns import frame_of
from _speed_cases import measured, summary


def run_published(
    n_columns: int, n_cells: int, model: str, seed: int, repeats: int
) -> dict[str, Any]:
    """Time both flows on the same columns in turns, the same number of times."""
    import pandas_semtype
    from pandas_semtype.simon.features.alphabet import alphabet
    from pandas_semtype.simon.features.cell_encoder import CellEncoder
    from pandas_semtype.simon.network.backbone import PUBLISHED, build_network
    from pandas_semtype.types import BASE_LABELS

    frame = frame_of(n_columns, 10_000, seed)
    loaded = pandas_semtype.load(model)
    pandas_semtype.infer(frame.iloc[:100, :2], model=loaded, progress=False)
    encoder = CellEncoder(alphabet("published"), head=PUBLISHED.head, tail=PUBLISHED.tail)
    network = build_network(PUBLISHED, BASE_LABELS)  # random weights take as long as trained ones
    # Eight columns at once: 32, Keras' default, takes gigabytes at 500 cells.
    batch = min(8, n_columns)
    network.predict(
        np.zeros((batch, n_cells, encoder.length), np.int32), batch_size=batch, verbose=0
    )
    ours, published = [], []
    for i in range(repeats):
        with measured() as cost:
            rng = np.random.default_rng((seed, i))
            cells = [published_cells(frame.iloc[:, k], n_cells, rng) for k in range(n_columns)]
            ids = encoder.encode([cell for column in cells for cell in column])
            ids = ids.reshape(n_columns, n_cells, encoder.length).astype(np.int32)
            network.predict(ids, batch_size=batch, verbose=0)
        published.append(cost)
        for k in range(3):
            loaded.model.reader.engine.forget()
            with measured() as cost:
                pandas_semtype.infer(frame, model=loaded, random_state=3 * i + k, progress=False)
            ours.append(cost)
    costs = {"ours": summary(ours), "published": summary(published)}
    return {
        "columns": n_columns,
        "cells_per_column": n_cells,
        "repeats": repeats,
        **costs,
        "ratio_cpu": ratio(costs, "cpu_seconds"),
        "ratio_seconds": ratio(costs, "seconds"),
    }


def ratio(costs: dict[str, Any], name: str) -> float:
    """Return the published median over ours."""
    return float(costs["published"][name]["median"] / costs["ours"][name]["median"])


def published_cells(series: pd.Series, n: int, rng: np.random.Generator) -> list[str]:
    """Return the first n cells that are not missing; a shorter column is filled with its own."""
    cells = [str(cell) for cell in series.dropna().head(n)] or ["NaN"]
    return cells + [cells[i] for i in rng.integers(len(cells), size=n - len(cells))]
