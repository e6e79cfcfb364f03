"""Classes whose names are written differently and may mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from ..labels import LabelMap, cut
from .leak import Leak

__all__ = ["alike_labels"]

_QUOTES = "\"'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_MOST_NAMED = 6
_JOINTS = re.compile(r"(?<=[^\W_])(?![\s_]-\d)\s?[_\-\u2010-\u2014]+\s?(?=\w)")
"""Hyphens and low lines between words; elsewhere they say something, as in "C-" and "step -1"."""
_NUMBER = re.compile(r"[-+]?\d{1,40}(?:\.0{0,40})?", re.ASCII)
"""A whole number; in "1.10", zeros at the end may be of a heading or a version."""


def _form(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name)
    return "".join(c for c in plain if unicodedata.category(c) != "Cf")


def _blanks(name: str) -> str:
    return " ".join(name.split())


def _marks(name: str) -> str:
    return name.strip(_QUOTES).rstrip(".,;:") or name


def _hyphens(name: str) -> str:
    return _JOINTS.sub(" ", name)


def _number(name: str) -> str:
    return str(int(name.partition(".")[0])) if _NUMBER.fullmatch(name) else name


_WRITINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("the Unicode form or invisible characters", _form),  # first: they hide all else
    ("blanks", _blanks),
    ("quotation marks or full stops", _marks),
    ("hyphens", _hyphens),
    ("the way a number is written", _number),
    ("case", str.casefold),
)
"""How names that mean the same may differ, and a name without it. Accents, plus signs and the
like are not among them: they tell words, grades and programming languages apart."""


def alike_labels(labels: LabelMap) -> list[Leak]:
    """Return the finding of classes whose names differ in the way they are written alone.

    Parameters
    ----------
    labels : LabelMap
        The classes.

    Examples
    --------
    >>> from pandas_semtype.fakenews.labels import LabelMap
    >>> from pandas_semtype.fakenews.leakage.alike_labels import alike_labels
    >>> [leak.names for leak in alike_labels(LabelMap(("1", "1.0", "C", "C++"), "object"))]
    [('1', '1.0')]
    """
    by_key: dict[str, list[str]] = {}
    for label in labels.classes:
        if isinstance(label, str):
            by_key.setdefault(_plain(label), []).append(label)
    return [_finding(names) for names in by_key.values() if len(names) > 1]


def _plain(name: str, without: str = "") -> str:
    for way, change in _WRITINGS:
        name = name if way == without else change(name)
    return name


def _finding(names: Sequence[str]) -> Leak:
    ways = [way for way, _ in _WRITINGS if len({_plain(name, way) for name in names}) > 1]
    # The plainest name is the one that fewest changes alter.
    plainest = min(names, key=lambda name: (sum(f(name) != name for _, f in _WRITINGS), name))
    shown = _shown(names)
    others = [text for name, text in zip(names, shown, strict=True) if name != plainest]
    target = shown[list(names).index(plainest)]
    pairs = ", ".join(f"{other}: {target}" for other in others[:_MOST_NAMED])
    whole = all(cut(name) == name for name in names) and len(others) <= _MOST_NAMED
    how = f"labels.replace({{{pairs}}})" if whole else "a name for each"
    listed = " and ".join(shown[:_MOST_NAMED]) + (" and others" if names[_MOST_NAMED:] else "")
    return Leak(
        "labels",
        f"The classes {listed} differ in {' and '.join(ways)} alone and are kept apart.",
        f"If they mean the same, write them alike first: {how}.",
        names=tuple(names),
    )


def _shown(names: Sequence[str]) -> list[str]:
    """Return names as messages show them, with escapes where they would look the same."""
    plain = [repr(cut(name)) for name in names]
    looks = {unicodedata.normalize("NFC", text) for text in plain}
    return plain if len(looks) == len(names) else [ascii(cut(name)) for name in names]
