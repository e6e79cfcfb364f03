"""Fuzz targets that read tables from bytes, and values that a user passes."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable, Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

from pandas_semtype.checks import flag, fraction, listed, path_text, whole
from pandas_semtype.cli.commands import _parser
from pandas_semtype.config import OPTIONS, check_option
from pandas_semtype.errors import SemtypeError
from pandas_semtype.infer_options import InferOptions
from pandas_semtype.readers import read_table
from pandas_semtype.readers.dialect import Dialect, rows_of, usual_width
from pandas_semtype.readers.encoding import detect_encoding
from pandas_semtype.readers.layout import column_names, find_layout
from pandas_semtype.readers.table import ReadOptions


def _read(content: bytes, kind: str) -> None:
    before = sys.stdin
    sys.stdin = SimpleNamespace(buffer=io.BytesIO(content))
    try:
        table = read_table("-", ReadOptions(format=kind))
    finally:
        sys.stdin = before
    assert len(table.frame.columns) >= 0
    assert all(isinstance(note, str) for note in table.notes)


def _csv(content: bytes) -> None:
    _read(content, "csv")


def _json_table(content: bytes) -> None:
    _read(content, "json")


def _json_lines(content: bytes) -> None:
    _read(content, "ndjson")


def _encoding(content: bytes) -> None:
    for complete in (False, True):
        code = detect_encoding(content, complete)
        "".encode(code)  # one that Python knows


def _rows(content: bytes) -> None:
    """Split a text by the dialect that its first two bytes choose."""
    text = content.decode("utf-8", "replace")
    sep = (",", ";", "\t", "|", " ", "\x1f", "::")[len(text) % 7]
    rows = list(rows_of(text, Dialect(sep, "'" if len(text) % 3 else '"')))
    usual_width(rows)
    for header in (None, True, False):
        layout = find_layout(rows, header)
        names, made_up = column_names(layout.header, max(layout.width, 1))
        assert len(names) == max(layout.width, 1)
        assert 0 <= made_up <= len(names)


_KNOWN = ("email", "int", "text", "datetime")
_ARGUMENTS = ("types", "max_cells", "threshold", "use_rules", "mode", "use_names", "random_state")


def _arguments(content: bytes) -> None:
    """Pass a JSON value, or else a text, wherever a value is checked."""
    value: Any
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = content.decode("utf-8", "surrogateescape" if len(content) % 2 else "replace")
    name = _ARGUMENTS[len(content) % len(_ARGUMENTS)]
    option = list(OPTIONS)[len(content) % len(OPTIONS)]
    calls: tuple[Callable[[], object], ...] = (
        lambda: InferOptions.checked(_KNOWN, **{name: value}),
        lambda: check_option(option, value),
        lambda: whole("n", value, 1, 9),
        lambda: fraction("n", value),
        lambda: flag("n", value),
        lambda: listed("n", value, "a list"),
        lambda: path_text(value),
    )
    messages = []
    for call in calls:
        try:
            call()
        except SemtypeError as error:
            messages.append(str(error))
    assert all(len(message) < 2000 and "\x1b" not in message for message in messages)
    if len(messages) >= len(calls) - 1:
        raise SemtypeError("refused")


def _command_line(content: bytes) -> None:
    words = content.decode("utf-8", "replace").split()
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        code: object = None
        try:
            _cached_parser().parse_args(words)
        except SystemExit as stop:
            code = stop.code
    assert code in (None, 0, 2)
    if code is not None:
        raise SemtypeError("refused")


_cached_parser = cache(_parser)

TABLE_TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "arguments": _arguments,
    "command_line": _command_line,
    "csv": _csv,
    "encoding": _encoding,
    "json_lines": _json_lines,
    "json_table": _json_table,
    "rows": _rows,
}
"""By name."""

_TABLES = (
    "a,b\n1,x\n2,y\n", 'name;amount\n"Ann; B";1,50\n"C ""D""";2,75\n', "a\tb\n1\t2\n\n3\t4\n",
    "Sales of May\n\nday;amount\n1;2,50\n2;3,75\n3;1,00\n", "sep=;\na;b\n1;2\n", "x\n1\n2\n",
    "größe|né\n1|2\n", "a,b\n1,2,3\n4\n", "a,a,\n1,2,\n",
    '"a\nb",c\n1,2\n', "2024-01-01 3.5 x\n" * 3,
    "a,b\r\n1,2\r\n", "a,b\r1,2\r",
)  # fmt: skip
_JSON = (
    '[{"a": 1, "b": "x"}, {"a": null}]', '{"a": [1, 2], "b": ["x", "y"]}', '{"rows": [{"a": 1}]}',
    '{"a": 1}\n{"a": 2}\n', "[[1, 2], [3]]", '{"a": {"0": 1}}', "[]", "[1]", '[{"a": {"b": []}}]',
)  # fmt: skip
_WORDS = (
    "infer a.csv --sep ; --skip 2 --json", "infer - --encoding utf-8 --no-header --roles",
    "labels --model simon_v2", "mask a.csv --key k", "models list", "report a.csv --output x.html",
    "extend a.csv --column b", "--version", "completion bash", "doctor", "cast a.csv", "fetch x",
)  # fmt: skip
_PASSED = (
    "1", "0.5", "-1", "1e999", "NaN", "true", "null",
    '"auto"', '["email", "int"]', '{"email": 0.5}',
    '"strict"', "[]", "{}", '"high_confidence"', "9" * 40,
    '{"a": {"b": [1]}}', "text", '["all", 1]',
)  # fmt: skip


def table_seeds(target: str) -> list[bytes]:
    """Return the inputs that are damaged."""
    texts: tuple[str, ...] = {
        "arguments": _PASSED,
        "command_line": _WORDS,
        "json_lines": _JSON,
        "json_table": _JSON,
    }.get(target, _TABLES)
    found = [text.encode() for text in texts]
    if target in ("csv", "encoding", "rows"):
        found += [_TABLES[6].encode(code) for code in ("utf-16", "cp1252", "utf-8-sig", "utf-32")]
    return found
