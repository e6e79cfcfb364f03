"""A page of HTML that is made when it is asked for, saved as one file, and shown in a notebook."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from html import escape
from pathlib import Path
from typing import ClassVar

from .errors import ArgumentError
from .markup import text

__all__ = ["HtmlPage"]


class HtmlPage(ABC):
    """Save a page, and show it in a notebook; `to_html` says what stands on it.

    Examples
    --------
    >>> from pandas_semtype.html_page import HtmlPage
    >>> class Hello(HtmlPage):
    ...     def to_html(self):
    ...         return "<!DOCTYPE html><title>Hello</title>"
    ...
    ...     def _name(self):
    ...         return "Hello & welcome"
    >>> 'title="Hello &amp; welcome"' in Hello()._repr_html_()
    True
    """

    __slots__ = ()

    _height: ClassVar[int] = 640
    """Pixels of its frame in a notebook."""

    _sandbox: ClassVar[str] = ""
    """What it may do there: by default, nothing."""

    @abstractmethod
    def to_html(self) -> str:
        """Return the page, which needs no other file and asks for none."""

    @abstractmethod
    def _name(self) -> str:
        """Return what screen readers call the page in a notebook."""

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = True) -> Path:
        """Write the page to a file.

        Parameters
        ----------
        path : str or path-like
            ``~`` is the home directory.
        overwrite : bool, default True
            Whether a file may be replaced.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ArgumentError
            If the path is none that can be written, or there is a file that may not be replaced.
        """
        try:
            target = Path(path).expanduser()
            content = self.to_html().encode("utf-8", "backslashreplace")
            with target.open("wb" if overwrite else "xb") as stream:
                stream.write(content)
        except FileExistsError as error:
            expected = "another path, or overwrite=True"
            raise ArgumentError.of("path", path, expected) from error
        except (OSError, TypeError, ValueError, RuntimeError) as error:
            expected = f"the path of a file that can be written ({type(error).__name__})"
            raise ArgumentError.of("path", path, expected) from error
        return target

    def _repr_html_(self) -> str:
        # In a frame of its own, so that its style and script stay out of the notebook's.
        content = escape(self.to_html(), quote=True)
        return (
            f'<iframe title="{text(self._name())}" srcdoc="{content}" sandbox="{self._sandbox}" '
            f'style="width:100%;height:{self._height}px;border:1px solid #8886"></iframe>'
        )
