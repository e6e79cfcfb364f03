"""Every error and warning of the package, each with the builders of its messages.

A message is one sentence about what happened, with the received value, and one about how
to fix it. It names columns and counts, never the content of a cell. All of them stand in one
file, longer than others, so that a new message is worded beside those that exist.
"""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Self

__all__ = [
    "AccessorConflictWarning",
    "ArgumentError",
    "CheckpointError",
    "ColumnSelectionError",
    "DirectionWarning",
    "ExampleError",
    "ForgettingWarning",
    "FrameTypeError",
    "KnownTypeWarning",
    "LeakWarning",
    "LowConfidenceWarning",
    "MissingDependencyError",
    "ModelIntegrityError",
    "ModelNotFoundError",
    "NotFittedError",
    "OfflineError",
    "OptionError",
    "SemtypeError",
]

_SHOWN_CHARS = 80
_SHOWN_NAMES = 8


def _shown(value: object) -> str:
    """Return a short text of a received value that cannot hold cells."""
    if value is None or isinstance(value, (str, bytes, bool, int, float, complex, os.PathLike)):
        text = repr(value)
    elif isinstance(value, tuple):
        text = "(" + ", ".join(_shown(part) for part in value) + ")"
    else:
        text = f"<{type(value).__name__}>"
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 3] + "..."


def _listed(names: Iterable[object], most: int = _SHOWN_NAMES) -> str:
    names = list(names)
    text = ", ".join(_shown(name) for name in names[:most])
    more = len(names) - most
    return f"{text} and {more} more" if more > 0 else text


def _near(name: object, known: Iterable[object]) -> list[object]:
    """Return the known names that look like `name`, best first."""
    import difflib

    by_text: dict[str, object] = {}
    for other in known:
        by_text.setdefault(str(other).casefold(), other)
    close = difflib.get_close_matches(str(name).casefold(), list(by_text), n=3, cutoff=0.6)
    return [by_text[text] for text in close]


def _hint(name: object, known: Iterable[object], what: str) -> str:
    """Return a sentence with near names, or with some of the known ones."""
    known = list(known)
    near = _near(name, known)
    if near:
        return f"Did you mean {' or '.join(_shown(other) for other in near)}?"
    return f"Known {what}: {_listed(known)}." if known else f"There are no {what}."


class SemtypeError(Exception):
    """Root of every error of the package."""

    def __str__(self) -> str:
        # KeyError would show the repr of its message, line breaks and quotes escaped.
        return str(self.args[0]) if len(self.args) == 1 else super().__str__()


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
            f"{_hint(label, known, 'labels')}"
        )


class OptionError(SemtypeError, KeyError):
    """An option of this name does not exist."""

    @classmethod
    def unknown(cls, name: object, known: Iterable[str]) -> Self:
        """Build the error of an option that does not exist."""
        return cls(f"There is no option {_shown(name)}. {_hint(name, known, 'options')}")


class FrameTypeError(SemtypeError, TypeError):
    """Something that is not a pandas DataFrame or Series was given."""

    @classmethod
    def of(cls, value: object, expected: str = "a pandas DataFrame or Series") -> Self:
        """Build the error of an object of another type."""
        kind = f"{type(value).__module__}.{type(value).__qualname__}"
        return cls(f"Expected {expected}. Received: {kind}. Convert it to pandas first.")


class ColumnSelectionError(SemtypeError, KeyError):
    """A column is not in the frame, or its name stands for several."""

    @classmethod
    def missing(cls, name: Hashable, known: Iterable[Hashable]) -> Self:
        """Build the error of a name the frame does not have."""
        return cls(f"There is no column {_shown(name)}. {_hint(name, known, 'columns')}")

    @classmethod
    def none_of(cls, n_names: int, known: Iterable[Hashable]) -> Self:
        """Build the error of several names none of which the frame has: cells, perhaps."""
        return cls(
            f"None of the {n_names} names is a column. Known columns: {_listed(known)}. To give "
            "the cells of one column in place of names, pass a Series, or a list of lists."
        )

    @classmethod
    def ambiguous(cls, name: Hashable, positions: Iterable[int]) -> Self:
        """Build the error of a name of several columns."""
        where = list(positions)
        return cls(
            f"{len(where)} columns answer to {_shown(name)}. Choose one by position with "
            f".at(i), i being one of {_listed(where)}."
        )

    @classmethod
    def out_of_range(cls, position: object, n_columns: int) -> Self:
        """Build the error of a position the result does not have."""
        return cls(
            f"There is no column at position {_shown(position)}. The result has {n_columns} "
            "columns, counted from 0."
        )


