"""What an estimator needs of a table: how categories are encoded, and whether gaps may be left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sklearn.utils import get_tags

__all__ = ["Needs", "needs_of"]

_TREES = ("sklearn.tree", "sklearn.ensemble", "lightgbm", "xgboost", "catboost")
_OTHER_TREES = _TREES[2:]
"""Of packages whose trees take missing values, and may have no tags."""
_PASSING = ("sklearn.compose", "sklearn.model_selection", "sklearn.calibration", "sklearn.pipeline")
"""Modules of estimators that hand a frame on as it is."""
_INNER = ("regressor", "estimator", "classifier", "base_estimator")


class Needs(NamedTuple):
    """Hold what an estimator needs.

    Parameters
    ----------
    categories : {"category", "ordinal", "onehot"}
        How categories are encoded.
    filled : bool
        Whether it takes no missing values.
    scaled : bool
        Whether numbers are to have similar sizes.
    """

    categories: str
    filled: bool
    scaled: bool


def needs_of(estimator: Any) -> Needs:
    """Return what an estimator needs; one around others needs what these need.

    Parameters
    ----------
    estimator : estimator
        A classifier or regressor, perhaps around others: a search, a calibration, a vote.

    Examples
    --------
    >>> from sklearn.compose import TransformedTargetRegressor
    >>> from sklearn.linear_model import Ridge
    >>> from pandas_semtype.learn.needs import needs_of
    >>> needs_of(TransformedTargetRegressor(Ridge()))
    Needs(categories='onehot', filled=True, scaled=True)
    """
    inner = [needs_of(one) for one in _inner(estimator)]
    module = type(estimator).__module__
    if not inner:
        return _own(estimator, module)
    # What stands before the last step of a pipeline may take nothing but numbers.
    passes = module.startswith(_PASSING) and len(getattr(estimator, "steps", ())) < 2
    native = passes and all(one.categories == "category" for one in inner)
    linear = any(one.categories == "onehot" for one in inner)
    categories = "category" if native else "onehot" if linear else "ordinal"
    filled = any(one.filled for one in inner) or not (passes or _takes_missing(estimator, module))
    return Needs(categories, filled, filled and any(one.scaled for one in inner))


def _own(estimator: Any, module: str) -> Needs:
    is_tree = module.startswith(_TREES)
    native = module.startswith("lightgbm") or (
        getattr(estimator, "categorical_features", None) == "from_dtype"
    )
    filled = not _takes_missing(estimator, module)
    categories = "category" if native else "ordinal" if is_tree else "onehot"
    return Needs(categories, filled, filled and not is_tree)


def _takes_missing(estimator: Any, module: str) -> bool:
    return module.startswith(_OTHER_TREES) or bool(get_tags(estimator).input_tags.allow_nan)


def _inner(estimator: Any) -> Iterable[Any]:
    """Return the estimators that an estimator is made of; none if it chooses one by itself."""
    steps = getattr(estimator, "steps", None)
    if isinstance(steps, list) and steps:
        return [steps[-1][1]]
    several = getattr(estimator, "estimators", None)
    if isinstance(several, list):
        found = [one[1] if isinstance(one, tuple) else one for one in several]
        found.append(getattr(estimator, "final_estimator", None))
    else:
        found = [getattr(estimator, name, None) for name in _INNER][:4]
    return [one for one in found if hasattr(one, "fit") and not isinstance(one, type)]
