"""Columns of words for tests of extensions."""

import numpy as np
import pandas as pd


def columns_of_words(words, n_columns, n_words, rows=60):
    rng = np.random.default_rng(0)
    columns = {}
    for i in range(n_columns):
        some = rng.choice(words, n_words, replace=False)
        columns[f"c{i}"] = rng.choice(some, rows)
    return pd.DataFrame(columns)
