"""The arguments of one inference, checked once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from .checks import flag, listed
from .config import OPTIONS, get_option
from .errors import ArgumentError
from .sampling import check_random_state
from .types import GROUPS, labels_of
from .verdict import BEST_GUESS, DEFAULT_MODE

__all__ = ["AUTO", "InferArguments", "InferOptions"]

AUTO = "auto"
"""Names of columns count where they say something; not those that a program gave."""


class InferArguments(TypedDict, total=False):
    """Keyword arguments of `pandas_semtype.infer` that become `InferOptions`."""

    types: str | Iterable[str] | None
    max_cells: int | None
    threshold: float | Mapping[str, float] | None
    use_rules: bool
    mode: str | None
    use_names: bool | str
    random_state: Any


@dataclass(frozen=True, slots=True)
class InferOptions:
    """Hold the checked arguments of one inference.

    Make one with `checked`. Nobody further down needs to look at a value again.

    Parameters
    ----------
    types : tuple of str, optional
        Labels to choose from, in the order of the model; None for all of them.
    threshold : float or mapping of str to float, optional
        Score a label needs, 0 to 1, in place of those of the mode.
    use_rules : bool, default True
        Whether rules may settle, support or forbid labels.
    max_cells : int, optional
        Distinct cells per column that the network reads; if None the model's own number, and
        three times as many of columns whose label is not sure.
    mode : str, default "medium_confidence"
        What becomes of a best guess with a low score.
    use_names : bool or "auto", default "auto"
        Whether names of columns and neighbours count; ``"auto"``: where names say something.
    seed : int, default 0
        Seed of the rows that are drawn.
    """

    types: tuple[str, ...] | None = None
    threshold: float | Mapping[str, float] | None = None
    use_rules: bool = True
    max_cells: int | None = None
    mode: str = DEFAULT_MODE
    use_names: bool | str = AUTO
    seed: int = 0

    @classmethod
    def checked(
        cls,
        known: Sequence[str],
        *,
        types: str | Iterable[str] | None = None,
        max_cells: int | None = None,
        threshold: float | Mapping[str, float] | None = None,
        use_rules: bool = True,
        mode: str | None = None,
        use_names: bool | str = AUTO,
        random_state: Any = 0,
    ) -> InferOptions:
        """Check the arguments of a user, and fill in what the configuration sets.

        Parameters
        ----------
        known : sequence of str
            Labels of the model, in its order.
        types, max_cells, threshold, use_rules, mode, use_names, random_state
            As for `pandas_semtype.infer`.

        Raises
        ------
        ArgumentError
            If a value is not accepted.

        Examples
        --------
        >>> from pandas_semtype.infer_options import InferOptions
        >>> InferOptions.checked(["email", "int", "text"], types=["text", "int"]).types
        ('int', 'text')
        """
        cells: int | None = get_option("max_cells", max_cells)
        seed = check_random_state(random_state)
        rules = flag("use_rules", use_rules)
        chosen = _checked_types(types, known)
        needed = _checked_threshold(threshold, known)
        how: str = get_option("mode", mode)
        if how == BEST_GUESS and mode is not None and threshold is not None:
            expected = "no threshold beside mode='best_guess', which needs none"
            raise ArgumentError.of("threshold", threshold, expected)
        return cls(chosen, needed, rules, cells, how, _checked_names(use_names), seed)

    def key(self) -> Hashable:
        """Return what the best guess on a sample depends on; mode and names come after it."""
        needed = self.threshold
        limits = tuple(sorted(needed.items())) if isinstance(needed, Mapping) else needed
        return self.types, limits, self.use_rules, self.max_cells, self.seed


def _checked_names(use_names: Any) -> bool | str:
    if isinstance(use_names, str) and use_names == AUTO:
        return AUTO
    try:
        return flag("use_names", use_names)
    except ArgumentError:
        raise ArgumentError.of("use_names", use_names, "True, False or 'auto'") from None


def _checked_types(types: Any, known: Sequence[str]) -> tuple[str, ...] | None:
    if types is None or (isinstance(types, str) and types == "all"):
        return None
    if not isinstance(types, Iterable):
        raise ArgumentError.of("types", types, "'base', 'extended', 'all' or labels")
    if isinstance(types, str):
        wanted = labels_of(types)
        if types not in GROUPS and types not in known:
            raise ArgumentError.unknown_label("types", types, [*GROUPS, *known])
    else:
        wanted = tuple(listed("types", types, "'base', 'extended', 'all' or labels"))
        if not all(isinstance(label, str) and label in known for label in wanted):
            raise ArgumentError.unknown_labels("types", wanted, known)
    chosen = tuple(label for label in known if label in wanted)
    if not chosen:
        raise ArgumentError.of("types", types, "at least one label of the model")
    return chosen


def _checked_threshold(threshold: Any, known: Sequence[str]) -> float | Mapping[str, float] | None:
    if not isinstance(threshold, Mapping):
        one: float | None = get_option("threshold", threshold)
        return one
    given = listed("threshold", threshold, "a number from 0 to 1, or such numbers by label")
    if not all(isinstance(label, str) and label in known for label in given):
        raise ArgumentError.unknown_labels("threshold", given, known)
    check = OPTIONS["threshold"].check
    return {label: check(f"threshold[{label!r}]", threshold[label]) for label in given}
