"""A transformer of scikit-learn that learns what columns mean and makes numbers of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError as SklearnNotFittedError
from sklearn.utils.validation import _check_feature_names_in

from ..casting import cast
from ..checks import whole
from ..errors import ArgumentError, FrameError, MissingDependencyError, NotFittedError
from ..inference import infer
from ..names import name_key, repeated_names
from ..roles import ROLES
from ..selection import places_of
from .encoders import (
    CategoryEncoder,
    Encoder,
    KeyEncoder,
    ListEncoder,
    MomentEncoder,
    NumberEncoder,
    OrderedEncoder,
    PresenceEncoder,
)
from .passthrough import kept
from .plan import order_of, treatment_of
from .seen import cells_in_words, treatment_in_words
from .text_encoder import TextEncoder

try:
    from sklearn.utils.validation import validate_data
except ImportError as error:
    raise MissingDependencyError.of("scikit-learn>=1.6", "sklearn", "SemanticTyper") from error

__all__ = ["SemanticTyper"]

_CHOICES = {
    "output": ("numeric", "passthrough"),
    "categories": ("onehot", "ordinal", "category"),
    "dates": ("parts", "days"),
    "texts": ("svd", "hash"),
    "keys": ("codes", "drop"),
    "errors": ("raise", "coerce"),
}
_MOST_CODES = 254
"""Levels that gradient boosting on histograms can hold, besides the missing one."""
_FEWEST_CHANGED = 5


class _NotFitted(NotFittedError, SklearnNotFittedError):  # type: ignore[misc]
    """A frame is to be transformed by a transformer that has not been fitted."""


class SemanticTyper(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Learn types and roles of columns on training data, and make a frame of numbers of any.

    The target is not looked at. What `fit` found out, formats of dates and marks of numbers
    included, is all that `transform` goes by, so that a row has the same numbers in every batch.

    Parameters
    ----------
    output : {"numeric", "passthrough"}, default "numeric"
        Columns of numbers; or the same columns with the dtypes of what they hold.
    categories : {"onehot", "ordinal", "category"}, default "onehot"
        A column of 0 and 1 for each category, one column of codes, or one of a category dtype.
    max_categories : int, optional
        Levels of a column at most, the rarest become one; by default 30 for ``"onehot"``, else 254.
    dates : {"parts", "days"}, default "parts"
        Year, month, day, weekday, hour and days since 1970; or the days alone.
    texts : {"svd", "hash"}, default "svd"
        TF-IDF of runs of characters, compressed; or hashed words.
    n_components : int, default 15
        Columns that a column of texts becomes, at most.
    keys : {"codes", "drop"}, default "codes"
        Keys stay, as numbers or as places in the sorted keys of the training data; or are
        left out. `identifiers_` lists them in either case.
    roles : mapping of hashable to str, optional
        Roles by name of column, in place of those that are inferred.
    errors : {"raise", "coerce"}, default "raise"
        What happens when more than half of the cells of a column, of 5 or more, are not what they
        were in training: a FrameError, or missing values. Fewer become missing values.
    model : str, path-like or model, optional
        Model to infer with; by default the active one. A name keeps pickles small.
    random_state : int, default 0
        Seed of the sampled rows and of the compression of texts.

    Attributes
    ----------
    types_, roles_ : Series
        Label and role of every column of the training data.
    treatments_ : Series
        What becomes of every column: number, moment, ordered, category, list, text, key, presence.
    identifiers_ : list
        Names of the columns that are treated as keys: those whose role is ``"identifier"``, and
        those of other names, addresses and codes of which nearly every row has another one.
    n_features_in_ : int
        Columns of the training data.
    feature_names_in_ : ndarray of str
        Their names, if all are texts.

    See Also
    --------
    pandas_semtype.semtype_pipeline : The transformer before a model, with what that needs.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype import SemanticTyper
    >>> frame = pd.DataFrame(
    ...     {"paid": [f"${7 * k:,}.50" for k in range(200)], "open": ["yes", "no"] * 100}
    ... )
    >>> typer = SemanticTyper().fit(frame)
    >>> typer.transform(frame[1:2]).to_dict("records")
    [{'paid': 7.5, 'open': 0.0}]
    """

    def __init__(
        self,
        *,
        output: str = "numeric",
        categories: str = "onehot",
        max_categories: int | None = None,
        dates: str = "parts",
        texts: str = "svd",
        n_components: int = 15,
        keys: str = "codes",
        roles: Mapping[Any, str] | None = None,
        errors: str = "raise",
        model: Any = None,
        random_state: int = 0,
    ) -> None:
        self.output = output
        self.categories = categories
        self.max_categories = max_categories
        self.dates = dates
        self.texts = texts
        self.n_components = n_components
        self.keys = keys
        self.roles = roles
        self.errors = errors
        self.model = model
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> SemanticTyper:
        """Learn what the columns mean.

        Parameters
        ----------
        X : DataFrame or array-like of shape (rows, columns)
            The training data.
        y : array-like, optional
            The target, of which nothing but its name is looked at.

        Returns
        -------
        SemanticTyper
            This transformer.

        Raises
        ------
        ArgumentError
            If a parameter has a value that is not accepted, two columns have the same name, or the
            target is a column of `X`.
        FrameError
            If `X` has no rows or no columns, or is no table.
        """
        self._check_parameters()
        frame = self._frame(X, reset=True)
        if not len(frame):
            raise FrameError.no_rows()
        for name in getattr(y, "columns", (getattr(y, "name", None),)):
            if name is not None and name_key(name) in map(name_key, frame.columns):
                raise ArgumentError.target_among_columns(name)
        seed = self.random_state
        result = infer(frame, model=self.model, random_state=seed, progress=False)
        # Few years repeat as categories do, yet what comes between them matters to any model.
        roles = ["datetime" if p.label == "year" else p.role or "other" for p in result]
        for column, role in (self.roles or {}).items():
            for place in places_of(frame.columns, column):
                roles[place] = role
        casts = list(cast(frame, result)[1])
        most = self._most_levels()
        treatments = [
            treatment_of(
                frame.iloc[:, place], role, casts[place].facts,
                refused=casts[place].refused, most_levels=most,
            )
            for place, role in enumerate(roles)
        ]  # fmt: skip
        self._facts = [entry.facts for entry in casts]
        self._encoders = [
            None
            if treatment == "key" and self.keys == "drop"
            else self._encoder(frame.iloc[:, place], treatment, place)
            for place, treatment in enumerate(treatments)
        ]
        names = frame.columns
        self.types_ = pd.Series([p.label for p in result], index=names, name="type")
        self.roles_ = pd.Series(roles, index=names, name="role")
        self.treatments_ = pd.Series(treatments, index=names, name="treatment")
        self.identifiers_ = list(names[np.array(treatments) == "key"])
        return self

    def transform(self, X: Any) -> pd.DataFrame:
        """Return a frame of numbers, or of values with ``output="passthrough"``.

        Parameters
        ----------
        X : DataFrame or array-like of shape (rows, columns)
            The same columns in the same order as in training; rows may be none.

        Returns
        -------
        DataFrame
            With the index of `X`.

        Raises
        ------
        NotFittedError
            If there was no training data yet.
        FrameError
            If columns are missing, new or in another order, or the cells of a column are of
            another kind than in training, unless ``errors="coerce"``.
        """
        if not hasattr(self, "_encoders"):
            raise _NotFitted("This SemanticTyper has not been fitted. Call fit(X) first.")
        frame = self._frame(X, reset=False)
        columns: list[Any] = []
        for place, encoder in enumerate(self._encoders):
            if encoder is None:
                continue
            series = frame.iloc[:, place]
            encoded = encoder.encode(series)
            few = encoded.n_present < _FEWEST_CHANGED
            if self.errors == "raise" and not few and 2 * encoded.n_odd > encoded.n_present:
                raise FrameError.other_kind(
                    frame.columns[place],
                    treatment_in_words(self.treatments_.iloc[place]),
                    self.types_.iloc[place],
                    encoded.n_odd,
                    encoded.n_present,
                    cells_in_words(series),
                )
            if self.output == "passthrough":
                treatment = self.treatments_.iloc[place]
                columns.append(kept(series, treatment, encoder, self._facts[place]))
            else:
                columns.extend(encoded.columns)
        # With its dtype given, pandas does not guess one.
        made = [pd.Series(one, index=frame.index, dtype=one.dtype) for one in columns]
        new = pd.DataFrame(dict(enumerate(made)), index=frame.index)
        new.columns = pd.Index(self.get_feature_names_out(), dtype=object)
        return new

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Return the names of the columns that `transform` returns.

        Parameters
        ----------
        input_features : array-like of str, optional
            Names of the input columns, if the training data had none.

        Returns
        -------
        ndarray of str
            Unique: a name that is taken gets a number.

        Raises
        ------
        NotFittedError
            If there was no training data yet.
        ArgumentError
            If `input_features` are not the names of the training data.
        """
        if not hasattr(self, "_encoders"):
            raise _NotFitted("This SemanticTyper has not been fitted. Call fit(X) first.")
        try:
            given = _check_feature_names_in(self, input_features)
        except ValueError as error:
            raise ArgumentError(f"{error}. Pass the names of the training data.") from error
        found: dict[str, None] = {}
        for name, encoder in zip(given, self._encoders, strict=True):
            if encoder is None:
                continue
            for suffix in ("",) if self.output == "passthrough" else encoder.suffixes:
                wanted = f"{name}{suffix}"
                number = 2
                unique = wanted
                while unique in found:
                    unique, number = f"{wanted}__{number}", number + 1
                found[unique] = None
        return np.array(list(found), dtype=object)

    def _frame(self, given: Any, *, reset: bool) -> pd.DataFrame:
        """Return any table as a frame, after the checks of names that scikit-learn makes."""
        if not isinstance(given, pd.DataFrame) and hasattr(given, "to_pandas"):
            given = given.to_pandas()
        is_frame = isinstance(given, pd.DataFrame)
        repeated = repeated_names(given.columns) if is_frame else []
        if repeated:
            raise ArgumentError.duplicate_names(repeated)
        try:
            if is_frame:
                validate_data(self, given, reset=reset, skip_check_array=True)
                if not given.shape[1]:
                    raise FrameError.no_columns(given.shape)
                return pd.DataFrame(given)
            array = validate_data(
                self, given, reset=reset, dtype=None, ensure_all_finite=False,
                ensure_min_samples=0,
            )  # fmt: skip
        except FrameError:
            raise
        except (TypeError, ValueError) as error:
            raise FrameError.unlike_training(error) from error
        except Exception as error:  # names or cells whose own methods raise
            raise FrameError.failed("X", error, "Give a table of plain columns.") from error
        return pd.DataFrame(array, columns=[f"x{place}" for place in range(array.shape[1])])

    def _check_parameters(self) -> None:
        for name, known in _CHOICES.items():
            if getattr(self, name) not in known:
                raise ArgumentError.of(name, getattr(self, name), f"one of {', '.join(known)}")
        whole("n_components", self.n_components)
        if self.max_categories is not None:
            whole("max_categories", self.max_categories, 2)
        if self.roles is not None and not isinstance(self.roles, Mapping):
            raise ArgumentError.of("roles", self.roles, "a mapping of names to roles")
        for role in (self.roles or {}).values():
            if role not in ROLES:
                raise ArgumentError.of("roles", role, f"roles of {', '.join(ROLES)}")

    def _most_levels(self) -> int:
        if self.max_categories is not None:
            return self.max_categories
        return 30 if self.categories == "onehot" else _MOST_CODES

    def _encoder(self, series: pd.Series, treatment: str, place: int) -> Encoder:
        facts = self._facts[place]
        if treatment == "number":
            return NumberEncoder(facts)
        if treatment == "moment":
            return MomentEncoder.fitted(series, facts, self.dates)
        if treatment == "ordered":
            steps = order_of(series)
            return OrderedEncoder(dict(zip(steps, range(len(steps)), strict=True)))
        if treatment == "category":
            return CategoryEncoder.fitted(series, self.categories, self._most_levels())
        if treatment == "list":
            return ListEncoder.fitted(series, facts.delimiter, self._most_levels())
        if treatment == "text":
            return TextEncoder.fitted(series, self.texts, self.n_components, self.random_state)
        return KeyEncoder.fitted(series, facts) if treatment == "key" else PresenceEncoder()

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.input_tags.string = True
        tags.input_tags.categorical = True
        tags.transformer_tags.preserves_dtype = []
        return tags
