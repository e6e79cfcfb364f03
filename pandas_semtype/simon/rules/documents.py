"""Cells that are each one whole document: an object of JSON, elements of HTML."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion
from .validators import validators

__all__ = ["document_opinions", "is_html_element", "is_json_object"]

_LONGEST = 1000
"""Characters from which on the middle of a cell is cut."""
_PARSED = 0.5
"""Fraction of the cells that must be whole."""

_DEGREES = re.compile(r"(?i)(?:srid=\d+;)?point\b.*\.\d").match
_OF_SHAPES = frozenset("PLMGCSTpl")
"""What well-known text begins with."""

_TAGS_LIST = """
a b blockquote body center div em font h1 h2 h3 h4 h5 h6 html i li ol p pre small span strong
table tbody td th thead tr u ul
"""
_TAGS = frozenset(_TAGS_LIST.split())
"""Tags that say HTML; "title" and "code" are as usual in other documents."""
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
"""Tags that have no end."""


def document_opinions(cells: Cells) -> list[Opinion]:
    """Return what cells settle that are each one whole document.

    Parameters
    ----------
    cells : Cells
        Present cells of a column. Arrays of plain values may be lists as well, and objects may be
        geometries: they are left open.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.documents import document_opinions
    >>> cells = Cells(['{"a":1}', '{"a":2}'], [1, 1], 2, 2, 2, 1)
    >>> [(opinion.label, opinion.reason) for opinion in document_opinions(cells)]
    [('json', 'format:json_object')]
    """
    first = cells.values[0][:1]
    other = cells.values[-1][:1]
    if "{" in (first, other) or "[" in (first, other):
        covered = cells.coverage(is_json_object, ENOUGH)
        if covered >= ENOUGH and _are_whole(cells) and not _are_geometries(cells):
            return [Opinion("json", covered, "format:json_object", "settles")]
    elif "<" in (first, other):
        covered = cells.coverage(is_html_element, ENOUGH)
        if covered >= ENOUGH and _are_whole(cells):
            return [Opinion("html", covered, "format:html_element", "settles")]
    elif first in _OF_SHAPES and validators()["geometry"](cells.probe).all():
        covered = cells.coverage(lambda cell: bool(validators()["geometry"]([cell])[0]), ENOUGH)
        # Points with decimals may be pairs of degrees: the network tells which.
        if covered >= ENOUGH and not all(_DEGREES(cell) for cell in cells.probe):
            return [Opinion("geometry", covered, "format:geometry", "settles")]
    return []


def _are_whole(cells: Cells) -> bool:
    return cells.fraction(lambda cell: len(cell) < _LONGEST) >= _PARSED


def _are_geometries(cells: Cells) -> bool:
    return bool(validators()["geometry"](cells.probe).any())


def is_json_object(cell: str) -> bool:
    """Return whether a cell is an object of JSON, or an array of objects or arrays.

    Parameters
    ----------
    cell : str
        Stripped; of a long one, whose middle is cut, the ends count.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.documents import is_json_object
    >>> [is_json_object(cell) for cell in ('{"a": 1}', '[{}]', "[1, 2]", "{a}", "{}")]
    [True, True, False, False, True]
    """
    if cell[:1] + cell[-1:] not in ("{}", "[]"):
        return False
    if len(cell) >= _LONGEST:
        return cell[1:].lstrip()[:1] in '"{['
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        return False
    if isinstance(value, dict):
        return True
    return bool(value) and all(isinstance(item, dict | list) for item in value)


class _Elements(HTMLParser):
    """Follow the elements of a text, and notice what is not well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path: list[str] = []
        self.outer: set[str] = set()
        self.wrong = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if not self.path:
            self.outer.add(tag)
        if tag not in _VOID:
            self.path.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if not self.path:
            self.outer.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.path and self.path[-1] == tag:
            self.path.pop()
        else:
            self.wrong = True

    def handle_data(self, data: str) -> None:
        if not self.path and data.strip():
            self.wrong = True


def is_html_element(cell: str) -> bool:
    """Return whether a cell is wholly one element of HTML, or several, that are well formed.

    Parameters
    ----------
    cell : str
        Stripped; of a long one, whose middle is cut, the ends count.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.documents import is_html_element
    >>> cells = ("<p>a<br>b</p>", "<p>a</p><ul><li>b</li></ul>", "a <b>b</b>", "<note>a</note>")
    >>> [is_html_element(cell) for cell in cells]
    [True, True, False, False]
    """
    if cell[:1] != "<" or cell[-1:] != ">":
        return False
    if len(cell) >= _LONGEST:
        return cell[1:].split(">", 1)[0].split(" ", 1)[0].lower() in _TAGS
    parser = _Elements()
    try:
        parser.feed(cell)
        parser.close()
    except AssertionError:  # how the parser of some Pythons answers "<![x"
        return False
    return bool(parser.outer) and parser.outer <= _TAGS and not parser.wrong and not parser.path
