"""The recipe of fine-tuning; the defaults are the published values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ...errors import ArgumentError
from .schedule import FALL, PEAK

__all__ = ["Recipe"]

_SCHEDULES = ("epoch", "run")


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """Hold how a language model is fine-tuned to texts, and a classifier to their classes.

    Parameters
    ----------
    lm_epochs : int, default 3
        Epochs of the language model; in the first, the lower layers are frozen. 0 leaves
        the language model as it is.
    epochs : int, optional
        Epochs of the classifier; one more than there are layer groups by default.
    gradual : bool, default True
        Gradual unfreezing: train the last group alone in the first epoch, and one more in
        each further epoch. Otherwise all groups are trained from the first.
    schedule : {"epoch", "run"}, default "epoch"
        One slanted triangle per epoch of the classifier, or one over all of them.
    fall : float, default 2.6
        Ratio of the rate of each group to that of the group below it; 1 gives all the same
        rate.
    peak : float, default 0.01
        Peak learning rate of the classifier.
    lm_peak : float, default 0.004
        Peak learning rate of the language model.
    batch : int, default 64
        Texts per step of the classifier, and streams of the language model.
    window : int, default 72
        Tokens through which gradients are propagated; texts may be longer.
    dropout : float, default 1.0
        Multiplies all dropout rates.
    min_count : int, default 3
        Least number of occurrences of a word to be in the vocabulary.
    max_words : int, default 20000
        Largest number of words; the published 60,000 take four times as long.
    max_tokens : int, default 5000
        Tokens read at once. A longer text is learned and judged in parts.
    perplexity : bool, default False
        Give the classifier, beside the pooled states, the mean negative log-likelihood of
        a text under the language model.

    Examples
    --------
    >>> Recipe().fall
    2.6
    """

    lm_epochs: int = 3
    epochs: int | None = None
    gradual: bool = True
    schedule: str = "epoch"
    fall: float = FALL
    peak: float = PEAK
    lm_peak: float = 4e-3
    batch: int = 64
    window: int = 72
    dropout: float = 1.0
    min_count: int = 3
    max_words: int = 20_000
    max_tokens: int = 5_000
    perplexity: bool = False

    def __post_init__(self) -> None:
        for name, least in (
            ("lm_epochs", 0), ("epochs", 1), ("batch", 2), ("window", 2), ("min_count", 1),
            ("max_words", 1), ("max_tokens", 1),
        ):  # fmt: skip
            value = getattr(self, name)
            if value is None and name == "epochs":
                continue
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise ArgumentError.of(name, value, f"a whole number of at least {least}")
        for name, least_value, most in (
            ("fall", 1.0, 100.0), ("peak", 1e-8, 1.0), ("lm_peak", 1e-8, 1.0),
            ("dropout", 0.0, 1.9),
        ):  # fmt: skip
            value = getattr(self, name)
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            if not number or not least_value <= value <= most:
                raise ArgumentError.of(name, value, f"a number from {least_value:g} to {most:g}")
        for name in ("gradual", "perplexity"):
            if not isinstance(getattr(self, name), bool):
                raise ArgumentError.of(name, getattr(self, name), "True or False")
        if self.schedule not in _SCHEDULES:
            raise ArgumentError.of("schedule", self.schedule, f"one of {', '.join(_SCHEDULES)}")

    def to_dict(self) -> dict[str, Any]:
        """Return the recipe as plain values."""
        return asdict(self)
