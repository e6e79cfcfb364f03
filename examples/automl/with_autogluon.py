"""Tell AutoGluon what the columns of a raw table are.

Run it with ``python examples/automl/with_autogluon.py``. It needs autogluon.features; a
``TabularPredictor`` takes the same as ``fit(..., feature_metadata=FeatureMetadata(**hints))``.
The rows are made up.
"""

from __future__ import annotations

import sys

from autogluon.common.features.feature_metadata import FeatureMetadata
from autogluon.features.generators import AutoMLPipelineFeatureGenerator
from scikit_learn import flats
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

import pandas_semtype


def main() -> int:
    """Print what AutoGluon makes of the columns, and how well a model predicts from that."""
    frame, rent = flats()
    frame.loc[::9, ["area", "town", "balcony"]] = None  # some cells are missing
    result = pandas_semtype.infer(frame)
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    train, test, y_train, y_test = train_test_split(typed, rent, random_state=0)
    hints = result.to_hints("autogluon")
    print(hints["type_map_raw"])
    generator = AutoMLPipelineFeatureGenerator(verbosity=0)
    features = generator.fit_transform(train, feature_metadata_in=FeatureMetadata(**hints))
    print(dict(generator.feature_metadata.to_dict()))
    model = HistGradientBoostingRegressor(categorical_features="from_dtype", random_state=0)
    model.fit(features, y_train)
    print(f"{model.score(generator.transform(test), y_test):.2f} held out")
    return 0


if __name__ == "__main__":
    sys.exit(main())