class NotFittedError(SemtypeError, ValueError, AttributeError):
    """A prediction is asked for, and there is no model to make it."""

    @classmethod
    def of(cls, task: str) -> Self:
        """Build the error of a task without a model."""
        return cls(
            f"There is no model for {_shown(task)}. Fit one, pass model=..., or make one active "
            "with pandas_semtype.using(model)."
        )


class ExampleError(SemtypeError, ValueError):
    """The support set of a new class cannot be used."""

    @classmethod
    def too_few(cls, label: str, needed: int, received: int) -> Self:
        """Build the error of a support set that is too small."""
        return cls(
            f"{_shown(label)} needs at least {needed} example columns. Received: {received}. "
            "Add columns, or split long ones."
        )

    @classmethod
    def existing(cls, label: str) -> Self:
        """Build the error of a label the model already has."""
        return cls(
            f"The model already has the label {_shown(label)}. Choose another name for the new "
            "class, or pass replace=True to fit it again."
        )

    @classmethod
    def label(cls, label: object, reason: str) -> Self:
        """Build the error of a name that no class can have."""
        return cls(
            f"{_shown(label)} cannot be the name of a class: {reason}. Give a name such as "
            "'order_number'."
        )

    @classmethod
    def too_short(cls, label: str, position: int, needed: int, received: int) -> Self:
        """Build the error of an example column with too few cells."""
        return cls(
            f"Example column {position} of {_shown(label)} has too few cells that are not "
            f"missing. Received: {received}. Give at least {needed}."
        )

    @classmethod
    def one_label(cls, received: int) -> Self:
        """Build the error of a labelled frame with one label only."""
        return cls(
            f"A model needs columns of at least 2 labels to tell apart. Received: {received} "
            "label(s). Give more labelled columns, or extend a model instead."
        )

    @classmethod
    def no_texts(cls, received: int) -> Self:
        """Build the error of a column without one text that has a label."""
        return cls(
            f"No text is there that is neither missing nor blank and has a label. Received: "
            f"{received} rows. Choose another column, or give labels for these texts."
        )

    @classmethod
    def one_class(cls, received: int) -> Self:
        """Build the error of labels of one class only."""
        return cls(
            f"Labels need at least 2 classes among the texts that are there. Received: {received}."
            " Give texts of another class too."
        )

    @classmethod
    def no_cells(cls, label: str) -> Self:
        """Build the error of a label of the user that deeper training would forget."""
        return cls(
            f"The model keeps no cells of the label {_shown(label)}, so training below its output "
            "layer would make it forget that label. Teach it with keep_cells=True, or together "
            "with the new class."
        )

    @classmethod
    def contradiction(cls, label: str, other: str, position: int) -> Self:
        """Build the error of a column that is an example of two things."""
        return cls(
            f"Example column {position} of {_shown(label)} is also given for {_shown(other)}. "
            "Leave it out of one of the two, or say with implies=... that one implies the other."
        )


class ModelNotFoundError(SemtypeError, LookupError):
    """No preset and no directory has this name."""

    @classmethod
    def of(cls, name: object, presets: Iterable[str]) -> Self:
        """Build the error of a name that resolves to nothing."""
        return cls(
            f"There is no model {_shown(name)}: neither a preset nor a directory. "
            f"{_hint(name, presets, 'presets')}"
        )


class ModelIntegrityError(SemtypeError, OSError):
    """The content of a file of a model is not what it should be."""

    @classmethod
    def of(cls, path: object, expected: str, received: str) -> Self:
        """Build the error of a file whose hash differs."""
        return cls(
            f"{path} is not the file it should be: expected hash {expected}, got {received}. "
            "Delete it and fetch or install the model again."
        )


class OfflineError(SemtypeError, ConnectionError):
    """A file must be fetched, and fetching is not allowed or not possible."""

    @classmethod
    def of(cls, file: str, folder: object, reason: str = "fetching is switched off") -> Self:
        """Build the error of a file that is not on this machine."""
        return cls(
            f"{file} is needed and not on this machine, and {reason}. Put it into {folder}, or "
            "unset PANDAS_SEMTYPE_OFFLINE, or point PANDAS_SEMTYPE_BASE_URL to a host that has it."
        )


