"""Errors of models: what they are fitted to, and where they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from ..shown import value_shown as _shown
from .base import SemtypeError
from .wording import hint, listed

__all__ = [
    "CheckpointError",
    "ExampleError",
    "ModelIntegrityError",
    "ModelNotFoundError",
    "NotFittedError",
    "OfflineError",
    "SaveError",
]

_LAST_SHIPPED = {"simon_v1": "0.1"}
"""The last version that came with a model, of models that no longer come with the package."""


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
        advice = "Add columns, or split long ones." if received else "Give columns as examples."
        return cls(
            f"{_shown(label)} needs at least {needed} example columns. Received: {received}. "
            f"{advice}"
        )

    @classmethod
    def existing(cls, label: str) -> Self:
        """Build the error of a label the model already has."""
        return cls(
            f"The model already has the label {_shown(label)}. Choose another name for the new "
            "class, or pass replace=True to fit it again."
        )

    @classmethod
    def alike(cls, label: str, other: str) -> Self:
        """Build the error of a label that differs from another one in writing alone."""
        return cls(
            f"The label {_shown(label)} differs from {_shown(other)} in case, hyphens, dots or low "
            f"lines alone. Choose another name, or write {_shown(other)} where the same is meant."
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
        """Build the error of a name that resolves to nothing, or no longer does."""
        version = _LAST_SHIPPED.get(str(name))
        if version is not None:
            return cls(
                f"The model {_shown(name)} is not part of this version: it shipped with version "
                f"{version}. Use the default model, or get the wheel of that version (pip download "
                f'--no-deps "pandas-semtype=={version}.*"), unpack it like a zip file, and pass '
                f"the directory pandas_semtype/models/{name} in it."
            )
        return cls(
            f"There is no model {_shown(name)}: neither a preset nor a directory. "
            f"{hint(name, presets, 'presets')}"
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


class SaveError(SemtypeError, OSError):
    """A model cannot be written where it should be."""

    @classmethod
    def of(cls, directory: object, error: OSError) -> Self:
        """Build the error of what the system said, which is kept in its attributes."""
        reason = error.strerror or type(error).__name__
        built = cls(
            f"The model cannot be saved. Received: directory={str(directory)!r}, of which the "
            f"system says: {reason}. Make room there, or give another directory."
        )
        built.errno, built.strerror, built.filename = error.errno, reason, str(directory)
        return built


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
            f"{str(directory)!r} with {listed(names, 3)}. Give a new or an empty directory, or "
            "pass overwrite=True to save the model beside them."
        )

    @classmethod
    def would_replace(cls, directory: object, names: Sequence[str]) -> Self:
        """Build the error of files whose names a saved model would take."""
        return cls(
            f"Saving would replace files that no saved model put there. Received: "
            f"{str(directory)!r} with {listed(names, 3)}. Move them away, or give another "
            "directory."
        )

    @classmethod
    def damaged(cls, file: object, reason: str) -> Self:
        """Build the error of a file that cannot be understood."""
        return cls(f"{file} cannot be read: {reason}. Save or install the model again.")

    @classmethod
    def unknown_kind(cls, directory: object, received: object, known: Iterable[str]) -> Self:
        """Build the error of a model of a kind that this release does not read."""
        return cls(
            f"{directory} holds a model of a kind that this release does not know. Received: "
            f"{_shown(received)}. Known kinds: {listed(known)}. Install the release that wrote it."
        )

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
