"""Tell FLAML what the columns of a raw table are.

Run it with ``python examples/automl/with_flaml.py``. It needs flaml[automl]. The rows are made up.
"""

from __future__ import annotations

import sys

from flaml import AutoML
from scikit_learn import flats
from sklearn.model_selection import train_test_split

import pandas_semtype


def main() -> int:
    """Print the dtypes that FLAML goes by, and how well the model predicts that it finds."""
    frame, rent = flats()
    frame.loc[::9, ["area", "town", "balcony"]] = None  # some cells are missing
    result = pandas_semtype.infer(frame)
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    typed = typed.astype(result.to_hints("flaml")["dtype"])
    print(typed.dtypes)
    train, test, y_train, y_test = train_test_split(typed, rent, random_state=0)
    search = AutoML()
    search.fit(
        train, y_train, task="regression", metric="r2", estimator_list=["lgbm"], max_iter=20,
        time_budget=-1, n_jobs=1, seed=0, verbose=0,
    )  # fmt: skip
    print(f"{search.score(test, y_test, metric='r2'):.2f} held out")
    return 0


if __name__ == "__main__":
    sys.exit(main())
