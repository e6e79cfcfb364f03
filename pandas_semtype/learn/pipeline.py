"""A pipeline of SemanticTyper and a model, with what that model needs between them."""

from __future__ import annotations

from typing import Any

from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline

from ..errors import ArgumentError
from .needs import needs_of
from .scaling import NumberScaler
from .typer import SemanticTyper

__all__ = ["semtype_pipeline"]


def semtype_pipeline(estimator: Any, **options: Any) -> Pipeline:
    """Return a pipeline: columns to numbers, what the estimator needs, and the estimator.

    Estimators that take missing values get them. Others get medians in their place and, unless
    they are trees, columns of mean 0 and standard deviation 1 but for those of 0 and 1. Categories
    are a category dtype for gradient boosting on histograms and LightGBM, codes for other trees,
    and columns of 0 and 1 for the rest. An estimator around others, such as GridSearchCV,
    CalibratedClassifierCV or TransformedTargetRegressor, gets what these need.

    Parameters
    ----------
    estimator : estimator
        A classifier or regressor of scikit-learn, or of a package with its interface.
    **options
        Parameters of `SemanticTyper`.

    Returns
    -------
    Pipeline
        Not fitted. Its steps have the names of `sklearn.pipeline.make_pipeline`: weights reach the
        model as ``fit(X, y, ridge__sample_weight=weights)``, or by metadata routing.

    Raises
    ------
    ArgumentError
        If `estimator` is none, SemanticTyper has no such parameter, or what the parameters make of
        the columns is nothing the estimator takes.

    Examples
    --------
    >>> from sklearn.linear_model import LogisticRegression
    >>> from pandas_semtype import semtype_pipeline
    >>> list(semtype_pipeline(LogisticRegression()).named_steps)
    ['semantictyper', 'simpleimputer', 'numberscaler', 'logisticregression']
    """
    if isinstance(estimator, type) or not hasattr(estimator, "fit"):
        raise ArgumentError.of("estimator", estimator, "an estimator, such as Ridge()")
    known = SemanticTyper().get_params(deep=False)
    for name, value in options.items():
        if name not in known:
            raise ArgumentError.of(name, value, f"parameters of SemanticTyper: {', '.join(known)}")
    needs = needs_of(estimator)
    if options.get("output", "numeric") != "numeric":
        expected = "'numeric': a model takes numbers; fit SemanticTyper alone for other dtypes"
        raise ArgumentError.of("output", options["output"], expected)
    if options.get("categories") == "category" and needs.categories != "category":
        expected = f"'onehot' or 'ordinal': {type(estimator).__name__} takes no category dtype"
        raise ArgumentError.of("categories", options["categories"], expected)
    steps: list[Any] = [SemanticTyper(**{"categories": needs.categories, **options})]
    if needs.filled:
        steps.append(SimpleImputer(strategy="median", keep_empty_features=True))
    if needs.scaled:
        steps.append(NumberScaler())
    steps.append(estimator)
    return Pipeline([(type(step).__name__.lower(), step) for step in steps])
