"""What knowing types is worth to a model: SemanticTyper beside other ways to prepare a table.

Tables that scikit-learn and, where they are installed, vega_datasets and bokeh_sampledata ship. For
each of five seeds, two thirds of the rows are fitted on, and the rest is predicted, by gradient
boosting on histograms and by a linear model. "dtypes" takes columns of numbers as they are and all
others as categories; skrub is its tabular_pipeline, AutoGluon the features that it makes by itself,
each where it is installed. Accuracy of classes, R2 of numbers; ranks of the means, those that are
equal to three digits sharing one, over the tables whose systems do not all agree.
"""

from __future__ import annotations

import importlib.util
import math
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table
from scipy.stats import rankdata
from sklearn import datasets
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

from pandas_semtype import semtype_pipeline

MOST_ROWS = 1500
SHIPPED = {
    "vega": ("vega_datasets", {
        "cars.json": ("Miles_per_Gallon", "number"),
        "barley.json": ("yield", "number"),
        "seattle-weather.csv": ("weather", "class"),
        "seattle-temps.csv": ("temp", "number"),
        "stocks.csv": ("price", "number"),
    }),
    "bokeh": ("bokeh_sampledata", {
        "titanic_all.csv": ("survived", "class"),
        "penguins.csv": ("species", "class"),
        "SampleSuperstore.csv.gz": ("Profit", "number"),
        "airports.csv": ("Altitude", "number"),
        "emissions.csv.gz": ("emissions", "number"),
        "gapminder.csv.gz": ("life_expectancy", "number"),
        "CGM.csv.gz": ("glucose", "number"),
        "cycling.csv.gz": ("power", "number"),
        "lincoln_weather.csv": ("TMAX", "number"),
        "cows.csv": ("breed", "class"),
    }),
}  # fmt: skip
"""Targets by package and file, chosen before anything was run."""
SYSTEMS = {
    "dtypes": "dtypes",
    "skrub": "skrub",
    "autogluon": "AutoGluon",
    "semtype": "SemanticTyper",
}
"""Names of the systems."""
CRITICAL = {2: 1.960, 3: 2.343, 4: 2.569, 5: 2.728}
"""Critical values of the Nemenyi test at 0.05 by number of systems (Demšar, JMLR 2006)."""


def tables() -> Iterator[tuple[str, pd.DataFrame, pd.Series, str]]:
    """Return name, columns, target and kind of the target of each table."""
    for name in ("iris", "wine", "breast_cancer", "diabetes", "digits"):
        loaded = getattr(datasets, f"load_{name}")(as_frame=True)
        kind = "number" if name == "diabetes" else "class"
        yield f"scikit-learn/{name}", loaded.data, loaded.target, kind
    for owner, (package, files) in SHIPPED.items():
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        for file, (target, kind) in files.items():
            path = Path(spec.origin).parent / "_data" / file
            # As pandas reads a file by itself, without guesses of names.
            frame = _of_json(path) if path.suffix == ".json" else pd.read_csv(path)
            frame = frame[frame[target].notna()].reset_index(drop=True)
            name = f"{owner}/{file.partition('.')[0]}"
            yield name, frame.drop(columns=target), frame[target], kind


def _of_json(path: Path) -> pd.DataFrame:
    return pd.read_json(path, convert_dates=False)


def by_dtypes(estimator: Any, frame: pd.DataFrame, *, is_tree: bool) -> Any:
    """Return a pipeline that goes by dtypes, and gives both models what suits them."""
    numbers = list(frame.select_dtypes("number").columns)
    others = [name for name in frame.columns if name not in numbers]
    if is_tree:
        encoder = OrdinalEncoder(
            handle_unknown="use_encoded_value",
            unknown_value=np.nan,
            encoded_missing_value=np.nan,
            max_categories=250,
        )
        as_categories = list(range(len(numbers), frame.shape[1]))
        estimator.set_params(categorical_features=as_categories or None)
        columns = make_column_transformer(("passthrough", numbers), (encoder, others))
        return make_pipeline(columns, estimator)
    encoder = OneHotEncoder(handle_unknown="ignore", max_categories=30, sparse_output=False)
    scaled = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    columns = make_column_transformer((scaled, numbers), (encoder, others))
    return make_pipeline(columns, estimator)


def by_skrub(estimator: Any) -> Any:
    """Return the pipeline that skrub advises for a model."""
    from skrub import tabular_pipeline

    return tabular_pipeline(estimator)


class AutoGluonFeatures(TransformerMixin, BaseEstimator):
    """The features that AutoGluon makes of a table by itself."""

    def fit(self, X: pd.DataFrame, y: Any = None) -> AutoGluonFeatures:  # noqa: ARG002
        """Learn the features."""
        from autogluon.features.generators import AutoMLPipelineFeatureGenerator

        self.generator_ = AutoMLPipelineFeatureGenerator(verbosity=0)
        self.generator_.fit_transform(X.copy())
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        """Return the features."""
        return self.generator_.transform(X.copy())


def by_autogluon(estimator: Any, *, is_tree: bool) -> Any:
    """Return a pipeline of the features of AutoGluon, and what a model needs."""
    if is_tree:
        estimator.set_params(categorical_features="from_dtype")
        return make_pipeline(AutoGluonFeatures(), estimator)
    encoder = OneHotEncoder(handle_unknown="ignore", max_categories=30, sparse_output=False)
    scaled = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    columns = make_column_transformer(
        (scaled, make_column_selector(dtype_include="number")),
        (encoder, make_column_selector(dtype_include="category")),
    )
    return make_pipeline(AutoGluonFeatures(), columns, estimator)


