"""``frame.semtype`` of other libraries; they are registered where they are imported already."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Unpack

from ..checks import one_of
from ..errors import FrameTypeError, MissingDependencyError

if TYPE_CHECKING:
    import pandas as pd

    from ..evidence.frame import FrameEvidence
    from ..infer_options import InferArguments
    from ..prediction import ColumnPrediction
    from ..results import InferenceResult

__all__ = ["EngineFrameAccessor", "EngineSeriesAccessor", "register_engine", "register_imported"]


class EngineFrameAccessor:
    """Infer what the columns of a frame of another library mean.

    Parameters
    ----------
    frame : object
        A frame that `pandas_semtype.infer` takes.
    """

    __slots__ = ("_frame",)

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def infer(
        self, columns: Any = None, *, model: Any = None, **given: Unpack[InferArguments]
    ) -> InferenceResult:
        """Infer the semantic type of every column; as `pandas_semtype.infer`.

        Parameters
        ----------
        columns, model, **given
            As for `pandas_semtype.infer`.

        Returns
        -------
        InferenceResult
            One prediction per column.
        """
        from ..inference import infer

        return infer(self._frame, columns, model=model, **given)

    @property
    def types(self) -> pd.Series:
        """Return the label of every column, by the active model."""
        from ..inference import infer_types

        return infer_types(self._frame).types

    def select(self, *labels: str | Collection[str]) -> Any:
        """Return the columns whose label is one of `labels`, as a frame of the same library.

        Parameters
        ----------
        *labels : str, or list, tuple or set of str
            Labels of the active model, or ``"unknown"``.

        Returns
        -------
        frame
            Lazy if the frame is.

        Raises
        ------
        ArgumentError
            If no label is given, or the active model does not know one.

        Warns
        -----
        LowConfidenceWarning
            If a column is left out that is unknown and may be of one of the types.
        """
        from ..inference import positions_of_types

        positions = positions_of_types(self._frame, labels)
        if hasattr(self._frame, "iloc"):
            return self._frame.iloc[:, positions]
        if hasattr(self._frame, "collect_schema"):
            names = self._frame.collect_schema().names()
        else:
            names = list(self._frame.columns)
        return self._frame.select([names[position] for position in positions])

    def cast(self, *_: Any, **__: Any) -> Any:
        """Refuse to cast, and say how: values of the dtypes of pandas are what a cast gives.

        Raises
        ------
        FrameTypeError
            Always.
        """
        from ..frames.conversion import how_to_convert

        raise FrameTypeError.of(self._frame, "a pandas DataFrame", how_to_convert(self._frame))

    def mask(self, *_: Any, **__: Any) -> Any:
        """Refuse to mask, and say how: a copy in pandas is what is masked.

        Raises
        ------
        FrameTypeError
            Always.
        """
        raise self._of_pandas_alone("mask")

    def report(self, *_: Any, **__: Any) -> Any:
        """Refuse to make a page, and say how: it looks at whole columns in pandas.

        Raises
        ------
        FrameTypeError
            Always.
        """
        raise self._of_pandas_alone("report")

    def extend(self, *_: Any, **__: Any) -> Any:
        """Refuse to learn a type, and say how: examples are columns of pandas.

        Raises
        ------
        FrameTypeError
            Always.
        """
        raise self._of_pandas_alone("extend")

    def _of_pandas_alone(self, method: str) -> FrameTypeError:
        from ..frames.conversion import how_in_pandas

        expected = f"a pandas DataFrame for .semtype.{method}"
        return FrameTypeError.of(self._frame, expected, how_in_pandas(self._frame, method))

    def evidence(self) -> FrameEvidence:
        """Read every row once, and return what can be merged; as `collect_evidence`."""
        from ..evidence.collecting import collect_evidence

        return collect_evidence(self._frame)


class EngineSeriesAccessor:
    """Infer what a column of another library means.

    Parameters
    ----------
    series : object
        A Series with ``to_frame``.
    """

    __slots__ = ("_series",)

    def __init__(self, series: Any) -> None:
        self._series = series

    def infer(self, *, model: Any = None, **given: Unpack[InferArguments]) -> ColumnPrediction:
        """Infer the semantic type of the column; as `pandas_semtype.infer` for one column.

        Parameters
        ----------
        model, **given
            As for `pandas_semtype.infer`.

        Returns
        -------
        ColumnPrediction
        """
        from ..inference import infer

        return infer(self._series.to_frame(), model=model, **given).at(0)

    def cast(self, *_: Any, **__: Any) -> Any:
        """Refuse to cast, and say how: values of the dtypes of pandas are what a cast gives.

        Raises
        ------
        FrameTypeError
            Always.
        """
        from ..frames.conversion import how_in_pandas

        expected = "a pandas Series for .semtype.cast"
        hint = how_in_pandas(self._series, "cast").replace("frame", "series", 1)
        raise FrameTypeError.of(self._series, expected, hint)


def _polars() -> None:
    api = import_module("polars.api")
    polars = sys.modules["polars"]
    for register, owner, accessor in (
        (api.register_dataframe_namespace, polars.DataFrame, EngineFrameAccessor),
        (api.register_lazyframe_namespace, polars.LazyFrame, EngineFrameAccessor),
        (api.register_series_namespace, polars.Series, EngineSeriesAccessor),
    ):
        _unless_taken(owner, register("semtype"), accessor)


def _dask() -> None:
    extensions = import_module("dask.dataframe.extensions")
    frames = sys.modules["dask.dataframe"]
    for register, owner, accessor in (
        (extensions.register_dataframe_accessor, frames.DataFrame, EngineFrameAccessor),
        (extensions.register_series_accessor, frames.Series, EngineSeriesAccessor),
    ):
        _unless_taken(owner, register("semtype"), accessor)


def _modin() -> None:
    extensions = import_module("modin.pandas.api.extensions")
    frames = sys.modules["modin.pandas"]
    # A property: Modin gives classes back without calling them.
    for register, owner, accessor in (
        (extensions.register_dataframe_accessor, frames.DataFrame, EngineFrameAccessor),
        (extensions.register_series_accessor, frames.Series, EngineSeriesAccessor),
    ):
        _unless_taken(owner, register("semtype"), property(accessor))


def _unless_taken(owner: Any, register: Callable[[Any], object], accessor: Any) -> None:
    """Register, unless the class has an attribute of the name, of ours or of others."""
    if not hasattr(owner, "semtype"):
        register(accessor)


_ENGINES: Final[dict[str, tuple[str, Callable[[], None]]]] = {
    "polars": ("polars", _polars),
    "dask": ("dask.dataframe", _dask),
    "modin": ("modin.pandas", _modin),
}
"""The module that has the frames of an engine, and what registers the accessors."""


def register_engine(engine: str) -> None:
    """Register ``frame.semtype`` with another library, importing it.

    Parameters
    ----------
    engine : {"polars", "dask", "modin"}
        Name of the library.

    Raises
    ------
    ArgumentError
        If there is no such engine.
    MissingDependencyError
        If it is not installed.
    """
    engine = one_of("engine", engine, _ENGINES)
    module, register = _ENGINES[engine]
    try:
        import_module(module)
    except ImportError:
        raise MissingDependencyError.of(engine, "frames", "Its accessor") from None
    register()


def register_imported() -> None:
    """Register ``frame.semtype`` with every library that is imported already."""
    for module, register in _ENGINES.values():
        known = sys.modules.get(module)
        spec = getattr(known, "__spec__", None)
        # A library that is just being imported has not all its classes.
        if known is not None and not getattr(spec, "_initializing", False):
            try:
                register()
            except (AttributeError, ImportError):  # a release that registers otherwise
                continue
