"""What messages share: names in a list, and those that look like a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

from ..shown import text_of, value_shown

__all__ = ["among", "hint", "listed", "near_names"]

_SHOWN_NAMES = 8
_LONGEST_COMPARED = 200


def listed(names: Iterable[object], most: int = _SHOWN_NAMES) -> str:
    """Return the first names as text, and how many more there are.

    Parameters
    ----------
    names : iterable of object
        Names of columns, labels, or whatever else was given in their place.
    most : int, default 8
        How many are shown.
    """
    names = list(names)
    text = ", ".join(value_shown(name) for name in names[:most])
    more = len(names) - most
    return f"{text} and {more} more" if more > 0 else text


def among(name: object, names: Iterable[object]) -> bool:
    """Return whether a name is one of some; NaN is, and so is what cannot be compared.

    Parameters
    ----------
    name : object
    names : iterable of object
        Those it may be one of.
    """
    text = repr(type(name)), text_of(name)
    return any(other is name or (repr(type(other)), text_of(other)) == text for other in names)


def near_names(name: object, known: Iterable[object]) -> list[object]:
    """Return the known names that look like `name`, best first.

    Parameters
    ----------
    name : object
        A wrong one.
    known : iterable of object
        The right ones.
    """
    import difflib

    by_text: dict[str, object] = {}
    for other in known:
        by_text.setdefault(text_of(other)[:_LONGEST_COMPARED].casefold(), other)
    text = text_of(name)[:_LONGEST_COMPARED].casefold()
    close = difflib.get_close_matches(text, list(by_text), n=3, cutoff=0.6)
    return [by_text[text] for text in close]


def hint(name: object, known: Iterable[object], what: str) -> str:
    """Return a sentence with near names, or with some of the known ones.

    Parameters
    ----------
    name : object
        A wrong one.
    known : iterable of object
        The right ones.
    what : str
        What they are names of, in the plural.
    """
    known = list(known)
    near = near_names(name, known)
    if near:
        return f"Did you mean {' or '.join(value_shown(other) for other in near)}?"
    return f"Known {what}: {listed(known)}." if known else f"There are no {what}."
