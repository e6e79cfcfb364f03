"""Any table as a frame, after the checks of names that scikit-learn makes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..cells import plain_frame
from ..cells.marks_kept import has_decimal_commas, keep_decimal_commas
from ..errors import ArgumentError, FrameError, MissingDependencyError
from ..names import name_key, repeated_names
from .converted import to_pandas
from .plain_dtypes import plain_dtypes

try:
    from sklearn.utils.validation import validate_data
except ImportError as error:
    raise MissingDependencyError.of("scikit-learn>=1.6", "sklearn", "SemanticTyper") from error

__all__ = ["frame_of"]


def frame_of(given: Any, estimator: Any, learned: pd.Index | None = None) -> pd.DataFrame:
    """Return any table as a frame whose columns are those that an estimator learned.

    Parameters
    ----------
    given : DataFrame or array-like of shape (rows, columns)
        The table.
    estimator : SemanticTyper
        It is given ``n_features_in_`` and ``feature_names_in_`` where nothing was learned yet.
    learned : Index, optional
        Names of the columns of the training data; without them this is the training data.

    Raises
    ------
    ArgumentError
        If two columns have the same name.
    FrameError
        If it is no table, not collected, cannot be converted to pandas, has no columns, or others
        than were learned.
    """
    given = to_pandas(given)
    if not hasattr(given, "shape") and callable(getattr(given, "collect", None)):
        raise FrameError.lazy(given)
    is_frame = isinstance(given, pd.DataFrame)
    repeated = repeated_names(given.columns) if is_frame else []
    if repeated:
        raise ArgumentError.duplicate_names(repeated)
    reset = learned is None
    try:
        if is_frame:
            validate_data(estimator, given, reset=reset, skip_check_array=True)
            if not given.shape[1]:
                raise FrameError.no_columns(given.shape)
            # scikit-learn compares names that are texts, and no others.
            if learned is not None and not _same(learned, given.columns):
                raise FrameError.moved(list(learned), list(given.columns))
            made = plain_dtypes(plain_frame(pd.DataFrame(given)))
            if has_decimal_commas(given):  # it was cast: its texts are read as the cast left them
                keep_decimal_commas(made)
            return made
        array = validate_data(
            estimator, given, reset=reset, dtype=None, ensure_all_finite=False,
            ensure_min_samples=0,
        )  # fmt: skip
    except FrameError:
        raise
    except (TypeError, ValueError) as error:
        raise FrameError.unlike_training(error) from error
    except Exception as error:  # names or cells whose own methods raise
        raise FrameError.failed("X", error, "Give a table of plain columns.") from error
    return pd.DataFrame(array, columns=[f"x{place}" for place in range(array.shape[1])])


def _same(learned: pd.Index, names: pd.Index) -> bool:
    return list(map(name_key, learned)) == list(map(name_key, names))
