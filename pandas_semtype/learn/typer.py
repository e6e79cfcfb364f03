"""A transformer of scikit-learn that learns what columns mean and makes numbers of them."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError as SklearnNotFittedError
from sklearn.utils.validation import _check_feature_names_in

from ..casting import cast
from ..errors import ArgumentError, FrameError, NotFittedError, TreatmentWarning
from ..inference import infer
from ..names import name_key
from ..selection import places_of
from .feature_names import unique_names
from .fitting import Learned, Settings, learn
from .given import frame_of
from .parameters import check_parameters
from .passthrough import kept
from .seen import cells_in_words, treatment_in_words
from .told import NO_ORDER

__all__ = ["SemanticTyper"]

_FEWEST_CHANGED = 5
_NEARLY_ALL = 0.95
_OPEN = ("category", "list", "text")
"""What may always have new cells: that none is known is said, and no error."""


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
        Missing and new ones are all 0, the code -1, or missing. In place of a category dtype there
        are codes where more than 12 levels have fewer than 20 rows in the median, or there are
        more than 254.
    max_categories : int, optional
        Levels of a column at most, the rarest become one; by default 254, and of ``"onehot"``
        300, or fewer (30 at least) where they would be more than 20 million numbers.
    dates : {"parts", "days"}, default "parts"
        Year, month, day, weekday, hour and days since 1970; or the days alone.
    texts : {"svd", "hash"}, default "svd"
        TF-IDF of runs of characters, compressed; or hashed words.
    n_components : int, default 15
        Columns that a column of texts becomes, at most; one for every 20 rows, and three of few.
    keys : {"codes", "drop"}, default "codes"
        Keys stay, as numbers or as places in the sorted keys of the training data; or are
        left out. `identifiers_` lists them in either case.
    roles : mapping of hashable to str, optional
        Roles by name of column, in place of those that are inferred, whatever the cells look like.
    orders : mapping of hashable to sequence, optional
        Steps from low to high by name of column, for scales that are not known by their words.
    dayfirst : bool, optional
        The order of day and month where both are possible; by default the one that most cells
        allow, and the month first, with a warning, where nothing shows it.
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
    report_ : DataFrame
        By column ``role``, ``treatment``, ``unread`` (cells of the training data that are missing
        in what it becomes) and ``note`` (what you may not expect of it).
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
        orders: Mapping[Any, Sequence[Any]] | None = None,
        dayfirst: bool | None = None,
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
        self.orders = orders
        self.dayfirst = dayfirst
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
            If a parameter has a value that is not accepted, two columns have the same name, the
            target is a column of `X`, or, with ``errors="raise"``, no cell of a column is the
            number or date that `roles` say it is.
        FrameError
            If `X` has no rows or no columns, or is no table, or ``keys="drop"`` leaves nothing.

        Warns
        -----
        TreatmentWarning
            If keys are left out, dates are read in an order that nothing shows, or not at all,
            numbers with a decimal mark that nothing proves, or only some cells of a column give a
            number. `report_` has it by column.
        """
        check_parameters(self.get_params(deep=False))
        frame = frame_of(X, self)
        if not len(frame):
            raise FrameError.no_rows()
        for name in getattr(y, "columns", (getattr(y, "name", None),)):
            if name is not None and name_key(name) in map(name_key, frame.columns):
                raise ArgumentError.target_among_columns(name)
        seed = self.random_state
        result = infer(frame, model=self.model, random_state=seed, progress=False)
        # Few years repeat as categories do, yet what comes between them matters to any model.
        roles = ["datetime" if p.label == "year" else p.role or "other" for p in result]
        told = {
            place: role
            for column, role in (self.roles or {}).items()
            for place in places_of(frame.columns, column)
        }
        roles = [told.get(place, role) for place, role in enumerate(roles)]
        orders = {
            place: steps
            for column, steps in (self.orders or {}).items()
            for place in places_of(frame.columns, column)
        }
        casts = list(cast(frame, result, dayfirst=self.dayfirst)[1])
        settings = Settings(
            self.categories, self.max_categories, self.dates, self.texts, self.n_components,
            self.keys, self.dayfirst, seed, self.errors,
        )  # fmt: skip
        learned = [
            learn(
                frame.iloc[:, k],
                roles[k],
                p.label,
                casts[k],
                orders.get(k),
                settings,
                told=k in told,
            )
            for k, p in enumerate(result)
        ]
        if all(one.encoder is None for one in learned):
            raise FrameError.nothing_left(list(frame.columns))
        self._facts = [one.facts for one in learned]
        self._encoders = [one.encoder for one in learned]
        names = frame.columns
        treatments = [one.treatment for one in learned]
        self.types_ = pd.Series([p.label for p in result], index=names, name="type")
        self.roles_ = pd.Series(roles, index=names, name="role")
        self.treatments_ = pd.Series(treatments, index=names, name="treatment")
        self.identifiers_ = list(names[np.array(treatments) == "key"])
        self.report_ = self._report(learned)
        notes: dict[Any, str] = {
            names[k]: one.note
            for k, one in enumerate(learned)
            if one.note and (k in told or one.note != NO_ORDER)  # most ordinals are fine without
        }
        if notes:
            warnings.warn(TreatmentWarning.of(notes), stacklevel=2)
        return self

    def _report(self, learned: Sequence[Learned]) -> pd.DataFrame:
        notes = {"unread": [one.n_unread for one in learned], "note": [one.note for one in learned]}
        more = pd.DataFrame(notes, index=self.roles_.index)
        return pd.concat([self.roles_, self.treatments_, more], axis=1)

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

        Warns
        -----
        TreatmentWarning
            If (nearly) no cell of a column of categories, lists or texts was known in training,
            unless ``errors="coerce"``.
        """
        if not hasattr(self, "_encoders"):
            raise _NotFitted("This SemanticTyper has not been fitted. Call fit(X) first.")
        frame = frame_of(X, self, self.roles_.index)
        columns: list[Any] = []
        unknown: dict[Any, tuple[int, int]] = {}
        for place, encoder in enumerate(self._encoders):
            if encoder is None:
                continue
            series = frame.iloc[:, place]
            encoded = encoder.encode(series)
            many = self.errors == "raise" and encoded.n_present >= _FEWEST_CHANGED
            if many and self.treatments_.iloc[place] in _OPEN:
                if encoded.n_odd >= _NEARLY_ALL * encoded.n_present:
                    unknown[frame.columns[place]] = (encoded.n_odd, encoded.n_present)
            elif many and 2 * encoded.n_odd > encoded.n_present:
                raise FrameError.other_kind(
                    frame.columns[place],
                    treatment_in_words(self.treatments_.iloc[place], encoder),
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
        if unknown:
            warnings.warn(TreatmentWarning.unknown(unknown), stacklevel=2)
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
            Unique: a name that is taken gets a number; of the characters ``[]{}":,<``, which
            LightGBM or XGBoost do not take, each becomes ``_``.

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
        passed = self.output == "passthrough"
        wanted = [
            f"{name}{suffix}"
            for name, encoder in zip(given, self._encoders, strict=True)
            if encoder is not None
            for suffix in (("",) if passed else encoder.suffixes)
        ]
        return np.array(unique_names(wanted, plain=not passed), dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.input_tags.string = True
        tags.input_tags.categorical = True
        tags.transformer_tags.preserves_dtype = []
        return tags
