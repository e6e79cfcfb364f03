"""Tell CatBoost what the columns of a raw table are.

Run it with ``python examples/automl/with_catboost.py``. The rows are made up.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import pandas as pd
from catboost import CatBoostRegressor, Pool
from scikit_learn import flats
from sklearn.model_selection import train_test_split

import pandas_semtype


def for_catboost(typed: pd.DataFrame, hints: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return columns as CatBoost takes them: texts without gaps, and dates as days since 1970.

    Parameters
    ----------
    typed : DataFrame
        Columns cast to what they hold.
    hints : mapping
        Of ``to_hints("catboost")``.
    """
    new = typed.copy()
    texts = {name for names in hints.values() for name in names}
    for name, column in typed.items():
        if name in texts:
            new[name] = column.astype(object).where(column.notna(), "").astype(str)
        elif pd.api.types.is_datetime64_any_dtype(column.dtype):
            new[name] = (column - pd.Timestamp(0)) / pd.Timedelta(days=1)
    return new


def main() -> int:
    """Print the hints, how well a model predicts, and what it goes by."""
    frame, rent = flats()
    frame.loc[::9, ["area", "town", "balcony"]] = None  # some cells are missing
    result = pandas_semtype.infer(frame)
    hints = result.to_hints("catboost")
    print(hints)
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    ready = for_catboost(typed, hints)
    train, test, y_train, y_test = train_test_split(ready, rent, random_state=0)
    model = CatBoostRegressor(
        iterations=200, verbose=False, allow_writing_files=False, thread_count=1, random_seed=0
    ).fit(Pool(train, y_train, **hints))
    print(f"{model.score(Pool(test, y_test, **hints)):.2f} held out")
    print(pd.Series(model.get_feature_importance(), index=train.columns).round(1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
