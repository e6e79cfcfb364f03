"""A report: a page that is made when it is asked for, and saved as one file."""

from __future__ import annotations

from typing import ClassVar

import pandas as pd

from ..checks import one_of
from ..errors import ArgumentError, FrameTypeError
from ..html_page import HtmlPage
from ..inference import infer
from ..names import same_names
from ..results import InferenceResult
from .facts import FrameFacts, facts_of
from .page import page
from .veil import EXAMPLES

__all__ = ["Report", "make_report"]


class Report(HtmlPage):
    """Hold what is known of a frame, or of two, and write it as one HTML page.

    Parameters
    ----------
    facts : FrameFacts
        Of the frame.
    other : FrameFacts, optional
        Of a second one, which is shown beside it.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.report_page import make_report
    >>> report = make_report(pd.DataFrame({"mail": ["ann@example.org", "bob@example.com"] * 9}))
    >>> report
    Report(1 column, 18 rows)
    >>> page = report.to_html()
    >>> page.startswith("<!DOCTYPE html>"), "ann@example.org" in page
    (True, False)
    """

    __slots__ = ("_facts", "_html", "_other")

    _height: ClassVar[int] = 720
    _sandbox: ClassVar[str] = "allow-scripts"

    def __init__(self, facts: FrameFacts, other: FrameFacts | None = None) -> None:
        self._facts, self._other = facts, other
        self._html: str | None = None

    def to_html(self) -> str:
        """Return the page, which needs no other file and asks for none.

        Returns
        -------
        str
            A whole HTML document in UTF-8.
        """
        if self._html is None:
            self._html = page(self._facts, self._other)
        return self._html

    def __repr__(self) -> str:
        def size(facts: FrameFacts) -> str:
            n_columns = len(facts.columns)
            return (
                f"{n_columns} column{'s' * (n_columns != 1)}, "
                f"{facts.n_rows:,} row{'s' * (facts.n_rows != 1)}"
            )

        beside = f" beside {size(self._other)}" if self._other else ""
        return f"Report({size(self._facts)}{beside})"

    def _name(self) -> str:
        return repr(self)


def make_report(
    frame: pd.DataFrame,
    result: InferenceResult | None = None,
    *,
    other: pd.DataFrame | None = None,
    other_result: InferenceResult | None = None,
    examples: str = "masked",
    title: str | None = None,
    other_title: str | None = None,
) -> Report:
    """Return a page about a frame.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    result : InferenceResult, optional
        What `infer` said of it; inferred by default.
    other, other_result : DataFrame and InferenceResult, optional
        A second frame, shown beside the first. Columns of the same name stand together.
    examples : {"masked", "all", "none"}, default "masked"
        Which cells are shown: those of columns with personal data with dots in place of letters
        and digits, and mail addresses and long numbers in texts likewise; all as they are; or
        no cell at all.
    title, other_title : str, optional
        Headings.

    Returns
    -------
    Report
        Counts are those of the whole frame up to 200,000 rows, of as many evenly taken ones in a
        longer frame.

    Raises
    ------
    FrameTypeError
        If a frame is no DataFrame.
    ArgumentError
        If `examples` is something else, or a result is not of its frame.
    """
    examples = one_of("examples", examples, EXAMPLES)
    facts = _facts("result", frame, result, title or "Columns of a table", examples)
    if other is None:
        return Report(facts)
    beside = _facts("other_result", other, other_result, other_title or "The other table", examples)
    return Report(facts, beside)


def _facts(
    name: str, frame: pd.DataFrame, result: InferenceResult | None, title: str, examples: str
) -> FrameFacts:
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    if result is None:
        result = infer(frame)
    elif not isinstance(result, InferenceResult) or not same_names(result.columns, frame.columns):
        raise ArgumentError.of(name, result, "what infer said of every column of the frame")
    return facts_of(frame, result, title=str(title), examples=examples)