def systems_of(frame: pd.DataFrame, kind: str, model: str, seed: int) -> dict[str, Any]:
    """Return the pipelines that are compared."""
    is_tree = model == "boosting"

    def new() -> Any:
        return estimators(kind, seed)[model]

    found = {"dtypes": by_dtypes(new(), frame, is_tree=is_tree)}
    if importlib.util.find_spec("skrub"):
        found["skrub"] = by_skrub(new())
    if importlib.util.find_spec("autogluon"):
        found["autogluon"] = by_autogluon(new(), is_tree=is_tree)
    found["semtype"] = semtype_pipeline(new())
    return found


def estimators(kind: str, seed: int) -> dict[str, Any]:
    """Return the models of a kind of target."""
    if kind == "class":
        boosting = HistGradientBoostingClassifier(max_iter=60, random_state=seed)
        return {"boosting": boosting, "linear": LogisticRegression(max_iter=2000)}
    return {
        "boosting": HistGradientBoostingRegressor(max_iter=60, random_state=seed),
        "linear": Ridge(),
    }


def measured(frame: pd.DataFrame, y: pd.Series, kind: str, seeds: list[int]) -> dict[str, Any]:
    """Return scores by model and system, one per seed, and CPU seconds."""
    found: dict[str, Any] = {}
    for seed in seeds:
        if len(frame) > MOST_ROWS:
            rows = np.random.default_rng(seed).permutation(len(frame))[:MOST_ROWS]
        else:
            rows = np.arange(len(frame))
        parts = train_test_split(frame.iloc[rows], y.iloc[rows], test_size=1 / 3, random_state=seed)
        train, test, y_train, y_test = parts
        for model in ("boosting", "linear"):
            for system, pipeline in systems_of(frame, kind, model, seed).items():
                start = time.process_time()
                try:
                    score = pipeline.fit(train, y_train).score(test, y_test)
                except ValueError:  # features of others that their model refuses
                    if system == "semtype":
                        raise
                    score = math.nan
                one = found.setdefault(model, {}).setdefault(system, {"scores": [], "cpu": 0.0})
                one["scores"].append(None if math.isnan(score) else round(float(score), 4))
                one["cpu"] = round(one["cpu"] + time.process_time() - start, 2)
    return found


def ranked(results: Mapping[str, Any], model: str) -> tuple[dict[str, float], int]:
    """Return the mean rank of every system, and the number of tables on which they differ."""
    rows = []
    for one in results["tables"].values():
        systems = one["models"][model]
        # A system that fails on a table is the last one there.
        means = [round(float(_scores(found).mean()), 3) for found in systems.values()]
        means = [-math.inf if math.isnan(mean) else mean for mean in means]
        if len(set(means)) > 1:
            rows.append(rankdata([-mean for mean in means]))
    names = list(next(iter(results["tables"].values()))["models"][model])
    if not rows:
        return {}, 0
    return dict(zip(names, np.mean(rows, axis=0).tolist(), strict=True)), len(rows)


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the blocks of the page on scikit-learn and AutoML."""
    rows = []
    systems: list[str] = []
    for name, one in results["tables"].items():
        for model, found in one["models"].items():
            systems = list(found)
            scores = {system: _scores(each) for system, each in found.items()}
            gain = scores["semtype"] - scores["dtypes"]
            shown = (_shown(scores[system]) for system in systems)
            rows.append(
                [f"{name}, {model}", *shown, "" if np.isnan(gain).any() else f"{gain.mean():+.3f}"]
            )
    titles = [SYSTEMS[system] for system in systems]
    blocks = {"automl_downstream": table(["", *titles, "over dtypes"], rows)}
    lines = []
    for model in ("boosting", "linear"):
        ranks, n_tables = ranked(results, model)
        if ranks:
            k = len(ranks)
            critical = CRITICAL[k] * math.sqrt(k * (k + 1) / (6 * n_tables))
            shown = (f"{ranks[system]:.2f}" for system in systems)
            lines.append([f"{model}, {n_tables} tables", *shown, f"{critical:.2f}"])
    blocks["automl_ranks"] = table(["mean rank", *titles, "critical difference"], lines)
    return blocks


def _scores(found: Mapping[str, Any]) -> np.ndarray:
    """Return the scores of one system on one table; missing where it failed."""
    return np.array(found["scores"], dtype=float)


def _shown(scores: np.ndarray) -> str:
    if np.isnan(scores).any():
        return ""
    return f"{scores.mean():.3f} ± {scores.std(ddof=1) if len(scores) > 1 else 0:.3f}"


def main() -> None:
    """Measure, and print the report."""
    options = parser(__doc__).parse_args()
    seeds = [options.seed] if options.quick else list(range(options.seed, options.seed + 5))
    results: dict[str, Any] = {"tables": {}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # constant columns, models that have not converged
        for name, frame, y, kind in tables():
            if options.quick and name != "scikit-learn/iris":
                continue
            results["tables"][name] = {
                "rows": len(frame), "columns": frame.shape[1], "target": kind,
                "models": measured(frame, y, kind, seeds),
            }  # fmt: skip
            print(name, results["tables"][name]["models"], file=sys.stderr, flush=True)
    finish(options, "automl_downstream", results, report)


if __name__ == "__main__":
    main()