class CheckpointError(SemtypeError, ValueError):
    """A model directory cannot be read."""

    @classmethod
    def missing_file(cls, directory: object, file: str) -> Self:
        """Build the error of a directory that lacks a file."""
        return cls(
            f"{directory} is no model directory: it has no {file}. Pass a directory that "
            "save() of a model wrote."
        )

    @classmethod
    def not_a_directory(cls, path: object) -> Self:
        """Build the error of a file that stands where a model is to be saved."""
        return cls(
            f"A model is saved as a directory. Received: {str(path)!r}, which is a file. Give the "
            "path of a directory."
        )

    @classmethod
    def in_the_way(cls, directory: object, names: Sequence[str]) -> Self:
        """Build the error of a directory that holds other files."""
        return cls(
            f"The directory holds files that no saved model put there. Received: "
            f"{str(directory)!r} with {_listed(names, 3)}. Give a new or an empty directory, or "
            "pass overwrite=True to save the model beside them."
        )

    @classmethod
    def would_replace(cls, directory: object, names: Sequence[str]) -> Self:
        """Build the error of files whose names a saved model would take."""
        return cls(
            f"Saving would replace files that no saved model put there. Received: "
            f"{str(directory)!r} with {_listed(names, 3)}. Move them away, or give another "
            "directory."
        )

    @classmethod
    def damaged(cls, file: object, reason: str) -> Self:
        """Build the error of a file that cannot be understood."""
        return cls(f"{file} cannot be read: {reason}. Save or install the model again.")

    @classmethod
    def no_replay(cls, model: str) -> Self:
        """Build the error of a model that would forget what it knows."""
        return cls(
            f"Model {model} has no replay set, without which an extension would make it forget. "
            "Give it one with python -m pandas_semtype.simon.replay DIRECTORY."
        )

    @classmethod
    def other_format(cls, file: object, received: object, supported: object) -> Self:
        """Build the error of a checkpoint of another format version."""
        return cls(
            f"{file} has format version {_shown(received)}; this release reads version "
            f"{_shown(supported)}. Install the release that wrote it, or save the model again."
        )


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


class LowConfidenceWarning(UserWarning):
    """A selection left out columns that may be of the wanted types."""

    @classmethod
    def of(cls, guesses: Mapping[Hashable, str]) -> Self:
        """Build the warning of columns that are unknown, with the best guess of each."""
        columns = [f"{_shown(name)} may be {_shown(label)}" for name, label in guesses.items()]
        shown = "; ".join(columns[:3]) + ("; ..." if len(columns) > 3 else ".")
        return cls(
            f"{len(columns)} column(s) were left out because they are not sure enough: {shown} "
            "Look at df.semtype.infer(), or select under option_context(mode='best_guess')."
        )


class ForgettingWarning(UserWarning):
    """Extending a model lowered the scores of its old labels."""

    @classmethod
    def of(cls, label: str, before: float, after: float) -> Self:
        """Build the warning of a label that got worse."""
        return cls(
            f"Extending lowered the score of {_shown(label)} from {before:.2f} to {after:.2f}. "
            "Give more varied examples, or keep the old model for this label."
        )


class KnownTypeWarning(UserWarning):
    """The examples of a new class are what the model already knows by another name."""

    @classmethod
    def of(cls, label: str, known: str, n_columns: int, n_examples: int) -> Self:
        """Build the warning of examples that have a confident label."""
        return cls(
            f"The model types {n_columns} of {n_examples} example columns of {_shown(label)} as "
            f"{_shown(known)} with confidence. Use that label, or pass implies={known!r} if "
            "both hold."
        )


class LeakWarning(UserWarning):
    """Labelled texts hold something that gives their class away."""

    @classmethod
    def of(cls, found: str, advice: str) -> Self:
        """Build the warning of what was found; a token is named if many texts hold it."""
        return cls(f"{found} {advice}")


class AccessorConflictWarning(UserWarning):
    """Another package has registered an accessor of the same name."""

    @classmethod
    def of(cls, owner: str, name: str, module: str) -> Self:
        """Build the warning of an accessor that is left in place."""
        return cls(
            f"{owner}.{name} is already registered by {module} and was left in place. Use "
            "pandas_semtype.infer(frame), or pandas_semtype.accessors.register(force=True)."
        )


class DirectionWarning(UserWarning):
    """A language model seems to read in another direction than it is used for."""

    @classmethod
    def named(cls, name: str, direction: str, given: str) -> Self:
        """Build the warning of a name that belongs to another direction."""
        return cls(
            f"{_shown(name)} seems to be a {direction} language model and is given as the {given} "
            "one. Exchange them, or rename it if its name is wrong."
        )

    @classmethod
    def of(cls, direction: str, as_said: float, turned: float) -> Self:
        """Build the warning of texts that are likelier in the other direction."""
        return cls(
            f"The {direction} language model finds the texts likelier when they are read in the "
            f"other direction: perplexity {as_said:.0f} against {turned:.0f}. Give it as the model "
            "of the other direction."
        )
