"""The warnings of the package."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Self

from ..shown import value_shown as _shown

__all__ = [
    "AccessorConflictWarning",
    "ActivationWarning",
    "DirectionWarning",
    "ForgettingWarning",
    "KnownTypeWarning",
    "LeakWarning",
    "LowConfidenceWarning",
    "NotSavedWarning",
    "PersonalNamesWarning",
    "TreatmentWarning",
]


class LowConfidenceWarning(UserWarning):
    """A selection left out columns that may be of the wanted types."""

    @classmethod
    def of(cls, guesses: Sequence[tuple[Hashable, str]]) -> Self:
        """Build the warning of columns that are unknown, with the best guess of each."""
        columns = [f"{_shown(name)} may be {_shown(label)}" for name, label in guesses]
        shown = "; ".join(columns[:3]) + ("; ..." if len(columns) > 3 else ".")
        return cls(
            f"{len(columns)} column(s) were left out because they are not sure enough: {shown} "
            "Look at df.semtype.infer(), or select under option_context(mode='best_guess')."
        )


class ActivationWarning(FutureWarning):
    """A fitted model became the active one of the process without being told to."""

    @classmethod
    def of(cls, function: str) -> Self:
        """Build the warning of a function that will leave the process as it is."""
        return cls(
            f"{function} made its model the active one of the whole process, which it will not do "
            "from version 0.3 on. Pass activate=True to keep that, or activate=False and use the "
            "model it returns: model=..., or with pandas_semtype.using(model)."
        )


class NotSavedWarning(UserWarning):
    """A part of a saved model that learned from texts is not in its directory."""

    @classmethod
    def of(cls, encoder: str) -> Self:
        """Build the warning of an encoder that holds more than plain values."""
        return cls(
            f"The fitted encoder {_shown(encoder)} is not part of the directory: it holds more "
            "than numbers, words and arrays. Keep model.encoder.source.fitted yourself, of several "
            "encoders that of model.encoder.members[name], and give it to "
            "FakeNewsClassifier.load(directory, encoder=...)."
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


class PersonalNamesWarning(UserWarning):
    """Names of columns seem to be personal data, and `mask` leaves names as they are."""

    @classmethod
    def of(cls, n_names: int, what: str) -> Self:
        """Build the warning of as many names, and what they look like; none is shown."""
        return cls(
            f"{n_names} name(s) of columns or of levels of the index look like {what}, and mask "
            "replaces cells, no names. Rename them, for example with "
            "df.columns = [f'c{i}' for i in range(df.shape[1])], or make cells of them with "
            "df.melt() or df.T.reset_index(), and mask again."
        )


class TreatmentWarning(UserWarning):
    """A transformer made something of a column that its user may not expect."""

    @classmethod
    def of(cls, notes: Mapping[Hashable, str]) -> Self:
        """Build the warning of columns of the training data, with what was done to each."""
        columns = [f"{_shown(name)} ({note})" for name, note in notes.items()]
        shown = "; ".join(columns[:5]) + ("; ..." if len(columns) > 5 else ".")
        return cls(
            f"SemanticTyper treats {len(columns)} column(s) in a way to know of: {shown} See "
            "report_, and pass roles= where a column is something else."
        )

    @classmethod
    def unknown(cls, columns: Mapping[Hashable, tuple[int, int]]) -> Self:
        """Build the warning of columns of which (nearly) no cell was known in training."""
        each = [f"{_shown(name)} ({new} of {n} cells)" for name, (new, n) in columns.items()]
        shown = "; ".join(each[:5]) + ("; ..." if len(each) > 5 else ".")
        return cls(
            f"Nothing that was learned is in the cells of {len(each)} column(s): {shown} Check "
            "that the columns are those of the training data, or pass errors='coerce' to be silent."
        )
