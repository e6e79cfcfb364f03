"""Methods of ``df.semtype`` that make something of a frame and of what its columns mean."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

import pandas as pd

from ..errors import ArgumentError

if TYPE_CHECKING:
    from ..casting import CastReport
    from ..report_page import Report
    from ..results import InferenceResult

__all__ = ["ResultMethods"]


class ResultMethods:
    """Cast, mask and report a frame, and hint at its columns.

    Every method takes the result of an inference, or infers with the active model.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        _frame: pd.DataFrame

        def infer(self, *, model: Any = None) -> InferenceResult: ...  # noqa: D102

    @overload
    def cast(
        self,
        columns: Any = ...,
        *,
        result: InferenceResult | None = ...,
        types: Mapping[Hashable, str] | None = ...,
        errors: str = ...,
        dtype_backend: str = ...,
        dayfirst: bool | None = ...,
        report: Literal[True] = ...,
        model: Any = ...,
    ) -> tuple[pd.DataFrame, CastReport]: ...
    @overload
    def cast(
        self,
        columns: Any = ...,
        *,
        result: InferenceResult | None = ...,
        types: Mapping[Hashable, str] | None = ...,
        errors: str = ...,
        dtype_backend: str = ...,
        dayfirst: bool | None = ...,
        report: Literal[False],
        model: Any = ...,
    ) -> pd.DataFrame: ...
    def cast(
        self,
        columns: Any = None,
        *,
        result: InferenceResult | None = None,
        types: Mapping[Hashable, str] | None = None,
        errors: str = "coerce",
        dtype_backend: str = "numpy_nullable",
        dayfirst: bool | None = None,
        report: bool = True,
        model: Any = None,
    ) -> pd.DataFrame | tuple[pd.DataFrame, CastReport]:
        """Return a new frame whose columns have the dtypes of what they hold.

        Parameters
        ----------
        columns : hashable or list of hashable, optional
            Columns to cast; all by default.
        result : InferenceResult, optional
            What the columns mean; inferred by default.
        types : mapping of hashable to str, optional
            Labels by name of column, in place of those of the result.
        errors : {"coerce", "raise", "keep"}, default "coerce"
            What becomes of cells that do not parse: missing and reported; a CastError; or
            the whole column stays as it is.
        dtype_backend : {"numpy_nullable", "pyarrow", "numpy"}, default "numpy_nullable"
            The family of dtypes.
        dayfirst : bool, optional
            The order of day and month where no cell shows it; by default such columns are
            refused.
        report : bool, default True
            Return what was done with each column, too.
        model : str, path-like or model, optional
            Model to infer with; by default the active one.

        Returns
        -------
        DataFrame, or DataFrame and CastReport
            The frame itself stays as it is.

        See Also
        --------
        pandas_semtype.cast : The same as a function; describes each argument and error.
        """
        from ..casting import cast

        return cast(
            self._frame,
            result,
            columns=columns,
            types=types,
            errors=errors,
            dtype_backend=dtype_backend,
            dayfirst=dayfirst,
            report=report,
            model=model,
        )

    def to_hints(
        self, tool: str, *, result: InferenceResult | None = None, model: Any = None
    ) -> dict[str, Any]:
        """Return what an AutoML tool asks for about the columns, under its own keys.

        Parameters
        ----------
        tool : str
            As for `InferenceResult.to_hints`.
        result : InferenceResult, optional
            What the columns mean; inferred by default.
        model : str, path-like or model, optional
            Model to infer with; by default the active one.

        Returns
        -------
        dict
            Of lists, texts and dictionaries.

        See Also
        --------
        pandas_semtype.hints.hints_of : What is returned for each tool.
        """
        from ..hints import checked_tool
        from ..results import InferenceResult

        checked_tool(tool)  # before a long inference
        if result is not None and not isinstance(result, InferenceResult):
            raise ArgumentError.of("result", result, "an InferenceResult, as infer returns it")
        return (self.infer(model=model) if result is None else result).to_hints(tool)

    def mask(
        self,
        columns: Any = None,
        *,
        method: str = "pseudonym",
        key: str | bytes | None = None,
        result: InferenceResult | None = None,
        locale: str = "en_US",
    ) -> pd.DataFrame:
        """Return a frame with the cells of some columns replaced.

        Parameters
        ----------
        columns : hashable or list of hashable, optional
            By default those that identify a person or are specially protected, see
            `InferenceResult.personal_data`, and levels of the index that are such.
        method : {"pseudonym", "faker", "redact"}, default "pseudonym"
            Letters for letters and digits for digits; values of Faker; or the label in brackets.
        key : str or bytes, optional
            The secret of the keyed hash, at least 16 characters: with the same key the same cell
            has the same pseudonym everywhere. By default a new one, which nobody knows.
        result : InferenceResult, optional
            What `infer` said of the frame.
        locale : str, default "en_US"
            Whose names Faker makes.

        Returns
        -------
        DataFrame
            A new frame; missing cells stay missing. Names of columns stay, and a
            `PersonalNamesWarning` says where they look like personal data.

        See Also
        --------
        pandas_semtype.privacy.mask : The same as a function; describes each error, and what
            pseudonyms do not hide.
        """
        from ..privacy import mask

        return mask(self._frame, columns, method=method, key=key, result=result, locale=locale)

    def report(
        self,
        path: Any = None,
        *,
        result: InferenceResult | None = None,
        other: pd.DataFrame | None = None,
        other_result: InferenceResult | None = None,
        examples: str = "masked",
        title: str | None = None,
        overwrite: bool = True,
    ) -> Report:
        """Return a page about the frame: types, reasons, distributions, odd cells, warnings.

        Parameters
        ----------
        path : str or path-like, optional
            Also save the page there.
        result : InferenceResult, optional
            What `infer` said of the frame; inferred by default.
        other, other_result : DataFrame and InferenceResult, optional
            A second frame to show beside it.
        examples : {"masked", "all", "none"}, default "masked"
            Cells that are shown: with personal data masked, as they are, or none.
        title : str, optional
            Heading of the page.
        overwrite : bool, default True
            Whether a file at `path` may be replaced.

        Returns
        -------
        Report
            With ``to_html()`` and ``save(path)``; a notebook shows it.

        See Also
        --------
        pandas_semtype.report_page.make_report : The same as a function.
        """
        from ..report_page import make_report

        report = make_report(
            self._frame,
            result,
            other=other,
            other_result=other_result,
            examples=examples,
            title=title,
        )
        if path is not None:
            report.save(path, overwrite=overwrite)
        return report
