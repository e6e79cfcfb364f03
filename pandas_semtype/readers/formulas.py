"""Formulas of a workbook that no program has computed: their cells hold nothing to read."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from html import unescape
from typing import IO

__all__ = ["formulas_told", "without_values"]

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^>]*[^/>]))?>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]|<(?:\w+:)?is[\s>]")
_TEXT = re.compile(rb"\bt=[\"']str[\"']")
"""The type of a formula whose value is a text, perhaps an empty one."""
_COLUMN = re.compile(rb"\br=[\"']([A-Z]+)\d")


def without_values(stream: IO[bytes], sheet: str) -> dict[str, int]:
    """Return how many formulas have no value, by the letters of their column.

    Spreadsheet programs save both; libraries that write workbooks, the formulas alone.

    Parameters
    ----------
    stream : file object
        A workbook of Excel; nothing is said of other files.
    sheet : str
        The name of a sheet.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            content = archive.read(_path_of(archive, sheet))
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        return {}  # the reader of workbooks has said what is to say
    if not _FORMULA.search(content):
        return {}
    found: Counter[str] = Counter()
    for match in _CELL.finditer(content):
        attributes, inner = match[1] or b"", match[2]
        if _FORMULA.search(inner) and not (_VALUE.search(inner) or _TEXT.search(attributes)):
            column = _COLUMN.search(attributes)
            found[column[1].decode() if column else "?"] += 1
    return dict(sorted(found.items(), key=lambda one: (len(one[0]), one[0])))


def _path_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return where in a workbook a sheet is, or raise KeyError."""
    sheets = _elements(archive, "xl/workbook.xml", _SHEET)
    key = next((one.get("r:id", "") for one in sheets if one.get("name") == sheet), "")
    relations = _elements(archive, "xl/_rels/workbook.xml.rels", _RELATION)
    target = {one.get("Id"): one.get("Target", "") for one in relations}[key]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _elements(archive: zipfile.ZipFile, path: str, tag: re.Pattern[str]) -> list[dict[str, str]]:
    text = archive.read(path).decode("utf-8-sig")
    return [
        {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(element)}
        for element in tag.findall(text)
    ]


def formulas_told(counts: dict[str, int]) -> str:
    """Return what is said of formulas without a value.

    Parameters
    ----------
    counts : dict of str to int
        As `without_values` returns them, at least one.
    """
    n = sum(counts.values())
    columns = ", ".join(list(counts)[:8]) + (" ..." if len(counts) > 8 else "")
    return (
        f"{n:,} formula{'s' * (n != 1)} without a value in column{'s' * (len(counts) != 1)} "
        f"{columns}, read as missing (open and save the file in a spreadsheet program)"
    )
