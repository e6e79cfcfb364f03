"""Pages of the fake-news task: whole HTML documents that need no other file and run no script."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..html_page import HtmlPage
from ..markup import Markup, text
from .charts import CHART_STYLE

__all__ = ["Page", "document"]

_STYLE = (
    """
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 72rem;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.5rem; margin: .25rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
table.facts { border-collapse: collapse; font-variant-numeric: tabular-nums; }
table.facts th, table.facts td { padding: .3rem .75rem; text-align: left;
  border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
.soft { opacity: .75; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886;
  border-radius: .5rem; padding: .75rem 1rem; margin: .5rem 0 1.5rem; }
mark { border-radius: .2rem; padding: 0 .1rem; color: inherit; }
mark.for { background: rgb(220 95 20 / var(--w)); text-decoration: underline; }
mark.against { background: rgb(30 110 200 / var(--w)); text-decoration: underline dashed; }
"""
    + CHART_STYLE
)


def document(title: str, sections: Sequence[Markup]) -> str:
    """Return a whole HTML document.

    Parameters
    ----------
    title : str
        Its heading.
    sections : sequence of Markup
        What follows, in order.
    """
    body = "\n".join(sections)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        # Whatever a text holds: nothing is run, fetched or sent.
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        f"<title>{text(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{text(title)}</h1>\n{body}\n</main></body></html>\n"
    )


class Page(HtmlPage):
    """Hold a page that is made when it is asked for.

    Parameters
    ----------
    title : str
        Its heading.
    make : callable
        Returns the sections below it.

    Examples
    --------
    >>> from pandas_semtype.fakenews.page import Page
    >>> from pandas_semtype.markup import text
    >>> Page("On <texts>", lambda: [text("nothing")]).to_html().count("On &lt;texts&gt;")
    2
    """

    __slots__ = ("_make", "title")

    def __init__(self, title: str, make: Callable[[], Sequence[Markup]]) -> None:
        self.title, self._make = title, make

    def __repr__(self) -> str:
        return f"Page({self.title!r})"

    def to_html(self) -> str:
        """Return the page, which needs no other file and asks for none.

        Returns
        -------
        str
            A whole HTML document.
        """
        return document(self.title, self._make())

    def _name(self) -> str:
        return self.title
