"""From a raw table to a model of scikit-learn: types learned, columns encoded, a model fitted.

Run it with ``python examples/automl/scikit_learn.py``. The rows are made up.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score, train_test_split

from pandas_semtype import semtype_pipeline


def flats(n_rows: int = 400, seed: int = 0) -> tuple[pd.DataFrame, pd.Series]:
    """Return made-up flats, as a file has them, and their rents.

    Parameters
    ----------
    n_rows : int, default 400
        Rows.
    seed : int, default 0
        Seed.
    """
    rng = np.random.default_rng(seed)
    area = rng.uniform(20, 140, n_rows)
    town = rng.choice(["Berlin", "Leipzig", "Munich"], n_rows)
    state = rng.choice(["low", "medium", "high"], n_rows)
    balcony = rng.random(n_rows) < 0.5
    built = pd.Timestamp("1950-01-01") + pd.to_timedelta(rng.integers(0, 27_000, n_rows), "D")
    per_metre = pd.Series(town).map({"Berlin": 14.0, "Leipzig": 8.5, "Munich": 20.0})
    rent = (
        area * per_metre
        + 120 * balcony
        + pd.Series(state).map({"low": 0.0, "medium": 80.0, "high": 200.0})
    )
    frame = pd.DataFrame(
        {
            "reference": [f"FL-{number:06d}" for number in rng.permutation(n_rows) + 5000],
            "area": [f"{value:.1f} m²" for value in area],
            "town": town,
            "standard": state,
            "balcony": np.where(balcony, "yes", "no"),
            "built": built.strftime("%d.%m.%Y"),
        }
    )
    return frame, (rent + rng.normal(0, 40, n_rows)).rename("rent")


def main() -> int:
    """Print what becomes of each column, and how well two models predict."""
    frame, rent = flats()
    train, test, y_train, y_test = train_test_split(frame, rent, random_state=0)
    for estimator in (HistGradientBoostingRegressor(random_state=0), Ridge()):
        pipeline = semtype_pipeline(estimator)
        scores = cross_val_score(pipeline, train, y_train, cv=3, scoring="r2")
        pipeline.fit(train, y_train)
        name = type(estimator).__name__
        held_out = pipeline.score(test, y_test)
        print(f"{name}: R2 {scores.mean():.2f} in 3 folds, {held_out:.2f} held out")
    typer = pipeline[0]
    print(pd.concat([typer.types_, typer.roles_, typer.treatments_], axis=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
