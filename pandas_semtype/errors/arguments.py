"""Errors of arguments, options, and packages that are not installed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Self

from ..shown import value_shown as _shown
from .base import SemtypeError
from .wording import hint, listed, near_names

__all__ = [
    "ArgumentError",
    "MissingDependencyError",
    "OptionError",
    "UsageError",
]


class ArgumentError(SemtypeError, ValueError):
    """An argument or option has a value that is not accepted."""

    @classmethod
    def of(cls, name: str, value: object, expected: str) -> Self:
        """Build the error of a value outside what `name` accepts."""
        return cls(f"{name} is not valid. Received: {name}={_shown(value)}. Pass {expected}.")

    @classmethod
    def unknown_label(cls, name: str, label: object, known: Iterable[str]) -> Self:
        """Build the error of a label the model does not have."""
        return cls(
            f"{name} has a label the model does not know. Received: {_shown(label)}. "
            f"{hint(label, known, 'labels')}"
        )

    @classmethod
    def unknown_labels(cls, name: str, given: Sequence[object], known: Iterable[str]) -> Self:
        """Build the error of several labels one of which, at least, the model does not have.

        Where none is known, and the first is like none, they are cells, perhaps.
        """
        known = list(known)
        wrong = [label for label in given if not isinstance(label, str) or label not in known]
        if len(wrong) < len(given) or near_names(wrong[0], known):
            return cls.unknown_label(name, wrong[0], known)
        return cls(
            f"{name} has no label that the model knows. Received: {len(given)} label(s). Known "
            f"labels: {listed(known)}. Pass some of these."
        )

    @classmethod
    def column_name(cls, name: Hashable, expected: str) -> Self:
        """Build the error of a column whose name cannot be kept."""
        return cls(f"A name of a column cannot be kept. Received: {_shown(name)}. Use {expected}.")

    @classmethod
    def duplicate_names(cls, names: Iterable[Hashable]) -> Self:
        """Build the error of a frame in which names stand for several columns."""
        return cls(
            f"Several columns have the same name. Received: {listed(names)}. Rename them, so that "
            "every column has a name of its own."
        )

    @classmethod
    def repeated_names(cls, names: Iterable[Hashable]) -> Self:
        """Build the error of a result whose columns a schema cannot tell apart by name."""
        return cls(
            "A schema finds columns by their names, and several columns have the same one. "
            f"Received: {listed(names)}. Rename the columns of the frame, and infer again."
        )

    @classmethod
    def target_among_columns(cls, name: Hashable) -> Self:
        """Build the error of a target that a model would be given to predict itself from."""
        return cls(
            f"The target is a column of X, too. Received: y named {_shown(name)}. Drop that column "
            "from X, or rename y if it is something else."
        )

    @classmethod
    def unreadable_role(cls, name: Hashable, role: str) -> Self:
        """Build the error of a column that is to be numbers or dates, of which it holds none."""
        what = "date or time" if role == "datetime" else "number"
        return cls(
            f"No cell of a column can be read as its role asks. Received: roles={{{_shown(name)}: "
            f"{role!r}}}, and no cell that gives one {what}. Pass another role, or leave it to fit."
        )


class OptionError(SemtypeError, KeyError):
    """An option of this name does not exist."""

    @classmethod
    def unknown(cls, name: object, known: Iterable[str]) -> Self:
        """Build the error of an option that does not exist."""
        return cls(f"There is no option {_shown(name)}. {hint(name, known, 'options')}")


class MissingDependencyError(SemtypeError, ImportError):
    """A package of an optional extra is not installed."""

    @classmethod
    def of(cls, package: str, extra: str, purpose: str) -> Self:
        """Build the error of a package that an extra would bring."""
        return cls(
            f"{purpose} needs the package {package}, which is not installed. Install it with "
            f'pip install "pandas-semtype[{extra}]".'
        )

    @classmethod
    def broken(cls, package: str, extra: str, purpose: str) -> Self:
        """Build the error of a package that is installed and fails at its import."""
        return cls(
            f"{purpose} needs the package {package}, which is installed but cannot be imported. "
            f'Reinstall it with pip install --force-reinstall "pandas-semtype[{extra}]".'
        )


class UsageError(SemtypeError, ValueError):
    """What is said of a file does not go with it, or arguments of a command with one another."""
