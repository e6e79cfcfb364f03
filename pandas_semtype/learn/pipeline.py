"""A pipeline of SemanticTyper and a model, with what that model needs between them."""

from __future__ import annotations

from typing import Any

from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.utils import get_tags

from ..errors import ArgumentError
from .scaling import NumberScaler
from .typer import SemanticTyper

__all__ = ["semtype_pipeline"]

_TREES = ("sklearn.tree", "sklearn.ensemble", "lightgbm", "xgboost", "catboost")


def semtype_pipeline(estimator: Any, **options: Any) -> Pipeline:
    """Return a pipeline: columns to numbers, what the estimator needs, and the estimator.

    Estimators that take missing values get them. Others get medians in their place and, unless
    they are trees, columns of mean 0 and standard deviation 1 but for those of 0 and 1. Categories
    are a category dtype for gradient boosting on histograms and LightGBM, codes for other trees,
    and columns of 0 and 1 for the rest.

    Parameters
    ----------
    estimator : estimator
        A classifier or regressor of scikit-learn, or of a package with its interface.
    **options
        Parameters of `SemanticTyper`.

    Returns
    -------
    Pipeline
        Not fitted.

    Raises
    ------
    ArgumentError
        If `estimator` is none, or SemanticTyper has no such parameter.

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
    module = type(estimator).__module__
    is_tree = module.startswith(_TREES)
    is_native = module.startswith("lightgbm") or (
        getattr(estimator, "categorical_features", None) == "from_dtype"
    )
    categories = "category" if is_native else "ordinal" if is_tree else "onehot"
    steps: list[Any] = [SemanticTyper(**{"categories": categories, **options})]
    # Trees of other packages take missing values and may have no tags.
    takes_missing = module.startswith(_TREES[2:]) or get_tags(estimator).input_tags.allow_nan
    if not takes_missing:
        steps.append(SimpleImputer(strategy="median", keep_empty_features=True))
        if not is_tree:
            steps.append(NumberScaler())
    steps.append(estimator)
    return Pipeline([(type(step).__name__.lower(), step) for step in steps])
