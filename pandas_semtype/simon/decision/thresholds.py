"""Labels a call chooses from, and the scores they must reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...checks import fraction, listed, one_of
from ...errors import ArgumentError
from ...types import labels_of
from ...verdict import BEST_GUESS, MODES
from .confidence import Confidence

__all__ = [
    "Threshold",
    "call_thresholds",
    "chosen_labels",
    "merged_thresholds",
    "mode_thresholds",
]

Threshold = float | Mapping[str, float] | None
"""The argument ``threshold`` of a call: a score for all labels, or scores by label."""


def chosen_labels(types: str | Sequence[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels a call chooses from.

    Parameters
    ----------
    types : str, sequence of str, or None
        ``"base"``, ``"extended"``, ``"all"`` or labels; None for all of them.
    known : tuple of str
        Labels of the model.

    Returns
    -------
    tuple of str
        In the order of `known`.

    Raises
    ------
    ArgumentError
        If the model does not know one of them, or there is none.

    Examples
    --------
    >>> from pandas_semtype.simon.decision.thresholds import chosen_labels
    >>> chosen_labels(["text", "email"], ("email", "int", "text"))
    ('email', 'text')
    """
    if types is None:
        return known
    if not isinstance(types, Iterable):
        raise ArgumentError.of("types", types, "'base', 'extended', 'all' or labels")
    if isinstance(types, str):
        wanted = labels_of(types)
    else:
        wanted = tuple(listed("types", types, "'base', 'extended', 'all' or labels"))
    if not all(isinstance(label, str) and label in known for label in wanted):
        raise ArgumentError.unknown_labels("types", wanted, known)
    if not wanted:
        raise ArgumentError.of("types", (), "at least one label")
    return tuple(label for label in known if label in set(wanted))


def call_thresholds(
    threshold: Threshold, labels: Sequence[str], own: Mapping[str, float], known: Sequence[str]
) -> dict[str, float]:
    """Return the score from which on each label counts in a call.

    Parameters
    ----------
    threshold : float, mapping of str to float, or None
        In place of the model's thresholds, for all labels or by label.
    labels : sequence of str
        Labels the call chooses from.
    own : mapping of str to float
        The model's thresholds; 0.5 for a label without one.
    known : sequence of str
        Labels of the model.

    Raises
    ------
    ArgumentError
        If a threshold is no number from 0 to 1, or of a label the model does not know.
    """
    given: Mapping[str, float] = {}
    if isinstance(threshold, Mapping):
        given = threshold
    elif threshold is not None:
        given = dict.fromkeys(labels, threshold)
    if not all(isinstance(label, str) and label in known for label in given):
        raise ArgumentError.unknown_labels("threshold", list(given), known)
    for value in given.values():
        fraction("threshold", value)
    return merged_thresholds(threshold, labels, own)


def merged_thresholds(
    threshold: Threshold, labels: Sequence[str], own: Mapping[str, float]
) -> dict[str, float]:
    """Return a threshold per label, as `call_thresholds` does, of arguments that were checked."""
    if isinstance(threshold, Mapping):
        return {x: float(threshold[x]) if x in threshold else own.get(x, 0.5) for x in labels}
    if threshold is not None:
        return dict.fromkeys(labels, float(threshold))
    return {label: own.get(label, 0.5) for label in labels}


def mode_thresholds(
    mode: str,
    threshold: Threshold,
    confidence: Confidence,
    own: Mapping[str, float],
    known: Sequence[str],
    user_labels: Sequence[str],
) -> dict[str, float]:
    """Return the probability each label needs to be the verdict of a mode.

    Parameters
    ----------
    mode : {"medium_confidence", "high_confidence", "best_guess"}
        How certain a verdict must be.
    threshold : float, mapping of str to float, or None
        In place of the mode's thresholds, for all labels or by label; the best guess needs
        none in any case.
    confidence : Confidence
        Thresholds of the modes, as the model was calibrated.
    own : mapping of str to float
        The model's thresholds.
    known : sequence of str
        Labels of the model.
    user_labels : sequence of str
        Those of them that a user added.

    Returns
    -------
    dict of str to float
        A label that is not in it needs none.

    Raises
    ------
    ArgumentError
        If there is no such mode or label.
    """
    mode = one_of("mode", mode, MODES)
    given = {} if threshold is None else call_thresholds(threshold, known, own, known)
    if mode == BEST_GUESS:
        return {}
    of_mode = confidence.bars_of(mode, own, user_labels)
    if isinstance(threshold, Mapping):
        return {**of_mode, **{label: given[label] for label in threshold}}
    return given or of_mode
